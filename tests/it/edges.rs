//! What hardly ever happens to a folder: names nobody of ours gave, disks that answer oddly,
//! requests that make no sense. Each is refused or told, and what is there stays.

use std::collections::BTreeMap;
use std::io;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use isnad::app::merge;
use isnad::app::notice::AppError;
use isnad::app::platform::FixedPlatform;
use isnad::model::{ArticleId, Change, Claim, Edit, Image, Record};
use isnad::store::disk::{Disk, DiskFile, MemoryDisk, Metadata, RealDisk};
use isnad::store::line::{self, FIRST};
use isnad::store::scan::scan;
use isnad::store::wire::{decode_record, encode_part, encode_record};
use isnad::store::{
    Finding, FindingKind, Folder, ImportRecord, Journal, Saver, Severity, StoreError, Unsafe,
    Writer, verify, wire,
};

use crate::faulty_disk::{FaultyDisk, Lie};
use crate::records::{
    NOW_MS, OTHER, SESSION, actor, article, claim, clock, deed, deeds, new_project, record, salma,
    ulid,
};

const TEXT: &str = "قال الوزير إن الأسعار ستنخفض غدا.\n";

fn id() -> ArticleId {
    ArticleId::new("a1")
}

fn platform() -> FixedPlatform {
    FixedPlatform::new(NOW_MS, 7)
}

/// A project in memory with an article, a picture and two deeds.
fn project() -> (MemoryDisk, Folder) {
    let disk = MemoryDisk::new();
    let folder = Folder::with_disk(Arc::new(disk.clone()));
    fill(&folder);
    (disk, folder)
}

fn fill(folder: &Folder) {
    folder.create(&new_project()).expect("made");
    let import = ImportRecord::default();
    let revision = folder.put_text(&id(), TEXT.as_bytes(), &import);
    let revision = revision.expect("stored");
    let image = folder.put_image(b"\x89PNG not really", "png");
    let mut entry = article("a1", &revision, TEXT);
    entry.images.push(Image {
        sha256: image.expect("stored"),
        ending: "png".to_owned(),
        caption: None,
    });
    let mut journal = Journal::create(folder, &salma(), SESSION).expect("made");
    let first = record(1, clock(1), vec![Change::create(entry).into()]);
    journal.append(&[first, deed(2, "ليلى")]).expect("written");
}

fn kinds(folder: &Folder) -> Vec<FindingKind> {
    let opened = folder.open(NOW_MS).expect("opened");
    let mut findings = opened.findings.clone();
    findings.extend(verify(folder, &opened));
    findings.iter().map(|it| it.kind).collect()
}

/// A journal whose lines say this after its header.
fn signed(bodies: &[String]) -> String {
    let header = wire::Header {
        schema: 1,
        session: SESSION.to_owned(),
        annotator: salma(),
        min_reader: 1,
        min_writer: 1,
    };
    let header = wire::encode_header(header).expect("RON");
    let (mut crc, mut text) = (FIRST, String::new());
    for body in std::iter::once(&header).chain(bodies) {
        let (next, line) = line::encode(crc, body);
        crc = next;
        text += &line;
    }
    text
}

fn path() -> String {
    format!("journal/salma/{SESSION}.ronl")
}

// ------------------------------------------------------------------ Disks

#[test]
fn disks_refuse_alike_what_leaves_the_folder_is_there_already_or_is_too_large() {
    let dir = tempfile::tempdir().expect("a folder");
    let memory = MemoryDisk::new();
    let real = RealDisk::new(dir.path());
    for disk in [&memory as &dyn Disk, &real as &dyn Disk] {
        disk.mkdir_all("a/b").expect("made");
        disk.mkdir_all("a/b").expect("there already");
        let mut file = disk.create_new("a/b/x").expect("made");
        file.append(b"12345").expect("written");
        drop(file);
        for out in ["../x", "a/../../x", "/x", "a//x", "a/./x"] {
            assert!(disk.create_new(out).is_err(), "{out}");
            assert!(disk.mkdir_all(out).is_err(), "{out}");
            assert!(disk.rename("a/b/x", out).is_err(), "{out}");
            assert!(disk.read(out, 9).is_err(), "{out}");
            assert!(disk.remove(out).is_err(), "{out}");
        }
        let kind = |result: io::Result<Box<dyn DiskFile>>| result.expect_err("refused").kind();
        assert_eq!(kind(disk.create_new("a/b/x")), io::ErrorKind::AlreadyExists);
        assert_eq!(kind(disk.create_new("a/b")), io::ErrorKind::AlreadyExists);
        assert_eq!(kind(disk.create_new("no/x")), io::ErrorKind::NotFound);
        assert_eq!(disk.read("a/b/x", 5).expect("read"), b"12345");
        let error = disk.read("a/b/x", 4).expect_err("too large");
        assert_eq!(error.kind(), io::ErrorKind::FileTooLarge);
        assert_eq!(disk.list("a").expect("listed"), ["b"]);
        assert_eq!(disk.list("").expect("listed"), ["a"]);
        assert!(disk.list("no").is_err());
    }
    assert!(real.create_new("").is_err(), "no name at all");
    assert!(real.mkdir_all(&"x".repeat(300)).is_err(), "too long a name");
}

#[cfg(target_os = "linux")]
#[test]
fn a_file_that_is_longer_than_its_length_says_is_read_no_further_than_allowed() {
    // Files there say that they are empty, as one does that grows while it is read.
    let disk = RealDisk::new(std::path::Path::new("/proc/self"));
    let error = disk.read("status", 10).expect_err("longer");
    assert_eq!(error.kind(), io::ErrorKind::FileTooLarge);
    assert!(disk.read("status", 1 << 20).expect("read").len() > 10);
}

/// Files in memory on a disk with a will of its own.
#[derive(Debug, Clone, Default)]
struct Wilful {
    files: MemoryDisk,
    /// How often a new temporary file is said to be there already.
    taken: Arc<AtomicU64>,
    /// How many were asked for.
    asked: Arc<AtomicU64>,
    /// The first path that ends like this panics.
    panics: Arc<Mutex<Option<String>>>,
    /// What cannot be removed.
    stuck: Arc<Mutex<Option<String>>>,
    /// What a synchroniser puts there when the next file is made.
    arrives: Arc<Mutex<BTreeMap<String, Vec<u8>>>>,
    /// How often a file was read.
    reads: Arc<AtomicU64>,
}

impl Disk for Wilful {
    fn mkdir_all(&self, dir: &str) -> io::Result<()> {
        self.files.mkdir_all(dir)
    }
    fn create_new(&self, path: &str) -> io::Result<Box<dyn DiskFile>> {
        let ending = self.panics.lock().expect("whole").clone();
        assert!(
            !ending.is_some_and(|it| path.ends_with(&it)),
            "a disk that panics"
        );
        for (path, bytes) in std::mem::take(&mut *self.arrives.lock().expect("whole")) {
            self.files.put(&path, bytes);
        }
        if path.ends_with(".tmp") {
            self.asked.fetch_add(1, Ordering::Relaxed);
            let fewer = |left: u64| left.checked_sub(1);
            let order = Ordering::Relaxed;
            if self.taken.fetch_update(order, order, fewer).is_ok() {
                return Err(io::ErrorKind::AlreadyExists.into());
            }
        }
        self.files.create_new(path)
    }
    fn sync_dir(&self, dir: &str) -> io::Result<()> {
        self.files.sync_dir(dir)
    }
    fn rename(&self, from: &str, to: &str) -> io::Result<()> {
        self.files.rename(from, to)
    }
    fn read(&self, path: &str, limit_byte: u64) -> io::Result<Vec<u8>> {
        self.reads.fetch_add(1, Ordering::Relaxed);
        self.files.read(path, limit_byte)
    }
    fn list(&self, dir: &str) -> io::Result<Vec<String>> {
        self.files.list(dir)
    }
    fn remove(&self, path: &str) -> io::Result<()> {
        if self.stuck.lock().expect("whole").as_deref() == Some(path) {
            return Err(io::ErrorKind::PermissionDenied.into());
        }
        self.files.remove(path)
    }
    fn metadata(&self, path: &str) -> io::Result<Metadata> {
        self.files.metadata(path)
    }
    fn modified_ms(&self, _path: &str) -> Option<u64> {
        Some(0)
    }
}

#[test]
fn a_name_that_is_taken_is_passed_over_but_not_for_ever() {
    let disk = Wilful::default();
    let folder = Folder::with_disk(Arc::new(disk.clone()));
    disk.taken.store(3, Ordering::Relaxed);
    folder.create(&new_project()).expect("made");
    disk.taken.store(u64::MAX, Ordering::Relaxed);
    let before = disk.asked.load(Ordering::Relaxed);
    let refused = folder.put_image(b"x", "png").expect_err("refused");
    assert!(matches!(refused, StoreError::Io { .. }), "{refused}");
    assert_eq!(disk.asked.load(Ordering::Relaxed) - before, 1000);
}

#[test]
fn what_waits_for_a_writer_that_died_is_told_and_still_there() {
    let disk = Wilful::default();
    let folder = Folder::with_disk(Arc::new(disk.clone()));
    folder.create(&new_project()).expect("made");
    *disk.panics.lock().expect("whole") = Some(".ronl".to_owned());
    let fresh = Box::new(|| ulid(9));
    let writer = Writer::new(folder, salma(), SESSION.to_owned(), fresh);
    writer.submit(deed(1, "ليلى"));
    let error = writer.flush().expect_err("told");
    assert!(
        matches!(error, StoreError::NotSaved { pending: 1, .. }),
        "{error}"
    );
    assert_eq!(writer.pending_records(), [deed(1, "ليلى")]);
    writer.submit(deed(2, "هدى"));
    writer.flush().expect_err("told again, and nobody waits");
    assert_eq!(writer.pending_records().len(), 2);
    writer.close().expect_err("not closed as if all were well");
}

#[test]
fn what_an_unplugged_disk_leaves_behind_is_not_written_into() {
    let dir = tempfile::tempdir().expect("a folder");
    let root = dir.path().join("project");
    let folder = Folder::on_disk(&root);
    fill(&folder);
    std::fs::remove_dir_all(&root).expect("gone");
    std::fs::create_dir(&root).expect("where it was mounted");
    folder.put_image(b"y", "png").expect_err("refused");
    Journal::create(&folder, &salma(), OTHER).expect_err("refused");
    let left = std::fs::read_dir(&root).expect("read").count();
    assert_eq!(left, 0);
}

#[test]
fn what_is_larger_than_we_read_is_not_written_either() {
    let (disk, folder) = project();
    let before = disk.writes();
    let huge = vec![b'a'; (64 << 20) + 1];
    let refused = folder.put_text(&id(), &huge, &ImportRecord::default());
    assert!(matches!(refused, Err(StoreError::TooLarge { .. })));
    let refused = folder.put_image(&huge, "png");
    assert!(matches!(refused, Err(StoreError::TooLarge { .. })));
    assert_eq!(disk.writes(), before);
}

// ------------------------------------------------------------------ Journals

#[test]
fn saving_nothing_writes_nothing_and_a_full_journal_takes_no_more() {
    let (disk, folder) = project();
    let mut journal = Journal::create(&folder, &salma(), OTHER).expect("made");
    let before = disk.writes();
    journal.append(&[]).expect("nothing to do");
    assert_eq!(disk.writes(), before);
    let mut large = deed(1, "x");
    large.tx.device = "x".repeat(30 << 20);
    let several: Vec<Record> = std::iter::repeat_n(large, 3).collect();
    let refused = journal.append(&several).expect_err("refused");
    assert!(matches!(refused, StoreError::TooLong { .. }), "{refused}");
    assert_eq!(disk.writes(), before);
    journal.append(&[deed(1, "x")]).expect("goes on");
}

#[test]
fn pieces_that_do_not_belong_together_make_no_record() {
    let piece = |k: u32, of: u32, text: &str| {
        let text = text.to_owned();
        encode_part(wire::Part { n: 1, k, of, text }).expect("RON")
    };
    let whole = encode_record(&deed(1, "ليلى")).expect("RON");
    let (head, tail) = whole.split_at(whole.find("edits").expect("there"));
    let good = scan(
        "x",
        signed(&[piece(1, 2, head), piece(2, 2, tail)]).as_bytes(),
    );
    assert_eq!(good.records.len(), 1);
    let bad = [
        vec![piece(1, 2, head), piece(2, 3, tail)],
        vec![piece(1, 3, head), piece(3, 3, tail)],
        vec![piece(2, 2, tail)],
    ];
    for pieces in bad {
        let found = scan("x", signed(&pieces).as_bytes());
        assert_eq!(found.records.len(), 0);
        let told: Vec<_> = found.findings.iter().map(|it| it.kind).collect();
        assert_eq!(told, [FindingKind::IncompleteBulk]);
    }
    let nonsense = [piece(1, 2, "(n:"), piece(2, 2, "what)")];
    let found = scan("x", signed(&nonsense).as_bytes());
    assert_eq!(found.findings[0].kind, FindingKind::UnreadableRecord);
}

#[test]
fn a_first_look_reads_an_article_that_came_in_pieces() {
    let (disk, folder) = project();
    let mut entry = article("a2", "r", TEXT);
    entry.title = "عنوان ".repeat(60_000);
    let mut journal = Journal::create(&folder, &salma(), OTHER).expect("made");
    let long = record(1, clock(5), vec![Change::create(entry).into()]);
    journal.append(&[long]).expect("written");
    let text = String::from_utf8(disk.files()[journal.path()].clone()).expect("UTF-8");
    assert!(text.contains("(part:"));
    let looked = folder.skim(NOW_MS).expect("opened");
    assert_eq!(looked.project.articles().len(), 2);
    assert_eq!(looked.project.actors().len(), 0, "not looked at");
}

#[test]
fn one_record_that_speaks_of_two_things_as_one_is_quarantined() {
    let swap = Change::modify(actor("x-1", "ليلى"), actor("x-2", "ليلى"));
    let (_, folder) = project();
    let mut journal = Journal::create(&folder, &salma(), OTHER).expect("made");
    let bad = record(1, clock(5), vec![swap.into()]);
    journal.append(&[bad]).expect("written");
    let opened = folder.open(NOW_MS).expect("opened");
    let reasons: Vec<_> = opened.quarantined.iter().map(|it| it.reason).collect();
    assert_eq!(reasons, [FindingKind::BadId]);
    assert_eq!(opened.project.actors().len(), 1);
}

#[test]
fn a_reserve_left_by_an_ended_program_helps_the_next_one_on_a_full_disk() {
    let disk = FaultyDisk::new(Lie::None);
    let folder = Folder::with_disk(Arc::new(disk.clone()));
    folder.create(&new_project()).expect("made");
    disk.mkdir_all("journal/salma").expect("made");
    let reserve = "journal/salma/.reserve";
    let mut file = disk.create_new(reserve).expect("made");
    file.append(&[0; 64]).expect("written");
    drop(file);
    let fresh = Box::new(|| ulid(9));
    let mut saver = Saver::new(folder.clone(), salma(), SESSION.to_owned(), fresh);
    // The very first write finds no room.
    disk.fail_at(disk.calls() + 1, 28);
    saver.save(&[deed(1, "ليلى")]).expect("saved");
    assert!(saver.is_reserve_used());
    saver.save(&[deed(2, "هدى")]).expect("saved");
    let opened = folder.open(NOW_MS).expect("opened");
    assert_eq!(opened.sessions[0].records.len(), 2);
    assert!(disk.metadata(reserve).is_err(), "no room is taken again");
    saver.close().expect("closed");
}

// ------------------------------------------------------------------ Names nobody of ours gave

#[test]
fn strange_names_anywhere_are_told_once_and_keep_nothing_from_being_read() {
    let (_, folder) = project();
    assert_eq!(kinds(&folder), []);
    for odd in [
        "codebook/readme.txt",
        "codebook/old.ron",
        "articles/Bad Name/x.txt",
        "journal/salma/readme.txt",
        "annotations/loose.ron",
        "annotations/Bad Name/salma.ron",
        "annotations/a1/Not A Name.ron",
        "annotations/a1/readme.txt",
        "images/nodot",
        "images/short.png",
    ] {
        let (disk, folder) = project();
        disk.put(odd, "x");
        assert_eq!(kinds(&folder), [FindingKind::UnknownFile], "{odd}");
        let opened = folder.open(NOW_MS).expect("opened");
        assert_eq!(opened.project.actors().len(), 1, "{odd}");
    }
    for hidden in ["journal/.stversions/x.ronl", "journal/salma/.x.ronl"] {
        let (disk, folder) = project();
        disk.put(hidden, "x");
        assert_eq!(kinds(&folder), [], "{hidden}");
    }
    assert_eq!(
        folder.open(NOW_MS).expect("opened").project.actors().len(),
        1
    );
}

#[test]
fn an_id_made_twice_is_told_also_where_its_journal_bears_another_name() {
    let (disk, folder) = project();
    let mut journal = Journal::create(&folder, &salma(), OTHER).expect("made");
    let fresh = Change::create(actor("x-new", "أولى"));
    let twice = Change::create(actor("x-new", "ثانية"));
    // A removal of what was never here is no creation.
    let removal = Change::remove(actor("x-gone", "لا أحد"));
    let of = |edits: Vec<Edit>| record(1, clock(9), edits);
    journal
        .append(&[of(vec![fresh.into(), removal.into()])])
        .expect("written");
    let from = journal.path().to_owned();
    let mut third = Journal::create(&folder, &salma(), &ulid(77)).expect("made");
    third.append(&[of(vec![twice.into()])]).expect("written");
    let told = |folder: &Folder| {
        let opened = folder.open(NOW_MS).expect("opened");
        let found = verify(folder, &opened).into_iter();
        let found = found.filter(|it| it.kind == FindingKind::DuplicateId);
        let found: BTreeMap<String, String> = found.map(|it| (it.detail, it.file)).collect();
        found
    };
    let found = told(&folder);
    let file = found.iter().find(|(detail, _)| detail.contains("x-new"));
    assert_eq!(file.expect("told").1, &from);
    assert!(!found.keys().any(|detail| detail.contains("x-gone")));
    disk.rename(&from, &from.replace(".ronl", " (conflict).ronl"))
        .expect("renamed");
    let found = told(&folder);
    let file = found.iter().find(|(detail, _)| detail.contains("x-new"));
    assert_eq!(file.expect("told").1, "journal");
}

#[test]
fn a_text_of_another_length_than_the_project_says_is_told() {
    let (_, folder) = project();
    let mut entry = article("a2", "r", "قصير");
    let revision = folder.put_text(&entry.id, TEXT.as_bytes(), &ImportRecord::default());
    entry.revision = revision.expect("stored");
    entry.bytes = 0;
    let mut journal = Journal::create(&folder, &salma(), OTHER).expect("made");
    let record = record(1, clock(5), vec![Change::create(entry).into()]);
    journal.append(&[record]).expect("written");
    assert_eq!(kinds(&folder), [FindingKind::TextLength]);
}

#[test]
fn copies_with_strange_names_raise_no_alarm_and_names_with_hyphens_are_whole() {
    let (disk, folder) = project();
    let book = |annotator: &str, n: u64, entries: usize| {
        let opened = folder.open(NOW_MS).expect("opened");
        let mut project = opened.project;
        for i in 0..entries {
            let mut one: Claim = claim(&format!("c-{i}"), "a1", 0, "قال");
            one.annotator = isnad::model::AnnotatorId::new(annotator);
            let add = record(i as u64 + 50, clock(50), vec![Change::create(one).into()]);
            project.absorb(OTHER, &add, false);
        }
        let elsewhere = Folder::in_memory();
        elsewhere.create(&new_project()).expect("made");
        let annotator = isnad::model::AnnotatorId::new(annotator);
        let applied = [(OTHER.to_owned(), n)];
        elsewhere
            .write_snapshots(&project, &[id()].into(), &annotator, &applied)
            .expect("written");
        let path = format!("annotations/a1/{annotator}.ron");
        elsewhere.disk().read(&path, u64::MAX).expect("read")
    };
    let reach = BTreeMap::new();
    disk.put("annotations/Bad Name/salma.ron", book("salma", 5, 1));
    disk.put("annotations/a1/readme.txt", "x");
    assert_eq!(folder.beyond_journals(&reach).len(), 0);
    disk.put("annotations/a1/abu-salma.ron", book("abu-salma", 5, 2));
    // A kept copy that knows less says nothing new, one that knows more takes its place.
    disk.put(
        "history/annotations/a1/abu-salma-1.ron",
        book("abu-salma", 5, 1),
    );
    disk.put(
        "history/annotations/a1/abu-salma-2.ron",
        book("abu-salma", 6, 3),
    );
    let found = folder.beyond_journals(&reach);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].annotator.as_str(), "abu-salma");
    assert_eq!(found[0].entries, 3);
    assert_eq!(found[0].sessions, [(OTHER.to_owned(), 6)]);
}

// ------------------------------------------------------------------ Joining, repairing, rescuing

#[test]
fn a_project_for_reading_only_is_not_joined_into() {
    let (disk, folder) = project();
    let (_, other) = project();
    let text = String::from_utf8(disk.files()["project.ron"].clone()).expect("UTF-8");
    let newer = text.replacen("min_writer: 1", "min_writer: 99", 1);
    assert_ne!(newer, text);
    disk.put("project.ron", newer);
    let before = disk.files();
    let refused = merge::merge(&folder, &other, &platform()).expect_err("refused");
    assert!(matches!(refused, AppError::ReadOnly), "{refused:?}");
    assert_eq!(disk.files(), before);
}

#[test]
fn a_copy_that_lost_its_project_file_is_joined_all_the_same() {
    let (disk, folder) = project();
    let (lost, other) = project();
    let mut journal = Journal::create(&other, &salma(), OTHER).expect("made");
    journal.append(&[deed(1, "هدى")]).expect("written");
    lost.remove("project.ron").expect("removed");
    let report = merge::merge(&folder, &other, &platform()).expect("joined");
    assert_eq!(report.journals, [journal.path()]);
    assert_eq!(report.records.get("salma"), Some(&1));
    assert!(disk.files().contains_key(journal.path()));
}

#[test]
fn what_cannot_be_taken_from_a_copy_is_told_and_the_rest_comes() {
    let dir = tempfile::tempdir().expect("a folder");
    let root = dir.path().join("other");
    let other = Folder::on_disk(&root);
    fill(&other);
    let (disk, folder) = project();
    let strange = format!("articles/a1/{}.txt", "0".repeat(64));
    std::fs::create_dir(root.join(&strange)).expect("a folder in its place");
    let journal = format!("journal/salma/{OTHER}.ronl");
    std::fs::create_dir(root.join(&journal)).expect("a folder in its place");
    for odd in ["articles/a1/nodot", "images/nodot", "images/short.png"] {
        std::fs::write(root.join(odd), "x").expect("written");
    }
    let before = disk.files();
    let report = merge::merge(&folder, &other, &platform()).expect("joined");
    let mut told: Vec<&str> = report.findings.iter().map(|it| it.file.as_str()).collect();
    told.sort_unstable();
    assert_eq!(told, [strange, journal]);
    assert_eq!(disk.files(), before, "nothing of it is wanted here");
}

/// A copy of a project with a journal of so many deeds that the project has not.
fn other_with(count: u64) -> (MemoryDisk, Folder, String) {
    let (disk, other) = project();
    let mut journal = Journal::create(&other, &salma(), OTHER).expect("made");
    journal.append(&deeds(count)).expect("written");
    (disk, other, journal.path().to_owned())
}

fn wilful() -> (Wilful, Folder) {
    let disk = Wilful::default();
    let folder = Folder::with_disk(Arc::new(disk.clone()));
    fill(&folder);
    (disk, folder)
}

#[test]
fn hundreds_of_copies_of_one_session_are_each_read_once_or_twice() {
    let (disk, folder) = wilful();
    let (there, other, path) = other_with(3);
    let (stem, whole) = (
        path.strip_suffix(".ronl").expect("a journal"),
        there.files(),
    );
    let whole = &whole[&path];
    for number in 0..300 {
        let beside = |what: &str| format!("{stem} (conflicted copy {what} {number:03}).ronl");
        // Ours are beginnings of theirs, and theirs go on differently.
        disk.files.put(&beside("ours"), whole[..number].to_vec());
        let theirs = [&whole[..], format!("{number:0>40}").as_bytes()].concat();
        there.put(&beside("theirs"), theirs);
        there.put(&beside("ours"), whole[..number].to_vec());
    }
    let before = disk.reads.load(Ordering::Relaxed);
    let joined = folder.join(&other).expect("joined");
    assert_eq!(joined.findings, []);
    // The whole one, which comes last, is the beginning of any of them.
    assert_eq!(joined.journals.len(), 300);
    let reads = disk.reads.load(Ordering::Relaxed) - before;
    assert!(reads < 1000, "{reads} reads of 300 copies");
    assert_eq!(folder.join(&other).expect("again").journals.len(), 0);
}

#[test]
fn what_a_synchroniser_brings_while_a_copy_is_joined_is_not_written_over() {
    let (disk, folder) = wilful();
    let (_, other, path) = other_with(2);
    let (there, _, _) = other_with(5);
    let brought = there.files()[&path].clone();
    let mut arrives = disk.arrives.lock().expect("whole");
    arrives.insert(path.clone(), brought.clone());
    drop(arrives);
    let joined = folder.join(&other).expect("joined");
    assert_eq!(disk.files.files()[&path], brought, "it stays");
    let beside = joined.journals.first().expect("ours is beside it");
    assert!(beside.contains(" (copy "), "{beside}");
    assert_eq!(
        folder.open(NOW_MS).expect("opened").project.actors().len(),
        5
    );
}

#[test]
fn a_journal_of_which_a_crash_left_the_beginning_is_whole_after_the_next_join() {
    let (_, other, path) = other_with(4);
    let whole = other.disk().read(&path, u64::MAX).expect("there");
    for cut in (0..whole.len()).step_by(7) {
        let (disk, folder) = project();
        disk.put(&path, whole[..cut].to_vec());
        let joined = folder.join(&other).expect("joined");
        assert_eq!(joined.journals.len(), 1);
        let opened = folder.open(NOW_MS).expect("opened");
        assert_eq!(opened.project.actors().len(), 4, "cut at {cut}");
        let loud = opened.findings.iter();
        let mut loud = loud.filter(|it| it.severity != Severity::Info);
        assert_eq!(loud.next(), None, "cut at {cut}");
        assert_eq!(folder.join(&other).expect("again").journals, [""; 0]);
    }
}

#[test]
fn a_folder_in_the_place_of_a_readable_copy_is_passed_over_by_recovery() {
    let dir = tempfile::tempdir().expect("a folder");
    let folder = Folder::on_disk(dir.path());
    fill(&folder);
    let odd = dir.path().join("annotations/a1/other.ron");
    std::fs::create_dir_all(&odd).expect("made");
    let recovered = merge::recover(&folder, &platform()).expect("recovered");
    assert!(!recovered.snapshots.iter().any(|it| it.contains("other")));
    assert!(odd.is_dir());
}

#[test]
fn a_repair_of_what_is_none_of_ours_is_not_offered_and_does_nothing() {
    let disk = Wilful::default();
    let folder = Folder::with_disk(Arc::new(disk.clone()));
    fill(&folder);
    let of = |kind: FindingKind, file: &str| Finding {
        severity: kind.severity(),
        kind,
        file: file.to_owned(),
        line: None,
        detail: String::new(),
    };
    let snapshot = FindingKind::SnapshotDamaged;
    let temporary = FindingKind::StrayTemporary;
    let findings = [
        of(snapshot, "annotations/Bad Name/salma.ron"),
        of(snapshot, "annotations/a1/Bad Name.ron"),
        of(snapshot, "annotations/a1/salma.txt"),
        of(snapshot, "elsewhere/salma.ron"),
        of(snapshot, "salma.ron"),
        of(temporary, "articles/.x.tmp"),
        of(temporary, "articles/.x.1.tmp"),
        of(temporary, "articles/.x.1-a.tmp"),
        of(temporary, "articles/.x.-1.tmp"),
        of(temporary, "articles/.x.a-1.tmp"),
        of(temporary, "articles/x.1-1.tmp"),
    ];
    for one in findings.iter().filter(|it| it.kind == temporary) {
        disk.files.put(&one.file, "somebody's");
    }
    let before = disk.files.files();
    let opened = folder.open(NOW_MS).expect("opened");
    let offered = folder.repairs(&findings, &opened, NOW_MS);
    assert!(offered.iter().all(Option::is_none), "{offered:?}");
    let repairs = folder.repair(&findings, &ulid(5), NOW_MS).expect("nothing");
    assert!(repairs.done.is_empty() && repairs.failed.is_empty());
    // A file for version control that is no such file.
    let other = [of(FindingKind::GitFile, ".other")];
    folder.repair(&other, &ulid(5), NOW_MS).expect("nothing");
    assert_eq!(disk.files.files(), before);

    // One of ours that cannot be removed is told; one that is gone already is no error.
    let ours = "articles/.x.31-4.tmp";
    disk.files.put(ours, "half");
    *disk.stuck.lock().expect("whole") = Some(ours.to_owned());
    let finding = [of(temporary, ours)];
    let repairs = folder.repair(&finding, &ulid(5), NOW_MS).expect("told");
    let failed = &repairs.failed[0];
    assert_eq!((failed.file.as_str(), repairs.done.len()), (ours, 0));
    assert!(matches!(failed.error, StoreError::Io { .. }), "{failed:?}");
    *disk.stuck.lock().expect("whole") = None;
    let done = folder.repair(&finding, &ulid(5), NOW_MS).expect("removed");
    assert_eq!(done.done.len(), 1);
    assert_eq!(disk.files.files(), before);
}

#[test]
fn unsaved_records_are_rescued_only_into_an_empty_folder() {
    let (disk, folder) = project();
    let info = folder.open(NOW_MS).expect("opened").info;
    let records = deeds(1);
    let what = Unsafe {
        info: &info,
        annotator: &salma(),
        session: OTHER,
        records: &records,
    };
    let before = disk.files();
    let refused = folder
        .rescue(&what, Box::new(|| ulid(9)))
        .expect_err("refused");
    assert!(matches!(refused, StoreError::NotEmpty { .. }), "{refused}");
    assert_eq!(disk.files(), before);
}

// ------------------------------------------------------------------ What a newer version says

#[test]
fn a_newer_field_inside_of_a_list_is_kept_once_however_often_it_stands() {
    let mut one = claim("c-1", "a1", 0, "قال");
    one.hedges = vec![one.anchor.clone(), one.anchor.clone()];
    let edit: Edit = Change::create(one.clone()).into();
    let line = encode_record(&record(1, clock(1), vec![edit])).expect("RON");
    let (head, tail) = line.split_once("hedges:[").expect("written");
    // The second of the hedges has a neighbour to its first field.
    let (first, second) = tail.split_once("),(").expect("two");
    let newer = format!("{head}hedges:[{first}),(weight:0.5,{second}");
    let read = decode_record(&newer).expect("read");
    assert_eq!(read.broken, Vec::<String>::new());
    let Some(Edit::Claim(change)) = read.record.tx.edits.first() else {
        panic!("{read:?}");
    };
    let after = change.after.as_deref().expect("there");
    let kept = ("hedges.1.weight".to_owned(), "0.5".to_owned());
    assert_eq!(after.meta.ext, [kept]);
    assert_eq!(after.hedges, one.hedges);
}

#[test]
fn a_journal_that_names_nothing_known_still_opens() {
    let (disk, folder) = project();
    disk.put(&path(), signed(&["(later:1)".to_owned()]));
    assert_eq!(
        folder.open(NOW_MS).expect("opened").findings[0].kind,
        FindingKind::UnreadableRecord
    );
}

/// What the journals of a folder hold, by number.
fn numbers(folder: &Folder) -> Vec<u64> {
    let sessions = folder.open(NOW_MS).expect("opened").sessions;
    let records = sessions.iter().flat_map(|it| &it.records);
    let mut numbers: Vec<u64> = records.map(|it| it.n).collect();
    numbers.sort_unstable();
    numbers
}

fn writer_in(folder: &Folder) -> Writer {
    let mut next = 900;
    let fresh = Box::new(move || {
        next += 1;
        ulid(next)
    });
    Writer::new(folder.clone(), salma(), SESSION.to_owned(), fresh)
}

#[test]
fn a_record_that_fits_nowhere_keeps_nobody_from_saving_what_comes_after() {
    let (_, folder) = project_without_deeds();
    let writer = writer_in(&folder);
    let long = "x".repeat(line::RECORD_BYTE_MAX);
    writer.submit(deed(1, "ليلى"));
    writer.submit(deed(2, &long));
    writer.submit(deed(3, "هدى"));
    for _ in 0..2 {
        let error = writer.flush().expect_err("told");
        assert!(
            matches!(error, StoreError::NotSaved { pending: 1, .. }),
            "{error}"
        );
    }
    assert_eq!(numbers(&folder), [1, 3]);
    assert!(writer.status().error.is_some());
    writer.submit(deed(4, "سعاد"));
    writer.flush().expect_err("still one");
    assert_eq!(numbers(&folder), [1, 3, 4]);
    let left = writer.pending_records();
    assert_eq!(left.iter().map(|it| it.n).collect::<Vec<_>>(), [2]);
}

#[test]
fn a_journal_that_somebody_replaces_cuts_or_removes_is_written_again() {
    type Harm = fn(&MemoryDisk, &str, Vec<u8>);
    let harms: [(&str, Harm); 4] = [
        ("an earlier state", |disk, path, early| {
            disk.put(path, early)
        }),
        ("cut", |disk, path, early| {
            disk.put(path, early[..early.len() - 9].to_vec());
        }),
        ("emptied", |disk, path, _| disk.put(path, "")),
        ("removed", |disk, path, _| {
            disk.remove(path).expect("removed")
        }),
    ];
    let path = format!("journal/salma/{SESSION}.ronl");
    for (what, harm) in harms {
        for is_idle in [false, true] {
            let (disk, folder) = project_without_deeds();
            let writer = writer_in(&folder);
            writer.submit(deed(1, "ليلى"));
            writer.flush().expect("saved");
            let early = disk.files()[&path].clone();
            writer.submit(deed(2, "هدى"));
            writer.flush().expect("saved");
            harm(&disk, &path, early);
            if is_idle {
                writer.flush().expect("saved again");
                assert_eq!(numbers(&folder), [1, 2], "{what}");
            }
            writer.submit(deed(3, "سعاد"));
            writer.flush().expect("saved, with all before");
            assert_eq!(numbers(&folder), [1, 2, 3], "{what}, {is_idle}");
            assert_eq!(writer.status().saved, 3);
            writer.close().expect("closed");
        }
    }
}

#[test]
fn a_journal_that_is_replaced_again_and_again_is_told_and_nothing_counts_as_saved() {
    let (disk, folder) = project_without_deeds();
    let hides = Hiding(disk.clone());
    let writer = writer_in(&Folder::with_disk(Arc::new(hides)));
    writer.submit(deed(1, "ليلى"));
    let error = writer.flush().expect_err("told");
    assert!(error.to_string().contains("replaced"), "{error}");
    assert_eq!(writer.pending_records().len(), 1);
    drop(writer);
    assert_eq!(numbers(&folder), [1], "once, in however many files");
}

/// A disk that shows no journal to anybody who looks.
#[derive(Debug)]
struct Hiding(MemoryDisk);

impl Disk for Hiding {
    fn mkdir_all(&self, dir: &str) -> io::Result<()> {
        self.0.mkdir_all(dir)
    }
    fn create_new(&self, path: &str) -> io::Result<Box<dyn DiskFile>> {
        self.0.create_new(path)
    }
    fn sync_dir(&self, dir: &str) -> io::Result<()> {
        self.0.sync_dir(dir)
    }
    fn rename(&self, from: &str, to: &str) -> io::Result<()> {
        self.0.rename(from, to)
    }
    fn read(&self, path: &str, limit_byte: u64) -> io::Result<Vec<u8>> {
        self.0.read(path, limit_byte)
    }
    fn list(&self, dir: &str) -> io::Result<Vec<String>> {
        self.0.list(dir)
    }
    fn remove(&self, path: &str) -> io::Result<()> {
        self.0.remove(path)
    }
    fn metadata(&self, path: &str) -> io::Result<Metadata> {
        if path.ends_with(".ronl") {
            return Err(io::ErrorKind::NotFound.into());
        }
        self.0.metadata(path)
    }
}

#[test]
fn a_second_window_leaves_the_room_that_the_first_one_keeps() {
    let (disk, folder) = project_without_deeds();
    let reserve = "journal/salma/.reserve";
    let fresh = || -> Box<dyn FnMut() -> String + Send> { Box::new(|| ulid(9)) };
    let mut first = Saver::new(folder.clone(), salma(), SESSION.to_owned(), fresh());
    first.save(&[deed(1, "ليلى")]).expect("saved");
    let mut second = Saver::new(folder, salma(), OTHER.to_owned(), fresh());
    second.save(&[deed(1, "هدى")]).expect("saved");
    second.close().expect("closed");
    assert!(disk.files().contains_key(reserve));
    first.close().expect("closed");
    assert!(!disk.files().contains_key(reserve));
}

/// A project in memory in which nobody has done anything.
fn project_without_deeds() -> (MemoryDisk, Folder) {
    let disk = MemoryDisk::new();
    let folder = Folder::with_disk(Arc::new(disk.clone()));
    folder.create(&new_project()).expect("made");
    (disk, folder)
}
