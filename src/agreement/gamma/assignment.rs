//! Which row takes which column so that the sum of costs is least; a row may also take none, for
//! nothing. The Hungarian method with potentials (Kuhn 1955, Munkres 1957), in rows² · columns.

/// For each row the column it takes, if any. Only costs below 0 are worth taking.
pub(super) fn cheapest(costs: &[Vec<f64>], columns: usize) -> Vec<Option<usize>> {
    let rows = costs.len();
    // Each row has a column of its own besides, which costs nothing: that is taking none.
    let wide = columns + rows;
    let cost = |row: usize, column: usize| {
        if column < columns {
            let costs = costs.get(row).and_then(|it| it.get(column));
            costs.copied().unwrap_or_default().min(0.0)
        } else {
            0.0
        }
    };
    let mut state = State::new(rows, wide);
    for row in 1..=rows {
        state.take_in(row, &cost);
    }
    let mut chosen = vec![None; rows];
    for (column, row) in state.row_of.iter().enumerate().skip(1) {
        let is_real = column <= columns && *row > 0 && cost(*row - 1, column - 1) < 0.0;
        if is_real && let Some(choice) = chosen.get_mut(*row - 1) {
            *choice = Some(column - 1);
        }
    }
    chosen
}

/// Rows and columns are counted from 1; 0 stands for none.
struct State {
    row_potential: Vec<f64>,
    column_potential: Vec<f64>,
    /// The row that takes each column.
    row_of: Vec<usize>,
}

fn at(of: &[f64], place: usize) -> f64 {
    of.get(place).copied().unwrap_or_default()
}

fn put<T>(of: &mut [T], place: usize, value: T) {
    if let Some(slot) = of.get_mut(place) {
        *slot = value;
    }
}

impl State {
    fn new(rows: usize, columns: usize) -> Self {
        Self {
            row_potential: vec![0.0; rows + 1],
            column_potential: vec![0.0; columns + 1],
            row_of: vec![0; columns + 1],
        }
    }

    /// Finds a column for one more row, moving others on the cheapest path.
    fn take_in(&mut self, row: usize, cost: &impl Fn(usize, usize) -> f64) {
        let columns = self.row_of.len();
        put(&mut self.row_of, 0, row);
        let mut least = vec![f64::INFINITY; columns];
        let mut before = vec![0_usize; columns];
        let mut used = vec![false; columns];
        let mut column = 0;
        loop {
            put(&mut used, column, true);
            let current = self.row_of.get(column).copied().unwrap_or_default();
            if current == 0 {
                break;
            }
            let (mut step, mut next) = (f64::INFINITY, 0);
            for candidate in 1..columns {
                if used.get(candidate).copied().unwrap_or(true) {
                    continue;
                }
                let reduced = cost(current - 1, candidate - 1)
                    - at(&self.row_potential, current)
                    - at(&self.column_potential, candidate);
                if reduced < at(&least, candidate) {
                    put(&mut least, candidate, reduced);
                    put(&mut before, candidate, column);
                }
                if at(&least, candidate) < step {
                    (step, next) = (at(&least, candidate), candidate);
                }
            }
            self.shift(step, &used, &mut least);
            column = next;
        }
        while column != 0 {
            let previous = before.get(column).copied().unwrap_or_default();
            let row = self.row_of.get(previous).copied().unwrap_or_default();
            put(&mut self.row_of, column, row);
            column = previous;
        }
    }

    fn shift(&mut self, step: f64, used: &[bool], least: &mut [f64]) {
        for (column, is_used) in used.iter().enumerate() {
            if *is_used {
                let row = self.row_of.get(column).copied().unwrap_or_default();
                if let Some(potential) = self.row_potential.get_mut(row) {
                    *potential += step;
                }
                if let Some(potential) = self.column_potential.get_mut(column) {
                    *potential -= step;
                }
            } else if let Some(least) = least.get_mut(column) {
                *least -= step;
            }
        }
    }
}
