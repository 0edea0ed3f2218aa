//! Measures of agreement, held against values that others published or computed: those of
//! `tests/agreement/oracle.json` and further vectors, with their sources in it and beside them.

mod laws;
mod report;
mod unitizing;

use isnad::agreement::alpha::{Coincidences, Scale};
use isnad::agreement::clusters::{adjusted_rand, b_cubed, b_cubed_f1};
use isnad::agreement::raters::Shares;
use isnad::agreement::sets::SetDistance;
use isnad::agreement::table::{Sums, Table, Weight};
use isnad::agreement::why::{Measured, Why};
use serde_json::Value;

/// The vectors, with how many values were compared.
struct Oracle {
    vectors: Value,
    compared: usize,
}

impl Oracle {
    fn read() -> Self {
        let text = include_str!("../agreement/oracle.json");
        Self {
            vectors: serde_json::from_str(text).expect("JSON"),
            compared: 0,
        }
    }

    fn list(&self, name: &str) -> Vec<Value> {
        self.vectors[name].as_array().expect("a list").clone()
    }

    /// Compares with a value if the vector has it.
    #[track_caller]
    fn compare(&mut self, vector: &Value, key: &str, got: Measured) {
        if let Some(expected) = vector[key].as_f64() {
            near(got, expected, &format!("{key} of {}", vector["id"]));
            self.compared += 1;
        }
    }
}

#[track_caller]
fn near(got: Measured, expected: f64, what: &str) {
    let got = got.unwrap_or_else(|why| panic!("{what}: {why:?}"));
    // The values are printed to six digits after the point.
    assert!(
        (got - expected).abs() < 1e-6,
        "{what}: {got}, not {expected}"
    );
}

fn numbers(list: &Value) -> Vec<f64> {
    let list = list.as_array().expect("a list");
    list.iter()
        .map(|it| it.as_f64().expect("a number"))
        .collect()
}

#[test]
fn tables_of_two() {
    let mut oracle = Oracle::read();
    for vector in oracle.list("tables") {
        let rows: Vec<Vec<f64>> = vector["t"]
            .as_array()
            .expect("rows")
            .iter()
            .map(numbers)
            .collect();
        let size = rows.len();
        let table = Table::from_cells(size, &rows.concat());
        let (first, second, agreed) = table.sums();
        let sums = Sums {
            agreed,
            first: &first,
            second: &second,
        };
        oracle.compare(&vector, "Ao", sums.observed());
        oracle.compare(&vector, "kappa", sums.kappa());
        oracle.compare(&vector, "kappa_lin", table.weighted_kappa(Weight::Linear));
        oracle.compare(
            &vector,
            "kappa_quad",
            table.weighted_kappa(Weight::Quadratic),
        );
        oracle.compare(&vector, "pi", sums.pi());
        oracle.compare(&vector, "S", sums.s(size));
        let mut meetings = Coincidences::new(size);
        let mut shares = Shares::new(size);
        for (row, cells) in rows.iter().enumerate() {
            for (column, count) in cells.iter().enumerate() {
                for _ in 0..*count as usize {
                    meetings.add(&[row, column]);
                    let mut counts = vec![0.0; size];
                    counts[row] += 1.0;
                    counts[column] += 1.0;
                    shares.add(&counts);
                }
            }
        }
        oracle.compare(&vector, "alpha", meetings.alpha(Scale::Nominal));
        // Printed to five digits.
        let ac1 = vector["AC1"].as_f64().expect("AC1");
        for got in [sums.ac1(size), shares.sums().ac1(size)] {
            assert!((got.expect("a value") - ac1).abs() < 6e-6, "{got:?} {ac1}");
        }
        // Two raters: Fleiss' κ is Scott's π.
        oracle.compare(&vector, "pi", shares.sums().fleiss());
    }
    assert_eq!(oracle.compared, 52);
}

#[test]
fn further_values_of_the_tables() {
    let cohen = Table::from_cells(3, &[88.0, 14.0, 18.0, 10.0, 40.0, 10.0, 2.0, 6.0, 12.0]);
    near(
        cohen.kappa_error(),
        0.051_002,
        "standard error (Cohen 1960)",
    );
    let second = Table::from_cells(3, &[25.0, 12.0, 3.0, 13.0, 2.0, 15.0, 12.0, 16.0, 2.0]);
    near(
        second.weighted_kappa(Weight::Linear),
        0.022_727,
        "T2 linear",
    );
    near(
        second.weighted_kappa(Weight::Quadratic),
        0.134_328,
        "T2 quadratic",
    );
}

/// Adds the units of a table of annotators × things, with each value once in `values`.
fn coincidences(annotators: &[Vec<Option<f64>>], values: &[f64]) -> Coincidences {
    let mut meetings = Coincidences::new(values.len());
    for thing in 0..annotators[0].len() {
        let given = annotators.iter().filter_map(|row| row[thing]);
        let places = given.map(|value| values.iter().position(|it| *it == value).expect("known"));
        meetings.add(&places.collect::<Vec<_>>());
    }
    meetings
}

fn sorted_values(annotators: &[Vec<Option<f64>>]) -> Vec<f64> {
    let mut values: Vec<f64> = annotators.iter().flatten().flatten().copied().collect();
    values.sort_by(f64::total_cmp);
    values.dedup();
    values
}

#[test]
fn alpha_on_every_scale() {
    let mut oracle = Oracle::read();
    for vector in oracle.list("alpha") {
        let rows = vector["d"].as_array().expect("annotators");
        let row = |row: &Value| {
            row.as_array()
                .expect("values")
                .iter()
                .map(Value::as_f64)
                .collect()
        };
        let annotators: Vec<Vec<Option<f64>>> = rows.iter().map(row).collect();
        let values = sorted_values(&annotators);
        let meetings = coincidences(&annotators, &values);
        oracle.compare(&vector, "nominal", meetings.alpha(Scale::Nominal));
        oracle.compare(&vector, "ordinal", meetings.alpha(Scale::Ordinal));
        oracle.compare(
            &vector,
            "interval",
            meetings.alpha(Scale::Interval(&values)),
        );
        oracle.compare(&vector, "ratio", meetings.alpha(Scale::Ratio(&values)));
    }
    assert_eq!(oracle.compared, 8);
}

/// How often each label was given, for all things of a table of annotators × things.
fn shares(annotators: &[Vec<Option<f64>>], values: &[f64]) -> Shares {
    let mut shares = Shares::new(values.len());
    for thing in 0..annotators[0].len() {
        let of = |value: &f64| {
            annotators
                .iter()
                .filter(|row| row[thing] == Some(*value))
                .count() as f64
        };
        shares.add(&values.iter().map(of).collect::<Vec<_>>());
    }
    shares
}

#[test]
fn many_annotators_with_labels_missing() {
    let oracle = Oracle::read();
    let rows = oracle.list("alpha")[0]["d"]
        .as_array()
        .expect("annotators")
        .clone();
    let row = |row: &Value| {
        row.as_array()
            .expect("values")
            .iter()
            .map(Value::as_f64)
            .collect()
    };
    let annotators: Vec<Vec<Option<f64>>> = rows.iter().map(row).collect();
    let shares = shares(&annotators, &sorted_values(&annotators));
    for (got, expected) in [
        (shares.sums().ac1(5), 0.775_44),
        (shares.sums().fleiss(), 0.761_17),
    ] {
        assert!(
            (got.expect("a value") - expected).abs() < 6e-6,
            "{got:?} {expected}"
        );
    }
}

#[test]
fn letters_of_two_annotators() {
    let letters = |text: &str| {
        text.bytes()
            .map(|it| Some(f64::from(it)))
            .collect::<Vec<_>>()
    };
    let annotators = vec![letters("aabbdcccedda"), letters("babbbccceddd")];
    let meetings = coincidences(&annotators, &sorted_values(&annotators));
    near(meetings.alpha(Scale::Nominal), 0.691_964, "nominal 2 by 12");
}

#[test]
fn stance_labels_of_two_annotators() {
    let table = Table::from_cells(
        4,
        &[
            3.0, 0.0, 1.0, 0.0, 0.0, 1.0, 1.0, 0.0, 1.0, 0.0, 2.0, 0.0, 0.0, 0.0, 0.0, 1.0,
        ],
    );
    let (first, second, agreed) = table.sums();
    let sums = Sums {
        agreed,
        first: &first,
        second: &second,
    };
    near(sums.kappa(), 0.565_217, "κ");
    near(sums.pi(), 0.562_044, "π");
    near(sums.s(4), 0.6, "S");
    assert!((sums.ac1(4).expect("AC1") - 0.611_23).abs() < 6e-6);
}

#[test]
fn fleiss_on_fixed_numbers_of_annotators() {
    let mut oracle = Oracle::read();
    for vector in oracle.list("fleiss") {
        let things: Vec<Vec<f64>> = vector["t"]
            .as_array()
            .expect("things")
            .iter()
            .map(numbers)
            .collect();
        let mut shares = Shares::new(things[0].len());
        for counts in &things {
            shares.add(counts);
        }
        oracle.compare(&vector, "kappa", shares.sums().fleiss());
    }
    assert_eq!(oracle.compared, 1);
    let mut shares = Shares::new(5);
    let mut meetings = Coincidences::new(5);
    for counts in DIAGNOSES {
        shares.add(&counts.map(f64::from));
        let given = counts
            .iter()
            .enumerate()
            .flat_map(|(at, count)| vec![at; usize::from(*count)]);
        meetings.add(&given.collect::<Vec<_>>());
    }
    near(shares.sums().fleiss(), 0.430_245, "Fleiss 1971");
    near(
        meetings.alpha(Scale::Nominal),
        0.433_410,
        "α of Fleiss 1971",
    );
}

/// Fleiss (1971), table 1: 30 patients, diagnosed by six psychiatrists each.
const DIAGNOSES: [[u8; 5]; 30] = [
    [0, 0, 0, 6, 0],
    [0, 3, 0, 0, 3],
    [0, 1, 4, 0, 1],
    [0, 0, 0, 0, 6],
    [0, 3, 0, 3, 0],
    [2, 0, 4, 0, 0],
    [0, 0, 4, 0, 2],
    [2, 0, 3, 1, 0],
    [2, 0, 0, 4, 0],
    [0, 0, 0, 0, 6],
    [1, 0, 0, 5, 0],
    [1, 1, 0, 4, 0],
    [0, 3, 3, 0, 0],
    [1, 0, 0, 5, 0],
    [0, 2, 0, 3, 1],
    [0, 0, 5, 0, 1],
    [3, 0, 0, 1, 2],
    [5, 1, 0, 0, 0],
    [0, 2, 0, 4, 0],
    [1, 0, 2, 0, 3],
    [0, 0, 0, 0, 6],
    [0, 1, 0, 5, 0],
    [0, 2, 0, 1, 3],
    [2, 0, 0, 4, 0],
    [1, 0, 0, 4, 1],
    [0, 5, 0, 1, 0],
    [4, 0, 0, 0, 2],
    [0, 2, 0, 4, 0],
    [1, 0, 5, 0, 0],
    [0, 0, 0, 0, 6],
];

#[test]
fn sets_of_labels() {
    let mut oracle = Oracle::read();
    let vector = oracle.vectors["sets"].clone();
    let items = vector["items"].as_array().expect("items").clone();
    let set = |it: &Value| it.as_str().expect("letters").chars().collect::<Vec<char>>();
    let pairs: Vec<[Vec<char>; 2]> = items.iter().map(|it| [set(&it[0]), set(&it[1])]).collect();
    let mut sets: Vec<&Vec<char>> = pairs.iter().flatten().collect();
    sets.sort();
    sets.dedup();
    let mut meetings = Coincidences::new(sets.len());
    for pair in &pairs {
        let place = |set| sets.binary_search(&set).expect("known");
        meetings.add(&[place(&pair[0]), place(&pair[1])]);
    }
    let names = ["nominal", "jaccard", "masi", "dice"];
    for (name, distance) in names.into_iter().zip(SetDistance::ALL) {
        oracle.compare(
            &vector,
            name,
            meetings.alpha_by(|c, k| distance.of(sets[c], sets[k])),
        );
    }
    assert_eq!(oracle.compared, 4);
    let masi = |a: &str, b: &str| {
        SetDistance::Masi.of(
            &a.chars().collect::<Vec<_>>(),
            &b.chars().collect::<Vec<_>>(),
        )
    };
    for (a, b, expected) in [
        ("A", "AB", 2.0 / 3.0),
        ("AB", "BC", 8.0 / 9.0),
        ("ABC", "BCD", 5.0 / 6.0),
    ] {
        assert!((masi(a, b) - expected).abs() < 1e-12, "{a} {b}");
    }
}

#[test]
fn groups_of_the_same_things() {
    let mut oracle = Oracle::read();
    let vector = oracle.vectors["clusters"].clone();
    let (a, b) = (numbers(&vector["a"]), numbers(&vector["b"]));
    let things: Vec<(u32, u32)> = a
        .iter()
        .zip(&b)
        .map(|(a, b)| (*a as u32, *b as u32))
        .collect();
    oracle.compare(&vector, "ari", adjusted_rand(&things));
    let parts = b_cubed(&things);
    let count = parts.len() as f64;
    let precision = parts.iter().map(|it| it.precision).sum::<f64>() / count;
    let recall = parts.iter().map(|it| it.recall).sum::<f64>() / count;
    assert!((precision - 7.0 / 9.0).abs() < 1e-12 && (recall - 5.0 / 6.0).abs() < 1e-12);
    oracle.compare(&vector, "b3f", b_cubed_f1(precision, recall));
    assert_eq!(oracle.compared, 2);
}

#[test]
fn what_is_undefined_says_why() {
    let same = [5.0, 0.0];
    let sums = Sums {
        agreed: 5.0,
        first: &same,
        second: &same,
    };
    assert_eq!(sums.observed(), Ok(1.0));
    assert_eq!(sums.kappa(), Err(Why::NoVariation));
    assert_eq!(sums.pi(), Err(Why::NoVariation));
    // Nothing varies, but the codebook has two labels.
    assert_eq!(sums.ac1(2), Ok(1.0));
    assert_eq!(sums.ac1(1), Err(Why::NoVariation));
    let nothing = Sums {
        agreed: 0.0,
        first: &[0.0],
        second: &[0.0],
    };
    for value in [
        nothing.observed(),
        nothing.kappa(),
        nothing.pi(),
        nothing.s(3),
        nothing.ac1(3),
    ] {
        assert_eq!(value, Err(Why::Nothing));
    }
    let mut meetings = Coincidences::new(2);
    meetings.add(&[1]);
    assert_eq!(meetings.alpha(Scale::Nominal), Err(Why::Nothing));
    meetings.add(&[1, 1]);
    assert_eq!(meetings.alpha(Scale::Ordinal), Err(Why::NoVariation));
    assert_eq!(
        Table::new(2).weighted_kappa(Weight::Linear),
        Err(Why::Nothing)
    );
    assert_eq!(Shares::new(2).sums().fleiss(), Err(Why::Nothing));
    assert_eq!(adjusted_rand(&[(1, 1)]), Err(Why::Nothing));
    assert_eq!(adjusted_rand(&[(1, 1), (1, 1)]), Err(Why::NoVariation));
}
