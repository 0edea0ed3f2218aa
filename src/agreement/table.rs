//! Two annotators and one label for each thing: a table of counts, and the measures read off it.
//!
//! The measures that need no more than agreements and sums take [`Sums`], which can be added up
//! from articles; the weighted ones and the standard error need the whole [`Table`].

use super::why::{Measured, Why, beyond_chance, share};

/// How much it costs that two labels of an ordered set differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// By the steps between them.
    Linear,
    /// By the square of the steps.
    Quadratic,
}

impl Weight {
    fn of(self, row: usize, column: usize) -> f64 {
        let steps = row.abs_diff(column) as f64;
        match self {
            Self::Linear => steps,
            Self::Quadratic => steps * steps,
        }
    }
}

/// How often two annotators agreed, and how often each gave each label.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sums<'a> {
    /// Things on which both gave the same label.
    pub agreed: f64,
    /// How often the first gave each label.
    pub first: &'a [f64],
    /// How often the second did.
    pub second: &'a [f64],
}

impl Sums<'_> {
    /// Things both labelled.
    pub fn count(&self) -> f64 {
        self.first.iter().sum()
    }

    /// Observed agreement: the share of things with the same label.
    ///
    /// # Errors
    /// If there is nothing.
    pub fn observed(&self) -> Measured {
        share(self.agreed, self.count())
    }

    fn above(&self, expected: f64) -> Measured {
        beyond_chance(self.observed()?, expected)
    }

    fn per_label(&self, of: impl Fn(f64, f64) -> f64) -> f64 {
        let count = self.count();
        let pairs = self.first.iter().zip(self.second);
        pairs.map(|(a, b)| of(a / count, b / count)).sum()
    }

    /// Cohen's κ: chance by the habits of each (Cohen 1960).
    ///
    /// # Errors
    /// If there is nothing, or both gave one label throughout.
    pub fn kappa(&self) -> Measured {
        self.above(self.per_label(|a, b| a * b))
    }

    /// Scott's π: chance by the habits of both together (Scott 1955).
    ///
    /// # Errors
    /// As [`Sums::kappa`].
    pub fn pi(&self) -> Measured {
        self.above(self.per_label(|a, b| ((a + b) / 2.0).powi(2)))
    }

    /// S of Bennett, Alpert and Goldstein (1954), also Brennan and Prediger's (1981): chance takes
    /// each of `labels` labels equally often.
    ///
    /// # Errors
    /// If there is nothing, or but one label to give.
    pub fn s(&self, labels: usize) -> Measured {
        self.above(1.0 / labels.max(1) as f64)
    }

    /// Gwet's AC1 (2008). `labels` is how many there are to choose from, not how many were used:
    /// it changes the value.
    ///
    /// # Errors
    /// If there is nothing, or but one label to give.
    pub fn ac1(&self, labels: usize) -> Measured {
        if labels < 2 {
            return self.observed().and(Err(Why::NoVariation));
        }
        let spread = self.per_label(|a, b| (a + b) / 2.0 * (1.0 - (a + b) / 2.0));
        self.above(spread / (labels - 1) as f64)
    }
}

/// How often the first annotator gave one label (row) and the second another (column). Labels are
/// numbers from 0; of an ordered set in its order.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    size: usize,
    cells: Vec<f64>,
}

impl Table {
    pub fn new(size: usize) -> Self {
        Self {
            size,
            cells: vec![0.0; size * size],
        }
    }

    /// Takes the cells row by row; what is missing is 0.
    pub fn from_cells(size: usize, cells: &[f64]) -> Self {
        let mut table = Self::new(size);
        for (cell, value) in table.cells.iter_mut().zip(cells) {
            *cell = *value;
        }
        table
    }

    /// Counts one thing. Labels beyond the size are passed over.
    pub fn add(&mut self, row: usize, column: usize) {
        if row < self.size
            && column < self.size
            && let Some(cell) = self.cells.get_mut(row * self.size + column)
        {
            *cell += 1.0;
        }
    }

    fn cells(&self) -> impl Iterator<Item = (usize, usize, f64)> {
        let size = self.size.max(1);
        let cells = self.cells.iter().enumerate();
        cells.map(move |(at, count)| (at / size, at % size, *count))
    }

    /// How often the first and the second gave each label, and how often they agreed.
    pub fn sums(&self) -> (Vec<f64>, Vec<f64>, f64) {
        let (mut rows, mut columns) = (vec![0.0; self.size], vec![0.0; self.size]);
        let mut agreed = 0.0;
        for (row, column, count) in self.cells() {
            for (sums, at) in [(&mut rows, row), (&mut columns, column)] {
                if let Some(sum) = sums.get_mut(at) {
                    *sum += count;
                }
            }
            agreed += if row == column { count } else { 0.0 };
        }
        (rows, columns, agreed)
    }

    /// Weighted κ: 1 − Σ w·observed / Σ w·expected (Cohen 1968).
    ///
    /// # Errors
    /// If there is nothing, or both gave one label throughout.
    pub fn weighted_kappa(&self, weight: Weight) -> Measured {
        let (rows, columns, _) = self.sums();
        let count: f64 = rows.iter().sum();
        if count <= 0.0 {
            return Err(Why::Nothing);
        }
        let (mut observed, mut expected) = (0.0, 0.0);
        for (row, column, cell) in self.cells() {
            let sum = |sums: &[f64], at: usize| sums.get(at).copied().unwrap_or_default();
            let weight = weight.of(row, column);
            observed += weight * cell;
            expected += weight * sum(&rows, row) * sum(&columns, column) / count;
        }
        if expected <= 0.0 {
            return Err(Why::NoVariation);
        }
        Ok(1.0 - observed / expected)
    }

    /// The standard error of κ for a κ that is not 0 (Fleiss, Cohen and Everitt 1969).
    ///
    /// # Errors
    /// As [`Sums::kappa`].
    pub fn kappa_error(&self) -> Measured {
        let (rows, columns, agreed) = self.sums();
        let sums = Sums {
            agreed,
            first: &rows,
            second: &columns,
        };
        let kappa = sums.kappa()?;
        let count = sums.count();
        let expected = sums.per_label(|a, b| a * b);
        let part = |of: &[f64], at: usize| of.get(at).copied().unwrap_or_default() / count;
        let rest = 1.0 - kappa;
        let (mut on, mut off) = (0.0, 0.0);
        for (row, column, cell) in self.cells() {
            if row == column {
                let habits = part(&rows, row) + part(&columns, row);
                on += cell / count * (1.0 - habits * rest).powi(2);
            } else {
                let habits = part(&columns, row) + part(&rows, column);
                off += cell / count * habits.powi(2);
            }
        }
        let bias = (kappa - expected * rest).powi(2);
        let variance = (on + rest.powi(2) * off - bias) / (count * (1.0 - expected).powi(2));
        Ok(variance.max(0.0).sqrt())
    }
}
