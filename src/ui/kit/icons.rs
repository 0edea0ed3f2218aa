//! Icons as strokes on a 16-point square; no fonts, no files.

use egui::{Color32, Painter, Pos2, Rect, Stroke, pos2, vec2};

/// The icons there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Icon {
    Plus,
    Close,
    Up,
    Down,
    Search,
}

impl Icon {
    /// Paints the icon in the middle of `rect`.
    pub fn paint(self, painter: &Painter, rect: Rect, colour: Color32) {
        let square = Rect::from_center_size(rect.center(), vec2(16.0, 16.0));
        let at = |x: f32, y: f32| -> Pos2 { square.min + vec2(x, y) };
        let stroke = Stroke::new(1.5, colour);
        let lines: &[[f32; 4]] = match self {
            Self::Plus => &[[8.0, 3.0, 8.0, 13.0], [3.0, 8.0, 13.0, 8.0]],
            Self::Close => &[[4.0, 4.0, 12.0, 12.0], [12.0, 4.0, 4.0, 12.0]],
            Self::Up => &[[4.0, 10.0, 8.0, 6.0], [8.0, 6.0, 12.0, 10.0]],
            Self::Down => &[[4.0, 6.0, 8.0, 10.0], [8.0, 10.0, 12.0, 6.0]],
            Self::Search => &[[10.2, 10.2, 13.5, 13.5]],
        };
        for [x0, y0, x1, y1] in lines {
            painter.line_segment([at(*x0, *y0), at(*x1, *y1)], stroke);
        }
        if self == Self::Search {
            painter.circle_stroke(square.min + pos2(7.0, 7.0).to_vec2(), 4.5, stroke);
        }
    }
}
