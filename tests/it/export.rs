//! Files that go out hold what the project holds: read back here by other readers than our own.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use isnad::app::export::{ExportError, ExportOrder, ExportReport, export};
use isnad::app::platform::FixedPlatform;
use isnad::app::sample::write_sample;
use isnad::app::{Session, story};
use isnad::exchange::export::csv::CsvOptions;
use isnad::exchange::export::{Format, LossKind};
use isnad::exchange::json::{self, ListKind, Selection};
use isnad::model::AnnotatorId;
use isnad::store::Folder;
use serde_json::Value;

/// The sample project, open, in a folder that goes away.
fn sample() -> (tempfile::TempDir, Session) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("sample");
    write_sample(&path).expect("written");
    let platform = Arc::new(FixedPlatform::new(1_800_000_000_000, 3));
    let session = Session::open(Folder::on_disk(&path), platform, None).expect("opened");
    (folder, session)
}

fn order(format: Format, out: &Path) -> ExportOrder {
    ExportOrder {
        format,
        wanted: Selection::default(),
        out: out.to_owned(),
        csv: CsvOptions::default(),
    }
}

fn jsonl(session: &mut Session, out: &Path) -> (ExportReport, Vec<Value>) {
    let report = export(session, &order(Format::Jsonl, out)).expect("exported");
    let text = std::fs::read_to_string(out).expect("written");
    assert!(text.ends_with('\n'));
    let lines = text
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    (report, lines)
}

fn csv_rows(path: &Path) -> Vec<BTreeMap<String, String>> {
    let bytes = std::fs::read(path).expect("written");
    let text = String::from_utf8(bytes).expect("UTF-8");
    let text = text.strip_prefix('\u{feff}').expect("a byte order mark");
    // Every line end outside quotes is CRLF.
    let outside: String = text.split('"').step_by(2).collect();
    assert_eq!(
        outside.matches('\n').count(),
        outside.matches("\r\n").count()
    );
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let header = reader.headers().expect("a header").clone();
    reader
        .records()
        .map(|record| {
            let record = record.expect("a row");
            header
                .iter()
                .map(str::to_owned)
                .zip(record.iter().map(str::to_owned))
                .collect()
        })
        .collect()
}

#[test]
fn json_lines_hold_every_tag_with_its_words() {
    let (folder, mut session) = sample();
    let (report, lines) = jsonl(&mut session, &folder.path().join("out.jsonl"));
    assert_eq!((report.articles, report.claims), (8, 113));
    // An actor and a proposition that were merged into others stand with no tag of their own.
    let losses: Vec<_> = report.losses.iter().map(|it| (it.kind, it.count)).collect();
    assert_eq!(losses, [(LossKind::Unplaced, 2)]);
    let mut claims = 0;
    for line in &lines {
        let text = line["text"].as_str().expect("words");
        let letters: Vec<char> = text.chars().collect();
        assert_eq!(line["chars"], letters.len());
        for list in ["claims", "mentions", "attributions", "stances"] {
            for tag in line[list].as_array().expect("a list") {
                assert_eq!(tag["article"], line["id"]);
                for span in tag["spans"].as_array().expect("spans") {
                    let place = |name: &str| span[name].as_u64().expect("a number") as usize;
                    let cut: String = letters[place("start")..place("end")].iter().collect();
                    assert_eq!(span["exact"], cut);
                }
            }
        }
        for claim in line["claims"].as_array().expect("claims") {
            claims += 1;
            assert!(claim["type"].is_string() && claim.get("claimant").is_some());
        }
    }
    assert_eq!(claims, 113);
    let titles: BTreeSet<_> = lines.iter().map(|line| line["title"].to_string()).collect();
    assert_eq!(titles.len(), 8);
}

#[test]
fn a_table_has_one_row_a_claim_and_says_what_json_says() {
    let (folder, mut session) = sample();
    let out = folder.path().join("out.csv");
    let report = export(&mut session, &order(Format::Csv, &out)).expect("exported");
    assert_eq!(report.files.len(), 2);
    let rows = csv_rows(&out);
    let tags = json::tags(session.project(), &Selection::default());
    assert_eq!(rows.len(), tags.claims.len());
    for (row, claim) in rows.iter().zip(&tags.claims) {
        assert_eq!(row["claim"], claim.id);
        assert_eq!(row["start"], claim.spans[0].start.to_string());
        let words: Vec<&str> = claim.spans.iter().map(|it| it.exact.as_str()).collect();
        assert_eq!(row["exact"], words.join(" … "));
        assert_eq!(row["type"], claim.kind.clone().unwrap_or_default());
        assert_eq!(row["claimant"], claim.claimant.clone().unwrap_or_default());
        // The claimant's own stance, else the first.
        let on_it = || tags.stances.iter().filter(|it| it.target == claim.id);
        let own = on_it().find(|it| it.holder == claim.claimant);
        let label = own
            .or_else(|| on_it().next())
            .and_then(|stance| stance.label.clone())
            .unwrap_or_default();
        assert_eq!(row["stance_label"], label);
        assert!(!row["outlet"].is_empty());
    }
    assert!(
        rows.iter()
            .any(|row| !row["cue"].is_empty() && !row["claimant_name_ar"].is_empty())
    );
    let mentions = csv_rows(&folder.path().join("out.mentions.csv"));
    assert_eq!(mentions.len(), tags.mentions.len());
    let losses: BTreeMap<_, _> = report
        .losses
        .iter()
        .map(|loss| (loss.kind, loss.count))
        .collect();
    assert_eq!(losses.get(&LossKind::Texts), Some(&8));
    assert_eq!(losses.get(&LossKind::Images), Some(&1));
    assert!(losses.contains_key(&LossKind::Aliases));
    assert_eq!(losses.get(&LossKind::OuterAttributions), Some(&6));
}

#[test]
fn only_the_named_annotators_go_out() {
    let (folder, mut session) = sample();
    let out = folder.path().join("out.jsonl");
    let mut only = order(Format::Jsonl, &out);
    only.wanted.annotators.insert(AnnotatorId::new("omar"));
    let report = export(&mut session, &only).expect("exported");
    assert_eq!(report.claims, 37);
    let text = std::fs::read_to_string(&out).expect("written");
    assert!(!text.contains("\"annotator\":\"salma\",\"spans\":[{"));
    let lines: Vec<Value> = text
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    let owners: BTreeSet<_> = lines
        .iter()
        .flat_map(|line| line["claims"].as_array().expect("claims"))
        .map(|claim| claim["annotator"].as_str().expect("an id"))
        .collect();
    assert_eq!(owners, BTreeSet::from(["omar"]));
}

#[test]
fn the_shape_stays_whole_when_one_list_is_asked_for() {
    let (_folder, session) = sample();
    let wanted = Selection {
        kind: Some(ListKind::Stances),
        ..Selection::default()
    };
    let value = serde_json::to_value(json::tags(session.project(), &wanted)).expect("JSON");
    let lists = value.as_object().expect("an object");
    let names: Vec<_> = lists.keys().map(String::as_str).collect();
    assert_eq!(
        names,
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
    for (name, list) in lists {
        assert_eq!(
            list.as_array().expect("a list").is_empty(),
            name != "stances",
            "{name}"
        );
    }
}

#[test]
fn formulas_in_notes_are_defused_unless_programs_read_them() {
    let (folder, session) = sample();
    let steps =
        "open 0001\nselect 0..4\ndo tag.claim type=factual\ndo note.set text=\"=HYPERLINK(1)\"\n";
    let lines = story::parse(steps).expect("a story");
    let (mut session, unmet) = story::run(session, &lines, &mut |_| {}).expect("run");
    assert!(unmet.is_empty());
    let out = folder.path().join("out.csv");
    export(&mut session, &order(Format::Csv, &out)).expect("exported");
    let notes = |path: &Path| std::fs::read_to_string(path).expect("written");
    assert!(notes(&out).contains(",'=HYPERLINK(1),"));
    let plain = ExportOrder {
        csv: CsvOptions::plain(),
        ..order(Format::Csv, &out)
    };
    export(&mut session, &plain).expect("exported");
    assert!(notes(&out).contains(",=HYPERLINK(1),") && notes(&out).starts_with("article,"));
}

#[test]
fn a_folder_is_never_overwritten_and_a_failure_leaves_the_old_file() {
    let (folder, mut session) = sample();
    let taken = folder.path().join("taken.csv");
    std::fs::create_dir(&taken).expect("made");
    let refused = export(&mut session, &order(Format::Csv, &taken));
    assert!(matches!(refused, Err(ExportError::Folder(path)) if path == taken));

    // The second file cannot be written, so the first is not touched either.
    let out = folder.path().join("out.csv");
    std::fs::write(&out, "old").expect("written");
    std::fs::create_dir(folder.path().join("out.mentions.csv")).expect("made");
    let refused = export(&mut session, &order(Format::Csv, &out));
    assert!(matches!(refused, Err(ExportError::Folder(_))));
    assert_eq!(std::fs::read_to_string(&out).expect("there"), "old");

    let nowhere: PathBuf = folder.path().join("no/such/folder/out.jsonl");
    let failed = export(&mut session, &order(Format::Jsonl, &nowhere));
    assert!(matches!(failed, Err(ExportError::Write { .. })));
    let left: Vec<_> = std::fs::read_dir(folder.path())
        .expect("a folder")
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .filter(|name| name.ends_with(".tmp"))
        .collect();
    assert_eq!(left, Vec::<String>::new());
}
