//! Whole screens and what lies over them: welcome, the command palette, help, forms.

mod actors;
mod agreement;
mod codebook;
mod commands;
mod comments;
mod conflicts;
pub mod everywhere;
mod findings;
mod forms;
mod help;
mod history;
mod loss;
mod notices;
mod restore;
mod review;
pub mod team;
mod unsaved;
mod welcome;

pub use agreement::AgreementRoom;
pub use codebook::{CodebookRoom, news as codebook_news};
pub use findings::in_status as findings_in_status;
pub use review::ReviewRoom;

use super::outbox::Action;
use super::overlay::Overlay;
use super::shell::Shell;
use super::theme::Theme;
use super::{desk, kit};

impl Shell {
    /// Paints everything. Reads; what a person asks for goes into the outbox.
    pub fn paint(&mut self, ui: &mut egui::Ui) {
        if let Some(gallery) = &mut self.gallery {
            gallery.show(ui, &self.painter);
        } else if self.codebook_is_open() {
            codebook::show(self, ui);
        } else if self.agreement_is_open() {
            agreement::show(self, ui);
        } else if self.review_is_open() {
            review::show(self, ui);
        } else if self.session.is_some() {
            desk::show(self, ui);
        } else {
            welcome::show(self, ui);
        }
        notices::show(self, ui);
        overlay(self, ui);
        self.painter.lock().flush(ui.ctx());
    }
}

fn overlay(shell: &mut Shell, ui: &mut egui::Ui) {
    if !shell.overlay.is_open() {
        return;
    }
    let theme = Theme::of(ui.ctx());
    let mut overlay = std::mem::take(&mut shell.overlay);
    let closed = kit::modal(ui.ctx(), &theme, |ui| match &mut overlay {
        Overlay::None => {}
        Overlay::Commands { query, choice } => commands::show(shell, ui, &theme, query, choice),
        Overlay::Help => help::show(shell, ui, &theme),
        Overlay::Comments(comments) => comments::show(shell, ui, &theme, comments),
        Overlay::Findings(findings) => findings::show(shell, ui, &theme, findings),
        Overlay::History(history) => history::show(shell, ui, &theme, history),
        Overlay::Restore(restore) => restore::show(shell, ui, &theme, restore),
        Overlay::Unsaved(unsaved) => unsaved::show(shell, ui, &theme, unsaved),
        Overlay::Conflicts(conflicts) => conflicts::show(shell, ui, &theme, conflicts),
        Overlay::Loss(missing) => loss::show(shell, ui, &theme, missing),
        Overlay::Team(team) => team::show(shell, ui, &theme, team),
        Overlay::AllMentions(choice) => everywhere::show(shell, ui, &theme, choice),
        other => forms::show(shell, ui, &theme, other),
    });
    if closed {
        shell.outbox.push(Action::CloseOverlay);
    }
    shell.overlay = overlay;
}
