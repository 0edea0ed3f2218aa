//! Notices above the status line: good news fades, bad news stays until dismissed.

use egui::{Align2, Area, Id, Order, Ui, vec2};

use crate::app::notice::Severity;
use crate::ui::kit;
use crate::ui::outbox::Action;
use crate::ui::shell::Shell;
use crate::ui::theme::Theme;

pub fn show(shell: &mut Shell, ui: &mut Ui) {
    if shell.notices.is_empty() {
        return;
    }
    let theme = Theme::of(ui.ctx());
    let dismiss = shell.words.get("dismiss");
    Area::new(Id::unique("notices"))
        .order(Order::Foreground)
        .anchor(Align2::CENTER_BOTTOM, vec2(0.0, -40.0))
        .show(ui.ctx(), |ui| {
            ui.spacing_mut().item_spacing.y = 6.0;
            for posted in &shell.notices {
                let colour = match posted.notice.severity {
                    Severity::Done => theme.ok,
                    Severity::Refused => theme.warn,
                    Severity::Failed => theme.danger,
                };
                if kit::toast(ui, &theme, colour, &posted.notice.text, &dismiss) {
                    shell.outbox.push(Action::DismissNotice(posted.id));
                }
            }
        });
}
