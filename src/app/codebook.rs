//! Codebooks as files, outside of any project: reading one, writing one, and putting one in force.
//! Refuses what cannot be worked with before anything is changed.

use std::fs;
use std::path::Path;

use i18n_embed_fl::fl;

use super::export::{ExportError, write_whole};
use super::notice::{AppError, Refusal, fault_words};
use super::session::Session;
use super::words::Words;
use crate::model::codebook::Fault;
use crate::model::edit::codebook::{self, Step};
use crate::model::{Code, Codebook};

/// Largest codebook that is read, in bytes.
const CODEBOOK_BYTES_MAX: u64 = 4 * 1024 * 1024;

/// Why a file is no codebook to work with. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum CodebookError {
    #[error(transparent)]
    App(#[from] AppError),
    #[error("{0} is no ordinary file, or too large")]
    Unfit(String),
    #[error("{file}, line {line}, column {column}: {detail}")]
    Damaged {
        file: String,
        line: usize,
        column: usize,
        detail: String,
    },
    #[error("{file}: {fault:?}")]
    Faulty { file: String, fault: Fault },
}

impl CodebookError {
    /// The sentence people read.
    pub fn words(&self, words: &Words) -> String {
        let l = &words.loader;
        match self {
            Self::App(error) => error.notice(words).text,
            Self::Unfit(file) => fl!(l, "cli-codebook-unfit", path = file.as_str()),
            Self::Damaged {
                file,
                line,
                column,
                detail,
            } => {
                let (line, column) = (*line, *column);
                fl!(
                    l,
                    "cli-codebook-damaged",
                    path = file.as_str(),
                    line = line,
                    column = column,
                    detail = detail.as_str()
                )
            }
            Self::Faulty { file, fault } => fl!(
                l,
                "codebook-faulty",
                path = file.as_str(),
                fault = fault_words(fault, words)
            ),
        }
    }
}

/// Reads a codebook (RON, as [`write`] and each project have it).
///
/// # Errors
/// [`CodebookError`], with the place of what is wrong.
pub fn read(file: &Path) -> Result<Codebook, CodebookError> {
    let shown = file.display().to_string();
    let unread = |source: std::io::Error| AppError::Read {
        file: shown.clone(),
        source,
    };
    let about = fs::metadata(file).map_err(unread)?;
    if !about.is_file() || about.len() > CODEBOOK_BYTES_MAX {
        return Err(CodebookError::Unfit(shown));
    }
    let text = fs::read_to_string(file).map_err(unread)?;
    let book: Codebook = match ron::from_str(text.trim_start_matches('\u{feff}')) {
        Ok(book) => book,
        Err(error) => {
            return Err(CodebookError::Damaged {
                file: shown,
                line: error.span.start.line,
                column: error.span.start.col,
                detail: error.code.to_string(),
            });
        }
    };
    match book.faults().into_iter().next() {
        Some(fault) => Err(CodebookError::Faulty { file: shown, fault }),
        None => Ok(book),
    }
}

/// Writes a codebook for people to change and for other projects to take in.
///
/// # Errors
/// If the path is a folder or cannot be written; then what was there is as it was.
pub fn write(book: &Codebook, file: &Path) -> Result<u64, ExportError> {
    if file.is_dir() {
        return Err(ExportError::Folder(file.to_owned()));
    }
    let text = crate::store::codebooks::to_text(book).map_err(AppError::Store)?;
    write_whole(file, text.as_bytes()).map_err(|source| ExportError::Write {
        path: file.to_owned(),
        source,
    })?;
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
