//! A measure with its interval, and the sums from which one field's measures are read.

use super::units::Unit;
use super::values::{Nature, Values};
use crate::agreement::alpha::{self, Coincidences, Scale, meetings};
use crate::agreement::bootstrap::{Interval, Row};
use crate::agreement::raters::{self, agreement_on};
use crate::agreement::sets::SetDistance;
use crate::agreement::table::{self, Table, Weight};
use crate::agreement::why::{Measured, Why};

/// One measure of one scope.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// As JSON names it, e.g. `alpha_nominal`.
    pub name: &'static str,
    pub value: Measured,
    pub interval: Result<Interval, Why>,
}

/// Measures by name.
pub(super) type Named = Vec<(&'static str, Measured)>;

/// How the sums of one field lie in a row.
pub(super) struct Layout<'a> {
    pub nature: Nature,
    values: &'a Values,
    size: usize,
    /// Whether exactly two are compared, and which.
    pair: Option<[usize; 2]>,
    quantities: Vec<f64>,
    /// Distances of sets, for each of [`SetDistance::ALL`].
    distances: Vec<Vec<f32>>,
}

/// Beyond so many different sets their distances are worked out when needed.
const SETS_MAX: usize = 3000;

impl<'a> Layout<'a> {
    pub fn new(nature: Nature, values: &'a Values, who: usize) -> Self {
        let size = values.names.len();
        let distances = if nature == Nature::Sets && size <= SETS_MAX {
            let of = |distance: SetDistance| {
                let rows = values.names.iter();
                rows.flat_map(|a| values.names.iter().map(move |b| distance.of(a, b) as f32))
                    .collect()
            };
            SetDistance::ALL.map(of).to_vec()
        } else {
            Vec::new()
        };
        Self {
            nature,
            values,
            size,
            pair: (who == 2).then_some([0, 1]),
            quantities: values.quantities(),
            distances,
        }
    }

    fn distance(&self, number: usize, c: usize, k: usize) -> f64 {
        let ready = self
            .distances
            .get(number)
            .and_then(|it| it.get(c * self.size + k));
        if let Some(distance) = ready {
            return f64::from(*distance);
        }
        let (names, all) = (&self.values.names, SetDistance::ALL);
        let sets = names.get(c).zip(names.get(k));
        let distance = all.get(number).zip(sets).map(|(it, (a, b))| it.of(a, b));
        distance.unwrap_or_default()
    }

    fn has_matrix(&self) -> bool {
        matches!(self.nature, Nature::Ordered | Nature::Numbers)
    }

    // The parts of a row: [units paired, agreement summed, units], shares, meetings agreed, counts,
    // then of two annotators agreed, first and second, then of a scale the two tables, then of
    // sets the distances met.
    const UNITS: usize = 0;
    fn shares(&self) -> usize {
        3
    }
    fn met(&self) -> usize {
        self.shares() + self.size
    }
    fn counts(&self) -> usize {
        self.met() + 1
    }
    fn agreed(&self) -> usize {
        self.counts() + self.size
    }
    fn first(&self) -> usize {
        self.agreed() + 1
    }
    fn second(&self) -> usize {
        self.first() + self.size
    }
    fn meetings(&self) -> usize {
        self.second() + self.size
    }
    fn matrix(&self) -> usize {
        if self.has_matrix() {
            self.size * self.size
        } else {
            0
        }
    }
    fn table(&self) -> usize {
        self.meetings() + self.matrix()
    }
    fn set_distances(&self) -> usize {
        self.table() + self.matrix()
    }

    /// How many numbers a row has.
    pub fn width(&self) -> usize {
        self.set_distances() + SetDistance::ALL.len()
    }

    /// What the units of one article add.
    pub fn row<'u>(&self, units: impl Iterator<Item = &'u Unit>, field: usize) -> Row {
        let mut sums = std::collections::BTreeMap::<usize, f64>::new();
        for unit in units {
            self.add(
                &mut |at, value| *sums.entry(at).or_default() += value,
                unit,
                field,
            );
        }
        let small = |(at, value)| (u32::try_from(at).unwrap_or(u32::MAX), value);
        sums.into_iter().map(small).collect()
    }

    fn add(&self, put: &mut impl FnMut(usize, f64), unit: &Unit, field: usize) {
        let said = |it: &Vec<Option<u32>>| it.get(field).copied().flatten().map(|it| it as usize);
        let given: Vec<usize> = unit.said.iter().filter_map(said).collect();
        if given.is_empty() {
            return;
        }
        let mut labels = given.clone();
        labels.sort_unstable();
        let counts: Vec<(usize, f64)> = labels
            .chunk_by(|a, b| a == b)
            .filter_map(|run| Some((*run.first()?, run.len() as f64)))
            .collect();
        let all = given.len() as f64;
        put(Self::UNITS, 1.0);
        for (label, count) in &counts {
            put(self.shares() + label, count / all);
        }
        let Ok(agreement) = agreement_on(counts.iter().map(|(_, count)| *count)) else {
            return;
        };
        put(1, 1.0);
        put(2, agreement);
        put(self.met(), agreement * all);
        for (label, count) in &counts {
            put(self.counts() + label, *count);
        }
        if self.has_matrix() {
            for (at, weight) in meetings(self.size, &given) {
                put(self.meetings() + at, weight);
            }
        }
        if self.nature == Nature::Sets {
            for number in 0..SetDistance::ALL.len() {
                let met = meetings(self.size, &given);
                let sum = met.map(|(at, weight)| {
                    weight * self.distance(number, at / self.size, at % self.size)
                });
                put(self.set_distances() + number, sum.sum());
            }
        }
        let pair = self.pair.and_then(|[one, other]| {
            Some((said(unit.said.get(one)?)?, said(unit.said.get(other)?)?))
        });
        if let Some((one, other)) = pair {
            put(self.agreed(), f64::from(u8::from(one == other)));
            put(self.first() + one, 1.0);
            put(self.second() + other, 1.0);
            if self.has_matrix() {
                put(self.table() + one * self.size + other, 1.0);
            }
        }
    }

    /// Units with two values or more.
    pub fn paired(sums: &[f64]) -> f64 {
        sums.get(1).copied().unwrap_or_default()
    }

    /// The measures that sums tell.
    pub fn measures(&self, sums: &[f64]) -> Named {
        let part = |from: usize, size: usize| sums.get(from..from + size).unwrap_or_default();
        let one = |at: usize| sums.get(at).copied().unwrap_or_default();
        let counts = part(self.counts(), self.size);
        let raters = raters::Sums {
            paired: one(1),
            agreed: one(2),
            shares: part(self.shares(), self.size),
        };
        let mut found: Named = Vec::new();
        if self.nature == Nature::Sets {
            return self.of_sets(sums, counts, raters.observed());
        }
        if self.has_matrix() {
            let met = Coincidences::from_cells(self.size, part(self.meetings(), self.matrix()));
            found.push(("alpha_ordinal", met.alpha(Scale::Ordinal)));
            if self.nature == Nature::Numbers {
                found.push((
                    "alpha_interval",
                    met.alpha(Scale::Interval(&self.quantities)),
                ));
            }
        }
        found.push(("alpha_nominal", alpha::nominal(one(self.met()), counts)));
        let two = table::Sums {
            agreed: one(self.agreed()),
            first: part(self.first(), self.size),
            second: part(self.second(), self.size),
        };
        let of_two = |value: Measured| self.pair.map_or(Err(Why::MoreThanTwo), |_| value);
        found.push(("kappa", of_two(two.kappa())));
        let cells = part(self.table(), self.matrix());
        for (name, weight) in [
            ("kappa_linear", Weight::Linear),
            ("kappa_quadratic", Weight::Quadratic),
        ] {
            if self.has_matrix() {
                let table = Table::from_cells(self.size, cells);
                found.push((name, of_two(table.weighted_kappa(weight))));
            }
        }
        found.push(("pi", of_two(two.pi())));
        found.push(("fleiss", raters.fleiss()));
        let fixed =
            |of: &dyn Fn(usize) -> Measured| self.values.labels.map_or(Err(Why::NoFixedLabels), of);
        found.push(("s", fixed(&|labels| of_two(two.s(labels)))));
        found.push(("ac1", fixed(&|labels| raters.ac1(labels))));
        found.push(("percent", raters.observed().map(|it| it * 100.0)));
        found
    }

    fn of_sets(&self, sums: &[f64], counts: &[f64], same: Measured) -> Named {
        let names = ["alpha_nominal", "alpha_jaccard", "alpha_masi", "alpha_dice"];
        // Nobody said anything: an empty set is no answer then.
        let empty = self.values.names.iter().position(Vec::is_empty);
        let used = counts
            .iter()
            .enumerate()
            .any(|(at, count)| Some(at) != empty && *count > 0.0);
        let mut found: Named = Vec::new();
        for (number, name) in names.into_iter().enumerate() {
            let observed = sums
                .get(self.set_distances() + number)
                .copied()
                .unwrap_or_default();
            let value = if used {
                alpha::alpha(observed, counts, |c, k| self.distance(number, c, k))
            } else {
                Err(Why::Nothing)
            };
            found.push((name, value));
        }
        // The one to read first.
        found.swap(0, 2);
        let percent = same.map(|it| it * 100.0);
        found.push(("percent", if used { percent } else { Err(Why::Nothing) }));
        found
    }
}

/// The standard error of κ of two annotators.
pub(super) fn kappa_error(units: &[Unit], field: usize, size: usize) -> Measured {
    let mut table = Table::new(size);
    for unit in units {
        let said = |who: usize| unit.said.get(who)?.get(field).copied().flatten();
        if let (Some(one), Some(other)) = (said(0), said(1)) {
            table.add(one as usize, other as usize);
        }
    }
    table.kappa_error()
}
