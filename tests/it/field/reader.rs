//! What screen readers are told of long and odd texts.
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
    h
}

#[test]
fn every_letter_of_an_odd_text_is_told_once_and_none_too_long() {
    let marks = "َ".repeat(400);
    let line = "كلمة وأخرى and more ".repeat(60);
    for text in [
        "",
        "\n",
        "أ\n",
        "أ\n\nب",
        "أ\r\nب",
        &format!("ك{marks}تب"),
        &line,
        "\u{202E}abc\u{202C}\n👨‍👩‍👧",
    ] {
        for multi in [true, false] {
            let mut h = open(
                true,
                Form {
                    text: text.to_owned(),
                    multi,
                    ..Form::default()
                },
            );
            h.run();
            assert_eq!(shown(&h), text);
            for run in h.root().query_all_by_role(Role::TextRun) {
                let data = run.accesskit_node().data().clone();
                let lengths = data.character_lengths();
                let bytes: usize = lengths.iter().map(|n| usize::from(*n)).sum();
                let value = data.value().unwrap_or_default();
                assert_eq!(bytes, value.len(), "{value:?}");
                assert!(lengths.len() <= 255, "words are counted in bytes");
                let mut end = 0;
                for length in lengths {
                    end += usize::from(*length);
                    assert!(value.is_char_boundary(end));
                }
                let count = |values: Option<&[f32]>| values.map_or(0, <[f32]>::len);
                assert_eq!(count(data.character_positions()), lengths.len());
                assert_eq!(count(data.character_widths()), lengths.len());
                let words = data.word_starts();
                assert!(words.is_sorted() && words.iter().all(|w| usize::from(*w) < lengths.len()));
            }
        }
    }
}

#[test]
fn a_reader_walks_by_paragraphs_lines_and_words() {
    let h = note("قال NATO\nنعم الآن");
    let node = h.get_by_label("Note");
    let node = node.accesskit_node();
    let start = node.document_range().start();
    let to_here = |end| {
        let mut range = start.to_degenerate_range();
        range.set_end(end);
        range.text()
    };
    assert_eq!(to_here(start.forward_to_line_end()), "قال NATO\n");
    assert_eq!(to_here(start.forward_to_paragraph_end()), "قال NATO\n");
    assert_eq!(to_here(start.forward_to_word_end()), "قال ");
    assert_eq!(to_here(start.forward_to_character_end()), "ق");
}

#[test]
fn a_reader_can_select_anywhere_in_a_long_note() {
    let text = "كلمة وأخرى and more\n".repeat(30);
    let mut h = note(&text);
    for (anchor, focus) in [(0, text.len()), (text.len(), 3 * 31 + 4), (62, 62)] {
        let bounds = graphemes(&text);
        let floor = |byte: usize| *bounds.iter().rfind(|b| **b <= byte).expect("zero is one");
        let (anchor, focus) = (floor(anchor), floor(focus));
        select_by_reader(&mut h, anchor, focus);
        assert_eq!(ends_byte(&h), (anchor, focus));
    }
}

#[test]
fn a_hundred_thousand_characters_cost_what_is_seen_of_them() {
    let paragraph = "كلمات عربية مع NATO و 26 في فقرة من فقرات الملاحظة الطويلة. ".repeat(8);
    let mut h = note("");
    let mut paste = |text: String| {
        h.event(Event::Paste(text));
        h.step();
        vertices(&h)
    };
    let short = paste(format!("{paragraph}\n"));
    let long = paste(format!("{paragraph}\n").repeat(220));
    assert!(h.state().text.chars().count() > 100_000);
    assert!(long < short * 3 + 2000, "{short} {long}");
    h.key_press_modifiers(Modifiers::COMMAND, Key::Home);
    h.event(Event::Text("أول ".into()));
    h.step();
    assert!(h.state().text.starts_with("أول كلمات"));
    for _ in 0..2 {
        h.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    }
    h.step();
    assert!(h.state().text.chars().count() < 1000);
}

/// How much is painted.
fn vertices(h: &Harness<'static, Form>) -> usize {
    let ppp = h.ctx.pixels_per_point();
    let primitives = h.ctx.tessellate(h.output().shapes.clone(), ppp);
    let count = |p: &egui::ClippedPrimitive| match &p.primitive {
        egui::epaint::Primitive::Mesh(mesh) => mesh.vertices.len(),
        egui::epaint::Primitive::Callback(_) => 0,
    };
    primitives.iter().map(count).sum()
}
