//! The review room, over the desk: rows at the start side, the same text once for each annotator
//! beside them, and below it the card of the row looked at. It reads and asks; every decision is a
//! command.

mod card;
mod panes;
mod rows;
mod state;
mod top;

pub use state::ReviewRoom;

use egui::{Margin, Rect, Ui, UiBuilder};

use crate::agreement::compare::{Class, Unit};
use crate::app::commands::{self, Args};
use crate::app::review::{Outcome, ReviewView};
use crate::app::{Session, Words};
use crate::model::{AnnotatorId, Item};
use crate::ui::desk::Lit;
use crate::ui::kit;
use crate::ui::outbox::{Action, Outbox};
use crate::ui::paint::SharedTextPainter;
use crate::ui::pictures::Pictures;
use crate::ui::shell::Shell;
use crate::ui::theme::Theme;

/// Width of the list of rows, in points.
const ROWS_WIDTH_PT: f32 = 286.0;
/// Share of the height that the card takes, and its limits in points.
const CARD_SHARE: f32 = 0.36;
const CARD_PT: [f32; 2] = [190.0, 320.0];
/// Room between panes, and between them and the card, in points.
const GAP_PT: f32 = 10.0;

/// What every part of the room reads, and where it asks.
struct Room<'a> {
    session: &'a Session,
    words: &'a Words,
    theme: &'a Theme,
    painter: &'a SharedTextPainter,
    pictures: &'a mut Pictures,
    lit: &'a Lit,
    outbox: &'a mut Outbox,
    state: &'a mut ReviewRoom,
    view: &'a ReviewView,
    /// What annotators are called, by place.
    letters: Vec<char>,
}

impl Room<'_> {
    fn ask(&mut self, id: &'static str, args: Args) {
        self.outbox.push(Action::Command(id, args));
    }

    /// The letter of an annotator, by place.
    fn letter(&self, place: usize) -> String {
        self.letters
            .get(place)
            .map(char::to_string)
            .unwrap_or_default()
    }

    /// Letter and name of an annotator, by place.
    fn person(&self, place: usize, id: &AnnotatorId) -> String {
        let name = match id.as_str() {
            crate::model::review::GOLD => self.words.get("review-gold"),
            _ => self.session.project().person(id).to_owned(),
        };
        self.words.line(&[&self.letter(place), &name])
    }

    /// In what the tags of a unit differ, in words.
    fn class(&self, class: Class) -> String {
        let said = self.words.get(&format!("review-class-{}", class.code()));
        match class {
            Class::Only(place) => self.words.joined(&[&said, &self.letter(place)], " "),
            _ => said,
        }
    }

    /// What was decided, in words.
    fn outcome(&self, outcome: &Outcome) -> String {
        let said = self
            .words
            .get(&format!("review-outcome-{}", outcome.code()));
        match outcome {
            Outcome::Taken(places) if !places.is_empty() => {
                let letters: Vec<String> = places.iter().map(|it| self.letter(*it)).collect();
                let letters: Vec<&str> = letters.iter().map(String::as_str).collect();
                self.words.joined(&[&said, &letters.join(" + ")], " ")
            }
            _ => said,
        }
    }

    /// The words a unit is about.
    fn quote(&self, unit: &Unit) -> String {
        let mut items = unit.tags.iter().flatten();
        let place = items.find_map(|item| self.session.project().place_of(item));
        place.map(|(_, anchor)| anchor.quote()).unwrap_or_default()
    }

    /// What kind of tags a unit is made of, in words.
    fn kind(&self, unit: &Unit) -> String {
        let first = unit.tags.iter().flatten().next();
        first.map_or_else(String::new, |item| self.words.get(kind_of(item)))
    }

    /// A button for a command without arguments, with its key; says why where it is refused.
    fn command_button(&mut self, ui: &mut Ui, id: &'static str, text: &str) {
        let refusal = self.state.refusal(id);
        let command = commands::find(id);
        let chord = command.and_then(|it| it.chords.first());
        let key = chord.copied().unwrap_or_default();
        let response = kit::key_button(ui, text, key, refusal.is_none());
        let response = match (refusal, command) {
            (Some(refusal), _) => response.on_disabled_hover_text(refusal.words(self.words)),
            (None, Some(command)) => response.on_hover_text(command.hint(self.words)),
            (None, None) => response,
        };
        if response.clicked() {
            self.outbox.command(id);
        }
    }

    /// The name of a command.
    fn name(&self, id: &str) -> String {
        self.words.get(&format!("cmd-{}", id.replace('.', "-")))
    }
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

/// Paints the room over the desk.
pub fn show(shell: &mut Shell, ui: &mut Ui) {
    let theme = Theme::of(ui.ctx());
    if let Some(session) = &shell.session {
        shell.lit.refresh(session);
    }
    let Shell {
        session: Some(session),
        words,
        outbox,
        painter,
        pictures,
        lit,
        review: state,
        ..
    } = shell
    else {
        return;
    };
    let Some(view) = &session.workspace.review else {
        return;
    };
    state.refresh(session, words, view);
    let letters = words.get("review-letters");
    let mut room = Room {
        letters: letters.chars().filter(|it| it.is_alphabetic()).collect(),
        session,
        words,
        theme: &theme,
        painter,
        pictures,
        lit,
        outbox,
        state,
        view,
    };
    top::show(&mut room, ui);
    let side = egui::Frame::new()
        .fill(theme.panel)
        .inner_margin(Margin::symmetric(8, 8));
    egui::Panel::left("review rows")
        .frame(side)
        .resizable(true)
        .default_size(ROWS_WIDTH_PT)
        .size_range(200.0..=440.0)
        .show(ui, |ui| rows::show(&mut room, ui));
    let middle = egui::Frame::new()
        .fill(theme.bg)
        .inner_margin(Margin::symmetric(12, 10));
    egui::CentralPanel::default()
        .frame(middle)
        .show(ui, |ui| texts_and_card(&mut room, ui));
    let hovered = outbox.take_hovered();
    if session.workspace.hovered != hovered {
        outbox.push(Action::Hover(hovered));
    }
}

fn texts_and_card(room: &mut Room<'_>, ui: &mut Ui) {
    let area = ui.available_rect_before_wrap();
    let card_pt = (area.height() * CARD_SHARE).clamp(CARD_PT[0], CARD_PT[1]);
    let texts = area.with_max_y(area.bottom() - card_pt - GAP_PT);
    let card = area.with_min_y(area.bottom() - card_pt);
    within(ui, texts, "texts", |ui| panes::show(room, ui));
    within(ui, card, "card", |ui| card::show(room, ui));
    ui.allocate_rect(area, egui::Sense::hover());
}

/// Shows something in a part of the room.
fn within<R>(ui: &mut Ui, rect: Rect, salt: &str, content: impl FnOnce(&mut Ui) -> R) -> R {
    let builder = UiBuilder::new().max_rect(rect).id_salt(salt);
    ui.scope_builder(builder, content).inner
}
