//! A person who tags. Not an account: no password, no rights; the folder's owner decides.

use serde::{Deserialize, Serialize};

use super::{AnnotatorId, Code};

/// A person (or a rule set, or a model) whose tags stand under one name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Annotator {
    pub id: AnnotatorId,
    /// The name people read, in any script.
    pub name: String,
    /// One of [`super::review::ROLES`]; empty means the first.
    #[serde(default, skip_serializing_if = "Code::is_empty")]
    pub role: Code,
    /// One of [`super::review::MAKERS`]; empty means the first.
    #[serde(default, skip_serializing_if = "Code::is_empty")]
    pub maker: Code,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ext: super::annotation::Ext,
}
