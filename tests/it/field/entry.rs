//! What enters a field: odd line ends, controls, ligature keys, emoji, input methods.
use super::*;

fn note(text: &str) -> Harness<'static, Form> {
    let mut h = open(
        true,
        Form {
            text: text.to_owned(),
            multi: true,
            ..Form::default()
        },
    );
    h.get_by_label("Note").focus();
    h.run();
    press(&mut h, Modifiers::COMMAND, &[Key::End]);
    h
}

fn preedit(text: &str, active: std::ops::Range<usize>) -> Event {
    Event::Ime(ImeEvent::Preedit {
        text: text.into(),
        active_range_chars: Some(active),
    })
}

fn commit(text: &str) -> Event {
    Event::Ime(ImeEvent::Commit(text.into()))
}

#[test]
fn pasted_line_ends_become_line_feeds_or_spaces() {
    let odd = "أ\r\nب\rج\u{2028}د\u{2029}هـ\u{85}و\n";
    let mut h = note("");
    send(&mut h, Event::Paste(odd.into()));
    assert_eq!(h.state().text, "أ\nب\nج\nد\nهـ\nو\n");
    let mut h = focused(true, "");
    send(&mut h, Event::Paste(odd.into()));
    assert_eq!(h.state().text, "أ ب ج د هـ و");
}

#[test]
fn pasted_controls_stay_in_prose_and_not_in_names() {
    let odd = "أ\u{202E}abc\u{202C}\0\u{7}\tب\u{200F}";
    let mut h = note("");
    send(&mut h, Event::Paste(odd.into()));
    assert_eq!(h.state().text, "أ\u{202E}abc\u{202C}\tب\u{200F}");
    let mut h = focused(true, "");
    send(&mut h, Event::Paste(odd.into()));
    assert_eq!(h.state().text, "أabc ب\u{200F}");
}

#[test]
fn texts_with_odd_line_ends_from_elsewhere_are_shown_and_not_changed() {
    let odd = "أ\r\nب\rج\u{2028}د\t\0هـ";
    let mut h = note(odd);
    assert_eq!(h.state().text, odd);
    assert_eq!(shown(&h), odd);
    // Up over each of the four lines, then delete the line end of two characters as one.
    press(&mut h, Modifiers::NONE, &[Key::ArrowUp; 2]);
    assert_eq!(ends_byte(&h).1, "أ\r\nب".len());
    press(&mut h, Modifiers::NONE, &[Key::Home, Key::Backspace]);
    assert_eq!(h.state().text, "أب\rج\u{2028}د\t\0هـ");
    let mut h = focused(true, odd);
    assert_eq!(h.state().text, odd);
    let line = h.get_by_label("Note").rect();
    assert!(line.height() < 34.0, "one line: {line:?}");
    type_in(&mut h, "!");
    assert_eq!(h.state().text, format!("{odd}!"));
}

#[test]
fn the_caret_stops_at_a_control_of_directions_which_is_seen() {
    let mut h = note("");
    let accent = Theme::new(false, false).accent.to_array();
    let mut strokes = |text: &str| {
        h.state_mut().text = text.into();
        h.run();
        let inner = h.get_by_label("Note").rect().shrink(4.0);
        let image = h.render().expect("painted");
        let on_text = |x: u32, y: u32| inner.contains(pos2(x as f32 + 0.5, y as f32 + 0.5));
        let pixels = image.enumerate_pixels();
        pixels
            .filter(|(x, y, p)| p.0 == accent && on_text(*x, *y))
            .count()
    };
    assert_eq!(strokes("قال abc"), 0);
    assert!(strokes("قال \u{202E}abc\u{202C}") > 8);
    press(&mut h, Modifiers::COMMAND, &[Key::Home]);
    let mut stops = vec![ends_byte(&h).1];
    for _ in 0..9 {
        press(&mut h, Modifiers::NONE, &[Key::ArrowLeft]);
        stops.push(ends_byte(&h).1);
    }
    stops.sort_unstable();
    stops.dedup();
    let all: Vec<usize> = (h.state().text.char_indices().map(|(at, _)| at))
        .chain([h.state().text.len()])
        .collect();
    assert_eq!(stops, all);
}

#[test]
fn the_key_of_lam_and_alef_types_two_letters() {
    // The layout sends one ligature, or both letters at once.
    for sent in ["\u{FEFB}", "لا"] {
        let mut h = focused(true, "");
        send(&mut h, Event::Text(sent.into()));
        assert_eq!(h.state().text, "لا");
        press(&mut h, Modifiers::NONE, &[Key::Backspace]);
        assert_eq!(h.state().text, "ل");
    }
    // Words of others are not respelt.
    let mut h = focused(true, "");
    send(&mut h, Event::Paste("\u{FEFB}".into()));
    assert_eq!(h.state().text, "\u{FEFB}");
}

#[test]
fn shifted_signs_of_the_arabic_layout_and_composed_letters_are_typed() {
    let mut h = focused(true, "");
    for sign in ["ـ", "\u{64B}", "،", "؟", "é", "ñ", "€"] {
        h.event_modifiers(Event::Text(sign.into()), Modifiers::SHIFT);
        h.run();
    }
    assert_eq!(h.state().text, "ـ\u{64B}،؟éñ€");
    // AltGr arrives as Ctrl and Alt on some systems, with its letter.
    h.event_modifiers(Event::Text("ڤ".into()), Modifiers::CTRL | Modifiers::ALT);
    h.run();
    assert_eq!(h.state().text, "ـ\u{64B}،؟éñ€ڤ");
}

#[test]
fn emoji_are_one_sign_to_the_caret_and_to_backspace() {
    for sign in ["👨‍👩‍👧‍👦", "🇵🇸", "👍🏽", "❤\u{FE0F}"] {
        let mut h = focused(true, "");
        send(&mut h, Event::Paste(format!("أ{sign}ب")));
        press(&mut h, Modifiers::NONE, &[Key::ArrowRight]);
        assert_eq!(ends_byte(&h).1, "أ".len() + sign.len(), "{sign}");
        let at_end = caret(&h).center().x;
        press(&mut h, Modifiers::NONE, &[Key::ArrowRight]);
        let stops = [caret(&h).center().x, at_end];
        press(&mut h, Modifiers::NONE, &[Key::ArrowLeft]);
        assert_eq!(caret(&h).center().x, stops[1]);
        assert!(stops[0] > stops[1] + 3.0, "{sign} {stops:?}");
        let after = "أ".len() + sign.len();
        select_by_reader(&mut h, after, after);
        press(&mut h, Modifiers::NONE, &[Key::Backspace]);
        assert_eq!(h.state().text, "أب", "{sign}");
        press(&mut h, Modifiers::COMMAND, &[Key::Z]);
        assert_eq!(h.state().text, format!("أ{sign}ب"));
        select_by_reader(&mut h, "أ".len(), "أ".len());
        press(&mut h, Modifiers::NONE, &[Key::Delete]);
        assert_eq!(h.state().text, "أب", "{sign}");
    }
}

#[test]
fn a_letter_typed_before_a_mark_keeps_the_caret_outside_of_both() {
    let mut h = focused(true, "\u{64E}ب");
    press(&mut h, Modifiers::COMMAND, &[Key::Home]);
    type_in(&mut h, "ك");
    assert_eq!(h.state().text, "كَب");
    assert_eq!(ends_byte(&h).1, "كَ".len());
    type_in(&mut h, "ت");
    assert_eq!(h.state().text, "كَتب");
}

#[test]
fn composed_text_replaces_the_selection_only_when_it_is_entered() {
    let select_middle = |h: &mut Harness<'static, Form>| {
        press(h, Modifiers::COMMAND, &[Key::Home]);
        press(h, Modifiers::NONE, &[Key::ArrowLeft; 2]);
        press(h, Modifiers::SHIFT, &[Key::ArrowLeft; 2]);
        assert_eq!(copy(h).as_deref(), Some("تو"));
    };
    let mut h = focused(true, "مكتوب");
    select_middle(&mut h);
    send(&mut h, preedit("xy", 1..2));
    assert_eq!(shown(&h), "مكxyب");
    assert_eq!(ends_byte(&h), ("مكx".len(), "مكxy".len()));
    assert_eq!(h.state().text, "مكتوب");
    assert_eq!(copy(&mut h), None, "what is composed is not text yet");
    // Given up: everything as it was.
    send(&mut h, preedit("", 0..0));
    assert_eq!(shown(&h), "مكتوب");
    assert_eq!(copy(&mut h).as_deref(), Some("تو"));
    // Entered: replaced, and taken back in one step.
    send(&mut h, preedit("x", 1..1));
    send(&mut h, preedit("xyz", 3..3));
    send(&mut h, preedit("", 0..0));
    send(&mut h, commit("حجو"));
    assert_eq!(h.state().text, "مكحجوب");
    press(&mut h, Modifiers::COMMAND, &[Key::Z]);
    assert_eq!(h.state().text, "مكتوب");
    press(&mut h, Modifiers::COMMAND, &[Key::Z]);
    assert_eq!(h.state().text, "مكتوب");
    press(&mut h, Modifiers::COMMAND, &[Key::Y]);
    assert_eq!(h.state().text, "مكحجوب");
}

#[test]
fn letters_entered_without_composing_are_undone_by_words() {
    let mut h = focused(true, "");
    for letter in "قال نعم".chars() {
        send(&mut h, commit(&letter.to_string()));
    }
    press(&mut h, Modifiers::COMMAND, &[Key::Z]);
    assert_eq!(h.state().text, "قال ");
    press(&mut h, Modifiers::COMMAND, &[Key::Z]);
    assert_eq!(h.state().text, "");
}

#[test]
fn what_is_composed_stays_when_the_field_is_left() {
    let mut h = focused(true, "أب");
    send(&mut h, preedit("ج", 1..1));
    assert_eq!(h.state().text, "أب");
    let id = h.state().last.as_ref().expect("shown").response.id;
    h.ctx.memory_mut(|memory| memory.surrender_focus(id));
    h.run();
    assert_eq!(h.state().text, "أبج");
}

#[test]
fn a_press_of_the_pointer_or_a_move_enters_what_is_composed() {
    let mut h = focused(true, "أب");
    send(&mut h, preedit("ج", 1..1));
    let field = h.get_by_label("Note").rect();
    h.hover_at(field.center());
    h.drag_at(field.center());
    let mut interrupted = false;
    for _ in 0..3 {
        h.step();
        let ime = h.output().platform_output.ime;
        interrupted |= ime.is_some_and(|ime| ime.should_interrupt_composition);
    }
    assert!(interrupted, "the input method has to forget it too");
    h.drop_at(field.center());
    h.run();
    assert_eq!(h.state().text, "أبج");
    press(&mut h, Modifiers::NONE, &[Key::End]);
    send(&mut h, preedit("د", 1..1));
    press(&mut h, Modifiers::NONE, &[Key::Home]);
    assert_eq!(h.state().text, "أبجد");
    assert_eq!(ends_byte(&h).1, 0);
}

#[test]
fn without_a_caret_the_input_method_is_told_where_the_composition_is() {
    let mut h = focused(true, "أب");
    let without_caret = ImeEvent::Preedit {
        text: "ج".into(),
        active_range_chars: None,
    };
    send(&mut h, Event::Ime(without_caret));
    let field = h.get_by_label("Note").rect();
    assert!(field.expand(1.0).contains_rect(caret(&h)));
}
