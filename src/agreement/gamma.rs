//! γ: agreement on units and labels at once, over the alignment of all annotators' units that
//! makes the least disorder (Mathet, Widlöcher and Métivier, "The unified and holistic method
//! gamma", Computational Linguistics 41, 2015). Units may overlap and embed each other.
//!
//! d_pos = ((|Δstart| + |Δend|) / (length + length))² and d_cat = 0 or 1, joined as
//! 3 · d_pos + 1 · d_cat; a unit without counterpart costs 1. γ = 1 − δ / δ_random, where
//! δ_random is the mean disorder of texts on which annotators' units were turned round by chance,
//! as a seed says.

mod assignment;

use std::ops::ControlFlow;

use super::bootstrap::Watch;
use super::chance::Chance;
use super::u_alpha::Segment;
use super::why::{Measured, Why};

/// How much places weigh against labels.
const POSITION: f64 = 3.0;
const CATEGORY: f64 = 1.0;
/// What a unit costs that has no counterpart.
const EMPTY: f64 = 1.0;

/// Turned texts that are averaged for what chance gives.
pub const SAMPLES: usize = 30;

/// The dissimilarity of two units.
pub fn dissimilarity(a: Segment, b: Segment) -> f64 {
    let moved = f64::from(a.start.abs_diff(b.start)) + f64::from(a.end.abs_diff(b.end));
    let length = |it: Segment| f64::from(it.end.saturating_sub(it.start));
    let category = f64::from(u8::from(a.label != b.label));
    let position = (moved / (length(a) + length(b)).max(1.0)).powi(2);
    POSITION * position + CATEGORY * category
}

/// Units of all annotators that stand for one: for each annotator a unit's number, or none.
type Group = Vec<Option<usize>>;

/// A text as several annotators cut it, each a list of units in any order.
pub type Annotators<'a> = [&'a [Segment]];

/// The disorder of some texts: what their best alignments cost, and how many units there are to
/// an annotator.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Disorder {
    pub cost: f64,
    pub units: f64,
}

impl Disorder {
    /// Cost per unit of an average annotator.
    ///
    /// # Errors
    /// If there is no unit.
    pub fn value(self) -> Measured {
        super::why::share(self.cost, self.units)
    }

    fn add(&mut self, other: Self) {
        self.cost += other.cost;
        self.units += other.units;
    }
}

/// The least disorder of a text. Exact for two annotators; for more, the best that exchanging one
/// annotator's units at a time leads to, from each annotator first.
pub fn disorder(annotators: &Annotators<'_>) -> Disorder {
    let count = annotators.len();
    let all: usize = annotators.iter().map(|units| units.len()).sum();
    let units = all as f64 / count.max(1) as f64;
    let starts = if count > 2 { count } else { 1 };
    let best = (0..starts)
        .map(|first| cost(annotators, &aligned(annotators, first)))
        .min_by(f64::total_cmp);
    Disorder {
        cost: best.unwrap_or_default(),
        units,
    }
}

/// γ of texts, each with its length in scalars and its annotators' units. A text of one annotator
/// says nothing.
///
/// # Errors
/// If no text has two annotators or units, or `watch` broke it off.
pub fn gamma(texts: &[(u32, Vec<&[Segment]>)], seed: u64, watch: Watch<'_>) -> Measured {
    let texts = || texts.iter().filter(|(_, annotators)| annotators.len() > 1);
    if texts().next().is_none() {
        return Err(Why::FewerThanTwo);
    }
    let (mut observed, mut random) = (Disorder::default(), Disorder::default());
    let mut chance = Chance::new(seed, 1);
    let all = texts().count() as f32;
    for (number, (length, annotators)) in texts().enumerate() {
        observed.add(disorder(annotators));
        for sample in 0..SAMPLES {
            let done = (number as f32 + sample as f32 / SAMPLES as f32) / all;
            if watch(done) == ControlFlow::Break(()) {
                return Err(Why::Cancelled);
            }
            let turned = turned(*length, annotators, &mut chance);
            let turned: Vec<&[Segment]> = turned.iter().map(Vec::as_slice).collect();
            random.add(disorder(&turned));
        }
    }
    let expected = random.value()?;
    if expected <= 0.0 {
        return Err(Why::NoVariation);
    }
    Ok(1.0 - observed.value()? / expected)
}

/// The same text as annotators might cut it by chance: each takes the units of one of them, drawn
/// by lot, turned round by a stretch of the text.
fn turned(length: u32, annotators: &Annotators<'_>, chance: &mut Chance) -> Vec<Vec<Segment>> {
    let turn = |_| {
        let units = annotators.get(chance.below(annotators.len()));
        let by = u32::try_from(chance.below(length.max(1) as usize)).unwrap_or_default();
        let mut units = units.map(|it| it.to_vec()).unwrap_or_default();
        for unit in &mut units {
            let back = if unit.start + by >= length { length } else { 0 };
            unit.start = (unit.start + by).saturating_sub(back);
            unit.end = (unit.end + by).saturating_sub(back);
        }
        units
    };
    (0..annotators.len()).map(turn).collect()
}

/// What a group costs: the mean over all pairs of annotators, also those without a unit.
fn group_cost(annotators: &Annotators<'_>, group: &Group) -> f64 {
    let unit = |annotator: usize| {
        let number = (*group.get(annotator)?)?;
        annotators.get(annotator)?.get(number).copied()
    };
    let count = annotators.len();
    let mut sum = 0.0;
    for one in 0..count {
        for other in one + 1..count {
            sum += match (unit(one), unit(other)) {
                (Some(a), Some(b)) => dissimilarity(a, b),
                _ => EMPTY,
            };
        }
    }
    sum / (count * count.saturating_sub(1)) as f64 * 2.0
}

fn cost(annotators: &Annotators<'_>, groups: &[Group]) -> f64 {
    let costs = groups.iter().map(|group| group_cost(annotators, group));
    costs.sum()
}

/// Groups that cost little: the annotators are added one after the other from `first`, then each
/// is taken out and added anew while that helps.
fn aligned(annotators: &Annotators<'_>, first: usize) -> Vec<Group> {
    let count = annotators.len();
    let mut groups: Vec<Group> = Vec::new();
    for step in 0..count {
        place(annotators, &mut groups, (first + step) % count);
    }
    if count < 3 {
        return groups;
    }
    let mut least = cost(annotators, &groups);
    loop {
        for annotator in 0..count {
            place(annotators, &mut groups, annotator);
        }
        let now = cost(annotators, &groups);
        if now >= least - 1e-12 {
            return groups;
        }
        least = now;
    }
}

/// Takes an annotator's units out of the groups and puts them back where they cost least.
fn place(annotators: &Annotators<'_>, groups: &mut Vec<Group>, annotator: usize) {
    let count = annotators.len();
    for group in groups.iter_mut() {
        if let Some(unit) = group.get_mut(annotator) {
            *unit = None;
        }
    }
    groups.retain(|group| group.iter().any(Option::is_some));
    let units = annotators.get(annotator).map_or(0, |units| units.len());
    let alone = |number: usize| {
        let mut group: Group = vec![None; count];
        if let Some(unit) = group.get_mut(annotator) {
            *unit = Some(number);
        }
        group
    };
    // How much dearer a group becomes with a unit, against leaving the unit alone.
    let gain = |group: &Group, number: usize| {
        let mut with = group.clone();
        if let Some(unit) = with.get_mut(annotator) {
            *unit = Some(number);
        }
        group_cost(annotators, &with)
            - group_cost(annotators, group)
            - group_cost(annotators, &alone(number))
    };
    let gains: Vec<Vec<f64>> = (0..units)
        .map(|number| groups.iter().map(|group| gain(group, number)).collect())
        .collect();
    let chosen = assignment::cheapest(&gains, groups.len());
    for (number, group) in chosen.into_iter().enumerate() {
        match group
            .and_then(|at| groups.get_mut(at))
            .and_then(|it| it.get_mut(annotator))
        {
            Some(unit) => *unit = Some(number),
            None => groups.push(alone(number)),
        }
    }
}
