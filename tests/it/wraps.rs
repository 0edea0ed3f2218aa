//! White space where a line wraps stands at the end edge, whatever directions meet there.

use isnad::text::layout::{ParagraphStyle, TextEngine};
use isnad::text::visual::LaidParagraph;
use parley::BaseDirection;
use proptest::prelude::*;

use crate::layout::style;

/// Words of both directions, numbers, and the controls that embed and isolate.
const WORDS: &str = "[بتسكلم]{1,8}|[a-z]{1,8}|[0-9]{1,4}|\u{202B}|\u{202A}|\u{202C}|\u{2067}|\u{2066}|\u{2069}|\u{202E}";

proptest! {
    #[test]
    fn white_space_at_a_wrap_stands_at_the_end_edge_and_glyphs_in_their_cells(
        words in prop::collection::vec((WORDS, " {1,3}"), 1..40),
        width in 60.0f32..400.0,
        rtl in any::<bool>(),
    ) {
        let text: String = words.iter().flat_map(|(word, gap)| [word.as_str(), gap]).collect();
        let base = if rtl { BaseDirection::Rtl } else { BaseDirection::Ltr };
        let style = ParagraphStyle { base, ..style(Some(width)) };
        let laid = LaidParagraph::new(&mut TextEngine::new(), &text, &style);
        for (index, line) in laid.lines().iter().enumerate() {
            let hanging = line.cells.iter().filter(|cell| cell.hanging).count();
            let kept = line.cells.len() - hanging;
            let at_end_edge = if rtl { &line.cells[..hanging] } else { &line.cells[kept..] };
            for cell in at_end_edge {
                prop_assert!(cell.hanging, "{:?}", cell);
                prop_assert_eq!(cell.rtl, rtl);
            }
            for (run, shift_px) in laid.glyph_runs(index) {
                check_run(line, &run, shift_px)?;
            }
        }
    }
}

/// A glyph that can be seen begins in a cell of its run.
fn check_run(
    line: &isnad::text::visual::VisualLine,
    run: &parley::GlyphRun<'_, isnad::text::layout::Brush>,
    shift_px: f32,
) -> Result<(), TestCaseError> {
    let bytes = run.run().text_range();
    let own = line
        .cells
        .iter()
        .filter(|cell| bytes.contains(&cell.start_byte) && cell.start_byte < line.trailing_byte);
    let (left, right) = own.fold((f32::MAX, f32::MIN), |edges, cell| {
        (edges.0.min(cell.x0_px), edges.1.max(cell.x1_px))
    });
    let clusters = run.run().visual_clusters();
    let seen = clusters.flat_map(|cluster| {
        // White space at the end has no ink that could stand elsewhere than its cell.
        let inked = cluster.text_range().start < line.trailing_byte;
        cluster.glyphs().map(move |glyph| (glyph.id, inked))
    });
    for (glyph, (id, seen)) in run.positioned_glyphs().zip(seen) {
        prop_assert_eq!(glyph.id, id);
        let x_px = glyph.x + shift_px;
        if seen {
            prop_assert!(
                x_px > left - 0.1 && x_px < right + 0.1,
                "{} beyond {}..{}",
                x_px,
                left,
                right
            );
        }
    }
    Ok(())
}
