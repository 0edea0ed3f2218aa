//! The history of the project and the ways back.

use super::args::{needed, subject, wrong};
use super::{Args, Command, Group, Run, always, writable};
use crate::app::notice::AppError;
use crate::app::workspace::Request;

pub(super) const COMMANDS: &[Command] = &[
    verb!(
        "history.open",
        Edit,
        &["Ctrl+H"],
        &[],
        always,
        |session, _| {
            session.workspace.requests.push(Request::History);
            Ok(())
        }
    ),
    verb!(
        "history.restore",
        Edit,
        &[],
        &["id", "session", "n"],
        writable,
        |session, args| {
            let item = subject(session, args)?;
            let (journal, n) = record(args, "history.restore")?;
            session.restore(&item, &journal, n)
        }
    ),
    verb!(
        "history.back",
        Edit,
        &[],
        &["session", "n"],
        writable,
        |session, args| {
            let (journal, n) = record(args, "history.back")?;
            session.go_back(&journal, n)
        }
    ),
];

/// The record that arguments name.
fn record(args: &Args, command: &str) -> Result<(String, u64), AppError> {
    let journal = needed(args, command, "session")?.to_owned();
    let n = needed(args, command, "n")?;
    let n = n.parse().map_err(|_nan| wrong(command, n))?;
    Ok((journal, n))
}
