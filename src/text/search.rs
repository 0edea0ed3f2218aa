//! Finding words in a text, forgiving of spelling or to the letter.
//!
//! All results are ranges of Unicode scalar values of the searched text. Nothing here
//! knows which text is searched or what is done with the hits.

use std::ops::Range;

use super::fold::{FoldOptions, Folded, fold};

/// How to compare.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct FindOptions {
    /// Compare scalar by scalar instead of by search keys.
    pub exact: bool,
    /// A hit must not begin or end inside a word.
    pub whole_word: bool,
    /// What search keys keep; unused when `exact`.
    pub fold: FoldOptions,
}

/// A text prepared for many searches with the same options.
pub struct Searchable {
    folded: Folded,
    options: FindOptions,
}

impl Searchable {
    /// Prepares `text`; linear in its length.
    pub fn new(text: &str, options: &FindOptions) -> Self {
        Self {
            folded: key_of(text, options),
            options: *options,
        }
    }

    /// All places where `query` occurs, in order, none overlapping another.
    ///
    /// White space around the query does not count, unless the search is exact. A query
    /// of which no character remains in its key finds nothing.
    pub fn find_all(&self, query: &str) -> Vec<Range<usize>> {
        let query = if self.options.exact {
            query
        } else {
            query.trim()
        };
        let query = key_of(query, &self.options);
        let (text, query) = (self.folded.key(), query.key());
        let mut hits = Vec::new();
        let Some((first, rest)) = query.split_first() else {
            return hits;
        };
        let mut at = 0;
        let mut last_end = 0;
        while let Some(found) = text
            .get(at..)
            .and_then(|tail| tail.iter().position(|c| c == first))
        {
            let start = at + found;
            let end = start + query.len();
            at = start + 1;
            if text.get(start + 1..end) != Some(rest) {
                continue;
            }
            if self.options.whole_word && !self.is_whole_word(start..end) {
                continue;
            }
            // Several characters of a key may stem from one of the text, as "..." from "…".
            let range = self.folded.source_range(start..end);
            if let Some(range) = range.filter(|range| range.start >= last_end) {
                last_end = range.end;
                hits.push(range);
                at = end;
            }
        }
        hits
    }

    fn is_whole_word(&self, range: Range<usize>) -> bool {
        let key = self.folded.key();
        let before = range.start.checked_sub(1).and_then(|i| key.get(i));
        let is_word = |c: Option<&char>| c.is_some_and(|c| c.is_alphanumeric());
        let starts_inside = is_word(before) && is_word(key.get(range.start));
        let ends_inside = is_word(key.get(range.end))
            && is_word(range.end.checked_sub(1).and_then(|i| key.get(i)));
        !starts_inside && !ends_inside
    }
}

/// All places where `query` occurs in `text`; see [`Searchable::find_all`].
pub fn find_all(text: &str, query: &str, options: &FindOptions) -> Vec<Range<usize>> {
    Searchable::new(text, options).find_all(query)
}

fn key_of(text: &str, options: &FindOptions) -> Folded {
    if options.exact {
        Folded::verbatim(text)
    } else {
        fold(text, &options.fold)
    }
}
