//! Which command a key means now. While the small palette asks, digits pick what it offers; else
//! every chord means what the registry says. The same answer serves the window and stories.

use super::{Args, Command, Group, all, offers, run, works_in_review};
use crate::app::chord::Chord;
use crate::app::notice::AppError;
use crate::app::session::Session;
use crate::app::workspace::Gesture;
use crate::model::field::{Takes, fields_of};

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
    if let Some((id, args)) = label_key(session, chord) {
        return run(session, id, &args);
    }
    let id = meaning(Some(session), chord).ok_or_else(|| AppError::DeadKey(chord.to_string()))?;
    run(session, id, &Args::new())
}

/// What a label's own key does with the selected thing: Alt and a letter, which no command has.
pub fn label_key(session: &Session, chord: &Chord) -> Option<(&'static str, Args)> {
    let mut letters = chord.key.chars();
    let letter = letters.next().filter(char::is_ascii_alphabetic)?;
    if letters.next().is_some() || !chord.alt || chord.ctrl || chord.shift {
        return None;
    }
    let item = session.workspace.selected.as_ref()?;
    let sets = fields_of(item).filter_map(|field| field.set());
    let (set, code) = session.project().codebook().picked_by(letter, sets)?;
    let field = fields_of(item).find(|field| field.set() == Some(set))?;
    let args = Args::new().with("field", field.id);
    Some(match field.takes {
        Takes::Labels(_) => ("field.label", args.with("code", code.as_str())),
        _ => ("field.set", args.with("value", code.as_str())),
    })
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
