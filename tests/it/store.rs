//! The project folder: what is made, what is refused, what the deep check finds, and that
//! opening touches nothing.

use std::path::Path;
use std::sync::Arc;

use isnad::model::{ArticleId, Change, Image};
use isnad::store::disk::{MemoryDisk, is_plain};
use isnad::store::{
    Finding, FindingKind, Folder, ImportRecord, Journal, StoreError, snapshot, verify,
};

use crate::records::{
    NOW_MS, OTHER, SESSION, actor, article, claim, clock, deed, memory_project, new_project,
    record, salma, ulid,
};

const TEXT: &str = "قال الوزيرُ إنّ الأسعار ستنخفض غداً.\n";
const PNG: &[u8] = b"\x89PNG not really";

fn id() -> ArticleId {
    ArticleId::new("a1")
}

/// A project in memory with an article, a picture, tags and snapshots.
fn full() -> (MemoryDisk, Folder, String, String) {
    let disk = MemoryDisk::new();
    let folder = Folder::with_disk(Arc::new(disk.clone()));
    folder.create(&new_project()).unwrap();
    let import = ImportRecord::default();
    let revision = folder.put_text(&id(), TEXT.as_bytes(), &import).unwrap();
    let image = folder.put_image(PNG, "png").unwrap();
    let mut entry = article("a1", &revision, TEXT);
    entry.images.push(Image {
        sha256: image.clone(),
        ending: "png".to_owned(),
        caption: None,
    });
    let mut journal = Journal::create(&folder, &salma(), SESSION).unwrap();
    journal
        .append(&[
            record(1, clock(1), vec![Change::create(entry).into()]),
            record(
                2,
                clock(2),
                vec![
                    Change::create(claim("c-late", "a1", 12, "إنّ")).into(),
                    Change::create(claim("c-early", "a1", 0, "قال")).into(),
                    Change::create(actor("x-1", "الوزير")).into(),
                ],
            ),
        ])
        .unwrap();
    snapshots(&folder);
    (disk, folder, revision, image)
}

fn snapshots(folder: &Folder) {
    let opened = folder.open(NOW_MS).unwrap();
    let applied = opened.applied(&salma());
    folder
        .write_snapshots(&opened.project, &[id()].into(), &salma(), &applied)
        .unwrap();
}

fn checked(folder: &Folder) -> Vec<Finding> {
    let opened = folder.open(NOW_MS).unwrap();
    verify(folder, &opened)
}

fn kinds(folder: &Folder) -> Vec<FindingKind> {
    checked(folder).iter().map(|finding| finding.kind).collect()
}

#[test]
fn a_new_project_is_four_files_and_opens() {
    let disk = MemoryDisk::new();
    let folder = Folder::with_disk(Arc::new(disk.clone()));
    folder.create(&new_project()).unwrap();
    let files: Vec<String> = disk.files().into_keys().collect();
    let book = format!("codebook/{}.ron", ulid(2));
    let expected = [".gitattributes", ".gitignore", book.as_str(), "project.ron"];
    assert_eq!(files, expected);
    let opened = folder.open(NOW_MS).unwrap();
    assert_eq!(opened.info.name, "أخبار");
    assert_eq!(opened.info.created_by, salma());
    assert_eq!(opened.project.codebook(), &new_project().codebook);
    assert_eq!(opened.findings, []);
    assert!(!opened.read_only);
    assert_eq!(verify(&folder, &opened), []);
}

#[test]
fn a_folder_that_holds_anything_is_refused_and_left_alone() {
    for name in [
        "notes.txt",
        "codebook/mine.txt",
        ".gitattributes",
        "project.ron",
    ] {
        let disk = MemoryDisk::with_files([(name, "mine")]);
        let folder = Folder::with_disk(Arc::new(disk.clone()));
        let refused = folder.create(&new_project());
        assert!(
            matches!(refused, Err(StoreError::NotEmpty { .. })),
            "{name}"
        );
        assert_eq!(disk.files().len(), 1);
    }
    let folder = memory_project();
    let mut other = new_project();
    other.id = ulid(77);
    assert!(matches!(
        folder.create(&other),
        Err(StoreError::NotEmpty { .. })
    ));
}

#[test]
fn opening_what_is_no_project_says_so() {
    let empty = Folder::in_memory();
    assert!(matches!(
        empty.open(NOW_MS),
        Err(StoreError::NotAProject { .. })
    ));
    let nowhere = Folder::on_disk(Path::new("/nonexistent/isnad"));
    assert!(matches!(
        nowhere.open(NOW_MS),
        Err(StoreError::NotFound { .. })
    ));
    let damaged = Folder::with_disk(Arc::new(MemoryDisk::with_files([("project.ron", "(id:")])));
    assert!(matches!(
        damaged.open(NOW_MS),
        Err(StoreError::Damaged { .. })
    ));
}

#[test]
fn journals_are_read_even_where_the_project_file_is_lost_or_half_as_in_zed_60136() {
    for content in [None, Some(""), Some("(id:\"x")] {
        let (disk, _, _, _) = full();
        let mut files = disk.files();
        files.remove("project.ron");
        let disk = MemoryDisk::with_files(files);
        if let Some(content) = content {
            disk.put("project.ron", content);
        }
        let folder = Folder::with_disk(Arc::new(disk));
        let opened = folder.open(NOW_MS).unwrap();
        assert!(opened.read_only);
        assert_eq!(opened.project.claims().len(), 2);
        let kind = opened.findings[0].kind;
        let missing = content.is_none();
        assert_eq!(kind == FindingKind::ProjectFileMissing, missing);
        assert_eq!(kind == FindingKind::ProjectFileDamaged, !missing);
    }
}

#[test]
fn the_newest_codebook_that_can_be_read_is_used() {
    let (disk, folder, _, _) = full();
    let newer = format!("codebook/{}.ron", ulid(900));
    let text = String::from_utf8(disk.files()[&format!("codebook/{}.ron", ulid(2))].clone());
    disk.put(&newer, text.unwrap().replace("tiny-1", "tiny-2"));
    let opened = folder.open(NOW_MS).unwrap();
    assert_eq!(opened.project.codebook().version.as_str(), "tiny-2");
    disk.put(&newer, "(");
    let opened = folder.open(NOW_MS).unwrap();
    assert_eq!(opened.project.codebook().version.as_str(), "tiny-1");
    assert_eq!(opened.findings[0].kind, FindingKind::CodebookDamaged);
}

#[test]
fn texts_and_pictures_come_back_byte_for_byte_and_again_is_no_error() {
    let (disk, folder, revision, image) = full();
    let files = disk.files();
    assert_eq!(folder.read_text(&id(), &revision).unwrap(), TEXT);
    assert_eq!(folder.read_image(&image, "png").unwrap(), PNG);
    let import = ImportRecord {
        title: "another".to_owned(),
        ..ImportRecord::default()
    };
    assert_eq!(
        folder.put_text(&id(), TEXT.as_bytes(), &import).unwrap(),
        revision
    );
    assert_eq!(folder.put_image(PNG, "png").unwrap(), image);
    assert_eq!(disk.files(), files, "the import record is immutable");
    assert_eq!(
        folder.read_import(&id(), &revision).unwrap(),
        ImportRecord::default()
    );
    let odd = "\u{feff}a\r\nb\u{0}\u{202e}";
    let sha = folder.put_text(&id(), odd.as_bytes(), &import).unwrap();
    assert_eq!(folder.read_text(&id(), &sha).unwrap(), odd);
}

#[test]
fn a_damaged_text_is_never_shown_and_importing_it_again_mends_it() {
    let (disk, folder, revision, _) = full();
    let path = format!("articles/a1/{revision}.txt");
    disk.put(&path, TEXT.replace("الأسعار", "الأجور"));
    let error = folder.read_text(&id(), &revision);
    assert!(matches!(error, Err(StoreError::HashMismatch { .. })));
    let found = checked(&folder);
    assert_eq!(
        (found.len(), found[0].kind, &found[0].file),
        (1, FindingKind::TextDamaged, &path)
    );
    folder
        .put_text(&id(), TEXT.as_bytes(), &ImportRecord::default())
        .unwrap();
    assert_eq!(checked(&folder), []);
}

#[test]
fn what_is_not_utf8_is_not_stored_as_text() {
    let folder = memory_project();
    let result = folder.put_text(&id(), b"abc\xff", &ImportRecord::default());
    assert!(matches!(
        result,
        Err(StoreError::NotUtf8 { at_byte: 3, .. })
    ));
}

#[test]
fn names_from_project_files_never_leave_the_folder() {
    let folder = memory_project();
    let sha = "0".repeat(64);
    for bad in ["..", "../x", "/etc", "C:", "a\\b", "A", "", "con\u{202e}"] {
        let article = ArticleId::new(bad);
        let put = folder.put_text(&article, b"x", &ImportRecord::default());
        assert!(matches!(put, Err(StoreError::BadName { .. })), "{bad}");
        let read = folder.read_text(&article, &sha);
        assert!(matches!(read, Err(StoreError::BadName { .. })), "{bad}");
        let read = folder.read_text(&id(), bad);
        assert!(matches!(read, Err(StoreError::BadName { .. })), "{bad}");
        assert!(matches!(
            folder.read_image(bad, "png"),
            Err(StoreError::BadName { .. })
        ));
        assert!(matches!(
            folder.put_image(b"x", bad),
            Err(StoreError::BadName { .. })
        ));
    }
    for bad in [
        "..", "a/../b", "/a", "a//b", "a/", "C:/x", "a\\b", "a/.", "a\0",
    ] {
        assert!(!is_plain(bad), "{bad:?}");
    }
}

// ------------------------------------------------------------------ Snapshots

fn entries(disk: &MemoryDisk, path: &str) -> snapshot::Snapshot {
    snapshot::parse(&disk.files()[path]).unwrap()
}

#[test]
fn a_snapshot_has_one_tag_a_line_in_reading_order() {
    let (disk, ..) = full();
    let snapshot = entries(&disk, "annotations/a1/salma.ron");
    let order: Vec<bool> = snapshot
        .entries
        .iter()
        .map(|it| it.contains("c-early"))
        .collect();
    assert_eq!(order, [true, false]);
    assert_eq!(snapshot.generation, 1);
    assert_eq!(snapshot.applied, [(SESSION.to_owned(), 2)]);
    let text = String::from_utf8(disk.files()["annotations/a1/salma.ron"].clone()).unwrap();
    for entry in &snapshot.entries {
        assert!(text.lines().any(|line| line == format!("{entry},")));
    }
    let registry = entries(&disk, "registry/salma.ron").entries;
    assert_eq!(registry.len(), 2, "{registry:?}");
}

#[test]
fn generations_only_grow_and_an_unchanged_snapshot_is_left_alone() {
    let (disk, folder, ..) = full();
    let writes = disk.writes();
    snapshots(&folder);
    assert_eq!(disk.writes(), writes);
    let mut journal = Journal::create(&folder, &salma(), OTHER).unwrap();
    let early = claim("c-early", "a1", 0, "قال");
    journal
        .append(&[record(1, clock(9), vec![Change::remove(early).into()])])
        .unwrap();
    snapshots(&folder);
    let path = "annotations/a1/salma.ron";
    assert_eq!(entries(&disk, path).generation, 2);
    // Damaged, but its generation can still be read.
    let text = String::from_utf8(disk.files()[path].clone()).unwrap();
    disk.put(path, text.replace("crc32 ", "crc32 0"));
    snapshots(&folder);
    assert_eq!(entries(&disk, path).generation, 3);
}

#[test]
fn a_snapshot_that_knows_more_than_the_journals_is_kept_and_told_as_in_inception_324() {
    let (disk, folder, ..) = full();
    let mut files = disk.files();
    files.remove(&format!("journal/salma/{SESSION}.ronl"));
    let disk = MemoryDisk::with_files(files);
    let lost = Folder::with_disk(Arc::new(disk.clone()));
    assert_eq!(lost.open(NOW_MS).unwrap().project.claims().len(), 0);
    let told = kinds(&lost);
    assert_eq!(
        told.iter()
            .filter(|kind| **kind == FindingKind::JournalMissing)
            .count(),
        2
    );
    let kept = disk.files();
    snapshots(&lost);
    assert_eq!(disk.files(), kept, "nobody writes over it");
    assert_eq!(kinds(&lost), told);
    assert_eq!(checked(&folder), []);
}

#[test]
fn unknown_entries_go_into_the_snapshot_word_for_word() {
    let (disk, folder, ..) = full();
    let topic = "Weather((after:Some((id:\"t\",x:r\"\\u{64b}\"))))";
    let mut journal = Journal::create(&folder, &salma(), OTHER).unwrap();
    let edit = isnad::model::Edit::Unknown(topic.to_owned());
    journal.append(&[record(1, clock(9), vec![edit])]).unwrap();
    snapshots(&folder);
    let registry = entries(&disk, "registry/salma.ron").entries;
    assert!(registry.contains(&topic.to_owned()), "{registry:?}");
    assert_eq!(checked(&folder), []);
}

// ------------------------------------------------------------------ The deep check

/// What is found after one thing was done to a good project.
fn after(change: impl FnOnce(&MemoryDisk, &str, &str)) -> Vec<FindingKind> {
    let (disk, folder, revision, image) = full();
    assert_eq!(checked(&folder), []);
    change(&disk, &revision, &image);
    kinds(&folder)
}

fn without(disk: &MemoryDisk, path: &str) {
    use isnad::store::disk::Disk;
    disk.remove(path).unwrap();
}

#[test]
fn the_deep_check_finds_each_kind_of_damage() {
    use FindingKind as K;
    let text = |revision: &str| format!("articles/a1/{revision}.txt");
    let beside = |revision: &str| format!("articles/a1/{revision}.ron");
    assert_eq!(
        after(|disk, it, _| without(disk, &text(it))),
        [K::TextMissing]
    );
    assert_eq!(
        after(|disk, it, _| disk.put(&text(it), "x")),
        [K::TextDamaged]
    );
    assert_eq!(
        after(|disk, it, _| without(disk, &beside(it))),
        [K::ImportRecordMissing]
    );
    assert_eq!(
        after(|disk, it, _| disk.put(&beside(it), "(")),
        [K::ImportRecordDamaged]
    );
    let image = |image: &str| format!("images/{image}.png");
    assert_eq!(
        after(|disk, _, it| without(disk, &image(it))),
        [K::ImageMissing]
    );
    assert_eq!(
        after(|disk, _, it| disk.put(&image(it), "x")),
        [K::ImageDamaged]
    );
    for stray in [
        "articles/a1/.x.1-2.tmp",
        ".project.ron.1-1.tmp",
        "journal/salma/.x.tmp",
    ] {
        assert_eq!(
            after(|disk, _, _| disk.put(stray, "")),
            [K::StrayTemporary],
            "{stray}"
        );
    }
    for odd in [
        "notes.txt",
        "articles/x.txt",
        "articles/a1/x.txt",
        "images/x.png",
        "journal/x",
    ] {
        assert_eq!(
            after(|disk, _, _| disk.put(odd, "")),
            [K::UnknownFile],
            "{odd}"
        );
    }
    for hidden in [".git/config", ".DS_Store", "journal/salma/.reserve"] {
        assert_eq!(after(|disk, _, _| disk.put(hidden, "")), [], "{hidden}");
    }
    let path = "annotations/a1/salma.ron";
    assert_eq!(
        after(|disk, _, _| disk.put(path, "x")),
        [K::SnapshotDamaged]
    );
    assert_eq!(
        after(|disk, _, _| without(disk, path)),
        [],
        "a lost snapshot costs nothing"
    );
    let old = format!("codebook/{}.ron", ulid(1));
    assert_eq!(
        after(|disk, _, _| disk.put(&old, "(")),
        [K::CodebookDamaged]
    );
}

#[test]
fn names_and_texts_that_do_not_belong_are_told() {
    use FindingKind as K;
    let bytes = b"abc\xff";
    let sha = isnad::store::folder::sha256_hex(bytes);
    let put = |disk: &MemoryDisk| {
        disk.put(&format!("articles/a1/{sha}.txt"), bytes);
        disk.put(&format!("articles/a1/{sha}.ron"), "(bytes:4)");
    };
    assert_eq!(after(|disk, _, _| put(disk)), [K::TextNotUtf8]);

    let (disk, folder, ..) = full();
    without(&disk, &format!("codebook/{}.ron", ulid(2)));
    disk.put("journal/Salma/x.ronl", "");
    disk.put("journal/salma/backup.ronl", "");
    let opened = folder.open(NOW_MS).unwrap();
    let told: Vec<_> = opened.findings.iter().map(|finding| finding.kind).collect();
    let expected = [K::CodebookMissing, K::BadName, K::BadName, K::EmptyJournal];
    assert_eq!(told, expected);
    assert_eq!(
        opened.project.codebook(),
        &isnad::model::Codebook::isnad_default()
    );
}

#[test]
fn a_snapshot_that_says_something_else_is_told() {
    let (disk, folder, ..) = full();
    let (other, elsewhere, ..) = full();
    // The same session and number, one tag fewer.
    let opened = elsewhere.open(NOW_MS).unwrap();
    let made = opened.sessions[0].records[1].stamp(SESSION);
    let mut project = opened.project;
    let early = Change {
        base: Some(made),
        ..Change::remove(claim("c-early", "a1", 0, "قال"))
    };
    let gone = record(3, clock(3), vec![early.into()]);
    project.absorb(SESSION, &gone, false);
    let applied = [(SESSION.to_owned(), 2)];
    without(&other, "annotations/a1/salma.ron");
    elsewhere
        .write_snapshots(&project, &[id()].into(), &salma(), &applied)
        .unwrap();
    let path = "annotations/a1/salma.ron";
    disk.put(path, other.files()[path].clone());
    assert_eq!(kinds(&folder), [FindingKind::SnapshotDiffers]);
}

#[test]
fn a_snapshot_older_than_the_journals_is_told_as_such() {
    let (_, folder, ..) = full();
    let mut journal = Journal::create(&folder, &salma(), OTHER).unwrap();
    journal.append(&[deed(1, "جديد")]).unwrap();
    // That of the tags says the same with and without it.
    let found = checked(&folder);
    let told: Vec<_> = found.iter().map(|it| (it.kind, it.file.as_str())).collect();
    let registry = (FindingKind::SnapshotStale, "registry/salma.ron");
    assert_eq!(told, [registry]);
}

#[test]
fn one_id_made_twice_is_told() {
    let (_, folder, ..) = full();
    let mut journal = Journal::create(&folder, &salma(), OTHER).unwrap();
    let again = record(
        1,
        clock(9),
        vec![Change::create(actor("x-1", "آخر")).into()],
    );
    journal.append(&[again]).unwrap();
    assert!(kinds(&folder).contains(&FindingKind::DuplicateId));
}

#[test]
fn a_length_that_is_not_the_texts_is_told() {
    let (_, folder, revision, _) = full();
    let mut journal = Journal::create(&folder, &salma(), OTHER).unwrap();
    let mut entry = article("a2", &revision, "قصير");
    folder
        .put_text(&entry.id, TEXT.as_bytes(), &ImportRecord::default())
        .unwrap();
    entry.bytes = 0;
    journal
        .append(&[record(1, clock(9), vec![Change::create(entry).into()])])
        .unwrap();
    assert!(kinds(&folder).contains(&FindingKind::TextLength));
}

// ------------------------------------------------------------------ A real disk

#[test]
fn a_project_on_a_real_disk_is_kept_and_opening_it_writes_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let root = dir.path().join("a/b/project");
    let folder = Folder::on_disk(&root);
    folder.create(&new_project()).unwrap();
    let revision = folder
        .put_text(&id(), TEXT.as_bytes(), &ImportRecord::default())
        .unwrap();
    let mut journal = Journal::create(&folder, &salma(), SESSION).unwrap();
    let entry = Change::create(article("a1", &revision, TEXT));
    journal
        .append(&[record(1, clock(1), vec![entry.into()]), deed(2, "x")])
        .unwrap();
    drop(journal);
    snapshots(&folder);
    let before = tree(&root);
    let opened = folder.open(NOW_MS).unwrap();
    assert_eq!(verify(&folder, &opened), []);
    assert_eq!(opened.sessions[0].records.len(), 2);
    assert_eq!(folder.read_text(&id(), &revision).unwrap(), TEXT);
    assert_eq!(tree(&root), before);
    assert!(before.len() >= 12, "{before:?}");
    assert_eq!(folder.path(), Some(root.as_path()));
}

/// Every path with its length and time of change.
fn tree(root: &Path) -> Vec<(String, u64, std::time::SystemTime)> {
    let mut found = Vec::new();
    let mut open = vec![root.to_owned()];
    while let Some(dir) = open.pop() {
        for entry in std::fs::read_dir(&dir).unwrap() {
            let path = entry.unwrap().path();
            let metadata = std::fs::symlink_metadata(&path).unwrap();
            if metadata.is_dir() {
                open.push(path.clone());
            }
            let name = path.display().to_string();
            found.push((name, metadata.len(), metadata.modified().unwrap()));
        }
    }
    found.sort();
    found
}

#[cfg(unix)]
#[test]
fn links_pipes_and_folders_in_place_of_files_are_refused_and_never_hang() {
    use rustix::fs::{CWD, FileType, Mode, mknodat};
    use std::os::unix::fs::symlink;
    let dir = tempfile::tempdir().unwrap();
    let outside = dir.path().join("outside");
    std::fs::create_dir(&outside).unwrap();
    std::fs::write(outside.join("secret.ronl"), "secret").unwrap();
    let root = dir.path().join("project");
    let folder = Folder::on_disk(&root);
    folder.create(&new_project()).unwrap();
    let salmas = root.join("journal/salma");
    std::fs::create_dir_all(&salmas).unwrap();
    symlink(
        outside.join("secret.ronl"),
        salmas.join(format!("{SESSION}.ronl")),
    )
    .unwrap();
    let pipe = salmas.join(format!("{OTHER}.ronl"));
    mknodat(CWD, &pipe, FileType::Fifo, Mode::from_raw_mode(0o600), 0).unwrap();
    std::fs::create_dir(salmas.join(format!("{}.ronl", ulid(5)))).unwrap();
    symlink(&outside, root.join("journal/omar")).unwrap();
    symlink(&outside, root.join("articles")).unwrap();
    let opened = folder.open(NOW_MS).unwrap();
    let refused: Vec<_> = opened.findings.iter().map(|finding| finding.kind).collect();
    assert_eq!(refused, [FindingKind::NotRegular; 4]);
    let checked = verify(&folder, &opened);
    assert!(
        checked.iter().any(|it| it.file == "articles"),
        "{checked:?}"
    );
    // Nothing is written through a link either.
    let put = folder.put_text(&id(), b"x", &ImportRecord::default());
    assert!(put.is_err());
    assert_eq!(std::fs::read_dir(&outside).unwrap().count(), 1);
    // And a session whose name is taken by a link gets no journal.
    assert!(Journal::create(&folder, &salma(), SESSION).is_err());
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read_is_a_finding_and_the_rest_opens() {
    use std::os::unix::fs::PermissionsExt;
    let dir = tempfile::tempdir().unwrap();
    let folder = Folder::on_disk(dir.path());
    folder.create(&new_project()).unwrap();
    for (session, name) in [(SESSION, "أ"), (OTHER, "ب")] {
        let mut journal = Journal::create(&folder, &salma(), session).unwrap();
        journal.append(&[deed(1, name)]).unwrap();
    }
    let path = dir.path().join(format!("journal/salma/{SESSION}.ronl"));
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o000)).unwrap();
    if std::fs::read(&path).is_ok() {
        // The superuser may read everything: an over-large file stands in.
        let file = std::fs::File::options().write(true).open(&path).unwrap();
        file.set_len(65 << 20).unwrap();
    }
    let opened = folder.open(NOW_MS).unwrap();
    assert_eq!(opened.sessions.len(), 1);
    let kind = opened.findings[0].kind;
    assert!(
        matches!(kind, FindingKind::Unreadable | FindingKind::TooLarge),
        "{kind:?}"
    );
}
