//! Which words of a text stayed in a corrected one, as runs of words that are the same.

use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::words::Words;

/// Words that are the same in both texts: `len` from `old` and from `new` on.
#[derive(Clone, Copy)]
pub(super) struct Run {
    pub old: usize,
    pub new: usize,
    pub len: usize,
}

impl Run {
    /// The words of the corrected text that answer to words of the run.
    pub fn of(self, words: &Range<usize>) -> Range<usize> {
        let start = self.new + words.start - self.old;
        start..start + words.len()
    }
}

/// What was replaced between two runs: words that went, and words that came.
pub(super) struct Gap {
    pub old: Range<usize>,
    pub new: Range<usize>,
}

/// The runs, in order.
pub(super) struct Comparison {
    runs: Vec<Run>,
    old_len: usize,
    new_len: usize,
}

impl Comparison {
    pub fn of(old: &Words, new: &Words) -> Self {
        let ops = capture_diff_slices(Algorithm::Myers, old.all_names(), new.all_names());
        let runs = ops.iter().filter_map(|op| match *op {
            DiffOp::Equal {
                old_index,
                new_index,
                len,
            } => Some(Run {
                old: old_index,
                new: new_index,
                len,
            }),
            _ => None,
        });
        Self {
            runs: runs.collect(),
            old_len: old.len(),
            new_len: new.len(),
        }
    }

    /// How many words stayed.
    pub fn kept(&self) -> usize {
        self.runs.iter().map(|run| run.len).sum()
    }

    /// True if not a word was changed.
    pub fn is_whole(&self) -> bool {
        self.old_len == self.new_len && self.kept() == self.old_len
    }

    /// The last run that begins at or before a word of the old text.
    fn at(&self, word: usize) -> Option<(usize, Run)> {
        let next = self.runs.partition_point(|run| run.old <= word);
        let place = next.checked_sub(1)?;
        Some((place, *self.runs.get(place)?))
    }

    /// The run that holds all of some words.
    pub fn block(&self, words: &Range<usize>) -> Option<Run> {
        let (_, run) = self.at(words.start)?;
        (words.end <= run.old + run.len).then_some(run)
    }

    /// Where a word is in the corrected text, if it stayed.
    pub fn image(&self, word: usize) -> Option<usize> {
        let (_, run) = self.at(word)?;
        (word < run.old + run.len).then_some(run.new + word - run.old)
    }

    /// True if the comparison carries some of these words, but not all of them, over there: then
    /// two places were confounded.
    pub fn leads_into(&self, words: &Range<usize>, there: &Range<usize>) -> bool {
        let mut images = words.clone().filter_map(|word| self.image(word));
        images.any(|image| there.contains(&image))
    }

    /// What was replaced before and after a run.
    pub fn beside(&self, run: Run) -> (Gap, Gap) {
        let place = self.runs.partition_point(|it| it.old < run.old);
        let before = place.checked_sub(1).and_then(|it| self.runs.get(it));
        let after = self.runs.get(place + 1);
        (
            Gap {
                old: before.map_or(0, |it| it.old + it.len)..run.old,
                new: before.map_or(0, |it| it.new + it.len)..run.new,
            },
            Gap {
                old: run.old + run.len..after.map_or(self.old_len, |it| it.old),
                new: run.new + run.len..after.map_or(self.new_len, |it| it.new),
            },
        )
    }
}
