//! Searching comments, and what of colleagues' work this annotator is shown. Reads only.

use super::Session;
use super::likeness::key;
use crate::model::review::GOLD;
use crate::model::{
    AnnotatorId, ArticleId, Change, Comment, CommentId, Edit, Item, Tag, Transaction,
};

impl Session {
    /// Whether the annotator is shown a thing ([`crate::model::Project::shows`]).
    pub fn shows(&self, item: &Item) -> bool {
        self.project.shows(&self.me.annotator, item)
    }

    fn shows_of(&self, owner: &AnnotatorId, article: &ArticleId) -> bool {
        self.project.shows_of(&self.me.annotator, owner, article)
    }

    fn shows_comment(&self, comment: &Comment) -> bool {
        match &comment.article {
            // What it was about is gone: whose it was cannot be known any more.
            Some(article) if !self.project.has(&comment.on) => {
                self.shows_of(&comment.annotator, article)
            }
            _ => self.shows(&comment.on),
        }
    }

    /// Whether the annotator is shown that a colleague did this.
    pub(super) fn shows_deed(&self, tx: &Transaction) -> bool {
        let is_time = |edit: &Edit| matches!(edit, Edit::Spell(_));
        if tx.edits.iter().any(is_time) {
            return false;
        }
        tx.by == self.me.annotator || tx.edits.iter().all(|edit| self.shows_edit(edit))
    }

    fn shows_edit(&self, edit: &Edit) -> bool {
        match edit {
            Edit::Mention(change) => self.shows_tag(change),
            Edit::Claim(change) => self.shows_tag(change),
            Edit::Attribution(change) => self.shows_tag(change),
            Edit::Stance(change) => self.shows_tag(change),
            Edit::Relation(change) => self.shows_tag(change),
            Edit::Comment(change) => change.any().is_none_or(|it| self.shows_comment(it)),
            Edit::Refusal(change) => {
                let refusal = change.any();
                refusal.is_none_or(|it| self.shows_of(&it.annotator, &it.article))
            }
            Edit::Decision(change) => {
                let gold = AnnotatorId::new(GOLD);
                change
                    .any()
                    .is_none_or(|it| self.shows_of(&gold, &it.article))
            }
            _ => true,
        }
    }

    fn shows_tag<T: Tag>(&self, change: &Change<T>) -> bool {
        let tag = change.any();
        tag.is_none_or(|it| self.shows_of(it.annotator(), it.article()))
    }

    /// Comments whose words, or whose writer's name, hold `query` in spite of spelling, the latest
    /// first; only those of open threads if `only_open`. Steps without words are left out, and what
    /// is said about tags that are hidden from the annotator.
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
            .filter(|it| !it.text.is_empty() && is_open(it) && self.shows_comment(it) && holds(it))
            .collect();
        found.sort_by(|a, b| (b.written_ms, &b.id).cmp(&(a.written_ms, &a.id)));
        found.into_iter().map(|it| it.id.clone()).collect()
    }
}
