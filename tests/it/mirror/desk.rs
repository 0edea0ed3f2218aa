//! The real desk in both languages: bounds, clicks, the order of the Tab key, dragged edges.
use crate::desk::Stage;
use egui::accesskit::Role;
use egui::{Key, Modifiers, Rect, pos2, vec2};
use egui_kittest::{Node, kittest::By, kittest::NodeT, kittest::Queryable};
use isnad::app::Lang;

const LANGS: [Lang; 2] = [Lang::Ar, Lang::En];

fn name_of(node: &Node<'_>) -> String {
    node.accesskit_node().label().unwrap_or_default()
}

/// Buttons, choices and fields with their places.
fn controls(stage: &Stage) -> Vec<(Role, String, Rect)> {
    let roles = [
        Role::Button,
        Role::CheckBox,
        Role::RadioButton,
        Role::ComboBox,
        Role::TextInput,
        Role::Splitter,
    ];
    let found = stage
        .harness
        .query_all(By::new().predicate(move |node| roles.contains(&node.role())));
    found
        .filter(|node| node.accesskit_node().raw_bounds().is_some())
        .map(|node| {
            let role = node.accesskit_node().role();
            (role, name_of(&node), node.rect())
        })
        .collect()
}

#[test]
fn every_control_is_drawn_where_it_is_told_and_inside_the_window() {
    for lang in LANGS {
        let mut stage = Stage::new(lang);
        let image = stage.harness.render().expect("painted");
        let window = Rect::from_min_size(pos2(0.0, 0.0), vec2(1440.0, 900.0));
        let controls = controls(&stage);
        assert!(controls.len() > 20, "only {}", controls.len());
        for (role, name, rect) in controls {
            // Chips and rows that are scrolled out of sight stay in the tree.
            let rect = rect.intersect(window);
            if role == Role::Splitter || rect.height() < 12.0 || rect.width() < 4.0 {
                continue;
            }
            let at = |x: u32, y: u32| image.get_pixel(x.min(1439), y.min(899)).0;
            let first = at(rect.center().x as u32, rect.min.y as u32 + 1);
            let differs = (rect.min.y as u32..rect.max.y as u32).any(|y| {
                (rect.min.x as u32..rect.max.x as u32).any(|x| {
                    let pixel = at(x, y);
                    (0..3).any(|n| pixel[n].abs_diff(first[n]) > 24)
                })
            });
            assert!(differs, "{lang:?}: nothing of {role:?} {name} in {rect}");
        }
    }
}

#[test]
fn the_library_stands_at_the_start_and_the_inspector_at_the_end() {
    for lang in LANGS {
        let stage = Stage::new(lang);
        let controls = controls(&stage);
        let row = controls
            .iter()
            .find(|(role, name, _)| *role == Role::Button && name.starts_with("خبير"))
            .expect("an article of the library");
        let at_right = row.2.center().x > 720.0;
        assert_eq!(at_right, lang == Lang::Ar, "{lang:?} {}", row.2);
    }
}

/// Edges of panels and grips between panes, from left to right.
fn edges(stage: &Stage) -> Vec<Rect> {
    let splitters = controls(stage)
        .into_iter()
        .filter(|(role, ..)| *role == Role::Splitter);
    let mut found: Vec<Rect> = splitters.map(|(_, _, rect)| rect).collect();
    found.sort_by(|a, b| a.center().x.total_cmp(&b.center().x));
    found
}

#[test]
fn edges_of_panels_and_the_grip_between_panes_follow_the_pointer() {
    for lang in LANGS {
        let mut stage = Stage::new(lang);
        let unread = "خبير: العقد القديم لم يعد صالحاً";
        let row = stage.harness.get_by_role_and_label(Role::Button, unread);
        row.click_modifiers(Modifiers::COMMAND);
        stage.harness.run_steps(6);
        assert_eq!(edges(&stage).len(), 3, "library, inspector and two panes");
        for place in 0..3 {
            for by in [40.0, -60.0, 20.0] {
                let from = edges(&stage)[place].center();
                let to = from + vec2(by, 0.0);
                stage.harness.hover_at(from);
                stage.harness.run_steps(2);
                stage.harness.drag_at(from);
                stage.harness.run_steps(2);
                stage.harness.hover_at(to);
                stage.harness.run_steps(2);
                stage.harness.drop_at(to);
                stage.harness.run_steps(3);
                let now = edges(&stage)[place].center();
                let near = (now.x - to.x).abs() < 4.0;
                assert!(near, "{lang:?} {place}: {from} to {to}: {now}");
            }
        }
    }
}

#[test]
fn the_tab_key_meets_the_same_controls_in_both_languages_line_by_line() {
    let stops = |lang: Lang| {
        let mut stage = Stage::new(lang);
        let mut found: Vec<Rect> = Vec::new();
        for _ in 0..14 {
            stage.press(Key::Tab, Modifiers::NONE);
            let focused = stage
                .harness
                .query_all(By::new().predicate(|node| node.is_focused()))
                .rfind(|node| node.accesskit_node().role() != Role::Window)
                .map(|node| node.rect());
            found.extend(focused);
        }
        found
    };
    let (arabic, english) = (stops(Lang::Ar), stops(Lang::En));
    assert!(arabic.len() > 6, "{arabic:?}");
    assert_eq!(arabic.len(), english.len());
    for (a, b) in arabic.iter().zip(&english) {
        assert!((a.center().y - b.center().y).abs() < 12.0, "{a} {b}");
    }
    // Words differ in width, so the places do; the sides do not.
    let sides = |stops: &[Rect]| {
        stops
            .windows(2)
            .map(|pair| pair[1].center().x - pair[0].center().x)
            .map(|by| {
                if by.abs() < 2.0 {
                    0
                } else {
                    by.signum() as i32
                }
            })
            .collect::<Vec<i32>>()
    };
    let turned: Vec<i32> = sides(&arabic).into_iter().map(|side| -side).collect();
    let (same, all) = (sides(&english), turned.len());
    let agreeing = same.iter().zip(&turned).filter(|(a, b)| a == b).count();
    assert!(agreeing + 1 >= all, "{arabic:?} {english:?}");
}
