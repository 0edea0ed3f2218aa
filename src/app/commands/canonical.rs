//! Propositions that claims of many articles assert or deny, and the topics they belong to.

use super::args::{flag, maybe, needed, one, subject};
use super::tag::{claim_meant, has_claim};
use super::{Args, Command, Group, Run, writable};
use crate::app::notice::{AppError, Refusal};
use crate::app::session::Session;
use crate::app::workspace::Gesture;
use crate::model::edit::{EditError, canonical};
use crate::model::{CanonicalId, ClaimId, Code, Item, TopicId};

pub(super) const COMMANDS: &[Command] = &[
    verb!(
        "claim.canonical",
        Link,
        &["K"],
        &[
            "id",
            "canonical",
            "wording",
            "wording_en",
            "denies",
            "relation"
        ],
        has_claim,
        claim_canonical
    ),
    verb!(
        "canonical.sign",
        Link,
        &["D"],
        &["id"],
        has_canonical,
        |session, args| {
            let claim = named_claim(session, args)?;
            let member = member(session, &claim)?;
            session
                .plan(|desk| {
                    let (canonical, relation) = (Some(&member.canonical), &member.relation);
                    canonical::join(desk, &claim, canonical, !member.denies, relation)
                })
                .map(|_| ())
        }
    ),
    verb!(
        "canonical.leave",
        Link,
        &[],
        &["id"],
        has_canonical,
        |session, args| {
            let claim = named_claim(session, args)?;
            session
                .plan(|desk| canonical::join(desk, &claim, None, false, &Code::default()))
                .map(|_| ())
        }
    ),
    verb!(
        "canonical.add",
        Link,
        &[],
        &["wording", "wording_en", "topic"],
        writable,
        |session, args| {
            let topic = maybe(session, args, "topic")?;
            let ar = args.get("wording").unwrap_or_default();
            let en = args.get("wording_en").unwrap_or_default();
            let item = session.plan(|desk| canonical::add(desk, ar, en, topic.as_ref()))?;
            session.select_item(item);
            Ok(())
        }
    ),
    verb!(
        "canonical.merge",
        Link,
        &[],
        &["id", "into"],
        writable,
        |session, args| {
            let loser = named_canonical(session, args)?;
            let winner = one(session, args, "canonical.merge", "into")?;
            let item = session.plan(|desk| canonical::merge(desk, &loser, &winner))?;
            session.select_item(item);
            Ok(())
        }
    ),
    verb!(
        "canonical.topic",
        Link,
        &[],
        &["id", "topic"],
        writable,
        |session, args| {
            let canonical = named_canonical(session, args)?;
            let topic = maybe(session, args, "topic")?;
            session
                .plan(|desk| canonical::set_topic(desk, &canonical, topic.as_ref()))
                .map(|_| ())
        }
    ),
    verb!(
        "canonical.bond",
        Link,
        &[],
        &["id", "other", "kind"],
        writable,
        |session, args| {
            let from = named_canonical(session, args)?;
            let to = one(session, args, "canonical.bond", "other")?;
            let kind = Code::from(needed(args, "canonical.bond", "kind")?);
            session
                .plan(|desk| canonical::bond(desk, &from, &to, &kind))
                .map(|_| ())
        }
    ),
    verb!(
        "topic.add",
        Link,
        &[],
        &["name", "name_en", "code", "parent"],
        writable,
        |session, args| {
            let parent: Option<TopicId> = maybe(session, args, "parent")?;
            let names = (
                args.get("name").unwrap_or_default(),
                args.get("name_en").unwrap_or_default(),
            );
            let code = args.get("code").unwrap_or_default();
            let item =
                session.plan(|desk| canonical::add_topic(desk, parent.as_ref(), code, names))?;
            session.select_item(item);
            Ok(())
        }
    ),
    verb!(
        "topic.move",
        Link,
        &[],
        &["id", "parent"],
        writable,
        |session, args| {
            let topic: TopicId = match subject(session, args)? {
                Item::Topic(topic) => topic,
                other => return Err(AppError::Edit(EditError::NotFound(other.id().to_owned()))),
            };
            let parent = maybe(session, args, "parent")?;
            session
                .plan(|desk| canonical::move_topic(desk, &topic, parent.as_ref()))
                .map(|_| ())
        }
    ),
];

fn named_claim(session: &Session, args: &Args) -> Result<ClaimId, AppError> {
    match args.get("id") {
        Some(_) => one(session, args, "claim.canonical", "id"),
        None => claim_meant(session),
    }
}

fn named_canonical(session: &Session, args: &Args) -> Result<CanonicalId, AppError> {
    match subject(session, args)? {
        Item::Canonical(canonical) => Ok(canonical),
        other => Err(AppError::Edit(EditError::NotFound(other.id().to_owned()))),
    }
}

fn member(session: &Session, claim: &ClaimId) -> Result<crate::model::Membership, AppError> {
    let found = session.project().claims().get(claim);
    found
        .and_then(|it| it.canonical.clone())
        .ok_or(AppError::Refused(Refusal::NoCanonical))
}

fn has_canonical(session: &Session) -> Result<(), Refusal> {
    has_claim(session)?;
    let claim = claim_meant(session).map_err(|_none| Refusal::NoClaim)?;
    member(session, &claim)
        .map(|_| ())
        .map_err(|_none| Refusal::NoCanonical)
}

fn claim_canonical(session: &mut Session, args: &Args) -> Result<(), AppError> {
    let claim = named_claim(session, args)?;
    let denies = flag(args, "claim.canonical", "denies")?.unwrap_or(false);
    let relation = Code::from(args.get("relation").unwrap_or_default());
    if let Some(canonical) = maybe::<crate::model::Canonical>(session, args, "canonical")? {
        return session
            .plan(|desk| canonical::join(desk, &claim, Some(&canonical), denies, &relation))
            .map(|_| ());
    }
    let (ar, en) = (args.get("wording"), args.get("wording_en"));
    if ar.is_some() || en.is_some() {
        let (ar, en) = (ar.unwrap_or_default(), en.unwrap_or_default());
        return session
            .plan(|desk| canonical::add_of(desk, &claim, ar, en, denies))
            .map(|_| ());
    }
    session.settle_likeness();
    session.workspace.selected = Some(Item::Claim(claim.clone()));
    session.workspace.filter.clear();
    session.workspace.gesture = Gesture::Canonical(claim);
    Ok(())
}

pub(super) fn join(
    session: &mut Session,
    claim: &ClaimId,
    canonical: &CanonicalId,
) -> Result<(), AppError> {
    session.plan(|desk| canonical::join(desk, claim, Some(canonical), false, &Code::default()))?;
    session.end_gesture();
    Ok(())
}

/// The first claim of a new proposition, worded in the language it is written in.
pub(super) fn join_new(
    session: &mut Session,
    claim: &ClaimId,
    wording: &str,
) -> Result<(), AppError> {
    let is_latin = wording.chars().any(|c| c.is_ascii_alphabetic())
        && !wording
            .chars()
            .any(|c| ('\u{600}'..='\u{6ff}').contains(&c));
    let (ar, en) = if is_latin {
        ("", wording)
    } else {
        (wording, "")
    };
    session.plan(|desk| canonical::add_of(desk, claim, ar, en, false))?;
    session.end_gesture();
    Ok(())
}
