//! What others write into a shared folder shows while the project is open: colleagues, another
//! device, a second window.

use std::sync::Arc;

use isnad::app::commands::{self, Args};
use isnad::app::platform::{Platform, SystemPlatform};
use isnad::app::{Session, library};
use isnad::model::{AnnotatorId, Item};

use crate::support::cli::{Stage, TAGGING};

fn opened(stage: &Stage, annotator: &str) -> Session {
    let platform = Arc::new(SystemPlatform::default());
    let id = AnnotatorId::new(annotator);
    Session::open(library::folder(&stage.project), platform, Some(&id)).expect("opened")
}

fn claims(session: &Session) -> usize {
    session.project().claims().len()
}

#[test]
fn a_colleagues_deeds_come_while_the_project_is_open_and_only_once() {
    let stage = Stage::new();
    let mut mine = opened(&stage, "omar");
    assert!(!mine.wait_for_news(), "nothing is new to begin with");
    stage.story(TAGGING).expect(0);
    assert_eq!(claims(&mine), 0);
    assert!(mine.wait_for_news());
    assert_eq!(claims(&mine), 1);
    let news = mine.news.take().expect("told");
    assert_eq!(
        news.deeds.keys().map(|it| it.as_str()).collect::<Vec<_>>(),
        ["salma"]
    );
    assert!(!news.second_window);
    assert!(!mine.wait_for_news(), "once");
    // What one does afterwards knows of it: no conflict.
    mine.switch_annotator("omar").expect("entered");
    let actor = mine
        .project()
        .actors()
        .iter()
        .next()
        .expect("hers")
        .id
        .clone();
    let args = Args::new()
        .with("actor", actor.as_str())
        .with("name_en", "Leila");
    commands::run(&mut mine, "actor.change", &args).expect("changed");
    mine.close().expect("closed");
    let joined = opened(&stage, "omar");
    assert_eq!(
        joined
            .project()
            .actors()
            .get(&actor)
            .expect("there")
            .name_en,
        "Leila"
    );
    assert!(
        joined
            .project()
            .overruled(isnad::model::EntityKind::Actor, actor.as_str())
            .is_empty()
    );
}

#[test]
fn a_second_window_of_the_same_person_says_so_and_both_are_undone_in_order() {
    let stage = Stage::new();
    let (mut one, mut other) = (opened(&stage, "salma"), opened(&stage, "salma"));
    let article = one
        .project()
        .articles()
        .iter()
        .next()
        .expect("one")
        .id
        .clone();
    for (session, range) in [(&mut one, 0..5), (&mut other, 6..11)] {
        session.open_article(&article, false).expect("open");
        session
            .select(&article, range.start, range.end)
            .expect("selected");
        commands::run(session, "tag.claim", &Args::new()).expect("tagged");
        session.flush().expect("on disk");
    }
    assert!(one.wait_for_news());
    assert!(one.news.take().expect("told").second_window);
    assert!(other.wait_for_news());
    assert_eq!((claims(&one), claims(&other)), (2, 2));
    one.undo().expect("the later one");
    assert_eq!(claims(&one), 1);
    one.flush().expect("on disk");
    assert!(other.wait_for_news());
    assert_eq!(claims(&other), 1);
}

#[test]
fn what_lies_selected_and_is_removed_elsewhere_is_let_go() {
    let stage = Stage::new();
    stage.story(TAGGING).expect(0);
    let (mut one, mut other) = (opened(&stage, "salma"), opened(&stage, "salma"));
    let claim = one
        .project()
        .claims()
        .iter()
        .next()
        .expect("one")
        .id
        .clone();
    one.select_item(Some(Item::Claim(claim.clone())));
    other.select_item(Some(Item::Claim(claim)));
    commands::run(&mut other, "tag.remove", &Args::new()).expect("removed");
    other.flush().expect("on disk");
    assert!(one.wait_for_news());
    assert_eq!(one.workspace.selected, None);
}

#[test]
fn a_journal_that_was_torn_long_ago_is_read_once() {
    let stage = Stage::new();
    stage.story(TAGGING).expect(0);
    let dir = stage.project.join("journal/salma");
    let journal = std::fs::read_dir(&dir).expect("there").next();
    let path = journal.expect("a journal").expect("read").path();
    let mut bytes = std::fs::read(&path).expect("read");
    bytes.truncate(bytes.len() - 5);
    std::fs::write(&path, &bytes).expect("torn");
    let folder = library::folder(&stage.project);
    let now_ms = SystemPlatform::default().now_ms();
    let name = path.file_name().expect("named").to_string_lossy();
    let name = format!("journal/salma/{name}");
    // It may still be coming.
    let seen = folder.open(now_ms).expect("open").seen;
    assert_eq!(seen.get(&name), None);
    let long_ago = std::time::SystemTime::now() - std::time::Duration::from_secs(3600);
    let file = std::fs::File::options().append(true).open(&path);
    let file = file.expect("opened");
    file.set_modified(long_ago).expect("set");
    let seen = folder.open(now_ms).expect("open").seen;
    assert_eq!(seen.get(&name), Some(&(bytes.len() as u64)));
}
