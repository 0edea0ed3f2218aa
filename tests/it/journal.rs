//! Journals: what is written is read back, whatever happens to the file on the way, and the
//! writer acknowledges only what is saved.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use isnad::model::Record;
use isnad::store::disk::MemoryDisk;
use isnad::store::line::{self, FIRST};
use isnad::store::scan::{Scan, scan};
use isnad::store::{FindingKind, Folder, Journal, Saver, Severity, StoreError, Writer};
use proptest::prelude::*;

use crate::faulty_disk::{FaultyDisk, Lie};
use crate::records::{
    self, NOW_MS, OTHER, SESSION, any_session, clock, deed, deeds, memory_project, new_project,
    record, salma, ulid,
};

const FILE: &str = "journal/salma/01JABCDEFGHJKMNPQRSTVWXYZ0.ronl";

/// The bytes of a journal that holds these records.
fn bytes_of(records: &[Record]) -> Vec<u8> {
    let folder = memory_project();
    let mut journal = Journal::create(&folder, &salma(), SESSION).unwrap();
    for record in records {
        journal.append(std::slice::from_ref(record)).unwrap();
    }
    folder.disk().read(FILE, u64::MAX).unwrap()
}

fn records_of(scan: &Scan) -> Vec<Record> {
    scan.records
        .iter()
        .map(|(_, record)| record.clone())
        .collect()
}

/// A project whose journals are these files.
fn project_with(files: &[(&str, Vec<u8>)]) -> Folder {
    let disk = MemoryDisk::new();
    let folder = Folder::with_disk(Arc::new(disk.clone()));
    folder.create(&new_project()).unwrap();
    for (path, bytes) in files {
        disk.put(path, bytes.clone());
    }
    folder
}

fn kinds(folder: &Folder) -> Vec<FindingKind> {
    let opened = folder.open(NOW_MS).unwrap();
    opened.findings.iter().map(|finding| finding.kind).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn whatever_is_written_is_read_back_the_same(records in any_session()) {
        let bytes = bytes_of(&records);
        let scan = scan(FILE, &bytes);
        prop_assert_eq!(records_of(&scan), records.clone());
        let lines = bytes.iter().filter(|byte| **byte == b'\n').count();
        prop_assert_eq!(lines, records.len() + 1, "a raw line break inside a line");
        prop_assert!(scan.findings.iter().all(|it| it.kind == FindingKind::UnknownEntry));
    }

    #[test]
    fn any_bytes_at_all_are_read_without_a_panic(
        bytes in proptest::collection::vec(any::<u8>(), 0..400),
    ) {
        let scan = scan(FILE, &bytes);
        prop_assert!(scan.records.is_empty());
        prop_assert!(!scan.findings.is_empty());
    }

    #[test]
    fn lines_put_in_another_order_are_noticed(a in 1usize..6, b in 1usize..6) {
        prop_assume!(a != b);
        let bytes = bytes_of(&deeds(5));
        let mut lines: Vec<&[u8]> = bytes.split_inclusive(|byte| *byte == b'\n').collect();
        lines.swap(a, b);
        let scan = scan(FILE, &lines.concat());
        prop_assert_eq!(scan.records.len(), 5);
        prop_assert!(scan.findings.iter().any(|it| it.kind == FindingKind::ChainBreak));
    }
}

#[test]
fn a_journal_cut_at_any_byte_keeps_every_record_before_the_cut() {
    let records = deeds(6);
    let bytes = bytes_of(&records);
    let ends: Vec<usize> = (0..bytes.len()).filter(|i| bytes[*i] == b'\n').collect();
    for cut in 0..bytes.len() {
        let scan = scan(FILE, &bytes[..cut]);
        // The first line is the header; a record counts once all of it is there, line end or not.
        let whole = ends.iter().skip(1).filter(|end| **end <= cut).count();
        assert_eq!(records_of(&scan), records[..whole], "cut at {cut}");
        let worst = scan.findings.iter().map(|it| it.severity).min();
        assert_ne!(worst, Some(Severity::Error), "cut at {cut}");
    }
}

#[test]
fn one_flipped_bit_anywhere_costs_at_most_one_record_and_is_told() {
    let records = deeds(4);
    let bytes = bytes_of(&records);
    for at in 0..bytes.len() {
        for bit in 0..8 {
            let mut damaged = bytes.clone();
            damaged[at] ^= 1 << bit;
            let scan = scan(FILE, &damaged);
            let found = records_of(&scan);
            assert!(found.len() + 1 >= records.len(), "byte {at}, bit {bit}");
            assert!(
                found.iter().all(|one| records.contains(one)),
                "byte {at}, bit {bit}"
            );
            assert!(!scan.findings.is_empty(), "byte {at}, bit {bit}");
        }
    }
}

#[test]
fn zeros_and_missing_ends_are_told_as_in_vs_code_256665_and_ghostwriter_606() {
    let records = deeds(3);
    let bytes = bytes_of(&records);
    let zeros = [bytes.as_slice(), &[0; 4096]].concat();
    let scan_of = |bytes: &[u8]| {
        let scan = scan(FILE, bytes);
        let kinds: Vec<_> = scan.findings.iter().map(|it| it.kind).collect();
        (scan.records.len(), kinds)
    };
    assert_eq!(scan_of(&zeros), (3, vec![FindingKind::TornTail]));
    // As a crash leaves it that came before the first line was on the disk.
    let unborn = [FindingKind::TornTail, FindingKind::EmptyJournal];
    let header = bytes
        .iter()
        .position(|byte| *byte == b'\n')
        .expect("a line");
    assert_eq!(scan_of(&vec![0; header]).1, unborn);
    assert_eq!(scan_of(&bytes[..header / 2]).1, unborn);
    // No crash leaves so many: it is not said that nothing was lost.
    assert_eq!(scan_of(&[0; 4096]).1, [FindingKind::DamagedTail]);
    assert_eq!(scan_of(b""), (0, vec![FindingKind::EmptyJournal]));
    let text = [bytes.as_slice(), b"not ours\n"].concat();
    assert_eq!(scan_of(&text), (3, vec![FindingKind::DamagedTail]));
    // Turned into another encoding by an editor, with and without what it puts in front.
    let wide: Vec<u8> = String::from_utf8_lossy(&bytes)
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let marked = [b"\xff\xfe", wide.as_slice()].concat();
    for wide in [wide, marked] {
        assert_eq!(scan_of(&wide), (0, vec![FindingKind::DamagedTail]));
    }
    // Something of another file behind the last line.
    let other = [bytes.as_slice(), b"PK\x03\x04"].concat();
    assert_eq!(scan_of(&other), (3, vec![FindingKind::DamagedTail]));
    // The whole file as zeros, in its full length.
    assert_eq!(scan_of(&vec![0; bytes.len()]).0, 0);
}

#[test]
fn other_line_ends_and_a_byte_order_mark_do_no_harm() {
    let bytes = bytes_of(&deeds(3));
    let text = String::from_utf8(bytes).unwrap();
    let changed = format!("\u{feff}{}", text.replace('\n', "\r\n"));
    let scan = scan(FILE, changed.as_bytes());
    assert_eq!(scan.records.len(), 3);
    let kinds: Vec<_> = scan.findings.iter().map(|it| it.kind).collect();
    assert_eq!(kinds, [FindingKind::LineEnds]);
    let joined = isnad::store::scan::scan(FILE, text.replace('\n', "").as_bytes());
    assert_eq!(joined.records.len(), 3, "line ends taken away altogether");
}

#[test]
fn a_journal_without_its_first_line_belongs_to_its_name() {
    let bytes = bytes_of(&deeds(3));
    let start = bytes.iter().position(|byte| *byte == b'\n').unwrap() + 1;
    let folder = project_with(&[(FILE, bytes[start..].to_vec())]);
    let opened = folder.open(NOW_MS).unwrap();
    assert_eq!(opened.sessions[0].session, SESSION);
    assert_eq!(opened.sessions[0].records, deeds(3));
    let kinds: Vec<_> = opened.findings.iter().map(|it| it.kind).collect();
    assert_eq!(kinds, [FindingKind::ChainBreak, FindingKind::NoHeader]);
}

#[test]
fn a_bulk_record_over_many_lines_counts_whole_or_not_at_all() {
    let edits = deeds(4000)
        .into_iter()
        .flat_map(|one| one.tx.edits)
        .collect();
    let mut bulk = record(1, clock(1), edits);
    bulk.tx.device = "غداً \"'\\ \u{1}".repeat(1000);
    let bytes = bytes_of(&[bulk.clone(), deed(2, "بعد")]);
    let longest = bytes.split(|byte| *byte == b'\n').map(<[u8]>::len).max();
    assert!(longest.unwrap() < line::LINE_BYTE_MAX);
    let lines = bytes.iter().filter(|byte| **byte == b'\n').count();
    assert!(lines > 3, "it fits into one line");
    let whole = scan(FILE, &bytes);
    assert_eq!(records_of(&whole), [bulk, deed(2, "بعد")]);
    assert_eq!(whole.findings, []);

    let mut parts: Vec<&[u8]> = bytes.split_inclusive(|byte| *byte == b'\n').collect();
    parts.remove(2);
    let torn = scan(FILE, &parts.concat());
    assert_eq!(records_of(&torn), [deed(2, "بعد")]);
    let kinds: Vec<_> = torn.findings.iter().map(|it| it.kind).collect();
    assert!(kinds.contains(&FindingKind::IncompleteBulk), "{kinds:?}");
}

#[test]
fn a_record_no_journal_can_hold_is_refused_and_the_rest_goes_on() {
    let mut huge = deed(1, "x");
    huge.tx.device = "x".repeat(line::RECORD_BYTE_MAX + 1);
    let folder = memory_project();
    let mut journal = Journal::create(&folder, &salma(), SESSION).unwrap();
    assert!(matches!(
        journal.append(&[huge]),
        Err(StoreError::TooLong { .. })
    ));
    assert!(!journal.is_poisoned());
    journal.append(&[deed(1, "x")]).unwrap();
    assert_eq!(folder.open(NOW_MS).unwrap().sessions[0].records.len(), 1);
}

#[test]
fn a_line_longer_than_any_we_write_is_damage() {
    let (crc, first) = line::encode(FIRST, "(n:1)");
    let (_, long) = line::encode(crc, &format!("(x:\"{}\")", "س".repeat(line::LINE_BYTE_MAX)));
    assert!(line::decode(first.trim_end().as_bytes()).is_some());
    assert!(line::decode(long.trim_end().as_bytes()).is_none());
}

#[test]
fn conflict_copies_are_read_and_joined_as_in_qownnotes_1589() {
    let bytes = bytes_of(&deeds(5));
    let ends: Vec<usize> = (0..bytes.len()).filter(|i| bytes[*i] == b'\n').collect();
    let copies = [
        "journal/salma/01JABCDEFGHJKMNPQRSTVWXYZ0 (conflicted copy 2026-01-02).ronl",
        "journal/salma/01JABCDEFGHJKMNPQRSTVWXYZ0.sync-conflict-20260102-101112-ABCDEFG.ronl",
    ];
    let folder = project_with(&[
        (FILE, bytes[..=ends[2]].to_vec()),
        (copies[0], bytes.clone()),
        (copies[1], bytes[..=ends[4]].to_vec()),
    ]);
    let opened = folder.open(NOW_MS).unwrap();
    assert_eq!(opened.sessions.len(), 1);
    assert_eq!(opened.sessions[0].records, deeds(5));
    assert_eq!(opened.project.actors().len(), 5);
    assert_eq!(kinds(&folder), [FindingKind::ConflictCopy; 2]);
}

#[test]
fn a_forked_session_is_told_and_both_sides_are_kept() {
    let ours = bytes_of(&deeds(3));
    let mut fork = deeds(2);
    fork.push(record(
        3,
        clock(77),
        vec![isnad::model::Change::create(records::actor("salma-fork-0003", "آخر")).into()],
    ));
    let copy = "journal/salma/01JABCDEFGHJKMNPQRSTVWXYZ0 (copy).ronl";
    let folder = project_with(&[(FILE, ours), (copy, bytes_of(&fork))]);
    let opened = folder.open(NOW_MS).unwrap();
    assert!(kinds(&folder).contains(&FindingKind::ForkedSession));
    assert_eq!(opened.project.actors().len(), 4);
}

#[test]
fn a_session_forked_a_thousand_times_opens_and_is_told_in_few_words() {
    let mut all = deeds(2);
    for i in 0..1000 {
        let one = records::actor(&format!("x-{i}"), "آخر");
        let edits = vec![isnad::model::Change::create(one).into()];
        // Honest programs have other clocks; a forger need not.
        let step = if i < 500 { 100 + i } else { 50 };
        all.push(record(2, clock(step), edits));
    }
    let folder = project_with(&[(FILE, bytes_of(&all))]);
    let opened = folder.open(NOW_MS).unwrap();
    assert_eq!(opened.sessions[0].records.len(), 2 + 500 + 16);
    assert_eq!(opened.quarantined.len(), 500 - 16);
    // The last one that has a clock of its own shows.
    assert!(
        opened
            .project
            .actors()
            .get(&isnad::model::ActorId::new("x-499"))
            .is_some()
    );
    let told = kinds(&folder);
    let forks = told.iter().filter(|it| **it == FindingKind::ForkedSession);
    assert_eq!(forks.count(), 50);
    assert!(told.contains(&FindingKind::ManyFindings), "{told:?}");
}

#[test]
fn missing_numbers_are_told() {
    let records = [deed(1, "a"), deed(2, "b"), deed(5, "c")];
    let folder = project_with(&[(FILE, bytes_of(&records))]);
    let opened = folder.open(NOW_MS).unwrap();
    assert_eq!(opened.findings.len(), 1);
    assert_eq!(opened.findings[0].kind, FindingKind::SequenceGap);
    assert!(opened.findings[0].detail.contains("#3–#4"));
}

#[test]
fn a_journal_in_anothers_folder_is_quarantined() {
    let path = "journal/omar/01JABCDEFGHJKMNPQRSTVWXYZ0.ronl";
    let folder = project_with(&[(path, bytes_of(&deeds(2)))]);
    let opened = folder.open(NOW_MS).unwrap();
    assert_eq!(opened.project.actors().len(), 0);
    assert_eq!(opened.quarantined.len(), 2);
    assert_eq!(opened.clock_max, 0);
    assert_eq!(kinds(&folder), [FindingKind::WrongFolder]);
}

#[test]
fn records_that_are_not_what_they_claim_are_quarantined() {
    let mut foreign = records::claim("omar-a-0001", "a1", 0, "قال");
    foreign.annotator = isnad::model::AnnotatorId::new("omar");
    let mut forged = deed(3, "x");
    forged.tx.by = isnad::model::AnnotatorId::new("omar");
    let escaping = records::actor("../../etc", "x");
    let all = [
        record(
            1,
            clock(1),
            vec![isnad::model::Change::remove(foreign).into()],
        ),
        record(
            2,
            clock(2),
            vec![isnad::model::Change::create(escaping).into()],
        ),
        forged,
        deed(4, "ok"),
    ];
    let folder = project_with(&[(FILE, bytes_of(&all))]);
    let opened = folder.open(NOW_MS).unwrap();
    assert_eq!(opened.project.actors().len(), 1);
    assert_eq!(opened.sessions[0].records, [deed(4, "ok")]);
    let reasons: Vec<_> = opened.quarantined.iter().map(|it| it.reason).collect();
    use FindingKind::{BadId, ForeignTag, WrongFolder};
    assert_eq!(reasons, [ForeignTag, BadId, WrongFolder]);
    let told = kinds(&folder);
    assert!(reasons.iter().all(|kind| told.contains(kind)), "{told:?}");
    assert!(!told.contains(&FindingKind::SequenceGap));
}

#[test]
fn a_wrong_clock_hides_nobodys_work_and_never_advances_ours() {
    let mut ahead = deed(2, "غداً");
    ahead.t = u64::MAX;
    let folder = project_with(&[(FILE, bytes_of(&[deed(1, "اليوم"), ahead]))]);
    let opened = folder.open(NOW_MS).unwrap();
    assert_eq!(opened.project.actors().len(), 2);
    assert_eq!(opened.clock_max, clock(1));
    assert_eq!(kinds(&folder), [FindingKind::FutureClock]);
    let id = isnad::model::Id::new("salma-tvwxyz0-0002");
    let register = opened.project.actors().register(&id).unwrap();
    assert!(register.winner().unwrap().from_future);
}

#[test]
fn a_journal_of_a_newer_format_is_not_applied() {
    let header = "(journal:(schema:9,session:\"01JABCDEFGHJKMNPQRSTVWXYZ0\",annotator:\"salma\",min_reader:9))";
    let (crc, first) = line::encode(FIRST, header);
    let (_, second) = line::encode_record(crc, &deed(1, "x")).unwrap();
    let folder = project_with(&[(FILE, (first + &second).into_bytes())]);
    let opened = folder.open(NOW_MS).unwrap();
    assert_eq!(opened.project.actors().len(), 0);
    assert_eq!(opened.quarantined.len(), 1);
    assert_eq!(kinds(&folder), [FindingKind::TooNew]);
}

#[test]
fn lines_this_version_cannot_understand_are_told_but_not_a_thousand_times() {
    let (mut crc, mut text) = (FIRST, String::new());
    for n in 0..200 {
        let (next, line) = line::encode(crc, &format!("(n:{n},t:Noon)"));
        crc = next;
        text.push_str(&line);
    }
    let scan = scan(FILE, text.as_bytes());
    let count = |kind| scan.findings.iter().filter(|it| it.kind == kind).count();
    assert_eq!(count(FindingKind::UnreadableRecord), 50);
    assert_eq!(count(FindingKind::ManyFindings), 1);
    let last = scan.findings.last().unwrap();
    assert_eq!(last.detail, "unreadable-record ×150");
}

// ------------------------------------------------------------------ Saving

fn fresh() -> Box<dyn FnMut() -> String + Send> {
    let mut next = 500;
    Box::new(move || {
        next += 1;
        ulid(next)
    })
}

#[test]
fn nothing_is_written_before_the_first_deed() {
    let disk = MemoryDisk::new();
    let folder = Folder::with_disk(Arc::new(disk.clone()));
    folder.create(&new_project()).unwrap();
    let writes = disk.writes();
    let writer = Writer::new(folder.clone(), salma(), SESSION.to_owned(), fresh());
    writer.flush().unwrap();
    writer.close().unwrap();
    assert_eq!(disk.writes(), writes);
    assert!(!disk.files().keys().any(|path| path.starts_with("journal")));
}

#[test]
fn the_writer_saves_in_order_tells_each_group_and_leaves_no_reserve() {
    let disk = MemoryDisk::new();
    let folder = Folder::with_disk(Arc::new(disk.clone()));
    folder.create(&new_project()).unwrap();
    let writer = Writer::new(folder.clone(), salma(), SESSION.to_owned(), fresh());
    let woken = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&woken);
    writer.set_waker(Box::new(move || {
        count.fetch_add(1, Ordering::SeqCst);
    }));
    for record in deeds(600) {
        writer.submit(record);
    }
    writer.flush().unwrap();
    let status = writer.status();
    assert_eq!((status.pending, status.saved, status.error), (0, 600, None));
    assert!(disk.files().contains_key("journal/salma/.reserve"));
    writer.close().unwrap();
    assert!(woken.load(Ordering::SeqCst) >= 3, "groups are at most 256");
    assert!(!disk.files().contains_key("journal/salma/.reserve"));
    assert_eq!(folder.open(NOW_MS).unwrap().sessions[0].records, deeds(600));
}

#[test]
fn deeds_stay_in_memory_while_the_disk_is_gone_and_are_saved_when_it_is_back_as_in_label_studio_6675()
 {
    let disk = FaultyDisk::new(Lie::None);
    let folder = Folder::with_disk(Arc::new(disk.clone()));
    folder.create(&new_project()).unwrap();
    let writer = Writer::new(folder.clone(), salma(), SESSION.to_owned(), fresh());
    writer.submit(deed(1, "قبل"));
    writer.flush().unwrap();

    disk.fail_from_now(5);
    writer.submit(deed(2, "أثناء"));
    let error = writer.flush().unwrap_err();
    assert!(
        matches!(error, StoreError::NotSaved { pending: 1, .. }),
        "{error}"
    );
    let status = writer.status();
    assert_eq!((status.pending, status.saved), (1, 1));
    assert!(status.error.is_some());
    assert_eq!(writer.pending_records(), [deed(2, "أثناء")]);

    disk.recover();
    writer.retry();
    writer.submit(deed(3, "بعد"));
    writer.flush().unwrap();
    let status = writer.status();
    assert_eq!((status.pending, status.saved, status.error), (0, 3, None));
    writer.close().unwrap();
    let opened = folder.open(NOW_MS).unwrap();
    // Two files, one session: stamps in memory stay true.
    assert_eq!(opened.sessions.len(), 1);
    assert_eq!(opened.sessions[0].session, SESSION);
    assert_eq!(opened.sessions[0].records.len(), 3);
    assert!(
        opened
            .findings
            .iter()
            .all(|it| it.severity == Severity::Info)
    );
}

#[test]
fn a_record_that_cannot_be_saved_keeps_no_other_from_being_saved() {
    let folder = memory_project();
    let writer = Writer::new(folder.clone(), salma(), SESSION.to_owned(), fresh());
    for record in deeds(5) {
        writer.submit(record);
    }
    let broken = isnad::model::Edit::Unknown("Weather(".to_owned());
    writer.submit(record(6, clock(6), vec![broken]));
    writer.submit(deed(7, "بعد"));
    let error = writer.flush().unwrap_err();
    assert!(
        matches!(error, StoreError::NotSaved { pending: 1, .. }),
        "{error}"
    );
    let mut saved = deeds(5);
    saved.push(deed(7, "بعد"));
    assert_eq!(folder.open(NOW_MS).unwrap().sessions[0].records, saved);
}

#[test]
fn a_journal_grows_no_larger_than_what_is_read_and_another_goes_on() {
    let folder = memory_project();
    let mut saver =
        Saver::new(folder.clone(), salma(), SESSION.to_owned(), fresh()).rolling_at(400);
    for record in deeds(8) {
        saver.save(&[record]).unwrap();
    }
    assert!(folder.disk().list("journal/salma").unwrap().len() > 3);
    let opened = folder.open(NOW_MS).unwrap();
    assert_eq!(opened.sessions.len(), 1);
    assert_eq!(opened.sessions[0].records, deeds(8));
    assert_eq!(opened.findings, []);
}

#[test]
fn a_full_disk_gives_the_reserve_to_the_last_deeds() {
    let disk = FaultyDisk::new(Lie::None);
    let folder = Folder::with_disk(Arc::new(disk.clone()));
    folder.create(&new_project()).unwrap();
    let mut saver = Saver::new(folder.clone(), salma(), SESSION.to_owned(), fresh());
    saver.save(&[deed(1, "أول")]).unwrap();
    assert!(!saver.is_reserve_used());
    disk.fail_at(disk.calls() + 1, 28);
    saver.save(&[deed(2, "ثان")]).unwrap();
    assert!(saver.is_reserve_used());
    let names = folder.disk().list("journal/salma").unwrap();
    assert!(!names.contains(&".reserve".to_owned()));
    assert_eq!(folder.open(NOW_MS).unwrap().sessions[0].records.len(), 2);
}

#[test]
fn a_poisoned_journal_is_never_written_again() {
    let disk = FaultyDisk::new(Lie::None);
    let folder = Folder::with_disk(Arc::new(disk.clone()));
    folder.create(&new_project()).unwrap();
    let mut journal = Journal::create(&folder, &salma(), SESSION).unwrap();
    disk.fail_at(disk.calls() + 2, 5);
    assert!(matches!(
        journal.append(&[deed(1, "x")]),
        Err(StoreError::Io { .. })
    ));
    let calls = disk.calls();
    assert!(matches!(
        journal.append(&[deed(1, "x")]),
        Err(StoreError::Poisoned { .. })
    ));
    assert_eq!(disk.calls(), calls);
}

#[test]
fn two_programs_of_one_annotator_never_share_a_journal() {
    let folder = memory_project();
    let mut first = Journal::create(&folder, &salma(), SESSION).unwrap();
    let again = Journal::create(&folder, &salma(), SESSION);
    assert!(matches!(again, Err(StoreError::Io { .. })));
    let mut second = Journal::create(&folder, &salma(), OTHER).unwrap();
    first.append(&[deed(1, "هنا")]).unwrap();
    second.append(&[record(1, clock(9), Vec::new())]).unwrap();
    let opened = folder.open(NOW_MS).unwrap();
    assert_eq!(opened.sessions.len(), 2);
    assert_eq!(
        opened.applied(&salma()),
        [(SESSION.to_owned(), 1), (OTHER.to_owned(), 1)]
    );
}

#[test]
fn names_that_could_leave_the_folder_make_no_journal() {
    let folder = memory_project();
    let evil = isnad::model::AnnotatorId::new("../../x");
    assert!(matches!(
        Journal::create(&folder, &evil, SESSION),
        Err(StoreError::BadName { .. })
    ));
    for session in ["", "../../../x", "01jabcdefghjkmnpqrstvwxyz0"] {
        assert!(matches!(
            Journal::create(&folder, &salma(), session),
            Err(StoreError::BadName { .. })
        ));
    }
}
