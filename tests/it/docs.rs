//! The pages for people that can be compared with the program: keys, the command line, links.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use clap::CommandFactory as _;
use isnad::app::commands::{self, Command, Group};
use isnad::app::{Lang, Words};
use isnad::cli::grammar::Arguments;
use isnad::model::{Anchor, Claim, Edit, EntityKind};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn page(name: &str) -> String {
    fs::read_to_string(root().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// `docs/keys.md`, as the registry of commands has it.
fn keys_page() -> String {
    let english = Words::new(Lang::En);
    let arabic = Words::new(Lang::Ar);
    let mut page = String::from(
        "# Keys\n\n\
         Every key is meant by its place on the keyboard: with an Arabic layout active, `Ctrl+Z` \
         is the same key as ever, and so are the digits and signs that tag.\n\
         A command without a key is found with `Ctrl+K`. The last column is the name a story \
         uses (`do tag.claim`). On a Mac, `Ctrl` is the Command key.\n\n\
         This page is written by a test from the program itself: \
         `ISNAD_WRITE_DOCS=1 cargo test --test it docs`.\n",
    );
    page.push_str(
        "\n## How many keys it takes · كم مفتاحًا يلزم\n\n\
         Counted by a test, once the words are selected (a suggestion selects its own).\n\n\
         | What | ماذا | Keys |\n|---|---|---|\n",
    );
    for (what, what_ar, keys) in crate::statements::COUNTED {
        let _ = writeln!(page, "| {what} | {what_ar} | {keys} |");
    }
    for group in Group::ALL {
        let (name, name_ar) = (english.get(group.message()), arabic.get(group.message()));
        let _ = write!(
            page,
            "\n## {name} · {name_ar}\n\n| Keys | Command | الأمر | What it does | Name |\n|---|---|---|---|---|\n"
        );
        for command in commands::all().filter(|one| one.group == group) {
            page.push_str(&row(command, &english, &arabic));
        }
    }
    page
}

fn row(command: &Command, english: &Words, arabic: &Words) -> String {
    let keys: Vec<String> = command
        .chords
        .iter()
        .map(|one| format!("`{one}`"))
        .collect();
    format!(
        "| {} | {} | {} | {} | `{}` |\n",
        keys.join(" "),
        command.name(english),
        command.name(arabic),
        command.hint(english),
        command.id
    )
}

#[test]
fn the_page_of_keys_is_what_the_registry_says() {
    let wanted = keys_page();
    let place = root().join("docs/keys.md");
    if std::env::var_os("ISNAD_WRITE_DOCS").is_some() {
        fs::write(&place, &wanted).expect("docs/keys.md can be written");
    }
    let there = fs::read_to_string(&place).unwrap_or_default();
    assert!(
        there == wanted,
        "docs/keys.md differs from the registry; write it with ISNAD_WRITE_DOCS=1"
    );
}

#[test]
fn the_readme_names_every_verb_of_the_command_line() {
    let readme = page("README.md");
    let grammar = Arguments::command();
    let verbs: Vec<&str> = grammar
        .get_subcommands()
        .map(clap::Command::get_name)
        .collect();
    assert!(verbs.contains(&"picture"), "{verbs:?}");
    for verb in verbs {
        assert!(
            readme.contains(&format!("`isnad {verb} ")),
            "README.md does not tell about `isnad {verb}`"
        );
    }
}

#[test]
fn the_entries_shown_on_the_page_of_the_format_can_be_read() {
    let page = page("docs/format.md");
    let blocks = page.split("```ron\n").skip(1);
    let blocks = blocks.map(|rest| rest.split("```").next().unwrap_or_default());
    let mut shown = BTreeSet::new();
    for line in blocks.flat_map(entries_in) {
        let edit: Edit = ron::from_str(&line).unwrap_or_else(|error| panic!("{error}: {line}"));
        let (kind, id) = edit.subject().expect("of a known kind");
        assert!(isnad::model::id::is_valid(id), "{id}");
        shown.insert(kind);
        let anchors: Vec<&Anchor> = match &edit {
            Edit::Claim(change) => change
                .after
                .as_deref()
                .into_iter()
                .flat_map(Claim::anchors)
                .collect(),
            Edit::Attribution(change) => change.after.iter().flat_map(|it| &it.cue).collect(),
            Edit::Refusal(change) => change.after.iter().map(|it| &it.anchor).collect(),
            _ => Vec::new(),
        };
        for anchor in anchors {
            assert_eq!(anchor.validate(), Ok(()), "{anchor:?}");
        }
    }
    let other = [EntityKind::Annotator, EntityKind::Article];
    let missing = EntityKind::ALL.iter().filter(|kind| !other.contains(kind));
    let missing: Vec<_> = missing.filter(|kind| !shown.contains(kind)).collect();
    assert!(missing.is_empty(), "not shown: {missing:?}");
}

/// The entries of a block: each begins at the start of a line.
fn entries_in(block: &str) -> Vec<String> {
    let mut entries: Vec<String> = Vec::new();
    for line in block.lines() {
        match entries.last_mut() {
            Some(entry) if line.starts_with(' ') => entry.push_str(line),
            _ => entries.push(line.to_owned()),
        }
    }
    entries
}

/// Targets of `[…](…)` that are files.
fn linked_files(markdown: &str) -> Vec<&str> {
    markdown
        .split("](")
        .skip(1)
        .filter_map(|rest| rest.split(')').next())
        .map(|target| target.split('#').next().unwrap_or(target))
        .filter(|target| !target.is_empty() && !target.contains("://"))
        .collect()
}

#[test]
fn every_link_in_the_pages_leads_to_a_file() {
    let mut seen = 0;
    for name in [
        "README.md",
        "CHANGELOG.md",
        "docs/arabic.md",
        "docs/format.md",
        "docs/reliability.md",
        "docs/arabic.md",
    ] {
        let text = page(name);
        let folder = root().join(Path::new(name).parent().unwrap_or(Path::new("")));
        for target in linked_files(&text) {
            assert!(folder.join(target).exists(), "{name} leads to {target}");
            seen += 1;
        }
    }
    assert!(seen > 5, "only {seen} links seen");
}

/// Where a file named in the map of the code may stand.
fn stands_somewhere(file: &str) -> bool {
    let layers = [
        "agreement",
        "agreement/report",
        "app",
        "cli",
        "exchange",
        "model",
        "store",
        "text",
        "ui",
    ];
    let below_layers = layers.iter().map(|layer| format!("src/{layer}"));
    [".", "src", "tests/it"]
        .map(str::to_owned)
        .into_iter()
        .chain(below_layers)
        .any(|folder| root().join(folder).join(file).exists())
}

#[test]
fn every_file_on_the_map_of_the_code_is_there() {
    let map = page("src/ARCHITECTURE.md");
    // Between backticks, in every second piece.
    let files: Vec<&str> = map
        .split('`')
        .skip(1)
        .step_by(2)
        .filter(|piece| piece.ends_with(".rs") || piece.ends_with(".md") || piece.ends_with('/'))
        .collect();
    assert!(files.len() > 50, "only {} files named", files.len());
    let gone: Vec<&&str> = files
        .iter()
        .filter(|file| !stands_somewhere(file))
        .collect();
    assert!(gone.is_empty(), "not there: {gone:?}");
}
