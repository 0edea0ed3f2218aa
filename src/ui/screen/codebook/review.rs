//! What is about to be published: each change, the tags that must be looked at again, and a note
//! for those who come later.

use egui::{RichText, Ui};
use i18n_embed_fl::fl;

use super::state::NoteForm;
use super::{Room, column, say, sheet};
use crate::app::codebook;
use crate::app::commands::Args;
use crate::model::codebook::changes::BookChange;
use crate::model::{Code, Edition};
use crate::ui::field::Field;
use crate::ui::outbox::Action;
use crate::ui::{kit, theme};

pub fn show(room: &mut Room<'_>, ui: &mut Ui) {
    let title = room.words.get("codebook-page-review");
    column(room, ui, &title, |room, ui| {
        let words = room.words;
        let Some(draft) = codebook::draft(room.session) else {
            kit::empty(ui, &words.get("refusal-no-draft"), "");
            return;
        };
        let version = draft.book.version.as_str();
        let text = fl!(words.loader, "codebook-will-be", version = version);
        kit::small(ui, &text);
        ui.add_space(theme::GAP_LARGE);
        let theme = room.theme;
        sheet(ui, theme, |ui| changes(room, ui));
        ui.add_space(theme::GAP_LARGE);
        sheet(ui, theme, |ui| rechecks(room, ui, draft));
        ui.add_space(theme::GAP_LARGE);
        note(room, ui, draft);
        ui.add_space(theme::GAP_LARGE);
        publish(room, ui);
    });
}

fn changes(room: &Room<'_>, ui: &mut Ui) {
    let words = room.words;
    kit::section(ui, &words.get("codebook-changes"));
    if room.state.changes.is_empty() {
        kit::small(ui, &words.get("codebook-no-changes"));
    }
    let before = room.session.project().codebook();
    for change in &room.state.changes {
        ui.horizontal_top(|ui| {
            let (dot, _) = ui.allocate_exact_size(egui::vec2(8.0, 18.0), egui::Sense::hover());
            ui.painter()
                .circle_filled(dot.center(), 2.5, room.theme.accent);
            ui.vertical(|ui| {
                let text = say::change(words, room.book, before, change);
                ui.add(egui::Label::new(text).wrap());
                if let BookChange::Merged(set, label, _)
                | BookChange::Retired(set, label)
                | BookChange::LabelRemoved(set, label) = change
                {
                    recoded(room, ui, set, label);
                }
            });
        });
    }
}

/// How many tags carry a label that changes its standing, and whose they are.
fn recoded(room: &Room<'_>, ui: &mut Ui, set: &Code, label: &Code) {
    let words = room.words;
    let count = say::tags(words, room.state.uses.count(set, label));
    let whom = say::by_whom(words, &room.state.uses, set, label);
    kit::small(ui, &words.joined(&[&count, &whom], ": "));
}

fn rechecks(room: &Room<'_>, ui: &mut Ui, draft: &Edition) {
    let words = room.words;
    kit::section(ui, &words.get("codebook-to-recheck"));
    if draft.recheck.is_empty() {
        kit::small(ui, &words.get("codebook-nothing-to-recheck"));
    }
    for (set, code) in &draft.recheck {
        let name = room.book.name(set.as_str(), code, words.is_arabic());
        ui.label(name);
        recoded(room, ui, set, code);
    }
}

fn note(room: &mut Room<'_>, ui: &mut Ui, draft: &Edition) {
    let known = room.state.note.as_ref();
    if known.is_none_or(|note| note.before != draft.changes) {
        room.state.note = Some(NoteForm {
            before: draft.changes.clone(),
            text: draft.changes.clone(),
        });
    }
    let Some(note) = &mut room.state.note else {
        return;
    };
    let name = room.words.get("codebook-note");
    kit::label(ui, &name);
    let shown = Field::multi("codebook note", 3)
        .name(&name)
        .show(ui, room.painter, &mut note.text);
    let left = shown.submitted || shown.response.lost_focus();
    if left && note.text != note.before {
        let args = Args::new().with("text", note.text.as_str());
        room.outbox.push(Action::Command("codebook.note", args));
    }
}

fn publish(room: &mut Room<'_>, ui: &mut Ui) {
    let words = room.words;
    if codebook::is_outdated(room.session) {
        let text = words.get("error-draft-outdated");
        ui.add(egui::Label::new(RichText::new(text).color(room.theme.warn)).wrap());
        if kit::primary_button(ui, &words.get("cmd-codebook-renew"), true).clicked() {
            room.outbox.command("codebook.renew");
        }
        return;
    }
    ui.horizontal(|ui| {
        if kit::primary_button(ui, &words.get("cmd-codebook-publish"), true).clicked() {
            room.outbox.command("codebook.publish");
        }
        if ui.button(words.get("codebook-keep-editing")).clicked() {
            room.outbox.command("codebook.open");
        }
    });
    kit::small(ui, &words.get("codebook-publish-hint"));
}
