//! What stands above the text: outlet, date, numbers and headline.
//!
//! It must not know where an article's details come from.

use egui::{Rect, pos2};

use super::canvas::{Canvas, Keep};
use super::labels::{LabelStyle, Labels};
use super::{ArticleColours, Heading};
use crate::text::document::Form;
use crate::text::fonts::Face;
use crate::text::index::ArticleText;

const SMALL_PT: f32 = 12.0;
const SMALL_ROW_PT: f32 = 22.0;
/// Headline against body text.
const TITLE_SIZE: f32 = 20.0 / 18.0;

fn title_style(text_size_pt: f32, width_pt: f32) -> LabelStyle {
    LabelStyle {
        face: Face::Reading,
        bold: true,
        size_pt: text_size_pt * TITLE_SIZE,
        max_width_pt: width_pt,
        wrap: true,
    }
}

fn small_style(bold: bool, max_width_pt: f32) -> LabelStyle {
    LabelStyle {
        face: Face::Interface,
        bold,
        size_pt: SMALL_PT,
        max_width_pt,
        wrap: false,
    }
}

/// How the headline stands in the text.
pub const HEADLINE: Form = Form {
    bold: true,
    size: TITLE_SIZE,
    line_height: 1.55,
};

/// The paragraph of the text which is the headline, if its first words are. White space,
/// marks of byte order and marks of direction do not count.
pub fn paragraph_of(text: &ArticleText, title: &str) -> Option<usize> {
    let first = (0..text.paragraphs().len())
        .find(|paragraph| !text.paragraph_str(*paragraph).trim().is_empty())?;
    let same = letters(text.paragraph_str(first)).eq(letters(title));
    same.then_some(first)
}

fn letters(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| {
        let unseen = matches!(
            c,
            '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}'
        );
        !unseen && !c.is_whitespace()
    })
}

/// Height of the heading at a width, with the room below it; `title` is empty if the text
/// holds it.
pub fn height_pt(
    engine: &mut crate::text::layout::TextEngine,
    labels: &mut Labels,
    heading: &Heading,
    title: &str,
    text_size_pt: f32,
    width_pt: f32,
    pixels_per_point: f32,
) -> f32 {
    let title_pt = if title.is_empty() {
        0.0
    } else {
        let style = title_style(text_size_pt, width_pt);
        labels.get(engine, title, style).height_px() / pixels_per_point
    };
    let small =
        !(heading.outlet.is_empty() && heading.date.is_empty() && heading.counts.is_empty());
    let small_pt = if small { SMALL_ROW_PT } else { 0.0 };
    10.0 + small_pt + title_pt + 8.0
}

/// Draws the heading into a rectangle of the unmirrored window, its first row no further
/// than to `row_end`. The article's own words begin at the right side of the screen, as its
/// text does.
pub fn paint(
    canvas: &mut Canvas<'_>,
    labels: &mut Labels,
    heading: &Heading,
    title: &str,
    colours: &ArticleColours,
    text_size_pt: f32,
    (in_window, row_end): (Rect, f32),
) {
    let on_screen = canvas.text.screen_rect(in_window);
    let mut y = on_screen.top() + 10.0;
    let row = |left: f32, right: f32| Rect::from_x_y_ranges(left..=right, y..=y + SMALL_ROW_PT);
    let free = in_window.with_max_x(in_window.right().min(row_end));
    let free = canvas.text.screen_rect(free);
    let mut right = free.right();
    for (text, bold, share, colour) in [
        (&heading.outlet, true, 0.7, colours.ink),
        (&heading.date, false, 1.0, colours.mute),
    ] {
        if text.is_empty() {
            continue;
        }
        let style = small_style(bold, (right - free.left()).max(20.0) * share);
        let laid = labels.get(&mut canvas.text.engine, text, style);
        let width = canvas.size_of(&laid).x;
        let place = canvas.text.screen_rect(row(right - width, right));
        canvas.label(&laid, place, Keep::Start, colour);
        right -= width + 10.0;
    }
    let room = right - free.left();
    if !heading.counts.is_empty() {
        let style = small_style(false, f32::INFINITY);
        let laid = labels.get(&mut canvas.text.engine, &heading.counts, style);
        let width = canvas.size_of(&laid).x;
        let left = free.left();
        let place = canvas.text.screen_rect(row(left, left + width));
        // A number cut short would be wrong.
        if width <= room {
            canvas.label(&laid, place, Keep::Start, colours.mute);
        }
    }
    if !title.is_empty() {
        let small = !(heading.outlet.is_empty() && heading.date.is_empty());
        if small || !heading.counts.is_empty() {
            y += SMALL_ROW_PT;
        }
        let style = title_style(text_size_pt, in_window.width());
        let laid = labels.get(&mut canvas.text.engine, title, style);
        canvas.paragraph(&laid, pos2(on_screen.left(), y), colours.ink, None);
    }
    canvas.flush();
}
