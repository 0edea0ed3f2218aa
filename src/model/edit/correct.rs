//! An article's text was corrected: the article goes over to the new text, and tags are put where
//! their words are now. Where that is, others find out; here it is only planned. The old text and
//! the places in it stay in the journals.

use super::{Desk, EditError, Item, Plan, Tag};
use crate::model::anchored::{Anchored, each_anchored};
use crate::model::project::{Entity, Link};
use crate::model::tag::of_tag;
use crate::model::{Anchor, Article, ArticleId, Change, Edit};

/// The article with its new text, as one change.
///
/// # Errors
/// If the article is not there.
pub fn article(desk: &mut Desk<'_>, after: Article) -> Result<Plan, EditError> {
    let before = desk.get(&after.id)?.clone();
    Ok(Plan::new("article.correct", Some(&after.id), None).edit(Change::modify(before, after)))
}

/// Puts everything of one's own in an article where `find` says that its places are now; what it
/// does not find stays where it is.
///
/// # Errors
/// If the article is not there or a place that was found lies outside of its text.
pub fn place_all(
    desk: &mut Desk<'_>,
    article: &ArticleId,
    find: &dyn Fn(&Anchor) -> Option<Anchor>,
) -> Result<Plan, EditError> {
    let mut edits: Vec<Edit> = Vec::new();
    let link = Link::Article(article.clone());
    let me = desk.me();
    each_anchored!(T => {
        for before in desk.project.linked::<T>(&link) {
            if before.hand() != Some(&me) || before.home() != article {
                continue;
            }
            let mut after: T = before.clone();
            for place in after.places_mut() {
                if let Some(found) = find(place) {
                    desk.place(article, &found)?;
                    *place = found;
                }
            }
            if after != *before {
                edits.push(Change::modify(before.clone(), after).into());
            }
        }
    });
    let plan = Plan::new("tags.place", Some(article), None);
    Ok(edits.into_iter().fold(plan, Plan::edit))
}

/// Puts one place of a tag of one's own somewhere else.
///
/// # Errors
/// If the tag is not there, a colleague's, has no such place, or the new one is not in the text.
pub fn place(
    desk: &mut Desk<'_>,
    item: &Item,
    from: &Anchor,
    to: &Anchor,
) -> Result<Plan, EditError> {
    fn moved<T: Tag + Anchored>(
        desk: &Desk<'_>,
        id: &crate::model::Id<T>,
        from: &Anchor,
        to: &Anchor,
    ) -> Result<Change<T>, EditError> {
        let before = desk.my(id)?;
        desk.place(before.home(), to)?;
        let mut after = before.clone();
        let mut found = false;
        for place in after.places_mut() {
            if place.is_at(from) {
                *place = to.clone();
                found = true;
            }
        }
        if !found {
            return Err(EditError::NotFound(from.quote()));
        }
        after.meta_mut().not_in.clear();
        Ok(Change::modify(before.clone(), after))
    }
    let edit: Edit = match item {
        Item::Mention(id) => moved(desk, id, from, to)?.into(),
        Item::Claim(id) => moved(desk, id, from, to)?.into(),
        Item::Attribution(id) => moved(desk, id, from, to)?.into(),
        Item::Stance(id) => moved(desk, id, from, to)?.into(),
        _ => return Err(EditError::NotFound(item.id().to_owned())),
    };
    let article = edit.article();
    Ok(Plan::new("tag.place", article.as_ref(), Some(item.clone()))
        .at(Some(to))
        .edit(edit))
}

/// Says of a tag of one's own that it stays on the text it was made in, since the text that the
/// article has now has nothing of it.
///
/// # Errors
/// If the tag or its article is not there, or it is a colleague's.
pub fn leave(desk: &mut Desk<'_>, item: &Item) -> Result<Plan, EditError> {
    let edit: Edit = of_tag!(item, T, id => {
        let before: &T = desk.my(id)?;
        let mut after = before.clone();
        let now = desk.get(before.article())?;
        after.meta_mut().not_in.clone_from(&now.revision);
        Change::modify(before.clone(), after).into()
    }, else => return Err(EditError::NotFound(item.id().to_owned())));
    let article = edit.article();
    Ok(Plan::new("tag.leave", article.as_ref(), Some(item.clone())).edit(edit))
}
