//! What the disk refuses is never lost by closing: it is tried again, saved elsewhere and brought
//! home, or given up only by who was asked twice.

use std::sync::Arc;

use isnad::app::notice::AppError;
use isnad::app::platform::FixedPlatform;
use isnad::app::{Session, merge, sent};
use isnad::model::edit::tagging::{self, ClaimFields};
use isnad::model::edit::{Desk, Plan};
use isnad::model::{ArticleId, Change, Code, Focus};
use isnad::store::disk::{Disk, MemoryDisk};
use isnad::store::{Folder, Severity};

use crate::faulty_disk::{FaultyDisk, Lie};
use crate::records::actor;
use crate::session::session_in;

/// Error number of a full disk.
const ENOSPC: i32 = 28;
/// Error number of a device that fails.
const EIO: i32 = 5;

fn claim(session: &mut Session, start: usize) {
    let at = ArticleId::new("salma-a-0001");
    let anchor = session.anchor(&at, start..start + 4).expect("a place");
    session
        .plan(|desk| tagging::claim(desk, &at, anchor, &ClaimFields::default()))
        .expect("tagged");
}

fn platform() -> Arc<FixedPlatform> {
    Arc::new(FixedPlatform::new(1_760_000_000_000, 99))
}

/// One claim that is saved and two that the disk refuses.
fn refused(errno: i32) -> (FaultyDisk, Folder, Session) {
    let disk = FaultyDisk::new(Lie::None);
    let folder = Folder::with_disk(Arc::new(disk.clone()));
    let mut session = session_in(folder.clone());
    claim(&mut session, 0);
    session.flush().expect("saved");
    disk.fail_from_now(errno);
    claim(&mut session, 6);
    claim(&mut session, 20);
    session.flush().expect_err("refused");
    (disk, folder, session)
}

fn claims_in(folder: &Folder) -> usize {
    let opened = folder.open(1_790_000_000_000).expect("opened");
    let errors = opened.findings.iter();
    let errors: Vec<_> = errors.filter(|it| it.severity == Severity::Error).collect();
    assert!(errors.is_empty(), "{errors:?}");
    opened.project.claims().len()
}

#[test]
fn what_is_saved_elsewhere_comes_home_by_joining_and_only_once() {
    for errno in [ENOSPC, EIO] {
        let (disk, folder, mut session) = refused(errno);
        assert_eq!(session.unsaved(), 2);
        session.close().expect_err("nothing closes");
        assert_eq!(session.project().claims().len(), 3, "all is in memory");
        let elsewhere = Folder::in_memory();
        session.rescue_into(&elsewhere).expect("written there");
        // The program ends; not even a destructor runs.
        std::mem::forget(session);
        disk.recover();
        // What was cut short may hold a whole line; what was acknowledged is there.
        assert!((1..3).contains(&claims_in(&folder)));
        let report = merge::merge(&folder, &elsewhere, platform().as_ref()).expect("joined");
        let came = report.records.get("salma").copied().unwrap_or_default();
        assert!((1..=2).contains(&came), "{came}");
        assert!(report.conflicts.is_empty() && report.findings.is_empty());
        assert_eq!(claims_in(&folder), 3);
        let again = merge::merge(&folder, &elsewhere, platform().as_ref()).expect("joined");
        assert!(again.journals.is_empty() && again.records.is_empty());
        assert_eq!(claims_in(&folder), 3);
    }
}

#[test]
fn what_was_saved_after_all_is_not_doubled_by_the_copy_elsewhere() {
    let (disk, folder, mut session) = refused(ENOSPC);
    let elsewhere = Folder::in_memory();
    session.rescue_into(&elsewhere).expect("written there");
    disk.recover();
    session.close().expect("saved here too");
    assert_eq!(session.unsaved(), 0);
    merge::merge(&folder, &elsewhere, platform().as_ref()).expect("joined");
    assert_eq!(claims_in(&folder), 3);
    // Undo knows each deed once.
    let mut session = session.crash().expect("opened");
    for left in [2, 1, 0] {
        session.undo().expect("one deed");
        assert_eq!(session.project().claims().len(), left);
    }
}

#[test]
fn where_nothing_can_be_written_nothing_counts_as_saved() {
    let (_disk, folder, session) = refused(ENOSPC);
    session
        .rescue_into(&folder)
        .expect_err("not into the project");
    let other = FaultyDisk::new(Lie::None);
    let mut told = 0;
    for call in 1.. {
        let place = FaultyDisk::new(Lie::None);
        place.fail_at(call, EIO);
        let rescued = session.rescue_into(&Folder::with_disk(Arc::new(place.clone())));
        assert_eq!(session.unsaved(), 2);
        if rescued.is_ok() {
            // A journal that is refused once is begun anew: what it tells is true.
            let opened = Folder::with_disk(Arc::new(place.clone())).open(1_790_000_000_000);
            let sessions = opened.expect("opened").sessions;
            assert_eq!(sessions.iter().map(|it| it.records.len()).sum::<usize>(), 2);
            told += 1;
        }
        if place.calls() < call {
            rescued.expect("no call failed");
            assert!(call > 5, "each call failed once");
            assert!(told < call, "some calls cannot be done without");
            break;
        }
    }
    session
        .rescue_into(&Folder::with_disk(Arc::new(other)))
        .expect("a disk that works");
    assert_eq!(session.unsaved(), 2, "the project itself has them not");
}

#[test]
fn copies_that_cannot_be_written_keep_nobody_from_closing() {
    let disk = FaultyDisk::new(Lie::None);
    let mut session = session_in(Folder::with_disk(Arc::new(disk.clone())));
    claim(&mut session, 0);
    session.flush().expect("saved");
    disk.fail_from_now(ENOSPC);
    session.close().expect("everything is in the journal");
}

#[cfg(feature = "gui")]
mod window {
    use egui::{Key, Modifiers, ViewportCommand, ViewportEvent};
    use egui_kittest::kittest::Queryable as _;
    use isnad::app::{Lang, Words};

    use super::*;
    use crate::desk::Stage;

    fn stage(lang: Lang) -> (FaultyDisk, Folder, Stage) {
        let (disk, folder, session) = refused(ENOSPC);
        let nowhere = tempfile::tempdir().expect("a folder");
        let mut stage = Stage::empty(lang, nowhere);
        stage.harness.state_mut().set_session(None, session);
        stage.harness.run_steps(4);
        (disk, folder, stage)
    }

    fn click(stage: &mut Stage, words: &Words, id: &str) {
        stage.harness.run_steps(4);
        // The line below has a button to try again as well.
        let name = words.get(id);
        let all = stage.harness.get_all_by_label(&name);
        all.last().expect(id).click();
        stage.harness.run_steps(3);
    }

    fn is_open(stage: &Stage) -> bool {
        stage.harness.state().session.is_some()
    }

    fn is_asking(stage: &Stage) -> bool {
        stage.harness.state().overlay_is_open()
    }

    #[test]
    fn the_project_closes_only_once_the_disk_has_it() {
        for (lang, told) in [
            (Lang::Ar, " تغييرات لم تُحفظ"),
            (Lang::En, " changes are not saved"),
        ] {
            let words = Words::new(lang);
            let (disk, folder, mut stage) = stage(lang);
            stage.press(Key::W, Modifiers::COMMAND);
            assert!(is_open(&stage) && is_asking(&stage));
            stage.harness.get_by_label_contains(told);
            stage.keep_both(&format!("unsaved-{lang:?}"));
            click(&mut stage, &words, "unsaved-retry");
            assert!(
                is_open(&stage) && is_asking(&stage),
                "the disk is still full"
            );
            click(&mut stage, &words, "unsaved-stay");
            assert!(is_open(&stage) && !is_asking(&stage));
            stage.press(Key::W, Modifiers::COMMAND);
            disk.recover();
            click(&mut stage, &words, "unsaved-retry");
            assert!(!is_open(&stage) && !is_asking(&stage));
            assert_eq!(claims_in(&folder), 3);
        }
    }

    /// What the window was told to do in the last frame.
    fn told(stage: &Stage) -> Vec<ViewportCommand> {
        let outputs = stage.harness.output().viewport_output.values();
        outputs.flat_map(|it| it.commands.clone()).collect()
    }

    fn ask_to_quit(stage: &mut Stage) {
        let viewport = stage.harness.input_mut().viewport_id;
        let input = stage.harness.input_mut();
        let info = input.viewports.entry(viewport).or_default();
        info.events.push(ViewportEvent::Close);
        stage.harness.run_steps(1);
        let told = told(stage);
        let input = stage.harness.input_mut();
        input.viewports.entry(viewport).or_default().events.clear();
        assert!(told.contains(&ViewportCommand::CancelClose), "{told:?}");
        stage.harness.run_steps(2);
    }

    #[test]
    fn a_window_that_is_closed_stays_until_the_work_is_saved_elsewhere() {
        let words = Words::new(Lang::En);
        let (disk, folder, mut stage) = stage(Lang::En);
        ask_to_quit(&mut stage);
        assert!(is_open(&stage) && is_asking(&stage));
        click(&mut stage, &words, "unsaved-elsewhere");
        let place = tempfile::tempdir().expect("another disk");
        stage.type_text(&place.path().display().to_string());
        stage.keep_both("unsaved-elsewhere");
        click(&mut stage, &words, "unsaved-save");
        stage
            .harness
            .get_by_label(&words.get("unsaved-saved-title"));
        stage.keep_both("unsaved-saved");
        assert!(is_open(&stage), "the person says when");
        stage
            .harness
            .get_by_label(&words.get("unsaved-quit"))
            .click();
        stage.harness.run_steps(2);
        assert!(!is_open(&stage));
        let made = std::fs::read_dir(place.path()).expect("readable");
        let made: Vec<_> = made.map(|it| it.expect("an entry").path()).collect();
        let [made] = made.as_slice() else {
            panic!("one folder: {made:?}");
        };
        disk.recover();
        assert!((1..3).contains(&claims_in(&folder)));
        let other = isnad::app::library::folder(made);
        merge::merge(&folder, &other, platform().as_ref()).expect("joined");
        assert_eq!(claims_in(&folder), 3);
    }

    #[test]
    fn who_gives_work_up_is_asked_twice() {
        let lang = Lang::Ar;
        let words = Words::new(lang);
        let (disk, folder, mut stage) = stage(lang);
        stage.press(Key::W, Modifiers::COMMAND);
        let lose = "أغلق واترك";
        stage.harness.get_by_label_contains(lose).click();
        stage.harness.run_steps(3);
        assert!(is_open(&stage), "asked once");
        stage.keep_both("unsaved-sure");
        click(&mut stage, &words, "unsaved-sure-no");
        assert!(is_open(&stage) && is_asking(&stage));
        stage.press(Key::Escape, Modifiers::NONE);
        assert!(is_open(&stage) && !is_asking(&stage));
        stage.press(Key::W, Modifiers::COMMAND);
        stage.harness.get_by_label_contains(lose).click();
        stage.harness.run_steps(3);
        click(&mut stage, &words, "unsaved-sure-go");
        assert!(!is_open(&stage));
        disk.recover();
        assert!((1..3).contains(&claims_in(&folder)));
    }
}

#[test]
fn what_came_from_a_colleague_counts_as_unsaved_until_the_disk_has_it() {
    // Omar's file, from his own copy of the project.
    let theirs = Arc::new(MemoryDisk::new());
    let mut omar = session_in(Folder::with_disk(Arc::clone(&theirs) as Arc<dyn Disk>));
    omar.switch_annotator("omar").expect("entered");
    claim(&mut omar, 0);
    omar.close().expect("closed");
    let dir = tempfile::tempdir().expect("a folder");
    let file = dir.path().join("omar.ron");
    let bytes = &theirs.files()["annotations/salma-a-0001/omar.ron"];
    std::fs::write(&file, bytes).expect("written");

    let disk = FaultyDisk::new(Lie::None);
    let folder = Folder::with_disk(Arc::new(disk.clone()));
    let mut session = session_in(folder.clone());
    claim(&mut session, 6);
    session.flush().expect("saved");
    disk.fail_from_now(ENOSPC);
    sent::receive(&mut session, &file, None).expect_err("told");
    assert_eq!(session.project().claims().len(), 2, "it is on the screen");
    assert_eq!(session.unsaved(), 1);
    assert!(session.save_status().error.is_some());
    session.close().expect_err("nothing closes");
    let place = dir.path().join("elsewhere");
    std::fs::create_dir(&place).expect("made");
    let saved = session.save_elsewhere(&place).expect("written there");
    let elsewhere = Folder::on_disk(&saved).open(1_790_000_000_000);
    let kept = elsewhere.expect("opened").project;
    assert_eq!(kept.claims().len(), 1, "Omar's claim");
    disk.recover();
    session.close().expect("saved here too");
    assert_eq!(session.unsaved(), 0);
    assert_eq!(claims_in(&folder), 2);
}

#[test]
fn a_deed_that_no_journal_could_hold_is_refused_before_it_is_done() {
    let folder = Folder::in_memory();
    let mut session = session_in(folder.clone());
    let long = "x".repeat(3 << 20);
    let many = |desk: &mut Desk<'_>| {
        let mut plan = Plan {
            what: Code::from("actor.add"),
            edits: Vec::new(),
            item: None,
            focus: Focus::default(),
        };
        for _ in 0..8 {
            let mut one = actor("a", &long);
            one.id = desk.minter.mint();
            plan.edits.push(Change::create(one).into());
        }
        Ok(plan)
    };
    let before = session.project().actors().len();
    let refused = session.plan(many).expect_err("refused");
    assert!(
        matches!(refused, AppError::TooMuch { edits: 8, .. }),
        "{refused}"
    );
    assert_eq!(session.project().actors().len(), before);
    claim(&mut session, 0);
    session.close().expect("what comes after is saved");
    assert_eq!(claims_in(&folder), 1);
}
