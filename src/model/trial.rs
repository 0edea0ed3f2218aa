//! What the door would refuse of many edits, found in one go: for files from elsewhere, of which what
//! fits is taken and the rest is named. Nothing stays changed here.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::change::each_kind;
use super::check::violations;
use super::project::{ApplyError, Entity, Link, Restore, is_told, subject_of};
use super::touch::{Subject, pointing_at};
use super::{AnnotatorId, Content, Edit, EntityKind, Id, Project, Stamp, Target};

impl Link {
    /// The thing that is pointed at, where a thing may need it.
    fn end(&self) -> Option<Subject> {
        Some(match self {
            Self::Article(id) => (EntityKind::Article, id.shared()),
            Self::Actor(id) | Self::Target(Target::Actor(id)) => (EntityKind::Actor, id.shared()),
            Self::Claim(id)
            | Self::Content(Content::Claim(id))
            | Self::Target(Target::Claim(id)) => (EntityKind::Claim, id.shared()),
            Self::Content(Content::Attribution(id)) | Self::Via(id) => {
                (EntityKind::Attribution, id.shared())
            }
            Self::Canonical(id) | Self::Target(Target::Canonical(id)) => {
                (EntityKind::Canonical, id.shared())
            }
            Self::Topic(id) | Self::Target(Target::Topic(id)) => (EntityKind::Topic, id.shared()),
            Self::Source(id) => (EntityKind::Mention, id.shared()),
            Self::Item(_) | Self::Thread(_) => return None,
        })
    }
}

impl Project {
    /// What [`Self::apply`] would refuse of these edits, by their places: in this order, if it were
    /// asked again and again and each time the edit it blames were left out. Of a thing that stands
    /// twice the earlier edit is left out. Nothing has changed then.
    ///
    /// Everything is tried once, and what is refused is taken back by itself: a thousand refused
    /// edits cost little more than one.
    pub fn would_refuse(
        &mut self,
        by: &AnnotatorId,
        mut edits: Vec<Edit>,
    ) -> Vec<(usize, ApplyError)> {
        let set_aside = self.set_aside(&edits, by);
        let mut refused = Vec::new();
        // By the place of its first edit, and where each thing's is.
        let mut trials: BTreeMap<usize, Trial> = BTreeMap::new();
        let mut owners: HashMap<Subject, usize> = HashMap::new();
        for (place, edit) in edits.iter_mut().enumerate() {
            if !is_told(edit, &set_aside) {
                continue;
            }
            let subject = subject_of(edit);
            let mut owner = subject.as_ref().and_then(|it| owners.remove(it));
            let mut admitted = self.admit(edit, by, &set_aside, owner.is_some());
            if let Err(error @ ApplyError::Twice { .. }) = &admitted {
                let earlier = owner.take().and_then(|it| trials.remove(&it));
                let places = earlier.into_iter().flat_map(|it| it.places);
                refused.extend(places.map(|it| (it, error.clone())));
                admitted = self.admit(edit, by, &set_aside, false);
            }
            match (admitted, subject) {
                (Ok(beside), Some(subject)) => {
                    let owner = owner.unwrap_or(place);
                    owners.insert(subject, owner);
                    let trial = trials.entry(owner).or_default();
                    trial.places.push(place);
                    trial.edits.push(edit.clone());
                    trial.edits.extend(beside);
                }
                (Ok(_), None) => {}
                (Err(error), _) => refused.push((place, error)),
            }
        }
        // Later than everything that is here, as what is sent through the door is.
        let stamp = Stamp {
            t: u64::MAX,
            session: String::new(),
            n: u64::MAX,
        };
        for trial in trials.values_mut() {
            trial.undo = self.save(trial.edits.get(..1).unwrap_or_default());
            for edit in &trial.edits {
                self.take(&stamp, by, edit, false);
            }
        }
        self.refuse_broken(&mut trials, &owners, &mut refused);
        self.restore(trials.into_values().flat_map(|it| it.undo).collect());
        refused
    }

    /// Takes back, the first one first, what breaks a rule as long as it is there.
    fn refuse_broken(
        &mut self,
        trials: &mut BTreeMap<usize, Trial>,
        owners: &HashMap<Subject, usize>,
        refused: &mut Vec<(usize, ApplyError)>,
    ) {
        // Only where something went back to what it was before may a rule break far from it. Then all
        // that is left is looked at again, so often at most; after that the door refuses it.
        const ROUNDS_MAX: usize = 8;
        for _ in 0..ROUNDS_MAX {
            let mut went_back = false;
            let mut due: BTreeSet<usize> = trials.keys().copied().collect();
            while let Some(place) = due.pop_first() {
                let broken = trials.get(&place).and_then(|trial| {
                    let mut edits = trial.edits.iter();
                    edits.find_map(|edit| violations(self, edit).into_iter().next())
                });
                let broken = broken.and_then(|it| Some((it, trials.remove(&place)?)));
                let Some((violation, trial)) = broken else {
                    continue;
                };
                for one in trial.undo {
                    one(self);
                }
                for edit in &trial.edits {
                    went_back |= each_kind!(edit, it => it.before.is_some(), unknown => false);
                    let stirred = self.stirred(edit);
                    let stirred = stirred.iter().filter_map(|it| owners.get(it).copied());
                    due.extend(stirred.filter(|it| trials.contains_key(it)));
                }
                let error = ApplyError::from(violation);
                let places = trial.places.into_iter();
                refused.extend(places.map(|it| (it, error.clone())));
            }
            if !went_back {
                return;
            }
        }
    }

    /// What may break a rule once an edit was taken back: what points at its subject, and, where
    /// that is now what it was before, what is attributed beside it or removed though it needs it.
    fn stirred(&self, edit: &Edit) -> Vec<Subject> {
        const CHAIN_MAX: usize = 1000;
        let Some((kind, id)) = edit.subject() else {
            return Vec::new();
        };
        let mut found = pointing_at(self, kind, id);
        let went_back = each_kind!(edit, it => it.before.is_some(), unknown => false);
        if went_back && kind == EntityKind::Attribution {
            // Along chains of attributions a circle may close.
            let mut at = 0;
            while let Some((kind, id)) = found.get(at).filter(|_| found.len() < CHAIN_MAX) {
                if *kind == EntityKind::Attribution {
                    let content = Content::Attribution(Id::new(&**id));
                    found.extend(self.pointing(&Link::Content(content)).collect::<Vec<_>>());
                }
                at += 1;
            }
        }
        let links: Vec<Link> = each_kind!(edit, change => {
            change.before.iter().flat_map(|it| it.links()).collect()
        }, unknown => Vec::new());
        for link in links {
            if matches!(link, Link::Content(_)) {
                found.extend(self.pointing(&link));
            }
            found.extend(link.end());
        }
        found
    }
}

/// Edits of one thing that are tried together.
#[derive(Default)]
struct Trial {
    places: Vec<usize>,
    edits: Vec<Edit>,
    undo: Vec<Restore>,
}
