//! The line that says that an earlier state of the project is looked at, and leads back to now.

use egui::{Align, Layout, Margin, RichText, Ui};
use i18n_embed_fl::fl;

use crate::app::commands;
use crate::ui::kit;
use crate::ui::shell::Shell;
use crate::ui::theme::Theme;

/// Height of the line, in points.
const HEIGHT_PT: f32 = 38.0;

pub fn show(shell: &mut Shell, ui: &mut Ui, theme: &Theme) {
    let session = shell.session.as_ref();
    let Some(when_ms) = session.and_then(|it| it.shown_past()).map(|it| it.when_ms) else {
        return;
    };
    let in_article = session.is_some_and(|it| it.workspace.focused_article().is_some());
    let frame = egui::Frame::new()
        .fill(theme.warn_soft)
        .inner_margin(Margin::symmetric(14, 0));
    let line = egui::Panel::top("as of an earlier moment")
        .exact_size(HEIGHT_PT)
        .frame(frame);
    line.show(ui, |ui| {
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            let words = &shell.words;
            let moment = words.moment(when_ms);
            let text = fl!(words.loader, "past-banner", moment = moment);
            let said = egui::Label::new(RichText::new(text).color(theme.ink)).truncate();
            kit::start_and_end(
                ui,
                "past",
                |ui| {
                    ui.add(said);
                },
                |ui| {
                    if in_article && kit::link_button(ui, &words.get("past-restore")).clicked() {
                        shell.outbox.command("history.restore-article");
                    }
                    let now = commands::find("history.now");
                    let name = now.map(|it| it.name(words)).unwrap_or_default();
                    if kit::key_button(ui, &name, "Esc", true).clicked() {
                        shell.outbox.command("history.now");
                    }
                },
            );
        });
    });
}
