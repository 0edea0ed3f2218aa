//! Fills triangles and upright rectangles in a frame. Knows nothing of egui's shapes.
use super::{Quad, texture::Texture};
use egui::{Color32, Rect, epaint::Vertex};
use image::RgbaImage;

/// Fractions of a pixel a coordinate is rounded to before it is tested against pixel centres.
const SUB: i64 = 256;

/// Half-open ranges of pixels that may be touched.
#[derive(Clone, Copy)]
pub(super) struct Clip {
    x0: i64,
    y0: i64,
    x1: i64,
    y1: i64,
}

impl Clip {
    /// Rounds as `egui_glow` does for the scissor test.
    pub(super) fn new(rect: Rect, ppp: f32, size_px: [u32; 2]) -> Self {
        let (w, h) = (i64::from(size_px[0]), i64::from(size_px[1]));
        let x0 = ((rect.min.x * ppp).round() as i64).clamp(0, w);
        let y0 = ((rect.min.y * ppp).round() as i64).clamp(0, h);
        Self {
            x0,
            y0,
            x1: ((rect.max.x * ppp).round() as i64).clamp(x0, w),
            y1: ((rect.max.y * ppp).round() as i64).clamp(y0, h),
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.x0 >= self.x1 || self.y0 >= self.y1
    }
}

/// The picture being painted, premultiplied.
pub(super) struct Frame {
    width: usize,
    size_px: [u32; 2],
    pixels: Vec<Color32>,
}

/// `a * b / 255`, rounded.
fn times(a: u8, b: u8) -> u8 {
    let product = u32::from(a) * u32::from(b) + 128;
    ((product + (product >> 8)) >> 8) as u8
}

fn tint(a: Color32, b: Color32) -> Color32 {
    if b == Color32::WHITE {
        return a;
    }
    Color32::from_rgba_premultiplied(
        times(a.r(), b.r()),
        times(a.g(), b.g()),
        times(a.b(), b.b()),
        times(a.a(), b.a()),
    )
}

/// Puts `top` over `*below` (GL: ONE, ONE_MINUS_SRC_ALPHA).
fn blend(below: &mut Color32, top: Color32) {
    if top.a() == 255 {
        *below = top;
    } else if top != Color32::TRANSPARENT {
        let keep = 255 - top.a();
        *below = Color32::from_rgba_premultiplied(
            top.r().saturating_add(times(below.r(), keep)),
            top.g().saturating_add(times(below.g(), keep)),
            top.b().saturating_add(times(below.b(), keep)),
            top.a().saturating_add(times(below.a(), keep)),
        );
    }
}

fn fill(span: &mut [Color32], colour: Color32) {
    if colour.a() == 255 {
        span.fill(colour);
    } else if colour != Color32::TRANSPARENT {
        for pixel in span {
            blend(pixel, colour);
        }
    }
}

impl Frame {
    pub(super) fn new(size_px: [u32; 2], background: Color32) -> Self {
        let (width, height) = (size_px[0] as usize, size_px[1] as usize);
        Self {
            width,
            size_px,
            pixels: vec![background; width * height],
        }
    }

    pub(super) fn into_image(self) -> RgbaImage {
        let mut bytes = Vec::with_capacity(self.pixels.len() * 4);
        for pixel in &self.pixels {
            let straight = match pixel.a() {
                0 | 255 => pixel.to_array(),
                _ => pixel.to_srgba_unmultiplied(),
            };
            bytes.extend_from_slice(&straight);
        }
        let [width, height] = self.size_px;
        RgbaImage::from_raw(width, height, bytes).unwrap_or_else(|| RgbaImage::new(width, height))
    }

    fn span(&mut self, y: i64, x0: i64, x1: i64) -> &mut [Color32] {
        let start = y as usize * self.width;
        self.pixels
            .get_mut(start + x0 as usize..start + x1 as usize)
            .unwrap_or_default()
    }

    /// An upright rectangle; the usual case of a glyph or of a flat bar.
    pub(super) fn quad(&mut self, quad: &Quad, texture: &Texture, clip: Clip) {
        let Quad { rect, uv, colour } = quad;
        let x0 = first_centre(rect.min.x).max(clip.x0);
        let x1 = first_centre(rect.max.x).min(clip.x1);
        let y0 = first_centre(rect.min.y).max(clip.y0);
        let y1 = first_centre(rect.max.y).min(clip.y1);
        if x0 >= x1 || y0 >= y1 {
            return;
        }
        if uv.min == uv.max {
            let flat = tint(texture.sample(uv.min.x, uv.min.y), *colour);
            for y in y0..y1 {
                fill(self.span(y, x0, x1), flat);
            }
            return;
        }
        let du = (uv.max.x - uv.min.x) / (rect.max.x - rect.min.x);
        let dv = (uv.max.y - uv.min.y) / (rect.max.y - rect.min.y);
        let u0 = uv.min.x + (x0 as f32 + 0.5 - rect.min.x) * du;
        let v0 = uv.min.y + (y0 as f32 + 0.5 - rect.min.y) * dv;
        let whole = whole_texels(texture, [u0, v0], [du, dv]);
        for y in y0..y1 {
            let v = v0 + (y - y0) as f32 * dv;
            let span = self.span(y, x0, x1);
            let row = whole
                .and_then(|(tx, ty)| texture.row(tx, ty + (y - y0) as usize, (x1 - x0) as usize));
            if let Some(row) = row {
                for (pixel, texel) in span.iter_mut().zip(row) {
                    if texel.a() != 0 {
                        blend(pixel, tint(*texel, *colour));
                    }
                }
                continue;
            }
            for (i, pixel) in span.iter_mut().enumerate() {
                blend(pixel, tint(texture.sample(u0 + i as f32 * du, v), *colour));
            }
        }
    }

    /// A triangle of either orientation, positions in pixels.
    pub(super) fn triangle(&mut self, mut v: [Vertex; 3], texture: &Texture, clip: Clip) {
        let fixed = |v: &Vertex| Fixed {
            x: snap(v.pos.x),
            y: snap(v.pos.y),
        };
        let mut p = [fixed(&v[0]), fixed(&v[1]), fixed(&v[2])];
        let area = cross(p[0], p[1], p[2]);
        if area == 0 {
            return;
        }
        if area < 0 {
            p.swap(1, 2);
            v.swap(1, 2);
        }
        let top = p.iter().map(|p| p.y).min().unwrap_or(0);
        let bottom = p.iter().map(|p| p.y).max().unwrap_or(0);
        let y0 = ceil_div(top - SUB / 2, SUB).max(clip.y0);
        let y1 = ((bottom - SUB / 2).div_euclid(SUB) + 1).min(clip.y1);
        let edges = [
            Edge::new(p[0], p[1]),
            Edge::new(p[1], p[2]),
            Edge::new(p[2], p[0]),
        ];
        let paint = Gradient::new(&v, texture);
        for y in y0..y1 {
            let (mut x0, mut x1) = (clip.x0, clip.x1);
            for edge in &edges {
                edge.narrow(y, &mut x0, &mut x1);
            }
            if x0 < x1 {
                paint.span(self.span(y, x0, x1), x0, y, texture);
            }
        }
    }
}

fn snap(at_px: f32) -> i64 {
    (at_px.clamp(-1e6, 1e6) * SUB as f32).round() as i64
}

fn ceil_div(a: i64, b: i64) -> i64 {
    -(-a).div_euclid(b)
}

/// The first pixel whose centre is not before `at_px`.
fn first_centre(at_px: f32) -> i64 {
    ceil_div(snap(at_px) - SUB / 2, SUB)
}

/// Where a 1:1 copy starts, if each pixel falls on the middle of one texel.
fn whole_texels(texture: &Texture, start: [f32; 2], step: [f32; 2]) -> Option<(usize, usize)> {
    let (width, height) = texture.size();
    let near = |a: f32, b: f32, by: f32| (a - b).abs() < by;
    if !near(step[0] * width, 1.0, 1e-3) || !near(step[1] * height, 1.0, 1e-3) {
        return None;
    }
    let (x, y) = (start[0] * width - 0.5, start[1] * height - 0.5);
    let aligned = near(x, x.round(), 0.02) && near(y, y.round(), 0.02);
    (aligned && x > -0.5 && y > -0.5).then_some((x.round() as usize, y.round() as usize))
}

/// A point in 1/256 px.
#[derive(Clone, Copy)]
struct Fixed {
    x: i64,
    y: i64,
}

fn cross(a: Fixed, b: Fixed, c: Fixed) -> i64 {
    (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
}

/// One side of a clockwise triangle: inside where `value(x, y) >= least`.
struct Edge {
    from: Fixed,
    dx: i64,
    dy: i64,
    /// Points on a top or left side belong to the triangle, on others to the neighbour.
    least: i64,
}

impl Edge {
    fn new(from: Fixed, to: Fixed) -> Self {
        let (dx, dy) = (to.x - from.x, to.y - from.y);
        let top_or_left = dy < 0 || (dy == 0 && dx > 0);
        Self {
            from,
            dx,
            dy,
            least: i64::from(!top_or_left),
        }
    }

    /// Cuts `x0..x1` of line `y` to the inner side.
    fn narrow(&self, y: i64, x0: &mut i64, x1: &mut i64) {
        let at_zero =
            self.dx * (y * SUB + SUB / 2 - self.from.y) - self.dy * (SUB / 2 - self.from.x);
        let step = -self.dy * SUB;
        let need = self.least - at_zero;
        if step > 0 {
            *x0 = (*x0).max(ceil_div(need, step));
        } else if step < 0 {
            *x1 = (*x1).min((-need).div_euclid(-step) + 1);
        } else if need > 0 {
            *x1 = *x0;
        }
    }
}

/// How colour and texture coordinates change over a triangle: `[r g b a u v]`.
struct Gradient {
    origin: [f32; 2],
    at: [f32; 6],
    per_x: [f32; 6],
    per_y: [f32; 6],
    /// Set when the whole triangle has one colour.
    flat: Option<Color32>,
    /// Set when the whole triangle reads one texel.
    texel: Option<Color32>,
}

impl Gradient {
    fn new(v: &[Vertex; 3], texture: &Texture) -> Self {
        let values = |v: &Vertex| {
            let [r, g, b, a] = v.color.to_array().map(f32::from);
            [r, g, b, a, v.uv.x, v.uv.y]
        };
        let (a, b, c) = (values(&v[0]), values(&v[1]), values(&v[2]));
        let (ab, ac) = (v[1].pos - v[0].pos, v[2].pos - v[0].pos);
        let area = ab.x * ac.y - ab.y * ac.x;
        let inverse = if area.abs() > 1e-9 { 1.0 / area } else { 0.0 };
        let slots = [0, 1, 2, 3, 4, 5];
        let per_x = slots.map(|i| ((b[i] - a[i]) * ac.y - (c[i] - a[i]) * ab.y) * inverse);
        let per_y = slots.map(|i| ((c[i] - a[i]) * ab.x - (b[i] - a[i]) * ac.x) * inverse);
        let one_texel = v[0].uv == v[1].uv && v[0].uv == v[2].uv;
        let texel = one_texel.then(|| texture.sample(v[0].uv.x, v[0].uv.y));
        let one_colour = v[0].color == v[1].color && v[0].color == v[2].color;
        let flat = texel.filter(|_| one_colour).map(|t| tint(t, v[0].color));
        Self {
            origin: [v[0].pos.x, v[0].pos.y],
            at: a,
            per_x,
            per_y,
            flat,
            texel,
        }
    }

    fn span(&self, span: &mut [Color32], x0: i64, y: i64, texture: &Texture) {
        if let Some(flat) = self.flat {
            fill(span, flat);
            return;
        }
        let dx = x0 as f32 + 0.5 - self.origin[0];
        let dy = y as f32 + 0.5 - self.origin[1];
        let start =
            [0, 1, 2, 3, 4, 5].map(|i| self.at[i] + self.per_x[i] * dx + self.per_y[i] * dy);
        for (n, pixel) in span.iter_mut().enumerate() {
            let n = n as f32;
            let channel = |i: usize| {
                let value: f32 = start[i] + self.per_x[i] * n;
                // Casting clamps to 0..=255.
                (value + 0.5) as u8
            };
            let colour =
                Color32::from_rgba_premultiplied(channel(0), channel(1), channel(2), channel(3));
            let texel = self.texel.unwrap_or_else(|| {
                texture.sample(start[4] + self.per_x[4] * n, start[5] + self.per_x[5] * n)
            });
            blend(pixel, tint(colour, texel));
        }
    }
}
