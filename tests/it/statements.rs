//! Statements in full depth as a person makes them: keys are counted, chains grow outwards, claims
//! of two articles are linked, propositions are shared, suggestions are taken and refused.

use std::sync::Arc;

use isnad::app::commands::{self, Args};
use isnad::app::platform::SystemPlatform;
use isnad::app::{Session, library};
use serde_json::Value;

use crate::support::cli::Stage;

/// The project of a stage, open in this process.
fn opened(stage: &Stage) -> Session {
    let platform = Arc::new(SystemPlatform::default());
    Session::open(library::folder(&stage.project), platform, None).expect("opened")
}

/// What is done, in both languages, and how many keys it takes once the words are selected; the
/// page of keys says so, and the tests below count.
pub const COUNTED: [(&str, &str, usize); 4] = [
    (
        "A claim with its claimant and their stance",
        "ادعاء مع صاحبه وموقفه",
        3,
    ),
    ("A mention of a known actor", "ذكر فاعل معروف", 1),
    (
        "A link between two claims in two panes",
        "ربط ادعاءين في لوحين",
        4,
    ),
    ("Taking a suggestion", "قبول اقتراح", 2),
];

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
    assert_eq!(counts.last(), Some(&COUNTED[0].2));
    assert!(COUNTED[0].2 <= 5);
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
    assert_eq!(counts.last(), Some(&COUNTED[1].2));
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
    assert_eq!(counts.last(), Some(&COUNTED[2].2));
    assert!(COUNTED[2].2 <= 4);
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
         do field.set id=@claim field=check_worthiness value=cfs\n\
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
fn a_suggestion_is_taken_with_two_keys() {
    let counts = keys_after_each_selection(
        "open 0001\n\
         select \"أحمد\"\n\
         do tag.actor name=\"أحمد\" type=person\n\
         open 0002\n\
         select 0..0\n\
         press Tab\n\
         press Enter\n\
         expect mentions 2\n",
    );
    assert_eq!(counts.last(), Some(&COUNTED[3].2));
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

#[test]
fn the_selection_is_taken_on_by_clause_sentence_and_quotation() {
    // After each step a claim is made of what is selected, so that its words can be read.
    let words = |keys: &str| {
        let stage = Stage::new();
        let ran = stage.story(&format!(
            "open 0001\nselect \"قالت\"\n{keys}do tag.claim\nexpect claims 1\n"
        ));
        assert_eq!(ran.code, 0, "{}\n{}", ran.out, ran.err);
        let tags: Value = stage.run(["tags", "@", "--json"]).expect(0).json();
        tags["claims"][0].to_string()
    };
    assert!(words("press .\n").contains("قريبًا"));
    assert!(!words("press .\n").contains("قريبًا."));
    let stage = Stage::new();
    let ran =
        stage.story("open 0001\nselect \"«الأسعار\"\npress '\ndo tag.claim\nexpect claims 1\n");
    assert_eq!(ran.code, 0, "{}\n{}", ran.out, ran.err);
    let tags: Value = stage.run(["tags", "@", "--json"]).expect(0).json();
    assert!(tags["claims"][0].to_string().contains("«الأسعار ستنخفض»"));
}

#[test]
fn the_project_goes_back_to_an_earlier_state_and_undo_brings_it_forth_again() {
    let stage = Stage::new();
    let mut session = opened(&stage);
    let article = session
        .project()
        .articles()
        .iter()
        .next()
        .expect("one")
        .id
        .clone();
    session.open_article(&article, false).expect("shown");
    session.select(&article, 0, 10).expect("selected");
    commands::run(&mut session, "tag.claim", &Args::new()).expect("tagged");
    let then = session.deeds().first().expect("a deed").clone();
    for start in [12, 20] {
        session
            .select(&article, start, start + 5)
            .expect("selected");
        commands::run(&mut session, "tag.claim", &Args::new()).expect("tagged");
    }
    let args = Args::new().with("name", "أحمد").with("type", "person");
    commands::run(&mut session, "actor.add", &args).expect("added");
    assert_eq!(session.project().claims().len(), 3);
    let args = Args::new()
        .with("session", then.session.as_str())
        .with("n", then.n.to_string());
    commands::run(&mut session, "history.back", &args).expect("back");
    assert_eq!(session.project().claims().len(), 1);
    assert_eq!(session.project().actors().len(), 1, "what is shared stays");
    session.undo().expect("undone");
    assert_eq!(session.project().claims().len(), 3);
}

#[test]
fn every_place_that_names_an_actor_is_found_and_tagged_as_one_deed() {
    let stage = Stage::new();
    let ran = stage.story(
        "open 0001\nselect \"أحمد\"\ndo tag.actor name=\"أحمد\" type=person\nexpect mentions 1\n",
    );
    assert_eq!(ran.code, 0, "{}", ran.err);
    let mut session = opened(&stage);
    let actor = session
        .project()
        .actors()
        .iter()
        .next()
        .expect("one")
        .id
        .clone();
    let mut hunt = session.hunt(&actor, Box::new(|| {}));
    hunt.wait();
    assert_eq!((hunt.done, hunt.total, hunt.unread), (2, 2, 0));
    let places: Vec<String> = hunt
        .places
        .iter()
        .map(|it| format!("{}:{}..{}", it.article, it.range.start, it.range.end))
        .collect();
    assert_eq!(places.len(), 1, "the tagged one is left out");
    assert_eq!(hunt.places[0].words, "أحمد");
    assert!(hunt.places[0].sure);
    let args = Args::new()
        .with("actor", actor.as_str())
        .with("places", places.join(","));
    commands::run(&mut session, "mention.all", &args).expect("tagged");
    assert_eq!(session.project().mentions().len(), 2);
    session.undo().expect("one deed");
    assert_eq!(session.project().mentions().len(), 1);
}

#[test]
fn comments_are_found_by_their_words_in_spite_of_spelling_and_by_their_state() {
    let stage = Stage::new();
    let ran = stage.story(
        "open 0001\nselect \"أحمد\"\ndo tag.actor name=\"أحمد\" type=person\ncall it\n\
         do comment.add id=@it text=\"أهو أحمد نفسُه؟\"\n\
         do comment.add id=@it text=\"راجع السجلّ\"\nexpect comments 2\n",
    );
    assert_eq!(ran.code, 0, "{}", ran.err);
    let session = opened(&stage);
    assert_eq!(session.search_comments("", false).len(), 2);
    assert_eq!(session.search_comments("احمد نفسه", false).len(), 1);
    assert_eq!(session.search_comments("salma", true).len(), 2);
    assert!(session.search_comments("لا شيء كهذا", false).is_empty());
}
