//! How far everybody is: articles against people.

use egui::{RichText, ScrollArea, Ui};
use i18n_embed_fl::fl;

use super::colour;
use crate::app::team::{Board, Sum};
use crate::app::{Session, Words};
use crate::model::review::Progress;
use crate::ui::kit::{self, Cell, Column, Sort};
use crate::ui::outbox::Action;
use crate::ui::shell::Shell;
use crate::ui::theme::{self, Theme};

/// Room of the article's headline, in points.
const ARTICLE_PT: f32 = 250.0;
/// Room of each person, in points; more people than fit are scrolled to.
const PERSON_PT: f32 = 136.0;
/// Room of one's own time, in points.
const TIME_PT: f32 = 84.0;
/// Room that the sums take, in points.
const SUMS_PT: f32 = 24.0;

pub(super) fn show(shell: &mut Shell, ui: &mut Ui, theme: &Theme, board: &Board, height_pt: f32) {
    let Shell {
        session,
        words,
        outbox,
        ..
    } = shell;
    let Some(session) = session.as_ref() else {
        return;
    };
    if board.rows.is_empty() {
        let (title, hint) = ("library-empty", "library-empty-hint");
        kit::empty(ui, &words.get(title), &words.get(hint));
        return;
    }
    let mine = fl!(
        words.loader,
        "team-my-time-sum",
        time = super::people::time(words, board.mine_ms)
    );
    ui.label(
        RichText::new(mine)
            .size(theme::SMALL_SIZE_PT)
            .color(theme.mute),
    );
    let titles = titles(session, words, board);
    let mut columns = vec![column(&titles.0, ARTICLE_PT, false)];
    columns.extend(titles.1.iter().map(|it| column(it, PERSON_PT, false)));
    columns.push(column(&titles.2, TIME_PT, true));
    let width_pt = columns.iter().map(|it| it.share).sum::<f32>();
    let answer = ScrollArea::horizontal()
        .id_salt("team board")
        .show(ui, |ui| {
            ui.set_width(width_pt.max(ui.available_width()));
            let sort = Sort {
                column: usize::MAX,
                descending: false,
            };
            let cell = |row: usize, column: usize| cell(session, words, theme, board, row, column);
            let room = height_pt - SUMS_PT;
            kit::table(
                ui,
                "team table",
                &columns,
                sort,
                board.rows.len() + 1,
                room,
                cell,
            )
        })
        .inner;
    let row = answer
        .row
        .and_then(|row| board.rows.get(row.checked_sub(1)?));
    if let Some(row) = row {
        outbox.push(Action::OpenArticle {
            article: row.article.clone(),
            new_pane: false,
        });
        outbox.push(Action::CloseOverlay);
    }
}

fn column(title: &str, width_pt: f32, numeric: bool) -> Column<'_> {
    Column {
        title,
        share: width_pt,
        numeric,
    }
}

/// Of the first column, of the people, and of one's own time.
fn titles(session: &Session, words: &Words, board: &Board) -> (String, Vec<String>, String) {
    let people = board.people.iter().map(|it| session.project().person(it));
    (
        words.get("team-article"),
        people.map(str::to_owned).collect(),
        words.get("team-my-time"),
    )
}

/// The first row holds the sums.
fn cell(
    session: &Session,
    words: &Words,
    theme: &Theme,
    board: &Board,
    row: usize,
    column: usize,
) -> Cell {
    let person = column.checked_sub(1);
    let Some(row) = row.checked_sub(1) else {
        let text = match person {
            None => words.get("team-sum"),
            Some(person) => match board.sums.get(person) {
                Some(sum) => self::sum(words, *sum),
                None => super::people::time(words, board.mine_ms),
            },
        };
        return Cell {
            text,
            quiet: true,
            mark: None,
        };
    };
    let Some(row) = board.rows.get(row) else {
        return Cell::default();
    };
    let Some(person) = person else {
        let article = session.project().articles().get(&row.article);
        return article
            .map(|it| it.title.clone())
            .unwrap_or_default()
            .into();
    };
    match row.progress.get(person) {
        Some(progress) => state(words, theme, *progress, board.handed_out),
        None if row.mine_ms == 0 => Cell::default(),
        None => super::people::time(words, row.mine_ms).into(),
    }
}

/// How far a person is with an article; nothing where they have nothing to do with it.
fn state(words: &Words, theme: &Theme, progress: Progress, handed_out: bool) -> Cell {
    if !progress.touched && !progress.assigned {
        return Cell {
            text: "–".to_owned(),
            quiet: true,
            mark: None,
        };
    }
    let name = words.get(&format!("progress-{}", progress.code()));
    let uninvited = words.get("team-not-assigned");
    let is_uninvited = handed_out && !progress.assigned;
    Cell {
        text: match is_uninvited {
            true => words.line(&[&name, &uninvited]),
            false => name,
        },
        mark: Some(colour(theme, progress.code())),
        quiet: !progress.touched,
    }
}

/// "12 of 40 submitted".
pub(super) fn sum(words: &Words, sum: Sum) -> String {
    if sum.all == 0 {
        return words.get("team-nothing-yet");
    }
    let (done, all) = (words.number(sum.submitted), words.number(sum.all));
    fl!(words.loader, "team-submitted-of", done = done, all = all)
}
