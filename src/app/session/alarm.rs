//! The alarm for work that is gone, raised when a project was opened: looked for beside the window,
//! in the readable copies. Says what is missing; brings nothing back by itself.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::mpsc::{Receiver, TryRecvError, channel};

use super::Session;
use crate::model::AnnotatorId;
use crate::store::applied;
use crate::store::shortfall::{Copy, Reach};

/// Work that readable copies know of and the journals here do not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shortfall {
    /// Tags in the copies that know more, and what the journals give in their place.
    pub known: usize,
    pub found: usize,
    /// Journals that are missing or too short, by where they should lie; of gold only the session.
    pub journals: BTreeSet<String>,
    /// Where the copies lie.
    pub copies: Vec<String>,
}

/// A look at the readable copies that goes on.
#[derive(Debug, Default)]
pub(super) struct Alarm {
    running: Option<Receiver<Vec<Copy>>>,
}

impl Session {
    /// Begins to compare the readable copies with what the journals say, beside the window. `wake`
    /// is called at the end.
    pub fn begin_alarm(&mut self, wake: Box<dyn Fn() + Send>) {
        let (send, receive) = channel();
        let (folder, reach) = (self.folder.clone(), self.reach());
        let look = move || {
            // Nobody waits any more if the project was closed.
            let _gone = send.send(folder.beyond_journals(&reach));
            wake();
        };
        let begun = std::thread::Builder::new()
            .name("alarm".to_owned())
            .spawn(look);
        self.alarm.running = begun.is_ok().then_some(receive);
    }

    /// What is missing, once that is known: `None` while it is looked for and if it was told
    /// already, `Some(None)` if nothing is.
    pub fn take_alarm(&mut self) -> Option<Option<Shortfall>> {
        let answer = self.alarm.running.as_ref()?.try_recv();
        if matches!(answer, Err(TryRecvError::Empty)) {
            return None;
        }
        self.alarm.running = None;
        Some(self.shortfall(&answer.unwrap_or_default()))
    }

    /// As [`Self::begin_alarm`] and [`Self::take_alarm`], at once.
    pub fn look_for_loss(&self) -> Option<Shortfall> {
        self.shortfall(&self.folder.beyond_journals(&self.reach()))
    }

    /// How far the journals go, by annotator, gold among them.
    fn reach(&self) -> Reach {
        let mut people: BTreeSet<AnnotatorId> =
            self.log.iter().map(|log| log.annotator.clone()).collect();
        people.insert(self.gold.clone());
        let reach = people.into_iter().map(|it| {
            let applied = applied(self.log.iter(), &it);
            (it, applied)
        });
        reach.collect::<BTreeMap<_, _>>()
    }

    fn shortfall(&self, copies: &[Copy]) -> Option<Shortfall> {
        // Journals that came meanwhile were taken in as news.
        let reach = self.reach();
        let is_missing = |copy: &Copy, session: &str, n: u64| {
            let known = reach.get(&copy.annotator);
            let mut known = known.into_iter().flatten();
            !known.any(|(it, last)| it == session && *last >= n)
        };
        let mut missing = Shortfall {
            known: 0,
            found: 0,
            journals: BTreeSet::new(),
            copies: Vec::new(),
        };
        for copy in copies {
            let mut gone = copy.sessions.iter();
            let gone: Vec<&String> = gone
                .by_ref()
                .filter(|(session, n)| is_missing(copy, session, *n))
                .map(|(session, _)| session)
                .collect();
            if gone.is_empty() {
                continue;
            }
            missing.journals.extend(gone.into_iter().map(|session| {
                if copy.annotator == self.gold {
                    session.clone()
                } else {
                    format!("journal/{}/{session}.ronl", copy.annotator)
                }
            }));
            if copy.article.is_some() {
                missing.known += copy.entries;
                missing.found += copy.found(self.now());
            }
            missing.copies.push(copy.path.clone());
        }
        (!missing.copies.is_empty()).then_some(missing)
    }
}
