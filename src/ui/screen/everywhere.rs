//! Every place that names an actor, to be ticked and tagged as one deed. Shows and asks; the search
//! runs beside the window.

use std::collections::BTreeSet;

use egui::{RichText, Ui};
use i18n_embed_fl::fl;

use crate::app::commands::Args;
use crate::app::session::everywhere::{Hunt, Place};
use crate::ui::kit;
use crate::ui::outbox::Action;
use crate::ui::shell::Shell;
use crate::ui::theme::{self, Theme};

const WIDTH_PT: f32 = 720.0;
const ROW_PT: f32 = 30.0;

/// What was unticked, and whether only the articles on the desk are meant.
#[derive(Debug, Clone, Default)]
pub struct Choice {
    /// Places whose tick differs from what they began with, by their number.
    pub turned: BTreeSet<usize>,
    pub only_open: bool,
}

impl Choice {
    fn is_ticked(&self, number: usize, place: &Place) -> bool {
        place.sure != self.turned.contains(&number)
    }
}

pub fn show(shell: &mut Shell, ui: &mut Ui, theme: &Theme, choice: &mut Choice) {
    kit::modal_width(ui, WIDTH_PT);
    let Shell {
        session,
        words,
        outbox,
        hunt,
        ..
    } = shell;
    let (Some(session), Some(hunt)) = (session.as_ref(), hunt.as_ref()) else {
        return;
    };
    let actor = session.project().resolve(&hunt.actor);
    let name = actor.map_or("", |actor| actor.name(words.is_arabic()));
    ui.heading(fl!(words.loader, "everywhere-title", name = name));
    progress(words, ui, theme, hunt);
    ui.checkbox(&mut choice.only_open, words.get("everywhere-only-open"));
    ui.add_space(theme::GAP);
    let shown: Vec<(usize, &Place)> = hunt
        .places
        .iter()
        .enumerate()
        .filter(|(_, place)| {
            !choice.only_open || session.workspace.pane_of(&place.article).is_some()
        })
        .collect();
    if shown.is_empty() && hunt.done == hunt.total {
        kit::empty(
            ui,
            &words.get("everywhere-nothing"),
            &words.get("everywhere-nothing-hint"),
        );
    }
    let height = ui.ctx().content_rect().height() * 0.5;
    egui::ScrollArea::vertical()
        .max_height(height)
        .auto_shrink([false, true])
        .show_rows(ui, ROW_PT, shown.len(), |ui, rows| {
            for (number, place) in shown.get(rows).unwrap_or_default() {
                let outlet = session.project().articles().get(&place.article);
                let outlet = outlet.map_or("", |article| article.outlet.as_str());
                let on = choice.is_ticked(*number, place);
                if row(ui, theme, words, outlet, place, on) {
                    if choice.turned.contains(number) {
                        choice.turned.remove(number);
                    } else {
                        choice.turned.insert(*number);
                    }
                }
            }
        });
    let ticked: Vec<&Place> = shown
        .iter()
        .filter(|(number, place)| choice.is_ticked(*number, place))
        .map(|(_, place)| *place)
        .collect();
    ui.add_space(theme::GAP);
    let (count, number) = (ticked.len(), words.number(ticked.len()));
    ui.horizontal(|ui| {
        let go = fl!(
            words.loader,
            "everywhere-tag",
            count = count,
            shown = number
        );
        if kit::primary_button(ui, &go, count > 0).clicked() {
            let places: Vec<String> = ticked
                .iter()
                .map(|it| format!("{}:{}..{}", it.article, it.range.start, it.range.end))
                .collect();
            let args = Args::new()
                .with("actor", hunt.actor.as_str())
                .with("places", places.join(","));
            outbox.push(Action::Command("mention.all", args));
            outbox.push(Action::CloseOverlay);
        }
        if ui.button(words.get("cancel")).clicked() {
            outbox.push(Action::CloseOverlay);
        }
    });
}

fn progress(words: &crate::app::Words, ui: &mut Ui, theme: &Theme, hunt: &Hunt) {
    let mut told = fl!(
        words.loader,
        "everywhere-progress",
        done = words.number(hunt.done),
        total = words.number(hunt.total)
    );
    if hunt.unread > 0 {
        let unread = fl!(
            words.loader,
            "everywhere-unread",
            count = hunt.unread,
            shown = words.number(hunt.unread)
        );
        told = words.line(&[&told, &unread]);
    }
    if hunt.cut {
        told = words.line(&[&told, &words.get("everywhere-cut")]);
    }
    ui.label(
        RichText::new(told)
            .size(theme::SMALL_SIZE_PT)
            .color(theme.mute),
    );
}

/// One place with its tick; true if it was clicked.
fn row(
    ui: &mut Ui,
    theme: &Theme,
    words: &crate::app::Words,
    outlet: &str,
    place: &Place,
    on: bool,
) -> bool {
    let mut ticked = on;
    let mut clicked = false;
    ui.horizontal(|ui| {
        ui.set_min_height(ROW_PT - 4.0);
        let spoken = format!("{}{}{}", place.before, place.words, place.after);
        let tick = ui.checkbox(&mut ticked, "");
        kit::name(&tick, &spoken);
        clicked = tick.changed();
        let line = format!(
            "…{}«{}»{}…",
            place.before.trim_start(),
            place.words,
            place.after.trim_end()
        );
        let text = RichText::new(line)
            .family(crate::ui::fonts::reading())
            .size(14.0)
            .color(theme.ink);
        let told = if place.sure {
            outlet.to_owned()
        } else {
            words.line(&[outlet, &words.get("everywhere-doubtful")])
        };
        ui.label(
            RichText::new(told)
                .size(theme::SMALL_SIZE_PT)
                .color(theme.mute),
        );
        ui.add(egui::Label::new(text).truncate());
    });
    clicked
}
