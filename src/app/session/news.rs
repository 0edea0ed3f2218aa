//! What others write into the same folder while the project is open: colleagues in a shared folder,
//! oneself on another device or in a second window. Journals are looked at beside the window, every
//! few seconds (remote folders tell nobody when a file changes) and soon after the system says that
//! something changed, where it does; new records are taken in here. Nothing is written.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, channel};

use i18n_embed_fl::fl;

use super::Session;
use crate::app::words::Words;
use crate::model::change::clock_ms;
use crate::model::history::is_no_deed;
use crate::model::{AnnotatorId, Project, Record};
use crate::store::{FolderWatch, Seen, SessionLog};

/// How often journals are looked at where nobody says that they changed, in milliseconds.
pub const EVERY_MS: u64 = 3_000;

/// How often they are looked at where somebody does, in milliseconds.
pub const SOON_MS: u64 = 250;

/// What came last, for the line below.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct News {
    /// Deeds, by who did them.
    pub deeds: BTreeMap<AnnotatorId, usize>,
    /// The same person works on this project in another window of this device.
    pub second_window: bool,
}

impl News {
    /// The sentence people read.
    pub fn words(&self, project: &Project, words: &Words) -> String {
        if self.second_window {
            return fl!(words.loader, "news-second-window");
        }
        let people: Vec<String> = self
            .deeds
            .iter()
            .map(|(annotator, count)| {
                let count = words.number(*count);
                fl!(
                    words.loader,
                    "news-of",
                    name = project.person(annotator),
                    count = count
                )
            })
            .collect();
        fl!(
            words.loader,
            "news",
            people = people.join(&words.get("list-comma"))
        )
    }
}

/// A search for news, running or to be begun.
#[derive(Default)]
pub(super) struct Listener {
    seen: Seen,
    running: Option<Receiver<(Seen, Vec<SessionLog>)>>,
    looked_ms: u64,
    /// Where a window waits to be woken.
    watch: Option<Arc<FolderWatch>>,
}

impl Listener {
    pub(super) fn after(seen: Seen, now_ms: u64) -> Self {
        Self {
            seen,
            running: None,
            looked_ms: now_ms,
            watch: None,
        }
    }

    /// How long to wait after one look before the next, in milliseconds.
    fn pause_ms(&self) -> u64 {
        let told = self.watch.as_ref().is_some_and(|it| it.has_changed());
        if told { SOON_MS } else { EVERY_MS }
    }

    /// Forgets when it looked last.
    pub(super) fn look_soon(&mut self) {
        self.looked_ms = 0;
    }
}

impl Session {
    /// From now on [`Self::look_for_news`] also looks soon after something changed in the folder,
    /// where the system tells that; `wake` is called then, and when something came, from other
    /// threads. The watch is placed with the first look, beside the window.
    pub fn on_news(&mut self, wake: Box<dyn Fn() + Send + Sync>) {
        self.listener.watch = Some(Arc::new(FolderWatch::new(wake)));
        self.listener.look_soon();
    }

    /// After how many milliseconds [`Self::look_for_news`] should be asked again at the latest.
    pub fn listen_again_ms(&self) -> u64 {
        if self.hears_nothing() {
            return EVERY_MS;
        }
        self.listener.pause_ms()
    }

    /// What others write waits until the past is left, or all was read.
    fn hears_nothing(&self) -> bool {
        self.present.is_some() || self.skimmed
    }

    /// Looks whether others wrote something, at most every [`EVERY_MS`], or every [`SOON_MS`] while
    /// the folder changes; takes in what was found. True if anything came.
    pub fn look_for_news(&mut self) -> bool {
        if self.hears_nothing() {
            return false;
        }
        let mut came = false;
        match self.listener.running.as_ref().map(Receiver::try_recv) {
            Some(Ok((seen, logs))) => {
                self.listener.running = None;
                self.listener.seen = seen;
                came = self.take_in(logs);
            }
            Some(Err(TryRecvError::Empty)) => return false,
            Some(Err(TryRecvError::Disconnected)) => self.listener.running = None,
            None => {}
        }
        let now_ms = self.platform.now_ms();
        let since_ms = now_ms.checked_sub(self.listener.looked_ms);
        // A clock that was put back says nothing of how long ago it was.
        if since_ms.is_none_or(|it| it >= self.listener.pause_ms()) {
            self.begin_to_listen(now_ms);
        }
        came
    }

    /// As [`Self::look_for_news`], at once and until there is an answer.
    pub fn wait_for_news(&mut self) -> bool {
        if self.present.is_some() {
            return false;
        }
        if self.listener.running.is_none() {
            self.begin_to_listen(self.platform.now_ms());
        }
        let answer = self.listener.running.take().and_then(|it| it.recv().ok());
        answer.is_some_and(|(seen, logs)| {
            self.listener.seen = seen;
            self.take_in(logs)
        })
    }

    fn begin_to_listen(&mut self, now_ms: u64) {
        self.listener.looked_ms = now_ms;
        // Others may also have put something in the place of what was saved here.
        self.me.writer.look();
        let (send, receive) = channel();
        let (folder, mut seen) = (self.folder.clone(), self.listener.seen.clone());
        let (watch, own) = (self.listener.watch.clone(), self.me.session.clone());
        if let Some(watch) = &watch {
            watch.leave_out(&own);
            // Before reading: what changes while it is read is told anew.
            watch.take_change();
        }
        let search = move || {
            if let Some(watch) = &watch {
                watch.renew(&folder);
            }
            let logs = folder.news(&mut seen);
            let came = logs.iter().any(|log| log.session != own);
            // Nobody waits any more if the project was closed.
            let heard = send.send((seen, logs)).is_ok();
            if let Some(watch) = watch.filter(|_| came && heard) {
                watch.wake();
            }
        };
        if std::thread::Builder::new()
            .name("news".to_owned())
            .spawn(search)
            .is_ok()
        {
            self.listener.running = Some(receive);
        }
    }

    /// Takes in records that are not known yet.
    fn take_in(&mut self, logs: Vec<SessionLog>) -> bool {
        let mut news = News {
            deeds: BTreeMap::new(),
            second_window: false,
        };
        let (mut mine, mut came) = (false, false);
        for log in logs {
            // One's own journal says what is here already, perhaps less.
            if log.session == self.me.session && log.annotator == self.me.annotator {
                continue;
            }
            let mut fresh = self.unknown_of(&log);
            // Opening sets them aside and tells of them.
            fresh.retain(|it| !it.tx.edits.iter().any(|edit| self.project.is_theft(edit)));
            if fresh.is_empty() {
                continue;
            }
            // Time at work is nobody's news.
            let is_told = |record: &&Record| !is_no_deed(&record.tx.what);
            let told = fresh.iter().filter(is_told).count();
            if told > 0 {
                *news.deeds.entry(log.annotator.clone()).or_default() += told;
            }
            came = true;
            if log.annotator == self.me.annotator {
                mine = true;
                news.second_window |= log.device == Some(self.platform.device());
            }
            for record in fresh {
                self.take_in_one(&log, record);
            }
        }
        if !came {
            return false;
        }
        if mine {
            self.rebuild_history();
        } else {
            self.forget_spent();
        }
        self.leave_what_is_gone();
        if !news.deeds.is_empty() {
            self.news = Some(news);
        }
        true
    }

    /// Records of a session that the log does not hold.
    fn unknown_of(&self, log: &SessionLog) -> Vec<Record> {
        let known = self.log.iter();
        let known = known.filter(|it| it.session == log.session && it.annotator == log.annotator);
        let known: BTreeSet<(u64, u64)> = known
            .flat_map(|it| it.records.iter().map(|record| (record.n, record.t)))
            .collect();
        let records = log.records.iter();
        records
            .filter(|it| !known.contains(&(it.n, it.t)))
            .cloned()
            .collect()
    }

    fn take_in_one(&mut self, log: &SessionLog, record: Record) {
        let from_future = clock_ms(record.t) > self.latest_ms();
        self.project.absorb(&log.session, &record, from_future);
        if !from_future {
            self.clock.see(record.t);
        }
        self.likeness.note(&self.project, &record.tx);
        self.note_odd(&record.tx);
        self.follow_texts(&record.tx);
        self.log.add(&log.session, &log.annotator, record);
    }

    /// What lay on the desk and was removed by somebody else is let go.
    fn leave_what_is_gone(&mut self) {
        let project = &self.project;
        self.workspace
            .keep_panes(|id| project.articles().get(id).is_some());
        let selected = self.workspace.selected.as_ref();
        if selected.is_some_and(|item| !project.has(item)) {
            self.end_gesture();
            self.workspace.selected = None;
        }
    }
}
