//! `isnad export`: tags for other programs, proven by reading them back.

use std::collections::BTreeSet;

use i18n_embed_fl::fl;

use super::{Outcome, done};
use crate::app::export::{self, ExportOrder};
use crate::app::outside::outside;
use crate::app::words::shown_path;
use crate::cli::desk::Desk;
use crate::cli::grammar::{self, FormatArg};
use crate::cli::{Exit, FINDINGS};
use crate::exchange::export::Format;
use crate::exchange::export::csv::CsvOptions;
use crate::exchange::json::Selection;
use crate::model::AnnotatorId;
use crate::model::review::GOLD;

pub(super) fn export(desk: &Desk, order: grammar::Export) -> Outcome {
    outside(&order.out)?;
    let mut session = desk.open_as_of(&order.project, None, order.as_of.as_deref())?;
    let mut annotators = BTreeSet::new();
    for id in &order.annotator {
        annotators.insert(desk.annotator(&session, id)?);
    }
    if order.gold {
        annotators.insert(AnnotatorId::new(GOLD));
    }
    let report = export::export(
        &mut session,
        &ExportOrder {
            format: match order.format {
                FormatArg::Jsonl => Format::Jsonl,
                FormatArg::Csv => Format::Csv,
            },
            wanted: Selection {
                annotators,
                ..Selection::default()
            },
            out: order.out,
            csv: if order.plain {
                CsvOptions::plain()
            } else {
                CsvOptions::default()
            },
        },
    )?;
    let l = &desk.words.loader;
    for (path, bytes) in &report.files {
        let path = shown_path(path);
        desk.print(&fl!(l, "cli-export-file", path = path, bytes = bytes))?;
    }
    desk.print(&fl!(
        l,
        "cli-export-done",
        articles = report.articles,
        claims = report.claims,
        mentions = report.mentions
    ))?;
    for loss in &report.losses {
        let what = desk.words.get(&format!("loss-{}", loss.kind.code()));
        desk.say_error(&fl!(l, "cli-export-loss", what = what, count = loss.count));
    }
    if order.strict && !report.losses.is_empty() {
        return Ok(Exit::Code(FINDINGS));
    }
    done()
}
