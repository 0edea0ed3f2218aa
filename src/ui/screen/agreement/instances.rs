//! The tags behind a cell of the matrix: their words and their article; a click goes there.

use egui::Ui;
use i18n_embed_fl::fl;

use super::Room;
use crate::agreement::report::views::Instance;
use crate::agreement::report::{FieldReport, Who};
use crate::app::agreement::who_name;
use crate::app::commands::Args;
use crate::app::session::reporting::Ready;
use crate::model::Item;
use crate::ui::kit;
use crate::ui::theme;

/// Height of a row, in points.
const ROW_PT: f32 = 38.0;
/// Height of the list, in points.
const LIST_PT: f32 = 320.0;

pub fn show(room: &mut Room<'_>, ui: &mut Ui, ready: &Ready, field: &FieldReport) {
    let count = room.state.instances.len();
    let shown = room.words.number(count);
    ui.add_space(theme::GAP);
    let title = fl!(
        room.words.loader,
        "agreement-instances",
        count = count,
        shown = shown
    );
    kit::section(ui, &title);
    egui::ScrollArea::vertical()
        .id_salt("agreement instances")
        .max_height(LIST_PT)
        .auto_shrink([false, true])
        .show_rows(ui, ROW_PT, count, |ui, rows| {
            for place in rows {
                let instance = room.state.instances.get(place).copied();
                if let Some(instance) = instance {
                    row(room, ui, ready, field, instance);
                }
            }
        });
}

/// One instance: the words both tagged, or each their own.
fn row(room: &mut Room<'_>, ui: &mut Ui, ready: &Ready, field: &FieldReport, it: Instance) {
    let report = &ready.report;
    let Some(unit) = report
        .units
        .get(&field.field.kind)
        .and_then(|all| all.get(it.unit))
    else {
        return;
    };
    let item = |who: usize| unit.items.get(who).and_then(Option::as_ref);
    let (Some(one), Some(other)) = (item(it.pair.0), item(it.pair.1)) else {
        return;
    };
    let project = room.session.project();
    let (first, second) = (quote(room, one), quote(room, other));
    let text = if first == second {
        first
    } else {
        room.words.joined(&[&first, &second], " / ")
    };
    let title = report
        .articles
        .get(unit.article)
        .and_then(|id| project.articles().get(id))
        .map_or_else(String::new, |article| article.title.clone());
    let who: Vec<&Who> = [it.pair.0, it.pair.1]
        .iter()
        .filter_map(|who| report.who.get(*who))
        .collect();
    let names: Vec<String> = who
        .iter()
        .map(|who| who_name(room.words, project, who))
        .collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let below = room
        .words
        .line(&[&title, &room.words.joined(&names, " / ")]);
    let dot = if room.view.cell.as_ref().is_some_and(|[a, b]| a == b) {
        room.theme.accent
    } else {
        room.theme.warn
    };
    if kit::detail_row(ui, dot, &text, &below).clicked() {
        let ids: Vec<&str> = who.iter().map(|who| who.id()).collect();
        let args = Args::new()
            .with("id", one.id())
            .with("annotators", ids.join(","));
        room.ask("agreement.go", args);
    }
}

/// The words of a tag, else those of what it is about.
fn quote(room: &Room<'_>, item: &Item) -> String {
    let place = room.session.project().place_of(item);
    let quote = place.map(|(_, anchor)| anchor.quote());
    quote
        .filter(|it| !it.is_empty())
        .unwrap_or_else(|| room.words.get("agreement-no-words"))
}
