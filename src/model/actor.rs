//! The registry of actors: who speaks, is spoken of, or holds a stance.
//! Lists inside shared things are entities of their own (an alias), so that two people can add
//! to the same actor at once without either losing a word.

use serde::{Deserialize, Serialize};

use super::annotation::Ext;
use super::{ActorId, AliasId, ArticleId, Code};

/// How far an actor reaches. Unnamed and vague sources stay inside one article and are never
/// merged by themselves.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum ActorScope {
    #[default]
    Project,
    Article(ArticleId),
}

/// A person, body, state, outlet or unnamed source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Actor {
    pub id: ActorId,
    /// Code of the set `actor.type`.
    pub kind: Code,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name_ar: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name_en: String,
    #[serde(default)]
    pub scope: ActorScope,
    /// Set on the loser of a merge only; readers follow it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub merged_into: Option<ActorId>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ext: Ext,
}

impl Actor {
    /// The name in the wanted language, else the other, else the id.
    pub fn name(&self, arabic: bool) -> &str {
        let (first, second) = if arabic {
            (&self.name_ar, &self.name_en)
        } else {
            (&self.name_en, &self.name_ar)
        };
        [first, second]
            .into_iter()
            .find(|name| !name.is_empty())
            .map_or(self.id.as_str(), String::as_str)
    }
}

/// Another way of writing an actor's name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alias {
    pub id: AliasId,
    pub actor: ActorId,
    pub surface: String,
    /// Code of the set `alias.kind`.
    #[serde(default)]
    pub kind: Code,
    /// True if other actors are called so too; such an alias may be offered, never accepted alone.
    #[serde(default)]
    pub ambiguous: bool,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ext: Ext,
}
