//! Groups that stand at the end of a line, made in the order in which they are read: egui hands
//! the keyboard on, and tells screen readers, in the order in which widgets are made, and its own
//! layouts from the end make the last one first. Nothing here draws.

use egui::{Align, Id, Layout, Rect, Ui, UiBuilder};

/// A difference in width that nobody sees, in points.
const SLACK_PT: f32 = 0.5;

/// How wide the group was when it was last laid out, in points.
fn remembered(ui: &Ui, id: Id) -> Option<f32> {
    ui.ctx().data(|data| data.get_temp(id))
}

/// Lays a group out so that it ends where `room` ends. A width that is not known yet or no longer
/// right is measured, and the pass is done again before anything is shown.
fn lay_out<R>(
    ui: &mut Ui,
    id: Id,
    room: Rect,
    align: Align,
    contents: impl FnOnce(&mut Ui) -> R,
) -> R {
    let known = remembered(ui, id);
    let mut place = room;
    // Nothing sticks out in a pass that only measures, so that windows keep their size.
    place.min.x = known.map_or(room.min.x, |width| (room.max.x - width).max(room.min.x));
    let builder = UiBuilder::new()
        .id_salt(id)
        .max_rect(place)
        .layout(Layout::left_to_right(align));
    let inner = ui.scope_builder(builder, contents);
    let width = inner.response.rect.width();
    if known != Some(width) {
        ui.ctx().data_mut(|data| data.insert_temp(id, width));
    }
    if known.is_none_or(|known| (known - width).abs() > SLACK_PT) {
        ui.ctx().request_discard("a group at the end of a line");
    }
    inner.inner
}

/// A group at the end of the room that is left in `ui`; `salt` names it within `ui`.
pub fn at_end<R>(
    ui: &mut Ui,
    salt: impl std::hash::Hash + std::fmt::Debug,
    align: Align,
    contents: impl FnOnce(&mut Ui) -> R,
) -> R {
    let id = ui.scope_id().with(("at end", salt));
    let room = ui.available_rect_before_wrap();
    lay_out(ui, id, room, align, contents)
}

/// A row of two lines, each cut where it does not fit, with something at its end.
pub fn two_lines(
    ui: &mut Ui,
    height_pt: f32,
    first: egui::RichText,
    second: egui::RichText,
    end: impl FnOnce(&mut Ui),
) {
    let room = egui::vec2(ui.available_width(), height_pt);
    ui.allocate_ui(room, |ui| {
        ui.set_min_size(room);
        let start = |ui: &mut Ui| {
            ui.vertical(|ui| {
                ui.add(egui::Label::new(first).truncate());
                ui.add(egui::Label::new(second).truncate());
            });
        };
        start_and_end(ui, "two lines", start, end);
    });
}

/// A line whose start gives way to the group at its end; `salt` names it within `ui`.
pub fn start_and_end(
    ui: &mut Ui,
    salt: impl std::hash::Hash + std::fmt::Debug,
    start: impl FnOnce(&mut Ui),
    end: impl FnOnce(&mut Ui),
) {
    let id = ui.scope_id().with(("at end", salt));
    let room = ui.available_rect_before_wrap();
    let mut before = room;
    let taken = remembered(ui, id).map_or(0.0, |width| width + ui.spacing().item_spacing.x);
    before.max.x = (room.max.x - taken).max(room.min.x);
    let builder = UiBuilder::new()
        .max_rect(before)
        .layout(Layout::left_to_right(Align::Center));
    ui.scope_builder(builder, start);
    lay_out(ui, id, room, Align::Center, end);
}
