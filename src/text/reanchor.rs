//! Where places of a text are in a corrected text.
//!
//! A place is carried over by itself only where nothing else can be meant: its words are the same
//! but for what no reader sees (marks, joiners, the shape of quotation marks, spaces), and what
//! stands beside them is found once in either text. Everything else is for a person to decide, with
//! a suggestion where one is better than none. Nothing is ever guessed in silence, and no place
//! outside the corrected text is ever named.
//!
//! The words are compared by Myers' algorithm (An O(ND) difference algorithm, 1986); that a place
//! is certain never rests on the comparison alone, which may be one of several as short.

mod compare;
mod words;

use std::ops::Range;

use compare::{Comparison, Run};
use words::Words;

/// Context on each side that makes a short place certain, in letters.
const CONTEXT_BOTH: usize = 12;
/// Context on one side that makes a short place certain by itself, in letters.
const CONTEXT_ONE: usize = 20;
/// Length from which a place that stands once needs little context, in letters.
const LONG: usize = 24;
/// Context a long place needs, in letters.
const CONTEXT_LONG: usize = 4;
/// How far beside a place one looks, in letters.
const REACH: usize = 48;
/// Share of the words that must have stayed for anything to be suggested, in percent.
const KEPT_PERCENT: usize = 35;
/// Share of the words that must have stayed for anything to be certain, in percent.
const CERTAIN_PERCENT: usize = 15;
/// Share of its letters that must be found for a changed place to be suggested, in percent.
const FOUND_PERCENT: usize = 50;

/// Why a person has to look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Doubt {
    /// Words of the place itself were changed.
    Changed,
    /// It could be one of several places.
    Ambiguous,
    /// The words are there, but what stood beside them is not.
    Context,
    /// Most of the article is another one.
    Rewritten,
    /// The text it was made in cannot be read, or holds other words there.
    NoOldText,
}

/// What became of a place. Fragments are ranges of scalars of the corrected text: in order, not
/// overlapping, none empty, as many as the place had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// Where it was, word for word.
    Same(Vec<Range<usize>>),
    /// The same words elsewhere.
    Moved(Vec<Range<usize>>),
    /// The same words, written otherwise where no reader sees it.
    Normalised(Vec<Range<usize>>),
    /// A person has to look; the suggestion is empty if there is none.
    Review {
        suggestion: Vec<Range<usize>>,
        why: Doubt,
    },
    /// Nothing of it is there any more.
    Orphan,
}

impl Outcome {
    /// The place, if it is certain.
    pub fn automatic(&self) -> Option<&[Range<usize>]> {
        match self {
            Self::Same(place) | Self::Moved(place) | Self::Normalised(place) => Some(place),
            Self::Review { .. } | Self::Orphan => None,
        }
    }

    /// What became of it as a word that never changes.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Same(_) => "same",
            Self::Moved(_) => "moved",
            Self::Normalised(_) => "normalised",
            Self::Orphan => "orphan",
            Self::Review { why, .. } => match why {
                Doubt::Changed => "changed",
                Doubt::Ambiguous => "ambiguous",
                Doubt::Context => "context",
                Doubt::Rewritten => "rewritten",
                Doubt::NoOldText => "no-old-text",
            },
        }
    }

    /// What a person is offered; empty if nothing.
    pub fn suggestion(&self) -> &[Range<usize>] {
        match self {
            Self::Review { suggestion, .. } => suggestion,
            _ => &[],
        }
    }
}

/// Finds places of `old` in `new`: one outcome for each, in their order. A place is a list of
/// ranges in scalars of `old`; one that is empty, out of order or outside of `old` is an orphan.
pub fn reanchor(old: &str, new: &str, places: &[Vec<Range<usize>>]) -> Vec<Outcome> {
    if places.is_empty() {
        return Vec::new();
    }
    let finder = Finder::new(old, new);
    places.iter().map(|place| finder.place(place)).collect()
}

/// What became of one fragment.
enum Found {
    Certain(Range<usize>),
    Doubtful(Option<Range<usize>>, Doubt),
    Gone,
}

/// Both texts, compared once for all places.
struct Finder {
    old_text: Vec<char>,
    new_text: Vec<char>,
    old: Words,
    new: Words,
    comparison: Comparison,
    /// Share of the old words that stayed, in percent.
    kept_percent: usize,
}

/// How much of what stands beside a place is the same in both texts, in letters.
#[derive(Clone, Copy)]
struct Context {
    before: usize,
    after: usize,
    /// The words of the old text so far as it goes.
    words: (usize, usize),
}

impl Finder {
    fn new(old_text: &str, new_text: &str) -> Self {
        let mut names = words::Names::default();
        let old = Words::of(old_text, &mut names);
        let new = Words::of(new_text, &mut names);
        let comparison = Comparison::of(&old, &new);
        let kept = comparison.kept();
        Self {
            old_text: old_text.chars().collect(),
            new_text: new_text.chars().collect(),
            kept_percent: kept * 100 / old.len().max(1),
            old,
            new,
            comparison,
        }
    }

    fn place(&self, place: &[Range<usize>]) -> Outcome {
        if !is_well_formed(place, self.old_text.len()) {
            return Outcome::Orphan;
        }
        let found: Vec<Found> = place.iter().map(|it| self.fragment(it)).collect();
        let certain: Vec<Range<usize>> = found
            .iter()
            .filter_map(|it| match it {
                Found::Certain(range) => Some(range.clone()),
                _ => None,
            })
            .collect();
        if certain.len() == place.len() && is_well_formed(&certain, self.new_text.len()) {
            return self.name(place, certain);
        }
        if found.iter().all(|it| matches!(it, Found::Gone)) {
            return Outcome::Orphan;
        }
        self.review(&found)
    }

    /// What a place that is certain is called.
    fn name(&self, place: &[Range<usize>], found: Vec<Range<usize>>) -> Outcome {
        let same_words = place
            .iter()
            .zip(&found)
            .all(|(old, new)| self.old_text.get(old.clone()) == self.new_text.get(new.clone()));
        if !same_words {
            Outcome::Normalised(found)
        } else if found == place {
            Outcome::Same(found)
        } else {
            Outcome::Moved(found)
        }
    }

    fn review(&self, found: &[Found]) -> Outcome {
        let doubt = found.iter().find_map(|it| match it {
            Found::Doubtful(_, doubt) => Some(*doubt),
            _ => None,
        });
        let suggestion: Vec<Range<usize>> = found
            .iter()
            .filter_map(|it| match it {
                Found::Certain(range) | Found::Doubtful(Some(range), _) => Some(range.clone()),
                _ => None,
            })
            .collect();
        let is_whole = suggestion.len() == found.len()
            && is_well_formed(&suggestion, self.new_text.len())
            && self.kept_percent >= KEPT_PERCENT;
        Outcome::Review {
            suggestion: if is_whole { suggestion } else { Vec::new() },
            why: if self.kept_percent < KEPT_PERCENT {
                Doubt::Rewritten
            } else {
                // All certain but out of order, or some of it gone.
                doubt.unwrap_or(Doubt::Changed)
            },
        }
    }

    fn fragment(&self, range: &Range<usize>) -> Found {
        let letters = self.old.letters(range);
        let Some(words) = self.old.words_of(&letters) else {
            return Found::Gone;
        };
        if let Some(shift) = self.comparison.block(&words) {
            let there = shift.of(&words);
            let context = self.context(&letters, &words, there.start, Some(shift));
            let place = self.carried(range, &letters, &words, &there);
            let certain = self.comparison.is_whole()
                || (self.kept_percent >= CERTAIN_PERCENT
                    && self.is_certain(&letters, &words, &there, &context)
                    && self.ends_are_alone(&words, &context, shift)
                    && self.is_out_of_slide(&words, shift));
            return match place {
                Some(place) if certain => Found::Certain(place),
                place => Found::Doubtful(place, self.doubt(&words)),
            };
        }
        self.searched(range, &letters, &words)
    }

    /// A place that the comparison does not carry over: looked for by its words.
    fn searched(
        &self,
        range: &Range<usize>,
        letters: &Range<usize>,
        words: &Range<usize>,
    ) -> Found {
        let wanted = self.old.names(words);
        let starts = self.new.find(wanted, usize::MAX);
        let mut best: Option<(usize, Range<usize>, Context)> = None;
        for start in starts {
            let there = start..start + words.len();
            let context = self.context(letters, words, there.start, None);
            let worth = context.before + context.after;
            if best.as_ref().is_none_or(|(least, ..)| worth > *least) {
                best = Some((worth, there, context));
            }
        }
        let Some((_, there, context)) = best else {
            return self.changed(words);
        };
        let is_embedded = context.before >= CONTEXT_BOTH && context.after >= CONTEXT_BOTH;
        let certain = is_embedded
            && self.kept_percent >= CERTAIN_PERCENT
            && !self.comparison.leads_into(words, &there)
            && self.is_certain(letters, words, &there, &context);
        match self.carried(range, letters, words, &there) {
            Some(place) if certain => Found::Certain(place),
            place => Found::Doubtful(place, self.doubt(words)),
        }
    }

    /// Why a place whose words are all there is not certain.
    fn doubt(&self, words: &Range<usize>) -> Doubt {
        let wanted = self.old.names(words);
        if self.new.find(wanted, 2).len() > 1 || self.old.find(wanted, 2).len() > 1 {
            Doubt::Ambiguous
        } else {
            Doubt::Context
        }
    }

    /// How far both texts are the same beside a place. Within a block of the comparison only as
    /// far as that goes.
    fn context(
        &self,
        letters: &Range<usize>,
        words: &Range<usize>,
        there: usize,
        run: Option<Run>,
    ) -> Context {
        let (least, most) = run.map_or((0, self.old.len()), |run| (run.old, run.old + run.len));
        let (mut first, mut last) = (words.start, words.end);
        let mut at = there;
        while first > least
            && letters.start - self.old.letters_of(first).start < REACH
            && at > 0
            && self.old.name(first - 1) == self.new.name(at - 1)
        {
            first -= 1;
            at -= 1;
        }
        let mut at = there + words.len();
        while last < most
            && self.old.letters_of(last - 1).end - letters.end < REACH
            && at < self.new.len()
            && self.old.name(last) == self.new.name(at)
        {
            last += 1;
            at += 1;
        }
        Context {
            before: letters.start - self.old.letters_of(first).start,
            after: self.old.letters_of(last - 1).end - letters.end,
            words: (first, last),
        }
    }

    /// True if there is enough beside the words, and what stands beside either end is found with
    /// that end once in both texts: then no other place is meant, nor a part of another.
    fn is_certain(
        &self,
        letters: &Range<usize>,
        words: &Range<usize>,
        there: &Range<usize>,
        context: &Context,
    ) -> bool {
        let Context { before, after, .. } = *context;
        let (first, last) = context.words;
        let is_long = letters.len() >= LONG
            && before + after >= CONTEXT_LONG
            && self.stands_once(words, there);
        let enough = is_long
            || (before >= CONTEXT_BOTH && after >= CONTEXT_BOTH)
            || before >= CONTEXT_ONE
            || after >= CONTEXT_ONE;
        let start = first..words.start + 1;
        let start_there = there.start + first - words.start..there.start + 1;
        let end = words.end - 1..last;
        let end_there = there.end - 1..there.end + last - words.end;
        enough
            && (before < CONTEXT_BOTH || self.stands_once(&start, &start_there))
            && (after < CONTEXT_BOTH || self.stands_once(&end, &end_there))
    }

    fn stands_once(&self, words: &Range<usize>, there: &Range<usize>) -> bool {
        let wanted = self.old.names(words);
        wanted == self.new.names(there)
            && self.old.find(wanted, 2).len() == 1
            && self.new.find(wanted, 2).len() == 1
    }

    /// True unless, where little stands beside an end of the words, that end stands again in what
    /// was taken away or put in there: then it cannot be told which of them stayed.
    fn ends_are_alone(&self, words: &Range<usize>, context: &Context, run: Run) -> bool {
        let (before, after) = self.comparison.beside(run);
        let is_clear = |word: usize, gap: &compare::Gap| {
            let name = self.old.name(word);
            let stands = |text: &Words, gap: &Range<usize>| text.stands_in(name, gap);
            !stands(&self.old, &gap.old) && !stands(&self.new, &gap.new)
        };
        (context.before >= CONTEXT_BOTH || is_clear(words.start, &before))
            && (context.after >= CONTEXT_BOTH || is_clear(words.end - 1, &after))
    }

    /// True unless some of the words could as well belong to what was taken away or put in: where
    /// what a run ends with is what the gap after it ends with, or what it begins with is what the
    /// gap before it begins with, nobody can tell which of both stayed.
    fn is_out_of_slide(&self, words: &Range<usize>, run: Run) -> bool {
        let (before, after) = self.comparison.beside(run);
        let ends = self
            .old
            .alike_before(run.old + run.len, after.old.end)
            .max(self.new.alike_before(run.new + run.len, after.new.end));
        let begins = self
            .old
            .alike_after(before.old.start, run.old)
            .max(self.new.alike_after(before.new.start, run.new));
        words.end + ends <= run.old + run.len && words.start >= run.old + begins
    }

    /// The range in the corrected text of words that are there again.
    fn carried(
        &self,
        range: &Range<usize>,
        letters: &Range<usize>,
        words: &Range<usize>,
        there: &Range<usize>,
    ) -> Option<Range<usize>> {
        let into = letters.start - self.old.letters_of(words.start).start;
        let first = self.new.letters_of(there.start).start + into;
        let found = first..first + letters.len();
        if self.old.key(letters) != self.new.key(&found) {
            return None;
        }
        let (here, there) = (self.old.scalars(letters)?, self.new.scalars(&found)?);
        // What belongs to no letter, such as a mark of direction, is kept if it is there too.
        let wider = (there.start + range.start)
            .checked_sub(here.start)
            .zip((there.end + range.end).checked_sub(here.end));
        let wider = wider.map(|(start, end)| start..end).filter(|wider| {
            !wider.is_empty()
                && self.new_text.get(wider.clone()) == self.old_text.get(range.clone())
        });
        Some(wider.unwrap_or(there))
    }

    /// What is left of a place of which words were changed.
    fn changed(&self, words: &Range<usize>) -> Found {
        let letters = |words: &Range<usize>| -> usize {
            words.clone().map(|it| self.old.letters_of(it).len()).sum()
        };
        let all = letters(words);
        let images: Vec<(usize, usize)> = words
            .clone()
            .filter_map(|word| Some((word, self.comparison.image(word)?)))
            .collect();
        let kept: usize = images
            .iter()
            .map(|(word, _)| self.old.letters_of(*word).len())
            .sum();
        let suggestion = if kept * 100 >= all * FOUND_PERCENT {
            self.between(words, &images)
        } else {
            self.voted(words)
        };
        match suggestion.and_then(|it| self.new.scalars_of_words(&it)) {
            Some(range) => Found::Doubtful(Some(range), Doubt::Changed),
            None if kept * 100 >= all * FOUND_PERCENT => Found::Doubtful(None, Doubt::Changed),
            None => Found::Gone,
        }
    }

    /// From the first to the last word that stayed; as far as their neighbours if those stayed
    /// where the ends did not.
    fn between(&self, words: &Range<usize>, images: &[(usize, usize)]) -> Option<Range<usize>> {
        let (first, last) = (images.first()?, images.last()?);
        let mut range = first.1..last.1 + 1;
        if first.0 > words.start
            && let Some(before) = words
                .start
                .checked_sub(1)
                .and_then(|it| self.comparison.image(it))
        {
            range.start = before + 1;
        }
        if last.0 + 1 < words.end
            && let Some(after) = self.comparison.image(words.end)
        {
            range.end = after;
        }
        let most = words.len() * 2 + 4;
        (!range.is_empty() && range.len() <= most).then_some(range)
    }

    /// The stretch on which most of the words agree, each voting for where the place would begin.
    fn voted(&self, words: &Range<usize>) -> Option<Range<usize>> {
        let mut votes: std::collections::BTreeMap<usize, usize> = std::collections::BTreeMap::new();
        for word in words.clone() {
            let places = self.new.places(self.old.name(word));
            // A word that stands everywhere tells nothing.
            for place in places.iter().filter(|_| places.len() <= 8) {
                if let Some(start) = (*place as usize).checked_sub(word - words.start) {
                    *votes.entry(start).or_default() += 1;
                }
            }
        }
        let (start, count) = votes
            .into_iter()
            .max_by_key(|(start, count)| (*count, std::cmp::Reverse(*start)))?;
        let end = (start + words.len()).min(self.new.len());
        (count >= 3 && count * 10 >= words.len() * 6).then_some(start..end)
    }
}

/// True of ranges in order that do not overlap, none empty, all within the length.
fn is_well_formed(place: &[Range<usize>], length: usize) -> bool {
    let mut end = 0;
    for range in place {
        if range.start < end || range.start >= range.end || range.end > length {
            return false;
        }
        end = range.end;
    }
    !place.is_empty()
}
