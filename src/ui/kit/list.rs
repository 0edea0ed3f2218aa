//! A list to choose one of. The list is one stop of the Tab key; Up, Down, Home and End go along
//! it, and what the keyboard reaches is chosen.

use egui::{Color32, Id, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use super::{Along, key_cap, one_line, put_end, put_start, stepped};
use crate::ui::theme::{self, Theme};

/// Height of a row, and of one with a second line, in points.
const ROW_PT: f32 = 29.0;
const TALL_ROW_PT: f32 = 46.0;
/// Side of a swatch, in points.
const SWATCH_PT: f32 = 11.0;

/// What a row shows.
#[derive(Clone, Debug, Default)]
pub struct ListRow {
    /// Tells the row from the others, also when it moves.
    pub key: String,
    pub swatch: Option<Color32>,
    pub name: String,
    /// Quietly beside the name.
    pub beside: String,
    /// On a line of its own below the name.
    pub below: String,
    /// At the end of the row.
    pub end: String,
    /// A key that picks it.
    pub shortcut: String,
    /// What screen readers say instead of the name.
    pub spoken: String,
    /// No longer in use.
    pub faded: bool,
}

/// What a person did with a list that may be put in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListAnswer {
    Chosen(usize),
    /// Dragged from a place to the place it shall have.
    Moved {
        from: usize,
        to: usize,
    },
}

/// The rows one below the other; which was chosen now, if any.
pub fn list(
    ui: &mut Ui,
    id_salt: &str,
    name: &str,
    rows: &[ListRow],
    selected: Option<usize>,
) -> Option<usize> {
    match answer(ui, id_salt, name, rows, selected, false) {
        Some(ListAnswer::Chosen(place)) => Some(place),
        _ => None,
    }
}

/// As [`list()`], and rows can be dragged to another place.
pub fn list_in_order(
    ui: &mut Ui,
    id_salt: &str,
    name: &str,
    rows: &[ListRow],
    selected: Option<usize>,
) -> Option<ListAnswer> {
    answer(ui, id_salt, name, rows, selected, true)
}

fn answer(
    ui: &mut Ui,
    id_salt: &str,
    name: &str,
    rows: &[ListRow],
    selected: Option<usize>,
    draggable: bool,
) -> Option<ListAnswer> {
    let id = ui.make_persistent_id(id_salt);
    let mut chosen = None;
    let mut moved = None;
    ui.scope(|ui| {
        ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
            node.set_role(Role::ListBox);
            node.set_label(name);
        });
        ui.spacing_mut().item_spacing.y = 1.0;
        // With nothing chosen the list is entered at its first row.
        let entry = selected.unwrap_or(0);
        let mut shown = Vec::with_capacity(rows.len());
        for (place, row) in rows.iter().enumerate() {
            let on = Some(place) == selected;
            let mut sense = Sense::CLICK;
            if place == entry {
                sense |= Sense::FOCUSABLE;
            }
            if draggable {
                sense |= Sense::DRAG;
            }
            let response = list_row(ui, id.with(&row.key), row, on, sense);
            if response.clicked() {
                chosen = Some(place);
            }
            if response.has_focus() {
                let to = stepped(ui, response.id, place, rows.len(), Along::Lines);
                chosen = chosen.or(to);
                if to.is_some() {
                    response.scroll_to_me(None);
                }
            }
            shown.push(response);
        }
        moved = dragged(ui, &shown);
    });
    if let Some((from, to)) = moved {
        return Some(ListAnswer::Moved { from, to });
    }
    let place = chosen?;
    if let Some(row) = rows.get(place) {
        ui.memory_mut(|memory| memory.request_focus(id.with(&row.key)));
    }
    Some(ListAnswer::Chosen(place))
}

/// What a long list remembers from frame to frame.
#[derive(Clone, Copy, Default)]
struct Seen {
    selected: Option<usize>,
    offset_pt: f32,
    height_pt: f32,
}

/// As [`list()`] with rows of two lines, of which only those in view are made; it scrolls by itself,
/// and to a row when that becomes the selected one. A room in which other keys go along the list
/// decides what Up and Down mean.
pub fn long_list(
    ui: &mut Ui,
    id_salt: &str,
    name: &str,
    count: usize,
    selected: Option<usize>,
    mut row: impl FnMut(usize) -> ListRow,
) -> Option<usize> {
    let id = ui.make_persistent_id(id_salt);
    let seen: Seen = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    ui.spacing_mut().item_spacing.y = 1.0;
    let mut area = egui::ScrollArea::vertical()
        .id_salt(id_salt)
        .auto_shrink([false; 2]);
    if let Some(place) = selected.filter(|_| selected != seen.selected) {
        let top = place as f32 * (TALL_ROW_PT + 1.0);
        let is_seen = top >= seen.offset_pt
            && top + TALL_ROW_PT <= seen.offset_pt + seen.height_pt
            && seen.height_pt > 0.0;
        if !is_seen {
            let above = (seen.height_pt - TALL_ROW_PT).max(0.0) / 3.0;
            area = area.vertical_scroll_offset((top - above).max(0.0));
        }
    }
    let mut chosen = None;
    let shown = area.show_rows(ui, TALL_ROW_PT, count, |ui, in_view| {
        ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
            node.set_role(Role::ListBox);
            node.set_label(name);
        });
        // The list is one stop of the Tab key: at the selected row, else at the first in view.
        let entry = selected.filter(|place| in_view.contains(place));
        let entry = entry.unwrap_or(in_view.start);
        for place in in_view {
            let row = row(place);
            let mut sense = Sense::CLICK;
            if place == entry {
                sense |= Sense::FOCUSABLE;
            }
            let on = Some(place) == selected;
            let response = list_row(ui, id.with(&row.key), &row, on, sense);
            if response.clicked() {
                chosen = Some(place);
            }
        }
    });
    let seen = Seen {
        selected,
        offset_pt: shown.state.clamped_offset().y,
        height_pt: shown.inner_rect.height(),
    };
    ui.data_mut(|data| data.insert_temp(id, seen));
    chosen
}

/// Shows where the dragged row would go, and where it goes once it is let go.
fn dragged(ui: &Ui, rows: &[Response]) -> Option<(usize, usize)> {
    let theme = Theme::of(ui.ctx());
    let from = rows
        .iter()
        .position(|row| row.dragged() || row.drag_stopped())?;
    let row = rows.get(from)?;
    let pointer_y = row.interact_pointer_pos()?.y;
    let above = |row: &&Response| row.rect.center().y < pointer_y;
    // Rows that would stand before it, without itself.
    let to = rows
        .iter()
        .filter(above)
        .filter(|one| one.id != row.id)
        .count();
    if row.drag_stopped() {
        return (to != from).then_some((from, to));
    }
    let neighbour = rows.get(to)?.rect;
    let y = if to > from {
        neighbour.bottom()
    } else {
        neighbour.top()
    };
    let line = Stroke::new(2.0, theme.accent);
    ui.painter().hline(neighbour.x_range(), y, line);
    ui.ctx().set_cursor_icon(egui::CursorIcon::Grabbing);
    None
}

fn list_row(ui: &mut Ui, id: Id, row: &ListRow, on: bool, sense: Sense) -> Response {
    let theme = Theme::of(ui.ctx());
    let height_pt = if row.below.is_empty() {
        ROW_PT
    } else {
        TALL_ROW_PT
    };
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), height_pt));
    let response = ui.interact(rect, id, sense);
    let enabled = ui.is_enabled();
    let spoken = if row.spoken.is_empty() {
        &row.name
    } else {
        &row.spoken
    };
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, enabled, on, spoken));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    if on {
        ui.painter()
            .rect_filled(rect, theme::RADIUS, theme.accent_soft);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, theme::RADIUS, theme.hover);
    }
    if response.has_focus() {
        let line = Stroke::new(1.5, theme.accent);
        ui.painter()
            .rect_stroke(rect, theme::RADIUS, line, StrokeKind::Inside);
    }
    let mut inner = rect.shrink2(vec2(9.0, 3.0));
    if let Some(colour) = row.swatch {
        let y = inner.center().y - SWATCH_PT / 2.0;
        let square =
            egui::Rect::from_min_size(egui::pos2(inner.left(), y), vec2(SWATCH_PT, SWATCH_PT));
        let colour = if row.faded {
            theme::mix(colour, theme.panel, 0.6)
        } else {
            colour
        };
        ui.painter().rect_filled(square, 3.0, colour);
        inner = inner.with_min_x(inner.left() + SWATCH_PT + 8.0);
    }
    if !row.end.is_empty() {
        let galley = one_line(ui, &row.end, 11.5, false, theme.mute, inner.width() * 0.5);
        put_end(ui, inner, &galley, theme.mute);
        inner = inner.with_max_x(inner.right() - galley.size().x.max(22.0) - 8.0);
    }
    if !row.shortcut.is_empty() {
        let end = inner.right_center();
        let used = key_cap(ui, &row.shortcut, end, theme.mute, theme.line, theme.page);
        inner = inner.with_max_x(inner.right() - used - 8.0);
    }
    let ink = if row.faded {
        theme.hint
    } else if on {
        theme.accent
    } else {
        theme.ink
    };
    if !row.below.is_empty() {
        let lower = inner.with_min_y(inner.center().y);
        let galley = one_line(ui, &row.below, 11.5, false, theme.mute, lower.width());
        put_start(ui, lower, &galley, theme.mute);
        inner = inner.with_max_y(inner.center().y);
    }
    let share = if row.beside.is_empty() { 1.0 } else { 0.66 };
    let name = one_line(
        ui,
        &row.name,
        theme::BODY_SIZE_PT,
        on,
        ink,
        inner.width() * share,
    );
    put_start(ui, inner, &name, ink);
    if !row.beside.is_empty() {
        let rest = inner.with_min_x(inner.left() + name.size().x + 9.0);
        let colour = if row.faded { theme.hint } else { theme.mute };
        let beside = one_line(ui, &row.beside, 11.5, false, colour, rest.width());
        put_start(ui, rest, &beside, colour);
    }
    response
}
