//! What the review room works out once for many frames: which rows are shown, what was decided,
//! what the card of the row looked at says. It reads the session and never changes it.

use std::collections::BTreeMap;
use std::sync::Arc;

use i18n_embed_fl::fl;

use crate::agreement::compare::Unit;
use crate::app::commands;
use crate::app::notice::Refusal;
use crate::app::review::{self, Outcome, ReviewView, Shown};
use crate::app::{Session, Words};
use crate::model::difference::Difference;
use crate::model::field::{Takes, Value};
use crate::model::{AnnotatorId, ArticleId, CommentId, Item, Project, Review};
use crate::ui::desk::inspector::Teller;
use crate::ui::shell::PaneState;

/// Most changes since a decision that are told.
const CHANGES_MAX: usize = 6;

/// A line of the card: the name of a field, and what each annotator has there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    pub name: String,
    pub values: Vec<String>,
}

/// What the card says of the row looked at.
#[derive(Debug, Default)]
pub struct Card {
    pub differing: Vec<Line>,
    /// What is said alike, or by one alone.
    pub alike: Vec<Line>,
    /// What changed since it was decided.
    pub since: Vec<String>,
    pub threads: Vec<CommentId>,
}

/// What everything here depends on.
#[derive(Debug, Clone, PartialEq)]
struct Key {
    generation: u64,
    view: ReviewView,
    arabic: bool,
}

/// State of the room.
#[derive(Default)]
pub struct ReviewRoom {
    key: Option<Key>,
    pub units: Arc<Vec<Unit>>,
    /// Of each unit.
    pub outcomes: Vec<Outcome>,
    /// Places of the units that the list shows.
    pub shown: Vec<usize>,
    /// How many units each filter of [`Shown::ALL`] would show.
    pub counts: Vec<usize>,
    /// The unit looked at.
    pub current: Option<usize>,
    pub card: Card,
    pub unfinished: Vec<AnnotatorId>,
    /// True if the article's gold was declared complete by this reviewer.
    pub settled: bool,
    /// Why commands cannot be started now; those that can are missing.
    refused: BTreeMap<&'static str, Refusal>,
    /// The panes, in the order of annotators; a single one for all layers.
    pub panes: Vec<PaneState>,
    /// What the panes show.
    panes_of: Option<(ArticleId, Vec<AnnotatorId>, bool)>,
    /// The row to which the panes were taken last.
    pub taken_to: Option<Item>,
    /// Lines that say the same are shown.
    pub alike_open: bool,
}

impl ReviewRoom {
    /// Works out anew what may have changed.
    pub fn refresh(&mut self, session: &Session, words: &Words, view: &ReviewView) {
        let key = Key {
            generation: session.project().generation(),
            view: view.clone(),
            arabic: words.is_arabic(),
        };
        if self.key.as_ref() == Some(&key) {
            return;
        }
        self.units = review::all_units(session);
        let outcomes = self.units.iter().map(|it| review::outcome(session, it));
        self.outcomes = outcomes.collect();
        self.counts = Shown::ALL.map(|shown| self.places(shown).count()).to_vec();
        self.shown = self.places(view.shown).collect();
        self.current = review::current(session);
        self.unfinished = review::unfinished(session, view);
        let id = Review::id_of(session.annotator(), &view.article);
        let record = session.project().reviews().get(&id);
        self.settled = record.is_some_and(|it| it.settled);
        self.card = self
            .unit()
            .map(|unit| card(session, words, view, unit))
            .unwrap_or_default();
        self.refused = refusals(session);
        let panes_of = (view.article.clone(), view.annotators.clone(), view.layered);
        if self.panes_of.as_ref() != Some(&panes_of) {
            self.panes.clear();
            self.taken_to = None;
            self.panes_of = Some(panes_of);
        }
        self.key = Some(key);
    }

    /// The places of the units that a filter shows.
    fn places(&self, shown: Shown) -> impl Iterator<Item = usize> {
        let both = self.units.iter().zip(&self.outcomes).enumerate();
        both.filter(move |(_, (unit, outcome))| shown.fits(unit, || outcome.is_open()))
            .map(|(place, _)| place)
    }

    /// The unit looked at.
    pub fn unit(&self) -> Option<&Unit> {
        self.units.get(self.current?)
    }

    /// How many units are decided.
    pub fn decided(&self) -> usize {
        self.outcomes.iter().filter(|it| !it.is_open()).count()
    }

    /// Why a command of the room cannot be started now.
    pub fn refusal(&self, id: &str) -> Option<Refusal> {
        self.refused.get(id).copied()
    }
}

/// Asking each command anew in each frame would go through all rows several times.
fn refusals(session: &Session) -> BTreeMap<&'static str, Refusal> {
    let of_review = commands::all().filter(|it| it.id.starts_with("review."));
    of_review
        .filter_map(|command| Some((command.id, command.may(session).err()?)))
        .collect()
}

fn card(session: &Session, words: &Words, view: &ReviewView, unit: &Unit) -> Card {
    let project = session.project();
    let teller = Teller { project, words };
    let (differing, alike) = lines(&teller, unit);
    let items = unit.items();
    let threads = items.iter().flat_map(|item| project.threads_on(item));
    Card {
        differing,
        alike,
        since: since(session, &teller, view, unit),
        threads: threads.map(|it| it.id.clone()).collect(),
    }
}

/// The lines in which the tags differ, and the others that say something.
fn lines(teller: &Teller<'_>, unit: &Unit) -> (Vec<Line>, Vec<Line>) {
    let values: Vec<Option<(Item, Values)>> = unit
        .tags
        .iter()
        .map(|tag| {
            let item = tag.as_ref()?;
            Some((item.clone(), values(teller.project, item)))
        })
        .collect();
    let line = |name: &'static str| Line {
        name: teller.name(name),
        values: values
            .iter()
            .map(|of| {
                let Some((item, values)) = of else {
                    return teller.words.get("review-nothing");
                };
                let found = values.iter().find(|(one, _)| *one == name);
                let value = found.map(|(_, value)| value);
                value.map_or_else(String::new, |value| teller.value(item, name, value))
            })
            .collect(),
    };
    let mut names: Vec<&'static str> = Vec::new();
    for (name, value) in values.iter().flatten().flat_map(|(_, values)| values) {
        let says = !value.is_empty() && *value != Value::Flag(false);
        if says && !names.contains(name) && !unit.differing.contains(name) {
            names.push(name);
        }
    }
    // Where they lie comes first, as it decides what all else is about.
    let mut differing = unit.differing.clone();
    differing.sort_by_key(|name| *name != "tag.place");
    (
        differing.into_iter().map(&line).collect(),
        names.into_iter().map(line).collect(),
    )
}

/// What a tag says, by the names of fields and of what joins it to others.
type Values = Vec<(&'static str, Value)>;

/// Everything that can differ between two tags, joins first.
fn values(project: &Project, item: &Item) -> Values {
    let text = |text: Option<&str>| Value::Text(text.unwrap_or_default().to_owned());
    let mut found = Vec::new();
    match item {
        Item::Mention(id) => {
            let mention = project.mentions().get(id);
            let place = mention.and_then(|it| it.anchor.clone());
            found.push(("tag.place", Value::Place(place)));
        }
        Item::Claim(id) => {
            if let Some(claim) = project.claims().get(id) {
                let member = claim.canonical.as_ref();
                let canonical = member.map(|it| it.canonical.as_str());
                let denies = member.is_some_and(|it| it.denies);
                found.push(("tag.place", Value::Place(Some(claim.anchor.clone()))));
                found.push(("claim.canonical", text(canonical)));
                found.push(("claim.denies", Value::Flag(denies)));
            }
        }
        Item::Attribution(id) => {
            let link = project.attributions().get(id);
            let source = link.and_then(|it| it.source.as_ref());
            found.push(("attribution.source", text(source.map(|it| it.as_str()))));
        }
        _ => {}
    }
    // Notes and what is said about the tagging itself are not compared.
    let compared = project.values(item, |field| {
        !matches!(field.takes, Takes::LongText) && !field.id.starts_with("tag.")
    });
    found.extend(compared.into_iter().map(|(field, value)| (field.id, value)));
    found
}

/// What became of the tags of a reopened unit since it was decided about.
fn since(session: &Session, teller: &Teller<'_>, view: &ReviewView, unit: &Unit) -> Vec<String> {
    if review::outcome(session, unit) != Outcome::Reopened {
        return Vec::new();
    }
    let Some(decision) = review::decision(session, unit) else {
        return Vec::new();
    };
    let project = session.project();
    let mut told = Vec::new();
    for seen in &decision.about {
        if project.version_of(&seen.item) == Some(&seen.version) {
            continue;
        }
        let place = unit
            .tags
            .iter()
            .position(|it| it.as_ref() == Some(&seen.item));
        let who = place.and_then(|place| view.annotators.get(place));
        let who = who.map_or_else(String::new, |it| project.person(it).to_owned());
        let last = session.history_of(&seen.item).into_iter().next();
        match last {
            Some(deed) if !deed.removed && !deed.changes.is_empty() => {
                let changes = deed.changes.iter().take(CHANGES_MAX);
                told.extend(changes.map(|it| {
                    let change = changed(teller, &seen.item, it);
                    teller.words.line(&[&who, &change])
                }));
            }
            _ => told.push(teller.words.get("review-since-gone")),
        }
    }
    let is_new = |item: &&Item| decision.about.iter().all(|seen| seen.item != **item);
    for item in unit.tags.iter().flatten().filter(is_new) {
        let who = project.annotator_of(item).map(|it| project.person(it));
        let new = teller.words.get("review-since-new");
        told.push(teller.words.line(&[who.unwrap_or_default(), &new]));
    }
    told
}

fn changed(teller: &Teller<'_>, item: &Item, change: &Difference) -> String {
    fl!(
        teller.words.loader,
        "inspector-past-change",
        field = teller.name(change.name),
        before = teller.value(item, change.name, &change.before),
        after = teller.value(item, change.name, &change.after)
    )
}
