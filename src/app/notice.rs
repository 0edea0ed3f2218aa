//! The one place where an error becomes a sentence with a remedy. Errors are typed below; here
//! they get words, in the reader's language. Paths and causes come last.

use i18n_embed_fl::fl;

use super::words::Words;
use crate::model::AnnotatorId;
use crate::model::codebook::Fault;
use crate::model::edit::EditError;
use crate::model::project::ApplyError;
use crate::store::{Doing, StoreError, Version};
use crate::text::invisible::escaped;

/// How bad it is; decides the exit code and how long a bar stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Good news; may fade.
    Done,
    /// Nothing was changed because the intent made no sense.
    Refused,
    /// A disk failed; what was acknowledged is safe. Stays until dismissed.
    Failed,
}

/// A sentence for people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    pub severity: Severity,
    pub text: String,
}

/// Why a command cannot be carried out now; also the hint of a greyed entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    NoArticle,
    NoSelection,
    NoClaim,
    NoClaimant,
    NoCanonical,
    OtherArticle,
    NothingSelected,
    NotYours,
    ReadOnly,
    /// The tags of a large project are still being read.
    StillReading,
    /// An earlier state of the project is looked at.
    InPast,
    NotInPast,
    NothingOffered,
    NoHits,
    NoUntagged,
    NoQuotation,
    NoSuggestions,
    Ambiguous,
    /// The annotator works on a draft of the codebook.
    HasDraft,
    NoDraft,
    NoLabel,
    Published,
    /// Not everybody compared has submitted.
    Blind,
    /// Fewer than two annotators tagged the article.
    OneAnnotator,
    NoReview,
    NoUnits,
    /// Gold is among what is compared.
    OnlyReading,
    UnitsOpen,
    NotSettled,
    /// This annotator has nothing there.
    NothingThere,
    /// The room of agreement is not open.
    NoAgreement,
    /// No report is being worked out.
    NoReportComing,
    /// There is no report yet.
    NoReport,
    /// Only who leads or reviews may see unfinished work.
    OnlyReviewers,
    /// There is nothing to draw.
    NoFigure,
    NoFurniture,
    /// No tag waits for somebody to look where it is now.
    NothingUnplaced,
    /// Nothing is suggested for it.
    NoSuggestedPlace,
    /// The article has one text only.
    NoOlderText,
    /// The tag rests on an older text, and where it is now is not said.
    OnOlderText,
}

impl Refusal {
    /// True if selecting something would be enough.
    pub fn is_about_selection(self) -> bool {
        matches!(
            self,
            Self::NoClaim | Self::NoClaimant | Self::NoCanonical | Self::NothingSelected
        )
    }

    pub fn words(self, words: &Words) -> String {
        let l = &words.loader;
        match self {
            Self::NoArticle => fl!(l, "refusal-no-article"),
            Self::NoSelection => fl!(l, "refusal-no-selection"),
            Self::NoClaim => fl!(l, "refusal-no-claim"),
            Self::NoClaimant => fl!(l, "refusal-no-claimant"),
            Self::NoCanonical => fl!(l, "refusal-no-canonical"),
            Self::OtherArticle => fl!(l, "refusal-other-article"),
            Self::NothingSelected => fl!(l, "refusal-nothing-selected"),
            Self::NotYours => fl!(l, "refusal-not-yours"),
            Self::ReadOnly => fl!(l, "refusal-read-only"),
            Self::StillReading => fl!(l, "refusal-still-reading"),
            Self::InPast => fl!(l, "refusal-in-past"),
            Self::NotInPast => fl!(l, "refusal-not-in-past"),
            Self::NothingOffered => fl!(l, "refusal-nothing-offered"),
            Self::NoQuotation => fl!(l, "refusal-no-quotation"),
            Self::NoUntagged => fl!(l, "refusal-no-untagged"),
            Self::NoHits => fl!(l, "refusal-no-hits"),
            Self::NoSuggestions => fl!(l, "refusal-no-suggestions"),
            Self::Ambiguous => fl!(l, "refusal-ambiguous"),
            Self::HasDraft => fl!(l, "refusal-has-draft"),
            Self::NoDraft => fl!(l, "refusal-no-draft"),
            Self::NoLabel => fl!(l, "refusal-no-label"),
            Self::Published => fl!(l, "error-published"),
            Self::Blind => fl!(l, "refusal-blind"),
            Self::OneAnnotator => fl!(l, "refusal-one-annotator"),
            Self::NoReview => fl!(l, "refusal-no-review"),
            Self::NoUnits => fl!(l, "refusal-no-units"),
            Self::OnlyReading => fl!(l, "refusal-only-reading"),
            Self::UnitsOpen => fl!(l, "refusal-units-open"),
            Self::NotSettled => fl!(l, "refusal-not-settled"),
            Self::NothingThere => fl!(l, "refusal-nothing-there"),
            Self::NoAgreement => fl!(l, "refusal-no-agreement"),
            Self::NoReportComing => fl!(l, "refusal-no-report-coming"),
            Self::NoReport => fl!(l, "refusal-no-report"),
            Self::OnlyReviewers => fl!(l, "refusal-only-reviewers"),
            Self::NoFigure => fl!(l, "refusal-no-figure"),
            Self::NoFurniture => fl!(l, "refusal-no-furniture"),
            Self::NothingUnplaced => fl!(l, "refusal-nothing-unplaced"),
            Self::NoSuggestedPlace => fl!(l, "refusal-no-suggested-place"),
            Self::NoOlderText => fl!(l, "refusal-no-older-text"),
            Self::OnOlderText => fl!(l, "refusal-on-older-text"),
        }
    }
}

/// Everything a session can fail with.
#[derive(Debug, thiserror::Error)]
pub enum AppError {
    #[error("'{0}' cannot name an annotator")]
    BadAnnotator(String),
    #[error("reading the project ended by an error of the program")]
    NotRead,
    #[error("there is no article {0}")]
    NoArticle(String),
    #[error("{count} articles end with {ending}")]
    ManyArticles { ending: String, count: usize },
    #[error("{start}..{end} lies outside the text or is empty")]
    OutOfText { start: usize, end: usize },
    #[error("the text has no such words: {0}")]
    NoSuchWords(String),
    #[error("nothing to undo")]
    NothingToUndo { redo: bool },
    #[error("the project can only be read")]
    ReadOnly,
    /// More than a journal can hold as one deed; nothing was done.
    #[error("{edits} changes are {len_byte} bytes, too many for one deed")]
    TooMuch { edits: usize, len_byte: usize },
    /// Without `project.ron` a project can only be read.
    #[error("{folder} has no whole project.ron")]
    NoProjectFile { folder: String, damaged: bool },
    /// What should be a project's folder is no folder.
    #[error("{0} is no folder")]
    NoFolder(String),
    /// What goes out of a project was to go into one.
    #[error("{file} lies in the project {project}")]
    InProject { file: String, project: String },
    #[error("refused")]
    Refused(Refusal),
    #[error("there is no command {0}")]
    NoCommand(String),
    #[error("the command {command} knows no '{argument}'")]
    BadArgument { command: String, argument: String },
    #[error("the command {command} needs '{argument}'")]
    MissingArgument {
        command: String,
        argument: &'static str,
    },
    #[error("no actor is called {0}")]
    NoActor(String),
    #[error("nothing was called {0}")]
    NoName(String),
    #[error("the key {0} does nothing here")]
    DeadKey(String),
    #[error(transparent)]
    Edit(#[from] EditError),
    #[error(transparent)]
    Apply(#[from] ApplyError),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("{file}: {source}")]
    Read {
        file: String,
        source: std::io::Error,
    },
    #[error("{file}: {source}")]
    Write {
        file: String,
        source: std::io::Error,
    },
    #[error("{0} has this text already")]
    SameText(String),
    #[error("{file}: {reason}")]
    NotTaken {
        file: String,
        reason: Box<super::library::FailReason>,
    },
    #[error("{0} holds no tags")]
    NotSent(String),
    #[error("{0} holds gold")]
    SentGold(String),
    #[error("{file}: there is no article {article}")]
    SentArticle { file: String, article: String },
    #[error("{theirs} is no copy of {ours}")]
    OtherProject { ours: String, theirs: String },
    #[error("{0} is no codebook")]
    CodebookUnfit(String),
    #[error("{file}: {fault:?}")]
    CodebookFaulty { file: String, fault: Fault },
    #[error("{file}:{line}:{column}: no codebook: {detail}")]
    CodebookDamaged {
        file: String,
        line: usize,
        column: usize,
        detail: String,
    },
}

/// Whether the program goes on after a failure, or ends with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Then {
    GoesOn,
    Ends,
}

/// Refuses the text of a file that says that this program must not read it.
///
/// # Errors
/// [`StoreError::TooNew`].
pub(super) fn readable(text: &str, name: &str) -> Result<(), AppError> {
    let version = Version::of(text);
    if version.may_read() {
        return Ok(());
    }
    Err(AppError::Store(StoreError::TooNew {
        needs: version.min_reader,
        ours: Version::OURS.schema,
        path: name.to_owned(),
    }))
}

impl AppError {
    pub fn severity(&self) -> Severity {
        match self {
            Self::Store(error) if is_disk(error) => Severity::Failed,
            Self::Write { .. } => Severity::Failed,
            _ => Severity::Refused,
        }
    }

    /// The sentence people read.
    pub fn notice(&self, words: &Words) -> Notice {
        Notice {
            severity: self.severity(),
            text: self.words(words, Then::GoesOn),
        }
    }

    /// As [`Self::notice`], for a program that ends with this failure: then nothing is in memory any
    /// more that could still be saved.
    pub fn last_notice(&self, words: &Words) -> Notice {
        Notice {
            severity: self.severity(),
            text: self.words(words, Then::Ends),
        }
    }

    pub(super) fn words(&self, words: &Words, then: Then) -> String {
        let l = &words.loader;
        match self {
            Self::BadAnnotator(id) => fl!(l, "error-bad-annotator", id = id.as_str()),
            Self::NoArticle(id) => fl!(l, "error-no-article", id = id.as_str()),
            Self::ManyArticles { ending, count } => {
                let (id, count) = (ending.as_str(), *count);
                fl!(l, "error-many-articles", id = id, count = count)
            }
            Self::OutOfText { start, end } => {
                let (start, end) = (*start, *end);
                fl!(l, "error-out-of-text", start = start, end = end)
            }
            Self::NoSuchWords(text) => fl!(l, "error-no-such-words", text = text.as_str()),
            Self::NothingToUndo { redo: false } => fl!(l, "error-nothing-to-undo"),
            Self::NothingToUndo { redo: true } => fl!(l, "error-nothing-to-redo"),
            Self::ReadOnly => fl!(l, "refusal-read-only"),
            Self::TooMuch { edits, len_byte } => fl!(
                l,
                "error-too-much",
                count = words.number(*edits),
                mebibytes = words.number(len_byte.div_ceil(1 << 20))
            ),
            Self::NoProjectFile { folder, damaged } => {
                let path = escaped(folder);
                let path = path.as_ref();
                match damaged {
                    true => fl!(l, "error-project-file-damaged", path = path),
                    false => fl!(l, "error-project-file-missing", path = path),
                }
            }
            Self::NoFolder(path) => fl!(l, "error-no-folder", path = escaped(path)),
            Self::InProject { file, project } => fl!(
                l,
                "error-in-project",
                file = escaped(file),
                project = escaped(project)
            ),
            Self::NotRead => fl!(l, "error-not-read"),
            Self::SameText(title) => fl!(l, "error-same-text", title = title.as_str()),
            Self::NotTaken { file, reason } => fl!(
                l,
                "error-not-taken",
                file = escaped(file),
                reason = reason.words_then(words, then)
            ),
            Self::NotSent(file) => fl!(l, "sent-none", file = escaped(file)),
            Self::SentGold(file) => fl!(l, "sent-gold", file = escaped(file)),
            Self::SentArticle { file, article } => {
                let (file, article) = (escaped(file), article.as_str());
                fl!(
                    l,
                    "sent-no-article",
                    file = file.as_ref(),
                    article = article
                )
            }
            Self::Refused(refusal) => refusal.words(words),
            Self::NoCommand(id) => fl!(l, "error-no-command", id = id.as_str()),
            Self::BadArgument { command, argument } => {
                fl!(
                    l,
                    "error-bad-argument",
                    command = command.as_str(),
                    argument = argument.as_str()
                )
            }
            Self::MissingArgument { command, argument } => {
                let argument: &str = argument;
                fl!(
                    l,
                    "error-missing-argument",
                    command = command.as_str(),
                    argument = argument
                )
            }
            Self::NoActor(name) => fl!(l, "error-no-actor", name = name.as_str()),
            Self::NoName(name) => fl!(l, "error-no-name", name = name.as_str()),
            Self::DeadKey(key) => fl!(l, "error-dead-key", key = key.as_str()),
            Self::Edit(error) => edit_words(error, words),
            Self::Apply(error) => apply_words(error, words),
            Self::Store(error) => match then {
                Then::GoesOn => store_words(error, words),
                Then::Ends => last_store_words(error, words),
            },
            Self::Write { file, source } => fl!(
                l,
                "error-write",
                file = escaped(file),
                detail = source.to_string()
            ),
            Self::OtherProject { ours, theirs } => fl!(
                l,
                "error-other-project",
                ours = ours.as_str(),
                theirs = theirs.as_str()
            ),
            Self::CodebookFaulty { file, fault } => fl!(
                l,
                "error-codebook-faulty",
                file = escaped(file),
                fault = fault_words(fault, words)
            ),
            Self::CodebookUnfit(file) => {
                fl!(l, "error-codebook-unfit", file = escaped(file))
            }
            Self::CodebookDamaged {
                file,
                line,
                column,
                detail,
            } => {
                let (line, column) = (*line, *column);
                fl!(
                    l,
                    "error-codebook-damaged",
                    file = escaped(file),
                    line = line,
                    column = column,
                    detail = detail.as_str()
                )
            }
            Self::Read { file, source } => {
                fl!(
                    l,
                    "error-read",
                    file = escaped(file),
                    detail = source.to_string()
                )
            }
        }
    }
}

fn edit_words(error: &EditError, words: &Words) -> String {
    let l = &words.loader;
    match error {
        EditError::NotFound(id) => fl!(l, "error-not-found", id = id.as_str()),
        EditError::NotYours { owner, .. } => fl!(l, "error-not-yours", owner = owner.as_str()),
        EditError::UnknownCode { set, code } => {
            let set: &str = set;
            fl!(l, "error-unknown-code", set = set, code = code.as_str())
        }
        EditError::NameNeeded => fl!(l, "error-name-needed"),
        EditError::ClaimNeeded => fl!(l, "refusal-no-claim"),
        EditError::InUse { count } => {
            let count = *count;
            fl!(l, "error-in-use", count = count)
        }
        EditError::NoField(field) => fl!(l, "error-no-field", field = field.as_str()),
        EditError::WrongValue(field) => fl!(l, "error-wrong-value", field = field.as_str()),
        EditError::TooFewPeople { least } => {
            fl!(l, "error-too-few-people", least = (*least as u64))
        }
        EditError::NothingToAssign => fl!(l, "error-nothing-to-assign"),
        EditError::Undecided(_) => fl!(l, "error-undecided"),
        EditError::Rejected(_) => fl!(l, "error-rejected"),
        EditError::AttributedTwice => fl!(l, "error-attributed-twice"),
        EditError::WithItself => fl!(l, "error-with-itself"),
        EditError::Published => fl!(l, "error-published"),
        EditError::TopicCircle => fl!(l, "error-topic-circle"),
        EditError::OutOfText { end, scalars } => {
            let (end, scalars) = (*end, *scalars);
            fl!(l, "error-place-out-of-text", end = end, scalars = scalars)
        }
        EditError::DraftOutdated => fl!(l, "error-draft-outdated"),
        EditError::Codebook(fault) => fault_words(fault, words),
        EditError::Anchor(detail) => fl!(l, "error-anchor", detail = detail.to_string()),
    }
}

/// What is wrong with a codebook, in words.
pub fn fault_words(fault: &Fault, words: &Words) -> String {
    let l = &words.loader;
    match fault {
        Fault::NoVersion => fl!(l, "fault-no-version"),
        Fault::SetTwice(set) => fl!(l, "fault-set-twice", set = set.as_str()),
        Fault::CodeTwice(set, code) => {
            fl!(
                l,
                "fault-code-twice",
                set = set.as_str(),
                code = code.as_str()
            )
        }
        Fault::KeyUnfit(set, code) => {
            fl!(
                l,
                "fault-key-unfit",
                set = set.as_str(),
                code = code.as_str()
            )
        }
        Fault::KeyTwice(set, code, other) => {
            fl!(
                l,
                "fault-key-twice",
                set = set.as_str(),
                code = code.as_str(),
                other = other.as_str()
            )
        }
        Fault::MergedNowhere(set, code) => {
            fl!(
                l,
                "fault-merged-nowhere",
                set = set.as_str(),
                code = code.as_str()
            )
        }
    }
}

fn apply_words(error: &ApplyError, words: &Words) -> String {
    let l = &words.loader;
    match error {
        ApplyError::Stale { by, id, .. } => changed_words(words, by, id),
        ApplyError::Gone { id, .. } => fl!(l, "error-not-found", id = id.as_str()),
        ApplyError::NotYours { owner, .. } => fl!(l, "error-not-yours", owner = owner.as_str()),
        ApplyError::Empty
        | ApplyError::Twice { .. }
        | ApplyError::BadId(_)
        | ApplyError::Unknown
        | ApplyError::Violation(_) => fl!(l, "error-rule", detail = error.to_string()),
    }
}

fn changed_words(words: &Words, by: &AnnotatorId, id: &str) -> String {
    fl!(
        words.loader,
        "error-changed-since",
        by = by.as_str(),
        id = id
    )
}

/// True if the disk or the system failed, not the intent.
fn is_disk(error: &StoreError) -> bool {
    matches!(
        error,
        StoreError::Io { .. } | StoreError::Poisoned { .. } | StoreError::NotSaved { .. }
    )
}

fn store_words(error: &StoreError, words: &Words) -> String {
    let l = &words.loader;
    match error {
        StoreError::NotFound { path } => fl!(l, "store-not-found", path = escaped(path)),
        StoreError::NotAProject { path } => {
            fl!(l, "store-not-a-project", path = escaped(path))
        }
        StoreError::NotEmpty { path } => fl!(l, "store-not-empty", path = escaped(path)),
        StoreError::TooNew { path, .. } => fl!(l, "store-too-new", path = escaped(path)),
        StoreError::Damaged { path, detail } => {
            fl!(
                l,
                "store-damaged",
                path = escaped(path),
                detail = detail.as_str()
            )
        }
        StoreError::NotRegular { path } => {
            fl!(l, "store-not-regular", path = escaped(path))
        }
        StoreError::TooLarge { path, limit_byte } => {
            let mebibytes = limit_byte >> 20;
            fl!(
                l,
                "store-too-large",
                path = escaped(path),
                limit = mebibytes
            )
        }
        StoreError::HashMismatch { path, .. } => {
            fl!(l, "store-changed", path = escaped(path))
        }
        StoreError::NotUtf8 { path, at_byte } => {
            let at_byte = *at_byte;
            fl!(l, "store-not-utf8", path = escaped(path), byte = at_byte)
        }
        StoreError::NotSaved { pending, detail } => {
            let pending = *pending;
            fl!(
                l,
                "store-not-saved",
                count = pending,
                detail = detail.as_str()
            )
        }
        StoreError::Io { .. }
        | StoreError::BadName { .. }
        | StoreError::TooLong { .. }
        | StoreError::Encode { .. }
        | StoreError::Poisoned { .. }
        | StoreError::Replaced { .. } => fl!(l, "error-store", detail = error.to_string()),
    }
}

/// As [`store_words`], once nothing is in memory any more.
fn last_store_words(error: &StoreError, words: &Words) -> String {
    let l = &words.loader;
    match error {
        StoreError::NotSaved { pending, detail } => {
            let (count, detail) = (*pending, detail.as_str());
            fl!(l, "ended-not-saved", count = count, detail = detail)
        }
        StoreError::Io {
            doing: Doing::Reading | Doing::Listing,
            ..
        } => fl!(l, "ended-unread", detail = error.to_string()),
        StoreError::Io { .. } | StoreError::Poisoned { .. } => {
            fl!(l, "ended-store", detail = error.to_string())
        }
        _ => store_words(error, words),
    }
}
