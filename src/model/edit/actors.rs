//! The registry of actors: merging, splitting, roles, affiliations, other names.
//!
//! A merge writes on the loser only and readers follow it, so that it is taken back by one record
//! and touches nobody's tags. A split moves one's own tags to a new actor; a colleague's stay, and
//! are told by [`Project::uses_of`].

use super::library::ActorFields;
use super::{Desk, EditError, Item, Plan};
use crate::model::{
    Actor, ActorId, Affiliation, AffiliationId, Alias, AliasId, Change, Code, MentionId, Project,
    Role, RoleId, Stance, Target,
};

/// Merges `loser` into `winner`.
///
/// # Errors
/// If one is not there, both are one, or the winner was itself merged into the loser.
pub fn merge(desk: &mut Desk<'_>, loser: &ActorId, winner: &ActorId) -> Result<Plan, EditError> {
    let before = desk.get(loser)?.clone();
    let found = desk.project.resolve(winner);
    let winner = found.ok_or_else(|| EditError::NotFound(winner.to_string()))?;
    if winner.id == *loser {
        return Err(EditError::WithItself);
    }
    let after = Actor {
        merged_into: Some(winner.id.clone()),
        ..before.clone()
    };
    let item = Item::Actor(winner.id.clone());
    Ok(Plan::new("actor.merge", None, Some(item)).edit(Change::modify(before, after)))
}

/// Parts a merged actor from its winner again.
///
/// # Errors
/// If it is not there.
pub fn unmerge(desk: &mut Desk<'_>, loser: &ActorId) -> Result<Plan, EditError> {
    let before = desk.get(loser)?.clone();
    let after = Actor {
        merged_into: None,
        ..before.clone()
    };
    let item = Item::Actor(loser.clone());
    Ok(Plan::new("actor.unmerge", None, Some(item)).edit(Change::modify(before, after)))
}

/// Makes a new actor and moves some of one's own mentions, and the stances on their claims, to it.
///
/// # Errors
/// If a mention is not there or a colleague's, or the new actor has no name.
pub fn split(
    desk: &mut Desk<'_>,
    actor: &ActorId,
    mentions: &[MentionId],
    fields: &ActorFields,
) -> Result<Plan, EditError> {
    let old = desk.get(actor)?;
    let made = super::library::add_actor(desk, fields, old.scope.clone())?;
    let Some(Item::Actor(new)) = made.item.clone() else {
        return Err(EditError::NameNeeded);
    };
    let ids = desk.project.ids_of(actor);
    let mut plan = Plan::new("actor.split", None, Some(Item::Actor(new.clone())));
    plan.edits = made.edits;
    for id in mentions {
        let before = desk.my(id)?.clone();
        let names_it = before.actor.as_ref().is_some_and(|one| ids.contains(one));
        if !names_it || plan.touches(id.as_str()) {
            continue;
        }
        let mut after = before.clone();
        after.actor = Some(new.clone());
        plan = plan.edit(Change::modify(before, after));
        for stance in stances_through(desk.project, id, &ids) {
            let before = stance.clone();
            if before.annotator != desk.me() || plan.touches(before.id.as_str()) {
                continue;
            }
            let mut after = before.clone();
            after.holder = Some(new.clone());
            plan = plan.edit(Change::modify(before, after));
        }
    }
    Ok(plan)
}

/// Stances that one of `holders` takes on claims whose source is this mention.
fn stances_through<'a>(
    project: &'a Project,
    mention: &MentionId,
    holders: &[ActorId],
) -> Vec<&'a Stance> {
    use crate::model::project::Link;
    use crate::model::{Attribution, Content};
    project
        .linked::<Attribution>(&Link::Source(mention.clone()))
        .filter_map(|attribution| match &attribution.content {
            Content::Claim(claim) => Some(claim),
            Content::Attribution(_) => None,
        })
        .flat_map(|claim| project.linked::<Stance>(&Link::Target(Target::Claim(claim.clone()))))
        .filter(|it| it.holder.as_ref().is_some_and(|one| holders.contains(one)))
        .collect()
}

/// Adds a role, or changes it if `id` names one.
///
/// # Errors
/// If actor or role are not there, or both titles are empty.
pub fn role(
    desk: &mut Desk<'_>,
    actor: &ActorId,
    id: Option<&RoleId>,
    titles: (&str, &str),
    dates: (&str, &str),
) -> Result<Plan, EditError> {
    desk.get(actor)?;
    let before = id.map(|id| desk.get(id)).transpose()?.cloned();
    let (ar, en) = (titles.0.trim(), titles.1.trim());
    if ar.is_empty() && en.is_empty() {
        return Err(EditError::NameNeeded);
    }
    let after = Role {
        id: before
            .as_ref()
            .map_or_else(|| desk.minter.mint(), |role| role.id.clone()),
        actor: actor.clone(),
        title_ar: ar.to_owned(),
        title_en: en.to_owned(),
        from: dates.0.trim().to_owned(),
        to: dates.1.trim().to_owned(),
        ext: before
            .as_ref()
            .map(|role| role.ext.clone())
            .unwrap_or_default(),
    };
    Ok(on(actor, "actor.role").edit(Change::between(before, Some(after))))
}

/// Takes a role away.
///
/// # Errors
/// If it is not there.
pub fn remove_role(desk: &mut Desk<'_>, id: &RoleId) -> Result<Plan, EditError> {
    let role = desk.get(id)?.clone();
    Ok(on(&role.actor.clone(), "actor.role.remove").edit(Change::remove(role)))
}

/// Says that an actor belongs to, speaks for or leads another; once more, and it is unsaid.
///
/// # Errors
/// If one is not there, both are one, or the kind is unknown.
pub fn affiliate(
    desk: &mut Desk<'_>,
    actor: &ActorId,
    to: &ActorId,
    kind: &Code,
) -> Result<Plan, EditError> {
    desk.get(actor)?;
    desk.get(to)?;
    desk.code("affiliation.kind", kind)?;
    if actor == to {
        return Err(EditError::WithItself);
    }
    let plan = on(actor, "actor.affiliate");
    let same = desk
        .project
        .affiliations_of(actor)
        .find(|one| one.actor == *actor && one.to == *to && one.kind == *kind)
        .cloned();
    if let Some(same) = same {
        return Ok(plan.edit(Change::remove(same)));
    }
    Ok(plan.edit(Change::create(Affiliation {
        id: desk.minter.mint(),
        actor: actor.clone(),
        to: to.clone(),
        kind: kind.clone(),
        ext: Vec::new(),
    })))
}

/// Takes an affiliation away.
///
/// # Errors
/// If it is not there.
pub fn remove_affiliation(desk: &mut Desk<'_>, id: &AffiliationId) -> Result<Plan, EditError> {
    let tie = desk.get(id)?.clone();
    Ok(on(&tie.actor.clone(), "actor.affiliate").edit(Change::remove(tie)))
}

/// What of an alias can be changed; `None` leaves a field as it is.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct AliasFields {
    pub surface: Option<String>,
    pub kind: Option<Code>,
    pub ambiguous: Option<bool>,
    pub valid_from: Option<String>,
    pub valid_to: Option<String>,
}

/// Changes an alias.
///
/// # Errors
/// If it is not there, the words would be empty, or the kind is unknown.
pub fn change_alias(
    desk: &mut Desk<'_>,
    id: &AliasId,
    fields: &AliasFields,
) -> Result<Plan, EditError> {
    let before = desk.get(id)?.clone();
    let mut after = before.clone();
    let write = |from: &Option<String>, to: &mut String| {
        if let Some(text) = from {
            text.trim().clone_into(to);
        }
    };
    write(&fields.surface, &mut after.surface);
    write(&fields.valid_from, &mut after.valid_from);
    write(&fields.valid_to, &mut after.valid_to);
    if let Some(kind) = &fields.kind {
        desk.code("alias.kind", kind)?;
        after.kind = kind.clone();
    }
    after.ambiguous = fields.ambiguous.unwrap_or(after.ambiguous);
    if after.surface.is_empty() {
        return Err(EditError::NameNeeded);
    }
    Ok(on(&before.actor.clone(), "actor.alias").edit(Change::modify(before, after)))
}

/// Takes an alias away.
///
/// # Errors
/// If it is not there.
pub fn remove_alias(desk: &mut Desk<'_>, id: &AliasId) -> Result<Plan, EditError> {
    let alias: Alias = desk.get(id)?.clone();
    Ok(on(&alias.actor.clone(), "actor.alias.remove").edit(Change::remove(alias)))
}

/// Notes an actor's id in another register, such as Wikidata; empty takes it away.
///
/// # Errors
/// If the actor is not there.
pub fn external_id(
    desk: &mut Desk<'_>,
    actor: &ActorId,
    register: &str,
    id: &str,
) -> Result<Plan, EditError> {
    let before = desk.get(actor)?.clone();
    let mut after = before.clone();
    after.external_ids.retain(|(name, _)| name != register);
    if !id.trim().is_empty() {
        after
            .external_ids
            .push((register.to_owned(), id.trim().to_owned()));
        after.external_ids.sort();
    }
    Ok(on(actor, "actor.change").edit(Change::modify(before, after)))
}

fn on(actor: &ActorId, what: &str) -> Plan {
    Plan::new(what, None, Some(Item::Actor(actor.clone())))
}
