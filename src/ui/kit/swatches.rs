//! A row of colours to choose one of. It knows no names of colours: what each is called is said
//! by whoever asks.

use egui::{Color32, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use crate::ui::theme::Theme;

/// Side of a swatch, in points.
const SIDE_PT: f32 = 22.0;

/// Swatches in rows; `None` is the one without a colour of its own. Which was chosen now.
pub fn swatches(
    ui: &mut Ui,
    colours: &[(Option<Color32>, String)],
    selected: Option<usize>,
) -> Option<usize> {
    let theme = Theme::of(ui.ctx());
    let mut chosen = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
        for (place, (colour, name)) in colours.iter().enumerate() {
            let on = selected == Some(place);
            let (rect, response) = ui.allocate_exact_size(vec2(SIDE_PT, SIDE_PT), Sense::click());
            let enabled = ui.is_enabled();
            response.widget_info(|| WidgetInfo::selected(Role::RadioButton, enabled, on, name));
            let inner = rect.shrink(3.5);
            match colour {
                Some(colour) => {
                    ui.painter().rect_filled(inner, 4.0, *colour);
                }
                None => {
                    let line = Stroke::new(1.0, theme.mute);
                    ui.painter()
                        .rect(inner, 4.0, theme.page, line, StrokeKind::Inside);
                    let line = Stroke::new(1.2, theme.mute);
                    ui.painter()
                        .line_segment([inner.left_bottom(), inner.right_top()], line);
                }
            }
            if on || response.has_focus() || response.hovered() {
                let colour = if on { theme.ink } else { theme.accent_line };
                let line = Stroke::new(if on { 1.8 } else { 1.2 }, colour);
                ui.painter()
                    .rect_stroke(rect, 6.0, line, StrokeKind::Inside);
            }
            if response.clicked() {
                chosen = Some(place);
            }
            response.on_hover_text(name);
        }
    });
    chosen
}
