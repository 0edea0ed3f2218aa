//! Handing articles out: who tags which, by a scheme and a seed, so that the same wish gives the
//! same lists on every machine and anyone can check that nobody chose.

use super::{Desk, EditError, Plan as Planned};
use crate::model::review::{AGAIN, CONTROL, again_name};
use crate::model::{AnnotatorId, ArticleId, Assigned, Assignment, Change, Code};

/// What is wished.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// One of [`crate::model::review::SCHEMES`]: every article to two people (`double`); every
    /// article to one and a random share to a second (`random`); to the pairs of people in turn
    /// (`pairs`); a few articles to everybody (`common`), as for a week's common reading.
    pub scheme: String,
    pub seed: u64,
    /// Share of articles that `random` gives to two, in percent.
    pub percent: u8,
    /// How many articles `common` gives to everybody.
    pub count: usize,
    pub annotators: Vec<AnnotatorId>,
    pub articles: Vec<ArticleId>,
}

/// What would be handed out; nothing is changed.
///
/// # Errors
/// If the scheme is none, or there are too few people or no articles.
pub fn preview(wish: &Plan) -> Result<Vec<Assigned>, EditError> {
    let least = if wish.scheme == "random" { 1 } else { 2 };
    if wish.annotators.len() < least {
        return Err(EditError::TooFewPeople { least });
    }
    if wish.articles.is_empty() {
        return Err(EditError::NothingToAssign);
    }
    match wish.scheme.as_str() {
        "double" => Ok(doubles(wish)),
        "random" => Ok(shares(wish)),
        "pairs" => Ok(in_turn(wish)),
        "common" => Ok(common(wish)),
        other => Err(EditError::WrongValue(other.to_owned())),
    }
}

/// Hands articles out.
///
/// # Errors
/// As [`preview`], or if an article or a person is not there.
pub fn assign(desk: &mut Desk<'_>, wish: &Plan) -> Result<Planned, EditError> {
    let work = preview(wish)?;
    for article in &wish.articles {
        desk.get(article)?;
    }
    for annotator in &wish.annotators {
        desk.get(annotator)?;
    }
    let plan = Planned::new("work.assign", None, None);
    handed_out(desk, plan, &wish.scheme, (wish.seed, wish.percent), work)
}

/// How a sample is drawn for the control of quality.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sample {
    pub annotators: Vec<AnnotatorId>,
    /// Share of the articles that could be drawn, in percent; at least one article is.
    pub percent: u8,
    pub seed: u64,
}

/// Hands some of each person's older articles out to them a second time, under a second name, so
/// that they do not see what they made of them first (intra-annotator agreement).
///
/// # Errors
/// If a person is not there, or nobody has an article they left alone since `before_ms`.
pub fn again(desk: &mut Desk<'_>, wish: &Sample, before_ms: u64) -> Result<Planned, EditError> {
    let mut plan = Planned::new("work.again", None, None);
    let mut work = Vec::new();
    for annotator in &wish.annotators {
        let person = desk.get(annotator)?;
        let second = again_name(annotator);
        let is_due = |id: &ArticleId| {
            let last = desk.project.last_tagged_ms(annotator, id);
            last.is_some_and(|last| last < before_ms) && !desk.project.is_assigned_to(&second, id)
        };
        let drawn = draw(desk, wish, is_due);
        if drawn.is_empty() {
            continue;
        }
        if desk.project.annotators().get(&second).is_none() {
            let mut twin = person.clone();
            twin.id = second.clone();
            twin.name = format!("{} 2", person.name);
            plan = plan.edit(Change::create(twin));
        }
        let assign = drawn.into_iter();
        work.extend(assign.map(|article| assigned(article, vec![second.clone()])));
    }
    handed_out(desk, plan, AGAIN, (wish.seed, wish.percent), work)
}

/// Hands some articles whose gold is complete out to people who never tagged them; gold stays
/// hidden from them until they have handed in.
///
/// # Errors
/// If a person is not there, or there is no such article.
pub fn control(desk: &mut Desk<'_>, wish: &Sample) -> Result<Planned, EditError> {
    let mut work = Vec::new();
    for annotator in &wish.annotators {
        desk.get(annotator)?;
        let is_fit = |id: &ArticleId| {
            desk.project.is_settled_in(id)
                && desk.project.last_tagged_ms(annotator, id).is_none()
                && !desk.project.is_assigned_to(annotator, id)
        };
        let drawn = draw(desk, wish, is_fit).into_iter();
        work.extend(drawn.map(|article| assigned(article, vec![annotator.clone()])));
    }
    let plan = Planned::new("work.control", None, None);
    handed_out(desk, plan, CONTROL, (wish.seed, wish.percent), work)
}

/// A share of the articles that fit, by the seed.
fn draw(desk: &Desk<'_>, wish: &Sample, fits: impl Fn(&ArticleId) -> bool) -> Vec<ArticleId> {
    let articles = desk.project.articles().iter().map(|it| &it.id);
    let mut fit: Vec<ArticleId> = articles.filter(|id| fits(id)).cloned().collect();
    let count = (fit.len() * usize::from(wish.percent.min(100))).div_ceil(100);
    Numbers(wish.seed).shuffle(&mut fit);
    fit.truncate(count);
    fit.sort();
    fit
}

fn handed_out(
    desk: &mut Desk<'_>,
    plan: Planned,
    scheme: &str,
    (seed, double_percent): (u64, u8),
    work: Vec<Assigned>,
) -> Result<Planned, EditError> {
    if work.is_empty() {
        return Err(EditError::NothingToAssign);
    }
    let assignment = Assignment {
        id: desk.minter.mint(),
        by: desk.person(),
        scheme: Code::from(scheme),
        seed,
        double_percent,
        work,
        ext: Vec::new(),
    };
    Ok(plan.edit(Change::create(assignment)))
}

/// Numbers that look random and depend on the seed alone (SplitMix64; Steele, Lea and Flood 2014).
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Puts things into an order of chance (Fisher and Yates).
    fn shuffle<T>(&mut self, things: &mut [T]) {
        for last in (1..things.len()).rev() {
            let bound = last as u64 + 1;
            let other = usize::try_from(self.next() % bound).unwrap_or_default();
            things.swap(last, other);
        }
    }
}

/// Articles and people in the orders of chance that the seed gives, whatever order they were
/// named in.
fn shuffled(wish: &Plan) -> (Vec<ArticleId>, Vec<AnnotatorId>) {
    let mut numbers = Numbers(wish.seed);
    let (mut articles, mut people) = (wish.articles.clone(), wish.annotators.clone());
    articles.sort();
    articles.dedup();
    people.sort();
    people.dedup();
    numbers.shuffle(&mut articles);
    numbers.shuffle(&mut people);
    (articles, people)
}

/// All pairs of people, in such an order that nobody waits long.
fn pairs(people: &[AnnotatorId]) -> Vec<[AnnotatorId; 2]> {
    let count = people.len();
    let mut found = Vec::new();
    for distance in 1..count {
        for (first, one) in people.iter().enumerate() {
            let second = first + distance;
            if let Some(other) = people.get(second) {
                found.push([one.clone(), other.clone()]);
            }
        }
    }
    found
}

fn assigned(article: ArticleId, mut annotators: Vec<AnnotatorId>) -> Assigned {
    annotators.sort();
    Assigned {
        article,
        annotators,
    }
}

fn doubles(wish: &Plan) -> Vec<Assigned> {
    let (articles, people) = shuffled(wish);
    deal(articles, &pairs(&people))
}

fn in_turn(wish: &Plan) -> Vec<Assigned> {
    let (_, people) = shuffled(wish);
    deal(wish.articles.clone(), &pairs(&people))
}

fn deal(articles: Vec<ArticleId>, pairs: &[[AnnotatorId; 2]]) -> Vec<Assigned> {
    let turn = pairs.iter().cycle();
    let dealt = articles.into_iter().zip(turn);
    dealt
        .map(|(article, pair)| assigned(article, pair.to_vec()))
        .collect()
}

fn shares(wish: &Plan) -> Vec<Assigned> {
    let (articles, people) = shuffled(wish);
    let percent = usize::from(wish.percent.min(100));
    // Rounded up: a share that was asked for is not left out of a small project.
    let doubled = (articles.len() * percent).div_ceil(100);
    let mut found = Vec::new();
    for (place, article) in articles.into_iter().enumerate() {
        let one = people.get(place % people.len());
        let second = (place + 1 + place / people.len()) % people.len();
        let other = people
            .get(second)
            .filter(|it| place < doubled && Some(*it) != one);
        let both = one.into_iter().chain(other).cloned().collect();
        found.push(assigned(article, both));
    }
    found
}

fn common(wish: &Plan) -> Vec<Assigned> {
    let (articles, people) = shuffled(wish);
    let chosen = articles.into_iter().take(wish.count);
    chosen
        .map(|article| assigned(article, people.clone()))
        .collect()
}
