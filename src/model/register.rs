//! One entity as all its writers left it: the versions nobody has replaced yet.
//!
//! A version is replaced by a change that names it as its base. Versions that do not know each
//! other stand side by side; the reader sees one of them ([`Register::value`]) and the rest are
//! losers, kept and shown. The outcome does not depend on the order of arrival.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::{AnnotatorId, Stamp};

/// One version of an entity; `value` is `None` where it was removed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version<T> {
    pub stamp: Stamp,
    pub value: Option<Arc<T>>,
    pub by: AnnotatorId,
    /// The writer's clock ran more than a day ahead: shown, flagged, loses every conflict.
    pub from_future: bool,
}

/// All versions of an entity that no other has replaced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Register<T> {
    heads: Vec<Version<T>>,
    /// Replaced versions. A change may arrive before what it replaces, and a version that was
    /// replaced must not come back when it is read again from a copy of its journal.
    replaced: BTreeSet<Stamp>,
}

impl<T> Default for Register<T> {
    fn default() -> Self {
        Self {
            heads: Vec::new(),
            replaced: BTreeSet::new(),
        }
    }
}

impl<T> Register<T> {
    /// Takes in one version that replaces `base`. Taking in the same version twice changes nothing.
    pub fn absorb(&mut self, version: Version<T>, base: Option<&Stamp>) {
        if let Some(base) = base {
            self.heads.retain(|head| head.stamp != *base);
            self.replaced.insert(base.clone());
        }
        let known = self.heads.iter().any(|head| head.stamp == version.stamp);
        if !known && !self.replaced.contains(&version.stamp) {
            // Nearly always the only one: a list makes room for four, most of which is never used.
            self.heads.reserve_exact(1);
            self.heads.push(version);
            // Winner first: honest clocks before wrong ones, what lives before what was removed
            // unseen, later before earlier.
            self.heads.sort_by(|a, b| {
                let rank = |v: &Version<T>| (!v.from_future, v.value.is_some());
                rank(b).cmp(&rank(a)).then_with(|| b.stamp.cmp(&a.stamp))
            });
        }
    }

    /// The version readers see.
    pub fn winner(&self) -> Option<&Version<T>> {
        self.heads.first()
    }

    /// The entity readers see; `None` if it was removed or never was.
    pub fn value(&self) -> Option<&T> {
        self.winner()?.value.as_deref()
    }

    /// The same, to be kept beside the register without copying it.
    pub fn shared(&self) -> Option<Arc<T>> {
        self.winner()?.value.clone()
    }

    /// Puts another value where `change` gives one, in every version; stamps stay as they are.
    pub(super) fn each_value(&mut self, mut change: impl FnMut(&T) -> Option<T>) {
        for version in &mut self.heads {
            if let Some(changed) = version.value.as_deref().and_then(&mut change) {
                version.value = Some(Arc::new(changed));
            }
        }
    }

    /// Versions that lost against the winner without having been seen by its writer.
    pub fn losers(&self) -> &[Version<T>] {
        self.heads.get(1..).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn stamp(t: u64) -> Stamp {
        Stamp {
            t,
            session: format!("s{}", t % 3),
            n: t,
        }
    }

    fn version(t: u64, value: Option<u32>) -> Version<u32> {
        Version {
            stamp: stamp(t),
            value: value.map(Arc::new),
            by: AnnotatorId::new("salma"),
            from_future: false,
        }
    }

    #[test]
    fn a_delete_that_had_seen_the_edit_wins_and_one_that_had_not_does_not() {
        let mut seen = Register::default();
        seen.absorb(version(1, Some(1)), None);
        seen.absorb(version(2, None), Some(&stamp(1)));
        assert_eq!(seen.value(), None);
        assert!(seen.losers().is_empty());

        let mut unseen = Register::default();
        unseen.absorb(version(1, Some(1)), None);
        unseen.absorb(version(2, Some(2)), Some(&stamp(1)));
        unseen.absorb(version(3, None), Some(&stamp(1)));
        assert_eq!(unseen.value(), Some(&2));
        assert_eq!(unseen.losers().len(), 1);
    }

    proptest! {
        #[test]
        fn the_order_of_arrival_does_not_matter(
            bases in proptest::collection::vec(proptest::option::of(0usize..12), 1..12),
            removed in proptest::collection::vec(any::<bool>(), 12),
            seed in any::<u64>(),
        ) {
            let changes: Vec<_> = bases.iter().enumerate().map(|(i, base)| {
                let t = i as u64 + 1;
                let base = base.filter(|b| *b < i).map(|b| stamp(b as u64 + 1));
                (version(t, (!removed[i]).then_some(i as u32)), base)
            }).collect();
            let mut forward = Register::default();
            for (v, base) in &changes { forward.absorb(v.clone(), base.as_ref()); }
            let mut shuffled = changes.clone();
            let mut state = seed | 1;
            for i in (1..shuffled.len()).rev() {
                state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
                shuffled.swap(i, (state >> 33) as usize % (i + 1));
            }
            let mut other = Register::default();
            for (v, base) in shuffled.iter().chain(&changes) { other.absorb(v.clone(), base.as_ref()); }
            prop_assert_eq!(forward, other);
        }
    }
}
