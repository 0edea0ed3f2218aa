//! Clock and entropy: the only place that asks for either, so that everything above can be run
//! with fixed ones (tests, the sample project) and come out the same.

use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

/// What the program needs from the machine besides files.
pub trait Platform: Send + Sync {
    /// Milliseconds since 1970.
    fn now_ms(&self) -> u64;
    /// A new ULID (upper case), by the clock and fresh entropy.
    fn ulid(&self) -> String;
    /// A name for this device, for the history.
    fn device(&self) -> String;
}

/// Names the folder for the user's data, instead of the usual one.
pub const DATA_VARIABLE: &str = "ISNAD_DATA";

/// Where the program keeps what is no project: the working copy of the sample, and reports.
pub fn data_folder() -> Option<PathBuf> {
    std::env::var_os(DATA_VARIABLE)
        .map(PathBuf::from)
        .or_else(|| {
            let dirs = directories::ProjectDirs::from("", "", "isnad")?;
            Some(dirs.data_dir().to_owned())
        })
}

/// The real machine.
#[derive(Debug, Default)]
pub struct SystemPlatform {
    /// ULIDs of one process must grow, also within one millisecond.
    generator: Mutex<Option<ulid::Generator>>,
}

impl Platform for SystemPlatform {
    fn now_ms(&self) -> u64 {
        SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .map_or(0, |since| {
                u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
            })
    }

    fn ulid(&self) -> String {
        let mut guard = self
            .generator
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        guard
            .get_or_insert_with(ulid::Generator::new)
            .generate()
            .unwrap_or_else(|_overflow| ulid::Ulid::generate())
            .to_string()
    }

    fn device(&self) -> String {
        let name = rustix::system::uname()
            .nodename()
            .to_string_lossy()
            .into_owned();
        if name.is_empty() {
            "device".to_owned()
        } else {
            name
        }
    }
}

/// A machine whose clock moves one second at each look and whose ULIDs count up.
#[derive(Debug)]
pub struct FixedPlatform {
    now_ms: AtomicU64,
    ulids: AtomicU64,
}

impl FixedPlatform {
    /// `start_ms`: the first answer of the clock; `seed` goes into the ULIDs.
    pub fn new(start_ms: u64, seed: u64) -> Self {
        Self {
            now_ms: AtomicU64::new(start_ms),
            ulids: AtomicU64::new(seed),
        }
    }
}

impl Platform for FixedPlatform {
    fn now_ms(&self) -> u64 {
        self.now_ms.fetch_add(1000, Ordering::Relaxed)
    }
    fn ulid(&self) -> String {
        let count = self.ulids.fetch_add(1, Ordering::Relaxed);
        // Spread the counter, so that the last eight characters look and differ like real ones.
        let random =
            u128::from(count.wrapping_mul(0x9e37_79b9_7f4a_7c15)) | (u128::from(count) << 64);
        ulid::Ulid::from_parts(self.now_ms.load(Ordering::Relaxed), random).to_string()
    }
    fn device(&self) -> String {
        "fixed".to_owned()
    }
}
