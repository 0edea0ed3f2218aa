//! Searching comments. Reads only.

use super::Session;
use super::likeness::key;
use crate::model::{Comment, CommentId};

impl Session {
    /// Comments whose words, or whose writer's name, hold `query` in spite of spelling, the latest
    /// first; only those of open threads if `only_open`. Steps without words are left out.
    pub fn search_comments(&self, query: &str, only_open: bool) -> Vec<CommentId> {
        let wanted = key(query);
        let project = &self.project;
        let holds = |comment: &Comment| {
            wanted.is_empty()
                || key(&comment.text).contains(&wanted)
                || key(project.person(&comment.annotator)).contains(&wanted)
                || comment.annotator.as_str().contains(query.trim())
        };
        let is_open = |comment: &Comment| {
            let thread = comment.thread.as_ref().unwrap_or(&comment.id);
            !only_open || !project.is_settled(thread)
        };
        let mut found: Vec<&Comment> = project
            .comments()
            .iter()
            .filter(|it| !it.text.is_empty() && is_open(it) && holds(it))
            .collect();
        found.sort_by(|a, b| (b.written_ms, &b.id).cmp(&(a.written_ms, &a.id)));
        found.into_iter().map(|it| it.id.clone()).collect()
    }
}
