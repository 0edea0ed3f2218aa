//! Opening: a pure read that joins everybody's journals into one project.
//!
//! Nothing is written, made, moved or repaired here. What is damaged or odd becomes a finding, and
//! everything whole is used. Snapshots are not needed and not read. Records that claim to be what
//! they are not are quarantined: listed, never applied.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

use super::codebooks::copy_path;
use super::disk::EntryKind;
use super::error::StoreError;
use super::finding::{Finding, FindingKind};
use super::folder::{Folder, LegibleProject, PROJECT_FILE, ProjectFile, is_ulid};
use super::scan::{Scan, TOLD_MAX, What, scan_of};
use super::version::Version;
use super::wire::SCHEMA;
use crate::model::change::{clock_ms, each_kind};
use crate::model::id::{is_valid, minted_by};
use crate::model::project::Entity;
use crate::model::review::GOLD;
use crate::model::{AnnotatorId, Change, Edit, EntityKind, Project, Record};

/// How far a clock may run ahead before its records lose every conflict, in milliseconds.
pub const FUTURE_MS: u64 = 24 * 60 * 60 * 1000;

/// Everything one running program wrote.
#[derive(Debug, Clone, PartialEq)]
pub struct SessionLog {
    /// ULID, as in the stamps.
    pub session: String,
    pub annotator: AnnotatorId,
    /// Name of the device, if its records say so.
    pub device: Option<String>,
    /// In the order of their numbers; each once.
    pub records: Vec<Record>,
}

/// How long a file may be on its way after it was written last, in milliseconds.
const UNDERWAY_MS: u64 = 10 * 60 * 1000;

/// Journals that are together shorter are read one after another, without threads.
const ALONE_BYTE: u64 = 1 << 20;

/// A record that was read and not applied.
#[derive(Debug, Clone, PartialEq)]
pub struct Quarantined {
    pub file: String,
    pub line: u64,
    pub reason: FindingKind,
    pub record: Record,
}

/// A project as found in its folder.
#[derive(Debug, Clone)]
pub struct Opened {
    pub project: Project,
    pub info: ProjectFile,
    /// By session name, that is, by when they began.
    pub sessions: Vec<SessionLog>,
    /// Most serious first.
    pub findings: Vec<Finding>,
    pub quarantined: Vec<Quarantined>,
    /// Highest clock of any record that is not from the future and not quarantined.
    pub clock_max: u64,
    /// A newer program keeps the folder; ours must not write into it.
    pub read_only: bool,
    /// The journals that were read.
    pub seen: Seen,
}

/// Journals by path, with the length in bytes up to which each was read.
pub type Seen = BTreeMap<String, u64>;

impl Opened {
    /// The last number of each session of an annotator: what a snapshot of now holds.
    pub fn applied(&self, annotator: &AnnotatorId) -> Vec<(String, u64)> {
        applied(&self.sessions, annotator)
    }
}

/// The last number of each session of an annotator; for gold, which everybody writes, the last that
/// touched gold.
pub fn applied<'a>(
    sessions: impl IntoIterator<Item = &'a SessionLog>,
    annotator: &AnnotatorId,
) -> Vec<(String, u64)> {
    let is_gold = annotator.as_str() == GOLD;
    let counts = |record: &&Record| !is_gold || record.tx.edits.iter().any(Edit::is_of_gold);
    let mut found: BTreeMap<&str, u64> = BTreeMap::new();
    let theirs = sessions.into_iter();
    for log in theirs.filter(|log| is_gold || log.annotator == *annotator) {
        if let Some(last) = log.records.iter().rev().find(counts) {
            let known = found.entry(&log.session).or_default();
            *known = last.n.max(*known);
        }
    }
    found
        .into_iter()
        .map(|(session, n)| (session.to_owned(), n))
        .collect()
}

impl Folder {
    /// Reads a project. Never writes, never creates.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError::NotAProject`], [`StoreError::TooNew`],
    /// [`StoreError::Damaged`] for a `project.ron` beside which there is no journal; else what the
    /// system says about the folder itself. Everything else is a finding.
    pub fn open(&self, now_ms: u64) -> Result<Opened, StoreError> {
        self.open_watched(now_ms, &Progress::default())
    }

    /// As [`Folder::open`], telling how far it is.
    ///
    /// # Errors
    /// As [`Folder::open`].
    pub fn open_watched(&self, now_ms: u64, progress: &Progress) -> Result<Opened, StoreError> {
        self.open_what(What::All, now_ms, progress)
    }

    /// Reads only what a list of the articles needs: themselves, people and the codebook. For a
    /// first look at a large project while [`Folder::open`] goes on beside it.
    ///
    /// # Errors
    /// As [`Folder::open`].
    pub fn skim(&self, now_ms: u64) -> Result<Opened, StoreError> {
        self.open_what(What::Library, now_ms, &Progress::default())
    }

    /// How long all journals are together, in bytes: what opening takes its time for.
    pub fn journals_byte(&self) -> u64 {
        let mut bytes = 0;
        for annotator in self.list("journal").unwrap_or_default() {
            let dir = format!("journal/{annotator}");
            for name in self.list(&dir).unwrap_or_default() {
                let about = self.disk().metadata(&format!("{dir}/{name}"));
                bytes += about.map_or(0, |about| about.len_byte);
            }
        }
        bytes
    }

    /// Makes sure that here is a project which this version can read. Reads no journal.
    ///
    /// # Errors
    /// As [`Folder::open`].
    pub fn look(&self) -> Result<(), StoreError> {
        self.read_info(&mut Vec::new()).map(|_| ())
    }

    /// What `project.ron` says, and whether it could be read.
    fn read_info(&self, findings: &mut Vec<Finding>) -> Result<(ProjectFile, bool), StoreError> {
        self.list("")?;
        let (info, whole) = self.read_project_file(findings)?;
        if info.min_reader > SCHEMA {
            return Err(StoreError::TooNew {
                needs: info.min_reader,
                ours: SCHEMA,
                path: self.shown(PROJECT_FILE),
            });
        }
        Ok((info, whole))
    }

    fn open_what(
        &self,
        what: What,
        now_ms: u64,
        progress: &Progress,
    ) -> Result<Opened, StoreError> {
        let mut findings = Vec::new();
        let (info, whole) = self.read_info(&mut findings)?;
        let read_only = info.min_writer > SCHEMA;
        if read_only {
            let detail = format!("{} > {SCHEMA}", info.min_writer);
            findings.push(Finding::new(
                FindingKind::ReadOnly,
                PROJECT_FILE,
                None,
                detail,
            ));
        }
        let mut join = Join {
            settled_ms: now_ms.saturating_sub(UNDERWAY_MS),
            ..Join::default()
        };
        self.read_journals(&mut join, what, progress);
        let codebook = self.read_founding(&join.copies(), &mut findings);
        let mut project = Project::new(info.name.clone(), codebook);
        let clock_max = join.absorb_into(&mut project, now_ms);
        let sessions = join.sessions();
        findings.append(&mut join.findings);
        findings.sort();
        // What a newer version wrote anywhere may only be read, whatever `project.ron` says, which
        // nobody changes once it is there.
        let is_newer =
            |it: &Finding| matches!(it.kind, FindingKind::TooNew | FindingKind::ReadOnly);
        let read_only = read_only || findings.iter().any(is_newer);
        Ok(Opened {
            project,
            info,
            sessions,
            findings,
            quarantined: join.quarantined,
            clock_max,
            read_only: read_only || !whole,
            seen: join.seen,
        })
    }

    /// What `project.ron` says, and whether it could be read. Without it the journals are still
    /// shown, but nothing is written beside them. What it says of its version counts whatever else of
    /// it cannot be understood. If it is lost, the project has no id; what else is legible is taken.
    fn read_project_file(
        &self,
        findings: &mut Vec<Finding>,
    ) -> Result<(ProjectFile, bool), StoreError> {
        let error = match self.read_ron::<ProjectFile>(PROJECT_FILE) {
            Ok(info) => return Ok((info, true)),
            Err(error) => error,
        };
        let bytes = self.read(PROJECT_FILE).unwrap_or_default();
        let text = String::from_utf8_lossy(&bytes);
        let version = Version::within(&text);
        if !version.may_read() {
            return Err(StoreError::TooNew {
                needs: version.min_reader,
                ours: SCHEMA,
                path: self.shown(PROJECT_FILE),
            });
        }
        let has_journals = self.list("journal").is_ok_and(|names| !names.is_empty());
        let kind = match &error {
            StoreError::NotFound { .. } => FindingKind::ProjectFileMissing,
            _ => FindingKind::ProjectFileDamaged,
        };
        if !has_journals {
            return Err(match error {
                StoreError::NotFound { .. } => StoreError::NotAProject {
                    path: self.shown(""),
                },
                other => other,
            });
        }
        // One of a newer version is not damaged.
        if version.may_write() {
            findings.push(Finding::of_error(kind, PROJECT_FILE, &error));
        }
        let of_folder = || {
            let name = self.path().and_then(|path| path.file_name());
            name.map(|name| name.to_string_lossy().into_owned())
        };
        let legible = LegibleProject::of(&text);
        let info = ProjectFile {
            id: String::new(),
            name: legible.name.or_else(of_folder).unwrap_or_default(),
            schema: version.schema,
            min_reader: version.min_reader,
            min_writer: version.min_writer,
            created_by: legible.created_by.unwrap_or_else(|| AnnotatorId::new("")),
            created_ms: legible.created_ms.unwrap_or_default(),
            ext: Vec::new(),
        };
        Ok((info, false))
    }

    /// What was written into journals since `seen`, by whomever: the whole sessions whose files are
    /// new or longer. `seen` then holds them too. What cannot be read now, or is not whole, is tried
    /// again with each call: it may still be on its way.
    pub fn news(&self, seen: &mut Seen) -> Vec<SessionLog> {
        let mut join = Join {
            seen: std::mem::take(seen),
            ..Join::default()
        };
        self.read_journals(&mut join, What::All, &Progress::default());
        *seen = std::mem::take(&mut join.seen);
        join.sessions()
    }

    fn read_journals(&self, join: &mut Join, what: What, progress: &Progress) {
        let mut places = Vec::new();
        for annotator in self.list_or_find("journal", join) {
            let dir = format!("journal/{annotator}");
            if annotator.starts_with('.') {
                continue;
            }
            if !is_valid(&annotator) {
                join.find(FindingKind::BadName, &dir, None, "");
                continue;
            }
            let annotator = AnnotatorId::new(annotator);
            for name in self.list_or_find(&dir, join) {
                if !name.starts_with('.') && name.ends_with(".ronl") {
                    let path = format!("{dir}/{name}");
                    if let Some(len_byte) = self.length_unless(&join.seen, &path) {
                        places.push(Place {
                            annotator: annotator.clone(),
                            name,
                            path,
                            len_byte,
                        });
                    }
                }
            }
        }
        let read = self.read_all(&places, what, progress);
        for (place, read) in places.into_iter().zip(read) {
            let written_ms = self.disk().modified_ms(&place.path);
            let settled = written_ms.is_some_and(|it| it < join.settled_ms);
            join.take(place, read, settled);
        }
    }

    /// How long a journal is; `None` if it was read up to there already.
    fn length_unless(&self, seen: &Seen, path: &str) -> Option<u64> {
        let about = self.disk().metadata(path);
        let len_byte = about.map_or(0, |about| about.len_byte);
        (seen.get(path) != Some(&len_byte)).then_some(len_byte)
    }

    /// Reads and understands journals, in the order of `places`; many long ones on all processors.
    fn read_all(&self, places: &[Place], what: What, progress: &Progress) -> Vec<Read> {
        let bytes: u64 = places.iter().map(|place| place.len_byte).sum();
        progress.total_byte.store(bytes, Ordering::Relaxed);
        let read_one = |place: &Place| {
            let read = self.read_journal(place, what);
            let done_byte = &progress.done_byte;
            done_byte.fetch_add(place.len_byte, Ordering::Relaxed);
            read
        };
        if bytes < ALONE_BYTE {
            return places.iter().map(read_one).collect();
        }
        let workers = std::thread::available_parallelism().map_or(1, usize::from);
        let next = AtomicUsize::new(0);
        let work = || {
            let mut read = Vec::new();
            loop {
                let at = next.fetch_add(1, Ordering::Relaxed);
                let Some(place) = places.get(at) else {
                    return read;
                };
                read.push((at, read_one(place)));
            }
        };
        let mut read = std::thread::scope(|scope| {
            let others: Vec<_> = (1..workers).map(|_| scope.spawn(work)).collect();
            let mut read = work();
            for other in others {
                match other.join() {
                    Ok(theirs) => read.extend(theirs),
                    Err(panic) => std::panic::resume_unwind(panic),
                }
            }
            read
        });
        read.sort_by_key(|(at, _)| *at);
        read.into_iter().map(|(_, read)| read).collect()
    }

    fn read_journal(&self, place: &Place, what: What) -> Read {
        match self.read(&place.path) {
            Ok(bytes) => Read::Scanned(
                bytes.len() as u64,
                Box::new(scan_of(&place.path, &bytes, what)),
            ),
            Err(error) => Read::Refused(unreadable_kind(&error), error.plain()),
        }
    }

    /// Names in a folder; what keeps it from being listed is a finding. A missing one is empty.
    fn list_or_find(&self, dir: &str, join: &mut Join) -> Vec<String> {
        match self.disk().metadata(dir).map(|about| about.kind) {
            Ok(EntryKind::Folder) => {}
            Ok(_) => {
                join.find(FindingKind::NotRegular, dir, None, "");
                return Vec::new();
            }
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Vec::new(),
            Err(error) => {
                join.find(FindingKind::Unreadable, dir, None, error.to_string());
                return Vec::new();
            }
        }
        self.list(dir).unwrap_or_else(|error| {
            join.find(FindingKind::Unreadable, dir, None, error.plain());
            Vec::new()
        })
    }
}

/// How a file that cannot be read is called.
pub(crate) fn unreadable_kind(error: &StoreError) -> FindingKind {
    match error {
        StoreError::NotRegular { .. } => FindingKind::NotRegular,
        StoreError::TooLarge { .. } => FindingKind::TooLarge,
        _ => FindingKind::Unreadable,
    }
}

/// How far opening is, for whoever waits. Bytes of journals, read and to be read.
#[derive(Debug, Default)]
pub struct Progress {
    pub done_byte: AtomicU64,
    pub total_byte: AtomicU64,
}

/// A journal to read.
struct Place {
    annotator: AnnotatorId,
    /// Of the file.
    name: String,
    path: String,
    len_byte: u64,
}

/// What came of reading it.
enum Read {
    /// With its length in bytes.
    Scanned(u64, Box<Scan>),
    Refused(FindingKind, String),
}

/// Records of one session, whichever files they stand in.
#[derive(Default)]
struct Session {
    /// As they came.
    records: Vec<Record>,
    /// Where each is, by number, clock, and which of those that share both: there is a second one of
    /// a number only if the session was forked.
    places: BTreeMap<(u64, u64, usize), Stands>,
    /// Where those are that were quarantined, by number.
    withheld: BTreeMap<u64, Line>,
    /// The session's files.
    files: Vec<String>,
    /// Records whose number another one has too.
    forks: usize,
}

/// Where a record is: in the list, and in the files.
#[derive(Clone, Copy)]
struct Stands {
    place: usize,
    line: Line,
}

/// A line of one of a session's files: which of them, and its number from 1.
#[derive(Clone, Copy)]
struct Line {
    file: usize,
    number: u64,
}

impl Session {
    /// In the order of their numbers.
    fn in_order(&self) -> impl Iterator<Item = &Record> {
        self.with_lines().map(|(record, _)| record)
    }

    /// The same, with where each is.
    fn with_lines(&self) -> impl Iterator<Item = (&Record, Line)> {
        let stands = self.places.values();
        stands.filter_map(|it| Some((self.records.get(it.place)?, it.line)))
    }

    /// A line of a file that is known by its name now.
    fn line(&mut self, file: &str, number: u64) -> Line {
        let known = self.files.iter().rposition(|it| it == file);
        let file = known.unwrap_or_else(|| {
            self.files.push(file.to_owned());
            self.files.len() - 1
        });
        Line { file, number }
    }

    /// Something odd that begins at a line.
    fn finding(&self, kind: FindingKind, at: Line, detail: String) -> Finding {
        let file = self.files.get(at.file).map_or("", String::as_str);
        Finding::new(kind, file, Some(at.number), detail)
    }
}

/// All journals, before they become a project.
#[derive(Default)]
struct Join {
    by_session: BTreeMap<(String, AnnotatorId), Session>,
    findings: Vec<Finding>,
    quarantined: Vec<Quarantined>,
    /// Files written last before this, in milliseconds since 1970, are on their way no more: what
    /// is damaged in them stays so, and they are not read again for that.
    settled_ms: u64,
    /// Files that were read; those of the same length are not read again.
    seen: Seen,
}

impl Join {
    fn find(
        &mut self,
        kind: FindingKind,
        file: &str,
        line: Option<u64>,
        detail: impl Into<String>,
    ) {
        self.findings.push(Finding::new(kind, file, line, detail));
    }

    /// Takes in what came of one file.
    fn take(&mut self, place: Place, read: Read, settled: bool) {
        let Place {
            annotator,
            name,
            path,
            ..
        } = place;
        let (len_byte, scan) = match read {
            Read::Scanned(len_byte, scan) => (len_byte, *scan),
            Read::Refused(kind, detail) => {
                self.find(kind, &path, None, detail);
                return;
            }
        };
        // A file that is still on its way may have its full length before its bytes.
        if settled || scan.is_whole() {
            self.seen.insert(path.clone(), len_byte);
        }
        let named = name.get(..26).filter(|name| is_ulid(name));
        if named.is_some_and(|ulid| name != format!("{ulid}.ronl")) {
            self.find(FindingKind::ConflictCopy, &path, None, "");
        }
        let session = scan
            .header
            .as_ref()
            .map(|header| header.session.as_str())
            .filter(|session| is_ulid(session))
            .or(named)
            .map(str::to_owned);
        match session {
            Some(session) => self.add(&path, &annotator, session, scan),
            None => {
                self.findings.extend(scan.findings);
                let detail = format!("×{}", scan.records.len());
                self.find(FindingKind::BadName, &path, None, detail);
            }
        }
    }

    /// Takes in one journal.
    fn add(&mut self, file: &str, annotator: &AnnotatorId, session: String, scan: Scan) {
        self.findings.extend(scan.findings);
        let mut withhold = None;
        if let Some(header) = &scan.header
            && header.annotator != *annotator
        {
            let detail = format!("{:?} ≠ {annotator}", header.annotator.as_str());
            self.find(FindingKind::WrongFolder, file, Some(1), detail);
            withhold = Some(FindingKind::WrongFolder);
        }
        if withhold.is_none() && scan.is_too_new {
            // Told by the scan, as is what may only be read.
            withhold = Some(FindingKind::TooNew);
        }
        let mut told = BTreeSet::new();
        for (line, record) in scan.records {
            let reason = withhold.or_else(|| problem(&record, annotator));
            if let Some(reason) = reason {
                if withhold.is_none() && told.insert(reason) {
                    let detail = format!("#{}: {:?}", record.n, record.tx.by.as_str());
                    self.find(reason, file, Some(line), detail);
                }
                self.withhold(file, annotator, &session, line, reason, record);
            } else {
                self.add_record(file, annotator, &session, line, record);
            }
        }
    }

    fn session(&mut self, annotator: &AnnotatorId, session: &str) -> &mut Session {
        let key = (session.to_owned(), annotator.clone());
        self.by_session.entry(key).or_default()
    }

    fn withhold(
        &mut self,
        file: &str,
        annotator: &AnnotatorId,
        session: &str,
        line: u64,
        reason: FindingKind,
        record: Record,
    ) {
        let session = self.session(annotator, session);
        let at = session.line(file, line);
        session.withheld.insert(record.n, at);
        self.quarantined.push(Quarantined {
            file: file.to_owned(),
            line,
            reason,
            record,
        });
    }

    fn add_record(
        &mut self,
        file: &str,
        annotator: &AnnotatorId,
        session: &str,
        line: u64,
        record: Record,
    ) {
        let (n, t) = (record.n, record.t);
        let of = self.session(annotator, session);
        let mut same = of.places.range((n, t, 0)..=(n, t, usize::MAX));
        if same.any(|(_, it)| of.records.get(it.place) == Some(&record)) {
            return;
        }
        let alike = of.places.range((n, t, 0)..=(n, t, usize::MAX)).count();
        if alike == SAME_STAMP_MAX {
            let reason = FindingKind::ForkedSession;
            self.withhold(file, annotator, session, line, reason, record);
            return;
        }
        let mut known = of.places.range((n, 0, 0)..=(n, u64::MAX, usize::MAX));
        let forked = known.next().is_some();
        // Both count: their clocks tell them apart.
        let stands = Stands {
            place: of.records.len(),
            line: of.line(file, line),
        };
        of.places.insert((n, t, alike), stands);
        of.records.push(record);
        if forked {
            of.forks += 1;
            if of.forks <= TOLD_MAX {
                let detail = format!("#{n}");
                self.find(FindingKind::ForkedSession, file, Some(line), detail);
            }
        }
    }

    /// Paths of the copies of all editions that the journals publish.
    fn copies(&self) -> BTreeSet<String> {
        let records = self.by_session.values();
        let records = records.flat_map(|session| session.records.iter());
        records
            .flat_map(|record| &record.tx.edits)
            .filter_map(|edit| match edit {
                Edit::Edition(change) => copy_path(change.after.as_ref()?),
                _ => None,
            })
            .collect()
    }

    /// Sets records aside that call a tag gold which is somebody's own: gold, which everybody may
    /// change, would take it out of its owner's hands.
    fn withhold_stolen(&mut self) {
        let records = self.by_session.values().flat_map(|it| &it.records);
        let edits = records.flat_map(|it| &it.tx.edits);
        let gold = edits.clone().filter_map(|it| tag_of(it, true));
        let gold: HashSet<_> = gold.collect();
        if gold.is_empty() {
            return;
        }
        let own = edits.filter_map(|it| tag_of(it, false));
        let stolen = own.filter(|it| gold.contains(it));
        let stolen: HashSet<(EntityKind, String)> =
            stolen.map(|(kind, id)| (kind, id.to_owned())).collect();
        if stolen.is_empty() {
            return;
        }
        let is_theft = |record: &Record| {
            let mut tags = record.tx.edits.iter().filter_map(|it| tag_of(it, true));
            tags.any(|(kind, id)| stolen.contains(&(kind, id.to_owned())))
        };
        for session in self.by_session.values_mut() {
            let records = std::mem::take(&mut session.records);
            let places = std::mem::take(&mut session.places);
            let mut records: Vec<Option<Record>> = records.into_iter().map(Some).collect();
            for (key, stands) in places {
                let Some(record) = records.get_mut(stands.place).and_then(Option::take) else {
                    continue;
                };
                if !is_theft(&record) {
                    let place = session.records.len();
                    session.places.insert(key, Stands { place, ..stands });
                    session.records.push(record);
                    continue;
                }
                let detail = format!("#{}: {GOLD}", record.n);
                let found = session.finding(FindingKind::ForeignTag, stands.line, detail);
                session.withheld.insert(record.n, stands.line);
                self.quarantined.push(Quarantined {
                    file: found.file.clone(),
                    line: stands.line.number,
                    reason: FindingKind::ForeignTag,
                    record,
                });
                self.findings.push(found);
            }
        }
    }

    /// Sessions that two people say are theirs: one of them copied the other's journal.
    fn claimed_twice(&self) -> Vec<Finding> {
        let names = self.by_session.keys();
        let next = self.by_session.iter().skip(1);
        names
            .zip(next)
            .filter(|((before, _), ((name, _), _))| before == name)
            .filter_map(|((_, one), ((name, other), session))| {
                let file = session.files.first()?;
                let detail = format!("{name}: {one}, {other}");
                let kind = FindingKind::ForkedSession;
                Some(Finding::new(kind, file, Some(1), detail))
            })
            .collect()
    }

    /// Applies everything in the order of the clock and gives the highest honest one.
    fn absorb_into(&mut self, project: &mut Project, now_ms: u64) -> u64 {
        self.withhold_stolen();
        let latest_ms = now_ms.saturating_add(FUTURE_MS);
        let mut all: Vec<(u64, &str, &Record)> = Vec::new();
        let mut findings = self.claimed_twice();
        for ((name, _), session) in &self.by_session {
            let records = session.in_order();
            all.extend(records.map(|record| (record.t, name.as_str(), record)));
            findings.extend(gaps(session));
            findings.extend(untold_forks(session));
            let ahead = session.with_lines();
            let mut ahead = ahead.filter(|(one, _)| clock_ms(one.t) > latest_ms);
            if let Some((_, at)) = ahead.next() {
                let detail = format!("×{}", 1 + ahead.count());
                findings.push(session.finding(FindingKind::FutureClock, at, detail));
            }
        }
        all.sort_by(|a, b| (a.0, a.1, a.2.n).cmp(&(b.0, b.1, b.2.n)));
        let mut clock_max = 0;
        for (t, session, record) in all {
            let from_future = clock_ms(t) > latest_ms;
            project.absorb(session, record, from_future);
            if !from_future {
                clock_max = clock_max.max(t);
            }
        }
        self.findings.append(&mut findings);
        clock_max
    }

    fn sessions(&mut self) -> Vec<SessionLog> {
        std::mem::take(&mut self.by_session)
            .into_iter()
            .filter(|(_, session)| !session.records.is_empty())
            .map(|((name, annotator), session)| {
                let mut records = session.records;
                records.sort_by_key(|record| (record.n, record.t));
                records.shrink_to_fit();
                let device = records
                    .iter()
                    .map(|record| &record.tx.device)
                    .find(|device| !device.is_empty())
                    .cloned();
                SessionLog {
                    session: name,
                    annotator,
                    device,
                    records,
                }
            })
            .collect()
    }
}

/// Different records with one number and one clock that are looked at. A program that goes on from
/// a copy of its journal has another clock, so that even two are somebody's forgery.
const SAME_STAMP_MAX: usize = 16;

/// Numbers that are missing between 1 and the last, each told at the line where it goes on.
fn gaps(session: &Session) -> Vec<Finding> {
    let read = session.places.iter().map(|((n, ..), it)| (*n, it.line));
    let withheld = session.withheld.iter().map(|(n, line)| (*n, *line));
    let numbers: BTreeMap<u64, Line> = read.chain(withheld).collect();
    let mut expected = 1;
    let mut found = Vec::new();
    for (n, line) in numbers {
        if n > expected {
            let detail = if n - 1 == expected {
                format!("#{expected}")
            } else {
                format!("#{expected}–#{}", n - 1)
            };
            found.push(session.finding(FindingKind::SequenceGap, line, detail));
        }
        expected = n.saturating_add(1);
    }
    found
}

/// How many records share a number beyond those that were told one by one.
fn untold_forks(session: &Session) -> Option<Finding> {
    let untold = session.forks.checked_sub(TOLD_MAX).filter(|n| *n > 0)?;
    let file = session.files.first()?;
    let detail = format!("{} ×{untold}", FindingKind::ForkedSession.code());
    Some(Finding::new(FindingKind::ManyFindings, file, None, detail))
}

/// Why a record must not be applied.
fn problem(record: &Record, annotator: &AnnotatorId) -> Option<FindingKind> {
    if record.tx.by != *annotator {
        return Some(FindingKind::WrongFolder);
    }
    record
        .tx
        .edits
        .iter()
        .find_map(|edit| edit_problem(edit, annotator))
}

fn edit_problem(edit: &Edit, by: &AnnotatorId) -> Option<FindingKind> {
    each_kind!(edit, change => change_problem(change, by), unknown => None)
}

fn change_problem<T: Entity>(change: &Change<T>, by: &AnnotatorId) -> Option<FindingKind> {
    let sides = || [&change.before, &change.after].into_iter().flatten();
    let first = change.any()?.id();
    if sides().any(|side| side.id() != first || !is_valid(side.id().as_str())) {
        return Some(FindingKind::BadId);
    }
    sides()
        .any(|side| match side.owner() {
            Some(owner) => owner != by || is_anothers(T::KIND, side.id().as_str(), owner),
            // In gold nobody has tags of their own.
            None => side.hand().is_some_and(|hand| hand.as_str() != GOLD),
        })
        .then_some(FindingKind::ForeignTag)
}

/// True if an id says that somebody else made the thing: a version of theirs that names it would
/// stand in the place of the owner's. What somebody has of an article is named after both.
fn is_anothers(kind: EntityKind, id: &str, owner: &AnnotatorId) -> bool {
    let Some(who) = minted_by(id) else {
        return false;
    };
    let rest = who.strip_prefix(owner.as_str());
    match kind {
        EntityKind::Work => !rest.is_some_and(|rest| rest.starts_with("-on-")),
        EntityKind::Review => !rest.is_some_and(|rest| rest.starts_with("-reviews-")),
        // Named after the session.
        EntityKind::Spell => false,
        _ => who != owner.as_str(),
    }
}

/// A tag by kind and id, if an edit says that it is gold, or that it is somebody's own.
fn tag_of(edit: &Edit, gold: bool) -> Option<(EntityKind, &str)> {
    fn of<T: Entity>(change: &Change<T>, gold: bool) -> bool {
        let sides = [&change.before, &change.after];
        let mut tags = sides.into_iter().flatten().filter(|it| it.hand().is_some());
        tags.any(|it| it.owner().is_none() == gold)
    }
    let is_one = each_kind!(edit, change => of(change, gold), unknown => false);
    is_one.then(|| edit.subject()).flatten()
}
