//! The widgets of the gallery in a mirrored window: where they are told, drawn, pressed and
//! reached, in both languages.
use crate::gallery::{Look, click, open};
use egui::accesskit::{Role, Toggled};
use egui::{Event, Key, Modifiers, PointerButton, Pos2, Rect, pos2, vec2};
use egui_kittest::{Harness, Node, kittest::By, kittest::NodeT, kittest::Queryable};
use image::RgbaImage;
use isnad::ui::gallery::{Gallery, Page};
use isnad::ui::mirror;

/// What can be pressed.
const ROLES: [Role; 7] = [
    Role::Button,
    Role::CheckBox,
    Role::RadioButton,
    Role::Tab,
    Role::TreeItem,
    Role::Row,
    Role::ColumnHeader,
];

fn look(arabic: bool, mirrored: bool) -> Look {
    Look {
        mirrored,
        ..Look::of(arabic)
    }
}

fn name_of(node: &Node<'_>) -> String {
    let node = node.accesskit_node();
    node.label().or_else(|| node.value()).unwrap_or_default()
}

/// Nodes with a name and a place, in the order in which a screen reader meets them.
fn named<'a, S>(h: &'a Harness<'_, S>) -> Vec<Node<'a>> {
    h.query_all(By::new().predicate(|node| {
        let named = node.label().is_some() || node.value().is_some();
        named && node.raw_bounds().is_some() && node.role() != Role::TextRun
    }))
    .filter(|node| !name_of(node).is_empty())
    .collect()
}

#[test]
fn screen_readers_meet_the_same_widgets_in_the_same_order_at_mirrored_places() {
    let mut seen = 0;
    for arabic in [true, false] {
        for page in Page::ALL {
            let (plain, turned) = (
                open(Some(page), look(arabic, false)),
                open(Some(page), look(arabic, true)),
            );
            let (plain, turned) = (named(&plain), named(&turned));
            let names = |nodes: &[Node<'_>]| nodes.iter().map(name_of).collect::<Vec<_>>();
            assert_eq!(names(&plain), names(&turned), "{page:?}");
            for (a, b) in plain.iter().zip(&turned) {
                // Charts over time keep their sense; only their frame moves.
                let kept = page == Page::Charts
                    && a.accesskit_node().role() == Role::Label
                    && name_of(a).contains(": ")
                    && a.rect().height() > 100.0;
                let expected = mirror::flip_rect(a.rect(), page.size_pt().x);
                let near = (expected.min - b.rect().min).length() < 0.6
                    && (expected.max - b.rect().max).length() < 0.6;
                assert!(
                    near || kept,
                    "{page:?} {}: {expected} {}",
                    name_of(a),
                    b.rect()
                );
                seen += 1;
            }
        }
    }
    assert!(seen > 250, "only {seen} widgets were seen");
}

/// The part of a picture in a rectangle.
fn pixels(image: &RgbaImage, rect: Rect) -> Vec<[u8; 4]> {
    let (width, height) = image.dimensions();
    let across = rect.min.x.max(0.0) as u32..(rect.max.x.ceil() as u32).min(width);
    let down = rect.min.y.max(0.0) as u32..(rect.max.y.ceil() as u32).min(height);
    down.flat_map(|y| across.clone().map(move |x| (x, y)))
        .map(|(x, y)| image.get_pixel(x, y).0)
        .collect()
}

/// The rectangle around all pixels in `within` that are not like its corner.
fn ink(image: &RgbaImage, within: Rect) -> Option<Rect> {
    let paper = pixels(image, Rect::from_min_size(within.min, vec2(1.0, 1.0)));
    let paper = *paper.first()?;
    let (width, height) = image.dimensions();
    let mut found = Rect::NOTHING;
    for y in within.min.y.max(0.0) as u32..(within.max.y as u32).min(height) {
        for x in within.min.x.max(0.0) as u32..(within.max.x as u32).min(width) {
            let [r, g, b, _] = image.get_pixel(x, y).0;
            let far = |a: u8, b: u8| a.abs_diff(b) > 40;
            if far(r, paper[0]) || far(g, paper[1]) || far(b, paper[2]) {
                found |= Rect::from_min_size(pos2(x as f32, y as f32), vec2(1.0, 1.0));
            }
        }
    }
    found.is_positive().then_some(found)
}

#[test]
fn what_is_drawn_lies_in_the_bounds_that_are_told() {
    let mut seen = 0;
    for arabic in [true, false] {
        for mirrored in [true, false] {
            for page in Page::ALL {
                let mut h = open(Some(page), look(arabic, mirrored));
                let image = h.render().expect("painted");
                let window = Rect::from_min_size(Pos2::ZERO, page.size_pt());
                for node in named(&h) {
                    let role = node.accesskit_node().role();
                    let rect = node.rect().intersect(window);
                    let cut = rect.height() < 14.0 || rect.width() < 4.0;
                    // The dialog's veil covers what lies below; the chart's columns are checked
                    // by what is in them, see below.
                    let other = page == Page::Dialog || page == Page::Charts;
                    // The last row of the table is scrolled out of sight.
                    let hidden = page == Page::Table && rect.max.y > 222.0;
                    if cut || hidden || other || !(ROLES.contains(&role) || role == Role::Label) {
                        continue;
                    }
                    let name = name_of(&node);
                    let drawn = ink(&image, rect);
                    assert!(drawn.is_some(), "{page:?} {name}: nothing drawn in {rect}");
                    seen += 1;
                }
            }
        }
    }
    assert!(seen > 300, "only {seen} widgets were seen");
}

#[test]
fn the_letters_of_a_label_fill_the_bounds_that_are_told() {
    let mut seen = 0;
    for mirrored in [true, false] {
        for arabic in [true, false] {
            let mut h = open(Some(Page::Texts), look(arabic, mirrored));
            let image = h.render().expect("painted");
            for node in named(&h) {
                let rect = node.rect();
                // Lines that share a row, or are longer than one, reach other edges.
                if rect.height() > 24.0 || rect.width() > 300.0 || name_of(&node).contains('\n') {
                    continue;
                }
                let around = rect.expand2(vec2(3.0, 0.0));
                let drawn = ink(&image, around).expect("letters");
                let (start, end) = (drawn.min.x - rect.min.x, rect.max.x - drawn.max.x);
                // Egui measures a mixed line a little wider than it is set.
                assert!(
                    start.abs() < 6.0 && end.abs() < 6.0,
                    "{}: {drawn} in {rect}",
                    name_of(&node)
                );
                seen += 1;
            }
        }
    }
    assert!(seen > 40, "only {seen} labels were seen");
}

#[test]
fn a_click_in_the_middle_of_its_bounds_presses_each_widget() {
    let mut pressed = 0;
    for arabic in [true, false] {
        for mirrored in [true, false] {
            for page in [
                Page::Buttons,
                Page::Choices,
                Page::Table,
                Page::Tabs,
                Page::Tree,
                Page::Notices,
                Page::Dialog,
                Page::Pieces,
                Page::Palette,
            ] {
                let places: Vec<(String, Rect)> = {
                    let h = open(Some(page), look(arabic, mirrored));
                    let window = Rect::from_min_size(Pos2::ZERO, page.size_pt());
                    named(&h)
                        .into_iter()
                        .filter(|node| {
                            let node = node.accesskit_node();
                            let chosen = node.toggled() == Some(Toggled::True)
                                && node.role() != Role::CheckBox;
                            let selected = node.is_selected() == Some(true);
                            ROLES.contains(&node.role())
                                && !node.is_disabled()
                                && (!chosen || page != Page::Choices)
                                && !selected
                        })
                        .map(|node| (name_of(&node), node.rect()))
                        .filter(|(_, rect)| window.contains_rect(*rect))
                        .collect()
                };
                let mut h = open(Some(page), look(arabic, mirrored));
                for (name, rect) in places {
                    *h.state_mut() = Gallery::new(Some(page), arabic);
                    h.run_steps(2);
                    let before = format!("{:?}", h.state().state);
                    click(&mut h, rect.center(), PointerButton::Primary);
                    let after = format!("{:?}", h.state().state);
                    assert_ne!(before, after, "{page:?} {name} at {rect}");
                    pressed += 1;
                }
            }
        }
    }
    assert!(pressed > 300, "only {pressed} widgets were pressed");
}

/// Presses a key and waits.
fn press<S>(h: &mut Harness<'_, S>, key: Key) {
    h.key_press(key);
    h.run_steps(3);
}

fn focused<S>(h: &Harness<'_, S>) -> Option<(String, Rect)> {
    let node = h.query_all(By::new().predicate(|node| node.is_focused()));
    let mut node = node.filter(|node| node.accesskit_node().role() != Role::Window);
    node.next_back().map(|node| (name_of(&node), node.rect()))
}

#[test]
fn the_tab_key_goes_in_the_order_of_reading() {
    for (arabic, mirrored) in [(true, true), (false, false)] {
        for page in [
            Page::Buttons,
            Page::Choices,
            Page::Numbers,
            Page::Fields,
            Page::Table,
            Page::Tabs,
            Page::Pieces,
        ] {
            let mut h = open(Some(page), look(arabic, mirrored));
            let mut stops: Vec<(String, Rect)> = Vec::new();
            for _ in 0..60 {
                press(&mut h, Key::Tab);
                let Some(stop) = focused(&h) else {
                    continue;
                };
                if stops.contains(&stop) {
                    break;
                }
                stops.push(stop);
            }
            let least = if page == Page::Tabs { 2 } else { 3 };
            assert!(stops.len() >= least, "{page:?}: {stops:?}");
            for pair in stops.windows(2) {
                let [(_, a), (name, b)] = pair else {
                    continue;
                };
                let same_line = a.y_range().intersection(b.y_range()).span() > 2.0;
                let further = if mirrored {
                    b.max.x <= a.max.x
                } else {
                    b.min.x >= a.min.x
                };
                let fits = if same_line {
                    further
                } else {
                    b.min.y >= a.max.y - 1.0
                };
                assert!(fits, "{page:?}: {a} before {name} {b}");
            }
        }
    }
}

#[test]
fn arrow_keys_move_the_focus_to_the_side_they_show() {
    for mirrored in [true, false] {
        let mut h = open(Some(Page::Buttons), look(false, mirrored));
        h.get_by_role_and_label(Role::Button, "Cancel").focus();
        h.run_steps(3);
        let towards_end = if mirrored {
            Key::ArrowLeft
        } else {
            Key::ArrowRight
        };
        press(&mut h, towards_end);
        for (key, sign) in [
            (Key::ArrowLeft, -1.0),
            (Key::ArrowRight, 1.0),
            (Key::ArrowRight, 1.0),
            (Key::ArrowLeft, -1.0),
        ]
        .into_iter()
        .skip(usize::from(!mirrored) * 2)
        {
            let (name, before) = focused(&h).expect("focus");
            press(&mut h, key);
            let (next, after) = focused(&h).expect("focus");
            let moved = after.center().x - before.center().x;
            assert!(moved * sign > 10.0, "{key:?} from {name} to {next}");
        }
    }
}

#[test]
fn arrow_keys_move_a_slider_s_handle_to_the_side_they_show() {
    for mirrored in [true, false] {
        let mut h = open(Some(Page::Numbers), look(false, mirrored));
        h.get_by_role_and_label(Role::Slider, "Share").focus();
        h.run_steps(3);
        let towards_end = if mirrored {
            Key::ArrowLeft
        } else {
            Key::ArrowRight
        };
        press(&mut h, towards_end);
        press(&mut h, towards_end);
        assert_eq!(h.state().state.percent, 42.0);
        press(&mut h, mirrored_key(towards_end));
        assert_eq!(h.state().state.percent, 41.0);
        // Pulled by the pointer the handle stays under it.
        let bar = h.get_by_role_and_label(Role::Slider, "Share").rect();
        let at = bar.center() + vec2(bar.width() * 0.25, 0.0);
        h.drag_at(bar.center());
        h.run_steps(2);
        h.hover_at(at);
        h.run_steps(2);
        h.drop_at(at);
        h.run_steps(2);
        let share = if mirrored { 24.0 } else { 76.0 };
        let found = h.state().state.percent;
        assert!((found - share).abs() < 6.0, "{found} at {at} of {bar}");
    }
}

fn mirrored_key(key: Key) -> Key {
    match key {
        Key::ArrowLeft => Key::ArrowRight,
        Key::ArrowRight => Key::ArrowLeft,
        same => same,
    }
}

#[test]
fn arrow_keys_go_along_the_tabs_to_the_side_they_show() {
    for mirrored in [true, false] {
        let mut h = open(Some(Page::Tabs), look(false, mirrored));
        h.get_by_role_and_label(Role::Tab, "Tags").focus();
        h.run_steps(3);
        let towards_end = if mirrored {
            Key::ArrowLeft
        } else {
            Key::ArrowRight
        };
        let mut place = focused(&h).expect("focus").1;
        for tab in 1..4 {
            press(&mut h, towards_end);
            assert_eq!(h.state().state.tab, tab);
            let now = focused(&h).expect("focus").1;
            assert_eq!(now.center().x < place.center().x, mirrored);
            place = now;
        }
        press(&mut h, mirrored_key(towards_end));
        assert_eq!(h.state().state.tab, 2);
        press(&mut h, Key::Home);
        assert_eq!(h.state().state.tab, 0);
        // The row of tabs is one stop.
        press(&mut h, Key::Tab);
        assert_eq!(focused(&h).expect("focus").0, "After the tabs");
    }
}

#[test]
fn arrow_keys_open_and_close_a_tree_as_its_arrows_point() {
    for mirrored in [true, false] {
        let mut h = open(Some(Page::Tree), look(false, mirrored));
        h.get_by_label("Ministry of Transport").focus();
        h.run_steps(3);
        let (inwards, outwards) = if mirrored {
            (Key::ArrowLeft, Key::ArrowRight)
        } else {
            (Key::ArrowRight, Key::ArrowLeft)
        };
        press(&mut h, outwards);
        assert_eq!(h.state().state.tree.open, [0].into());
        assert!(h.query_by_label("The spokeswoman (2025)").is_none());
        press(&mut h, inwards);
        assert_eq!(h.state().state.tree.open, [0, 1].into());
        press(&mut h, inwards);
        assert_eq!(h.state().state.tree.selected, 2);
        press(&mut h, outwards);
        assert_eq!(h.state().state.tree.selected, 1);
        press(&mut h, Key::ArrowDown);
        press(&mut h, Key::ArrowDown);
        press(&mut h, Key::ArrowDown);
        assert_eq!(h.state().state.tree.selected, 4);
        // A child stands further from the start side than its parent.
        let rows = |name| h.get_by_label(name).accesskit_node().level();
        assert_eq!((rows("The port"), rows("NordPort")), (Some(1), Some(2)));
        // The arrow itself takes a click.
        let row = h.get_by_label("NordPort").rect();
        let arrow = if mirrored {
            row.right_center() - vec2(30.0, 0.0)
        } else {
            row.left_center() + vec2(30.0, 0.0)
        };
        click(&mut h, arrow, PointerButton::Primary);
        assert!(h.state().state.tree.open.contains(&4));
        assert_eq!(
            h.get_by_label("NordPort")
                .accesskit_node()
                .data()
                .is_expanded(),
            Some(true)
        );
    }
}

#[test]
fn headers_sort_and_tell_how() {
    for mirrored in [true, false] {
        let mut h = open(Some(Page::Table), look(false, mirrored));
        let direction = |h: &Harness<'_, Gallery>, name: &str| {
            let node = h.get_by_role_and_label(Role::ColumnHeader, name);
            node.accesskit_node().data().sort_direction()
        };
        use egui::accesskit::SortDirection::{Ascending, Descending};
        assert_eq!(direction(&h, "Tags"), Some(Descending));
        assert_eq!(direction(&h, "Actor"), None);
        let header = h.get_by_role_and_label(Role::ColumnHeader, "Tags").rect();
        click(&mut h, header.center(), PointerButton::Primary);
        assert_eq!(direction(&h, "Tags"), Some(Ascending));
        let first = h.get_all_by_role(Role::Cell).next().expect("a cell");
        assert_eq!(name_of(&first), "An unnamed expert");
        // Numbers stand flush right in both windows: the ones come under each other.
        let image = h.render().expect("painted");
        let cells = h.get_all_by_role(Role::Cell);
        let ends: Vec<f32> = cells
            .skip(1)
            .step_by(3)
            .filter_map(|cell| ink(&image, cell.rect().shrink2(vec2(2.0, 4.0))))
            .map(|ink| ink.max.x)
            .collect();
        assert!(ends.len() > 4);
        assert!(ends.iter().all(|x| (x - ends[0]).abs() < 2.5), "{ends:?}");
    }
}

fn hover_on(h: &mut Harness<'_, Gallery>, name: &str) {
    let at = h.get_by_label(name).rect().center();
    h.hover_at(at);
    h.run_steps(40);
}

#[test]
fn submenus_open_towards_the_end_side_and_stay_in_the_window() {
    for mirrored in [true, false] {
        let mut h = open(Some(Page::Menus), look(false, mirrored));
        let file = h.get_by_label("File").rect();
        click(&mut h, file.center(), PointerButton::Primary);
        hover_on(&mut h, "Export as");
        hover_on(&mut h, "For another tool");
        let places =
            ["Export as", "For another tool", "brat"].map(|name| h.get_by_label(name).rect());
        let window = Rect::from_min_size(Pos2::ZERO, Page::Menus.size_pt());
        for pair in places.windows(2) {
            let beside = if mirrored {
                pair[1].max.x <= pair[0].min.x
            } else {
                pair[1].min.x >= pair[0].max.x
            };
            assert!(beside, "{pair:?}");
            assert!(window.contains_rect(pair[1]), "{pair:?}");
        }
        let brat = h.get_by_label("brat").rect();
        click(&mut h, brat.center(), PointerButton::Primary);
        assert_eq!(h.state().state.pressed, ["brat"]);
    }
}

#[test]
fn a_context_menu_at_an_edge_stays_in_the_window() {
    let window = Rect::from_min_size(Pos2::ZERO, Page::Menus.size_pt());
    for mirrored in [true, false] {
        for at_left in [true, false] {
            let mut h = open(Some(Page::Menus), look(false, mirrored));
            let pad = h.get_by_label("Press the second button here").rect();
            let at = if at_left {
                pad.left_center() + vec2(4.0, 0.0)
            } else {
                pad.right_center() - vec2(4.0, 0.0)
            };
            click(&mut h, at, PointerButton::Secondary);
            hover_on(&mut h, "Change type to");
            for name in [
                "Copy",
                "Delete the tag",
                "Change type to",
                "Evaluation (opinion)",
            ] {
                let rect = h.get_by_label(name).rect();
                assert!(window.contains_rect(rect), "{name} {rect}");
            }
            let menu = h.get_by_label("Copy").rect();
            let submenu = h.get_by_label("Evaluation (opinion)").rect();
            let overlap = menu.x_range().intersection(submenu.x_range()).span();
            assert!(overlap <= 0.0, "{menu} {submenu}");
        }
    }
}

#[test]
fn a_combo_box_opens_below_itself_and_is_chosen_from() {
    for mirrored in [true, false] {
        let mut h = open(Some(Page::Menus), look(false, mirrored));
        let combo = h.get_by_role_and_label(Role::ComboBox, "Type").rect();
        click(&mut h, combo.center(), PointerButton::Primary);
        let entry = h.get_by_label("Factual").rect();
        assert!(entry.min.y >= combo.max.y);
        // Flush with the start side of the box.
        let gap = if mirrored {
            combo.max.x - entry.max.x
        } else {
            entry.min.x - combo.min.x
        };
        assert!((0.0..10.0).contains(&gap), "{entry} under {combo}");
        click(&mut h, entry.center(), PointerButton::Primary);
        assert_eq!(h.state().state.kind, 0);
    }
}

#[test]
fn time_runs_from_left_to_right_in_both_windows_and_is_told_where_it_is_drawn() {
    for (arabic, mirrored) in [(true, true), (false, false), (false, true)] {
        let mut h = open(Some(Page::Charts), look(arabic, mirrored));
        let image = h.render().expect("painted");
        let months: Vec<Rect> = named(&h)
            .iter()
            .map(|node| node.rect())
            .filter(|rect| rect.height() > 100.0)
            .collect();
        assert_eq!(months.len(), 6);
        let mut tops = Vec::new();
        for (n, month) in months.iter().enumerate() {
            if n > 0 {
                assert!(month.center().x > months[n - 1].center().x);
            }
            // The dot of the month stands in the middle of its column.
            let middle = Rect::from_center_size(month.center(), vec2(3.0, month.height()));
            let dot = isnad::ui::theme::Theme::new(false, false).accent;
            let rows = middle.min.y as u32..middle.max.y as u32;
            let filled = |y: &u32| {
                (middle.min.x as u32..middle.max.x as u32)
                    .all(|x| image.get_pixel(x, *y).0 == dot.to_array())
            };
            tops.push(rows.into_iter().find(filled).expect("a dot in the column"));
        }
        // The values are 4, 9, 7, 16, 12, 19.
        let mut order: Vec<usize> = (0..6).collect();
        order.sort_by_key(|n| std::cmp::Reverse(tops[*n]));
        assert_eq!(order, [0, 2, 1, 4, 3, 5]);
    }
}

/// A window with a panel at its start side and a scroll area at its end.
fn panels(mirrored: bool) -> Harness<'static, f32> {
    let mut window = crate::support::window::Window::default().size(500.0, 240.0);
    window.mirrored = mirrored;
    window.wishes.reduced_motion = true;
    let mut h = window.open(
        |ui, _, offset: &mut f32| {
            egui::Panel::left("side")
                .default_size(120.0)
                .resizable(true)
                .show(ui, |ui| {
                    let name = ui.allocate_response(ui.available_size(), egui::Sense::hover());
                    name.widget_info(|| egui::WidgetInfo::labeled(Role::Label, true, "side"));
                });
            egui::CentralPanel::default().show(ui, |ui| {
                ui.spacing_mut().scroll.floating = false;
                let shown = egui::ScrollArea::vertical()
                    .auto_shrink(false)
                    .show(ui, |ui| {
                        for n in 0..60 {
                            ui.label(format!("line {n}"));
                        }
                    });
                *offset = shown.state.clamped_offset().y;
            });
        },
        0.0,
    );
    h.run_steps(4);
    h
}

#[test]
fn the_edge_of_a_panel_follows_the_pointer() {
    for mirrored in [true, false] {
        let mut h = panels(mirrored);
        let before = h.get_by_label("side").rect();
        assert_eq!(before.center().x > 250.0, mirrored, "{before}");
        // The outer edge of the panel lies a margin beyond its content.
        let (edge, to) = if mirrored {
            (before.min.x - 8.0, before.min.x - 68.0)
        } else {
            (before.max.x + 8.0, before.max.x + 68.0)
        };
        h.hover_at(pos2(edge, 120.0));
        h.run_steps(3);
        h.drag_at(pos2(edge, 120.0));
        h.run_steps(2);
        h.hover_at(pos2(to, 120.0));
        h.run_steps(3);
        h.drop_at(pos2(to, 120.0));
        h.run_steps(3);
        let after = h.get_by_label("side").rect();
        let grown = after.width() - before.width();
        assert!((grown - 60.0).abs() < 3.0, "{before} {after}");
        let outer = |rect: Rect| if mirrored { rect.max.x } else { rect.min.x };
        assert!((outer(before) - outer(after)).abs() < 0.5);
    }
}

#[test]
fn scroll_bars_stand_at_the_end_side_and_follow_the_pointer() {
    for mirrored in [true, false] {
        let mut h = panels(mirrored);
        // The bar stands at the far edge of the window from the panel, inside the margin.
        let found = (0..24).find_map(|n| {
            let x = if mirrored { n as f32 } else { 499.0 - n as f32 };
            let mut h = panels(mirrored);
            h.drag_at(pos2(x, 20.0));
            h.run_steps(2);
            h.hover_at(pos2(x, 80.0));
            h.run_steps(3);
            (*h.state() > 50.0).then_some(x)
        });
        let x = found.expect("a bar at the end side");
        h.drag_at(pos2(x, 20.0));
        h.run_steps(2);
        h.hover_at(pos2(x, 200.0));
        h.run_steps(2);
        h.drop_at(pos2(x, 200.0));
        h.run_steps(2);
        let far = *h.state();
        assert!(far > 300.0, "{far}");
        h.event(Event::PointerMoved(pos2(250.0, 120.0)));
        h.event(Event::MouseWheel {
            unit: egui::MouseWheelUnit::Point,
            delta: vec2(0.0, 80.0),
            phase: egui::TouchPhase::Move,
            source: egui::MouseWheelSource::Unknown,
            modifiers: Modifiers::NONE,
        });
        h.run_steps(20);
        assert!(*h.state() < far - 40.0, "{} {far}", *h.state());
    }
}
