//! Comments: threads on anything, open or settled.

use super::args::{flag, maybe, one, subject};
use super::{Args, Command, Group, Run, always, writable};
use crate::app::notice::{AppError, Refusal};
use crate::app::session::Session;
use crate::app::workspace::Request;
use crate::model::edit::talk;
use crate::model::{Comment, CommentId};

pub(super) const COMMANDS: &[Command] = &[
    verb!(
        "comment.add",
        Edit,
        &["T"],
        &["id", "thread", "text"],
        has_subject,
        say
    ),
    verb!(
        "comment.list",
        Edit,
        &["Ctrl+Shift+T"],
        &[],
        always,
        |session, _| {
            session.workspace.requests.push(Request::Comments);
            Ok(())
        }
    ),
    verb!(
        "comment.settle",
        Edit,
        &[],
        &["thread", "settled", "text"],
        writable,
        |session, args| {
            let thread: CommentId = one(session, args, "comment.settle", "thread")?;
            let settled = flag(args, "comment.settle", "settled")?.unwrap_or(true);
            let text = args.get("text").unwrap_or_default();
            let now_ms = session.platform().now_ms();
            session
                .plan(|desk| talk::settle(desk, &thread, settled, text, now_ms))
                .map(|_| ())
        }
    ),
    verb!(
        "comment.remove",
        Edit,
        &[],
        &["comment"],
        writable,
        |session, args| {
            let comment: CommentId = one(session, args, "comment.remove", "comment")?;
            session
                .plan(|desk| talk::take_back(desk, &comment))
                .map(|_| ())
        }
    ),
];

fn has_subject(session: &Session) -> Result<(), Refusal> {
    writable(session)?;
    match session.workspace.selected {
        Some(_) => Ok(()),
        None => Err(Refusal::NothingSelected),
    }
}

/// Begins a thread on what is selected, or answers in `thread`; without a text a window asks.
fn say(session: &mut Session, args: &Args) -> Result<(), AppError> {
    let thread = maybe::<Comment>(session, args, "thread")?;
    let on = match &thread {
        Some(thread) => session
            .project()
            .comments()
            .get(thread)
            .map(|it| it.on.clone()),
        None => Some(subject(session, args)?),
    };
    let Some(on) = on else {
        return Err(AppError::Refused(Refusal::NothingSelected));
    };
    let Some(text) = args.get("text") else {
        let request = Request::Comment(on, thread);
        session.workspace.requests.push(request);
        return Ok(());
    };
    let now_ms = session.platform().now_ms();
    session
        .plan(|desk| talk::say(desk, &on, thread.as_ref(), text, now_ms))
        .map(|_| ())
}
