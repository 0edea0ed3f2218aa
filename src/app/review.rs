//! The room where colleagues' tags are compared and settled: what lies open in it, the units it
//! goes through, and what was decided about each. None of it is part of the project; what is
//! decided is a deed and goes through [`super::commands`].

use std::sync::Arc;

use super::session::Session;
use crate::agreement::compare::{Class, Unit, units};
use crate::model::review::{GOLD, Standing};
use crate::model::{AnnotatorId, ArticleId, Code, Decision, Item, Verdict};

/// The most annotators whose tags are compared at once.
pub const COMPARED_MAX: usize = 9;

/// Which units are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Shown {
    #[default]
    All,
    /// Those that wait for a decision.
    Open,
    Class(Class),
    /// Those that one annotator alone has, whoever that is.
    Only,
}

impl Shown {
    /// In the order in which a key goes through them.
    pub const ALL: [Self; 8] = [
        Self::All,
        Self::Open,
        Self::Class(Class::Boundary),
        Self::Class(Class::Label),
        Self::Class(Class::Relation),
        Self::Class(Class::Attribute),
        Self::Only,
        Self::Class(Class::Same),
    ];

    /// As in stories; part of Fluent ids.
    pub fn code(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Open => "open",
            Self::Class(class) => class.code(),
            Self::Only => "only",
        }
    }

    /// True if a unit is among these; whether it waits for a decision is asked only if it matters.
    pub fn fits(self, unit: &Unit, is_open: impl FnOnce() -> bool) -> bool {
        match self {
            Self::All => true,
            Self::Open => is_open(),
            Self::Class(class) => unit.class == class,
            Self::Only => matches!(unit.class, Class::Only(_)),
        }
    }
}

/// What lies open in the room.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReviewView {
    pub article: ArticleId,
    /// Whose tags are compared, in the order shown; may hold gold.
    pub annotators: Vec<AnnotatorId>,
    /// First tag of the unit that is looked at.
    pub at: Option<Item>,
    pub shown: Shown,
    /// The reason the next decision gets; empty: not said.
    pub reason: Code,
    /// The note the next decision gets.
    pub note: String,
    /// All layers over one text instead of panes side by side.
    pub layered: bool,
    /// Gold is being corrected on the desk; the room waits.
    pub editing: bool,
}

/// What was decided about a unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    Open,
    /// Decided, and then a tag it was about changed.
    Reopened,
    Discussed,
    /// A relation to a claim of another article, about which nothing was decided there yet.
    Elsewhere,
    /// Gold took these over, by place in the list of annotators; none: all were rejected.
    Taken(Vec<usize>),
}

impl Outcome {
    /// True if it waits for a decision.
    pub fn is_open(&self) -> bool {
        !matches!(self, Self::Taken(_) | Self::Elsewhere)
    }

    /// Part of Fluent ids.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Reopened => "reopened",
            Self::Discussed => "discussed",
            Self::Elsewhere => "elsewhere",
            Self::Taken(taken) if taken.is_empty() => "rejected",
            Self::Taken(_) => "taken",
        }
    }
}

/// Units worked out last, and of what.
pub(super) type Compared = Option<(u64, ArticleId, Vec<AnnotatorId>, Arc<Vec<Unit>>)>;

/// The units of the open review, in reading order, whatever is shown of them.
pub fn all_units(session: &Session) -> Arc<Vec<Unit>> {
    let Some(view) = &session.workspace.review else {
        return Arc::default();
    };
    let project = session.project();
    let generation = project.generation_of(&view.article);
    let mut kept = session.compared.borrow_mut();
    if let Some((when, article, annotators, units)) = kept.as_ref()
        && *when == generation
        && *article == view.article
        && *annotators == view.annotators
    {
        return Arc::clone(units);
    }
    let placed = session.as_placed(&view.article);
    let fresh = Arc::new(units(&placed, &view.article, &view.annotators));
    *kept = Some((
        generation,
        view.article.clone(),
        view.annotators.clone(),
        Arc::clone(&fresh),
    ));
    fresh
}

/// The decision about a unit, if there is one.
pub fn decision<'a>(session: &'a Session, unit: &Unit) -> Option<&'a Decision> {
    let mut tags = unit.tags.iter().flatten();
    tags.find_map(|item| session.project().decisions_about(item).next())
}

/// What was decided about a unit.
pub fn outcome(session: &Session, unit: &Unit) -> Outcome {
    let Some(decision) = decision(session, unit) else {
        return match waits_elsewhere(session, unit) {
            true => Outcome::Elsewhere,
            false => Outcome::Open,
        };
    };
    let is_known = |item: &Item| decision.about.iter().any(|seen| seen.item == *item);
    let all_known = unit.tags.iter().flatten().all(is_known);
    if session.project().is_reopened(decision) || !all_known {
        return Outcome::Reopened;
    }
    if decision.verdict == Verdict::Discussed {
        return Outcome::Discussed;
    }
    let taken = |slot: &Option<Item>| slot.as_ref().is_some_and(|it| decision.taken.contains(it));
    let places = unit.tags.iter().enumerate();
    Outcome::Taken(
        places
            .filter(|(_, slot)| taken(slot))
            .map(|(place, _)| place)
            .collect(),
    )
}

fn waits_elsewhere(session: &Session, unit: &Unit) -> bool {
    let project = session.project();
    unit.tags.iter().flatten().any(|item| {
        let here = project.article_of_item(item);
        let waits = |far: &Item| {
            project.article_of_item(far) != here && project.standing(far) == Standing::Open
        };
        project.rests_on(item).iter().any(waits)
    })
}

/// True if a unit is among those shown.
pub fn is_shown(session: &Session, shown: Shown, unit: &Unit) -> bool {
    shown.fits(unit, || outcome(session, unit).is_open())
}

/// The place of the unit looked at among all units.
pub fn current(session: &Session) -> Option<usize> {
    let view = session.workspace.review.as_ref()?;
    let at = view.at.as_ref()?;
    let holds = |unit: &Unit| unit.tags.iter().flatten().any(|item| item == at);
    all_units(session).iter().position(holds)
}

/// How many units of the open review wait for a decision.
pub fn open_count(session: &Session) -> usize {
    let units = all_units(session);
    let open = units.iter().filter(|unit| outcome(session, unit).is_open());
    open.count()
}

/// Those compared who have not handed their work in.
pub fn unfinished(session: &Session, view: &ReviewView) -> Vec<AnnotatorId> {
    not_submitted(session, &view.article, &view.annotators)
}

/// Those of `annotators` who have not handed their work on an article in.
pub fn not_submitted(
    session: &Session,
    article: &ArticleId,
    annotators: &[AnnotatorId],
) -> Vec<AnnotatorId> {
    let project = session.project();
    let people = annotators.iter().filter(|one| one.as_str() != GOLD);
    people
        .filter(|one| !project.is_submitted(one, article))
        .cloned()
        .collect()
}

/// True if the open review only compares, since gold itself is among what is compared.
pub fn is_for_reading(view: &ReviewView) -> bool {
    view.annotators.iter().any(|one| one.as_str() == GOLD)
}
