//! The project as of any earlier moment is what it was then; an article gets its tags of then back
//! as one deed; looking at the past changes nothing.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use isnad::app::commands::{self, Args};
use isnad::app::notice::Refusal;
use isnad::app::{AppError, Session, moment};
use isnad::model::edit::tagging::{self, ClaimFields};
use isnad::model::past::Chronicle;
use isnad::model::{ActorId, AnnotatorId, ArticleId, Item, Moment, Project};
use isnad::store::Folder;

use crate::devices::Machine;
use crate::model_laws::picture::{Picture, compare};
use crate::session::{session, session_in};
use crate::support::cli::{Stage, TAGGING, files};

fn run(session: &mut Session, id: &str, args: &[(&str, &str)]) {
    let args = args
        .iter()
        .fold(Args::new(), |args, (key, value)| args.with(key, *value));
    commands::run(session, id, &args).unwrap_or_else(|error| panic!("{id}: {error:?}"));
}

fn article() -> ArticleId {
    ArticleId::new("salma-a-0001")
}

fn select(session: &mut Session, start: usize, end: usize) {
    session.select(&article(), start, end).expect("selected");
}

fn claim(session: &mut Session, start: usize) -> String {
    let at = article();
    let anchor = session.anchor(&at, start..start + 4).expect("a place");
    let made = session
        .plan(|desk| tagging::claim(desk, &at, anchor, &ClaimFields::default()))
        .expect("tagged");
    made.expect("named").id().to_owned()
}

fn now(session: &Session) -> Moment {
    session.this_moment().expect("something was done")
}

fn past(session: &Session, moment: &Moment) -> Project {
    session.as_of(moment).expect("known")
}

/// Deeds of many kinds, each with what the project was just after it.
fn busy_day() -> (Session, Vec<(Moment, Picture)>) {
    let mut session = session();
    let mut days = Vec::new();
    let mut note = |session: &Session| days.push((now(session), Picture::of(session.project())));
    note(&session);
    select(&mut session, 0, 11);
    run(
        &mut session,
        "tag.actor",
        &[("name", "وزارة النقل"), ("type", "government")],
    );
    note(&session);
    select(&mut session, 18, 40);
    run(&mut session, "tag.claim", &[("type", "prediction")]);
    note(&session);
    run(&mut session, "claim.claimant", &[("name", "وزارة النقل")]);
    note(&session);
    run(&mut session, "stance.set", &[("label", "oppose")]);
    note(&session);
    session.undo().expect("undone");
    note(&session);
    session.redo().expect("done again");
    note(&session);
    session.switch_annotator("omar").expect("entered");
    note(&session);
    let his = claim(&mut session, 3);
    note(&session);
    run(
        &mut session,
        "claim.change",
        &[("id", &his), ("certainty", "possible")],
    );
    note(&session);
    run(&mut session, "tag.remove", &[("id", &his)]);
    note(&session);
    session.undo().expect("undone");
    note(&session);
    (session, days)
}

#[test]
fn as_of_each_record_the_project_is_what_it_was_then() {
    let (session, days) = busy_day();
    assert!(days.len() > 10);
    for (moment, picture) in &days {
        assert_eq!(Picture::of(&past(&session, moment)), *picture, "{moment}");
    }
    // Of all records of all journals after a restart, too, and each state is new.
    session.flush().expect("on disk");
    let session = session.crash().expect("opened");
    for (moment, picture) in &days {
        assert_eq!(Picture::of(&past(&session, moment)), *picture, "{moment}");
    }
    let last = &days.last().expect("some").0;
    compare(&past(&session, last), session.project()).expect("as of the last record: now");
}

#[test]
fn a_moment_between_two_records_is_the_state_after_the_first() {
    let (session, days) = busy_day();
    for pair in days.windows(2) {
        let [(before, picture), (after, _)] = pair else {
            unreachable!("pairs");
        };
        let (from, to) = (session.when_of(before), session.when_of(after));
        assert!(from < to, "the clock of the test goes on");
        // The clock moves a second with each record.
        for ms in [from, from + 999] {
            let past = past(&session, &Moment::At { ms });
            assert_eq!(Picture::of(&past), *picture, "{ms}");
        }
    }
    let before_all = past(&session, &Moment::At { ms: 0 });
    assert!(before_all.articles().is_empty());
    let nowhere = Moment::After {
        session: "0".repeat(26),
        n: 1,
    };
    session.as_of(&nowhere).expect_err("no such record");
}

#[test]
fn journals_in_any_order_tell_the_same_past() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("sample");
    isnad::app::sample::write_sample(&path).expect("written");
    let opened = isnad::app::library::folder(&path)
        .open(1_790_000_000_000)
        .expect("opened");
    let all: Vec<_> = opened
        .sessions
        .iter()
        .flat_map(|log| log.records.iter().map(|it| (log.session.as_str(), it)))
        .collect();
    let of = (
        opened.info.name.as_str(),
        opened.project.founding_codebook(),
    );
    let (one, other) = (
        Chronicle::of(all.iter().copied()),
        Chronicle::of(all.iter().rev().copied()),
    );
    let whole = one.len();
    assert!(whole > 50, "the sample has a history");
    for count in (0..whole).step_by(7).chain([whole]) {
        let replay = |it: &Chronicle<'_>| it.replay(count, of, u64::MAX, |_| true).expect("told");
        compare(&replay(&one), &replay(&other)).expect("the same");
    }
    let end = one.replay(whole, of, u64::MAX, |_| true).expect("told");
    compare(&end, &opened.project).expect("all records make the project");
    assert!(one.replay(whole, of, u64::MAX, |done| done < 20).is_none());
}

#[test]
fn an_article_gets_its_tags_back_in_one_deed_that_undo_takes_back() {
    let mut session = session();
    let [kept, changed, removed] = [0, 6, 20].map(|start| claim(&mut session, start));
    run(
        &mut session,
        "claim.change",
        &[("id", &changed), ("certainty", "certain")],
    );
    let then = now(&session);
    let picture = Picture::of(session.project());
    run(
        &mut session,
        "claim.change",
        &[("id", &changed), ("certainty", "possible")],
    );
    run(&mut session, "tag.remove", &[("id", &removed)]);
    claim(&mut session, 30);
    claim(&mut session, 40);
    let today = Picture::of(session.project());

    let past = past(&session, &then);
    let would = session.restoration(&article(), &past).expect("planned");
    assert_eq!((would.back, would.gone, would.changed), (1, 2, 1));
    assert_eq!(
        Picture::of(session.project()),
        today,
        "planning does nothing"
    );
    let deeds = session.deeds().len();
    session
        .restore_article(&article(), &past)
        .expect("restored");
    assert_eq!(session.deeds().len(), deeds + 1, "one deed");
    assert_eq!(Picture::of(session.project()), picture);
    assert!(session.find_item(&kept).is_some());
    // A second time there is nothing to do, and nothing is done.
    let again = session.restoration(&article(), &past).expect("planned");
    assert!(again.plan.edits.is_empty());
    session.restore_article(&article(), &past).expect("nothing");
    assert_eq!(session.deeds().len(), deeds + 1);
    session.undo().expect("undone");
    assert_eq!(Picture::of(session.project()), today);
    session.redo().expect("done again");
    assert_eq!(Picture::of(session.project()), picture);
}

#[test]
fn a_claim_goes_with_its_chain_and_comes_back_with_the_actor_it_names() {
    let mut session = session();
    let empty = now(&session);
    select(&mut session, 0, 11);
    run(
        &mut session,
        "tag.actor",
        &[("name", "وزارة النقل"), ("type", "government")],
    );
    select(&mut session, 18, 40);
    run(&mut session, "tag.claim", &[("type", "prediction")]);
    run(&mut session, "claim.claimant", &[("name", "وزارة النقل")]);
    run(&mut session, "stance.set", &[("label", "oppose")]);
    let full = now(&session);
    let picture = Picture::of(session.project());

    let nothing = past(&session, &empty);
    let gone = session
        .restore_article(&article(), &nothing)
        .expect("all goes");
    assert_eq!((gone.back, gone.changed), (0, 0));
    assert!(gone.gone >= 4, "{gone:?}");
    assert!(session.project().claims().is_empty());
    assert!(session.project().stances().is_empty());
    // The actor stays, being shared, until somebody takes it away.
    let actor = session.project().actors().iter().next().expect("one");
    let actor = Item::Actor(ActorId::new(actor.id.as_str()));
    session
        .plan(|desk| {
            let Item::Actor(id) = &actor else {
                unreachable!("an actor")
            };
            let it = desk.project.actors().get(id).expect("there").clone();
            let mut plan = isnad::model::edit::Plan {
                what: "actor.change".into(),
                edits: Vec::new(),
                focus: isnad::model::Focus::default(),
                item: None,
            };
            plan.edits.push(isnad::model::Change::remove(it).into());
            Ok(plan)
        })
        .expect("removed");
    let back = past(&session, &full);
    let would = session.restoration(&article(), &back).expect("planned");
    assert_eq!(would.shared, 1);
    session.restore_article(&article(), &back).expect("back");
    assert_eq!(Picture::of(session.project()), picture);
}

#[test]
fn a_colleagues_tags_stay_and_so_do_those_of_other_articles() {
    let stage = Stage::new();
    stage.story(TAGGING).expect(0);
    // A colleague tags here, too; then one's own claim is related to one in another article.
    let story = "open 0001\nmoment then\nannotator omar\nopen 0001\nselect \"الوزيرة\"\ndo tag.claim\n\
        expect claims 1\nannotator salma\nopen 0001\nselect \"ونفى أحمد\"\ndo tag.claim\ncall here\n\
        open 0002\nselect \"طالبت النقابة\"\ndo tag.claim\ncall there\n\
        do claim.relate id=@there other=@here kind=supports\nexpect relations 1\nexpect claims 3\n\
        moment full\n\
        do history.restore-article id=0001 at=@then\nexpect claims 2\nexpect relations 0\n\
        do tag.remove id=@there\nexpect claims 1\n\
        do history.restore-article id=0001 at=@full\nexpect claims 2\nexpect relations 0\n\
        do history.restore-article id=0002 at=@full\nexpect claims 3\nexpect relations 1\n\
        do history.restore-article id=0001 at=@then\nundo\nexpect claims 3\nexpect relations 1\n\
        annotator omar\nexpect claims 1\n";
    stage.story(story).expect(0);
}

#[test]
fn the_past_can_be_read_and_not_changed_and_today_comes_back_as_it_was() {
    let (mut session, days) = busy_day();
    let today = Picture::of(session.project());
    let deeds = session.deeds().len();
    let generation = session.project().generation();
    for (moment, picture) in days.iter().rev() {
        let past = past(&session, moment);
        session.show_past(moment.clone(), past);
        assert_eq!(session.shown_past().expect("shown").moment, *moment);
        assert_eq!(Picture::of(session.project()), *picture);
        assert!(
            session.project().generation() > generation,
            "views look again"
        );
        session.open_article(&article(), false).expect("readable");
        for (id, args) in [
            ("edit.undo", Args::new()),
            ("tag.remove", Args::new().with("id", "x")),
            ("annotator.add", Args::new().with("id", "rami")),
            ("codebook.open", Args::new()),
            ("review.early", Args::new()),
            ("team.open", Args::new()),
        ] {
            let refused = commands::run(&mut session, id, &args);
            assert!(
                matches!(refused, Err(AppError::Refused(Refusal::InPast))),
                "{id}: {refused:?}"
            );
        }
        let (at, anchor) = (
            article(),
            session.anchor(&article(), 0..4).expect("a place"),
        );
        let refused =
            session.plan(|desk| tagging::claim(desk, &at, anchor, &ClaimFields::default()));
        assert!(matches!(refused, Err(AppError::Refused(Refusal::InPast))));
    }
    run(&mut session, "history.now", &[]);
    assert!(session.shown_past().is_none());
    assert_eq!(Picture::of(session.project()), today);
    assert_eq!(session.deeds().len(), deeds);
    assert!(commands::run(&mut session, "history.now", &Args::new()).is_err());
    claim(&mut session, 12);
    session.undo().expect("undone");
    // Whoever closes while looking back writes the readable copies of today.
    let (moment, _) = days.first().expect("some");
    let past = past(&session, moment);
    session.show_past(moment.clone(), past);
    session.close().expect("closed");
    assert_eq!(Picture::of(session.project()), today);
}

#[test]
fn news_waits_until_the_past_is_left() {
    let stage = Stage::new();
    let platform = std::sync::Arc::new(isnad::app::platform::SystemPlatform::default());
    let folder = isnad::app::library::folder(&stage.project);
    let mut session = Session::open(folder, platform, None).expect("opened");
    let then = now(&session);
    let state = past(&session, &then);
    session.show_past(then, state);
    stage.story(TAGGING).expect(0);
    assert!(!session.wait_for_news());
    assert!(session.project().claims().is_empty());
    session.show_present();
    assert!(session.wait_for_news());
    assert_eq!(session.project().claims().len(), 1);
}

/// A record is from the future by the time of now, not by that of opening: else what was done on
/// the second day of a window would give way, in looking back, to what it came after.
#[test]
fn a_window_open_for_days_looks_back_at_them_as_they_were() {
    let time_ms = Arc::new(AtomicU64::new(1_750_000_200_000));
    let folder = Folder::in_memory();
    session_in(folder.clone()).close().expect("closed");
    let window = |who: &str, seed: u64| {
        let machine = Arc::new(Machine::new("desk", &time_ms, 0, seed));
        let id = AnnotatorId::new(who);
        let mut session = Session::open(folder.clone(), machine, Some(&id)).expect("opened");
        session.switch_annotator(who).expect("entered");
        session.flush().expect("on disk");
        session
    };
    let (mut salma, mut omar) = (window("salma", 1), window("omar", 2));
    salma.open_article(&article(), false).expect("open");
    select(&mut salma, 0, 11);
    run(&mut salma, "tag.actor", &[("name", "وزارة النقل")]);
    salma.flush().expect("on disk");
    assert!(omar.wait_for_news());
    let actor = salma.project().actors().iter().next().expect("hers");
    let actor = actor.id.to_string();
    let name = |session: &mut Session, name: &str| {
        let args = [("actor", actor.as_str()), ("name_en", name)];
        run(session, "actor.change", &args);
        session.flush().expect("on disk");
    };
    let named = |project: &Project| {
        let actor = project.actors().iter().next().expect("there");
        actor.name_en.clone()
    };
    let hour_ms = 60 * 60 * 1000;
    time_ms.fetch_add(hour_ms, Ordering::SeqCst);
    name(&mut salma, "First day");
    let first = now(&salma);
    time_ms.fetch_add(29 * hour_ms, Ordering::SeqCst);
    // Without knowing of hers, and later.
    name(&mut omar, "Second day");
    assert!(salma.wait_for_news());
    assert_eq!(named(salma.project()), "Second day");
    let today = now(&salma);
    assert_eq!(named(&past(&salma, &today)), "Second day");
    assert_eq!(named(&past(&salma, &first)), "First day");
    // The way back begins at the project as it is, and leads to what she had.
    let Moment::After { session, n } = first else {
        panic!("{first}");
    };
    salma.go_back(&session, n).expect("gone back");
    assert_eq!(named(salma.project()), "First day");
    salma.undo().expect("undone");
    assert_eq!(named(salma.project()), "Second day");
}

#[test]
fn stories_and_the_command_line_know_moments() {
    let stage = Stage::new();
    let story = format!(
        "{TAGGING}moment full\nopen 0001\nselect \"ونفى أحمد\"\ndo tag.claim\nexpect claims 2\n\
         do history.look at=@full\nexpect claims 1\ndo history.now\nexpect claims 2\n\
         do history.restore-article id=0001 at=@full\nexpect claims 1\nundo\nexpect claims 2\n"
    );
    stage.story(&story).expect(0);
    let before = files(&stage.project);
    let count = |as_of: &str| {
        let told = stage
            .run(["tags", "@", "--json", "--as-of", as_of])
            .expect(0);
        told.json()["claims"].as_array().expect("a list").len()
    };
    assert_eq!(count("2001-01-01"), 0);
    assert_eq!(count("9999-12-31T23:59:59Z"), 2);
    assert_eq!(count("253402300799999"), 2);
    let out = stage.folder.path().join("then.jsonl");
    let out = out.to_str().expect("UTF-8");
    let export = ["export", "@", "--format", "jsonl", "--out", out, "--as-of"];
    stage
        .run(export.into_iter().chain(["2001-01-01"]))
        .expect(0);
    assert_eq!(std::fs::read_to_string(out).expect("written"), "");
    let refused = stage.run(["tags", "@", "--as-of", "yesterday"]).expect(2);
    assert!(refused.err.contains("yesterday"), "{}", refused.err);
    assert_eq!(files(&stage.project), before, "nothing is written");
    assert!(moment::parse("2026-03-14T10:30+03:00").is_some());
}

#[cfg(feature = "gui")]
mod window {
    use egui::{Key, Modifiers};
    use egui_kittest::kittest::Queryable as _;
    use isnad::app::{Lang, Words};

    use super::*;
    use crate::desk::Stage;

    /// Three claims more than the sample has, of the one who looks.
    fn stage(lang: Lang) -> Stage {
        let mut stage = Stage::new(lang);
        let session = stage.session_mut();
        let open = session.workspace.focused_article().expect("open").clone();
        for start in [0, 10, 20] {
            let anchor = session.anchor(&open, start..start + 4).expect("a place");
            session
                .plan(|desk| tagging::claim(desk, &open, anchor, &ClaimFields::default()))
                .expect("tagged");
        }
        stage.harness.run_steps(2);
        stage
    }

    fn until(stage: &mut Stage, what: impl Fn(&Stage) -> bool) {
        for _ in 0..500 {
            if what(stage) {
                stage.harness.run_steps(2);
                return;
            }
            stage.harness.run_steps(1);
            std::thread::yield_now();
        }
        stage.keep("never-came");
        let shell = stage.harness.state();
        panic!("it never came: {:?}", shell.notices);
    }

    fn press_first(stage: &mut Stage, label: &str) {
        stage.harness.run_steps(6);
        let found = stage.harness.get_all_by_label(label).next();
        found.expect(label).click();
        stage.harness.run_steps(2);
    }

    #[test]
    fn the_past_is_shown_with_a_banner_and_left_with_a_key() {
        for lang in Lang::ALL {
            let words = Words::new(lang);
            let mut stage = stage(lang);
            let claims = stage.session().project().claims().len();
            stage.press(Key::H, Modifiers::COMMAND);
            press_first(&mut stage, &words.get("past-look"));
            until(&mut stage, |it| it.session().shown_past().is_some());
            assert!(!stage.harness.state().overlay_is_open());
            assert_eq!(stage.session().project().claims().len(), claims - 1);
            stage.harness.get_by_label(&words.get("past-restore"));
            stage.keep_both(&format!("past-{lang:?}"));
            // A key that tags tells why it does nothing.
            stage.press(Key::Z, Modifiers::COMMAND);
            let told: Vec<_> = stage.harness.state().notices.iter().collect();
            let said = words.get("refusal-in-past");
            assert!(told.iter().any(|it| it.notice.text == said), "{told:?}");
            stage.press(Key::Escape, Modifiers::NONE);
            assert!(stage.session().shown_past().is_none());
            assert_eq!(stage.session().project().claims().len(), claims);
        }
    }

    #[test]
    fn an_article_is_restored_after_it_was_asked_and_told() {
        let words = Words::new(Lang::En);
        let mut stage = stage(Lang::En);
        let claims = stage.session().project().claims().len();
        let args = Args::new();
        commands::run(stage.session_mut(), "history.restore-article", &args).expect("asked");
        stage.harness.run_steps(3);
        press_first(&mut stage, &words.get("past-restore"));
        let title = words.get("restore-title");
        until(&mut stage, |it| it.harness.query_by_label(&title).is_some());
        stage.harness.get_by_label_contains("One tag goes");
        stage.keep_both("restore");
        stage.harness.get_by_label(&words.get("restore-go")).click();
        stage.harness.run_steps(3);
        assert_eq!(stage.session().project().claims().len(), claims - 1);
        stage.session_mut().undo().expect("one deed");
        assert_eq!(stage.session().project().claims().len(), claims);
    }
}
