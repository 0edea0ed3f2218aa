//! Opening a project. A large one is shown at once with its articles, to read and not to change,
//! while its tags are read on a thread; then it is put in the place of that first look, with the
//! panes as they are by then. Nothing is decided here about what a project is.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::sync::mpsc::{Receiver, TryRecvError, channel};

use egui::Context;

use super::Shell;
use crate::app::notice::AppError;
use crate::app::{Session, library};
use crate::model::AnnotatorId;
use crate::store::Progress;

/// Journals that are together shorter are read before the next frame.
const AT_ONCE_BYTE: u64 = 16 << 20;

/// A project whose tags are being read. Dropping it gives it up.
pub struct Opening {
    progress: Arc<Progress>,
    receive: Receiver<Result<Session, AppError>>,
}

impl Opening {
    /// How much was read, in hundredths.
    pub fn percent(&self) -> usize {
        let done = self.progress.done_byte.load(Ordering::Relaxed);
        let total = self.progress.total_byte.load(Ordering::Relaxed).max(1);
        usize::try_from(done.min(total) * 100 / total).unwrap_or(100)
    }
}

impl Shell {
    /// Opens a project folder, and says so if it cannot.
    pub fn open_project(&mut self, ctx: Option<&Context>, path: &Path) {
        if !self.close_session() {
            return;
        }
        let who = (!self.settings.annotator.is_empty())
            .then(|| AnnotatorId::new(self.settings.annotator.as_str()));
        let folder = library::folder(path);
        let platform = Arc::clone(&self.platform);
        let is_large = folder.journals_byte() > AT_ONCE_BYTE;
        let opened = match ctx.filter(|_| is_large) {
            None => Session::open(folder, platform, who.as_ref()),
            Some(ctx) => {
                let skimmed = Session::skim(folder.clone(), Arc::clone(&platform), who.as_ref());
                if skimmed.is_ok() {
                    self.opening = Some(begin(ctx, move |progress| {
                        Session::open_watched(folder, platform, who.as_ref(), progress)
                    }));
                }
                skimmed
            }
        };
        match opened {
            Ok(session) => self.set_session(ctx, session),
            Err(error) => self.report(&error),
        }
    }

    /// Puts the whole project in the place of the first look once it was read.
    pub(super) fn hear_of_opening(&mut self, ctx: &Context) {
        let Some(opening) = &self.opening else {
            return;
        };
        let answer = match opening.receive.try_recv() {
            Ok(answer) => answer,
            Err(TryRecvError::Empty) => {
                ctx.request_repaint_after(std::time::Duration::from_millis(100));
                return;
            }
            Err(TryRecvError::Disconnected) => {
                self.opening = None;
                return;
            }
        };
        self.opening = None;
        match answer {
            Ok(mut session) => {
                if let Some(skimmed) = self.session.take() {
                    session.take_over(skimmed);
                }
                self.seat(Some(ctx), session);
            }
            Err(error) => self.report(&error),
        }
    }
}

/// Opens on a thread of its own.
fn begin(
    ctx: &Context,
    open: impl FnOnce(&Progress) -> Result<Session, AppError> + Send + 'static,
) -> Opening {
    let progress = Arc::new(Progress::default());
    let (send, receive) = channel();
    let (told, waker) = (Arc::clone(&progress), ctx.clone());
    std::thread::spawn(move || {
        // Nobody listens any more once another project was opened.
        let _unheard = send.send(open(&told));
        waker.request_repaint();
    });
    Opening { progress, receive }
}
