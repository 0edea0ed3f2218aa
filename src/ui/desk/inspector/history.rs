//! The history of the shown thing: who, when, from what to what, and the way back to it.

use std::sync::Arc;

use egui::{RichText, Ui};
use i18n_embed_fl::fl;

use super::{Pad, cut};
use crate::app::commands::{self, Args};
use crate::app::session::PastDeed;
use crate::app::words::field_message;
use crate::model::difference::Difference;
use crate::model::edit::Item;
use crate::model::field::{Value, field_of};
use crate::model::{ActorId, CanonicalId, Id, Kind, MentionId, TopicId};
use crate::ui::kit;
use crate::ui::theme;

/// Longest value that is written out.
const VALUE_SCALARS: usize = 120;
/// Most changes of one deed that are written out.
const CHANGES_MAX: usize = 12;

impl Pad<'_> {
    pub(super) fn history(&mut self, ui: &mut Ui, item: &Item) {
        let facts = Arc::clone(&self.facts);
        let count = facts.past.len();
        if count == 0 {
            return;
        }
        let title = fl!(
            self.words.loader,
            "inspector-history",
            shown = self.words.number(count)
        );
        if !self.fold(ui, "history", &title) {
            return;
        }
        let list = "history";
        for (place, deed) in facts.past.iter().enumerate().take(self.rows(list)) {
            ui.push_id((deed.session.as_str(), deed.n), |ui| {
                self.past_deed(ui, item, deed, place == 0);
            });
        }
        self.more_rows(ui, list, count);
    }

    fn past_deed(&mut self, ui: &mut Ui, item: &Item, deed: &PastDeed, is_now: bool) {
        let name = self.words.deed(&deed.what);
        let name = match deed.kind {
            Kind::Do => name,
            Kind::Undo(_) => fl!(self.words.loader, "status-undone", deed = name),
            Kind::Redo(_) => fl!(self.words.loader, "status-redone", deed = name),
        };
        let bold = RichText::new(name).family(crate::ui::fonts::bold());
        ui.add(egui::Label::new(bold.size(12.0).color(self.theme.ink)).wrap());
        let who = self.person(&deed.by);
        let line = self.words.line(&[&who, &self.words.moment(deed.when_ms)]);
        self.small(ui, line);
        if deed.made {
            self.small(ui, self.get("inspector-past-made"));
        }
        if deed.removed {
            self.small(ui, self.get("inspector-past-removed"));
        }
        for change in deed.changes.iter().take(CHANGES_MAX) {
            let text = fl!(
                self.words.loader,
                "inspector-past-change",
                field = self.words.field(change.name),
                before = self.told(item, change, &change.before),
                after = self.told(item, change, &change.after)
            );
            let text = RichText::new(text).size(12.0).color(self.theme.ink);
            ui.add(egui::Label::new(text).wrap());
        }
        let can = commands::find("history.restore").is_some();
        if can && !is_now && !deed.removed && self.facts.colleague.is_none() {
            if kit::link_button(ui, &self.get("inspector-go-back")).clicked() {
                let args = Args::new()
                    .with("id", item.id())
                    .with("session", deed.session.as_str())
                    .with("n", deed.n.to_string());
                self.ask("history.restore", args);
            }
        } else {
            ui.add_space(theme::GAP);
        }
    }

    /// A value in words.
    fn told(&self, item: &Item, change: &Difference, value: &Value) -> String {
        if value.is_empty() && !matches!(value, Value::Flag(_)) {
            return self.get("not-said");
        }
        let set = field_of(item, change.name).and_then(|field| field.set());
        let label = |code| set.map_or("", |set| self.label(set, code));
        let quote = |anchor: &crate::model::Anchor| {
            let words = cut(&anchor.quote(), VALUE_SCALARS);
            fl!(self.words.loader, "quoted", words = words)
        };
        match value {
            Value::Label(code) => label(code).to_owned(),
            Value::Labels(codes) => {
                let names: Vec<&str> = codes.iter().map(label).collect();
                self.words.line(&names)
            }
            Value::Text(text) => self.told_text(change.name, text),
            Value::Flag(true) => self.get("yes"),
            Value::Flag(false) => self.get("no"),
            Value::Number(number) => number.map_or_else(String::new, |it| {
                let named = format!("{}-{it}", field_message(change.name));
                if self.words.has(&named) {
                    self.get(&named)
                } else {
                    self.signed(it)
                }
            }),
            Value::Actor(actor) => actor.as_ref().map_or_else(String::new, |id| self.who(id)),
            Value::Actors(actors) => {
                let names: Vec<String> = actors.iter().map(|id| self.who(id)).collect();
                let names: Vec<&str> = names.iter().map(String::as_str).collect();
                self.words.line(&names)
            }
            Value::Place(_) | Value::Places(_) | Value::PlaceSets(_) => {
                let quotes: Vec<String> = value.places().into_iter().take(4).map(quote).collect();
                let quotes: Vec<&str> = quotes.iter().map(String::as_str).collect();
                self.words.line(&quotes)
            }
        }
    }

    fn who(&self, id: &ActorId) -> String {
        self.actor_name(id).unwrap_or(id.as_str()).to_owned()
    }

    /// Text as it stands; where it is the id of something, what that is called.
    fn told_text(&self, name: &str, text: &str) -> String {
        let project = self.project();
        let arabic = self.arabic();
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
                found.map(|it| super::topic::title(it, arabic))
            }
            _ => None,
        };
        cut(&found.unwrap_or_else(|| text.to_owned()), VALUE_SCALARS)
    }
}
