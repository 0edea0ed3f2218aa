//! The labels of the chosen set, in their order, with how often each is used; or, for the codebook
//! as a whole, its rules. Also the line in which a new label is named.

use egui::{RichText, Ui};
use i18n_embed_fl::fl;

use super::{Room, whole};
use crate::app::codebook;
use crate::app::commands::Args;
use crate::model::{Code, CodeEntry, CodeSet};
use crate::ui::field::Field;
use crate::ui::kit::{self, Icon, ListAnswer, ListRow};
use crate::ui::{fonts, theme};

pub fn show(room: &mut Room<'_>, ui: &mut Ui) {
    let Some(set) = codebook::chosen_set(room.session) else {
        whole::show(room, ui);
        return;
    };
    let words = room.words;
    let name = set.name(words.is_arabic()).to_owned();
    heading(room, ui, set, &name);
    if room.state.new.open && !room.read_only {
        new_label(room, ui, set);
    }
    ui.add_space(theme::GAP);
    egui::ScrollArea::vertical()
        .id_salt(("codebook labels", set.id.as_str()))
        .auto_shrink([false; 2])
        .show(ui, |ui| {
            super::sheet(ui, room.theme, |ui| {
                if set.entries.is_empty() {
                    kit::empty(ui, &words.get("codebook-no-labels"), "");
                }
                let rows: Vec<ListRow> = set
                    .entries
                    .iter()
                    .map(|entry| row(room, set, entry))
                    .collect();
                let here = set
                    .entries
                    .iter()
                    .position(|entry| Some(&entry.code) == room.view.label.as_ref());
                let about = |place: usize| {
                    let code = set.entries.get(place).map(|entry| entry.code.as_str());
                    Args::new()
                        .with("set", set.id.as_str())
                        .with("label", code.unwrap_or_default())
                };
                let answer = if room.read_only {
                    kit::list(ui, "codebook labels", &name, &rows, here).map(ListAnswer::Chosen)
                } else {
                    kit::list_in_order(ui, "codebook labels", &name, &rows, here)
                };
                match answer {
                    Some(ListAnswer::Chosen(place)) => room.ask("codebook.open", about(place)),
                    Some(ListAnswer::Moved { from, to }) => room.ask(
                        "codebook.move-label",
                        about(from).with("place", (to + 1).to_string()),
                    ),
                    None => {}
                }
            });
            if !room.read_only {
                ui.add_space(theme::GAP);
                kit::small(ui, &words.get("codebook-labels-hint"));
            }
        });
}

/// The name of the set and what can be done with its labels.
fn heading(room: &mut Room<'_>, ui: &mut Ui, set: &CodeSet, name: &str) {
    let words = room.words;
    ui.horizontal(|ui| {
        let mute = room.theme.mute;
        kit::start_and_end(
            ui,
            "set",
            |ui| {
                ui.label(RichText::new(name).family(fonts::bold()).size(16.0));
                let other = RichText::new(set.name(!words.is_arabic()))
                    .size(12.0)
                    .color(mute);
                ui.add(egui::Label::new(other).truncate());
            },
            |ui| {
                if !room.read_only {
                    buttons(room, ui);
                }
            },
        );
    });
    let mut required = room.book.requires(set.id.as_str());
    let shown = egui::Checkbox::new(&mut required, words.get("codebook-set-required"));
    if ui.add_enabled(!room.read_only, shown).changed() {
        let args = Args::new()
            .with("field", set.id.as_str())
            .with("required", required.to_string());
        room.ask("codebook.require", args);
    }
}

fn buttons(room: &mut Room<'_>, ui: &mut Ui) {
    let words = room.words;
    let text = words.get("codebook-new-label");
    if room.view.label.is_some() {
        for (icon, id) in [(Icon::Up, "codebook.up"), (Icon::Down, "codebook.down")] {
            let text = words.get(&format!("cmd-{}", id.replace('.', "-")));
            if kit::icon_button(ui, icon, &text).clicked() {
                room.outbox.command(id);
            }
        }
    }
    if kit::labelled_icon_button(ui, Icon::Plus, &text).clicked() {
        room.state.new.open = !room.state.new.open;
    }
}

fn row(room: &Room<'_>, set: &CodeSet, entry: &CodeEntry) -> ListRow {
    let words = room.words;
    let arabic = words.is_arabic();
    let name = entry.name(arabic).to_owned();
    let other = entry.name(!arabic);
    let count = room.state.uses.count(&set.id, &entry.code);
    let standing = match &entry.merged_into {
        Some(winner) => {
            let winner = room.book.name(set.id.as_str(), winner, arabic);
            fl!(words.loader, "codebook-merged-into", label = winner)
        }
        None if entry.retired => words.get("codebook-retired"),
        None => String::new(),
    };
    let shown = words.number(count);
    let uses = fl!(words.loader, "codebook-uses", count = count, shown = shown);
    ListRow {
        key: entry.code.to_string(),
        swatch: Some(room.colour(&set.id, entry)),
        spoken: words.joined(&[&name, &standing, &uses], ", "),
        beside: if other == name {
            String::new()
        } else {
            other.to_owned()
        },
        name,
        end: if standing.is_empty() {
            uses
        } else {
            words.joined(&[&standing, &uses], " · ")
        },
        shortcut: entry
            .key()
            .map_or_else(String::new, |key| format!("Alt+{key}")),
        faded: entry.retired,
        below: String::new(),
    }
}

/// Names of a label that is not there yet, and its code, which is made of the English name if
/// nothing is typed.
fn new_label(room: &mut Room<'_>, ui: &mut Ui, set: &CodeSet) {
    let words = room.words;
    let theme = room.theme;
    ui.add_space(theme::GAP);
    super::sheet(ui, theme, |ui| {
        let mut submitted = false;
        let wanted = {
            let new = &room.state.new;
            let wanted = if new.code.trim().is_empty() {
                &new.name_en
            } else {
                &new.code
            };
            codebook::code_for(set, wanted)
        };
        let names = [
            words.get("codebook-name-ar"),
            words.get("codebook-name-en"),
            words.get("codebook-code"),
        ];
        ui.columns(3, |columns| {
            let new = &mut room.state.new;
            let texts = [&mut new.name_ar, &mut new.name_en, &mut new.code];
            for (place, ((ui, text), name)) in columns.iter_mut().zip(texts).zip(&names).enumerate()
            {
                kit::label(ui, name);
                let hint = if place == 2 { wanted.as_str() } else { "" };
                let field = Field::single(("codebook new", place))
                    .name(name)
                    .hint(hint)
                    .take_focus(place == 0 && kit::appeared(ui.ctx(), "codebook new label"));
                submitted |= field.show(ui, room.painter, text).submitted;
            }
        });
        ui.add_space(theme::GAP);
        let new = &room.state.new;
        let taken = set.entry(&wanted).is_some();
        let named = !(new.name_ar.trim().is_empty() && new.name_en.trim().is_empty());
        if taken && named {
            let text = fl!(words.loader, "codebook-code-taken", code = wanted.as_str());
            ui.label(RichText::new(text).size(12.0).color(theme.danger));
        }
        let ready = named && !taken;
        ui.horizontal(|ui| {
            let add = kit::primary_button(ui, &words.get("cmd-codebook-add-label"), ready);
            if ready && (add.clicked() || submitted) {
                let new = std::mem::take(&mut room.state.new);
                add_label(room, &set.id, &wanted, &new.name_ar, &new.name_en);
            }
            if ui.button(words.get("cancel")).clicked() {
                room.state.new = super::state::NewLabel::default();
            }
        });
    });
}

fn add_label(room: &mut Room<'_>, set: &Code, code: &Code, name_ar: &str, name_en: &str) {
    let args = Args::new()
        .with("set", set.as_str())
        .with("code", code.as_str())
        .with("name_ar", name_ar)
        .with("name_en", name_en);
    room.ask("codebook.add-label", args);
}
