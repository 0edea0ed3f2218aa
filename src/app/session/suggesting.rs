//! Looking for suggestions in the articles on the desk, on a thread beside the window: one article
//! at a time, anew when names of actors have changed. What is tagged, refused or switched off is
//! left out of what was found without looking again. Nothing here tags anything.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, channel};

use super::Session;
use crate::app::suggestion::{Idea, Said, Suggestion};
use crate::model::project::Link;
use crate::model::{ActorId, ActorScope, Anchor, ArticleId, Attribution, Fragment, Layer, Refusal};
use crate::text::cues::find_cues;
use crate::text::index::ArticleText;
use crate::text::names::NameFinder;

/// Names of actors as they are looked for.
struct Names {
    generation: u64,
    finder: NameFinder,
    /// Whose each number is, by which name if an ambiguous one, and where it reaches.
    actors: Vec<Known>,
}

struct Known {
    actor: ActorId,
    ambiguous: bool,
    home: Option<ArticleId>,
}

/// What was found in an article, whether it is shown or not.
struct Found {
    names: Arc<Names>,
    suggestions: Vec<Suggestion>,
}

/// What is shown of it, and for which state of the article's tags.
struct Shown {
    generation: u64,
    found_under: u64,
    suggestions: Vec<Suggestion>,
}

#[derive(Default)]
pub(super) struct Suggester {
    found: BTreeMap<ArticleId, Found>,
    shown: BTreeMap<ArticleId, Shown>,
    running: Option<(ArticleId, Receiver<Found>)>,
    /// Grows with what is shown, so that painting knows when to look again.
    revision: u64,
}

impl Suggester {
    /// Forgets what was found in a text that is not the article's any more.
    pub(super) fn forget(&mut self, article: &ArticleId) {
        self.found.remove(article);
        if self.shown.remove(article).is_some() {
            self.revision += 1;
        }
        if self.running.as_ref().is_some_and(|(it, _)| it == article) {
            self.running = None;
        }
    }
}

impl Session {
    /// Looks for suggestions in the articles on the desk. True while a search goes on.
    pub fn look_for_suggestions(&mut self) -> bool {
        if let Some((article, receive)) = &self.suggester.running {
            match receive.try_recv() {
                Ok(found) => {
                    self.suggester.found.insert(article.clone(), found);
                    self.suggester.running = None;
                }
                Err(TryRecvError::Empty) => {
                    self.show_suggestions();
                    return true;
                }
                Err(TryRecvError::Disconnected) => self.suggester.running = None,
            }
        }
        self.show_suggestions();
        self.begin_search();
        self.suggester.running.is_some()
    }

    /// As [`Self::look_for_suggestions`], until everything on the desk was looked at.
    pub fn wait_for_suggestions(&mut self) {
        while self.look_for_suggestions() {
            if let Some((article, receive)) = self.suggester.running.take()
                && let Ok(found) = receive.recv()
            {
                self.suggester.found.insert(article, found);
            }
        }
    }

    /// What is suggested in an article now, in the order of the text.
    pub fn suggestions(&self, article: &ArticleId) -> &[Suggestion] {
        let shown = self.suggester.shown.get(article);
        shown.map_or(&[], |shown| &shown.suggestions)
    }

    /// Grows whenever other suggestions are shown.
    pub fn suggestions_revision(&self) -> u64 {
        self.suggester.revision
    }

    /// Begins to look through an article on the desk that was not looked through with today's
    /// names.
    fn begin_search(&mut self) {
        let generation = self.likeness.names_generation();
        let suggester = &self.suggester;
        let outdated = |article: &ArticleId| {
            let found = suggester.found.get(article);
            found.is_none_or(|found| found.names.generation != generation)
        };
        let wanted = self
            .workspace
            .panes
            .iter()
            .map(|pane| &pane.article)
            .find(|article| {
                !self
                    .project
                    .is_without_suggestions(&self.me.annotator, article)
                    && self.layer == Layer::Own
                    && outdated(article)
                    && self.text_read(article).is_some()
            })
            .cloned();
        let Some(article) = wanted else {
            return;
        };
        let Some(text) = self.text_read(&article).cloned() else {
            return;
        };
        let known = suggester
            .found
            .values()
            .map(|found| &found.names)
            .find(|names| names.generation == generation)
            .cloned();
        let fresh = known.is_none().then(|| self.names_to_look_for());
        let (send, receive) = channel();
        let home = article.clone();
        std::thread::spawn(move || {
            let names = known.unwrap_or_else(|| {
                let (actors, surfaces) = fresh.unwrap_or_default();
                let numbered = surfaces
                    .iter()
                    .map(|(number, name)| (*number, name.as_str()));
                Arc::new(Names {
                    generation,
                    finder: NameFinder::new(numbered),
                    actors,
                })
            });
            let suggestions = look(&text, &names, &home);
            // Nobody listens any more once the project was closed.
            let _unheard = send.send(Found { names, suggestions });
        });
        self.suggester.running = Some((article, receive));
    }

    fn names_to_look_for(&self) -> (Vec<Known>, Vec<(usize, String)>) {
        let (mut actors, mut surfaces) = (Vec::new(), Vec::new());
        for (id, names) in self.likeness.surfaces() {
            let Some(actor) = self.project.actors().get(id) else {
                continue;
            };
            let home = match &actor.scope {
                ActorScope::Project => None,
                ActorScope::Article(home) => Some(home.clone()),
            };
            for doubtful in [false, true] {
                let number = actors.len();
                let before = surfaces.len();
                let names = names.iter().filter(|(_, one)| *one == doubtful);
                surfaces.extend(names.map(|(name, _)| (number, name.clone())));
                if surfaces.len() > before {
                    actors.push(Known {
                        actor: id.clone(),
                        ambiguous: doubtful,
                        home: home.clone(),
                    });
                }
            }
        }
        (actors, surfaces)
    }

    /// Leaves out what is tagged, refused or not wanted, where that has changed.
    fn show_suggestions(&mut self) {
        // At rest, in every frame, nothing is stale and nothing is copied.
        let is_stale = |article: &ArticleId| {
            let found = self.suggester.found.get(article);
            let shown = self.suggester.shown.get(article);
            found.is_some_and(|found| {
                shown.is_none_or(|shown| {
                    shown.generation != self.project.generation_of(article)
                        || shown.found_under != found.names.generation
                })
            })
        };
        let panes = self.workspace.panes.iter().map(|pane| &pane.article);
        let stale: Vec<ArticleId> = panes.filter(|it| is_stale(it)).cloned().collect();
        for article in stale {
            let generation = self.project.generation_of(&article);
            let Some(found) = self.suggester.found.get(&article) else {
                continue;
            };
            let found_under = found.names.generation;
            let before = self.suggester.shown.get(&article);
            let suggestions = self.still_open(&article, &found.suggestions);
            if before.is_none_or(|it| it.suggestions != suggestions) {
                self.suggester.revision += 1;
            }
            let shown = Shown {
                generation,
                found_under,
                suggestions,
            };
            self.suggester.shown.insert(article, shown);
        }
    }

    fn still_open(&self, article: &ArticleId, found: &[Suggestion]) -> Vec<Suggestion> {
        let (project, me) = (&self.project, &self.me.annotator);
        if project.is_without_suggestions(me, article) {
            return Vec::new();
        }
        // What rests on an older text takes up the place where it certainly is, if any.
        let span = |anchor: &Anchor| {
            let place = self.place_now(article, anchor).unwrap_or_default();
            let start = place.first().map_or(0, |it| it.start);
            start..place.last().map_or(start, |it| it.end)
        };
        let mentions = Spans::of(
            project
                .mentions_in(article, Some(me))
                .into_iter()
                .filter_map(|it| it.anchor.as_ref().map(span)),
        );
        let link = Link::Article(article.clone());
        let cues = project
            .linked::<Attribution>(&link)
            .filter(|it| it.annotator == *me)
            .filter_map(|it| it.cue.as_ref().map(span));
        let furniture = project.furniture(article);
        let furniture = Spans::of(furniture.into_iter().map(Fragment::range));
        let claims = project.claims_in(article, Some(me));
        let said = Spans::of(claims.into_iter().map(|it| span(&it.anchor)).chain(cues));
        let refused: Vec<&Refusal> = project
            .linked::<Refusal>(&link)
            .filter(|it| it.annotator == *me)
            .collect();
        let is_refused = |it: &Suggestion| {
            refused.iter().any(|no| {
                no.what.as_str() == it.code()
                    && no.subject == it.subject()
                    && span(&no.anchor) == it.range
            })
        };
        found
            .iter()
            .filter(|it| match &it.idea {
                Idea::Mention { .. } => !mentions.touch(&it.range),
                Idea::Statement(one) => !said.touch(&it.range) && !said.touch(&one.hit.cue),
            })
            .filter(|it| !is_refused(it) && !furniture.touch(&it.range))
            .cloned()
            .collect()
    }
}

/// Stretches of a text that are taken.
struct Spans(Vec<Range<usize>>);

impl Spans {
    fn of(spans: impl Iterator<Item = Range<usize>>) -> Self {
        let mut sorted: Vec<Range<usize>> = spans.collect();
        sorted.sort_by_key(|one| (one.start, one.end));
        let mut joined: Vec<Range<usize>> = Vec::with_capacity(sorted.len());
        for one in sorted {
            match joined.last_mut().filter(|last| one.start < last.end) {
                Some(last) => last.end = last.end.max(one.end),
                None => joined.push(one),
            }
        }
        Self(joined)
    }

    fn touch(&self, range: &Range<usize>) -> bool {
        let next = self.0.partition_point(|one| one.end <= range.start);
        self.0.get(next).is_some_and(|one| one.start < range.end)
    }
}

/// Everything an article suggests.
fn look(text: &ArticleText, names: &Names, article: &ArticleId) -> Vec<Suggestion> {
    let hits = names.finder.find(text);
    let named: Vec<(Range<usize>, Vec<ActorId>, bool)> = hits
        .into_iter()
        .filter_map(|hit| {
            let known: Vec<&Known> = hit
                .ids
                .iter()
                .filter_map(|id| names.actors.get(*id))
                .filter(|it| it.home.as_ref().is_none_or(|home| home == article))
                .collect();
            let mut actors: Vec<ActorId> = known.iter().map(|it| it.actor.clone()).collect();
            actors.dedup();
            let sure = actors.len() == 1 && !hit.accusative && known.iter().any(|it| !it.ambiguous);
            (!actors.is_empty()).then_some((hit.range, actors, sure))
        })
        .collect();
    let mut suggestions: Vec<Suggestion> = Vec::new();
    for hit in find_cues(text) {
        let Some(content) = hit.content.clone().filter(|_| hit.confident) else {
            continue;
        };
        let source = hit.source.clone().map(|source| {
            let within = named
                .iter()
                .find(|(range, ..)| source.start <= range.start && range.end <= source.end);
            match within {
                Some((range, actors, true)) => (range.clone(), actors.first().cloned()),
                Some((range, ..)) => (range.clone(), None),
                None => (source, None),
            }
        });
        suggestions.push(Suggestion {
            range: content,
            idea: Idea::Statement(Box::new(Said { hit, source })),
        });
    }
    for (range, actors, sure) in named {
        let idea = Idea::Mention { actors, sure };
        suggestions.push(Suggestion { range, idea });
    }
    suggestions.sort_by_key(|it| (it.range.start, it.range.end));
    suggestions
}
