//! The order in which the Tab key and screen readers meet the window is the order in which it is
//! read: line by line, from the side where the language starts.
use crate::desk::Stage;
use egui::accesskit::{NodeId, Role};
use egui::{Key, Modifiers, Rect, pos2};
use egui_kittest::{kittest::By, kittest::NodeT, kittest::Queryable};
use isnad::app::Lang;
use isnad::app::commands::{self, Args};
use isnad::model::Item;
use isnad::model::edit::tagging;

const LANGS: [Lang; 2] = [Lang::Ar, Lang::En];
/// More stops than this are not walked; help has one for each command.
const STOPS_MAX: usize = 48;

/// Something that is read or reached, in the order of the accessible tree.
#[derive(Clone, Debug)]
struct Met {
    id: NodeId,
    name: String,
    /// As drawn, mirrored or not.
    rect: Rect,
    takes_keys: bool,
}

fn met(stage: &Stage) -> Vec<Met> {
    let roles = [
        Role::Button,
        Role::CheckBox,
        Role::RadioButton,
        Role::ComboBox,
        Role::TextInput,
        Role::MultilineTextInput,
        Role::Label,
    ];
    stage
        .harness
        .query_all(By::new().predicate(move |node| roles.contains(&node.role())))
        .filter(|node| node.accesskit_node().raw_bounds().is_some())
        .map(|node| {
            let accessible = node.accesskit_node();
            let name = accessible.label().or_else(|| accessible.value());
            Met {
                id: accessible.locate().0,
                name: name.unwrap_or_default(),
                rect: node.rect(),
                takes_keys: accessible.role() != Role::Label && !accessible.is_disabled(),
            }
        })
        .filter(|one| !one.name.is_empty())
        .collect()
}

/// Whether `later` stands before `earlier` on the screen: above it, or in its line on the side
/// where the language starts. What lies over one another has no order.
fn stands_before(later: Rect, earlier: Rect, lang: Lang) -> bool {
    const SLACK_PT: f32 = 1.0;
    if later.bottom() <= earlier.top() + SLACK_PT {
        return true;
    }
    let shared = later.bottom().min(earlier.bottom()) - later.top().max(earlier.top());
    let same_line = shared > 0.5 * later.height().min(earlier.height());
    same_line
        && match lang {
            Lang::Ar => later.left() >= earlier.right() - SLACK_PT,
            Lang::En => later.right() <= earlier.left() + SLACK_PT,
        }
}

fn assert_in_reading_order(what: &str, met: &[&Met], lang: Lang) {
    for (place, earlier) in met.iter().enumerate() {
        for later in &met[place + 1..] {
            assert!(
                !stands_before(later.rect, earlier.rect, lang),
                "{lang:?} {what}: {:?} {} is met before {:?} {}",
                earlier.name,
                earlier.rect,
                later.name,
                later.rect,
            );
        }
    }
}

/// What has the keyboard now, besides the window itself.
fn focused(stage: &Stage) -> Option<NodeId> {
    stage
        .harness
        .query_all(By::new().predicate(|node| node.is_focused()))
        .map(|node| {
            let accessible = node.accesskit_node();
            (accessible.role(), accessible.locate().0)
        })
        .rfind(|(role, _)| *role != Role::Window)
        .map(|(_, id)| id)
}

/// What has the keyboard after each press of Tab, until something has it again.
fn stops(stage: &mut Stage, presses_max: usize) -> Vec<NodeId> {
    let mut found = Vec::new();
    for _ in 0..presses_max {
        stage.press(Key::Tab, Modifiers::NONE);
        let Some(id) = focused(stage) else { continue };
        if found.contains(&id) {
            break;
        }
        found.push(id);
    }
    found
}

/// Gives the keyboard to something that takes it.
fn focus(stage: &mut Stage, id: NodeId) {
    stage
        .harness
        .get(By::new().predicate(move |node| node.locate().0 == id))
        .focus();
    stage.harness.run_steps(3);
    assert_eq!(
        focused(stage),
        Some(id),
        "the keyboard goes where it is sent"
    );
}

/// A part of the window, whose own order is looked at: its name, where it is and how much of it
/// is reached by the Tab key and met by a screen reader at least.
struct Group {
    name: &'static str,
    area: Rect,
    stops_min: usize,
    met_min: usize,
    /// Fields stand beside each other, each with its label above: read column by column.
    columns: bool,
}

fn columns(name: &'static str, area: Rect, stops_min: usize, met_min: usize) -> Group {
    Group {
        columns: true,
        ..group(name, area, stops_min, met_min)
    }
}

fn group(name: &'static str, area: Rect, stops_min: usize, met_min: usize) -> Group {
    Group {
        name,
        area,
        stops_min,
        met_min,
        columns: false,
    }
}

/// A rectangle of the unmirrored window, where it lies in the window of this language.
fn area(lang: Lang, x_pt: [f32; 2], y_pt: [f32; 2]) -> Rect {
    let [from, to] = match lang {
        Lang::En => x_pt,
        Lang::Ar => [1440.0 - x_pt[1], 1440.0 - x_pt[0]],
    };
    Rect::from_min_max(pos2(from, y_pt[0]), pos2(to, y_pt[1]))
}

fn everywhere() -> Rect {
    area(Lang::En, [0.0, 1440.0], [0.0, 900.0])
}

/// Room for the whole library, so that nothing of it lies scrolled away under the line below.
const DESK_PT: egui::Vec2 = egui::vec2(1440.0, 1400.0);

/// The parts of the desk around the articles, inside the edge of 8 points that the stage leaves.
fn around(lang: Lang) -> [Group; 3] {
    let bottom_pt = DESK_PT.y - 8.0;
    let line_pt = bottom_pt - 28.0;
    let wide = [0.0, 1440.0];
    [
        group("bar above", area(lang, wide, [8.0, 52.0]), 8, 10),
        group("library", area(lang, [0.0, 255.0], [52.0, line_pt]), 6, 12),
        group("line below", area(lang, wide, [line_pt, bottom_pt]), 3, 5),
    ]
}

/// Looks at a window: in each group the tree and the Tab key follow the order as drawn. What was
/// met `behind` a form is no part of it.
fn look(mut stage: Stage, lang: Lang, behind: &[NodeId], groups: &[Group]) {
    let all = met(&stage);
    for group in groups {
        let here: Vec<&Met> = all
            .iter()
            .filter(|one| !behind.contains(&one.id))
            .filter(|one| group.area.contains(one.rect.center()))
            .collect();
        let name = group.name;
        assert!(
            here.len() >= group.met_min,
            "{lang:?} {name}: only {here:?}"
        );
        let mut in_order = here.clone();
        if group.columns {
            in_order.retain(|one| one.takes_keys);
        }
        assert_in_reading_order(name, &in_order, lang);

        // Where the keyboard starts is another matter: it is sent to the first that takes it.
        let first = here.iter().find(|one| one.takes_keys);
        let first = first
            .map(|one| one.id)
            .expect("something takes the keyboard");
        focus(&mut stage, first);
        let stops = stops(&mut stage, here.len() + 2);
        let mut reached: Vec<&Met> = Vec::new();
        for id in std::iter::once(&first).chain(&stops) {
            let one = here.iter().find(|one| one.id == *id);
            if let Some(one) = one.filter(|one| reached.iter().all(|met| met.id != one.id)) {
                reached.push(one);
            }
        }
        assert!(
            reached.len() >= group.stops_min,
            "{lang:?} {name}: Tab reaches only {reached:?} of {here:?}"
        );
        assert_in_reading_order(name, &reached, lang);
    }
}

/// All that is met before a form is opened over it.
fn ids(stage: &Stage) -> Vec<NodeId> {
    met(stage).into_iter().map(|one| one.id).collect()
}

#[test]
fn the_desk_is_met_in_reading_order() {
    for lang in LANGS {
        let mut stage = Stage::new(lang);
        stage.harness.set_size(DESK_PT);
        stage.harness.run_steps(4);
        stage.keep(&format!("order-desk-{}", lang.code()));
        look(stage, lang, &[], &around(lang));
    }
}

#[test]
fn the_find_bar_is_met_in_reading_order() {
    for lang in LANGS {
        let mut stage = Stage::new(lang);
        stage.press(Key::F, Modifiers::COMMAND);
        stage.type_text("الشركه");
        stage.keep(&format!("order-find-{}", lang.code()));
        let bar = area(lang, [264.0, 1126.0], [58.0, 98.0]);
        look(stage, lang, &[], &[group("find bar", bar, 5, 6)]);
    }
}

#[test]
fn the_review_is_met_in_reading_order() {
    for lang in LANGS {
        let mut stage = Stage::new(lang);
        let args = Args::new().with("id", "0001");
        commands::run(stage.session_mut(), "review.early", &args).expect("opened");
        stage.harness.run_steps(4);
        let above = area(lang, [0.0, 1440.0], [8.0, 118.0]);
        let card = area(lang, [300.0, 1440.0], [612.0, 900.0]);
        let groups = [
            group("above the review", above, 11, 15),
            group("card", card, 12, 16),
        ];
        look(stage, lang, &[], &groups);
    }
}

#[test]
fn the_welcome_screen_is_met_in_reading_order() {
    for lang in LANGS {
        let mut stage = Stage::empty(lang, tempfile::tempdir().expect("a folder"));
        stage.harness.run_steps(3);
        stage.keep(&format!("order-welcome-{}", lang.code()));
        look(stage, lang, &[], &[group("welcome", everywhere(), 5, 8)]);
    }
}

#[test]
fn forms_are_met_in_reading_order() {
    for lang in LANGS {
        let mut stage = Stage::empty(lang, tempfile::tempdir().expect("a folder"));
        stage.harness.run_steps(3);
        let behind = ids(&stage);
        stage.press(Key::N, Modifiers::COMMAND);
        stage.keep(&format!("order-new-{}", lang.code()));
        let window = area(lang, [482.0, 958.0], [140.0, 800.0]);
        look(stage, lang, &behind, &[group("new project", window, 6, 10)]);
        for (command, stops_min, met_min) in [("article.change", 5, 9), ("annotator.switch", 3, 5)]
        {
            let mut stage = Stage::new(lang);
            let behind = ids(&stage);
            stage.harness.state_mut().outbox.command(command);
            stage.harness.run_steps(4);
            stage.keep(&format!("order-{command}-{}", lang.code()));
            let window = area(lang, [490.0, 950.0], [250.0, 650.0]);
            look(
                stage,
                lang,
                &behind,
                &[group(command, window, stops_min, met_min)],
            );
        }
        let mut stage = Stage::new(lang);
        stage.press(Key::CloseBracket, Modifiers::NONE);
        let behind = ids(&stage);
        stage.press(Key::N, Modifiers::NONE);
        stage.keep(&format!("order-note-{}", lang.code()));
        let window = area(lang, [490.0, 950.0], [300.0, 600.0]);
        look(stage, lang, &behind, &[group("note", window, 3, 4)]);
    }
}

#[test]
fn the_room_of_the_codebook_is_met_in_reading_order() {
    for lang in LANGS {
        let mut stage = Stage::new(lang);
        let args = Args::new()
            .with("set", "claim.type")
            .with("label", "policy");
        commands::run(stage.session_mut(), "codebook.open", &args).expect("opened");
        stage.harness.run_steps(4);
        stage.keep(&format!("order-codebook-{}", lang.code()));
        let groups = [
            group("bar above", area(lang, [0.0, 1440.0], [8.0, 52.0]), 3, 5),
            group("labels", area(lang, [264.0, 1085.0], [90.0, 440.0]), 2, 4),
            columns("form", area(lang, [1085.0, 1432.0], [90.0, 880.0]), 6, 10),
        ];
        look(stage, lang, &[], &groups);
    }
}

#[test]
fn forms_about_actors_are_met_in_reading_order() {
    for lang in LANGS {
        // Above and below the list in the middle, whose rows may lie scrolled out of sight.
        for (command, parts) in [
            ("actor.merge", [(120.0, 300.0, 4, 6), (705.0, 790.0, 1, 3)]),
            ("actor.split", [(60.0, 300.0, 2, 4), (640.0, 860.0, 1, 2)]),
        ] {
            let mut stage = Stage::new(lang);
            let session = stage.session_mut();
            let most = session
                .project()
                .living_actors()
                .max_by_key(|actor| session.project().uses_of(&actor.id).len());
            let actor = Item::Actor(most.expect("one").id.clone());
            session.select_item(Some(actor));
            stage.harness.run_steps(4);
            let behind = ids(&stage);
            stage.harness.state_mut().outbox.command(command);
            stage.harness.run_steps(4);
            stage.keep(&format!("order-{command}-{}", lang.code()));
            let groups = parts.map(|(from, to, stops_min, met_min)| {
                let part = area(lang, [320.0, 1120.0], [from, to]);
                columns(command, part, stops_min, met_min)
            });
            look(stage, lang, &behind, &groups);
        }
    }
}

#[test]
fn the_findings_are_met_in_reading_order() {
    for lang in LANGS {
        let mut stage = Stage::new(lang);
        let session = stage.session_mut();
        let at = session
            .project()
            .articles()
            .iter()
            .next()
            .expect("one")
            .id
            .clone();
        let anchor = session.anchor(&at, 0..9).expect("a place");
        session
            .plan(|desk| tagging::claim(desk, &at, anchor, &tagging::ClaimFields::default()))
            .expect("tagged");
        stage.harness.run_steps(4);
        let behind = ids(&stage);
        stage.press(Key::F8, Modifiers::NONE);
        stage.keep(&format!("order-findings-{}", lang.code()));
        let window = area(lang, [320.0, 1120.0], [60.0, 860.0]);
        look(stage, lang, &behind, &[group("findings", window, 7, 8)]);
    }
}

#[test]
fn the_inspector_is_met_in_reading_order() {
    for lang in LANGS {
        let mut stage = Stage::new(lang);
        stage.harness.set_size(DESK_PT);
        let session = stage.session_mut();
        let me = session.annotator().clone();
        let attributed = session.project().claims().iter().find(|claim| {
            claim.annotator == me && session.project().attribution_of(&claim.id).is_some()
        });
        let claim = Item::Claim(attributed.expect("one of mine").id.clone());
        session.show_item(claim);
        stage.harness.run_steps(6);
        stage.keep(&format!("order-inspector-{}", lang.code()));
        let inspector = area(lang, [1126.0, 1432.0], [52.0, DESK_PT.y - 36.0]);
        look(stage, lang, &[], &[group("inspector", inspector, 8, 14)]);
    }
}

#[test]
fn the_command_palette_and_help_are_met_in_reading_order() {
    for lang in LANGS {
        for (command, stops_min) in [("view.palette", 20), ("view.help", 20)] {
            let mut stage = Stage::new(lang);
            stage.harness.state_mut().outbox.command(command);
            stage.harness.run_steps(4);
            stage.keep(&format!("order-{command}-{}", lang.code()));
            // Rows that are scrolled out of sight are met too, in their turn.
            let window = area(lang, [420.0, 1020.0], [0.0, 9000.0]);
            let all = met(&stage);
            let modal: Vec<&Met> = all
                .iter()
                .filter(|one| (one.rect.width() - 480.0).abs() < 200.0)
                .filter(|one| window.contains(one.rect.center()))
                .collect();
            assert!(modal.len() > 20, "{lang:?} {command}: only {modal:?}");
            assert_in_reading_order(command, &modal, lang);
            let stops = stops(&mut stage, STOPS_MAX);
            let places: Vec<usize> = stops
                .iter()
                .filter_map(|id| modal.iter().position(|one| one.id == *id))
                .collect();
            assert!(places.len() >= stops_min, "{lang:?} {command}: {places:?}");
            let turns = places.windows(2).filter(|pair| pair[1] < pair[0]).count();
            assert!(turns <= 1, "{lang:?} {command}: {places:?}");
        }
    }
}
