//! Repairs: what needs nobody's decision is done, once, and nothing that is truth is touched.

use std::collections::BTreeMap;

use isnad::app::check::{self, Mended};
use isnad::app::platform::FixedPlatform;
use isnad::app::{Lang, Words};
use isnad::model::{ActorId, AnnotatorId, ArticleId, Change, Id, Layer};
use isnad::store::{FindingKind, Journal, Repair};

use super::fixtures::file_causes;
use super::ground::{Ground, JOURNAL, Odd, SECOND, SNAPSHOT};
use crate::records::{NOW_MS, OTHER, actor, clock, record, salma, ulid};
use crate::support::cli::{Stage, TAGGING, files};

const DAY_MS: u64 = 24 * 60 * 60 * 1000;

fn repair(ground: &Ground) -> Mended {
    let platform = FixedPlatform::new(NOW_MS, 7);
    check::repair(&ground.folder, &platform, &Words::new(Lang::En)).unwrap()
}

/// What is truth: it may not change by a byte.
fn truth(ground: &Ground) -> BTreeMap<String, Vec<u8>> {
    let files = ground.disk.files.files().into_iter();
    let is_truth = |path: &String| {
        ["journal/", "articles/", "images/", "codebook/"]
            .iter()
            .any(|dir| path.starts_with(dir))
            && !path.ends_with(".tmp")
    };
    files.filter(|(path, _)| is_truth(path)).collect()
}

#[test]
fn whatever_is_broken_repair_touches_no_truth_and_leaves_nothing_repairable() {
    let mut repaired = 0;
    // What a newer version wrote is for reading only.
    let is_ours = |kind: &str| !["read-only", "too-new"].contains(&kind);
    for (kind, cause) in file_causes().filter(|(kind, _)| is_ours(kind)) {
        let ground = Ground::new();
        cause(&ground);
        let before = truth(&ground);
        let had = ground.disk.files.files();
        let found = ground.check(Lang::En);
        let stale = FindingKind::SnapshotStale.code();
        // A copy that is merely old says nothing that journals do not.
        let is_stale = |path: &String| {
            let mut of_file = found.iter().filter(|it| it.file.as_ref() == Some(path));
            of_file.any(|it| it.kind == stale)
        };
        let mended = repair(&ground);
        assert_eq!(truth(&ground), before, "{kind}");
        let left: Vec<_> = mended.findings.iter().filter(|it| it.repairable).collect();
        assert!(left.is_empty(), "{kind}: {left:?}");
        let by_kind = FindingKind::ALL
            .iter()
            .find(|it| it.code() == kind)
            .unwrap();
        // A fresh temporary may still be written to.
        if by_kind.repair().is_some_and(|it| it != Repair::Temporary) {
            repaired += 1;
            assert!(!mended.repaired.is_empty(), "{kind}");
            let same = mended.findings.iter().any(|it| it.kind == kind);
            assert!(!same, "{kind} is still told");
        }
        // What was there is there still, as itself or in history.
        let now: Vec<Vec<u8>> = ground.disk.files.files().into_values().collect();
        for (path, bytes) in had {
            let may_change = path.starts_with(".git") || is_stale(&path);
            assert!(may_change || now.contains(&bytes), "{kind} lost {path}");
        }
        let after = ground.disk.files.files();
        assert_eq!(
            repair(&ground).repaired,
            [],
            "{kind}: once more does nothing"
        );
        assert_eq!(ground.disk.files.files(), after, "{kind}");
    }
    assert!(repaired >= 7, "{repaired}");
}

#[test]
fn checking_alone_writes_nothing() {
    for (kind, cause) in file_causes() {
        let ground = Ground::new();
        cause(&ground);
        let before = (ground.disk.files.files(), ground.disk.files.writes());
        let _found = ground.check(Lang::En);
        let after = (ground.disk.files.files(), ground.disk.files.writes());
        assert!(before == after, "{kind}");
    }
}

#[test]
fn a_lost_project_file_comes_back_and_work_can_go_on() {
    let ground = Ground::new();
    ground.remove("project.ron");
    // Something else is out of date: it is mended in the same go.
    ground.write(vec![Change::create(ground.claim("c-9", "قالت")).into()]);
    let mended = repair(&ground);
    assert_eq!(mended.repaired[0].repair, Repair::ProjectFile);
    assert_eq!(mended.findings, []);
    let opened = ground.folder.open(NOW_MS).unwrap();
    assert!(!opened.read_only);
    assert_eq!(opened.info.created_by, salma());
    assert_eq!(opened.project.claims().len(), 2);
}

#[test]
fn a_half_written_file_is_removed_only_when_it_is_ours_and_a_day_old() {
    let ground = Ground::new();
    let ours = "annotations/a1/.salma.ron.31-4.tmp";
    let fresh = ".project.ron.31-5.tmp";
    let theirs = "articles/.other.tmp";
    for (path, age) in [
        (ours, DAY_MS + 1),
        (fresh, DAY_MS - 1),
        (theirs, 9 * DAY_MS),
    ] {
        ground.put(path, "half");
        ground.disk.make(path, Odd::Old(age));
    }
    let mended = repair(&ground);
    let removed: Vec<_> = mended.repaired.iter().map(|it| it.file.as_str()).collect();
    assert_eq!(removed, [ours]);
    let files = ground.disk.files.files();
    assert!(!files.contains_key(ours));
    assert!(files.contains_key(fresh) && files.contains_key(theirs));
    assert_eq!(ground.kinds(), ["stray-temporary", "stray-temporary"]);
}

#[test]
fn what_cannot_be_mended_is_told_and_the_rest_is_mended() {
    let stage = Stage::new();
    stage.story(TAGGING).expect(0);
    let whole = files(&stage.project);
    let mut copies = whole.keys().filter(|path| path.starts_with("annotations/"));
    let copy = copies.next().unwrap();
    let put = |path: &str, text: &str| std::fs::write(stage.project.join(path), text).unwrap();
    put(copy, "damaged");
    put("registry/salma.ron", "damaged too");
    // Nothing can be kept there.
    put("history", "a file");
    std::fs::remove_file(stage.project.join(".gitignore")).unwrap();
    let told = stage.run(["check", "@"]).expect(1);
    assert!(told.out.contains("[not-regular] history\n"), "{}", told.out);
    let mended = stage.run(["check", "@", "--repair"]).expect(1);
    let count = mended.out.matches("It could not be repaired.").count();
    assert_eq!(count, 2, "{}", mended.out);
    assert!(
        !mended.out.contains("does this by itself"),
        "{}",
        mended.out
    );
    let after = files(&stage.project);
    assert_eq!(after[".gitignore"], whole[".gitignore"]);
    assert_eq!(after[copy], b"damaged");
    // Without the project file nothing else may be written.
    put("project.ron", "(");
    std::fs::remove_file(stage.project.join(".gitignore")).unwrap();
    stage.run(["check", "@", "--repair"]).expect(1);
    assert!(!files(&stage.project).contains_key(".gitignore"));
    std::fs::remove_file(stage.project.join("history")).unwrap();
    stage.run(["check", "@", "--repair"]);
    let after = files(&stage.project);
    assert_eq!(after[".gitignore"], whole[".gitignore"]);
    assert_ne!(after[copy], b"damaged");
    assert_eq!(
        after["registry/salma.ron"].len(),
        whole["registry/salma.ron"].len()
    );
}

#[test]
fn a_journal_under_another_name_is_told_if_it_holds_what_no_journal_has() {
    let stem = SECOND.strip_suffix(".ronl").unwrap();
    let hidden = format!("journal/salma/.{OTHER}.ronl");
    let endings = [
        ".ronl.orig",
        ".ronl~",
        ".ronl.bak",
        ".RONL",
        ".ronl (conflicted copy)",
        "",
    ];
    let names = endings.map(|ending| format!("{stem}{ending}"));
    let elsewhere = [
        hidden.clone(),
        format!("journal/{OTHER}.ronl"),
        "journal/salma/old".to_owned(),
    ];
    for name in names.into_iter().chain(elsewhere) {
        let ground = Ground::new();
        let deeds = vec![Change::create(actor("x-9", "هدى")).into()];
        ground.write(deeds);
        let journal = ground.bytes(SECOND);
        ground.put(&name, journal.clone());
        // All of it is read: a copy that an editor left does no harm.
        let is_hidden = name == hidden;
        let told = |ground: &Ground| {
            let found = ground.check(Lang::En);
            let mut of_file = found
                .into_iter()
                .filter(|it| it.file.as_ref() == Some(&name));
            of_file.next().map(|it| it.kind)
        };
        let harmless = match name.split('/').count() {
            _ if is_hidden => None,
            2 => Some("bad-name".to_owned()),
            _ => Some("unknown-file".to_owned()),
        };
        assert_eq!(told(&ground), harmless, "{name}");
        ground.remove(SECOND);
        assert_eq!(told(&ground).as_deref(), Some("unread-journal"), "{name}");
        let before = ground.disk.files.files();
        repair(&ground);
        assert_eq!(ground.bytes(&name), before[&name]);
        // What the remedy says: a copy with the right ending.
        ground.put(&format!("{stem} (copy).ronl"), journal);
        assert_eq!(told(&ground), harmless, "{name}");
        assert!(ground.kinds().contains(&"conflict-copy".to_owned()));
    }
    // Packed by somebody: its name says what it may hold. Nothing is in an empty one.
    let ground = Ground::new();
    ground.put(&format!("{stem}.ronl.gz"), [0x1f, 0x8b, 8, 0]);
    ground.put(&format!("journal/salma/{}.ronl.bak", ulid(60)), "");
    assert_eq!(ground.kinds(), ["unread-journal", "unknown-file"]);
}

#[test]
fn lines_for_version_control_are_added_and_those_of_others_stay() {
    let ground = Ground::new();
    ground.put(".gitignore", "*.swp");
    ground.remove(".gitattributes");
    assert_eq!(repair(&ground).repaired.len(), 2);
    let ignored = String::from_utf8(ground.bytes(".gitignore")).unwrap();
    assert_eq!(ignored, "*.swp\n.*.tmp\n.reserve\n");
    let fresh = Ground::new();
    assert_eq!(
        ground.bytes(".gitattributes"),
        fresh.bytes(".gitattributes")
    );
    assert_eq!(ground.kinds(), Vec::<String>::new());
}

#[test]
fn a_copy_that_alone_tells_of_a_loss_is_never_written_over() {
    let ground = Ground::new();
    let kept = ground.bytes(SNAPSHOT);
    ground.remove(JOURNAL);
    ground.put(
        "history/annotations/a1/salma-00000000.ron",
        "generation:9,\n",
    );
    assert!(ground.kinds().contains(&"journal-missing".to_owned()));
    let mended = repair(&ground);
    assert_eq!(ground.bytes(SNAPSHOT), kept);
    let told = |kind: &str| mended.findings.iter().find(|it| it.kind == kind);
    assert!(told("journal-missing").is_some());
    // Nor is it said that it could be.
    assert!(!told("generation-regress").expect("told too").repairable);
}

#[test]
fn a_copy_with_tags_no_journal_tells_of_stays_whoever_writes() {
    let ground = Ground::new();
    let kept = ground.bytes(SNAPSHOT);
    // A line in the middle is spoilt: the session goes as far as before, one claim is gone.
    ground.replace(JOURNAL, "الأسعار ستنخفض", "الأسعار سترتفع");
    let told = |ground: &Ground| ground.kinds().contains(&"sudden-drop".to_owned());
    assert!(told(&ground), "{:?}", ground.kinds());
    ground.write(vec![Change::create(ground.claim("c-9", "قالت")).into()]);
    ground.write_copies();
    assert_eq!(ground.bytes(SNAPSHOT), kept, "the next deed leaves it");
    let recovered = ground.folder.recover(&ulid(9), NOW_MS).unwrap();
    assert!(recovered.left.contains(&SNAPSHOT.to_owned()));
    repair(&ground);
    assert_eq!(ground.bytes(SNAPSHOT), kept);
    assert!(told(&ground));
}

#[test]
fn a_copy_of_gold_that_came_before_its_journal_waits_for_it() {
    let ground = Ground::new();
    let gold = AnnotatorId::new("gold");
    let copy = "annotations/a1/gold.ron";
    let write = || {
        let opened = ground.folder.open(NOW_MS).unwrap();
        let applied = opened.applied(&gold);
        let articles = [ArticleId::new("a1")].into();
        let folder = &ground.folder;
        let written = folder.write_snapshots(&opened.project, &articles, &gold, &applied);
        written.unwrap();
    };
    let decide = |session: &str, step: u64, id: &str| {
        let mut claim = ground.claim(id, "قالت");
        claim.annotator = gold.clone();
        claim.meta.layer = Layer::Gold;
        let mut journal = Journal::create(&ground.folder, &salma(), session).unwrap();
        let record = record(1, clock(step), vec![Change::create(claim).into()]);
        journal.append(&[record]).unwrap();
    };
    decide(OTHER, 9, "g-1");
    write();
    let (kept, journal) = (ground.bytes(copy), ground.bytes(SECOND));
    ground.remove(SECOND);
    decide(&ulid(80), 10, "g-2");
    write();
    ground.folder.recover(&ulid(9), NOW_MS).unwrap();
    assert_eq!(
        ground.bytes(copy),
        kept,
        "a colleague's, not known here yet"
    );
    assert!(ground.kinds().contains(&"journal-missing".to_owned()));
    ground.put(SECOND, journal);
    write();
    let text = String::from_utf8(ground.bytes(copy)).unwrap();
    assert!(text.contains("g-1") && text.contains("g-2"), "{text}");
    assert!(!ground.kinds().contains(&"journal-missing".to_owned()));
}

#[test]
fn tags_that_were_taken_away_in_a_journal_are_no_drop() {
    let ground = Ground::new();
    let opened = ground.folder.open(NOW_MS).unwrap();
    let base = opened.sessions[0].records[1].stamp(crate::records::SESSION);
    let claim = ground.claim("c-1", "الأسعار ستنخفض");
    ground.write(vec![
        Change {
            base: Some(base),
            ..Change::remove(claim)
        }
        .into(),
    ]);
    let kinds = ground.kinds();
    assert!(!kinds.contains(&"sudden-drop".to_owned()), "{kinds:?}");
    assert!(kinds.contains(&"snapshot-stale".to_owned()));
}

#[test]
fn the_next_copy_after_an_old_one_was_put_back_goes_beyond_all_that_were_kept() {
    let ground = Ground::new();
    ground.put(
        "history/annotations/a1/salma-00000000.ron",
        "generation:9,\n",
    );
    repair(&ground);
    let text = String::from_utf8(ground.bytes(SNAPSHOT)).unwrap();
    assert!(text.contains("\ngeneration:10,\n"), "{text}");
}

#[test]
fn a_folder_of_a_newer_version_is_not_repaired() {
    let ground = Ground::new();
    ground.replace("project.ron", "min_writer: 1", "min_writer: 9");
    ground.remove(".gitignore");
    let before = ground.disk.files.files();
    assert!(ground.check(Lang::En).iter().all(|it| !it.repairable));
    let platform = FixedPlatform::new(NOW_MS, 7);
    assert!(check::repair(&ground.folder, &platform, &Words::new(Lang::En)).is_err());
    assert_eq!(ground.disk.files.files(), before);
}

#[test]
fn a_hand_edited_copy_is_kept_in_history_before_it_is_written_anew() {
    let ground = Ground::new();
    ground.replace(SNAPSHOT, "c-1", "c-2");
    let edited = ground.bytes(SNAPSHOT);
    repair(&ground);
    let files = ground.disk.files.files();
    let kept = files
        .iter()
        .filter(|(path, _)| path.starts_with("history/annotations/a1/salma-"));
    assert_eq!(kept.map(|(_, bytes)| bytes).collect::<Vec<_>>(), [&edited]);
    let opened = ground.folder.open(NOW_MS).unwrap();
    assert!(opened.project.claims().get(&Id::new("c-1")).is_some());
    let id: ActorId = actor("x-1", "ليلى").id;
    assert!(opened.project.actors().get(&id).is_some());
}
