//! Text fields for Arabic: of one line or of many.
//!
//! egui's own field knows only left-to-right carets, so every field of the program is one of
//! these. The text belongs to the caller; caret, undo and scrolling are kept in egui's
//! temporary storage under the field's id and follow a text that is changed elsewhere.
//!
//! ```ignore
//! let field = Field::single("search").hint(hint).name(name).width(300.0);
//! if field.show(ui, &painter, &mut text).submitted { /* use it */ }
//! ```
//!
//! It must not hold the painter's lock beyond [`Field::show`], nor know what the text is for.
mod access;
mod draw;
mod editor;
mod entry;
mod history;
mod input;
mod moves;
mod number;
mod page;
mod pointer;

pub use number::NumberField;

use crate::text::fonts::Face;
use crate::ui::mirror;
use crate::ui::paint::{SharedTextPainter, TextPainter};
use crate::ui::theme::{self, Theme};
use draw::{Frame, Geometry};
use editor::Editor;
use egui::{
    AsIdSalt, Context, Id, IdSalt, Response, Sense, Ui, Vec2, WidgetInfo, mutex::Mutex, vec2,
};
use input::{Keys, Outcome};
use page::Setup;
use std::sync::Arc;

/// A text field to be shown. See the module's description.
#[must_use = "call `show`"]
pub struct Field<'a> {
    id_salt: IdSalt,
    multiline: bool,
    hint: &'a str,
    name: &'a str,
    width_pt: Option<f32>,
    rows: usize,
    face: Face,
    bold: bool,
    size_pt: f32,
    limit: usize,
    frame: Frame,
    take_focus: bool,
    keep_vertical_arrows: bool,
}

/// What came of showing a field.
#[derive(Clone, Debug)]
pub struct FieldResponse {
    /// The field as a widget.
    pub response: Response,
    /// The text was changed by the person.
    pub changed: bool,
    /// Enter was pressed in a single line, or Ctrl+Enter in many.
    pub submitted: bool,
    /// Esc was pressed, and there was no composition to give up first.
    pub cancelled: bool,
}

/// What is kept between frames.
struct State {
    editor: Editor,
    /// How far a single line is scrolled from its start side, in pixels.
    scroll_px: f32,
    clicks: pointer::Clicks,
    /// When the caret moved or text changed last, in seconds.
    active_s: f64,
    told: Vec<access::ToldRun>,
}

impl<'a> Field<'a> {
    /// A field of one line.
    pub fn single(id_salt: impl AsIdSalt) -> Self {
        Self {
            id_salt: IdSalt::new(id_salt),
            multiline: false,
            hint: "",
            name: "",
            width_pt: None,
            rows: 1,
            face: Face::Interface,
            bold: false,
            size_pt: theme::BODY_SIZE_PT,
            limit: usize::MAX,
            frame: Frame::Page,
            take_focus: false,
            keep_vertical_arrows: false,
        }
    }

    /// A field of many lines, at least `rows` high; it grows with its text.
    pub fn multi(id_salt: impl AsIdSalt, rows: usize) -> Self {
        Self {
            multiline: true,
            rows: rows.max(1),
            keep_vertical_arrows: true,
            ..Self::single(id_salt)
        }
    }

    /// Shown while there is no text.
    pub fn hint(mut self, hint: &'a str) -> Self {
        self.hint = hint;
        self
    }

    /// Said by screen readers; the hint serves if there is none.
    pub fn name(mut self, name: &'a str) -> Self {
        self.name = name;
        self
    }

    /// Width in points; by default all that is available.
    pub fn width(mut self, width_pt: f32) -> Self {
        self.width_pt = Some(width_pt);
        self
    }

    /// The typeface; by default that of the interface.
    pub fn face(mut self, face: Face) -> Self {
        self.face = face;
        self
    }

    /// Bold text.
    pub fn bold(mut self) -> Self {
        self.bold = true;
        self
    }

    /// Text size in points.
    pub fn size(mut self, size_pt: f32) -> Self {
        self.size_pt = size_pt;
        self
    }

    /// Most Unicode scalars the person can enter.
    pub fn char_limit(mut self, limit: usize) -> Self {
        self.limit = limit;
        self
    }

    /// Without paper and border, for a surrounding that has its own.
    pub fn frameless(mut self) -> Self {
        self.frame = Frame::None;
        self
    }

    /// In the colours of the dark palette, without border.
    pub fn on_palette(mut self) -> Self {
        self.frame = Frame::Palette;
        self
    }

    /// Takes the keyboard in this frame if `wanted`, as when the field has just appeared.
    pub fn take_focus(mut self, wanted: bool) -> Self {
        self.take_focus = wanted;
        self
    }

    /// Up and down stay with a single line instead of moving the focus, for lists below it.
    pub fn keep_vertical_arrows(mut self) -> Self {
        self.keep_vertical_arrows = true;
        self
    }

    /// Shows the field and lets the person edit `text`.
    pub fn show(
        self,
        ui: &mut Ui,
        painter: &SharedTextPainter,
        text: &mut String,
    ) -> FieldResponse {
        let id = ui.make_persistent_id(self.id_salt);
        let state = state(ui.ctx(), id, text);
        let (mut state, mut painter) = (state.lock(), painter.lock());
        let painter = &mut *painter;
        let theme = Theme::of(ui.ctx());

        if state.editor.text() != *text {
            if state.editor.composed().is_some() {
                ui.memory_mut(|memory| memory.interrupt_ime());
            }
            state.editor.replace(&mut painter.engine, text);
        }
        let ppp = ui.ctx().pixels_per_point();
        let padding = self.frame.padding();
        let width_pt = self.width_pt.unwrap_or_else(|| ui.available_width());
        let inner_pt = (width_pt - 2.0 * padding.x).max(24.0);
        state.editor.limit = self.limit;
        let setup = self.setup(ppp, inner_pt, painter.is_mirrored());
        state.editor.set_up(&mut painter.engine, setup);

        let size = self.outer_size(&state.editor, inner_pt, ppp, padding);
        let (_, rect) = ui.allocate_space(size);
        let mut response = ui.interact(rect, id, Sense::click_and_drag());
        if self.take_focus {
            response.request_focus();
        }
        let mut geometry = Geometry::new(rect.shrink2(padding), ui, painter, &state);
        let pointed =
            ui.is_enabled() && pointer::handle(ui, painter, &mut state, &mut response, &geometry);
        let page_lines = geometry.page_lines(self.line_pt());
        let outcome = self.keys(ui, painter, &mut state, &response, page_lines);
        geometry.follow_caret(&mut state, response.has_focus());

        let mut before = None;
        if state.editor.text() != *text {
            before = Some(std::mem::replace(text, state.editor.text().to_owned()));
            response.mark_changed();
        }
        let changed = before.is_some();
        if ui.is_rect_visible(rect) {
            let look = draw::Look {
                theme: &theme,
                frame: self.frame,
                hint: self.hint,
                setup,
            };
            draw::field(ui, painter, &state, &response, &geometry, &look);
        }
        if (outcome.active || pointed) && self.multiline {
            geometry.scroll_to_caret(ui, painter, &state);
        }
        self.tell(
            ui,
            painter,
            &mut state,
            &response,
            &geometry,
            [before.as_deref().unwrap_or(text), text],
        );
        FieldResponse {
            response,
            changed,
            submitted: outcome.submitted,
            cancelled: outcome.cancelled,
        }
    }

    fn setup(&self, ppp: f32, inner_pt: f32, mirrored: bool) -> Setup {
        Setup {
            face: self.face,
            bold: self.bold,
            size_pt: self.size_pt,
            line_height: self.line_height(),
            scale: ppp,
            width_px: self.multiline.then_some(inner_pt * ppp),
            rtl: mirrored,
        }
    }

    fn outer_size(&self, editor: &Editor, inner_pt: f32, ppp: f32, padding: Vec2) -> Vec2 {
        let text_pt = editor.page.height_px() / ppp;
        let height_pt = text_pt.max(self.line_pt() * self.rows as f32);
        vec2(inner_pt, height_pt.ceil()) + 2.0 * padding
    }

    /// Line height as a multiple of the font size.
    fn line_height(&self) -> f32 {
        match self.face {
            Face::Interface => 1.5,
            Face::Reading => 1.75,
        }
    }

    fn line_pt(&self) -> f32 {
        self.size_pt * self.line_height()
    }

    fn keys(
        &self,
        ui: &Ui,
        painter: &mut TextPainter,
        state: &mut State,
        response: &Response,
        page_lines: usize,
    ) -> Outcome {
        let id = response.id;
        let at_s = ui.input(|i| i.time);
        if let Some(value) = access::requested_value(ui, id) {
            state.editor.set_value(&mut painter.engine, &value, at_s);
        }
        if let Some((anchor, focus)) = access::requested_selection(ui, id, &state.told) {
            state.editor.end_composition(&mut painter.engine, at_s);
            state.editor.select(anchor, focus);
        }
        if !response.has_focus() || !ui.is_enabled() {
            state.editor.end_composition(&mut painter.engine, at_s);
            return Outcome::default();
        }
        if response.gained_focus() {
            state.active_s = at_s;
        }
        let filter = input::filter(self.keep_vertical_arrows);
        ui.memory_mut(|m| m.set_focus_lock_filter(id, filter));
        mirror::keep_arrow_keys(ui.ctx(), id);
        ui.data_mut(|data| data.insert_temp(typing_field(), id));
        let mut keys = Keys {
            editor: &mut state.editor,
            engine: &mut painter.engine,
            ctx: ui.ctx(),
            at_s,
            page_lines,
            outcome: Outcome::default(),
        };
        input::handle(ui, &mut keys, id, &filter);
        let outcome = keys.outcome;
        if outcome.active {
            state.active_s = at_s;
        }
        if outcome.cancelled {
            ui.memory_mut(|m| m.surrender_focus(id));
        }
        outcome
    }

    fn tell(
        &self,
        ui: &mut Ui,
        painter: &TextPainter,
        state: &mut State,
        response: &Response,
        geometry: &Geometry,
        [before, now]: [&str; 2],
    ) {
        let enabled = ui.is_enabled();
        response.widget_info(|| WidgetInfo::text_edit(enabled, before, now, self.hint));
        let name = if self.name.is_empty() {
            self.hint
        } else {
            self.name
        };
        let told = access::Told {
            id: response.id,
            name,
            multiline: self.multiline,
            text: state.editor.shown_text(),
            page: &state.editor.page,
            ends: response.has_focus().then(|| state.editor.ends()),
            geometry,
        };
        let runs = access::tell(ui, painter, &told);
        state.told = runs;
    }
}

/// Whether a text field has the keyboard, so that letters are not commands.
pub fn is_typing(ctx: &Context) -> bool {
    let field: Option<Id> = ctx.data(|data| data.get_temp(typing_field()));
    field.is_some_and(|field| ctx.memory(|memory| memory.focused()) == Some(field))
}

fn typing_field() -> Id {
    Id::unique("text field that has the keyboard")
}

fn state(ctx: &Context, id: Id, text: &str) -> Arc<Mutex<State>> {
    ctx.data_mut(|data| {
        data.get_temp_mut_or_insert_with(id, || {
            Arc::new(Mutex::new(State {
                editor: Editor::new(text),
                scroll_px: 0.0,
                clicks: pointer::Clicks::default(),
                active_s: 0.0,
                told: Vec::new(),
            }))
        })
        .clone()
    })
}

/// The caret's width in points.
const CARET_PT: f32 = 1.5;
