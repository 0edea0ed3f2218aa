//! Every place in the project that names one actor and is not tagged yet, looked for on a thread
//! beside the window, the articles on the desk first. What is found is a list to be ticked; nothing
//! here tags anything.

use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, TryRecvError, channel};

use super::Session;
use crate::model::{ActorId, ActorScope, ArticleId, Fragment};
use crate::text::index::ArticleText;
use crate::text::names::NameFinder;

/// Words shown before and after a place, in scalars.
const CONTEXT_SCALARS: usize = 32;
/// Lists longer than this are for a search, not for a person's eye.
const PLACES_MAX: usize = 5_000;

/// One place, with what stands around it on its paragraph.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    pub article: ArticleId,
    /// In scalars.
    pub range: Range<usize>,
    pub before: String,
    pub words: String,
    pub after: String,
    /// False where the name is one that others bear too, may be another word, or stands in what is the
    /// site's: listed, never ticked by itself.
    pub sure: bool,
}

/// A search that goes on or has ended. Dropping it ends it.
#[derive(Debug)]
pub struct Hunt {
    pub actor: ActorId,
    pub places: Vec<Place>,
    /// Articles looked at, and how many there are.
    pub done: usize,
    pub total: usize,
    /// Articles whose text could not be read.
    pub unread: usize,
    /// More places than fit the list.
    pub cut: bool,
    receive: Option<Receiver<Option<Vec<Place>>>>,
    stop: Arc<AtomicBool>,
}

impl Drop for Hunt {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
    }
}

impl Hunt {
    /// Takes over what was found since. True while the search goes on.
    pub fn take(&mut self) -> bool {
        loop {
            let Some(receive) = &self.receive else {
                return false;
            };
            match receive.try_recv() {
                Ok(found) => self.add(found),
                Err(TryRecvError::Empty) => return true,
                Err(TryRecvError::Disconnected) => self.receive = None,
            }
        }
    }

    /// As [`Self::take`], to the end.
    pub fn wait(&mut self) {
        while let Some(found) = self.receive.as_ref().and_then(|it| it.recv().ok()) {
            self.add(found);
        }
        self.receive = None;
    }

    fn add(&mut self, found: Option<Vec<Place>>) {
        self.done += 1;
        match found {
            Some(places) => {
                let room = PLACES_MAX.saturating_sub(self.places.len());
                self.cut |= places.len() > room;
                self.places.extend(places.into_iter().take(room));
            }
            None => self.unread += 1,
        }
    }
}

impl Session {
    /// Begins to look for every place that names `actor`. `wake` is called after each article.
    pub fn hunt(&self, actor: &ActorId, wake: Box<dyn Fn() + Send>) -> Hunt {
        let project = &self.project;
        let mut names: Vec<(usize, String)> = Vec::new();
        let mut home = None;
        if let Some(actor) = project.resolve(actor) {
            let known = self.likeness.surfaces().get(&actor.id);
            for (name, ambiguous) in known.into_iter().flatten() {
                let sure = !ambiguous && !self.is_shared_name(actor, name);
                names.push((usize::from(sure), name.clone()));
            }
            if let ActorScope::Article(article) = &actor.scope {
                home = Some(article.clone());
            }
        }
        let on_desk = |id: &ArticleId| self.workspace.pane_of(id).is_some();
        let mut articles: Vec<_> = project
            .articles()
            .iter()
            .filter(|article| home.as_ref().is_none_or(|home| *home == article.id))
            .map(|article| {
                let taken: Vec<Range<usize>> = project
                    .mentions_in(&article.id, Some(&self.me.annotator))
                    .into_iter()
                    .filter_map(|it| self.stretch_now(&article.id, it.anchor.as_ref()?))
                    .collect();
                let sites: Vec<Range<usize>> = project
                    .furniture(&article.id)
                    .into_iter()
                    .map(Fragment::range)
                    .collect();
                let text = self.text_read(&article.id).cloned();
                let known = Known { taken, sites };
                (article.id.clone(), article.revision.clone(), text, known)
            })
            .collect();
        articles.sort_by_key(|(id, ..)| (!on_desk(id), id.clone()));
        let (send, receive) = channel();
        let stop = Arc::new(AtomicBool::new(false));
        let (stopped, folder, total) = (Arc::clone(&stop), self.folder.clone(), articles.len());
        std::thread::spawn(move || {
            let numbered = names.iter().map(|(number, name)| (*number, name.as_str()));
            let finder = NameFinder::new(numbered);
            for (article, revision, text, known) in articles {
                if stopped.load(Ordering::Relaxed) {
                    return;
                }
                let text = match text {
                    Some(text) => Some(text),
                    None => folder
                        .read_text(&article, &revision)
                        .ok()
                        .map(ArticleText::new),
                };
                let found = text.map(|text| places(&finder, &article, &text, &known));
                if send.send(found).is_err() {
                    return;
                }
                wake();
            }
        });
        Hunt {
            actor: actor.clone(),
            places: Vec::new(),
            done: 0,
            total,
            unread: 0,
            cut: false,
            receive: Some(receive),
            stop,
        }
    }

    /// True if another living actor bears the name too.
    fn is_shared_name(&self, actor: &crate::model::Actor, name: &str) -> bool {
        let wanted = super::likeness::key(name);
        self.likeness
            .actors(|one| one == wanted)
            .any(|id| *id != actor.id)
    }
}

/// What is known of an article beforehand, in scalars.
struct Known {
    /// Mentions that are there already.
    taken: Vec<Range<usize>>,
    /// What is the site's and not the article's.
    sites: Vec<Range<usize>>,
}

fn places(
    finder: &NameFinder,
    article: &ArticleId,
    text: &ArticleText,
    known: &Known,
) -> Vec<Place> {
    let touches = |all: &[Range<usize>], range: &Range<usize>| {
        all.iter()
            .any(|one| one.start < range.end && range.start < one.end)
    };
    let is_free = |range: &Range<usize>| !touches(&known.taken, range);
    finder
        .find(text)
        .into_iter()
        .filter(|hit| is_free(&hit.range))
        .map(|hit| {
            let spans = text.paragraphs();
            let paragraph = spans
                .get(text.paragraph_of_scalar(hit.range.start))
                .map_or(hit.range.clone(), |span| span.scalars());
            let from = hit.range.start.saturating_sub(CONTEXT_SCALARS);
            let from = from.max(paragraph.start);
            let to = (hit.range.end + CONTEXT_SCALARS).min(paragraph.end.max(hit.range.end));
            let slice = |range: Range<usize>| {
                text.slice(range)
                    .unwrap_or_default()
                    .trim_end_matches('\n')
                    .to_owned()
            };
            Place {
                article: article.clone(),
                before: whole_words_after(slice(from..hit.range.start), from > paragraph.start),
                words: slice(hit.range.clone()),
                after: whole_words_before(slice(hit.range.end..to), to < paragraph.end),
                sure: hit.ids.contains(&1) && !hit.accusative && !touches(&known.sites, &hit.range),
                range: hit.range,
            }
        })
        .collect()
}

/// Without the part of a word at the beginning, where the text was cut.
fn whole_words_after(text: String, cut: bool) -> String {
    match text.find(char::is_whitespace).filter(|_| cut) {
        Some(at) => text.get(at..).unwrap_or_default().to_owned(),
        None => text,
    }
}

/// Without the part of a word at the end, where the text was cut.
fn whole_words_before(text: String, cut: bool) -> String {
    match text.rfind(char::is_whitespace).filter(|_| cut) {
        Some(at) => text.get(..at).unwrap_or_default().to_owned(),
        None => text,
    }
}
