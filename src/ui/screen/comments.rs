//! Every comment of the project, searched as one types; a click goes to what it is about. Lists and
//! asks.

use egui::{RichText, Ui};
use i18n_embed_fl::fl;

use crate::app::commands::Args;
use crate::app::session::Session;
use crate::model::CommentId;
use crate::text::segment::beginning;
use crate::ui::outbox::Action;
use crate::ui::overlay::Comments;
use crate::ui::shell::Shell;
use crate::ui::theme::{self, Theme};
use crate::ui::{field, kit};

const WIDTH_PT: f32 = 720.0;
const ROW_PT: f32 = 46.0;
const FILTER: &str = "comments filter";
/// How much of what a comment is about is shown.
const ABOUT_SCALARS: usize = 60;

pub fn show(shell: &mut Shell, ui: &mut Ui, theme: &Theme, comments: &mut Comments) {
    kit::modal_width(ui, WIDTH_PT);
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
    ui.heading(words.get("comments-title"));
    let hint = words.get("comments-filter");
    field::Field::single(FILTER)
        .name(&hint)
        .hint(&hint)
        .width(ui.available_width())
        .take_focus(kit::appeared(ui.ctx(), FILTER))
        .show(ui, painter, &mut comments.query);
    ui.checkbox(&mut comments.only_open, words.get("comments-only-open"));
    ui.add_space(theme::GAP);
    let asked = (
        comments.query.clone(),
        comments.only_open,
        session.project().generation(),
    );
    if comments.asked.as_ref() != Some(&asked) {
        comments.found = session.search_comments(&comments.query, comments.only_open);
        comments.asked = Some(asked);
    }
    if comments.found.is_empty() {
        kit::empty(
            ui,
            &words.get("comments-nothing"),
            &words.get("comments-nothing-hint"),
        );
    }
    let height = ui.ctx().content_rect().height() * 0.5;
    egui::ScrollArea::vertical()
        .max_height(height)
        .auto_shrink([false, true])
        .show_rows(ui, ROW_PT, comments.found.len(), |ui, rows| {
            for id in comments.found.get(rows).unwrap_or_default() {
                row(session, words, outbox, ui, theme, id);
            }
        });
    ui.add_space(theme::GAP);
    if ui.button(words.get("close")).clicked() {
        outbox.push(Action::CloseOverlay);
    }
}

/// A comment, below it who wrote it, when, and on what.
fn row(
    session: &Session,
    words: &crate::app::Words,
    outbox: &mut crate::ui::outbox::Outbox,
    ui: &mut Ui,
    theme: &Theme,
    id: &CommentId,
) {
    let project = session.project();
    let Some(comment) = project.comments().get(id) else {
        return;
    };
    let who = project.person(&comment.annotator);
    let when = words.moment(comment.written_ms);
    let thread = comment.thread.as_ref().unwrap_or(&comment.id);
    let state = words.get(if project.is_settled(thread) {
        "comments-settled"
    } else {
        "comments-open"
    });
    let place = project.place_of(&comment.on).map(|(_, anchor)| {
        let words_there = beginning(&anchor.quote(), ABOUT_SCALARS);
        fl!(words.loader, "quoted", words = words_there)
    });
    let mut told = vec![who, when.as_str(), state.as_str()];
    told.extend(place.as_deref());
    let text = comment
        .text
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    let first = RichText::new(text).size(13.0).color(theme.ink);
    let second = RichText::new(words.line(&told));
    let second = second.size(theme::SMALL_SIZE_PT).color(theme.mute);
    ui.push_id(comment.id.as_str(), |ui| {
        kit::two_lines(ui, ROW_PT - 4.0, first, second, |ui| {
            if kit::link_button(ui, &words.get("comments-show")).clicked() {
                let args = Args::new().with("id", comment.on.id());
                outbox.push(Action::Command("item.show", args));
                outbox.push(Action::CloseOverlay);
            }
        });
    });
}
