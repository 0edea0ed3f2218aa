//! What lies over the rest: modal frames, toasts, progress.

use egui::accesskit::Live;
use egui::{Color32, Context, Frame, Id, Margin, RichText, Shadow, Ui, vec2};

use super::buttons::{icon_button, quiet_button};
use super::icons::Icon;
use super::numbers::progress;
use crate::ui::theme::{self, Theme};

/// A frame in the middle over a veil; true if the person left it by a click beside it.
pub fn modal(ctx: &Context, theme: &Theme, content: impl FnOnce(&mut Ui)) -> bool {
    let frame = Frame::new()
        .fill(theme.panel)
        .stroke(theme.hairline())
        .corner_radius(theme::RADIUS_LARGE)
        .inner_margin(Margin::same(16))
        .shadow(Shadow {
            offset: [0, 10],
            blur: 32,
            spread: 0,
            color: theme.shadow,
        });
    let shown = egui::Modal::new(Id::unique("overlay"))
        .frame(frame)
        .backdrop_color(theme.veil)
        .show(ctx, content);
    shown.backdrop_response.clicked()
}

/// A notice with a coloured edge; true if it was dismissed.
pub fn toast(ui: &mut Ui, theme: &Theme, colour: Color32, text: &str, dismiss: &str) -> bool {
    let mut dismissed = false;
    let frame = Frame::new()
        .fill(theme.page)
        .stroke(egui::Stroke::new(1.5, colour))
        .corner_radius(theme::RADIUS)
        .inner_margin(Margin::symmetric(12, 7))
        .shadow(Shadow {
            offset: [0, 4],
            blur: 16,
            spread: 0,
            color: theme.shadow,
        });
    frame.show(ui, |ui| {
        ui.horizontal_top(|ui| {
            let width = (ui.ctx().content_rect().width() - 120.0).min(560.0);
            let (dot, _) = ui.allocate_exact_size(vec2(10.0, 20.0), egui::Sense::hover());
            ui.painter().circle_filled(dot.center(), 4.5, colour);
            let galley_width = width;
            ui.allocate_ui_with_layout(
                vec2(galley_width, 0.0),
                egui::Layout::top_down(egui::Align::Min),
                |ui| {
                    ui.set_max_width(galley_width);
                    let words = egui::Label::new(RichText::new(text).color(theme.ink)).wrap();
                    let id = ui.add(words).id;
                    // Said when it appears, once the reader has finished.
                    ui.ctx()
                        .accesskit_node_builder(id, |node| node.set_live(Live::Polite));
                },
            );
            dismissed = icon_button(ui, Icon::Close, dismiss).clicked();
        });
    });
    dismissed
}

/// Makes what stands in a modal so wide, or as wide as the window leaves room for. In points.
pub fn modal_width(ui: &mut Ui, wanted_pt: f32) {
    let room_pt = ui.ctx().content_rect().width() - 60.0;
    ui.set_width(wanted_pt.min(room_pt));
}

/// A bar of progress with words and a way to stop; true if stopped.
pub fn progress_with_cancel(ui: &mut Ui, share: f32, text: &str, cancel: &str) -> bool {
    progress(ui, share, 140.0);
    ui.label(RichText::new(text).size(theme::SMALL_SIZE_PT));
    quiet_button(ui, cancel).clicked()
}
