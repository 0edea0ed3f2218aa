//! Bringing articles and pictures into a project: files are looked at before they are read, read
//! before anything is changed, and entered one transaction an article. One bad file never stops
//! the others.
//!
//! Shows nothing; what happened is a report, worded by whoever asked.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use i18n_embed_fl::fl;
use sha2::{Digest as _, Sha256};

use super::notice::{AppError, Refusal, Then};
use super::session::Session;
use super::words::Words;
use crate::exchange::image::{self as picture, PictureError};
use crate::exchange::import::text::{self, FILE_BYTES_MAX, ImportError, Imported, Note};
use crate::model::edit::{EditError, Plan, library};
use crate::model::{Article, ArticleId, Change, Image};
use crate::store::{Finding, FindingKind, Folder, ImportRecord, StoreError};
use crate::text::index::ArticleText;

/// The folder of a project on the disk, for layers that do not know the store.
pub fn folder(path: &Path) -> Folder {
    Folder::on_disk(path)
}

/// As [`folder`], of what somebody named: a file is refused before anything else is tried on it.
///
/// # Errors
/// [`AppError::NoFolder`]; if the path leads through a file, that there is nothing.
pub fn named_folder(path: &Path) -> Result<Folder, AppError> {
    let shown = || path.display().to_string();
    match fs::metadata(path) {
        Ok(about) if !about.is_dir() => Err(AppError::NoFolder(shown())),
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => {
            Err(StoreError::NotFound { path: shown() }.into())
        }
        _ => Ok(folder(path)),
    }
}

/// Makes sure that a project on the disk can be opened, without reading it.
///
/// # Errors
/// As [`Session::open`].
pub fn look(path: &Path) -> Result<(), AppError> {
    Ok(named_folder(path)?.look()?)
}

/// Makes sure that a project can be changed, before anything is tried on it.
///
/// # Errors
/// Why it can only be read.
pub fn writable(session: &Session) -> Result<(), AppError> {
    if session.is_skimmed() {
        return Err(AppError::Refused(Refusal::StillReading));
    }
    if !session.is_read_only() {
        return Ok(());
    }
    Err(why_read_only(session.folder(), session.findings()))
}

/// Why a project can only be read, by what was met when it was opened.
pub(super) fn why_read_only(folder: &Folder, met: &[Finding]) -> AppError {
    let has = |kind| met.iter().any(|it| it.kind == kind);
    let is_newer = has(FindingKind::TooNew) || has(FindingKind::ReadOnly);
    let damaged = has(FindingKind::ProjectFileDamaged);
    let missing = has(FindingKind::ProjectFileMissing);
    if is_newer || !(damaged || missing) {
        return AppError::ReadOnly;
    }
    let path = folder.path().unwrap_or(Path::new("."));
    AppError::NoProjectFile {
        folder: path.display().to_string(),
        damaged,
    }
}

/// An article that is in the project now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Added {
    pub id: ArticleId,
    pub file: PathBuf,
    pub title: String,
    pub notes: Vec<Note>,
    /// True if it was there before; then nothing was changed.
    pub already: bool,
}

/// Why a file was not taken.
#[derive(Debug, thiserror::Error)]
pub enum FailReason {
    #[error("it is not there")]
    Missing,
    #[error("it is a folder")]
    Folder,
    /// A pipe, socket or device.
    #[error("it is no ordinary file")]
    NotRegular,
    #[error(transparent)]
    Import(#[from] ImportError),
    #[error("it cannot be read: {0}")]
    Unreadable(io::Error),
    #[error(transparent)]
    App(#[from] AppError),
}

impl FailReason {
    /// The sentence people read.
    pub fn words(&self, words: &Words) -> String {
        self.words_then(words, Then::GoesOn)
    }

    /// As [`Self::words`], for a program that ends with this failure.
    pub fn last_words(&self, words: &Words) -> String {
        self.words_then(words, Then::Ends)
    }

    pub(super) fn words_then(&self, words: &Words, then: Then) -> String {
        let l = &words.loader;
        match self {
            Self::Missing => fl!(l, "add-missing"),
            Self::Folder => fl!(l, "add-folder"),
            Self::NotRegular => fl!(l, "add-not-regular"),
            Self::Import(ImportError::Empty) => fl!(l, "add-empty"),
            Self::Import(ImportError::TooLarge { bytes, limit }) => {
                let mib = |bytes: u64| bytes.div_ceil(1024 * 1024);
                fl!(l, "add-too-large", size = mib(*bytes), limit = mib(*limit))
            }
            Self::Import(ImportError::InvalidUtf8 {
                at_byte: byte,
                line,
                column,
            }) => {
                fl!(l, "add-not-utf8", line = line, column = column, byte = byte)
            }
            Self::Unreadable(error) => fl!(l, "add-unreadable", detail = error.to_string()),
            Self::App(error) => error.words(words, then),
        }
    }
}

/// A file that was not taken.
#[derive(Debug)]
pub struct FailedFile {
    pub file: PathBuf,
    pub reason: FailReason,
}

/// What came of adding files.
#[derive(Debug, Default)]
pub struct AddReport {
    pub added: Vec<Added>,
    pub failed: Vec<FailedFile>,
    /// Files that were not looked at because the reader cancelled.
    pub left: usize,
}

impl AddReport {
    /// Takes out the articles whose records are among the last `records`, which never came to the
    /// disk: each was entered by one.
    pub fn take_unsaved(&mut self, records: usize) -> Vec<Added> {
        let mut unsaved: Vec<Added> = Vec::new();
        while unsaved.len() < records
            && let Some(last) = self.added.iter().rposition(|it| !it.already)
        {
            unsaved.insert(0, self.added.remove(last));
        }
        unsaved
    }
}

/// Adds text files. `progress` hears how many of how many are done and may answer `false` to stop;
/// what was added by then stays. Ids are minted in the order of `paths`, one for each.
pub fn add_files(
    session: &mut Session,
    paths: &[PathBuf],
    progress: &mut dyn FnMut(usize, usize) -> bool,
) -> AddReport {
    let mut report = AddReport::default();
    let ids = match mint(session, paths.len()) {
        Ok(ids) => ids,
        Err(error) => {
            report.failed.extend(paths.first().map(|file| FailedFile {
                file: file.clone(),
                reason: error.into(),
            }));
            report.left = paths.len().saturating_sub(1);
            return report;
        }
    };
    for (number, (path, id)) in paths.iter().zip(ids).enumerate() {
        if !progress(number, paths.len()) {
            report.left = paths.len() - number;
            return report;
        }
        match add_file(session, path, id) {
            Ok(added) => report.added.push(added),
            Err(reason) => report.failed.push(FailedFile {
                file: path.clone(),
                reason,
            }),
        }
    }
    progress(paths.len(), paths.len());
    report
}

/// Fresh ids for articles.
fn mint(session: &mut Session, count: usize) -> Result<Vec<ArticleId>, AppError> {
    writable(session)?;
    let mut ids = Vec::new();
    session.plan(|desk| {
        ids.extend((0..count).map(|_| desk.minter.mint()));
        Ok(Plan::new("article.add", None, None))
    })?;
    Ok(ids)
}

fn add_file(session: &mut Session, path: &Path, id: ArticleId) -> Result<Added, FailReason> {
    let bytes = read_ordinary(path, FILE_BYTES_MAX)?;
    let size = bytes.len() as u64;
    let revision = hex(&bytes);
    let imported = text::read(bytes)?;
    let file = path
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    if let Some(article) = known(session, &revision, &imported, &file) {
        return Ok(Added {
            id: article.id.clone(),
            file: path.to_owned(),
            title: article.title.clone(),
            notes: imported.notes,
            already: true,
        });
    }
    let notes: Vec<String> = imported
        .notes
        .iter()
        .map(|note| note.code().to_owned())
        .collect();
    let record = ImportRecord {
        file: file.clone(),
        title: imported.title.clone(),
        outlet: imported.outlet.clone(),
        date: imported.date.raw.clone(),
        regions: imported.regions.clone(),
        notes: notes.clone(),
        bytes: size,
        scalars: imported.text.chars().count() as u64,
        ..ImportRecord::default()
    };
    let revision = session
        .folder()
        .put_text(&id, imported.text.as_bytes(), &record)
        .map_err(AppError::from)?;
    let scalars = imported.text.chars().count();
    let article = Article {
        id: id.clone(),
        title: imported.title.clone(),
        title_basis: imported.title_basis,
        outlet: imported.outlet,
        outlet_basis: imported.outlet_basis,
        date: imported.date,
        revision,
        // A text of at most 64 MiB has fewer characters than that.
        scalars: u32::try_from(scalars).unwrap_or(u32::MAX),
        file,
        bytes: size,
        images: Vec::new(),
        regions: imported.regions,
        notes,
        ext: Vec::new(),
    };
    session.plan(|desk| library::add_article(desk, article))?;
    Ok(Added {
        id,
        file: path.to_owned(),
        title: imported.title,
        notes: imported.notes,
        already: false,
    })
}

/// The article of the same words that came from a file of this name or has this headline.
fn known<'a>(
    session: &'a Session,
    revision: &str,
    imported: &Imported,
    file: &str,
) -> Option<&'a Article> {
    session
        .project()
        .articles()
        .iter()
        .find(|one| one.revision == revision && (one.title == imported.title || one.file == file))
}

/// All bytes of an ordinary file. Pipes and devices are refused before they are opened, since
/// opening one may wait for ever.
pub(super) fn read_ordinary(path: &Path, limit: u64) -> Result<Vec<u8>, FailReason> {
    let unreadable = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound => FailReason::Missing,
        _ => FailReason::Unreadable(error),
    };
    let ordinary = |about: &fs::Metadata| {
        if about.is_dir() {
            Err(FailReason::Folder)
        } else if !about.is_file() {
            Err(FailReason::NotRegular)
        } else if about.len() > limit {
            Err(FailReason::Import(ImportError::TooLarge {
                bytes: about.len(),
                limit,
            }))
        } else {
            Ok(())
        }
    };
    ordinary(&fs::metadata(path).map_err(unreadable)?)?;
    let file = File::open(path).map_err(unreadable)?;
    ordinary(&file.metadata().map_err(unreadable)?)?;
    let mut bytes = Vec::new();
    // One byte more than allowed shows a file that grew in the meantime.
    file.take(limit + 1)
        .read_to_end(&mut bytes)
        .map_err(unreadable)?;
    Ok(bytes)
}

pub(super) fn hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// Why a picture was not taken.
#[derive(Debug, thiserror::Error)]
pub enum ImageError {
    #[error(transparent)]
    File(#[from] FailReason),
    #[error(transparent)]
    Picture(#[from] PictureError),
    #[error(transparent)]
    App(#[from] AppError),
}

impl ImageError {
    /// The sentence people read.
    pub fn words(&self, words: &Words) -> String {
        match self {
            Self::File(reason) => reason.words(words),
            Self::Picture(PictureError::Unknown) => fl!(words.loader, "picture-unknown"),
            Self::Picture(PictureError::Undecodable(error)) => {
                fl!(words.loader, "picture-broken", reason = error.to_string())
            }
            Self::App(error) => error.notice(words).text,
        }
    }
}

/// Adds a picture to an article and finds its caption in the text, if one paragraph reads like
/// one. The kind of picture is told by its bytes, never by its name.
///
/// # Errors
/// [`ImageError`]; then nothing has changed.
pub fn attach_image(
    session: &mut Session,
    article: &ArticleId,
    path: &Path,
) -> Result<Image, ImageError> {
    writable(session)?;
    let bytes = read_ordinary(path, FILE_BYTES_MAX)?;
    let ending = picture::ending(&bytes)?;
    picture::decode(&bytes)?;
    let caption = caption_place(session, article)?;
    let sha256 = session
        .folder()
        .put_image(&bytes, ending)
        .map_err(AppError::from)?;
    let image = Image {
        sha256,
        ending: ending.to_owned(),
        caption,
    };
    let attached = image.clone();
    session.plan(|desk| {
        let before = desk
            .project
            .articles()
            .get(article)
            .ok_or_else(|| EditError::NotFound(article.to_string()))?
            .clone();
        let mut after = before.clone();
        after.images.retain(|one| one.sha256 != attached.sha256);
        after.images.push(attached);
        Ok(Plan::new("article.image", Some(article), None).edit(Change::modify(before, after)))
    })?;
    Ok(image)
}

/// The caption's place, unless another picture of the article has it.
fn caption_place(
    session: &mut Session,
    article: &ArticleId,
) -> Result<Option<crate::model::Fragment>, AppError> {
    let text: &ArticleText = session.text(article)?;
    let found = text::caption_of(text);
    let taken = session
        .project()
        .articles()
        .get(article)
        .is_some_and(|one| one.images.iter().any(|image| image.caption == found));
    Ok(found.filter(|_| !taken))
}
