//! What differs between two versions of one thing, field by field, for its history. Says what
//! changed, never whether it may.

use super::field::{Field, Fielded, Value, fields_of};
use super::{Affiliation, Alias, Article, Attribution, Change, Edit, Item, Role};

/// One field that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The name of a [`Field`], or one of [`JOINS`].
    pub name: &'static str,
    pub before: Value,
    pub after: Value,
}

/// What is no field and differs all the same. Ids of mentions, canonical claims and topics stand
/// as text.
pub const JOINS: &[&str] = &[
    "article.title",
    "article.outlet",
    "article.date",
    "tag.place",
    "attribution.source",
    "stance.via",
    "claim.canonical",
    "claim.denies",
    "actor.merged_into",
    "actor.external_ids",
    "actor.aliases",
    "actor.roles",
    "actor.affiliations",
    "canonical.merged_into",
    "canonical.topic",
    "topic.parent",
];

impl Edit {
    /// The thing whose history this edit belongs to, if it is one that has a history: of an alias,
    /// a role or an affiliation the actor.
    pub fn item(&self) -> Option<Item> {
        Some(match self {
            Self::Article(it) => Item::Article(it.any()?.id.clone()),
            Self::Actor(it) => Item::Actor(it.any()?.id.clone()),
            Self::Alias(it) => Item::Actor(it.any()?.actor.clone()),
            Self::Role(it) => Item::Actor(it.any()?.actor.clone()),
            Self::Affiliation(it) => Item::Actor(it.any()?.actor.clone()),
            Self::Topic(it) => Item::Topic(it.any()?.id.clone()),
            Self::Canonical(it) => Item::Canonical(it.any()?.id.clone()),
            Self::Mention(it) => Item::Mention(it.any()?.id.clone()),
            Self::Claim(it) => Item::Claim(it.any()?.id.clone()),
            Self::Attribution(it) => Item::Attribution(it.any()?.id.clone()),
            Self::Stance(it) => Item::Stance(it.any()?.id.clone()),
            Self::Relation(it) => Item::Relation(it.any()?.id.clone()),
            Self::Annotator(_)
            | Self::Bond(_)
            | Self::Edition(_)
            | Self::Comment(_)
            | Self::Refusal(_)
            | Self::Work(_)
            | Self::Assignment(_)
            | Self::Review(_)
            | Self::Decision(_)
            | Self::Spell(_)
            | Self::Unknown(_) => return None,
        })
    }

    /// True if this edit belongs to the history of `item`. As [`Edit::item`], without a copy.
    pub fn concerns(&self, item: &Item) -> bool {
        let id = match self {
            Self::Alias(it) => it.any().map(|it| it.actor.as_str()),
            Self::Role(it) => it.any().map(|it| it.actor.as_str()),
            Self::Affiliation(it) => it.any().map(|it| it.actor.as_str()),
            other => other.subject().map(|(_, id)| id),
        };
        id == Some(item.id()) && self.item().as_ref() == Some(item)
    }

    /// True if the thing itself came to be by this edit; false if it was changed or only
    /// something that belongs to it.
    pub fn makes(&self) -> bool {
        self.is_of_item() && each_side(self).is_some_and(|(before, _)| !before)
    }

    /// True if the thing itself went away by this edit.
    pub fn unmakes(&self) -> bool {
        self.is_of_item() && each_side(self).is_some_and(|(_, after)| !after)
    }

    /// True if this edit is of the thing itself, not of something that belongs to it.
    pub fn is_of(&self, item: &Item) -> bool {
        self.is_of_item() && self.concerns(item)
    }

    fn is_of_item(&self) -> bool {
        !matches!(self, Self::Alias(_) | Self::Role(_) | Self::Affiliation(_))
    }

    /// The fields that differ between both sides; none if the thing was made or removed.
    pub fn differences(&self) -> Vec<Difference> {
        let Some(item) = self.item() else {
            return Vec::new();
        };
        let text = |text: &str| Value::Text(text.to_owned());
        match self {
            Self::Mention(it) => compare(&item, it, |it| {
                vec![("tag.place", Value::Place(it.anchor.clone()))]
            }),
            Self::Claim(it) => compare(&item, it, |it| {
                let place = it.canonical.as_ref();
                vec![
                    ("tag.place", Value::Place(Some(it.anchor.clone()))),
                    (
                        "claim.canonical",
                        text(place.map_or("", |it| it.canonical.as_str())),
                    ),
                    (
                        "claim.denies",
                        Value::Flag(place.is_some_and(|it| it.denies)),
                    ),
                ]
            }),
            Self::Attribution(it) => compare(&item, it, |it: &Attribution| {
                let source = it.source.as_ref().map_or("", |id| id.as_str());
                vec![("attribution.source", text(source))]
            }),
            Self::Stance(it) => compare(&item, it, |it| {
                vec![(
                    "stance.via",
                    text(it.via.as_ref().map_or("", |id| id.as_str())),
                )]
            }),
            Self::Relation(it) => compare(&item, it, |_| Vec::new()),
            Self::Actor(it) => compare(&item, it, |it| {
                let ids: Vec<String> = it
                    .external_ids
                    .iter()
                    .map(|(register, id)| format!("{register} {id}"))
                    .collect();
                vec![
                    ("actor.merged_into", Value::Actor(it.merged_into.clone())),
                    ("actor.external_ids", Value::Text(ids.join(", "))),
                ]
            }),
            Self::Canonical(it) => compare(&item, it, |it| {
                let merged = it.merged_into.as_ref().map_or("", |id| id.as_str());
                let topic = it.topic.as_ref().map_or("", |id| id.as_str());
                vec![
                    ("canonical.merged_into", text(merged)),
                    ("canonical.topic", text(topic)),
                ]
            }),
            Self::Topic(it) => compare(&item, it, |it| {
                let parent = it.parent.as_ref().map_or("", |id| id.as_str());
                vec![("topic.parent", text(parent))]
            }),
            Self::Alias(it) => sides("actor.aliases", it, |it: Option<&Alias>| {
                Value::Text(it.map(|it| it.surface.clone()).unwrap_or_default())
            }),
            Self::Role(it) => sides("actor.roles", it, |it: Option<&Role>| {
                Value::Text(it.map(|it| it.title(true).to_owned()).unwrap_or_default())
            }),
            Self::Affiliation(it) => sides("actor.affiliations", it, |it: Option<&Affiliation>| {
                Value::Actor(it.map(|it| it.to.clone()))
            }),
            Self::Article(it) => articles(it),
            _ => Vec::new(),
        }
    }
}

/// What people correct of an article.
fn articles(change: &Change<Article>) -> Vec<Difference> {
    let (Some(before), Some(after)) = (&change.before, &change.after) else {
        return Vec::new();
    };
    let pairs = [
        ("article.title", &before.title, &after.title),
        ("article.outlet", &before.outlet, &after.outlet),
        ("article.date", &before.date.iso, &after.date.iso),
    ];
    let differ = pairs.into_iter().filter(|(_, one, other)| one != other);
    differ
        .map(|(name, before, after)| Difference {
            name,
            before: Value::Text(before.clone()),
            after: Value::Text(after.clone()),
        })
        .collect()
}

/// Whether both sides exist; `None` for an entry of a newer version.
fn each_side(edit: &Edit) -> Option<(bool, bool)> {
    super::change::each_kind!(edit,
        change => Some((change.before.is_some(), change.after.is_some())),
        unknown => None)
}

/// All fields of one side, those of the table first.
fn values<T: Fielded + Clone>(
    item: &Item,
    it: &T,
    more: impl Fn(&T) -> Vec<(&'static str, Value)>,
) -> Vec<(&'static str, Value)> {
    let mut copy = it.clone();
    let mut all: Vec<(&'static str, Value)> = fields_of(item)
        .filter_map(|field: &Field| Some((field.id, copy.slot(field.id)?.value())))
        .collect();
    all.extend(more(it));
    all
}

fn compare<T: Fielded + Clone>(
    item: &Item,
    change: &Change<T>,
    more: impl Fn(&T) -> Vec<(&'static str, Value)>,
) -> Vec<Difference> {
    let (Some(before), Some(after)) = (change.before.as_deref(), change.after.as_deref()) else {
        return Vec::new();
    };
    values(item, before, &more)
        .into_iter()
        .zip(values(item, after, &more))
        .filter(|((_, before), (_, after))| before != after)
        .map(|((name, before), (_, after))| Difference {
            name,
            before,
            after,
        })
        .collect()
}

/// Something small that belongs to a thing, as one difference.
fn sides<T>(
    name: &'static str,
    change: &Change<T>,
    value: impl Fn(Option<&T>) -> Value,
) -> Vec<Difference> {
    vec![Difference {
        name,
        before: value(change.before.as_deref()),
        after: value(change.after.as_deref()),
    }]
}
