//! What several annotators made of one article, tag by tag: which tags answer to each other, and
//! in what they differ. This is what a reviewer goes through.
//!
//! Mentions, claims and attributions with words of their own are aligned by their places
//! ([`super::align`]); attributions first by the claims they attribute, stances by what they are
//! on, relations by the claims they join. It decides nothing and changes nothing.

use std::collections::{BTreeMap, HashMap};

use super::align::{Member, groups};
use crate::model::field::{Field, Takes, Value};
use crate::model::project::Link;
use crate::model::{
    ActorId, Anchor, AnnotatorId, ArticleId, Attribution, Claim, Content, Fragment, Item, Mention,
    Project, Relation, Stance, Tag, Target,
};

/// In what tags that answer to each other differ; the first that holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    Same,
    /// They cover other words.
    Boundary,
    /// The label that says what they are.
    Label,
    /// Whom or what they join: source, holder, proposition.
    Relation,
    /// Some other field.
    Attribute,
    /// Only this annotator, by place in the list compared, has it. Where more than two are compared
    /// and several lack it, the first who has it.
    Only(usize),
}

impl Class {
    /// As in stories, files and JSON.
    pub fn code(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Boundary => "boundary",
            Self::Label => "label",
            Self::Relation => "relation",
            Self::Attribute => "attribute",
            Self::Only(_) => "only",
        }
    }
}

/// Tags that answer to each other, one of each annotator at most.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// In the order of the annotators compared.
    pub tags: Vec<Option<Item>>,
    pub class: Class,
    /// Names of what differs: fields of [`crate::model::field`] or of
    /// [`crate::model::difference::JOINS`].
    pub differing: Vec<&'static str>,
    /// Where it begins in the text, in scalars; of what has no words, where the claim does that it
    /// belongs to.
    pub start: usize,
}

impl Unit {
    /// The tags that are there.
    pub fn items(&self) -> Vec<Item> {
        self.tags.iter().flatten().cloned().collect()
    }
}

/// Compares the tags of `annotators` in an article, in reading order: at each place mentions, then
/// claims with their attributions and stances; relations stand with the claim they go out from.
/// Mentions without words stand for the source of their attribution and are no units.
pub fn units(project: &Project, article: &ArticleId, annotators: &[AnnotatorId]) -> Vec<Unit> {
    let own: Vec<Own<'_>> = annotators
        .iter()
        .map(|annotator| Own::of(project, article, annotator))
        .collect();
    let mut table = Table {
        project,
        said: own.iter().flat_map(|own| own.said(project)).collect(),
        rows: Vec::new(),
        row_of: HashMap::new(),
    };
    table.by_place(&own, |own| &own.mentions);
    table.by_place(&own, |own| &own.claims);
    table.attributions(&own);
    table.by_key(
        &own,
        |own| &own.stances,
        |table, stance| (table.target(&stance.target), stance.dimension.to_string()),
    );
    table.by_key(
        &own,
        |own| &own.relations,
        |table, it| {
            let (from, to) = (Item::Claim(it.from.clone()), Item::Claim(it.to.clone()));
            (table.end(&from), table.end(&to))
        },
    );
    table.units()
}

/// What one annotator has in the article.
struct Own<'a> {
    mentions: Vec<&'a Mention>,
    claims: Vec<&'a Claim>,
    attributions: Vec<&'a Attribution>,
    stances: Vec<&'a Stance>,
    relations: Vec<&'a Relation>,
}

impl<'a> Own<'a> {
    fn of(project: &'a Project, article: &ArticleId, annotator: &'a AnnotatorId) -> Self {
        let tags = project.tags(article, Some(annotator));
        let mut mentions = tags.mentions;
        mentions.retain(|it| it.anchor.is_some());
        let relations = project.linked::<Relation>(&Link::Article(article.clone()));
        let is_own = |it: &&Relation| it.annotator == *annotator && it.article == *article;
        Self {
            mentions,
            claims: tags.claims,
            attributions: tags.attributions,
            stances: tags.stances,
            relations: relations.filter(is_own).collect(),
        }
    }

    /// What is said of each tag.
    fn said(&self, project: &Project) -> Vec<(Item, Vec<(&'static str, Said)>)> {
        let mut found = Vec::new();
        found.extend(self.mentions.iter().map(|it| {
            let place = vec![("tag.place", Said::place(it.anchor.as_ref()))];
            said(project, it.item(), place)
        }));
        found.extend(self.claims.iter().map(|it| {
            let membership = it.canonical.as_ref();
            let canonical = membership.and_then(|it| project.resolve_canonical(&it.canonical));
            let canonical = canonical.map(|it| it.id.to_string());
            let denies = membership.is_some_and(|it| it.denies);
            let joins = vec![
                ("tag.place", Said::place(Some(&it.anchor))),
                ("claim.canonical", Said::Name(canonical.unwrap_or_default())),
                ("claim.denies", Said::Value(Value::Flag(denies))),
            ];
            said(project, it.item(), joins)
        }));
        found.extend(self.attributions.iter().map(|it| {
            let source = Said::source(project, it);
            said(project, it.item(), vec![("attribution.source", source)])
        }));
        let stances = self.stances.iter();
        found.extend(stances.map(|it| said(project, it.item(), Vec::new())));
        let relations = self.relations.iter();
        found.extend(relations.map(|it| said(project, it.item(), Vec::new())));
        found
    }
}

/// What a field says, without what makes no difference: context of places, order of labels, names
/// of actors that were merged.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Said {
    Value(Value),
    Name(String),
    Actors(Vec<ActorId>),
    Places(Vec<Vec<Fragment>>),
}

impl Said {
    fn place(anchor: Option<&Anchor>) -> Self {
        Self::Places(anchor.map(|it| it.fragments.clone()).into_iter().collect())
    }

    /// Who is named: the actor, else the words.
    fn source(project: &Project, attribution: &Attribution) -> Self {
        let source = attribution.source.as_ref();
        let Some(mention) = source.and_then(|id| project.mentions().get(id)) else {
            return Self::Name(String::new());
        };
        match project.claimant_by(attribution) {
            Some(actor) => Self::Name(actor.id.to_string()),
            None => Self::place(mention.anchor.as_ref()),
        }
    }

    fn of(project: &Project, value: Value) -> Self {
        let resolve = |id: &ActorId| {
            let actor = project.resolve(id);
            actor.map_or_else(|| id.clone(), |it| it.id.clone())
        };
        match value {
            Value::Labels(mut codes) => {
                codes.sort();
                Self::Value(Value::Labels(codes))
            }
            Value::Actor(id) => Self::Actors(id.iter().map(resolve).collect()),
            Value::Actors(ids) => {
                let mut ids: Vec<ActorId> = ids.iter().map(resolve).collect();
                ids.sort();
                Self::Actors(ids)
            }
            Value::Place(_) | Value::Places(_) | Value::PlaceSets(_) => {
                let places = value.places().into_iter();
                let mut places: Vec<_> = places.map(|it| it.fragments.clone()).collect();
                places.sort();
                Self::Places(places)
            }
            other => Self::Value(other),
        }
    }
}

/// A tag with all that is compared. What people write in their own words and what they say about
/// the tagging itself is not.
fn said(
    project: &Project,
    item: Item,
    joins: Vec<(&'static str, Said)>,
) -> (Item, Vec<(&'static str, Said)>) {
    let is_compared = |field: &Field| {
        !matches!(field.takes, Takes::Text | Takes::LongText) && !field.id.starts_with("tag.")
    };
    let values = project.values(&item, is_compared).into_iter();
    let own = values.map(|(field, value)| (field.id, Said::of(project, value)));
    let all = joins.into_iter().chain(own).collect();
    (item, all)
}

/// The class of a difference in what bears this name.
fn class_of(name: &str) -> Class {
    match name {
        "tag.place" | "attribution.cue" => Class::Boundary,
        "claim.type" | "mention.actor" | "attribution.act" | "stance.label" | "relation.kind" => {
            Class::Label
        }
        "attribution.source" | "stance.holder" | "claim.canonical" | "claim.denies" => {
            Class::Relation
        }
        _ => Class::Attribute,
    }
}

/// What a stance or a relation is about, the same for tags that answer to each other.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum End {
    /// Number of a row.
    Row(usize),
    /// Something everybody shares, or a tag that is not compared here.
    Thing(String),
}

/// Tags that answer to each other, before they are classed.
struct Row {
    tags: Vec<Option<Item>>,
    start: usize,
}

struct Table<'a> {
    project: &'a Project,
    said: HashMap<Item, Vec<(&'static str, Said)>>,
    rows: Vec<Row>,
    row_of: HashMap<Item, usize>,
}

impl<'a> Table<'a> {
    /// Aligns tags that have words.
    fn by_place<T: Tag + 'a>(
        &mut self,
        own: &[Own<'a>],
        of: impl for<'b> Fn(&'b Own<'a>) -> &'b Vec<&'a T>,
    ) {
        let tags: Vec<&Vec<&T>> = own.iter().map(of).collect();
        let places: Vec<Vec<&[Fragment]>> = tags
            .iter()
            .map(|tags| tags.iter().map(|it| self.fragments(*it)).collect())
            .collect();
        let tag = |(person, at): Member| tags.get(person).and_then(|tags| tags.get(at));
        let found = groups(&places, 0.0, |one, other| {
            let both = tag(one).zip(tag(other));
            both.map_or(0, |(one, other)| self.likeness(&one.item(), &other.item()))
        });
        for group in found {
            let row = self.new_row(own.len(), usize::MAX);
            for (person, at) in group.iter().enumerate() {
                if let Some(tag) = at.and_then(|at| tag((person, at))) {
                    let start = tag.place().map_or(usize::MAX, |it| it.start());
                    self.put(row, person, tag.item(), start);
                }
            }
        }
    }

    /// The words of a tag; none if they are of another text than the article has now, so that they
    /// answer to nobody's.
    fn fragments<'b, T: Tag>(&self, tag: &'b T) -> &'b [Fragment] {
        let place = tag
            .place()
            .filter(|it| self.project.is_current(tag.article(), it));
        place.map_or(&[], |it| it.fragments.as_slice())
    }

    /// Aligns attributions by what they attribute, the nearest to a claim first.
    fn attributions(&mut self, own: &[Own<'a>]) {
        let mut waiting: Vec<(usize, &Attribution)> = own
            .iter()
            .enumerate()
            .flat_map(|(person, own)| own.attributions.iter().map(move |it| (person, *it)))
            .collect();
        let mut of_content: HashMap<usize, usize> = HashMap::new();
        // Each round places the links around those placed before; what is left hangs on nothing.
        loop {
            let before = waiting.len();
            waiting.retain(|(person, attribution)| {
                let content = match &attribution.content {
                    Content::Claim(id) => Item::Claim(id.clone()),
                    Content::Attribution(id) => Item::Attribution(id.clone()),
                };
                let Some(inner) = self.row_of.get(&content).copied() else {
                    return true;
                };
                let start = self.rows.get(inner).map_or(usize::MAX, |row| row.start);
                let known = of_content.get(&inner).copied();
                let is_free = |row: &usize| self.is_free(*row, *person);
                let row = known.filter(is_free);
                let row = row.unwrap_or_else(|| self.new_row(own.len(), start));
                of_content.entry(inner).or_insert(row);
                self.put(row, *person, attribution.item(), start);
                false
            });
            if waiting.is_empty() || waiting.len() == before {
                break;
            }
        }
        for (person, attribution) in waiting {
            let start = attribution.place().map_or(usize::MAX, |it| it.start());
            let row = self.new_row(own.len(), start);
            self.put(row, person, attribution.item(), start);
        }
    }

    /// Aligns tags that are about the same; of several of one annotator those most alike.
    fn by_key<T: Tag + 'a, K: Ord>(
        &mut self,
        own: &[Own<'a>],
        of: impl for<'b> Fn(&'b Own<'a>) -> &'b Vec<&'a T>,
        key: impl Fn(&Self, &T) -> K,
    ) {
        let mut rows_of: BTreeMap<K, Vec<usize>> = BTreeMap::new();
        for (person, tags) in own.iter().map(of).enumerate() {
            for tag in tags {
                let item = tag.item();
                let start = self.start_of(&item);
                let rows = rows_of.entry(key(self, tag)).or_default();
                let free = rows.iter().filter(|row| self.is_free(**row, person));
                let likeness = |row: &&usize| {
                    let first = self.rows.get(**row);
                    let first = first.and_then(|row| row.tags.iter().flatten().next());
                    first.map_or(0, |one| self.likeness(one, &item))
                };
                let row = free.max_by_key(likeness).copied();
                let row = row.unwrap_or_else(|| {
                    let row = self.new_row(own.len(), start);
                    rows.push(row);
                    row
                });
                self.put(row, person, item, start);
            }
        }
    }

    fn new_row(&mut self, people: usize, start: usize) -> usize {
        self.rows.push(Row {
            tags: vec![None; people],
            start,
        });
        self.rows.len() - 1
    }

    fn put(&mut self, number: usize, person: usize, item: Item, start: usize) {
        if let Some(row) = self.rows.get_mut(number) {
            row.start = row.start.min(start);
            if let Some(slot) = row.tags.get_mut(person) {
                *slot = Some(item.clone());
            }
        }
        self.row_of.insert(item, number);
    }

    fn is_free(&self, row: usize, person: usize) -> bool {
        let row = self.rows.get(row);
        row.is_some_and(|row| matches!(row.tags.get(person), Some(None)))
    }

    /// How many fields of two tags say the same.
    fn likeness(&self, one: &Item, other: &Item) -> u32 {
        let (Some(one), Some(other)) = (self.said.get(one), self.said.get(other)) else {
            return 0;
        };
        let equal = one.iter().zip(other).filter(|(one, other)| one == other);
        u32::try_from(equal.count()).unwrap_or(u32::MAX)
    }

    fn start_of(&self, item: &Item) -> usize {
        let claim = self.project.claim_of(item);
        let row = claim.and_then(|claim| self.row_of.get(&Item::Claim(claim.id.clone())));
        let row = row.and_then(|row| self.rows.get(*row));
        let place = || {
            self.project
                .place_of(item)
                .map(|(_, anchor)| anchor.start())
        };
        row.map(|row| row.start)
            .or_else(place)
            .unwrap_or(usize::MAX)
    }

    fn end(&self, item: &Item) -> End {
        match self.row_of.get(item) {
            Some(row) => End::Row(*row),
            None => End::Thing(item.id().to_owned()),
        }
    }

    fn target(&self, target: &Target) -> End {
        let project = self.project;
        match target {
            Target::Claim(id) => self.end(&Item::Claim(id.clone())),
            Target::Actor(id) => {
                End::Thing(project.resolve(id).map_or(id, |it| &it.id).to_string())
            }
            Target::Canonical(id) => {
                let now = project.resolve_canonical(id);
                End::Thing(now.map_or(id, |it| &it.id).to_string())
            }
            Target::Topic(id) => End::Thing(
                project
                    .resolve_topic(id)
                    .map_or(id, |it| &it.id)
                    .to_string(),
            ),
        }
    }

    /// The rows, classed, in reading order.
    fn units(mut self) -> Vec<Unit> {
        let rows = std::mem::take(&mut self.rows);
        let mut units: Vec<Unit> = rows.into_iter().map(|row| self.unit(row)).collect();
        // Stable: at one place in the order in which the layers were aligned.
        units.sort_by_key(|unit| unit.start);
        units
    }

    fn unit(&self, row: Row) -> Unit {
        let mut all = row
            .tags
            .iter()
            .flatten()
            .filter_map(|item| self.said.get(item));
        let mut differing: Vec<&'static str> = Vec::new();
        if let Some(first) = all.next() {
            for other in all {
                let both = first.iter().zip(other);
                let names = both.filter(|(one, other)| one != other);
                differing.extend(names.map(|((name, _), _)| *name));
            }
        }
        differing.sort_unstable();
        differing.dedup();
        let only = row.tags.iter().position(Option::is_some);
        let class = if row.tags.iter().any(Option::is_none) {
            Class::Only(only.unwrap_or_default())
        } else {
            let classes = differing.iter().map(|name| class_of(name));
            classes.min().unwrap_or(Class::Same)
        };
        Unit {
            tags: row.tags,
            class,
            differing,
            start: row.start,
        }
    }
}
