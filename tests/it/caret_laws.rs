//! Laws that carets, steps and boxes keep in every text: in the sample's articles, in real ones
//! where they are at hand, in a page of hard cases, and in random text from a nasty alphabet.
//! The cells of a line are compared with Unicode's grapheme clusters, and everything else with
//! what can be counted from the cells alone.

use std::collections::{BTreeSet, HashSet};
use std::ops::Range;

use isnad::text::caret::{Caret, Side};
use isnad::text::document::Document;
use isnad::text::index::ArticleText;
use isnad::text::layout::{ParagraphStyle, TextEngine};
use isnad::text::region::Hanging;
use isnad::text::segment;
use isnad::text::visual::{BoxPx, Cell, LaidParagraph, VisualLine};
use parley::{Affinity, BaseDirection};
use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

use crate::layout::style;

/// Widths in points: a few letters, a narrow and a wide pane, and one line.
const WIDTHS_PT: [f32; 5] = [48.0, 130.0, 290.0, 560.0, 20_000.0];

/// Paragraphs of up to this many characters have all their ranges checked.
const ALL_RANGES_UP_TO: usize = 48;

/// How many ranges of a longer paragraph are checked at one width.
const SAMPLED_RANGES: usize = 24;

/// Every kind of trouble, a paragraph each. Invented.
const HARD: &[&str] = &[
    // Directions within directions.
    "قال NordPort إن 12.5% من (Alpha «بيتا» Gamma) ذهبت إلى 3 – 4 شركات، 1,234.50 منها لـIBM",
    "The minister said \"قال الوزير: 'We agree' ثم خرج\" and left for المدينة 42 القديمة, twice.",
    "ABC \u{2067}عربي \u{2066}latin 12 \u{2069} عربي\u{2069} DEF \u{202B}نص\u{202C} \u{202D}مقلوب abc\u{202C}",
    "\u{2066}abc def عربي ghi\u{2069} بعد \u{2068}first عربي\u{2069} آخر",
    "שלום עולם قال נתניהו إن 26 شخصاً (ירושלים) – שָׁלוֹם",
    // Marks, ligatures, joiners.
    "وَأَكَّدَ المُتَحَدِّثُ أنَّ اللَّهَ أعلمُ، وَلِلَّهِ الأَمْرُ بِسْمِ ٱللَّهِ ٱلرَّحْمَٰنِ ٱلرَّحِيمِ",
    "لا لَا لِأ لّا لَّا لإ لآ كلا الأولى فلا لل لله لالالا \u{644}\u{64E}\u{651}\u{627}\u{653}",
    "\u{644}\u{200C}\u{627} \u{644}\u{200D}\u{627} می\u{200C}خواهم ه\u{200D} \u{200D}ه\u{200D} بـ\u{200D}",
    "كــــتــاب ـَ ـّـ عـــــــــــلـى ـ",
    "ﷺ ﷲ ﻻ ﻼ ﷼ ﺍﻟﻌﺮﺑﻴﺔ",
    "\u{64E}بداية بحركة و\u{640}\u{651}\u{64E}\u{670} ثم \u{A0}\u{64E} و \u{64F}وحدها",
    // Digits of three kinds, their signs, dates.
    "في ٢٦/٣/٢٠٢٥ و26/3/2025 و۲۶/۳ بنسبة ٪١٢٫٥ و12.5٪ و-٥ و+7 و±3 و٣٫١٤ و١٬٢٣٤ $5 5$ €7",
    "\u{600}١٢٣ \u{601}٤٥ \u{6DD}٢٥٥ \u{603}٧ \u{61C}12 آية",
    // Emoji, with and without joiners; ideographs; Devanagari; jamo; combining Latin.
    "قال 👩‍👩‍👧‍👦 ثم 👍🏽 و🇸🇦🇪🇬 و❤️‍🔥 و3️⃣ نعم 🏴‍☠️",
    "中文 क्षि हिन्दी 각 é e\u{301}\u{323}\u{302} Z\u{351}\u{36B} ﬁ office",
    // Brackets, quotes, stops.
    "(«[{‹الأول›}]») ((متداخلة) [أقواس] {كثيرة}) \"مستقيمة\" ‘مفردة’ ¿؟ !.. … ؛، ،؛ :-",
    ")))((( ]]][[[ »»»««« ،،، ... ؟؟؟ !!! --- ___ ///",
    // Space of every kind.
    "كلمة   ثلاث     فراغات\tجدول\t\tاثنان\u{A0}غير\u{A0}منقسم\u{2003}عريض\u{202F}ضيق\u{2009}رفيع\u{3000}صيني",
    "   تبدأ بفراغ وتنتهي بفراغات    ",
    "latin with trailing spaces      ",
    "       ",
    "\t",
    "\u{A0}\u{A0}",
    // Controls and what is not seen.
    "قال\u{200F} \u{200E}نعم\u{200B}بلا\u{2060}فراغ \u{AD}وص\u{AD}لة \u{FEFF}علامة\u{1}\u{7F}\u{85}نهاية",
    "\u{200F}",
    "\u{200E}\u{200F}\u{202A}\u{202C}",
    "\u{FEFF}",
    // Lines commanded within a paragraph.
    "سطر أول\u{2028}سطر ثان latin\u{2028}\u{2028}رابع",
    "قال نعم\r",
    "نعم\u{B}لا\u{C}ربما\u{2029}",
    // Words without an end.
    "والمستشفياتهموالمستشفياتهموالمستشفياتهموالمستشفياتهموالمستشفياتهموالمستشفياتهم",
    "https://example.com/news/2025/03/26/a-very-long-address?with=many&parts=%D8%B9%D8%B1%D8%A8 قال",
    "قال antidisestablishmentarianismantidisestablishmentarianism ثم",
    "١٢٣٤٥٦٧٨٩٠١٢٣٤٥٦٧٨٩٠١٢٣٤٥٦٧٨٩٠١٢٣٤٥٦٧٨٩٠١٢٣٤٥٦٧٨٩٠",
    // Next to nothing.
    "",
    " ",
    "ك",
    "x",
    "\u{64E}",
    "5",
];

/// What random text is made of. No mark follows a line separator, which the layout would put on
/// the line above it.
const NASTY: &[&str] = &[
    "قالت",
    "لا",
    "لَّا",
    "الله",
    "اللَّه",
    "ب",
    "\u{64E}",
    "\u{651}",
    "\u{670}",
    "ـ",
    "\u{200C}",
    "\u{200D}",
    " ",
    "  ",
    "\t",
    "\u{A0}",
    "\u{2003}",
    "Latin",
    "x\u{301}",
    "ffi",
    "12.5",
    "٢٦",
    "۷",
    "%",
    "٪",
    "«",
    "»",
    "(",
    ")",
    "[",
    "]",
    "\"",
    "…",
    "،",
    "-",
    "/",
    "😀",
    "👩‍👩‍👧",
    "👍🏽",
    "🇸🇦",
    "שָׁלוֹם",
    "\u{200F}",
    "\u{200E}",
    "\u{2066}",
    "\u{2067}",
    "\u{2068}",
    "\u{2069}",
    "\u{202A}",
    "\u{202B}",
    "\u{202C}",
    "\u{202E}",
    "\u{2028}س",
    "\u{200B}",
    "\u{AD}",
    "\u{FEFF}",
    "\u{1}",
    "\r",
    "\u{600}",
    "\u{6DD}",
    "中",
    "क्षि",
    "والمستشفياتهموالمستشفياتهم",
];

/// What breaks a law, in words.
type Broken = Result<(), String>;

fn demand(holds: bool, what: impl FnOnce() -> String) -> Broken {
    if holds { Ok(()) } else { Err(what()) }
}

fn cells(paragraph: &LaidParagraph) -> Vec<(usize, Cell)> {
    let lines = paragraph.lines().iter().enumerate();
    lines
        .flat_map(|(index, line)| line.cells.iter().map(move |cell| (index, *cell)))
        .collect()
}

/// One cell for each user-perceived character, so that no caret parts a letter from its marks;
/// side by side on their line; and a letter is never without width.
fn cells_are_graphemes(paragraph: &LaidParagraph, text: &str) -> Broken {
    let mut found: Vec<Range<usize>> = cells(paragraph)
        .iter()
        .map(|(_, cell)| cell.start_byte..cell.end_byte)
        .collect();
    found.sort_by_key(|range| range.start);
    let wanted: Vec<Range<usize>> = text
        .grapheme_indices(true)
        .map(|(start, one)| start..start + one.len())
        .collect();
    demand(
        found == wanted || parts_no_letters(paragraph, text, &wanted),
        || format!("cells {found:?}, graphemes {wanted:?}"),
    )?;
    let tiled = found.windows(2).all(|pair| pair[0].end == pair[1].start);
    let ends = (
        found.first().map_or(0, |one| one.start),
        found.last().map_or(0, |one| one.end),
    );
    demand(tiled && ends == (0, text.len()), || {
        format!("cells {found:?}")
    })?;
    for line in paragraph.lines() {
        for pair in line.cells.windows(2) {
            demand((pair[0].x1_px - pair[1].x0_px).abs() < 0.01, || {
                format!("a gap between {:?} and {:?}", pair[0], pair[1])
            })?;
        }
        for cell in &line.cells {
            let inside = line.start_byte <= cell.start_byte && cell.end_byte <= line.end_byte;
            demand(inside, || format!("{cell:?} on the wrong line"))?;
            let first = text[cell.start_byte..].chars().next();
            // Digits under a sign of number stand in its room.
            let letter = !is_under_sign(text, cell.start_byte)
                && first.is_some_and(|c| {
                    c.is_alphanumeric() && !unicode_normalization::char::is_combining_mark(c)
                });
            demand(!letter || cell.x1_px - cell.x0_px > 0.4, || {
                format!("no room for {cell:?}")
            })?;
        }
    }
    Ok(())
}

/// Whether the only graphemes that consist of several cells are a sign of number before what is
/// no Arabic digit (the bidirectional algorithm may put something between them) or at the very end
/// of a line that had no room for more, and marks and joiners that no letter carries.
fn parts_no_letters(paragraph: &LaidParagraph, text: &str, graphemes: &[Range<usize>]) -> bool {
    let mut all = cells(paragraph);
    all.sort_by_key(|(_, cell)| cell.start_byte);
    graphemes.iter().all(|grapheme| {
        let mut parts = all
            .iter()
            .filter(|(_, cell)| grapheme.contains(&cell.start_byte));
        let Some((line, first)) = parts.next() else {
            return false;
        };
        let digit = text[first.end_byte..].starts_with(|c| ('٠'..='٩').contains(&c));
        let whole = (first.start_byte, first.end_byte) == (grapheme.start, grapheme.end);
        let sign = text[grapheme.clone()].starts_with(is_sign);
        let lone = text[grapheme.clone()]
            .starts_with(|c: char| c.is_whitespace() || matches!(c, '\u{200C}' | '\u{200D}'));
        whole || lone || (sign && (!digit || parts.all(|(other, _)| other != line)))
    })
}

/// A sign that encloses or underlines the digits after it, and so belongs to their grapheme.
fn is_sign(c: char) -> bool {
    matches!(c, '\u{600}'..='\u{605}' | '\u{6DD}')
}

/// The two places of a cell where a caret clings to it: at its start and at its end.
fn edges_of(cell: &Cell) -> [(Caret, f32); 2] {
    let (start_x, end_x) = if cell.rtl {
        (cell.x1_px, cell.x0_px)
    } else {
        (cell.x0_px, cell.x1_px)
    };
    [
        (Caret::before(cell.start_byte), start_x),
        (Caret::after(cell.end_byte), end_x),
    ]
}

/// From the caret to its point and back. A point just within the character to which the caret
/// clings gives the very caret; the caret's own place gives a caret at that place.
fn carets_return(paragraph: &LaidParagraph, text: &str) -> Broken {
    for (index, line) in paragraph.lines().iter().enumerate() {
        let y = line.middle_px();
        let last = index + 1 == paragraph.lines().len();
        let commands_break = !line.soft_wrapped && !last;
        for cell in &line.cells {
            let width = cell.x1_px - cell.x0_px;
            for (caret, x) in edges_of(cell) {
                if caret.byte == line.end_byte && commands_break {
                    // Behind the command of a new line is the new line.
                    let place = paragraph.caret_box(Caret::before(caret.byte));
                    demand(place.y0 == paragraph.lines()[index + 1].top_px, || {
                        format!("{caret:?} not on the new line")
                    })?;
                    continue;
                }
                let place = paragraph.caret_box(caret);
                let wanted = BoxPx {
                    x0: x,
                    y0: line.top_px,
                    x1: x,
                    y1: line.bottom_px,
                };
                demand(place == wanted, || {
                    format!("{caret:?} stands at {place:?}, its edge is {wanted:?}")
                })?;
                let back = paragraph.caret_box(paragraph.hit(x, y));
                let same = back.y0 == place.y0 && (back.x0 - place.x0).abs() < 0.01;
                demand(same || commands_break, || {
                    format!("{caret:?} at {place:?} comes back to {back:?}")
                })?;
                if width > 0.01 {
                    let inward = (cell.x0_px + cell.x1_px) / 2.0 - x;
                    let near = paragraph.hit(x + inward / 2.0, y);
                    let exact = paragraph.caret_at(caret.byte, caret.affinity);
                    let near = paragraph.caret_at(near.byte, near.affinity);
                    demand(near == exact, || format!("near {exact:?} lies {near:?}"))?;
                }
            }
        }
    }
    // Every boundary between characters has a place, whichever side it clings to.
    for byte in boundaries(text) {
        for affinity in [Affinity::Upstream, Affinity::Downstream] {
            let caret = paragraph.caret_at(byte, affinity);
            demand(caret.byte == byte, || format!("{byte} became {caret:?}"))?;
            let place = paragraph.caret_box(caret);
            let line = &paragraph.lines()[paragraph.line_of(caret)];
            let known = line.is_empty()
                || line
                    .cells
                    .iter()
                    .any(|cell| cell.x0_px == place.x0 || cell.x1_px == place.x0);
            demand(known && place.y0 == line.top_px, || {
                format!("{caret:?} stands at {place:?}")
            })?;
        }
    }
    Ok(())
}

/// Whether the word around a byte holds a sign that encloses or underlines digits.
fn is_under_sign(text: &str, byte: usize) -> bool {
    let before = text[..byte].rsplit(char::is_whitespace).next();
    let after = text[byte..].split(char::is_whitespace).next();
    [before, after]
        .iter()
        .flatten()
        .any(|part| part.contains(is_sign))
}

fn boundaries(text: &str) -> impl Iterator<Item = usize> + '_ {
    let starts = text.grapheme_indices(true).map(|(start, _)| start);
    starts.chain([text.len()])
}

/// The caret's line and how many of its cells lie to the left, found from the cells alone.
fn place_of(paragraph: &LaidParagraph, caret: Caret) -> (usize, usize) {
    let index = paragraph.line_of(caret);
    let line = &paragraph.lines()[index];
    let left = line.cells.iter().position(|cell| match caret.affinity {
        Affinity::Downstream => cell.start_byte == caret.byte,
        Affinity::Upstream => cell.end_byte == caret.byte,
    });
    let left = left.map_or(0, |at| {
        let right_edge = line.cells[at].rtl == (caret.affinity == Affinity::Downstream);
        at + usize::from(right_edge)
    });
    (index, left)
}

/// Walking from one end to the other passes each character once, in the order of the page.
///
/// The end of a wrapped line and the start of the next may count as one place or as two.
fn walking_never_sticks(paragraph: &LaidParagraph) -> Broken {
    let forward = if paragraph.is_rtl() {
        Side::Left
    } else {
        Side::Right
    };
    let backward = match forward {
        Side::Left => Side::Right,
        Side::Right => Side::Left,
    };
    for side in [forward, backward] {
        let onward = side == forward;
        let lines = paragraph.lines();
        let from_line = if onward { 0 } else { lines.len() - 1 };
        let mut caret = entry(paragraph, from_line, side);
        let mut seen = HashSet::from([place_of(paragraph, caret)]);
        let mut crossed = 0;
        while let Some(next) = paragraph.step(caret, side) {
            let (from, to) = (place_of(paragraph, caret), place_of(paragraph, next));
            demand(seen.insert(to), || format!("{to:?} twice, going {side:?}"))?;
            if from.0 == to.0 {
                let step = if side == Side::Left { -1 } else { 1 };
                demand(to.1 as isize - from.1 as isize == step, || {
                    format!("{side:?} from {from:?} to {to:?}")
                })?;
                crossed += 1;
            } else {
                let wanted = if onward {
                    from.0 + 1
                } else {
                    from.0.wrapping_sub(1)
                };
                demand(to.0 == wanted, || {
                    format!("{side:?} from {from:?} to {to:?}")
                })?;
                let left_behind = match side {
                    Side::Left => from.1,
                    Side::Right => lines[from.0].cells.len() - from.1,
                };
                // Nothing is left out but what the line's end and the next line's start share.
                demand(left_behind <= 1, || {
                    format!("{left_behind} left out on line {}, going {side:?}", from.0)
                })?;
                let entered = match side {
                    Side::Left => lines[to.0].cells.len() - to.1,
                    Side::Right => to.1,
                };
                demand(entered <= 1, || {
                    format!("{entered} left out on line {}, going {side:?}", to.0)
                })?;
                crossed += left_behind + entered;
            }
            caret = next;
        }
        let all: usize = lines.iter().map(|line| line.cells.len()).sum();
        demand(crossed == all, || {
            format!("{crossed} of {all} passed, going {side:?}, to {caret:?}")
        })?;
    }
    Ok(())
}

/// The caret at the edge of a line from which one walks to `side`.
fn entry(paragraph: &LaidParagraph, line: usize, side: Side) -> Caret {
    let line = &paragraph.lines()[line];
    let cell = match side {
        Side::Left => line.cells.last(),
        Side::Right => line.cells.first(),
    };
    cell.map_or(Caret::before(line.start_byte), |cell| {
        let at_start = cell.rtl == (side == Side::Left);
        if at_start {
            Caret::before(cell.start_byte)
        } else {
            Caret::after(cell.end_byte)
        }
    })
}

/// Home and End stay on the line, stay when pressed again, and enclose it.
fn home_and_end_keep_their_line(paragraph: &LaidParagraph) -> Broken {
    for (index, cell) in cells(paragraph) {
        let line = &paragraph.lines()[index];
        let caret = Caret::before(cell.start_byte);
        let (home, end) = (paragraph.line_start(caret), paragraph.line_end(caret));
        demand(home == Caret::before(line.start_byte), || {
            format!("home of {caret:?} is {home:?}")
        })?;
        for one in [home, end] {
            demand(paragraph.line_of(one) == index, || {
                format!("{one:?} has left line {index}")
            })?;
            demand(paragraph.line_start(one) == home, || {
                format!("home of {one:?}")
            })?;
            demand(paragraph.line_end(one) == end, || format!("end of {one:?}"))?;
        }
        // Only what hangs or commands a new line lies behind the end.
        for other in &line.cells {
            let behind = other.start_byte >= end.byte;
            let unseen = other.hanging || (!line.soft_wrapped && other.end_byte == line.end_byte);
            demand(!behind || unseen, || format!("{other:?} behind {end:?}"))?;
        }
    }
    Ok(())
}

/// Up and down go line by line, and back to where they came from as far as the column allows.
fn lines_follow_each_other(paragraph: &LaidParagraph) -> Broken {
    let last = paragraph.lines().len() - 1;
    for (index, cell) in cells(paragraph) {
        let caret = Caret::before(cell.start_byte);
        let x = paragraph.caret_box(caret).x0;
        for step in [-1isize, 1] {
            let moved = paragraph.line_move(caret, step, x);
            let wanted = index.checked_add_signed(step).filter(|one| *one <= last);
            let found = moved.map(|one| paragraph.line_of(one));
            demand(found == wanted, || {
                format!("{step} lines from line {index}: {found:?}")
            })?;
        }
    }
    Ok(())
}

/// The boxes of a range cover each of its characters exactly once and nothing else.
fn boxes_cover_exactly(paragraph: &LaidParagraph, range: &Range<usize>) -> Broken {
    for hanging in [Hanging::Cover, Hanging::Skip] {
        let boxes = paragraph.boxes(range.clone(), hanging);
        let (mut next, mut area) = (0, 0.0f64);
        for line in paragraph.lines() {
            let here = boxes[next..].iter();
            let here = here.take_while(|one| one.y0 == line.top_px && one.y1 == line.bottom_px);
            let here = &boxes[next..next + here.count()];
            next += here.len();
            let touched = line.start_byte < range.end && range.start < line.end_byte;
            demand(touched || here.is_empty(), || {
                format!("{range:?} has a box on a line without any of it")
            })?;
            if touched {
                area += covered_area(line, here, range, hanging)?;
            }
        }
        demand(next == boxes.len(), || format!("{range:?}: {boxes:?}"))?;
        let found: f64 = boxes
            .iter()
            .map(|one| f64::from(one.x1 - one.x0) * f64::from(one.y1 - one.y0))
            .sum();
        demand((found - area).abs() <= 0.001 * area + 0.5, || {
            format!("{range:?} {hanging:?}: area {found} instead of {area}")
        })?;
    }
    Ok(())
}

/// The area of the characters of a range on a line, if the line's boxes hold just these.
fn covered_area(
    line: &VisualLine,
    boxes: &[BoxPx],
    range: &Range<usize>,
    hanging: Hanging,
) -> Result<f64, String> {
    let mut area = 0.0;
    let mut holders = vec![0usize; boxes.len()];
    for cell in &line.cells {
        let wanted =
            range.contains(&cell.start_byte) && (hanging == Hanging::Cover || !cell.hanging);
        let width = cell.x1_px - cell.x0_px;
        let mut within = 0;
        let mut touching = 0;
        for (one, held) in boxes.iter().zip(&mut holders) {
            if one.x0 <= cell.x0_px && cell.x1_px <= one.x1 {
                within += 1;
                *held += usize::from(wanted);
            }
            touching += usize::from(one.x0 < cell.x1_px && cell.x0_px < one.x1);
        }
        let once = usize::from(wanted);
        // What has no width may lie on the edge of a box that is not its own.
        let good = if width > 0.0 {
            within == once && touching == once
        } else {
            within >= once
        };
        demand(good, || {
            format!("{range:?} {hanging:?}: {cell:?} covered {within} times, touched {touching}")
        })?;
        if wanted {
            area += f64::from(width) * f64::from(line.bottom_px - line.top_px);
        }
    }
    demand(holders.iter().all(|count| *count > 0), || {
        format!("{range:?} has a box around nothing")
    })?;
    Ok(area)
}

/// All ranges of a short paragraph; of a longer one those at wraps and a spread of others.
fn ranges_of(paragraph: &LaidParagraph, text: &str, seed: usize) -> Vec<Range<usize>> {
    let stops: Vec<usize> = boundaries(text).collect();
    let mut found = Vec::new();
    if stops.len() <= ALL_RANGES_UP_TO {
        for (at, start) in stops.iter().enumerate() {
            found.extend(stops[at..].iter().map(|end| *start..*end));
        }
        return found;
    }
    for line in paragraph.lines() {
        let (start, end) = (line.start_byte, line.end_byte);
        let inside = stops[stops
            .partition_point(|stop| *stop < start + 1)
            .min(stops.len() - 1)];
        found.extend([
            start..end,
            0..end,
            start..text.len(),
            0..start,
            inside..text.len(),
        ]);
    }
    // A sequence without a pattern of its own (the steps are primes), the same in every run.
    let mut at = seed;
    for _ in 0..SAMPLED_RANGES {
        at = (at * 7919 + 104_729) % 1_000_003;
        let (a, b) = (stops[at % stops.len()], stops[(at / 13 * 31) % stops.len()]);
        found.push(a.min(b)..a.max(b));
    }
    found
}

/// All laws at once.
fn keeps_all_laws(paragraph: &LaidParagraph, text: &str, seed: usize) -> Broken {
    cells_are_graphemes(paragraph, text)?;
    carets_return(paragraph, text)?;
    walking_never_sticks(paragraph)?;
    home_and_end_keep_their_line(paragraph)?;
    lines_follow_each_other(paragraph)?;
    for range in ranges_of(paragraph, text, seed) {
        boxes_cover_exactly(paragraph, &range)?;
    }
    Ok(())
}

/// Lays out each paragraph at five widths from right to left, and from left to right at as many of
/// them as is said; tells what breaks a law, or else how much was checked.
fn hold<'a>(paragraphs: impl Iterator<Item = &'a str>, ltr_widths: usize) -> usize {
    let mut engine = TextEngine::new();
    let mut checked = 0;
    let mut broken = Vec::new();
    for text in paragraphs {
        for (base, widths) in [
            (BaseDirection::Rtl, &WIDTHS_PT[..]),
            (BaseDirection::Ltr, &WIDTHS_PT[..ltr_widths]),
        ] {
            for &width in widths {
                let style = ParagraphStyle {
                    base,
                    ..style(Some(width))
                };
                let paragraph = LaidParagraph::new(&mut engine, text, &style);
                if let Err(what) = keeps_all_laws(&paragraph, text, checked) {
                    let text = text.escape_debug();
                    broken.push(format!("{base:?} at {width}: {what}\n  in {text}"));
                }
                checked += 1;
            }
        }
    }
    let some: Vec<&String> = broken.iter().take(40).collect();
    assert!(broken.is_empty(), "{} broken: {some:#?}", broken.len());
    checked
}

#[test]
fn every_law_holds_in_hard_cases() {
    assert_eq!(hold(HARD.iter().copied(), 5), HARD.len() * 10);
}

#[test]
fn every_law_holds_in_the_sample() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("sample_data/source");
    let mut texts = Vec::new();
    for entry in std::fs::read_dir(folder).expect("the sample is in the repository") {
        let path = entry.expect("an entry").path();
        if path.extension().is_some_and(|ending| ending == "txt") {
            texts.push(std::fs::read_to_string(path).expect("text"));
        }
    }
    texts.sort();
    assert!(texts.len() >= 8);
    let checked = hold(texts.iter().flat_map(|text| text.lines()), 1);
    assert!(checked > 500, "{checked}");
}

#[test]
fn every_law_holds_in_the_shared_articles_if_present() {
    let texts = crate::caret::shared_articles();
    hold(texts.iter().flat_map(|text| text.lines()), 1);
}

/// A page of paragraphs, all from right to left.
fn rtl_page(text: &str, width_pt: f32) -> Document {
    let style = ParagraphStyle {
        base: BaseDirection::Rtl,
        ..style(Some(width_pt))
    };
    Document::new(ArticleText::new(text), style, 10.0)
}

/// The hard cases and an article of the sample, one above the other.
fn page_text() -> String {
    let sample =
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("sample_data/source/0001.txt");
    let sample = std::fs::read_to_string(sample).expect("the sample is in the repository");
    format!("{}\n\n\n{sample}", HARD.join("\n"))
}

/// Moves until the caret rests and gives all places it came to, the first among them.
fn walk(from: Caret, mut go: impl FnMut(Caret) -> Caret) -> Vec<Caret> {
    let mut seen = vec![from];
    let mut known = HashSet::from([(from.byte, from.affinity == Affinity::Upstream)]);
    let mut caret = from;
    loop {
        let next = go(caret);
        if next == caret {
            return seen;
        }
        let new = known.insert((next.byte, next.affinity == Affinity::Upstream));
        assert!(new, "{next:?} was there before");
        seen.push(next);
        caret = next;
    }
}

/// All boundaries between user-perceived characters of a page's paragraphs.
fn page_boundaries(text: &ArticleText) -> BTreeSet<usize> {
    let mut all = BTreeSet::new();
    for (index, span) in text.paragraphs().iter().enumerate() {
        let within = boundaries(text.paragraph_str(index));
        all.extend(within.map(|byte| span.start_byte + byte));
    }
    all
}

#[test]
fn walking_over_a_page_comes_to_every_boundary_and_rests_at_its_edges() {
    let mut engine = TextEngine::new();
    for width in [60.0, 400.0] {
        let mut page = rtl_page(&page_text(), width);
        let wanted = page_boundaries(page.text());
        // The page begins with an Arabic word and ends with one.
        let there = walk(Caret::before(0), |caret| {
            page.step(&mut engine, caret, Side::Left)
        });
        let last = there[there.len() - 1];
        assert_eq!(last.byte, page.text().len_bytes());
        let back = walk(last, |caret| page.step(&mut engine, caret, Side::Right));
        // Where the direction changes one place is two boundaries, and each way names another.
        let seen: BTreeSet<usize> = there.iter().chain(&back).map(|one| one.byte).collect();
        let missed: Vec<_> = wanted.difference(&seen).collect();
        assert!(missed.is_empty(), "{missed:?}");
        assert_eq!(back[back.len() - 1].byte, 0);
    }
}

#[test]
fn words_sentences_and_paragraphs_are_all_come_to_both_ways() {
    let page = rtl_page(&page_text(), 400.0);
    let text = page.text().clone();
    let allowed = page_boundaries(&text);
    let units = |of: fn(&str) -> Vec<Range<usize>>| {
        let mut all = Vec::new();
        for (index, span) in text.paragraphs().iter().enumerate() {
            let within = of(text.paragraph_str(index)).into_iter();
            all.extend(within.map(|unit| unit.start + span.start_byte..unit.end + span.start_byte));
        }
        all
    };
    let words = units(|text| segment::words(text).collect());
    let sentences = units(segment::sentences);
    type Go<'a> = &'a dyn Fn(Caret, bool) -> Caret;
    let by_word: Go<'_> = &|caret, forward| page.word_move(caret, forward);
    let by_sentence: Go<'_> = &|caret, forward| page.sentence_move(caret, forward);
    let end = Caret::after(text.len_bytes());
    for (units, go) in [(&words, by_word), (&sentences, by_sentence)] {
        assert!(units.len() > 30);
        let there = walk(Caret::before(0), |caret| go(caret, true));
        assert!(there.windows(2).all(|pair| pair[0].byte < pair[1].byte));
        assert_eq!(there[there.len() - 1].byte, end.byte);
        let back = walk(end, |caret| go(caret, false));
        assert!(back.windows(2).all(|pair| pair[0].byte > pair[1].byte));
        assert_eq!(back[back.len() - 1].byte, 0);
        for caret in there.iter().chain(&back) {
            assert!(allowed.contains(&caret.byte), "{caret:?} parts a character");
        }
        for unit in units {
            assert!(there.iter().any(|one| one.byte == unit.end), "{unit:?}");
            assert!(back.iter().any(|one| one.byte == unit.start), "{unit:?}");
        }
    }
    let with_ink = |index: &usize| !text.paragraph_str(*index).trim().is_empty();
    let mut starts: Vec<usize> = (0..text.paragraphs().len())
        .filter(with_ink)
        .map(|index| text.paragraphs()[index].start_byte)
        .collect();
    let back = walk(end, |caret| page.paragraph_move(caret, false));
    let back: Vec<usize> = back.iter().skip(1).rev().map(|one| one.byte).collect();
    assert_eq!(back, starts);
    let there = walk(Caret::before(0), |caret| page.paragraph_move(caret, true));
    let there: Vec<usize> = there.iter().map(|one| one.byte).collect();
    starts.push(end.byte);
    assert_eq!(there, starts);
}

#[test]
fn a_walk_out_of_a_paragraph_of_the_other_direction_returns() {
    let mut engine = TextEngine::new();
    let style = ParagraphStyle {
        base: BaseDirection::Auto,
        ..style(Some(400.0))
    };
    let text = "نعم\nyes\nلا";
    let mut page = Document::new(ArticleText::new(text), style, 10.0);
    let end = Caret::after("نعم".len());
    let latin = page.step(&mut engine, end, Side::Left);
    assert_eq!(latin, Caret::before("نعم\n".len()));
    assert_eq!(page.step(&mut engine, latin, Side::Left), end);
    let latin_end = Caret::after("نعم\nyes".len());
    let below = page.step(&mut engine, latin_end, Side::Right);
    assert_eq!(below, Caret::before("نعم\nyes\n".len()));
    assert_eq!(page.step(&mut engine, below, Side::Right), latin_end);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn every_law_holds_in_random_text(
        parts in proptest::collection::vec(proptest::sample::select(NASTY), 0..24),
        width in 20f32..500.0,
        rtl in any::<bool>(),
        seed in 0usize..1000,
    ) {
        let text = parts.concat();
        let style = ParagraphStyle {
            base: if rtl { BaseDirection::Rtl } else { BaseDirection::Ltr },
            ..style(Some(width))
        };
        let paragraph = LaidParagraph::new(&mut TextEngine::new(), &text, &style);
        if let Err(what) = keeps_all_laws(&paragraph, &text, seed) {
            return Err(TestCaseError::fail(what));
        }
    }
}
