//! Joining another copy beside the window: its progress is shown, then what came and what disagrees.

use std::path::PathBuf;
use std::sync::Arc;

use egui::Context;

use super::Shell;
use crate::ui::overlay::{Conflicts, Overlay};

impl Shell {
    /// Begins to join the copy in `from`; one at a time.
    pub(super) fn begin_join(&mut self, ctx: &Context, from: PathBuf) {
        self.overlay = Overlay::None;
        if self.joining.is_some() {
            return;
        }
        self.send_unsent();
        let waker = ctx.clone();
        let wake = Box::new(move || waker.request_repaint());
        let Some(session) = &self.session else {
            return;
        };
        match session.begin_join(from, wake) {
            Ok(joining) => self.joining = Some(joining),
            Err(error) => self.report(&error),
        }
    }

    /// Shows what came once the join has ended.
    pub(super) fn hear_of_join(&mut self) {
        let Some(answer) = self.joining.as_mut().and_then(|it| it.take()) else {
            return;
        };
        let Some(joining) = self.joining.take() else {
            return;
        };
        if let Some(session) = &mut self.session {
            session.look_soon();
        }
        match answer {
            Ok(report) => {
                let from = joining.from.clone();
                self.overlay = Overlay::Conflicts(Conflicts {
                    came: Some(Arc::new((from, report))),
                    ..Conflicts::default()
                });
            }
            Err(error) => self.report(&error),
        }
    }
}
