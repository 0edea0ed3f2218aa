//! Letters, words and sentences: the units in which people select text.
//!
//! All ranges are bytes of the text that is passed in, which should be one paragraph.
//! Nothing here ever separates a base letter from its marks. Layout is not consulted.

use std::ops::Range;

use super::index::ArticleText;
use super::quotes::find_quotes;
use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

/// Terminators of a sentence.
const TERMINATORS: &[char] = &['.', '!', '?', '؟', '…'];

/// What parts a sentence into clauses.
const CLAUSE_MARKS: &[char] = &['،', ',', '؛', ';', ':'];

/// What may stand between a terminator and the following space.
const CLOSERS: &[char] = &['»', '”', '"', '\'', ')', ']', '’', '}'];

/// Pairs which enclose something; a straight quotation mark is its own partner.
const PAIRS: &[(char, char)] = &[
    ('«', '»'),
    ('“', '”'),
    ('"', '"'),
    ('(', ')'),
    ('[', ']'),
    ('‘', '’'),
    ('{', '}'),
];

/// The nearest boundary between user-perceived characters at or before `byte`.
pub fn grapheme_floor(text: &str, byte: usize) -> usize {
    let mut byte = byte.min(text.len());
    while !text.is_char_boundary(byte) {
        byte -= 1;
    }
    let mut cursor = GraphemeCursor::new(byte, text.len(), true);
    match cursor.is_boundary(text, 0) {
        Ok(true) | Err(_) => byte,
        Ok(false) => cursor.prev_boundary(text, 0).ok().flatten().unwrap_or(0),
    }
}

/// The nearest boundary between user-perceived characters at or after `byte`.
pub fn grapheme_ceil(text: &str, byte: usize) -> usize {
    let floor = grapheme_floor(text, byte);
    if floor >= byte.min(text.len()) {
        floor
    } else {
        next_grapheme(text, floor)
    }
}

/// The boundary after the one at or before `byte`; the end stays the end.
pub fn next_grapheme(text: &str, byte: usize) -> usize {
    let floor = grapheme_floor(text, byte);
    GraphemeCursor::new(floor, text.len(), true)
        .next_boundary(text, 0)
        .ok()
        .flatten()
        .unwrap_or(text.len())
}

/// The boundary before `byte`; the start stays the start.
pub fn previous_grapheme(text: &str, byte: usize) -> usize {
    let ceil = grapheme_ceil(text, byte);
    GraphemeCursor::new(ceil, text.len(), true)
        .prev_boundary(text, 0)
        .ok()
        .flatten()
        .unwrap_or(0)
}

/// The words of `text` (Unicode Standard Annex 29, those with a letter or a digit), in order.
///
/// Proclitics and tatweel stay inside the word, and so do the dots of `12.5` and `أ.ف.ب`.
pub fn words(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    text.unicode_word_indices()
        .map(|(start, word)| start..start + word.len())
}

/// The nearest place before the end of `before` where the rules for words may begin anew: after
/// white space, where something begins that cannot cling to it. `next` is the character that
/// follows `before`.
fn word_restart(before: &str, next: Option<char>) -> usize {
    let mut next = next;
    for (at, c) in before.char_indices().rev() {
        if c.is_whitespace() && next.is_none_or(is_letter) {
            return at + c.len_utf8();
        }
        next = Some(c);
    }
    0
}

fn is_letter(c: char) -> bool {
    c.is_alphanumeric() && !is_mark(c)
}

/// The words from the first one on that reaches beyond `byte`, without reading all before it.
fn words_from(text: &str, byte: usize) -> impl Iterator<Item = Range<usize>> + '_ {
    let (before, after) = text.split_at(grapheme_floor(text, byte));
    let start = word_restart(before, after.chars().next());
    words(text.get(start..).unwrap_or_default())
        .map(move |word| start + word.start..start + word.end)
        .skip_while(move |word| word.end <= byte)
}

/// The word that contains the character at `byte`, if any.
pub fn word_at(text: &str, byte: usize) -> Option<Range<usize>> {
    words_from(text, byte)
        .next()
        .filter(|word| word.contains(&byte))
}

/// What a double click at `byte` selects: the word, else the single character.
pub fn word_or_grapheme_at(text: &str, byte: usize) -> Range<usize> {
    word_at(text, byte).unwrap_or_else(|| {
        let start = grapheme_floor(text, byte);
        start..next_grapheme(text, start)
    })
}

/// The end of the word in or after `byte`; the end of the text if there is none.
pub fn next_word_end(text: &str, byte: usize) -> usize {
    words_from(text, byte)
        .next()
        .map_or(text.len(), |word| word.end)
}

/// The start of the word in or before `byte`; zero if there is none.
pub fn previous_word_start(text: &str, byte: usize) -> usize {
    let mut end = byte.min(text.len());
    loop {
        let at = grapheme_floor(text, end.saturating_sub(1));
        let (before, after) = text.split_at(at);
        let start = word_restart(before, after.chars().next());
        let last = words(text.get(start..).unwrap_or_default())
            .map(|word| start + word.start)
            .take_while(|word_start| *word_start < end)
            .last();
        match last {
            Some(word_start) => return word_start,
            None if start == 0 => return 0,
            None => end = start,
        }
    }
}

/// Widens a selection to whole words and drops what nobody means to select.
///
/// White space at both edges goes, and so do commas, full stops and the like at the end,
/// and quotation marks or brackets whose partner is not selected. A selection without any
/// word is only widened to whole characters.
pub fn snap_to_words(text: &str, range: Range<usize>) -> Range<usize> {
    let start = grapheme_floor(text, range.start.min(range.end));
    let end = grapheme_ceil(text, range.end.max(range.start));
    let start = word_at(text, start).map_or(start, |word| word.start);
    let end = match word_at(text, end) {
        Some(word) if word.start < end => word.end,
        _ => end,
    };
    let trimmed = trim_edges(text, start..end);
    if trimmed.is_empty() || words(&text[trimmed.clone()]).next().is_none() {
        return start..end;
    }
    trimmed
}

/// Drops white space, closing punctuation and lone quotation marks at the edges.
fn trim_edges(text: &str, mut range: Range<usize>) -> Range<usize> {
    loop {
        let inside = &text[range.clone()];
        let first = inside.chars().next().filter(|c| drops_at_start(*c, inside));
        if let Some(c) = first {
            range.start = next_grapheme(text, range.start).max(range.start + c.len_utf8());
            range.start = range.start.min(range.end);
            continue;
        }
        let last_start = previous_grapheme(text, range.end).max(range.start);
        let last = text[last_start..range.end]
            .chars()
            .next()
            .filter(|c| drops_at_end(*c, inside));
        if last.is_some() {
            range.end = last_start;
            continue;
        }
        return range;
    }
}

fn drops_at_start(c: char, inside: &str) -> bool {
    let lone_closer = PAIRS
        .iter()
        .any(|(open, close)| c == *close && open != close);
    c.is_whitespace() || is_stop(c) || lone_closer || is_lone_opener(c, inside)
}

fn drops_at_end(c: char, inside: &str) -> bool {
    let lone_opener = PAIRS
        .iter()
        .any(|(open, close)| c == *open && open != close);
    c.is_whitespace() || is_stop(c) || lone_opener || is_lone_closer(c, inside)
}

/// Punctuation that separates and never belongs to what it follows.
fn is_stop(c: char) -> bool {
    TERMINATORS.contains(&c) || matches!(c, '،' | ',' | '؛' | ';' | ':' | '-' | '–' | '—')
}

fn is_lone_opener(c: char, inside: &str) -> bool {
    PAIRS.iter().any(|(open, close)| {
        c == *open
            && if open == close {
                inside.matches(c).count() == 1
            } else {
                !inside.contains(*close)
            }
    })
}

fn is_lone_closer(c: char, inside: &str) -> bool {
    PAIRS.iter().any(|(open, close)| {
        c == *close
            && if open == close {
                inside.matches(c).count() == 1
            } else {
                inside.matches(*open).count() < inside.matches(*close).count()
            }
    })
}

/// The sentences of `text`, in order, without the white space around them.
///
/// A sentence ends at a line end, or at terminators with their closers before a space or
/// the end; not after a single Arabic letter (أ.ف.ب), and not within quotation marks as
/// long as the marks of the paragraph balance.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut line_start = 0;
    for line in text.split_inclusive('\n') {
        line_sentences(line, line_start, &mut found);
        line_start += line.len();
    }
    found
}

fn line_sentences(line: &str, offset: usize, found: &mut Vec<Range<usize>>) {
    let quotes = Quotes::of(line);
    let mut start = 0;
    let mut chars = line.char_indices().peekable();
    let mut depth_inside = 0usize;
    let mut straight_open = false;
    while let Some((at, c)) = chars.next() {
        quotes.step(c, &mut depth_inside, &mut straight_open);
        if !TERMINATORS.contains(&c) {
            continue;
        }
        let mut end = at + c.len_utf8();
        let mut is_lone_dot = c == '.';
        while let Some(&(next_at, next)) = chars.peek() {
            let terminator = TERMINATORS.contains(&next);
            if !terminator && !CLOSERS.contains(&next) {
                break;
            }
            is_lone_dot &= !terminator;
            quotes.step(next, &mut depth_inside, &mut straight_open);
            end = next_at + next.len_utf8();
            chars.next();
        }
        let before_space = line[end..].chars().next().is_none_or(char::is_whitespace);
        let abbreviation = is_lone_dot && follows_lone_letter(&line[..at]);
        let inside_quotes = depth_inside > 0 || straight_open;
        if before_space && !abbreviation && !inside_quotes {
            push_trimmed(line, start..end, offset, found);
            start = end;
        }
    }
    push_trimmed(line, start..line.len(), offset, found);
}

/// Whether `before` ends in a single Arabic letter which stands alone.
fn follows_lone_letter(before: &str) -> bool {
    let mut backwards = before.chars().rev();
    let arabic = backwards
        .next()
        .is_some_and(|c| c.is_alphabetic() && super::direction::is_rtl_char(c));
    arabic
        && backwards
            .next()
            .is_none_or(|c| !c.is_alphanumeric() && !is_mark(c))
}

fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

fn push_trimmed(line: &str, range: Range<usize>, offset: usize, found: &mut Vec<Range<usize>>) {
    let inside = &line[range.clone()];
    let trimmed = inside.trim();
    if trimmed.is_empty() {
        return;
    }
    let start = offset + range.start + (inside.len() - inside.trim_start().len());
    found.push(start..start + trimmed.len());
}

/// Which kinds of quotation mark balance in a paragraph, and so may be relied upon.
struct Quotes {
    guillemets: bool,
    curly: bool,
    straight: bool,
}

impl Quotes {
    fn of(line: &str) -> Self {
        Self {
            guillemets: balanced(line, '«', '»'),
            curly: balanced(line, '“', '”'),
            straight: line.matches('"').count().is_multiple_of(2),
        }
    }

    fn step(&self, c: char, depth: &mut usize, straight_open: &mut bool) {
        match c {
            '«' if self.guillemets => *depth += 1,
            '»' if self.guillemets => *depth = depth.saturating_sub(1),
            '“' if self.curly => *depth += 1,
            '”' if self.curly => *depth = depth.saturating_sub(1),
            '"' if self.straight => *straight_open = !*straight_open,
            _ => {}
        }
    }
}

fn balanced(line: &str, open: char, close: char) -> bool {
    let mut depth = 0usize;
    for c in line.chars() {
        if c == open {
            depth += 1;
        } else if c == close {
            match depth.checked_sub(1) {
                Some(less) => depth = less,
                None => return false,
            }
        }
    }
    depth == 0
}

/// The sentence that contains `byte`, or the next one after the white space there, or the
/// last one; `None` in blank text.
pub fn sentence_at(text: &str, byte: usize) -> Option<Range<usize>> {
    let all = sentences(text);
    all.iter()
        .find(|sentence| byte < sentence.end)
        .or(all.last())
        .cloned()
}

/// The end of the sentence in or after `byte`; the end of the text if there is none.
pub fn next_sentence_end(text: &str, byte: usize) -> usize {
    sentences(text)
        .into_iter()
        .find(|sentence| sentence.end > byte)
        .map_or(text.len(), |sentence| sentence.end)
}

/// The start of the sentence in or before `byte`; zero if there is none.
pub fn previous_sentence_start(text: &str, byte: usize) -> usize {
    sentences(text)
        .into_iter()
        .rev()
        .find(|sentence| sentence.start < byte)
        .map_or(0, |sentence| sentence.start)
}

/// The first `scalars` of a text, never parting a letter from its marks, with an ellipsis if
/// something is left out.
pub fn beginning(text: &str, scalars: usize) -> String {
    match text.char_indices().nth(scalars) {
        Some((end, _)) => {
            let end = grapheme_floor(text, end);
            format!("{}…", text.get(..end).unwrap_or_default())
        }
        None => text.to_owned(),
    }
}

/// The clauses of `text`, in order: its sentences, parted after commas, semicolons and colons.
///
/// A mark between digits parts nothing, so «١٠:٣٠» and «1,500» stay whole. The mark belongs to
/// the clause that it ends; quotation marks and brackets that close after it do as well.
pub fn clauses(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for sentence in sentences(text) {
        let inside = text.get(sentence.clone()).unwrap_or_default();
        let mut start = 0;
        let mut before = None;
        let mut letters = inside.char_indices().peekable();
        while let Some((at, c)) = letters.next() {
            let digit_before = before.is_some_and(char::is_numeric);
            before = Some(c);
            if !CLAUSE_MARKS.contains(&c) {
                continue;
            }
            let mut end = at + c.len_utf8();
            let digit_after = letters.peek().is_some_and(|(_, next)| next.is_numeric());
            if digit_before && digit_after {
                continue;
            }
            while let Some((at, next)) =
                letters.next_if(|(_, next)| *next != '"' && CLOSERS.contains(next))
            {
                end = at + next.len_utf8();
            }
            push_trimmed(inside, start..end, sentence.start, &mut found);
            start = end;
        }
        push_trimmed(inside, start..inside.len(), sentence.start, &mut found);
    }
    found
}

/// The clause that contains `byte`, or the next one after the white space there, or the last one;
/// `None` in blank text.
pub fn clause_at(text: &str, byte: usize) -> Option<Range<usize>> {
    let all = clauses(text);
    all.iter()
        .find(|clause| byte < clause.end)
        .or(all.last())
        .cloned()
}

/// The end of the clause in or after `byte`; the end of the text if there is none.
pub fn next_clause_end(text: &str, byte: usize) -> usize {
    clauses(text)
        .into_iter()
        .find(|clause| clause.end > byte)
        .map_or(text.len(), |clause| clause.end)
}

/// The start of the clause in or before `byte`; zero if there is none.
pub fn previous_clause_start(text: &str, byte: usize) -> usize {
    clauses(text)
        .into_iter()
        .rev()
        .find(|clause| clause.start < byte)
        .map_or(0, |clause| clause.start)
}

/// Where the innermost quotation around a scalar ends, with its closing mark; in scalars, unlike
/// the rest of this file. `None` outside of quotations, and in one that is never closed.
pub fn closing_quote(text: &ArticleText, scalar: usize) -> Option<usize> {
    find_quotes(text)
        .into_iter()
        .filter(|quote| quote.balanced && quote.range.contains(&scalar))
        .min_by_key(|quote| quote.range.len())
        .map(|quote| quote.range.end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// Looking around a place finds the same words as reading the text from its beginning.
        #[test]
        fn words_near_a_place_are_the_words_of_the_text(
            pieces in proptest::collection::vec(
                proptest::sample::select(vec![
                    "قال", " ", "  ", "12.5", "أ.ف.ب", "\u{64E}", "\u{A0}", "،", "\u{200D}", "x",
                    "'", "\t", "👩\u{200D}🔬", "\u{2028}", "ـ", "«",
                ]),
                0..30,
            ),
        ) {
            let text = pieces.concat();
            let all: Vec<Range<usize>> = words(&text).collect();
            for byte in (0..=text.len()).filter(|at| text.is_char_boundary(*at)) {
                let at = all.iter().find(|word| word.contains(&byte)).cloned();
                prop_assert_eq!(word_at(&text, byte), at);
                let next = all.iter().find(|word| word.end > byte);
                let next = next.map_or(text.len(), |word| word.end);
                prop_assert_eq!(next_word_end(&text, byte), next);
                let previous = all.iter().rev().find(|word| word.start < byte);
                let previous = previous.map_or(0, |word| word.start);
                prop_assert_eq!(previous_word_start(&text, byte), previous);
            }
        }
    }
}
