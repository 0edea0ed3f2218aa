//! Painting text that the layout engine has set.
//!
//! One [`TextPainter`] serves the whole window: the panes, the fields and the hook that cures
//! egui's own widgets. It must not know what the text means.
//!
//! Everything here speaks of places on the screen. A widget knows its place in the unmirrored
//! window, so it asks [`TextPainter::screen_rect`] first and hands its finished mesh through
//! [`TextPainter::pre_flip`], because the window is flipped once more on its way out:
//!
//! ```ignore
//! let mut painter = shared.lock();
//! let on_screen = painter.screen_rect(rect);
//! let mut mesh = painter.text_mesh();
//! let moved = MovedLines::of(&layout, text);
//! painter.paint_layout(&layout, &moved, &mut mesh, on_screen.min, ppp, ink, None);
//! ui.painter().add(painter.pre_flip(mesh));
//! painter.flush(ui.ctx());
//! ```
//!
//! Never hold the lock while a pass ends: the hooks take it.
pub mod atlas;
mod glyphs;
mod stretches;

pub use stretches::{Stretch, stretches};

use crate::text::fonts::Face;
use crate::text::layout::TextEngine;
use crate::ui::mirror;
use atlas::Atlas;
use egui::{Context, Mesh, Pos2, Rect, Shape, mutex::Mutex};
use parley::{FontFamily, FontFamilyName};
use std::borrow::Cow;
use std::sync::Arc;

/// The painter as widgets and hooks share it.
pub type SharedTextPainter = Arc<Mutex<TextPainter>>;

/// Lays out and paints text.
#[derive(Default)]
pub struct TextPainter {
    pub engine: TextEngine,
    pub atlas: Atlas,
    /// The window's width in points while it is mirrored. Kept by [`mirror::Mirror`].
    pub mirror_width_pt: Option<f32>,
}

impl TextPainter {
    /// A painter ready to be shared.
    pub fn shared() -> SharedTextPainter {
        Arc::new(Mutex::new(Self::default()))
    }

    /// Whether the window is mirrored in this pass.
    pub fn is_mirrored(&self) -> bool {
        self.mirror_width_pt.is_some()
    }

    /// Where a widget's rectangle lies on the screen. Its own inverse.
    pub fn screen_rect(&self, rect: Rect) -> Rect {
        self.mirror_width_pt
            .map_or(rect, |width_pt| mirror::flip_rect(rect, width_pt))
    }

    /// Where a widget's point lies on the screen. Its own inverse.
    pub fn screen_pos(&self, pos: Pos2) -> Pos2 {
        self.mirror_width_pt
            .map_or(pos, |width_pt| mirror::flip_pos(pos, width_pt))
    }

    /// Makes a shape of a mesh made in screen space such that mirroring leaves it in place.
    pub fn pre_flip(&self, mut mesh: Mesh) -> Shape {
        if let Some(width_pt) = self.mirror_width_pt {
            mirror::flip_mesh(&mut mesh, width_pt);
        }
        Shape::mesh(mesh)
    }

    /// An empty mesh for glyphs and flat bars.
    ///
    /// Before the first pass, when there is no texture yet, it would show nothing.
    pub fn text_mesh(&self) -> Mesh {
        Mesh::with_texture(self.atlas.texture_id().unwrap_or_default())
    }

    /// Sends new glyphs to the graphics card; call it after painting, inside the pass.
    pub fn flush(&mut self, ctx: &Context) {
        self.atlas.flush(ctx);
        if self.atlas.wants_repaint() {
            ctx.request_repaint();
        }
    }
}

/// The families of a face as a style of the layout engine.
pub fn font_family(face: Face) -> FontFamily<'static> {
    let names: Vec<FontFamilyName<'static>> = face
        .families()
        .iter()
        .map(|name| FontFamilyName::Named(Cow::Borrowed(name)))
        .collect();
    FontFamily::List(names.into())
}
