//! `isnad codebook`: shown, listed, written, taken in.

use serde_json::Value;

use crate::support::cli::{Stage, TAGGING, files, run};

fn versions(shown: &Value) -> Vec<&str> {
    let editions = shown["editions"].as_array().expect("editions");
    editions
        .iter()
        .map(|it| it["version"].as_str().expect("a version"))
        .collect()
}

#[test]
fn the_codebook_in_force_is_shown_and_its_presets_are_listed() {
    let stage = Stage::new();
    let shown = stage.run(["codebook", "@", "--json"]).expect(0).json();
    assert_eq!(shown["version"], "isnad-1.0");
    assert_eq!(versions(&shown), ["isnad-1.0"]);
    assert_eq!(shown["editions"][0]["in_force"], true);
    let sets = shown["sets"].as_array().expect("sets");
    let types = sets
        .iter()
        .find(|it| it["id"] == "claim.type")
        .expect("a set");
    assert!(
        types["labels"]
            .as_array()
            .expect("labels")
            .iter()
            .any(|it| it["code"] == "causal")
    );
    let plain = stage.run(["codebook", "@"]).expect(0).out;
    assert!(plain.starts_with("isnad-1.0") && plain.contains("\nclaim.type  "));
    let arabic = stage.run(["codebook", "@", "--lang", "ar"]).expect(0).out;
    assert!(arabic.contains("الإصدارات"));

    let presets = run(["codebook", "--presets"]).expect(0).out;
    for version in ["isnad-1.0", "dna-1.0", "polnear-1.0"] {
        assert!(presets.contains(&format!("{version}  ")), "{presets}");
    }
    let all = run(["codebook", "--presets", "--json"]).expect(0).json();
    assert_eq!(all.as_array().map(Vec::len), Some(presets.lines().count()));
    for bad in [
        &["codebook"][..],
        &["codebook", "@", "--presets"],
        &["codebook", "@", "--import", "x.ron"],
        &["codebook", "@", "--annotator", "salma"],
        &["codebook", "/nonexistent"],
    ] {
        stage.run(bad.iter().copied()).expect(2);
    }
}

#[test]
fn a_project_begins_with_a_ready_codebook_by_its_version() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("p").to_string_lossy().into_owned();
    let new = |book: &str| run(["new", &path, "--annotator", "salma", "--codebook", book]);
    let refused = new("dna-7").expect(2);
    assert!(
        refused.err.contains("dna-7") && refused.err.contains("dna-1.0"),
        "{}",
        refused.err
    );
    assert!(!folder.path().join("p").exists());
    new("dna-1.0").expect(0);
    let shown = run(["codebook", &path, "--json"]).expect(0).json();
    assert_eq!(shown["version"], "dna-1.0");
    run(["check", &path]).expect(0);
}

#[test]
fn a_codebook_is_written_changed_and_taken_in_by_whoever_publishes_it() {
    let stage = Stage::new();
    stage.story(TAGGING).expect(0);
    let book = stage.write("book.ron", "old");
    let book_name = book.to_string_lossy().into_owned();
    stage
        .run(["codebook", "@", "--export", &book_name])
        .expect(0);
    let text = std::fs::read_to_string(&book).expect("written");
    let kept = files(&stage.project);
    let (_, first) = kept
        .iter()
        .find(|(name, _)| name.starts_with("codebook/"))
        .expect("one");
    assert_eq!(text.as_bytes(), first, "written as a project has it");
    let folder = stage.folder.path().to_string_lossy().into_owned();
    stage.run(["codebook", "@", "--export", &folder]).expect(2);

    let import = |by: &str| stage.run(["codebook", "@", "--import", &book_name, "--annotator", by]);
    assert!(
        import("salma")
            .expect(0)
            .out
            .contains("Nothing was changed")
    );
    assert_eq!(files(&stage.project), kept);

    std::fs::write(&book, text.replacen("\"توقّع\"", "\"استشراف\"", 1)).expect("written");
    assert_ne!(
        std::fs::read_to_string(&book).expect("there"),
        text,
        "the label is there"
    );
    import("nobody").expect(2);
    assert_eq!(files(&stage.project), kept);
    let done = import("salma").expect(0);
    assert!(done.out.contains("isnad-1.1"), "{}", done.out);
    let shown = stage.run(["codebook", "@", "--json"]).expect(0).json();
    assert_eq!(versions(&shown), ["isnad-1.0", "isnad-1.1"]);
    assert_eq!(shown["editions"][1]["based_on"], "isnad-1.0");
    assert_eq!(shown["editions"][1]["in_force"], true);
    assert!(shown.to_string().contains("استشراف"));
    let copies = files(&stage.project);
    assert_eq!(
        copies
            .keys()
            .filter(|name| name.starts_with("codebook/"))
            .count(),
        2
    );
    let findings = stage.run(["check", "@", "--json"]).json();
    let errors = findings.as_array().expect("a list").iter();
    assert_eq!(
        errors.filter(|it| it["severity"] == "error").count(),
        0,
        "{findings}"
    );
    let tags = stage.tags();
    assert_eq!(
        tags["claims"][0]["guideline"], "isnad-1.0",
        "tags keep their version"
    );

    // What cannot be worked with changes nothing.
    let kept = files(&stage.project);
    for bad in [
        "(version: 3",
        "(version:\"\",name_ar:\"\",name_en:\"\",sets:[])",
    ] {
        std::fs::write(&book, bad).expect("written");
        let refused = import("salma").expect(2);
        assert!(refused.err.contains("book.ron"), "{}", refused.err);
    }
    assert_eq!(files(&stage.project), kept);
}
