//! Which characters ask for right-to-left layout.
//!
//! A cheap test for "does this text need the bidirectional engine at all". It must not be
//! used to order text: embedding levels come from the analyser behind `layout`.

use parley::BaseDirection;

/// Whether `c` is written from right to left or commands such a direction.
///
/// Covers the blocks whose characters have bidirectional class R, AL, RLE, RLO or RLI
/// (Unicode Standard Annex 9), with the blocks reserved for such scripts.
pub fn is_rtl_char(c: char) -> bool {
    matches!(
        c as u32,
        0x0590..=0x08FF
            | 0x200F
            | 0x202B
            | 0x202E
            | 0x2067
            | 0xFB1D..=0xFDFF
            | 0xFE70..=0xFEFC
            | 0x10800..=0x10FFF
            | 0x1E800..=0x1EFFF
    )
}

/// Whether `text` holds at least one character for which [`is_rtl_char`] is true.
pub fn has_rtl(text: &str) -> bool {
    !text.is_ascii() && text.chars().any(is_rtl_char)
}

/// The direction in which a paragraph of an Arabic newspaper is meant to be read.
///
/// Right to left, unless letters of left-to-right scripts clearly prevail (more than three
/// of four). The rule of Unicode Standard Annex 9, which goes by the first letter alone,
/// would turn every paragraph that begins with a foreign name.
pub fn base_direction(paragraph: &str) -> BaseDirection {
    let (mut rtl, mut ltr) = (0usize, 0usize);
    for c in paragraph.chars().filter(|c| is_letter(*c)) {
        if is_rtl_char(c) {
            rtl += 1;
        } else {
            ltr += 1;
        }
    }
    if ltr > 3 * rtl {
        BaseDirection::Ltr
    } else {
        BaseDirection::Rtl
    }
}

/// [`char::is_alphabetic`], without looking up the letters that articles are written with.
fn is_letter(c: char) -> bool {
    matches!(c, '\u{0620}'..='\u{064A}' | '\u{0671}'..='\u{06D3}') || c.is_alphabetic()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_leading_foreign_name_does_not_turn_an_arabic_paragraph() {
        assert_eq!(base_direction("NordPort تنفي ذلك"), BaseDirection::Rtl);
        assert_eq!(
            base_direction("Read the full report – تقرير"),
            BaseDirection::Ltr
        );
        assert_eq!(base_direction("12 – 14"), BaseDirection::Rtl);
        assert_eq!(base_direction(""), BaseDirection::Rtl);
    }

    #[test]
    fn letters_are_those_of_unicode() {
        for c in '\0'..=char::MAX {
            assert_eq!(is_letter(c), c.is_alphabetic(), "{c:?}");
        }
    }

    #[test]
    fn arabic_hebrew_and_controls_are_rtl_and_latin_is_not() {
        assert!(has_rtl("x ب"));
        assert!(has_rtl("שלום"));
        assert!(has_rtl("a\u{200F}b"));
        assert!(!has_rtl("Café – 12,5 %"));
        assert!(!has_rtl(""));
    }
}
