//! Statements in full depth as a person makes them: keys are counted, chains grow outwards, claims
//! of two articles are linked, propositions are shared, suggestions are taken and refused.

use serde_json::Value;

use crate::support::cli::Stage;

/// Runs a story on the small project and returns how many keys it pressed after each `select`.
fn keys_after_each_selection(story: &str) -> Vec<usize> {
    let mut counts = Vec::new();
    for line in story.lines().map(str::trim) {
        if line.starts_with("select ") {
            counts.push(0);
        } else if line.starts_with("press ")
            && let Some(last) = counts.last_mut()
        {
            *last += 1;
        }
    }
    let stage = Stage::new();
    let ran = stage.story(story);
    assert_eq!(ran.code, 0, "{}\n{}", ran.out, ran.err);
    counts
}

#[test]
fn a_claim_with_claimant_and_stance_takes_at_most_five_keys() {
    let counts = keys_after_each_selection(
        "open 0001\n\
         select \"الوزيرة ليلى الحسن\"\n\
         do tag.actor name=\"ليلى الحسن\" type=person\n\
         select \"«الأسعار ستنخفض»\"\n\
         press 1\n\
         press 1\n\
         press +\n\
         expect claims 1\n\
         expect attributions 1\n\
         expect stances 1\n",
    );
    assert_eq!(counts.last(), Some(&3));
    assert!(counts.iter().all(|count| *count <= 5), "{counts:?}");
}

#[test]
fn a_mention_of_a_known_actor_takes_one_key() {
    let counts = keys_after_each_selection(
        "open 0001\n\
         select \"أحمد\"\n\
         do tag.actor name=\"أحمد\" type=person\n\
         open 0002\n\
         select \"أحمد\"\n\
         press 2\n\
         expect mentions 2\n\
         expect actors 1\n",
    );
    assert_eq!(counts.last(), Some(&1));
}

#[test]
fn a_link_between_claims_of_two_panes_takes_at_most_four_keys() {
    let counts = keys_after_each_selection(
        "open 0002\n\
         select \"برفع الأجور\"\n\
         do tag.claim\n\
         do article.open id=0001 new=true\n\
         select \"«الأسعار ستنخفض»\"\n\
         do tag.claim\n\
         do gesture.done\n\
         select \"ستنخفض\"\n\
         press S\n\
         press R\n\
         press 1\n\
         press 4\n\
         expect relations 1\n",
    );
    assert_eq!(counts.last(), Some(&4));
}

#[test]
fn chains_propositions_and_talk_are_told_as_they_were_made() {
    let stage = Stage::new();
    let ran = stage.story(
        "open 0001\n\
         select \"الوزيرة ليلى الحسن\"\n\
         do tag.actor name=\"ليلى الحسن\" type=person\n\
         call minister\n\
         select \"«الأسعار ستنخفض»\"\n\
         do tag.claim type=prediction\n\
         call claim\n\
         do claim.claimant name=\"ليلى الحسن\"\n\
         do chain.add id=@claim name=\"وكالة الأنباء\" outlet_commitment=distancing\n\
         call agency\n\
         do chain.add id=@agency visibility=anonymous\n\
         call anonymous\n\
         select \"قالت\"\n\
         do tag.cue id=@agency\n\
         do chain.select id=@claim link=1\n\
         do field.set field=cue_kind value=verb\n\
         do item.show id=@claim\n\
         select \"قريبًا\"\n\
         press 6\n\
         press 5\n\
         expect claims 1\n\
         expect attributions 3\n\
         do claim.canonical id=@claim wording=\"تنخفض الأسعار\" wording_en=\"Prices fall\"\n\
         do canonical.sign id=@claim\n\
         expect canonical 1\n\
         do field.set id=@claim field=event_time value=\"الصيف المقبل\"\n\
         do field.set id=@claim field=check_worthiness value=check_worthy\n\
         do comment.add id=@claim text=\"أهي توقع أم وعد؟\"\n\
         expect comments 1\n\
         undo\n\
         expect comments 0\n\
         redo\n\
         expect comments 1\n",
    );
    assert_eq!(ran.code, 0, "{}\n{}", ran.out, ran.err);
    stage.run(["check", "@"]).expect(0);
    let tags: Value = stage.run(["tags", "@", "--json"]).expect(0).json();
    let claim = &tags["claims"][0];
    assert_eq!(claim["type"], "prediction", "{claim}");
    assert_eq!(tags["attributions"].as_array().map(Vec::len), Some(3));
}

#[test]
fn a_name_without_a_meaning_is_told_with_its_line() {
    let stage = Stage::new();
    let ran = stage.story("open 0001\ndo item.show id=@nobody\n");
    assert_ne!(ran.code, 0);
    assert!(ran.err.contains("nobody"), "{}", ran.err);
}

#[test]
fn suggestions_are_taken_with_one_key_refused_with_one_and_stay_refused() {
    let stage = Stage::new();
    let ran = stage.story(
        "open 0001\n\
         select \"أحمد\"\n\
         do tag.actor name=\"أحمد\" type=person\n\
         open 0002\n\
         press Tab\n\
         press Enter\n\
         expect mentions 2\n\
         undo\n\
         expect mentions 1\n\
         press Tab\n\
         press Backspace\n\
         expect refusals 1\n\
         expect mentions 1\n\
         crash\n\
         expect refusals 1\n",
    );
    assert_eq!(ran.code, 0, "{}\n{}", ran.out, ran.err);
    let off = stage.story("open 0002\ndo suggestion.switch off=true\npress Tab\n");
    assert_ne!(off.code, 0, "nothing is suggested where it is switched off");
}

#[test]
fn actors_are_merged_parted_and_split() {
    let stage = Stage::new();
    let ran = stage.story(
        "open 0001\n\
         select \"أحمد\"\n\
         do tag.actor name=\"أحمد\" type=person\n\
         call one\n\
         do actor.add name=\"أحمد علي\" type=person\n\
         call other\n\
         expect actors 2\n\
         do actor.merge name=\"أحمد\" into=@other\n\
         expect actors 1\n\
         undo\n\
         expect actors 2\n\
         redo\n\
         do actor.split actor=@other mentions=@one name=\"أحمد سعيد\"\n\
         expect actors 2\n\
         do actor.role actor=@other title=\"وزير\" from=2020\n\
         expect roles 1\n",
    );
    assert_eq!(ran.code, 0, "{}\n{}", ran.out, ran.err);
    stage.run(["check", "@"]).expect(0);
}
