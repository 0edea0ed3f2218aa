//! What screen readers are told of a field: name, value, runs of text and the selection.
//!
//! Each run of one direction in each line is a node of its own with the places of its letters,
//! as AccessKit wants it. It must not change the text except when asked by a reader, in
//! [`requested_selection`] and [`requested_value`].
use super::draw::Geometry;
use super::page::{Page, Part};
use crate::text::visual::{BoxPx, Cell, VisualLine};
use crate::ui::paint::TextPainter;
use egui::{Id, Rect, Ui, UiBuilder, accesskit};
use unicode_segmentation::UnicodeSegmentation;

/// Letters of a run at most: AccessKit counts the words of a run by single bytes.
const MOST_LETTERS: usize = 255;
/// Bytes of a letter at most, for the same reason. What has more marks is told in pieces.
const MOST_BYTES: usize = 255;

/// A run of text as it was told, with the bytes of its letters.
#[derive(Clone, Debug)]
pub(super) struct ToldRun {
    id: Id,
    /// Starts of letters, and the end of the last.
    bounds_byte: Vec<usize>,
}

/// What is to be told.
pub(super) struct Told<'a> {
    pub id: Id,
    pub name: &'a str,
    pub multiline: bool,
    /// The text as it is shown.
    pub text: &'a str,
    pub page: &'a Page,
    /// Anchor and focus of the selection in bytes, if the field has focus.
    pub ends: Option<(usize, usize)>,
    pub geometry: &'a Geometry,
}

/// Tells it. The runs come back so that a later request can be understood.
pub(super) fn tell(ui: &mut Ui, painter: &TextPainter, told: &Told<'_>) -> Vec<ToldRun> {
    let role = if told.multiline {
        accesskit::Role::MultilineTextInput
    } else {
        accesskit::Role::TextInput
    };
    let heard = ui.ctx().accesskit_node_builder(told.id, |node| {
        node.set_role(role);
        node.add_action(accesskit::Action::SetValue);
        node.add_action(accesskit::Action::ReplaceSelectedText);
        node.add_action(accesskit::Action::SetTextSelection);
        if !told.name.is_empty() {
            node.set_label(told.name);
        }
    });
    if heard.is_none() {
        return Vec::new();
    }
    let mut runs = Vec::new();
    for part in told.page.parts() {
        tell_part(ui, painter, told, part, &mut runs);
    }
    if let Some((anchor, focus)) = told.ends
        && let (Some(anchor), Some(focus)) = (position(&runs, anchor), position(&runs, focus))
    {
        ui.ctx().accesskit_node_builder(told.id, |node| {
            node.set_text_selection(accesskit::TextSelection { anchor, focus });
        });
    }
    runs
}

/// A piece of a line in one direction. Bytes of the paragraph.
struct Run {
    rtl: bool,
    place: BoxPx,
    letters: Vec<Letter>,
}

struct Letter {
    start_byte: usize,
    end_byte: usize,
    width_px: f32,
}

fn tell_part(
    ui: &mut Ui,
    painter: &TextPainter,
    told: &Told<'_>,
    part: &Part,
    told_runs: &mut Vec<ToldRun>,
) {
    let mut word_starts = part
        .text
        .split_word_bound_indices()
        .filter(|(_, word)| !word.trim().is_empty())
        .map(|(at, _)| at)
        .peekable();
    let last_line = part.laid.lines().len().saturating_sub(1);
    for (index, line) in part.laid.lines().iter().enumerate() {
        let mut runs = runs_of(line, &part.text, part.laid.is_rtl());
        if index == last_line
            && part.line_end_bytes > 0
            && let Some(last) = runs.last_mut()
        {
            let end_byte = part.text.len();
            last.letters.push(Letter {
                start_byte: end_byte,
                end_byte: end_byte + part.line_end_bytes,
                width_px: 0.0,
            });
        }
        let mut before: Option<Id> = None;
        for run in runs {
            let place = BoxPx {
                y0: part.top_px + run.place.y0,
                y1: part.top_px + run.place.y1,
                ..run.place
            };
            let rect = painter.screen_rect(told.geometry.rect(place));
            let mut starts = Vec::new();
            for (n, letter) in run.letters.iter().enumerate() {
                while word_starts.next_if(|at| *at < letter.start_byte).is_some() {}
                if word_starts.next_if_eq(&letter.start_byte).is_some()
                    && let Ok(n) = u8::try_from(n)
                {
                    starts.push(n);
                }
            }
            let run = tell_run(ui, told, part, &run, rect, starts);
            if let Some(before) = before {
                link(ui, before, run.id);
            }
            before = Some(run.id);
            told_runs.push(run);
        }
    }
}

/// Joins two runs of one line, so that readers do not take them for lines.
fn link(ui: &Ui, before: Id, after: Id) {
    ui.ctx().accesskit_node_builder(before, |node| {
        node.set_next_on_line(after.accesskit_id());
    });
    ui.ctx().accesskit_node_builder(after, |node| {
        node.set_previous_on_line(before.accesskit_id());
    });
}

/// The runs of a line in the order of the text; one without letters for an empty line.
fn runs_of(line: &VisualLine, text: &str, base_rtl: bool) -> Vec<Run> {
    let empty = |rtl: bool, x0: f32, x1: f32| Run {
        rtl,
        place: BoxPx {
            x0,
            x1,
            y0: line.top_px,
            y1: line.bottom_px,
        },
        letters: Vec::new(),
    };
    let mut cells: Vec<&Cell> = line.cells.iter().collect();
    cells.sort_by_key(|cell| cell.start_byte);
    let mut runs: Vec<Run> = Vec::new();
    for cell in cells {
        let goes_on = runs.last().is_some_and(|run| {
            let (edge, next) = if cell.rtl {
                (run.place.x0, cell.x1_px)
            } else {
                (run.place.x1, cell.x0_px)
            };
            run.rtl == cell.rtl && (edge - next).abs() < 0.01
        });
        let letters = letters_of(cell, text);
        let fits = |run: &Run| run.letters.len() + letters.len() < MOST_LETTERS;
        if !goes_on || !runs.last().is_some_and(fits) {
            runs.push(empty(cell.rtl, cell.x0_px, cell.x1_px));
        }
        if let Some(run) = runs.last_mut() {
            run.place.x0 = run.place.x0.min(cell.x0_px);
            run.place.x1 = run.place.x1.max(cell.x1_px);
            run.letters.extend(letters);
        }
    }
    if runs.is_empty() {
        runs.push(empty(base_rtl, line.empty_x_px, line.empty_x_px));
    }
    runs
}

/// A character as one letter, or as several if it has more bytes than can be told.
fn letters_of(cell: &Cell, text: &str) -> Vec<Letter> {
    let mut letters = vec![Letter {
        start_byte: cell.start_byte,
        end_byte: cell.end_byte,
        width_px: cell.x1_px - cell.x0_px,
    }];
    while let Some(last) = letters.last_mut()
        && last.end_byte - last.start_byte > MOST_BYTES
    {
        let end_byte = last.end_byte;
        last.end_byte = text.floor_char_boundary(last.start_byte + MOST_BYTES);
        let start_byte = last.end_byte;
        letters.push(Letter {
            start_byte,
            end_byte,
            width_px: 0.0,
        });
    }
    letters
}

fn tell_run(
    ui: &mut Ui,
    told: &Told<'_>,
    part: &Part,
    run: &Run,
    rect: Rect,
    word_starts: Vec<u8>,
) -> ToldRun {
    // A child area is the only way to hang a node under the field's.
    let child = ui.new_child(
        UiBuilder::new()
            .max_rect(rect)
            .accessibility_parent(told.id),
    );
    let id = child.unique_id();
    let ppp = ui.ctx().pixels_per_point();
    let mut bounds_byte: Vec<usize> = (run.letters.iter())
        .map(|letter| part.start_byte + letter.start_byte)
        .collect();
    let end_byte = (run.letters.last()).map_or(part.text.len(), |letter| letter.end_byte);
    bounds_byte.push(part.start_byte + end_byte);
    let value = (bounds_byte.first().zip(bounds_byte.last()))
        .and_then(|(start, end)| told.text.get(*start..*end))
        .unwrap_or_default();
    let widths: Vec<f32> = run.letters.iter().map(|l| l.width_px / ppp).collect();
    let positions = widths.iter().scan(0.0, |x, width| {
        let here = *x;
        *x += width;
        Some(here)
    });
    let lengths = bounds_byte
        .windows(2)
        .map(|ends| u8::try_from(ends[1] - ends[0]).unwrap_or(u8::MAX));
    ui.ctx().accesskit_node_builder(id, |node| {
        node.set_role(accesskit::Role::TextRun);
        node.set_text_direction(if run.rtl {
            accesskit::TextDirection::RightToLeft
        } else {
            accesskit::TextDirection::LeftToRight
        });
        node.set_value(value);
        node.set_character_lengths(lengths.collect::<Vec<u8>>());
        node.set_character_positions(positions.collect::<Vec<f32>>());
        node.set_character_widths(widths.clone());
        node.set_word_starts(word_starts);
        node.set_bounds(accesskit::Rect {
            x0: rect.min.x.into(),
            y0: rect.min.y.into(),
            x1: rect.max.x.into(),
            y1: rect.max.y.into(),
        });
    });
    ToldRun { id, bounds_byte }
}

/// The letter at or after a byte.
fn position(runs: &[ToldRun], byte: usize) -> Option<accesskit::TextPosition> {
    let holds = |run: &&ToldRun| {
        let (first, last) = (run.bounds_byte.first(), run.bounds_byte.last());
        first.is_some_and(|f| *f <= byte) && last.is_some_and(|l| byte < *l)
    };
    let run = runs.iter().find(holds).or(runs.last())?;
    let index = run.bounds_byte.partition_point(|start| *start < byte);
    Some(accesskit::TextPosition {
        node: run.id.accesskit_id(),
        character_index: index.min(run.bounds_byte.len().saturating_sub(1)),
    })
}

fn byte_of(runs: &[ToldRun], at: &accesskit::TextPosition) -> Option<usize> {
    let run = runs.iter().find(|run| run.id.accesskit_id() == at.node)?;
    run.bounds_byte.get(at.character_index).copied()
}

/// The selection a reader has asked for, as anchor and focus in bytes.
pub(super) fn requested_selection(ui: &Ui, id: Id, runs: &[ToldRun]) -> Option<(usize, usize)> {
    ui.input(|input| {
        input
            .accesskit_action_requests(id, accesskit::Action::SetTextSelection)
            .filter_map(|request| match &request.data {
                Some(accesskit::ActionData::SetTextSelection(wanted)) => {
                    let (anchor, focus) = (&wanted.anchor, &wanted.focus);
                    Some((byte_of(runs, anchor)?, byte_of(runs, focus)?))
                }
                _ => None,
            })
            .last()
    })
}

/// The value a reader has asked for.
pub(super) fn requested_value(ui: &Ui, id: Id) -> Option<String> {
    ui.input(|input| {
        input
            .accesskit_action_requests(id, accesskit::Action::SetValue)
            .filter_map(|request| match &request.data {
                Some(accesskit::ActionData::Value(value)) => Some(value.to_string()),
                _ => None,
            })
            .last()
    })
}
