//! Handing articles out: a scheme, a seed, people, and what comes of it before it is done; what
//! was handed out before.

use egui::{RichText, ScrollArea, Ui};
use i18n_embed_fl::fl;

use super::Team;
use crate::app::commands::Args;
use crate::app::team::assignments;
use crate::app::{Session, Words};
use crate::model::edit::assign::{self, Plan as Wish};
use crate::model::review::SCHEMES;
use crate::model::{AnnotatorId, Assigned, Assignment};
use crate::text::number::Digits;
use crate::ui::field::NumberField;
use crate::ui::kit;
use crate::ui::outbox::Action;
use crate::ui::paint::SharedTextPainter;
use crate::ui::shell::Shell;
use crate::ui::theme::{self, Theme};

const ROW_PT: f32 = 22.0;
const PAST_ROW_PT: f32 = 40.0;
/// The part of the page that the lists below the form take.
const LIST_SHARE: f32 = 0.30;
/// Seeds that people can read to each other.
const SEED_MAX: f64 = 999_999.0;

pub(super) fn show(shell: &mut Shell, ui: &mut Ui, theme: &Theme, team: &mut Team, height_pt: f32) {
    let Shell {
        session,
        words,
        painter,
        outbox,
        ..
    } = shell;
    let Some(session) = session.as_ref() else {
        return;
    };
    wish(session, words, painter, ui, theme, team);
    team.wish.articles = match team.again {
        true => team
            .board
            .rows
            .iter()
            .map(|it| it.article.clone())
            .collect(),
        false => team.board.unassigned.clone(),
    };
    let list_pt = height_pt * LIST_SHARE;
    let ready = preview(session, words, ui, theme, team, list_pt);
    let go = kit::primary_button(ui, &words.get("team-hand-out-go"), ready);
    if ready && go.clicked() {
        outbox.push(Action::Command("work.assign", args(&team.wish)));
    }
    ui.add_space(theme::GAP);
    past(session, words, ui, theme, list_pt);
}

/// The form.
fn wish(
    session: &Session,
    words: &Words,
    painter: &SharedTextPainter,
    ui: &mut Ui,
    theme: &Theme,
    team: &mut Team,
) {
    let wish = &mut team.wish;
    ui.horizontal_wrapped(|ui| {
        for code in SCHEMES {
            let name = words.get(&format!("scheme-{code}"));
            if kit::pill(ui, &name, wish.scheme == code).clicked() {
                wish.scheme = code.to_owned();
            }
        }
    });
    let hint = words.get(&format!("scheme-{}-hint", wish.scheme));
    ui.label(
        RichText::new(hint)
            .size(theme::SMALL_SIZE_PT)
            .color(theme.mute),
    );
    ui.horizontal(|ui| {
        let number = |ui: &mut Ui, id: &str, range, now: f64| {
            let name = words.get(id);
            ui.label(&name);
            let mut value = now;
            let digits = match words.is_arabic() {
                true => Digits::ArabicIndic,
                false => Digits::European,
            };
            NumberField::new(id, &name, range)
                .digits(digits)
                .show(ui, painter, &mut value);
            value
        };
        // Whole numbers within their ranges.
        wish.seed = number(ui, "team-seed", 1.0..=SEED_MAX, wish.seed as f64) as u64;
        if wish.scheme == "random" {
            wish.percent = number(ui, "team-percent", 0.0..=100.0, wish.percent.into()) as u8;
        }
        if wish.scheme == "common" {
            wish.count = number(ui, "team-count", 1.0..=1000.0, wish.count as f64) as usize;
        }
        ui.checkbox(&mut team.again, words.get("team-again"));
    });
    ui.horizontal_wrapped(|ui| {
        for person in &team.board.people {
            let on = wish.annotators.contains(person);
            if kit::pill(ui, session.project().person(person), on).clicked() {
                toggle(&mut wish.annotators, person, on);
            }
        }
    });
}

fn toggle(people: &mut Vec<AnnotatorId>, one: &AnnotatorId, is_in: bool) {
    if is_in {
        people.retain(|it| it != one);
    } else {
        people.push(one.clone());
        people.sort();
    }
}

/// What would come out, worked out anew when the wish changes; whether it can be done.
fn preview(
    session: &Session,
    words: &Words,
    ui: &mut Ui,
    theme: &Theme,
    team: &mut Team,
    height_pt: f32,
) -> bool {
    ui.add_space(theme::GAP);
    kit::section(ui, &words.get("team-preview"));
    if team
        .came_out
        .as_ref()
        .is_none_or(|(of, _)| *of != team.wish)
    {
        match assign::preview(&team.wish) {
            Ok(work) => team.came_out = Some((team.wish.clone(), work)),
            Err(error) => {
                let error = crate::app::AppError::Edit(error);
                ui.label(RichText::new(error.notice(words).text).color(theme.mute));
                return false;
            }
        }
    }
    let Some((_, work)) = &team.came_out else {
        return false;
    };
    let told: Vec<String> = team
        .wish
        .annotators
        .iter()
        .map(|one| {
            let count = work.iter().filter(|it| it.annotators.contains(one)).count();
            words.joined(&[session.project().person(one), &words.number(count)], " ")
        })
        .collect();
    let told: Vec<&str> = told.iter().map(String::as_str).collect();
    ui.label(RichText::new(words.line(&told)).color(theme.ink));
    ScrollArea::vertical()
        .id_salt("team preview")
        .max_height(height_pt)
        .auto_shrink([false, true])
        .show_rows(ui, ROW_PT, work.len(), |ui, rows| {
            for one in work.get(rows).unwrap_or_default() {
                preview_row(session, words, ui, theme, one);
            }
        });
    !session.is_read_only()
}

fn preview_row(session: &Session, words: &Words, ui: &mut Ui, theme: &Theme, one: &Assigned) {
    let article = session.project().articles().get(&one.article);
    let title = article.map_or(one.article.as_str(), |it| it.title.as_str());
    let people = super::names(session, words, &one.annotators);
    ui.push_id(one.article.as_str(), |ui| {
        ui.allocate_ui(egui::vec2(ui.available_width(), ROW_PT), |ui| {
            ui.set_min_size(egui::vec2(ui.available_width(), ROW_PT));
            kit::start_and_end(
                ui,
                "preview",
                |ui| {
                    ui.add(egui::Label::new(RichText::new(title).color(theme.ink)).truncate());
                },
                |ui| {
                    let people = RichText::new(people).size(theme::SMALL_SIZE_PT);
                    ui.label(people.color(theme.mute));
                },
            );
        });
    });
}

fn past(session: &Session, words: &Words, ui: &mut Ui, theme: &Theme, height_pt: f32) {
    let past = assignments(session);
    kit::section(ui, &words.get("team-past"));
    if past.is_empty() {
        let none = RichText::new(words.get("team-past-none")).size(theme::SMALL_SIZE_PT);
        ui.label(none.color(theme.mute));
        return;
    }
    ScrollArea::vertical()
        .id_salt("team past")
        .max_height(height_pt)
        .auto_shrink([false, true])
        .show_rows(ui, PAST_ROW_PT, past.len(), |ui, rows| {
            for (assignment, when_ms) in past.get(rows).unwrap_or_default() {
                past_row(session, words, ui, theme, assignment, *when_ms);
            }
        });
}

fn past_row(
    session: &Session,
    words: &Words,
    ui: &mut Ui,
    theme: &Theme,
    assignment: &Assignment,
    when_ms: u64,
) {
    let scheme = words.get(&format!("scheme-{}", assignment.scheme));
    let seed = words.digits(&assignment.seed.to_string());
    let seed = fl!(words.loader, "team-seed-was", seed = seed);
    let count = assignment.work.len();
    let shown = words.number(count);
    let count = fl!(words.loader, "articles-count", count = count, shown = shown);
    let share = (assignment.scheme.as_str() == "random").then(|| {
        let percent = words.number(assignment.double_percent.into());
        fl!(words.loader, "team-percent-was", percent = percent)
    });
    let mut told = vec![scheme.as_str(), count.as_str(), seed.as_str()];
    told.extend(share.as_deref());
    let first = RichText::new(words.line(&told)).color(theme.ink);
    let who = session.project().person(&assignment.by);
    let second = RichText::new(words.line(&[who, &words.moment(when_ms)]));
    let second = second.size(theme::SMALL_SIZE_PT).color(theme.mute);
    ui.push_id(assignment.id.as_str(), |ui| {
        kit::two_lines(ui, PAST_ROW_PT - 4.0, first, second, |_ui| {});
    });
}

fn args(wish: &Wish) -> Args {
    fn list<T: std::fmt::Display>(ids: &[T]) -> String {
        let ids: Vec<String> = ids.iter().map(ToString::to_string).collect();
        ids.join(",")
    }
    Args::new()
        .with("scheme", wish.scheme.as_str())
        .with("seed", wish.seed.to_string())
        .with("percent", wish.percent.to_string())
        .with("count", wish.count.to_string())
        .with("annotators", list(&wish.annotators))
        .with("articles", list(&wish.articles))
}
