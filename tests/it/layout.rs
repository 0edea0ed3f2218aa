//! Laid-out paragraphs: fonts, direction, wrapping.

use isnad::text::fonts::{FONT_FILES, Face};
use isnad::text::layout::{ParagraphStyle, TextEngine};
use parley::{Alignment, BaseDirection};

pub fn style(width_pt: Option<f32>) -> ParagraphStyle {
    ParagraphStyle {
        face: Face::Reading,
        bold: false,
        size_pt: 18.0,
        line_height: 1.9,
        scale: 1.0,
        width_pt,
        alignment: Alignment::Start,
        base: BaseDirection::Rtl,
    }
}

#[test]
fn every_family_is_known_by_the_name_it_is_asked_for() {
    let mut engine = TextEngine::new();
    for face in [Face::Reading, Face::Interface] {
        for family in face.families() {
            assert!(
                engine.fonts.collection.family_id(family).is_some(),
                "{family}"
            );
        }
    }
    for file in FONT_FILES {
        assert!(
            engine.fonts.collection.family_id(file.family).is_some(),
            "{}",
            file.file_name
        );
    }
}

#[test]
fn every_character_we_meet_has_a_glyph() {
    let text = "قالت «الوزيرة» – ٠١٢٣٤٥٦٧٨٩ ● “نعم” ‘لا’ … % ٪ ؟ ؛ ، − ± ✓ Abc 12.5 ـلا لله";
    for face in [Face::Reading, Face::Interface] {
        for bold in [false, true] {
            let layout = TextEngine::new().layout(
                text,
                &ParagraphStyle {
                    face,
                    bold,
                    ..style(Some(400.0))
                },
            );
            let mut glyphs = 0;
            for line in layout.lines() {
                for run in line.runs() {
                    for cluster in run.clusters() {
                        for glyph in cluster.glyphs() {
                            glyphs += 1;
                            assert_ne!(glyph.id, 0, "{:?}", &text[cluster.text_range()]);
                        }
                    }
                }
            }
            assert!(glyphs > 60);
        }
    }
}
