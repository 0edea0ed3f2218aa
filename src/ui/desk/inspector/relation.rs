//! A relation: both claims, and how the first stands to the second.

use egui::Ui;

use super::Pad;
use crate::model::RelationId;
use crate::model::edit::Item;
use crate::ui::kit;
use crate::ui::theme;

impl Pad<'_> {
    pub(super) fn relation(&mut self, ui: &mut Ui, id: &RelationId) {
        let project = self.project();
        let Some(relation) = project.relations().get(id) else {
            return self.nothing(ui);
        };
        kit::section(ui, &self.get("inspector-relation"));
        for id in [&relation.from, &relation.to] {
            if *id == relation.to {
                ui.add_space(theme::GAP);
                let kind = self.label("relation.kind", &relation.kind);
                kit::tag(ui, kind);
            }
            if let Some(claim) = project.claims().get(id) {
                self.claim_with_source(ui, claim);
            }
        }
        self.fields(ui, &Item::Relation(id.clone()), &[]);
    }
}
