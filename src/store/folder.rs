//! A project folder: what lies where, and the files that are written once.
//!
//! Files are written beside their place, synced, and moved there in one step. Names that come
//! from project files are checked before they become paths. Journals are in
//! [`super::journal`], opening in [`super::open`], snapshots in [`super::snapshot`].

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::disk::{Disk, EntryKind, MemoryDisk, RealDisk, parent};
use super::error::{Doing, StoreError};
use super::import::ImportRecord;
use super::legible::{fields, number, string};
use super::version::{Version, first};
use super::wire::{SCHEMA, to_pretty_ron};
use crate::model::annotation::Ext;
use crate::model::id::is_valid;
use crate::model::{AnnotatorId, ArticleId, Codebook};

/// Largest file of any kind that is read or written, in bytes.
pub const FILE_BYTE_MAX: u64 = 64 << 20;

pub(crate) const PROJECT_FILE: &str = "project.ron";

/// Files that tell version control how to treat the folder, with what they must say. Line ends are
/// never changed. Where one annotator worked on two devices, readable copies of both are laid over
/// each other without a conflict; they are written anew from the journals, which never collide.
/// What is only there while a program runs is not kept.
pub(crate) const GIT_FILES: [(&str, &str); 2] = [
    (
        ".gitattributes",
        "*.ron -text\n*.ronl -text\narticles/**/*.txt -text\n\
         annotations/**/*.ron merge=union\nregistry/*.ron merge=union\n",
    ),
    (".gitignore", ".*.tmp\n.reserve\n"),
];

/// Endings of pictures.
pub(crate) const IMAGE_ENDINGS: [&str; 3] = ["png", "jpg", "webp"];

/// A project folder, on a disk or in memory. Clones mean the same folder.
#[derive(Debug, Clone)]
pub struct Folder {
    disk: Arc<dyn Disk>,
    path: Option<PathBuf>,
}

/// What `project.ron` says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProjectFile {
    /// ULID.
    pub id: String,
    pub name: String,
    /// Version of the format.
    #[serde(default = "first")]
    pub schema: u32,
    /// Oldest version of the format whose programs may read the folder.
    #[serde(default = "first")]
    pub min_reader: u32,
    /// Oldest version of the format whose programs may write into it.
    #[serde(default = "first")]
    pub min_writer: u32,
    pub created_by: AnnotatorId,
    /// Milliseconds since 1970.
    #[serde(default)]
    pub created_ms: u64,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ext: Ext,
}

/// What can be read of a `project.ron` that cannot be understood as a whole.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct LegibleProject {
    /// Only what can be an id.
    pub id: Option<String>,
    pub name: Option<String>,
    /// Only what can be an annotator's.
    pub created_by: Option<AnnotatorId>,
    pub created_ms: Option<u64>,
}

impl LegibleProject {
    /// Of each field what stands first.
    pub(super) fn of(text: &str) -> Self {
        let mut found = Self::default();
        for (name, value) in fields(text) {
            match name {
                "id" if found.id.is_none() => {
                    found.id = string(value).filter(|it| is_ulid(it));
                }
                "name" if found.name.is_none() => {
                    found.name = string(value).filter(|it| !it.trim().is_empty());
                }
                "created_by" if found.created_by.is_none() => {
                    let by = string(value).filter(|it| is_valid(it));
                    found.created_by = by.map(AnnotatorId::new);
                }
                "created_ms" if found.created_ms.is_none() => found.created_ms = number(value),
                _ => {}
            }
        }
        found
    }
}

/// What a new project needs.
#[derive(Debug, Clone)]
pub struct NewProject {
    /// ULID.
    pub id: String,
    pub name: String,
    pub annotator: AnnotatorId,
    pub codebook: Codebook,
    /// ULID of the codebook's first version.
    pub codebook_ulid: String,
    pub now_ms: u64,
}

pub(crate) fn check_id(name: &str) -> Result<(), StoreError> {
    if is_valid(name) {
        Ok(())
    } else {
        Err(StoreError::BadName {
            name: name.to_owned(),
        })
    }
}

/// True for a ULID as we write it: 26 upper-case characters of Crockford's alphabet.
pub(crate) fn is_ulid(name: &str) -> bool {
    name.len() == 26 && ulid::Ulid::from_string(name).is_ok_and(|ulid| ulid.to_string() == name)
}

pub(crate) fn check_ulid(name: &str) -> Result<(), StoreError> {
    if is_ulid(name) {
        Ok(())
    } else {
        Err(StoreError::BadName {
            name: name.to_owned(),
        })
    }
}

/// True for a sha-256 as we write it: 64 lower-case hexadecimal digits.
pub(crate) fn is_sha(name: &str) -> bool {
    name.len() == 64
        && name
            .bytes()
            .all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
}

fn check_sha(name: &str) -> Result<(), StoreError> {
    if is_sha(name) {
        Ok(())
    } else {
        Err(StoreError::BadName {
            name: name.to_owned(),
        })
    }
}

/// sha-256 of some bytes, as lower-case hexadecimal digits.
pub fn sha256_hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    let mut hex = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        // Writing to a string cannot fail.
        let _ = write!(hex, "{byte:02x}");
    }
    hex
}

pub(crate) fn text_path(article: &ArticleId, revision: &str) -> String {
    format!("articles/{article}/{revision}.txt")
}

pub(crate) fn import_path(article: &ArticleId, revision: &str) -> String {
    format!("articles/{article}/{revision}.ron")
}

pub(crate) fn image_path(sha: &str, ending: &str) -> String {
    format!("images/{sha}.{ending}")
}

/// True for the names of files that are still being written, or were when a program ended.
pub(crate) fn is_temporary(name: &str) -> bool {
    name.starts_with('.') && name.ends_with(".tmp")
}

impl Folder {
    /// A folder of this machine. Nothing is touched yet.
    pub fn on_disk(path: &Path) -> Self {
        Self {
            disk: Arc::new(RealDisk::new(path)),
            path: Some(path.to_owned()),
        }
    }

    /// An empty folder in memory.
    pub fn in_memory() -> Self {
        Self::with_disk(Arc::new(MemoryDisk::new()))
    }

    /// A folder on any disk.
    pub fn with_disk(disk: Arc<dyn Disk>) -> Self {
        Self { disk, path: None }
    }

    /// Where the folder lies; `None` in memory.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    pub fn disk(&self) -> &dyn Disk {
        self.disk.as_ref()
    }

    /// Makes a project: `project.ron`, its codebook, and what version control must know. No journal;
    /// that is made at the first deed.
    ///
    /// # Errors
    /// [`StoreError::NotEmpty`] if the folder holds anything but the leavings of an interrupted
    /// call of this; [`StoreError::BadName`]; else what the system says.
    pub fn create(&self, new: &NewProject) -> Result<(), StoreError> {
        check_ulid(&new.id)?;
        check_ulid(&new.codebook_ulid)?;
        check_id(new.annotator.as_str())?;
        let file = ProjectFile {
            id: new.id.clone(),
            name: new.name.clone(),
            schema: SCHEMA,
            min_reader: SCHEMA,
            min_writer: SCHEMA,
            created_by: new.annotator.clone(),
            created_ms: new.now_ms,
            ext: Ext::new(),
        };
        let text = to_pretty_ron(&file, 4)? + "\n";
        self.make_dir("")?;
        self.check_empty(&text)?;
        for (name, text) in GIT_FILES {
            self.write_atomic(name, text.as_bytes())?;
        }
        self.make_dir("codebook")?;
        let book = super::codebooks::to_text(&new.codebook)?;
        let path = format!("codebook/{}.ron", new.codebook_ulid);
        self.write_atomic(&path, book.as_bytes())?;
        // Last: with it the folder is a project.
        self.write_atomic(PROJECT_FILE, text.as_bytes())
    }

    /// Nothing may be there but what an earlier call with the same plan left.
    fn check_empty(&self, project: &str) -> Result<(), StoreError> {
        let holds = |path: &str, text: &str| {
            self.disk
                .read(path, FILE_BYTE_MAX)
                .is_ok_and(|found| found == text.as_bytes())
        };
        let not_empty = || StoreError::NotEmpty {
            path: self.shown(""),
        };
        for name in self.list("")? {
            let leaving = match name.as_str() {
                PROJECT_FILE => holds(PROJECT_FILE, project),
                "codebook" => self.list("codebook")?.iter().all(|name| {
                    is_temporary(name) || name.strip_suffix(".ron").is_some_and(is_ulid)
                }),
                other => {
                    is_temporary(other)
                        || GIT_FILES
                            .iter()
                            .any(|(name, text)| *name == other && holds(name, text))
                }
            };
            if !leaving {
                return Err(not_empty());
            }
        }
        Ok(())
    }

    /// Stores an article's words, byte for byte, with the record of the import. The same content
    /// again is no error; a damaged copy of it is replaced.
    ///
    /// # Errors
    /// [`StoreError::TooLarge`], [`StoreError::NotUtf8`], [`StoreError::BadName`]; else what the
    /// system says.
    pub fn put_text(
        &self,
        article: &ArticleId,
        bytes: &[u8],
        record: &ImportRecord,
    ) -> Result<String, StoreError> {
        check_id(article.as_str())?;
        let sha = sha256_hex(bytes);
        let path = text_path(article, &sha);
        self.check_size(bytes.len(), &path)?;
        self.check_utf8(bytes, &path)?;
        self.make_dir(parent(&path))?;
        // The record first: a text without one would be a finding.
        let beside = import_path(article, &sha);
        if !self.exists(&beside) {
            let text = Version::OURS.line() + &to_pretty_ron(record, 4)? + "\n";
            self.write_atomic(&beside, text.as_bytes())?;
        }
        self.put_bytes(&path, bytes)?;
        Ok(sha)
    }

    /// The words of an article, checked against their name.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError::HashMismatch`], [`StoreError::NotUtf8`],
    /// [`StoreError::TooLarge`], [`StoreError::BadName`]; else what the system says.
    pub fn read_text(&self, article: &ArticleId, revision: &str) -> Result<String, StoreError> {
        check_id(article.as_str())?;
        check_sha(revision)?;
        let path = text_path(article, revision);
        let bytes = self.read_hashed(&path, revision)?;
        String::from_utf8(bytes).map_err(|error| StoreError::NotUtf8 {
            at_byte: error.utf8_error().valid_up_to(),
            path: self.shown(&path),
        })
    }

    /// The record of an import.
    ///
    /// # Errors
    /// As for [`Folder::read_text`], and [`StoreError::Damaged`].
    pub fn read_import(
        &self,
        article: &ArticleId,
        revision: &str,
    ) -> Result<ImportRecord, StoreError> {
        check_id(article.as_str())?;
        check_sha(revision)?;
        self.read_ron(&import_path(article, revision))
    }

    /// Stores a picture. The same picture again is no error.
    ///
    /// # Errors
    /// [`StoreError::BadName`] for an ending that is not `png`, `jpg` or `webp`;
    /// [`StoreError::TooLarge`]; else what the system says.
    pub fn put_image(&self, bytes: &[u8], ending: &str) -> Result<String, StoreError> {
        check_ending(ending)?;
        let sha = sha256_hex(bytes);
        let path = image_path(&sha, ending);
        self.check_size(bytes.len(), &path)?;
        self.make_dir(parent(&path))?;
        self.put_bytes(&path, bytes)?;
        Ok(sha)
    }

    /// The bytes of a picture, checked against their name.
    ///
    /// # Errors
    /// As for [`Folder::read_text`], without the question of UTF-8.
    pub fn read_image(&self, sha: &str, ending: &str) -> Result<Vec<u8>, StoreError> {
        check_sha(sha)?;
        check_ending(ending)?;
        self.read_hashed(&image_path(sha, ending), sha)
    }

    fn read_hashed(&self, path: &str, sha: &str) -> Result<Vec<u8>, StoreError> {
        let bytes = self.read(path)?;
        let found = sha256_hex(&bytes);
        if found != sha {
            return Err(StoreError::HashMismatch {
                found,
                path: self.shown(path),
            });
        }
        Ok(bytes)
    }

    fn check_size(&self, len: usize, path: &str) -> Result<(), StoreError> {
        if len as u64 > FILE_BYTE_MAX {
            return Err(StoreError::TooLarge {
                limit_byte: FILE_BYTE_MAX,
                path: self.shown(path),
            });
        }
        Ok(())
    }

    fn check_utf8(&self, bytes: &[u8], path: &str) -> Result<(), StoreError> {
        match std::str::from_utf8(bytes) {
            Ok(_) => Ok(()),
            Err(error) => Err(StoreError::NotUtf8 {
                at_byte: error.valid_up_to(),
                path: self.shown(path),
            }),
        }
    }

    /// Writes a file that is named after its content, unless it is there and whole.
    fn put_bytes(&self, path: &str, bytes: &[u8]) -> Result<(), StoreError> {
        let whole = self
            .disk
            .read(path, bytes.len() as u64)
            .is_ok_and(|found| found == bytes);
        if whole {
            // Whoever wrote it may have ended before its name was durable.
            return self.sync_up(parent(path));
        }
        self.write_atomic(path, bytes)
    }

    /// Everything about a path as people see it: with the folder's own path in front.
    pub(crate) fn shown(&self, path: &str) -> String {
        match &self.path {
            Some(root) if path.is_empty() => root.display().to_string(),
            Some(root) => root.join(path).display().to_string(),
            None => path.to_owned(),
        }
    }

    pub(crate) fn failed(&self, doing: Doing, path: &str, error: io::Error) -> StoreError {
        if error.kind() == io::ErrorKind::FileTooLarge {
            return StoreError::TooLarge {
                limit_byte: FILE_BYTE_MAX,
                path: self.shown(path),
            };
        }
        StoreError::io(doing, &self.shown(path), error)
    }

    pub(crate) fn read(&self, path: &str) -> Result<Vec<u8>, StoreError> {
        self.disk
            .read(path, FILE_BYTE_MAX)
            .map_err(|error| self.failed(Doing::Reading, path, error))
    }

    pub(crate) fn read_ron<T: serde::de::DeserializeOwned>(
        &self,
        path: &str,
    ) -> Result<T, StoreError> {
        let bytes = self.read(path)?;
        self.check_utf8(&bytes, path)?;
        let text = String::from_utf8_lossy(&bytes);
        let version = Version::of(&text);
        if path != PROJECT_FILE && !version.may_read() {
            return Err(StoreError::TooNew {
                needs: version.min_reader,
                ours: SCHEMA,
                path: self.shown(path),
            });
        }
        super::wire::from_ron(&text).map_err(|detail| StoreError::Damaged {
            detail,
            path: self.shown(path),
        })
    }

    /// What a file says of its version; the first one if it cannot be read.
    pub(crate) fn version(&self, path: &str) -> Version {
        let bytes = self.read(path).unwrap_or_default();
        Version::of(&String::from_utf8_lossy(&bytes))
    }

    pub(crate) fn list(&self, dir: &str) -> Result<Vec<String>, StoreError> {
        self.disk
            .list(dir)
            .map_err(|error| self.failed(Doing::Listing, dir, error))
    }

    /// Kind of what is at a path; `None` if nothing is, or if it cannot be told.
    pub(crate) fn kind(&self, path: &str) -> Option<EntryKind> {
        self.disk.metadata(path).ok().map(|metadata| metadata.kind)
    }

    pub(crate) fn exists(&self, path: &str) -> bool {
        self.kind(path).is_some()
    }

    /// True if nothing of a project lies in this folder of the machine: the disk that holds it was
    /// unplugged, and what would be written now would lie hidden below it when it is back.
    fn is_bare(&self) -> bool {
        let git = GIT_FILES.map(|(name, _)| name);
        let mut signs = [PROJECT_FILE, "journal", "codebook"].into_iter().chain(git);
        self.path.is_some() && !signs.any(|sign| self.exists(sign))
    }

    /// Makes a folder durably, inside a project that is there. Those above are synced even if they
    /// were there: whoever made them may have ended before that.
    pub(crate) fn make_dir(&self, dir: &str) -> Result<(), StoreError> {
        if !dir.is_empty() && self.is_bare() {
            let error = io::ErrorKind::NotFound.into();
            return Err(self.failed(Doing::Creating, "", error));
        }
        self.disk
            .mkdir_all(dir)
            .map_err(|error| self.failed(Doing::Creating, dir, error))?;
        if dir.is_empty() {
            return Ok(());
        }
        self.sync_up(parent(dir))
    }

    /// Syncs a folder and all above it.
    pub(crate) fn sync_up(&self, dir: &str) -> Result<(), StoreError> {
        let mut dir = dir;
        loop {
            self.disk
                .sync_dir(dir)
                .map_err(|error| self.failed(Doing::Syncing, dir, error))?;
            if dir.is_empty() {
                return Ok(());
            }
            dir = parent(dir);
        }
    }

    /// Writes a whole file: a new one beside it, synced, then moved over it in one step. After a
    /// crash there is the old file or the new one.
    pub(crate) fn write_atomic(&self, path: &str, bytes: &[u8]) -> Result<(), StoreError> {
        let (temporary, mut file) = self.create_temporary(path)?;
        let written = file
            .append(bytes)
            .map_err(|error| self.failed(Doing::Writing, path, error))
            .and_then(|()| {
                file.sync_all()
                    .map_err(|error| self.failed(Doing::Syncing, path, error))
            });
        drop(file);
        let moved = written.and_then(|()| {
            self.disk
                .rename(&temporary, path)
                .map_err(|error| self.failed(Doing::Renaming, path, error))
        });
        if let Err(error) = moved {
            let _ = self.disk.remove(&temporary);
            return Err(error);
        }
        self.disk
            .sync_dir(parent(path))
            .map_err(|error| self.failed(Doing::Syncing, path, error))
    }

    fn create_temporary(
        &self,
        path: &str,
    ) -> Result<(String, Box<dyn super::disk::DiskFile>), StoreError> {
        static NUMBER: AtomicU64 = AtomicU64::new(0);
        let name = path.rsplit('/').next().unwrap_or(path);
        let dir = parent(path);
        let mut tries = 0;
        loop {
            // Unique among running programs; leavings of ended ones are passed over.
            let number = NUMBER.fetch_add(1, Ordering::Relaxed);
            let name = format!(".{name}.{}-{number}.tmp", std::process::id());
            let temporary = if dir.is_empty() {
                name
            } else {
                format!("{dir}/{name}")
            };
            tries += 1;
            match self.disk.create_new(&temporary) {
                Ok(file) => return Ok((temporary, file)),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists && tries < 1000 => {}
                Err(error) => return Err(self.failed(Doing::Creating, path, error)),
            }
        }
    }
}

fn check_ending(ending: &str) -> Result<(), StoreError> {
    if IMAGE_ENDINGS.contains(&ending) {
        Ok(())
    } else {
        Err(StoreError::BadName {
            name: ending.to_owned(),
        })
    }
}
