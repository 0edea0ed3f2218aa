//! What the small palette offers, and what taking an offer does. Offers are worked out once for
//! each question and kept until the project or the question changes, since painting asks in every
//! frame.

use super::tag::{actor_called, actor_named, place};
use super::{Args, canonical, chain, link, relate, suggest};
use crate::app::notice::{AppError, Refusal};
use crate::app::session::Session;
use crate::app::session::likeness::{Meaning, key};
use crate::app::suggestion::Idea;
use crate::app::workspace::{Gesture, Offer};
use crate::model::edit::linking::Claimant;
use crate::model::edit::tagging;
use crate::model::{Actor, ActorId, Claim, ClaimId, Code, MentionId};

/// How many things the small palette offers at most: few enough to be read at a glance.
const OFFERS_MAX: usize = 7;
/// Kinds of relation and whatever else a codebook lists are offered as long as there are digits.
const LABELS_MAX: usize = 9;

/// What the small palette offers now, in the order of digits.
pub fn offers(session: &Session) -> Vec<Offer> {
    session.offered(work_out)
}

fn work_out(session: &Session) -> Vec<Offer> {
    let desk = &session.workspace;
    let filter = desk.filter.trim();
    match &desk.gesture {
        Gesture::None => Vec::new(),
        Gesture::Kind if filter.is_empty() => {
            super::KINDS.iter().copied().map(Offer::Kind).collect()
        }
        // Typing a name at a selection means: a mention of that actor.
        Gesture::Kind => filtered(session, session.likeness().actors_like(&[]).into_iter()),
        Gesture::Claimant(claim) => {
            let claim = session.project().claims().get(claim);
            claim
                .map(|claim| claimants(session, claim))
                .unwrap_or_default()
        }
        Gesture::Source(id) | Gesture::Outer(id) => {
            let item = crate::model::Item::Attribution(id.clone());
            let claim = session.project().claim_of(&item);
            claim
                .map(|claim| claimants(session, claim))
                .unwrap_or_default()
        }
        Gesture::Actor(mention) => actors_for(session, mention),
        Gesture::Relate(claim) => {
            let claim = session.project().claims().get(claim);
            claim
                .map(|claim| similar(session, claim))
                .unwrap_or_default()
        }
        Gesture::Suggestion(one) => match &one.idea {
            Idea::Mention { actors, .. } => {
                let actors = actors.iter().take(LABELS_MAX).cloned();
                actors.map(Offer::Actor).collect()
            }
            Idea::Statement(_) => Vec::new(),
        },
        Gesture::Relation(..) => labels(session, "relation.kind"),
        Gesture::Canonical(claim) => {
            let claim = session.project().claims().get(claim);
            claim
                .map(|claim| propositions(session, claim))
                .unwrap_or_default()
        }
    }
}

/// Who may have said a claim, or reported who said it.
fn claimants(session: &Session, claim: &Claim) -> Vec<Offer> {
    let range = claim.anchor.start()..claim.anchor.end();
    let (project, me) = (session.project(), session.hand());
    let near = project.near_claimants(&claim.article, me, &range);
    let mut offers = filtered(session, near.iter().map(|actor| &actor.id));
    let full = offers
        .iter()
        .filter(|it| matches!(it, Offer::Actor(_)))
        .count()
        >= OFFERS_MAX - 1;
    if !full {
        // Only where those near are too few is everybody looked at.
        let filter = session.workspace.filter.trim();
        let likely: Vec<&ActorId> = if filter.is_empty() {
            let likely = project.likely_claimants(&claim.article, me, &range);
            likely.into_iter().map(|actor| &actor.id).collect()
        } else {
            let rest = called_like(session, filter, &claim.article, &near);
            near.iter().map(|actor| &actor.id).chain(rest).collect()
        };
        offers = filtered(session, likely.into_iter());
    }
    if session.workspace.filter.trim().is_empty() {
        offers.truncate(OFFERS_MAX - 1);
        offers.push(Offer::Nobody);
    }
    offers
}

/// Actors whose names hold the filter's words, without those near, mentioned most first.
fn called_like<'a>(
    session: &'a Session,
    filter: &str,
    article: &crate::model::ArticleId,
    near: &[&Actor],
) -> Vec<&'a ActorId> {
    let (project, wanted) = (session.project(), key(filter));
    let mut rest: Vec<(std::cmp::Reverse<usize>, &ActorId)> = session
        .likeness()
        .actors(|name| name.contains(&wanted))
        .filter(|id| near.iter().all(|one| one.id != **id))
        .filter(|id| project.may_claim_in(id, article))
        .map(|id| {
            (
                std::cmp::Reverse(project.count_mentions(id, session.hand())),
                id,
            )
        })
        .collect();
    rest.sort();
    rest.into_iter().map(|(_, id)| id).collect()
}

/// Whom a mention may name: those called alike first, or somebody new called by these words.
fn actors_for(session: &Session, mention: &MentionId) -> Vec<Offer> {
    let words = session
        .project()
        .mentions()
        .get(mention)
        .and_then(|one| one.anchor.as_ref())
        .map(crate::model::Anchor::quote)
        .unwrap_or_default();
    let keys: Vec<String> = words
        .split_whitespace()
        .map(key)
        .filter(|word| !word.is_empty())
        .collect();
    let near = session.likeness().actors_like(&keys);
    let mut offers = filtered(session, near.into_iter());
    let filter = session.workspace.filter.trim();
    let name = words.trim();
    if filter.is_empty() && actor_named(session, name).is_none() {
        offers.truncate(OFFERS_MAX - 1);
        offers.insert(0, Offer::NewActor(name.to_owned()));
    }
    offers
}

/// Actors that pass the typed filter, by any of their names; a new one under the filter's words
/// at the end.
fn filtered<'a>(session: &Session, actors: impl Iterator<Item = &'a ActorId>) -> Vec<Offer> {
    let filter = session.workspace.filter.trim();
    let wanted = key(filter);
    let passes = |id: &&ActorId| {
        let names = session.likeness().names(id);
        filter.is_empty() || names.iter().any(|name| name.contains(&wanted))
    };
    let mut offers: Vec<Offer> = actors
        .filter(passes)
        .take(OFFERS_MAX)
        .cloned()
        .map(Offer::Actor)
        .collect();
    if !filter.is_empty() && actor_named(session, filter).is_none() {
        offers.truncate(OFFERS_MAX - 1);
        offers.push(Offer::NewActor(filter.to_owned()));
    }
    offers
}

/// Claims to relate one to: of one's own, like it in words, those in the articles on the desk
/// before others; then what else the other articles on the desk hold.
fn similar(session: &Session, claim: &Claim) -> Vec<Offer> {
    let (project, me) = (session.project(), session.hand());
    let wanted = key(session.workspace.filter.trim());
    let passes = |one: &Claim| {
        one.id != claim.id
            && one.annotator == *me
            && (wanted.is_empty() || key(&one.anchor.quote()).contains(&wanted))
    };
    let on_desk = |one: &Claim| session.workspace.pane_of(&one.article).is_some();
    let like = session.likeness().claims_like(&claim.anchor);
    let like: Vec<&Claim> = like
        .iter()
        .filter_map(|(id, _)| project.claims().get(id))
        .collect();
    let elsewhere = session
        .workspace
        .panes
        .iter()
        .filter(|pane| pane.article != claim.article)
        .flat_map(|pane| project.claims_in(&pane.article, Some(me)));
    let mut found: Vec<&ClaimId> = Vec::new();
    let near = like.iter().copied().filter(|one| on_desk(one));
    let far = like.iter().copied().filter(|one| !on_desk(one));
    for one in near.chain(far.take(OFFERS_MAX)).chain(elsewhere) {
        if found.len() < OFFERS_MAX && !found.contains(&&one.id) && passes(one) {
            found.push(&one.id);
        }
    }
    found.into_iter().cloned().map(Offer::Claim).collect()
}

/// The labels of a set that are in use.
fn labels(session: &Session, set: &'static str) -> Vec<Offer> {
    let wanted = key(session.workspace.filter.trim());
    let book = session.project().codebook();
    let entries = book.set(set).into_iter().flat_map(|set| &set.entries);
    entries
        .filter(|entry| !entry.retired)
        .filter(|entry| {
            let names = [entry.name(true), entry.name(false)];
            wanted.is_empty() || names.iter().any(|name| key(name).contains(&wanted))
        })
        .take(LABELS_MAX)
        .map(|entry| Offer::Label(set, entry.code.clone()))
        .collect()
}

/// Propositions a claim may assert or deny: those of claims like it, those worded like it, and a
/// new one.
fn propositions(session: &Session, claim: &Claim) -> Vec<Offer> {
    let project = session.project();
    let filter = session.workspace.filter.trim();
    let wanted = key(filter);
    let quote = claim.anchor.quote();
    let mut found: Vec<(f32, &crate::model::Canonical)> = Vec::new();
    let mut offer = |score: f32, canonical: &'_ crate::model::CanonicalId| {
        let Some(canonical) = project.resolve_canonical(canonical) else {
            return;
        };
        match found.iter_mut().find(|(_, one)| one.id == canonical.id) {
            Some((best, _)) => *best = best.max(score),
            None => found.push((score, canonical)),
        }
    };
    let meaning = Meaning::of(&quote);
    for canonical in project.canonicals().iter() {
        let ar = meaning.overlap(&canonical.proposition_ar);
        let en = meaning.overlap(&canonical.proposition_en);
        offer(ar.max(en), &canonical.id);
    }
    for (place, (id, _)) in session
        .likeness()
        .claims_like(&claim.anchor)
        .iter()
        .take(40)
        .enumerate()
    {
        let member = project
            .claims()
            .get(id)
            .filter(|it| it.annotator == *session.hand())
            .and_then(|it| it.canonical.as_ref());
        if let Some(member) = member {
            offer(1.0 / (1.0 + place as f32), &member.canonical);
        }
    }
    found.retain(|(_, one)| {
        let names = [&one.proposition_ar, &one.proposition_en];
        wanted.is_empty() || names.iter().any(|name| key(name).contains(&wanted))
    });
    found.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.id.cmp(&b.1.id)));
    let mut offers: Vec<Offer> = found
        .into_iter()
        .take(OFFERS_MAX - 1)
        .map(|(_, one)| Offer::Canonical(one.id.clone()))
        .collect();
    let wording = if filter.is_empty() {
        quote.trim()
    } else {
        filter
    };
    offers.push(Offer::NewCanonical(wording.to_owned()));
    offers
}

/// Takes the offer with this number, from 1.
pub(super) fn pick(session: &mut Session, number: usize) -> Result<(), AppError> {
    let offer = number
        .checked_sub(1)
        .and_then(|place| offers(session).into_iter().nth(place))
        .ok_or(AppError::Refused(Refusal::NothingOffered))?;
    match offer {
        Offer::Kind(id) => super::run(session, id, &Args::new()),
        Offer::Actor(actor) => named(session, actor),
        Offer::NewActor(name) => {
            let actor = actor_called(session, &name, &Args::new())?;
            named(session, actor)
        }
        Offer::Nobody => said_by(session, Claimant::Nobody),
        Offer::Claim(other) => match session.workspace.gesture.clone() {
            Gesture::Relate(claim) => {
                relate::ask_kind(session, claim, other);
                Ok(())
            }
            _ => Err(nothing_offered()),
        },
        Offer::Label(_, code) => labelled(session, &code),
        Offer::Canonical(canonical) => match session.workspace.gesture.clone() {
            Gesture::Canonical(claim) => canonical::join(session, &claim, &canonical),
            _ => Err(nothing_offered()),
        },
        Offer::NewCanonical(wording) => match session.workspace.gesture.clone() {
            Gesture::Canonical(claim) => canonical::join_new(session, &claim, &wording),
            _ => Err(nothing_offered()),
        },
    }
}

fn nothing_offered() -> AppError {
    AppError::Refused(Refusal::NothingOffered)
}

/// An actor was named: as a claimant, as a link of a chain, or as whom words mean.
fn named(session: &mut Session, actor: ActorId) -> Result<(), AppError> {
    match session.workspace.gesture.clone() {
        Gesture::Kind => tag_mention_of(session, &actor),
        Gesture::Actor(mention) => resolve(session, &mention, &actor),
        Gesture::Suggestion(_) => suggest::accept(session, Some(actor)),
        _ => said_by(session, Claimant::Actor(actor)),
    }
}

fn said_by(session: &mut Session, who: Claimant) -> Result<(), AppError> {
    match session.workspace.gesture.clone() {
        Gesture::Claimant(claim) => link::set_claimant(session, &claim, who),
        Gesture::Source(link) => chain::set_source(session, &link, &who),
        Gesture::Outer(link) => chain::add(session, &link, &who).map(|_| ()),
        _ => Err(nothing_offered()),
    }
}

fn labelled(session: &mut Session, code: &Code) -> Result<(), AppError> {
    match session.workspace.gesture.clone() {
        Gesture::Relation(from, to) => relate::relate(session, &from, &to, code),
        _ => Err(nothing_offered()),
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
