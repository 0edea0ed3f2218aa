//! Who makes a claim, and what they think of it.

use super::tag::{actor_called, actor_named, claim_meant, has_claim, no_actor};
use super::{Args, Command, Group, Run, writable};
use crate::app::notice::AppError;
use crate::app::session::Session;
use crate::app::workspace::Gesture;
use crate::model::edit::library::{self, ActorFields};
use crate::model::edit::linking::{self, AttributionFields, Claimant};
use crate::model::edit::tagging;
use crate::model::edit::{EditError, Item};
use crate::model::{ActorId, ClaimId, Code};

macro_rules! stance {
    ($id:literal, $chords:expr, $label:literal) => {
        Command {
            id: $id,
            group: Group::Link,
            chords: $chords,
            args: &[],
            enabled: has_claim,
            run: Run::Session(|session, _| {
                let claim = claim_meant(session)?;
                set_stance(session, &claim, $label, "epistemic")
            }),
        }
    };
}

pub(super) const COMMANDS: &[Command] = &[
    Command {
        id: "claim.claimant",
        group: Group::Link,
        chords: &["C"],
        args: &[
            "id",
            "name",
            "type",
            "visibility",
            "act",
            "quote_mode",
            "outlet_commitment",
        ],
        enabled: has_claim,
        run: Run::Session(claimant),
    },
    stance!("stance.support", &["+"], "support"),
    stance!("stance.oppose", &["-"], "oppose"),
    stance!("stance.neutral", &["="], "neutral"),
    stance!("stance.query", &["?"], "query"),
    stance!("stance.mixed", &[], "mixed"),
    stance!("stance.none", &[], "none"),
    Command {
        id: "stance.set",
        group: Group::Link,
        chords: &[],
        args: &["id", "label", "dimension"],
        enabled: has_claim,
        run: Run::Session(|session, args| {
            let claim = named_claim(session, args)?;
            let label = args.get("label").ok_or(AppError::MissingArgument {
                command: "stance.set".to_owned(),
                argument: "label",
            })?;
            set_stance(
                session,
                &claim,
                label,
                args.get("dimension").unwrap_or("epistemic"),
            )
        }),
    },
    Command {
        id: "mention.actor",
        group: Group::Link,
        chords: &[],
        args: &["id", "name", "actor"],
        enabled: writable,
        run: Run::Session(mention_actor),
    },
    Command {
        id: "actor.change",
        group: Group::Link,
        chords: &[],
        args: &["actor", "name", "name_ar", "name_en", "type"],
        enabled: writable,
        run: Run::Session(|session, args| {
            let actor = named_actor(session, args)?;
            let fields = ActorFields {
                name_ar: args.get("name_ar").map(str::to_owned),
                name_en: args.get("name_en").map(str::to_owned),
                kind: args.get("type").map(Code::new),
            };
            session
                .plan(|desk| library::change_actor(desk, &actor, &fields))
                .map(|_| ())
        }),
    },
    Command {
        id: "actor.alias",
        group: Group::Link,
        chords: &[],
        args: &["actor", "name", "alias", "kind"],
        enabled: writable,
        run: Run::Session(|session, args| {
            let actor = named_actor(session, args)?;
            let alias = args.get("alias").ok_or(AppError::MissingArgument {
                command: "actor.alias".to_owned(),
                argument: "alias",
            })?;
            let kind = Code::new(args.get("kind").unwrap_or("name"));
            session
                .plan(|desk| library::add_alias(desk, &actor, alias, &kind))
                .map(|_| ())
        }),
    },
];

fn named_claim(session: &Session, args: &Args) -> Result<ClaimId, AppError> {
    match args.get("id") {
        Some(id) => Ok(ClaimId::new(id)),
        None => claim_meant(session),
    }
}

/// The actor an `actor=` id or a `name=` names, or the selected one.
fn named_actor(session: &Session, args: &Args) -> Result<ActorId, AppError> {
    if let Some(id) = args.get("actor") {
        return Ok(ActorId::new(id));
    }
    if let Some(name) = args.get("name") {
        return actor_named(session, name).ok_or_else(|| no_actor(name));
    }
    match &session.workspace.selected {
        Some(Item::Actor(actor)) => Ok(actor.clone()),
        _ => Err(AppError::Edit(EditError::NameNeeded)),
    }
}

fn claimant(session: &mut Session, args: &Args) -> Result<(), AppError> {
    let claim = named_claim(session, args)?;
    let fields = AttributionFields {
        visibility: args.get("visibility").map(Code::new),
        act: args.get("act").map(Code::new),
        quote_mode: args.get("quote_mode").map(Code::new),
        outlet_commitment: args.get("outlet_commitment").map(Code::new),
    };
    if args.keys().all(|key| key == "id") {
        // Nothing said: ask in the small palette.
        session.workspace.selected = Some(Item::Claim(claim.clone()));
        session.workspace.gesture = Gesture::Claimant(claim);
        return Ok(());
    }
    let who = match args.get("name") {
        Some(name) => Claimant::Actor(actor_called(session, name, &only_type(args))?),
        None if args.get("visibility") == Some("unattributed") => Claimant::Nobody,
        None => Claimant::Keep,
    };
    session
        .plan(|desk| linking::claimant(desk, &claim, &who, &fields))
        .map(|_| ())
}

fn only_type(args: &Args) -> Args {
    match args.get("type") {
        Some(kind) => Args::new().with("type", kind),
        None => Args::new(),
    }
}

pub(super) fn set_claimant(
    session: &mut Session,
    claim: &ClaimId,
    who: Claimant,
) -> Result<(), AppError> {
    session.plan(|desk| linking::claimant(desk, claim, &who, &AttributionFields::default()))?;
    session.workspace.filter.clear();
    Ok(())
}

fn set_stance(
    session: &mut Session,
    claim: &ClaimId,
    label: &str,
    dimension: &str,
) -> Result<(), AppError> {
    let (label, dimension) = (Code::new(label), Code::new(dimension));
    session
        .plan(|desk| linking::stance(desk, claim, &label, &dimension, None))
        .map(|_| ())
}

fn mention_actor(session: &mut Session, args: &Args) -> Result<(), AppError> {
    let item = super::edit::subject(
        session,
        &match args.get("id") {
            Some(id) => Args::new().with("id", id),
            None => Args::new(),
        },
    )?;
    let Item::Mention(mention) = item else {
        return Err(AppError::Edit(EditError::NotFound(item.id().to_owned())));
    };
    if args.get("name").is_none() && args.get("actor").is_none() {
        session.workspace.selected = Some(Item::Mention(mention.clone()));
        session.workspace.gesture = Gesture::Actor(mention);
        return Ok(());
    }
    let actor = match args.get("actor") {
        Some(id) => ActorId::new(id),
        None => actor_called(session, args.get("name").unwrap_or_default(), &Args::new())?,
    };
    session
        .plan(|desk| tagging::resolve_mention(desk, &mention, Some(&actor)))
        .map(|_| ())
}
