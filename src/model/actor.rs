//! The registry of actors: who speaks, is spoken of, or holds a stance.
//! Lists inside shared things are entities of their own (an alias), so that two people can add
//! to the same actor at once without either losing a word.

use serde::{Deserialize, Serialize};

use super::annotation::Ext;
use super::{ActorId, AffiliationId, AliasId, ArticleId, Code, RoleId};

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
    /// Names of this actor elsewhere, as (register, id), e.g. `("wikidata", "Q7747")`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub external_ids: Vec<(String, String)>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ext: Ext,
}

/// The text in the wanted language, else in the other, else `id`.
pub(super) fn either<'a>(arabic: bool, ar: &'a str, en: &'a str, id: &'a str) -> &'a str {
    let (first, second) = if arabic { (ar, en) } else { (en, ar) };
    [first, second]
        .into_iter()
        .find(|name| !name.is_empty())
        .unwrap_or(id)
}

impl Actor {
    /// The name in the wanted language, else the other, else the id.
    pub fn name(&self, arabic: bool) -> &str {
        either(arabic, &self.name_ar, &self.name_en, self.id.as_str())
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
    /// ISO dates, possibly shortened, between which the alias names this actor; empty: always.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub valid_from: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub valid_to: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ext: Ext,
}

/// An office or title an actor holds or held.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Role {
    pub id: RoleId,
    pub actor: ActorId,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title_ar: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title_en: String,
    /// ISO dates, possibly shortened; empty: open.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub from: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub to: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ext: Ext,
}

impl Role {
    /// The title in the wanted language, else in the other, else the id.
    pub fn title(&self, arabic: bool) -> &str {
        either(arabic, &self.title_ar, &self.title_en, self.id.as_str())
    }
}

/// What an actor belongs to, is part of, speaks for or leads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Affiliation {
    pub id: AffiliationId,
    pub actor: ActorId,
    pub to: ActorId,
    /// Code of the set `affiliation.kind`.
    pub kind: Code,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ext: Ext,
}
