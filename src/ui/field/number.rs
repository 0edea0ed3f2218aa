//! A field for a number: typed in any digits, stepped by arrow keys, kept in its range.
//!
//! The number belongs to the caller. What is being typed is kept under the field's id until it
//! is done with, so that half a number is not corrected under the caret. It must not paint text
//! itself nor know what the number counts.
use super::Field;
use crate::text::number::{self, Digits};
use crate::ui::kit::Icon;
use crate::ui::paint::SharedTextPainter;
use crate::ui::theme::{self, Theme};
use egui::accesskit::{Action, ActionData, Invalid, Role};
use egui::{
    AsIdSalt, Id, IdSalt, Key, Modifiers, Rect, Response, RichText, Sense, Stroke, StrokeKind, Ui,
    vec2,
};
use std::ops::RangeInclusive;

/// Steps of PageUp and PageDown.
const STEPS_OF_A_PAGE: i32 = 10;
/// Width of the two arrows beside the text, in points.
const ARROWS_WIDTH_PT: f32 = 16.0;

/// A number field to be shown. See the module's description.
#[must_use = "call `show`"]
pub struct NumberField<'a> {
    id_salt: IdSalt,
    range: RangeInclusive<f64>,
    step: f64,
    decimals: usize,
    digits: Digits,
    name: &'a str,
    unit: &'a str,
    width_pt: f32,
}

/// What is being typed, and the number before it.
#[derive(Clone)]
struct Typed {
    text: String,
    before: f64,
}

impl<'a> NumberField<'a> {
    /// A field for whole numbers in `range`, named `name` for screen readers.
    pub fn new(id_salt: impl AsIdSalt, name: &'a str, range: RangeInclusive<f64>) -> Self {
        Self {
            id_salt: IdSalt::new(id_salt),
            range,
            step: 1.0,
            decimals: 0,
            digits: Digits::default(),
            name,
            unit: "",
            width_pt: 72.0,
        }
    }

    /// What an arrow key adds or takes away, and how many decimals are shown.
    pub fn step(mut self, step: f64, decimals: usize) -> Self {
        (self.step, self.decimals) = (step, decimals);
        self
    }

    /// The digits in which the number is shown; all are read.
    pub fn digits(mut self, digits: Digits) -> Self {
        self.digits = digits;
        self
    }

    /// Shown after the field.
    pub fn unit(mut self, unit: &'a str) -> Self {
        self.unit = unit;
        self
    }

    /// Width of the field without its arrows and unit, in points.
    pub fn width(mut self, width_pt: f32) -> Self {
        self.width_pt = width_pt;
        self
    }

    /// Shows the field and lets the person change `value`, which never leaves the range.
    ///
    /// The response says `changed` in each frame in which the number did.
    pub fn show(self, ui: &mut Ui, painter: &SharedTextPainter, value: &mut f64) -> Response {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 3.0;
            let response = self.parts(ui, painter, value);
            if !self.unit.is_empty() {
                let mute = Theme::of(ui.ctx()).mute;
                ui.label(RichText::new(self.unit).color(mute));
            }
            response
        })
        .inner
    }

    fn parts(&self, ui: &mut Ui, painter: &SharedTextPainter, value: &mut f64) -> Response {
        // As the field makes its own of the same salt.
        let id = ui.make_persistent_id(IdSalt::new(self.id_salt));
        let typed_id = id.with("typed");
        let before = *value;
        let focused = ui.memory(|m| m.has_focus(id));
        let kept = ui.data(|data| data.get_temp::<Typed>(typed_id));
        let mut typed = kept.filter(|_| focused).unwrap_or_else(|| Typed {
            text: self.write(before),
            before,
        });

        let steps = requested_steps(ui, id) + if focused { pressed_steps(ui) } else { 0 };
        self.add_steps(steps, value, &mut typed);
        if let Some(wanted) = requested_number(ui, id) {
            *value = self.within(wanted);
            typed.text = self.write(*value);
        }

        let shown = Field::single(self.id_salt)
            .name(self.name)
            .width(self.width_pt)
            .keep_vertical_arrows()
            .show(ui, painter, &mut typed.text);
        let read = number::read(&typed.text);
        if shown.changed
            && let Some(number) = read
        {
            *value = self.within(number);
        }
        if shown.cancelled {
            *value = typed.before;
        }
        let steps = self.arrows(ui, shown.response.rect, id);
        self.add_steps(steps, value, &mut typed);
        if shown.submitted {
            typed = Typed {
                text: self.write(*value),
                before: *value,
            };
        }

        let wrong = read.is_none_or(|number| !self.range.contains(&number));
        if wrong && shown.response.has_focus() {
            let stroke = Stroke::new(1.5, Theme::of(ui.ctx()).danger);
            let rect = shown.response.rect;
            ui.painter()
                .rect_stroke(rect, theme::RADIUS, stroke, StrokeKind::Inside);
        }
        self.tell(ui, id, *value, wrong);
        ui.data_mut(|data| data.insert_temp(typed_id, typed));
        let mut response = shown.response;
        if *value != before {
            response.mark_changed();
        }
        response
    }

    fn write(&self, value: f64) -> String {
        self.digits.write(value, self.decimals)
    }

    fn within(&self, value: f64) -> f64 {
        value.max(*self.range.start()).min(*self.range.end())
    }

    fn add_steps(&self, steps: i32, value: &mut f64, typed: &mut Typed) {
        if steps == 0 {
            return;
        }
        let from = number::read(&typed.text).unwrap_or(*value);
        // Through decimal digits, so that a tenth and two tenths make three.
        let sum = from + f64::from(steps) * self.step;
        let decimals = self.decimals;
        let rounded = format!("{sum:.decimals$}").parse().unwrap_or(sum);
        *value = self.within(rounded);
        typed.text = self.write(*value);
    }

    /// The two arrows for the pointer. Keyboard and screen readers have keys and actions.
    fn arrows(&self, ui: &mut Ui, field: Rect, id: Id) -> i32 {
        let theme = Theme::of(ui.ctx());
        let (_, rect) = ui.allocate_space(vec2(ARROWS_WIDTH_PT, field.height()));
        let (upper, lower) = rect.split_top_bottom_at_fraction(0.5);
        let mut steps = 0;
        for (part, icon, sign) in [(upper, Icon::Up, 1), (lower, Icon::Down, -1)] {
            let response = ui.interact(part, id.with(sign), Sense::CLICK);
            if response.clicked() {
                steps += sign;
            }
            let colour = if response.hovered() {
                theme.ink
            } else {
                theme.mute
            };
            icon.paint_sized(ui.painter(), part, 12.0, colour);
        }
        steps
    }

    fn tell(&self, ui: &Ui, id: Id, value: f64, wrong: bool) {
        ui.ctx().accesskit_node_builder(id, |node| {
            node.set_role(Role::SpinButton);
            node.set_numeric_value(value);
            node.set_min_numeric_value(*self.range.start());
            node.set_max_numeric_value(*self.range.end());
            node.set_numeric_value_step(self.step);
            node.set_numeric_value_jump(self.step * f64::from(STEPS_OF_A_PAGE));
            if wrong {
                node.set_invalid(Invalid::True);
            }
            if value < *self.range.end() {
                node.add_action(Action::Increment);
            }
            if value > *self.range.start() {
                node.add_action(Action::Decrement);
            }
        });
    }
}

fn pressed_steps(ui: &Ui) -> i32 {
    ui.input_mut(|input| {
        let mut pressed = |key| {
            let times = input.count_and_consume_key(Modifiers::NONE, key);
            i32::try_from(times).unwrap_or(0)
        };
        let by_one = pressed(Key::ArrowUp) - pressed(Key::ArrowDown);
        by_one + STEPS_OF_A_PAGE * (pressed(Key::PageUp) - pressed(Key::PageDown))
    })
}

fn requested_steps(ui: &Ui, id: Id) -> i32 {
    ui.input(|input| {
        let asked = |action| {
            let times = input.num_accesskit_action_requests(id, action);
            i32::try_from(times).unwrap_or(0)
        };
        asked(Action::Increment) - asked(Action::Decrement)
    })
}

fn requested_number(ui: &Ui, id: Id) -> Option<f64> {
    ui.input(|input| {
        input
            .accesskit_action_requests(id, Action::SetValue)
            .filter_map(|request| match &request.data {
                Some(ActionData::NumericValue(number)) => Some(*number),
                _ => None,
            })
            .filter(|number| number.is_finite())
            .last()
    })
}
