//! Setting any field of anything, and giving places to fields that take places.

use super::args::{needed, subject, wrong};
use super::tag::{cue_claim, has_selection, place};
use super::{Args, Command, Group, Run, writable};
use crate::app::notice::{AppError, Refusal};
use crate::app::session::Session;
use crate::app::workspace::Gesture;
use crate::model::edit::{EditError, fields, tagging};
use crate::model::field::{Field, Value, field_of};
use crate::model::{Anchor, Code, Item};

/// A place of the claim in hand: evidence, a hedge, a condition.
macro_rules! place_of_claim {
    ($id:literal, $chord:literal, $field:literal) => {
        verb!(
            $id,
            Tag,
            &[$chord],
            &["id", "set"],
            has_claim_and_selection,
            |session, args| {
                let claim = match args.get("id") {
                    Some(_) => subject(session, args)?,
                    None => claim_in_hand(session)?,
                };
                let anchor = selected_place(session)?;
                let in_last_set = args.get("set") == Some("last");
                let field = named_field(&claim, $field)?;
                session
                    .plan(|desk| fields::toggle_place(desk, &claim, field, &anchor, in_last_set))?;
                session.workspace.gesture = Gesture::None;
                session.workspace.selected = Some(claim);
                Ok(())
            }
        )
    };
}

pub(super) const COMMANDS: &[Command] = &[
    place_of_claim!("tag.evidence", "5", "claim.evidence"),
    place_of_claim!("tag.hedge", "6", "claim.hedges"),
    place_of_claim!("tag.condition", "7", "claim.condition"),
    verb!(
        "tag.extend",
        Tag,
        &["Ctrl+J"],
        &["id"],
        has_selection,
        extend
    ),
    verb!(
        "field.set",
        Tag,
        &[],
        &["id", "field", "value"],
        writable,
        |session, args| {
            let item = subject(session, args)?;
            let field = named_field(&item, needed(args, "field.set", "field")?)?;
            let text = needed(args, "field.set", "value")?;
            session
                .plan(|desk| {
                    let value = fields::parse(desk, field, text)?;
                    fields::set(desk, &item, field, value)
                })
                .map(|_| ())
        }
    ),
    verb!(
        "field.label",
        Tag,
        &[],
        &["id", "field", "code"],
        writable,
        |session, args| {
            let item = subject(session, args)?;
            let field = named_field(&item, needed(args, "field.label", "field")?)?;
            let code = Code::from(needed(args, "field.label", "code")?);
            session
                .plan(|desk| fields::toggle_label(desk, &item, field, &code))
                .map(|_| ())
        }
    ),
    verb!(
        "field.place",
        Tag,
        &[],
        &["id", "field", "set"],
        has_selection,
        |session, args| {
            let item = match args.get("id") {
                Some(_) => subject(session, args)?,
                None => claim_in_hand(session)?,
            };
            let field = named_field(&item, needed(args, "field.place", "field")?)?;
            let anchor = selected_place(session)?;
            let in_last_set = args.get("set") == Some("last");
            session.plan(|desk| fields::toggle_place(desk, &item, field, &anchor, in_last_set))?;
            session.workspace.selected = Some(item);
            Ok(())
        }
    ),
    verb!(
        "field.place-remove",
        Tag,
        &[],
        &["id", "field", "at"],
        writable,
        remove_place
    ),
];

/// The claim that places belong to: the one tagged last in this article, else the nearest.
fn claim_in_hand(session: &Session) -> Result<Item, AppError> {
    cue_claim(session)
        .map(Item::Claim)
        .ok_or(AppError::Refused(Refusal::NoClaim))
}

fn has_claim_and_selection(session: &Session) -> Result<(), Refusal> {
    has_selection(session)?;
    cue_claim(session).map(|_| ()).ok_or(Refusal::NoClaim)
}

fn selected_place(session: &mut Session) -> Result<Anchor, AppError> {
    let (article, range) = place(session)?;
    session.anchor(&article, range)
}

fn named_field(item: &Item, name: &str) -> Result<&'static Field, AppError> {
    field_of(item, name).ok_or_else(|| AppError::Edit(EditError::NoField(name.to_owned())))
}

/// Adds the selected words to a tag that lies in several pieces.
fn extend(session: &mut Session, args: &Args) -> Result<(), AppError> {
    let item = match (args.get("id"), &session.workspace.claim_last) {
        (Some(_), _) => subject(session, args)?,
        (None, Some(claim)) => Item::Claim(claim.clone()),
        (None, None) => return Err(AppError::Refused(Refusal::NothingSelected)),
    };
    let (article, range) = place(session)?;
    let Some((home, anchor)) = session.project().place_of(&item) else {
        return Err(AppError::Edit(EditError::NotFound(item.id().to_owned())));
    };
    if *home != article {
        return Err(AppError::Refused(Refusal::OtherArticle));
    }
    // What is not certain to be in this text cannot be made longer in it.
    let now = session.place_now(&article, anchor);
    let mut ranges = now.ok_or(AppError::Refused(Refusal::OnOlderText))?;
    ranges.push(range);
    let anchor = session.anchor_of(&article, &ranges)?;
    session.plan(|desk| tagging::move_span(desk, &item, anchor))?;
    session.end_gesture();
    session.workspace.selected = Some(item);
    Ok(())
}

/// Takes the place `at=start..end` out of a field.
fn remove_place(session: &mut Session, args: &Args) -> Result<(), AppError> {
    let item = subject(session, args)?;
    let field = named_field(&item, needed(args, "field.place-remove", "field")?)?;
    let at = needed(args, "field.place-remove", "at")?;
    let (start, end) = at
        .split_once("..")
        .and_then(|(start, end)| Some((start.parse().ok()?, end.parse().ok()?)))
        .ok_or_else(|| wrong("field.place-remove", at))?;
    let value = session.project().value(&item, field);
    let found = value.as_ref().map(Value::places).unwrap_or_default();
    let anchor = found
        .into_iter()
        .find(|one| one.start() == start && one.end() == end)
        .cloned()
        .ok_or(AppError::OutOfText { start, end })?;
    session
        .plan(|desk| fields::toggle_place(desk, &item, field, &anchor, false))
        .map(|_| ())
}
