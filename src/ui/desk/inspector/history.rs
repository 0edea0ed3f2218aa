//! The history of the shown thing: who, when, from what to what, and the way back to it.

use std::sync::Arc;

use egui::{RichText, Ui};
use i18n_embed_fl::fl;

use super::Pad;
use crate::app::commands::{self, Args};
use crate::app::session::PastDeed;
use crate::model::Kind;
use crate::model::edit::Item;
use crate::ui::kit;
use crate::ui::theme;

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
                before = self.teller().value(item, change.name, &change.before),
                after = self.teller().value(item, change.name, &change.after)
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
}
