//! Opening a large project beside the window: a first look at its articles at once, the whole of it
//! from a thread. Nothing is decided here about what a project is.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::sync::mpsc::{Receiver, TryRecvError, channel};

use super::Session;
use crate::app::library;
use crate::app::notice::AppError;
use crate::app::platform::Platform;
use crate::model::AnnotatorId;
use crate::store::Progress;

/// Journals that are together shorter are read at once.
const AT_ONCE_BYTE: u64 = 16 << 20;

/// A project whose tags are being read. Dropping it gives it up.
pub struct Opening {
    progress: Arc<Progress>,
    receive: Receiver<Result<Session, AppError>>,
}

impl Opening {
    /// Opens the project in a folder. A large one is only looked at, and the whole of it begins to
    /// be read beside the window; `wake` is called when it is there.
    ///
    /// # Errors
    /// As [`Session::open`].
    pub fn begin(
        path: &Path,
        platform: &Arc<dyn Platform>,
        annotator: Option<&AnnotatorId>,
        wake: Box<dyn Fn() + Send>,
    ) -> Result<(Session, Option<Self>), AppError> {
        let folder = library::folder(path);
        if folder.journals_byte() <= AT_ONCE_BYTE {
            let session = Session::open(folder, Arc::clone(platform), annotator)?;
            return Ok((session, None));
        }
        let look = Session::skim(folder.clone(), Arc::clone(platform), annotator)?;
        let progress = Arc::new(Progress::default());
        let (send, receive) = channel();
        let (told, platform) = (Arc::clone(&progress), Arc::clone(platform));
        let annotator = annotator.cloned();
        std::thread::spawn(move || {
            let opened = Session::open_watched(folder, platform, annotator.as_ref(), &told);
            // Nobody listens any more once another project was opened.
            let _unheard = send.send(opened);
            wake();
        });
        Ok((look, Some(Self { progress, receive })))
    }

    /// How much was read, in hundredths.
    pub fn percent(&self) -> usize {
        let done = self.progress.done_byte.load(Ordering::Relaxed);
        let total = self.progress.total_byte.load(Ordering::Relaxed).max(1);
        usize::try_from(done.min(total) * 100 / total).unwrap_or(100)
    }

    /// The whole project, once it was read.
    pub fn take(&self) -> Option<Result<Session, AppError>> {
        match self.receive.try_recv() {
            Ok(answer) => Some(answer),
            Err(TryRecvError::Empty) => None,
            Err(TryRecvError::Disconnected) => Some(Err(AppError::NotRead)),
        }
    }
}
