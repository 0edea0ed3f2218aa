//! A whole article as a page: paragraphs laid out when they are needed, at their bytes in
//! the untouched text.
//!
//! Paragraphs which nobody has looked at have an estimated height. Nothing here paints or
//! scrolls; the owner asks for a stretch of the page and gets it laid out. Bytes are those
//! of the article; pixels count from the page's top left corner.

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

mod holding;
mod moves;

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

/// Where a line of a paragraph stands; kept when its layout is not.
#[derive(Clone, Copy, PartialEq, Debug)]
struct LinePlace {
    /// First byte within the paragraph.
    start_byte: usize,
    top_px: f32,
    bottom_px: f32,
}

struct Slot {
    form: Option<Form>,
    /// Decided when it is asked for: it takes reading the whole paragraph.
    base: OnceCell<BaseDirection>,
    /// How many paragraphs without ink stand in the row that this one belongs to; 0 for
    /// one with ink.
    blank_run: u32,
    laid: Option<LaidParagraph>,
    /// Whether `laid` and `lines` are those of the present width.
    current: bool,
    /// The lines as they were laid out last.
    lines: Vec<LinePlace>,
    space_above_px: f32,
    /// Set while the paragraph is folded away: the height shown in its place.
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
    heights: Heights,
    /// The paragraphs whose layouts are held, and the bytes of their texts.
    held: BTreeSet<usize>,
    held_bytes: usize,
    laid_count: usize,
    revision: u64,
}

impl Document {
    /// A page on which nothing is laid out yet. A base direction `Auto` in `style` is
    /// decided for each paragraph by [`base_direction`].
    pub fn new(text: ArticleText, style: ParagraphStyle, gap_px: f32) -> Self {
        let slots = blank_runs(&text)
            .into_iter()
            .map(|blank_run| Slot {
                form: None,
                base: OnceCell::new(),
                blank_run,
                laid: None,
                current: false,
                lines: Vec::new(),
                space_above_px: 0.0,
                folded_px: None,
                body_px: 0.0,
            })
            .collect();
        let mut document = Self {
            text,
            style,
            gap_px,
            slots,
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

    /// How often a paragraph has been shaped so far, for tests and measurements.
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
            for paragraph in std::mem::take(&mut self.held) {
                self.let_go(paragraph);
            }
        }
        self.estimate();
    }

    /// Sets a paragraph apart from the style of the page, or makes it like the others.
    pub fn set_form(&mut self, paragraph: usize, form: Option<Form>) {
        if let Some(slot) = self.slots.get_mut(paragraph)
            && slot.form != form
        {
            slot.form = form;
            slot.current = false;
            self.let_go(paragraph);
            self.estimate_one(paragraph);
            self.update_height(paragraph);
        }
    }

    /// Sets the room kept free above a paragraph, for a picture or a note.
    pub fn set_space_above(&mut self, paragraph: usize, px: f32) {
        if let Some(slot) = self.slots.get_mut(paragraph)
            && slot.space_above_px != px
        {
            slot.space_above_px = px;
            self.update_height(paragraph);
        }
    }

    /// Folds a paragraph away, showing `Some` height in its place, or unfolds it.
    pub fn set_folded(&mut self, paragraph: usize, folded_px: Option<f32>) {
        if let Some(slot) = self.slots.get_mut(paragraph)
            && slot.folded_px != folded_px
        {
            slot.folded_px = folded_px;
            self.update_height(paragraph);
        }
    }

    /// Whether a paragraph is folded away.
    pub fn is_folded(&self, paragraph: usize) -> bool {
        self.slots
            .get(paragraph)
            .is_some_and(|slot| slot.folded_px.is_some())
    }

    /// The style of one paragraph, its base direction decided.
    fn style_of(&self, paragraph: usize) -> ParagraphStyle {
        let mut style = self.sizes_of(paragraph);
        if style.base == BaseDirection::Auto {
            let decide = || base_direction(self.text.paragraph_str(paragraph));
            style.base = self
                .slots
                .get(paragraph)
                .map_or_else(decide, |slot| *slot.base.get_or_init(decide));
        }
        style
    }

    /// The style of one paragraph but for its base direction.
    fn sizes_of(&self, paragraph: usize) -> ParagraphStyle {
        let mut style = self.style;
        if let Some(slot) = self.slots.get(paragraph) {
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
        for paragraph in 0..self.slots.len() {
            self.estimate_one(paragraph);
        }
        let heights = (0..self.slots.len()).map(|i| self.slot_px(i)).collect();
        self.heights = Heights::new(heights);
        self.revision += 1;
    }

    fn estimate_one(&mut self, paragraph: usize) {
        let style = self.sizes_of(paragraph);
        let em_px = style.size_pt * style.scale;
        let width_px = style
            .width_pt
            .map_or(f32::INFINITY, |width| (width * style.scale).max(1.0));
        let (Some(slot), Some(span)) = (
            self.slots.get_mut(paragraph),
            self.text.paragraphs().get(paragraph),
        ) else {
            return;
        };
        let lines = if slot.blank_run > 0 {
            1.0
        } else {
            let advance_px = span.scalars().len() as f32 * em_px * MEAN_ADVANCE_EM;
            (advance_px / width_px).ceil().max(1.0)
        };
        slot.body_px = lines * em_px * style.line_height;
    }

    fn slot_px(&self, paragraph: usize) -> f64 {
        let Some(slot) = self.slots.get(paragraph) else {
            return 0.0;
        };
        let body_px = match slot.folded_px {
            Some(0.0) => return 0.0,
            Some(folded_px) => folded_px,
            None => slot.body_px,
        };
        // A paragraph without ink is a gap already.
        let gap_px = if slot.blank_run > 0 { 0.0 } else { self.gap_px };
        f64::from(slot.space_above_px + body_px + gap_px)
    }

    fn update_height(&mut self, paragraph: usize) {
        let px = self.slot_px(paragraph);
        self.heights.set(paragraph, px);
        self.revision += 1;
    }

    /// The paragraph, laid out if it was not; `None` out of range.
    pub fn paragraph(
        &mut self,
        engine: &mut TextEngine,
        paragraph: usize,
    ) -> Option<&LaidParagraph> {
        let slot = self.slots.get(paragraph)?;
        if !slot.current || slot.laid.is_none() {
            self.lay_out(engine, paragraph);
        }
        self.laid(paragraph)
    }

    fn lay_out(&mut self, engine: &mut TextEngine, paragraph: usize) {
        let style = self.style_of(paragraph);
        let text = self.text.paragraph_str(paragraph);
        let Some(slot) = self.slots.get_mut(paragraph) else {
            return;
        };
        match &mut slot.laid {
            Some(laid) => laid.wrap(text, &style),
            None => {
                slot.laid = Some(LaidParagraph::new(engine, text, &style));
                self.laid_count += 1;
                self.held.insert(paragraph);
                self.held_bytes += text.len();
            }
        }
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
            self.update_height(paragraph);
        }
    }

    /// Whether the height of a paragraph has been measured and is not a guess.
    pub fn is_measured(&self, paragraph: usize) -> bool {
        self.slots.get(paragraph).is_some_and(|slot| slot.current)
    }

    /// The paragraph if it is laid out for the present style.
    pub fn laid(&self, paragraph: usize) -> Option<&LaidParagraph> {
        let slot = self.slots.get(paragraph)?;
        slot.laid.as_ref().filter(|_| slot.current)
    }

    /// Lays out what lies between two heights and says which paragraphs these are.
    pub fn show(&mut self, engine: &mut TextEngine, y_px: Range<f32>) -> Range<usize> {
        let first = self.paragraph_at(y_px.start);
        let mut next = first;
        let mut top_px = self.heights.before(first);
        while next < self.slots.len() && (next == first || top_px < f64::from(y_px.end)) {
            if !self.is_folded(next) {
                self.paragraph(engine, next);
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

    /// Top of the room above a paragraph.
    pub fn slot_top_px(&self, paragraph: usize) -> f32 {
        self.heights.before(paragraph) as f32
    }

    /// Top of a paragraph's first line.
    pub fn top_px(&self, paragraph: usize) -> f32 {
        let space_px = self
            .slots
            .get(paragraph)
            .map_or(0.0, |slot| slot.space_above_px);
        self.slot_top_px(paragraph) + space_px
    }

    /// The paragraph at a height; the first above the page, the last below.
    pub fn paragraph_at(&self, y_px: f32) -> usize {
        self.heights.at(f64::from(y_px))
    }

    /// Top and bottom of the line on which a byte stands; guessed from the share of the
    /// text before it until the paragraph has been laid out. `None` if it is folded away.
    pub fn line_y_px(&self, byte: usize) -> Option<Range<f32>> {
        let index = self.text.paragraph_of_byte(byte);
        let slot = self.slots.get(index).filter(|_| !self.is_folded(index))?;
        let span = self.text.paragraphs().get(index)?;
        let top_px = self.top_px(index);
        let local = byte.clamp(span.start_byte, span.end_byte) - span.start_byte;
        if slot.current {
            let after = slot.lines.partition_point(|line| line.start_byte <= local);
            let line = slot.lines.get(after.saturating_sub(1))?;
            return Some(top_px + line.top_px..top_px + line.bottom_px);
        }
        let style = self.sizes_of(index);
        let line_px = (style.size_pt * style.line_height * style.scale).max(1.0);
        let lines = (slot.body_px / line_px).round().max(1.0);
        let share = local as f32 / (span.end_byte - span.start_byte).max(1) as f32;
        let start = top_px + (share * lines).floor().min(lines - 1.0) * line_px;
        Some(start..start + line_px)
    }

    /// The place at a height, in terms of the text.
    pub fn anchor_at(&self, y_px: f32) -> Anchor {
        let paragraph = self.paragraph_at(y_px);
        let start_byte = self.start_byte(paragraph);
        let within_px = y_px - self.top_px(paragraph);
        let lines = self
            .slots
            .get(paragraph)
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

    fn start_byte(&self, paragraph: usize) -> usize {
        self.text
            .paragraphs()
            .get(paragraph)
            .map_or(0, |span| span.start_byte)
    }

    /// The nearest caret to a point; laid out as needed.
    pub fn hit(&mut self, engine: &mut TextEngine, x_px: f32, y_px: f32) -> Caret {
        let index = self.paragraph_at(y_px);
        let start_byte = self.start_byte(index);
        let top_px = self.top_px(index);
        if self.is_folded(index) {
            return Caret::before(start_byte);
        }
        let caret = self
            .paragraph(engine, index)
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
        let index = self.paragraph_at(y_px);
        let start_byte = self.start_byte(index);
        let top_px = self.top_px(index);
        if self.is_folded(index) {
            return None;
        }
        let laid = self.paragraph(engine, index)?;
        let cell = laid.cell_at(x_px, y_px - top_px)?;
        Some(start_byte + cell.start_byte..start_byte + cell.end_byte)
    }

    /// The caret's place on the page: a box without width.
    pub fn caret_box(&mut self, engine: &mut TextEngine, caret: Caret) -> BoxPx {
        let index = self.text.paragraph_of_byte(caret.byte);
        let local = in_paragraph(caret, self.start_byte(index));
        if self.is_folded(index) {
            let y = self.top_px(index);
            return BoxPx {
                y0: y,
                y1: y,
                ..BoxPx::default()
            };
        }
        let edge = self
            .paragraph(engine, index)
            .map_or(BoxPx::default(), |laid| laid.caret_box(local));
        edge.moved_down(self.top_px(index))
    }

    /// The boxes of a byte range within one paragraph, on the page. Empty unless the
    /// paragraph is laid out.
    pub fn paragraph_boxes(
        &self,
        paragraph: usize,
        bytes: &Range<usize>,
        hanging: Hanging,
    ) -> Vec<BoxPx> {
        let (Some(laid), Some(span)) =
            (self.laid(paragraph), self.text.paragraphs().get(paragraph))
        else {
            return Vec::new();
        };
        let start = bytes.start.max(span.start_byte);
        let end = bytes.end.min(span.end_byte);
        if start >= end || self.is_folded(paragraph) {
            return Vec::new();
        }
        let top_px = self.top_px(paragraph);
        laid.boxes(start - span.start_byte..end - span.start_byte, hanging)
            .into_iter()
            .map(|edge| edge.moved_down(top_px))
            .collect()
    }

    /// The boxes of a byte range over all its paragraphs, laid out as needed.
    pub fn boxes(
        &mut self,
        engine: &mut TextEngine,
        bytes: Range<usize>,
        hanging: Hanging,
    ) -> Vec<BoxPx> {
        let first = self.text.paragraph_of_byte(bytes.start);
        let last = self.text.paragraph_of_byte(bytes.end);
        let mut found = Vec::new();
        for index in first..=last {
            self.paragraph(engine, index);
            found.extend(self.paragraph_boxes(index, &bytes, hanging));
        }
        found
    }
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

fn in_article(caret: Caret, start_byte: usize) -> Caret {
    Caret {
        byte: caret.byte + start_byte,
        ..caret
    }
}

fn in_paragraph(caret: Caret, start_byte: usize) -> Caret {
    Caret {
        byte: caret.byte.saturating_sub(start_byte),
        ..caret
    }
}
