//! Sets right the Arabic of egui's own widgets.
//!
//! egui shapes letters but knows no bidirectional text: digits come out reversed, mixed lines
//! in the wrong order, wrapped paragraphs upside down. This plugin sees every text shape of a
//! finished pass and replaces those that need it by glyphs of the layout engine, in the place
//! egui has measured. It must not change what widgets say or measure, nor flip anything: it
//! runs after [`crate::ui::mirror::Mirror`], which must be registered before it.
use crate::text::direction::{is_direction_control, is_rtl_char};
use crate::ui::paint::{SharedTextPainter, TextPainter};
use egui::emath::Rot2;
use egui::epaint::{ClippedShape, TextShape};
use egui::{Align, Color32, Context, FullOutput, Galley, Mesh, Plugin, Rect, Shape, Stroke, Vec2};
use job::SetText;
use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

mod elide;
mod job;

/// Frames for which the setting of a text is kept unused.
const KEPT_FRAMES: u64 = 120;

/// What a setting depends on. The galley is held by the entry, so its address stays its own.
#[derive(PartialEq, Eq, Hash)]
struct Key {
    galley: usize,
    scale_bits: u32,
    mirrored: bool,
    one_colour: bool,
}

struct Entry {
    set: SetText,
    _galley: Arc<Galley>,
    /// The same text may be shown in several places.
    painted: Vec<Painted>,
    used_frame: u64,
}

/// The glyphs of a text as they were painted in one place.
struct Painted {
    look: Look,
    /// Where: the layout's top left in whole pixels.
    origin_px: Vec2,
    mesh: Arc<Mesh>,
    used_frame: u64,
}

/// What a mesh depends on besides the setting of its text and its place.
#[derive(Clone, Copy, PartialEq)]
struct Look {
    colour: Option<Color32>,
    fallback_colour: Color32,
    underline: Stroke,
    angle: f32,
    opacity: f32,
    atlas_generation: u64,
}

impl Look {
    fn of(text: &TextShape, painter: &TextPainter) -> Self {
        Self {
            colour: text.override_text_color,
            fallback_colour: text.fallback_color,
            underline: text.underline,
            angle: text.angle,
            opacity: text.opacity_factor,
            atlas_generation: painter.atlas.generation(),
        }
    }
}

/// The plugin; see the file's description.
pub struct ArabicText {
    painter: SharedTextPainter,
    cache: HashMap<Key, Entry>,
    frame: u64,
}

impl ArabicText {
    /// A plugin that shares `painter` with the widgets.
    pub fn new(painter: SharedTextPainter) -> Self {
        Self {
            painter,
            cache: HashMap::new(),
            frame: 0,
        }
    }

    /// Settings held at the moment.
    pub fn cached(&self) -> usize {
        self.cache.len()
    }

    fn replace(&mut self, shape: &mut Shape, clip: Rect, ppp: f32, painter: &mut TextPainter) {
        match shape {
            Shape::Vec(shapes) => {
                for shape in shapes {
                    self.replace(shape, clip, ppp, painter);
                }
            }
            Shape::Text(text) if needs_engine(text, painter.is_mirrored()) => {
                let visible = text
                    .visual_bounding_rect()
                    .expand(text.galley.rect.height());
                *shape = if clip.intersects(visible) {
                    Shape::Mesh(self.painted(text, ppp, painter))
                } else {
                    Shape::Noop
                };
            }
            _ => {}
        }
    }

    /// The glyphs of a text; those of an earlier frame if nothing has changed but the place.
    fn painted(&mut self, text: &TextShape, ppp: f32, painter: &mut TextPainter) -> Arc<Mesh> {
        let frame = self.frame;
        let key = Key {
            galley: Arc::as_ptr(&text.galley) as usize,
            scale_bits: ppp.to_bits(),
            mirrored: painter.is_mirrored(),
            one_colour: text.override_text_color.is_some(),
        };
        let mirrored = key.mirrored;
        let entry = self.cache.entry(key).or_insert_with(|| Entry {
            set: job::set(&mut painter.engine, text, ppp, mirrored),
            _galley: Arc::clone(&text.galley),
            painted: Vec::new(),
            used_frame: 0,
        });
        entry.used_frame = frame;
        let look = Look::of(text, painter);
        let origin_px = origin_px(text, &entry.set, ppp);
        let same = |one: &&mut Painted| one.look == look && one.origin_px == origin_px;
        if let Some(known) = entry.painted.iter_mut().find(same) {
            known.used_frame = frame;
            return Arc::clone(&known.mesh);
        }
        // Origins are whole pixels and a turned text turns about its own place, so the mesh
        // is the same elsewhere. What is moved is moved once, so that errors do not add up.
        if let Some(known) = entry.painted.iter_mut().find(|one| one.look == look) {
            known.used_frame = frame;
            let mut mesh = Mesh::clone(&known.mesh);
            mesh.translate((origin_px - known.origin_px) / ppp);
            return Arc::new(mesh);
        }
        let mesh = Arc::new(mesh(text, &entry.set, ppp, painter));
        // Glyphs that found no room are missing from it.
        if !painter.atlas.is_full() {
            entry.painted.push(Painted {
                look,
                origin_px,
                mesh: Arc::clone(&mesh),
                used_frame: frame,
            });
        }
        mesh
    }
}

/// Where the layout of a text begins, in whole pixels.
fn origin_px(text: &TextShape, set: &SetText, ppp: f32) -> Vec2 {
    ((text.pos + set.offset).to_vec2() * ppp).round()
}

/// Whether egui would paint this text wrongly.
///
/// Besides right-to-left letters that is any directional control, and where the mirror has moved
/// an edge: several rows that are flush with it, and a row that begins beside other widgets.
fn needs_engine(text: &TextShape, mirrored: bool) -> bool {
    let job = &text.galley.job;
    let moved_edge = mirrored && job.halign == Align::Max && text.galley.rows.len() > 1;
    let beside_others = mirrored && job.sections.first().is_some_and(|s| s.leading_space > 0.0);
    moved_edge
        || beside_others
        || (!job.text.is_ascii()
            && job
                .text
                .chars()
                .any(|c| is_rtl_char(c) || is_direction_control(c)))
}

/// The glyphs and bars of a text in its place.
fn mesh(text: &TextShape, set: &SetText, ppp: f32, painter: &mut TextPainter) -> Mesh {
    let colour = text.override_text_color.unwrap_or(text.fallback_color);
    let or_fallback = |c: Color32| {
        if c == Color32::PLACEHOLDER {
            text.fallback_color
        } else {
            c
        }
    };
    let mut mesh = painter.text_mesh();
    let origin = text.pos + set.offset;
    let snapped = (origin_px(text, set, ppp) / ppp).to_pos2();
    for (rect, fill) in &set.backgrounds {
        painter.paint_bar(
            &mut mesh,
            rect.translate(snapped.to_vec2()),
            or_fallback(*fill),
        );
    }
    painter.paint_layout(
        &set.layout,
        &set.moved,
        &mut mesh,
        origin,
        ppp,
        colour,
        None,
    );
    let whole = set.whole_lines(text.underline);
    for (rect, line) in set.lines.iter().chain(&whole) {
        painter.paint_bar(
            &mut mesh,
            rect.translate(snapped.to_vec2()),
            or_fallback(*line),
        );
    }
    if text.angle != 0.0 {
        mesh.rotate(Rot2::from_angle(text.angle), text.pos);
    }
    if text.opacity_factor < 1.0 {
        for vertex in &mut mesh.vertices {
            vertex.color = vertex.color.gamma_multiply(text.opacity_factor);
        }
    }
    mesh
}

impl Plugin for ArabicText {
    fn debug_name(&self) -> &'static str {
        "arabic text"
    }

    fn setup(&mut self, ctx: &Context) {
        self.painter.lock().atlas.texture(ctx);
    }

    fn on_begin_pass(&mut self, ui: &mut egui::Ui) {
        self.painter.lock().atlas.begin_pass(ui.ctx());
    }

    fn output_hook(&mut self, ctx: &Context, output: &mut FullOutput) {
        let shared = Arc::clone(&self.painter);
        let mut painter = shared.lock();
        self.frame += 1;
        let ppp = output.pixels_per_point;
        for ClippedShape {
            clip_rect,
            shape,
            transform_after_tessellation,
        } in &mut output.shapes
        {
            let clip = transform_after_tessellation.inverse() * *clip_rect;
            self.replace(shape, clip, ppp, &mut painter);
        }
        // The texture manager's changes for this frame were taken before this hook.
        painter.atlas.flush_into(&mut output.textures_delta);
        if painter.atlas.wants_repaint() {
            ctx.request_repaint();
            // The delay for this frame was written down before this hook, too.
            if let Some(viewport) = output.viewport_output.get_mut(&ctx.viewport_id()) {
                viewport.repaint_delay = Duration::ZERO;
            }
        }
        let oldest = self.frame.saturating_sub(KEPT_FRAMES);
        let frame = self.frame;
        self.cache.retain(|_, entry| {
            entry.painted.retain(|one| one.used_frame == frame);
            entry.used_frame >= oldest
        });
    }
}
