//! A disk in memory: for tests, and for projects that are only looked at.
//! Everything is durable at once; crashes are played elsewhere.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::disk::{Disk, DiskFile, EntryKind, Metadata, is_plain, parent};

#[derive(Debug, Default)]
struct Tree {
    files: BTreeMap<String, Vec<u8>>,
    folders: BTreeSet<String>,
    /// Counts the calls that change something.
    writes: u64,
}

/// Files in memory. Clones share them.
#[derive(Debug, Clone, Default)]
pub struct MemoryDisk {
    tree: Arc<Mutex<Tree>>,
}

#[derive(Debug)]
struct MemoryFile {
    path: String,
    disk: MemoryDisk,
}

impl DiskFile for MemoryFile {
    fn append(&mut self, bytes: &[u8]) -> io::Result<()> {
        let mut tree = self.disk.tree();
        tree.writes += 1;
        let file = tree
            .files
            .get_mut(&self.path)
            .ok_or(io::ErrorKind::NotFound)?;
        file.extend_from_slice(bytes);
        Ok(())
    }
    fn sync_data(&mut self) -> io::Result<()> {
        Ok(())
    }
    fn sync_all(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl MemoryDisk {
    pub fn new() -> Self {
        Self::default()
    }

    /// A disk that holds these files, e.g. those embedded in the program.
    pub fn with_files<P: Into<String>, B: Into<Vec<u8>>>(
        files: impl IntoIterator<Item = (P, B)>,
    ) -> Self {
        let disk = Self::new();
        for (path, bytes) in files {
            disk.put(&path.into(), bytes);
        }
        disk
    }

    /// Puts a file there as somebody else's program would, making its folders.
    pub fn put(&self, path: &str, bytes: impl Into<Vec<u8>>) {
        let mut tree = self.tree();
        add_folders(&mut tree, parent(path));
        tree.files.insert(path.to_owned(), bytes.into());
    }

    /// Every file with its bytes.
    pub fn files(&self) -> BTreeMap<String, Vec<u8>> {
        self.tree().files.clone()
    }

    /// How many calls have changed something so far.
    pub fn writes(&self) -> u64 {
        self.tree().writes
    }

    fn tree(&self) -> MutexGuard<'_, Tree> {
        // A panic elsewhere leaves the maps whole: each call changes them in one step.
        self.tree.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn changed(&self, path: &str) -> io::Result<MutexGuard<'_, Tree>> {
        if !is_plain(path) {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        let mut tree = self.tree();
        tree.writes += 1;
        Ok(tree)
    }
}

fn add_folders(tree: &mut Tree, dir: &str) {
    let mut path = String::new();
    for name in dir.split('/').filter(|name| !name.is_empty()) {
        if !path.is_empty() {
            path.push('/');
        }
        path.push_str(name);
        tree.folders.insert(path.clone());
    }
}

impl Disk for MemoryDisk {
    fn mkdir_all(&self, dir: &str) -> io::Result<()> {
        add_folders(&mut *self.changed(dir)?, dir);
        Ok(())
    }

    fn create_new(&self, path: &str) -> io::Result<Box<dyn DiskFile>> {
        let mut tree = self.changed(path)?;
        if tree.files.contains_key(path) || tree.folders.contains(path) {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        if !parent(path).is_empty() && !tree.folders.contains(parent(path)) {
            return Err(io::ErrorKind::NotFound.into());
        }
        tree.files.insert(path.to_owned(), Vec::new());
        Ok(Box::new(MemoryFile {
            path: path.to_owned(),
            disk: self.clone(),
        }))
    }

    fn sync_dir(&self, _dir: &str) -> io::Result<()> {
        Ok(())
    }

    fn rename(&self, from: &str, to: &str) -> io::Result<()> {
        let mut tree = self.changed(to)?;
        let bytes = tree.files.remove(from).ok_or(io::ErrorKind::NotFound)?;
        tree.files.insert(to.to_owned(), bytes);
        Ok(())
    }

    fn read(&self, path: &str, limit_byte: u64) -> io::Result<Vec<u8>> {
        let tree = self.tree();
        let bytes = tree.files.get(path).ok_or(io::ErrorKind::NotFound)?;
        if bytes.len() as u64 > limit_byte {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        Ok(bytes.clone())
    }

    fn list(&self, dir: &str) -> io::Result<Vec<String>> {
        let tree = self.tree();
        if !dir.is_empty() && !tree.folders.contains(dir) {
            return Err(io::ErrorKind::NotFound.into());
        }
        let names: BTreeSet<String> = tree
            .files
            .keys()
            .chain(&tree.folders)
            .filter(|path| parent(path) == dir)
            .map(|path| path.rsplit('/').next().unwrap_or(path).to_owned())
            .collect();
        Ok(names.into_iter().collect())
    }

    fn remove(&self, path: &str) -> io::Result<()> {
        let mut tree = self.changed(path)?;
        tree.files.remove(path).ok_or(io::ErrorKind::NotFound)?;
        Ok(())
    }

    fn metadata(&self, path: &str) -> io::Result<Metadata> {
        let tree = self.tree();
        if let Some(bytes) = tree.files.get(path) {
            return Ok(Metadata {
                kind: EntryKind::File,
                len_byte: bytes.len() as u64,
            });
        }
        if path.is_empty() || tree.folders.contains(path) {
            return Ok(Metadata {
                kind: EntryKind::Folder,
                len_byte: 0,
            });
        }
        Err(io::ErrorKind::NotFound.into())
    }
}
