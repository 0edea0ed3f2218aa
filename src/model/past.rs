//! The project as it was at any earlier moment: the records of all journals, in the order of their
//! clocks, taken in up to that moment and no further. Pure; reads no file and changes no record.

use std::fmt;
use std::ops::Range;

use super::change::clock_ms;
use super::{Codebook, Project, Record, Stamp};

/// A moment in the history of a project.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Moment {
    /// Just after the record `n` of the journal `session`.
    After { session: String, n: u64 },
    /// The end of a millisecond since 1970, by the clocks of the writers.
    At { ms: u64 },
}

/// `JOURNAL:NUMBER` or milliseconds.
impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::After { session, n } => write!(f, "{session}:{n}"),
            Self::At { ms } => write!(f, "{ms}"),
        }
    }
}

/// The records of all journals, in the order in which a project takes them in.
#[derive(Debug)]
pub struct Chronicle<'a> {
    records: Vec<(Stamp, &'a Record)>,
}

impl<'a> Chronicle<'a> {
    /// Of records with the ULID of the session that made each, in any order.
    pub fn of(records: impl IntoIterator<Item = (&'a str, &'a Record)>) -> Self {
        let mut records: Vec<(Stamp, &Record)> = records
            .into_iter()
            .map(|(session, record)| (record.stamp(session), record))
            .collect();
        records.sort_by(|a, b| a.0.cmp(&b.0));
        Self { records }
    }

    pub fn len(&self) -> usize {
        self.records.len()
    }

    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    pub fn iter(&self) -> impl Iterator<Item = (&Stamp, &'a Record)> {
        self.records.iter().map(|(stamp, record)| (stamp, *record))
    }

    /// How many records had been made by then; `None` if no record is named so.
    pub fn until(&self, moment: &Moment) -> Option<usize> {
        match moment {
            Moment::After { session, n } => {
                let is_it = |stamp: &Stamp| stamp.session == *session && stamp.n == *n;
                let mut records = self.records.iter();
                records.position(|(stamp, _)| is_it(stamp)).map(|it| it + 1)
            }
            Moment::At { ms } => {
                let by_then = |stamp: &Stamp| clock_ms(stamp.t) <= *ms;
                Some(self.records.partition_point(|(stamp, _)| by_then(stamp)))
            }
        }
    }

    /// The project as the first `count` records make it. Records later than `latest_ms`,
    /// milliseconds since 1970, come from a wrong clock. `heard` is told before each record how
    /// many were taken in; if it says no, the work is given up.
    pub fn replay(
        &self,
        count: usize,
        (name, founding): (&str, &Codebook),
        latest_ms: u64,
        mut heard: impl FnMut(usize) -> bool,
    ) -> Option<Project> {
        let nothing = Project::new(name.to_owned(), founding.clone());
        self.go_on(nothing, 0..count, latest_ms, &mut heard)
    }

    /// As [`Self::replay`], from the state before the first of `places` on.
    pub fn go_on(
        &self,
        mut project: Project,
        places: Range<usize>,
        latest_ms: u64,
        heard: &mut dyn FnMut(usize) -> bool,
    ) -> Option<Project> {
        let records = self.records.iter().enumerate();
        let wanted = records.skip(places.start).take(places.len());
        for (place, (stamp, record)) in wanted {
            if !heard(place) {
                return None;
            }
            let from_future = clock_ms(record.t) > latest_ms;
            project.absorb(&stamp.session, record, from_future);
        }
        Some(project)
    }
}
