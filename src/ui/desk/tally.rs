//! How many tags each article has and which actors the open ones mention, counted anew only when
//! the project, the annotator or the desk has changed: the library is painted in every frame.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::app::Session;
use crate::model::{ActorId, AnnotatorId, ArticleId};

/// What the counts depend on; equal keys give equal counts.
#[derive(Debug, Clone, PartialEq)]
struct Key {
    generation: u64,
    annotator: AnnotatorId,
    open: Vec<ArticleId>,
}

/// The tags of one article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ArticleTally {
    pub claims: usize,
    /// Whether there is any tag at all.
    pub touched: bool,
}

/// Counts kept from frame to frame.
#[derive(Debug, Default)]
pub struct Tally {
    key: Option<Key>,
    articles: BTreeMap<ArticleId, ArticleTally>,
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
            annotator: session.annotator().clone(),
            open: open.collect(),
        };
        if self.key.as_ref() == Some(&key) {
            return;
        }
        let project = session.project();
        self.articles.clear();
        let mut actors: BTreeMap<&ActorId, usize> = BTreeMap::new();
        for article in project.articles().iter() {
            let tags = project.tags(&article.id, Some(&key.annotator));
            let tally = ArticleTally {
                claims: tags.claims.len(),
                touched: !(tags.claims.is_empty() && tags.mentions.is_empty()),
            };
            self.articles.insert(article.id.clone(), tally);
            if key.open.contains(&article.id) {
                let named = tags.mentions.iter().filter_map(|one| one.actor.as_ref());
                for actor in named.filter_map(|id| project.resolve(id)) {
                    *actors.entry(&actor.id).or_default() += 1;
                }
            }
        }
        self.actors = actors
            .into_iter()
            .map(|(id, count)| (id.clone(), count))
            .collect();
        self.actors.sort_by_key(|(_, count)| Reverse(*count));
        self.key = Some(key);
    }

    /// The counts of an article; nothing for one that is not there.
    pub fn of(&self, article: &ArticleId) -> ArticleTally {
        self.articles.get(article).copied().unwrap_or_default()
    }
}
