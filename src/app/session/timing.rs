//! How long the annotator is at work on which article: counted from one touch of keyboard or
//! pointer to the next, pauses left out, and written as a spell now and then.
//!
//! Who only looks writes nothing: spells wait for the first deed of a session.

use std::collections::BTreeMap;

use super::Session;
use crate::app::notice::AppError;
use crate::model::edit::{Desk, review};
use crate::model::{ArticleId, Kind, Layer, Spell};

/// A longer pause is no work (domain.md, section 5), in milliseconds.
const PAUSE_MS_MAX: u64 = 60_000;
/// How long written time may lie behind, in milliseconds.
const WRITE_EVERY_MS: u64 = 5 * 60_000;
/// From how much time on leaving an article writes it down, in milliseconds.
const WORTH_WRITING_MS: u64 = 60_000;
/// Less than this is never written, in milliseconds.
const LEAST_MS: u64 = 1_000;

/// The time of one article in this session.
#[derive(Debug, Clone, Copy, Default)]
struct Worked {
    from_ms: u64,
    active_ms: u64,
    /// How much of it is written.
    written_ms: u64,
}

impl Worked {
    fn unwritten_ms(self) -> u64 {
        self.active_ms - self.written_ms
    }
}

/// What is attended to, and the time so far.
#[derive(Debug, Default)]
pub(super) struct Watch {
    here: Option<ArticleId>,
    last_ms: u64,
    /// When something was written last, or the watch began.
    written_at_ms: u64,
    articles: BTreeMap<ArticleId, Worked>,
}

impl Watch {
    /// Counts up to `now_ms` and goes on with `here`; the articles whose time is to be written.
    fn note(&mut self, here: Option<ArticleId>, now_ms: u64) -> Vec<ArticleId> {
        // A clock that was put back counts nothing.
        let since_ms = now_ms.saturating_sub(self.last_ms);
        let left = self.here.take();
        if let Some(article) = &left
            && since_ms <= PAUSE_MS_MAX
        {
            let worked = self.articles.entry(article.clone()).or_default();
            worked.active_ms += since_ms;
        }
        if let Some(article) = &here {
            let fresh = Worked {
                from_ms: now_ms,
                ..Worked::default()
            };
            self.articles.entry(article.clone()).or_insert(fresh);
        }
        if self.last_ms == 0 {
            self.written_at_ms = now_ms;
        }
        self.last_ms = now_ms;
        let mut due = Vec::new();
        if left != here {
            due.extend(left.filter(|it| self.unwritten_ms(it) > WORTH_WRITING_MS));
        }
        self.here = here;
        if now_ms.saturating_sub(self.written_at_ms) >= WRITE_EVERY_MS {
            due = self.all_due();
        }
        due
    }

    fn unwritten_ms(&self, article: &ArticleId) -> u64 {
        let worked = self.articles.get(article);
        worked.map_or(0, |it| it.unwritten_ms())
    }

    fn all_due(&self) -> Vec<ArticleId> {
        let due = self.articles.iter();
        due.filter(|(_, it)| it.unwritten_ms() >= LEAST_MS)
            .map(|(article, _)| article.clone())
            .collect()
    }
}

impl Session {
    /// Says that the annotator touched keyboard or pointer, `now_ms` milliseconds after 1970.
    ///
    /// # Errors
    /// If time that is to be written cannot be.
    pub fn note_input(&mut self, now_ms: u64) -> Result<(), AppError> {
        let here = self.attended();
        let due = self.timing.note(here, now_ms);
        self.write_time(&due, now_ms)
    }

    /// Writes all time that was not written yet.
    pub(super) fn end_watch(&mut self) -> Result<(), AppError> {
        let due = self.timing.all_due();
        self.write_time(&due, self.timing.last_ms)
    }

    /// The article that is worked on: the one under review, else the focused one.
    fn attended(&self) -> Option<ArticleId> {
        let desk = &self.workspace;
        if desk.codebook.is_some() || self.present.is_some() {
            return None;
        }
        let review = desk.review.as_ref().map(|it| &it.article);
        review.or(desk.focused_article()).cloned()
    }

    fn write_time(&mut self, due: &[ArticleId], now_ms: u64) -> Result<(), AppError> {
        if self.read_only || self.me.n == 0 || self.present.is_some() {
            return Ok(());
        }
        for article in due {
            let Some(worked) = self.timing.articles.get(article).copied() else {
                continue;
            };
            if self.project.articles().get(article).is_none() {
                continue;
            }
            let id = Spell::id_of(&self.me.session, article);
            let mut desk = Desk {
                project: &self.project,
                minter: &mut self.me.minter,
                layer: Layer::Own,
            };
            let plan = review::spell(&mut desk, &id, article, worked.from_ms, worked.active_ms)?;
            // It belongs to no gesture, whatever is going on.
            self.send(Kind::Do, None, plan.what, plan.edits, plan.focus)?;
            if let Some(worked) = self.timing.articles.get_mut(article) {
                worked.written_ms = worked.active_ms;
            }
            self.timing.written_at_ms = now_ms;
        }
        Ok(())
    }
}
