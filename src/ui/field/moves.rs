//! Where the caret goes: by keys and by the pointer. It must not change the text.
use super::editor::Editor;
use crate::text::caret::{Caret, Side};
use crate::text::segment;
use crate::text::visual::BoxPx;
use parley::Affinity;
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// What the last press of the pointer has taken; a drag goes on by the same.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) enum Pressed {
    #[default]
    Character,
    /// A word, as bytes.
    Word(Range<usize>),
    /// A paragraph, as bytes.
    Paragraph(Range<usize>),
}

impl Editor {
    /// Places the caret; the selection stretches there with `extend`.
    pub(super) fn go(&mut self, caret: Caret, extend: bool) {
        self.focus = self.caret_at(caret.byte, caret.affinity);
        if !extend {
            self.anchor = self.focus;
        }
        self.goal_x_px = None;
    }

    /// One step to a side of the screen. A selection is left at that side.
    pub(super) fn move_to_side(&mut self, side: Side, extend: bool) {
        if !extend && !self.selection().is_empty() {
            let end = self.end_at_side(side);
            self.go(end, false);
            return;
        }
        let mut next = self.page.step(self.focus, side);
        // Never inside a character that is set in several pieces.
        while next != self.focus
            && segment::grapheme_floor(self.shown_text(), next.byte) != next.byte
        {
            let further = self.page.step(next, side);
            if further == next {
                break;
            }
            next = further;
        }
        self.go(next, extend);
    }

    /// The end of the selection that is seen on a side.
    fn end_at_side(&self, side: Side) -> Caret {
        let place = |caret: Caret| self.page.caret_box(caret).unwrap_or_default();
        let (anchor, focus) = (place(self.anchor), place(self.focus));
        let anchor_first = if anchor.y0 == focus.y0 {
            (anchor.x0 < focus.x0) == (side == Side::Left)
        } else {
            // On other lines, the side from which one reads on.
            let forward = (side == Side::Left) == self.page.is_rtl_at(self.focus.byte);
            (anchor.y0 > focus.y0) == forward
        };
        if anchor_first {
            self.anchor
        } else {
            self.focus
        }
    }

    /// A word towards a side of the screen, in the direction of the paragraph.
    pub(super) fn move_by_word(&mut self, side: Side, extend: bool) {
        let forward = (side == Side::Left) == self.page.is_rtl_at(self.focus.byte);
        let byte = self.word_edge(self.focus.byte, forward);
        let affinity = if forward {
            Affinity::Upstream
        } else {
            Affinity::Downstream
        };
        self.go(Caret { byte, affinity }, extend);
    }

    /// The end of the next word after a byte, or the start of the one before it. A sign that
    /// stands by itself counts as a word.
    pub(super) fn word_edge(&self, from_byte: usize, forward: bool) -> usize {
        let text = self.shown_text();
        let words = text
            .split_word_bound_indices()
            .filter(|(_, word)| !word.trim().is_empty());
        if forward {
            let mut ends = words.map(|(at, word)| at + word.len());
            ends.find(|end| *end > from_byte).unwrap_or(text.len())
        } else {
            let starts = words.map(|(at, _)| at);
            starts.take_while(|at| *at < from_byte).last().unwrap_or(0)
        }
    }

    /// Some lines up or down; beyond the first or last, to the start or the end of the text.
    pub(super) fn move_by_lines(&mut self, down: bool, lines: usize, extend: bool) {
        let goal_x_px = self.goal_x_px.or(self.caret().map(|caret| caret.x0));
        let goal_x_px = goal_x_px.unwrap_or_default();
        let mut caret = self.focus;
        for _ in 0..lines.max(1) {
            let Some(next) = self.page.line_move(caret, down, goal_x_px) else {
                caret = self.text_edge(down);
                break;
            };
            caret = next;
        }
        self.go(caret, extend);
        self.goal_x_px = Some(goal_x_px);
    }

    /// To the start or the end of the line, or of the whole text.
    pub(super) fn move_to_edge(&mut self, end: bool, whole: bool, extend: bool) {
        let caret = if whole {
            self.text_edge(end)
        } else {
            self.page.line_edge(self.focus, end)
        };
        self.go(caret, extend);
    }

    fn text_edge(&self, end: bool) -> Caret {
        let len = self.shown_text().len();
        match end {
            true if len > 0 => Caret::after(len),
            _ => Caret::before(0),
        }
    }

    /// The pointer is pressed at a point, for the `count`th time in a row.
    pub(super) fn press(&mut self, x_px: f32, y_px: f32, count: u32, extend: bool) {
        let character = self.page.character_at(x_px, y_px);
        self.pressed = match count {
            1 => Pressed::Character,
            2 => Pressed::Word(self.word_at(character)),
            _ => Pressed::Paragraph(self.paragraph_at(character)),
        };
        match self.pressed.clone() {
            Pressed::Character => self.go(self.page.hit(x_px, y_px), extend),
            Pressed::Word(range) | Pressed::Paragraph(range) => {
                self.select(range.start, range.end);
            }
        }
    }

    /// The pointer has been dragged to a point.
    pub(super) fn drag(&mut self, x_px: f32, y_px: f32) {
        let character = self.page.character_at(x_px, y_px);
        let (origin, here) = match self.pressed.clone() {
            Pressed::Character => {
                self.go(self.page.hit(x_px, y_px), true);
                return;
            }
            Pressed::Word(origin) => (origin, self.word_at(character)),
            Pressed::Paragraph(origin) => (origin, self.paragraph_at(character)),
        };
        if here.start < origin.start {
            self.select(origin.end, here.start);
        } else {
            self.select(origin.start, here.end.max(origin.end));
        }
    }

    fn word_at(&self, byte: usize) -> Range<usize> {
        let Some(part) = self.page.part_at(byte) else {
            return 0..0;
        };
        let local = segment::word_or_grapheme_at(&part.text, byte - part.start_byte.min(byte));
        part.start_byte + local.start..part.start_byte + local.end
    }

    fn paragraph_at(&self, byte: usize) -> Range<usize> {
        let part = self.page.part_at(byte);
        part.map_or(0..0, |part| part.start_byte..part.end_byte())
    }

    /// The caret's place without width, unless the input method hides it.
    pub(super) fn caret(&self) -> Option<BoxPx> {
        (!self.hides_caret()).then(|| self.page.caret_box(self.focus))?
    }
}
