//! A figure as plain shapes: painted in the window, written as SVG, drawn into a PNG, always from
//! the same data. It knows no language, no theme and no window; lengths are points.
//!
//! Figures are laid out as for readers from left to right. For others all but figures over time or
//! numbers are turned round, by the window as a whole and here when SVG is written.

/// What a shape is for; who draws it chooses the colour.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Tone {
    Ink,
    Mute,
    Line,
    Accent,
    /// The accent over paper, from 0 to 1.
    Shade(f32),
    /// As [`Self::Shade`], where people differ.
    Differ(f32),
    /// One of several people, by their place.
    Person(usize),
    /// What is written on a full shade.
    OnShade,
}

/// Which end of a text stands at its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    Start,
    Middle,
    End,
}

/// One shape. Places are measured from the start and the top.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    Box {
        at: [f32; 2],
        size: [f32; 2],
        tone: Tone,
    },
    Line {
        points: Vec<[f32; 2]>,
        width: f32,
        tone: Tone,
    },
    Dot {
        at: [f32; 2],
        radius: f32,
        tone: Tone,
    },
    Text {
        /// The middle of the line of text, at the end that `anchor` names.
        at: [f32; 2],
        anchor: Anchor,
        /// Longer texts are cut.
        width: f32,
        text: String,
        size: f32,
        bold: bool,
        tone: Tone,
    },
}

/// A part of a figure that has a name and perhaps something behind it.
#[derive(Debug, Clone, PartialEq)]
pub struct Spot {
    pub at: [f32; 2],
    pub size: [f32; 2],
    pub name: String,
    /// The row and the column of a cell, as values of a field.
    pub cell: Option<(u32, u32)>,
}

/// A figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    pub title: String,
    pub size: [f32; 2],
    /// Runs along time or numbers, from left to right in every language.
    pub is_unmirrored: bool,
    pub shapes: Vec<Shape>,
    pub spots: Vec<Spot>,
}

impl Figure {
    pub fn new(title: String) -> Self {
        Self {
            title,
            size: [0.0; 2],
            is_unmirrored: false,
            shapes: Vec::new(),
            spots: Vec::new(),
        }
    }

    pub fn text(&mut self, at: [f32; 2], anchor: Anchor, width: f32, text: String, tone: Tone) {
        self.shapes.push(Shape::Text {
            at,
            anchor,
            width,
            text,
            size: TEXT_PT,
            bold: false,
            tone,
        });
    }

    pub fn line(&mut self, points: Vec<[f32; 2]>, width: f32, tone: Tone) {
        self.shapes.push(Shape::Line {
            points,
            width,
            tone,
        });
    }

    /// A filled box with its name.
    pub fn named_box(&mut self, at: [f32; 2], size: [f32; 2], tone: Tone, name: String) {
        self.shapes.push(Shape::Box { at, size, tone });
        self.spots.push(Spot {
            at,
            size,
            name,
            cell: None,
        });
    }
}

/// Size of the texts of figures.
pub const TEXT_PT: f32 = 12.0;
/// Room round a figure on paper.
const MARGIN_PT: f32 = 16.0;
/// Room of the title on paper.
const TITLE_PT: f32 = 28.0;
/// About how wide a letter is, in parts of its size; SVG is written without fonts.
const LETTER: f32 = 0.56;

/// The colours of print.
const PAPER: [f32; 3] = [255.0, 255.0, 255.0];
const ACCENT: [f32; 3] = [31.0, 95.0, 139.0];
const DIFFER: [f32; 3] = [176.0, 86.0, 20.0];
/// Told apart also by those who see few colours (Okabe and Ito).
const PEOPLE: [&str; 6] = [
    "#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#8a6d00",
];

fn colour(tone: Tone) -> String {
    let mixed = |full: [f32; 3], share: f32| {
        let share = share.clamp(0.0, 1.0);
        let part = |(a, b): (f32, f32)| format!("{:02x}", (a + (b - a) * share).round() as u8);
        let parts: String = PAPER.into_iter().zip(full).map(part).collect();
        format!("#{parts}")
    };
    match tone {
        Tone::Ink => "#22252a".to_owned(),
        Tone::Mute => "#625f58".to_owned(),
        Tone::Line => "#d5cfc2".to_owned(),
        Tone::Accent => mixed(ACCENT, 1.0),
        Tone::Shade(share) => mixed(ACCENT, share),
        Tone::Differ(share) => mixed(DIFFER, share),
        Tone::Person(place) => PEOPLE
            .get(place % PEOPLE.len())
            .map_or_else(String::new, |it| (*it).to_owned()),
        Tone::OnShade => "#ffffff".to_owned(),
    }
}

/// The figure as a file of SVG with its title, for readers from right to left if `is_rtl`. Whatever
/// comes from a project is escaped.
pub fn svg(figure: &Figure, is_rtl: bool) -> String {
    write_svg(figure, is_rtl, " xmlns=\"http://www.w3.org/2000/svg\"")
}

/// As [`svg`], to stand in a page of HTML.
pub fn inline_svg(figure: &Figure, is_rtl: bool) -> String {
    write_svg(figure, is_rtl, "")
}

fn write_svg(figure: &Figure, is_rtl: bool, namespace: &str) -> String {
    let [width, height] = figure.size;
    let (full, tall) = (width + 2.0 * MARGIN_PT, height + TITLE_PT + 2.0 * MARGIN_PT);
    let turned = is_rtl && !figure.is_unmirrored;
    let pen = Pen { width, turned };
    let direction = |turned: bool| if turned { "rtl" } else { "ltr" };
    let mut out = format!(
        "<svg{namespace} width=\"{full}\" height=\"{tall}\" \
         viewBox=\"0 0 {full} {tall}\" font-family=\"'Noto Naskh Arabic','Noto Sans',sans-serif\" \
         role=\"img\">\n<title>{title}</title>\n\
         <rect width=\"{full}\" height=\"{tall}\" fill=\"#ffffff\"/>\n",
        title = escape(&figure.title),
    );
    let title_x = if is_rtl { full - MARGIN_PT } else { MARGIN_PT };
    out += &format!(
        "<text x=\"{title_x}\" y=\"{}\" font-size=\"15\" font-weight=\"bold\" fill=\"{}\" \
         direction=\"{}\" unicode-bidi=\"plaintext\">{}</text>\n",
        MARGIN_PT + 14.0,
        colour(Tone::Ink),
        direction(is_rtl),
        escape(&figure.title),
    );
    out += &format!(
        "<g transform=\"translate({MARGIN_PT} {})\">\n",
        MARGIN_PT + TITLE_PT
    );
    for shape in &figure.shapes {
        pen.draw(&mut out, shape);
    }
    out += "</g>\n</svg>\n";
    out
}

/// Writes shapes, turned round or not.
struct Pen {
    width: f32,
    turned: bool,
}

impl Pen {
    fn x(&self, x: f32) -> f32 {
        if self.turned { self.width - x } else { x }
    }

    fn draw(&self, out: &mut String, shape: &Shape) {
        match shape {
            Shape::Box { at, size, tone } => {
                let x = if self.turned {
                    self.width - at[0] - size[0]
                } else {
                    at[0]
                };
                *out += &format!(
                    "<rect x=\"{x:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{:.1}\" rx=\"2\" \
                     fill=\"{}\"/>\n",
                    at[1],
                    size[0],
                    size[1],
                    colour(*tone)
                );
            }
            Shape::Line {
                points,
                width,
                tone,
            } => {
                let places = points
                    .iter()
                    .map(|it| format!("{:.1},{:.1}", self.x(it[0]), it[1]));
                *out += &format!(
                    "<polyline points=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"{width}\"/>\n",
                    places.collect::<Vec<_>>().join(" "),
                    colour(*tone)
                );
            }
            Shape::Dot { at, radius, tone } => {
                *out += &format!(
                    "<circle cx=\"{:.1}\" cy=\"{:.1}\" r=\"{radius}\" fill=\"{}\"/>\n",
                    self.x(at[0]),
                    at[1],
                    colour(*tone)
                );
            }
            Shape::Text { .. } => self.write(out, shape),
        }
    }

    fn write(&self, out: &mut String, shape: &Shape) {
        let Shape::Text {
            at,
            anchor,
            width,
            text,
            size,
            bold,
            tone,
        } = shape
        else {
            return;
        };
        // The anchor follows the direction of the text, so that it need not be turned.
        let anchor = match anchor {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        };
        let direction = if self.turned { "rtl" } else { "ltr" };
        let weight = if *bold { " font-weight=\"bold\"" } else { "" };
        *out += &format!(
            "<text x=\"{:.1}\" y=\"{:.1}\" font-size=\"{size}\" text-anchor=\"{anchor}\" \
             direction=\"{direction}\" fill=\"{}\"{weight}>{}</text>\n",
            self.x(at[0]),
            at[1] + size * 0.35,
            colour(*tone),
            escape(&cut(text, (width / (size * LETTER)) as usize)),
        );
    }
}

/// A text of at most so many letters, with an ellipsis where it was cut.
fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most.max(2) {
        return text.to_owned();
    }
    let mut short: String = text.chars().take(most.max(2) - 1).collect();
    short.push('…');
    short
}

/// Text for XML and HTML.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out += "&amp;",
            '<' => out += "&lt;",
            '>' => out += "&gt;",
            '"' => out += "&quot;",
            '\'' => out += "&#39;",
            c if c.is_control() => out.push(' '),
            // XML has no such characters.
            '\u{fffe}' | '\u{ffff}' => out.push(' '),
            c => out.push(c),
        }
    }
    out
}
