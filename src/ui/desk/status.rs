//! The line below: what is saved, in words; the last deed; size and language. Bad news and
//! running work stand above it.

use egui::{Align, Layout, RichText, Ui};
use i18n_embed_fl::fl;

use crate::app::{Session, Words};
use crate::ui::kit;
use crate::ui::outbox::Action;
use crate::ui::screen;
use crate::ui::shell::{Look, Shell};
use crate::ui::theme::{self, Theme};

const HEIGHT_PT: f32 = 28.0;

pub fn show(shell: &mut Shell, ui: &mut Ui, theme: &Theme) {
    egui::Panel::bottom("status")
        .exact_size(HEIGHT_PT)
        .frame(
            egui::Frame::new()
                .fill(theme.panel)
                .inner_margin(egui::Margin::symmetric(14, 0)),
        )
        .show(ui, |ui| {
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let Shell {
                    session,
                    words,
                    outbox,
                    intake,
                    way_back,
                    look,
                    joining,
                    opening,
                    ..
                } = shell;
                let Some(session) = session else {
                    return;
                };
                saved(session, words, ui, theme, outbox);
                ui.add_space(theme::GAP_LARGE);
                if let Some(text) = deed(session, words) {
                    small(ui, &text, theme.mute);
                }
                screen::findings_in_status(session, words, ui, theme, outbox);
                if let Some(intake) = intake {
                    let text = fl!(
                        words.loader,
                        "intake-progress",
                        done = words.number(intake.done),
                        total = words.number(intake.total)
                    );
                    if runs(ui, words, &text, intake.done, intake.total) {
                        outbox.push(Action::CancelIntake);
                    }
                }
                if let Some(opening) = opening {
                    let percent = opening.percent();
                    let shown = words.number(percent);
                    let text = fl!(words.loader, "opening-progress", percent = shown);
                    if runs(ui, words, &text, percent, 100) {
                        outbox.command("project.close");
                    }
                }
                if let Some(way) = way_back {
                    let text = fl!(
                        words.loader,
                        "back-progress",
                        done = words.number(way.done),
                        total = words.number(way.total)
                    );
                    if runs(ui, words, &text, way.done, way.total) {
                        outbox.push(Action::CancelReturn);
                    }
                }
                if let Some((done, total)) = look.as_ref().map(Look::progress) {
                    let text = fl!(
                        words.loader,
                        "past-progress",
                        done = words.number(done),
                        total = words.number(total)
                    );
                    if runs(ui, words, &text, done, total) {
                        outbox.push(Action::CancelLook);
                    }
                }
                if let Some(joining) = joining {
                    let text = fl!(
                        words.loader,
                        "join-progress",
                        done = words.number(joining.done),
                        total = words.number(joining.total)
                    );
                    if runs(ui, words, &text, joining.done, joining.total) {
                        outbox.push(Action::CancelJoin);
                    }
                }
                kit::at_end(ui, "settings", Align::Center, |ui| {
                    let codebook = session.project().codebook();
                    let name = if words.is_arabic() {
                        &codebook.name_ar
                    } else {
                        &codebook.name_en
                    };
                    small(ui, name, theme.mute);
                    let percent = words.number(session.workspace.text_percent as usize);
                    let percent = fl!(words.loader, "status-percent", percent = percent);
                    if kit::quiet_button(ui, &percent).clicked() {
                        outbox.command("view.size-reset");
                    }
                    if session.workspace.locked
                        && kit::quiet_button(ui, &words.get("status-locked")).clicked()
                    {
                        outbox.command("view.lock");
                    }
                    if kit::quiet_button(ui, &words.get("status-theme")).clicked() {
                        outbox.command("view.theme");
                    }
                    if kit::quiet_button(ui, &words.get("status-language")).clicked() {
                        outbox.command("view.language");
                    }
                });
            });
        });
}

/// Work that goes on; true if it is to stop.
fn runs(ui: &mut Ui, words: &Words, text: &str, done: usize, total: usize) -> bool {
    let share = done as f32 / total.max(1) as f32;
    kit::progress_with_cancel(ui, share, text, &words.get("cancel"))
}

fn small(ui: &mut Ui, text: &str, colour: egui::Color32) {
    ui.label(RichText::new(text).size(theme::SMALL_SIZE_PT).color(colour));
}

/// "All changes saved" is said only when the disk has said so.
fn saved(
    session: &Session,
    words: &Words,
    ui: &mut Ui,
    theme: &Theme,
    outbox: &mut crate::ui::outbox::Outbox,
) {
    let status = session.save_status();
    let (colour, text) = if session.is_skimmed() {
        (theme.warn, words.get("refusal-still-reading"))
    } else if session.is_read_only() {
        (theme.warn, words.get("refusal-read-only"))
    } else if let Some(reason) = &status.error {
        (
            theme.danger,
            fl!(words.loader, "status-not-saved", reason = reason.as_str()),
        )
    } else if status.pending > 0 {
        (theme.warn, words.get("status-saving"))
    } else {
        (theme.ok, words.get("status-saved"))
    };
    let (dot, _) = ui.allocate_exact_size(egui::vec2(9.0, 9.0), egui::Sense::hover());
    ui.painter().circle_filled(dot.center(), 4.0, colour);
    small(ui, &text, colour);
    if status.error.is_some() && ui.small_button(words.get("status-retry")).clicked() {
        outbox.push(Action::RetrySaving);
    }
}

/// What was just taken back, else what undo would take back.
fn deed(session: &Session, words: &Words) -> Option<String> {
    if let Some(undone) = &session.undone {
        let deed = words.deed(&undone.what);
        return Some(if undone.redone {
            fl!(words.loader, "status-redone", deed = deed)
        } else {
            fl!(words.loader, "status-undone", deed = deed)
        });
    }
    let deed = words.deed(&session.can_undo()?);
    Some(fl!(words.loader, "status-can-undo", deed = deed))
}
