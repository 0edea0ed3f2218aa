//! Opening a project. A large one is shown at once with its articles, to read and not to change;
//! once its tags are there too it is put in the place of that first look, with the panes as they
//! are by then.

use std::path::Path;

use egui::Context;

use super::Shell;
use crate::app::session::opening::Opening;
use crate::model::AnnotatorId;

/// How often the window looks how far it is.
const LOOK_SECONDS: f32 = 0.1;

impl Shell {
    /// Opens a project folder, and says so if it cannot.
    pub fn open_project(&mut self, ctx: Option<&Context>, path: &Path) {
        if !self.close_session() {
            return;
        }
        let who = (!self.settings.annotator.is_empty())
            .then(|| AnnotatorId::new(self.settings.annotator.as_str()));
        let waker = ctx.cloned();
        let wake = Box::new(move || {
            if let Some(ctx) = &waker {
                ctx.request_repaint();
            }
        });
        match Opening::begin(path, &self.platform, who.as_ref(), wake) {
            Ok((session, opening)) => {
                self.set_session(ctx, session);
                self.opening = opening;
            }
            Err(error) => self.report(&error),
        }
    }

    /// Puts the whole project in the place of the first look once it was read.
    pub(super) fn hear_of_opening(&mut self, ctx: &Context) {
        let Some(opening) = &self.opening else {
            return;
        };
        let Some(answer) = opening.take() else {
            ctx.request_repaint_after_secs(LOOK_SECONDS);
            return;
        };
        self.opening = None;
        match answer {
            Ok(mut session) => {
                if let Some(look) = self.session.take() {
                    session.take_over(look);
                }
                self.seat(Some(ctx), session);
            }
            Err(error) => self.report(&error),
        }
    }
}
