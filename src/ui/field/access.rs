//! What screen readers are told of a field: name, value, runs of text and the selection.
//!
//! Each run of one direction in each line is a node of its own with the places of its letters,
//! as AccessKit wants it. It must not change the text except when asked by a reader, in
//! [`requested_selection`] and [`requested_value`].
use crate::text::layout::Brush;
use crate::ui::paint::TextPainter;
use egui::{Id, Pos2, Rect, Ui, UiBuilder, accesskit, vec2};
use parley::{Layout, Run};
use std::ops::Range;

/// A run of text as it was told, with the bytes of its letters.
#[derive(Clone, Debug)]
pub(super) struct ToldRun {
    node: accesskit::NodeId,
    /// Starts of letters, and the end of the last.
    bounds_byte: Vec<usize>,
}

/// What is to be told.
pub(super) struct Told<'a> {
    pub id: Id,
    pub name: &'a str,
    pub multiline: bool,
    pub text: &'a str,
    pub layout: &'a Layout<Brush>,
    /// Anchor and focus of the selection in bytes, if the field has focus.
    pub ends: Option<(usize, usize)>,
    /// The layout's top left on the screen.
    pub origin: Pos2,
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
    let runs = tell_runs(ui, painter, told);
    if let Some((anchor, focus)) = told.ends
        && let (Some(anchor), Some(focus)) = (position(&runs, anchor), position(&runs, focus))
    {
        ui.ctx().accesskit_node_builder(told.id, |node| {
            node.set_text_selection(accesskit::TextSelection { anchor, focus });
        });
    }
    runs
}

fn tell_runs(ui: &mut Ui, painter: &TextPainter, told: &Told<'_>) -> Vec<ToldRun> {
    let mut found = Vec::new();
    for line in told.layout.lines() {
        let metrics = line.metrics();
        let mut runs: Vec<Run<'_, Brush>> = line.runs().collect();
        runs.sort_by_key(|run| run.text_range().start);
        for run in &runs {
            let letters = Letters::new(run);
            let at = |x: f32, y: f32| vec2(x, y) / ui.ctx().pixels_per_point();
            let (top, bottom) = (metrics.block_min_coord, metrics.block_max_coord);
            let on_screen = Rect::from_min_max(
                told.origin + at(letters.x_px, top),
                told.origin + at(letters.x_px + letters.width_px(), bottom),
            );
            let rect = painter.screen_rect(on_screen);
            found.push(tell_run(ui, told, &letters, rect, run.is_rtl()));
        }
    }
    if found.is_empty() {
        let empty = Letters::none(told.text.len());
        let rect = Rect::from_min_size(painter.screen_pos(told.origin), vec2(0.0, 0.0));
        found.push(tell_run(ui, told, &empty, rect, false));
    }
    found
}

/// The letters (grapheme clusters) of a run in the order of the text; pixels.
struct Letters {
    x_px: f32,
    ranges: Vec<Range<usize>>,
    widths_px: Vec<f32>,
    word_starts: Vec<u8>,
    end_byte: usize,
}

impl Letters {
    fn none(at_byte: usize) -> Self {
        Self {
            x_px: 0.0,
            ranges: Vec::new(),
            widths_px: Vec::new(),
            word_starts: Vec::new(),
            end_byte: at_byte,
        }
    }

    fn new(run: &Run<'_, Brush>) -> Self {
        let mut letters = Self::none(run.text_range().end);
        let first = run.visual_clusters().next();
        letters.x_px = first.and_then(|c| c.visual_offset()).unwrap_or(0.0);
        for (n, cluster) in run.clusters().enumerate() {
            letters.ranges.push(cluster.text_range());
            letters.widths_px.push(cluster.advance());
            if cluster.is_word_boundary()
                && !cluster.is_space_or_nbsp()
                && let Ok(n) = u8::try_from(n)
            {
                letters.word_starts.push(n);
            }
        }
        letters
    }

    fn width_px(&self) -> f32 {
        self.widths_px.iter().sum()
    }
}

fn tell_run(ui: &mut Ui, told: &Told<'_>, letters: &Letters, rect: Rect, rtl: bool) -> ToldRun {
    // A child area is the only way to hang a node under the field's.
    let child = ui.new_child(
        UiBuilder::new()
            .max_rect(rect)
            .accessibility_parent(told.id),
    );
    let id = child.unique_id();
    let ppp = ui.ctx().pixels_per_point();
    let start = letters.ranges.first().map_or(letters.end_byte, |r| r.start);
    let value = told.text.get(start..letters.end_byte).unwrap_or_default();
    let widths: Vec<f32> = letters.widths_px.iter().map(|w| w / ppp).collect();
    let positions = widths.iter().scan(0.0, |x, width| {
        let here = *x;
        *x += width;
        Some(here)
    });
    let lengths = letters
        .ranges
        .iter()
        .map(|r| u8::try_from(r.len()).unwrap_or(u8::MAX));
    ui.ctx().accesskit_node_builder(id, |node| {
        node.set_role(accesskit::Role::TextRun);
        node.set_text_direction(if rtl {
            accesskit::TextDirection::RightToLeft
        } else {
            accesskit::TextDirection::LeftToRight
        });
        node.set_value(value);
        node.set_character_lengths(lengths.collect::<Vec<u8>>());
        node.set_character_positions(positions.collect::<Vec<f32>>());
        node.set_character_widths(widths.clone());
        node.set_word_starts(letters.word_starts.clone());
        node.set_bounds(accesskit::Rect {
            x0: rect.min.x.into(),
            y0: rect.min.y.into(),
            x1: rect.max.x.into(),
            y1: rect.max.y.into(),
        });
    });
    let mut bounds_byte: Vec<usize> = letters.ranges.iter().map(|r| r.start).collect();
    bounds_byte.push(letters.end_byte);
    ToldRun {
        node: id.accesskit_id(),
        bounds_byte,
    }
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
        node: run.node,
        character_index: index.min(run.bounds_byte.len().saturating_sub(1)),
    })
}

fn byte_of(runs: &[ToldRun], at: &accesskit::TextPosition) -> Option<usize> {
    let run = runs.iter().find(|run| run.node == at.node)?;
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
