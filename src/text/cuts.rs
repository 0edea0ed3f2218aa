//! Where a very long paragraph may be taken apart, so that no frame has to lay out all of it.
//!
//! A part that begins at a line start is laid out by itself exactly as within the whole, if
//! nothing before its first letter can reach beyond it: no open bracket, embedding or isolate,
//! a letter of strong direction on both sides of the space (Unicode Standard Annex 9: the rules
//! W1 to N2 look no further than the next strong character, N0 no further than a bracket's
//! partner). This file must not lay out.

use parley::BaseDirection;
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::GraphemeCursor;

use super::levels::{Itemizer, ScriptItem};

/// Paragraphs up to this many bytes are laid out whole.
pub const LONG_BYTES: usize = 12 * 1024;

/// How many line starts are tried out where none is good at sight.
const TRIES: usize = 8;

/// Length at which the search for a place to cut begins.
const PART_BYTES: usize = 4 * 1024;

/// Brackets that pair (BidiBrackets.txt), as far as news is written with them.
const OPENING: &[char] = &[
    '(', '[', '{', '⁅', '⟦', '⟨', '⟪', '〈', '「', '『', '【', '（',
];
const CLOSING: &[char] = &[
    ')', ']', '}', '⁆', '⟧', '⟩', '⟫', '〉', '」', '』', '】', '）',
];

/// What lies open at a place in a text, and whether a line may safely begin there.
#[derive(Clone, Copy, Default, Debug)]
struct State {
    brackets: usize,
    controls: usize,
    /// The last character before the white space was a letter of strong direction.
    after_letter: bool,
    /// White space was the last character.
    after_space: bool,
}

impl State {
    fn step(&mut self, c: char) {
        if OPENING.contains(&c) {
            self.brackets += 1;
        } else if CLOSING.contains(&c) {
            self.brackets = self.brackets.saturating_sub(1);
        }
        match c {
            '\u{202A}'..='\u{202B}' | '\u{202D}'..='\u{202E}' | '\u{2066}'..='\u{2068}' => {
                self.controls += 1;
            }
            '\u{202C}' | '\u{2069}' => self.controls = self.controls.saturating_sub(1),
            _ => {}
        }
        let is_space = c.is_whitespace();
        if is_combining_mark(c) {
            // It is of the direction of what carries it.
            self.after_letter &= !self.after_space;
        } else if !is_space {
            self.after_letter = is_strong(c);
        }
        self.after_space = is_space;
    }

    /// How well a line could begin before `next`: 0 is exact.
    fn doubt_before(&self, next: char) -> usize {
        let strong = self.after_letter && is_strong(next);
        match (self.after_space, strong) {
            (true, true) if self.controls == 0 && self.brackets == 0 => 0,
            (true, true) if self.controls == 0 => 1,
            (true, _) => 2,
            (false, _) => 3,
        }
    }
}

fn is_strong(c: char) -> bool {
    c.is_alphabetic() && !is_combining_mark(c)
}

/// First bytes of the parts of a paragraph, zero being the first.
///
/// The longer no good place is found, the worse a place will do; every part ends after at
/// most four times the usual length.
pub fn parts(text: &str) -> Vec<usize> {
    let mut starts = vec![0];
    if text.len() <= LONG_BYTES {
        return starts;
    }
    let mut state = State::default();
    let mut start = 0;
    for (at, c) in text.char_indices() {
        let allowed = (at - start) / PART_BYTES;
        if allowed > state.doubt_before(c) && is_grapheme_boundary(text, at) {
            starts.push(at);
            start = at;
        }
        state.step(c);
    }
    starts
}

/// A line start where a part may end.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Cut {
    pub byte: usize,
    /// Whether both parts are certainly laid out as in the whole.
    pub exact: bool,
}

/// Of some line starts within a part, the last at which the next part may begin and both are
/// laid out as in the whole; failing that, the last between letters within an open bracket,
/// whose partner may be missing. `part` begins where nothing is open; `line_starts` are in order.
pub fn last_good(part: &str, line_starts: impl Iterator<Item = usize>) -> Option<Cut> {
    let mut state = State::default();
    let mut found: Option<Cut> = None;
    let mut chars = part.char_indices().peekable();
    for byte in line_starts.filter(|at| *at > 0) {
        while let Some((_, c)) = chars.next_if(|(at, _)| *at < byte) {
            state.step(c);
        }
        let Some((_, next)) = chars.peek() else {
            break;
        };
        let doubt = state.doubt_before(*next);
        let exact = doubt == 0;
        if doubt < 2 && found.is_none_or(|cut| exact || !cut.exact) {
            found = Some(Cut { byte, exact });
        }
    }
    found
}

/// The same by trying: the last of some line starts at which the text before and the text after
/// have each by themselves the levels and scripts that they have together. Costly; for texts in
/// which no line begins between letters.
pub fn last_checked(
    part: &str,
    base: BaseDirection,
    line_starts: impl DoubleEndedIterator<Item = usize>,
) -> Option<usize> {
    let mut itemizer = Itemizer::default();
    let whole = itemizer.levels_and_scripts(part, base);
    line_starts.rev().take(TRIES).find(|byte| {
        let (Some(before), Some(after)) = (part.get(..*byte), part.get(*byte..)) else {
            return false;
        };
        // White space at the end of a line takes the paragraph's level in any case.
        [(before.trim_end(), 0), (after, *byte)]
            .into_iter()
            .all(|(text, offset)| {
                let alone = itemizer.levels_and_scripts(text, base);
                alone.items().iter().all(|item| {
                    let end = item.end_byte + offset;
                    let together = whole.items().iter().filter(|one| {
                        one.start_byte < end && one.end_byte > item.start_byte + offset
                    });
                    let same =
                        |one: &ScriptItem| one.level == item.level && one.script == item.script;
                    together.clone().all(same) && together.count() == 1
                })
            })
    })
}

fn is_grapheme_boundary(text: &str, byte: usize) -> bool {
    GraphemeCursor::new(byte, text.len(), true)
        .is_boundary(text, 0)
        .unwrap_or(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paragraph_of_usual_length_is_one_part() {
        assert_eq!(parts(&"كلمة ".repeat(100)), [0]);
        assert_eq!(parts(""), [0]);
    }

    #[test]
    fn parts_begin_after_spaces_between_letters() {
        let text = "قال (إن 12 سفينة) وصلت 80% منها، ثم ".repeat(600);
        let starts = parts(&text);
        assert!(starts.len() > 5, "{}", starts.len());
        for start in &starts[1..] {
            let before = text[..*start].trim_end().chars().last();
            assert!(before.is_some_and(char::is_alphabetic), "{before:?}");
            let open = text[..*start].matches('(').count();
            assert_eq!(open, text[..*start].matches(')').count());
        }
    }

    #[test]
    fn a_bracket_never_closed_and_a_text_without_spaces_are_cut_later() {
        for (text, times) in [("( قال ", 4000), ("ممم", 9000), ("ب\u{64E}", 9000)] {
            let text = text.repeat(times);
            let starts = parts(&text);
            let longest = starts.windows(2).map(|pair| pair[1] - pair[0]).max();
            assert!(longest.is_some_and(|length| length <= 4 * PART_BYTES + 8));
            let marks = starts
                .iter()
                .filter(|at| text[**at..].starts_with('\u{64E}'));
            assert_eq!(marks.count(), 0, "a mark was parted from its letter");
        }
    }

    #[test]
    fn the_last_good_line_start_has_letters_on_both_sides_and_no_bracket_open() {
        let part = "قال إن 12 سفينة (من ست) وصلت";
        let at = |word: &str| part.find(word);
        let found = |words: &[&str]| {
            last_good(part, words.iter().filter_map(|word| at(word))).map(|cut| cut.byte)
        };
        assert_eq!(found(&["إن", "12"]), at("إن"));
        assert_eq!(found(&["إن", "سفينة"]), at("إن"));
        assert_eq!(found(&["إن", "ست"]), at("إن"));
        assert_eq!(found(&["ست"]), at("ست"), "in a bracket, but nowhere else");
        assert_eq!(found(&["إن", "وصلت"]), at("إن"), "a bracket comes before");
        assert_eq!(found(&["12"]), None);
        assert_eq!(found(&["قال"]), None, "the part's own start is none");
    }
}
