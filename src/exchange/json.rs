//! Articles and tags as other programs read them: the shapes behind `--json` and the JSON Lines
//! export. Offsets are Unicode scalar values, 0-based, end-exclusive; every span carries its
//! words. What was not said is `null`, never an empty string. Keys grow and never change.
//!
//! Here is what is wanted and how lists are gathered; the shapes are in `articles`,
//! `tags`, `shared` and `codebook`. Reads a project and gives back plain data; touches no file and no text.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::model::project::Link;
use crate::model::{
    ActorId, Anchor, AnnotatorId, Article, ArticleId, CanonicalId, Claim, Code, Comment, Id, Item,
    Project, Relation, Target, TopicId,
};

mod articles;
mod codebook;
mod corrected;
mod shared;
mod tags;

pub use articles::*;
pub use codebook::*;
pub use corrected::*;
pub use shared::*;
pub use tags::*;

/// Which tags are wanted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Selection {
    /// Only this article.
    pub article: Option<ArticleId>,
    /// Only these annotators; all if empty.
    pub annotators: BTreeSet<AnnotatorId>,
    /// Only this list; the others stay there, empty.
    pub kind: Option<ListKind>,
}

impl Selection {
    fn wants(&self, annotator: &AnnotatorId) -> bool {
        self.annotators.is_empty() || self.annotators.contains(annotator)
    }
    fn wants_article(&self, article: &ArticleId) -> bool {
        self.article.as_ref().is_none_or(|one| one == article)
    }
    fn wants_kind(&self, kind: ListKind) -> bool {
        self.kind.is_none_or(|one| one == kind)
    }
    /// True if shared things come along only where wanted tags point at them.
    fn is_narrow(&self) -> bool {
        self.article.is_some() || !self.annotators.is_empty()
    }
}

/// The lists of [`Tags`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListKind {
    Mentions,
    Claims,
    Attributions,
    Stances,
    Relations,
    Canonical,
    Actors,
    Topics,
    Comments,
}

/// A stretch of an article with its words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Span {
    pub start: u32,
    pub end: u32,
    pub exact: String,
    /// In a list of places: true if this is a further piece of the place before.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub continues: bool,
}

/// The spans of one place, in reading order.
pub fn spans(anchor: &Anchor) -> Vec<Span> {
    anchor
        .fragments
        .iter()
        .zip(&anchor.exact)
        .map(|(fragment, exact)| Span {
            start: fragment.0,
            end: fragment.1,
            exact: exact.clone(),
            continues: false,
        })
        .collect()
}

/// The spans of several places, in their order.
fn spans_of<'a>(anchors: impl IntoIterator<Item = &'a Anchor>) -> Vec<Span> {
    let pieces = |anchor: &'a Anchor| {
        spans(anchor)
            .into_iter()
            .enumerate()
            .map(|(number, span)| Span {
                continues: number > 0,
                ..span
            })
    };
    anchors.into_iter().flat_map(pieces).collect()
}

fn text(value: &str) -> Option<String> {
    (!value.is_empty()).then(|| value.to_owned())
}

fn code(value: &Code) -> Option<String> {
    text(value.as_str())
}

fn code_list(codes: &[Code]) -> Vec<String> {
    codes.iter().map(ToString::to_string).collect()
}

fn id_list<T>(ids: &[Id<T>]) -> Vec<String> {
    ids.iter().map(ToString::to_string).collect()
}

/// Everything tagged.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Tags {
    pub mentions: Vec<MentionJson>,
    pub claims: Vec<ClaimJson>,
    pub attributions: Vec<AttributionJson>,
    pub stances: Vec<StanceJson>,
    pub relations: Vec<RelationJson>,
    pub canonical: Vec<CanonicalJson>,
    pub actors: Vec<ActorJson>,
    pub topics: Vec<TopicJson>,
    pub comments: Vec<CommentJson>,
}

impl Tags {
    /// The id of every entry.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        let of_tags = (self.mentions.iter().map(|it| &it.id))
            .chain(self.claims.iter().map(|it| &it.id))
            .chain(self.attributions.iter().map(|it| &it.id))
            .chain(self.stances.iter().map(|it| &it.id))
            .chain(self.relations.iter().map(|it| &it.id));
        of_tags
            .chain(self.canonical.iter().map(|it| &it.id))
            .chain(self.actors.iter().map(|it| &it.id))
            .chain(self.topics.iter().map(|it| &it.id))
            .chain(self.comments.iter().map(|it| &it.id))
            .map(String::as_str)
    }
}

/// Everything tagged, as wanted: articles in the order of ids, tags in reading order. A relation
/// between two articles is wanted with either of them. What is shared comes whole, or, if an
/// article or annotators are named, as far as the wanted tags point at it; comments come with what
/// they are about.
pub fn tags(project: &Project, wanted: &Selection) -> Tags {
    let mut tags = Tags::default();
    for article in project.articles().iter() {
        if wanted.wants_article(&article.id) {
            add_article(project, &article.id, wanted, &mut tags);
        }
    }
    if wanted.wants_kind(ListKind::Relations) {
        tags.relations = relations(project, wanted);
    }
    let named = wanted.is_narrow().then(|| Named::by(project, wanted));
    let named = named.as_ref();
    if wanted.wants_kind(ListKind::Canonical) {
        let some = project.canonicals().iter();
        tags.canonical = some
            .filter(|it| named.is_none_or(|named| named.canonicals.contains(&it.id)))
            .map(|it| canonical(project, it, wanted))
            .collect();
    }
    if wanted.wants_kind(ListKind::Actors) {
        let some = project.actors().iter();
        tags.actors = some
            .filter(|it| named.is_none_or(|named| named.actors.contains(&it.id)))
            .map(|it| actor(project, it))
            .collect();
    }
    if wanted.wants_kind(ListKind::Topics) {
        let some = project.topics().iter();
        tags.topics = some
            .filter(|it| named.is_none_or(|named| named.topics.contains(&it.id)))
            .map(|it| topic(project, it))
            .collect();
    }
    if wanted.wants_kind(ListKind::Comments) {
        let mut some: Vec<&Comment> = project.comments().iter().collect();
        some.retain(|it| wanted.wants(&it.annotator));
        some.retain(|it| match (&it.article, &wanted.article, named) {
            (Some(one), Some(wanted), _) => one == wanted,
            (None, Some(_), Some(named)) => named.holds(&it.on),
            _ => true,
        });
        some.sort_by_key(|it| (it.written_ms, &it.id));
        tags.comments = some.into_iter().map(comment).collect();
    }
    tags
}

fn add_article(project: &Project, article: &ArticleId, wanted: &Selection, to: &mut Tags) {
    let found = project.tags(article, None);
    if wanted.wants_kind(ListKind::Mentions) {
        let some = found
            .mentions
            .iter()
            .filter(|it| wanted.wants(&it.annotator));
        to.mentions.extend(some.map(|it| mention(it)));
    }
    if wanted.wants_kind(ListKind::Claims) {
        let some = found.claims.iter().filter(|it| wanted.wants(&it.annotator));
        to.claims.extend(some.map(|it| claim(project, it)));
    }
    if wanted.wants_kind(ListKind::Attributions) {
        let mut some: Vec<_> = found
            .attributions
            .iter()
            .filter(|it| wanted.wants(&it.annotator))
            .collect();
        some.sort_by_key(|it| (claim_place(tags::claim_below(project, it)), it.id.clone()));
        to.attributions
            .extend(some.into_iter().map(|it| attribution(project, it)));
    }
    if wanted.wants_kind(ListKind::Stances) {
        let mut some: Vec<_> = found
            .stances
            .iter()
            .filter(|it| wanted.wants(&it.annotator))
            .collect();
        some.sort_by_key(|it| {
            let target = match &it.target {
                Target::Claim(id) => project.claims().get(id),
                Target::Actor(_) | Target::Canonical(_) | Target::Topic(_) => None,
            };
            (claim_place(target), it.id.clone())
        });
        to.stances.extend(some.into_iter().map(|it| stance(it)));
    }
}

/// Where a claim begins and ends; what has no claim comes last.
fn claim_place(claim: Option<&Claim>) -> (usize, usize) {
    claim.map_or((usize::MAX, 0), |it| (it.anchor.start(), it.anchor.end()))
}

/// Relations by the article and place of the claim they lead from.
fn relations(project: &Project, wanted: &Selection) -> Vec<RelationJson> {
    let mut some: Vec<&Relation> = project
        .relations()
        .iter()
        .filter(|it| wanted.wants(&it.annotator))
        .filter(|it| wanted.wants_article(&it.article) || wanted.wants_article(&it.to_article))
        .collect();
    some.sort_by_key(|it| {
        let place = claim_place(project.claims().get(&it.from));
        (it.article.clone(), place, it.id.clone())
    });
    some.into_iter().map(relation).collect()
}

/// The shared things that wanted tags point at, with those they were merged into, what actors are
/// affiliated to, and what topics lie under.
#[derive(Default)]
struct Named {
    actors: BTreeSet<ActorId>,
    canonicals: BTreeSet<CanonicalId>,
    topics: BTreeSet<TopicId>,
}

impl Named {
    fn by(project: &Project, wanted: &Selection) -> Self {
        let mut named = Self::default();
        let articles = project.articles().iter().map(|it: &Article| &it.id);
        for article in articles.filter(|id| wanted.wants_article(id)) {
            let tags = project.tags(article, None);
            let wants = |annotator: &AnnotatorId| wanted.wants(annotator);
            for it in tags.mentions.iter().filter(|it| wants(&it.annotator)) {
                named.actors.extend(it.actor.clone());
            }
            for it in tags.claims.iter().filter(|it| wants(&it.annotator)) {
                named.actors.extend(it.object_actors.iter().cloned());
                let place = it.canonical.as_ref();
                named
                    .canonicals
                    .extend(place.map(|place| place.canonical.clone()));
            }
            for it in tags.attributions.iter().filter(|it| wants(&it.annotator)) {
                named.actors.extend(it.addressees.iter().cloned());
            }
            for it in tags.stances.iter().filter(|it| wants(&it.annotator)) {
                named.actors.extend(it.holder.clone());
                match &it.target {
                    Target::Claim(_) => {}
                    Target::Actor(id) => named.actors.extend([id.clone()]),
                    Target::Canonical(id) => named.canonicals.extend([id.clone()]),
                    Target::Topic(id) => named.topics.extend([id.clone()]),
                }
            }
        }
        named.close(project);
        named
    }

    /// Adds what the named things lead to, until nothing is new.
    fn close(&mut self, project: &Project) {
        let mut open: Vec<ActorId> = self.actors.iter().cloned().collect();
        while let Some(id) = open.pop() {
            let merged = project
                .actors()
                .get(&id)
                .and_then(|it| it.merged_into.clone());
            let tied = project.affiliations_of(&id);
            let tied = tied.filter(|it| it.actor == id).map(|it| it.to.clone());
            for next in merged.into_iter().chain(tied) {
                if self.actors.insert(next.clone()) {
                    open.push(next);
                }
            }
        }
        let mut open: Vec<CanonicalId> = self.canonicals.iter().cloned().collect();
        while let Some(id) = open.pop() {
            let Some(it) = project.canonicals().get(&id) else {
                continue;
            };
            self.topics.extend(it.topic.clone());
            let linked = project.linked::<crate::model::Bond>(&Link::Canonical(id.clone()));
            let linked = linked.filter(|it| it.from == id).map(|it| it.to.clone());
            for next in it.merged_into.clone().into_iter().chain(linked) {
                if self.canonicals.insert(next.clone()) {
                    open.push(next);
                }
            }
        }
        let mut open: Vec<TopicId> = self.topics.iter().cloned().collect();
        while let Some(id) = open.pop() {
            let Some(it) = project.topics().get(&id) else {
                continue;
            };
            for next in [&it.parent, &it.merged_into].into_iter().flatten() {
                if self.topics.insert(next.clone()) {
                    open.push(next.clone());
                }
            }
        }
    }

    /// True if what a comment is about is among them.
    fn holds(&self, item: &Item) -> bool {
        match item {
            Item::Actor(id) => self.actors.contains(id),
            Item::Canonical(id) => self.canonicals.contains(id),
            Item::Topic(id) => self.topics.contains(id),
            _ => false,
        }
    }
}
