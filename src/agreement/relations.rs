//! Edges between tags held against each other: an edge is the same if both its ends are aligned
//! one to one and its label is the same.

use super::spans::f1;
use super::why::Measured;

/// An edge. Its ends are the numbers of aligned units; `None` where an end has no counterpart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Edge {
    pub from: Option<usize>,
    pub to: Option<usize>,
    pub label: usize,
}

impl Edge {
    fn ends(self) -> Option<(usize, usize)> {
        self.from.zip(self.to)
    }
}

/// Counts of two annotators on any number of texts; they add up.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Counts {
    /// Edges of the first and of the second.
    pub edges: [f64; 2],
    /// Those of which both ends are aligned.
    pub given: [f64; 2],
    /// Edges between the same ends, and with the same label too; one to one.
    pub same: f64,
    pub same_label: f64,
}

/// How many numbers [`Counts`] holds.
pub const WIDTH: usize = 6;

impl Counts {
    pub fn of(a: &[Edge], b: &[Edge]) -> Self {
        let given = |edges: &[Edge]| edges.iter().filter_map(|it| it.ends()).count() as f64;
        let ends = |edges: &[Edge]| -> Vec<_> { edges.iter().filter_map(|it| it.ends()).collect() };
        let whole = |edges: &[Edge]| -> Vec<_> {
            let known = edges.iter().filter(|it| it.ends().is_some());
            known.copied().collect()
        };
        Self {
            edges: [a.len() as f64, b.len() as f64],
            given: [given(a), given(b)],
            same: shared(ends(a), ends(b)),
            same_label: shared(whole(a), whole(b)),
        }
    }

    /// The numbers in a row, in the order of the fields.
    pub fn numbers(&self) -> [f64; WIDTH] {
        [
            self.edges[0],
            self.edges[1],
            self.given[0],
            self.given[1],
            self.same,
            self.same_label,
        ]
    }

    /// The counts of numbers in a row.
    pub fn from_numbers(numbers: &[f64]) -> Self {
        let at = |at: usize| numbers.get(at).copied().unwrap_or_default();
        Self {
            edges: [at(0), at(1)],
            given: [at(2), at(3)],
            same: at(4),
            same_label: at(5),
        }
    }

    /// Over all edges: an end that only one annotator tagged counts as an edge missed.
    ///
    /// # Errors
    /// If there is no edge; so of all below.
    pub fn f1(&self) -> Measured {
        f1(self.same, self.edges)
    }
    pub fn label_f1(&self) -> Measured {
        f1(self.same_label, self.edges)
    }

    /// Over the edges whose ends both annotators tagged.
    pub fn given_f1(&self) -> Measured {
        f1(self.same, self.given)
    }
    pub fn given_label_f1(&self) -> Measured {
        f1(self.same_label, self.given)
    }
}

/// How many members two lists share, each counted as often as it stands in both.
fn shared<T: Ord>(mut a: Vec<T>, mut b: Vec<T>) -> f64 {
    a.sort_unstable();
    b.sort_unstable();
    let mut others = b.into_iter().peekable();
    let mut count = 0;
    for one in a {
        while others.next_if(|other| *other < one).is_some() {}
        count += usize::from(others.next_if(|other| *other == one).is_some());
    }
    count as f64
}
