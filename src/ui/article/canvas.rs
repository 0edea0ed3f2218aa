//! Drawing at places on the screen from within a window that is flipped afterwards.
//!
//! Boxes of text are computed on the screen, shapes are handed over in unmirrored points;
//! this file stands between the two. Here, *left* and *right* mean the sides of the screen.

use egui::{Color32, CornerRadius, Mesh, Pos2, Rect, Shape, Stroke, pos2, vec2};

use crate::text::visual::{BoxPx, LaidParagraph};
use crate::ui::paint::TextPainter;

/// Which side of a rectangle a label keeps to, in unmirrored terms.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Keep {
    Start,
    Middle,
}

/// A painter for one pane and frame.
pub struct Canvas<'a> {
    pub text: &'a mut TextPainter,
    pub painter: egui::Painter,
    pub pixels_per_point: f32,
    /// Where the page's pixel (0, 0) lies on the screen, in points.
    pub page: Pos2,
    glyphs: Mesh,
}

impl<'a> Canvas<'a> {
    pub fn new(text: &'a mut TextPainter, painter: egui::Painter, page: Pos2) -> Self {
        let pixels_per_point = painter.pixels_per_point();
        let snap = |v: f32| (v * pixels_per_point).round() / pixels_per_point;
        let glyphs = text.text_mesh();
        Self {
            page: pos2(snap(page.x), snap(page.y)),
            text,
            painter,
            pixels_per_point,
            glyphs,
        }
    }

    /// A point of the unmirrored window in pixels of the page.
    pub fn to_page_px(&self, pos: Pos2) -> Pos2 {
        let on_screen = self.text.screen_pos(pos);
        ((on_screen - self.page) * self.pixels_per_point).to_pos2()
    }

    /// A box of the page on the screen.
    pub fn on_screen(&self, edge: BoxPx) -> Rect {
        let per_pixel = 1.0 / self.pixels_per_point;
        let at = |x: f32, y: f32| self.page + vec2(x, y) * per_pixel;
        Rect::from_min_max(at(edge.x0, edge.y0), at(edge.x1, edge.y1))
    }

    /// A box of the page in the unmirrored window.
    pub fn in_window(&self, edge: BoxPx) -> Rect {
        self.text.screen_rect(self.on_screen(edge))
    }

    /// Fills a rectangle of the screen.
    pub fn fill(&self, on_screen: Rect, radius: u8, colour: Color32) {
        let rect = self.text.screen_rect(on_screen);
        self.painter
            .rect_filled(rect, CornerRadius::same(radius), colour);
    }

    /// Appends a paragraph whose top left corner is at `top_left` on the screen.
    pub fn paragraph(
        &mut self,
        laid: &LaidParagraph,
        top_left: Pos2,
        colour: Color32,
        y_range_px: Option<(f32, f32)>,
    ) {
        self.text.paint_paragraph(
            laid,
            &mut self.glyphs,
            top_left,
            self.pixels_per_point,
            colour,
            y_range_px,
        );
    }

    /// Appends a one-line label inside a rectangle of the unmirrored window, in the middle
    /// of its height.
    pub fn label(&mut self, laid: &LaidParagraph, in_window: Rect, keep: Keep, colour: Color32) {
        let size = self.size_of(laid);
        let x = match keep {
            Keep::Start => in_window.left(),
            Keep::Middle => in_window.center().x - size.x / 2.0,
        };
        let y = in_window.center().y - size.y / 2.0;
        let on_screen = self.text.screen_rect(Rect::from_min_size(pos2(x, y), size));
        // A single line without a width begins at its own left edge.
        self.paragraph(laid, on_screen.min, colour, None);
    }

    /// Size of a layout in points.
    pub fn size_of(&self, laid: &LaidParagraph) -> egui::Vec2 {
        vec2(laid.layout().width(), laid.height_px()) / self.pixels_per_point
    }

    /// Paints the glyphs gathered so far, above the shapes painted so far.
    pub fn flush(&mut self) {
        let empty = self.text.text_mesh();
        let glyphs = std::mem::replace(&mut self.glyphs, empty);
        if !glyphs.is_empty() {
            let shape = self.text.pre_flip(glyphs);
            self.painter.add(shape);
        }
    }

    /// Paints a picture that must not be turned.
    pub fn picture(&self, texture: egui::TextureId, in_window: Rect) {
        let mut mesh = Mesh::with_texture(texture);
        let whole = Rect::from_min_max(Pos2::ZERO, pos2(1.0, 1.0));
        mesh.add_rect_with_uv(self.text.screen_rect(in_window), whole, Color32::WHITE);
        let shape = self.text.pre_flip(mesh);
        self.painter.add(shape);
    }

    /// A dashed frame around a rectangle of the unmirrored window.
    pub fn dashed_frame(&self, in_window: Rect, stroke: Stroke) {
        let corners = [
            in_window.left_top(),
            in_window.right_top(),
            in_window.right_bottom(),
            in_window.left_bottom(),
            in_window.left_top(),
        ];
        self.painter
            .extend(Shape::dashed_line(&corners, stroke, 3.0, 2.0));
    }
}
