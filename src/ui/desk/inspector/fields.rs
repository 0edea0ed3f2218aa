//! The fields of a thing, each by what it takes: required ones first and marked while they say
//! nothing, the rest behind a fold. What there is to show comes from [`crate::model::field`].

use std::sync::Arc;

use egui::{Atoms, Color32, Ui};
use i18n_embed_fl::fl;

use super::Pad;
use super::choose::{From, Pick};
use crate::app::commands::{self, Args};
use crate::app::words::field_message;
use crate::model::edit::Item;
use crate::model::field::{Field, Takes, Value};
use crate::model::{ActorId, Anchor, Code, CodeEntry};
use crate::ui::desk::marks::sign_of;
use crate::ui::kit;
use crate::ui::outbox::Action;
use crate::ui::theme::{self, Theme};

/// Most places of one field that are shown.
const PLACES_MAX: usize = 24;
/// Longest text that is edited in the inspector itself; longer ones have a form of their own.
const TEXT_SCALARS: usize = 2_000;

/// Fields that are in the hand whatever the codebook requires: of what everybody shares its names,
/// of an attribution what its card shows.
const ALWAYS_IN_HAND: &[&str] = &[
    "attribution.visibility",
    "attribution.cue",
    "attribution.act",
    "attribution.quote_mode",
    "attribution.outlet_commitment",
    "stance.intensity",
    "stance.explicitness",
    "stance.evidence",
    "relation.kind",
    "actor.type",
    "actor.name_ar",
    "actor.name_en",
    "canonical.proposition_ar",
    "canonical.proposition_en",
    "topic.code",
    "topic.name_ar",
    "topic.name_en",
];

/// Commands that put selected words into a field, which a hint tells the key of.
const PLACE_KEYS: &[(&str, &str)] = &[
    ("attribution.cue", "tag.cue"),
    ("claim.evidence", "tag.evidence"),
    ("claim.hedges", "tag.hedge"),
    ("claim.condition", "tag.condition"),
];

/// What is pressed to pick a label.
fn label_chord(key: char) -> String {
    format!("Alt+{key}")
}

/// The colour of a label, if it has one: its own, else that of its set.
fn colour_of(theme: &Theme, set: &str, entry: &CodeEntry) -> Option<Color32> {
    let own = Color32::from_hex(&entry.colour).ok();
    let code = entry.code.as_str();
    own.or_else(|| {
        Some(match set {
            "claim.type" => theme.claims.of(Some(code)).line,
            "actor.type" => theme.actors.of(Some(code)),
            "stance.label" => theme.stances.of(Some(code)),
            "relation.kind" => theme.relations.of(code),
            _ => return None,
        })
    })
}

/// A name behind a patch of its colour.
fn with_swatch<'a>(name: String, colour: Option<Color32>) -> Atoms<'a> {
    let mut atoms = Atoms::new(name);
    if let Some(colour) = colour {
        atoms.push_left(egui::Atom::paint(
            egui::vec2(10.0, 10.0),
            move |ui: &Ui, args| {
                ui.painter().rect_filled(args.rect.shrink(0.5), 3.0, colour);
            },
        ));
    }
    atoms
}

impl Pad<'_> {
    /// All fields of the shown thing but those that have a place of their own.
    pub(super) fn fields(&mut self, ui: &mut Ui, item: &Item, elsewhere: &[&str]) {
        let facts = Arc::clone(&self.facts);
        let book = self.project().codebook();
        let in_hand = |field: &Field| {
            book.requires(field.id)
                || field.set().is_some_and(|set| book.requires(set))
                || ALWAYS_IN_HAND.contains(&field.id)
        };
        let used = |field: &Field, value: &Value| match field.set() {
            Some(set) => book.set(set).is_some() || !value.is_empty(),
            None => true,
        };
        let (first, rest): (Vec<_>, Vec<_>) = facts
            .fields
            .iter()
            .filter(|(field, value)| !elsewhere.contains(&field.id) && used(field, value))
            .partition(|(field, _)| in_hand(field));
        for (field, value) in first {
            self.field(ui, item, field, value);
        }
        if rest.is_empty() {
            return;
        }
        let filled = rest.iter().filter(|(_, value)| !value.is_empty()).count();
        let title = fl!(
            self.words.loader,
            "inspector-more",
            count = filled,
            shown = self.words.number(filled)
        );
        if self.fold(ui, "fields", &title) {
            for (field, value) in rest {
                self.field(ui, item, field, value);
            }
        }
    }

    /// One field with its name above.
    pub(super) fn field(&mut self, ui: &mut Ui, item: &Item, field: &'static Field, value: &Value) {
        let name = self.words.field(field.id);
        let is_flag = matches!(field.takes, Takes::Flag);
        if self.facts.missing.contains(&field.id) {
            ui.add_space(3.0);
            let text = fl!(self.words.loader, "field-needed", name = name.as_str());
            let text = egui::RichText::new(text)
                .size(theme::SMALL_SIZE_PT)
                .color(self.theme.warn);
            ui.label(text);
        } else if !is_flag {
            kit::label(ui, &name);
        }
        let mine = self.facts.colleague.is_none();
        ui.add_enabled_ui(mine, |ui| match (field.takes, value) {
            (Takes::Label(set), Value::Label(code)) => {
                self.one_label(ui, item, field, set, code, &name);
            }
            (Takes::Labels(set), Value::Labels(codes)) => {
                self.labels(ui, item, field, set, codes);
            }
            (Takes::Text, Value::Text(text)) => {
                self.words_field(ui, item, field, text, &name, 1);
            }
            (Takes::LongText, Value::Text(text)) => self.long_text(ui, item, field, text, &name),
            (Takes::Flag, Value::Flag(flag)) => {
                let mut on = *flag;
                if ui.checkbox(&mut on, &name).changed() {
                    self.set(item, field, &on.to_string());
                }
            }
            (Takes::Number(from, to), Value::Number(number)) => {
                self.number(ui, item, field, (from, to), *number);
            }
            (Takes::Actor, Value::Actor(actor)) => {
                self.actors(ui, item, field, actor.as_slice(), true);
            }
            (Takes::Actors, Value::Actors(actors)) => {
                self.actors(ui, item, field, actors, false);
            }
            (Takes::Place, Value::Place(place)) => {
                self.places(ui, item, field, place.as_slice());
                self.add_place(ui, item, field);
            }
            (Takes::Places, Value::Places(places)) => {
                self.places(ui, item, field, places);
                self.add_place(ui, item, field);
            }
            (Takes::PlaceSets, Value::PlaceSets(sets)) => {
                for (n, places) in sets.iter().enumerate().take(PLACES_MAX) {
                    let number = self.words.number(n + 1);
                    let text = fl!(self.words.loader, "inspector-set", number = number);
                    self.small(ui, text);
                    self.places(ui, item, field, places);
                }
                self.add_place(ui, item, field);
            }
            _ => {}
        });
        ui.add_space(2.0);
    }

    fn set(&mut self, item: &Item, field: &Field, value: &str) {
        let args = Args::new()
            .with("id", item.id())
            .with("field", field.id)
            .with("value", value);
        self.ask("field.set", args);
    }

    fn one_label(
        &mut self,
        ui: &mut Ui,
        item: &Item,
        field: &'static Field,
        set: &str,
        code: &Code,
        name: &str,
    ) {
        let (arabic, theme) = (self.arabic(), self.theme);
        let book = self.project().codebook();
        let says = |entry: &CodeEntry| {
            let name = entry.name(arabic);
            if set == "stance.label" {
                format!("{} {name}", sign_of(entry.code.as_str(), arabic))
            } else {
                name.to_owned()
            }
        };
        let entry = book.entry(set, code);
        let now = match entry {
            Some(entry) => with_swatch(says(entry), colour_of(theme, set, entry)),
            None if code.is_empty() => Atoms::new(self.get("not-said")),
            None => Atoms::new(code.to_string()),
        };
        let mut chosen = None;
        let combo = egui::ComboBox::from_id_salt(field.id)
            .selected_text(now)
            .width(ui.available_width())
            .height(360.0)
            .show_ui(ui, |ui| {
                let not_said = self.get("not-said");
                if ui
                    .add(egui::Button::selectable(code.is_empty(), not_said))
                    .clicked()
                {
                    chosen = Some(Code::default());
                }
                let entries = book.set(set).into_iter().flat_map(|set| &set.entries);
                for entry in entries.filter(|it| !it.retired || it.code == *code) {
                    let atoms = with_swatch(says(entry), colour_of(theme, set, entry));
                    let row = egui::Button::selectable(entry.code == *code, atoms);
                    let row = ui.add(match entry.key() {
                        Some(key) => row.shortcut_text(label_chord(key)),
                        None => row,
                    });
                    let definition = if arabic {
                        &entry.definition_ar
                    } else {
                        &entry.definition_en
                    };
                    let row = if definition.is_empty() {
                        row
                    } else {
                        row.on_hover_text(definition)
                    };
                    if row.clicked() {
                        chosen = Some(entry.code.clone());
                    }
                }
            });
        kit::name(&combo.response, name);
        if let Some(chosen) = chosen.filter(|chosen| chosen != code) {
            self.set(item, field, chosen.as_str());
        }
    }

    fn labels(&mut self, ui: &mut Ui, item: &Item, field: &Field, set: &str, codes: &[Code]) {
        let arabic = self.arabic();
        let book = self.project().codebook();
        let entries = book.set(set).into_iter().flat_map(|set| &set.entries);
        let mut toggled = None;
        ui.horizontal_wrapped(|ui| {
            for entry in entries.filter(|it| !it.retired || codes.contains(&it.code)) {
                let on = codes.contains(&entry.code);
                let pill = kit::pill(ui, entry.name(arabic), on);
                if pill.clicked() {
                    toggled = Some(entry.code.clone());
                }
                if let Some(key) = entry.key() {
                    pill.on_hover_text(label_chord(key));
                }
            }
        });
        if let Some(code) = toggled {
            let args = Args::new()
                .with("id", item.id())
                .with("field", field.id)
                .with("code", code.as_str());
            self.ask("field.label", args);
        }
    }

    fn long_text(
        &mut self,
        ui: &mut Ui,
        item: &Item,
        field: &'static Field,
        text: &str,
        name: &str,
    ) {
        if text.chars().nth(TEXT_SCALARS).is_none() {
            return self.words_field(ui, item, field, text, name, 2);
        }
        self.quote(ui, text, self.theme.page);
        if kit::link_button(ui, &self.get("cmd-note-set")).clicked() {
            self.ask("note.set", Args::new().with("id", item.id()));
        }
    }

    fn number(
        &mut self,
        ui: &mut Ui,
        item: &Item,
        field: &Field,
        (from, to): (i8, i8),
        now: Option<i8>,
    ) {
        let numbers: Vec<i8> = (from..=to).collect();
        ui.columns(numbers.len(), |columns| {
            for (ui, number) in columns.iter_mut().zip(&numbers) {
                let on = now == Some(*number);
                let named = format!("{}-{number}", field_message(field.id));
                let text = if self.words.has(&named) {
                    self.get(&named)
                } else {
                    self.teller().signed(*number)
                };
                if kit::choice(ui, &text, on, self.theme.accent).clicked() {
                    let value = if on {
                        String::new()
                    } else {
                        number.to_string()
                    };
                    self.set(item, field, &value);
                }
            }
        });
    }

    fn actors(&mut self, ui: &mut Ui, item: &Item, field: &Field, actors: &[ActorId], one: bool) {
        let joined = |ids: &mut dyn Iterator<Item = &ActorId>| {
            let ids: Vec<&str> = ids.map(|id| id.as_str()).collect();
            ids.join(",")
        };
        let remove = self.get("inspector-take-away");
        for id in actors {
            if self.with_remove(ui, &remove, |pad, ui| pad.actor_pill(ui, id)) {
                let rest = joined(&mut actors.iter().filter(|it| *it != id));
                self.set(item, field, &rest);
            }
        }
        let label = match (one, actors.is_empty()) {
            (true, false) => "inspector-actor-change",
            (true, true) => "inspector-actor-choose",
            (false, _) => "inspector-actor-add",
        };
        let label = self.get(label);
        if let Some(Pick::Id(id)) = self.choose(ui, field.id, &label, From::Actors, false) {
            let id = ActorId::new(&*id);
            let value = if one {
                id.to_string()
            } else {
                joined(&mut actors.iter().filter(|it| **it != id).chain([&id]))
            };
            self.set(item, field, &value);
        }
    }

    /// Quotations, each with a way there and a way to take it out.
    fn places(&mut self, ui: &mut Ui, item: &Item, field: &Field, places: &[Anchor]) {
        let remove = self.get("inspector-take-away");
        for anchor in places.iter().take(PLACES_MAX) {
            let mut go = false;
            let text = self.short(&anchor.quote());
            let gone = self.with_remove(ui, &remove, |pad, ui| {
                go = kit::statement_row(ui, &text, pad.theme).clicked();
            });
            let article = self.project().place_of(item).map(|(article, _)| article);
            let now = article.and_then(|it| Some((it, self.session.stretch_now(it, anchor)?)));
            if go && let Some((article, now)) = now {
                let place = Action::GoTo(article.clone(), now.start, Some(item.clone()));
                self.outbox.push(place);
            }
            if gone {
                let at = format!("{}..{}", anchor.start(), anchor.end());
                let args = Args::new()
                    .with("id", item.id())
                    .with("field", field.id)
                    .with("at", at);
                self.ask("field.place-remove", args);
            }
        }
        if places.len() > PLACES_MAX {
            let more = places.len() - PLACES_MAX;
            let text = fl!(
                self.words.loader,
                "inspector-rows-more",
                count = more,
                shown = self.words.number(more)
            );
            self.small(ui, text);
        }
    }

    /// Selected words become a place of the field; without any, how to go about it.
    fn add_place(&mut self, ui: &mut Ui, item: &Item, field: &Field) {
        let selection = self.session.workspace.selection.as_ref();
        let selected = selection.is_some_and(|it| !it.is_caret());
        if !selected {
            let command = PLACE_KEYS.iter().find(|(id, _)| *id == field.id);
            let chord = command
                .and_then(|(_, command)| commands::find(command))
                .and_then(commands::Command::chord);
            let text = match chord {
                Some(chord) => {
                    let key = chord.to_string();
                    fl!(self.words.loader, "inspector-place-key", key = key)
                }
                None => self.get("inspector-place-hint"),
            };
            return self.small(ui, text);
        }
        if kit::link_button(ui, &self.get("inspector-place-add")).clicked() {
            let args = Args::new().with("id", item.id()).with("field", field.id);
            self.ask("field.place", args);
        }
    }
}
