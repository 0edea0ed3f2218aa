//! The visual order of a laid-out paragraph: which character stands where on which line.
//!
//! Carets, hit tests and boxes are all computed from the cells listed here and from
//! nothing else, so they cannot disagree. The list also mends one thing the layout crate
//! leaves undone: rule L1 of the bidirectional algorithm at soft wraps, by which white
//! space at the end of a line takes the paragraph's direction. This file must not paint.

use std::ops::Range;

use parley::{BreakReason, GlyphRun, Layout, Line, PositionedLayoutItem};

use super::layout::{Brush, ParagraphStyle, TextEngine, wrap};

/// A rectangle in pixels from the paragraph's (or document's) top left corner.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct BoxPx {
    pub x0: f32,
    pub y0: f32,
    pub x1: f32,
    pub y1: f32,
}

impl BoxPx {
    /// The same rectangle, moved down by `dy_px`.
    pub fn moved_down(self, dy_px: f32) -> Self {
        Self {
            y0: self.y0 + dy_px,
            y1: self.y1 + dy_px,
            ..self
        }
    }
}

/// A user-perceived character on a line.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Cell {
    /// First byte within the paragraph.
    pub start_byte: usize,
    /// One past the last byte.
    pub end_byte: usize,
    /// Left edge.
    pub x0_px: f32,
    /// Right edge.
    pub x1_px: f32,
    /// Whether the character is read from right to left.
    pub rtl: bool,
    /// Whether this is white space at the end of a soft-wrapped line: it takes part in
    /// the text but nothing should be painted for it.
    pub hanging: bool,
}

/// One line of a paragraph, its characters from left to right.
#[derive(Clone, PartialEq, Debug)]
pub struct VisualLine {
    pub start_byte: usize,
    pub end_byte: usize,
    pub top_px: f32,
    pub bottom_px: f32,
    pub baseline_px: f32,
    /// Where the caret stands if the line is empty.
    pub empty_x_px: f32,
    /// Whether the line ends because the width was used up.
    pub soft_wrapped: bool,
    pub cells: Vec<Cell>,
    /// How far each run (by its index in the line) must be moved when painted.
    shifts: Vec<f32>,
}

/// A laid-out paragraph with its visual order.
///
/// Bytes count from the start of the paragraph, pixels from its top left corner.
pub struct LaidParagraph {
    layout: Layout<Brush>,
    lines: Vec<VisualLine>,
    len_byte: usize,
}

impl LaidParagraph {
    /// Lays out a paragraph; `text` should hold no line end.
    pub fn new(engine: &mut TextEngine, text: &str, style: &ParagraphStyle) -> Self {
        Self::from_layout(engine.layout(text, style), text)
    }

    /// Takes over a finished layout of `text`.
    pub fn from_layout(layout: Layout<Brush>, text: &str) -> Self {
        let mut laid = Self {
            layout,
            lines: Vec::new(),
            len_byte: text.len(),
        };
        laid.read_lines(text);
        laid
    }

    /// Breaks the lines anew for another width or alignment, without shaping again.
    pub fn wrap(&mut self, text: &str, style: &ParagraphStyle) {
        self.len_byte = text.len();
        wrap(&mut self.layout, style);
        self.read_lines(text);
    }

    fn read_lines(&mut self, text: &str) {
        let base_rtl = self.layout.is_rtl();
        self.lines = self
            .layout
            .lines()
            .map(|line| VisualLine::read(&line, text, base_rtl))
            .collect();
    }

    /// The layout underneath, for its metrics. Paint with [`Self::glyph_runs`].
    pub fn layout(&self) -> &Layout<Brush> {
        &self.layout
    }

    /// The lines from top to bottom.
    pub fn lines(&self) -> &[VisualLine] {
        &self.lines
    }

    /// Length of the paragraph in bytes.
    pub fn len_byte(&self) -> usize {
        self.len_byte
    }

    /// Whether the paragraph reads from right to left as a whole.
    pub fn is_rtl(&self) -> bool {
        self.layout.is_rtl()
    }

    /// Height of all lines.
    pub fn height_px(&self) -> f32 {
        if self.lines.len() < self.layout.len() {
            self.lines.last().map_or(0.0, |line| line.bottom_px)
        } else {
            self.layout.height()
        }
    }

    /// Leaves out the lines from the one that begins at `byte` on: they belong to the next part
    /// of a text that is laid out in parts. Wrapping anew brings them back.
    pub fn end_before(&mut self, byte: usize) {
        let kept = self.lines.partition_point(|line| line.start_byte < byte);
        self.lines.truncate(kept);
        self.len_byte = byte.min(self.len_byte);
    }

    /// Glyph runs of a line from left to right, each with the distance in pixels by which
    /// it must be moved to the right of where the layout put it.
    pub fn glyph_runs(&self, line: usize) -> impl Iterator<Item = (GlyphRun<'_, Brush>, f32)> + '_ {
        let shifts = self.lines.get(line).map_or(&[][..], |line| &line.shifts);
        self.layout
            .get(line)
            .into_iter()
            .flat_map(|line| line.items())
            .filter_map(move |item| match item {
                PositionedLayoutItem::GlyphRun(run) => {
                    let shift = shifts.get(run.run().index()).copied().unwrap_or(0.0);
                    Some((run, shift))
                }
                PositionedLayoutItem::InlineBox(_) => None,
            })
    }
}

/// The lines of a layout whose white space at the wrap does not stand where the layout put
/// it; for layouts that are kept as such and not as a [`LaidParagraph`].
#[derive(Clone, PartialEq, Debug, Default)]
pub struct MovedLines(Vec<Option<VisualLine>>);

impl MovedLines {
    /// Finds them in a layout of `text`.
    pub fn of(layout: &Layout<Brush>, text: &str) -> Self {
        if layout.len() < 2 {
            return Self::default();
        }
        let base_rtl = layout.is_rtl();
        let lines = layout.lines().map(|line| {
            let read = VisualLine::read(&line, text, base_rtl);
            read.shifts
                .iter()
                .any(|shift| *shift != 0.0)
                .then_some(read)
        });
        Self(lines.collect())
    }

    /// The line, if it is one of them.
    pub fn line(&self, line: usize) -> Option<&VisualLine> {
        self.0.get(line)?.as_ref()
    }

    /// How far a run of a line, by its index there, is to be moved to the right.
    pub fn shift_px(&self, line: usize, run: usize) -> f32 {
        self.line(line)
            .and_then(|line| line.shifts.get(run))
            .copied()
            .unwrap_or(0.0)
    }
}

impl VisualLine {
    fn read(line: &Line<'_, Brush>, text: &str, base_rtl: bool) -> Self {
        let metrics = line.metrics();
        let range = line.text_range();
        let soft_wrapped = matches!(
            line.break_reason(),
            BreakReason::Regular | BreakReason::Emergency
        );
        let left_px = metrics.offset + metrics.inline_min_coord;
        let hanging_from = if soft_wrapped {
            trailing_space_start(text, &range)
        } else {
            range.end
        };
        let mut x_px = left_px;
        let mut cells = Vec::new();
        let mut run_of_cell = Vec::new();
        let mut runs = 0;
        for run in line.runs() {
            runs = runs.max(run.index() + 1);
            for cluster in run.visual_clusters() {
                let bytes = cluster.text_range();
                let advance = cluster.advance();
                cells.push(Cell {
                    start_byte: bytes.start,
                    end_byte: bytes.end,
                    x0_px: x_px,
                    x1_px: x_px + advance,
                    rtl: run.is_rtl(),
                    hanging: bytes.start >= hanging_from,
                });
                run_of_cell.push(run.index());
                x_px += advance;
            }
        }
        let mut visual = Self {
            start_byte: range.start,
            end_byte: range.end,
            top_px: metrics.block_min_coord,
            bottom_px: metrics.block_max_coord,
            baseline_px: metrics.baseline,
            // An empty paragraph is measured as if it held one space.
            empty_x_px: left_px + if base_rtl { metrics.advance } else { 0.0 },
            soft_wrapped,
            cells,
            shifts: vec![0.0; runs],
        };
        visual.apply_rule_l1(&run_of_cell, base_rtl);
        visual
    }

    /// Moves white space at a soft wrap to the end edge of the line, in the paragraph's
    /// direction, and closes the gap it leaves (UAX 9, L1 and L2).
    fn apply_rule_l1(&mut self, run_of_cell: &[usize], base_rtl: bool) {
        let at_end_edge = |cells: &[Cell]| {
            let hanging = cells.iter().filter(|cell| cell.hanging).count();
            if base_rtl {
                cells[..hanging].iter().all(|cell| cell.hanging)
            } else {
                cells[cells.len() - hanging..]
                    .iter()
                    .all(|cell| cell.hanging)
            }
        };
        let all_base = |cells: &[Cell]| {
            cells
                .iter()
                .filter(|cell| cell.hanging)
                .all(|cell| cell.rtl == base_rtl)
        };
        if at_end_edge(&self.cells) && all_base(&self.cells) {
            return;
        }
        let mut hanging: Vec<Cell> = Vec::new();
        let mut kept: Vec<(Cell, usize)> = Vec::new();
        for (cell, run) in self.cells.iter().zip(run_of_cell) {
            if cell.hanging {
                hanging.push(*cell);
            } else {
                kept.push((*cell, *run));
            }
        }
        hanging.sort_by_key(|cell| cell.start_byte);
        let left_px = self.cells.first().map_or(0.0, |cell| cell.x0_px);
        let width = |cell: &Cell| cell.x1_px - cell.x0_px;
        let hanging_px: f32 = hanging.iter().map(width).sum();
        let mut x_px = left_px + if base_rtl { hanging_px } else { 0.0 };
        for (cell, run) in &mut kept {
            let advance = width(cell);
            if let Some(shift) = self.shifts.get_mut(*run) {
                *shift = x_px - cell.x0_px;
            }
            (cell.x0_px, cell.x1_px) = (x_px, x_px + advance);
            x_px += advance;
        }
        let mut x_px = if base_rtl { left_px } else { x_px };
        if base_rtl {
            hanging.reverse();
        }
        for cell in &mut hanging {
            let advance = width(cell);
            (cell.x0_px, cell.x1_px, cell.rtl) = (x_px, x_px + advance, base_rtl);
            x_px += advance;
        }
        let kept = kept.into_iter().map(|(cell, _)| cell);
        self.cells = if base_rtl {
            hanging.into_iter().chain(kept).collect()
        } else {
            kept.chain(hanging).collect()
        };
    }

    /// Whether the line holds no characters.
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// Middle of the line, for finding it again by a point.
    pub fn middle_px(&self) -> f32 {
        (self.top_px + self.bottom_px) / 2.0
    }

    /// Left and right edge of what is seen of the line.
    pub fn seen_edges_px(&self) -> (f32, f32) {
        let mut seen = self.cells.iter().filter(|cell| !cell.hanging);
        match seen.next() {
            None => (self.empty_x_px, self.empty_x_px),
            Some(first) => seen.fold((first.x0_px, first.x1_px), |edges, cell| {
                (edges.0.min(cell.x0_px), edges.1.max(cell.x1_px))
            }),
        }
    }
}

/// Where the white space at the end of a line begins.
fn trailing_space_start(text: &str, range: &Range<usize>) -> usize {
    let Some(line) = text.get(range.clone()) else {
        return range.end;
    };
    // A no-break space never ends a line of its own accord and does not hang.
    let kept = line.trim_end_matches(|c: char| c.is_whitespace() && c != '\u{A0}');
    range.start + kept.len()
}
