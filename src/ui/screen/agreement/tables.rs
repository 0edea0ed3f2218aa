//! All layers and all fields with their measures in columns.

use egui::{RichText, Ui};

use super::{Room, measure};
use crate::agreement::report::{FieldReport, Figure, Kind, LayerReport};
use crate::app::agreement::name;
use crate::app::commands::Args;
use crate::app::session::reporting::Ready;
use crate::ui::kit;
use crate::ui::theme;

/// Layers that are measured alike, with the measures shown of them.
const PARTS: [(&str, &[&str]); 3] = [
    (
        "agreement-part-spans",
        &[
            "exact_f1",
            "overlap_f1",
            "overlap_label_f1",
            "char_f1",
            "u_alpha",
            "bar_u_alpha",
            "cu_alpha",
        ],
    ),
    (
        "agreement-part-edges",
        &["f1", "label_f1", "given_f1", "given_label_f1"],
    ),
    (
        "agreement-part-groups",
        &["b3_f1", "b3_precision", "b3_recall", "ari"],
    ),
];

/// The measures of fields; of the first the one that fits the field.
const OF_FIELDS: [&str; 5] = ["alpha", "kappa", "pi", "ac1", "percent"];

pub fn show(room: &mut Room<'_>, ui: &mut Ui, ready: &Ready) {
    measure::legend(room, ui);
    for (title, measures) in PARTS {
        let layers = ready.report.layers.iter();
        let layers: Vec<&LayerReport> = layers
            .filter(|it| {
                measures
                    .first()
                    .is_some_and(|first| find(&it.figures, first).is_some())
            })
            .collect();
        part(room, ui, title, &layers, measures);
    }
    for kind in Kind::ALL {
        let fields = ready.report.fields.iter();
        let fields: Vec<&FieldReport> = fields.filter(|it| it.field.kind == kind).collect();
        of_kind(room, ui, kind, &fields);
    }
}

pub fn kind_name(room: &Room<'_>, kind: Kind) -> String {
    match kind {
        // Stances as a layer are their evidence; as tags they have a name of their own.
        Kind::Stance => room.words.get("agreement-stances"),
        other => name(room.words, &format!("layer-{}", other.name())),
    }
}

fn find<'a>(figures: &'a [Figure], name: &str) -> Option<&'a Figure> {
    figures.iter().find(|it| it.name == name)
}

fn heading(room: &Room<'_>, ui: &mut Ui, id: &str) {
    let text = RichText::new(room.words.get(id))
        .size(theme::SMALL_SIZE_PT)
        .color(room.theme.mute);
    ui.add(egui::Label::new(text).wrap());
}

/// A name that opens what it names.
fn opener(room: &mut Room<'_>, ui: &mut Ui, id: &str, text: &str) {
    if kit::link_button(ui, text).clicked() {
        room.ask("agreement.show", Args::new().with("what", id));
    }
}

fn part(room: &mut Room<'_>, ui: &mut Ui, title: &str, layers: &[&LayerReport], measures: &[&str]) {
    if layers.is_empty() {
        return;
    }
    ui.add_space(theme::GAP_LARGE);
    kit::section(ui, &room.words.get(title));
    grid(ui, title, |ui| {
        heading(room, ui, "agreement-layer");
        heading(room, ui, "agreement-tags");
        for id in measures {
            heading(room, ui, &format!("agreement-col-{}", id.replace('_', "-")));
        }
        ui.end_row();
        for layer in layers {
            let text = room.name_of(layer.name);
            opener(room, ui, layer.name, &text);
            let counts: Vec<String> = layer
                .counts
                .iter()
                .map(|it| room.words.number(*it))
                .collect();
            let counts: Vec<&str> = counts.iter().map(String::as_str).collect();
            ui.label(RichText::new(room.words.line(&counts)).size(12.0));
            for id in measures {
                measure::cell(room, ui, find(&layer.figures, id));
            }
            ui.end_row();
        }
    });
}

fn of_kind(room: &mut Room<'_>, ui: &mut Ui, kind: Kind, fields: &[&FieldReport]) {
    ui.add_space(theme::GAP_LARGE);
    kit::section(ui, &kind_name(room, kind));
    grid(ui, kind.name(), |ui| {
        heading(room, ui, "agreement-field");
        heading(room, ui, "agreement-n");
        for id in OF_FIELDS {
            let column = match id {
                "percent" => "agreement-percent".to_owned(),
                other => format!("agreement-col-{other}"),
            };
            heading(room, ui, &column);
        }
        ui.end_row();
        for field in fields {
            let text = room.name_of(&field.field.id);
            opener(room, ui, &field.field.id, &text);
            ui.label(RichText::new(room.words.number(field.n)).size(12.0));
            for id in OF_FIELDS {
                let figure = match id {
                    "alpha" => field.figures.first(),
                    other => find(&field.figures, other),
                };
                measure::cell(room, ui, figure);
            }
            ui.end_row();
        }
    });
}

fn grid(ui: &mut Ui, salt: &str, content: impl FnOnce(&mut Ui)) {
    egui::ScrollArea::horizontal()
        .id_salt(("agreement table", salt))
        .auto_shrink([false, true])
        .show(ui, |ui| {
            egui::Grid::new(("agreement grid", salt))
                .striped(true)
                .min_col_width(60.0)
                .max_col_width(190.0)
                .spacing([10.0, 2.0])
                .show(ui, content);
        });
}
