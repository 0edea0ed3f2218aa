//! The words of a text as they are compared: marks, joiners and the shape of quotation marks are
//! set aside, spelling is not. Every letter knows the scalars it came from.

use std::collections::HashMap;
use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{canonical_combining_class, compose};

use crate::text::fold::{is_deleted_control, is_deleted_mark};

/// A number for each different word, the same in both texts.
#[derive(Default)]
pub(super) struct Names(HashMap<Vec<char>, u32>);

impl Names {
    fn of(&mut self, word: &[char]) -> u32 {
        if let Some(name) = self.0.get(word) {
            return *name;
        }
        let name = narrow(self.0.len());
        self.0.insert(word.to_vec(), name);
        name
    }
}

/// A text as words: runs of letters and digits, and every other character by itself.
#[derive(Default)]
pub(super) struct Words {
    key: Vec<char>,
    /// For each letter of the key the scalars it stands for.
    source: Vec<(u32, u32)>,
    /// The word of each letter of the key.
    word: Vec<u32>,
    /// Names of the words in order.
    names: Vec<u32>,
    /// Where each word begins in the key; one more for the end.
    starts: Vec<u32>,
    /// Where each name stands, in order.
    places: HashMap<u32, Vec<u32>>,
}

impl Words {
    pub fn of(text: &str, names: &mut Names) -> Self {
        let mut words = Self::default();
        let mut breaks = true;
        for (scalar, c) in text.chars().enumerate() {
            if matches!(c as u32, 0xFB50..=0xFDFF | 0xFE70..=0xFEFC) {
                for part in std::iter::once(c).nfkc() {
                    words.take(part, scalar, &mut breaks);
                }
            } else {
                words.take(c, scalar, &mut breaks);
            }
        }
        words.name_all(names);
        words
    }

    fn take(&mut self, c: char, scalar: usize, breaks: &mut bool) {
        if c.is_whitespace() {
            *breaks = true;
        } else if is_deleted_control(c) {
            // Invisible and belonging to nothing.
        } else if canonical_combining_class(c) != 0 || is_deleted_mark(c) {
            self.mark(c, scalar, *breaks);
        } else {
            let c = alike(c);
            let joins =
                c.is_alphanumeric() && self.key.last().is_some_and(|it| it.is_alphanumeric());
            if *breaks || !joins {
                self.starts.push(narrow(self.key.len()));
            }
            *breaks = false;
            self.word.push(narrow(self.starts.len() - 1));
            self.key.push(c);
            self.source.push((narrow(scalar), narrow(scalar + 1)));
        }
    }

    /// A mark belongs to the letter before it: it makes one letter with it, or is set aside.
    fn mark(&mut self, c: char, scalar: usize, breaks: bool) {
        if breaks {
            return;
        }
        if let (Some(letter), Some(source)) = (self.key.last_mut(), self.source.last_mut()) {
            source.1 = narrow(scalar + 1);
            *letter = compose(*letter, c).unwrap_or(*letter);
        }
    }

    fn name_all(&mut self, names: &mut Names) {
        self.starts.push(narrow(self.key.len()));
        for ends in self.starts.windows(2) {
            if let [start, end] = ends
                && let Some(word) = self.key.get(*start as usize..*end as usize)
            {
                let name = names.of(word);
                self.places
                    .entry(name)
                    .or_default()
                    .push(narrow(self.names.len()));
                self.names.push(name);
            }
        }
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.names.len()
    }

    /// The letters of the key that came from a range of scalars.
    pub fn letters(&self, scalars: &Range<usize>) -> Range<usize> {
        let first = |scalar: usize| self.source.partition_point(|it| (it.0 as usize) < scalar);
        first(scalars.start)..first(scalars.end)
    }

    /// The words of which letters are named; `None` if none are.
    pub fn words_of(&self, letters: &Range<usize>) -> Option<Range<usize>> {
        let first = *self.word.get(letters.start)?;
        let last = *self.word.get(letters.end.checked_sub(1)?)?;
        (letters.start < letters.end).then_some(first as usize..last as usize + 1)
    }

    /// The letters of a word; empty beyond the end.
    pub fn letters_of(&self, word: usize) -> Range<usize> {
        let end = narrow(self.key.len());
        let at = |word: usize| self.starts.get(word).copied().unwrap_or(end) as usize;
        at(word)..at(word + 1)
    }

    /// The key of some letters; `None` beyond the end.
    pub fn key(&self, letters: &Range<usize>) -> Option<&[char]> {
        self.key.get(letters.clone())
    }

    /// The scalars that letters of the key stand for, with the marks of the last.
    pub fn scalars(&self, letters: &Range<usize>) -> Option<Range<usize>> {
        let first = self.source.get(letters.start)?;
        let last = self.source.get(letters.end.checked_sub(1)?)?;
        (first.0 < last.1).then_some(first.0 as usize..last.1 as usize)
    }

    /// The scalars of some words.
    pub fn scalars_of_words(&self, words: &Range<usize>) -> Option<Range<usize>> {
        let last = words.end.checked_sub(1)?;
        self.scalars(&(self.letters_of(words.start).start..self.letters_of(last).end))
    }

    /// The name of a word; `None` beyond the end.
    pub fn name(&self, word: usize) -> Option<u32> {
        self.names.get(word).copied()
    }

    pub fn all_names(&self) -> &[u32] {
        &self.names
    }

    /// Names of some words; none if they end beyond the text.
    pub fn names(&self, words: &Range<usize>) -> &[u32] {
        self.names.get(words.clone()).unwrap_or_default()
    }

    /// How many words before two places of the text are the same; none if it is one place.
    pub fn alike_before(&self, one: usize, other: usize) -> usize {
        let before = |at: usize| self.names.get(..at).unwrap_or_default().iter().rev();
        let pairs = before(one).zip(before(other));
        pairs.take_while(|(a, b)| one != other && a == b).count()
    }

    /// How many words after two places of the text are the same; none if it is one place.
    pub fn alike_after(&self, one: usize, other: usize) -> usize {
        let after = |at: usize| self.names.get(at..).unwrap_or_default().iter();
        let pairs = after(one).zip(after(other));
        pairs.take_while(|(a, b)| one != other && a == b).count()
    }

    /// Where words of this name stand.
    pub fn places(&self, name: Option<u32>) -> &[u32] {
        let places = name.and_then(|name| self.places.get(&name));
        places.map(Vec::as_slice).unwrap_or_default()
    }

    /// True if a word of this name is among some words.
    pub fn stands_in(&self, name: Option<u32>, words: &Range<usize>) -> bool {
        let places = self.places(name);
        let next = places.partition_point(|it| (*it as usize) < words.start);
        places
            .get(next)
            .is_some_and(|it| (*it as usize) < words.end)
    }

    /// Where these words begin, at most so many times.
    pub fn find(&self, wanted: &[u32], most: usize) -> Vec<usize> {
        // Where the rarest of them stands, the others may.
        let rarest = wanted
            .iter()
            .enumerate()
            .map(|(offset, name)| (self.places(Some(*name)), offset))
            .min_by_key(|(places, _)| places.len());
        let (places, offset) = rarest.unwrap_or_default();
        places
            .iter()
            .filter_map(|place| (*place as usize).checked_sub(offset))
            .filter(|start| self.names.get(*start..*start + wanted.len()) == Some(wanted))
            .take(most)
            .collect()
    }
}

/// Quotation marks and apostrophes of one kind are as good as another.
fn alike(c: char) -> char {
    match c {
        '«' | '»' | '“' | '”' | '„' | '‟' => '"',
        '‘' | '’' | '‚' | '‛' => '\'',
        _ => c,
    }
}

/// No text that is taken is as long as this reaches.
fn narrow(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
