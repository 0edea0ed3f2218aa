//! From keys, clipboard and input methods to the editor. Arrows move as they point on the
//! screen, whatever the direction of the text. It must not paint.
use super::editor::Editor;
use crate::text::caret::Side;
use crate::text::layout::TextEngine;
use egui::{
    Context, Event, EventFilter, Id, ImeEvent, Key, Modifiers, Ui, accesskit, os::OperatingSystem,
};

/// What the keys meant beside editing.
#[derive(Clone, Copy, Default, PartialEq, Debug)]
pub(super) struct Outcome {
    pub submitted: bool,
    pub cancelled: bool,
    /// Something was typed or moved, so the caret should be seen.
    pub active: bool,
}

/// Which keys stay with a focused field instead of moving the focus.
pub(super) fn filter(vertical_arrows: bool) -> EventFilter {
    EventFilter {
        tab: false,
        horizontal_arrows: true,
        vertical_arrows,
        escape: true,
    }
}

pub(super) struct Keys<'a> {
    pub editor: &'a mut Editor,
    pub engine: &'a mut TextEngine,
    pub ctx: &'a Context,
    pub at_s: f64,
    /// Lines that can be seen at once.
    pub page_lines: usize,
    pub outcome: Outcome,
}

/// Handles what has arrived for the focused field `id`.
pub(super) fn handle(ui: &Ui, keys: &mut Keys<'_>, id: Id, filter: &EventFilter) {
    for event in ui.input(|i| i.filtered_events(filter)) {
        keys.event(&event, id);
    }
}

impl Keys<'_> {
    fn event(&mut self, event: &Event, id: Id) {
        match event {
            Event::Text(text) if self.is_typing(text) => {
                self.editor.type_text(self.engine, text, self.at_s);
            }
            Event::Paste(text) => self.editor.paste(self.engine, text, self.at_s),
            Event::Copy => {
                if let Some(text) = self.editor.selected_text() {
                    self.ctx.copy_text(text.to_owned());
                }
                return;
            }
            Event::Cut => {
                if let Some(text) = self.editor.cut(self.engine, self.at_s) {
                    self.ctx.copy_text(text);
                }
            }
            Event::Ime(event) => self.ime(event),
            Event::Key {
                key,
                physical_key,
                pressed: true,
                modifiers,
                ..
            } => {
                let key = key_meant(*key, *physical_key, *modifiers);
                if !self.key(key, *modifiers) {
                    return;
                }
            }
            Event::AccessKitActionRequest(request)
                if request.target_node == id.accesskit_id()
                    && request.action == accesskit::Action::ReplaceSelectedText =>
            {
                if let Some(accesskit::ActionData::Value(text)) = &request.data {
                    self.editor.paste(self.engine, text, self.at_s);
                }
            }
            _ => return,
        }
        self.outcome.active = true;
    }

    /// Enter and letters with Alt, which are commands of the window, are no typing.
    fn is_typing(&self, text: &str) -> bool {
        let held = self.ctx.input(|i| i.modifiers);
        let command = held.alt && !held.ctrl && self.ctx.os() != OperatingSystem::Mac;
        !command && !text.is_empty() && !text.chars().any(char::is_control)
    }

    fn ime(&mut self, event: &ImeEvent) {
        match event {
            ImeEvent::Preedit {
                text,
                active_range_chars,
            } => self
                .editor
                .compose(self.engine, text, active_range_chars.clone()),
            // Some systems commit nothing when there was nothing to commit.
            ImeEvent::Commit(text) if text == "\n" || text == "\r" => {}
            ImeEvent::Commit(text) => self.editor.commit(self.engine, text, self.at_s),
            ImeEvent::DeleteSurrounding {
                before_chars,
                after_chars,
            } => {
                let (before, after) = (*before_chars, *after_chars);
                self.editor
                    .delete_around(self.engine, before, after, self.at_s);
            }
            #[expect(deprecated)]
            ImeEvent::Enabled | ImeEvent::Disabled => {}
        }
    }

    /// Whether the key meant something here.
    fn key(&mut self, key: Key, held: Modifiers) -> bool {
        let mac = self.ctx.os() == OperatingSystem::Mac;
        let by_word = if mac {
            held.alt
        } else {
            held.command || held.ctrl
        };
        match key {
            Key::Backspace | Key::Delete => {
                let forward = key == Key::Delete;
                self.editor.delete(self.engine, forward, by_word, self.at_s);
            }
            Key::Enter if self.editor.is_multiline() && !held.command => {
                self.editor.type_text(self.engine, "\n", self.at_s);
            }
            Key::Enter => {
                self.outcome.submitted = true;
                return false;
            }
            Key::Escape => {
                // The first Esc gives up what is being composed.
                self.outcome.cancelled = !self.editor.give_up_composition(self.engine);
                return false;
            }
            Key::Z if held.command => self.editor.travel(self.engine, !held.shift),
            Key::Y if held.command && !mac => self.editor.travel(self.engine, false),
            Key::A if held.command => {
                self.editor.end_composition(self.engine, self.at_s);
                self.editor.move_to_edge(false, true, false);
                self.editor.move_to_edge(true, true, true);
            }
            _ if held.alt && !mac => return false,
            _ => {
                let whole = held.command || held.ctrl;
                return self.movement(key, held.shift, by_word, whole);
            }
        }
        true
    }

    fn movement(&mut self, key: Key, extend: bool, by_word: bool, whole: bool) -> bool {
        let multiline = self.editor.is_multiline();
        let moves = match key {
            Key::ArrowLeft | Key::ArrowRight | Key::Home | Key::End => true,
            Key::ArrowUp | Key::ArrowDown | Key::PageUp | Key::PageDown => multiline,
            _ => false,
        };
        if !moves {
            return false;
        }
        self.editor.end_composition(self.engine, self.at_s);
        let editor = &mut *self.editor;
        match key {
            Key::ArrowLeft if by_word => editor.move_by_word(Side::Left, extend),
            Key::ArrowRight if by_word => editor.move_by_word(Side::Right, extend),
            Key::ArrowLeft => editor.move_to_side(Side::Left, extend),
            Key::ArrowRight => editor.move_to_side(Side::Right, extend),
            Key::ArrowUp | Key::ArrowDown => {
                editor.move_by_lines(key == Key::ArrowDown, 1, extend);
            }
            Key::PageUp | Key::PageDown => {
                editor.move_by_lines(key == Key::PageDown, self.page_lines, extend);
            }
            _ => editor.move_to_edge(key == Key::End, whole, extend),
        }
        true
    }
}

/// The key as the shortcuts of a field mean it: by its place where a layout has a sign there
/// that egui knows as a key of its own, as the Arabic one has on the shifted letters.
fn key_meant(key: Key, physical: Option<Key>, held: Modifiers) -> Key {
    let is_letter = |key: Key| key.name().len() == 1 && key.name() >= "A";
    match physical {
        Some(physical) if held.command && is_letter(physical) && !is_letter(key) => physical,
        _ => key,
    }
}
