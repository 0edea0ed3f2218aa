//! How long the agreement of 20 annotators over 1,000 articles and 100,000 tags takes.
//!
//! `cargo bench --bench agreement` prints medians, without intervals and with 1,000 draws of
//! articles: for articles that two annotators share, in rotating pairs, and for articles that all
//! twenty tagged. `--rounds N` measures so often. Goals: 2 s without intervals, 20 s with.

use std::error::Error;
use std::hint::black_box;
use std::time::{Duration, Instant};

use isnad::agreement::bootstrap::unwatched;
use isnad::agreement::report::{Facts, Request, report};
use isnad::model::{
    Anchor, Annotator, AnnotatorId, Article, Attribution, Change, Claim, Code, Content, Edit,
    Fragment, Id, Mention, Meta, Minter, Project, Record, Stance, Target, Transaction,
};

const PEOPLE: usize = 20;
const ARTICLES: usize = 1_000;
const TAGS: usize = 100_000;
const SCALARS: u32 = 6_000;
const WORD: u32 = 6;

/// A fixed stream of numbers (SplitMix64), so that every run measures the same tags.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % bound
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let after = arguments.iter().position(|it| it == "--rounds");
    let rounds = after.and_then(|at| arguments.get(at + 1));
    let rounds: usize = rounds.map_or(Ok(3), |it| it.parse())?;
    for sharing in [2, PEOPLE] {
        let project = project(sharing);
        let facts = facts(&project);
        let tags = project.mentions().len()
            + project.claims().len()
            + project.attributions().len()
            + project.stances().len();
        for samples in [0, 1_000] {
            let request = Request {
                samples,
                ..Request::default()
            };
            let mut times: Vec<Duration> = (0..rounds)
                .map(|_| {
                    let from = Instant::now();
                    black_box(report(&project, &request, &facts, &unwatched));
                    from.elapsed()
                })
                .collect();
            times.sort();
            let median = times[times.len() / 2].as_secs_f64();
            println!("{sharing:>2} an article  {tags} tags  {samples:>5} draws  {median:6.2} s");
        }
    }
    Ok(())
}

fn facts(project: &Project) -> Facts {
    let words: Vec<Fragment> = (0..SCALARS / WORD)
        .map(|at| Fragment(at * WORD, at * WORD + WORD - 1))
        .collect();
    Facts {
        words: project
            .articles()
            .iter()
            .map(|it| (it.id.clone(), words.clone()))
            .collect(),
        ..Facts::default()
    }
}

/// A project whose articles each have so many annotators.
fn project(sharing: usize) -> Project {
    let mut project = Project::default();
    let mut dice = Dice(1);
    let people: Vec<AnnotatorId> = (0..PEOPLE)
        .map(|it| Id::new(format!("person-{it}")))
        .collect();
    let mut records = 0;
    let mut absorb = |project: &mut Project, by: &AnnotatorId, edits: Vec<Edit>| {
        records += 1;
        let record = Record {
            n: records,
            t: records << 16,
            tx: Transaction {
                id: Id::new(format!("t-{records}")),
                by: by.clone(),
                device: String::new(),
                group: None,
                kind: Default::default(),
                what: Code::from("tag.claim"),
                edits,
                focus: Default::default(),
            },
        };
        project.absorb("S", &record, false);
    };
    let actors: Vec<_> = (0..200).map(|it| Id::new(format!("actor-{it}"))).collect();
    for by in &people {
        let annotator = Annotator {
            role: isnad::model::Code::default(),
            maker: isnad::model::Code::default(),
            id: by.clone(),
            name: String::new(),
            ext: Vec::new(),
        };
        absorb(&mut project, by, vec![Change::create(annotator).into()]);
    }
    for number in 0..ARTICLES {
        let article = article(number);
        let id = article.id.clone();
        absorb(
            &mut project,
            &people[0],
            vec![Change::create(article).into()],
        );
        // Mention, claim, attribution and stance belong together.
        let statements = TAGS / ARTICLES / sharing / 4;
        let mut extra = TAGS / ARTICLES - statements * sharing * 4;
        for place in 0..sharing {
            let by = &people[(number + place * (1 + number / PEOPLE % (PEOPLE - 1))) % PEOPLE];
            let mut minter = Minter::new(by.clone(), format!("{number}x{place}"));
            let mut edits = Vec::new();
            for statement in 0..statements {
                edits.extend(statement_of(
                    &mut dice,
                    &mut minter,
                    by,
                    &id,
                    statement,
                    &actors,
                ));
            }
            // What does not divide: mentions of their own.
            let more = extra.div_ceil(sharing - place);
            extra -= more;
            for one in 0..more {
                let at = SCALARS / 2 + u32::try_from(one).unwrap_or(0) * 4 * WORD;
                edits.push(
                    Change::create(mention(&mut dice, &mut minter, by, &id, at, &actors)).into(),
                );
            }
            absorb(&mut project, by, edits);
        }
    }
    project
}

fn article(number: usize) -> Article {
    Article {
        regions: Vec::new(),
        id: Id::new(format!("article-{number:04}")),
        title: String::new(),
        title_basis: Default::default(),
        outlet: String::new(),
        outlet_basis: Default::default(),
        date: Default::default(),
        revision: "r".to_owned(),
        scalars: SCALARS,
        file: String::new(),
        bytes: u64::from(SCALARS),
        images: Vec::new(),
        notes: Vec::new(),
        ext: Vec::new(),
    }
}

fn anchor(start: u32, end: u32) -> Anchor {
    Anchor {
        revision: "r".to_owned(),
        fragments: vec![Fragment(start, end)],
        exact: vec!["x".repeat((end - start) as usize)],
        prefix: String::new(),
        suffix: String::new(),
    }
}

/// One of the labels of a set, mostly the same for everybody at that place.
fn label(dice: &mut Dice, project: &isnad::model::Codebook, set: &str, usual: usize) -> Code {
    let entries = &project.set(set).expect("a set").entries;
    let at = if dice.below(4) > 0 {
        usual
    } else {
        dice.below(entries.len() as u64) as usize
    };
    entries[at % entries.len()].code.clone()
}

fn meta() -> Meta {
    Meta {
        guideline: Code::from("isnad-1.0"),
        ..Meta::default()
    }
}

fn mention(
    dice: &mut Dice,
    minter: &mut Minter,
    by: &AnnotatorId,
    article: &isnad::model::ArticleId,
    at: u32,
    actors: &[isnad::model::ActorId],
) -> Mention {
    Mention {
        id: minter.mint(),
        annotator: by.clone(),
        article: article.clone(),
        anchor: Some(anchor(at, at + WORD * (2 + dice.below(2) as u32) - 1)),
        actor: Some(actors[dice.below(actors.len() as u64) as usize].clone()),
        form: Code::from("name"),
        role_as_stated: String::new(),
        meta: meta(),
    }
}

fn statement_of(
    dice: &mut Dice,
    minter: &mut Minter,
    by: &AnnotatorId,
    article: &isnad::model::ArticleId,
    number: usize,
    actors: &[isnad::model::ActorId],
) -> Vec<Edit> {
    let book = isnad::model::Codebook::isnad_default();
    let at = u32::try_from(number).unwrap_or(0) * 18 * WORD % (SCALARS / 2);
    let mention = mention(dice, minter, by, article, at, actors);
    let start = at + 5 * WORD + dice.below(2) as u32 * WORD;
    let end = start + WORD * (8 + dice.below(3) as u32) - 1;
    let mut claim = Claim::at(
        minter.mint(),
        by.clone(),
        article.clone(),
        anchor(start, end),
        meta(),
    );
    claim.kind = Some(label(dice, &book, "claim.type", number));
    claim.certainty = label(dice, &book, "claim.certainty", number);
    claim.polarity = label(dice, &book, "claim.polarity", 0);
    claim.frames = vec![label(dice, &book, "claim.frame", number)];
    let content = Content::Claim(claim.id.clone());
    let mut attribution =
        Attribution::of(minter.mint(), by.clone(), article.clone(), content, meta());
    attribution.source = Some(mention.id.clone());
    attribution.cue = Some(anchor(at + 3 * WORD, at + 4 * WORD - 1));
    attribution.act = label(dice, &book, "attribution.act", number);
    let stance = Stance {
        id: minter.mint(),
        annotator: by.clone(),
        article: article.clone(),
        holder: mention.actor.clone(),
        target: Target::Claim(claim.id.clone()),
        dimension: Code::from("epistemic"),
        label: label(dice, &book, "stance.label", number),
        intensity: Some(dice.below(5) as i8 - 2),
        explicitness: Code::default(),
        evidence: Vec::new(),
        via: None,
        sentiment: Code::default(),
        meta: meta(),
    };
    vec![
        Change::create(mention).into(),
        Change::create(claim).into(),
        Change::create(attribution).into(),
        Change::create(stance).into(),
    ]
}
