//! What a newer version wrote is known for that whatever else of it has changed, and nothing is
//! written beside it or over it.

use std::sync::Arc;

use isnad::app::check;
use isnad::app::platform::FixedPlatform;
use isnad::app::{Lang, Session, Words};
use isnad::model::ActorScope;
use isnad::model::edit::library;
use isnad::store::line::{self, FIRST};
use isnad::store::{FindingKind, StoreError};

use super::ground::{Ground, JOURNAL, SECOND};
use crate::records::{NOW_MS, OTHER, deed, salma, ulid};

/// Project files of a later version, in which one field or all is otherwise; each says in its way
/// that programs like this one must not read it, or not write.
fn projects(reader: u32, writer: u32) -> Vec<String> {
    let fields = format!("min_reader: {reader}, min_writer: {writer}");
    vec![
        format!("(id: (ulid: \"01HF7YAT010000000000000001\"), name: \"x\", schema: 2, {fields},)"),
        format!("(\n  id: 7,\n  {fields},\n  name: \"a: (\",\n)\n"),
        format!(
            "(\n  name: [\"x\", (min_reader: 1)],\n  min_writer : {writer}, min_reader:{reader}"
        ),
        format!("Project({fields}, people: {{\"salma\": 1}}, schema: \"2.1\")"),
        format!(
            "(id: \"open, {fields}\n schema: 2,\n min_reader: {reader},\n min_writer: {writer})"
        ),
    ]
}

/// A journal of Salma's whose first line is of a later version, with a deed after it.
fn journal(reader: u32, writer: u32) -> String {
    let header = format!(
        "(journal:(schema:2,session:(x:1),annotator:\"salma\",min_reader:{reader},min_writer:{writer}))"
    );
    let (crc, first) = line::encode(FIRST, &header);
    first + &line::encode_record(crc, &deed(1, "هدى")).unwrap().1
}

/// Somebody works on, mends and recovers; nothing may come of it.
fn all_are_refused(ground: &Ground) {
    let before = ground.disk.files.files();
    let platform = FixedPlatform::new(NOW_MS, 7);
    let words = Words::new(Lang::En);
    let mended = check::repair(&ground.folder, &platform, &words);
    assert!(mended.is_err(), "{mended:?}");
    if let Ok(recovered) = ground.folder.recover(&ulid(9), NOW_MS) {
        assert_eq!(recovered, Default::default());
    }
    let platform = Arc::new(FixedPlatform::new(NOW_MS, 3));
    if let Ok(mut session) = Session::open(ground.folder.clone(), platform, Some(&salma())) {
        assert!(session.is_read_only());
        let names = library::ActorFields {
            name_ar: Some("جديد".to_owned()),
            ..Default::default()
        };
        let tried = session.plan(|desk| library::add_actor(desk, &names, ActorScope::Project));
        assert!(tried.is_err());
        session.close().unwrap();
    }
    assert_eq!(ground.disk.files.files(), before);
}

#[test]
fn a_project_file_of_a_newer_version_is_refused_or_only_read_whatever_else_changed_in_it() {
    for text in projects(2, 2) {
        let ground = Ground::new();
        ground.put("project.ron", text.as_str());
        ground.remove(".gitignore");
        let opened = ground.folder.open(NOW_MS);
        let needs = matches!(opened, Err(StoreError::TooNew { needs: 2, .. }));
        assert!(needs, "{text}: {:?}", opened.map(|it| it.findings));
        assert!(ground.folder.look().is_err(), "{text}");
        all_are_refused(&ground);
    }
    for text in projects(1, 2) {
        let ground = Ground::new();
        ground.put("project.ron", text.as_str());
        ground.remove(".gitignore");
        let opened = ground.folder.open(NOW_MS).unwrap();
        assert!(opened.read_only && opened.is_newer(), "{text}");
        let kinds: Vec<_> = opened.findings.iter().map(|it| it.kind).collect();
        assert_eq!(kinds, [FindingKind::ReadOnly], "{text}");
        assert_eq!(opened.project.claims().len(), 1, "journals are read");
        all_are_refused(&ground);
    }
    // A damaged one of this version is no newer one.
    for text in projects(1, 1) {
        let ground = Ground::new();
        ground.put("project.ron", text.as_str());
        assert_eq!(ground.kinds(), ["project-file-damaged"], "{text}");
    }
}

#[test]
fn a_journal_of_a_newer_version_is_left_aside_or_only_read_whatever_else_changed_in_it() {
    for (reader, kind, actors) in [(2, "too-new", 1), (1, "read-only", 2)] {
        let ground = Ground::new();
        ground.put(SECOND, journal(reader, 2));
        ground.remove(".gitignore");
        let found = ground.check(Lang::En);
        let of_journal = found.iter().filter(|it| it.file.as_deref() == Some(SECOND));
        let told: Vec<&str> = of_journal.map(|it| it.kind.as_str()).collect();
        assert_eq!(told, [kind]);
        assert!(found.iter().all(|it| !it.repairable), "{found:?}");
        let opened = ground.folder.open(NOW_MS).unwrap();
        assert!(opened.read_only);
        assert_eq!(opened.project.actors().len(), actors, "{reader}");
        assert_eq!(opened.quarantined.len(), 2 - actors);
        all_are_refused(&ground);
        // Also where the project file is lost, and where the name says no session.
        ground.remove("project.ron");
        all_are_refused(&ground);
        let ground = Ground::new();
        ground.put("journal/salma/later.ronl", journal(reader, 2));
        assert!(ground.folder.open(NOW_MS).unwrap().read_only);
        all_are_refused(&ground);
    }
    let ground = Ground::new();
    ground.put(SECOND, journal(1, 1));
    assert_eq!(
        ground.kinds(),
        ["unreadable-record", "no-header", "snapshot-stale"]
    );
    assert!(!ground.folder.open(NOW_MS).unwrap().read_only);
    assert!(ground.bytes(JOURNAL).len() > OTHER.len());
}
