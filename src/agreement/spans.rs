//! Stretches of text of two annotators held against each other: how many are the same, share
//! some text, or have a counterpart; by tags, characters and words. Chance plays no part: what
//! nobody tagged has no number.

use super::align::{self, Shared};
use super::why::{Measured, share};
use crate::model::Fragment;

/// A labelled stretch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Labelled<'a> {
    /// Sorted fragments that do not overlap.
    pub place: &'a [Fragment],
    pub label: usize,
}

/// Counts of two annotators on any number of texts; they add up.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Counts {
    /// Tags of the first and of the second.
    pub tags: [f64; 2],
    /// Tags at exactly the same place, one to one.
    pub exact: f64,
    pub exact_label: f64,
    /// Tags that share a scalar, one to one.
    pub overlap: f64,
    pub overlap_label: f64,
    /// Tags that share half of what both cover or more, one to one.
    pub half: f64,
    pub half_label: f64,
    /// Scalars in some tag of each, and in both.
    pub chars: [f64; 2],
    pub chars_shared: f64,
    /// The same label by label.
    pub label_chars: [f64; 2],
    pub label_chars_shared: f64,
    /// Words that some tag of each touches, and both.
    pub words: [f64; 2],
    pub words_shared: f64,
    /// Tags of each that some tag of the other touches.
    pub found: [f64; 2],
}

/// How many numbers [`Counts`] holds.
pub const WIDTH: usize = 19;

impl Counts {
    /// Compares the tags of one text. `words` are the words of the text, in order.
    pub fn of(a: &[Labelled<'_>], b: &[Labelled<'_>], words: &[Fragment]) -> Self {
        let places = |of: &[Labelled<'_>]| -> Vec<Vec<Fragment>> {
            of.iter().map(|it| it.place.to_vec()).collect()
        };
        let (places_a, places_b) = (places(a), places(b));
        let (slices_a, slices_b) = (slices(&places_a), slices(&places_b));
        let same = |one: usize, other: usize| {
            let (one, other) = (a.get(one), b.get(other));
            one.zip(other)
                .is_some_and(|(one, other)| one.label == other.label)
        };
        // The most alike are paired first, so those that share much are among those that share.
        let pairs = align::pairs(&slices_a, &slices_b, 0.0, |one, other| {
            u32::from(same(one, other))
        });
        let matched = |least: f64| {
            let found = || pairs.iter().filter(|it| it.shared.ratio() >= least);
            let labelled = found().filter(|it| same(it.a, it.b)).count();
            (found().count() as f64, labelled as f64)
        };
        let (exact, exact_label) = matched(1.0);
        let (overlap, overlap_label) = matched(0.0);
        let (half, half_label) = matched(0.5);
        let (cover_a, cover_b) = (cover(a.iter()), cover(b.iter()));
        let (words_a, words_b) = (touched(&cover_a, words), touched(&cover_b, words));
        let mut this = Self {
            tags: [a.len() as f64, b.len() as f64],
            exact,
            exact_label,
            overlap,
            overlap_label,
            half,
            half_label,
            chars: [length(&cover_a), length(&cover_b)],
            chars_shared: Shared::of(&cover_a, &cover_b).intersection as f64,
            words: [count(&words_a), count(&words_b)],
            words_shared: words_a
                .iter()
                .zip(&words_b)
                .filter(|(one, other)| **one && **other)
                .count() as f64,
            found: [found(a, &cover_b), found(b, &cover_a)],
            ..Self::default()
        };
        this.count_labels(a, b);
        this
    }

    fn count_labels(&mut self, a: &[Labelled<'_>], b: &[Labelled<'_>]) {
        let mut labels: Vec<usize> = a.iter().chain(b).map(|it| it.label).collect();
        labels.sort_unstable();
        labels.dedup();
        for label in labels {
            let of = |tags: &[Labelled<'_>]| cover(tags.iter().filter(|it| it.label == label));
            let (one, other) = (of(a), of(b));
            self.label_chars = [
                self.label_chars[0] + length(&one),
                self.label_chars[1] + length(&other),
            ];
            self.label_chars_shared += Shared::of(&one, &other).intersection as f64;
        }
    }

    /// The numbers in a row, in the order of the fields.
    pub fn numbers(&self) -> [f64; WIDTH] {
        [
            self.tags[0],
            self.tags[1],
            self.exact,
            self.exact_label,
            self.overlap,
            self.overlap_label,
            self.half,
            self.half_label,
            self.chars[0],
            self.chars[1],
            self.chars_shared,
            self.label_chars[0],
            self.label_chars[1],
            self.label_chars_shared,
            self.words[0],
            self.words[1],
            self.words_shared,
            self.found[0],
            self.found[1],
        ]
    }

    /// The counts of numbers in a row.
    pub fn from_numbers(numbers: &[f64]) -> Self {
        let at = |at: usize| numbers.get(at).copied().unwrap_or_default();
        Self {
            tags: [at(0), at(1)],
            exact: at(2),
            exact_label: at(3),
            overlap: at(4),
            overlap_label: at(5),
            half: at(6),
            half_label: at(7),
            chars: [at(8), at(9)],
            chars_shared: at(10),
            label_chars: [at(11), at(12)],
            label_chars_shared: at(13),
            words: [at(14), at(15)],
            words_shared: at(16),
            found: [at(17), at(18)],
        }
    }

    /// # Errors
    /// If neither tagged anything; so of all below.
    pub fn exact_f1(&self) -> Measured {
        f1(self.exact, self.tags)
    }
    pub fn exact_label_f1(&self) -> Measured {
        f1(self.exact_label, self.tags)
    }
    pub fn overlap_f1(&self) -> Measured {
        f1(self.overlap, self.tags)
    }
    pub fn overlap_label_f1(&self) -> Measured {
        f1(self.overlap_label, self.tags)
    }
    pub fn half_f1(&self) -> Measured {
        f1(self.half, self.tags)
    }
    pub fn half_label_f1(&self) -> Measured {
        f1(self.half_label, self.tags)
    }
    pub fn char_f1(&self) -> Measured {
        f1(self.chars_shared, self.chars)
    }
    pub fn char_label_f1(&self) -> Measured {
        f1(self.label_chars_shared, self.label_chars)
    }
    pub fn token_f1(&self) -> Measured {
        f1(self.words_shared, self.words)
    }

    /// Which part of the tags of the first the second found too, and the other way round: the
    /// directional agreement agr of PARC (Pareti 2012) and PolNeAR (Newell et al. 2018), after
    /// Wiebe and Riloff (2005).
    ///
    /// # Errors
    /// Each way if there is no tag to find.
    pub fn agr(&self) -> [Measured; 2] {
        [
            share(self.found[0], self.tags[0]),
            share(self.found[1], self.tags[1]),
        ]
    }

    /// The mean of both ways.
    ///
    /// # Errors
    /// If one of both tagged nothing.
    pub fn mean_agr(&self) -> Measured {
        let [one, other] = self.agr();
        Ok(f64::midpoint(one?, other?))
    }
}

/// The harmonic mean of precision and recall: 2 · shared / (first + second).
///
/// # Errors
/// If both are empty.
pub fn f1(shared: f64, of: [f64; 2]) -> Measured {
    share(2.0 * shared, of[0] + of[1])
}

fn slices(places: &[Vec<Fragment>]) -> Vec<&[Fragment]> {
    places.iter().map(Vec::as_slice).collect()
}

/// What the tags cover, as sorted fragments that do not overlap.
fn cover<'a>(tags: impl Iterator<Item = &'a Labelled<'a>>) -> Vec<Fragment> {
    let mut pieces: Vec<Fragment> = tags.flat_map(|it| it.place).copied().collect();
    pieces.sort_unstable();
    join(&pieces)
}

/// Sorted fragments with those that overlap or touch made one.
pub fn join(sorted: &[Fragment]) -> Vec<Fragment> {
    let mut joined: Vec<Fragment> = Vec::with_capacity(sorted.len());
    for piece in sorted {
        match joined.last_mut() {
            Some(last) if piece.0 <= last.1 => last.1 = last.1.max(piece.1),
            _ => joined.push(*piece),
        }
    }
    joined
}

fn length(place: &[Fragment]) -> f64 {
    align::length(place) as f64
}

fn count(flags: &[bool]) -> f64 {
    flags.iter().filter(|it| **it).count() as f64
}

/// Which words a cover touches.
fn touched(cover: &[Fragment], words: &[Fragment]) -> Vec<bool> {
    words.iter().map(|word| touches(cover, *word)).collect()
}

/// True if some fragment of a sorted cover shares a scalar with `piece`.
fn touches(cover: &[Fragment], piece: Fragment) -> bool {
    let after = cover.partition_point(|it| it.1 <= piece.0);
    cover.get(after).is_some_and(|it| it.0 < piece.1)
}

fn found(tags: &[Labelled<'_>], cover: &[Fragment]) -> f64 {
    let is_found = |tag: &&Labelled<'_>| tag.place.iter().any(|piece| touches(cover, *piece));
    tags.iter().filter(is_found).count() as f64
}
