//! Closing while the disk refuses what was done last: nothing closes until it is saved, here or
//! elsewhere, or the person has twice said that it may be lost.

use std::path::Path;

use egui::Context;

use super::Shell;
use crate::app::Session;
use crate::app::notice::AppError;
use crate::ui::overlay::{Overlay, Stage, Unsaved};

impl Shell {
    /// Why closing did not work: what is in memory only asks what to do, anything else is told.
    pub(super) fn tell_unsaved(&mut self, error: &AppError, quits: bool) {
        let unsaved = self.session.as_ref().map_or(0, Session::unsaved);
        if unsaved == 0 {
            self.report(error);
            return;
        }
        self.overlay = Overlay::Unsaved(Unsaved {
            stage: Stage::Told,
            quits,
        });
    }

    fn quits(&self) -> bool {
        matches!(&self.overlay, Overlay::Unsaved(unsaved) if unsaved.quits)
    }

    pub(super) fn retry_closing(&mut self, ctx: &Context) {
        let quits = self.quits();
        if self.close_session() {
            self.end_closing(ctx, quits);
        } else if let Overlay::Unsaved(unsaved) = &mut self.overlay {
            unsaved.quits = quits;
        }
    }

    /// Saves what is in memory only into a new folder within `place`, and tells where.
    pub(super) fn save_elsewhere(&mut self, place: &Path) {
        let Some(saved) = self.session.as_ref().map(|it| it.save_elsewhere(place)) else {
            return;
        };
        match (saved, &mut self.overlay) {
            (Ok(folder), Overlay::Unsaved(unsaved)) => unsaved.stage = Stage::Saved(folder),
            (Ok(_), _) => {}
            (Err(error), _) => self.report(&error),
        }
    }

    /// Lets go of the project although something is in memory only.
    pub(super) fn close_unsaved(&mut self, ctx: &Context) {
        let quits = self.quits();
        self.let_go();
        self.end_closing(ctx, quits);
    }

    fn end_closing(&mut self, ctx: &Context, quits: bool) {
        self.overlay = Overlay::None;
        if quits {
            self.leaving = true;
            ctx.send_viewport_cmd(egui::ViewportCommand::Close);
        }
    }
}
