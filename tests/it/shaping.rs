//! Glyphs as HarfBuzz chooses and places them: the layout against what HarfBuzz said, kept in
//! `tests/golden/layout` and written by `tests/harfbuzz/compare.py --write`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use isnad::text::facts::{Facts, GlyphFacts, RunFacts, facts};
use isnad::text::fonts::{FONT_FILES, Face};

/// Large, so that half a font unit is more than the rounding of 32-bit floats.
const SIZE_PT: f32 = 100.0;

/// How far a number of font units may be from a whole one.
const TOLERANCE_UNITS: f32 = 0.25;

/// U+0677 falls into three glyphs. HarfBuzz 6.0.0, which wrote the files, hangs the hamza on the
/// first; HarfBuzz 15.0.0, harfrust and so the layout hang it on the second. It stands four
/// times in each form of the stress file.
const PLACED_ELSEWHERE: char = '\u{677}';
const TIMES_PLACED_ELSEWHERE: usize = 4;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn golden_folder() -> PathBuf {
    root().join("tests/golden/layout")
}

/// A glyph as HarfBuzz tells it, in font units.
#[derive(Debug, PartialEq)]
struct Glyph {
    id: u32,
    /// First byte of the cluster, from the start of the run.
    cluster_byte: usize,
    offset: (i32, i32),
    advance: i32,
}

#[derive(Debug)]
struct Run {
    start_byte: usize,
    end_byte: usize,
    level: u8,
    script: String,
    font: String,
    glyphs: Vec<Glyph>,
}

/// What one file of `tests/golden/layout` holds.
struct Golden {
    name: String,
    text: String,
    face: Face,
    bold: bool,
    /// Level and runs of each paragraph; bytes count from the start of the paragraph.
    paragraphs: Vec<(u8, Vec<Run>)>,
}

fn glyph(told: &str) -> Option<Glyph> {
    let (id, rest) = told.split_once('=')?;
    let (place, advance) = rest.rsplit_once('+')?;
    let (cluster, offset) = match place.split_once('@') {
        Some((cluster, offset)) => {
            let (x, y) = offset.split_once(',')?;
            (cluster, (x.parse().ok()?, y.parse().ok()?))
        }
        None => (place, (0, 0)),
    };
    Some(Glyph {
        id: id.parse().ok()?,
        cluster_byte: cluster.parse().ok()?,
        offset,
        advance: advance.parse().ok()?,
    })
}

fn run(line: &str) -> Option<Run> {
    let words: Vec<&str> = line.split(' ').collect();
    let [range, level, script, font, glyphs] = words[..] else {
        return None;
    };
    let (start, end) = range.split_once("..")?;
    let glyphs = glyphs.strip_prefix('[')?.strip_suffix(']')?;
    Some(Run {
        start_byte: start.parse().ok()?,
        end_byte: end.parse().ok()?,
        level: level.parse().ok()?,
        script: script.to_owned(),
        font: font.to_owned(),
        glyphs: glyphs
            .split('|')
            .filter(|one| !one.is_empty())
            .map(glyph)
            .collect::<Option<_>>()?,
    })
}

fn read(path: &Path) -> Golden {
    let name = path.file_name().expect("a file").to_string_lossy();
    let stem = name.split('.').next().expect("a first part");
    let source = if stem == "stress" {
        golden_folder().join("stress.txt")
    } else {
        root().join(format!("sample_data/source/{stem}.txt"))
    };
    let told = std::fs::read_to_string(path).expect("a golden file");
    let mut lines = told.lines().skip(1);
    let (face, bold) = match lines.next() {
        Some("face naskh regular") => (Face::Reading, false),
        Some("face naskh bold") => (Face::Reading, true),
        Some("face sans regular") => (Face::Interface, false),
        Some("face sans bold") => (Face::Interface, true),
        other => panic!("{name}: {other:?}"),
    };
    let mut paragraphs: Vec<(u8, Vec<Run>)> = Vec::new();
    for line in lines {
        if let Some(rest) = line.strip_prefix("paragraph ") {
            let (index, level) = rest.split_once(' ').expect("an index and a level");
            assert_eq!(index.parse(), Ok(paragraphs.len()), "{name}");
            paragraphs.push((level.parse().expect("a level"), Vec::new()));
        } else {
            let run = run(line).unwrap_or_else(|| panic!("{name}: {line}"));
            paragraphs.last_mut().expect("a paragraph").1.push(run);
        }
    }
    Golden {
        text: std::fs::read_to_string(source).expect("its text"),
        name: name.into_owned(),
        face,
        bold,
        paragraphs,
    }
}

fn goldens() -> Vec<Golden> {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(golden_folder())
        .expect("the folder")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|one| one == "glyphs"))
        .collect();
    paths.sort();
    paths.iter().map(|path| read(path)).collect()
}

/// `unitsPerEm` of each embedded font, from its `head` table.
fn units_per_em() -> BTreeMap<&'static str, f32> {
    let number = |bytes: &[u8], at: usize, length: usize| {
        bytes[at..at + length]
            .iter()
            .fold(0usize, |value, byte| value << 8 | usize::from(*byte))
    };
    FONT_FILES
        .iter()
        .map(|file| {
            let table = (0..number(file.bytes, 4, 2))
                .map(|index| 12 + 16 * index)
                .find(|at| file.bytes[*at..].starts_with(b"head"))
                .expect("a head table");
            let head = number(file.bytes, table + 8, 4);
            (file.file_name, number(file.bytes, head + 18, 2) as f32)
        })
        .collect()
}

/// What a glyph of the layout is to be compared with: offsets from the pen, and the advance.
fn in_units(glyph: &GlyphFacts, pen_px: f32, baseline_px: f32, per_px: f32) -> [f32; 3] {
    [
        (glyph.x_px - pen_px) * per_px,
        (baseline_px - glyph.y_px) * per_px,
        glyph.advance_px * per_px,
    ]
}

#[test]
fn glyphs_of_the_stress_text_and_the_sample_are_those_of_harfbuzz() {
    let units = units_per_em();
    let mut glyphs = 0;
    let mut forms = BTreeSet::new();
    for golden in goldens() {
        let found = facts(&golden.text, golden.face, golden.bold, SIZE_PT, None, None);
        let mut elsewhere = 0;
        assert_eq!(found.paragraphs.len(), golden.paragraphs.len());
        for (paragraph, (level, runs)) in found.paragraphs.iter().zip(&golden.paragraphs) {
            let at = format!("{}, byte {}", golden.name, paragraph.start_byte);
            assert_eq!(paragraph.base_level, *level, "{at}");
            let lines = &paragraph.lines;
            assert_eq!(lines.len(), 1, "{at}");
            assert_eq!(lines[0].runs.len(), runs.len(), "{at}");
            let mut pen_px = 0.0;
            for (ours, theirs) in lines[0].runs.iter().zip(runs) {
                let start = ours.start_byte - paragraph.start_byte;
                let end = ours.end_byte - paragraph.start_byte;
                assert_eq!((start, end), (theirs.start_byte, theirs.end_byte), "{at}");
                assert_eq!(ours.level, theirs.level, "{at}");
                assert_eq!(ours.script, theirs.script, "{at}");
                assert_eq!(ours.font, theirs.font, "{at}");
                assert_eq!(ours.glyphs.len(), theirs.glyphs.len(), "{at}");
                glyphs += ours.glyphs.len();
                for (one, other) in ours.glyphs.iter().zip(&theirs.glyphs) {
                    assert_eq!(one.id, other.id, "{at}, {start}: {other:?}");
                    let per_px = units[ours.font.as_str()] / SIZE_PT;
                    let have = in_units(one, pen_px, lines[0].baseline_y_px, per_px);
                    pen_px += one.advance_px;
                    let wanted = [other.offset.0, other.offset.1, other.advance];
                    let near =
                        |index: usize| (have[index] - wanted[index] as f32).abs() < TOLERANCE_UNITS;
                    assert!(near(2), "{at}, {start}: {have:?}, {other:?}");
                    if !(near(0) && near(1)) {
                        let byte = ours.start_byte + other.cluster_byte;
                        let shown = golden.text[byte..].chars().next();
                        assert_eq!(shown, Some(PLACED_ELSEWHERE), "{at}: {have:?}, {other:?}");
                        elsewhere += 1;
                    }
                    let of_cell = cluster_around(ours, ours.start_byte + other.cluster_byte);
                    assert_eq!(one.cluster_byte, of_cell, "{at}: {other:?}");
                }
            }
        }
        let is_stress = golden.name.starts_with("stress");
        let listed = if is_stress { TIMES_PLACED_ELSEWHERE } else { 0 };
        assert_eq!(elsewhere, listed, "{}", golden.name);
        forms.insert((is_stress, golden.face == Face::Reading, golden.bold));
    }
    assert!(glyphs > 60_000, "only {glyphs} glyphs");
    assert_eq!(
        forms.len(),
        5,
        "four forms of the stress text, one of the sample"
    );
}

/// HarfBuzz tells marks from their letters; the layout's clusters are what a person sees as one
/// character, or several if they share a glyph. The start of the one around `byte`.
fn cluster_around(run: &RunFacts, byte: usize) -> usize {
    run.glyphs
        .iter()
        .map(|glyph| glyph.cluster_byte)
        .filter(|start| *start <= byte)
        .max()
        .unwrap_or(byte)
}

/// Glyphs by the character they show: font, id and advance.
fn by_byte(facts: &Facts) -> BTreeMap<usize, Vec<(String, u32, u32)>> {
    let mut found: BTreeMap<usize, Vec<_>> = BTreeMap::new();
    let runs = facts
        .paragraphs
        .iter()
        .flat_map(|paragraph| &paragraph.lines)
        .flat_map(|line| &line.runs);
    for run in runs {
        for glyph in &run.glyphs {
            let advance = (glyph.advance_px * 64.0).round() as u32;
            found.entry(glyph.cluster_byte).or_default().push((
                run.font.clone(),
                glyph.id,
                advance,
            ));
        }
    }
    found
}

#[test]
fn wrapping_changes_no_glyph() {
    let text = std::fs::read_to_string(golden_folder().join("stress.txt")).expect("the text");
    let whole = facts(&text, Face::Reading, false, 20.0, None, None);
    let wanted = by_byte(&whole);
    for width_pt in [60.0, 170.0, 400.0] {
        let wrapped = facts(&text, Face::Reading, false, 20.0, Some(width_pt), None);
        let lines = wrapped.paragraphs.iter().map(|one| one.lines.len());
        assert!(
            lines.sum::<usize>() > whole.paragraphs.len() * 3 / 2,
            "{width_pt}"
        );
        let found = by_byte(&wrapped);
        for (byte, glyphs) in &wanted {
            assert_eq!(found.get(byte), Some(glyphs), "{width_pt}, byte {byte}");
        }
        assert_eq!(found.len(), wanted.len());
    }
}
