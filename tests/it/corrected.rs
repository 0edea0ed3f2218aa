//! Articles whose text was corrected: what becomes of tags, for whom it is stored, and that nothing
//! is lost on the way.

use std::sync::Arc;

use isnad::app::Session;
use isnad::app::commands::{self, Args};
use isnad::app::correct::correct_with;
use isnad::app::notice::AppError;
use isnad::app::odd::odd_of;
use isnad::app::platform::FixedPlatform;
use isnad::model::{AnnotatorId, ArticleId, EntityKind};
use isnad::store::Folder;

use crate::session::with_text;
use crate::support::cli::{SECOND, Stage, TAGGING};

const OLD: &str = "وزارة النقل تنفي\n\nقالت الوزيرة ليلى الحسن إن «الأسعار ستنخفض في مارس المقبل» بلا شك.\n    وأضاف المدير سامي العلي أن العقد لن يُوقَّع قبل نهاية هذا العام بأي حال.\n    ورحبت النقابة بالقرار ودعت أعضاءها إلى الهدوء.\n";

/// The same with a note on top, other words in the claim, and the last sentence gone.
fn new_text() -> String {
    OLD.replace("في مارس المقبل", "في أبريل المقبل")
        .replace("ورحبت النقابة بالقرار ودعت أعضاءها إلى الهدوء.\n", "")
        .replace(
            "وزارة النقل تنفي\n",
            "وزارة النقل تنفي\n\nتصحيح: ورد في نسخة سابقة شهر آخر.\n",
        )
}

fn article() -> ArticleId {
    ArticleId::new("salma-a-0001")
}

fn select(session: &mut Session, words: &str) {
    let text = session.text(&article()).expect("text").as_str().to_owned();
    let start = text[..text.find(words).expect(words)].chars().count();
    session
        .select(&article(), start, start + words.chars().count())
        .expect("selected");
}

fn run(session: &mut Session, id: &str, args: &[(&str, &str)]) {
    let args = args
        .iter()
        .fold(Args::new(), |args, (key, value)| args.with(key, *value));
    commands::run(session, id, &args).unwrap_or_else(|error| panic!("{id}: {error}"));
}

/// Three claims and a mention: moved, changed, gone, moved.
fn tagged() -> Session {
    tagged_in(Folder::in_memory())
}

fn tagged_in(folder: Folder) -> Session {
    let mut session = with_text(folder, OLD);
    for words in [
        "العقد لن يُوقَّع قبل نهاية هذا العام",
        "«الأسعار ستنخفض في مارس المقبل»",
        "ورحبت النقابة بالقرار ودعت أعضاءها إلى الهدوء",
    ] {
        select(&mut session, words);
        run(&mut session, "tag.claim", &[("type", "prediction")]);
    }
    select(&mut session, "المدير سامي العلي");
    run(&mut session, "tag.actor", &[("name", "سامي العلي")]);
    session
}

fn correct(session: &mut Session, text: &str) -> isnad::app::correct::Corrected {
    correct_with(session, &article(), text.as_bytes().to_vec(), "b.txt").expect("corrected")
}

/// Revision and words of each claim, in the order of ids.
fn claims(session: &Session) -> Vec<(bool, String)> {
    let project = session.project();
    let now = &project.articles().get(&article()).expect("there").revision;
    let all = project.claims().iter();
    all.map(|it| (it.anchor.revision == *now, it.anchor.quote()))
        .collect()
}

#[test]
fn what_is_certain_is_put_and_the_rest_waits_for_a_person() {
    let mut session = tagged();
    let corrected = correct(&mut session, &new_text());
    assert_eq!(corrected.came.automatic(), 2, "{corrected:?}");
    assert_eq!(corrected.came.doubtful(), 2, "{corrected:?}");
    let codes: Vec<&str> = corrected
        .unplaced
        .iter()
        .map(|it| it.outcome.code())
        .collect();
    assert_eq!(codes, ["changed", "orphan"]);
    let current: Vec<bool> = claims(&session).iter().map(|it| it.0).collect();
    assert_eq!(current, [true, false, false]);
    let text = session.text(&article()).expect("text").clone();
    assert_eq!(text.as_str(), new_text());
    for claim in session
        .project()
        .claims()
        .iter()
        .filter(|it| it.anchor.revision == corrected.revision)
    {
        let place = claim.anchor.fragments[0].range();
        assert_eq!(text.slice(place), Some(claim.anchor.exact[0].as_str()));
    }
    // The old text can still be read.
    let old = session
        .folder()
        .read_text(&article(), &corrected.former)
        .expect("kept");
    assert_eq!(old, OLD);
    assert_eq!(session.former_revisions(&article()), [corrected.former]);
}

#[test]
fn a_correction_with_all_it_did_is_one_step_of_undo() {
    let mut session = tagged();
    let before = (
        session.project().articles().get(&article()).cloned(),
        claims(&session),
    );
    correct(&mut session, &new_text());
    let after = (
        session.project().articles().get(&article()).cloned(),
        claims(&session),
    );
    session.undo().expect("taken back");
    assert_eq!(
        (
            session.project().articles().get(&article()).cloned(),
            claims(&session)
        ),
        before
    );
    assert_eq!(session.text(&article()).expect("text").as_str(), OLD);
    assert!(session.unplaced(&article()).is_empty());
    session.redo().expect("done again");
    assert_eq!(
        (
            session.project().articles().get(&article()).cloned(),
            claims(&session)
        ),
        after
    );
    assert_eq!(session.unplaced(&article()).len(), 2);
}

#[test]
fn nothing_is_accepted_but_by_a_command_and_each_answer_is_kept() {
    let mut session = tagged();
    correct(&mut session, &new_text());
    assert_eq!(session.unplaced(&article()).len(), 2);
    run(&mut session, "unplaced.next", &[]);
    let (_, first) = session.looked_at().expect("looked at");
    assert_eq!(first.outcome.code(), "changed");
    assert_eq!(
        session.unplaced(&article()).len(),
        2,
        "looking accepts nothing"
    );
    run(&mut session, "unplaced.accept", &[]);
    let words: Vec<String> = claims(&session).into_iter().map(|it| it.1).collect();
    assert!(
        words.contains(&"«الأسعار ستنخفض في أبريل المقبل»".to_owned()),
        "{words:?}"
    );
    // The next one stands there at once; nothing is suggested for it.
    let (_, second) = session.looked_at().expect("the next one");
    assert_eq!(second.outcome.code(), "orphan");
    let refused = commands::run(&mut session, "unplaced.accept", &Args::new());
    assert!(matches!(refused, Err(AppError::Refused(_))), "{refused:?}");
    run(&mut session, "unplaced.leave", &[]);
    assert!(session.looked_at().is_none());
    assert!(session.unplaced(&article()).is_empty());
    // It is still there, on its older text, and no more than a remark.
    let left = session
        .project()
        .claims()
        .get(&isnad::model::Id::new(second.item.id()))
        .cloned();
    assert_eq!(left.expect("kept").anchor, second.anchor);
    let odd = odd_of(session.project(), EntityKind::Claim, second.item.id());
    let told: Vec<_> = odd
        .iter()
        .filter(|it| it.kind == "anchor-revision")
        .collect();
    assert_eq!(told.len(), 1);
    assert_eq!(told[0].severity, isnad::store::Severity::Info);
    // The next correction asks again.
    correct(&mut session, &format!("{}\nتمّ.\n", new_text()));
    assert_eq!(session.unplaced(&article()).len(), 1);
    session.flush().expect("saved");
    let mut session = session.crash().expect("opened again");
    session.settle_places(&article()).expect("looked for");
    assert_eq!(session.unplaced(&article()).len(), 1);
}

#[test]
fn selected_words_become_the_place_of_a_tag() {
    let mut session = tagged();
    correct(&mut session, &new_text());
    run(&mut session, "unplaced.previous", &[]);
    assert_eq!(
        session.looked_at().expect("the last").1.outcome.code(),
        "orphan"
    );
    select(&mut session, "تصحيح: ورد في نسخة سابقة");
    run(&mut session, "unplaced.here", &[]);
    assert!(claims(&session).contains(&(true, "تصحيح: ورد في نسخة سابقة".to_owned())));
    assert_eq!(session.unplaced(&article()).len(), 1);
    session.undo().expect("taken back");
    assert_eq!(session.unplaced(&article()).len(), 2);
}

#[test]
fn the_same_text_again_is_refused_and_changes_nothing() {
    let mut session = tagged();
    let before = session.project().generation();
    let again = correct_with(&mut session, &article(), OLD.as_bytes().to_vec(), "b.txt");
    assert!(again.is_err());
    assert_eq!(session.project().generation(), before);
}

#[test]
fn a_colleagues_tags_are_placed_for_display_and_stored_only_by_the_colleague() {
    let mut session = tagged();
    session.switch_annotator("omar").expect("another person");
    session.open_article(&article(), false).expect("open");
    let corrected = correct(&mut session, &new_text());
    assert_eq!(corrected.came.automatic() + corrected.came.doubtful(), 0);
    assert_eq!(
        (corrected.others.automatic(), corrected.others.doubtful()),
        (2, 2)
    );
    assert!(claims(&session).iter().all(|it| !it.0), "none is stored");
    let moved = session
        .project()
        .claims()
        .iter()
        .next()
        .expect("a claim")
        .clone();
    let place = session
        .place_now(&article(), &moved.anchor)
        .expect("certain");
    let text = session.text(&article()).expect("text").clone();
    assert_eq!(
        text.slice(place[0].clone()),
        Some(moved.anchor.exact[0].as_str())
    );
    // Their owner is told, and stores them with one command.
    session.switch_annotator("salma").expect("back");
    session.open_article(&article(), false).expect("open");
    assert_eq!(session.came(&article()).automatic(), 2);
    run(&mut session, "tags.place", &[]);
    assert_eq!(session.came(&article()).automatic(), 0);
    assert_eq!(claims(&session).iter().filter(|it| it.0).count(), 1);
    let by: Vec<&AnnotatorId> = session
        .project()
        .claims()
        .iter()
        .map(|it| &it.annotator)
        .collect();
    assert!(by.iter().all(|it| it.as_str() == "salma"));
}

#[test]
fn two_who_correct_at_once_see_one_text_and_every_tag_finds_its_place() {
    let folder = Folder::in_memory();
    let mut salma = tagged_in(folder.clone());
    salma.flush().expect("saved");
    let platform = Arc::new(FixedPlatform::new(1_750_000_900_000, 7));
    let mut omar = Session::open(folder, platform, None).expect("opened");
    omar.switch_annotator("omar").expect("another person");
    omar.open_article(&article(), false).expect("open");
    correct(&mut salma, &new_text());
    correct(&mut omar, &format!("خبر محدَّث.\n{OLD}"));
    for session in [&mut salma, &mut omar] {
        session.flush().expect("saved");
    }
    assert!(salma.wait_for_news() && omar.wait_for_news());
    let of = |session: &Session| session.project().articles().get(&article()).cloned();
    assert_eq!(of(&salma), of(&omar));
    for session in [&mut salma, &mut omar] {
        let text = session.text(&article()).expect("text").clone();
        let claims: Vec<_> = session.project().claims().iter().cloned().collect();
        let mut placed = 0;
        for claim in claims {
            if let Some(place) = session.place_now(&article(), &claim.anchor) {
                let words = text.slice(place[0].clone());
                assert_eq!(words, Some(claim.anchor.exact[0].as_str()));
                placed += 1;
            }
        }
        // Omar's text is the later one and has all three as they were.
        assert_eq!(placed, 3);
    }
}

#[test]
fn the_program_corrects_tells_and_lets_stories_go_on() {
    let stage = Stage::new();
    stage.story(TAGGING).expect(0);
    let corrected = crate::support::cli::FIRST
        .replace("«الأسعار ستنخفض»", "«الأسعار سترتفع»")
        .replace("وزارة النقل", "خبر مصحح: وزارة النقل");
    let file = stage.write("corrected.txt", corrected);
    let path = file.display().to_string();
    let told = stage
        .run(["correct", "@", "0001", &path, "--json"])
        .expect(1)
        .json();
    assert_eq!(told["unplaced"][0]["why"], "changed");
    assert_eq!(told["own"]["moved"], 2, "{told}");
    stage.run(["correct", "@", "0001", &path]).expect(2);
    stage.run(["check", "@"]).expect(1);
    let articles = stage.run(["articles", "@", "--json"]).expect(0).json();
    assert_eq!(
        articles[0]["older"].as_array().map(Vec::len),
        Some(1),
        "{articles}"
    );
    let story = "open 0001\nexpect unplaced 1\ndo unplaced.next\ncrash\nexpect unplaced 1\n        do unplaced.next\ndo unplaced.accept\nexpect unplaced 0\nexpect claims 1\nundo\n        expect unplaced 1\nredo\nexpect unplaced 0\n";
    stage.story(story).expect(0);
    stage.run(["check", "@"]).expect(0);
    let other = stage.write("again.txt", SECOND.replace("برفع الأجور", "بزيادة الأجور"));
    let story = format!(
        "open 0002\nselect \"وقال أحمد إن الوزيرة وعدت بذلك\"\ndo tag.claim type=prediction\n         do article.correct path=\"{}\"\nexpect unplaced 0\nundo\nexpect claims 2\nredo\ncrash\n         expect claims 2\nexpect unplaced 0\n",
        other.display()
    );
    stage.story(&story).expect(0);
    stage.run(["correct", "@", "0001", "/nowhere"]).expect(2);
}
