//! All records that are known: those read at opening and those made since. Clones share them, so
//! that a thread beside the window can read on while somebody works. Writes nothing to disk.

use std::sync::Arc;

use crate::model::touch::Subject;
use crate::model::{AnnotatorId, Edit, Record, Stamp};
use crate::store::SessionLog;

#[derive(Clone, Default)]
pub(super) struct Log {
    read: Arc<Vec<SessionLog>>,
    /// Copied only if somebody else still reads it when a record is added.
    made: Arc<Vec<SessionLog>>,
}

impl Log {
    pub fn new(read: Vec<SessionLog>) -> Self {
        Self {
            read: Arc::new(read),
            made: Arc::default(),
        }
    }

    pub fn iter(&self) -> impl Iterator<Item = &SessionLog> {
        self.read.iter().chain(self.made.iter())
    }

    /// What takes back the removal of things, in the order in which they were removed.
    pub fn unremove(&self, gone: &[(Stamp, Subject)]) -> Vec<Edit> {
        let mut edits = Vec::new();
        for log in self.iter() {
            for record in &log.records {
                let is_gone = |edit: &&Edit| {
                    edit.removes()
                        && edit.subject().is_some_and(|(kind, id)| {
                            gone.iter().any(|(stamp, (its_kind, its_id))| {
                                *its_kind == kind
                                    && **its_id == *id
                                    && stamp.n == record.n
                                    && stamp.t == record.t
                                    && stamp.session == log.session
                            })
                        })
                };
                let removed = record.tx.edits.iter().filter(is_gone);
                edits.extend(removed.filter_map(Edit::inverse));
            }
        }
        edits
    }

    /// Adds a record that was made in the journal `session`.
    pub fn add(&mut self, session: &str, annotator: &AnnotatorId, record: Record) {
        let made = Arc::make_mut(&mut self.made);
        match made.iter_mut().find(|log| log.session == session) {
            Some(log) => log.records.push(record),
            None => made.push(SessionLog {
                session: session.to_owned(),
                annotator: annotator.clone(),
                device: Some(record.tx.device.clone()),
                records: vec![record],
            }),
        }
    }
}
