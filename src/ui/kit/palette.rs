//! Pieces of the small dark palette at a selection.

use egui::{Color32, Frame, Margin, Response, Role, Sense, Shadow, Ui, WidgetInfo, vec2};

use super::{key_cap, one_line, put_start};
use crate::ui::theme::{self, Theme};

/// The palette's own frame.
pub fn palette_frame(theme: &Theme) -> Frame {
    Frame::new()
        .fill(theme.palette_bg)
        .corner_radius(theme::RADIUS_LARGE)
        .inner_margin(Margin::same(6))
        .shadow(Shadow {
            offset: [0, 6],
            blur: 20,
            spread: 0,
            color: theme.shadow,
        })
}

/// One choice of a row: key, then name.
pub fn palette_choice(
    ui: &mut Ui,
    theme: &Theme,
    key: &str,
    name: &str,
    on: bool,
    enabled: bool,
) -> Response {
    let ink = if enabled {
        theme.palette_ink
    } else {
        theme.palette_mute
    };
    let galley = one_line(ui, name, 12.5, false, ink, 160.0);
    let key_pt = super::key_cap_width(ui, key);
    let size = vec2(galley.size().x + 26.0 + key_pt, 30.0);
    let sense = if enabled {
        Sense::click()
    } else {
        Sense::hover()
    };
    let (rect, response) = ui.allocate_exact_size(size, sense);
    response.widget_info(|| WidgetInfo::selected(Role::Button, enabled, on, name));
    if on || (response.hovered() && enabled) {
        ui.painter().rect_filled(rect, 6.0, theme.palette_choice);
    }
    let inner = rect.shrink2(vec2(8.0, 0.0));
    let key_end = egui::pos2(inner.left() + key_pt, inner.center().y);
    key_cap(
        ui,
        key,
        key_end,
        ink,
        theme.palette_line,
        theme.palette_choice,
    );
    let name_start = inner.left() + key_pt + 8.0;
    put_start(ui, inner.with_min_x(name_start), &galley, ink);
    response
}

/// One offered actor: digit, dot, name.
pub fn palette_row(
    ui: &mut Ui,
    theme: &Theme,
    key: &str,
    name: &str,
    dot: Option<Color32>,
    on: bool,
) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 27.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, on, name));
    if on || response.hovered() {
        ui.painter().rect_filled(rect, 6.0, theme.palette_choice);
    }
    let inner = rect.shrink2(vec2(8.0, 0.0));
    let key_end = egui::pos2(inner.left() + 20.0, inner.center().y);
    key_cap(
        ui,
        key,
        key_end,
        theme.palette_ink,
        theme.palette_line,
        Color32::TRANSPARENT,
    );
    let mut start = inner.left() + 28.0;
    if let Some(dot) = dot {
        let at = egui::pos2(start + 4.0, inner.center().y);
        // A ring keeps dark dots apart from the dark palette.
        ui.painter()
            .circle(at, 4.5, dot, egui::Stroke::new(1.0, theme.palette_ink));
        start += 15.0;
    }
    let galley = one_line(
        ui,
        name,
        theme::BODY_SIZE_PT,
        false,
        theme.palette_ink,
        inner.right() - start,
    );
    put_start(ui, inner.with_min_x(start), &galley, theme.palette_ink);
    response
}
