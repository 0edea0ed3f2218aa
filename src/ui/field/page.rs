//! The text of a field as it is set: its paragraphs one below the other, each with a base
//! direction of its own.
//!
//! Carets, hit tests and boxes are those of [`LaidParagraph`], so a field and an article answer
//! alike. After an edit only the paragraphs that changed are set again. It must not know
//! selections, events or paint. Bytes are those of the whole text; pixels count from the top
//! left of the first paragraph.
use super::entry::is_line_end;
use crate::text::caret::{Caret, Side};
use crate::text::direction::is_rtl_char;
use crate::text::fonts::Face;
use crate::text::layout::{ParagraphStyle, TextEngine};
use crate::text::region::Hanging;
use crate::text::visual::{BoxPx, LaidParagraph};
use parley::{Affinity, Alignment, BaseDirection};
use std::borrow::Cow;
use std::ops::Range;

/// Everything the layout of a field depends on beside its text.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Setup {
    pub face: Face,
    pub bold: bool,
    pub size_pt: f32,
    pub line_height: f32,
    pub scale: f32,
    /// Where lines wrap; `None` for a single line.
    pub width_px: Option<f32>,
    /// Whether text without a direction of its own runs from right to left.
    pub rtl: bool,
}

impl Setup {
    fn style(&self, base: BaseDirection) -> ParagraphStyle {
        ParagraphStyle {
            face: self.face,
            bold: self.bold,
            size_pt: self.size_pt,
            line_height: self.line_height,
            scale: self.scale,
            width_pt: self.width_px.map(|width_px| width_px / self.scale),
            alignment: Alignment::Start,
            base,
        }
    }
}

/// A paragraph that is set.
pub(super) struct Part {
    /// Its first byte in the whole text.
    pub start_byte: usize,
    /// Its text without the line end.
    pub text: String,
    /// Bytes of the line end after it; none after the last.
    pub line_end_bytes: usize,
    base: BaseDirection,
    pub top_px: f32,
    pub laid: LaidParagraph,
}

impl Part {
    fn new(engine: &mut TextEngine, span: &Span<'_>, setup: &Setup) -> Self {
        let laid = LaidParagraph::new(engine, &shown(span.text), &setup.style(span.base));
        Self {
            start_byte: span.start_byte,
            text: span.text.to_owned(),
            line_end_bytes: span.line_end_bytes,
            base: span.base,
            top_px: 0.0,
            laid,
        }
    }

    fn is(&self, span: &Span<'_>) -> bool {
        self.base == span.base && self.text == span.text
    }

    /// One past the last byte before the line end.
    pub(super) fn end_byte(&self) -> usize {
        self.start_byte + self.text.len()
    }

    fn outward(&self, caret: Caret) -> Caret {
        Caret {
            byte: caret.byte + self.start_byte,
            ..caret
        }
    }

    fn inward(&self, caret: Caret) -> Caret {
        Caret {
            byte: caret.byte.saturating_sub(self.start_byte),
            ..caret
        }
    }
}

/// A paragraph that is to be set.
struct Span<'a> {
    start_byte: usize,
    text: &'a str,
    line_end_bytes: usize,
    base: BaseDirection,
}

#[derive(Default)]
pub(super) struct Page {
    parts: Vec<Part>,
    setup: Option<Setup>,
}

impl Page {
    /// Sets `text`, keeping what is set already and has not changed.
    pub(super) fn fit(&mut self, engine: &mut TextEngine, text: &str, setup: Setup) {
        if let Some(before) = self.setup
            && before != setup
        {
            let width_only = Setup {
                width_px: setup.width_px,
                rtl: setup.rtl,
                ..before
            };
            let same_kind = before.width_px.is_some() == setup.width_px.is_some();
            if width_only == setup && same_kind {
                for part in &mut self.parts {
                    part.laid.wrap(&shown(&part.text), &setup.style(part.base));
                }
            } else {
                self.parts.clear();
            }
        }
        self.setup = Some(setup);
        let spans = spans(text, &setup);
        let kept = |(part, span): &(&Part, &Span<'_>)| part.is(span);
        let head = self.parts.iter().zip(&spans).take_while(kept).count();
        let most = self.parts.len().min(spans.len()) - head;
        let tail = (self.parts.iter().rev().zip(spans.iter().rev()))
            .take(most)
            .take_while(kept)
            .count();
        let new: Vec<Part> = spans[head..spans.len() - tail]
            .iter()
            .map(|span| Part::new(engine, span, &setup))
            .collect();
        self.parts.splice(head..self.parts.len() - tail, new);
        let mut top_px = 0.0;
        for (part, span) in self.parts.iter_mut().zip(&spans) {
            part.start_byte = span.start_byte;
            part.line_end_bytes = span.line_end_bytes;
            part.top_px = top_px;
            top_px += part.laid.height_px().round();
        }
    }

    /// The paragraphs from top to bottom. None before the first [`Self::fit`].
    pub(super) fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// Those that touch a range of heights.
    pub(super) fn parts_within(&self, y_px: Range<f32>) -> &[Part] {
        let bottom = |part: &Part| part.top_px + part.laid.height_px();
        let first = self.parts.partition_point(|part| bottom(part) < y_px.start);
        let end = self.parts.partition_point(|part| part.top_px <= y_px.end);
        self.parts.get(first..end).unwrap_or_default()
    }

    pub(super) fn height_px(&self) -> f32 {
        let last = self.parts.last();
        last.map_or(0.0, |part| part.top_px + part.laid.height_px())
    }

    fn index_at(&self, byte: usize) -> usize {
        let after = self.parts.partition_point(|part| part.start_byte <= byte);
        after.saturating_sub(1)
    }

    /// The paragraph in which a byte lies.
    pub(super) fn part_at(&self, byte: usize) -> Option<&Part> {
        self.parts.get(self.index_at(byte))
    }

    /// Whether the paragraph at a byte reads from right to left.
    pub(super) fn is_rtl_at(&self, byte: usize) -> bool {
        self.part_at(byte).is_some_and(|part| part.laid.is_rtl())
    }

    /// The caret at a byte; before a character or a line end if the byte is inside of it.
    pub(super) fn caret_at(&self, byte: usize, affinity: Affinity) -> Caret {
        self.part_at(byte).map_or(Caret::default(), |part| {
            let local = byte.saturating_sub(part.start_byte);
            part.outward(part.laid.caret_at(local, affinity))
        })
    }

    /// The caret's place: a box without width.
    pub(super) fn caret_box(&self, caret: Caret) -> Option<BoxPx> {
        let part = self.part_at(caret.byte)?;
        let found = part.laid.caret_box(part.inward(caret));
        Some(found.moved_down(part.top_px))
    }

    fn index_at_height(&self, y_px: f32) -> usize {
        let after = self.parts.partition_point(|part| part.top_px <= y_px);
        after.saturating_sub(1)
    }

    /// The caret nearest to a point.
    pub(super) fn hit(&self, x_px: f32, y_px: f32) -> Caret {
        let part = self.parts.get(self.index_at_height(y_px));
        part.map_or(Caret::default(), |part| {
            part.outward(part.laid.hit(x_px, y_px - part.top_px))
        })
    }

    /// First byte of the character under a point, or nearest to it on its line.
    pub(super) fn character_at(&self, x_px: f32, y_px: f32) -> usize {
        let Some(part) = self.parts.get(self.index_at_height(y_px)) else {
            return 0;
        };
        let local_px = y_px - part.top_px;
        if let Some(cell) = part.laid.cell_at(x_px, local_px) {
            return part.start_byte + cell.start_byte;
        }
        let caret = part.laid.hit(x_px, local_px);
        let before = match caret.affinity {
            Affinity::Upstream => part.laid.step_logical(caret, false),
            Affinity::Downstream => None,
        };
        part.start_byte + before.unwrap_or(caret).byte
    }

    /// One step to a side of the screen; the caret itself at the edge of the text.
    pub(super) fn step(&self, caret: Caret, side: Side) -> Caret {
        let index = self.index_at(caret.byte);
        let Some(part) = self.parts.get(index) else {
            return caret;
        };
        if let Some(local) = part.laid.step(part.inward(caret), side) {
            return part.outward(local);
        }
        let forward = (side == Side::Left) == part.laid.is_rtl();
        if forward {
            let next = self.parts.get(index + 1);
            return next.map_or(caret, |part| Caret::before(part.start_byte));
        }
        let previous = index.checked_sub(1).and_then(|n| self.parts.get(n));
        previous.map_or(caret, |part| {
            self.caret_at(part.end_byte(), Affinity::Upstream)
        })
    }

    /// One line up or down at `goal_x_px`; `None` from the first line up or the last down.
    pub(super) fn line_move(&self, caret: Caret, down: bool, goal_x_px: f32) -> Option<Caret> {
        let index = self.index_at(caret.byte);
        let part = self.parts.get(index)?;
        let step = if down { 1 } else { -1 };
        let moved = part.laid.line_move(part.inward(caret), step, goal_x_px);
        if let Some(local) = moved {
            return Some(part.outward(local));
        }
        let next = self.parts.get(index.checked_add_signed(step)?)?;
        Some(next.outward(next.laid.enter(down, goal_x_px)))
    }

    /// The start or the end of the caret's line.
    pub(super) fn line_edge(&self, caret: Caret, end: bool) -> Caret {
        self.part_at(caret.byte).map_or(caret, |part| {
            let local = part.inward(caret);
            part.outward(if end {
                part.laid.line_end(local)
            } else {
                part.laid.line_start(local)
            })
        })
    }

    /// The boxes of a range of bytes, as far as they lie within a range of heights.
    pub(super) fn boxes(&self, bytes: &Range<usize>, y_px: Range<f32>) -> Vec<BoxPx> {
        let mut found = Vec::new();
        for part in self.parts_within(y_px) {
            let start = bytes.start.max(part.start_byte);
            let end = bytes.end.min(part.end_byte());
            if start < end {
                let local = start - part.start_byte..end - part.start_byte;
                let boxes = part.laid.boxes(local, Hanging::Cover).into_iter();
                found.extend(boxes.map(|found| found.moved_down(part.top_px)));
            }
        }
        found
    }

    /// Left and right edge of a single line.
    pub(super) fn extent_px(&self) -> (f32, f32) {
        let line = self
            .parts
            .first()
            .and_then(|part| part.laid.layout().get(0));
        line.map_or((0.0, 0.0), |line| {
            let (offset_px, advance_px) = (line.metrics().offset, line.metrics().advance);
            (offset_px, offset_px + advance_px)
        })
    }
}

/// The paragraphs of a text. A single line is one paragraph, whatever it holds.
fn spans<'a>(text: &'a str, setup: &Setup) -> Vec<Span<'a>> {
    let mut base = if setup.rtl {
        BaseDirection::Rtl
    } else {
        BaseDirection::Ltr
    };
    let mut spans = Vec::new();
    let mut start_byte = 0;
    loop {
        let rest = text.get(start_byte..).unwrap_or_default();
        let len = match setup.width_px {
            Some(_) => rest.find(is_line_end).unwrap_or(rest.len()),
            None => rest.len(),
        };
        let (text, after) = rest.split_at(len);
        let line_end_bytes = if after.starts_with("\r\n") {
            2
        } else {
            after.chars().next().map_or(0, char::len_utf8)
        };
        // A paragraph without a direction goes on like the one before.
        base = first_strong(text).unwrap_or(base);
        spans.push(Span {
            start_byte,
            text,
            line_end_bytes,
            base,
        });
        if line_end_bytes == 0 {
            return spans;
        }
        start_byte += len + line_end_bytes;
    }
}

/// The direction of the first strong character outside of isolates, rules P2 and P3 of Unicode
/// Standard Annex 9; `None` if there is no such character.
fn first_strong(paragraph: &str) -> Option<BaseDirection> {
    let mut depth = 0usize;
    for c in paragraph.chars() {
        match c {
            '\u{2066}'..='\u{2068}' => depth += 1,
            '\u{2069}' => depth = depth.saturating_sub(1),
            _ if depth > 0 => {}
            '\u{200F}' | '\u{61C}' => return Some(BaseDirection::Rtl),
            '\u{200E}' => return Some(BaseDirection::Ltr),
            _ if c.is_alphabetic() && is_rtl_char(c) => return Some(BaseDirection::Rtl),
            _ if c.is_alphabetic() => return Some(BaseDirection::Ltr),
            _ => {}
        }
    }
    None
}

/// What is set in place of a paragraph, byte for byte as long: no font has a shape for tabs,
/// and a line end in a single line must not break it.
fn shown(paragraph: &str) -> Cow<'_, str> {
    let has_none = |c: char| c == '\t' || is_line_end(c);
    if !paragraph.contains(has_none) {
        return Cow::Borrowed(paragraph);
    }
    let space = |c: char| match c.len_utf8() {
        _ if !has_none(c) => c,
        1 => ' ',
        2 => '\u{A0}',
        _ => '\u{2003}',
    };
    Cow::Owned(paragraph.chars().map(space).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    const SETUP: Setup = Setup {
        face: Face::Interface,
        bold: false,
        size_pt: 14.0,
        line_height: 1.5,
        scale: 1.0,
        width_px: Some(200.0),
        rtl: false,
    };

    fn bases(text: &str, rtl: bool) -> Vec<BaseDirection> {
        let found = spans(text, &Setup { rtl, ..SETUP });
        found.iter().map(|span| span.base).collect()
    }

    #[test]
    fn each_paragraph_has_its_own_direction_and_neutral_ones_follow() {
        use BaseDirection::{Ltr, Rtl};
        assert_eq!(bases("", true), [Rtl]);
        assert_eq!(
            bases("12\nسلام\n\n(12)\nnote\n", false),
            [Ltr, Rtl, Rtl, Rtl, Ltr, Ltr]
        );
        assert_eq!(bases("\u{2068}name\u{2069} قال", false), [Rtl]);
        assert_eq!(bases("\u{200F}12", false), [Rtl]);
    }

    #[test]
    fn every_line_end_ends_a_paragraph_and_nothing_is_lost() {
        let text = "أ\r\nب\rج\n\u{85}د\u{2028}هـ\u{2029}و\u{B}ز\u{C}";
        let found = spans(text, &SETUP);
        let texts: Vec<&str> = found.iter().map(|span| span.text).collect();
        assert_eq!(texts, ["أ", "ب", "ج", "", "د", "هـ", "و", "ز", ""]);
        let whole: usize = found.iter().map(|s| s.text.len() + s.line_end_bytes).sum();
        assert_eq!(whole, text.len());
        let single = Setup {
            width_px: None,
            ..SETUP
        };
        assert_eq!(spans(text, &single).len(), 1);
        assert_eq!(shown(text).len(), text.len());
        assert!(!shown(text).contains(is_line_end));
    }

    #[test]
    fn an_edit_sets_only_what_it_changed() {
        let (mut engine, mut page) = (TextEngine::new(), Page::default());
        page.fit(&mut engine, "أول\nثان\nثالث", SETUP);
        let place = |page: &Page, n: usize| page.parts()[n].text.as_ptr();
        let (first, last) = (place(&page, 0), place(&page, 2));
        page.fit(&mut engine, "أول\nثانٍ\nجديد\nثالث", SETUP);
        assert_eq!(page.parts().len(), 4);
        assert_eq!((place(&page, 0), place(&page, 3)), (first, last));
        let starts: Vec<usize> = page.parts().iter().map(|part| part.start_byte).collect();
        assert_eq!(starts, [0, 7, 16, 25]);
        assert!(
            page.parts()
                .windows(2)
                .all(|two| two[0].top_px < two[1].top_px)
        );
    }
}
