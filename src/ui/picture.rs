//! `isnad picture`: the real interface drawn to an image with no display, GPU or system library,
//! by the CPU painter over the same frames the window makes.

use egui::{Context, Event, RawInput, Rect, Vec2, ViewportId, ViewportInfo, pos2, vec2};

use super::painter::Painter;
use super::shell::Shell;

/// Frames run before the one that is drawn: egui needs some to settle sizes, areas and textures.
const FRAMES_TO_SETTLE: usize = 6;

/// Runs frames of a shell without a window.
pub struct Studio {
    ctx: Context,
    painter: Painter,
    size_pt: Vec2,
    scale: f32,
    time_s: f64,
}

impl Studio {
    /// A studio whose pictures are `width_px` × `height_px` at `scale` pixels per point.
    pub fn new(shell: &Shell, width_px: u32, height_px: u32, scale: f32) -> Self {
        let ctx = Context::default();
        shell.set_up(&ctx);
        ctx.all_styles_mut(|style| {
            style.animation_time = 0.0;
            style.visuals.text_cursor.blink = false;
        });
        Self {
            ctx,
            painter: Painter::new(),
            size_pt: vec2(width_px as f32, height_px as f32) / scale,
            scale,
            time_s: 0.0,
        }
    }

    pub fn ctx(&self) -> &Context {
        &self.ctx
    }

    /// One frame with some events, its glyphs handed to the painter.
    pub fn frame(&mut self, shell: &mut Shell, events: Vec<Event>) -> egui::FullOutput {
        let mut output = self.build(shell, events);
        self.painter.apply(&mut output.textures_delta);
        output
    }

    /// One frame with some events, for whoever wants to measure; nothing is painted.
    pub fn build(&mut self, shell: &mut Shell, events: Vec<Event>) -> egui::FullOutput {
        self.time_s += 1.0 / 60.0;
        let mut input = RawInput {
            screen_rect: Some(Rect::from_min_size(pos2(0.0, 0.0), self.size_pt)),
            time: Some(self.time_s),
            predicted_dt: 1.0 / 60.0,
            focused: true,
            events,
            ..RawInput::default()
        };
        input.viewports.insert(
            ViewportId::ROOT,
            ViewportInfo {
                native_pixels_per_point: Some(self.scale),
                ..ViewportInfo::default()
            },
        );
        self.ctx.run_ui(input, |ui| {
            shell.frame(ui);
        })
    }

    /// Draws the shell as it settles down.
    pub fn draw(&mut self, shell: &mut Shell) -> image::RgbaImage {
        for _ in 0..FRAMES_TO_SETTLE {
            self.frame(shell, Vec::new());
        }
        let output = self.frame(shell, Vec::new());
        let primitives = self.ctx.tessellate(output.shapes, output.pixels_per_point);
        let size_px = self.size_pt * self.scale;
        self.painter.paint(
            [size_px.x.round() as u32, size_px.y.round() as u32],
            output.pixels_per_point,
            super::theme::Theme::of(&self.ctx).bg,
            &primitives,
        )
    }
}
