//! What screen readers are told: the article as a document with its text, and a node for
//! each visible mark and chip.
//!
//! Marks sense nothing themselves, so that the pointer keeps selecting text; a click asked
//! for by a screen reader is answered here.

use egui::accesskit::{Action, Role};
use egui::{Id, Rect, Response, Sense, Ui, WidgetInfo};

/// Names the article. `shown` is the text on screen.
pub fn article(ui: &Ui, response: &Response, name: &str, shown: impl FnOnce() -> String) {
    response.widget_info(|| WidgetInfo::labeled(Role::Document, true, name));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_value(shown());
    });
}

/// Adds a node for something that can be clicked; true if a screen reader asked to.
pub fn clickable(ui: &Ui, id: Id, rect: Rect, role: Role, name: &str, selected: bool) -> bool {
    let response = ui.interact(rect, id, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(role, true, name));
    ui.ctx().accesskit_node_builder(id, |node| {
        node.set_selected(selected);
        node.add_action(Action::Click);
    });
    ui.input(|input| input.has_accesskit_action_request(id, Action::Click))
}
