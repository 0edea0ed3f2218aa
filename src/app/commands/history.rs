//! The history of the project, looking at an earlier state of it, and the ways back.

use super::args::{article, needed, subject, wrong};
use super::{Args, Command, Group, Run, always, writable};
use crate::app::moment;
use crate::app::notice::{AppError, Refusal};
use crate::app::session::Session;
use crate::app::workspace::Request;
use crate::model::Moment;

pub(super) const COMMANDS: &[Command] = &[
    verb!(
        "history.open",
        Edit,
        &["Ctrl+H"],
        &[],
        always,
        |session, _| {
            session.workspace.requests.push(Request::History(None));
            Ok(())
        }
    ),
    verb!("history.look", Edit, &[], &["at"], always, look),
    verb!(
        "history.now",
        Edit,
        &["Ctrl+Shift+H"],
        &[],
        is_in_past,
        |session, _| {
            session.show_present();
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
        "history.restore-article",
        Edit,
        &[],
        &["id", "at"],
        writable,
        restore_article
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

/// True for what may be done while an earlier state of the project is looked at: reading, looking
/// elsewhere, leaving. What works in rooms of today does not.
pub(super) fn works_in_past(command: &Command) -> bool {
    match command.group {
        Group::View | Group::Go => true,
        Group::Project => {
            command.id.starts_with("project.") && command.id != "project.join"
                || command.id == "app.quit"
        }
        Group::Edit => matches!(
            command.id,
            "history.open"
                | "history.look"
                | "history.now"
                | "history.restore-article"
                | "gesture.done"
                | "gesture.cancel"
                | "comment.list"
        ),
        Group::Tag | Group::Link | Group::Codebook | Group::Team | Group::Review => false,
    }
}

fn is_in_past(session: &Session) -> Result<(), Refusal> {
    let past = session.shown_past();
    past.map(|_| ()).ok_or(Refusal::NotInPast)
}

/// Shows the project as it was. Waits for it; a window does so beside itself.
fn look(session: &mut Session, args: &Args) -> Result<(), AppError> {
    let at = needed(args, "history.look", "at")?;
    let moment = moment::parse(at).ok_or_else(|| wrong("history.look", at))?;
    let past = session.as_of(&moment)?;
    session.show_past(moment, past);
    Ok(())
}

/// Gives an article its tags of a moment back; without one those of the moment that is looked at,
/// else asks for it.
fn restore_article(session: &mut Session, args: &Args) -> Result<(), AppError> {
    let command = "history.restore-article";
    let article = article(session, args)?;
    let shown = session.shown_past().map(|it| it.moment.clone());
    let moment: Moment = match args.get("at") {
        Some(at) => moment::parse(at).ok_or_else(|| wrong(command, at))?,
        None => {
            let request = Request::RestoreArticle(article, shown);
            session.workspace.requests.push(request);
            return Ok(());
        }
    };
    let past = session.as_of(&moment)?;
    session.restore_article(&article, &past).map(|_| ())
}

/// The record that arguments name.
fn record(args: &Args, command: &str) -> Result<(String, u64), AppError> {
    let journal = needed(args, command, "session")?.to_owned();
    let n = needed(args, command, "n")?;
    let n = n.parse().map_err(|_nan| wrong(command, n))?;
    Ok((journal, n))
}
