//! Keeping: a project folder in which nothing acknowledged is ever lost.
//!
//! The truth is a set of append-only journals, one file for each running program. A deed counts
//! as saved when its line is appended and synced, never before. Opening only reads: it joins all
//! journals, reports what is damaged, and repairs nothing. Snapshots are readable copies for
//! people and version control; losing them costs nothing.
//!
//! This layer shows no messages, knows no layout, and has no clock and no randomness of its own:
//! times and ULIDs are handed in.
//!
//! Read in this order: [`disk`], [`mod@line`], [`journal`], [`saver`], [`writer`], [`folder`],
//! [`open`], [`snapshot`], [`mod@verify`], [`repair`].

pub mod codebooks;
pub mod disk;
pub mod error;
pub mod finding;
pub mod folder;
pub mod import;
pub mod join;
pub mod journal;
mod legible;
pub mod line;
pub mod memory_disk;
pub mod open;
pub mod real_disk;
pub mod repair;
pub mod rescue;
pub mod saver;
pub mod scan;
pub mod sent;
pub mod shortfall;
pub mod snapshot;
mod unknown;
pub mod verify;
pub mod version;
pub mod watch;
pub mod wire;
pub mod writer;

pub use error::{Doing, StoreError};
pub use finding::{Finding, FindingKind, Repair, Severity};
pub use folder::{Folder, NewProject, ProjectFile};
pub use import::ImportRecord;
pub use join::{Joined, Recovered};
pub use journal::Journal;
pub use line::has_room;
pub use open::{Opened, Progress, Quarantined, Seen, SessionLog, applied};
pub use repair::Repaired;
pub use rescue::Unsafe;
pub use saver::Saver;
pub use verify::verify;
pub use version::Version;
pub use watch::FolderWatch;
pub use writer::{Writer, WriterStatus};
