//! The fields that are compared, and the values found in each, as numbers: labels in the order of
//! the codebook, numbers in theirs, the rest as they turn up.

use std::collections::HashMap;

use super::units::Kind;
use crate::model::field::{Field as ModelField, Takes, Value, fields_of};
use crate::model::{ActorId, Code, Codebook, Id, Item, Project};

/// What a field takes, as far as measures care.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nature {
    /// One of the codebook's labels, or yes and no.
    Labels,
    /// One of the codebook's labels, which have an order.
    Ordered,
    /// Whole numbers.
    Numbers,
    /// One of any number of actors.
    Actor,
    /// Any number of labels or actors.
    Sets,
}

/// A field that is compared.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// E.g. `claim.type`; of what every tag has, `claim.confidence`.
    pub id: String,
    pub kind: Kind,
    pub nature: Nature,
    /// The set of the codebook it takes labels of.
    pub set: Option<&'static str>,
    /// Its name in [`crate::model::field`]; none if it is derived from other tags.
    pub(super) model: Option<&'static str>,
    takes: Option<Takes>,
}

/// Sets of labels that have an order. Certainty has none: "unspecified" lies on no scale.
const ORDERED: &[&str] = &["claim.check_worthiness"];

/// What is said of the work on a tag and not of the text.
const NOT_COMPARED: &[&str] = &["tag.flags"];

/// The source of a claim and of an attribution, by the actor.
pub(super) const DERIVED: [(&str, Kind); 2] = [
    ("claim.claimant", Kind::Claim),
    ("attribution.source", Kind::Attribution),
];

/// All fields that can be compared, kind by kind, in the order in which they are asked for.
pub(super) fn fields() -> Vec<Field> {
    let mut found = Vec::new();
    for kind in Kind::ALL {
        for field in fields_of(&any(kind)) {
            let Some(nature) = nature(field) else {
                continue;
            };
            let id = match field.id.strip_prefix("tag.") {
                Some(short) => format!("{}.{short}", kind.name()),
                None => field.id.to_owned(),
            };
            found.push(Field {
                id,
                kind,
                nature,
                set: field.set(),
                model: Some(field.id),
                takes: Some(field.takes),
            });
        }
        for (id, _) in DERIVED.iter().filter(|(_, of)| *of == kind) {
            found.push(Field {
                id: (*id).to_owned(),
                kind,
                nature: Nature::Actor,
                set: None,
                model: None,
                takes: None,
            });
        }
    }
    found
}

fn nature(field: &ModelField) -> Option<Nature> {
    if NOT_COMPARED.contains(&field.id) {
        return None;
    }
    Some(match field.takes {
        Takes::Label(set) if ORDERED.contains(&set) => Nature::Ordered,
        Takes::Label(_) | Takes::Flag => Nature::Labels,
        Takes::Number(..) => Nature::Numbers,
        Takes::Actor => Nature::Actor,
        Takes::Labels(_) | Takes::Actors => Nature::Sets,
        Takes::Text | Takes::LongText | Takes::Place | Takes::Places | Takes::PlaceSets => {
            return None;
        }
    })
}

/// Some thing of a kind, to ask for its fields.
fn any(kind: Kind) -> Item {
    match kind {
        Kind::Mention => Item::Mention(Id::new("")),
        Kind::Claim => Item::Claim(Id::new("")),
        Kind::Attribution => Item::Attribution(Id::new("")),
        Kind::Stance => Item::Stance(Id::new("")),
        Kind::Relation => Item::Relation(Id::new("")),
    }
}

/// The values of one field.
#[derive(Debug, Clone, Default)]
pub(super) struct Values {
    /// What each number stands for: one code, id or number, or several of a set, sorted.
    pub names: Vec<Vec<String>>,
    /// How many labels there are to choose from, if that is fixed.
    pub labels: Option<usize>,
    numbers: HashMap<Vec<String>, u32>,
}

impl Values {
    /// The values a field can have before any is seen.
    pub fn of(field: &Field, book: &Codebook) -> Self {
        let mut this = Self::default();
        match (field.takes, field.set.and_then(|set| book.set(set))) {
            (Some(Takes::Label(id)), Some(set)) => {
                for entry in &set.entries {
                    if book.resolve(id, &entry.code) == &entry.code && !entry.retired {
                        this.number(vec![entry.code.to_string()]);
                    }
                }
            }
            (Some(Takes::Flag), _) => {
                for answer in ["no", "yes"] {
                    this.number(vec![answer.to_owned()]);
                }
            }
            (Some(Takes::Number(least, most)), _) => {
                for number in least..=most {
                    this.number(vec![number.to_string()]);
                }
            }
            _ => return this,
        }
        this.labels = Some(this.names.len());
        this
    }

    fn number(&mut self, name: Vec<String>) -> u32 {
        if let Some(number) = self.numbers.get(&name) {
            return *number;
        }
        let number = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
        self.names.push(name.clone());
        self.numbers.insert(name, number);
        // A label that is no longer offered but was given is one to choose from too.
        self.labels = self.labels.map(|it| it.max(self.names.len()));
        number
    }

    /// The number of what a field holds; `None` if nothing is said.
    pub fn take(&mut self, project: &Project, field: &Field, value: Value) -> Option<u32> {
        let code = |code: &Code| {
            let set = field.set.unwrap_or_default();
            project.codebook().resolve(set, code).to_string()
        };
        let mut name = match value {
            Value::Label(label) if !label.is_empty() => vec![code(&label)],
            Value::Flag(flag) => vec![if flag { "yes" } else { "no" }.to_owned()],
            Value::Number(number) => vec![number?.to_string()],
            Value::Actor(actor) => return self.take_actor(project, &actor?),
            Value::Labels(labels) => labels.iter().map(code).collect(),
            Value::Actors(actors) => actors.iter().map(|it| actor_name(project, it)).collect(),
            _ => return None,
        };
        name.sort_unstable();
        name.dedup();
        Some(self.number(name))
    }

    /// The number of an actor, following merges.
    pub fn take_actor(&mut self, project: &Project, actor: &ActorId) -> Option<u32> {
        Some(self.number(vec![actor_name(project, actor)]))
    }

    /// The values as numbers, for scales that reckon.
    pub fn quantities(&self) -> Vec<f64> {
        let quantity = |name: &Vec<String>| name.first().and_then(|it| it.parse().ok());
        self.names
            .iter()
            .map(|name| quantity(name).unwrap_or_default())
            .collect()
    }
}

fn actor_name(project: &Project, actor: &ActorId) -> String {
    project
        .resolve(actor)
        .map_or(actor, |it| &it.id)
        .to_string()
}
