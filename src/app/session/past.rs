//! What was done to one thing, by whom and when, as far as all journals know. Reads only.

use std::collections::HashMap;

use super::Session;
use crate::app::notice::AppError;
use crate::model::change::clock_ms;
use crate::model::difference::Difference;
use crate::model::edit::{EditError, Item, restore};
use crate::model::{AnnotatorId, Code, Edit, Kind};

/// One deed in the history of a thing.
#[derive(Debug, Clone, PartialEq)]
pub struct PastDeed {
    /// The journal and the number of the record in it; together its name.
    pub session: String,
    pub n: u64,
    pub by: AnnotatorId,
    /// Milliseconds since 1970, by the clock of the writer.
    pub when_ms: u64,
    /// Command id of the deed.
    pub what: Code,
    /// Whether it was done, taken back or done again.
    pub kind: Kind,
    /// The thing came to be, or went away.
    pub made: bool,
    pub removed: bool,
    pub changes: Vec<Difference>,
}

impl Session {
    /// Every deed that touched a thing, the latest first. Of an actor also those that touched its
    /// other names, roles and affiliations. Reads all records; keep what it answers.
    pub fn history_of(&self, item: &Item) -> Vec<PastDeed> {
        let mut found = Vec::new();
        for log in self.log.iter() {
            for record in &log.records {
                let edits = record.tx.planned_edits();
                let mut edits = edits.filter(|edit| edit.concerns(item)).peekable();
                if edits.peek().is_none() {
                    continue;
                }
                let mut deed = PastDeed {
                    session: log.session.clone(),
                    n: record.n,
                    by: record.tx.by.clone(),
                    when_ms: clock_ms(record.t),
                    what: record.tx.what.clone(),
                    kind: record.tx.kind.clone(),
                    made: false,
                    removed: false,
                    changes: Vec::new(),
                };
                for edit in edits {
                    deed.made |= edit.makes();
                    deed.removed |= edit.unmakes();
                    deed.changes.extend(edit.differences());
                }
                found.push((record.stamp(&log.session), deed));
            }
        }
        found.sort_by(|a, b| b.0.cmp(&a.0));
        found.into_iter().map(|(_, deed)| deed).collect()
    }

    /// When each tag was made: milliseconds since 1970, by the clock of the writer, by its id.
    pub fn made_ms(&self) -> HashMap<String, u64> {
        let mut made: HashMap<String, u64> = HashMap::new();
        let records = self.log.iter().flat_map(|log| &log.records);
        for record in records {
            let when = clock_ms(record.t);
            let tags = record.tx.edits.iter().filter_map(Edit::subject);
            for (_, id) in tags.filter(|(kind, _)| kind.is_tag()) {
                match made.get_mut(id) {
                    Some(first) => *first = when.min(*first),
                    None => {
                        made.insert(id.to_owned(), when);
                    }
                }
            }
        }
        made
    }

    /// Makes a thing again what it was after the record `n` of the journal `session`; undo takes
    /// that back like any deed.
    ///
    /// # Errors
    /// If no such record touched the thing, it is a colleague's, or what it names is gone.
    pub fn restore(&mut self, item: &Item, session: &str, n: u64) -> Result<(), AppError> {
        let log = self.log.iter().find(|log| log.session == session);
        let record = log.and_then(|log| log.records.iter().find(|record| record.n == n));
        let edit = record
            .and_then(|record| record.tx.planned_edits().rfind(|edit| edit.is_of(item)))
            .cloned()
            .ok_or_else(|| EditError::NotFound(item.id().to_owned()))?;
        self.plan(|desk| restore::restore(desk, &edit)).map(|_| ())
    }
}
