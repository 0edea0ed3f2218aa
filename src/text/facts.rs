//! Layout as numbers that another program can check: the value of `isnad text --json`.
//!
//! Bytes count from the start of the given text; pixels are at scale 1 and count from the
//! top left corner of the paragraph. The same layout as on screen is measured, nothing is
//! painted.

use std::ops::Range;

use parley::Alignment;
use serde::Serialize;

use super::direction::base_direction;
use super::fonts::{Face, file_of};
use super::index::ArticleText;
use super::layout::{ParagraphStyle, READING_LINE_HEIGHT, TextEngine};
use super::levels::{Itemizer, Levels};
use super::parallel::{self, Paragraph};
use super::region::Hanging;
use super::visual::LaidParagraph;

/// Everything about the layout of a text.
#[derive(Serialize, Clone, PartialEq, Debug)]
pub struct Facts {
    pub paragraphs: Vec<ParagraphFacts>,
    /// Boxes of the asked-for range; left out if none was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rects: Option<Vec<RectFacts>>,
}

/// A paragraph, without its line end.
#[derive(Serialize, Clone, PartialEq, Debug)]
pub struct ParagraphFacts {
    pub start_byte: usize,
    pub end_byte: usize,
    /// Embedding level of the paragraph: 0 left to right, 1 right to left.
    pub base_level: u8,
    pub height_px: f32,
    pub lines: Vec<LineFacts>,
}

/// A line.
#[derive(Serialize, Clone, PartialEq, Debug)]
pub struct LineFacts {
    pub start_byte: usize,
    pub end_byte: usize,
    pub baseline_y_px: f32,
    /// From left to right.
    pub runs: Vec<RunFacts>,
}

/// Neighbouring glyphs of one font, one script and one embedding level.
#[derive(Serialize, Clone, PartialEq, Debug)]
pub struct RunFacts {
    pub start_byte: usize,
    pub end_byte: usize,
    /// Embedding level after rule L1 of Unicode Standard Annex 9.
    pub level: u8,
    /// Script by which the glyphs were chosen, in four letters of ISO 15924, such as `Arab`.
    pub script: String,
    /// File name in `fonts/`.
    pub font: String,
    pub size_px: f32,
    /// From left to right.
    pub glyphs: Vec<GlyphFacts>,
}

/// A glyph with its drawn origin.
#[derive(Serialize, Clone, PartialEq, Debug)]
pub struct GlyphFacts {
    pub id: u32,
    pub x_px: f32,
    pub y_px: f32,
    pub advance_px: f32,
    /// First byte of the characters it shows.
    pub cluster_byte: usize,
}

/// A box of the asked-for range, from its paragraph's top left corner.
#[derive(Serialize, Clone, PartialEq, Debug)]
pub struct RectFacts {
    pub x0_px: f32,
    pub y0_px: f32,
    pub x1_px: f32,
    pub y1_px: f32,
    /// Index of the paragraph.
    pub paragraph: usize,
}

/// Lays out `text` and tells everything about it.
///
/// `width_pt` is where lines wrap, `None` for one line a paragraph; `range` is in bytes,
/// clamped to the text, and covers every character whose first byte is in it.
pub fn facts(
    text: &str,
    face: Face,
    bold: bool,
    size_pt: f32,
    width_pt: Option<f32>,
    range: Option<Range<usize>>,
) -> Facts {
    let article = ArticleText::new(text);
    let to_lay_out: Vec<Paragraph<'_>> = (0..article.paragraphs().len())
        .map(|index| paragraph_of(&article, index, face, bold, size_pt, width_pt))
        .collect();
    let read = |index: usize, laid: LaidParagraph| {
        let (Some(span), Some(paragraph)) =
            (article.paragraphs().get(index), to_lay_out.get(index))
        else {
            return None;
        };
        let levels = Itemizer::default().levels_and_scripts(paragraph.text, paragraph.style.base);
        let boxes = range.as_ref().map_or(Vec::new(), |range| {
            let start = range.start.saturating_sub(span.start_byte);
            let end = range.end.min(span.end_byte).saturating_sub(span.start_byte);
            rect_facts(&laid, start..end, index)
        });
        Some((paragraph_facts(&laid, &levels, span.start_byte), boxes))
    };
    let threads = parallel::threads_for(text.len());
    let mut engine = TextEngine::new();
    let read = parallel::lay_out_each(
        &mut engine,
        &to_lay_out,
        threads,
        &parallel::unwatched,
        read,
    );
    let (paragraphs, boxes): (Vec<_>, Vec<_>) =
        read.unwrap_or_default().into_iter().flatten().unzip();
    Facts {
        paragraphs,
        rects: range.map(|_| boxes.into_iter().flatten().collect()),
    }
}

fn paragraph_of(
    article: &ArticleText,
    index: usize,
    face: Face,
    bold: bool,
    size_pt: f32,
    width_pt: Option<f32>,
) -> Paragraph<'_> {
    let text = article.paragraph_str(index);
    let style = ParagraphStyle {
        face,
        bold,
        size_pt,
        line_height: READING_LINE_HEIGHT,
        scale: 1.0,
        width_pt,
        alignment: Alignment::Start,
        base: base_direction(text),
    };
    Paragraph { text, style }
}

fn paragraph_facts(laid: &LaidParagraph, levels: &Levels, start_byte: usize) -> ParagraphFacts {
    let lines = laid
        .lines()
        .iter()
        .enumerate()
        .map(|(index, line)| LineFacts {
            start_byte: start_byte + line.start_byte,
            end_byte: start_byte + line.end_byte,
            baseline_y_px: line.baseline_px,
            runs: line_runs(laid, index, levels, start_byte),
        })
        .collect();
    ParagraphFacts {
        start_byte,
        end_byte: start_byte + laid.len_byte(),
        base_level: levels.base(),
        height_px: laid.height_px(),
        lines,
    }
}

fn line_runs(
    laid: &LaidParagraph,
    index: usize,
    levels: &Levels,
    start_byte: usize,
) -> Vec<RunFacts> {
    let Some(line) = laid.lines().get(index) else {
        return Vec::new();
    };
    let cell_of = |byte: usize| line.cells.iter().find(|cell| cell.start_byte == byte);
    let mut runs: Vec<RunFacts> = Vec::new();
    for (glyph_run, shift_px) in laid.glyph_runs(index) {
        let run = glyph_run.run();
        let font = file_of(run.font().data.as_ref()).map_or("", |file| file.file_name);
        // The clusters in visual order hold the same glyphs in the same order.
        let clusters = run.visual_clusters().flat_map(|cluster| {
            let bytes = cluster.text_range();
            cluster.glyphs().map(move |_| bytes.clone())
        });
        let mut open: Option<RunFacts> = None;
        for (glyph, bytes) in glyph_run.positioned_glyphs().zip(clusters) {
            // White space at the end of a line has the base level whatever its run has (L1).
            let shaped_level = levels.at(bytes.start);
            let trails = bytes.start >= line.trailing_byte;
            let level = if trails { levels.base() } else { shaped_level };
            let moved = (level != shaped_level).then(|| cell_of(bytes.start));
            let x_px = moved
                .flatten()
                .map_or(glyph.x + shift_px, |cell| cell.x0_px);
            if open.as_ref().is_some_and(|open| open.level != level) {
                runs.extend(open.take());
            }
            let open = open.get_or_insert_with(|| RunFacts {
                start_byte: start_byte + bytes.start,
                end_byte: start_byte + bytes.end,
                level,
                script: levels.script_at(bytes.start).unwrap_or_default().to_owned(),
                font: font.to_owned(),
                size_px: run.font_size(),
                glyphs: Vec::new(),
            });
            open.start_byte = open.start_byte.min(start_byte + bytes.start);
            open.end_byte = open
                .end_byte
                .max(start_byte + cluster_end(laid, index, &bytes));
            open.glyphs.push(GlyphFacts {
                id: glyph.id,
                x_px,
                y_px: glyph.y,
                advance_px: glyph.advance,
                cluster_byte: start_byte + bytes.start,
            });
        }
        runs.extend(open);
    }
    let left = |run: &RunFacts| run.glyphs.first().map_or(0.0, |glyph| glyph.x_px);
    runs.sort_by(|a, b| left(a).total_cmp(&left(b)));
    runs
}

/// The end of what a glyph shows: a ligature reaches over the characters after its first.
fn cluster_end(laid: &LaidParagraph, index: usize, bytes: &Range<usize>) -> usize {
    let Some(line) = laid.layout().get(index) else {
        return bytes.end;
    };
    let mut end = bytes.end;
    for run in line.runs() {
        if !run.text_range().contains(&bytes.start) {
            continue;
        }
        let after = run
            .clusters()
            .skip_while(|cluster| cluster.text_range().start <= bytes.start);
        for cluster in after.take_while(|cluster| cluster.is_ligature_continuation()) {
            end = cluster.text_range().end;
        }
    }
    end
}

fn rect_facts(laid: &LaidParagraph, range: Range<usize>, paragraph: usize) -> Vec<RectFacts> {
    if range.start >= range.end {
        return Vec::new();
    }
    laid.boxes(range, Hanging::Cover)
        .into_iter()
        .map(|edge| RectFacts {
            x0_px: edge.x0,
            y0_px: edge.y0,
            x1_px: edge.x1,
            y1_px: edge.y1,
            paragraph,
        })
        .collect()
}
