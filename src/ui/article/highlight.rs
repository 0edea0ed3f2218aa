//! Drawing marks: bands behind the text, lines below it, brackets in the margin.
//!
//! A mark's place comes from the visual cells, so joined letters are never touched. It must
//! not decide which marks are seen.

use std::ops::RangeInclusive;

use egui::{Color32, Rect, Stroke, pos2, vec2};

use super::canvas::Canvas;
use super::lanes::Piece;
use super::{ArticleColours, Hits, Mark, MarkKind};
use crate::text::visual::BoxPx;
use crate::ui::theme::mix;

/// Room between a band and the edges of its line, as a part of the line's height.
const BAND_INSET: f32 = 0.07;
/// How much further a band keeps from these edges for each lane, as a part of that height.
const BAND_LANE: f32 = 0.058;
/// Thickness of the corners at which a band begins and ends.
const CAP_PT: f32 = 1.5;
/// How far a corner reaches along the band.
const FOOT_PT: f32 = 5.0;
/// How much of the band's height a corner takes.
const CORNER: f32 = 0.2;
/// How much of the ink is in what outlines a band, so that it stands out from every fill.
const RIM_INK: f32 = 0.45;
/// How much of the ink is in lines below the words, for the same reason.
const LINE_INK: f32 = 0.3;
/// How much of a band's line colour comes into its fill under the mouse.
const HOVER: f32 = 0.12;
/// How much of a line's colour lies behind its words while they are pointed at or selected.
const SOFT: f32 = 0.12;
/// Distance of the first line from the baseline, as a part of the font size.
const LINE_BELOW_EM: f32 = 0.42;
/// Distance between two lanes of lines, as a part of the font size.
const LINE_LANE_EM: f32 = 0.155;
const MENTION_PT: f32 = 1.75;
const DOT_PT: f32 = 1.75;
const DASH_HEIGHT_PT: f32 = 1.5;
const DASH_PT: f32 = 6.0;
const DASH_GAP_PT: f32 = 3.0;
/// Dots that bridge the gap in a mark, and the room between them.
const BRIDGE_PT: [f32; 2] = [1.5, 3.0];
/// Dots of what is only suggested, and the room between them.
const GHOST_PT: [f32; 2] = [1.25, 3.25];
/// Lanes beyond this one share its place.
pub const LAST_LANE: usize = 4;

/// What is behind the words of a band.
pub fn band_fill(mark: &Mark) -> Color32 {
    if mark.hovered && !mark.selected {
        mix(mark.fill, mark.colour, HOVER)
    } else {
        mark.fill
    }
}

/// What is laid over whatever is behind the words of a line that is pointed at or selected.
pub fn line_veil(mark: &Mark) -> Color32 {
    let [r, g, b, _] = mark.colour.to_srgba_unmultiplied();
    Color32::from_rgba_unmultiplied(r, g, b, (SOFT * 255.0) as u8)
}

/// What outlines a band: its colour, strong enough to be seen upon any other band.
pub fn rim(mark: &Mark, ink: Color32) -> Color32 {
    mix(mark.colour, ink, RIM_INK)
}

/// What a line below the words is drawn in.
pub fn line_colour(mark: &Mark, ink: Color32) -> Color32 {
    mix(mark.colour, ink, LINE_INK)
}

/// The band of a box on the screen.
fn band(canvas: &Canvas<'_>, on_screen: Rect, lane: usize) -> Rect {
    let lane = lane.min(LAST_LANE) as f32;
    let height = on_screen.height();
    let ppp = canvas.pixels_per_point;
    // Whole pixels, and never less than two for a lane, or rims would run together.
    let pixels = |share: f32| (height * share * ppp).round();
    let inset = (pixels(BAND_INSET) + lane * pixels(BAND_LANE).max(2.0)) / ppp;
    on_screen.shrink2(vec2(0.0, inset.min(height / 2.0 - 1.0)))
}

/// What lies behind the text: bands of claims.
pub fn paint_behind(canvas: &Canvas<'_>, mark: &Mark, piece: &Piece, boxes: &[BoxPx]) {
    for edge in boxes {
        let rect = band(canvas, canvas.on_screen(*edge), piece.lane);
        canvas.fill(rect, 2, band_fill(mark));
    }
}

/// The band of a hit of a search, the one that is looked at outlined.
pub fn paint_hit(
    canvas: &Canvas<'_>,
    hits: &Hits<'_>,
    current: bool,
    boxes: &[BoxPx],
    colours: &ArticleColours,
) {
    for edge in boxes {
        let rect = band(canvas, canvas.on_screen(*edge), 0);
        if current {
            canvas.fill(rect, 2, hits.fill_current);
            canvas.outline(rect, 2, Stroke::new(1.5, colours.ink));
        } else {
            canvas.fill(rect, 2, hits.fill);
        }
    }
}

/// What sets a band apart from bands around, below and beside it: lines along it if it lies within
/// another, corners where it begins and ends, dots where words of another direction part it, and an
/// outline if it is selected.
///
/// `closed` says for each box whether its left and its right side are ends of the mark.
pub fn paint_rim(
    canvas: &Canvas<'_>,
    mark: &Mark,
    piece: &Piece,
    boxes: &[BoxPx],
    closed: &[[bool; 2]],
    ink: Color32,
) {
    let colour = rim(mark, ink);
    let chosen = mark.selected;
    let width = if chosen { 2.0 * CAP_PT } else { CAP_PT };
    for (edge, [left, right]) in boxes.iter().zip(closed) {
        let rect = band(canvas, canvas.on_screen(*edge), piece.lane);
        let along = match () {
            () if chosen => 2.0,
            () if piece.lane > 0 => 1.0,
            () => 0.0,
        };
        let row = |y: f32| Rect::from_x_y_ranges(rect.x_range(), y..=y + along);
        if along > 0.0 {
            canvas.fill(row(rect.top()), 0, colour);
            canvas.fill(row(rect.bottom() - along), 0, colour);
        }
        let foot = FOOT_PT.min(rect.width() / 2.0);
        if *left {
            let bar = rect.left()..=rect.left() + width;
            paint_corners(canvas, rect, bar, rect.left()..=rect.left() + foot, colour);
        }
        if *right {
            let bar = rect.right() - width..=rect.right();
            paint_corners(
                canvas,
                rect,
                bar,
                rect.right() - foot..=rect.right(),
                colour,
            );
        }
    }
    let parted = boxes.windows(2).filter_map(|pair| match pair {
        [one, next] if one.y0 == next.y0 => Some(BoxPx {
            x0: one.x1,
            x1: next.x0,
            ..*one
        }),
        _ => None,
    });
    let parted: Vec<BoxPx> = parted.collect();
    paint_bridge(canvas, mark, piece, &parted, ink);
}

/// The upper and the lower corner of a band, which leave the height of the letters free: a bar from
/// top to bottom would look like an alef or a one beside them.
fn paint_corners(
    canvas: &Canvas<'_>,
    band: Rect,
    bar: RangeInclusive<f32>,
    foot: RangeInclusive<f32>,
    colour: Color32,
) {
    let height = band.height() * CORNER;
    let (top, bottom) = (band.top(), band.bottom());
    for (x, y) in [
        (bar.clone(), top..=top + height),
        (bar, bottom - height..=bottom),
        (foot.clone(), top..=top + CAP_PT),
        (foot, bottom - CAP_PT..=bottom),
    ] {
        canvas.fill(Rect::from_x_y_ranges(x, y), 0, colour);
    }
}

/// Dots from one part of a band to the next.
pub fn paint_bridge(
    canvas: &Canvas<'_>,
    mark: &Mark,
    piece: &Piece,
    boxes: &[BoxPx],
    ink: Color32,
) {
    for edge in boxes {
        let rect = canvas.on_screen(*edge);
        let y = band(canvas, rect, piece.lane).bottom() - BRIDGE_PT[0];
        strokes(canvas, rim(mark, ink), rect, y, BRIDGE_PT[0], BRIDGE_PT);
    }
}

/// What lies below the text: lines of mentions, cues and evidence.
///
/// `baselines` gives for each box the baseline of its line, in pixels of the page.
pub fn paint_below(
    canvas: &Canvas<'_>,
    mark: &Mark,
    piece: &Piece,
    boxes: &[(BoxPx, f32)],
    text_size_pt: f32,
    ink: Color32,
) {
    let colour = line_colour(mark, ink);
    for (edge, baseline_px) in boxes {
        let rect = canvas.on_screen(*edge);
        let baseline = canvas.on_screen(BoxPx {
            y0: *baseline_px,
            ..*edge
        });
        let lane = piece.lane.min(LAST_LANE) as f32;
        let y = baseline.top() + (LINE_BELOW_EM + LINE_LANE_EM * lane) * text_size_pt;
        let y = (y * canvas.pixels_per_point).round() / canvas.pixels_per_point;
        if piece.gap {
            strokes(canvas, colour, rect, y, 1.0, BRIDGE_PT);
            continue;
        }
        if mark.selected || mark.hovered {
            canvas.fill(band(canvas, rect, 0), 2, line_veil(mark));
        }
        // Marks that touch stay two.
        let rect = rect.shrink2(vec2(0.5, 0.0));
        let thick = if mark.selected { 1.0 } else { 0.0 };
        match mark.kind {
            MarkKind::Cue => strokes(canvas, colour, rect, y, DOT_PT + thick, [DOT_PT, DOT_PT]),
            MarkKind::Ghost => strokes(canvas, colour, rect, y, GHOST_PT[0], GHOST_PT),
            MarkKind::Evidence => {
                let pattern = [DASH_PT, DASH_GAP_PT];
                strokes(canvas, colour, rect, y, DASH_HEIGHT_PT + thick, pattern);
            }
            _ => {
                let height = MENTION_PT + thick;
                let bar = Rect::from_x_y_ranges(rect.x_range(), y..=y + height);
                canvas.fill(bar, 0, colour);
            }
        }
    }
}

/// A broken line, begun at the side from which an Arabic reader comes. `pattern` is the length of
/// a stroke and of the room after it.
fn strokes(
    canvas: &Canvas<'_>,
    colour: Color32,
    rect: Rect,
    y: f32,
    height_pt: f32,
    pattern: [f32; 2],
) {
    let [on_pt, off_pt] = pattern;
    let mut right = rect.right();
    while right > rect.left() {
        let left = (right - on_pt).max(rect.left());
        let bar = Rect::from_min_max(pos2(left, y), pos2(right, y + height_pt));
        canvas.fill(bar, 0, colour);
        right -= on_pt + off_pt;
    }
}

/// The bracket of a claim beside the text column, in the unmirrored window. Those further out
/// reach further, so that each keeps its own ends.
pub fn paint_bracket(
    canvas: &Canvas<'_>,
    mark: &Mark,
    x: f32,
    y: std::ops::Range<f32>,
    lane: usize,
) {
    let width = if mark.selected { 2.5 } else { 1.5 };
    let stroke = Stroke::new(width, mark.colour);
    let inset = 6.0 - 1.25 * lane.min(LAST_LANE) as f32;
    let (top, bottom) = (y.start + inset, y.end - inset);
    let path = vec![
        pos2(x - 4.0, top),
        pos2(x, top),
        pos2(x, bottom),
        pos2(x - 4.0, bottom),
    ];
    canvas.painter.add(egui::Shape::line(path, stroke));
}
