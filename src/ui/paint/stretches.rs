//! Where a range of text stands in a layout, line by line.
//!
//! Computed from the clusters, because `parley::Selection::geometry` has been seen to lose a
//! line and leaves out what justification adds. It must not paint.
use crate::text::layout::Brush;
use crate::text::visual::{MovedLines, VisualLine};
use egui::{Pos2, Rect, pos2};
use parley::Layout;
use std::ops::Range;

/// A stretch of one line, in pixels from the layout's top left.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Stretch {
    pub x0_px: f32,
    pub x1_px: f32,
    /// Upper and lower side of the line's box.
    pub top_px: f32,
    pub bottom_px: f32,
    pub baseline_px: f32,
}

impl Stretch {
    /// As a rectangle in points, for a layout at `origin`.
    pub fn rect(&self, origin: Pos2, pixels_per_point: f32) -> Rect {
        let at = |x: f32, y: f32| origin + pos2(x, y).to_vec2() / pixels_per_point;
        Rect::from_min_max(at(self.x0_px, self.top_px), at(self.x1_px, self.bottom_px))
    }
}

/// As few stretches as possible that hold the bytes of `range`, from upper lines to lower and
/// from left to right.
///
/// `moved` are the lines of the layout which wrap between directions.
pub fn stretches(layout: &Layout<Brush>, moved: &MovedLines, range: &Range<usize>) -> Vec<Stretch> {
    let mut found: Vec<Stretch> = Vec::new();
    for (index, line) in layout.lines().enumerate() {
        if let Some(line) = moved.line(index) {
            on_moved_line(line, range, &mut found);
            continue;
        }
        let text_range = line.text_range();
        if text_range.end <= range.start || text_range.start >= range.end {
            continue;
        }
        let metrics = line.metrics();
        let mut open: Option<Stretch> = None;
        for run in line.runs() {
            let mut clusters = run.visual_clusters().peekable();
            let mut x = clusters
                .peek()
                .and_then(|cluster| cluster.visual_offset())
                .unwrap_or(metrics.offset);
            for cluster in clusters {
                let (from, to) = (x, x + cluster.advance());
                x = to;
                if !range.contains(&cluster.text_range().start) {
                    found.extend(open.take());
                    continue;
                }
                open.get_or_insert(Stretch {
                    x0_px: from,
                    x1_px: from,
                    top_px: metrics.block_min_coord,
                    bottom_px: metrics.block_max_coord,
                    baseline_px: metrics.baseline,
                })
                .x1_px = to;
            }
        }
        found.extend(open);
    }
    found
}

fn on_moved_line(line: &VisualLine, range: &Range<usize>, found: &mut Vec<Stretch>) {
    let mut open: Option<Stretch> = None;
    for cell in &line.cells {
        if !range.contains(&cell.start_byte) {
            found.extend(open.take());
            continue;
        }
        open.get_or_insert(Stretch {
            x0_px: cell.x0_px,
            x1_px: cell.x0_px,
            top_px: line.top_px,
            bottom_px: line.bottom_px,
            baseline_px: line.baseline_px,
        })
        .x1_px = cell.x1_px;
    }
    found.extend(open);
}
