//! Going back to an earlier state of the project: the way is worked out beside the window while its
//! progress is shown, gone once it is known, and worked out anew if somebody worked meanwhile.

use egui::Context;

use super::Shell;
use crate::app::notice::AppError;
use crate::model::Moment;

impl Shell {
    /// Begins to work out the way back to a record; another one that was begun is given up.
    pub(super) fn begin_return(&mut self, ctx: &Context, journal: &str, n: u64) {
        let waker = ctx.clone();
        let wake = Box::new(move || waker.request_repaint());
        let session = self.session.as_ref();
        self.way_back = session.map(|it| it.begin_return(journal, n, wake));
    }

    /// Goes the way back if it is known by now.
    pub(super) fn go_back(&mut self, ctx: &Context) {
        let (Some(way), Some(session)) = (&mut self.way_back, &mut self.session) else {
            self.way_back = None;
            return;
        };
        let Some(answer) = way.take() else {
            return;
        };
        let outcome: Result<bool, AppError> =
            answer.and_then(|plan| session.finish_return(way, plan));
        let goal = way.goal.clone();
        self.way_back = None;
        match outcome {
            Ok(true) => {}
            Ok(false) => {
                if let Moment::After { session, n } = goal {
                    self.begin_return(ctx, &session, n);
                }
            }
            Err(error) => self.report(&error),
        }
    }
}
