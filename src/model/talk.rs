//! What people say about tags: comments, in threads.
//!
//! A thread is a comment that answers nobody, and its answers. Whether it is settled is said by
//! its last comment that says so; nobody changes what another wrote.

use serde::{Deserialize, Serialize};

use super::annotation::Ext;
use super::{AnnotatorId, ArticleId, CommentId, Item};

/// What a comment does to the state of its thread.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum ThreadState {
    /// Leaves it as it is.
    #[default]
    Unchanged,
    Settled,
    Open,
}

/// One remark of one person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comment {
    pub id: CommentId,
    pub annotator: AnnotatorId,
    /// What the thread is about.
    pub on: Item,
    /// The article of that, if it lies in one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub article: Option<ArticleId>,
    /// The comment that began the thread; `None` for that comment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub thread: Option<CommentId>,
    /// May be empty where only the state changes.
    pub text: String,
    #[serde(default)]
    pub state: ThreadState,
    /// Milliseconds since 1970, by the writer's clock.
    pub written_ms: u64,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ext: Ext,
}
