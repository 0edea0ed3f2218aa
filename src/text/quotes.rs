//! Which quotation marks belong together, and what is a quotation at all.
//!
//! Works on one paragraph after the other, because a mark that was forgotten must not spoil the
//! rest of an article. Nothing here knows who speaks.

use std::ops::Range;

use super::index::ArticleText;

/// Most words of what is taken as a name or a word kept at a distance, not as something said.
const WORDS_OF_A_NAME: usize = 2;

/// What stands between quotation marks.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Quote {
    /// With the marks that are there; in scalars.
    pub range: Range<usize>,
    /// Whether both marks are there.
    pub balanced: bool,
    /// Whether it is a name or a word kept at a distance, not something said.
    pub name: bool,
}

/// The quotations of an article, in order of their beginnings.
///
/// A quotation that is never closed ends before the next one that opens with the same mark, else
/// with its paragraph. One that is never opened begins with its paragraph, but is told only if it
/// is short enough to be a name.
pub fn find_quotes(text: &ArticleText) -> Vec<Quote> {
    let mut found = Vec::new();
    for (index, span) in text.paragraphs().iter().enumerate() {
        let letters: Vec<char> = text.paragraph_str(index).chars().collect();
        let quotes = Pairing::of(&letters);
        found.extend(quotes.into_iter().map(|quote| Quote {
            range: quote.range.start + span.start_scalar..quote.range.end + span.start_scalar,
            ..quote
        }));
    }
    found
}

/// Words after which something said begins.
const ANNOUNCING: &[&str] = &[
    "أن",
    "إن",
    "بأن",
    "أنه",
    "أنها",
    "إنه",
    "إنها",
    "بأنه",
    "بأنها",
    "قائلا",
    "قائلاً",
    "قائلًا",
    "قائلة",
    "قائلين",
];

/// The two marks of one style of quotation.
const STYLES: &[(char, char)] = &[('«', '»'), ('“', '”'), ('„', '“'), ('‘', '’'), ('"', '"')];

/// The marks of a paragraph on their way to pairs.
struct Pairing<'a> {
    letters: &'a [char],
    /// Marks that opened: where, and which closes them.
    open: Vec<(usize, char)>,
    found: Vec<Quote>,
}

impl<'a> Pairing<'a> {
    fn of(letters: &'a [char]) -> Vec<Quote> {
        let mut pairing = Self {
            letters,
            open: Vec::new(),
            found: Vec::new(),
        };
        for (at, &c) in letters.iter().enumerate() {
            pairing.read(at, c);
        }
        let end = letters.len();
        while let Some((start, _)) = pairing.open.pop() {
            pairing.push(start..end, false);
        }
        pairing.found.sort_by_key(|quote| quote.range.start);
        pairing.found
    }

    fn read(&mut self, at: usize, c: char) {
        if c == '"' {
            return self.read_straight(at);
        }
        let closes = self.open.iter().rposition(|(_, close)| *close == c);
        if let Some(place) = closes {
            self.close(place, at);
        } else if let Some((_, close)) = STYLES.iter().find(|(open, _)| *open == c) {
            let inside_word = c == '‘' && self.letter_before(at);
            if !inside_word {
                self.open.push((at, *close));
            }
        } else if matches!(c, '»' | '”') {
            self.close_unopened(at);
        }
    }

    /// A straight mark opens or closes by what stands beside it.
    fn read_straight(&mut self, at: usize) {
        let place = self.open.iter().rposition(|(_, close)| *close == '"');
        let opens = !self.letter_before(at) && self.letter_after(at);
        match place {
            Some(place) if opens => {
                // The one before was forgotten: it must not swallow this one.
                while self.open.len() > place {
                    let Some((start, _)) = self.open.pop() else {
                        break;
                    };
                    self.push(start..at, false);
                }
                self.open.push((at, '"'));
            }
            Some(place) => self.close(place, at),
            None if opens || self.letter_after(at) => self.open.push((at, '"')),
            None => self.close_unopened(at),
        }
    }

    fn close(&mut self, place: usize, at: usize) {
        while self.open.len() > place + 1 {
            let Some((start, _)) = self.open.pop() else {
                break;
            };
            self.push(start..at, false);
        }
        if let Some((start, _)) = self.open.pop() {
            self.push(start..at + 1, true);
        }
    }

    /// A mark closes what nothing opened: the beginning of the paragraph, if that is near.
    fn close_unopened(&mut self, at: usize) {
        let before = self.letters.get(..at).unwrap_or_default();
        let start = before.iter().position(|c| !c.is_whitespace()).unwrap_or(at);
        if words(before) <= WORDS_OF_A_NAME && start < at {
            self.push(start..at + 1, false);
        }
    }

    fn push(&mut self, range: Range<usize>, balanced: bool) {
        let inside = self.letters.get(range.clone()).unwrap_or_default();
        let trimmed = inside.iter().rev().take_while(|c| c.is_whitespace());
        let end = range.end - trimmed.count();
        let name = words(inside) <= WORDS_OF_A_NAME && !self.is_announced(range.start);
        if end > range.start + 1 {
            self.found.push(Quote {
                range: range.start..end,
                balanced,
                name,
            });
        }
    }

    /// Whether a colon or a word like «أن» says that something said begins at `at`.
    fn is_announced(&self, at: usize) -> bool {
        let before = self.letters.get(..at).unwrap_or_default();
        let mut backwards = before.iter().rev().skip_while(|c| c.is_whitespace());
        let last: Vec<char> = backwards
            .by_ref()
            .take_while(|c| !c.is_whitespace())
            .copied()
            .collect();
        let word: String = last.into_iter().rev().collect();
        word.ends_with(':') || ANNOUNCING.contains(&word.as_str())
    }

    /// Whether a letter, digit or closing punctuation stands directly before; tatweel is none,
    /// since it ties a preposition to what is quoted.
    fn letter_before(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|at| self.letters.get(at));
        before.is_some_and(|c| {
            !c.is_whitespace() && !matches!(c, 'ـ' | '(' | '[' | '«' | '“' | ':' | '،' | '-' | '–')
        })
    }

    fn letter_after(&self, at: usize) -> bool {
        self.letters
            .get(at + 1)
            .is_some_and(|c| c.is_alphanumeric() || matches!(c, '«' | '“' | '(' | '[' | '…'))
    }
}

/// How many words, by white space, have a letter or digit.
fn words(letters: &[char]) -> usize {
    letters
        .split(|c| c.is_whitespace())
        .filter(|word| word.iter().any(|c| c.is_alphanumeric()))
        .count()
}
