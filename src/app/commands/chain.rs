//! Chains of attribution: who reported whom, link by link from the claim outwards.

use super::args::{by_ending, maybe, subject};
use super::tag::{actor_called, claim_meant};
use super::{Args, Command, Group, Run, writable};
use crate::app::notice::{AppError, Refusal};
use crate::app::session::Session;
use crate::app::workspace::Gesture;
use crate::model::edit::linking::Claimant;
use crate::model::edit::{EditError, chain, fields};
use crate::model::field::{Value, field_of};
use crate::model::{AttributionId, Code, Item};

/// Fields of a link that a command may set along with its source.
const FIELDS: [&str; 4] = ["visibility", "act", "quote_mode", "outlet_commitment"];

/// What says which link, whose source, and these fields.
const LINK: &[&str] = &[
    "id", "name", "mention", FIELDS[0], FIELDS[1], FIELDS[2], FIELDS[3],
];

pub(super) const COMMANDS: &[Command] = &[
    verb!(
        "chain.add",
        Link,
        &["O"],
        LINK,
        has_chain,
        |session, args| {
            let inner = outermost(session, args)?;
            match who(session, args)? {
                Some(who) => {
                    let link = add(session, &inner, &who)?;
                    set_fields(session, &link, args)
                }
                None => {
                    ask(session, Gesture::Outer(inner));
                    Ok(())
                }
            }
        }
    ),
    verb!(
        "chain.source",
        Link,
        &[],
        LINK,
        writable,
        |session, args| {
            let link = link_meant(session, args)?;
            match who(session, args)? {
                Some(who) => {
                    set_source(session, &link, &who)?;
                    set_fields(session, &link, args)
                }
                None => {
                    ask(session, Gesture::Source(link));
                    Ok(())
                }
            }
        }
    ),
    verb!(
        "chain.select",
        Go,
        &["A"],
        &["id", "link"],
        has_chain,
        select
    ),
    verb!(
        "chain.cut",
        Link,
        &[],
        &["id"],
        writable,
        |session, args| {
            let link = link_meant(session, args)?;
            session.plan(|desk| chain::cut(desk, &link))?;
            session.select_item(None);
            Ok(())
        }
    ),
];

fn has_chain(session: &Session) -> Result<(), Refusal> {
    writable(session)?;
    outermost(session, &Args::new())
        .map(|_| ())
        .map_err(|_none| Refusal::NoClaimant)
}

/// The link a command is about.
fn link_meant(session: &Session, args: &Args) -> Result<AttributionId, AppError> {
    match subject(session, args)? {
        Item::Attribution(link) => Ok(link),
        other => Err(AppError::Edit(EditError::NotFound(other.id().to_owned()))),
    }
}

/// The link after which the next comes: the one that is named or selected, else the outermost of
/// the claim that is.
fn outermost(session: &Session, args: &Args) -> Result<AttributionId, AppError> {
    let item = match args.get("id") {
        Some(_) => subject(session, args)?,
        None => match &session.workspace.selected {
            Some(item @ Item::Attribution(_)) => item.clone(),
            _ => Item::Claim(claim_meant(session)?),
        },
    };
    let claim = match item {
        Item::Attribution(link) => return Ok(link),
        Item::Claim(claim) => claim,
        other => return Err(AppError::Edit(EditError::NotFound(other.id().to_owned()))),
    };
    let chain = session.project().chain_of(&claim);
    let last = chain.last().map(|link| link.id.clone());
    last.ok_or(AppError::Refused(Refusal::NoClaimant))
}

/// From a claim to its nearest source, from there outwards, and back to the claim; `link=` counts
/// from 1, the nearest.
fn select(session: &mut Session, args: &Args) -> Result<(), AppError> {
    let item = match args.get("id") {
        Some(_) => subject(session, args)?,
        None => match &session.workspace.selected {
            Some(item @ Item::Attribution(_)) => item.clone(),
            _ => Item::Claim(claim_meant(session)?),
        },
    };
    let claim = session.project().claim_of(&item);
    let claim = claim.ok_or(AppError::Refused(Refusal::NoClaim))?.id.clone();
    let chain: Vec<AttributionId> = session
        .project()
        .chain_of(&claim)
        .into_iter()
        .map(|link| link.id.clone())
        .collect();
    let place = match args.get("link") {
        Some(number) => {
            let number: usize = number
                .parse()
                .map_err(|_nan| super::args::wrong("chain.select", number))?;
            number.checked_sub(1).filter(|place| *place < chain.len())
        }
        None => match chain.iter().position(|link| link.as_str() == item.id()) {
            Some(place) => (place + 1 < chain.len()).then_some(place + 1),
            None => (!chain.is_empty()).then_some(0),
        },
    };
    let next = place.and_then(|place| chain.get(place)).cloned();
    session.end_gesture();
    session.workspace.link_last.clone_from(&next);
    session.workspace.selected = Some(next.map_or(Item::Claim(claim), Item::Attribution));
    Ok(())
}

/// Who is named as a source, by an actor's name, a mention's id, or as nobody.
fn who(session: &mut Session, args: &Args) -> Result<Option<Claimant>, AppError> {
    if let Some(name) = args.get("name") {
        return actor_called(session, name, &Args::new()).map(|one| Some(Claimant::Actor(one)));
    }
    if let Some(mention) = args.get("mention") {
        return by_ending(session, mention).map(|one| Some(Claimant::Mention(one)));
    }
    let says_how = FIELDS.iter().any(|field| args.get(field).is_some());
    Ok(says_how.then_some(Claimant::Nobody))
}

fn ask(session: &mut Session, gesture: Gesture) {
    session.settle_likeness();
    session.workspace.filter.clear();
    session.workspace.gesture = gesture;
}

pub(super) fn add(
    session: &mut Session,
    inner: &AttributionId,
    who: &Claimant,
) -> Result<AttributionId, AppError> {
    let item = session.plan(|desk| chain::outer(desk, inner, who))?;
    session.end_gesture();
    session.workspace.selected.clone_from(&item);
    match item {
        Some(Item::Attribution(link)) => {
            session.workspace.link_last = Some(link.clone());
            Ok(link)
        }
        _ => Err(AppError::Edit(EditError::NotFound(inner.to_string()))),
    }
}

pub(super) fn set_source(
    session: &mut Session,
    link: &AttributionId,
    who: &Claimant,
) -> Result<(), AppError> {
    session.plan(|desk| chain::source(desk, link, who))?;
    session.end_gesture();
    Ok(())
}

fn set_fields(session: &mut Session, link: &AttributionId, args: &Args) -> Result<(), AppError> {
    let item = Item::Attribution(link.clone());
    for name in FIELDS {
        let Some(code) = args.get(name) else {
            continue;
        };
        let field = field_of(&item, name)
            .ok_or_else(|| AppError::Edit(EditError::NoField(name.to_owned())))?;
        let value = Value::Label(Code::from(code));
        session.plan(|desk| fields::set(desk, &item, field, value))?;
    }
    Ok(())
}

/// The attribution an argument names, for a stance that is told through it.
pub(super) fn told_through(
    session: &Session,
    args: &Args,
) -> Result<Option<AttributionId>, AppError> {
    maybe(session, args, "via")
}
