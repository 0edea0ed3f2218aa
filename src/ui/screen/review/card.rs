//! The card of the row looked at: what each annotator has where they differ, who decided what
//! before, what was said about it, and the ways to decide.

use egui::{Align, Layout, Margin, RichText, Ui, vec2};
use i18n_embed_fl::fl;

use super::Room;
use super::state::Line;
use crate::agreement::compare::Unit;
use crate::app::commands::Args;
use crate::app::review::{self, Outcome};
use crate::app::workspace::Request;
use crate::model::review::REASONS;
use crate::model::{Comment, CommentId};
use crate::text::segment::beginning;
use crate::ui::outbox::Action;
use crate::ui::{fonts, kit, theme};

/// Width of the column of names, in points.
const NAMES_PT: f32 = 150.0;
/// Room between columns, in points.
const COLUMN_GAP_PT: f32 = 12.0;
/// Height of the lines below the table: reasons and buttons, in points.
const BELOW_PT: f32 = 68.0;
/// How much of the words of a row, and of a comment, is shown.
const WORDS_SCALARS: usize = 160;
/// The commands that take over what one annotator has, by place.
const ACCEPT: [&str; 4] = [
    "review.first",
    "review.second",
    "review.third",
    "review.fourth",
];

pub(super) fn show(room: &mut Room<'_>, ui: &mut Ui) {
    let theme = room.theme;
    let frame = egui::Frame::new()
        .fill(theme.panel)
        .stroke(theme.hairline())
        .corner_radius(theme::RADIUS_LARGE)
        .inner_margin(Margin::symmetric(14, 10));
    let room_pt = ui.available_size();
    frame.show(ui, |ui| {
        ui.set_min_size(room_pt - vec2(28.0, 20.0));
        let Some(unit) = room.state.unit().cloned() else {
            let (title, hint) = ("review-no-row", "review-no-row-hint");
            return kit::empty(ui, &room.words.get(title), &room.words.get(hint));
        };
        everything_decided(room, ui);
        head(room, ui, &unit);
        let height_pt = (ui.available_height() - BELOW_PT).max(30.0);
        egui::ScrollArea::vertical()
            .id_salt("review card")
            .max_height(height_pt)
            .min_scrolled_height(height_pt)
            .auto_shrink([false; 2])
            .show(ui, |ui| {
                before(room, ui, &unit);
                table(room, ui, &unit);
                talk(room, ui);
            });
        reasons(room, ui);
    });
}

/// That nothing waits any more, and what there is to do then.
fn everything_decided(room: &mut Room<'_>, ui: &mut Ui) {
    let is_done = room.state.decided() == room.state.units.len();
    if !is_done {
        return;
    }
    let id = match room.state.settled {
        true => "review-gold-complete",
        false => "review-all-decided",
    };
    let text = RichText::new(room.words.get(id)).color(room.theme.ok);
    ui.add(egui::Label::new(text.family(fonts::bold())).wrap());
}

/// What the row is, its words, and where it stands.
fn head(room: &mut Room<'_>, ui: &mut Ui, unit: &Unit) {
    let quote = beginning(&room.quote(unit), WORDS_SCALARS);
    let quote = fl!(room.words.loader, "quoted", words = quote);
    let (kind, class) = (room.kind(unit), room.class(unit.class));
    let place = room.state.current.unwrap_or_default();
    let outcome = room.state.outcomes.get(place).cloned();
    let outcome = outcome.unwrap_or(Outcome::Open);
    let colour = match outcome {
        Outcome::Open => room.theme.accent,
        Outcome::Reopened | Outcome::Discussed => room.theme.warn,
        Outcome::Elsewhere => room.theme.mute,
        Outcome::Taken(_) => room.theme.ok,
    };
    let stands = RichText::new(room.outcome(&outcome))
        .size(12.0)
        .color(colour);
    let row = vec2(ui.available_width(), 24.0);
    ui.allocate_ui_with_layout(row, Layout::left_to_right(Align::Center), |ui| {
        kit::start_and_end(
            ui,
            "row",
            |ui| {
                kit::tag(ui, &kind);
                kit::tag(ui, &class);
                let words = RichText::new(quote).family(fonts::reading()).size(14.0);
                ui.add(egui::Label::new(words.color(room.theme.ink)).truncate());
            },
            |ui| {
                ui.label(stands);
            },
        );
    });
}

/// Who decided before, why, and what changed since.
fn before(room: &mut Room<'_>, ui: &mut Ui, unit: &Unit) {
    let Some(decision) = review::decision(room.session, unit) else {
        return;
    };
    let name = room.session.project().person(&decision.by);
    let who = fl!(room.words.loader, "review-decided-by", name = name);
    let reason = match decision.reason.is_empty() {
        true => String::new(),
        false => room.words.get(&reason_message(decision.reason.as_str())),
    };
    let note = beginning(&decision.note, WORDS_SCALARS);
    kit::small(ui, &room.words.line(&[&who, &reason, &note]));
    if room.state.card.since.is_empty() {
        return;
    }
    let title = RichText::new(room.words.get("review-since"));
    ui.label(title.size(12.0).color(room.theme.warn));
    for told in &room.state.card.since {
        let text = RichText::new(told).size(12.0).color(room.theme.ink);
        ui.add(egui::Label::new(text).wrap());
    }
}

/// A column for each annotator, a line for each field in which they differ; what they say alike
/// one fold away.
fn table(room: &mut Room<'_>, ui: &mut Ui, unit: &Unit) {
    let people = room.view.annotators.iter().enumerate();
    let head = Line {
        name: String::new(),
        values: people.map(|(place, id)| room.person(place, id)).collect(),
    };
    line(room, ui, &head, true);
    for (place, one) in room.state.card.differing.iter().enumerate() {
        ui.push_id(("differing", place), |ui| line(room, ui, one, false));
    }
    let alike = room.state.card.alike.len();
    let is_folded = !unit.differing.is_empty() && alike > 0;
    if is_folded {
        let title = room.words.get("review-alike");
        let shown = room.words.number(alike);
        let title = room.words.joined(&[&title, &shown], " ");
        if kit::fold(ui, &title, room.state.alike_open).clicked() {
            room.state.alike_open = !room.state.alike_open;
        }
    }
    if !is_folded || room.state.alike_open {
        for (place, one) in room.state.card.alike.iter().enumerate() {
            ui.push_id(("alike", place), |ui| line(room, ui, one, false));
        }
    }
}

fn line(room: &Room<'_>, ui: &mut Ui, line: &Line, is_head: bool) {
    let columns = line.values.len().max(1) as f32;
    let width_pt = (ui.available_width() - NAMES_PT - COLUMN_GAP_PT * columns) / columns;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = COLUMN_GAP_PT;
        let name = RichText::new(&line.name).size(12.0).color(room.theme.mute);
        cell(ui, NAMES_PT, name);
        for value in &line.values {
            let text = RichText::new(value).size(13.0).color(room.theme.ink);
            let text = match is_head {
                true => text.family(fonts::bold()),
                false => text,
            };
            cell(ui, width_pt.max(60.0), text);
        }
    });
}

fn cell(ui: &mut Ui, width_pt: f32, text: RichText) {
    ui.allocate_ui_with_layout(vec2(width_pt, 0.0), Layout::top_down(Align::Min), |ui| {
        ui.set_width(width_pt);
        if !text.is_empty() {
            ui.add(egui::Label::new(text).wrap());
        }
    });
}

/// What was said about the tags of the row, and ways to answer.
fn talk(room: &mut Room<'_>, ui: &mut Ui) {
    if room.state.card.threads.is_empty() {
        return;
    }
    let count = room.state.card.threads.len();
    let title = room.words.get("inspector-comments");
    let count = room.words.number(count);
    kit::section(ui, &room.words.joined(&[&title, &count], " "));
    let threads: Vec<CommentId> = room.state.card.threads.clone();
    for id in threads {
        let Some(comment) = room.session.project().comments().get(&id) else {
            continue;
        };
        ui.push_id(id.as_str(), |ui| thread(room, ui, comment));
    }
}

fn thread(room: &mut Room<'_>, ui: &mut Ui, first: &Comment) {
    let project = room.session.project();
    let answers = project.answers_to(&first.id);
    for one in std::iter::once(first).chain(answers) {
        let who = project.person(&one.annotator);
        let text = beginning(&one.text, WORDS_SCALARS);
        kit::small(ui, &room.words.line(&[who, &text]));
    }
    if kit::link_button(ui, &room.words.get("inspector-answer")).clicked() {
        let request = Request::Comment(first.on.clone(), Some(first.id.clone()));
        room.outbox.push(Action::Request(request));
    }
}

/// Fluent id of a reason.
fn reason_message(code: &str) -> String {
    format!("review-reason-{code}")
}

/// The reason and the note that the next decision gets; below them the ways to decide.
fn reasons(room: &mut Room<'_>, ui: &mut Ui) {
    ui.add_space(2.0);
    ui.horizontal(|ui| {
        let title = room.name("review.reason");
        ui.label(RichText::new(title).size(12.0).color(room.theme.mute));
        for code in REASONS {
            let on = room.view.reason.as_str() == code;
            if kit::pill(ui, &room.words.get(&reason_message(code)), on).clicked() {
                let next = if on { "" } else { code };
                room.ask("review.reason", Args::new().with("code", next));
            }
        }
        note(room, ui);
    });
    ui.horizontal(|ui| decide(room, ui));
}

fn note(room: &mut Room<'_>, ui: &mut Ui) {
    let name = room.words.get("review-note");
    room.command_button(ui, "review.note", &name);
    let note = beginning(&room.view.note, WORDS_SCALARS);
    if !note.is_empty() {
        let text = RichText::new(note).size(12.0).color(room.theme.ink);
        ui.add(egui::Label::new(text).truncate());
    }
}

fn decide(room: &mut Room<'_>, ui: &mut Ui) {
    for (place, id) in room.view.annotators.iter().enumerate() {
        let letter = room.letter(place);
        let text = fl!(room.words.loader, "review-accept", letter = letter);
        match ACCEPT.get(place) {
            Some(command) => room.command_button(ui, command, &text),
            None => {
                if ui.button(text).clicked() {
                    let args = Args::new().with("annotators", id.as_str());
                    room.ask("review.accept", args);
                }
            }
        }
    }
    let others = [
        "review.both",
        "review.neither",
        "review.edit",
        "review.discuss",
        "review.skip",
    ];
    for id in others {
        let name = room.name(id);
        room.command_button(ui, id, &name);
    }
}
