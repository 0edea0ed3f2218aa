//! The disk of this machine below one folder.
//!
//! It refuses symbolic links and everything that is no regular file, so that a project folder
//! from elsewhere cannot lead out of itself and a pipe cannot stop the program. It never
//! truncates and never opens an existing file for writing.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

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

fn kind_of(metadata: &fs::Metadata) -> EntryKind {
    let kind = metadata.file_type();
    if kind.is_symlink() {
        EntryKind::Other
    } else if kind.is_file() {
        EntryKind::File
    } else if kind.is_dir() {
        EntryKind::Folder
    } else {
        EntryKind::Other
    }
}

impl RealDisk {
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into() }
    }

    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The full path, after making sure that no folder on the way below the root is a link.
    fn resolve(&self, path: &str) -> io::Result<PathBuf> {
        if !is_plain(path) {
            return Err(refused("not a plain path"));
        }
        let mut full = self.root.clone();
        let names: Vec<&str> = path.split('/').filter(|name| !name.is_empty()).collect();
        for (i, name) in names.iter().enumerate() {
            full.push(name);
            if i + 1 == names.len() {
                break;
            }
            match fs::symlink_metadata(&full) {
                Ok(metadata) if kind_of(&metadata) != EntryKind::Folder => {
                    return Err(refused("not a folder"));
                }
                Ok(_) => {}
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(error),
            }
        }
        Ok(full)
    }

    /// Makes the root and the folders above it, durably: nobody else will sync those.
    fn make_root(&self) -> io::Result<()> {
        if self.root.is_dir() {
            return Ok(());
        }
        let missing = self.root.ancestors().take_while(|it| !it.is_dir()).count();
        fs::create_dir_all(&self.root)?;
        for made in self.root.ancestors().take(missing) {
            match made.parent() {
                Some(above) if above.as_os_str().is_empty() => sync_folder(Path::new("."))?,
                Some(above) => sync_folder(above)?,
                None => {}
            }
        }
        Ok(())
    }

    fn open_to_read(full: &Path) -> io::Result<File> {
        let metadata = fs::symlink_metadata(full)?;
        if kind_of(&metadata) != EntryKind::File {
            return Err(refused("not a regular file"));
        }
        let mut options = OpenOptions::new();
        options.read(true);
        #[cfg(unix)]
        {
            use rustix::fs::OFlags;
            use std::os::unix::fs::OpenOptionsExt;
            // The file may have been exchanged for a link or a pipe since it was looked at.
            let flags = OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC;
            options.custom_flags(flags.bits().cast_signed());
        }
        let file = options.open(full)?;
        if !file.metadata()?.is_file() {
            return Err(refused("not a regular file"));
        }
        Ok(file)
    }
}

impl Disk for RealDisk {
    fn mkdir_all(&self, dir: &str) -> io::Result<()> {
        if dir.is_empty() {
            return self.make_root();
        }
        let mut path = String::new();
        for name in dir.split('/').filter(|name| !name.is_empty()) {
            if !path.is_empty() {
                path.push('/');
            }
            path.push_str(name);
            let full = self.resolve(&path)?;
            match fs::create_dir(&full) {
                Ok(()) => {}
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                    if kind_of(&fs::symlink_metadata(&full)?) != EntryKind::Folder {
                        return Err(refused("not a folder"));
                    }
                }
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    fn create_new(&self, path: &str) -> io::Result<Box<dyn DiskFile>> {
        let full = self.resolve(path)?;
        // `create_new` never follows a link in the last place.
        let file = OpenOptions::new()
            .append(true)
            .create_new(true)
            .open(full)?;
        Ok(Box::new(RealFile(file)))
    }

    fn sync_dir(&self, dir: &str) -> io::Result<()> {
        sync_folder(&self.resolve(dir)?)
    }

    fn rename(&self, from: &str, to: &str) -> io::Result<()> {
        rename_patiently(&self.resolve(from)?, &self.resolve(to)?)
    }

    fn read(&self, path: &str, limit_byte: u64) -> io::Result<Vec<u8>> {
        let file = Self::open_to_read(&self.resolve(path)?)?;
        if file.metadata()?.len() > limit_byte {
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
        let full = self.resolve(dir)?;
        // The root itself may be a link: the user chose it.
        if !dir.is_empty() && kind_of(&fs::symlink_metadata(&full)?) != EntryKind::Folder {
            return Err(refused("not a folder"));
        }
        let mut names = Vec::new();
        for entry in fs::read_dir(full)? {
            names.push(entry?.file_name().to_string_lossy().into_owned());
        }
        names.sort();
        Ok(names)
    }

    fn remove(&self, path: &str) -> io::Result<()> {
        fs::remove_file(self.resolve(path)?)
    }

    fn metadata(&self, path: &str) -> io::Result<Metadata> {
        let metadata = if path.is_empty() {
            fs::metadata(&self.root)?
        } else {
            fs::symlink_metadata(self.resolve(path)?)?
        };
        Ok(Metadata {
            kind: kind_of(&metadata),
            len_byte: metadata.len(),
        })
    }
}

#[cfg(unix)]
fn sync_folder(full: &Path) -> io::Result<()> {
    match File::open(full)?.sync_all() {
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
fn sync_folder(_full: &Path) -> io::Result<()> {
    // Windows makes names durable with the file and cannot sync a folder.
    Ok(())
}

#[cfg(not(windows))]
fn rename_patiently(from: &Path, to: &Path) -> io::Result<()> {
    fs::rename(from, to)
}

/// Virus scanners hold a fresh file open for a moment; the target is never removed first.
#[cfg(windows)]
fn rename_patiently(from: &Path, to: &Path) -> io::Result<()> {
    for _ in 0..20 {
        match fs::rename(from, to) {
            Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {
                std::thread::sleep(std::time::Duration::from_millis(50));
            }
            other => return other,
        }
    }
    fs::rename(from, to)
}
