//! The registry of actors: one made of two, two of one, offices, ties, other names.

use super::args::{by_ending, flag, maybe, needed, one};
use super::link::named_actor;
use super::{Args, Command, Group, Run, always, writable};
use crate::app::notice::{AppError, Refusal};
use crate::app::session::Session;
use crate::app::workspace::Request;
use crate::model::edit::actors::{self, AliasFields};
use crate::model::edit::library::{self, ActorFields};
use crate::model::{ActorScope, Code, Item, MentionId};

pub(super) const COMMANDS: &[Command] = &[
    verb!(
        "actor.add",
        Link,
        &[],
        &["name", "name_en", "type"],
        writable,
        |session, args| {
            let fields = ActorFields {
                name_ar: args.get("name").map(str::to_owned),
                name_en: args.get("name_en").map(str::to_owned),
                kind: args.get("type").map(Code::new),
            };
            let item =
                session.plan(|desk| library::add_actor(desk, &fields, ActorScope::Project))?;
            session.select_item(item);
            Ok(())
        }
    ),
    verb!(
        "actor.merge",
        Link,
        &[],
        &["actor", "name", "into", "into_name"],
        has_actor,
        merge
    ),
    verb!(
        "actor.unmerge",
        Link,
        &[],
        &["actor"],
        writable,
        |session, args| {
            let loser = one(session, args, "actor.unmerge", "actor")?;
            let item = session.plan(|desk| actors::unmerge(desk, &loser))?;
            session.select_item(item);
            Ok(())
        }
    ),
    verb!(
        "actor.split",
        Link,
        &[],
        &["actor", "mentions", "name", "name_en", "type"],
        has_actor,
        split
    ),
    verb!(
        "actor.role",
        Link,
        &[],
        &["actor", "name", "role", "title", "title_en", "from", "to"],
        writable,
        |session, args| {
            let actor = named_actor(session, args)?;
            let role = maybe(session, args, "role")?;
            let word = |name: &str| args.get(name).unwrap_or_default();
            let titles = (word("title"), word("title_en"));
            let dates = (word("from"), word("to"));
            session
                .plan(|desk| actors::role(desk, &actor, role.as_ref(), titles, dates))
                .map(|_| ())
        }
    ),
    verb!(
        "actor.role-remove",
        Link,
        &[],
        &["role"],
        writable,
        |session, args| {
            let role = one(session, args, "actor.role-remove", "role")?;
            session
                .plan(|desk| actors::remove_role(desk, &role))
                .map(|_| ())
        }
    ),
    verb!(
        "actor.affiliation",
        Link,
        &[],
        &["actor", "name", "other", "kind"],
        writable,
        |session, args| {
            let actor = named_actor(session, args)?;
            let other = one(session, args, "actor.affiliation", "other")?;
            let kind = Code::from(needed(args, "actor.affiliation", "kind")?);
            session
                .plan(|desk| actors::affiliate(desk, &actor, &other, &kind))
                .map(|_| ())
        }
    ),
    verb!(
        "actor.affiliation-remove",
        Link,
        &[],
        &["affiliation"],
        writable,
        |session, args| {
            let tie = one(session, args, "actor.affiliation-remove", "affiliation")?;
            session
                .plan(|desk| actors::remove_affiliation(desk, &tie))
                .map(|_| ())
        }
    ),
    verb!(
        "actor.alias-change",
        Link,
        &[],
        &["alias", "surface", "kind", "ambiguous", "from", "to"],
        writable,
        |session, args| {
            let alias = one(session, args, "actor.alias-change", "alias")?;
            let fields = AliasFields {
                surface: args.get("surface").map(str::to_owned),
                kind: args.get("kind").map(Code::new),
                ambiguous: flag(args, "actor.alias-change", "ambiguous")?,
                valid_from: args.get("from").map(str::to_owned),
                valid_to: args.get("to").map(str::to_owned),
            };
            session
                .plan(|desk| actors::change_alias(desk, &alias, &fields))
                .map(|_| ())
        }
    ),
    verb!(
        "actor.alias-remove",
        Link,
        &[],
        &["alias"],
        writable,
        |session, args| {
            let alias = one(session, args, "actor.alias-remove", "alias")?;
            session
                .plan(|desk| actors::remove_alias(desk, &alias))
                .map(|_| ())
        }
    ),
    verb!(
        "actor.external",
        Link,
        &[],
        &["actor", "name", "key", "value"],
        writable,
        |session, args| {
            let actor = named_actor(session, args)?;
            let register = needed(args, "actor.external", "key")?;
            let id = args.get("value").unwrap_or_default();
            session
                .plan(|desk| actors::external_id(desk, &actor, register, id))
                .map(|_| ())
        }
    ),
    verb!(
        "item.show",
        Go,
        &[],
        &["id", "name"],
        always,
        |session, args| {
            let item = match args.get("name") {
                Some(_) => Item::Actor(named_actor(session, args)?),
                None => super::args::subject(session, args)?,
            };
            session.show_item(item);
            Ok(())
        }
    ),
];

fn has_actor(session: &Session) -> Result<(), Refusal> {
    writable(session)?;
    match &session.workspace.selected {
        Some(Item::Actor(_)) => Ok(()),
        _ => Err(Refusal::NothingSelected),
    }
}

/// Without a second actor a window asks whom to merge with, and shows what that touches.
fn merge(session: &mut Session, args: &Args) -> Result<(), AppError> {
    let loser = named_actor(session, args)?;
    let winner = match (args.get("into"), args.get("into_name")) {
        (Some(id), _) => by_ending(session, id)?,
        (None, Some(name)) => {
            super::tag::actor_named(session, name).ok_or_else(|| super::tag::no_actor(name))?
        }
        (None, None) => {
            session.workspace.requests.push(Request::MergeActors(loser));
            return Ok(());
        }
    };
    let item = session.plan(|desk| actors::merge(desk, &loser, &winner))?;
    session.select_item(item);
    Ok(())
}

/// Without mentions a window asks which ones name somebody else.
fn split(session: &mut Session, args: &Args) -> Result<(), AppError> {
    let actor = named_actor_to_split(session, args)?;
    let Some(mentions) = args.get("mentions") else {
        session.workspace.requests.push(Request::SplitActor(actor));
        return Ok(());
    };
    let mentions = mentions
        .split(',')
        .map(str::trim)
        .filter(|one| !one.is_empty())
        .map(|one| by_ending(session, one))
        .collect::<Result<Vec<MentionId>, AppError>>()?;
    let fields = ActorFields {
        name_ar: args.get("name").map(str::to_owned),
        name_en: args.get("name_en").map(str::to_owned),
        kind: args.get("type").map(Code::new),
    };
    let item = session.plan(|desk| actors::split(desk, &actor, &mentions, &fields))?;
    session.select_item(item);
    Ok(())
}

/// The actor to be split: `name=` is the new one's name here.
fn named_actor_to_split(session: &Session, args: &Args) -> Result<crate::model::ActorId, AppError> {
    match (args.get("actor"), &session.workspace.selected) {
        (Some(id), _) => by_ending(session, id),
        (None, Some(Item::Actor(actor))) => Ok(actor.clone()),
        (None, _) => Err(AppError::Refused(Refusal::NothingSelected)),
    }
}
