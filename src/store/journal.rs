//! One session's journal, open for appending.
//!
//! A file of its own for each running program, made with `create_new`: no two programs ever write
//! the same one, so safety does not rest on locks. After any error the journal is given up for
//! ever: a sync that failed once may report success later without having written. Whoever holds
//! it then goes on in a new one ([`super::saver`]). Old journals are never opened for writing.

use super::disk::{DiskFile, parent};
use super::error::{Doing, StoreError};
use super::folder::{FILE_BYTE_MAX, Folder, check_id, check_ulid};
use super::line::{self, FIRST};
use super::wire::{self, Header, SCHEMA};
use crate::model::{AnnotatorId, Record};

/// An open journal.
#[derive(Debug)]
pub struct Journal {
    file: Box<dyn DiskFile>,
    path: String,
    previous: u32,
    len_byte: u64,
    part_byte: usize,
    poisoned: bool,
}

/// Where an annotator's journals lie.
pub(crate) fn journal_dir(annotator: &AnnotatorId) -> String {
    format!("journal/{annotator}")
}

impl Journal {
    /// Makes the journal of a new session. When this returns, the empty journal is durable.
    ///
    /// # Errors
    /// [`StoreError::BadName`] if the annotator or the ULID cannot be a file name; else what the
    /// system says.
    pub fn create(
        folder: &Folder,
        annotator: &AnnotatorId,
        session: &str,
    ) -> Result<Self, StoreError> {
        Self::continuing(folder, annotator, session, session)
    }

    /// Makes a journal named `file` (a ULID) that goes on with the records of `session`, whose own
    /// journal had to be given up or is full. Numbers go on too.
    ///
    /// # Errors
    /// As for [`Journal::create`].
    pub fn continuing(
        folder: &Folder,
        annotator: &AnnotatorId,
        file: &str,
        session: &str,
    ) -> Result<Self, StoreError> {
        check_id(annotator.as_str())?;
        check_ulid(file)?;
        check_ulid(session)?;
        let path = format!("{}/{file}.ronl", journal_dir(annotator));
        folder.make_dir(parent(&path))?;
        let header = wire::encode_header(Header {
            schema: SCHEMA,
            session: session.to_owned(),
            annotator: annotator.clone(),
            min_reader: SCHEMA,
            min_writer: SCHEMA,
        })?;
        let (previous, text) = line::encode(FIRST, &header);
        let disk = folder.disk();
        let created = disk
            .create_new(&path)
            .map_err(|error| StoreError::io(Doing::Creating, &path, error))?;
        let mut journal = Self {
            file: created,
            path,
            previous,
            len_byte: text.len() as u64,
            part_byte: line::PART_BYTE,
            poisoned: false,
        };
        if let Err(error) = journal.begin(folder, &text) {
            // It holds nothing anybody was told is saved.
            let _ = disk.remove(&journal.path);
            return Err(error);
        }
        Ok(journal)
    }

    /// Cuts records that are longer than so many bytes of RON into parts.
    pub(super) fn parting_at(mut self, part_byte: usize) -> Self {
        self.part_byte = part_byte;
        self
    }

    fn begin(&mut self, folder: &Folder, header: &str) -> Result<(), StoreError> {
        self.file
            .append(header.as_bytes())
            .map_err(|error| StoreError::io(Doing::Writing, &self.path, error))?;
        self.file
            .sync_all()
            .map_err(|error| StoreError::io(Doing::Syncing, &self.path, error))?;
        folder.sync_up(parent(&self.path))
    }

    /// Writes records in one go and syncs. When this returns, they are saved.
    ///
    /// # Errors
    /// What the system said; the journal is then given up, and every later call fails with
    /// [`StoreError::Poisoned`]. Records that cannot be written as RON, or for which there is no
    /// room in one file, fail before anything is written and give nothing up.
    pub fn append(&mut self, records: &[Record]) -> Result<(), StoreError> {
        if self.poisoned {
            return Err(StoreError::Poisoned {
                path: self.path.clone(),
            });
        }
        let (mut previous, mut text) = (self.previous, String::new());
        for record in records {
            let (crc, lines) = line::encode_in_parts(previous, record, self.part_byte)?;
            previous = crc;
            text.push_str(&lines);
        }
        if text.is_empty() {
            return Ok(());
        }
        if self.len_byte + text.len() as u64 > FILE_BYTE_MAX {
            return Err(StoreError::TooLong {
                len_byte: text.len(),
            });
        }
        let written = self
            .file
            .append(text.as_bytes())
            .map_err(|error| (Doing::Writing, error))
            .and_then(|()| {
                self.file
                    .sync_data()
                    .map_err(|error| (Doing::Syncing, error))
            });
        if let Err((doing, error)) = written {
            self.poisoned = true;
            return Err(StoreError::io(doing, &self.path, error));
        }
        self.previous = previous;
        self.len_byte += text.len() as u64;
        Ok(())
    }

    /// Path relative to the project folder.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Bytes written so far.
    pub fn len_byte(&self) -> u64 {
        self.len_byte
    }

    /// True if the journal was given up.
    pub fn is_poisoned(&self) -> bool {
        self.poisoned
    }
}
