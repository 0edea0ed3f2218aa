//! Two copies of a project are joined and nothing of either is lost; what journals can tell is
//! written anew.

use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::support::cli::{Ran, Stage, TAGGING, files, run};

/// A copy of the stage's project beside it.
fn copy(stage: &Stage, name: &str) -> PathBuf {
    let target = stage.folder.path().join(name);
    for (path, bytes) in files(&stage.project) {
        let path = target.join(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        std::fs::write(path, bytes).expect("written");
    }
    target
}

fn story(stage: &Stage, project: &Path, text: &str) {
    let file = stage.write("copy.story", text);
    run([Path::new("story"), project, &file]).expect(0);
}

fn merge(project: &Path, other: &Path) -> Ran {
    run([Path::new("merge"), project, other, Path::new("--json")])
}

fn tags(project: &Path) -> Value {
    run([Path::new("tags"), project, Path::new("--json")])
        .expect(0)
        .json()
}

const OMAR: &str = "annotator omar\nopen 0002\nselect \"أحمد\"\ndo tag.actor name=\"أحمد\"\n\
    select \"النقابة\" #2\ndo tag.claim\n";

#[test]
fn what_two_people_did_apart_is_there_after_joining_in_either_order() {
    let stage = Stage::new();
    let theirs = copy(&stage, "theirs");
    stage.story(TAGGING).expect(0);
    story(&stage, &theirs, OMAR);
    let back = copy(&stage, "back");
    let untouched = files(&theirs);

    let report = merge(&stage.project, &theirs).expect(0).json();
    assert_eq!(files(&theirs), untouched, "the other copy is only read");
    assert_eq!(report["journals"].as_array().expect("a list").len(), 1);
    assert_eq!(report["kinds"]["claim"]["added"], 1);
    assert!(report["records"]["omar"].as_u64().expect("a number") >= 3);
    merge(&theirs, &back).expect(0);
    assert_eq!(tags(&stage.project), tags(&theirs));
    assert_eq!(tags(&theirs)["claims"].as_array().expect("a list").len(), 2);

    let before = files(&stage.project);
    let again = merge(&stage.project, &theirs).expect(0).json();
    assert_eq!(again["journals"].as_array().expect("a list").len(), 0);
    assert_eq!(
        files(&stage.project),
        before,
        "joining again changes nothing"
    );
}

#[test]
fn a_journal_the_other_copy_knows_more_of_is_put_beside_ours_and_both_are_read() {
    let stage = Stage::new();
    stage.story(TAGGING).expect(0);
    let whole = tags(&stage.project);
    let theirs = copy(&stage, "theirs");
    let journals = files(&stage.project.join("journal"));
    let (name, bytes) = journals
        .iter()
        .max_by_key(|(_, bytes)| bytes.len())
        .expect("one");
    let path = stage.project.join("journal").join(name);
    let lines = bytes.split_inclusive(|byte| *byte == b'\n').count();
    let kept: Vec<u8> = bytes
        .split_inclusive(|byte| *byte == b'\n')
        .take(lines / 2)
        .flatten()
        .copied()
        .collect();
    std::fs::write(&path, &kept).expect("cut");
    assert_ne!(tags(&stage.project), whole);
    merge(&stage.project, &theirs).expect(0);
    assert_eq!(tags(&stage.project), whole);
    assert_eq!(
        std::fs::read(&path).expect("there"),
        kept,
        "ours was not written again"
    );
}

#[test]
fn what_both_changed_is_told_and_both_versions_are_kept() {
    let stage = Stage::new();
    stage.story(TAGGING).expect(0);
    let theirs = copy(&stage, "theirs");
    let change = |name: &str| format!("do actor.change name=\"ليلى الحسن\" name_en=\"{name}\"\n");
    stage.story(&change("Layla Hassan")).expect(0);
    story(&stage, &theirs, &change("Leila al-Hasan"));
    let report = merge(&stage.project, &theirs).expect(1).json();
    let conflicts = report["conflicts"].as_array().expect("a list");
    assert_eq!(conflicts.len(), 1);
    assert_eq!(conflicts[0]["kind"], "actor");
    assert_eq!(conflicts[0]["overruled"], "salma");
    let check = stage.run(["check", "@", "--json"]).json();
    let kinds: Vec<&Value> = check
        .as_array()
        .expect("a list")
        .iter()
        .map(|it| &it["kind"])
        .collect();
    assert!(kinds.iter().any(|kind| **kind == "overruled"), "{kinds:?}");
}

#[test]
fn another_project_is_refused_and_nothing_changes() {
    let (stage, other) = (Stage::new(), Stage::new());
    let before = files(&stage.project);
    let refused = merge(&stage.project, &other.project).expect(2);
    assert!(refused.err.contains("is not a copy of"), "{}", refused.err);
    assert_eq!(files(&stage.project), before);
    let nowhere = merge(&stage.project, &stage.folder.path().join("nowhere")).expect(2);
    assert!(nowhere.err.contains("nowhere"), "{}", nowhere.err);
}

#[test]
fn a_damaged_text_of_the_other_copy_is_told_and_the_rest_is_joined() {
    let stage = Stage::new();
    let theirs = copy(&stage, "theirs");
    story(&stage, &theirs, OMAR);
    let more = stage.write("third.txt", "خبر ثالث\n\nقال أحمد إن الأمر انتهى.\n");
    run([Path::new("add"), &theirs, &more]).expect(0);
    let known = files(&stage.project);
    for name in files(&theirs).into_keys() {
        if name.ends_with(".txt") && !known.contains_key(&name) {
            std::fs::write(theirs.join(name), "غير ذلك").expect("damaged");
        }
    }
    let ran = merge(&stage.project, &theirs).expect(1);
    assert!(ran.err.contains(".txt could not be taken"), "{}", ran.err);
    let reason = "taken: The words of an article are not those that were stored. The rest";
    assert!(ran.err.contains(reason), "{}", ran.err);
    assert_eq!(
        tags(&stage.project)["claims"]
            .as_array()
            .expect("a list")
            .len(),
        1
    );
}

#[test]
fn readable_copies_and_a_lost_project_file_are_written_anew() {
    let stage = Stage::new();
    stage.story(TAGGING).expect(0);
    let (whole, before) = (tags(&stage.project), files(&stage.project));
    let nothing = stage.run(["recover", "@"]).expect(0);
    assert!(nothing.out.contains("Nothing to mend"), "{}", nothing.out);
    assert_eq!(files(&stage.project), before);

    std::fs::remove_dir_all(stage.project.join("registry")).expect("gone");
    let name = before
        .keys()
        .find(|name| name.starts_with("annotations/"))
        .expect("one");
    std::fs::write(stage.project.join(name), "xx").expect("damaged");
    std::fs::write(stage.project.join("project.ron"), "(").expect("damaged");
    stage.run(["check", "@"]).expect(1);
    let ran = stage.run(["recover", "@", "--json"]).expect(0).json();
    assert_eq!(ran["project_file"], true);
    assert_eq!(
        ran["snapshots"].as_array().expect("a list").len(),
        2,
        "{ran}"
    );
    assert_eq!(tags(&stage.project), whole);
    let after = files(&stage.project);
    assert!(
        after
            .keys()
            .any(|name| name.starts_with("history/project-")),
        "the damaged one is kept"
    );
    let check = stage.run(["check", "@", "--json"]).json();
    let bad = check
        .as_array()
        .expect("a list")
        .iter()
        .filter(|it| it["severity"] == "error");
    assert_eq!(bad.count(), 0, "{check}");
    stage
        .story("open 0001\nselect \"أحمد\"\ndo tag.actor name=\"أحمد\"\n")
        .expect(0);
}
