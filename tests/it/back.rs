//! Going back to an earlier state beside the window: the same as at once, given up by whoever wants,
//! begun anew if somebody worked meanwhile, and asked for from the list of deeds.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use isnad::app::session::back::{Deed, Return};
use isnad::app::{AppError, Session};
use isnad::model::ArticleId;
use isnad::model::edit::Plan;
use isnad::model::edit::tagging::{self, ClaimFields};

use crate::session::session;

fn claim(session: &mut Session, start: usize) {
    let at = ArticleId::new("salma-a-0001");
    let anchor = session.anchor(&at, start..start + 4).expect("a place");
    session
        .plan(|desk| tagging::claim(desk, &at, anchor, &ClaimFields::default()))
        .expect("tagged");
}

fn last(session: &Session) -> Deed {
    session.deeds().first().expect("a deed").clone()
}

fn wait(way: &mut Return) -> Result<Plan, AppError> {
    loop {
        if let Some(answer) = way.take() {
            return answer;
        }
        std::thread::yield_now();
    }
}

fn begin(session: &Session, deed: &Deed) -> Return {
    session.begin_return(&deed.session, deed.n, Box::new(|| {}))
}

#[test]
fn the_way_back_is_gone_unless_somebody_worked_meanwhile() {
    let mut session = session();
    claim(&mut session, 0);
    let then = last(&session);
    claim(&mut session, 6);
    claim(&mut session, 20);
    let woken = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&woken);
    let wake = Box::new(move || {
        counted.fetch_add(1, Ordering::Relaxed);
    });
    let mut way = session.begin_return(&then.session, then.n, wake);
    let plan = wait(&mut way).expect("known");
    assert!(woken.load(Ordering::Relaxed) > 0, "the window is woken");
    assert_eq!(way.total, session.deeds().len());

    // A deed since: nothing is done, and the way worked out anew takes it back as well.
    claim(&mut session, 30);
    assert!(!session.finish_return(&way, plan).expect("refused quietly"));
    assert_eq!(session.project().claims().len(), 4);
    let mut way = begin(&session, &then);
    let plan = wait(&mut way).expect("known");
    assert!(session.finish_return(&way, plan).expect("gone"));
    assert_eq!(session.project().claims().len(), 1);
    session.undo().expect("undone");
    assert_eq!(session.project().claims().len(), 4);

    // What colleagues and earlier sessions wrote is read too.
    session.flush().expect("saved");
    let mut session = session.crash().expect("reopened");
    claim(&mut session, 40);
    let mut way = begin(&session, &then);
    let plan = wait(&mut way).expect("known");
    assert!(session.finish_return(&way, plan).expect("gone"));
    assert_eq!(session.project().claims().len(), 1);
}

#[test]
fn a_record_that_is_not_there_leads_nowhere() {
    let mut session = session();
    claim(&mut session, 0);
    let mut nowhere = last(&session);
    nowhere.n += 100;
    wait(&mut begin(&session, &nowhere)).expect_err("no such record");
    session
        .go_back(&nowhere.session, nowhere.n)
        .expect_err("no such record");
    assert_eq!(session.project().claims().len(), 1);
}

#[test]
fn whoever_gives_it_up_changes_nothing() {
    let mut session = session();
    claim(&mut session, 0);
    let then = last(&session);
    claim(&mut session, 6);
    drop(begin(&session, &then));
    claim(&mut session, 20);
    assert_eq!(session.project().claims().len(), 3);
}

#[cfg(feature = "gui")]
mod window {
    use egui::{Key, Modifiers};
    use egui_kittest::kittest::Queryable as _;
    use isnad::app::{Lang, Words};

    use super::*;
    use crate::desk::Stage;

    #[test]
    fn a_click_in_the_list_of_deeds_goes_back_beside_the_window() {
        let mut stage = Stage::new(Lang::Ar);
        let session = stage.session_mut();
        let at = session
            .project()
            .articles()
            .iter()
            .next()
            .expect("one")
            .id
            .clone();
        let before = session.project().claims().len();
        for start in [0, 10, 20] {
            let anchor = session.anchor(&at, start..start + 4).expect("a place");
            session
                .plan(|desk| tagging::claim(desk, &at, anchor, &ClaimFields::default()))
                .expect("tagged");
        }
        stage.harness.run_steps(2);
        stage.press(Key::H, Modifiers::COMMAND);
        let back = Words::new(Lang::Ar).get("cmd-history-back");
        // The first row is what was done last, which has no way back; this is the one before.
        let first = stage
            .harness
            .get_all_by_label(&back)
            .next()
            .expect("a way back");
        first.click();
        stage.harness.run_steps(1);
        let mut frames = 0;
        while stage.session().project().claims().len() != before + 2 {
            frames += 1;
            assert!(frames < 2_000, "the way back is gone at last");
            stage.harness.run_steps(1);
            std::thread::yield_now();
        }
        assert!(!stage.harness.state().overlay_is_open());
        stage.session_mut().undo().expect("one deed");
        assert_eq!(stage.session().project().claims().len(), before + 3);
    }
}
