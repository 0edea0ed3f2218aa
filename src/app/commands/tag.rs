//! Tagging what is selected.

use super::{Args, Command, Group, Run, writable};
use crate::app::notice::{AppError, Refusal};
use crate::app::session::Session;
use crate::app::session::likeness::key;
use crate::app::workspace::{Gesture, TextSelection};
use crate::model::edit::library::{self, ActorFields};
use crate::model::edit::tagging::{self, ClaimFields};
use crate::model::edit::{EditError, Item};
use crate::model::edit::{fields, linking};
use crate::model::field::field_of;
use crate::model::{ActorId, ActorScope, Anchor, ArticleId, ClaimId, Code};

pub(super) const COMMANDS: &[Command] = &[
    Command {
        id: "tag.claim",
        group: Group::Tag,
        chords: &["1"],
        args: &["type", "certainty", "polarity", "conditional"],
        enabled: has_selection,
        run: Run::Session(tag_claim),
    },
    Command {
        id: "tag.actor",
        group: Group::Tag,
        chords: &["2"],
        args: &["name", "name_en", "type"],
        enabled: has_selection,
        run: Run::Session(tag_actor),
    },
    Command {
        id: "tag.stance",
        group: Group::Tag,
        chords: &["3"],
        args: &[],
        enabled: has_claim,
        run: Run::Session(|session, _| {
            let claim = claim_meant(session)?;
            session.workspace.selected = Some(Item::Claim(claim.clone()));
            session.workspace.gesture = Gesture::Claimant(claim);
            Ok(())
        }),
    },
    Command {
        id: "tag.cue",
        group: Group::Tag,
        chords: &["4"],
        args: &["id"],
        enabled: has_cue,
        run: Run::Session(tag_cue),
    },
    Command {
        id: "claim.change",
        group: Group::Tag,
        chords: &[],
        args: &["id", "type", "certainty", "polarity", "conditional"],
        enabled: has_claim,
        run: Run::Session(change_claim),
    },
    Command {
        id: "tag.move",
        group: Group::Tag,
        chords: &["Ctrl+M"],
        args: &["id"],
        enabled: has_selection,
        run: Run::Session(move_tag),
    },
    Command {
        id: "offer.pick",
        group: Group::Tag,
        chords: &[],
        args: &["n"],
        enabled: writable,
        run: Run::Session(|session, args| {
            let number = args.get("n").and_then(|n| n.parse().ok()).unwrap_or(0);
            super::offers::pick(session, number)
        }),
    },
];

/// The selected text, not empty.
fn selection(session: &Session) -> Option<&TextSelection> {
    session
        .workspace
        .selection
        .as_ref()
        .filter(|one| !one.is_caret())
}

pub(super) fn has_selection(session: &Session) -> Result<(), Refusal> {
    writable(session)?;
    selection(session).map(|_| ()).ok_or(Refusal::NoSelection)
}

/// The claim a command is about: the selected one, else the one under the selected text.
pub(super) fn claim_meant(session: &Session) -> Result<ClaimId, AppError> {
    if let Some(Item::Claim(claim)) = &session.workspace.selected {
        return Ok(claim.clone());
    }
    if let Gesture::Claimant(claim) = &session.workspace.gesture {
        return Ok(claim.clone());
    }
    let under = session.workspace.selection.as_ref().and_then(|selection| {
        let range = selection.range();
        session
            .project()
            .claims_in(&selection.article, Some(session.hand()))
            .into_iter()
            .filter(|claim| {
                let range = range.start..range.end.max(range.start + 1);
                session.overlaps_now(&selection.article, &claim.anchor, &range)
            })
            .min_by_key(|claim| claim.anchor.end() - claim.anchor.start())
            .map(|claim| claim.id.clone())
    });
    under.ok_or(AppError::Refused(Refusal::NoClaim))
}

pub(super) fn has_claim(session: &Session) -> Result<(), Refusal> {
    writable(session)?;
    claim_meant(session)
        .map(|_| ())
        .map_err(|_none| Refusal::NoClaim)
}

fn has_cue(session: &Session) -> Result<(), Refusal> {
    has_selection(session)?;
    cue_claim(session).map(|_| ()).ok_or(Refusal::NoClaim)
}

/// The claim whose cue the selected words are: the one tagged last in this article, else the
/// nearest.
pub(super) fn cue_claim(session: &Session) -> Option<ClaimId> {
    let selection = selection(session)?;
    let range = selection.range();
    let claims = session
        .project()
        .claims_in(&selection.article, Some(session.hand()));
    let last = session.workspace.claim_last.as_ref();
    claims
        .iter()
        .find(|claim| Some(&claim.id) == last)
        .or_else(|| {
            claims.iter().min_by_key(|claim| {
                let stretch = session.stretch_now(&selection.article, &claim.anchor);
                stretch.map_or(usize::MAX, |it| {
                    it.start.saturating_sub(range.end) + range.start.saturating_sub(it.end)
                })
            })
        })
        .map(|claim| claim.id.clone())
}

pub(super) fn place(session: &Session) -> Result<(ArticleId, std::ops::Range<usize>), AppError> {
    let selection = selection(session).ok_or(AppError::Refused(Refusal::NoSelection))?;
    Ok((selection.article.clone(), selection.range()))
}

fn claim_fields(args: &Args) -> ClaimFields {
    ClaimFields {
        kind: args.get("type").map(Code::new),
        certainty: args.get("certainty").map(Code::new),
        polarity: args.get("polarity").map(Code::new),
        conditional: args.get("conditional").map(|text| text == "true"),
    }
}

fn tag_claim(session: &mut Session, args: &Args) -> Result<(), AppError> {
    let (article, range) = place(session)?;
    let anchor = session.anchor(&article, range)?;
    let fields = claim_fields(args);
    let item = session.plan(|desk| tagging::claim(desk, &article, anchor, &fields))?;
    if let Some(Item::Claim(claim)) = item {
        session.workspace.claim_last = Some(claim.clone());
        session.workspace.link_last = None;
        session.workspace.selected = Some(Item::Claim(claim.clone()));
        session.workspace.gesture = Gesture::Claimant(claim);
        session.workspace.filter.clear();
    }
    Ok(())
}

fn change_claim(session: &mut Session, args: &Args) -> Result<(), AppError> {
    let claim = match args.get("id") {
        Some(id) => ClaimId::new(id),
        None => claim_meant(session)?,
    };
    let fields = claim_fields(args);
    session
        .plan(|desk| tagging::change_claim(desk, &claim, &fields))
        .map(|_| ())
}

/// A mention of the selected words. With a name: of that actor, made if need be. Without: of the
/// one actor that is called so, else the palette asks.
fn tag_actor(session: &mut Session, args: &Args) -> Result<(), AppError> {
    let (article, range) = place(session)?;
    let anchor = session.anchor(&article, range)?;
    let words = anchor.quote();
    let actor = match args.get("name") {
        Some(name) => Some(actor_called(session, name, args)?),
        None => known_actor(session, &words),
    };
    let item =
        session.plan(|desk| tagging::mention(desk, &article, Some(anchor), actor.as_ref()))?;
    if let Some(Item::Mention(mention)) = &item {
        session.workspace.selected.clone_from(&item);
        if actor.is_some() {
            session.workspace.gesture = Gesture::None;
        } else {
            session.workspace.gesture = Gesture::Actor(mention.clone());
        }
        session.workspace.filter.clear();
    }
    Ok(())
}

/// The living actor of this name or alias, or a new one.
pub(super) fn actor_called(
    session: &mut Session,
    name: &str,
    args: &Args,
) -> Result<ActorId, AppError> {
    if let Some(actor) = actor_named(session, name) {
        return Ok(actor);
    }
    let kind = args.get("type").map(Code::new);
    let unnamed = kind
        .as_ref()
        .is_some_and(|kind| kind.as_str() == "unnamed_source");
    let scope = match (unnamed, &session.workspace.selection) {
        (true, Some(selection)) => ActorScope::Article(selection.article.clone()),
        _ => ActorScope::Project,
    };
    let fields = ActorFields {
        name_ar: Some(name.to_owned()),
        name_en: args.get("name_en").map(str::to_owned),
        kind,
    };
    match session.plan(|desk| library::add_actor(desk, &fields, scope))? {
        Some(Item::Actor(actor)) => Ok(actor),
        _ => Err(AppError::NoActor(name.to_owned())),
    }
}

/// The one living actor that is called exactly so.
pub(super) fn actor_named(session: &Session, name: &str) -> Option<ActorId> {
    let project = session.project();
    let (name, wanted) = (name.trim(), key(name));
    session
        .likeness()
        .actors(|one| one == wanted)
        .filter_map(|id| project.actors().get(id))
        .find(|actor| project.names_of(actor).any(|one| one == name))
        .map(|actor| actor.id.clone())
}

/// The one living actor these words can only mean: called so but for spelling, and nobody else is.
fn known_actor(session: &Session, words: &str) -> Option<ActorId> {
    let project = session.project();
    let wanted = key(words);
    let mut found = session.likeness().actors(|one| one == wanted).filter(|id| {
        let Some(actor) = project.actors().get(id) else {
            return false;
        };
        let ambiguous = |surface: &str| {
            project
                .aliases_of(id)
                .any(|alias| alias.ambiguous && alias.surface == surface)
        };
        project
            .names_of(actor)
            .any(|name| key(name) == wanted && !ambiguous(name))
    });
    match (found.next(), found.next()) {
        (Some(actor), None) if !wanted.is_empty() => Some(actor.clone()),
        _ => None,
    }
}

/// The selected words are the cue of the link of a chain in hand, else of the claim in hand.
fn tag_cue(session: &mut Session, args: &Args) -> Result<(), AppError> {
    let (article, range) = place(session)?;
    let named = match args.get("id") {
        Some(_) => Some(super::args::subject(session, args)?),
        None => link_in_hand(session, &article),
    };
    let anchor = session.anchor(&article, range)?;
    let item = match named {
        Some(item @ Item::Attribution(_)) => {
            let field = field_of(&item, "cue")
                .ok_or_else(|| AppError::Edit(EditError::NoField("cue".to_owned())))?;
            session.plan(|desk| fields::toggle_place(desk, &item, field, &anchor, false))?;
            item
        }
        Some(Item::Claim(claim)) => cue_of(session, claim, anchor)?,
        Some(other) => return Err(AppError::Edit(EditError::NotFound(other.id().to_owned()))),
        None => {
            let claim = cue_claim(session).ok_or(AppError::Refused(Refusal::NoClaim))?;
            cue_of(session, claim, anchor)?
        }
    };
    session.workspace.selected = Some(item);
    session.workspace.gesture = Gesture::None;
    Ok(())
}

fn cue_of(session: &mut Session, claim: ClaimId, anchor: Anchor) -> Result<Item, AppError> {
    session.plan(|desk| linking::cue(desk, &claim, Some(anchor)))?;
    Ok(Item::Claim(claim))
}

/// The link made or looked at last, if it lies in this article.
fn link_in_hand(session: &Session, article: &ArticleId) -> Option<Item> {
    let link = session.workspace.link_last.as_ref()?;
    let link = session.project().attributions().get(link)?;
    (link.article == *article).then(|| Item::Attribution(link.id.clone()))
}

fn move_tag(session: &mut Session, args: &Args) -> Result<(), AppError> {
    let item = match args.get("id") {
        Some(_) => super::args::subject(session, args)?,
        None => session
            .workspace
            .claim_last
            .clone()
            .map(Item::Claim)
            .ok_or(AppError::Refused(Refusal::NothingSelected))?,
    };
    let (article, range) = place(session)?;
    let anchor = session.anchor(&article, range)?;
    session.plan(|desk| tagging::move_span(desk, &item, anchor))?;
    session.workspace.selected = Some(item);
    Ok(())
}

/// The planner's own complaint about an actor that is not there.
pub(super) fn no_actor(name: &str) -> AppError {
    AppError::Edit(EditError::NotFound(name.to_owned()))
}
