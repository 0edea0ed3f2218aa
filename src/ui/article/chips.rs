//! Drawing the chips in the margin.
//!
//! It must not know what a chip says nor choose its place. Places are in points of the
//! unmirrored window.

use egui::{Color32, CornerRadius, Rect, Stroke, StrokeKind, pos2, vec2};

use super::canvas::{Canvas, Keep};
use super::labels::{LabelStyle, Labels};
use super::{ArticleColours, Chip, Mark};
use crate::text::fonts::Face;

/// Width of a chip in a narrow pane and in a wide one.
const WIDTHS_PT: [f32; 2] = [92.0, 110.0];
/// Width up to which a pane is narrow.
const NARROW_PANE_PT: f32 = 460.0;
/// Height of a chip with two lines.
const CHIP_HEIGHT_PT: f32 = 40.0;
/// Height of a chip without subtitle.
const LOW_CHIP_HEIGHT_PT: f32 = 26.0;
/// Height of the chip that stands for others.
pub const FOLD_HEIGHT_PT: f32 = 22.0;
/// Least distance between two chips.
pub const GAP_PT: f32 = 6.0;
const BADGE_PT: f32 = 16.0;

/// Width of the chips in a pane.
pub fn width_pt(pane_pt: f32) -> f32 {
    let [narrow, wide] = WIDTHS_PT;
    (narrow + (pane_pt - NARROW_PANE_PT).max(0.0)).min(wide)
}

/// Height of a chip.
pub fn height_pt(chip: &Chip) -> f32 {
    if chip.subtitle.is_empty() {
        LOW_CHIP_HEIGHT_PT
    } else {
        CHIP_HEIGHT_PT
    }
}

/// Draws a chip.
pub fn paint(
    canvas: &mut Canvas<'_>,
    labels: &mut Labels,
    chip: &Chip,
    mark: &Mark,
    colours: &ArticleColours,
    rect: Rect,
) {
    let lit = mark.selected || mark.hovered;
    let stroke = if mark.selected {
        Stroke::new(1.5, mark.colour)
    } else if lit {
        Stroke::new(1.0, mark.colour)
    } else {
        Stroke::new(1.0, colours.border)
    };
    let corners = CornerRadius::same(5);
    canvas.painter.rect_filled(rect, corners, colours.page);
    canvas
        .painter
        .rect_stroke(rect, corners, stroke, StrokeKind::Inside);
    let inner = rect.shrink2(vec2(7.0, 3.0));
    let mut title_right = inner.right();
    if let Some((sign, colour)) = chip.sign {
        let centre = pos2(
            inner.right() - BADGE_PT / 2.0 + 2.0,
            rect.top() + 4.0 + BADGE_PT / 2.0,
        );
        canvas.painter.circle_filled(centre, BADGE_PT / 2.0, colour);
        let place = Rect::from_center_size(centre, vec2(BADGE_PT, BADGE_PT));
        small(
            canvas,
            labels,
            &sign.to_string(),
            11.5,
            true,
            place,
            Keep::Middle,
            colours.on_badge,
        );
        title_right -= BADGE_PT;
    }
    let title_height = if chip.subtitle.is_empty() {
        inner.height()
    } else {
        inner.height() / 2.0
    };
    let title = Rect::from_min_max(inner.min, pos2(title_right, inner.top() + title_height));
    small(
        canvas,
        labels,
        &chip.title,
        11.5,
        false,
        title,
        Keep::Start,
        colours.ink,
    );
    if !chip.subtitle.is_empty() {
        let place = Rect::from_min_max(pos2(inner.left(), title.bottom()), inner.max);
        small(
            canvas,
            labels,
            &chip.subtitle,
            10.5,
            false,
            place,
            Keep::Start,
            colours.mute,
        );
    }
    canvas.flush();
}

/// Draws the chip that stands for others, or above them while they are shown.
pub fn paint_fold(
    canvas: &mut Canvas<'_>,
    labels: &mut Labels,
    words: &str,
    lit: Option<Color32>,
    colours: &ArticleColours,
    rect: Rect,
) {
    let corners = CornerRadius::same(11);
    canvas.painter.rect_filled(rect, corners, colours.page);
    let stroke = Stroke::new(1.0, lit.unwrap_or(colours.border));
    canvas
        .painter
        .rect_stroke(rect, corners, stroke, StrokeKind::Inside);
    let ink = if lit.is_some() {
        colours.ink
    } else {
        colours.mute
    };
    small(
        canvas,
        labels,
        words,
        11.5,
        false,
        rect.shrink2(vec2(8.0, 1.0)),
        Keep::Middle,
        ink,
    );
    canvas.flush();
}

#[expect(
    clippy::too_many_arguments,
    reason = "private; all of it is needed once"
)]
fn small(
    canvas: &mut Canvas<'_>,
    labels: &mut Labels,
    text: &str,
    size_pt: f32,
    bold: bool,
    place: Rect,
    keep: Keep,
    colour: Color32,
) {
    let style = LabelStyle {
        face: Face::Interface,
        bold,
        size_pt,
        max_width_pt: place.width(),
        wrap: false,
    };
    let laid = labels.get(&mut canvas.text.engine, text, style);
    canvas.label(&laid, place, keep, colour);
}
