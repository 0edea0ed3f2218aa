//! Settings of jobs against what egui has measured for them.
use super::*;
use crate::text::fonts::Face;
use crate::text::layout::ParagraphStyle;
use crate::text::visual::LaidParagraph;
use egui::text::{TextFormat, TextWrapping};
use egui::{Context, FontFamily, FontId, RawInput};
use std::sync::Arc;

const LONG: &str = "قال الوزير إن المحادثات مع الشركة (NordPort) ستنتهي في 26 مارس 2025 باتفاق \
                    قبل الصيف، مضيفاً أن الطرفين تجاوزا معظم النقاط الخلافية بنسبة 12.5% تقريباً.";

fn galleys(jobs: Vec<LayoutJob>) -> Vec<Arc<Galley>> {
    let ctx = Context::default();
    ctx.set_fonts(fonts::definitions());
    let mut made = Vec::new();
    let output = ctx.run_ui(RawInput::default(), |ui| {
        made = jobs
            .iter()
            .map(|job| ui.painter().layout_job(job.clone()))
            .collect();
    });
    output.drop_without_applying_deltas();
    made
}

fn set_job(job: LayoutJob, mirrored: bool) -> (Arc<Galley>, SetText) {
    let galley = galleys(vec![job]).remove(0);
    let shape = TextShape::new(pos2(0.0, 0.0), Arc::clone(&galley), Color32::BLACK);
    let set = set(&mut TextEngine::new(), &shape, 1.0, mirrored);
    (galley, set)
}

fn format(size: f32, family: FontFamily, color: Color32) -> TextFormat {
    TextFormat::simple(FontId::new(size, family), color)
}

fn job(text: &str, width: f32) -> LayoutJob {
    let font = FontId::proportional(14.0);
    LayoutJob::simple(text.to_owned(), font, Color32::BLACK, width)
}

/// The text of a line from left to right, cluster by cluster.
fn visual(set: &SetText, text: &str, line: usize) -> String {
    let line = set.layout.get(line).expect("the line exists");
    let mut clusters = Vec::new();
    for run in line.runs() {
        for cluster in run.visual_clusters() {
            clusters.push(text.get(cluster.text_range()).expect("on boundaries"));
        }
    }
    clusters.concat()
}

#[test]
fn digits_and_latin_words_keep_their_order() {
    let text = "سنة 2025 مع ABC";
    let (_, set) = set_job(job(text, f32::INFINITY), false);
    let reversed = |word: &str| word.chars().rev().collect::<String>();
    let expected = format!("ABC {} 2025 {}", reversed("مع"), reversed("سنة"));
    assert_eq!(visual(&set, text, 0), expected);
}

#[test]
fn a_wrapped_paragraph_begins_on_its_first_row() {
    let (galley, set) = set_job(job(LONG, 180.0), false);
    assert!(galley.rows.len() > 2);
    let first = set.layout.get(0).expect("a line").text_range();
    assert_eq!(first.start, 0);
    assert!(first.end < LONG.len() / 2);
}

#[test]
fn settings_stay_in_the_box_egui_has_measured() {
    for width in 90..320 {
        let (galley, set) = set_job(job(LONG, width as f32), width % 2 == 0);
        assert!(set.layout.len() <= galley.rows.len(), "at {width}");
        assert!(set.layout.width() <= width as f32 * 1.09, "at {width}");
        // Lines of an Arabic paragraph begin at the right of its box in either window.
        let right = set.offset.x + set.layout.layout_max_advance();
        assert!((right - galley.rect.max.x).abs() < 0.01, "at {width}");
    }
}

#[test]
fn the_first_baseline_is_egui_s_own() {
    for size in [9.0, 13.0, 24.0] {
        let arabic = LayoutJob::simple_format(
            "نص".into(),
            format(size, FontFamily::Proportional, Color32::BLACK),
        );
        let (galley, set) = set_job(arabic, false);
        let found = set.offset.y + set.layout.first_baseline().expect("a line");
        let glyph = galley.rows[0].glyphs[0].pos.y;
        assert!((found - glyph).abs() < 0.01, "{found} {glyph}");
    }
}

#[test]
fn sections_keep_colour_size_face_and_weight() {
    let mut mixed = LayoutJob::default();
    let red = Color32::from_rgb(200, 10, 20);
    mixed.append("عادي ", 0.0, format(14.0, FontFamily::Proportional, red));
    mixed.append(
        "غليظ ",
        0.0,
        format(14.0, fonts::bold(), Color32::PLACEHOLDER),
    );
    mixed.append("قراءة", 0.0, format(20.0, fonts::reading(), Color32::BLACK));
    let text = mixed.text.clone();
    let (_, set) = set_job(mixed, false);
    let mut seen = Vec::new();
    for run in set.layout.lines().flat_map(|line| line.runs()) {
        let cluster = run.clusters().next().expect("not empty");
        let file = crate::text::fonts::file_of(run.font().data.as_ref()).expect("ours");
        let word = text
            .get(run.text_range())
            .unwrap_or_default()
            .trim()
            .to_owned();
        let brush = cluster.style().brush.0;
        seen.push((word, file.family, file.bold, run.font_size(), brush));
    }
    seen.retain(|(word, ..)| !word.is_empty());
    seen.sort_by_key(|found| text.find(&found.0));
    let expected = [
        ("عادي", "Vazirmatn", false, 14.0, Some([200, 10, 20, 255])),
        ("غليظ", "Vazirmatn", true, 14.0, None),
        (
            "قراءة",
            "Noto Naskh Arabic",
            false,
            20.0,
            Some([0, 0, 0, 255]),
        ),
    ];
    assert_eq!(seen.len(), 3);
    for (found, expected) in seen.iter().zip(expected) {
        let found = (found.0.as_str(), found.1, found.2, found.3, found.4);
        assert_eq!(found, expected);
    }
}

#[test]
fn truncated_text_ends_with_an_ellipsis_at_the_left() {
    for rows in [1, 2] {
        let mut short = job(LONG, 150.0);
        short.wrap = TextWrapping {
            max_width: 150.0,
            max_rows: rows,
            break_anywhere: rows == 1,
            ..Default::default()
        };
        let (galley, set) = set_job(short, true);
        assert!(galley.elided);
        assert_eq!(set.layout.len(), rows);
        assert!(set.layout.width() <= 151.0, "{}", set.layout.width());
        assert!(set.layout.width() > 100.0);
        let last = set.layout.get(rows - 1).expect("a line");
        let run = last.runs().next().expect("a run");
        let leftmost = run
            .visual_clusters()
            .next()
            .expect("a cluster")
            .text_range();
        assert_eq!(
            leftmost.end,
            last.text_range().end,
            "the ellipsis is leftmost"
        );
        assert_eq!(leftmost.len(), '…'.len_utf8());
    }
}

#[test]
fn centred_and_flush_rows_are_set_so() {
    let side = |halign, mirrored| {
        let mut flush = job(LONG, 200.0);
        flush.halign = halign;
        let (galley, set) = set_job(flush, mirrored);
        let last = set.layout.get(set.layout.len() - 1).expect("a line");
        let metrics = last.metrics();
        let start = set.offset.x + metrics.offset;
        let end = start + metrics.advance - metrics.hanging_advance;
        let bounds = galley.rect;
        assert!(
            end - start < bounds.width() - 20.0,
            "the last line is short"
        );
        (start - bounds.min.x, bounds.max.x - end)
    };
    let (left, right) = side(Align::Center, false);
    assert!((left - right).abs() < 1.5, "{left} {right}");
    assert!(side(Align::Max, false).1.abs() < 1.5);
    assert!(side(Align::Max, true).0.abs() < 1.5);
    // Start: Arabic goes to the right in either window.
    assert!(side(Align::Min, false).1.abs() < 1.5);
    assert!(side(Align::Min, true).1.abs() < 1.5);
}

#[test]
fn bars_cover_their_section_alone() {
    let mut marked = LayoutJob::default();
    let plain = format(16.0, FontFamily::Proportional, Color32::BLACK);
    let with_bars = TextFormat {
        background: Color32::YELLOW,
        underline: Stroke::new(1.0, Color32::RED),
        strikethrough: Stroke::new(2.0, Color32::BLUE),
        expand_bg: 0.0,
        ..plain.clone()
    };
    marked.append("قبل ", 0.0, plain.clone());
    marked.append("وسط", 0.0, with_bars);
    marked.append(" بعد", 0.0, plain);
    let (_, set) = set_job(marked, false);
    let [(back, Color32::YELLOW)] = set.backgrounds.as_slice() else {
        panic!("one background, not {:?}", set.backgrounds)
    };
    let width = set.layout.width();
    assert!(
        back.min.x > width * 0.2 && back.max.x < width * 0.8,
        "{back:?} of {width}"
    );
    let [(under, Color32::RED), (strike, Color32::BLUE)] = set.lines.as_slice() else {
        panic!("two lines, not {:?}", set.lines)
    };
    let baseline = set.layout.first_baseline().expect("a line");
    assert_eq!(
        (under.x_range(), strike.x_range()),
        (back.x_range(), back.x_range())
    );
    assert!(under.min.y > baseline && strike.max.y < baseline);
    assert_eq!((under.height(), strike.height()), (1.0, 2.0));
    assert_eq!(set.whole_lines(Stroke::new(1.0, Color32::RED)).len(), 1);
}

#[test]
fn ignored_newlines_and_leading_space_are_kept_as_egui_has_them() {
    let mut one_row = job("سطر\nواحد", f32::INFINITY);
    one_row.break_on_newline = false;
    let (_, set) = set_job(one_row, false);
    assert_eq!(set.layout.len(), 1);

    let mut spaced = LayoutJob::default();
    let plain = format(16.0, FontFamily::Proportional, Color32::BLACK);
    spaced.append("نص،", 40.0, plain.clone());
    spaced.append("نص", 30.0, plain);
    let (galley, set) = set_job(spaced, false);
    let (egui, ours) = (galley.rect.width(), set.layout.width());
    assert!((egui - ours).abs() < 2.0, "{egui} {ours}");
}

#[test]
fn a_row_shared_with_other_widgets_is_left_free_where_they_stand() {
    const FREE_PT: f32 = 60.0;
    for (text, mirrored) in [
        ("نص قصير", true),
        ("نص قصير", false),
        ("Text \u{2068}نص\u{2069}", true),
        ("Text \u{2068}نص\u{2069}", false),
    ] {
        let mut job = LayoutJob::default();
        let plain = format(16.0, FontFamily::Proportional, Color32::BLACK);
        job.append(text, FREE_PT, plain);
        let (galley, set) = set_job(job, mirrored);
        let found = stretches(&set.layout, &set.moved, &(0..text.len()));
        let left = found.iter().map(|s| s.x0_px).fold(f32::MAX, f32::min) + set.offset.x;
        let right = found.iter().map(|s| s.x1_px).fold(f32::MIN, f32::max) + set.offset.x;
        let free = if mirrored {
            galley.rect.max.x - right
        } else {
            left - galley.rect.min.x
        };
        assert!((free - FREE_PT).abs() < 1.0, "{text} {mirrored}: {free}");
    }
}

#[test]
fn space_at_a_wrap_after_a_foreign_word_leaves_no_gap() {
    // Wrapped at many widths, so that some line ends in Latin and its space.
    let text = "وقالت شركة NordPort Holding Ltd إن العقد مع Harbor Lines Group قائم";
    let mut engine = TextEngine::new();
    let mut moved_lines = 0;
    for width in 90..260 {
        let mut layout = engine.layout(
            text,
            &ParagraphStyle {
                face: Face::Interface,
                bold: false,
                size_pt: 14.0,
                line_height: 1.4,
                scale: 1.0,
                width_pt: Some(width as f32),
                alignment: parley::Alignment::Start,
                base: BaseDirection::Rtl,
            },
        );
        layout.align(parley::Alignment::Start, AlignmentOptions::default());
        let moved = MovedLines::of(&layout, text);
        let paragraph = LaidParagraph::from_layout(layout.clone(), text);
        for (index, line) in paragraph.lines().iter().enumerate() {
            let Some(moved_line) = moved.line(index) else {
                continue;
            };
            moved_lines += 1;
            assert_eq!(moved_line, line);
            // Selected letters are one stretch from edge to edge, as they are painted.
            let seen: Vec<_> = line.cells.iter().filter(|cell| !cell.hanging).collect();
            let start = seen.iter().map(|cell| cell.start_byte).min().unwrap();
            let end = seen.iter().map(|cell| cell.end_byte).max().unwrap();
            let found = stretches(&layout, &moved, &(start..end));
            let (left, right) = line.seen_edges_px();
            assert_eq!(found.len(), 1, "{width}: {found:?}");
            assert_eq!((found[0].x0_px, found[0].x1_px), (left, right));
            let runs = paragraph.glyph_runs(index);
            for (run, shift_px) in runs {
                assert_eq!(moved.shift_px(index, run.run().index()), shift_px);
            }
        }
    }
    assert!(moved_lines > 5, "{moved_lines}");
}
