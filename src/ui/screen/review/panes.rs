//! The same text once for each annotator, scrolling together, or once with the tags of all. The
//! words of the row looked at are framed in every pane.

use std::ops::Range;

use egui::{
    Align, Color32, Id, Layout, Rect, RichText, Stroke, StrokeKind, Ui, UiBuilder, pos2, vec2,
};

use super::{GAP_PT, Room};
use crate::agreement::compare::Unit;
use crate::app::commands::Args;
use crate::model::{Article, Item};
use crate::text::index::ArticleText;
use crate::ui::article::{ArticleColours, Hits, PlacedImage, ViewInput, ViewOutput};
use crate::ui::desk::marks;
use crate::ui::desk::panes::{chip_fold, heading, placed, text_setting};
use crate::ui::shell::PaneState;
use crate::ui::{fonts, kit, theme};

/// The most panes side by side.
pub(super) const PANES_MAX: usize = 4;

/// Height of the strip that says whose pane it is, in points.
const OWNER_PT: f32 = 24.0;

/// What all panes show alike.
struct Page<'a> {
    text: &'a ArticleText,
    article: &'a Article,
    images: Vec<PlacedImage>,
    /// Where the reader is taken, in scalars, once.
    scroll_to: Option<usize>,
}

pub(super) fn show(room: &mut Room<'_>, ui: &mut Ui) {
    let session = room.session;
    let article = session.project().articles().get(&room.view.article);
    let text = session.text_read(&room.view.article);
    let (Some(article), Some(text)) = (article, text) else {
        return kit::empty(ui, &room.words.get("pane-unreadable"), "");
    };
    let page = Page {
        text,
        article,
        images: placed(room.pictures, ui, session, article, room.words),
        scroll_to: taken_to(room),
    };
    let count = match room.view.layered {
        true => 1,
        false => room.view.annotators.len().min(PANES_MAX),
    };
    // Lent for the time of painting.
    let mut panes = std::mem::take(&mut room.state.panes);
    panes.resize_with(count, PaneState::default);
    let rects = rects(ui.available_rect_before_wrap(), count);
    let mut moved = None;
    for (place, (pane, rect)) in panes.iter_mut().zip(&rects).enumerate() {
        if one(room, ui, &page, place, pane, *rect) {
            moved = Some(place);
        }
    }
    follow(ui, &mut panes, moved);
    room.state.panes = panes;
}

/// The panes beside each other.
fn rects(area: Rect, count: usize) -> Vec<Rect> {
    let gaps = GAP_PT * count.saturating_sub(1) as f32;
    // Whole points, so that lines break alike in all of them.
    let width = ((area.width() - gaps) / count.max(1) as f32).floor();
    (0..count)
        .map(|place| {
            let left = area.left() + place as f32 * (width + GAP_PT);
            Rect::from_min_size(pos2(left, area.top()), vec2(width, area.height()))
        })
        .collect()
}

/// Where the row looked at begins, if the panes were not taken there yet.
fn taken_to(room: &mut Room<'_>) -> Option<usize> {
    if room.state.taken_to == room.view.at {
        return None;
    }
    room.state.taken_to.clone_from(&room.view.at);
    let unit = room.state.unit()?;
    (unit.start != usize::MAX).then_some(unit.start)
}

/// All pages stand at the same place as the one that moved.
fn follow(ui: &Ui, panes: &mut [PaneState], moved: Option<usize>) {
    let Some(offset_pt) = moved
        .and_then(|place| panes.get(place))
        .map(|pane| pane.view.offset_pt())
    else {
        return;
    };
    for (place, pane) in panes.iter_mut().enumerate() {
        if Some(place) != moved && (pane.view.offset_pt() - offset_pt).abs() > 0.5 {
            pane.view.scroll_to_offset(offset_pt);
            ui.ctx().request_repaint();
        }
    }
}

/// Paints a pane; true if the reader's hand moved its page.
fn one(
    room: &mut Room<'_>,
    ui: &mut Ui,
    page: &Page<'_>,
    place: usize,
    pane: &mut PaneState,
    rect: Rect,
) -> bool {
    let theme = room.theme;
    let (line, kind) = (theme.hairline(), StrokeKind::Inside);
    ui.painter()
        .rect(rect, theme::RADIUS_LARGE, theme.page, line, kind);
    let unit = room.state.unit();
    let selected = unit.map(|unit| selected(room, unit, place));
    let annotators = match room.view.layered {
        true => room.view.annotators.as_slice(),
        false => room.view.annotators.get(place..=place).unwrap_or_default(),
    };
    let shown = marks::Shown {
        article: &room.view.article,
        annotators,
        letters: if room.view.layered {
            &room.letters
        } else {
            &[]
        },
        selected: selected.as_deref().unwrap_or_default(),
        suggestions: false,
        older: None,
    };
    pane.marks
        .refresh(room.session, &shown, room.words, theme, room.lit);
    let frame = unit.map(|unit| framed(room, unit, place));
    let hits = frame.as_ref().map(|frame| Hits {
        range_scalar: frame,
        current: 0,
        framed: true,
        fill: Color32::TRANSPARENT,
        fill_current: Color32::TRANSPARENT,
    });
    let inner = rect.shrink(6.0);
    let strip = inner.with_max_y(inner.top() + OWNER_PT);
    owner(room, ui, place, strip.shrink2(vec2(8.0, 0.0)));
    let line = Stroke::new(theme::LINE_WIDTH, theme.line);
    ui.painter().hline(rect.x_range(), strip.bottom(), line);
    let heading = heading(room.words, page.article, pane.marks.claims);
    let PaneState { view, marks, .. } = pane;
    let words = room.words;
    let id = room.view.annotators.get(place);
    let name = match room.view.layered {
        true => words.get("review-layered"),
        false => id.map(|id| room.person(place, id)).unwrap_or_default(),
    };
    let builder = UiBuilder::new()
        .max_rect(inner.with_min_y(strip.bottom() + 1.0))
        .id_salt(("review pane", place));
    let input = ViewInput {
        id_salt: Id::unique(("review", place)),
        text: page.text,
        marks: &marks.marks,
        marks_revision: marks.revision,
        hits: hits.as_ref(),
        chips: &marks.chips,
        chip_fold: &|count, open| chip_fold(words, count, open),
        selection: None,
        caret: None,
        heading: &heading,
        heading_end_inset_pt: 0.0,
        images: &page.images,
        folds: &[],
        text_size_pt: theme::READING_SIZE_PT * room.session.workspace.text_percent as f32 / 100.0,
        setting: text_setting(&room.session.workspace.typesetting),
        colours: ArticleColours::from(theme),
        take_focus: false,
        scroll_to: page.scroll_to,
        scroll_by_pt: 0.0,
        keeps_tab: false,
        name: &name,
        progress_name: &words.get("pane-settling"),
    };
    let output = ui
        .scope_builder(builder, |ui| view.show(ui, room.painter, &input))
        .inner;
    let item = |mark: u64| marks.item(mark).cloned();
    answer(room, &output, item);
    output.scrolled_pt != 0.0
}

/// A click on a tag leads to its row.
fn answer(room: &mut Room<'_>, output: &ViewOutput, item: impl Fn(u64) -> Option<Item>) {
    let clicked = output.mark_clicked.or(output.chip_clicked).and_then(&item);
    if let Some(item) = clicked {
        room.ask("review.show", Args::new().with("id", item.id()));
    }
    let hovered = output.mark_hovered.or(output.chip_hovered);
    if let Some(item) = hovered.and_then(item) {
        room.outbox.hover(item);
    }
}

/// Over a pane, wherever its page stands: whose tags these are, and who has not handed them in.
fn owner(room: &Room<'_>, ui: &mut Ui, place: usize, strip: Rect) {
    let words = room.words;
    let (name, beside, colour) = if room.view.layered {
        (
            words.get("review-layered"),
            layer_lines(room),
            room.theme.mute,
        )
    } else {
        let id = room.view.annotators.get(place);
        let is_unfinished = id.is_some_and(|id| room.state.unfinished.contains(id));
        let mark = is_unfinished.then(|| words.get("review-unfinished"));
        let name = id.map(|id| room.person(place, id)).unwrap_or_default();
        (name, mark.unwrap_or_default(), room.theme.warn)
    };
    let builder = UiBuilder::new()
        .max_rect(strip)
        .layout(Layout::left_to_right(Align::Center))
        .id_salt(("review owner", place));
    ui.scope_builder(builder, |ui| {
        let name = RichText::new(name).family(fonts::bold()).size(12.5);
        ui.label(name.color(room.theme.ink));
        if !beside.is_empty() {
            let beside = RichText::new(beside)
                .size(theme::SMALL_SIZE_PT)
                .color(colour);
            ui.add(egui::Label::new(beside).truncate());
        }
    });
}

/// By which line the mentions of each annotator are told.
fn layer_lines(room: &Room<'_>) -> String {
    let people = room.view.annotators.iter().take(PANES_MAX).enumerate();
    let told: Vec<String> = people
        .map(|(place, _)| {
            let line = room.words.get(&format!("review-line-{place}"));
            room.words.joined(&[&room.letter(place), &line], ": ")
        })
        .collect();
    let told: Vec<&str> = told.iter().map(String::as_str).collect();
    room.words.line(&told)
}

/// The tags of the row that a pane shows.
fn selected(room: &Room<'_>, unit: &Unit, place: usize) -> Vec<Item> {
    match room.view.layered {
        true => unit.items(),
        false => unit
            .tags
            .get(place)
            .cloned()
            .flatten()
            .into_iter()
            .collect(),
    }
}

/// The words a pane frames: those of its own tag, where it has none those of the others.
fn framed(room: &Room<'_>, unit: &Unit, place: usize) -> Vec<Range<usize>> {
    let project = room.session.project();
    let of = |item: &Item| {
        let place = project.place_of(item);
        let now = place.and_then(|(article, anchor)| room.session.place_now(article, anchor));
        now.unwrap_or_default()
    };
    let own = unit.tags.get(place).and_then(Option::as_ref);
    match own.filter(|_| !room.view.layered) {
        Some(item) => united(of(item)),
        None => united(unit.tags.iter().flatten().flat_map(of).collect()),
    }
}

/// Ranges in order, those that overlap made one.
fn united(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_by_key(|range| (range.start, range.end));
    let mut found: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match found.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => found.push(range),
        }
    }
    found
}
