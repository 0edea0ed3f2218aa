//! Number fields: typed in any digits, stepped, kept in range, told as spin buttons.
use crate::support::window::Window;
use egui::accesskit::{Invalid, Role};
use egui::{Event, Key, Modifiers};
use egui_kittest::{Harness, kittest::NodeT, kittest::Queryable};
use isnad::text::number::Digits;
use isnad::ui::field::NumberField;

fn open(mirrored: bool) -> Harness<'static, f64> {
    let window = Window {
        mirrored,
        ..Window::default()
    };
    let digits = if mirrored {
        Digits::ArabicIndic
    } else {
        Digits::European
    };
    let mut h = window.open(
        move |ui, painter, value: &mut f64| {
            NumberField::new("share", "Share", -5.0..=50.0)
                .step(0.1, 1)
                .digits(digits)
                .show(ui, painter, value);
        },
        12.5,
    );
    h.run_steps(2);
    h.get_by_role_and_label(Role::SpinButton, "Share").focus();
    h.run_steps(2);
    h
}

fn type_anew(h: &mut Harness<'_, f64>, text: &str) {
    h.key_press_modifiers(Modifiers::COMMAND, Key::A);
    h.run_steps(2);
    h.event(Event::Text(text.to_owned()));
    h.run_steps(2);
}

fn shown(h: &Harness<'_, f64>) -> String {
    let node = h.get_by_role_and_label(Role::SpinButton, "Share");
    node.value().unwrap_or_default()
}

#[test]
fn digits_of_all_sets_are_read_and_shown_in_those_of_the_interface() {
    for mirrored in [true, false] {
        for typed in ["7.5", "٧٫٥", "۷٫۵", "٧.5"] {
            let mut h = open(mirrored);
            type_anew(&mut h, typed);
            assert_eq!(*h.state(), 7.5, "{typed}");
            h.key_press(Key::Enter);
            h.run_steps(3);
            assert_eq!(shown(&h), if mirrored { "٧٫٥" } else { "7.5" });
        }
    }
}

#[test]
fn arrows_step_through_decimal_digits_and_stop_at_the_range() {
    for mirrored in [true, false] {
        let mut h = open(mirrored);
        for _ in 0..3 {
            h.key_press(Key::ArrowUp);
            h.run_steps(2);
        }
        assert_eq!(*h.state(), 12.8);
        h.key_press(Key::PageDown);
        h.run_steps(2);
        assert_eq!(*h.state(), 11.8);
        type_anew(&mut h, "49.95");
        h.key_press(Key::ArrowUp);
        h.run_steps(2);
        h.key_press(Key::ArrowUp);
        h.run_steps(2);
        assert_eq!(*h.state(), 50.0);
        assert!(h.get_by_role(Role::SpinButton).is_focused());
    }
}

#[test]
fn what_is_no_number_changes_nothing_and_is_told_to_be_wrong() {
    let mut h = open(false);
    let invalid = |h: &Harness<'_, f64>| {
        let node = h.get_by_role(Role::SpinButton);
        node.accesskit_node().data().invalid()
    };
    assert_eq!(invalid(&h), None);
    for (typed, number) in [("1,5", 12.5), ("خمسة", 12.5), ("999", 50.0), ("-99", -5.0)] {
        let mut h = open(false);
        type_anew(&mut h, typed);
        assert_eq!(*h.state(), number, "{typed}");
        assert_eq!(invalid(&h), Some(Invalid::True), "{typed}");
    }
    type_anew(&mut h, "3");
    assert_eq!(*h.state(), 3.0);
    h.key_press(Key::Escape);
    h.run_steps(3);
    assert_eq!((*h.state(), shown(&h)), (12.5, "12.5".to_owned()));
}

#[test]
fn screen_readers_step_and_set_it() {
    let mut h = open(true);
    h.get_by_role(Role::SpinButton).increment_accesskit();
    h.run_steps(3);
    assert_eq!(*h.state(), 12.6);
    h.get_by_role(Role::SpinButton).set_value_accesskit(70.0);
    h.run_steps(3);
    assert_eq!(*h.state(), 50.0);
    let node = h.get_by_role(Role::SpinButton);
    let node = node.accesskit_node();
    let told = (
        node.numeric_value(),
        node.min_numeric_value(),
        node.max_numeric_value(),
    );
    assert_eq!(told, (Some(50.0), Some(-5.0), Some(50.0)));
}
