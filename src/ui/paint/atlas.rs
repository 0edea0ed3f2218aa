//! The picture of glyphs that the graphics card holds, and where each glyph lies in it.
//!
//! Glyphs are rendered once for each size and each quarter of a pixel, packed on shelves and
//! sent as small patches. When the picture is full, or glyphs of a former scale fill it, all
//! are forgotten at the start of the next pass and rendered anew as they are asked for. This
//! file must not know layouts, lines or colours of text.
use egui::epaint::{ColorImage, FontColorTransferFunction, ImageDelta};
use egui::{Color32, Context, Rect, TextureId, TextureOptions, TexturesDelta, pos2};
use parley::FontData;
use std::collections::HashMap;
use swash::FontRef;
use swash::scale::{Render, ScaleContext, Source};
use swash::zeno::{Format, Vector};

/// Side of the first picture, in pixels.
const FIRST_SIDE_PX: usize = 1024;
/// Side beyond which the picture does not grow; every driver takes this much.
const LAST_SIDE_PX: usize = 2048;
/// Side of the largest glyph that is shown.
const LARGEST_GLYPH_PX: usize = 512;
/// Horizontal positions within a pixel that are told apart.
pub const SUBPIXEL_STEPS: u8 = 4;
/// Side of the white block in the corner, from which flat areas take their colour.
const WHITE_SIDE_PX: usize = 3;

/// A face at one size, in the atlas's own count.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct FontKey(u32);

#[derive(PartialEq, Eq, Hash)]
struct FontDetails {
    blob_id: u64,
    index: u32,
    size_bits: u32,
    coords: Box<[i16]>,
}

/// One glyph picture.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct GlyphKey {
    pub font: FontKey,
    pub glyph_id: u32,
    /// Quarters of a pixel to the right, below [`SUBPIXEL_STEPS`].
    pub subpixel: u8,
}

/// Where a glyph lies in the picture and how it hangs on its origin; pixels.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct GlyphSlot {
    pub x: u16,
    pub y: u16,
    pub width: u16,
    pub height: u16,
    /// From the origin to the picture's left side.
    pub left: i16,
    /// From the baseline up to the picture's upper side.
    pub top: i16,
}

/// The font a glyph is rendered with.
pub struct GlyphSource<'a> {
    pub font: &'a FontData,
    /// Normalised variation coordinates.
    pub coords: &'a [i16],
    pub size_px: f32,
}

/// See the file's description.
pub struct Atlas {
    texture: Option<TextureId>,
    side_px: usize,
    fonts: HashMap<FontDetails, FontKey>,
    slots: HashMap<GlyphKey, Option<GlyphSlot>>,
    shelf: Shelf,
    scaler: ScaleContext,
    pending: Vec<ImageDelta>,
    transfer: FontColorTransferFunction,
    pixels_per_point: f32,
    full: bool,
    generation: u64,
    /// Passes since everything was forgotten last.
    age: u64,
}

/// The row that is being filled.
#[derive(Clone, Copy)]
struct Shelf {
    x: usize,
    y: usize,
    height: usize,
}

impl Shelf {
    const FIRST: Self = Self {
        x: WHITE_SIDE_PX + 1,
        y: 0,
        height: WHITE_SIDE_PX,
    };

    /// Room for a picture, with a clear pixel between neighbours.
    fn place(&mut self, width: usize, height: usize, side_px: usize) -> Option<(usize, usize)> {
        if self.x + width > side_px {
            *self = Self {
                x: 0,
                y: self.y + self.height + 1,
                height: 0,
            };
        }
        if self.x + width > side_px || self.y + height > side_px {
            return None;
        }
        let at = (self.x, self.y);
        self.x += width + 1;
        self.height = self.height.max(height);
        Some(at)
    }
}

impl Default for Atlas {
    fn default() -> Self {
        Self {
            texture: None,
            side_px: FIRST_SIDE_PX,
            fonts: HashMap::new(),
            slots: HashMap::new(),
            shelf: Shelf::FIRST,
            scaler: ScaleContext::new(),
            pending: Vec::new(),
            transfer: FontColorTransferFunction::default(),
            pixels_per_point: 0.0,
            full: false,
            generation: 0,
            age: 0,
        }
    }
}

impl Atlas {
    /// The texture that meshes of glyphs name; allocated at the first call.
    pub fn texture(&mut self, ctx: &Context) -> TextureId {
        *self.texture.get_or_insert_with(|| {
            let name = "glyphs".to_owned();
            let image = blank(self.side_px);
            ctx.tex_manager()
                .write()
                .alloc(name, image.into(), TextureOptions::LINEAR)
        })
    }

    /// The texture, if it was allocated.
    pub fn texture_id(&self) -> Option<TextureId> {
        self.texture
    }

    /// Side of the picture in pixels.
    pub fn side_px(&self) -> usize {
        self.side_px
    }

    /// Glyph pictures held.
    pub fn len(&self) -> usize {
        self.slots.len()
    }

    /// Whether no glyph is held.
    pub fn is_empty(&self) -> bool {
        self.slots.is_empty()
    }

    /// Changes whenever everything is forgotten: texture coordinates kept from an earlier
    /// generation are void.
    pub fn generation(&self) -> u64 {
        self.generation
    }

    /// Whether a glyph found no room since the pass began.
    pub fn is_full(&self) -> bool {
        self.full
    }

    /// Starts a pass: forgets everything if the last one ran out of room, if the scale changed
    /// or if letters are to be drawn thinner or thicker than before.
    pub fn begin_pass(&mut self, ctx: &Context) {
        let ppp = ctx.pixels_per_point();
        let transfer = ctx
            .global_style()
            .visuals
            .text_options
            .color_transfer_function;
        let texture = self.texture(ctx);
        self.age += 1;
        let first = self.slots.is_empty();
        if self.full || (!first && (ppp != self.pixels_per_point || transfer != self.transfer)) {
            if self.full {
                self.side_px = (self.side_px * 2).min(LAST_SIDE_PX);
            }
            self.forget();
            let whole = ImageDelta::full(blank(self.side_px), TextureOptions::LINEAR);
            ctx.tex_manager().write().set(texture, whole);
        }
        self.pixels_per_point = ppp;
        self.transfer = transfer;
    }

    fn forget(&mut self) {
        self.slots.clear();
        self.fonts.clear();
        self.pending.clear();
        self.shelf = Shelf::FIRST;
        self.full = false;
        self.generation += 1;
        self.age = 0;
    }

    /// Whether painting again would help: glyphs are missing, and not because one single
    /// frame needs more than the largest picture holds.
    pub fn wants_repaint(&self) -> bool {
        self.full && (self.age > 1 || self.side_px < LAST_SIDE_PX)
    }

    /// The key of a font at a size.
    pub fn font_key(&mut self, source: &GlyphSource<'_>) -> FontKey {
        let details = FontDetails {
            blob_id: source.font.data.id(),
            index: source.font.index,
            size_bits: source.size_px.to_bits(),
            coords: source.coords.into(),
        };
        let next = FontKey(self.fonts.len() as u32);
        *self.fonts.entry(details).or_insert(next)
    }

    /// Where a glyph lies, rendered now if it is new. `None` if it has no picture (a space) or
    /// if there is no room.
    pub fn slot(&mut self, key: GlyphKey, source: &GlyphSource<'_>) -> Option<GlyphSlot> {
        if let Some(known) = self.slots.get(&key) {
            return *known;
        }
        let slot = self.render(key, source);
        if !self.full {
            self.slots.insert(key, slot);
        }
        slot
    }

    fn render(&mut self, key: GlyphKey, source: &GlyphSource<'_>) -> Option<GlyphSlot> {
        let font = FontRef::from_index(source.font.data.as_ref(), source.font.index as usize)?;
        let mut scaler = self
            .scaler
            .builder(font)
            .size(source.size_px)
            .hint(false)
            .normalized_coords(source.coords)
            .build();
        let shift = f32::from(key.subpixel) / f32::from(SUBPIXEL_STEPS);
        let image = Render::new(&[Source::Outline])
            .format(Format::Alpha)
            .offset(Vector::new(shift, 0.0))
            .render(&mut scaler, u16::try_from(key.glyph_id).ok()?)?;
        let place = image.placement;
        let (width, height) = (place.width as usize, place.height as usize);
        // What could never be placed must not drive out everything else.
        if width == 0 || height == 0 || width.max(height) > LARGEST_GLYPH_PX {
            return None;
        }
        let Some((x, y)) = self.shelf.place(width, height, self.side_px) else {
            self.full = true;
            return None;
        };
        let transfer = self.transfer;
        let pixels = image
            .data
            .iter()
            .map(|c| transfer.color_from_coverage(f32::from(*c) / 255.0))
            .collect();
        let patch = ColorImage::new([width, height], pixels);
        self.pending
            .push(ImageDelta::partial([x, y], patch, TextureOptions::LINEAR));
        Some(GlyphSlot {
            x: x as u16,
            y: y as u16,
            width: width as u16,
            height: height as u16,
            left: place.left as i16,
            top: place.top as i16,
        })
    }

    /// Texture coordinates of a slot.
    pub fn uv(&self, slot: GlyphSlot) -> Rect {
        let scale = 1.0 / self.side_px as f32;
        let at = |x: u16, y: u16| pos2(f32::from(x) * scale, f32::from(y) * scale);
        Rect::from_min_max(
            at(slot.x, slot.y),
            at(slot.x + slot.width, slot.y + slot.height),
        )
    }

    /// Texture coordinates of a white point.
    pub fn white_uv(&self) -> Rect {
        let middle = WHITE_SIDE_PX as f32 / 2.0 / self.side_px as f32;
        Rect::from_min_max(pos2(middle, middle), pos2(middle, middle))
    }

    /// Hands new glyphs to the texture manager; for use inside a pass.
    pub fn flush(&mut self, ctx: &Context) {
        let Some(texture) = self.texture else { return };
        if self.pending.is_empty() {
            return;
        }
        let manager = ctx.tex_manager();
        let mut manager = manager.write();
        for patch in self.pending.drain(..) {
            manager.set(texture, patch);
        }
    }

    /// Hands new glyphs to the output of a pass that has ended, whose share of the texture
    /// manager's changes was taken already.
    pub fn flush_into(&mut self, delta: &mut TexturesDelta) {
        let Some(texture) = self.texture else { return };
        for patch in self.pending.drain(..) {
            delta.push(texture, patch);
        }
    }
}

/// A clear picture with the white block in its corner.
fn blank(side_px: usize) -> ColorImage {
    let mut image = ColorImage::filled([side_px, side_px], Color32::TRANSPARENT);
    for y in 0..WHITE_SIDE_PX {
        for x in 0..WHITE_SIDE_PX {
            if let Some(pixel) = image.pixels.get_mut(y * side_px + x) {
                *pixel = Color32::WHITE;
            }
        }
    }
    image
}
