//! The report over whole projects: what is compared, with whom, and what does not matter.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use isnad::agreement::bootstrap::unwatched;
use isnad::agreement::report::{Facts, FieldReport, Kind, Report, Request, Who, report};
use isnad::agreement::why::{Measured, Why};
use isnad::model::{
    Anchor, Annotator, AnnotatorId, Article, Attribution, Change, Claim, Code, Content, Edit,
    Fragment, Id, Layer, Mention, Project, Record, Transaction,
};
use proptest::prelude::*;

use super::near;

const SCALARS: u32 = 400;

/// A claim of some annotator.
#[derive(Debug, Clone)]
struct Tagged {
    by: &'static str,
    article: usize,
    start: u32,
    end: u32,
    kind: &'static str,
    guideline: &'static str,
    gold: bool,
}

fn tagged(by: &'static str, article: usize, start: u32, end: u32, kind: &'static str) -> Tagged {
    Tagged {
        by,
        article,
        start,
        end,
        kind,
        guideline: "isnad-1.0",
        gold: false,
    }
}

fn anchor(start: u32, end: u32) -> Anchor {
    Anchor {
        revision: "r".to_owned(),
        fragments: vec![Fragment(start, end)],
        exact: vec!["x".repeat((end - start) as usize)],
        prefix: String::new(),
        suffix: String::new(),
    }
}

fn article_id(number: usize) -> Id<Article> {
    Id::new(format!("article-{number}"))
}

/// Puts edits into a project as if they were read from a journal.
struct Builder {
    project: Project,
    records: u64,
}

impl Builder {
    fn new(articles: usize, people: &[&str]) -> Self {
        let mut this = Self {
            project: Project::default(),
            records: 0,
        };
        for id in people {
            let annotator = Annotator {
                role: isnad::model::Code::default(),
                maker: isnad::model::Code::default(),
                id: Id::new(*id),
                name: String::new(),
                ext: Vec::new(),
            };
            this.put(id, Change::create(annotator).into());
        }
        for number in 0..articles {
            let article = Article {
                regions: Vec::new(),
                id: article_id(number),
                title: String::new(),
                title_basis: Default::default(),
                outlet: String::new(),
                outlet_basis: Default::default(),
                date: Default::default(),
                revision: "r".to_owned(),
                scalars: SCALARS,
                file: String::new(),
                bytes: 0,
                images: Vec::new(),
                notes: Vec::new(),
                ext: Vec::new(),
            };
            this.put(people[0], Change::create(article).into());
        }
        this
    }

    fn put(&mut self, by: &str, edit: Edit) {
        self.records += 1;
        let tx = Transaction {
            id: Id::new(format!("t-{}", self.records)),
            by: AnnotatorId::new(by),
            device: String::new(),
            group: None,
            kind: Default::default(),
            what: Code::from("tag.claim"),
            edits: vec![edit],
            focus: Default::default(),
        };
        let record = Record {
            n: self.records,
            t: self.records << 16,
            tx,
        };
        self.project.absorb("S", &record, false);
    }

    fn claim(&mut self, tag: &Tagged) -> Claim {
        let id = Id::new(format!("{}-c{}", tag.by, self.records));
        let place = anchor(tag.start, tag.end);
        let mut claim = Claim::at(
            id,
            Id::new(tag.by),
            article_id(tag.article),
            place,
            Default::default(),
        );
        claim.kind = (!tag.kind.is_empty()).then(|| Code::from(tag.kind));
        claim.meta.guideline = Code::from(tag.guideline);
        claim.meta.layer = if tag.gold { Layer::Gold } else { Layer::Own };
        self.put(tag.by, Change::create(claim.clone()).into());
        claim
    }
}

fn project(articles: usize, people: &[&str], tags: &[Tagged]) -> Project {
    let mut builder = Builder::new(articles, people);
    for tag in tags {
        builder.claim(tag);
    }
    builder.project
}

fn told(project: &Project, request: &Request) -> Report {
    report(project, request, &Facts::default(), &unwatched).expect("not broken off")
}

#[track_caller]
fn value(report: &Report, layer: &str, name: &str) -> Measured {
    let layer = report.layer(layer).expect("the layer");
    layer
        .figures
        .iter()
        .find(|it| it.name == name)
        .expect("the measure")
        .value
}

#[track_caller]
fn of_field(field: &FieldReport, name: &str) -> Measured {
    field
        .figures
        .iter()
        .find(|it| it.name == name)
        .expect("the measure")
        .value
}

fn two() -> Vec<Tagged> {
    vec![
        tagged("omar", 0, 10, 30, "factual"),
        tagged("salma", 0, 10, 30, "factual"),
        tagged("omar", 0, 50, 70, "factual"),
        tagged("salma", 0, 55, 70, "prediction"),
        tagged("omar", 0, 100, 120, "policy"),
        tagged("omar", 1, 0, 20, "policy"),
        tagged("salma", 1, 0, 20, "policy"),
        // Only one worked on the third.
        tagged("salma", 2, 0, 20, "policy"),
    ]
}

#[test]
fn two_annotators_are_compared_where_both_worked() {
    let project = project(3, &["omar", "salma"], &two());
    let report = told(&project, &Request::default());
    let ids: Vec<&str> = report.who.iter().map(Who::id).collect();
    assert_eq!(ids, ["omar", "salma"]);
    assert_eq!((report.articles.len(), report.alone), (2, 1));
    assert_eq!(report.layer("claim").expect("claims").counts, [4, 3]);
    near(value(&report, "claim", "exact_f1"), 4.0 / 7.0, "exact");
    near(value(&report, "claim", "overlap_f1"), 6.0 / 7.0, "overlap");
    near(
        value(&report, "claim", "overlap_label_f1"),
        4.0 / 7.0,
        "overlap and label",
    );
    near(
        value(&report, "claim", "char_f1"),
        110.0 / 135.0,
        "characters",
    );
    near(value(&report, "claim", "agr"), (0.75 + 1.0) / 2.0, "agr");
    assert_eq!(value(&report, "claim", "token_f1"), Err(Why::NotAsked));
    assert_eq!(value(&report, "mention", "exact_f1"), Err(Why::Nothing));
    assert!(value(&report, "claim", "u_alpha").is_ok());
    let field = report.field("claim.type").expect("the field");
    assert_eq!(field.n, 3);
    near(of_field(field, "percent"), 200.0 / 3.0, "percent");
    // Omar factual 2, policy 1; Salma one of each: chance is (2 + 0 + 1) / 9.
    near(
        of_field(field, "kappa"),
        (2.0 / 3.0 - 1.0 / 3.0) / (1.0 - 1.0 / 3.0),
        "κ",
    );
    // Units of the same: 2 of 3; counts 3, 1, 2: 1 − 5 · 2 / (36 − 14).
    near(
        of_field(field, "alpha_nominal"),
        1.0 - 5.0 * 2.0 / 22.0,
        "α",
    );
    assert_eq!(
        of_field(report.field("claim.check_worthiness").expect("it"), "kappa"),
        Err(Why::Nothing)
    );
    assert_eq!(
        of_field(
            report.field("claim.conditional").expect("it"),
            "alpha_nominal"
        ),
        Err(Why::NoVariation)
    );
}

#[test]
fn what_lies_behind_a_disagreement_can_be_found() {
    let project = project(3, &["omar", "salma"], &two());
    let mut facts = Facts::default();
    let words = (0..40).map(|it| Fragment(it * 10, it * 10 + 9)).collect();
    facts.words.insert(article_id(0), words);
    let report = report(&project, &Request::default(), &facts, &unwatched).expect("it");
    let field = report.field("claim.type").expect("the field");
    let confusion = field.confusion(None);
    let number = |name: &str| {
        let place = field
            .values
            .iter()
            .position(|it| *it == [name])
            .expect("known");
        u32::try_from(place).expect("small")
    };
    let (factual, prediction, policy) = (number("factual"), number("prediction"), number("policy"));
    let cells = [
        ((factual, factual), 1),
        ((factual, prediction), 1),
        ((policy, policy), 1),
    ];
    assert_eq!(confusion.cells, BTreeMap::from(cells));
    let behind = field.instances(factual, prediction, None);
    assert_eq!(behind.len(), 1);
    let unit = &report.units[&Kind::Claim][behind[0].unit];
    assert_eq!(
        unit.places,
        [Some(Fragment(50, 70)), Some(Fragment(55, 70))]
    );
    assert_eq!(behind[0].pair, (0, 1));
    let habits = field.habits(2);
    assert_eq!(habits[0], BTreeMap::from([(factual, 2), (policy, 1)]));
    let offsets = report.offsets(Kind::Claim, &facts);
    assert_eq!(offsets.start, BTreeMap::from([(0, 2), (5, 1)]));
    assert_eq!(offsets.end, BTreeMap::from([(0, 3)]));
    // 50 and 55 lie in one word; the second article's words are not known.
    assert_eq!(offsets.start_words, BTreeMap::from([(0, 2)]));
    assert_eq!(
        report.worst.iter().map(|it| it.article).collect::<Vec<_>>(),
        [0, 1]
    );
    assert!(report.worst[0].score < report.worst[1].score);
}

#[test]
fn versions_of_the_codebook_are_told_and_can_be_chosen() {
    let mut tags = two();
    tags[3].guideline = "isnad-2.0";
    let project = project(3, &["omar", "salma"], &tags);
    let report = told(&project, &Request::default());
    assert!(report.mixes_guidelines());
    let counts = BTreeMap::from([(Code::from("isnad-1.0"), 6), (Code::from("isnad-2.0"), 1)]);
    assert_eq!(report.guidelines, counts);
    let only = Request {
        guideline: Some(Code::from("isnad-1.0")),
        ..Request::default()
    };
    let report = told(&project, &only);
    assert!(!report.mixes_guidelines());
    assert_eq!(report.field("claim.type").expect("it").n, 2);
    let none = Request {
        guideline: Some(Code::from("isnad-9")),
        ..Request::default()
    };
    let report = told(&project, &none);
    assert_eq!(value(&report, "claim", "exact_f1"), Err(Why::FewerThanTwo));
    assert!(
        report
            .fields
            .iter()
            .all(|it| it.figures.iter().all(|it| it.value.is_err()))
    );
}

#[test]
fn furniture_is_left_out() {
    let project = project(3, &["omar", "salma"], &two());
    let mut facts = Facts::default();
    facts
        .excluded
        .insert(article_id(0), vec![Fragment(40, 60), Fragment(100, 300)]);
    let report = report(&project, &Request::default(), &facts, &unwatched).expect("it");
    assert_eq!(report.furniture, 1);
    // What is left of the second claim is the same with both.
    near(value(&report, "claim", "exact_f1"), 1.0, "exact");
    near(value(&report, "claim", "bar_u_alpha"), 1.0, "|uα");
}

#[test]
fn gold_counts_only_if_it_is_named() {
    let mut tags = two();
    tags.push(Tagged {
        gold: true,
        ..tagged("lead", 0, 10, 30, "factual")
    });
    tags.push(Tagged {
        gold: true,
        ..tagged("salma", 0, 50, 70, "prediction")
    });
    let project = project(3, &["lead", "omar", "salma"], &tags);
    let report = told(&project, &Request::default());
    assert_eq!(report.who.len(), 2);
    assert_eq!(report.layer("claim").expect("claims").counts, [4, 3]);
    let who = vec![Who::Annotator(Id::new("omar")), Who::Gold];
    let report = told(
        &project,
        &Request {
            who,
            ..Request::default()
        },
    );
    assert_eq!(report.layer("claim").expect("claims").counts, [3, 2]);
    near(value(&report, "claim", "exact_f1"), 0.8, "exact");
    assert_eq!(report.field("claim.type").expect("it").n, 2);
}

#[test]
fn three_annotators_share_units() {
    let mut tags = two();
    tags.push(tagged("zaki", 0, 12, 30, "prediction"));
    tags.push(tagged("zaki", 0, 101, 120, "policy"));
    let project = project(3, &["omar", "salma", "zaki"], &tags);
    let report = told(&project, &Request::default());
    let units = &report.units[&Kind::Claim];
    let sizes: Vec<usize> = units
        .iter()
        .map(|it| it.items.iter().flatten().count())
        .collect();
    assert_eq!(sizes, [3, 2, 2, 2]);
    let field = report.field("claim.type").expect("it");
    assert_eq!(of_field(field, "kappa"), Err(Why::MoreThanTwo));
    // Units f f p, f p, c c, and c c of two: the shares of agreeing pairs are 1/3, 0, 1 and 1.
    near(
        of_field(field, "percent"),
        100.0 * (1.0 / 3.0 + 2.0) / 4.0,
        "percent",
    );
}

/// A claim with a source that a cue ties to it.
fn statement(builder: &mut Builder, tag: &Tagged, act: &str) {
    let claim = builder.claim(tag);
    let mention = Mention {
        id: Id::new(format!("{}-m{}", tag.by, builder.records)),
        annotator: claim.annotator.clone(),
        article: claim.article.clone(),
        anchor: Some(anchor(
            tag.start.saturating_sub(8),
            tag.start.saturating_sub(4),
        )),
        actor: None,
        form: Code::from("name"),
        role_as_stated: String::new(),
        meta: claim.meta.clone(),
    };
    let content = Content::Claim(claim.id.clone());
    let id = Id::new(format!("{}-a{}", tag.by, builder.records));
    let mut attribution = Attribution::of(
        id,
        mention.annotator.clone(),
        mention.article.clone(),
        content,
        claim.meta,
    );
    attribution.source = Some(mention.id.clone());
    attribution.act = Code::from(act);
    builder.put(tag.by, Change::create(mention).into());
    builder.put(tag.by, Change::create(attribution).into());
}

#[test]
fn attributions_agree_if_both_ends_and_the_act_do() {
    let mut builder = Builder::new(1, &["omar", "salma"]);
    statement(&mut builder, &tagged("omar", 0, 10, 30, "factual"), "state");
    statement(
        &mut builder,
        &tagged("salma", 0, 10, 30, "factual"),
        "state",
    );
    statement(&mut builder, &tagged("omar", 0, 60, 80, "factual"), "state");
    statement(&mut builder, &tagged("salma", 0, 60, 80, "factual"), "deny");
    statement(
        &mut builder,
        &tagged("omar", 0, 100, 120, "factual"),
        "state",
    );
    let report = told(&builder.project, &Request::default());
    near(value(&report, "attribution", "f1"), 0.8, "F1");
    near(
        value(&report, "attribution", "label_f1"),
        0.4,
        "F1 with the act",
    );
    near(value(&report, "attribution", "given_f1"), 1.0, "given ends");
    near(
        value(&report, "attribution", "given_label_f1"),
        0.5,
        "given ends, with the act",
    );
    assert_eq!(report.field("attribution.act").expect("it").n, 2);
}

#[test]
fn intervals_repeat_for_a_seed_and_the_work_can_be_stopped() {
    let project = project(3, &["omar", "salma"], &two());
    let request = Request {
        samples: 50,
        seed: 3,
        ..Request::default()
    };
    let one = told(&project, &request);
    assert_eq!(one, told(&project, &request));
    let figure = &one.field("claim.type").expect("it").figures[0];
    let interval = figure.interval.expect("an interval");
    assert!(interval.low <= interval.high);
    let stopped = report(&project, &request, &Facts::default(), &|done| {
        if done > 0.5 {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    });
    assert_eq!(stopped, None);
}

#[test]
fn weeks_begin_on_mondays() {
    let project = project(3, &["omar", "salma"], &two());
    let mut facts = Facts::default();
    // 2024-01-01 was a Monday.
    let monday = 1_704_067_200_000;
    for unit in project.claims().iter() {
        let late = if unit.article == article_id(1) { 9 } else { 2 };
        facts
            .made_ms
            .insert(unit.id.to_string(), monday + late * 86_400_000);
    }
    let report = report(&project, &Request::default(), &facts, &unwatched).expect("it");
    let weeks = &report.field("claim.type").expect("it").weeks;
    let begins: Vec<(u64, usize)> = weeks.iter().map(|it| (it.from_ms, it.units)).collect();
    assert_eq!(begins, [(monday, 3), (monday + 7 * 86_400_000, 1)]);
    assert_eq!(weeks[0].figure.name, "alpha_nominal");
    assert_eq!(weeks[1].figure.value, Err(Why::NoVariation));
}

const PEOPLE: [&str; 3] = ["amal", "badr", "carim"];
const KINDS: [&str; 4] = ["factual", "prediction", "policy", "evaluation"];

fn any_tags() -> impl Strategy<Value = Vec<Tagged>> {
    let tag = (
        0..3_usize,
        0..3_usize,
        0..300_u32,
        1..60_u32,
        0..KINDS.len(),
    );
    let made = |(by, article, start, length, kind)| {
        tagged(PEOPLE[by], article, start, start + length, KINDS[kind])
    };
    proptest::collection::vec(tag.prop_map(made), 1..40)
}

/// All values of a report that do not name anybody.
fn values(report: &Report) -> Vec<(String, Measured)> {
    let layers = report.layers.iter().flat_map(|layer| {
        let of = |it: &isnad::agreement::report::Figure| {
            (format!("{} {}", layer.name, it.name), it.value)
        };
        layer.figures.iter().map(of).collect::<Vec<_>>()
    });
    let fields = report.fields.iter().flat_map(|field| {
        let of = |it: &isnad::agreement::report::Figure| {
            (format!("{} {}", field.field.id, it.name), it.value)
        };
        field.figures.iter().map(of).collect::<Vec<_>>()
    });
    layers.chain(fields).collect()
}

fn same_values(one: &Report, other: &Report) -> Result<(), TestCaseError> {
    let (one, other) = (values(one), values(other));
    prop_assert_eq!(one.len(), other.len());
    for ((name, one), (other_name, other)) in one.into_iter().zip(other) {
        prop_assert_eq!(&name, &other_name);
        match (one, other) {
            (Ok(one), Ok(other)) => {
                prop_assert!((one - other).abs() < 1e-9, "{name}: {one} {other}")
            }
            (one, other) => prop_assert_eq!(one, other, "{}", name),
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    /// Also the ids of the tags are others then, and the order in which they are read.
    #[test]
    fn neither_names_nor_order_matter(tags in any_tags(), turn in 0..3_usize) {
        // Tags of one annotator that are the same in everything but their place could be aligned
        // either way; here no two of one annotator lie at one place.
        let mut seen = std::collections::BTreeSet::new();
        let mut tags = tags;
        tags.retain(|it| seen.insert((it.by, it.article, it.start, it.end)));
        let before = told(&project(3, &PEOPLE, &tags), &Request::default());
        let mut others = tags.clone();
        others.reverse();
        for tag in &mut others {
            let at = PEOPLE.iter().position(|it| *it == tag.by).expect("known");
            tag.by = PEOPLE[(at + turn) % PEOPLE.len()];
        }
        let after = told(&project(3, &PEOPLE, &others), &Request::default());
        same_values(&before, &after)?;
    }

    #[test]
    fn the_same_tags_agree_wholly(tags in any_tags()) {
        let mut all = Vec::new();
        let mut seen = std::collections::BTreeSet::new();
        for tag in tags {
            if seen.insert((tag.article, tag.start, tag.end)) {
                all.push(Tagged { by: "amal", ..tag.clone() });
                all.push(Tagged { by: "badr", ..tag });
            }
        }
        let report = told(&project(3, &["amal", "badr"], &all), &Request::default());
        for (name, value) in values(&report) {
            let full = if name.ends_with("percent") { 100.0 } else { 1.0 };
            // Neither is a measure of agreement.
            if name.ends_with("kappa_se") || name.ends_with("coverage") {
                continue;
            }
            let is_full = value.is_ok_and(|it| (it - full).abs() < 1e-9);
            prop_assert!(is_full || value.is_err(), "{name}: {value:?}");
        }
        prop_assert!(report.layer("claim").expect("claims").figures[0].value == Ok(1.0));
    }

    #[test]
    fn whoever_is_named_first_the_values_are_the_same(tags in any_tags()) {
        let project = project(3, &PEOPLE, &tags);
        let request = |names: [&str; 2]| Request {
            who: names.map(|it| Who::Annotator(Id::new(it))).to_vec(),
            ..Request::default()
        };
        let (one, other) = (request(["amal", "badr"]), request(["badr", "amal"]));
        same_values(&told(&project, &one), &told(&project, &other))?;
    }
}

#[test]
fn everything_told_has_words_in_both_languages() {
    use isnad::app::words::{Lang, Words};
    let project = project(3, &["omar", "salma"], &two());
    let report = told(
        &project,
        &Request {
            gamma: true,
            ..Request::default()
        },
    );
    let mut names: Vec<String> = Why::ALL
        .map(|it| format!("why-{}", it.code().replace(' ', "-")))
        .to_vec();
    for layer in &report.layers {
        names.push(format!("layer-{}", layer.name));
        names.extend(
            layer
                .figures
                .iter()
                .map(|it| format!("measure-{}", it.name.replace('_', "-"))),
        );
    }
    for field in &report.fields {
        names.push(field.field.id.clone());
        names.extend(
            field
                .figures
                .iter()
                .map(|it| format!("measure-{}", it.name.replace('_', "-"))),
        );
    }
    assert!(names.len() > 200);
    for lang in Lang::ALL {
        let words = Words::new(lang);
        for name in &names {
            let text = isnad::app::agreement::name(&words, name);
            assert!(
                !text.is_empty() && !text.contains("No localization"),
                "{lang:?} {name}"
            );
        }
    }
}
