//! A text as the words and marks that suggestions are made from, each with its search key.
//!
//! Words that a web page glued together are parted where no Arabic word can go on: after ta
//! marbuta and tanwin, and between Arabic and Latin letters. Nothing here knows what a word
//! means.

use std::ops::Range;

use super::direction::is_rtl_char;
use super::fold::{FoldOptions, fold};
use super::index::ArticleText;

/// Tanwin fath: it ends a word, though an alef may still carry it.
const TANWIN: char = '\u{64B}';
/// Tanwin damm and kasr, which end a word altogether.
const TANWIN_OF_CASE: &[char] = &['\u{64C}', '\u{64D}'];

/// How the words of names and texts are folded here: everything but tanwin is set aside.
const FOLDING: FoldOptions = FoldOptions {
    hamza_seats: true,
    keep_tanwin: true,
};

/// What a token is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TokenKind {
    /// Letters and digits.
    Word,
    /// One character that is neither letter, digit nor white space.
    Mark,
    /// The end of a paragraph.
    Break,
}

/// A word or a mark of a text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Token {
    /// What it is.
    pub kind: TokenKind,
    /// Where it stands, in scalars, with the marks on its last letter.
    pub scalars: Range<usize>,
    /// Its search key; without tanwin, whichever side of the alef that was written on.
    pub key: Vec<char>,
    /// For each character of the key, the scalar at which its source begins.
    pub key_scalars: Vec<usize>,
    /// Whether the word bears tanwin fath.
    pub tanwin: bool,
    /// Whether the last letter is alef maksura, which keys do not tell from ya.
    pub maksura: bool,
    /// Whether white space, and nothing else, stands before it in its paragraph.
    pub spaced: bool,
}

impl Token {
    /// The key as a string.
    pub fn key_string(&self) -> String {
        self.key.iter().collect()
    }

    /// Whether this is the mark with this key.
    pub fn is_mark(&self, mark: char) -> bool {
        self.kind == TokenKind::Mark && self.key.first() == Some(&mark)
    }

    /// Whether this is a word.
    pub fn is_word(&self) -> bool {
        self.kind == TokenKind::Word
    }
}

/// The tokens of an article, in order.
pub fn tokens(text: &ArticleText) -> Vec<Token> {
    tokens_of(text.as_str())
}

/// The tokens of a string, in order.
pub fn tokens_of(text: &str) -> Vec<Token> {
    let source: Vec<char> = text.chars().collect();
    let folded = fold(text, &FOLDING);
    let mut reader = Reader {
        source: &source,
        tokens: Vec::with_capacity(source.len() / 5),
        open: false,
        spaced: true,
    };
    for (at, &c) in folded.key().iter().enumerate() {
        if let Some(range) = folded.source_range(at..at + 1) {
            reader.read(c, range);
        }
    }
    reader.tokens
}

struct Reader<'a> {
    source: &'a [char],
    tokens: Vec<Token>,
    /// Whether the last token is a word that may go on.
    open: bool,
    spaced: bool,
}

impl Reader<'_> {
    fn read(&mut self, c: char, range: Range<usize>) {
        if c == ' ' {
            self.open = false;
            self.spaced = true;
            let breaks = self.source.get(range.clone());
            if breaks.is_some_and(|part| part.contains(&'\n')) {
                self.push(TokenKind::Break, c, range);
            }
            return;
        }
        if c == TANWIN && self.open {
            if let Some(word) = self.tokens.last_mut() {
                word.tanwin = true;
                word.scalars.end = range.end;
            }
            return;
        }
        if !is_letter(c) && !c.is_alphanumeric() {
            self.open = false;
            self.push(TokenKind::Mark, c, range);
            return;
        }
        if self.open && !self.is_glued(c, range.start) {
            if let Some(word) = self.tokens.last_mut() {
                word.key.push(c);
                word.key_scalars.push(range.start);
                word.maksura = self.source.get(range.start) == Some(&'ى');
                word.scalars.end = range.end;
            }
            return;
        }
        self.push(TokenKind::Word, c, range);
        self.open = true;
    }

    fn push(&mut self, kind: TokenKind, c: char, range: Range<usize>) {
        let room = if kind == TokenKind::Word { 8 } else { 1 };
        let mut key = Vec::with_capacity(room);
        key.push(c);
        let mut key_scalars = Vec::with_capacity(room);
        key_scalars.push(range.start);
        self.tokens.push(Token {
            kind,
            key,
            key_scalars,
            scalars: range,
            tanwin: false,
            maksura: false,
            spaced: self.spaced,
        });
        self.spaced = kind == TokenKind::Break;
    }

    /// Whether the letter at `scalar` cannot belong to the word that stands directly before it.
    fn is_glued(&self, c: char, scalar: usize) -> bool {
        let Some(word) = self.tokens.last() else {
            return false;
        };
        let (Some(&last), Some(&last_scalar)) = (word.key.last(), word.key_scalars.last()) else {
            return false;
        };
        let between = |from: usize| self.source.get(from..scalar).unwrap_or_default();
        if is_rtl_char(last) != is_rtl_char(c) && is_letter(last) && is_letter(c) {
            return true;
        }
        if !is_letter(c) || !is_rtl_char(c) {
            return false;
        }
        if self.source.get(last_scalar) == Some(&'ة') {
            return true;
        }
        let marks = between(last_scalar + 1);
        if marks.iter().any(|mark| TANWIN_OF_CASE.contains(mark)) {
            return true;
        }
        if !word.tanwin {
            return false;
        }
        // The alef after tanwin only carries it, unless tanwin already stands on an alef.
        let carried = c == 'ا' && last != 'ا' && marks.contains(&TANWIN);
        !carried
    }
}

/// As [`char::is_alphabetic`], but without its tables for the common Arabic letters.
fn is_letter(c: char) -> bool {
    matches!(c, '\u{620}'..='\u{63F}' | '\u{641}'..='\u{64A}' | '\u{671}'..='\u{6D3}')
        || c.is_alphabetic()
}
