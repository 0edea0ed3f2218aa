//! Relations between claims of one article or of two that lie side by side.

use super::args::{needed, one};
use super::tag::{claim_meant, has_claim};
use super::{Command, Group, Run};
use crate::app::notice::AppError;
use crate::app::session::Session;
use crate::app::workspace::Gesture;
use crate::model::edit::canonical;
use crate::model::{ClaimId, Code, Item};

pub(super) const COMMANDS: &[Command] = &[verb!(
    "claim.relate",
    Link,
    &["R"],
    &["id", "other", "kind"],
    has_claim,
    |session, args| {
        let claim = match args.get("id") {
            Some(_) => one(session, args, "claim.relate", "id")?,
            None => claim_meant(session)?,
        };
        session.settle_likeness();
        match (args.get("other"), args.get("kind")) {
            (None, _) => {
                session.workspace.selected = Some(Item::Claim(claim.clone()));
                session.workspace.filter.clear();
                session.workspace.gesture = Gesture::Relate(claim);
                Ok(())
            }
            (Some(_), None) => {
                let other = one(session, args, "claim.relate", "other")?;
                ask_kind(session, claim, other);
                Ok(())
            }
            (Some(_), Some(_)) => {
                let other = one(session, args, "claim.relate", "other")?;
                let kind = Code::from(needed(args, "claim.relate", "kind")?);
                relate(session, &claim, &other, &kind)
            }
        }
    }
)];

/// Asks how two claims are related.
pub(super) fn ask_kind(session: &mut Session, from: ClaimId, to: ClaimId) {
    session.workspace.filter.clear();
    session.workspace.gesture = Gesture::Relation(from, to);
}

pub(super) fn relate(
    session: &mut Session,
    from: &ClaimId,
    to: &ClaimId,
    kind: &Code,
) -> Result<(), AppError> {
    let item = session.plan(|desk| canonical::relate(desk, from, to, kind))?;
    session.end_gesture();
    session.workspace.selected = item;
    Ok(())
}
