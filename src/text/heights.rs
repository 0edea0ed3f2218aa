//! Heights of many paragraphs, with fast sums.
//!
//! A Fenwick tree: changing one height, the top of any paragraph and the paragraph at a
//! given height each take a number of steps logarithmic in the number of paragraphs.

/// Heights in pixels, added up from the first.
#[derive(Clone, Debug, Default)]
pub struct Heights {
    values: Vec<f64>,
    tree: Vec<f64>,
}

impl Heights {
    /// Builds the sums; linear in the number of heights.
    pub fn new(values: Vec<f64>) -> Self {
        let mut tree = vec![0.0; values.len() + 1];
        for (index, value) in values.iter().enumerate() {
            let node = index + 1;
            tree[node] += value;
            let parent = node + lowest_bit(node);
            if parent < tree.len() {
                tree[parent] += tree[node];
            }
        }
        Self { values, tree }
    }

    /// Number of heights.
    pub fn len(&self) -> usize {
        self.values.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// One height; zero out of range.
    pub fn get(&self, index: usize) -> f64 {
        self.values.get(index).copied().unwrap_or(0.0)
    }

    /// Changes one height; nothing happens out of range.
    pub fn set(&mut self, index: usize, value: f64) {
        let Some(slot) = self.values.get_mut(index) else {
            return;
        };
        let difference = value - *slot;
        *slot = value;
        if difference == 0.0 {
            return;
        }
        let mut node = index + 1;
        while node < self.tree.len() {
            self.tree[node] += difference;
            node += lowest_bit(node);
        }
    }

    /// Sum of the heights before `index`, that is, its top; all of them beyond the end.
    pub fn before(&self, index: usize) -> f64 {
        let mut node = index.min(self.values.len());
        let mut sum = 0.0;
        while node > 0 {
            sum += self.tree[node];
            node -= lowest_bit(node);
        }
        sum
    }

    /// Sum of all heights.
    pub fn total(&self) -> f64 {
        self.before(self.values.len())
    }

    /// The entry that reaches over `y`: the last one above all, the first one below zero.
    pub fn at(&self, y: f64) -> usize {
        let mut node = 0;
        let mut left = y;
        let mut step = self.tree.len().next_power_of_two() / 2;
        while step > 0 {
            let next = node + step;
            if next < self.tree.len() && self.tree[next] <= left {
                node = next;
                left -= self.tree[next];
            }
            step /= 2;
        }
        node.min(self.values.len().saturating_sub(1))
    }
}

fn lowest_bit(node: usize) -> usize {
    node & node.wrapping_neg()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn no_heights_at_all() {
        let heights = Heights::new(Vec::new());
        assert_eq!((heights.total(), heights.at(5.0)), (0.0, 0));
    }

    proptest! {
        #[test]
        fn sums_and_search_agree_with_plain_addition(
            mut values in proptest::collection::vec(0u8..20, 1..60),
            changes in proptest::collection::vec((0usize..60, 0u8..20), 0..20),
            y in -5i32..900,
        ) {
            let mut heights =
                Heights::new(values.iter().map(|value| f64::from(*value)).collect());
            for (index, value) in changes {
                heights.set(index, f64::from(value));
                if let Some(slot) = values.get_mut(index) {
                    *slot = value;
                }
            }
            let mut sum = 0.0;
            let mut expected = values.len() - 1;
            let mut found = false;
            for (index, value) in values.iter().enumerate() {
                prop_assert_eq!(heights.before(index), sum);
                sum += f64::from(*value);
                if !found && f64::from(y) < sum {
                    expected = index;
                    found = true;
                }
            }
            prop_assert_eq!(heights.total(), sum);
            prop_assert_eq!(heights.at(f64::from(y)), expected);
        }
    }
}
