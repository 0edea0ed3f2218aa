//! Work that the disk refuses: how much there is, saving it elsewhere, and letting go of it. Nothing
//! here loses anything unless it was asked to.

use std::path::{Path, PathBuf};

use super::Session;
use crate::app::library;
use crate::app::notice::AppError;
use crate::store::{Folder, Unsafe};

impl Session {
    /// How many records are in memory only.
    pub fn unsaved(&self) -> usize {
        self.me.writer.status().pending
    }

    /// Writes what is in memory only into a new folder within `place`, as a copy of the project
    /// that can be joined later; gives the new folder.
    ///
    /// # Errors
    /// If it cannot be written there either; then everything is still in memory.
    pub fn save_elsewhere(&self, place: &Path) -> Result<PathBuf, AppError> {
        let ulid = self.platform.ulid();
        let short = ulid.get(ulid.len().saturating_sub(8)..).unwrap_or(&ulid);
        let stem = self.path().and_then(Path::file_name);
        let stem = stem.map_or_else(|| "isnad".into(), |name| name.to_string_lossy());
        let folder = place.join(format!("{stem}-unsaved-{}", short.to_ascii_lowercase()));
        self.rescue_into(&library::folder(&folder))?;
        Ok(folder)
    }

    /// As [`Self::save_elsewhere`], into an empty folder of whatever kind.
    ///
    /// # Errors
    /// As [`Self::save_elsewhere`].
    pub fn rescue_into(&self, folder: &Folder) -> Result<(), AppError> {
        let records = self.me.writer.pending_records();
        let what = Unsafe {
            info: &self.info,
            annotator: &self.me.annotator,
            session: &self.me.session,
            records: &records,
        };
        Ok(folder.rescue(&what, &self.platform.ulid())?)
    }
}
