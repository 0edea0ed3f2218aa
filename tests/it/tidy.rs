//! The house rules that a machine can read: who may use whom, what each file says of itself, and
//! where words live.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// All files below `folder` with this ending, by path from the top.
fn sources(folder: &str, ending: &str) -> BTreeMap<String, String> {
    fn walk(at: &Path, ending: &str, into: &mut Vec<PathBuf>) {
        for entry in std::fs::read_dir(at).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                walk(&path, ending, into);
            } else if path.extension().is_some_and(|one| one == ending) {
                into.push(path);
            }
        }
    }
    let mut paths = Vec::new();
    walk(&root().join(folder), ending, &mut paths);
    assert!(!paths.is_empty(), "nothing in {folder}");
    paths
        .into_iter()
        .map(|path| {
            let name = path
                .strip_prefix(root())
                .expect("below")
                .to_string_lossy()
                .replace('\\', "/");
            (name, std::fs::read_to_string(&path).expect("UTF-8"))
        })
        .collect()
}

/// Lowest first; each layer with what it may use besides itself.
const LAYERS: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("text", &["model"]),
    ("store", &["model"]),
    ("agreement", &["model"]),
    ("exchange", &["model", "text", "agreement"]),
    ("app", &["model", "text", "store", "agreement", "exchange"]),
    ("cli", &["model", "text", "agreement", "exchange", "app"]),
    ("ui", &["model", "text", "agreement", "exchange", "app"]),
];

/// The part of a file before its tests.
fn without_tests(text: &str) -> &str {
    text.split("#[cfg(test)]\nmod ").next().unwrap_or(text)
}

#[test]
fn arrows_between_layers_go_one_way() {
    let mut arrows = 0;
    for (layer, may_use) in LAYERS {
        for (name, text) in sources(&format!("src/{layer}"), "rs") {
            for used in without_tests(&text).split("crate::").skip(1) {
                let end = used
                    .find(|c: char| !c.is_alphanumeric() && c != '_')
                    .unwrap_or(used.len());
                let used = &used[..end];
                if LAYERS.iter().any(|(other, _)| *other == used) && used != *layer {
                    assert!(may_use.contains(&used), "{name} uses crate::{used}");
                    arrows += 1;
                }
            }
        }
    }
    assert!(arrows > 100, "only {arrows} arrows were seen");
}

#[test]
fn nothing_below_the_window_knows_the_window() {
    for (layer, _) in LAYERS.iter().filter(|(layer, _)| *layer != "ui") {
        for (name, text) in sources(&format!("src/{layer}"), "rs") {
            for word in ["egui::", "eframe::", "rfd::"] {
                assert!(!text.contains(word), "{name} names {word}");
            }
        }
    }
}

#[test]
fn every_file_says_what_it_is_for() {
    let all = sources("src", "rs")
        .into_iter()
        .chain(sources("tests", "rs"));
    for (name, text) in all {
        let opening = text.lines().next().unwrap_or_default();
        let documented =
            opening.starts_with("//! ") || opening.starts_with("#![doc = include_str!");
        assert!(documented, "{name} opens with {opening:?}");
    }
}

#[test]
fn no_source_holds_a_direction_control() {
    let is_control = |c: char| matches!(c, '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let all = sources("src", "rs")
        .into_iter()
        .chain(sources("tests", "rs"))
        .chain(sources("tests/stories", "story"))
        .chain(sources("i18n", "ftl"));
    for (name, text) in all {
        for (number, line) in text.lines().enumerate() {
            assert!(!line.chars().any(is_control), "{name}:{}", number + 1);
        }
    }
}

/// egui makes what stands last first in its layouts from the end, and so hands the keyboard on
/// backwards. Groups at the end of a line are made by `ui/kit/ends.rs`.
#[test]
fn no_screen_is_laid_out_from_the_end() {
    let sources = sources("src/ui", "rs");
    assert!(sources.contains_key("src/ui/kit/ends.rs"));
    for (name, text) in sources {
        for layout in ["Layout::right_to_left", "Layout::bottom_up"] {
            assert!(!text.contains(layout), "{name} lays out with {layout}");
        }
    }
}

/// Files whose very matter is Arabic: label sets, tables by which text is read, and the gallery
/// of widgets, which is shown to nobody who tags.
fn may_hold_arabic(name: &str) -> bool {
    name.starts_with("src/model/codebook")
        || name == "src/exchange/import/tables.rs"
        || name.starts_with("src/text/")
        || name.starts_with("src/ui/gallery/")
}

/// The string literals of a line of code, without comments.
fn literals(line: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut letters = line.chars().peekable();
    let mut before = ' ';
    while let Some(c) = letters.next() {
        match c {
            '/' if letters.peek() == Some(&'/') => break,
            '"' if before != '\'' => {
                let mut text = String::new();
                while let Some(c) = letters.next() {
                    match c {
                        '\\' => {
                            letters.next();
                        }
                        '"' => break,
                        other => text.push(other),
                    }
                }
                found.push(text);
            }
            _ => {}
        }
        before = c;
    }
    found
}

#[test]
fn words_on_screen_live_only_in_the_fluent_files() {
    let arabic = |c: char| ('\u{600}'..='\u{6ff}').contains(&c);
    for (name, text) in sources("src", "rs") {
        if may_hold_arabic(&name) || name.ends_with("/tests.rs") {
            continue;
        }
        for (number, line) in without_tests(&text).lines().enumerate() {
            for literal in literals(line) {
                assert!(
                    !literal.chars().any(arabic),
                    "{name}:{}: {literal}",
                    number + 1
                );
            }
        }
    }
}

/// The messages of a Fluent file with their attributes and the arguments of each.
pub fn messages(lang: &str) -> BTreeMap<String, BTreeSet<String>> {
    let path = root().join(format!("i18n/{lang}/isnad.ftl"));
    let text = std::fs::read_to_string(path).expect("the words");
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let (mut message, mut current) = (String::new(), String::new());
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let begins = |line: &str| {
            let (name, _) = line.split_once(" =")?;
            let plain = |c: char| c.is_ascii_alphanumeric() || c == '-';
            (!name.is_empty() && name.chars().all(plain)).then(|| name.to_owned())
        };
        if let Some(name) = begins(line) {
            assert!(!found.contains_key(&name), "{lang}: {name} stands twice");
            message.clone_from(&name);
            current = name;
            found.insert(current.clone(), BTreeSet::new());
        } else if let Some(name) = line.trim_start().strip_prefix('.').and_then(begins) {
            current = format!("{message}.{name}");
            found.insert(current.clone(), BTreeSet::new());
        }
        for argument in line.split("{ $").skip(1) {
            let end = argument.find([' ', '}']).expect("an argument's end");
            found
                .entry(current.clone())
                .or_default()
                .insert(argument[..end].to_owned());
        }
    }
    found
}

#[test]
fn both_languages_have_the_same_messages_attributes_and_arguments() {
    let (english, arabic) = (messages("en"), messages("ar"));
    let names =
        |one: &BTreeMap<String, BTreeSet<String>>| one.keys().cloned().collect::<BTreeSet<_>>();
    let only =
        |a: &BTreeSet<String>, b: &BTreeSet<String>| a.difference(b).cloned().collect::<Vec<_>>();
    let (en, ar) = (names(&english), names(&arabic));
    assert_eq!(only(&en, &ar), Vec::<String>::new(), "only in English");
    assert_eq!(only(&ar, &en), Vec::<String>::new(), "only in Arabic");
    assert!(en.len() > 300, "only {} messages were seen", en.len());
    for (name, arguments) in &english {
        assert_eq!(&arabic[name], arguments, "{name}");
    }
}

#[test]
fn arabic_messages_are_in_arabic() {
    let path = root().join("i18n/ar/isnad.ftl");
    let text = std::fs::read_to_string(path).expect("the words");
    for (number, line) in text.lines().enumerate() {
        let Some((_, words)) = line.split_once(" = ").filter(|_| !line.starts_with('#')) else {
            continue;
        };
        let bare = words.split('{').next().unwrap_or_default();
        let letters = bare.chars().filter(|c| c.is_alphabetic()).count();
        let arabic = bare
            .chars()
            .filter(|c| ('\u{600}'..='\u{6ff}').contains(c))
            .count();
        // A message may be a bare argument or a name in Latin letters with its Arabic beside it.
        assert!(letters == 0 || arabic > 0, "line {}: {words}", number + 1);
    }
}
