//! What the program refuses, what it says then, and that nothing is changed by it.

use std::ffi::OsStr;
use std::path::Path;

use crate::support::cli::{Ran, Stage, TAGGING, files, isnad, run};

#[test]
fn a_window_without_a_display_says_so_and_names_the_picture() {
    let stage = Stage::new();
    for ran in [stage.run([]), stage.run(["@"])] {
        let ran = ran.expect(2);
        assert!(ran.out.is_empty() && !ran.err.is_empty());
        #[cfg(feature = "gui")]
        assert!(ran.err.contains("isnad picture"), "{}", ran.err);
    }
}

#[test]
fn what_is_no_project_is_refused_by_every_verb_and_nothing_is_written() {
    let folder = tempfile::tempdir().expect("a folder");
    let dir = folder.path().to_string_lossy().into_owned();
    let story = folder.path().join("a.story");
    let story_text = story.to_string_lossy().into_owned();
    std::fs::write(&story, "undo\n").expect("written");
    let before = files(folder.path());
    for args in [
        vec![dir.as_str()],
        vec!["articles", &dir],
        vec!["tags", &dir, "--json"],
        vec!["find", &dir, "x"],
        vec!["check", &dir],
        vec!["add", &dir, "/nonexistent"],
        vec!["story", &dir, &story_text],
        vec!["picture", &dir, "--out", "x.png"],
        vec!["export", &dir, "--format", "csv", "--out", "x.csv"],
        vec!["articles", "/nonexistent"],
    ] {
        let ran = run(&args).expect(2);
        assert!(
            ran.out.is_empty() && ran.err.starts_with("isnad: "),
            "{args:?}: {}",
            ran.err
        );
        let arabic = run(["--lang", "ar"].iter().chain(&args)).expect(2);
        assert!(
            arabic.err.starts_with("إسناد: "),
            "{args:?}: {}",
            arabic.err
        );
    }
    assert_eq!(files(folder.path()), before);
}

#[test]
fn bad_arguments_are_refused_and_help_is_not_an_error() {
    for args in [
        &["--nonsense"][..],
        &["new", "x"],
        &["tags"],
        &["picture", "x"],
        &["picture", "x", "--out", "y.png", "--size", "0x0"],
        &["picture", "x", "--out", "y.png", "--scale", "nan"],
        &["articles", "x", "--lang", "fr"],
        &["--reset"],
        &["x", "articles", "x"],
        &["--sample", "articles", "x"],
    ] {
        assert!(run(args).expect(2).out.is_empty(), "{args:?}");
    }
    for verb in [
        "sample", "new", "add", "articles", "tags", "find", "check", "story", "picture", "text",
        "export",
    ] {
        assert!(run([verb, "--help"]).expect(0).err.is_empty(), "{verb}");
        assert!(run(["--help"]).expect(0).out.contains(verb), "{verb}");
    }
    assert!(run(["--version"]).expect(0).out.starts_with("isnad "));
}

#[test]
fn a_picture_of_what_is_not_there_is_refused() {
    let stage = Stage::new();
    let out = stage
        .folder
        .path()
        .join("x.png")
        .to_string_lossy()
        .into_owned();
    stage
        .run(["picture", "@", "--out", &out, "--open", "9999"])
        .expect(2);
    stage
        .run([
            "picture", "@", "--out", &out, "--open", "0001", "--select", "nothing",
        ])
        .expect(2);
    let folder = stage.folder.path().to_string_lossy().into_owned();
    stage.run(["picture", "@", "--out", &folder]).expect(2);
    assert!(!Path::new(&out).exists());
}

#[test]
fn the_language_comes_from_the_option_else_from_the_locale() {
    let error = |locale: &str, args: &[&str]| {
        let output = isnad()
            .args(args)
            .env("LC_ALL", locale)
            .output()
            .expect("started");
        Ran::of(output).expect(2).err
    };
    let refused = ["articles", "/nonexistent"];
    assert!(error("ar_SY.UTF-8", &refused).starts_with("إسناد"));
    assert!(error("en_GB.UTF-8", &refused).starts_with("isnad"));
    assert!(error("C", &refused).starts_with("isnad"));
    assert!(
        error("ar_SY.UTF-8", &["articles", "/nonexistent", "--lang", "en"]).starts_with("isnad")
    );
    assert!(error("C", &["articles", "/nonexistent", "--lang=ar"]).starts_with("إسناد"));
}

#[test]
fn a_reader_that_leaves_early_causes_no_panic() {
    use std::io::Read as _;
    let stage = Stage::new();
    stage.story(TAGGING).expect(0);
    let mut child = isnad()
        .args([
            OsStr::new("tags"),
            stage.project.as_ref(),
            "--json".as_ref(),
        ])
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .expect("started");
    drop(child.stdout.take());
    let mut complaint = String::new();
    let mut pipe = child.stderr.take().expect("piped");
    pipe.read_to_string(&mut complaint).expect("read");
    assert_eq!(complaint, "");
    assert!(child.wait().expect("ended").code().is_some());
}
