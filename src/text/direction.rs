//! Which characters ask for right-to-left layout.
//!
//! A cheap test for "does this text need the bidirectional engine at all". It must not be
//! used to order text: embedding levels come from the analyser behind `layout`.

use std::borrow::Cow;

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

/// Whether `c` commands directions and is not seen: marks, embeddings, overrides and isolates, with
/// what closes them (Unicode Standard Annex 9, section 2).
pub fn is_direction_control(c: char) -> bool {
    is_explicit_direction(c) || matches!(c, '\u{061C}' | '\u{200E}' | '\u{200F}')
}

/// Whether `c` opens or closes a stretch with a direction of its own: the direction controls but
/// for the marks, which are letters without shape.
pub fn is_explicit_direction(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
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

/// Where the sequence begins that takes the paragraph's direction because it ends the line:
/// white space, separators and isolate controls, with format characters in between (Unicode
/// Standard Annex 9, rule L1 with section 5.2). The length of `line` if there is none.
pub fn line_end_start(line: &str) -> usize {
    let mut start = line.len();
    for (byte, c) in line.char_indices().rev() {
        if is_white(c) {
            start = byte;
        } else if !is_removed(c) {
            break;
        }
    }
    start
}

/// Bidirectional classes WS, S, B, and those of the isolate controls.
fn is_white(c: char) -> bool {
    matches!(
        c,
        '\t'..='\r'
            | '\u{1C}'..=' '
            | '\u{85}'
            | '\u{1680}'
            | '\u{2000}'..='\u{200A}'
            | '\u{2028}'
            | '\u{2029}'
            | '\u{205F}'
            | '\u{2066}'..='\u{2069}'
            | '\u{3000}'
    )
}

/// The assigned characters which rule X9 removes: class BN, embeddings and overrides.
fn is_removed(c: char) -> bool {
    matches!(
        c,
        '\0'..='\u{8}'
            | '\u{E}'..='\u{1B}'
            | '\u{7F}'..='\u{84}'
            | '\u{86}'..='\u{9F}'
            | '\u{AD}'
            | '\u{180E}'
            | '\u{200B}'..='\u{200D}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{2065}'
            | '\u{206A}'..='\u{206F}'
            | '\u{FEFF}'
            | '\u{1BCA0}'..='\u{1BCA3}'
            | '\u{1D173}'..='\u{1D17A}'
            | '\u{E0000}'..='\u{E00FF}'
            | '\u{E01F0}'..='\u{E0FFF}'
    )
}

/// [`char::is_alphabetic`], without looking up the letters that articles are written with.
fn is_letter(c: char) -> bool {
    matches!(c, '\u{0620}'..='\u{064A}' | '\u{0671}'..='\u{06D3}') || c.is_alphabetic()
}

/// `name` such that it can stand in an isolate and leaves what is around it alone.
///
/// An isolate ends at the initiator's matching PDI (Unicode Standard Annex 9, BD9) or with the
/// paragraph. So initiators left open are closed, a PDI that closes nothing is dropped, and
/// paragraph separators (bidirectional class B) become spaces. What matches stays, and so do
/// embeddings and overrides: the end of the isolate closes them.
pub fn contained(name: &str) -> Cow<'_, str> {
    let is_separator =
        |c: char| matches!(c, '\n' | '\r' | '\u{1C}'..='\u{1E}' | '\u{85}' | '\u{2029}');
    let is_isolate = |c: char| matches!(c, '\u{2066}'..='\u{2069}');
    if !name.contains(|c| is_separator(c) || is_isolate(c)) {
        return Cow::Borrowed(name);
    }
    let mut open = 0usize;
    let mut kept = String::with_capacity(name.len());
    for c in name.chars() {
        match c {
            '\u{2066}'..='\u{2068}' => open += 1,
            '\u{2069}' if open == 0 => continue,
            '\u{2069}' => open -= 1,
            _ => {}
        }
        kept.push(if is_separator(c) { ' ' } else { c });
    }
    kept.extend(std::iter::repeat_n('\u{2069}', open));
    Cow::Owned(kept)
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
    fn the_end_of_a_line_is_its_white_space_with_controls_but_no_no_break_space() {
        for (line, ending) in [
            ("abc", ""),
            ("abc ", " "),
            ("abc\u{2069} \u{202C}\t", "\u{2069} \u{202C}\t"),
            ("abc\u{202C} ", " "),
            ("abc \u{A0}", ""),
            ("abc \u{200F} ", " "),
            (" ", " "),
            ("", ""),
        ] {
            assert_eq!(&line[line_end_start(line)..], ending, "{line:?}");
        }
    }

    #[test]
    fn letters_are_those_of_unicode() {
        for c in '\0'..=char::MAX {
            assert_eq!(is_letter(c), c.is_alphabetic(), "{c:?}");
        }
    }

    #[test]
    fn isolates_of_a_name_end_inside_of_it() {
        assert!(matches!(contained("NATO \u{202E}قال"), Cow::Borrowed(_)));
        assert_eq!(contained("\u{2067}a"), "\u{2067}a\u{2069}");
        assert_eq!(contained("a\u{2069}\u{202E}b"), "a\u{202E}b");
        assert_eq!(
            contained("\u{2069}\u{2068}\u{2066}x\u{2069}"),
            "\u{2068}\u{2066}x\u{2069}\u{2069}"
        );
        assert_eq!(contained("a\r\nb\u{2029}c"), "a  b c");
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
