//! Writing an export: to a temporary file beside, then renamed, then read back from the disk and
//! compared with the project. Nothing is called written that was not proven.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use i18n_embed_fl::fl;

use super::notice::{AppError, Severity};
use super::outside::outside;
use super::session::Session;
use super::words::{Words, shown_path};
use crate::exchange::export::csv::CsvOptions;
use crate::exchange::export::{Exported, Format, Loss, ReadBackError, Source, csv, jsonl};
use crate::exchange::json::Selection;
use crate::model::{Article, ArticleId};
use crate::text::index::ArticleText;

/// What is to be written where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportOrder {
    pub format: Format,
    pub wanted: Selection,
    pub out: PathBuf,
    /// For [`Format::Csv`].
    pub csv: CsvOptions,
}

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportReport {
    /// Path and size in bytes of each file.
    pub files: Vec<(PathBuf, u64)>,
    pub losses: Vec<Loss>,
    pub articles: usize,
    pub claims: usize,
    pub mentions: usize,
}

/// Why an export failed.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    #[error(transparent)]
    App(#[from] AppError),
    #[error("{0} is a folder")]
    Folder(PathBuf),
    #[error("{path}: {source}")]
    Write { path: PathBuf, source: io::Error },
    #[error("{path}: {source}")]
    ReadBack {
        path: PathBuf,
        source: ReadBackError,
    },
    #[error("cannot be written in this format: {0}")]
    Format(String),
}

impl ExportError {
    pub fn severity(&self) -> Severity {
        match self {
            Self::App(error) => error.severity(),
            Self::Folder(_) | Self::Format(_) => Severity::Refused,
            Self::Write { .. } | Self::ReadBack { .. } => Severity::Failed,
        }
    }

    /// The sentence people read.
    pub fn words(&self, words: &Words) -> String {
        let l = &words.loader;
        match self {
            Self::App(error) => error.notice(words).text,
            Self::Folder(path) => fl!(l, "export-is-folder", path = shown_path(path)),
            Self::Write { path, source } => fl!(
                l,
                "export-write-failed",
                path = shown_path(path),
                detail = source.to_string()
            ),
            Self::ReadBack { path, source } => fl!(
                l,
                "export-read-back-failed",
                path = shown_path(path),
                detail = source.to_string()
            ),
            Self::Format(detail) => fl!(l, "export-format-failed", detail = detail.as_str()),
        }
    }
}

/// Writes an export and proves it.
///
/// # Errors
/// [`ExportError`]; a file that stood there before is then as it was, unless only the proof failed.
pub fn export(session: &mut Session, order: &ExportOrder) -> Result<ExportReport, ExportError> {
    outside(&order.out)?;
    let texts = texts_of(session, order)?;
    let source = Source {
        project: session.project(),
        texts: &texts,
    };
    let Exported {
        files,
        losses,
        articles,
        claims,
        mentions,
    } = match order.format {
        Format::Jsonl => jsonl::write(source, &order.wanted)
            .map_err(|error| ExportError::Format(error.to_string()))?,
        Format::Csv => csv::write(source, &order.wanted, order.csv)
            .map_err(|error| ExportError::Format(error.to_string()))?,
    };
    let mut written = Vec::new();
    for (name, _) in &files {
        let path = path_of(&order.out, name);
        outside(&path)?;
        if path.is_dir() {
            return Err(ExportError::Folder(path));
        }
    }
    for (name, bytes) in &files {
        let path = path_of(&order.out, name);
        let failed = |source: io::Error| ExportError::Write {
            path: path.clone(),
            source,
        };
        write_out(&path, bytes)?;
        let back = fs::read(&path).map_err(failed)?;
        prove(name, &back, source, order).map_err(|source| ExportError::ReadBack {
            path: path.clone(),
            source,
        })?;
        written.push((path, back.len() as u64));
    }
    Ok(ExportReport {
        files: written,
        losses,
        articles,
        claims,
        mentions,
    })
}

fn prove(
    name: &str,
    bytes: &[u8],
    source: Source<'_>,
    order: &ExportOrder,
) -> Result<(), ReadBackError> {
    match order.format {
        Format::Jsonl => jsonl::prove(bytes, source, &order.wanted),
        Format::Csv => csv::prove(name, bytes, source, &order.wanted, order.csv),
    }
}

/// The words of the articles that go out, if the format carries words.
fn texts_of(
    session: &mut Session,
    order: &ExportOrder,
) -> Result<BTreeMap<ArticleId, ArticleText>, AppError> {
    let mut texts = BTreeMap::new();
    if order.format != Format::Jsonl {
        return Ok(texts);
    }
    let wanted = |it: &&Article| order.wanted.article.as_ref().is_none_or(|id| *id == it.id);
    let ids: Vec<ArticleId> = session
        .project()
        .articles()
        .iter()
        .filter(wanted)
        .map(|it| it.id.clone())
        .collect();
    for id in ids {
        let text = session.text(&id)?.clone();
        texts.insert(id, text);
    }
    Ok(texts)
}

/// `claims.csv` with `mentions` becomes `claims.mentions.csv`.
fn path_of(out: &Path, name: &str) -> PathBuf {
    if name.is_empty() {
        return out.to_owned();
    }
    let mut file: OsString = out.file_stem().unwrap_or_default().to_owned();
    file.push(".");
    file.push(name);
    if let Some(ending) = out.extension() {
        file.push(".");
        file.push(ending);
    }
    out.with_file_name(file)
}

/// As [`write_whole`], never over a folder.
///
/// # Errors
/// [`ExportError`]; then the file is as it was.
pub fn write_out(path: &Path, bytes: &[u8]) -> Result<(), ExportError> {
    if path.is_dir() {
        return Err(ExportError::Folder(path.to_owned()));
    }
    write_whole(path, bytes).map_err(|error| match error {
        AppError::Write { source, .. } => ExportError::Write {
            path: path.to_owned(),
            source,
        },
        other => other.into(),
    })
}

/// Writes a file that goes out of a project, and never into one ([`outside()`]): in one step, so
/// that what stood there is replaced by the whole or stays.
///
/// # Errors
/// [`AppError::InProject`], or what the system says; then the file is as it was.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), AppError> {
    outside(path)?;
    replace(path, bytes).map_err(|source| AppError::Write {
        file: path.display().to_string(),
        source,
    })
}

/// Written and synced under another name beside the file, then renamed.
fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let name = path.file_name().ok_or(io::ErrorKind::InvalidInput)?;
    let mut beside = OsString::from(".");
    beside.push(name);
    beside.push(format!(".{}.tmp", std::process::id()));
    let beside = path.with_file_name(beside);
    let written = File::create(&beside)
        .and_then(|mut file| {
            file.write_all(bytes)?;
            file.sync_all()
        })
        .and_then(|()| fs::rename(&beside, path));
    if written.is_err() {
        // What matters is the first error; the leftover may not even exist.
        let _gone = fs::remove_file(&beside);
    }
    written
}

#[cfg(test)]
mod tests {
    use crate::app::words::{Lang, Words};
    use crate::exchange::export::LossKind;

    #[test]
    fn every_loss_has_words_in_both_languages() {
        for kind in LossKind::ALL {
            for lang in Lang::ALL {
                let id = format!("loss-{}", kind.code());
                assert!(Words::new(lang).has(&id), "{lang:?} {id}");
            }
        }
    }
}
