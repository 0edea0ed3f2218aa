//! Things of which there are versions whose writers did not know of each other: which one shows and
//! why, and how each other differs from it. Reads only; [`super::edit::settle`] plans the way out.

use std::collections::HashMap;
use std::sync::Arc;

use super::project::{Entity, of_kind};
use super::register::{Register, Version};
use super::touch::Subject;
use super::{AnnotatorId, Change, Edit, EntityKind, Id, Project, Stamp};

/// One version.
#[derive(Debug, Clone, PartialEq)]
pub struct Side {
    pub stamp: Stamp,
    pub by: AnnotatorId,
    /// The thing was removed.
    pub removed: bool,
    /// The writer's clock ran more than a day ahead.
    pub from_future: bool,
}

/// Why a version gave way to the one that shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Why {
    /// The other is later.
    Later,
    /// A removal that had not seen the change: what was changed stays.
    Alive,
    /// It comes from a clock that ran ahead.
    WrongClock,
}

/// A version that does not show.
#[derive(Debug, Clone, PartialEq)]
pub struct Other {
    pub side: Side,
    pub why: Why,
    /// From what shows to this version.
    pub way: Edit,
}

/// A thing with versions that do not know of each other.
#[derive(Debug, Clone, PartialEq)]
pub struct Conflict {
    pub kind: EntityKind,
    pub id: Arc<str>,
    pub shown: Side,
    /// At least one; what is the same as what shows is left out.
    pub others: Vec<Other>,
    /// Who alone may settle it; anybody if nobody owns the thing.
    pub owner: Option<AnnotatorId>,
    /// What was removed together with the thing by a removal that gave way, and is still gone.
    pub gone: Vec<(Stamp, Subject)>,
}

impl Project {
    /// Every thing that has versions whose writers did not know of each other, by kind and id.
    pub fn conflicts(&self) -> Vec<Conflict> {
        let kinds = EntityKind::ALL.iter();
        let mut found: Vec<Conflict> = kinds
            .flat_map(|kind| of_kind!(*kind, T => of_table::<T>(self)))
            .collect();
        self.find_gone(&mut found);
        found
    }

    /// The conflict about one thing, if there is one.
    pub fn conflict_of(&self, (kind, id): &Subject) -> Option<Conflict> {
        let mut found = of_kind!(*kind, T => of::<T>(self, id));
        self.find_gone(found.as_mut_slice());
        found
    }

    /// Enters into conflicts what went with removals that gave way; looks at everything once.
    fn find_gone(&self, conflicts: &mut [Conflict]) {
        fn of<T: Entity>(
            project: &Project,
            removals: &HashMap<Stamp, usize>,
            conflicts: &mut [Conflict],
        ) {
            for (id, register) in T::table(project).registers() {
                let Some(shown) = register.winner().filter(|it| it.value.is_none()) else {
                    continue;
                };
                let place = removals.get(&shown.stamp);
                if let Some(conflict) = place.and_then(|place| conflicts.get_mut(*place)) {
                    let gone = (shown.stamp.clone(), (T::KIND, id.shared()));
                    conflict.gone.push(gone);
                }
            }
        }
        let mut removals = HashMap::new();
        for (place, conflict) in conflicts.iter().enumerate() {
            let lost = conflict.others.iter().map(|it| &it.side);
            for side in lost.filter(|it| it.removed && !conflict.shown.removed) {
                // One deed may remove much: what went with it is brought back with the first.
                removals.entry(side.stamp.clone()).or_insert(place);
            }
        }
        if removals.is_empty() {
            return;
        }
        for kind in EntityKind::ALL {
            of_kind!(*kind, T => of::<T>(self, &removals, conflicts));
        }
    }
}

fn of_table<T: Entity>(project: &Project) -> Vec<Conflict>
where
    Edit: From<Change<T>>,
{
    let contested = T::table(project)
        .registers()
        .filter(|(_, register)| !register.losers().is_empty());
    contested
        .filter_map(|(id, _)| of::<T>(project, &id.shared()))
        .collect()
}

fn of<T: Entity>(project: &Project, id: &Arc<str>) -> Option<Conflict>
where
    Edit: From<Change<T>>,
{
    let register: &Register<T> = T::table(project).register(&Id::new(Arc::clone(id)))?;
    let shown = register.winner()?;
    let others: Vec<Other> = register
        .losers()
        .iter()
        .filter(|it| it.value != shown.value)
        .map(|it| Other {
            side: side(it),
            why: why(shown, it),
            way: Change {
                before: shown.value.clone(),
                after: it.value.clone(),
                base: None,
            }
            .into(),
        })
        .collect();
    let mut values = std::iter::once(shown).chain(register.losers());
    let owner = values.find_map(|it| it.value.as_ref())?.owner().cloned();
    (!others.is_empty()).then(|| Conflict {
        kind: T::KIND,
        id: Arc::clone(id),
        shown: side(shown),
        others,
        owner,
        gone: Vec::new(),
    })
}

fn side<T>(version: &Version<T>) -> Side {
    Side {
        stamp: version.stamp.clone(),
        by: version.by.clone(),
        removed: version.value.is_none(),
        from_future: version.from_future,
    }
}

/// As [`Register::absorb`] ranks them.
fn why<T>(shown: &Version<T>, other: &Version<T>) -> Why {
    if shown.from_future != other.from_future {
        Why::WrongClock
    } else if shown.value.is_some() != other.value.is_some() {
        Why::Alive
    } else {
        Why::Later
    }
}
