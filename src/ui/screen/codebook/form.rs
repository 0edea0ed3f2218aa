//! The form of the chosen label: names, meaning, examples, colour, key, and whether it is still
//! offered. What is typed becomes a step of the draft when a field is left, not at every letter.

use egui::{RichText, Ui};
use i18n_embed_fl::fl;

use super::state::LabelForm;
use super::{Room, say};
use crate::app::codebook;
use crate::app::commands::Args;
use crate::model::{Code, CodeEntry, CodeSet};
use crate::ui::field::Field;
use crate::ui::outbox::Action;
use crate::ui::theme::{self, LabelColours};
use crate::ui::{fonts, kit};

/// Room for the bar of scrolling, and width of the field for one key, in points.
const SCROLL_PT: f32 = 10.0;
const KEY_PT: f32 = 46.0;

pub fn show(room: &mut Room<'_>, ui: &mut Ui) {
    egui::ScrollArea::vertical()
        .id_salt("codebook form")
        .auto_shrink([false; 2])
        .show(ui, |ui| match codebook::chosen(room.session) {
            Some((set, entry)) => {
                // The bar of scrolling lies beside the fields, not on them.
                ui.set_max_width((ui.available_width() - SCROLL_PT).max(0.0));
                label(room, ui, set, entry);
            }
            None => {
                keep_typed(room);
                room.state.label = None;
                let words = room.words;
                kit::empty(
                    ui,
                    &words.get("codebook-nothing-chosen"),
                    &words.get("codebook-nothing-chosen-hint"),
                );
            }
        });
}

/// What was typed for a label and is not in the draft yet goes there.
fn keep_typed(room: &mut Room<'_>) {
    let Some(form) = &room.state.label else {
        return;
    };
    let named = !(form.name_ar.trim().is_empty() && form.name_en.trim().is_empty());
    if !form.is_changed() || !named || room.read_only {
        return;
    }
    let args = Args::new()
        .with("set", form.set.as_str())
        .with("label", form.code().as_str())
        .with("name_ar", form.name_ar.as_str())
        .with("name_en", form.name_en.as_str())
        .with("definition_ar", form.definition_ar.as_str())
        .with("definition_en", form.definition_en.as_str())
        .with("examples_ar", form.examples_ar.as_str())
        .with("examples_en", form.examples_en.as_str())
        .with("shortcut", form.shortcut.as_str());
    room.outbox
        .push(Action::Command("codebook.change-label", args));
}

/// The label that a command is about.
fn named(set: &CodeSet, entry: &CodeEntry) -> Args {
    Args::new()
        .with("set", set.id.as_str())
        .with("label", entry.code.as_str())
}

fn label(room: &mut Room<'_>, ui: &mut Ui, set: &CodeSet, entry: &CodeEntry) {
    let form = room.state.label.as_ref();
    if !form.is_some_and(|form| form.shows(&set.id, entry)) {
        let another = form.is_some_and(|form| form.set != set.id || *form.code() != entry.code);
        if another {
            keep_typed(room);
            room.state.merge_into = None;
        }
        room.state.label = Some(LabelForm::new(&set.id, entry));
    }
    heading(room, ui, set, entry);
    if room.read_only {
        read(room, ui, entry);
        return;
    }
    fields(room, ui);
    colours(room, ui, set, entry);
    meaning(room, ui, set, entry);
    ui.add_space(theme::GAP_LARGE);
    standing(room, ui, set, entry);
}

fn heading(room: &Room<'_>, ui: &mut Ui, set: &CodeSet, entry: &CodeEntry) {
    let words = room.words;
    let name = entry.name(words.is_arabic());
    ui.label(RichText::new(name).family(fonts::bold()).size(16.0));
    let code = fl!(words.loader, "codebook-code-is", code = entry.code.as_str());
    kit::small(ui, &code);
    let count = room.state.uses.count(&set.id, &entry.code);
    let shown = words.number(count);
    let uses = fl!(words.loader, "codebook-uses", count = count, shown = shown);
    let whom = say::by_whom(words, &room.state.uses, &set.id, &entry.code);
    kit::small(ui, &words.joined(&[&uses, &whom], ": "));
}

/// An edition that was published is read, not filled in.
fn read(room: &Room<'_>, ui: &mut Ui, entry: &CodeEntry) {
    let words = room.words;
    for (label, text) in [
        ("codebook-name-ar", entry.name_ar.clone()),
        ("codebook-name-en", entry.name_en.clone()),
        ("codebook-definition-ar", entry.definition_ar.clone()),
        ("codebook-definition-en", entry.definition_en.clone()),
        ("codebook-examples-ar", entry.examples_ar.join("\n")),
        ("codebook-examples-en", entry.examples_en.join("\n")),
        ("codebook-shortcut", entry.shortcut.clone()),
    ] {
        if !text.is_empty() {
            kit::label(ui, &words.get(label));
            ui.add(egui::Label::new(text).wrap());
        }
    }
}

fn fields(room: &mut Room<'_>, ui: &mut Ui) {
    let Room {
        state,
        words,
        painter,
        ..
    } = room;
    let Some(form) = &mut state.label else {
        return;
    };
    let salt = (form.set.to_string(), form.code().to_string());
    let mut left = false;
    let name_pt = ((ui.available_width() - KEY_PT) / 2.0 - theme::GAP).max(60.0);
    ui.horizontal_top(|ui| {
        for (id, width_pt, most, text) in [
            ("codebook-name-ar", name_pt, usize::MAX, &mut form.name_ar),
            ("codebook-name-en", name_pt, usize::MAX, &mut form.name_en),
            ("codebook-shortcut", KEY_PT, 1, &mut form.shortcut),
        ] {
            ui.vertical(|ui| {
                ui.set_width(width_pt);
                let name = words.get(id);
                kit::label(ui, &name);
                let field = Field::single((id, &salt)).name(&name).char_limit(most);
                let shown = field.show(ui, painter, text);
                left |= shown.submitted || shown.response.lost_focus();
            });
        }
    });
    for (id, text) in [
        ("codebook-definition-ar", &mut form.definition_ar),
        ("codebook-definition-en", &mut form.definition_en),
        ("codebook-examples-ar", &mut form.examples_ar),
        ("codebook-examples-en", &mut form.examples_en),
    ] {
        let name = words.get(id);
        kit::label(ui, &name);
        let field = Field::multi((id, &salt), 2).name(&name);
        let shown = field.show(ui, painter, text);
        left |= shown.submitted || shown.response.lost_focus();
    }
    let empty = form.name_ar.trim().is_empty() && form.name_en.trim().is_empty();
    if empty {
        let text = words.get("error-name-needed");
        ui.label(RichText::new(text).size(12.0).color(room.theme.danger));
    }
    if left {
        keep_typed(room);
    }
}

fn colours(room: &mut Room<'_>, ui: &mut Ui, set: &CodeSet, entry: &CodeEntry) {
    let words = room.words;
    kit::label(ui, &words.get("codebook-colour"));
    let offered: Vec<(String, egui::Color32)> = LabelColours::offered(room.theme).collect();
    let mut colours = vec![(None, words.get("codebook-colour-own"))];
    for (place, (_, colour)) in offered.iter().enumerate() {
        let shown = words.number(place + 1);
        let name = fl!(words.loader, "codebook-colour-number", number = shown);
        colours.push((Some(*colour), name));
    }
    let here = if entry.colour.is_empty() {
        Some(0)
    } else {
        let same =
            |(written, _): &(String, egui::Color32)| written.eq_ignore_ascii_case(&entry.colour);
        offered.iter().position(same).map(|place| place + 1)
    };
    if let Some(place) = kit::swatches(ui, &colours, here) {
        let written = place.checked_sub(1).and_then(|place| offered.get(place));
        let written = written.map_or("", |(written, _)| written);
        room.ask(
            "codebook.change-label",
            named(set, entry).with("colour", written),
        );
    }
}

/// Whether older tags must be looked at again.
fn meaning(room: &mut Room<'_>, ui: &mut Ui, set: &CodeSet, entry: &CodeEntry) {
    let words = room.words;
    let label = (set.id.clone(), entry.code.clone());
    let draft = codebook::draft(room.session);
    let mut wanted = draft.is_some_and(|draft| draft.recheck.contains(&label));
    ui.add_space(theme::GAP);
    if ui
        .checkbox(&mut wanted, words.get("codebook-meaning-changed"))
        .changed()
    {
        let args = named(set, entry).with("recheck", wanted.to_string());
        room.ask("codebook.change-label", args);
    }
    kit::small(ui, &words.get("codebook-meaning-changed-hint"));
}

/// Retiring, bringing back, merging.
fn standing(room: &mut Room<'_>, ui: &mut Ui, set: &CodeSet, entry: &CodeEntry) {
    let words = room.words;
    let arabic = words.is_arabic();
    if entry.retired {
        let text = match &entry.merged_into {
            Some(winner) => {
                let winner = room.book.name(set.id.as_str(), winner, arabic);
                fl!(words.loader, "codebook-merged-into", label = winner)
            }
            None => words.get("codebook-retired-hint"),
        };
        kit::small(ui, &text);
        if ui.button(words.get("cmd-codebook-restore-label")).clicked() {
            room.ask("codebook.restore-label", named(set, entry));
        }
        return;
    }
    kit::section(ui, &words.get("codebook-standing"));
    if ui.button(words.get("cmd-codebook-retire-label")).clicked() {
        room.ask("codebook.retire-label", named(set, entry));
    }
    kit::small(ui, &words.get("codebook-retire-hint"));
    ui.add_space(theme::GAP);
    merge(room, ui, set, entry);
}

/// Which label shall take this one's place, and what that means for tags, before it is done.
fn merge(room: &mut Room<'_>, ui: &mut Ui, set: &CodeSet, entry: &CodeEntry) {
    let words = room.words;
    let arabic = words.is_arabic();
    let others: Vec<&CodeEntry> = set.offered().filter(|it| it.code != entry.code).collect();
    if others.is_empty() {
        return;
    }
    let name = words.get("codebook-merge-into");
    kit::label(ui, &name);
    let chosen: Option<Code> = room.state.merge_into.clone();
    let chosen = chosen.filter(|code| others.iter().any(|it| it.code == *code));
    let shown = chosen.as_ref().map_or_else(
        || words.get("codebook-merge-nobody"),
        |code| set.entry(code).map_or("", |it| it.name(arabic)).to_owned(),
    );
    let combo = egui::ComboBox::from_id_salt("codebook merge")
        .selected_text(shown)
        .width(ui.available_width())
        .show_ui(ui, |ui| {
            for other in &others {
                let on = chosen.as_ref() == Some(&other.code);
                if ui.selectable_label(on, other.name(arabic)).clicked() {
                    room.state.merge_into = Some(other.code.clone());
                }
            }
        });
    kit::name(&combo.response, &name);
    let Some(winner) = chosen else {
        return;
    };
    let count = room.state.uses.count(&set.id, &entry.code);
    let shown = words.number(count);
    let winner_name = room.book.name(set.id.as_str(), &winner, arabic).to_owned();
    let preview = fl!(
        words.loader,
        "codebook-merge-preview",
        count = count,
        shown = shown,
        label = entry.name(arabic),
        winner = winner_name
    );
    ui.add_space(4.0);
    let appeared = kit::appeared(ui.ctx(), "codebook merge preview");
    let top = ui.next_widget_position();
    super::sheet(ui, room.theme, |ui| {
        ui.add(egui::Label::new(preview).wrap());
        let whom = say::by_whom(words, &room.state.uses, &set.id, &entry.code);
        kit::small(ui, &whom);
        kit::small(ui, &words.get("codebook-merge-kept"));
        ui.add_space(theme::GAP);
        if kit::primary_button(ui, &words.get("cmd-codebook-merge-labels"), true).clicked() {
            let args = named(set, entry).with("into", winner.as_str());
            room.ask("codebook.merge-labels", args);
            room.state.merge_into = None;
        }
    });
    // What a choice would mean is told in view, not below the edge of the window.
    if appeared || room.state.merge_seen != Some(winner.clone()) {
        room.state.merge_seen = Some(winner);
        let below = egui::Rect::from_min_max(top, ui.next_widget_position());
        ui.scroll_to_rect(below, None);
    }
}
