//! Where a caret stands, and where it goes.
//!
//! A caret lies between two characters and clings to one of them: at a change of
//! direction, or where a line wraps, the same byte has two places on the page. Left and
//! right are meant visually. All of it is computed from the visual cells.

use parley::Affinity;

use super::visual::{BoxPx, Cell, LaidParagraph};

/// A place for typing or selecting, in bytes of its paragraph.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Caret {
    pub byte: usize,
    /// `Upstream` clings to the character before, `Downstream` to the one after.
    pub affinity: Affinity,
}

/// A visual direction.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Side {
    Left,
    Right,
}

impl Side {
    /// The other side.
    pub fn opposite(self) -> Self {
        match self {
            Self::Left => Self::Right,
            Self::Right => Self::Left,
        }
    }
}

impl Caret {
    /// Before the character at `byte`.
    pub fn before(byte: usize) -> Self {
        Self {
            byte,
            affinity: Affinity::Downstream,
        }
    }

    /// After the character that ends at `byte`.
    pub fn after(byte: usize) -> Self {
        Self {
            byte,
            affinity: Affinity::Upstream,
        }
    }
}

/// A caret's line, and how many of the line's cells lie left of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Stop {
    line: usize,
    cells_left: usize,
}

/// The caret at the edge of a cell.
fn caret_at_edge(cell: &Cell, side: Side) -> Caret {
    match (side, cell.rtl) {
        (Side::Left, false) | (Side::Right, true) => Caret::before(cell.start_byte),
        (Side::Left, true) | (Side::Right, false) => Caret::after(cell.end_byte),
    }
}

impl LaidParagraph {
    /// The caret at a byte, moved to the start of the character if it is inside one, and
    /// given the only affinity possible at both ends.
    pub fn caret_at(&self, byte: usize, affinity: Affinity) -> Caret {
        let byte = byte.min(self.len_byte());
        let cell = self
            .cells_near(byte)
            .find(|cell| (cell.start_byte..cell.end_byte).contains(&byte));
        let byte = cell.map_or(self.len_byte(), |cell| cell.start_byte);
        match byte {
            0 => Caret::before(0),
            _ if byte == self.len_byte() => Caret::after(byte),
            _ => Caret { byte, affinity },
        }
    }

    fn cells_near(&self, byte: usize) -> impl Iterator<Item = &Cell> {
        let lines = self.lines();
        let line = lines.partition_point(|line| line.end_byte <= byte);
        let line = line.min(lines.len().saturating_sub(1));
        lines.get(line).into_iter().flat_map(|line| &line.cells)
    }

    fn stop_of(&self, caret: Caret) -> Stop {
        let caret = self.caret_at(caret.byte, caret.affinity);
        let lines = self.lines();
        let last = lines.len().saturating_sub(1);
        let after_all = caret.byte == self.len_byte();
        // After a hard break at the very end the caret stands on the empty last line,
        // not behind the break on the line above.
        if after_all && lines.get(last).is_none_or(|line| line.is_empty()) {
            return Stop {
                line: last,
                cells_left: 0,
            };
        }
        let upstream = caret.affinity == Affinity::Upstream;
        // A caret can cling to the end of a wrapped line, but not to the command of a new one.
        let line = lines
            .partition_point(|line| {
                line.end_byte < caret.byte
                    || (line.end_byte == caret.byte && !(upstream && line.soft_wrapped))
            })
            .min(last);
        let Some(visual) = lines.get(line) else {
            return Stop {
                line: 0,
                cells_left: 0,
            };
        };
        let upstream = upstream && visual.start_byte < caret.byte;
        let cells_left = visual.cells.iter().enumerate().find_map(|(index, cell)| {
            let (matches, side) = if upstream {
                (cell.end_byte == caret.byte, !cell.rtl)
            } else {
                (cell.start_byte == caret.byte, cell.rtl)
            };
            matches.then_some(index + usize::from(side))
        });
        Stop {
            line,
            cells_left: cells_left.unwrap_or(0),
        }
    }

    fn stop_x_px(&self, stop: Stop) -> f32 {
        let Some(line) = self.lines().get(stop.line) else {
            return 0.0;
        };
        match (stop.cells_left.checked_sub(1), line.cells.first()) {
            (Some(index), _) => line.cells.get(index).map_or(0.0, |cell| cell.x1_px),
            (None, Some(first)) => first.x0_px,
            (None, None) => line.empty_x_px,
        }
    }

    /// The caret's place: a box without width, as tall as its line.
    pub fn caret_box(&self, caret: Caret) -> BoxPx {
        let stop = self.stop_of(caret);
        let x_px = self.stop_x_px(stop);
        self.lines()
            .get(stop.line)
            .map_or(BoxPx::default(), |line| BoxPx {
                x0: x_px,
                y0: line.top_px,
                x1: x_px,
                y1: line.bottom_px,
            })
    }

    /// The line on which the caret stands.
    pub fn line_of(&self, caret: Caret) -> usize {
        self.stop_of(caret).line
    }

    /// The line at a height; the first above all, the last below all.
    pub fn line_at(&self, y_px: f32) -> usize {
        self.lines()
            .partition_point(|line| line.bottom_px <= y_px)
            .min(self.lines().len().saturating_sub(1))
    }

    /// The caret nearest to a point. Points outside belong to the nearest line.
    pub fn hit(&self, x_px: f32, y_px: f32) -> Caret {
        self.hit_on_line(self.line_at(y_px), x_px)
    }

    /// The character under a point, as its bytes; `None` beside the text.
    pub fn cell_at(&self, x_px: f32, y_px: f32) -> Option<&Cell> {
        let line = self.lines().get(self.line_at(y_px))?;
        if y_px < line.top_px || y_px >= line.bottom_px {
            return None;
        }
        line.cells
            .iter()
            .find(|cell| cell.x0_px <= x_px && x_px < cell.x1_px)
    }

    fn hit_on_line(&self, index: usize, x_px: f32) -> Caret {
        let Some(line) = self.lines().get(index) else {
            return Caret::default();
        };
        let cell = line
            .cells
            .iter()
            .find(|cell| x_px < cell.x1_px)
            .or(line.cells.last());
        let Some(cell) = cell else {
            return self.caret_at(line.start_byte, Affinity::Downstream);
        };
        let side = if x_px <= (cell.x0_px + cell.x1_px) / 2.0 {
            Side::Left
        } else {
            Side::Right
        };
        let caret = caret_at_edge(cell, side);
        // Behind a hard break means on the next line; keep to the line that was hit.
        if caret.byte == line.end_byte && self.ends_in_hard_break(index) {
            return Caret::before(cell.start_byte);
        }
        caret
    }

    /// Whether a line ends in a character that commands a new line.
    fn ends_in_hard_break(&self, index: usize) -> bool {
        let last = index + 1 == self.lines().len();
        !last
            && self
                .lines()
                .get(index)
                .is_some_and(|line| !line.soft_wrapped)
    }

    /// One step to the left or right on the page; `None` at the paragraph's edge.
    ///
    /// Each step passes one character. Where the end of a line and the start of the next are
    /// the same place in the text they count as one; where they are not, because the line
    /// ends or begins with words of the other direction, both are stopped at.
    pub fn step(&self, caret: Caret, side: Side) -> Option<Caret> {
        let stop = self.stop_of(caret);
        let line = self.lines().get(stop.line)?;
        let cell_beside = |cells_left: usize| match side {
            Side::Left => line.cells.get(cells_left.checked_sub(1)?),
            Side::Right => line.cells.get(cells_left),
        };
        let Some(cell) = cell_beside(stop.cells_left) else {
            return self.step_to_line(stop.line, caret, side);
        };
        let landed = caret_at_edge(cell, side);
        if landed.byte != line.end_byte {
            return Some(landed);
        }
        let passed = match side {
            Side::Left => stop.cells_left.checked_sub(1)?,
            Side::Right => stop.cells_left + 1,
        };
        let commanded = self.ends_in_hard_break(stop.line);
        match cell_beside(passed) {
            Some(_) => Some(landed),
            None if commanded => self.step_to_line(stop.line, landed, side),
            None => self
                .line_start_edge(stop.line + 1)
                .filter(|next| self.is_forward(side) && next.byte == landed.byte)
                .or(Some(landed)),
        }
    }

    /// Whether a side is where the paragraph goes on.
    fn is_forward(&self, side: Side) -> bool {
        (side == Side::Left) == self.is_rtl()
    }

    /// The side from which the paragraph is read.
    fn start_side(&self) -> Side {
        if self.is_rtl() {
            Side::Right
        } else {
            Side::Left
        }
    }

    /// The caret at the edge where a line is begun, whatever character stands there.
    fn line_start_edge(&self, line: usize) -> Option<Caret> {
        let line = self.lines().get(line)?;
        let side = self.start_side();
        let cell = line.edge_cell(side);
        Some(cell.map_or(Caret::before(line.start_byte), |cell| {
            caret_at_edge(cell, side)
        }))
    }

    /// The caret at the edge where a line ends; before the command of a new line.
    fn line_end_edge(&self, index: usize) -> Option<Caret> {
        let line = self.lines().get(index)?;
        let side = self.start_side().opposite();
        let Some(cell) = line.edge_cell(side) else {
            return Some(Caret::before(line.start_byte));
        };
        let caret = caret_at_edge(cell, side);
        if caret.byte == line.end_byte && self.ends_in_hard_break(index) {
            return Some(Caret::before(cell.start_byte));
        }
        Some(caret)
    }

    /// The place where a walk over the paragraph begins (or ends): the start edge of its first
    /// line (or the end edge of its last). Not where its text begins if that is a word of the
    /// other direction.
    pub fn edge(&self, end: bool) -> Caret {
        let caret = if end {
            self.line_end_edge(self.lines().len().saturating_sub(1))
        } else {
            self.line_start_edge(0)
        };
        caret.unwrap_or_default()
    }

    /// From the edge of a line to the neighbouring line.
    fn step_to_line(&self, line: usize, from: Caret, side: Side) -> Option<Caret> {
        if self.is_forward(side) {
            return self.line_start_edge(line + 1);
        }
        self.step_back_onto(line.checked_sub(1)?, from.byte, side)
    }

    /// From the start of a line, at `from_byte`, to the end of the one before, `previous`.
    fn step_back_onto(&self, previous: usize, from_byte: usize, side: Side) -> Option<Caret> {
        let caret = self.line_end_edge(previous)?;
        if caret.byte != from_byte {
            return Some(caret);
        }
        // The same place in the text: pass the character before it.
        let cell = self.lines().get(previous)?.edge_cell(side.opposite())?;
        Some(caret_at_edge(cell, side))
    }

    /// From the start of the line that follows, but was laid out apart, to the end of the last line
    /// here; `side` is where that lies.
    /// `from_byte` is where the caret comes from, counted as if it were in this text.
    pub fn step_back_from_next_line(&self, from_byte: usize, side: Side) -> Option<Caret> {
        self.step_back_onto(self.lines().len().checked_sub(1)?, from_byte, side)
    }

    /// The same place some lines further down (or up, if negative), at `goal_x_px`;
    /// `None` beyond the paragraph.
    pub fn line_move(&self, caret: Caret, lines: isize, goal_x_px: f32) -> Option<Caret> {
        let line = self.line_of(caret).checked_add_signed(lines)?;
        (line < self.lines().len()).then(|| self.hit_on_line(line, goal_x_px))
    }

    /// The caret at `x_px` on the first or the last line.
    pub fn enter(&self, from_above: bool, x_px: f32) -> Caret {
        let last = self.lines().len().saturating_sub(1);
        self.hit_on_line(if from_above { 0 } else { last }, x_px)
    }

    /// The start of the caret's line.
    pub fn line_start(&self, caret: Caret) -> Caret {
        let line = self.lines().get(self.line_of(caret));
        Caret::before(line.map_or(0, |line| line.start_byte))
    }

    /// The end of the caret's line, before the white space at a wrap.
    pub fn line_end(&self, caret: Caret) -> Caret {
        let index = self.line_of(caret);
        let Some(line) = self.lines().get(index) else {
            return caret;
        };
        let last_seen = line
            .cells
            .iter()
            .filter(|cell| !cell.hanging)
            .max_by_key(|cell| cell.end_byte);
        match last_seen {
            Some(cell) if self.ends_in_hard_break(index) => Caret::before(cell.start_byte),
            Some(cell) => Caret::after(cell.end_byte),
            None => Caret::before(line.start_byte),
        }
    }

    /// The next or previous character in reading order; `None` at the paragraph's edge.
    pub fn step_logical(&self, caret: Caret, forward: bool) -> Option<Caret> {
        let caret = self.caret_at(caret.byte, caret.affinity);
        if forward {
            self.cells_near(caret.byte)
                .find(|cell| cell.start_byte == caret.byte)
                .map(|cell| Caret::after(cell.end_byte))
        } else {
            let before = caret.byte.checked_sub(1)?;
            self.cells_near(before)
                .find(|cell| (cell.start_byte..cell.end_byte).contains(&before))
                .map(|cell| Caret::before(cell.start_byte))
        }
    }
}
