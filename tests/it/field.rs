//! Typing, moving and selecting in text fields, seen from outside.
use crate::support::renderer::{inked, keep_picture};
use crate::support::window::Window;
use egui::accesskit::{self, Role};
use egui::{Event, ImeEvent, Key, Modifiers, OutputCommand, Pos2, Rect, pos2, vec2};
use egui_kittest::{Harness, kittest::NodeT, kittest::Queryable};
use isnad::ui::field::{self, Field, FieldResponse};
use isnad::ui::theme::Theme;
use unicode_segmentation::UnicodeSegmentation;

mod entry;
mod moves;
mod random;
mod reader;

#[derive(Default)]
struct Form {
    /// Another number is another field.
    salt: u32,
    text: String,
    last: Option<FieldResponse>,
    multi: bool,
    /// In a scroll area of this height.
    scrolled_pt: Option<f32>,
    limit: Option<usize>,
    typing: bool,
}

fn open(mirrored: bool, form: Form) -> Harness<'static, Form> {
    let mut window = Window::default().size(300.0, 200.0);
    window.mirrored = mirrored;
    let mut h = window.open(
        |ui, painter, form: &mut Form| {
            let field = if form.multi {
                Field::multi(("note", form.salt), 2)
            } else {
                Field::single(("note", form.salt))
            };
            let field = field.name("Note").hint("اكتب هنا…").width(200.0);
            let field = match form.limit {
                Some(limit) => field.char_limit(limit),
                None => field,
            };
            let shown = match form.scrolled_pt {
                Some(height_pt) => {
                    let area = egui::ScrollArea::vertical().max_height(height_pt);
                    area.show(ui, |ui| field.show(ui, painter, &mut form.text))
                        .inner
                }
                None => field.show(ui, painter, &mut form.text),
            };
            form.typing = field::is_typing(ui.ctx());
            form.last = Some(shown);
        },
        form,
    );
    h.run();
    h
}

fn focused(mirrored: bool, text: &str) -> Harness<'static, Form> {
    let form = Form {
        text: text.to_owned(),
        ..Form::default()
    };
    let mut h = open(mirrored, form);
    h.get_by_label("Note").focus();
    h.run();
    press(&mut h, Modifiers::NONE, &[Key::End]);
    h
}

fn send(h: &mut Harness<'_, Form>, event: Event) {
    h.event(event);
    h.run();
}

fn type_in(h: &mut Harness<'_, Form>, text: &str) {
    for c in text.chars() {
        send(h, Event::Text(c.to_string()));
    }
}

fn press(h: &mut Harness<'_, Form>, held: Modifiers, keys: &[Key]) {
    for key in keys {
        h.key_press_modifiers(held, *key);
        h.run();
    }
}

/// Copies and gives what came to the clipboard.
fn copy(h: &mut Harness<'_, Form>) -> Option<String> {
    h.event(Event::Copy);
    h.step();
    copied(h)
}

/// Pixels of letters, lines and carets on light paper.
fn dark(h: &mut Harness<'_, Form>) -> usize {
    let image = h.render().expect("painted");
    let is_dark = |p: &&image::Rgba<u8>| p.0[..3].iter().map(|c| u32::from(*c)).sum::<u32>() < 480;
    image.pixels().filter(is_dark).count()
}

/// The caret on the screen.
fn caret(h: &Harness<'_, Form>) -> Rect {
    let ime = h.output().platform_output.ime;
    ime.expect("a focused field tells the input method")
        .cursor_rect
}

/// The text as it is shown, from what screen readers are told.
fn shown(h: &Harness<'_, Form>) -> String {
    runs(h).into_iter().map(|(text, _)| text).collect()
}

/// Boundaries between user-perceived characters.
fn graphemes(text: &str) -> Vec<usize> {
    let starts = text.grapheme_indices(true).map(|(at, _)| at);
    starts.chain([text.len()]).collect()
}

/// Anchor and focus of the selection as bytes of what is shown, from what is told of them.
fn ends_byte(h: &Harness<'_, Form>) -> (usize, usize) {
    let note = h.get_by_label("Note");
    let selection = note.accesskit_node().data().text_selection().copied();
    let selection = selection.expect("a focused field tells its selection");
    let byte_of = |wanted: accesskit::TextPosition| {
        let mut byte = 0;
        for run in h.root().query_all_by_role(Role::TextRun) {
            let node = run.accesskit_node();
            let lengths = node.data().character_lengths();
            if node.locate().0 == wanted.node {
                let before = lengths[..wanted.character_index].iter();
                return byte + before.map(|n| usize::from(*n)).sum::<usize>();
            }
            byte += lengths.iter().map(|n| usize::from(*n)).sum::<usize>();
        }
        panic!("{wanted:?} is in no run");
    };
    (byte_of(selection.anchor), byte_of(selection.focus))
}

/// Selects as a screen reader does.
fn select_by_reader(h: &mut Harness<'_, Form>, anchor: usize, focus: usize) {
    let place = |byte: usize| {
        let mut at = 0;
        let mut last = None;
        for run in h.root().query_all_by_role(Role::TextRun) {
            let node = run.accesskit_node();
            for (character_index, length) in node.data().character_lengths().iter().enumerate() {
                let position = accesskit::TextPosition {
                    node: node.locate().0,
                    character_index,
                };
                if at == byte {
                    return position;
                }
                at += usize::from(*length);
                last = Some(accesskit::TextPosition {
                    character_index: character_index + 1,
                    ..position
                });
            }
            if at == byte {
                last = Some(accesskit::TextPosition {
                    node: node.locate().0,
                    character_index: node.data().character_lengths().len(),
                });
            }
        }
        last.expect("some run")
    };
    let wanted = accesskit::TextSelection {
        anchor: place(anchor),
        focus: place(focus),
    };
    let (node, tree) = h.get_by_label("Note").accesskit_node().locate();
    h.event(Event::AccessKitActionRequest(accesskit::ActionRequest {
        action: accesskit::Action::SetTextSelection,
        target_node: node,
        target_tree: tree,
        data: Some(accesskit::ActionData::SetTextSelection(wanted)),
    }));
    h.run();
}

fn copied(h: &Harness<'_, Form>) -> Option<String> {
    let commands = &h.output().platform_output.commands;
    commands.iter().find_map(|c| match c {
        OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    })
}

#[test]
fn typed_text_reaches_the_string_and_changes_are_told() {
    let mut h = focused(true, "");
    send(&mut h, Event::Text("مرحبا".into()));
    assert_eq!(h.state().text, "مرحبا");
    assert!(h.state().typing);
    h.event(Event::Text("!".into()));
    h.step();
    let last = h.state().last.clone().expect("shown");
    assert!(last.changed && last.response.changed());
    h.step();
    assert!(!h.state().last.as_ref().expect("shown").changed);
    assert_eq!(h.get_by_label("Note").value().as_deref(), Some("مرحبا!"));
}

#[test]
fn other_widgets_that_keep_the_arrows_do_not_type() {
    let mut h = Window::default().open(
        |ui, _, typing: &mut bool| {
            let (_, response) = ui.allocate_exact_size(vec2(50.0, 20.0), egui::Sense::click());
            response.widget_info(|| egui::WidgetInfo::labeled(Role::Button, true, "text"));
            response.request_focus();
            isnad::ui::mirror::keep_arrow_keys(ui.ctx(), response.id);
            *typing = field::is_typing(ui.ctx());
        },
        true,
    );
    h.run_steps(2);
    assert!(!*h.state());
}

#[test]
fn control_characters_and_letters_with_alt_are_not_typed() {
    let mut h = focused(false, "");
    send(&mut h, Event::Text("\u{7}".into()));
    h.event_modifiers(Event::Text("1".into()), Modifiers::ALT);
    h.run();
    assert_eq!(h.state().text, "");
}

#[test]
fn an_empty_field_begins_where_the_window_does() {
    for (mirrored, at_right) in [(true, true), (false, false)] {
        let h = focused(mirrored, "");
        let field = h.get_by_label("Note").rect();
        let caret = caret(&h).center();
        assert_eq!(
            caret.x > field.center().x,
            at_right,
            "{caret:?} in {field:?}"
        );
        assert!(field.contains(caret));
    }
}

#[test]
fn text_decides_its_own_direction() {
    // After Arabic the caret stands at the left of the text, flush right; and the other way.
    let h = focused(false, "سلام");
    let field = h.get_by_label("Note").rect();
    let arabic = caret(&h).center().x;
    assert!(arabic > field.center().x && arabic < field.max.x - 20.0);
    let h = focused(true, "hello");
    let field = h.get_by_label("Note").rect();
    let latin = caret(&h).center().x;
    assert!(latin < field.center().x && latin > field.min.x + 20.0);
    // Digits alone have no direction.
    let h = focused(true, "12");
    assert!(caret(&h).center().x > h.get_by_label("Note").rect().center().x);
}

#[test]
fn arrows_move_as_they_point() {
    for mirrored in [false, true] {
        for text in ["سلام", "hello", "قال NATO اليوم"] {
            let mut h = focused(mirrored, text);
            for key in [Key::ArrowLeft, Key::ArrowRight] {
                // To the far side first, then step by step over all of it.
                let back = if key == Key::ArrowLeft {
                    Key::ArrowRight
                } else {
                    Key::ArrowLeft
                };
                press(&mut h, Modifiers::NONE, &[back; 20]);
                let (mut x, mut moves) = (caret(&h).center().x, 0);
                loop {
                    press(&mut h, Modifiers::NONE, &[key]);
                    let now = caret(&h).center().x;
                    if (now - x).abs() < 0.01 {
                        break;
                    }
                    assert_eq!(now < x, key == Key::ArrowLeft, "{text} {key:?} {x} {now}");
                    (x, moves) = (now, moves + 1);
                }
                assert!(moves >= 4, "{text} {key:?}: {moves}");
            }
        }
    }
}

#[test]
fn words_ends_and_everything() {
    let mut h = focused(true, "قال الوزير اليوم");
    press(&mut h, Modifiers::CTRL, &[Key::ArrowRight]);
    press(
        &mut h,
        Modifiers::CTRL | Modifiers::SHIFT,
        &[Key::ArrowRight],
    );
    assert_eq!(copy(&mut h).as_deref().map(str::trim), Some("الوزير"));
    press(&mut h, Modifiers::NONE, &[Key::Home]);
    type_in(&mut h, "«");
    press(&mut h, Modifiers::NONE, &[Key::End]);
    type_in(&mut h, "»");
    assert_eq!(h.state().text, "«قال الوزير اليوم»");
    press(&mut h, Modifiers::COMMAND, &[Key::A]);
    type_in(&mut h, "x");
    assert_eq!(h.state().text, "x");
}

#[test]
fn deleting_takes_a_mark_then_its_letter_or_a_word() {
    let mut h = focused(true, "قال لَ");
    press(&mut h, Modifiers::NONE, &[Key::Backspace]);
    assert_eq!(h.state().text, "قال ل");
    press(&mut h, Modifiers::CTRL, &[Key::Backspace]);
    assert_eq!(h.state().text.trim_end(), "قال");
    press(&mut h, Modifiers::NONE, &[Key::Home, Key::Delete]);
    assert_eq!(h.state().text.trim_end(), "ال");
    press(&mut h, Modifiers::CTRL, &[Key::Delete]);
    assert_eq!(h.state().text.trim(), "");
}

#[test]
fn undo_and_redo_go_by_words() {
    let mut h = focused(true, "");
    type_in(&mut h, "قال شيئا");
    press(&mut h, Modifiers::COMMAND, &[Key::Z]);
    let undone = h.state().text.clone();
    assert!(
        undone.starts_with("قال") && undone.len() < "قال شيئا".len(),
        "{undone}"
    );
    for _ in 0..9 {
        press(&mut h, Modifiers::COMMAND, &[Key::Z]);
    }
    assert_eq!(h.state().text, "");
    press(&mut h, Modifiers::COMMAND | Modifiers::SHIFT, &[Key::Z; 9]);
    assert_eq!(h.state().text, "قال شيئا");
    press(&mut h, Modifiers::COMMAND, &[Key::Z]);
    press(&mut h, Modifiers::COMMAND, &[Key::Y]);
    assert_eq!(h.state().text, "قال شيئا");
}

#[test]
fn a_text_changed_elsewhere_is_taken_over_without_undo() {
    let mut h = focused(true, "");
    type_in(&mut h, "قديم");
    h.state_mut().text = "جديد".into();
    h.run();
    assert_eq!(h.get_by_label("Note").value().as_deref(), Some("جديد"));
    press(&mut h, Modifiers::COMMAND, &[Key::Z]);
    assert_eq!(h.state().text, "جديد");
    press(&mut h, Modifiers::NONE, &[Key::End]);
    type_in(&mut h, "!");
    assert_eq!(h.state().text, "جديد!");
}

#[test]
fn the_clipboard_and_line_breaks() {
    let mut h = focused(true, "أول");
    send(&mut h, Event::Paste(" سطر\r\nثان\n".into()));
    assert_eq!(h.state().text, "أول سطر ثان");
    press(&mut h, Modifiers::COMMAND, &[Key::A]);
    h.event(Event::Cut);
    h.step();
    assert_eq!(copied(&h).as_deref(), Some("أول سطر ثان"));
    assert_eq!(h.state().text, "");
    press(&mut h, Modifiers::COMMAND, &[Key::Z]);
    assert_eq!(h.state().text, "أول سطر ثان");
}

#[test]
fn the_limit_counts_scalars_and_cuts_between_clusters() {
    let mut h = open(
        true,
        Form {
            limit: Some(5),
            ..Form::default()
        },
    );
    h.get_by_label("Note").focus();
    h.run();
    send(&mut h, Event::Paste("كَتَبَ".into()));
    assert_eq!(h.state().text, "كَتَ");
    type_in(&mut h, "ب");
    type_in(&mut h, "ج");
    assert_eq!(h.state().text, "كَتَب");
    press(&mut h, Modifiers::COMMAND, &[Key::A]);
    send(&mut h, Event::Ime(ImeEvent::Commit("سبعةأحرف".into())));
    assert_eq!(h.state().text, "سبعةأ");
}

#[test]
fn input_methods_compose_commit_and_delete_around() {
    let mut h = focused(true, "نص ");
    let preedit = |text: &str| {
        Event::Ime(ImeEvent::Preedit {
            text: text.into(),
            active_range_chars: Some(1..1),
        })
    };
    send(&mut h, preedit("کت"));
    assert_eq!(h.state().text, "نص ", "composed text is not yet text");
    let ink_of_composition = dark(&mut h);
    send(&mut h, preedit(""));
    assert!(ink_of_composition > dark(&mut h) + 10);
    send(&mut h, preedit("کت"));
    send(&mut h, Event::Ime(ImeEvent::Commit("كتاب".into())));
    assert_eq!(h.state().text, "نص كتاب");
    send(&mut h, preedit("x"));
    // Esc gives up the composition first, the field second.
    h.key_press(Key::Escape);
    h.step();
    assert!(!h.state().last.as_ref().expect("shown").cancelled);
    assert_eq!(h.state().text, "نص كتاب");
    press(&mut h, Modifiers::NONE, &[Key::ArrowRight, Key::ArrowRight]);
    let around = ImeEvent::DeleteSurrounding {
        before_chars: 1,
        after_chars: 2,
    };
    send(&mut h, Event::Ime(around));
    assert_eq!(h.state().text, "نص ك");
}

#[test]
fn enter_submits_and_escape_cancels() {
    let mut h = focused(true, "بحث");
    h.event(Event::Key {
        key: Key::Enter,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: Modifiers::NONE,
    });
    h.step();
    assert!(h.state().last.as_ref().expect("shown").submitted);
    assert_eq!(h.state().text, "بحث");
    h.step();
    assert!(!h.state().last.as_ref().expect("shown").submitted);
    h.event(Event::Key {
        key: Key::Escape,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: Modifiers::NONE,
    });
    h.step();
    assert!(h.state().last.as_ref().expect("shown").cancelled);
    h.run();
    assert!(!h.state().typing);
}

fn press_at(h: &mut Harness<'_, Form>, at: Pos2, times: u32) {
    h.hover_at(at);
    h.step();
    for _ in 0..times {
        for pressed in [true, false] {
            // One step each; time hardly passes.
            h.input_mut().time = Some(h.ctx.input(|i| i.time) + 0.05);
            h.input_mut().events.push(Event::PointerButton {
                pos: at,
                button: egui::PointerButton::Primary,
                pressed,
                modifiers: Modifiers::NONE,
            });
            h.step();
        }
    }
}

#[test]
fn presses_place_the_caret_and_take_words_and_lines() {
    for mirrored in [false, true] {
        let mut h = open(
            mirrored,
            Form {
                text: "قال الوزير اليوم".into(),
                ..Form::default()
            },
        );
        let field = h.get_by_label("Note").rect();
        let on_text = pos2(field.max.x - 50.0, field.center().y);
        press_at(&mut h, on_text, 1);
        assert!((caret(&h).center().x - on_text.x).abs() < 8.0);
        h.input_mut().time = Some(h.ctx.input(|i| i.time) + 3.0);
        h.step();
        press_at(&mut h, on_text, 2);
        assert_eq!(copy(&mut h).as_deref(), Some("الوزير"));
        h.input_mut().time = Some(h.ctx.input(|i| i.time) + 3.0);
        h.step();
        press_at(&mut h, on_text, 3);
        assert_eq!(copy(&mut h).as_deref(), Some("قال الوزير اليوم"));
    }
}

#[test]
fn dragging_selects_and_scrolls_beyond_the_edge() {
    let text = "كلمة طويلة جداً لا تتسع لها هذه الخانة الضيقة أبداً فتنزلق تحت المؤشر";
    let mut h = open(
        true,
        Form {
            text: text.into(),
            ..Form::default()
        },
    );
    let field = h.get_by_label("Note").rect();
    let from = pos2(field.max.x - 10.0, field.center().y);
    h.drag_at(from);
    h.step();
    h.hover_at(pos2(from.x - 60.0, from.y));
    h.step();
    let first = copy(&mut h).expect("something is selected");
    assert!(
        text.starts_with(first.as_str()) && first.chars().count() > 3,
        "{first}"
    );
    h.hover_at(pos2(field.min.x - 40.0, from.y));
    h.run_steps(6);
    let second = copy(&mut h).expect("more is selected");
    assert!(
        second.len() > first.len() && second.len() < text.len(),
        "not all at once: {second}"
    );
    h.run_steps(60);
    assert_eq!(copy(&mut h).as_deref(), Some(text));
    assert!(field.contains(caret(&h).center()));
}

#[test]
fn a_long_line_keeps_the_caret_in_view() {
    for mirrored in [false, true] {
        let mut h = focused(mirrored, "");
        let field = h.get_by_label("Note").rect();
        for text in ["كلمات كثيرة متتالية ", "and many Latin words too "] {
            for _ in 0..4 {
                send(&mut h, Event::Text(text.into()));
                assert!(
                    field.expand(1.0).contains_rect(caret(&h)),
                    "{:?} {field:?}",
                    caret(&h)
                );
            }
        }
        for key in [Key::Home, Key::End, Key::Home] {
            press(&mut h, Modifiers::NONE, &[key]);
            assert!(field.expand(1.0).contains_rect(caret(&h)), "{key:?}");
        }
    }
}

#[test]
fn many_lines_wrap_and_a_line_break_takes_the_caret_down() {
    for mirrored in [false, true] {
        let mut h = open(
            mirrored,
            Form {
                multi: true,
                ..Form::default()
            },
        );
        h.get_by_label("Note").focus();
        h.run();
        let small = h.get_by_label("Note").rect().height();
        type_in(&mut h, "سطر");
        let above = caret(&h);
        press(&mut h, Modifiers::NONE, &[Key::Enter]);
        assert_eq!(h.state().text, "سطر\n");
        let below = caret(&h);
        assert!(below.min.y >= above.max.y - 2.0, "{above:?} {below:?}");
        let field = h.get_by_label("Note").rect();
        assert!(
            below.center().x > field.max.x - 20.0,
            "Arabic goes on at the right"
        );
        type_in(&mut h, "ث");
        assert!(
            (caret(&h).center().y - below.center().y).abs() < 1.5,
            "the letter appears there"
        );
        press(&mut h, Modifiers::NONE, &[Key::ArrowUp]);
        assert!((caret(&h).center().y - above.center().y).abs() < 1.5);
        press(&mut h, Modifiers::COMMAND, &[Key::End]);
        type_in(
            &mut h,
            " كلام كثير يملأ السطر ثم ينتقل إلى السطر الذي بعده ثم الذي يليه",
        );
        assert!(
            h.get_by_label("Note").rect().height() > small + 10.0,
            "it grows"
        );
        send(&mut h, Event::Paste("أ\r\nب".into()));
        assert!(h.state().text.ends_with("أ\nب"));
        h.event(Event::Key {
            key: Key::Enter,
            physical_key: None,
            pressed: true,
            repeat: false,
            modifiers: Modifiers::COMMAND,
        });
        h.step();
        assert!(h.state().last.as_ref().expect("shown").submitted);
    }
}

/// Nodes below the field, in order.
fn runs(h: &Harness<'_, Form>) -> Vec<(String, Option<accesskit::TextDirection>)> {
    let root = h.root();
    let runs = root.query_all_by_role(Role::TextRun);
    runs.map(|n| {
        let node = n.accesskit_node();
        (
            node.data().value().unwrap_or_default().to_owned(),
            node.data().text_direction(),
        )
    })
    .collect()
}

#[test]
fn screen_readers_hear_name_value_runs_and_selection() {
    let mut h = focused(true, "قال NATO");
    let node = h.get_by_label("Note");
    assert_eq!(node.accesskit_node().role(), Role::TextInput);
    assert_eq!(node.value().as_deref(), Some("قال NATO"));
    use accesskit::TextDirection::{LeftToRight, RightToLeft};
    let told = runs(&h);
    let texts: Vec<&str> = told.iter().map(|(t, _)| t.trim()).collect();
    assert_eq!(texts, ["قال", "NATO"]);
    assert_eq!(
        [told[0].1, told[1].1],
        [Some(RightToLeft), Some(LeftToRight)]
    );

    press(&mut h, Modifiers::SHIFT, &[Key::Home]);
    let node = h.get_by_label("Note");
    let node = node.accesskit_node();
    let selection = node
        .text_selection()
        .expect("a focused field tells its selection");
    assert!(!selection.is_degenerate());
    assert_eq!(selection.text(), "قال NATO");
    let bounds = node.bounding_box().expect("bounds");
    for run in node
        .text_selection()
        .iter()
        .flat_map(|s| s.bounding_boxes())
    {
        assert!(
            run.x0 >= bounds.x0 && run.x1 <= bounds.x1,
            "{run:?} in {bounds:?}"
        );
    }
}

#[test]
fn screen_readers_can_write_and_select() {
    let mut h = focused(true, "قديم");
    h.get_by_label("Note").set_text_value_accesskit("كلام جديد");
    h.run();
    assert_eq!(h.state().text, "كلام جديد");
    let (node, tree) = h.get_by_label("Note").accesskit_node().locate();
    let root = h.root();
    let run = root.query_all_by_role(Role::TextRun).next().expect("a run");
    let (run, _) = run.accesskit_node().locate();
    let at = |character_index| accesskit::TextPosition {
        node: run,
        character_index,
    };
    let wanted = accesskit::TextSelection {
        anchor: at(0),
        focus: at(4),
    };
    h.event(Event::AccessKitActionRequest(accesskit::ActionRequest {
        action: accesskit::Action::SetTextSelection,
        target_node: node,
        target_tree: tree,
        data: Some(accesskit::ActionData::SetTextSelection(wanted)),
    }));
    h.run();
    h.get_by_label("Note")
        .replace_selected_text_accesskit("قول");
    h.run();
    assert_eq!(h.state().text, "قول جديد");
}

#[test]
fn the_hint_is_seen_while_there_is_no_text() {
    let mut h = open(true, Form::default());
    let with_hint = h.render().expect("painted");
    let with_hint_dark = dark(&mut h);
    let field = h.get_by_label("Note").rect();
    let hint = Theme::new(false, false).hint.to_array();
    let xs = with_hint
        .enumerate_pixels()
        .filter(|(_, _, p)| p.0 == hint)
        .map(|(x, _, _)| x as f32);
    let right = xs.fold(0.0, f32::max);
    assert!(
        right > field.max.x - 20.0,
        "flush right in a mirrored window: {right} {field:?}"
    );
    h.state_mut().text = " ".into();
    h.run();
    assert!(dark(&mut h) + 10 < with_hint_dark);
}

#[test]
fn pictures_of_fields() {
    for (mirrored, dark) in [(true, false), (false, true)] {
        let mut window = Window::default().size(360.0, 250.0);
        (window.mirrored, window.dark, window.scale) = (mirrored, dark, 2.0);
        let mut h = window.open(
            move |ui, painter, texts: &mut [String; 4]| {
                ui.vertical(|ui| {
                    let [a, b, c, d] = texts;
                    let name = |n| if n == 0 { "الأول" } else { "آخر" };
                    Field::single(1).name(name(0)).hint("ابحث في المقالات والوسوم…").show(ui, painter, a);
                    Field::single(2).name(name(1)).show(ui, painter, b);
                    Field::single(3).name(name(2)).size(18.0).show(ui, painter, c);
                    Field::multi(4, 3).name(name(3)).show(ui, painter, d);
                });
            },
            [
                String::new(),
                "الادعاء (Claim-A) يوم 26/02/2025".to_owned(),
                "Ministry وزارة النقل 12.5%".to_owned(),
                "ملاحظة أولى عن «الموعد» في نص طويل يلتف إلى السطر التالي لأن الخانة ضيقة.\nسطر ثان: note in English\n".to_owned(),
            ],
        );
        h.run();
        let last = h
            .get_all_by_role(Role::MultilineTextInput)
            .next()
            .expect("a field")
            .rect();
        h.drag_at(last.center());
        h.step();
        h.hover_at(last.center() + vec2(90.0, 20.0));
        h.step();
        h.drop_at(last.center() + vec2(90.0, 20.0));
        h.run();
        let image = h.render().expect("painted");
        assert!(inked(&image) > 4000);
        keep_picture(&format!("uikit-fields-{mirrored}"), &image);
    }
}
