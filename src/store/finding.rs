//! What is odd about a project's files: facts for `check` and for a notice after opening.
//! A finding never stops anything and carries no sentence; `app` words it.

use serde::Serialize;

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Work is, or may be, missing.
    Error,
    /// Nothing is lost, but somebody should look.
    Warning,
    /// Normal; said for completeness.
    Info,
}

macro_rules! finding_kinds {
    ($($(#[$doc:meta])* $kind:ident = $code:literal, $severity:ident;)+) => {
        /// The kinds of finding.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum FindingKind { $($(#[$doc])* $kind,)+ }

        impl FindingKind {
            pub const ALL: &'static [Self] = &[$(Self::$kind,)+];

            /// Stable name, e.g. for JSON and for looking up the words.
            pub fn code(self) -> &'static str {
                match self { $(Self::$kind => $code,)+ }
            }

            /// How much this kind matters.
            pub fn severity(self) -> Severity {
                match self { $(Self::$kind => Severity::$severity,)+ }
            }
        }
    };
}

finding_kinds! {
    /// The last line is not whole, as when the program ended while it wrote it, which it never
    /// acknowledged; or as when the file was cut, which nobody can tell from the file alone.
    TornTail = "torn-tail", Info;
    /// The last lines, or all of them, are damaged in a way that no program leaves that ended while it
    /// wrote.
    DamagedTail = "damaged-tail", Warning;
    /// Lines with wrong checksums between good ones.
    DamagedLine = "damaged-line", Error;
    /// A line does not follow the one before it: lines were removed or moved.
    ChainBreak = "chain-break", Error;
    /// Numbers are missing in a session.
    SequenceGap = "sequence-gap", Error;
    /// One session has two different records under one number.
    ForkedSession = "forked-session", Error;
    /// The journal or a record names another annotator than its folder.
    WrongFolder = "wrong-folder", Error;
    /// A record changes another annotator's tag.
    ForeignTag = "foreign-tag", Error;
    /// A record names something by what cannot be an id.
    BadId = "bad-id", Error;
    /// Records from more than a day ahead: shown, but they lose every conflict.
    FutureClock = "future-clock", Warning;
    /// Written by a version that says this one must not read it.
    TooNew = "too-new", Error;
    /// A newer version wrote the folder: it is opened for reading only.
    ReadOnly = "read-only", Warning;
    /// A line whose checksum is right, but which this version cannot understand.
    UnreadableRecord = "unreadable-record", Error;
    /// An entry of a known kind that does not parse; kept as text.
    BrokenEntry = "broken-entry", Error;
    /// Entries of kinds this version does not know; kept as text.
    UnknownEntry = "unknown-entry", Info;
    /// A bulk transaction of which parts are missing; it does not count.
    IncompleteBulk = "incomplete-bulk", Info;
    /// A copy left by a file synchroniser; it was read and joined.
    ConflictCopy = "conflict-copy", Info;
    /// A journal that holds nothing, or only a piece of its first line.
    EmptyJournal = "empty-journal", Info;
    /// A journal whose first line is missing or damaged; its name is used instead.
    NoHeader = "no-header", Warning;
    /// Line ends were changed by another program.
    LineEnds = "line-ends", Info;
    /// A name where the format wants an annotator, article or ULID.
    BadName = "bad-name", Warning;
    /// A link, pipe or device, or a file in the place of a folder; it was not opened.
    NotRegular = "not-regular", Error;
    /// The system refused to read it.
    Unreadable = "unreadable", Error;
    /// Larger than any file of its kind.
    TooLarge = "too-large", Error;
    /// Too many findings in one file; the rest are counted only.
    ManyFindings = "many-findings", Warning;
    /// `project.ron` is missing; the journals were read all the same.
    ProjectFileMissing = "project-file-missing", Error;
    /// `project.ron` cannot be understood; the journals were read all the same.
    ProjectFileDamaged = "project-file-damaged", Error;
    /// `project.ron` says that somebody made the project whose name can be no annotator's.
    BadCreator = "bad-creator", Warning;
    /// No codebook can be read; the built-in one is used.
    CodebookMissing = "codebook-missing", Error;
    /// A codebook cannot be understood.
    CodebookDamaged = "codebook-damaged", Error;
    /// An article's words are not there.
    TextMissing = "text-missing", Error;
    /// An article's words are not those that were stored.
    TextDamaged = "text-damaged", Error;
    /// An article's words are not UTF-8.
    TextNotUtf8 = "text-not-utf8", Error;
    /// An article's words have another length than its record says.
    TextLength = "text-length", Warning;
    /// The import record beside a text is missing.
    ImportRecordMissing = "import-record-missing", Warning;
    /// The import record beside a text cannot be understood.
    ImportRecordDamaged = "import-record-damaged", Warning;
    /// A picture is not there.
    ImageMissing = "image-missing", Warning;
    /// A picture is not the one that was stored.
    ImageDamaged = "image-damaged", Error;
    /// Left by a program that ended while writing; may be removed.
    StrayTemporary = "stray-temporary", Info;
    /// A snapshot's checksum is wrong.
    SnapshotDamaged = "snapshot-damaged", Warning;
    /// A snapshot says something else than the journals.
    SnapshotDiffers = "snapshot-differs", Warning;
    /// A snapshot is older than the journals.
    SnapshotStale = "snapshot-stale", Info;
    /// Version control laid two snapshots of one annotator over each other.
    SnapshotMerged = "snapshot-merged", Info;
    /// A snapshot is older than one that was kept in `history/`: an old copy was put back.
    GenerationRegress = "generation-regress", Warning;
    /// A snapshot has tags that no journal tells of and nobody took away.
    SuddenDrop = "sudden-drop", Error;
    /// A snapshot knows records that no journal here has: a journal was lost or shortened.
    JournalMissing = "journal-missing", Error;
    /// A newer version wrote a file that nothing is read back from; it is left as it is.
    NewerFile = "newer-file", Info;
    /// One id stands for two things.
    DuplicateId = "duplicate-id", Error;
    /// A file beside the journals that may hold deeds which no journal has, and is not read since its
    /// name is not that of a journal.
    UnreadJournal = "unread-journal", Warning;
    /// A file that is no part of the format.
    UnknownFile = "unknown-file", Info;
    /// A file that tells version control how to treat the folder is missing, or says too little.
    GitFile = "git-file", Info;
}

/// What can be done about a finding without anybody having to decide ([`super::repair`]). Journals,
/// texts and pictures are never mended: what they said cannot be known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Repair {
    /// `project.ron` is written anew from the journals.
    ProjectFile,
    /// A readable copy is written anew from the journals.
    Snapshot,
    /// A file that a program left half written is removed, once it is a day old.
    Temporary,
    /// What version control must know is written.
    GitFile,
}

impl FindingKind {
    /// The repair that takes findings of this kind away; `None` if somebody must decide or bring
    /// something back.
    pub fn repair(self) -> Option<Repair> {
        match self {
            Self::ProjectFileMissing | Self::ProjectFileDamaged => Some(Repair::ProjectFile),
            Self::SnapshotDamaged
            | Self::SnapshotDiffers
            | Self::SnapshotStale
            | Self::SnapshotMerged
            | Self::GenerationRegress => Some(Repair::Snapshot),
            Self::StrayTemporary => Some(Repair::Temporary),
            Self::GitFile => Some(Repair::GitFile),
            _ => None,
        }
    }
}

impl Serialize for FindingKind {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

/// One odd thing.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Finding {
    pub severity: Severity,
    pub kind: FindingKind,
    /// Path relative to the project folder.
    pub file: String,
    /// Line, from 1.
    pub line: Option<u64>,
    /// Plain facts in no language: numbers, names, `#3` for the record 3, `×3` for a count,
    /// `a ≠ b` for found and expected, and what the system or the parser said.
    pub detail: String,
}

impl Finding {
    pub(crate) fn new(
        kind: FindingKind,
        file: &str,
        line: Option<u64>,
        detail: impl Into<String>,
    ) -> Self {
        Self {
            severity: kind.severity(),
            kind,
            file: file.to_owned(),
            line,
            detail: detail.into(),
        }
    }

    /// A file of a newer version, beside which this one must not write.
    pub(crate) fn read_only(file: &str, version: super::Version) -> Self {
        let detail = format!("{} > {}", version.min_writer, super::Version::OURS.schema);
        Self::new(FindingKind::ReadOnly, file, Some(1), detail)
    }

    /// A finding about a file that cannot be understood, with the line the error names.
    pub(crate) fn of_error(kind: FindingKind, file: &str, error: &super::StoreError) -> Self {
        let detail = error.plain();
        // Parsers say `line:column: …` or `line:column-line:column: …`.
        let is_damage = matches!(error, super::StoreError::Damaged { .. });
        let line = detail
            .split_once(':')
            .and_then(|(line, _)| line.parse().ok());
        Self::new(kind, file, line.filter(|_| is_damage), detail)
    }
}
