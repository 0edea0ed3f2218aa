//! The uα family: how reliably several annotators cut texts into labelled units (Krippendorff,
//! Mathet, Bouvry and Widlöcher, "On the reliability of unitizing textual continua", Quality &
//! Quantity 50, 2016). uα asks for units and labels, |uα for relevant or not, cuα for the labels
//! where units of two annotators meet, (k)uα for one label.
//!
//! Everything is a sum over texts ([`Unitizing::add`]), so that texts can be resampled. If all
//! units are one scalar long, uα is the nominal α over scalars.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::why::{Measured, Why, share};

/// A labelled stretch of text; labels are numbers from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Segment {
    pub start: u32,
    pub end: u32,
    pub label: usize,
}

impl Segment {
    fn length(self) -> f64 {
        f64::from(self.end.saturating_sub(self.start))
    }
    fn shared(self, other: Self) -> f64 {
        let (start, end) = (self.start.max(other.start), self.end.min(other.end));
        f64::from(end.saturating_sub(start))
    }
}

/// The sums of any number of texts.
#[derive(Debug, Clone, PartialEq)]
pub struct Unitizing {
    labels: usize,
    /// `total`, then o of all pairs of labels, then for each label l, w and W.
    sums: Vec<f64>,
}

impl Unitizing {
    /// Of units with labels below `labels`.
    pub fn new(labels: usize) -> Self {
        Self {
            labels,
            sums: vec![0.0; Self::width(labels)],
        }
    }

    /// How many sums there are.
    pub fn width(labels: usize) -> usize {
        1 + labels * labels + 3 * labels
    }

    /// Of sums that were added up elsewhere.
    pub fn from_sums(labels: usize, sums: &[f64]) -> Self {
        let mut this = Self::new(labels);
        for (sum, value) in this.sums.iter_mut().zip(sums) {
            *sum = *value;
        }
        this
    }

    pub fn sums(&self) -> &[f64] {
        &self.sums
    }

    fn put(&mut self, at: usize, value: f64) {
        if let Some(sum) = self.sums.get_mut(at) {
            *sum += value;
        }
    }

    fn at(&self, at: usize) -> f64 {
        self.sums.get(at).copied().unwrap_or_default()
    }

    /// Takes in one text of `length` scalars: for each annotator the segments in the order of the
    /// text, none overlapping. A text of one annotator says nothing.
    pub fn add(&mut self, length: u32, annotators: &[&[Segment]]) {
        if annotators.len() < 2 {
            return;
        }
        let (labels, others) = (self.labels, annotators.len() as f64 - 1.0);
        self.put(0, f64::from(length) * annotators.len() as f64);
        let per_label = 1 + labels * labels;
        for (number, line) in annotators.iter().enumerate() {
            for segment in *line {
                self.put(per_label + segment.label, segment.length());
                self.put(per_label + labels + segment.label, segment.length().powi(2));
            }
            let rest = annotators.iter().enumerate();
            for (_, other) in rest.filter(|(it, _)| *it != number) {
                self.meet(line, other, others);
            }
        }
    }

    /// What the segments of one annotator share with those of another.
    fn meet(&mut self, line: &[Segment], other: &[Segment], others: f64) {
        let labels = self.labels;
        let mut first = 0;
        for segment in line {
            while other.get(first).is_some_and(|it| it.end <= segment.start) {
                first += 1;
            }
            let met = other.iter().skip(first);
            let mut all = 0.0;
            for it in met.take_while(|it| it.start < segment.end) {
                let shared = segment.shared(*it);
                all += shared;
                self.put(1 + segment.label * labels + it.label, shared / others);
            }
            let at = 1 + labels * labels + 2 * labels + segment.label;
            self.put(at, all * all / others);
        }
    }

    /// Scalars of all annotators' texts together: T.
    fn total(&self) -> f64 {
        self.at(0)
    }
    /// o_ck.
    fn met(&self, c: usize, k: usize) -> f64 {
        self.at(1 + c * self.labels + k)
    }
    /// o_c summed over labels: scalars of c that meet some label, l'_c.
    fn met_any(&self, c: usize) -> f64 {
        (0..self.labels).map(|k| self.met(c, k)).sum()
    }
    /// l_c.
    fn length(&self, c: usize) -> f64 {
        self.at(1 + self.labels * self.labels + c)
    }
    /// w_c.
    fn squares(&self, c: usize) -> f64 {
        self.at(1 + self.labels * (self.labels + 1) + c)
    }
    /// W_c.
    fn met_squares(&self, c: usize) -> f64 {
        self.at(1 + self.labels * (self.labels + 2) + c)
    }
    fn sum(&self, of: impl Fn(usize) -> f64) -> f64 {
        (0..self.labels).map(of).sum()
    }

    /// Scalars that are in no unit: l_φ.
    fn gaps(&self) -> f64 {
        self.total() - self.sum(|c| self.length(c))
    }
    /// Scalars that are in no unit of either annotator: o_φφ.
    fn gaps_met(&self) -> f64 {
        self.gaps() - self.sum(|c| self.length(c) - self.met_any(c))
    }
    /// Σ w over labels and gaps; w of the gaps is their length.
    fn all_squares(&self) -> f64 {
        self.sum(|c| self.squares(c)) + self.gaps()
    }
    /// e_cc of a label or of the gaps, from its length and its w.
    fn expected(&self, length: f64, squares: f64) -> f64 {
        let total = self.total();
        total * (length * length - squares) / (total * total - self.all_squares())
    }
    /// e'_ck over the meetings of units.
    fn expected_met(&self, c: usize, k: usize) -> f64 {
        let total = self.sum(|c| self.met_any(c));
        let own = if c == k { self.met_squares(c) } else { 0.0 };
        let spread = total - self.sum(|c| self.met_squares(c)) / total;
        (self.met_any(c) * self.met_any(k) - own) / spread
    }

    fn check(&self) -> Result<(), Why> {
        if self.total() <= 0.0 {
            Err(Why::FewerThanTwo)
        } else if self.sum(|c| self.length(c)) <= 0.0 {
            Err(Why::Nothing)
        } else {
            Ok(())
        }
    }

    /// uα: units and labels.
    ///
    /// # Errors
    /// If there are no two annotators, no units, or nothing but one unit everywhere.
    pub fn u_alpha(&self) -> Measured {
        self.check()?;
        let agreed = self.sum(|c| self.met(c, c)) + self.gaps_met();
        let chance = self.sum(|c| self.expected(self.length(c), self.squares(c)))
            + self.expected(self.gaps(), self.gaps());
        ratio(self.total() - agreed, self.total() - chance)
    }

    /// |uα: in a unit or not, whatever its label.
    ///
    /// # Errors
    /// As [`Unitizing::u_alpha`].
    pub fn bar_u_alpha(&self) -> Measured {
        self.check()?;
        let (gaps, total) = (self.gaps(), self.total());
        // e_φ − e_φφ: gaps that meet a unit by chance.
        let chance = total * gaps * (total - gaps) / (total * total - self.all_squares());
        ratio(gaps - self.gaps_met(), chance)
    }

    /// cuα: the labels, where units of two annotators meet.
    ///
    /// # Errors
    /// If no units meet, or there all have one label.
    pub fn cu_alpha(&self) -> Measured {
        let total = self.met_total()?;
        let agreed = self.sum(|c| self.met(c, c));
        let chance = self.sum(|c| self.expected_met(c, c));
        ratio(total - agreed, total - chance)
    }

    /// Which part of all scalars cuα looks at.
    ///
    /// # Errors
    /// If there are no two annotators or no units.
    pub fn coverage(&self) -> Measured {
        self.check()?;
        share(self.sum(|c| self.met_any(c)), self.total())
    }

    /// (k)uα: one label against all others, where units meet.
    ///
    /// # Errors
    /// If no unit of that label meets another, or there all have that label.
    pub fn k_u_alpha(&self, label: usize) -> Measured {
        self.met_total()?;
        let met = self.met_any(label);
        if met <= 0.0 {
            return Err(Why::Nothing);
        }
        let row = self.sum(|c| self.expected_met(label, c));
        let chance = row - self.expected_met(label, label);
        ratio(row / met * (met - self.met(label, label)), chance)
    }

    fn met_total(&self) -> Measured {
        self.check()?;
        let total = self.sum(|c| self.met_any(c));
        if total > 0.0 {
            Ok(total)
        } else {
            Err(Why::Nothing)
        }
    }
}

/// 1 − observed / expected disagreement.
fn ratio(observed: f64, expected: f64) -> Measured {
    if expected > 1e-9 {
        Ok(1.0 - observed / expected)
    } else {
        Err(Why::NoVariation)
    }
}

/// Lays an annotator's tags, which may overlap, flat: each scalar belongs to the shortest tag over
/// it, among equals to the one that begins later, then to the greater label. What is left of one
/// tag in one piece is one segment; tags that touch stay apart.
pub fn flatten(tags: &[Segment]) -> Vec<Segment> {
    let mut ranked: Vec<Segment> = tags.to_vec();
    ranked.sort_by_key(|it| {
        (
            it.end.saturating_sub(it.start),
            Reverse((it.start, it.label)),
        )
    });
    let mut bounds: Vec<u32> = tags.iter().flat_map(|it| [it.start, it.end]).collect();
    bounds.sort_unstable();
    bounds.dedup();
    let mut starting: Vec<(usize, Segment)> = ranked.into_iter().enumerate().collect();
    starting.sort_by_key(|(_, it)| it.start);
    let mut starting = starting.into_iter().peekable();
    // The tags over the text, by rank.
    let mut open: BTreeMap<usize, Segment> = BTreeMap::new();
    let mut flat: Vec<(usize, Segment)> = Vec::new();
    for (from, to) in bounds.iter().zip(bounds.iter().skip(1)) {
        while let Some((rank, tag)) = starting.next_if(|(_, it)| it.start <= *from) {
            open.insert(rank, tag);
        }
        open.retain(|_, tag| tag.end > *from);
        let Some((rank, tag)) = open.first_key_value() else {
            continue;
        };
        match flat.last_mut() {
            Some((last, piece)) if last == rank && piece.end == *from => piece.end = *to,
            _ => flat.push((
                *rank,
                Segment {
                    start: *from,
                    end: *to,
                    label: tag.label,
                },
            )),
        }
    }
    flat.into_iter().map(|(_, piece)| piece).collect()
}
