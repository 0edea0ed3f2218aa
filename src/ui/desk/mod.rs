//! The desk: library at the start side, articles side by side, the inspector at the end side, a
//! bar above and a line below. Written unmirrored: "left" is where a left-to-right reader starts.

mod correction;
mod furniture;
mod gold;
pub mod handed_in;
pub mod inspector;
mod library;
mod lit;
mod lock;
pub(in crate::ui) mod marks;
mod oddities;
mod palette;
pub(in crate::ui) mod panes;
mod past;
pub mod ribbons;
mod status;
mod tally;
mod top;

pub use furniture::Furniture;
pub use inspector::Inspector;
pub use lit::Lit;
pub use lock::Lock;
pub use marks::PaneMarks;
pub use oddities::Oddities;
pub use tally::Tally;

use super::outbox::Action;
use super::shell::Shell;
use super::theme::Theme;

/// Names of the fields that commands may focus.
pub const LIBRARY_FILTER: &str = "library filter";
pub const FIND_FIELD: &str = "find in article";

/// Width of the library, in points.
const LIBRARY_WIDTH_PT: f32 = 250.0;
/// Width of the inspector, in points.
const INSPECTOR_WIDTH_PT: f32 = 306.0;
/// Below this window width the library and then the inspector make room for the articles.
const ROOM_FOR_LIBRARY_PT: f32 = 720.0;
const ROOM_FOR_INSPECTOR_PT: f32 = 980.0;

/// Paints the desk of an open project.
pub fn show(shell: &mut Shell, ui: &mut egui::Ui) {
    let theme = Theme::of(ui.ctx());
    let frame = egui::Frame::new().fill(theme.panel);
    let width_pt = ui.ctx().content_rect().width();
    if let Some(session) = &shell.session {
        shell.lit.refresh(session);
    }
    top::show(shell, ui, &theme);
    past::show(shell, ui, &theme);
    gold::show(shell, ui, &theme);
    status::show(shell, ui, &theme);
    if width_pt > ROOM_FOR_LIBRARY_PT {
        egui::Panel::left("library")
            .frame(frame.inner_margin(egui::Margin::symmetric(10, 10)))
            .resizable(true)
            .default_size(LIBRARY_WIDTH_PT)
            .size_range(180.0..=420.0)
            .show(ui, |ui| library::show(shell, ui, &theme));
    }
    if width_pt > ROOM_FOR_INSPECTOR_PT {
        egui::Panel::right("inspector")
            .frame(frame.inner_margin(egui::Margin::symmetric(12, 10)))
            .resizable(true)
            .default_size(INSPECTOR_WIDTH_PT)
            .size_range(220.0..=460.0)
            .show(ui, |ui| inspector::show(shell, ui, &theme));
    }
    egui::CentralPanel::default()
        .frame(
            egui::Frame::new()
                .fill(theme.bg)
                .inner_margin(egui::Margin::symmetric(14, 12)),
        )
        .show(ui, |ui| panes::show(shell, ui, &theme));
    let hovered = shell.outbox.take_hovered();
    if let Some(session) = &shell.session
        && session.workspace.hovered != hovered
    {
        shell.outbox.push(Action::Hover(hovered));
    }
}

/// Asks the field with this name to take the keyboard when it is shown next.
pub fn ask_focus(ctx: &egui::Context, field: &'static str) {
    ctx.data_mut(|data| data.insert_temp(focus_request(), field));
    ctx.request_repaint();
}

/// Whether the field was asked to take the keyboard; asks once.
fn focus_wanted(ctx: &egui::Context, field: &'static str) -> bool {
    ctx.data_mut(|data| {
        let wanted = data.get_temp::<&'static str>(focus_request()) == Some(field);
        if wanted {
            data.remove::<&'static str>(focus_request());
        }
        wanted
    })
}

fn focus_request() -> egui::Id {
    egui::Id::unique("field asked to take the keyboard")
}
