//! Sliders. egui's own shows its number in a field that knows no Arabic, so ours stands there.

use egui::{Response, Slider, Ui, WidgetInfo};

use crate::text::number::Digits;
use crate::ui::field::NumberField;
use crate::ui::paint::SharedTextPainter;

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
        let bar = ui.add(
            Slider::new(value, scale.range.clone())
                .step_by(scale.step)
                .show_value(false),
        );
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
