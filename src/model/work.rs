//! What an annotator settles about the work on an article: whether it is done, whether suggestions
//! are offered, and which of them were refused for good.

use serde::{Deserialize, Serialize};

use super::annotation::Ext;
use super::{Anchor, AnnotatorId, ArticleId, Code, RefusalId, WorkId};

/// One annotator's work on one article. Its id is made of both ([`Work::id_of`]), so that two
/// devices of one person mean the same record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Work {
    pub id: WorkId,
    pub annotator: AnnotatorId,
    pub article: ArticleId,
    /// True: nothing is suggested, as a sample that is tagged twice needs it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub without_suggestions: bool,
    /// True: the annotator says that it is done. Before that nobody should look.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub submitted: bool,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ext: Ext,
}

impl Work {
    /// Work of which nothing is said yet.
    pub fn new(annotator: &AnnotatorId, article: &ArticleId) -> Self {
        Self {
            id: Self::id_of(annotator, article),
            annotator: annotator.clone(),
            article: article.clone(),
            without_suggestions: false,
            submitted: false,
            ext: Vec::new(),
        }
    }

    /// The id of an annotator's work on an article.
    pub fn id_of(annotator: &AnnotatorId, article: &ArticleId) -> WorkId {
        WorkId::new(format!("{annotator}-on-{article}"))
    }
}

/// A suggestion that was refused; it is not made again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal {
    pub id: RefusalId,
    pub annotator: AnnotatorId,
    pub article: ArticleId,
    /// What was suggested: code of the set `suggestion`, e.g. `mention`.
    pub what: Code,
    /// Where.
    pub anchor: Anchor,
    /// Whom or what it would have named, by id; empty if nothing.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub subject: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ext: Ext,
}
