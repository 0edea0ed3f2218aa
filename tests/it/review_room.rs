//! The window of the review: opened and left by keys, decided by keys and by hand, in both
//! languages; what is not in view is not made; gold corrected on the desk.

use egui::accesskit::{Role, Toggled};
use egui::{Event, Key, Modifiers, MouseWheelUnit, TouchPhase, pos2, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use isnad::app::commands::{self, Args};
use isnad::app::review::{self, Outcome};
use isnad::app::{Lang, Words};
use isnad::model::Item;
use isnad::model::review::GOLD;

use crate::desk::Stage;

/// Salma looks at what Omar and she made of an article that nobody has handed in.
fn room(lang: Lang) -> Stage {
    let mut stage = Stage::new(lang);
    run(&mut stage, "review.early", &[("id", "0003")]);
    stage
}

fn run(stage: &mut Stage, id: &str, pairs: &[(&str, &str)]) {
    let with = |args: Args, (key, value): &(&str, &str)| args.with(key, *value);
    let args = pairs.iter().fold(Args::new(), with);
    commands::run(stage.session_mut(), id, &args).expect(id);
    stage.harness.run_steps(4);
}

fn words(stage: &Stage, id: &str) -> String {
    Words::new(stage.harness.state().lang).get(id)
}

fn plain(stage: &mut Stage, key: Key) {
    stage.press(key, Modifiers::NONE);
}

fn current(stage: &Stage) -> usize {
    review::current(stage.session()).expect("a row")
}

fn outcome_of(stage: &Stage, place: usize) -> Outcome {
    let unit = review::all_units(stage.session())[place].clone();
    review::outcome(stage.session(), &unit)
}

/// Names of the rows that are there for readers and tests.
fn rows(stage: &Stage) -> Vec<String> {
    let rows = stage.harness.query_all_by_role(Role::ListBoxOption);
    rows.filter_map(|node| node.accesskit_node().label())
        .collect()
}

fn click(stage: &mut Stage, text: &str) {
    let button = stage.harness.get_by_role_and_label(Role::Button, text);
    button.click();
    stage.harness.run_steps(4);
}

#[test]
fn the_room_tells_who_is_compared_and_how_far_it_is_in_both_languages() {
    for lang in Lang::ALL {
        let mut stage = room(lang);
        stage.keep(&format!("review-{}", lang.code()));
        let unfinished = words(&stage, "review-unfinished");
        // Above, and over the pane of each.
        assert_eq!(stage.harness.query_all_by_label(&unfinished).count(), 4);
        let [same, settle] = ["cmd-review-accept-same", "cmd-review-settle"].map(|id| {
            let name = words(&stage, id);
            let node = stage.harness.get_by_label(&name);
            node.accesskit_node().is_disabled()
        });
        assert!(!same && settle, "rows are open");
        plain(&mut stage, Key::Escape);
        assert_eq!(stage.session().workspace.review, None);
        stage.harness.get_by_label(&words(&stage, "library-filter"));
    }
}

#[test]
fn keys_decide_and_nothing_of_the_desk_happens() {
    for lang in Lang::ALL {
        let mut stage = room(lang);
        let claims = stage.session().project().claims().iter().count();
        assert_eq!(current(&stage), 0);
        plain(&mut stage, Key::ArrowDown);
        plain(&mut stage, Key::ArrowDown);
        assert_eq!(current(&stage), 2);
        plain(&mut stage, Key::ArrowUp);
        assert_eq!(current(&stage), 1, "arrows go along the rows");
        for key in [Key::M, Key::C, Key::Delete, Key::Num5] {
            plain(&mut stage, key);
        }
        assert_eq!(stage.session().project().claims().iter().count(), claims);
        plain(&mut stage, Key::R);
        plain(&mut stage, Key::A);
        assert_eq!(outcome_of(&stage, 1), Outcome::Taken(vec![0]));
        let unit = review::all_units(stage.session())[1].clone();
        let decision = review::decision(stage.session(), &unit).expect("decided");
        assert_eq!(decision.reason.as_str(), "guideline");
        assert_eq!(current(&stage), 2, "on to the next that is open");
        stage.press(Key::Z, Modifiers::COMMAND);
        assert_eq!(outcome_of(&stage, 1), Outcome::Open, "undone in the room");
        plain(&mut stage, Key::L);
        stage.keep(&format!("review-layers-{}", lang.code()));
        let all = words(&stage, "review-layered");
        assert!(stage.harness.query_all_by_label(&all).count() > 0);
    }
}

#[test]
fn a_hand_decides_filters_and_says_why() {
    for lang in Lang::ALL {
        let mut stage = room(lang);
        let reason = words(&stage, "review-reason-overlooked");
        click(&mut stage, &reason);
        let view = stage.session().workspace.review.clone().expect("the room");
        assert_eq!(view.reason.as_str(), "overlooked");
        plain(&mut stage, Key::N);
        stage.harness.run_steps(3);
        stage.type_text("كلمة");
        stage.press(Key::Enter, Modifiers::COMMAND);
        if stage.harness.state().overlay_is_open() {
            let save = words(&stage, "form-save");
            click(&mut stage, &save);
        }
        let view = stage.session().workspace.review.clone().expect("the room");
        assert_eq!(view.note, "كلمة", "typed letters are no commands");
        assert_eq!(outcome_of(&stage, 0), Outcome::Open);
        let neither = words(&stage, "cmd-review-neither");
        click(&mut stage, &neither);
        assert_eq!(outcome_of(&stage, 0), Outcome::Taken(Vec::new()));
        let unit = review::all_units(stage.session())[0].clone();
        let decision = review::decision(stage.session(), &unit).expect("decided");
        assert_eq!(decision.note, "كلمة");

        let units = review::all_units(stage.session());
        let boundary = units
            .iter()
            .filter(|unit| unit.class.code() == "boundary")
            .count();
        let name = words(&stage, "review-show-boundary");
        let pill = stage
            .harness
            .query_all_by_role(Role::Button)
            .find(|node| {
                let label = node.accesskit_node().label();
                label.is_some_and(|it| it.contains(&format!("{name}\u{2069}")))
            })
            .expect("the filter");
        pill.click();
        stage.harness.run_steps(4);
        let class = words(&stage, "review-class-boundary");
        let shown = rows(&stage);
        assert_eq!(shown.len(), boundary);
        assert!(
            !shown.is_empty() && shown.iter().all(|it| it.contains(&class)),
            "{shown:?}"
        );
        stage
            .harness
            .get_all_by_role(Role::ListBoxOption)
            .nth(1)
            .expect("a row")
            .click();
        stage.harness.run_steps(4);
        assert_eq!(units[current(&stage)].class.code(), "boundary");
        stage.keep(&format!("review-boundary-{}", lang.code()));
    }
}

#[test]
fn only_rows_in_view_are_made_and_the_list_follows_the_row() {
    let mut stage = room(Lang::Ar);
    let units = review::all_units(stage.session()).len();
    assert!(
        rows(&stage).len() < units * 2 / 3,
        "{} of {units}",
        rows(&stage).len()
    );
    for _ in 1..units {
        plain(&mut stage, Key::ArrowDown);
    }
    assert_eq!(current(&stage), units - 1);
    let chosen = stage
        .harness
        .query_all_by_role(Role::ListBoxOption)
        .filter(|node| node.accesskit_node().toggled() == Some(Toggled::True))
        .count();
    assert_eq!(chosen, 1, "the last row is in view");
}

#[test]
fn the_panes_scroll_together() {
    let mut stage = room(Lang::En);
    let offsets = |stage: &Stage| -> Vec<f32> {
        let panes = &stage.harness.state().review.panes;
        panes.iter().map(|pane| pane.view.offset_pt()).collect()
    };
    stage
        .harness
        .event(Event::PointerMoved(pos2(1100.0, 400.0)));
    stage.harness.run_steps(2);
    let before = offsets(&stage);
    stage.harness.event(Event::MouseWheel {
        unit: MouseWheelUnit::Point,
        delta: vec2(0.0, -160.0),
        modifiers: Modifiers::NONE,
        phase: TouchPhase::Move,
        source: egui::MouseWheelSource::Unknown,
    });
    stage.harness.run_steps(30);
    let after = offsets(&stage);
    assert!(after[1] > before[1] + 50.0, "{before:?} {after:?}");
    assert!((after[0] - after[1]).abs() < 1.0, "{after:?}");
}

#[test]
fn gold_is_corrected_on_the_desk_and_esc_leads_back() {
    for lang in Lang::ALL {
        let mut stage = room(lang);
        plain(&mut stage, Key::E);
        let banner = words(&stage, "review-editing");
        stage.harness.get_by_label(&banner);
        assert_eq!(stage.session().hand().as_str(), GOLD);
        let selected = stage.session().workspace.selected.clone();
        assert!(matches!(selected, Some(Item::Mention(_))), "{selected:?}");
        stage.keep(&format!("review-gold-{}", lang.code()));
        let back = words(&stage, "cmd-review-resume");
        click(&mut stage, &back);
        assert!(stage.session().is_reviewing());
        assert_eq!(stage.session().hand().as_str(), "salma");
    }
}

#[test]
fn what_nobody_tagged_and_what_is_all_decided_is_said() {
    for lang in Lang::ALL {
        let mut stage = room(lang);
        let all = review::all_units(stage.session()).len();
        for _ in 0..3 {
            for place in 0..all {
                let unit = review::all_units(stage.session())[place].clone();
                let item = unit.items()[0].id().to_owned();
                run(&mut stage, "review.show", &[("id", &item)]);
                plain(&mut stage, Key::Minus);
            }
            if review::open_count(stage.session()) == 0 {
                break;
            }
        }
        assert_eq!(review::open_count(stage.session()), 0);
        stage
            .harness
            .get_by_label(&words(&stage, "review-all-decided"));
        run(&mut stage, "review.filter", &[("show", "open")]);
        stage
            .harness
            .get_by_label(&words(&stage, "review-none-shown"));
        stage.keep(&format!("review-decided-{}", lang.code()));
        stage.press(Key::Enter, Modifiers::COMMAND);
        stage
            .harness
            .get_by_label(&words(&stage, "review-gold-complete"));
        stage
            .harness
            .get_by_label(&words(&stage, "cmd-review-unsettle"));
    }
}

#[test]
fn a_changed_source_says_what_changed() {
    for lang in Lang::ALL {
        let mut stage = room(lang);
        let units = review::all_units(stage.session());
        let is_own = |item: &Item| {
            matches!(item, Item::Claim(_))
                && stage.session().project().annotator_of(item) == Some(stage.session().annotator())
        };
        let place = units
            .iter()
            .position(|unit| unit.items().iter().any(is_own))
            .expect("a claim of Salma");
        let item = units[place].items().into_iter().find(is_own).expect("hers");
        run(&mut stage, "review.show", &[("id", item.id())]);
        run(&mut stage, "review.accept", &[("annotators", "salma")]);
        let change = [
            ("id", item.id()),
            ("field", "claim.type"),
            ("value", "causal"),
        ];
        run(&mut stage, "field.set", &change);
        run(&mut stage, "review.show", &[("id", item.id())]);
        assert_eq!(outcome_of(&stage, place), Outcome::Reopened);
        stage.harness.get_by_label(&words(&stage, "review-since"));
        let told = &stage.harness.state().review.card.since;
        assert_eq!(told.len(), 1, "{told:?}");
        let field = words(&stage, "field-claim-type");
        assert!(told[0].contains(&field), "{told:?}");
        stage.keep(&format!("review-reopened-{}", lang.code()));
    }
}
