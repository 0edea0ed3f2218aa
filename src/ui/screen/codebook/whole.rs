//! The codebook as a whole: its names, its rules for people, and the fields without labels that a
//! tag may not lack.

use egui::{RichText, Ui};

use super::state::BookForm;
use super::{Room, say, sheet};
use crate::app::commands::Args;
use crate::model::Code;
use crate::model::codebook::FIELDS_WITHOUT_SET;
use crate::ui::field::Field;
use crate::ui::outbox::Action;
use crate::ui::{fonts, kit, theme};

pub fn show(room: &mut Room<'_>, ui: &mut Ui) {
    egui::ScrollArea::vertical()
        .id_salt("codebook whole")
        .auto_shrink([false; 2])
        .show(ui, |ui| {
            ui.set_max_width(super::COLUMN_PT.min(ui.available_width()));
            let title = room.words.get("codebook-whole");
            ui.label(RichText::new(title).family(fonts::bold()).size(16.0));
            ui.add_space(theme::GAP);
            let theme = room.theme;
            sheet(ui, theme, |ui| {
                if room.read_only {
                    read(room, ui);
                } else {
                    fields(room, ui);
                }
            });
            ui.add_space(theme::GAP_LARGE);
            sheet(ui, theme, |ui| required(room, ui));
        });
}

fn read(room: &Room<'_>, ui: &mut Ui) {
    let book = room.book;
    for (label, text) in [
        ("codebook-name-ar", &book.name_ar),
        ("codebook-name-en", &book.name_en),
        ("codebook-rules-ar", &book.rules_ar),
        ("codebook-rules-en", &book.rules_en),
    ] {
        kit::label(ui, &room.words.get(label));
        ui.add(egui::Label::new(text).wrap());
    }
}

fn fields(room: &mut Room<'_>, ui: &mut Ui) {
    let shows = room.state.book.as_ref();
    if !shows.is_some_and(|form| form.shows(room.book)) {
        room.state.book = Some(BookForm::new(room.book));
    }
    let Some(form) = &mut room.state.book else {
        return;
    };
    let mut left = false;
    for (id, lines, text) in [
        ("codebook-name-ar", 1, &mut form.name_ar),
        ("codebook-name-en", 1, &mut form.name_en),
        ("codebook-rules-ar", 3, &mut form.rules_ar),
        ("codebook-rules-en", 3, &mut form.rules_en),
    ] {
        let name = room.words.get(id);
        kit::label(ui, &name);
        let field = if lines == 1 {
            Field::single((id, "whole"))
        } else {
            Field::multi((id, "whole"), lines)
        };
        let shown = field.name(&name).show(ui, room.painter, text);
        left |= shown.submitted || shown.response.lost_focus();
    }
    if left && form.is_changed() {
        let args = Args::new()
            .with("name_ar", form.name_ar.as_str())
            .with("name_en", form.name_en.as_str())
            .with("rules_ar", form.rules_ar.as_str())
            .with("rules_en", form.rules_en.as_str());
        room.outbox.push(Action::Command("codebook.describe", args));
    }
}

/// Fields that take no label. Those that take one are marked beside their labels.
fn required(room: &mut Room<'_>, ui: &mut Ui) {
    let words = room.words;
    kit::section(ui, &words.get("codebook-required-fields"));
    kit::small(ui, &words.get("codebook-required-hint"));
    for id in FIELDS_WITHOUT_SET {
        let field = Code::from(*id);
        let mut wanted = room.book.requires(id);
        let name = say::field(words, room.book, &field);
        let shown = egui::Checkbox::new(&mut wanted, name);
        if ui.add_enabled(!room.read_only, shown).changed() {
            let args = Args::new()
                .with("field", *id)
                .with("required", wanted.to_string());
            room.ask("codebook.require", args);
        }
    }
}
