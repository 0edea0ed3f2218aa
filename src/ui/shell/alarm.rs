//! Says at once when work seems to be gone from the folder of the open project.

use egui::Context;

use super::Shell;
use crate::app::notice::{Notice, Severity};
use crate::ui::overlay::Overlay;

impl Shell {
    /// Raises the alarm once it is known that something is missing. The notice stays when the
    /// dialog is closed.
    pub(super) fn hear_of_loss(&mut self) {
        let told = self.session.as_mut().and_then(|it| it.take_alarm());
        let Some(told) = told else {
            return;
        };
        let was_told = matches!(self.overlay, Overlay::Loss(_));
        match told {
            Some(missing) => {
                let text = self.words.get("loss-title");
                let severity = Severity::Failed;
                self.post(Notice { severity, text }, None);
                self.overlay = Overlay::Loss(missing);
            }
            None if was_told => {
                let title = self.words.get("loss-title");
                self.notices.retain(|one| one.notice.text != title);
                self.overlay = Overlay::None;
                self.good_news(self.words.get("loss-found"));
            }
            None => {}
        }
    }

    /// Looks again; what came meanwhile counts.
    pub(super) fn look_for_loss(&mut self, ctx: &Context) {
        let waker = ctx.clone();
        if let Some(session) = &mut self.session {
            session.look_soon();
            session.begin_alarm(Box::new(move || waker.request_repaint()));
        }
    }
}
