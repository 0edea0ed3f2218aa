//! Buttons, pills and choices.

use egui::{Color32, Response, RichText, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use super::icons::Icon;
use super::{key_cap, one_line, put_end, put_middle, put_start};
use crate::ui::theme::{self, Theme};

/// Gives a widget the name that screen readers say.
pub fn name(response: &Response, name: &str) {
    let (kind, enabled) = (Role::ComboBox, response.enabled());
    response.widget_info(|| WidgetInfo::labeled(kind, enabled, name));
}

/// A square button with an icon and a spoken name, which is also its tooltip.
pub fn icon_button(ui: &mut Ui, icon: Icon, name: &str) -> Response {
    let theme = Theme::of(ui.ctx());
    let (rect, response) = ui.allocate_exact_size(vec2(24.0, 24.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, theme::RADIUS, theme.hover);
    }
    let colour = if response.hovered() {
        theme.ink
    } else {
        theme.mute
    };
    icon.paint(ui.painter(), rect, colour);
    response.on_hover_text(name)
}

/// A button with an icon before its words.
pub fn labelled_icon_button(ui: &mut Ui, icon: Icon, text: &str) -> Response {
    let picture = egui::Atom::paint(vec2(16.0, 16.0), move |ui: &Ui, args| {
        icon.paint_sized(ui.painter(), args.rect, 16.0, args.fallback_text_color);
    });
    ui.add(egui::Button::new((picture, text)))
}

/// A button that looks like plain text until the pointer is over it.
pub fn quiet_button(ui: &mut Ui, text: &str) -> Response {
    let theme = Theme::of(ui.ctx());
    let text = RichText::new(text)
        .size(theme::SMALL_SIZE_PT)
        .color(theme.mute);
    ui.add(egui::Button::new(text).frame_when_inactive(false))
}

/// A link in the accent colour.
pub fn link_button(ui: &mut Ui, text: &str) -> Response {
    let theme = Theme::of(ui.ctx());
    let text = RichText::new(text).size(12.0).color(theme.accent);
    ui.add(egui::Button::new(text).frame_when_inactive(false))
}

/// The button that does what a form is for.
pub fn primary_button(ui: &mut Ui, text: &str, enabled: bool) -> Response {
    let theme = Theme::of(ui.ctx());
    let text = RichText::new(text)
        .color(theme.on_accent)
        .family(crate::ui::fonts::bold());
    ui.add_enabled(enabled, egui::Button::new(text).fill(theme.accent))
}

/// A button with the key that does the same, which is not part of its spoken name.
pub fn key_button(ui: &mut Ui, text: &str, key: &str, enabled: bool) -> Response {
    let response = ui.add_enabled(enabled, egui::Button::new(text).shortcut_text(key));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, text));
    if !key.is_empty() {
        ui.ctx()
            .accesskit_node_builder(response.id, |node| node.set_keyboard_shortcut(key));
    }
    response
}

/// A rounded filter.
pub fn pill(ui: &mut Ui, text: &str, on: bool) -> Response {
    rounded(ui, text, None, on)
}

/// A rounded label with a coloured dot in front.
pub fn dot_pill(ui: &mut Ui, text: &str, dot: Color32, on: bool) -> Response {
    rounded(ui, text, Some(dot), on)
}

fn rounded(ui: &mut Ui, text: &str, dot: Option<Color32>, on: bool) -> Response {
    let theme = Theme::of(ui.ctx());
    let dot_room = if dot.is_some() { 13.0 } else { 0.0 };
    let room = (ui.max_rect().width() - 20.0 - dot_room).max(40.0);
    let ink = if on { theme.accent } else { theme.ink };
    let galley = one_line(ui, text, 12.0, false, ink, room);
    let size = vec2(galley.size().x + 18.0 + dot_room, 24.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, on, text));
    let fill = if on { theme.accent_soft } else { theme.page };
    let line = if on || response.hovered() {
        theme.accent_line
    } else {
        theme.line
    };
    ui.painter().rect(
        rect,
        12.0,
        fill,
        Stroke::new(theme::LINE_WIDTH, line),
        StrokeKind::Inside,
    );
    let inner = rect.shrink2(vec2(9.0, 0.0));
    if let Some(dot) = dot {
        let at = egui::pos2(inner.left() + 4.0, inner.center().y);
        ui.painter().circle_filled(at, 4.0, dot);
    }
    put_start(ui, inner.with_min_x(inner.left() + dot_room), &galley, ink);
    response
}

/// One of several choices side by side, filled with its colour when chosen.
pub fn choice(ui: &mut Ui, text: &str, on: bool, colour: Color32) -> Response {
    let theme = Theme::of(ui.ctx());
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 26.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, on, text));
    let (fill, ink) = if on {
        (colour, theme.page)
    } else {
        (theme.page, theme.ink)
    };
    let line = if on || response.hovered() {
        colour
    } else {
        theme.border
    };
    ui.painter().rect(
        rect,
        theme::RADIUS,
        fill,
        Stroke::new(theme::LINE_WIDTH, line),
        StrokeKind::Inside,
    );
    let galley = one_line(ui, text, 12.0, on, ink, rect.width() - 8.0);
    put_middle(ui, rect, &galley, ink);
    response
}

/// Looks like a search field and opens the palette of commands.
pub fn search_button(ui: &mut Ui, text: &str, keys: &str) -> Response {
    let theme = Theme::of(ui.ctx());
    let width = ui.available_width().clamp(90.0, 300.0);
    let (rect, response) = ui.allocate_exact_size(vec2(width, 28.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, text));
    let line = if response.hovered() {
        theme.accent_line
    } else {
        theme.line
    };
    ui.painter().rect(
        rect,
        8.0,
        theme.page,
        Stroke::new(theme::LINE_WIDTH, line),
        StrokeKind::Inside,
    );
    let inner = rect.shrink2(vec2(9.0, 0.0));
    let icon = egui::Rect::from_min_size(inner.min, vec2(16.0, inner.height()));
    Icon::Search.paint(ui.painter(), icon, theme.mute);
    let used = key_cap(
        ui,
        keys,
        inner.right_center(),
        theme.mute,
        theme.line,
        theme.page,
    );
    let room = inner.width() - used - 28.0;
    let galley = one_line(ui, text, 12.5, false, theme.hint, room);
    put_start(
        ui,
        inner.with_min_x(inner.left() + 22.0),
        &galley,
        theme.hint,
    );
    response
}

/// A person: initials in a circle, and the name.
pub fn person(ui: &mut Ui, initials: &str, name: &str, colour: Color32) -> Response {
    let theme = Theme::of(ui.ctx());
    let galley = one_line(ui, name, theme::BODY_SIZE_PT, false, theme.mute, 120.0);
    let size = vec2(galley.size().x + 34.0, 28.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    let circle = egui::Rect::from_min_size(
        egui::pos2(rect.right() - 26.0, rect.center().y - 12.0),
        vec2(24.0, 24.0),
    );
    ui.painter().circle_filled(circle.center(), 12.0, colour);
    let initials = one_line(ui, initials, 11.0, true, theme.page, 22.0);
    put_middle(ui, circle, &initials, theme.page);
    put_end(
        ui,
        rect.with_max_x(circle.left() - 7.0),
        &galley,
        theme.mute,
    );
    response
}

/// A wide button with a hint below its name, for the welcome screen.
pub fn big_button(
    ui: &mut Ui,
    theme: &Theme,
    name: &str,
    hint: &str,
    keys: &str,
    first: bool,
) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 58.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    let fill = if first { theme.accent_soft } else { theme.page };
    let hot = response.hovered() || response.has_focus();
    let line = if hot || first {
        theme.accent_line
    } else {
        theme.line
    };
    ui.painter().rect(
        rect,
        theme::RADIUS_LARGE,
        fill,
        Stroke::new(if hot { 1.5 } else { theme::LINE_WIDTH }, line),
        StrokeKind::Inside,
    );
    let inner = rect.shrink2(vec2(16.0, 8.0));
    if !keys.is_empty() {
        key_cap(
            ui,
            keys,
            inner.right_center(),
            theme.mute,
            theme.line,
            theme.page,
        );
    }
    let room = inner.width() - 90.0;
    let ink = if first { theme.accent } else { theme.ink };
    let title = one_line(ui, name, 15.0, true, ink, room);
    let below = one_line(ui, hint, 12.0, false, theme.mute, room);
    let half = inner.height() / 2.0;
    put_start(ui, inner.with_max_y(inner.top() + half), &title, ink);
    put_start(ui, inner.with_min_y(inner.top() + half), &below, theme.mute);
    response
}
