//! Small pieces the screens are made of, where egui has none that fits. Each names itself for
//! screen readers and tests; none knows the project. Colours and gaps come from the theme.

mod buttons;
mod ends;
mod frames;
mod icons;
mod list;
mod numbers;
mod palette;
mod rows;
mod swatches;
mod table;
mod tabs;
mod tree;

pub use buttons::{
    big_button, choice, dot_pill, icon_button, key_button, labelled_icon_button, link_button, name,
    person, pill, primary_button, quiet_button, search_button,
};
pub use ends::{at_end, start_and_end, two_lines};
pub use frames::{modal, modal_width, progress_with_cancel, toast};
pub use icons::Icon;
pub use list::{ListAnswer, ListRow, list, list_in_order, long_list};
pub use numbers::{Scale, progress, slider};
pub use palette::{palette_choice, palette_frame, palette_row};
pub use rows::{
    chain_link, command_row, detail_row, dotted_row, dotted_row_pt, empty, fold, label, menu_row,
    path_row, section, small, statement_row, tag,
};
pub use swatches::swatches;
pub use table::{Cell, Column, Sort, TableResponse, table};
pub use tabs::tabs;
pub use tree::{TreeItem, TreeState, tree};

use egui::{Color32, FontFamily, Galley, RichText, TextWrapMode, Ui, WidgetText};
use std::sync::Arc;

use super::fonts;
use super::theme;

/// One line of text, cut with an ellipsis at `width_pt`.
fn one_line(
    ui: &Ui,
    text: &str,
    size_pt: f32,
    bold: bool,
    colour: Color32,
    width_pt: f32,
) -> Arc<Galley> {
    let family = if bold {
        fonts::bold()
    } else {
        FontFamily::Proportional
    };
    WidgetText::from(
        RichText::new(text)
            .size(size_pt)
            .family(family)
            .color(colour),
    )
    .into_galley(
        ui,
        Some(TextWrapMode::Truncate),
        width_pt.max(8.0),
        egui::TextStyle::Body,
    )
}

/// Paints a galley vertically centred in `rect`, at its start.
fn put_start(ui: &Ui, rect: egui::Rect, galley: &Arc<Galley>, colour: Color32) {
    let y = rect.center().y - galley.size().y / 2.0;
    ui.painter()
        .galley(egui::pos2(rect.left(), y), Arc::clone(galley), colour);
}

/// Paints a galley vertically centred in `rect`, at its end.
fn put_end(ui: &Ui, rect: egui::Rect, galley: &Arc<Galley>, colour: Color32) {
    let y = rect.center().y - galley.size().y / 2.0;
    ui.painter().galley(
        egui::pos2(rect.right() - galley.size().x, y),
        Arc::clone(galley),
        colour,
    );
}

/// Paints a galley in the middle of `rect`.
fn put_middle(ui: &Ui, rect: egui::Rect, galley: &Arc<Galley>, colour: Color32) {
    let at = rect.center() - galley.size() / 2.0;
    ui.painter().galley(at, Arc::clone(galley), colour);
}

/// How the choices among which the keyboard steps lie.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Along {
    /// Side by side. Arrows come unmirrored.
    Row,
    /// One below the other.
    Lines,
}

/// Where the keyboard goes from the choice that has it.
fn stepped(ui: &Ui, id: egui::Id, from: usize, count: usize, along: Along) -> Option<usize> {
    use egui::Key;
    let filter = egui::EventFilter {
        horizontal_arrows: along == Along::Row,
        vertical_arrows: along == Along::Lines,
        ..egui::EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    let (back, onwards) = match along {
        Along::Row => (Key::ArrowLeft, Key::ArrowRight),
        Along::Lines => (Key::ArrowUp, Key::ArrowDown),
    };
    let last = count.saturating_sub(1);
    let to = ui.input_mut(|input| {
        let mut pressed = |key| input.consume_key(egui::Modifiers::NONE, key);
        if pressed(back) {
            Some(from.saturating_sub(1))
        } else if pressed(onwards) {
            Some((from + 1).min(last))
        } else if pressed(Key::Home) {
            Some(0)
        } else if pressed(Key::End) {
            Some(last)
        } else {
            None
        }
    });
    to.filter(|to| *to != from)
}

/// Size of what a key cap says.
const KEY_SIZE_PT: f32 = 11.0;

/// How wide a key cap is, in points.
fn key_cap_width(ui: &Ui, text: &str) -> f32 {
    let galley = one_line(ui, text, KEY_SIZE_PT, false, Color32::PLACEHOLDER, 200.0);
    (galley.size().x + 10.0).max(20.0)
}

/// A key as it looks on the keyboard; its width.
fn key_cap(
    ui: &Ui,
    text: &str,
    end: egui::Pos2,
    ink: Color32,
    line: Color32,
    fill: Color32,
) -> f32 {
    let galley = one_line(ui, text, KEY_SIZE_PT, false, ink, 200.0);
    let size = egui::vec2(key_cap_width(ui, text), 18.0);
    let rect = egui::Rect::from_min_size(egui::pos2(end.x - size.x, end.y - size.y / 2.0), size);
    ui.painter().rect(
        rect,
        4.0,
        fill,
        egui::Stroke::new(theme::LINE_WIDTH, line),
        egui::StrokeKind::Inside,
    );
    put_middle(ui, rect, &galley, ink);
    size.x
}

/// True in the first frame in which something named `name` is shown again; ask once a frame.
pub fn appeared(ctx: &egui::Context, name: &'static str) -> bool {
    let frame = ctx.cumulative_frame_nr();
    let id = egui::Id::unique(("shown last", name));
    let last: Option<u64> = ctx.data(|data| data.get_temp(id));
    ctx.data_mut(|data| data.insert_temp(id, frame));
    last.is_none_or(|last| last + 1 < frame)
}
