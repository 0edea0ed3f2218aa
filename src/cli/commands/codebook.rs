//! `isnad codebook`: what may be tagged, which versions there were, and codebooks as files.

use std::path::Path;

use i18n_embed_fl::fl;

use super::{Outcome, done};
use crate::app::codebook;
use crate::app::outside::outside;
use crate::app::words::shown_path;
use crate::cli::desk::{Desk, Failure, shown};
use crate::cli::grammar;
use crate::exchange::json::{self, CodebooksJson, EditionJson};
use crate::model::Codebook;
use crate::model::codebook::presets;

pub(super) fn codebook(desk: &Desk, order: &grammar::CodebookVerb) -> Outcome {
    if order.presets {
        return list_presets(desk, order.json);
    }
    let Some(project) = &order.project else {
        return done();
    };
    if let Some(file) = &order.import {
        return import(desk, project, file, order.annotator.as_deref());
    }
    if let Some(file) = &order.export {
        outside(file)?;
    }
    let session = desk.open(project, None)?;
    let book = session.project().codebook();
    if let Some(file) = &order.export {
        let bytes = codebook::write(book, file)?;
        let path = shown_path(file);
        let version = shown(book.version.as_str());
        desk.print(&fl!(
            desk.words.loader,
            "cli-codebook-written",
            version = version,
            path = path,
            bytes = bytes
        ))?;
        return done();
    }
    let books = json::codebooks(session.project());
    if order.json {
        desk.print_json(&books)?;
    } else {
        print(desk, book, &books)?;
    }
    done()
}

/// A codebook that `new` begins with: a ready one by its version, else a file.
///
/// # Errors
/// Why it is none.
pub(super) fn named_or_read(desk: &Desk, named: &Path) -> Result<Codebook, Failure> {
    if let Some(book) = named.to_str().and_then(presets::named) {
        return Ok(book);
    }
    if !named.exists() {
        let ready: Vec<String> = presets::all()
            .iter()
            .map(|it| it.version.to_string())
            .collect();
        return Err(Failure::refused(fl!(
            desk.words.loader,
            "cli-codebook-unknown",
            path = shown_path(named),
            ready = ready.join(" ")
        )));
    }
    Ok(codebook::read(named)?)
}

fn import(desk: &Desk, project: &Path, file: &Path, annotator: Option<&str>) -> Outcome {
    let book = codebook::read(file)?;
    let mut session = desk.open_to_change(project, annotator)?;
    let me = session.annotator().to_string();
    desk.annotator(&session, &me)?;
    let version = codebook::import(&mut session, book)?;
    session.close()?;
    let l = &desk.words.loader;
    let current = shown(session.project().codebook().version.as_str());
    desk.print(&match version {
        Some(version) => fl!(
            l,
            "cli-codebook-published",
            version = shown(version.as_str())
        ),
        None => fl!(l, "cli-codebook-same", version = current),
    })?;
    done()
}

fn list_presets(desk: &Desk, as_json: bool) -> Outcome {
    let all = presets::all();
    if as_json {
        let all: Vec<_> = all.iter().map(json::codebook).collect();
        desk.print_json(&all)?;
        return done();
    }
    for book in &all {
        let title = book.title(desk.words.is_arabic());
        desk.print(&shown(&format!("{}  {title}", book.version)))?;
    }
    done()
}

fn print(desk: &Desk, book: &Codebook, books: &CodebooksJson) -> Result<(), Failure> {
    let arabic = desk.words.is_arabic();
    let l = &desk.words.loader;
    let title = book.title(arabic);
    desk.print(&shown(&format!("{}  {title}", book.version)))?;
    for set in &book.sets {
        let name = format!("{}  {}", set.id, set.name(arabic));
        desk.print(&format!("\n{}", shown(&name)))?;
        for entry in &set.entries {
            let mut line = shown(&format!("  {}  {}", entry.code, entry.name(arabic)));
            if let Some(winner) = &entry.merged_into {
                line.push_str(&format!("  → {}", shown(winner.as_str())));
            } else if entry.retired {
                line.push_str(&format!("  ({})", fl!(l, "cli-codebook-retired")));
            }
            desk.print(&line)?;
        }
    }
    let required: Vec<&str> = book.required.iter().map(|it| it.as_str()).collect();
    if !required.is_empty() {
        let fields = shown(&required.join(" "));
        desk.print(&format!(
            "\n{}",
            fl!(l, "cli-codebook-required", fields = fields)
        ))?;
    }
    desk.print(&format!("\n{}", fl!(l, "cli-codebook-editions")))?;
    for it in &books.editions {
        desk.print(&edition_line(desk, it))?;
    }
    Ok(())
}

/// Version, what it was made from, by whom, its state, and what changed.
fn edition_line(desk: &Desk, it: &EditionJson) -> String {
    let l = &desk.words.loader;
    let state = match (it.in_force, it.state) {
        (true, _) => fl!(l, "cli-codebook-in-force"),
        (_, "draft") => fl!(l, "cli-codebook-draft"),
        _ => String::new(),
    };
    let based_on = it.based_on.as_ref().map(|from| format!("← {from}"));
    let parts = [
        Some(it.version.clone()),
        based_on,
        it.annotator.clone(),
        Some(state),
        it.changes.clone(),
    ];
    let parts = parts.into_iter().flatten();
    let mut parts: Vec<String> = parts.map(|part| shown(&part)).collect();
    parts.retain(|part| !part.is_empty());
    format!("  {}", parts.join("  "))
}
