//! Which command a key means now. While the small palette asks, digits pick what it offers; else
//! every chord means what the registry says. The same answer serves the window and stories.

use super::{Args, Command, Group, all, offers, run, works_in_review};
use crate::app::chord::Chord;
use crate::app::notice::AppError;
use crate::app::session::Session;
use crate::app::workspace::Gesture;

/// Carries out what `chord` means now.
///
/// # Errors
/// [`AppError::DeadKey`] if it means nothing, else what the command says.
pub fn press(session: &mut Session, chord: &Chord) -> Result<(), AppError> {
    if let Some(number) = offered_number(session, chord) {
        return offers::pick(session, number);
    }
    if chord.key == "Enter" && !session.workspace.filter.trim().is_empty() {
        return offers::pick(session, 1);
    }
    if let Gesture::Suggestion(_) = session.workspace.gesture {
        // A suggestion in hand is taken or refused before anything else is.
        match chord.to_string().as_str() {
            "Enter" => return run(session, "suggestion.accept", &Args::new()),
            "Backspace" | "Delete" => return run(session, "suggestion.refuse", &Args::new()),
            _ => {}
        }
    }
    let id = meaning(Some(session), chord).ok_or_else(|| AppError::DeadKey(chord.to_string()))?;
    run(session, id, &Args::new())
}

/// The command a chord stands for in the registry, with this project open.
pub fn meaning(session: Option<&Session>, chord: &Chord) -> Option<&'static str> {
    let has = |command: &&Command| {
        let mut chords = command.chords.iter();
        chords.any(|text| Chord::parse(text).as_ref() == Some(chord))
    };
    let reviews = session.is_some_and(Session::is_reviewing);
    let in_room = all().find(|command| reviews && command.group == Group::Review && has(command));
    let anywhere = || {
        all().find(|command| {
            command.group != Group::Review && has(command) && (!reviews || works_in_review(command))
        })
    };
    in_room.or_else(anywhere).map(|command| command.id)
}

/// A digit while actors are offered: with an empty filter plain, else with Alt.
fn offered_number(session: &Session, chord: &Chord) -> Option<usize> {
    let asks = match session.workspace.gesture {
        Gesture::None => false,
        Gesture::Kind => !session.workspace.filter.trim().is_empty(),
        _ => true,
    };
    let filtering = !session.workspace.filter.trim().is_empty();
    let number: usize = chord.key.parse().ok().filter(|n| (1..=9).contains(n))?;
    (asks && !chord.ctrl && chord.alt == filtering).then_some(number)
}
