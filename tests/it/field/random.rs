//! Whatever is typed, moved, pasted and undone in whatever order, a field keeps its promises.
use super::*;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use std::cell::RefCell;

/// Pieces that have broken fields before.
const PIECES: [&str; 26] = [
    "قال",
    " ",
    "NATO",
    "26",
    "٢٦",
    "،",
    "لا",
    "\u{FEFB}",
    "َ",
    "ّ",
    "ـ",
    "«",
    ")",
    "\n",
    "\r\n",
    "\t",
    "\u{202E}",
    "\u{2067}",
    "\u{2069}",
    "\u{200F}",
    "\u{200D}",
    "👨‍👩‍👧",
    "🇵",
    "e\u{301}",
    "\u{2028}",
    "\0",
];

const KEYS: [Key; 12] = [
    Key::ArrowLeft,
    Key::ArrowRight,
    Key::ArrowUp,
    Key::ArrowDown,
    Key::Home,
    Key::End,
    Key::PageUp,
    Key::PageDown,
    Key::Backspace,
    Key::Delete,
    Key::Enter,
    Key::A,
];

#[derive(Clone, Debug)]
enum Deed {
    Type(usize),
    Paste(Vec<usize>),
    Key(usize, bool, bool),
    Undo,
    Redo,
    Cut,
    PasteCut,
    Compose(usize),
    Commit(usize),
    Click(f32, f32, u32),
    DeleteAround(usize, usize),
}

fn deed() -> impl Strategy<Value = Deed> {
    let piece = 0..PIECES.len();
    prop_oneof![
        4 => piece.clone().prop_map(Deed::Type),
        2 => proptest::collection::vec(piece.clone(), 1..12).prop_map(Deed::Paste),
        8 => (0..KEYS.len(), any::<bool>(), any::<bool>()).prop_map(|(k, s, c)| Deed::Key(k, s, c)),
        2 => Just(Deed::Undo),
        1 => Just(Deed::Redo),
        1 => Just(Deed::Cut),
        1 => Just(Deed::PasteCut),
        1 => piece.clone().prop_map(Deed::Compose),
        1 => piece.prop_map(Deed::Commit),
        1 => (0.0..1f32, 0.0..1f32, 1..4u32).prop_map(|(x, y, n)| Deed::Click(x, y, n)),
        1 => (0..3usize, 0..3usize).prop_map(|(b, a)| Deed::DeleteAround(b, a)),
    ]
}

fn carry_out(h: &mut Harness<'static, Form>, deed: &Deed, clipboard: &mut String) {
    match deed {
        Deed::Type(piece) => h.event(Event::Text(PIECES[*piece].into())),
        Deed::Paste(pieces) => {
            let text: String = pieces.iter().map(|piece| PIECES[*piece]).collect();
            h.event(Event::Paste(text));
        }
        Deed::Key(key, shift, ctrl) => {
            let mut held = Modifiers::NONE;
            if *shift {
                held |= Modifiers::SHIFT;
            }
            if *ctrl || KEYS[*key] == Key::A {
                held |= Modifiers::COMMAND;
            }
            h.key_press_modifiers(held, KEYS[*key]);
        }
        Deed::Undo => h.key_press_modifiers(Modifiers::COMMAND, Key::Z),
        Deed::Redo => h.key_press_modifiers(Modifiers::COMMAND, Key::Y),
        Deed::Cut => {
            h.event(Event::Cut);
            h.step();
            if let Some(cut) = copied(h) {
                *clipboard = cut;
            }
        }
        Deed::PasteCut => h.event(Event::Paste(clipboard.clone())),
        Deed::Compose(piece) => h.event(Event::Ime(ImeEvent::Preedit {
            text: PIECES[*piece].into(),
            active_range_chars: Some(0..1),
        })),
        Deed::Commit(piece) => h.event(Event::Ime(ImeEvent::Commit(PIECES[*piece].into()))),
        Deed::Click(x, y, times) => {
            // A field that grew shorter in the last frame takes less room from the next one on.
            h.step();
            let field = h.get_by_label("Note").rect().shrink(2.0);
            let at = field.min + vec2(field.width() * x, field.height() * y);
            if h.ctx.content_rect().contains(at) {
                press_at(h, at, *times);
            }
        }
        Deed::DeleteAround(before, after) => h.event(Event::Ime(ImeEvent::DeleteSurrounding {
            before_chars: *before,
            after_chars: *after,
        })),
    }
    h.step();
}

/// What must hold at any time; the text as it is shown.
fn check(h: &Harness<'static, Form>) -> Result<(), TestCaseError> {
    let text = &h.state().text;
    let node = h.get_by_label("Note");
    let value = node.value().unwrap_or_default();
    prop_assert_eq!(&value, text, "the value that is told");
    let shown = shown(h);
    let (anchor, focus) = ends_byte(h);
    let bounds = graphemes(&shown);
    prop_assert!(bounds.contains(&anchor), "{anchor} in {shown:?}");
    prop_assert!(bounds.contains(&focus), "{focus} in {shown:?}");
    let ime = h.output().platform_output.ime;
    prop_assert!(ime.is_some(), "the caret has a place");
    Ok(())
}

fn play(h: &mut Harness<'static, Form>, first: &str, deeds: &[Deed]) -> Result<(), TestCaseError> {
    // Another field each time: no history of the one before.
    h.state_mut().salt += 1;
    h.state_mut().text = first.to_owned();
    h.step();
    h.get_by_label("Note").focus();
    h.step();
    check(h)?;
    let mut clipboard = String::new();
    for deed in deeds {
        carry_out(h, deed, &mut clipboard);
        check(h)?;
    }
    // Whatever is being composed is given up.
    h.event(Event::Ime(ImeEvent::Preedit {
        text: String::new(),
        active_range_chars: None,
    }));
    h.step();
    travel(h, Key::Y, deeds.len());
    let last = h.state().text.clone();
    travel(h, Key::Z, deeds.len());
    prop_assert_eq!(&h.state().text, first, "undone to the beginning");
    check(h)?;
    travel(h, Key::Y, deeds.len());
    prop_assert_eq!(&h.state().text, &last, "redone to the end");
    check(h)
}

/// Undoes or redoes as far as it goes.
fn travel(h: &mut Harness<'static, Form>, key: Key, most: usize) {
    for _ in 0..=most {
        h.key_press_modifiers(Modifiers::COMMAND, key);
    }
    h.step();
}

#[test]
fn whatever_is_done_a_field_keeps_its_promises() {
    for multi in [true, false] {
        let form = Form {
            multi,
            ..Form::default()
        };
        let h = RefCell::new(open(true, form));
        let first = proptest::collection::vec(0..PIECES.len(), 0..8);
        let deeds = proptest::collection::vec(deed(), 1..40);
        let config = Config {
            failure_persistence: None,
            max_shrink_iters: 400,
            ..Config::with_cases(32)
        };
        let result = TestRunner::new(config).run(&(first, deeds), |(first, deeds)| {
            let first: String = first.iter().map(|piece| PIECES[*piece]).collect();
            play(&mut h.borrow_mut(), &first, &deeds)
        });
        if let Err(failure) = result {
            panic!("{failure}");
        }
    }
}
