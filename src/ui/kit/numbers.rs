//! Sliders and progress. egui's own shows its number in a field that knows no Arabic, so ours
//! stands there.

use egui::{ProgressBar, Response, Slider, Ui, WidgetInfo};

use crate::text::number::Digits;
use crate::ui::field::NumberField;
use crate::ui::paint::SharedTextPainter;
use crate::ui::theme::Theme;

/// What a slider ranges over.
#[derive(Clone, Debug)]
pub struct Scale<'a> {
    pub range: std::ops::RangeInclusive<f64>,
    pub step: f64,
    pub decimals: usize,
    pub digits: Digits,
    pub unit: &'a str,
}

/// A slider named `name` with a field for its number; the response says whether `value` changed.
pub fn slider(
    ui: &mut Ui,
    painter: &SharedTextPainter,
    name: &str,
    scale: &Scale<'_>,
    value: &mut f64,
) -> Response {
    ui.horizontal(|ui| {
        let slider = Slider::new(value, scale.range.clone())
            .step_by(scale.step)
            .show_value(false);
        let bar = ui
            .scope(|ui| {
                // The rail is told from the panel, and its filled part from the rest.
                let theme = Theme::of(ui.ctx());
                let visuals = ui.visuals_mut();
                visuals.widgets.inactive.bg_fill = theme.border;
                visuals.selection.bg_fill = theme.accent;
                ui.add(slider)
            })
            .inner;
        bar.widget_info(|| WidgetInfo::slider(bar.enabled(), *value, name));
        let field = NumberField::new(("number of", name), name, scale.range.clone())
            .step(scale.step, scale.decimals)
            .digits(scale.digits)
            .unit(scale.unit)
            .show(ui, painter, value);
        bar | field
    })
    .inner
}

/// A bar of how much is done, from 0 to 1; words stand beside it, never on it.
pub fn progress(ui: &mut Ui, share: f32, width_pt: f32) -> Response {
    ui.scope(|ui| {
        let theme = Theme::of(ui.ctx());
        ui.visuals_mut().extreme_bg_color = theme.border;
        ui.add(
            ProgressBar::new(share)
                .desired_width(width_pt)
                .desired_height(8.0)
                .fill(theme.accent),
        )
    })
    .inner
}
