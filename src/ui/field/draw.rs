//! Where the text of a field lies in its frame, and how it looks. It must not change the text.
use super::editor::Setup;
use super::{CARET_PT, State, to_window};
use crate::text::layout::ParagraphStyle;
use crate::text::visual::MovedLines;
use crate::ui::blink;
use crate::ui::paint::{TextPainter, box_to_rect, stretches};
use crate::ui::theme::{self, Theme};
use egui::output::IMEOutput;
use egui::{Color32, Context, Pos2, Rect, Response, Stroke, StrokeKind, Ui, Vec2, pos2, vec2};
use parley::{Alignment, BaseDirection};

/// What surrounds the text.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum Frame {
    /// Paper with a border.
    Page,
    /// Nothing.
    None,
    /// Nothing, on the dark palette.
    Palette,
}

impl Frame {
    pub(super) fn padding(self) -> Vec2 {
        match self {
            Self::Page => vec2(9.0, 3.5),
            Self::None | Self::Palette => vec2(2.0, 2.0),
        }
    }
}

pub(super) struct Look<'a> {
    pub theme: &'a Theme,
    pub frame: Frame,
    pub hint: &'a str,
    pub setup: Setup,
}

/// Places on the screen, points unless the name says otherwise.
pub(super) struct Geometry {
    /// Where text can be seen.
    pub inner: Rect,
    /// The layout's top left.
    pub origin: Pos2,
    ppp: f32,
}

/// The horizontal extent of a single line, pixels of the layout.
struct Extent {
    start: f32,
    end: f32,
}

impl Geometry {
    /// For text inside `inner`, a rectangle of the unmirrored window.
    pub(super) fn new(inner: Rect, painter: &TextPainter, state: &State, ppp: f32) -> Self {
        let mut geometry = Self {
            inner: painter.screen_rect(inner),
            origin: Pos2::ZERO,
            ppp,
        };
        geometry.place(state);
        geometry
    }

    /// Finds the origin for the present text and scrolling.
    fn place(&mut self, state: &State) {
        let Self { inner, ppp, .. } = *self;
        let height_px = state.editor.layout().map_or(0.0, |l| l.height());
        let mut origin = inner.min;
        if !state.editor.multiline {
            origin.y = inner.center().y - height_px / ppp / 2.0;
            let extent = extent(state);
            origin.x = if state.editor.is_rtl() {
                inner.max.x - (extent.end - state.scroll_px) / ppp
            } else {
                inner.min.x - (extent.start + state.scroll_px) / ppp
            };
        }
        self.origin = ((origin.to_vec2() * ppp).round() / ppp).to_pos2();
    }

    /// A point of the screen in pixels of the layout.
    pub(super) fn to_layout(&self, on_screen: Pos2) -> Vec2 {
        (on_screen - self.origin) * self.ppp
    }

    fn caret(&self, state: &State) -> Option<Rect> {
        let caret = state.editor.caret(CARET_PT * self.ppp)?;
        Some(box_to_rect(caret, self.origin, self.ppp))
    }

    /// Scrolls a single line until the caret is inside, and no further than the text goes.
    /// Without focus the text is seen from its start.
    pub(super) fn follow_caret(&mut self, state: &mut State, focused: bool) {
        let view_px = self.inner.width() * self.ppp;
        if !focused {
            state.scroll_px = 0.0;
        } else if !state.editor.multiline
            && let Some(caret) = state.editor.caret(CARET_PT * self.ppp)
        {
            let extent = extent(state);
            let caret_px = (caret.x1 - caret.x0) as f32;
            let most = (extent.end - extent.start + caret_px - view_px).max(0.0);
            // From the start side to both sides of the caret.
            let (near, far) = if state.editor.is_rtl() {
                (extent.end - caret.x1 as f32, extent.end - caret.x0 as f32)
            } else {
                (
                    caret.x0 as f32 - extent.start,
                    caret.x1 as f32 - extent.start,
                )
            };
            let scroll = state.scroll_px.max(far - view_px).min(near.max(0.0));
            state.scroll_px = scroll.clamp(0.0, most);
        }
        self.place(state);
    }

    /// Asks the surrounding scroll area to show the caret.
    pub(super) fn scroll_to_caret(&self, ui: &Ui, painter: &TextPainter, state: &State) {
        if let Some(caret) = self.caret(state) {
            ui.scroll_to_rect(to_window(painter, caret).expand(2.0), None);
        }
    }
}

fn extent(state: &State) -> Extent {
    let line = state.editor.layout().and_then(|l| l.get(0));
    let (start, advance) = line.map_or((0.0, 0.0), |line| {
        (line.metrics().offset, line.metrics().advance)
    });
    Extent {
        start,
        end: start + advance,
    }
}

pub(super) fn field(
    ui: &Ui,
    painter: &mut TextPainter,
    state: &State,
    response: &Response,
    geometry: &Geometry,
    look: &Look<'_>,
) {
    let focused = response.has_focus();
    frame(ui, response, look, focused);
    let inner = to_window(painter, geometry.inner);
    // Letters and carets may stand out a little at the sides.
    let clipped = ui.painter_at(inner.expand2(vec2(2.0, 3.0)));
    let ink = match look.frame {
        Frame::Palette => look.theme.palette_ink,
        Frame::Page | Frame::None => look.theme.ink,
    };
    let ink = if ui.is_enabled() {
        ink
    } else {
        look.theme.hint
    };

    let mut mesh = painter.text_mesh();
    let Some(layout) = state.editor.layout() else {
        return;
    };
    let ppp = geometry.ppp;
    let moved = state.editor.moved_lines();
    if focused {
        let fill = match look.frame {
            Frame::Palette => look.theme.palette_choice,
            Frame::Page | Frame::None => look.theme.selection,
        };
        for stretch in stretches(layout, &moved, &state.editor.selection()) {
            painter.paint_bar(&mut mesh, stretch.rect(geometry.origin, ppp), fill);
        }
    }
    if state.editor.raw_text().is_empty() {
        hint(painter, &mut mesh, geometry, look);
    }
    painter.paint_layout(layout, &moved, &mut mesh, geometry.origin, ppp, ink, None);
    if let Some(composed) = state.editor.composed() {
        for stretch in stretches(layout, &moved, &composed) {
            let rect = stretch.rect(geometry.origin, ppp);
            let line = Rect::from_min_max(pos2(rect.min.x, rect.max.y - 2.0), rect.max);
            painter.paint_bar(&mut mesh, line, look.theme.accent);
        }
    }
    if focused && let Some(caret) = geometry.caret(state) {
        if blink::is_on(ui, state.active_s) {
            let snapped =
                caret.translate(vec2((caret.min.x * ppp).round() / ppp - caret.min.x, 0.0));
            painter.paint_bar(&mut mesh, snapped, ink);
        }
        tell_input_method(ui.ctx(), painter, state, geometry, caret);
    }
    clipped.add(painter.pre_flip(mesh));
    painter.flush(ui.ctx());
}

fn frame(ui: &Ui, response: &Response, look: &Look<'_>, focused: bool) {
    if look.frame != Frame::Page {
        return;
    }
    let theme = look.theme;
    let stroke = if focused {
        Stroke::new(1.5, theme.accent)
    } else if response.hovered() && ui.is_enabled() {
        Stroke::new(theme::LINE_WIDTH, theme.accent_line)
    } else {
        Stroke::new(theme::LINE_WIDTH, theme.border)
    };
    let fill = if ui.is_enabled() {
        theme.page
    } else {
        theme.panel
    };
    ui.painter().rect(
        response.rect,
        theme::RADIUS,
        fill,
        stroke,
        StrokeKind::Inside,
    );
}

fn hint(painter: &mut TextPainter, mesh: &mut egui::Mesh, geometry: &Geometry, look: &Look<'_>) {
    if look.hint.is_empty() {
        return;
    }
    let Setup {
        face,
        bold,
        size_pt,
        line_height,
        scale,
        rtl,
        width_px,
    } = look.setup;
    let style = ParagraphStyle {
        face,
        bold,
        size_pt,
        line_height,
        scale,
        width_pt: width_px.map(|width| width / scale),
        // The hint stands where the caret waits.
        alignment: if rtl {
            Alignment::Right
        } else {
            Alignment::Left
        },
        base: BaseDirection::Auto,
    };
    let layout = painter.engine.layout(look.hint, &style);
    let mut origin = geometry.inner.min;
    if width_px.is_none() {
        origin.y = geometry.inner.center().y - layout.height() / scale / 2.0;
        if rtl {
            origin.x = geometry.inner.max.x - layout.width() / scale;
        }
    }
    let colour: Color32 = match look.frame {
        Frame::Palette => look.theme.palette_mute,
        Frame::Page | Frame::None => look.theme.hint,
    };
    let moved = MovedLines::of(&layout, look.hint);
    painter.paint_layout(&layout, &moved, mesh, origin, geometry.ppp, colour, None);
}

fn tell_input_method(
    ctx: &Context,
    painter: &TextPainter,
    state: &State,
    geometry: &Geometry,
    caret: Rect,
) {
    let area = box_to_rect(state.editor.ime_area(), geometry.origin, geometry.ppp);
    let area = if state.editor.multiline {
        area
    } else {
        area.intersect(geometry.inner).union(caret)
    };
    ctx.output_mut(|output| {
        output.ime = Some(IMEOutput {
            purpose: Default::default(),
            rect: to_window(painter, area),
            cursor_rect: to_window(painter, caret),
            should_interrupt_composition: false,
        });
    });
}
