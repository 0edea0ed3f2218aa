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

/// Every verb that writes a file, with the path it is to write.
fn writing(out: &str) -> Vec<Vec<&str>> {
    vec![
        vec!["export", "@", "--format", "jsonl", "--out", out],
        vec!["export", "@", "--format", "csv", "--out", out],
        vec!["codebook", "@", "--export", out],
        vec!["agree", "@", "--csv", out],
        vec!["agree", "@", "--html", out],
        vec!["picture", "@", "--out", out],
        vec!["new", out, "--annotator", "omar"],
        vec!["sample", out],
    ]
}

#[test]
fn no_verb_writes_into_a_project() {
    let (stage, other) = (Stage::new(), Stage::new());
    stage.story(TAGGING).expect(0);
    let before = (files(&stage.project), files(&other.project));
    let mut places: Vec<_> = before.0.keys().map(|it| stage.project.join(it)).collect();
    assert!(places.len() > 8);
    places.extend(before.1.keys().map(|it| other.project.join(it)));
    for new in [
        "new.csv",
        "journal/salma/new.ronl",
        "none/new.csv",
        ".gitignore",
    ] {
        places.push(stage.project.join(new));
    }
    places.push(stage.project.join("journal/../new.csv"));
    // One verb for each place, and each verb for some.
    for (number, place) in places.iter().enumerate() {
        let place = place.to_string_lossy();
        let verbs = writing(&place);
        let args = &verbs[number % verbs.len()];
        let ran = stage.run(args.iter().copied()).expect(2);
        assert!(
            ran.err.contains("lies in the folder"),
            "{args:?}: {}",
            ran.err
        );
    }
    let journal = before.0.keys().find(|it| it.starts_with("journal/"));
    let journal = stage.project.join(journal.expect("one"));
    let journal = journal.to_string_lossy();
    for args in writing(&journal) {
        let ran = stage.run(args.iter().copied()).expect(2);
        let is_named = ran.err.contains(&*journal) && ran.out.is_empty();
        assert!(
            is_named && ran.err.contains("lies in the folder"),
            "{}",
            ran.err
        );
        let arabic = stage
            .run(["--lang", "ar"].iter().chain(&args).copied())
            .expect(2);
        assert!(arabic.err.contains("في مجلد المشروع"), "{}", arabic.err);
    }
    let story = format!("do codebook.export path=\"{journal}\"\n");
    let ran = stage.story(&story).expect(2);
    assert!(ran.err.contains("lies in the folder"), "{}", ran.err);
    // From within, and where a project file is lost.
    let lost = other.project.join("project.ron");
    std::fs::rename(&lost, other.folder.path().join("kept.ron")).expect("moved");
    for out in ["new.jsonl", "./journal/new.jsonl", "articles/../new.jsonl"] {
        let output = isnad()
            .current_dir(&other.project)
            .args(["export", ".", "--format", "jsonl", "--out", out])
            .output();
        let ran = Ran::of(output.expect("started")).expect(2);
        assert!(ran.err.contains("lies in the folder"), "{}", ran.err);
    }
    std::fs::rename(other.folder.path().join("kept.ron"), &lost).expect("moved");
    assert_eq!((files(&stage.project), files(&other.project)), before);
    // Beside it is where exports go.
    let beside = stage.project.join("../out.jsonl");
    let beside = beside.to_string_lossy();
    stage
        .run(["export", "@", "--format", "jsonl", "--out", &beside])
        .expect(0);
}

#[cfg(unix)]
#[test]
fn no_link_leads_what_goes_out_into_a_project() {
    let stage = Stage::new();
    let at = |name: &str| stage.folder.path().join(name);
    std::os::unix::fs::symlink(&stage.project, at("dir")).expect("linked");
    std::os::unix::fs::symlink("project/project.ron", at("file")).expect("linked");
    let before = files(&stage.project);
    for link in ["dir/project.ron", "dir/new.csv", "file"] {
        let link = at(link);
        for args in writing(&link.to_string_lossy()) {
            stage.run(args.iter().copied()).expect(2);
        }
    }
    assert_eq!(files(&stage.project), before);
}

#[test]
fn a_file_is_no_project_for_any_verb() {
    let stage = Stage::new();
    let before = files(&stage.project);
    let file = stage.write("t1.txt", "كلمات");
    let story = stage.write("a.story", "undo\n");
    let (below, story) = (file.join("x"), story.to_string_lossy().into_owned());
    for path in [&file, &below, &stage.project.join("project.ron")] {
        let path = &*path.to_string_lossy();
        for args in [
            vec![path],
            vec!["articles", path],
            vec!["tags", path],
            vec!["find", path, "x"],
            vec!["check", path],
            vec!["check", path, "--repair"],
            vec!["recover", path],
            vec!["merge", "@", path],
            vec!["merge", path, "@"],
            vec!["add", path, path],
            vec!["story", path, &story],
            vec!["codebook", path],
            vec!["agree", path],
            vec!["new", path, "--annotator", "omar"],
            vec!["sample", path],
        ] {
            let ran = stage.run(args.iter().copied()).expect(2);
            assert!(ran.err.starts_with("isnad: "), "{args:?}: {}", ran.err);
            assert_eq!(ran.err.lines().count(), 1, "{args:?}: {}", ran.err);
        }
    }
    let ran = stage.run(["merge", "@", &file.to_string_lossy()]).expect(2);
    assert!(ran.err.contains("no project"), "{}", ran.err);
    assert_eq!(files(&stage.project), before);
}

#[test]
fn what_a_newer_version_keeps_is_refused_by_every_verb_that_would_change_it() {
    let stage = Stage::new();
    stage.story(TAGGING).expect(0);
    let file = stage.project.join("project.ron");
    let text = std::fs::read_to_string(&file).expect("readable");
    let newer = text.replacen("min_writer: 1", "min_writer: 99", 1);
    assert_ne!(newer, text);
    std::fs::write(&file, newer).expect("written");
    std::fs::remove_dir_all(stage.project.join("registry")).expect("gone");
    let third = stage.write("third.txt", "خبر ثالث\n\nقال أحمد ذلك.\n");
    let third = third.to_string_lossy();
    let before = files(&stage.project);
    for args in [
        vec!["add", "@", &third],
        vec!["add", "@", &third, "--json"],
        vec!["correct", "@", "0001", &third],
        vec!["recover", "@"],
        vec!["check", "@", "--repair"],
        vec!["merge", "@", "@"],
    ] {
        let ran = stage.run(args.iter().copied()).expect(2);
        assert!(ran.err.contains("newer version"), "{args:?}: {}", ran.err);
        assert_eq!(ran.err.lines().count(), 1, "{args:?}: {}", ran.err);
        assert_eq!(ran.out, "", "{args:?}");
    }
    assert_eq!(files(&stage.project), before);
}
