//! Words and sentences as people select them.

use std::ops::Range;

use isnad::text::index::ArticleText;
use isnad::text::segment::*;
use proptest::prelude::*;

fn range_of(text: &str, part: &str) -> Range<usize> {
    let start = text.find(part).expect("the part is in the text");
    start..start + part.len()
}

fn snapped<'a>(text: &'a str, part: &str) -> &'a str {
    &text[snap_to_words(text, range_of(text, part))]
}

fn sentence_texts(text: &str) -> Vec<&str> {
    sentences(text)
        .into_iter()
        .map(|range| &text[range])
        .collect()
}

#[test]
fn snapping_takes_whole_words_with_their_clitics() {
    let text = "وقالت الوزيرة، إن «الأسعار ستنخفض» قريباً.";
    assert_eq!(snapped(text, "لت الوز"), "وقالت الوزيرة");
    assert_eq!(snapped(text, "وزير"), "الوزيرة");
    assert_eq!(snapped(text, "قريباً."), "قريباً");
    assert_eq!(snapped(text, " إن "), "إن");
    assert_eq!(snapped(text, "«الأسعار ستنخفض»"), "«الأسعار ستنخفض»");
    assert_eq!(snapped(text, "الأسعار ستنخفض» "), "الأسعار ستنخفض");
    assert_eq!(snapped(text, "«الأسعار"), "الأسعار");
}

#[test]
fn snapping_never_parts_a_mark_from_its_letter() {
    let text = "كَتَبَ";
    for start in 0..=text.len() {
        for end in start..=text.len() {
            let range = snap_to_words(text, start..end);
            assert_eq!(grapheme_floor(text, range.start), range.start);
            assert_eq!(grapheme_floor(text, range.end), range.end);
        }
    }
    let shadda = "\u{628}\u{651}\u{64E}\u{62A}";
    assert_eq!(grapheme_floor(shadda, 4), 0);
    assert_eq!(grapheme_ceil(shadda, 1), 6);
    assert_eq!(next_grapheme(shadda, 0), 6);
    assert_eq!(previous_grapheme(shadda, 8), 6);
    assert_eq!(previous_grapheme(shadda, 3), 0);
}

#[test]
fn a_decimal_and_an_agency_are_one_word_each() {
    let text = "نحو 12.5% وفق (أ.ف.ب) الثاني/يناير";
    let found: Vec<&str> = words(text).map(|word| &text[word]).collect();
    assert_eq!(found, ["نحو", "12.5", "وفق", "أ.ف.ب", "الثاني", "يناير"]);
    assert_eq!(
        &text[word_or_grapheme_at(text, text.find('%').unwrap())],
        "%"
    );
    assert_eq!(word_at(text, text.find(' ').unwrap()), None);
}

#[test]
fn word_moves_stop_at_word_edges_and_at_the_ends() {
    let text = "قال، إن النفط";
    let first = range_of(text, "قال");
    let second = range_of(text, "إن");
    assert_eq!(next_word_end(text, 0), first.end);
    assert_eq!(next_word_end(text, first.end), second.end);
    assert_eq!(next_word_end(text, text.len()), text.len());
    assert_eq!(previous_word_start(text, second.start), 0);
    assert_eq!(previous_word_start(text, second.end), second.start);
    assert_eq!(previous_word_start(text, 0), 0);
}

#[test]
fn the_published_sentence_vector() {
    let text =
        "قال إن ذلك مهم. وأضاف: «نحافظ على العلاقات. هذا مهم». ولفت إلى أن (أ.ف.ب) ذكرت ذلك؟ نعم";
    assert_eq!(
        sentence_texts(text),
        [
            "قال إن ذلك مهم.",
            "وأضاف: «نحافظ على العلاقات. هذا مهم».",
            "ولفت إلى أن (أ.ف.ب) ذكرت ذلك؟",
            "نعم"
        ]
    );
}

#[test]
fn quotes_are_ignored_when_they_do_not_balance() {
    let text = "قال «نعم. ثم ذهب. ثم عاد";
    assert_eq!(sentence_texts(text).len(), 3);
    assert_eq!(
        sentence_texts("قال \"نعم. لا\" ثم. ذهب"),
        ["قال \"نعم. لا\" ثم.", "ذهب"]
    );
    assert_eq!(
        sentence_texts("قال: «هذا كل شيء.» ثم ذهب"),
        ["قال: «هذا كل شيء.»", "ثم ذهب"]
    );
}

#[test]
fn dots_within_names_and_numbers_end_nothing() {
    for text in [
        "زيارة ar.example.com أو 10.5 مليون",
        "قال د. سامر ذلك",
        "نقلت أ.ف.ب. عن مصدر",
    ] {
        assert_eq!(sentence_texts(text), [text]);
    }
    assert_eq!(sentence_texts("انتظر... ثم قال!؟ نعم").len(), 3);
    assert_eq!(sentence_texts("سطر\nسطر ثان\n\n"), ["سطر", "سطر ثان"]);
    assert_eq!(sentence_texts("قال نعم.\u{A0}ثم").len(), 2);
    assert_eq!(sentence_texts("  "), [""; 0]);
}

#[test]
fn sentence_moves_and_triple_click() {
    let text = "نعم. لا.  ربما";
    assert_eq!(sentence_at(text, 0), Some(range_of(text, "نعم.")));
    assert_eq!(
        sentence_at(text, text.find("  ").unwrap()),
        Some(range_of(text, "ربما"))
    );
    assert_eq!(sentence_at(text, text.len()), Some(range_of(text, "ربما")));
    assert_eq!(next_sentence_end(text, 0), range_of(text, "نعم.").end);
    assert_eq!(
        previous_sentence_start(text, text.len()),
        range_of(text, "ربما").start
    );
    assert_eq!(sentence_at(" ", 0), None);
}

#[test]
fn sentence_counts_of_the_shared_articles_if_present() {
    for (file, expected) in [
        ("000_154088cc3984c864.txt", 31),
        ("001_8fc73ac330813a26.txt", 90),
        ("003_a39184c905f49648.txt", 23),
    ] {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("../shared/articles")
            .join(file);
        let Ok(text) = std::fs::read_to_string(path) else {
            continue;
        };
        assert_eq!(sentences(&text).len(), expected, "{file}");
    }
}

proptest! {
    #[test]
    fn sentences_are_ordered_and_lose_no_letter(
        source in proptest::collection::vec(
            proptest::sample::select(vec![
                "قال", " ", ".", "؟", "«", "»", "\"", "(", ")", "\n", "أ", "…", "1", "\u{64E}", "😀",
            ]),
            0..40,
        )
    ) {
        let text: String = source.concat();
        let found = sentences(&text);
        let mut covered = 0;
        for range in &found {
            prop_assert!(range.start >= covered && range.start < range.end);
            prop_assert!(text[covered..range.start].trim().is_empty());
            covered = range.end;
        }
        prop_assert!(text[covered..].trim().is_empty());
    }

    #[test]
    fn snapping_twice_changes_nothing_more(
        source in proptest::collection::vec(
            proptest::sample::select(vec!["قال", " ", ".", "«", "»", "و", "،", "\u{64E}", "x1"]),
            0..12,
        ),
        a in 0usize..60,
        b in 0usize..60,
    ) {
        let text: String = source.concat();
        let article = ArticleText::new(text.as_str());
        prop_assert_eq!(article.as_str(), text.as_str());
        let once = snap_to_words(&text, a.min(b)..a.max(b));
        prop_assert!(once.start <= once.end && once.end <= text.len());
        prop_assert!(text.is_char_boundary(once.start) && text.is_char_boundary(once.end));
        prop_assert_eq!(snap_to_words(&text, once.clone()), once);
    }
}
