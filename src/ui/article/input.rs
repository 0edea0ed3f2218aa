//! From the mouse and the keyboard to carets and selections.
//!
//! Works on the page and gives bytes; the view translates and reports. The arrow keys mean
//! the sides of the screen. It must not paint.

use std::ops::Range;

use egui::{Event, Key, Modifiers};

use crate::text::caret::{Caret, Side};
use crate::text::document::Document;
use crate::text::index::ArticleText;
use crate::text::layout::TextEngine;
use crate::text::segment;

/// What a key press asks for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Move {
    Character(Side),
    Word(Side),
    Sentence(Side),
    Lines(isize),
    Page { down: bool },
    LineEdge { end: bool },
    TextEdge { end: bool },
}

/// The move that an event asks for, and whether it extends the selection.
pub fn move_of(event: &Event) -> Option<(Move, bool)> {
    let Event::Key {
        key,
        pressed: true,
        modifiers,
        ..
    } = event
    else {
        return None;
    };
    let along = |side: Side, modifiers: &Modifiers| {
        if modifiers.alt {
            Move::Sentence(side)
        } else if modifiers.command || modifiers.ctrl {
            Move::Word(side)
        } else {
            Move::Character(side)
        }
    };
    let control = modifiers.command || modifiers.ctrl;
    let plain = !control && !modifiers.alt;
    let wanted = match key {
        Key::ArrowLeft => along(Side::Left, modifiers),
        Key::ArrowRight => along(Side::Right, modifiers),
        Key::ArrowUp if plain => Move::Lines(-1),
        Key::ArrowDown if plain => Move::Lines(1),
        Key::PageUp if plain => Move::Page { down: false },
        Key::PageDown if plain => Move::Page { down: true },
        Key::Home if control => Move::TextEdge { end: false },
        Key::End if control => Move::TextEdge { end: true },
        Key::Home => Move::LineEdge { end: false },
        Key::End => Move::LineEdge { end: true },
        _ => return None,
    };
    Some((wanted, modifiers.shift))
}

/// Carries out a move. `goal_x_px` remembers the column over several moves by lines.
pub fn go(
    document: &mut Document,
    engine: &mut TextEngine,
    caret: Caret,
    wanted: Move,
    goal_x_px: &mut Option<f32>,
    page_px: f32,
) -> Caret {
    let line_px = {
        let style = document.style();
        style.size_pt * style.line_height * style.scale
    };
    let lines = match wanted {
        Move::Lines(lines) => lines,
        Move::Page { down } => {
            let lines = ((page_px / line_px) as isize - 1).max(1);
            if down { lines } else { -lines }
        }
        _ => 0,
    };
    if lines != 0 {
        let x_px = goal_x_px.unwrap_or_else(|| document.caret_box(engine, caret).x0);
        *goal_x_px = Some(x_px);
        return document.line_move(engine, caret, lines, x_px);
    }
    *goal_x_px = None;
    match wanted {
        Move::Character(side) => document.step(engine, caret, side),
        Move::Word(side) => {
            let forward = is_forward(document, engine, caret, side);
            document.word_move(caret, forward)
        }
        Move::Sentence(side) => {
            let forward = is_forward(document, engine, caret, side);
            document.sentence_move(caret, forward)
        }
        Move::LineEdge { end } => document.line_edge(engine, caret, end),
        Move::TextEdge { end: true } => Caret::after(document.text().len_bytes()),
        Move::TextEdge { end: false } => Caret::before(0),
        Move::Lines(_) | Move::Page { .. } => caret,
    }
}

/// Whether a side is where the caret's paragraph goes on.
fn is_forward(document: &mut Document, engine: &mut TextEngine, caret: Caret, side: Side) -> bool {
    let index = document.block_of_byte(caret.byte);
    let rtl = document
        .block(engine, index)
        .is_none_or(|laid| laid.is_rtl());
    (side == Side::Left) == rtl
}

/// Widens a range of bytes to whole words, over paragraphs.
pub fn snap(text: &ArticleText, range: Range<usize>) -> Range<usize> {
    let start = text.surroundings(range.start).start;
    let end = text.surroundings(range.end).end.max(start);
    let Some(part) = text.as_str().get(start..end) else {
        return range;
    };
    let local = range.start - start..range.end.max(range.start) - start;
    let snapped = segment::snap_to_words(part, local);
    start + snapped.start..start + snapped.end
}

/// The word (or character) at a byte.
pub fn word_at(text: &ArticleText, byte: usize) -> Range<usize> {
    let (part, start) = around(text, byte);
    let found = segment::word_or_grapheme_at(part, byte.saturating_sub(start));
    start + found.start..start + found.end
}

/// The sentence at a byte.
pub fn sentence_at(text: &ArticleText, byte: usize) -> Range<usize> {
    let (part, start) = around(text, byte);
    segment::sentence_at(part, byte.saturating_sub(start))
        .map_or(byte..byte, |found| start + found.start..start + found.end)
}

/// The text in which words and sentences at a byte are looked for, and where it begins.
fn around(text: &ArticleText, byte: usize) -> (&str, usize) {
    let bytes = text.surroundings(byte);
    let start = bytes.start;
    (text.as_str().get(bytes).unwrap_or_default(), start)
}
