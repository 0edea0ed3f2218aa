//! Characters that are there and not seen: what they are called, and which direction controls lack
//! their partner.
//!
//! Names are the abbreviations of the Unicode code charts. This file must not paint or change text.

use std::borrow::Cow;

use super::index::ArticleText;

/// The abbreviation of a character that leaves no mark on the page but matters for it; `None` for
/// everything else. Line ends and ordinary spaces are not counted.
pub fn abbreviation(c: char) -> Option<&'static str> {
    Some(match c {
        '\u{00A0}' => "NBSP",
        '\u{00AD}' => "SHY",
        '\u{034F}' => "CGJ",
        '\u{061C}' => "ALM",
        '\u{180E}' => "MVS",
        '\u{200B}' => "ZWSP",
        '\u{200C}' => "ZWNJ",
        '\u{200D}' => "ZWJ",
        '\u{200E}' => "LRM",
        '\u{200F}' => "RLM",
        '\u{202A}' => "LRE",
        '\u{202B}' => "RLE",
        '\u{202C}' => "PDF",
        '\u{202D}' => "LRO",
        '\u{202E}' => "RLO",
        '\u{202F}' => "NNBSP",
        '\u{2060}' => "WJ",
        '\u{2066}' => "LRI",
        '\u{2067}' => "RLI",
        '\u{2068}' => "FSI",
        '\u{2069}' => "PDI",
        '\u{FEFF}' => "BOM",
        '\u{E0001}' | '\u{E0020}'..='\u{E007F}' => "TAG",
        '\u{0009}' => "TAB",
        '\u{0000}'..='\u{001F}' | '\u{007F}'..='\u{009F}' if !matches!(c, '\n' | '\r') => "CTRL",
        _ => return None,
    })
}

/// A name of a file as it is shown: characters that could turn it round, hide in it or break its line
/// stand as `\\u{…}`, so that a name is never taken for another (Unicode Technical Report 36).
pub fn escaped(name: &str) -> Cow<'_, str> {
    // Arabic and Persian names are written with the joiners, and these turn nothing round.
    let is_odd = |c: char| {
        let is_joiner = matches!(c, '\u{200C}' | '\u{200D}' | '\u{00A0}' | '\u{202F}');
        !is_joiner && (c.is_control() || abbreviation(c).is_some())
            || matches!(c, '\u{2028}' | '\u{2029}')
    };
    escaped_where(name, is_odd)
}

/// A text in which the characters for which `is_odd` holds are written `\u{202e}`.
pub fn escaped_where(text: &str, is_odd: impl Fn(char) -> bool) -> Cow<'_, str> {
    if !text.contains(&is_odd) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if is_odd(c) {
            shown.extend(c.escape_unicode());
        } else {
            shown.push(c);
        }
    }
    Cow::Owned(shown)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Open {
    Embedding,
    Isolate,
}

/// First bytes of the direction controls of a paragraph that have no partner in it: embeddings,
/// overrides and isolates that nothing closes, and closings of nothing (Unicode Standard Annex 9,
/// definitions BD9 to BD11 and rules X5a to X7). An isolate closes what was opened within it.
pub fn unpaired_controls(paragraph: &str) -> Vec<usize> {
    let mut open: Vec<(Open, usize)> = Vec::new();
    let mut found = Vec::new();
    for (at, c) in paragraph.char_indices() {
        match c {
            '\u{202A}' | '\u{202B}' | '\u{202D}' | '\u{202E}' => open.push((Open::Embedding, at)),
            '\u{2066}'..='\u{2068}' => open.push((Open::Isolate, at)),
            '\u{202C}' if matches!(open.last(), Some((Open::Embedding, _))) => {
                open.pop();
            }
            '\u{2069}' if open.iter().any(|(kind, _)| *kind == Open::Isolate) => {
                while let Some((Open::Embedding, unclosed)) = open.pop() {
                    found.push(unclosed);
                }
            }
            '\u{202C}' | '\u{2069}' => found.push(at),
            _ => {}
        }
    }
    found.extend(open.into_iter().map(|(_, at)| at));
    found.sort_unstable();
    found
}

/// The same for a whole article, as scalars of it.
pub fn unpaired_in(text: &ArticleText) -> Vec<usize> {
    text.paragraphs()
        .iter()
        .enumerate()
        .flat_map(|(index, span)| {
            unpaired_controls(text.paragraph_str(index))
                .into_iter()
                .filter_map(|at| text.scalar_of(span.start_byte + at))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_seen_has_no_abbreviation() {
        for c in "aب \u{64E}ـ\n\r«٣،".chars() {
            assert_eq!(abbreviation(c), None, "{c:?}");
        }
        assert_eq!(abbreviation('\u{200F}'), Some("RLM"));
        assert_eq!(abbreviation('\u{FEFF}'), Some("BOM"));
        assert_eq!(abbreviation('\u{7}'), Some("CTRL"));
    }

    #[test]
    fn controls_pair_within_their_paragraph() {
        let none: [usize; 0] = [];
        assert_eq!(unpaired_controls("a\u{202B}b\u{202C}c"), none);
        assert_eq!(
            unpaired_controls("\u{2067}a\u{202A}b\u{202C}\u{2069}"),
            none
        );
        assert_eq!(unpaired_controls("a\u{202E}b"), [1]);
        assert_eq!(unpaired_controls("a\u{2069}\u{202C}"), [1, 4]);
        // The isolate's end closes it over the embedding, which stays without a partner.
        assert_eq!(unpaired_controls("\u{2066}\u{202B}x\u{2069}"), [3]);
        // A closing inside an isolate does not reach an embedding outside.
        assert_eq!(
            unpaired_controls("\u{202B}\u{2066}\u{202C}\u{2069}\u{202C}"),
            [6]
        );
        let text = ArticleText::new("ب\u{2067}\nج\u{2069}");
        assert_eq!(unpaired_in(&text), [1, 4]);
    }
}
