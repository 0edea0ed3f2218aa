//! Being told at once when something changes among the journals of a folder. Only a courtesy beside
//! looking every few seconds: remote folders tell nobody, a system may have no watches left, a
//! folder may not be there. Nobody learns of that here, and nothing fails. Reads names only and
//! never writes; what has changed is read by others.

use std::collections::BTreeMap;
use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;

use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher as _};

use super::disk::EntryKind;
use super::folder::Folder;
use crate::model::id::is_valid;

/// People whose folders are watched at most. Systems have few watches to give, which all programs
/// share; changes of more people are found by looking.
const PEOPLE_MAX: usize = 1_000;

/// A watch over the journals of one folder. It ends, and its thread with it, when dropped.
///
/// Folders are watched one by one and not with all that is below them: what lies deeper than
/// journals do, or behind a link, is none of ours, and there may be any amount of it.
pub struct FolderWatch {
    heard: Arc<Heard>,
    placed: Mutex<Placed>,
}

/// What the thread that is told shares with those who ask.
struct Heard {
    changed: AtomicBool,
    /// File name of the journal that is written here: no news to whoever writes it.
    own: Mutex<String>,
    wake: Box<dyn Fn() + Send + Sync>,
}

/// Where the watch stands.
#[derive(Default)]
struct Placed {
    watcher: Option<RecommendedWatcher>,
    on: BTreeMap<PathBuf, Mark>,
    /// The watcher itself has failed and is not tried again.
    hopeless: bool,
}

/// Tells a folder from another one that came under the same name.
#[derive(Debug, PartialEq, Eq)]
struct Mark {
    made: Option<SystemTime>,
    /// Device and number on it, where systems have them.
    number: Option<(u64, u64)>,
}

impl FolderWatch {
    /// A watch that stands nowhere yet and has no thread. `wake` is called from a thread of the
    /// watch with the first change after each [`FolderWatch::take_change`].
    pub fn new(wake: Box<dyn Fn() + Send + Sync>) -> Self {
        Self {
            heard: Arc::new(Heard {
                changed: AtomicBool::new(false),
                own: Mutex::default(),
                wake,
            }),
            placed: Mutex::default(),
        }
    }

    /// Changes of the journal of this session are not told: it is written here.
    pub fn leave_out(&self, session: &str) {
        let mut own = self
            .heard
            .own
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        if own.strip_suffix(".ronl") != Some(session) {
            *own = format!("{session}.ronl");
        }
    }

    /// Whether anything changed that was not taken yet.
    pub fn has_changed(&self) -> bool {
        self.heard.changed.load(Ordering::Acquire)
    }

    /// As [`FolderWatch::has_changed`]; what changes from now on is told anew. Ask before reading.
    pub fn take_change(&self) -> bool {
        self.heard.changed.swap(false, Ordering::AcqRel)
    }

    /// Calls whoever waits.
    pub fn wake(&self) {
        (self.heard.wake)();
    }

    /// Places the watch on the folders that are there now: the project's, that of journals, and
    /// those of people. What is written from then on is told, so call it before reading. Waits for
    /// the disk. A folder in memory is never watched.
    pub fn renew(&self, folder: &Folder) {
        let mut placed = self.placed.lock().unwrap_or_else(PoisonError::into_inner);
        if placed.hopeless {
            return;
        }
        let wanted = places(folder);
        // The watcher panics if its thread is gone. That would end looking, too.
        let done = catch_unwind(AssertUnwindSafe(|| placed.settle(wanted, &self.heard)));
        if done.is_err() {
            placed.hopeless = true;
            // Dropping it would panic once more.
            std::mem::forget(placed.watcher.take());
        }
    }

    /// How many folders are watched.
    pub fn places(&self) -> usize {
        let placed = self.placed.lock().unwrap_or_else(PoisonError::into_inner);
        placed.on.len()
    }
}

impl fmt::Debug for FolderWatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FolderWatch")
            .field("changed", &self.has_changed())
            .finish_non_exhaustive()
    }
}

impl Heard {
    fn hear(&self, event: &Event) {
        // Looking opens folders and files, and is no change.
        if event.kind.is_access() {
            return;
        }
        // Without a path some events were lost.
        let counts = event.paths.is_empty() || event.paths.iter().any(|it| self.counts(it));
        if counts && !self.changed.swap(true, Ordering::AcqRel) {
            (self.wake)();
        }
    }

    /// Hidden files are never journals; files that are still being copied are hidden.
    fn counts(&self, path: &Path) -> bool {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let own = self.own.lock().unwrap_or_else(PoisonError::into_inner);
        !name.starts_with('.') && name != own.as_str()
    }
}

impl Placed {
    fn settle(&mut self, mut wanted: BTreeMap<PathBuf, Mark>, heard: &Arc<Heard>) {
        if wanted.is_empty() {
            *self = Self::default();
            return;
        }
        if self.watcher.is_none() {
            let heard = Arc::clone(heard);
            let made = notify::recommended_watcher(move |told: notify::Result<Event>| {
                if let Ok(event) = told {
                    heard.hear(&event);
                }
            });
            let Ok(made) = made else { return };
            self.watcher = Some(made);
        }
        let Some(watcher) = &mut self.watcher else {
            return;
        };
        // First those that are gone: a folder that was given another name is the same to the
        // system, and would be watched no more.
        self.on.retain(|path, mark| {
            let stays = wanted.get(path) == Some(mark);
            if !stays {
                // Most are gone by themselves.
                let _ = watcher.unwatch(path);
            }
            stays
        });
        wanted.retain(|path, _| !self.on.contains_key(path));
        for (path, mark) in wanted {
            if watcher.watch(&path, RecursiveMode::NonRecursive).is_ok() {
                self.on.insert(path, mark);
            }
        }
    }
}

/// The folders that are there to be watched.
fn places(folder: &Folder) -> BTreeMap<PathBuf, Mark> {
    let Some(root) = folder.path() else {
        return BTreeMap::new();
    };
    let is_folder = |path: &str| folder.kind(path) == Some(EntryKind::Folder);
    let mut found = Vec::new();
    if is_folder("") {
        found.push(root.to_owned());
    }
    if is_folder("journal") {
        let journals = root.join("journal");
        let people = folder.list("journal").unwrap_or_default();
        let people = people.into_iter().filter(|it| is_valid(it));
        let people = people.filter(|it| is_folder(&format!("journal/{it}")));
        found.extend(people.take(PEOPLE_MAX).map(|it| journals.join(it)));
        found.push(journals);
    }
    let marked = found
        .into_iter()
        .filter_map(|path| Some((mark(&path)?, path)));
    marked.map(|(mark, path)| (path, mark)).collect()
}

fn mark(path: &Path) -> Option<Mark> {
    let about = std::fs::metadata(path).ok()?;
    #[cfg(unix)]
    let number = {
        use std::os::unix::fs::MetadataExt as _;
        Some((about.dev(), about.ino()))
    };
    #[cfg(not(unix))]
    let number = None;
    Some(Mark {
        made: about.created().ok(),
        number,
    })
}
