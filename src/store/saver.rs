//! Saving, without threads: the journal is made at the first deed, given up after an error, and
//! gone on with in a new one.
//!
//! Versions in memory are stamped with the first session's name. A journal that takes over says
//! in its header that it goes on with that session, and numbers go on too; a record that stands in
//! both is the same record and counts once. So stamps never have to be changed.

use super::error::{Doing, StoreError};
use super::folder::Folder;
use super::journal::{Journal, journal_dir};
use super::line::PART_BYTE;
use crate::model::{AnnotatorId, Record};

/// How often a batch is tried again in a new journal before the error is told.
const TRIES: usize = 3;

/// Bytes of a journal after which the next batch begins a new one. Far below what is read.
const ROLL_BYTE: u64 = 16 << 20;

/// Bytes kept free beside the journal for the last deeds on a full disk.
const RESERVE_BYTE: usize = 64 << 10;

/// Saves the records of one session.
pub struct Saver {
    folder: Folder,
    annotator: AnnotatorId,
    session: String,
    journal: Option<Journal>,
    fresh_session: Box<dyn FnMut() -> String + Send>,
    /// True once the session's own name was tried.
    started: bool,
    reserve_held: bool,
    reserve_used: bool,
    roll_byte: u64,
    part_byte: usize,
}

impl std::fmt::Debug for Saver {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Saver")
            .field("annotator", &self.annotator)
            .field("session", &self.session)
            .field("journal", &self.journal)
            .finish_non_exhaustive()
    }
}

impl Saver {
    /// `session` is the ULID in the stamps of the records; `fresh_session` gives further ULIDs.
    /// Nothing is written yet.
    pub fn new(
        folder: Folder,
        annotator: AnnotatorId,
        session: String,
        fresh_session: Box<dyn FnMut() -> String + Send>,
    ) -> Self {
        Self {
            folder,
            annotator,
            session,
            journal: None,
            fresh_session,
            started: false,
            reserve_held: false,
            reserve_used: false,
            roll_byte: ROLL_BYTE,
            part_byte: PART_BYTE,
        }
    }

    /// Begins a new journal after so many bytes; for tests.
    #[must_use]
    pub fn rolling_at(mut self, roll_byte: u64) -> Self {
        self.roll_byte = roll_byte;
        self
    }

    /// Cuts records that are longer than so many bytes of RON into parts; for tests. At least four,
    /// which is one character.
    #[must_use]
    pub fn parting_at(mut self, part_byte: usize) -> Self {
        self.part_byte = part_byte.max(4);
        self
    }

    /// Writes records and syncs; when this returns, they are saved. After an error the whole batch
    /// is written again to new journals, a few times; a full disk gets its reserve back first.
    ///
    /// # Errors
    /// The last error. None of the records counts as saved; they may be handed in again.
    pub fn save(&mut self, records: &[Record]) -> Result<(), StoreError> {
        let mut tries = 0;
        loop {
            let error = match self.try_save(records) {
                Ok(()) => {
                    self.hold_reserve();
                    return Ok(());
                }
                Err(error) => error,
            };
            tries += 1;
            if error.is_about_records() || matches!(error, StoreError::BadName { .. }) {
                // Nothing was written, so the journal is as good as before.
                return Err(error);
            }
            self.journal = None;
            if tries > TRIES {
                return Err(error);
            }
            if error.is_full() {
                self.use_reserve();
            }
        }
    }

    fn try_save(&mut self, records: &[Record]) -> Result<(), StoreError> {
        let full = self
            .journal
            .as_ref()
            .is_some_and(|journal| journal.len_byte() >= self.roll_byte);
        if full {
            self.journal = None;
        }
        let journal = match self.journal.take() {
            Some(journal) => journal,
            None => self.next_journal()?,
        };
        self.journal.insert(journal).append(records)
    }

    fn next_journal(&mut self) -> Result<Journal, StoreError> {
        let file = if self.started {
            (self.fresh_session)()
        } else {
            self.session.clone()
        };
        self.started = true;
        let journal = Journal::continuing(&self.folder, &self.annotator, &file, &self.session)?;
        Ok(journal.parting_at(self.part_byte))
    }

    fn reserve_path(&self) -> String {
        format!("{}/.reserve", journal_dir(&self.annotator))
    }

    /// Keeps some room on the disk. Failing to is no error: it only helps.
    fn hold_reserve(&mut self) {
        if self.reserve_held || self.reserve_used {
            return;
        }
        self.reserve_held = true;
        if let Ok(mut file) = self.folder.disk().create_new(&self.reserve_path()) {
            let filled = file
                .append(&vec![0; RESERVE_BYTE])
                .and_then(|()| file.sync_all());
            drop(file);
            if filled.is_err() {
                let _ = self.folder.disk().remove(&self.reserve_path());
            }
        }
    }

    fn use_reserve(&mut self) {
        if self.folder.disk().remove(&self.reserve_path()).is_ok() {
            self.reserve_used = true;
        }
    }

    /// True once the disk was full and the reserve was given up for the last deeds.
    pub fn is_reserve_used(&self) -> bool {
        self.reserve_used
    }

    /// True once anything was saved.
    pub fn has_journal(&self) -> bool {
        self.journal.is_some()
    }

    /// Gives the reserve back. The journal stays as it is.
    ///
    /// # Errors
    /// What the system says; nothing is lost then.
    pub fn close(self) -> Result<(), StoreError> {
        if !self.reserve_held {
            return Ok(());
        }
        let path = self.reserve_path();
        match self.folder.disk().remove(&path) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                Err(StoreError::io(Doing::Removing, &path, error))
            }
            _ => Ok(()),
        }
    }
}
