//! From the pointer to the caret: press, press again for words and lines, drag beyond the edge.
//! It must not paint.
use super::State;
use super::draw::Geometry;
use crate::ui::paint::TextPainter;
use egui::{CursorIcon, Pos2, Response, Ui};

/// Seconds within which presses at one place count as one gesture.
const AGAIN_S: f64 = 0.4;
/// Points the pointer may move between such presses.
const AGAIN_PT: f32 = 6.0;
/// Points a drag reaches beyond the edge in each frame.
const BEYOND_PT: f32 = 8.0;

/// Presses counted.
#[derive(Clone, Copy, Default, Debug)]
pub(super) struct Clicks {
    count: u32,
    at_s: f64,
    pos: Pos2,
}

impl Clicks {
    /// How many presses in a row this is, from one to three.
    fn press(&mut self, at_s: f64, pos: Pos2) -> u32 {
        let again =
            self.count > 0 && at_s - self.at_s <= AGAIN_S && self.pos.distance(pos) <= AGAIN_PT;
        self.count = if again { self.count % 3 + 1 } else { 1 };
        (self.at_s, self.pos) = (at_s, pos);
        self.count
    }
}

/// Says whether the caret was moved.
pub(super) fn handle(
    ui: &Ui,
    painter: &mut TextPainter,
    state: &mut State,
    response: &mut Response,
    geometry: &Geometry,
) -> bool {
    if response.hovered() {
        ui.ctx().set_cursor_icon(CursorIcon::Text);
    }
    let (pressed, shift, at_s) =
        ui.input(|i| (i.pointer.primary_pressed(), i.modifiers.shift, i.time));
    let Some(pos) = response.interact_pointer_pos() else {
        return false;
    };
    if !response.is_pointer_button_down_on() || !ui.input(|i| i.pointer.primary_down()) {
        return false;
    }
    let on_screen = painter.screen_pos(pos);
    if pressed {
        response.request_focus();
        // Taking the focus has told the input method to forget what it composes.
        state.editor.end_composition(&mut painter.engine, at_s);
        let at_px = geometry.to_layout(on_screen);
        let count = state.clicks.press(at_s, pos);
        state
            .editor
            .press(at_px.x, at_px.y, count, shift && count == 1);
        state.active_s = at_s;
        return true;
    }
    if response.drag_delta() == egui::Vec2::ZERO && geometry.seen.contains(on_screen) {
        return false;
    }
    // Beyond the edge the text comes along step by step, not all at once.
    let near = geometry.seen.expand(BEYOND_PT).clamp(on_screen);
    let at_px = geometry.to_layout(near);
    state.editor.drag(at_px.x, at_px.y);
    state.active_s = at_s;
    if !geometry.seen.contains(on_screen) {
        ui.ctx().request_repaint();
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::pos2;

    #[test]
    fn presses_at_one_place_count_to_three_and_start_again() {
        let mut clicks = Clicks::default();
        let here = pos2(10.0, 10.0);
        let counts: Vec<u32> = (0..4)
            .map(|n| clicks.press(f64::from(n) * 0.2, here))
            .collect();
        assert_eq!(counts, [1, 2, 3, 1]);
        assert_eq!(clicks.press(0.7, pos2(30.0, 10.0)), 1);
        assert_eq!(clicks.press(1.4, pos2(30.0, 10.0)), 1);
    }
}
