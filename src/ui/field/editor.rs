//! The text of a field with its caret: what is typed, deleted, pasted, composed and undone.
//!
//! The ends of the selection always lie between user-perceived characters. Where the caret goes
//! is in `moves`. It must not know events nor paint.
use super::entry;
use super::history::{Change, History, Snapshot};
use super::page::{Page, Setup};
use crate::text::caret::Caret;
use crate::text::layout::TextEngine;
use crate::text::segment;
use parley::Affinity;
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

pub(super) struct Editor {
    /// What is shown: the text with what is being composed.
    shown: String,
    pub(super) page: Page,
    setup: Option<Setup>,
    pub(super) anchor: Caret,
    pub(super) focus: Caret,
    /// Where the caret wants to be on other lines while it moves up and down.
    pub(super) goal_x_px: Option<f32>,
    pub(super) pressed: super::moves::Pressed,
    composing: Option<Composing>,
    history: History,
    /// Most scalars the text may have.
    pub limit: usize,
}

/// Text an input method shows before it is entered.
struct Composing {
    /// Its bytes in what is shown.
    range: Range<usize>,
    hides_caret: bool,
    /// The text without it, and with what was selected when it began.
    before: Snapshot,
}

impl Editor {
    pub(super) fn new(text: &str) -> Self {
        Self {
            shown: text.to_owned(),
            page: Page::default(),
            setup: None,
            anchor: Caret::default(),
            focus: Caret::default(),
            goal_x_px: None,
            pressed: Default::default(),
            composing: None,
            history: History::default(),
            limit: usize::MAX,
        }
    }

    /// The text. What is being composed is not part of it until it is entered, and what it
    /// will replace is still there.
    pub(super) fn text(&self) -> &str {
        match &self.composing {
            Some(composing) => &composing.before.text,
            None => &self.shown,
        }
    }

    /// The text as it is shown.
    pub(super) fn shown_text(&self) -> &str {
        &self.shown
    }

    /// Whether the field has many lines.
    pub(super) fn is_multiline(&self) -> bool {
        self.setup.is_some_and(|setup| setup.width_px.is_some())
    }

    /// Takes over a text changed elsewhere; there is nothing to undo then.
    pub(super) fn replace(&mut self, engine: &mut TextEngine, text: &str) {
        self.composing = None;
        self.history = History::default();
        let (anchor, focus) = self.ends();
        self.shown = text.to_owned();
        self.fit(engine);
        self.select(anchor, focus);
    }

    /// Sets the text anew if `setup` differs from the one before.
    pub(super) fn set_up(&mut self, engine: &mut TextEngine, setup: Setup) {
        if self.setup != Some(setup) {
            self.setup = Some(setup);
            self.goal_x_px = None;
            self.fit(engine);
            let (anchor, focus) = self.ends();
            if (anchor, focus) != (0, 0) {
                self.anchor = self.caret_at(anchor, self.anchor.affinity);
                self.focus = self.caret_at(focus, self.focus.affinity);
            }
        }
    }

    fn fit(&mut self, engine: &mut TextEngine) {
        if let Some(setup) = self.setup {
            self.page.fit(engine, &self.shown, setup);
        }
    }

    /// The caret at a byte, moved out of a character it is in.
    pub(super) fn caret_at(&self, byte: usize, affinity: Affinity) -> Caret {
        let byte = segment::grapheme_floor(&self.shown, byte);
        let found = self.page.caret_at(byte, affinity);
        if segment::grapheme_floor(&self.shown, found.byte) == found.byte {
            found
        } else {
            // A character that is set in two fonts: the standard says where it begins.
            Caret { byte, affinity }
        }
    }

    /// Selects between two bytes. Where the first is the second, the caret stands there.
    pub(super) fn select(&mut self, anchor_byte: usize, focus_byte: usize) {
        let affinity = |byte: usize| {
            if byte >= self.shown.len() {
                Affinity::Upstream
            } else {
                Affinity::Downstream
            }
        };
        self.anchor = self.caret_at(anchor_byte, affinity(anchor_byte));
        self.focus = self.caret_at(focus_byte, affinity(focus_byte));
        self.goal_x_px = None;
    }

    /// Selected bytes of what is shown; empty at the caret.
    pub(super) fn selection(&self) -> Range<usize> {
        let (anchor, focus) = self.ends();
        anchor.min(focus)..anchor.max(focus)
    }

    /// Anchor and focus of the selection, bytes of what is shown.
    pub(super) fn ends(&self) -> (usize, usize) {
        (self.anchor.byte, self.focus.byte)
    }

    /// What can be copied.
    pub(super) fn selected_text(&self) -> Option<&str> {
        let selected = self.shown.get(self.selection())?;
        (!selected.is_empty() && self.composing.is_none()).then_some(selected)
    }

    /// Bytes of what is shown that are being composed.
    pub(super) fn composed(&self) -> Option<&Range<usize>> {
        self.composing.as_ref().map(|composing| &composing.range)
    }

    /// Whether the input method wants no caret to be seen.
    pub(super) fn hides_caret(&self) -> bool {
        self.composing.as_ref().is_some_and(|c| c.hides_caret)
    }

    fn snapshot(&self) -> Snapshot {
        let (anchor, focus) = self.ends();
        Snapshot {
            text: self.shown.clone(),
            anchor,
            focus,
        }
    }

    fn restore(&mut self, engine: &mut TextEngine, snapshot: Snapshot) {
        self.shown = snapshot.text;
        self.fit(engine);
        self.select(snapshot.anchor, snapshot.focus);
    }

    /// Puts `new` in place of a range as a change that can be undone, and the caret after it.
    /// `at_s` is the time in seconds.
    fn change(
        &mut self,
        engine: &mut TextEngine,
        (change, at_s): (Change, f64),
        range: Range<usize>,
        new: &str,
    ) {
        if range.is_empty() && new.is_empty() {
            return;
        }
        let before = self.snapshot();
        self.put(engine, range.clone(), new);
        if before.text != self.shown {
            self.history.before(change, at_s, before);
            self.history.after(change, at_s, self.focus.byte);
        }
    }

    fn put(&mut self, engine: &mut TextEngine, range: Range<usize>, new: &str) {
        let start = self.shown.floor_char_boundary(range.start);
        let end = self.shown.ceil_char_boundary(range.end).max(start);
        self.shown.replace_range(start..end, new);
        self.fit(engine);
        let end = start + new.len();
        // A mark that follows joins what was put there; the caret goes after the whole.
        let byte = segment::grapheme_ceil(&self.shown, end);
        let clings_back = !new.is_empty() && !new.ends_with(entry::is_line_end);
        let affinity = if clings_back || byte >= self.shown.len() {
            Affinity::Upstream
        } else {
            Affinity::Downstream
        };
        self.focus = self.caret_at(byte, affinity);
        self.anchor = self.focus;
        self.goal_x_px = None;
    }

    /// Inserts typed text, as much of it as the limit allows.
    pub(super) fn type_text(&mut self, engine: &mut TextEngine, text: &str, at_s: f64) {
        self.end_composition(engine, at_s);
        let space = text.starts_with(char::is_whitespace);
        let allowed = self.allowed(&entry::typed(text));
        if !allowed.is_empty() {
            let change = (Change::Type { space }, at_s);
            self.change(engine, change, self.selection(), &allowed);
        }
    }

    /// Inserts pasted text in place of what is selected.
    pub(super) fn paste(&mut self, engine: &mut TextEngine, text: &str, at_s: f64) {
        self.end_composition(engine, at_s);
        self.insert_whole(engine, text, at_s);
    }

    fn insert_whole(&mut self, engine: &mut TextEngine, text: &str, at_s: f64) {
        let allowed = self.allowed(&entry::pasted(text, self.is_multiline()));
        if !allowed.is_empty() {
            self.change(engine, (Change::Whole, at_s), self.selection(), &allowed);
        }
    }

    /// As many grapheme clusters of `text` as there is room for.
    fn allowed(&self, text: &str) -> String {
        let scalars = |text: &str| text.chars().count();
        if self.limit == usize::MAX {
            return text.to_owned();
        }
        let selected = self.shown.get(self.selection()).map_or(0, scalars);
        let mut room = self.limit.saturating_sub(scalars(&self.shown) - selected);
        let fits = |cluster: &&str| {
            let fits = scalars(cluster) <= room;
            room = room.saturating_sub(scalars(cluster));
            fits
        };
        text.graphemes(true).take_while(fits).collect()
    }

    /// Deletes backwards or forwards, by a character or by a word, or what is selected.
    pub(super) fn delete(
        &mut self,
        engine: &mut TextEngine,
        forward: bool,
        by_word: bool,
        at_s: f64,
    ) {
        self.end_composition(engine, at_s);
        let mut range = self.selection();
        if range.is_empty() {
            let focus = self.focus.byte;
            let edge = match (by_word, forward) {
                (true, _) => self.word_edge(focus, forward),
                (false, true) => segment::next_grapheme(&self.shown, focus),
                (false, false) => backspace_start(&self.shown, focus),
            };
            range = focus.min(edge)..focus.max(edge);
        }
        self.change(engine, (Change::Delete, at_s), range, "");
    }

    /// Deletes what is selected and gives it back.
    pub(super) fn cut(&mut self, engine: &mut TextEngine, at_s: f64) -> Option<String> {
        let cut = self.selected_text()?.to_owned();
        self.change(engine, (Change::Whole, at_s), self.selection(), "");
        Some(cut)
    }

    /// Replaces all of the text, as an assistive technology may ask.
    pub(super) fn set_value(&mut self, engine: &mut TextEngine, text: &str, at_s: f64) {
        self.end_composition(engine, at_s);
        self.select(0, self.shown.len());
        if text.is_empty() {
            self.change(engine, (Change::Whole, at_s), self.selection(), "");
        } else {
            self.insert_whole(engine, text, at_s);
        }
    }

    /// Goes one step back or forth; nothing happens while text is being composed.
    pub(super) fn travel(&mut self, engine: &mut TextEngine, back: bool) {
        if self.composing.is_some() {
            return;
        }
        let now = self.snapshot();
        let target = if back {
            self.history.undo(now)
        } else {
            self.history.redo(now)
        };
        if let Some(target) = target {
            self.restore(engine, target);
        }
    }

    /// Shows text that is being composed in place of what is selected; `active` are its
    /// highlighted scalars. No text ends the composition.
    pub(super) fn compose(
        &mut self,
        engine: &mut TextEngine,
        text: &str,
        active: Option<Range<usize>>,
    ) {
        if text.is_empty() {
            self.give_up_composition(engine);
            return;
        }
        let (replaced, before) = match self.composing.take() {
            Some(composing) => (composing.range, composing.before),
            None => (self.selection(), self.snapshot()),
        };
        let start = replaced.start;
        self.put(engine, replaced, text);
        let byte = |n: usize| text.char_indices().nth(n).map_or(text.len(), |(at, _)| at);
        let hides_caret = active.is_none();
        let active = active.map_or(text.len()..text.len(), |range| {
            byte(range.start)..byte(range.end)
        });
        self.select(start + active.start, start + active.end);
        self.composing = Some(Composing {
            range: start..start + text.len(),
            hides_caret,
            before,
        });
    }

    /// Enters the text an input method has arrived at. Methods that compose nothing enter
    /// letter by letter, which is typing.
    pub(super) fn commit(&mut self, engine: &mut TextEngine, text: &str, at_s: f64) {
        if self.give_up_composition(engine) {
            self.insert_whole(engine, text, at_s);
        } else {
            let text = entry::pasted(text, self.is_multiline());
            self.type_text(engine, &text, at_s);
        }
    }

    /// Takes back what is being composed; says whether there was anything.
    pub(super) fn give_up_composition(&mut self, engine: &mut TextEngine) -> bool {
        let Some(composing) = self.composing.take() else {
            return false;
        };
        self.restore(engine, composing.before);
        true
    }

    /// Enters what is being composed as it is shown, when something else is done meanwhile:
    /// nobody should lose letters by a click. Says whether there was anything.
    pub(super) fn end_composition(&mut self, engine: &mut TextEngine, at_s: f64) -> bool {
        let Some(composing) = self.composing.take() else {
            return false;
        };
        let text = self
            .shown
            .get(composing.range)
            .unwrap_or_default()
            .to_owned();
        self.restore(engine, composing.before);
        self.insert_whole(engine, &text, at_s);
        true
    }

    /// Deletes scalars on both sides of the selection, for an input method.
    pub(super) fn delete_around(
        &mut self,
        engine: &mut TextEngine,
        before: usize,
        after: usize,
        at_s: f64,
    ) {
        self.give_up_composition(engine);
        let range = self.selection();
        let (head, rest) = self.shown.split_at(range.start);
        let (selected, tail) = rest.split_at(range.len());
        let start_of = |text: &str, n: usize| {
            let mut starts = text.char_indices().rev();
            (0..n)
                .map_while(|_| starts.next())
                .last()
                .map_or(text.len(), |(at, _)| at)
        };
        let end_of = |text: &str, n: usize| {
            let mut starts = text.char_indices();
            starts.nth(n).map_or(text.len(), |(at, _)| at)
        };
        let start = start_of(head, before);
        let end = range.end + end_of(tail, after);
        let kept = selected.to_owned();
        if end - start == kept.len() {
            return;
        }
        self.change(engine, (Change::Delete, at_s), start..end, &kept);
        if !kept.is_empty() {
            self.select(start, start + kept.len());
        }
    }
}

/// Where a deletion backwards from `byte` begins: a letter loses its marks one by one, what is
/// one sign to the eye (emoji, flags, a line end of two characters) goes as a whole.
fn backspace_start(text: &str, byte: usize) -> usize {
    let start = segment::previous_grapheme(text, byte);
    let cluster = text.get(start..byte).unwrap_or_default();
    let mut scalars = cluster.char_indices();
    let letter = scalars.next().is_some_and(|(_, c)| c.is_alphabetic());
    match scalars.next_back() {
        Some((last, _)) if letter => start + last,
        _ => start,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn deleting_backwards_takes_marks_one_by_one_and_signs_as_a_whole() {
        let kept = |text: &str| text[..backspace_start(text, text.len())].to_owned();
        assert_eq!(kept("لَّ"), "لَ");
        assert_eq!(kept("لَ"), "ل");
        assert_eq!(kept("لا"), "ل");
        assert_eq!(kept("e\u{301}"), "e");
        for whole in [
            "\r\n",
            "👨‍👩‍👧",
            "🇵🇸",
            "👍🏽",
            "1\u{FE0F}\u{20E3}",
            "❤\u{FE0F}",
            "ـ",
            "\u{202E}",
        ] {
            assert_eq!(kept(&format!("أ{whole}")), "أ", "{whole:?}");
        }
        assert_eq!(kept(""), "");
    }
}
