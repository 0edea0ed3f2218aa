//! Tabs: one of several pages. The row is one stop of the Tab key; arrows go along it.

use egui::accesskit::Role;
use egui::{Id, Response, Sense, Stroke, Ui, WidgetInfo, vec2};

use super::{Along, one_line, put_middle, stepped};
use crate::ui::theme::{self, Theme};

/// The names side by side; which was chosen now, if any.
pub fn tabs(ui: &mut Ui, id_salt: &str, names: &[&str], selected: usize) -> Option<usize> {
    let row = ui.make_persistent_id(id_salt);
    let mut chosen = None;
    let shown = ui.horizontal(|ui| {
        ui.ctx()
            .accesskit_node_builder(ui.unique_id(), |node| node.set_role(Role::TabList));
        ui.spacing_mut().item_spacing.x = 2.0;
        for (n, name) in names.iter().enumerate() {
            let response = tab(ui, row.with(n), name, n == selected);
            if response.clicked() {
                chosen = Some(n);
            }
            if n == selected && response.has_focus() {
                chosen = chosen.or(stepped(ui, response.id, selected, names.len(), Along::Row));
            }
        }
    });
    let theme = Theme::of(ui.ctx());
    let rect = shown.response.rect;
    let line = Stroke::new(theme::LINE_WIDTH, theme.line);
    ui.painter()
        .hline(ui.max_rect().x_range(), rect.bottom() - 0.5, line);
    if let Some(n) = chosen {
        ui.memory_mut(|memory| memory.request_focus(row.with(n)));
    }
    chosen
}

fn tab(ui: &mut Ui, id: Id, name: &str, on: bool) -> Response {
    let theme = Theme::of(ui.ctx());
    let ink = if on { theme.accent } else { theme.mute };
    let galley = one_line(ui, name, theme::BODY_SIZE_PT, on, ink, 200.0);
    let (_, rect) = ui.allocate_space(vec2(galley.size().x + 22.0, 30.0));
    // Only the page that is shown takes the Tab key; the others are reached by arrows.
    let sense = if on { Sense::click() } else { Sense::CLICK };
    let response = ui.interact(rect, id, sense);
    response.widget_info(|| WidgetInfo::labeled(Role::Tab, true, name));
    ui.ctx()
        .accesskit_node_builder(id, |node| node.set_selected(on));
    if response.hovered() || response.has_focus() {
        ui.painter()
            .rect_filled(rect.shrink2(vec2(0.0, 2.0)), theme::RADIUS, theme.hover);
    }
    put_middle(ui, rect, &galley, ink);
    if on {
        let line = Stroke::new(2.0, theme.accent);
        ui.painter().hline(
            rect.shrink2(vec2(6.0, 0.0)).x_range(),
            rect.bottom() - 1.0,
            line,
        );
    }
    response
}
