//! What an annotator says about an article: mentions, claims, attributions, stances.
//!
//! A claim stores no claimant: an attribution ties content to source and cue, and the claimant is
//! derived from it (see [`super::query`]). Every tag belongs to the annotator named in it and is
//! changed by nobody else. Label sets are codes of the codebook, never enums, so that a label
//! added tomorrow can be read today.

use serde::{Deserialize, Serialize};

use super::{
    ActorId, Anchor, AnnotatorId, ArticleId, AttributionId, CanonicalId, ClaimId, Code, MentionId,
    RelationId, StanceId, TopicId,
};

/// Fields this version does not know, kept as (name, RON text) and written back.
pub type Ext = Vec<(String, String)>;

/// Whose layer a tag lies in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Layer {
    /// The annotator's own work.
    #[default]
    Own,
    /// Decided in review; the annotator is the decider.
    Gold,
}

/// What every tag carries besides its own fields.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Meta {
    /// Codebook version the tag was made under.
    #[serde(default, skip_serializing_if = "Code::is_empty")]
    pub guideline: Code,
    /// Code of the set `origin`; empty means made by hand.
    #[serde(default, skip_serializing_if = "Code::is_empty")]
    pub origin: Code,
    /// 1 low, 2 medium, 3 high.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidence: Option<u8>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub flags: Vec<Code>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    #[serde(default)]
    pub layer: Layer,
    /// The revision of the text in which a person looked for the tag in vain: it stays on the text
    /// it was made in, and is not asked about again before the next correction.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub not_in: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ext: Ext,
}

/// A place where an actor is named, described, or (without an anchor) understood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    pub id: MentionId,
    pub annotator: AnnotatorId,
    pub article: ArticleId,
    /// `None`: an implicit mention (Arabic null subject).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub anchor: Option<Anchor>,
    /// `None`: not resolved yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub actor: Option<ActorId>,
    /// Code of the set `mention.form`.
    #[serde(default, skip_serializing_if = "Code::is_empty")]
    pub form: Code,
    /// The office or title as this article words it; it may differ from outlet to outlet.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub role_as_stated: String,
    #[serde(default)]
    pub meta: Meta,
}

/// When what a claim speaks of happens.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct EventTime {
    /// As the article words it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub raw: String,
    /// ISO dates, possibly shortened, which also says how exact they are; empty: unknown.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub from: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub to: String,
}

impl EventTime {
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// True unless both say when, and one ends before the other begins. Shortened dates stand for
    /// the whole month or year.
    pub fn overlaps(&self, other: &Self) -> bool {
        let before = |end: &Self, start: &Self| {
            let end = if end.to.is_empty() {
                &end.from
            } else {
                &end.to
            };
            let length = end.len().min(start.from.len());
            length > 0 && end.get(..length) < start.from.get(..length)
        };
        !before(self, other) && !before(other, self)
    }
}

/// A claim's place in a canonical claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Membership {
    pub canonical: CanonicalId,
    /// True if the claim denies the proposition (sign −1).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub denies: bool,
    /// Code of the set `canonical.relation`; empty means not said.
    #[serde(default, skip_serializing_if = "Code::is_empty")]
    pub relation: Code,
}

/// A statement somebody makes: the content, without who made it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    pub id: ClaimId,
    pub annotator: AnnotatorId,
    pub article: ArticleId,
    pub anchor: Anchor,
    /// Code of the set `claim.type`; `None` is a finding, not an error.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<Code>,
    /// Code of the set `claim.certainty`.
    #[serde(default, skip_serializing_if = "Code::is_empty")]
    pub certainty: Code,
    /// Code of the set `claim.polarity`.
    #[serde(default, skip_serializing_if = "Code::is_empty")]
    pub polarity: Code,
    #[serde(default)]
    pub conditional: bool,
    /// The words of the condition.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub condition: Option<Anchor>,
    #[serde(default, skip_serializing_if = "EventTime::is_empty")]
    pub event_time: EventTime,
    /// Words that weaken the claim.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hedges: Vec<Anchor>,
    /// Sets of places; each set by itself is enough to judge the claim (FEVER, Thorne et al. 2018).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Vec<Anchor>>,
    /// Code of the set `claim.check_worthiness` (ClaimBuster, Hassan et al. 2017).
    #[serde(default, skip_serializing_if = "Code::is_empty")]
    pub check_worthiness: Code,
    /// Whose interests the claim touches (political claims analysis, Koopmans and Statham 1999).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub object_actors: Vec<ActorId>,
    /// Codes of the set `claim.frame`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub frames: Vec<Code>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub gloss_ar: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub gloss_en: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub canonical: Option<Membership>,
    #[serde(default)]
    pub meta: Meta,
}

impl Claim {
    /// A claim of which only its place is known.
    pub fn at(
        id: ClaimId,
        annotator: AnnotatorId,
        article: ArticleId,
        anchor: Anchor,
        meta: Meta,
    ) -> Self {
        Self {
            id,
            annotator,
            article,
            anchor,
            kind: None,
            certainty: Code::default(),
            polarity: Code::default(),
            conditional: false,
            condition: None,
            event_time: EventTime::default(),
            hedges: Vec::new(),
            evidence: Vec::new(),
            check_worthiness: Code::default(),
            object_actors: Vec::new(),
            frames: Vec::new(),
            gloss_ar: String::new(),
            gloss_en: String::new(),
            canonical: None,
            meta,
        }
    }

    /// Every place the claim names: its own, hedges, condition and evidence.
    pub fn anchors(&self) -> impl Iterator<Item = &Anchor> {
        std::iter::once(&self.anchor)
            .chain(&self.hedges)
            .chain(&self.condition)
            .chain(self.evidence.iter().flatten())
    }
}

/// What an attribution attributes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Content {
    Claim(ClaimId),
    /// The attribution nearer to the claim: this one says who reported it.
    Attribution(AttributionId),
}

/// The edge source → cue → content. At most one for each content; never in a circle; all within
/// one annotator and article. Its level is derived; the outlet stands implicitly at the top.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attribution {
    pub id: AttributionId,
    pub annotator: AnnotatorId,
    pub article: ArticleId,
    pub content: Content,
    /// The mention that says who; `None` if nobody is named ("it is said").
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<MentionId>,
    /// Code of the set `source.visibility`.
    #[serde(default, skip_serializing_if = "Code::is_empty")]
    pub visibility: Code,
    /// The whole verb group or preposition that does the attributing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cue: Option<Anchor>,
    /// Code of the set `cue.kind`.
    #[serde(default, skip_serializing_if = "Code::is_empty")]
    pub cue_kind: Code,
    /// Code of the set `attribution.act`.
    #[serde(default, skip_serializing_if = "Code::is_empty")]
    pub act: Code,
    /// Code of the set `quote.mode`.
    #[serde(default, skip_serializing_if = "Code::is_empty")]
    pub quote_mode: Code,
    /// Code of the set `outlet.commitment`.
    #[serde(default, skip_serializing_if = "Code::is_empty")]
    pub outlet_commitment: Code,
    /// Who was spoken to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub addressees: Vec<ActorId>,
    /// When and where it was said, as the article words it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub date: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub venue: String,
    #[serde(default)]
    pub meta: Meta,
}

impl Attribution {
    /// An attribution that says nothing yet but what it attributes.
    pub fn of(
        id: AttributionId,
        annotator: AnnotatorId,
        article: ArticleId,
        content: Content,
        meta: Meta,
    ) -> Self {
        Self {
            id,
            annotator,
            article,
            content,
            source: None,
            visibility: Code::default(),
            cue: None,
            cue_kind: Code::default(),
            act: Code::default(),
            quote_mode: Code::default(),
            outlet_commitment: Code::default(),
            addressees: Vec::new(),
            date: String::new(),
            venue: String::new(),
            meta,
        }
    }
}

/// What a stance is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Target {
    Claim(ClaimId),
    Actor(ActorId),
    Canonical(CanonicalId),
    Topic(TopicId),
}

/// What somebody thinks of something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stance {
    pub id: StanceId,
    pub annotator: AnnotatorId,
    pub article: ArticleId,
    /// `None`: holder not known yet, a finding.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub holder: Option<ActorId>,
    pub target: Target,
    /// Code of the set `stance.dimension`.
    pub dimension: Code,
    /// Code of the set `stance.label`.
    pub label: Code,
    /// −2 … +2.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub intensity: Option<i8>,
    /// Code of the set `stance.explicitness`.
    #[serde(default, skip_serializing_if = "Code::is_empty")]
    pub explicitness: Code,
    /// Spans that show the stance.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Anchor>,
    /// The attribution through which the stance is told; `None`: the outlet's own voice, or the
    /// claim's own attribution.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub via: Option<AttributionId>,
    /// Code of the set `stance.sentiment`, apart from the stance itself (SemEval-2016 task 6).
    #[serde(default, skip_serializing_if = "Code::is_empty")]
    pub sentiment: Code,
    #[serde(default)]
    pub meta: Meta,
}

/// How one claim stands to another, within an article or between two.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Relation {
    pub id: RelationId,
    pub annotator: AnnotatorId,
    pub from: ClaimId,
    pub to: ClaimId,
    /// The articles of both claims.
    pub article: ArticleId,
    pub to_article: ArticleId,
    /// Code of the set `relation.kind`.
    pub kind: Code,
    #[serde(default)]
    pub meta: Meta,
}

impl Relation {
    /// The claim at the other end.
    pub fn other(&self, claim: &ClaimId) -> &ClaimId {
        if self.from == *claim {
            &self.to
        } else {
            &self.from
        }
    }
}
