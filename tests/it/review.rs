//! From two annotators to gold by keys alone: every class of difference, blindness, undo of every
//! decision, reopening when a source changes, gold corrected by hand.

use serde_json::Value;

use crate::support::cli::Stage;

/// Salma and Omar tag the same article and differ in every way there is; Omar has the same mention
/// and the same claim as Salma, and both have a claim the other lacks.
const TWO: &str = "\
annotator salma
open 0001
select \"الوزيرة ليلى الحسن\"
do tag.actor name=\"ليلى الحسن\" type=person
select \"أحمد\"
do tag.actor name=\"أحمد\" type=person
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
do claim.relate id=@salma-deal to=@salma-prices kind=supports
annotator omar
open 0001
select \"الوزيرة ليلى الحسن\"
do tag.actor name=\"ليلى الحسن\"
select \"«الأسعار ستنخفض»\"
do tag.claim
do claim.claimant name=\"ليلى الحسن\"
press -
do field.set field=claim.type value=predictive
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

fn in_gold<'a>(tags: &'a Value, kind: &str) -> Vec<&'a Value> {
    let all = tags[kind].as_array().expect("a list").iter();
    all.filter(|one| one["layer"] == "gold").collect()
}

#[test]
fn nobody_looks_before_all_have_submitted_unless_it_is_put_on_record() {
    let stage = two();
    let refused = stage.story("annotator lina\nopen 0001\ndo review.open\n").expect(2);
    assert!(refused.err.contains("Not everybody has submitted"), "{}", refused.err);
    stage
        .story(
            "annotator lina\nopen 0001\ndo review.early\nexpect decisions 0\n\
             annotator salma\nopen 0001\ndo work.submit\n\
             annotator omar\nopen 0001\ndo work.submit\n\
             annotator nadia\nopen 0001\ndo review.open\n",
        )
        .expect(0);
    let journals = stage.journals();
    assert!(journals.contains("early:[\"omar\",\"salma\"]"), "{journals}");
    assert_eq!(journals.matches("early:").count(), 1, "nadia looked when all had submitted");
}

#[test]
fn two_annotators_come_to_gold_by_keys_alone() {
    let stage = two();
    stage
        .story(
            "annotator salma\nopen 0001\npress Ctrl+Shift+Enter\n\
             annotator omar\nopen 0001\npress Ctrl+Shift+Enter\n\
             annotator lina\nopen 0001\npress Ctrl+R\n",
        )
        .expect(0);
}
