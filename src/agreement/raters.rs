//! Any number of annotators and one label for each thing, some labels perhaps missing: Fleiss' κ
//! and AC1, from sums that can be added up from articles.

use super::why::{Measured, Why, beyond_chance, share};

/// What the labels of many things sum up to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sums<'a> {
    /// Over things with two labels or more: the share of pairs of annotators that agree.
    pub agreed: f64,
    /// How many things have two labels or more.
    pub paired: f64,
    /// Over all things: the share of its labels that are this one.
    pub shares: &'a [f64],
}

/// The share of pairs of annotators who agree on one thing, from how often each label was given.
///
/// # Errors
/// If fewer than two labels were given.
pub fn agreement_on(counts: impl IntoIterator<Item = f64>) -> Measured {
    let (mut all, mut same) = (0.0, 0.0);
    for count in counts {
        all += count;
        same += count * (count - 1.0);
    }
    share(same, all * (all - 1.0)).map_err(|_| Why::FewerThanTwo)
}

impl Sums<'_> {
    /// The mean share of pairs of annotators who agree on a thing.
    ///
    /// # Errors
    /// If nothing has two labels.
    pub fn observed(&self) -> Measured {
        share(self.agreed, self.paired)
    }

    fn chance(&self, of: impl Fn(f64) -> f64) -> f64 {
        let all: f64 = self.shares.iter().sum();
        self.shares.iter().map(|share| of(share / all)).sum()
    }

    /// Fleiss' κ (1971), the π of many annotators; with labels missing as Gwet (2014) counts it.
    ///
    /// # Errors
    /// If there is nothing, or one label was given throughout.
    pub fn fleiss(&self) -> Measured {
        beyond_chance(self.observed()?, self.chance(|share| share * share))
    }

    /// AC1 of many annotators (Gwet 2008, 2014). `labels` is how many there are to choose from.
    ///
    /// # Errors
    /// If there is nothing, or but one label to give.
    pub fn ac1(&self, labels: usize) -> Measured {
        let observed = self.observed()?;
        if labels < 2 {
            return Err(Why::NoVariation);
        }
        let spread = self.chance(|share| share * (1.0 - share));
        beyond_chance(observed, spread / (labels - 1) as f64)
    }
}

/// The same sums, filled thing by thing.
#[derive(Debug, Clone, PartialEq)]
pub struct Shares {
    agreed: f64,
    paired: f64,
    shares: Vec<f64>,
}

impl Shares {
    /// For labels that are numbers below `labels`.
    pub fn new(labels: usize) -> Self {
        Self {
            agreed: 0.0,
            paired: 0.0,
            shares: vec![0.0; labels],
        }
    }

    /// Takes in one thing: how often each label was given to it.
    pub fn add(&mut self, counts: &[f64]) {
        let all: f64 = counts.iter().sum();
        if all <= 0.0 {
            return;
        }
        for (share, count) in self.shares.iter_mut().zip(counts) {
            *share += count / all;
        }
        if let Ok(agreement) = agreement_on(counts.iter().copied()) {
            self.agreed += agreement;
            self.paired += 1.0;
        }
    }

    pub fn sums(&self) -> Sums<'_> {
        Sums {
            agreed: self.agreed,
            paired: self.paired,
            shares: &self.shares,
        }
    }
}
