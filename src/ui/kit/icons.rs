//! Small pictures of strokes, drawn on a square of 24 units.
//!
//! Icons that point along the line of reading turn round with a mirrored window; the others
//! keep their shape. It must not know what an icon is used for.
use crate::ui::mirror::Mirror;
use egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, pos2, vec2};
use std::f32::consts::TAU;

/// Units along a side of the square on which icons are drawn.
const UNITS: f32 = 24.0;
/// Side of an icon in a button, in points.
const SIZE_PT: f32 = 17.0;
/// Width of strokes at the usual size, in points.
const STROKE_PT: f32 = 1.4;

/// A picture.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Icon {
    Search,
    Close,
    Plus,
    Check,
    Folder,
    File,
    Undo,
    Redo,
    Sun,
    Moon,
    Note,
    Comment,
    Pane,
    Link,
    Up,
    Down,
    /// Further in reading order.
    Forward,
    /// Back in reading order.
    Back,
    Menu,
    Filter,
    Sliders,
    Eye,
    Trash,
    Pencil,
    Person,
    Tag,
    Matrix,
    Network,
    Clock,
    Import,
    Export,
    Help,
    Warning,
    Book,
    Scales,
    Lock,
}

impl Icon {
    /// All of them, for a picture of the set.
    pub const ALL: [Self; 36] = [
        Self::Search,
        Self::Close,
        Self::Plus,
        Self::Check,
        Self::Folder,
        Self::File,
        Self::Undo,
        Self::Redo,
        Self::Sun,
        Self::Moon,
        Self::Note,
        Self::Comment,
        Self::Pane,
        Self::Link,
        Self::Up,
        Self::Down,
        Self::Forward,
        Self::Back,
        Self::Menu,
        Self::Filter,
        Self::Sliders,
        Self::Eye,
        Self::Trash,
        Self::Pencil,
        Self::Person,
        Self::Tag,
        Self::Matrix,
        Self::Network,
        Self::Clock,
        Self::Import,
        Self::Export,
        Self::Help,
        Self::Warning,
        Self::Book,
        Self::Scales,
        Self::Lock,
    ];

    /// Whether the picture follows the direction of reading.
    pub fn is_directional(self) -> bool {
        matches!(
            self,
            Self::Undo
                | Self::Redo
                | Self::Forward
                | Self::Back
                | Self::Menu
                | Self::Note
                | Self::File
                | Self::Comment
                | Self::Tag
                | Self::Pane
                | Self::Folder
                | Self::Filter
                | Self::Sliders
        )
    }
}

impl Icon {
    /// Paints the icon in the middle of `rect`, at the size usual in buttons.
    pub fn paint(self, painter: &Painter, rect: Rect, colour: Color32) {
        self.paint_sized(painter, rect, SIZE_PT, colour);
    }

    /// Paints the icon in the middle of `rect`, `size_pt` wide, in the unmirrored window.
    pub fn paint_sized(self, painter: &Painter, rect: Rect, size_pt: f32, colour: Color32) {
        // What the mirror will turn round is turned beforehand, so that it comes out as drawn.
        let turned = Mirror::is_on(painter.ctx()) && !self.is_directional();
        let square = Rect::from_center_size(rect.center(), vec2(size_pt, size_pt));
        paint_turned(painter, self, square, turned, colour);
    }
}

/// A stroke of an icon, in units.
enum Part {
    Line(&'static [(f32, f32)]),
    /// Middle, radius, and from where to where in turns, clockwise from three o'clock.
    Arc((f32, f32), f32, f32, f32),
    Circle((f32, f32), f32),
    Dot((f32, f32)),
}

use Part::{Arc, Circle, Dot, Line};

fn parts(icon: Icon) -> &'static [Part] {
    match icon {
        Icon::Search => &[
            Circle((10.5, 10.5), 6.0),
            Line(&[(15.0, 15.0), (20.0, 20.0)]),
        ],
        Icon::Close => &[
            Line(&[(6.0, 6.0), (18.0, 18.0)]),
            Line(&[(18.0, 6.0), (6.0, 18.0)]),
        ],
        Icon::Plus => &[
            Line(&[(12.0, 5.0), (12.0, 19.0)]),
            Line(&[(5.0, 12.0), (19.0, 12.0)]),
        ],
        Icon::Check => &[Line(&[(5.0, 12.5), (10.0, 17.5), (19.0, 7.0)])],
        Icon::Folder => &[Line(&[
            (3.0, 18.5),
            (3.0, 6.0),
            (9.0, 6.0),
            (11.0, 8.5),
            (21.0, 8.5),
            (21.0, 18.5),
            (3.0, 18.5),
            (3.0, 17.5),
        ])],
        Icon::File => &[
            Line(&[
                (14.0, 3.0),
                (6.0, 3.0),
                (6.0, 21.0),
                (18.0, 21.0),
                (18.0, 7.0),
                (14.0, 3.0),
                (14.0, 7.0),
                (18.0, 7.0),
            ]),
            Line(&[(9.0, 12.0), (15.0, 12.0)]),
            Line(&[(9.0, 16.0), (15.0, 16.0)]),
        ],
        Icon::Undo => &[
            Line(&[(9.0, 5.0), (4.0, 10.0), (9.0, 15.0)]),
            Line(&[(4.0, 10.0), (14.5, 10.0)]),
            Arc((14.5, 14.5), 4.5, -0.25, 0.25),
            Line(&[(14.5, 19.0), (11.0, 19.0)]),
        ],
        Icon::Redo => &[
            Line(&[(15.0, 5.0), (20.0, 10.0), (15.0, 15.0)]),
            Line(&[(20.0, 10.0), (9.5, 10.0)]),
            Arc((9.5, 14.5), 4.5, 0.25, 0.75),
            Line(&[(9.5, 19.0), (13.0, 19.0)]),
        ],
        Icon::Sun => &[
            Circle((12.0, 12.0), 4.0),
            Line(&[(12.0, 2.5), (12.0, 5.0)]),
            Line(&[(12.0, 19.0), (12.0, 21.5)]),
            Line(&[(2.5, 12.0), (5.0, 12.0)]),
            Line(&[(19.0, 12.0), (21.5, 12.0)]),
            Line(&[(5.3, 5.3), (7.0, 7.0)]),
            Line(&[(17.0, 17.0), (18.7, 18.7)]),
            Line(&[(5.3, 18.7), (7.0, 17.0)]),
            Line(&[(17.0, 7.0), (18.7, 5.3)]),
        ],
        Icon::Moon => &[
            Arc((12.0, 12.0), 8.0, 0.09, 0.80),
            Arc((16.6, 8.1), 6.0, 0.19, 0.60),
        ],
        Icon::Note => &[
            Line(&[
                (14.0, 20.0),
                (4.0, 20.0),
                (4.0, 4.0),
                (20.0, 4.0),
                (20.0, 14.0),
                (14.0, 20.0),
                (14.0, 14.0),
                (20.0, 14.0),
            ]),
            Line(&[(8.0, 9.0), (16.0, 9.0)]),
        ],
        Icon::Comment => &[Line(&[
            (4.0, 5.0),
            (20.0, 5.0),
            (20.0, 16.0),
            (11.0, 16.0),
            (7.0, 20.0),
            (7.0, 16.0),
            (4.0, 16.0),
            (4.0, 5.0),
            (5.0, 5.0),
        ])],
        Icon::Pane => &[
            Line(&[
                (3.0, 5.0),
                (21.0, 5.0),
                (21.0, 19.0),
                (3.0, 19.0),
                (3.0, 5.0),
                (4.0, 5.0),
            ]),
            Line(&[(14.0, 5.0), (14.0, 19.0)]),
        ],
        Icon::Link => &[
            Arc((8.0, 12.0), 4.0, 0.25, 0.75),
            Line(&[(8.0, 8.0), (10.5, 8.0)]),
            Line(&[(8.0, 16.0), (10.5, 16.0)]),
            Arc((16.0, 12.0), 4.0, -0.25, 0.25),
            Line(&[(16.0, 8.0), (13.5, 8.0)]),
            Line(&[(16.0, 16.0), (13.5, 16.0)]),
            Line(&[(8.5, 12.0), (15.5, 12.0)]),
        ],
        Icon::Up => &[Line(&[(6.0, 15.0), (12.0, 9.0), (18.0, 15.0)])],
        Icon::Down => &[Line(&[(6.0, 9.0), (12.0, 15.0), (18.0, 9.0)])],
        Icon::Forward => &[Line(&[(9.0, 6.0), (15.0, 12.0), (9.0, 18.0)])],
        Icon::Back => &[Line(&[(15.0, 6.0), (9.0, 12.0), (15.0, 18.0)])],
        Icon::Menu => &[
            Line(&[(4.0, 7.0), (20.0, 7.0)]),
            Line(&[(4.0, 12.0), (20.0, 12.0)]),
            Line(&[(4.0, 17.0), (14.0, 17.0)]),
        ],
        Icon::Filter => &[Line(&[
            (4.0, 5.0),
            (20.0, 5.0),
            (14.0, 12.5),
            (14.0, 17.0),
            (10.0, 20.0),
            (10.0, 12.5),
            (4.0, 5.0),
            (5.0, 5.0),
        ])],
        Icon::Sliders => &[
            Line(&[(4.0, 8.0), (12.0, 8.0)]),
            Circle((15.0, 8.0), 2.5),
            Line(&[(18.0, 8.0), (20.0, 8.0)]),
            Line(&[(4.0, 16.0), (6.0, 16.0)]),
            Circle((9.0, 16.0), 2.5),
            Line(&[(12.0, 16.0), (20.0, 16.0)]),
        ],
        Icon::Eye => &[
            Line(&[
                (2.5, 12.0),
                (5.5, 8.2),
                (9.0, 6.2),
                (12.0, 5.7),
                (15.0, 6.2),
                (18.5, 8.2),
                (21.5, 12.0),
                (18.5, 15.8),
                (15.0, 17.8),
                (12.0, 18.3),
                (9.0, 17.8),
                (5.5, 15.8),
                (2.5, 12.0),
            ]),
            Circle((12.0, 12.0), 3.0),
        ],
        Icon::Trash => &[
            Line(&[(4.0, 6.5), (20.0, 6.5)]),
            Line(&[(9.0, 6.5), (9.0, 3.5), (15.0, 3.5), (15.0, 6.5)]),
            Line(&[(6.0, 6.5), (7.0, 20.5), (17.0, 20.5), (18.0, 6.5)]),
        ],
        Icon::Pencil => &[
            Line(&[
                (4.0, 20.0),
                (5.0, 15.5),
                (16.5, 4.0),
                (20.0, 7.5),
                (8.5, 19.0),
                (4.0, 20.0),
                (4.2, 19.0),
            ]),
            Line(&[(14.0, 6.5), (17.5, 10.0)]),
        ],
        Icon::Person => &[Circle((12.0, 8.0), 4.0), Arc((12.0, 21.0), 7.5, 0.5, 1.0)],
        Icon::Tag => &[
            Line(&[
                (3.5, 3.5),
                (12.0, 3.5),
                (20.5, 12.0),
                (12.0, 20.5),
                (3.5, 12.0),
                (3.5, 3.5),
                (4.5, 3.5),
            ]),
            Dot((8.0, 8.0)),
        ],
        Icon::Matrix => &[
            Line(&[
                (4.0, 4.0),
                (20.0, 4.0),
                (20.0, 20.0),
                (4.0, 20.0),
                (4.0, 4.0),
                (5.0, 4.0),
            ]),
            Line(&[(4.0, 9.5), (20.0, 9.5)]),
            Line(&[(4.0, 14.7), (20.0, 14.7)]),
            Line(&[(9.5, 4.0), (9.5, 20.0)]),
            Line(&[(14.7, 4.0), (14.7, 20.0)]),
        ],
        Icon::Network => &[
            Circle((12.0, 5.5), 2.5),
            Circle((5.5, 17.5), 2.5),
            Circle((18.5, 17.5), 2.5),
            Line(&[(10.8, 7.8), (6.8, 15.2)]),
            Line(&[(13.2, 7.8), (17.2, 15.2)]),
            Line(&[(8.0, 17.5), (16.0, 17.5)]),
        ],
        Icon::Clock => &[
            Circle((12.0, 12.0), 8.5),
            Line(&[(12.0, 7.0), (12.0, 12.0), (15.5, 14.0)]),
        ],
        Icon::Import => &[
            Line(&[(12.0, 3.5), (12.0, 15.0)]),
            Line(&[(7.5, 10.5), (12.0, 15.0), (16.5, 10.5)]),
            Line(&[(4.0, 16.0), (4.0, 20.0), (20.0, 20.0), (20.0, 16.0)]),
        ],
        Icon::Export => &[
            Line(&[(12.0, 15.0), (12.0, 3.5)]),
            Line(&[(7.5, 8.0), (12.0, 3.5), (16.5, 8.0)]),
            Line(&[(4.0, 16.0), (4.0, 20.0), (20.0, 20.0), (20.0, 16.0)]),
        ],
        Icon::Help => &[
            Circle((12.0, 12.0), 8.5),
            Arc((12.0, 9.8), 2.7, 0.5, 1.15),
            Line(&[(13.6, 12.0), (12.0, 13.2), (12.0, 14.0)]),
            Dot((12.0, 16.8)),
        ],
        Icon::Warning => &[
            Line(&[
                (12.0, 4.0),
                (21.0, 19.5),
                (3.0, 19.5),
                (12.0, 4.0),
                (12.5, 4.9),
            ]),
            Line(&[(12.0, 10.0), (12.0, 14.0)]),
            Dot((12.0, 16.8)),
        ],
        Icon::Book => &[
            Line(&[
                (12.0, 6.5),
                (9.0, 5.0),
                (3.5, 5.0),
                (3.5, 18.0),
                (9.0, 18.0),
                (12.0, 19.5),
                (15.0, 18.0),
                (20.5, 18.0),
                (20.5, 5.0),
                (15.0, 5.0),
                (12.0, 6.5),
            ]),
            Line(&[(12.0, 6.5), (12.0, 19.5)]),
        ],
        Icon::Scales => &[
            Line(&[(12.0, 4.0), (12.0, 20.0)]),
            Line(&[(7.5, 20.0), (16.5, 20.0)]),
            Line(&[(5.0, 7.0), (19.0, 7.0)]),
            Arc((5.5, 13.5), 3.0, 0.0, 0.5),
            Line(&[(2.5, 13.5), (5.5, 7.0), (8.5, 13.5), (2.5, 13.5)]),
            Arc((18.5, 13.5), 3.0, 0.0, 0.5),
            Line(&[(15.5, 13.5), (18.5, 7.0), (21.5, 13.5), (15.5, 13.5)]),
        ],
        Icon::Lock => &[
            Line(&[
                (5.0, 11.0),
                (19.0, 11.0),
                (19.0, 20.5),
                (5.0, 20.5),
                (5.0, 11.0),
                (6.0, 11.0),
            ]),
            Line(&[(8.0, 11.0), (8.0, 8.0)]),
            Arc((12.0, 8.0), 4.0, 0.5, 1.0),
            Line(&[(16.0, 8.0), (16.0, 11.0)]),
        ],
    }
}

fn paint_turned(painter: &Painter, icon: Icon, square: Rect, turned: bool, colour: Color32) {
    let scale = square.width() / UNITS;
    let place = |(x, y): (f32, f32)| -> Pos2 {
        let x = if turned { UNITS - x } else { x };
        square.min + vec2(x, y) * scale
    };
    let stroke = Stroke::new(STROKE_PT * (square.width() / 16.0).sqrt(), colour);
    for part in parts(icon) {
        let shape = match part {
            Line(points) => Shape::line(points.iter().copied().map(place).collect(), stroke),
            Arc(middle, radius, from, to) => Shape::line(
                arc(*middle, *radius, *from, *to).map(place).collect(),
                stroke,
            ),
            Circle(middle, radius) => Shape::circle_stroke(place(*middle), radius * scale, stroke),
            Dot(middle) => Shape::circle_filled(place(*middle), stroke.width * 0.8, colour),
        };
        painter.add(shape);
    }
}

/// Points of an arc, close enough for the sizes of icons.
fn arc(middle: (f32, f32), radius: f32, from: f32, to: f32) -> impl Iterator<Item = (f32, f32)> {
    let steps = ((to - from).abs() * 28.0).ceil().max(2.0) as usize;
    (0..=steps).map(move |n| {
        let turns = from + (to - from) * n as f32 / steps as f32;
        let at = pos2(middle.0, middle.1) + radius * egui::Vec2::angled(turns * TAU);
        (at.x, at.y)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn icons_stay_on_their_square() {
        for icon in Icon::ALL {
            let inside = |(x, y): (f32, f32), by: f32| {
                let ok = x - by >= 1.0 && x + by <= 23.0 && y - by >= 1.0 && y + by <= 23.0;
                assert!(ok, "{icon:?} at {x}, {y}");
            };
            assert!(!parts(icon).is_empty());
            for part in parts(icon) {
                match part {
                    Line(points) => points.iter().for_each(|p| inside(*p, 0.0)),
                    Circle(middle, radius) => inside(*middle, *radius),
                    Arc(middle, radius, from, to) => {
                        arc(*middle, *radius, *from, *to).for_each(|p| inside(p, 0.0));
                    }
                    Dot(middle) => inside(*middle, 1.0),
                }
            }
        }
    }
}
