//! Articles, people, and the registry of actors.

use super::{Desk, EditError, Item, Plan};
use crate::model::article::Basis;
use crate::model::review::GOLD;
use crate::model::{
    Actor, ActorId, ActorScope, Alias, Annotator, AnnotatorId, Article, ArticleDate, ArticleId,
    Change, Code, Fragment, Region,
};

/// Enters a person in the project; nothing if already there under that name.
///
/// # Errors
/// If the id is the name of the gold layer.
pub fn annotator(desk: &mut Desk<'_>, id: &AnnotatorId, name: &str) -> Result<Plan, EditError> {
    if id.as_str() == GOLD {
        return Err(EditError::WrongValue(id.to_string()));
    }
    let before = desk.project.annotators().get(id).cloned();
    let name = if name.trim().is_empty() {
        id.as_str()
    } else {
        name.trim()
    };
    let mut after = before.clone().unwrap_or_else(|| Annotator {
        id: id.clone(),
        name: String::new(),
        role: Code::default(),
        maker: Code::default(),
        ext: Vec::new(),
    });
    after.name = name.to_owned();
    Ok(Plan::new("annotator.add", None, None).edit(Change::between(before, Some(after))))
}

/// Enters an article whose text has been stored already.
///
/// # Errors
/// If the title is empty.
pub fn add_article(desk: &mut Desk<'_>, article: Article) -> Result<Plan, EditError> {
    if article.title.trim().is_empty() {
        return Err(EditError::NameNeeded);
    }
    let _ = desk.me();
    Ok(Plan::new("article.add", Some(&article.id), None).edit(Change::create(article)))
}

/// Details of an article that people may correct; `None` leaves a field as it is.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ArticleFields {
    pub title: Option<String>,
    pub outlet: Option<String>,
    /// ISO date, possibly shortened to month or year; empty takes it away.
    pub date: Option<String>,
}

/// Corrects details of an article; what a person typed counts as stated.
///
/// # Errors
/// If the article is not there or the title would be empty.
pub fn change_article(
    desk: &mut Desk<'_>,
    id: &ArticleId,
    fields: &ArticleFields,
) -> Result<Plan, EditError> {
    let before = desk
        .project
        .articles()
        .get(id)
        .ok_or_else(|| EditError::NotFound(id.to_string()))?
        .clone();
    let mut after = before.clone();
    if let Some(title) = &fields.title {
        if title.trim().is_empty() {
            return Err(EditError::NameNeeded);
        }
        title.trim().clone_into(&mut after.title);
        after.title_basis = Basis::Stated;
    }
    if let Some(outlet) = &fields.outlet {
        outlet.trim().clone_into(&mut after.outlet);
        after.outlet_basis = Basis::Stated;
    }
    if let Some(date) = &fields.date {
        after.date = ArticleDate {
            raw: date.trim().to_owned(),
            iso: date.trim().to_owned(),
            basis: if date.trim().is_empty() {
                Basis::Unknown
            } else {
                Basis::Stated
            },
        };
    }
    Ok(Plan::new("article.change", Some(id), None).edit(Change::modify(before, after)))
}

/// Names of an actor; `None` leaves a field as it is.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ActorFields {
    pub name_ar: Option<String>,
    pub name_en: Option<String>,
    pub kind: Option<Code>,
}

/// A new actor.
///
/// # Errors
/// If both names are empty or the type is not in the codebook.
pub fn add_actor(
    desk: &mut Desk<'_>,
    fields: &ActorFields,
    scope: ActorScope,
) -> Result<Plan, EditError> {
    let blank = Actor {
        id: desk.minter.mint(),
        kind: Code::from("other"),
        name_ar: String::new(),
        name_en: String::new(),
        scope,
        merged_into: None,
        note: String::new(),
        external_ids: Vec::new(),
        ext: Vec::new(),
    };
    let actor = named(desk, blank, fields)?;
    Ok(
        Plan::new("actor.add", None, Some(Item::Actor(actor.id.clone())))
            .edit(Change::create(actor)),
    )
}

/// Marks a stretch of an article as the site's; gives it back to the article if all of it is the
/// site's already.
///
/// # Errors
/// If the article is not there, or the stretch is empty or ends beyond the text.
pub fn toggle_furniture(
    desk: &mut Desk<'_>,
    id: &ArticleId,
    place: Fragment,
) -> Result<Plan, EditError> {
    let before = desk.get(id)?.clone();
    let (end, scalars) = (place.end(), before.scalars);
    if place.0 >= place.1 || place.1 > scalars {
        return Err(EditError::OutOfText { end, scalars });
    }
    let mut after = before.clone();
    let was_all = uncovered(&before.regions, place).is_empty();
    after.regions = before
        .regions
        .iter()
        .flat_map(|it| without(it, place))
        .collect();
    if !was_all {
        after.regions.push(Region {
            kind: Code::from(Region::BY_HAND),
            place,
        });
        after.regions.sort_by_key(|region| region.place);
    }
    let mut plan = Plan::new("article.furniture", Some(id), None);
    plan.focus.span = Some((place.0, place.1));
    Ok(plan.edit(Change::modify(before, after)))
}

/// What of a stretch lies in none of the regions, which are in order.
fn uncovered(regions: &[Region], place: Fragment) -> Vec<Fragment> {
    let mut left = Vec::new();
    let mut at = place.0;
    for region in regions {
        let (start, end) = (region.place.0.max(at), region.place.1.min(place.1));
        if start < end {
            left.push(Fragment(at, start));
            at = end;
        }
    }
    left.push(Fragment(at, place.1));
    left.retain(|part| part.0 < part.1);
    left
}

/// What is left of a region without a stretch.
fn without(region: &Region, place: Fragment) -> Vec<Region> {
    let Fragment(start, end) = region.place;
    let parts = [
        Fragment(start, end.min(place.0)),
        Fragment(start.max(place.1), end),
    ];
    let parts = parts.into_iter().filter(|part| part.0 < part.1);
    parts
        .map(|place| Region {
            kind: region.kind.clone(),
            place,
        })
        .collect()
}

/// Changes names or type of an actor.
///
/// # Errors
/// If the actor is not there, or both names would be empty, or the type is unknown.
pub fn change_actor(
    desk: &mut Desk<'_>,
    id: &ActorId,
    fields: &ActorFields,
) -> Result<Plan, EditError> {
    let before = desk
        .project
        .actors()
        .get(id)
        .ok_or_else(|| EditError::NotFound(id.to_string()))?
        .clone();
    let after = named(desk, before.clone(), fields)?;
    Ok(
        Plan::new("actor.change", None, Some(Item::Actor(id.clone())))
            .edit(Change::modify(before, after)),
    )
}

fn named(desk: &Desk<'_>, mut actor: Actor, fields: &ActorFields) -> Result<Actor, EditError> {
    if let Some(name) = &fields.name_ar {
        name.trim().clone_into(&mut actor.name_ar);
    }
    if let Some(name) = &fields.name_en {
        name.trim().clone_into(&mut actor.name_en);
    }
    if let Some(kind) = &fields.kind {
        desk.code("actor.type", kind)?;
        actor.kind = kind.clone();
    }
    if actor.name_ar.is_empty() && actor.name_en.is_empty() {
        return Err(EditError::NameNeeded);
    }
    Ok(actor)
}

/// Another way of writing an actor's name; nothing if it is known already.
///
/// # Errors
/// If the actor is not there, the surface is empty, or the kind is unknown.
pub fn add_alias(
    desk: &mut Desk<'_>,
    actor: &ActorId,
    surface: &str,
    kind: &Code,
) -> Result<Plan, EditError> {
    desk.code("alias.kind", kind)?;
    let surface = surface.trim();
    if surface.is_empty() {
        return Err(EditError::NameNeeded);
    }
    let known = desk
        .project
        .actors()
        .get(actor)
        .ok_or_else(|| EditError::NotFound(actor.to_string()))?;
    let plan = Plan::new("actor.alias", None, Some(Item::Actor(actor.clone())));
    if desk.project.names_of(known).any(|name| name == surface) {
        return Ok(plan);
    }
    let alias = Alias {
        id: desk.minter.mint(),
        actor: actor.clone(),
        surface: surface.to_owned(),
        kind: kind.clone(),
        ambiguous: false,
        valid_from: String::new(),
        valid_to: String::new(),
        ext: Vec::new(),
    };
    Ok(plan.edit(Change::create(alias)))
}
