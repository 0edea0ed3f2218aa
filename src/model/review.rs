//! Who works on what, and what was decided when colleagues' tags were compared.
//!
//! Nothing here is a right: whoever holds the folder can read it. Roles say what a person is asked
//! to do, reviews and decisions say what was done, so that a reader of the dataset can follow it.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::annotation::Ext;
use super::change::{clock_ms, each_kind};
use super::project::{Entity, Link};
use super::tag::of_tag;
use super::{
    AnnotatorId, ArticleId, AssignmentId, Change, Claim, Code, Content, DecisionId, Edit, Item,
    Mention, Project, ReviewId, SpellId, Stamp, Target, Work,
};

/// The name under which tags of the gold layer stand. No person can bear it.
pub const GOLD: &str = "gold";

/// What people are asked to do in a project, in the order shown. The first is meant where nothing
/// is said.
pub const ROLES: [&str; 3] = ["annotator", "reviewer", "lead"];

/// What makes tags under an annotator's name, the first where nothing is said.
pub const MAKERS: [&str; 3] = ["person", "rules", "model"];

/// Why a reviewer decided as they did.
pub const REASONS: [&str; 5] = [
    "guideline",
    "boundary",
    "overlooked",
    "interpretation",
    "source-error",
];

/// How articles are handed out.
pub const SCHEMES: [&str; 4] = ["double", "random", "pairs", "common"];

/// The scheme of articles that a person tags a second time, under [`again_name`].
pub const AGAIN: &str = "again";

/// The scheme of articles whose gold is known to others and not to whom they are handed out.
pub const CONTROL: &str = "control";

/// The name under which a person tags articles a second time, blind to the first: their own second
/// hand, so that agreement with oneself is measured as agreement with anybody.
pub fn again_name(annotator: &AnnotatorId) -> AnnotatorId {
    AnnotatorId::new(format!("{annotator}-{AGAIN}"))
}

/// Articles handed out in one go. What somebody is to work on is the union of all of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assignment {
    pub id: AssignmentId,
    /// Who handed out.
    pub by: AnnotatorId,
    /// One of [`SCHEMES`], [`AGAIN`] or [`CONTROL`].
    pub scheme: Code,
    /// With the same seed, people and articles the same comes out.
    pub seed: u64,
    /// How many of a hundred articles two people tag, where the scheme asks for it.
    #[serde(default)]
    pub double_percent: u8,
    pub work: Vec<Assigned>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ext: Ext,
}

/// Who tags an article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assigned {
    pub article: ArticleId,
    pub annotators: Vec<AnnotatorId>,
}

/// A reviewer saw what colleagues did in an article, and how far the review is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Review {
    /// Made of reviewer and article ([`Review::id_of`]).
    pub id: ReviewId,
    pub annotator: AnnotatorId,
    pub article: ArticleId,
    /// Whose tags were seen, in the order shown.
    pub of: Vec<AnnotatorId>,
    /// Those of them who had not submitted when their tags were seen first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub early: Vec<AnnotatorId>,
    /// True: every difference is settled, the article's gold layer is complete.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub settled: bool,
    /// Milliseconds since 1970, when it was opened first.
    pub opened_ms: u64,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ext: Ext,
}

impl Review {
    /// The id of a person's review of an article.
    pub fn id_of(reviewer: &AnnotatorId, article: &ArticleId) -> ReviewId {
        ReviewId::new(format!("{reviewer}-reviews-{article}"))
    }
}

/// A tag that was decided about, in the version that was seen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeenTag {
    pub item: Item,
    pub version: Stamp,
}

/// What became of tags that answer to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
pub enum Verdict {
    /// Those named as taken stand in gold; if none is, all are rejected.
    #[default]
    Decided,
    /// Left to be talked about; nothing stands in gold.
    Discussed,
}

/// What a reviewer decided about one tag, or about tags of several annotators that answer to each
/// other. Belongs to the project, so that a second reviewer may decide anew; the journals keep
/// who decided what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    pub id: DecisionId,
    /// Who decided last.
    pub by: AnnotatorId,
    pub article: ArticleId,
    /// One tag of each annotator at most, all of one kind.
    pub about: Vec<SeenTag>,
    #[serde(default)]
    pub verdict: Verdict,
    /// Those of `about` that were taken over; empty: all were rejected.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub taken: Vec<Item>,
    /// The tags of the gold layer made of those taken, in the same order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub gold: Vec<Item>,
    /// One of [`REASONS`]; empty: not said.
    #[serde(default, skip_serializing_if = "Code::is_empty")]
    pub reason: Code,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ext: Ext,
}

/// How long a person was at work on an article while one program ran; pauses of more than a
/// minute are left out. Each program writes its own, so that two devices never dispute.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spell {
    pub id: SpellId,
    pub annotator: AnnotatorId,
    pub article: ArticleId,
    /// Milliseconds since 1970, when it began.
    pub from_ms: u64,
    pub active_ms: u64,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ext: Ext,
}

impl Spell {
    /// The id of the time at work on an article while a session ran.
    pub fn id_of(session: &str, article: &ArticleId) -> SpellId {
        SpellId::new(format!("{}-at-{article}", session.to_ascii_lowercase()))
    }
}

/// How far one annotator's work on an article is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum WorkState {
    Draft,
    Submitted,
    /// Some of its tags were decided about.
    InReview,
    /// The article's gold layer is complete.
    Gold,
}

impl WorkState {
    /// As in files and JSON.
    pub fn code(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Submitted => "submitted",
            Self::InReview => "in_review",
            Self::Gold => "gold",
        }
    }
}

/// How far one annotator's work on an article is, for lists of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    pub state: WorkState,
    /// True if there is any tag, or was when the work was handed in.
    pub touched: bool,
    /// The article was handed out to them.
    pub assigned: bool,
}

impl Progress {
    /// The state's code, or `untouched` where nothing was begun; part of Fluent ids.
    pub fn code(self) -> &'static str {
        if self.touched {
            self.state.code()
        } else {
            "untouched"
        }
    }

    /// True if the work was handed in, whatever came of it.
    pub fn is_submitted(self) -> bool {
        self.state >= WorkState::Submitted
    }
}

/// What was handed out to whom, of all assignments together.
#[derive(Debug, Default)]
pub struct HandedOut(BTreeMap<ArticleId, BTreeSet<AnnotatorId>>);

impl HandedOut {
    pub fn has(&self, article: &ArticleId, annotator: &AnnotatorId) -> bool {
        self.to(article).is_some_and(|it| it.contains(annotator))
    }

    /// To whom an article was handed out.
    pub fn to(&self, article: &ArticleId) -> Option<&BTreeSet<AnnotatorId>> {
        self.0.get(article)
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Where a tag stands in review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// Not decided, left to be talked about, or to be decided again.
    Open,
    Rejected,
    /// Gold has it, or what answers to it, as this.
    Gold(Item),
}

impl Edit {
    /// True if it is of a tag of the gold layer or of a decision that made one.
    pub fn is_of_gold(&self) -> bool {
        let hand = each_kind!(self,
            change => change.any().and_then(Entity::hand).map(|it| it.as_str() == GOLD),
            unknown => None);
        matches!(self, Self::Decision(_)) || hand == Some(true)
    }
}

impl Project {
    /// True if an edit calls a tag gold that is somebody's own here: gold, which everybody may
    /// change, would take it out of its owner's hands.
    pub fn is_theft(&self, edit: &Edit) -> bool {
        fn of<T: Entity>(project: &Project, change: &Change<T>) -> bool {
            let mut sides = [&change.before, &change.after].into_iter().flatten();
            let is_gold = sides.any(|it| it.hand().is_some() && it.owner().is_none());
            let register = change
                .any()
                .and_then(|it| T::table(project).register(it.id()));
            let versions = register
                .into_iter()
                .flat_map(|it| it.winner().into_iter().chain(it.losers()));
            let mut values = versions.filter_map(|version| version.value.as_deref());
            is_gold && values.any(|it| it.owner().is_some())
        }
        each_kind!(edit, change => of(self, change), unknown => false)
    }

    /// The version of a tag that readers see.
    pub fn version_of(&self, item: &Item) -> Option<&Stamp> {
        of_tag!(item, T, id => {
            let winner = T::table(self).register(id)?.winner()?;
            winner.value.as_ref().map(|_| &winner.stamp)
        }, else => None)
    }

    /// Decisions about a tag of an annotator; more than one only if two reviewers decided at once.
    pub fn decisions_about<'a>(
        &'a self,
        item: &Item,
    ) -> impl Iterator<Item = &'a Decision> + use<'a> {
        let item = item.clone();
        self.linked::<Decision>(&Link::Item(item.clone()))
            .filter(move |it| it.about.iter().any(|one| one.item == item))
    }

    /// The tags that must stand in gold before this one can: the content of an attribution, the claim
    /// of a stance, both claims of a relation.
    pub fn rests_on(&self, item: &Item) -> Vec<Item> {
        let found = match item {
            Item::Attribution(id) => self.attributions().get(id).map(|it| {
                vec![match &it.content {
                    Content::Claim(id) => Item::Claim(id.clone()),
                    Content::Attribution(id) => Item::Attribution(id.clone()),
                }]
            }),
            Item::Stance(id) => self.stances().get(id).and_then(|it| match &it.target {
                Target::Claim(id) => Some(vec![Item::Claim(id.clone())]),
                Target::Actor(_) | Target::Canonical(_) | Target::Topic(_) => None,
            }),
            Item::Relation(id) => self.relations().get(id).map(|it| {
                let ends = [&it.from, &it.to];
                ends.map(|id| Item::Claim(id.clone())).to_vec()
            }),
            _ => None,
        };
        found.unwrap_or_default()
    }

    /// True if a tag it was about changed or went away since, or gold lost what it made: it is to
    /// be decided again.
    pub fn is_reopened(&self, decision: &Decision) -> bool {
        let changed = |seen: &SeenTag| self.version_of(&seen.item) != Some(&seen.version);
        decision.about.iter().any(changed) || decision.gold.iter().any(|gold| !self.has(gold))
    }

    /// Where an annotator's tag stands.
    pub fn standing(&self, item: &Item) -> Standing {
        let Some(decision) = self.decisions_about(item).next() else {
            return Standing::Open;
        };
        if decision.verdict == Verdict::Discussed {
            return Standing::Open;
        }
        let own = decision.taken.iter().position(|it| it == item);
        let gold = decision.gold.get(own.unwrap_or_default());
        match gold {
            Some(gold) if self.has(gold) => Standing::Gold(gold.clone()),
            Some(_) => Standing::Open,
            None => Standing::Rejected,
        }
    }

    /// True if an article has tags in the gold layer, or had some.
    pub fn has_gold(&self, article: &ArticleId) -> bool {
        let link = Link::Article(article.clone());
        self.linked::<Decision>(&link).next().is_some() || self.has_tags(GOLD, article)
    }

    fn has_tags(&self, annotator: &str, article: &ArticleId) -> bool {
        let link = Link::Article(article.clone());
        let is_theirs = |it: &AnnotatorId| it.as_str() == annotator;
        self.linked::<Claim>(&link)
            .any(|it| is_theirs(&it.annotator))
            || self
                .linked::<Mention>(&link)
                .any(|it| is_theirs(&it.annotator))
    }

    pub fn is_submitted(&self, annotator: &AnnotatorId, article: &ArticleId) -> bool {
        let work = self.work().get(&Work::id_of(annotator, article));
        work.is_some_and(|it| it.submitted)
    }

    /// How far an annotator's work on an article is.
    pub fn state_of(&self, annotator: &AnnotatorId, article: &ArticleId) -> WorkState {
        let link = Link::Article(article.clone());
        let is_gold = annotator.as_str() == GOLD;
        let mut reviews = self.linked::<Review>(&link);
        if reviews.any(|it| it.settled && (is_gold || it.of.contains(annotator))) {
            return WorkState::Gold;
        }
        if is_gold {
            return WorkState::InReview;
        }
        let is_theirs = |seen: &SeenTag| self.annotator_of(&seen.item) == Some(annotator);
        let mut decisions = self.linked::<Decision>(&link);
        if decisions.any(|it| it.about.iter().any(is_theirs)) {
            WorkState::InReview
        } else if self.is_submitted(annotator, article) {
            WorkState::Submitted
        } else {
            WorkState::Draft
        }
    }

    /// Under whose name a tag stands.
    pub fn annotator_of(&self, item: &Item) -> Option<&AnnotatorId> {
        of_tag!(item, T, id => T::table(self).get(id)?.hand(), else => None)
    }

    /// Who tagged an article or is to tag it, in the order of ids; without gold.
    pub fn annotators_in(&self, article: &ArticleId) -> Vec<AnnotatorId> {
        let link = Link::Article(article.clone());
        let mut found = BTreeSet::new();
        found.extend(self.linked::<Claim>(&link).map(|it| it.annotator.clone()));
        found.extend(self.linked::<Mention>(&link).map(|it| it.annotator.clone()));
        let work = self.linked::<Work>(&link).filter(|it| it.submitted);
        found.extend(work.map(|it| it.annotator.clone()));
        for assignment in self.linked::<Assignment>(&link) {
            let here = assignment.work.iter().filter(|it| it.article == *article);
            found.extend(here.flat_map(|it| it.annotators.iter().cloned()));
        }
        found.retain(|it| it.as_str() != GOLD);
        found.into_iter().collect()
    }

    /// Whether `reader` may see the tags of `other` in an article without it being put on record:
    /// one's own, gold, and those of a colleague whose review one has opened.
    pub fn is_seen(&self, reader: &AnnotatorId, other: &AnnotatorId, article: &ArticleId) -> bool {
        let review = self.reviews().get(&Review::id_of(reader, article));
        reader == other || other.as_str() == GOLD || review.is_some_and(|it| it.of.contains(other))
    }

    /// Whether the window shows `reader` what `owner` did in an article: one's own, what a review
    /// of it has put on record as seen, and gold once one has submitted or reviews oneself.
    pub fn shows_of(&self, reader: &AnnotatorId, owner: &AnnotatorId, article: &ArticleId) -> bool {
        if owner.as_str() == GOLD {
            let review = Review::id_of(reader, article);
            return self.is_submitted(reader, article) || self.reviews().get(&review).is_some();
        }
        self.is_seen(reader, owner, article)
    }

    /// As [`Self::shows_of`], of one thing; what is nobody's is shown to everybody.
    pub fn shows(&self, reader: &AnnotatorId, item: &Item) -> bool {
        match (self.annotator_of(item), self.article_of_item(item)) {
            (Some(owner), Some(article)) => self.shows_of(reader, owner, &article),
            _ => true,
        }
    }

    /// When a person last tagged something in an article, in milliseconds since 1970; `None` if
    /// they never did.
    pub fn last_tagged_ms(&self, annotator: &AnnotatorId, article: &ArticleId) -> Option<u64> {
        fn last<T: Entity>(project: &Project, annotator: &AnnotatorId, link: &Link) -> Option<u64> {
            let own = project.linked::<T>(link);
            let own = own.filter(|it| it.owner() == Some(annotator));
            let winners = own.filter_map(|it| T::table(project).register(it.id())?.winner());
            winners.map(|version| clock_ms(version.stamp.t)).max()
        }
        let link = Link::Article(article.clone());
        let claims = last::<Claim>(self, annotator, &link);
        claims.max(last::<Mention>(self, annotator, &link))
    }

    /// True if an article was handed out to this person.
    pub fn is_assigned_to(&self, annotator: &AnnotatorId, article: &ArticleId) -> bool {
        let mut assignments = self.linked::<Assignment>(&Link::Article(article.clone()));
        let names = |it: &Assigned| it.article == *article && it.annotators.contains(annotator);
        assignments.any(|it| it.work.iter().any(names))
    }

    /// True if somebody declared the gold of an article complete.
    pub fn is_settled_in(&self, article: &ArticleId) -> bool {
        let mut reviews = self.linked::<Review>(&Link::Article(article.clone()));
        reviews.any(|it| it.settled)
    }

    /// True if an article was handed out to somebody.
    pub fn is_assigned(&self, article: &ArticleId) -> bool {
        let link = Link::Article(article.clone());
        self.linked::<Assignment>(&link).next().is_some()
    }

    /// What was handed out to everybody.
    pub fn handed_out(&self) -> HandedOut {
        let mut found = HandedOut::default();
        for one in self.assignments().iter().flat_map(|it| &it.work) {
            let people = found.0.entry(one.article.clone()).or_default();
            people.extend(one.annotators.iter().cloned());
        }
        found
    }

    /// True if all who work on an article, two at least, have handed it in, and nobody has
    /// declared its gold layer complete.
    pub fn waits_for_review(&self, article: &ArticleId, handed: &HandedOut) -> bool {
        let link = Link::Article(article.clone());
        if self.linked::<Review>(&link).any(|it| it.settled) {
            return false;
        }
        let mut people: BTreeSet<&AnnotatorId> = BTreeSet::new();
        people.extend(self.linked::<Claim>(&link).map(|it| &it.annotator));
        people.extend(self.linked::<Mention>(&link).map(|it| &it.annotator));
        people.extend(handed.to(article).into_iter().flatten());
        people.retain(|it| it.as_str() != GOLD);
        people.len() > 1 && people.iter().all(|it| self.is_submitted(it, article))
    }

    /// How far the work of each of `people` on an article is, in their order. `handed` is asked
    /// once for many articles, since one assignment may name all of them.
    pub fn progress_of(
        &self,
        article: &ArticleId,
        people: &[AnnotatorId],
        handed: &HandedOut,
    ) -> Vec<Progress> {
        let link = Link::Article(article.clone());
        let mut at_work: BTreeSet<&AnnotatorId> = BTreeSet::new();
        at_work.extend(self.linked::<Claim>(&link).map(|it| &it.annotator));
        at_work.extend(self.linked::<Mention>(&link).map(|it| &it.annotator));
        let each = people.iter().map(|one| {
            let state = self.state_of(one, article);
            Progress {
                state,
                touched: at_work.contains(one) || state > WorkState::Draft,
                assigned: handed.has(article, one),
            }
        });
        each.collect()
    }

    /// Milliseconds a person was at work on an article, on all devices.
    pub fn active_ms(&self, annotator: &AnnotatorId, article: &ArticleId) -> u64 {
        self.linked::<Spell>(&Link::Article(article.clone()))
            .filter(|it| it.annotator == *annotator)
            .map(|it| it.active_ms)
            .sum()
    }
}
