//! Finding the words by which an article says that somebody says something.
//!
//! What is found is a suggestion: where the cue stands, of which kind it is, and where what is
//! said and who says it probably stand. The grammar is of Arabic news prose and knows no names;
//! `cues/lexicon.rs` has the words, `cues/reach.rs` finds content and source.

use std::ops::Range;

use super::index::ArticleText;
use super::quotes::{Quote, find_quotes};
use super::segment;
use super::tokens::{Token, TokenKind, tokens};

mod lexicon;
mod reach;
mod scan;

/// What kind of expression a cue is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CueKind {
    /// A finite verb with its particles.
    Verb,
    /// A participle: a further attribution with the same source.
    Participle,
    /// A noun of saying.
    Noun,
    /// A preposition or an expression that works like one.
    Preposition,
    /// A colon after a name, as in headlines.
    Punctuation,
}

impl CueKind {
    /// The code in the label set `cue.kind`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Verb => "verb",
            Self::Participle => "participle",
            Self::Noun => "noun",
            Self::Preposition => "preposition",
            Self::Punctuation => "punctuation",
        }
    }
}

/// A place at which something is attributed to somebody. All ranges are scalars.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CueHit {
    /// The whole cue: particles before a verb, its conjunction, and a colon directly after.
    pub cue: Range<usize>,
    /// What kind of expression it is.
    pub kind: CueKind,
    /// Code of the act of saying, of the label set `attribution.act`.
    pub act: &'static str,
    /// Code of the outlet's commitment, of the label set `outlet.commitment`.
    pub commitment: &'static str,
    /// What is probably said: with the word «أن» and quotation marks, without final punctuation.
    pub content: Option<Range<usize>>,
    /// Who probably says it; nothing if the text leaves it out.
    pub source: Option<Range<usize>>,
    /// Whether the content is in quotation marks, or a part of it.
    pub quoted: bool,
    /// Whether little else can be meant.
    pub confident: bool,
}

/// The cues of an article, in order.
pub fn find_cues(text: &ArticleText) -> Vec<CueHit> {
    find_cues_outside(text, &[])
}

/// As [`find_cues`], without cues that touch one of the ranges `skip` (scalars), such as the menus
/// of a web site.
pub fn find_cues_outside(text: &ArticleText, skip: &[Range<usize>]) -> Vec<CueHit> {
    let prose = Prose::of(text);
    let found = scan::scan(&prose);
    let mut hits: Vec<CueHit> = (0..found.len())
        .filter_map(|place| reach::hit(&prose, &found, place))
        .collect();
    hits.retain(|hit| {
        skip.iter()
            .all(|left_out| hit.cue.end <= left_out.start || left_out.end <= hit.cue.start)
    });
    hits
}

/// An article taken apart for looking around in it.
struct Prose {
    tokens: Vec<Token>,
    /// For each token, the sentence it belongs to.
    sentence_of: Vec<usize>,
    /// In scalars.
    sentences: Vec<Range<usize>>,
    quotes: Vec<Quote>,
}

impl Prose {
    fn of(text: &ArticleText) -> Self {
        let tokens = tokens(text);
        let mut sentences: Vec<Range<usize>> = Vec::new();
        for (index, span) in text.paragraphs().iter().enumerate() {
            for bytes in segment::sentences(text.paragraph_str(index)) {
                let bytes = bytes.start + span.start_byte..bytes.end + span.start_byte;
                sentences.extend(text.scalars_of(bytes));
            }
        }
        let sentence_of = tokens
            .iter()
            .map(|token| sentences.partition_point(|one| one.end <= token.scalars.start))
            .collect();
        Self {
            tokens,
            sentence_of,
            sentences,
            quotes: find_quotes(text),
        }
    }

    fn token(&self, at: usize) -> Option<&Token> {
        self.tokens.get(at)
    }

    /// The token at `at` if it is in the same sentence as the token `near`.
    fn in_sentence(&self, at: usize, near: usize) -> Option<&Token> {
        let token = self.tokens.get(at)?;
        let same = self.sentence_of.get(at) == self.sentence_of.get(near);
        (same && token.kind != TokenKind::Break).then_some(token)
    }

    /// The sentence of a token, in scalars.
    fn sentence(&self, at: usize) -> Range<usize> {
        self.sentence_of
            .get(at)
            .and_then(|index| self.sentences.get(*index))
            .cloned()
            .unwrap_or_default()
    }

    /// The key of the word at `at`; empty for marks.
    fn key(&self, at: usize) -> &[char] {
        match self.tokens.get(at) {
            Some(token) if token.is_word() => &token.key,
            _ => &[],
        }
    }

    /// Whether the word at `at` is one of `words` (keys).
    fn is_one_of(&self, at: usize, words: &[&str]) -> bool {
        let key = self.key(at);
        !key.is_empty()
            && words
                .iter()
                .any(|word| word.chars().eq(key.iter().copied()))
    }

    /// Something said that begins with the token at `at`.
    fn speech_at(&self, at: usize) -> Option<&Quote> {
        let start = self.token(at)?.scalars.start;
        self.quotes
            .iter()
            .find(|quote| quote.range.start == start && !quote.name)
    }

    /// The innermost quotation around a scalar.
    fn quote_around(&self, scalar: usize) -> Option<&Quote> {
        self.quotes
            .iter()
            .rev()
            .find(|quote| quote.range.start <= scalar && scalar < quote.range.end)
    }
}
