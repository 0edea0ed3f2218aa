//! Values of fields in words, as history and review tell them. Reads the project and asks nothing.

use i18n_embed_fl::fl;

use super::{cut, topic};
use crate::app::Words;
use crate::app::words::field_message;
use crate::model::edit::Item;
use crate::model::field::{Value, field_of};
use crate::model::{
    ActorId, Anchor, Attribution, CanonicalId, Code, Id, MentionId, Project, TopicId,
};

/// Longest value that is written out.
const VALUE_SCALARS: usize = 120;
/// Most places of one value that are written out.
const PLACES_MAX: usize = 4;

/// Who tells values in words.
pub struct Teller<'a> {
    pub project: &'a Project,
    pub words: &'a Words,
}

impl Teller<'_> {
    /// The name of a field, or of what joins a thing to another.
    pub fn name(&self, field: &str) -> String {
        self.words.field(field)
    }

    /// A value in words; "not said" where there is none.
    pub fn value(&self, item: &Item, name: &str, value: &Value) -> String {
        if value.is_empty() && !matches!(value, Value::Flag(_)) {
            return self.words.get("not-said");
        }
        let set = field_of(item, name).and_then(|field| field.set());
        let label = |code| set.map_or("", |set| self.label(set, code));
        match value {
            Value::Label(code) => label(code).to_owned(),
            Value::Labels(codes) => self.line(codes.iter().map(|code| label(code).to_owned())),
            Value::Text(text) => self.text(name, text),
            Value::Flag(true) => self.words.get("yes"),
            Value::Flag(false) => self.words.get("no"),
            Value::Number(number) => number.map_or_else(String::new, |it| {
                let named = format!("{}-{it}", field_message(name));
                if self.words.has(&named) {
                    self.words.get(&named)
                } else {
                    self.signed(it)
                }
            }),
            Value::Actor(actor) => actor.as_ref().map_or_else(String::new, |id| self.who(id)),
            Value::Actors(actors) => self.line(actors.iter().map(|id| self.who(id))),
            Value::Place(_) | Value::Places(_) | Value::PlaceSets(_) => {
                let places = value.places().into_iter().take(PLACES_MAX);
                self.line(places.map(|anchor| self.quote(anchor)))
            }
        }
    }

    fn line(&self, parts: impl Iterator<Item = String>) -> String {
        let parts: Vec<String> = parts.collect();
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        self.words.line(&parts)
    }

    fn label<'b>(&'b self, set: &str, code: &'b Code) -> &'b str {
        let book = self.project.codebook();
        book.name(set, code, self.words.is_arabic())
    }

    fn quote(&self, anchor: &Anchor) -> String {
        let words = cut(&anchor.quote(), VALUE_SCALARS);
        fl!(self.words.loader, "quoted", words = words)
    }

    /// A small number with its sign, in the digits of the language.
    pub fn signed(&self, number: i8) -> String {
        let digits = self.words.number(usize::from(number.unsigned_abs()));
        // In Arabic the sign is read first, hence on the right: as a letter would place it (CLDR).
        let mark = if self.words.is_arabic() {
            "\u{61c}"
        } else {
            ""
        };
        match number.signum() {
            1 => format!("{mark}+{digits}"),
            -1 => format!("{mark}−{digits}"),
            _ => digits,
        }
    }

    fn who(&self, id: &ActorId) -> String {
        let actor = self.project.resolve(id);
        let name = actor.map(|it| it.name(self.words.is_arabic()));
        name.unwrap_or(id.as_str()).to_owned()
    }

    /// Who a link names, or how it names nobody.
    pub fn source_name(&self, link: &Attribution) -> String {
        match self.project.claimant_by(link) {
            Some(actor) => actor.name(self.words.is_arabic()).to_owned(),
            None if !link.visibility.is_empty() => {
                self.label("source.visibility", &link.visibility).to_owned()
            }
            None => self.words.get("claimant-missing"),
        }
    }

    /// Text as it stands; where it is the id of something, what that is called.
    fn text(&self, name: &str, text: &str) -> String {
        let project = self.project;
        let arabic = self.words.is_arabic();
        let found = match name {
            "attribution.source" => {
                let mention = project.mentions().get(&MentionId::new(text));
                mention.and_then(|it| {
                    let actor = it.actor.as_ref().map(|id| self.who(id));
                    actor.or_else(|| Some(it.anchor.as_ref()?.quote()))
                })
            }
            "stance.via" => {
                let link = project.attributions().get(&Id::new(text));
                link.map(|link| self.source_name(link))
            }
            "claim.canonical" | "canonical.merged_into" => {
                let found = project.canonicals().get(&CanonicalId::new(text));
                found.map(|it| it.wording(arabic).to_owned())
            }
            "canonical.topic" | "topic.parent" => {
                let found = project.topics().get(&TopicId::new(text));
                found.map(|it| topic::title(it, arabic))
            }
            _ => None,
        };
        cut(&found.unwrap_or_else(|| text.to_owned()), VALUE_SCALARS)
    }
}
