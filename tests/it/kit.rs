//! The pieces of the desk: named, pressed and looked at.
use crate::support::renderer::{inked, keep_picture};
use crate::support::window::Window;
use egui::accesskit::{Live, Role};
use egui::{Color32, Rect, vec2};
use egui_kittest::{Harness, kittest::NodeT, kittest::Queryable};
use isnad::ui::field::Field;
use isnad::ui::kit::{self, Icon};
use isnad::ui::paint::SharedTextPainter;
use isnad::ui::theme::Theme;

fn pieces(ui: &mut egui::Ui, pressed: &mut Vec<&'static str>) {
    let theme = Theme::of(ui.ctx());
    let mut note = |name, response: egui::Response| {
        if response.clicked() {
            pressed.push(name);
        }
    };
    note("New 4", kit::dot_pill(ui, "New 4", theme.accent, false));
    note("All", kit::pill(ui, "All", true));
    note("Undo", kit::icon_button(ui, Icon::Undo, "Undo"));
    note("For", kit::choice(ui, "For", true, theme.stances.support));
    note("Open", kit::menu_row(ui, "Open", "Ctrl+O", true));
    if kit::progress_with_cancel(ui, 0.25, "Importing", "Stop") {
        pressed.push("Stop");
    }
    if kit::toast(ui, &theme, theme.danger, "Not saved", "Dismiss") {
        pressed.push("Dismiss");
    }
}

const PRESSABLE: [(&str, Role); 7] = [
    ("New 4", Role::Button),
    ("All", Role::Button),
    ("Undo", Role::Button),
    ("For", Role::RadioButton),
    ("Open", Role::Button),
    ("Stop", Role::Button),
    ("Dismiss", Role::Button),
];

fn open(mirrored: bool) -> Harness<'static, Vec<&'static str>> {
    let mut window = Window::default().size(420.0, 420.0);
    window.mirrored = mirrored;
    let mut h = window.open(|ui, _, pressed| pieces(ui, pressed), Vec::new());
    h.run();
    h
}

#[test]
fn each_piece_has_a_name_and_a_role_and_can_be_pressed_in_both_windows() {
    for mirrored in [false, true] {
        let mut h = open(mirrored);
        for (name, role) in PRESSABLE {
            let found = h
                .query_all_by_label_contains(name)
                .find(|n| n.accesskit_node().role() == role);
            found
                .unwrap_or_else(|| panic!("{name} as {role:?}"))
                .click();
            h.run();
        }
        assert_eq!(*h.state(), PRESSABLE.map(|(name, _)| name));
    }
}

#[test]
fn a_toast_is_said_when_it_appears() {
    let h = open(false);
    let words = h.get_by_label("Not saved");
    assert_eq!(words.accesskit_node().live(), Live::Polite);
}

/// Columns of the ink of an icon, from its left side.
fn columns(mirrored: bool, icon: Icon) -> Vec<usize> {
    let mut window = Window::default().size(40.0, 40.0);
    window.mirrored = mirrored;
    let mut h = window.open(
        move |ui, _, _: &mut ()| {
            let rect = Rect::from_min_size(egui::pos2(8.0, 8.0), vec2(24.0, 24.0));
            icon.paint_sized(ui.painter(), rect, 24.0, Color32::BLACK);
        },
        (),
    );
    h.run();
    let image = h.render().expect("painted");
    let paper = *image.get_pixel(0, 0);
    (8..32)
        .map(|x| (8..32).filter(|y| *image.get_pixel(x, *y) != paper).count())
        .collect()
}

#[test]
fn icons_of_direction_turn_round_and_others_do_not() {
    for icon in [Icon::Forward, Icon::Undo, Icon::Menu] {
        let (plain, mut turned) = (columns(false, icon), columns(true, icon));
        assert_ne!(plain, turned, "{icon:?}");
        turned.reverse();
        assert_eq!(plain, turned, "{icon:?}");
    }
    for icon in [Icon::Search, Icon::Check, Icon::Help, Icon::Pencil] {
        assert_eq!(columns(false, icon), columns(true, icon), "{icon:?}");
    }
}

#[test]
fn pictures_of_all_icons() {
    let mut h = Window::default().size(420.0, 220.0).open(
        |ui, _, _: &mut ()| {
            ui.horizontal_wrapped(|ui| {
                for icon in Icon::ALL {
                    let (rect, _) = ui.allocate_exact_size(vec2(36.0, 36.0), egui::Sense::hover());
                    icon.paint_sized(ui.painter(), rect, 22.0, Theme::of(ui.ctx()).ink);
                }
            });
        },
        (),
    );
    h.run();
    let image = h.render().expect("painted");
    assert!(inked(&image) > 2000);
    keep_picture("uikit-icons", &image);
}

/// A corner of the desk made of the pieces.
fn corner(ui: &mut egui::Ui, painter: &SharedTextPainter, text: &mut String) {
    let theme = Theme::of(ui.ctx());
    ui.horizontal(|ui| {
        for (icon, name) in [
            (Icon::Undo, "تراجع"),
            (Icon::Redo, "إعادة"),
            (Icon::Sun, "الإضاءة"),
            (Icon::Network, "شبكات"),
        ] {
            kit::icon_button(ui, icon, name);
        }
        Field::single("search")
            .hint("ابحث في المقالات والوسوم…")
            .width(220.0)
            .show(ui, painter, text);
    });
    ui.horizontal(|ui| {
        kit::pill(ui, "الكل ١٢", true);
        kit::pill(ui, "جديد ٤", false);
        kit::dot_pill(ui, "مدير الميناء ٤", theme.actors.person, false);
        kit::dot_pill(ui, "وزارة النقل ٣", theme.actors.government, false);
    });
    kit::section(ui, "موقف القائل");
    ui.columns(4, |columns| {
        let colours = theme.stances;
        let words = [
            ("+ مؤيّد", colours.support),
            ("− معارض", colours.oppose),
            ("= محايد", colours.neutral),
            ("؟ متسائل", colours.query),
        ];
        for (n, (column, (words, colour))) in columns.iter_mut().zip(words).enumerate() {
            kit::choice(column, words, n == 0, colour);
        }
    });
    ui.allocate_ui(vec2(260.0, 80.0), |ui| {
        egui::Frame::menu(ui.style()).show(ui, |ui| {
            kit::menu_row(ui, "افتح مشروعاً…", "Ctrl+O", true);
            kit::menu_row(ui, "احذف الوسم", "Del", true);
        });
    });
    kit::chain_link(ui, theme.actors.media, "صحيفة المرفأ", "محايد");
    kit::statement_row(ui, "«المحادثات مع الشركة ستنتهي باتفاق»", &theme);
    kit::toast(ui, &theme, theme.ok, "تراجعت عن وسم «ادعاء»", "أغلق");
}

#[test]
fn a_corner_of_the_desk_in_both_modes() {
    for dark in [false, true] {
        let mut window = Window::mirrored().size(560.0, 420.0);
        (window.dark, window.scale) = (dark, 1.5);
        let mut h = window.open(corner, String::new());
        h.run();
        let image = h.render().expect("painted");
        assert!(inked(&image) > 20_000);
        keep_picture(&format!("uikit-kit-dark-{dark}"), &image);
    }
}

#[test]
fn a_desk_of_usual_size_is_painted_without_delay() {
    let mut h = Window::mirrored().size(1440.0, 900.0).open(
        |ui, painter, text: &mut String| {
            ui.columns(2, |columns| {
                for ui in columns {
                    ui.push_id(ui.unique_id(), |ui| corner(ui, painter, text));
                }
            });
        },
        String::new(),
    );
    h.run();
    let start = std::time::Instant::now();
    let image = h.render().expect("painted");
    let took = start.elapsed();
    assert_eq!(image.dimensions(), (1440, 900));
    // A tenth of this on an idle machine; a stray pixel loop would take far longer.
    assert!(took.as_secs_f32() < 5.0, "{took:?}");
}
