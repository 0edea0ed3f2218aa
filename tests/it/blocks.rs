//! Very long paragraphs, laid out in blocks, look as if they had been laid out in one go.

use isnad::text::caret::{Caret, Side};
use isnad::text::document::Document;
use isnad::text::fonts::Face;
use isnad::text::index::ArticleText;
use isnad::text::layout::{ParagraphStyle, READING_LINE_HEIGHT, TextEngine};
use isnad::text::region::Hanging;
use isnad::text::visual::{BoxPx, LaidParagraph};
use parley::{Alignment, BaseDirection};
use proptest::prelude::*;

/// Pieces of a long paragraph, with everything that reaches over its neighbours.
const PIECES: &[&str] = &[
    "قالت الوزيرة إن الميناء سيفتح ",
    "في 2025، ",
    "NordPort and others ",
    "(نحو 12.5% منها) ",
    "(Reuters) ",
    "«لن يُغلق أبداً» ",
    "٦٤٠ مليون / 80 ",
    "\u{2067}عزل\u{2069} ",
    "كَتَبَ وَالمُسْتَشْفَى ",
    "— ",
    "[1] ",
];

fn style(width_pt: f32) -> ParagraphStyle {
    ParagraphStyle {
        face: Face::Reading,
        bold: false,
        size_pt: 18.0,
        line_height: READING_LINE_HEIGHT,
        scale: 1.0,
        width_pt: Some(width_pt),
        alignment: Alignment::Start,
        base: BaseDirection::Auto,
    }
}

fn long_text(pieces: &[usize], bytes: usize) -> String {
    let mut text = String::from("ميناء ");
    for piece in pieces.iter().cycle() {
        text.push_str(PIECES[piece % PIECES.len()]);
        if text.len() > bytes {
            break;
        }
    }
    text.trim_end().to_owned()
}

fn settled(text: &str, width_pt: f32) -> (Document, TextEngine) {
    let mut engine = TextEngine::new();
    let mut page = Document::new(ArticleText::new(text), style(width_pt), 10.0);
    page.settle(&mut engine, || true);
    assert_eq!(page.settling(), None);
    (page, engine)
}

fn whole(engine: &mut TextEngine, text: &str, width_pt: f32) -> LaidParagraph {
    let style = ParagraphStyle {
        base: BaseDirection::Rtl,
        ..style(width_pt)
    };
    LaidParagraph::new(engine, text, &style)
}

/// Every line of the whole: first and last byte, top, cells.
fn assert_same(page: &mut Document, engine: &mut TextEngine, text: &str, width_pt: f32) {
    let whole = whole(engine, text, width_pt);
    let mut lines = whole.lines().iter();
    for (seams, block) in page.blocks_of(0).enumerate() {
        // Line heights are rounded to pixels from each block's top on.
        let rounding = 0.6 + seams as f32;
        let start = page.bytes_of(block).start;
        let top = page.top_px(block);
        let laid = page.block(engine, block).unwrap();
        for line in laid.lines() {
            let expected = lines.next().expect("more lines than in the whole");
            assert_eq!(start + line.start_byte, expected.start_byte);
            assert_eq!(start + line.end_byte, expected.end_byte);
            assert!((top + line.top_px - expected.top_px).abs() < rounding);
            assert_eq!(line.soft_wrapped, expected.soft_wrapped);
            assert_eq!(line.cells.len(), expected.cells.len());
            for (cell, expected) in line.cells.iter().zip(&expected.cells) {
                assert_eq!(start + cell.start_byte, expected.start_byte);
                assert_eq!((cell.rtl, cell.hanging), (expected.rtl, expected.hanging));
                assert!(
                    (cell.x0_px - expected.x0_px).abs() < 0.05,
                    "{cell:?} {expected:?}"
                );
            }
        }
    }
    assert!(lines.next().is_none(), "fewer lines than in the whole");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(20))]
    #[test]
    fn settled_blocks_are_the_lines_of_the_whole(
        pieces in proptest::collection::vec(0usize..PIECES.len(), 20..60),
        width in 180.0f32..700.0,
    ) {
        let text = long_text(&pieces, 30_000);
        let (mut page, mut engine) = settled(&text, width);
        prop_assert!(page.blocks_of(0).len() > 4);
        assert_same(&mut page, &mut engine, &text, width);
    }
}

/// A text that repeats itself every five lines, so that no line begins between two letters.
#[test]
fn a_text_whose_lines_never_begin_between_letters_is_laid_out_as_in_the_whole() {
    let pieces = [
        5, 0, 9, 9, 8, 8, 3, 1, 4, 6, 1, 6, 9, 4, 7, 1, 9, 4, 4, 5, 4,
    ];
    let text = long_text(&pieces, 30_000);
    let (mut page, mut engine) = settled(&text, 687.7578);
    assert_same(&mut page, &mut engine, &text, 687.7578);
}

#[test]
fn a_block_in_the_middle_is_shown_at_once_and_found_in_its_place_later() {
    let mut engine = TextEngine::new();
    let text = format!("أول\n{}\nآخر", long_text(&[0, 1, 2, 3, 5, 8], 200_000));
    let mut page = Document::new(ArticleText::new(text.as_str()), style(420.0), 10.0);
    let middle = page.height_px() / 2.0;
    let shown = page.show(&mut engine, middle..middle + 900.0);
    assert!(shown.len() < 6, "{shown:?}");
    assert_eq!(page.laid_count(), shown.len());
    let anchor = page.anchor_at(middle);
    assert!(page.settling().is_some());
    // A few blocks at a time, as in frames; the text in the middle stays where it is.
    let mut rounds = 0;
    while page.settling().is_some() {
        let mut budget = 3;
        page.settle(&mut engine, || {
            budget -= 1;
            budget >= 0
        });
        rounds += 1;
    }
    assert!(rounds > 10, "{rounds}");
    let y = page.y_of_anchor(&mut engine, anchor);
    let back = page.anchor_at(y);
    assert!(back.byte.abs_diff(anchor.byte) < 200, "{back:?} {anchor:?}");
    assert!(page.held_count() < 30, "{}", page.held_count());
    let span = page.text().paragraphs()[1];
    let inner = &text[span.bytes()];
    let whole = whole(&mut engine, inner, 420.0);
    assert!((page.height_px() - whole.height_px()).abs() < 160.0);
}

#[test]
fn carets_walk_over_the_seams_of_blocks_as_over_any_wrapped_line() {
    let text = long_text(&[0, 2, 4, 6, 1, 8], 26_000);
    let (mut page, mut engine) = settled(&text, 300.0);
    let whole = whole(&mut engine, &text, 300.0);
    let seams: Vec<usize> = page
        .blocks_of(0)
        .skip(1)
        .map(|block| page.bytes_of(block).start)
        .collect();
    assert!(seams.len() > 4);
    for (order, seam) in seams.into_iter().enumerate() {
        let rounding = 1.6 + order as f32;
        for side in [Side::Left, Side::Right] {
            let from = text[..seam].char_indices().rev().nth(6).unwrap().0;
            let mut caret = Caret::before(if side == Side::Left { from } else { seam + 12 });
            let mut expected = caret;
            for _ in 0..24 {
                caret = page.step(&mut engine, caret, side);
                expected = whole.step(expected, side).unwrap();
                assert_eq!(caret, expected, "near {seam}, to the {side:?}");
                let (a, b) = (
                    page.caret_box(&mut engine, caret),
                    whole.caret_box(expected),
                );
                assert!((a.x0 - b.x0).abs() < 0.1, "{a:?} {b:?}");
                assert!((a.y0 - b.y0).abs() < rounding, "{a:?} {b:?}");
                let middle = |edge: BoxPx| (edge.y0 + edge.y1) / 2.0;
                assert_eq!(
                    page.hit(&mut engine, a.x0, middle(a)).byte,
                    whole.hit(b.x0, middle(b)).byte
                );
            }
        }
        for end in [false, true] {
            for caret in [Caret::before(seam), Caret::after(seam)] {
                let expected = if end {
                    whole.line_end(caret)
                } else {
                    whole.line_start(caret)
                };
                assert_eq!(page.line_edge(&mut engine, caret, end), expected);
            }
        }
        let x = page.caret_box(&mut engine, Caret::before(seam)).x0;
        for lines in [-2, -1, 1, 2] {
            let moved = page.line_move(&mut engine, Caret::before(seam), lines, x);
            assert_eq!(
                moved,
                whole.line_move(Caret::before(seam), lines, x).unwrap()
            );
        }
        let range = seam - 60..seam + 60;
        let range = floor(&text, range.start)..floor(&text, range.end);
        let boxes = page.boxes(&mut engine, range.clone(), Hanging::Skip);
        assert_eq!(boxes.len(), whole.boxes(range, Hanging::Skip).len());
    }
}

fn floor(text: &str, byte: usize) -> usize {
    (0..=byte)
        .rev()
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or(0)
}

#[test]
fn folding_forms_and_room_apply_to_all_blocks_of_a_paragraph() {
    let mut engine = TextEngine::new();
    let text = format!("{}\nآخر", long_text(&[0, 3, 5], 40_000));
    let mut page = Document::new(ArticleText::new(text), style(420.0), 10.0);
    let blocks = page.blocks_of(0);
    assert!(blocks.len() > 5);
    assert_eq!(page.blocks_of(1), blocks.end..blocks.end + 1);
    assert_eq!(page.blocks_of(2), blocks.end + 1..blocks.end + 1);
    assert!(blocks.clone().all(|block| page.paragraph_of(block) == 0));
    let height = page.height_px();
    page.set_space_above(0, 50.0);
    assert_eq!(page.height_px(), height + 50.0);
    page.set_space_above(0, 0.0);
    page.set_folded(0, Some(40.0));
    assert_eq!(page.top_px(blocks.end), 50.0, "the fold's label and a gap");
    assert!(blocks.clone().all(|block| page.is_folded(block)));
    page.set_folded(0, None);
    page.settle(&mut engine, || true);
    let plain = page.height_px();
    page.set_form(
        0,
        Some(isnad::text::document::Form {
            bold: true,
            size: 1.5,
            line_height: 1.5,
        }),
    );
    assert!(page.settling().is_some(), "another form wraps otherwise");
    page.settle(&mut engine, || true);
    assert!(page.height_px() > plain * 1.2);
}
