//! Where lines, user-perceived characters and words may be parted (Unicode Standard Annexes 14
//! and 29), by the layout and by the functions that selections use.

use std::collections::BTreeSet;
use std::ops::Range;

use isnad::text::layout::{ParagraphStyle, TextEngine};
use isnad::text::levels::Itemizer;
use isnad::text::segment::{grapheme_floor, next_grapheme, previous_grapheme, words};
use isnad::text::visual::LaidParagraph;
use parley::{BaseDirection, BreakReason};

use super::{excerpt, root, tests, text, whole};
use crate::layout::style;

/// A line of one of the files: the text and the bytes at which it may be parted, both ends
/// included.
struct Case<'a> {
    line: &'a str,
    text: String,
    breaks: Vec<usize>,
}

fn case(line: &str) -> Case<'_> {
    let mut built = String::new();
    let mut breaks = Vec::new();
    for piece in line.split_whitespace() {
        match piece {
            "÷" => breaks.push(built.len()),
            "×" => {}
            code_point => built.push_str(&text(code_point).expect("a scalar value")),
        }
    }
    Case {
        line,
        text: built,
        breaks,
    }
}

/// The version in the first line of a file, such as `LineBreakTest-15.0.0`.
fn version(file: &str) -> &str {
    let first = file.lines().next().unwrap_or_default();
    first.trim_start_matches("# ").trim_end_matches(".txt")
}

/// Lines in which this version of the data is known to differ; `None` if nobody has listed them.
fn listed(name: &str) -> Option<BTreeSet<String>> {
    let path = root().join(format!("tests/unicode/differing-{name}.txt"));
    let list = std::fs::read_to_string(path).ok()?;
    let lines = list.lines().filter(|line| !line.starts_with('#'));
    let test = |line: &str| {
        let (test, reason) = line.split_once(" # ").expect("a reason");
        assert!(!reason.is_empty(), "{line}");
        test.to_owned()
    };
    Some(lines.map(test).collect())
}

/// How much of a file is tried.
#[derive(Clone, Copy, PartialEq)]
enum Part {
    Excerpt,
    Whole,
}

/// Tries every line and holds those that differ against the list of `version` and `what`; gives
/// how many lines there were.
///
/// Data of a version for which nobody has made a list is only counted, unless it was named.
#[track_caller]
fn try_all(
    file: &str,
    part: Part,
    what: &str,
    mut breaks: impl FnMut(&Case<'_>) -> Vec<usize>,
) -> usize {
    let name = format!("{}{what}", version(file));
    let list = listed(&name);
    let is_known = list.is_some() || version(file).ends_with("15.0.0");
    let list = list.unwrap_or_default();
    let mut met = BTreeSet::new();
    let mut unlisted = Vec::new();
    let (mut lines, mut as_listed) = (0, 0);
    for line in tests(file) {
        lines += 1;
        let case = case(line);
        let found = breaks(&case);
        if found == case.breaks {
            continue;
        }
        if list.contains(line) {
            // The same line may stand in a file twice.
            as_listed += 1;
            met.insert(line.to_owned());
        } else {
            unlisted.push(format!("{} but {found:?}", case.line));
        }
    }
    println!(
        "{name}: {lines} lines, {as_listed} differ as listed, {} others",
        unlisted.len()
    );
    if is_known || std::env::var_os("ISNAD_UNICODE_DATA").is_some() {
        let count = unlisted.len();
        unlisted.truncate(20);
        assert!(
            unlisted.is_empty(),
            "{name}: {count} lines differ: {unlisted:#?}"
        );
    } else {
        eprintln!("{name}: no list of this version, so lines that differ were ONLY counted");
    }
    if part == Part::Whole {
        let gone: Vec<&String> = list.difference(&met).collect();
        assert!(
            gone.is_empty(),
            "{name}: listed, but not different: {gone:#?}"
        );
    }
    lines
}

/// What the layout takes for places to end a line, by analysis.
fn line_opportunities(itemizer: &mut Itemizer, text: &str) -> Vec<usize> {
    let levels = itemizer.levels(text, BaseDirection::Ltr);
    let mut before = None;
    let mut found = Vec::new();
    for ((byte, c), may) in text.char_indices().zip(levels.breaks()) {
        // Ends commanded by a character are told apart from opportunities.
        let commanded = match before {
            Some('\r') => c != '\n',
            Some('\n' | '\u{2028}' | '\u{2029}') => true,
            _ => false,
        };
        if may.line || commanded {
            found.push(byte);
        }
        before = Some(c);
    }
    found.push(text.len());
    found
}

/// Ends of lines in a layout too narrow for anything, but not those forced within words.
fn line_ends(engine: &mut TextEngine, text: &str) -> Vec<usize> {
    let laid = LaidParagraph::new(engine, text, &style(Some(0.5)));
    laid.layout()
        .lines()
        .filter(|line| line.break_reason() != BreakReason::Emergency)
        .map(|line| line.text_range().end)
        .collect()
}

/// A line end is shaped together with marks that follow it, so that the new line begins after
/// them. Paragraphs of articles hold no line ends; text in fields may.
fn has_marked_line_end(text: &str) -> bool {
    ["\n\u{308}", "\r\u{308}"]
        .iter()
        .any(|one| text.contains(one))
}

fn graphemes(text: &str) -> Vec<usize> {
    let mut found = vec![0];
    let mut at = 0;
    while at < text.len() {
        at = next_grapheme(text, at);
        found.push(at);
    }
    for byte in 0..=text.len() {
        let floor = found.iter().rev().find(|one| **one <= byte);
        assert_eq!(Some(&grapheme_floor(text, byte)), floor);
    }
    let backwards: Vec<usize> = found
        .iter()
        .skip(1)
        .map(|one| previous_grapheme(text, *one))
        .collect();
    assert_eq!(backwards, found[..found.len() - 1]);
    found
}

/// First bytes of all cells, and the length of the text. A cell within a character must begin a
/// run: what has another script, level or font is shaped apart.
fn cells(engine: &mut TextEngine, case: &Case<'_>, base: BaseDirection) -> Vec<usize> {
    let style = ParagraphStyle {
        base,
        ..style(None)
    };
    let laid = LaidParagraph::new(engine, &case.text, &style);
    let mut found: Vec<usize> = laid
        .lines()
        .iter()
        .flat_map(|line| &line.cells)
        .map(|cell| cell.start_byte)
        .collect();
    found.push(case.text.len());
    found.sort_unstable();
    let run_starts: Vec<usize> = laid
        .layout()
        .lines()
        .flat_map(|line| {
            line.runs()
                .map(|run| run.text_range().start)
                .collect::<Vec<_>>()
        })
        .collect();
    for byte in &found {
        assert!(
            case.breaks.contains(byte) || run_starts.contains(byte),
            "{}",
            case.line
        );
    }
    found
}

fn try_lines(file: &str, part: Part) -> usize {
    let mut itemizer = Itemizer::default();
    let mut engine = TextEngine::new();
    let (mut used, mut elsewhere) = (0, 0);
    let lines = try_all(file, part, "", |case| {
        let may = line_opportunities(&mut itemizer, &case.text);
        let ends = line_ends(&mut engine, &case.text);
        if ends.iter().any(|end| !may.contains(end)) {
            assert!(has_marked_line_end(&case.text), "{}: {ends:?}", case.line);
            elsewhere += 1;
        }
        used += ends.len();
        may
    });
    println!("{elsewhere} lines have a line end with a mark");
    assert!(elsewhere > 0, "line ends with marks no longer differ");
    assert!(used > lines, "laid-out lines end at {used} places");
    lines
}

fn try_graphemes(file: &str, part: Part) -> usize {
    let mut engine = TextEngine::new();
    for (what, base) in [
        ("-cells-ltr", BaseDirection::Ltr),
        ("-cells-rtl", BaseDirection::Rtl),
    ] {
        try_all(file, part, what, |case| cells(&mut engine, case, base));
    }
    try_all(file, part, "", |case| graphemes(&case.text))
}

fn try_words(file: &str, part: Part) -> usize {
    try_all(file, part, "", |case| {
        // Only words with a letter or a digit are told; the rest is taken from the file.
        let told: Vec<Range<usize>> = words(&case.text).collect();
        let is_word =
            |part: &Range<usize>| case.text[part.clone()].chars().any(char::is_alphanumeric);
        let wanted: Vec<Range<usize>> = case
            .breaks
            .windows(2)
            .map(|pair| pair[0]..pair[1])
            .filter(is_word)
            .collect();
        if told == wanted {
            case.breaks.clone()
        } else {
            told.iter()
                .flat_map(|word| [word.start, word.end])
                .collect()
        }
    })
}

#[test]
fn lines_may_end_where_an_excerpt_of_unicode_s_test_has_it() {
    assert!(try_lines(&excerpt("LineBreakTest.txt"), Part::Excerpt) > 400);
}

#[test]
fn characters_are_those_of_an_excerpt_of_unicode_s_test() {
    assert!(try_graphemes(&excerpt("GraphemeBreakTest.txt"), Part::Excerpt) > 150);
}

#[test]
fn words_are_those_of_an_excerpt_of_unicode_s_test() {
    assert!(try_words(&excerpt("WordBreakTest.txt"), Part::Excerpt) > 200);
}

#[test]
fn lines_may_end_where_unicode_s_test_has_it_if_unicode_data_is_present() {
    if let Some(file) = whole("auxiliary/LineBreakTest.txt") {
        assert!(try_lines(&file, Part::Whole) > 7_000);
    }
}

#[test]
fn characters_are_those_of_unicode_s_test_if_unicode_data_is_present() {
    if let Some(file) = whole("auxiliary/GraphemeBreakTest.txt") {
        assert!(try_graphemes(&file, Part::Whole) > 500);
    }
}

#[test]
fn words_are_those_of_unicode_s_test_if_unicode_data_is_present() {
    if let Some(file) = whole("auxiliary/WordBreakTest.txt") {
        assert!(try_words(&file, Part::Whole) > 1_500);
    }
}
