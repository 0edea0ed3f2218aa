//! From a laid-out paragraph to the rectangles of its glyphs.
//!
//! Paints in screen space: the caller passes the place on the screen, mirrored or not. It
//! must not lay out and must not choose places.
use super::TextPainter;
use super::atlas::{GlyphKey, GlyphSource, SUBPIXEL_STEPS};
use crate::text::layout::Brush;
use crate::text::visual::{LaidParagraph, MovedLines};
use egui::{Color32, Mesh, Pos2, Rect, pos2, vec2};
use parley::{GlyphRun, Layout, LineMetrics, PositionedLayoutItem};

/// Where and how a layout is painted.
struct Place {
    /// Whole pixels.
    x_px: f32,
    y_px: f32,
    points_per_pixel: f32,
    colour: Color32,
}

impl TextPainter {
    /// Appends the glyphs of `layout` to `mesh`, which must come from [`Self::text_mesh`];
    /// `moved` are the lines of that layout which wrap between directions.
    ///
    /// `origin` is the paragraph's top left on the screen in points; it is moved to the nearest
    /// whole pixel. `colour` serves for text whose brush names none. With `y_range_px`, lines
    /// outside that range (pixels from the origin) are left out.
    #[expect(
        clippy::too_many_arguments,
        reason = "one more than the paragraph's, whose layout knows its moved lines"
    )]
    pub fn paint_layout(
        &mut self,
        layout: &Layout<Brush>,
        moved: &MovedLines,
        mesh: &mut Mesh,
        origin: Pos2,
        pixels_per_point: f32,
        colour: Color32,
        y_range_px: Option<(f32, f32)>,
    ) {
        let place = Place {
            x_px: (origin.x * pixels_per_point).round(),
            y_px: (origin.y * pixels_per_point).round(),
            points_per_pixel: 1.0 / pixels_per_point,
            colour,
        };
        for (index, line) in layout.lines().enumerate() {
            match y_range_px.map(|range| against(line.metrics(), range)) {
                Some(Side::Before) => continue,
                Some(Side::After) => break,
                Some(Side::Within) | None => {}
            }
            for item in line.items() {
                if let PositionedLayoutItem::GlyphRun(run) = item {
                    let shift_px = moved.shift_px(index, run.run().index());
                    self.paint_run(&run, mesh, &place, shift_px);
                }
            }
        }
    }

    /// Like [`Self::paint_layout`], for a paragraph whose runs may have to be moved where a
    /// line wraps.
    pub fn paint_paragraph(
        &mut self,
        paragraph: &LaidParagraph,
        mesh: &mut Mesh,
        origin: Pos2,
        pixels_per_point: f32,
        colour: Color32,
        y_range_px: Option<(f32, f32)>,
    ) {
        let place = Place {
            x_px: (origin.x * pixels_per_point).round(),
            y_px: (origin.y * pixels_per_point).round(),
            points_per_pixel: 1.0 / pixels_per_point,
            colour,
        };
        let lines = paragraph.layout().lines().take(paragraph.lines().len());
        for (index, line) in lines.enumerate() {
            match y_range_px.map(|range| against(line.metrics(), range)) {
                Some(Side::Before) => continue,
                Some(Side::After) => break,
                Some(Side::Within) | None => {}
            }
            for (run, shift_px) in paragraph.glyph_runs(index) {
                self.paint_run(&run, mesh, &place, shift_px);
            }
        }
    }

    fn paint_run(
        &mut self,
        run: &GlyphRun<'_, Brush>,
        mesh: &mut Mesh,
        place: &Place,
        shift_px: f32,
    ) {
        let coords: Vec<i16> = run
            .run()
            .normalized_coords()
            .iter()
            .map(|c| c.to_bits())
            .collect();
        let source = GlyphSource {
            font: run.run().font(),
            coords: &coords,
            size_px: run.run().font_size(),
        };
        let font = self.atlas.font_key(&source);
        let colour = match run.style().brush.0 {
            Some([r, g, b, a]) => Color32::from_rgba_unmultiplied(r, g, b, a),
            None => place.colour,
        };
        for glyph in run.positioned_glyphs() {
            let steps = f32::from(SUBPIXEL_STEPS);
            let x_steps = ((place.x_px + shift_px + glyph.x) * steps).round();
            let x_px = (x_steps / steps).floor();
            let key = GlyphKey {
                font,
                glyph_id: glyph.id,
                subpixel: (x_steps - x_px * steps) as u8,
            };
            let Some(slot) = self.atlas.slot(key, &source) else {
                continue;
            };
            // Baselines keep to whole pixels, so that lines look alike.
            let y_px = (place.y_px + glyph.y).round();
            let corner_px = pos2(x_px + f32::from(slot.left), y_px - f32::from(slot.top));
            let size_px = vec2(f32::from(slot.width), f32::from(slot.height));
            let rect = Rect::from_min_size(corner_px, size_px) * place.points_per_pixel;
            mesh.add_rect_with_uv(rect, self.atlas.uv(slot), colour);
        }
    }

    /// Appends a flat rectangle to a mesh from [`Self::text_mesh`].
    pub fn paint_bar(&self, mesh: &mut Mesh, rect: Rect, colour: Color32) {
        mesh.add_rect_with_uv(rect, self.atlas.white_uv(), colour);
    }
}

enum Side {
    Before,
    Within,
    After,
}

/// Letters may stick out of their line, so both of its boxes count.
fn against(line: &LineMetrics, (start_px, end_px): (f32, f32)) -> Side {
    if line.block_max_coord.max(line.content_block_max_coord) < start_px {
        Side::Before
    } else if line.block_min_coord.min(line.content_block_min_coord) > end_px {
        Side::After
    } else {
        Side::Within
    }
}
