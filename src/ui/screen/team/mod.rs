//! People and work: who there is, what is handed out to whom, and how far everybody is. Three
//! pages over the desk. Shows and asks; nothing is worked out here but what is shown.

mod board;
mod hand_out;
mod people;

use egui::{Color32, Ui};

use crate::app::Session;
use crate::app::team::{Board, ordinary_wish};
use crate::model::edit::assign::Plan as Wish;
use crate::model::{AnnotatorId, Assigned};
use crate::ui::kit;
use crate::ui::outbox::Action;
use crate::ui::shell::Shell;
use crate::ui::theme::{self, Theme};

const WIDTH_PT: f32 = 960.0;
/// The part of the window's height that a page takes.
const HEIGHT_SHARE: f32 = 0.62;

/// Fluent ids of the pages.
const PAGES: [&str; 3] = ["team-work", "team-people", "team-hand-out"];

/// What is shown and typed.
#[derive(Debug, Clone)]
pub struct Team {
    page: usize,
    board: Board,
    /// Of a person to be added.
    id: String,
    name: String,
    /// What is to be handed out; its articles are taken from the table.
    wish: Wish,
    /// Hands out also what somebody has already.
    again: bool,
    /// The wish that was worked out last, and what came out.
    came_out: Option<(Wish, Vec<Assigned>)>,
}

impl Team {
    pub fn of(session: &Session) -> Self {
        Self {
            page: 0,
            board: Board::of(session),
            id: String::new(),
            name: String::new(),
            wish: ordinary_wish(session),
            again: false,
            came_out: None,
        }
    }
}

pub fn show(shell: &mut Shell, ui: &mut Ui, theme: &Theme, team: &mut Team) {
    let window = ui.ctx().content_rect();
    ui.set_width(WIDTH_PT.min(window.width() - 60.0));
    let Some(session) = &shell.session else {
        return;
    };
    team.board.refresh(session);
    ui.heading(shell.words.get("team-title"));
    let names = PAGES.map(|id| shell.words.get(id));
    if let Some(page) = kit::tabs(
        ui,
        "team pages",
        &names.each_ref().map(|it| it.as_str()),
        team.page,
    ) {
        team.page = page;
    }
    ui.add_space(theme::GAP);
    let height_pt = window.height() * HEIGHT_SHARE;
    match team.page {
        0 => board::show(shell, ui, theme, &team.board, height_pt),
        1 => people::show(shell, ui, theme, team, height_pt),
        _ => hand_out::show(shell, ui, theme, team, height_pt),
    }
    ui.add_space(theme::GAP);
    if ui.button(shell.words.get("close")).clicked() {
        shell.outbox.push(Action::CloseOverlay);
    }
}

/// The colour of a state, by the code of [`crate::model::review::Progress`].
pub fn colour(theme: &Theme, code: &str) -> Color32 {
    match code {
        "draft" => theme.warn,
        "submitted" => theme.accent,
        "in_review" => theme.cue,
        "gold" => theme.ok,
        _ => theme.line,
    }
}

/// Names of people, one after another.
fn names(session: &Session, words: &crate::app::Words, people: &[AnnotatorId]) -> String {
    let project = session.project();
    let names: Vec<&str> = people.iter().map(|it| project.person(it)).collect();
    words.line(&names)
}
