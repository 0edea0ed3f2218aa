//! A topic: its names, its place in the tree, and the canonical claims under it.

use std::sync::Arc;

use egui::Ui;

use super::Pad;
use super::choose::{From, Pick};
use crate::app::commands::Args;
use crate::model::edit::Item;
use crate::model::{Topic, TopicId};
use crate::ui::kit;

/// A topic's name behind its code.
pub(super) fn title(topic: &Topic, arabic: bool) -> String {
    if topic.code.is_empty() {
        topic.name(arabic).to_owned()
    } else {
        format!("{} {}", topic.code, topic.name(arabic))
    }
}

impl Pad<'_> {
    pub(super) fn topic(&mut self, ui: &mut Ui, id: &TopicId) {
        let project = self.project();
        let arabic = self.arabic();
        let Some(topic) = project.topics().get(id) else {
            return self.nothing(ui);
        };
        kit::section(ui, &self.get("inspector-topic"));
        self.fields(ui, &Item::Topic(id.clone()), &[]);
        let args = || Args::new().with("id", id.as_str());
        kit::label(ui, &self.get("inspector-topic-parent"));
        let parent = topic.parent.as_ref();
        if let Some(parent) = parent.and_then(|id| project.resolve_topic(id)) {
            let remove = self.get("inspector-take-away");
            let mut go = false;
            let gone = self.with_remove(ui, &remove, |pad, ui| {
                go = kit::statement_row(ui, &title(parent, arabic), pad.theme).clicked();
            });
            if go {
                self.select(Item::Topic(parent.id.clone()));
            }
            if gone {
                self.ask("topic.move", args().with("parent", ""));
            }
        }
        let label = self.get("inspector-topic-choose");
        if let Some(Pick::Id(parent)) = self.choose(ui, "parent", &label, From::Topics, false) {
            self.ask("topic.move", args().with("parent", parent));
        }
        let facts = Arc::clone(&self.facts);
        if !facts.topics.is_empty() {
            self.part(ui, "inspector-topics-below");
            let list = "topics";
            for id in facts.topics.iter().take(self.rows(list)) {
                if let Some(below) = project.topics().get(id)
                    && kit::statement_row(ui, &title(below, arabic), self.theme).clicked()
                {
                    self.select(Item::Topic(id.clone()));
                }
            }
            self.more_rows(ui, list, facts.topics.len());
        }
        self.part(ui, "inspector-canonicals");
        let list = "canonicals";
        for id in facts.canonicals.iter().take(self.rows(list)) {
            if let Some(it) = project.canonicals().get(id)
                && kit::statement_row(ui, it.wording(arabic), self.theme).clicked()
            {
                self.select(Item::Canonical(id.clone()));
            }
        }
        self.more_rows(ui, list, facts.canonicals.len());
    }
}
