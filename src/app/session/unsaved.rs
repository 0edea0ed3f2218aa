//! Work that the disk refuses: how much there is, saving it elsewhere, and letting go of it. Nothing
//! here loses anything unless it was asked to.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{Me, Session};
use crate::app::library;
use crate::app::notice::AppError;
use crate::store::{Folder, Unsafe};

impl Session {
    /// How many records are in memory only.
    pub fn unsaved(&self) -> usize {
        self.save_status().pending
    }

    /// Writes what is in memory only into new folders within `place`, as copies of the project that
    /// can be joined later; gives the new folder. Colleagues' work that was entered here lies in
    /// folders of its own beside it.
    ///
    /// # Errors
    /// If it cannot be written there either; then everything is still in memory.
    pub fn save_elsewhere(&self, place: &Path) -> Result<PathBuf, AppError> {
        let stem = self.path().and_then(Path::file_name);
        let stem = stem.map_or_else(|| "isnad".into(), |name| name.to_string_lossy());
        let mut first = None;
        for one in self.hands().filter(|it| it.writer.status().pending > 0) {
            let ulid = self.platform.ulid();
            let short = ulid.get(ulid.len().saturating_sub(8)..).unwrap_or(&ulid);
            let folder = place.join(format!("{stem}-unsaved-{}", short.to_ascii_lowercase()));
            self.rescue_of(one, &library::folder(&folder))?;
            first.get_or_insert(folder);
        }
        Ok(first.unwrap_or_else(|| place.to_owned()))
    }

    /// As [`Self::save_elsewhere`], one's own work alone, into an empty folder of whatever kind.
    ///
    /// # Errors
    /// As [`Self::save_elsewhere`].
    pub fn rescue_into(&self, folder: &Folder) -> Result<(), AppError> {
        self.rescue_of(&self.me, folder)
    }

    fn rescue_of(&self, who: &Me, folder: &Folder) -> Result<(), AppError> {
        let records = who.writer.pending_records();
        let what = Unsafe {
            info: &self.info,
            annotator: &who.annotator,
            session: &who.session,
            records: &records,
        };
        let fresh = Arc::clone(&self.platform);
        Ok(folder.rescue(&what, Box::new(move || fresh.ulid()))?)
    }
}
