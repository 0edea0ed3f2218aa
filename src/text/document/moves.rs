//! Moving the caret over a page: by character, word, sentence, line, paragraph.
//!
//! It must not scroll or select.

use parley::Affinity;

use super::{Document, in_article, in_paragraph};
use crate::text::caret::{Caret, Side};
use crate::text::layout::TextEngine;
use crate::text::segment;

impl Document {
    /// One step to the left or right on the page, over paragraphs; the caret itself at the
    /// page's edge.
    ///
    /// Between paragraphs of one direction the walk goes on at the edge of the line, so that no
    /// character is left out; where the direction changes, it goes to the start or end of the
    /// text, from which each side leads into that paragraph or back.
    pub fn step(&mut self, engine: &mut TextEngine, caret: Caret, side: Side) -> Caret {
        let index = self.text.paragraph_of_byte(caret.byte);
        let start_byte = self.start_byte(index);
        let Some(laid) = self.paragraph(engine, index) else {
            return caret;
        };
        if let Some(local) = laid.step(in_paragraph(caret, start_byte), side) {
            return in_article(local, start_byte);
        }
        let rtl = laid.is_rtl();
        let forward = (side == Side::Left) == rtl;
        let Some(next) = self.neighbour(index, forward) else {
            return caret;
        };
        let start_byte = self.start_byte(next);
        match self.paragraph(engine, next) {
            Some(laid) if laid.is_rtl() == rtl => in_article(laid.edge(!forward), start_byte),
            _ if forward => Caret::before(start_byte),
            _ => self.paragraph_end(next),
        }
    }

    /// To the start of the next paragraph with ink, or else the end of the page; backward to the
    /// start of this one, then of the one before, and no further than the first.
    pub fn paragraph_move(&self, caret: Caret, forward: bool) -> Caret {
        let mut index = self.text.paragraph_of_byte(caret.byte);
        let has_ink = |index: usize| !self.text.paragraph_str(index).trim().is_empty();
        if !forward && has_ink(index) && !self.is_folded(index) {
            let start = Caret::before(self.start_byte(index));
            if start.byte < caret.byte {
                return start;
            }
        }
        while let Some(next) = self.neighbour(index, forward) {
            if has_ink(next) {
                return Caret::before(self.start_byte(next));
            }
            index = next;
        }
        if forward {
            self.last_seen_end().filter(|end| end.byte > caret.byte)
        } else {
            None
        }
        .unwrap_or(caret)
    }

    /// The end of the last paragraph that is not folded away.
    fn last_seen_end(&self) -> Option<Caret> {
        let last = (0..self.slots.len())
            .rev()
            .find(|index| !self.is_folded(*index))?;
        Some(self.paragraph_end(last))
    }

    fn paragraph_end(&self, paragraph: usize) -> Caret {
        match self.text.paragraphs().get(paragraph) {
            Some(span) if !span.is_empty() => Caret::after(span.end_byte),
            Some(span) => Caret::before(span.start_byte),
            None => Caret::default(),
        }
    }

    /// The next or previous paragraph that is not folded away.
    fn neighbour(&self, paragraph: usize, forward: bool) -> Option<usize> {
        let mut index = paragraph;
        loop {
            index = if forward {
                index + 1
            } else {
                index.checked_sub(1)?
            };
            if index >= self.slots.len() {
                return None;
            }
            if !self.is_folded(index) {
                return Some(index);
            }
        }
    }

    /// To the end of this word or the next, or to the start of this one or the one before,
    /// in reading order and over paragraphs.
    pub fn word_move(&self, caret: Caret, forward: bool) -> Caret {
        self.segment_move(
            caret,
            forward,
            segment::next_word_end,
            segment::previous_word_start,
        )
    }

    /// To the end of this sentence or the next, or to the start of this one or the one
    /// before, in reading order and over paragraphs.
    pub fn sentence_move(&self, caret: Caret, forward: bool) -> Caret {
        self.segment_move(
            caret,
            forward,
            segment::next_sentence_end,
            segment::previous_sentence_start,
        )
    }

    fn segment_move(
        &self,
        caret: Caret,
        forward: bool,
        next_end: fn(&str, usize) -> usize,
        previous_start: fn(&str, usize) -> usize,
    ) -> Caret {
        let index = self.text.paragraph_of_byte(caret.byte);
        let text = self.text.paragraph_str(index);
        let start_byte = self.start_byte(index);
        let local = (caret.byte - start_byte).min(text.len());
        let moved = if forward {
            next_end(text, local)
        } else {
            previous_start(text, local)
        };
        if moved != local {
            let affinity = if forward {
                Affinity::Upstream
            } else {
                Affinity::Downstream
            };
            return Caret {
                byte: start_byte + moved,
                affinity,
            };
        }
        match self.neighbour(index, forward) {
            Some(next) if forward => Caret::before(self.start_byte(next)),
            Some(previous) => self.paragraph_end(previous),
            None => caret,
        }
    }

    /// Some lines down, or up if negative, at `goal_x_px`; the caret itself at the page's
    /// first or last line.
    pub fn line_move(
        &mut self,
        engine: &mut TextEngine,
        caret: Caret,
        lines: isize,
        goal_x_px: f32,
    ) -> Caret {
        let forward = lines > 0;
        let step = if forward { 1 } else { -1 };
        (0..lines.unsigned_abs()).fold(caret, |caret, _| {
            self.one_line_move(engine, caret, step, forward, goal_x_px)
        })
    }

    fn one_line_move(
        &mut self,
        engine: &mut TextEngine,
        caret: Caret,
        step: isize,
        forward: bool,
        goal_x_px: f32,
    ) -> Caret {
        let index = self.text.paragraph_of_byte(caret.byte);
        let start_byte = self.start_byte(index);
        let moved = self
            .paragraph(engine, index)
            .and_then(|laid| laid.line_move(in_paragraph(caret, start_byte), step, goal_x_px));
        if let Some(local) = moved {
            return in_article(local, start_byte);
        }
        let Some(next) = self.neighbour(index, forward) else {
            return caret;
        };
        let start_byte = self.start_byte(next);
        self.paragraph(engine, next).map_or(caret, |laid| {
            in_article(laid.enter(forward, goal_x_px), start_byte)
        })
    }

    /// The start or the end of the caret's line.
    pub fn line_edge(&mut self, engine: &mut TextEngine, caret: Caret, end: bool) -> Caret {
        let index = self.text.paragraph_of_byte(caret.byte);
        let start_byte = self.start_byte(index);
        let local = in_paragraph(caret, start_byte);
        self.paragraph(engine, index).map_or(caret, |laid| {
            let moved = if end {
                laid.line_end(local)
            } else {
                laid.line_start(local)
            };
            in_article(moved, start_byte)
        })
    }
}
