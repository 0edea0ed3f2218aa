//! Lays out what egui's layout job says, in the box egui has measured for it.
//!
//! Fonts, sizes, colours and bars come from the job's sections, the pitch of rows and the first
//! baseline from the galley, so that a line of Arabic stands on one line with its Latin
//! neighbours. It must not paint.
use super::elide;
use crate::text::direction::has_rtl;
use crate::text::layout::{Brush, TextEngine};
use crate::text::visual::MovedLines;
use crate::ui::fonts;
use crate::ui::paint::{Stretch, font_family, stretches};
use egui::epaint::{TextShape, text::PlacedRow};
use egui::text::{LayoutJob, LayoutSection};
use egui::{Align, Color32, Galley, Pos2, Rect, Stroke, Vec2, pos2, vec2};
use parley::{
    Alignment, AlignmentOptions, BaseDirection, FontWeight, IndentOptions, InlineBox,
    InlineBoxKind, Layout, LineHeight, OverflowWrap, StyleProperty, TextWrapMode, VerticalAlign,
};
use std::ops::Range;

/// The engine breaks lines by its own measure. If that makes more rows than egui's, the text
/// may be this much wider before it is allowed to be longer.
const WIDEN_STEPS: [f32; 4] = [1.02, 1.04, 1.06, 1.08];

/// From the box egui has measured, 0, to the width at which it wraps, 1.
const BOX_STEPS: [f32; 4] = [0.0, 0.33, 0.67, 1.0];

/// A text laid out anew. Lengths are points from the layout's top left.
pub(super) struct SetText {
    pub layout: Layout<Brush>,
    pub moved: MovedLines,
    /// From the shape's `pos` to the layout's top left.
    pub offset: Vec2,
    pub backgrounds: Vec<(Rect, Color32)>,
    /// Underlines and strikethroughs of sections.
    pub lines: Vec<(Rect, Color32)>,
    ppp: f32,
}

impl SetText {
    /// Bars under all lines, for a shape that is underlined as a whole.
    pub(super) fn whole_lines(&self, stroke: Stroke) -> Vec<(Rect, Color32)> {
        if stroke.is_empty() {
            return Vec::new();
        }
        stretches(&self.layout, &self.moved, &(0..usize::MAX))
            .iter()
            .map(|stretch| (below(stretch, stroke.width, self.ppp), stroke.color))
            .collect()
    }
}

/// The baseline of a row of a galley, points below the galley's top.
fn baseline_pt(row: &PlacedRow) -> f32 {
    let lowest = row.glyphs.iter().map(|glyph| glyph.pos.y);
    row.pos.y + lowest.fold(0.0, f32::max)
}

/// From baseline to baseline. The first row may be higher than the others, where it shares a
/// line with other widgets.
fn row_pitch_pt(rows: &[PlacedRow], height_pt: f32) -> f32 {
    match rows {
        [first, .., last] if !first.glyphs.is_empty() && !last.glyphs.is_empty() => {
            (baseline_pt(last) - baseline_pt(first)) / (rows.len() - 1) as f32
        }
        [row] => row.size.y,
        rows => height_pt / rows.len().max(1) as f32,
    }
}

/// What egui leaves free before the first row for widgets that share its line, and the rows
/// with text: if not even a word fits beside those widgets, egui leaves its first row empty.
fn indent_and_rows(galley: &Galley) -> (f32, &[PlacedRow]) {
    let first = galley.job.sections.first();
    let indent_pt = first.map_or(0.0, |section| section.leading_space);
    match galley.rows.as_slice() {
        [empty, rest @ ..]
            if indent_pt > 0.0
                && empty.glyphs.is_empty()
                && !empty.ends_with_newline
                && !rest.is_empty() =>
        {
            (0.0, rest)
        }
        rows => (indent_pt, rows),
    }
}

/// Lays out the text of a shape; `ppp` is pixels per point.
pub(super) fn set(engine: &mut TextEngine, shape: &TextShape, ppp: f32, mirrored: bool) -> SetText {
    let galley = &shape.galley;
    let job = &galley.job;
    let (indent_pt, rows) = indent_and_rows(galley);
    let mut setter = Setter {
        engine,
        job,
        ppp,
        one_colour: shape.override_text_color.is_some(),
        rows: rows.len().max(1),
        row_pt: row_pitch_pt(rows, galley.rect.height()),
        indent_pt,
    };
    let text = setter.text();
    let text = if galley.elided {
        elide::shorten(&text, job.wrap.overflow_character, |t| setter.fits(t))
    } else {
        text
    };
    let mut layout = setter.build(&text);
    setter.break_lines(&mut layout, galley.elided, galley.rect.width() * ppp + 0.5);

    // Everything fits a container of this width, so breaking again for it gives the same lines.
    let container_px = layout.width().max(galley.rect.width() * ppp) + 0.5;
    layout.break_all_lines(Some(container_px));
    let flush_right = (job.halign == Align::Max) != mirrored;
    let options = AlignmentOptions {
        align_when_overflowing: true,
        ..Default::default()
    };
    layout.align(setter.alignment(layout.len(), flush_right), options);

    let container_pt = container_px / ppp;
    let x = match job.halign {
        Align::Center => galley.rect.center().x - container_pt / 2.0,
        // A paragraph keeps to the side where its lines begin, should it be wider than the box.
        Align::Min if layout.len() > 1 && layout.is_rtl() => galley.rect.max.x - container_pt,
        Align::Min if layout.len() > 1 => galley.rect.min.x,
        _ if flush_right => galley.rect.max.x - container_pt,
        _ => galley.rect.min.x,
    };
    // A text of the other direction is indented at its own start, so it is moved as a whole.
    let x = match layout.is_rtl() == mirrored || layout.len() > 1 {
        true => x,
        false if mirrored => x - indent_pt,
        false => x + indent_pt,
    };
    let baseline_px = layout.first_baseline().unwrap_or(0.0);
    let y = rows.first().map_or(0.0, baseline_pt) - baseline_px / ppp;
    let moved = MovedLines::of(&layout, &text);
    SetText {
        backgrounds: setter.backgrounds(&layout, &moved),
        lines: setter.lines(&layout, &moved),
        layout,
        moved,
        offset: vec2(x, y),
        ppp,
    }
}

struct Setter<'a> {
    engine: &'a mut TextEngine,
    job: &'a LayoutJob,
    ppp: f32,
    one_colour: bool,
    /// Rows and their pitch as egui sees them.
    rows: usize,
    row_pt: f32,
    /// Free before the first row.
    indent_pt: f32,
}

impl Setter<'_> {
    /// The text as it is broken: without newlines if the job ignores them.
    fn text(&self) -> String {
        if self.job.break_on_newline {
            self.job.text.clone()
        } else {
            self.job.text.replace('\n', " ")
        }
    }

    /// Width at which lines wrap, in pixels; `None` if they do not.
    fn wrap_px(&self) -> Option<f32> {
        let width_pt = self.job.effective_wrap_width();
        (self.job.wrap.max_rows > 1 && width_pt < 1e6).then_some(width_pt * self.ppp)
    }

    /// Whether an elided text of this length would do.
    fn fits(&mut self, text: &str) -> bool {
        let mut layout = self.build(text);
        layout.break_all_lines(self.wrap_px());
        match self.wrap_px() {
            Some(_) => layout.len() <= self.job.wrap.max_rows,
            None => layout.width() <= self.job.effective_wrap_width() * self.ppp,
        }
    }

    /// Breaks lines so that they fit the box egui has measured, which is as wide as its widest
    /// row; else so that they fit the width at which egui wraps; else a little wider.
    fn break_lines(&self, layout: &mut Layout<Brush>, elided: bool, box_px: f32) {
        layout.break_all_lines(self.wrap_px());
        let rows = self.rows.max(layout.len());
        let Some(wrap_px) = self.wrap_px().filter(|_| !elided && rows > 1) else {
            return;
        };
        let towards_wrap = BOX_STEPS.map(|share| box_px + (wrap_px - box_px) * share);
        let beyond = WIDEN_STEPS.map(|share| wrap_px * share);
        for width_px in towards_wrap.into_iter().chain(beyond) {
            layout.break_all_lines(Some(width_px));
            if layout.len() <= self.rows {
                return;
            }
        }
    }

    fn alignment(&self, lines: usize, flush_right: bool) -> Alignment {
        match self.job.halign {
            Align::Center => Alignment::Center,
            // One row keeps to the side from which the widget was measured.
            _ if lines <= 1 && flush_right => Alignment::Right,
            _ if lines <= 1 => Alignment::Left,
            _ if self.job.justify => Alignment::Justify,
            Align::Min => Alignment::Start,
            Align::Max if flush_right => Alignment::Right,
            Align::Max => Alignment::Left,
        }
    }

    /// Shapes `text`, which is the job's or a beginning of it with an ellipsis.
    fn build(&mut self, text: &str) -> Layout<Brush> {
        let mut builder =
            self.engine
                .layouts
                .ranged_builder(&mut self.engine.fonts, text, self.ppp, true);
        let line_height = LineHeight::Absolute(self.row_pt);
        builder.push_default(StyleProperty::LineHeight(line_height));
        builder.push_default(StyleProperty::OverflowWrap(OverflowWrap::BreakWord));
        if self.job.wrap.max_rows <= 1 {
            builder.push_default(StyleProperty::TextWrapMode(TextWrapMode::NoWrap));
        }
        let last = self.job.sections.len().saturating_sub(1);
        for (n, section) in self.job.sections.iter().enumerate() {
            // What follows the job's text, the ellipsis, looks like the end of it.
            let end = if n == last {
                text.len()
            } else {
                section.byte_range.end.0.min(text.len())
            };
            let range = section.byte_range.start.0.min(end)..end;
            if range.is_empty() {
                continue;
            }
            if n > 0 && section.leading_space > 0.0 {
                builder.push_inline_box(InlineBox {
                    id: n as u64,
                    kind: InlineBoxKind::InFlow,
                    index: range.start,
                    width: section.leading_space * self.ppp,
                    height: 0.0,
                    baseline: None,
                    vertical_align: VerticalAlign::default(),
                });
            }
            let spaced = section.format.extra_letter_spacing;
            if spaced != 0.0 && !text.get(range.clone()).is_some_and(has_rtl) {
                builder.push(StyleProperty::LetterSpacing(spaced), range.clone());
            }
            for property in properties(section, self.one_colour) {
                builder.push(property, range.clone());
            }
        }
        builder.set_base_direction(BaseDirection::Auto);
        let mut layout = builder.build(text);
        layout.set_text_indent(self.indent_pt * self.ppp, IndentOptions::default());
        layout
    }

    fn backgrounds(&self, layout: &Layout<Brush>, moved: &MovedLines) -> Vec<(Rect, Color32)> {
        let mut found = Vec::new();
        for section in &self.job.sections {
            let format = &section.format;
            if format.background != Color32::TRANSPARENT {
                for stretch in stretches(layout, moved, &bytes(section)) {
                    let rect = stretch.rect(Pos2::ZERO, self.ppp);
                    found.push((rect.expand(format.expand_bg), format.background));
                }
            }
        }
        found
    }

    fn lines(&self, layout: &Layout<Brush>, moved: &MovedLines) -> Vec<(Rect, Color32)> {
        let mut found = Vec::new();
        for section in &self.job.sections {
            let format = &section.format;
            if format.underline.is_empty() && format.strikethrough.is_empty() {
                continue;
            }
            for stretch in stretches(layout, moved, &bytes(section)) {
                if !format.underline.is_empty() {
                    let stroke = format.underline;
                    found.push((below(&stretch, stroke.width, self.ppp), stroke.color));
                }
                if !format.strikethrough.is_empty() {
                    let stroke = format.strikethrough;
                    found.push((through(&stretch, stroke.width, self.ppp), stroke.color));
                }
            }
        }
        found
    }
}

fn properties(
    section: &LayoutSection,
    one_colour: bool,
) -> impl Iterator<Item = StyleProperty<'static, Brush>> {
    let format = &section.format;
    let (face, is_bold) = fonts::face_of(&format.font_id.family);
    let named = !one_colour && format.color != Color32::PLACEHOLDER;
    let brush = Brush(named.then(|| format.color.to_srgba_unmultiplied()));
    let weight = if is_bold {
        FontWeight::BOLD
    } else {
        FontWeight::NORMAL
    };
    [
        StyleProperty::FontFamily(font_family(face)),
        StyleProperty::FontWeight(weight),
        StyleProperty::FontSize(format.font_id.size),
        StyleProperty::Brush(brush),
    ]
    .into_iter()
}

fn bytes(section: &LayoutSection) -> Range<usize> {
    section.byte_range.start.0..section.byte_range.end.0
}

/// A bar of the given width under a stretch, in points.
fn below(stretch: &Stretch, width_pt: f32, ppp: f32) -> Rect {
    let depth_px = stretch.bottom_px - stretch.baseline_px;
    let y_px = stretch.baseline_px + (depth_px * 0.45).max(1.0);
    bar(stretch, y_px / ppp, width_pt, ppp)
}

/// A bar of the given width through a stretch, in points.
fn through(stretch: &Stretch, width_pt: f32, ppp: f32) -> Rect {
    let rise_px = (stretch.baseline_px - stretch.top_px) * 0.3;
    bar(
        stretch,
        (stretch.baseline_px - rise_px) / ppp,
        width_pt,
        ppp,
    )
}

fn bar(stretch: &Stretch, y_pt: f32, width_pt: f32, ppp: f32) -> Rect {
    Rect::from_min_max(
        pos2(stretch.x0_px / ppp, y_pt),
        pos2(stretch.x1_px / ppp, y_pt + width_pt),
    )
}

#[cfg(test)]
mod tests;
