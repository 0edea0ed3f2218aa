//! Where the caret goes and what is selected, checked by what screen readers are told.
use super::*;
use egui_kittest::kittest::NodeT;

const MIXED: &str = "أعلنت NATO و UN يوم 26 فبراير أن Agreement (A-1) سيوقع في New York City غدا، \
                     والله أعلم: «done» قال.\nA second line مع كلمات عربية في آخره and 12.5% more.\n\n(12)";

fn note(text: &str, mirrored: bool) -> Harness<'static, Form> {
    let mut h = open(
        mirrored,
        Form {
            text: text.to_owned(),
            multi: true,
            ..Form::default()
        },
    );
    h.get_by_label("Note").focus();
    h.run();
    press(&mut h, Modifiers::COMMAND, &[Key::Home]);
    h
}

#[test]
fn the_caret_stands_inside_lam_alef_and_not_inside_marks() {
    let mut h = focused(true, "سلام");
    press(&mut h, Modifiers::COMMAND, &[Key::Home]);
    let mut xs = vec![caret(&h).center().x];
    for _ in 0..4 {
        press(&mut h, Modifiers::NONE, &[Key::ArrowLeft]);
        xs.push(caret(&h).center().x);
    }
    assert!(xs.windows(2).all(|two| two[1] < two[0] - 1.0), "{xs:?}");
    assert_eq!(ends_byte(&h).1, "سلام".len());
    // Half of the ligature can be selected.
    press(&mut h, Modifiers::NONE, &[Key::ArrowRight; 3]);
    press(&mut h, Modifiers::SHIFT, &[Key::ArrowLeft]);
    assert_eq!(copy(&mut h).as_deref(), Some("ل"));

    let mut h = focused(true, "كَتَبَ");
    press(&mut h, Modifiers::COMMAND, &[Key::Home]);
    press(&mut h, Modifiers::SHIFT, &[Key::ArrowLeft; 2]);
    assert_eq!(copy(&mut h).as_deref(), Some("كَتَ"));
}

/// Presses a key from one end of a text to the other and gives the bytes and carets on the way.
fn walk(h: &mut Harness<'static, Form>, key: Key) -> Vec<(usize, Rect)> {
    let mut stops = vec![(ends_byte(h).1, caret(h))];
    loop {
        press(h, Modifiers::NONE, &[key]);
        let stop = (ends_byte(h).1, caret(h));
        if stops.last() == Some(&stop) {
            return stops;
        }
        assert!(stops.len() < 1000, "goes in a circle");
        stops.push(stop);
    }
}

#[test]
fn arrows_walk_over_wrapped_lines_of_both_directions_and_miss_nothing() {
    let arabic = MIXED.split('\n').next().expect("a line");
    let latin = MIXED.split('\n').nth(1).expect("a line");
    for (text, forward) in [(arabic, Key::ArrowLeft), (latin, Key::ArrowRight)] {
        let mut h = note(text, true);
        let stops = walk(&mut h, forward);
        let lines: Vec<f32> = stops.iter().map(|(_, caret)| caret.min.y).collect();
        assert!(lines.is_sorted(), "never back to an upper line");
        assert!(lines.last() > lines.first(), "it wraps");
        for two in stops.windows(2) {
            let (a, b) = (two[0].1, two[1].1);
            if (a.min.y - b.min.y).abs() < 0.5 {
                let moved = (b.center().x - a.center().x)
                    * if forward == Key::ArrowLeft { -1.0 } else { 1.0 };
                assert!(moved > -0.01, "{two:?}");
            }
        }
        // Every edge of every letter is one of the places, and there are no others.
        let near = |places: &[(f32, f32)], x: f32, y: f32| {
            places
                .iter()
                .any(|p| (p.0 - x).abs() < 1.6 && (p.1 - y).abs() < 1.0)
        };
        let edges: Vec<(f32, f32)> = letters(&h)
            .iter()
            .filter(|(byte, ..)| !text[*byte..].starts_with(' '))
            .flat_map(|(_, x0, x1, y0)| [(*x0, *y0), (*x1, *y0)])
            .collect();
        let places = |stops: &[(usize, Rect)]| -> Vec<(f32, f32)> {
            let centers = stops
                .iter()
                .map(|(_, caret)| (caret.center().x, caret.min.y));
            centers.collect()
        };
        let back = if forward == Key::ArrowLeft {
            Key::ArrowRight
        } else {
            Key::ArrowLeft
        };
        for stops in [stops, walk(&mut h, back)] {
            let places = places(&stops);
            for (x, y) in &edges {
                assert!(near(&places, *x, *y), "no stop at {x} {y} of {text}");
            }
        }
    }
}

#[test]
fn home_and_end_select_each_line_and_the_lines_make_the_text() {
    for mirrored in [false, true] {
        let mut h = note(MIXED, mirrored);
        let mut lines = Vec::new();
        for _ in 0..40 {
            press(&mut h, Modifiers::NONE, &[Key::Home]);
            let y = caret(&h).center().y;
            press(&mut h, Modifiers::SHIFT, &[Key::End]);
            assert!((caret(&h).center().y - y).abs() < 1.0, "stays on its line");
            let (start, end) = ends_byte(&h);
            lines.push(start..end);
            press(&mut h, Modifiers::NONE, &[Key::End, Key::ArrowDown]);
            if ends_byte(&h).1 == MIXED.len() && (caret(&h).center().y - y).abs() < 1.0 {
                break;
            }
        }
        assert!(lines.len() > 6, "{lines:?}");
        assert_eq!(lines[0].start, 0);
        assert_eq!(lines.last().map(|line| line.end), Some(MIXED.len()));
        for two in lines.windows(2) {
            let between = &MIXED[two[0].end..two[1].start];
            assert!(between.trim().is_empty(), "{between:?} in no line");
        }
    }
}

#[test]
fn each_paragraph_of_a_note_lies_in_its_own_direction() {
    for mirrored in [false, true] {
        let mut h = note("سطر عربي.\nA Latin line.\n12\nثم عربي.", mirrored);
        let field = h.get_by_label("Note").rect();
        let mut at_right = Vec::new();
        for _ in 0..4 {
            press(&mut h, Modifiers::NONE, &[Key::Home]);
            at_right.push(caret(&h).center().x > field.center().x);
            press(&mut h, Modifiers::NONE, &[Key::ArrowDown]);
        }
        assert_eq!(at_right, [true, false, false, true]);
    }
}

#[test]
fn arrows_go_on_from_one_paragraph_to_the_next_both_ways() {
    let text = "اب\nab\n\nجد";
    let mut h = note(text, true);
    let mut stops = Vec::new();
    // Forward is left in Arabic and right in Latin.
    let keys = [
        Key::ArrowLeft,
        Key::ArrowLeft,
        Key::ArrowLeft,
        Key::ArrowRight,
        Key::ArrowRight,
        Key::ArrowRight,
        Key::ArrowRight,
        Key::ArrowLeft,
        Key::ArrowLeft,
    ];
    for key in keys {
        press(&mut h, Modifiers::NONE, &[key]);
        stops.push(ends_byte(&h).1);
    }
    assert_eq!(stops, [2, 4, 5, 6, 7, 8, 9, 11, 13]);
    for expected in [11, 9, 8] {
        press(&mut h, Modifiers::NONE, &[Key::ArrowRight]);
        assert_eq!(ends_byte(&h).1, expected);
    }
}

#[test]
fn a_selection_is_left_at_the_side_of_the_arrow() {
    for (text, left, right) in [("قال نعم", 13, 0), ("say yes", 0, 7)] {
        for (key, expected) in [(Key::ArrowLeft, left), (Key::ArrowRight, right)] {
            let mut h = focused(true, text);
            press(&mut h, Modifiers::COMMAND, &[Key::A]);
            press(&mut h, Modifiers::NONE, &[key]);
            assert_eq!(ends_byte(&h), (expected, expected), "{text} {key:?}");
        }
    }
}

#[test]
fn pages_and_the_ends_of_the_text() {
    let lines: Vec<String> = (0..40).map(|n| format!("سطر {n}")).collect();
    let text = lines.join("\n");
    let mut h = note(&text, true);
    let line = |h: &Harness<'static, Form>| text[..ends_byte(h).1].matches('\n').count();
    press(&mut h, Modifiers::NONE, &[Key::PageDown]);
    let once = line(&h);
    assert!((5..40).contains(&once), "{once}");
    press(&mut h, Modifiers::SHIFT, &[Key::PageDown; 9]);
    assert_eq!(ends_byte(&h).1, text.len());
    assert!(copy(&mut h).expect("selected").ends_with("سطر 39"));
    press(&mut h, Modifiers::NONE, &[Key::PageUp; 9]);
    assert_eq!(ends_byte(&h).1, 0);
    press(&mut h, Modifiers::COMMAND | Modifiers::SHIFT, &[Key::End]);
    assert_eq!(copy(&mut h).as_deref(), Some(text.as_str()));
    press(&mut h, Modifiers::NONE, &[Key::ArrowUp; 3]);
    assert_eq!(line(&h), 36);
    // Shorter lines on the way do not make the caret forget where it came from.
    press(&mut h, Modifiers::COMMAND | Modifiers::SHIFT, &[Key::Home]);
    assert!(copy(&mut h).expect("selected").starts_with("سطر 0\n"));
}

#[test]
fn up_and_down_keep_to_their_column_over_shorter_lines() {
    let mut h = note("كلمة طويلة جدا\nو\nكلمة طويلة جدا", true);
    press(&mut h, Modifiers::NONE, &[Key::ArrowLeft; 10]);
    let from = caret(&h).center().x;
    press(&mut h, Modifiers::NONE, &[Key::ArrowDown; 2]);
    assert!((caret(&h).center().x - from).abs() < 1.0);
    press(&mut h, Modifiers::NONE, &[Key::ArrowUp; 2]);
    assert!((caret(&h).center().x - from).abs() < 1.0);
    assert_eq!(ends_byte(&h).1, "كلمة طويلة".len());
}

/// Where the letters stand, as screen readers are told: byte → left and right edge, and upper.
fn letters(h: &Harness<'static, Form>) -> Vec<(usize, f32, f32, f32)> {
    let root = h.root();
    let mut byte = 0;
    let mut found = Vec::new();
    for run in root.query_all_by_role(Role::TextRun) {
        let node = run.accesskit_node();
        let bounds = node.raw_bounds().expect("a run has a place");
        let rtl = node.data().text_direction() == Some(accesskit::TextDirection::RightToLeft);
        let places = node.data().character_positions().unwrap_or_default().iter();
        let widths = node.data().character_widths().unwrap_or_default().iter();
        let lengths = node.data().character_lengths().iter();
        for ((at, width), length) in places.zip(widths).zip(lengths) {
            let x0 = if rtl {
                bounds.x1 as f32 - at - width
            } else {
                bounds.x0 as f32 + at
            };
            found.push((byte, x0, x0 + width, bounds.y0 as f32));
            byte += usize::from(*length);
        }
    }
    assert_eq!(byte, shown(h).len());
    found
}

#[test]
fn the_selection_is_painted_behind_exactly_the_selected_letters() {
    let fill = Theme::new(false, false).selection.to_array();
    for mirrored in [false, true] {
        let mut h = note(MIXED, mirrored);
        let from = MIXED.find("TO").expect("there");
        let to = MIXED.find("عربية").expect("there") + "عر".len();
        select_by_reader(&mut h, from, to);
        assert_eq!(ends_byte(&h), (from, to));
        let image = h.render().expect("painted");
        let (mut wrong, mut seen) = (0, 0);
        for (byte, x0, x1, y0) in letters(&h) {
            if x1 - x0 < 2.0 {
                continue;
            }
            let x = ((x0 + x1) / 2.0) as u32;
            let painted = (y0 as u32 + 1..y0 as u32 + 18).any(|y| image.get_pixel(x, y).0 == fill);
            wrong += usize::from(painted != (from..to).contains(&byte));
            seen += 1;
        }
        assert_eq!(wrong, 0, "of {seen} letters");
        assert!(seen > 100);
    }
}

#[test]
fn a_click_meets_the_letter_under_it() {
    for mirrored in [false, true] {
        let mut h = note(MIXED, mirrored);
        let height = h.get_by_label("Note").rect().height();
        for (byte, x0, x1, y0) in letters(&h).into_iter().step_by(5) {
            if x1 - x0 < 2.0 || MIXED[byte..].starts_with(char::is_whitespace) {
                continue;
            }
            // Near the side where the letter begins.
            let rtl = MIXED[byte..].starts_with(|c: char| ('\u{600}'..'\u{660}').contains(&c));
            let x = if rtl { x1 - 0.5 } else { x0 + 0.5 };
            let letter = MIXED[byte..].chars().next().expect("a letter");
            if !letter.is_alphabetic() {
                continue;
            }
            h.input_mut().time = Some(h.ctx.input(|i| i.time) + 3.0);
            press_at(&mut h, pos2(x, y0 + 8.0), 1);
            h.run();
            assert_eq!(ends_byte(&h).1, byte, "{letter} at {x} {y0} of {height}");
        }
    }
}

#[test]
fn a_drag_after_a_double_click_goes_by_words() {
    let mut h = open(
        true,
        Form {
            text: "قال الوزير اليوم إن".into(),
            ..Form::default()
        },
    );
    let places = letters(&h);
    let on = |letter: char| {
        let byte = h.state().text.find(letter).expect("there");
        let found = places.iter().find(|place| place.0 == byte);
        let (_, x0, x1, y0) = found.expect("a letter");
        pos2((x0 + x1) / 2.0, y0 + 8.0)
    };
    let (word, after, before) = (on('ز'), on('ي'), on('ق'));
    let after = pos2(after.x.min(on('م').x), after.y);
    press_at(&mut h, word, 1);
    h.drag_at(word);
    h.step();
    h.hover_at(after);
    h.step();
    assert_eq!(copy(&mut h).as_deref(), Some("الوزير اليوم"));
    h.hover_at(before);
    h.step();
    assert_eq!(copy(&mut h).as_deref(), Some("قال الوزير"));
}

#[test]
fn a_press_with_shift_stretches_the_selection() {
    let mut h = focused(true, "قال الوزير اليوم");
    press(&mut h, Modifiers::COMMAND, &[Key::Home]);
    let field = h.get_by_label("Note").rect();
    let at = pos2(field.min.x + 20.0, field.center().y);
    h.hover_at(at);
    for pressed in [true, false] {
        h.event_modifiers(
            Event::PointerButton {
                pos: at,
                button: egui::PointerButton::Primary,
                pressed,
                modifiers: Modifiers::SHIFT,
            },
            Modifiers::SHIFT,
        );
        h.step();
    }
    assert_eq!(copy(&mut h).as_deref(), Some("قال الوزير اليوم"));
}

#[test]
fn shortcuts_go_by_the_place_of_the_key_under_other_layouts() {
    let mut h = focused(true, "");
    type_in(&mut h, "قال");
    press(&mut h, Modifiers::COMMAND, &[Key::Z]);
    assert_eq!(h.state().text, "");
    // Shifted, the Arabic layout has a sign on Z.
    h.event_modifiers(
        Event::Key {
            key: Key::Backtick,
            physical_key: Some(Key::Z),
            pressed: true,
            repeat: false,
            modifiers: Modifiers::COMMAND | Modifiers::SHIFT,
        },
        Modifiers::COMMAND | Modifiers::SHIFT,
    );
    h.run();
    assert_eq!(h.state().text, "قال");
}

#[test]
fn a_long_note_scrolls_with_the_caret_and_with_a_drag_past_the_edge() {
    let lines: Vec<String> = (0..60).map(|n| format!("سطر {n}")).collect();
    let text = lines.join("\n");
    let mut h = open(
        true,
        Form {
            text: text.clone(),
            multi: true,
            scrolled_pt: Some(120.0),
            ..Form::default()
        },
    );
    h.get_by_label("Note").focus();
    h.run();
    let area = Rect::from_min_size(pos2(0.0, 0.0), vec2(300.0, 140.0));
    for key in [Key::End, Key::Home] {
        press(&mut h, Modifiers::COMMAND, &[key]);
        h.run();
        assert!(area.contains_rect(caret(&h)), "{key:?} {:?}", caret(&h));
    }
    press(&mut h, Modifiers::NONE, &[Key::PageDown]);
    let line = text[..ends_byte(&h).1].matches('\n').count();
    assert!((3..8).contains(&line), "a page is what is seen: {line}");
    press(&mut h, Modifiers::COMMAND, &[Key::Home]);
    h.run();
    let from = caret(&h).center() - vec2(20.0, 0.0);
    h.drag_at(from);
    h.step();
    h.hover_at(pos2(from.x, 190.0));
    let mut lengths = Vec::new();
    for _ in 0..12 {
        h.run_steps(4);
        lengths.push(copy(&mut h).map_or(0, |text| text.len()));
    }
    assert!(
        lengths.is_sorted() && lengths[0] < lengths[11],
        "{lengths:?}"
    );
    assert!(lengths[0] < text.len() / 2, "not all at once: {lengths:?}");
    assert!(area.contains_rect(caret(&h)), "{:?}", caret(&h));
}
