//! From a range of bytes to the boxes it covers on the page.
//!
//! Boxes come from the visual cells, so a range gives several boxes on a line when
//! directions mix, and nothing is lost where a line wraps.

use std::ops::Range;

use super::visual::{BoxPx, LaidParagraph, VisualLine};

/// Whether white space that hangs at the end of a wrapped line is covered.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Hanging {
    /// Cover every character of the range.
    Cover,
    /// Leave out what the eye does not see, as one wants it for highlights.
    Skip,
}

impl LaidParagraph {
    /// The boxes of a byte range, line by line from the top and from left to right.
    ///
    /// A box covers neighbouring cells; a character belongs to the range with its first
    /// byte.
    pub fn boxes(&self, range: Range<usize>, hanging: Hanging) -> Vec<BoxPx> {
        let mut found = Vec::new();
        let first = self
            .lines()
            .partition_point(|line| line.end_byte <= range.start);
        for line in &self.lines()[first..] {
            if line.start_byte >= range.end {
                break;
            }
            line_boxes(line, &range, hanging, &mut found);
        }
        found
    }
}

fn line_boxes(line: &VisualLine, range: &Range<usize>, hanging: Hanging, found: &mut Vec<BoxPx>) {
    let mut open: Option<BoxPx> = None;
    for cell in &line.cells {
        let covered =
            range.contains(&cell.start_byte) && (hanging == Hanging::Cover || !cell.hanging);
        if !covered {
            found.extend(open.take());
            continue;
        }
        let edge = open.get_or_insert(BoxPx {
            x0: cell.x0_px,
            y0: line.top_px,
            x1: cell.x1_px,
            y1: line.bottom_px,
        });
        edge.x1 = cell.x1_px;
    }
    found.extend(open);
}
