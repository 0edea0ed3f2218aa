//! The room where the codebook is worked on: what lies open in it, which codebook it shows, and
//! codebooks as files. None of it is part of the project; drafts and publications are deeds and
//! go through [`super::commands`].

use std::fs;
use std::path::Path;

use super::export::write_whole;
use super::notice::{AppError, Refusal, readable};
use super::session::Session;
use crate::model::codebook::changes::BookChange;
use crate::model::codebook::presets;
use crate::model::edit::codebook::{self, Step};
use crate::model::{Code, CodeEntry, CodeSet, Codebook, Edition};

/// Largest codebook that is read, in bytes.
pub const CODEBOOK_BYTES_MAX: u64 = 4 * 1024 * 1024;

/// A page of the room.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Page {
    /// Sets, labels, and the form of the chosen one.
    #[default]
    Labels,
    /// What is about to be published.
    Review,
    /// Codebooks to begin with.
    Ready,
    /// Everything that was published.
    Editions,
    /// Tags made under an older rule.
    Recheck,
}

/// What lies open in the room.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CodebookView {
    pub page: Page,
    /// The published version that is read; `None`: one's draft, else the codebook in force.
    pub edition: Option<Code>,
    /// The chosen set; `None`: the codebook as a whole.
    pub set: Option<Code>,
    pub label: Option<Code>,
}

/// One's draft, else the codebook in force.
pub fn working(session: &Session) -> &Codebook {
    let project = session.project();
    draft(session).map_or_else(|| project.codebook(), |edition| &edition.book)
}

/// One's draft.
pub fn draft(session: &Session) -> Option<&Edition> {
    session.project().draft_of(session.annotator())
}

/// True if another edition was published since one's draft was begun.
pub fn is_outdated(session: &Session) -> bool {
    draft(session).is_some_and(|it| it.based_on != session.project().codebook().version)
}

/// What publishing one's draft would change.
pub fn changes(session: &Session) -> Vec<BookChange> {
    draft(session).map_or_else(Vec::new, |edition| {
        edition.book.changes_since(session.project().codebook())
    })
}

/// A published codebook by its version.
pub fn published<'a>(session: &'a Session, version: &Code) -> Option<&'a Codebook> {
    let project = session.project();
    let founding = project.founding_codebook();
    if founding.version == *version {
        return Some(founding);
    }
    let mut editions = project.published().into_iter();
    editions
        .find(|it| it.book.version == *version)
        .map(|it| &it.book)
}

/// The codebook that the room shows.
pub fn shown(session: &Session) -> &Codebook {
    let view = session.workspace.codebook.as_ref();
    view.and_then(|view| published(session, view.edition.as_ref()?))
        .unwrap_or_else(|| working(session))
}

/// The set that is chosen, if the codebook shown has it.
pub fn chosen_set(session: &Session) -> Option<&CodeSet> {
    let view = session.workspace.codebook.as_ref()?;
    shown(session).set(view.set.as_ref()?.as_str())
}

/// The label that is chosen, with its set.
pub fn chosen(session: &Session) -> Option<(&CodeSet, &CodeEntry)> {
    let set = chosen_set(session)?;
    let label = session.workspace.codebook.as_ref()?.label.as_ref()?;
    Some((set, set.entry(label)?))
}

/// A codebook to begin with, by its version.
pub fn ready(version: &str) -> Option<Codebook> {
    presets::all()
        .into_iter()
        .find(|book| book.version.as_str() == version)
}

/// Reads a codebook from RON; `name` is told if it is none.
///
/// # Errors
/// [`AppError::CodebookDamaged`] with line and column; too new a version.
pub fn parse(text: &str, name: &str) -> Result<Codebook, AppError> {
    readable(text, name)?;
    ron::from_str(text.trim_start_matches('\u{feff}')).map_err(|error| AppError::CodebookDamaged {
        file: name.to_owned(),
        line: error.span.start.line,
        column: error.span.start.col,
        detail: error.code.to_string(),
    })
}

/// Reads a codebook from a file (RON, as [`write()`] and each project have it).
///
/// # Errors
/// If it cannot be read, is too large, is no codebook, or none to work with.
pub fn read(path: &Path) -> Result<Codebook, AppError> {
    let file = path.display().to_string();
    let unread = |source| AppError::Read {
        file: file.clone(),
        source,
    };
    let about = fs::metadata(path).map_err(unread)?;
    if !about.is_file() || about.len() > CODEBOOK_BYTES_MAX {
        return Err(AppError::CodebookUnfit(file));
    }
    let text = fs::read_to_string(path).map_err(unread)?;
    let book = parse(&text, &file)?;
    match book.faults().into_iter().next() {
        Some(fault) => Err(AppError::CodebookFaulty { file, fault }),
        None => Ok(book),
    }
}

/// Writes a codebook for people to change and for other projects to take in; how many bytes.
///
/// # Errors
/// If the path is a folder or lies in a project, or the file cannot be written; then all is as it
/// was.
pub fn write(book: &Codebook, path: &Path) -> Result<u64, AppError> {
    if path.is_dir() {
        return Err(AppError::CodebookUnfit(path.display().to_string()));
    }
    let text = crate::store::codebooks::to_text(book)?;
    write_whole(path, text.as_bytes())?;
    Ok(text.len() as u64)
}

/// Publishes a codebook in a project and gives its version there, which is another one if its own
/// is taken; `None` if nothing but the version's name would change.
///
/// # Errors
/// If this annotator has a draft, which would be lost; or if the project can only be read.
pub fn import(session: &mut Session, book: Codebook) -> Result<Option<Code>, AppError> {
    let project = session.project();
    if project.draft_of(session.annotator()).is_some() {
        return Err(AppError::Refused(Refusal::HasDraft));
    }
    let same = Codebook {
        version: project.codebook().version.clone(),
        ..book.clone()
    };
    if same == *project.codebook() {
        return Ok(None);
    }
    let now_ms = session.platform().now_ms();
    session.plan(|desk| codebook::draft(desk, &Step::Replace(Box::new(book))))?;
    session.plan(|desk| codebook::publish(desk, now_ms))?;
    Ok(Some(session.project().codebook().version.clone()))
}

/// A code for a new label of `set`: `wanted` in small Latin letters, digits and underscores, else
/// a number nobody has.
pub fn code_for(set: &CodeSet, wanted: &str) -> Code {
    let mut code = String::new();
    for c in wanted.trim().chars() {
        if c.is_ascii_alphanumeric() {
            code.push(c.to_ascii_lowercase());
        } else if !code.is_empty() && !code.ends_with('_') {
            code.push('_');
        }
    }
    let code = code.trim_end_matches('_');
    if !code.is_empty() {
        return Code::from(code);
    }
    let numbered = |n: usize| Code::new(format!("label_{n}"));
    let n = (1..=set.entries.len()).find(|n| set.entry(&numbered(*n)).is_none());
    numbered(n.unwrap_or(set.entries.len() + 1))
}

/// The day of a moment, as `2025-03-14`, by the calendar of coordinated universal time.
pub fn day_of(ms: u64) -> String {
    let mut days = ms / 86_400_000;
    let is_leap = |y: u64| (y.is_multiple_of(4) && !y.is_multiple_of(100)) || y.is_multiple_of(400);
    let mut year = 1970;
    // No project is older than the clock, and a broken clock shall not keep us busy.
    while year < 9999 && days >= 365 + u64::from(is_leap(year)) {
        days -= 365 + u64::from(is_leap(year));
        year += 1;
    }
    let february = 28 + u64::from(is_leap(year));
    let mut month = 1;
    for length in [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30] {
        if days < length {
            break;
        }
        days -= length;
        month += 1;
    }
    format!("{year:04}-{month:02}-{:02}", days.min(30) + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_those_of_the_calendar() {
        // By `date -u -d @SECONDS +%F`.
        for (seconds, day) in [
            (0, "1970-01-01"),
            (951_782_400, "2000-02-29"),
            (951_868_800, "2000-03-01"),
            (1_735_689_599, "2024-12-31"),
            (1_760_000_000, "2025-10-09"),
            (4_107_542_400, "2100-03-01"),
        ] {
            assert_eq!(day_of(seconds * 1000), day);
        }
        assert_eq!(day_of(u64::MAX).len(), 10);
    }

    #[test]
    fn a_code_is_made_of_any_name_and_never_empty() {
        let mut set = Codebook::isnad_default().sets[0].clone();
        assert_eq!(
            code_for(&set, " Open promise! "),
            Code::from("open_promise")
        );
        assert_eq!(code_for(&set, "وعد"), Code::from("label_1"));
        let entry = CodeEntry::new(Code::from("label_1"), "وعد", "");
        set.entries.push(entry);
        assert_eq!(code_for(&set, "…"), Code::from("label_2"));
    }

    #[test]
    fn every_ready_codebook_comes_back_from_its_file() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("codebook.ron");
        for book in presets::all() {
            write(&book, &path).expect("written");
            assert_eq!(read(&path).expect("read"), book);
        }
        let damaged = parse("(version: 7", "x.ron");
        assert!(matches!(damaged, Err(AppError::CodebookDamaged { .. })));
    }
}
