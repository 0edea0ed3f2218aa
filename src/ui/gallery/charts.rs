//! A chart over time, which is not mirrored, and bars of categories, which are.
//!
//! Time runs from left to right in both languages, and the values stand at the left: Arabic
//! numbers are read in that direction, and so are the charts of Arabic newspapers. Bars of named
//! things are a list and begin where reading begins.
use super::Say;
use crate::ui::kit;
use crate::ui::mirror::Unmirrored;
use crate::ui::theme::{self, Theme};
use egui::{Align2, FontId, Pos2, Rect, Role, Sense, Shape, Stroke, Ui, WidgetInfo, pos2, vec2};

/// Tags in each month.
const TAGS: [f64; 6] = [4.0, 9.0, 7.0, 16.0, 12.0, 19.0];
/// Top of the axis.
const MOST: f64 = 20.0;

pub(super) fn show(ui: &mut Ui, theme: &Theme, say: Say) {
    kit::section(
        ui,
        say.t("وسوم الشهر (لا تنعكس)", "Tags a month (not mirrored)"),
    );
    over_time(ui, theme, say);
    kit::section(
        ui,
        say.t("وسوم الفاعل (تنعكس)", "Tags of an actor (mirrored)"),
    );
    bars(ui, theme, say);
}

fn over_time(ui: &mut Ui, theme: &Theme, say: Say) {
    let (_, area) = ui.allocate_space(vec2(ui.available_width(), 200.0));
    let plot = Rect::from_min_max(area.min + vec2(34.0, 8.0), area.max - vec2(16.0, 24.0));
    let months = [
        say.t("يناير", "Jan"),
        say.t("فبراير", "Feb"),
        say.t("مارس", "Mar"),
        say.t("أبريل", "Apr"),
        say.t("مايو", "May"),
        say.t("يونيو", "Jun"),
    ];
    let step = plot.width() / TAGS.len() as f32;
    let place = |n: usize, value: f64| -> Pos2 {
        let x = plot.left() + step * (n as f32 + 0.5);
        pos2(x, plot.bottom() - plot.height() * (value / MOST) as f32)
    };
    let small = FontId::proportional(theme::SMALL_SIZE_PT);
    let unmirrored = Unmirrored::new(ui.ctx(), area);
    unmirrored.paint(ui.painter(), |painter| {
        for value in [0.0, 5.0, 10.0, 15.0, 20.0] {
            let y = place(0, value).y;
            painter.hline(plot.x_range(), y, theme.hairline());
            let number = say.digits().write(value, 0);
            let at = pos2(plot.left() - 6.0, y);
            painter.text(at, Align2::RIGHT_CENTER, number, small.clone(), theme.mute);
        }
        for (n, month) in months.iter().enumerate() {
            let at = pos2(place(n, 0.0).x, plot.bottom() + 5.0);
            painter.text(at, Align2::CENTER_TOP, month, small.clone(), theme.mute);
        }
        let line: Vec<Pos2> = (0..).zip(TAGS).map(|(n, value)| place(n, value)).collect();
        for point in &line {
            painter.circle_filled(*point, 3.5, theme.accent);
        }
        painter.add(Shape::line(line, Stroke::new(2.0, theme.accent)));
    });
    // What screen readers and the pointer meet lies where it is painted.
    for (n, (month, value)) in months.iter().zip(TAGS).enumerate() {
        let column = Rect::from_center_size(
            pos2(place(n, 0.0).x, plot.center().y),
            vec2(step, plot.height()),
        );
        let id = ui.unique_id().with(("month", n));
        let response = ui.interact(unmirrored.rect(column), id, Sense::hover());
        let words = format!("{month}: {}", say.digits().write(value, 0));
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &words));
        response.on_hover_text(words);
    }
}

fn bars(ui: &mut Ui, theme: &Theme, say: Say) {
    let rows = [
        (
            say.t("مدير الميناء", "Port director"),
            14.0,
            theme.actors.person,
        ),
        (
            say.t("وزارة النقل", "Ministry"),
            9.0,
            theme.actors.government,
        ),
        ("NordPort", 6.0, theme.actors.company),
        (
            say.t("صحيفة المرفأ", "Harbour news"),
            2.0,
            theme.actors.media,
        ),
    ];
    let font = FontId::proportional(theme::BODY_SIZE_PT);
    for (name, value, colour) in rows {
        let (rect, response) =
            ui.allocate_exact_size(vec2(ui.available_width(), 24.0), Sense::hover());
        let number = say.digits().write(value, 0);
        let words = format!("{name}: {number}");
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &words));
        let start = rect.left() + 110.0;
        let middle = rect.center().y;
        let painter = ui.painter();
        painter.text(
            pos2(start - 8.0, middle),
            Align2::RIGHT_CENTER,
            name,
            font.clone(),
            theme.ink,
        );
        let length = (rect.right() - 40.0 - start) * (value / MOST) as f32;
        let bar = Rect::from_min_size(pos2(start, middle - 7.0), vec2(length, 14.0));
        painter.rect_filled(bar, 3.0, colour);
        painter.text(
            pos2(bar.right() + 6.0, middle),
            Align2::LEFT_CENTER,
            number,
            font.clone(),
            theme.mute,
        );
    }
}
