//! One frame of a pane: what the reader did with mouse and keyboard, told as events.
//!
//! Nothing is painted here, and nothing decided about tags.

use egui::{CursorIcon, EventFilter, PointerButton, Pos2, Ui};

use super::canvas::Canvas;
use super::frame::Pane;
use super::input;
use super::view::{Click, Gesture, Unit};
use super::{ContextClick, ViewOutput};
use crate::text::caret::Caret;
use crate::ui::mirror;

/// How far apart the presses of a double click may be, in points.
const DOUBLE_CLICK_PT: f32 = 6.0;

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
                tab: self.input.keeps_tab,
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
        let mark = self.view.index.mark_at(byte)?;
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
            self.begin_drag(ui, canvas, origin, modifiers);
        }
        if let Some(mut gesture) = self.view.gesture {
            self.drag(ui, canvas, pos, &mut gesture);
            self.view.gesture = Some(gesture);
            let ended = self.response.drag_stopped_by(PointerButton::Primary);
            if ended {
                self.view.gesture = None;
            }
            let snap = ended && !modifiers.alt && gesture.unit == Unit::Character;
            self.select(gesture.anchor_byte, gesture.focus_byte, snap, output);
            output.selection_done = ended;
            return;
        }
        self.react_to_click(canvas, pos, modifiers, output);
        if self.response.clicked_by(PointerButton::Primary) {
            self.view.last_click = Some(Click {
                time_s: ui.input(|i| i.time),
                pos,
                count: match () {
                    () if self.response.triple_clicked() => 3,
                    () if self.response.double_clicked() => 2,
                    () => 1,
                },
            });
        }
    }

    /// What a drag that begins now grows by: words if its press is the second of a double
    /// click, sentences if it is the third.
    fn drag_unit(&self, ui: &Ui, origin: Pos2) -> Unit {
        let Some(last) = self.view.last_click else {
            return Unit::Character;
        };
        let pressed_s = ui.input(|i| i.pointer.press_start_time());
        let delay_s = ui
            .ctx()
            .options(|options| options.input_options.max_double_click_delay);
        let soon = pressed_s.is_some_and(|time_s| time_s - last.time_s < delay_s);
        if !soon || origin.distance(last.pos) > DOUBLE_CLICK_PT {
            Unit::Character
        } else if last.count == 1 {
            Unit::Word
        } else {
            Unit::Sentence
        }
    }

    fn begin_drag(
        &mut self,
        ui: &Ui,
        canvas: &mut Canvas<'_>,
        origin: Pos2,
        modifiers: egui::Modifiers,
    ) {
        let start = self.hit(canvas, origin).byte;
        let unit = self.drag_unit(ui, origin);
        let first = match (unit, self.byte_under(canvas, origin)) {
            (Unit::Character, _) => {
                let anchor = self.anchor_byte().filter(|_| modifiers.shift);
                let anchor = anchor.unwrap_or(start);
                (anchor, anchor)
            }
            (_, byte) => self.unit_at(unit, byte.unwrap_or(start)),
        };
        self.view.gesture = Some(Gesture {
            anchor_byte: first.0,
            focus_byte: start,
            unit,
            first,
        });
    }

    /// Start and end of the unit at a byte.
    fn unit_at(&self, unit: Unit, byte: usize) -> (usize, usize) {
        let range = match unit {
            Unit::Character => byte..byte,
            Unit::Word => input::word_at(self.input.text, byte),
            Unit::Sentence => input::sentence_at(self.input.text, byte),
        };
        (range.start, range.end)
    }

    fn drag(&mut self, ui: &Ui, canvas: &mut Canvas<'_>, pos: Pos2, gesture: &mut Gesture) {
        let caret = self.hit(canvas, pos);
        if gesture.unit == Unit::Character {
            gesture.focus_byte = caret.byte;
            self.view.caret = caret;
        } else {
            let byte = self.byte_under(canvas, pos).unwrap_or(caret.byte);
            let (start, end) = self.unit_at(gesture.unit, byte);
            if start < gesture.first.0 {
                (gesture.anchor_byte, gesture.focus_byte) = (gesture.first.1, start);
                self.view.caret = Caret::before(start);
            } else {
                let end = end.max(gesture.first.1);
                (gesture.anchor_byte, gesture.focus_byte) = (gesture.first.0, end);
                self.view.caret = Caret::after(end);
            }
        }
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
            let start_byte = self.document.bytes_of(self.visible.start).start;
            self.view.caret = Caret::before(start_byte);
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
