//! The agreement report of the open room, worked out on a thread beside the window: at once without
//! intervals, then with what was asked for. The old one stays until a new one is there.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::mpsc::{Receiver, Sender, TryRecvError, channel};

use super::Session;
use super::placing::as_placed;
use crate::agreement::report::{Facts, Report, Request, report};
use crate::app::agreement::blind::{Veil, veil};
use crate::app::agreement::words_of;
use crate::model::{AnnotatorId, ArticleId, Fragment, Project};
use crate::store::Folder;
use crate::text::index::ArticleText;

/// What a report was made of: if it is the same, so is the report.
#[derive(Debug, Clone, PartialEq)]
struct Key {
    generation: u64,
    reader: AnnotatorId,
    unfinished: bool,
    request: Request,
}

impl Key {
    fn is_quick(&self) -> bool {
        self.request.samples == 0 && !self.request.gamma
    }

    /// The same without what takes long.
    fn quick(&self) -> Self {
        let mut quick = self.clone();
        quick.request.samples = 0;
        quick.request.gamma = false;
        quick
    }
}

/// A report that is there.
#[derive(Debug)]
pub struct Ready {
    pub report: Report,
    pub facts: Arc<Facts>,
    /// What the reader may not see.
    pub veil: Veil,
    /// Articles whose text could not be read; their words are not compared.
    pub unread: usize,
    /// Of which text the words of each article are.
    revisions: BTreeMap<ArticleId, String>,
}

impl Ready {
    /// True if the words of this text of an article were read.
    fn knows(&self, article: &ArticleId, revision: &str) -> bool {
        self.facts.words.contains_key(article)
            && self.revisions.get(article).is_some_and(|it| it == revision)
    }
}

type Words = BTreeMap<ArticleId, Vec<Fragment>>;

/// A report on its way.
struct Running {
    key: Key,
    /// In thousandths.
    done: Arc<AtomicU32>,
    stop: Arc<AtomicBool>,
    receive: Receiver<(Key, Arc<Ready>)>,
}

impl Drop for Running {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
    }
}

/// What the session knows of reports.
#[derive(Default)]
pub(super) struct Reporter {
    ready: Option<(Key, Arc<Ready>)>,
    running: Option<Running>,
    /// Stopped by hand; not begun again by itself.
    stopped: Option<Key>,
}

impl Session {
    /// Takes over what was worked out for the room of agreement and begins what is missing. True
    /// while work goes on.
    pub fn look_for_report(&mut self) -> bool {
        if !self.workspace.agreement.is_open {
            self.reporter.running = None;
            return false;
        }
        self.take_report();
        let key = Key {
            generation: self.project.generation(),
            reader: self.me.annotator.clone(),
            unfinished: self.workspace.agreement.unfinished,
            request: self.workspace.agreement.request(),
        };
        let is_it = |one: &Key| *one == key;
        let reporter = &mut self.reporter;
        if reporter.ready.as_ref().is_some_and(|(one, _)| is_it(one))
            || reporter.stopped.as_ref().is_some_and(is_it)
        {
            reporter.running = None;
            return false;
        }
        if !reporter.running.as_ref().is_some_and(|it| is_it(&it.key)) {
            // Dropped first, so that the old work ends.
            reporter.running = None;
            self.begin_report(key);
        }
        true
    }

    /// As [`Self::look_for_report`], until the report is there.
    pub fn wait_for_report(&mut self) {
        while self.look_for_report() {
            let running = self.reporter.running.as_ref();
            match running.map(|it| it.receive.recv()) {
                Some(Ok(made)) => self.reporter.ready = Some(made),
                Some(Err(_)) => self.report_ended(),
                None => return,
            }
        }
    }

    /// The newest report, perhaps of an older state of the project.
    pub fn agreement(&self) -> Option<&Arc<Ready>> {
        self.reporter.ready.as_ref().map(|(_, ready)| ready)
    }

    /// How much of the report on its way is done, from 0 to 1; `None` if none is.
    pub fn report_progress(&self) -> Option<f32> {
        let running = self.reporter.running.as_ref()?;
        Some(running.done.load(Ordering::Relaxed) as f32 / 1000.0)
    }

    /// True if the report was stopped before anything was there.
    pub fn is_report_stopped(&self) -> bool {
        self.reporter.stopped.is_some() && self.reporter.running.is_none()
    }

    /// Ends the work; what takes long is no longer asked for.
    pub(in crate::app) fn stop_report(&mut self) {
        if let Some(running) = self.reporter.running.take() {
            self.reporter.stopped = Some(running.key.quick());
            self.workspace.agreement.samples = 0;
            self.workspace.agreement.gamma = false;
        }
    }

    /// Lets a stopped report begin again.
    pub(in crate::app) fn resume_report(&mut self) {
        self.reporter.stopped = None;
    }

    fn take_report(&mut self) {
        while let Some(running) = &self.reporter.running {
            match running.receive.try_recv() {
                Ok(made) => self.reporter.ready = Some(made),
                Err(TryRecvError::Empty) => return,
                Err(TryRecvError::Disconnected) => self.report_ended(),
            }
        }
    }

    /// A thread that ended without the whole report is not begun again for ever.
    fn report_ended(&mut self) {
        if let Some(running) = self.reporter.running.take() {
            let ready = self.reporter.ready.as_ref();
            if ready.is_none_or(|(key, _)| *key != running.key) {
                self.reporter.stopped = Some(running.key.clone());
            }
        }
    }

    fn begin_report(&mut self, key: Key) {
        let (send, receive) = channel();
        let (done, stop) = (
            Arc::new(AtomicU32::new(0)),
            Arc::new(AtomicBool::new(false)),
        );
        let known = self.agreement().map(Arc::clone);
        let articles = self.project.articles().iter();
        let texts = articles.map(|it| {
            let is_known = known
                .as_ref()
                .is_some_and(|ready| ready.knows(&it.id, &it.revision));
            let text = self.text_read(&it.id).filter(|_| !is_known);
            (it.id.clone(), it.revision.clone(), text.cloned())
        });
        let texts = texts.collect();
        let work = Work {
            key: key.clone(),
            known,
            texts,
            made_ms: self.made_ms(),
            project: self.project.clone(),
            folder: self.folder.clone(),
            done: Arc::clone(&done),
            stop: Arc::clone(&stop),
        };
        std::thread::spawn(move || work.run(&send));
        self.reporter.running = Some(Running {
            key,
            done,
            stop,
            receive,
        });
    }
}

/// Everything the thread works with.
struct Work {
    key: Key,
    /// The report before, whose words of articles are still those.
    known: Option<Arc<Ready>>,
    texts: Vec<(ArticleId, String, Option<ArticleText>)>,
    made_ms: std::collections::HashMap<String, u64>,
    project: Project,
    folder: Folder,
    done: Arc<AtomicU32>,
    stop: Arc<AtomicBool>,
}

impl Work {
    fn run(mut self, send: &Sender<(Key, Arc<Ready>)>) {
        let veil = veil(&self.project, &self.key.reader, self.key.unfinished);
        let revisions: BTreeMap<ArticleId, String> = self
            .texts
            .iter()
            .map(|(article, revision, _)| (article.clone(), revision.clone()))
            .collect();
        let (words, unread) = self.words();
        let moved = self.project.articles_with_places_elsewhere();
        if !moved.is_empty() {
            self.project = as_placed(&self.project, &self.folder, &moved);
        }
        let furniture = self.project.articles().iter().filter_map(|it| {
            let stretches = self.project.furniture(&it.id);
            (!stretches.is_empty()).then(|| (it.id.clone(), stretches))
        });
        let facts = Arc::new(Facts {
            excluded: furniture.collect(),
            words,
            made_ms: std::mem::take(&mut self.made_ms),
        });
        let quick = (!self.key.is_quick()).then(|| self.key.quick());
        for key in quick.into_iter().chain([self.key.clone()]) {
            let mut request = key.request.clone();
            request.left_out.clone_from(&veil.left_out);
            let watch = |share: f32| self.watch(share);
            let Some(report) = report(&self.project, &request, &facts, &watch) else {
                return;
            };
            let ready = Ready {
                report,
                facts: Arc::clone(&facts),
                veil: veil.clone(),
                unread,
                revisions: revisions.clone(),
            };
            if self.is_stopped() || send.send((key, Arc::new(ready))).is_err() {
                return;
            }
        }
    }

    fn is_stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }

    fn watch(&self, share: f32) -> ControlFlow<()> {
        self.done
            .store((share.clamp(0.0, 1.0) * 1000.0) as u32, Ordering::Relaxed);
        if self.is_stopped() {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    }

    /// The words of all articles, and how many could not be read.
    fn words(&mut self) -> (Words, usize) {
        let mut words = Words::new();
        let mut unread = 0;
        for (article, revision, text) in std::mem::take(&mut self.texts) {
            if self.is_stopped() {
                break;
            }
            let known = self
                .known
                .as_ref()
                .filter(|it| it.knows(&article, &revision));
            if let Some(known) = known.and_then(|it| it.facts.words.get(&article)) {
                words.insert(article, known.clone());
                continue;
            }
            let read = || self.folder.read_text(&article, &revision).ok();
            match text.or_else(|| read().map(ArticleText::new)) {
                Some(text) => {
                    words.insert(article, words_of(&text));
                }
                None => unread += 1,
            }
        }
        (words, unread)
    }
}
