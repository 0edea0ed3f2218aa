//! What a reader needs to see why people differ: who took which label for which other, with the
//! places; how far boundaries are apart; whose habits differ; which articles are worst; and how it
//! went week by week.

use std::collections::{BTreeMap, BTreeSet};

use super::figures::{Figure, Named};
use super::request::Facts;
use super::units::{Kind, Unit};
use super::{FieldReport, Report};
use crate::agreement::raters::agreement_on;
use crate::model::{ArticleId, Fragment};

/// How often one annotator said one thing where another said another. Of more than two annotators
/// all pairs are counted, the one who stands first in the report in the rows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Confusion {
    /// The numbers of the values that occur, in their order.
    pub values: Vec<u32>,
    pub cells: BTreeMap<(u32, u32), usize>,
}

/// Two tags behind a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Instance {
    /// The unit, by its number in [`Report::units`] of the field's kind.
    pub unit: usize,
    /// The annotator in the row and the one in the column.
    pub pair: Pair,
}

/// One annotator in the rows, another in the columns.
pub type Pair = (usize, usize);

/// Pairs of what was said of one unit, with who said it; of one pair only, if one is named.
fn pairs(
    said: &[Option<u32>],
    only: Option<Pair>,
) -> impl Iterator<Item = (Pair, (u32, u32))> + '_ {
    let value = |who: usize| said.get(who).copied().flatten();
    let all = (0..said.len()).flat_map(|one| (one + 1..said.len()).map(move |other| (one, other)));
    let wanted: Vec<Pair> = match only {
        Some(pair) => vec![pair],
        None => all.collect(),
    };
    let cell = move |pair: Pair| Some((pair, (value(pair.0)?, value(pair.1)?)));
    wanted.into_iter().filter_map(cell)
}

impl FieldReport {
    /// Who said what where another said what, of all pairs or of one.
    pub fn confusion(&self, pair: Option<Pair>) -> Confusion {
        let mut found = Confusion::default();
        let mut values = BTreeSet::new();
        for (_, cell) in self.said.iter().flat_map(|it| pairs(it, pair)) {
            *found.cells.entry(cell).or_default() += 1;
            values.extend([cell.0, cell.1]);
        }
        found.values = values.into_iter().collect();
        found
    }

    /// The tags behind a cell of the confusion matrix, in the order of articles and text.
    pub fn instances(&self, row: u32, column: u32, pair: Option<Pair>) -> Vec<Instance> {
        let units = self.said.iter().enumerate();
        let of_unit = |(unit, said)| {
            let cells = pairs(said, pair).filter(move |(_, cell)| *cell == (row, column));
            cells.map(move |(pair, _)| Instance { unit, pair })
        };
        units
            .flat_map(|(unit, said): (usize, &Vec<Option<u32>>)| of_unit((unit, said)))
            .collect()
    }

    /// How often each annotator gave each value to units that another one valued too: their
    /// habits, to be held against each other.
    pub fn habits(&self, who: usize) -> Vec<BTreeMap<u32, usize>> {
        let mut habits = vec![BTreeMap::new(); who];
        for said in self
            .said
            .iter()
            .filter(|it| it.iter().flatten().count() > 1)
        {
            for (habit, value) in habits.iter_mut().zip(said) {
                if let Some(value) = value {
                    *habit.entry(*value).or_default() += 1;
                }
            }
        }
        habits
    }

    /// The share of agreeing pairs of one unit, if two said something.
    fn agreement(&self, unit: usize) -> Option<f64> {
        let mut said: Vec<u32> = self.said.get(unit)?.iter().flatten().copied().collect();
        said.sort_unstable();
        let counts = said.chunk_by(|a, b| a == b).map(|run| run.len() as f64);
        agreement_on(counts).ok()
    }
}

/// How far boundaries of aligned tags are apart: the later annotator's minus the earlier one's.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Offsets {
    /// In scalars.
    pub start: BTreeMap<i64, usize>,
    pub end: BTreeMap<i64, usize>,
    /// In words; empty if the words are not known.
    pub start_words: BTreeMap<i64, usize>,
    pub end_words: BTreeMap<i64, usize>,
}

impl Report {
    /// Boundary offsets of one kind of tag.
    pub fn offsets(&self, kind: Kind, facts: &Facts) -> Offsets {
        let mut found = Offsets::default();
        for unit in self.units.get(&kind).into_iter().flatten() {
            let words = self
                .articles
                .get(unit.article)
                .and_then(|id| facts.words.get(id));
            let places: Vec<Fragment> = unit.places.iter().flatten().copied().collect();
            for (number, one) in places.iter().enumerate() {
                for other in places.iter().skip(number + 1) {
                    found.count(*one, *other, words.map(Vec::as_slice));
                }
            }
        }
        found
    }
}

impl Offsets {
    fn count(&mut self, one: Fragment, other: Fragment, words: Option<&[Fragment]>) {
        let add = |of: &mut BTreeMap<i64, usize>, from: u32, to: u32| {
            *of.entry(i64::from(to) - i64::from(from)).or_default() += 1;
        };
        add(&mut self.start, one.0, other.0);
        add(&mut self.end, one.1, other.1);
        if let Some(words) = words {
            let before = |at: u32| words.partition_point(|it| it.1 <= at);
            let until = |at: u32| words.partition_point(|it| it.0 < at);
            let number = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
            add(
                &mut self.start_words,
                number(before(one.0)),
                number(before(other.0)),
            );
            add(
                &mut self.end_words,
                number(until(one.1)),
                number(until(other.1)),
            );
        }
    }
}

/// How much people agree in one article.
#[derive(Debug, Clone, PartialEq)]
pub struct ArticleView {
    /// The number of the article in the report.
    pub article: usize,
    /// The mean of what follows, from 0 to 1; articles are sorted by it.
    pub score: f64,
    /// Overlap F1 of each layer that has tags.
    pub layers: Vec<(&'static str, f64)>,
    /// The share of agreeing pairs of each field that two gave, by the field's number.
    pub fields: Vec<(usize, f64)>,
}

/// The articles, worst first, then as they stand in the report.
pub(super) fn article_views(
    articles: &[ArticleId],
    layers: &[(&'static str, Vec<Named>)],
    fields: &[FieldReport],
    units: &BTreeMap<Kind, Vec<Unit>>,
) -> Vec<ArticleView> {
    let of_fields: Vec<BTreeMap<usize, (f64, f64)>> = fields
        .iter()
        .map(|field| {
            let mut sums: BTreeMap<usize, (f64, f64)> = BTreeMap::new();
            let units = units.get(&field.field.kind).into_iter().flatten();
            for (number, unit) in units.enumerate() {
                if let Some(agreement) = field.agreement(number) {
                    let sum = sums.entry(unit.article).or_default();
                    *sum = (sum.0 + agreement, sum.1 + 1.0);
                }
            }
            sums
        })
        .collect();
    let view = |article: usize| {
        let of_layer = |(name, all): &(&'static str, Vec<Named>)| {
            let named = all
                .get(article)?
                .iter()
                .find(|(name, _)| *name == "overlap_f1")?;
            Some((*name, named.1.ok()?))
        };
        let of_field = |(number, sums): (usize, &BTreeMap<usize, (f64, f64)>)| {
            sums.get(&article).map(|(sum, count)| (number, sum / count))
        };
        let layers: Vec<_> = layers.iter().filter_map(of_layer).collect();
        let fields: Vec<_> = of_fields.iter().enumerate().filter_map(of_field).collect();
        let all = || {
            layers
                .iter()
                .map(|it| it.1)
                .chain(fields.iter().map(|it| it.1))
        };
        ArticleView {
            article,
            score: all().sum::<f64>() / all().count().max(1) as f64,
            layers,
            fields,
        }
    };
    let mut views: Vec<ArticleView> = (0..articles.len()).map(view).collect();
    views.sort_by(|a, b| a.score.total_cmp(&b.score).then(a.article.cmp(&b.article)));
    views
}

/// One measure in one week.
#[derive(Debug, Clone, PartialEq)]
pub struct Week {
    /// When the week begins, a Monday in UTC: milliseconds since 1970.
    pub from_ms: u64,
    pub figure: Figure,
    /// Units of that week.
    pub units: usize,
}

const DAY_MS: u64 = 86_400_000;
const WEEK_MS: u64 = 7 * DAY_MS;
/// The first of January 1970 was a Thursday.
const MONDAY_MS: u64 = 4 * DAY_MS;

/// The weeks in which units were made, that is their latest tag, with what `figure` says of them.
pub(super) fn weeks(
    units: &[Unit],
    facts: &Facts,
    figure: impl Fn(&dyn Fn(usize) -> bool) -> Figure,
) -> Vec<Week> {
    if facts.made_ms.is_empty() {
        return Vec::new();
    }
    let week = |unit: &Unit| {
        let items = unit.items.iter().flatten();
        let made = items.filter_map(|it| facts.made_ms.get(it.id())).max()?;
        let since = made.checked_sub(MONDAY_MS)?;
        Some(since / WEEK_MS * WEEK_MS + MONDAY_MS)
    };
    let of: Vec<Option<u64>> = units.iter().map(week).collect();
    let all: BTreeSet<u64> = of.iter().flatten().copied().collect();
    let one = |from_ms: u64| {
        let is_in = |unit: usize| of.get(unit).copied().flatten() == Some(from_ms);
        Week {
            from_ms,
            figure: figure(&is_in),
            units: of.iter().flatten().filter(|it| **it == from_ms).count(),
        }
    };
    all.into_iter().map(one).collect()
}
