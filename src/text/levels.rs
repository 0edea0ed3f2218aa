//! Embedding levels and scripts: how a paragraph falls into stretches that are shaped whole.
//!
//! The layout crate computes both and tells neither; here the same analyser and the same
//! itemiser are asked again. Nothing on screen goes through this file: it serves those who
//! check a layout from outside.

use std::ops::Range;
use std::sync::Arc;

use parley::BaseDirection;
use parley::fontique::{Blob, Synthesis};
use parley_engine::itemize::{Item, Segment};
use parley_engine::shape::CharCluster;
use parley_engine::{
    Analysis, AnalysisOptions, Analyzer, FontData, FontInstance, FontInstanceRef, FontSelector,
    ShapeOptions, ShapedText, Shaper,
};

use super::fonts::FONT_FILES;

/// Scratch memory for analysing paragraphs. Keep one.
#[derive(Default)]
pub struct Itemizer {
    analyzer: Analyzer,
    shaper: Shaper,
    shaped: ShapedText,
}

/// What the analysis of one paragraph says. Bytes count from the start of the paragraph.
pub struct Levels {
    base: u8,
    /// First byte of each character and its level, in order.
    of_byte: Vec<(usize, u8)>,
    items: Vec<ScriptItem>,
    analysis: Analysis,
}

/// A stretch of one embedding level and one script (Unicode Standard Annex 24), which is
/// shaped in one go as far as its font goes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ScriptItem {
    pub start_byte: usize,
    pub end_byte: usize,
    pub level: u8,
    /// Four letters of ISO 15924, such as `Arab`. Characters of no script of their own have
    /// that of the characters before them, else of the first ones that have one.
    pub script: String,
}

impl Itemizer {
    /// Analyses one paragraph, as the layout does for the same base direction.
    pub fn levels(&mut self, text: &str, base_direction: BaseDirection) -> Levels {
        let mut analysis = Analysis::new();
        let options = AnalysisOptions {
            base_direction,
            ..AnalysisOptions::default()
        };
        self.analyzer.analyze(text, &options, &mut analysis);
        let of_byte = text
            .char_indices()
            .zip(analysis.bidi_levels())
            .map(|((byte, _), level)| (byte, level.to_u8()))
            .collect();
        Levels {
            base: analysis.paragraph_level().to_u8(),
            of_byte,
            items: Vec::new(),
            analysis,
        }
    }

    /// Analyses one paragraph and also tells its scripts, which takes as long as shaping it.
    pub fn levels_and_scripts(&mut self, text: &str, base_direction: BaseDirection) -> Levels {
        let mut levels = self.levels(text, base_direction);
        let count = text.chars().count();
        let (Some(file), Ok(char_end @ 1..)) = (FONT_FILES.first(), u32::try_from(count)) else {
            return levels;
        };
        // The itemiser is private to the shaper, which tells each stretch to whoever chooses
        // fonts before it shapes. Any font will do, since only the stretches are kept.
        let mut recorder = Recorder {
            font: FontInstance {
                font: FontData::new(Blob::new(Arc::new(file.bytes)), 0),
                synthesis: Synthesis::default(),
            },
            items: Vec::new(),
        };
        let item = Item {
            char_end,
            options: ShapeOptions {
                font_size: 1.0,
                language: None,
                features: &[],
                variations: &[],
            },
        };
        self.shaper.shape_text(
            text,
            &levels.analysis,
            &vec![0; count],
            [item],
            &mut recorder,
            &mut self.shaped,
        );
        levels.items = recorder.items;
        levels
    }
}

struct Recorder {
    font: FontInstance,
    items: Vec<ScriptItem>,
}

impl FontSelector for &mut Recorder {
    fn begin_segment(&mut self, segment: &Segment, _: &ShapeOptions<'_>) {
        let Range { start, end } = segment.range.byte_range;
        self.items.push(ScriptItem {
            start_byte: start,
            end_byte: end,
            level: segment.bidi_level.to_u8(),
            script: segment.script.as_str().to_owned(),
        });
    }

    fn select_font(
        &mut self,
        _: &Segment,
        _: &ShapeOptions<'_>,
        _: &mut CharCluster,
    ) -> Option<FontInstanceRef<'_>> {
        Some(self.font.as_ref())
    }
}

impl Levels {
    /// Embedding level of the paragraph: 0 left to right, 1 right to left.
    pub fn base(&self) -> u8 {
        self.base
    }

    /// Embedding level of the character that begins at `byte`, by all rules of Unicode Standard
    /// Annex 9 up to I2; rule L1 depends on lines.
    pub fn at(&self, byte: usize) -> u8 {
        // The analyser gives no levels at all if every character has the base level.
        self.of_byte
            .binary_search_by_key(&byte, |entry| entry.0)
            .ok()
            .and_then(|found| self.of_byte.get(found))
            .map_or(self.base, |entry| entry.1)
    }

    /// The stretches of one level and script in logical order; empty unless asked for.
    pub fn items(&self) -> &[ScriptItem] {
        &self.items
    }

    /// Script of the stretch around `byte`, if scripts were asked for.
    pub fn script_at(&self, byte: usize) -> Option<&str> {
        let found = self.items.partition_point(|item| item.end_byte <= byte);
        self.items.get(found).map(|item| item.script.as_str())
    }

    /// For each character, whether a line may end before it (Unicode Standard Annex 14) and
    /// whether a user-perceived character begins with it (Unicode Standard Annex 29).
    pub fn breaks(&self) -> impl Iterator<Item = Breaks> + '_ {
        self.analysis.char_info().iter().map(|info| Breaks {
            line: info.is_soft_wrap_opportunity(),
            grapheme: info.is_grapheme_start(),
        })
    }
}

/// What may be parted before a character.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Breaks {
    pub line: bool,
    pub grapheme: bool,
}
