//! Paints egui's triangles on the processor, for pictures without a window and for tests.
//!
//! It follows `egui_glow`: premultiplied colours are multiplied and blended in gamma space,
//! clip rectangles are rounded to whole pixels, a pixel belongs to a triangle if its centre
//! does (top-left rule, coordinates held in 1/256 px, so neighbours neither gap nor overlap).
//! It must not know any widget, nor lay out text; paint callbacks are skipped.
use egui::{
    ClippedPrimitive, Color32, ImageData, Rect, TextureFilter, TextureId, TextureWrapMode,
    TexturesDelta, epaint::Mesh, epaint::Primitive, epaint::Vertex,
};
use image::RgbaImage;
use std::collections::HashMap;

mod raster;
mod texture;

use raster::{Clip, Frame};
use texture::Texture;

/// Holds the textures egui has sent so far and paints frames with them.
#[derive(Default)]
pub struct Painter {
    textures: HashMap<TextureId, Texture>,
    /// Freed by egui in the last delta: they may still be used by the frame that came with it.
    dying: Vec<TextureId>,
}

impl Painter {
    /// A painter without textures.
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes over new, changed and freed textures and leaves `delta` empty.
    ///
    /// Freed textures stay usable until the next call, because egui frees after painting.
    /// A partial update of an unknown texture, or one that reaches outside it, is ignored as
    /// far as it does not fit.
    pub fn apply(&mut self, delta: &mut TexturesDelta) {
        for id in self.dying.drain(..) {
            self.textures.remove(&id);
        }
        for (id, changes) in delta.set.drain() {
            for change in changes {
                let ImageData::Color(image) = &change.image;
                match change.pos {
                    None => {
                        let linear = change.options.magnification == TextureFilter::Linear;
                        let wrap = change.options.wrap_mode;
                        self.textures
                            .insert(id, Texture::new(image.size, &image.pixels, linear, wrap));
                    }
                    Some(at) => {
                        if let Some(texture) = self.textures.get_mut(&id) {
                            texture.patch(at, image.size, &image.pixels);
                        }
                    }
                }
            }
        }
        self.dying.extend(delta.free.drain());
    }

    /// Paints `primitives` over `background`.
    ///
    /// `size_px` is width and height in pixels. A mesh whose texture is unknown is painted with
    /// its vertex colours alone. The result has straight (not premultiplied) alpha.
    pub fn paint(
        &self,
        size_px: [u32; 2],
        pixels_per_point: f32,
        background: Color32,
        primitives: &[ClippedPrimitive],
    ) -> RgbaImage {
        let mut frame = Frame::new(size_px, background);
        let white = Texture::new(
            [1, 1],
            &[Color32::WHITE],
            false,
            TextureWrapMode::ClampToEdge,
        );
        for ClippedPrimitive {
            clip_rect,
            primitive,
        } in primitives
        {
            let clip = Clip::new(*clip_rect, pixels_per_point, size_px);
            let Primitive::Mesh(mesh) = primitive else {
                continue;
            };
            if clip.is_empty() {
                continue;
            }
            let texture = self.textures.get(&mesh.texture_id).unwrap_or(&white);
            paint_mesh(&mut frame, mesh, texture, clip, pixels_per_point);
        }
        frame.into_image()
    }
}

fn paint_mesh(frame: &mut Frame, mesh: &Mesh, texture: &Texture, clip: Clip, ppp: f32) {
    let corner = |index: u32| -> Option<Vertex> {
        let mut vertex = *mesh.vertices.get(index as usize)?;
        vertex.pos = (vertex.pos.to_vec2() * ppp).to_pos2();
        vertex.pos.is_finite().then_some(vertex)
    };
    let mut rest = mesh.indices.as_slice();
    while let [a, b, c, tail @ ..] = rest {
        let (Some(va), Some(vb), Some(vc)) = (corner(*a), corner(*b), corner(*c)) else {
            rest = tail;
            continue;
        };
        // `Mesh::add_rect_with_uv` writes a quad as (0 1 2) (2 1 3).
        if let [d, e, f, after @ ..] = tail
            && (d, e) == (c, b)
            && let Some(vd) = corner(*f)
            && let Some(quad) = Quad::from_corners(va, vb, vc, vd)
        {
            frame.quad(&quad, texture, clip);
            rest = after;
            continue;
        }
        frame.triangle([va, vb, vc], texture, clip);
        rest = tail;
    }
}

/// An upright rectangle of one colour whose texture is not turned; `rect` is in pixels.
struct Quad {
    rect: Rect,
    /// Texture coordinates belonging to the corners of `rect`; may run backwards.
    uv: Rect,
    colour: Color32,
}

impl Quad {
    /// `a` and `b` share y, `a` and `c` share x, `d` is opposite to `a`.
    fn from_corners(a: Vertex, b: Vertex, c: Vertex, d: Vertex) -> Option<Self> {
        let upright = a.pos.y == b.pos.y
            && a.pos.x == c.pos.x
            && d.pos.x == b.pos.x
            && d.pos.y == c.pos.y
            && a.uv.y == b.uv.y
            && a.uv.x == c.uv.x
            && d.uv.x == b.uv.x
            && d.uv.y == c.uv.y;
        let one_colour = a.color == b.color && a.color == c.color && a.color == d.color;
        if !upright || !one_colour {
            return None;
        }
        let (mut rect, mut uv) = (
            Rect::from_min_max(a.pos, d.pos),
            Rect::from_min_max(a.uv, d.uv),
        );
        if rect.min.x > rect.max.x {
            std::mem::swap(&mut rect.min.x, &mut rect.max.x);
            std::mem::swap(&mut uv.min.x, &mut uv.max.x);
        }
        if rect.min.y > rect.max.y {
            std::mem::swap(&mut rect.min.y, &mut rect.max.y);
            std::mem::swap(&mut uv.min.y, &mut uv.max.y);
        }
        Some(Self {
            rect,
            uv,
            colour: a.color,
        })
    }
}
