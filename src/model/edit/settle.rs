//! Settling a conflict: one version is chosen, and all that did not know of each other are replaced
//! by it. What was not chosen stays in the journals.

use super::{Desk, EditError, Plan, tagging};
use crate::model::conflict::Conflict;
use crate::model::item::Item;
use crate::model::project::{Entity, of_kind};
use crate::model::register::Register;
use crate::model::touch::Subject;
use crate::model::{Change, Edit, EntityKind, Id, Stamp};

/// Plans to keep the version that shows, or to take the one with the stamp `take`.
///
/// # Errors
/// If there is no such conflict or version, or it is a colleague's tag.
pub fn settle(
    desk: &mut Desk<'_>,
    subject: &Subject,
    take: Option<&Stamp>,
) -> Result<Plan, EditError> {
    let (kind, id) = subject;
    let conflict = desk.project.conflict_of(subject);
    let conflict = conflict.ok_or_else(|| EditError::NotFound(id.to_string()))?;
    if let Some(owner) = &conflict.owner
        && *owner != desk.person()
    {
        return Err(EditError::NotYours {
            id: id.to_string(),
            owner: owner.clone(),
        });
    }
    of_kind!(*kind, T => of::<T>(desk, &conflict, take))
}

/// Plans to bring back what went with a removal that gave way; `gone` takes those removals back.
/// Nothing if there is none. A deed of its own, which can be undone.
///
/// # Errors
/// As for [`settle`].
pub fn bring_back(
    desk: &mut Desk<'_>,
    subject: &Subject,
    gone: Vec<Edit>,
) -> Result<Plan, EditError> {
    let mut plan = Plan::new("conflict.back", None, None);
    if !gone.is_empty() {
        // Whoever may not settle it brings nothing back either.
        let settled = settle(desk, subject, None)?;
        plan.focus = settled.focus;
        plan.item = settled.item;
        plan.edits = gone;
    }
    Ok(plan)
}

fn of<T: Entity>(
    desk: &mut Desk<'_>,
    conflict: &Conflict,
    take: Option<&Stamp>,
) -> Result<Plan, EditError>
where
    Edit: From<Change<T>>,
{
    let not_found = || EditError::NotFound(conflict.id.to_string());
    let id: Id<T> = Id::new(conflict.id.clone());
    let register = T::table(desk.project).register(&id);
    let register: &Register<T> = register.ok_or_else(not_found)?;
    let before = register.shared();
    let after = match take {
        None => before.clone(),
        Some(stamp) => {
            let mut losers = register.losers().iter();
            let taken = losers.find(|it| it.stamp == *stamp);
            taken.ok_or_else(not_found)?.value.clone()
        }
    };
    // Nobody keeps what is not there: the other is taken, or stays beside.
    let some = after.clone().or_else(|| before.clone());
    let some = some.filter(|_| take.is_some() || before.is_some());
    let some = some.ok_or_else(not_found)?;
    let what = if take.is_some() {
        "conflict.take"
    } else {
        "conflict.keep"
    };
    let mut plan = match (&after, tag(conflict)) {
        (None, Some(item)) => Plan {
            what: what.into(),
            ..tagging::remove(desk, &item)?
        },
        _ => {
            let change = Change {
                before,
                after,
                base: None,
            };
            let mut plan = Plan::new(what, None, tag(conflict));
            plan.edits.push(change.into());
            plan
        }
    };
    plan.focus.article = plan.edits.iter().find_map(Edit::article);
    plan.edits.extend(register.losers().iter().map(|loser| {
        Edit::from(Change {
            before: Some(loser.value.clone().unwrap_or_else(|| some.clone())),
            after: None,
            base: Some(loser.stamp.clone()),
        })
    }));
    Ok(plan)
}

/// The tag that a conflict is about.
fn tag(conflict: &Conflict) -> Option<Item> {
    let id = conflict.id.clone();
    Some(match conflict.kind {
        EntityKind::Mention => Item::Mention(Id::new(id)),
        EntityKind::Claim => Item::Claim(Id::new(id)),
        EntityKind::Attribution => Item::Attribution(Id::new(id)),
        EntityKind::Stance => Item::Stance(Id::new(id)),
        EntityKind::Relation => Item::Relation(Id::new(id)),
        _ => return None,
    })
}
