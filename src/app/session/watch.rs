//! What is odd about the project, kept up to date while somebody works: a few things are looked at
//! in each frame, first all of them, then what each deed touched. Reads only; nobody waits for it.

use std::collections::{BTreeMap, BTreeSet};

use super::Session;
use crate::app::odd::{Odd, odd_of, shown_for};
use crate::model::touch::{Subject, everything, pointing_at, touched};
use crate::model::{ArticleId, Edit, Transaction};
use crate::store::Severity;

/// Things looked at in one frame.
const LOOKED_AT: usize = 400;

/// Where a finding stands in the list: the worst first, then by article and place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rank {
    pub severity: Severity,
    pub article: Option<ArticleId>,
    /// In scalars; what has no place comes last.
    pub start: usize,
    /// The thing.
    pub on: Subject,
    /// Which of the findings about that thing.
    number: usize,
}

/// What is known to be odd.
#[derive(Default)]
pub(super) struct Watch {
    begun: bool,
    /// What is still to be looked at, the next one last; a thing may stand here twice.
    waiting: Vec<Subject>,
    found: BTreeMap<Rank, Odd>,
    /// Where the findings of each thing stand.
    ranks: BTreeMap<Subject, Vec<Rank>>,
    errors: usize,
    /// Grows with what is known.
    revision: u64,
}

impl Session {
    /// Looks at some things that may be odd. True while there are more.
    pub fn watch(&mut self) -> bool {
        if !self.watch.begun {
            self.watch.begun = true;
            self.watch.waiting = everything(&self.project);
            self.watch.waiting.reverse();
        }
        for _ in 0..LOOKED_AT {
            let Some(subject) = self.watch.waiting.pop() else {
                return false;
            };
            self.look_at(subject);
        }
        !self.watch.waiting.is_empty()
    }

    /// As [`Self::watch`], to the end.
    pub fn watch_all(&mut self) {
        while self.watch() {}
    }

    /// What is known to be odd, the worst first.
    pub fn odds(&self) -> impl Iterator<Item = (&Rank, &Odd)> {
        self.watch.found.iter()
    }

    /// The finding that stands there, if it is still one.
    pub fn odd(&self, rank: &Rank) -> Option<&Odd> {
        self.watch.found.get(rank)
    }

    /// How many of the findings known are errors.
    pub fn errors(&self) -> usize {
        self.watch.errors
    }

    /// True if everything was looked at.
    pub fn is_watched(&self) -> bool {
        self.watch.begun && self.watch.waiting.is_empty()
    }

    /// Grows whenever other findings are known.
    pub fn odds_revision(&self) -> u64 {
        self.watch.revision
    }

    fn look_at(&mut self, subject: Subject) {
        let (kind, id) = &subject;
        let odds = odd_of(&self.project, *kind, id);
        let before = self.watch.ranks.remove(&subject).unwrap_or_default();
        if odds.is_empty() && before.is_empty() {
            return;
        }
        let old: Vec<Odd> = before
            .iter()
            .filter_map(|rank| self.watch.found.remove(rank))
            .collect();
        if old != odds {
            self.watch.revision += 1;
            // A circle is there, or gone, for all that lie on it.
            let mut both = old.iter().chain(&odds);
            if both.any(|it| matches!(it.kind, "circle" | "merge-circle" | "topic-circle")) {
                let near = pointing_at(&self.project, *kind, id);
                self.watch.waiting.extend(near);
            }
        }
        let errors = |odds: &[Odd]| {
            let errors = odds.iter().filter(|it| it.severity == Severity::Error);
            errors.count()
        };
        self.watch.errors = (self.watch.errors + errors(&odds)).saturating_sub(errors(&old));
        let start = shown_for(&self.project, *kind, id)
            .and_then(|item| Some(self.project.place_of(&item)?.1.start()))
            .unwrap_or(usize::MAX);
        let mut ranks = Vec::with_capacity(odds.len());
        for (number, odd) in odds.into_iter().enumerate() {
            let rank = Rank {
                severity: odd.severity,
                article: odd.article.clone(),
                start,
                on: subject.clone(),
                number,
            };
            ranks.push(rank.clone());
            self.watch.found.insert(rank, odd);
        }
        if !ranks.is_empty() {
            self.watch.ranks.insert(subject, ranks);
        }
    }

    /// Remembers to look again at what a deed touched.
    pub(super) fn note_odd(&mut self, deed: &Transaction) {
        if !self.watch.begun {
            return;
        }
        if deed.edits.iter().any(|it| matches!(it, Edit::Edition(_))) {
            // Other labels, other fields that are asked for: of everything.
            self.watch.begun = false;
            return;
        }
        let near = deed
            .edits
            .iter()
            .flat_map(|edit| touched(&self.project, edit));
        let near: BTreeSet<Subject> = near.collect();
        self.watch.waiting.extend(near);
    }
}
