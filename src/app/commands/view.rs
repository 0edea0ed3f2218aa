//! Projects, panes, finding, language, sizes: what changes the desk and not the project.

use super::typeset::step_percent;
use super::{Args, Command, Group, Run, always, has_article, writable};
use crate::app::notice::{AppError, Refusal};
use crate::app::session::Session;
use crate::app::words::Lang;
use crate::app::workspace::{PANES_MAX, Request, ThemeChoice};
use crate::model::edit::Item;
use crate::model::edit::library::{self, ArticleFields};
use crate::model::{ArticleId, Fragment};

/// Article text between these sizes, in percent.
const TEXT_PERCENT: std::ops::RangeInclusive<u32> = 60..=300;

macro_rules! request {
    ($id:literal, $group:ident, $chords:expr, $without:literal, $make:expr) => {
        Command {
            id: $id,
            group: Group::$group,
            chords: $chords,
            args: &[],
            enabled: always,
            run: Run::Request {
                make: || $make,
                without_project: $without,
            },
        }
    };
}

pub(super) const PROJECT: &[Command] = &[
    request!(
        "project.open",
        Project,
        &["Ctrl+O"],
        true,
        Request::OpenProjectDialog
    ),
    request!(
        "project.new",
        Project,
        &["Ctrl+N"],
        true,
        Request::NewProjectDialog
    ),
    request!("project.sample", Project, &[], true, Request::OpenSample),
    request!(
        "project.reset-sample",
        Project,
        &[],
        true,
        Request::ResetSample
    ),
    request!(
        "library.add",
        Project,
        &["Ctrl+I"],
        false,
        Request::AddArticlesDialog
    ),
    verb!(
        "article.change",
        Project,
        &["Ctrl+E"],
        &["id", "title", "outlet", "date"],
        has_article,
        change_article
    ),
    verb!(
        "article.image",
        Project,
        &[],
        &[],
        has_article,
        |session, _| {
            let article = focused(session)?;
            session
                .workspace
                .requests
                .push(Request::AttachImageDialog(article));
            Ok(())
        }
    ),
    verb!(
        "article.furniture",
        Project,
        &[],
        &[],
        has_words,
        mark_furniture
    ),
    verb!(
        "annotator.switch",
        Project,
        &[],
        &["id"],
        writable,
        |session, args| {
            match args.get("id") {
                Some(id) => session.switch_annotator(id),
                None => {
                    session.workspace.requests.push(Request::SwitchAnnotator);
                    Ok(())
                }
            }
        }
    ),
    Command {
        id: "project.join",
        group: Group::Project,
        chords: &[],
        args: &[],
        enabled: writable,
        run: Run::Request {
            make: || Request::JoinDialog,
            without_project: false,
        },
    },
    request!(
        "project.close",
        Project,
        &["Ctrl+W"],
        false,
        Request::CloseProject
    ),
    request!("app.quit", Project, &["Ctrl+Q"], true, Request::Quit),
];

pub(super) const COMMANDS: &[Command] = &[
    request!(
        "view.palette",
        View,
        &["Ctrl+K"],
        true,
        Request::CommandPalette
    ),
    request!("view.help", View, &["F1"], true, Request::Help),
    request!("view.findings", View, &["F8"], false, Request::Findings),
    verb!(
        "view.language",
        View,
        &["Ctrl+L"],
        &["lang"],
        always,
        language
    ),
    verb!("view.theme", View, &["Ctrl+D"], &["theme"], always, theme),
    verb!(
        "view.larger",
        View,
        &["Ctrl++", "Ctrl+="],
        &[],
        always,
        |session, _| {
            resize(session, 10);
            Ok(())
        }
    ),
    verb!(
        "view.smaller",
        View,
        &["Ctrl+-"],
        &[],
        always,
        |session, _| {
            resize(session, -10);
            Ok(())
        }
    ),
    verb!(
        "view.size-reset",
        View,
        &["Ctrl+0"],
        &[],
        always,
        |session, _| {
            session.workspace.text_percent = 100;
            Ok(())
        }
    ),
    verb!(
        "view.lock",
        View,
        &["Ctrl+Shift+L"],
        &[],
        has_article,
        |session, _| {
            session.workspace.locked = !session.workspace.locked;
            Ok(())
        }
    ),
    verb!(
        "view.furniture",
        View,
        &["F"],
        &[],
        has_furniture,
        |session, _| {
            let focused = session.workspace.focused;
            if let Some(pane) = session.workspace.panes.get_mut(focused) {
                pane.furniture_open = !pane.furniture_open;
            }
            Ok(())
        }
    ),
    request!("go.library", Go, &["Ctrl+P"], false, Request::FocusLibrary),
    verb!("pane.next", Go, &["F6"], &[], has_article, |session, _| {
        step_pane(session, 1)
    }),
    verb!(
        "pane.previous",
        Go,
        &["Shift+F6"],
        &[],
        has_article,
        |session, _| step_pane(session, -1)
    ),
    verb!("pane.split", Go, &["Ctrl+T"], &[], has_article, split),
    verb!(
        "pane.close",
        Go,
        &["Ctrl+F4"],
        &[],
        has_article,
        |session, _| {
            session.end_gesture();
            session.workspace.close_pane();
            Ok(())
        }
    ),
    verb!(
        "article.next",
        Go,
        &["Alt+PageDown"],
        &[],
        always,
        |session, _| step_article(session, 1)
    ),
    verb!(
        "article.previous",
        Go,
        &["Alt+PageUp"],
        &[],
        always,
        |session, _| step_article(session, -1)
    ),
    verb!(
        "article.open",
        Go,
        &[],
        &["id", "new"],
        always,
        |session, args| {
            let id = args.get("id").ok_or(AppError::MissingArgument {
                command: "article.open".to_owned(),
                argument: "id",
            })?;
            let article = article_called(session, id)?;
            session.open_article(&article, args.get("new") == Some("true"))
        }
    ),
    verb!("tag.next", Go, &["]"], &[], has_article, |session, _| {
        step_tag(session, 1)
    }),
    verb!(
        "tag.previous",
        Go,
        &["["],
        &[],
        has_article,
        |session, _| step_tag(session, -1)
    ),
    verb!(
        "find.open",
        Go,
        &["Ctrl+F"],
        &["query", "exact"],
        has_article,
        find_open
    ),
    verb!("find.next", Go, &["F3"], &[], has_hits, |session, _| {
        step_hit(session, 1)
    }),
    verb!(
        "find.previous",
        Go,
        &["Shift+F3"],
        &[],
        has_hits,
        |session, _| step_hit(session, -1)
    ),
    verb!("find.close", Go, &[], &[], always, |session, _| {
        session.close_find();
        Ok(())
    }),
];

fn has_furniture(session: &Session) -> Result<(), Refusal> {
    has_article(session)?;
    let article = session.workspace.focused_article();
    match article.map(|id| session.project().furniture(id)) {
        Some(regions) if !regions.is_empty() => Ok(()),
        _ => Err(Refusal::NoFurniture),
    }
}

fn has_words(session: &Session) -> Result<(), Refusal> {
    writable(session)?;
    let selection = session.workspace.selection.as_ref();
    match selection.filter(|one| !one.is_caret()) {
        Some(_) => Ok(()),
        None => Err(Refusal::NoSelection),
    }
}

/// The selected words are the site's and not the article's, or the other way round.
fn mark_furniture(session: &mut Session, _args: &Args) -> Result<(), AppError> {
    let selection = session.workspace.selection.clone();
    let selection = selection.ok_or(AppError::Refused(Refusal::NoSelection))?;
    let range = selection.range();
    let outside = || AppError::OutOfText {
        start: range.start,
        end: range.end,
    };
    let number = |value: usize| u32::try_from(value).map_err(|_too_large| outside());
    let place = Fragment(number(range.start)?, number(range.end)?);
    session.end_gesture();
    session.plan(|desk| library::toggle_furniture(desk, &selection.article, place))?;
    session.workspace.collapse_selection();
    Ok(())
}

fn has_hits(session: &Session) -> Result<(), Refusal> {
    has_article(session)?;
    if session.workspace.find.hits.is_empty() {
        Err(Refusal::NoHits)
    } else {
        Ok(())
    }
}

fn focused(session: &Session) -> Result<ArticleId, AppError> {
    session
        .workspace
        .focused_article()
        .cloned()
        .ok_or(AppError::Refused(Refusal::NoArticle))
}

/// The article whose id is, or uniquely ends with, `id`.
pub(in crate::app) fn article_called(session: &Session, id: &str) -> Result<ArticleId, AppError> {
    match session.project().articles().find(id) {
        Ok(article) => Ok(article.id.clone()),
        Err(0) => Err(AppError::NoArticle(id.to_owned())),
        Err(count) => Err(AppError::ManyArticles {
            ending: id.to_owned(),
            count,
        }),
    }
}

fn change_article(session: &mut Session, args: &Args) -> Result<(), AppError> {
    let article = match args.get("id") {
        Some(id) => article_called(session, id)?,
        None => focused(session)?,
    };
    let fields = ArticleFields {
        title: args.get("title").map(str::to_owned),
        outlet: args.get("outlet").map(str::to_owned),
        date: args.get("date").map(str::to_owned),
    };
    if fields == ArticleFields::default() {
        session
            .workspace
            .requests
            .push(Request::EditArticle(article));
        return Ok(());
    }
    session
        .plan(|desk| library::change_article(desk, &article, &fields))
        .map(|_| ())
}

fn language(session: &mut Session, args: &Args) -> Result<(), AppError> {
    session.workspace.lang = match args.get("lang") {
        Some(text) => Lang::parse(text).ok_or_else(|| AppError::BadArgument {
            command: "view.language".to_owned(),
            argument: text.to_owned(),
        })?,
        None if session.workspace.lang == Lang::Ar => Lang::En,
        None => Lang::Ar,
    };
    Ok(())
}

fn theme(session: &mut Session, args: &Args) -> Result<(), AppError> {
    session.workspace.theme = match args.get("theme") {
        Some("light") => ThemeChoice::Light,
        Some("dark") => ThemeChoice::Dark,
        Some(text) => {
            return Err(AppError::BadArgument {
                command: "view.theme".to_owned(),
                argument: text.to_owned(),
            });
        }
        None if session.workspace.theme == ThemeChoice::Light => ThemeChoice::Dark,
        None => ThemeChoice::Light,
    };
    Ok(())
}

fn resize(session: &mut Session, by_percent: i32) {
    step_percent(
        &mut session.workspace.text_percent,
        by_percent,
        TEXT_PERCENT,
    );
}

fn step_pane(session: &mut Session, step: isize) -> Result<(), AppError> {
    let count = session.workspace.panes.len();
    if count > 0 {
        let place = session.workspace.focused as isize + step;
        session.workspace.focused = place.rem_euclid(count as isize) as usize;
    }
    Ok(())
}

/// Article ids in the order of the library: by date, then id.
pub fn library_order(session: &Session) -> Vec<ArticleId> {
    let mut articles: Vec<_> = session.project().articles().iter().collect();
    articles.sort_by(|a, b| {
        let undated = |one: &crate::model::Article| one.date.iso.is_empty();
        let by_date = undated(a).cmp(&undated(b));
        let by_date = by_date.then_with(|| a.date.iso.cmp(&b.date.iso));
        by_date.then_with(|| a.id.cmp(&b.id))
    });
    articles
        .into_iter()
        .map(|article| article.id.clone())
        .collect()
}

/// Opens the next article that is not on the desk yet in a pane of its own.
fn split(session: &mut Session, _args: &Args) -> Result<(), AppError> {
    if session.workspace.panes.len() >= PANES_MAX {
        return Ok(());
    }
    let order = library_order(session);
    let here = session
        .workspace
        .focused_article()
        .and_then(|id| order.iter().position(|one| one == id));
    let from = here.map_or(0, |place| place + 1);
    let next = (0..order.len())
        .map(|step| &order[(from + step) % order.len()])
        .find(|id| session.workspace.pane_of(id).is_none())
        .cloned();
    match next {
        Some(article) => session.open_article(&article, true),
        None => Ok(()),
    }
}

fn step_article(session: &mut Session, step: isize) -> Result<(), AppError> {
    let order = library_order(session);
    if order.is_empty() {
        return Err(AppError::Refused(Refusal::NoArticle));
    }
    let here = session
        .workspace
        .focused_article()
        .and_then(|id| order.iter().position(|one| one == id));
    let place = match here {
        Some(place) => (place as isize + step).rem_euclid(order.len() as isize) as usize,
        None => 0,
    };
    session.open_article(&order[place], false)
}

/// The next or previous tag of one's own in the focused article, in reading order.
fn step_tag(session: &mut Session, step: isize) -> Result<(), AppError> {
    let article = focused(session)?;
    let (project, me) = (session.project(), Some(session.hand()));
    // What has no place in the text of now comes last.
    let start = |anchor: &crate::model::Anchor| {
        let stretch = session.stretch_now(&article, anchor);
        stretch.map_or(usize::MAX, |it| it.start)
    };
    let mut places: Vec<(usize, Item)> = project
        .claims_in(&article, me)
        .iter()
        .map(|claim| (start(&claim.anchor), Item::Claim(claim.id.clone())))
        .chain(
            project
                .mentions_in(&article, me)
                .iter()
                .filter_map(|mention| {
                    Some((
                        start(mention.anchor.as_ref()?),
                        Item::Mention(mention.id.clone()),
                    ))
                }),
        )
        .collect();
    places.sort();
    if places.is_empty() {
        return Err(AppError::Refused(Refusal::NothingSelected));
    }
    let here = session
        .workspace
        .selected
        .as_ref()
        .and_then(|item| places.iter().position(|(_, one)| one == item));
    let next = match here {
        Some(place) => (place as isize + step).rem_euclid(places.len() as isize) as usize,
        None if step > 0 => 0,
        None => places.len() - 1,
    };
    let (start, item) = places[next].clone();
    session.select_item(Some(item));
    session.workspace.scroll_to(&article, start);
    Ok(())
}

fn find_open(session: &mut Session, args: &Args) -> Result<(), AppError> {
    session.workspace.find.open = true;
    if let Some(exact) = args.get("exact") {
        session.workspace.find.exact = exact == "true";
    }
    match args.get("query") {
        Some(query) => session.find(query),
        None => {
            session.workspace.requests.push(Request::FocusFind);
            Ok(())
        }
    }
}

fn step_hit(session: &mut Session, step: isize) -> Result<(), AppError> {
    let article = focused(session)?;
    let find = &mut session.workspace.find;
    let count = find.hits.len() as isize;
    find.current = (find.current as isize + step).rem_euclid(count) as usize;
    let start = find.hits[find.current].start;
    session.workspace.scroll_to(&article, start);
    Ok(())
}
