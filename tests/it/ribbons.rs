//! Ribbons between panes: that they join what is linked, follow scrolling, are lit and clicked,
//! and cost no more than what is seen.

use egui::accesskit::Role;
use egui::{Event, Modifiers, MouseWheelUnit, PointerButton, Pos2, TouchPhase, vec2};
use egui_kittest::kittest::Queryable as _;
use isnad::app::workspace::ThemeChoice;
use isnad::app::{Lang, Session};
use isnad::model::edit::{Item, canonical};
use isnad::model::{ArticleId, CanonicalId, ClaimId, Code};
use isnad::ui::desk::ribbons::{Beyond, Ribbon};

use crate::desk::Stage;

/// The sample on a desk with some of its articles side by side.
fn stage(lang: Lang, articles: &[&str]) -> Stage {
    let mut stage = Stage::new(lang);
    let session = stage.session_mut();
    session.workspace.panes.clear();
    for ending in articles {
        let id = article(session, ending);
        session.open_article(&id, true).expect("opened");
    }
    stage.harness.run_steps(4);
    stage
}

fn article(session: &Session, ending: &str) -> ArticleId {
    let found = session.project().articles().find(ending);
    found.expect("in the sample").id.clone()
}

/// One's own claims of an article, in reading order.
fn claims(session: &Session, ending: &str) -> Vec<ClaimId> {
    let article = article(session, ending);
    let claims = session
        .project()
        .claims_in(&article, Some(session.annotator()));
    claims.iter().map(|claim| claim.id.clone()).collect()
}

fn relate(session: &mut Session, from: &ClaimId, to: &ClaimId, kind: &str) -> Item {
    let kind = Code::from(kind);
    session
        .plan(|desk| canonical::relate(desk, from, to, &kind))
        .expect("planned")
        .expect("a relation")
}

/// Puts claims into a new canonical claim; those marked deny it.
fn join(session: &mut Session, members: &[(&ClaimId, bool)]) -> CanonicalId {
    let made = session.plan(|desk| canonical::add(desk, "ستُوقّع الشركة العقد", "", None));
    let Ok(Some(Item::Canonical(id))) = made else {
        panic!("{made:?}");
    };
    for (claim, denies) in members {
        session
            .plan(|desk| canonical::join(desk, claim, Some(&id), *denies, &Code::from("same")))
            .expect("joined");
    }
    id
}

fn ribbons(stage: &Stage) -> Vec<Ribbon> {
    stage.harness.state().ribbons().shown().to_vec()
}

/// Three articles with relations between neighbours and over the one in the middle, and a
/// canonical claim in all of them.
fn linked(lang: Lang) -> Stage {
    let mut stage = stage(lang, &["0001", "0002", "0004"]);
    let session = stage.session_mut();
    let [one, two, three] = ["0001", "0002", "0004"].map(|ending| claims(session, ending));
    relate(session, &one[0], &two[0], "contradicts");
    relate(session, &two[1], &three[1], "supports");
    relate(session, &one[1], &three[0], "in_tension");
    join(
        session,
        &[(&one[2], false), (&two[2], true), (&three[2], false)],
    );
    stage.harness.run_steps(4);
    stage
}

/// The pointer in the window as the person sees it, at a place of the unmirrored window.
fn on_screen(stage: &Stage, lang: Lang, at: Pos2) -> Pos2 {
    let width = stage.harness.ctx.viewport_rect().width();
    if lang.is_rtl() {
        isnad::ui::mirror::flip_pos(at, width)
    } else {
        at
    }
}

fn hover(stage: &mut Stage, lang: Lang, at: Pos2) {
    let at = on_screen(stage, lang, at);
    stage.harness.event(Event::PointerMoved(at));
    stage.harness.run_steps(4);
}

fn click(stage: &mut Stage, lang: Lang, at: Pos2, button: PointerButton) {
    hover(stage, lang, at);
    let pos = on_screen(stage, lang, at);
    for pressed in [true, false] {
        stage.harness.event(Event::PointerButton {
            pos,
            button,
            pressed,
            modifiers: Modifiers::NONE,
        });
    }
    stage.harness.run_steps(4);
}

/// Scrolls the pane at a place of the unmirrored window.
fn scroll(stage: &mut Stage, lang: Lang, pane: usize, down_pt: f32) {
    let at = pane_state(stage, pane).0.seen().center();
    hover(stage, lang, at);
    stage.harness.event(Event::MouseWheel {
        unit: MouseWheelUnit::Point,
        delta: vec2(0.0, -down_pt),
        phase: TouchPhase::Move,
        source: egui::MouseWheelSource::Unknown,
        modifiers: Modifiers::NONE,
    });
    stage.harness.run_steps(30);
}

fn pane_state(
    stage: &Stage,
    pane: usize,
) -> (
    &isnad::ui::article::ArticleView,
    &isnad::ui::desk::PaneMarks,
) {
    let shell = stage.harness.state();
    let key = stage.session().workspace.panes[pane].key;
    let state = shell.pane(key).expect("shown");
    (&state.view, &state.marks)
}

/// That each end which is seen is as high as the words of its claim, as far as they are seen.
fn ends_fit(stage: &Stage) -> usize {
    let mut seen_ends = 0;
    for ribbon in ribbons(stage) {
        let turned = ribbon.link.panes[0] > ribbon.link.panes[1];
        for (place, end) in ribbon.ends.iter().enumerate() {
            let claim = if (place == 0) == turned {
                &ribbon.link.to
            } else {
                &ribbon.link.from
            };
            let (view, marks) = pane_state(stage, end.pane);
            let mark = marks.mark_of(claim).expect("the pane's own");
            let rect = view.place_of(mark).expect("in the text").rect;
            let seen = view.seen();
            match end.beyond {
                Some(Beyond::Above) => assert!(rect.bottom() <= seen.top()),
                Some(Beyond::Below) => assert!(rect.top() >= seen.bottom()),
                None => {
                    seen_ends += 1;
                    assert_eq!(end.y.min, rect.top().max(seen.top()));
                    assert_eq!(end.y.max, rect.bottom().min(seen.bottom()));
                }
            }
        }
    }
    seen_ends
}

#[test]
fn linked_claims_are_joined_between_neighbours_and_over_panes() {
    for lang in Lang::ALL {
        let mut stage = linked(lang);
        let shown = ribbons(&stage);
        let relations = shown.iter().filter(|one| one.link.kind.is_some());
        let mut panes: Vec<_> = relations.map(|one| one.link.panes).collect();
        panes.sort_unstable();
        assert_eq!(panes, [[0, 1], [0, 2], [1, 2]]);
        let shared = shown.iter().filter(|one| one.link.kind.is_none());
        let mut shared: Vec<_> = shared
            .map(|one| (one.link.panes, one.link.opposed))
            .collect();
        shared.sort_unstable();
        assert_eq!(shared, [([0, 1], true), ([1, 2], true)]);
        assert!(ends_fit(&stage) >= 5);
        for theme in [ThemeChoice::Light, ThemeChoice::Dark] {
            stage.session_mut().workspace.theme = theme;
            stage.harness.run_steps(4);
            stage.keep(&format!("ribbons-{}-{theme:?}", lang.code()));
        }
    }
}
