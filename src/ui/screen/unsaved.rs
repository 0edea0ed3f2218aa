//! What is asked when something closes while the disk refuses what was done last. Asks; saves and
//! closes nothing itself.

use std::path::Path;

use egui::{Align, RichText, Ui};
use i18n_embed_fl::fl;

use super::forms::{hint, line, typed_path};
use crate::ui::dialogs::Question;
use crate::ui::kit;
use crate::ui::outbox::Action;
use crate::ui::overlay::{Stage, Unsaved};
use crate::ui::shell::Shell;
use crate::ui::theme::{self, Theme};

const WIDTH_PT: f32 = 520.0;

pub fn show(shell: &mut Shell, ui: &mut Ui, theme: &Theme, unsaved: &mut Unsaved) {
    kit::modal_width(ui, WIDTH_PT);
    let Some(status) = shell.session.as_ref().map(|it| it.save_status()) else {
        return;
    };
    let next = match &mut unsaved.stage {
        Stage::Told => told(
            shell,
            ui,
            theme,
            status.pending,
            status.error.as_deref().unwrap_or_default(),
        ),
        Stage::Elsewhere { path } => elsewhere(shell, ui, theme, path),
        Stage::Saved(folder) => {
            saved(shell, ui, theme, folder, unsaved.quits);
            None
        }
        Stage::Sure => sure(shell, ui, theme, status.pending),
    };
    if let Some(next) = next {
        unsaved.stage = next;
    }
}

/// How much is not saved, why, and what can be done.
fn told(
    shell: &mut Shell,
    ui: &mut Ui,
    theme: &Theme,
    count: usize,
    reason: &str,
) -> Option<Stage> {
    let Shell { words, outbox, .. } = shell;
    let (l, shown) = (&words.loader, words.number(count));
    ui.heading(fl!(
        l,
        "unsaved-title",
        count = count,
        shown = shown.as_str()
    ));
    let body = fl!(l, "unsaved-body", reason = reason);
    ui.add(egui::Label::new(RichText::new(body).color(theme.ink)).wrap());
    ui.add_space(theme::GAP_LARGE);
    let mut next = None;
    ui.horizontal_wrapped(|ui| {
        if kit::primary_button(ui, &words.get("unsaved-retry"), true).clicked() {
            outbox.push(Action::RetryClosing);
        }
        if ui.button(words.get("unsaved-elsewhere")).clicked() {
            next = Some(Stage::Elsewhere {
                path: String::new(),
            });
        }
        if ui.button(words.get("unsaved-stay")).clicked() {
            outbox.push(Action::CloseOverlay);
        }
    });
    ui.add_space(theme::GAP);
    let lose = fl!(l, "unsaved-lose", count = count, shown = shown);
    if danger(ui, theme, &lose) {
        next = Some(Stage::Sure);
    }
    next
}

fn danger(ui: &mut Ui, theme: &Theme, text: &str) -> bool {
    let text = RichText::new(text).color(theme.danger);
    let button = egui::Button::new(text).frame_when_inactive(false);
    ui.add(button).clicked()
}

/// Asks for a folder that can be written.
fn elsewhere(shell: &mut Shell, ui: &mut Ui, theme: &Theme, path: &mut String) -> Option<Stage> {
    ui.heading(shell.words.get("unsaved-elsewhere").trim_end_matches('…'));
    let label = shell.words.get("unsaved-folder");
    let submitted = line(shell, ui, "folder for unsaved", &label, true, path);
    hint(ui, theme, &shell.words.get("unsaved-folder-hint"));
    if kit::link_button(ui, &shell.words.get("form-choose-folder")).clicked() {
        shell.outbox.push(Action::Ask(Question::FolderForUnsaved));
    }
    ui.add_space(theme::GAP_LARGE);
    let ready = !path.trim().is_empty();
    let mut next = None;
    kit::at_end(ui, "buttons", Align::Min, |ui| {
        if ui.button(shell.words.get("cancel")).clicked() {
            next = Some(Stage::Told);
        }
        let go = kit::primary_button(ui, &shell.words.get("unsaved-save"), ready).clicked();
        if go || (submitted && ready) {
            shell.outbox.push(Action::SaveElsewhere(typed_path(path)));
        }
    });
    next
}

fn saved(shell: &mut Shell, ui: &mut Ui, theme: &Theme, folder: &Path, quits: bool) {
    let Shell { words, outbox, .. } = shell;
    ui.heading(words.get("unsaved-saved-title"));
    let body = RichText::new(words.get("unsaved-saved-body")).color(theme.ink);
    ui.add(egui::Label::new(body).wrap());
    ui.add_space(theme::GAP);
    let path = RichText::new(folder.display().to_string());
    ui.add(egui::Label::new(path.color(theme.mute)).wrap());
    ui.add_space(theme::GAP_LARGE);
    kit::at_end(ui, "buttons", Align::Min, |ui| {
        if ui.button(words.get("unsaved-stay")).clicked() {
            outbox.push(Action::CloseOverlay);
        }
        let close = if quits {
            "unsaved-quit"
        } else {
            "unsaved-close"
        };
        if kit::primary_button(ui, &words.get(close), true).clicked() {
            outbox.push(Action::CloseUnsaved);
        }
    });
}

/// The second question before anything is given up.
fn sure(shell: &mut Shell, ui: &mut Ui, theme: &Theme, count: usize) -> Option<Stage> {
    let Shell { words, outbox, .. } = shell;
    ui.heading(words.get("unsaved-sure-title"));
    let shown = words.number(count);
    let body = fl!(
        words.loader,
        "unsaved-sure-body",
        count = count,
        shown = shown
    );
    ui.add(egui::Label::new(RichText::new(body).color(theme.ink)).wrap());
    ui.add_space(theme::GAP_LARGE);
    let mut next = None;
    kit::at_end(ui, "buttons", Align::Min, |ui| {
        if danger(ui, theme, &words.get("unsaved-sure-go")) {
            outbox.push(Action::CloseUnsaved);
        }
        if kit::primary_button(ui, &words.get("unsaved-sure-no"), true).clicked() {
            next = Some(Stage::Told);
        }
    });
    next
}
