//! Working together: handing work in, what people are asked to do, handing articles out.

use std::collections::BTreeSet;

use super::args::{article, needed, wrong};
use super::{Args, Command, Group, Run, always, can_work, writable};
use crate::app::notice::AppError;
use crate::app::session::{Session, can_be_called};
use crate::app::team;
use crate::app::workspace::{LibraryShow, Request};
use crate::model::edit::assign::{self, Plan as Wish, Sample};
use crate::model::edit::{library, review};
use crate::model::review::again_name;
use crate::model::{Annotator, AnnotatorId, Article, Id};

pub(super) const COMMANDS: &[Command] = &[
    verb!(
        "work.submit",
        Team,
        &["Ctrl+Shift+Enter"],
        &["id"],
        can_work,
        |session, args| submit(session, args, true)
    ),
    verb!(
        "work.withdraw",
        Team,
        &[],
        &["id"],
        can_work,
        |session, args| { submit(session, args, false) }
    ),
    verb!(
        "library.show",
        Team,
        &[],
        &["which"],
        always,
        show_in_library
    ),
    verb!(
        "team.open",
        Team,
        &["Ctrl+Shift+E"],
        &[],
        always,
        |session, _| {
            session.workspace.requests.push(Request::Team);
            Ok(())
        }
    ),
    verb!(
        "annotator.add",
        Team,
        &[],
        &["id", "name"],
        writable,
        |session, args| {
            let id = needed(args, "annotator.add", "id")?.trim();
            if !can_be_called(id) {
                return Err(AppError::BadAnnotator(id.to_owned()));
            }
            let (id, name) = (AnnotatorId::new(id), args.get("name").unwrap_or_default());
            session
                .plan(|desk| library::annotator(desk, &id, name))
                .map(|_| ())
        }
    ),
    verb!(
        "annotator.set",
        Team,
        &[],
        &["id", "role", "maker"],
        writable,
        |session, args| {
            let id: AnnotatorId =
                super::args::one::<Annotator>(session, args, "annotator.set", "id")?;
            let (role, maker) = (args.get("role"), args.get("maker"));
            session
                .plan(|desk| review::person(desk, &id, role, maker))
                .map(|_| ())
        }
    ),
    verb!(
        "work.assign",
        Team,
        &[],
        &[
            "scheme",
            "seed",
            "annotators",
            "articles",
            "percent",
            "count"
        ],
        writable,
        assign_work
    ),
    verb!(
        "work.again",
        Team,
        &[],
        &["annotators", "percent", "weeks", "seed"],
        writable,
        |session, args| {
            let sample = sample(session, args, "work.again", 4)?;
            let weeks: u64 = number(args, "work.again", "weeks")?.unwrap_or(4);
            let now_ms = session.platform().now_ms();
            let before_ms = now_ms.saturating_sub(weeks.saturating_mul(WEEK_MS));
            session
                .plan(|desk| assign::again(desk, &sample, before_ms))
                .map(|_| ())
        }
    ),
    verb!(
        "work.control",
        Team,
        &[],
        &["annotators", "percent", "seed"],
        writable,
        |session, args| {
            let sample = sample(session, args, "work.control", 5)?;
            session
                .plan(|desk| assign::control(desk, &sample))
                .map(|_| ())
        }
    ),
];

/// Shows some articles in the library: those named, else the next choice.
fn show_in_library(session: &mut Session, args: &Args) -> Result<(), AppError> {
    let all = LibraryShow::ALL;
    let now = session.workspace.library_show;
    let place = match args.get("which") {
        Some(code) => {
            let named = all.iter().position(|it| it.code() == code);
            named.ok_or_else(|| wrong("library.show", code))?
        }
        None => all.iter().position(|it| *it == now).map_or(0, |it| it + 1),
    };
    session.workspace.library_show = all.get(place).copied().unwrap_or_default();
    Ok(())
}

fn submit(session: &mut Session, args: &Args, done: bool) -> Result<(), AppError> {
    let article = article(session, args)?;
    session
        .plan(|desk| review::submit(desk, &article, done))
        .map(|_| ())
}

const WEEK_MS: u64 = 7 * 24 * 60 * 60 * 1000;

/// Whose articles are drawn from, how many and by which seed; without names those of every person,
/// but not of their second hands.
fn sample(session: &Session, args: &Args, command: &str, percent: u8) -> Result<Sample, AppError> {
    let everybody = || {
        let people = session.project().annotators().iter();
        let second: BTreeSet<AnnotatorId> = session
            .project()
            .annotators()
            .iter()
            .map(|it| again_name(&it.id))
            .collect();
        let is_first = |it: &&Annotator| {
            matches!(it.maker.as_str(), "" | "person") && !second.contains(&it.id)
        };
        people.filter(is_first).map(|it| it.id.clone()).collect()
    };
    Ok(Sample {
        annotators: listed::<Annotator>(session, args, "annotators")?.unwrap_or_else(everybody),
        percent: number(args, command, "percent")?.unwrap_or(percent),
        seed: number(args, command, "seed")?.unwrap_or(1),
    })
}

/// A number of an argument that may be left out.
fn number<T: std::str::FromStr>(
    args: &Args,
    command: &str,
    argument: &str,
) -> Result<Option<T>, AppError> {
    args.get(argument)
        .map(|text| text.parse().map_err(|_nan| wrong(command, text)))
        .transpose()
}

/// Ids of a list, each whole or by its ending; `None` if nothing is listed.
fn listed<T: crate::model::project::Entity>(
    session: &Session,
    args: &Args,
    argument: &str,
) -> Result<Option<Vec<Id<T>>>, AppError> {
    let Some(text) = args.get(argument) else {
        return Ok(None);
    };
    let names = text.split(',').map(str::trim).filter(|it| !it.is_empty());
    let ids: Result<Vec<Id<T>>, AppError> = names
        .map(|name| super::args::by_ending::<T>(session, name))
        .collect();
    ids.map(Some)
}

fn assign_work(session: &mut Session, args: &Args) -> Result<(), AppError> {
    let usual = team::ordinary_wish(session);
    let wish = Wish {
        scheme: needed(args, "work.assign", "scheme")?.to_owned(),
        seed: number(args, "work.assign", "seed")?.unwrap_or(usual.seed),
        percent: number(args, "work.assign", "percent")?.unwrap_or(usual.percent),
        count: number(args, "work.assign", "count")?.unwrap_or(usual.count),
        annotators: listed::<Annotator>(session, args, "annotators")?.unwrap_or(usual.annotators),
        articles: listed::<Article>(session, args, "articles")?.unwrap_or(usual.articles),
    };
    session.plan(|desk| assign::assign(desk, &wish)).map(|_| ())
}
