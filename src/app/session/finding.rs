//! Searching the article in hand. Short articles are searched at once; long ones on a thread beside
//! the window, one search at a time, the newest question next. The prepared text is kept until the
//! search is closed. Nothing here changes the project.

use std::ops::Range;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, channel};

use super::Session;
use crate::app::notice::{AppError, Refusal};
use crate::app::workspace::Find;
use crate::model::ArticleId;
use crate::text::index::ArticleText;
use crate::text::search::{FindOptions, Searchable};

/// Articles up to this length are searched within a frame.
const AT_ONCE_SCALARS: usize = 60_000;

/// What a prepared text was prepared for.
#[derive(Clone, PartialEq)]
struct Subject {
    article: ArticleId,
    exact: bool,
}

/// A question and what it is asked of.
#[derive(Clone, PartialEq)]
struct Question {
    subject: Subject,
    query: String,
}

struct Answer {
    searchable: Arc<Searchable>,
    hits: Vec<Range<usize>>,
}

/// The search that goes on, and what is kept for the next.
#[derive(Default)]
pub(super) struct Finder {
    prepared: Option<(Subject, Arc<Searchable>)>,
    running: Option<(Question, Receiver<Answer>)>,
    /// Asked while another search was running.
    next: Option<Question>,
}

impl Session {
    /// Searches the focused article and goes to the first hit. In a long article the answer comes
    /// later, see [`Self::take_hits`].
    ///
    /// # Errors
    /// If no article is open or its text cannot be read.
    pub fn find(&mut self, query: &str) -> Result<(), AppError> {
        let article = self
            .workspace
            .focused_article()
            .cloned()
            .ok_or(AppError::Refused(Refusal::NoArticle))?;
        let text = self.text(&article)?.clone();
        let find = &mut self.workspace.find;
        query.clone_into(&mut find.query);
        let question = Question {
            subject: Subject {
                article,
                exact: find.exact,
            },
            query: query.to_owned(),
        };
        if text.len_scalars() <= AT_ONCE_SCALARS {
            self.finder = Finder::default();
            self.workspace.find.searching = false;
            let searchable = prepare(&text, question.subject.exact);
            let hits = searchable.find_all(query);
            self.show_hits(&question.subject.article, hits);
            return Ok(());
        }
        find.searching = true;
        if self.finder.running.is_some() {
            self.finder.next = Some(question);
        } else {
            self.start(question, text);
        }
        Ok(())
    }

    fn start(&mut self, question: Question, text: ArticleText) {
        let kept = self
            .finder
            .prepared
            .as_ref()
            .filter(|(subject, _)| *subject == question.subject)
            .map(|(_, searchable)| Arc::clone(searchable));
        let (send, receive) = channel();
        let (exact, query) = (question.subject.exact, question.query.clone());
        std::thread::spawn(move || {
            let searchable = kept.unwrap_or_else(|| Arc::new(prepare(&text, exact)));
            let hits = searchable.find_all(&query);
            // Nobody listens any more once the search was closed.
            let _unheard = send.send(Answer { searchable, hits });
        });
        self.finder.running = Some((question, receive));
    }

    /// Takes over what a search beside the window has found. True while one goes on.
    pub fn take_hits(&mut self) -> bool {
        let Some((question, receive)) = &self.finder.running else {
            return false;
        };
        match receive.try_recv() {
            Ok(answer) => {
                let question = question.clone();
                self.finish(question, answer);
            }
            Err(TryRecvError::Empty) => return true,
            Err(TryRecvError::Disconnected) => self.close_find(),
        }
        self.finder.running.is_some()
    }

    /// Waits for the search that goes on, for whoever has no frames to wait in.
    pub fn wait_for_hits(&mut self) {
        while let Some((question, receive)) = self.finder.running.take() {
            match receive.recv() {
                Ok(answer) => self.finish(question, answer),
                Err(_gone) => self.close_find(),
            }
        }
    }

    fn finish(&mut self, question: Question, answer: Answer) {
        self.finder.running = None;
        self.finder.prepared = Some((question.subject.clone(), answer.searchable));
        let next = self.finder.next.take();
        let text = next
            .as_ref()
            .and_then(|next| self.text_read(&next.subject.article).cloned());
        if let (Some(next), Some(text)) = (next, text) {
            self.start(next, text);
            return;
        }
        self.workspace.find.searching = false;
        self.show_hits(&question.subject.article, answer.hits);
    }

    fn show_hits(&mut self, article: &ArticleId, hits: Vec<Range<usize>>) {
        let first = hits.first().map(|hit| hit.start);
        let find = &mut self.workspace.find;
        find.hits = hits;
        find.current = 0;
        if let Some(start) = first {
            self.workspace.scroll_to(article, start);
        }
    }

    /// Ends searching and forgets what was found.
    pub fn close_find(&mut self) {
        self.workspace.find = Find::default();
        self.finder = Finder::default();
    }
}

fn prepare(text: &ArticleText, exact: bool) -> Searchable {
    let options = FindOptions {
        exact,
        ..FindOptions::default()
    };
    Searchable::new(text.as_str(), &options)
}
