//! The sets of the codebook, grouped by what they are about.

use egui::Ui;

use super::{Room, say};
use crate::app::commands::Args;
use crate::model::{Code, CodeSet};
use crate::ui::kit::{self, ListRow};

pub fn show(room: &mut Room<'_>, ui: &mut Ui) {
    egui::ScrollArea::vertical()
        .id_salt("codebook sets")
        .auto_shrink([false; 2])
        .show(ui, |ui| {
            let words = room.words;
            let whole = words.get("codebook-whole");
            let row = ListRow {
                key: String::new(),
                name: whole.clone(),
                ..ListRow::default()
            };
            let here = room.view.set.is_none().then_some(0);
            if kit::list(ui, "codebook whole", &whole, &[row], here).is_some() {
                choose(room, &Code::default());
            }
            for subject in say::subjects() {
                let about = |set: &&CodeSet| say::subject_of(&set.id) == subject;
                let sets: Vec<&CodeSet> = room.book.sets.iter().filter(about).collect();
                if !sets.is_empty() {
                    group(room, ui, subject, &sets);
                }
            }
        });
}

fn group(room: &mut Room<'_>, ui: &mut Ui, subject: &'static str, sets: &[&CodeSet]) {
    let words = room.words;
    let title = words.get(subject);
    ui.add_space(6.0);
    kit::section(ui, &title);
    let rows: Vec<ListRow> = sets
        .iter()
        .map(|set| {
            let name = set.name(words.is_arabic()).to_owned();
            let required = if room.book.requires(set.id.as_str()) {
                words.get("codebook-required")
            } else {
                String::new()
            };
            let count = words.number(set.offered().count());
            ListRow {
                key: set.id.to_string(),
                spoken: words.joined(&[&name, &count, &required], ", "),
                name,
                end: words.joined(&[&required, &count], " · "),
                ..ListRow::default()
            }
        })
        .collect();
    let here = sets
        .iter()
        .position(|set| Some(&set.id) == room.view.set.as_ref());
    let chosen = kit::list(ui, subject, &title, &rows, here);
    if let Some(set) = chosen.and_then(|place| sets.get(place)) {
        choose(room, &set.id);
    }
}

fn choose(room: &mut Room<'_>, set: &Code) {
    room.ask("codebook.open", Args::new().with("set", set.as_str()));
}
