//! Headings, labels and rows of lists.

use egui::{Color32, Response, RichText, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use super::icons::Icon;
use super::{key_cap, one_line, put_end, put_start};
use crate::ui::fonts;
use crate::ui::theme::{self, Theme};

/// A heading of a part of a panel.
pub fn section(ui: &mut Ui, text: &str) {
    let theme = Theme::of(ui.ctx());
    ui.add_space(2.0);
    ui.label(
        RichText::new(text)
            .family(fonts::bold())
            .size(theme::SMALL_SIZE_PT)
            .color(theme.mute),
    );
}

/// A label above a field.
pub fn label(ui: &mut Ui, text: &str) {
    let theme = Theme::of(ui.ctx());
    ui.add_space(3.0);
    ui.label(
        RichText::new(text)
            .size(theme::SMALL_SIZE_PT)
            .color(theme.mute),
    );
}

/// What an empty view will show, and how to fill it.
pub fn empty(ui: &mut Ui, title: &str, hint: &str) {
    let theme = Theme::of(ui.ctx());
    ui.vertical_centered(|ui| {
        ui.add_space(26.0);
        ui.add(
            egui::Label::new(RichText::new(title).family(fonts::bold()).color(theme.mute)).wrap(),
        );
        if !hint.is_empty() {
            ui.add(egui::Label::new(RichText::new(hint).size(12.0).color(theme.mute)).wrap());
        }
        ui.add_space(theme::GAP);
    });
}

/// Small quiet words, wrapped.
pub fn small(ui: &mut Ui, text: &str) {
    let theme = Theme::of(ui.ctx());
    let text = RichText::new(text)
        .size(theme::SMALL_SIZE_PT)
        .color(theme.mute);
    ui.add(egui::Label::new(text).wrap());
}

/// A small framed word.
pub fn tag(ui: &mut Ui, text: &str) -> Response {
    let theme = Theme::of(ui.ctx());
    let room = (ui.max_rect().width() - 14.0).max(40.0);
    let galley = one_line(ui, text, 12.0, false, theme.ink, room);
    let (rect, response) = ui.allocate_exact_size(galley.size() + vec2(14.0, 4.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    ui.painter()
        .rect(rect, 5.0, theme.page, theme.hairline(), StrokeKind::Inside);
    put_start(ui, rect.shrink2(vec2(7.0, 0.0)), &galley, theme.ink);
    response
}

/// A row of a menu: name at the start, keys at the end.
pub fn menu_row(ui: &mut Ui, name: &str, keys: &str, enabled: bool) -> Response {
    let button = egui::Button::new(name)
        .shortcut_text(keys)
        .frame_when_inactive(false);
    let response = ui.add_enabled(enabled, button.min_size(vec2(ui.available_width(), 0.0)));
    // Else the keys would be said as part of the name.
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, name));
    if !keys.is_empty() {
        ui.ctx()
            .accesskit_node_builder(response.id, |node| node.set_keyboard_shortcut(keys));
    }
    response
}

/// A command with hint and keys; `here` is where the keyboard is.
pub fn command_row(
    ui: &mut Ui,
    theme: &Theme,
    name: &str,
    hint: &str,
    keys: &str,
    here: bool,
    enabled: bool,
) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 40.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, enabled, here, name));
    if here {
        ui.painter()
            .rect_filled(rect, theme::RADIUS, theme.accent_soft);
    } else if response.hovered() && enabled {
        ui.painter().rect_filled(rect, theme::RADIUS, theme.hover);
    }
    let inner = rect.shrink2(vec2(10.0, 3.0));
    let used = if keys.is_empty() {
        0.0
    } else {
        key_cap(
            ui,
            keys,
            inner.right_center(),
            theme.mute,
            theme.line,
            theme.page,
        )
    };
    let room = inner.width() - used - 12.0;
    let ink = if enabled { theme.ink } else { theme.hint };
    let title = one_line(ui, name, theme::BODY_SIZE_PT, false, ink, room);
    let below = one_line(ui, hint, 11.0, false, theme.mute, room);
    let half = inner.height() / 2.0;
    put_start(ui, inner.with_max_y(inner.top() + half), &title, ink);
    put_start(ui, inner.with_min_y(inner.top() + half), &below, theme.mute);
    response
}

/// A project's folder name over its path.
pub fn path_row(ui: &mut Ui, theme: &Theme, name: &str, path: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 30.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, theme::RADIUS, theme.hover);
    }
    let inner = rect.shrink2(vec2(10.0, 0.0));
    let title = one_line(
        ui,
        name,
        theme::BODY_SIZE_PT,
        false,
        theme.ink,
        inner.width() * 0.5,
    );
    let room = inner.width() - title.size().x - 16.0;
    let place = one_line(ui, path, theme::SMALL_SIZE_PT, false, theme.mute, room);
    put_start(ui, inner, &title, theme.ink);
    put_end(ui, inner, &place, theme.mute);
    response
}

/// One link of a chain of attribution: a dot on a line, a name, details.
pub fn chain_link(ui: &mut Ui, dot: Color32, name: &str, details: &str) -> Response {
    let theme = Theme::of(ui.ctx());
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 24.0), Sense::hover());
    let spoken = if details.is_empty() {
        name.to_owned()
    } else {
        format!("{name}: {details}")
    };
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &spoken));
    let x = rect.left() + 7.0;
    ui.painter()
        .vline(x, rect.y_range().expand(3.0), Stroke::new(2.0, theme.line));
    ui.painter()
        .circle_filled(egui::pos2(x, rect.center().y), 4.5, dot);
    let inner = rect.with_min_x(rect.left() + 20.0);
    let title = one_line(
        ui,
        name,
        theme::BODY_SIZE_PT,
        false,
        theme.ink,
        inner.width() * 0.62,
    );
    let used = title.size().x + 8.0;
    let below = one_line(ui, details, 11.0, false, theme.mute, inner.width() - used);
    put_start(ui, inner, &title, theme.ink);
    if !details.is_empty() {
        put_start(
            ui,
            inner.with_min_x(inner.left() + used),
            &below,
            theme.mute,
        );
    }
    response
}

/// A quoted statement in a list; a click goes to it.
pub fn statement_row(ui: &mut Ui, text: &str, theme: &Theme) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 28.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, text));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let fill = if response.hovered() {
        theme.hover
    } else {
        theme.page
    };
    ui.painter().rect(
        rect,
        theme::RADIUS,
        fill,
        theme.hairline(),
        StrokeKind::Inside,
    );
    let inner = rect.shrink2(vec2(9.0, 0.0));
    let galley = one_line(ui, text, 12.5, false, theme.ink, inner.width());
    put_start(ui, inner, &galley, theme.ink);
    response.on_hover_text(text)
}

/// A heading that opens and closes what is below it, with an arrow in front.
pub fn fold(ui: &mut Ui, text: &str, open: bool) -> Response {
    let theme = Theme::of(ui.ctx());
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 24.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, text));
    ui.ctx()
        .accesskit_node_builder(response.id, |node| node.set_expanded(open));
    let hot = response.hovered() || response.has_focus();
    if hot {
        ui.painter().rect_filled(rect, theme::RADIUS, theme.hover);
    }
    let ink = if hot { theme.ink } else { theme.mute };
    let icon = if open { Icon::Down } else { Icon::Forward };
    let arrow = rect.with_max_x(rect.left() + 16.0);
    icon.paint_sized(ui.painter(), arrow, 14.0, ink);
    let inner = rect.with_min_x(rect.left() + 20.0);
    let galley = one_line(ui, text, theme::SMALL_SIZE_PT, true, ink, inner.width());
    put_start(ui, inner, &galley, ink);
    response
}

/// A name with a dot in front over a line of details; a click goes to it.
pub fn detail_row(ui: &mut Ui, dot: Color32, name: &str, details: &str) -> Response {
    dotted_row(ui, dot, name, &[details])
}

/// Height of a line of [`dotted_row`], in points.
const LINE_PT: f32 = 19.0;

/// How high [`dotted_row`] is with so many lines of details, in points.
pub fn dotted_row_pt(details: usize) -> f32 {
    LINE_PT * (details + 1) as f32
}

/// A name with a dot in front over lines of details; a click goes to it.
pub fn dotted_row(ui: &mut Ui, dot: Color32, name: &str, details: &[&str]) -> Response {
    let theme = Theme::of(ui.ctx());
    let size = vec2(ui.available_width(), dotted_row_pt(details.len()));
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let spoken = format!("{name}: {}", details.join(", "));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &spoken));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, theme::RADIUS, theme.hover);
    }
    let centre = egui::pos2(rect.left() + 7.0, rect.top() + 11.0);
    ui.painter().circle_filled(centre, 4.5, dot);
    let mut line = rect.with_min_x(rect.left() + 20.0);
    line.max.y = line.top() + LINE_PT + 1.0;
    let size_pt = theme::BODY_SIZE_PT;
    let title = one_line(ui, name, size_pt, false, theme.ink, line.width());
    put_start(ui, line, &title, theme.ink);
    line.max.y -= 1.0;
    for text in details {
        line = line.translate(vec2(0.0, LINE_PT));
        let size_pt = theme::SMALL_SIZE_PT;
        let below = one_line(ui, text, size_pt, false, theme.mute, line.width());
        put_start(ui, line, &below, theme.mute);
    }
    response
}
