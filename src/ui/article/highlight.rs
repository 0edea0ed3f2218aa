//! Drawing marks: bands behind the text, lines below it, brackets in the margin.
//!
//! A mark's place comes from the visual cells, so joined letters are never touched. It must
//! not decide which marks are seen.

use egui::{Rect, Stroke, pos2, vec2};

use super::canvas::Canvas;
use super::lanes::Piece;
use super::{ArticleColours, Hits, Mark, MarkKind};
use crate::text::visual::BoxPx;

/// Room between a band and the edges of its line, as a part of the line's height.
const BAND_INSET: f32 = 0.09;
/// How much further a band keeps from these edges for each lane, as a part of that height.
const BAND_LANE: f32 = 0.08;
/// Distance of the first line from the baseline, as a part of the font size.
const LINE_BELOW_EM: f32 = 0.42;
/// Distance between two lanes of lines.
const LINE_LANE_PT: f32 = 3.5;
const MENTION_PT: f32 = 2.5;
const DOT_PT: f32 = 2.0;
const DASH_PT: f32 = 6.0;
const DASH_GAP_PT: f32 = 3.0;
/// Lanes beyond this one share its place.
pub const LAST_LANE: usize = 4;

/// The band of a box on the screen.
pub fn band(on_screen: Rect, lane: usize) -> Rect {
    let lane = lane.min(LAST_LANE) as f32;
    let inset = on_screen.height() * (BAND_INSET + BAND_LANE * lane);
    on_screen.shrink2(vec2(0.0, inset.round().min(on_screen.height() / 2.0 - 1.0)))
}

/// What lies behind the text: bands of claims.
pub fn paint_behind(canvas: &Canvas<'_>, mark: &Mark, piece: &Piece, boxes: &[BoxPx]) {
    if mark.kind.is_line() {
        return;
    }
    for edge in boxes {
        let rect = band(canvas.on_screen(*edge), piece.lane);
        let fill = if mark.hovered && !mark.selected {
            mark.fill.lerp_to_gamma(mark.colour, 0.18)
        } else {
            mark.fill
        };
        canvas.fill(rect, 3, fill);
        if piece.lane > 0 && !is_outlined(mark) {
            // Within another band, perhaps of the same colour.
            canvas.outline(rect, 3, Stroke::new(1.0, mark.colour.gamma_multiply(0.5)));
        }
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
        let rect = band(canvas.on_screen(*edge), 0);
        if current {
            canvas.fill(rect, 3, hits.fill_current);
            canvas.outline(rect, 3, Stroke::new(1.5, colours.ink));
        } else {
            canvas.fill(rect, 3, hits.fill);
        }
    }
}

/// Whether a band is outlined: it is selected.
pub fn is_outlined(mark: &Mark) -> bool {
    !mark.kind.is_line() && mark.selected
}

/// The outline of a band.
pub fn paint_outline(canvas: &Canvas<'_>, mark: &Mark, piece: &Piece, boxes: &[BoxPx]) {
    for edge in boxes {
        let rect = band(canvas.on_screen(*edge), piece.lane);
        canvas.outline(rect, 3, Stroke::new(1.5, mark.colour));
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
) {
    if !mark.kind.is_line() {
        return;
    }
    for (edge, baseline_px) in boxes {
        let rect = canvas.on_screen(*edge);
        let baseline = canvas.on_screen(BoxPx {
            y0: *baseline_px,
            ..*edge
        });
        let lane = piece.lane.min(LAST_LANE) as f32;
        let y = baseline.top() + LINE_BELOW_EM * text_size_pt + LINE_LANE_PT * lane;
        if mark.selected || mark.hovered {
            let soft = mark.colour.gamma_multiply(0.14);
            canvas.fill(band(rect, 0), 3, soft);
        }
        let thick = if mark.selected { 1.0 } else { 0.0 };
        match mark.kind {
            MarkKind::Cue => strokes(canvas, mark, rect, y, DOT_PT + thick, DOT_PT, DOT_PT),
            MarkKind::Evidence => {
                strokes(canvas, mark, rect, y, 1.5 + thick, DASH_PT, DASH_GAP_PT);
            }
            _ => {
                let bar = Rect::from_min_max(
                    pos2(rect.left(), y),
                    pos2(rect.right(), y + MENTION_PT + thick),
                );
                canvas.fill(bar, 0, mark.colour);
            }
        }
    }
}

/// A broken line, begun at the side from which an Arabic reader comes.
fn strokes(
    canvas: &Canvas<'_>,
    mark: &Mark,
    rect: Rect,
    y: f32,
    height_pt: f32,
    on_pt: f32,
    off_pt: f32,
) {
    let mut right = rect.right();
    while right > rect.left() {
        let left = (right - on_pt).max(rect.left());
        let bar = Rect::from_min_max(pos2(left, y), pos2(right, y + height_pt));
        canvas.fill(bar, 0, mark.colour);
        right -= on_pt + off_pt;
    }
}

/// The bracket of a claim beside the text column, in the unmirrored window.
pub fn paint_bracket(canvas: &Canvas<'_>, mark: &Mark, x: f32, y: std::ops::Range<f32>) {
    let width = if mark.selected { 2.5 } else { 1.5 };
    let stroke = Stroke::new(width, mark.colour);
    let (top, bottom) = (y.start + 4.0, y.end - 4.0);
    let path = vec![
        pos2(x - 4.0, top),
        pos2(x, top),
        pos2(x, bottom),
        pos2(x - 4.0, bottom),
    ];
    canvas.painter.add(egui::Shape::line(path, stroke));
}
