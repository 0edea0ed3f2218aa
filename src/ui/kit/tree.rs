//! A tree of names. It is one stop of the Tab key; up and down go along it, the arrow towards
//! the end side opens what has children, the other closes it or goes to the parent.

use std::collections::BTreeSet;

use egui::accesskit::Role;
use egui::{EventFilter, Id, Key, Modifiers, Rect, Response, Sense, Ui, WidgetInfo, pos2, vec2};

use super::icons::Icon;
use super::{one_line, put_start};
use crate::ui::theme::{self, Theme};

/// Height of a row, in points.
const ROW_PT: f32 = 24.0;
/// How much further in a child stands, in points.
const INDENT_PT: f32 = 18.0;

/// One name, in the order of reading: parents before children.
#[derive(Clone, Copy, Debug)]
pub struct TreeItem<'a> {
    pub name: &'a str,
    /// 0 at the root; at most one more than the item before.
    pub depth: usize,
}

/// Which items are open and which is chosen, by their places in the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TreeState {
    pub open: BTreeSet<usize>,
    pub selected: usize,
}

/// Shows the items whose ancestors are open; the new state, if a person changed it.
pub fn tree(
    ui: &mut Ui,
    id_salt: &str,
    name: &str,
    items: &[TreeItem<'_>],
    state: &TreeState,
) -> Option<TreeState> {
    let root = ui.make_persistent_id(id_salt);
    let mut next = state.clone();
    ui.scope(|ui| {
        ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
            node.set_role(Role::Tree);
            node.set_label(name);
        });
        ui.spacing_mut().item_spacing.y = 0.0;
        let visible = visible(items, &state.open);
        for n in &visible {
            let Some(item) = items.get(*n) else {
                continue;
            };
            let branch = has_children(items, *n).then(|| state.open.contains(n));
            let (response, arrow) = row(ui, root.with(n), item, branch, *n == state.selected);
            let at_arrow = response
                .interact_pointer_pos()
                .is_some_and(|at| arrow.contains(at));
            if response.clicked() {
                next.selected = *n;
                if branch.is_some() && (at_arrow || response.double_clicked()) {
                    toggle(&mut next.open, *n);
                }
            }
            if *n == state.selected && response.has_focus() {
                keys(ui, response.id, items, &visible, branch, &mut next);
            }
        }
    });
    if next == *state {
        return None;
    }
    ui.memory_mut(|memory| memory.request_focus(root.with(next.selected)));
    Some(next)
}

/// Places of the items that are shown.
fn visible(items: &[TreeItem<'_>], open: &BTreeSet<usize>) -> Vec<usize> {
    let mut found = Vec::new();
    // Depth from which on items are hidden, under something closed.
    let mut hidden_from = usize::MAX;
    for (n, item) in items.iter().enumerate() {
        if item.depth >= hidden_from {
            continue;
        }
        found.push(n);
        hidden_from = if open.contains(&n) {
            usize::MAX
        } else {
            item.depth + 1
        };
    }
    found
}

fn has_children(items: &[TreeItem<'_>], n: usize) -> bool {
    match (items.get(n), items.get(n + 1)) {
        (Some(item), Some(after)) => after.depth > item.depth,
        _ => false,
    }
}

fn parent(items: &[TreeItem<'_>], n: usize) -> Option<usize> {
    let depth = items.get(n)?.depth;
    items.get(..n)?.iter().rposition(|item| item.depth < depth)
}

fn toggle(open: &mut BTreeSet<usize>, n: usize) {
    if !open.remove(&n) {
        open.insert(n);
    }
}

/// A row and the place of its arrow.
fn row(
    ui: &mut Ui,
    id: Id,
    item: &TreeItem<'_>,
    branch: Option<bool>,
    selected: bool,
) -> (Response, Rect) {
    let theme = Theme::of(ui.ctx());
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), ROW_PT));
    let sense = if selected {
        Sense::click()
    } else {
        Sense::CLICK
    };
    let response = ui.interact(rect, id, sense);
    response.widget_info(|| WidgetInfo::labeled(Role::TreeItem, true, item.name));
    ui.ctx().accesskit_node_builder(id, |node| {
        node.set_selected(selected);
        node.set_level(item.depth + 1);
        if let Some(open) = branch {
            node.set_expanded(open);
        }
    });
    if selected {
        ui.painter()
            .rect_filled(rect, theme::RADIUS, theme.accent_soft);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, theme::RADIUS, theme.hover);
    }
    if response.has_focus() {
        ui.painter().rect_stroke(
            rect,
            theme::RADIUS,
            egui::Stroke::new(1.5, theme.accent),
            egui::StrokeKind::Inside,
        );
    }
    let start = rect.left() + 4.0 + item.depth as f32 * INDENT_PT;
    let arrow = Rect::from_min_size(pos2(start, rect.top()), vec2(16.0, ROW_PT));
    if let Some(open) = branch {
        let icon = if open { Icon::Down } else { Icon::Forward };
        icon.paint_sized(ui.painter(), arrow, 14.0, theme.mute);
    }
    let inner = rect.with_min_x(start + 20.0);
    let ink = if selected { theme.accent } else { theme.ink };
    let room = inner.width() - 4.0;
    let galley = one_line(ui, item.name, theme::BODY_SIZE_PT, false, ink, room);
    put_start(ui, inner, &galley, ink);
    (response, arrow)
}

/// What the keyboard asks of the chosen row. Arrows come unmirrored: right is towards the end.
fn keys(
    ui: &Ui,
    id: Id,
    items: &[TreeItem<'_>],
    visible: &[usize],
    branch: Option<bool>,
    next: &mut TreeState,
) {
    let filter = EventFilter {
        horizontal_arrows: true,
        vertical_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    let here = next.selected;
    let place = visible.iter().position(|n| *n == here).unwrap_or(0);
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let go = |next: &mut TreeState, to: Option<&usize>| next.selected = to.copied().unwrap_or(here);
    if pressed(Key::ArrowDown) {
        go(next, visible.get(place + 1));
    }
    if pressed(Key::ArrowUp) {
        go(next, place.checked_sub(1).and_then(|n| visible.get(n)));
    }
    if pressed(Key::Home) {
        go(next, visible.first());
    }
    if pressed(Key::End) {
        go(next, visible.last());
    }
    if pressed(Key::ArrowRight) {
        match branch {
            Some(true) => go(next, visible.get(place + 1)),
            Some(false) => toggle(&mut next.open, here),
            None => {}
        }
    }
    if pressed(Key::ArrowLeft) {
        match branch {
            Some(true) => toggle(&mut next.open, here),
            _ => go(next, parent(items, here).as_ref()),
        }
    }
}
