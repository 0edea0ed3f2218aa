//! Measures over stretches of text, held against published values.

use isnad::agreement::alpha_u::{Disagreement, disagreement};
use isnad::agreement::bootstrap::unwatched;
use isnad::agreement::gamma::{disorder, dissimilarity, gamma};
use isnad::agreement::spans::{Counts, Labelled};
use isnad::agreement::u_alpha::{Segment, Unitizing, flatten};
use isnad::agreement::why::Why;
use isnad::agreement::{relations, spans};
use isnad::model::Fragment;
use serde_json::Value;

use super::{Oracle, near};

fn fragments(list: &Value, label: &str) -> Vec<Fragment> {
    let units = list.as_array().expect("units").iter();
    let number = |it: &Value| u32::try_from(it.as_u64().expect("an offset")).expect("small");
    let mut found: Vec<Fragment> = units
        .filter(|it| it[2] == label)
        .map(|it| Fragment(number(&it[0]), number(&it[1])))
        .collect();
    found.sort_unstable();
    found
}

#[test]
fn alpha_u_of_2004() {
    let mut oracle = Oracle::read();
    let vector = oracle.vectors["alphaU"].clone();
    let whole = Fragment(150, 450);
    let mut both = Disagreement::default();
    for (label, observed, expected) in [("c", 0.014_444_4, 0.053_221_8), ("k", 0.0, 0.048_978_6)] {
        let (i, j) = (
            fragments(&vector["i"], label),
            fragments(&vector["j"], label),
        );
        let found = disagreement(whole, &[&i, &j]).expect("two annotators");
        assert!((found.observed - observed).abs() < 1e-7, "{found:?}");
        assert!((found.expected - expected).abs() < 1e-7, "{found:?}");
        oracle.compare(&vector, label, found.alpha());
        both = both + found;
    }
    oracle.compare(&vector, "all", both.alpha());
    assert_eq!(oracle.compared, 3);
    // A small one that can be done by hand.
    let (a, b) = (
        [Fragment(1, 9)],
        [Fragment(2, 3), Fragment(4, 5), Fragment(6, 7)],
    );
    let small = disagreement(Fragment(0, 10), &[&a, &b]).expect("two annotators");
    assert!((small.observed - 0.91).abs() < 1e-12);
    near(small.alpha(), -0.700_346, "small αU");
    let twice = [Fragment(0, 5), Fragment(4, 8)];
    assert_eq!(
        disagreement(Fragment(0, 10), &[&a, &twice]),
        Err(Why::Overlap)
    );
    assert_eq!(disagreement(Fragment(0, 10), &[&a]), Err(Why::FewerThanTwo));
}

/// The units of one annotator: start, end and label.
type Line = &'static [(u32, u32, usize)];

pub fn segments(of: &[(u32, u32, usize)]) -> Vec<Segment> {
    let segment = |it: &(u32, u32, usize)| Segment {
        start: it.0,
        end: it.1,
        label: it.2,
    };
    of.iter().map(segment).collect()
}

fn of_labels(list: &Value, labels: &[&str]) -> Vec<Segment> {
    let mut found: Vec<Segment> = labels
        .iter()
        .enumerate()
        .flat_map(|(label, name)| {
            let units = fragments(list, name).into_iter();
            units.map(move |it| Segment {
                start: it.0,
                end: it.1,
                label,
            })
        })
        .collect();
    found.sort_unstable();
    found
}

#[test]
fn the_family_of_u_alpha() {
    let mut oracle = Oracle::read();
    let vector = oracle.vectors["ufamily"].clone();
    let people = ["Alex", "Paul", "Susan"].map(|name| of_labels(&vector[name], &["1", "2"]));
    let mut sums = Unitizing::new(2);
    sums.add(20, &[&people[0], &people[1], &people[2]]);
    oracle.compare(&vector, "u", sums.u_alpha());
    oracle.compare(&vector, "bar_u", sums.bar_u_alpha());
    oracle.compare(&vector, "cu", sums.cu_alpha());
    oracle.compare(&vector, "coverage", sums.coverage());
    oracle.compare(&vector, "k1", sums.k_u_alpha(0));
    oracle.compare(&vector, "k2", sums.k_u_alpha(1));
    assert_eq!(oracle.compared, 6);

    let (a, b) = (
        segments(&[(1, 9, 0)]),
        segments(&[(2, 3, 0), (4, 5, 0), (6, 7, 0)]),
    );
    let mut small = Unitizing::new(1);
    small.add(10, &[&a, &b]);
    near(small.u_alpha(), 0.181_818, "uα of the small one");
    near(small.bar_u_alpha(), 0.181_818, "|uα of the small one");
    assert_eq!(small.cu_alpha(), Err(Why::NoVariation));

    let mut nothing = Unitizing::new(1);
    assert_eq!(nothing.u_alpha(), Err(Why::FewerThanTwo));
    nothing.add(10, &[&a]);
    assert_eq!(nothing.u_alpha(), Err(Why::FewerThanTwo));
    nothing.add(10, &[&[], &[]]);
    assert_eq!(nothing.u_alpha(), Err(Why::Nothing));
}

#[test]
fn tags_that_overlap_are_laid_flat_innermost_first() {
    let flat = flatten(&segments(&[
        (0, 20, 0),
        (5, 10, 1),
        (8, 12, 2),
        (20, 25, 0),
    ]));
    let expected = segments(&[(0, 5, 0), (5, 8, 1), (8, 12, 2), (12, 20, 0), (20, 25, 0)]);
    assert_eq!(flat, expected);
    assert_eq!(
        flatten(&segments(&[(0, 4, 1), (0, 4, 2)])),
        segments(&[(0, 4, 2)])
    );
}

/// Mathet et al. (2015), figures 10 and 19, and the example of Alex, Paul and Suzan.
#[test]
fn gamma_disorder_of_published_alignments() {
    let mut oracle = Oracle::read();
    let vector = oracle.vectors["gamma_disorder"].clone();
    let mut compare = |key: &str, people: &[&[(u32, u32, usize)]]| {
        let people: Vec<Vec<Segment>> = people.iter().map(|it| segments(it)).collect();
        let lines: Vec<&[Segment]> = people.iter().map(Vec::as_slice).collect();
        oracle.compare(&vector, key, disorder(&lines).value());
    };
    compare(
        "figure10",
        &[
            &[(4, 14, 0), (20, 30, 1)],
            &[(4, 14, 0), (20, 25, 1)],
            &[(14, 24, 0), (40, 44, 1)],
        ],
    );
    compare(
        "figure19",
        &[
            &[(0, 20, 0)],
            &[(0, 5, 0), (5, 10, 0), (10, 15, 0), (15, 20, 0)],
        ],
    );
    compare(
        "AlexPaulSuzan",
        &[
            &[
                (2, 9, 1),
                (11, 17, 2),
                (24, 30, 5),
                (32, 36, 6),
                (36, 44, 6),
                (44, 60, 7),
            ],
            &[(2, 9, 1), (11, 17, 3), (19, 25, 5), (32, 44, 6)],
            &[
                (2, 9, 1),
                (11, 17, 4),
                (21, 27, 5),
                (32, 36, 6),
                (36, 40, 6),
                (40, 44, 6),
            ],
        ],
    );
    assert_eq!(oracle.compared, 3);
    let further: [(f64, &[Line]); 2] = [
        (
            0.704_974,
            &[
                &[
                    (2, 9, 1),
                    (11, 17, 2),
                    (24, 30, 5),
                    (32, 36, 6),
                    (36, 44, 6),
                    (47, 63, 7),
                ],
                &[
                    (2, 9, 1),
                    (11, 17, 3),
                    (19, 25, 5),
                    (32, 44, 6),
                    (48, 58, 7),
                ],
                &[
                    (2, 9, 1),
                    (11, 17, 4),
                    (21, 27, 5),
                    (32, 36, 6),
                    (36, 40, 6),
                    (42, 46, 6),
                    (48, 58, 7),
                ],
            ],
        ),
        (
            0.954_545,
            &[
                &[(2, 9, 1), (11, 17, 2)],
                &[(2, 9, 5), (11, 17, 2)],
                &[(2, 9, 4), (11, 17, 2)],
                &[(2, 9, 1), (11, 17, 2)],
                &[(2, 9, 1), (11, 17, 3), (20, 22, 2)],
            ],
        ),
    ];
    for (expected, people) in further {
        let people: Vec<Vec<Segment>> = people.iter().map(|it| segments(it)).collect();
        let lines: Vec<&[Segment]> = people.iter().map(Vec::as_slice).collect();
        near(disorder(&lines).value(), expected, "disorder");
    }
    let unit = |start, end, label| Segment { start, end, label };
    for (a, b, expected) in [
        (unit(0, 10, 0), unit(0, 10, 0), 0.0),
        (unit(0, 10, 0), unit(0, 10, 1), 1.0),
        (unit(0, 10, 0), unit(2, 10, 0), 0.037_037),
        (unit(0, 10, 0), unit(5, 15, 0), 0.75),
        (unit(0, 10, 0), unit(10, 20, 1), 4.0),
        (unit(32, 44, 0), unit(36, 44, 0), 0.12),
    ] {
        assert!((dissimilarity(a, b) - expected).abs() < 1e-6, "{a:?} {b:?}");
    }
}

#[test]
fn gamma_is_one_for_the_same_and_the_same_for_a_seed() {
    let one = segments(&[(0, 10, 0), (20, 40, 1), (60, 65, 0)]);
    let other = segments(&[(1, 10, 0), (22, 40, 0), (70, 75, 0)]);
    let same = [(100, vec![one.as_slice(), one.as_slice()])];
    near(gamma(&same, 7, &unwatched), 1.0, "γ");
    let apart = [(100, vec![one.as_slice(), other.as_slice()])];
    let found = gamma(&apart, 7, &unwatched);
    assert_eq!(found, gamma(&apart, 7, &unwatched));
    assert_ne!(found, gamma(&apart, 8, &unwatched));
    let found = found.expect("a value");
    assert!(found > 0.0 && found < 1.0, "{found}");
    assert_eq!(
        gamma(&apart, 7, &|_| std::ops::ControlFlow::Break(())),
        Err(Why::Cancelled)
    );
    assert_eq!(
        gamma(&[(9, vec![&one])], 7, &unwatched),
        Err(Why::FewerThanTwo)
    );
}

const CLAIM: usize = 0;
const ACTOR: usize = 1;
const STANCE: usize = 2;

#[test]
fn spans_of_two_annotators() {
    let a = [
        (0, 10, CLAIM),
        (15, 25, CLAIM),
        (30, 36, ACTOR),
        (40, 50, ACTOR),
        (60, 80, CLAIM),
    ];
    let b = [
        (0, 10, CLAIM),
        (17, 25, CLAIM),
        (30, 36, STANCE),
        (41, 48, CLAIM),
        (90, 99, ACTOR),
    ];
    let places = |of: &[(u32, u32, usize)]| {
        of.iter()
            .map(|it| [Fragment(it.0, it.1)])
            .collect::<Vec<_>>()
    };
    let (places_a, places_b) = (places(&a), places(&b));
    let labelled =
        |of: &[(u32, u32, usize)], places: &'static [[Fragment; 1]]| -> Vec<Labelled<'static>> {
            let tags = of.iter().zip(places);
            tags.map(|(it, place)| Labelled { place, label: it.2 })
                .collect()
        };
    let (a, b) = (labelled(&a, places_a.leak()), labelled(&b, places_b.leak()));
    let words: Vec<Fragment> = (0..20).map(|it| Fragment(it * 5, it * 5 + 4)).collect();
    let counts = Counts::of(&a, &b, &words);
    assert_eq!(Counts::from_numbers(&counts.numbers()), counts);
    for (got, expected) in [
        (counts.exact_label_f1(), 0.2),
        (counts.exact_f1(), 0.4),
        (counts.overlap_label_f1(), 0.4),
        (counts.overlap_f1(), 0.8),
        (counts.half_label_f1(), 0.4),
        (counts.char_label_f1(), 0.375),
        (counts.char_f1(), 31.0 / 48.0),
        (counts.agr()[0], 0.8),
        (counts.agr()[1], 0.8),
        (counts.mean_agr(), 0.8),
    ] {
        near(got, expected, "spans");
    }
    // Words of five: a covers 0 1, 3 4, 6 7, 8 9, 12 to 15; b 0 1, 3 4, 6 7, 8 9, 18 19.
    assert_eq!(counts.words, [12.0, 10.0]);
    near(counts.token_f1(), 16.0 / 22.0, "words");
    let (there, back) = (counts.exact_f1(), Counts::of(&b, &a, &words).exact_f1());
    assert_eq!(there, back);
    assert_eq!(Counts::of(&[], &[], &words).char_f1(), Err(Why::Nothing));
    assert_eq!(Counts::of(&a, &[], &words).char_f1(), Ok(0.0));
    assert_eq!(
        spans::join(&[Fragment(0, 2), Fragment(2, 4), Fragment(5, 6)]),
        [Fragment(0, 4), Fragment(5, 6)]
    );
}

#[test]
fn edges_count_with_and_without_given_ends() {
    let edge = |from, to, label| relations::Edge { from, to, label };
    let a = [
        edge(Some(0), Some(1), 0),
        edge(Some(1), Some(2), 0),
        edge(Some(2), None, 0),
        edge(Some(3), Some(4), 1),
    ];
    let b = [
        edge(Some(0), Some(1), 0),
        edge(Some(1), Some(2), 1),
        edge(None, Some(9), 0),
    ];
    let counts = relations::Counts::of(&a, &b);
    assert_eq!(relations::Counts::from_numbers(&counts.numbers()), counts);
    near(counts.label_f1(), 2.0 / 7.0, "all, with labels");
    near(counts.f1(), 4.0 / 7.0, "all");
    near(
        counts.given_label_f1(),
        2.0 / 5.0,
        "given ends, with labels",
    );
    near(counts.given_f1(), 4.0 / 5.0, "given ends");
}
