//! The history of the project: every deed of everybody, and the way back to one. Lists and asks.

use egui::{RichText, Ui};
use i18n_embed_fl::fl;

use crate::app::session::back::Deed;
use crate::app::{Session, Words};
use crate::model::Kind;
use crate::ui::kit;
use crate::ui::outbox::{Action, Outbox};
use crate::ui::overlay::History;
use crate::ui::shell::Shell;
use crate::ui::theme::{self, Theme};

const WIDTH_PT: f32 = 720.0;
const ROW_PT: f32 = 46.0;

pub fn show(shell: &mut Shell, ui: &mut Ui, theme: &Theme, history: &History) {
    ui.set_width(WIDTH_PT.min(ui.ctx().content_rect().width() - 60.0));
    let Shell {
        session,
        words,
        outbox,
        ..
    } = shell;
    let Some(session) = session.as_ref() else {
        return;
    };
    ui.heading(words.get("history-title"));
    let hint = RichText::new(words.get("history-hint"));
    ui.label(hint.size(theme::SMALL_SIZE_PT).color(theme.mute));
    ui.add_space(theme::GAP);
    if history.deeds.is_empty() {
        kit::empty(ui, &words.get("history-empty"), "");
    }
    let height = ui.ctx().content_rect().height() * 0.55;
    egui::ScrollArea::vertical()
        .max_height(height)
        .auto_shrink([false, true])
        .show_rows(ui, ROW_PT, history.deeds.len(), |ui, rows| {
            for place in rows {
                if let Some(deed) = history.deeds.get(place) {
                    row(session, words, outbox, ui, theme, deed, place == 0);
                }
            }
        });
    ui.add_space(theme::GAP);
    if ui.button(words.get("close")).clicked() {
        outbox.push(Action::CloseOverlay);
    }
}

/// What was done, below it who and when and where; the way back at the end.
fn row(
    session: &Session,
    words: &Words,
    outbox: &mut Outbox,
    ui: &mut Ui,
    theme: &Theme,
    deed: &Deed,
    is_now: bool,
) {
    let name = words.deed(&deed.what);
    let name = match deed.kind {
        Kind::Do => name,
        Kind::Undo(_) => fl!(words.loader, "status-undone", deed = name),
        Kind::Redo(_) => fl!(words.loader, "status-redone", deed = name),
    };
    let project = session.project();
    let who = project.person(&deed.by);
    let when = words.moment(deed.when_ms);
    let article = deed
        .article
        .as_ref()
        .and_then(|id| project.articles().get(id));
    let mut told = vec![who, when.as_str()];
    if let Some(article) = article {
        told.push(&article.title);
    }
    let first = RichText::new(name).family(crate::ui::fonts::bold());
    let first = first.size(12.5).color(theme.ink);
    let second = RichText::new(words.line(&told));
    let second = second.size(theme::SMALL_SIZE_PT).color(theme.mute);
    ui.push_id((deed.session.as_str(), deed.n), |ui| {
        kit::two_lines(ui, ROW_PT - 4.0, first, second, |ui| {
            let back = words.get("cmd-history-back");
            if !is_now && kit::link_button(ui, &back).clicked() {
                outbox.push(Action::GoBack(deed.session.clone(), deed.n));
                outbox.push(Action::CloseOverlay);
            }
        });
    });
}
