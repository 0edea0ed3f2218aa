//! What could not be saved where it belongs, written elsewhere: a copy of the project that holds
//! nothing but one journal with the records that are missing. Joining it brings them home; taking
//! it in twice, or although the records were saved after all, does no harm.

use super::error::StoreError;
use super::folder::{Folder, PROJECT_FILE, ProjectFile};
use super::saver::Saver;
use super::wire::to_pretty_ron;
use super::writer::GROUP_MAX;
use crate::model::{AnnotatorId, Record};

/// Records that are not safe yet, and whose they are.
#[derive(Debug)]
pub struct Unsafe<'a> {
    pub info: &'a ProjectFile,
    pub annotator: &'a AnnotatorId,
    /// ULID of the session that made them.
    pub session: &'a str,
    pub records: &'a [Record],
}

impl Folder {
    /// Writes records that could not be saved into this folder, which is made or empty. `fresh`
    /// gives ULIDs: the journals go on with another, which may be there when the two are joined.
    /// When this returns, the records are durable.
    ///
    /// # Errors
    /// [`StoreError::NotEmpty`]; else what the system says. Then nothing here counts as saved. A
    /// record that cannot be written anywhere is the error only after all others are durable.
    pub fn rescue(
        &self,
        what: &Unsafe<'_>,
        fresh: Box<dyn FnMut() -> String + Send>,
    ) -> Result<(), StoreError> {
        self.make_dir("")?;
        if !self.list("")?.is_empty() {
            return Err(StoreError::NotEmpty {
                path: self.shown(""),
            });
        }
        // First: journals are written into a project only, and a copy that holds none does no harm.
        let text = to_pretty_ron(what.info, 4)? + "\n";
        self.write_atomic(PROJECT_FILE, text.as_bytes())?;
        let (annotator, session) = (what.annotator.clone(), what.session.to_owned());
        let mut saver = Saver::new(self.clone(), annotator, session, fresh).going_on();
        let mut saved = Ok(());
        for group in what.records.chunks(GROUP_MAX) {
            match saver.save(group) {
                Err(error) if error.is_about_records() => {}
                other => {
                    other?;
                    continue;
                }
            }
            // Nothing of the group was written: one by one, all but those at fault are.
            for record in group {
                match saver.save(std::slice::from_ref(record)) {
                    Err(error) if error.is_about_records() => saved = Err(error),
                    other => other?,
                }
            }
        }
        // The room kept for a full disk was only a help.
        let _ = saver.close();
        saved
    }
}
