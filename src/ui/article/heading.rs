//! What stands above the text: outlet, date, numbers and headline.
//!
//! It must not know where an article's details come from.

use egui::{Rect, pos2};

use super::canvas::{Canvas, Keep};
use super::labels::{LabelStyle, Labels};
use super::{ArticleColours, Heading};
use crate::text::fonts::Face;

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

/// Height of the heading at a width, with the room below it.
pub fn height_pt(
    engine: &mut crate::text::layout::TextEngine,
    labels: &mut Labels,
    heading: &Heading,
    text_size_pt: f32,
    width_pt: f32,
    pixels_per_point: f32,
) -> f32 {
    let title_pt = if heading.title.is_empty() {
        0.0
    } else {
        let style = title_style(text_size_pt, width_pt);
        labels.get(engine, &heading.title, style).height_px() / pixels_per_point
    };
    let small =
        !(heading.outlet.is_empty() && heading.date.is_empty() && heading.counts.is_empty());
    let small_pt = if small { SMALL_ROW_PT } else { 0.0 };
    10.0 + small_pt + title_pt + 8.0
}

/// Draws the heading into a rectangle of the unmirrored window. The article's own words
/// begin at the right side of the screen, as its text does.
pub fn paint(
    canvas: &mut Canvas<'_>,
    labels: &mut Labels,
    heading: &Heading,
    colours: &ArticleColours,
    text_size_pt: f32,
    in_window: Rect,
) {
    let on_screen = canvas.text.screen_rect(in_window);
    let mut y = on_screen.top() + 10.0;
    let row = |left: f32, right: f32| Rect::from_x_y_ranges(left..=right, y..=y + SMALL_ROW_PT);
    let mut right = on_screen.right();
    for (text, bold, colour) in [
        (&heading.outlet, true, colours.ink),
        (&heading.date, false, colours.mute),
    ] {
        if text.is_empty() {
            continue;
        }
        let style = small_style(bold, (right - on_screen.left()).max(20.0) * 0.7);
        let laid = labels.get(&mut canvas.text.engine, text, style);
        let width = canvas.size_of(&laid).x;
        let place = canvas.text.screen_rect(row(right - width, right));
        canvas.label(&laid, place, Keep::Start, colour);
        right -= width + 10.0;
    }
    if !heading.counts.is_empty() {
        let style = small_style(false, (right - on_screen.left()).max(20.0));
        let laid = labels.get(&mut canvas.text.engine, &heading.counts, style);
        let width = canvas.size_of(&laid).x;
        let left = on_screen.left();
        let place = canvas.text.screen_rect(row(left, left + width));
        canvas.label(&laid, place, Keep::Start, colours.mute);
    }
    if !heading.title.is_empty() {
        let small = !(heading.outlet.is_empty() && heading.date.is_empty());
        if small || !heading.counts.is_empty() {
            y += SMALL_ROW_PT;
        }
        let style = title_style(text_size_pt, in_window.width());
        let laid = labels.get(&mut canvas.text.engine, &heading.title, style);
        canvas.paragraph(&laid, pos2(on_screen.left(), y), colours.ink, None);
    }
    canvas.flush();
}
