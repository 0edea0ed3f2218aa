//! Codebooks to begin with, each with a line on what it is for. Taking one makes it one's draft.

use egui::{RichText, Ui};
use i18n_embed_fl::fl;

use super::{Room, column, sheet};
use crate::app::commands::Args;
use crate::model::codebook::presets;
use crate::ui::{fonts, kit, theme};

pub fn show(room: &mut Room<'_>, ui: &mut Ui) {
    let title = room.words.get("codebook-page-ready");
    column(room, ui, &title, |room, ui| {
        let words = room.words;
        let arabic = words.is_arabic();
        kit::small(ui, &words.get("codebook-ready-hint"));
        let in_force = room.session.project().codebook().version.clone();
        if room.state.ready.is_empty() {
            room.state.ready = presets::all();
        }
        let books = std::mem::take(&mut room.state.ready);
        for book in &books {
            ui.add_space(theme::GAP_LARGE);
            let theme = room.theme;
            sheet(ui, theme, |ui| {
                let name = book.title(arabic).to_owned();
                ui.horizontal(|ui| {
                    ui.label(RichText::new(&name).family(fonts::bold()).size(14.0));
                    kit::small(ui, &words.line(&[book.version.as_str()]));
                });
                let stem = book.version.as_str().split('-').next().unwrap_or_default();
                let about = format!("codebook-about-{stem}");
                if words.has(&about) {
                    ui.add(egui::Label::new(words.get(&about)).wrap());
                }
                let (sets, labels) = (
                    book.sets.len(),
                    book.sets.iter().map(|set| set.entries.len()).sum::<usize>(),
                );
                let size = fl!(
                    words.loader,
                    "codebook-size",
                    sets = words.number(sets),
                    labels = words.number(labels)
                );
                kit::small(ui, &size);
                if book.version == in_force {
                    kit::small(ui, &words.get("codebook-this-is-in-force"));
                    return;
                }
                let take = fl!(words.loader, "codebook-take", name = name.as_str());
                let shown = words.get("codebook-take-short");
                let button = ui.add_enabled(!room.session.is_read_only(), egui::Button::new(shown));
                button.widget_info(|| {
                    egui::WidgetInfo::labeled(egui::Role::Button, button.enabled(), &take)
                });
                if button.clicked() {
                    let args = Args::new().with("version", book.version.as_str());
                    room.ask("codebook.import", args);
                }
            });
        }
        room.state.ready = books;
        ui.add_space(theme::GAP_LARGE);
        if kit::link_button(ui, &words.get("cmd-codebook-import")).clicked() {
            room.outbox.command("codebook.import");
        }
    });
}
