//! Names and words of saying that are offered: in an invented set, by laws, and in real articles.

use std::ops::Range;

use isnad::text::clitics::{core, core_among};
use isnad::text::cues::{CueHit, CueKind, find_cues, find_cues_outside};
use isnad::text::index::ArticleText;
use isnad::text::names::{NameFinder, NameHit};
use isnad::text::quotes::find_quotes;
use isnad::text::segment::{
    clause_at, clauses, closing_quote, next_clause_end, previous_clause_start,
};
use proptest::prelude::*;

#[path = "../suggest/score.rs"]
mod score;

fn finder() -> NameFinder {
    let names = score::names();
    NameFinder::new(names.iter().map(|(id, name)| (*id, name.as_str())))
}

fn found(names: &[(usize, &str)], text: &str) -> Vec<(String, String, Vec<usize>)> {
    let text = ArticleText::new(text);
    let slice = |range: Range<usize>| text.slice(range).expect("in the text").to_owned();
    NameFinder::new(names.iter().copied())
        .find(&text)
        .into_iter()
        .map(|hit| (slice(hit.range), slice(hit.core), hit.ids))
        .collect()
}

#[test]
fn most_of_what_is_offered_is_right_and_little_is_missed() {
    let finder = finder();
    let (tuned, held_out) = (
        score::score("tuned.txt", &finder),
        score::score("held_out.txt", &finder),
    );
    assert!(tuned.sentences + held_out.sentences >= 150);
    assert!(held_out.sentences * 3 >= tuned.sentences);
    let all = || tuned.differences.iter().chain(&held_out.differences);
    let told: Vec<&String> = all().collect();
    let mentions = tuned.mentions.and(held_out.mentions);
    assert!(
        mentions.right > 140 && mentions.precision() >= 0.95,
        "{told:#?}"
    );
    assert!(mentions.recall() >= 0.95, "{told:#?}");
    let cues = tuned.cues.and(held_out.cues);
    assert!(cues.right > 130 && cues.precision() >= 0.9, "{told:#?}");
    assert!(cues.recall() >= 0.9, "{told:#?}");
    assert!(
        tuned.contents.and(held_out.contents).precision() >= 0.85,
        "{told:#?}"
    );
    assert!(
        tuned.sources.and(held_out.sources).precision() >= 0.85,
        "{told:#?}"
    );
}

#[test]
fn proclitics_are_taken_only_from_a_known_name() {
    let of = |word: &str, name: &str| {
        core(word, name).map(|one| (one.proclitics, one.core, one.elided_al))
    };
    assert_eq!(of("والشرع", "الشرع"), Some(("و".into(), 1..6, false)));
    assert_eq!(of("للشرع", "الشرع"), Some(("ل".into(), 1..5, true)));
    assert_eq!(of("وللشرع", "الشرع"), Some(("ول".into(), 2..6, true)));
    assert_eq!(of("للجنة", "اللجنة"), Some(("ل".into(), 1..5, true)));
    assert_eq!(of("بالشرع", "الشرع"), Some(("ب".into(), 1..6, false)));
    assert_eq!(
        of("فوزير الخارجية", "وزير الخارجية"),
        Some(("ف".into(), 1..14, false))
    );
    assert_eq!(of("لألمانيا", "ألمانيا"), Some(("ل".into(), 1..8, false)));
    assert_eq!(of("بوتين", "بوتين"), Some((String::new(), 0..5, false)));
    assert_eq!(of("وَبُوتين", "بوتين"), Some(("و".into(), 2..8, false)));
    assert_eq!(of("بوتين", "بوتن"), None);
    assert_eq!(of("سيقول", "يقول"), None);
    assert_eq!(of("لتحديد", "حديد"), None);
    assert_eq!(of("سوريًا", "سوريا"), None);
    assert_eq!(of("سورياً", "سوريا"), None);
    assert_eq!(
        of("وزير الخارجية", "وزير  الخارجية").map(|one| one.1),
        Some(0..13)
    );
    assert_eq!(of("وزير والخارجية", "وزير الخارجية"), None);
    let best = core_among("بوتين", ["وتين", "بوتين"]).map(|(place, one)| (place, one.core));
    assert_eq!(best, Some((1, 0..5)));
    assert_eq!(core_among("بوتين", ["رائد"]), None);
}

#[test]
fn the_longest_name_is_taken_and_all_who_bear_it_are_told() {
    let names = [
        (7, "سامر"),
        (3, "سامر الخطيب"),
        (9, "الخطيب"),
        (4, "سامر الخطيب"),
        (5, "الخطيب نصار حداد"),
    ];
    assert_eq!(
        found(&names, "عاد سامر الخطيب."),
        [("سامر الخطيب".into(), "سامر الخطيب".into(), vec![3, 4])]
    );
    assert_eq!(
        found(&names, "عاد وسامر\u{A0}الخطيب إلى للخطيب"),
        [
            (
                "وسامر\u{A0}الخطيب".into(),
                "سامر\u{A0}الخطيب".into(),
                vec![3, 4]
            ),
            ("للخطيب".into(), "لخطيب".into(), vec![9]),
        ]
    );
    assert_eq!(found(&names, "سامر الخطيب نصار حداد")[1].2, [5]);
    assert_eq!(found(&names, "سامر، الخطيب").len(), 2);
    assert_eq!(found(&[(1, "وتين"), (2, "بوتين")], "بوتين")[0].2, [2]);
    assert_eq!(found(&[(1, "بوتن")], "سبوتنيك"), []);
    assert_eq!(
        found(&[(1, "علي")], "على الطاولة، وعلى علي"),
        [("علي".into(), "علي".into(), vec![1])]
    );
    assert_eq!(found(&[(1, " "), (2, "«»")], "كل شيء «»"), []);
}

#[test]
fn nothing_is_offered_in_what_is_left_out() {
    let text = ArticleText::new("قال سامر إن الأمر انتهى. وقال سامر إنه عاد.");
    let finder = NameFinder::new([(1, "سامر")]);
    assert_eq!(finder.find(&text).len(), 2);
    assert_eq!(
        finder
            .find_outside(&text, std::slice::from_ref(&(0..8)))
            .len(),
        1
    );
    assert_eq!(finder.find_outside(&text, &[7..8, 40..41]).len(), 1);
    assert_eq!(find_cues(&text).len(), 2);
    assert_eq!(
        find_cues_outside(&text, std::slice::from_ref(&(2..3))).len(),
        1
    );
}

#[test]
fn quotations_are_paired_within_their_paragraph() {
    let pairs = |text: &str| -> Vec<(String, bool, bool)> {
        let text = ArticleText::new(text);
        find_quotes(&text)
            .into_iter()
            .map(|one| {
                (
                    text.slice(one.range).expect("there").to_owned(),
                    one.balanced,
                    one.name,
                )
            })
            .collect()
    };
    assert_eq!(
        pairs("قال: «نعم». وزار \"الأفق\" بـ \"روح طيبة جداً\""),
        [
            ("«نعم»".into(), true, false),
            ("\"الأفق\"".into(), true, true),
            ("\"روح طيبة جداً\"".into(), true, false),
        ]
    );
    assert_eq!(
        pairs("«قال “نعم ولا وربما” ثم مضى»"),
        [
            ("«قال “نعم ولا وربما” ثم مضى»".into(), true, false),
            ("“نعم ولا وربما”".into(), true, false),
        ]
    );
    assert_eq!(
        pairs("إلى أن \"نواصل العمل معاً وقال: \"وكما تعلمون كان هنا\".\nثم \"نعم\""),
        [
            ("\"نواصل العمل معاً وقال:".into(), false, false),
            ("\"وكما تعلمون كان هنا\"".into(), true, false),
            ("\"نعم\"".into(), true, true),
        ]
    );
    assert_eq!(pairs("الأفق\": لا تراجع")[0], ("الأفق\"".into(), false, true));
    let text = ArticleText::new("قال: «نعم “لا” ربما» و«مفتوح");
    assert_eq!(closing_quote(&text, 6), Some(20));
    assert_eq!(closing_quote(&text, 11), Some(14));
    assert_eq!(closing_quote(&text, 20), None);
    assert_eq!(closing_quote(&text, 24), None);
}

#[test]
fn clauses_end_at_commas_semicolons_and_colons_outside_of_numbers() {
    let text = "قال: نعم، في 10:30 بعد 1,500 كلمة؛ ثم «عاد،» وحده. انتهى";
    let parts: Vec<&str> = clauses(text)
        .into_iter()
        .map(|range| &text[range])
        .collect();
    assert_eq!(
        parts,
        [
            "قال:",
            "نعم،",
            "في 10:30 بعد 1,500 كلمة؛",
            "ثم «عاد،»",
            "وحده.",
            "انتهى"
        ]
    );
    let second = text.find("نعم").expect("there");
    assert_eq!(
        clause_at(text, second).map(|range| &text[range]),
        Some("نعم،")
    );
    assert_eq!(next_clause_end(text, 0), "قال:".len());
    assert_eq!(previous_clause_start(text, second), 0);
    assert_eq!(clause_at("  ", 0), None);
}

#[test]
fn a_hit_tells_act_commitment_and_quotation() {
    let one = |text: &str| {
        find_cues(&ArticleText::new(text))
            .into_iter()
            .next()
            .expect("a cue")
    };
    let hit = one("وزعم سامر أن الصور مزورة.");
    assert_eq!(
        (hit.act, hit.commitment, hit.kind),
        ("state", "distancing", CueKind::Verb)
    );
    assert!(hit.confident && !hit.quoted);
    assert_eq!(one("ونفى سامر ذلك.").act, "deny");
    assert_eq!(one("وحذر سامر من الخطر.").act, "warn");
    assert_eq!(one("ورفض سامر التعليق.").act, "decline");
    assert_eq!(one("كشف مصدر أن الصفقة جمدت.").commitment, "endorsing");
    assert!(one("وقال: «سنعود غداً».").quoted);
}

/// The codes that hits may bear are in the codebook.
#[test]
fn every_code_is_in_the_codebook() {
    let book = std::fs::read_to_string(
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/model/codebook/tables.rs"),
    )
    .expect("the tables");
    for kind in [
        CueKind::Verb,
        CueKind::Participle,
        CueKind::Noun,
        CueKind::Preposition,
        CueKind::Punctuation,
    ] {
        assert!(book.contains(&format!("(\"{}\",", kind.code())));
    }
    let mut hits = 0;
    for sample in score::samples("tuned.txt")
        .iter()
        .chain(&score::samples("held_out.txt"))
    {
        for hit in find_cues(&ArticleText::new(sample.text.as_str())) {
            hits += 1;
            assert!(book.contains(&format!("(\"{}\",", hit.act)), "{}", hit.act);
            assert!(book.contains(&format!("\"{}\",", hit.commitment)));
        }
    }
    assert!(hits > 100);
}

fn check_cues(text: &ArticleText, hits: &[CueHit]) {
    let mut last_end = 0;
    for hit in hits {
        assert!(hit.cue.start >= last_end && hit.cue.start < hit.cue.end);
        last_end = hit.cue.end;
        for range in [Some(&hit.cue), hit.content.as_ref(), hit.source.as_ref()]
            .into_iter()
            .flatten()
        {
            let part = text.slice(range.clone()).expect("in the text");
            assert_eq!(part.trim(), part);
            assert!(!part.is_empty() && !part.contains('\n'));
        }
    }
}

proptest! {
    #[test]
    fn a_name_with_any_proclitics_is_found_between_any_neighbours(
        name in proptest::sample::select(vec!["الخطيب", "بوردين", "ألمارا", "سامر الخطيب", "اللجنة العليا", "وزير الخارجية"]),
        conjunction in proptest::sample::select(vec!["", "و", "ف"]),
        preposition in proptest::sample::select(vec!["", "ب", "ك", "ل"]),
        before in proptest::sample::select(vec!["", "قال ", "«", "(", "بـ \"", "،", "ذات صلة", "\u{A0}"]),
        after in proptest::sample::select(vec!["", " غداً", "»", "؟", "\u{A0}", ":", "\n"]),
    ) {
        let written = match (preposition, name.strip_prefix("ال")) {
            ("ل", Some(rest)) if rest.starts_with('ل') => format!("{conjunction}ل{rest}"),
            ("ل", Some(rest)) => format!("{conjunction}لل{rest}"),
            _ => format!("{conjunction}{preposition}{name}"),
        };
        let text = ArticleText::new(format!("{before}{written}{after}"));
        let hits = NameFinder::new([(1, name)]).find(&text);
        prop_assert_eq!(hits.len(), 1);
        prop_assert_eq!(text.slice(hits[0].range.clone()), Some(written.as_str()));
        let taken = hits[0].core.start - hits[0].range.start;
        let length = conjunction.chars().count() + preposition.chars().count();
        prop_assert_eq!(taken, length);
    }

    #[test]
    fn hits_are_in_order_and_each_is_made_of_its_name(
        pieces in proptest::collection::vec(proptest::sample::select(vec![
            "سامر", "الخطيب", "للخطيب", " ", "و", "حداد", "\n", "\u{A0}", "ـ", "ليلى", "ب", "،", "ً", "ا", "\"", "ة", "x",
        ]), 0..30),
    ) {
        let names = [(1, "سامر"), (2, "سامر الخطيب"), (3, "الخطيب"), (4, "ليلى حداد"), (5, "حداد")];
        let text = ArticleText::new(pieces.concat());
        let mut last_end = 0;
        for NameHit { range, core: inner, ids, .. } in NameFinder::new(names).find(&text) {
            prop_assert!(range.start >= last_end && range.start <= inner.start);
            prop_assert!(inner.start < inner.end && inner.end == range.end);
            last_end = range.end;
            let words = text.slice(range.clone()).expect("in the text").replace('\n', " ");
            for id in ids {
                let name = names.iter().find(|(one, _)| *one == id).expect("a name").1;
                let clitics = core(&words, name);
                prop_assert_eq!(clitics.map(|one| one.core.start), Some(inner.start - range.start));
            }
        }
    }

    #[test]
    fn any_text_gives_cues_in_order_within_their_paragraphs(
        pieces in proptest::collection::vec(proptest::sample::select(vec![
            "قال", "وقال", " ", " ", "سامر", "أن", "إن", ":", "،", "؛", "\"", "«", "»", "“", "”", ".", "\n",
            "مؤكداً", "بحسب", "قد", "لم", "نقلاً عن", "تأكيد", "ة", "\u{A0}", "ورفض", "التعليق", "ما", "ورد", "(", "1",
        ]), 0..40),
    ) {
        let text = ArticleText::new(pieces.concat());
        check_cues(&text, &find_cues(&text));
    }
}

fn article(name: &str) -> Option<ArticleText> {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../shared/articles")
        .join(name);
    std::fs::read_to_string(path).ok().map(ArticleText::new)
}

const FIRST: &str = "000_154088cc3984c864.txt";
const SECOND: &str = "001_8fc73ac330813a26.txt";
const THIRD: &str = "003_a39184c905f49648.txt";

#[test]
fn names_of_the_shared_articles_are_counted_if_present() {
    for (name, expected) in [
        ("بوتين", [2, 0, 3]),
        ("بوتن", [0, 9, 0]),
        ("الشرع", [1, 7, 0]),
        ("الرئيس السوري", [1, 4, 0]),
        ("وزير الخارجية", [3, 1, 0]),
        ("روسيا", [14, 6, 11]),
        // One less than by keys alone in the second: an adjective with tanwin.
        ("سوريا", [18, 18, 7]),
    ] {
        for (file, count) in [FIRST, SECOND, THIRD].into_iter().zip(expected) {
            let Some(text) = article(file) else {
                continue;
            };
            let hits = NameFinder::new([(1, name)]).find(&text);
            assert_eq!(hits.len(), count, "{name} in {file}");
        }
    }
}

#[test]
fn cues_of_the_shared_articles_stand_where_people_saw_them_if_present() {
    // File, cue, source, where the content ends, act, commitment.
    type Row = (
        &'static str,
        Range<usize>,
        Option<Range<usize>>,
        Option<usize>,
        &'static str,
        &'static str,
    );
    let rows: [Row; 12] = [
        (
            FIRST,
            2048..2051,
            Some(2052..2067),
            None,
            "state",
            "endorsing",
        ),
        (
            FIRST,
            2069..2077,
            Some(2078..2089),
            None,
            "state",
            "neutral",
        ),
        (SECOND, 3396..3408, None, Some(3453), "state", "neutral"),
        (
            SECOND,
            3663..3667,
            Some(3668..3684),
            Some(3756),
            "state",
            "neutral",
        ),
        (
            SECOND,
            3758..3762,
            Some(3763..3782),
            Some(3800),
            "decline",
            "neutral",
        ),
        (
            SECOND,
            2157..2162,
            Some(2123..2156),
            None,
            "warn",
            "neutral",
        ),
        (SECOND, 1362..1366, None, None, "state", "distancing"),
        (
            THIRD,
            116..120,
            Some(121..133),
            Some(230),
            "state",
            "neutral",
        ),
        (THIRD, 1593..1597, None, None, "state", "neutral"),
        (
            THIRD,
            2479..2484,
            Some(2485..2490),
            Some(2528),
            "state",
            "neutral",
        ),
        (
            THIRD,
            2530..2535,
            Some(2536..2541),
            Some(2553),
            "deny",
            "neutral",
        ),
        (THIRD, 2555..2560, None, None, "state", "neutral"),
    ];
    for (file, cue, source, content_end, act, commitment) in rows {
        let Some(text) = article(file) else {
            continue;
        };
        let hits = find_cues(&text);
        check_cues(&text, &hits);
        let hit = hits.iter().find(|hit| hit.cue == cue);
        let hit = hit.unwrap_or_else(|| panic!("{file} {cue:?}"));
        assert_eq!(
            (hit.act, hit.commitment),
            (act, commitment),
            "{file} {cue:?}"
        );
        if source.is_some() {
            assert_eq!(hit.source, source, "{file} {cue:?}");
        }
        if let Some(end) = content_end {
            assert_eq!(
                hit.content.clone().map(|one| one.end),
                Some(end),
                "{file} {cue:?}"
            );
        }
    }
    if let Some(text) = article(FIRST) {
        // An opened quotation of the second section that is never closed.
        let quotes = find_quotes(&text);
        let open: Vec<usize> = quotes
            .iter()
            .filter(|one| !one.balanced)
            .map(|one| one.range.start)
            .collect();
        assert_eq!(open, [275, 1967]);
        // «وجه» is a face there.
        assert!(find_cues(&text).iter().all(|hit| !hit.cue.contains(&3185)));
    }
}
