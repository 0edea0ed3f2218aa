//! How many tags each article has and which actors the open ones mention, counted anew only when
//! the project, the annotator or the desk has changed: the library is painted in every frame.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::app::Session;
use crate::app::workspace::LibraryShow;
use crate::model::review::{HandedOut, Progress};
use crate::model::{ActorId, AnnotatorId, ArticleId, AssignmentId, Project};

/// What the list of actors depends on; equal keys give equal lists.
#[derive(Debug, Clone, PartialEq)]
struct Key {
    generation: u64,
    annotator: AnnotatorId,
    open: Vec<ArticleId>,
}

/// What is known of an article, and of which generation it is.
#[derive(Debug, Default)]
struct Counted {
    generation: u64,
    tally: ArticleTally,
    /// Mentions of each actor.
    actors: BTreeMap<ActorId, usize>,
}

/// The tags of one article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ArticleTally {
    pub claims: usize,
    /// How far the annotator is with it.
    pub progress: Option<Progress>,
    /// All have handed it in, and it is not settled.
    pub to_review: bool,
}

/// Counts kept from frame to frame.
#[derive(Debug, Default)]
pub struct Tally {
    key: Option<Key>,
    articles: BTreeMap<ArticleId, Counted>,
    /// What was handed out, and by which assignments.
    handed: (Vec<AssignmentId>, HandedOut),
    /// Actors of the open articles with their mentions, most mentioned first.
    pub actors: Vec<(ActorId, usize)>,
}

impl Tally {
    /// Counts anew if anything the counts depend on has changed.
    pub fn refresh(&mut self, session: &Session) {
        let open = session
            .workspace
            .panes
            .iter()
            .map(|pane| pane.article.clone());
        let key = Key {
            generation: session.project().generation(),
            annotator: session.hand().clone(),
            open: open.collect(),
        };
        if self.key.as_ref() == Some(&key) {
            return;
        }
        let project = session.project();
        let before = self.key.as_ref();
        if before.is_none_or(|before| before.annotator != key.annotator) {
            self.articles.clear();
        }
        self.articles
            .retain(|id, _| project.articles().get(id).is_some());
        let assignments = project.assignments().iter().map(|it| it.id.clone());
        let assignments: Vec<AssignmentId> = assignments.collect();
        if self.handed.0 != assignments {
            self.handed = (assignments, project.handed_out());
            self.articles.clear();
        }
        // One deed changes one article; the others keep their counts.
        for article in project.articles().iter() {
            let generation = project.generation_of(&article.id);
            let known = self.articles.get(&article.id);
            if known.is_none_or(|known| known.generation != generation) {
                let counted = Counted::of(
                    project,
                    (&article.id, generation),
                    &key.annotator,
                    &self.handed.1,
                );
                self.articles.insert(article.id.clone(), counted);
            }
        }
        let mut actors: BTreeMap<&ActorId, usize> = BTreeMap::new();
        let open = self.articles.iter().filter(|(id, _)| key.open.contains(id));
        for (actor, count) in open.flat_map(|(_, counted)| &counted.actors) {
            *actors.entry(actor).or_default() += count;
        }
        self.actors = actors
            .into_iter()
            .map(|(id, count)| (id.clone(), count))
            .collect();
        self.actors.sort_by_key(|(_, count)| Reverse(*count));
        self.key = Some(key);
    }

    /// True if anything was handed out to anybody.
    pub fn is_handed_out(&self) -> bool {
        !self.handed.1.is_empty()
    }

    /// Whether the library shows an article.
    pub fn is_shown(&self, article: &ArticleId, show: LibraryShow) -> bool {
        let tally = self.of(article);
        match show {
            LibraryShow::All => true,
            LibraryShow::Mine => {
                let progress = tally.progress;
                progress.is_some_and(|it| it.assigned && !it.is_submitted())
            }
            LibraryShow::ToReview => tally.to_review,
        }
    }

    /// The counts of an article; nothing for one that is not there.
    pub fn of(&self, article: &ArticleId) -> ArticleTally {
        self.articles
            .get(article)
            .map(|counted| counted.tally)
            .unwrap_or_default()
    }
}

impl Counted {
    fn of(
        project: &Project,
        (article, generation): (&ArticleId, u64),
        annotator: &AnnotatorId,
        handed: &HandedOut,
    ) -> Self {
        let claims = project.claims_in(article, Some(annotator));
        let mentions = project.mentions_in(article, Some(annotator));
        let tally = ArticleTally {
            claims: claims.len(),
            progress: project
                .progress_of(article, std::slice::from_ref(annotator), handed)
                .pop(),
            to_review: project.waits_for_review(article, handed),
        };
        let mut actors = BTreeMap::new();
        let named = mentions.iter().filter_map(|one| one.actor.as_ref());
        for actor in named.filter_map(|id| project.resolve(id)) {
            *actors.entry(actor.id.clone()).or_default() += 1;
        }
        Self {
            generation,
            tally,
            actors,
        }
    }
}
