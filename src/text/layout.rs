//! Laying out one paragraph: shaping, bidirectional order, line breaking, alignment.
//!
//! Wraps the layout crate so that the rest of the program states a style once and gets
//! positioned glyphs. It must not paint and must not know documents or tags.

use std::borrow::Cow;
use std::sync::Arc;

use parley::fontique::{
    Blob, Collection, CollectionOptions, FallbackKey, FamilyId, Script, SourceCache,
};
use parley::{
    Alignment, AlignmentOptions, BaseDirection, FontContext, FontFamily, FontFamilyName,
    FontWeight, Layout, LayoutContext, LineHeight, OverflowWrap, StyleProperty,
};

use super::fonts::{FONT_FILES, Face};

/// Line height of article text as a multiple of the font size.
pub const READING_LINE_HEIGHT: f32 = 1.9;

/// Colour of a stretch of text as straight RGBA; `None` means that the painter chooses.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Brush(pub Option<[u8; 4]>);

/// Everything that decides how a paragraph is set.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct ParagraphStyle {
    pub face: Face,
    pub bold: bool,
    /// Font size in points.
    pub size_pt: f32,
    /// Line height as a multiple of the font size.
    pub line_height: f32,
    /// Physical pixels in a point; all numbers of the layout are in pixels.
    pub scale: f32,
    /// Width at which lines wrap; `None` for a single line.
    pub width_pt: Option<f32>,
    pub alignment: Alignment,
    /// Base direction of the paragraph.
    pub base: BaseDirection,
}

/// Fonts and scratch memory for laying out text. Costly to make; keep one.
pub struct TextEngine {
    pub fonts: FontContext,
    pub layouts: LayoutContext<Brush>,
}

impl Default for TextEngine {
    fn default() -> Self {
        Self::new()
    }
}

impl TextEngine {
    /// An engine that knows the embedded fonts and nothing of the system's.
    pub fn new() -> Self {
        let mut collection = Collection::new(CollectionOptions {
            shared: false,
            system_fonts: false,
        });
        for file in FONT_FILES {
            collection.register_fonts(Blob::new(Arc::new(file.bytes)), None);
        }
        set_script_fallbacks(&mut collection);
        Self {
            fonts: FontContext {
                collection,
                source_cache: SourceCache::default(),
            },
            layouts: LayoutContext::new(),
        }
    }

    /// Another engine for another thread. It shares the font files of this one, so that what
    /// they lay out names the same fonts.
    pub fn sharing_fonts(&self) -> Self {
        Self {
            fonts: self.fonts.clone(),
            layouts: LayoutContext::new(),
        }
    }

    /// Lays out one paragraph. All numbers in the result are physical pixels from the
    /// paragraph's top left corner; byte offsets are those of `text`.
    pub fn layout(&mut self, text: &str, style: &ParagraphStyle) -> Layout<Brush> {
        let names: Vec<FontFamilyName<'static>> = style
            .face
            .families()
            .iter()
            .map(|name| FontFamilyName::Named(Cow::Borrowed(name)))
            .collect();
        let mut builder = self
            .layouts
            .ranged_builder(&mut self.fonts, text, style.scale, true);
        builder.push_default(StyleProperty::FontFamily(FontFamily::List(names.into())));
        builder.push_default(StyleProperty::FontSize(style.size_pt));
        builder.push_default(StyleProperty::LineHeight(LineHeight::FontSizeRelative(
            style.line_height,
        )));
        // A word longer than the line is broken rather than cut off at the edge.
        builder.push_default(StyleProperty::OverflowWrap(OverflowWrap::BreakWord));
        if style.bold {
            builder.push_default(StyleProperty::FontWeight(FontWeight::BOLD));
        }
        builder.set_base_direction(style.base);
        let mut layout = builder.build(text);
        wrap(&mut layout, style);
        layout
    }
}

/// Breaks the lines of a shaped paragraph anew for the width and alignment of `style`.
///
/// Much cheaper than [`TextEngine::layout`]; valid as long as only these two changed.
pub fn wrap(layout: &mut Layout<Brush>, style: &ParagraphStyle) {
    layout.break_all_lines(style.width_pt.map(|width| width * style.scale));
    layout.align(style.alignment, AlignmentOptions::default());
}

/// Tells the font matcher which families to try, script by script, once the families
/// named in a style have no glyph.
fn set_script_fallbacks(collection: &mut Collection) {
    let ids = |collection: &mut Collection, names: &[&str]| -> Vec<FamilyId> {
        names
            .iter()
            .filter_map(|name| collection.family_id(name))
            .collect()
    };
    let [naskh, sans, symbols] = [0, 1, 2].map(|i| Face::Reading.families()[i]);
    let arabic = ids(collection, &[naskh, sans, symbols]);
    let others = ids(collection, &[sans, symbols, naskh]);
    collection.set_fallbacks(
        FallbackKey::new(Script::from_bytes(*b"Arab"), None),
        arabic.into_iter(),
    );
    for script in [b"Latn", b"Zyyy", b"Zinh", b"Cyrl", b"Grek", b"Hebr"] {
        collection.set_fallbacks(
            FallbackKey::new(Script::from_bytes(*script), None),
            others.iter().copied(),
        );
    }
}
