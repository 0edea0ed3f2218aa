//! All records that are known: those read at opening and those made since. Clones share them, so
//! that a thread beside the window can read on while somebody works. Writes nothing to disk.

use std::sync::Arc;

use crate::model::{AnnotatorId, Record};
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
