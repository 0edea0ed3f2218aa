//! Editions of the codebook in a project on disk: copies for people, the journal as the truth, and
//! taking back a publication by another one.

use std::sync::Arc;

use isnad::app::platform::FixedPlatform;
use isnad::app::{AppError, Session};
use isnad::model::check::check;
use isnad::model::edit::codebook::{self, Step};
use isnad::model::project::ApplyError;
use isnad::model::{AnnotatorId, Code, Codebook};
use isnad::store::codebooks::copy_path;
use isnad::store::memory_disk::MemoryDisk;
use isnad::store::{FindingKind, Folder};

fn made() -> (Arc<MemoryDisk>, Session) {
    let disk = Arc::new(MemoryDisk::new());
    let platform = Arc::new(FixedPlatform::new(1_750_000_000_000, 1));
    let folder = Folder::with_disk(disk.clone());
    let book = Codebook::isnad_default();
    let session = Session::create(folder, platform, "salma", "تجربة", book).unwrap();
    (disk, session)
}

fn again(disk: &Arc<MemoryDisk>, annotator: &str) -> Session {
    let platform = Arc::new(FixedPlatform::new(1_750_000_900_000, 7));
    let folder = Folder::with_disk(disk.clone());
    Session::open(folder, platform, Some(&AnnotatorId::new(annotator))).unwrap()
}

fn require(session: &mut Session, field: &str) {
    let step = Step::Require {
        field: Code::from(field),
        required: true,
    };
    session.plan(|desk| codebook::draft(desk, &step)).unwrap();
}

fn publish(session: &mut Session) {
    session
        .plan(|desk| codebook::publish(desk, 1_750_000_100_000))
        .unwrap();
}

fn version(session: &Session) -> &str {
    session.project().codebook().version.as_str()
}

fn requires(session: &Session, field: &str) -> bool {
    session.project().codebook().requires(field)
}

fn codebook_files(disk: &MemoryDisk) -> Vec<String> {
    let names = disk.files().into_keys();
    names.filter(|name| name.starts_with("codebook/")).collect()
}

#[test]
fn a_publication_leaves_a_copy_that_is_no_second_truth() {
    let (disk, mut session) = made();
    require(&mut session, "stance.evidence");
    session.close().unwrap();
    assert_eq!(codebook_files(&disk).len(), 1, "a draft leaves none");
    publish(&mut session);
    let path = copy_path(session.project().published()[0]).unwrap();
    assert!(
        !disk.files().contains_key(&path),
        "before it is acknowledged"
    );
    session.close().unwrap();
    let files = codebook_files(&disk);
    assert_eq!(files.len(), 2);
    assert_eq!(files.last(), Some(&path), "newer than the first");
    let text = String::from_utf8(disk.files()[&path].clone()).unwrap();
    let copy: Codebook = ron::from_str(&text).unwrap();
    assert_eq!(&copy, session.project().codebook());

    // Closing again writes nothing anew, and whoever opens sees the same project.
    session.close().unwrap();
    assert_eq!(codebook_files(&disk), files);
    let opened = again(&disk, "omar");
    assert_eq!(
        opened.project().founding_codebook(),
        &Codebook::isnad_default()
    );
    assert_eq!(opened.project().codebook(), session.project().codebook());

    // A lost copy costs nothing; one that somebody wrote into is not believed.
    disk.put(&path, text.replace("isnad-1.1", "isnad-9.9"));
    assert_eq!(version(&again(&disk, "omar")), "isnad-1.1");
    let first = files[0].clone();
    disk.put(&first, "(");
    let opened = again(&disk, "omar");
    assert_eq!(opened.findings()[0].kind, FindingKind::CodebookDamaged);
    assert_eq!(version(&opened), "isnad-1.1");

    // Without the journal, the copy is what the project begins with.
    let bare = MemoryDisk::new();
    for (name, bytes) in disk.files() {
        if !name.starts_with("journal/") {
            bare.put(&name, bytes);
        }
    }
    let bare = Arc::new(bare);
    assert_eq!(version(&again(&bare, "omar")), "isnad-9.9");
}

#[test]
fn undo_of_a_publication_publishes_what_was_before_and_redo_what_was_undone() {
    let (disk, mut session) = made();
    let founding = session.project().codebook().clone();
    require(&mut session, "stance.evidence");
    require(&mut session, "claim.evidence");
    publish(&mut session);
    assert_eq!(version(&session), "isnad-1.1");
    let wanted = session.project().codebook().clone();

    assert_eq!(session.undo().unwrap().as_str(), "codebook.publish");
    let restored = session.project().codebook().clone();
    assert_eq!(restored.version.as_str(), "isnad-1.2");
    assert_eq!(
        (&restored.sets, &restored.required),
        (&founding.sets, &founding.required)
    );
    assert_eq!(
        session.project().published().len(),
        2,
        "nothing published goes away"
    );

    assert_eq!(session.redo().unwrap().as_str(), "codebook.publish");
    assert_eq!(version(&session), "isnad-1.3");
    assert_eq!(session.project().codebook().required, wanted.required);
    session.undo().unwrap();
    assert_eq!(version(&session), "isnad-1.4");
    assert!(!requires(&session, "stance.evidence"));
    assert_eq!(check(session.project()), Vec::new());

    // The steps of the draft went into the publication; nothing else was done.
    assert!(matches!(
        session.undo(),
        Err(AppError::NothingToUndo { redo: false })
    ));
    session.close().unwrap();
    let mut opened = again(&disk, "salma");
    assert_eq!(opened.can_undo(), None);
    assert_eq!(opened.can_redo().unwrap().as_str(), "codebook.publish");
    opened.redo().unwrap();
    assert!(requires(&opened, "stance.evidence"));
    assert_eq!(opened.project().published().len(), 5);
}

#[test]
fn a_draft_is_undone_step_by_step_until_it_is_published() {
    let (_disk, mut session) = made();
    require(&mut session, "stance.evidence");
    require(&mut session, "claim.evidence");
    session.undo().unwrap();
    publish(&mut session);
    assert!(requires(&session, "stance.evidence") && !requires(&session, "claim.evidence"));
    assert_eq!(
        session.can_redo(),
        None,
        "a new deed ends what could be redone"
    );
}

#[test]
fn a_publication_is_not_taken_back_over_a_colleagues() {
    let (disk, mut session) = made();
    require(&mut session, "stance.evidence");
    publish(&mut session);
    session.close().unwrap();
    let mut omar = again(&disk, "omar");
    require(&mut omar, "claim.evidence");
    omar.plan(|desk| codebook::publish(desk, 1_750_000_950_000))
        .unwrap();
    omar.close().unwrap();
    let mut session = again(&disk, "salma");
    assert_eq!(version(&session), "isnad-1.2");
    match session.undo() {
        Err(AppError::Apply(ApplyError::Stale { by, .. })) => assert_eq!(by.as_str(), "omar"),
        other => panic!("{other:?}"),
    }
    assert_eq!(version(&session), "isnad-1.2");
    // Once the colleague's is taken back, one's own can be.
    omar.undo().unwrap();
    omar.close().unwrap();
    let mut session = again(&disk, "salma");
    session.undo().unwrap();
    assert!(!requires(&session, "stance.evidence") && !requires(&session, "claim.evidence"));
}
