//! The figures of the report: who took what for what, whose habits differ, how far boundaries are
//! apart, and how it went week by week. Words, digits and names are handed in with the page; what
//! is counted comes from the report.

use std::collections::BTreeMap;

use super::Page;
use crate::agreement::report::views::{Offsets, Pair};
use crate::agreement::report::{FieldReport, Report};
use crate::exchange::figure::{Anchor, Figure, Spot, Tone};

/// Values beyond these are left out, the rarest first; the title says so.
const VALUES_MAX: usize = 24;
/// Width of names at the start of rows.
const NAMES_PT: f32 = 150.0;
/// Size of a cell.
const CELL_PT: [f32; 2] = [82.0, 32.0];
/// Room between neighbours.
const GAP_PT: f32 = 3.0;
/// From this share on a cell is dark, and its number light.
const DARK: f32 = 0.55;

/// Who said what where another said another: shares of the row as shades, counts as text.
/// Nothing if no two said anything of the same tag.
pub fn confusion(
    report: &Report,
    field: &FieldReport,
    pair: Option<Pair>,
    page: &Page<'_>,
) -> Option<Figure> {
    let confusion = field.confusion(pair);
    if confusion.values.is_empty() {
        return None;
    }
    let mut totals: BTreeMap<u32, usize> = BTreeMap::new();
    for ((row, column), count) in &confusion.cells {
        *totals.entry(*row).or_default() += count;
        *totals.entry(*column).or_default() += count;
    }
    let mut values = confusion.values.clone();
    values.sort_by_key(|it| std::cmp::Reverse(totals.get(it).copied().unwrap_or_default()));
    values.truncate(VALUES_MAX);
    values.sort_unstable();
    let mut figure = Figure::new(confusion_title(report, field, pair, page));
    let name = |value: u32| (page.value)(field, value);
    let top = CELL_PT[1];
    for (place, value) in values.iter().enumerate() {
        let x = NAMES_PT + (CELL_PT[0] + GAP_PT) * (place as f32 + 0.5);
        figure.text(
            [x, top / 2.0],
            Anchor::Middle,
            CELL_PT[0],
            name(*value),
            Tone::Mute,
        );
    }
    for (line, row) in values.iter().enumerate() {
        let y = top + (CELL_PT[1] + GAP_PT) * line as f32;
        let middle = y + CELL_PT[1] / 2.0;
        figure.text(
            [0.0, middle],
            Anchor::Start,
            NAMES_PT - 8.0,
            name(*row),
            Tone::Ink,
        );
        let count = |column: u32| {
            let found = confusion.cells.get(&(*row, column));
            found.copied().unwrap_or_default()
        };
        let all: usize = confusion.values.iter().map(|it| count(*it)).sum();
        for (place, column) in values.iter().enumerate() {
            let x = NAMES_PT + (CELL_PT[0] + GAP_PT) * place as f32;
            let (count, share) = (count(*column), count(*column) as f32 / all.max(1) as f32);
            let shade = 0.06 + 0.94 * share;
            let tone = if row == column {
                Tone::Shade(shade)
            } else {
                Tone::Differ(shade)
            };
            let words = [
                (page.word)("heading-cell"),
                name(*row),
                name(*column),
                page.number(count),
            ];
            figure.named_box([x, y], CELL_PT, tone, words.join(" · "));
            if let Some(spot) = figure.spots.last_mut() {
                spot.cell = Some((*row, *column));
            }
            let ink = match (count, share >= DARK) {
                (0, _) => Tone::Mute,
                (_, true) => Tone::OnShade,
                _ => Tone::Ink,
            };
            let at = [x + CELL_PT[0] / 2.0, middle];
            figure.text(at, Anchor::Middle, CELL_PT[0], page.number(count), ink);
        }
    }
    let side = values.len() as f32;
    figure.size = [
        NAMES_PT + (CELL_PT[0] + GAP_PT) * side,
        top + (CELL_PT[1] + GAP_PT) * side,
    ];
    Some(figure)
}

fn confusion_title(
    report: &Report,
    field: &FieldReport,
    pair: Option<Pair>,
    page: &Page<'_>,
) -> String {
    let mut parts = vec![
        (page.word)("heading-confusion"),
        (page.word)(&field.field.id),
    ];
    let two = (report.who.len() == 2).then_some((0, 1));
    if let Some((row, column)) = pair.or(two) {
        for (role, who) in [("heading-rows", row), ("heading-columns", column)] {
            let name = report.who.get(who).map(|it| (page.person)(it));
            parts.push(format!(
                "{}: {}",
                (page.word)(role),
                name.unwrap_or_default()
            ));
        }
    }
    parts.join(" · ")
}

/// Width of a bar that is as long as can be, to one side.
const BAR_PT: f32 = 190.0;
const BAR_HEIGHT_PT: f32 = 13.0;

/// How much more or less often each annotator gave a value than all of them on average, of the
/// units that several valued. Nothing if nobody did.
pub fn bias(report: &Report, field: &FieldReport, page: &Page<'_>) -> Option<Figure> {
    let habits = field.habits(report.who.len());
    let totals: Vec<usize> = habits.iter().map(|it| it.values().sum()).collect();
    let people: Vec<usize> = (0..report.who.len())
        .filter(|who| totals.get(*who).is_some_and(|it| *it > 0))
        .collect();
    if people.len() < 2 {
        return None;
    }
    let share = |who: usize, value: u32| {
        let count = habits.get(who).and_then(|it| it.get(&value)).copied();
        let all = totals.get(who).copied().unwrap_or_default();
        count.unwrap_or_default() as f32 / all.max(1) as f32
    };
    let mean =
        |value: u32| people.iter().map(|who| share(*who, value)).sum::<f32>() / people.len() as f32;
    let mut values: Vec<u32> = habits.iter().flat_map(|it| it.keys().copied()).collect();
    values.sort_unstable();
    values.dedup();
    values.sort_by(|a, b| mean(*b).total_cmp(&mean(*a)));
    values.truncate(VALUES_MAX);
    values.sort_unstable();
    let most = values
        .iter()
        .flat_map(|value| {
            people
                .iter()
                .map(|who| (share(*who, *value) - mean(*value)).abs())
        })
        .fold(0.05, f32::max);
    let mut figure =
        Figure::new([(page.word)("heading-bias"), (page.word)(&field.field.id)].join(" · "));
    let zero = NAMES_PT + BAR_PT + 50.0;
    let mut y = legend(&mut figure, report, &people, page);
    let top = y;
    for value in &values {
        let name = (page.value)(field, *value);
        let height = (BAR_HEIGHT_PT + GAP_PT) * people.len() as f32;
        figure.text(
            [0.0, y + height / 2.0],
            Anchor::Start,
            NAMES_PT - 8.0,
            name.clone(),
            Tone::Ink,
        );
        for who in &people {
            let shift = share(*who, *value) - mean(*value);
            let length = (shift.abs() / most * BAR_PT).max(1.0);
            let x = if shift < 0.0 { zero - length } else { zero };
            let number = (page.digits)(&signed_percent(shift));
            let person = report.who.get(*who).map(|it| (page.person)(it));
            let words = [name.clone(), person.unwrap_or_default(), number.clone()];
            let size = [length, BAR_HEIGHT_PT];
            figure.named_box([x, y], size, Tone::Person(*who), words.join(" · "));
            let (at, anchor) = if shift < 0.0 {
                (x - 5.0, Anchor::End)
            } else {
                (x + length + 5.0, Anchor::Start)
            };
            let at = [at, y + BAR_HEIGHT_PT / 2.0];
            figure.text(at, anchor, 50.0, number, Tone::Mute);
            y += BAR_HEIGHT_PT + GAP_PT;
        }
        y += 9.0;
    }
    figure.line(vec![[zero, top - 3.0], [zero, y - 6.0]], 1.0, Tone::Mute);
    figure.size = [zero + BAR_PT + 50.0, y];
    Some(figure)
}

/// The people with their colours in a line; where the line ends.
fn legend(figure: &mut Figure, report: &Report, people: &[usize], page: &Page<'_>) -> f32 {
    for (place, who) in people.iter().enumerate() {
        let (column, line) = ((place % 4) as f32, (place / 4) as f32);
        let (x, y) = (column * 145.0, line * 20.0);
        figure.shapes.push(crate::exchange::figure::Shape::Box {
            at: [x, y + 3.0],
            size: [12.0, 12.0],
            tone: Tone::Person(*who),
        });
        let name = report.who.get(*who).map(|it| (page.person)(it));
        let at = [x + 18.0, y + 9.0];
        figure.text(
            at,
            Anchor::Start,
            120.0,
            name.unwrap_or_default(),
            Tone::Ink,
        );
    }
    people.len().div_ceil(4) as f32 * 20.0 + 12.0
}

/// A difference of shares in percent, with a true minus.
fn signed_percent(shift: f32) -> String {
    let percent = (shift * 100.0).round();
    let sign = match percent {
        it if it > 0.0 => "+",
        it if it < 0.0 => "\u{2212}",
        _ => "",
    };
    format!("{sign}{:.0} %", percent.abs())
}

/// Boundaries further apart than this are counted together.
const OFFSET_MAX: i64 = 8;
const OFFSETS_HEIGHT_PT: f32 = 110.0;
const OFFSET_PT: f32 = 32.0;

/// How far the starts and the ends of aligned tags are apart, in words if those are known. Nothing
/// if no tags were aligned.
pub fn offsets(layer: &str, offsets: &Offsets, page: &Page<'_>) -> Option<Figure> {
    let in_words = !offsets.start_words.is_empty();
    let (start, end, unit) = if in_words {
        (&offsets.start_words, &offsets.end_words, "heading-in-words")
    } else {
        (&offsets.start, &offsets.end, "heading-in-letters")
    };
    if start.is_empty() {
        return None;
    }
    let title = [
        (page.word)("heading-offsets"),
        (page.word)(&format!("layer-{layer}")),
        (page.word)(unit),
    ];
    let mut figure = Figure::new(title.join(" · "));
    figure.is_unmirrored = true;
    let mut y = 0.0;
    for (name, counts) in [("heading-start", start), ("heading-end", end)] {
        y = histogram(&mut figure, y, &(page.word)(name), counts, page);
    }
    figure.size = [OFFSET_PT * (2 * OFFSET_MAX + 1) as f32, y];
    Some(figure)
}

fn histogram(
    figure: &mut Figure,
    top: f32,
    title: &str,
    counts: &BTreeMap<i64, usize>,
    page: &Page<'_>,
) -> f32 {
    let mut bins: BTreeMap<i64, usize> = BTreeMap::new();
    for (offset, count) in counts {
        *bins
            .entry((*offset).clamp(-OFFSET_MAX, OFFSET_MAX))
            .or_default() += count;
    }
    let most = bins.values().copied().max().unwrap_or(1).max(1) as f32;
    let base = top + 46.0 + OFFSETS_HEIGHT_PT;
    let width = OFFSET_PT * (2 * OFFSET_MAX + 1) as f32;
    figure.text(
        [width / 2.0, top + 8.0],
        Anchor::Middle,
        width,
        title.to_owned(),
        Tone::Ink,
    );
    for (place, offset) in (-OFFSET_MAX..=OFFSET_MAX).enumerate() {
        let x = OFFSET_PT * place as f32;
        let label = (page.digits)(&offset_name(offset));
        let at = [x + OFFSET_PT / 2.0, base + 11.0];
        figure.text(at, Anchor::Middle, OFFSET_PT, label.clone(), Tone::Mute);
        let Some(count) = bins.get(&offset) else {
            continue;
        };
        let height = (*count as f32 / most * OFFSETS_HEIGHT_PT).max(1.5);
        let tone = if offset == 0 {
            Tone::Accent
        } else {
            Tone::Differ(0.8)
        };
        let words = [title.to_owned(), label, page.number(*count)].join(" · ");
        let at = [x + 3.0, base - height];
        figure.named_box(at, [OFFSET_PT - 6.0, height], tone, words);
        let at = [x + OFFSET_PT / 2.0, base - height - 8.0];
        figure.text(
            at,
            Anchor::Middle,
            OFFSET_PT,
            page.number(*count),
            Tone::Ink,
        );
    }
    figure.line(vec![[0.0, base], [width, base]], 1.0, Tone::Line);
    base + 34.0
}

/// A distance as it stands below its bar; the outermost hold all beyond.
fn offset_name(offset: i64) -> String {
    let sign = match offset {
        it if it < 0 => "\u{2212}",
        0 => "",
        _ => "+",
    };
    let beyond = match offset {
        it if it == -OFFSET_MAX => "≤ ",
        OFFSET_MAX => "≥ ",
        _ => "",
    };
    format!("{beyond}{sign}{}", offset.abs())
}

const DRIFT_PT: [f32; 2] = [560.0, 190.0];
const AXIS_PT: f32 = 44.0;

/// The first measure of a field week by week, with intervals where there are any. Nothing if it is
/// not known when tags were made, or no week has a value.
pub fn drift(field: &FieldReport, page: &Page<'_>) -> Option<Figure> {
    let known = field.weeks.iter().filter(|it| it.figure.value.is_ok());
    if known.count() == 0 {
        return None;
    }
    let measure = field.weeks.first().map_or("", |it| it.figure.name);
    let title = [
        (page.word)("heading-drift"),
        (page.word)(&field.field.id),
        page.measure_name(measure),
    ];
    let mut figure = Figure::new(title.join(" · "));
    figure.is_unmirrored = true;
    let lows = field.weeks.iter().flat_map(|week| {
        let low = week.figure.interval.ok().map(|it| it.low);
        [week.figure.value.ok(), low].into_iter().flatten()
    });
    let floor = lows.fold(0.0, f64::min).max(-1.0);
    let scale = |value: f64| {
        let share = (value.max(floor) - floor) / (1.0 - floor);
        10.0 + DRIFT_PT[1] * (1.0 - share as f32)
    };
    axis(&mut figure, floor, &scale, page);
    let step = (DRIFT_PT[0] - AXIS_PT) / field.weeks.len().max(1) as f32;
    let every = field.weeks.len().div_ceil(6).max(1);
    let mut line = Vec::new();
    for (place, week) in field.weeks.iter().enumerate() {
        let x = AXIS_PT + step * (place as f32 + 0.5);
        let day = (page.day)(week.from_ms);
        if place % every == 0 {
            let at = [x, DRIFT_PT[1] + 26.0];
            figure.text(
                at,
                Anchor::Middle,
                step * every as f32,
                day.clone(),
                Tone::Mute,
            );
        }
        let Ok(value) = week.figure.value else {
            continue;
        };
        let y = scale(value);
        let mut words = vec![day, (page.digits)(&format!("{value:.3}"))];
        if let Ok(interval) = week.figure.interval {
            let ends = vec![[x, scale(interval.low)], [x, scale(interval.high)]];
            figure.line(ends, 2.0, Tone::Shade(0.4));
            words.push((page.digits)(&format!(
                "{:.3} – {:.3}",
                interval.low, interval.high
            )));
        }
        words.push(format!("n = {}", page.number(week.units)));
        figure.spots.push(Spot {
            at: [x - (step / 2.0).min(14.0), y - 14.0],
            size: [step.min(28.0), 28.0],
            name: words.join(" · "),
            cell: None,
        });
        line.push([x, y]);
    }
    for at in &line {
        figure.shapes.push(crate::exchange::figure::Shape::Dot {
            at: *at,
            radius: 4.0,
            tone: Tone::Accent,
        });
    }
    figure.line(line, 1.5, Tone::Accent);
    figure.size = [DRIFT_PT[0], DRIFT_PT[1] + 40.0];
    Some(figure)
}

/// The values at the left, with the two marks by which α is read.
fn axis(figure: &mut Figure, floor: f64, scale: &dyn Fn(f64) -> f32, page: &Page<'_>) {
    let mut marks = vec![
        (0.0, Tone::Line),
        (0.667, Tone::Mute),
        (0.8, Tone::Mute),
        (1.0, Tone::Line),
    ];
    if floor < -0.2 {
        marks.push((floor, Tone::Line));
    }
    for (value, tone) in marks {
        let y = scale(value);
        figure.line(vec![[AXIS_PT, y], [DRIFT_PT[0], y]], 0.7, tone);
        let text = format!("{value:.2}").replace('-', "\u{2212}");
        let at = [AXIS_PT - 6.0, y];
        figure.text(at, Anchor::End, AXIS_PT, (page.digits)(&text), Tone::Mute);
    }
}
