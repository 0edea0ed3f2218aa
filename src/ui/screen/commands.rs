//! The palette of all commands: type a few letters, Enter carries out.

use egui::{Key, Ui};

use crate::app::commands::{self, Command};
use crate::text::fold::{FoldOptions, fold};
use crate::ui::shell::Shell;
use crate::ui::theme::{self, Theme};
use crate::ui::{field, kit};

pub fn show(shell: &mut Shell, ui: &mut Ui, theme: &Theme, query: &mut String, choice: &mut usize) {
    let Shell {
        session,
        words,
        painter,
        outbox,
        ..
    } = shell;
    kit::modal_width(ui, 520.0);
    let (down, up) = ui.input_mut(|input| {
        (
            input.count_and_consume_key(egui::Modifiers::NONE, Key::ArrowDown),
            input.count_and_consume_key(egui::Modifiers::NONE, Key::ArrowUp),
        )
    });
    let response = field::Field::single("command query")
        .name(&words.get("commands-name"))
        .hint(&words.get("commands-hint"))
        .width(ui.available_width())
        .keep_vertical_arrows()
        .take_focus(kit::appeared(ui.ctx(), "command query"))
        .show(ui, painter, query);
    if response.changed {
        *choice = 0;
    }
    let wanted = fold(query.trim(), &FoldOptions::default()).key().to_vec();
    let found: Vec<&Command> = commands::all()
        .filter(|command| command.is_for_palette())
        .filter(|command| {
            wanted.is_empty()
                || [
                    command.name(words),
                    command.hint(words),
                    command.id.to_owned(),
                ]
                .iter()
                .any(|text| {
                    let key = fold(text, &FoldOptions::default());
                    key.key()
                        .windows(wanted.len())
                        .any(|window| window == wanted)
                })
        })
        .collect();
    *choice = (*choice + down)
        .saturating_sub(up)
        .min(found.len().saturating_sub(1));
    ui.add_space(theme::GAP);
    if found.is_empty() {
        kit::empty(ui, &words.get("commands-none"), "");
        return;
    }
    egui::ScrollArea::vertical()
        .max_height(380.0)
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            for (place, command) in found.iter().enumerate() {
                let refusal = match (&*session, command.run) {
                    (Some(session), _) => command.may(session).err().map(|one| one.words(words)),
                    (
                        None,
                        commands::Run::Request {
                            without_project: true,
                            ..
                        },
                    ) => None,
                    (None, _) => Some(words.get("refusal-no-project")),
                };
                let chord = command
                    .chord()
                    .map(|chord| chord.to_string())
                    .unwrap_or_default();
                let hint = refusal.clone().unwrap_or_else(|| command.hint(words));
                let here = place == *choice;
                let row = kit::command_row(
                    ui,
                    theme,
                    &command.name(words),
                    &hint,
                    &chord,
                    here,
                    refusal.is_none(),
                );
                if here && (down > 0 || up > 0) {
                    row.scroll_to_me(None);
                }
                if refusal.is_none() && (row.clicked() || (here && response.submitted)) {
                    outbox.command(command.id);
                }
            }
        });
}
