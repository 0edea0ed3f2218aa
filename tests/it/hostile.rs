//! Projects and files made to do harm: what the threat table of `docs/reliability.md` promises. None
//! may end the program, hang it, lead out of the folder, hide another's work, or be carried out.

use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc;
use std::time::Duration;

use isnad::app::check::{Finding, check};
use isnad::app::platform::FixedPlatform;
use isnad::app::{Lang, Session, Words};
use isnad::exchange::image::decode;
use isnad::model::edit::library;
use isnad::model::{AnnotatorId, Article, ArticleId, Change, Edit, Id, Image, Item, Layer, Record};
use isnad::store::disk::{Disk, MemoryDisk, RealDisk};
use isnad::store::line::{self, FIRST};
use isnad::store::wire::{ReadRecord, decode_record, encode_record};
use isnad::store::{FindingKind, Folder, ImportRecord, Journal};
use isnad::text::invisible::{abbreviation, escaped};

use crate::records::{
    NOW_MS, OTHER, SESSION, actor, article, claim, clock, deed, new_project, record, salma, ulid,
};
use crate::support::cli::{Ran, Stage, run};

const TEXT: &str = "قال الوزيرُ إنّ الأسعار ستنخفض غداً.\n";

/// Longest a test here may take before the program counts as hanging.
const PATIENCE: Duration = Duration::from_secs(60);

/// Does something on a thread of its own, with a small stack, and does not wait for ever.
fn in_time<T: Send + 'static>(what: &str, work: impl FnOnce() -> T + Send + 'static) -> T {
    let (sender, receiver) = mpsc::channel();
    let thread = std::thread::Builder::new().stack_size(2 << 20);
    let thread = thread
        .spawn(move || sender.send(work()).expect("heard"))
        .expect("a thread");
    match receiver.recv_timeout(PATIENCE) {
        Ok(found) => found,
        Err(mpsc::RecvTimeoutError::Timeout) => panic!("{what} hangs"),
        Err(mpsc::RecvTimeoutError::Disconnected) => {
            std::panic::resume_unwind(thread.join().expect_err(what))
        }
    }
}

fn checked(folder: &Folder) -> Vec<Finding> {
    check(folder, NOW_MS, &Words::new(Lang::En)).expect("opened")
}

fn kinds(folder: &Folder) -> Vec<String> {
    checked(folder).into_iter().map(|it| it.kind).collect()
}

/// A project with one article and one journal.
fn project(folder: &Folder) -> String {
    folder.create(&new_project()).unwrap();
    let id = ArticleId::new("a1");
    let import = ImportRecord::default();
    let revision = folder.put_text(&id, TEXT.as_bytes(), &import).unwrap();
    let mut journal = Journal::create(folder, &salma(), SESSION).unwrap();
    let entry = Change::create(article("a1", &revision, TEXT)).into();
    journal
        .append(&[record(1, clock(1), vec![entry]), deed(2, "الوزير")])
        .unwrap();
    revision
}

fn in_memory() -> (MemoryDisk, Folder) {
    let disk = MemoryDisk::new();
    let folder = Folder::with_disk(Arc::new(disk.clone()));
    project(&folder);
    (disk, folder)
}

/// Takes a colleague's file in; asserts that the program knew what it was asked for.
fn import(stage: &Stage, file: &str) -> Ran {
    let ran = stage.run([
        "import",
        "@",
        file,
        "--format",
        "isnad",
        "--annotator",
        "omar",
    ]);
    assert!(!ran.err.contains("Usage"), "{}", ran.err);
    ran
}

/// Publishes a file as a codebook; asserts as [`import`] does.
fn publish(stage: &Stage, file: &str) -> Ran {
    let ran = stage.run(["codebook", "@", "--import", file, "--annotator", "salma"]);
    assert!(!ran.err.contains("Usage"), "{}", ran.err);
    ran
}

// ------------------------------------------------------------------ Size and depth

#[test]
fn nesting_without_end_is_told_in_every_kind_of_file() {
    let deep = |open: char| open.to_string().repeat(200_000);
    for open in ['(', '[', '{'] {
        let bomb = deep(open);
        let signed = {
            let body = format!("(\nentries:[\nClaim({bomb}\n");
            let crc = crc32fast::hash(body.as_bytes());
            format!("// isnad snapshot crc32 {crc:08x}\n{body}")
        };
        let line = {
            let header = format!("(journal:(schema:1,session:\"{OTHER}\",annotator:\"salma\"))");
            let (crc, first) = line::encode(FIRST, &header);
            first + &line::encode(crc, &format!("(n:1,t:1,tx:{bomb}")).1
        };
        let ron = format!("(id: {bomb}");
        for (path, bytes, kind) in [
            ("project.ron".to_owned(), &ron, "project-file-damaged"),
            (
                format!("codebook/{}.ron", ulid(1)),
                &ron,
                "codebook-damaged",
            ),
            (
                format!("journal/salma/{OTHER}.ronl"),
                &line,
                "unreadable-record",
            ),
            (
                "annotations/a1/salma.ron".to_owned(),
                &signed,
                "snapshot-damaged",
            ),
            ("registry/salma.ron".to_owned(), &signed, "snapshot-damaged"),
        ] {
            let (disk, folder) = in_memory();
            disk.put(&path, bytes.as_str());
            let found = in_time(&path, move || kinds(&folder));
            assert!(found.contains(&kind.to_owned()), "{path}: {found:?}");
        }
    }
}

#[test]
fn one_huge_line_of_what_looks_like_lines_is_told_in_time() {
    let (disk, folder) = in_memory();
    let path = format!("journal/salma/{OTHER}.ronl");
    disk.put(&path, "(c:\"".repeat(1 << 20));
    let other = format!("journal/salma/{}.ronl", ulid(5));
    disk.put(&other, "x".repeat(8 << 20));
    let found = in_time("a huge line", move || checked(&folder));
    for path in [path, other] {
        assert!(found.iter().any(|it| it.file.as_ref() == Some(&path)));
    }
}

#[test]
fn unknown_fields_by_the_thousand_are_kept_in_time_and_not_without_end() {
    let known = claim("c-1", "a1", 0, "قال");
    let edit = Change::create(known.clone()).into();
    let line = line_of(record(1, clock(1), vec![edit]));
    let read = |count: usize| {
        let mut newer = String::new();
        for number in 0..count {
            newer.push_str(&format!("u{number}:\"{number}\","));
        }
        let line = line.replacen("(id:\"c-1\"", &format!("({newer}id:\"c-1\""), 1);
        let line = line.replacen("fragments:", &format!("{newer}fragments:"), 1);
        in_time("reading", move || decode_record(&line).expect("read"))
    };
    let kept = |read: &ReadRecord| {
        let Some(Edit::Claim(change)) = read.record.tx.edits.first() else {
            panic!("{read:?}");
        };
        let after = change.after.as_deref().expect("there").clone();
        assert_eq!(after.anchor, known.anchor);
        after.meta.ext
    };
    // Two thousand once took a minute.
    let all = kept(&read(20_000));
    assert_eq!(all.len(), 40_000);
    let told = |at: usize| (all[at].0.as_str(), all[at].1.as_str());
    assert_eq!(told(19_999), ("u19999", "\"19999\""));
    assert_eq!(told(39_999), ("anchor.u19999", "\"19999\""));
    let first = kept(&read(60_000));
    assert_eq!(first.len(), 100_000, "the rest stays in the journal alone");
}

fn line_of(record: isnad::model::Record) -> String {
    encode_record(&record).expect("RON")
}

#[test]
fn files_of_a_gigabyte_are_refused_before_they_are_read() {
    let dir = tempfile::tempdir().unwrap();
    let root = dir.path().join("project");
    let folder = Folder::on_disk(&root);
    let revision = project(&folder);
    let huge = |path: &Path| {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        let file = std::fs::File::options();
        let file = file
            .clone()
            .create(true)
            .truncate(false)
            .write(true)
            .open(path);
        file.unwrap().set_len(1 << 30).unwrap();
    };
    let sha = "0".repeat(64);
    let inside = [
        format!("journal/salma/{OTHER}.ronl"),
        format!("codebook/{}.ron", ulid(1)),
        format!("articles/a1/{sha}.txt"),
        format!("articles/a1/{sha}.ron"),
        format!("images/{sha}.png"),
        "annotations/a1/salma.ron".to_owned(),
        "registry/salma.ron".to_owned(),
        ".gitattributes".to_owned(),
    ];
    for path in &inside {
        huge(&root.join(path));
    }
    let began = std::time::Instant::now();
    let found = checked(&folder);
    assert!(
        began.elapsed() < Duration::from_secs(5),
        "{:?}",
        began.elapsed()
    );
    for path in &inside {
        let mut of_file = found.iter().filter(|it| it.file.as_ref() == Some(path));
        assert!(
            of_file.any(|it| it.kind == "too-large" || it.kind == "codebook-damaged"),
            "{path}"
        );
    }
    assert!(folder.read_text(&ArticleId::new("a1"), &revision).is_ok());
    // As `project.ron` of a folder with journals: those are still shown.
    huge(&root.join("project.ron"));
    assert!(kinds(&folder).contains(&"project-file-damaged".to_owned()));
    // And outside a project.
    let stage = Stage::new();
    let text = stage.folder.path().join("huge.txt");
    huge(&text);
    let text = text.to_string_lossy();
    let began = std::time::Instant::now();
    assert_ne!(stage.run(["add", "@", &text]).code, 0);
    assert_ne!(stage.run(["story", "@", &text]).code, 0);
    assert_ne!(import(&stage, &text).code, 0);
    assert_ne!(publish(&stage, &text).code, 0);
    assert_ne!(run(["text", &text]).code, 0);
    assert!(
        began.elapsed() < Duration::from_secs(20),
        "{:?}",
        began.elapsed()
    );
}

// ------------------------------------------------------------------ Clocks and names

/// Two people's session on one folder in memory.
fn session(folder: &Folder, annotator: &str, now_ms: u64) -> Session {
    let platform = Arc::new(FixedPlatform::new(now_ms, now_ms));
    Session::open(folder.clone(), platform, Some(&AnnotatorId::new(annotator))).expect("opened")
}

#[test]
fn a_poisoned_clock_neither_wins_nor_moves_ours_and_our_edit_survives_the_next_opening() {
    for t in [u64::MAX, (NOW_MS + 48 * 60 * 60 * 1000) << 16] {
        for name in ["omar", "salma"] {
            let (_, folder) = in_memory();
            let opened = folder.open(NOW_MS).unwrap();
            let base = opened.sessions[0].records[1].stamp(SESSION);
            let id = opened.project.actors().iter().next().unwrap().id.clone();
            let change = Change {
                base: Some(base),
                ..Change::modify(actor(id.as_str(), "الوزير"), actor(id.as_str(), "مسموم"))
            };
            let mut poison = record(1, t, vec![change.into()]);
            poison.tx.by = AnnotatorId::new(name);
            let mut journal = Journal::create(&folder, &poison.tx.by, OTHER).unwrap();
            journal.append(&[poison]).unwrap();

            let mut mine = session(&folder, "salma", NOW_MS + 1000);
            let fields = library::ActorFields {
                name_ar: Some("الوزير الجديد".to_owned()),
                ..Default::default()
            };
            mine.plan(|desk| library::change_actor(desk, &id, &fields))
                .expect("planned");
            mine.close().expect("closed");
            let opened = folder.open(NOW_MS + 2000).unwrap();
            let shown = &opened.project.actors().get(&id).unwrap().name_ar;
            assert_eq!(shown, "الوزير الجديد", "{name} {t}");
            // The clock of these tests goes on a second at each look.
            assert!(opened.clock_max >> 16 <= NOW_MS + 60_000, "ours was moved");
            assert!(kinds(&folder).contains(&"future-clock".to_owned()));
            // Copies of it do no harm either: they are never read back.
            let applied = opened.applied(&salma());
            let articles = [ArticleId::new("a1")].into();
            folder
                .write_snapshots(&opened.project, &articles, &salma(), &applied)
                .unwrap();
            let again = folder.open(NOW_MS + 3000).unwrap();
            assert_eq!(again.clock_max, opened.clock_max);
        }
    }
}

#[test]
fn nobody_writes_under_anothers_name() {
    let (disk, folder) = in_memory();
    let omar = AnnotatorId::new("omar");
    let mut theirs = claim("o-1", "a1", 0, "قال");
    theirs.annotator = omar.clone();
    let mut made = record(1, clock(3), vec![Change::create(theirs.clone()).into()]);
    made.tx.by = omar.clone();
    let mut journal = Journal::create(&folder, &omar, &ulid(50)).unwrap();
    journal.append(std::slice::from_ref(&made)).unwrap();
    // A record of Salma's that takes Omar's tag away; one in her folder in his name; and one that
    // is another thing afterwards than before.
    let base = Some(made.stamp(&ulid(50)));
    let remove = |base| Change {
        base,
        ..Change::remove(theirs.clone())
    };
    let mut forged = record(2, clock(9), vec![remove(base.clone()).into()]);
    forged.tx.by = omar.clone();
    let mut stolen = theirs.clone();
    stolen.annotator = salma();
    let steal = Change {
        base: base.clone(),
        ..Change::modify(theirs.clone(), stolen)
    };
    let records = [
        record(1, clock(8), vec![remove(base).into()]),
        forged,
        record(3, clock(10), vec![steal.into()]),
    ];
    let mut journal = Journal::create(&folder, &salma(), OTHER).unwrap();
    journal.append(&records).unwrap();
    let opened = folder.open(NOW_MS).unwrap();
    assert_eq!(opened.quarantined.len(), 3);
    let kept = opened
        .project
        .claims()
        .iter()
        .find(|it| it.id.as_str() == "o-1");
    assert_eq!(kept.map(|it| &it.annotator), Some(&omar));
    // And a whole journal put into his folder.
    let bytes = disk.files()[&format!("journal/salma/{OTHER}.ronl")].clone();
    disk.put(&format!("journal/omar/{OTHER}.ronl"), bytes);
    let found = kinds(&folder);
    for kind in ["foreign-tag", "wrong-folder"] {
        assert!(found.contains(&kind.to_owned()), "{found:?}");
    }
    assert_eq!(folder.open(NOW_MS).unwrap().project.claims().len(), 1);
}

#[test]
fn names_in_journals_never_become_paths_out_of_the_folder() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("secret.txt"), "secret").unwrap();
    let folder = Folder::on_disk(&dir.path().join("project"));
    let revision = project(&folder);
    let odd = |id: &str, revision: &str, image: (&str, &str)| -> Article {
        let mut entry = article(id, revision, TEXT);
        entry.images.push(Image {
            sha256: image.0.to_owned(),
            ending: image.1.to_owned(),
            caption: None,
        });
        entry
    };
    let sha = "0".repeat(64);
    let entries = [
        odd("../..", &revision, (&sha, "png")),
        odd("/etc", &revision, (&sha, "png")),
        odd("c:", &revision, (&sha, "png")),
        odd("con\u{202e}", &revision, (&sha, "png")),
        odd("a2", "../../secret", (&sha, "png")),
        odd("a3", &revision, ("../../secret", "txt")),
        odd("a4", &revision, (&sha, "png/../../../secret.txt")),
        odd("a5", "C:\\secret", ("\\\\server\\share", "png")),
    ];
    let mut journal = Journal::create(&folder, &salma(), OTHER).unwrap();
    for (n, entry) in (1..).zip(entries) {
        let change = Change::create(entry).into();
        journal
            .append(&[record(n, clock(20 + n), vec![change])])
            .unwrap();
    }
    let found = checked(&folder);
    let of = |kind: &str| found.iter().filter(|it| it.kind == kind).count();
    assert!(of("bad-id") >= 1 && of("bad-name") >= 3, "{found:#?}");
    assert!(!format!("{found:?}").contains("= secret"));
    // Nothing was made outside either.
    let beside: Vec<_> = std::fs::read_dir(dir.path()).unwrap().collect();
    assert_eq!(beside.len(), 2);
}

// ------------------------------------------------------------------ Links, pipes, devices

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::symlink;
    use std::os::unix::net::UnixListener;
    use std::sync::atomic::{AtomicBool, Ordering};

    use rustix::fs::{CWD, FileType, Mode, mknodat};

    use super::*;

    #[test]
    fn pipes_sockets_and_devices_at_any_place_are_told_and_never_waited_for() {
        let sha = "0".repeat(64);
        let places = [
            "project.ron".to_owned(),
            ".gitattributes".to_owned(),
            ".gitignore".to_owned(),
            format!("codebook/{}.ron", ulid(1)),
            format!("journal/salma/{OTHER}.ronl"),
            format!("articles/a1/{sha}.txt"),
            format!("articles/a1/{sha}.ron"),
            format!("images/{sha}.png"),
            "annotations/a1/salma.ron".to_owned(),
            "registry/salma.ron".to_owned(),
            "history".to_owned(),
            "notes.txt".to_owned(),
        ];
        for what in ["pipe", "socket", "device", "folder"] {
            for place in &places {
                let dir = tempfile::tempdir().unwrap();
                let folder = Folder::on_disk(dir.path());
                project(&folder);
                let path = dir.path().join(place);
                std::fs::create_dir_all(path.parent().unwrap()).unwrap();
                let _was_there = std::fs::remove_file(&path);
                match what {
                    "pipe" => {
                        let mode = Mode::from_raw_mode(0o600);
                        mknodat(CWD, &path, FileType::Fifo, mode, 0).unwrap();
                    }
                    "socket" => drop(UnixListener::bind(&path).unwrap()),
                    "device" => symlink("/dev/zero", &path).unwrap(),
                    _ => std::fs::create_dir(&path).unwrap(),
                }
                let name = format!("{what} {place}");
                let found = in_time(&name, move || checked(&folder));
                let is_told = found.iter().any(|it| it.file.as_ref() == Some(place));
                assert!(
                    is_told || place == "history" && what == "folder",
                    "{name}: {found:#?}"
                );
            }
        }
    }

    #[test]
    fn no_link_leads_out_of_the_folder_whatever_is_done_with_it() {
        let dir = tempfile::tempdir().unwrap();
        let outside = dir.path().join("outside");
        std::fs::create_dir(&outside).unwrap();
        std::fs::write(outside.join("secret"), "secret").unwrap();
        let root = dir.path().join("root");
        std::fs::create_dir(&root).unwrap();
        std::fs::write(root.join("mine"), "mine").unwrap();
        symlink(&outside, root.join("link")).unwrap();
        symlink("../outside/secret", root.join("file")).unwrap();
        symlink(".", root.join("self")).unwrap();
        let disk = RealDisk::new(&root);
        for dir in ["link", "self"] {
            assert!(disk.read(&format!("{dir}/secret"), 100).is_err());
            assert!(disk.create_new(&format!("{dir}/new")).is_err());
            assert!(disk.rename("mine", &format!("{dir}/mine")).is_err());
            assert!(disk.rename(&format!("{dir}/secret"), "got").is_err());
            assert!(disk.mkdir_all(&format!("{dir}/new")).is_err());
            assert!(disk.mkdir_all(dir).is_err());
            assert!(disk.list(dir).is_err());
            assert!(disk.remove(&format!("{dir}/secret")).is_err());
            assert!(disk.sync_dir(dir).is_err());
            assert!(disk.metadata(&format!("{dir}/secret")).is_err());
        }
        assert!(disk.read("file", 100).is_err());
        assert!(disk.create_new("file").is_err());
        for path in [
            "..",
            "../outside/secret",
            "/etc/passwd",
            "a/../../outside/secret",
        ] {
            assert!(disk.read(path, 100).is_err(), "{path}");
            assert!(disk.metadata(path).is_err(), "{path}");
        }
        assert_eq!(disk.read("mine", 100).unwrap(), b"mine");
        assert_eq!(std::fs::read_dir(&outside).unwrap().count(), 1);
        // A root that is a link is the user's own choice.
        let chosen = dir.path().join("chosen");
        symlink(&root, &chosen).unwrap();
        assert_eq!(RealDisk::new(&chosen).read("mine", 100).unwrap(), b"mine");
    }

    #[test]
    fn a_folder_exchanged_for_a_link_in_the_same_moment_leads_nowhere() {
        let dir = tempfile::tempdir().unwrap();
        for (name, words) in [("outside", "secret"), ("root/real", "inside")] {
            std::fs::create_dir_all(dir.path().join(name)).unwrap();
            std::fs::write(dir.path().join(name).join("file"), words).unwrap();
        }
        let root = dir.path().join("root");
        symlink("../outside", root.join("link")).unwrap();
        let stop = Arc::new(AtomicBool::new(false));
        let swapper = {
            let (stop, root) = (Arc::clone(&stop), root.clone());
            std::thread::spawn(move || {
                let to = root.join("dir");
                while !stop.load(Ordering::Relaxed) {
                    for from in ["link", "real"] {
                        let from = root.join(from);
                        std::fs::rename(&from, &to).unwrap();
                        std::thread::yield_now();
                        std::fs::rename(&to, &from).unwrap();
                    }
                }
            })
        };
        let disk = RealDisk::new(&root);
        let mut inside = 0;
        for _ in 0..20_000 {
            if let Ok(bytes) = disk.read("dir/file", 100) {
                assert_eq!(bytes, b"inside", "read through a link");
                inside += 1;
            }
        }
        stop.store(true, Ordering::Relaxed);
        swapper.join().unwrap();
        assert!(inside > 0, "the test saw nothing at all");
    }

    #[test]
    fn pipes_are_no_texts_stories_codebooks_or_tags() {
        let stage = Stage::new();
        let pipe = stage.folder.path().join("pipe");
        mknodat(CWD, &pipe, FileType::Fifo, Mode::from_raw_mode(0o600), 0).unwrap();
        let pipe = pipe.to_string_lossy().into_owned();
        in_time("a pipe", move || {
            assert_ne!(stage.run(["add", "@", &pipe]).code, 0);
            assert_ne!(stage.run(["story", "@", &pipe]).code, 0);
            assert_ne!(import(&stage, &pipe).code, 0);
            assert_ne!(publish(&stage, &pipe).code, 0);
            assert_ne!(run(["text", &pipe]).code, 0);
        });
    }

    #[test]
    fn a_name_that_turns_round_is_shown_as_it_is() {
        let stage = Stage::new();
        let odd = "خبر\u{202e}txt.exe";
        std::fs::write(stage.project.join(odd), "x").unwrap();
        let ran = stage.run(["check", "@"]).expect(0);
        assert!(ran.out.contains("خبر\\u{202e}txt.exe"), "{}", ran.out);
        assert!(!ran.out.contains('\u{202e}'), "{}", ran.out);
        // Programs get the name itself.
        let json = stage.run(["check", "@", "--json"]).expect(0).json();
        assert!(json.to_string().contains('\u{202e}'));
        let missing = stage.folder.path().join(format!("{odd}2"));
        let missing = missing.to_string_lossy();
        for ran in [stage.run(["add", "@", &missing]), import(&stage, &missing)] {
            assert!(!ran.err.contains('\u{202e}'), "{}", ran.err);
            assert!(ran.err.contains("\\u{202e}"), "{}", ran.err);
        }
    }
}

// ------------------------------------------------------------------ What files may not do

#[test]
fn archives_and_pages_are_never_unpacked_or_carried_out() {
    let stage = Stage::new();
    let zip = b"PK\x03\x04\x14\0\0\0\x08\0../../evil\0\xff\xfe".as_slice();
    for name in ["a.zip", "a.docx", "a.epub", "a.txt"] {
        let path = stage.write(name, zip);
        let ran = stage.run(["add", "@", &path.to_string_lossy()]);
        assert_ne!(ran.code, 0, "{name}");
    }
    // A page is words like any other: nothing in it is expanded, loaded or left out.
    let page = "<!DOCTYPE x [<!ENTITY a \"&b;&b;\"><!ENTITY b \"ha\">]>\n\
        <img src=\"http://127.0.0.1:9/x\" onerror=\"alert(1)\">\n<script>alert(1)</script>\n&a;\n\
        <a href=\"javascript:alert(1)\">قال الوزير</a>\n";
    let path = stage.write("page.txt", page);
    stage.run(["add", "@", &path.to_string_lossy()]).expect(0);
    let stored = crate::support::cli::files(&stage.project);
    assert!(stored.values().any(|bytes| bytes == page.as_bytes()));
    assert_eq!(
        stored.keys().filter(|path| path.contains("evil")).count(),
        0
    );
}

#[test]
fn nothing_in_a_project_is_run_and_no_other_program_is_started() {
    // Hooks of a colleague's clone, settings, fonts: files like any other, told as unknown.
    let (disk, folder) = in_memory();
    for path in [
        "hooks/pre-commit",
        "fonts/evil.ttf",
        "settings.ron",
        "plugin.wasm",
    ] {
        disk.put(path, "#!/bin/sh\nexit 1\n");
    }
    disk.put(".git/hooks/post-checkout", "#!/bin/sh\nexit 1\n");
    let found = checked(&folder);
    let unknown = found.iter().filter(|it| it.kind == "unknown-file");
    assert_eq!(unknown.count(), 4);
    // The program starts no other program at all.
    let mut open = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(dir) = open.pop() {
        for entry in std::fs::read_dir(dir).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|it| it == "rs") {
                let text = std::fs::read_to_string(&path).unwrap();
                assert!(!text.contains("process::Command"), "{}", path.display());
            }
        }
    }
}

/// One piece of a PNG file.
fn chunk(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let mut body = kind.to_vec();
    body.extend(data);
    let sum = crc32fast::hash(&body).to_be_bytes();
    [&(data.len() as u32).to_be_bytes(), body.as_slice(), &sum].concat()
}

#[test]
fn what_is_packed_beside_a_picture_is_never_unpacked_in_full() {
    let png = |side: u32| {
        let mut bytes = std::io::Cursor::new(Vec::new());
        let picture = image::GrayImage::new(side, side);
        picture
            .write_to(&mut bytes, image::ImageFormat::Png)
            .unwrap();
        bytes.into_inner()
    };
    // Sixty-four megabytes of nothing, packed: the content of a large black picture.
    let large = png(8192);
    let at = large.windows(4).position(|it| it == b"IDAT").unwrap();
    let end = large.windows(4).position(|it| it == b"IEND").unwrap();
    let packed = &large[at + 4..end - 8];
    let small = png(1);
    let mut bomb = small[..33].to_vec();
    for kind in [b"iCCP", b"zTXt", b"iTXt"] {
        let head: &[u8] = match kind {
            b"iTXt" => b"x\0\x01\0\0\0",
            _ => b"x\0\0",
        };
        let piece = chunk(kind, &[head, packed].concat());
        // Profiles stand once; of words there are many, twenty gigabytes unpacked.
        let times = if kind == b"iCCP" { 1 } else { 160 };
        for _ in 0..times {
            bomb.extend(&piece);
        }
    }
    bomb.extend(&small[33..]);
    let began = std::time::Instant::now();
    let shown = in_time("a picture", move || decode(&bomb).map(|it| it.width()).ok());
    assert!(shown.is_none_or(|width| width == 1));
    assert!(
        began.elapsed() < Duration::from_secs(10),
        "{:?}",
        began.elapsed()
    );
}

#[test]
fn pictures_that_promise_too_much_are_refused_by_their_header() {
    let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
    let mut size = 100_000_u32.to_be_bytes().to_vec();
    size.extend(100_000_u32.to_be_bytes());
    size.extend([8, 6, 0, 0, 0]);
    png.extend(chunk(b"IHDR", &size));
    png.extend(chunk(b"IDAT", &[]));
    // Start of image, a frame of 65,500 lines and columns in three colours, then nothing.
    let mut jpeg = vec![0xff, 0xd8, 0xff, 0xc0, 0, 17, 8];
    jpeg.extend(65_500_u16.to_be_bytes());
    jpeg.extend(65_500_u16.to_be_bytes());
    jpeg.extend([3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1, 0xff, 0xd9]);
    // A canvas of 16,384 by 16,384.
    let mut webp = b"RIFF\x1e\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0".to_vec();
    webp.extend([0xff, 0x3f, 0, 0xff, 0x3f, 0]);
    // Lossless: 14 bits each way, all set.
    let lossless = b"RIFF\x12\0\0\0WEBPVP8L\x05\0\0\0\x2f\xff\xff\xff\x0f\0".to_vec();
    for (name, bytes) in [
        ("png", png),
        ("jpeg", jpeg),
        ("webp", webp),
        ("vp8l", lossless),
    ] {
        let refused = in_time(name, move || decode(&bytes).is_err());
        assert!(refused, "{name}");
    }
}

#[test]
fn controls_that_hide_or_turn_words_have_a_name_on_the_page() {
    let hidden = ('\u{202a}'..='\u{202e}')
        .chain('\u{2066}'..='\u{2069}')
        .chain('\u{200b}'..='\u{200f}')
        .chain([
            '\u{61c}', '\u{feff}', '\u{2060}', '\u{ad}', '\u{7f}', '\u{1b}',
        ])
        .chain('\u{e0020}'..='\u{e007f}');
    for c in hidden {
        assert!(abbreviation(c).is_some(), "{:x}", c as u32);
    }
}

#[test]
fn names_of_files_are_escaped_where_they_could_deceive_and_nowhere_else() {
    for plain in ["خبر.txt", "می\u{200c}خواهم.txt", "a b-ç.txt", ""] {
        assert_eq!(escaped(plain), plain);
    }
    for (odd, shown) in [
        ("a\u{202e}b", "a\\u{202e}b"),
        ("a\nb", "a\\u{a}b"),
        ("\u{2066}x\u{2069}", "\\u{2066}x\\u{2069}"),
        ("\u{1b}[31m", "\\u{1b}[31m"),
        ("a\u{200b}b", "a\\u{200b}b"),
        ("x\u{e0041}", "x\\u{e0041}"),
    ] {
        assert_eq!(escaped(odd), shown);
    }
}

#[test]
fn what_a_journal_calls_an_article_does_not_reach_into_another_tag() {
    // A claim in an article of a hostile name: told, and looked for nowhere on the disk.
    let (_, folder) = in_memory();
    let mut odd = claim("c-9", "a1", 0, "قال");
    odd.article = ArticleId::new("../../secret");
    let mut journal = Journal::create(&folder, &salma(), OTHER).unwrap();
    journal
        .append(&[record(1, clock(9), vec![Change::create(odd).into()])])
        .unwrap();
    let found = checked(&folder);
    let told = found
        .iter()
        .find(|it| it.kind == "no-article")
        .expect("told");
    assert_eq!(told.file, None);
    let opened = folder.open(NOW_MS).unwrap();
    assert!(opened.project.has(&Item::Claim(Id::new("c-9"))));
}

/// A version by Omar of a tag of Salma's that he says to have seen.
fn taken(base: &Record, layer: Layer, removed: bool) -> Record {
    let omar = AnnotatorId::new("omar");
    let mut theirs = claim("salma-aaaaaaa1-0001", "a1", 0, "قال");
    theirs.annotator = match layer {
        Layer::Own => omar.clone(),
        Layer::Gold => AnnotatorId::new("gold"),
    };
    theirs.meta.layer = layer;
    let change = if removed {
        Change::remove(theirs)
    } else {
        Change::create(theirs)
    };
    let change = Change {
        base: Some(base.stamp(OTHER)),
        ..change
    };
    let mut record = record(1, 1, vec![change.into()]);
    record.tx.by = omar;
    record
}

#[test]
fn nobody_takes_a_tag_of_anothers_over_by_claiming_to_have_seen_it() {
    let made = claim("salma-aaaaaaa1-0001", "a1", 0, "قال");
    let made = record(1, clock(3), vec![Change::create(made).into()]);
    for layer in [Layer::Own, Layer::Gold] {
        for removed in [false, true] {
            // In a session of his own, and in one that he says is hers.
            for session in [ulid(50), OTHER.to_owned()] {
                let (_, folder) = in_memory();
                let mut hers = Journal::create(&folder, &salma(), OTHER).unwrap();
                hers.append(std::slice::from_ref(&made)).unwrap();
                let omar = AnnotatorId::new("omar");
                let mut his = Journal::create(&folder, &omar, &session).unwrap();
                let mut seen = folder.open(NOW_MS).unwrap().seen;
                his.append(&[taken(&made, layer, removed)]).unwrap();
                let opened = folder.open(NOW_MS).unwrap();
                let tags: Vec<_> = opened.project.claims().iter().collect();
                assert_eq!(tags.len(), 1, "{layer:?} {removed} {session}");
                assert_eq!(tags[0].annotator, salma());
                assert_eq!(opened.quarantined.len(), 1);
                let told = opened.findings.iter();
                let mut told = told.filter(|it| it.kind == FindingKind::ForeignTag);
                let at = told.next().map(|it| (it.file.as_str(), it.line));
                let file = format!("journal/omar/{session}.ronl");
                assert_eq!(at, Some((file.as_str(), Some(2))), "{layer:?}");
                // A window that is open takes nothing of it in either.
                let news = folder.news(&mut seen);
                let records = news.iter().flat_map(|it| &it.records);
                let mut edits = records.flat_map(|it| &it.tx.edits);
                assert!(edits.all(|edit| opened.project.is_theft(edit)));
            }
        }
    }
}
