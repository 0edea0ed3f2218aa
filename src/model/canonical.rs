//! What joins articles: canonical claims, worded once and positively, and the topics they belong
//! to. Everybody shares them. Which claims are members is said by the claims (domain: membership
//! with sign and relation), so that two people can add members at once.

use serde::{Deserialize, Serialize};

use super::annotation::Ext;
use super::{BondId, CanonicalId, Code, TopicId};

/// A proposition that claims of several articles assert or deny.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Canonical {
    pub id: CanonicalId,
    /// The proposition, phrased positively; a denial is a member of sign −1.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub proposition_ar: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub proposition_en: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub topic: Option<TopicId>,
    /// ISO dates, possibly shortened, between which the proposition is meant to hold; empty: open.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub from: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub to: String,
    /// Set on the loser of a merge only; readers follow it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub merged_into: Option<CanonicalId>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ext: Ext,
}

impl Canonical {
    /// The wording in the wanted language, else in the other, else the id.
    pub fn wording(&self, arabic: bool) -> &str {
        super::actor::either(
            arabic,
            &self.proposition_ar,
            &self.proposition_en,
            self.id.as_str(),
        )
    }
}

/// A node of the tree of topics.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Topic {
    pub id: TopicId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<TopicId>,
    /// A short number or name that people sort by, e.g. `2.1`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub code: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name_ar: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name_en: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub merged_into: Option<TopicId>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ext: Ext,
}

impl Topic {
    /// The name in the wanted language, else in the other, else the id.
    pub fn name(&self, arabic: bool) -> &str {
        super::actor::either(arabic, &self.name_ar, &self.name_en, self.id.as_str())
    }
}

/// How two canonical claims stand to each other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bond {
    pub id: BondId,
    pub from: CanonicalId,
    pub to: CanonicalId,
    /// Code of the set `canonical.bond`.
    pub kind: Code,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ext: Ext,
}
