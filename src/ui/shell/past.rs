//! Looking at the project as it was: worked out beside the window while its progress is shown, then
//! shown, or asked about if one article is to get its tags of then back.

use std::sync::Arc;

use egui::Context;

use super::Shell;
use crate::app::notice::AppError;
use crate::app::session::back::Return;
use crate::model::edit::Plan;
use crate::model::edit::as_of::Restoration;
use crate::model::{ArticleId, Moment, Project};
use crate::ui::overlay::{Overlay, Restore};

/// An earlier state that is being worked out.
pub struct Look {
    way: Return<Project>,
    /// The article that may get its tags back; else the whole is looked at.
    article: Option<ArticleId>,
}

impl Look {
    /// Records read, and how many there are to read.
    pub fn progress(&self) -> (usize, usize) {
        (self.way.done, self.way.total)
    }
}

impl Shell {
    /// Begins to work out the project as it was; another look that was begun is given up.
    pub(super) fn begin_look(&mut self, ctx: &Context, moment: Moment, article: Option<ArticleId>) {
        let waker = ctx.clone();
        let wake = Box::new(move || waker.request_repaint());
        self.look = self.session.as_ref().map(|session| Look {
            way: session.begin_look(moment, wake),
            article,
        });
    }

    /// Shows the earlier state, or asks about it, if it is known by now.
    pub(super) fn look_back(&mut self, ctx: &Context) {
        let Some(answer) = self.look.as_mut().and_then(|look| look.way.take()) else {
            return;
        };
        let Some(look) = self.look.take() else {
            return;
        };
        let outcome = answer.and_then(|past| match look.article {
            Some(article) => self.ask_to_restore(article, &look.way.goal, past),
            None => {
                self.send_unsent();
                if let Some(session) = &mut self.session {
                    session.show_past(look.way.goal.clone(), past);
                }
                self.focus_article = true;
                Ok(())
            }
        });
        if let Err(error) = outcome {
            self.report(&error);
        }
        ctx.request_repaint();
    }

    fn ask_to_restore(
        &mut self,
        article: ArticleId,
        moment: &Moment,
        past: Project,
    ) -> Result<(), AppError> {
        let Some(session) = &mut self.session else {
            return Ok(());
        };
        let would = session.restoration(&article, &past)?;
        self.overlay = Overlay::Restore(Box::new(Restore {
            when_ms: session.when_of(moment),
            // It is planned anew when it is done: somebody may have worked meanwhile.
            would: Restoration {
                plan: Plan {
                    edits: Vec::new(),
                    ..would.plan
                },
                ..would
            },
            article,
            past: Arc::new(past),
        }));
        Ok(())
    }

    /// Does what the overlay asks about.
    pub(super) fn restore_article(&mut self) {
        let Overlay::Restore(restore) = std::mem::take(&mut self.overlay) else {
            return;
        };
        self.send_unsent();
        let Some(session) = &mut self.session else {
            return;
        };
        let done = session
            .restore_article(&restore.article, &restore.past)
            .and_then(|_| session.open_article(&restore.article, false));
        match done {
            Ok(()) => self.good_news(self.words.get("restore-done")),
            Err(error) => self.report(&error),
        }
    }
}
