//! Joining another copy while the project is open: beside the window, with progress. What came is
//! taken in like any news.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, TryRecvError, channel};

use super::Session;
use crate::app::library;
use crate::app::merge::{Report, merge_while};
use crate::app::notice::AppError;

/// A join that goes on. Dropping it breaks it off; what came stays.
#[derive(Debug)]
pub struct Joining {
    /// The other copy.
    pub from: PathBuf,
    /// Files looked at, and how many there are to look at.
    pub done: usize,
    pub total: usize,
    receive: Receiver<Told>,
    stop: Arc<AtomicBool>,
}

#[derive(Debug)]
enum Told {
    Looked(usize, usize),
    Done(Box<Result<Report, AppError>>),
}

impl Drop for Joining {
    fn drop(&mut self) {
        self.stop();
    }
}

impl Joining {
    /// Breaks it off; the report tells what came.
    pub fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }

    /// The report, once it is there; `None` while the join goes on.
    pub fn take(&mut self) -> Option<Result<Report, AppError>> {
        loop {
            match self.receive.try_recv() {
                Ok(Told::Looked(done, total)) => (self.done, self.total) = (done, total),
                Ok(Told::Done(report)) => return Some(*report),
                Err(TryRecvError::Empty) => return None,
                Err(TryRecvError::Disconnected) => return Some(Ok(Report::default())),
            }
        }
    }
}

impl Session {
    /// Begins to join the copy in `from` on a thread beside the window. `wake` is called now and
    /// then, and at the end.
    ///
    /// # Errors
    /// If the project can only be read, or what is pending cannot be written.
    pub fn begin_join(
        &self,
        from: PathBuf,
        wake: Box<dyn Fn() + Send>,
    ) -> Result<Joining, AppError> {
        if self.read_only {
            return Err(AppError::ReadOnly);
        }
        self.flush()?;
        let (send, receive) = channel();
        let stop = Arc::new(AtomicBool::new(false));
        let (here, there) = (self.folder.clone(), library::folder(&from));
        let (platform, stopped) = (Arc::clone(&self.platform), Arc::clone(&stop));
        std::thread::spawn(move || {
            let report = merge_while(&here, &there, platform.as_ref(), &mut |done, total| {
                // Whoever no longer listens wanted it stopped.
                let heard = send.send(Told::Looked(done, total)).is_ok();
                wake();
                heard && !stopped.load(Ordering::Relaxed)
            });
            let _unheard = send.send(Told::Done(Box::new(report)));
            wake();
        });
        Ok(Joining {
            from,
            done: 0,
            total: 0,
            receive,
            stop,
        })
    }

    /// Looks for what others wrote with the next call, not only after a while.
    pub fn look_soon(&mut self) {
        self.listener.look_soon();
    }
}
