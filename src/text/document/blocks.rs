//! The blocks of a page: which bytes are laid out together.
//!
//! A paragraph is one block unless it is very long; then it is taken apart, first at places
//! guessed from the text alone. From its beginning on, block after block, the parts are settled:
//! each is laid out with a little of the text after it, and the next one begins at the last of
//! its lines. Settled blocks look as if the paragraph had been laid out in one go, but for at most a
//! pixel at each seam, since the layout rounds the places of lines to whole pixels. A block
//! in view that is not settled yet is shown by itself; its last line may be short.
//! This file must not paint or scroll.

use std::cell::OnceCell;
use std::ops::Range;

use parley::Affinity;

use super::{Document, Slot};
use crate::text::caret::Caret;
use crate::text::cuts;
use crate::text::index::ArticleText;
use crate::text::layout::TextEngine;

/// A paragraph of several blocks.
pub(super) struct Long {
    paragraph: usize,
    /// Its blocks.
    blocks: Range<usize>,
    /// How many of them, from the first on, are where they are for good in the present style.
    settled: usize,
}

impl Long {
    pub(super) fn paragraph(&self) -> usize {
        self.paragraph
    }
}

/// How far the settling of long paragraphs has come, in blocks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Settling {
    pub done: usize,
    pub all: usize,
}

/// The blocks of a text, nothing laid out.
pub(super) fn divide(text: &ArticleText) -> (Vec<Slot>, Vec<Long>) {
    let mut slots = Vec::with_capacity(text.paragraphs().len());
    let mut long = Vec::new();
    let runs = blank_runs(text);
    for (paragraph, (span, blank_run)) in text.paragraphs().iter().zip(runs).enumerate() {
        let first = slots.len();
        let mut push = |start: usize| {
            slots.push(Slot {
                paragraph,
                start_byte: span.start_byte + start,
                cut_byte: span.start_byte + start,
                form: None,
                base: OnceCell::new(),
                blank_run,
                laid: None,
                held_bytes: 0,
                current: false,
                lines: Vec::new(),
                space_above_px: 0.0,
                folded_px: None,
                body_px: 0.0,
            });
        };
        if span.bytes().len() <= cuts::LONG_BYTES {
            push(0);
            continue;
        }
        cuts::parts(text.paragraph_str(paragraph))
            .into_iter()
            .for_each(&mut push);
        long.push(Long {
            paragraph,
            blocks: first..slots.len(),
            settled: 0,
        });
    }
    (slots, long)
}

/// For each paragraph the length of the row of paragraphs without ink in which it stands.
fn blank_runs(text: &ArticleText) -> Vec<u32> {
    let count = text.paragraphs().len();
    let mut runs = vec![0; count];
    let mut start = 0;
    for end in 0..=count {
        let blank = end < count && text.paragraph_str(end).trim().is_empty();
        if !blank {
            let length = (end - start) as u32;
            if let Some(row) = runs.get_mut(start..end) {
                row.fill(length);
            }
            start = end + 1;
        }
    }
    runs
}

impl Document {
    /// The blocks of a paragraph; an empty range out of range.
    pub fn blocks_of(&self, paragraph: usize) -> Range<usize> {
        let before = self
            .long
            .partition_point(|long| long.paragraph <= paragraph);
        let last = before.checked_sub(1).and_then(|index| self.long.get(index));
        let first = match last {
            Some(long) if long.paragraph == paragraph => return long.blocks.clone(),
            Some(long) => long.blocks.end + (paragraph - long.paragraph - 1),
            None => paragraph,
        };
        first..(first + 1).min(self.slots.len()).max(first)
    }

    /// The paragraph of which a block is all or a part.
    pub fn paragraph_of(&self, block: usize) -> usize {
        self.slots.get(block).map_or(0, |slot| slot.paragraph)
    }

    /// The block to which a byte belongs, a line end belonging to the one it closes.
    pub fn block_of_byte(&self, byte: usize) -> usize {
        self.slots
            .partition_point(|slot| slot.start_byte <= byte)
            .saturating_sub(1)
    }

    /// The block on which a caret stands.
    pub fn block_of_caret(&self, caret: Caret) -> usize {
        let block = self.block_of_byte(caret.byte);
        let at_start = caret.byte == self.start_byte(block);
        match block.checked_sub(1) {
            Some(before)
                if at_start
                    && caret.affinity == Affinity::Upstream
                    && self.goes_on_after(before) =>
            {
                before
            }
            _ => block,
        }
    }

    /// Whether the next block belongs to the same paragraph.
    pub(super) fn goes_on_after(&self, block: usize) -> bool {
        match (self.slots.get(block), self.slots.get(block + 1)) {
            (Some(slot), Some(next)) => slot.paragraph == next.paragraph,
            _ => false,
        }
    }

    /// First byte of a block in the article.
    pub(super) fn start_byte(&self, block: usize) -> usize {
        self.slots.get(block).map_or(0, |slot| slot.start_byte)
    }

    /// The bytes of a block in the article, without a line end.
    pub fn bytes_of(&self, block: usize) -> Range<usize> {
        let Some(slot) = self.slots.get(block) else {
            return 0..0;
        };
        let end = if self.goes_on_after(block) {
            self.start_byte(block + 1)
        } else {
            let span = self.text.paragraphs().get(slot.paragraph);
            span.map_or(slot.start_byte, |span| span.end_byte)
        };
        slot.start_byte..end.max(slot.start_byte)
    }

    /// The text of a block.
    pub fn block_str(&self, block: usize) -> &str {
        self.text
            .as_str()
            .get(self.bytes_of(block))
            .unwrap_or_default()
    }

    fn long_of(&self, block: usize) -> Option<usize> {
        let index = self.long.partition_point(|long| long.blocks.end <= block);
        let long = self.long.get(index)?;
        long.blocks.contains(&block).then_some(index)
    }

    /// Whether the start of a block of a long paragraph is where it is for good.
    fn is_start_settled(&self, long: &Long, block: usize) -> bool {
        block <= long.blocks.start + long.settled
    }

    /// The bytes to be shaped for a block: its own, and in a long paragraph as much after them as
    /// is needed to know where its last line ends.
    pub(super) fn bytes_to_shape(&self, block: usize) -> Range<usize> {
        let own = self.bytes_of(block);
        let Some(long) = self.long_of(block).and_then(|index| self.long.get(index)) else {
            return own;
        };
        if !self.is_start_settled(long, block) || !self.goes_on_after(block) {
            return own;
        }
        let next_cut = self
            .slots
            .get(block + 1)
            .map_or(own.end, |next| next.cut_byte);
        own.start..next_cut.max(own.end)
    }

    /// After a block has been laid out: leaves to the next one what belongs to it, and settles
    /// the block if all before it are.
    pub(super) fn end_where_next_begins(&mut self, block: usize) {
        let Some(index) = self.long_of(block) else {
            return;
        };
        let Some(long) = self.long.get(index) else {
            return;
        };
        if !self.is_start_settled(long, block) {
            return;
        }
        let is_next = block == long.blocks.start + long.settled;
        if self.goes_on_after(block) {
            let start = self.start_byte(block);
            let end = if is_next {
                self.natural_end(block)
            } else {
                self.start_byte(block + 1)
            };
            if let Some(laid) = self
                .slots
                .get_mut(block)
                .and_then(|slot| slot.laid.as_mut())
            {
                laid.end_before(end - start);
            }
            if is_next {
                self.begin_at(block + 1, end);
            }
        }
        if is_next && let Some(long) = self.long.get_mut(index) {
            long.settled += 1;
        }
    }

    /// Where the block after a freshly laid out one begins.
    fn natural_end(&self, block: usize) -> usize {
        let shaped = self.bytes_to_shape(block);
        let Some((slot, laid)) = self
            .slots
            .get(block)
            .and_then(|slot| Some((slot, slot.laid.as_ref()?)))
        else {
            return shaped.end;
        };
        let text = self.text.as_str().get(shaped.clone()).unwrap_or_default();
        // Not before the place that was guessed for this block's own start: blocks must not grow.
        let least = slot.cut_byte.saturating_sub(shaped.start);
        let starts = laid
            .lines()
            .iter()
            .map(|line| line.start_byte)
            .filter(|start| *start > least);
        let good = cuts::last_good(text, starts.clone());
        let byte = match good {
            Some(cut) if cut.exact => Some(cut.byte),
            _ => cuts::last_checked(text, self.style_of(block).base, starts)
                .or(good.map(|cut| cut.byte)),
        };
        byte.map_or(shaped.end, |byte| shaped.start + byte)
    }

    fn begin_at(&mut self, block: usize, byte: usize) {
        let Some(slot) = self
            .slots
            .get_mut(block)
            .filter(|slot| slot.start_byte != byte)
        else {
            return;
        };
        slot.start_byte = byte;
        slot.current = false;
        self.let_go(block);
        self.estimate_one(block);
        self.update_height(block);
    }

    /// For another style: the parts of a long paragraph begin where they were guessed.
    pub(super) fn unsettle(&mut self, paragraph: usize) {
        let found = self
            .long
            .iter_mut()
            .find(|long| long.paragraph == paragraph);
        let Some(long) = found else {
            return;
        };
        long.settled = 0;
        for block in long.blocks.clone() {
            self.let_go(block);
            if let Some(slot) = self.slots.get_mut(block) {
                slot.start_byte = slot.cut_byte;
            }
        }
    }

    /// How far long paragraphs are settled; `None` if all are.
    pub fn settling(&self) -> Option<Settling> {
        let done = self.long.iter().map(|long| long.settled).sum();
        let all = self.long.iter().map(|long| long.blocks.len()).sum();
        (done < all).then_some(Settling { done, all })
    }

    /// Settles blocks of long paragraphs from the top, as long as `go_on` says so. What is not
    /// near the blocks shown last does not stay laid out.
    pub fn settle(&mut self, engine: &mut TextEngine, mut go_on: impl FnMut() -> bool) {
        for index in 0..self.long.len() {
            while let Some(long) = self.long.get(index) {
                if long.settled >= long.blocks.len() {
                    break;
                }
                if !go_on() {
                    return;
                }
                let block = long.blocks.start + long.settled;
                let was_held = self.held.contains(&block);
                // Laid out as a part of its own before, if at all.
                self.let_go(block);
                self.lay_out(engine, block);
                if !was_held {
                    self.let_go(block);
                }
            }
        }
    }
}
