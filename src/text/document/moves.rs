//! Moving the caret over a page: by character, word, sentence, line, paragraph.
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
    ///
    /// Between paragraphs of one direction the walk goes on at the edge of the line, so that no
    /// character is left out; where the direction changes, it goes to the start or end of the
    /// text, from which each side leads into that paragraph or back.
    pub fn step(&mut self, engine: &mut TextEngine, caret: Caret, side: Side) -> Caret {
        let index = self.block_of_caret(caret);
        let start_byte = self.start_byte(index);
        let goes_on = self.goes_on_after(index);
        let Some(laid) = self.block(engine, index) else {
            return caret;
        };
        let local = in_block(caret, start_byte);
        let rtl = laid.is_rtl();
        let forward = (side == Side::Left) == rtl;
        let stepped = laid.step(local, side);
        let at_seam = |landed: &Caret| {
            goes_on
                && forward
                && landed.byte == laid.len_byte()
                && laid.step(*landed, side).is_none()
        };
        if let Some(landed) = stepped.filter(|landed| !at_seam(landed)) {
            return in_article(landed, start_byte);
        }
        let landed = stepped.map(|landed| in_article(landed, start_byte));
        let Some(next) = self.neighbour(index, forward) else {
            return landed.unwrap_or(caret);
        };
        let within = if forward {
            goes_on
        } else {
            self.goes_on_after(next)
        };
        let start_byte = self.start_byte(next);
        let Some(laid) = self.block(engine, next) else {
            return landed.unwrap_or(caret);
        };
        if let Some(landed) = landed {
            // The end of the block and the start of the next: one place, or two where words of the
            // other direction stand there.
            let edge = in_article(laid.edge(false), start_byte);
            return if edge.byte == landed.byte {
                edge
            } else {
                landed
            };
        }
        if within && !forward {
            let from_byte = caret.byte.saturating_sub(start_byte);
            let local = laid.step_back_from_next_line(from_byte, side);
            return local.map_or(caret, |local| in_article(local, start_byte));
        }
        if within || laid.is_rtl() == rtl {
            in_article(laid.edge(!forward), start_byte)
        } else if forward {
            Caret::before(start_byte)
        } else {
            self.paragraph_end(next)
        }
    }

    /// To the start of the next paragraph with ink, or else the end of the page; backward to the
    /// start of this one, then of the one before, and no further than the first.
    pub fn paragraph_move(&self, caret: Caret, forward: bool) -> Caret {
        let mut index = self.text.paragraph_of_byte(caret.byte);
        let start_byte = |index: usize| self.start_byte(self.blocks_of(index).start);
        let is_stop = |index: usize| {
            let has_ink = !self.text.paragraph_str(index).trim().is_empty();
            has_ink && !self.is_folded(self.blocks_of(index).start)
        };
        if !forward && is_stop(index) {
            let start = Caret::before(start_byte(index));
            if start.byte < caret.byte {
                return start;
            }
        }
        loop {
            let next = if forward {
                Some(index + 1)
            } else {
                index.checked_sub(1)
            };
            let Some(next) = next.filter(|next| *next < self.text.paragraphs().len()) else {
                break;
            };
            index = next;
            if is_stop(index) {
                return Caret::before(start_byte(index));
            }
        }
        let end = self.last_seen_end();
        end.filter(|end| forward && end.byte > caret.byte)
            .unwrap_or(caret)
    }

    /// The end of the last paragraph that is not folded away.
    fn last_seen_end(&self) -> Option<Caret> {
        let last = (0..self.slots.len())
            .rev()
            .find(|index| !self.is_folded(*index))?;
        Some(self.paragraph_end(last))
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
