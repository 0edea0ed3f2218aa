//! Carets, boxes and moves in laid-out paragraphs. All sentences are invented.

use isnad::text::caret::{Caret, Side};
use isnad::text::index::ArticleText;
use isnad::text::layout::{ParagraphStyle, TextEngine};
use isnad::text::region::Hanging;
use isnad::text::visual::LaidParagraph;
use parley::{Affinity, BaseDirection};
use proptest::prelude::*;

use crate::layout::style;

pub const PARAGRAPHS: &[&str] = &[
    "قالت الوزيرة إن أسعار الخبز ستنخفض قبل نهاية العام، وأضافت أن المصنع الجديد سيعمل في الربيع.",
    "نقل موقع Harbor News عن شركة NordPort Ltd أن العقد بلغ 12.5 مليون دولار (نحو 11 مليون يورو).",
    "وَأَكَّدَ المُتَحَدِّثُ «أنَّ اللَّهَ أعلمُ» بما سيجري في ٢٦ آذار ٢٠٢٥، ولا جديد لديه.",
    "The harbour master قال نعم then left for المدينة القديمة without another word.",
    "كلمة",
    " ",
    "",
    "لا لأي للا 3 — 4 % [a] {ب} 😀 é",
];

const WIDTHS_PT: [f32; 5] = [60.0, 140.0, 260.0, 420.0, 900.0];

pub fn laid(text: &str, width_pt: f32) -> LaidParagraph {
    LaidParagraph::new(&mut TextEngine::new(), text, &style(Some(width_pt)))
}

fn all_carets(paragraph: &LaidParagraph) -> Vec<Caret> {
    let mut carets = Vec::new();
    for line in paragraph.lines() {
        for cell in &line.cells {
            carets.push(Caret::before(cell.start_byte));
            carets.push(Caret::after(cell.end_byte));
        }
    }
    carets
}

#[test]
fn caret_to_point_to_caret_is_the_identity_at_five_widths() {
    let mut engine = TextEngine::new();
    let mut trips = 0;
    for text in PARAGRAPHS {
        for width in WIDTHS_PT {
            for base in [BaseDirection::Rtl, BaseDirection::Ltr] {
                let style = ParagraphStyle {
                    base,
                    ..style(Some(width))
                };
                let paragraph = LaidParagraph::new(&mut engine, text, &style);
                trips += round_trips(&paragraph, text);
            }
        }
    }
    assert!(trips > 5000, "{trips}");
}

fn round_trips(paragraph: &LaidParagraph, text: &str) -> usize {
    let mut trips = 0;
    for line in paragraph.lines() {
        let y = line.middle_px();
        for cell in &line.cells {
            if cell.x1_px - cell.x0_px < 1.0 {
                continue;
            }
            // A quarter into the cell from either edge gives exactly that edge's caret.
            let quarter = (cell.x1_px - cell.x0_px) / 4.0;
            let (start_x, end_x) = if cell.rtl {
                (cell.x1_px, cell.x0_px)
            } else {
                (cell.x0_px, cell.x1_px)
            };
            let inward = if cell.rtl { -quarter } else { quarter };
            let start = paragraph.hit(start_x + inward, y);
            let end = paragraph.hit(end_x - inward, y);
            assert_eq!(start, Caret::before(cell.start_byte), "{text}");
            assert_eq!(end, Caret::after(cell.end_byte), "{text}");
            let start_box = paragraph.caret_box(start);
            let end_box = paragraph.caret_box(end);
            assert_eq!(
                (start_box.x0, start_box.y0),
                (start_x, line.top_px),
                "{text}"
            );
            assert_eq!((end_box.x0, end_box.y0), (end_x, line.top_px), "{text}");
            // And the box's own place leads back to the same place.
            let again = paragraph.caret_box(paragraph.hit(start_box.x0, y));
            assert_eq!(again, start_box, "{text}");
            trips += 3;
        }
    }
    trips
}

#[test]
fn walking_visually_passes_every_place_once_in_both_directions() {
    for text in PARAGRAPHS {
        for width in WIDTHS_PT {
            let paragraph = laid(text, width);
            let cells: usize = paragraph.lines().iter().map(|line| line.cells.len()).sum();
            let mut caret = Caret::before(0);
            let mut seen = vec![caret.byte];
            while let Some(next) = paragraph.step(caret, Side::Left) {
                caret = next;
                seen.push(caret.byte);
                assert!(seen.len() < 2 * cells + 9, "a loop in {text:?}");
            }
            while let Some(next) = paragraph.step(caret, Side::Right) {
                caret = next;
                seen.push(caret.byte);
                assert!(seen.len() < 4 * cells + 9, "a loop in {text:?}");
            }
            seen.sort_unstable();
            seen.dedup();
            let mut expected: Vec<usize> = all_carets(&paragraph)
                .into_iter()
                .map(|caret| caret.byte)
                .chain([0])
                .collect();
            expected.sort_unstable();
            expected.dedup();
            assert_eq!(seen, expected, "{text:?} at {width}");
        }
    }
}

#[test]
fn left_goes_forward_in_arabic_and_backward_in_latin() {
    let text = "قال NordPort نعم";
    let paragraph = laid(text, 900.0);
    let first = paragraph.step(Caret::before(0), Side::Left);
    assert_eq!(first.map(|caret| caret.byte), Some("ق".len()));
    assert_eq!(paragraph.step(Caret::before(0), Side::Right), None);
    let inside = text.find("ort").unwrap();
    let step = paragraph.step(Caret::before(inside), Side::Left);
    assert_eq!(step.map(|caret| caret.byte), Some(inside - 1));
}

#[test]
fn home_end_and_lines() {
    let text = PARAGRAPHS[0];
    let paragraph = laid(text, 200.0);
    assert!(paragraph.lines().len() > 2);
    let second = &paragraph.lines()[1];
    let caret = paragraph.hit(second.cells[3].x0_px + 1.0, second.middle_px());
    assert_eq!(
        paragraph.line_start(caret),
        Caret::before(second.start_byte)
    );
    let end = paragraph.line_end(caret);
    assert_eq!(paragraph.line_of(end), 1);
    assert_eq!(text[end.byte..second.end_byte].trim(), "");
    assert_eq!(end.byte, second.end_byte - 1);
    let x = paragraph.caret_box(caret).x0;
    let down = paragraph.line_move(caret, 1, x).unwrap();
    assert_eq!(paragraph.line_of(down), 2);
    assert_eq!(paragraph.line_move(down, -1, x), Some(caret));
    assert_eq!(paragraph.line_move(caret, -2, x), None);
    assert_eq!(
        paragraph.line_of(paragraph.enter(false, x)),
        paragraph.lines().len() - 1
    );
}

#[test]
fn an_empty_paragraph_has_its_caret_at_the_start_edge() {
    let rtl = laid("", 200.0);
    assert_eq!(rtl.caret_box(Caret::default()).x0, 200.0);
    assert!(rtl.height_px() > 20.0);
    let mut engine = TextEngine::new();
    let ltr_style = ParagraphStyle {
        base: BaseDirection::Ltr,
        ..style(Some(200.0))
    };
    let ltr = LaidParagraph::new(&mut engine, "", &ltr_style);
    assert_eq!(ltr.caret_box(Caret::default()).x0, 0.0);
    assert_eq!(rtl.hit(50.0, 5.0), Caret::default());
    assert_eq!(rtl.step(Caret::default(), Side::Left), None);
    assert!(rtl.boxes(0..0, Hanging::Cover).is_empty());
}

#[test]
fn after_a_final_line_end_the_caret_is_on_the_new_line() {
    for text in ["نعم\n", "نعم\u{2028}"] {
        let paragraph = laid(text, 200.0);
        assert_eq!(paragraph.lines().len(), 2);
        let caret = paragraph.caret_box(Caret::after(text.len()));
        assert_eq!(caret.y0, paragraph.lines()[1].top_px);
        assert_eq!(caret.x0, 200.0);
        // A click behind the text of the first line stays on the first line.
        let hit = paragraph.hit(0.0, 5.0);
        assert_eq!((hit.byte, paragraph.line_of(hit)), ("نعم".len(), 0));
        let end = paragraph.line_end(Caret::before(0));
        assert_eq!(end.byte, "نعم".len());
        assert_eq!(paragraph.line_of(end), 0);
    }
}

#[test]
fn joining_is_kept_across_a_highlighted_part_of_a_word() {
    let text = "المحادثات";
    let paragraph = laid(text, 400.0);
    let whole = paragraph.boxes(0..text.len(), Hanging::Cover);
    let part = paragraph.boxes(6..12, Hanging::Cover);
    assert_eq!((whole.len(), part.len()), (1, 1));
    assert!(part[0].x0 > whole[0].x0 && part[0].x1 < whole[0].x1);
    // One run of glyphs: no style boundary cuts the word.
    assert_eq!(paragraph.glyph_runs(0).count(), 1);
    let lam_alef = laid("لا", 100.0);
    assert_eq!(lam_alef.lines()[0].cells.len(), 2);
    let glyphs: usize = lam_alef
        .glyph_runs(0)
        .map(|(run, _)| run.glyphs().count())
        .sum();
    assert!(glyphs <= 2);
    let halves = lam_alef.boxes(0..2, Hanging::Cover);
    assert!(halves[0].x1 - halves[0].x0 > 1.0);
}

#[test]
fn latin_space_at_a_wrap_goes_to_the_end_edge_of_an_arabic_line() {
    let text = "قالت شركة Alpha Beta Gamma Delta ذلك";
    let mut engine = TextEngine::new();
    let mut moved = 0;
    for width in 60..300 {
        let paragraph = LaidParagraph::new(&mut engine, text, &style(Some(width as f32)));
        for (index, line) in paragraph.lines().iter().enumerate() {
            let hanging: Vec<_> = line.cells.iter().filter(|cell| cell.hanging).collect();
            for (position, cell) in line.cells.iter().enumerate() {
                assert_eq!(cell.hanging, position < hanging.len(), "width {width}");
            }
            for pair in line.cells.windows(2) {
                assert!((pair[0].x1_px - pair[1].x0_px).abs() < 0.01);
            }
            let right = line.cells.last().unwrap().x1_px;
            assert!((right - width as f32).abs() < 0.6 || right > width as f32);
            moved += paragraph
                .glyph_runs(index)
                .filter(|(_, shift)| *shift > 0.0)
                .count();
            check_glyphs_stand_in_their_cells(&paragraph, index);
        }
    }
    assert!(moved > 0, "no line wrapped after a Latin word");
}

fn check_glyphs_stand_in_their_cells(paragraph: &LaidParagraph, index: usize) {
    let line = &paragraph.lines()[index];
    for (run, shift) in paragraph.glyph_runs(index) {
        let range = run.run().text_range();
        let seen = line
            .cells
            .iter()
            .filter(|cell| range.contains(&cell.start_byte) && !cell.hanging);
        let left = seen.clone().map(|cell| cell.x0_px).fold(f32::MAX, f32::min);
        if left < f32::MAX {
            let hangs_left = line.cells.iter().any(|cell| cell.hanging && cell.rtl)
                && run.run().is_rtl()
                && range.end == line.end_byte;
            if !hangs_left {
                assert!((run.offset() + shift - left).abs() < 0.01);
            }
        }
    }
}

#[test]
fn arabic_space_at_a_wrap_goes_to_the_end_edge_of_a_latin_line() {
    let text = "Harbour قالت الوزيرة ستنخفض الأسعار غداً then";
    let mut engine = TextEngine::new();
    let mut wrapped = 0;
    for width in 60..300 {
        let style = ParagraphStyle {
            base: BaseDirection::Ltr,
            ..style(Some(width as f32))
        };
        let paragraph = LaidParagraph::new(&mut engine, text, &style);
        for line in paragraph.lines() {
            let hanging = line.cells.iter().filter(|cell| cell.hanging).count();
            let first_hanging = line.cells.len() - hanging;
            for (position, cell) in line.cells.iter().enumerate() {
                assert_eq!(cell.hanging, position >= first_hanging);
            }
            wrapped += hanging;
            assert!(line.cells[0].x0_px.abs() < 0.01);
        }
    }
    assert!(wrapped > 100);
}

#[test]
fn wrapping_again_equals_laying_out_again() {
    let mut engine = TextEngine::new();
    for text in PARAGRAPHS {
        let mut kept = LaidParagraph::new(&mut engine, text, &style(Some(500.0)));
        for width in WIDTHS_PT {
            kept.wrap(text, &style(Some(width)));
            let fresh = LaidParagraph::new(&mut engine, text, &style(Some(width)));
            assert_eq!(kept.lines(), fresh.lines(), "{text}");
        }
    }
}

#[test]
fn carets_out_of_range_or_inside_a_character_are_put_right() {
    let paragraph = laid("قَال", 200.0);
    assert_eq!(
        paragraph.caret_at(999, Affinity::Downstream),
        Caret::after(8)
    );
    assert_eq!(paragraph.caret_at(1, Affinity::Upstream), Caret::before(0));
    assert_eq!(paragraph.caret_at(3, Affinity::Upstream), Caret::before(0));
    assert_eq!(paragraph.caret_at(4, Affinity::Upstream), Caret::after(4));
    assert_eq!(
        paragraph.step_logical(Caret::before(0), true),
        Some(Caret::after(4))
    );
    assert_eq!(
        paragraph.step_logical(Caret::after(4), false),
        Some(Caret::before(0))
    );
    assert_eq!(paragraph.step_logical(Caret::before(0), false), None);
    assert_eq!(paragraph.step_logical(Caret::after(8), true), None);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn cells_hold_every_byte_once_and_boxes_cover_exactly_their_cells(
        parts in proptest::collection::vec(
            proptest::sample::select(vec![
                "قالت", " ", "  ", "Latin", "12.5", "٢٦", "«", "»", "(", ")", "\u{64E}", "لا", "😀",
                "\u{200F}", "\u{2028}", "\t", "\u{A0}", "…", "x\u{301}", "\r",
            ]),
            0..30,
        ),
        width in 20f32..400.0,
        a in 0usize..200,
        b in 0usize..200,
        rtl in any::<bool>(),
    ) {
        let text = parts.concat();
        let style = ParagraphStyle {
            base: if rtl { BaseDirection::Rtl } else { BaseDirection::Ltr },
            ..style(Some(width))
        };
        let paragraph = LaidParagraph::new(&mut TextEngine::new(), &text, &style);
        let mut cells: Vec<_> = paragraph
            .lines()
            .iter()
            .flat_map(|line| &line.cells)
            .map(|cell| (cell.start_byte, cell.end_byte))
            .collect();
        cells.sort_unstable();
        let mut next = 0;
        for (start, end) in cells {
            prop_assert_eq!(start, next);
            prop_assert!(end > start);
            next = end;
        }
        prop_assert_eq!(next, text.len());

        let range = a.min(b)..a.max(b);
        let boxes = paragraph.boxes(range.clone(), Hanging::Cover);
        let covered: f32 = boxes.iter().map(|edge| edge.x1 - edge.x0).sum();
        let expected: f32 = paragraph
            .lines()
            .iter()
            .flat_map(|line| &line.cells)
            .filter(|cell| range.contains(&cell.start_byte))
            .map(|cell| cell.x1_px - cell.x0_px)
            .sum();
        prop_assert!((covered - expected).abs() < 0.1, "{} {}", covered, expected);
        for line in paragraph.lines() {
            for cell in &line.cells {
                if cell.x1_px - cell.x0_px < 0.1 {
                    continue;
                }
                let middle = (cell.x0_px + cell.x1_px) / 2.0;
                let times = boxes
                    .iter()
                    .filter(|edge| edge.y0 == line.top_px && edge.x0 < middle && middle < edge.x1)
                    .count();
                prop_assert_eq!(times, usize::from(range.contains(&cell.start_byte)));
            }
        }
        for caret in all_carets(&paragraph) {
            let _ = paragraph.caret_box(caret);
            let steps = [paragraph.step(caret, Side::Left), paragraph.step(caret, Side::Right)];
            for step in steps.into_iter().flatten() {
                prop_assert!(step.byte <= text.len() && text.is_char_boundary(step.byte));
            }
        }
    }
}

/// The real articles, where they are at hand.
pub fn shared_articles() -> Vec<String> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/articles");
    let Ok(entries) = std::fs::read_dir(folder) else {
        return Vec::new();
    };
    entries
        .flatten()
        .filter(|entry| {
            entry
                .path()
                .extension()
                .is_some_and(|ending| ending == "txt")
        })
        .filter_map(|entry| std::fs::read_to_string(entry.path()).ok())
        .collect()
}

#[test]
fn real_articles_if_present_have_glyphs_for_all_and_carets_that_return() {
    let mut engine = TextEngine::new();
    for text in shared_articles() {
        let article = ArticleText::new(text.as_str());
        for index in 0..article.paragraphs().len() {
            let paragraph = article.paragraph_str(index);
            let laid = LaidParagraph::new(&mut engine, paragraph, &style(Some(560.0)));
            round_trips(&laid, paragraph);
            for run in laid.layout().lines().flat_map(|line| line.runs()) {
                for cluster in run.clusters() {
                    let missing = cluster.glyphs().any(|glyph| glyph.id == 0);
                    assert!(!missing, "{:?}", &paragraph[cluster.text_range()]);
                }
            }
        }
    }
}
