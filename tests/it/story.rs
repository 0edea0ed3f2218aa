//! Every script in `tests/stories`, over a small project of two articles.

use std::collections::BTreeSet;
use std::path::Path;

use isnad::app::commands;

use crate::support::cli::{Stage, TAGGING};

#[test]
fn every_story_meets_its_expectations() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/stories");
    let mut stories: Vec<_> = std::fs::read_dir(folder)
        .expect("the folder of stories")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "story"))
        .collect();
    stories.sort();
    assert!(stories.len() >= 6, "{stories:?}");
    for story in stories {
        let text = std::fs::read_to_string(&story).expect("readable");
        assert!(
            text.contains("\nexpect "),
            "{} expects nothing",
            story.display()
        );
        let stage = Stage::new();
        let ran = stage.story(&text);
        assert_eq!(
            ran.code,
            0,
            "{}:\n{}\n{}",
            story.display(),
            ran.out,
            ran.err
        );
        let steps = text
            .lines()
            .filter(|line| !line.trim().is_empty() && !line.trim_start().starts_with('#'))
            .count();
        assert_eq!(ran.out.lines().count(), steps, "{}", story.display());
        stage.run(["check", "@"]).expect(0);
    }
}

#[test]
fn help_lists_every_step_and_every_command() {
    let stage = Stage::new();
    let help = stage.run(["story", "--help"]).expect(0).out;
    for step in [
        "annotator",
        "language",
        "open",
        "select",
        "do",
        "press",
        "type",
        "undo",
        "redo",
        "crash",
        "expect",
    ] {
        assert!(
            help.lines().any(|line| line.trim_start().starts_with(step)),
            "{step}"
        );
    }
    let listed: BTreeSet<_> = help
        .lines()
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    for command in commands::all() {
        assert!(listed.contains(command.id), "{}", command.id);
    }
    let arabic = stage.run(["--lang", "ar", "story", "--help"]).expect(0).out;
    assert!(arabic.contains("الخطوات"));
}

#[test]
fn a_story_that_cannot_be_read_runs_no_step_and_names_every_bad_line() {
    let stage = Stage::new();
    let ran = stage
        .story(&format!("{TAGGING}fly\ndo no.such\nselect \"x\n"))
        .expect(2);
    assert!(ran.out.is_empty());
    let first = TAGGING.lines().count() + 1;
    for line in first..first + 3 {
        assert!(
            ran.err.contains(&format!("a.story, line {line}:")),
            "{}",
            ran.err
        );
    }
    assert!(ran.err.contains("isnad story --help"));
    assert_eq!(stage.tags()["claims"].as_array().map(Vec::len), Some(0));
}

#[test]
fn unmet_expectations_are_told_at_the_end_and_a_refused_step_stops() {
    let stage = Stage::new();
    let ran = stage
        .story(&format!("expect claims 7\n{TAGGING}expect claims 1\n"))
        .expect(1);
    assert!(
        ran.err.contains("line 1:") && ran.err.contains("expect claims 7"),
        "{}",
        ran.err
    );
    assert_eq!(stage.tags()["claims"].as_array().map(Vec::len), Some(1));

    let ran = stage
        .story("open 0002\nselect \"لا وجود لها\"\nundo\n")
        .expect(2);
    assert!(ran.err.contains("line 2:"), "{}", ran.err);
    assert_eq!(ran.out.lines().count(), 1);
}
