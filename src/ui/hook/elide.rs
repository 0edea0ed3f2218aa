//! Shortens a text to what fits, as egui has done by its own measure.
//!
//! The text stays in logical order; the ellipsis follows it and comes to stand at the end side
//! by the bidirectional algorithm. It must not measure.
use unicode_segmentation::UnicodeSegmentation;

/// The longest beginning of `text` that fits with an ellipsis, or `text` if all of it fits.
///
/// Cuts between grapheme clusters only, so a mark never parts from its letter. Isolates opened
/// and not closed before the cut are closed, lest the ellipsis belong inside.
pub(super) fn shorten(
    text: &str,
    ellipsis: Option<char>,
    mut fits: impl FnMut(&str) -> bool,
) -> String {
    if fits(text) {
        return text.to_owned();
    }
    let cuts: Vec<usize> = text.grapheme_indices(true).map(|(at, _)| at).collect();
    let shortened = |at: usize| {
        let mut kept = text.get(..at).unwrap_or_default().trim_end().to_owned();
        for _ in 0..open_isolates(&kept) {
            kept.push('\u{2069}');
        }
        kept.extend(ellipsis);
        kept
    };
    // More text is never narrower, near enough for bisection.
    let fitting = cuts.partition_point(|at| fits(&shortened(*at)));
    let at = fitting.checked_sub(1).and_then(|n| cuts.get(n));
    shortened(at.copied().unwrap_or(0))
}

fn open_isolates(text: &str) -> usize {
    let mut open = 0usize;
    for c in text.chars() {
        match c {
            '\u{2066}'..='\u{2068}' => open += 1,
            '\u{2069}' => open = open.saturating_sub(1),
            _ => {}
        }
    }
    open
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at_most(scalars: usize) -> impl FnMut(&str) -> bool {
        move |text| {
            let visible = text
                .chars()
                .filter(|c| !('\u{2066}'..='\u{2069}').contains(c));
            visible.count() <= scalars
        }
    }

    #[test]
    fn what_fits_stays_whole() {
        assert_eq!(shorten("سلام", Some('…'), at_most(4)), "سلام");
    }

    #[test]
    fn a_mark_stays_with_its_letter() {
        // Three letters with fatha each: four scalars leave room for one and the ellipsis.
        let text = "كَتَبَ";
        assert_eq!(shorten(text, Some('…'), at_most(4)), "كَ…");
        assert_eq!(shorten(text, None, at_most(4)), "كَتَ");
    }

    #[test]
    fn isolates_are_closed_before_the_ellipsis() {
        let text = "\u{2068}abcdef\u{2069} x";
        assert_eq!(shorten(text, Some('…'), at_most(4)), "\u{2068}abc\u{2069}…");
        assert_eq!(
            shorten(text, Some('…'), at_most(7)),
            "\u{2068}abcdef\u{2069}…"
        );
    }

    #[test]
    fn nothing_fits() {
        assert_eq!(shorten("abc", Some('…'), at_most(0)), "…");
        assert_eq!(shorten("", Some('…'), |_| false), "…");
    }
}
