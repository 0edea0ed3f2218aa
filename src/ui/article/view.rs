//! The widget itself: keeps a pane's page, scrolls it, gathers what happened.
//!
//! Only what is on screen is laid out, looked up or painted in a frame. Selection and caret
//! belong to the caller; the view remembers only what a gesture needs until it ends.

use std::collections::HashMap;
use std::ops::Range;

use egui::containers::scroll_area::{DragScroll, ScrollSource};
use egui::{Id, Rect, ScrollArea, Sense, Ui, Vec2, pos2, vec2};
use parley::{Alignment, BaseDirection};

use super::canvas::Canvas;
use super::columns::Columns;
use super::labels::Labels;
use super::lanes::MarkIndex;
use super::margin::Margin;
use super::{ViewInput, ViewOutput, heading};
use crate::text::caret::Caret;
use crate::text::document::{Anchor, Document};
use crate::text::layout::{ParagraphStyle, TextEngine};
use crate::text::segment::grapheme_floor;
use crate::ui::paint::{SharedTextPainter, TextPainter};

const PARAGRAPH_GAP_PT: f32 = 10.0;
const BELOW_PT: f32 = 48.0;
/// How many blocks of very long paragraphs are settled in a frame: a few milliseconds' worth.
const SETTLED_IN_A_FRAME: usize = 2;
/// Height of the label of a fold, with the room around it.
pub(super) const FOLD_PT: f32 = 40.0;
/// Room above and below a picture.
pub(super) const IMAGE_GAP_PT: f32 = 8.0;

/// What a selection made with the mouse grows by.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Unit {
    Character,
    Word,
    Sentence,
}

/// A selection being made with the mouse, in bytes.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Gesture {
    pub anchor_byte: usize,
    pub focus_byte: usize,
    pub unit: Unit,
    /// The unit in which it began; it always stays selected.
    pub first: (usize, usize),
}

/// A click, for telling a drag that follows from one that stands alone.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Click {
    pub time_s: f64,
    pub pos: egui::Pos2,
    /// 1 for a single click, 2 for a double click and so on.
    pub count: u8,
}

/// Where a mark is in the window.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct MarkPlace {
    pub rect: Rect,
    /// Whether part of it is on screen; if not, only the height is known, and roughly.
    pub visible: bool,
}

/// The state of one pane.
#[derive(Default)]
pub struct ArticleView {
    pub(super) document: Option<Document>,
    pub(super) index: MarkIndex,
    pub(super) labels: Labels,
    pub(super) margin: Margin,
    pub(super) caret: Caret,
    /// When the caret moved last, in egui's seconds.
    pub(super) caret_moved_s: f64,
    pub(super) last_click: Option<Click>,
    pub(super) gesture: Option<Gesture>,
    pub(super) goal_x_px: Option<f32>,
    pub(super) mark_places: HashMap<u64, Rect>,
    /// Offset to be forced in the next frame.
    pub(super) pending_offset_pt: Option<f32>,
    /// The place that was kept at the top when the page changed last, and the offset at which it
    /// is. Unless the reader scrolls, the same place is kept again: sizes tried out and taken back
    /// lead back to where one was.
    kept: Option<(Anchor, f32)>,
    offset_pt: f32,
    view_height_pt: f32,
    heading_pt: f32,
    columns: Option<Columns>,
    /// Unmirrored place of the page's top start corner in the last frame.
    page_corner: egui::Pos2,
    seen: Option<Rect>,
    /// How far the page can be scrolled at most.
    offset_pt_max: f32,
    extras: Vec<(usize, Extra)>,
    /// The paragraph that is set as headline.
    headline: Option<usize>,
    /// How far the heading's first row reaches, in the unmirrored window.
    heading_row_end: f32,
}

/// What makes a paragraph's slot other than its text.
#[derive(Clone, Copy, PartialEq, Debug)]
enum Extra {
    Above(f32),
    Folded(f32),
}

impl ArticleView {
    /// An empty pane.
    pub fn new() -> Self {
        Self::default()
    }

    /// Shows the pane in all the room that `ui` has.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        painter: &SharedTextPainter,
        input: &ViewInput<'_>,
    ) -> ViewOutput {
        let mut text = painter.lock();
        text.atlas.texture(ui.ctx());
        let mut output = ViewOutput::default();
        let ppp = ui.ctx().pixels_per_point();
        let width_pt = ui.available_width() - ui.spacing().scroll.allocated_width();
        let columns = Columns::measure(width_pt, input.text_size_pt);
        self.view_height_pt = ui.available_height();
        self.heading_row_end = ui.available_rect_before_wrap().right() - input.heading_end_inset_pt;
        let caret_before = self.caret;
        self.labels.begin(ppp);
        self.prepare(&mut text, input, columns, ppp);
        // A page that has just grown longer is no page pulled beyond its end: the spring would
        // take the reader away from the line that was kept in place.
        ui.spacing_mut().scroll.kinetic.rubber_band = false;
        let id = input.id_salt;
        let mut area = ScrollArea::vertical()
            .id_salt(id)
            .auto_shrink([false; 2])
            .content_margin(0)
            .scroll_source(ScrollSource {
                drag: DragScroll::Never,
                ..ScrollSource::default()
            });
        let forced = self.pending_offset_pt.take();
        if let Some(offset_pt) = forced {
            self.offset_pt = offset_pt.max(0.0);
            area = area.vertical_scroll_offset(self.offset_pt);
        }
        let shown = area.show_viewport(ui, |ui, viewport| {
            if forced.is_none() {
                output.scrolled_pt = viewport.min.y - self.offset_pt;
            }
            self.offset_pt = viewport.min.y;
            self.body(ui, &mut text, input, columns, viewport, &mut output);
        });
        // Scroll bars and the end of the page have their say after the body, and going up, the
        // reader's hand.
        let offset_pt = shown.state.clamped_offset().y.max(0.0);
        output.scrolled_pt += (offset_pt - self.offset_pt.min(self.offset_pt_max)).min(0.0);
        self.offset_pt = self.offset_pt.min(offset_pt);
        text.flush(ui.ctx());
        if self.caret != caret_before {
            self.caret_moved_s = ui.input(|input| input.time);
        }
        let settling = self.document.as_ref().and_then(Document::settling);
        if self.pending_offset_pt.is_some() || settling.is_some() {
            ui.ctx().request_repaint();
        }
        output
    }

    /// The page, for tests and measurements.
    pub fn document(&self) -> Option<&Document> {
        self.document.as_ref()
    }

    /// The marks by paragraph, for tests and measurements.
    pub fn mark_index(&self) -> &MarkIndex {
        &self.index
    }

    /// How far the page is scrolled, in points.
    pub fn offset_pt(&self) -> f32 {
        self.offset_pt
    }

    /// The top left corner of the page (where its pixels count from) on the screen in the
    /// last frame, given the width of the window while it is mirrored.
    pub fn page_on_screen(&self, mirror_width_pt: Option<f32>) -> egui::Pos2 {
        let width = self.columns.map_or(0.0, |columns| columns.text_width);
        match mirror_width_pt {
            Some(window) => pos2(window - self.page_corner.x - width, self.page_corner.y),
            None => self.page_corner,
        }
    }

    /// The part of the window in which the page was seen in the last frame.
    pub fn seen(&self) -> Rect {
        self.seen.unwrap_or(Rect::NOTHING)
    }

    /// From where lines begin to where they end, in the unmirrored window.
    pub fn text_column(&self) -> egui::Rangef {
        let width = self.columns.map_or(0.0, |columns| columns.text_width);
        egui::Rangef::new(self.page_corner.x, self.page_corner.x + width)
    }

    /// How far the page can be scrolled at most, in points.
    pub fn offset_pt_max(&self) -> f32 {
        self.offset_pt_max
    }

    /// Height of the view, in points.
    pub fn view_height_pt(&self) -> f32 {
        self.view_height_pt
    }

    /// Scrolls in the next frame, in points from the top.
    pub fn scroll_to_offset(&mut self, offset_pt: f32) {
        self.pending_offset_pt = Some(offset_pt.clamp(0.0, self.offset_pt_max));
    }

    /// Where the first line of a mark begins, in points from the top of what is scrolled; guessed
    /// as long as that part of the page was never seen. `None` if it is folded away.
    pub fn page_y_of(&self, key: u64) -> Option<f32> {
        let document = self.document.as_ref()?;
        let byte = self.index.start(self.index.position(key)?)?;
        let top_px = document.line_y_px(byte)?.start;
        Some(self.heading_pt + top_px / document.style().scale)
    }

    /// The claims that were seen in the last frame, as indices among the marks, in the order of
    /// their beginnings.
    pub fn claims_seen(&self) -> impl Iterator<Item = usize> + '_ {
        let top = self.page_corner.y;
        let seen = self.seen().top() - top..self.seen().bottom() - top;
        self.margin.brackets(seen).map(|bracket| bracket.mark)
    }

    /// Where a mark was in the last frame; `None` if it lies nowhere in the text.
    pub fn place_of(&self, key: u64) -> Option<MarkPlace> {
        if let Some(rect) = self.mark_places.get(&key) {
            return Some(MarkPlace {
                rect: *rect,
                visible: true,
            });
        }
        let document = self.document.as_ref()?;
        let columns = self.columns?;
        let block = document.block_of_byte(self.index.start(self.index.position(key)?)?);
        let y = self.page_corner.y + document.top_px(block) / document.style().scale;
        let corner = pos2(self.page_corner.x, y);
        Some(MarkPlace {
            rect: Rect::from_min_size(corner, vec2(columns.text_width, 1.0)),
            visible: false,
        })
    }

    /// Brings the page up to date with the input, before anything is placed.
    fn prepare(
        &mut self,
        text: &mut TextPainter,
        input: &ViewInput<'_>,
        columns: Columns,
        ppp: f32,
    ) {
        let style = ParagraphStyle {
            face: input.setting.face,
            bold: false,
            size_pt: input.text_size_pt,
            line_height: input.setting.line_height,
            scale: ppp,
            width_pt: Some(columns.text_width),
            alignment: if input.setting.justified {
                Alignment::Justify
            } else {
                Alignment::Start
            },
            base: BaseDirection::Auto,
        };
        let gap_px = (PARAGRAPH_GAP_PT * ppp).round();
        let other_text = self
            .document
            .as_ref()
            .is_some_and(|document| !document.text().same(input.text));
        if other_text {
            *self = Self {
                view_height_pt: self.view_height_pt,
                labels: std::mem::take(&mut self.labels),
                pending_offset_pt: Some(0.0),
                ..Self::default()
            };
        }
        self.columns = Some(columns);
        let heading_width = self.heading_width(text, columns);
        let old_heading_pt = self.heading_pt;
        let headline = heading::paragraph_of(input.text, &input.heading.title);
        let headline_changed = headline != self.headline;
        let old_headline = std::mem::replace(&mut self.headline, headline);
        let title = self.title_above(input);
        self.heading_pt = heading::height_pt(
            &mut text.engine,
            &mut self.labels,
            input.heading,
            title,
            input.text_size_pt,
            heading_width,
            ppp,
        );
        let Some(mut document) = self.document.take() else {
            let mut document = Document::new(input.text.clone(), style, gap_px);
            set_headline(&mut document, None, headline);
            self.apply_extras(&mut document, input, columns, ppp);
            self.finish_prepare(&mut text.engine, document, input, ppp);
            return;
        };
        let anchor = self.anchor_before(&document, old_heading_pt);
        let before = *document.style();
        document.set_style(style, gap_px);
        set_headline(&mut document, old_headline, headline);
        let extras_changed =
            self.apply_extras(&mut document, input, columns, ppp) || headline_changed;
        let settled = document.settling().is_some();
        settle_some(&mut document, &mut text.engine);
        if (before != style || extras_changed || settled) && self.offset_pt > 0.0 {
            let y_px = document.y_of_anchor(&mut text.engine, anchor);
            let offset_pt = self.heading_pt + y_px / ppp;
            // What settled may have left everything above where it was.
            if before != style || extras_changed || (offset_pt - self.offset_pt).abs() > 0.25 {
                self.pending_offset_pt = Some(offset_pt);
                self.kept = Some((anchor, offset_pt));
            }
        }
        self.finish_prepare(&mut text.engine, document, input, ppp);
    }

    /// The text at the top of the view, before the page changes.
    fn anchor_before(&self, document: &Document, heading_pt: f32) -> Anchor {
        if let Some((anchor, offset_pt)) = self.kept
            && (offset_pt - self.offset_pt).abs() < 0.5
        {
            return anchor;
        }
        document.anchor_at((self.offset_pt - heading_pt) * document.style().scale)
    }

    fn finish_prepare(
        &mut self,
        engine: &mut TextEngine,
        mut document: Document,
        input: &ViewInput<'_>,
        ppp: f32,
    ) {
        self.index
            .update(input.text, input.marks, input.marks_revision);
        if input.scroll_by_pt != 0.0 {
            self.pending_offset_pt = Some((self.offset_pt + input.scroll_by_pt).max(0.0));
        }
        if let Some(byte) = input.scroll_to.and_then(|to| input.text.byte_of(to)) {
            let y_pt = document.caret_box(engine, Caret::before(byte)).y0 / ppp;
            let offset = self.heading_pt + y_pt - self.view_height_pt * 0.3;
            self.pending_offset_pt = Some(offset.max(0.0));
        }
        self.document = Some(document);
        self.take_over_caret(input);
    }

    /// Follows the caller's caret, keeping the side it clings to if it did not move.
    fn take_over_caret(&mut self, input: &ViewInput<'_>) {
        let focus = input.selection.map(|(_, focus)| focus);
        let Some(byte) = input
            .caret
            .or(focus)
            .and_then(|scalar| input.text.byte_of(scalar))
        else {
            return;
        };
        // A caret that was moved here stands where no mark is parted, whatever graphemes say.
        if byte == self.caret.byte {
            return;
        }
        let byte = grapheme_floor(input.text.as_str(), byte);
        if byte == self.caret.byte {
            return;
        }
        self.goal_x_px = None;
        let forward = input
            .selection
            .is_some_and(|(anchor, focus)| anchor < focus);
        self.caret = if forward {
            Caret::after(byte)
        } else {
            Caret::before(byte)
        };
    }

    /// Applies folds and pictures; true if any of them changed.
    fn apply_extras(
        &mut self,
        document: &mut Document,
        input: &ViewInput<'_>,
        columns: Columns,
        ppp: f32,
    ) -> bool {
        let extras = extras_of(input, columns, ppp);
        if extras == self.extras {
            return false;
        }
        for (paragraph, _) in self.extras.drain(..) {
            document.set_folded(paragraph, None);
            document.set_space_above(paragraph, 0.0);
        }
        let mut above: HashMap<usize, f32> = HashMap::new();
        for (paragraph, extra) in &extras {
            match extra {
                Extra::Above(px) => {
                    let sum = above.entry(*paragraph).or_default();
                    *sum += px;
                    document.set_space_above(*paragraph, *sum);
                }
                Extra::Folded(px) => document.set_folded(*paragraph, Some(*px)),
            }
        }
        self.extras = extras;
        true
    }

    /// The title, unless the text shows it as its own first paragraph.
    fn title_above<'a>(&self, input: &ViewInput<'a>) -> &'a str {
        match self.headline {
            Some(_) => "",
            None => &input.heading.title,
        }
    }

    /// Width of the heading: over the chips as well, if they stand where its lines end.
    fn heading_width(&self, text: &TextPainter, columns: Columns) -> f32 {
        if text.is_mirrored() {
            columns.end() - columns.text_start
        } else {
            columns.text_width
        }
    }

    fn body(
        &mut self,
        ui: &mut Ui,
        text: &mut TextPainter,
        input: &ViewInput<'_>,
        columns: Columns,
        viewport: Rect,
        output: &mut ViewOutput,
    ) {
        let Some(mut document) = self.document.take() else {
            return;
        };
        let ppp = ui.ctx().pixels_per_point();
        let seen_px = |offset_pt: f32| {
            let top = (offset_pt - self.heading_pt) * ppp;
            top..top + viewport.height() * ppp
        };
        let (visible, moved_px) =
            show_in_place(&mut document, &mut text.engine, seen_px(viewport.min.y));
        if moved_px != 0.0 {
            let offset_pt = viewport.min.y + moved_px / ppp;
            self.pending_offset_pt = Some(offset_pt);
            if let Some((_, kept_pt)) = &mut self.kept
                && (*kept_pt - viewport.min.y).abs() < 0.5
            {
                *kept_pt = offset_pt;
            }
            // Correcting the offset is not the reader's doing.
            self.offset_pt += moved_px / ppp;
        }
        self.margin.update(&document, &self.index, input.chips);
        let page_pt = (document.height_px() / ppp).max(self.margin.end_pt());
        let height = self.heading_pt + page_pt + BELOW_PT;
        let size = vec2(columns.width_pt, height.max(viewport.height()));
        let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
        let response = ui.interact(rect, self.response_id(input), Sense::click_and_drag());

        let corner = pos2(
            rect.left() + columns.text_start,
            rect.top() + self.heading_pt - moved_px / ppp,
        );
        self.page_corner = corner;
        self.seen = Some(ui.clip_rect().intersect(rect));
        self.offset_pt_max = (size.y - viewport.height()).max(0.0);
        let text_column = Rect::from_min_size(corner, Vec2::new(columns.text_width, 1.0));
        let page = pos2(text.screen_rect(text_column).left(), corner.y);
        let mut canvas = Canvas::new(text, ui.painter().clone(), page);

        let mut pane = super::frame::Pane {
            view: self,
            document: &mut document,
            input,
            columns,
            visible,
            response,
            area: rect,
            seen: ui.clip_rect(),
        };
        pane.react(ui, &mut canvas, output);
        pane.paint(ui, &mut canvas, output);
        let heading_rect = Rect::from_min_size(
            pos2(
                rect.left() + columns.text_start,
                rect.top() - moved_px / ppp,
            ),
            vec2(self.heading_width(canvas.text, columns), self.heading_pt),
        );
        if viewport.min.y < self.heading_pt {
            let title = self.title_above(input);
            heading::paint(
                &mut canvas,
                &mut self.labels,
                input.heading,
                title,
                &input.colours,
                input.text_size_pt,
                (heading_rect, self.heading_row_end),
            );
        }
        self.document = Some(document);
    }

    /// The id under which the text takes focus and input.
    fn response_id(&self, input: &ViewInput<'_>) -> Id {
        input.id_salt.with("text")
    }

    /// Scrolls such that a box of the page (points from its top) is well in view.
    pub(super) fn bring_into_view(&mut self, y: Range<f32>) {
        let margin = 24.0_f32.min(self.view_height_pt / 4.0);
        let top = self.heading_pt + y.start - margin;
        let bottom = self.heading_pt + y.end + margin;
        let offset = self.pending_offset_pt.unwrap_or(self.offset_pt);
        if top < offset {
            self.pending_offset_pt = Some(top.max(0.0));
        } else if bottom > offset + self.view_height_pt {
            self.pending_offset_pt = Some(bottom - self.view_height_pt);
        }
    }

    /// Scrolls by a distance while the mouse selects beyond the edge of the view.
    pub(super) fn creep(&mut self, by_pt: f32) {
        self.pending_offset_pt = Some((self.offset_pt + by_pt).max(0.0));
    }

    /// Height of the view in pixels of the page.
    pub(super) fn view_height_px(&self, ppp: f32) -> f32 {
        self.view_height_pt * ppp
    }
}

/// Settles a few blocks.
fn settle_some(document: &mut Document, engine: &mut TextEngine) {
    let mut blocks = 0..SETTLED_IN_A_FRAME;
    document.settle(engine, || blocks.next().is_some());
}

/// Sets the paragraph apart that is the headline now.
fn set_headline(document: &mut Document, old: Option<usize>, new: Option<usize>) {
    if let Some(old) = old.filter(|_| old != new) {
        document.set_form(old, None);
    }
    if let Some(new) = new {
        document.set_form(new, Some(heading::HEADLINE));
    }
}

/// Lays out what is seen, and tells how far the text in the middle of the view moved because
/// heights above it turned out other than estimated.
fn show_in_place(
    document: &mut Document,
    engine: &mut TextEngine,
    y_px: Range<f32>,
) -> (Range<usize>, f32) {
    let middle = (y_px.start + y_px.end) / 2.0;
    let known = document.is_measured(document.block_at(middle));
    let anchor = document.anchor_at(middle);
    let visible = document.show(engine, y_px.clone());
    if !known {
        return (visible, 0.0);
    }
    let moved_px = (document.y_of_anchor(engine, anchor) - middle).round();
    if moved_px == 0.0 {
        return (visible, 0.0);
    }
    let visible = document.show(engine, y_px.start + moved_px..y_px.end + moved_px);
    (visible, moved_px)
}

/// What folds and pictures ask of the paragraphs, in order.
fn extras_of(input: &ViewInput<'_>, columns: Columns, ppp: f32) -> Vec<(usize, Extra)> {
    let mut extras = Vec::new();
    for fold in input.folds {
        let mut paragraphs = paragraphs_within(input, &fold.range_scalar);
        let fold_px = (FOLD_PT * ppp).round();
        if fold.open {
            extras.extend(
                paragraphs
                    .next()
                    .map(|first| (first, Extra::Above(fold_px))),
            );
            continue;
        }
        for (order, paragraph) in paragraphs.enumerate() {
            let px = if order == 0 { fold_px } else { 0.0 };
            extras.push((paragraph, Extra::Folded(px)));
        }
    }
    for image in input.images {
        let paragraph = input.text.paragraph_of_scalar(image.above_scalar);
        let height = image_size(image.content.size_pt(), columns.text_width).y + 2.0 * IMAGE_GAP_PT;
        extras.push((paragraph, Extra::Above((height * ppp).round())));
    }
    extras
}

/// The paragraphs that lie in a range of scalars entirely.
pub(super) fn paragraphs_within(
    input: &ViewInput<'_>,
    range: &Range<usize>,
) -> impl Iterator<Item = usize> {
    let first = input.text.paragraph_of_scalar(range.start);
    let spans = input.text.paragraphs();
    let (start, end) = (range.start, range.end);
    spans
        .iter()
        .enumerate()
        .skip(first)
        .take_while(move |(_, span)| span.start_scalar < end)
        .filter(move |(_, span)| span.start_scalar >= start && span.end_scalar <= end)
        .map(|(index, _)| index)
}

/// Size at which a picture is shown: natural, but no wider than the text.
pub(super) fn image_size(natural: Vec2, text_width: f32) -> Vec2 {
    if natural.x <= text_width || natural.x <= 0.0 {
        natural
    } else {
        natural * (text_width / natural.x)
    }
}
