//! Undo, redo, removing, notes.

use super::args::subject;
use super::{Args, Command, Group, Run, always, writable};
use crate::app::notice::{AppError, Refusal};
use crate::app::session::Session;
use crate::app::workspace::Request;
use crate::model::edit::{fields, tagging};

pub(super) const COMMANDS: &[Command] = &[
    Command {
        id: "edit.undo",
        group: Group::Edit,
        chords: &["Ctrl+Z"],
        args: &[],
        enabled: writable,
        run: Run::Session(|session, _| session.undo().map(|_| ())),
    },
    Command {
        id: "edit.redo",
        group: Group::Edit,
        chords: &["Ctrl+Shift+Z", "Ctrl+Y"],
        args: &[],
        enabled: writable,
        run: Run::Session(|session, _| session.redo().map(|_| ())),
    },
    Command {
        id: "tag.remove",
        group: Group::Edit,
        chords: &["Delete", "Backspace"],
        args: &["id"],
        enabled: selected_or_named,
        run: Run::Session(remove),
    },
    Command {
        id: "note.set",
        group: Group::Edit,
        chords: &["N"],
        args: &["id", "text"],
        enabled: selected_or_named,
        run: Run::Session(note),
    },
    Command {
        id: "gesture.done",
        group: Group::Edit,
        chords: &["Enter"],
        args: &[],
        enabled: always,
        run: Run::Session(|session, _| {
            session.end_gesture();
            session.workspace.collapse_selection();
            Ok(())
        }),
    },
    Command {
        id: "gesture.cancel",
        group: Group::Edit,
        chords: &["Esc"],
        args: &[],
        enabled: always,
        run: Run::Session(cancel),
    },
];

fn selected_or_named(session: &Session) -> Result<(), Refusal> {
    writable(session)?;
    if session.workspace.selected.is_some() {
        Ok(())
    } else {
        Err(Refusal::NothingSelected)
    }
}

fn remove(session: &mut Session, args: &Args) -> Result<(), AppError> {
    let item = subject(session, args)?;
    // A removal stands for itself: undo brings back the tag, and not also what it was made with.
    session.end_gesture();
    session.plan(|desk| tagging::remove(desk, &item))?;
    session.select_item(None);
    Ok(())
}

fn note(session: &mut Session, args: &Args) -> Result<(), AppError> {
    let item = subject(session, args)?;
    match args.get("text") {
        Some(text) => session
            .plan(|desk| fields::note(desk, &item, text))
            .map(|_| ()),
        None => {
            session.workspace.requests.push(Request::EditNote(item));
            Ok(())
        }
    }
}

/// Esc: leaves the codebook and agreement page by page; closes the palette and keeps the tag; then lets go of the selection; then closes the search; then leaves the past.
fn cancel(session: &mut Session, _args: &Args) -> Result<(), AppError> {
    use crate::app::workspace::Gesture;
    let desk = &session.workspace;
    if desk.codebook.is_some() {
        super::codebook::back(session);
    } else if desk.shows_agreement() {
        super::agreement::back(session);
    } else if session.is_reviewing() {
        return super::review::back(session);
    } else if desk.gesture != Gesture::None {
        session.end_gesture();
    } else if desk.selected.is_some() || desk.selection.as_ref().is_some_and(|one| !one.is_caret())
    {
        session.select_item(None);
    } else if desk.find.open {
        session.close_find();
    } else if desk.review.is_some() {
        return super::review::back(session);
    } else {
        session.show_present();
    }
    Ok(())
}
