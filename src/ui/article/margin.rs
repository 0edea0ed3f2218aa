//! What stands beside the text: brackets of claims and chips, placed for the whole page.
//!
//! Places depend on all marks of the page and never on what is scrolled into view, so that
//! a bracket keeps its lane and a chip its height while the reader scrolls. It must not
//! paint.

use std::ops::Range;

use super::lanes::MarkIndex;
use super::{Chip, chips};
use crate::text::document::Document;

/// Room between the top of a line and its chip, in points.
const CHIP_BELOW_TOP_PT: f32 = 2.0;

/// The bracket of a claim. Heights are points from the top of the page.
#[derive(Clone, PartialEq, Debug)]
pub struct Bracket {
    /// Index among the marks.
    pub mark: usize,
    pub y_pt: Range<f32>,
    /// Brackets which share a line have different lanes.
    pub lane: usize,
}

/// A chip in its place. Heights are points from the top of the page.
#[derive(Clone, PartialEq, Debug)]
pub struct PlacedChip {
    /// Index among the chips.
    pub chip: usize,
    /// Index among the marks.
    pub mark: usize,
    pub y_pt: Range<f32>,
}

/// What the places were computed from.
#[derive(Clone, Copy, PartialEq, Debug)]
struct Key {
    document: u64,
    marks: usize,
    scale: f32,
}

/// The margin of a page.
#[derive(Default)]
pub struct Margin {
    brackets: Vec<Bracket>,
    /// The lowest end of the brackets up to and with each.
    reach: Vec<f32>,
    chips: Vec<PlacedChip>,
    made_for: Option<Key>,
    /// Mark and height of each chip for which the places hold.
    chip_forms: Vec<(u64, f32)>,
}

impl Margin {
    /// Computes the places anew if the page, the marks or the chips changed.
    pub fn update(&mut self, document: &Document, index: &MarkIndex, shown: &[Chip]) {
        let key = Key {
            document: document.revision(),
            marks: index.rebuilds(),
            scale: document.style().scale,
        };
        let forms = || shown.iter().map(|chip| (chip.mark, chips::height_pt(chip)));
        let same_chips = forms().eq(self.chip_forms.iter().copied());
        if self.made_for == Some(key) && same_chips {
            return;
        }
        self.made_for = Some(key);
        self.chip_forms = forms().collect();
        self.place_brackets(document, index);
        self.place_chips(document, index);
    }

    fn place_brackets(&mut self, document: &Document, index: &MarkIndex) {
        self.brackets.clear();
        self.reach.clear();
        let scale = document.style().scale;
        let mut free_from: Vec<f32> = Vec::new();
        let mut reach = f32::NEG_INFINITY;
        for (bytes, mark) in index.claims() {
            let last = bytes.end.saturating_sub(1).max(bytes.start);
            let ends = [bytes.start, last].map(|byte| document.line_y_px(byte));
            let y_px = match ends {
                [Some(first), Some(last)] => first.start..last.end.max(first.end),
                [Some(one), None] | [None, Some(one)] => one,
                [None, None] => continue,
            };
            let y_pt = y_px.start / scale..y_px.end / scale;
            let free = free_from.iter().position(|y| *y <= y_pt.start + 0.5);
            let lane = free.unwrap_or(free_from.len());
            match free_from.get_mut(lane) {
                Some(y) => *y = y_pt.end,
                None => free_from.push(y_pt.end),
            }
            reach = reach.max(y_pt.end);
            self.reach.push(reach);
            self.brackets.push(Bracket {
                mark: *mark,
                y_pt,
                lane,
            });
        }
    }

    fn place_chips(&mut self, document: &Document, index: &MarkIndex) {
        let scale = document.style().scale;
        let mut wanted: Vec<PlacedChip> = self
            .chip_forms
            .iter()
            .enumerate()
            .filter_map(|(chip, (key, height))| {
                let mark = index.position(*key)?;
                let (_, byte) = index.start(mark)?;
                let top = document.line_y_px(byte)?.start / scale + CHIP_BELOW_TOP_PT;
                let y_pt = top..top + height;
                Some(PlacedChip { chip, mark, y_pt })
            })
            .collect();
        wanted.sort_by(|a, b| {
            let by_height = a.y_pt.start.total_cmp(&b.y_pt.start);
            by_height.then(a.chip.cmp(&b.chip))
        });
        let mut free = f32::NEG_INFINITY;
        for chip in &mut wanted {
            let down = (free - chip.y_pt.start).max(0.0);
            chip.y_pt = chip.y_pt.start + down..chip.y_pt.end + down;
            free = chip.y_pt.end + chips::GAP_PT;
        }
        self.chips = wanted;
    }

    /// The brackets which reach into a stretch of the page.
    pub fn brackets(&self, seen_pt: Range<f32>) -> impl Iterator<Item = &Bracket> {
        let first = self.reach.partition_point(|y| *y < seen_pt.start);
        self.brackets
            .get(first..)
            .unwrap_or_default()
            .iter()
            .take_while(move |bracket| bracket.y_pt.start <= seen_pt.end)
            .filter(move |bracket| bracket.y_pt.end >= seen_pt.start)
    }

    /// The chips which reach into a stretch of the page.
    pub fn chips(&self, seen_pt: Range<f32>) -> impl Iterator<Item = &PlacedChip> {
        let first = self
            .chips
            .partition_point(|chip| chip.y_pt.end < seen_pt.start);
        self.chips
            .get(first..)
            .unwrap_or_default()
            .iter()
            .take_while(move |chip| chip.y_pt.start <= seen_pt.end)
    }

    /// Where the last chip ends; zero without chips.
    pub fn end_pt(&self) -> f32 {
        self.chips.last().map_or(0.0, |chip| chip.y_pt.end)
    }
}
