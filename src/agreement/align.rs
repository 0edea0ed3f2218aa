//! Which stretch of one annotator answers to which of another: one to one, greedily by
//! intersection over union, the one further to the start first among equals.
//!
//! Knows fragments only; what is compared and what an aligned pair means is decided elsewhere.

use std::cmp::{Ordering, Reverse};

use crate::model::Fragment;

/// How much two places share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Shared {
    /// Scalars that lie in both.
    pub intersection: u64,
    /// Scalars that lie in one or both.
    pub union: u64,
}

impl Shared {
    /// Intersection over union of two places, each of sorted fragments that do not overlap.
    pub fn of(a: &[Fragment], b: &[Fragment]) -> Self {
        let mut intersection = 0;
        let (mut left, mut right) = (a.iter().peekable(), b.iter().peekable());
        while let (Some(one), Some(other)) = (left.peek(), right.peek()) {
            let (start, end) = (one.0.max(other.0), one.1.min(other.1));
            intersection += u64::from(end.saturating_sub(start));
            if one.1 < other.1 {
                left.next();
            } else {
                right.next();
            }
        }
        Self {
            intersection,
            union: length(a) + length(b) - intersection,
        }
    }

    /// Between 0 and 1; 1 if both places are empty.
    pub fn ratio(self) -> f64 {
        if self.union == 0 {
            1.0
        } else {
            self.intersection as f64 / self.union as f64
        }
    }

    fn compare(self, other: Self) -> Ordering {
        let product = |a: u64, b: u64| u128::from(a) * u128::from(b);
        product(self.intersection, other.union).cmp(&product(other.intersection, self.union))
    }
}

/// Scalars of a place.
pub fn length(place: &[Fragment]) -> u64 {
    let lengths = place.iter().map(|it| u64::from(it.1.saturating_sub(it.0)));
    lengths.sum()
}

/// Two places that answer to each other, by their numbers in the lists they came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair {
    pub a: usize,
    pub b: usize,
    pub shared: Shared,
}

/// The pairs of places that share at least one scalar and at least `least` of their union, each
/// place in one pair at most: the most alike first, then the greater `fit`, then the one further
/// to the start. In the order of the text.
///
/// `fit` says how well two tags agree besides their places. Given a `fit` that does not depend on
/// the order of its arguments, swapping the two lists swaps the pairs and nothing else.
pub fn pairs(
    a: &[&[Fragment]],
    b: &[&[Fragment]],
    least: f64,
    fit: impl Fn(usize, usize) -> u32,
) -> Vec<Pair> {
    let mut found = candidates(a, b);
    found.retain(|pair| pair.shared.ratio() >= least);
    let place = |pair: &Pair| {
        let (one, other) = (a.get(pair.a).copied(), b.get(pair.b).copied());
        (one.min(other), one.max(other))
    };
    found.sort_by_cached_key(|pair| (place(pair), pair.a, pair.b));
    // Stable, so that the order above decides among equals.
    found.sort_by(|one, other| other.shared.compare(one.shared));
    for equals in found.chunk_by_mut(|one, other| one.shared.compare(other.shared).is_eq()) {
        equals.sort_by_cached_key(|pair| Reverse(fit(pair.a, pair.b)));
    }
    let (mut taken_a, mut taken_b) = (vec![false; a.len()], vec![false; b.len()]);
    found.retain(|pair| {
        let (Some(one), Some(other)) = (taken_a.get_mut(pair.a), taken_b.get_mut(pair.b)) else {
            return false;
        };
        let is_free = !*one && !*other;
        if is_free {
            (*one, *other) = (true, true);
        }
        is_free
    });
    found.sort_by_cached_key(|pair| (place(pair), pair.a, pair.b));
    found
}

/// A tag of one of several lists: the list and the place in it.
pub type Member = (usize, usize);

/// What several annotators mean by one tag: for each list the place in it, if it has one.
pub type Group = Vec<Option<usize>>;

/// As [`pairs`] for any number of lists: the two tags that are most alike are put together first,
/// and a tag joins a group if it shares enough with any of it and no other tag of its list is
/// there. With two lists the groups of two are the pairs. Tags without counterpart are alone.
/// Neither names nor the order of the lists matter, but among tags that are alike in everything.
pub fn groups(
    lists: &[Vec<&[Fragment]>],
    least: f64,
    fit: impl Fn(Member, Member) -> u32,
) -> Vec<Group> {
    let place = |member: Member| {
        lists
            .get(member.0)
            .and_then(|list| list.get(member.1))
            .copied()
    };
    let mut found: Vec<(Shared, u32, Member, Member)> = Vec::new();
    for (one, list) in lists.iter().enumerate() {
        for (other, further) in lists.iter().enumerate().skip(one + 1) {
            let shared = candidates(list, further).into_iter();
            found.extend(shared.filter(|it| it.shared.ratio() >= least).map(|it| {
                let (a, b) = ((one, it.a), (other, it.b));
                (it.shared, fit(a, b), a, b)
            }));
        }
    }
    found.sort_by(|(shared, fit, a, b), (other, other_fit, c, d)| {
        let ends = |a: Member, b: Member| (place(a).min(place(b)), place(a).max(place(b)));
        (other.compare(*shared))
            .then_with(|| other_fit.cmp(fit))
            .then_with(|| ends(*a, *b).cmp(&ends(*c, *d)))
            .then_with(|| (a, b).cmp(&(c, d)))
    });
    let sizes: Vec<usize> = lists.iter().map(Vec::len).collect();
    let mut groups = join(&sizes, found.into_iter().map(|(_, _, a, b)| (a, b)));
    let first = |group: &Group| {
        let members = group.iter().enumerate();
        members.filter_map(|(list, at)| place((list, (*at)?))).min()
    };
    groups.sort_by(|one, other| first(one).cmp(&first(other)));
    groups
}

/// Puts tags of lists of these sizes together pair by pair, the first pair first, never two of one
/// list.
pub fn join(sizes: &[usize], pairs: impl IntoIterator<Item = (Member, Member)>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    // In which group each tag is.
    let mut group_of: Vec<Vec<usize>> = Vec::new();
    for (list, size) in sizes.iter().enumerate() {
        let mut row = Vec::with_capacity(*size);
        for at in 0..*size {
            let mut group = vec![None; sizes.len()];
            if let Some(member) = group.get_mut(list) {
                *member = Some(at);
            }
            row.push(groups.len());
            groups.push(group);
        }
        group_of.push(row);
    }
    for (a, b) in pairs {
        let of = |it: Member| group_of.get(it.0)?.get(it.1).copied();
        let (Some(keep), Some(give)) = (of(a), of(b)) else {
            continue;
        };
        let (Some(one), Some(other)) = (groups.get(keep), groups.get(give)) else {
            continue;
        };
        let clash = one
            .iter()
            .zip(other)
            .any(|(one, other)| one.is_some() && other.is_some());
        if keep == give || clash {
            continue;
        }
        let moved = groups.get_mut(give).map(std::mem::take).unwrap_or_default();
        for (list, at) in moved.into_iter().enumerate() {
            let Some(at) = at else { continue };
            if let Some(place) = group_of.get_mut(list).and_then(|row| row.get_mut(at)) {
                *place = keep;
            }
            if let Some(member) = groups.get_mut(keep).and_then(|group| group.get_mut(list)) {
                *member = Some(at);
            }
        }
    }
    groups.retain(|group| group.iter().any(Option::is_some));
    groups
}

/// All pairs that share a scalar.
fn candidates(a: &[&[Fragment]], b: &[&[Fragment]]) -> Vec<Pair> {
    let start = |place: &[Fragment]| place.first().map_or(0, |it| it.0);
    let end = |place: &[Fragment]| place.last().map_or(0, |it| it.1);
    let mut by_start: Vec<(usize, &[Fragment])> = b.iter().copied().enumerate().collect();
    by_start.sort_by_key(|(_, place)| start(place));
    // The furthest end so far, so that a search backwards knows where to stop.
    let furthest: Vec<u32> = by_start
        .iter()
        .scan(0, |reach, (_, place)| {
            *reach = end(place).max(*reach);
            Some(*reach)
        })
        .collect();
    let mut found = Vec::new();
    for (number, place) in a.iter().enumerate() {
        let before_end = by_start.partition_point(|(_, other)| start(other) < end(place));
        let reaching = by_start.iter().zip(&furthest).take(before_end).rev();
        for ((other, candidate), _) in reaching.take_while(|(_, reach)| **reach > start(place)) {
            let shared = Shared::of(place, candidate);
            if shared.intersection > 0 {
                found.push(Pair {
                    a: number,
                    b: *other,
                    shared,
                });
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(of: &[&[(u32, u32)]]) -> Vec<Vec<Fragment>> {
        let fragments = |one: &&[(u32, u32)]| one.iter().map(|it| Fragment(it.0, it.1)).collect();
        of.iter().map(fragments).collect()
    }

    fn align(a: &[&[(u32, u32)]], b: &[&[(u32, u32)]], least: f64) -> Vec<(usize, usize)> {
        let (a, b) = (places(a), places(b));
        let slices =
            |of: &'static [Vec<Fragment>]| of.iter().map(Vec::as_slice).collect::<Vec<_>>();
        let (a, b) = (slices(a.leak()), slices(b.leak()));
        let found = pairs(&a, &b, least, |_, _| 0);
        found.into_iter().map(|pair| (pair.a, pair.b)).collect()
    }

    #[test]
    fn the_most_alike_are_paired_first() {
        let found = align(&[&[(0, 10)], &[(8, 20)]], &[&[(7, 20)], &[(0, 4)]], 0.0);
        assert_eq!(found, [(0, 1), (1, 0)]);
    }

    #[test]
    fn touching_is_not_sharing_and_little_can_be_too_little() {
        assert_eq!(align(&[&[(0, 10)]], &[&[(10, 20)]], 0.0), []);
        assert_eq!(align(&[&[(0, 10)]], &[&[(5, 15)]], 0.5), []);
        assert_eq!(align(&[&[(0, 10)]], &[&[(0, 5)]], 0.5), [(0, 0)]);
    }

    #[test]
    fn gaps_between_fragments_are_not_shared() {
        let found = align(&[&[(0, 5), (20, 25)]], &[&[(6, 19)], &[(21, 40)]], 0.0);
        assert_eq!(found, [(0, 1)]);
    }

    #[test]
    fn among_equals_the_first_in_the_text_wins_whoever_is_asked_first() {
        let one: &[&[(u32, u32)]] = &[&[(0, 10)], &[(10, 20)]];
        let two: &[&[(u32, u32)]] = &[&[(5, 15)]];
        assert_eq!(align(one, two, 0.0), [(0, 0)]);
        assert_eq!(align(two, one, 0.0), [(0, 0)]);
    }

    #[test]
    fn among_tags_at_one_place_those_that_fit_are_paired() {
        let place = [Fragment(0, 4)];
        let two: Vec<&[Fragment]> = vec![&place, &place];
        let found = pairs(&two, &two, 0.0, |a, b| u32::from(a != b));
        let found: Vec<_> = found.into_iter().map(|pair| (pair.a, pair.b)).collect();
        assert_eq!(found, [(0, 1), (1, 0)]);
    }
}
