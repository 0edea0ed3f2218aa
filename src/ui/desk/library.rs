//! The library: articles with outlet, date, progress and counts; typing filters them.

use egui::{Align, Layout, RichText, Sense, Ui, vec2};

use super::handed_in;
use super::lit::Lit;
use super::tally::{ArticleTally, Tally};
use crate::app::commands::Args;
use crate::app::workspace::{LibraryShow, Request};
use crate::app::{Session, Words};
use crate::model::edit::Item;
use crate::model::review::Progress;
use crate::model::{ActorId, Article, ArticleId};
use crate::ui::outbox::{Action, Outbox};
use crate::ui::screen::team::colour;
use crate::ui::shell::Shell;
use crate::ui::theme::{self, Theme};
use crate::ui::{field, fonts, kit};

/// Up to so many articles the list is made whole, each row as high as its title is long.
const WHOLE_MAX: usize = 200;
/// What a row of a longer list shows of a title, and how high it is then.
const LONG_TITLE_LINES: usize = 2;
const LONG_ROW_PT: f32 = 75.0;
const ROW_GAP_PT: f32 = 4.0;

pub fn show(shell: &mut Shell, ui: &mut Ui, theme: &Theme) {
    let Shell {
        session,
        words,
        painter,
        outbox,
        tally,
        lit,
        ..
    } = shell;
    let Some(session) = session else {
        return;
    };
    tally.refresh(session);
    let mut filter = session.workspace.library_filter.clone();
    let response = field::Field::single(super::LIBRARY_FILTER)
        .name(&words.get("library-filter"))
        .hint(&words.get("library-filter"))
        .width(ui.available_width())
        .take_focus(super::focus_wanted(ui.ctx(), super::LIBRARY_FILTER))
        .show(ui, painter, &mut filter);
    if response.changed {
        outbox.push(Action::LibraryFilter(filter.clone()));
    }
    tally.list(session, &filter);
    let (tally, lit) = (&*tally, &*lit);
    let shown = tally.listed();
    if response.submitted
        && let Some(first) = shown.first()
    {
        let new_pane = ui.input(|input| input.modifiers.command);
        outbox.push(Action::OpenArticle {
            article: first.clone(),
            new_pane,
        });
    }
    ui.add_space(theme::GAP);
    ui.horizontal(|ui| {
        kit::section(ui, &words.get("library-title"));
        kit::at_end(ui, "add", Align::Center, |ui| {
            let hint = words.loader.get_attr("cmd-library-add", "hint");
            if kit::icon_button(ui, kit::Icon::Plus, &words.get("cmd-library-add"))
                .on_hover_text(hint)
                .clicked()
            {
                outbox.command("library.add");
            }
        });
    });
    choices(session, words, ui, tally, outbox);
    if session.project().articles().is_empty() {
        kit::empty(
            ui,
            &words.get("library-empty"),
            &words.get("library-empty-hint"),
        );
        return;
    }
    if shown.is_empty() {
        kit::empty(ui, &words.get("library-none-found"), "");
        return;
    }
    let is_long = shown.len() > WHOLE_MAX;
    let focused = session.workspace.focused_article();
    let focused = focused.and_then(|id| session.project().articles().get(id));
    if let Some(article) = focused.filter(|_| is_long) {
        let shown = (article, tally.of(&article.id));
        submit_button(session, words, ui, shown, outbox);
    }
    let row = |ui: &mut Ui, id: &ArticleId, outbox: &mut Outbox| {
        if let Some(article) = session.project().articles().get(id) {
            let lines_max = is_long.then_some(LONG_TITLE_LINES);
            let shown = (article, tally.of(id));
            row(session, words, ui, theme, shown, (lit, lines_max), outbox);
        }
    };
    egui::ScrollArea::vertical()
        .id_salt("library")
        .auto_shrink([false; 2])
        .show_viewport(ui, |ui, viewport| {
            ui.spacing_mut().item_spacing.y = ROW_GAP_PT;
            if is_long {
                long(ui, shown, viewport, |ui, id| row(ui, id, outbox));
            } else {
                for id in shown {
                    row(ui, id, outbox);
                }
            }
            actors(session, words, ui, theme, (&tally.actors, lit), outbox);
        });
}

/// Of a long list only the rows in view are made, all of one height.
fn long(
    ui: &mut Ui,
    shown: &[ArticleId],
    viewport: egui::Rect,
    mut row: impl FnMut(&mut Ui, &ArticleId),
) {
    let pitch_pt = LONG_ROW_PT + ROW_GAP_PT;
    let first = (viewport.top() / pitch_pt).max(0.0) as usize;
    let end = (viewport.bottom() / pitch_pt).ceil().max(0.0) as usize;
    let (first, end) = (first.min(shown.len()), end.min(shown.len()));
    // What is out of view is room and nothing else.
    let room = |ui: &mut Ui, rows: usize| {
        if rows > 0 {
            let size = vec2(ui.available_width(), rows as f32 * pitch_pt - ROW_GAP_PT);
            ui.allocate_space(size);
        }
    };
    room(ui, first);
    for id in shown.get(first..end).unwrap_or_default() {
        let size = vec2(ui.available_width(), LONG_ROW_PT);
        let (_, rect) = ui.allocate_space(size);
        let within = egui::UiBuilder::new().id_salt(id.as_str()).max_rect(rect);
        // A child that is not added up: a row takes its whole height however short its title is.
        row(&mut ui.new_child(within), id);
    }
    room(ui, shown.len() - end);
}

/// What is to be done now, where articles are handed out or several people tag.
fn choices(session: &Session, words: &Words, ui: &mut Ui, tally: &Tally, outbox: &mut Outbox) {
    let now = session.workspace.library_show;
    let is_shared = tally.is_handed_out() || session.project().annotators().iter().nth(1).is_some();
    if !is_shared && now == LibraryShow::All {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(5.0, 5.0);
        for show in LibraryShow::ALL {
            let name = words.get(&format!("library-show-{}", show.code()));
            if kit::pill(ui, &name, show == now).clicked() {
                let args = Args::new().with("which", show.code());
                outbox.push(Action::Command("library.show", args));
            }
        }
    });
    ui.add_space(theme::GAP);
}

fn row(
    session: &Session,
    words: &Words,
    ui: &mut Ui,
    theme: &Theme,
    (article, tally): (&Article, ArticleTally),
    (lit, lines_max): (&Lit, Option<usize>),
    outbox: &mut Outbox,
) {
    let on_desk = session.workspace.pane_of(&article.id).is_some();
    let focused = session.workspace.focused_article() == Some(&article.id);
    let fill = if on_desk {
        theme.accent_soft
    } else {
        theme.panel
    };
    let frame = egui::Frame::new()
        .fill(fill)
        .corner_radius(theme::RADIUS)
        .inner_margin(egui::Margin::symmetric(8, 6))
        .stroke(if focused {
            egui::Stroke::new(1.0, theme.accent_line)
        } else {
            egui::Stroke::NONE
        });
    let code = tally.progress.map_or("untouched", Progress::code);
    let state = words.get(&format!("progress-{code}"));
    let inner = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 1.0;
        ui.horizontal_top(|ui| {
            let width = ui.available_width() - 18.0;
            ui.allocate_ui_with_layout(vec2(width, 0.0), Layout::top_down(Align::Min), |ui| {
                ui.set_width(width);
                title(ui, theme, article, lines_max);
            });
            let (rect, _) = ui.allocate_exact_size(vec2(9.0, 18.0), Sense::hover());
            let colour = colour(theme, code);
            ui.painter().circle_filled(rect.center(), 4.5, colour);
        });
        let line_size = vec2(ui.available_width(), 18.0);
        ui.allocate_ui_with_layout(line_size, Layout::left_to_right(Align::Center), |ui| {
            let outlet = if article.outlet.is_empty() {
                words.get("outlet-unknown")
            } else {
                article.outlet.clone()
            };
            let line = words.line(&[&outlet, &words.date(&article.date.iso)]);
            let small = |text: String| {
                RichText::new(text)
                    .size(theme::SMALL_SIZE_PT)
                    .color(theme.mute)
            };
            kit::start_and_end(
                ui,
                article.id.as_str(),
                |ui| {
                    ui.add(egui::Label::new(small(line)).truncate().selectable(false));
                },
                |ui| {
                    // Before it is handed in, what counts is how much there is.
                    let is_submitted = tally.progress.is_some_and(Progress::is_submitted);
                    ui.label(small(match is_submitted {
                        true => state.clone(),
                        // What is still being read is not counted.
                        false if session.is_skimmed() => String::new(),
                        false => claims_line(words, tally.claims),
                    }));
                },
            );
        });
    });
    let response = ui.interact(
        inner.response.rect,
        ui.scope_id().with(("article", article.id.as_str())),
        Sense::click(),
    );
    response.widget_info(|| {
        egui::WidgetInfo::selected(egui::Role::Button, true, on_desk, &article.title)
    });
    response.context_menu(|ui| menu(words, ui, (article, tally), outbox));
    if response.hovered() {
        outbox.hover(Item::Article(article.id.clone()));
    }
    if lit.has(&Item::Article(article.id.clone())) || (response.hovered() && !on_desk) {
        ui.painter().rect_stroke(
            inner.response.rect,
            theme::RADIUS,
            theme.hairline(),
            egui::StrokeKind::Inside,
        );
    }
    if response.clicked() {
        let new_pane = ui.input(|input| input.modifiers.command);
        outbox.push(Action::OpenArticle {
            article: article.id.clone(),
            new_pane,
        });
    }
    if response.middle_clicked() {
        outbox.push(Action::OpenArticle {
            article: article.id.clone(),
            new_pane: true,
        });
    }
    let hint = i18n_embed_fl::fl!(words.loader, "library-row-hint");
    response.on_hover_text(words.line(&[&state, &hint]));
    if focused && lines_max.is_none() {
        submit_button(session, words, ui, (article, tally), outbox);
    }
}

fn title(ui: &mut Ui, theme: &Theme, article: &Article, lines_max: Option<usize>) {
    let title = RichText::new(&article.title)
        .family(fonts::bold())
        .color(theme.ink);
    let Some(lines_max) = lines_max else {
        ui.add(egui::Label::new(title).wrap().selectable(false));
        return;
    };
    let mut job = egui::text::LayoutJob::default();
    title.append_to(
        &mut job,
        ui.style(),
        egui::FontSelection::Default,
        Align::Min,
    );
    job.wrap.max_width = ui.available_width();
    job.wrap.max_rows = lines_max;
    ui.add(egui::Label::new(job).selectable(false));
}

/// What can be done with an article without reading it.
fn menu(
    words: &Words,
    ui: &mut Ui,
    (article, tally): (&Article, ArticleTally),
    outbox: &mut Outbox,
) {
    let row = |ui: &mut Ui, name: &str| {
        let clicked = kit::menu_row(ui, name, "", true).clicked();
        if clicked {
            ui.close();
        }
        clicked
    };
    for (id, new_pane) in [("library-open", false), ("library-open-beside", true)] {
        if row(ui, &words.get(id)) {
            outbox.push(Action::OpenArticle {
                article: article.id.clone(),
                new_pane,
            });
        }
    }
    let verb = verb_of(tally);
    if row(ui, &words.get(&format!("cmd-{}", verb.replace('.', "-")))) {
        handed_in::ask(outbox, verb, &article.id);
    }
    if row(ui, &words.get("cmd-article-change")) {
        outbox.push(Action::Request(Request::EditArticle(article.id.clone())));
    }
    if row(ui, &words.get("cmd-article-correct")) {
        let request = Request::CorrectArticleDialog(article.id.clone());
        outbox.push(Action::Request(request));
    }
}

/// Handing in, or taking back what was handed in.
fn verb_of(tally: ArticleTally) -> &'static str {
    match tally.progress {
        Some(progress) if progress.is_submitted() => "work.withdraw",
        _ => "work.submit",
    }
}

/// Stands under the article that is worked on, until it is handed in; of a long list above it.
fn submit_button(
    session: &Session,
    words: &Words,
    ui: &mut Ui,
    (article, tally): (&Article, ArticleTally),
    outbox: &mut Outbox,
) {
    let to_do = |it: Progress| (it.touched || it.assigned) && !it.is_submitted();
    if session.is_read_only() || !tally.progress.is_some_and(to_do) {
        return;
    }
    let button = ui.button(words.get("work-submit-short"));
    let hint = words.loader.get_attr("cmd-work-submit", "hint");
    if button.on_hover_text(hint).clicked() {
        handed_in::ask(outbox, "work.submit", &article.id);
    }
}

/// "9 claims", in the grammar of the language.
pub(super) fn claims_line(words: &Words, count: usize) -> String {
    let shown = words.number(count);
    i18n_embed_fl::fl!(words.loader, "claims-count", count = count, shown = shown)
}

/// The actors of the open articles, most mentioned first.
fn actors(
    session: &Session,
    words: &Words,
    ui: &mut Ui,
    theme: &Theme,
    (mentioned, lit): (&[(ActorId, usize)], &Lit),
    outbox: &mut Outbox,
) {
    if mentioned.is_empty() {
        return;
    }
    ui.add_space(theme::GAP_LARGE);
    kit::section(ui, &words.get("library-actors"));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(5.0, 5.0);
        for (id, count) in mentioned {
            let Some(actor) = session.project().actors().get(id) else {
                continue;
            };
            let selected = session.workspace.selected == Some(Item::Actor(id.clone()));
            let label = words.joined(&[actor.name(words.is_arabic()), &words.number(*count)], " ");
            let colour = theme.actors.of(Some(actor.kind.as_str()));
            let item = Item::Actor(id.clone());
            let pill = kit::dot_pill(ui, &label, colour, selected || lit.has(&item));
            if pill.hovered() {
                outbox.hover(item.clone());
            }
            if pill.clicked() {
                outbox.push(Action::SelectItem(Some(item)));
            }
        }
    });
}
