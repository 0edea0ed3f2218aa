//! The strip over an article that its annotator has handed in: how far it is, what a change would
//! do, and the way back. Shows and asks.

use egui::{Align, Layout, RichText, Ui};

use crate::app::Words;
use crate::app::commands::Args;
use crate::model::ArticleId;
use crate::model::review::{Progress, WorkState};
use crate::ui::kit;
use crate::ui::outbox::{Action, Outbox};
use crate::ui::screen::team::colour;
use crate::ui::theme::{self, Theme};

/// Asks to hand an article in, or to take it back.
pub fn ask(outbox: &mut Outbox, id: &'static str, article: &ArticleId) {
    let args = Args::new().with("id", article.as_str());
    outbox.push(Action::Command(id, args));
}

pub fn strip(
    ui: &mut Ui,
    theme: &Theme,
    words: &Words,
    article: &ArticleId,
    progress: Progress,
    outbox: &mut Outbox,
) {
    let start = |ui: &mut Ui| {
        let (dot, _) = ui.allocate_exact_size(egui::vec2(9.0, 18.0), egui::Sense::hover());
        let ink = colour(theme, progress.code());
        ui.painter().circle_filled(dot.center(), 4.0, ink);
        let state = words.get(&format!("progress-{}", progress.code()));
        let hint = words.get("pane-submitted-hint");
        let text = RichText::new(words.line(&[&state, &hint])).size(theme::SMALL_SIZE_PT);
        let label = egui::Label::new(text.color(theme.ink));
        ui.add(label.truncate().selectable(false))
            .on_hover_text(hint);
    };
    let end = |ui: &mut Ui| {
        let back = words.get("work-withdraw-short");
        let can_go_back = progress.state == WorkState::Submitted;
        if can_go_back && kit::link_button(ui, &back).clicked() {
            ask(outbox, "work.withdraw", article);
        }
    };
    egui::Frame::new()
        .fill(theme.accent_soft)
        .corner_radius(theme::RADIUS)
        .inner_margin(egui::Margin::symmetric(8, 2))
        .show(ui, |ui| {
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                kit::start_and_end(ui, ("handed in", article.as_str()), start, end);
            });
        });
}
