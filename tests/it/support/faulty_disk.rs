//! A disk that can fail, lie and crash.
//!
//! It keeps what programs see apart from what is on stable storage. Bytes become stable by a sync
//! of their file, names by a sync of their folder; until then a crash may keep any part of them,
//! in any order. Every step is recorded, so that all states a crash could leave can be looked at
//! (after ALICE, Pillai et al., OSDI 2014).

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::io;
use std::ops::Range;
use std::sync::{Arc, Mutex, MutexGuard};

use isnad::store::disk::{Disk, DiskFile, EntryKind, MemoryDisk, Metadata, parent};

/// Ways in which the protocol, or the disk below it, could be wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lie {
    None,
    /// Deeds are acknowledged without a sync.
    NoSyncData,
    /// New files are not synced before they are moved.
    NoSyncAll,
    /// No folder is ever synced.
    NoSyncDir,
    /// Only the innermost folder is synced, not those above.
    NoSyncDirAbove,
    /// The old file is removed before the new one is moved there.
    RemoveBeforeRename,
    /// The new content is written over the old.
    WriteInPlace,
    /// A write that stopped half way is taken for whole.
    ShortWriteIsFine,
    /// A failed sync is tried again on the same file.
    SyncAgain,
    /// A failed journal is written on.
    IgnoreWriteErrors,
    /// A new file is moved to its place first and synced there.
    RenameBeforeSync,
    /// A deed is told as saved before its line is written; played by the story.
    EarlyPromise,
    /// The readable copy is written before the journal; played by the story.
    SnapshotFirst,
    /// Journals are removed once a readable copy is there; played by the story.
    DeleteJournals,
}

#[derive(Debug, Clone, Default, PartialEq)]
struct Content {
    stable: Arc<Vec<u8>>,
    seen: Arc<Vec<u8>>,
    /// The length that the system tells. It stays when bytes are dropped that no disk took, and a
    /// disk that takes half a write for a whole one tells the length of the whole.
    told_byte: usize,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Node {
    File(u64),
    Folder,
}

#[derive(Debug, Clone)]
enum NameChange {
    Add(String, Node),
    Remove(String),
    Move(String, String, u64),
}

impl NameChange {
    fn dir(&self) -> &str {
        match self {
            Self::Add(path, _) | Self::Remove(path) | Self::Move(_, path, _) => parent(path),
        }
    }

    fn apply(&self, names: &mut BTreeMap<String, Node>) {
        match self {
            Self::Add(path, node) => {
                names.insert(path.clone(), *node);
            }
            Self::Remove(path) => {
                names.remove(path);
            }
            Self::Move(from, to, file) => {
                names.remove(from);
                names.insert(to.clone(), Node::File(*file));
            }
        }
    }
}

/// One moment of the disk.
#[derive(Debug, Clone, Default)]
pub struct Moment {
    contents: BTreeMap<u64, Content>,
    seen: BTreeMap<String, Node>,
    stable: BTreeMap<String, Node>,
    pending: Vec<NameChange>,
    /// What the program had promised by then; set by the test.
    pub promised: usize,
    next: u64,
}

#[derive(Debug)]
struct State {
    now: Moment,
    /// Every moment; `None` if nobody wants to know.
    trace: Option<Vec<Moment>>,
    calls: u64,
    /// Which calls fail, with which error number of the system.
    fail_at: Option<(Range<u64>, i32)>,
    /// Every call from this one on fails.
    fail_from: Option<(u64, i32)>,
    lie: Lie,
}

#[derive(Debug, Clone)]
pub struct FaultyDisk {
    state: Arc<Mutex<State>>,
}

#[derive(Debug)]
struct FaultyFile {
    disk: FaultyDisk,
    file: u64,
}

impl FaultyDisk {
    pub fn new(lie: Lie) -> Self {
        Self {
            state: Arc::new(Mutex::new(State {
                now: Moment::default(),
                trace: Some(Vec::new()),
                calls: 0,
                fail_at: None,
                fail_from: None,
                lie,
            })),
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap()
    }

    pub fn promise(&self, promised: usize) {
        self.state().now.promised = promised;
    }

    pub fn fail_at(&self, call: u64, errno: i32) {
        self.fail_in(call..call + 1, errno);
    }

    pub fn fail_in(&self, calls: Range<u64>, errno: i32) {
        self.state().fail_at = Some((calls, errno));
    }

    /// Only what it is now counts.
    pub fn forget_the_past(&self) {
        self.state().trace = None;
    }

    /// From now on nothing can be written, until [`FaultyDisk::recover`].
    pub fn fail_from_now(&self, errno: i32) {
        let mut state = self.state();
        state.fail_from = Some((state.calls + 1, errno));
    }

    pub fn recover(&self) {
        self.state().fail_from = None;
    }

    /// The current goes: of everything only what is stable is left, also for open files.
    pub fn cut_the_current(&self) {
        let mut state = self.state();
        let now = &mut state.now;
        now.pending.clear();
        now.seen = now.stable.clone();
        for content in now.contents.values_mut() {
            content.seen = Arc::clone(&content.stable);
            content.told_byte = content.stable.len();
        }
        state.fail_from = None;
    }

    pub fn calls(&self) -> u64 {
        self.state().calls
    }

    pub fn trace(&self) -> Vec<Moment> {
        self.state().trace.clone().unwrap_or_default()
    }

    pub fn now(&self) -> Moment {
        self.state().now.clone()
    }
}

impl State {
    /// Counts a call that changes something; an error if it is to fail.
    fn call(&mut self) -> io::Result<()> {
        self.calls += 1;
        match (&self.fail_at, self.fail_from) {
            (Some((calls, errno)), _) if calls.contains(&self.calls) => {
                Err(io::Error::from_raw_os_error(*errno))
            }
            (_, Some((call, errno))) if self.calls >= call => {
                Err(io::Error::from_raw_os_error(errno))
            }
            _ => Ok(()),
        }
    }

    fn record(&mut self) {
        if let Some(trace) = &mut self.trace {
            trace.push(self.now.clone());
        }
    }

    fn change(&mut self, change: NameChange) {
        change.apply(&mut self.now.seen);
        self.now.pending.push(change);
    }

    fn is_temporary(&self, file: u64) -> bool {
        let mut seen = self.now.seen.iter();
        seen.any(|(path, node)| *node == Node::File(file) && path.ends_with(".tmp"))
    }

    fn content(&mut self, file: u64) -> &mut Content {
        self.now.contents.entry(file).or_default()
    }

    fn write(&mut self, file: u64, bytes: &[u8]) {
        let content = self.content(file);
        Arc::make_mut(&mut content.seen).extend_from_slice(bytes);
        content.told_byte += bytes.len();
    }

    fn sync(&mut self, file: u64) -> io::Result<()> {
        if let Err(error) = self.call() {
            // The system drops what it could not write, and forgets that it was not written.
            let content = self.content(file);
            content.seen = Arc::clone(&content.stable);
            self.record();
            if self.lie != Lie::SyncAgain {
                return Err(error);
            }
        }
        let content = self.content(file);
        content.stable = Arc::clone(&content.seen);
        self.record();
        Ok(())
    }
}

impl DiskFile for FaultyFile {
    fn append(&mut self, bytes: &[u8]) -> io::Result<()> {
        let mut state = self.disk.state();
        if let Err(error) = state.call() {
            state.write(self.file, &bytes[..bytes.len() / 2]);
            state.record();
            return match state.lie {
                Lie::ShortWriteIsFine | Lie::IgnoreWriteErrors => {
                    state.content(self.file).told_byte += bytes.len() - bytes.len() / 2;
                    Ok(())
                }
                _ => Err(error),
            };
        }
        state.write(self.file, bytes);
        state.record();
        Ok(())
    }

    fn sync_data(&mut self) -> io::Result<()> {
        let mut state = self.disk.state();
        match state.lie {
            Lie::NoSyncData => state.call(),
            Lie::IgnoreWriteErrors => state.sync(self.file).or(Ok(())),
            _ => state.sync(self.file),
        }
    }

    fn sync_all(&mut self) -> io::Result<()> {
        let mut state = self.disk.state();
        let is_moved_first = state.lie == Lie::RenameBeforeSync && state.is_temporary(self.file);
        if state.lie == Lie::NoSyncAll || is_moved_first {
            return state.call();
        }
        state.sync(self.file)
    }
}

impl Disk for FaultyDisk {
    fn mkdir_all(&self, dir: &str) -> io::Result<()> {
        let mut state = self.state();
        state.call()?;
        let mut path = String::new();
        for name in dir.split('/').filter(|name| !name.is_empty()) {
            if !path.is_empty() {
                path.push('/');
            }
            path.push_str(name);
            if !state.now.seen.contains_key(&path) {
                state.change(NameChange::Add(path.clone(), Node::Folder));
            }
        }
        state.record();
        Ok(())
    }

    fn create_new(&self, path: &str) -> io::Result<Box<dyn DiskFile>> {
        let mut state = self.state();
        state.call()?;
        if state.now.seen.contains_key(path) {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        state.now.next += 1;
        let file = state.now.next;
        state.content(file);
        state.change(NameChange::Add(path.to_owned(), Node::File(file)));
        state.record();
        Ok(Box::new(FaultyFile {
            disk: self.clone(),
            file,
        }))
    }

    fn sync_dir(&self, dir: &str) -> io::Result<()> {
        let mut state = self.state();
        state.call()?;
        let skipped = match state.lie {
            Lie::NoSyncDir => true,
            Lie::NoSyncDirAbove => dir.is_empty() || dir == "journal",
            _ => false,
        };
        if !skipped {
            let pending = std::mem::take(&mut state.now.pending);
            let (done, left) = pending.into_iter().partition(|change| change.dir() == dir);
            let done: Vec<NameChange> = done;
            state.now.pending = left;
            for change in done {
                change.apply(&mut state.now.stable);
            }
        }
        state.record();
        Ok(())
    }

    fn rename(&self, from: &str, to: &str) -> io::Result<()> {
        let mut state = self.state();
        state.call()?;
        let Some(Node::File(file)) = state.now.seen.get(from).copied() else {
            return Err(io::ErrorKind::NotFound.into());
        };
        let former = state.now.seen.get(to).copied();
        match (state.lie, former) {
            (Lie::RemoveBeforeRename, Some(_)) => {
                state.change(NameChange::Remove(to.to_owned()));
                state.record();
                state.change(NameChange::Move(from.to_owned(), to.to_owned(), file));
            }
            (Lie::WriteInPlace, Some(Node::File(old))) => {
                let bytes = Arc::clone(&state.content(file).seen);
                *state.content(old) = Content::default();
                state.record();
                state.write(old, &bytes);
                state.record();
                state.sync(old)?;
                state.change(NameChange::Remove(from.to_owned()));
            }
            (Lie::RenameBeforeSync, _) => {
                state.change(NameChange::Move(from.to_owned(), to.to_owned(), file));
                state.record();
                state.sync(file)?;
            }
            _ => state.change(NameChange::Move(from.to_owned(), to.to_owned(), file)),
        }
        state.record();
        Ok(())
    }

    fn read(&self, path: &str, limit_byte: u64) -> io::Result<Vec<u8>> {
        let state = self.state();
        let Some(Node::File(file)) = state.now.seen.get(path) else {
            return Err(io::ErrorKind::NotFound.into());
        };
        let bytes = state.now.contents[file].seen.to_vec();
        if bytes.len() as u64 > limit_byte {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        Ok(bytes)
    }

    fn list(&self, dir: &str) -> io::Result<Vec<String>> {
        let state = self.state();
        if !dir.is_empty() && state.now.seen.get(dir) != Some(&Node::Folder) {
            return Err(io::ErrorKind::NotFound.into());
        }
        let paths = state.now.seen.keys().filter(|path| parent(path) == dir);
        Ok(paths
            .map(|path| path.rsplit('/').next().unwrap().to_owned())
            .collect())
    }

    fn remove(&self, path: &str) -> io::Result<()> {
        let mut state = self.state();
        state.call()?;
        if !state.now.seen.contains_key(path) {
            return Err(io::ErrorKind::NotFound.into());
        }
        state.change(NameChange::Remove(path.to_owned()));
        state.record();
        Ok(())
    }

    fn metadata(&self, path: &str) -> io::Result<Metadata> {
        let state = self.state();
        match state.now.seen.get(path) {
            Some(Node::File(file)) => Ok(Metadata {
                kind: EntryKind::File,
                len_byte: state.now.contents[file].told_byte as u64,
            }),
            Some(Node::Folder) => Ok(Metadata {
                kind: EntryKind::Folder,
                len_byte: 0,
            }),
            None if path.is_empty() => Ok(Metadata {
                kind: EntryKind::Folder,
                len_byte: 0,
            }),
            None => Err(io::ErrorKind::NotFound.into()),
        }
    }
}

/// Most name changes of which every subset is tried; later ones are taken as done.
const SUBSET_MAX: usize = 5;

impl Moment {
    /// The state in which only stable things survive.
    pub fn worst(&self) -> MemoryDisk {
        self.image(&self.stable, None).disk()
    }

    /// States a crash at this moment could leave: every subset of the unsynced names, each with
    /// torn, zeroed and reordered bytes of one unsynced file at a time. `random` chooses cuts.
    pub fn crashes(&self, random: &mut Random) -> Vec<Image> {
        let varied = self.pending.len().min(SUBSET_MAX);
        let mut images = Vec::new();
        for mask in 0u32..(1 << varied) {
            let mut names = self.stable.clone();
            for (i, change) in self.pending.iter().enumerate() {
                if i >= varied || mask & (1 << i) != 0 {
                    change.apply(&mut names);
                }
            }
            images.push(self.image(&names, None));
            for (path, node) in &names {
                // The reserve holds nothing.
                if let Node::File(file) = node
                    && !path.ends_with(".reserve")
                {
                    for bytes in torn(&self.contents[file], random) {
                        images.push(self.image(&names, Some((*file, Arc::new(bytes)))));
                    }
                }
            }
        }
        images
    }

    /// The files that are reachable through these names, one of them with other bytes.
    fn image(&self, names: &BTreeMap<String, Node>, other: Option<(u64, Arc<Vec<u8>>)>) -> Image {
        let reachable = |path: &str| {
            let mut dir = parent(path);
            while !dir.is_empty() {
                if names.get(dir) != Some(&Node::Folder) {
                    return false;
                }
                dir = parent(dir);
            }
            true
        };
        let bytes = |path: &str, file: &u64| match &other {
            // Nobody reads it.
            _ if path.ends_with(".reserve") => Arc::default(),
            Some((changed, bytes)) if changed == file => Arc::clone(bytes),
            _ => Arc::clone(&self.contents[file].stable),
        };
        let files = names.iter().filter_map(|(path, node)| match node {
            Node::File(file) if reachable(path) => Some((path.clone(), bytes(path, file))),
            _ => None,
        });
        Image(files.collect())
    }
}

/// What a crash left: files in the order of their paths.
#[derive(Debug, Clone)]
pub struct Image(Vec<(String, Arc<Vec<u8>>)>);

impl Image {
    pub fn disk(&self) -> MemoryDisk {
        let files = self.0.iter();
        MemoryDisk::with_files(files.map(|(path, bytes)| (path.clone(), bytes.to_vec())))
    }

    /// Tells images apart cheaply.
    pub fn print(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        self.0.hash(&mut hasher);
        hasher.finish()
    }
}

/// What may be left of a file that was written and not synced.
fn torn(content: &Content, random: &mut Random) -> Vec<Vec<u8>> {
    if content.seen == content.stable {
        return Vec::new();
    }
    let mut left = vec![content.seen.to_vec()];
    let Some(extra) = content.seen.strip_prefix(content.stable.as_slice()) else {
        return left;
    };
    let stable = content.stable.as_slice();
    for _ in 0..4 {
        let cut = random.below(extra.len() as u64) as usize;
        let prefix = [stable, &extra[..cut]].concat();
        let zeros = |count: usize| vec![0u8; count];
        // The length came through, the bytes after the cut did not.
        left.push([prefix.clone(), zeros(extra.len() - cut)].concat());
        // A sector in the middle is missing.
        let hole = (cut + 16).min(extra.len());
        left.push([prefix.clone(), zeros(hole - cut), extra[hole..].to_vec()].concat());
        // Later bytes came through before earlier ones.
        left.push([stable.to_vec(), zeros(cut), extra[cut..].to_vec()].concat());
        left.push(prefix);
    }
    left
}

/// Numbers by chance, the same for the same seed.
pub struct Random(pub u64);

impl Random {
    pub fn below(&mut self, limit: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit.max(1)
    }
}
