//! Size, width, face, edges, scale and theme change; the place and the letters stay right.

use super::*;
use isnad::text::fonts::Face;
use isnad::text::layout::{ParagraphStyle, TextEngine};
use isnad::text::visual::LaidParagraph;
use isnad::ui::article::TextSetting;

/// Where the top of the line with a byte lies below the top of the view, in points, and how high
/// the line is.
fn below_top(harness: &Harness<'_, Desk>, byte: usize) -> (f32, f32) {
    let view = &harness.state().view;
    let document = view.document().unwrap();
    let line = document.line_y_px(byte).unwrap();
    let scale = document.style().scale;
    let corner = view.page_on_screen(Some(harness.ctx.content_rect().width()));
    (
        corner.y + line.start / scale,
        (line.end - line.start) / scale,
    )
}

/// The first byte of the line at the top of the view.
fn top_byte(harness: &Harness<'_, Desk>) -> usize {
    let view = &harness.state().view;
    let document = view.document().unwrap();
    let corner = view.page_on_screen(Some(harness.ctx.content_rect().width()));
    let y_px = (harness.state().view_top - corner.y) * document.style().scale;
    document.anchor_at(y_px).byte
}

fn scrolled(desk: Desk) -> Harness<'static, Desk> {
    let mut harness = harness(desk, true);
    harness.event(Event::PointerMoved(pos2(200.0, 300.0)));
    for _ in 0..40 {
        harness.event(Event::MouseWheel {
            unit: egui::MouseWheelUnit::Point,
            delta: vec2(0.0, -190.0),
            modifiers: Modifiers::NONE,
            phase: egui::TouchPhase::Move,
            source: egui::MouseWheelSource::Unknown,
        });
        harness.step();
    }
    harness.run_steps(30);
    harness
}

#[test]
fn the_line_at_the_top_stays_at_the_top() {
    let mut harness = scrolled(long_desk(6_000, 60));
    let byte = top_byte(&harness);
    let offset = harness.state().view.offset_pt();
    assert!(offset > 2_000.0, "{offset}");
    let (before, _) = below_top(&harness, byte);
    let check = |harness: &mut Harness<'_, Desk>, what: &str| {
        harness.run_steps(5);
        let (below, height) = below_top(harness, byte);
        assert!(
            below.abs() < height + 1.0,
            "{what}: the line is {below} points below the top, {height} high"
        );
    };
    for size in [10.8, 54.0, 27.0, 36.5, 18.0] {
        harness.state_mut().text_size_pt = size;
        check(&mut harness, &format!("size {size}"));
    }
    for setting in [
        TextSetting {
            justified: true,
            ..TextSetting::default()
        },
        TextSetting {
            line_height: 2.6,
            ..TextSetting::default()
        },
        TextSetting {
            face: Face::Interface,
            show_invisible: true,
            ..TextSetting::default()
        },
        TextSetting::default(),
    ] {
        harness.state_mut().setting = setting;
        check(&mut harness, &format!("{setting:?}"));
    }
    for scale in [1.25, 1.5, 1.75, 2.0, 3.0, 1.1, 1.0] {
        harness.set_pixels_per_point(scale);
        check(&mut harness, &format!("scale {scale}"));
    }
    for width in [420.0, 900.0, 333.0, SIZE.x] {
        harness.set_size(vec2(width, SIZE.y));
        check(&mut harness, &format!("width {width}"));
    }
    let (below, _) = below_top(&harness, byte);
    assert!((below - before).abs() < 1.0, "{before} became {below}");
}

/// Pictures after a journey through sizes, scales and faces are those of the first day: nothing
/// stale is left in the atlas, nothing has crept.
#[test]
fn nothing_stale_is_painted_after_a_change_and_back() {
    let mut harness = harness(marked_desk(), true);
    let before = harness.render().expect("painted");
    for (size, scale) in [(40.0, 1.0), (18.0, 1.75), (11.0, 2.5), (18.0, 1.0)] {
        harness.state_mut().text_size_pt = size;
        harness.set_pixels_per_point(scale);
        harness.run_steps(3);
        harness.render().expect("painted");
    }
    harness.state_mut().setting.face = Face::Interface;
    harness.run_steps(3);
    let other = harness.render().expect("painted");
    assert!(differing(&before, &other) > 2_000);
    harness.state_mut().setting.face = Face::Reading;
    harness.run_steps(3);
    let after = harness.render().expect("painted");
    assert_eq!(differing(&before, &after), 0);
}

fn differing(a: &image::RgbaImage, b: &image::RgbaImage) -> usize {
    assert_eq!(a.dimensions(), b.dimensions());
    a.pixels().zip(b.pixels()).filter(|(a, b)| a != b).count()
}

/// A glyph is drawn at the pixel size of its place: at any scale its edges are as sharp as at 1.
#[test]
fn letters_are_as_sharp_at_every_scale() {
    // Of the inked pixels, how many are neither ink nor paper: blurred letters have many more,
    // and their share shrinks as letters grow.
    let share = |scale: f32| {
        let mut desk = Desk::new(BODY);
        desk.heading = Heading::default();
        let mut harness = harness(desk, true);
        harness.set_pixels_per_point(scale);
        harness.run_steps(3);
        let image = harness.render().expect("painted");
        // Without the shade at the edge that tells of more text below.
        let (width, height) = image.dimensions();
        let image = image::imageops::crop_imm(&image, 0, 0, width, height - 60).to_image();
        let value = |p: &image::Rgba<u8>| p.0[0];
        let paper = image.pixels().map(value).max().unwrap();
        let ink = image.pixels().map(value).min().unwrap();
        let soft = |v: u8| v > ink + 40 && v < paper - 40;
        let inked = image.pixels().filter(|p| value(p) < paper - 40).count();
        let between = image.pixels().filter(|p| soft(value(p))).count();
        between as f32 / inked as f32
    };
    let one = share(1.0);
    for scale in [1.25, 1.5, 2.0, 3.0] {
        let here = share(scale);
        assert!(here < one, "{here} at {scale}, {one} at 1");
    }
}

#[test]
fn labels_of_invisible_characters_stand_above_their_places_and_move_nothing() {
    let text = "قال\u{200F} NordPort\u{200E} إن\u{A0}العقد \u{2067}لن\u{2069}\u{200C} يوقَّع\u{AD}.";
    let draw = |show_invisible: bool, text: &str, mirrored: bool| {
        let mut desk = Desk::new(text);
        desk.heading = Heading::default();
        desk.setting.show_invisible = show_invisible;
        let mut harness = harness(desk, mirrored);
        let place = place(&harness, 4);
        (harness.render().expect("painted"), place)
    };
    for mirrored in [true, false] {
        let (plain, place) = draw(false, text, mirrored);
        let (labelled, same) = draw(true, text, mirrored);
        assert_eq!(place, same);
        keep_picture(&format!("invisible-{mirrored}"), &labelled);
        let changed = differing(&plain, &labelled);
        assert!((300..6_000).contains(&changed), "{changed}");
        // Nothing of it lies below the line's letters.
        let low = plain
            .enumerate_pixels()
            .filter(|(x, y, _)| plain.get_pixel(*x, *y) != labelled.get_pixel(*x, *y))
            .map(|(_, y, _)| y as f32)
            .fold(0.0, f32::max);
        assert!(low < place.bottom(), "{low} {place:?}");
        let visible = "قال NordPort إن العقد لن يوقَّع.";
        let (with, without) = (
            draw(true, visible, mirrored),
            draw(false, visible, mirrored),
        );
        assert_eq!(differing(&with.0, &without.0), 0, "nothing to label");
    }
}

/// Lines of justified text reach from edge to edge but for the last, in both directions, and what
/// is computed from them (carets, boxes) agrees with what is painted.
#[test]
fn justified_lines_reach_both_edges_and_carets_agree() {
    let mut engine = TextEngine::new();
    let latin = "The minister of transport denied that a contract with NordPort had been signed. ";
    for (text, base) in [
        (
            BODY.lines().next().unwrap().repeat(4),
            parley::BaseDirection::Rtl,
        ),
        (latin.repeat(6), parley::BaseDirection::Ltr),
        (
            format!(
                "{latin}{}",
                "قال المدير إن العقد لن يوقَّع قبل الصيف. ".repeat(5)
            ),
            parley::BaseDirection::Rtl,
        ),
    ] {
        let text = text.trim_end();
        let style = ParagraphStyle {
            face: Face::Reading,
            bold: false,
            size_pt: 18.0,
            line_height: 1.9,
            scale: 1.0,
            width_pt: Some(333.0),
            alignment: parley::Alignment::Justify,
            base,
        };
        let laid = LaidParagraph::new(&mut engine, text, &style);
        let last = laid.lines().len() - 1;
        assert!(last > 3);
        for (index, line) in laid.lines().iter().enumerate() {
            let (left, right) = line.seen_edges_px();
            // Space after a foreign word at the wrap is stretched before it is moved to the end
            // edge: such a line stays short by no more than that.
            let moved: f32 = line
                .cells
                .iter()
                .filter(|cell| cell.hanging)
                .map(|cell| (cell.x1_px.min(333.0) - cell.x0_px.max(0.0)).max(0.0))
                .sum();
            if index < last {
                let short = 333.0 - (right - left);
                let allowed = -1.0..moved.min(16.0) + 1.0;
                assert!(allowed.contains(&short), "line {index}: {left}..{right}");
            }
            for (run, shift) in laid.glyph_runs(index) {
                for glyph in run.positioned_glyphs() {
                    let x = glyph.x + shift;
                    assert!(x > left - 12.0 && x < right + 12.0, "{x} {left}..{right}");
                }
            }
            for cell in line.cells.iter().filter(|cell| !cell.hanging) {
                let middle = (cell.x0_px + cell.x1_px) / 2.0;
                if cell.x1_px - cell.x0_px > 0.5 {
                    let found = laid.cell_at(middle, line.middle_px()).unwrap();
                    assert_eq!(found.start_byte, cell.start_byte);
                }
            }
        }
    }
}
