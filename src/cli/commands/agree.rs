//! `isnad agree`: how alike annotators tagged, as lines, JSON, CSV or a page of HTML.

use std::path::Path;

use i18n_embed_fl::fl;

use super::{Outcome, done};
use crate::agreement::bootstrap::unwatched;
use crate::agreement::report::layers::Spans;
use crate::agreement::report::{Figure, Report, Request, Who, report};
use crate::app::agreement::{facts, label_name, name, with_page};
use crate::app::export::{ExportError, write_out};
use crate::app::outside::outside;
use crate::app::session::Session;
use crate::app::words::shown_path;
use crate::cli::desk::{Desk, Failure, shown};
use crate::cli::grammar;
use crate::exchange::agreement::{csv, html, json};
use crate::model::{AnnotatorId, Code};

pub(super) fn agree(desk: &Desk, order: &grammar::Agree) -> Outcome {
    for path in [&order.html, &order.csv].into_iter().flatten() {
        outside(path)?;
    }
    let mut session = desk.open(&order.project, None)?;
    let request = Request {
        who: who(desk, &session, order)?,
        guideline: order.guideline.as_deref().map(Code::from),
        samples: order.samples as usize,
        seed: order.seed,
        gamma: order.gamma,
        ..Request::default()
    };
    let facts = facts(&mut session)?;
    let Some(report) = report(
        &session.as_placed_everywhere(),
        &request,
        &facts,
        &unwatched,
    ) else {
        return done();
    };
    if order.json {
        desk.print_json(&json(&report))?;
        return done();
    }
    if let Some(path) = &order.html {
        write(desk, path, page(desk, &session, &report).as_bytes())?;
    }
    if let Some(path) = &order.csv {
        let bytes = csv(&report).map_err(|error| ExportError::Format(error.to_string()))?;
        write(desk, path, &bytes)?;
    }
    if order.html.is_none() && order.csv.is_none() {
        print(desk, &session, &report)?;
    }
    done()
}

/// Whom to compare, as the order names them.
fn who(desk: &Desk, session: &Session, order: &grammar::Agree) -> Result<Vec<Who>, Failure> {
    let project = session.project();
    let mut found = Vec::new();
    for id in &order.annotators {
        let annotator = AnnotatorId::new(id.as_str());
        if project.annotators().get(&annotator).is_some() {
            found.push(Who::Annotator(annotator));
        } else if id == Who::GOLD {
            found.push(Who::Gold);
        } else {
            let known: Vec<&str> = project
                .annotators()
                .iter()
                .map(|it| it.id.as_str())
                .collect();
            return Err(Failure::refused(fl!(
                desk.words.loader,
                "cli-agree-no-annotator",
                id = id.as_str(),
                known = shown(&known.join(", "))
            )));
        }
    }
    if order.gold {
        if found.is_empty() {
            let all = project.annotators().iter();
            found.extend(all.map(|it| Who::Annotator(it.id.clone())));
        }
        found.push(Who::Gold);
    }
    Ok(found)
}

fn write(desk: &Desk, path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    write_out(path, bytes)?;
    desk.print(&fl!(
        desk.words.loader,
        "cli-agree-written",
        path = shown_path(path),
        bytes = bytes.len()
    ))
}

fn page(desk: &Desk, session: &Session, report: &Report) -> String {
    with_page(&desk.words, session.project(), |page| html(report, page))
}

fn layer_label(desk: &Desk, session: &Session, layer: &str, code: &str) -> String {
    let spans = Spans::ALL.into_iter().find(|it| it.name() == layer);
    let set = spans.map_or("", Spans::set);
    label_name(&desk.words, session.project().codebook(), set, code)
}

/// One block of lines for each layer and field.
fn print(desk: &Desk, session: &Session, report: &Report) -> Result<(), Failure> {
    let words = &desk.words;
    let ids: Vec<&str> = report.who.iter().map(Who::id).collect();
    desk.print(&fl!(
        words.loader,
        "cli-agree-compared",
        annotators = shown(&ids.join(", ")),
        articles = report.articles.len(),
        alone = report.alone
    ))?;
    for (version, count) in &report.guidelines {
        let (version, count) = (shown(version.as_str()), *count);
        desk.print(&fl!(
            words.loader,
            "cli-agree-guideline",
            version = version,
            count = count
        ))?;
    }
    if report.mixes_guidelines() {
        desk.say_error(&name(words, "heading-mixed-guidelines"));
    }
    for layer in &report.layers {
        let counts = ids.iter().zip(&layer.counts);
        let counts: Vec<String> = counts.map(|(id, count)| format!("{id} {count}")).collect();
        let title = name(words, &format!("layer-{}", layer.name));
        desk.print(&format!("\n{title}  ({})", shown(&counts.join(", "))))?;
        for figure in &layer.figures {
            desk.print(&line(desk, "", figure))?;
        }
        for label in &layer.labels {
            let label_name = layer_label(desk, session, layer.name, label.code.as_str());
            desk.print(&line(desk, &shown(&label_name), &label.figure))?;
        }
    }
    for field in &report.fields {
        let title = name(words, &field.field.id);
        desk.print(&format!("\n{}  {title}  (n {})", field.field.id, field.n))?;
        for figure in &field.figures {
            desk.print(&line(desk, "", figure))?;
        }
    }
    Ok(())
}

/// Value first, so that values stand below each other whatever the language.
fn line(desk: &Desk, label: &str, figure: &Figure) -> String {
    let words = &desk.words;
    let measure = name(words, &format!("measure-{}", figure.name.replace('_', "-")));
    let mut what = vec![measure];
    what.extend((!label.is_empty()).then(|| label.to_owned()));
    match figure.value {
        Ok(value) => {
            what.extend(
                figure
                    .interval
                    .ok()
                    .map(|it| format!("[{:.3}, {:.3}]", it.low, it.high)),
            );
            format!("  {value:>8.3}  {}", what.join("  "))
        }
        Err(why) => {
            what.push(name(
                words,
                &format!("why-{}", why.code().replace(' ', "-")),
            ));
            format!("  {:>8}  {}", "n/a", what.join("  "))
        }
    }
}
