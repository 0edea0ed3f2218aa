//! The search key of a text: what remains when spelling habits are set aside.
//!
//! A key is only ever compared, never stored or shown. Every character of the key knows
//! the scalars of the source from which it came, so that a hit can be shown in the text.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

/// Which differences the key keeps.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct FoldOptions {
    /// Reduce hamza on waw and ya to the bare letter.
    pub hamza_seats: bool,
    /// Keep tanwin fath, which alone tells the adjective سوريًا from the name سوريا.
    pub keep_tanwin: bool,
}

impl Default for FoldOptions {
    fn default() -> Self {
        Self {
            hamza_seats: true,
            keep_tanwin: false,
        }
    }
}

/// A search key with the way back to its source.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Folded {
    key: Vec<char>,
    /// For each character of the key, the scalars it stands for: start and end. Narrow numbers,
    /// because keys of whole articles are kept while somebody searches.
    source: Vec<(u32, u32)>,
}

impl Folded {
    /// The text as its own key: nothing is set aside.
    pub fn verbatim(text: &str) -> Self {
        let key: Vec<char> = text.chars().collect();
        let source = (0..key.len()).map(|i| (narrow(i), narrow(i + 1))).collect();
        Self { key, source }
    }

    /// The key itself.
    pub fn key(&self) -> &[char] {
        &self.key
    }

    /// The scalars of the source which a range of the key stands for.
    ///
    /// Marks that follow the last letter are included, so a hit never parts a letter
    /// from its marks. `None` for an empty or invalid range.
    pub fn source_range(&self, range: Range<usize>) -> Option<Range<usize>> {
        let first = self.source.get(range.start)?;
        let last = self.source.get(range.end.checked_sub(1)?)?;
        (range.start < range.end).then_some(first.0 as usize..last.1 as usize)
    }

    fn push(&mut self, c: char, scalar: usize) {
        if c == ' ' && self.key.last() == Some(&' ') {
            self.extend_last(scalar);
            return;
        }
        self.key.push(c);
        self.source.push((narrow(scalar), narrow(scalar + 1)));
    }

    fn extend_last(&mut self, scalar: usize) {
        if let Some(last) = self.source.last_mut() {
            last.1 = narrow(scalar + 1);
        }
    }
}

/// No article is near as long as this reaches.
fn narrow(scalar: usize) -> u32 {
    u32::try_from(scalar).unwrap_or(u32::MAX)
}

/// Makes the search key of `text`. Offsets back to the source count scalars of `text`.
pub fn fold(text: &str, options: &FoldOptions) -> Folded {
    let mut folded = Folded::default();
    folded.key.reserve(text.len() / 2);
    for (scalar, c) in text.chars().enumerate() {
        if matches!(c as u32, 0xFB50..=0xFDFF | 0xFE70..=0xFEFC) {
            for part in std::iter::once(c).nfkc() {
                fold_char(part, scalar, options, &mut folded);
            }
        } else {
            fold_char(c, scalar, options, &mut folded);
        }
    }
    folded
}

fn fold_char(c: char, scalar: usize, options: &FoldOptions, folded: &mut Folded) {
    if options.keep_tanwin && c == '\u{64B}' {
        folded.push(c, scalar);
    } else if is_deleted_mark(c) {
        folded.extend_last(scalar);
    } else if is_deleted_control(c) {
        // Invisible and belonging to nothing: a hit neither needs nor refuses it.
    } else if c == '…' {
        for _ in 0..3 {
            folded.push('.', scalar);
        }
    } else {
        folded.push(fold_letter(c, options), scalar);
    }
}

/// Marks that sit on the letter before them.
pub(super) fn is_deleted_mark(c: char) -> bool {
    matches!(
        c as u32,
        0x0610..=0x061A
            | 0x064B..=0x065F
            | 0x0670
            | 0x06D6..=0x06DC
            | 0x06DF..=0x06E4
            | 0x06E7..=0x06E8
            | 0x06EA..=0x06ED
    )
}

/// Tatweel and characters that only steer display.
pub(super) fn is_deleted_control(c: char) -> bool {
    matches!(
        c as u32,
        0x0640
            | 0x00AD
            | 0x061C
            | 0x200B..=0x200F
            | 0x202A..=0x202E
            | 0x2060
            | 0x2066..=0x2069
            | 0xFEFF
    )
}

fn fold_letter(c: char, options: &FoldOptions) -> char {
    match c {
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ى' | 'ی' | 'ې' | 'ے' => 'ي',
        'ک' | 'ڪ' => 'ك',
        'ة' | 'ە' | 'ۀ' | 'ہ' | 'ھ' => 'ه',
        'ؤ' if options.hamza_seats => 'و',
        'ئ' if options.hamza_seats => 'ي',
        '٠'..='٩' => shift_digit(c, '٠'),
        '۰'..='۹' => shift_digit(c, '۰'),
        '«' | '»' | '“' | '”' | '„' => '"',
        '‘' | '’' => '\'',
        '،' => ',',
        '؛' => ';',
        '؟' => '?',
        '٪' => '%',
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE58}' | '\u{FE63}' | '\u{FF0D}' => '-',
        _ if c.is_whitespace() => ' ',
        _ => c.to_ascii_lowercase(),
    }
}

fn shift_digit(c: char, zero: char) -> char {
    char::from_digit(c as u32 - zero as u32, 10).unwrap_or(c)
}
