//! Text by itself: laying out, wrapping anew, and setting right the texts of stock widgets.

use egui::{Context, FullOutput, Plugin, RawInput, Rect, pos2, vec2};
use isnad::text::direction::base_direction;
use isnad::text::document::Document;
use isnad::text::fonts::Face;
use isnad::text::index::ArticleText;
use isnad::text::layout::{ParagraphStyle, READING_LINE_HEIGHT, TextEngine};
use isnad::text::visual::LaidParagraph;
use isnad::ui::hook::ArabicText;
use isnad::ui::paint::TextPainter;
use isnad::ui::{fonts, theme};
use parley::{Alignment, BaseDirection};

use crate::Outcome;
use crate::article;
use crate::figures::{Times, Watch};

/// Words of an article of common length.
const WORDS: usize = 700;
/// Texts in the window, each of its own.
const LABELS: usize = 200;
const COLUMNS: usize = 5;

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

/// Shaping, bidirectional order and lines of a whole article.
pub fn layout() -> Outcome {
    let mut engine = TextEngine::new();
    let mut times = Vec::new();
    for seed in 0..50 {
        let text = ArticleText::new(article::article(WORDS, seed));
        let watch = Watch::start();
        let mut page = Document::new(text, style(495.0), 10.0);
        page.show(&mut engine, 0.0..f32::MAX);
        times.push(watch.stop());
    }
    Times::of(times).print("layout of a 700-word article", "3 ms");
    Ok(())
}

/// The same articles at another width, shaped already.
pub fn rewrap() -> Outcome {
    let mut engine = TextEngine::new();
    let mut times = Vec::new();
    for seed in 0..50 {
        let text = article::article(WORDS, seed);
        let mut paragraphs: Vec<_> = text
            .lines()
            .map(|text| {
                let base = base_direction(text);
                let style = ParagraphStyle {
                    base,
                    ..style(495.0)
                };
                (text, base, LaidParagraph::new(&mut engine, text, &style))
            })
            .collect();
        for width_pt in [420.0, 560.0, 495.0] {
            let watch = Watch::start();
            for (text, base, laid) in &mut paragraphs {
                let style = ParagraphStyle {
                    base: *base,
                    ..style(width_pt)
                };
                laid.wrap(text, &style);
            }
            times.push(watch.stop());
        }
    }
    Times::of(times).print("wrapping it at another width", "0.1 ms");
    Ok(())
}

/// What the cure of egui's Arabic adds to a frame with many labels.
pub fn hook() -> Outcome {
    let ctx = Context::default();
    ctx.set_fonts(fonts::definitions());
    theme::apply(&ctx, theme::Wishes::default());
    let shared = TextPainter::shared();
    let mut hook = ArabicText::new(shared.clone());
    hook.setup(&ctx);
    let texts: Vec<String> = (0..LABELS)
        .map(|number| format!("{number} قالت NordPort إن 12.5% من العمال عادوا"))
        .collect();
    let (mut first, mut at_rest, mut moving) = (Vec::new(), Vec::new(), Vec::new());
    for frame in 0..300 {
        let (times, shift_pt) = match frame {
            0 | 1 => (&mut first, 0.0),
            2..150 => (&mut at_rest, 0.0),
            _ => (&mut moving, frame as f32 * 0.3),
        };
        let mut output = labels(&ctx, &texts, shift_pt);
        shared.lock().atlas.begin_pass(&ctx);
        let watch = Watch::start();
        hook.output_hook(&ctx, &mut output);
        times.push(watch.stop());
    }
    println!("texts set: {} of {LABELS}", hook.cached());
    Times::of(first).print("the cure of egui's texts, 200 labels, first frames", "-");
    Times::of(at_rest).print("the same, nothing changed", "1 ms");
    Times::of(moving).print("the same, all labels moving", "1 ms");
    Ok(())
}

/// A frame of nothing but labels.
fn labels(ctx: &Context, texts: &[String], shift_pt: f32) -> FullOutput {
    let input = RawInput {
        screen_rect: Some(Rect::from_min_size(pos2(0.0, 0.0), vec2(1920.0, 1080.0))),
        ..RawInput::default()
    };
    ctx.run_ui(input, |ui| {
        for (number, text) in texts.iter().enumerate() {
            let (column, row) = (number % COLUMNS, number / COLUMNS);
            let place = pos2(column as f32 * 380.0, row as f32 * 25.0 + shift_pt);
            let rect = Rect::from_min_size(place, vec2(370.0, 24.0));
            ui.put(rect, egui::Label::new(text));
        }
    })
}
