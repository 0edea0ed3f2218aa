//! A whole article as a page: laid out block by block when it is needed, at its bytes in the
//! untouched text.
//!
//! A block is a paragraph, or a part of a very long one (see `blocks`). Blocks which nobody
//! has looked at have an estimated height. Nothing here paints or scrolls; the owner asks for a
//! stretch of the page and gets it laid out. Bytes are those of the article; pixels count from
//! the page's top left corner.

use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::ops::Range;

use parley::BaseDirection;

use super::caret::Caret;
use super::direction::base_direction;
use super::heights::Heights;
use super::index::ArticleText;
use super::layout::{ParagraphStyle, TextEngine};
use super::region::Hanging;
use super::visual::{BoxPx, LaidParagraph};

mod blocks;
mod holding;
mod moves;

pub use blocks::Settling;

/// Mean advance of a character in the reading face, as a part of the font size. Only used
/// to guess heights.
const MEAN_ADVANCE_EM: f32 = 0.42;

/// Height of a paragraph without ink, as a part of a line.
const BLANK_LINE: f32 = 0.45;

/// Height of several such paragraphs in a row, all together.
const BLANK_RUN_LINES: f32 = 0.9;

/// How a paragraph departs from the style of its page.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Form {
    pub bold: bool,
    /// Font size as a multiple of the page's.
    pub size: f32,
    /// Line height as a multiple of the paragraph's own font size.
    pub line_height: f32,
}

/// Where a line of a block stands; kept when its layout is not.
#[derive(Clone, Copy, PartialEq, Debug)]
struct LinePlace {
    /// First byte within the block.
    start_byte: usize,
    top_px: f32,
    bottom_px: f32,
}

/// A block and what is known of it.
struct Slot {
    paragraph: usize,
    /// First byte in the article.
    start_byte: usize,
    /// Where it begins as long as the lines before it are not known.
    cut_byte: usize,
    form: Option<Form>,
    /// Decided when it is asked for, in the paragraph's first block: it takes reading the whole
    /// paragraph.
    base: OnceCell<BaseDirection>,
    /// How many paragraphs without ink stand in the row that this one belongs to; 0 for
    /// one with ink.
    blank_run: u32,
    laid: Option<LaidParagraph>,
    /// Bytes that were shaped for `laid`.
    held_bytes: usize,
    /// Whether `laid` and `lines` are those of the present width.
    current: bool,
    /// The lines as they were laid out last.
    lines: Vec<LinePlace>,
    space_above_px: f32,
    /// Set while the block is folded away: the height shown in its place.
    folded_px: Option<f32>,
    body_px: f32,
}

/// A place on the page that survives a new width or text size.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Anchor {
    /// First byte of the anchored line.
    pub byte: usize,
    /// How far below the top of that line the place is.
    pub below_px: f32,
}

/// The page.
pub struct Document {
    text: ArticleText,
    style: ParagraphStyle,
    gap_px: f32,
    slots: Vec<Slot>,
    /// The paragraphs of several blocks, in order.
    long: Vec<blocks::Long>,
    heights: Heights,
    /// The blocks whose layouts are held, and the bytes of their texts.
    held: BTreeSet<usize>,
    held_bytes: usize,
    laid_count: usize,
    revision: u64,
}

impl Document {
    /// A page on which nothing is laid out yet. A base direction `Auto` in `style` is
    /// decided for each paragraph by [`base_direction`].
    pub fn new(text: ArticleText, style: ParagraphStyle, gap_px: f32) -> Self {
        let (slots, long) = blocks::divide(&text);
        let mut document = Self {
            text,
            style,
            gap_px,
            slots,
            long,
            heights: Heights::default(),
            held: BTreeSet::new(),
            held_bytes: 0,
            laid_count: 0,
            revision: 0,
        };
        document.estimate();
        document
    }

    /// The text of the page.
    pub fn text(&self) -> &ArticleText {
        &self.text
    }

    /// The style in force.
    pub fn style(&self) -> &ParagraphStyle {
        &self.style
    }

    /// How often a block has been shaped so far, for tests and measurements.
    pub fn laid_count(&self) -> usize {
        self.laid_count
    }

    /// Grows whenever something may stand elsewhere than before.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Changes the style. A change of width or alignment alone keeps the shaped text.
    pub fn set_style(&mut self, style: ParagraphStyle, gap_px: f32) {
        if self.style == style && self.gap_px == gap_px {
            return;
        }
        let reshape = self.style
            != ParagraphStyle {
                width_pt: self.style.width_pt,
                alignment: self.style.alignment,
                ..style
            };
        self.style = style;
        self.gap_px = gap_px;
        for slot in &mut self.slots {
            slot.current = false;
        }
        if reshape {
            for block in std::mem::take(&mut self.held) {
                self.let_go(block);
            }
        }
        let long: Vec<usize> = self.long.iter().map(|long| long.paragraph()).collect();
        long.into_iter()
            .for_each(|paragraph| self.unsettle(paragraph));
        self.estimate();
    }

    /// Sets a paragraph apart from the style of the page, or makes it like the others.
    pub fn set_form(&mut self, paragraph: usize, form: Option<Form>) {
        let mut changed = false;
        let blocks = self.blocks_of(paragraph);
        for block in blocks.clone() {
            if let Some(slot) = self.slots.get_mut(block)
                && slot.form != form
            {
                slot.form = form;
                slot.current = false;
                changed = true;
            }
        }
        if !changed {
            return;
        }
        self.unsettle(paragraph);
        for block in blocks {
            self.let_go(block);
            self.estimate_one(block);
            self.update_height(block);
        }
    }

    /// Sets the room kept free above a paragraph, for a picture or a note.
    pub fn set_space_above(&mut self, paragraph: usize, px: f32) {
        let block = self.blocks_of(paragraph).start;
        if let Some(slot) = self.slots.get_mut(block)
            && slot.space_above_px != px
        {
            slot.space_above_px = px;
            self.update_height(block);
        }
    }

    /// Folds a paragraph away, showing `Some` height in its place, or unfolds it.
    pub fn set_folded(&mut self, paragraph: usize, folded_px: Option<f32>) {
        let blocks = self.blocks_of(paragraph);
        for block in blocks.clone() {
            let px = if block == blocks.start {
                folded_px
            } else {
                folded_px.map(|_| 0.0)
            };
            if let Some(slot) = self.slots.get_mut(block)
                && slot.folded_px != px
            {
                slot.folded_px = px;
                self.update_height(block);
            }
        }
    }

    /// Whether a block is folded away.
    pub fn is_folded(&self, block: usize) -> bool {
        self.slots
            .get(block)
            .is_some_and(|slot| slot.folded_px.is_some())
    }

    /// The style of one block, its base direction decided.
    fn style_of(&self, block: usize) -> ParagraphStyle {
        let mut style = self.sizes_of(block);
        if style.base == BaseDirection::Auto {
            let paragraph = self.slots.get(block).map_or(0, |slot| slot.paragraph);
            let decide = || base_direction(self.text.paragraph_str(paragraph));
            style.base = self
                .slots
                .get(self.blocks_of(paragraph).start)
                .map_or_else(decide, |first| *first.base.get_or_init(decide));
        }
        style
    }

    /// The style of one block but for its base direction.
    fn sizes_of(&self, block: usize) -> ParagraphStyle {
        let mut style = self.style;
        if let Some(slot) = self.slots.get(block) {
            if let Some(form) = slot.form {
                style.bold = form.bold;
                style.size_pt *= form.size;
                style.line_height = form.line_height;
            }
            if slot.blank_run > 0 {
                let share = BLANK_LINE.min(BLANK_RUN_LINES / slot.blank_run as f32);
                style.line_height *= share;
            }
        }
        style
    }

    fn estimate(&mut self) {
        for block in 0..self.slots.len() {
            self.estimate_one(block);
        }
        let heights = (0..self.slots.len()).map(|i| self.slot_px(i)).collect();
        self.heights = Heights::new(heights);
        self.revision += 1;
    }

    fn estimate_one(&mut self, block: usize) {
        let style = self.sizes_of(block);
        let em_px = style.size_pt * style.scale;
        let width_px = style
            .width_pt
            .map_or(f32::INFINITY, |width| (width * style.scale).max(1.0));
        let bytes = self.bytes_of(block);
        let Some(slot) = self.slots.get_mut(block) else {
            return;
        };
        let lines = if slot.blank_run > 0 {
            1.0
        } else {
            let scalars = self
                .text
                .paragraphs()
                .get(slot.paragraph)
                .map_or(0.0, |span| {
                    let share = bytes.len() as f32 / span.bytes().len().max(1) as f32;
                    span.scalars().len() as f32 * share
                });
            let advance_px = scalars * em_px * MEAN_ADVANCE_EM;
            (advance_px / width_px).ceil().max(1.0)
        };
        slot.body_px = lines * em_px * style.line_height;
    }

    fn slot_px(&self, block: usize) -> f64 {
        let Some(slot) = self.slots.get(block) else {
            return 0.0;
        };
        let body_px = match slot.folded_px {
            Some(0.0) => return 0.0,
            Some(folded_px) => folded_px,
            None => slot.body_px,
        };
        // A paragraph without ink is a gap already, and there is none within a paragraph.
        let goes_on = slot.folded_px.is_none() && self.goes_on_after(block);
        let gap_px = if slot.blank_run > 0 || goes_on {
            0.0
        } else {
            self.gap_px
        };
        f64::from(slot.space_above_px + body_px + gap_px)
    }

    fn update_height(&mut self, block: usize) {
        let px = self.slot_px(block);
        self.heights.set(block, px);
        self.revision += 1;
    }

    /// The block, laid out if it was not; `None` out of range.
    pub fn block(&mut self, engine: &mut TextEngine, block: usize) -> Option<&LaidParagraph> {
        let slot = self.slots.get(block)?;
        if !slot.current || slot.laid.is_none() {
            self.lay_out(engine, block);
        }
        self.laid(block)
    }

    fn lay_out(&mut self, engine: &mut TextEngine, block: usize) {
        let style = self.style_of(block);
        let bytes = self.bytes_to_shape(block);
        let text = self.text.as_str().get(bytes.clone()).unwrap_or_default();
        let Some(slot) = self.slots.get_mut(block) else {
            return;
        };
        match &mut slot.laid {
            Some(laid) => laid.wrap(text, &style),
            None => {
                slot.laid = Some(LaidParagraph::new(engine, text, &style));
                slot.held_bytes = text.len();
                self.laid_count += 1;
                self.held.insert(block);
                self.held_bytes += text.len();
            }
        }
        self.end_where_next_begins(block);
        let Some(slot) = self.slots.get_mut(block) else {
            return;
        };
        let Some(laid) = &slot.laid else {
            return;
        };
        let body_px = laid.height_px();
        let lines = laid.lines().iter().map(|line| LinePlace {
            start_byte: line.start_byte,
            top_px: line.top_px,
            bottom_px: line.bottom_px,
        });
        let as_before =
            slot.current && slot.body_px == body_px && slot.lines.iter().copied().eq(lines.clone());
        slot.current = true;
        // What was laid out before and let go stands where it stood.
        if !as_before {
            slot.lines = lines.collect();
            slot.body_px = body_px;
            self.update_height(block);
        }
    }

    /// Whether the height of a block has been measured and is not a guess.
    pub fn is_measured(&self, block: usize) -> bool {
        self.slots.get(block).is_some_and(|slot| slot.current)
    }

    /// The block if it is laid out for the present style.
    pub fn laid(&self, block: usize) -> Option<&LaidParagraph> {
        let slot = self.slots.get(block)?;
        slot.laid.as_ref().filter(|_| slot.current)
    }

    /// Lays out what lies between two heights and says which blocks these are.
    pub fn show(&mut self, engine: &mut TextEngine, y_px: Range<f32>) -> Range<usize> {
        let first = self.block_at(y_px.start);
        let mut next = first;
        let mut top_px = self.heights.before(first);
        while next < self.slots.len() && (next == first || top_px < f64::from(y_px.end)) {
            if !self.is_folded(next) {
                self.block(engine, next);
            }
            top_px += self.heights.get(next);
            next += 1;
        }
        self.let_go_beyond(&(first..next));
        first..next
    }

    /// Height of the page as far as it is known.
    pub fn height_px(&self) -> f32 {
        self.heights.total() as f32
    }

    /// Top of the room above a block.
    pub fn slot_top_px(&self, block: usize) -> f32 {
        self.heights.before(block) as f32
    }

    /// Top of a block's first line.
    pub fn top_px(&self, block: usize) -> f32 {
        let space_px = self
            .slots
            .get(block)
            .map_or(0.0, |slot| slot.space_above_px);
        self.slot_top_px(block) + space_px
    }

    /// The block at a height; the first above the page, the last below.
    pub fn block_at(&self, y_px: f32) -> usize {
        self.heights.at(f64::from(y_px))
    }

    /// Top and bottom of the line on which a byte stands; guessed from the share of the
    /// text before it until the block has been laid out. `None` if it is folded away.
    pub fn line_y_px(&self, byte: usize) -> Option<Range<f32>> {
        let index = self.block_of_byte(byte);
        let slot = self.slots.get(index).filter(|_| !self.is_folded(index))?;
        let bytes = self.bytes_of(index);
        let top_px = self.top_px(index);
        let local = byte.clamp(bytes.start, bytes.end) - bytes.start;
        if slot.current {
            let after = slot.lines.partition_point(|line| line.start_byte <= local);
            let line = slot.lines.get(after.saturating_sub(1))?;
            return Some(top_px + line.top_px..top_px + line.bottom_px);
        }
        let style = self.sizes_of(index);
        let line_px = (style.size_pt * style.line_height * style.scale).max(1.0);
        let lines = (slot.body_px / line_px).round().max(1.0);
        let share = local as f32 / bytes.len().max(1) as f32;
        let start = top_px + (share * lines).floor().min(lines - 1.0) * line_px;
        Some(start..start + line_px)
    }

    /// The place at a height, in terms of the text.
    pub fn anchor_at(&self, y_px: f32) -> Anchor {
        let block = self.block_at(y_px);
        let start_byte = self.start_byte(block);
        let within_px = y_px - self.top_px(block);
        let lines = self
            .slots
            .get(block)
            .filter(|slot| slot.current && within_px > 0.0)
            .map_or(&[][..], |slot| &slot.lines);
        let below = lines.partition_point(|line| line.bottom_px <= within_px);
        let line = lines.get(below).or(lines.last());
        line.map_or(
            Anchor {
                byte: start_byte,
                below_px: within_px,
            },
            |line| Anchor {
                byte: start_byte + line.start_byte,
                below_px: within_px - line.top_px,
            },
        )
    }

    /// Where an anchored place is now.
    pub fn y_of_anchor(&mut self, engine: &mut TextEngine, anchor: Anchor) -> f32 {
        let caret = Caret::before(anchor.byte);
        self.caret_box(engine, caret).y0 + anchor.below_px
    }

    /// The nearest caret to a point; laid out as needed.
    pub fn hit(&mut self, engine: &mut TextEngine, x_px: f32, y_px: f32) -> Caret {
        let index = self.block_at(y_px);
        let start_byte = self.start_byte(index);
        let top_px = self.top_px(index);
        if self.is_folded(index) {
            return Caret::before(start_byte);
        }
        let caret = self
            .block(engine, index)
            .map_or(Caret::default(), |laid| laid.hit(x_px, y_px - top_px));
        in_article(caret, start_byte)
    }

    /// The bytes of the character under a point; `None` beside the text.
    pub fn character_at(
        &mut self,
        engine: &mut TextEngine,
        x_px: f32,
        y_px: f32,
    ) -> Option<Range<usize>> {
        let index = self.block_at(y_px);
        let start_byte = self.start_byte(index);
        let top_px = self.top_px(index);
        if self.is_folded(index) {
            return None;
        }
        let laid = self.block(engine, index)?;
        let cell = laid.cell_at(x_px, y_px - top_px)?;
        Some(start_byte + cell.start_byte..start_byte + cell.end_byte)
    }

    /// The caret's place on the page: a box without width.
    pub fn caret_box(&mut self, engine: &mut TextEngine, caret: Caret) -> BoxPx {
        let index = self.block_of_caret(caret);
        let local = in_block(caret, self.start_byte(index));
        if self.is_folded(index) {
            let y = self.top_px(index);
            return BoxPx {
                y0: y,
                y1: y,
                ..BoxPx::default()
            };
        }
        let edge = self
            .block(engine, index)
            .map_or(BoxPx::default(), |laid| laid.caret_box(local));
        edge.moved_down(self.top_px(index))
    }

    /// The boxes of a byte range within one block, on the page. Empty unless the block is laid
    /// out.
    pub fn block_boxes(&self, block: usize, bytes: &Range<usize>, hanging: Hanging) -> Vec<BoxPx> {
        let Some(laid) = self.laid(block) else {
            return Vec::new();
        };
        let own = self.bytes_of(block);
        let start = bytes.start.max(own.start);
        let end = bytes.end.min(own.end);
        if start >= end || self.is_folded(block) {
            return Vec::new();
        }
        let top_px = self.top_px(block);
        laid.boxes(start - own.start..end - own.start, hanging)
            .into_iter()
            .map(|edge| edge.moved_down(top_px))
            .collect()
    }

    /// The boxes of a byte range over all its blocks, laid out as needed.
    pub fn boxes(
        &mut self,
        engine: &mut TextEngine,
        bytes: Range<usize>,
        hanging: Hanging,
    ) -> Vec<BoxPx> {
        let first = self.block_of_byte(bytes.start);
        let last = self.block_of_byte(bytes.end);
        let mut found = Vec::new();
        for index in first..=last {
            self.block(engine, index);
            found.extend(self.block_boxes(index, &bytes, hanging));
        }
        found
    }
}

fn in_article(caret: Caret, start_byte: usize) -> Caret {
    Caret {
        byte: caret.byte + start_byte,
        ..caret
    }
}

fn in_block(caret: Caret, start_byte: usize) -> Caret {
    Caret {
        byte: caret.byte.saturating_sub(start_byte),
        ..caret
    }
}
