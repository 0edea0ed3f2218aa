//! A person who tags. Not an account: no password, no rights; the folder's owner decides.

use serde::{Deserialize, Serialize};

use super::AnnotatorId;

/// A person (or a rule set, or a model) whose tags stand under one name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Annotator {
    pub id: AnnotatorId,
    /// The name people read, in any script.
    pub name: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ext: super::annotation::Ext,
}
