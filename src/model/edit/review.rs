//! The verbs of working together: who does what, when work is handed in, what a reviewer saw and
//! decided. Nobody's tags are changed here; what is decided stands in the gold layer.

use std::collections::HashMap;

use super::{Desk, EditError, Item, Plan};
use crate::model::project::{Entity, Link};
use crate::model::review::{MAKERS, REASONS, ROLES, Standing};
use crate::model::tag::Tag;
use crate::model::{
    AnnotatorId, ArticleId, Attribution, Change, Claim, Code, Content, Decision, Edit, Id, Layer,
    Mention, Project, Relation, Review, SeenTag, Spell, SpellId, Stance, Target, Verdict, Work,
};

/// Hands one's work on an article in, or takes it back to go on with it.
///
/// # Errors
/// If the article is not there.
pub fn submit(desk: &mut Desk<'_>, article: &ArticleId, done: bool) -> Result<Plan, EditError> {
    desk.get(article)?;
    let me = desk.person();
    let before = desk.project.work().get(&Work::id_of(&me, article)).cloned();
    let mut after = before.clone().unwrap_or_else(|| Work::new(&me, article));
    after.submitted = done;
    let what = if done { "work.submit" } else { "work.withdraw" };
    Ok(Plan::new(what, Some(article), None).edit(change(before, Some(after))))
}

/// Says what a person is asked to do (one of [`ROLES`]) and what makes their tags (one of
/// [`MAKERS`]); `None` leaves it.
///
/// # Errors
/// If the person is not there, or it is none of these.
pub fn person(
    desk: &mut Desk<'_>,
    id: &AnnotatorId,
    role: Option<&str>,
    maker: Option<&str>,
) -> Result<Plan, EditError> {
    let before = desk.get(id)?.clone();
    let mut after = before.clone();
    let one_of = |all: &[&str], wanted: Option<&str>, slot: &mut Code| match wanted {
        None => Ok(()),
        Some(code) if all.contains(&code) => {
            *slot = Code::from(code);
            Ok(())
        }
        Some(other) => Err(EditError::WrongValue(other.to_owned())),
    };
    one_of(&ROLES, role, &mut after.role)?;
    one_of(&MAKERS, maker, &mut after.maker)?;
    Ok(Plan::new("annotator.set", None, None).edit(Change::modify(before, after)))
}

/// Puts on record that the person sees colleagues' tags in an article. Nothing if they saw them
/// all before.
///
/// # Errors
/// If the article is not there.
pub fn see(
    desk: &mut Desk<'_>,
    article: &ArticleId,
    of: &[AnnotatorId],
    now_ms: u64,
) -> Result<Plan, EditError> {
    desk.get(article)?;
    let me = desk.person();
    let id = Review::id_of(&me, article);
    let before = desk.project.reviews().get(&id).cloned();
    let mut after = before.clone().unwrap_or_else(|| Review {
        id,
        annotator: me.clone(),
        article: article.clone(),
        of: Vec::new(),
        early: Vec::new(),
        settled: false,
        opened_ms: now_ms,
        ext: Vec::new(),
    });
    for one in of.iter().filter(|one| **one != me) {
        if !after.of.contains(one) {
            after.of.push(one.clone());
            if !desk.project.is_submitted(one, article) {
                after.early.push(one.clone());
            }
        }
    }
    Ok(Plan::new("review.see", Some(article), None).edit(change(before, Some(after))))
}

/// Declares the gold layer of an article complete, or opens it again.
///
/// # Errors
/// If this person does not review the article.
pub fn settle(desk: &mut Desk<'_>, article: &ArticleId, settled: bool) -> Result<Plan, EditError> {
    let before = desk.get(&Review::id_of(&desk.person(), article))?.clone();
    let mut after = before.clone();
    after.settled = settled;
    let what = if settled {
        "review.settle"
    } else {
        "review.reopen"
    };
    Ok(Plan::new(what, Some(article), None).edit(Change::modify(before, after)))
}

/// How long the person has been at work on an article in this run of the program.
///
/// # Errors
/// If the article is not there.
pub fn spell(
    desk: &mut Desk<'_>,
    id: &SpellId,
    article: &ArticleId,
    from_ms: u64,
    active_ms: u64,
) -> Result<Plan, EditError> {
    desk.get(article)?;
    let before = desk.project.spells().get(id).cloned();
    let after = Spell {
        id: id.clone(),
        annotator: desk.person(),
        article: article.clone(),
        from_ms,
        active_ms,
        ext: before.as_ref().map(|it| it.ext.clone()).unwrap_or_default(),
    };
    Ok(Plan::new("work.time", Some(article), None).edit(change(before, Some(after))))
}

/// What is to become of tags that answer to each other.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Ruling {
    /// One tag of each annotator at most, all of one kind and article.
    pub about: Vec<Item>,
    pub verdict: Verdict,
    /// Those of `about` that gold takes over; none: all are rejected.
    pub taken: Vec<Item>,
    /// One of [`REASONS`]; empty: not said.
    pub reason: Code,
    pub note: String,
}

/// Decides, whether for the first time or anew. A gold tag that was made by an earlier decision of
/// the same tag keeps its id, so that what hangs on it stays.
///
/// An attribution, a stance or a relation can only be taken over once gold has the claims it
/// joins; the source of an attribution comes along.
///
/// # Errors
/// If a tag is not there, the reason is none, or something it needs was not decided or rejected.
pub fn decide(desk: &mut Desk<'_>, rulings: &[Ruling]) -> Result<Plan, EditError> {
    let first = rulings.iter().find_map(|ruling| ruling.about.first());
    let first = first.ok_or_else(|| EditError::NotFound(String::new()))?;
    let article = desk.project.article_of_item(first);
    let place = desk.project.place_of(first).map(|(_, anchor)| anchor);
    let mut court = Court {
        plan: Plan::new("review.decide", article.as_ref(), Some(first.clone())).at(place),
        // Gold is written whatever layer is worked on.
        desk: Desk {
            project: desk.project,
            minter: &mut *desk.minter,
            layer: Layer::Gold,
        },
        made: HashMap::new(),
    };
    for ruling in rulings {
        court.rule(ruling)?;
    }
    match court.hangs_on_nothing() {
        Some(rejected) => Err(EditError::Rejected(rejected)),
        None => Ok(court.plan),
    }
}

fn change<T>(before: Option<T>, after: Option<T>) -> Change<T> {
    Change::between(before, after)
}

/// Rulings being turned into edits.
struct Court<'a> {
    desk: Desk<'a>,
    plan: Plan,
    /// What gold has of a tag by the rulings so far.
    made: HashMap<Item, Item>,
}

impl Court<'_> {
    fn rule(&mut self, ruling: &Ruling) -> Result<(), EditError> {
        let reason = ruling.reason.as_str();
        if !reason.is_empty() && !REASONS.contains(&reason) {
            return Err(EditError::WrongValue(reason.to_owned()));
        }
        let project = self.desk.project;
        let missing = |item: &Item| EditError::NotFound(item.id().to_owned());
        let is_gold = |item: &&Item| {
            project
                .annotator_of(item)
                .is_some_and(|it| *it == self.desk.me())
        };
        if let Some(gold) = ruling.about.iter().find(is_gold) {
            return Err(EditError::WrongValue(gold.id().to_owned()));
        }
        let seen: Result<Vec<SeenTag>, EditError> = ruling
            .about
            .iter()
            .map(|item| {
                let version = project.version_of(item).ok_or_else(|| missing(item))?;
                Ok(SeenTag {
                    item: item.clone(),
                    version: version.clone(),
                })
            })
            .collect();
        let seen = seen?;
        let first = ruling.about.first();
        let article = first.and_then(|item| project.article_of_item(item));
        let article = article.ok_or_else(|| EditError::NotFound(String::new()))?;
        if let Some(strange) = ruling.taken.iter().find(|it| !ruling.about.contains(it)) {
            return Err(missing(strange));
        }
        let formers = formers(project, &ruling.about);
        let taken = match ruling.verdict {
            Verdict::Decided => ruling.taken.as_slice(),
            Verdict::Discussed => &[],
        };
        let mut free: Vec<Item> = formers.iter().flat_map(|it| it.gold.clone()).collect();
        free.retain(|item| project.has(item));
        let mut gold = Vec::new();
        for item in taken {
            let keep = kept_id(&formers, item, &mut free);
            gold.push(self.take_over(item, keep)?);
        }
        for surplus in free {
            self.remove(&surplus)?;
        }
        let former = formers.first().copied();
        let decision = Decision {
            id: former.map_or_else(|| self.desk.minter.mint(), |it| it.id.clone()),
            by: self.desk.person(),
            article,
            about: seen,
            verdict: ruling.verdict,
            taken: taken.to_vec(),
            gold,
            reason: ruling.reason.clone(),
            note: ruling.note.trim().to_owned(),
            ext: former.map(|it| it.ext.clone()).unwrap_or_default(),
        };
        for other in formers.iter().skip(1) {
            self.put(Change::remove((*other).clone()));
        }
        self.put(change(former.cloned(), Some(decision)));
        Ok(())
    }

    /// A gold tag that one ruling takes away while another makes something hang on it.
    fn hangs_on_nothing(&self) -> Option<String> {
        let edits = || self.plan.edits.iter();
        let removed: Vec<&str> = edits()
            .filter(|edit| edit.removes())
            .filter_map(|edit| edit.subject().map(|(_, id)| id))
            .collect();
        let needed = edits().flat_map(|edit| match edit {
            Edit::Attribution(change) => change
                .after
                .as_deref()
                .into_iter()
                .flat_map(needs_of_link)
                .collect(),
            Edit::Stance(change) => change
                .after
                .as_deref()
                .into_iter()
                .flat_map(needs_of_stance)
                .collect(),
            Edit::Relation(change) => {
                let ends = change.after.iter();
                ends.flat_map(|it| [it.from.as_str(), it.to.as_str()])
                    .collect()
            }
            _ => Vec::new(),
        });
        let mut lost = needed.filter(|id| removed.contains(id));
        lost.next().map(str::to_owned)
    }

    fn put(&mut self, edit: impl Into<Edit>) {
        let edit = edit.into();
        if !edit.is_empty() {
            self.plan.edits.push(edit);
        }
    }

    /// Takes a gold tag away with what hangs on it in gold.
    fn remove(&mut self, item: &Item) -> Result<(), EditError> {
        let plan = super::tagging::remove(&mut self.desk, item)?;
        for edit in plan.edits {
            let is_known = edit.subject().is_some_and(|(_, id)| self.plan.touches(id));
            if !is_known {
                self.plan.edits.push(edit);
            }
        }
        Ok(())
    }

    /// Puts a copy of a tag into gold, under an id that exists there already or a new one.
    fn take_over(&mut self, item: &Item, keep: Option<Item>) -> Result<Item, EditError> {
        let keep = keep.as_ref().map(Item::id);
        let gold = match item {
            Item::Mention(id) => self.copy(id, keep, |_, _| Ok(()))?,
            Item::Claim(id) => self.copy(id, keep, |_, _| Ok(()))?,
            Item::Attribution(id) => self.copy(id, keep, Self::tie_attribution)?,
            Item::Stance(id) => self.copy(id, keep, Self::tie_stance)?,
            Item::Relation(id) => self.copy(id, keep, Self::tie_relation)?,
            other => return Err(EditError::NotFound(other.id().to_owned())),
        };
        self.made.insert(item.clone(), gold.clone());
        Ok(gold)
    }

    fn copy<T: Tag + Gilded>(
        &mut self,
        id: &Id<T>,
        keep: Option<&str>,
        tie: impl Fn(&mut Self, &mut T) -> Result<(), EditError>,
    ) -> Result<Item, EditError>
    where
        Change<T>: Into<Edit>,
    {
        let mut copy = self.desk.get(id)?.clone();
        let new = keep.map_or_else(|| self.desk.minter.mint(), Id::new);
        copy.gild(new, self.desk.me());
        copy.meta_mut().layer = Layer::Gold;
        tie(self, &mut copy)?;
        let item = copy.item();
        let before = T::table(self.desk.project).get(copy.id()).cloned();
        self.put(change(before, Some(copy)));
        Ok(item)
    }

    /// What gold has of a tag that something else needs.
    fn gold_of(&self, item: &Item) -> Result<Item, EditError> {
        if let Some(made) = self.made.get(item) {
            return Ok(made.clone());
        }
        match self.desk.project.standing(item) {
            Standing::Gold(gold) => Ok(gold),
            Standing::Rejected => Err(EditError::Rejected(item.id().to_owned())),
            Standing::Open => Err(EditError::Undecided(item.id().to_owned())),
        }
    }

    fn gold_claim(&self, id: &Id<Claim>) -> Result<Id<Claim>, EditError> {
        match self.gold_of(&Item::Claim(id.clone()))? {
            Item::Claim(gold) => Ok(gold),
            other => Err(EditError::NotFound(other.id().to_owned())),
        }
    }

    fn gold_link(&self, id: &Id<Attribution>) -> Result<Id<Attribution>, EditError> {
        match self.gold_of(&Item::Attribution(id.clone()))? {
            Item::Attribution(gold) => Ok(gold),
            other => Err(EditError::NotFound(other.id().to_owned())),
        }
    }

    fn tie_attribution(&mut self, copy: &mut Attribution) -> Result<(), EditError> {
        copy.content = match &copy.content {
            Content::Claim(id) => Content::Claim(self.gold_claim(id)?),
            Content::Attribution(id) => Content::Attribution(self.gold_link(id)?),
        };
        let link = Link::Content(copy.content.clone());
        let mut others = self.desk.project.linked::<Attribution>(&link);
        let made = self.plan.edits.iter().filter_map(|edit| match edit {
            Edit::Attribution(change) => change.after.as_deref(),
            _ => None,
        });
        let is_other = |it: &Attribution| it.id != copy.id && it.content == copy.content;
        let is_removed = |it: &Attribution| self.plan.touches(it.id.as_str());
        if others.any(|it| is_other(it) && !is_removed(it)) || made.clone().any(is_other) {
            return Err(EditError::AttributedTwice);
        }
        if let Some(source) = copy.source.take() {
            copy.source = self.gold_source(&source)?;
        }
        Ok(())
    }

    /// The source comes along, unless it was rejected.
    fn gold_source(&mut self, id: &Id<Mention>) -> Result<Option<Id<Mention>>, EditError> {
        let item = Item::Mention(id.clone());
        match self.gold_of(&item) {
            Ok(Item::Mention(gold)) => return Ok(Some(gold)),
            Ok(_) | Err(EditError::Rejected(_)) => return Ok(None),
            Err(EditError::Undecided(_)) => {}
            Err(other) => return Err(other),
        }
        self.rule(&Ruling {
            about: vec![item.clone()],
            taken: vec![item.clone()],
            ..Ruling::default()
        })?;
        match self.made.get(&item) {
            Some(Item::Mention(gold)) => Ok(Some(gold.clone())),
            _ => Ok(None),
        }
    }

    fn tie_stance(&mut self, copy: &mut Stance) -> Result<(), EditError> {
        if let Target::Claim(id) = &copy.target {
            copy.target = Target::Claim(self.gold_claim(id)?);
        }
        copy.via = copy.via.as_ref().and_then(|id| self.gold_link(id).ok());
        Ok(())
    }

    fn tie_relation(&mut self, copy: &mut Relation) -> Result<(), EditError> {
        copy.from = self.gold_claim(&copy.from)?;
        copy.to = self.gold_claim(&copy.to)?;
        Ok(())
    }
}

fn needs_of_link(it: &Attribution) -> impl Iterator<Item = &str> {
    let content = match &it.content {
        Content::Claim(id) => id.as_str(),
        Content::Attribution(id) => id.as_str(),
    };
    std::iter::once(content).chain(it.source.as_ref().map(Id::as_str))
}

fn needs_of_stance(it: &Stance) -> impl Iterator<Item = &str> {
    let target = match &it.target {
        Target::Claim(id) => Some(id.as_str()),
        _ => None,
    };
    target.into_iter().chain(it.via.as_ref().map(Id::as_str))
}

/// Earlier decisions about any of these tags.
fn formers<'a>(project: &'a Project, about: &[Item]) -> Vec<&'a Decision> {
    let mut found: Vec<&Decision> = Vec::new();
    for decision in about.iter().flat_map(|item| project.decisions_about(item)) {
        if found.iter().all(|it: &&Decision| it.id != decision.id) {
            found.push(decision);
        }
    }
    found
}

/// The gold tag that an earlier decision made of `item`, else one it made of another: what hangs
/// on it stays.
fn kept_id(formers: &[&Decision], item: &Item, free: &mut Vec<Item>) -> Option<Item> {
    let own = formers.iter().find_map(|former| {
        let place = former.taken.iter().position(|it| it == item)?;
        former.gold.get(place)
    });
    let place = free.iter().position(|it| Some(it) == own);
    let place = place.or_else(|| (!free.is_empty()).then_some(0))?;
    Some(free.remove(place))
}

/// A tag that can be copied into the gold layer.
trait Gilded: Entity {
    fn gild(&mut self, id: Id<Self>, gold: AnnotatorId);
}

macro_rules! gilded {
    ($($kind:ident),+) => {
        $(impl Gilded for $kind {
            fn gild(&mut self, id: Id<Self>, gold: AnnotatorId) {
                self.id = id;
                self.annotator = gold;
            }
        })+
    };
}

gilded!(Mention, Claim, Attribution, Stance, Relation);
