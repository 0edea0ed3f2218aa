//! Laying out on several threads gives what one thread gives, and can be broken off.

use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicUsize, Ordering};

use isnad::text::facts::facts;
use isnad::text::fonts::Face;
use isnad::text::layout::TextEngine;
use isnad::text::parallel::{Paragraph, lay_out, lay_out_each, threads_for, unwatched};
use isnad::text::visual::LaidParagraph;
use proptest::prelude::*;

use crate::caret::PARAGRAPHS;
use crate::layout::style;

/// What is painted: the glyphs of every line with the place of each.
fn glyphs(laid: &LaidParagraph) -> Vec<(u32, f32, f32)> {
    let mut found = Vec::new();
    for line in 0..laid.lines().len() {
        for (run, shift_px) in laid.glyph_runs(line) {
            found.extend(
                run.positioned_glyphs()
                    .map(|glyph| (glyph.id, glyph.x + shift_px, glyph.y)),
            );
        }
    }
    found
}

fn threads(count: usize) -> NonZeroUsize {
    NonZeroUsize::new(count).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_number_of_threads_gives_the_same(
        texts in prop::collection::vec(
            prop::collection::vec("[ابتسكلهموي]{1,9}|[a-z]{1,7}|[0-9٠-٩%(),.]{1,5}", 0..160),
            1..60,
        ),
        count in 1usize..6,
        width in 40.0f32..700.0,
    ) {
        let texts: Vec<String> = texts.iter().map(|words| words.join(" ")).collect();
        let style = style(Some(width));
        let paragraphs: Vec<_> = texts.iter().map(|text| Paragraph { text, style }).collect();
        let mut engine = TextEngine::new();
        let done = lay_out(&mut engine, &paragraphs, threads(count), &unwatched).unwrap();
        prop_assert_eq!(done.len(), texts.len());
        for (laid, text) in done.iter().zip(&texts) {
            let alone = LaidParagraph::new(&mut engine, text, &style);
            prop_assert_eq!(laid.lines(), alone.lines());
            prop_assert_eq!(glyphs(laid), glyphs(&alone));
        }
    }
}

fn long_text() -> Vec<String> {
    let one = PARAGRAPHS.join(" ");
    (0..200).map(|number| format!("{number} {one}")).collect()
}

#[test]
fn progress_counts_every_paragraph_and_order_is_kept() {
    let texts = long_text();
    let style = style(Some(300.0));
    let paragraphs: Vec<_> = texts.iter().map(|text| Paragraph { text, style }).collect();
    let most = AtomicUsize::new(0);
    let watch = |done: usize| {
        most.fetch_max(done, Ordering::Relaxed);
        ControlFlow::Continue(())
    };
    let mut engine = TextEngine::new();
    let read = |index, laid: LaidParagraph| (index, laid.len_byte());
    let found = lay_out_each(&mut engine, &paragraphs, threads(3), &watch, read).unwrap();
    let expected: Vec<_> = texts.iter().map(String::len).enumerate().collect();
    assert_eq!(found, expected);
    assert_eq!(most.into_inner(), texts.len());
}

#[test]
fn a_watch_that_breaks_off_stops_all_threads() {
    let texts = long_text();
    let style = style(Some(300.0));
    let paragraphs: Vec<_> = texts.iter().map(|text| Paragraph { text, style }).collect();
    let laid_out = AtomicUsize::new(0);
    let read = |_, _: LaidParagraph| laid_out.fetch_add(1, Ordering::Relaxed);
    let watch = |_: usize| ControlFlow::Break(());
    let mut engine = TextEngine::new();
    let found = lay_out_each(&mut engine, &paragraphs, threads(3), &watch, read);
    assert!(found.is_none());
    assert!(laid_out.into_inner() < texts.len() / 2);
}

#[test]
fn nothing_to_lay_out_and_an_empty_paragraph() {
    let mut engine = TextEngine::new();
    let none = lay_out(&mut engine, &[], threads(4), &unwatched).unwrap();
    assert!(none.is_empty());
    let style = style(None);
    let empty = Paragraph { text: "", style };
    let one = lay_out(&mut engine, &[empty], threads(4), &unwatched).unwrap();
    assert_eq!(one[0].lines().len(), 1);
    assert_eq!(threads_for(0), threads(1));
}

#[test]
fn facts_of_a_long_text_are_those_of_its_paragraphs() {
    let texts = long_text();
    let whole = facts(
        &texts.join("\n"),
        Face::Reading,
        false,
        18.0,
        Some(400.0),
        None,
    );
    assert_eq!(whole.paragraphs.len(), texts.len());
    let mut start_byte = 0;
    for (paragraph, text) in whole.paragraphs.iter().zip(&texts) {
        let alone = facts(text, Face::Reading, false, 18.0, Some(400.0), None);
        let alone = &alone.paragraphs[0];
        assert_eq!(paragraph.start_byte, start_byte);
        assert_eq!(paragraph.height_px, alone.height_px);
        for (line, other) in paragraph.lines.iter().zip(&alone.lines) {
            assert_eq!(line.end_byte, start_byte + other.end_byte);
            assert_eq!(line.runs.len(), other.runs.len());
            for (run, other) in line.runs.iter().zip(&other.runs) {
                assert_eq!(run.font, other.font);
                let place = |glyph: &isnad::text::facts::GlyphFacts| (glyph.id, glyph.x_px);
                let places = |run: &isnad::text::facts::RunFacts| -> Vec<_> {
                    run.glyphs.iter().map(place).collect()
                };
                assert_eq!(places(run), places(other));
            }
        }
        assert_eq!(paragraph.lines.len(), alone.lines.len());
        start_byte += text.len() + 1;
    }
}
