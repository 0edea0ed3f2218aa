//! Tagging what is selected, and what the small palette offers.

use super::{Args, Command, Group, Run, writable};
use crate::app::notice::{AppError, Refusal};
use crate::app::session::Session;
use crate::app::workspace::{Gesture, Offer, TextSelection};
use crate::model::edit::library::{self, ActorFields};
use crate::model::edit::linking;
use crate::model::edit::tagging::{self, ClaimFields};
use crate::model::edit::{EditError, Item};
use crate::model::{ActorId, ActorScope, ArticleId, ClaimId, Code, MentionId};
use crate::text::fold::{FoldOptions, fold};

/// How many things the small palette offers at most: few enough to be read at a glance.
const OFFERS_MAX: usize = 7;

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
            pick(session, number)
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

fn has_selection(session: &Session) -> Result<(), Refusal> {
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
            .claims_in(&selection.article, Some(session.annotator()))
            .into_iter()
            .filter(|claim| {
                claim
                    .anchor
                    .overlaps(&(range.start..range.end.max(range.start + 1)))
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
fn cue_claim(session: &Session) -> Option<ClaimId> {
    let selection = selection(session)?;
    let range = selection.range();
    let claims = session
        .project()
        .claims_in(&selection.article, Some(session.annotator()));
    let last = session.workspace.claim_last.as_ref();
    claims
        .iter()
        .find(|claim| Some(&claim.id) == last)
        .or_else(|| {
            claims.iter().min_by_key(|claim| {
                let (start, end) = (claim.anchor.start(), claim.anchor.end());
                start.saturating_sub(range.end) + range.start.saturating_sub(end)
            })
        })
        .map(|claim| claim.id.clone())
}

fn place(session: &Session) -> Result<(ArticleId, std::ops::Range<usize>), AppError> {
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
    let name = name.trim();
    project
        .living_actors()
        .find(|actor| project.names_of(actor).any(|one| one == name))
        .map(|actor| actor.id.clone())
}

fn key(text: &str) -> String {
    fold(text.trim(), &FoldOptions::default())
        .key()
        .iter()
        .collect()
}

/// The one living actor these words can only mean: called so but for spelling, and nobody else is.
fn known_actor(session: &Session, words: &str) -> Option<ActorId> {
    let project = session.project();
    let wanted = key(words);
    let mut found = project.living_actors().filter(|actor| {
        let ambiguous = |surface: &str| {
            project
                .aliases_of(&actor.id)
                .any(|alias| alias.ambiguous && alias.surface == surface)
        };
        project
            .names_of(actor)
            .any(|name| key(name) == wanted && !ambiguous(name))
    });
    match (found.next(), found.next()) {
        (Some(actor), None) if !wanted.is_empty() => Some(actor.id.clone()),
        _ => None,
    }
}

fn tag_cue(session: &mut Session, args: &Args) -> Result<(), AppError> {
    let (article, range) = place(session)?;
    let claim = match args.get("id") {
        Some(id) => ClaimId::new(id),
        None => cue_claim(session).ok_or(AppError::Refused(Refusal::NoClaim))?,
    };
    let anchor = session.anchor(&article, range)?;
    session.plan(|desk| linking::cue(desk, &claim, Some(anchor)))?;
    session.workspace.selected = Some(Item::Claim(claim));
    session.workspace.gesture = Gesture::None;
    Ok(())
}

fn move_tag(session: &mut Session, args: &Args) -> Result<(), AppError> {
    let item = match args.get("id") {
        Some(_) => super::edit::subject(session, args)?,
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

/// What the small palette offers now, in the order of digits.
pub fn offers(session: &Session) -> Vec<Offer> {
    let desk = &session.workspace;
    match &desk.gesture {
        Gesture::None => Vec::new(),
        Gesture::Kind if desk.filter.trim().is_empty() => {
            ["tag.claim", "tag.actor", "tag.stance", "tag.cue"]
                .into_iter()
                .map(Offer::Kind)
                .collect()
        }
        // Typing a name at a selection means: a mention of that actor.
        Gesture::Kind => filtered(session, actors_like(session, "").into_iter()),
        Gesture::Claimant(claim) => {
            let Some(claim) = session.project().claims().get(claim) else {
                return Vec::new();
            };
            let range = claim.anchor.start()..claim.anchor.end();
            let likely =
                session
                    .project()
                    .likely_claimants(&claim.article, session.annotator(), &range);
            let mut offers: Vec<_> = filtered(session, likely.into_iter());
            if desk.filter.trim().is_empty() {
                offers.truncate(OFFERS_MAX - 1);
                offers.push(Offer::Nobody);
            }
            offers
        }
        Gesture::Actor(mention) => {
            let words = session
                .project()
                .mentions()
                .get(mention)
                .and_then(|one| one.anchor.as_ref())
                .map(crate::model::Anchor::quote)
                .unwrap_or_default();
            let near = actors_like(session, &words);
            let mut offers = filtered(session, near.into_iter());
            let name = if desk.filter.trim().is_empty() {
                words
            } else {
                desk.filter.clone()
            };
            let name = name.trim().to_owned();
            if desk.filter.trim().is_empty() && actor_named(session, &name).is_none() {
                offers.truncate(OFFERS_MAX - 1);
                offers.insert(0, Offer::NewActor(name));
            }
            offers
        }
    }
}

/// Actors that pass the typed filter, by any of their names; a new one under the filter's words
/// at the end.
fn filtered<'a>(
    session: &Session,
    actors: impl Iterator<Item = &'a crate::model::Actor>,
) -> Vec<Offer> {
    let filter = session.workspace.filter.trim();
    let wanted = key(filter);
    let mut offers: Vec<Offer> = actors
        .filter(|actor| {
            filter.is_empty()
                || session
                    .project()
                    .names_of(actor)
                    .any(|name| key(name).contains(&wanted))
        })
        .take(OFFERS_MAX)
        .map(|actor| Offer::Actor(actor.id.clone()))
        .collect();
    if !filter.is_empty() && actor_named(session, filter).is_none() {
        offers.truncate(OFFERS_MAX - 1);
        offers.push(Offer::NewActor(filter.to_owned()));
    }
    offers
}

/// Living actors, those first that share a word with `words`.
fn actors_like<'a>(session: &'a Session, words: &str) -> Vec<&'a crate::model::Actor> {
    let wanted: Vec<String> = words
        .split_whitespace()
        .map(key)
        .filter(|w| !w.is_empty())
        .collect();
    let project = session.project();
    let mut actors: Vec<_> = project
        .living_actors()
        .map(|actor| {
            let shared = project
                .names_of(actor)
                .map(|name| {
                    name.split_whitespace()
                        .filter(|word| wanted.contains(&key(word)))
                        .count()
                })
                .max()
                .unwrap_or(0);
            (std::cmp::Reverse(shared), &actor.id, actor)
        })
        .collect();
    actors.sort_by(|a, b| (&a.0, a.1).cmp(&(&b.0, b.1)));
    actors.into_iter().map(|(_, _, actor)| actor).collect()
}

/// Takes the offer with this number, from 1.
pub(super) fn pick(session: &mut Session, number: usize) -> Result<(), AppError> {
    let offer = number
        .checked_sub(1)
        .and_then(|place| offers(session).into_iter().nth(place))
        .ok_or(AppError::Refused(Refusal::NothingOffered))?;
    match (session.workspace.gesture.clone(), offer) {
        (_, Offer::Kind(id)) => super::run(session, id, &Args::new()),
        (Gesture::Claimant(claim), Offer::Actor(actor)) => {
            super::link::set_claimant(session, &claim, linking::Claimant::Actor(actor))
        }
        (Gesture::Claimant(claim), Offer::NewActor(name)) => {
            let actor = actor_called(session, &name, &Args::new())?;
            super::link::set_claimant(session, &claim, linking::Claimant::Actor(actor))
        }
        (Gesture::Claimant(claim), Offer::Nobody) => {
            super::link::set_claimant(session, &claim, linking::Claimant::Nobody)
        }
        (Gesture::Actor(mention), Offer::Actor(actor)) => resolve(session, &mention, &actor),
        (Gesture::Actor(mention), Offer::NewActor(name)) => {
            let actor = actor_called(session, &name, &Args::new())?;
            resolve(session, &mention, &actor)
        }
        (Gesture::Kind, Offer::Actor(actor)) => tag_mention_of(session, &actor),
        (Gesture::Kind, Offer::NewActor(name)) => {
            let actor = actor_called(session, &name, &Args::new())?;
            tag_mention_of(session, &actor)
        }
        (_, Offer::Actor(_) | Offer::NewActor(_) | Offer::Nobody) => {
            Err(AppError::Refused(Refusal::NothingOffered))
        }
    }
}

fn tag_mention_of(session: &mut Session, actor: &ActorId) -> Result<(), AppError> {
    let (article, range) = place(session)?;
    let anchor = session.anchor(&article, range)?;
    let item = session.plan(|desk| tagging::mention(desk, &article, Some(anchor), Some(actor)))?;
    session.end_gesture();
    session.workspace.selected = item;
    Ok(())
}

fn resolve(session: &mut Session, mention: &MentionId, actor: &ActorId) -> Result<(), AppError> {
    session.plan(|desk| tagging::resolve_mention(desk, mention, Some(actor)))?;
    session.end_gesture();
    Ok(())
}

/// The planner's own complaint about an actor that is not there.
pub(super) fn no_actor(name: &str) -> AppError {
    AppError::Edit(EditError::NotFound(name.to_owned()))
}
