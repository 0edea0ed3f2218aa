//! Articles whose text was corrected: the new text, and where tags are in it that could not be put
//! by themselves. Nothing is taken for a person but by one of these.

use std::path::Path;

use super::args::{article, flag, focused};
use super::{Args, Command, Group, Run, can_work, has_article};
use crate::app::correct::correct_from;
use crate::app::library::FailReason;
use crate::app::notice::{AppError, Refusal};
use crate::app::session::Session;
use crate::app::session::placing::Unplaced;
use crate::app::workspace::{Request, UnplacedView};
use crate::model::ArticleId;
use crate::model::edit::correct;

pub(super) const COMMANDS: &[Command] = &[
    verb!(
        "article.correct",
        Project,
        &[],
        &["id", "path"],
        can_work,
        new_text
    ),
    verb!("article.older", View, &[], &["back"], has_older, older),
    verb!(
        "tags.place",
        Tag,
        &[],
        &["id"],
        can_work,
        |session, args| {
            let article = article(session, args)?;
            session.place_tags(&article)
        }
    ),
    verb!(
        "unplaced.next",
        Tag,
        &["F7"],
        &["id"],
        has_unplaced,
        |session, args| step(session, args, true)
    ),
    verb!(
        "unplaced.previous",
        Tag,
        &["Shift+F7"],
        &["id"],
        has_unplaced,
        |session, args| step(session, args, false)
    ),
    verb!(
        "unplaced.accept",
        Tag,
        &["F9"],
        &[],
        has_suggestion,
        |session, _| {
            let (article, one) = looked_at(session)?;
            let to = session.anchor_of(&article, one.outcome.suggestion())?;
            session.plan(|desk| correct::place(desk, &one.item, &one.anchor, &to))?;
            show(session, &article);
            Ok(())
        }
    ),
    verb!(
        "unplaced.here",
        Tag,
        &["Shift+F9"],
        &[],
        can_put_here,
        |session, _| {
            let (article, one) = looked_at(session)?;
            let range = selected(session, &article).map_err(AppError::Refused)?;
            let to = session.anchor(&article, range)?;
            session.plan(|desk| correct::place(desk, &one.item, &one.anchor, &to))?;
            show(session, &article);
            Ok(())
        }
    ),
    verb!(
        "unplaced.leave",
        Tag,
        &["Ctrl+F9"],
        &[],
        is_looking,
        |session, _| {
            let (article, one) = looked_at(session)?;
            session.plan(|desk| correct::leave(desk, &one.item))?;
            show(session, &article);
            Ok(())
        }
    ),
    verb!(
        "unplaced.close",
        Tag,
        &[],
        &[],
        has_article,
        |session, _| {
            session.workspace.unplaced = None;
            Ok(())
        }
    ),
];

/// Gives an article the text of a file; asks for one if none is named.
fn new_text(session: &mut Session, args: &Args) -> Result<(), AppError> {
    let article = article(session, args)?;
    let Some(path) = args.get("path") else {
        let request = Request::CorrectArticleDialog(article);
        session.workspace.requests.push(request);
        return Ok(());
    };
    let path = Path::new(path);
    let corrected = correct_from(session, &article, path).map_err(|reason| match reason {
        FailReason::App(error) => error,
        other => AppError::NotTaken {
            file: path.display().to_string(),
            reason: Box::new(other),
        },
    })?;
    let waits = !corrected.unplaced.is_empty();
    session.workspace.corrected = Some(Box::new(corrected));
    if waits && session.workspace.pane_of(&article).is_some() {
        look_at(session, &article, 0);
    }
    Ok(())
}

fn has_unplaced(session: &Session) -> Result<(), Refusal> {
    can_work(session)?;
    let article = session.workspace.focused_article();
    let waits = article.is_some_and(|article| !session.unplaced(article).is_empty());
    waits.then_some(()).ok_or(Refusal::NothingUnplaced)
}

/// Somebody looks at one of them.
fn is_looking(session: &Session) -> Result<(), Refusal> {
    has_unplaced(session)?;
    session
        .looked_at()
        .map(|_| ())
        .ok_or(Refusal::NothingUnplaced)
}

fn has_suggestion(session: &Session) -> Result<(), Refusal> {
    is_looking(session)?;
    let one = session.looked_at().map(|(_, one)| one);
    let offers = one.is_some_and(|one| !one.outcome.suggestion().is_empty());
    offers.then_some(()).ok_or(Refusal::NoSuggestedPlace)
}

fn can_put_here(session: &Session) -> Result<(), Refusal> {
    is_looking(session)?;
    let (article, _) = session.looked_at().ok_or(Refusal::NothingUnplaced)?;
    selected(session, &article).map(|_| ())
}

/// The words selected in the article.
fn selected(session: &Session, article: &ArticleId) -> Result<std::ops::Range<usize>, Refusal> {
    let selection = session.workspace.selection.as_ref();
    selection
        .filter(|it| it.article == *article && !it.is_caret())
        .map(|it| it.range())
        .ok_or(Refusal::NoSelection)
}

fn looked_at(session: &Session) -> Result<(ArticleId, Unplaced), AppError> {
    session
        .looked_at()
        .ok_or(AppError::Refused(Refusal::NothingUnplaced))
}

/// The next one or the one before; the first one if nobody looked yet.
fn step(session: &mut Session, args: &Args, forward: bool) -> Result<(), AppError> {
    let article = article(session, args)?;
    session.open_article(&article, false)?;
    let count = session.unplaced(&article).len();
    if count == 0 {
        return Err(AppError::Refused(Refusal::NothingUnplaced));
    }
    let view = session.workspace.unplaced.as_ref();
    let at = view
        .filter(|view| view.article == article)
        .map(|view| view.at);
    let next = match (at, forward) {
        (None, true) => 0,
        (None, false) => count - 1,
        (Some(at), true) => (at + 1) % count,
        (Some(at), false) => (at + count - 1) % count,
    };
    look_at(session, &article, next);
    Ok(())
}

/// What stands now where the one stood that was settled; nothing if it was the last.
fn show(session: &mut Session, article: &ArticleId) {
    let count = session.unplaced(article).len();
    let at = session
        .workspace
        .unplaced
        .as_ref()
        .map_or(0, |view| view.at);
    if count == 0 {
        session.workspace.unplaced = None;
        session.select_item(None);
    } else {
        look_at(session, article, at.min(count - 1));
    }
}

/// Shows the tag and, in the text, what is suggested for it.
fn look_at(session: &mut Session, article: &ArticleId, at: usize) {
    session.workspace.unplaced = Some(UnplacedView {
        article: article.clone(),
        at,
    });
    let Some((_, one)) = session.looked_at() else {
        return;
    };
    session.workspace.read_own_text(article);
    session.select_item(Some(one.item));
    if let Some(first) = one.outcome.suggestion().first() {
        session.workspace.scroll_to(article, first.start);
    }
}

fn has_older(session: &Session) -> Result<(), Refusal> {
    has_article(session)?;
    let article = session
        .workspace
        .focused_article()
        .ok_or(Refusal::NoArticle)?;
    let reads = session
        .workspace
        .pane()
        .is_some_and(|pane| pane.older.is_some());
    let has = reads || session.has_older_text(article);
    has.then_some(()).ok_or(Refusal::NoOlderText)
}

/// Reads the text before the one that is read, and after the oldest the article's own.
fn older(session: &mut Session, args: &Args) -> Result<(), AppError> {
    let article = focused(session)?;
    let former = session.former_revisions(&article);
    let shown = session.workspace.pane().and_then(|pane| pane.older.clone());
    let goes_back = flag(args, "article.older", "back")?.unwrap_or_default();
    let next = match shown {
        _ if goes_back => None,
        None => former.first(),
        Some(shown) => {
            let at = former.iter().position(|it| *it == shown);
            at.and_then(|at| former.get(at + 1))
        }
    };
    let next = next.cloned();
    if let Some(revision) = &next {
        session.read_older(&article, revision)?;
    }
    session.end_gesture();
    session.workspace.selection = None;
    session.workspace.read_older(next);
    Ok(())
}
