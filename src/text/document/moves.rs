//! Moving the caret over a page: by character, word, sentence, line.
//!
//! It must not scroll or select.

use parley::Affinity;

use super::{Document, in_article, in_block};
use crate::text::caret::{Caret, Side};
use crate::text::layout::TextEngine;
use crate::text::segment;

impl Document {
    /// One step to the left or right on the page, over paragraphs; the caret itself at the
    /// page's edge.
    pub fn step(&mut self, engine: &mut TextEngine, caret: Caret, side: Side) -> Caret {
        let index = self.block_of_caret(caret);
        let start_byte = self.start_byte(index);
        let goes_on = self.goes_on_after(index);
        let end_byte = self.bytes_of(index).end;
        let Some(laid) = self.block(engine, index) else {
            return caret;
        };
        let forward = (side == Side::Left) == laid.is_rtl();
        if let Some(local) = laid.step(in_block(caret, start_byte), side) {
            let landed = in_article(local, start_byte);
            // As within a paragraph: go where the next line is read first.
            return if forward && goes_on && landed.byte == end_byte {
                self.step_into(engine, index + 1, side)
            } else {
                landed
            };
        }
        let Some(next) = self.neighbour(index, forward) else {
            return caret;
        };
        if forward && goes_on {
            return self.step_into(engine, next, side);
        }
        if forward {
            return Caret::before(self.start_byte(next));
        }
        if self.goes_on_after(next) {
            let start_byte = self.start_byte(next);
            let local = self
                .block(engine, next)
                .and_then(|laid| laid.step_back_from_next_line(side));
            if let Some(local) = local {
                return in_article(local, start_byte);
            }
        }
        self.paragraph_end(next)
    }

    /// From the block before, which ends with a wrapped line.
    fn step_into(&mut self, engine: &mut TextEngine, block: usize, side: Side) -> Caret {
        let start_byte = self.start_byte(block);
        let first = self
            .block(engine, block)
            .and_then(|laid| laid.step_on_from_previous_line(side));
        in_article(first.unwrap_or_default(), start_byte)
    }

    /// The end of the paragraph that ends with a block.
    fn paragraph_end(&self, block: usize) -> Caret {
        let bytes = self.bytes_of(block);
        if bytes.is_empty() {
            Caret::before(bytes.start)
        } else {
            Caret::after(bytes.end)
        }
    }

    /// The next or previous block that is not folded away.
    fn neighbour(&self, block: usize, forward: bool) -> Option<usize> {
        let mut index = block;
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
        let bytes = self.text.surroundings(caret.byte);
        let start_byte = bytes.start;
        let text = self.text.as_str().get(bytes).unwrap_or_default();
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
        let paragraph = self.text.paragraph_of_byte(caret.byte);
        let blocks = self.blocks_of(paragraph);
        let edge = if forward {
            blocks.end.saturating_sub(1)
        } else {
            blocks.start
        };
        match self.neighbour(edge, forward) {
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
        let index = self.block_of_caret(caret);
        let start_byte = self.start_byte(index);
        let moved = self
            .block(engine, index)
            .and_then(|laid| laid.line_move(in_block(caret, start_byte), step, goal_x_px));
        if let Some(local) = moved {
            return in_article(local, start_byte);
        }
        let Some(next) = self.neighbour(index, forward) else {
            return caret;
        };
        let start_byte = self.start_byte(next);
        self.block(engine, next).map_or(caret, |laid| {
            in_article(laid.enter(forward, goal_x_px), start_byte)
        })
    }

    /// The start or the end of the caret's line.
    pub fn line_edge(&mut self, engine: &mut TextEngine, caret: Caret, end: bool) -> Caret {
        let index = self.block_of_caret(caret);
        let start_byte = self.start_byte(index);
        let local = in_block(caret, start_byte);
        self.block(engine, index).map_or(caret, |laid| {
            let moved = if end {
                laid.line_end(local)
            } else {
                laid.line_start(local)
            };
            in_article(moved, start_byte)
        })
    }
}
