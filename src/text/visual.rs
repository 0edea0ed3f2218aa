//! The visual order of a laid-out paragraph: which character stands where on which line.
//!
//! Carets, hit tests and boxes are all computed from the cells listed here and from
//! nothing else, so they cannot disagree. The list also mends one thing the layout crate
//! leaves undone: rule L1 of the bidirectional algorithm at line ends, by which white
//! space there takes the paragraph's direction. Most lines are only counted and measured, so
//! their cells wait until somebody asks. This file must not paint.

use std::ops::{Deref, Range};
use std::sync::{Arc, OnceLock};

use parley::{BreakReason, GlyphRun, Layout, Line, PositionedLayoutItem};

use super::caret::Side;
use super::direction::line_end_start;
use super::layout::{Brush, ParagraphStyle, TextEngine, wrap};
use super::segment::grapheme_floor;

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
    /// Where the white space begins that takes the paragraph's direction because it ends the
    /// line (UAX 9, L1); the end of the line if there is none.
    pub trailing_byte: usize,
    pub cells: Cells,
}

/// The characters of a line from left to right, a slice which is made when it is first read.
#[derive(Clone, Debug)]
pub struct Cells {
    order: OnceLock<Order>,
    /// Where they come from, unless they were made at once.
    source: Option<Source>,
}

#[derive(Clone)]
struct Source {
    layout: Arc<Layout<Brush>>,
    line: usize,
    facts: LineFacts,
}

/// What the text says of a line, and the layout does not.
#[derive(Clone)]
struct LineFacts {
    /// First byte of the white space there; the end of the line if there is none.
    trailing_byte: usize,
    soft_wrapped: bool,
    /// Whether that white space may stand elsewhere than the layout put it.
    may_move: bool,
    /// Where a run begins within a character.
    parted_byte: Box<[usize]>,
}

/// The visual order of a line.
#[derive(Clone, PartialEq, Default, Debug)]
struct Order {
    cells: Vec<Cell>,
    /// How far each run (by its index in the line) must be moved when painted; empty if none.
    shifts: Vec<f32>,
}

impl Cells {
    fn later(layout: &Arc<Layout<Brush>>, line: usize, facts: LineFacts) -> Self {
        Self {
            order: OnceLock::new(),
            source: Some(Source {
                layout: Arc::clone(layout),
                line,
                facts,
            }),
        }
    }

    fn order(&self) -> &Order {
        self.order.get_or_init(|| {
            let source = self.source.as_ref();
            let read = source.and_then(|source| {
                let line = source.layout.get(source.line)?;
                Some(Order::read(&line, &source.facts, source.layout.is_rtl()))
            });
            read.unwrap_or_default()
        })
    }

    /// How far each run of the line must be moved; empty if none must.
    fn shifts(&self) -> &[f32] {
        match &self.source {
            Some(source) if !source.facts.may_move => &[],
            _ => &self.order().shifts,
        }
    }
}

impl From<Order> for Cells {
    fn from(order: Order) -> Self {
        Self {
            order: OnceLock::from(order),
            source: None,
        }
    }
}

impl Deref for Cells {
    type Target = [Cell];

    fn deref(&self) -> &[Cell] {
        &self.order().cells
    }
}

impl<'a> IntoIterator for &'a Cells {
    type Item = &'a Cell;
    type IntoIter = std::slice::Iter<'a, Cell>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl PartialEq for Cells {
    fn eq(&self, other: &Self) -> bool {
        self.order() == other.order()
    }
}

impl std::fmt::Debug for Source {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "line {}", self.line)
    }
}

/// A laid-out paragraph with its visual order.
///
/// Bytes count from the start of the paragraph, pixels from its top left corner.
pub struct LaidParagraph {
    layout: Arc<Layout<Brush>>,
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
            layout: Arc::new(layout),
            lines: Vec::new(),
            len_byte: text.len(),
        };
        laid.read_lines(text);
        laid
    }

    /// Breaks the lines anew for another width or alignment, without shaping again.
    pub fn wrap(&mut self, text: &str, style: &ParagraphStyle) {
        self.len_byte = text.len();
        // The lines share the layout, which would be copied for them.
        self.lines.clear();
        wrap(Arc::make_mut(&mut self.layout), style);
        self.read_lines(text);
    }

    fn read_lines(&mut self, text: &str) {
        let lines = self.layout.lines().enumerate();
        let base_rtl = self.layout.is_rtl();
        self.lines.extend(lines.map(|(index, line)| {
            let facts = LineFacts::of(&line, text, base_rtl);
            let cells = Cells::later(&self.layout, index, facts.clone());
            VisualLine::new(&line, text, base_rtl, &facts, cells)
        }));
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
        let shifts = self
            .lines
            .get(line)
            .map_or(&[][..], |line| line.cells.shifts());
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

/// The lines of a layout whose white space at the end does not stand where the layout put
/// it; for layouts that are kept as such and not as a [`LaidParagraph`].
#[derive(Clone, PartialEq, Debug, Default)]
pub struct MovedLines(Vec<Option<VisualLine>>);

impl MovedLines {
    /// Finds them in a layout of `text`.
    pub fn of(layout: &Layout<Brush>, text: &str) -> Self {
        let base_rtl = layout.is_rtl();
        let lines = layout.lines().map(|line| {
            let facts = LineFacts::of(&line, text, base_rtl);
            if !facts.may_move {
                return None;
            }
            let order = Order::read(&line, &facts, base_rtl);
            order
                .shifts
                .iter()
                .any(|shift| *shift != 0.0)
                .then(|| VisualLine::new(&line, text, base_rtl, &facts, order.into()))
        });
        let lines: Vec<_> = lines.collect();
        if lines.iter().all(Option::is_none) {
            return Self::default();
        }
        Self(lines)
    }

    /// The line, if it is one of them.
    pub fn line(&self, line: usize) -> Option<&VisualLine> {
        self.0.get(line)?.as_ref()
    }

    /// How far a run of a line, by its index there, is to be moved to the right.
    pub fn shift_px(&self, line: usize, run: usize) -> f32 {
        self.line(line)
            .and_then(|line| line.cells.shifts().get(run))
            .copied()
            .unwrap_or(0.0)
    }
}

impl LineFacts {
    fn of(line: &Line<'_, Brush>, text: &str, base_rtl: bool) -> Self {
        let range = range_of(line, text);
        let trailing_byte = text
            .get(range.clone())
            .map_or(range.end, |line| range.start + line_end_start(line));
        Self {
            trailing_byte,
            soft_wrapped: matches!(
                line.break_reason(),
                BreakReason::Regular | BreakReason::Emergency
            ),
            // Where everything is read one way, the end of the text stands at the end edge.
            may_move: trailing_byte < range.end && line.runs().any(|run| run.is_rtl() != base_rtl),
            parted_byte: line
                .runs()
                .map(|run| run.text_range().start)
                .filter(|start| grapheme_floor(text, *start) != *start)
                .collect(),
        }
    }
}

/// The bytes of a line. An empty text is laid out as if it held one space.
fn range_of(line: &Line<'_, Brush>, text: &str) -> Range<usize> {
    let range = line.text_range();
    range.start..range.end.min(text.len())
}

impl Order {
    fn read(line: &Line<'_, Brush>, facts: &LineFacts, base_rtl: bool) -> Self {
        let mut x_px = left_px(line);
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
                    hanging: facts.soft_wrapped && bytes.start >= facts.trailing_byte,
                });
                if facts.may_move {
                    run_of_cell.push(run.index());
                }
                x_px += advance;
            }
        }
        if !facts.parted_byte.is_empty() {
            join_parted(&facts.parted_byte, &mut cells, &mut run_of_cell);
        }
        let mut order = Self {
            cells,
            shifts: Vec::new(),
        };
        if facts.may_move {
            order.shifts = vec![0.0; runs];
            order.apply_rule_l1(&run_of_cell, facts.trailing_byte, base_rtl);
        }
        order
    }

    /// Moves white space at the end of the line to its end edge, in the paragraph's direction,
    /// and closes the gap it leaves (UAX 9, L1 and L2).
    fn apply_rule_l1(&mut self, run_of_cell: &[usize], trailing_byte: usize, base_rtl: bool) {
        let trails = |cell: &Cell| cell.start_byte >= trailing_byte;
        let count = self.cells.iter().filter(|cell| trails(cell)).count();
        let at_end_edge = if base_rtl {
            self.cells[..count].iter().all(trails)
        } else {
            self.cells[self.cells.len() - count..].iter().all(trails)
        };
        let in_direction = |cell: &Cell| cell.rtl == base_rtl;
        let mut trailing = self.cells.iter().filter(|cell| trails(cell));
        if at_end_edge && trailing.all(in_direction) {
            return;
        }
        let mut trailing: Vec<Cell> = Vec::new();
        let mut kept: Vec<(Cell, usize)> = Vec::new();
        for (cell, run) in self.cells.iter().zip(run_of_cell) {
            if trails(cell) {
                trailing.push(*cell);
            } else {
                kept.push((*cell, *run));
            }
        }
        trailing.sort_by_key(|cell| cell.start_byte);
        let left_px = self.cells.first().map_or(0.0, |cell| cell.x0_px);
        let width = |cell: &Cell| cell.x1_px - cell.x0_px;
        let trailing_px: f32 = trailing.iter().map(width).sum();
        let mut x_px = left_px + if base_rtl { trailing_px } else { 0.0 };
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
            trailing.reverse();
        }
        for cell in &mut trailing {
            let advance = width(cell);
            (cell.x0_px, cell.x1_px, cell.rtl) = (x_px, x_px + advance, base_rtl);
            x_px += advance;
        }
        let kept = kept.into_iter().map(|(cell, _)| cell);
        self.cells = if base_rtl {
            trailing.into_iter().chain(kept).collect()
        } else {
            kept.chain(trailing).collect()
        };
    }
}

/// The left edge of what stands on a line.
fn left_px(line: &Line<'_, Brush>) -> f32 {
    let metrics = line.metrics();
    metrics.offset + metrics.inline_min_coord
}

impl VisualLine {
    fn new(
        line: &Line<'_, Brush>,
        text: &str,
        base_rtl: bool,
        facts: &LineFacts,
        cells: Cells,
    ) -> Self {
        let metrics = line.metrics();
        let range = range_of(line, text);
        let advance_px = if base_rtl { metrics.advance } else { 0.0 };
        Self {
            start_byte: range.start,
            end_byte: range.end,
            top_px: metrics.block_min_coord,
            bottom_px: metrics.block_max_coord,
            baseline_px: metrics.baseline,
            empty_x_px: left_px(line) + advance_px,
            soft_wrapped: facts.soft_wrapped,
            trailing_byte: facts.trailing_byte,
            cells,
        }
    }

    /// The outermost character at a side.
    pub fn edge_cell(&self, side: Side) -> Option<&Cell> {
        match side {
            Side::Left => self.cells.first(),
            Side::Right => self.cells.last(),
        }
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

/// Joins the parts of a character that stand in two runs side by side, such as a sign of number
/// and its first digit: within a run the layout keeps characters whole, but not across runs.
/// `parted_byte` says where a run begins within a character; `run_of_cell` may be empty.
fn join_parted(parted_byte: &[usize], cells: &mut Vec<Cell>, run_of_cell: &mut Vec<usize>) {
    let mut index = 1;
    while index < cells.len() {
        let (left, right) = (cells[index - 1], cells[index]);
        let (first, second) = if right.rtl {
            (right, left)
        } else {
            (left, right)
        };
        let parted = left.rtl == right.rtl
            && first.end_byte == second.start_byte
            && parted_byte.contains(&second.start_byte);
        if !parted {
            index += 1;
            continue;
        }
        cells[index - 1] = Cell {
            start_byte: first.start_byte,
            end_byte: second.end_byte,
            x1_px: right.x1_px,
            ..left
        };
        cells.remove(index);
        if index < run_of_cell.len() {
            run_of_cell.remove(index);
        }
    }
}
