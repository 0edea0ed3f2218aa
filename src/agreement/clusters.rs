//! Two ways of sorting the same things into groups, held against each other: B³ and the adjusted
//! Rand index.

use std::collections::HashMap;
use std::hash::Hash;

use super::why::{Measured, Why, share};

/// B³ of one thing: which part of each of its two groups lies in the other too
/// (Bagga and Baldwin 1998).
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Part {
    /// Of the second's group.
    pub precision: f64,
    /// Of the first's group.
    pub recall: f64,
}

/// Sizes of groups, by the first, the second and both.
struct Sizes<T> {
    first: HashMap<T, f64>,
    second: HashMap<T, f64>,
    both: HashMap<(T, T), f64>,
}

impl<T: Eq + Hash + Copy> Sizes<T> {
    fn of(things: &[(T, T)]) -> Self {
        let mut this = Self {
            first: HashMap::new(),
            second: HashMap::new(),
            both: HashMap::new(),
        };
        for (one, other) in things {
            *this.first.entry(*one).or_default() += 1.0;
            *this.second.entry(*other).or_default() += 1.0;
            *this.both.entry((*one, *other)).or_default() += 1.0;
        }
        this
    }
}

/// B³ of each thing; things are given by their groups in the first and in the second sorting.
pub fn b_cubed<T: Eq + Hash + Copy>(things: &[(T, T)]) -> Vec<Part> {
    let sizes = Sizes::of(things);
    let part = |(one, other): &(T, T)| {
        let both = sizes.both.get(&(*one, *other)).copied().unwrap_or_default();
        let of =
            |sizes: &HashMap<T, f64>, group: &T| both / sizes.get(group).copied().unwrap_or(1.0);
        Part {
            precision: of(&sizes.second, other),
            recall: of(&sizes.first, one),
        }
    };
    things.iter().map(part).collect()
}

/// The harmonic mean of mean precision and recall, from their means over things.
///
/// # Errors
/// If there is nothing.
pub fn b_cubed_f1(precision: f64, recall: f64) -> Measured {
    share(2.0 * precision * recall, precision + recall)
}

/// The adjusted Rand index (Hubert and Arabie 1985).
///
/// # Errors
/// If there are fewer than two things, or both sortings are all one group or all alone.
pub fn adjusted_rand<T: Eq + Hash + Copy>(things: &[(T, T)]) -> Measured {
    if things.len() < 2 {
        return Err(Why::Nothing);
    }
    let sizes = Sizes::of(things);
    let pairs = |count: f64| count * (count - 1.0) / 2.0;
    // Whole numbers: the order in which they are added does not matter.
    let first: f64 = sizes.first.values().map(|it| pairs(*it)).sum();
    let second: f64 = sizes.second.values().map(|it| pairs(*it)).sum();
    let both: f64 = sizes.both.values().map(|it| pairs(*it)).sum();
    let expected = first * second / pairs(things.len() as f64);
    let most = f64::midpoint(first, second);
    if most - expected <= 1e-12 {
        return Err(Why::NoVariation);
    }
    Ok((both - expected) / (most - expected))
}
