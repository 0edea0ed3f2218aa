//! What joins articles: relations between claims, canonical claims, topics.

use super::{Desk, EditError, Item, Plan};
use crate::model::project::Link;
use crate::model::{
    Bond, Canonical, CanonicalId, Change, ClaimId, Code, Edit, Membership, Relation, Stance,
    Target, Topic, TopicId,
};

/// Relates two claims, within an article or between two. The same relation once more is taken
/// away; another kind between the same two changes the first. Relations that are symmetric
/// ([`is_symmetric`]) count in both directions.
///
/// # Errors
/// If a claim is not there, both are one, the kind is unknown, or `from` is a colleague's.
pub fn relate(
    desk: &mut Desk<'_>,
    from: &ClaimId,
    to: &ClaimId,
    kind: &Code,
) -> Result<Plan, EditError> {
    desk.code("relation.kind", kind)?;
    let (one, other) = (desk.my_claim(from)?, desk.get(to)?);
    if from == to {
        return Err(EditError::WithItself);
    }
    let me = desk.me();
    let between = |it: &&Relation| {
        let straight = it.from == *from && it.to == *to;
        let back = it.from == *to && it.to == *from;
        it.annotator == me && (straight || back)
    };
    let before = desk.project.relations_of(from).find(between).cloned();
    let plan = |item: Option<Item>| Plan::new("relation.set", Some(&one.article), item);
    if let Some(before) = before {
        let same_way = before.from == *from || is_symmetric(kind);
        if before.kind == *kind && same_way {
            return Ok(plan(Some(Item::Claim(from.clone())))
                .at(Some(&one.anchor))
                .edit(Change::remove(before)));
        }
        let after = Relation {
            from: from.clone(),
            to: to.clone(),
            article: one.article.clone(),
            to_article: other.article.clone(),
            kind: kind.clone(),
            ..before.clone()
        };
        return Ok(plan(Some(Item::Relation(before.id.clone())))
            .at(Some(&one.anchor))
            .edit(Change::modify(before, after)));
    }
    let relation = Relation {
        id: desk.minter.mint(),
        annotator: me,
        from: from.clone(),
        to: to.clone(),
        article: one.article.clone(),
        to_article: other.article.clone(),
        kind: kind.clone(),
        meta: desk.meta(),
    };
    Ok(plan(Some(Item::Relation(relation.id.clone())))
        .at(Some(&one.anchor))
        .edit(Change::create(relation)))
}

/// True for kinds of relation that read the same from both ends.
pub fn is_symmetric(kind: &Code) -> bool {
    matches!(kind.as_str(), "same_as" | "contradicts" | "in_tension")
}

/// A new canonical claim.
///
/// # Errors
/// If both wordings are empty or the topic is not there.
pub fn add(
    desk: &mut Desk<'_>,
    wording_ar: &str,
    wording_en: &str,
    topic: Option<&TopicId>,
) -> Result<Plan, EditError> {
    let (ar, en) = (wording_ar.trim(), wording_en.trim());
    if ar.is_empty() && en.is_empty() {
        return Err(EditError::NameNeeded);
    }
    if let Some(topic) = topic {
        desk.get(topic)?;
    }
    let canonical = Canonical {
        id: desk.minter.mint(),
        proposition_ar: ar.to_owned(),
        proposition_en: en.to_owned(),
        topic: topic.cloned(),
        from: String::new(),
        to: String::new(),
        merged_into: None,
        note: String::new(),
        ext: Vec::new(),
    };
    let item = Item::Canonical(canonical.id.clone());
    Ok(Plan::new("canonical.add", None, Some(item)).edit(Change::create(canonical)))
}

/// Puts a claim into a canonical claim: it says the same, or denies it. `None` takes it out.
///
/// # Errors
/// If one is not there, the claim is a colleague's, or the relation is unknown.
pub fn join(
    desk: &mut Desk<'_>,
    claim: &ClaimId,
    canonical: Option<&CanonicalId>,
    denies: bool,
    relation: &Code,
) -> Result<Plan, EditError> {
    desk.code("canonical.relation", relation)?;
    let before = desk.my_claim(claim)?.clone();
    if let Some(id) = canonical {
        desk.get(id)?;
    }
    let mut after = before.clone();
    after.canonical = canonical.map(|id| Membership {
        canonical: id.clone(),
        denies,
        relation: relation.clone(),
    });
    let item = Item::Claim(claim.clone());
    Ok(
        Plan::new("canonical.join", Some(&before.article), Some(item))
            .at(Some(&before.anchor))
            .edit(Change::modify(before, after)),
    )
}

/// A new canonical claim worded as this claim is, with the claim as its first member.
///
/// # Errors
/// If the claim is not there or a colleague's, or the wording is empty.
pub fn add_of(
    desk: &mut Desk<'_>,
    claim: &ClaimId,
    wording_ar: &str,
    wording_en: &str,
    denies: bool,
) -> Result<Plan, EditError> {
    let before = desk.my_claim(claim)?.clone();
    let made = add(desk, wording_ar, wording_en, None)?;
    let Some(Item::Canonical(id)) = made.item.clone() else {
        return Err(EditError::NameNeeded);
    };
    let mut after = before.clone();
    after.canonical = Some(Membership {
        canonical: id,
        denies,
        relation: Code::default(),
    });
    let item = Item::Claim(claim.clone());
    let mut plan = Plan::new("canonical.add", Some(&before.article), Some(item));
    plan.edits = made.edits;
    Ok(plan
        .at(Some(&before.anchor))
        .edit(Change::modify(before, after)))
}

/// Merges `loser` into `winner`; members follow.
///
/// # Errors
/// If one is not there or both are one.
pub fn merge(
    desk: &mut Desk<'_>,
    loser: &CanonicalId,
    winner: &CanonicalId,
) -> Result<Plan, EditError> {
    let before = desk.get(loser)?.clone();
    let found = desk.project.resolve_canonical(winner);
    let winner = found.ok_or_else(|| EditError::NotFound(winner.to_string()))?;
    if winner.id == *loser {
        return Err(EditError::WithItself);
    }
    let mut after = before.clone();
    after.merged_into = Some(winner.id.clone());
    let item = Item::Canonical(winner.id.clone());
    Ok(Plan::new("canonical.merge", None, Some(item)).edit(Change::modify(before, after)))
}

/// Puts a canonical claim under a topic; `None` under none.
///
/// # Errors
/// If one is not there.
pub fn set_topic(
    desk: &mut Desk<'_>,
    canonical: &CanonicalId,
    topic: Option<&TopicId>,
) -> Result<Plan, EditError> {
    let before = desk.get(canonical)?.clone();
    if let Some(topic) = topic {
        desk.get(topic)?;
    }
    let mut after = before.clone();
    after.topic = topic.cloned();
    let item = Item::Canonical(canonical.clone());
    Ok(Plan::new("canonical.topic", None, Some(item)).edit(Change::modify(before, after)))
}

/// Says how two canonical claims stand to each other; the same once more is unsaid.
///
/// # Errors
/// If one is not there, both are one, or the kind is unknown.
pub fn bond(
    desk: &mut Desk<'_>,
    from: &CanonicalId,
    to: &CanonicalId,
    kind: &Code,
) -> Result<Plan, EditError> {
    desk.code("canonical.bond", kind)?;
    desk.get(from)?;
    desk.get(to)?;
    if from == to {
        return Err(EditError::WithItself);
    }
    let item = Item::Canonical(from.clone());
    let plan = Plan::new("canonical.bond", None, Some(item));
    let same = desk
        .project
        .linked::<Bond>(&Link::Canonical(from.clone()))
        .find(|it| it.from == *from && it.to == *to && it.kind == *kind)
        .cloned();
    if let Some(same) = same {
        return Ok(plan.edit(Change::remove(same)));
    }
    Ok(plan.edit(Change::create(Bond {
        id: desk.minter.mint(),
        from: from.clone(),
        to: to.clone(),
        kind: kind.clone(),
        ext: Vec::new(),
    })))
}

/// Removes a canonical claim that has no members, no stance on it, and none merged into it; its
/// bonds go along.
pub(super) fn remove(desk: &Desk<'_>, mut plan: Plan, id: &CanonicalId) -> Result<Plan, EditError> {
    let canonical = desk.get(id)?.clone();
    let link = Link::Canonical(id.clone());
    let target = Link::Target(Target::Canonical(id.clone()));
    let count = desk.project.members_of(id, None).len()
        + desk.project.linked::<Canonical>(&link).count()
        + desk.project.linked::<Stance>(&target).count();
    if count > 0 {
        return Err(EditError::InUse { count });
    }
    let bonds: Vec<Edit> = desk
        .project
        .linked::<Bond>(&link)
        .cloned()
        .map(|bond| Change::remove(bond).into())
        .collect();
    for bond in bonds {
        plan = plan.edit(bond);
    }
    Ok(plan.edit(Change::remove(canonical)))
}

/// A new topic below `parent`, or at the top.
///
/// # Errors
/// If both names are empty or the parent is not there.
pub fn add_topic(
    desk: &mut Desk<'_>,
    parent: Option<&TopicId>,
    code: &str,
    names: (&str, &str),
) -> Result<Plan, EditError> {
    if let Some(parent) = parent {
        desk.get(parent)?;
    }
    let (ar, en) = (names.0.trim(), names.1.trim());
    if ar.is_empty() && en.is_empty() {
        return Err(EditError::NameNeeded);
    }
    let topic = Topic {
        id: desk.minter.mint(),
        parent: parent.cloned(),
        code: code.trim().to_owned(),
        name_ar: ar.to_owned(),
        name_en: en.to_owned(),
        merged_into: None,
        ext: Vec::new(),
    };
    let item = Item::Topic(topic.id.clone());
    Ok(Plan::new("topic.add", None, Some(item)).edit(Change::create(topic)))
}

/// Moves a topic below another, or to the top.
///
/// # Errors
/// If one is not there, or the topic would lie below itself.
pub fn move_topic(
    desk: &mut Desk<'_>,
    topic: &TopicId,
    parent: Option<&TopicId>,
) -> Result<Plan, EditError> {
    let before = desk.get(topic)?.clone();
    if let Some(parent) = parent {
        desk.get(parent)?;
        if parent == topic {
            return Err(EditError::WithItself);
        }
        if is_below(desk, parent, topic) {
            return Err(EditError::TopicCircle);
        }
    }
    let mut after = before.clone();
    after.parent = parent.cloned();
    let item = Item::Topic(topic.clone());
    Ok(Plan::new("topic.move", None, Some(item)).edit(Change::modify(before, after)))
}

/// True if `topic` lies below `above`, however deep.
fn is_below(desk: &Desk<'_>, topic: &TopicId, above: &TopicId) -> bool {
    let mut seen = vec![topic.clone()];
    while let Some(parent) = seen
        .last()
        .and_then(|id| desk.project.topics().get(id)?.parent.clone())
    {
        if parent == *above {
            return true;
        }
        if seen.contains(&parent) {
            return false;
        }
        seen.push(parent);
    }
    false
}

/// Removes a topic under which nothing lies and on which nobody takes a stance.
pub(super) fn remove_topic(desk: &Desk<'_>, plan: Plan, id: &TopicId) -> Result<Plan, EditError> {
    let topic = desk.get(id)?.clone();
    let link = Link::Topic(id.clone());
    let target = Link::Target(Target::Topic(id.clone()));
    let count = desk.project.linked::<Topic>(&link).count()
        + desk.project.linked::<Canonical>(&link).count()
        + desk.project.linked::<Stance>(&target).count();
    if count > 0 {
        return Err(EditError::InUse { count });
    }
    Ok(plan.edit(Change::remove(topic)))
}
