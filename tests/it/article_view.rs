//! The article view in a window without a screen. All sentences are invented.

mod typeset;

use std::ops::Range;

use egui::{Color32, Event, Id, Key, Modifiers, PointerButton, Pos2, Rect, pos2, vec2};
use egui_kittest::{Harness, kittest::Queryable};
use isnad::text::index::ArticleText;
use isnad::text::region::Hanging;
use isnad::ui::article::*;
use isnad::ui::fonts;
use isnad::ui::mirror::Mirror;
use isnad::ui::paint::{SharedTextPainter, TextPainter};

use crate::support::renderer::{CpuRenderer, inked, keep_picture};

const SIZE: egui::Vec2 = vec2(560.0, 640.0);

const BODY: &str = "نفت وزارة النقل في بيان مساء أمس أن تكون المحادثات الجارية مع شركة NordPort ستفضي إلى اتفاق قريب، مؤكدة أن «أي عقد جديد سيعرض على البرلمان أولاً». وأضافت أن الأرصفة الثلاثة تعمل.\nوكانت صحيفة محلية قد ذكرت أن مدير الميناء تحدث عن موعد قبل الصيف. وقال إن الإيجار لن يقل عن 12.5 مليون دولار.\n\nوتأتي هذه التصريحات بعد زيارة وفد من الشركة في كانون الثاني الماضي.";

struct Desk {
    painter: SharedTextPainter,
    view: ArticleView,
    text: ArticleText,
    marks: Vec<Mark>,
    revision: u64,
    chips: Vec<Chip>,
    folds: Vec<Fold>,
    images: Vec<PlacedImage>,
    heading: Heading,
    selection: Option<(usize, usize)>,
    caret: Option<usize>,
    text_size_pt: f32,
    setting: TextSetting,
    /// Where the view begins on the screen.
    view_top: f32,
    take_focus: bool,
    scroll_to: Option<usize>,
    scrolled_pt: f32,
    last: ViewOutput,
    done: usize,
    clicked: Vec<u64>,
    chips_clicked: Vec<u64>,
    folds_clicked: Vec<usize>,
    context: Option<ContextClick>,
}

impl Desk {
    fn new(text: &str) -> Self {
        Self {
            painter: TextPainter::shared(),
            view: ArticleView::new(),
            text: ArticleText::new(text),
            marks: Vec::new(),
            revision: 1,
            chips: Vec::new(),
            folds: Vec::new(),
            images: Vec::new(),
            heading: Heading {
                outlet: "وكالة الجسر".into(),
                date: "١٥ آذار ٢٠٢٥".into(),
                title: "وزارة النقل تنفي أي اتفاق على تأجير الرصيف".into(),
                counts: "٦ ادعاءات".into(),
            },
            selection: None,
            caret: None,
            text_size_pt: 18.0,
            setting: TextSetting::default(),
            view_top: 0.0,
            take_focus: false,
            scroll_to: None,
            scrolled_pt: 0.0,
            last: ViewOutput::default(),
            done: 0,
            clicked: Vec::new(),
            chips_clicked: Vec::new(),
            folds_clicked: Vec::new(),
            context: None,
        }
    }

    fn show(&mut self, ui: &mut egui::Ui) {
        self.view_top = ui.available_rect_before_wrap().top();
        let input = ViewInput {
            id_salt: Id::unique("pane one"),
            text: &self.text,
            marks: &self.marks,
            marks_revision: self.revision,
            hits: None,
            progress_name: "setting",
            chips: &self.chips,
            chip_fold: &|count, _| ChipFold {
                shown: format!("+{count}"),
                spoken: format!("{count} more"),
            },
            selection: self.selection,
            caret: self.caret,
            heading: &self.heading,
            heading_end_inset_pt: 0.0,
            images: &self.images,
            folds: &self.folds,
            text_size_pt: self.text_size_pt,
            setting: self.setting,
            colours: colours(),
            take_focus: std::mem::take(&mut self.take_focus),
            scroll_to: self.scroll_to.take(),
            scroll_by_pt: 0.0,
            keeps_tab: false,
            name: "مقال الجسر",
        };
        let output = self.view.show(ui, &self.painter, &input);
        if let Some(selection) = output.selection {
            self.selection = (selection.0 != selection.1).then_some(selection);
        }
        if let Some(caret) = output.caret {
            self.caret = Some(caret);
        }
        self.done += usize::from(output.selection_done);
        self.clicked.extend(output.mark_clicked);
        self.chips_clicked.extend(output.chip_clicked);
        self.folds_clicked.extend(output.fold_clicked);
        self.context = output.context_click.or(self.context);
        self.scrolled_pt += output.scrolled_pt;
        self.last = output;
    }

    /// Scalars of the first occurrence of a part of the text.
    fn scalars(&self, part: &str) -> Range<usize> {
        let byte = self.text.as_str().find(part).expect("the part is there");
        self.text.scalars_of(byte..byte + part.len()).unwrap()
    }

    fn selected(&self) -> Option<&str> {
        let (a, b) = self.selection?;
        self.text.slice(a.min(b)..a.max(b))
    }
}

fn colours() -> ArticleColours {
    ArticleColours {
        ink: Color32::from_rgb(25, 25, 25),
        mute: Color32::from_rgb(110, 110, 110),
        hint: Color32::from_rgb(160, 160, 160),
        page: Color32::WHITE,
        border: Color32::from_rgb(215, 215, 210),
        accent: Color32::from_rgb(20, 90, 150),
        selection: Color32::from_rgba_unmultiplied(60, 120, 220, 70),
        on_badge: Color32::WHITE,
    }
}

fn mark(desk: &Desk, key: u64, kind: MarkKind, part: &str) -> Mark {
    let (colour, fill) = match kind {
        MarkKind::Claim => (
            Color32::from_rgb(180, 110, 0),
            Color32::from_rgb(252, 231, 176),
        ),
        MarkKind::Mention => (Color32::from_rgb(120, 40, 130), Color32::TRANSPARENT),
        MarkKind::Cue => (Color32::from_rgb(150, 80, 20), Color32::TRANSPARENT),
        _ => (
            Color32::from_rgb(70, 70, 70),
            Color32::from_rgb(220, 235, 220),
        ),
    };
    Mark {
        key,
        range_scalar: vec![desk.scalars(part)],
        kind,
        colour,
        fill,
        selected: false,
        hovered: false,
        name: format!("{kind:?} {part}"),
    }
}

fn marked_desk() -> Desk {
    let mut desk = Desk::new(BODY);
    desk.marks = vec![
        mark(&desk, 10, MarkKind::Cue, "نفت"),
        mark(&desk, 11, MarkKind::Mention, "وزارة النقل"),
        mark(
            &desk,
            12,
            MarkKind::Claim,
            "المحادثات الجارية مع شركة NordPort ستفضي إلى اتفاق قريب",
        ),
        mark(&desk, 13, MarkKind::Mention, "شركة NordPort"),
        mark(
            &desk,
            14,
            MarkKind::Claim,
            "«أي عقد جديد سيعرض على البرلمان أولاً»",
        ),
        mark(&desk, 15, MarkKind::Claim, "سيعرض على البرلمان"),
        mark(
            &desk,
            16,
            MarkKind::Evidence,
            "قد ذكرت أن مدير الميناء تحدث",
        ),
    ];
    desk.marks[4].selected = true;
    desk.chips = vec![
        chip(12, "وزارة النقل", "نفي", '-'),
        chip(14, "وزارة النقل والمواصلات", "مطلب · مشروط", '±'),
        chip(15, "وزارة النقل", "", '='),
    ];
    desk
}

fn chip(mark: u64, title: &str, subtitle: &str, sign: char) -> Chip {
    Chip {
        mark,
        title: title.into(),
        subtitle: subtitle.into(),
        sign: Some((sign, Color32::from_rgb(170, 50, 50))),
    }
}

fn harness(desk: Desk, mirrored: bool) -> Harness<'static, Desk> {
    let painter = desk.painter.clone();
    let mut harness = Harness::builder()
        .with_size(SIZE)
        .with_render_cursor(false)
        .with_step_dt(1.0 / 60.0)
        .renderer(CpuRenderer::default())
        .with_context_setup(move |ctx| {
            ctx.set_fonts(fonts::definitions());
            ctx.add_plugin(Mirror::new(painter, mirrored));
        })
        .build_ui_state(
            |ui, desk: &mut Desk| {
                let page = ui.ctx().content_rect();
                ui.painter().rect_filled(page, 0, colours().page);
                desk.show(ui);
            },
            desk,
        );
    harness.run_steps(2);
    harness
}

/// Where the middle of a part's first (or last) letter lies on the screen.
fn letter(harness: &Harness<'_, Desk>, part: &str, last: bool) -> Pos2 {
    let desk = harness.state();
    let range = desk.scalars(part);
    let scalar = if last { range.end - 1 } else { range.start };
    place(harness, scalar).center()
}

/// The box of one character on the screen.
fn place(harness: &Harness<'_, Desk>, scalar: usize) -> Rect {
    place_of_letter(harness, scalar).expect("a letter on screen")
}

/// `None` for marks, which share the box of their letter, and for space at a wrap.
fn place_of_letter(harness: &Harness<'_, Desk>, scalar: usize) -> Option<Rect> {
    let desk = harness.state();
    let document = desk.view.document().unwrap();
    let bytes = desk.text.bytes_of(scalar..scalar + 1).unwrap();
    let paragraph = desk.text.paragraph_of_byte(bytes.start);
    let boxes = document.block_boxes(paragraph, &bytes, Hanging::Skip);
    let edge = boxes.first()?;
    let corner = page_corner(harness);
    Some(Rect::from_min_max(
        corner + vec2(edge.x0, edge.y0),
        corner + vec2(edge.x1, edge.y1),
    ))
}

/// The page's top left corner on the screen, from the place of a mark that is on screen.
fn page_corner(harness: &Harness<'_, Desk>) -> Pos2 {
    harness
        .state()
        .view
        .page_on_screen(harness.state().painter.lock().mirror_width_pt)
}

fn press(harness: &mut Harness<'_, Desk>, pos: Pos2, down: bool, modifiers: Modifiers) {
    harness.event(Event::ModifiersChanged(modifiers));
    harness.event(Event::PointerButton {
        pos,
        button: PointerButton::Primary,
        pressed: down,
        modifiers,
    });
    harness.step();
    if !down {
        harness.event(Event::ModifiersChanged(Modifiers::NONE));
    }
}

fn drag(harness: &mut Harness<'_, Desk>, from: Pos2, to: Pos2, modifiers: Modifiers) {
    harness.event(Event::PointerMoved(from));
    harness.step();
    press(harness, from, true, modifiers);
    for share in [0.3, 0.6, 1.0] {
        harness.event(Event::PointerMoved(from.lerp(to, share)));
        harness.step();
    }
    press(harness, to, false, modifiers);
    harness.step();
}

fn click(harness: &mut Harness<'_, Desk>, pos: Pos2, times: usize, modifiers: Modifiers) {
    harness.event(Event::PointerMoved(pos));
    harness.step();
    for _ in 0..times {
        press(harness, pos, true, modifiers);
        press(harness, pos, false, modifiers);
    }
    harness.step();
}

fn key(harness: &mut Harness<'_, Desk>, key: Key, modifiers: Modifiers) {
    harness.key_press_modifiers(modifiers, key);
    harness.step();
}

#[test]
fn dragging_selects_whole_words_and_alt_selects_letters() {
    for mirrored in [false, true] {
        let mut harness = harness(Desk::new(BODY), mirrored);
        let from = letter(&harness, "المحادثات الجارية", false) - vec2(6.0, 0.0);
        let to = letter(&harness, "المحادثات الجارية", true) + vec2(9.0, 0.0);
        drag(&mut harness, from, to, Modifiers::NONE);
        assert_eq!(
            harness.state().selected(),
            Some("المحادثات الجارية"),
            "{mirrored}"
        );
        assert_eq!(harness.state().done, 1);
        let focus = harness.state().scalars("المحادثات الجارية").end;
        assert_eq!(harness.state().caret, Some(focus));
        assert!(harness.state().last.selection_box.is_some());

        drag(&mut harness, from, to, Modifiers::ALT);
        let selected = harness.state().selected().unwrap();
        assert!(
            selected.chars().count() < 16 && selected.len() > 10,
            "{selected}"
        );
        // Backwards: the focus is at the start.
        drag(&mut harness, to, from, Modifiers::NONE);
        assert_eq!(harness.state().selected(), Some("المحادثات الجارية"));
        let (anchor, focus) = harness.state().selection.unwrap();
        assert!(anchor > focus);
    }
}

#[test]
fn a_drag_over_paragraphs_selects_both() {
    let mut harness = harness(Desk::new(BODY), true);
    let from = letter(&harness, "تعمل", false);
    let to = letter(&harness, "صحيفة", true);
    drag(&mut harness, from, to, Modifiers::NONE);
    assert_eq!(harness.state().selected(), Some("تعمل.\nوكانت صحيفة"));
}

#[test]
fn double_click_takes_a_word_and_triple_click_a_sentence() {
    let mut harness = harness(Desk::new(BODY), true);
    let at = letter(&harness, "ستفضي", true);
    click(&mut harness, at, 2, Modifiers::NONE);
    assert_eq!(harness.state().selected(), Some("ستفضي"));
    let at = letter(&harness, "الأرصفة", false);
    harness.event(Event::PointerMoved(pos2(5.0, 5.0)));
    harness.run_steps(60);
    click(&mut harness, at, 3, Modifiers::NONE);
    assert_eq!(
        harness.state().selected(),
        Some("وأضافت أن الأرصفة الثلاثة تعمل.")
    );
}

#[test]
fn a_drag_after_a_double_click_grows_by_words_and_after_a_triple_by_sentences() {
    for (clicks, from, to, expected) in [
        (1, "المحادثات", "شركة", "المحادثات الجارية مع شركة"),
        (1, "شركة", "المحادثات", "المحادثات الجارية مع شركة"),
        (
            2,
            "الأرصفة",
            "مدير",
            "وأضافت أن الأرصفة الثلاثة تعمل.\nوكانت صحيفة محلية قد ذكرت أن مدير الميناء تحدث عن موعد قبل الصيف.",
        ),
    ] {
        let mut harness = harness(Desk::new(BODY), true);
        let (start, end) = (letter(&harness, from, false), letter(&harness, to, false));
        harness.event(Event::PointerMoved(start));
        harness.step();
        for _ in 0..clicks {
            press(&mut harness, start, true, Modifiers::NONE);
            press(&mut harness, start, false, Modifiers::NONE);
        }
        press(&mut harness, start, true, Modifiers::NONE);
        for share in [0.5, 1.0] {
            harness.event(Event::PointerMoved(start.lerp(end, share)));
            harness.step();
        }
        press(&mut harness, end, false, Modifiers::NONE);
        harness.step();
        assert_eq!(
            harness.state().selected().map(str::trim_end),
            Some(expected)
        );
    }
}

#[test]
fn a_headline_in_the_text_is_not_repeated_above_it() {
    let title = "وزارة النقل تنفي أي اتفاق على تأجير الرصيف";
    let top = |text: String| {
        let harness = harness(Desk::new(&text), true);
        let body = place(&harness, harness.state().scalars("نفت").start).top();
        let document = harness.state().view.document().unwrap();
        (document.laid(0).unwrap().height_px(), body)
    };
    let (_, plain) = top(BODY.to_owned());
    // Marks of direction and byte order do not make it another title.
    let (headline, below) = top(format!("\u{FEFF} {title}\u{200F}\n{BODY}"));
    let (other, further) = top(format!("{title} اليوم\n{BODY}"));
    assert!((headline - 20.0 * 1.55).abs() < 1.5, "{headline}");
    assert!((other - 18.0 * 1.9).abs() < 1.5, "{other}");
    assert!((below - plain).abs() < 16.0, "{below} {plain}");
    assert!(further > below + 25.0, "{further} {below}");
    // It is part of the text: a double click takes a word of it.
    let mut harness = harness(Desk::new(&format!("{title}\n{BODY}")), true);
    let pos = letter(&harness, "تنفي", false);
    click(&mut harness, pos, 2, Modifiers::NONE);
    assert_eq!(harness.state().selected(), Some("تنفي"));
}

#[test]
fn the_caret_blinks_unless_nothing_may_move() {
    for still in [false, true] {
        let mut desk = marked_desk();
        desk.take_focus = true;
        desk.caret = Some(0);
        let mut harness = harness(desk, true);
        harness.ctx.all_styles_mut(|style| {
            style.visuals.text_cursor.blink = true;
            style.animation_time = if still { 0.0 } else { 0.1 };
        });
        let caret_seen = |harness: &mut Harness<'_, Desk>| {
            let image = harness.render().expect("a picture");
            let accent = colours().accent.to_array();
            let near = |a: u8, b: u8| a.abs_diff(b) < 12;
            let ink = image
                .pixels()
                .filter(|pixel| pixel.0.iter().zip(accent).all(|(a, b)| near(*a, b)));
            ink.count() > 10
        };
        // Over a second, which is one whole period.
        let seen: Vec<bool> = (0..10)
            .map(|_| {
                harness.run_steps(6);
                caret_seen(&mut harness)
            })
            .collect();
        assert!(seen.contains(&true), "{still} {seen:?}");
        assert_eq!(seen.contains(&false), !still, "{seen:?}");
    }
}

#[test]
fn shift_click_extends_and_a_plain_click_clears() {
    let mut harness = harness(Desk::new(BODY), true);
    let at = letter(&harness, "محلية", false);
    click(&mut harness, at + vec2(3.0, 0.0), 1, Modifiers::NONE);
    assert_eq!(harness.state().selection, None);
    assert!(harness.state().caret.is_some());
    let to = letter(&harness, "الميناء تحدث", true);
    harness.run_steps(60);
    click(&mut harness, to, 1, Modifiers::SHIFT);
    assert_eq!(
        harness.state().selected(),
        Some("محلية قد ذكرت أن مدير الميناء تحدث")
    );
    harness.run_steps(60);
    click(&mut harness, at, 1, Modifiers::NONE);
    assert_eq!(harness.state().selection, None);
}

#[test]
fn clicks_find_the_shortest_mark_and_chips_and_the_context() {
    let mut harness = harness(marked_desk(), true);
    let at = letter(&harness, "NordPort", false);
    click(&mut harness, at, 1, Modifiers::NONE);
    assert_eq!(harness.state().clicked, [13]);
    assert_eq!(harness.state().last.mark_hovered, Some(13));
    let at = letter(&harness, "اتفاق قريب", false);
    harness.run_steps(60);
    click(&mut harness, at, 1, Modifiers::NONE);
    assert_eq!(harness.state().clicked, [13, 12]);
    harness.get_by_label("وزارة النقل نفي").click();
    harness.run_steps(2);
    assert_eq!(harness.state().chips_clicked, [12]);
    // A screen reader may click a mark.
    harness
        .get_by_label("Evidence قد ذكرت أن مدير الميناء تحدث")
        .click_accesskit();
    harness.run_steps(2);
    assert_eq!(harness.state().clicked.last(), Some(&16));
    let at = letter(&harness, "البرلمان", false);
    harness.event(Event::PointerMoved(at));
    for down in [true, false] {
        harness.event(Event::PointerButton {
            pos: at,
            button: PointerButton::Secondary,
            pressed: down,
            modifiers: Modifiers::NONE,
        });
        harness.step();
    }
    let context = harness.state().context.unwrap();
    assert_eq!(context.mark, Some(15));
    assert!(
        harness
            .state()
            .scalars("البرلمان")
            .contains(&context.scalar)
    );
}

#[test]
fn the_place_of_a_mark_covers_its_letters() {
    for mirrored in [false, true] {
        let harness = harness(marked_desk(), mirrored);
        for (key, part) in [
            (13, "شركة NordPort"),
            (14, "«أي عقد جديد سيعرض على البرلمان أولاً»"),
        ] {
            let whole = harness.state().view.place_of(key).unwrap();
            assert!(whole.visible);
            let on_screen = harness.state().painter.lock().screen_rect(whole.rect);
            let range = harness.state().scalars(part);
            let mut letters = Rect::NOTHING;
            for scalar in range {
                letters = place_of_letter(&harness, scalar)
                    .map_or(letters, |letter| letters.union(letter));
            }
            assert!(
                on_screen.expand(0.6).contains_rect(letters),
                "{part} {mirrored}"
            );
            assert!(
                letters.expand(0.6).contains_rect(on_screen),
                "{part} {mirrored}"
            );
        }
    }
}

#[test]
fn keys_move_the_caret_visually_by_word_by_sentence_and_by_line() {
    for mirrored in [false, true] {
        let mut desk = Desk::new(BODY);
        desk.take_focus = true;
        desk.caret = Some(0);
        let mut harness = harness(desk, mirrored);
        harness.run_steps(2);
        assert!(harness.state().last.focused);
        key(&mut harness, Key::ArrowLeft, Modifiers::NONE);
        assert_eq!(harness.state().caret, Some(1), "{mirrored}");
        key(&mut harness, Key::ArrowRight, Modifiers::NONE);
        assert_eq!(harness.state().caret, Some(0));
        key(&mut harness, Key::ArrowLeft, Modifiers::COMMAND);
        assert_eq!(harness.state().caret, Some(3));
        key(
            &mut harness,
            Key::ArrowLeft,
            Modifiers::COMMAND | Modifiers::SHIFT,
        );
        assert_eq!(harness.state().selected(), Some(" وزارة"));
        key(
            &mut harness,
            Key::ArrowLeft,
            Modifiers::ALT | Modifiers::SHIFT,
        );
        assert!(harness.state().selected().unwrap().ends_with("أولاً»."));
        key(&mut harness, Key::Home, Modifiers::COMMAND);
        assert_eq!(
            (harness.state().caret, harness.state().selection),
            (Some(0), None)
        );
        key(&mut harness, Key::ArrowDown, Modifiers::NONE);
        let second = harness.state().caret.unwrap();
        assert!(second > 20);
        assert!(place(&harness, second).top() > place(&harness, 0).top() + 20.0);
        key(&mut harness, Key::ArrowUp, Modifiers::NONE);
        assert_eq!(harness.state().caret, Some(0));
        key(&mut harness, Key::End, Modifiers::NONE);
        let end = harness.state().caret.unwrap();
        assert!(end < second && end + 2 >= second);
        key(&mut harness, Key::ArrowDown, Modifiers::COMMAND);
        let below = harness.state().scalars("وكانت صحيفة").start;
        assert_eq!(harness.state().caret, Some(below));
        let blank_between = Modifiers::COMMAND | Modifiers::SHIFT;
        key(&mut harness, Key::ArrowDown, blank_between);
        assert!(harness.state().selected().unwrap().ends_with("دولار.\n\n"));
        key(&mut harness, Key::ArrowUp, Modifiers::COMMAND);
        assert_eq!(harness.state().caret, Some(below));
        key(&mut harness, Key::End, Modifiers::COMMAND);
        assert_eq!(
            harness.state().caret,
            Some(harness.state().text.len_scalars())
        );
    }
}

fn long_desk(words: usize, marks: usize) -> Desk {
    let sentence = "قالت الوزيرة إن أسعار الخبز ستنخفض قبل نهاية العام وإن المصنع سيعمل. ";
    let paragraph = sentence.repeat(4);
    let mut desk = Desk::new(&vec![paragraph.trim_end(); words / 48 + 1].join("\n"));
    let len = desk.text.len_scalars();
    let pattern = mark(&desk, 0, MarkKind::Mention, "الوزيرة");
    desk.marks = (0..marks)
        .map(|n| {
            let start = n * (len / marks.max(1));
            Mark {
                key: n as u64,
                range_scalar: std::iter::once(start..(start + 30).min(len)).collect(),
                kind: if n % 2 == 0 {
                    MarkKind::Claim
                } else {
                    MarkKind::Mention
                },
                ..pattern.clone()
            }
        })
        .collect();
    desk.chips = (0..marks)
        .step_by(4)
        .map(|n| chip(n as u64, "وزارة", "نفي", '+'))
        .collect();
    desk
}

#[test]
fn only_what_is_seen_is_laid_out_and_marks_are_indexed_once() {
    let mut harness = harness(long_desk(20_000, 2_000), true);
    let laid = |harness: &Harness<'_, Desk>| harness.state().view.document().unwrap().laid_count();
    assert!(laid(&harness) <= 6, "{}", laid(&harness));
    harness.event(Event::PointerMoved(pos2(200.0, 300.0)));
    for _ in 0..20 {
        harness.event(Event::MouseWheel {
            unit: egui::MouseWheelUnit::Point,
            delta: vec2(0.0, -80.0),
            modifiers: Modifiers::NONE,
            phase: egui::TouchPhase::Move,
            source: egui::MouseWheelSource::Unknown,
        });
        harness.step();
    }
    harness.run_steps(30);
    assert!(harness.state().scrolled_pt > 1000.0);
    assert!(laid(&harness) < 25, "{}", laid(&harness));
    assert_eq!(harness.state().view.mark_index().rebuilds(), 1);
}

#[test]
fn scrolling_to_a_place_shows_it_and_a_new_size_keeps_it() {
    let mut harness = harness(long_desk(20_000, 100), true);
    let target = harness.state().text.len_scalars() / 2;
    harness.state_mut().scroll_to = Some(target);
    harness.run_steps(4);
    let y = place(&harness, target).center().y;
    assert!((100.0..400.0).contains(&y), "{y}");
    let top_before = place(&harness, target).top();
    harness.state_mut().text_size_pt = 24.0;
    harness.run_steps(4);
    let top_after = place(&harness, target).top();
    assert!(
        (-20.0..SIZE.y).contains(&top_after),
        "{top_before} {top_after}"
    );
    let far = harness.state().view.place_of(0).unwrap();
    assert!(!far.visible && far.rect.top() < 0.0);
}

#[test]
fn a_folded_stretch_shows_its_label_and_opens_on_click() {
    let mut desk = Desk::new(BODY);
    let range = desk.scalars("وكانت صحيفة محلية قد ذكرت أن مدير الميناء تحدث عن موعد قبل الصيف. وقال إن الإيجار لن يقل عن 12.5 مليون دولار.");
    desk.folds = vec![Fold {
        range_scalar: range,
        label: "قوائم الموقع مطوية".into(),
        open: false,
    }];
    let mut harness = harness(desk, true);
    let height = |harness: &Harness<'_, Desk>| harness.state().view.document().unwrap().height_px();
    let folded = height(&harness);
    assert!(harness.state().view.document().unwrap().is_folded(1));
    harness.get_by_label("قوائم الموقع مطوية").click();
    harness.run_steps(2);
    assert_eq!(harness.state().folds_clicked, [0]);
    harness.state_mut().folds[0].open = true;
    harness.run_steps(2);
    assert!(!harness.state().view.document().unwrap().is_folded(1));
    assert!(height(&harness) > folded + 60.0);
}

#[test]
fn the_pane_is_painted_with_marks_in_both_directions() {
    for (mirrored, name) in [(true, "article-mirrored"), (false, "article-plain")] {
        let mut harness = harness(marked_desk(), mirrored);
        let selection = harness.state().scalars("قبل الصيف");
        harness.state_mut().selection = Some((selection.start, selection.end));
        harness.state_mut().caret = Some(selection.end);
        harness.state_mut().take_focus = true;
        harness.run_steps(3);
        let image = harness.render().expect("the painter paints");
        keep_picture(name, &image);
        assert!(inked(&image) > 20_000, "{}", inked(&image));
        // The claim's band lies around its letters, on the side where the text is.
        let at = place(&harness, harness.state().scalars("المحادثات").start);
        let pixel = image.get_pixel(at.left() as u32 + 1, at.top() as u32 + 5);
        assert_eq!(pixel.0, [252, 231, 176, 255], "{name}");
        let node = harness.get_by_label("مقال الجسر");
        assert!(node.value().is_some_and(|text| text.contains("NordPort")));
    }
}

#[test]
fn a_picture_stands_above_its_caption_no_wider_than_the_text() {
    let mut desk = Desk::new(BODY);
    let caption = desk.scalars("وتأتي هذه");
    desk.images = vec![PlacedImage {
        content: ImageContent::Texture {
            id: egui::TextureId::default(),
            size_pt: vec2(2000.0, 500.0),
        },
        above_scalar: caption.start,
        name: "صورة الرصيف".into(),
    }];
    let harness = harness(desk, true);
    let rect = harness.get_by_label("صورة الرصيف").rect();
    assert!(rect.width() < SIZE.x && rect.width() > 300.0);
    assert!((rect.width() / rect.height() - 4.0).abs() < 0.1);
    let below = place(&harness, caption.start);
    assert!(rect.bottom() < below.top() && below.top() - rect.bottom() < 20.0);
}

#[test]
fn another_text_in_the_same_pane_begins_at_its_top() {
    let mut harness = harness(long_desk(3_000, 0), true);
    let end = harness.state().text.len_scalars();
    harness.state_mut().scroll_to = Some(end);
    harness.run_steps(4);
    assert!(harness.state().view.offset_pt() > 1000.0);
    harness.state_mut().text = ArticleText::new(BODY);
    harness.run_steps(3);
    assert_eq!(harness.state().view.offset_pt(), 0.0);
    let y = place(&harness, 0).top();
    assert!((0.0..200.0).contains(&y), "{y}");
}
