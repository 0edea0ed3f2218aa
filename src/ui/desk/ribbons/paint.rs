//! Drawing ribbons: a soft band with two edges, and a sign in the gap. Each kind of relation has a
//! sign and a style of line of its own, so that colour is never the only signal.

use egui::epaint::{Mesh, Shape};
use egui::{Color32, Pos2, Rangef, Rect, Stroke, Vec2, pos2, vec2};

use super::shape::{Beyond, Course, Station};
use crate::model::Code;
use crate::ui::theme::{Theme, mix};

/// How strongly bands and edges are drawn at rest and while lit.
const BAND: [f32; 2] = [0.17, 0.36];
const EDGE: [f32; 2] = [0.7, 1.0];
/// What is left of that for claims that only share a canonical claim.
const FAINT: f32 = 0.45;
const EDGE_PT: f32 = 1.2;
/// Radius of a sign, in points.
pub const SIGN_PT: f32 = 8.0;
/// Size of what points to claims out of view, in points.
pub const ARROW_PT: Vec2 = Vec2::new(20.0, 20.0);

/// The style of the edges.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Line {
    Solid,
    Dashed,
    DashDotted,
    Dotted,
}

impl Line {
    /// Strokes and the room after them, in turn, in points; none for a line without end.
    fn pattern(self) -> &'static [f32] {
        match self {
            Self::Solid => &[],
            Self::Dashed => &[6.0, 3.5],
            Self::DashDotted => &[7.0, 3.0, 1.5, 3.0],
            Self::Dotted => &[1.6, 3.2],
        }
    }
}

/// How a link looks.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Look {
    pub colour: Color32,
    line: Line,
    /// Strokes of the sign, in a square from (-1, -1) to (1, 1), for a link that goes from the
    /// start side to the end side.
    sign: &'static [&'static [(f32, f32)]],
    faint: bool,
}

type Strokes = &'static [&'static [(f32, f32)]];

const EQUAL: Strokes = &[&[(-0.8, -0.35), (0.8, -0.35)], &[(-0.8, 0.35), (0.8, 0.35)]];
const NOT_EQUAL: Strokes = &[
    &[(-0.8, -0.35), (0.8, -0.35)],
    &[(-0.8, 0.35), (0.8, 0.35)],
    &[(-0.45, 0.9), (0.45, -0.9)],
];
const PLUS: Strokes = &[&[(-0.8, 0.0), (0.8, 0.0)], &[(0.0, -0.8), (0.0, 0.8)]];
const ZIGZAG: Strokes = &[&[(-0.9, 0.35), (-0.3, -0.4), (0.3, 0.4), (0.9, -0.35)]];
const IMPLIES: Strokes = &[
    &[(-0.85, -0.3), (0.35, -0.3)],
    &[(-0.85, 0.3), (0.35, 0.3)],
    &[(0.15, -0.8), (0.9, 0.0), (0.15, 0.8)],
];
const WITHIN: Strokes = &[&[
    (0.8, -0.6),
    (-0.2, -0.6),
    (-0.7, 0.0),
    (-0.2, 0.6),
    (0.8, 0.6),
]];
const ONWARDS: Strokes = &[
    &[(-0.8, -0.65), (-0.1, 0.0), (-0.8, 0.65)],
    &[(0.05, -0.65), (0.75, 0.0), (0.05, 0.65)],
];
const BACK: Strokes = &[
    &[(0.8, -0.6), (0.8, 0.25), (-0.7, 0.25)],
    &[(-0.2, -0.25), (-0.75, 0.25), (-0.2, 0.75)],
];
const DOT: Strokes = &[&[(-0.2, 0.0), (0.2, 0.0)]];

impl Look {
    /// Of a relation, by its kind; `wished` is the colour the codebook asks for, `#rrggbb`.
    pub fn of_relation(kind: &Code, wished: &str, theme: &Theme) -> Self {
        let own = theme.relations.of(kind.as_str());
        let (line, sign) = match kind.as_str() {
            "same_as" => (Line::Solid, EQUAL),
            "entails" => (Line::Solid, IMPLIES),
            "supports" => (Line::Solid, PLUS),
            "contradicts" => (Line::Solid, NOT_EQUAL),
            "in_tension" => (Line::Dashed, ZIGZAG),
            "qualifies" => (Line::Dashed, WITHIN),
            "updates" => (Line::DashDotted, ONWARDS),
            "responds_to" => (Line::DashDotted, BACK),
            _ => (Line::Solid, DOT),
        };
        Self {
            colour: Color32::from_hex(wished).unwrap_or(own),
            line,
            sign,
            faint: false,
        }
    }

    /// Of two claims that share a canonical claim.
    pub fn of_canonical(opposed: bool, theme: &Theme) -> Self {
        Self {
            colour: if opposed {
                mix(theme.relations.contradicts, theme.mute, 0.4)
            } else {
                theme.mute
            },
            line: Line::Dotted,
            sign: if opposed { NOT_EQUAL } else { EQUAL },
            faint: true,
        }
    }
}

/// A ribbon, to lie behind the words of the panes; with strong edges where high contrast is wished.
pub fn band(
    course: &Course,
    look: &Look,
    (lit, strong): (bool, bool),
    pixels_per_point: f32,
) -> Mesh {
    let share = if look.faint && !lit { FAINT } else { 1.0 };
    let at = usize::from(lit);
    let mut mesh = Mesh::default();
    fill(&mut mesh, &course.stations, look.colour, BAND[at] * share);
    let edge = Pen {
        colour: look.colour,
        opacity: if strong { 1.0 } else { EDGE[at] * share.sqrt() },
        width: if lit { EDGE_PT * 1.4 } else { EDGE_PT },
        feather: 1.0 / pixels_per_point,
        pattern: look.line.pattern(),
    };
    for side in [|y: Rangef| y.min, |y: Rangef| y.max] {
        let along: Vec<(Pos2, f32)> = course
            .stations
            .iter()
            .map(|one| (pos2(one.x, side(one.y)), one.strength))
            .collect();
        edge.draw(&mut mesh, &along);
    }
    mesh
}

/// The sign of a link, to stand above the ribbon; `turned` if the link goes the other way.
pub fn sign(at: Pos2, look: &Look, turned: bool, lit: bool, theme: &Theme) -> Vec<Shape> {
    let radius = match (look.faint, lit) {
        (true, false) => SIGN_PT - 1.5,
        (_, true) => SIGN_PT + 1.0,
        _ => SIGN_PT,
    };
    let colour = if look.faint && !lit {
        mix(look.colour, theme.bg, 0.25)
    } else {
        look.colour
    };
    let mut shapes = vec![
        Shape::circle_filled(at, radius, theme.page),
        Shape::circle_stroke(at, radius, Stroke::new(if lit { 1.6 } else { 1.0 }, colour)),
    ];
    let reach = radius * 0.58;
    let way = if turned { -1.0 } else { 1.0 };
    for stroke in look.sign {
        let points = stroke
            .iter()
            .map(|(x, y)| at + vec2(x * way, *y) * reach)
            .collect();
        shapes.push(Shape::line(points, Stroke::new(1.5, colour)));
    }
    shapes
}

/// What points to claims out of view.
pub fn arrow(
    rect: Rect,
    beyond: Beyond,
    colour: Color32,
    pointed: bool,
    theme: &Theme,
) -> Vec<Shape> {
    let radius = rect.height() / 2.0 - 1.0;
    let fill = if pointed { theme.hover } else { theme.page };
    let way = match beyond {
        Beyond::Above => -1.0,
        Beyond::Below => 1.0,
    };
    let tip = rect.center();
    let at = |x: f32, y: f32| tip + vec2(x, y * way) * radius;
    vec![
        Shape::circle_filled(tip, radius, fill),
        Shape::circle_stroke(
            tip,
            radius,
            Stroke::new(if pointed { 1.6 } else { 1.0 }, colour),
        ),
        Shape::line(vec![at(0.0, -0.5), at(0.0, 0.5)], Stroke::new(1.5, colour)),
        Shape::line(
            vec![at(-0.42, 0.08), at(0.0, 0.5), at(0.42, 0.08)],
            Stroke::new(1.5, colour),
        ),
    ]
}

fn fill(mesh: &mut Mesh, stations: &[Station], colour: Color32, opacity: f32) {
    let first = mesh.vertices.len() as u32;
    for one in stations {
        let colour = colour.gamma_multiply(opacity * one.strength);
        mesh.colored_vertex(pos2(one.x, one.y.min), colour);
        mesh.colored_vertex(pos2(one.x, one.y.max), colour);
    }
    for step in 0..stations.len().saturating_sub(1) as u32 {
        let at = first + 2 * step;
        mesh.add_triangle(at, at + 1, at + 2);
        mesh.add_triangle(at + 2, at + 1, at + 3);
    }
}

/// Draws lines whose strength changes on their way, which egui's strokes cannot.
struct Pen {
    colour: Color32,
    opacity: f32,
    width: f32,
    /// Width of the soft edge on both sides: a pixel.
    feather: f32,
    pattern: &'static [f32],
}

impl Pen {
    fn draw(&self, mesh: &mut Mesh, along: &[(Pos2, f32)]) {
        if self.pattern.is_empty() {
            return self.stroke(mesh, along);
        }
        // Goes along the line and lifts the pen where the pattern says so.
        let (mut place, mut left, mut down) = (0, self.pattern[0], true);
        let mut stroke: Vec<(Pos2, f32)> = along.first().copied().into_iter().collect();
        for pair in along.windows(2) {
            let [(a, strength_a), (b, strength_b)] = pair else {
                continue;
            };
            let length = a.distance(*b);
            let mut done = 0.0;
            while length - done > left {
                done += left;
                let share = done / length;
                let here = (
                    a.lerp(*b, share),
                    strength_a + (strength_b - strength_a) * share,
                );
                if down {
                    stroke.push(here);
                    self.stroke(mesh, &stroke);
                }
                stroke.clear();
                place = (place + 1) % self.pattern.len();
                left = self.pattern.get(place).copied().unwrap_or(1.0);
                down = place % 2 == 0;
                if down {
                    stroke.push(here);
                }
            }
            left -= length - done;
            if down {
                stroke.push((*b, *strength_b));
            }
        }
        self.stroke(mesh, &stroke);
    }

    fn stroke(&self, mesh: &mut Mesh, along: &[(Pos2, f32)]) {
        if along.len() < 2 {
            return;
        }
        let first = mesh.vertices.len() as u32;
        let half = self.width / 2.0;
        for (place, (at, strength)) in along.iter().enumerate() {
            let before = along.get(place.saturating_sub(1)).map_or(*at, |it| it.0);
            let after = along.get(place + 1).map_or(*at, |it| it.0);
            let across = (after - before).normalized().rot90();
            let inside = self.colour.gamma_multiply(self.opacity * strength);
            let out = half + self.feather / 2.0;
            let core = (half - self.feather / 2.0).max(0.0);
            for (distance, colour) in [
                (-out, Color32::TRANSPARENT),
                (-core, inside),
                (core, inside),
                (out, Color32::TRANSPARENT),
            ] {
                mesh.colored_vertex(*at + across * distance, colour);
            }
        }
        for step in 0..along.len() as u32 - 1 {
            for lane in 0..3 {
                let at = first + 4 * step + lane;
                mesh.add_triangle(at, at + 1, at + 4);
                mesh.add_triangle(at + 4, at + 1, at + 5);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Codebook;

    #[test]
    fn every_kind_of_relation_of_the_codebook_has_a_sign_and_a_colour_of_its_own() {
        let book = Codebook::isnad_default();
        let theme = Theme::new(false, false);
        let kinds = &book.set("relation.kind").expect("there").entries;
        let looks: Vec<Look> = kinds
            .iter()
            .map(|kind| Look::of_relation(&kind.code, "", &theme))
            .collect();
        assert_eq!(looks.len(), 8);
        for (place, one) in looks.iter().enumerate() {
            assert_ne!(one.colour, theme.relations.other, "{:?}", kinds[place].code);
            for other in &looks[place + 1..] {
                assert_ne!(one.sign, other.sign);
                assert_ne!(one.colour, other.colour);
            }
        }
        let wished = Look::of_relation(&"same_as".into(), "#102030", &theme);
        assert_eq!(wished.colour, Color32::from_rgb(16, 32, 48));
        let unknown = Look::of_relation(&"of_a_colleague".into(), "", &theme);
        assert_eq!(unknown.colour, theme.relations.other);
    }

    #[test]
    fn a_dotted_edge_is_drawn_in_pieces_as_long_as_its_pattern_says() {
        let pen = |pattern| Pen {
            colour: Color32::BLACK,
            opacity: 1.0,
            width: 1.0,
            feather: 1.0,
            pattern,
        };
        let along: Vec<(Pos2, f32)> = (0..=50).map(|n| (pos2(n as f32 * 2.0, 0.0), 1.0)).collect();
        let inked = |pattern| {
            let mut mesh = Mesh::default();
            pen(pattern).draw(&mut mesh, &along);
            // Of four vertices across, the second and third carry the colour.
            let cores = mesh
                .vertices
                .iter()
                .filter(|it| it.color != Color32::TRANSPARENT);
            let mut at: Vec<f32> = cores.map(|it| it.pos.x).collect();
            at.sort_by(f32::total_cmp);
            at.dedup();
            at
        };
        let whole = inked(Line::Solid.pattern());
        assert_eq!((whole.first(), whole.last()), (Some(&0.0), Some(&100.0)));
        let dashes = inked(&[6.0, 4.0]);
        for x in [1.0, 13.0, 55.0] {
            let into = x % 10.0;
            assert!(into < 6.0, "a test of dashes");
            let near = dashes.iter().any(|at| (at - x).abs() <= 2.0);
            assert!(near, "{x}");
        }
        assert!(dashes.iter().all(|at| at % 10.0 <= 6.01), "{dashes:?}");
    }
}
