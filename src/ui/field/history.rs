//! What undo and redo in a field go back and forth between.
//!
//! Typing is taken back by words, deleting by runs; a pause, a moved caret or a different kind
//! of change begins a new step. It must not know the editor.

/// Seconds without a change after which the next one is a step of its own.
const PAUSE_S: f64 = 1.0;
/// Steps kept.
const MOST_STEPS: usize = 200;
/// Bytes of text kept with them; very long texts can be taken back less often.
const MOST_BYTES: usize = 16 << 20;

/// A text with its selection in bytes.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct Snapshot {
    pub text: String,
    pub anchor: usize,
    pub focus: usize,
}

/// What kind of change is about to happen.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum Change {
    /// Typed text; whether it begins with a letter or with white space.
    Type {
        space: bool,
    },
    Delete,
    /// Pasting, cutting, composed text: always a step of its own.
    Whole,
}

#[derive(Default)]
pub(super) struct History {
    undo: Vec<Snapshot>,
    redo: Vec<Snapshot>,
    last: Option<Last>,
}

struct Last {
    change: Change,
    at_s: f64,
    /// Where the caret was left; elsewhere now means that it was moved.
    caret: usize,
}

impl History {
    /// Notes the state before a change.
    pub(super) fn before(&mut self, change: Change, at_s: f64, now: Snapshot) {
        if !self.continues(change, at_s, &now) {
            self.undo.push(now);
            let bytes = |steps: &[Snapshot]| steps.iter().map(|s| s.text.len()).sum::<usize>();
            while self.undo.len() > MOST_STEPS
                || (self.undo.len() > 1 && bytes(&self.undo) > MOST_BYTES)
            {
                self.undo.remove(0);
            }
        }
        self.redo.clear();
    }

    /// Notes where a change has left the caret.
    pub(super) fn after(&mut self, change: Change, at_s: f64, caret: usize) {
        self.last = Some(Last {
            change,
            at_s,
            caret,
        });
    }

    fn continues(&self, change: Change, at_s: f64, now: &Snapshot) -> bool {
        let Some(last) = &self.last else { return false };
        let same_place = now.anchor == now.focus && last.caret == now.focus;
        let same_kind = match (last.change, change) {
            (Change::Type { space: before }, Change::Type { space }) => !before || space,
            (Change::Delete, Change::Delete) => true,
            _ => false,
        };
        same_place && same_kind && at_s - last.at_s < PAUSE_S && !self.undo.is_empty()
    }

    /// The state to go back to, given the present one.
    pub(super) fn undo(&mut self, now: Snapshot) -> Option<Snapshot> {
        let earlier = self.undo.pop()?;
        self.redo.push(now);
        self.last = None;
        Some(earlier)
    }

    /// The state to go forward to, given the present one.
    pub(super) fn redo(&mut self, now: Snapshot) -> Option<Snapshot> {
        let later = self.redo.pop()?;
        self.undo.push(now);
        self.last = None;
        Some(later)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Snapshot {
        Snapshot {
            text: text.to_owned(),
            anchor: text.len(),
            focus: text.len(),
        }
    }

    /// Types text letter by letter, a tenth of a second each; gives the time after.
    fn type_in(history: &mut History, text: &mut String, typed: &str, mut time_s: f64) -> f64 {
        for c in typed.chars() {
            let change = Change::Type {
                space: c.is_whitespace(),
            };
            history.before(change, time_s, at(text));
            text.push(c);
            history.after(change, time_s, text.len());
            time_s += 0.1;
        }
        time_s
    }

    #[test]
    fn typing_is_undone_by_words_and_pauses() {
        let (mut history, mut text) = (History::default(), String::new());
        let time_s = type_in(&mut history, &mut text, "قال الوزير ", 0.0);
        type_in(&mut history, &mut text, "إن", time_s + 5.0);
        let mut seen = Vec::new();
        let mut now = at(&text);
        while let Some(earlier) = history.undo(now.clone()) {
            seen.push(earlier.text.clone());
            now = earlier;
        }
        assert_eq!(seen, ["قال الوزير ", "قال ", ""]);
        let mut forth = Vec::new();
        while let Some(later) = history.redo(now.clone()) {
            forth.push(later.text.clone());
            now = later;
        }
        assert_eq!(forth, ["قال ", "قال الوزير ", "قال الوزير إن"]);
    }

    #[test]
    fn a_moved_caret_and_another_kind_of_change_begin_a_step() {
        let mut history = History::default();
        let mut text = String::new();
        type_in(&mut history, &mut text, "ab", 0.0);
        let mut moved = at(&text);
        (moved.anchor, moved.focus) = (0, 0);
        history.before(Change::Type { space: false }, 0.3, moved);
        history.after(Change::Type { space: false }, 0.3, 1);
        history.before(Change::Delete, 0.4, at("xab"));
        history.after(Change::Delete, 0.4, 2);
        assert_eq!(history.undo.len(), 3);
    }

    #[test]
    fn a_change_after_undo_forgets_what_was_undone() {
        let mut history = History::default();
        history.before(Change::Whole, 0.0, at(""));
        assert!(history.undo(at("x")).is_some());
        history.before(Change::Whole, 0.0, at(""));
        assert!(history.redo(at("y")).is_none());
    }

    #[test]
    fn old_steps_are_forgotten() {
        let mut history = History::default();
        for n in 0..500 {
            history.before(Change::Whole, f64::from(n), at(&n.to_string()));
        }
        assert_eq!(history.undo.len(), MOST_STEPS);
        assert_eq!(history.undo(at("")).map(|s| s.text).as_deref(), Some("499"));
        let long = "x".repeat(MOST_BYTES / 4);
        for n in 0..9 {
            history.before(Change::Whole, f64::from(n), at(&long));
        }
        assert_eq!(history.undo.len(), 4);
    }
}
