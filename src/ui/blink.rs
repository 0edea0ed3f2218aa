//! When a caret is to be seen.
//!
//! It must not paint the caret.

use std::time::Duration;

use egui::Ui;

/// Whether a blinking caret is to be seen now; asks for a frame when that changes.
///
/// `active_s` is when it moved last, in egui's seconds: it is to be seen right after. It
/// stands still where the person wants no motion.
pub fn is_on(ui: &Ui, active_s: f64) -> bool {
    let style = &ui.visuals().text_cursor;
    if !ui.input(|input| input.focused) {
        return false;
    }
    if !style.blink || ui.style().animation_time == 0.0 {
        return true;
    }
    let (on_s, off_s) = (f64::from(style.on_duration), f64::from(style.off_duration));
    let phase_s = (ui.input(|input| input.time) - active_s).rem_euclid(on_s + off_s);
    let on = phase_s < on_s;
    let wait_s = if on {
        on_s - phase_s
    } else {
        on_s + off_s - phase_s
    };
    ui.ctx()
        .request_repaint_after(Duration::from_secs_f64(wait_s.max(0.01)));
    on
}
