//! The course of a ribbon: from the words of one claim over the gap to those of another, in
//! points of the unmirrored window. Geometry only; nothing is looked up or painted here.

use egui::{Pos2, Rangef, pos2};

/// How many steps a bend is drawn in.
const STEPS: usize = 24;
/// Height of a ribbon where it crosses a pane on its way to another, in points.
const LANE_PT: f32 = 7.0;
/// How strong a ribbon is where it crosses a pane, where it leaves the words of its claim, and at
/// an end that is out of view; 1 in between.
const LANE: f32 = 0.3;
const FOOT: f32 = 0.15;
const FADED: f32 = 0.15;
/// How far beside a ribbon the pointer still means it, in points.
const NEAR_PT: f32 = 3.0;

/// On which side of the view something lies that is not seen.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Beyond {
    Above,
    Below,
}

/// One end of a ribbon.
#[derive(Clone, PartialEq, Debug)]
pub struct End {
    /// The pane, counted from the start side.
    pub pane: usize,
    /// Where the words of the pane end, or begin, towards the other end.
    pub words_x: f32,
    /// The edge of the pane towards the other end.
    pub edge_x: f32,
    /// What is seen of the claim; at the edge of the view if it is not seen.
    pub y: Rangef,
    pub beyond: Option<Beyond>,
}

/// A pane that a ribbon crosses: its edges, and the heights between which it may do so.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Crossed {
    pub x: Rangef,
    pub y: Rangef,
}

/// A place along a ribbon.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Station {
    pub x: f32,
    pub y: Rangef,
    /// From 0, not to be seen, to 1.
    pub strength: f32,
}

/// The places along a ribbon in order of x, and where in it the gaps between panes are.
#[derive(Clone, PartialEq, Debug)]
pub struct Course {
    pub stations: Vec<Station>,
    pub gaps: Vec<Rangef>,
}

impl Course {
    /// From an end to one in a pane further on, over the panes in between.
    pub fn new(from: &End, to: &End, crossed: &[Crossed]) -> Self {
        let strength = |end: &End| if end.beyond.is_some() { FADED } else { 1.0 };
        let mut stations = Vec::new();
        let mut gaps = Vec::new();
        if from.beyond.is_none() {
            stations.push(Station {
                x: from.words_x,
                y: from.y,
                strength: FOOT,
            });
        }
        let mut here = Station {
            x: from.edge_x,
            y: from.y,
            strength: strength(from),
        };
        stations.push(here);
        let middle = (from.y.center() + to.y.center()) / 2.0;
        for pane in crossed {
            let half = LANE_PT / 2.0;
            let highest = (pane.y.max - half).max(pane.y.min + half);
            let y = middle.clamp(pane.y.min + half, highest);
            let lane = Station {
                x: pane.x.min,
                y: Rangef::new(y - half, y + half),
                strength: LANE,
            };
            gaps.push(Rangef::new(here.x, lane.x));
            bend(&mut stations, here, lane);
            here = Station {
                x: pane.x.max,
                ..lane
            };
            stations.push(here);
        }
        let last = Station {
            x: to.edge_x,
            y: to.y,
            strength: strength(to),
        };
        gaps.push(Rangef::new(here.x, last.x));
        bend(&mut stations, here, last);
        if to.beyond.is_none() {
            stations.push(Station {
                x: to.words_x,
                y: to.y,
                strength: FOOT,
            });
        }
        Self { stations, gaps }
    }

    /// From top to bottom at an x, if the ribbon reaches there.
    pub fn at(&self, x: f32) -> Option<Rangef> {
        let after = self.stations.partition_point(|one| one.x < x);
        let b = self.stations.get(after)?;
        let Some(a) = after.checked_sub(1).and_then(|n| self.stations.get(n)) else {
            return (b.x == x).then_some(b.y);
        };
        let share = if b.x > a.x {
            (x - a.x) / (b.x - a.x)
        } else {
            0.0
        };
        let mix = |a: f32, b: f32| a + (b - a) * share;
        Some(Rangef::new(mix(a.y.min, b.y.min), mix(a.y.max, b.y.max)))
    }

    /// Whether a point in a gap between panes is on the ribbon, or so near that it is meant.
    pub fn is_at(&self, pos: Pos2) -> bool {
        self.gaps.iter().any(|gap| gap.contains(pos.x))
            && self
                .at(pos.x)
                .is_some_and(|y| y.expand(NEAR_PT).contains(pos.y))
    }

    /// The middle of the first gap.
    pub fn middle(&self) -> Option<Pos2> {
        let x = self.gaps.first()?.center();
        Some(pos2(x, self.at(x)?.center()))
    }
}

/// Goes from one station to another in a bend that leaves and arrives level: a cubic curve whose
/// handles lie in the middle.
fn bend(stations: &mut Vec<Station>, a: Station, b: Station) {
    for step in 1..=STEPS {
        let t = step as f32 / STEPS as f32;
        let eased = t * t * (3.0 - 2.0 * t);
        // The curve's x, with both handles half way.
        let along = 1.5 * t * (1.0 - t) + t * t * t;
        let mix = |a: f32, b: f32, share: f32| a + (b - a) * share;
        stations.push(Station {
            x: if step == STEPS {
                b.x
            } else {
                mix(a.x, b.x, along)
            },
            y: Rangef::new(mix(a.y.min, b.y.min, eased), mix(a.y.max, b.y.max, eased)),
            strength: mix(a.strength, b.strength, eased),
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn end(pane: usize, words_x: f32, edge_x: f32, y: f32, height: f32) -> End {
        End {
            pane,
            words_x,
            edge_x,
            y: Rangef::new(y, y + height),
            beyond: None,
        }
    }

    proptest! {
        #[test]
        fn a_ribbon_goes_one_way_joins_both_claims_and_stays_between_them(
            from in (0f32..900.0, 0f32..200.0),
            to in (0f32..900.0, 0f32..200.0),
            between in 0usize..3,
        ) {
            let a = end(0, 80.0, 100.0, from.0, from.1);
            let crossed: Vec<Crossed> = (0..between)
                .map(|n| Crossed {
                    x: Rangef::new(140.0 + 240.0 * n as f32, 340.0 + 240.0 * n as f32),
                    y: Rangef::new(0.0, 1200.0),
                })
                .collect();
            let edge = 140.0 + 240.0 * between as f32;
            let b = end(between + 1, edge + 20.0, edge, to.0, to.1);
            let course = Course::new(&a, &b, &crossed);
            prop_assert_eq!(course.gaps.len(), between + 1);
            for pair in course.stations.windows(2) {
                prop_assert!(pair[0].x <= pair[1].x, "{pair:?}");
            }
            for (end, x) in [(&a, a.edge_x), (&a, a.words_x), (&b, b.edge_x), (&b, b.words_x)] {
                let y = course.at(x).expect("reached");
                prop_assert!((y.min - end.y.min).abs() < 0.01, "{y:?} {end:?}");
                prop_assert!((y.max - end.y.max).abs() < 0.01, "{y:?} {end:?}");
            }
            let least = a.y.min.min(b.y.min) - LANE_PT;
            let most = a.y.max.max(b.y.max) + LANE_PT;
            for one in &course.stations {
                prop_assert!(one.y.min <= one.y.max + 0.001);
                prop_assert!(one.y.min >= least && one.y.max <= most, "{one:?}");
            }
            let middle = course.middle().expect("a gap");
            prop_assert!(course.is_at(middle));
            prop_assert!(!course.is_at(pos2(90.0, a.y.center())), "words are not the ribbon's");
        }
    }
}
