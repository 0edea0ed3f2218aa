//! The history of the whole project, the project as it was at any moment of it, and the way back.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, TryRecvError, channel};

use super::Session;
use super::log::Log;
use crate::app::notice::AppError;
use crate::model::change::clock_ms;
use crate::model::edit::{EditError, Plan, back};
use crate::model::past::Chronicle;
use crate::model::{AnnotatorId, ArticleId, Code, Codebook, Kind, Moment, Project, Record, Stamp};

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
        let goal = Moment::After {
            session: session.to_owned(),
            n,
        };
        let me = self.me.annotator.clone();
        self.begin_journey(goal, wake, move |journey, records, count, heard| {
            let total = records.len();
            let past = journey.replay(records, count, |done| heard(done, total))?;
            let mut told =
                |done: usize| !done.is_multiple_of(RECORDS_AT_ONCE) || heard(done, total);
            let now = records.go_on(past.clone(), count..total, journey.latest_ms, &mut told)?;
            Some(back::to(&now, &past, &me))
        })
    }

    /// Begins to work out the project as it was at a moment, as [`Self::begin_return`].
    pub fn begin_look(&self, moment: Moment, wake: Box<dyn Fn() + Send>) -> Return<Project> {
        self.begin_journey(moment, wake, |journey, records, count, heard| {
            journey.replay(records, count, |done| heard(done, count))
        })
    }

    /// Works something out of all records on a thread of its own. `work` is handed them and how
    /// many had been made by then; it gives up if it is told that nobody listens.
    fn begin_journey<T: Send + 'static>(
        &self,
        goal: Moment,
        wake: Box<dyn Fn() + Send>,
        work: impl FnOnce(&Journey, &Chronicle<'_>, usize, &dyn Fn(usize, usize) -> bool) -> Option<T>
        + Send
        + 'static,
    ) -> Return<T> {
        let (send, receive) = channel();
        let stop = Arc::new(AtomicBool::new(false));
        let journey = self.journey();
        let (moment, stopped) = (goal.clone(), Arc::clone(&stop));
        std::thread::spawn(move || {
            let records = journey.records();
            let heard = |done: usize, total: usize| {
                let heard = send.send(Told::Read(done, total)).is_ok();
                wake();
                heard && !stopped.load(Ordering::Relaxed)
            };
            let told = match records.until(&moment) {
                Some(count) => {
                    work(&journey, &records, count, &heard).map(|it| Told::Found(Box::new(it)))
                }
                None => Some(Told::NotThere),
            };
            // Nobody listens any more once the way was given up.
            let _unheard = told.map(|told| send.send(told));
            wake();
        });
        Return {
            goal,
            done: 0,
            total: 0,
            generation: self.generation_now(),
            receive,
            stop,
        }
    }

    fn journey(&self) -> Journey {
        Journey {
            log: self.log.clone(),
            name: self.info.name.clone(),
            founding: self.project.founding_codebook().clone(),
            latest_ms: self.latest_ms(),
        }
    }

    /// The project as it was at a moment. Waits for it.
    ///
    /// # Errors
    /// If no record is named so.
    pub fn as_of(&self, moment: &Moment) -> Result<Project, AppError> {
        let journey = self.journey();
        let records = journey.records();
        let count = records.until(moment).ok_or_else(|| not_there(moment))?;
        let past = journey.replay(&records, count, |_| true);
        past.ok_or_else(|| not_there(moment))
    }

    /// Goes the way that was worked out: one deed, which undo takes back. `false` if something was
    /// done since it was begun: then it is to be worked out again.
    ///
    /// # Errors
    /// If a colleague's work needs what would go.
    pub fn finish_return(&mut self, way: &Return, plan: Plan) -> Result<bool, AppError> {
        if way.generation != self.generation_now() {
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

/// Something of the past that is being worked out: a way back to it, or the project as it was.
/// Dropping it gives it up.
#[derive(Debug)]
pub struct Return<T = Plan> {
    /// The moment it leads to.
    pub goal: Moment,
    /// Records read, and how many there are to read.
    pub done: usize,
    pub total: usize,
    /// Of the project when it was begun.
    generation: u64,
    receive: Receiver<Told<T>>,
    stop: Arc<AtomicBool>,
}

/// What the thread has to say.
#[derive(Debug)]
enum Told<T> {
    Read(usize, usize),
    Found(Box<T>),
    NotThere,
}

impl<T> Drop for Return<T> {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
    }
}

impl<T> Return<T> {
    /// What was worked out, once it is known; `None` while it is being worked out.
    pub fn take(&mut self) -> Option<Result<T, AppError>> {
        loop {
            match self.receive.try_recv() {
                Ok(told) => {
                    if let Some(answer) = self.hear(told) {
                        return Some(answer);
                    }
                }
                Err(TryRecvError::Empty) => return None,
                Err(TryRecvError::Disconnected) => return Some(Err(not_there(&self.goal))),
            }
        }
    }

    /// As [`Self::take`], to the end.
    fn wait(&mut self) -> Result<T, AppError> {
        while let Ok(told) = self.receive.recv() {
            if let Some(answer) = self.hear(told) {
                return answer;
            }
        }
        Err(not_there(&self.goal))
    }

    fn hear(&mut self, told: Told<T>) -> Option<Result<T, AppError>> {
        match told {
            Told::Read(done, total) => {
                (self.done, self.total) = (done, total);
                None
            }
            Told::Found(found) => Some(Ok(*found)),
            Told::NotThere => Some(Err(not_there(&self.goal))),
        }
    }
}

fn not_there(moment: &Moment) -> AppError {
    EditError::NotFound(moment.to_string()).into()
}

/// What the thread is handed.
struct Journey {
    log: Log,
    name: String,
    founding: Codebook,
    /// Records later than this come from a wrong clock.
    latest_ms: u64,
}

impl Journey {
    fn records(&self) -> Chronicle<'_> {
        let logs = self.log.iter();
        Chronicle::of(logs.flat_map(|log| {
            let records = log.records.iter();
            records.map(|record| (log.session.as_str(), record))
        }))
    }

    /// The project as the first `count` records make it; tells now and then how far it is.
    fn replay(
        &self,
        records: &Chronicle<'_>,
        count: usize,
        heard: impl Fn(usize) -> bool,
    ) -> Option<Project> {
        let of = (self.name.as_str(), &self.founding);
        records.replay(count, of, self.latest_ms, |done| {
            !done.is_multiple_of(RECORDS_AT_ONCE) || heard(done)
        })
    }
}
