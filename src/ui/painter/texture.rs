//! A texture and how a point of it is read. Knows nothing of triangles.
use egui::{Color32, TextureWrapMode};

/// Premultiplied pixels with their filter.
pub(super) struct Texture {
    width: usize,
    height: usize,
    pixels: Vec<Color32>,
    linear: bool,
    wrap: TextureWrapMode,
}

impl Texture {
    /// `pixels` row by row; missing ones are transparent.
    pub(super) fn new(
        size: [usize; 2],
        pixels: &[Color32],
        linear: bool,
        wrap: TextureWrapMode,
    ) -> Self {
        let mut pixels = pixels.to_vec();
        let (width, height) = (size[0].max(1), size[1].max(1));
        pixels.resize(width * height, Color32::TRANSPARENT);
        Self {
            width,
            height,
            pixels,
            linear,
            wrap,
        }
    }

    /// Writes `pixels` at `at` (x, y), dropping what lies outside.
    pub(super) fn patch(&mut self, at: [usize; 2], size: [usize; 2], pixels: &[Color32]) {
        let width = size[0].min(self.width.saturating_sub(at[0]));
        let height = size[1].min(self.height.saturating_sub(at[1]));
        for (row, line) in pixels.chunks(size[0].max(1)).take(height).enumerate() {
            let start = (at[1] + row) * self.width + at[0];
            let target = self.pixels.get_mut(start..start + width);
            if let (Some(target), Some(line)) = (target, line.get(..width)) {
                target.copy_from_slice(line);
            }
        }
    }

    pub(super) fn size(&self) -> (f32, f32) {
        (self.width as f32, self.height as f32)
    }

    /// Row `y` from column `x` on, if both lie inside.
    pub(super) fn row(&self, x: usize, y: usize, len: usize) -> Option<&[Color32]> {
        if y >= self.height || x + len > self.width {
            return None;
        }
        let start = y * self.width + x;
        self.pixels.get(start..start + len)
    }

    /// Reads at texture coordinates `u`, `v` (0..1 spans the texture).
    pub(super) fn sample(&self, u: f32, v: f32) -> Color32 {
        let (x, y) = (u * self.width as f32, v * self.height as f32);
        if !self.linear {
            return self.texel(x.floor() as i32, y.floor() as i32);
        }
        let (x, y) = (x - 0.5, y - 0.5);
        let (left, top) = (x.floor(), y.floor());
        let (right_share, low_share) = (x - left, y - top);
        let (column, line) = (left as i32, top as i32);
        let corner = self.texel(column, line);
        if right_share < 1.0 / 512.0 && low_share < 1.0 / 512.0 {
            return corner;
        }
        let upper = mix(corner, self.texel(column + 1, line), right_share);
        let lower = mix(
            self.texel(column, line + 1),
            self.texel(column + 1, line + 1),
            right_share,
        );
        let [r, g, b, a] = mix4(upper, lower, low_share).map(|c| (c + 0.5) as u8);
        Color32::from_rgba_premultiplied(r, g, b, a)
    }

    fn texel(&self, x: i32, y: i32) -> Color32 {
        let column = self.wrapped(x, self.width);
        let line = self.wrapped(y, self.height);
        self.pixels
            .get(line * self.width + column)
            .copied()
            .unwrap_or(Color32::TRANSPARENT)
    }

    fn wrapped(&self, at: i32, len: usize) -> usize {
        let len = len as i32;
        let at = match self.wrap {
            TextureWrapMode::ClampToEdge => at.clamp(0, len - 1),
            TextureWrapMode::Repeat => at.rem_euclid(len),
            TextureWrapMode::MirroredRepeat => {
                let twice = at.rem_euclid(2 * len);
                twice.min(2 * len - 1 - twice)
            }
        };
        at as usize
    }
}

fn mix(a: Color32, b: Color32, share: f32) -> [f32; 4] {
    mix4(
        a.to_array().map(f32::from),
        b.to_array().map(f32::from),
        share,
    )
}

fn mix4(a: [f32; 4], b: [f32; 4], share: f32) -> [f32; 4] {
    [0, 1, 2, 3].map(|i| a[i] + (b[i] - a[i]) * share)
}
