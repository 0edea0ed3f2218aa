//! Krippendorff's α (Content Analysis, 2004, chapter 11; "Computing Krippendorff's
//! alpha-reliability", 2011): any number of annotators, values missing, any distance between
//! values.
//!
//! α = 1 − (n − 1) · Σ o_ck δ²_ck / Σ n_c n_k δ²_ck, where o_ck counts how often values c and k
//! meet on one thing, each pair weighed by 1 / (values on the thing − 1).

use super::why::{Measured, Why};

/// On what scale values lie.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Scale<'a> {
    /// Names: different or not.
    Nominal,
    /// An order: by how many values lie between.
    Ordinal,
    /// Numbers, given for each value: by their difference.
    Interval(&'a [f64]),
    /// Numbers with a zero: by difference over sum.
    Ratio(&'a [f64]),
}

impl Scale<'_> {
    /// The squared distance δ² of two values, of which `counts` says how often each was given.
    pub fn distance(self, counts: &[f64], c: usize, k: usize) -> f64 {
        let number = |of: &[f64], at: usize| of.get(at).copied().unwrap_or_default();
        match self {
            Self::Nominal => f64::from(u8::from(c != k)),
            Self::Ordinal => {
                let (low, high) = (c.min(k), c.max(k));
                let between: f64 = counts.iter().take(high + 1).skip(low).sum();
                (between - f64::midpoint(number(counts, c), number(counts, k))).powi(2)
            }
            Self::Interval(values) => (number(values, c) - number(values, k)).powi(2),
            Self::Ratio(values) => {
                let (a, b) = (number(values, c), number(values, k));
                if a + b == 0.0 {
                    0.0
                } else {
                    ((a - b) / (a + b)).powi(2)
                }
            }
        }
    }
}

/// α from what was observed, Σ o_ck δ²_ck, and how often each value was given on things with two
/// values or more.
///
/// # Errors
/// If no thing has two values, or all values are one.
pub fn alpha(observed: f64, counts: &[f64], distance: impl Fn(usize, usize) -> f64) -> Measured {
    let all: f64 = counts.iter().sum();
    let mut expected = 0.0;
    let given = || counts.iter().enumerate().filter(|(_, count)| **count > 0.0);
    for (c, count) in given() {
        for (k, other) in given().take_while(|(k, _)| *k < c) {
            expected += 2.0 * count * other * distance(c, k);
        }
    }
    from_sums(observed, expected, all)
}

/// Nominal α from Σ o_cc, how often equal values meet, and how often each value was given.
///
/// # Errors
/// As [`alpha`].
pub fn nominal(agreed: f64, counts: &[f64]) -> Measured {
    let all: f64 = counts.iter().sum();
    let squares: f64 = counts.iter().map(|count| count * count).sum();
    from_sums(all - agreed, all * all - squares, all)
}

fn from_sums(observed: f64, expected: f64, all: f64) -> Measured {
    if all < 2.0 {
        return Err(Why::Nothing);
    }
    // Differences of sums of thirds and fifths: what is this small is nothing.
    if expected <= 1e-9 {
        return Err(Why::NoVariation);
    }
    Ok(1.0 - (all - 1.0) * observed / expected)
}

/// How often each two values, numbers from 0, meet on one thing.
#[derive(Debug, Clone, PartialEq)]
pub struct Coincidences {
    size: usize,
    cells: Vec<f64>,
}

impl Coincidences {
    pub fn new(size: usize) -> Self {
        Self {
            size,
            cells: vec![0.0; size * size],
        }
    }

    /// Takes the cells row by row; what is missing is 0.
    pub fn from_cells(size: usize, cells: &[f64]) -> Self {
        let mut this = Self::new(size);
        for (cell, value) in this.cells.iter_mut().zip(cells) {
            *cell = *value;
        }
        this
    }

    /// Takes in the values of one thing; one value alone says nothing.
    pub fn add(&mut self, values: &[usize]) {
        for (at, weight) in meetings(self.size, values) {
            if let Some(cell) = self.cells.get_mut(at) {
                *cell += weight;
            }
        }
    }

    /// How often each value was given on things with two values or more.
    pub fn counts(&self) -> Vec<f64> {
        let rows = self.cells.chunks(self.size.max(1));
        rows.map(|row| row.iter().sum()).collect()
    }

    /// # Errors
    /// As [`alpha`].
    pub fn alpha(&self, scale: Scale<'_>) -> Measured {
        let counts = self.counts();
        self.alpha_by(|c, k| scale.distance(&counts, c, k))
    }

    /// α with a distance of one's own, which is 0 between equal values and symmetric.
    ///
    /// # Errors
    /// As [`alpha`].
    pub fn alpha_by(&self, distance: impl Fn(usize, usize) -> f64) -> Measured {
        let size = self.size.max(1);
        let cells = self.cells.iter().enumerate();
        let observed = cells
            .filter(|(_, count)| **count > 0.0)
            .map(|(at, count)| count * distance(at / size, at % size))
            .sum();
        alpha(observed, &self.counts(), distance)
    }
}

/// The cells of a table of `size` × `size` in which the values of one thing meet, each with its
/// weight.
pub fn meetings(size: usize, values: &[usize]) -> impl Iterator<Item = (usize, f64)> {
    let weight = 1.0 / values.len().saturating_sub(1) as f64;
    values.iter().enumerate().flat_map(move |(one, c)| {
        let others = values
            .iter()
            .enumerate()
            .filter(move |(other, _)| *other != one);
        others.map(move |(_, k)| (c * size + k, weight))
    })
}
