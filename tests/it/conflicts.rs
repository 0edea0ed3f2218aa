//! What two changed without knowing of each other: both versions are there to be seen, one may be
//! chosen, everybody then sees the same, and nobody settles what is a colleague's.

use std::sync::Arc;

use isnad::app::commands::{self, Args};
use isnad::app::platform::FixedPlatform;
use isnad::app::{AppError, Session, merge};
use isnad::model::conflict::{Conflict, Why};
use isnad::model::edit::EditError;
use isnad::model::field::Value;
use isnad::model::{ActorId, AnnotatorId, Claim, ClaimId, EntityKind};
use isnad::store::Folder;

use crate::model_laws::picture::compare;
use crate::session::session_in;

fn run(session: &mut Session, id: &str, args: &[(&str, &str)]) -> Result<(), AppError> {
    let args = args
        .iter()
        .fold(Args::new(), |args, (key, value)| args.with(key, *value));
    commands::run(session, id, &args)
}

fn done(session: &mut Session, id: &str, args: &[(&str, &str)]) {
    run(session, id, args).unwrap_or_else(|error| panic!("{id}: {error:?}"));
    session.flush().expect("on disk");
}

/// Another window on the folder; `seed` tells devices apart.
fn window(folder: &Folder, who: &str, seed: u64) -> Session {
    let platform = Arc::new(FixedPlatform::new(1_750_000_100_000 + seed, seed << 20));
    let mut session =
        Session::open(folder.clone(), platform, Some(&AnnotatorId::new(who))).expect("opened");
    session.switch_annotator(who).expect("entered");
    session.flush().expect("on disk");
    session
}

/// A project with an actor and a claim of Salma's, and her window.
fn started() -> (Folder, Session, ActorId, ClaimId) {
    let folder = Folder::in_memory();
    let mut salma = session_in(folder.clone());
    let article = salma.workspace.focused_article().expect("open").clone();
    salma.select(&article, 0, 11).expect("selected");
    done(
        &mut salma,
        "tag.actor",
        &[("name", "وزارة النقل"), ("type", "government")],
    );
    salma.select(&article, 18, 40).expect("selected");
    done(&mut salma, "tag.claim", &[("type", "prediction")]);
    done(&mut salma, "claim.claimant", &[("name", "وزارة النقل")]);
    let project = salma.project();
    let actor = project.actors().iter().next().expect("one").id.clone();
    let claim = project.claims().iter().next().expect("one").id.clone();
    (folder, salma, actor, claim)
}

fn hear(sessions: &mut [&mut Session]) {
    for session in sessions {
        session.wait_for_news();
    }
}

fn only(session: &Session) -> Conflict {
    let mut all = session.project().conflicts();
    assert_eq!(all.len(), 1, "{all:?}");
    all.remove(0)
}

fn at(conflict: &Conflict) -> String {
    let stamp = &conflict.others[0].side.stamp;
    format!("{}:{}", stamp.session, stamp.n)
}

fn english(session: &Session, actor: &ActorId) -> String {
    session
        .project()
        .actors()
        .get(actor)
        .expect("there")
        .name_en
        .clone()
}

/// All windows, and whoever opens the folder anew, see the same, and nothing disagrees.
fn agreed(folder: &Folder, sessions: &mut [&mut Session]) {
    hear(sessions);
    let opened = folder.open(1_760_000_000_000).expect("opened");
    for session in sessions {
        assert_eq!(session.project().conflicts(), []);
        compare(session.project(), &opened.project).expect("the same");
    }
}

/// Salma and Omar name one actor in English, neither knowing of the other.
fn two_names() -> (Folder, Session, Session, ActorId) {
    let (folder, mut salma, actor, _) = started();
    let mut omar = window(&folder, "omar", 7);
    hear(&mut [&mut salma]);
    done(
        &mut salma,
        "actor.change",
        &[("actor", actor.as_str()), ("name_en", "Ministry")],
    );
    done(
        &mut omar,
        "actor.change",
        &[("actor", actor.as_str()), ("name_en", "Department")],
    );
    hear(&mut [&mut salma, &mut omar]);
    (folder, salma, omar, actor)
}

#[test]
fn both_versions_stand_side_by_side_with_who_and_why() {
    let (_folder, salma, omar, actor) = two_names();
    let conflict = only(&salma);
    assert_eq!(conflict, only(&omar), "everybody sees the same");
    assert_eq!(conflict.id.as_ref(), actor.as_str());
    assert_eq!(conflict.owner, None, "the registry is everybody's");
    let [other] = conflict.others.as_slice() else {
        panic!("two versions");
    };
    assert_eq!(other.why, Why::Later);
    assert!(conflict.shown.stamp > other.side.stamp);
    let people = [conflict.shown.by.as_str(), other.side.by.as_str()];
    assert!(
        people.contains(&"salma") && people.contains(&"omar"),
        "{people:?}"
    );
    let differences = other.way.differences();
    let [difference] = differences.as_slice() else {
        panic!("one field differs: {differences:?}");
    };
    assert_eq!(difference.name, "actor.name_en");
    assert_eq!(difference.before, Value::Text(english(&salma, &actor)));
}

#[test]
fn keeping_what_shows_settles_it_for_everybody() {
    let (folder, mut salma, mut omar, actor) = two_names();
    let before = english(&salma, &actor);
    let undo = salma.can_undo();
    let id = actor.as_str();
    done(
        &mut salma,
        "conflict.keep",
        &[("kind", "actor"), ("id", id)],
    );
    agreed(&folder, &mut [&mut salma, &mut omar]);
    assert_eq!(english(&omar, &actor), before);
    assert_eq!(salma.can_undo(), undo, "it is nothing to be taken back");
    let history = salma.history_of(&isnad::model::Item::Actor(actor.clone()));
    assert!(
        history.iter().all(|deed| !deed.removed),
        "nothing was removed"
    );
    // The other version is still in the history, and can be brought back from there.
    let other = history
        .iter()
        .find(|deed| {
            deed.changes
                .iter()
                .any(|it| it.after != Value::Text(before.clone()) && it.name == "actor.name_en")
        })
        .expect("the version that was not chosen");
    let n = other.n.to_string();
    done(
        &mut salma,
        "history.restore",
        &[("id", id), ("session", &other.session), ("n", &n)],
    );
    assert_ne!(english(&salma, &actor), before);
    // A second time there is nothing to settle.
    run(
        &mut salma,
        "conflict.keep",
        &[("kind", "actor"), ("id", id)],
    )
    .expect_err("settled");
}

#[test]
fn taking_the_other_is_a_deed_that_undo_takes_back() {
    let (folder, mut salma, mut omar, actor) = two_names();
    let before = english(&salma, &actor);
    let at = at(&only(&omar));
    let id = actor.as_str();
    let nonsense = format!("{}:9999", at.split(':').next().expect("a journal"));
    run(
        &mut omar,
        "conflict.take",
        &[("kind", "actor"), ("id", id), ("at", &nonsense)],
    )
    .expect_err("no such version");
    done(
        &mut omar,
        "conflict.take",
        &[("kind", "actor"), ("id", id), ("at", &at)],
    );
    agreed(&folder, &mut [&mut salma, &mut omar]);
    let taken = english(&salma, &actor);
    assert_ne!(taken, before);
    omar.undo().expect("undone");
    omar.flush().expect("on disk");
    agreed(&folder, &mut [&mut salma, &mut omar]);
    assert_eq!(english(&salma, &actor), before);
    omar.redo().expect("done again");
    omar.flush().expect("on disk");
    agreed(&folder, &mut [&mut salma, &mut omar]);
    assert_eq!(english(&salma, &actor), taken);
}

#[test]
fn a_tag_is_settled_by_its_owner_alone_and_a_third_version_goes_along() {
    let (folder, mut salma, _, claim) = started();
    let id = claim.as_str();
    let mut second = window(&folder, "salma", 3);
    let mut third = window(&folder, "salma", 4);
    let mut omar = window(&folder, "omar", 5);
    let certainties = ["certain", "possible", "probable"];
    for (session, certainty) in [&mut salma, &mut second, &mut third]
        .into_iter()
        .zip(certainties)
    {
        done(
            session,
            "claim.change",
            &[("id", id), ("certainty", certainty)],
        );
    }
    hear(&mut [&mut salma, &mut second, &mut third, &mut omar]);
    let conflict = only(&salma);
    assert_eq!(conflict.others.len(), 2);
    assert_eq!(conflict.owner, Some(AnnotatorId::new("salma")));
    let refused = run(&mut omar, "conflict.keep", &[("kind", "claim"), ("id", id)]);
    assert!(
        matches!(refused, Err(AppError::Edit(EditError::NotYours { .. }))),
        "{refused:?}"
    );
    let at = at(&conflict);
    done(
        &mut second,
        "conflict.take",
        &[("kind", "claim"), ("id", id), ("at", &at)],
    );
    agreed(
        &folder,
        &mut [&mut salma, &mut second, &mut third, &mut omar],
    );
}

/// Salma changes a claim at one device and removes it at another.
fn removed_unseen() -> (Folder, Session, Session, ClaimId) {
    let (folder, mut salma, _, claim) = started();
    let mut second = window(&folder, "salma", 3);
    hear(&mut [&mut salma]);
    let id = claim.as_str();
    done(
        &mut salma,
        "claim.change",
        &[("id", id), ("certainty", "certain")],
    );
    done(&mut second, "tag.remove", &[("id", id)]);
    hear(&mut [&mut salma, &mut second]);
    (folder, salma, second, claim)
}

fn there(session: &Session, claim: &ClaimId) -> Option<Claim> {
    session.project().claims().get(claim).cloned()
}

#[test]
fn a_removal_that_had_not_seen_the_change_is_flagged_and_may_be_taken() {
    for take in [true, false] {
        let (folder, mut salma, mut second, claim) = removed_unseen();
        let kept = there(&salma, &claim).expect("the change stays");
        assert!(there(&second, &claim).is_some());
        let conflict = only(&second);
        assert_eq!(conflict.others[0].why, Why::Alive);
        assert!(conflict.others[0].side.removed && !conflict.shown.removed);
        let (id, at) = (claim.as_str(), at(&conflict));
        if take {
            done(
                &mut second,
                "conflict.take",
                &[("kind", "claim"), ("id", id), ("at", &at)],
            );
        } else {
            done(
                &mut second,
                "conflict.keep",
                &[("kind", "claim"), ("id", id)],
            );
        }
        agreed(&folder, &mut [&mut salma, &mut second]);
        assert_eq!(there(&salma, &claim).is_some(), !take);
        if take {
            second.undo().expect("undone");
            second.flush().expect("on disk");
            agreed(&folder, &mut [&mut salma, &mut second]);
            assert_eq!(there(&salma, &claim), Some(kept));
        }
    }
}

#[test]
fn a_copy_is_joined_beside_the_window_and_its_conflicts_show() {
    let place = tempfile::tempdir().expect("a folder");
    let here = place.path().join("here");
    let copy = place.path().join("copy");
    isnad::app::sample::write_sample(&here).expect("written");
    isnad::app::sample::write_sample(&copy).expect("written");
    let mut omar = window(&isnad::app::library::folder(&copy), "omar", 9);
    let mut salma = window(&isnad::app::library::folder(&here), "salma", 8);
    let actor = salma
        .project()
        .actors()
        .iter()
        .next()
        .expect("one")
        .id
        .clone();
    for (session, name) in [(&mut omar, "One"), (&mut salma, "Other")] {
        done(
            session,
            "actor.change",
            &[("actor", actor.as_str()), ("name_en", name)],
        );
    }
    drop(omar);
    let mut joining = salma
        .begin_join(copy.clone(), Box::new(|| {}))
        .expect("begun");
    let report = loop {
        if let Some(report) = joining.take() {
            break report.expect("joined");
        }
        std::thread::yield_now();
    };
    assert!(joining.total > 10 && joining.done < joining.total);
    assert_eq!(report.records.get("omar").copied(), Some(1), "he was known");
    assert_eq!(report.conflicts.len(), 1);
    assert!(salma.wait_for_news());
    assert_eq!(only(&salma).id.as_ref(), actor.as_str());
    // Stopped before anything came, nothing came; again, it is finished.
    let other = isnad::app::library::folder(&place.path().join("other"));
    isnad::app::sample::write_sample(other.path().expect("a path")).expect("written");
    let platform = FixedPlatform::new(1_770_000_000_000, 1 << 40);
    let copy = isnad::app::library::folder(&copy);
    let stopped = merge::merge_while(&other, &copy, &platform, &mut |_, _| false).expect("stopped");
    assert!(stopped.stopped && stopped.journals.is_empty());
    let whole = merge::merge(&other, &copy, &platform).expect("joined");
    assert!(!whole.stopped && !whole.journals.is_empty());
}

#[cfg(feature = "gui")]
mod in_the_window {
    use egui::{Key, Modifiers};
    use egui_kittest::kittest::Queryable as _;
    use isnad::app::{Lang, Words};

    use super::*;
    use crate::desk::Stage;

    fn stage(lang: Lang, session: Session) -> Stage {
        let nowhere = tempfile::tempdir().expect("a folder");
        let mut stage = Stage::empty(lang, nowhere);
        stage.harness.state_mut().set_session(None, session);
        stage.harness.run_steps(4);
        stage
    }

    fn click(stage: &mut Stage, words: &Words, id: &str) {
        stage.harness.run_steps(4);
        stage.harness.get_by_label(&words.get(id)).click();
        stage.harness.run_steps(3);
    }

    #[test]
    fn the_room_shows_both_versions_and_settles_them_one_after_the_other() {
        for (lang, take) in [(Lang::En, true), (Lang::Ar, false)] {
            let words = Words::new(lang);
            let (_folder, salma, _omar, actor) = two_names();
            let before = english(&salma, &actor);
            let mut stage = stage(lang, salma);
            stage.press(Key::F8, Modifiers::SHIFT);
            for name in ["Ministry", "Department"] {
                assert!(
                    stage.harness.query_all_by_label(name).next().is_some(),
                    "{name}"
                );
            }
            stage.harness.get_by_label(&words.get("conflict-why-later"));
            stage.keep_both(&format!("conflict-{lang:?}"));
            let button = if take {
                "cmd-conflict-take"
            } else {
                "cmd-conflict-keep"
            };
            click(&mut stage, &words, button);
            assert!(stage.harness.state().overlay_is_open(), "the room stays");
            stage.harness.get_by_label(&words.get("conflict-none"));
            assert_eq!(english(stage.session(), &actor) == before, !take);
        }
    }

    #[test]
    fn a_removal_that_had_not_seen_the_change_says_so() {
        let words = Words::new(Lang::Ar);
        let (_folder, salma, _second, claim) = removed_unseen();
        let mut stage = stage(Lang::Ar, salma);
        stage.press(Key::F8, Modifiers::SHIFT);
        stage.harness.get_by_label(&words.get("conflict-why-alive"));
        stage.harness.get_by_label(&words.get("conflict-removed"));
        stage.keep_both("conflict-removal");
        click(&mut stage, &words, "cmd-conflict-take");
        assert!(there(stage.session(), &claim).is_none());
    }

    #[test]
    fn a_typed_folder_is_joined_and_what_came_is_told() {
        let words = Words::new(Lang::En);
        let mut stage = Stage::new(Lang::En);
        let place = tempfile::tempdir().expect("a folder");
        let copy = place.path().join("copy");
        isnad::app::sample::write_sample(&copy).expect("written");
        let mut omar = window(&isnad::app::library::folder(&copy), "rami", 9);
        let actor = omar
            .project()
            .actors()
            .iter()
            .next()
            .expect("one")
            .id
            .clone();
        done(
            &mut omar,
            "actor.change",
            &[("actor", actor.as_str()), ("name_en", "One")],
        );
        commands::run(stage.session_mut(), "project.join", &Args::new()).expect("asked");
        stage.harness.run_steps(3);
        stage.type_text(&copy.display().to_string());
        click(&mut stage, &words, "form-ok");
        let title = words.get("join-title");
        let mut frames = 0;
        while stage.harness.query_by_label(&title).is_none() {
            frames += 1;
            assert!(frames < 500, "{:?}", stage.harness.state().notices);
            stage.harness.run_steps(1);
            std::thread::sleep(std::time::Duration::from_millis(5));
        }
        stage.harness.run_steps(4);
        stage.harness.get_by_label_contains(" deeds");
        stage.keep_both("joined");
        stage.session_mut().wait_for_news();
        stage.harness.run_steps(2);
        assert_eq!(english(stage.session(), &actor), "One");
    }
}

#[test]
fn what_went_with_a_removal_that_gave_way_comes_back_with_what_is_kept() {
    let (folder, mut salma, mut second, claim) = removed_unseen();
    let parts = |session: &Session| {
        let project = session.project();
        (project.attributions().len(), project.mentions().len())
    };
    let (attributions, _) = parts(&second);
    assert_eq!(attributions, 0, "the removal took what hung on the claim");
    let conflict = only(&second);
    assert!(!conflict.gone.is_empty());
    let id = claim.as_str();
    let odds = isnad::app::odd::odd_of(second.project(), EntityKind::Claim, id);
    assert!(
        odds.iter().any(|it| it.kind == "overruled-removal"),
        "{odds:?}"
    );
    done(
        &mut second,
        "conflict.keep",
        &[("kind", "claim"), ("id", id)],
    );
    agreed(&folder, &mut [&mut salma, &mut second]);
    assert_eq!(parts(&salma).0, 1);
    assert_eq!(salma.project().conflicts(), []);
    let opened = window(&folder, "salma", 9);
    assert_eq!(parts(&opened), parts(&salma));
    second.undo().expect("undone");
    second.flush().expect("on disk");
    hear(&mut [&mut salma]);
    assert_eq!(parts(&salma).0, 0, "undo takes back what it brought");
}
