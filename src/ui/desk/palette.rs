//! The small palette at the selection: which kind of tag, who says it, with which stance. It
//! offers; digits and clicks pick; typing filters.

use egui::{Id, Order, Rect, RichText, Ui, pos2, vec2};

use crate::app::commands;
use crate::app::workspace::{Gesture, Offer};
use crate::ui::outbox::Action;
use crate::ui::shell::Shell;
use crate::ui::theme::{self, Theme};
use crate::ui::{field, kit};

const FILTER: &str = "palette filter";
/// Rows of actors shown at once.
const ROWS_MAX: usize = 9;

/// Shows the palette below `selection_box` (above it where there is no room), inside `area`.
pub fn show(
    shell: &mut Shell,
    ui: &mut Ui,
    theme: &Theme,
    selection_box: Option<Rect>,
    area: Rect,
) {
    let Some(session) = &shell.session else {
        return;
    };
    let gesture = session.workspace.gesture.clone();
    if gesture == Gesture::None || shell.overlay.is_open() {
        return;
    }
    let id = Id::unique("small palette");
    let last: egui::Vec2 = ui
        .data(|data| data.get_temp(id))
        .unwrap_or(vec2(460.0, 44.0));
    let anchor = selection_box.unwrap_or_else(|| {
        Rect::from_center_size(pos2(area.center().x, area.bottom() - 80.0), vec2(0.0, 0.0))
    });
    let below = anchor.bottom() + 10.0;
    let y = if below + last.y > area.bottom() && anchor.top() - last.y - 10.0 > area.top() {
        anchor.top() - last.y - 10.0
    } else {
        below.min(area.bottom() - last.y)
    };
    let x = (anchor.center().x - last.x / 2.0)
        .clamp(area.left(), (area.right() - last.x).max(area.left()));
    let shown = egui::Area::new(id)
        .order(Order::Foreground)
        .fixed_pos(pos2(x, y))
        .constrain(false)
        .show(ui.ctx(), |ui| {
            kit::palette_frame(theme).show(ui, |ui| {
                // The palette is dark in both looks.
                ui.visuals_mut().override_text_color = Some(theme.palette_ink);
                match gesture {
                    Gesture::Kind if shell_filter(shell).is_empty() => kinds(shell, ui, theme),
                    Gesture::Kind | Gesture::Actor(_) => {
                        ui.set_width(300.0);
                        filter(shell, ui);
                        actors(shell, ui, theme);
                    }
                    Gesture::Claimant(_) => {
                        ui.set_width(330.0);
                        stances(shell, ui, theme);
                        filter(shell, ui);
                        actors(shell, ui, theme);
                    }
                    Gesture::None => {}
                }
            });
        });
    let size = shown.response.rect.size();
    if size != last {
        ui.data_mut(|data| data.insert_temp(id, size));
        ui.ctx().request_repaint();
    }
}

fn shell_filter(shell: &Shell) -> String {
    shell
        .session
        .as_ref()
        .map(|session| session.workspace.filter.clone())
        .unwrap_or_default()
}

/// One row: kinds of tag with their digits.
fn kinds(shell: &mut Shell, ui: &mut Ui, theme: &Theme) {
    let Shell {
        session,
        words,
        outbox,
        ..
    } = shell;
    let Some(session) = session else {
        return;
    };
    ui.horizontal(|ui| {
        for (number, offer) in commands::offers(session).iter().enumerate() {
            let Offer::Kind(id) = offer else {
                continue;
            };
            let Some(command) = commands::find(id) else {
                continue;
            };
            let refusal = (command.enabled)(session).err();
            let digit = (number + 1).to_string();
            let button = kit::palette_choice(
                ui,
                theme,
                &digit,
                &command.name(words),
                number == 0,
                refusal.is_none(),
            );
            let button = match refusal {
                Some(refusal) => button.on_disabled_hover_text(refusal.words(words)),
                None => button.on_hover_text(command.hint(words)),
            };
            if button.clicked() {
                outbox.push(Action::Pick(number + 1));
            }
        }
        ui.label(
            RichText::new(words.get("palette-type-actor"))
                .size(theme::BODY_SIZE_PT)
                .color(theme.palette_mute),
        );
    });
}

/// The claimant's stance, chosen by sign.
fn stances(shell: &mut Shell, ui: &mut Ui, theme: &Theme) {
    let Shell {
        session,
        words,
        outbox,
        ..
    } = shell;
    let Some(session) = session else {
        return;
    };
    let Gesture::Claimant(claim) = &session.workspace.gesture else {
        return;
    };
    let current = session
        .project()
        .stances_on(claim)
        .find(|one| one.annotator == *session.annotator())
        .map(|one| one.label.as_str().to_owned());
    ui.horizontal(|ui| {
        for id in [
            "stance.support",
            "stance.oppose",
            "stance.neutral",
            "stance.query",
        ] {
            let Some(command) = commands::find(id) else {
                continue;
            };
            let label = id.trim_start_matches("stance.");
            let sign = command
                .chord()
                .map(|chord| chord.to_string())
                .unwrap_or_default();
            let chosen = current.as_deref() == Some(label);
            if kit::palette_choice(ui, theme, &sign, &command.name(words), chosen, true)
                .on_hover_text(command.hint(words))
                .clicked()
            {
                outbox.command(id);
            }
        }
    });
}

fn filter(shell: &mut Shell, ui: &mut Ui) {
    let Shell {
        session,
        words,
        painter,
        outbox,
        ..
    } = shell;
    let Some(session) = session else {
        return;
    };
    let mut text = session.workspace.filter.clone();
    let hint = match session.workspace.gesture {
        Gesture::Claimant(_) => words.get("palette-filter-claimant"),
        Gesture::None | Gesture::Kind | Gesture::Actor(_) => words.get("palette-filter-actor"),
    };
    let response = field::Field::single(FILTER)
        .name(&hint)
        .hint(&hint)
        .width(ui.available_width())
        .on_palette()
        .take_focus(kit::appeared(ui.ctx(), FILTER))
        .show(ui, painter, &mut text);
    if response.changed {
        outbox.push(Action::Filter(text));
    }
}

/// The offered actors, a digit each.
fn actors(shell: &mut Shell, ui: &mut Ui, theme: &Theme) {
    let Shell {
        session,
        words,
        outbox,
        ..
    } = shell;
    let Some(session) = session else {
        return;
    };
    let project = session.project();
    let claimant = match &session.workspace.gesture {
        Gesture::Claimant(claim) => project.claimant_of(claim).map(|actor| actor.id.clone()),
        Gesture::None | Gesture::Kind | Gesture::Actor(_) => None,
    };
    let offers = commands::offers(session);
    if offers.is_empty() {
        ui.label(RichText::new(words.get("palette-nothing")).color(theme.palette_mute));
    }
    ui.spacing_mut().item_spacing.y = 2.0;
    for (number, offer) in offers.iter().take(ROWS_MAX).enumerate() {
        let digit = (number + 1).to_string();
        let (label, dot, chosen) = match offer {
            Offer::Actor(id) => {
                let Some(actor) = project.actors().get(id) else {
                    continue;
                };
                let dot = theme.actors.of(Some(actor.kind.as_str()));
                (
                    actor.name(words.is_arabic()).to_owned(),
                    Some(dot),
                    claimant.as_ref() == Some(id),
                )
            }
            Offer::NewActor(name) => (
                i18n_embed_fl::fl!(words.loader, "palette-new-actor", name = name.as_str()),
                None,
                false,
            ),
            Offer::Nobody => (words.get("palette-nobody"), None, false),
            Offer::Kind(_) => continue,
        };
        if kit::palette_row(ui, theme, &digit, &label, dot, chosen).clicked() {
            outbox.push(Action::Pick(number + 1));
        }
    }
}
