//! One running program with one project open: the only owner of the project, its journal's
//! writer and its history.
//!
//! A deed goes: planner → [`Session::commit`] → the project's door → the writer's worker. What
//! the screen shows as saved is what the worker has acknowledged. Opening writes nothing; the
//! journal is made at the first commit. Selections and panes are in [`super::workspace`].

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::clock::HybridClock;
use super::notice::AppError;
use super::platform::Platform;
use super::words::Lang;
use super::workspace::{Gesture, TextSelection, Workspace};
use crate::model::edit::{Desk, EditError, Item, Plan};
use crate::model::history::History;
use crate::model::id::{TransactionMark, is_valid};
use crate::model::project::ApplyError;
use crate::model::{
    Anchor, AnnotatorId, ArticleId, Code, Edit, Focus, Fragment, Id, Kind, Minter, Project, Record,
    Stamp, Transaction,
};
use crate::store::{
    Finding, Folder, NewProject, Opened, ProjectFile, SessionLog, Writer, WriterStatus,
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

/// An open project.
pub struct Session {
    folder: Folder,
    info: ProjectFile,
    project: Project,
    platform: Arc<dyn Platform>,
    clock: HybridClock,
    me: Me,
    history: History,
    /// Everything read at opening and done since, to rebuild histories from.
    log: Vec<SessionLog>,
    findings: Vec<Finding>,
    read_only: bool,
    texts: BTreeMap<ArticleId, ArticleText>,
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
        if !is_valid(annotator) {
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
        let opened = folder.open(platform.now_ms())?;
        let Opened {
            project,
            info,
            sessions,
            findings,
            clock_max,
            read_only,
            ..
        } = opened;
        let annotator = annotator
            .cloned()
            .unwrap_or_else(|| info.created_by.clone());
        let me = Me::new(&folder, &platform, annotator);
        let mut session = Self {
            folder,
            info,
            project,
            platform,
            clock: HybridClock::after(clock_max),
            me,
            history: History::default(),
            log: sessions,
            findings,
            read_only,
            texts: BTreeMap::new(),
            group: None,
            unsnapped: BTreeSet::new(),
            workspace: Workspace::new(Lang::default()),
            undone: None,
            last_deed: None,
        };
        session.rebuild_history();
        Ok(session)
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

    /// How far the worker has come.
    pub fn save_status(&self) -> WriterStatus {
        self.me.writer.status()
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
        Ok(self.me.writer.flush()?)
    }

    /// Tries again to write what could not be written.
    pub fn retry_saving(&self) {
        self.me.writer.retry();
    }

    /// The text of an article, read once.
    ///
    /// # Errors
    /// If the file is missing, damaged or was changed.
    pub fn text(&mut self, article: &ArticleId) -> Result<&ArticleText, AppError> {
        if !self.texts.contains_key(article) {
            let revision = self
                .project
                .articles()
                .get(article)
                .map(|one| one.revision.clone())
                .ok_or_else(|| AppError::NoArticle(article.to_string()))?;
            let text = self.folder.read_text(article, &revision)?;
            self.texts.insert(article.clone(), ArticleText::new(text));
        }
        self.texts
            .get(article)
            .ok_or_else(|| AppError::NoArticle(article.to_string()))
    }

    /// The text of an article if it has been read already; painting asks this.
    pub fn text_read(&self, article: &ArticleId) -> Option<&ArticleText> {
        self.texts.get(article)
    }

    /// The place of a scalar range of an article, with its words and context.
    ///
    /// # Errors
    /// If the range is empty or lies outside the text.
    pub fn anchor(
        &mut self,
        article: &ArticleId,
        range: std::ops::Range<usize>,
    ) -> Result<Anchor, AppError> {
        let revision = self
            .project
            .articles()
            .get(article)
            .map(|one| one.revision.clone())
            .ok_or_else(|| AppError::NoArticle(article.to_string()))?;
        let text = self.text(article)?;
        let outside = || AppError::OutOfText {
            start: range.start,
            end: range.end,
        };
        let exact = text
            .slice(range.clone())
            .filter(|words| !words.is_empty())
            .ok_or_else(outside)?;
        let context = crate::model::anchor::CONTEXT_SCALARS;
        let before = range.start.saturating_sub(context)..range.start;
        let after = range.end..(range.end + context).min(text.len_scalars());
        let number = |value: usize| u32::try_from(value).map_err(|_too_large| outside());
        Ok(Anchor {
            revision,
            fragments: vec![Fragment(number(range.start)?, number(range.end)?)],
            exact: vec![exact.to_owned()],
            prefix: text.slice(before).unwrap_or_default().to_owned(),
            suffix: text.slice(after).unwrap_or_default().to_owned(),
        })
    }

    /// Plans with `verb` and commits what it planned.
    ///
    /// # Errors
    /// If the intent makes no sense or the door refuses it; then nothing has changed.
    pub fn plan(
        &mut self,
        verb: impl FnOnce(&mut Desk<'_>) -> Result<Plan, EditError>,
    ) -> Result<Option<Item>, AppError> {
        let mut desk = Desk {
            project: &self.project,
            minter: &mut self.me.minter,
        };
        let plan = verb(&mut desk)?;
        self.commit(plan)
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
            return Err(AppError::ReadOnly);
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
        let stamp = Stamp {
            t: self.clock.tick(self.platform.now_ms()),
            session: self.me.session.clone(),
            n: self.me.n + 1,
        };
        let record = self.project.apply(&stamp, tx)?;
        self.me.n = stamp.n;
        self.history.note(&record.tx);
        self.note_touched(&record);
        if record.tx.kind == Kind::Do {
            self.undone = None;
            self.last_deed = Some(record.tx.what.clone());
        }
        self.me.writer.submit(record.clone());
        self.remember(record);
        Ok(())
    }

    fn remember(&mut self, record: Record) {
        match self
            .log
            .iter_mut()
            .find(|log| log.session == self.me.session)
        {
            Some(log) => log.records.push(record),
            None => self.log.push(SessionLog {
                session: self.me.session.clone(),
                annotator: self.me.annotator.clone(),
                device: Some(record.tx.device.clone()),
                records: vec![record],
            }),
        }
    }

    fn note_touched(&mut self, record: &Record) {
        for edit in &record.tx.edits {
            let article = match edit {
                Edit::Mention(change) => change.any().map(|it| it.article.clone()),
                Edit::Claim(change) => change.any().map(|it| it.article.clone()),
                Edit::Attribution(change) => change.any().map(|it| it.article.clone()),
                Edit::Stance(change) => change.any().map(|it| it.article.clone()),
                Edit::Annotator(_)
                | Edit::Article(_)
                | Edit::Actor(_)
                | Edit::Alias(_)
                | Edit::Unknown(_) => None,
            };
            self.unsnapped.extend(article);
        }
    }

    /// Rebuilds undo and redo from this annotator's sessions on this device.
    fn rebuild_history(&mut self) {
        self.history.clear();
        let device = self.platform.device();
        let mut records: Vec<(Stamp, &Transaction)> = self
            .log
            .iter()
            .filter(|log| log.annotator == self.me.annotator)
            .flat_map(|log| {
                log.records
                    .iter()
                    .map(|record| (record.stamp(&log.session), &record.tx))
            })
            .filter(|(_, tx)| tx.device == device)
            .collect();
        records.sort_by(|a, b| a.0.cmp(&b.0));
        for (_, tx) in records {
            self.history.note(tx);
        }
        self.last_deed = self.history.to_undo().first().map(|tx| tx.what.clone());
    }

    /// The deed that undo would take back; the deed that redo would do again.
    pub fn can_undo(&self) -> Option<Code> {
        self.history.to_undo().last().map(|tx| tx.what.clone())
    }
    pub fn can_redo(&self) -> Option<Code> {
        self.history.to_redo().first().map(|tx| tx.what.clone())
    }

    /// Takes back the last gesture, as new transactions.
    ///
    /// # Errors
    /// If there is nothing, or somebody changed the same thing since; then nothing has changed.
    pub fn undo(&mut self) -> Result<Code, AppError> {
        let steps = self.history.to_undo();
        self.turn(&steps, false)
    }

    /// Does again what undo took back.
    ///
    /// # Errors
    /// As [`Session::undo`].
    pub fn redo(&mut self) -> Result<Code, AppError> {
        let steps = self.history.to_redo();
        self.turn(&steps, true)
    }

    fn turn(&mut self, steps: &[Transaction], redo: bool) -> Result<Code, AppError> {
        let Some(first) = (if redo { steps.first() } else { steps.last() }) else {
            return Err(AppError::NothingToUndo { redo });
        };
        let what = first.what.clone();
        let focus = first.focus.clone();
        self.try_all(steps, redo)?;
        for step in steps {
            let edits = if redo {
                step.edits.clone()
            } else {
                step.inverse_edits()
            };
            let kind = if redo {
                Kind::Redo(step.id.clone())
            } else {
                Kind::Undo(step.id.clone())
            };
            self.send(
                kind,
                step.group.clone(),
                step.what.clone(),
                edits,
                step.focus.clone(),
            )?;
        }
        self.group = None;
        self.workspace.clear_selection();
        let project = &self.project;
        self.workspace
            .keep_panes(|article| project.articles().get(article).is_some());
        self.go_to(&focus);
        self.undone = Some(Undone {
            what: what.clone(),
            redone: redo,
        });
        Ok(what)
    }

    /// Tries the steps on a copy, so that a group is taken back whole or not at all.
    fn try_all(&self, steps: &[Transaction], redo: bool) -> Result<(), AppError> {
        if steps.len() < 2 {
            return Ok(());
        }
        let mut copy = self.project.clone();
        for (number, step) in steps.iter().enumerate() {
            let edits = if redo {
                step.edits.clone()
            } else {
                step.inverse_edits()
            };
            let stamp = Stamp {
                t: u64::MAX,
                session: self.me.session.clone(),
                n: self.me.n + 1 + number as u64,
            };
            copy.apply(
                &stamp,
                Transaction {
                    edits,
                    ..step.clone()
                },
            )?;
        }
        Ok(())
    }

    /// Takes the reader to where a deed was.
    fn go_to(&mut self, focus: &Focus) {
        if let Some(article) = &focus.article
            && self.project.articles().get(article).is_some()
            && self.text(article).is_ok()
        {
            self.workspace.show(article, false);
            if let Some((start, _)) = focus.span {
                self.workspace.scroll_to(article, start as usize);
            }
        }
        self.workspace.selected = self.item(&focus.item);
    }

    /// Opens an article, shows a place of it and selects what lies there.
    ///
    /// # Errors
    /// If the article's text cannot be read.
    pub fn go_to_place(
        &mut self,
        article: &ArticleId,
        scalar: usize,
        item: Option<Item>,
    ) -> Result<(), AppError> {
        self.open_article(article, false)?;
        self.workspace.scroll_to(article, scalar);
        self.select_item(item);
        Ok(())
    }

    /// The tag or actor with this id, if it is there.
    pub fn item(&self, id: &str) -> Option<Item> {
        let project = &self.project;
        let found = |there: bool, item: Item| there.then_some(item);
        found(
            project.claims().get(&Id::new(id)).is_some(),
            Item::Claim(Id::new(id)),
        )
        .or_else(|| {
            found(
                project.mentions().get(&Id::new(id)).is_some(),
                Item::Mention(Id::new(id)),
            )
        })
        .or_else(|| {
            found(
                project.attributions().get(&Id::new(id)).is_some(),
                Item::Attribution(Id::new(id)),
            )
        })
        .or_else(|| {
            found(
                project.stances().get(&Id::new(id)).is_some(),
                Item::Stance(Id::new(id)),
            )
        })
        .or_else(|| {
            found(
                project.actors().get(&Id::new(id)).is_some(),
                Item::Actor(Id::new(id)),
            )
        })
    }

    /// The one tag or actor whose id is, or uniquely ends with, `ending`.
    pub fn find_item(&self, ending: &str) -> Option<Item> {
        let project = &self.project;
        let whole = |id: String| self.item(&id);
        self.item(ending)
            .or_else(|| {
                project
                    .claims()
                    .find(ending)
                    .ok()
                    .and_then(|it| whole(it.id.to_string()))
            })
            .or_else(|| {
                project
                    .mentions()
                    .find(ending)
                    .ok()
                    .and_then(|it| whole(it.id.to_string()))
            })
            .or_else(|| {
                project
                    .actors()
                    .find(ending)
                    .ok()
                    .and_then(|it| whole(it.id.to_string()))
            })
    }

    /// Selects a tag and shows its place if its article is, or can be, on the desk.
    pub fn show_item(&mut self, item: Item) {
        let place = match &item {
            Item::Claim(id) => self
                .project
                .claims()
                .get(id)
                .map(|it| (it.article.clone(), it.anchor.start())),
            Item::Mention(id) => self.project.mentions().get(id).map(|it| {
                (
                    it.article.clone(),
                    it.anchor.as_ref().map_or(0, Anchor::start),
                )
            }),
            Item::Attribution(_) | Item::Stance(_) | Item::Actor(_) => None,
        };
        if let Some((article, scalar)) = place
            && self.open_article(&article, true).is_ok()
        {
            self.workspace.scroll_to(&article, scalar);
        }
        self.select_item(Some(item));
    }

    /// Ends a gesture: what comes next is undone apart from what was.
    pub fn end_gesture(&mut self) {
        self.group = None;
        self.workspace.gesture = Gesture::None;
        self.workspace.filter.clear();
    }

    /// Opens an article on the desk.
    ///
    /// # Errors
    /// If its text cannot be read.
    pub fn open_article(&mut self, article: &ArticleId, in_new_pane: bool) -> Result<(), AppError> {
        self.text(article)?;
        if self.workspace.focused_article() != Some(article) {
            self.end_gesture();
            self.workspace.selection = None;
        }
        self.workspace.show(article, in_new_pane);
        Ok(())
    }

    /// Selects text. Exactly what is named: snapping is the pointer's business.
    ///
    /// # Errors
    /// If the article's text cannot be read or the selection lies outside of it.
    pub fn select(
        &mut self,
        article: &ArticleId,
        anchor: usize,
        focus: usize,
    ) -> Result<(), AppError> {
        let length = self.text(article)?.len_scalars();
        if anchor > length || focus > length {
            return Err(AppError::OutOfText {
                start: anchor.min(focus),
                end: anchor.max(focus),
            });
        }
        self.end_gesture();
        let selection = TextSelection {
            article: article.clone(),
            anchor,
            focus,
        };
        if let Some(place) = self.workspace.pane_of(article) {
            self.workspace.focused = place;
        }
        if !selection.is_caret() {
            self.workspace.gesture = Gesture::Kind;
        }
        self.workspace.selection = Some(selection);
        self.workspace.selected = None;
        Ok(())
    }

    /// Selects a tag or actor.
    pub fn select_item(&mut self, item: Option<Item>) {
        self.end_gesture();
        self.workspace.collapse_selection();
        self.workspace.selected = item;
    }

    /// Works on as another annotator, entering them in the project if they are new.
    ///
    /// # Errors
    /// If the id is malformed or what is pending cannot be written.
    pub fn switch_annotator(&mut self, annotator: &str) -> Result<(), AppError> {
        if !is_valid(annotator) {
            return Err(AppError::BadAnnotator(annotator.to_owned()));
        }
        if self.me.annotator.as_str() != annotator {
            self.close()?;
            self.me = Me::new(&self.folder, &self.platform, AnnotatorId::new(annotator));
            self.end_gesture();
            self.workspace.selected = None;
            self.workspace.selection = None;
            self.workspace.claim_last = None;
            self.rebuild_history();
        }
        let id = self.me.annotator.clone();
        if self.project.annotators().get(&id).is_none() {
            self.plan(|desk| crate::model::edit::library::annotator(desk, &id, ""))?;
        }
        Ok(())
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

    /// Writes what is pending, then the readable snapshots of what was touched.
    ///
    /// # Errors
    /// If what is pending cannot be written. A snapshot that cannot be written is no loss.
    pub fn close(&mut self) -> Result<(), AppError> {
        self.flush()?;
        if self.me.n > 0 {
            let applied: Vec<(String, u64)> = self
                .log
                .iter()
                .filter(|log| log.annotator == self.me.annotator)
                .filter_map(|log| Some((log.session.clone(), log.records.last()?.n)))
                .collect();
            let articles = std::mem::take(&mut self.unsnapped);
            self.folder
                .write_snapshots(&self.project, &articles, &self.me.annotator, &applied)?;
        }
        Ok(())
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

/// What the door says when undo meets a later change by somebody else.
pub fn changed_by(error: &AppError) -> Option<&AnnotatorId> {
    match error {
        AppError::Apply(ApplyError::Stale { by, .. }) => Some(by),
        _ => None,
    }
}
