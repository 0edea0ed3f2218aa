//! The room of agreement: open it, choose who is compared and how, look at a layer, a field or a
//! cell, go from there to the article, write the report and its figures.

use std::path::Path;
use std::sync::Arc;

use super::args::{flag, needed, wrong};
use super::{Args, Command, Group, Run, always};
use crate::agreement::report::Who;
use crate::app::agreement::blind::{may_look_early, to_be_seen};
use crate::app::agreement::{AgreementView, Drawn, drawn, view, with_page};
use crate::app::export::write_whole;
use crate::app::notice::{AppError, Refusal};
use crate::app::outside::outside;
use crate::app::session::Session;
use crate::app::session::reporting::Ready;
use crate::app::words::Words;
use crate::app::workspace::Request;
use crate::exchange::agreement::{csv, html, json};
use crate::exchange::figure::svg;
use crate::model::edit::EditError;
use crate::model::edit::review;
use crate::model::{AnnotatorId, ArticleId, Code, Item};

pub(super) const COMMANDS: &[Command] = &[
    verb!(
        "agreement.open",
        Team,
        &["Ctrl+Shift+G"],
        &[],
        always,
        |session, _| {
            open(session);
            Ok(())
        }
    ),
    verb!("agreement.close", Team, &[], &[], in_room, |session, _| {
        session.workspace.agreement.is_open = false;
        Ok(())
    }),
    verb!(
        "agreement.compare",
        Team,
        &[],
        &["annotators", "guideline", "samples", "seed", "gamma"],
        in_room,
        compare
    ),
    verb!(
        "agreement.unfinished",
        Team,
        &[],
        &[],
        may_see_unfinished,
        |session, _| unfinished(session)
    ),
    verb!(
        "agreement.show",
        Team,
        &[],
        &["what", "row", "column"],
        in_room,
        show
    ),
    verb!(
        "agreement.cell",
        Team,
        &[],
        &["row", "column"],
        in_room,
        cell
    ),
    verb!(
        "agreement.go",
        Team,
        &[],
        &["id", "annotators"],
        in_room,
        go
    ),
    verb!("agreement.stop", Team, &[], &[], is_coming, |session, _| {
        session.stop_report();
        Ok(())
    }),
    verb!(
        "agreement.export",
        Team,
        &[],
        &["path", "format", "what"],
        has_report,
        export
    ),
];

/// True if a key may start the command while the room is seen: what tags or moves on the desk
/// would happen out of sight.
pub fn works_in_agreement(command: &Command) -> bool {
    matches!(
        command.group,
        Group::Project | Group::View | Group::Codebook
    ) || command.id.starts_with("agreement.")
        || matches!(
            command.id,
            "edit.undo" | "edit.redo" | "gesture.cancel" | "team.open"
        )
}

fn in_room(session: &Session) -> Result<(), Refusal> {
    match session.workspace.agreement.is_open {
        true => Ok(()),
        false => Err(Refusal::NoAgreement),
    }
}

fn may_see_unfinished(session: &Session) -> Result<(), Refusal> {
    in_room(session)?;
    super::writable(session)?;
    match may_look_early(session.project(), session.annotator()) {
        true => Ok(()),
        false => Err(Refusal::OnlyReviewers),
    }
}

fn is_coming(session: &Session) -> Result<(), Refusal> {
    in_room(session)?;
    session
        .report_progress()
        .map(|_| ())
        .ok_or(Refusal::NoReportComing)
}

fn has_report(session: &Session) -> Result<(), Refusal> {
    in_room(session)?;
    session.agreement().map(|_| ()).ok_or(Refusal::NoReport)
}

fn open(session: &mut Session) {
    session.end_gesture();
    session.resume_report();
    if session.workspace.review.is_some() {
        super::review::close(session);
    }
    let desk = &mut session.workspace;
    desk.codebook = None;
    desk.selection = None;
    desk.agreement.is_open = true;
}

/// From a cell to its field, from there to all of them, from there to the desk.
pub(super) fn back(session: &mut Session) {
    let view = &mut session.workspace.agreement;
    if view.cell.take().is_some() {
        return;
    }
    if view.shown.is_empty() {
        view.is_open = false;
    }
    view.shown.clear();
}

/// Who is compared, by ids with commas between; nobody: all.
fn people(session: &Session, names: &str) -> Result<Vec<Who>, AppError> {
    let mut found = Vec::new();
    for name in names.split(',').map(str::trim).filter(|it| !it.is_empty()) {
        let id = AnnotatorId::new(name);
        let who = if name == Who::GOLD {
            Who::Gold
        } else if session.project().annotators().get(&id).is_some() {
            Who::Annotator(id)
        } else {
            return Err(AppError::Edit(EditError::NotFound(name.to_owned())));
        };
        if !found.contains(&who) {
            found.push(who);
        }
    }
    Ok(found)
}

fn compare(session: &mut Session, args: &Args) -> Result<(), AppError> {
    let mut view = session.workspace.agreement.clone();
    if let Some(names) = args.get("annotators") {
        view.who = people(session, names)?;
        view.pair = None;
        view.cell = None;
    }
    if let Some(version) = args.get("guideline") {
        view.guideline = (!version.is_empty()).then(|| Code::from(version));
    }
    let number = |argument: &str| -> Result<Option<u64>, AppError> {
        let given = args.get(argument);
        given
            .map(|text| {
                text.parse()
                    .map_err(|_nan| wrong("agreement.compare", text))
            })
            .transpose()
    };
    if let Some(samples) = number("samples")? {
        let known = view::SAMPLES.into_iter().find(|it| *it as u64 == samples);
        view.samples = known.ok_or_else(|| wrong("agreement.compare", &samples.to_string()))?;
    }
    view.seed = number("seed")?.unwrap_or(view.seed);
    view.gamma = flag(args, "agreement.compare", "gamma")?.unwrap_or(view.gamma);
    session.resume_report();
    session.workspace.agreement = view;
    Ok(())
}

/// Compares unfinished work too, which is put on record for each article, or no longer.
fn unfinished(session: &mut Session) -> Result<(), AppError> {
    if !session.workspace.agreement.unfinished {
        let now_ms = session.platform().now_ms();
        for (article, people) in to_be_seen(session.project(), session.annotator()) {
            session.plan(|desk| review::see(desk, &article, &people, now_ms))?;
        }
    }
    let view = &mut session.workspace.agreement;
    view.unfinished = !view.unfinished;
    session.resume_report();
    Ok(())
}

/// Shows a layer, a field or, of nothing named, all of them; or another pair of annotators.
fn show(session: &mut Session, args: &Args) -> Result<(), AppError> {
    if let (Some(what), Some(ready)) = (args.get("what"), session.agreement()) {
        let report = &ready.report;
        let is_known = report.layer(what).is_some() || report.field(what).is_some();
        if !what.is_empty() && !is_known {
            return Err(wrong("agreement.show", what));
        }
    }
    let view = &mut session.workspace.agreement;
    if let Some(what) = args.get("what") {
        view.shown = what.to_owned();
        view.cell = None;
    }
    if let (Some(row), Some(column)) = (args.get("row"), args.get("column")) {
        let both = row != column && !row.is_empty() && !column.is_empty();
        view.pair = both.then(|| [row.to_owned(), column.to_owned()]);
        view.cell = None;
    }
    Ok(())
}

fn cell(session: &mut Session, args: &Args) -> Result<(), AppError> {
    let cell = [
        needed(args, "agreement.cell", "row")?.to_owned(),
        needed(args, "agreement.cell", "column")?.to_owned(),
    ];
    let view = &mut session.workspace.agreement;
    view.cell = (view.cell.as_ref() != Some(&cell)).then_some(cell);
    Ok(())
}

/// To a tag or an article: in the review room if one may compare there, else on the desk.
fn go(session: &mut Session, args: &Args) -> Result<(), AppError> {
    let id = needed(args, "agreement.go", "id")?;
    let missing = || AppError::Edit(EditError::NotFound(id.to_owned()));
    let whole = session.project().articles().get(&ArticleId::new(id));
    let item = match whole {
        Some(article) => Item::Article(article.id.clone()),
        None => session.find_item(id).ok_or_else(missing)?,
    };
    let article = session.project().article_of_item(&item);
    let article = article.ok_or_else(missing)?;
    let mut room = Args::new().with("id", article.as_str());
    if let Some(names) = args.get("annotators") {
        room = room.with("annotators", names);
    }
    let door = if session.workspace.agreement.unfinished {
        "review.early"
    } else {
        "review.open"
    };
    if session.open_article(&article, false).is_ok()
        && super::run(session, door, &room).is_ok()
        && (matches!(item, Item::Article(_))
            || super::run(session, "review.show", &Args::new().with("id", item.id())).is_ok())
    {
        return Ok(());
    }
    if session.workspace.review.is_some() {
        super::review::close(session);
    }
    session.workspace.agreement.is_open = false;
    match item {
        Item::Article(_) => session.open_article(&article, false)?,
        tag => session.show_item(tag),
    }
    Ok(())
}

const FORMATS: [&str; 5] = ["html", "csv", "json", "svg", "png"];

/// Writes the report, or of what is looked at one figure. Without a path one is asked for.
fn export(session: &mut Session, args: &Args) -> Result<(), AppError> {
    let format = args.get("format").unwrap_or("html");
    let known = FORMATS.into_iter().find(|it| *it == format);
    let format = known.ok_or_else(|| wrong("agreement.export", format))?;
    let what = args
        .get("what")
        .map(|it| Drawn::named(it).ok_or_else(|| wrong("agreement.export", it)))
        .transpose()?;
    let Some(path) = args.get("path") else {
        let request = Request::ExportAgreement(format, what);
        session.workspace.requests.push(request);
        return Ok(());
    };
    let ready = session.agreement().map(Arc::clone);
    let ready = ready.ok_or(AppError::Refused(Refusal::NoReport))?;
    let words = Words::new(session.workspace.lang);
    let path = Path::new(path);
    // Here, since whoever draws the PNG asks no more.
    outside(path)?;
    if matches!(format, "svg" | "png") {
        let view = &session.workspace.agreement;
        let figure = figure(&words, session, &ready, view, what)
            .ok_or(AppError::Refused(Refusal::NoFigure))?;
        if format == "svg" {
            return write(path, svg(&figure, words.lang.is_rtl()).as_bytes());
        }
        let request = Request::DrawFigure(path.to_owned(), Box::new(figure));
        session.workspace.requests.push(request);
        return Ok(());
    }
    let bytes = match format {
        "csv" => csv(&ready.report).map_err(|error| AppError::Write {
            file: path.display().to_string(),
            source: std::io::Error::other(error),
        })?,
        "json" => format!("{:#}\n", json(&ready.report)).into_bytes(),
        _ => with_page(&words, session.project(), |page| {
            html(&ready.report, page).into_bytes()
        }),
    };
    write(path, &bytes)
}

/// The figure that was named, else the first there is of what is looked at.
fn figure(
    words: &Words,
    session: &Session,
    ready: &Ready,
    view: &AgreementView,
    what: Option<Drawn>,
) -> Option<crate::exchange::figure::Figure> {
    let all = Drawn::ALL.into_iter();
    let mut wanted = all.filter(|it| what.is_none_or(|what| what == *it));
    wanted.find_map(|it| {
        drawn(
            words,
            session.project(),
            &ready.report,
            &ready.facts,
            view,
            it,
        )
    })
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), AppError> {
    if path.is_dir() {
        return Err(AppError::Write {
            file: path.display().to_string(),
            source: std::io::ErrorKind::IsADirectory.into(),
        });
    }
    write_whole(path, bytes)
}
