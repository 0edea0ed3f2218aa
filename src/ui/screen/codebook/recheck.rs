//! One's tags that were made under an older rule: a click goes to the tag, a button says that it
//! stands. Only rows in view are made.

use egui::{Align, Layout, RichText, Ui};
use i18n_embed_fl::fl;

use super::{Room, sheet};
use crate::app::commands::Args;
use crate::model::tag::Tag;
use crate::model::{Item, Project};
use crate::ui::{fonts, kit, theme};

/// Height of a row, in points.
const ROW_PT: f32 = 28.0;

pub fn show(room: &mut Room<'_>, ui: &mut Ui) {
    let words = room.words;
    let title = words.get("codebook-page-recheck");
    ui.label(RichText::new(title).family(fonts::bold()).size(16.0));
    kit::small(ui, &words.get("codebook-recheck-hint"));
    ui.add_space(theme::GAP);
    if room.state.recheck.is_empty() {
        kit::empty(
            ui,
            &words.get("codebook-recheck-empty"),
            &words.get("codebook-recheck-empty-hint"),
        );
        return;
    }
    let theme = room.theme;
    // Lent for the time of painting: there may be thousands.
    let items = std::mem::take(&mut room.state.recheck);
    sheet(ui, theme, |ui| {
        egui::ScrollArea::vertical()
            .id_salt("codebook recheck")
            .auto_shrink([false, true])
            .show_rows(ui, ROW_PT, items.len(), |ui, range| {
                for item in items.get(range).unwrap_or_default() {
                    row(room, ui, item);
                }
            });
    });
    room.state.recheck = items;
}

fn row(room: &mut Room<'_>, ui: &mut Ui, item: &Item) {
    let words = room.words;
    let project = room.session.project();
    let quote = project.place_of(item).map(|(_, anchor)| anchor.quote());
    let quote = quote.unwrap_or_else(|| item.id().to_owned());
    let version = version_of(project, item).unwrap_or_default();
    let under = fl!(words.loader, "codebook-under", version = version.as_str());
    let kind = words.get(kind_of(item));
    let spoken = fl!(words.loader, "codebook-checked-tag", tag = quote.as_str());
    ui.allocate_ui_with_layout(
        egui::vec2(ui.available_width(), ROW_PT),
        Layout::left_to_right(Align::Center),
        |ui| {
            let (mut show, mut checked) = (false, false);
            // All rows end in the same words, so they share one width: no new one is measured
            // while the list is scrolled.
            kit::start_and_end(
                ui,
                "checked",
                |ui| {
                    let shown = words.line(&[&kind, &quote, &under]);
                    show = kit::statement_row(ui, &shown, room.theme).clicked();
                },
                |ui| {
                    let button = ui.button(words.get("codebook-checked"));
                    button.widget_info(|| {
                        egui::WidgetInfo::labeled(egui::Role::Button, true, &spoken)
                    });
                    checked = button.clicked();
                },
            );
            if show {
                room.ask("codebook.show-tag", Args::new().with("id", item.id()));
            }
            if checked {
                room.ask("codebook.rechecked", Args::new().with("id", item.id()));
            }
        },
    );
}

/// The version a tag was made under.
fn version_of(project: &Project, item: &Item) -> Option<String> {
    let meta = match item {
        Item::Mention(id) => project.mentions().get(id)?.meta(),
        Item::Claim(id) => project.claims().get(id)?.meta(),
        Item::Attribution(id) => project.attributions().get(id)?.meta(),
        Item::Stance(id) => project.stances().get(id)?.meta(),
        Item::Relation(id) => project.relations().get(id)?.meta(),
        _ => return None,
    };
    Some(meta.guideline.to_string())
}

/// Fluent id of the kind of a tag.
fn kind_of(item: &Item) -> &'static str {
    match item {
        Item::Claim(_) => "codebook-kind-claim",
        Item::Attribution(_) => "codebook-kind-attribution",
        Item::Stance(_) => "codebook-kind-stance",
        Item::Relation(_) => "codebook-kind-relation",
        _ => "codebook-kind-mention",
    }
}
