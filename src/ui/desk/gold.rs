//! The line that says that gold is being corrected on the desk, and leads back to the review.

use egui::{Align, Layout, Margin, RichText, Ui};

use crate::app::commands;
use crate::ui::kit;
use crate::ui::shell::Shell;
use crate::ui::theme::Theme;

/// Height of the line, in points.
const HEIGHT_PT: f32 = 34.0;

pub fn show(shell: &mut Shell, ui: &mut Ui, theme: &Theme) {
    let view = shell
        .session
        .as_ref()
        .and_then(|session| session.workspace.review.as_ref());
    if !view.is_some_and(|view| view.editing) {
        return;
    }
    let frame = egui::Frame::new()
        .fill(theme.warn_soft)
        .inner_margin(Margin::symmetric(14, 0));
    let line = egui::Panel::top("gold in hand")
        .exact_size(HEIGHT_PT)
        .frame(frame);
    line.show(ui, |ui| {
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            let words = &shell.words;
            ui.label(RichText::new(words.get("review-editing")).color(theme.ink));
            kit::at_end(ui, "back", Align::Center, |ui| {
                let back = commands::find("review.resume").map(|it| it.name(words));
                if kit::key_button(ui, &back.unwrap_or_default(), "Esc", true).clicked() {
                    shell.outbox.command("review.resume");
                }
            });
        });
    });
}
