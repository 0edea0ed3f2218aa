//! Reading arguments: what an id means, and what must not be left out.

use super::Args;
use crate::app::notice::{AppError, Refusal};
use crate::app::session::Session;
use crate::model::edit::EditError;
use crate::model::project::Entity;
use crate::model::{ArticleId, Id, Item};

/// The argument, or a complaint that the command needs it.
pub(super) fn needed<'a>(
    args: &'a Args,
    command: &str,
    argument: &'static str,
) -> Result<&'a str, AppError> {
    args.get(argument).ok_or_else(|| AppError::MissingArgument {
        command: command.to_owned(),
        argument,
    })
}

/// The one entity whose id is, or uniquely ends with, `ending`.
pub(super) fn by_ending<T: Entity>(session: &Session, ending: &str) -> Result<Id<T>, AppError> {
    let found = T::table(session.project()).find(ending);
    found
        .map(|it| it.id().clone())
        .map_err(|_count| AppError::Edit(EditError::NotFound(ending.to_owned())))
}

/// As [`by_ending`], where nothing is said with an empty argument or none.
pub(super) fn maybe<T: Entity>(
    session: &Session,
    args: &Args,
    argument: &str,
) -> Result<Option<Id<T>>, AppError> {
    match args.get(argument) {
        None | Some("") => Ok(None),
        Some(ending) => by_ending(session, ending).map(Some),
    }
}

/// As [`by_ending`], of an argument that must be there.
pub(super) fn one<T: Entity>(
    session: &Session,
    args: &Args,
    command: &str,
    argument: &'static str,
) -> Result<Id<T>, AppError> {
    by_ending(session, needed(args, command, argument)?)
}

/// What `id=` names, else what is selected.
pub(super) fn subject(session: &Session, args: &Args) -> Result<Item, AppError> {
    match args.get("id") {
        Some(id) => session
            .find_item(id)
            .ok_or_else(|| AppError::Edit(EditError::NotFound(id.to_owned()))),
        None => session
            .workspace
            .selected
            .clone()
            .ok_or(AppError::Refused(Refusal::NothingSelected)),
    }
}

/// The article in which the reader is.
pub(super) fn focused(session: &Session) -> Result<ArticleId, AppError> {
    let article = session.workspace.focused_article().cloned();
    article.ok_or(AppError::Refused(Refusal::NoArticle))
}

/// The article that `id=` names, else the one in which the reader is.
pub(super) fn article(session: &Session, args: &Args) -> Result<ArticleId, AppError> {
    match args.get("id") {
        Some(id) => by_ending(session, id),
        None => focused(session),
    }
}

/// `true` or `false`, of an argument that may be left out.
pub(super) fn flag(args: &Args, command: &str, argument: &str) -> Result<Option<bool>, AppError> {
    match args.get(argument) {
        None => Ok(None),
        Some("true") => Ok(Some(true)),
        Some("false") => Ok(Some(false)),
        Some(other) => Err(wrong(command, other)),
    }
}

pub(super) fn wrong(command: &str, value: &str) -> AppError {
    AppError::BadArgument {
        command: command.to_owned(),
        argument: value.to_owned(),
    }
}
