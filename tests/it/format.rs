//! The format: traps of RON, and files of every version that must open for ever.
//!
//! `ISNAD_WRITE_GOLDEN=1` writes the files of the present version; do that only together with a
//! new version number.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use isnad::app::Session;
use isnad::app::platform::FixedPlatform;
use isnad::model::edit::library;
use isnad::model::{
    ActorScope, Attribution, Change, Code, Content, Edit, Id, Kind, Mention, Record, Stance, Target,
};
use isnad::store::disk::MemoryDisk;
use isnad::store::line::{self, FIRST};
use isnad::store::scan::scan;
use isnad::store::wire::{decode_record, encode_record, from_ron, with_readable_marks};
use isnad::store::{FindingKind, Folder, ImportRecord, Journal, Severity, Version, verify};
use proptest::prelude::*;

use crate::records::{
    NOW_MS, OTHER, SESSION, actor, article, claim, clock, deed, hard_text, new_project, record,
    salma, ulid,
};

fn round_trip(record: &Record) -> String {
    let text = encode_record(record).unwrap();
    let read = decode_record(&text).unwrap();
    assert_eq!(read.record, *record);
    text
}

#[test]
fn arabic_marks_stay_readable_and_direction_controls_stay_escaped() {
    let text = round_trip(&deed(
        1,
        "غداً قال مُحَمَّدٌ: نمی\u{200c}خواهم \u{202e}x\u{2066}\u{200f}\u{61c}\u{200d}",
    ));
    assert!(text.contains("غداً قال مُحَمَّدٌ: نمی\u{200c}خواهم"), "{text}");
    for control in ['\u{202e}', '\u{2066}', '\u{200f}', '\u{61c}', '\u{200d}'] {
        assert!(!text.contains(control), "{:x}", control as u32);
    }
    assert!(text.contains("\\u{202e}"));
}

#[test]
fn backslashes_before_something_like_an_escape_are_left_alone() {
    for name in [
        "\\u{64b}",
        "\\\\u{64b}",
        "\\",
        "\\\u{64b}",
        "\"\\u{64b}\"",
        "\\u{",
        "\\u{64b",
    ] {
        round_trip(&deed(1, name));
    }
    assert_eq!(
        with_readable_marks(r"\u{64b}\\u{64b}\u{202e}"),
        "\u{64b}\\\\u{64b}\\u{202e}"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn no_text_breaks_a_line_or_is_changed(name in hard_text()) {
        let text = round_trip(&deed(1, &name));
        prop_assert!(!text.contains(['\n', '\r']));
        let control = |c| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        prop_assert!(!text.contains(control));
    }

    #[test]
    fn any_text_at_all_is_parsed_without_a_panic(text in "[(){}\\[\\]\"a-z:,0-9#\\\\]{0,60}") {
        // It is hardly ever a record; if it is, it must survive another round.
        if let Ok(read) = decode_record(&text) {
            round_trip(&read.record);
        }
    }
}

#[test]
fn an_unknown_kind_of_entry_survives_word_for_word_beside_known_ones() {
    let known = encode_record(&deed(7, "معروف")).unwrap();
    let newer =
        "Weather((before:None,after:Some((id:\"t\",names:[\"غداً\",\"b\"],x:r#\"\\u{64b}\"#))))";
    let text = known.replace("edits:[", &format!("edits:[{newer},"));
    let read = decode_record(&text).unwrap();
    assert_eq!((read.unknown, read.broken.len()), (1, 0));
    assert_eq!(read.record.tx.edits[0], Edit::Unknown(newer.to_owned()));
    assert_eq!(read.record.tx.edits[1], deed(7, "معروف").tx.edits[0]);
    assert_eq!(encode_record(&read.record).unwrap(), text);
}

#[test]
fn a_broken_entry_of_a_known_kind_is_told_and_kept() {
    let known = encode_record(&deed(7, "معروف")).unwrap();
    let broken = "Stance((after:Some((id:\"s\",target:Planet(\"t\")))))";
    let text = known.replace("edits:[", &format!("edits:[{broken},"));
    let read = decode_record(&text).unwrap();
    assert_eq!((read.unknown, read.broken.len()), (0, 1));
    assert_eq!(read.record.tx.edits[0], Edit::Unknown(broken.to_owned()));
    assert_eq!(read.record.tx.edits.len(), 2);

    let (crc, first) = line::encode(
        FIRST,
        "(journal:(schema:1,session:\"s\",annotator:\"salma\"))",
    );
    let (_, second) = line::encode(crc, &text);
    let scan = scan("f", (first + &second).as_bytes());
    assert_eq!(scan.records.len(), 1);
    let kinds: Vec<_> = scan.findings.iter().map(|it| it.kind).collect();
    assert_eq!(kinds, [FindingKind::BrokenEntry]);
}

#[test]
fn nesting_without_end_is_an_error_and_no_crash() {
    let deep = format!("(n:1,t:1,tx:{}", "(".repeat(200_000));
    assert!(decode_record(&deep).is_err());
    let known = encode_record(&deed(1, "x")).unwrap();
    let bomb = format!("edits:[{}{},", "[".repeat(100_000), "]".repeat(100_000));
    assert!(decode_record(&known.replace("edits:[", &bomb)).is_err());
}

#[test]
fn a_byte_order_mark_is_passed_over() {
    assert_eq!(from_ron::<(u8, u8)>("\u{feff}(1,2)"), Ok((1, 2)));
}

#[test]
fn a_key_that_stands_twice_is_refused() {
    let text = encode_record(&deed(1, "x")).unwrap();
    assert!(decode_record(&text.replace("(n:1,", "(n:1,n:2,")).is_err());
}

#[test]
fn an_entry_with_a_raw_line_break_cannot_tear_a_journal() {
    let odd = record(1, clock(1), vec![Edit::Unknown("Weather(\n)".to_owned())]);
    assert!(encode_record(&odd).is_err());
}

// ------------------------------------------------------------------ Version 1

const TEXT: &str = "قال الوزيرُ إنّ الأسعار ستنخفض غداً.\n";

/// Records with everything version 1 can hold.
fn everything(revision: &str) -> Vec<Record> {
    let article = article("salma-tvwxyz0-a1", revision, TEXT);
    let id = article.id.clone();
    let person = actor("salma-tvwxyz0-0002", "الوزير");
    let mut source = actor("salma-tvwxyz0-0003", "مصدر");
    source.scope = ActorScope::Article(id.clone());
    let mut claim = claim(
        "salma-tvwxyz0-0004",
        id.as_str(),
        12,
        "إنّ الأسعار ستنخفض غداً",
    );
    claim.anchor.revision = revision.to_owned();
    claim.kind = Some(Code::from("prediction"));
    claim.meta.confidence = Some(2);
    claim.meta.note = "سطر\nثان \u{202e}".to_owned();
    let mention = Mention {
        id: Id::new("salma-tvwxyz0-0005"),
        annotator: salma(),
        article: id.clone(),
        anchor: None,
        actor: Some(person.id.clone()),
        form: Code::from("name"),
        role_as_stated: String::new(),
        meta: Default::default(),
    };
    let mut attribution = Attribution::of(
        Id::new("salma-tvwxyz0-0006"),
        salma(),
        id.clone(),
        Content::Claim(claim.id.clone()),
        Default::default(),
    );
    attribution.source = Some(mention.id.clone());
    attribution.visibility = Code::from("named");
    attribution.act = Code::from("state");
    attribution.quote_mode = Code::from("indirect");
    let stance = Stance {
        id: Id::new("salma-tvwxyz0-0007"),
        annotator: salma(),
        article: id,
        holder: Some(person.id.clone()),
        target: Target::Claim(claim.id.clone()),
        dimension: Code::from("evaluation"),
        label: Code::from("support"),
        intensity: Some(-1),
        explicitness: Code::default(),
        evidence: Vec::new(),
        via: Some(attribution.id.clone()),
        sentiment: Code::default(),
        meta: Default::default(),
    };
    let annotator = isnad::model::Annotator {
        role: isnad::model::Code::default(),
        maker: isnad::model::Code::default(),
        id: salma(),
        name: "سلمى".to_owned(),
        ext: Vec::new(),
    };
    let alias = isnad::model::Alias {
        id: Id::new("salma-tvwxyz0-0008"),
        actor: person.id.clone(),
        surface: "معالي الوزير".to_owned(),
        kind: Code::from("title"),
        ambiguous: true,
        valid_from: String::new(),
        valid_to: String::new(),
        ext: Vec::new(),
    };
    let topic = "Weather((after:Some((id:\"t1\",name:\"غداً\"))))".to_owned();
    let first = record(
        1,
        clock(1),
        vec![
            Change::create(annotator).into(),
            Change::create(article).into(),
            Change::create(person).into(),
            Change::create(source.clone()).into(),
        ],
    );
    let second = record(
        2,
        clock(2),
        vec![
            Change::create(claim).into(),
            Change::create(mention).into(),
            Change::create(attribution).into(),
            Change::create(stance).into(),
            Change::create(alias).into(),
            Edit::Unknown(topic),
        ],
    );
    let mut third = record(
        3,
        clock(3),
        vec![
            Change {
                base: Some(first.stamp(SESSION)),
                ..Change::remove(source)
            }
            .into(),
        ],
    );
    third.tx.kind = Kind::Undo(first.tx.id.clone());
    third.tx.group = Some(Id::new("salma-tvwxyz0-g1"));
    vec![first, second, third]
}

/// Folders with a project of version 1: `v1` is from when only some files said their version.
const FOLDERS: [&str; 2] = ["v1", WRITTEN];

/// As it is written today.
const WRITTEN: &str = "v1-said";

fn golden(name: &str) -> PathBuf {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/format");
    dir.join(name)
}

/// The project of version 1, as this program writes it.
fn write_v1() -> MemoryDisk {
    let disk = MemoryDisk::new();
    let folder = Folder::with_disk(Arc::new(disk.clone()));
    folder.create(&new_project()).unwrap();
    let import = ImportRecord {
        file: "خبر.txt".to_owned(),
        title: "خبر".to_owned(),
        outlet: "الجزيرة".to_owned(),
        date: "2026-01-02".to_owned(),
        notes: vec!["date-guessed".to_owned()],
        bytes: TEXT.len() as u64,
        scalars: TEXT.chars().count() as u64,
        ..ImportRecord::default()
    };
    let id = Id::new("salma-tvwxyz0-a1");
    let revision = folder.put_text(&id, TEXT.as_bytes(), &import).unwrap();
    let mut journal = Journal::create(&folder, &salma(), SESSION).unwrap();
    for record in everything(&revision) {
        journal.append(&[record]).unwrap();
    }
    let opened = folder.open(NOW_MS).unwrap();
    folder
        .write_snapshots(
            &opened.project,
            &[id].into(),
            &salma(),
            &opened.applied(&salma()),
        )
        .unwrap();
    disk
}

#[test]
fn a_project_of_version_1_opens_for_ever() {
    let disk = write_v1();
    if std::env::var_os("ISNAD_WRITE_GOLDEN").is_some() {
        for (path, bytes) in disk.files() {
            let path = golden(WRITTEN).join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, bytes).unwrap();
        }
    }
    for name in FOLDERS {
        opens(&Folder::on_disk(&golden(name)));
    }
}

fn opens(folder: &Folder) {
    let opened = folder.open(NOW_MS).unwrap();
    let revision = &opened.project.articles().iter().next().unwrap().revision;
    assert!(!opened.read_only);
    assert_eq!(opened.sessions.len(), 1);
    assert_eq!(opened.sessions[0].records, everything(revision));
    assert_eq!(
        folder
            .read_text(&Id::new("salma-tvwxyz0-a1"), revision)
            .unwrap(),
        TEXT
    );
    let worse: Vec<_> = opened
        .findings
        .into_iter()
        .filter(|it| it.kind != FindingKind::UnknownEntry)
        .collect();
    assert_eq!(worse, []);
    let opened = folder.open(NOW_MS).unwrap();
    assert_eq!(verify(folder, &opened), []);
    assert_eq!(opened.project.unknown_entries().count(), 1);
}

#[test]
fn version_1_is_still_written_byte_for_byte_the_same() {
    for (path, bytes) in write_v1().files() {
        let kept = std::fs::read(golden(WRITTEN).join(&path));
        let kept = kept.unwrap_or_else(|error| panic!("{path}: {error}"));
        assert!(kept == bytes, "{path} is written differently now");
    }
}

#[test]
fn every_file_says_its_version_and_one_that_does_not_is_of_the_first() {
    for (path, bytes) in write_v1().files() {
        let Ok(text) = String::from_utf8(bytes) else {
            continue;
        };
        if path.ends_with(".txt") || path.starts_with(".git") {
            continue;
        }
        let head: String = text.lines().take(7).collect::<Vec<_>>().join("\n");
        for word in ["schema", "min_reader", "min_writer"] {
            assert!(head.contains(word), "{path} has no {word}: {head}");
        }
        if !path.ends_with(".ronl") {
            assert_eq!(Version::of(&text), Version::OURS, "{path}");
        }
    }
    assert_eq!(Version::of("(id: 3)"), Version::OURS);
    assert_eq!(Version::of(""), Version::OURS);
    let newer = Version {
        schema: 7,
        min_reader: 1,
        min_writer: 5,
    };
    let text = format!("\u{feff}{}(version: \"x\")", newer.line());
    assert_eq!(Version::of(&text), newer);
    assert!(newer.may_read() && !newer.may_write());
    // Numbers no version has are not believed.
    assert_eq!(
        Version::of("// isnad schema x min_reader -1\n"),
        Version::OURS
    );
    // A project file from before it said who may read and write.
    let disk = write_v1();
    let text = String::from_utf8(disk.files()["project.ron"].clone()).unwrap();
    let bare: Vec<&str> = text
        .lines()
        .filter(|line| !line.contains("min_") && !line.contains("schema"))
        .collect();
    disk.put("project.ron", bare.join("\n"));
    let opened = Folder::with_disk(Arc::new(disk)).open(NOW_MS).unwrap();
    assert!(!opened.read_only && opened.info.schema == 1);
}

/// The project with one thing said otherwise in a file, and what is found.
fn newer(path: &str, from: &str, to: &str) -> (MemoryDisk, Folder, Vec<FindingKind>) {
    let disk = write_v1();
    let text = String::from_utf8(disk.files()[path].clone()).unwrap();
    assert!(text.contains(from), "{path}: {text}");
    let mut text = text.replacen(from, to, 1);
    if let Some(body) = text.strip_prefix("// isnad snapshot crc32 ") {
        let body = body.split_once('\n').unwrap().1;
        let crc = crc32fast::hash(body.as_bytes());
        text = format!("// isnad snapshot crc32 {crc:08x}\n{body}");
    } else if path.ends_with(".ronl") {
        let mut crc = FIRST;
        let mut signed = String::new();
        for line in text.lines() {
            let body = line.split_once(",r:").unwrap().1;
            let (next, line) = line::encode(crc, body.strip_suffix(')').unwrap());
            crc = next;
            signed += &line;
        }
        text = signed;
    }
    disk.put(path, text);
    let folder = Folder::with_disk(Arc::new(disk.clone()));
    let opened = folder.open(NOW_MS).unwrap();
    let mut kinds: Vec<_> = opened.findings.iter().map(|it| it.kind).collect();
    kinds.extend(verify(&folder, &opened).iter().map(|it| it.kind));
    kinds.retain(|it| *it != FindingKind::UnknownEntry);
    (disk, folder, kinds)
}

#[test]
fn whatever_file_a_newer_version_wrote_the_folder_is_only_read_and_nothing_of_it_changes() {
    use FindingKind as K;
    let book = format!("codebook/{}.ron", ulid(2));
    let journal = format!("journal/salma/{SESSION}.ronl");
    for (path, from, to, kind) in [
        ("project.ron", "min_writer: 1", "min_writer: 9", K::ReadOnly),
        (&book, "min_writer 1", "min_writer 9", K::ReadOnly),
        (&book, "min_reader 1", "min_reader 9", K::TooNew),
        (&journal, "min_writer:1", "min_writer:9", K::ReadOnly),
        (&journal, "min_reader:1", "min_reader:9", K::TooNew),
    ] {
        let (disk, folder, kinds) = newer(path, from, to);
        assert!(kinds.contains(&kind), "{path} {to}: {kinds:?}");
        let before = disk.files();
        let platform = Arc::new(FixedPlatform::new(NOW_MS, 3));
        let mut session = Session::open(folder.clone(), platform, Some(&salma())).unwrap();
        assert!(session.is_read_only(), "{path} {to}");
        let names = library::ActorFields {
            name_ar: Some("جديد".to_owned()),
            ..Default::default()
        };
        let tried = session.plan(|desk| library::add_actor(desk, &names, ActorScope::Project));
        assert!(tried.is_err(), "{path} {to}");
        session.close().unwrap();
        assert!(
            folder
                .recover(&ulid(9), NOW_MS)
                .unwrap()
                .snapshots
                .is_empty()
        );
        assert_eq!(disk.files(), before, "{path} {to}");
    }
}

#[test]
fn a_newer_readable_copy_or_import_record_is_left_as_it_is_and_work_goes_on() {
    let copy = "annotations/salma-tvwxyz0-a1/salma.ron";
    let disk = write_v1();
    let record = disk.files().into_keys();
    let mut record = record.filter(|it| it.starts_with("articles/") && it.ends_with(".ron"));
    let record = record.next().unwrap();
    for (path, from, to) in [
        (copy, "min_writer:1", "min_writer:9"),
        (copy, "min_reader:1", "min_reader:9"),
        (record.as_str(), "min_reader 1", "min_reader 9"),
    ] {
        let (disk, folder, kinds) = newer(path, from, to);
        assert_eq!(kinds, [FindingKind::NewerFile], "{path} {to}");
        let kept = disk.files()[path].clone();
        let opened = folder.open(NOW_MS).unwrap();
        assert!(!opened.read_only);
        let mut journal = Journal::create(&folder, &salma(), OTHER).unwrap();
        journal.append(&[deed(1, "جديد")]).unwrap();
        folder.recover(&ulid(9), NOW_MS).unwrap();
        assert_eq!(disk.files()[path], kept);
    }
}

#[test]
fn a_folder_only_newer_programs_may_write_opens_for_reading() {
    let disk = write_v1();
    let text = String::from_utf8(disk.files()["project.ron"].clone()).unwrap();
    disk.put(
        "project.ron",
        text.replace("min_writer: 1", "min_writer: 2"),
    );
    let folder = Folder::with_disk(Arc::new(disk.clone()));
    let opened = folder.open(NOW_MS).unwrap();
    assert!(opened.read_only);
    assert_eq!(opened.project.actors().len(), 1);
    disk.put(
        "project.ron",
        text.replace("min_reader: 1", "min_reader: 2"),
    );
    assert!(folder.open(NOW_MS).is_err());
}

#[test]
fn codes_of_findings_are_stable_names_and_stand_once() {
    let mut codes: Vec<&str> = FindingKind::ALL.iter().map(|kind| kind.code()).collect();
    assert!(codes.len() >= 24);
    assert!(codes.iter().all(|code| {
        code.bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
    }));
    codes.sort_unstable();
    let count = codes.len();
    codes.dedup();
    assert_eq!(codes.len(), count);
    assert_eq!(FindingKind::TornTail.severity(), Severity::Info);
}

/// A claim of Salma's with fields of a newer version in it, in its anchor and in what all tags
/// carry, each once; the record says some more about itself.
const NEWER: &str = concat!(
    r#"(n:1,t:118000000000000000,tx:(id:"salma-tvwxyz0-0001",by:"salma",mood:"calm","#,
    r#"what:"tag.claim",edits:[Claim((why:1,after:Some((id:"salma-tvwxyz0-0002","#,
    r#"annotator:"salma",article:"a1",anchor:(revision:"r",fragments:[(0,3)],exact:["خبر"],"#,
    r#"lines:[(1, 2)]),weight:Some((of:"غداً",by:[1,2])),"#,
    r#"meta:(note:"",urgency:"high \" ) ,")))))]))"#
);

#[test]
fn fields_of_a_newer_version_stay_with_a_thing_that_is_changed_here() {
    let read = decode_record(NEWER).expect("read");
    assert_eq!((read.unknown, read.broken.len()), (0, 0));
    let Some(Edit::Claim(change)) = read.record.tx.edits.first() else {
        panic!("{read:?}");
    };
    let claim = change.after.as_deref().expect("a claim");
    let mut kept = claim.meta.ext.clone();
    kept.sort();
    let told = |name: &str, text: &str| (name.to_owned(), text.to_owned());
    let expected = vec![
        told("anchor.lines", "[(1, 2)]"),
        told("meta.urgency", r#""high \" ) ,""#),
        told("weight", r#"Some((of:"غداً",by:[1,2]))"#),
    ];
    assert_eq!(kept, expected);
    // Somebody works on with it: what was kept stands in the new line, and is read once.
    let mut changed = claim.clone();
    changed.certainty = Code::from("certain");
    let edit = Change::modify(claim.clone(), changed.clone());
    let line = round_trip(&record(2, clock(2), vec![edit.into()]));
    assert!(
        line.contains("anchor.lines") && line.contains("غداً"),
        "{line}"
    );
}

#[test]
fn fields_of_a_newer_version_of_every_kind_of_thing_are_kept() {
    for record in everything("r") {
        for edit in &record.tx.edits {
            let Some((kind, _)) = edit.subject() else {
                continue;
            };
            let text = isnad::store::wire::to_ron(edit).expect("RON");
            // The first field of the thing gets a neighbour.
            let newer = text.replacen("(id:", "(later:[\"x\"],id:", 1);
            assert_ne!(newer, text, "{kind}");
            let line = encode_record(&record).expect("RON").replace(&text, &newer);
            let read = decode_record(&line).expect("read");
            assert_eq!(read.broken, Vec::<String>::new(), "{kind}");
            let again = encode_record(&read.record).expect("RON");
            assert!(again.contains(r#"("later","[\"x\"]")"#), "{kind}: {again}");
        }
    }
}
