//! Tying claims to who makes them and what is thought of them.

use std::ops::Range;

use super::tagging::implicit_source;
use super::{Desk, EditError, Item, Plan};
use crate::model::{
    ActorId, Anchor, ArticleId, Attribution, Change, Claim, ClaimId, Code, Content, Mention,
    MentionId, Stance, Target,
};

/// Who is named as the source of a claim.
#[derive(Debug, Clone, PartialEq)]
pub enum Claimant {
    /// An actor; the nearest mention in the article is taken as source, else an implicit one is made.
    Actor(ActorId),
    /// A certain mention.
    Mention(MentionId),
    /// Nobody: the sentence names no source.
    Nobody,
    /// Leave the source as it is; only the fields change.
    Keep,
}

/// Fields of an attribution that can be set; `None` leaves a field as it is.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct AttributionFields {
    pub visibility: Option<Code>,
    pub act: Option<Code>,
    pub quote_mode: Option<Code>,
    pub outlet_commitment: Option<Code>,
}

/// The attribution of a claim as it is, or a blank one.
fn attribution(desk: &mut Desk<'_>, claim: &Claim) -> (Option<Attribution>, Attribution) {
    let before = desk.project.attribution_of(&claim.id).cloned();
    let after = before.clone().unwrap_or_else(|| {
        let content = Content::Claim(claim.id.clone());
        Attribution::of(
            desk.minter.mint(),
            desk.me(),
            claim.article.clone(),
            content,
            desk.meta(),
        )
    });
    (before, after)
}

fn set_fields(
    desk: &Desk<'_>,
    attribution: &mut Attribution,
    fields: &AttributionFields,
) -> Result<(), EditError> {
    let set = |set: &'static str, from: &Option<Code>, to: &mut Code| {
        if let Some(code) = from {
            desk.code(set, code)?;
            to.clone_from(code);
        }
        Ok::<(), EditError>(())
    };
    set(
        "source.visibility",
        &fields.visibility,
        &mut attribution.visibility,
    )?;
    set("attribution.act", &fields.act, &mut attribution.act)?;
    set(
        "quote.mode",
        &fields.quote_mode,
        &mut attribution.quote_mode,
    )?;
    set(
        "outlet.commitment",
        &fields.outlet_commitment,
        &mut attribution.outlet_commitment,
    )
}

/// Says who makes a claim. Stances whose holder was the former claimant follow to the new one.
///
/// # Errors
/// If claim, actor or mention are not there, or the claim is a colleague's.
pub fn claimant(
    desk: &mut Desk<'_>,
    claim: &ClaimId,
    who: &Claimant,
    fields: &AttributionFields,
) -> Result<Plan, EditError> {
    let claim = desk.my_claim(claim)?.clone();
    let former = desk
        .project
        .claimant_of(&claim.id)
        .map(|actor| actor.id.clone());
    let (before, mut after) = attribution(desk, &claim);
    set_fields(desk, &mut after, fields)?;
    let mut plan = Plan::new(
        "claim.claimant",
        Some(&claim.article),
        Some(Item::Claim(claim.id.clone())),
    )
    .at(Some(&claim.anchor));
    if fields.visibility.is_none() {
        match who {
            Claimant::Nobody => after.visibility = unattributed(desk),
            Claimant::Actor(_) if after.visibility.as_str() == "unattributed" => {
                after.visibility = Code::default();
            }
            _ => {}
        }
    }
    let range = claim.anchor.start()..claim.anchor.end();
    let same_actor = matches!(who, Claimant::Actor(id) if former.as_ref() == Some(id));
    if !same_actor {
        plan = source_of(desk, plan, &mut after, Some(range), who)?;
    }
    let holder = match who {
        Claimant::Keep => former.clone(),
        Claimant::Nobody => None,
        Claimant::Actor(id) => Some(id.clone()),
        Claimant::Mention(id) => desk.my(id)?.actor.clone(),
    };
    if let Some(old) = &before
        && old.source != after.source
        && let Some(orphan) = implicit_source(desk, old, std::slice::from_ref(old))
    {
        plan = plan.edit(Change::remove(orphan));
    }
    plan = plan.edit(Change::between(before, Some(after)));
    if holder != former {
        plan = stances_follow(desk, plan, &claim.id, former.as_ref(), holder.as_ref());
    }
    Ok(plan)
}

/// A stance made before its claimant was known, or held by the former one, follows.
fn stances_follow(
    desk: &Desk<'_>,
    mut plan: Plan,
    claim: &ClaimId,
    former: Option<&ActorId>,
    holder: Option<&ActorId>,
) -> Plan {
    let me = desk.me();
    for before in desk.project.stances_on(claim) {
        if before.annotator == me && before.holder.as_ref() == former {
            let after = Stance {
                holder: holder.cloned(),
                ..before.clone()
            };
            plan = plan.edit(Change::modify(before.clone(), after));
        }
    }
    plan
}

/// The visibility of a source that is not named, where the codebook has it.
fn unattributed(desk: &Desk<'_>) -> Code {
    let code = Code::from("unattributed");
    let known = desk.project.codebook().knows("source.visibility", &code);
    if known { code } else { Code::default() }
}

/// Writes the source into an attribution, and adds to the plan the implicit mention it may need.
pub(super) fn source_of(
    desk: &mut Desk<'_>,
    plan: Plan,
    attribution: &mut Attribution,
    near: Option<Range<usize>>,
    who: &Claimant,
) -> Result<Plan, EditError> {
    match who {
        Claimant::Keep => Ok(plan),
        Claimant::Nobody => {
            attribution.source = None;
            Ok(plan)
        }
        Claimant::Mention(id) => {
            if desk.my(id)?.article != attribution.article {
                return Err(EditError::NotFound(id.to_string()));
            }
            attribution.source = Some(id.clone());
            Ok(plan)
        }
        Claimant::Actor(id) => {
            desk.get(id)?;
            if let Some(mention) = nearest_mention(desk, &attribution.article, near, id) {
                attribution.source = Some(mention);
                return Ok(plan);
            }
            let implicit = Mention {
                id: desk.minter.mint(),
                annotator: desk.me(),
                article: attribution.article.clone(),
                anchor: None,
                actor: Some(id.clone()),
                form: Code::from("implicit"),
                role_as_stated: String::new(),
                meta: desk.meta(),
            };
            attribution.source = Some(implicit.id.clone());
            Ok(plan.edit(Change::create(implicit)))
        }
    }
}

/// One's own mention of `actor` nearest to `near`, those before it first.
fn nearest_mention(
    desk: &Desk<'_>,
    article: &ArticleId,
    near: Option<Range<usize>>,
    actor: &ActorId,
) -> Option<MentionId> {
    let wanted = desk.project.resolve(actor).map(|one| one.id.clone());
    let near = near?;
    desk.project
        .mentions_in(article, Some(&desk.me()))
        .into_iter()
        .filter(|mention| {
            mention
                .actor
                .as_ref()
                .and_then(|id| desk.project.resolve(id))
                .map(|one| &one.id)
                == wanted.as_ref()
        })
        .filter_map(|mention| {
            let anchor = mention.anchor.as_ref()?;
            let distance = if anchor.end() <= near.start {
                near.start - anchor.end()
            } else {
                anchor.start().saturating_sub(near.end) * 2 + 20
            };
            Some((distance, mention.id.clone()))
        })
        .min()
        .map(|(_, id)| id)
}

/// Marks the words that attribute the claim; makes the attribution if there is none yet.
///
/// # Errors
/// If the claim is not there or a colleague's, or the anchor is malformed.
pub fn cue(
    desk: &mut Desk<'_>,
    claim: &ClaimId,
    anchor: Option<Anchor>,
) -> Result<Plan, EditError> {
    let claim = desk.my_claim(claim)?.clone();
    if let Some(anchor) = &anchor {
        desk.place(&claim.article, anchor)?;
    }
    let (before, mut after) = attribution(desk, &claim);
    let focus = anchor.clone();
    after.cue = anchor;
    Ok(Plan::new(
        "tag.cue",
        Some(&claim.article),
        Some(Item::Claim(claim.id.clone())),
    )
    .at(focus.as_ref())
    .edit(Change::between(before, Some(after))))
}

/// Sets the claimant's stance on a claim; a second one of the same dimension changes the first.
/// Without a claimant the stance waits for its holder (a finding until then).
///
/// # Errors
/// If the claim is not there or a colleague's, or a code is not in the codebook.
pub fn stance(
    desk: &mut Desk<'_>,
    claim: &ClaimId,
    label: &Code,
    dimension: &Code,
    holder: Option<&ActorId>,
) -> Result<Plan, EditError> {
    if label.is_empty() {
        return Err(EditError::UnknownCode {
            set: "stance.label",
            code: String::new(),
        });
    }
    desk.code("stance.label", label)?;
    desk.code("stance.dimension", dimension)?;
    let claim = desk.my_claim(claim)?.clone();
    if let Some(holder) = holder {
        desk.get(holder)?;
    }
    let me = desk.me();
    let holder = holder.cloned().or_else(|| {
        desk.project
            .claimant_of(&claim.id)
            .map(|actor| actor.id.clone())
    });
    let before = desk
        .project
        .stances_on(&claim.id)
        .find(|one| one.annotator == me && one.dimension == *dimension && one.holder == holder)
        .cloned();
    let after = match &before {
        Some(stance) => Stance {
            label: label.clone(),
            ..stance.clone()
        },
        None => Stance {
            id: desk.minter.mint(),
            annotator: me,
            article: claim.article.clone(),
            holder,
            target: Target::Claim(claim.id.clone()),
            dimension: dimension.clone(),
            label: label.clone(),
            intensity: None,
            explicitness: Code::default(),
            evidence: Vec::new(),
            via: None,
            sentiment: Code::default(),
            meta: desk.meta(),
        },
    };
    Ok(Plan::new(
        "stance.set",
        Some(&claim.article),
        Some(Item::Claim(claim.id.clone())),
    )
    .at(Some(&claim.anchor))
    .edit(Change::between(before, Some(after))))
}
