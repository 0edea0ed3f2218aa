//! Setting any field of anything, by its entry in [`crate::model::field`].

use super::{Desk, EditError, Item, Plan};
use crate::model::codebook::Codebook;
use crate::model::field::{Field, Fielded, Takes, Value, field_of, of_fielded};
use crate::model::project::Entity;
use crate::model::tag::{Tag, of_tag};
use crate::model::{Anchor, Change, Code, Edit};

/// The plan of setting `field` of `item` to `value`, as the deed `what`.
///
/// # Errors
/// If the thing is not there or a colleague's, has no such field, or the value is not one the
/// field takes: a label the codebook does not offer, an actor that is not there, a number out of
/// range, a malformed place.
pub fn set(
    desk: &mut Desk<'_>,
    item: &Item,
    field: &Field,
    value: Value,
) -> Result<Plan, EditError> {
    fits(desk, field, &value)?;
    let places: Vec<Anchor> = value.places().into_iter().cloned().collect();
    let edit: Edit = of_fielded!(item, T, id => {
        let before: T = desk.get(id)?.clone();
        if let Some(owner) = before.hand() {
            desk.mine(id.as_str(), owner)?;
        }
        let mut after = before.clone();
        let slot = after.slot(field.id).ok_or_else(|| no_field(field.id))?;
        if !slot.set(value) {
            return Err(EditError::WrongValue(field.id.to_owned()));
        }
        Change::modify(before, after).into()
    }, else => return Err(no_field(field.id)));
    if let Some(article) = edit.article() {
        for anchor in &places {
            desk.place(&article, anchor)?;
        }
    }
    let what = if field.takes == Takes::LongText {
        "note.set"
    } else {
        "field.set"
    };
    let article = edit.article();
    let mut plan = Plan::new(what, article.as_ref(), Some(item.clone())).at(place(desk, item));
    if plan.focus.span.is_none() {
        plan = plan.at(place_of_claim(desk, item));
    }
    Ok(plan.edit(edit))
}

fn no_field(name: &str) -> EditError {
    EditError::NoField(name.to_owned())
}

/// Where a tag lies.
fn place<'a>(desk: &Desk<'a>, item: &Item) -> Option<&'a Anchor> {
    of_tag!(item, T, id => T::table(desk.project).get(id)?.place(), else => None)
}

/// Where the claim lies that an attribution or a stance without a place of its own is about.
fn place_of_claim<'a>(desk: &Desk<'a>, item: &Item) -> Option<&'a Anchor> {
    desk.project.claim_of(item).map(|claim| &claim.anchor)
}

/// Checks a value against what the field takes.
fn fits(desk: &Desk<'_>, field: &Field, value: &Value) -> Result<(), EditError> {
    match (field.takes, value) {
        (Takes::Label(set), Value::Label(code)) => desk.code(set, code),
        (Takes::Labels(set), Value::Labels(codes)) => {
            codes.iter().try_for_each(|code| desk.code(set, code))
        }
        (Takes::Text | Takes::LongText, Value::Text(_)) | (Takes::Flag, Value::Flag(_)) => Ok(()),
        (Takes::Number(from, to), Value::Number(number)) => {
            if number.is_none_or(|one| (from..=to).contains(&one)) {
                Ok(())
            } else {
                Err(EditError::WrongValue(field.id.to_owned()))
            }
        }
        (Takes::Actor, Value::Actor(actor)) => {
            actor.iter().try_for_each(|id| desk.get(id).map(|_| ()))
        }
        (Takes::Actors, Value::Actors(actors)) => {
            actors.iter().try_for_each(|id| desk.get(id).map(|_| ()))
        }
        (Takes::Place, Value::Place(_))
        | (Takes::Places, Value::Places(_))
        | (Takes::PlaceSets, Value::PlaceSets(_)) => value
            .places()
            .into_iter()
            .try_for_each(|anchor| Ok(anchor.validate()?)),
        _ => Err(EditError::WrongValue(field.id.to_owned())),
    }
}

/// Adds a place to a field that takes places; the only place of a field that takes one. A place
/// that is there already is taken away again. In sets of evidence it begins a new set unless
/// `in_last_set`.
///
/// # Errors
/// As [`set`].
pub fn toggle_place(
    desk: &mut Desk<'_>,
    item: &Item,
    field: &Field,
    anchor: &Anchor,
    in_last_set: bool,
) -> Result<Plan, EditError> {
    let same = |one: &Anchor| one.is_at(anchor);
    let now = desk
        .project
        .value(item, field)
        .ok_or_else(|| no_field(field.id))?;
    let next = match now {
        Value::Place(place) if place.as_ref().is_some_and(same) => Value::Place(None),
        Value::Place(_) => Value::Place(Some(anchor.clone())),
        Value::Places(mut places) => {
            if places.iter().any(same) {
                places.retain(|one| !same(one));
            } else {
                places.push(anchor.clone());
                places.sort_by_key(|one| (one.start(), one.end()));
            }
            Value::Places(places)
        }
        Value::PlaceSets(mut sets) => {
            if sets.iter().flatten().any(same) {
                for places in &mut sets {
                    places.retain(|one| !same(one));
                }
                sets.retain(|places| !places.is_empty());
            } else {
                match sets.last_mut().filter(|_| in_last_set) {
                    Some(last) => last.push(anchor.clone()),
                    None => sets.push(vec![anchor.clone()]),
                }
            }
            Value::PlaceSets(sets)
        }
        _ => return Err(EditError::WrongValue(field.id.to_owned())),
    };
    set(desk, item, field, next)
}

/// Adds a label to a field that takes several, or takes it away.
///
/// # Errors
/// As [`set`].
pub fn toggle_label(
    desk: &mut Desk<'_>,
    item: &Item,
    field: &Field,
    code: &Code,
) -> Result<Plan, EditError> {
    let Some(Value::Labels(mut codes)) = desk.project.value(item, field) else {
        return Err(EditError::WrongValue(field.id.to_owned()));
    };
    if codes.contains(code) {
        codes.retain(|one| one != code);
    } else {
        codes.push(code.clone());
    }
    set(desk, item, field, Value::Labels(codes))
}

/// Writes the note of anything that has one.
///
/// # Errors
/// As [`set`].
pub fn note(desk: &mut Desk<'_>, item: &Item, text: &str) -> Result<Plan, EditError> {
    let field = field_of(item, "note").ok_or_else(|| no_field("note"))?;
    set(desk, item, field, Value::Text(text.to_owned()))
}

/// Reads a value as people type it in stories and arguments: labels and ids by their codes, several
/// of them parted by commas, `true` and `false`, empty for nothing. Ids may be unique endings.
///
/// # Errors
/// If the field does not take what is written. Places cannot be written.
pub fn parse(desk: &Desk<'_>, field: &Field, text: &str) -> Result<Value, EditError> {
    let wrong = || EditError::WrongValue(field.id.to_owned());
    let parts = || {
        text.split([',', '،'])
            .map(str::trim)
            .filter(|one| !one.is_empty())
    };
    let actor = |ending: &str| {
        let found = desk.project.actors().find(ending);
        found
            .map(|actor| actor.id.clone())
            .map_err(|_| EditError::NotFound(ending.to_owned()))
    };
    Ok(match field.takes {
        Takes::Label(_) => Value::Label(Code::from(text.trim())),
        Takes::Labels(_) => Value::Labels(parts().map(Code::from).collect()),
        Takes::Text | Takes::LongText => Value::Text(text.to_owned()),
        Takes::Flag => Value::Flag(match text.trim() {
            "true" => true,
            "false" | "" => false,
            _ => return Err(wrong()),
        }),
        Takes::Number(..) if text.trim().is_empty() => Value::Number(None),
        Takes::Number(..) => Value::Number(Some(text.trim().parse().map_err(|_| wrong())?)),
        Takes::Actor => Value::Actor(match text.trim() {
            "" => None,
            ending => Some(actor(ending)?),
        }),
        Takes::Actors => Value::Actors(parts().map(actor).collect::<Result<_, _>>()?),
        Takes::Place | Takes::Places | Takes::PlaceSets => return Err(wrong()),
    })
}

/// Fields of a tag that the codebook requires and that say nothing.
pub fn missing(project: &crate::model::Project, item: &Item) -> Vec<&'static str> {
    let book: &Codebook = project.codebook();
    crate::model::field::fields_of(item)
        .filter(|field| {
            let named =
                book.requires(field.id) || field.set().is_some_and(|set| book.requires(set));
            named
                && project
                    .value(item, field)
                    .is_some_and(|value| value.is_empty())
        })
        .map(|field| field.id)
        .collect()
}
