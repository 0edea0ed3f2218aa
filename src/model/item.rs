//! One thing a reader can select, talk about or be taken to. It names, it does not hold.

use serde::{Deserialize, Serialize};

use super::{
    ActorId, ArticleId, AttributionId, CanonicalId, ClaimId, Code, MentionId, RelationId, StanceId,
    TopicId,
};

/// A tag, a thing everybody shares, an article, or a label of the codebook.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Item {
    Mention(MentionId),
    Claim(ClaimId),
    Attribution(AttributionId),
    Stance(StanceId),
    Relation(RelationId),
    Actor(ActorId),
    Canonical(CanonicalId),
    Topic(TopicId),
    Article(ArticleId),
    /// A label, by its set and its code.
    Label(Code, Code),
}

impl Item {
    /// The id; of a label its code.
    pub fn id(&self) -> &str {
        match self {
            Self::Mention(id) => id.as_str(),
            Self::Claim(id) => id.as_str(),
            Self::Attribution(id) => id.as_str(),
            Self::Stance(id) => id.as_str(),
            Self::Relation(id) => id.as_str(),
            Self::Actor(id) => id.as_str(),
            Self::Canonical(id) => id.as_str(),
            Self::Topic(id) => id.as_str(),
            Self::Article(id) => id.as_str(),
            Self::Label(_, code) => code.as_str(),
        }
    }
}
