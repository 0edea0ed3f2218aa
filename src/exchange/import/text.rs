//! Plain text as an article. The bytes are kept exactly as they came: byte order mark, line ends,
//! spaces and a missing final newline are part of the text, and only remarked upon. Title, outlet
//! and date are guesses to be confirmed by a person, and marked so.
//!
//! Pure: bytes in, no files. Site furniture is recognised in [`super::furniture`].

use super::furniture::furniture;
use super::tables::{
    CAPTION, EXCLUSIVE, EXCLUSIVE_TIES, MONTHS, NOT_A_HEADLINE, QUOTES, SOURCE_LABELS,
};
use crate::model::article::Basis;
use crate::model::{ArticleDate, Fragment, Region};
use crate::text::direction::is_direction_control;
use crate::text::index::ArticleText;
use crate::text::invisible::unpaired_controls;

/// Largest file that is taken, in bytes.
pub const FILE_BYTES_MAX: u64 = 64 * 1024 * 1024;

/// Longest headline, in Unicode scalar values.
const TITLE_SCALARS_MAX: usize = 200;
/// Fewest words of a headline.
const TITLE_WORDS_MIN: usize = 3;
/// How many lines that are not blank are looked at for headline, date and source.
const HEAD_LINES: usize = 60;
/// Longest line that is taken for a line about the article and not of it, in scalars.
const META_LINE_SCALARS_MAX: usize = 100;

/// Why a file is no article.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    #[error("the file is empty")]
    Empty,
    #[error("the file has {bytes} bytes, more than {limit}")]
    TooLarge { bytes: u64, limit: u64 },
    /// `line` and `column` from 1, `column` in scalars; `at_byte` from 0.
    #[error("not UTF-8 at line {line}, column {column} (byte {at_byte})")]
    InvalidUtf8 {
        at_byte: usize,
        line: usize,
        column: usize,
    },
}

/// Something worth knowing about a file that was taken all the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Note {
    ByteOrderMark,
    CrLf,
    NoFinalNewline,
    NoBreakSpaces,
    DirectionControls,
    UnpairedControls,
    ControlCharacters,
    TitleGuessed,
    DateGuessed,
    DateUnknown,
    OutletGuessed,
    OutletUnknown,
}

impl Note {
    pub const ALL: &'static [Self] = &[
        Self::ByteOrderMark,
        Self::CrLf,
        Self::NoFinalNewline,
        Self::NoBreakSpaces,
        Self::DirectionControls,
        Self::UnpairedControls,
        Self::ControlCharacters,
        Self::TitleGuessed,
        Self::DateGuessed,
        Self::DateUnknown,
        Self::OutletGuessed,
        Self::OutletUnknown,
    ];

    /// The stable code, kept with the article; its words are the message `note-<code>`.
    pub fn code(self) -> &'static str {
        match self {
            Self::ByteOrderMark => "byte-order-mark",
            Self::CrLf => "crlf",
            Self::NoFinalNewline => "no-final-newline",
            Self::NoBreakSpaces => "no-break-spaces",
            Self::DirectionControls => "direction-controls",
            Self::UnpairedControls => "unpaired-controls",
            Self::ControlCharacters => "control-characters",
            Self::TitleGuessed => "title-guessed",
            Self::DateGuessed => "date-guessed",
            Self::DateUnknown => "date-unknown",
            Self::OutletGuessed => "outlet-guessed",
            Self::OutletUnknown => "outlet-unknown",
        }
    }
}

/// What a file holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// Exactly the bytes of the file.
    pub text: String,
    pub title: String,
    pub title_basis: Basis,
    pub outlet: String,
    pub outlet_basis: Basis,
    pub date: ArticleDate,
    /// What of it is the site's.
    pub regions: Vec<Region>,
    pub notes: Vec<Note>,
}

/// Reads a file's bytes as an article.
///
/// # Errors
/// [`ImportError`], if it is empty or blank, too large, or not UTF-8.
pub fn read(bytes: Vec<u8>) -> Result<Imported, ImportError> {
    let size = bytes.len() as u64;
    if size > FILE_BYTES_MAX {
        return Err(ImportError::TooLarge {
            bytes: size,
            limit: FILE_BYTES_MAX,
        });
    }
    let text = String::from_utf8(bytes)
        .map_err(|error| place_of(error.as_bytes(), error.utf8_error().valid_up_to()))?;
    let head: Vec<&str> = text
        .lines()
        .map(bare)
        .filter(|line| !line.is_empty())
        .take(HEAD_LINES)
        .collect();
    let Some(first) = head.first() else {
        return Err(ImportError::Empty);
    };
    let regions = furniture(&text);
    let title = title_of(&articles_own(&text, &regions))
        .or_else(|| title_of(&head))
        .unwrap_or_else(|| shortened(first));
    let outlet = head.iter().find_map(|line| outlet_of(line));
    let date = head
        .iter()
        .filter(|line| line.chars().count() <= META_LINE_SCALARS_MAX)
        .find_map(|line| date_of(line))
        .unwrap_or_default();
    let mut notes = remarks(&text);
    notes.push(Note::TitleGuessed);
    notes.push(if date.basis == Basis::Guessed {
        Note::DateGuessed
    } else {
        Note::DateUnknown
    });
    notes.push(if outlet.is_some() {
        Note::OutletGuessed
    } else {
        Note::OutletUnknown
    });
    Ok(Imported {
        title,
        title_basis: Basis::Guessed,
        outlet_basis: outlet.as_ref().map_or(Basis::Unknown, |_| Basis::Guessed),
        outlet: outlet.unwrap_or_default(),
        date,
        regions,
        notes,
        text,
    })
}

/// The first lines that are the article's and not the site's.
fn articles_own<'a>(text: &'a str, regions: &[Region]) -> Vec<&'a str> {
    let mut start = 0;
    let mut own = Vec::new();
    for line in text.split('\n') {
        let end = start + line.chars().count();
        let is_sites = |region: &Region| region.place.start() <= start && end <= region.place.end();
        let words = bare(line);
        if !words.is_empty() && !regions.iter().any(is_sites) {
            own.push(words);
        }
        if own.len() == HEAD_LINES {
            break;
        }
        start = end + 1;
    }
    own
}

fn place_of(bytes: &[u8], at_byte: usize) -> ImportError {
    let valid = bytes.get(..at_byte).unwrap_or_default();
    let line_start = valid
        .iter()
        .rposition(|byte| *byte == b'\n')
        .map_or(0, |place| place + 1);
    let line = valid.iter().filter(|byte| **byte == b'\n').count() + 1;
    let before = valid.get(line_start..).unwrap_or_default();
    ImportError::InvalidUtf8 {
        at_byte,
        line,
        // Everything before the bad byte is UTF-8.
        column: std::str::from_utf8(before).map_or(0, |text| text.chars().count()) + 1,
    }
}

/// A line without what surrounds its words.
fn bare(line: &str) -> &str {
    line.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}')
}

fn shortened(line: &str) -> String {
    line.chars().take(TITLE_SCALARS_MAX).collect()
}

fn remarks(text: &str) -> Vec<Note> {
    let has = |wanted: fn(char) -> bool| text.chars().any(wanted);
    let is_control = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t');
    [
        (Note::ByteOrderMark, text.starts_with('\u{feff}')),
        (Note::CrLf, text.contains('\r')),
        (Note::NoFinalNewline, !text.ends_with('\n')),
        (Note::NoBreakSpaces, text.contains('\u{a0}')),
        (Note::DirectionControls, has(is_direction_control)),
        (
            Note::UnpairedControls,
            text.lines().any(|line| !unpaired_controls(line).is_empty()),
        ),
        (Note::ControlCharacters, has(is_control)),
    ]
    .into_iter()
    .filter_map(|(note, there)| there.then_some(note))
    .collect()
}

/// The first line that looks like a headline. In an Arabic text a line that begins in Arabic is
/// looked for first, because sites put their Latin name and menu above it.
fn title_of(head: &[&str]) -> Option<String> {
    let arabic = head.iter().any(|line| line.chars().any(is_arabic));
    let begins_well = |line: &str| {
        line.chars()
            .find(|c| c.is_alphabetic())
            .is_some_and(is_arabic)
    };
    let candidates = || head.iter().filter(|line| looks_like_headline(line));
    candidates()
        .find(|line| !arabic || begins_well(line))
        .or_else(|| candidates().next())
        .map(|line| (*line).to_owned())
}

fn is_arabic(c: char) -> bool {
    matches!(c, '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}')
}

fn looks_like_headline(line: &str) -> bool {
    let is_opener = |c: char| c.is_alphanumeric() || QUOTES.iter().any(|(open, _)| *open == c);
    line.chars().next().is_some_and(is_opener)
        && line.split_whitespace().count() >= TITLE_WORDS_MIN
        && line.chars().count() <= TITLE_SCALARS_MAX
        && !NOT_A_HEADLINE.iter().any(|word| line.starts_with(word))
        && !line.contains(" > ")
}

/// The outlet a line names, if it is a line that names one.
fn outlet_of(line: &str) -> Option<String> {
    if line.chars().count() > META_LINE_SCALARS_MAX {
        return None;
    }
    for label in SOURCE_LABELS {
        if let Some(rest) = line.strip_prefix(label)
            && let Some(name) = rest.trim_start().strip_prefix(':')
        {
            return cleaned_name(name);
        }
    }
    let rest = line.strip_prefix(EXCLUSIVE)?;
    let rest = rest.strip_prefix(char::is_whitespace)?.trim_start();
    if let Some(name) = rest.strip_prefix(['-', '–', '—', ':', '|', '/']) {
        return cleaned_name(name);
    }
    EXCLUSIVE_TIES
        .iter()
        .find_map(|tie| quoted(rest.strip_prefix(tie)?.trim_start()))
}

/// What stands in the quotation marks that open a line.
fn quoted(text: &str) -> Option<String> {
    let open = text.chars().next()?;
    let (_, close) = QUOTES.iter().find(|(one, _)| *one == open)?;
    let inside = text.strip_prefix(open)?.split(*close).next()?;
    cleaned_name(inside)
}

fn cleaned_name(text: &str) -> Option<String> {
    let name = text.split(['|', '\u{2022}']).next()?;
    let is_edge =
        |c: char| c.is_whitespace() || QUOTES.iter().any(|(open, close)| c == *open || c == *close);
    let name = name.trim_matches(is_edge);
    (!name.is_empty()).then(|| name.to_owned())
}

/// A word or number of a line that may hold a date.
#[derive(Debug, Clone, PartialEq)]
enum Piece {
    Number(u32, usize),
    Month(u32),
    /// `/`, `-` or `.` right between two numbers.
    Joint,
    Other,
}

/// The first date of a line: ISO, day/month/year, or with the month's name, also doubled.
fn date_of(line: &str) -> Option<ArticleDate> {
    let pieces = pieces_of(line);
    (0..pieces.len()).find_map(|start| {
        let (iso, end) = date_at(&pieces, start)?;
        let from = pieces.get(start)?.1.start;
        let to = pieces.get(end)?.1.end;
        Some(ArticleDate {
            raw: line.chars().skip(from).take(to - from).collect(),
            iso,
            basis: Basis::Guessed,
        })
    })
}

type Placed = (Piece, std::ops::Range<usize>);

/// The date that begins with this piece, and the last piece of it.
fn date_at(pieces: &[Placed], start: usize) -> Option<(String, usize)> {
    let at = |place: usize| pieces.get(start + place).map(|one| &one.0);
    match (at(0)?, at(1)?, at(2)?) {
        (Piece::Number(first, digits), Piece::Joint, Piece::Number(month, _)) => {
            let (Piece::Joint, Piece::Number(last, last_digits)) = (at(3)?, at(4)?) else {
                return None;
            };
            let (year, day) = match (digits, last_digits) {
                (4, 1 | 2) => (*first, *last),
                (1 | 2, 4) => (*last, *first),
                _ => return None,
            };
            Some((iso_date(year, *month, day)?, start + 4))
        }
        (Piece::Number(day, 1 | 2), Piece::Month(month), _) => {
            // A month may stand twice, in the names of two regions.
            let mut place = 2;
            while at(place)? == &Piece::Month(*month) {
                place += 1;
            }
            match at(place)? {
                Piece::Number(year, 4) => Some((iso_date(*year, *month, *day)?, start + place)),
                _ => None,
            }
        }
        (Piece::Month(month), Piece::Number(day, 1 | 2), Piece::Number(year, 4)) => {
            Some((iso_date(*year, *month, *day)?, start + 2))
        }
        _ => None,
    }
}

fn iso_date(year: u32, month: u32, day: u32) -> Option<String> {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => return None,
    };
    let possible = (1800..2200).contains(&year) && (1..=days).contains(&day);
    possible.then(|| format!("{year:04}-{month:02}-{day:02}"))
}

fn digit(c: char) -> Option<u32> {
    match c {
        '0'..='9' => c.to_digit(10),
        '\u{660}'..='\u{669}' => Some(c as u32 - 0x660),
        '\u{6f0}'..='\u{6f9}' => Some(c as u32 - 0x6f0),
        _ => None,
    }
}

/// A letter as it counts in the name of a month; nothing for marks and tatweel.
fn month_letter(c: char) -> Option<char> {
    match c {
        'أ' | 'إ' | 'آ' => Some('ا'),
        'ـ' | '\u{64b}'..='\u{65f}' | '\u{670}' => None,
        other => other.to_lowercase().next(),
    }
}

/// Numbers, months and the rest of a line, each with its scalars. White space, brackets, commas
/// and what joins the two names of a month are left out.
fn pieces_of(line: &str) -> Vec<Placed> {
    let letters: Vec<char> = line.chars().collect();
    let mut pieces: Vec<Placed> = Vec::new();
    let mut at = 0;
    while let Some(c) = letters.get(at).copied() {
        let start = at;
        let run = |wanted: &dyn Fn(char) -> bool| {
            letters
                .iter()
                .skip(start)
                .take_while(|c| wanted(**c))
                .count()
        };
        if digit(c).is_some() {
            at += run(&|c| digit(c).is_some());
            let digits = letters.get(start..at).unwrap_or_default();
            let value = digits.iter().take(9).filter_map(|c| digit(*c));
            let value = value.fold(0, |sum, digit| sum * 10 + digit);
            pieces.push((Piece::Number(value, at - start), start..at));
        } else if c.is_alphabetic() {
            let (piece, length) = word_at(
                &letters,
                start,
                run(&|c| c.is_alphabetic() || month_letter(c).is_none()),
            );
            at += length;
            pieces.extend(piece.map(|piece| (piece, start..at)));
        } else {
            at += 1;
            let between_digits = at.checked_sub(2).and_then(|i| letters.get(i)).copied();
            let after = letters.get(at).copied();
            if matches!(c, '/' | '-' | '.')
                && between_digits.and_then(digit).is_some()
                && after.and_then(digit).is_some()
            {
                pieces.push((Piece::Joint, start..at));
            } else if !(c.is_whitespace() || matches!(c, '/' | '-' | '(' | ')' | ',' | '،')) {
                pieces.push((Piece::Other, start..at));
            }
        }
    }
    pieces
}

/// The word at `start`, `length` scalars long, or a month's name of two words that begins there.
/// Nothing for the ending of an English ordinal.
fn word_at(letters: &[char], start: usize, length: usize) -> (Option<Piece>, usize) {
    for (name, month) in MONTHS {
        if let Some(taken) = match_name(letters.get(start..).unwrap_or_default(), name) {
            return (Some(Piece::Month(*month)), taken);
        }
    }
    let word: String = letters.iter().skip(start).take(length).collect();
    let is_ordinal = matches!(word.as_str(), "st" | "nd" | "rd" | "th");
    ((!is_ordinal).then_some(Piece::Other), length)
}

/// How many of `letters` spell `name` as whole words, if they do.
fn match_name(letters: &[char], name: &str) -> Option<usize> {
    let mut wanted = name.chars().peekable();
    let mut taken = 0;
    for c in letters {
        match month_letter(*c) {
            None => {}
            Some(letter) if Some(&letter) == wanted.peek() => {
                wanted.next();
            }
            Some(' ' | '\u{a0}') if wanted.peek() == Some(&' ') => {
                wanted.next();
            }
            Some(letter) => {
                return (wanted.peek().is_none() && !letter.is_alphabetic()).then_some(taken);
            }
        }
        taken += 1;
    }
    wanted.peek().is_none().then_some(taken)
}

/// The paragraph that reads like the caption of a picture, in scalars.
pub fn caption_of(text: &ArticleText) -> Option<Fragment> {
    let first = CAPTION.first()?;
    text.paragraphs()
        .iter()
        .enumerate()
        .find(|(index, _)| {
            let line = bare(text.paragraph_str(*index));
            let long_enough = line.split_whitespace().count() >= TITLE_WORDS_MIN;
            long_enough && (line.starts_with(first) || ends_in_credit(line))
        })
        .and_then(|(_, span)| {
            let start = u32::try_from(span.start_scalar).ok()?;
            Some(Fragment(start, u32::try_from(span.end_scalar).ok()?))
        })
}

/// True for a line that ends in brackets which begin with a word for a picture.
fn ends_in_credit(line: &str) -> bool {
    let inside = line
        .strip_suffix(')')
        .and_then(|line| line.rsplit_once('('))
        .map(|(_, inside)| inside.trim_start());
    inside.is_some_and(|inside| CAPTION.iter().any(|word| inside.starts_with(word)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn iso(line: &str) -> Option<String> {
        date_of(line).map(|date| date.iso)
    }

    #[test]
    fn dates_are_found_as_news_writes_them() {
        for (line, expected) in [
            ("2025-03-14", "2025-03-14"),
            ("نُشر 13/02/2025", "2025-02-13"),
            ("26 فبراير 2025", "2025-02-26"),
            ("● أخبار ٢٦ فبراير ٢٠٢٥", "2025-02-26"),
            ("15 مارس (آذار) 2025", "2025-03-15"),
            ("٢٢ آذار/مارس ٢٠٢٥", "2025-03-22"),
            ("3 كانون الثاني/يناير 2024", "2024-01-03"),
            ("3 يناير (كانون الثاني) 2024", "2024-01-03"),
            ("الأحد 1 تشرين الأول 2023", "2023-10-01"),
            ("9 أيلـول 2025 - 10:41 مساءً", "2025-09-09"),
            ("24th, December 2024 GMT", "2024-12-24"),
            ("March 3, 2025", "2025-03-03"),
            ("۱۴ مارس ۲۰۲۵", "2025-03-14"),
            ("29.2.2024", "2024-02-29"),
        ] {
            assert_eq!(iso(line).as_deref(), Some(expected), "{line}");
        }
        assert_eq!(
            date_of("مرجانة – ٢٢ آذار/مارس ٢٠٢٥ |")
                .map(|date| date.raw)
                .as_deref(),
            Some("٢٢ آذار/مارس ٢٠٢٥")
        );
    }

    #[test]
    fn what_is_no_date_is_not_taken_for_one() {
        for line in [
            "",
            "30/02/2025",
            "29.2.2025",
            "13/13/2025",
            "10:41",
            "آذار المقبل",
            "في 26 فبراير",
            "© 2024",
            "99999999999999999999/1/2025",
            "1/2/3",
            "12 ابتسامة 2024",
            "26 فبراير مارس 2025",
        ] {
            assert_eq!(iso(line), None, "{line}");
        }
    }

    #[test]
    fn outlets_come_only_from_lines_that_name_one() {
        assert_eq!(
            outlet_of("المصدر: وكالة الجسر").as_deref(),
            Some("وكالة الجسر")
        );
        assert_eq!(outlet_of("خاص - الساحل").as_deref(), Some("الساحل"));
        assert_eq!(
            outlet_of("خاص بـ “الساحل” | ٢٦ آذار").as_deref(),
            Some("الساحل")
        );
        assert_eq!(outlet_of("خاصية جديدة - في السوق"), None);
        assert_eq!(outlet_of("قال المصدر: لا علم لي"), None);
    }

    #[test]
    fn menus_and_share_lines_are_no_headlines() {
        let text = "صورة\nمشاركة\n  • الرئيسية\nSite عربي عربي\nReading: عنوان\n\nوزارة النقل تنفي الاتفاق\n";
        let read = read(text.as_bytes().to_vec()).expect("an article");
        assert_eq!(read.title, "وزارة النقل تنفي الاتفاق");
        assert_eq!(read.text, text);
    }
}
