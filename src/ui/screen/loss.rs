//! Says that work seems to be gone from the folder, what is missing, where copies of it lie, and
//! what can be done. Asks; brings nothing back itself.

use egui::{Align, RichText, Ui};
use i18n_embed_fl::fl;

use crate::app::Words;
use crate::app::session::alarm::Shortfall;
use crate::app::workspace::Request;
use crate::ui::kit;
use crate::ui::outbox::Action;
use crate::ui::shell::Shell;
use crate::ui::theme::{self, Theme};

const WIDTH_PT: f32 = 620.0;
/// Files named of each kind.
const NAMED_MAX: usize = 6;

pub fn show(shell: &mut Shell, ui: &mut Ui, theme: &Theme, missing: &Shortfall) {
    kit::modal_width(ui, WIDTH_PT);
    let Shell { words, outbox, .. } = shell;
    let title = RichText::new(words.get("loss-title")).heading();
    ui.label(title.color(theme.danger));
    let said = if missing.known > missing.found {
        let (known, found) = (words.number(missing.known), words.number(missing.found));
        fl!(words.loader, "loss-counts", known = known, found = found)
    } else {
        words.get("loss-registry")
    };
    ui.add(egui::Label::new(RichText::new(said).color(theme.ink)).wrap());
    ui.add_space(theme::GAP);
    let journals: Vec<&String> = missing.journals.iter().collect();
    named(words, ui, theme, "loss-journals", &journals);
    let copies: Vec<&String> = missing.copies.iter().collect();
    named(words, ui, theme, "loss-copies", &copies);
    let what = RichText::new(words.get("loss-what")).color(theme.ink);
    ui.add(egui::Label::new(what).wrap());
    ui.add_space(theme::GAP_LARGE);
    kit::at_end(ui, "buttons", Align::Min, |ui| {
        if ui.button(words.get("close")).clicked() {
            outbox.push(Action::CloseOverlay);
        }
        if ui.button(words.get("loss-again")).clicked() {
            outbox.push(Action::LookForLoss);
        }
        if kit::primary_button(ui, &words.get("cmd-project-join"), true).clicked() {
            outbox.push(Action::Request(Request::JoinDialog));
        }
    });
}

/// Paths below what they are, the first few.
fn named(words: &Words, ui: &mut Ui, theme: &Theme, title: &str, paths: &[&String]) {
    ui.label(RichText::new(words.get(title)).color(theme.ink));
    let small = |text: String| {
        let text = RichText::new(text).size(theme::SMALL_SIZE_PT);
        egui::Label::new(text.color(theme.mute)).truncate()
    };
    for path in paths.iter().take(NAMED_MAX) {
        ui.add(small((*path).clone()));
    }
    let more = paths.len().saturating_sub(NAMED_MAX);
    if more > 0 {
        let count = words.number(more);
        ui.add(small(fl!(words.loader, "loss-more", count = count)));
    }
    ui.add_space(theme::GAP);
}
