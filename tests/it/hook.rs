//! Egui's own widgets with Arabic in them.
use crate::support::renderer::{inked, keep_picture};
use crate::support::window::Window;
use egui::epaint::{ClippedShape, Mesh, Shape};
use egui::{Color32, Rect, RichText, TextureId, pos2, vec2};
use isnad::ui::hook::ArabicText;
use isnad::ui::paint::SharedTextPainter;
use isnad::ui::{fonts, theme::Theme};

/// All meshes of glyphs in a frame, and whether any text was left to egui.
fn glyph_meshes(shapes: &[ClippedShape], atlas: TextureId) -> (Vec<Mesh>, Vec<String>) {
    fn walk(shape: &Shape, atlas: TextureId, found: &mut (Vec<Mesh>, Vec<String>)) {
        match shape {
            Shape::Vec(shapes) => shapes.iter().for_each(|s| walk(s, atlas, found)),
            Shape::Mesh(mesh) if mesh.texture_id == atlas => found.0.push((**mesh).clone()),
            Shape::Text(text) => found.1.push(text.galley.job.text.clone()),
            _ => {}
        }
    }
    let mut found = (Vec::new(), Vec::new());
    for shape in shapes {
        walk(&shape.shape, atlas, &mut found);
    }
    found
}

fn atlas(painter: &SharedTextPainter) -> TextureId {
    painter
        .lock()
        .atlas
        .texture_id()
        .expect("allocated at the start")
}

#[derive(Default)]
struct Kept(Option<SharedTextPainter>);

#[test]
fn arabic_is_replaced_and_latin_left_to_egui() {
    let mut h = Window::default().open(
        |ui, painter, kept: &mut Kept| {
            kept.0 = Some(painter.clone());
            ui.label("قال: Hello 2025 (٢٦ فبراير) لَا");
            let _ = ui.button("Save");
            let _ = ui.button("حفظ");
        },
        Kept::default(),
    );
    h.run();
    let painter = h.state().0.clone().expect("shown");
    let (meshes, left) = glyph_meshes(&h.output().shapes, atlas(&painter));
    assert_eq!(left, ["Save"]);
    assert_eq!(meshes.len(), 2);
    assert!(meshes.iter().all(|m| m.vertices.len() >= 3 * 4));
}

#[test]
fn directional_controls_neither_fail_nor_show() {
    let widths = |text: &'static str| {
        let mut h = Window::default().open(
            move |ui, _, width: &mut f32| {
                ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
                *width = ui.label(text).rect.width();
            },
            0.0,
        );
        h.run();
        let image = h.render().expect("painted");
        (*h.state(), inked(&image))
    };
    let controls =
        "\u{2066}\u{2067}\u{2068}\u{2069}\u{200E}\u{200F}\u{202A}\u{202B}\u{202C}\u{061C}";
    let (_, ink) = widths(controls);
    assert_eq!(ink, 0);
    let (isolated, plain) = (widths("by \u{2068}Sara\u{2069}!"), widths("by Sara!"));
    assert_eq!(isolated.0, plain.0, "egui measures controls as nothing");
    assert!(isolated.1 > 50);
    let with_arabic = widths("وسم \u{2068}Sara\u{2069} ١٢");
    assert!(with_arabic.1 > 50);
}

#[test]
fn settings_are_cached_and_dropped_when_unused() {
    let mut h = Window::default().open(
        |ui, _, show: &mut bool| {
            if *show {
                ui.label("نص ثابت");
            }
            ui.ctx().request_repaint();
        },
        true,
    );
    h.run_steps(3);
    let cached = |h: &egui_kittest::Harness<'_, bool>| {
        h.ctx
            .with_plugin::<ArabicText, _>(|p| p.cached())
            .expect("installed")
    };
    assert_eq!(cached(&h), 1);
    h.run_steps(5);
    assert_eq!(cached(&h), 1, "the same galley is not set again");
    *h.state_mut() = false;
    h.run_steps(100);
    assert_eq!(cached(&h), 1);
    h.run_steps(30);
    assert_eq!(cached(&h), 0);
}

type Shifted<'a> = egui_kittest::Harness<'a, (f32, Kept)>;

/// One text in two places, both moved down.
fn two_labels<'a>(scale: f32, shift_pt: f32) -> Shifted<'a> {
    let window = Window {
        scale,
        ..Window::default()
    };
    window.open(
        |ui, painter, (shift_pt, kept): &mut (f32, Kept)| {
            kept.0 = Some(painter.clone());
            for row in 0..2 {
                let place = pos2(
                    20.3 + row as f32 * 30.1,
                    10.0 + row as f32 * 40.0 + *shift_pt,
                );
                let text = RichText::new("قال: Hello 2025 (٢٦ فبراير)")
                    .underline()
                    .background_color(Color32::YELLOW);
                ui.put(
                    Rect::from_min_size(place, vec2(300.0, 24.0)),
                    egui::Label::new(text),
                );
            }
            ui.ctx().request_repaint();
        },
        (shift_pt, Kept::default()),
    )
}

fn meshes_of(h: &Shifted<'_>) -> Vec<Mesh> {
    let painter = h.state().1.0.clone().expect("shown");
    glyph_meshes(&h.output().shapes, atlas(&painter)).0
}

#[test]
fn a_moved_text_is_painted_as_if_it_had_always_been_there() {
    for scale in [1.0, 1.25, 1.5, 2.0] {
        let mut h = two_labels(scale, 0.0);
        h.run_steps(2);
        let before = meshes_of(&h);
        h.run_steps(1);
        assert_eq!(meshes_of(&h), before);
        for shift_pt in [0.4, 3.3, 51.7] {
            h.state_mut().0 = shift_pt;
            h.run_steps(1);
            let mut fresh = two_labels(scale, shift_pt);
            fresh.run_steps(2);
            let (moved, fresh) = (meshes_of(&h), meshes_of(&fresh));
            assert_eq!((moved.len(), fresh.len()), (2, 2));
            assert!(shift_pt < 1.0 || moved != before);
            for (moved, fresh) in moved.iter().zip(&fresh) {
                assert_eq!(moved.indices, fresh.indices);
                assert_eq!(moved.vertices.len(), fresh.vertices.len());
                for (one, other) in moved.vertices.iter().zip(&fresh.vertices) {
                    assert!((one.pos - other.pos).length() * scale < 1e-3);
                    assert_eq!((one.uv, one.color), (other.uv, other.color));
                }
            }
        }
    }
}

#[test]
fn override_colour_placeholder_and_opacity_are_heeded() {
    let colours = |disabled: bool, strong: bool| {
        let mut h = Window::default().open(
            move |ui, painter, kept: &mut Kept| {
                kept.0 = Some(painter.clone());
                if disabled {
                    ui.disable();
                }
                let text = RichText::new("لون");
                let text = if strong {
                    text.color(Color32::from_rgb(9, 99, 199))
                } else {
                    text
                };
                ui.label(text);
            },
            Kept::default(),
        );
        h.run();
        let painter = h.state().0.clone().expect("shown");
        let (meshes, _) = glyph_meshes(&h.output().shapes, atlas(&painter));
        let mesh = meshes.first().expect("one label").clone();
        let first = mesh.vertices[0].color;
        assert!(mesh.vertices.iter().all(|v| v.color == first));
        first
    };
    assert_eq!(colours(false, true), Color32::from_rgb(9, 99, 199));
    let ink = Theme::new(false, false).ink;
    assert_eq!(colours(false, false), ink);
    let faint = colours(true, false);
    assert_ne!(faint, ink);
}

#[test]
fn turned_text_is_turned() {
    let mut h = Window::default().open(
        |ui, painter, kept: &mut Kept| {
            kept.0 = Some(painter.clone());
            let font = egui::FontId::proportional(20.0);
            let galley = ui
                .painter()
                .layout_no_wrap("عمودي طويل".into(), font, Color32::BLACK);
            let shape =
                egui::epaint::TextShape::new(egui::pos2(100.0, 20.0), galley, Color32::BLACK)
                    .with_angle(std::f32::consts::FRAC_PI_2);
            ui.painter().add(shape);
        },
        Kept::default(),
    );
    h.run();
    let painter = h.state().0.clone().expect("shown");
    let (meshes, left) = glyph_meshes(&h.output().shapes, atlas(&painter));
    assert!(left.is_empty());
    let bounds = meshes[0].calc_bounds();
    assert!(bounds.height() > 2.0 * bounds.width(), "{bounds:?}");
    assert!(
        Rect::from_min_max(egui::pos2(60.0, 15.0), egui::pos2(101.0, 140.0)).contains_rect(bounds)
    );
}

#[test]
fn a_full_atlas_starts_anew_and_all_letters_come_back() {
    let mut h = Window::default().size(1300.0, 700.0).open(
        |ui, painter, (size, kept): &mut (f32, Kept)| {
            kept.0 = Some(painter.clone());
            for n in 0..3 {
                let size = *size + n as f32 * 3.3;
                ui.label(RichText::new("أبجد هوز حطي كلمن سعفص").size(size));
            }
        },
        (20.0, Kept::default()),
    );
    h.run();
    let painter = h.state().1.0.clone().expect("shown");
    let first = painter.lock().atlas.generation();
    let mut grown = false;
    for step in 0..45 {
        h.state_mut().0 = 60.0 + step as f32 * 0.83;
        h.run();
        let painter = painter.lock();
        assert!(!painter.atlas.is_full(), "settled frames lack no letter");
        grown |= painter.atlas.side_px() > 1024;
    }
    assert!(grown, "the picture grows before letters are thrown out");
    assert!(
        painter.lock().atlas.generation() > first + 1,
        "then they are"
    );
    // What is painted after eviction is what a fresh window paints.
    let kept = h.render().expect("painted");
    let size = h.state().0;
    let mut fresh = Window::default().size(1300.0, 700.0).open(
        move |ui, _, _: &mut ()| {
            for n in 0..3 {
                let size = size + n as f32 * 3.3;
                ui.label(RichText::new("أبجد هوز حطي كلمن سعفص").size(size));
            }
        },
        (),
    );
    fresh.run();
    assert_eq!(kept, fresh.render().expect("painted"));
}

#[test]
fn another_scale_renders_letters_anew() {
    let mut h = Window::default().open(
        |ui, painter, kept: &mut Kept| {
            kept.0 = Some(painter.clone());
            ui.label("مقياس");
        },
        Kept::default(),
    );
    h.run();
    let painter = h.state().0.clone().expect("shown");
    let before = painter.lock().atlas.generation();
    h.set_pixels_per_point(2.0);
    h.run();
    assert!(painter.lock().atlas.generation() > before);
    let image = h.render().expect("painted");
    assert!(inked(&image) > 200);
}

fn gallery(ui: &mut egui::Ui, arabic: bool, state: &mut (bool, f32, usize)) {
    let t = |ar: &'static str, en: &'static str| if arabic { ar } else { en };
    ui.heading(t(
        "الميناء: المحادثات مع الشركة مستمرة",
        "The port: talks go on",
    ));
    ui.label(t(
        "قال الوزير إن المحادثات مع الشركة (NordPort) ستنتهي في 26 مارس 2025 باتفاق قبل الصيف، مضيفاً أن الطرفين تجاوزا معظم النقاط الخلافية بنسبة 12.5% تقريباً؛ ولم يُعلَّق على «الموعد».",
        "The minister said that talks with شركة الميناء would end on 26 March 2025 with a deal before summer.",
    ));
    ui.horizontal(|ui| {
        let _ = ui.button(t("حفظ الملف Save", "Save حفظ"));
        ui.checkbox(&mut state.0, t("أظهر القوائم", "Show menus"));
        ui.radio_value(&mut state.2, 1, t("مؤيّد", "For"));
        ui.radio_value(&mut state.2, 2, t("معارض", "Against"));
    });
    ui.horizontal(|ui| {
        ui.label(RichText::new(t("غليظ", "Bold")).family(fonts::bold()));
        ui.label(
            RichText::new(t("خط القراءة", "Reading"))
                .family(fonts::reading())
                .size(18.0),
        );
        ui.label(RichText::new(t("تحته خط", "Underlined")).underline());
        ui.label(RichText::new(t("مشطوب", "Struck")).strikethrough());
        ui.label(RichText::new(t("خلفية", "Marked")).background_color(Color32::YELLOW));
        ui.weak(t("خافت", "Weak"));
        let _ = ui.link(t("رابط", "Link"));
    });
    egui::ComboBox::from_label(t("النوع", "Type"))
        .selected_text(t("توقّع", "Prediction"))
        .show_ui(ui, |_| {});
    ui.add(egui::ProgressBar::new(0.4).text(t("٤٠ من ١٠٠", "40 of 100")));
    egui::CollapsingHeader::new(t("تفاصيل أخرى", "More"))
        .default_open(true)
        .show(ui, |ui| {
            let long = t(
                "سطر واحد طويل جداً يُقطع قبل نهايته لأن العرض لا يكفي لكل الكلمات التي فيه",
                "One very long line that is cut because there is no room (للكلمات كلها)",
            );
            ui.set_max_width(220.0);
            ui.add(egui::Label::new(long).truncate());
        });
}

#[test]
fn stock_widgets_in_both_languages_and_modes() {
    for (arabic, dark) in [(true, false), (true, true), (false, false)] {
        let mut window = Window::default().size(460.0, 330.0);
        window.mirrored = arabic;
        window.dark = dark;
        window.scale = 2.0;
        let mut h = window.open(
            move |ui, painter, state: &mut ((bool, f32, usize), Kept)| {
                state.1.0 = Some(painter.clone());
                gallery(ui, arabic, &mut state.0);
            },
            ((true, 0.3, 1), Kept::default()),
        );
        h.run();
        let image = h.render().expect("painted");
        let painter = h.state().1.0.clone().expect("shown");
        let (meshes, left) = glyph_meshes(&h.output().shapes, atlas(&painter));
        let rtl = |text: &String| isnad::text::direction::has_rtl(text);
        assert!(!left.iter().any(rtl), "left to egui: {left:?}");
        assert!(meshes.len() > if arabic { 12 } else { 2 });
        assert!(inked(&image) > 5000);
        keep_picture(
            &format!("uikit-stock-{}-{dark}", if arabic { "ar" } else { "en" }),
            &image,
        );
    }
}
