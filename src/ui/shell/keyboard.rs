//! Which keys are commands now, and which belong to a field or to the article.

use egui::Context;

use super::Shell;
use crate::app::commands::{self, Args};
use crate::app::notice::AppError;
use crate::app::workspace::Gesture;
use crate::app::{Chord, Session};
use crate::ui::overlay::Overlay;
use crate::ui::{field, keys, mirror};

impl Shell {
    /// Keys that are commands now. What a focused text field wants is left to it.
    pub(super) fn press_keys(&mut self, ctx: &Context) {
        let in_field = field::is_typing(ctx);
        let filter_is_empty = self
            .session
            .as_ref()
            .is_none_or(|session| session.workspace.filter.is_empty());
        let gesture = self.session.as_ref().map(|it| &it.workspace.gesture);
        let asks = gesture.is_some_and(Gesture::asks);
        let chords: Vec<(usize, Chord)> = ctx.input(|input| {
            input
                .events
                .iter()
                .enumerate()
                .filter_map(|(place, event)| Some((place, keys::chord_of(event)?)))
                .collect()
        });
        let mut taken = Vec::new();
        // What was reached with Tab and is neither text nor a field is pressed with Enter.
        let on_button = !in_field
            && !asks
            && !self.overlay.is_open()
            && ctx.memory(|memory| memory.focused().is_some())
            && !mirror::arrows_are_kept(ctx);
        for (place, chord) in chords {
            if on_button && chord.to_string() == "Enter" {
                continue;
            }
            let in_article = !in_field && mirror::arrows_are_kept(ctx);
            if !self.wants(&chord, in_field, in_article, asks, filter_is_empty) {
                continue;
            }
            taken.push(place);
            self.press(ctx, &chord);
        }
        if !taken.is_empty() {
            ctx.input_mut(|input| drop_events(&mut input.events, &taken));
        }
        self.type_into_palette(ctx, in_field);
    }

    /// Whether a chord is ours now.
    fn wants(
        &self,
        chord: &Chord,
        in_field: bool,
        in_article: bool,
        asks: bool,
        filter_is_empty: bool,
    ) -> bool {
        if self.overlay.is_open() {
            return chord.key == "Esc";
        }
        let plain = !chord.ctrl && !chord.alt;
        let function_key = chord.key.starts_with('F') && chord.key.len() > 1;
        if in_field && plain && !function_key {
            // The small palette's filter: digits and signs are commands while it is empty.
            let for_palette = asks
                && (matches!(chord.key.as_str(), "Enter" | "Esc")
                    || (filter_is_empty
                        && !matches!(chord.key.as_str(), "Backspace" | "Delete")
                        && chord.key.chars().count() == 1
                        && !chord.key.chars().all(char::is_alphabetic)));
            return for_palette;
        }
        if self.codebook_is_open() {
            // A field undoes its own words; what tags or moves on the desk is out of sight.
            let command = commands::meaning(self.session.as_ref(), chord).and_then(commands::find);
            return command.is_some_and(|command| {
                commands::works_in_codebook(command)
                    && !(in_field && command.id.starts_with("edit."))
            });
        }
        if self.agreement_is_open() {
            let command = commands::meaning(self.session.as_ref(), chord).and_then(commands::find);
            return command.is_some_and(|command| {
                commands::works_in_agreement(command)
                    && !(in_field && command.id.starts_with("edit."))
            });
        }
        if self.review_is_open() {
            // In the room arrows go along the rows; fields keep what belongs to words.
            let command = commands::meaning(self.session.as_ref(), chord).and_then(commands::find);
            return command.is_some_and(|command| !(in_field && command.id.starts_with("edit.")));
        }
        let arrows = matches!(
            chord.key.as_str(),
            "Left" | "Right" | "Up" | "Down" | "Home" | "End" | "PageUp" | "PageDown" | "Tab"
        );
        // In an article with suggestions Tab goes from one to the next; Esc lets go of them.
        if chord.key == "Tab" && !chord.ctrl && !chord.alt {
            return in_article
                && commands::meaning(self.session.as_ref(), chord)
                    .and_then(commands::find)
                    .zip(self.session.as_ref())
                    .is_some_and(|(command, session)| command.may(session).is_ok());
        }
        if arrows && !chord.alt {
            return false;
        }
        // A letter typed at selected words begins a name, whatever else it means.
        let at_words = self
            .session
            .as_ref()
            .is_some_and(|session| session.workspace.gesture == Gesture::Kind);
        let letter =
            plain && chord.key.chars().count() == 1 && chord.key.chars().all(char::is_alphabetic);
        if at_words && letter {
            return false;
        }
        let digit =
            chord.alt && chord.key.len() == 1 && chord.key.chars().all(|c| c.is_ascii_digit());
        let session = self.session.as_ref();
        let label = session.filter(|_| !in_field || asks);
        let label = label.and_then(|it| commands::label_key(it, chord));
        commands::meaning(session, chord).is_some() || label.is_some() || digit || asks
    }

    /// Whether the room of the codebook lies over the desk.
    pub(in crate::ui) fn codebook_is_open(&self) -> bool {
        let session = self.session.as_ref();
        session.is_some_and(|session| session.workspace.codebook.is_some())
    }

    /// Whether the room of agreement is what is seen.
    pub(in crate::ui) fn agreement_is_open(&self) -> bool {
        let session = self.session.as_ref();
        session.is_some_and(|session| session.workspace.shows_agreement())
    }

    /// Whether the review room lies over the desk.
    pub(in crate::ui) fn review_is_open(&self) -> bool {
        self.session.as_ref().is_some_and(Session::is_reviewing)
    }

    fn press(&mut self, ctx: &Context, chord: &Chord) {
        if self.overlay.is_open() && chord.key == "Esc" {
            self.overlay = Overlay::None;
            return;
        }
        match &mut self.session {
            Some(session) => {
                if let Err(error) = commands::press(session, chord)
                    && !matches!(error, AppError::DeadKey(_))
                {
                    self.report(&error);
                }
            }
            None => {
                if let Some(id) = commands::meaning(None, chord) {
                    self.command(ctx, id, &Args::new());
                }
            }
        }
    }

    /// Letters typed at a selection begin the small palette's filter.
    fn type_into_palette(&mut self, ctx: &Context, in_field: bool) {
        let Some(session) = &mut self.session else {
            return;
        };
        if in_field
            || self.overlay.is_open()
            || session.workspace.codebook.is_some()
            || session.workspace.shows_agreement()
            || session.workspace.gesture != Gesture::Kind
        {
            return;
        }
        let typed: String = ctx.input_mut(|input| {
            let mut typed = String::new();
            input.events.retain(|event| match event {
                egui::Event::Text(text) if text.chars().all(char::is_alphabetic) => {
                    typed.push_str(text);
                    false
                }
                _ => true,
            });
            typed
        });
        session.workspace.filter.push_str(&typed);
    }

    /// When the palette or a form has closed, keys belong to the article again.
    pub(super) fn give_back_keyboard(&mut self) {
        let asking = self.overlay.is_open()
            || self.session.as_ref().is_some_and(|session| {
                session.workspace.gesture.asks() || session.workspace.find.open
            });
        if self.was_asking && !asking {
            self.focus_article = true;
        }
        self.was_asking = asking;
    }
}

/// Takes events out of a frame's list, and the text that the same key presses would have typed.
fn drop_events(events: &mut Vec<egui::Event>, taken: &[usize]) {
    let mut place = 0;
    let mut typed_by_taken = false;
    events.retain(|event| {
        let here = taken.contains(&place);
        place += 1;
        match event {
            egui::Event::Key { pressed: true, .. } => {
                typed_by_taken = here;
                !here
            }
            egui::Event::Text(_) => !typed_by_taken,
            _ => !here,
        }
    });
}
