//! What may enter a field, and in which spelling. It must not know the editor.
//!
//! A note is prose: whatever a person pastes stays as it is, but for line ends, which all become
//! line feeds, and control characters, which nobody can see, type or mean. A single line is a
//! name, a path or words to look for: line ends and tabs become spaces there, and the controls
//! that turn what stands around them (embeddings, overrides and isolates of Unicode Standard
//! Annex 9) are left out. Marks (LRM, RLM, ALM) and joiners (ZWJ, ZWNJ) always stay, for they
//! belong to the spelling.

use crate::text::direction::is_explicit_direction;

/// Whether a character ends a line (Unicode Standard Annex 14, classes BK, CR, LF and NL).
pub(super) fn is_line_end(c: char) -> bool {
    matches!(c, '\n'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Pasted text as it is taken into many lines or into a single one.
pub(super) fn pasted(text: &str, multiline: bool) -> String {
    let text = text.replace("\r\n", "\n");
    if multiline {
        let seen = |c: &char| matches!(c, '\n' | '\t') || !c.is_control();
        let line_ends = text.chars().map(|c| if is_line_end(c) { '\n' } else { c });
        return line_ends.filter(seen).collect();
    }
    let seen = |c: &char| !c.is_control() && !is_explicit_direction(*c);
    let space = |c: char| if c == '\t' || is_line_end(c) { ' ' } else { c };
    text.trim_end_matches(is_line_end)
        .chars()
        .map(space)
        .filter(seen)
        .collect()
}

/// Typed text. Arabic layouts have one key for lam and alef, and where a key can send one
/// character only, they send the ligature of the presentation forms: it stands for two letters,
/// and nothing that is looked for later would find it.
pub(super) fn typed(text: &str) -> String {
    let mut letters = String::with_capacity(text.len());
    for c in text.chars() {
        let alef = match c {
            '\u{FEF5}' | '\u{FEF6}' => '\u{622}',
            '\u{FEF7}' | '\u{FEF8}' => '\u{623}',
            '\u{FEF9}' | '\u{FEFA}' => '\u{625}',
            '\u{FEFB}' | '\u{FEFC}' => '\u{627}',
            _ => {
                letters.push(c);
                continue;
            }
        };
        letters.extend(['\u{644}', alef]);
    }
    letters
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_normalization::UnicodeNormalization;

    #[test]
    fn every_line_end_becomes_one_of_its_kind() {
        let text = "أ\r\nب\rج\nد\u{2028}هـ\u{2029}و\u{85}ز\u{B}ح\u{C}";
        assert_eq!(pasted(text, true), "أ\nب\nج\nد\nهـ\nو\nز\nح\n");
        assert_eq!(pasted(text, false), "أ ب ج د هـ و ز ح");
    }

    #[test]
    fn what_nobody_sees_or_means_is_left_out() {
        assert_eq!(pasted("أ\0ب\u{1B}[1m\u{9C}", true), "أب[1m");
        assert_eq!(pasted("أ\tب", true), "أ\tب");
        assert_eq!(pasted("أ\tب\u{7}", false), "أ ب");
    }

    #[test]
    fn directions_stay_in_prose_and_joiners_everywhere() {
        let turned = "\u{202E}abc\u{202C} \u{2068}x\u{2069}";
        assert_eq!(pasted(turned, true), turned);
        assert_eq!(pasted(turned, false), "abc x");
        let spelt = "می\u{200C}خواهم ه\u{200D} \u{200F}12\u{200E} \u{61C}";
        assert_eq!(pasted(spelt, false), spelt);
    }

    #[test]
    fn the_key_of_lam_and_alef_types_both_letters() {
        for c in '\u{FEF5}'..='\u{FEFC}' {
            // Compatibility decomposition is what the standard says they stand for.
            let letters: String = c.nfkc().collect();
            assert_eq!(typed(&c.to_string()), letters);
        }
        assert_eq!(typed("لا ﷲ é"), "لا ﷲ é");
    }
}
