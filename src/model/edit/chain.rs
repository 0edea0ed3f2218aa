//! Chains of attribution: who reported whom, from the claim outwards, and stances on anything.

use super::linking::{Claimant, source_of};
use super::{Desk, EditError, Item, Plan};
use crate::model::project::Link;
use crate::model::{
    ActorId, Anchor, ArticleId, Attribution, AttributionId, Change, Code, Content, Stance, Target,
};

/// Adds who reported an attribution: the next link outwards. What was further out stays there.
///
/// # Errors
/// If something is not there or a colleague's.
pub fn outer(
    desk: &mut Desk<'_>,
    inner: &AttributionId,
    who: &Claimant,
) -> Result<Plan, EditError> {
    let inner = desk.my(inner)?.clone();
    let content = Content::Attribution(inner.id.clone());
    let beyond: Option<Attribution> = desk
        .project
        .linked(&Link::Content(content.clone()))
        .next()
        .cloned();
    let mut link = Attribution::of(
        desk.minter.mint(),
        desk.me(),
        inner.article.clone(),
        content,
        desk.meta(),
    );
    let item = Item::Attribution(link.id.clone());
    let mut plan = Plan::new("chain.add", Some(&inner.article), Some(item)).at(inner.cue.as_ref());
    let near = inner.cue.as_ref().map(|cue| cue.start()..cue.end());
    plan = source_of(desk, plan, &mut link, near, who)?;
    if let Some(before) = beyond {
        let mut after = before.clone();
        after.content = Content::Attribution(link.id.clone());
        plan = plan.edit(Change::modify(before, after));
    }
    Ok(plan.edit(Change::create(link)))
}

/// Says who the source of an attribution is.
///
/// # Errors
/// If something is not there or a colleague's.
pub fn source(desk: &mut Desk<'_>, id: &AttributionId, who: &Claimant) -> Result<Plan, EditError> {
    let before = desk.my(id)?.clone();
    if let Content::Claim(claim) = &before.content {
        let claim = claim.clone();
        return super::linking::claimant(desk, &claim, who, &Default::default());
    }
    let mut after = before.clone();
    let item = Item::Attribution(id.clone());
    let mut plan = Plan::new("chain.source", Some(&before.article), Some(item));
    let near = before.cue.as_ref().map(|cue| cue.start()..cue.end());
    plan = source_of(desk, plan, &mut after, near, who)?;
    if before.source != after.source
        && let Some(orphan) =
            super::tagging::implicit_source(desk, &before, std::slice::from_ref(&before))
    {
        plan = plan.edit(Change::remove(orphan));
    }
    Ok(plan.edit(Change::modify(before, after)))
}

/// Takes one link out of a chain; what was beyond it joins to what was before it.
///
/// # Errors
/// If it is not there or a colleague's.
pub fn cut(desk: &mut Desk<'_>, id: &AttributionId) -> Result<Plan, EditError> {
    let link = desk.my(id)?.clone();
    let beyond: Option<Attribution> = desk
        .project
        .linked(&Link::Content(Content::Attribution(id.clone())))
        .next()
        .cloned();
    let Some(before) = beyond else {
        return super::tagging::remove(desk, &Item::Attribution(id.clone()));
    };
    let mut after = before.clone();
    after.content = link.content.clone();
    let item = Item::Attribution(before.id.clone());
    let mut plan = Plan::new("chain.cut", Some(&link.article), Some(item));
    let told: Vec<Stance> = desk
        .project
        .linked(&Link::Via(id.clone()))
        .cloned()
        .collect();
    for before in told.into_iter().filter(|it| it.annotator == link.annotator) {
        let mut after = before.clone();
        after.via = None;
        plan = plan.edit(Change::modify(before, after));
    }
    plan = plan.edit(Change::modify(before, after));
    if let Some(orphan) = super::tagging::implicit_source(desk, &link, std::slice::from_ref(&link))
    {
        plan = plan.edit(Change::remove(orphan));
    }
    Ok(plan.edit(Change::remove(link)))
}

/// A stance as it is taken.
#[derive(Debug, Clone, PartialEq)]
pub struct NewStance {
    pub article: ArticleId,
    pub holder: Option<ActorId>,
    pub target: Target,
    pub dimension: Code,
    pub label: Code,
    pub intensity: Option<i8>,
    pub explicitness: Code,
    pub evidence: Vec<Anchor>,
    pub via: Option<AttributionId>,
}

/// Takes a stance on anything: a claim, an actor, a canonical claim, a topic. A second one of the
/// same holder, target and dimension in the same article changes the first.
///
/// # Errors
/// If something is not there, or a code is not in the codebook.
pub fn stance_on(desk: &mut Desk<'_>, new: &NewStance) -> Result<Plan, EditError> {
    if new.label.is_empty() {
        return Err(EditError::UnknownCode {
            set: "stance.label",
            code: String::new(),
        });
    }
    desk.code("stance.label", &new.label)?;
    desk.code("stance.dimension", &new.dimension)?;
    desk.code("stance.explicitness", &new.explicitness)?;
    match &new.target {
        Target::Claim(id) => desk.get(id).map(|_| ())?,
        Target::Actor(id) => desk.get(id).map(|_| ())?,
        Target::Canonical(id) => desk.get(id).map(|_| ())?,
        Target::Topic(id) => desk.get(id).map(|_| ())?,
    }
    if let Some(holder) = &new.holder {
        desk.get(holder)?;
    }
    if let Some(via) = &new.via {
        desk.my(via)?;
    }
    desk.get(&new.article)?;
    if new.intensity.is_some_and(|one| !(-2..=2).contains(&one)) {
        return Err(EditError::WrongValue("stance.intensity".to_owned()));
    }
    for anchor in &new.evidence {
        desk.place(&new.article, anchor)?;
    }
    let me = desk.me();
    let before = desk
        .project
        .linked::<Stance>(&Link::Target(new.target.clone()))
        .find(|it| {
            it.annotator == me
                && it.article == new.article
                && it.holder == new.holder
                && it.dimension == new.dimension
        })
        .cloned();
    let (id, sentiment, meta) = match &before {
        Some(it) => (it.id.clone(), it.sentiment.clone(), it.meta.clone()),
        None => (desk.minter.mint(), Code::default(), desk.meta()),
    };
    let after = Stance {
        id: id.clone(),
        annotator: me,
        article: new.article.clone(),
        holder: new.holder.clone(),
        target: new.target.clone(),
        dimension: new.dimension.clone(),
        label: new.label.clone(),
        intensity: new.intensity,
        explicitness: new.explicitness.clone(),
        evidence: new.evidence.clone(),
        via: new.via.clone(),
        sentiment,
        meta,
    };
    let item = Item::Stance(id);
    Ok(Plan::new("stance.set", Some(&new.article), Some(item))
        .at(new.evidence.first())
        .edit(Change::between(before, Some(after))))
}
