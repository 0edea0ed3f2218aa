//! Who works here: names, what they are asked to do, what makes their tags; a new person.

use egui::{RichText, ScrollArea, Ui};
use i18n_embed_fl::fl;

use super::Team;
use crate::app::commands::Args;
use crate::app::{Session, Words};
use crate::model::id::is_valid;
use crate::model::review::{GOLD, MAKERS, ROLES};
use crate::model::{Annotator, Code};
use crate::ui::field::Field;
use crate::ui::kit;
use crate::ui::outbox::{Action, Outbox};
use crate::ui::shell::Shell;
use crate::ui::theme::{self, Theme};

const ROW_PT: f32 = 46.0;
const FIELD_PT: f32 = 200.0;
const CHOICE_PT: f32 = 118.0;
/// Room that the form below takes, in points.
const FORM_PT: f32 = 84.0;

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
    ScrollArea::vertical()
        .id_salt("team people")
        .max_height(height_pt - FORM_PT)
        .auto_shrink([false, true])
        .show_rows(ui, ROW_PT, team.board.people.len(), |ui, rows| {
            for place in rows {
                let person = team.board.people.get(place);
                let person = person.and_then(|id| session.project().annotators().get(id));
                let sum = team.board.sums.get(place).copied().unwrap_or_default();
                if let Some(person) = person {
                    let work = super::board::sum(words, sum);
                    row(session, words, outbox, ui, theme, person, &work);
                }
            }
        });
    ui.add_space(theme::GAP_LARGE);
    kit::section(ui, &words.get("team-add"));
    let (id_name, name_name) = (words.get("team-add-id"), words.get("team-add-name"));
    let mut go = false;
    ui.horizontal(|ui| {
        for (salt, name, text) in [
            ("team id", &id_name, &mut team.id),
            ("team name", &name_name, &mut team.name),
        ] {
            go |= Field::single(salt)
                .name(name)
                .hint(name)
                .width(FIELD_PT)
                .show(ui, painter, text)
                .submitted;
        }
        let id = team.id.trim();
        let ready = is_valid(id) && id != GOLD && !session.is_read_only();
        let pressed = kit::primary_button(ui, &words.get("team-add-go"), ready).clicked();
        go = ready && (go || pressed);
    });
    if go {
        let args = Args::new()
            .with("id", team.id.trim())
            .with("name", team.name.trim());
        outbox.push(Action::Command("annotator.add", args));
        (team.id, team.name) = Default::default();
    }
}

fn row(
    session: &Session,
    words: &Words,
    outbox: &mut Outbox,
    ui: &mut Ui,
    theme: &Theme,
    person: &Annotator,
    work: &str,
) {
    let name = session.project().person(&person.id);
    let first = RichText::new(name).family(crate::ui::fonts::bold());
    let first = first.size(theme::BODY_SIZE_PT).color(theme.ink);
    let me = (person.id == *session.annotator()).then(|| words.get("team-me"));
    let mut told = vec![person.id.as_str(), work];
    told.extend(me.as_deref());
    let second = RichText::new(words.line(&told));
    let second = second.size(theme::SMALL_SIZE_PT).color(theme.mute);
    ui.push_id(person.id.as_str(), |ui| {
        kit::two_lines(ui, ROW_PT - 4.0, first, second, |ui| {
            let role = (ROLES.as_slice(), "role", &person.role);
            let maker = (MAKERS.as_slice(), "maker", &person.maker);
            for (codes, argument, now) in [role, maker] {
                if let Some(code) = choice(words, ui, name, codes, argument, now) {
                    let args = Args::new().with("id", person.id.as_str());
                    outbox.push(Action::Command("annotator.set", args.with(argument, code)));
                }
            }
        });
    });
}

/// One of several codes, the first where nothing is said; the one chosen now.
fn choice(
    words: &Words,
    ui: &mut Ui,
    person: &str,
    codes: &[&'static str],
    argument: &str,
    now: &Code,
) -> Option<&'static str> {
    let name = |code: &str| words.get(&format!("{argument}-{code}"));
    let first = codes.first().copied().unwrap_or_default();
    let now = if now.is_empty() { first } else { now.as_str() };
    let mut chosen = None;
    let combo = egui::ComboBox::from_id_salt(argument)
        .selected_text(name(now))
        .width(CHOICE_PT)
        .show_ui(ui, |ui| {
            for code in codes {
                let row = egui::Button::selectable(*code == now, name(code));
                if ui.add(row).clicked() && *code != now {
                    chosen = Some(*code);
                }
            }
        });
    let label = words.get(&format!("team-{argument}"));
    kit::name(&combo.response, &words.line(&[&label, person]));
    chosen
}

/// How long, in hours and minutes, as people say it.
pub(super) fn time(words: &Words, ms: u64) -> String {
    let minutes = ms / 60_000;
    let (hours, minutes) = (minutes / 60, minutes % 60);
    let count = |n: u64| words.number(usize::try_from(n).unwrap_or(usize::MAX));
    match (hours, minutes) {
        (0, 0) if ms > 0 => words.get("time-under-a-minute"),
        (0, _) => fl!(words.loader, "time-minutes", minutes = count(minutes)),
        _ => fl!(
            words.loader,
            "time-hours",
            hours = count(hours),
            minutes = count(minutes)
        ),
    }
}
