//! Ribbons between panes: that they join what is linked, follow scrolling, are lit and clicked,
//! and cost no more than what is seen.

use egui::accesskit::Role;
use egui::{Event, Modifiers, MouseWheelUnit, PointerButton, Pos2, TouchPhase, vec2};
use egui_kittest::kittest::Queryable as _;
use isnad::app::workspace::ThemeChoice;
use isnad::app::{Lang, Session};
use isnad::model::edit::{Item, canonical, tagging};
use isnad::model::{ArticleId, CanonicalId, ClaimId, Code};
use isnad::ui::desk::ribbons::{Beyond, Ribbon};

use crate::desk::Stage;

/// The sample on a desk with some of its articles side by side. Its own links are taken away, so
/// that each test has those it makes and no others.
fn stage(lang: Lang, articles: &[&str]) -> Stage {
    let mut stage = Stage::new(lang);
    let session = stage.session_mut();
    unlink(session);
    session.workspace.panes.clear();
    for ending in articles {
        let id = article(session, ending);
        session.open_article(&id, true).expect("opened");
    }
    stage.harness.run_steps(4);
    stage
}

fn unlink(session: &mut Session) {
    let relations = session.project().relations().iter();
    let relations: Vec<_> = relations.map(|it| Item::Relation(it.id.clone())).collect();
    let claims = session.project().claims().iter();
    let members: Vec<ClaimId> = claims
        .filter(|it| it.canonical.is_some() && it.meta.layer == isnad::model::Layer::Own)
        .map(|it| it.id.clone())
        .collect();
    assert!(!relations.is_empty() && !members.is_empty());
    for relation in relations {
        let removed = session.plan(|desk| tagging::remove(desk, &relation));
        removed.expect("removed");
    }
    for claim in members {
        session
            .plan(|desk| canonical::join(desk, &claim, None, false, &Code::default()))
            .expect("taken out");
    }
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

/// The ribbon of a relation.
fn of(stage: &Stage, item: &Item) -> Ribbon {
    let found = ribbons(stage)
        .into_iter()
        .find(|one| one.link.item == *item);
    found.expect("seen")
}

/// The marks of a pane that are lit, as the words they lie over and whether it is by the pointer.
fn lit_words(stage: &Stage, pane: usize) -> Vec<String> {
    let (_, marks) = pane_state(stage, pane);
    let article = &stage.session().workspace.panes[pane].article;
    let text = stage.session().text_read(article).expect("read");
    let lit = marks.marks.iter().filter(|mark| mark.hovered);
    lit.map(|mark| {
        let range = mark.range_scalar[0].clone();
        text.slice(range).expect("in the text").to_owned()
    })
    .collect()
}

#[test]
fn a_ribbon_under_the_pointer_lights_both_claims_with_source_and_cue_and_a_click_opens_it() {
    for lang in Lang::ALL {
        let mut stage = stage(lang, &["0001", "0002"]);
        let session = stage.session_mut();
        let [one, two] = ["0001", "0002"].map(|ending| claims(session, ending));
        let item = relate(session, &one[0], &two[0], "contradicts");
        stage.harness.run_steps(4);
        assert!(lit_words(&stage, 0).is_empty());
        let at = of(&stage, &item).middle().expect("in the gap");
        hover(&mut stage, lang, at);
        assert_eq!(stage.session().workspace.hovered, Some(item.clone()));
        let lit = [0, 1].map(|pane| lit_words(&stage, pane));
        stage.keep(&format!("ribbon-lit-{}", lang.code()));
        // Source, cue and content.
        assert_eq!(lit[0].len(), 3, "{lit:?}");
        assert!(lit[0].iter().any(|words| words.contains("ستنتهي باتفاق")));
        assert!(lit[0].iter().any(|words| words == "قال"));
        assert!(lit[1].iter().any(|words| words == "نفت"));
        assert!(lit[1].iter().any(|words| words.contains("وزارة النقل")));
        click(&mut stage, lang, at, PointerButton::Primary);
        assert_eq!(stage.session().workspace.selected, Some(item.clone()));
        let heading = if lang == Lang::Ar {
            "علاقة"
        } else {
            "Relation"
        };
        stage.harness.get_by_label(heading);
        stage.keep(&format!("relation-open-{}", lang.code()));
        // Away from it nothing is lit by the pointer any more, only by what is selected.
        let far = pane_state(&stage, 0).0.seen().left_bottom() + vec2(3.0, -3.0);
        hover(&mut stage, lang, far);
        assert_eq!(stage.session().workspace.hovered, None);
        stage.session_mut().select_item(None);
        stage.harness.run_steps(3);
        assert!(lit_words(&stage, 0).is_empty());
    }
}

#[test]
fn a_claim_pointed_at_lights_what_it_is_linked_to_in_every_pane_and_its_ribbon() {
    let lang = Lang::En;
    let mut stage = linked(lang);
    let claim = claims(stage.session(), "0002")[1].clone();
    let (view, marks) = pane_state(&stage, 1);
    let mark = marks.mark_of(&claim).expect("its own");
    let at = view.place_of(mark).expect("in the text").rect.center();
    hover(&mut stage, lang, at);
    assert_eq!(
        stage.session().workspace.hovered,
        Some(Item::Claim(claim.clone()))
    );
    let there = lit_words(&stage, 2);
    assert!(
        there.iter().any(|words| words.contains("الثلاثة صادقين")),
        "{there:?}"
    );
    let ribbon = ribbons(&stage)
        .into_iter()
        .find(|one| one.link.from == claim)
        .expect("shown");
    assert!(stage.harness.state().lit().has(&ribbon.link.item));
    assert!(lit_words(&stage, 0).is_empty());
}

#[test]
fn a_name_in_the_library_lights_what_its_bearer_says() {
    let mut stage = stage(Lang::En, &["0001", "0002"]);
    let names = stage.harness.get_all_by(|node| {
        let label = node.label().unwrap_or_default();
        node.role() == Role::Button && label.contains("Ministry of Transport")
    });
    // The library stands at the start side; chips in the margin say the name too.
    let pill = names
        .map(|node| node.rect().center())
        .min_by(|a, b| a.x.total_cmp(&b.x))
        .expect("in the library");
    stage.harness.event(Event::PointerMoved(pill));
    stage.harness.run_steps(4);
    let lit = lit_words(&stage, 1);
    assert!(
        lit.iter().any(|words| words.contains("وزارة النقل")),
        "{lit:?}"
    );
    assert!(
        lit.iter()
            .any(|words| words.contains("التوصل إلى أي اتفاق")),
        "{lit:?}"
    );
}

#[test]
fn the_menu_of_a_ribbon_removes_the_relation_and_undo_brings_it_back() {
    for lang in Lang::ALL {
        let mut stage = stage(lang, &["0001", "0002"]);
        let session = stage.session_mut();
        let [one, two] = ["0001", "0002"].map(|ending| claims(session, ending));
        let item = relate(session, &one[0], &two[0], "contradicts");
        stage.harness.run_steps(4);
        let at = of(&stage, &item).middle().expect("in the gap");
        click(&mut stage, lang, at, PointerButton::Secondary);
        let name = if lang == Lang::Ar {
            "احذف العلاقة"
        } else {
            "Remove the relation"
        };
        stage.keep(&format!("ribbon-menu-{}", lang.code()));
        stage.harness.get_by_label(name).click();
        stage.harness.run_steps(4);
        assert!(stage.session().project().relations().is_empty());
        assert!(ribbons(&stage).is_empty());
        stage.session_mut().undo().expect("undone");
        stage.harness.run_steps(4);
        assert_eq!(ribbons(&stage).len(), 1);
        click(&mut stage, lang, at, PointerButton::Primary);
        stage.press(egui::Key::Delete, Modifiers::NONE);
        assert!(stage.session().project().relations().is_empty());
    }
}

#[test]
fn ribbons_follow_scrolling_and_an_arrow_leads_to_an_end_out_of_view() {
    for lang in Lang::ALL {
        let mut stage = stage(lang, &["0001", "0002"]);
        let session = stage.session_mut();
        let [one, two] = ["0001", "0002"].map(|ending| claims(session, ending));
        let near = relate(session, &one[0], &two[0], "contradicts");
        relate(session, &one[1], two.last().expect("some"), "updates");
        stage.harness.run_steps(4);
        assert!(ends_fit(&stage) >= 3);
        let before = of(&stage, &near);
        scroll(&mut stage, lang, 0, 60.0);
        ends_fit(&stage);
        let after = of(&stage, &near);
        let moved = before.ends[0].y.min - after.ends[0].y.min;
        assert!(moved > 30.0, "{moved}");
        assert_eq!(before.ends[1], after.ends[1]);
        scroll(&mut stage, lang, 0, 500.0);
        ends_fit(&stage);
        stage.keep(&format!("ribbon-arrow-{}", lang.code()));
        let far = of(&stage, &near);
        assert_eq!(far.ends[0].beyond, Some(Beyond::Above));
        let name = if lang == Lang::Ar {
            "الادعاء المرتبط أعلى من هنا"
        } else {
            "The linked claim is further up"
        };
        stage.harness.get_by_label(name).click();
        stage.harness.run_steps(6);
        let found = of(&stage, &near);
        assert_eq!(found.ends[0].beyond, None);
        ends_fit(&stage);
        let selected = stage.session().workspace.selected.clone();
        assert_eq!(selected, Some(Item::Claim(one[0].clone())));
    }
}

#[test]
fn locked_panes_bring_linked_claims_side_by_side_and_rest_when_the_reader_does() {
    let lang = Lang::Ar;
    let mut stage = stage(lang, &["0001", "0002", "0003"]);
    let session = stage.session_mut();
    let [one, two] = ["0001", "0002"].map(|ending| claims(session, ending));
    let (a, b) = (one[one.len() - 2].clone(), two[3].clone());
    relate(session, &a, &b, "same_as");
    stage.harness.run_steps(4);
    scroll(&mut stage, lang, 0, 120.0);
    assert_eq!(pane_state(&stage, 1).0.offset_pt(), 0.0, "off at first");
    stage.press(egui::Key::L, Modifiers::COMMAND | Modifiers::SHIFT);
    assert!(stage.session().workspace.locked);
    let top = |stage: &Stage, pane: usize, claim: &ClaimId| {
        let (view, marks) = pane_state(stage, pane);
        let mark = marks.mark_of(claim).expect("its own");
        view.page_y_of(mark).expect("shown") - view.offset_pt()
    };
    // Until the claim of the first pane is at the reading line.
    for _ in 0..60 {
        let away = top(&stage, 0, &a) - 0.3 * pane_state(&stage, 0).0.view_height_pt();
        if away <= 1.0 {
            break;
        }
        scroll(&mut stage, lang, 0, away.min(80.0));
    }
    let apart = top(&stage, 0, &a) - top(&stage, 1, &b);
    stage.keep("locked");
    assert!(apart.abs() < 3.0, "{apart} points apart");
    assert!(
        pane_state(&stage, 2).0.offset_pt() > 0.0,
        "without links in proportion"
    );
    let rest = |stage: &Stage| [0, 1, 2].map(|pane| pane_state(stage, pane).0.offset_pt());
    let before = rest(&stage);
    stage.harness.run_steps(40);
    assert_eq!(rest(&stage), before);
    // The other way round.
    scroll(&mut stage, lang, 1, 100_000.0);
    for pane in 0..3 {
        let view = pane_state(&stage, pane).0;
        assert!(
            (view.offset_pt() - view.offset_pt_max()).abs() < 1.5,
            "{pane}"
        );
    }
    scroll(&mut stage, lang, 1, -100_000.0);
    assert_eq!(rest(&stage), [0.0; 3]);
    // Keys move the focused pane, and with it the others.
    let focused = stage.session().workspace.focused;
    let (article, length) = {
        let session = stage.session_mut();
        let article = session.workspace.panes[focused].article.clone();
        let length = session.text(&article).expect("read").len_scalars();
        (article, length)
    };
    stage
        .session_mut()
        .go_to_place(&article, length / 2, None)
        .expect("there");
    stage.harness.run_steps(10);
    let moved = rest(&stage);
    assert!(moved.iter().all(|offset_pt| *offset_pt > 50.0), "{moved:?}");
    scroll(&mut stage, lang, 0, -100_000.0);
    stage.press(egui::Key::L, Modifiers::COMMAND | Modifiers::SHIFT);
    scroll(&mut stage, lang, 1, 200.0);
    assert_eq!(pane_state(&stage, 0).0.offset_pt(), 0.0);
}

#[test]
fn only_claims_that_are_seen_are_looked_up_and_only_once() {
    let lang = Lang::Ar;
    let mut stage = stage(lang, &["0001", "0002"]);
    let session = stage.session_mut();
    let id = article(session, "0002");
    let length = session.text(&id).expect("read").len_scalars();
    let other = claims(session, "0001")[0].clone();
    // Many claims at the end of the second article, all linked, none of them seen.
    let far: Vec<ClaimId> = (0..300)
        .map(|n| {
            let start = length - 120 + n % 60;
            let anchor = session
                .anchor(&id, start..start + 20 + n % 30)
                .expect("there");
            let fields = isnad::model::edit::tagging::ClaimFields::default();
            let made =
                session.plan(|desk| isnad::model::edit::tagging::claim(desk, &id, anchor, &fields));
            match made {
                Ok(Some(Item::Claim(claim))) => claim,
                other => panic!("{other:?}"),
            }
        })
        .collect();
    for pair in far.windows(2) {
        relate(session, &pair[0], &pair[1], "same_as");
    }
    relate(session, &far[0], &other, "supports");
    stage.harness.run_steps(2);
    let looked_up = |stage: &Stage| stage.harness.state().ribbons().looked_up();
    let seen: usize = (0..2)
        .map(|pane| pane_state(&stage, pane).0.claims_seen().count())
        .sum();
    assert!((1..40).contains(&seen), "{seen}");
    let first = looked_up(&stage);
    stage
        .session_mut()
        .plan(|desk| isnad::model::edit::fields::note(desk, &Item::Claim(other.clone()), "ملاحظة"))
        .expect("noted");
    stage.harness.run_steps(1);
    assert_eq!(looked_up(&stage) - first, seen, "after a change");
    stage.harness.run_steps(20);
    assert_eq!(looked_up(&stage) - first, seen, "at rest");
    assert_eq!(ribbons(&stage).len(), 1);
    // And nothing more is painted for as many again.
    let painted = |stage: &Stage| stage.harness.output().shapes.len();
    let before = painted(&stage);
    let session = stage.session_mut();
    for pair in far.chunks(3) {
        relate(session, &pair[2], &pair[0], "updates");
    }
    stage.harness.run_steps(20);
    assert_eq!(painted(&stage), before);
}

#[test]
fn on_a_crowded_desk_ends_fit_and_arrows_have_room() {
    for lang in Lang::ALL {
        let endings = ["0001", "0002", "0003", "0004"];
        let mut stage = stage(lang, &endings);
        let session = stage.session_mut();
        let all = endings.map(|ending| claims(session, ending));
        let kinds = [
            "same_as",
            "entails",
            "supports",
            "contradicts",
            "in_tension",
            "qualifies",
            "updates",
            "responds_to",
        ];
        for (pane, pair) in all.windows(2).enumerate() {
            for (place, (from, to)) in pair[0].iter().zip(&pair[1]).enumerate() {
                relate(session, from, to, kinds[(place + 3 * pane) % kinds.len()]);
            }
        }
        stage.harness.run_steps(4);
        stage.keep(&format!("ribbons-crowded-{}", lang.code()));
        assert!(ends_fit(&stage) > 10);
        let arrows = stage.harness.state().ribbons().arrows().to_vec();
        assert!(!arrows.is_empty());
        for (place, one) in arrows.iter().enumerate() {
            for other in &arrows[place + 1..] {
                assert!(!one.rect.intersects(other.rect), "{one:?} {other:?}");
            }
        }
    }
}

#[test]
fn many_claims_in_one_line_are_counted_and_a_click_or_enter_shows_them() {
    for lang in Lang::ALL {
        let mut stage = stage(lang, &["0005"]);
        let session = stage.session_mut();
        let id = article(session, "0005");
        let start = session.project().claims_in(&id, Some(session.annotator()))[0]
            .anchor
            .start();
        for n in 0..40 {
            let anchor = session
                .anchor(&id, start + n % 4..start + 30 + n)
                .expect("there");
            let fields = isnad::model::edit::tagging::ClaimFields::default();
            session
                .plan(|desk| isnad::model::edit::tagging::claim(desk, &id, anchor, &fields))
                .expect("made");
        }
        stage.harness.run_steps(4);
        stage.keep(&format!("chips-folded-{}", lang.code()));
        let chips = |stage: &Stage| {
            let named = stage
                .harness
                .query_all(egui_kittest::kittest::by().predicate(|node| {
                    let name = if lang == Lang::Ar {
                        "بلا قائل"
                    } else {
                        "No claimant"
                    };
                    node.role() == Role::Button
                        && node.label().is_some_and(|label| label.contains(name))
                }));
            named.count()
        };
        let folded = chips(&stage);
        let fold = |stage: &Stage| {
            stage
                .harness
                .get_by(|node| {
                    let label = node.label().unwrap_or_default();
                    label.contains("more claims here") || label.contains("آخر هنا")
                })
                .rect()
                .center()
        };
        let at = fold(&stage);
        stage.harness.event(Event::PointerMoved(at));
        for pressed in [true, false] {
            stage.harness.event(Event::PointerButton {
                pos: at,
                button: PointerButton::Primary,
                pressed,
                modifiers: Modifiers::NONE,
            });
        }
        stage.harness.run_steps(4);
        let open = chips(&stage);
        stage.keep(&format!("chips-open-{}", lang.code()));
        assert!(open > folded, "{folded} {open}");
        let fewer = if lang == Lang::Ar {
            "إخفاء الزائد"
        } else {
            "Fewer"
        };
        stage.harness.get_by_label(fewer).focus();
        stage.harness.run_steps(2);
        stage.press(egui::Key::Enter, Modifiers::NONE);
        assert_eq!(chips(&stage), folded);
    }
}
