//! Saving, without threads: the journal is made at the first deed, given up after an error, and
//! gone on with in a new one.
//!
//! Versions in memory are stamped with the first session's name. A journal that takes over says
//! in its header that it goes on with that session, and numbers go on too; a record that stands in
//! both is the same record and counts once. So stamps never have to be changed.
//!
//! Other programs work in the folder too. Git puts another file in the place of one that it
//! restores, and what is appended to the former one then goes nowhere although every call succeeds.
//! So a journal is looked at by its name before anything in it counts as saved, and again later:
//! what was saved and is there no more has to be saved once more ([`Saver::take_lost`]).

use super::disk::EntryKind;
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

/// What was saved in one journal.
struct Written {
    path: String,
    len_byte: u64,
    records: Vec<Record>,
}

/// Saves the records of one session.
pub struct Saver {
    folder: Folder,
    annotator: AnnotatorId,
    session: String,
    journal: Option<Journal>,
    /// What the journals of this session hold, oldest first; the last is the open one if one is.
    written: Vec<Written>,
    /// What was saved and is there no more.
    lost: Vec<Record>,
    fresh_session: Box<dyn FnMut() -> String + Send>,
    /// True once the session's own name was tried.
    started: bool,
    reserve_tried: bool,
    /// It was made here.
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
            written: Vec::new(),
            lost: Vec::new(),
            fresh_session,
            started: false,
            reserve_tried: false,
            reserve_held: false,
            reserve_used: false,
            roll_byte: ROLL_BYTE,
            part_byte: PART_BYTE,
        }
    }

    /// Leaves the session's own name to a journal that lies elsewhere.
    #[must_use]
    pub(super) fn going_on(mut self) -> Self {
        self.started = true;
        self
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
    /// The last error. None of the records counts as saved; they may be handed in again. After
    /// [`StoreError::Replaced`] others may not be saved any more: see [`Self::take_lost`].
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
            if tries > TRIES || matches!(error, StoreError::Replaced { .. }) {
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
            None => {
                let journal = self.next_journal()?;
                self.written.push(Written {
                    path: journal.path().to_owned(),
                    len_byte: journal.len_byte(),
                    records: Vec::new(),
                });
                journal
            }
        };
        let journal = self.journal.insert(journal);
        journal.append(records)?;
        let (path, len_byte) = (journal.path().to_owned(), journal.len_byte());
        if !self.is_there(&path, len_byte)? {
            self.look();
            return Err(StoreError::Replaced { path });
        }
        if let Some(written) = self.written.last_mut() {
            written.len_byte = len_byte;
            written.records.extend_from_slice(records);
        }
        Ok(())
    }

    /// True if the file of this name is as long as what was written into it. Only this program
    /// writes there, so anything else is another file, or one that somebody cut.
    fn is_there(&self, path: &str, len_byte: u64) -> Result<bool, StoreError> {
        match self.folder.disk().metadata(path) {
            Ok(about) => Ok(about.kind == EntryKind::File && about.len_byte == len_byte),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(false),
            Err(error) => Err(StoreError::io(Doing::Reading, path, error)),
        }
    }

    /// Looks whether what was saved is still there; if not, it waits in [`Self::take_lost`]. What
    /// cannot be looked at is left for the next time.
    pub fn look(&mut self) {
        for one in std::mem::take(&mut self.written) {
            let open = self.journal.as_ref();
            let is_open = open.is_some_and(|journal| journal.path() == one.path);
            let is_there = match self.folder.disk().metadata(&one.path) {
                Ok(about) if is_open => about.len_byte == one.len_byte,
                // One that was given up may hold more than what counts.
                Ok(about) => about.len_byte >= one.len_byte,
                Err(error) => error.kind() != std::io::ErrorKind::NotFound,
            };
            if is_there {
                self.written.push(one);
                continue;
            }
            self.lost.extend(one.records);
            if is_open {
                self.journal = None;
            }
        }
    }

    /// Records that were saved and are there no more, oldest first: to be saved again.
    pub fn take_lost(&mut self) -> Vec<Record> {
        std::mem::take(&mut self.lost)
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

    /// Keeps some room on the disk. Failing to is no error: it only helps. Another window of the same
    /// person may hold it already; then it is theirs to give back.
    fn hold_reserve(&mut self) {
        if self.reserve_tried || self.reserve_used {
            return;
        }
        self.reserve_tried = true;
        if let Ok(mut file) = self.folder.disk().create_new(&self.reserve_path()) {
            let filled = file
                .append(&vec![0; RESERVE_BYTE])
                .and_then(|()| file.sync_all());
            drop(file);
            self.reserve_held = filled.is_ok();
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
