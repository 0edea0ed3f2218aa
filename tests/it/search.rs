//! Search keys and what they find.

use isnad::text::fold::{FoldOptions, fold};
use isnad::text::search::{FindOptions, find_all};
use proptest::prelude::*;

fn key(text: &str) -> String {
    fold(text, &FoldOptions::default()).key().iter().collect()
}

#[test]
fn the_published_key_vectors() {
    for (source, expected) in [
        ("وَأَكَّدَ", "واكد"),
        ("روسیا فی سوریا", "روسيا في سوريا"),
        ("إلي", "الي"),
        ("إلى", "الي"),
        ("الـ 30", "ال 30"),
        ("بـ “وحدة", "ب \"وحده"),
        ("٢٦ فبراير ٢٠٢٥", "26 فبراير 2025"),
        ("أيضاً", "ايضا"),
        ("أيضًا", "ايضا"),
        ("تُوجَّه", "توجه"),
        ("تحدٍ", "تحد"),
        ("مسؤولون", "مسوولون"),
        ("مسئولون", "مسيولون"),
        ("\u{FEFB}", "لا"),
        ("مشاركة:\u{2002}", "مشاركه: "),
        ("الهلال\u{A0}\u{A0}الأحمر", "الهلال الاحمر"),
        ("ـــــــ ــ", " "),
        ("«نعم»، لا؛ لمَ؟ ٪ – … ABC", "\"نعم\", لا; لم? % - ... abc"),
        ("۱۲۳", "123"),
    ] {
        assert_eq!(key(source), expected, "{source}");
    }
}

#[test]
fn hamza_seats_and_tanwin_can_be_kept() {
    let exact_seats = FoldOptions {
        hamza_seats: false,
        ..FoldOptions::default()
    };
    let kept: String = fold("مسؤولون", &exact_seats).key().iter().collect();
    assert_eq!(kept, "مسؤولون");
    assert_eq!(key("سوريًا"), key("سوريا"));
    let tanwin = FoldOptions {
        keep_tanwin: true,
        ..FoldOptions::default()
    };
    assert_ne!(fold("سوريًا", &tanwin).key(), fold("سوريا", &tanwin).key());
}

fn found(text: &str, query: &str, options: &FindOptions) -> Vec<String> {
    find_all(text, query, options)
        .into_iter()
        .map(|range| text.chars().skip(range.start).take(range.len()).collect())
        .collect()
}

#[test]
fn hits_carry_the_marks_of_their_letters_and_nothing_more() {
    let text = "قَالَ، قالَـت. وقال\u{200F} ثم قـــال";
    assert_eq!(
        found(text, "قال", &FindOptions::default()),
        ["قَالَ", "قالَ", "قال", "قـــال"]
    );
    let whole = FindOptions {
        whole_word: true,
        ..FindOptions::default()
    };
    assert_eq!(found(text, "قال", &whole), ["قَالَ", "قـــال"]);
    let exact = FindOptions {
        exact: true,
        ..FindOptions::default()
    };
    assert_eq!(found(text, "قال", &exact).len(), 2);
}

#[test]
fn a_hit_covers_whole_source_characters() {
    for (text, query, start, end) in [
        ("س\u{FEFB}س", "لاس", 1, 3),
        ("س\u{FEFB}س", "ا", 1, 2),
        ("أ \u{A0} ب", "ا ب", 0, 5),
        ("\u{FEFF}نعم", "نعم", 1, 4),
    ] {
        let hits = find_all(text, query, &FindOptions::default());
        assert_eq!(hits.len(), 1, "{query}");
        assert_eq!((hits[0].start, hits[0].end), (start, end), "{query}");
    }
}

#[test]
fn a_query_without_a_key_finds_nothing() {
    for query in ["", "  ", "\u{64E}", "\u{200F}"] {
        assert_eq!(find_all("بَ ب", query, &FindOptions::default()), []);
    }
}

proptest! {
    #[test]
    fn every_hit_has_the_key_of_the_query(
        text in proptest::collection::vec(
            proptest::sample::select(vec!['أ', 'ا', 'ب', '\u{64E}', 'ـ', ' ', '\u{FEFB}', '…', '.', 'ل']),
            0..60,
        ),
        query in proptest::collection::vec(
            proptest::sample::select(vec!['أ', 'ا', 'ب', '\u{64E}', 'ل', '.']),
            1..4,
        ),
    ) {
        let text: String = text.into_iter().collect();
        let query: String = query.into_iter().collect();
        let mut last_end = 0;
        for range in find_all(&text, &query, &FindOptions::default()) {
            prop_assert!(range.start >= last_end);
            last_end = range.end;
            let hit: String = text.chars().skip(range.start).take(range.len()).collect();
            prop_assert!(key(&hit).contains(&key(&query)));
        }
    }
}
