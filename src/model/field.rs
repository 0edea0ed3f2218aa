//! The fields of tags and shared things, as data: what they are called, on what they stand, what
//! they take. Inspector, stories and exports come from this one list, so that no field can be
//! shown and not set, or set and not checked.
//!
//! Which labels a field takes is the codebook's business. What joins one thing to another (the
//! source of an attribution, the target of a stance, a claim's place in a canonical claim) is no
//! field but a deed of its own in [`super::edit`].

use super::{
    Actor, ActorId, Anchor, Attribution, Canonical, Claim, Code, Item, Mention, Project, Relation,
    Stance, Topic,
};

/// What a field takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Takes {
    /// One label of the named set.
    Label(&'static str),
    /// Any number of labels of the named set.
    Labels(&'static str),
    /// A few words.
    Text,
    /// Several lines.
    LongText,
    /// Yes or no.
    Flag,
    /// A whole number from the first to the second.
    Number(i8, i8),
    Actor,
    Actors,
    /// One place in the text.
    Place,
    /// Any number of places.
    Places,
    /// Any number of sets of places.
    PlaceSets,
}

/// One field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// E.g. `claim.certainty`. Fields of every tag are called `tag.…`.
    pub id: &'static str,
    pub takes: Takes,
}

impl Field {
    /// The set of the codebook whose labels it takes.
    pub fn set(&self) -> Option<&'static str> {
        match self.takes {
            Takes::Label(set) | Takes::Labels(set) => Some(set),
            _ => None,
        }
    }

    /// The name without what it stands on.
    pub fn short(&self) -> &'static str {
        self.id.split_once('.').map_or(self.id, |(_, name)| name)
    }
}

const fn field(id: &'static str, takes: Takes) -> Field {
    Field { id, takes }
}

const MENTION: &[Field] = &[
    field("mention.actor", Takes::Actor),
    field("mention.form", Takes::Label("mention.form")),
    field("mention.role_as_stated", Takes::Text),
];

const CLAIM: &[Field] = &[
    field("claim.type", Takes::Label("claim.type")),
    field("claim.certainty", Takes::Label("claim.certainty")),
    field("claim.polarity", Takes::Label("claim.polarity")),
    field("claim.hedges", Takes::Places),
    field("claim.conditional", Takes::Flag),
    field("claim.condition", Takes::Place),
    field("claim.event_time", Takes::Text),
    field("claim.event_from", Takes::Text),
    field("claim.event_to", Takes::Text),
    field("claim.evidence", Takes::PlaceSets),
    field(
        "claim.check_worthiness",
        Takes::Label("claim.check_worthiness"),
    ),
    field("claim.object_actors", Takes::Actors),
    field("claim.frames", Takes::Labels("claim.frame")),
    field("claim.gloss_ar", Takes::Text),
    field("claim.gloss_en", Takes::Text),
];

const ATTRIBUTION: &[Field] = &[
    field("attribution.visibility", Takes::Label("source.visibility")),
    field("attribution.cue", Takes::Place),
    field("attribution.cue_kind", Takes::Label("cue.kind")),
    field("attribution.act", Takes::Label("attribution.act")),
    field("attribution.quote_mode", Takes::Label("quote.mode")),
    field(
        "attribution.outlet_commitment",
        Takes::Label("outlet.commitment"),
    ),
    field("attribution.addressees", Takes::Actors),
    field("attribution.date", Takes::Text),
    field("attribution.venue", Takes::Text),
];

const STANCE: &[Field] = &[
    field("stance.holder", Takes::Actor),
    field("stance.label", Takes::Label("stance.label")),
    field("stance.dimension", Takes::Label("stance.dimension")),
    field("stance.intensity", Takes::Number(-2, 2)),
    field("stance.explicitness", Takes::Label("stance.explicitness")),
    field("stance.evidence", Takes::Places),
    field("stance.sentiment", Takes::Label("stance.sentiment")),
];

const RELATION: &[Field] = &[field("relation.kind", Takes::Label("relation.kind"))];

const TAG: &[Field] = &[
    field("tag.confidence", Takes::Number(1, 3)),
    field("tag.flags", Takes::Labels("flag")),
    field("tag.note", Takes::LongText),
];

const ACTOR: &[Field] = &[
    field("actor.type", Takes::Label("actor.type")),
    field("actor.name_ar", Takes::Text),
    field("actor.name_en", Takes::Text),
    field("actor.note", Takes::LongText),
];

const CANONICAL: &[Field] = &[
    field("canonical.proposition_ar", Takes::Text),
    field("canonical.proposition_en", Takes::Text),
    field("canonical.from", Takes::Text),
    field("canonical.to", Takes::Text),
    field("canonical.note", Takes::LongText),
];

const TOPIC: &[Field] = &[
    field("topic.code", Takes::Text),
    field("topic.name_ar", Takes::Text),
    field("topic.name_en", Takes::Text),
];

/// The fields of a thing, in the order in which they are asked for.
pub fn fields_of(item: &Item) -> impl Iterator<Item = &'static Field> {
    let (own, common): (&[Field], &[Field]) = match item {
        Item::Mention(_) => (MENTION, TAG),
        Item::Claim(_) => (CLAIM, TAG),
        Item::Attribution(_) => (ATTRIBUTION, TAG),
        Item::Stance(_) => (STANCE, TAG),
        Item::Relation(_) => (RELATION, TAG),
        Item::Actor(_) => (ACTOR, &[]),
        Item::Canonical(_) => (CANONICAL, &[]),
        Item::Topic(_) => (TOPIC, &[]),
        Item::Article(_) | Item::Label(..) => (&[], &[]),
    };
    own.iter().chain(common)
}

/// The sets of labels of each kind of thing: those asked for together.
pub fn sets_together() -> impl Iterator<Item = Vec<&'static str>> {
    let kinds: [(&[Field], &[Field]); 6] = [
        (MENTION, TAG),
        (CLAIM, TAG),
        (ATTRIBUTION, TAG),
        (STANCE, TAG),
        (RELATION, TAG),
        (ACTOR, &[]),
    ];
    kinds
        .into_iter()
        .map(|(own, common)| own.iter().chain(common).filter_map(Field::set).collect())
}

/// The field of that name, whole or short, of a thing.
pub fn field_of(item: &Item, name: &str) -> Option<&'static Field> {
    fields_of(item).find(|field| field.id == name || field.short() == name)
}

/// What a field holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A label; empty: not said.
    Label(Code),
    Labels(Vec<Code>),
    Text(String),
    Flag(bool),
    Number(Option<i8>),
    Actor(Option<ActorId>),
    Actors(Vec<ActorId>),
    Place(Option<Anchor>),
    Places(Vec<Anchor>),
    PlaceSets(Vec<Vec<Anchor>>),
}

impl Value {
    /// True if nothing is said.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Label(code) => code.is_empty(),
            Self::Labels(codes) => codes.is_empty(),
            Self::Text(text) => text.is_empty(),
            Self::Flag(flag) => !flag,
            Self::Number(number) => number.is_none(),
            Self::Actor(actor) => actor.is_none(),
            Self::Actors(actors) => actors.is_empty(),
            Self::Place(place) => place.is_none(),
            Self::Places(places) => places.is_empty(),
            Self::PlaceSets(sets) => sets.is_empty(),
        }
    }

    /// Every place in it.
    pub fn places(&self) -> Vec<&Anchor> {
        match self {
            Self::Place(place) => place.iter().collect(),
            Self::Places(places) => places.iter().collect(),
            Self::PlaceSets(sets) => sets.iter().flatten().collect(),
            _ => Vec::new(),
        }
    }
}

/// Where a field lies in its thing; reading and writing go through the same slot.
pub(super) enum Slot<'a> {
    Label(&'a mut Code),
    /// A label whose absence is told apart from an empty one in files.
    Known(&'a mut Option<Code>),
    Labels(&'a mut Vec<Code>),
    Text(&'a mut String),
    Flag(&'a mut bool),
    Signed(&'a mut Option<i8>),
    Unsigned(&'a mut Option<u8>),
    Actor(&'a mut Option<ActorId>),
    Actors(&'a mut Vec<ActorId>),
    Place(&'a mut Option<Anchor>),
    Places(&'a mut Vec<Anchor>),
    PlaceSets(&'a mut Vec<Vec<Anchor>>),
}

impl Slot<'_> {
    pub(super) fn value(&self) -> Value {
        match self {
            Self::Label(code) => Value::Label((*code).clone()),
            Self::Known(code) => Value::Label((*code).clone().unwrap_or_default()),
            Self::Labels(codes) => Value::Labels((*codes).clone()),
            Self::Text(text) => Value::Text((*text).clone()),
            Self::Flag(flag) => Value::Flag(**flag),
            Self::Signed(number) => Value::Number(**number),
            Self::Unsigned(number) => {
                Value::Number(number.map(|one| i8::try_from(one).unwrap_or(i8::MAX)))
            }
            Self::Actor(actor) => Value::Actor((*actor).clone()),
            Self::Actors(actors) => Value::Actors((*actors).clone()),
            Self::Place(place) => Value::Place((*place).clone()),
            Self::Places(places) => Value::Places((*places).clone()),
            Self::PlaceSets(sets) => Value::PlaceSets((*sets).clone()),
        }
    }

    /// Puts a value in; false if it is of another kind.
    pub(super) fn set(self, value: Value) -> bool {
        match (self, value) {
            (Self::Label(slot), Value::Label(code)) => *slot = code,
            (Self::Known(slot), Value::Label(code)) => *slot = (!code.is_empty()).then_some(code),
            (Self::Labels(slot), Value::Labels(codes)) => *slot = codes,
            (Self::Text(slot), Value::Text(text)) => *slot = text,
            (Self::Flag(slot), Value::Flag(flag)) => *slot = flag,
            (Self::Signed(slot), Value::Number(number)) => *slot = number,
            (Self::Unsigned(slot), Value::Number(number)) => {
                *slot = number.and_then(|one| u8::try_from(one).ok());
            }
            (Self::Actor(slot), Value::Actor(actor)) => *slot = actor,
            (Self::Actors(slot), Value::Actors(actors)) => *slot = actors,
            (Self::Place(slot), Value::Place(place)) => *slot = place,
            (Self::Places(slot), Value::Places(places)) => *slot = places,
            (Self::PlaceSets(slot), Value::PlaceSets(sets)) => *slot = sets,
            _ => return false,
        }
        true
    }
}

/// Something whose fields are listed above.
pub(super) trait Fielded {
    /// The slot of a field by its whole name.
    fn slot(&mut self, field: &str) -> Option<Slot<'_>>;
}

fn meta_slot<'a>(meta: &'a mut super::Meta, field: &str) -> Option<Slot<'a>> {
    Some(match field {
        "tag.confidence" => Slot::Unsigned(&mut meta.confidence),
        "tag.flags" => Slot::Labels(&mut meta.flags),
        "tag.note" => Slot::Text(&mut meta.note),
        _ => return None,
    })
}

impl Fielded for Mention {
    fn slot(&mut self, field: &str) -> Option<Slot<'_>> {
        Some(match field {
            "mention.actor" => Slot::Actor(&mut self.actor),
            "mention.form" => Slot::Label(&mut self.form),
            "mention.role_as_stated" => Slot::Text(&mut self.role_as_stated),
            _ => return meta_slot(&mut self.meta, field),
        })
    }
}

impl Fielded for Claim {
    fn slot(&mut self, field: &str) -> Option<Slot<'_>> {
        Some(match field {
            "claim.type" => Slot::Known(&mut self.kind),
            "claim.certainty" => Slot::Label(&mut self.certainty),
            "claim.polarity" => Slot::Label(&mut self.polarity),
            "claim.hedges" => Slot::Places(&mut self.hedges),
            "claim.conditional" => Slot::Flag(&mut self.conditional),
            "claim.condition" => Slot::Place(&mut self.condition),
            "claim.event_time" => Slot::Text(&mut self.event_time.raw),
            "claim.event_from" => Slot::Text(&mut self.event_time.from),
            "claim.event_to" => Slot::Text(&mut self.event_time.to),
            "claim.evidence" => Slot::PlaceSets(&mut self.evidence),
            "claim.check_worthiness" => Slot::Label(&mut self.check_worthiness),
            "claim.object_actors" => Slot::Actors(&mut self.object_actors),
            "claim.frames" => Slot::Labels(&mut self.frames),
            "claim.gloss_ar" => Slot::Text(&mut self.gloss_ar),
            "claim.gloss_en" => Slot::Text(&mut self.gloss_en),
            _ => return meta_slot(&mut self.meta, field),
        })
    }
}

impl Fielded for Attribution {
    fn slot(&mut self, field: &str) -> Option<Slot<'_>> {
        Some(match field {
            "attribution.visibility" => Slot::Label(&mut self.visibility),
            "attribution.cue" => Slot::Place(&mut self.cue),
            "attribution.cue_kind" => Slot::Label(&mut self.cue_kind),
            "attribution.act" => Slot::Label(&mut self.act),
            "attribution.quote_mode" => Slot::Label(&mut self.quote_mode),
            "attribution.outlet_commitment" => Slot::Label(&mut self.outlet_commitment),
            "attribution.addressees" => Slot::Actors(&mut self.addressees),
            "attribution.date" => Slot::Text(&mut self.date),
            "attribution.venue" => Slot::Text(&mut self.venue),
            _ => return meta_slot(&mut self.meta, field),
        })
    }
}

impl Fielded for Stance {
    fn slot(&mut self, field: &str) -> Option<Slot<'_>> {
        Some(match field {
            "stance.holder" => Slot::Actor(&mut self.holder),
            "stance.label" => Slot::Label(&mut self.label),
            "stance.dimension" => Slot::Label(&mut self.dimension),
            "stance.intensity" => Slot::Signed(&mut self.intensity),
            "stance.explicitness" => Slot::Label(&mut self.explicitness),
            "stance.evidence" => Slot::Places(&mut self.evidence),
            "stance.sentiment" => Slot::Label(&mut self.sentiment),
            _ => return meta_slot(&mut self.meta, field),
        })
    }
}

impl Fielded for Relation {
    fn slot(&mut self, field: &str) -> Option<Slot<'_>> {
        Some(match field {
            "relation.kind" => Slot::Label(&mut self.kind),
            _ => return meta_slot(&mut self.meta, field),
        })
    }
}

impl Fielded for Actor {
    fn slot(&mut self, field: &str) -> Option<Slot<'_>> {
        Some(match field {
            "actor.type" => Slot::Label(&mut self.kind),
            "actor.name_ar" => Slot::Text(&mut self.name_ar),
            "actor.name_en" => Slot::Text(&mut self.name_en),
            "actor.note" => Slot::Text(&mut self.note),
            _ => return None,
        })
    }
}

impl Fielded for Canonical {
    fn slot(&mut self, field: &str) -> Option<Slot<'_>> {
        Some(match field {
            "canonical.proposition_ar" => Slot::Text(&mut self.proposition_ar),
            "canonical.proposition_en" => Slot::Text(&mut self.proposition_en),
            "canonical.from" => Slot::Text(&mut self.from),
            "canonical.to" => Slot::Text(&mut self.to),
            "canonical.note" => Slot::Text(&mut self.note),
            _ => return None,
        })
    }
}

impl Fielded for Topic {
    fn slot(&mut self, field: &str) -> Option<Slot<'_>> {
        Some(match field {
            "topic.code" => Slot::Text(&mut self.code),
            "topic.name_ar" => Slot::Text(&mut self.name_ar),
            "topic.name_en" => Slot::Text(&mut self.name_en),
            _ => return None,
        })
    }
}

/// Does the same with the id and type of whatever has fields.
macro_rules! of_fielded {
    ($item:expr, $type:ident, $id:ident => $body:expr, else => $else:expr $(,)?) => {
        of_fielded!(@ $item, $type, $id => $body, $else;
            Mention Claim Attribution Stance Relation Actor Canonical Topic)
    };
    (@ $item:expr, $type:ident, $id:ident => $body:expr, $else:expr; $($kind:ident)+) => {
        match $item {
            $($crate::model::Item::$kind($id) => {
                type $type = $crate::model::$kind;
                $body
            })+
            _ => $else,
        }
    };
}
pub(super) use of_fielded;

impl Project {
    /// What the wanted fields of a thing hold, in the order of [`fields_of`]; nothing if the thing
    /// is not there.
    pub fn values(
        &self,
        item: &Item,
        wanted: impl Fn(&Field) -> bool,
    ) -> Vec<(&'static Field, Value)> {
        of_fielded!(item, T, id => {
            let Some(mut copy) = <T as super::project::Entity>::table(self).get(id).cloned() else {
                return Vec::new();
            };
            let fields = fields_of(item).filter(|field| wanted(field));
            fields
                .filter_map(|field| Some((field, copy.slot(field.id)?.value())))
                .collect()
        }, else => Vec::new())
    }

    /// What a field of a thing holds; `None` if the thing is not there or has no such field.
    pub fn value(&self, item: &Item, field: &Field) -> Option<Value> {
        of_fielded!(item, T, id => {
            let mut copy = <T as super::project::Entity>::table(self).get(id)?.clone();
            copy.slot(field.id).map(|slot| slot.value())
        }, else => None)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Codebook;
    use crate::model::Id;

    #[test]
    fn every_field_has_a_slot_and_every_set_is_in_the_codebook() {
        let book = Codebook::isnad_default();
        let anchor = Anchor {
            revision: "r".to_owned(),
            fragments: Vec::new(),
            exact: Vec::new(),
            prefix: String::new(),
            suffix: String::new(),
        };
        let mut claim = Claim::at(
            Id::new("a"),
            Id::new("a"),
            Id::new("a"),
            anchor,
            Default::default(),
        );
        for field in fields_of(&Item::Claim(Id::new("a"))) {
            assert!(claim.slot(field.id).is_some(), "{}", field.id);
        }
        let content = crate::model::Content::Claim(Id::new("a"));
        let mut attribution = Attribution::of(
            Id::new("a"),
            Id::new("a"),
            Id::new("a"),
            content,
            Default::default(),
        );
        for field in fields_of(&Item::Attribution(Id::new("a"))) {
            assert!(attribution.slot(field.id).is_some(), "{}", field.id);
        }
        for field in [MENTION, CLAIM, ATTRIBUTION, STANCE, RELATION, TAG, ACTOR]
            .into_iter()
            .flatten()
        {
            if let Some(set) = field.set() {
                assert!(book.set(set).is_some(), "{} takes {set}", field.id);
            }
        }
    }
}
