//! Saving beside the window: records are handed over, written in groups by one thread, and
//! acknowledged.
//!
//! A record leaves the queue only when its line is synced. If saving fails, everything stays in
//! memory, the error stays in the status, and the next deed or [`Writer::retry`] tries again. A
//! record that cannot be written at all keeps its place and lets the others pass. What was saved and
//! is on the disk no more comes back into the queue ([`Writer::look`]).
//! Nothing here decides what the reader is told.

use std::collections::VecDeque;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;

use super::error::StoreError;
use super::folder::Folder;
use super::saver::Saver;
use crate::model::{AnnotatorId, Record};

/// Most records written in one go.
pub(super) const GROUP_MAX: usize = 256;

/// How often in a row a journal may be replaced before that is an error like others.
const REPLACED_MAX: usize = 3;

/// How saving stands.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WriterStatus {
    /// Records handed over and not yet safe.
    pub pending: usize,
    /// Records acknowledged since the start.
    pub saved: u64,
    /// Why the pending records could not be saved. Goes away when they are.
    pub error: Option<String>,
    /// True while something is being written.
    pub busy: bool,
    /// The disk was full; the room kept for the last deeds is used up.
    pub reserve_used: bool,
}

impl State {
    fn retry(&mut self) {
        self.retry = true;
        self.stuck = 0;
    }
}

type Waker = Box<dyn Fn() + Send + Sync>;

#[derive(Default)]
struct State {
    queue: VecDeque<Record>,
    status: WriterStatus,
    /// Records at the head of the queue that cannot be written on any disk.
    stuck: usize,
    /// Try again although there was an error.
    retry: bool,
    /// Look whether what was saved is still there.
    look: bool,
    closing: bool,
    /// The worker is gone; nothing will ever be acknowledged again.
    ended: bool,
    waker: Option<Arc<Waker>>,
}

#[derive(Default)]
struct Shared {
    state: Mutex<State>,
    changed: Condvar,
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        // The state is changed in whole steps, so it is sound even after a panic elsewhere.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wait<'a>(&self, state: MutexGuard<'a, State>) -> MutexGuard<'a, State> {
        self.changed
            .wait(state)
            .unwrap_or_else(PoisonError::into_inner)
    }
}

/// Saves records on a thread of its own. Dropping it saves what is pending, if that is possible.
pub struct Writer {
    shared: Arc<Shared>,
    worker: Option<JoinHandle<()>>,
}

impl std::fmt::Debug for Writer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Writer")
            .field("status", &self.status())
            .finish_non_exhaustive()
    }
}

impl Writer {
    /// Starts the thread. Nothing is written before the first record: `first_session` is the ULID
    /// of the stamps, `fresh_session` gives a new one if a journal has to be given up.
    pub fn new(
        folder: Folder,
        annotator: AnnotatorId,
        first_session: String,
        fresh_session: Box<dyn FnMut() -> String + Send>,
    ) -> Self {
        let shared = Arc::new(Shared::default());
        let saver = Saver::new(folder, annotator, first_session, fresh_session);
        let for_worker = Arc::clone(&shared);
        let worker = std::thread::Builder::new()
            .name("journal".to_owned())
            .spawn(move || {
                let end = End(Arc::clone(&for_worker));
                work(&for_worker, saver);
                drop(end);
            });
        if let Err(error) = &worker {
            let mut state = shared.state();
            state.ended = true;
            state.status.error = Some(error.to_string());
        }
        Self {
            shared,
            worker: worker.ok(),
        }
    }

    /// Hands a record over. Returns at once.
    pub fn submit(&self, record: Record) {
        let mut state = self.shared.state();
        state.queue.push_back(record);
        state.status.pending = state.queue.len();
        state.retry = true;
        drop(state);
        self.shared.changed.notify_all();
    }

    pub fn status(&self) -> WriterStatus {
        self.shared.state().status.clone()
    }

    /// Tries again after an error. Returns at once.
    pub fn retry(&self) {
        self.shared.state().retry();
        self.shared.changed.notify_all();
    }

    /// Looks, beside the window, whether what was saved is still on the disk, and saves again what
    /// is not. Returns at once.
    pub fn look(&self) {
        self.shared.state().look = true;
        self.shared.changed.notify_all();
    }

    /// Waits until everything handed over is safe; after an earlier error it tries again. Looks
    /// first whether what was saved is still there.
    ///
    /// # Errors
    /// [`StoreError::NotSaved`]: the records stay in memory.
    pub fn flush(&self) -> Result<(), StoreError> {
        let mut state = self.shared.state();
        state.retry();
        state.look = !state.ended;
        self.shared.changed.notify_all();
        loop {
            if state.queue.is_empty() && !state.status.busy && !state.look {
                return Ok(());
            }
            let failed = state.status.error.is_some() && !state.retry && !state.status.busy;
            if failed || state.ended {
                return Err(not_saved(&state));
            }
            state = self.shared.wait(state);
        }
    }

    /// Records that are not safe yet, oldest first, so that they can be saved elsewhere.
    pub fn pending_records(&self) -> Vec<Record> {
        self.shared.state().queue.iter().cloned().collect()
    }

    /// Calls `waker` after each acknowledgement and each failure, from the writing thread.
    pub fn set_waker(&self, waker: Box<dyn Fn() + Send + Sync>) {
        self.shared.state().waker = Some(Arc::new(waker));
    }

    /// Saves what is pending and ends the thread.
    ///
    /// # Errors
    /// [`StoreError::NotSaved`]: what was pending is gone with the writer, so ask
    /// [`Writer::flush`] first and keep the window open if it fails.
    pub fn close(mut self) -> Result<(), StoreError> {
        let flushed = self.flush();
        self.end();
        flushed
    }

    fn end(&mut self) {
        self.shared.state().closing = true;
        self.shared.changed.notify_all();
        if let Some(worker) = self.worker.take() {
            // A panic of the worker was told by `End` already.
            let _ = worker.join();
        }
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        self.end();
    }
}

fn not_saved(state: &State) -> StoreError {
    StoreError::NotSaved {
        pending: state.queue.len(),
        detail: state.status.error.clone().unwrap_or_default(),
    }
}

/// Tells everybody who waits that the worker is gone, also if it panicked.
struct End(Arc<Shared>);

impl Drop for End {
    fn drop(&mut self) {
        let mut state = self.0.state();
        state.ended = true;
        state.look = false;
        state.status.busy = false;
        if !state.queue.is_empty() && state.status.error.is_none() {
            state.status.error = Some("the writing thread has ended".to_owned());
        }
        drop(state);
        self.0.changed.notify_all();
    }
}

/// What the thread does next.
enum Job {
    /// Writes records that begin at a place in the queue.
    Save(usize, Vec<Record>),
    Look,
}

fn work(shared: &Shared, mut saver: Saver) {
    let (mut group_max, mut replaced) = (GROUP_MAX, 0);
    while let Some(job) = next_job(shared, group_max) {
        let is_look = matches!(job, Job::Look);
        let result = match &job {
            Job::Save(_, group) => saver.save(group),
            Job::Look => {
                saver.look();
                Ok(())
            }
        };
        let mut state = shared.state();
        state.status.busy = false;
        state.status.reserve_used = saver.is_reserve_used();
        match (job, result) {
            (Job::Look, _) => {}
            (Job::Save(from, group), Ok(())) => {
                state.queue.drain(from..from + group.len());
                state.status.saved += group.len() as u64;
                if state.stuck == 0 {
                    state.status.error = None;
                }
                group_max = GROUP_MAX.min(group_max * 2);
                replaced = 0;
            }
            (Job::Save(_, group), Err(error)) if error.is_about_records() => {
                // The others must not wait for the one that is at fault.
                if group.len() == 1 {
                    state.stuck += 1;
                    state.status.error = Some(error.to_string());
                } else {
                    group_max = 1;
                }
                state.retry = state.queue.len() > state.stuck;
            }
            // What it held comes back below.
            (Job::Save(..), Err(StoreError::Replaced { .. })) if replaced < REPLACED_MAX => {
                replaced += 1;
                state.retry = true;
            }
            (Job::Save(..), Err(error)) => state.status.error = Some(error.to_string()),
        }
        let lost = saver.take_lost();
        // A look that found everything in its place is nobody's news.
        let is_told = !is_look || !lost.is_empty();
        take_back(&mut state, lost);
        state.status.pending = state.queue.len();
        let waker = state.waker.clone().filter(|_| is_told);
        drop(state);
        shared.changed.notify_all();
        if let Some(waker) = waker {
            waker();
        }
    }
    // The reserve is only a help; failing to remove it loses nothing.
    let _ = saver.close();
}

/// Puts what is on the disk no more before everything that is to be saved.
fn take_back(state: &mut State, lost: Vec<Record>) {
    if lost.is_empty() {
        return;
    }
    state.status.saved = state.status.saved.saturating_sub(lost.len() as u64);
    state.stuck = 0;
    for record in lost.into_iter().rev() {
        state.queue.push_front(record);
    }
    state.retry = true;
}

/// Waits for something to do; `None` when it is time to end.
fn next_job(shared: &Shared, group_max: usize) -> Option<Job> {
    let mut state = shared.state();
    loop {
        let may_try = state.status.error.is_none() || state.retry;
        if state.look {
            state.look = false;
            state.status.busy = true;
            return Some(Job::Look);
        }
        let from = state.stuck;
        if state.queue.len() > from && may_try {
            state.retry = false;
            state.status.busy = true;
            let group = state.queue.iter().skip(from).take(group_max);
            return Some(Job::Save(from, group.cloned().collect()));
        }
        if state.closing {
            return None;
        }
        state.retry = false;
        state = shared.wait(state);
    }
}
