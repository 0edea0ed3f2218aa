//! The text of a field, its caret and its layout: what parley's editor does, with undo, a limit
//! of length and directions fit for an Arabic window. It must not know events nor paint.
use super::history::{Change, History, Snapshot};
use crate::text::fonts::Face;
use crate::text::layout::{Brush, TextEngine};
use crate::text::visual::MovedLines;
use crate::ui::paint::font_family;
use parley::{
    Affinity, Alignment, BaseDirection, BoundingBox, FontWeight, Layout, LineHeight, PlainEditor,
    PlainEditorDriver, StyleProperty,
};
use std::num::NonZeroUsize;
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

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

pub(super) struct Editor {
    plain: PlainEditor<Brush>,
    history: History,
    setup: Option<Setup>,
    /// Base direction the layout was given last.
    base: BaseDirection,
    /// Most scalars the text may have.
    pub limit: usize,
    pub multiline: bool,
}

impl Editor {
    pub(super) fn new(text: &str) -> Self {
        let mut plain = PlainEditor::new(crate::ui::theme::BODY_SIZE_PT);
        plain.set_text(text);
        Self {
            plain,
            history: History::default(),
            setup: None,
            base: BaseDirection::Auto,
            limit: usize::MAX,
            multiline: false,
        }
    }

    /// The text without what is being composed.
    pub(super) fn text(&self) -> String {
        self.plain.text().to_string()
    }

    /// The text as it is shown.
    pub(super) fn raw_text(&self) -> &str {
        self.plain.raw_text()
    }

    /// Takes over a text changed elsewhere; there is nothing to undo then.
    pub(super) fn replace(&mut self, engine: &mut TextEngine, text: &str) {
        self.plain.set_text(text);
        self.history = History::default();
        self.refresh(engine);
    }

    /// Lays out for `setup` if that or the text's direction has changed.
    pub(super) fn set_up(&mut self, engine: &mut TextEngine, setup: Setup) {
        if self.setup != Some(setup) {
            self.setup = Some(setup);
            let plain = &mut self.plain;
            plain.set_scale(setup.scale);
            plain.set_width(setup.width_px);
            plain.set_alignment(Alignment::Start);
            let weight = if setup.bold {
                FontWeight::BOLD
            } else {
                FontWeight::NORMAL
            };
            let styles = plain.edit_styles();
            styles.insert(StyleProperty::FontFamily(font_family(setup.face)));
            styles.insert(StyleProperty::FontWeight(weight));
            styles.insert(StyleProperty::FontSize(setup.size_pt));
            let line_height = LineHeight::FontSizeRelative(setup.line_height);
            styles.insert(StyleProperty::LineHeight(line_height));
        }
        self.refresh(engine);
    }

    fn refresh(&mut self, engine: &mut TextEngine) {
        let base = self.wanted_base();
        if base != self.base {
            self.base = base;
            self.plain.set_base_direction(base);
        }
        self.drive(engine).refresh_layout();
    }

    /// Text decides its direction; where it cannot, the window does.
    fn wanted_base(&self) -> BaseDirection {
        let decided = self.plain.raw_text().chars().any(char::is_alphabetic);
        match self.setup {
            _ if decided => BaseDirection::Auto,
            Some(Setup { rtl: true, .. }) => BaseDirection::Rtl,
            _ => BaseDirection::Ltr,
        }
    }

    pub(super) fn drive<'a>(
        &'a mut self,
        engine: &'a mut TextEngine,
    ) -> PlainEditorDriver<'a, Brush> {
        self.plain.driver(&mut engine.fonts, &mut engine.layouts)
    }

    /// The layout, valid after [`Self::set_up`].
    pub(super) fn layout(&self) -> Option<&Layout<Brush>> {
        self.plain.try_layout()
    }

    /// The lines which wrap between directions.
    pub(super) fn moved_lines(&self) -> MovedLines {
        self.layout()
            .map(|layout| MovedLines::of(layout, self.raw_text()))
            .unwrap_or_default()
    }

    /// Whether lines begin at the right.
    pub(super) fn is_rtl(&self) -> bool {
        match self.base {
            BaseDirection::Rtl => true,
            BaseDirection::Ltr => false,
            BaseDirection::Auto => self.layout().is_some_and(Layout::is_rtl),
        }
    }

    /// Selected bytes of the raw text; empty at the caret.
    pub(super) fn selection(&self) -> Range<usize> {
        self.plain.raw_selection().text_range()
    }

    /// Anchor and focus of the selection, bytes of the raw text.
    pub(super) fn ends(&self) -> (usize, usize) {
        let selection = self.plain.raw_selection();
        (selection.anchor().index(), selection.focus().index())
    }

    pub(super) fn selected_text(&self) -> Option<&str> {
        self.plain.selected_text()
    }

    /// Bytes of the raw text that are being composed.
    pub(super) fn composed(&self) -> Option<Range<usize>> {
        self.plain.raw_compose().clone()
    }

    /// The caret's box, unless the input method hides it.
    pub(super) fn caret(&self, width_px: f32) -> Option<BoundingBox> {
        let known = self.plain.cursor_geometry(width_px)?;
        // After a line break at the end, parley leaves the caret on the upper line until a
        // letter is typed (its issue 612).
        let focus = self.plain.raw_selection().focus();
        let at_end = focus.index() == self.raw_text().len();
        if !at_end || !self.raw_text().ends_with('\n') {
            let upstream = focus.affinity() == Affinity::Upstream;
            let moved = self.moved_lines().caret_x_px(focus.index(), upstream);
            return Some(moved.map_or(known, |x_px| BoundingBox {
                x0: f64::from(x_px),
                x1: f64::from(x_px + width_px),
                ..known
            }));
        }
        let layout = self.layout()?;
        let metrics = *layout.get(layout.len().checked_sub(1)?)?.metrics();
        let line_px = f64::from(metrics.block_max_coord - metrics.block_min_coord);
        let (mut y0, mut y1) = (
            f64::from(metrics.block_min_coord),
            f64::from(metrics.block_max_coord),
        );
        if !layout_has_empty_end(layout, self.raw_text().len()) {
            (y0, y1) = (y1, y1 + line_px);
        }
        let edge = match self.setup.and_then(|s| s.width_px) {
            Some(width) if self.is_rtl() => f64::from(width - width_px),
            _ => 0.0,
        };
        Some(BoundingBox {
            x0: edge,
            x1: edge + f64::from(width_px),
            y0,
            y1,
        })
    }

    /// The area an input method should keep clear.
    pub(super) fn ime_area(&self) -> BoundingBox {
        self.plain.ime_cursor_area()
    }

    fn snapshot(&self) -> Snapshot {
        let (anchor, focus) = self.ends();
        Snapshot {
            text: self.plain.raw_text().to_owned(),
            anchor,
            focus,
        }
    }

    /// Makes a change that can be undone. `at_s` is the time in seconds.
    fn change(
        &mut self,
        engine: &mut TextEngine,
        change: Change,
        at_s: f64,
        make: impl FnOnce(&mut PlainEditorDriver<'_, Brush>),
    ) {
        let before = self.snapshot();
        make(&mut self.drive(engine));
        if before.text != self.plain.raw_text() {
            self.history.before(change, at_s, before);
            let (_, caret) = self.ends();
            self.history.after(change, at_s, caret);
            self.refresh(engine);
        }
    }

    /// Inserts typed text, as much of it as the limit allows.
    pub(super) fn type_text(&mut self, engine: &mut TextEngine, text: &str, at_s: f64) {
        let space = text.starts_with(char::is_whitespace);
        let allowed = self.allowed(text);
        self.change(engine, Change::Type { space }, at_s, |d| {
            if !allowed.is_empty() {
                d.insert_or_replace_selection(&allowed);
            }
        });
    }

    /// Inserts pasted text; a single line takes line breaks as spaces.
    pub(super) fn paste(&mut self, engine: &mut TextEngine, text: &str, at_s: f64) {
        let text = text.replace("\r\n", "\n");
        let text = if self.multiline {
            text.replace('\r', "\n")
        } else {
            let line_ends = [
                '\n', '\r', '\u{B}', '\u{C}', '\u{85}', '\u{2028}', '\u{2029}',
            ];
            text.trim_end_matches(line_ends).replace(line_ends, " ")
        };
        let allowed = self.allowed(&text);
        self.change(engine, Change::Whole, at_s, |d| {
            if !allowed.is_empty() {
                d.insert_or_replace_selection(&allowed);
            }
        });
    }

    /// As many grapheme clusters of `text` as there is room for.
    fn allowed(&self, text: &str) -> String {
        let kept =
            self.raw_text().chars().count() - self.selected_text().map_or(0, |s| s.chars().count());
        let mut room = self.limit.saturating_sub(kept);
        let mut allowed = String::new();
        for cluster in text.graphemes(true) {
            let scalars = cluster.chars().count();
            if scalars > room {
                break;
            }
            room -= scalars;
            allowed.push_str(cluster);
        }
        allowed
    }

    /// Deletes backwards or forwards, by a scalar or by a word, or what is selected.
    pub(super) fn delete(
        &mut self,
        engine: &mut TextEngine,
        forward: bool,
        by_word: bool,
        at_s: f64,
    ) {
        let (_, focus) = self.ends();
        let edge = self.word_edge(focus, forward);
        let word = by_word && self.selection().is_empty();
        self.change(engine, Change::Delete, at_s, |d| {
            if word {
                d.select_byte_range(focus, edge);
                d.delete_selection();
            } else if forward {
                d.delete();
            } else {
                d.backdelete();
            }
        });
    }

    /// Moves the caret, or the end of the selection, by a word towards a side of the screen.
    pub(super) fn move_by_word(&mut self, engine: &mut TextEngine, left: bool, extend: bool) {
        let (anchor, focus) = self.ends();
        let edge = self.word_edge(focus, left == self.is_rtl());
        let mut drive = self.drive(engine);
        if extend {
            drive.select_byte_range(anchor, edge);
        } else {
            drive.move_to_byte(edge);
        }
    }

    /// The end of the next word after a byte, or the start of the one before it.
    ///
    /// parley's own word moves pass over words of one letter.
    fn word_edge(&self, from: usize, forward: bool) -> usize {
        let text = self.raw_text();
        let words = text
            .split_word_bound_indices()
            .filter(|(_, word)| !word.trim().is_empty());
        if forward {
            let mut ends = words.map(|(at, word)| at + word.len());
            ends.find(|end| *end > from).unwrap_or(text.len())
        } else {
            let starts = words.map(|(at, _)| at);
            starts.take_while(|at| *at < from).last().unwrap_or(0)
        }
    }

    /// Deletes what is selected and gives it back.
    pub(super) fn cut(&mut self, engine: &mut TextEngine, at_s: f64) -> Option<String> {
        let cut = self.selected_text()?.to_owned();
        self.change(engine, Change::Whole, at_s, |d| d.delete_selection());
        Some(cut)
    }

    /// Replaces all of the text, as an assistive technology may ask.
    pub(super) fn set_value(&mut self, engine: &mut TextEngine, text: &str, at_s: f64) {
        self.drive(engine).select_all();
        if text.is_empty() {
            self.change(engine, Change::Whole, at_s, |d| d.delete_selection());
        } else {
            self.paste(engine, text, at_s);
        }
    }

    /// Goes one step back or forth; nothing happens while text is being composed.
    pub(super) fn travel(&mut self, engine: &mut TextEngine, back: bool) {
        if self.composed().is_some() {
            return;
        }
        let now = self.snapshot();
        let target = if back {
            self.history.undo(now)
        } else {
            self.history.redo(now)
        };
        if let Some(target) = target {
            self.plain.set_text(&target.text);
            self.refresh(engine);
            self.drive(engine)
                .select_byte_range(target.anchor, target.focus);
        }
    }

    /// Shows text that is being composed; `active` are its highlighted scalars.
    pub(super) fn compose(
        &mut self,
        engine: &mut TextEngine,
        text: &str,
        active: Option<Range<usize>>,
    ) {
        if text.is_empty() {
            self.drive(engine).clear_compose();
        } else {
            let byte = |n: usize| text.char_indices().nth(n).map_or(text.len(), |(at, _)| at);
            let cursor = active.map(|range| (byte(range.start), byte(range.end)));
            // The selection the composed text replaces can be brought back.
            if self.composed().is_none() && !self.selection().is_empty() {
                let before = self.snapshot();
                self.history.before(Change::Whole, 0.0, before);
            }
            self.drive(engine).set_compose(text, cursor);
        }
        self.refresh(engine);
    }

    /// Inserts the text a composition has ended with.
    pub(super) fn commit(&mut self, engine: &mut TextEngine, text: &str, at_s: f64) {
        self.drive(engine).clear_compose();
        if !text.is_empty() {
            let allowed = self.allowed(text);
            self.change(engine, Change::Whole, at_s, |d| {
                d.insert_or_replace_selection(&allowed);
            });
        }
        self.refresh(engine);
    }

    /// Gives up a composition.
    pub(super) fn end_composition(&mut self, engine: &mut TextEngine) -> bool {
        let composing = self.composed().is_some();
        self.drive(engine).clear_compose();
        self.refresh(engine);
        composing
    }

    /// Deletes scalars on both sides of the selection, for an input method.
    pub(super) fn delete_around(
        &mut self,
        engine: &mut TextEngine,
        before: usize,
        after: usize,
        at_s: f64,
    ) {
        let range = self.selection();
        let head = self.raw_text().get(..range.start).unwrap_or_default();
        let tail = self.raw_text().get(range.end..).unwrap_or_default();
        let before_byte: usize = head.chars().rev().take(before).map(char::len_utf8).sum();
        let after_byte: usize = tail.chars().take(after).map(char::len_utf8).sum();
        self.change(engine, Change::Delete, at_s, |d| {
            if let Some(len) = NonZeroUsize::new(after_byte) {
                d.delete_bytes_after_selection(len);
            }
            if let Some(len) = NonZeroUsize::new(before_byte) {
                d.delete_bytes_before_selection(len);
            }
        });
    }
}

/// Whether the layout has a line of its own after a line break at the end of the text.
fn layout_has_empty_end(layout: &Layout<Brush>, text_len: usize) -> bool {
    let last = layout.len().checked_sub(1).and_then(|n| layout.get(n));
    last.is_some_and(|line| line.text_range().start >= text_len)
}
