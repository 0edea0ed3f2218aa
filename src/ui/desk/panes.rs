//! One to four articles side by side, each scrolling on its own or locked together, with a gap
//! between them in which they are resized and ribbons run.

use egui::{Align, CursorIcon, Id, Layout, Rect, RichText, Sense, Ui, UiBuilder, pos2, vec2};

use super::library::claims_line;
use super::{correction, handed_in, lock, marks, oddities, palette, ribbons};
use crate::app::commands::Args;
use crate::app::workspace::{Pane, ReadingFace, Typesetting};
use crate::app::{Session, Words};
use crate::model::Article;
use crate::model::edit::Item;
use crate::text::fonts::Face;
use crate::text::layout::READING_LINE_HEIGHT;
use crate::ui::article::{
    ArticleColours, ChipFold, Heading, Hits, ImageContent, PlacedImage, TextSetting, ViewInput,
    ViewOutput,
};
use crate::ui::outbox::{Action, Outbox};
use crate::ui::pictures::{Picture, Pictures};
use crate::ui::shell::{PaneState, Shell};
use crate::ui::theme::{self, Theme};
use crate::ui::{field, kit};

/// Space between panes, where they are dragged wider and ribbons run, in points: of two, three and
/// four panes.
const GAPS_PT: [f32; 3] = [44.0, 32.0, 26.0];
/// Height at the top of the gaps where a lock says that panes scroll together, in points.
const LOCK_PT: f32 = 34.0;
/// Room that the close button takes of the article's first row, in points.
const CLOSE_INSET_PT: f32 = 28.0;
/// No pane is dragged narrower than this, in points.
const WIDTH_PT_MIN: f32 = 220.0;

pub fn show(shell: &mut Shell, ui: &mut Ui, theme: &Theme) {
    let area = ui.available_rect_before_wrap();
    ui.allocate_rect(area, Sense::hover());
    let panes = match &shell.session {
        Some(session) => session.workspace.panes.clone(),
        None => return,
    };
    if panes.is_empty() {
        empty(shell, ui, area);
        return;
    }
    let grip_name = shell.words.get("pane-grip");
    let over_ribbon = |pos| shell.ribbons.at(pos).is_some();
    let (rects, gaps) = split(ui, area, panes.len(), theme, &grip_name, over_ribbon);
    for (place, (pane, rect)) in panes.iter().zip(&rects).enumerate() {
        paper(shell, ui, theme, place, pane, *rect);
    }
    let behind_words = ui.painter().add(egui::Shape::Noop);
    let mut selection_box = None;
    for (place, (pane, rect)) in panes.iter().zip(&rects).enumerate() {
        let found = one(shell, ui, theme, place, pane, *rect);
        selection_box = selection_box.or(found);
    }
    let locked = shell
        .session
        .as_ref()
        .is_some_and(|session| session.workspace.locked);
    let places = ribbons::Places {
        panes: &rects,
        gaps: &gaps,
        head_pt: if locked { LOCK_PT } else { 0.0 },
        behind_words,
    };
    ribbons::show(shell, ui, theme, &places);
    lock::follow(shell, ui);
    if locked {
        for gap in &gaps {
            unlock_button(ui, &shell.words, gap.rect, &mut shell.outbox);
        }
    }
    palette::show(shell, ui, theme, selection_box, area);
}

fn empty(shell: &mut Shell, ui: &mut Ui, area: Rect) {
    let words = &shell.words;
    ui.scope_builder(UiBuilder::new().max_rect(area), |ui| {
        ui.vertical_centered(|ui| {
            ui.add_space(area.height() * 0.3);
            let nothing = shell
                .session
                .as_ref()
                .is_some_and(|session| session.project().articles().is_empty());
            if nothing {
                kit::empty(
                    ui,
                    &words.get("desk-no-articles"),
                    &words.get("desk-no-articles-hint"),
                );
                if ui.button(words.get("cmd-library-add")).clicked() {
                    shell.outbox.command("library.add");
                }
            } else {
                kit::empty(ui, &words.get("desk-empty"), &words.get("desk-empty-hint"));
            }
        });
    });
}

/// The panes' rectangles, and what the pointer does in the gaps between them, which are dragged.
fn split(
    ui: &mut Ui,
    area: Rect,
    count: usize,
    theme: &Theme,
    grip_name: &str,
    over_ribbon: impl Fn(egui::Pos2) -> bool,
) -> (Vec<Rect>, Vec<egui::Response>) {
    let gap_pt = GAPS_PT[count.saturating_sub(2).min(GAPS_PT.len() - 1)];
    let id = Id::unique(("pane widths", count));
    let equal = vec![1.0 / count as f32; count];
    let mut shares: Vec<f32> = ui
        .data(|data| data.get_temp(id))
        .filter(|s: &Vec<f32>| s.len() == count)
        .unwrap_or(equal);
    let room = area.width() - gap_pt * (count as f32 - 1.0);
    let mut rects = Vec::with_capacity(count);
    let mut gaps = Vec::new();
    let mut x = area.left();
    for place in 0..count {
        let width = room * shares[place];
        rects.push(Rect::from_min_size(
            pos2(x, area.top()),
            vec2(width, area.height()),
        ));
        x += width;
        if place + 1 < count {
            let grip = Rect::from_min_size(pos2(x, area.top()), vec2(gap_pt, area.height()));
            let response = ui.interact(grip, id.with(place), Sense::click_and_drag());
            response
                .widget_info(|| egui::WidgetInfo::labeled(egui::Role::Splitter, true, grip_name));
            let on_ribbon = response.hover_pos().is_some_and(&over_ribbon);
            if (response.hovered() && !on_ribbon) || response.dragged() {
                ui.ctx().set_cursor_icon(CursorIcon::ResizeHorizontal);
                let line = Rect::from_center_size(grip.center(), vec2(3.0, 48.0));
                ui.painter().rect_filled(line, 2.0, theme.accent_line);
            }
            if response.dragged() && room > 0.0 {
                let least = (WIDTH_PT_MIN / room).min(0.45 * (shares[place] + shares[place + 1]));
                let sum = shares[place] + shares[place + 1];
                let wanted = shares[place] + response.drag_delta().x / room;
                shares[place] = wanted.clamp(least, sum - least);
                shares[place + 1] = sum - shares[place];
            }
            if response.double_clicked() && !on_ribbon {
                shares = vec![1.0 / count as f32; count];
            }
            gaps.push(response);
            x += gap_pt;
        }
    }
    ui.data_mut(|data| data.insert_temp(id, shares));
    (rects, gaps)
}

/// What a pane lies on.
fn paper(shell: &Shell, ui: &Ui, theme: &Theme, place: usize, pane: &Pane, rect: Rect) {
    let Some(desk) = shell.session.as_ref().map(|session| &session.workspace) else {
        return;
    };
    let pointed = desk.hovered == Some(Item::Article(pane.article.clone()));
    let stroke = if pointed || (desk.focused == place && desk.panes.len() > 1) {
        egui::Stroke::new(1.0, theme.accent_line)
    } else {
        theme.hairline()
    };
    ui.painter().rect(
        rect,
        theme::RADIUS_LARGE,
        theme.page,
        stroke,
        egui::StrokeKind::Inside,
    );
}

/// Paints one pane; where its selection lies, if the small palette belongs there.
fn one(
    shell: &mut Shell,
    ui: &mut Ui,
    theme: &Theme,
    place: usize,
    pane: &Pane,
    rect: Rect,
) -> Option<Rect> {
    let Shell {
        session,
        words,
        painter,
        panes,
        pictures,
        outbox,
        focus_article,
        lit,
        tally,
        ..
    } = shell;
    let session = session.as_ref()?;
    let article = session.project().articles().get(&pane.article)?;
    let focused = session.workspace.focused == place;
    let inner = rect.shrink2(vec2(6.0, 6.0));
    let state = panes.entry(pane.key).or_default();
    let shown = marks::Shown {
        article: &pane.article,
        annotators: std::slice::from_ref(session.hand()),
        letters: &[],
        selected: session.workspace.selected.as_slice(),
        suggestions: pane.older.is_none(),
        older: pane.older.as_deref(),
    };
    state.marks.refresh(session, &shown, words, theme, lit);
    let mut top = inner.top();
    if focused && session.workspace.find.open {
        let bar = Rect::from_min_size(inner.min, vec2(inner.width(), 36.0));
        ui.scope_builder(UiBuilder::new().max_rect(bar.shrink(4.0)), |ui| {
            find_bar(session, words, painter, ui, theme, outbox);
        });
        top = bar.bottom();
    }
    let body = Rect::from_min_max(pos2(inner.left(), top), inner.max);
    let Some(text) = session.text_in(pane) else {
        ui.scope_builder(UiBuilder::new().max_rect(body), |ui| {
            kit::empty(ui, &words.get("pane-unreadable"), "");
        });
        return None;
    };
    state.oddities.refresh(text);
    let mut body = body;
    let several_panes = session.workspace.panes.len() > 1;
    if state.oddities.are_to_be_told() {
        let strip = body.with_max_y(body.top() + oddities::STRIP_PT);
        body = body.with_min_y(strip.bottom());
        ui.scope_builder(UiBuilder::new().max_rect(strip.shrink(4.0)), |ui| {
            let told = &mut state.oddities;
            told.strip(ui, theme, words, session, &pane.article, outbox);
        });
    }
    let progress = tally.of(&pane.article).progress;
    if let Some(progress) = progress.filter(|it| it.is_submitted()) {
        let mut strip = body.with_max_y(body.top() + oddities::STRIP_PT);
        body = body.with_min_y(strip.bottom());
        if several_panes {
            strip.max.x -= CLOSE_INSET_PT;
        }
        ui.scope_builder(UiBuilder::new().max_rect(strip.shrink(4.0)), |ui| {
            handed_in::strip(ui, theme, words, &pane.article, progress, outbox);
        });
    }
    let notes = correction::Notes::of(session, pane);
    let height_pt = notes.height_pt();
    if height_pt > 0.0 {
        let mut strip = body.with_max_y(body.top() + height_pt);
        body = body.with_min_y(strip.bottom());
        if several_panes {
            strip.max.x -= CLOSE_INSET_PT;
        }
        let builder = UiBuilder::new()
            .max_rect(strip.shrink(4.0))
            .id_salt(("correction", pane.key));
        ui.scope_builder(builder, |ui| notes.show(ui, theme, words, text, outbox));
    }
    // Captions lie in the text of now.
    let images = match pane.older {
        None => placed(pictures, ui, session, article, words),
        Some(_) => Vec::new(),
    };
    let mut heading = heading(words, article, state.marks.claims);
    if session.is_skimmed() {
        heading.counts.clear();
    }
    let selection = session
        .workspace
        .selection
        .as_ref()
        .filter(|one| one.article == pane.article && pane.older.is_none())
        .map(|one| (one.anchor, one.focus));
    let find = &session.workspace.find;
    let finds = focused && find.open && pane.older.is_none();
    let hits = if finds {
        Some(Hits {
            range_scalar: &find.hits,
            current: find.current,
            framed: false,
            fill: theme.find_hit,
            fill_current: theme.find_current,
        })
    } else {
        notes.suggested().map(|place| Hits {
            range_scalar: place,
            current: 0,
            framed: true,
            fill: theme.find_hit,
            fill_current: theme.find_current,
        })
    };
    let hit = find.hits.get(find.current).filter(|_| finds);
    let folds = state
        .furniture
        .folds(session, words, pane, text, &state.marks, hit);
    let percent = session.workspace.text_percent as f32 / 100.0;
    let several = several_panes;
    let take_focus = focused && std::mem::take(focus_article);
    let progress_name = words.get("pane-settling");
    let output = ui
        .scope_builder(
            UiBuilder::new().max_rect(body).id_salt(("pane", pane.key)),
            |ui| {
                let PaneState { view, marks, .. } = state;
                view.show(
                    ui,
                    painter,
                    &ViewInput {
                        id_salt: Id::unique(("article", pane.key)),
                        text,
                        marks: &marks.marks,
                        marks_revision: marks.revision,
                        hits: hits.as_ref(),
                        chips: &marks.chips,
                        chip_fold: &|count, open| chip_fold(words, count, open),
                        selection,
                        caret: selection.map(|(_, focus)| focus),
                        heading: &heading,
                        heading_end_inset_pt: if several { CLOSE_INSET_PT } else { 0.0 },
                        images: &images,
                        folds: &folds,
                        text_size_pt: theme::READING_SIZE_PT * percent,
                        setting: text_setting(&session.workspace.typesetting),
                        colours: colours(theme),
                        take_focus,
                        scroll_to: pane.scroll_to,
                        scroll_by_pt: 0.0,
                        keeps_tab: pane.older.is_none()
                            && !session.suggestions(&pane.article).is_empty(),
                        name: &article.title,
                        progress_name: &progress_name,
                    },
                )
            },
        )
        .inner;
    state.scrolled_pt = output.scrolled_pt;
    if output.fold_clicked.is_some() {
        outbox.push(Action::FocusPane(place));
        outbox.command("view.furniture");
    }
    if several {
        close_button(ui, words, place, rect, outbox);
    }
    collect(session, place, pane, &state.marks, &output, outbox);
    output.selection_box.filter(|_| focused)
}

/// Between the heads of locked panes: says that they are, and lets go of them.
fn unlock_button(ui: &mut Ui, words: &Words, gap: Rect, outbox: &mut Outbox) {
    let at = pos2(gap.center().x, gap.top() + LOCK_PT / 2.0 + 4.0);
    let spot = Rect::from_center_size(at, vec2(24.0, 24.0));
    let builder = UiBuilder::new()
        .max_rect(spot)
        .id_salt(("lock", gap.left() as i64));
    ui.scope_builder(builder, |ui| {
        if kit::icon_button(ui, kit::Icon::Lock, &words.get("panes-unlock")).clicked() {
            outbox.command("view.lock");
        }
    });
}

fn close_button(ui: &mut Ui, words: &Words, place: usize, rect: Rect, outbox: &mut Outbox) {
    let spot = Rect::from_min_size(
        pos2(rect.right() - 30.0, rect.top() + 8.0),
        vec2(22.0, 22.0),
    );
    ui.scope_builder(
        UiBuilder::new().max_rect(spot).id_salt(("close", place)),
        |ui| {
            if kit::icon_button(ui, kit::Icon::Close, &words.get("cmd-pane-close")).clicked() {
                outbox.push(Action::ClosePane(place));
            }
        },
    );
}

pub(in crate::ui) fn heading(words: &Words, article: &Article, claims: usize) -> Heading {
    let outlet = if article.outlet.is_empty() {
        words.get("outlet-unknown")
    } else {
        article.outlet.clone()
    };
    Heading {
        outlet,
        date: words.date(&article.date.iso),
        title: article.title.clone(),
        counts: claims_line(words, claims),
    }
}

/// "+7" for seven chips without room.
pub(in crate::ui) fn chip_fold(words: &Words, count: usize, open: bool) -> ChipFold {
    let number = words.number(count);
    if open {
        let fewer = words.get("chips-fewer");
        return ChipFold {
            shown: fewer.clone(),
            spoken: fewer,
        };
    }
    ChipFold {
        shown: format!("+{number}"),
        spoken: i18n_embed_fl::fl!(words.loader, "chips-more", count = count, shown = number),
    }
}

pub(in crate::ui) fn text_setting(wished: &Typesetting) -> TextSetting {
    TextSetting {
        face: match wished.face {
            ReadingFace::Naskh => Face::Reading,
            ReadingFace::Vazirmatn => Face::Interface,
        },
        justified: wished.justified,
        line_height: READING_LINE_HEIGHT * wished.line_percent as f32 / 100.0,
        show_invisible: wished.show_invisible,
    }
}

fn colours(theme: &Theme) -> ArticleColours {
    ArticleColours {
        ink: theme.ink,
        mute: theme.mute,
        hint: theme.hint,
        page: theme.page,
        border: theme.line,
        accent: theme.accent,
        selection: theme.selection,
        on_badge: theme.page,
    }
}

pub(in crate::ui) fn placed(
    pictures: &mut Pictures,
    ui: &Ui,
    session: &Session,
    article: &Article,
    words: &Words,
) -> Vec<PlacedImage> {
    let name = words.get("picture-name");
    article
        .images
        .iter()
        .map(|image| {
            let above_scalar = image.caption.map_or(0, crate::model::Fragment::start);
            let (content, name) = match pictures.get(ui.ctx(), session, words, image) {
                Picture::Ready(texture) => {
                    let size_pt = texture.size_vec2() / ui.ctx().pixels_per_point();
                    (
                        ImageContent::Texture {
                            id: texture.id(),
                            size_pt,
                        },
                        name.clone(),
                    )
                }
                Picture::Loading => (
                    ImageContent::Placeholder(words.get("picture-loading")),
                    name.clone(),
                ),
                Picture::Broken(reason) => {
                    let text = i18n_embed_fl::fl!(words.loader, "picture-broken", reason = reason);
                    (ImageContent::Placeholder(text.clone()), text)
                }
            };
            PlacedImage {
                content,
                above_scalar,
                name,
            }
        })
        .collect()
}

/// Turns what happened in a view into actions.
fn collect(
    session: &Session,
    place: usize,
    pane: &Pane,
    marks: &marks::PaneMarks,
    output: &ViewOutput,
    outbox: &mut Outbox,
) {
    let item = |mark: u64| marks.item(mark).cloned();
    let touched = output.focused || output.selection.is_some() || output.mark_clicked.is_some();
    if touched && session.workspace.focused != place {
        outbox.push(Action::FocusPane(place));
    }
    if pane.scroll_to.is_some() {
        outbox.push(Action::Scrolled(place));
    }
    // An older text is read, not tagged: what is selected in it would be a place in another text.
    let is_own = pane.older.is_none();
    if let Some((anchor, focus)) = output.selection.filter(|_| is_own) {
        outbox.push(Action::Select {
            article: pane.article.clone(),
            anchor,
            focus,
        });
    } else if let Some(caret) = output.caret.filter(|_| is_own) {
        outbox.push(Action::Select {
            article: pane.article.clone(),
            anchor: caret,
            focus: caret,
        });
    }
    let marked = output.mark_clicked.filter(|_| {
        // A double click or a drag over a tag selects text, not the tag.
        output
            .selection
            .is_none_or(|(anchor, focus)| anchor == focus)
    });
    let suggested = marked.and_then(|mark| marks.suggestion(mark));
    if let Some(start) = suggested {
        let args = Args::new().with("at", start.to_string());
        outbox.push(Action::Command("suggestion.next", args));
    } else if let Some(found) = marked.or(output.chip_clicked).and_then(item) {
        outbox.push(Action::SelectItem(Some(found)));
    }
    if let Some(hovered) = output.mark_hovered.or(output.chip_hovered).and_then(item) {
        outbox.hover(hovered);
    }
}

fn find_bar(
    session: &Session,
    words: &Words,
    painter: &crate::ui::paint::SharedTextPainter,
    ui: &mut Ui,
    theme: &Theme,
    outbox: &mut Outbox,
) {
    let find = &session.workspace.find;
    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
        let mut query = find.query.clone();
        let response = field::Field::single(super::FIND_FIELD)
            .name(&words.get("find-name"))
            .hint(&words.get("find-hint"))
            .width((ui.available_width() - 190.0).max(90.0))
            .take_focus(super::focus_wanted(ui.ctx(), super::FIND_FIELD))
            .show(ui, painter, &mut query);
        if response.changed {
            outbox.push(Action::FindQuery(query));
        }
        if response.submitted {
            let back = ui.input(|input| input.modifiers.shift);
            outbox.command(if back { "find.previous" } else { "find.next" });
        }
        if response.cancelled {
            outbox.command("find.close");
        }
        let count = if find.query.is_empty() {
            String::new()
        } else if find.searching {
            words.get("find-searching")
        } else if find.hits.is_empty() {
            words.get("find-none")
        } else {
            let (current, total) = (
                words.number(find.current + 1),
                words.number(find.hits.len()),
            );
            i18n_embed_fl::fl!(words.loader, "find-count", current = current, total = total)
        };
        ui.label(
            RichText::new(count)
                .size(theme::SMALL_SIZE_PT)
                .color(theme.mute),
        );
        kit::at_end(ui, "find", Align::Center, |ui| {
            let mut exact = find.exact;
            if ui.checkbox(&mut exact, words.get("find-exact")).changed() {
                outbox.push(Action::FindExact(exact));
            }
            if kit::icon_button(ui, kit::Icon::Up, &words.get("cmd-find-previous")).clicked() {
                outbox.command("find.previous");
            }
            if kit::icon_button(ui, kit::Icon::Down, &words.get("cmd-find-next")).clicked() {
                outbox.command("find.next");
            }
            if kit::icon_button(ui, kit::Icon::Close, &words.get("cmd-find-close")).clicked() {
                outbox.command("find.close");
            }
        });
    });
}
