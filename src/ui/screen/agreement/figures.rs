//! A figure of the report on a sheet, with its title and the ways to save it.

use egui::{Align, Margin, RichText, Ui};
use i18n_embed_fl::fl;

use super::Room;
use crate::app::agreement::Drawn;
use crate::app::commands::Args;
use crate::ui::{figure, fonts, kit, theme};

/// Shows a figure if there is one; the cell that was pressed now, if any.
pub fn show(
    room: &mut Room<'_>,
    ui: &mut Ui,
    what: Drawn,
    chosen: Option<(u32, u32)>,
) -> Option<(u32, u32)> {
    let (_, drawn) = room.state.figures.iter().find(|(one, _)| *one == what)?;
    let drawn = drawn.clone();
    let mut pressed = None;
    ui.add_space(theme::GAP_LARGE);
    egui::Frame::new()
        .fill(room.theme.page)
        .stroke(room.theme.hairline())
        .corner_radius(theme::RADIUS_LARGE)
        .inner_margin(Margin::symmetric(14, 10))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.horizontal(|ui| {
                let title = RichText::new(&drawn.title).family(fonts::bold()).size(12.5);
                kit::start_and_end(
                    ui,
                    what.code(),
                    |ui| {
                        ui.add(egui::Label::new(title).truncate());
                    },
                    |ui| {
                        ui.with_layout(egui::Layout::left_to_right(Align::Center), |ui| {
                            save(room, ui, what, &drawn.title);
                        });
                    },
                );
            });
            ui.add_space(theme::GAP);
            egui::ScrollArea::horizontal()
                .id_salt(("agreement figure", what.code()))
                .auto_shrink([false, true])
                .show(ui, |ui| {
                    pressed = figure::show(ui, room.theme, &drawn, chosen);
                });
        });
    pressed
}

fn save(room: &mut Room<'_>, ui: &mut Ui, what: Drawn, title: &str) {
    for format in ["SVG", "PNG"] {
        let l = &room.words.loader;
        let spoken = fl!(l, "agreement-save-figure", title = title, format = format);
        let response = kit::quiet_button(ui, format);
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &spoken));
        if response.on_hover_text(&spoken).clicked() {
            let args = Args::new()
                .with("format", format.to_lowercase())
                .with("what", what.code());
            room.ask("agreement.export", args);
        }
    }
}
