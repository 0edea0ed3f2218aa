//! What the store needs of a file system, and nothing more.
//!
//! Everything goes through [`Disk`], so that crashes, full disks and lying hardware can be played
//! in tests. Paths are relative to a root, separated by `/`, and made of names the store chose or
//! checked itself. Durability is explicit: a file's bytes are safe after a sync of the file, its
//! name after [`Disk::sync_dir`] of its folder. Nothing here knows what the files mean.

use std::fmt::Debug;
use std::io;

pub use super::memory_disk::MemoryDisk;
pub use super::real_disk::RealDisk;

/// What a path leads to. Symbolic links are never followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntryKind {
    File,
    Folder,
    /// A symbolic link, pipe, socket or device: refused everywhere.
    Other,
}

/// Kind and length of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Metadata {
    pub kind: EntryKind,
    pub len_byte: u64,
}

/// An open file that is only ever appended to. Closed when dropped.
pub trait DiskFile: Send + Debug {
    /// Writes all of `bytes` at the end; on error any part of them may have been written.
    ///
    /// # Errors
    /// Those of the system; the file must then be given up.
    fn append(&mut self, bytes: &[u8]) -> io::Result<()>;

    /// Returns once the bytes are on stable storage.
    ///
    /// # Errors
    /// Those of the system; the file must then be given up, because a second sync may succeed
    /// without having written anything.
    fn sync_data(&mut self) -> io::Result<()>;

    /// Like [`DiskFile::sync_data`], with everything the system knows of the file.
    ///
    /// # Errors
    /// As for [`DiskFile::sync_data`].
    fn sync_all(&mut self) -> io::Result<()>;
}

/// A tree of files below one root.
pub trait Disk: Send + Sync + Debug {
    /// Makes a folder and those above it; no error if it is there. The root itself, the empty
    /// path, is only made when it is asked for: it may be on a disk that was unplugged. The names are durable after
    /// [`Disk::sync_dir`] of each parent.
    ///
    /// # Errors
    /// Those of the system.
    fn mkdir_all(&self, dir: &str) -> io::Result<()>;

    /// Makes a file that was not there and opens it for appending.
    ///
    /// # Errors
    /// [`io::ErrorKind::AlreadyExists`] if anything has that name; else those of the system.
    fn create_new(&self, path: &str) -> io::Result<Box<dyn DiskFile>>;

    /// Makes the names in a folder durable; the empty path is the root.
    ///
    /// # Errors
    /// Those of the system.
    fn sync_dir(&self, dir: &str) -> io::Result<()>;

    /// Gives a file another name in one step, replacing what had it.
    ///
    /// # Errors
    /// Those of the system; then the old state stands.
    fn rename(&self, from: &str, to: &str) -> io::Result<()>;

    /// All bytes of a regular file.
    ///
    /// # Errors
    /// [`io::ErrorKind::FileTooLarge`] above `limit_byte`, [`io::ErrorKind::InvalidInput`] if it
    /// is no regular file; else those of the system.
    fn read(&self, path: &str, limit_byte: u64) -> io::Result<Vec<u8>>;

    /// Names in a folder, sorted. Names that are not UTF-8 are shown with replacement characters.
    ///
    /// # Errors
    /// Those of the system.
    fn list(&self, dir: &str) -> io::Result<Vec<String>>;

    /// Takes a file away.
    ///
    /// # Errors
    /// Those of the system.
    fn remove(&self, path: &str) -> io::Result<()>;

    /// Kind and length, without following a link.
    ///
    /// # Errors
    /// [`io::ErrorKind::NotFound`] if there is nothing; else those of the system.
    fn metadata(&self, path: &str) -> io::Result<Metadata>;

    /// When a file was last written, in milliseconds since 1970; `None` if that cannot be told.
    fn modified_ms(&self, _path: &str) -> Option<u64> {
        None
    }
}

/// The folder a path lies in; the root is the empty path.
pub fn parent(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(dir, _)| dir)
}

/// True if a path has only plain names: no empty part, no `.` or `..`, nothing a system could take
/// for a drive, a root or another separator.
pub fn is_plain(path: &str) -> bool {
    path.is_empty()
        || path.split('/').all(|name| {
            !name.is_empty() && name != "." && name != ".." && !name.contains(['\\', ':', '\0'])
        })
}
