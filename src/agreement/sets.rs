//! How far two sets of labels are apart, for α over fields that take several. Not the mvα of
//! Krippendorff and Craggs (2016), which has a chance model of its own.

use std::cmp::Ordering;

/// A distance of two sets, from 0 (equal) to 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SetDistance {
    /// 0 if equal, else 1.
    Equality,
    /// 1 − |A ∩ B| / |A ∪ B| (Jaccard 1901).
    Jaccard,
    /// 1 − J · M, M = 1 if equal, 2/3 if one holds the other, 1/3 if they overlap, else 0
    /// (Passonneau 2006).
    Masi,
    /// 1 − 2 |A ∩ B| / (|A| + |B|) (Dice 1945).
    Dice,
}

impl SetDistance {
    pub const ALL: [Self; 4] = [Self::Equality, Self::Jaccard, Self::Masi, Self::Dice];

    /// The distance of two sets, each sorted and without repetitions. Two empty sets are equal.
    pub fn of<T: Ord>(self, a: &[T], b: &[T]) -> f64 {
        let shared = count_shared(a, b);
        let union = a.len() + b.len() - shared;
        if union == 0 {
            return 0.0;
        }
        let jaccard = shared as f64 / union as f64;
        let likeness = match self {
            Self::Equality => f64::from(u8::from(shared == union)),
            Self::Jaccard => jaccard,
            Self::Masi if shared == union => 1.0,
            Self::Masi if shared == a.len() || shared == b.len() => jaccard * 2.0 / 3.0,
            Self::Masi => jaccard / 3.0,
            Self::Dice => 2.0 * shared as f64 / (a.len() + b.len()) as f64,
        };
        1.0 - likeness
    }
}

fn count_shared<T: Ord>(a: &[T], b: &[T]) -> usize {
    let (mut a, mut b) = (a.iter().peekable(), b.iter().peekable());
    let mut shared = 0;
    while let (Some(one), Some(other)) = (a.peek(), b.peek()) {
        let order = one.cmp(other);
        shared += usize::from(order == Ordering::Equal);
        if order != Ordering::Greater {
            a.next();
        }
        if order != Ordering::Less {
            b.next();
        }
    }
    shared
}
