//! One field or one layer: all its measures, its matrix with what stands behind a cell, habits,
//! boundaries, weeks, labels one by one; and the articles with least agreement.

use egui::{RichText, Ui};
use i18n_embed_fl::fl;

use super::{Room, figures, instances, measure};
use crate::agreement::report::layers::Spans;
use crate::agreement::report::{FieldReport, Figure, LayerReport, Who};
use crate::app::agreement::view::value_code;
use crate::app::agreement::{Drawn, label_name, who_name};
use crate::app::commands::Args;
use crate::app::session::reporting::Ready;
use crate::ui::{fonts, kit, theme};

/// Width of one measure with its name, in points.
const MEASURE_PT: f32 = 210.0;
/// How many articles are listed as the worst.
const WORST_MAX: usize = 12;

fn heading(ui: &mut Ui, text: &str) {
    ui.add_space(theme::GAP);
    ui.label(RichText::new(text).family(fonts::bold()).size(17.0));
}

pub fn field(room: &mut Room<'_>, ui: &mut Ui, ready: &Ready, field: &FieldReport) {
    let title = room.name_of(&field.field.id);
    heading(ui, &title);
    let n = room.words.number(field.n);
    let n = room
        .words
        .joined(&[&room.words.get("agreement-n"), &n], " ");
    kit::small(ui, &n);
    measures(room, ui, &field.figures);
    measure::legend(room, ui);
    if field.n == 0 {
        let text = room.words.get("agreement-no-pairs");
        kit::empty(ui, &text, "");
        return;
    }
    if ready.report.who.len() > 2 {
        pair(room, ui, ready);
    }
    let chosen = room.view.cell_in(field);
    if let Some((row, column)) = figures::show(room, ui, Drawn::Confusion, chosen) {
        let args = Args::new()
            .with("row", value_code(field, row))
            .with("column", value_code(field, column));
        room.ask("agreement.cell", args);
    }
    if chosen.is_some() {
        instances::show(room, ui, ready, field);
    } else {
        let hint = room.words.get("agreement-pick-cell");
        kit::small(ui, &hint);
    }
    figures::show(room, ui, Drawn::Bias, None);
    if field.weeks.is_empty() {
        let text = room.words.get("agreement-no-drift");
        kit::small(ui, &text);
    }
    figures::show(room, ui, Drawn::Drift, None);
    let of_set = |spans: &Spans| Some(spans.set()) == field.field.set;
    let layer = Spans::ALL.into_iter().find(of_set);
    if let Some(layer) = layer.and_then(|it| ready.report.layer(it.name())) {
        labels(room, ui, layer);
    }
}

pub fn layer(room: &mut Room<'_>, ui: &mut Ui, ready: &Ready, layer: &LayerReport) {
    let title = room.name_of(layer.name);
    heading(ui, &title);
    let counts: Vec<String> = ready
        .report
        .who
        .iter()
        .zip(&layer.counts)
        .map(|(who, count)| {
            let name = who_name(room.words, room.session.project(), who);
            room.words.joined(&[&name, &room.words.number(*count)], " ")
        })
        .collect();
    let counts: Vec<&str> = counts.iter().map(String::as_str).collect();
    let counts = room.words.line(&counts);
    kit::small(ui, &counts);
    measures(room, ui, &layer.figures);
    measure::legend(room, ui);
    directions(room, ui, ready, layer);
    figures::show(room, ui, Drawn::Offsets, None);
    labels(room, ui, layer);
    worst(room, ui, ready);
}

/// Every measure with its whole name.
fn measures(room: &Room<'_>, ui: &mut Ui, figures: &[Figure]) {
    ui.add_space(theme::GAP);
    kit::section(ui, &room.words.get("agreement-measures"));
    let columns = (ui.available_width() / (MEASURE_PT + 12.0))
        .floor()
        .max(1.0) as usize;
    egui::Grid::new("agreement measures")
        .spacing([12.0, 4.0])
        .show(ui, |ui| {
            for line in figures.chunks(columns) {
                for figure in line {
                    named(room, ui, &measure::measure_name(room.words, figure), figure);
                }
                ui.end_row();
            }
        });
}

fn named(room: &Room<'_>, ui: &mut Ui, name: &str, figure: &Figure) {
    ui.vertical(|ui| {
        ui.set_width(MEASURE_PT);
        ui.spacing_mut().item_spacing.y = 0.0;
        let name = RichText::new(name)
            .size(theme::SMALL_SIZE_PT)
            .color(room.theme.mute);
        ui.add(egui::Label::new(name).truncate());
        measure::cell(room, ui, Some(figure));
    });
}

/// (k)uα of each label of a layer.
fn labels(room: &Room<'_>, ui: &mut Ui, layer: &LayerReport) {
    if layer.labels.is_empty() {
        return;
    }
    ui.add_space(theme::GAP_LARGE);
    let title = fl!(
        room.words.loader,
        "agreement-labels",
        measure = "(k)u\u{3b1}"
    );
    kit::section(ui, &title);
    let spans = Spans::ALL.into_iter().find(|it| it.name() == layer.name);
    let set = spans.map_or("", Spans::set);
    egui::Grid::new("agreement labels")
        .striped(true)
        .spacing([16.0, 2.0])
        .show(ui, |ui| {
            for label in &layer.labels {
                let book = room.session.project().codebook();
                let name = label_name(room.words, book, set, label.code.as_str());
                ui.label(name);
                measure::cell(room, ui, Some(&label.figure));
                ui.end_row();
            }
        });
}

/// Which part of whose tags who found too.
fn directions(room: &Room<'_>, ui: &mut Ui, ready: &Ready, layer: &LayerReport) {
    if layer.directional.is_empty() {
        return;
    }
    ui.add_space(theme::GAP_LARGE);
    kit::section(ui, &room.words.get("agree-heading-directional"));
    let project = room.session.project();
    egui::Grid::new("agreement directions")
        .striped(true)
        .spacing([16.0, 2.0])
        .show(ui, |ui| {
            for (from, to, value) in &layer.directional {
                for who in [from, to] {
                    let name = ready.report.who.get(*who);
                    let name = name.map(|it| who_name(room.words, project, it));
                    ui.label(name.unwrap_or_default());
                }
                let figure = Figure {
                    name: "agr",
                    value: *value,
                    interval: Err(crate::agreement::why::Why::NotAsked),
                };
                measure::cell(room, ui, Some(&figure));
                ui.end_row();
            }
        });
}

/// Whose labels stand in the rows, and whose in the columns.
fn pair(room: &mut Room<'_>, ui: &mut Ui, ready: &Ready) {
    ui.add_space(theme::GAP_LARGE);
    let who = &ready.report.who;
    let first = |place: usize| who.get(place).map_or("", Who::id).to_owned();
    let here = room.view.pair.clone();
    let [row, column] = here.clone().unwrap_or_else(|| [first(0), first(1)]);
    if kit::pill(ui, &room.words.get("agreement-all-pairs"), here.is_none()).clicked() {
        room.ask(
            "agreement.show",
            Args::new().with("row", "").with("column", ""),
        );
    }
    for (title, chosen, is_row) in [
        ("agreement-whose-rows", &row, true),
        ("agreement-whose-columns", &column, false),
    ] {
        ui.horizontal_wrapped(|ui| {
            let text = room.words.get(title);
            room.small_label(ui, &text);
            for one in who {
                let on = here.is_some() && one.id() == chosen;
                let text = who_name(room.words, room.session.project(), one);
                if kit::pill(ui, &text, on).clicked() {
                    // Whoever stood there changes places with the one chosen.
                    let (mut rows, mut columns) = (row.clone(), column.clone());
                    if is_row {
                        if one.id() == columns {
                            columns.clone_from(&rows);
                        }
                        one.id().clone_into(&mut rows);
                    } else {
                        if one.id() == rows {
                            rows.clone_from(&columns);
                        }
                        one.id().clone_into(&mut columns);
                    }
                    let args = Args::new().with("row", rows).with("column", columns);
                    room.ask("agreement.show", args);
                }
            }
        });
    }
}

/// The articles with least agreement; a click opens one.
pub fn worst(room: &mut Room<'_>, ui: &mut Ui, ready: &Ready) {
    ui.add_space(theme::GAP_LARGE);
    kit::section(ui, &room.words.get("agreement-worst"));
    for view in ready.report.worst.iter().take(WORST_MAX) {
        let id = ready.report.articles.get(view.article);
        let Some(article) = id.and_then(|id| room.session.project().articles().get(id)) else {
            continue;
        };
        let score = measure::share(room.words, view.score);
        let layers: Vec<String> = view
            .layers
            .iter()
            .map(|(layer, f1)| {
                let name = room.name_of(layer);
                room.words
                    .joined(&[&name, &measure::share(room.words, *f1)], " ")
            })
            .collect();
        let mut parts = vec![score.as_str()];
        parts.extend(layers.iter().map(String::as_str));
        let details = room.words.line(&parts);
        if kit::detail_row(ui, room.theme.warn, &article.title, &details).clicked() {
            let id = article.id.to_string();
            room.ask("agreement.go", Args::new().with("id", id));
        }
    }
}
