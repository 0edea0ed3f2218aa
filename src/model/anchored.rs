//! What has places in the text of an article, all of them: what a correction of the text concerns.

use std::collections::BTreeSet;

use super::project::{Entity, Link};
use super::{
    Anchor, Article, ArticleId, Attribution, Claim, Item, Layer, Mention, Project, Refusal, Stance,
};

/// Something that lies at places of an article.
pub trait Anchored: Entity {
    fn home(&self) -> &ArticleId;
    fn places(&self) -> Vec<&Anchor>;
    fn places_mut(&mut self) -> Vec<&mut Anchor>;
    /// The revision of the text in which a person looked for it in vain.
    fn not_in(&self) -> &str;
    /// As a tag that can be shown; a refusal is none.
    fn shown_as(&self) -> Option<Item>;
    /// True if it stands in gold.
    fn is_gold(&self) -> bool;
}

macro_rules! anchored {
    ($($kind:ident: |$it:ident| $places:expr, |$own:ident| $places_mut:expr;)+) => {
        $(impl Anchored for $kind {
            fn home(&self) -> &ArticleId { &self.article }
            fn places(&self) -> Vec<&Anchor> { let $it = self; $places.collect() }
            fn places_mut(&mut self) -> Vec<&mut Anchor> { let $own = self; $places_mut.collect() }
            fn not_in(&self) -> &str { &self.meta.not_in }
            fn shown_as(&self) -> Option<Item> { Some(Item::$kind(self.id.clone())) }
            fn is_gold(&self) -> bool { self.meta.layer == Layer::Gold }
        })+
    };
}

anchored! {
    Mention: |it| it.anchor.iter(), |it| it.anchor.iter_mut();
    Claim: |it| it.anchors(), |it| std::iter::once(&mut it.anchor)
        .chain(&mut it.hedges)
        .chain(&mut it.condition)
        .chain(it.evidence.iter_mut().flatten());
    Attribution: |it| it.cue.iter(), |it| it.cue.iter_mut();
    Stance: |it| it.evidence.iter(), |it| it.evidence.iter_mut();
}

impl Anchored for Refusal {
    fn home(&self) -> &ArticleId {
        &self.article
    }
    fn places(&self) -> Vec<&Anchor> {
        vec![&self.anchor]
    }
    fn places_mut(&mut self) -> Vec<&mut Anchor> {
        vec![&mut self.anchor]
    }
    fn not_in(&self) -> &str {
        ""
    }
    fn shown_as(&self) -> Option<Item> {
        None
    }
    fn is_gold(&self) -> bool {
        false
    }
}

/// Does the same with every kind that has places: `each_anchored!(T => …)`.
macro_rules! each_anchored {
    ($type:ident => $body:expr) => {
        each_anchored!(@ $type, $body; Mention Claim Attribution Stance Refusal)
    };
    (@ $type:ident, $body:expr; $($kind:ident)+) => {
        $({
            type $type = $crate::model::$kind;
            $body
        })+
    };
}
pub(crate) use each_anchored;

impl Article {
    /// True if the place counts in the text that the article has now.
    pub fn holds(&self, anchor: &Anchor) -> bool {
        self.revision == anchor.revision
    }
}

impl Project {
    /// Places in an article, of whomever, that count in another text than the article has now.
    pub fn places_elsewhere(&self, article: &ArticleId) -> Vec<&Anchor> {
        let mut found = Vec::new();
        let Some(now) = self.articles().get(article) else {
            return found;
        };
        let link = Link::Article(article.clone());
        each_anchored!(T => {
            let things = self.linked::<T>(&link);
            found.extend(things.flat_map(Anchored::places).filter(|it| !now.holds(it)));
        });
        found
    }

    /// Tags of an article with places that count in another text than it has now: their ids, each
    /// with the revisions it needs.
    pub fn tags_elsewhere(&self, article: &ArticleId) -> Vec<(String, BTreeSet<String>)> {
        let mut found = Vec::new();
        let Some(now) = self.articles().get(article) else {
            return found;
        };
        let link = Link::Article(article.clone());
        each_anchored!(T => {
            for it in self.linked::<T>(&link).filter(|it| it.shown_as().is_some()) {
                let places = it.places().into_iter().filter(|place| !now.holds(place));
                let revisions: BTreeSet<String> = places.map(|it| it.revision.clone()).collect();
                if !revisions.is_empty() {
                    found.push((it.id().to_string(), revisions));
                }
            }
        });
        found
    }

    /// True if the place counts in the text that its article has now.
    pub fn is_current(&self, article: &ArticleId, anchor: &Anchor) -> bool {
        self.articles()
            .get(article)
            .is_some_and(|it| it.holds(anchor))
    }

    /// Articles with places that count in another text than the article has now.
    pub fn articles_with_places_elsewhere(&self) -> Vec<ArticleId> {
        let articles = self.articles().iter();
        articles
            .filter(|it| !self.places_elsewhere(&it.id).is_empty())
            .map(|it| it.id.clone())
            .collect()
    }
}
