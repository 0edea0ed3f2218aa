//! Where the text of a field lies in its frame, and how it looks. It must not change the text.
use super::page::{Part, Setup};
use super::{CARET_PT, State};
use crate::text::direction::is_explicit_direction;
use crate::text::layout::ParagraphStyle;
use crate::text::visual::{BoxPx, LaidParagraph};
use crate::ui::blink;
use crate::ui::paint::TextPainter;
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
    /// Where the text is.
    pub inner: Rect,
    /// The part of it that is not scrolled away with what is around the field.
    pub seen: Rect,
    /// The layout's top left.
    pub origin: Pos2,
    ppp: f32,
}

impl Geometry {
    /// For text inside `inner`, a rectangle of the unmirrored window.
    pub(super) fn new(inner: Rect, ui: &Ui, painter: &TextPainter, state: &State) -> Self {
        let mut geometry = Self {
            inner: painter.screen_rect(inner),
            seen: painter.screen_rect(inner.intersect(ui.clip_rect())),
            origin: Pos2::ZERO,
            ppp: ui.ctx().pixels_per_point(),
        };
        geometry.place(state);
        geometry
    }

    /// Finds the origin for the present text and scrolling.
    fn place(&mut self, state: &State) {
        let Self { inner, ppp, .. } = *self;
        let height_px = state.editor.page.height_px();
        let mut origin = inner.min;
        if !state.editor.is_multiline() {
            origin.y = inner.center().y - height_px / ppp / 2.0;
            let (start_px, end_px) = state.editor.page.extent_px();
            origin.x = if state.editor.page.is_rtl_at(0) {
                inner.max.x - (end_px - state.scroll_px) / ppp
            } else {
                inner.min.x - (start_px + state.scroll_px) / ppp
            };
        }
        self.origin = ((origin.to_vec2() * ppp).round() / ppp).to_pos2();
    }

    /// A point of the screen in pixels of the layout.
    pub(super) fn to_layout(&self, on_screen: Pos2) -> Vec2 {
        (on_screen - self.origin) * self.ppp
    }

    /// A box of the layout on the screen.
    pub(super) fn rect(&self, found: BoxPx) -> Rect {
        let at = |x_px: f32, y_px: f32| self.origin + vec2(x_px, y_px) / self.ppp;
        Rect::from_min_max(at(found.x0, found.y0), at(found.x1, found.y1))
    }

    /// The heights of the layout that can be seen, in pixels, with some to spare for letters
    /// that stand out.
    fn seen_px(&self) -> std::ops::Range<f32> {
        let top_px = self.to_layout(self.seen.min).y;
        let spare_px = 8.0 * self.ppp;
        top_px - spare_px..top_px + self.seen.height().max(0.0) * self.ppp + spare_px
    }

    /// Whole lines that can be seen at once.
    pub(super) fn page_lines(&self, line_pt: f32) -> usize {
        (self.seen.height() / line_pt).floor().max(1.0) as usize
    }

    fn caret(&self, state: &State) -> Option<Rect> {
        let mut caret = self.rect(state.editor.caret()?);
        caret.max.x = caret.min.x + CARET_PT;
        // At the right edge of the field there is no room to the right.
        let over = (caret.max.x - self.inner.max.x).clamp(0.0, CARET_PT);
        Some(caret.translate(vec2(-over, 0.0)))
    }

    /// Scrolls a single line until the caret is inside, and no further than the text goes.
    /// Without focus the text is seen from its start.
    pub(super) fn follow_caret(&mut self, state: &mut State, focused: bool) {
        let view_px = self.inner.width() * self.ppp;
        if !focused {
            state.scroll_px = 0.0;
        } else if !state.editor.is_multiline()
            && let Some(caret) = state.editor.caret()
        {
            let (start_px, end_px) = state.editor.page.extent_px();
            let caret_px = CARET_PT * self.ppp;
            let most = (end_px - start_px + caret_px - view_px).max(0.0);
            // From the start side to both sides of the caret.
            let (near, far) = if state.editor.page.is_rtl_at(0) {
                (end_px - caret.x0 - caret_px, end_px - caret.x0)
            } else {
                (caret.x0 - start_px, caret.x0 + caret_px - start_px)
            };
            let scroll = state.scroll_px.max(far - view_px).min(near.max(0.0));
            state.scroll_px = scroll.clamp(0.0, most);
        }
        self.place(state);
    }

    /// Asks the surrounding scroll area to show the caret.
    pub(super) fn scroll_to_caret(&self, ui: &Ui, painter: &TextPainter, state: &State) {
        if let Some(caret) = self.caret(state) {
            ui.scroll_to_rect(painter.screen_rect(caret).expand(2.0), None);
        }
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
    let inner = painter.screen_rect(geometry.inner);
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
    let ppp = geometry.ppp;
    let page = &state.editor.page;
    if focused {
        let fill = match look.frame {
            Frame::Palette => look.theme.palette_choice,
            Frame::Page | Frame::None => look.theme.selection,
        };
        for found in page.boxes(&state.editor.selection(), geometry.seen_px()) {
            painter.paint_bar(&mut mesh, geometry.rect(found), fill);
        }
    }
    if state.editor.shown_text().is_empty() {
        hint(painter, &mut mesh, geometry, look);
    }
    for part in page.parts_within(geometry.seen_px()) {
        let origin = geometry.origin + vec2(0.0, part.top_px / ppp);
        let seen_px = geometry.seen_px();
        let range_px = (seen_px.start - part.top_px, seen_px.end - part.top_px);
        painter.paint_paragraph(&part.laid, &mut mesh, origin, ppp, ink, Some(range_px));
        controls(painter, &mut mesh, geometry, part, look.theme.accent);
    }
    if let Some(composed) = state.editor.composed() {
        for found in page.boxes(composed, geometry.seen_px()) {
            let rect = geometry.rect(found);
            let line = Rect::from_min_max(pos2(rect.min.x, rect.max.y - 2.0), rect.max);
            painter.paint_bar(&mut mesh, line, look.theme.accent);
        }
    }
    if focused {
        let caret = geometry.caret(state);
        if let Some(caret) = caret.filter(|_| blink::is_on(ui, state.active_s)) {
            let snapped =
                caret.translate(vec2((caret.min.x * ppp).round() / ppp - caret.min.x, 0.0));
            painter.paint_bar(&mut mesh, snapped, ink);
        }
        tell_input_method(ui.ctx(), painter, state, geometry, caret);
    }
    clipped.add(painter.pre_flip(mesh));
    painter.flush(ui.ctx());
}

/// A thin stroke with a foot where a control of directions stands, which has no shape of its
/// own: the caret stops at it, and it turns what follows.
fn controls(
    painter: &TextPainter,
    mesh: &mut egui::Mesh,
    geometry: &Geometry,
    part: &Part,
    colour: Color32,
) {
    if !part.text.contains(is_explicit_direction) {
        return;
    }
    let seen_px = geometry.seen_px();
    for line in part.laid.lines() {
        if part.top_px + line.bottom_px < seen_px.start || part.top_px + line.top_px > seen_px.end {
            continue;
        }
        for cell in &line.cells {
            let text = part.text.get(cell.start_byte..cell.end_byte);
            if !text.is_some_and(|text| text.starts_with(is_explicit_direction)) {
                continue;
            }
            let place = geometry.rect(BoxPx {
                x0: cell.x0_px,
                y0: part.top_px + line.top_px,
                x1: cell.x0_px,
                y1: part.top_px + line.bottom_px,
            });
            let (x, foot) = (place.min.x, place.max.y - 3.0);
            let stroke = Rect::from_min_max(pos2(x - 0.5, place.min.y + 3.0), pos2(x + 0.5, foot));
            let foot = Rect::from_min_max(pos2(x - 2.0, foot - 1.0), pos2(x + 2.0, foot));
            painter.paint_bar(mesh, stroke, colour);
            painter.paint_bar(mesh, foot, colour);
        }
    }
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
    let laid = LaidParagraph::new(&mut painter.engine, look.hint, &style);
    let mut origin = geometry.inner.min;
    if width_px.is_none() {
        origin.y = geometry.inner.center().y - laid.height_px() / scale / 2.0;
        if rtl {
            origin.x = geometry.inner.max.x - laid.layout().width() / scale;
        }
    }
    let colour: Color32 = match look.frame {
        Frame::Palette => look.theme.palette_mute,
        Frame::Page | Frame::None => look.theme.hint,
    };
    painter.paint_paragraph(&laid, mesh, origin, geometry.ppp, colour, None);
}

/// Where the caret is, or what is composed while there is none, and what should stay visible
/// beside a window of candidates.
fn tell_input_method(
    ctx: &Context,
    painter: &TextPainter,
    state: &State,
    geometry: &Geometry,
    caret: Option<Rect>,
) {
    let editor = &state.editor;
    let kept = editor.composed().cloned().unwrap_or(editor.selection());
    let boxes = editor.page.boxes(&kept, geometry.seen_px());
    let boxes = boxes
        .into_iter()
        .map(|found| geometry.rect(found).intersect(geometry.inner));
    let Some(area) = caret.into_iter().chain(boxes).reduce(Rect::union) else {
        return;
    };
    ctx.output_mut(|output| {
        output.ime = Some(IMEOutput {
            purpose: Default::default(),
            rect: painter.screen_rect(area),
            cursor_rect: painter.screen_rect(caret.unwrap_or(area)),
            should_interrupt_composition: false,
        });
    });
}
