//! The alarm for work that is gone: a journal that readable copies know of and that is not there,
//! or is too short, is told at once; no copy that knows more is ever overwritten.

use std::collections::BTreeMap;
use std::sync::Arc;

use isnad::app::commands::{self, Args};
use isnad::app::platform::SystemPlatform;
use isnad::app::{Session, library, merge};
use isnad::model::AnnotatorId;

use crate::support::cli::{Stage, TAGGING, files};

fn open(stage: &Stage, who: &str) -> Session {
    let platform = Arc::new(SystemPlatform::default());
    let who = AnnotatorId::new(who);
    Session::open(library::folder(&stage.project), platform, Some(&who)).expect("opened")
}

fn tag(session: &mut Session) {
    let first = session.project().articles().iter().next();
    let article = first.expect("one").id.clone();
    session.open_article(&article, false).expect("open");
    session.select(&article, 0, 5).expect("selected");
    commands::run(session, "tag.claim", &Args::new()).expect("tagged");
}

/// A project with tags, closed; the newest journal, in which they are.
fn tagged() -> (Stage, std::path::PathBuf) {
    let stage = Stage::new();
    stage.story(TAGGING).expect(0);
    let journals = std::fs::read_dir(stage.project.join("journal/salma")).expect("readable");
    let newest = journals.map(|it| it.expect("an entry").path()).max();
    (stage, newest.expect("a journal"))
}

#[test]
fn a_whole_project_raises_no_alarm() {
    let (stage, _) = tagged();
    assert_eq!(open(&stage, "salma").look_for_loss(), None);
    // A session that ended without closing leaves older copies, which is no loss.
    let mut session = open(&stage, "salma");
    tag(&mut session);
    session.flush().expect("on disk");
    let session = session.crash().expect("opened");
    assert_eq!(session.look_for_loss(), None);
}

#[test]
fn a_journal_that_is_gone_is_told_until_it_is_back_and_the_copy_is_kept() {
    let (stage, journal) = tagged();
    let whole = files(&stage.project);
    let elsewhere = stage.folder.path().join("elsewhere");
    std::fs::rename(&journal, &elsewhere).expect("moved away");
    let before = files(&stage.project);
    let mut session = open(&stage, "salma");
    let missing = session.look_for_loss().expect("told");
    assert!(missing.known > missing.found, "{missing:?}");
    assert_eq!(missing.found, 0);
    let name = journal.file_name().expect("named").to_string_lossy();
    let path = format!("journal/salma/{name}");
    assert!(missing.journals.contains(&path), "{missing:?}");
    assert!(
        missing
            .copies
            .iter()
            .any(|it| it.starts_with("annotations/"))
    );
    assert_eq!(files(&stage.project), before, "looking writes nothing");

    // Whoever works on leaves the copies as they are, and so do all that mend: the alarm stays.
    tag(&mut session);
    session.close().expect("closed");
    drop(session);
    let copies = |files: &BTreeMap<String, Vec<u8>>| -> BTreeMap<String, Vec<u8>> {
        let of_salma = |path: &str| path.ends_with("/salma.ron");
        let files = files.iter().filter(|(path, _)| of_salma(path));
        files.map(|(path, it)| (path.clone(), it.clone())).collect()
    };
    let known = copies(&whole);
    assert!(known.len() >= 2, "{:?}", known.keys());
    assert_eq!(copies(&files(&stage.project)), known);
    stage.run(["check", "@", "--repair"]).expect(1);
    let platform = SystemPlatform::default();
    let folder = library::folder(&stage.project);
    for _ in 0..2 {
        let recovered = merge::recover(&folder, &platform).expect("recovered");
        assert_eq!(recovered.snapshots, Vec::<String>::new());
        let left: Vec<&String> = known.keys().collect();
        assert_eq!(recovered.left.iter().collect::<Vec<_>>(), left);
    }
    assert_eq!(copies(&files(&stage.project)), known);
    let told = stage.run(["check", "@"]).expect(1);
    assert!(told.out.contains("[journal-missing]"), "{}", told.out);
    let session = open(&stage, "salma");
    let again = session.look_for_loss().expect("still told");
    assert!(again.journals.contains(&path));

    // Once the journal is back, everything is written again.
    std::fs::rename(&elsewhere, &journal).expect("back");
    let session = open(&stage, "salma");
    assert_eq!(session.look_for_loss(), None, "all is there again");
    assert_eq!(session.project().claims().len(), 2);
    let recovered = merge::recover(&folder, &platform).expect("recovered");
    assert_eq!(recovered.left, Vec::<String>::new());
    assert!(!recovered.snapshots.is_empty());
    let told = stage.run(["check", "@"]);
    assert!(!told.out.contains("readable copy"), "{}", told.out);
}

#[test]
fn a_journal_that_was_shortened_is_told() {
    let (stage, journal) = tagged();
    let bytes = std::fs::read(&journal).expect("readable");
    let lines: Vec<&[u8]> = bytes.split_inclusive(|byte| *byte == b'\n').collect();
    assert!(lines.len() > 4);
    std::fs::write(&journal, lines[..2].concat()).expect("cut at a line");
    let missing = open(&stage, "salma").look_for_loss().expect("told");
    assert!(missing.known > missing.found, "{missing:?}");
}

#[test]
fn damaged_and_foreign_files_raise_no_alarm() {
    let (stage, _) = tagged();
    let article = std::fs::read_dir(stage.project.join("annotations"))
        .expect("readable")
        .next()
        .expect("one")
        .expect("an entry")
        .path();
    let copy = article.join("salma.ron");
    let text = std::fs::read_to_string(&copy).expect("readable");
    // Another session in the list, and the checksum no longer right: nobody believes it.
    let forged = text.replace("applied:[", "applied:[(\"01J9ZZZZZZZZZZZZZZZZZZZZZZ\",9),");
    assert_ne!(forged, text);
    std::fs::write(&copy, forged).expect("written");
    std::fs::write(article.join("notes.ron"), "hello").expect("written");
    std::fs::write(article.join("x.txt"), "applied:[],").expect("written");
    assert_eq!(open(&stage, "salma").look_for_loss(), None);
}

#[cfg(feature = "gui")]
mod window {
    use egui_kittest::kittest::Queryable as _;
    use isnad::app::{Lang, Words};

    use super::*;
    use crate::desk;

    #[test]
    fn the_window_says_at_once_that_work_is_missing_and_when_it_is_back() {
        for lang in Lang::ALL {
            let words = Words::new(lang);
            let (project, journal) = tagged();
            let elsewhere = project.folder.path().join("elsewhere");
            std::fs::rename(&journal, &elsewhere).expect("moved away");
            let nowhere = tempfile::tempdir().expect("a folder");
            let mut stage = desk::Stage::empty(lang, nowhere);
            let ctx = stage.harness.ctx.clone();
            let session = open(&project, "salma");
            stage.harness.state_mut().set_session(Some(&ctx), session);
            let title = words.get("loss-title");
            let mut frames = 0;
            while !stage.harness.state().overlay_is_open() {
                frames += 1;
                assert!(frames < 500, "told");
                stage.harness.run_steps(1);
                std::thread::sleep(std::time::Duration::from_millis(5));
            }
            stage.harness.run_steps(3);
            assert!(stage.harness.query_all_by_label(&title).next().is_some());
            stage.harness.get_by_label(&words.get("loss-what"));
            stage.keep_both(&format!("loss-{lang:?}"));
            std::fs::rename(&elsewhere, &journal).expect("back");
            stage.session_mut().look_soon();
            assert!(stage.session_mut().wait_for_news());
            stage.harness.get_by_label(&words.get("loss-again")).click();
            frames = 0;
            while stage.harness.state().overlay_is_open() {
                frames += 1;
                assert!(frames < 500, "found");
                stage.harness.run_steps(1);
                std::thread::sleep(std::time::Duration::from_millis(5));
            }
            let notices = &stage.harness.state().notices;
            assert!(
                notices.iter().all(|it| it.notice.text != title),
                "{notices:?}"
            );
        }
    }
}
