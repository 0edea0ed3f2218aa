//! αU of 2004: agreement of annotators who cut one stretch of text into units of one category,
//! weighing how far boundaries are apart (Krippendorff, "On the reliability of unitizing
//! continuous data", 1995; Content Analysis, 2004, section 11.5). For more than two annotators
//! and for texts of many units the newer family in [`super::u_alpha`] is the one to read.

use super::why::{Measured, Why};
use crate::model::Fragment;

/// Observed and expected disagreement of one category.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Disagreement {
    pub observed: f64,
    pub expected: f64,
}

impl Disagreement {
    /// α = 1 − Do / De; of several categories from their sums.
    ///
    /// # Errors
    /// If nothing is expected: there is no unit.
    pub fn alpha(self) -> Measured {
        if self.expected > 0.0 {
            Ok(1.0 - self.observed / self.expected)
        } else {
            Err(Why::Nothing)
        }
    }
}

impl std::ops::Add for Disagreement {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self {
            observed: self.observed + other.observed,
            expected: self.expected + other.expected,
        }
    }
}

/// A stretch of an annotator's line: a unit, or a gap.
#[derive(Clone, Copy)]
struct Stretch {
    start: f64,
    end: f64,
    is_unit: bool,
}

impl Stretch {
    fn length(self) -> f64 {
        self.end - self.start
    }
    fn holds(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}

/// The disagreement over one category on the stretch `whole`. Each annotator gives the units of
/// that category in the order of the text.
///
/// # Errors
/// If there are fewer than two annotators, no text, or units of one annotator overlap.
pub fn disagreement(whole: Fragment, annotators: &[&[Fragment]]) -> Result<Disagreement, Why> {
    if annotators.len() < 2 {
        return Err(Why::FewerThanTwo);
    }
    if whole.1 <= whole.0 {
        return Err(Why::Nothing);
    }
    let lines: Vec<Vec<Stretch>> = annotators
        .iter()
        .map(|units| line(whole, units))
        .collect::<Result<_, _>>()?;
    let length = f64::from(whole.1 - whole.0);
    let count = lines.len() as f64;
    let mut sum = 0.0;
    for (number, line) in lines.iter().enumerate() {
        for other in lines.iter().skip(number + 1) {
            sum += difference(line, other);
        }
    }
    Ok(Disagreement {
        observed: 2.0 * sum / (count * (count - 1.0) * length * length),
        expected: expected(&lines, count, length),
    })
}

/// Units and the gaps between them.
fn line(whole: Fragment, units: &[Fragment]) -> Result<Vec<Stretch>, Why> {
    let mut line = Vec::new();
    let mut at = whole.0;
    let mut push = |start: u32, end: u32, is_unit| {
        if start < end {
            line.push(Stretch {
                start: f64::from(start),
                end: f64::from(end),
                is_unit,
            });
        }
    };
    for unit in units {
        if unit.0 < at || unit.1 > whole.1 {
            return Err(Why::Overlap);
        }
        push(at, unit.0, false);
        push(unit.0, unit.1, true);
        at = unit.1;
    }
    push(at, whole.1, false);
    Ok(line)
}

/// Σ δ² over the stretches of two lines.
fn difference(a: &[Stretch], b: &[Stretch]) -> f64 {
    let mut sum = 0.0;
    for one in a {
        for other in b {
            sum += match (one.is_unit, other.is_unit) {
                (true, true) if one.start < other.end && other.start < one.end => {
                    (one.start - other.start).powi(2) + (one.end - other.end).powi(2)
                }
                (true, false) if other.holds(*one) => one.length().powi(2),
                (false, true) if one.holds(*other) => other.length().powi(2),
                _ => 0.0,
            };
        }
    }
    sum
}

fn expected(lines: &[Vec<Stretch>], annotators: f64, length: f64) -> f64 {
    let all = || lines.iter().flatten();
    let units = || all().filter(|it| it.is_unit).map(|it| it.length());
    let gaps: Vec<f64> = all()
        .filter(|it| !it.is_unit)
        .map(|it| it.length())
        .collect();
    let count = units().count() as f64;
    let numerator: f64 = units()
        .map(|unit| {
            let among_units =
                (count - 1.0) / 3.0 * (2.0 * unit.powi(3) - 3.0 * unit.powi(2) + unit);
            let in_gaps: f64 = gaps
                .iter()
                .filter(|gap| **gap >= unit)
                .map(|gap| gap - unit + 1.0)
                .sum();
            among_units + unit.powi(2) * in_gaps
        })
        .sum();
    let total = annotators * length;
    let denominator = total * (total - 1.0) - units().map(|unit| unit * (unit - 1.0)).sum::<f64>();
    if denominator > 0.0 {
        2.0 / length * numerator / denominator
    } else {
        0.0
    }
}
