//! Who makes a claim, and what they think of it.

use super::args::{by_ending, needed, wrong};
use super::tag::{actor_called, actor_named, claim_meant, has_claim, no_actor};
use super::{Args, Command, Group, Run, writable};
use crate::app::notice::{AppError, Refusal};
use crate::app::session::Session;
use crate::app::workspace::Gesture;
use crate::model::edit::chain::{NewStance, stance_on};
use crate::model::edit::library::{self, ActorFields};
use crate::model::edit::linking::{self, AttributionFields, Claimant};
use crate::model::edit::tagging;
use crate::model::edit::{EditError, Item};
use crate::model::{ActorId, ClaimId, Code, Target};

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
    verb!(
        "stance.set",
        Link,
        &[],
        &[
            "id",
            "label",
            "dimension",
            "holder",
            "holder_name",
            "target",
            "intensity",
            "explicitness",
            "via",
            "evidence"
        ],
        can_take_a_stance,
        stance
    ),
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
pub(super) fn named_actor(session: &Session, args: &Args) -> Result<ActorId, AppError> {
    if let Some(id) = args.get("actor") {
        return by_ending(session, id);
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

/// A target may be named instead of a claim, so that only writing is needed.
fn can_take_a_stance(session: &Session) -> Result<(), Refusal> {
    writable(session)
}

/// The claimant's stance on a claim, or, where more is said, anybody's on anything.
fn stance(session: &mut Session, args: &Args) -> Result<(), AppError> {
    let label = needed(args, "stance.set", "label")?;
    let dimension = args.get("dimension").unwrap_or("epistemic");
    let plain = ["id", "label", "dimension"];
    if args.keys().all(|key| plain.contains(&key)) {
        let claim = named_claim(session, args)?;
        return set_stance(session, &claim, label, dimension);
    }
    let target = match args.get("target") {
        Some(id) => match session.find_item(id) {
            Some(Item::Claim(id)) => Target::Claim(id),
            Some(Item::Actor(id)) => Target::Actor(id),
            Some(Item::Canonical(id)) => Target::Canonical(id),
            Some(Item::Topic(id)) => Target::Topic(id),
            _ => return Err(AppError::Edit(EditError::NotFound(id.to_owned()))),
        },
        None => Target::Claim(named_claim(session, args)?),
    };
    let article = match (&target, &session.workspace.selection) {
        (Target::Claim(id), _) => session
            .project()
            .claims()
            .get(id)
            .map(|it| it.article.clone()),
        (_, Some(selection)) => Some(selection.article.clone()),
        (_, None) => session.workspace.focused_article().cloned(),
    };
    let article = article.ok_or(AppError::Refused(Refusal::NoArticle))?;
    let holder = match (args.get("holder"), args.get("holder_name"), &target) {
        (Some(id), _, _) => Some(by_ending(session, id)?),
        (None, Some(name), _) => Some(actor_called(session, name, &Args::new())?),
        (None, None, Target::Claim(id)) => session
            .project()
            .claimant_of(id)
            .map(|actor| actor.id.clone()),
        (None, None, _) => None,
    };
    let intensity = match args.get("intensity") {
        None | Some("") => None,
        Some(text) => {
            let number = text.parse().map_err(|_nan| wrong("stance.set", text))?;
            Some(number)
        }
    };
    // The selected words bear the stance out, if the command says so.
    let evidence = match args.get("evidence") {
        Some("selected") => {
            let (article, range) = super::tag::place(session)?;
            vec![session.anchor(&article, range)?]
        }
        Some(other) => return Err(wrong("stance.set", other)),
        None => Vec::new(),
    };
    let new = NewStance {
        article,
        holder,
        target,
        dimension: Code::new(dimension),
        label: Code::new(label),
        intensity,
        explicitness: Code::new(args.get("explicitness").unwrap_or_default()),
        evidence,
        via: super::chain::told_through(session, args)?,
    };
    let item = session.plan(|desk| stance_on(desk, &new))?;
    session.end_gesture();
    session.workspace.selected = item;
    Ok(())
}

fn mention_actor(session: &mut Session, args: &Args) -> Result<(), AppError> {
    let item = super::args::subject(
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
