//! Marks over marks, five deep: each must be seen beside the others, with and without colour.
//! All sentences are invented.

use std::ops::Range;

use egui::{Id, Shape, vec2};
use egui_kittest::Harness;
use image::RgbaImage;
use isnad::text::index::ArticleText;
use isnad::ui::article::*;
use isnad::ui::fonts;
use isnad::ui::mirror::Mirror;
use isnad::ui::paint::{SharedTextPainter, TextPainter};
use isnad::ui::theme::{Theme, Wishes, apply};

use crate::support::renderer::{CpuRenderer, keep_picture};

const ARABIC: &str = "أكدت الوزيرة أن أسعار الخبز لن ترتفع قبل نهاية العام الحالي وأن المصنع الجديد سيعمل في الربيع المقبل بكامل طاقته";
const MIXED: &str = "نقل موقع Harbor News عن شركة NordPort Ltd أن العقد بلغ 12.5 مليون دولار (نحو 11 مليون يورو) في ٢٦ آذار";
const LATIN: &str = "The harbour master said that the المدينة القديمة contract would be worth 12.5 million before the end of spring";

/// Added to a word's number it is a word of the next paragraph.
const LAST: usize = 1000;

/// One mark: its kind, and which words of which paragraphs it takes.
#[derive(Clone)]
struct Wanted {
    kind: MarkKind,
    /// Paragraph and words within it.
    parts: Vec<(usize, Range<usize>)>,
}

fn wanted(kind: MarkKind, parts: &[(usize, Range<usize>)]) -> Wanted {
    Wanted {
        kind,
        parts: parts.to_vec(),
    }
}

/// A scene: paragraphs and their marks, outermost first.
struct Scene {
    name: &'static str,
    marks: Vec<Wanted>,
}

fn scenes() -> Vec<Scene> {
    use MarkKind::{Claim, Cue, Evidence, Mention};
    let one = |kind, range: Range<usize>| wanted(kind, &[(0, range)]);
    vec![
        Scene {
            name: "nested",
            marks: (0..5).map(|n| one(Claim, n..14 - n)).collect(),
        },
        Scene {
            name: "identical",
            marks: (0..5).map(|_| one(Claim, 2..12)).collect(),
        },
        Scene {
            name: "same-start",
            marks: (0..5).map(|n| one(Claim, 1..14 - 2 * n)).collect(),
        },
        Scene {
            name: "same-end",
            marks: (0..5).map(|n| one(Claim, 1 + 2 * n..14)).collect(),
        },
        Scene {
            name: "chained",
            marks: (0..5).map(|n| one(Claim, 2 * n..2 * n + 6)).collect(),
        },
        Scene {
            name: "side-by-side",
            marks: (0..5).map(|n| one(Claim, 3 * n..3 * n + 3)).collect(),
        },
        Scene {
            name: "discontinuous",
            marks: vec![
                wanted(Claim, &[(0, 0..2), (0, 6..8), (0, 12..14)]),
                wanted(Claim, &[(0, 3..5), (0, 9..11)]),
                wanted(Claim, &[(0, 6..7), (0, 10..12)]),
                wanted(Evidence, &[(0, 1..2), (0, 4..5)]),
                wanted(Claim, &[(0, 3..4), (1, 2..4)]),
            ],
        },
        Scene {
            name: "paragraphs",
            marks: vec![
                wanted(Claim, &[(0, 2..LAST + 12)]),
                wanted(Claim, &[(0, 4..LAST + 12)]),
                wanted(Claim, &[(0, 4..LAST + 5)]),
                wanted(Claim, &[(0, 12..LAST + 3)]),
                wanted(Claim, &[(1, 1..3)]),
            ],
        },
        Scene {
            name: "lines",
            marks: vec![
                one(Mention, 1..9),
                one(Cue, 1..9),
                one(Evidence, 1..9),
                one(Mention, 2..8),
                one(Cue, 3..5),
            ],
        },
        Scene {
            name: "lines-on-bands",
            marks: vec![
                one(Claim, 0..12),
                one(Mention, 1..3),
                one(Cue, 1..5),
                one(Evidence, 2..9),
                one(Claim, 2..9),
            ],
        },
    ]
}

struct Desk {
    painter: SharedTextPainter,
    view: ArticleView,
    text: ArticleText,
    marks: Vec<Mark>,
    revision: u64,
    selection: Option<(usize, usize)>,
    theme: Theme,
}

impl Desk {
    fn new(paragraph: &str, scene: &Scene, theme: Theme) -> Self {
        let text = ArticleText::new(format!("{paragraph}\n{paragraph}"));
        let marks = scene.marks.iter().enumerate();
        let marks = marks
            .map(|(key, one)| mark(&text, key as u64, one, &theme))
            .collect();
        Self {
            painter: TextPainter::shared(),
            view: ArticleView::new(),
            text,
            marks,
            revision: 1,
            selection: None,
            theme,
        }
    }

    fn show(&mut self, ui: &mut egui::Ui) {
        let heading = Heading::default();
        let input = ViewInput {
            id_salt: Id::unique("pane"),
            text: &self.text,
            marks: &self.marks,
            marks_revision: self.revision,
            hits: None,
            chips: &[],
            chip_fold: &|count, _| ChipFold {
                shown: format!("+{count}"),
                spoken: format!("{count} more"),
            },
            selection: self.selection,
            caret: None,
            heading: &heading,
            heading_end_inset_pt: 0.0,
            images: &[],
            folds: &[],
            text_size_pt: 18.0,
            setting: TextSetting::default(),
            colours: ArticleColours::from(&self.theme),
            take_focus: false,
            scroll_to: None,
            scroll_by_pt: 0.0,
            keeps_tab: false,
            name: "",
            progress_name: "",
        };
        self.view.show(ui, &self.painter, &input);
    }
}

/// All claims are of one type, so that colour cannot tell them apart.
fn mark(text: &ArticleText, key: u64, wanted: &Wanted, theme: &Theme) -> Mark {
    let range_scalar = wanted
        .parts
        .iter()
        .map(|(paragraph, words)| {
            let start = word(text, *paragraph, words.start).start;
            let end = match words.end.checked_sub(LAST) {
                Some(end) => word(text, paragraph + 1, end - 1).end,
                None => word(text, *paragraph, words.end - 1).end,
            };
            let bytes = start..end;
            text.scalars_of(bytes).expect("word edges")
        })
        .collect();
    let (colour, fill) = match wanted.kind {
        MarkKind::Mention => (theme.actors.person, theme.actors.person),
        MarkKind::Cue => (theme.cue, theme.cue),
        MarkKind::Evidence => (theme.evidence, theme.evidence),
        _ => (theme.claims.prediction.line, theme.claims.prediction.fill),
    };
    Mark {
        key,
        range_scalar,
        kind: wanted.kind,
        colour,
        fill,
        selected: false,
        hovered: false,
        name: format!("{key}"),
    }
}

/// The bytes of a paragraph's word.
fn word(text: &ArticleText, paragraph: usize, number: usize) -> Range<usize> {
    let start = text.paragraphs()[paragraph].start_byte;
    let words = isnad::text::segment::words(text.paragraph_str(paragraph));
    let word = words.enumerate().find(|(at, _)| *at == number);
    let (_, word) = word.expect("the paragraph has that many words");
    start + word.start..start + word.end
}

fn harness(desk: Desk, ppp: f32, mirrored: bool) -> Harness<'static, Desk> {
    let painter = desk.painter.clone();
    let dark = desk.theme.dark;
    let mut harness = Harness::builder()
        .with_size(vec2(520.0, 180.0))
        .with_pixels_per_point(ppp)
        .with_render_cursor(false)
        .renderer(CpuRenderer::default())
        .with_context_setup(move |ctx| {
            ctx.set_fonts(fonts::definitions());
            apply(ctx, Wishes::default());
            ctx.set_theme(if dark {
                egui::Theme::Dark
            } else {
                egui::Theme::Light
            });
            ctx.add_plugin(Mirror::new(painter, mirrored));
        })
        .build_ui_state(
            |ui, desk: &mut Desk| {
                let page = ui.ctx().content_rect();
                ui.painter().rect_filled(page, 0, desk.theme.page);
                desk.show(ui);
            },
            desk,
        );
    harness.run_steps(2);
    harness
}

fn picture(harness: &mut Harness<'_, Desk>) -> RgbaImage {
    harness.step();
    harness.render().expect("the painter paints")
}

/// Only to be looked at; what can be proved of them is proved below.
#[test]
fn pictures_of_marks_over_marks_if_wanted() {
    if std::env::var_os("ISNAD_PICTURES").is_none() {
        return;
    }
    for (text_name, text) in [("ar", ARABIC), ("mixed", MIXED), ("en", LATIN)] {
        for dark in [false, true] {
            for (ppp, size) in [(1.0, "1x"), (2.0, "2x")] {
                let theme = Theme::new(dark, false);
                let mut sheet: Option<RgbaImage> = None;
                for scene in scenes() {
                    let desk = Desk::new(text, &scene, theme);
                    let image = picture(&mut harness(desk, ppp, text_name != "en"));
                    sheet = Some(match sheet {
                        None => image,
                        Some(above) => below(&above, &image),
                    });
                }
                let shade = if dark { "dark" } else { "light" };
                if let Some(sheet) = sheet {
                    keep_picture(&format!("marks-{text_name}-{shade}-{size}"), &sheet);
                }
            }
        }
    }
}

fn below(above: &RgbaImage, image: &RgbaImage) -> RgbaImage {
    let mut both = RgbaImage::new(above.width(), above.height() + image.height());
    image::imageops::replace(&mut both, above, 0, 0);
    image::imageops::replace(&mut both, image, 0, i64::from(above.height()));
    both
}

/// The next picture without colour: luminances by WCAG 2.2 of the pixels in the text column. The
/// brackets beside it do not count.
fn text_without_colour(harness: &mut Harness<'_, Desk>) -> Vec<f32> {
    let image = picture(harness);
    let desk = harness.state();
    let mirror_width_pt = desk.painter.lock().mirror_width_pt;
    let left = desk.view.page_on_screen(mirror_width_pt).x;
    let style = desk.view.document().expect("a page").style();
    let width = style.width_pt.expect("a width");
    let linear = |v: u8| {
        let v = f32::from(v) / 255.0;
        if v <= 0.04045 {
            v / 12.92
        } else {
            ((v + 0.055) / 1.055).powf(2.4)
        }
    };
    let column = image
        .enumerate_pixels()
        .filter(|(x, _, _)| (left..left + width).contains(&(*x as f32)));
    column
        .map(|(_, _, p)| 0.2126 * linear(p[0]) + 0.7152 * linear(p[1]) + 0.0722 * linear(p[2]))
        .collect()
}

/// How many pixels differ so much in luminance that it is seen: a contrast of 1.5.
fn seen_apart(a: &[f32], b: &[f32]) -> usize {
    let contrast = |a: f32, b: f32| (a.max(b) + 0.05) / (a.min(b) + 0.05);
    a.iter()
        .zip(b)
        .filter(|(a, b)| contrast(**a, **b) >= 1.5)
        .count()
}

/// Pixels by which two pictures must differ: a bar as high as a line of text.
const LEAST_PIXELS: usize = 18;

#[test]
fn each_of_five_marks_is_seen_beside_the_others_without_colour() {
    let mut pairs = 0;
    for (text, dark) in [(ARABIC, false), (MIXED, true), (LATIN, false)] {
        for scene in scenes() {
            let name = scene.name;
            let theme = Theme::new(dark, false);
            let mut harness = harness(Desk::new(text, &scene, theme), 1.0, text != LATIN);
            let whole = text_without_colour(&mut harness);
            let count = scene.marks.len();
            assert_eq!(count, 5);
            // With one of them chosen, it is seen which.
            let chosen: Vec<Vec<f32>> = (0..count)
                .map(|key| {
                    for (other, mark) in harness.state_mut().marks.iter_mut().enumerate() {
                        mark.selected = other == key;
                    }
                    text_without_colour(&mut harness)
                })
                .collect();
            for (key, one) in chosen.iter().enumerate() {
                let from_whole = seen_apart(one, &whole);
                assert!(from_whole >= LEAST_PIXELS, "{name}: {key} by {from_whole}");
                for (other, another) in chosen[..key].iter().enumerate() {
                    let apart = seen_apart(one, another);
                    assert!(apart >= LEAST_PIXELS, "{name}: {key}, {other} by {apart}");
                    pairs += 1;
                }
            }
            // Without one of them, it is seen that one is missing.
            for key in 0..count {
                let mut fewer = Scene {
                    name,
                    marks: scene.marks.clone(),
                };
                fewer.marks.remove(key);
                let desk = Desk::new(text, &fewer, theme);
                harness.state_mut().marks = desk.marks;
                harness.state_mut().revision += 1;
                let left = text_without_colour(&mut harness);
                let missing = seen_apart(&left, &whole);
                assert!(missing >= LEAST_PIXELS, "{name} without {key}: {missing}");
            }
        }
    }
    assert_eq!(pairs, 3 * 10 * 10);
}

#[test]
fn a_selection_hides_no_mark_below_it() {
    for dark in [false, true] {
        for scene in scenes() {
            let theme = Theme::new(dark, false);
            let mut harness = harness(Desk::new(ARABIC, &scene, theme), 1.0, true);
            let len = harness.state().text.len_scalars();
            harness.state_mut().selection = Some((0, len));
            let whole = text_without_colour(&mut harness);
            harness.state_mut().marks.pop();
            let fewer = text_without_colour(&mut harness);
            let missing = seen_apart(&fewer, &whole);
            assert!(missing >= LEAST_PIXELS, "{}: {missing}", scene.name);
        }
    }
}

/// Corners of all glyphs that a frame paints, with their places in the atlas.
fn glyph_corners(harness: &Harness<'_, Desk>) -> Vec<[f32; 4]> {
    let mut corners = Vec::new();
    for clipped in &harness.output().shapes {
        if let Shape::Mesh(mesh) = &clipped.shape {
            let each = mesh.vertices.iter();
            corners.extend(each.map(|one| [one.pos.x, one.pos.y, one.uv.x, one.uv.y]));
        }
    }
    corners
}

#[test]
fn a_mark_on_part_of_a_joined_word_leaves_every_glyph_as_it_is() {
    let text = "والمستشفياتهم كالأولى اللَّهِ لِلَّه محمّد";
    for mirrored in [false, true] {
        let theme = Theme::new(false, false);
        let nothing = Scene {
            name: "nothing",
            marks: Vec::new(),
        };
        let plain = glyph_corners(&harness(Desk::new(text, &nothing, theme), 1.0, mirrored));
        assert!(plain.len() > 4 * 50, "{}", plain.len());
        let scalars = text.chars().count();
        for kind in [MarkKind::Claim, MarkKind::Mention, MarkKind::Cue] {
            let mut desk = Desk::new(text, &nothing, theme);
            desk.revision += 1;
            // From every letter to the one after the next, one after the other.
            let mut harness = harness(desk, 1.0, mirrored);
            for start in (0..scalars - 2).step_by(3) {
                let scene = Scene {
                    name: "part",
                    marks: vec![wanted(kind, &[(0, 0..1)])],
                };
                let mut marks = Desk::new(text, &scene, theme).marks;
                marks[0].range_scalar = std::iter::once(start..start + 2).collect();
                harness.state_mut().marks = marks;
                harness.state_mut().revision += 1;
                harness.run_steps(2);
                let marked = glyph_corners(&harness);
                assert!(
                    marked == plain,
                    "{kind:?} from {start}, mirrored {mirrored}"
                );
            }
        }
    }
}
