//! How many tags each article has, which actors the open ones mention, and which articles the library
//! lists; worked out anew only when the project, the annotator, the desk or what is looked for has
//! changed: the library is painted in every frame.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::app::Session;
use crate::app::commands::library_order;
use crate::app::workspace::LibraryShow;
use crate::model::review::{HandedOut, Progress};
use crate::model::{ActorId, AnnotatorId, Article, ArticleId, AssignmentId, Project};
use crate::text::fold::{FoldOptions, fold};

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
    /// What the library lists, and for which question; `None` if something has changed.
    listed: (Option<(String, LibraryShow)>, Vec<ArticleId>),
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
        self.listed.0 = None;
    }

    /// Finds the articles that the library lists where people look for `filter`.
    pub fn list(&mut self, session: &Session, filter: &str) {
        let show = session.workspace.library_show;
        let known = self.listed.0.as_ref();
        if known.is_some_and(|(text, which)| text == filter && *which == show) {
            return;
        }
        let wanted = fold(filter.trim(), &FoldOptions::default()).key().to_vec();
        let articles = session.project().articles();
        let is_listed = |id: &ArticleId| {
            let article = articles.get(id);
            let is_found = |it: &Article| wanted.is_empty() || matches(it, &wanted);
            self.is_shown(id, show) && article.is_some_and(is_found)
        };
        let mut listed = library_order(session);
        listed.retain(is_listed);
        self.listed = (Some((filter.to_owned(), show)), listed);
    }

    /// What was found then.
    pub fn listed(&self) -> &[ArticleId] {
        &self.listed.1
    }

    /// True if anything was handed out to anybody.
    pub fn is_handed_out(&self) -> bool {
        !self.handed.1.is_empty()
    }

    /// Whether the library shows an article.
    fn is_shown(&self, article: &ArticleId, show: LibraryShow) -> bool {
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

fn matches(article: &Article, wanted: &[char]) -> bool {
    [
        article.title.as_str(),
        article.outlet.as_str(),
        article.id.as_str(),
    ]
    .iter()
    .any(|text| {
        let folded = fold(text, &FoldOptions::default());
        folded
            .key()
            .windows(wanted.len())
            .any(|window| window == wanted)
    })
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
