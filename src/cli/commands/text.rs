//! `isnad text`: the layout of a file as numbers. The only verb that loads fonts.

use std::fs;

use i18n_embed_fl::fl;

use super::{Outcome, done};
use crate::app::notice::AppError;
use crate::app::words::shown_path;
use crate::cli::desk::{Desk, Failure};
use crate::cli::grammar::{self, FontArg};
use crate::exchange::import::text::FILE_BYTES_MAX;
use crate::text::facts::facts;
use crate::text::fonts::Face;

pub(super) fn text(desk: &Desk, order: &grammar::Text) -> Outcome {
    let shown = shown_path(&order.file);
    let unread = |source: std::io::Error| AppError::Read {
        file: shown.clone(),
        source,
    };
    let about = fs::metadata(&order.file).map_err(unread)?;
    if !about.is_file() || about.len() > FILE_BYTES_MAX {
        let message = fl!(desk.words.loader, "cli-text-unfit", path = shown.as_str());
        return Err(Failure::refused(message));
    }
    let bytes = fs::read(&order.file).map_err(unread)?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let at_byte = error.utf8_error().valid_up_to();
        let line = error
            .as_bytes()
            .iter()
            .take(at_byte)
            .filter(|byte| **byte == b'\n')
            .count()
            + 1;
        Failure::refused(fl!(
            desk.words.loader,
            "cli-text-not-utf8",
            path = shown.as_str(),
            line = line,
            byte = at_byte
        ))
    })?;
    let face = match order.font {
        FontArg::Naskh => Face::Reading,
        FontArg::Sans => Face::Interface,
    };
    let range = order.range.map(|(start, end)| start..end);
    let (size_pt, width_pt) = (order.size, order.width);
    desk.print_json(&facts(&text, face, order.bold, size_pt, width_pt, range))?;
    done()
}
