//! The history of the whole project, and the way back to a point of it.

use super::Session;
use crate::app::notice::AppError;
use crate::model::change::clock_ms;
use crate::model::edit::{EditError, back};
use crate::model::{AnnotatorId, ArticleId, Code, Kind, Project, Record, Stamp};

/// One deed, for a list of them.
#[derive(Debug, Clone, PartialEq)]
pub struct Deed {
    /// The journal and the number of the record in it; together its name.
    pub session: String,
    pub n: u64,
    pub by: AnnotatorId,
    /// Milliseconds since 1970, by the clock of the writer.
    pub when_ms: u64,
    /// Command id of the deed.
    pub what: Code,
    pub kind: Kind,
    pub article: Option<ArticleId>,
}

impl Session {
    /// Every deed of everybody that this annotator may see, the latest first: what a colleague did
    /// in an article stays hidden until a review of it was opened, and time at work is nobody's
    /// deed. Reads all records; keep what it answers.
    pub fn deeds(&self) -> Vec<Deed> {
        let mut found: Vec<(Stamp, &Record)> = self
            .records()
            .filter(|(_, record)| self.shows_deed(&record.tx))
            .collect();
        found.sort_by(|a, b| b.0.cmp(&a.0));
        found
            .into_iter()
            .map(|(stamp, record)| Deed {
                session: stamp.session,
                n: record.n,
                by: record.tx.by.clone(),
                when_ms: clock_ms(record.t),
                what: record.tx.what.clone(),
                kind: record.tx.kind.clone(),
                article: record.tx.focus.article.clone(),
            })
            .collect()
    }

    fn records(&self) -> impl Iterator<Item = (Stamp, &Record)> {
        self.log.iter().flat_map(|log| {
            let records = log.records.iter();
            records.map(|record| (record.stamp(&log.session), record))
        })
    }

    /// The project as it was after the record `n` of the journal `session`.
    ///
    /// # Errors
    /// If there is no such record.
    pub fn as_it_was(&self, session: &str, n: u64) -> Result<Project, AppError> {
        let mut records: Vec<(Stamp, &Record)> = self.records().collect();
        records.sort_by(|a, b| a.0.cmp(&b.0));
        let last = records
            .iter()
            .position(|(stamp, _)| stamp.session == session && stamp.n == n)
            .ok_or_else(|| EditError::NotFound(format!("{session}:{n}")))?;
        let founding = self.project.founding_codebook().clone();
        let mut past = Project::new(self.info.name.clone(), founding);
        for (stamp, record) in records.into_iter().take(last + 1) {
            past.absorb(&stamp.session, record, false);
        }
        Ok(past)
    }

    /// Makes one's own tags, and the values of what is shared, what they were after the record `n`
    /// of the journal `session`: one deed, which undo takes back.
    ///
    /// # Errors
    /// If there is no such record, or a colleague's work needs what would go.
    pub fn go_back(&mut self, session: &str, n: u64) -> Result<(), AppError> {
        let past = self.as_it_was(session, n)?;
        self.end_gesture();
        self.plan(|desk| Ok(back::to(desk, &past)))?;
        self.workspace.selected = None;
        Ok(())
    }
}
