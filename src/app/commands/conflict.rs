//! Joining copies, and settling what two changed without knowing of each other.

use super::args::{needed, wrong};
use super::{Args, Command, Group, Run, always, writable};
use crate::app::moment;
use crate::app::notice::AppError;
use crate::app::session::Session;
use crate::app::workspace::Request;
use crate::model::edit::{EditError, settle};
use crate::model::touch::Subject;
use crate::model::{EntityKind, Moment, Stamp};

pub(super) const COMMANDS: &[Command] = &[
    verb!(
        "conflict.list",
        View,
        &["Shift+F8"],
        &[],
        always,
        |session, _| {
            session.workspace.requests.push(Request::Conflicts);
            Ok(())
        }
    ),
    verb!(
        "conflict.keep",
        Edit,
        &[],
        &["kind", "id"],
        writable,
        |session, args| {
            let subject = subject(args, "conflict.keep")?;
            session.end_gesture();
            // First: if it cannot come back, nothing is settled.
            let gone = session.gone_with(&subject);
            session.plan(|desk| settle::bring_back(desk, &subject, gone))?;
            let settled = session.plan(|desk| settle::settle(desk, &subject, None));
            settled.map(|_| ())
        }
    ),
    verb!(
        "conflict.take",
        Edit,
        &[],
        &["kind", "id", "at"],
        writable,
        take
    ),
];

/// Puts the version of the record `at` in the place of the one that shows.
fn take(session: &mut Session, args: &Args) -> Result<(), AppError> {
    let command = "conflict.take";
    let subject = subject(args, command)?;
    let at = needed(args, command, "at")?;
    let Some(Moment::After {
        session: journal,
        n,
    }) = moment::parse(at)
    else {
        return Err(wrong(command, at));
    };
    let conflict = session.project().conflict_of(&subject);
    let others = conflict.into_iter().flat_map(|it| it.others);
    let is_it = |stamp: &Stamp| stamp.session == journal && stamp.n == n;
    let taken = others.map(|it| it.side.stamp).find(is_it);
    let taken = taken.ok_or_else(|| EditError::NotFound(at.to_owned()))?;
    session.end_gesture();
    session.plan(|desk| settle::settle(desk, &subject, Some(&taken)))?;
    Ok(())
}

/// The thing that arguments name.
fn subject(args: &Args, command: &str) -> Result<Subject, AppError> {
    let kind = needed(args, command, "kind")?;
    let mut kinds = EntityKind::ALL.iter().copied();
    let kind = kinds
        .find(|it| it.to_string() == kind)
        .ok_or_else(|| wrong(command, kind))?;
    Ok((kind, needed(args, command, "id")?.into()))
}
