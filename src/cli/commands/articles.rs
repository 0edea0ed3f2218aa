//! `isnad add` and `isnad articles`: the library.

use std::path::Path;

use i18n_embed_fl::fl;

use super::{Outcome, done};
use crate::app::library::{self, AddReport, Added, FailReason};
use crate::app::session::Session;
use crate::app::words::shown_path;
use crate::cli::desk::{Desk, Failure, shown};
use crate::cli::grammar::Add;
use crate::cli::{Exit, FAILED, FINDINGS};
use crate::exchange::json::{self, ArticleJson, ProgressJson};

pub(super) fn add(desk: &Desk, order: &Add) -> Outcome {
    if order.split {
        return Err(Failure::refused(fl!(desk.words.loader, "cli-no-split")));
    }
    let mut session = desk.open_to_change(&order.project, order.annotator.as_deref())?;
    let annotator = session.annotator().to_string();
    session.switch_annotator(&annotator)?;
    let mut report = library::add_files(&mut session, &order.files, &mut |_, _| true);
    let saved = session.flush().and_then(|()| session.close());
    let unsaved = match &saved {
        Ok(()) => Vec::new(),
        Err(_) => report.take_unsaved(session.unsaved()),
    };
    if order.json {
        desk.print_json(&added(&session, &report))?;
    } else {
        print_report(desk, &session, &report)?;
    }
    for failed in &report.failed {
        let reason = failed.reason.last_words(&desk.words);
        say_failed(desk, &failed.file, &reason);
    }
    for Added { file, .. } in &unsaved {
        say_failed(desk, file, &fl!(desk.words.loader, "cli-add-unsaved"));
    }
    saved?;
    let disk = report.failed.iter().any(|failed| {
        matches!(&failed.reason, FailReason::App(error)
            if error.severity() == crate::app::Severity::Failed)
    });
    match (report.failed.is_empty(), disk) {
        (true, _) => done(),
        (false, true) => Ok(Exit::Code(FAILED)),
        (false, false) => Ok(Exit::Code(FINDINGS)),
    }
}

fn say_failed(desk: &Desk, file: &Path, reason: &str) {
    let file = shown_path(file);
    let l = &desk.words.loader;
    desk.say_error(&fl!(l, "cli-add-failed", file = file, reason = reason));
}

/// The articles that are in the project now, in the order of the files.
fn added(session: &Session, report: &AddReport) -> Vec<ArticleJson> {
    let project = session.project();
    report
        .added
        .iter()
        .filter_map(|one| project.articles().get(&one.id))
        .map(|article| json::article(project, article))
        .collect()
}

fn print_report(desk: &Desk, session: &Session, report: &AddReport) -> Result<(), Failure> {
    let l = &desk.words.loader;
    for one in &report.added {
        let file = shown_path(&one.file);
        let id = one.id.as_str();
        let line = if one.already {
            fl!(l, "cli-add-already", file = file, id = id)
        } else {
            fl!(l, "cli-add-done", file = file, id = id)
        };
        desk.print(&line)?;
        if let Some(article) = session.project().articles().get(&one.id) {
            desk.print(&format!(
                "  {}",
                describe(&json::article(session.project(), article))
            ))?;
        }
        for note in one.notes.iter().filter(|_| !one.already) {
            desk.print(&format!(
                "  - {}",
                desk.words.get(&format!("note-{}", note.code()))
            ))?;
        }
    }
    Ok(())
}

pub(super) fn list(desk: &Desk, project: &Path, as_json: bool) -> Outcome {
    let session = desk.open(project, None)?;
    let articles = json::articles(session.project());
    if as_json {
        desk.print_json(&articles)?;
        return done();
    }
    if articles.is_empty() {
        desk.print(&fl!(desk.words.loader, "cli-no-articles"))?;
    }
    for article in &articles {
        desk.print(&format!("{}  {}", shown(&article.id), describe(article)))?;
        for one in &article.progress {
            let line = fl!(
                desk.words.loader,
                "cli-progress",
                annotator = one.annotator.as_str(),
                claims = one.claims,
                mentions = one.mentions,
                stances = one.stances,
                state = desk.words.get(&format!("progress-{}", state_of(one))),
                assigned = if one.assigned { "yes" } else { "no" }
            );
            desk.print(&format!("  {line}"))?;
        }
    }
    done()
}

/// Part of a Fluent id.
fn state_of(one: &ProgressJson) -> &'static str {
    let count = one.mentions + one.claims + one.attributions + one.stances;
    match one.state {
        "draft" if count == 0 => "untouched",
        state => state,
    }
}

/// Headline, outlet and date of an article, as far as they are known.
fn describe(article: &ArticleJson) -> String {
    [
        Some(&article.title),
        article.outlet.as_ref(),
        article.date.as_ref(),
    ]
    .into_iter()
    .flatten()
    .map(|text| shown(text))
    .collect::<Vec<_>>()
    .join(" | ")
}
