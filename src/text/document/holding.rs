//! Which blocks keep their layouts: those on screen and some around them.
//!
//! A layout takes some two hundred times the room of its text, and whoever scrolls through a long
//! article comes past all of it. What is let go keeps its height and the places of its lines, so
//! nothing on the page moves. This file must not lay out.

use std::ops::Range;

use super::Document;

/// How much text, in bytes, stays laid out beyond what is shown.
const KEPT_BYTES: usize = 32 * 1024;

impl Document {
    /// How many blocks hold a layout now, for tests and measurements.
    pub fn held_count(&self) -> usize {
        self.held.len()
    }

    /// Gives up a layout; height and places of lines stay known.
    pub(super) fn let_go(&mut self, block: usize) {
        self.held.remove(&block);
        if let Some(slot) = self.slots.get_mut(block)
            && slot.laid.take().is_some()
        {
            self.held_bytes -= std::mem::take(&mut slot.held_bytes);
        }
    }

    /// Gives up the layouts farthest from what is shown.
    pub(super) fn let_go_beyond(&mut self, shown: &Range<usize>) {
        let seen_bytes: usize = self
            .slots
            .get(shown.clone())
            .unwrap_or_default()
            .iter()
            .map(|slot| slot.held_bytes)
            .sum();
        while self.held_bytes > seen_bytes + KEPT_BYTES {
            let (Some(&first), Some(&last)) = (self.held.first(), self.held.last()) else {
                break;
            };
            let before = shown.start.saturating_sub(first);
            let after = last.saturating_sub(shown.end.saturating_sub(1));
            if before == 0 && after == 0 {
                break;
            }
            self.let_go(if before >= after { first } else { last });
        }
    }
}
