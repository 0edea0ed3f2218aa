//! Laid-out paragraphs: fonts, direction, wrapping.

use std::collections::BTreeSet;

use isnad::text::caret::{Caret, Side};
use isnad::text::document::{Document, Form};
use isnad::text::facts::facts;
use isnad::text::fonts::{FONT_FILES, Face};
use isnad::text::index::ArticleText;
use isnad::text::layout::{ParagraphStyle, TextEngine};
use isnad::text::region::Hanging;
use parley::{Alignment, BaseDirection};
use serde_json::Value;

pub fn style(width_pt: Option<f32>) -> ParagraphStyle {
    ParagraphStyle {
        face: Face::Reading,
        bold: false,
        size_pt: 18.0,
        line_height: 1.9,
        scale: 1.0,
        width_pt,
        alignment: Alignment::Start,
        base: BaseDirection::Rtl,
    }
}

#[test]
fn every_family_is_known_by_the_name_it_is_asked_for() {
    let mut engine = TextEngine::new();
    for face in [Face::Reading, Face::Interface] {
        for family in face.families() {
            assert!(
                engine.fonts.collection.family_id(family).is_some(),
                "{family}"
            );
        }
    }
    for file in FONT_FILES {
        assert!(
            engine.fonts.collection.family_id(file.family).is_some(),
            "{}",
            file.file_name
        );
    }
}

#[test]
fn every_character_we_meet_has_a_glyph() {
    let text = "قالت «الوزيرة» – ٠١٢٣٤٥٦٧٨٩ ● “نعم” ‘لا’ … % ٪ ؟ ؛ ، − ± ✓ Abc 12.5 ـلا لله";
    for face in [Face::Reading, Face::Interface] {
        for bold in [false, true] {
            let layout = TextEngine::new().layout(
                text,
                &ParagraphStyle {
                    face,
                    bold,
                    ..style(Some(400.0))
                },
            );
            let mut glyphs = 0;
            for line in layout.lines() {
                for run in line.runs() {
                    for cluster in run.clusters() {
                        for glyph in cluster.glyphs() {
                            glyphs += 1;
                            assert_ne!(glyph.id, 0, "{:?}", &text[cluster.text_range()]);
                        }
                    }
                }
            }
            assert!(glyphs > 60);
        }
    }
}

fn json(text: &str, width_pt: Option<f32>, range: Option<std::ops::Range<usize>>) -> Value {
    let facts = facts(text, Face::Reading, 18.0, width_pt, range);
    serde_json::to_value(facts).expect("plain numbers and strings")
}

/// All glyphs of a paragraph, in the order of the JSON.
fn glyphs(paragraph: &Value) -> Vec<&Value> {
    paragraph["lines"]
        .as_array()
        .into_iter()
        .flatten()
        .flat_map(|line| line["runs"].as_array().into_iter().flatten())
        .flat_map(|run| run["glyphs"].as_array().into_iter().flatten())
        .collect()
}

#[test]
fn facts_have_the_published_shape() {
    let text = "قالت NordPort\r\n\nنعم ● Ж [لا]";
    let value = json(text, Some(300.0), Some(0..8));
    let paragraphs = value["paragraphs"].as_array().unwrap();
    assert_eq!(paragraphs.len(), 3);
    assert_eq!(paragraphs[0]["start_byte"], 0);
    assert_eq!(paragraphs[0]["end_byte"], 17);
    assert_eq!(paragraphs[2]["start_byte"], 20);
    assert_eq!(paragraphs[0]["base_level"], 1);
    let line = &paragraphs[0]["lines"][0];
    assert!(line["baseline_y_px"].as_f64().unwrap() > 0.0);
    let runs = line["runs"].as_array().unwrap();
    // From left to right: the Latin name, then the Arabic word with its space.
    assert_eq!(runs[0]["font"], "NotoNaskhArabic-Regular.ttf");
    assert_eq!(runs[0]["level"], 2);
    assert_eq!(runs[0]["start_byte"], 9);
    assert_eq!(runs.last().unwrap()["font"], "NotoNaskhArabic-Regular.ttf");
    assert_eq!(runs.last().unwrap()["level"], 1);
    assert_eq!(runs[0]["size_px"], 18.0);
    assert_eq!(runs[0]["glyphs"][0]["cluster_byte"], 9);
    let fonts: BTreeSet<&str> = paragraphs[2]["lines"][0]["runs"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|run| run["font"].as_str())
        .collect();
    let expected = [
        "NotoNaskhArabic-Regular.ttf",
        "NotoSans-Regular.ttf",
        "NotoSansSymbols2-Regular.ttf",
    ];
    assert!(fonts.into_iter().eq(expected));
    let rects = value["rects"].as_array().unwrap();
    assert_eq!(rects.len(), 1);
    assert!((rects[0]["x1_px"].as_f64().unwrap() - 300.0).abs() < 0.01);
    assert!(json(text, None, None).get("rects").is_none());
}

#[test]
fn facts_know_digits_and_levels_and_stay_in_order() {
    let text = "بلغ ٢٦ و Alpha 12.5 لا";
    let value = json(text, Some(1000.0), None);
    let paragraph = &value["paragraphs"][0];
    let runs = paragraph["lines"][0]["runs"].as_array().unwrap();
    let level_at = |byte: usize| {
        runs.iter()
            .find(|run| {
                let start = run["start_byte"].as_u64().unwrap() as usize;
                let end = run["end_byte"].as_u64().unwrap() as usize;
                (start..end).contains(&byte)
            })
            .map(|run| run["level"].as_u64().unwrap())
    };
    assert_eq!(level_at(text.find('٢').unwrap()), Some(2));
    assert_eq!(level_at(text.find("12").unwrap()), Some(2));
    assert_eq!(level_at(0), Some(1));
    let xs: Vec<f64> = glyphs(paragraph)
        .iter()
        .map(|glyph| glyph["x_px"].as_f64().unwrap())
        .collect();
    assert!(xs.windows(2).all(|pair| pair[0] < pair[1] + 8.0));
    let mut bytes: Vec<u64> = glyphs(paragraph)
        .iter()
        .map(|glyph| glyph["cluster_byte"].as_u64().unwrap())
        .collect();
    bytes.sort_unstable();
    bytes.dedup();
    // The ligature lam-alef shows two characters with one cluster.
    assert!(bytes.len() >= text.chars().count() - 1);
}

#[test]
fn facts_of_a_wrapped_latin_word_put_its_space_at_the_end_edge() {
    let text = "قالت شركة Alpha Beta Gamma Delta ذلك";
    let mut split = 0;
    for width in 60..260 {
        let value = json(text, Some(width as f32), None);
        for line in value["paragraphs"][0]["lines"].as_array().unwrap() {
            let runs = line["runs"].as_array().unwrap();
            let end = line["end_byte"].as_u64().unwrap() as usize;
            let last_is_latin = text[..end].trim_end().ends_with(|c: char| c.is_ascii());
            if end == text.len() || !last_is_latin || !text[..end].ends_with(' ') {
                continue;
            }
            split += 1;
            assert_eq!(runs[0]["level"], 1, "width {width}");
            assert_eq!(runs[0]["end_byte"], end);
            assert_eq!(runs[0]["glyphs"].as_array().unwrap().len(), 1);
            let space = &runs[0]["glyphs"][0];
            let after = space["x_px"].as_f64().unwrap() + space["advance_px"].as_f64().unwrap();
            let next = runs[1]["glyphs"][0]["x_px"].as_f64().unwrap();
            assert!((after - next).abs() < 0.01);
        }
    }
    assert!(split > 20);
}

fn article(words: usize) -> ArticleText {
    let sentence = "قالت الوزيرة إن أسعار الخبز ستنخفض قبل نهاية العام وإن المصنع سيعمل. ";
    let paragraph = sentence.repeat(4);
    let count = words / 48 + 1;
    ArticleText::new(vec![paragraph.trim_end(); count].join("\n"))
}

fn document(text: ArticleText, width_pt: f32) -> Document {
    let style = ParagraphStyle {
        base: BaseDirection::Auto,
        ..style(Some(width_pt))
    };
    Document::new(text, style, 10.0)
}

#[test]
fn only_the_shown_part_of_a_document_is_laid_out() {
    let mut engine = TextEngine::new();
    let mut page = document(article(20_000), 400.0);
    let middle = page.height_px() / 2.0;
    let shown = page.show(&mut engine, middle..middle + 900.0);
    assert!(shown.len() < 15 && shown.start > 100);
    assert_eq!(page.laid_count(), shown.len());
    page.show(&mut engine, middle..middle + 900.0);
    assert_eq!(page.laid_count(), shown.len());
}

#[test]
fn a_new_width_keeps_the_shapes_and_the_place() {
    let mut engine = TextEngine::new();
    let mut page = document(article(4_000), 400.0);
    page.show(&mut engine, 3000.0..3800.0);
    let laid = page.laid_count();
    let anchor = page.anchor_at(3100.0);
    let narrow = ParagraphStyle {
        width_pt: Some(250.0),
        ..*page.style()
    };
    page.set_style(narrow, 10.0);
    let y = page.y_of_anchor(&mut engine, anchor);
    assert!(y > 3600.0, "a narrower page is longer: {y}");
    let index = page.block_at(y);
    let span = page.text().paragraphs()[index];
    assert!(span.bytes().contains(&anchor.byte));
    assert_eq!(page.laid_count(), laid);
    let larger = ParagraphStyle {
        size_pt: 22.0,
        ..*page.style()
    };
    page.set_style(larger, 10.0);
    page.y_of_anchor(&mut engine, anchor);
    assert_eq!(page.laid_count(), laid + 1);
}

#[test]
fn estimated_heights_are_near_the_real_ones() {
    let mut engine = TextEngine::new();
    let mut page = document(article(3_000), 420.0);
    let estimated = page.height_px();
    page.show(&mut engine, 0.0..f32::MAX);
    let real = page.height_px();
    assert!((estimated / real - 1.0).abs() < 0.25, "{estimated} {real}");
}

#[test]
fn carets_cross_paragraphs_and_skip_folded_ones() {
    let mut engine = TextEngine::new();
    let text = ArticleText::new("أول\nمطوي\r\nثالث. رابع\n\nخامس");
    let spans = text.paragraphs().to_vec();
    let mut page = document(text, 300.0);
    page.set_folded(1, Some(0.0));
    let end = Caret::after(spans[0].end_byte);
    let next = page.step(&mut engine, end, Side::Left);
    assert_eq!(next, Caret::before(spans[2].start_byte));
    assert_eq!(page.step(&mut engine, next, Side::Right), end);
    assert_eq!(page.word_move(end, true), next);
    assert_eq!(page.word_move(next, false), end);
    let sentence = page.sentence_move(next, true);
    assert_eq!(sentence.byte, spans[2].start_byte + "ثالث.".len());
    let down = page.line_move(&mut engine, Caret::before(0), 2, 299.0);
    assert_eq!(down.byte, spans[3].start_byte);
    assert_eq!(page.line_move(&mut engine, down, -2, 299.0).byte, 0);
    let last = Caret::after(spans[4].end_byte);
    assert_eq!(page.step(&mut engine, last, Side::Left), last);
    assert_eq!(page.word_move(last, true), last);
    let top = page.top_px(4);
    assert_eq!(
        page.hit(&mut engine, 299.0, top + 3.0),
        Caret::before(spans[4].start_byte)
    );
    assert_eq!(page.caret_box(&mut engine, last).y0, top);
    assert_eq!(
        page.character_at(&mut engine, 299.0, top + 3.0),
        Some(spans[4].start_byte..spans[4].start_byte + 2)
    );
    assert_eq!(page.character_at(&mut engine, 5.0, top + 3.0), None);
    let all = page.boxes(&mut engine, 0..spans[4].end_byte, Hanging::Skip);
    assert_eq!(all.len(), 3);
    page.set_space_above(4, 50.0);
    assert_eq!(page.top_px(4), top + 50.0);
    assert_eq!(
        page.line_edge(&mut engine, last, false).byte,
        spans[4].start_byte
    );
}

#[test]
fn paragraphs_without_ink_are_low_and_several_are_capped() {
    let mut engine = TextEngine::new();
    let text = ArticleText::new("أول\n\nثان\n\n \u{A0}\t\n\n\n\nثالث");
    let last = text.paragraphs().len() - 1;
    let mut page = document(text, 300.0);
    page.show(&mut engine, 0.0..f32::MAX);
    let line = page.style().size_pt * page.style().line_height * page.style().scale;
    let gap = |page: &Document, from: usize, to: usize| {
        page.top_px(to) - page.top_px(from) - page.laid(from).unwrap().height_px() - 10.0
    };
    let one = gap(&page, 0, 2);
    assert!((one / line - 0.45).abs() < 0.03, "{one} of {line}");
    let five = gap(&page, 2, last);
    assert!((five / line - 0.9).abs() < 0.06, "{five} of {line}");
    // The caret still has a place in each of them, on the side where Arabic begins.
    for index in 3..last {
        let byte = page.text().paragraphs()[index].start_byte;
        let edge = page.caret_box(&mut engine, Caret::before(byte));
        assert_eq!(edge.y0, page.top_px(index));
        assert!(edge.y1 > edge.y0 && edge.x0 > 250.0, "{edge:?}");
        let hit = page.hit(&mut engine, 299.0, (edge.y0 + edge.y1) / 2.0);
        assert_eq!(hit.byte, byte);
    }
    // White space can be selected: it has a box as low as its line.
    let spaces = page.text().paragraphs()[4].bytes();
    let boxes = page.block_boxes(4, &spaces, Hanging::Skip);
    assert!(!boxes.is_empty());
    assert!(boxes.iter().all(|edge| edge.y1 - edge.y0 < line * 0.3));
}

#[test]
fn a_paragraph_may_differ_from_its_page() {
    let mut engine = TextEngine::new();
    let mut page = document(article(500), 400.0);
    page.show(&mut engine, 0.0..f32::MAX);
    let [first, second] = [0, 1].map(|one| page.laid(one).unwrap().height_px());
    let lines = page.laid(0).unwrap().lines().len() as f32;
    assert_eq!(first, second);
    let form = Form {
        bold: true,
        size: 2.0,
        line_height: 1.5,
    };
    let (laid, revision) = (page.laid_count(), page.revision());
    page.set_form(0, Some(form));
    page.show(&mut engine, 0.0..f32::MAX);
    assert_eq!(page.laid_count(), laid + 1);
    assert!(page.revision() > revision);
    let large = page.laid(0).unwrap();
    assert!(large.lines().len() as f32 > lines * 1.5);
    let line = large.height_px() / large.lines().len() as f32;
    let expected = page.style().size_pt * 2.0 * 1.5 * page.style().scale;
    assert!((line - expected).abs() < 1.0, "{line} {expected}");
    assert_eq!(page.laid(1).unwrap().height_px(), second);
    page.set_form(0, None);
    page.show(&mut engine, 0.0..f32::MAX);
    assert_eq!(page.laid(0).unwrap().height_px(), first);
}

#[test]
fn the_line_of_a_byte_is_guessed_and_then_known() {
    let mut engine = TextEngine::new();
    let mut page = document(article(500), 400.0);
    let span = page.text().paragraphs()[3];
    let middle = page.text().as_str()[..(span.start_byte + span.end_byte) / 2].len();
    let guessed = page.line_y_px(middle).unwrap();
    assert!(guessed.start > page.top_px(3) && guessed.end < page.slot_top_px(4));
    page.block(&mut engine, 3);
    let known = page.line_y_px(middle).unwrap();
    let caret = page.caret_box(&mut engine, Caret::before(middle));
    assert_eq!((known.start, known.end), (caret.y0, caret.y1));
    page.set_folded(3, Some(0.0));
    assert_eq!(page.line_y_px(middle), None);
}

#[test]
fn a_word_longer_than_its_line_is_broken() {
    let mut engine = TextEngine::new();
    let mut page = document(ArticleText::new("كتب والمستشفياتهم هنا"), 40.0);
    let laid = page.block(&mut engine, 0).unwrap();
    assert!(laid.lines().len() > 3);
    for line in laid.lines() {
        let (left, right) = line.seen_edges_px();
        assert!(right - left <= 40.0 * 2.0 + 0.5, "{line:?}");
    }
}
