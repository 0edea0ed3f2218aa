//! Help: every command with its keys, from the registry.

use egui::{RichText, Ui};

use crate::app::commands::{self, Group};
use crate::ui::kit;
use crate::ui::outbox::Action;
use crate::ui::shell::Shell;
use crate::ui::theme::{self, Theme};

pub fn show(shell: &mut Shell, ui: &mut Ui, theme: &Theme) {
    let Shell { words, outbox, .. } = shell;
    kit::modal_width(ui, 640.0);
    ui.heading(words.get("cmd-view-help"));
    ui.label(RichText::new(words.get("help-intro")).color(theme.mute));
    ui.add_space(theme::GAP);
    let height = ui.ctx().content_rect().height() * 0.6;
    egui::ScrollArea::vertical()
        .max_height(height)
        .show(ui, |ui| {
            for group in Group::ALL {
                kit::section(ui, &words.get(group.message()));
                for command in
                    commands::all().filter(|one| one.group == group && one.is_for_palette())
                {
                    let chords = command.chords.join("  ");
                    kit::command_row(
                        ui,
                        theme,
                        &command.name(words),
                        &command.hint(words),
                        &chords,
                        false,
                        true,
                    );
                }
                ui.add_space(theme::GAP);
            }
        });
    ui.add_space(theme::GAP);
    if ui.button(words.get("close")).clicked() {
        outbox.push(Action::CloseOverlay);
    }
}
