//! What of an article's text is the site's and not the article's: menus, buttons to share it, links
//! to other articles, forms for comments, the line that says whose the rights are. Careful rather
//! than complete: a line that may be the article's stays the article's, and a person can mark the
//! rest. Pure; changes nothing.

use std::ops::Range;

use super::tables::{
    BYLINE, COMMENTS, HALVES_OF_DAY, KEYWORDS, LISTS, MENU, MENU_LABELS, PICTURE, PUBLISHED,
    RELATED, RIGHTS, SHARE, SIGN_IN, SOURCE_LABELS,
};
use crate::model::{Code, Fragment, Region};

/// Longest line that can be a line of the site as a whole, in scalars.
const LINE_SCALARS_MAX: usize = 120;
/// Most words of an entry of a menu.
const ENTRY_WORDS_MAX: usize = 4;
/// Most words of a line about the article: its date, its source, its writer.
const WORDS_MAX: usize = 8;
/// Fewest entries in a row that make a menu.
const ENTRIES_MIN: usize = 3;
/// Most words of a headline in a list of other articles.
const HEADLINE_WORDS_MAX: usize = 14;

/// A line that is not blank.
struct Line<'a> {
    /// In scalars, without the line end.
    range: Range<usize>,
    /// Where the words begin.
    start: usize,
    /// Without what surrounds the words.
    words: &'a str,
    kind: Option<&'static str>,
}

/// The stretches of a text that are the site's, in order; lines of one kind that follow each other
/// are one.
pub fn furniture(text: &str) -> Vec<Region> {
    let mut lines = lines_of(text);
    for line in &mut lines {
        line.kind = kind_of(line.words);
    }
    menus(&mut lines);
    after_the_end(&mut lines);
    let mut found: Vec<(Range<usize>, &'static str)> = Vec::new();
    let mut before: Option<&'static str> = None;
    for line in &lines {
        let part = match line.kind {
            Some(kind) => Some((line.range.clone(), kind)),
            None => glued(line).map(|range| (range, "related")),
        };
        match (part, found.last_mut()) {
            (Some((range, kind)), Some(last)) if line.kind.is_some() && before == Some(kind) => {
                last.0.end = range.end;
            }
            (Some(part), _) => found.push(part),
            (None, _) => {}
        }
        before = line.kind;
    }
    found
        .into_iter()
        .filter_map(|(range, kind)| {
            Some(Region {
                kind: Code::from(kind),
                place: Fragment(
                    u32::try_from(range.start).ok()?,
                    u32::try_from(range.end).ok()?,
                ),
            })
        })
        .collect()
}

fn lines_of(text: &str) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let mut start = 0;
    for raw in text.split('\n') {
        let length = raw.chars().count();
        let is_edge = |c: char| c.is_whitespace() || c == '\u{feff}';
        let words = raw.trim_start_matches(is_edge);
        let indent = length - words.chars().count();
        let words = words.trim_end_matches(is_edge);
        if !words.is_empty() {
            lines.push(Line {
                range: start..start + length,
                start: start + indent,
                words,
                kind: None,
            });
        }
        start += length + 1;
    }
    lines
}

/// What a line is by itself, if it is the site's.
fn kind_of(line: &str) -> Option<&'static str> {
    if line.chars().count() > LINE_SCALARS_MAX {
        // A long line of key words is still one.
        return starts_labelled(line, KEYWORDS).then_some("keywords");
    }
    let folded = line.to_lowercase();
    let folded = folded.as_str();
    let begins = |with: &[&str]| with.iter().any(|one| folded.starts_with(one));
    let holds = |with: &[&str]| with.iter().any(|one| folded.contains(one));
    let is_word = |of: &[&str]| of.contains(&folded.trim_end_matches([':', '.', '!', '?', ' ']));
    if holds(RIGHTS) || is_word(SIGN_IN) {
        return Some("footer");
    }
    if all_parts(folded, SHARE) {
        return Some("share");
    }
    if is_word(MENU) || starts_labelled(folded, MENU_LABELS) || is_trail(line) || is_doubled(line) {
        return Some("nav");
    }
    if begins(COMMENTS) {
        return Some("comments");
    }
    if starts_labelled(folded, KEYWORDS) {
        return Some("keywords");
    }
    let count = folded.split_whitespace().count();
    if begins(PUBLISHED) && count <= WORDS_MAX && folded.chars().any(char::is_numeric) {
        return Some("dateline");
    }
    if starts_labelled(folded, SOURCE_LABELS) && count <= WORDS_MAX {
        return Some("source_credit");
    }
    if starts_labelled(folded, BYLINE) && count <= WORDS_MAX {
        return Some("byline");
    }
    let leads = |label: &&str| is_label_of(folded, label) && !folded.ends_with('.');
    if is_word(LISTS) || RELATED.iter().any(leads) {
        return Some("related");
    }
    let is_rule = line
        .chars()
        .all(|c| matches!(c, 'ـ' | '_' | '-' | '–' | '—' | '*' | '=' | ' '));
    let is_rule = is_rule && line.chars().count() >= 3;
    (is_rule || folded == PICTURE).then_some("widget")
}

/// True if a label and a colon stand at the beginning.
fn starts_labelled(line: &str, labels: &[&str]) -> bool {
    labels.iter().any(|label| {
        let rest = line.strip_prefix(label);
        rest.is_some_and(|rest| rest.trim_start().starts_with(':'))
    })
}

/// True for a label alone, or with a colon or another word after it.
fn is_label_of(line: &str, label: &str) -> bool {
    line.strip_prefix(label).is_some_and(|rest| {
        rest.chars()
            .next()
            .is_none_or(|c| c == ':' || c.is_whitespace())
    })
}

/// True if every part of a line, parted by signs, is one of `words`.
fn all_parts(line: &str, words: &[&str]) -> bool {
    let mut parts = line
        .split(['|', ':', '•', '·', '/', '،', ','])
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .peekable();
    parts.peek().is_some() && parts.all(|part| words.contains(&part))
}

/// True for the trail of sections that leads to an article.
fn is_trail(line: &str) -> bool {
    let mut parts = line.split(" > ");
    let first = parts.next().unwrap_or_default();
    parts.next().is_some() && first.split_whitespace().count() <= ENTRY_WORDS_MAX
}

/// True for a name that stands twice with nothing between, as the text of a logo that is a link.
fn is_doubled(line: &str) -> bool {
    let letters: Vec<char> = line.chars().collect();
    let (first, second) = letters.split_at(letters.len() / 2);
    letters.len() >= 6 && first == second && first.last() != Some(&' ')
}

/// Entries of a menu: short lines with a bullet, several in a row, and single words between what
/// is the site's already.
fn menus(lines: &mut [Line<'_>]) {
    let is_entry = |line: &Line<'_>| {
        let entry = line.words.strip_prefix(['•', '◦', '▪', '●']);
        entry.is_some_and(|entry| {
            entry.split_whitespace().count() <= ENTRY_WORDS_MAX
                && !entry.ends_with(['.', '،', '؛', ':'])
        })
    };
    let entries: Vec<bool> = lines.iter().map(is_entry).collect();
    let mut start = 0;
    while start < lines.len() {
        let run = entries.iter().skip(start).take_while(|it| **it).count();
        if run >= ENTRIES_MIN {
            let menu = lines.iter_mut().skip(start).take(run);
            menu.for_each(|line| line.kind = Some("nav"));
        }
        start += run.max(1);
    }
    for place in 1..lines.len().saturating_sub(1) {
        let kind = |place: usize| lines.get(place).and_then(|line| line.kind);
        let (before, after) = (kind(place - 1), kind(place + 1));
        if let Some(line) = lines.get_mut(place)
            && line.kind.is_none()
            && before.is_some()
            && before == after
            && line.words.split_whitespace().count() <= 2
            && line.words.chars().all(|c| c.is_alphanumeric() || c == ' ')
        {
            line.kind = before;
        }
    }
}

/// From a form for comments on, short lines are links to other articles, as long as no paragraph
/// stands between; the paragraph right above the line on rights is the site's too.
fn after_the_end(lines: &mut [Line<'_>]) {
    let Some(form) = lines.iter().position(|line| line.kind == Some("comments")) else {
        return;
    };
    let short = |words: &str| {
        words.split_whitespace().count() <= HEADLINE_WORDS_MAX && !words.ends_with(['.', '؟', '!'])
    };
    let mut place = form + 1;
    while let Some(line) = lines.get_mut(place) {
        if line.kind.is_none() {
            if !short(line.words) {
                break;
            }
            line.kind = Some("related");
        }
        place += 1;
    }
    let ends = lines
        .get(place + 1)
        .is_some_and(|line| line.kind == Some("footer"));
    let rest_is_sites = lines.iter().skip(place + 1).all(|line| line.kind.is_some());
    if let Some(line) = lines.get_mut(place)
        && ends
        && rest_is_sites
    {
        line.kind = Some("footer");
    }
}

/// A label of other articles that a paragraph was glued to, or their headlines in front of it as far
/// as clock times tell where these end.
fn glued(line: &Line<'_>) -> Option<Range<usize>> {
    let label = RELATED
        .iter()
        .find(|label| line.words.starts_with(**label))?;
    let times = HALVES_OF_DAY.iter().flat_map(|half| {
        let found = line.words.match_indices(half);
        found
            .filter(|(at, _)| ends_in_time(line.words.get(..*at).unwrap_or_default()))
            .map(|(at, found)| at + found.len())
    });
    let after = line.words.get(label.len()..)?.chars().next()?;
    let is_glued = after == ':' || after.is_alphabetic();
    let end = times.max().or(is_glued.then_some(label.len()))?;
    let scalars = line.words.get(..end)?.chars().count();
    Some(line.range.start..line.start + scalars)
}

/// True if what stands before the half of a day is a clock time.
fn ends_in_time(before: &str) -> bool {
    let time = before.trim_end();
    let clock = time.rsplit(' ').next().unwrap_or_default();
    let mut parts = clock.split(':');
    let is_number = |part: Option<&str>| {
        part.is_some_and(|part| {
            (1..=2).contains(&part.chars().count()) && part.chars().all(char::is_numeric)
        })
    };
    is_number(parts.next()) && is_number(parts.next()) && parts.next().is_none()
}
