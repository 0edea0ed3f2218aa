//! Locked scrolling: the pane that the reader moves takes the others along, so that linked claims
//! come to lie side by side; between them and without any, in proportion.
//!
//! One pane leads until another is moved by hand; what the others do because of it moves nothing.
//! It must not paint, and it never touches the project.

use std::collections::BTreeMap;

use egui::Ui;

use super::ribbons::Links;
use crate::app::Session;
use crate::model::ClaimId;
use crate::ui::shell::{PaneState, Shell};

/// At which share of the view, from its top, claims come to lie side by side if they can.
const READING_LINE: f32 = 0.3;
/// How far linked claims stay side by side while they pass the reading line, in points to both
/// sides, and at most which share of the way to the next such claims.
const TOGETHER_PT: f32 = 90.0;
const TOGETHER_SHARE: f32 = 0.4;
/// A pane that was told where to go does not lead for so many frames.
const FRAMES_TOLD: u8 = 6;
/// The others are led for so many frames after the last movement: what was a guess of heights
/// may have been measured by then.
const FRAMES_LED: u8 = 6;
/// The least jump by key or command that makes the focused pane lead, in points.
const JUMP_PT: f32 = 8.0;
/// Distances below this are none, in points.
const STILL_PT: f32 = 0.5;

/// How far a page can be scrolled, and through what height one sees it, in points.
#[derive(Clone, Copy, PartialEq, Debug)]
struct Page {
    view_pt: f32,
    offset_pt_max: f32,
}

/// How far one page is scrolled if another is so far.
#[derive(Clone, PartialEq, Debug)]
struct Mapping {
    /// Offsets that belong together, growing on both sides.
    knots: Vec<(f32, f32)>,
}

impl Mapping {
    /// From the heights of linked claims on both pages, in points from the tops. Pairs that cannot
    /// be brought side by side, or that would make a page run backwards, are left out.
    fn new(pairs: &[(f32, f32)], from: Page, to: Page) -> Self {
        let view_pt = from.view_pt.min(to.view_pt);
        let mut wanted: Vec<Meeting> = pairs
            .iter()
            .filter_map(|(a, b)| {
                // The height in the views at which both can lie, as near the reading line as may be.
                let least = (a - from.offset_pt_max).max(b - to.offset_pt_max).max(0.0);
                let most = a.min(*b).min(view_pt);
                let at = (view_pt * READING_LINE).clamp(least, most.max(least));
                (least <= most).then_some(Meeting {
                    offsets: (a - at, b - at),
                    at,
                })
            })
            .collect();
        // Of those at one offset, at most one can be taken: the later stand first.
        wanted.sort_by(|a, b| {
            let (a, b) = (a.offsets, b.offsets);
            a.0.total_cmp(&b.0).then(b.1.total_cmp(&a.1))
        });
        let meetings = longest_rise(&wanted);
        let end = (from.offset_pt_max, to.offset_pt_max);
        let mut knots = Vec::with_capacity(2 * meetings.len() + 2);
        let starts_inside = meetings
            .first()
            .is_none_or(|one| one.offsets.0 > 0.0 && one.offsets.1 > 0.0);
        if starts_inside {
            knots.push((0.0, 0.0));
        }
        for (place, one) in meetings.iter().enumerate() {
            let (x, y) = one.offsets;
            let before = place.checked_sub(1).and_then(|before| meetings.get(before));
            let before = before.map_or((0.0, 0.0), |it| it.offsets);
            let after = meetings.get(place + 1).map_or(end, |it| it.offsets);
            let room = |a: (f32, f32), b: (f32, f32)| {
                let way = (b.0 - a.0).min(b.1 - a.1).max(0.0);
                (way * TOGETHER_SHARE).min(TOGETHER_PT)
            };
            let back = room(before, one.offsets).min(view_pt - one.at);
            let forth = room(one.offsets, after).min(one.at);
            // A step too small to divide by is none.
            if back > STILL_PT {
                knots.push((x - back, y - back));
            }
            knots.push((x, y));
            if forth > STILL_PT {
                knots.push((x + forth, y + forth));
            }
        }
        if knots
            .last()
            .is_some_and(|one| one.0 < end.0 && one.1 < end.1)
        {
            knots.push(end);
        }
        Self { knots }
    }

    /// The offset of the second page for one of the first.
    fn to(&self, offset_pt: f32) -> f32 {
        interpolate(&self.knots, offset_pt, |one| *one)
    }

    /// The offset of the first page for one of the second.
    #[cfg(test)]
    fn back(&self, offset_pt: f32) -> f32 {
        interpolate(&self.knots, offset_pt, |one| (one.1, one.0))
    }

    /// Offsets that belong together.
    #[cfg(test)]
    fn knots(&self) -> &[(f32, f32)] {
        &self.knots
    }
}

fn interpolate(knots: &[(f32, f32)], x: f32, seen: impl Fn(&(f32, f32)) -> (f32, f32)) -> f32 {
    let after = knots.partition_point(|one| seen(one).0 <= x);
    let before = after.checked_sub(1).and_then(|place| knots.get(place));
    match (before.map(&seen), knots.get(after).map(&seen)) {
        (Some(a), Some(b)) => a.1 + (b.1 - a.1) * ((x - a.0) / (b.0 - a.0)),
        (Some(one), None) | (None, Some(one)) => one.1,
        (None, None) => 0.0,
    }
}

/// Two linked claims side by side.
#[derive(Clone, Copy, PartialEq, Debug)]
struct Meeting {
    /// The offsets of both pages.
    offsets: (f32, f32),
    /// How far below the top of the views the claims are then.
    at: f32,
}

/// The longest selection, in order, that grows on both sides.
fn longest_rise(points: &[Meeting]) -> Vec<Meeting> {
    // For each length the point with the least second value at which a rise of it ends, and for
    // each point the one before it.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(points.len());
    let height = |place: usize| points.get(place).map_or(f32::INFINITY, |it| it.offsets.1);
    for (place, point) in points.iter().enumerate() {
        let length = ends.partition_point(|end| height(*end) < point.offsets.1);
        let previous = length.checked_sub(1).and_then(|one| ends.get(one).copied());
        before.push(previous);
        match ends.get_mut(length) {
            Some(end) => *end = place,
            None => ends.push(place),
        }
    }
    let mut rise = Vec::with_capacity(ends.len());
    let mut next = ends.last().copied();
    while let Some(place) = next {
        rise.extend(points.get(place).copied());
        next = before.get(place).copied().flatten();
    }
    rise.reverse();
    rise
}

/// What is remembered of locked panes from frame to frame.
#[derive(Debug, Default)]
pub struct Lock {
    leader: Option<u64>,
    /// How many frames the others are still led.
    led: u8,
    /// Of each pane, by its key: its offset, and for how many frames it does not lead.
    known: BTreeMap<u64, (f32, u8)>,
    /// Linked claims of the leader and each other pane, and for what they were found.
    pairs: BTreeMap<(usize, usize), Vec<(ClaimId, ClaimId)>>,
    pairs_of: u64,
}

/// Lets the other panes follow the one that the reader moves.
pub fn follow(shell: &mut Shell, ui: &Ui) {
    let Shell {
        session,
        panes,
        ribbons,
        lock,
        ..
    } = shell;
    let Some(session) = session else {
        return;
    };
    let desk = &session.workspace;
    if !desk.locked || desk.panes.len() < 2 {
        *lock = Lock::default();
        return;
    }
    let keys: Vec<u64> = desk.panes.iter().map(|pane| pane.key).collect();
    lock.look(panes, &keys, desk.focused);
    if lock.led > 0 {
        lock.led -= 1;
        lock.lead(session, panes, &keys, ribbons.links());
        ui.ctx().request_repaint();
    }
    lock.remember(panes, &keys);
}

impl Lock {
    /// Sees which pane leads now.
    fn look(&mut self, panes: &BTreeMap<u64, PaneState>, keys: &[u64], focused: usize) {
        let moved_by_hand = keys.iter().find(|key| {
            let moved = panes.get(key).map_or(0.0, |state| state.scrolled_pt);
            moved != 0.0
        });
        let jumped = keys.get(focused).filter(|key| {
            let offset_pt = panes.get(key).map_or(0.0, |state| state.view.offset_pt());
            match self.known.get(key) {
                Some((known_pt, told)) => *told == 0 && (offset_pt - known_pt).abs() > JUMP_PT,
                // Just locked, or just opened.
                None => true,
            }
        });
        if let Some(leader) = moved_by_hand.or(jumped) {
            self.leader = Some(*leader);
            self.led = FRAMES_LED;
        }
    }

    fn lead(
        &mut self,
        session: &Session,
        panes: &mut BTreeMap<u64, PaneState>,
        keys: &[u64],
        links: &mut Links,
    ) {
        let leader = keys.iter().position(|key| Some(*key) == self.leader);
        let Some(leader) = leader else {
            return;
        };
        if self.pairs_of != links.revision() {
            self.pairs.clear();
            self.pairs_of = links.revision();
        }
        // Outwards from the leader: a pane without links to it goes by its neighbour.
        let outwards = [
            (leader + 1..keys.len()).collect::<Vec<usize>>(),
            (0..leader).rev().collect(),
        ];
        let state = |panes: &BTreeMap<u64, PaneState>, place: usize| {
            let state = keys.get(place).and_then(|key| panes.get(key));
            state.map(|state| state.view.offset_pt())
        };
        for way in outwards {
            let (mut near, mut near_pt) = (leader, state(panes, leader).unwrap_or_default());
            let leader_pt = near_pt;
            for place in way {
                let direct = self.mapping(session, panes, keys, links, (leader, place));
                let target_pt = match direct {
                    Some(mapping) if mapping.1 || near == leader => mapping.0.to(leader_pt),
                    _ => match self.mapping(session, panes, keys, links, (near, place)) {
                        Some(mapping) => mapping.0.to(near_pt),
                        None => continue,
                    },
                };
                (near, near_pt) = (place, target_pt);
                let Some(key) = keys.get(place) else {
                    continue;
                };
                if let Some(state) = panes.get_mut(key)
                    && (state.view.offset_pt() - target_pt).abs() > STILL_PT
                {
                    state.view.scroll_to_offset(target_pt);
                    self.known.insert(*key, (target_pt, FRAMES_TOLD));
                }
            }
        }
    }

    /// How one pane goes with another, and whether links say so.
    fn mapping(
        &mut self,
        session: &Session,
        panes: &BTreeMap<u64, PaneState>,
        keys: &[u64],
        links: &mut Links,
        (from, to): (usize, usize),
    ) -> Option<(Mapping, bool)> {
        let [a, b] = [from, to].map(|place| keys.get(place).and_then(|key| panes.get(key)));
        let (a, b) = (a?, b?);
        let pairs = self
            .pairs
            .entry((from, to))
            .or_insert_with(|| links.between(session, from, to));
        let heights: Vec<(f32, f32)> = pairs
            .iter()
            .filter_map(|(one, other)| {
                let top =
                    |state: &PaneState, claim| state.view.page_y_of(state.marks.mark_of(claim)?);
                Some((top(a, one)?, top(b, other)?))
            })
            .collect();
        let page = |state: &PaneState| Page {
            view_pt: state.view.view_height_pt(),
            offset_pt_max: state.view.offset_pt_max(),
        };
        let mapping = Mapping::new(&heights, page(a), page(b));
        Some((mapping, !heights.is_empty()))
    }

    fn remember(&mut self, panes: &BTreeMap<u64, PaneState>, keys: &[u64]) {
        self.known.retain(|key, _| keys.contains(key));
        for key in keys {
            let Some(state) = panes.get(key) else {
                continue;
            };
            let told = self.known.get(key).map_or(0, |known| known.1);
            let offset_pt = state.view.offset_pt();
            self.known.insert(*key, (offset_pt, told.saturating_sub(1)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn page(height_pt: f32, view_pt: f32) -> Page {
        Page {
            view_pt,
            offset_pt_max: (height_pt - view_pt).max(0.0),
        }
    }

    #[test]
    fn without_links_pages_go_in_proportion() {
        let mapping = Mapping::new(&[], page(1000.0, 500.0), page(2500.0, 500.0));
        assert_eq!(mapping.to(0.0), 0.0);
        assert_eq!(mapping.to(250.0), 1000.0);
        assert_eq!(mapping.to(500.0), 2000.0);
        assert_eq!(mapping.back(1000.0), 250.0);
        let short = Mapping::new(&[], page(300.0, 500.0), page(2500.0, 500.0));
        assert_eq!(short.to(0.0), 0.0);
    }

    #[test]
    fn a_claim_in_the_first_lines_meets_one_far_down() {
        let mapping = Mapping::new(&[(40.0, 1500.0)], page(2000.0, 500.0), page(2000.0, 500.0));
        assert_eq!(mapping.to(0.0), 1460.0);
        assert_eq!(mapping.to(1500.0), 1500.0);
        assert_eq!(mapping.back(1460.0), 0.0);
        assert_eq!(mapping.back(300.0), 0.0);
    }

    #[test]
    fn linked_claims_stay_together_while_they_pass() {
        let mapping = Mapping::new(
            &[(1000.0, 3000.0)],
            page(4000.0, 500.0),
            page(4000.0, 500.0),
        );
        for by_pt in [-80.0, -20.0, 0.0, 50.0, 80.0] {
            assert_eq!(mapping.to(850.0 + by_pt), 2850.0 + by_pt);
        }
        assert!(mapping.to(600.0) < 2500.0);
    }

    #[test]
    fn of_crossing_pairs_as_many_as_can_be_are_kept() {
        let pairs = [
            (500.0, 2000.0),
            (700.0, 700.0),
            (900.0, 900.0),
            (1100.0, 1100.0),
        ];
        let mapping = Mapping::new(&pairs, page(3000.0, 500.0), page(3000.0, 500.0));
        assert_eq!(mapping.to(750.0), 750.0, "{mapping:?}");
        assert_eq!(mapping.to(950.0), 950.0);
        assert_eq!(mapping.to(550.0), 550.0);
    }

    proptest! {
        #[test]
        fn the_mapping_never_goes_back_never_jumps_and_brings_linked_claims_side_by_side(
            pairs in proptest::collection::vec((0f32..1.0, 0f32..1.0), 0..30),
            heights in (200f32..20_000.0, 200f32..20_000.0),
            view_pt in 200f32..1500.0,
        ) {
            let (from, to) = (page(heights.0, view_pt), page(heights.1, view_pt));
            let pairs: Vec<_> = pairs
                .iter()
                .map(|(a, b)| (a * heights.0, b * heights.1))
                .collect();
            let mapping = Mapping::new(&pairs, from, to);
            let knots = mapping.knots();
            for pair in knots.windows(2) {
                prop_assert!(pair[0].0 < pair[1].0 && pair[0].1 < pair[1].1, "{pair:?}");
            }
            for (x, y) in knots {
                prop_assert!((mapping.to(*x) - y).abs() < 0.01);
                prop_assert!((mapping.back(*y) - x).abs() < 0.01);
                prop_assert!((0.0..=from.offset_pt_max).contains(x), "{x}");
                prop_assert!((0.0..=to.offset_pt_max).contains(y), "{y}");
            }
            // Each knot but the ends is a pair at one height of both views.
            let ends = [(0.0, 0.0), (from.offset_pt_max, to.offset_pt_max)];
            for knot in knots.iter().filter(|knot| !ends.contains(knot)) {
                let met = pairs.iter().any(|(a, b)| {
                    ((a - knot.0) - (b - knot.1)).abs() < 0.05
                        && (-0.05..=view_pt + 0.05).contains(&(a - knot.0))
                });
                prop_assert!(met, "{knot:?}");
            }
            // One pair alone is met unless the ends of the pages forbid it.
            if let Some(pair) = pairs.first() {
                let alone = Mapping::new(&[*pair], from, to);
                let least = (pair.0 - from.offset_pt_max).max(pair.1 - to.offset_pt_max).max(0.0);
                let possible = least <= pair.0.min(pair.1).min(view_pt);
                let met = alone
                    .knots()
                    .iter()
                    .any(|it| ((pair.0 - it.0) - (pair.1 - it.1)).abs() < 0.05);
                prop_assert!(met || !possible);
            }
            // No step of the one is more than the steepest part makes of it.
            let steepest = knots
                .windows(2)
                .map(|pair| (pair[1].1 - pair[0].1) / (pair[1].0 - pair[0].0))
                .fold(0.0, f32::max);
            let step = from.offset_pt_max / 200.0;
            let mut last = mapping.to(0.0);
            for n in 1..=200 {
                let next = mapping.to(step * n as f32);
                prop_assert!(next >= last - 0.01, "{last} {next}");
                prop_assert!(next - last <= steepest * step + 0.05 + next * 1e-4);
                last = next;
            }
        }
    }
}
