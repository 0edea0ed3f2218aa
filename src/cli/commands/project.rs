//! `isnad new` and `isnad sample`: folders that were not there before.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use i18n_embed_fl::fl;

use super::{Outcome, done};
use crate::app::notice::AppError;
use crate::app::session::Session;
use crate::app::{library, sample};
use crate::cli::desk::{Desk, Failure};
use crate::cli::grammar::New;
use crate::model::Codebook;

/// Largest codebook that is read, in bytes.
const CODEBOOK_BYTES_MAX: u64 = 4 * 1024 * 1024;

pub(super) fn new(desk: &Desk, order: &New) -> Outcome {
    let codebook = match &order.codebook {
        Some(file) => codebook(desk, file)?,
        None => Codebook::isnad_default(),
    };
    let name = match &order.name {
        Some(name) => name.clone(),
        None => order
            .dir
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default(),
    };
    let folder = library::folder(&order.dir);
    let platform = Arc::clone(&desk.platform);
    let mut session = Session::create(folder, platform, &order.annotator, &name, codebook)?;
    session.close()?;
    desk.print(&fl!(
        desk.words.loader,
        "cli-new-done",
        path = order.dir.display().to_string(),
        annotator = order.annotator.as_str()
    ))?;
    done()
}

fn codebook(desk: &Desk, file: &Path) -> Result<Codebook, Failure> {
    let shown = file.display().to_string();
    let unread = |source: std::io::Error| AppError::Read {
        file: shown.clone(),
        source,
    };
    let about = fs::metadata(file).map_err(unread)?;
    if !about.is_file() || about.len() > CODEBOOK_BYTES_MAX {
        let message = fl!(
            desk.words.loader,
            "cli-codebook-unfit",
            path = shown.as_str()
        );
        return Err(Failure::refused(message));
    }
    let text = fs::read_to_string(file).map_err(unread)?;
    ron::from_str(text.trim_start_matches('\u{feff}')).map_err(|error| {
        Failure::refused(fl!(
            desk.words.loader,
            "cli-codebook-damaged",
            path = shown.as_str(),
            line = error.span.start.line,
            column = error.span.start.col,
            detail = error.code.to_string()
        ))
    })
}

pub(super) fn sample(desk: &Desk, dir: &Path) -> Outcome {
    sample::write_sample(dir).map_err(|error| Failure::refused(error.words(&desk.words)))?;
    let path = dir.display().to_string();
    desk.print(&fl!(desk.words.loader, "cli-sample-done", path = path))?;
    done()
}
