//! The bar above: name, project, search of commands, who works here.

use egui::{Align, Layout, RichText, Ui};

use crate::ui::shell::Shell;
use crate::ui::theme::{self, Theme};
use crate::ui::{fonts, kit};

/// Height of the bar, in points.
const HEIGHT_PT: f32 = 44.0;

pub fn show(shell: &mut Shell, ui: &mut Ui, theme: &Theme) {
    egui::Panel::top("top")
        .exact_size(HEIGHT_PT)
        .frame(
            egui::Frame::new()
                .fill(theme.panel)
                .inner_margin(egui::Margin::symmetric(14, 0)),
        )
        .show(ui, |ui| {
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let words = &shell.words;
                ui.label(
                    RichText::new(words.get("app-name"))
                        .family(fonts::bold())
                        .size(17.0)
                        .color(theme.accent),
                );
                if let Some(session) = &shell.session {
                    ui.add_space(theme::GAP);
                    ui.add(
                        egui::Label::new(RichText::new(&session.project().name).color(theme.mute))
                            .truncate(),
                    );
                }
                ui.add_space(theme::GAP_LARGE);
                menus(shell, ui);
                kit::at_end(ui, "who", Align::Center, |ui| {
                    if kit::search_button(ui, &shell.words.get("top-search"), "Ctrl K").clicked() {
                        shell.outbox.command("view.palette");
                    }
                    ui.add_space(theme::GAP);
                    who(shell, ui, theme);
                });
            });
        });
}

/// Menus over the registry: one a group.
fn menus(shell: &mut Shell, ui: &mut Ui) {
    use crate::app::commands::{self, Group};
    let Shell {
        session,
        words,
        outbox,
        ..
    } = shell;
    for group in Group::ALL {
        let title = words.get(group.message());
        let button = egui::Button::new(title).frame_when_inactive(false);
        egui::containers::menu::MenuButton::from_button(button).ui(ui, |ui| {
            ui.set_min_width(230.0);
            for command in commands::all().filter(|one| one.group == group && one.is_for_palette())
            {
                let refusal = match session {
                    Some(session) => command.may(session).err(),
                    None => None,
                };
                let chord = command
                    .chord()
                    .map(|chord| chord.to_string())
                    .unwrap_or_default();
                let row = kit::menu_row(ui, &command.name(words), &chord, refusal.is_none());
                let row = match refusal {
                    Some(refusal) => row.on_disabled_hover_text(refusal.words(words)),
                    None => row.on_hover_text(command.hint(words)),
                };
                if row.clicked() {
                    outbox.command(command.id);
                    ui.close();
                }
            }
        });
    }
}

/// The annotator: initials in a round badge, and the name.
fn who(shell: &mut Shell, ui: &mut Ui, theme: &Theme) {
    let Some(session) = &shell.session else {
        return;
    };
    let id = session.annotator();
    let name = session
        .project()
        .annotators()
        .get(id)
        .map_or_else(|| id.to_string(), |annotator| annotator.name.clone());
    let initials: String = name.chars().take(2).collect();
    let response = kit::person(ui, &initials, &name, theme.actors.of(Some("government")));
    if response
        .on_hover_text(shell.words.get("cmd-annotator-switch"))
        .clicked()
    {
        shell.outbox.command("annotator.switch");
    }
}
