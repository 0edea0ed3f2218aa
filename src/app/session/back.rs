//! The history of the whole project, and the way back to a point of it.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, TryRecvError, channel};

use super::Session;
use super::log::Log;
use crate::app::notice::AppError;
use crate::model::change::clock_ms;
use crate::model::edit::{EditError, Plan, back};
use crate::model::{AnnotatorId, ArticleId, Code, Codebook, Kind, Project, Record, Stamp};

/// Records read before the window is told how far it is, and asked whether to go on.
const RECORDS_AT_ONCE: usize = 500;

/// One deed, for a list of them.
#[derive(Debug, Clone, PartialEq)]
pub struct Deed {
    /// The journal and the number of the record in it; together its name.
    pub session: String,
    pub n: u64,
    pub by: AnnotatorId,
    /// Milliseconds since 1970, by the clock of the writer.
    pub when_ms: u64,
    /// Command id of the deed.
    pub what: Code,
    pub kind: Kind,
    pub article: Option<ArticleId>,
}

impl Session {
    /// Every deed of everybody that this annotator may see, the latest first: what a colleague did
    /// in an article stays hidden until a review of it was opened, and time at work is nobody's
    /// deed. Reads all records; keep what it answers.
    pub fn deeds(&self) -> Vec<Deed> {
        let mut found: Vec<(Stamp, &Record)> = self
            .records()
            .filter(|(_, record)| self.shows_deed(&record.tx))
            .collect();
        found.sort_by(|a, b| b.0.cmp(&a.0));
        found
            .into_iter()
            .map(|(stamp, record)| Deed {
                session: stamp.session,
                n: record.n,
                by: record.tx.by.clone(),
                when_ms: clock_ms(record.t),
                what: record.tx.what.clone(),
                kind: record.tx.kind.clone(),
                article: record.tx.focus.article.clone(),
            })
            .collect()
    }

    fn records(&self) -> impl Iterator<Item = (Stamp, &Record)> {
        self.log.iter().flat_map(|log| {
            let records = log.records.iter();
            records.map(|record| (record.stamp(&log.session), record))
        })
    }

    /// Begins to work out the way back to the record `n` of the journal `session`, on a thread
    /// beside the window. `wake` is called now and then, and at the end.
    pub fn begin_return(&self, session: &str, n: u64, wake: Box<dyn Fn() + Send>) -> Return {
        let (send, receive) = channel();
        let stop = Arc::new(AtomicBool::new(false));
        let journey = Journey {
            log: self.log.clone(),
            name: self.info.name.clone(),
            founding: self.project.founding_codebook().clone(),
            me: self.me.annotator.clone(),
            latest_ms: self.latest_ms,
            stop: Arc::clone(&stop),
        };
        let goal = (session.to_owned(), n);
        let asked = goal.clone();
        std::thread::spawn(move || {
            let told = journey.go(&goal, |done, total| {
                let heard = send.send(Told::Read(done, total)).is_ok();
                wake();
                heard
            });
            // Nobody listens any more once the way was given up.
            let _unheard = told.map(|told| send.send(told));
            wake();
        });
        Return {
            goal: asked,
            done: 0,
            total: 0,
            generation: self.project.generation(),
            receive,
            stop,
        }
    }

    /// Goes the way that was worked out: one deed, which undo takes back. `false` if something was
    /// done since it was begun: then it is to be worked out again.
    ///
    /// # Errors
    /// If a colleague's work needs what would go.
    pub fn finish_return(&mut self, way: &Return, plan: Plan) -> Result<bool, AppError> {
        if way.generation != self.project.generation() {
            return Ok(false);
        }
        self.end_gesture();
        self.plan(|_| Ok(plan))?;
        self.workspace.selected = None;
        Ok(true)
    }

    /// Makes one's own tags, and the values of what is shared, what they were after the record `n`
    /// of the journal `session`: one deed, which undo takes back. Waits for it.
    ///
    /// # Errors
    /// If there is no such record, or a colleague's work needs what would go.
    pub fn go_back(&mut self, session: &str, n: u64) -> Result<(), AppError> {
        let mut way = self.begin_return(session, n, Box::new(|| {}));
        let plan = way.wait()?;
        self.finish_return(&way, plan).map(|_| ())
    }
}

/// A way back that is being worked out. Dropping it gives it up.
#[derive(Debug)]
pub struct Return {
    /// Journal and number of the record it leads to.
    pub goal: (String, u64),
    /// Records read, and how many there are to read.
    pub done: usize,
    pub total: usize,
    /// Of the project when it was begun.
    generation: u64,
    receive: Receiver<Told>,
    stop: Arc<AtomicBool>,
}

/// What the thread has to say.
#[derive(Debug)]
enum Told {
    Read(usize, usize),
    Planned(Box<Plan>),
    NotThere,
}

impl Drop for Return {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
    }
}

impl Return {
    /// What to do, once it is known; `None` while it is being worked out.
    pub fn take(&mut self) -> Option<Result<Plan, AppError>> {
        loop {
            match self.receive.try_recv() {
                Ok(told) => {
                    if let Some(answer) = self.hear(told) {
                        return Some(answer);
                    }
                }
                Err(TryRecvError::Empty) => return None,
                Err(TryRecvError::Disconnected) => return Some(Err(self.not_there())),
            }
        }
    }

    /// As [`Self::take`], to the end.
    fn wait(&mut self) -> Result<Plan, AppError> {
        while let Ok(told) = self.receive.recv() {
            if let Some(answer) = self.hear(told) {
                return answer;
            }
        }
        Err(self.not_there())
    }

    fn hear(&mut self, told: Told) -> Option<Result<Plan, AppError>> {
        match told {
            Told::Read(done, total) => {
                (self.done, self.total) = (done, total);
                None
            }
            Told::Planned(plan) => Some(Ok(*plan)),
            Told::NotThere => Some(Err(self.not_there())),
        }
    }

    fn not_there(&self) -> AppError {
        let (session, n) = &self.goal;
        EditError::NotFound(format!("{session}:{n}")).into()
    }
}

/// What the thread is handed.
struct Journey {
    log: Log,
    name: String,
    founding: Codebook,
    me: AnnotatorId,
    /// Records later than this come from a wrong clock.
    latest_ms: u64,
    stop: Arc<AtomicBool>,
}

impl Journey {
    /// Reads all records up to the goal, then the rest, and plans the way between the two states;
    /// `None` if it was given up.
    fn go(&self, goal: &(String, u64), heard: impl Fn(usize, usize) -> bool) -> Option<Told> {
        let mut records: Vec<(Stamp, &Record)> = Vec::new();
        for log in self.log.iter() {
            let stamped = log.records.iter();
            records.extend(stamped.map(|record| (record.stamp(&log.session), record)));
        }
        records.sort_by(|a, b| a.0.cmp(&b.0));
        let is_goal = |stamp: &Stamp| stamp.session == goal.0 && stamp.n == goal.1;
        let Some(last) = records.iter().position(|(stamp, _)| is_goal(stamp)) else {
            return Some(Told::NotThere);
        };
        let total = records.len();
        let mut now = Project::new(self.name.clone(), self.founding.clone());
        let mut past = None;
        for (place, (stamp, record)) in records.into_iter().enumerate() {
            if place % RECORDS_AT_ONCE == 0
                && (self.stop.load(Ordering::Relaxed) || !heard(place, total))
            {
                return None;
            }
            let from_future = clock_ms(record.t) > self.latest_ms;
            now.absorb(&stamp.session, record, from_future);
            if place == last {
                past = Some(now.clone());
            }
        }
        let plan = back::to(&now, &past?, &self.me);
        Some(Told::Planned(Box::new(plan)))
    }
}
