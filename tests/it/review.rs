//! From two annotators to gold by keys alone: every class of difference, blindness, undo of every
//! decision, reopening when a source changes, gold corrected by hand.

use std::sync::Arc;

use isnad::agreement::compare::{Class, Unit, units};
use isnad::app::platform::SystemPlatform;
use isnad::app::{Session, library};
use isnad::model::{AnnotatorId, Id, Item, Project};
use serde_json::Value;

use crate::support::cli::{Stage, files};

/// Salma and Omar tag the same article and differ in every way there is; Omar has the same mention
/// and the same claim as Salma, and both have a claim the other lacks.
const TWO: &str = "\
annotator salma
open 0001
select \"الوزيرة ليلى الحسن\"
do tag.actor name=\"ليلى الحسن\" type=person
select \"أحمد\"
do tag.actor name=\"أحمد\" type=person
select \"وزارة النقل\"
do tag.actor name=\"وزارة النقل\"
do field.set field=mention.form value=name
select \"«الأسعار ستنخفض»\"
do tag.claim
do claim.claimant name=\"ليلى الحسن\"
press +
do field.set field=claim.type value=factual
call salma-prices
select \"أن تكون الأسعار قد ارتفعت\"
do tag.claim
do claim.claimant name=\"أحمد\"
do field.set field=claim.certainty value=probable
call salma-rose
select \"الاتفاق\"
do tag.claim
call salma-deal
do claim.relate id=@salma-deal other=@salma-prices kind=supports
annotator omar
open 0001
select \"الوزيرة ليلى الحسن\"
do tag.actor name=\"ليلى الحسن\"
select \"وزارة النقل\"
do tag.actor name=\"وزارة النقل\"
do field.set field=mention.form value=nominal
select \"«الأسعار ستنخفض»\"
do tag.claim
do claim.claimant name=\"ليلى الحسن\"
press -
do field.set field=claim.type value=prediction
select \"تكون الأسعار قد ارتفعت\"
do tag.claim
do claim.claimant name=\"ليلى الحسن\"
call omar-rose
select \"قريبًا\"
do tag.claim
";

fn two() -> Stage {
    let stage = Stage::new();
    stage.story(TWO).expect(0);
    stage
}

fn tags(stage: &Stage) -> Value {
    stage.run(["tags", "@", "--json"]).expect(0).json()
}

/// All journals as one text.
fn journals(stage: &Stage) -> String {
    files(&stage.project.join("journal"))
        .into_values()
        .map(|bytes| String::from_utf8(bytes).expect("UTF-8"))
        .collect()
}

fn in_gold<'a>(tags: &'a Value, kind: &str) -> Vec<&'a Value> {
    let all = tags[kind].as_array().expect("a list").iter();
    all.filter(|one| one["layer"] == "gold").collect()
}

#[test]
fn nobody_looks_before_all_have_submitted_unless_it_is_put_on_record() {
    let stage = two();
    let refused = stage
        .story("annotator lina\nopen 0001\ndo review.open\n")
        .expect(2);
    assert!(
        refused.err.contains("Not everybody has submitted"),
        "{}",
        refused.err
    );
    stage
        .story(
            "annotator lina\nopen 0001\ndo review.early\nexpect decisions 0\n\
             annotator salma\nopen 0001\ndo work.submit\n\
             annotator omar\nopen 0001\ndo work.submit\n\
             annotator nadia\nopen 0001\ndo review.open\n",
        )
        .expect(0);
    let journals = journals(&stage);
    assert!(
        journals.contains("early:[\"omar\",\"salma\"]"),
        "{journals}"
    );
    assert_eq!(
        journals.matches("early:").count(),
        1,
        "nadia looked when all had submitted"
    );
}

/// Lina reviews after both have submitted. A is Omar, B is Salma.
const SUBMITTED: &str = "\
annotator salma
open 0001
press Ctrl+Shift+Enter
annotator omar
open 0001
press Ctrl+Shift+Enter
annotator lina
open 0001
press Ctrl+R
";

/// Every row decided by keys: what each press is about stands behind it.
const DECIDED: &str = "\
expect units 11
expect undecided 11
press Ctrl+Shift+A             # the minister: same
expect undecided 10
expect gold 1
press 2                        # the ministry: the form differs; Salma's
press B                        # the agreement: only Salma
press S                        # the relation waits for the other claim
press R
press A                        # the prices: the type differs; Omar's, by the guideline
press A                        # who says it: same, waited for the claim
press -                        # where she stands: neither
press -                        # soon: only Omar
press 2                        # Ahmad: only Salma
press 2                        # the rise: the boundary differs; Salma's
press B                        # who says it: Salma's
expect undecided 1
press B                        # the relation: now both claims are there
expect undecided 0
";

fn reviewed() -> Stage {
    let stage = two();
    stage
        .story(&format!("{SUBMITTED}{DECIDED}press Ctrl+Enter\n"))
        .expect(0);
    stage
}

#[test]
fn two_annotators_come_to_gold_by_keys_alone() {
    let stage = reviewed();
    let tags = tags(&stage);
    let claims = in_gold(&tags, "claims");
    let words: Vec<&str> = claims
        .iter()
        .map(|one| one["spans"][0]["exact"].as_str().expect("words"))
        .collect();
    assert_eq!(
        words,
        ["الاتفاق", "«الأسعار ستنخفض»", "أن تكون الأسعار قد ارتفعت"]
    );
    assert_eq!(claims[1]["type"], "prediction", "Omar's");
    assert_eq!(claims[2]["certainty"], "probable", "Salma's");
    let (mentions, relations) = (in_gold(&tags, "mentions"), in_gold(&tags, "relations"));
    assert_eq!(mentions.len(), 3);
    assert_eq!(relations[0]["from"], claims[0]["id"]);
    assert_eq!(relations[0]["to"], claims[1]["id"]);
    assert_eq!(in_gold(&tags, "stances").len(), 0, "rejected");
    let attributions = in_gold(&tags, "attributions");
    assert_eq!(attributions.len(), 2);
    for attribution in attributions {
        let source = attribution["source"].as_str().expect("a source");
        assert!(
            mentions.iter().any(|it| it["id"] == source),
            "the source stands in gold"
        );
    }
    // Nobody's own tags were touched, and nobody can bear the name of gold.
    assert_eq!(tags["claims"].as_array().expect("a list").len(), 3 + 3 + 3);
    stage.story("annotator gold\n").expect(2);
    stage.run(["check", "@"]).expect(1);
    assert!(
        stage
            .project
            .join("annotations")
            .read_dir()
            .expect("a folder")
            .count()
            > 0
    );
}

#[test]
fn every_decision_is_undone_and_done_again() {
    let stage = two();
    let undone: String = (0..9).map(|_| "undo\n").collect();
    let redone: String = (0..9).map(|_| "redo\n").collect();
    stage
        .story(&format!(
            "{SUBMITTED}{DECIDED}expect decisions 11\n\
             undo\nexpect undecided 1\n{undone}undo\nexpect decisions 0\nexpect gold 0\n\
             redo\n{redone}redo\nexpect undecided 0\nexpect decisions 11\ncrash\nexpect decisions 11\n"
        ))
        .expect(0);
}

#[test]
fn a_changed_source_is_decided_again_and_gold_is_not_overwritten() {
    let stage = Stage::new();
    stage
        .story(&format!(
            "{TWO}{SUBMITTED}{DECIDED}press Ctrl+Enter\n\
             annotator salma\nopen 0001\n\
             do field.set id=@salma-rose field=claim.certainty value=certain\n\
             annotator lina\nopen 0001\ndo review.open\nexpect undecided 1\n"
        ))
        .expect(0);
    let tags = tags(&stage);
    let rose = in_gold(&tags, "claims")[2];
    assert_eq!(rose["certainty"], "probable", "gold is as it was decided");
    let attributions = in_gold(&tags, "attributions");
    stage
        .story("annotator lina\nopen 0001\ndo review.open\npress B\nexpect undecided 0\n")
        .expect(0);
    let after = self::tags(&stage);
    let again = in_gold(&after, "claims")[2];
    assert_eq!(again["certainty"], "certain", "decided anew");
    assert_eq!(again["id"], rose["id"], "what hangs on it stays");
    assert_eq!(in_gold(&after, "attributions"), attributions);
}

#[test]
fn gold_is_corrected_on_the_desk_as_gold() {
    let stage = reviewed();
    stage
        .story(
            "annotator lina\nopen 0001\ndo review.open\n\
             press E\ndo field.set field=mention.form value=title\nexpect mentions 3\n\
             press Esc\npress Esc\nexpect undecided 0\nexpect mentions 0\n\
             do review.open\nexpect undecided 0\n",
        )
        .expect(0);
    let tags = tags(&stage);
    let forms: Vec<&Value> = in_gold(&tags, "mentions")
        .iter()
        .map(|it| &it["form"])
        .collect();
    assert!(forms.iter().any(|form| **form == "title"), "{forms:?}");
    let own = tags["mentions"].as_array().expect("a list").iter();
    let mut own = own.filter(|it| it["layer"] != "gold");
    assert!(
        own.all(|it| it["form"] != "title"),
        "annotators keep their own"
    );
}

#[test]
fn gold_is_compared_with_an_annotator_but_not_decided_about() {
    let stage = reviewed();
    stage
        .story("annotator lina\nopen 0001\ndo review.open annotators=gold,salma\nexpect units 10\n")
        .expect(0);
    let refused = stage
        .story("annotator lina\nopen 0001\ndo review.open annotators=gold,salma\npress A\n")
        .expect(2);
    assert!(
        refused.err.contains("Gold is among what is compared"),
        "{}",
        refused.err
    );
}

#[test]
fn what_hangs_on_an_undecided_or_rejected_claim_waits() {
    let stage = two();
    let open = stage
        .story(&format!(
            "{SUBMITTED}do review.filter show=relation\npress Down\npress B\n"
        ))
        .expect(2);
    assert!(
        open.err.contains("Decide about the claim first"),
        "{}",
        open.err
    );
}

/// The first article of the sample, which Omar and Salma tagged apart.
fn sample() -> (tempfile::TempDir, Session) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("sample");
    isnad::app::sample::write_sample(&path).expect("written");
    let platform = Arc::new(SystemPlatform::default());
    let session = Session::open(library::folder(&path), platform, None).expect("opened");
    (folder, session)
}

fn compared(project: &Project, names: &[&str]) -> Vec<Unit> {
    let people: Vec<AnnotatorId> = names.iter().map(|name| Id::new(*name)).collect();
    let article = project.articles().iter().next().expect("an article");
    units(project, &article.id, &people)
}

#[test]
fn swapping_two_annotators_swaps_their_columns_and_nothing_else() {
    let (_folder, session) = sample();
    let one_way = compared(session.project(), &["omar", "salma"]);
    let other_way = compared(session.project(), &["salma", "omar"]);
    let swapped = |unit: &Unit| {
        let class = match unit.class {
            Class::Only(who) => Class::Only(1 - who),
            same => same,
        };
        let tags: Vec<Option<Item>> = unit.tags.iter().rev().cloned().collect();
        (tags, class, unit.differing.clone(), unit.start)
    };
    let mut found: Vec<_> = other_way.iter().map(swapped).collect();
    for unit in &one_way {
        let wanted = (
            unit.tags.clone(),
            unit.class,
            unit.differing.clone(),
            unit.start,
        );
        let place = found.iter().position(|it| *it == wanted);
        found.remove(place.unwrap_or_else(|| panic!("{unit:?} has no twin")));
    }
    assert!(found.is_empty(), "{found:?}");
    let classes: std::collections::BTreeSet<&str> =
        one_way.iter().map(|unit| unit.class.code()).collect();
    assert_eq!(
        classes.into_iter().collect::<Vec<_>>(),
        ["attribute", "boundary", "label", "only", "relation", "same"]
    );
}

#[test]
fn whoever_is_compared_with_themselves_agrees_with_everything() {
    let (_folder, session) = sample();
    let twice = compared(session.project(), &["salma", "salma"]);
    assert!(twice.len() > 30);
    assert!(
        twice.iter().all(|unit| unit.class == Class::Same),
        "{twice:?}"
    );
    let alone = compared(session.project(), &["salma", "nobody"]);
    assert_eq!(alone.len(), twice.len());
    assert!(alone.iter().all(|unit| unit.class == Class::Only(0)));
}

#[test]
fn every_tag_with_words_stands_in_exactly_one_unit() {
    let (_folder, session) = sample();
    let project = session.project();
    let all = compared(project, &["omar", "salma", "gold"]);
    let mut items: Vec<&Item> = all
        .iter()
        .flat_map(|unit| unit.tags.iter().flatten())
        .collect();
    let count = items.len();
    items.sort();
    items.dedup();
    assert_eq!(items.len(), count, "none stands twice");
    let article = &project.articles().iter().next().expect("an article").id;
    let people = ["omar", "salma", "gold"].map(AnnotatorId::new);
    let claims = people
        .iter()
        .map(|one| project.claims_in(article, Some(one)).len());
    let found = items
        .iter()
        .filter(|item| matches!(item, Item::Claim(_)))
        .count();
    assert_eq!(found, claims.sum::<usize>());
}

#[test]
fn older_articles_are_tagged_again_under_a_second_name() {
    let stage = two();
    stage
        .story("annotator lina\ndo work.again annotators=salma weeks=0 percent=100 seed=3\n")
        .expect(0);
    let refused = stage
        .story("annotator lina\ndo work.again annotators=salma weeks=0 percent=100\n")
        .expect(2);
    assert!(
        refused.err.contains("handed out already"),
        "{}",
        refused.err
    );
    // Nothing is four weeks old, and nobody's second hand is drawn a third time.
    stage.story("annotator lina\ndo work.again\n").expect(2);
    stage
        .story(
            "annotator salma-again\nopen 0001\nexpect claims 0\n\
             select \"«الأسعار ستنخفض»\"\ndo tag.claim\ndo field.set field=claim.type value=factual\n",
        )
        .expect(0);
    let agree = stage
        .run(["agree", "@", "--annotators", "salma,salma-again", "--json"])
        .expect(0)
        .json();
    assert_eq!(agree["articles"], 1, "{agree}");
}

#[test]
fn gold_is_handed_out_for_control_to_those_who_never_saw_the_article() {
    let stage = reviewed();
    stage
        .story("annotator nadia\nannotator lina\ndo work.control percent=100 seed=3\n")
        .expect(0);
    let journals = journals(&stage);
    let assignment = journals
        .lines()
        .find(|line| line.contains("scheme:\"control\""))
        .expect("an assignment");
    for (name, is_named) in [
        ("nadia", true),
        ("lina", true),
        ("salma", false),
        ("omar", false),
    ] {
        let named = assignment.contains(&format!("annotators:[\"{name}\"]"));
        assert_eq!(named, is_named, "{name}");
    }
}
