//! Making, changing and removing tags on spans.

use super::{Desk, EditError, Item, Plan};
use crate::model::project::Link;
use crate::model::{
    Actor, ActorId, Affiliation, Alias, Anchor, ArticleId, Attribution, Change, Claim, ClaimId,
    Code, Content, Edit, Mention, MentionId, Relation, Role, Stance, Target,
};

/// Fields of a claim that can be set; `None` leaves a field as it is.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ClaimFields {
    /// `Some(empty code)` takes the type away.
    pub kind: Option<Code>,
    pub certainty: Option<Code>,
    pub polarity: Option<Code>,
    pub conditional: Option<bool>,
}

/// A mention of `actor` (or of nobody known yet) at `anchor`; implicit without an anchor.
///
/// # Errors
/// If the actor is not there or the anchor is malformed.
pub fn mention(
    desk: &mut Desk<'_>,
    article: &ArticleId,
    anchor: Option<Anchor>,
    actor: Option<&ActorId>,
) -> Result<Plan, EditError> {
    desk.get(article)?;
    if let Some(anchor) = &anchor {
        desk.place(article, anchor)?;
    }
    if let Some(id) = actor {
        desk.get(id)?;
    }
    let mention = Mention {
        id: desk.minter.mint(),
        annotator: desk.me(),
        article: article.clone(),
        form: if anchor.is_none() {
            Code::from("implicit")
        } else {
            Code::default()
        },
        anchor,
        actor: actor.cloned(),
        role_as_stated: String::new(),
        meta: desk.meta(),
    };
    Ok(Plan::new(
        "tag.actor",
        Some(article),
        Some(Item::Mention(mention.id.clone())),
    )
    .at(mention.anchor.as_ref())
    .edit(Change::create(mention)))
}

/// Says which actor a mention stands for.
///
/// # Errors
/// If mention or actor are not there, or the mention is a colleague's.
pub fn resolve_mention(
    desk: &mut Desk<'_>,
    id: &MentionId,
    actor: Option<&ActorId>,
) -> Result<Plan, EditError> {
    let before = my_mention(desk, id)?.clone();
    if let Some(actor) = actor
        && desk.project.actors().get(actor).is_none()
    {
        return Err(EditError::NotFound(actor.to_string()));
    }
    let after = Mention {
        actor: actor.cloned(),
        ..before.clone()
    };
    Ok(Plan::new(
        "mention.actor",
        Some(&before.article),
        Some(Item::Mention(id.clone())),
    )
    .at(before.anchor.as_ref())
    .edit(Change::modify(before, after)))
}

fn my_mention<'a>(desk: &Desk<'a>, id: &MentionId) -> Result<&'a Mention, EditError> {
    let mention = desk
        .project
        .mentions()
        .get(id)
        .ok_or_else(|| EditError::NotFound(id.to_string()))?;
    desk.mine(id.as_str(), &mention.annotator)?;
    Ok(mention)
}

/// A claim at `anchor`.
///
/// # Errors
/// If a code is not in the codebook or the anchor is malformed.
pub fn claim(
    desk: &mut Desk<'_>,
    article: &ArticleId,
    anchor: Anchor,
    fields: &ClaimFields,
) -> Result<Plan, EditError> {
    desk.place(article, &anchor)?;
    let id = desk.minter.mint();
    let blank = Claim::at(id, desk.me(), article.clone(), anchor, desk.meta());
    let claim = with_fields(desk, blank, fields)?;
    Ok(Plan::new(
        "tag.claim",
        Some(article),
        Some(Item::Claim(claim.id.clone())),
    )
    .at(Some(&claim.anchor))
    .edit(Change::create(claim)))
}

fn with_fields(
    desk: &Desk<'_>,
    mut claim: Claim,
    fields: &ClaimFields,
) -> Result<Claim, EditError> {
    if let Some(kind) = &fields.kind {
        desk.code("claim.type", kind)?;
        claim.kind = (!kind.is_empty()).then(|| kind.clone());
    }
    if let Some(certainty) = &fields.certainty {
        desk.code("claim.certainty", certainty)?;
        claim.certainty = certainty.clone();
    }
    if let Some(polarity) = &fields.polarity {
        desk.code("claim.polarity", polarity)?;
        claim.polarity = polarity.clone();
    }
    if let Some(conditional) = fields.conditional {
        claim.conditional = conditional;
    }
    Ok(claim)
}

/// Changes fields of a claim.
///
/// # Errors
/// If the claim is not there or a colleague's, or a code is not in the codebook.
pub fn change_claim(
    desk: &mut Desk<'_>,
    id: &ClaimId,
    fields: &ClaimFields,
) -> Result<Plan, EditError> {
    let before = desk.my_claim(id)?.clone();
    let after = with_fields(desk, before.clone(), fields)?;
    Ok(Plan::new(
        "claim.change",
        Some(&before.article),
        Some(Item::Claim(id.clone())),
    )
    .at(Some(&before.anchor))
    .edit(Change::modify(before, after)))
}

/// Moves a tag's edges.
///
/// # Errors
/// If the tag is not there, a colleague's, or has no span of its own.
pub fn move_span(desk: &mut Desk<'_>, item: &Item, anchor: Anchor) -> Result<Plan, EditError> {
    match item {
        Item::Claim(id) => {
            let before = desk.my_claim(id)?.clone();
            desk.place(&before.article, &anchor)?;
            let after = Claim {
                anchor: anchor.clone(),
                ..before.clone()
            };
            Ok(
                Plan::new("tag.move", Some(&before.article), Some(item.clone()))
                    .at(Some(&anchor))
                    .edit(Change::modify(before, after)),
            )
        }
        Item::Mention(id) => {
            let before = my_mention(desk, id)?.clone();
            desk.place(&before.article, &anchor)?;
            let after = Mention {
                anchor: Some(anchor.clone()),
                ..before.clone()
            };
            Ok(
                Plan::new("tag.move", Some(&before.article), Some(item.clone()))
                    .at(Some(&anchor))
                    .edit(Change::modify(before, after)),
            )
        }
        _ => Err(EditError::NotFound(item.id().to_owned())),
    }
}

/// Removes a tag and what of one's own cannot stand without it: a claim takes its attributions
/// and the stances on it along, a mention leaves its attributions without a source, an
/// attribution takes those that build on it along.
///
/// # Errors
/// If it is not there, a colleague's, or (an actor) still in use.
pub fn remove(desk: &mut Desk<'_>, item: &Item) -> Result<Plan, EditError> {
    let missing = || EditError::NotFound(item.id().to_owned());
    let mut plan = Plan::new("tag.remove", None, None);
    item.id().clone_into(&mut plan.focus.item);
    match item {
        Item::Claim(id) => {
            let claim = desk.my_claim(id)?.clone();
            plan.focus.article = Some(claim.article.clone());
            plan = plan.at(Some(&claim.anchor));
            let stances: Vec<Stance> = desk
                .project
                .linked(&Link::Target(Target::Claim(id.clone())))
                .filter(|it: &&Stance| it.annotator == claim.annotator)
                .cloned()
                .collect();
            for stance in stances {
                plan = plan.edit(Change::remove(stance));
            }
            plan = remove_chain(desk, plan, of_content(desk, &Content::Claim(id.clone())));
            let joined: Vec<Relation> = desk
                .project
                .relations_of(id)
                .filter(|it| it.annotator == claim.annotator)
                .cloned()
                .collect();
            for relation in joined {
                plan = plan.edit(Change::remove(relation));
            }
            Ok(plan.edit(Change::remove(claim)))
        }
        Item::Attribution(id) => {
            let attribution = desk
                .project
                .attributions()
                .get(id)
                .ok_or_else(missing)?
                .clone();
            desk.mine(id.as_str(), &attribution.annotator)?;
            plan.focus.article = Some(attribution.article.clone());
            Ok(remove_chain(desk, plan, vec![attribution]))
        }
        Item::Stance(id) => {
            let stance = desk.project.stances().get(id).ok_or_else(missing)?.clone();
            desk.mine(id.as_str(), &stance.annotator)?;
            plan.focus.article = Some(stance.article.clone());
            Ok(plan.edit(Change::remove(stance)))
        }
        Item::Mention(id) => {
            let mention = my_mention(desk, id)?.clone();
            plan.focus.article = Some(mention.article.clone());
            plan = plan.at(mention.anchor.as_ref());
            let fed: Vec<Attribution> = desk
                .project
                .linked(&Link::Source(id.clone()))
                .filter(|it: &&Attribution| it.annotator == mention.annotator)
                .cloned()
                .collect();
            for before in fed {
                let after = Attribution {
                    source: None,
                    ..before.clone()
                };
                plan = plan.edit(Change::modify(before, after));
            }
            Ok(plan.edit(Change::remove(mention)))
        }
        Item::Relation(id) => {
            let relation = desk.my(id)?.clone();
            plan.focus.article = Some(relation.article.clone());
            Ok(plan.edit(Change::remove(relation)))
        }
        Item::Actor(id) => remove_actor(desk, plan, id),
        Item::Canonical(id) => super::canonical::remove(desk, plan, id),
        Item::Topic(id) => super::canonical::remove_topic(desk, plan, id),
        Item::Article(_) | Item::Label(..) => Err(missing()),
    }
}

/// One's own attributions of some content: one, unless two devices made one each.
fn of_content(desk: &Desk<'_>, content: &Content) -> Vec<Attribution> {
    let me = desk.me();
    desk.project
        .linked::<Attribution>(&Link::Content(content.clone()))
        .filter(|it| it.annotator == me)
        .cloned()
        .collect()
}

/// Adds to `plan` the removal of these attributions, of all that build on them, of the implicit
/// mentions that only served as their sources, and unties stances told through them.
fn remove_chain(desk: &Desk<'_>, mut plan: Plan, mut doomed: Vec<Attribution>) -> Plan {
    let mut seen = 0;
    while let Some(inner) = doomed.get(seen) {
        let content = Content::Attribution(inner.id.clone());
        seen += 1;
        for outer in of_content(desk, &content) {
            if doomed.iter().all(|one| one.id != outer.id) {
                doomed.push(outer);
            }
        }
    }
    for attribution in doomed.iter().rev() {
        for before in desk
            .project
            .linked::<Stance>(&Link::Via(attribution.id.clone()))
        {
            if before.annotator == attribution.annotator && !plan.touches(before.id.as_str()) {
                let after = Stance {
                    via: None,
                    ..before.clone()
                };
                plan = plan.edit(Change::modify(before.clone(), after));
            }
        }
        plan = plan.edit(Change::remove(attribution.clone()));
        if let Some(mention) = implicit_source(desk, attribution, &doomed)
            && !plan.touches(mention.id.as_str())
        {
            plan = plan.edit(Change::remove(mention));
        }
    }
    plan
}

/// The implicit mention of one's own that is the source of this attribution and of no other that
/// stays.
pub(super) fn implicit_source(
    desk: &Desk<'_>,
    attribution: &Attribution,
    doomed: &[Attribution],
) -> Option<Mention> {
    let source = attribution.source.as_ref()?;
    let mention = desk.project.mentions().get(source)?;
    let used_elsewhere = desk
        .project
        .linked::<Attribution>(&Link::Source(source.clone()))
        .any(|one| doomed.iter().all(|gone| gone.id != one.id));
    let is_mine = mention.annotator == desk.me();
    (mention.anchor.is_none() && is_mine && !used_elsewhere).then(|| mention.clone())
}

fn remove_actor(desk: &Desk<'_>, mut plan: Plan, id: &ActorId) -> Result<Plan, EditError> {
    let actor = desk
        .project
        .actors()
        .get(id)
        .ok_or_else(|| EditError::NotFound(id.to_string()))?
        .clone();
    let link = Link::Actor(id.clone());
    let count = desk.project.uses_of(id).len() + desk.project.linked::<Actor>(&link).count();
    if count > 0 {
        return Err(EditError::InUse { count });
    }
    let aliases = desk.project.linked::<Alias>(&link).cloned();
    let roles = desk.project.linked::<Role>(&link).cloned();
    let ties = desk.project.linked::<Affiliation>(&link).cloned();
    let bound: Vec<Edit> = aliases
        .map(|alias| Change::remove(alias).into())
        .chain(roles.map(|role| Change::remove(role).into()))
        .chain(ties.map(|tie| Change::remove(tie).into()))
        .collect();
    for edit in bound {
        plan = plan.edit(edit);
    }
    Ok(plan.edit(Change::remove(actor)))
}
