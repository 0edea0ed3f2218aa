//! Turns the whole window round for right-to-left interfaces.
//!
//! Widgets are written for a left-to-right window. While mirroring is on, pointer input is
//! flipped about the window's vertical axis on its way in, and shapes, clip rectangles, the
//! cursor, the IME area and AccessKit bounds on their way out. The box of a text moves, its
//! letters are not turned; check marks stay as they are. This is one of the few files where
//! *left* and *right* mean the sides of the screen. It must not lay out or paint anything.
//!
//! Meshes whose picture must not be turned (glyphs) are flipped beforehand by whoever makes
//! them, see [`crate::ui::paint::TextPainter::pre_flip`].
use crate::ui::paint::SharedTextPainter;
use egui::epaint::{ClippedShape, CornerRadius, Mesh, PathShape, TextShape};
use egui::{
    Context, CursorIcon, Event, FullOutput, Id, Key, Painter, Plugin, Pos2, RawInput, Rect, Shape,
    Vec2, accesskit,
    emath::{Rot2, TSTransform},
    layers::ShapeIdx,
    pos2, vec2,
};
use std::sync::Arc;

/// The other side of a window `width_pt` wide.
pub fn flip_pos(at: Pos2, width_pt: f32) -> Pos2 {
    pos2(width_pt - at.x, at.y)
}

/// The other side of a window `width_pt` wide.
pub fn flip_rect(rect: Rect, width_pt: f32) -> Rect {
    Rect::from_min_max(
        pos2(width_pt - rect.max.x, rect.min.y),
        pos2(width_pt - rect.min.x, rect.max.y),
    )
}

/// Flips positions and leaves texture coordinates: the picture is turned.
pub fn flip_mesh(mesh: &mut Mesh, width_pt: f32) {
    for vertex in &mut mesh.vertices {
        vertex.pos.x = width_pt - vertex.pos.x;
    }
}

/// Flips a shape in a window `width_pt` wide. Flipping twice gives the shape back.
pub fn flip_shape(shape: &mut Shape, width_pt: f32) {
    let flip = |p: &mut Pos2| p.x = width_pt - p.x;
    match shape {
        Shape::Noop => {}
        Shape::Callback(callback) => callback.rect = flip_rect(callback.rect, width_pt),
        Shape::Vec(shapes) => shapes.iter_mut().for_each(|s| flip_shape(s, width_pt)),
        Shape::Circle(circle) => flip(&mut circle.center),
        Shape::Ellipse(ellipse) => {
            flip(&mut ellipse.center);
            ellipse.angle = -ellipse.angle;
        }
        Shape::LineSegment { points, .. } => points.iter_mut().for_each(flip),
        Shape::Path(path) if is_check_mark(path) => move_to_other_side(path, width_pt),
        Shape::Path(path) => {
            path.points.iter_mut().for_each(flip);
            // Filled paths are expected clockwise.
            path.points.reverse();
        }
        Shape::Band(band) => {
            for point in &mut band.points {
                point.x = width_pt - point.x;
            }
            // Bands are expected in order of x.
            band.points.reverse();
            band.angle = -band.angle;
        }
        Shape::Rect(rect) => {
            rect.rect = flip_rect(rect.rect, width_pt);
            let CornerRadius { nw, ne, sw, se } = rect.corner_radius;
            rect.corner_radius = CornerRadius {
                nw: ne,
                ne: nw,
                sw: se,
                se: sw,
            };
            rect.angle = -rect.angle;
        }
        Shape::Mesh(mesh) => flip_mesh(Arc::make_mut(mesh), width_pt),
        Shape::QuadraticBezier(curve) => curve.points.iter_mut().for_each(flip),
        Shape::CubicBezier(curve) => curve.points.iter_mut().for_each(flip),
        Shape::Text(text) => flip_text(text, width_pt),
    }
}

/// Flips a shape with its clip rectangle and with the transform egui applies last.
pub fn flip_clipped(clipped: &mut ClippedShape, width_pt: f32) {
    if clipped.clip_rect.is_finite() {
        clipped.clip_rect = flip_rect(clipped.clip_rect, width_pt);
    }
    flip_shape(&mut clipped.shape, width_pt);
    // A shape at `w - x` must end at `w - (scale * x + shift)`.
    let transform = &mut clipped.transform_after_tessellation;
    if *transform != TSTransform::IDENTITY {
        let shift = &mut transform.translation.x;
        *shift = width_pt * (1.0 - transform.scaling) - *shift;
    }
}

/// Moves the box of a text to the other side; turned text leans the other way.
fn flip_text(text: &mut TextShape, width_pt: f32) {
    let bounds = text.galley.rect;
    let shift = Rot2::from_angle(-text.angle) * vec2(bounds.min.x + bounds.max.x, 0.0);
    text.pos = flip_pos(text.pos, width_pt) - shift;
    text.angle = -text.angle;
}

/// Whether a path is the tick egui draws in a check box: from the middle of the left side of
/// a square to the middle of its lower side to its upper right corner.
fn is_check_mark(path: &PathShape) -> bool {
    let [a, b, c] = path.points.as_slice() else {
        return false;
    };
    let side = c.x - a.x;
    let near = |p: f32, q: f32| (p - q).abs() < 0.01;
    !path.closed
        && side > 0.0
        && near(b.x - a.x, side / 2.0)
        && near(b.y - c.y, side)
        && near(a.y - c.y, side / 2.0)
}

fn move_to_other_side(path: &mut PathShape, width_pt: f32) {
    if let (Some(first), Some(last)) = (path.points.first(), path.points.last()) {
        let by = width_pt - first.x - last.x;
        for point in &mut path.points {
            point.x += by;
        }
    }
}

/// The cursor that means the same on the other side.
pub fn flip_cursor(icon: CursorIcon) -> CursorIcon {
    match icon {
        CursorIcon::ResizeEast => CursorIcon::ResizeWest,
        CursorIcon::ResizeWest => CursorIcon::ResizeEast,
        CursorIcon::ResizeNeSw => CursorIcon::ResizeNwSe,
        CursorIcon::ResizeNwSe => CursorIcon::ResizeNeSw,
        CursorIcon::ResizeNorthEast => CursorIcon::ResizeNorthWest,
        CursorIcon::ResizeNorthWest => CursorIcon::ResizeNorthEast,
        CursorIcon::ResizeSouthEast => CursorIcon::ResizeSouthWest,
        CursorIcon::ResizeSouthWest => CursorIcon::ResizeSouthEast,
        same => same,
    }
}

/// Says that the focused widget `id` wants the arrow keys as they are on the keyboard, because
/// it moves a caret over text. Call it in every pass in which the widget has focus.
///
/// For everything else the left and right arrows are swapped in a mirrored window, so that
/// egui, which thinks unmirrored, moves to the side the key shows.
pub fn keep_arrow_keys(ctx: &Context, id: Id) {
    ctx.data_mut(|data| data.insert_temp(arrow_keeper(), id));
}

/// Whether the widget that has focus moves a caret over text, see [`keep_arrow_keys`].
pub fn arrows_are_kept(ctx: &Context) -> bool {
    let keeper = ctx.data(|data| data.get_temp::<Id>(arrow_keeper()));
    keeper.is_some() && keeper == ctx.memory(|m| m.focused())
}

/// An area whose picture is not turned round: charts, whose time runs from left to right in both
/// languages. What is painted inside is turned beforehand, so that it comes out as written; the
/// area itself lies on the other side like everything else.
///
/// Only shapes of egui are meant, also texts; meshes of glyphs are placed by their makers.
#[derive(Clone, Copy, Debug)]
pub struct Unmirrored {
    area: Rect,
    turned: bool,
}

impl Unmirrored {
    /// An area of the unmirrored window.
    pub fn new(ctx: &Context, area: Rect) -> Self {
        Self {
            area,
            turned: Mirror::is_on(ctx),
        }
    }

    /// Paints; left in `content` is left on the screen.
    pub fn paint(&self, painter: &Painter, content: impl FnOnce(&Painter)) {
        let layer = painter.layer_id();
        let next = || {
            painter
                .ctx()
                .graphics_mut(|graphics| graphics.entry(layer).next_idx().0)
        };
        let first = next();
        content(painter);
        if !self.turned {
            return;
        }
        let last = next();
        painter.ctx().graphics_mut(|graphics| {
            let shapes = graphics.entry(layer);
            for index in first..last {
                shapes.mutate_shape(ShapeIdx(index), |shape| {
                    flip_shape(&mut shape.shape, self.axis_pt());
                });
            }
        });
    }

    /// Where something painted by [`Self::paint`] lies for input and screen readers, which
    /// see the unmirrored window. Its own inverse.
    pub fn rect(&self, painted: Rect) -> Rect {
        if self.turned {
            flip_rect(painted, self.axis_pt())
        } else {
            painted
        }
    }

    /// As [`Self::rect`], for a point such as the pointer's.
    pub fn pos(&self, painted: Pos2) -> Pos2 {
        if self.turned {
            flip_pos(painted, self.axis_pt())
        } else {
            painted
        }
    }

    /// The width of a window in whose middle the area would lie.
    fn axis_pt(&self) -> f32 {
        self.area.left() + self.area.right()
    }
}

fn arrow_keeper() -> Id {
    Id::unique("widget that keeps the arrow keys")
}

/// The plugin that does it. Register it before [`crate::ui::hook::ArabicText`], which needs
/// the places of texts on the screen.
pub struct Mirror {
    painter: SharedTextPainter,
    /// What was asked for; taken over at the start of the next pass.
    wanted: bool,
    active: bool,
    width_pt: f32,
    /// Arrow keys held down that were swapped when they went down: `[left, right]`.
    swapped: [bool; 2],
}

impl Mirror {
    /// `painter` is told about each change so that it can place glyphs.
    pub fn new(painter: SharedTextPainter, on: bool) -> Self {
        Self {
            painter,
            wanted: on,
            active: on,
            width_pt: 0.0,
            swapped: [false; 2],
        }
    }

    /// Switches mirroring from the next pass on.
    pub fn set(ctx: &Context, on: bool) {
        let changed =
            ctx.with_plugin::<Self, _>(|mirror| std::mem::replace(&mut mirror.wanted, on) != on);
        if changed == Some(true) {
            ctx.request_repaint();
        }
    }

    /// Whether the window is, or is about to be, mirrored.
    pub fn is_on(ctx: &Context) -> bool {
        ctx.with_plugin::<Self, _>(|mirror| mirror.wanted) == Some(true)
    }

    fn flip_event(&mut self, event: &mut Event, swap_arrows: bool) {
        let width_pt = self.width_pt;
        match event {
            Event::PointerMoved(pos)
            | Event::PointerButton { pos, .. }
            | Event::Touch { pos, .. }
            | Event::MiddleClickPaste { pos, .. } => *pos = flip_pos(*pos, width_pt),
            Event::MouseMoved(Vec2 { x, .. })
            | Event::MouseWheel {
                delta: Vec2 { x, .. },
                ..
            } => *x = -*x,
            Event::Rotate(angle) => *angle = -*angle,
            Event::Key {
                key,
                physical_key,
                pressed,
                ..
            } => {
                let slot = match key {
                    Key::ArrowLeft => 0,
                    Key::ArrowRight => 1,
                    _ => return,
                };
                // A key goes up as what it went down.
                let swap = if *pressed {
                    swap_arrows
                } else {
                    self.swapped[slot]
                };
                self.swapped[slot] = swap && *pressed;
                if swap {
                    *key = other_arrow(*key);
                    *physical_key = physical_key.map(other_arrow);
                }
            }
            Event::AccessKitActionRequest(request) => {
                request.action = match request.action {
                    accesskit::Action::ScrollLeft => accesskit::Action::ScrollRight,
                    accesskit::Action::ScrollRight => accesskit::Action::ScrollLeft,
                    same => same,
                };
            }
            _ => {}
        }
    }

    fn flip_output(&self, output: &mut FullOutput) {
        let width_pt = self.width_pt;
        for clipped in &mut output.shapes {
            flip_clipped(clipped, width_pt);
        }
        let platform = &mut output.platform_output;
        platform.cursor_icon = flip_cursor(platform.cursor_icon);
        if let Some(ime) = &mut platform.ime {
            ime.rect = flip_rect(ime.rect, width_pt);
            ime.cursor_rect = flip_rect(ime.cursor_rect, width_pt);
        }
        // Bounds are in points: egui scales them at the root.
        let nodes = platform
            .accesskit_update
            .iter_mut()
            .flat_map(|u| &mut u.nodes);
        for (_, node) in nodes {
            if let Some(bounds) = node.bounds() {
                let width = f64::from(width_pt);
                node.set_bounds(accesskit::Rect {
                    x0: width - bounds.x1,
                    x1: width - bounds.x0,
                    ..bounds
                });
            }
        }
    }
}

fn other_arrow(key: Key) -> Key {
    match key {
        Key::ArrowLeft => Key::ArrowRight,
        Key::ArrowRight => Key::ArrowLeft,
        same => same,
    }
}

impl Plugin for Mirror {
    fn debug_name(&self) -> &'static str {
        "mirror"
    }

    fn input_hook(&mut self, ctx: &Context, input: &mut RawInput) {
        if self.active != self.wanted {
            self.active = self.wanted;
            // The pointer rests at a place that was kept in the other sense.
            if let Some(pos) = ctx.input(|i| i.pointer.latest_pos()) {
                input
                    .events
                    .insert(0, Event::PointerMoved(self.to_screen(pos)));
            }
        }
        if let Some(rect) = input.screen_rect {
            self.width_pt = rect.width();
        }
        if self.active {
            let swap_arrows = !arrows_are_kept(ctx);
            for event in &mut input.events {
                self.flip_event(event, swap_arrows);
            }
        }
        self.painter.lock().mirror_width_pt = self.active.then_some(self.width_pt);
    }

    fn on_begin_pass(&mut self, ui: &mut egui::Ui) {
        // egui may have settled on another width, as when the zoom changed.
        self.width_pt = ui.ctx().viewport_rect().width();
        self.painter.lock().mirror_width_pt = self.active.then_some(self.width_pt);
    }

    fn output_hook(&mut self, _ctx: &Context, output: &mut FullOutput) {
        if self.active {
            self.flip_output(output);
        }
    }
}

impl Mirror {
    /// Where a place of the former state lies on the screen; called after `active` changed.
    fn to_screen(&self, pos: Pos2) -> Pos2 {
        if self.active {
            pos
        } else {
            flip_pos(pos, self.width_pt)
        }
    }
}
