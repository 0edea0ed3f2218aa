//! What must hold of every measure, whatever was tagged: names and order do not matter, perfect
//! agreement is 1, and who is called the first does not matter where it should not.

use isnad::agreement::alpha::{Coincidences, Scale};
use isnad::agreement::bootstrap::{Draws, Row, total, unwatched};
use isnad::agreement::gamma::{disorder, gamma};
use isnad::agreement::raters::Shares;
use isnad::agreement::spans::{Counts, Labelled};
use isnad::agreement::table::{Sums, Table, Weight};
use isnad::agreement::u_alpha::{Segment, Unitizing, flatten};
use isnad::agreement::why::{Measured, Why, share};
use isnad::model::Fragment;
use proptest::prelude::*;

const LABELS: usize = 4;

/// The labels two annotators gave to the same things.
fn pairs() -> impl Strategy<Value = Vec<(usize, usize)>> {
    proptest::collection::vec((0..LABELS, 0..LABELS), 1..40)
}

/// Values of up to five annotators on the same things, some missing.
fn things() -> impl Strategy<Value = Vec<Vec<Option<usize>>>> {
    (2_usize..6).prop_flat_map(|people| {
        let values = proptest::collection::vec(proptest::option::weighted(0.8, 0..LABELS), people);
        proptest::collection::vec(values, 1..25)
    })
}

/// Tags on a text of 200 scalars, which may overlap.
fn tags() -> impl Strategy<Value = Vec<Segment>> {
    let tag = (0_u32..180, 1_u32..20, 0..LABELS);
    let segment = |(start, length, label)| Segment {
        start,
        end: start + length,
        label,
    };
    proptest::collection::vec(tag.prop_map(segment), 0..12)
}

#[track_caller]
fn alike(one: Measured, other: Measured) -> Result<(), TestCaseError> {
    match (one, other) {
        (Ok(one), Ok(other)) => prop_assert!((one - other).abs() < 1e-9, "{one} {other}"),
        (one, other) => prop_assert_eq!(one, other),
    }
    Ok(())
}

fn table(pairs: &[(usize, usize)]) -> Table {
    let mut table = Table::new(LABELS);
    for (row, column) in pairs {
        table.add(*row, *column);
    }
    table
}

fn of_two(pairs: &[(usize, usize)]) -> Vec<Measured> {
    let table = table(pairs);
    let (first, second, agreed) = table.sums();
    let sums = Sums {
        agreed,
        first: &first,
        second: &second,
    };
    vec![
        sums.observed(),
        sums.kappa(),
        sums.pi(),
        sums.s(LABELS),
        sums.ac1(LABELS),
        table.kappa_error(),
    ]
}

fn ordered(pairs: &[(usize, usize)]) -> Vec<Measured> {
    let table = table(pairs);
    [Weight::Linear, Weight::Quadratic]
        .map(|it| table.weighted_kappa(it))
        .to_vec()
}

fn meetings(things: &[Vec<Option<usize>>]) -> Coincidences {
    let mut meetings = Coincidences::new(LABELS);
    for thing in things {
        meetings.add(&thing.iter().flatten().copied().collect::<Vec<_>>());
    }
    meetings
}

fn of_many(things: &[Vec<Option<usize>>]) -> Vec<Measured> {
    let mut shares = Shares::new(LABELS);
    for thing in things {
        let of = |label| thing.iter().filter(|it| **it == Some(label)).count() as f64;
        shares.add(&(0..LABELS).map(of).collect::<Vec<_>>());
    }
    let sums = shares.sums();
    vec![
        sums.observed(),
        sums.fleiss(),
        sums.ac1(LABELS),
        meetings(things).alpha(Scale::Nominal),
    ]
}

fn unitizing(length: u32, people: &[&[Segment]]) -> Unitizing {
    let flat: Vec<Vec<Segment>> = people.iter().map(|it| flatten(it)).collect();
    let lines: Vec<&[Segment]> = flat.iter().map(Vec::as_slice).collect();
    let mut sums = Unitizing::new(LABELS);
    sums.add(length, &lines);
    sums
}

fn family(sums: &Unitizing) -> Vec<Measured> {
    vec![
        sums.u_alpha(),
        sums.bar_u_alpha(),
        sums.cu_alpha(),
        sums.coverage(),
        sums.k_u_alpha(1),
    ]
}

fn spans(a: &[Segment], b: &[Segment]) -> Counts {
    let places = |of: &[Segment]| {
        of.iter()
            .map(|it| [Fragment(it.start, it.end)])
            .collect::<Vec<_>>()
    };
    let (places_a, places_b) = (places(a), places(b));
    let words: Vec<Fragment> = (0..33).map(|it| Fragment(it * 6, it * 6 + 5)).collect();
    let labelled = |of: &[Segment], places: &[[Fragment; 1]]| -> Vec<(usize, [Fragment; 1])> {
        of.iter()
            .zip(places)
            .map(|(it, place)| (it.label, *place))
            .collect()
    };
    let (a, b) = (labelled(a, &places_a), labelled(b, &places_b));
    fn as_tags(of: &[(usize, [Fragment; 1])]) -> Vec<Labelled<'_>> {
        of.iter()
            .map(|(label, place)| Labelled {
                place,
                label: *label,
            })
            .collect()
    }
    Counts::of(&as_tags(&a), &as_tags(&b), &words)
}

fn all_f1(counts: &Counts) -> Vec<Measured> {
    vec![
        counts.exact_f1(),
        counts.exact_label_f1(),
        counts.overlap_f1(),
        counts.half_f1(),
        counts.char_f1(),
        counts.char_label_f1(),
        counts.token_f1(),
        counts.mean_agr(),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn the_first_and_the_second_are_alike(pairs in pairs()) {
        let swapped: Vec<_> = pairs.iter().map(|(a, b)| (*b, *a)).collect();
        for (one, other) in of_two(&pairs).into_iter().zip(of_two(&swapped)) {
            alike(one, other)?;
        }
        for (one, other) in ordered(&pairs).into_iter().zip(ordered(&swapped)) {
            alike(one, other)?;
        }
    }

    #[test]
    fn names_of_labels_do_not_matter(pairs in pairs(), shift in 0..LABELS) {
        let named = |label: &usize| (label + shift) % LABELS;
        let renamed: Vec<_> = pairs.iter().map(|(a, b)| (named(a), named(b))).collect();
        for (one, other) in of_two(&pairs).into_iter().zip(of_two(&renamed)) {
            alike(one, other)?;
        }
    }

    #[test]
    fn an_order_may_be_read_from_either_end(things in things()) {
        let turned: Vec<Vec<_>> = things
            .iter()
            .map(|thing| thing.iter().map(|it| it.map(|label| LABELS - 1 - label)).collect())
            .collect();
        alike(meetings(&things).alpha(Scale::Ordinal), meetings(&turned).alpha(Scale::Ordinal))?;
    }

    #[test]
    fn order_of_annotators_and_things_does_not_matter(things in things()) {
        let mut turned = things.clone();
        turned.reverse();
        for thing in &mut turned {
            thing.rotate_left(1);
        }
        for (one, other) in of_many(&things).into_iter().zip(of_many(&turned)) {
            alike(one, other)?;
        }
    }

    #[test]
    fn agreeing_throughout_is_one(things in things()) {
        let same: Vec<Vec<Option<usize>>> = things
            .iter()
            .map(|thing| vec![thing[0]; thing.len()])
            .collect();
        for value in of_many(&same) {
            prop_assert!(matches!(value, Ok(1.0) | Err(Why::NoVariation | Why::Nothing)), "{value:?}");
        }
        let pairs: Vec<_> = same.iter().filter_map(|thing| Some((thing[0]?, thing[0]?))).collect();
        for value in of_two(&pairs).into_iter().take(5).chain(ordered(&pairs)) {
            prop_assert!(matches!(value, Ok(1.0) | Err(Why::NoVariation | Why::Nothing)), "{value:?}");
        }
    }

    #[test]
    fn distances_of_numbers_keep_under_shifts(things in things(), by in -5_i32..5) {
        let at = |by: i32| (0..LABELS).map(|it| it as f64 + f64::from(by)).collect::<Vec<_>>();
        let meetings = meetings(&things);
        alike(meetings.alpha(Scale::Interval(&at(0))), meetings.alpha(Scale::Interval(&at(by))))?;
    }

    #[test]
    fn who_cut_the_text_first_does_not_matter(a in tags(), b in tags(), c in tags()) {
        let one = unitizing(200, &[&a, &b, &c]);
        let other = unitizing(200, &[&c, &a, &b]);
        for (one, other) in family(&one).into_iter().zip(family(&other)) {
            alike(one, other)?;
        }
        let (mut turned_a, mut turned_b) = (a.clone(), b.clone());
        turned_a.reverse();
        turned_b.rotate_left(b.len().min(1));
        for (one, other) in all_f1(&spans(&a, &b)).into_iter().zip(all_f1(&spans(&b, &a))) {
            alike(one, other)?;
        }
        for (one, other) in all_f1(&spans(&a, &b)).into_iter().zip(all_f1(&spans(&turned_a, &turned_b))) {
            alike(one, other)?;
        }
        alike(disorder(&[&a, &b]).value(), disorder(&[&turned_b, &turned_a]).value())?;
    }

    #[test]
    fn cutting_a_text_where_nobody_tagged_changes_nothing(a in tags(), b in tags(), c in tags()) {
        let later = |of: &[Segment]| -> Vec<Segment> {
            of.iter().map(|it| Segment { start: it.start + 200, end: it.end + 200, ..*it }).collect()
        };
        let both = |of: &[Segment]| [of.to_vec(), later(of)].concat();
        let whole = unitizing(400, &[&both(&a), &both(&b), &both(&c)]);
        let mut cut = unitizing(200, &[&a, &b, &c]);
        let sums = cut.sums().to_vec();
        cut = Unitizing::from_sums(LABELS, &sums.iter().map(|it| it * 2.0).collect::<Vec<_>>());
        for (one, other) in family(&whole).into_iter().zip(family(&cut)) {
            alike(one, other)?;
        }
    }

    #[test]
    fn the_same_tags_agree_wholly(a in tags()) {
        for value in family(&unitizing(200, &[&a, &a])).into_iter().take(3) {
            let is_one = value.is_ok_and(|it| (it - 1.0).abs() < 1e-9);
            prop_assert!(is_one || matches!(value, Err(Why::NoVariation | Why::Nothing)), "{value:?}");
        }
        for value in all_f1(&spans(&a, &a)) {
            prop_assert!(matches!(value, Ok(1.0) | Err(Why::Nothing)), "{value:?}");
        }
        let found = gamma(&[(200, vec![&a, &a])], 3, &unwatched);
        prop_assert!(matches!(found, Ok(1.0) | Err(Why::Nothing | Why::NoVariation)), "{found:?}");
    }

    /// If all units are one scalar long, uα is the nominal α over scalars.
    #[test]
    fn units_of_one_scalar_are_labels_of_scalars(
        people in proptest::collection::vec(proptest::collection::vec(proptest::option::of(0..LABELS), 30), 2..4),
    ) {
        let units = |labels: &Vec<Option<usize>>| -> Vec<Segment> {
            let labels = labels.iter().zip(0..);
            labels.filter_map(|(label, at)| Some(Segment { start: at, end: at + 1, label: (*label)? })).collect()
        };
        let lines: Vec<Vec<Segment>> = people.iter().map(units).collect();
        let lines: Vec<&[Segment]> = lines.iter().map(Vec::as_slice).collect();
        let mut sums = Unitizing::new(LABELS);
        sums.add(30, &lines);
        let mut meetings = Coincidences::new(LABELS + 1);
        for at in 0..30 {
            meetings.add(&people.iter().map(|it| it[at].unwrap_or(LABELS)).collect::<Vec<_>>());
        }
        alike(sums.u_alpha(), meetings.alpha(Scale::Nominal))?;
    }
}

/// Shares of two numbers an article: a known mean, and an interval around it.
#[test]
fn intervals_hold_the_value_and_repeat_for_a_seed() {
    let rows: Vec<Row> = (0..50)
        .map(|it| vec![(0, f64::from(it % 5)), (1, 5.0)])
        .collect();
    let measure = |sums: &[f64]| vec![share(sums[0], sums[1]), Err(Why::NoVariation)];
    let intervals = |seed, samples| {
        let draws = Draws::new(seed, samples, rows.len());
        draws
            .intervals(&rows, 2, &measure, &unwatched)
            .expect("not broken off")
    };
    let found = intervals(5, 400);
    assert_eq!(found, intervals(5, 400));
    assert_ne!(found, intervals(6, 400));
    assert_eq!(found[1], Err(Why::NoVariation));
    let value = measure(&total(&rows, 2))[0].expect("a value");
    let interval = found[0].expect("an interval");
    assert!(
        interval.low < value && value < interval.high,
        "{interval:?} {value}"
    );
    // The standard error of the mean of 0 … 4 over 50 articles is 0.2; of its fifth, 0.04.
    assert!(
        (interval.high - interval.low - 3.92 * 0.04).abs() < 0.03,
        "{interval:?}"
    );
    assert_eq!(intervals(5, 0)[0], Err(Why::NotAsked));
    let alone = Draws::new(1, 10, 1).intervals(&rows[..1], 2, &measure, &unwatched);
    assert_eq!(alone.expect("not broken off")[0], Err(Why::OneArticle));
    let stopped =
        Draws::new(1, 10, 50).intervals(&rows, 2, &measure, &|_| std::ops::ControlFlow::Break(()));
    assert_eq!(stopped, None);
}
