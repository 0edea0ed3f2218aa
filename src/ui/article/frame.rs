//! One frame of a pane: what is seen. What the reader did is handled in `react`.
//!
//! Lives for one frame only; what must outlast it is kept in the view.

use std::ops::Range;

use egui::accesskit::Role;
use egui::{CursorIcon, Rect, Response, Sense, Stroke, Ui};
use egui::{WidgetInfo, pos2, vec2};

use super::ImageContent;
use super::canvas::{Canvas, Keep};
use super::columns::Columns;
use super::labels::LabelStyle;
use super::lanes::Piece;
use super::margin::{PlacedChip, PlacedFold};
use super::view::paragraphs_within;
use super::view::{ArticleView, FOLD_PT, IMAGE_GAP_PT, image_size};
use super::{Mark, ViewInput, ViewOutput};
use super::{access, chips, highlight};
use crate::text::document::Document;
use crate::text::fonts::Face;
use crate::text::region::Hanging;
use crate::text::visual::BoxPx;
use crate::ui::blink;

/// Height of the bar that tells how far a very long paragraph is set.
const PROGRESS_PT: f32 = 3.0;

/// Distance between brackets of different lanes.
const BRACKET_LANE_PT: f32 = 3.5;

pub(super) struct Pane<'a, 'b> {
    pub view: &'a mut ArticleView,
    pub document: &'a mut Document,
    pub input: &'a ViewInput<'b>,
    pub columns: Columns,
    pub visible: Range<usize>,
    pub response: Response,
    /// The whole page in the unmirrored window.
    pub area: Rect,
    /// The part of it on screen.
    pub seen: Rect,
}

/// A piece of a mark on screen.
struct Marked<'a> {
    block: usize,
    piece: Piece,
    mark: &'a Mark,
    boxes: Vec<BoxPx>,
}

impl<'b> Pane<'_, 'b> {
    /// Paints everything but the heading.
    pub fn paint(&mut self, ui: &mut Ui, canvas: &mut Canvas<'_>, output: &mut ViewOutput) {
        let marked = self.marked();
        self.paint_bands(canvas, &marked);
        self.paint_hits(canvas);
        self.paint_selection(canvas, output);
        self.paint_rims(canvas, &marked);
        self.paint_lines(canvas, &marked);
        self.paint_text(canvas);
        canvas.flush();
        if self.input.setting.show_invisible {
            self.paint_unseen(canvas);
        }
        self.paint_caret(ui, canvas, output);
        self.paint_brackets(canvas);
        self.paint_images(ui, canvas);
        self.paint_folds(ui, canvas, output);
        self.paint_chips(ui, canvas, output);
        self.paint_progress(ui, canvas);
        self.tell(ui, output);
    }

    fn blocks(&self) -> impl Iterator<Item = usize> + use<> {
        self.visible.clone()
    }

    /// From the first byte on screen to the last.
    fn visible_bytes(&self) -> Range<usize> {
        let last = self.visible.end.saturating_sub(1);
        let start = self.document.bytes_of(self.visible.start).start;
        start..self.document.bytes_of(last).end
    }

    /// The pieces of marks on screen with their places, in the order of painting.
    fn marked(&self) -> Vec<Marked<'b>> {
        let mut found = Vec::new();
        for block in self.blocks() {
            let bytes = self.document.bytes_of(block);
            for piece in self.view.index.outside_in(bytes) {
                if let Some(mark) = self.input.marks.get(piece.mark) {
                    let boxes = self
                        .document
                        .block_boxes(block, &piece.bytes, Hanging::Skip);
                    found.push(Marked {
                        block,
                        piece: piece.clone(),
                        mark,
                        boxes,
                    });
                }
            }
        }
        found
    }

    fn paint_bands(&mut self, canvas: &Canvas<'_>, marked: &[Marked<'_>]) {
        self.view.mark_places.clear();
        for one in marked.iter().filter(|one| !one.piece.gap) {
            if !one.mark.kind.is_line() {
                highlight::paint_behind(canvas, one.mark, &one.piece, &one.boxes);
            }
            for edge in &one.boxes {
                let rect = canvas.in_window(*edge);
                self.view
                    .mark_places
                    .entry(one.mark.key)
                    .and_modify(|place| *place = place.union(rect))
                    .or_insert(rect);
            }
        }
    }

    /// What sets bands apart, above all of them and the selection, which would cover it.
    fn paint_rims(&self, canvas: &Canvas<'_>, marked: &[Marked<'_>]) {
        let ink = self.input.colours.ink;
        for one in marked.iter().filter(|one| !one.mark.kind.is_line()) {
            let (mark, piece, boxes) = (one.mark, &one.piece, &one.boxes);
            if piece.gap {
                highlight::paint_bridge(canvas, mark, piece, boxes, ink);
            } else {
                let closed = self.closed_sides(one.block, piece, boxes);
                highlight::paint_rim(canvas, mark, piece, boxes, &closed, ink);
            }
        }
    }

    /// For each box of a piece whether its left and its right side are ends of the mark, and not
    /// the edge of a line on which the mark goes on.
    fn closed_sides(&self, block: usize, piece: &Piece, boxes: &[BoxPx]) -> Vec<[bool; 2]> {
        let Some(laid) = self.document.laid(block) else {
            return Vec::new();
        };
        let top_px = self.document.top_px(block);
        let start_byte = self.document.bytes_of(block).start;
        let closed = boxes.iter().map(|edge| {
            let line = laid.line_at((edge.y0 + edge.y1) / 2.0 - top_px);
            let Some(line) = laid.lines().get(line) else {
                return [true; 2];
            };
            let line_bytes = start_byte + line.start_byte..start_byte + line.end_byte;
            let from_before = !piece.starts || piece.bytes.start < line_bytes.start;
            let goes_on = !piece.ends || piece.bytes.end > line_bytes.end;
            let (on_left, on_right) = if laid.is_rtl() {
                (goes_on, from_before)
            } else {
                (from_before, goes_on)
            };
            let (left, right) = line.seen_edges_px();
            let touches = |a: f32, b: f32| (a - b).abs() < 0.5;
            [
                !(on_left && touches(edge.x0, left)),
                !(on_right && touches(edge.x1, right)),
            ]
        });
        closed.collect()
    }

    /// Only the hits on screen are looked at: there may be a million.
    fn paint_hits(&mut self, canvas: &Canvas<'_>) {
        let Some(hits) = self.input.hits else {
            return;
        };
        let text = self.input.text;
        for block in self.blocks() {
            let bytes = self.document.bytes_of(block);
            let Some(seen) = text.scalars_of(bytes) else {
                continue;
            };
            let first = hits
                .range_scalar
                .partition_point(|hit| hit.end <= seen.start);
            for (index, hit) in hits.range_scalar.iter().enumerate().skip(first) {
                if hit.start >= seen.end {
                    break;
                }
                let Some(bytes) = text.bytes_of(hit.clone()) else {
                    continue;
                };
                let boxes = self.document.block_boxes(block, &bytes, Hanging::Skip);
                let current = hits.framed || index == hits.current;
                highlight::paint_hit(canvas, hits, current, &boxes, &self.input.colours);
            }
        }
    }

    /// The selected bytes: those of the gesture if one is going on.
    fn selected_bytes(&self) -> Option<Range<usize>> {
        let (a, b) = match self.view.gesture {
            Some(gesture) => (gesture.anchor_byte, gesture.focus_byte),
            None => {
                let (anchor, focus) = self.input.selection?;
                let text = self.input.text;
                (text.byte_of(anchor)?, text.byte_of(focus)?)
            }
        };
        (a != b).then(|| a.min(b)..a.max(b))
    }

    fn paint_selection(&mut self, canvas: &Canvas<'_>, output: &mut ViewOutput) {
        let Some(bytes) = self.selected_bytes() else {
            return;
        };
        for block in self.blocks() {
            let boxes = self.document.block_boxes(block, &bytes, Hanging::Skip);
            for edge in boxes {
                let rect = canvas.on_screen(edge);
                canvas.fill(
                    rect.shrink2(vec2(0.0, 1.0)),
                    2,
                    self.input.colours.selection,
                );
                let in_window = canvas.text.screen_rect(rect);
                if in_window.intersects(self.seen) {
                    let seen = in_window.intersect(self.seen);
                    let whole = output.selection_box.get_or_insert(seen);
                    *whole = whole.union(seen);
                }
            }
        }
    }

    fn paint_lines(&self, canvas: &Canvas<'_>, marked: &[Marked<'_>]) {
        let (size_pt, ink) = (self.input.text_size_pt, self.input.colours.ink);
        for one in marked.iter().filter(|one| one.mark.kind.is_line()) {
            let boxes = self.with_baselines(one.block, &one.boxes);
            highlight::paint_below(canvas, one.mark, &one.piece, &boxes, size_pt, ink);
        }
    }

    fn with_baselines(&self, block: usize, boxes: &[BoxPx]) -> Vec<(BoxPx, f32)> {
        let top_px = self.document.top_px(block);
        let Some(laid) = self.document.laid(block) else {
            return Vec::new();
        };
        let with_baseline = boxes.iter().filter_map(|edge| {
            let middle = (edge.y0 + edge.y1) / 2.0 - top_px;
            let line = laid.lines().get(laid.line_at(middle))?;
            Some((*edge, top_px + line.baseline_px))
        });
        with_baseline.collect()
    }

    fn paint_text(&mut self, canvas: &mut Canvas<'_>) {
        let open_folds: Vec<Range<usize>> = self
            .input
            .folds
            .iter()
            .filter(|fold| fold.open)
            .map(|fold| fold.range_scalar.clone())
            .collect();
        for block in self.blocks() {
            let Some(laid) = self.document.laid(block) else {
                continue;
            };
            if self.document.is_folded(block) {
                continue;
            }
            let greyed = self
                .input
                .text
                .paragraphs()
                .get(self.document.paragraph_of(block))
                .is_some_and(|span| {
                    open_folds
                        .iter()
                        .any(|fold| fold.start <= span.start_scalar && span.end_scalar <= fold.end)
                });
            let colour = if greyed {
                self.input.colours.hint
            } else {
                self.input.colours.ink
            };
            let top_px = self.document.top_px(block);
            let ppp = canvas.pixels_per_point;
            let top_left = canvas.page + vec2(0.0, top_px / ppp);
            let seen = (
                (self.seen.top() - top_left.y) * ppp,
                (self.seen.bottom() - top_left.y) * ppp,
            );
            canvas.paragraph(laid, top_left, colour, Some(seen));
        }
    }

    fn paint_caret(&mut self, ui: &Ui, canvas: &mut Canvas<'_>, output: &ViewOutput) {
        let wanted = self.input.caret.is_some() || output.caret.is_some();
        if !wanted || !ui.memory(|memory| memory.has_focus(self.response.id)) {
            return;
        }
        let caret = self.view.caret;
        let block = self.document.block_of_caret(caret);
        if !self.visible.contains(&block) || self.document.is_folded(block) {
            return;
        }
        let edge = self.document.caret_box(&mut canvas.text.engine, caret);
        if !blink::is_on(ui, self.view.caret_moved_s) {
            return;
        }
        let line = canvas.on_screen(edge);
        // In the low line of an empty paragraph it stands out above and below.
        let height = (line.height() - 8.0).max(self.input.text_size_pt);
        let pixels = |pt: f32| (pt * canvas.pixels_per_point).round() / canvas.pixels_per_point;
        let left = pixels(line.center().x - 0.75);
        let top = pixels(line.center().y - height / 2.0);
        let rect = Rect::from_min_size(pos2(left, top), vec2(pixels(1.5), pixels(height)));
        canvas.fill(rect, 0, self.input.colours.accent);
    }

    /// The part of the page on screen, in points from its top.
    fn seen_pt(&self, canvas: &Canvas<'_>) -> Range<f32> {
        self.seen.top() - canvas.page.y..self.seen.bottom() - canvas.page.y
    }

    fn paint_brackets(&self, canvas: &Canvas<'_>) {
        let edge = self.area.left() + self.columns.text_start + self.columns.text_width;
        for bracket in self.view.margin.brackets(self.seen_pt(canvas)) {
            let Some(mark) = self.input.marks.get(bracket.mark) else {
                continue;
            };
            let x = edge + 7.0 + BRACKET_LANE_PT * bracket.lane.min(highlight::LAST_LANE) as f32;
            let top = canvas.page.y;
            let y = top + bracket.y_pt.start..top + bracket.y_pt.end;
            highlight::paint_bracket(canvas, mark, x, y, bracket.lane);
        }
    }

    fn paint_images(&mut self, ui: &Ui, canvas: &mut Canvas<'_>) {
        for (order, image) in self.input.images.iter().enumerate() {
            let paragraph = self.input.text.paragraph_of_scalar(image.above_scalar);
            let block = self.document.blocks_of(paragraph).start;
            if !self.visible.contains(&block) || self.document.is_folded(block) {
                continue;
            }
            let size = image_size(image.content.size_pt(), self.columns.text_width);
            let ppp = canvas.pixels_per_point;
            let text_top = canvas.page.y + self.document.top_px(block) / ppp;
            let x = self.area.left() + self.columns.text_start;
            let corner = pos2(
                x + (self.columns.text_width - size.x) / 2.0,
                text_top - IMAGE_GAP_PT - size.y,
            );
            let rect = Rect::from_min_size(corner, size);
            match &image.content {
                ImageContent::Texture { id, .. } => canvas.picture(*id, rect),
                ImageContent::Placeholder(words) => self.paint_placeholder(canvas, words, rect),
            }
            let id = self.response.id.with(("image", order));
            let response = ui.interact(rect, id, Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &image.name));
        }
    }

    fn paint_placeholder(&mut self, canvas: &mut Canvas<'_>, words: &str, rect: Rect) {
        let style = LabelStyle {
            face: Face::Interface,
            bold: false,
            size_pt: 11.5,
            max_width_pt: rect.width() - 20.0,
            wrap: true,
        };
        let laid = self.view.labels.get(&mut canvas.text.engine, words, style);
        let colours = &self.input.colours;
        canvas.dashed_frame(rect, Stroke::new(1.0, colours.border));
        canvas.label(&laid, rect.shrink(10.0), Keep::Middle, colours.mute);
    }

    fn paint_folds(&mut self, ui: &Ui, canvas: &mut Canvas<'_>, output: &mut ViewOutput) {
        for (order, fold) in self.input.folds.iter().enumerate() {
            let Some(first) = paragraphs_within(self.input, &fold.range_scalar).next() else {
                continue;
            };
            let first = self.document.blocks_of(first).start;
            if !self.visible.contains(&first) {
                continue;
            }
            let ppp = canvas.pixels_per_point;
            let top_px = self.document.slot_top_px(first);
            let style = LabelStyle {
                face: Face::Interface,
                bold: false,
                size_pt: 11.5,
                max_width_pt: self.columns.text_width - 20.0,
                wrap: false,
            };
            let engine = &mut canvas.text.engine;
            let laid = self.view.labels.get(engine, &fold.label, style);
            let size = canvas.size_of(&laid);
            let corner = pos2(
                self.area.left() + self.columns.text_start,
                canvas.page.y + top_px / ppp + (FOLD_PT - 26.0) / 2.0,
            );
            let rect = Rect::from_min_size(corner, vec2(size.x + 20.0, 26.0));
            let id = self.response.id.with(("fold", order));
            let response = ui.interact(rect, id, Sense::click());
            response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &fold.label));
            let colours = &self.input.colours;
            let lit = response.hovered() || response.has_focus();
            let line = if lit { colours.accent } else { colours.border };
            canvas.dashed_frame(rect, Stroke::new(1.0, line));
            canvas.label(&laid, rect, Keep::Middle, colours.mute);
            if response.clicked() {
                output.fold_clicked = Some(order);
            }
        }
        canvas.flush();
    }

    fn paint_chips(&mut self, ui: &Ui, canvas: &mut Canvas<'_>, output: &mut ViewOutput) {
        let Some(start) = self.columns.chips_start else {
            return;
        };
        let seen: Vec<PlacedChip> = self
            .view
            .margin
            .chips(self.seen_pt(canvas))
            .cloned()
            .collect();
        self.paint_chip_folds(ui, canvas, start);
        for placed in seen {
            let corner = pos2(self.area.left() + start, canvas.page.y + placed.y_pt.start);
            let height = placed.y_pt.end - placed.y_pt.start;
            let rect = Rect::from_min_size(corner, vec2(self.columns.chip_width, height));
            self.paint_chip(ui, canvas, placed.chip, placed.mark, rect, output);
        }
    }

    /// The chips that stand for folded ones; a click or a key opens them.
    fn paint_chip_folds(&mut self, ui: &Ui, canvas: &mut Canvas<'_>, start: f32) {
        let seen: Vec<PlacedFold> = self
            .view
            .margin
            .folds(self.seen_pt(canvas))
            .cloned()
            .collect();
        for fold in seen {
            let corner = pos2(self.area.left() + start, canvas.page.y + fold.y_pt.start);
            let size = vec2(self.columns.chip_width, fold.y_pt.end - fold.y_pt.start);
            let rect = Rect::from_min_size(corner, size);
            let words = (self.input.chip_fold)(fold.marks.len(), fold.open);
            let id = self.response.id.with(("chips", fold.byte));
            let response = ui.interact(rect, id, Sense::click());
            response
                .widget_info(|| WidgetInfo::selected(Role::Button, true, fold.open, &words.spoken));
            if response.hovered() {
                ui.ctx().set_cursor_icon(CursorIcon::PointingHand);
            }
            let lit = fold
                .marks
                .iter()
                .filter_map(|mark| self.input.marks.get(*mark))
                .find(|mark| !fold.open && (mark.selected || mark.hovered))
                .map(|mark| mark.colour);
            let pointed = response.hovered() || response.has_focus();
            let lit = lit.or(pointed.then_some(self.input.colours.accent));
            let colours = &self.input.colours;
            chips::paint_fold(
                canvas,
                &mut self.view.labels,
                &words.shown,
                lit,
                colours,
                rect,
            );
            if response.clicked() {
                self.view.margin.turn(fold.byte);
                ui.ctx().request_repaint();
            }
        }
    }

    fn paint_chip(
        &mut self,
        ui: &Ui,
        canvas: &mut Canvas<'_>,
        order: usize,
        mark: usize,
        rect: Rect,
        output: &mut ViewOutput,
    ) {
        let (Some(chip), Some(mark)) = (self.input.chips.get(order), self.input.marks.get(mark))
        else {
            return;
        };
        let id = self.response.id.with(("chip", chip.mark, order));
        let response = ui.interact(rect, id, Sense::click());
        response.widget_info(|| {
            let name = format!("{} {}", chip.title, chip.subtitle);
            WidgetInfo::selected(Role::Button, true, mark.selected, name.trim())
        });
        if response.hovered() {
            output.chip_hovered = Some(chip.mark);
            ui.ctx().set_cursor_icon(CursorIcon::PointingHand);
        }
        if response.clicked() {
            output.chip_clicked = Some(chip.mark);
        }
        let colours = &self.input.colours;
        chips::paint(canvas, &mut self.view.labels, chip, mark, colours, rect);
    }

    /// A thin bar at the top while the blocks of very long paragraphs are being settled.
    fn paint_progress(&self, ui: &Ui, canvas: &Canvas<'_>) {
        let Some(settling) = self.document.settling() else {
            return;
        };
        let share = settling.done as f32 / settling.all.max(1) as f32;
        let track = self.seen.with_max_y(self.seen.top() + PROGRESS_PT);
        let done = track.with_max_x(track.left() + track.width() * share);
        let colours = &self.input.colours;
        canvas.painter.rect_filled(track, 0.0, colours.border);
        canvas.painter.rect_filled(done, 0.0, colours.accent);
        let id = self.response.id.with("settling");
        let response = ui.interact(track, id, Sense::hover());
        response.widget_info(|| {
            let name = self.input.progress_name;
            WidgetInfo::labeled(Role::ProgressIndicator, true, name)
        });
        ui.ctx().accesskit_node_builder(id, |node| {
            node.set_numeric_value(f64::from(share * 100.0).round());
            node.set_min_numeric_value(0.0);
            node.set_max_numeric_value(100.0);
        });
    }

    /// Tells screen readers what is seen.
    fn tell(&mut self, ui: &Ui, output: &mut ViewOutput) {
        let document = &*self.document;
        let visible = self.visible.clone();
        access::article(ui, &self.response, self.input.name, || {
            let blocks: Vec<&str> = visible.map(|block| document.block_str(block)).collect();
            blocks.join("\n")
        });
        let mut told: Vec<(&Mark, Rect)> = self
            .view
            .index
            .pieces_in(self.visible_bytes())
            .filter_map(|piece| self.input.marks.get(piece.mark))
            .filter_map(|mark| Some((mark, *self.view.mark_places.get(&mark.key)?)))
            .collect();
        told.dedup_by_key(|(mark, _)| mark.key);
        let mut done = std::collections::HashSet::new();
        for (mark, rect) in told {
            let id = self.response.id.with(("mark", mark.key));
            if rect.intersects(self.seen)
                && done.insert(mark.key)
                && access::clickable(ui, id, rect, Role::Mark, &mark.name, mark.selected)
            {
                output.mark_clicked = Some(mark.key);
            }
        }
    }
}
