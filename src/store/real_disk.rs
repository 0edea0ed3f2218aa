//! The disk of this machine below one folder.
//!
//! Every path is walked name by name from an open folder ([`cap_std::fs::Dir`]), so that not even a
//! link put there in the same moment leads out. It refuses symbolic links and everything that is no
//! regular file: a project folder from elsewhere cannot make us read what it does not hold, and a
//! pipe cannot stop the program. It never truncates and never opens an existing file for writing.

use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use cap_fs_ext::{DirExt, FollowSymlinks, OpenOptionsFollowExt, OpenOptionsSyncExt};
use cap_std::ambient_authority;
use cap_std::fs::{Dir, File, OpenOptions};

use super::disk::{Disk, DiskFile, EntryKind, Metadata, is_plain};

/// A folder of the machine's file system.
#[derive(Debug, Clone)]
pub struct RealDisk {
    root: PathBuf,
}

#[derive(Debug)]
struct RealFile(File);

impl DiskFile for RealFile {
    fn append(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.0.write_all(bytes)
    }
    fn sync_data(&mut self) -> io::Result<()> {
        self.0.sync_data()
    }
    fn sync_all(&mut self) -> io::Result<()> {
        self.0.sync_all()
    }
}

fn refused(what: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, what.to_owned())
}

fn kind_of(is_file: bool, is_folder: bool) -> EntryKind {
    // A link is neither.
    match (is_file, is_folder) {
        (true, _) => EntryKind::File,
        (_, true) => EntryKind::Folder,
        _ => EntryKind::Other,
    }
}

/// What a name in a folder leads to, without following a link.
fn about(dir: &Dir, name: &str) -> io::Result<(EntryKind, cap_std::fs::Metadata)> {
    let metadata = dir.symlink_metadata(name)?;
    let kind = metadata.file_type();
    Ok((kind_of(kind.is_file(), kind.is_dir()), metadata))
}

/// A folder within a folder; a link to one is none.
fn enter(dir: &Dir, name: &str) -> io::Result<Dir> {
    dir.open_dir_nofollow(name)
        .map_err(|error| match about(dir, name) {
            Ok((EntryKind::Folder, _)) | Err(_) => error,
            Ok(_) => refused("not a folder"),
        })
}

fn names(path: &str) -> impl Iterator<Item = &str> {
    path.split('/').filter(|name| !name.is_empty())
}

impl RealDisk {
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into() }
    }

    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The root, which may be a link: the user chose it. Opened anew each time, so that a folder
    /// that is unplugged can be, and one that comes back is found again.
    fn open_root(&self) -> io::Result<Dir> {
        Dir::open_ambient_dir(&self.root, ambient_authority())
    }

    /// A folder below the root.
    fn open_folder(&self, path: &str) -> io::Result<Dir> {
        if !is_plain(path) {
            return Err(refused("not a plain path"));
        }
        let mut dir = self.open_root()?;
        for name in names(path) {
            dir = enter(&dir, name)?;
        }
        Ok(dir)
    }

    /// The folder that a path lies in, and its name there.
    fn reach<'a>(&self, path: &'a str) -> io::Result<(Dir, &'a str)> {
        if path.is_empty() || !is_plain(path) {
            return Err(refused("not a plain path"));
        }
        let (above, name) = path.rsplit_once('/').unwrap_or(("", path));
        Ok((self.open_folder(above)?, name))
    }

    /// Makes the root and the folders above it, durably: nobody else will sync those.
    fn make_root(&self) -> io::Result<()> {
        if self.root.is_dir() {
            return Ok(());
        }
        let missing = self.root.ancestors().take_while(|it| !it.is_dir()).count();
        fs::create_dir_all(&self.root)?;
        for made in self.root.ancestors().take(missing) {
            let above = match made.parent() {
                Some(above) if above.as_os_str().is_empty() => Path::new("."),
                Some(above) => above,
                None => continue,
            };
            sync_folder(&Dir::open_ambient_dir(above, ambient_authority())?)?;
        }
        Ok(())
    }
}

impl Disk for RealDisk {
    fn mkdir_all(&self, dir: &str) -> io::Result<()> {
        if !is_plain(dir) {
            return Err(refused("not a plain path"));
        }
        if dir.is_empty() {
            return self.make_root();
        }
        let mut at = self.open_root()?;
        for name in names(dir) {
            match at.create_dir(name) {
                Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error),
                _ => at = enter(&at, name)?,
            }
        }
        Ok(())
    }

    fn create_new(&self, path: &str) -> io::Result<Box<dyn DiskFile>> {
        let (dir, name) = self.reach(path)?;
        // `create_new` never follows a link in the last place.
        let file = dir.open_with(name, OpenOptions::new().append(true).create_new(true))?;
        Ok(Box::new(RealFile(file)))
    }

    fn sync_dir(&self, dir: &str) -> io::Result<()> {
        sync_folder(&self.open_folder(dir)?)
    }

    fn rename(&self, from: &str, to: &str) -> io::Result<()> {
        let (from_dir, from) = self.reach(from)?;
        let (to_dir, to) = self.reach(to)?;
        patiently(|| from_dir.rename(from, &to_dir, to))
    }

    fn read(&self, path: &str, limit_byte: u64) -> io::Result<Vec<u8>> {
        let (dir, name) = self.reach(path)?;
        if about(&dir, name)?.0 != EntryKind::File {
            return Err(refused("not a regular file"));
        }
        // The file may have been exchanged for a link or a pipe since it was looked at.
        let mut options = OpenOptions::new();
        options.read(true).follow(FollowSymlinks::No).nonblock(true);
        let file = dir.open_with(name, &options)?;
        let metadata = file.metadata()?;
        if !metadata.is_file() {
            return Err(refused("not a regular file"));
        }
        if metadata.len() > limit_byte {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        let mut bytes = Vec::new();
        // It may grow while it is read.
        file.take(limit_byte + 1).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > limit_byte {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        Ok(bytes)
    }

    fn list(&self, dir: &str) -> io::Result<Vec<String>> {
        let mut names = Vec::new();
        for entry in self.open_folder(dir)?.entries()? {
            names.push(entry?.file_name().to_string_lossy().into_owned());
        }
        names.sort();
        Ok(names)
    }

    fn remove(&self, path: &str) -> io::Result<()> {
        let (dir, name) = self.reach(path)?;
        dir.remove_file(name)
    }

    fn metadata(&self, path: &str) -> io::Result<Metadata> {
        if path.is_empty() {
            let metadata = fs::metadata(&self.root)?;
            return Ok(Metadata {
                kind: kind_of(metadata.is_file(), metadata.is_dir()),
                len_byte: metadata.len(),
            });
        }
        let (dir, name) = self.reach(path)?;
        let (kind, metadata) = about(&dir, name)?;
        Ok(Metadata {
            kind,
            len_byte: metadata.len(),
        })
    }

    fn modified_ms(&self, path: &str) -> Option<u64> {
        let (dir, name) = self.reach(path).ok()?;
        let (_, metadata) = about(&dir, name).ok()?;
        let modified = metadata.modified().ok()?.into_std();
        let since = modified.duration_since(std::time::UNIX_EPOCH).ok()?;
        u64::try_from(since.as_millis()).ok()
    }
}

/// Makes the names in a folder durable. `Dir` itself is open for walking only and cannot be synced:
/// the folder is opened once more, as a file.
#[cfg(unix)]
fn sync_folder(dir: &Dir) -> io::Result<()> {
    match dir.open(".")?.sync_all() {
        // Some network file systems cannot sync a folder and say so; there is nothing to wait for.
        Err(error)
            if matches!(
                error.kind(),
                io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported
            ) =>
        {
            Ok(())
        }
        other => other,
    }
}

#[cfg(not(unix))]
fn sync_folder(_dir: &Dir) -> io::Result<()> {
    // Windows makes names durable with the file and cannot sync a folder.
    Ok(())
}

#[cfg(not(windows))]
fn patiently(mut rename: impl FnMut() -> io::Result<()>) -> io::Result<()> {
    rename()
}

/// Virus scanners hold a fresh file open for a moment; the target is never removed first.
#[cfg(windows)]
fn patiently(mut rename: impl FnMut() -> io::Result<()>) -> io::Result<()> {
    for _ in 0..20 {
        match rename() {
            Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {
                std::thread::sleep(std::time::Duration::from_millis(50));
            }
            other => return other,
        }
    }
    rename()
}
