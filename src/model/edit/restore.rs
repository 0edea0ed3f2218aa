//! Making a thing again what it once was.

use super::{Desk, EditError, Item, Plan};
use crate::model::project::Entity;
use crate::model::register::Register;
use crate::model::{Change, Edit};

/// Makes the thing of an edit what it was after that edit, whatever happened since. A thing that
/// was removed since comes back; what belonged to it does not by itself.
///
/// # Errors
/// If the edit is none of a tag or a shared thing, left nothing behind, or is a colleague's.
pub fn restore(desk: &mut Desk<'_>, past: &Edit) -> Result<Plan, EditError> {
    let item = past
        .item()
        .ok_or_else(|| EditError::NotFound(String::new()))?;
    let edit: Edit = match past {
        Edit::Mention(it) => again(desk, &item, it)?.into(),
        Edit::Claim(it) => again(desk, &item, it)?.into(),
        Edit::Attribution(it) => again(desk, &item, it)?.into(),
        Edit::Stance(it) => again(desk, &item, it)?.into(),
        Edit::Relation(it) => again(desk, &item, it)?.into(),
        Edit::Actor(it) => again(desk, &item, it)?.into(),
        Edit::Canonical(it) => again(desk, &item, it)?.into(),
        Edit::Topic(it) => again(desk, &item, it)?.into(),
        _ => return Err(EditError::NotFound(item.id().to_owned())),
    };
    let article = edit.article();
    let place = desk.project.place_of(&item).map(|(_, anchor)| anchor);
    Ok(Plan::new("history.restore", article.as_ref(), Some(item))
        .at(place)
        .edit(edit))
}

/// The change from what a thing is now to what it was then.
fn again<T: Entity>(
    desk: &Desk<'_>,
    item: &Item,
    past: &Change<T>,
) -> Result<Change<T>, EditError> {
    let after = past.after.clone();
    let after = after.ok_or_else(|| EditError::NotFound(item.id().to_owned()))?;
    if let Some(owner) = after.hand() {
        desk.mine(item.id(), owner)?;
    }
    let now = T::table(desk.project).register(after.id());
    Ok(Change {
        before: now.and_then(Register::shared),
        after: Some(after),
        base: None,
    })
}
