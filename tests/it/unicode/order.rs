//! Levels and visual order (Unicode Standard Annex 9), up to the cells of laid-out lines.

use isnad::text::caret::Caret;
use isnad::text::direction::line_end_start;
use isnad::text::layout::{ParagraphStyle, TextEngine};
use isnad::text::levels::Itemizer;
use isnad::text::visual::{LaidParagraph, MovedLines, VisualLine};
use parley::BaseDirection;
use proptest::prelude::*;

use super::{excerpt, tests, text, whole};
use crate::layout::style;

/// A line of `BidiCharacterTest.txt`.
struct Case {
    text: String,
    base: BaseDirection,
    base_level: u8,
    /// By character; `None` for those that rule X9 removes.
    levels: Vec<Option<u8>>,
    /// Indices of characters from left to right.
    order: Vec<usize>,
}

fn case(line: &str) -> Case {
    let fields: Vec<&str> = line.split(';').collect();
    let [characters, direction, base_level, levels, order] = fields[..] else {
        panic!("{line}");
    };
    Case {
        text: text(characters).expect("scalar values"),
        base: match direction {
            "0" => BaseDirection::Ltr,
            "1" => BaseDirection::Rtl,
            _ => BaseDirection::Auto,
        },
        base_level: base_level.parse().expect("a level"),
        levels: levels
            .split_whitespace()
            .map(|level| (level != "x").then(|| level.parse().expect("a level")))
            .collect(),
        order: order
            .split_whitespace()
            .map(|index| index.parse().expect("an index"))
            .collect(),
    }
}

/// Levels of a line of its own by all rules: the analyser's, then rule L1 at the end of the line.
fn line_levels(itemizer: &mut Itemizer, case: &Case) -> (u8, Vec<u8>) {
    let levels = itemizer.levels(&case.text, case.base);
    let end = line_end_start(&case.text);
    let of_line = case.text.char_indices().map(|(byte, _)| {
        if byte < end {
            levels.at(byte)
        } else {
            levels.base()
        }
    });
    (levels.base(), of_line.collect())
}

/// Rule L2 as it is written: from the highest level to the lowest odd one, reverse every
/// sequence of characters at that level or higher.
fn rule_l2(levels: &[u8]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..levels.len()).collect();
    let highest = levels.iter().copied().max().unwrap_or(0);
    for level in (1..=highest).rev() {
        let mut start = 0;
        while start < order.len() {
            let mut end = start;
            while end < order.len() && levels[order[end]] >= level {
                end += 1;
            }
            order[start..end].reverse();
            start = end.max(start + 1);
        }
    }
    order
}

/// Tries every line, and gives how many there were.
fn try_all(file: &str) -> usize {
    let mut itemizer = Itemizer::default();
    let mut engine = TextEngine::new();
    let mut count = 0;
    for line in tests(file) {
        count += 1;
        let case = case(line);
        let (base_level, levels) = line_levels(&mut itemizer, &case);
        assert_eq!(base_level, case.base_level, "{line}");
        for (index, (have, wanted)) in levels.iter().zip(&case.levels).enumerate() {
            assert!(
                wanted.is_none_or(|level| level == *have),
                "{line}: {index} has {have}"
            );
        }
        let seen = |index: &usize| case.levels[*index].is_some();
        let order: Vec<usize> = rule_l2(&levels).into_iter().filter(seen).collect();
        assert_eq!(order, case.order, "{line}");
        let style = ParagraphStyle {
            base: case.base,
            ..style(None)
        };
        let laid = LaidParagraph::new(&mut engine, &case.text, &style);
        let lines = laid.lines();
        assert_eq!(lines.len(), 1, "{line}");
        assert_eq!(laid.is_rtl(), case.base_level == 1, "{line}");
        let (found, wanted) = compare_cells(&lines[0], &case.text, 0, &levels, &case.order);
        assert_eq!(found, wanted, "{line}");
    }
    count
}

/// A cell: the index of its first character, and whether it is read from right to left.
type Placed = (usize, bool);

/// The cells of a line, and what the order of characters and their levels demand of them.
/// Characters that are no cell's first, or that are not in `order`, are left out of both.
fn compare_cells(
    line: &VisualLine,
    text: &str,
    first_index: usize,
    levels: &[u8],
    order: &[usize],
) -> (Vec<Placed>, Vec<Placed>) {
    let index_of = |byte: usize| text[..byte].chars().count() - first_index;
    let found: Vec<Placed> = line
        .cells
        .iter()
        .map(|cell| (index_of(cell.start_byte), cell.rtl))
        .filter(|(index, _)| order.contains(index))
        .collect();
    let starts: Vec<usize> = found.iter().map(|(index, _)| *index).collect();
    let wanted = order
        .iter()
        .filter(|index| starts.contains(index))
        .map(|index| (*index, levels[*index] % 2 == 1))
        .collect();
    (found, wanted)
}

#[test]
fn levels_and_order_are_those_of_an_excerpt_of_unicode_s_test() {
    assert!(try_all(&excerpt("BidiCharacterTest.txt")) > 400);
}

#[test]
fn levels_and_order_are_those_of_unicode_s_test_if_unicode_data_is_present() {
    if let Some(file) = whole("BidiCharacterTest.txt") {
        let count = try_all(&file);
        println!("BidiCharacterTest: {count} lines, all as laid out");
        assert!(count > 90_000);
    }
}

#[test]
fn a_space_embedded_with_a_foreign_word_stands_at_the_end_of_an_arabic_paragraph() {
    let text = "قال \u{202A}Alpha \u{202C}";
    let end = text.find("Alpha ").expect("the word") + "Alpha ".len();
    let laid = LaidParagraph::new(&mut TextEngine::new(), text, &style(None));
    let line = &laid.lines()[0];
    let space = line
        .cells
        .iter()
        .find(|cell| cell.end_byte == end)
        .expect("the space");
    assert!(space.rtl);
    assert!(!space.hanging, "nothing wraps here");
    let seen = line.cells.iter().filter(|cell| cell.x1_px > cell.x0_px);
    assert!(seen.clone().all(|cell| cell.x0_px >= space.x0_px));
    assert_eq!(laid.caret_box(Caret::after(end)).x0, space.x0_px);
    // The glyphs of the word make room, in fields and labels too.
    let moved = MovedLines::of(laid.layout(), text);
    let (run, shift_px) = laid
        .glyph_runs(0)
        .find(|(run, _)| run.run().text_range().contains(&(end - 2)))
        .expect("the word");
    let room_px = space.x1_px - space.x0_px;
    assert!((shift_px - room_px).abs() < 0.01, "{shift_px} {space:?}");
    assert_eq!(moved.shift_px(0, run.run().index()), shift_px);
}

/// What rule L1 asks of a character, for the characters of [`PARTS`] alone.
#[derive(Clone, Copy, PartialEq)]
enum Ending {
    /// White space, separators, isolate controls.
    TakesBase,
    /// Removed by rule X9: neither ends the sequence nor begins it.
    Passed,
    Ends,
}

fn ending(c: char) -> Ending {
    match c {
        ' ' | '\t' | '\u{2003}' | '\u{2028}' | '\u{2066}' | '\u{2067}' | '\u{2068}'
        | '\u{2069}' => Ending::TakesBase,
        '\u{200B}' | '\u{200D}' | '\u{AD}' | '\u{202A}' | '\u{202B}' | '\u{202C}' | '\u{202D}'
        | '\u{202E}' => Ending::Passed,
        _ => Ending::Ends,
    }
}

/// Rule L1 for one line: the levels of its characters, given those of the paragraph.
fn rule_l1(line: &[(char, u8)], base: u8) -> Vec<u8> {
    let mut levels: Vec<u8> = line.iter().map(|(_, level)| *level).collect();
    let mut from = line.len();
    for (index, (c, _)) in line.iter().enumerate().rev() {
        match ending(*c) {
            Ending::TakesBase => from = index,
            Ending::Passed => {}
            Ending::Ends => break,
        }
    }
    levels[from..].fill(base);
    levels
}

const PARTS: &[&str] = &[
    "قالت", "لا", " ", " ", "  ", "Latin", "AB", "12.5", "٢٦", "-", "%", "٪", "$", "₪", "«", "»",
    "(", ")", "[", "]", "،", "שלום", "é", "\u{64E}", "😀", "\u{A0}", "\u{2003}", "\t", "\u{200B}",
    "\u{200D}", "\u{AD}", "\u{200E}", "\u{200F}", "\u{61C}", "\u{2028}", "\u{2066}", "\u{2067}",
    "\u{2068}", "\u{2069}", "\u{202A}", "\u{202B}", "\u{202C}", "\u{202D}", "\u{202E}",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    /// Levels come from the analyser, which the tests above prove; what happens to them line by
    /// line, at soft wraps too, is done here a second time as the annex says it.
    #[test]
    fn each_line_of_a_wrapped_paragraph_is_in_the_order_of_rules_l1_and_l2(
        parts in proptest::collection::vec(proptest::sample::select(PARTS), 0..40),
        width in 5f32..400.0,
        rtl in any::<bool>(),
    ) {
        let text = parts.concat();
        let base = if rtl { BaseDirection::Rtl } else { BaseDirection::Ltr };
        let style = ParagraphStyle { base, ..style(Some(width)) };
        let laid = LaidParagraph::new(&mut TextEngine::new(), &text, &style);
        let levels = Itemizer::default().levels(&text, base);
        for line in laid.lines() {
            let range = line.start_byte..line.end_byte;
            let characters: Vec<(char, u8)> = text[range.clone()]
                .char_indices()
                .map(|(byte, c)| (c, levels.at(line.start_byte + byte)))
                .collect();
            let of_line = rule_l1(&characters, levels.base());
            let order = rule_l2(&of_line);
            let first = text[..line.start_byte].chars().count();
            let (found, wanted) = compare_cells(line, &text, first, &of_line, &order);
            prop_assert_eq!(found.len(), line.cells.len());
            prop_assert_eq!(found, wanted, "{:?} {:?} at {}", text, range, width);
            for pair in line.cells.windows(2) {
                prop_assert!((pair[0].x1_px - pair[1].x0_px).abs() < 0.01);
            }
        }
    }
}
