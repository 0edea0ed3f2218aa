//! Which marks touch which stretch of text, and how overlapping marks keep apart.
//!
//! Made once when marks change, so that a frame costs only what is on screen. Marks that
//! overlap get different lanes: bands are inset by lane, lines lie lower by lane. This file
//! must not paint.

use std::collections::HashMap;
use std::ops::Range;

use super::{Mark, MarkKind};
use crate::text::index::ArticleText;

/// How much text at either end of the gap in a mark is bridged, in bytes, if the gap goes over
/// paragraphs.
const BRIDGE_BYTES: usize = 40;

/// The part of a mark that lies in one paragraph.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Piece {
    /// Index among the marks.
    pub mark: usize,
    /// Bytes of the article, within the paragraph.
    pub bytes: Range<usize>,
    /// Whether the mark does not hold these bytes, but goes on behind them.
    pub gap: bool,
    /// Whether a fragment of the mark begins here, and not in a paragraph above.
    pub starts: bool,
    /// Whether a fragment of the mark ends here, and not in a paragraph below.
    pub ends: bool,
    /// Zero for the outermost band or the uppermost line.
    pub lane: usize,
    /// Length of the whole mark in bytes.
    pub mark_len: usize,
    /// Outer bands come before those within them, which they would cover, and bands before lines.
    order: usize,
}

/// Marks by place.
#[derive(Default)]
pub struct MarkIndex {
    /// By first byte.
    pieces: Vec<Piece>,
    /// For each piece the farthest byte to which it and those before it reach.
    reach: Vec<usize>,
    /// First byte of each mark.
    starts: Vec<Option<usize>>,
    /// First and last byte of each claim, by the first.
    claims: Vec<(Range<usize>, usize)>,
    by_key: HashMap<u64, usize>,
    made_for: Option<(u64, usize)>,
    rebuilds: usize,
}

impl MarkIndex {
    /// Makes the index anew if `revision` or the number of marks changed.
    pub fn update(&mut self, text: &ArticleText, marks: &[Mark], revision: u64) {
        if self.made_for == Some((revision, marks.len())) {
            return;
        }
        self.made_for = Some((revision, marks.len()));
        self.rebuilds += 1;
        let bytes: Vec<Vec<Range<usize>>> =
            marks.iter().map(|mark| byte_ranges(text, mark)).collect();
        let lanes = assign_lanes(marks, &bytes);
        self.by_key = (0..marks.len())
            .filter_map(|index| Some((marks.get(index)?.key, index)))
            .collect();
        self.starts = bytes
            .iter()
            .map(|ranges| ranges.iter().map(|range| range.start).min())
            .collect();
        self.claims = bytes
            .iter()
            .enumerate()
            .filter(|(index, _)| marks.get(*index).is_some_and(|m| m.kind == MarkKind::Claim))
            .filter_map(|(index, ranges)| Some((hull(ranges)?, index)))
            .collect();
        self.claims
            .sort_by_key(|(range, index)| (range.start, *index));
        self.pieces.clear();
        for (mark, (ranges, lane)) in bytes.into_iter().zip(lanes).enumerate() {
            let band = marks.get(mark).is_some_and(|mark| !mark.kind.is_line());
            let pattern = Piece {
                mark,
                bytes: 0..0,
                gap: true,
                starts: false,
                ends: false,
                lane,
                mark_len: ranges.iter().map(|range| range.len()).sum(),
                order: if band { lane } else { usize::MAX },
            };
            for gap in gaps(text, &ranges) {
                self.push_pieces(text, gap, &pattern);
            }
            let pattern = Piece {
                gap: false,
                ..pattern
            };
            for range in ranges {
                self.push_pieces(text, range, &pattern);
            }
        }
        self.pieces
            .sort_by_key(|piece| (piece.bytes.start, piece.mark));
        let mut reach = 0;
        self.reach.clear();
        self.reach.extend(self.pieces.iter().map(|piece| {
            reach = reach.max(piece.bytes.end);
            reach
        }));
    }

    /// Adds the pieces of a range, one a paragraph, each like `pattern` but for its place.
    fn push_pieces(&mut self, text: &ArticleText, range: Range<usize>, pattern: &Piece) {
        let first = text.paragraph_of_byte(range.start);
        let before = self.pieces.len();
        for span in text.paragraphs().iter().skip(first) {
            if span.start_byte >= range.end {
                break;
            }
            let bytes = range.start.max(span.start_byte)..range.end.min(span.end_byte);
            if bytes.start < bytes.end {
                self.pieces.push(Piece {
                    bytes,
                    starts: self.pieces.len() == before,
                    ..pattern.clone()
                });
            }
        }
        if let Some(piece) = self.pieces.get_mut(before..).and_then(<[Piece]>::last_mut) {
            piece.ends = true;
        }
    }

    /// The pieces that touch a stretch of the article, by their first bytes.
    pub fn pieces_in(&self, bytes: Range<usize>) -> impl Iterator<Item = &Piece> {
        let first = self.reach.partition_point(|reach| *reach <= bytes.start);
        self.pieces
            .get(first..)
            .unwrap_or_default()
            .iter()
            .take_while(move |piece| piece.bytes.start < bytes.end)
            .filter(move |piece| piece.bytes.end > bytes.start)
    }

    /// The same in the order of painting: bands from the outermost, then all others.
    pub fn outside_in(&self, bytes: Range<usize>) -> Vec<&Piece> {
        let mut pieces: Vec<&Piece> = self.pieces_in(bytes).collect();
        pieces.sort_by_key(|piece| (piece.order, piece.mark));
        pieces
    }

    /// The first byte of a mark; `None` if it lies nowhere.
    pub fn start(&self, mark: usize) -> Option<usize> {
        self.starts.get(mark).copied().flatten()
    }

    /// The claims by their first bytes: from the first byte of each to its last, and its
    /// index among the marks.
    pub fn claims(&self) -> &[(Range<usize>, usize)] {
        &self.claims
    }

    /// The index of a mark by its key.
    pub fn position(&self, key: u64) -> Option<usize> {
        self.by_key.get(&key).copied()
    }

    /// The mark at a byte; the shortest if several lie there.
    pub fn mark_at(&self, byte: usize) -> Option<usize> {
        self.pieces_in(byte..byte + 1)
            .filter(|piece| !piece.gap)
            .min_by_key(|piece| piece.mark_len)
            .map(|piece| piece.mark)
    }

    /// How often the index was made, for tests and measurements.
    pub fn rebuilds(&self) -> usize {
        self.rebuilds
    }
}

fn byte_ranges(text: &ArticleText, mark: &Mark) -> Vec<Range<usize>> {
    mark.range_scalar
        .iter()
        .filter_map(|range| text.bytes_of(range.clone()))
        .filter(|range| range.start < range.end)
        .collect()
}

/// What lies between the fragments of a mark; only the ends of it if that is more than a
/// paragraph.
fn gaps(text: &ArticleText, ranges: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut ranges = ranges.to_vec();
    ranges.sort_by_key(|range| range.start);
    let mut found = Vec::new();
    for pair in ranges.windows(2) {
        let (Some(before), Some(after)) = (pair.first(), pair.last()) else {
            continue;
        };
        let gap = before.end..after.start;
        if gap.start >= gap.end {
            continue;
        }
        let within = text.paragraph_of_byte(gap.start) == text.paragraph_of_byte(gap.end);
        if within || gap.len() <= 2 * BRIDGE_BYTES {
            found.push(gap);
        } else {
            found.push(gap.start..gap.start + BRIDGE_BYTES);
            found.push(gap.end - BRIDGE_BYTES..gap.end);
        }
    }
    found
}

/// From the first byte of a mark to its last.
fn hull(ranges: &[Range<usize>]) -> Option<Range<usize>> {
    let start = ranges.iter().map(|range| range.start).min()?;
    let end = ranges.iter().map(|range| range.end).max()?;
    Some(start..end)
}

/// Gives each mark the first lane that is free at its start, long marks before short ones.
fn assign_lanes(marks: &[Mark], bytes: &[Vec<Range<usize>>]) -> Vec<usize> {
    let mut order: Vec<(Range<usize>, usize)> = bytes
        .iter()
        .enumerate()
        .filter_map(|(index, ranges)| Some((hull(ranges)?, index)))
        .collect();
    order.sort_by_key(|(range, index)| (range.start, std::cmp::Reverse(range.end), *index));
    let mut lanes = vec![0; marks.len()];
    // Bands and lines do not get in each other's way. A lane is free from its entry on.
    let mut free: [Vec<usize>; 2] = [Vec::new(), Vec::new()];
    for (range, index) in order {
        let Some(mark) = marks.get(index) else {
            continue;
        };
        let pool = &mut free[usize::from(mark.kind.is_line())];
        let found = pool.iter().position(|&end| end <= range.start);
        let lane = found.unwrap_or(pool.len());
        if lane == pool.len() {
            pool.push(range.end);
        } else if let Some(end) = pool.get_mut(lane) {
            *end = range.end;
        }
        if let Some(slot) = lanes.get_mut(index) {
            *slot = lane;
        }
    }
    lanes
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::Color32;

    fn mark(key: u64, kind: MarkKind, ranges: &[(usize, usize)]) -> Mark {
        Mark {
            key,
            range_scalar: ranges.iter().map(|(start, end)| *start..*end).collect(),
            kind,
            colour: Color32::BLACK,
            fill: Color32::WHITE,
            selected: false,
            hovered: false,
            name: String::new(),
        }
    }

    #[test]
    fn overlapping_marks_of_a_form_get_different_lanes() {
        let text = ArticleText::new("0123456789\nabcdef");
        let marks = [
            mark(1, MarkKind::Claim, &[(0, 9)]),
            mark(2, MarkKind::Claim, &[(2, 4)]),
            mark(3, MarkKind::Claim, &[(5, 13)]),
            mark(4, MarkKind::Mention, &[(0, 3)]),
            mark(5, MarkKind::Cue, &[(2, 5)]),
            mark(6, MarkKind::Evidence, &[(4, 5), (12, 14)]),
            mark(7, MarkKind::Mention, &[(3, 3), (90, 99)]),
        ];
        let mut index = MarkIndex::default();
        index.update(&text, &marks, 1);
        let lane = |mark: usize| {
            index
                .pieces_in(0..100)
                .find(|piece| piece.mark == mark)
                .map(|piece| piece.lane)
        };
        assert_eq!([0, 1, 2].map(lane), [Some(0), Some(1), Some(1)]);
        assert_eq!([3, 4, 5].map(lane), [Some(0), Some(1), Some(0)]);
        assert_eq!(lane(6), None);
        assert_eq!(index.start(6), None);
        assert_eq!(index.start(5), Some(4));
        let second: Vec<_> = index.outside_in(11..17);
        let told: Vec<_> = second.iter().map(|one| (one.mark, one.gap)).collect();
        assert_eq!(told, [(2, false), (5, true), (5, false)]);
        assert_eq!(second[0].bytes, 11..13);
        assert_eq!(index.pieces_in(10..11).count(), 0, "the line end itself");
        assert_eq!(index.mark_at(2), Some(1));
        assert_eq!(index.mark_at(7), Some(2));
        assert_eq!(index.mark_at(9), Some(2));
        assert_eq!(index.mark_at(10), None);
        assert_eq!(index.position(5), Some(4));
    }

    #[test]
    fn gaps_of_a_mark_are_bridged_and_are_no_part_of_it() {
        let text = ArticleText::new("0123456789\nabcdef");
        let parted = [(5, 6), (0, 2), (12, 14)];
        let marks = [mark(1, MarkKind::Claim, &parted)];
        let mut index = MarkIndex::default();
        index.update(&text, &marks, 1);
        let told: Vec<_> = index
            .pieces_in(0..17)
            .map(|one| (one.gap, one.bytes.clone(), one.starts, one.ends))
            .collect();
        assert_eq!(
            told,
            [
                (false, 0..2, true, true),
                (true, 2..5, true, true),
                (false, 5..6, true, true),
                (true, 6..10, true, false),
                (true, 11..12, false, true),
                (false, 12..14, true, true),
            ]
        );
        assert_eq!(index.mark_at(3), None);
        let far = ArticleText::new("a".repeat(100) + "\n" + &"b".repeat(100));
        assert_eq!(gaps(&far, &[0..10, 190..195]), [10..50, 150..190]);
        let over = [mark(1, MarkKind::Claim, &[(4, 13)])];
        index.update(&text, &over, 2);
        let ends: Vec<_> = index
            .pieces_in(0..17)
            .map(|one| (one.starts, one.ends))
            .collect();
        assert_eq!(ends, [(true, false), (false, true)]);
    }

    #[test]
    fn inner_bands_come_after_those_around_them() {
        let text = ArticleText::new("0123456789");
        // The third band takes the lane of the first, which has ended.
        let marks = [
            mark(1, MarkKind::Claim, &[(0, 4)]),
            mark(2, MarkKind::Claim, &[(2, 8)]),
            mark(3, MarkKind::Claim, &[(5, 10)]),
            mark(4, MarkKind::Mention, &[(0, 9)]),
        ];
        let mut index = MarkIndex::default();
        index.update(&text, &marks, 1);
        let order: Vec<usize> = index.outside_in(0..10).iter().map(|one| one.mark).collect();
        assert_eq!(order, [0, 2, 1, 3]);
    }

    #[test]
    fn the_index_is_made_once_for_a_revision() {
        let text = ArticleText::new("abc");
        let marks = [mark(1, MarkKind::Claim, &[(0, 2)])];
        let mut index = MarkIndex::default();
        index.update(&text, &marks, 7);
        index.update(&text, &marks, 7);
        assert_eq!(index.rebuilds(), 1);
        index.update(&text, &[], 7);
        assert_eq!(index.rebuilds(), 2);
        assert_eq!(index.pieces_in(0..100).count(), 0);
    }
}
