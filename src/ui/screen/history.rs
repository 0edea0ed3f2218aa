//! The history of the project: every deed of everybody, or those in one article; from each a look
//! at the project as it was then, and the way back. Lists and asks.

use egui::{RichText, Ui};
use i18n_embed_fl::fl;

use crate::app::session::back::Deed;
use crate::app::{Session, Words};
use crate::model::{ArticleId, Kind, Moment};
use crate::ui::kit;
use crate::ui::outbox::{Action, Outbox};
use crate::ui::overlay::History;
use crate::ui::shell::Shell;
use crate::ui::theme::{self, Theme};

const WIDTH_PT: f32 = 760.0;
const ROW_PT: f32 = 46.0;
/// Width of the list of articles to choose from, in points.
const CHOICE_PT: f32 = 320.0;

pub fn show(shell: &mut Shell, ui: &mut Ui, theme: &Theme, history: &mut History) {
    kit::modal_width(ui, WIDTH_PT);
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
    articles(session, words, ui, history);
    ui.add_space(theme::GAP);
    follow(history);
    let rows = history.rows.as_ref().map_or(&[][..], |(_, rows)| rows);
    if rows.is_empty() {
        let empty = match history.article {
            Some(_) => "history-none-such",
            None => "history-empty",
        };
        kit::empty(ui, &words.get(empty), "");
    }
    let height = ui.ctx().content_rect().height() * 0.55;
    egui::ScrollArea::vertical()
        .max_height(height)
        .auto_shrink([false, true])
        .show_rows(ui, ROW_PT, rows.len(), |ui, shown| {
            for place in rows.get(shown).unwrap_or_default() {
                if let Some(deed) = history.deeds.get(*place) {
                    let article = history.article.as_ref();
                    row(
                        (session, words),
                        outbox,
                        ui,
                        theme,
                        deed,
                        *place == 0,
                        article,
                    );
                }
            }
        });
    ui.add_space(theme::GAP);
    if ui.button(words.get("close")).clicked() {
        outbox.push(Action::CloseOverlay);
    }
}

/// Works out which deeds are wanted, if another article was chosen.
fn follow(history: &mut History) {
    let wanted = &history.article;
    if history.rows.as_ref().is_some_and(|(of, _)| of == wanted) {
        return;
    }
    let fits = |deed: &Deed| wanted.is_none() || deed.article == *wanted;
    let deeds = history.deeds.iter().enumerate();
    let rows = deeds.filter(|(_, deed)| fits(deed)).map(|(place, _)| place);
    history.rows = Some((wanted.clone(), rows.collect()));
}

/// The articles to choose from.
fn articles(session: &Session, words: &Words, ui: &mut Ui, history: &mut History) {
    let every = words.get("history-every-article");
    let title = |id: &ArticleId| {
        let article = session.project().articles().get(id);
        article.map_or_else(|| id.to_string(), |it| it.title.clone())
    };
    let now = history
        .article
        .as_ref()
        .map_or_else(|| every.clone(), title);
    let mut chosen = None;
    let combo = egui::ComboBox::from_id_salt("history article")
        .selected_text(now)
        .truncate()
        .width(CHOICE_PT)
        .show_ui(ui, |ui| {
            ui.set_max_width(CHOICE_PT * 1.5);
            let row = egui::Button::selectable(history.article.is_none(), &every);
            if ui.add(row).clicked() {
                chosen = Some(None);
            }
            for id in &history.choices {
                let on = history.article.as_ref() == Some(id);
                let row = egui::Button::selectable(on, title(id)).truncate();
                if ui.add(row).clicked() {
                    chosen = Some(Some(id.clone()));
                }
            }
        });
    kit::name(&combo.response, &words.get("history-article"));
    if let Some(article) = chosen {
        history.article = article;
    }
}

/// What was done, below it who and when and where; the look at it and the way back at the end.
fn row(
    (session, words): (&Session, &Words),
    outbox: &mut Outbox,
    ui: &mut Ui,
    theme: &Theme,
    deed: &Deed,
    is_now: bool,
    wanted: Option<&ArticleId>,
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
            if is_now {
                return;
            }
            let moment = Moment::After {
                session: deed.session.clone(),
                n: deed.n,
            };
            let mut ask = |ui: &mut Ui, name: &str, action: Action| {
                if kit::link_button(ui, &words.get(name)).clicked() {
                    outbox.push(action);
                    outbox.push(Action::CloseOverlay);
                }
            };
            ask(ui, "past-look", Action::LookAt(moment.clone()));
            if session.is_read_only() || session.shown_past().is_some() {
                return;
            }
            match wanted {
                Some(article) => {
                    let action = Action::AskToRestore(article.clone(), moment);
                    ask(ui, "past-restore", action);
                }
                None => {
                    let action = Action::GoBack(deed.session.clone(), deed.n);
                    ask(ui, "cmd-history-back", action);
                }
            }
        });
    });
}
