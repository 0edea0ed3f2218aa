//! What an annotator says about an article: mentions, claims, attributions, stances.
//!
//! A claim stores no claimant: an attribution ties content to source and cue, and the claimant is
//! derived from it (see [`super::query`]). Every tag belongs to the annotator named in it and is
//! changed by nobody else. Label sets are codes of the codebook, never enums, so that a label
//! added tomorrow can be read today.

use serde::{Deserialize, Serialize};

use super::{
    ActorId, Anchor, AnnotatorId, ArticleId, AttributionId, ClaimId, Code, MentionId, StanceId,
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
    #[serde(default)]
    pub meta: Meta,
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
    #[serde(default)]
    pub meta: Meta,
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
    /// Code of the set `attribution.act`.
    #[serde(default, skip_serializing_if = "Code::is_empty")]
    pub act: Code,
    /// Code of the set `quote.mode`.
    #[serde(default, skip_serializing_if = "Code::is_empty")]
    pub quote_mode: Code,
    /// Code of the set `outlet.commitment`.
    #[serde(default, skip_serializing_if = "Code::is_empty")]
    pub outlet_commitment: Code,
    #[serde(default)]
    pub meta: Meta,
}

/// What a stance is about. Later kinds (canonical claim, topic) only add variants.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Target {
    Claim(ClaimId),
    Actor(ActorId),
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
    #[serde(default)]
    pub meta: Meta,
}
