//! `isnad new` and `isnad sample`: folders that were not there before.

use std::path::Path;
use std::sync::Arc;

use i18n_embed_fl::fl;

use super::{Outcome, done};
use crate::app::outside::outside;
use crate::app::session::Session;
use crate::app::words::shown_path;
use crate::app::{library, sample};
use crate::cli::desk::{Desk, Failure};
use crate::cli::grammar::New;
use crate::model::Codebook;

pub(super) fn new(desk: &Desk, order: &New) -> Outcome {
    let codebook = match &order.codebook {
        Some(named) => super::codebook::named_or_read(desk, named)?,
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
    outside(&order.dir)?;
    let folder = library::named_folder(&order.dir)?;
    let platform = Arc::clone(&desk.platform);
    let mut session = Session::create(folder, platform, &order.annotator, &name, codebook)?;
    session.close()?;
    desk.print(&fl!(
        desk.words.loader,
        "cli-new-done",
        path = shown_path(&order.dir),
        annotator = order.annotator.as_str()
    ))?;
    done()
}

pub(super) fn sample(desk: &Desk, dir: &Path) -> Outcome {
    outside(dir)?;
    library::named_folder(dir)?;
    sample::write_sample(dir).map_err(|error| Failure::refused(error.words(&desk.words)))?;
    let path = shown_path(dir);
    desk.print(&fl!(desk.words.loader, "cli-sample-done", path = path))?;
    done()
}
