//! The first screen: open, create, recent projects, and the sample.

use egui::{Align, Layout, RichText, Ui, vec2};

use crate::ui::outbox::Action;
use crate::ui::shell::Shell;
use crate::ui::theme::{self, Theme};
use crate::ui::{fonts, kit};

/// Width of the column in the middle, in points.
const WIDTH_PT: f32 = 460.0;

pub fn show(shell: &mut Shell, ui: &mut Ui) {
    let theme = Theme::of(ui.ctx());
    let frame = egui::Frame::new()
        .fill(theme.bg)
        .inner_margin(egui::Margin::same(24));
    egui::CentralPanel::default().frame(frame).show(ui, |ui| {
        let Shell {
            words,
            outbox,
            settings,
            ..
        } = shell;
        kit::at_end(ui, "language", Align::Min, |ui| {
            if kit::quiet_button(ui, &words.get("status-theme")).clicked() {
                outbox.command("view.theme");
            }
            if kit::quiet_button(ui, &words.get("status-language")).clicked() {
                outbox.command("view.language");
            }
        });
        let top = (ui.available_height() * 0.16).max(12.0);
        ui.vertical_centered(|ui| {
            ui.add_space(top);
            ui.label(
                RichText::new(words.get("app-wordmark"))
                    .family(fonts::reading_bold())
                    .size(56.0)
                    .color(theme.accent),
            );
            ui.label(
                RichText::new(words.get("welcome-tagline"))
                    .size(15.0)
                    .color(theme.mute),
            );
            ui.add_space(28.0);
            ui.allocate_ui_with_layout(vec2(WIDTH_PT, 0.0), Layout::top_down(Align::Min), |ui| {
                ui.set_width(WIDTH_PT);
                ui.spacing_mut().item_spacing.y = 8.0;
                for (id, first) in [
                    ("project.sample", true),
                    ("project.new", false),
                    ("project.open", false),
                ] {
                    let Some(command) = crate::app::commands::find(id) else {
                        continue;
                    };
                    let chord = command
                        .chord()
                        .map(|chord| chord.to_string())
                        .unwrap_or_default();
                    if kit::big_button(
                        ui,
                        &theme,
                        &command.name(words),
                        &command.hint(words),
                        &chord,
                        first,
                    )
                    .clicked()
                    {
                        outbox.command(command.id);
                    }
                }
                if !settings.recent.is_empty() {
                    ui.add_space(theme::GAP_LARGE);
                    kit::section(ui, &words.get("welcome-recent"));
                    for path in &settings.recent {
                        let name = path.file_name().map_or_else(
                            || path.display().to_string(),
                            |name| name.to_string_lossy().into_owned(),
                        );
                        let row = kit::path_row(ui, &theme, &name, &path.display().to_string());
                        if row.clicked() {
                            outbox.push(Action::OpenProject(path.clone()));
                        }
                    }
                }
                ui.add_space(theme::GAP_LARGE);
                ui.label(
                    RichText::new(words.get("welcome-drop"))
                        .size(theme::SMALL_SIZE_PT)
                        .color(theme.mute),
                );
            });
        });
    });
}
