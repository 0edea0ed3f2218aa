//! Why something could not be kept or read: what was being done, what went wrong, and last the
//! path. The words here are for logs; what people read is worded elsewhere from the fields.

use std::fmt;
use std::io;

/// What the store was doing when the system refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doing {
    Reading,
    Listing,
    Creating,
    Writing,
    Syncing,
    Renaming,
    Removing,
}

impl Doing {
    /// Stable name for messages.
    pub fn code(self) -> &'static str {
        match self {
            Self::Reading => "reading",
            Self::Listing => "listing",
            Self::Creating => "creating",
            Self::Writing => "writing",
            Self::Syncing => "syncing",
            Self::Renaming => "renaming",
            Self::Removing => "removing",
        }
    }
}

impl fmt::Display for Doing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// What the store could not do.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    #[error("{doing} failed: {source}: {path}")]
    Io {
        doing: Doing,
        source: io::Error,
        path: String,
    },
    /// There is no such file or folder.
    #[error("not there: {path}")]
    NotFound { path: String },
    /// The folder has neither a project file nor journals.
    #[error("no project: {path}")]
    NotAProject { path: String },
    /// A project can only be made in an empty folder.
    #[error("the folder is not empty: {path}")]
    NotEmpty { path: String },
    /// Written by a version that says this one must not read it.
    #[error("needs version {needs} of the format, this program reads {ours}: {path}")]
    TooNew { needs: u32, ours: u32, path: String },
    /// The file cannot be understood.
    #[error("damaged: {detail}: {path}")]
    Damaged { detail: String, path: String },
    /// A link, pipe, device or folder where a file should be.
    #[error("not a regular file: {path}")]
    NotRegular { path: String },
    #[error("larger than {limit_byte} bytes: {path}")]
    TooLarge { limit_byte: u64, path: String },
    /// The content is not what its name says.
    #[error("the content has hash {found}: {path}")]
    HashMismatch { found: String, path: String },
    #[error("not UTF-8 at byte {at_byte}: {path}")]
    NotUtf8 { at_byte: usize, path: String },
    /// A name that may not become a path.
    #[error("cannot be a file name: {name:?}")]
    BadName { name: String },
    /// A transaction, or a group of them, is too large for a journal.
    #[error("there is no room for {len_byte} bytes in one journal")]
    TooLong { len_byte: usize },
    /// A record that cannot be written as RON.
    #[error("cannot be written: {detail}")]
    Encode { detail: String },
    /// A write or sync failed before; the file is never touched again.
    #[error("the journal was given up after an error: {path}")]
    Poisoned { path: String },
    /// Somebody put another file in the place of the journal, cut it, or took it away.
    #[error("the journal was replaced while it was open: {path}")]
    Replaced { path: String },
    /// Deeds are in memory only.
    #[error("{pending} deeds are not saved: {detail}")]
    NotSaved { pending: usize, detail: String },
}

impl StoreError {
    /// Wraps a system error; the common kinds become variants of their own.
    pub(crate) fn io(doing: Doing, path: &str, source: io::Error) -> Self {
        let path = path.to_owned();
        match source.kind() {
            io::ErrorKind::NotFound if matches!(doing, Doing::Reading | Doing::Listing) => {
                Self::NotFound { path }
            }
            io::ErrorKind::InvalidInput => Self::NotRegular { path },
            _ => Self::Io {
                doing,
                source,
                path,
            },
        }
    }

    /// The fact alone, without what was being done and where: for findings, which say that
    /// themselves.
    pub(crate) fn plain(&self) -> String {
        match self {
            Self::Io { source, .. } => source.to_string(),
            Self::Damaged { detail, .. } => detail.clone(),
            Self::TooLarge { limit_byte, .. } => format!("> {limit_byte}"),
            Self::NotUtf8 { at_byte, .. } => at_byte.to_string(),
            Self::HashMismatch { found, .. } => found.clone(),
            Self::BadName { name } => format!("{name:?}"),
            Self::TooNew { needs, ours, .. } => format!("{needs} > {ours}"),
            _ => String::new(),
        }
    }

    /// True if the records themselves are at fault: another try or another disk cannot help.
    pub fn is_about_records(&self) -> bool {
        matches!(self, Self::Encode { .. } | Self::TooLong { .. })
    }

    /// True if the disk has no room left.
    pub fn is_full(&self) -> bool {
        matches!(self, Self::Io { source, .. }
            if matches!(source.kind(), io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded))
    }
}
