//! How a pane divides its width between text, brackets and chips.
//!
//! It must not know what they hold.

use super::chips;

const START_MARGIN_PT: f32 = 18.0;
const END_MARGIN_PT: f32 = 10.0;
/// Room between text and chips, where the brackets stand.
const BRACKETS_PT: f32 = 22.0;
/// Panes narrower than this show no chips.
const MIN_WIDTH_WITH_CHIPS_PT: f32 = 300.0;
/// Nor do panes whose lines would be shorter than this beside them, in font sizes.
const SHORTEST_LINE_EM: f32 = 6.5;
/// The longest line, as a multiple of the font size: about 70 characters.
const LONGEST_LINE_EM: f32 = 27.5;

/// Columns of a pane, in the unmirrored window.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Columns {
    pub width_pt: f32,
    pub text_start: f32,
    pub text_width: f32,
    /// Where chips begin, if they are shown.
    pub chips_start: Option<f32>,
    pub chip_width: f32,
}

impl Columns {
    /// For a pane of a width and a text size in points.
    pub fn measure(width_pt: f32, text_size_pt: f32) -> Self {
        let room = width_pt - START_MARGIN_PT - END_MARGIN_PT;
        let chip_width = chips::width_pt(width_pt);
        let beside_chips = room - BRACKETS_PT - chip_width;
        let with_chips =
            width_pt >= MIN_WIDTH_WITH_CHIPS_PT && beside_chips >= SHORTEST_LINE_EM * text_size_pt;
        let room = if with_chips {
            beside_chips
        } else {
            room - BRACKETS_PT / 2.0
        };
        let text_width = room.min(LONGEST_LINE_EM * text_size_pt).max(40.0).floor();
        // What the longest line leaves over goes to both sides.
        let text_start = START_MARGIN_PT + ((room - text_width) / 2.0).max(0.0).floor();
        let chips_start = text_start + text_width + BRACKETS_PT;
        Self {
            width_pt,
            text_start,
            text_width,
            chips_start: with_chips.then_some(chips_start),
            chip_width,
        }
    }

    /// Where chips or, without them, lines end.
    pub fn end(&self) -> f32 {
        self.chips_start
            .map_or(self.text_start + self.text_width, |start| {
                start + self.chip_width
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_wide_pane_keeps_the_measure_and_stands_in_the_middle() {
        let columns = Columns::measure(1400.0, 18.0);
        assert_eq!(columns.text_width, (LONGEST_LINE_EM * 18.0).floor());
        let right = columns.width_pt - columns.end();
        assert!((columns.text_start - right).abs() < 12.0, "{columns:?}");
        assert_eq!(columns.chip_width, 110.0);
    }

    #[test]
    fn large_text_in_a_narrow_pane_has_no_chips_beside_it() {
        assert!(Columns::measure(390.0, 18.0).chips_start.is_some());
        assert_eq!(Columns::measure(390.0, 54.0).chips_start, None);
        assert_eq!(Columns::measure(200.0, 18.0).chips_start, None);
    }

    proptest! {
        #[test]
        fn columns_stay_within_the_pane(width in 90f32..3000.0, size in 8f32..60.0) {
            let columns = Columns::measure(width, size);
            prop_assert!(columns.text_start >= 0.0);
            prop_assert!(columns.end() <= width, "{columns:?}");
        }
    }
}
