//! Lays out what egui's layout job says, in the box egui has measured for it.
//!
//! Fonts, sizes, colours and bars come from the job's sections, the pitch of rows and the first
//! baseline from the galley, so that a line of Arabic stands on one line with its Latin
//! neighbours. It must not paint.
use super::elide;
use crate::text::direction::has_rtl;
use crate::text::layout::{Brush, TextEngine};
use crate::ui::fonts;
use crate::ui::paint::font_family;
use egui::epaint::TextShape;
use egui::text::{LayoutJob, LayoutSection};
use egui::{Align, Color32, Galley, Rect, Stroke, Vec2, pos2, vec2};
use parley::{
    Alignment, AlignmentOptions, BaseDirection, FontWeight, InlineBox, InlineBoxKind, Layout,
    LineHeight, OverflowWrap, StyleProperty, TextWrapMode, VerticalAlign,
};
use std::ops::Range;

/// The engine breaks lines by its own measure. If that makes more rows than egui's, the text
/// may be this much wider before it is allowed to be longer.
const WIDEN_STEPS: [f32; 4] = [1.02, 1.04, 1.06, 1.08];

/// A text laid out anew. Lengths are points from the layout's top left.
pub(super) struct SetText {
    pub layout: Layout<Brush>,
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
        let all = 0..usize::MAX;
        bars(&self.layout, &all, self.ppp)
            .into_iter()
            .map(|bar| (bar.below(stroke.width), stroke.color))
            .collect()
    }
}

/// The baseline of a galley's first row, points below the galley's top.
fn first_baseline_pt(galley: &Galley) -> f32 {
    let Some(row) = galley.rows.first() else {
        return 0.0;
    };
    let lowest = row.glyphs.iter().map(|glyph| glyph.pos.y);
    row.pos.y + lowest.fold(0.0, f32::max)
}

/// Lays out the text of a shape; `ppp` is pixels per point.
pub(super) fn set(engine: &mut TextEngine, shape: &TextShape, ppp: f32, mirrored: bool) -> SetText {
    let galley = &shape.galley;
    let job = &galley.job;
    let mut setter = Setter {
        engine,
        job,
        ppp,
        one_colour: shape.override_text_color.is_some(),
        rows: galley.rows.len().max(1),
        row_pt: galley.rect.height() / galley.rows.len().max(1) as f32,
    };
    let text = setter.text();
    let text = if galley.elided {
        elide::shorten(&text, job.wrap.overflow_character, |t| setter.fits(t))
    } else {
        text
    };
    let mut layout = setter.build(&text);
    setter.break_lines(&mut layout, galley.elided);

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
        _ if flush_right => galley.rect.max.x - container_pt,
        _ => galley.rect.min.x,
    };
    let baseline_px = layout.first_baseline().unwrap_or(0.0);
    let y = first_baseline_pt(galley) - baseline_px / ppp;
    SetText {
        backgrounds: setter.backgrounds(&layout),
        lines: setter.lines(&layout),
        layout,
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

    fn break_lines(&self, layout: &mut Layout<Brush>, elided: bool) {
        layout.break_all_lines(self.wrap_px());
        let Some(wrap_px) = self.wrap_px().filter(|_| !elided) else {
            return;
        };
        for share in WIDEN_STEPS {
            if layout.len() <= self.rows {
                return;
            }
            layout.break_all_lines(Some(wrap_px * share));
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
            if section.leading_space > 0.0 {
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
        builder.build(text)
    }

    fn backgrounds(&self, layout: &Layout<Brush>) -> Vec<(Rect, Color32)> {
        let mut found = Vec::new();
        for section in &self.job.sections {
            let format = &section.format;
            if format.background != Color32::TRANSPARENT {
                let bars = bars(layout, &bytes(section), self.ppp);
                let rects = bars.iter().map(|bar| bar.rect.expand(format.expand_bg));
                found.extend(rects.map(|rect| (rect, format.background)));
            }
        }
        found
    }

    fn lines(&self, layout: &Layout<Brush>) -> Vec<(Rect, Color32)> {
        let mut found = Vec::new();
        for section in &self.job.sections {
            let format = &section.format;
            if format.underline.is_empty() && format.strikethrough.is_empty() {
                continue;
            }
            for bar in bars(layout, &bytes(section), self.ppp) {
                if !format.underline.is_empty() {
                    let stroke = format.underline;
                    found.push((bar.below(stroke.width), stroke.color));
                }
                if !format.strikethrough.is_empty() {
                    let stroke = format.strikethrough;
                    found.push((bar.through(stroke.width), stroke.color));
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

/// A stretch of one line, in points.
struct Bar {
    rect: Rect,
    baseline: f32,
}

impl Bar {
    fn below(&self, width: f32) -> Rect {
        let gap = ((self.rect.max.y - self.baseline) * 0.45).max(1.0);
        self.line(self.baseline + gap, width)
    }

    fn through(&self, width: f32) -> Rect {
        let rise = (self.baseline - self.rect.min.y) * 0.3;
        self.line(self.baseline - rise, width)
    }

    fn line(&self, y: f32, width: f32) -> Rect {
        Rect::from_min_max(pos2(self.rect.min.x, y), pos2(self.rect.max.x, y + width))
    }
}

/// Where the bytes of `range` stand, as few stretches as possible, line by line.
fn bars(layout: &Layout<Brush>, range: &Range<usize>, ppp: f32) -> Vec<Bar> {
    let mut found: Vec<Bar> = Vec::new();
    let per_pixel = 1.0 / ppp;
    for line in layout.lines() {
        let metrics = line.metrics();
        let (top, bottom) = (metrics.block_min_coord, metrics.block_max_coord);
        let mut open: Option<Bar> = None;
        for run in line.runs() {
            let mut clusters = run.visual_clusters().peekable();
            let mut x = clusters
                .peek()
                .and_then(|cluster| cluster.visual_offset())
                .unwrap_or(metrics.offset);
            for cluster in clusters {
                let (from, to) = (x * per_pixel, (x + cluster.advance()) * per_pixel);
                x += cluster.advance();
                if !range.contains(&cluster.text_range().start) {
                    found.extend(open.take());
                    continue;
                }
                let bar = open.get_or_insert_with(|| Bar {
                    rect: Rect::from_min_max(
                        pos2(from, top * per_pixel),
                        pos2(from, bottom * per_pixel),
                    ),
                    baseline: metrics.baseline * per_pixel,
                });
                bar.rect.max.x = to;
            }
        }
        found.extend(open);
    }
    found
}

#[cfg(test)]
mod tests;
