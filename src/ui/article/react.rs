//! One frame of a pane: what the reader did with mouse and keyboard, told as events.
//!
//! Nothing is painted here, and nothing decided about tags.

use egui::{CursorIcon, EventFilter, PointerButton, Pos2, Ui};

use super::canvas::Canvas;
use super::frame::Pane;
use super::input;
use super::view::Gesture;
use super::{ContextClick, ViewOutput};
use crate::text::caret::Caret;
use crate::ui::mirror;

impl Pane<'_, '_> {
    /// Handles pointer and keys.
    pub fn react(&mut self, ui: &mut Ui, canvas: &mut Canvas<'_>, output: &mut ViewOutput) {
        let id = self.response.id;
        if self.input.take_focus {
            ui.memory_mut(|memory| memory.request_focus(id));
        }
        self.react_to_pointer(ui, canvas, output);
        if ui.memory(|memory| memory.has_focus(id)) {
            output.focused = true;
            let filter = EventFilter {
                horizontal_arrows: true,
                vertical_arrows: true,
                ..EventFilter::default()
            };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
            mirror::keep_arrow_keys(ui.ctx(), id);
            self.react_to_keys(ui, canvas, output);
        }
    }

    fn hit(&mut self, canvas: &mut Canvas<'_>, pos: Pos2) -> Caret {
        let at = canvas.to_page_px(pos);
        self.document.hit(&mut canvas.text.engine, at.x, at.y)
    }

    /// The first byte of the character under a point.
    fn byte_under(&mut self, canvas: &mut Canvas<'_>, pos: Pos2) -> Option<usize> {
        let at = canvas.to_page_px(pos);
        self.document
            .character_at(&mut canvas.text.engine, at.x, at.y)
            .map(|bytes| bytes.start)
    }

    fn tag_under(&mut self, canvas: &mut Canvas<'_>, pos: Pos2) -> Option<u64> {
        let byte = self.byte_under(canvas, pos)?;
        let paragraph = self.input.text.paragraph_of_byte(byte);
        let mark = self.view.index.tag_at(self.input.marks, paragraph, byte)?;
        self.input.marks.get(mark).map(|mark| mark.key)
    }

    fn react_to_pointer(&mut self, ui: &Ui, canvas: &mut Canvas<'_>, output: &mut ViewOutput) {
        let modifiers = ui.input(|i| i.modifiers);
        if let Some(pos) = self.response.hover_pos() {
            output.mark_hovered = self.tag_under(canvas, pos);
            if self.byte_under(canvas, pos).is_some() {
                ui.ctx().set_cursor_icon(CursorIcon::Text);
            }
        }
        let Some(pos) = self.response.interact_pointer_pos() else {
            return;
        };
        if self.response.drag_started_by(PointerButton::Primary) {
            self.response.request_focus();
            let origin = ui.input(|i| i.pointer.press_origin()).unwrap_or(pos);
            let start = self.hit(canvas, origin).byte;
            let anchor_byte = self.anchor_byte().filter(|_| modifiers.shift);
            self.view.gesture = Some(Gesture {
                anchor_byte: anchor_byte.unwrap_or(start),
                focus_byte: start,
            });
        }
        if let Some(mut gesture) = self.view.gesture {
            self.drag(ui, canvas, pos, &mut gesture);
            self.view.gesture = Some(gesture);
            let ended = self.response.drag_stopped_by(PointerButton::Primary);
            if ended {
                self.view.gesture = None;
            }
            let snap = ended && !modifiers.alt;
            self.select(gesture.anchor_byte, gesture.focus_byte, snap, output);
            output.selection_done = ended;
            return;
        }
        self.react_to_click(canvas, pos, modifiers, output);
    }

    fn drag(&mut self, ui: &Ui, canvas: &mut Canvas<'_>, pos: Pos2, gesture: &mut Gesture) {
        let caret = self.hit(canvas, pos);
        gesture.focus_byte = caret.byte;
        self.view.caret = caret;
        let beyond = if pos.y < self.seen.top() {
            pos.y - self.seen.top()
        } else {
            (pos.y - self.seen.bottom()).max(0.0)
        };
        if beyond != 0.0 && self.response.dragged() {
            self.view.creep((beyond * 0.3).clamp(-60.0, 60.0));
            ui.ctx().request_repaint();
        }
    }

    fn react_to_click(
        &mut self,
        canvas: &mut Canvas<'_>,
        pos: Pos2,
        modifiers: egui::Modifiers,
        output: &mut ViewOutput,
    ) {
        let text = self.input.text;
        if self.response.secondary_clicked() {
            let caret = self.hit(canvas, pos);
            output.context_click = text.scalar_of(caret.byte).map(|scalar| ContextClick {
                pos,
                scalar,
                mark: None,
            });
            let mark = self.tag_under(canvas, pos);
            if let Some(click) = &mut output.context_click {
                click.mark = mark;
            }
            return;
        }
        if !self.response.clicked() {
            return;
        }
        self.response.request_focus();
        let caret = self.hit(canvas, pos);
        let byte = self.byte_under(canvas, pos).unwrap_or(caret.byte);
        if self.response.triple_clicked() || self.response.double_clicked() {
            let range = if self.response.triple_clicked() {
                input::sentence_at(text, byte)
            } else {
                input::word_at(text, byte)
            };
            self.view.caret = Caret::after(range.end);
            self.select(range.start, range.end, false, output);
            output.selection_done = true;
        } else if modifiers.shift {
            let anchor = self.anchor_byte().unwrap_or(caret.byte);
            self.view.caret = caret;
            self.select(anchor, caret.byte, !modifiers.alt, output);
            output.selection_done = true;
        } else {
            self.view.caret = caret;
            self.select(caret.byte, caret.byte, false, output);
            output.mark_clicked = self.tag_under(canvas, pos);
        }
    }

    /// Where a selection that is extended began.
    fn anchor_byte(&self) -> Option<usize> {
        let anchor = self.input.selection.map(|(anchor, _)| anchor);
        self.input.text.byte_of(anchor.or(self.input.caret)?)
    }

    /// Reports a selection, widened to whole words if wished.
    fn select(&mut self, anchor: usize, focus: usize, snap: bool, output: &mut ViewOutput) {
        let (mut anchor, mut focus) = (anchor, focus);
        if snap && anchor != focus {
            let range = input::snap(self.input.text, anchor.min(focus)..anchor.max(focus));
            (anchor, focus) = if anchor < focus {
                (range.start, range.end)
            } else {
                (range.end, range.start)
            };
            self.view.caret = if anchor < focus {
                Caret::after(focus)
            } else {
                Caret::before(focus)
            };
        }
        let text = self.input.text;
        let (Some(anchor), Some(focus)) = (text.scalar_of(anchor), text.scalar_of(focus)) else {
            return;
        };
        if self.input.caret != Some(focus) {
            output.caret = Some(focus);
        }
        let nothing = anchor == focus && self.input.selection.is_none();
        if self.input.selection != Some((anchor, focus)) && !nothing {
            output.selection = Some((anchor, focus));
        }
    }

    fn react_to_keys(&mut self, ui: &Ui, canvas: &mut Canvas<'_>, output: &mut ViewOutput) {
        let mut moves = Vec::new();
        ui.input_mut(|input| {
            input.events.retain(|event| match input::move_of(event) {
                Some(wanted) => {
                    moves.push(wanted);
                    false
                }
                None => true,
            });
        });
        if moves.is_empty() {
            return;
        }
        let nowhere = self.input.caret.is_none() && self.input.selection.is_none();
        if nowhere {
            let start = self.input.text.paragraphs().get(self.visible.start);
            self.view.caret = Caret::before(start.map_or(0, |span| span.start_byte));
        }
        let mut anchor = self.anchor_byte().unwrap_or(self.view.caret.byte);
        let page_px = self.view.view_height_px(canvas.pixels_per_point);
        let mut extended = false;
        for (wanted, extend) in moves {
            let engine = &mut canvas.text.engine;
            let mut goal_x_px = self.view.goal_x_px;
            let from = self.view.caret;
            let to = input::go(self.document, engine, from, wanted, &mut goal_x_px, page_px);
            self.view.goal_x_px = goal_x_px;
            self.view.caret = to;
            if !extend {
                anchor = to.byte;
            }
            extended = extend;
        }
        let caret = self.view.caret;
        self.select(anchor, caret.byte, false, output);
        output.selection_done = extended;
        let edge = self.document.caret_box(&mut canvas.text.engine, caret);
        let ppp = canvas.pixels_per_point;
        self.view.bring_into_view(edge.y0 / ppp..edge.y1 / ppp);
    }
}
