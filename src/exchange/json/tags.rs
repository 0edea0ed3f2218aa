//! Tags as other programs read them: what one annotator says about one article, field by field in
//! the terms of `model::field`.

use serde::Serialize;

use super::{Span, code, code_list, id_list, spans, spans_of, text};
use crate::model::annotation::{EventTime, Meta};
use crate::model::{
    Attribution, Claim, Content, Layer, Membership, Mention, Project, Relation, Stance, Target,
};

/// What every tag carries besides its own fields.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MetaJson {
    pub guideline: Option<String>,
    pub origin: String,
    pub confidence: Option<u8>,
    pub flags: Vec<String>,
    pub note: Option<String>,
    pub layer: &'static str,
}

fn meta(meta: &Meta) -> MetaJson {
    MetaJson {
        guideline: code(&meta.guideline),
        origin: code(&meta.origin).unwrap_or_else(|| "manual".to_owned()),
        confidence: meta.confidence,
        flags: code_list(&meta.flags),
        note: text(&meta.note),
        layer: match meta.layer {
            Layer::Own => "own",
            Layer::Gold => "gold",
        },
    }
}

/// A mention; without spans if the actor is only understood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MentionJson {
    pub id: String,
    pub article: String,
    pub annotator: String,
    pub spans: Vec<Span>,
    pub actor: Option<String>,
    pub form: Option<String>,
    pub implicit: bool,
    pub role_as_stated: Option<String>,
    #[serde(flatten)]
    pub meta: MetaJson,
}

/// One mention as JSON shows it.
pub fn mention(it: &Mention) -> MentionJson {
    MentionJson {
        id: it.id.to_string(),
        article: it.article.to_string(),
        annotator: it.annotator.to_string(),
        spans: spans_of(&it.anchor),
        actor: it.actor.as_ref().map(ToString::to_string),
        form: code(&it.form),
        implicit: it.anchor.is_none(),
        role_as_stated: text(&it.role_as_stated),
        meta: meta(&it.meta),
    }
}

/// When what a claim speaks of happens.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EventTimeJson {
    pub raw: Option<String>,
    /// `YYYY-MM-DD`, `YYYY-MM` or `YYYY`.
    pub iso_from: Option<String>,
    pub iso_to: Option<String>,
    /// `day`, `month` or `year`: that of the less exact of both dates.
    pub precision: Option<&'static str>,
}

fn event_time(it: &EventTime) -> Option<EventTimeJson> {
    let dates = [&it.from, &it.to];
    let shortest = dates.iter().map(|date| date.len()).filter(|len| *len > 0);
    (!it.is_empty()).then(|| EventTimeJson {
        raw: text(&it.raw),
        iso_from: text(&it.from),
        iso_to: text(&it.to),
        precision: match shortest.min() {
            None => None,
            Some(0..=4) => Some("year"),
            Some(5..=7) => Some("month"),
            Some(_) => Some("day"),
        },
    })
}

/// A claim's place in a canonical claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MembershipJson {
    /// As it was said; a canonical claim that was merged names the one it was merged into.
    pub id: String,
    /// 1 if the claim asserts the proposition, −1 if it denies it.
    pub sign: i8,
    pub relation: Option<String>,
}

/// The sign of a member.
pub(super) fn sign(it: &Membership) -> i8 {
    if it.denies { -1 } else { 1 }
}

fn membership(it: &Membership) -> MembershipJson {
    MembershipJson {
        id: it.canonical.to_string(),
        sign: sign(it),
        relation: code(&it.relation),
    }
}

/// A claim with who makes it, derived from its attribution.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ClaimJson {
    pub id: String,
    pub article: String,
    pub annotator: String,
    pub spans: Vec<Span>,
    #[serde(rename = "type")]
    pub kind: Option<String>,
    pub claimant: Option<String>,
    pub certainty: Option<String>,
    pub polarity: Option<String>,
    pub conditional: bool,
    pub attribution: Option<String>,
    pub condition: Vec<Span>,
    pub event_time: Option<EventTimeJson>,
    pub hedges: Vec<Span>,
    /// Sets of places; each set by itself is enough to judge the claim.
    pub evidence: Vec<Vec<Span>>,
    pub check_worthiness: Option<String>,
    pub object_actors: Vec<String>,
    pub frames: Vec<String>,
    pub gloss_ar: Option<String>,
    pub gloss_en: Option<String>,
    pub canonical: Option<MembershipJson>,
    #[serde(flatten)]
    pub meta: MetaJson,
}

/// One claim as JSON shows it.
pub fn claim(project: &Project, it: &Claim) -> ClaimJson {
    ClaimJson {
        id: it.id.to_string(),
        article: it.article.to_string(),
        annotator: it.annotator.to_string(),
        spans: spans(&it.anchor),
        kind: it.kind.as_ref().and_then(code),
        claimant: project
            .claimant_of(&it.id)
            .map(|actor| actor.id.to_string()),
        certainty: code(&it.certainty),
        polarity: code(&it.polarity),
        conditional: it.conditional,
        attribution: project.attribution_of(&it.id).map(|one| one.id.to_string()),
        condition: spans_of(&it.condition),
        event_time: event_time(&it.event_time),
        hedges: spans_of(&it.hedges),
        evidence: it.evidence.iter().map(spans_of).collect(),
        check_worthiness: code(&it.check_worthiness),
        object_actors: id_list(&it.object_actors),
        frames: code_list(&it.frames),
        gloss_ar: text(&it.gloss_ar),
        gloss_en: text(&it.gloss_en),
        canonical: it.canonical.as_ref().map(membership),
        meta: meta(&it.meta),
    }
}

/// The edge source → cue → content. `claim` or `child_attribution` is set, never both.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AttributionJson {
    pub id: String,
    pub article: String,
    pub annotator: String,
    /// The cue's.
    pub spans: Vec<Span>,
    pub claim: Option<String>,
    pub child_attribution: Option<String>,
    /// A mention.
    pub source: Option<String>,
    pub source_actor: Option<String>,
    pub source_visibility: Option<String>,
    pub cue: Vec<Span>,
    pub cue_kind: Option<String>,
    pub act: Option<String>,
    pub quote_mode: Option<String>,
    pub outlet_commitment: Option<String>,
    pub addressees: Vec<String>,
    /// As the article words it.
    pub date: Option<String>,
    pub venue: Option<String>,
    /// Distance from the outlet, which stands implicitly at level 0.
    pub level: usize,
    #[serde(flatten)]
    pub meta: MetaJson,
}

/// The claim at the bottom of a chain, if the chain leads to one.
pub(super) fn claim_below<'a>(project: &'a Project, it: &'a Attribution) -> Option<&'a Claim> {
    let mut content = &it.content;
    // A chain that runs in a circle ends here; no real one is as long.
    for _ in 0..1000 {
        match content {
            Content::Claim(id) => return project.claims().get(id),
            Content::Attribution(id) => content = &project.attributions().get(id)?.content,
        }
    }
    None
}

fn level(project: &Project, it: &Attribution) -> usize {
    let Some(claim) = claim_below(project, it) else {
        return 1;
    };
    let chain = project.chain_of(&claim.id);
    let place = chain.iter().position(|one| one.id == it.id);
    place.map_or(1, |place| chain.len() - place)
}

/// One attribution as JSON shows it.
pub fn attribution(project: &Project, it: &Attribution) -> AttributionJson {
    let (claim, child_attribution) = match &it.content {
        Content::Claim(id) => (Some(id.to_string()), None),
        Content::Attribution(id) => (None, Some(id.to_string())),
    };
    AttributionJson {
        id: it.id.to_string(),
        article: it.article.to_string(),
        annotator: it.annotator.to_string(),
        spans: spans_of(&it.cue),
        claim,
        child_attribution,
        source: it.source.as_ref().map(ToString::to_string),
        source_actor: project.claimant_by(it).map(|actor| actor.id.to_string()),
        source_visibility: code(&it.visibility),
        cue: spans_of(&it.cue),
        cue_kind: code(&it.cue_kind),
        act: code(&it.act),
        quote_mode: code(&it.quote_mode),
        outlet_commitment: code(&it.outlet_commitment),
        addressees: id_list(&it.addressees),
        date: text(&it.date),
        venue: text(&it.venue),
        level: level(project, it),
        meta: meta(&it.meta),
    }
}

/// What somebody thinks of a claim, an actor, a canonical claim or a topic.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StanceJson {
    pub id: String,
    pub article: String,
    pub annotator: String,
    /// The evidence's.
    pub spans: Vec<Span>,
    pub holder: Option<String>,
    pub target: String,
    /// `claim`, `actor`, `canonical` or `topic`.
    pub target_kind: &'static str,
    pub dimension: Option<String>,
    pub label: Option<String>,
    pub intensity: Option<i8>,
    pub explicitness: Option<String>,
    pub evidence: Vec<Span>,
    /// An attribution; `null`: the outlet's own voice, or the claim's own attribution.
    pub via: Option<String>,
    pub sentiment: Option<String>,
    #[serde(flatten)]
    pub meta: MetaJson,
}

/// One stance as JSON shows it.
pub fn stance(it: &Stance) -> StanceJson {
    let (target, target_kind) = match &it.target {
        Target::Claim(id) => (id.to_string(), "claim"),
        Target::Actor(id) => (id.to_string(), "actor"),
        Target::Canonical(id) => (id.to_string(), "canonical"),
        Target::Topic(id) => (id.to_string(), "topic"),
    };
    StanceJson {
        id: it.id.to_string(),
        article: it.article.to_string(),
        annotator: it.annotator.to_string(),
        spans: spans_of(&it.evidence),
        holder: it.holder.as_ref().map(ToString::to_string),
        target,
        target_kind,
        dimension: code(&it.dimension),
        label: code(&it.label),
        intensity: it.intensity,
        explicitness: code(&it.explicitness),
        evidence: spans_of(&it.evidence),
        via: it.via.as_ref().map(ToString::to_string),
        sentiment: code(&it.sentiment),
        meta: meta(&it.meta),
    }
}

/// How one claim stands to another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RelationJson {
    pub id: String,
    /// That of `from`.
    pub article: String,
    pub annotator: String,
    /// None: both claims have places of their own.
    pub spans: Vec<Span>,
    pub kind: Option<String>,
    pub from: String,
    pub to: String,
    pub to_article: String,
    #[serde(flatten)]
    pub meta: MetaJson,
}

/// One relation as JSON shows it.
pub fn relation(it: &Relation) -> RelationJson {
    RelationJson {
        id: it.id.to_string(),
        article: it.article.to_string(),
        annotator: it.annotator.to_string(),
        spans: Vec::new(),
        kind: code(&it.kind),
        from: it.from.to_string(),
        to: it.to.to_string(),
        to_article: it.to_article.to_string(),
        meta: meta(&it.meta),
    }
}
