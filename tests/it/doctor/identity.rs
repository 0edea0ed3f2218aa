//! A damaged `project.ron` costs a project its identity only if its id cannot be read, and copies that
//! share a journal stay copies even then.

use isnad::app::platform::FixedPlatform;
use isnad::app::{AppError, Lang, Words, check, merge};
use isnad::model::Change;
use isnad::store::{Folder, Journal, NewProject, ProjectFile};

use super::ground::Ground;
use crate::records::{NOW_MS, OTHER, actor, clock, deed, new_project, record, salma, ulid};

fn info(ground: &Ground) -> ProjectFile {
    ground.folder.open(NOW_MS).unwrap().info
}

fn repair(ground: &Ground) -> check::Mended {
    let platform = FixedPlatform::new(NOW_MS, 7);
    check::repair(&ground.folder, &platform, &Words::new(Lang::En)).unwrap()
}

/// Ways to damage a project file that leave its id legible.
fn damages() -> Vec<fn(&str) -> String> {
    vec![
        |text| text.replacen("\",\n  name", "\"\n  name", 1),
        |text| text.replacen('(', "", 1),
        |text| text.trim_end().trim_end_matches(')').to_owned(),
        |text| text.replacen("schema: 1", "schema: one", 1),
        |text| text.replace('\n', " ").replacen(", ", " ", 1),
        |text| text.replacen("created_by: \"", "created_by: \"\"", 1),
        |text| format!("<<<<<<< ours\n{text}=======\n"),
    ]
}

#[test]
fn a_damaged_project_file_keeps_what_is_legible_of_it() {
    for (number, damage) in damages().into_iter().enumerate() {
        for by_repair in [true, false] {
            let ground = Ground::new();
            let whole = info(&ground);
            let text = String::from_utf8(ground.bytes("project.ron")).unwrap();
            let damaged = damage(&text);
            assert_ne!(damaged, text, "{number}");
            ground.put("project.ron", damaged.as_str());
            // Whoever looks at it before it is mended sees its name.
            let before = ground.folder.open(NOW_MS).unwrap();
            assert_eq!(before.info.name, whole.name, "{number}");
            assert!(before.read_only, "{number}");
            if by_repair {
                let mended = repair(&ground);
                assert!(!mended.repaired[0].new_identity, "{number}");
                assert_eq!(mended.findings, [], "{number}");
            } else {
                let recovered = ground.folder.recover(&ulid(9), NOW_MS).unwrap();
                assert!(
                    recovered.project_file && !recovered.new_identity,
                    "{number}"
                );
            }
            let mended = info(&ground);
            assert_eq!(mended.id, whole.id, "{number}");
            assert_eq!(mended.name, whole.name, "{number}");
            assert_eq!(mended.created_by, whole.created_by, "{number}");
            let kept = ground.disk.files.files();
            let mut kept = kept
                .iter()
                .filter(|(path, _)| path.starts_with("history/project-"));
            assert!(
                kept.any(|(_, bytes)| *bytes == damaged.as_bytes()),
                "{number}"
            );
        }
    }
}

#[test]
fn a_new_id_is_given_only_where_none_is_legible_and_that_is_told() {
    for id in ["", "01HF7YAT01", "../../etc", "01HF7YAT01000000000000000I"] {
        let ground = Ground::new();
        let text = format!("(\n  id: \"{id}\"\n  name: \"خبر\",\n");
        ground.put("project.ron", text.as_str());
        let mended = repair(&ground);
        assert!(mended.repaired[0].new_identity, "{id}");
        let now = info(&ground);
        assert_ne!(now.id, id);
        assert_eq!((now.name.as_str(), now.created_by), ("خبر", salma()));
    }
    let ground = Ground::new();
    ground.remove("project.ron");
    let found = ground.check(Lang::En);
    let lost = found
        .iter()
        .find(|it| it.kind == "project-file-missing")
        .unwrap();
    assert!(lost.remedy.contains("new id"), "{}", lost.remedy);
    let recovered = ground.folder.recover(&ulid(9), NOW_MS).unwrap();
    assert!(recovered.new_identity);
    assert_eq!(info(&ground).id, ulid(9));
}

#[test]
fn copies_with_a_journal_in_common_are_joined_whatever_their_ids() {
    let platform = FixedPlatform::new(NOW_MS, 5);
    let (ours, theirs) = (Ground::new(), Ground::new());
    theirs.remove("project.ron");
    theirs.folder.recover(&ulid(9), NOW_MS).unwrap();
    assert_ne!(info(&theirs).id, info(&ours).id);
    theirs.write(vec![Change::create(actor("x-9", "هدى")).into()]);
    let id = info(&ours).id;
    let report = merge::merge(&ours.folder, &theirs.folder, &platform).unwrap();
    assert_eq!(report.records.get("salma"), Some(&1));
    assert_eq!(info(&ours).id, id);

    // The same session with another first record, or no session in common: two projects.
    let stranger = |session: &str| {
        let folder = Folder::in_memory();
        let new = NewProject {
            id: ulid(40),
            ..new_project()
        };
        folder.create(&new).unwrap();
        let mut journal = Journal::create(&folder, &salma(), session).unwrap();
        let other = record(
            1,
            clock(70),
            vec![Change::create(actor("x-8", "عمر")).into()],
        );
        journal.append(&[other, deed(2, "ليلى")]).unwrap();
        folder
    };
    for session in [OTHER.to_owned(), ulid(41)] {
        let before = ours.disk.files.files();
        let refused = merge::merge(&ours.folder, &stranger(&session), &platform);
        let is_other = matches!(refused, Err(AppError::OtherProject { .. }));
        assert!(is_other, "{session}: {refused:?}");
        assert_eq!(ours.disk.files.files(), before);
    }
}
