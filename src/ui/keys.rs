//! From egui's key events to chords. The logical key counts; where a layout (Arabic) has letters
//! that egui has no key for, the window layer has put the physical key in its place already, so
//! Ctrl+Z is the same key under every layout. Signs are told apart from the keys that make them.

use egui::{Event, Key, Modifiers};

use crate::app::Chord;

/// The chord of a key press; `None` for a release or a key without a name here.
pub fn chord_of(event: &Event) -> Option<Chord> {
    let Event::Key {
        key,
        physical_key,
        pressed: true,
        modifiers,
        ..
    } = event
    else {
        return None;
    };
    let (name, sign) = name(*key, physical_key.unwrap_or(*key), *modifiers)?;
    Some(Chord {
        ctrl: modifiers.command || modifiers.ctrl,
        alt: modifiers.alt,
        // A sign has its shift in itself.
        shift: modifiers.shift && !sign,
        key: name.to_owned(),
    })
}

/// Name of a key, and whether it is a sign.
fn name(key: Key, physical: Key, modifiers: Modifiers) -> Option<(&'static str, bool)> {
    let sign = match key {
        Key::Plus => Some("+"),
        Key::Equals if modifiers.shift => Some("+"),
        Key::Equals => Some("="),
        Key::Minus => Some("-"),
        Key::Questionmark => Some("?"),
        Key::Slash if modifiers.shift => Some("?"),
        // The Arabic question mark has no key of its own: it lies on the slash key, shifted.
        _ if physical == Key::Slash && modifiers.shift => Some("?"),
        Key::OpenBracket => Some("["),
        Key::CloseBracket => Some("]"),
        Key::Quote => Some("'"),
        _ => None,
    };
    if let Some(sign) = sign {
        return Some((sign, true));
    }
    let name = match key {
        Key::ArrowLeft => "Left",
        Key::ArrowRight => "Right",
        Key::ArrowUp => "Up",
        Key::ArrowDown => "Down",
        Key::Escape => "Esc",
        Key::Slash => "/",
        Key::Comma => ",",
        Key::Period => ".",
        other => other.name(),
    };
    Some((name, false))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press(key: Key, physical: Option<Key>, modifiers: Modifiers) -> Option<String> {
        chord_of(&Event::Key {
            key,
            physical_key: physical,
            pressed: true,
            repeat: false,
            modifiers,
        })
        .map(|chord| chord.to_string())
    }

    #[test]
    fn signs_and_letters_are_the_same_keys_under_every_layout() {
        let none = Modifiers::NONE;
        let shift = Modifiers::SHIFT;
        let ctrl = Modifiers::COMMAND;
        assert_eq!(press(Key::Equals, None, none).as_deref(), Some("="));
        assert_eq!(press(Key::Equals, None, shift).as_deref(), Some("+"));
        assert_eq!(
            press(Key::Plus, Some(Key::Equals), shift).as_deref(),
            Some("+")
        );
        assert_eq!(
            press(Key::Questionmark, Some(Key::Slash), shift).as_deref(),
            Some("?")
        );
        assert_eq!(
            press(Key::Slash, Some(Key::Slash), shift).as_deref(),
            Some("?")
        );
        assert_eq!(press(Key::Num1, None, none).as_deref(), Some("1"));
        assert_eq!(
            press(Key::Z, Some(Key::Z), ctrl | shift).as_deref(),
            Some("Ctrl+Shift+Z")
        );
        assert_eq!(press(Key::Plus, None, ctrl).as_deref(), Some("Ctrl++"));
        assert_eq!(press(Key::Escape, None, none).as_deref(), Some("Esc"));
    }

    #[test]
    fn every_chord_of_the_registry_can_be_pressed() {
        let keys = Key::ALL;
        for command in crate::app::commands::all() {
            for text in command.chords {
                let chord = Chord::parse(text).expect("parsed elsewhere");
                let modifiers = Modifiers {
                    alt: chord.alt,
                    ctrl: chord.ctrl,
                    shift: chord.shift,
                    mac_cmd: false,
                    command: chord.ctrl,
                };
                let found = keys.iter().any(|key| {
                    [modifiers, modifiers | Modifiers::SHIFT]
                        .into_iter()
                        .any(|held| press(*key, Some(*key), held).as_deref() == Some(text))
                });
                assert!(found, "{text} of {} is on no key", command.id);
            }
        }
    }
}
