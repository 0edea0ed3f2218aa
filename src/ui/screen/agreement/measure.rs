//! One measure as people read it: its value, how far it can be trusted as a shape and in words, its
//! interval as a small bar, or why there is none.

use egui::{
    Rect, Response, RichText, Role, Sense, Stroke, TextWrapMode, Ui, WidgetInfo, WidgetText, pos2,
    vec2,
};
use i18n_embed_fl::fl;

use super::Room;
use crate::agreement::report::Figure;
use crate::app::Words;
use crate::app::agreement::{figures_of, name};
use crate::ui::theme::{self, Theme};

/// Size of a cell, in points.
const CELL_PT: [f32; 2] = [104.0, 40.0];

/// How a chance-corrected measure may be read (Krippendorff).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Trust {
    Reliable,
    Tentative,
    Weak,
}

impl Trust {
    /// Of α only: other measures have no such thresholds.
    fn of(figure: &Figure) -> Option<Self> {
        let value = figure
            .value
            .ok()
            .filter(|_| figure.name.contains("alpha"))?;
        Some(match value {
            it if it >= 0.8 => Self::Reliable,
            it if it >= 0.667 => Self::Tentative,
            _ => Self::Weak,
        })
    }

    fn words(self, words: &Words) -> String {
        words.get(match self {
            Self::Reliable => "agreement-reliable",
            Self::Tentative => "agreement-tentative",
            Self::Weak => "agreement-weak",
        })
    }

    /// A full, a half and an empty circle, so that no colour is needed.
    fn paint(self, ui: &Ui, theme: &Theme, rect: Rect) {
        let ink = match self {
            Self::Reliable => theme.ok,
            Self::Tentative => theme.warn,
            Self::Weak => theme.danger,
        };
        let (middle, radius) = (rect.center(), 4.5);
        let painter = ui.painter();
        match self {
            Self::Reliable => {
                painter.circle_filled(middle, radius, ink);
            }
            Self::Tentative => {
                let half =
                    Rect::from_min_max(middle - vec2(radius, 0.0), middle + vec2(radius, radius));
                painter
                    .with_clip_rect(half.intersect(ui.clip_rect()))
                    .circle_filled(middle, radius, ink);
            }
            Self::Weak => {}
        }
        painter.circle_stroke(middle, radius, Stroke::new(1.3, ink));
    }
}

fn number(words: &Words, value: f64, decimals: usize) -> String {
    let text = format!("{value:.decimals$}").replace('-', "\u{2212}");
    figures_of(words, &text)
}

/// The value of a measure; a percentage without decimals of shares.
fn value(words: &Words, figure: &Figure, value: f64) -> String {
    if figure.name == "percent" {
        figures_of(words, &format!("{value:.1} %"))
    } else {
        number(words, value, 3)
    }
}

/// The value alone for a list; nothing if there is none.
pub fn short(words: &Words, figure: Option<&Figure>) -> String {
    let value = figure.and_then(|it| it.value.ok());
    value.map_or_else(String::new, |it| number(words, it, 2))
}

/// A part of a whole in percent.
pub fn share(words: &Words, share: f64) -> String {
    figures_of(words, &format!("{:.0} %", share * 100.0))
}

pub fn why(words: &Words, why: crate::agreement::why::Why) -> String {
    name(words, &format!("why-{}", why.code().replace(' ', "-")))
}

pub fn measure_name(words: &Words, figure: &Figure) -> String {
    name(words, &format!("measure-{}", figure.name.replace('_', "-")))
}

/// Everything a cell says, for screen readers and the pointer.
fn spoken(words: &Words, figure: &Figure) -> String {
    let mut parts = vec![measure_name(words, figure)];
    match figure.value {
        Ok(it) => parts.push(value(words, figure, it)),
        Err(reason) => parts.push(why(words, reason)),
    }
    if let Ok(it) = figure.interval {
        let (low, high) = (value(words, figure, it.low), value(words, figure, it.high));
        parts.push(fl!(
            words.loader,
            "agreement-interval",
            low = low,
            high = high
        ));
    }
    parts.extend(Trust::of(figure).map(|it| it.words(words)));
    words.line(&parts.iter().map(String::as_str).collect::<Vec<_>>())
}

/// A cell of a table.
pub fn cell(room: &Room<'_>, ui: &mut Ui, figure: Option<&Figure>) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(CELL_PT[0], CELL_PT[1]), Sense::hover());
    let Some(figure) = figure else {
        return response;
    };
    let words = || spoken(room.words, figure);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words()));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let line = match figure.interval {
        Ok(_) => rect.with_max_y(rect.top() + 24.0),
        Err(_) => rect,
    };
    match figure.value {
        Ok(it) => {
            let text = value(room.words, figure, it);
            let mut room_pt = line;
            if let Some(trust) = Trust::of(figure) {
                trust.paint(ui, room.theme, line.with_max_x(line.left() + 10.0));
                room_pt.min.x += 15.0;
            }
            write(ui, &text, theme::BODY_SIZE_PT, room.theme.ink, room_pt);
            interval(room, ui, figure, it, rect);
        }
        Err(reason) => {
            let text = RichText::new(why(room.words, reason))
                .size(10.5)
                .color(room.theme.mute);
            let galley = WidgetText::from(text).into_galley(
                ui,
                Some(TextWrapMode::Wrap),
                rect.width() - 6.0,
                egui::TextStyle::Body,
            );
            let at = pos2(rect.left(), rect.center().y - galley.size().y / 2.0);
            ui.painter().galley(at, galley, room.theme.mute);
        }
    }
    response.on_hover_ui(|ui| {
        ui.label(words());
    })
}

fn write(ui: &Ui, text: &str, size_pt: f32, ink: egui::Color32, rect: Rect) {
    let text = RichText::new(text).size(size_pt).color(ink);
    let style = egui::TextStyle::Body;
    let galley =
        WidgetText::from(text).into_galley(ui, Some(TextWrapMode::Truncate), rect.width(), style);
    let at = pos2(rect.left(), rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, ink);
}

/// From 0 to 1 (of percentages to 100): a rail, the interval on it, and the value as a tick. Like
/// every scale of numbers it runs from left to right in both languages.
fn interval(room: &Room<'_>, ui: &Ui, figure: &Figure, value: f64, rect: Rect) {
    let Ok(interval) = figure.interval else {
        return;
    };
    let whole = if figure.name == "percent" { 100.0 } else { 1.0 };
    let rail = Rect::from_min_max(
        pos2(rect.left(), rect.bottom() - 11.0),
        pos2(rect.right() - 12.0, rect.bottom() - 8.0),
    );
    let x = |value: f64| rail.left() + rail.width() * (value / whole).clamp(0.0, 1.0) as f32;
    let unmirrored = crate::ui::mirror::Unmirrored::new(ui.ctx(), rail);
    unmirrored.paint(ui.painter(), |painter| {
        painter.rect_filled(rail, 1.0, room.theme.line);
        let bar = rail
            .with_min_x(x(interval.low))
            .with_max_x(x(interval.high).max(x(interval.low) + 1.0));
        painter.rect_filled(bar, 1.0, room.theme.accent);
        let tick = rail.y_range().expand(3.0);
        painter.vline(x(value), tick, Stroke::new(1.5, room.theme.ink));
    });
}

/// What the shapes mean.
pub fn legend(room: &Room<'_>, ui: &mut Ui) {
    ui.horizontal_wrapped(|ui| {
        for trust in [Trust::Reliable, Trust::Tentative, Trust::Weak] {
            let (rect, mark) = ui.allocate_exact_size(vec2(12.0, 16.0), Sense::hover());
            let words = trust.words(room.words);
            mark.widget_info(|| WidgetInfo::labeled(Role::Image, true, &words));
            trust.paint(ui, room.theme, rect);
            ui.label(
                RichText::new(words)
                    .size(theme::SMALL_SIZE_PT)
                    .color(room.theme.mute),
            );
            ui.add_space(theme::GAP);
        }
    });
}
