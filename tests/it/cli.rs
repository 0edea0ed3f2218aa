//! The program as other people and programs use it: every verb, every exit code, every shape.
//! What is refused, and how, stands in [`refusals`]; what is told of damage, in [`damaged`].

mod agree;
mod codebook;
mod damaged;
mod refusals;

use std::ffi::OsStr;
use std::path::Path;

use serde_json::Value;

use crate::support::cli::{FIRST, SECOND, Stage, TAGGING, files, run};

fn keys(value: &Value) -> Vec<&str> {
    value
        .as_object()
        .expect("an object")
        .keys()
        .map(String::as_str)
        .collect()
}

#[track_caller]
fn has_keys(value: &Value, wanted: &[&str]) {
    let found = keys(value);
    for key in wanted {
        assert!(found.contains(key), "{key} is missing in {found:?}");
    }
}

#[test]
fn new_makes_a_project_once_and_only_where_there_is_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a/b");
    let dir = path.to_string_lossy().into_owned();
    let done = run(["new", &dir, "--annotator", "salma", "--name", "مشروع"]).expect(0);
    assert!(done.out.contains("isnad add") && done.err.is_empty());
    run(["check", &dir]).expect(0);
    let before = files(&path);
    run(["new", &dir, "--annotator", "omar"]).expect(2);
    assert_eq!(files(&path), before);

    for bad in ["Salma", "a b", "../x", "سلمى", ""] {
        let other = folder.path().join("other");
        let refused = run([
            OsStr::new("new"),
            other.as_ref(),
            "--annotator".as_ref(),
            bad.as_ref(),
        ]);
        assert_eq!(refused.code, 2, "{bad}");
        assert!(!other.exists(), "{bad}");
    }
}

#[test]
fn new_takes_a_codebook_and_names_the_place_of_what_is_wrong_in_it() {
    let stage = Stage::new();
    let kept = files(&stage.project);
    let (_, book) = kept
        .iter()
        .find(|(name, _)| name.starts_with("codebook/"))
        .expect("one");
    let good = stage.write("book.ron", book);
    let target = stage.folder.path().join("second");
    let args = |book: &Path| {
        run([
            OsStr::new("new"),
            target.as_ref(),
            "--annotator".as_ref(),
            "omar".as_ref(),
            "--codebook".as_ref(),
            book.as_ref(),
        ])
    };
    let bad = stage.write("bad.ron", "(version: 3,\n oops");
    let refused = args(&bad).expect(2);
    assert!(
        refused.err.contains("bad.ron, line 1, column"),
        "{}",
        refused.err
    );
    assert!(!target.exists());
    args(&good).expect(0);
    args(&stage.folder.path().join("none.ron")).expect(2);
}

#[test]
fn add_takes_the_good_files_and_tells_what_is_wrong_with_the_others() {
    let stage = Stage::new();
    let good = stage.write("third.txt", format!("{SECOND}ثالث"));
    let bad = stage.write("bad.txt", b"abc\n\xffdef");
    let args = ["add", "@", "--json"].map(str::to_owned);
    let paths = [&bad, &good, &stage.folder.path().join("second.txt")];
    let args: Vec<String> = args
        .into_iter()
        .chain(paths.iter().map(|path| path.to_string_lossy().into_owned()))
        .collect();
    let ran = stage.run(args.iter().map(String::as_str)).expect(1);
    assert!(ran.err.contains("bad.txt: line 2, column 1"), "{}", ran.err);
    let added = ran.json();
    let added = added.as_array().expect("a list");
    assert_eq!(added.len(), 2);
    for one in added {
        has_keys(
            one,
            &[
                "id", "title", "outlet", "date", "file", "chars", "regions", "notes",
            ],
        );
    }
    assert_eq!(added[0]["file"], "third.txt");
    assert_eq!(added[0]["date"], "2025-03-14");
    assert_eq!(added[1]["file"], "second.txt");
    assert_eq!(
        stage
            .run(["articles", "@", "--json"])
            .json()
            .as_array()
            .map(Vec::len),
        Some(3)
    );

    stage.run(["add", "@", "x.txt", "--split"]).expect(2);
    stage.run(["add", "@"]).expect(2);
}

#[test]
fn a_file_of_200_megabytes_is_refused_at_once() {
    let stage = Stage::new();
    let huge = stage.folder.path().join("huge.txt");
    let file = std::fs::File::create(&huge).expect("made");
    file.set_len(200 * 1024 * 1024).expect("a hole");
    let ran = stage.run(["add", "@", &huge.to_string_lossy()]).expect(1);
    assert!(
        ran.err.contains("200 MB") && ran.err.contains("64 MB"),
        "{}",
        ran.err
    );
}

#[test]
fn articles_show_their_length_and_who_did_how_much() {
    let stage = Stage::new();
    stage.story(TAGGING).expect(0);
    let articles = stage.run(["articles", "@", "--json"]).expect(0).json();
    let articles = articles.as_array().expect("a list");
    assert_eq!(articles.len(), 2);
    assert_eq!(articles[0]["chars"], FIRST.chars().count());
    assert_eq!(articles[1]["chars"], SECOND.chars().count());
    assert_eq!(articles[0]["regions"], serde_json::json!([]));
    let progress = &articles[0]["progress"][0];
    assert_eq!(
        (&progress["annotator"], &progress["claims"]),
        (&"salma".into(), &1.into())
    );
    assert_eq!(articles[1]["progress"], serde_json::json!([]));
    let shown = stage.run(["articles", "@"]).expect(0).out;
    assert!(
        shown.contains("-0001  وزارة النقل تنفي الاتفاق")
            && shown.contains("salma: in work; 1 claims")
    );
}

#[test]
fn tags_have_the_contracts_shape_and_exact_words() {
    let stage = Stage::new();
    stage.story(TAGGING).expect(0);
    let tags = stage.tags();
    assert_eq!(
        keys(&tags),
        [
            "mentions",
            "claims",
            "attributions",
            "stances",
            "relations",
            "canonical",
            "actors",
            "topics",
            "comments"
        ]
    );
    let letters: Vec<char> = FIRST.chars().collect();
    for list in ["mentions", "claims", "attributions", "stances", "actors"] {
        let entries = tags[list].as_array().expect("a list");
        assert_eq!(entries.len(), 1, "{list}");
        has_keys(&entries[0], &["id", "article", "annotator", "spans"]);
        assert_eq!(entries[0]["annotator"], "salma");
        for span in entries[0]["spans"].as_array().expect("spans") {
            let place = |name: &str| span[name].as_u64().expect("a number") as usize;
            let cut: String = letters[place("start")..place("end")].iter().collect();
            assert_eq!(span["exact"], cut);
        }
    }
    let (claim, actor) = (&tags["claims"][0], &tags["actors"][0]);
    assert_eq!(claim["type"], "prediction");
    assert_eq!(claim["spans"][0]["exact"], "«الأسعار ستنخفض»");
    assert_eq!(claim["claimant"], actor["id"]);
    assert_eq!(actor["name_en"], "Layla");
    let stance = &tags["stances"][0];
    assert_eq!(stance["target"], claim["id"]);
    assert_eq!(stance["holder"], actor["id"]);
    assert_eq!(
        (&stance["label"], &stance["dimension"]),
        (&"support".into(), &"epistemic".into())
    );
    has_keys(stance, &["intensity"]);
    let attribution = &tags["attributions"][0];
    assert_eq!(attribution["claim"], claim["id"]);
    assert_eq!(attribution["cue"][0]["exact"], "قالت");
    assert_eq!(attribution["level"], 1);

    let only = stage
        .run(["tags", "@", "--kind", "claim", "--json"])
        .expect(0)
        .json();
    assert_eq!(keys(&only), keys(&tags));
    assert_eq!(only["claims"], tags["claims"]);
    assert_eq!(only["mentions"], serde_json::json!([]));
    let other = stage
        .run(["tags", "@", "--article", "0002", "--json"])
        .expect(0)
        .json();
    assert_eq!(other["claims"], serde_json::json!([]));
    assert_eq!(other["actors"], serde_json::json!([]));
    stage.run(["tags", "@", "--article", "9999"]).expect(2);
    stage.run(["tags", "@", "--annotator", "nobody"]).expect(2);
    assert!(
        stage
            .run(["tags", "@"])
            .expect(0)
            .out
            .contains("«الأسعار ستنخفض»")
    );
}

#[test]
fn find_forgives_spelling_unless_told_not_to() {
    let stage = Stage::new();
    let hits = |args: &[&str]| {
        let args = ["find", "@", "--json"].iter().chain(args).copied();
        stage
            .run(args)
            .expect(0)
            .json()
            .as_array()
            .expect("a list")
            .clone()
    };
    let found = hits(&["الاسعار"]);
    assert_eq!(found.len(), 2);
    let letters: Vec<char> = FIRST.chars().collect();
    for hit in &found {
        has_keys(hit, &["article", "span", "context"]);
        let place = |name: &str| hit["span"][name].as_u64().expect("a number") as usize;
        let cut: String = letters[place("start")..place("end")].iter().collect();
        assert_eq!(hit["span"]["exact"], cut);
        assert_eq!(cut, "الأسعار");
        assert!(
            hit["context"]
                .as_str()
                .is_some_and(|context| context.contains(&cut))
        );
    }
    assert_eq!(hits(&["الاسعار", "--exact"]).len(), 0);
    assert_eq!(hits(&["أجور"]).len(), 2);
    assert_eq!(hits(&["جور", "--whole-word"]).len(), 0);
    assert_eq!(hits(&[""]).len(), 0);
    assert!(
        stage
            .run(["find", "@", "الأجور"])
            .expect(0)
            .out
            .contains("2 places")
    );
}

#[test]
fn check_finds_what_was_broken_and_says_what_to_do() {
    let stage = Stage::new();
    stage.story(TAGGING).expect(0);
    let clean = stage.run(["check", "@", "--json"]).expect(0).json();
    assert!(
        clean
            .as_array()
            .expect("a list")
            .iter()
            .all(|one| one["severity"] == "info")
    );

    stage
        .story("open 0002\nselect \"الأجور\"\ndo tag.claim\n")
        .expect(0);
    let findings = stage.run(["check", "@", "--json"]).expect(1).json();
    let finding = findings
        .as_array()
        .expect("a list")
        .iter()
        .find(|one| one["kind"] == "no-type")
        .expect("a claim without a type")
        .clone();
    assert_eq!(
        keys(&finding),
        [
            "kind",
            "severity",
            "file",
            "line",
            "article",
            "tag",
            "message",
            "remedy",
            "repairable"
        ]
    );
    assert_eq!(finding["severity"], "warning");
    assert!(
        finding["message"]
            .as_str()
            .is_some_and(|text| text.contains("الأجور"))
    );

    let text = files(&stage.project)
        .into_keys()
        .find(|name| {
            name.starts_with("articles/") && name.contains("-0001/") && name.ends_with(".txt")
        })
        .expect("the text");
    std::fs::write(stage.project.join(&text), "other words").expect("written");
    let findings = stage.run(["check", "@", "--json"]).expect(1).json();
    let damaged = findings
        .as_array()
        .expect("a list")
        .iter()
        .find(|one| one["kind"] == "text-damaged");
    let damaged = damaged.expect("found");
    assert_eq!(damaged["file"], text);
    let article = &stage.run(["articles", "@", "--json"]).json()[0]["id"];
    assert_eq!(damaged["article"], *article);
    assert!(
        stage
            .run(["--lang", "ar", "check", "@"])
            .expect(1)
            .out
            .contains("كلمات مقال ليست ما حُفظ")
    );
}

#[test]
fn a_mention_that_cuts_a_letter_from_its_mark_is_found() {
    let stage = Stage::new();
    let place = FIRST.chars().position(|c| c == '\u{64b}').expect("a mark");
    let story = format!(
        "open 0001\nselect {}..{place}\ndo tag.actor name=\"س\" type=other\n",
        place - 3
    );
    stage.story(&story).expect(0);
    let findings = stage.run(["check", "@", "--json"]).expect(1).json();
    assert!(
        findings
            .as_array()
            .expect("a list")
            .iter()
            .any(|one| one["kind"] == "mark-cut")
    );
}

#[test]
fn text_tells_its_layout_in_bytes_of_the_file() {
    let stage = Stage::new();
    let file = stage
        .folder
        .path()
        .join("first.txt")
        .to_string_lossy()
        .into_owned();
    let facts = run([
        "text", &file, "--width", "200", "--range", "3..30", "--json",
    ])
    .expect(0)
    .json();
    assert_eq!(keys(&facts), ["paragraphs", "rects"]);
    let first = &facts["paragraphs"][0];
    has_keys(first, &["start_byte", "end_byte", "base_level", "lines"]);
    assert_eq!(first["base_level"], 1);
    let run_facts = &first["lines"][0]["runs"][0];
    has_keys(
        run_facts,
        &[
            "start_byte",
            "end_byte",
            "level",
            "font",
            "size_px",
            "glyphs",
        ],
    );
    has_keys(
        &run_facts["glyphs"][0],
        &["id", "x_px", "y_px", "advance_px", "cluster_byte"],
    );
    has_keys(&facts["rects"][0], &["x0_px", "y0_px", "x1_px", "y1_px"]);
    let sans = run(["text", &file, "--font", "sans"]).expect(0).json();
    assert!(sans.get("rects").is_none());

    let bad = stage.write("bad.txt", b"abc\n\xff");
    assert!(
        run([OsStr::new("text"), bad.as_ref()])
            .expect(2)
            .err
            .contains("line 2")
    );
    run(["text", &file, "--range", "9..3"]).expect(2);
    run(["text", "/nonexistent"]).expect(2);
}

#[test]
fn export_lists_its_losses_and_strict_minds_them() {
    let stage = Stage::new();
    stage.story(TAGGING).expect(0);
    let out = |name: &str| stage.beside(name);
    let jsonl = stage.run([
        "export",
        "@",
        "--format",
        "jsonl",
        "--out",
        &out("a.jsonl"),
        "--strict",
    ]);
    assert!(jsonl.expect(0).err.is_empty());
    let csv = ["export", "@", "--format", "csv", "--out"];
    let loose = stage
        .run(csv.into_iter().chain([out("a.csv").as_str()]))
        .expect(0);
    assert!(loose.err.contains("words of the articles"));
    let strict = stage
        .run(csv.into_iter().chain([out("a.csv").as_str(), "--strict"]))
        .expect(1);
    assert_eq!(strict.err, loose.err);
    assert!(stage.folder.path().join("a.mentions.csv").exists());
    stage
        .run(
            csv.into_iter()
                .chain([stage.folder.path().to_str().expect("UTF-8")]),
        )
        .expect(2);
    stage
        .run(csv.into_iter().chain([out("no/folder.csv").as_str()]))
        .expect(3);
    stage
        .run(
            csv.into_iter()
                .chain([out("a.csv").as_str(), "--annotator", "nobody"]),
        )
        .expect(2);
    stage
        .run(["export", "@", "--format", "docx", "--out", "x"])
        .expect(2);
}

#[cfg(feature = "gui")]
#[test]
fn a_picture_is_drawn_without_a_display() {
    let stage = Stage::new();
    stage.story(TAGGING).expect(0);
    let draw = |name: &str, more: &[&str]| {
        let out = stage.folder.path().join(name);
        let out_text = out.to_string_lossy().into_owned();
        let args = [
            "picture", "@", "--out", &out_text, "--size", "640x400", "--open", "0001",
        ];
        stage
            .run(args.into_iter().chain(more.iter().copied()))
            .expect(0);
        image::open(out).expect("a picture").into_rgba8()
    };
    let arabic = draw("ar.png", &["--lang", "ar"]);
    assert_eq!(arabic.dimensions(), (640, 400));
    assert_eq!(arabic, draw("again.png", &["--lang", "ar"]));
    for (name, more) in [
        ("en.png", &["--lang", "en"][..]),
        ("dark.png", &["--lang", "ar", "--theme", "dark"]),
        ("two.png", &["--lang", "ar", "--open", "0001,0002"]),
        ("welcome.png", &["--lang", "ar", "--screen", "welcome"]),
    ] {
        assert_ne!(arabic, draw(name, more), "{name}");
    }
}

/// Words of a text as scalar ranges: white space ends one.
fn words(text: &str) -> Vec<(usize, usize)> {
    let letters: Vec<char> = text.chars().collect();
    let mut words = Vec::new();
    let mut start = None;
    for (place, c) in letters.iter().enumerate() {
        match (c.is_alphanumeric(), start) {
            (true, None) => start = Some(place),
            (false, Some(from)) if c.is_whitespace() => {
                words.push((from, place));
                start = None;
            }
            _ => {}
        }
    }
    words
}

/// Six claims with claimant and stance, at places counted in words, and a crash.
fn story_over(ending: &str, text: &str, number: usize) -> (String, usize) {
    use std::fmt::Write as _;
    let words = words(text);
    let mut story = format!("open {ending}\n");
    let step = words.len() / 7;
    for part in 1..=6 {
        let (from, to) = (words[part * step], words[part * step + 4]);
        let who = words[part * step - 3];
        let _ok = write!(
            story,
            "select {}..{}\ndo tag.actor name=\"فاعل {number} {part}\" type=person\n\
             select {}..{}\ndo tag.claim type=factual\n\
             do claim.claimant name=\"فاعل {number} {part}\" act=state\ndo stance.set label=support\n",
            who.0, who.1, from.0, to.1
        );
    }
    story.push_str("crash\n");
    (story, 6)
}

#[test]
fn on_the_shared_articles_if_present() {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/articles");
    let Ok(entries) = std::fs::read_dir(&shared) else {
        eprintln!("no shared articles here: nothing was tried on them");
        return;
    };
    let mut paths: Vec<_> = entries
        .map(|entry| entry.expect("an entry").path())
        .collect();
    paths.sort();
    let folder = tempfile::tempdir().expect("a folder");
    let project = folder.path().join("project").to_string_lossy().into_owned();
    run(["new", &project, "--annotator", "salma"]).expect(0);
    let mut args = vec!["add".to_owned(), project.clone(), "--json".to_owned()];
    args.extend(paths.iter().map(|path| path.to_string_lossy().into_owned()));
    let added = run(&args).expect(0).json();
    let texts: Vec<String> = paths
        .iter()
        .map(|path| std::fs::read_to_string(path).expect("UTF-8"))
        .collect();
    let mut story = String::new();
    let mut claims = 0;
    for (number, (article, text)) in added
        .as_array()
        .expect("a list")
        .iter()
        .zip(&texts)
        .enumerate()
    {
        assert_eq!(article["chars"], text.chars().count());
        let (steps, count) = story_over(article["id"].as_str().expect("an id"), text, number);
        story.push_str(&steps);
        claims += count;
    }
    story.push_str(&format!(
        "expect claims {claims}\nexpect stances {claims}\nundo\nredo\n"
    ));
    let file = folder.path().join("a.story");
    std::fs::write(&file, story).expect("written");
    run(["story", &project, &file.to_string_lossy()]).expect(0);

    let tags = run(["tags", &project, "--json"]).expect(0).json();
    assert_eq!(tags["claims"].as_array().map(Vec::len), Some(claims));
    for list in ["claims", "mentions"] {
        for tag in tags[list].as_array().expect("a list") {
            let place = added
                .as_array()
                .and_then(|list| list.iter().position(|one| one["id"] == tag["article"]))
                .expect("the article");
            let letters: Vec<char> = texts[place].chars().collect();
            let span = &tag["spans"][0];
            let edge = |name: &str| span[name].as_u64().expect("a number") as usize;
            let cut: String = letters[edge("start")..edge("end")].iter().collect();
            assert_eq!(span["exact"], cut);
            assert!(list == "mentions" || tag["claimant"].is_string());
        }
    }
    for format in ["jsonl", "csv"] {
        let out = folder
            .path()
            .join(format!("out.{format}"))
            .to_string_lossy()
            .into_owned();
        run(["export", &project, "--format", format, "--out", &out]).expect(0);
    }
    let lines = std::fs::read_to_string(folder.path().join("out.jsonl")).expect("written");
    for line in lines.lines() {
        let line: Value = serde_json::from_str(line).expect("JSON");
        assert!(texts.iter().any(|text| line["text"] == text.as_str()));
    }
    let rows = csv::Reader::from_path(folder.path().join("out.csv"))
        .expect("a table")
        .into_records()
        .count();
    assert_eq!(rows, claims);
    let findings = run(["check", &project, "--json"]);
    assert!(
        findings
            .json()
            .as_array()
            .expect("a list")
            .iter()
            .all(|one| one["severity"] != "error")
    );
}
