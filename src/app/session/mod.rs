//! One running program with one project open: the only owner of the project, its journal's
//! writer and its history.
//!
//! A deed goes: planner → `Session::commit` → the project's door → the writer's worker. What
//! the screen shows as saved is what the worker has acknowledged. Opening writes nothing; the
//! journal is made at the first commit. Selections and panes are in [`super::workspace`].

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

pub mod alarm;
mod as_of;
pub mod back;
pub mod everywhere;
mod finding;
mod history;
pub mod joining;
pub(in crate::app) mod likeness;
mod log;
pub mod news;
pub mod opening;
mod past;
pub mod placing;
mod reading;
mod remarks;
pub mod reporting;
mod suggesting;
mod timing;
mod unsaved;
pub mod watch;

pub use as_of::AsOf;
pub use past::PastDeed;

use super::clock::{FUTURE_MS_MAX, HybridClock};
use super::notice::{AppError, Refusal};
use super::platform::Platform;
use super::words::Lang;
use super::workspace::{Gesture, Offer, TextSelection, Workspace};
use crate::model::edit::{Desk, EditError, Item, Plan};
use crate::model::history::{History, is_no_deed};
use crate::model::id::{TransactionMark, is_valid};
use crate::model::review::GOLD;
use crate::model::touch::Subject;
use crate::model::{
    AnnotatorId, ArticleId, Code, Edit, Focus, Id, Kind, Layer, Minter, Project, Record, Stamp,
    Transaction,
};
use crate::store::{
    Finding, Folder, NewProject, Opened, Progress, ProjectFile, StoreError, Writer, WriterStatus,
    applied, has_room,
};
use crate::text::index::ArticleText;

/// What the last undo or redo took back or did again, for the status line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undone {
    pub what: Code,
    pub redone: bool,
}

/// The person who works here now, with their journal.
struct Me {
    annotator: AnnotatorId,
    /// ULID of the journal.
    session: String,
    minter: Minter,
    /// Number of the last record.
    n: u64,
    writer: Writer,
}

/// A text that was read.
struct Text {
    revision: String,
    text: ArticleText,
}

/// Whether a person can bear this name.
pub(in crate::app) fn can_be_called(annotator: &str) -> bool {
    is_valid(annotator) && annotator != GOLD
}

/// What the small palette was asked for.
#[derive(PartialEq)]
struct Asked {
    generation: u64,
    gesture: Gesture,
    filter: String,
    selection: Option<TextSelection>,
    panes: Vec<ArticleId>,
}

/// An open project.
pub struct Session {
    folder: Folder,
    info: ProjectFile,
    project: Project,
    /// What gave way to an earlier state of the project that is looked at now.
    present: Option<Box<as_of::Present>>,
    platform: Arc<dyn Platform>,
    clock: HybridClock,
    me: Me,
    /// Colleagues whose work was entered here and is not all on the disk.
    beside: Vec<Me>,
    history: History,
    /// Everything read at opening and done since, to rebuild histories from.
    log: log::Log,
    findings: Vec<Finding>,
    read_only: bool,
    /// Only the articles were read so far.
    skimmed: bool,
    /// What is worked on: one's own tags, or gold.
    layer: Layer,
    /// The name of the gold layer.
    gold: AnnotatorId,
    texts: BTreeMap<ArticleId, Text>,
    placing: placing::Placing,
    /// Texts that were replaced; `None` until somebody asks.
    former: std::cell::RefCell<Option<placing::Former>>,
    /// Older texts that are being read.
    older_texts: BTreeMap<(ArticleId, String), ArticleText>,
    finder: finding::Finder,
    likeness: likeness::Likeness,
    suggester: suggesting::Suggester,
    reporter: reporting::Reporter,
    timing: timing::Watch,
    listener: news::Listener,
    alarm: alarm::Alarm,
    /// What came last from others; taken away once people have seen it.
    pub news: Option<news::News>,
    watch: watch::Watch,
    /// What the small palette offered last, and for which question.
    offered: std::cell::RefCell<Option<(Asked, Vec<Offer>)>>,
    /// The units compared last in review.
    pub(in crate::app) compared: std::cell::RefCell<super::review::Compared>,
    /// The gesture the next deeds belong to.
    group: Option<Id<TransactionMark>>,
    /// Articles whose snapshots are older than the journal.
    unsnapped: BTreeSet<ArticleId>,
    pub workspace: Workspace,
    pub undone: Option<Undone>,
    /// Name of the last deed that could be undone, kept for the status line.
    pub last_deed: Option<Code>,
}

impl Session {
    /// Makes an empty project in `folder` and enters its first annotator.
    ///
    /// # Errors
    /// If the folder is not empty or cannot be written, or the annotator's id is malformed.
    pub fn create(
        folder: Folder,
        platform: Arc<dyn Platform>,
        annotator: &str,
        name: &str,
        codebook: crate::model::Codebook,
    ) -> Result<Self, AppError> {
        if !can_be_called(annotator) {
            return Err(AppError::BadAnnotator(annotator.to_owned()));
        }
        let annotator = AnnotatorId::new(annotator);
        folder.create(&NewProject {
            id: platform.ulid(),
            name: name.to_owned(),
            annotator: annotator.clone(),
            codebook,
            codebook_ulid: platform.ulid(),
            now_ms: platform.now_ms(),
        })?;
        let mut session = Self::open(folder, platform, Some(&annotator))?;
        session.plan(|desk| crate::model::edit::library::annotator(desk, &annotator, ""))?;
        session.flush()?;
        Ok(session)
    }

    /// Opens a project as `annotator`, else as the one who made it. Reads only.
    ///
    /// # Errors
    /// If this is no project, or one that a newer version alone can read.
    pub fn open(
        folder: Folder,
        platform: Arc<dyn Platform>,
        annotator: Option<&AnnotatorId>,
    ) -> Result<Self, AppError> {
        Self::open_watched(folder, platform, annotator, &Progress::default())
    }

    /// As [`Session::open`], telling how far it is.
    ///
    /// # Errors
    /// As [`Session::open`].
    pub fn open_watched(
        folder: Folder,
        platform: Arc<dyn Platform>,
        annotator: Option<&AnnotatorId>,
        progress: &Progress,
    ) -> Result<Self, AppError> {
        let now_ms = platform.now_ms();
        let opened = folder.open_watched(now_ms, progress)?;
        Ok(Self::of(folder, platform, annotator, opened))
    }

    /// A first look at a large project: its articles without tags, to read and not to change, in a
    /// small part of the time that [`Session::open`] takes.
    ///
    /// # Errors
    /// As [`Session::open`].
    pub fn skim(
        folder: Folder,
        platform: Arc<dyn Platform>,
        annotator: Option<&AnnotatorId>,
    ) -> Result<Self, AppError> {
        let now_ms = platform.now_ms();
        let opened = folder.skim(now_ms)?;
        let mut session = Self::of(folder, platform, annotator, opened);
        session.read_only = true;
        session.skimmed = true;
        Ok(session)
    }

    fn of(
        folder: Folder,
        platform: Arc<dyn Platform>,
        annotator: Option<&AnnotatorId>,
        opened: Opened,
    ) -> Self {
        let Opened {
            project,
            info,
            sessions,
            findings,
            clock_max,
            read_only,
            seen,
            ..
        } = opened;
        let listener = news::Listener::after(seen, platform.now_ms());
        let annotator = annotator
            .cloned()
            .unwrap_or_else(|| info.created_by.clone());
        let me = Me::new(&folder, &platform, annotator);
        let mut session = Self {
            folder,
            info,
            project,
            present: None,
            platform,
            clock: HybridClock::after(clock_max),
            me,
            beside: Vec::new(),
            history: History::default(),
            log: log::Log::new(sessions),
            findings,
            read_only,
            skimmed: false,
            layer: Layer::Own,
            gold: AnnotatorId::new(GOLD),
            texts: BTreeMap::new(),
            placing: placing::Placing::new(),
            former: std::cell::RefCell::default(),
            older_texts: BTreeMap::new(),
            finder: finding::Finder::default(),
            likeness: likeness::Likeness::default(),
            suggester: suggesting::Suggester::default(),
            reporter: reporting::Reporter::default(),
            timing: timing::Watch::default(),
            listener,
            alarm: alarm::Alarm::default(),
            news: None,
            watch: watch::Watch::default(),
            offered: std::cell::RefCell::default(),
            compared: std::cell::RefCell::default(),
            group: None,
            unsnapped: BTreeSet::new(),
            workspace: Workspace::new(Lang::default()),
            undone: None,
            last_deed: None,
        };
        session.rebuild_history();
        session.likeness = likeness::Likeness::of(&session.project);
        session
    }

    /// Goes on where a first look at the same project stands.
    pub fn take_over(&mut self, skimmed: Self) {
        self.workspace = skimmed.workspace;
        self.texts = skimmed.texts;
    }

    /// True for a first look ([`Session::skim`]): the tags are still being read.
    pub fn is_skimmed(&self) -> bool {
        self.skimmed
    }

    pub fn project(&self) -> &Project {
        &self.project
    }
    pub fn folder(&self) -> &Folder {
        &self.folder
    }
    /// The project's folder, if it lies on a disk.
    pub fn path(&self) -> Option<&std::path::Path> {
        self.folder.path()
    }
    /// Reads the bytes of a picture when called, on whatever thread.
    pub fn image_reader(
        &self,
        image: &crate::model::Image,
    ) -> impl FnOnce() -> Result<Vec<u8>, AppError> + Send + 'static {
        let (folder, image) = (self.folder.clone(), image.clone());
        move || Ok(folder.read_image(&image.sha256, &image.ending)?)
    }
    pub fn info(&self) -> &ProjectFile {
        &self.info
    }
    pub fn annotator(&self) -> &AnnotatorId {
        &self.me.annotator
    }
    /// Under whose name tags are shown and made now: one's own, or gold while it is corrected.
    pub fn hand(&self) -> &AnnotatorId {
        match self.layer {
            Layer::Own => &self.me.annotator,
            Layer::Gold => &self.gold,
        }
    }
    /// True while the review room is open and gold is not being corrected on the desk.
    pub fn is_reviewing(&self) -> bool {
        let review = self.workspace.review.as_ref();
        review.is_some_and(|view| !view.editing)
    }
    pub fn layer(&self) -> Layer {
        self.layer
    }
    /// Works on gold or on one's own tags from now on.
    pub(in crate::app) fn set_layer(&mut self, layer: Layer) {
        if self.layer != layer {
            self.end_gesture();
            self.workspace.selected = None;
            self.workspace.claim_last = None;
            self.workspace.link_last = None;
            self.layer = layer;
        }
    }
    /// What was noticed when the project was opened.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }
    pub fn is_read_only(&self) -> bool {
        self.read_only
    }
    pub fn platform(&self) -> &Arc<dyn Platform> {
        &self.platform
    }

    /// Records later than this, in milliseconds since 1970, come from a wrong clock. Asked anew
    /// each time: a window may stay open for days.
    fn latest_ms(&self) -> u64 {
        self.platform.now_ms().saturating_add(FUTURE_MS_MAX)
    }

    /// How far the worker has come, and those of colleagues whose work was entered here.
    pub fn save_status(&self) -> WriterStatus {
        let mut status = self.me.writer.status();
        for other in self.beside.iter().map(|it| it.writer.status()) {
            status.pending += other.pending;
            status.busy |= other.busy;
            status.error = status.error.or(other.error);
        }
        status
    }

    /// Calls `wake` after each acknowledgement, so that a window can repaint.
    pub fn on_saved(&self, wake: Box<dyn Fn() + Send + Sync>) {
        self.me.writer.set_waker(wake);
    }

    /// Waits until everything is on disk.
    ///
    /// # Errors
    /// If it cannot be written; then everything is still in memory.
    pub fn flush(&self) -> Result<(), AppError> {
        let mine = self.me.writer.flush();
        for other in &self.beside {
            other.writer.flush()?;
        }
        Ok(mine?)
    }

    /// Tries again to write what could not be written.
    pub fn retry_saving(&self) {
        for one in self.hands() {
            one.writer.retry();
        }
    }

    /// Everybody under whose name something is written here.
    fn hands(&self) -> impl Iterator<Item = &Me> {
        std::iter::once(&self.me).chain(&self.beside)
    }

    /// Plans with `verb` and commits what it planned.
    ///
    /// # Errors
    /// If the intent makes no sense or the door refuses it; then nothing has changed.
    pub fn plan(
        &mut self,
        verb: impl FnOnce(&mut Desk<'_>) -> Result<Plan, EditError>,
    ) -> Result<Option<Item>, AppError> {
        let plan = self.planned(verb)?;
        self.commit(plan)
    }

    /// What `verb` plans, without carrying it out.
    ///
    /// # Errors
    /// If the intent makes no sense.
    pub(in crate::app) fn planned(
        &mut self,
        verb: impl FnOnce(&mut Desk<'_>) -> Result<Plan, EditError>,
    ) -> Result<Plan, AppError> {
        let mut desk = Desk {
            project: &self.project,
            minter: &mut self.me.minter,
            layer: self.layer,
        };
        Ok(verb(&mut desk)?)
    }

    fn commit(&mut self, plan: Plan) -> Result<Option<Item>, AppError> {
        if plan.edits.is_empty() {
            return Ok(plan.item);
        }
        if self.workspace.gesture != Gesture::None && self.group.is_none() {
            self.group = Some(self.me.minter.mint());
        }
        let item = plan.item.clone();
        self.send(
            Kind::Do,
            self.group.clone(),
            plan.what,
            plan.edits,
            plan.focus,
        )?;
        Ok(item)
    }

    /// Through the door and into the journal.
    fn send(
        &mut self,
        kind: Kind,
        group: Option<Id<TransactionMark>>,
        what: Code,
        edits: Vec<Edit>,
        focus: Focus,
    ) -> Result<(), AppError> {
        if self.read_only {
            return Err(if self.skimmed {
                AppError::Refused(Refusal::StillReading)
            } else {
                AppError::ReadOnly
            });
        }
        if self.present.is_some() {
            return Err(AppError::Refused(Refusal::InPast));
        }
        let tx = Transaction {
            id: self.me.minter.mint(),
            by: self.me.annotator.clone(),
            device: self.platform.device(),
            group,
            kind,
            what,
            edits,
            focus,
        };
        // What no journal could hold would stay unsaved for ever, and must not be begun.
        match has_room(&tx) {
            Err(StoreError::TooLong { len_byte }) => {
                return Err(AppError::TooMuch {
                    edits: tx.edits.len(),
                    len_byte,
                });
            }
            other => other?,
        }
        let stamp = Stamp {
            t: self.clock.tick(self.platform.now_ms()),
            session: self.me.session.clone(),
            n: self.me.n + 1,
        };
        let record = self.project.apply(&stamp, tx)?;
        self.me.n = stamp.n;
        self.history.note(&record.tx);
        self.likeness.note(&self.project, &record.tx);
        if history::published_by(&record.tx).is_some() {
            self.forget_spent();
        }
        self.note_odd(&record.tx);
        self.note_touched(&record);
        self.follow_texts(&record.tx);
        if record.tx.kind == Kind::Do && !is_no_deed(&record.tx.what) {
            self.undone = None;
            self.last_deed = Some(record.tx.what.clone());
        }
        self.me.writer.submit(record.clone());
        self.log.add(&self.me.session, &self.me.annotator, record);
        Ok(())
    }

    fn note_touched(&mut self, record: &Record) {
        for edit in &record.tx.edits {
            self.unsnapped.extend(edit.article());
        }
    }

    /// Works on as another annotator, entering them in the project if they are new.
    ///
    /// # Errors
    /// If the id is malformed or what is pending cannot be written.
    pub fn switch_annotator(&mut self, annotator: &str) -> Result<(), AppError> {
        if !can_be_called(annotator) {
            return Err(AppError::BadAnnotator(annotator.to_owned()));
        }
        if self.me.annotator.as_str() != annotator {
            self.close()?;
            self.me = Me::new(&self.folder, &self.platform, AnnotatorId::new(annotator));
            self.set_layer(Layer::Own);
            self.end_gesture();
            self.workspace.selected = None;
            self.workspace.selection = None;
            self.workspace.review = None;
            self.workspace.unplaced = None;
            self.workspace.claim_last = None;
            self.workspace.link_last = None;
            self.suggester = suggesting::Suggester::default();
            self.timing = timing::Watch::default();
            self.rebuild_history();
        }
        let id = self.me.annotator.clone();
        if self.project.annotators().get(&id).is_none() {
            self.plan(|desk| crate::model::edit::library::annotator(desk, &id, ""))?;
        }
        Ok(())
    }

    /// Enters edits under a colleague's name, in a journal of theirs made here, as switching
    /// annotators would; one's own history, selection and journal stay as they are.
    ///
    /// # Errors
    /// If the name is malformed, the door refuses, or the journal cannot be written.
    pub(in crate::app) fn enter_as(
        &mut self,
        who: &AnnotatorId,
        what: &str,
        article: &ArticleId,
        edits: Vec<Edit>,
    ) -> Result<(), AppError> {
        if !can_be_called(who.as_str()) {
            return Err(AppError::BadAnnotator(who.to_string()));
        }
        let theirs = Me::new(&self.folder, &self.platform, who.clone());
        let mine = std::mem::replace(&mut self.me, theirs);
        let history = std::mem::take(&mut self.history);
        let unsnapped = std::mem::take(&mut self.unsnapped);
        let timing = std::mem::take(&mut self.timing);
        let (undone, last_deed) = (self.undone.take(), self.last_deed.take());
        let entered = self.enter_here(what, article, edits);
        let theirs = std::mem::replace(&mut self.me, mine);
        if theirs.writer.status().pending > 0 {
            // Shown already, so it is kept until the disk takes it.
            self.beside.push(theirs);
        }
        self.history = history;
        self.unsnapped.extend(unsnapped);
        self.timing = timing;
        (self.undone, self.last_deed) = (undone, last_deed);
        entered
    }

    fn enter_here(
        &mut self,
        what: &str,
        article: &ArticleId,
        edits: Vec<Edit>,
    ) -> Result<(), AppError> {
        let who = self.me.annotator.clone();
        let mut desk = Desk {
            project: &self.project,
            minter: &mut self.me.minter,
            layer: Layer::Own,
        };
        let mut all = super::sent::newcomer(&mut desk, &who);
        all.extend(edits);
        let focus = Focus {
            article: Some(article.clone()),
            ..Focus::default()
        };
        self.send(Kind::Do, None, Code::from(what), all, focus)?;
        self.close()
    }

    /// What brings back the things that went with a removal of `subject` which gave way to a change
    /// that it did not know of.
    pub(in crate::app) fn gone_with(&self, subject: &Subject) -> Vec<Edit> {
        let conflict = self.project.conflict_of(subject);
        let gone = conflict.map(|it| it.gone).unwrap_or_default();
        if gone.is_empty() {
            return Vec::new();
        }
        self.log.unremove(&gone)
    }

    /// Whether the record with this stamp was this deed.
    pub(in crate::app) fn was_done_as(&self, stamp: &Stamp, what: &str) -> bool {
        let log = self.log.iter().find(|log| log.session == stamp.session);
        let records = log.map(|log| log.records.as_slice()).unwrap_or_default();
        let record = records.iter().find(|record| record.n == stamp.n);
        record.is_some_and(|record| record.tx.what.as_str() == what)
    }

    /// Drops everything without closing and opens again from disk, as after a power cut.
    ///
    /// # Errors
    /// As [`Session::open`].
    pub fn crash(self) -> Result<Self, AppError> {
        let (folder, platform) = (self.folder.clone(), Arc::clone(&self.platform));
        let annotator = self.me.annotator.clone();
        let (lang, open) = (
            self.workspace.lang,
            self.workspace.focused_article().cloned(),
        );
        // Not even a destructor runs in a power cut; the worker thread is left standing.
        std::mem::forget(self);
        let mut session = Self::open(folder, platform, Some(&annotator))?;
        session.workspace.lang = lang;
        if let Some(article) = open.filter(|id| session.project.articles().get(id).is_some()) {
            session.open_article(&article, false)?;
        }
        Ok(session)
    }

    /// Writes what is pending, then the readable copies: of the codebooks that were published, and
    /// snapshots of what was touched.
    ///
    /// # Errors
    /// If what is pending cannot be written. A copy that cannot be written is no loss and no error:
    /// it is written with the next deed in its article, or by `isnad recover`.
    pub fn close(&mut self) -> Result<(), AppError> {
        self.show_present();
        self.end_watch()?;
        self.flush()?;
        self.beside.retain(|it| it.writer.status().pending > 0);
        if self.me.n > 0 {
            let articles = std::mem::take(&mut self.unsnapped);
            if self.write_copies(&articles).is_err() {
                self.unsnapped.extend(articles);
            }
        }
        Ok(())
    }

    fn write_copies(&self, articles: &BTreeSet<ArticleId>) -> Result<(), StoreError> {
        let me = &self.me.annotator;
        self.folder.write_editions(&self.project, me)?;
        let mine = applied(self.log.iter(), me);
        self.folder
            .write_snapshots(&self.project, articles, me, &mine)?;
        let reviewed = articles.iter().filter(|id| self.project.has_gold(id));
        let reviewed = reviewed.cloned().collect();
        let decided = applied(self.log.iter(), &self.gold);
        self.folder
            .write_snapshots(&self.project, &reviewed, &self.gold, &decided)
    }
}

impl Me {
    fn new(folder: &Folder, platform: &Arc<dyn Platform>, annotator: AnnotatorId) -> Self {
        let session = platform.ulid();
        let short = session
            .get(session.len().saturating_sub(8)..)
            .unwrap_or(&session)
            .to_ascii_lowercase();
        let fresh = Arc::clone(platform);
        Self {
            minter: Minter::new(annotator.clone(), short),
            writer: Writer::new(
                folder.clone(),
                annotator.clone(),
                session.clone(),
                Box::new(move || fresh.ulid()),
            ),
            annotator,
            session,
            n: 0,
        }
    }
}
