//! Projects of which something is gone, disks that take nothing, words that would give orders to a
//! terminal: no verb keeps silent about it, and none tells what is not true.

use std::fs;
use std::path::PathBuf;

use crate::support::cli::{Ran, Stage, TAGGING, files};

/// A project with tags; the journal in which they are.
fn tagged() -> (Stage, PathBuf) {
    let stage = Stage::new();
    stage.story(TAGGING).expect(0);
    let journals = fs::read_dir(stage.project.join("journal/salma")).expect("readable");
    let newest = journals.map(|it| it.expect("an entry").path()).max();
    (stage, newest.expect("a journal"))
}

/// The first text of the project.
fn text(stage: &Stage) -> PathBuf {
    let names = files(&stage.project).into_keys();
    let mut texts = names.filter(|name| name.ends_with(".txt"));
    stage.project.join(texts.next().expect("a text"))
}

#[test]
fn every_verb_says_that_something_is_gone_once_and_only_then() {
    let (stage, journal) = tagged();
    let (out, csv) = (stage.beside("out.jsonl"), stage.beside("out.csv"));
    let story = stage.beside("quiet.story");
    fs::write(&story, "open 0001\n").expect("written");
    let verbs = [
        vec!["articles", "@"],
        vec!["articles", "@", "--json"],
        vec!["tags", "@"],
        vec!["tags", "@", "--json"],
        vec!["find", "@", "الأجور"],
        vec!["codebook", "@"],
        vec!["export", "@", "--format", "jsonl", "--out", &out],
        vec!["agree", "@", "--csv", &csv],
        vec!["story", "@", &story],
    ];
    for verb in &verbs {
        let ran = stage.run(verb.iter().copied()).expect(0);
        assert_eq!(ran.err, "", "{verb:?}");
    }
    let gone = stage.folder.path().join("gone");
    fs::rename(&journal, &gone).expect("moved away");
    let tell = |verb: &[&str], lang: &str| {
        let ran = stage.run(["--lang", lang].iter().chain(verb).copied());
        let ran = ran.expect(0);
        let lines = ran.err.lines();
        assert_eq!(lines.count(), 1, "{verb:?}: {}", ran.err);
        assert!(ran.err.contains("isnad check "), "{verb:?}: {}", ran.err);
        ran
    };
    for verb in &verbs {
        let ran = tell(verb, "en");
        assert!(
            ran.err.contains("damaged or missing") && !ran.out.contains("damaged or missing"),
            "{verb:?}: {}",
            ran.err
        );
        let ran = tell(verb, "ar");
        assert!(ran.err.contains("مفقود"), "{verb:?}: {}", ran.err);
    }
    assert_eq!(stage.tags()["claims"], serde_json::json!([]));
    // Those that tell of it themselves say it once too.
    let check = stage.run(["check", "@"]).expect(1);
    assert_eq!(check.err, "");
    fs::rename(&gone, &journal).expect("back");
    assert_eq!(stage.run(["tags", "@"]).expect(0).err, "");
}

#[test]
fn without_a_whole_project_file_it_is_named_with_its_remedy() {
    for damaged in [false, true] {
        let (stage, _) = tagged();
        let file = stage.project.join("project.ron");
        if damaged {
            fs::write(&file, "(id: oops").expect("damaged");
        } else {
            fs::remove_file(&file).expect("gone");
        }
        let third = stage.beside("third.txt");
        fs::write(&third, "خبر ثالث\n\nقال أحمد ذلك.\n").expect("written");
        let tag = stage.beside("tag.story");
        fs::write(&tag, TAGGING).expect("written");
        let before = files(&stage.project);
        for verb in [
            &["add", "@", &third][..],
            &["add", "@", &third, "--annotator", "salma"],
            &["correct", "@", "0001", &third],
            &["story", "@", &tag],
            &["story", "@", &tag, "--annotator", "omar"],
        ] {
            let ran = stage.run(verb.iter().copied()).expect(2);
            let what = if damaged {
                "is damaged"
            } else {
                "project.ron is missing"
            };
            for words in [what, "project.ron", "isnad check --repair"] {
                assert!(ran.err.contains(words), "{verb:?}: {}", ran.err);
            }
            assert!(!ran.err.contains("newer version"), "{verb:?}: {}", ran.err);
        }
        assert_eq!(files(&stage.project), before);
        stage.run(["check", "--repair", "@"]);
        stage.run(["add", "@", &third]).expect(0);
    }
}

#[test]
fn a_project_file_that_names_nobody_asks_for_an_annotator() {
    let stage = Stage::new();
    let file = stage.project.join("project.ron");
    let text = fs::read_to_string(&file).expect("readable");
    let nobody = text.replace("\"salma\"", "\"\"");
    assert_ne!(nobody, text);
    fs::write(&file, nobody).expect("written");
    let third = stage.beside("third.txt");
    fs::write(&third, "خبر ثالث\n\nقال أحمد ذلك.\n").expect("written");
    let ran = stage.run(["add", "@", &third]).expect(2);
    assert!(ran.err.contains("--annotator"), "{}", ran.err);
    let named = ["add", "@", &third, "--annotator", "omar"];
    stage.run(named).expect(0);
}

#[test]
fn what_was_not_saved_is_named_and_not_said_to_be_in_memory() {
    for (lang, gone, memory) in [("en", "gone", "memory"), ("ar", "ضاع", "الذاكرة")] {
        let stage = Stage::new();
        // Where Omar's journals would lie lies a file.
        fs::write(stage.project.join("journal/omar"), "x").expect("written");
        let (third, fourth) = (stage.beside("third.txt"), stage.beside("fourth.txt"));
        fs::write(&third, "خبر ثالث\n\nقال أحمد ذلك.\n").expect("written");
        fs::write(&fourth, "خبر رابع\n\nقالت ليلى ذلك.\n").expect("written");
        let args = ["add", "@", &third, &fourth, "--annotator", "omar"];
        let ran = stage
            .run(["--lang", lang].into_iter().chain(args))
            .expect(3);
        assert!(!ran.err.contains(memory), "{}", ran.err);
        assert!(ran.err.contains("third.txt") && ran.err.contains("fourth.txt"));
        assert_eq!(ran.out, "", "nothing is said to be there");
        let tag = stage.write("tag.story", format!("annotator omar\n{TAGGING}"));
        let tag = tag.to_string_lossy();
        let ran = stage.run(["--lang", lang, "story", "@", &tag]).expect(3);
        assert!(!ran.err.contains(memory), "{}", ran.err);
        assert!(ran.err.contains(gone), "{}", ran.err);
    }
}

#[test]
fn recovering_says_what_it_could_not_bring_back() {
    let (stage, _) = tagged();
    fs::remove_file(text(&stage)).expect("gone");
    for args in [&["recover", "@"][..], &["recover", "@", "--json"]] {
        let ran = stage.run(args.iter().copied()).expect(1);
        assert!(ran.err.contains("remain"), "{}", ran.err);
        assert!(ran.err.contains("isnad check"), "{}", ran.err);
        assert!(!ran.out.contains("Nothing to mend"), "{}", ran.out);
    }
    // The copies that told of a lost journal are written anew; what is kept of them still tells.
    let (lost, journal) = tagged();
    fs::remove_file(journal).expect("gone");
    for _ in 0..2 {
        let ran = lost.run(["recover", "@"]).expect(1);
        assert!(ran.err.contains("remain"), "{}", ran.err);
        let check = lost.run(["check", "@"]).expect(1);
        assert!(check.out.contains("[journal-missing]"), "{}", check.out);
        assert!(lost.run(["tags", "@"]).expect(0).err.contains("missing"));
    }
    let arabic = stage.run(["--lang", "ar", "recover", "@"]).expect(1);
    assert!(arabic.err.contains("بقيت"), "{}", arabic.err);
}

/// What no terminal may get: orders to it, and what turns lines round.
#[track_caller]
fn is_harmless(ran: &Ran) {
    for text in [&ran.out, &ran.err] {
        let harmful = |c: char| c.is_control() && c != '\n' || c == '\u{202e}';
        assert!(!text.contains(harmful), "{text:?}");
    }
}

#[test]
fn words_of_a_project_give_no_orders_to_a_terminal() {
    let stage = Stage::new();
    let odd = "A\u{1b}]0;pwned\u{7}\u{1b}[2J\u{1b}[31m \u{9b}31m\u{202e}evil می\u{200c}خواهم مُحمّد";
    let file = stage.beside("odd.txt");
    fs::write(&file, format!("{odd}\n\n{odd} قال\n")).expect("written");
    is_harmless(&stage.run(["add", "@", &file]).expect(0));
    let articles = stage.run(["articles", "@", "--json"]).expect(0).json();
    let is_odd =
        |it: &&serde_json::Value| it["title"].as_str().is_some_and(|it| it.contains("evil"));
    let all = articles.as_array().expect("a list");
    let article = all.iter().find(is_odd).expect("the odd one");
    let article = article["id"].as_str().expect("an id");
    let story = format!(
        "open {article}\nselect \"evil\" #2\ndo tag.actor name=\"{odd}\" type=person\n\
         select \"evil\" #2\ndo tag.claim\ndo claim.claimant name=\"{odd}\"\n\
         do comment.add text=\"{odd}\"\n"
    );
    is_harmless(&stage.story(&story).expect(0));
    for lang in [["--lang", "en"], ["--lang", "ar"]] {
        for verb in [
            &["articles", "@"][..],
            &["tags", "@"],
            &["find", "@", "evil"],
            &["check", "@"],
            &["codebook", "@"],
            &["agree", "@"],
            &["correct", "@", article, &file],
            &["add", "@", &file],
        ] {
            is_harmless(&stage.run(lang.iter().chain(verb).copied()));
        }
    }
    let shown = stage.run(["articles", "@"]).expect(0).out;
    for words in ["\\u{1b}]0;pwned", "\\u{202e}evil", "می\u{200c}خواهم مُحمّد"] {
        assert!(shown.contains(words), "{shown}");
    }
    assert!(stage.run(["tags", "@"]).expect(0).out.contains("\\u{1b}"));
    // Programs get the words themselves, as JSON has them.
    for verb in ["articles", "tags"] {
        let ran = stage.run([verb, "@", "--json"]).expect(0);
        assert!(!ran.out.contains(|c: char| c.is_control() && c != '\n'));
        assert!(ran.json().to_string().contains("\u{9b}31m\u{202e}evil"));
    }
}
