//! Small labels where characters are that leave no mark: direction controls, joiners, no-break
//! spaces. Each hangs above its place in the line by a thin stem and moves nothing.
//!
//! It must not decide which characters count; that is `text::invisible`.

use egui::{Pos2, Rect, Stroke, pos2, vec2};

use super::canvas::{Canvas, Keep};
use super::frame::Pane;
use super::labels::LabelStyle;
use crate::text::caret::Caret;
use crate::text::fonts::Face;
use crate::text::invisible::abbreviation;

const SIZE_PT: f32 = 7.0;
const HEIGHT_PT: f32 = 10.0;
/// Room beside the letters of a label.
const PADDING_PT: f32 = 2.5;
/// How far the stem reaches above the bottom of its line.
const STEM_ENDS_AT: f32 = 0.78;

impl Pane<'_, '_> {
    /// Paints the labels of what is on screen.
    pub fn paint_unseen(&mut self, canvas: &mut Canvas<'_>) {
        for block in self.visible.clone() {
            if self.document.is_folded(block) {
                continue;
            }
            let start_byte = self.document.bytes_of(block).start;
            let unseen: Vec<(usize, &str)> = self
                .document
                .block_str(block)
                .char_indices()
                .filter_map(|(at, c)| Some((start_byte + at, abbreviation(c)?)))
                .collect();
            let mut last: Option<Rect> = None;
            for (byte, name) in unseen {
                last = self.paint_label(canvas, byte, name, last).or(last);
            }
        }
        canvas.flush();
    }

    /// Paints one label beside the one before, if they would cover each other; its rectangle on
    /// the screen.
    fn paint_label(
        &mut self,
        canvas: &mut Canvas<'_>,
        byte: usize,
        name: &str,
        last: Option<Rect>,
    ) -> Option<Rect> {
        let caret = Caret::before(byte);
        let edge = self.document.caret_box(&mut canvas.text.engine, caret);
        let line = canvas.on_screen(edge);
        let seen = canvas.text.screen_rect(self.seen);
        if line.bottom() < seen.top() || line.top() > seen.bottom() {
            return None;
        }
        let style = LabelStyle {
            face: Face::Interface,
            bold: true,
            size_pt: SIZE_PT,
            max_width_pt: f32::INFINITY,
            wrap: false,
        };
        let laid = self.view.labels.get(&mut canvas.text.engine, name, style);
        let width = canvas.size_of(&laid).x + 2.0 * PADDING_PT;
        let mut label = Rect::from_min_size(
            pos2(line.left() - width / 2.0, line.top() - 3.0),
            vec2(width, HEIGHT_PT),
        );
        if let Some(last) = last.filter(|last| last.intersects(label.expand(1.0))) {
            label = label.translate(vec2(last.left() - 1.5 - label.right(), 0.0));
        }
        let colours = &self.input.colours;
        let bottom = line.top() + line.height() * STEM_ENDS_AT;
        let on_screen = [
            pos2(label.center().x, label.bottom()),
            pos2(line.left(), bottom),
        ];
        let stem: Vec<Pos2> = on_screen
            .iter()
            .map(|pos| canvas.text.screen_pos(*pos))
            .collect();
        let stroke = Stroke::new(1.0, colours.accent.gamma_multiply(0.7));
        canvas.painter.add(egui::Shape::line(stem, stroke));
        canvas.fill(label, 2, colours.accent);
        let in_window = canvas.text.screen_rect(label);
        canvas.label(&laid, in_window, Keep::Middle, colours.page);
        Some(label)
    }
}
