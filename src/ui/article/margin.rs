//! What stands beside the text: brackets of claims and chips, placed for the whole page.
//!
//! Places depend on all marks of the page and never on what is scrolled into view, so that
//! a bracket keeps its lane and a chip its height while the reader scrolls. Chips never overlap:
//! one makes room for the next, and those that would come to stand far from their lines are
//! folded into one that tells how many they are. It must not paint.

use std::collections::BTreeSet;
use std::ops::Range;

use super::lanes::MarkIndex;
use super::{Chip, chips};
use crate::text::document::Document;

/// Room between the top of a line and its chip, in points.
const CHIP_BELOW_TOP_PT: f32 = 2.0;
/// How far a chip may be pushed below its line before it is folded, in points: about three chips.
pub const PUSHED_PT_MAX: f32 = 140.0;

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

/// What stands for chips that are folded, or above them while they are not. Heights are points
/// from the top of the page.
#[derive(Clone, PartialEq, Debug)]
pub struct PlacedFold {
    /// First byte of the first mark among them, which names the fold from frame to frame.
    pub byte: usize,
    /// Indices among the marks, those of each chip.
    pub marks: Vec<usize>,
    pub y_pt: Range<f32>,
    pub open: bool,
}

/// What the places were computed from.
#[derive(Clone, Copy, PartialEq, Debug)]
struct Key {
    document: u64,
    marks: usize,
    scale: f32,
    turned: usize,
}

/// The margin of a page.
#[derive(Default)]
pub struct Margin {
    brackets: Vec<Bracket>,
    /// The lowest end of the brackets up to and with each.
    reach: Vec<f32>,
    chips: Vec<PlacedChip>,
    folds: Vec<PlacedFold>,
    /// The folds that are open, by the byte that names them.
    open: BTreeSet<usize>,
    /// How often a fold was opened or closed.
    turned: usize,
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
            turned: self.turned,
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
                let byte = index.start(mark)?;
                let top = document.line_y_px(byte)?.start / scale + CHIP_BELOW_TOP_PT;
                let y_pt = top..top + height;
                Some(PlacedChip { chip, mark, y_pt })
            })
            .collect();
        wanted.sort_by(|a, b| {
            let by_height = a.y_pt.start.total_cmp(&b.y_pt.start);
            by_height.then(a.chip.cmp(&b.chip))
        });
        self.chips.clear();
        self.folds.clear();
        let mut free = f32::NEG_INFINITY;
        let mut rest = wanted.into_iter().peekable();
        while let Some(first) = rest.peek() {
            if free - first.y_pt.start <= PUSHED_PT_MAX {
                let chip = rest.next();
                free = self.push_chip(chip, free);
                continue;
            }
            let byte = index.start(first.mark).unwrap_or_default();
            let open = self.open.contains(&byte);
            let y_pt = free..free + chips::FOLD_HEIGHT_PT;
            free = y_pt.end + chips::GAP_PT;
            let below = free;
            let mut marks = Vec::new();
            while let Some(chip) = rest.next_if(|it| below - it.y_pt.start > PUSHED_PT_MAX) {
                marks.push(chip.mark);
                if open {
                    free = self.push_chip(Some(chip), free);
                }
            }
            self.folds.push(PlacedFold {
                byte,
                marks,
                y_pt,
                open,
            });
        }
    }

    /// Places a chip where it belongs, or below what stands there; where the next may begin.
    fn push_chip(&mut self, chip: Option<PlacedChip>, free: f32) -> f32 {
        let Some(mut chip) = chip else {
            return free;
        };
        let down = (free - chip.y_pt.start).max(0.0);
        chip.y_pt = chip.y_pt.start + down..chip.y_pt.end + down;
        let end = chip.y_pt.end;
        self.chips.push(chip);
        end + chips::GAP_PT
    }

    /// Opens a fold, or closes it.
    pub fn turn(&mut self, byte: usize) {
        if !self.open.remove(&byte) {
            self.open.insert(byte);
        }
        self.turned += 1;
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

    /// The folds which reach into a stretch of the page.
    pub fn folds(&self, seen_pt: Range<f32>) -> impl Iterator<Item = &PlacedFold> {
        let first = self
            .folds
            .partition_point(|fold| fold.y_pt.end < seen_pt.start);
        self.folds
            .get(first..)
            .unwrap_or_default()
            .iter()
            .take_while(move |fold| fold.y_pt.start <= seen_pt.end)
    }

    /// Where the last chip ends; zero without chips.
    pub fn end_pt(&self) -> f32 {
        let chip = self.chips.last().map_or(0.0, |chip| chip.y_pt.end);
        let fold = self.folds.last().map_or(0.0, |fold| fold.y_pt.end);
        chip.max(fold)
    }
}

#[cfg(test)]
mod tests {
    use egui::Color32;
    use parley::{Alignment, BaseDirection};
    use proptest::prelude::*;

    use super::super::{Mark, MarkKind};
    use super::*;
    use crate::text::fonts::Face;
    use crate::text::index::ArticleText;
    use crate::text::layout::{ParagraphStyle, TextEngine};

    const SENTENCE: &str = "قالت الوزيرة إن أسعار الخبز ستنخفض قبل نهاية العام. ";

    fn page(paragraphs: usize) -> Document {
        let text = ArticleText::new(vec![SENTENCE.repeat(3); paragraphs].join("\n"));
        let style = ParagraphStyle {
            face: Face::Reading,
            bold: false,
            size_pt: 18.0,
            line_height: 1.9,
            scale: 2.0,
            width_pt: Some(300.0),
            alignment: Alignment::Start,
            base: BaseDirection::Auto,
        };
        Document::new(text, style, 10.0)
    }

    fn claims(ranges: &[Range<usize>]) -> (Vec<Mark>, Vec<Chip>) {
        let marks = ranges.iter().enumerate().map(|(key, range)| Mark {
            key: key as u64,
            range_scalar: vec![range.clone()],
            kind: MarkKind::Claim,
            colour: Color32::BLACK,
            fill: Color32::WHITE,
            selected: false,
            hovered: false,
            name: String::new(),
        });
        let chips = (0..ranges.len() as u64).map(|mark| Chip {
            mark,
            title: "وزارة".into(),
            subtitle: String::new(),
            sign: None,
        });
        (marks.collect(), chips.collect())
    }

    fn margin(document: &Document, marks: &[Mark], chips: &[Chip]) -> Margin {
        let mut index = MarkIndex::default();
        index.update(document.text(), marks, 1);
        let mut margin = Margin::default();
        margin.update(document, &index, chips);
        margin
    }

    #[test]
    fn a_pushed_chip_and_a_bracket_stay_where_they_are_as_the_page_is_laid_out_below() {
        let mut engine = TextEngine::new();
        let mut document = page(40);
        document.show(&mut engine, 0.0..600.0);
        let (marks, chips) = claims(&[0..30, 4..12, 20..150, 60..70, 2000..2010]);
        let first = margin(&document, &marks, &chips);
        let lanes: Vec<usize> = first.brackets.iter().map(|one| one.lane).collect();
        assert_eq!(lanes, [0, 1, 2, 0, 0]);
        let pushed = first.chips[1].y_pt.clone();
        assert_eq!(pushed.start, first.chips[0].y_pt.end + chips::GAP_PT);
        document.show(&mut engine, 600.0..3000.0);
        let second = margin(&document, &marks, &chips);
        assert_eq!(first.brackets[..4], second.brackets[..4]);
        assert_eq!(first.chips[..4], second.chips[..4]);
        // The one that pushes is out of view, the pushed one is not.
        let seen: Vec<usize> = second
            .chips(pushed.start + 1.0..pushed.end)
            .map(|one| one.chip)
            .collect();
        assert_eq!(seen, [1]);
        let bracket = second.brackets[2].y_pt.end - 1.0;
        let seen: Vec<usize> = second
            .brackets(bracket..bracket + 1.0)
            .map(|one| one.mark)
            .collect();
        assert_eq!(seen, [2]);
    }

    #[test]
    fn a_folded_claim_has_neither_bracket_nor_chip() {
        let mut document = page(4);
        document.set_folded(0, Some(0.0));
        let (marks, chips) = claims(&[0..30, 200..230]);
        let margin = margin(&document, &marks, &chips);
        let all = || margin.brackets(0.0..f32::MAX).map(|one| one.mark);
        assert_eq!(all().collect::<Vec<_>>(), [1]);
        assert_eq!(margin.chips(0.0..f32::MAX).count(), 1);
    }

    /// Everything in the margin: first height, last height, and how many chips it stands for.
    fn standing(margin: &Margin) -> Vec<(f32, f32, usize)> {
        let chips = margin.chips.iter().map(|it| (&it.y_pt, 1));
        let folds = margin.folds.iter();
        let folds = folds.map(|it| (&it.y_pt, if it.open { 0 } else { it.marks.len() }));
        let mut all: Vec<_> = chips
            .chain(folds)
            .map(|(y_pt, count)| (y_pt.start, y_pt.end, count))
            .collect();
        all.sort_by(|a, b| a.0.total_cmp(&b.0));
        all
    }

    #[test]
    fn two_hundred_claims_on_one_line_are_a_few_chips_and_a_count_that_opens() {
        let document = page(10);
        let ranges: Vec<_> = (0..200).map(|n| n % 7..n % 7 + 5).collect();
        let (marks, chips) = claims(&ranges);
        let mut index = MarkIndex::default();
        index.update(document.text(), &marks, 1);
        let mut margin = Margin::default();
        margin.update(&document, &index, &chips);
        let [fold] = margin.folds.as_slice() else {
            panic!("{} folds", margin.folds.len());
        };
        assert!(
            (3..8).contains(&margin.chips.len()),
            "{}",
            margin.chips.len()
        );
        assert_eq!(fold.marks.len() + margin.chips.len(), 200);
        assert!(margin.end_pt() < 2.0 * PUSHED_PT_MAX, "{}", margin.end_pt());
        let byte = fold.byte;
        let place = fold.y_pt.clone();
        margin.turn(byte);
        margin.update(&document, &index, &chips);
        assert_eq!(margin.chips.len(), 200);
        assert_eq!(
            margin.folds[0].y_pt, place,
            "it is closed where it was opened"
        );
        let seen = margin.folds(place.start + 1.0..place.end).count();
        assert_eq!(seen, 1);
        margin.turn(byte);
        margin.update(&document, &index, &chips);
        assert!(margin.chips.len() < 8);
    }

    proptest! {
        #[test]
        fn whatever_is_folded_or_open_nothing_in_the_margin_overlaps_and_nothing_is_lost(
            starts in proptest::collection::vec((0usize..500, 1usize..200), 0..80),
            turned in proptest::collection::vec(0usize..6, 0..4),
        ) {
            let document = page(10);
            let ranges: Vec<_> = starts.iter().map(|(at, len)| *at..at + len).collect();
            let (marks, chips) = claims(&ranges);
            let mut index = MarkIndex::default();
            index.update(document.text(), &marks, 1);
            let mut margin = Margin::default();
            margin.update(&document, &index, &chips);
            for turn in turned {
                if let Some(fold) = margin.folds.get(turn) {
                    let byte = fold.byte;
                    margin.turn(byte);
                    margin.update(&document, &index, &chips);
                }
            }
            let all = standing(&margin);
            for pair in all.windows(2) {
                prop_assert!(pair[0].1 + chips::GAP_PT <= pair[1].0 + 0.01, "{pair:?}");
            }
            prop_assert_eq!(all.iter().map(|it| it.2).sum::<usize>(), chips.len());
            if margin.folds.iter().all(|fold| !fold.open) {
                for chip in &margin.chips {
                    let byte = document.text().byte_of(ranges[chip.mark].start).unwrap();
                    let line = document.line_y_px(byte).unwrap().start / 2.0;
                    let pushed = chip.y_pt.start - line - CHIP_BELOW_TOP_PT;
                    prop_assert!(pushed <= PUSHED_PT_MAX + 0.01, "{pushed}");
                }
            }
        }

        #[test]
        fn chips_never_overlap_and_brackets_on_a_line_have_different_lanes(
            starts in proptest::collection::vec((0usize..1200, 1usize..200), 0..25)
        ) {
            let document = page(10);
            let ranges: Vec<_> = starts.iter().map(|(at, len)| *at..at + len).collect();
            let (marks, chips) = claims(&ranges);
            let margin = margin(&document, &marks, &chips);
            for pair in margin.chips.windows(2) {
                prop_assert!(pair[0].y_pt.end + chips::GAP_PT <= pair[1].y_pt.start + 0.01);
            }
            for chip in &margin.chips {
                let byte = document.text().byte_of(ranges[chip.mark].start).unwrap();
                let line = document.line_y_px(byte).unwrap().start / 2.0;
                prop_assert!(chip.y_pt.start >= line);
            }
            for (n, a) in margin.brackets.iter().enumerate() {
                for b in &margin.brackets[n + 1..] {
                    let apart = a.y_pt.end <= b.y_pt.start + 0.5
                        || b.y_pt.end <= a.y_pt.start + 0.5;
                    prop_assert!(apart || a.lane != b.lane, "{a:?} {b:?}");
                }
            }
        }
    }
}
