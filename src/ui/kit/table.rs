//! A table with headers that sort. Only rows in view are laid out.

use egui::accesskit::{Role, SortDirection};
use egui::{
    Color32, Rect, Response, ScrollArea, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use super::icons::Icon;
use super::{one_line, put_end, put_start};
use crate::ui::mirror::Mirror;
use crate::ui::theme::{self, Theme};

/// Height of a row, in points.
const ROW_PT: f32 = 26.0;
/// Room of the mark of sorting, in points.
const MARK_PT: f32 = 16.0;
/// Half the width of a mark in a cell, in points.
const DOT_PT: f32 = 4.0;
/// Room at both sides of a cell, in points.
const PADDING_PT: f32 = 8.0;

/// A column.
#[derive(Clone, Copy, Debug)]
pub struct Column<'a> {
    pub title: &'a str,
    /// Share of the width; the shares of all columns are added up.
    pub share: f32,
    /// Numbers stand at the right in both languages, so that their ones come under each other.
    pub numeric: bool,
}

/// By which column the rows are sorted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Sort {
    pub column: usize,
    pub descending: bool,
}

impl Sort {
    /// The sorting after a click on a header: the other way round, or by that column.
    pub fn after(self, column: usize) -> Self {
        Self {
            column,
            descending: column == self.column && !self.descending,
        }
    }
}

/// What a person did to a table.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct TableResponse {
    /// The header that was pressed.
    pub sort_by: Option<usize>,
    /// The row that was pressed.
    pub row: Option<usize>,
}

/// What stands in a cell.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Cell {
    pub text: String,
    /// A dot before the words, in this colour.
    pub mark: Option<Color32>,
    /// Of less weight than its neighbours.
    pub quiet: bool,
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self {
            text,
            ..Self::default()
        }
    }
}

/// Shows `rows` rows under their headers, `height_pt` high; `cell` gives what stands in row and
/// column.
pub fn table<C: Into<Cell>>(
    ui: &mut Ui,
    id_salt: &str,
    columns: &[Column<'_>],
    sort: Sort,
    rows: usize,
    height_pt: f32,
    mut cell: impl FnMut(usize, usize) -> C,
) -> TableResponse {
    let mut answer = TableResponse::default();
    ui.push_id(id_salt, |ui| {
        ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
            node.set_role(Role::Table);
            node.set_row_count(rows);
            node.set_column_count(columns.len());
        });
        ui.spacing_mut().item_spacing.y = 0.0;
        answer.sort_by = headers(ui, columns, sort);
        ScrollArea::vertical()
            .max_height(height_pt - ROW_PT)
            .auto_shrink([false, true])
            .show_rows(ui, ROW_PT, rows, |ui, in_view| {
                for n in in_view {
                    let shown = (0..columns.len()).map(|c| cell(n, c).into());
                    let shown: Vec<Cell> = shown.collect();
                    if row(ui, n, columns, &shown).clicked() {
                        answer.row = Some(n);
                    }
                }
            });
    });
    answer
}

/// The cells of a row, from its start.
fn cells(row: Rect, columns: &[Column<'_>]) -> Vec<Rect> {
    let sum: f32 = columns.iter().map(|column| column.share).sum();
    let mut x = row.left();
    columns
        .iter()
        .map(|column| {
            let width = row.width() * column.share / sum.max(f32::EPSILON);
            let rect = Rect::from_min_size(pos2(x, row.top()), vec2(width, row.height()));
            x += width;
            rect
        })
        .collect()
}

/// Whether a column is flush with its end side. Numbers run to the right also in Arabic.
fn at_end(ui: &Ui, column: &Column<'_>) -> bool {
    column.numeric && !Mirror::is_on(ui.ctx())
}

fn headers(ui: &mut Ui, columns: &[Column<'_>], sort: Sort) -> Option<usize> {
    let theme = Theme::of(ui.ctx());
    let (_, row) = ui.allocate_space(vec2(ui.available_width(), ROW_PT));
    let mut pressed = None;
    for (n, (column, rect)) in columns.iter().zip(cells(row, columns)).enumerate() {
        let response = ui.interact(rect, ui.unique_id().with(n), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, column.title));
        let sorted = sort.column == n;
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_column_index(n);
            if sorted {
                node.set_sort_direction(if sort.descending {
                    SortDirection::Descending
                } else {
                    SortDirection::Ascending
                });
            }
        });
        if response.clicked() {
            pressed = Some(n);
        }
        if response.hovered() || response.has_focus() {
            ui.painter().rect_filled(rect, theme::RADIUS, theme.hover);
        }
        let ink = if sorted { theme.accent } else { theme.mute };
        let inner = rect.shrink2(vec2(PADDING_PT, 0.0));
        let size_pt = theme::SMALL_SIZE_PT;
        let galley = one_line(
            ui,
            column.title,
            size_pt,
            true,
            ink,
            inner.width() - MARK_PT,
        );
        // The mark follows the title, towards the free side of the cell.
        let mark_x = if at_end(ui, column) {
            put_end(ui, inner, &galley, ink);
            inner.right() - galley.size().x - MARK_PT
        } else {
            put_start(ui, inner, &galley, ink);
            inner.left() + galley.size().x + 2.0
        };
        if sorted {
            let mark = Rect::from_min_size(pos2(mark_x, rect.top()), vec2(MARK_PT, ROW_PT));
            let icon = if sort.descending {
                Icon::Down
            } else {
                Icon::Up
            };
            icon.paint_sized(ui.painter(), mark, 13.0, ink);
        }
    }
    let line = Stroke::new(theme::LINE_WIDTH, theme.border);
    ui.painter().hline(row.x_range(), row.bottom() - 0.5, line);
    pressed
}

fn row(ui: &mut Ui, n: usize, columns: &[Column<'_>], shown: &[Cell]) -> Response {
    let theme = Theme::of(ui.ctx());
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), ROW_PT));
    let response = ui.interact(rect, ui.unique_id().with(("row", n)), Sense::click());
    let told: Vec<&str> = shown.iter().map(|it| it.text.as_str()).collect();
    response.widget_info(|| WidgetInfo::labeled(Role::Row, true, told.join(" · ")));
    ui.ctx()
        .accesskit_node_builder(response.id, |node| node.set_row_index(n));
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, 0.0, theme.hover);
    }
    // A child area is the only way to hang the cells under the row.
    let inside = UiBuilder::new()
        .max_rect(rect)
        .accessibility_parent(response.id);
    let ui = &mut ui.new_child(inside);
    for (c, (column, cell)) in columns.iter().zip(cells(rect, columns)).enumerate() {
        let Some(shown) = shown.get(c) else {
            continue;
        };
        let text = shown.text.as_str();
        let node = ui.interact(cell, response.id.with(c), Sense::hover());
        node.widget_info(|| WidgetInfo::labeled(Role::Cell, true, text));
        ui.ctx()
            .accesskit_node_builder(node.id, |node| node.set_column_index(c));
        let mut inner = cell.shrink2(vec2(PADDING_PT, 0.0));
        if let Some(mark) = shown.mark {
            let at = pos2(inner.left() + DOT_PT, inner.center().y);
            ui.painter().circle_filled(at, DOT_PT, mark);
            inner.min.x += DOT_PT * 2.0 + 5.0;
        }
        let ink = if shown.quiet { theme.mute } else { theme.ink };
        let galley = one_line(ui, text, theme::BODY_SIZE_PT, false, ink, inner.width());
        if at_end(ui, column) {
            put_end(ui, inner, &galley, ink);
        } else {
            put_start(ui, inner, &galley, ink);
        }
    }
    ui.painter()
        .hline(rect.x_range(), rect.bottom() - 0.5, theme.hairline());
    response
}
