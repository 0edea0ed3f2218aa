//! Crashes, errors and full disks at every step: what was acknowledged is there afterwards, what
//! is there was submitted, and the project always opens. Deliberately wrong protocols are caught,
//! which shows that the search can find anything at all.
//!
//! `ISNAD_CRASH_STATES` sets how many states are looked at (by default 200,000), and
//! `ISNAD_FAULT_RUNS` how many runs meet an error (by default 30,000).

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

use isnad::model::review::GOLD;
use isnad::model::{AnnotatorId, ArticleId, Change, Edit, Layer, Project, Record};
use isnad::store::disk::MemoryDisk;
use isnad::store::{
    Folder, ImportRecord, Saver, SessionLog, Severity, StoreError, applied, snapshot,
};

use crate::faulty_disk::{FaultyDisk, Lie, Random};
use crate::records::{
    self, NOW_MS, OTHER, SESSION, actor, claim, clock, deed, new_project, salma, tiny_codebook,
    ulid,
};

const EIO: i32 = 5;
const ENOSPC: i32 = 28;

/// Those who work in the folder, with their sessions.
const HANDS: [(&str, &str); 2] = [("salma", SESSION), ("omar", OTHER)];

/// The readable copies of a story.
const COPIES: [&str; 5] = [
    "registry/salma.ron",
    "registry/omar.ron",
    "annotations/a1/salma.ron",
    "annotations/a1/omar.ron",
    "annotations/a1/gold.ron",
];

/// What one hand had been promised.
#[derive(Debug, Clone, Copy, Default)]
struct Kept {
    /// Acknowledged records.
    saved: u64,
    /// Records handed over.
    submitted: u64,
    /// More than one line was on its way, of which some may be whole and others not.
    in_lines: bool,
}

/// What had been promised when the disk was as it was.
#[derive(Debug, Clone, Default)]
struct Promise {
    created: bool,
    hands: [Kept; 2],
    /// Texts that were stored.
    texts: BTreeSet<String>,
    /// Generations of the readable copies.
    generations: BTreeMap<&'static str, u64>,
}

struct Hand {
    name: AnnotatorId,
    session: &'static str,
    saver: Saver,
    records: Vec<Record>,
}

/// Programs at work on a faulty disk.
struct Story {
    lie: Lie,
    disk: FaultyDisk,
    folder: Folder,
    hands: [Hand; 2],
    project: Project,
    promises: Vec<Promise>,
    errors: u32,
    calls_to_create: u64,
}

/// Which calls fail, and how.
#[derive(Debug, Clone, Copy)]
struct Fault {
    call: u64,
    /// How many calls fail, one after another.
    calls: u64,
    errno: i32,
}

fn article() -> ArticleId {
    ArticleId::new("a1")
}

impl Story {
    fn new(lie: Lie) -> Self {
        let disk = FaultyDisk::new(lie);
        let folder = Folder::with_disk(Arc::new(disk.clone()));
        let hands = [0, 1].map(|place: usize| {
            let (name, session) = HANDS[place];
            let mut next = 100 * (1 + place as u64);
            let fresh = Box::new(move || {
                next += 1;
                ulid(next)
            });
            let name = AnnotatorId::new(name);
            let saver = Saver::new(folder.clone(), name.clone(), session.to_owned(), fresh);
            Hand {
                name,
                session,
                saver: saver.rolling_at(1400).parting_at(600),
                records: Vec::new(),
            }
        });
        Self {
            lie,
            disk,
            folder,
            hands,
            project: Project::new(String::new(), tiny_codebook()),
            promises: vec![Promise::default()],
            errors: 0,
            calls_to_create: 0,
        }
    }

    fn promise(&mut self, change: impl FnOnce(&mut Promise)) {
        let mut promise = self.promises.last().cloned().unwrap();
        change(&mut promise);
        self.promises.push(promise);
        self.disk.promise(self.promises.len() - 1);
    }

    fn create(&mut self) {
        while let Err(error) = self.folder.create(&new_project()) {
            self.failed(&error);
        }
        self.calls_to_create = self.disk.calls();
        self.promise(|it| it.created = true);
    }

    fn failed(&mut self, error: &StoreError) {
        self.errors += 1;
        assert!(self.errors < 50, "it never works again: {error}");
    }

    /// One hand saves one record, several at once, or one that is longer than a line.
    fn save(&mut self, random: &mut Random) {
        let at = random.below(2) as usize;
        let (group, edits) = match random.below(6) {
            0 => (3, 1),
            1 => (1, 4),
            _ => (1, 1),
        };
        let first = self.hands[at].records.len() as u64 + 1;
        let batch: Vec<Record> = (first..first + group)
            .map(|n| self.record(at, n, edits, random))
            .collect();
        for record in &batch {
            let session = self.hands[at].session;
            self.project.absorb(session, record, false);
            self.hands[at].records.push(record.clone());
        }
        let submitted = self.hands[at].records.len() as u64;
        self.promise(|it| {
            it.hands[at].submitted = submitted;
            it.hands[at].in_lines = group + edits > 2;
        });
        if self.lie == Lie::SnapshotFirst {
            self.snapshot(at);
        }
        if self.lie == Lie::EarlyPromise {
            self.promise(|it| it.hands[at].saved = submitted);
        }
        while let Err(error) = self.hands[at].saver.save(&batch) {
            self.failed(&error);
        }
        self.promise(|it| it.hands[at].saved = submitted);
    }

    fn record(&self, at: usize, n: u64, edits: u64, random: &mut Random) -> Record {
        let hand = &self.hands[at].name;
        let edits = (0..edits).map(|k| any_edit(hand, &format!("{hand}-{n}-{k}"), random));
        let mut record = records::record(n, clock(100 * n + at as u64), edits.collect());
        record.tx.by = hand.clone();
        record
    }

    fn text(&mut self, random: &mut Random) {
        let text = "نصّ ".repeat(1 + random.below(20) as usize);
        let record = ImportRecord::default();
        loop {
            match self.folder.put_text(&article(), text.as_bytes(), &record) {
                Ok(sha) => {
                    return self.promise(|it| {
                        it.texts.insert(sha);
                    });
                }
                Err(error) => self.failed(&error),
            }
        }
    }

    /// What a hand writes when its window closes: its own readable copies and that of gold.
    fn snapshot(&mut self, at: usize) {
        let logs = self.hands.iter().map(|hand| SessionLog {
            session: hand.session.to_owned(),
            annotator: hand.name.clone(),
            device: None,
            records: hand.records.clone(),
        });
        let logs: Vec<SessionLog> = logs.collect();
        for name in [self.hands[at].name.clone(), AnnotatorId::new(GOLD)] {
            let known = applied(&logs, &name);
            let articles = [article()].into();
            let saved = self
                .folder
                .write_snapshots(&self.project, &articles, &name, &known);
            // It is written again another time.
            if let Err(error) = saved {
                return self.failed(&error);
            }
        }
        // Only what was written, or looked after, just now: a colleague's may have failed.
        let of_hand = format!("/{}.ron", self.hands[at].name);
        let written = COPIES
            .into_iter()
            .filter(|path| path.ends_with(&of_hand) || path.ends_with("/gold.ron"));
        let found: Vec<_> = written
            .map(|path| (path, copy_of(self.folder.disk(), path)))
            .collect();
        self.promise(|it| {
            for (path, copy) in found {
                if let Some(Ok(copy)) = copy {
                    it.generations.insert(path, copy.generation);
                }
            }
        });
        if self.lie == Lie::DeleteJournals {
            for (name, _) in HANDS {
                let dir = format!("journal/{name}");
                for journal in self.folder.disk().list(&dir).unwrap_or_default() {
                    self.folder
                        .disk()
                        .remove(&format!("{dir}/{journal}"))
                        .unwrap();
                }
            }
        }
    }

    /// The whole story of a seed.
    fn run(lie: Lie, seed: u64, fault: Option<Fault>) -> Self {
        let mut story = Self::new(lie);
        if let Some(fault) = fault {
            let calls = fault.call..fault.call + fault.calls;
            story.disk.fail_in(calls, fault.errno);
            story.disk.forget_the_past();
        }
        let mut random = Random(seed);
        story.create();
        for _ in 0..5 {
            story.save(&mut random);
            match random.below(5) {
                0 => story.text(&mut random),
                1 => story.snapshot(random.below(2) as usize),
                _ => {}
            }
        }
        story.snapshot(0);
        story.snapshot(1);
        story
    }
}

/// An actor, a claim of one's own, or one of gold.
fn any_edit(hand: &AnnotatorId, id: &str, random: &mut Random) -> Edit {
    let words = "سَلامٌ ".repeat(random.below(6) as usize);
    let mut made = claim(id, "a1", random.below(90) as u32, &words);
    match random.below(4) {
        0 => made.annotator = hand.clone(),
        1 => {
            made.annotator = AnnotatorId::new(GOLD);
            made.meta.layer = Layer::Gold;
        }
        _ => return Change::create(actor(id, &words)).into(),
    }
    Change::create(made).into()
}

/// A readable copy, if it is there.
fn copy_of(
    disk: &dyn isnad::store::disk::Disk,
    path: &str,
) -> Option<Result<snapshot::Snapshot, String>> {
    let bytes = disk.read(path, 1 << 20).ok()?;
    Some(snapshot::parse(&bytes))
}

/// What is found on a disk after a crash.
struct Found {
    /// Why it does not open; then whether a project can be made there.
    shut: Option<(String, Result<(), String>)>,
    /// Something that never was.
    invented: Option<String>,
    /// Numbers of the records of each hand.
    records: [BTreeSet<u64>; 2],
    /// What is told as worse than normal.
    told: Option<String>,
    texts: BTreeSet<String>,
    /// Generations of the readable copies.
    generations: BTreeMap<&'static str, u64>,
    /// A readable copy that is half, or knows more than the journals.
    bad_copy: Option<String>,
}

impl Found {
    fn on(disk: &MemoryDisk, story: &Story) -> Self {
        let folder = Folder::with_disk(Arc::new(disk.clone()));
        let mut found = Self {
            shut: None,
            invented: None,
            records: [BTreeSet::new(), BTreeSet::new()],
            told: None,
            texts: BTreeSet::new(),
            generations: BTreeMap::new(),
            bad_copy: None,
        };
        let writes = disk.writes();
        match folder.open(NOW_MS) {
            Ok(opened) => {
                found.take_records(&opened.sessions, story);
                let mut worse = opened.findings.iter();
                let worse = worse.find(|it| it.severity != Severity::Info);
                found.told = worse.map(|it| format!("{it:?}"));
            }
            Err(error) => {
                let again = folder.create(&new_project());
                let again = again.map_err(|error| error.to_string());
                found.shut = Some((error.to_string(), again));
                return found;
            }
        }
        if disk.writes() != writes {
            found.invented = Some("opening wrote".to_owned());
        }
        let texts = story.promises.last().unwrap().texts.iter();
        let readable = texts.filter(|sha| folder.read_text(&article(), sha).is_ok());
        found.texts = readable.cloned().collect();
        for path in COPIES {
            match copy_of(folder.disk(), path) {
                Some(Ok(copy)) => {
                    found.generations.insert(path, copy.generation);
                    if let Some(ahead) = found.ahead(&copy) {
                        found.bad_copy = Some(format!("the snapshot {path} {ahead}"));
                    }
                }
                Some(Err(error)) => found.bad_copy = Some(format!("half a snapshot: {error}")),
                None => {}
            }
        }
        found
    }

    fn take_records(&mut self, sessions: &[SessionLog], story: &Story) {
        for log in sessions {
            let at = story
                .hands
                .iter()
                .position(|hand| hand.session == log.session && hand.name == log.annotator);
            let Some(at) = at else {
                self.invented = Some(format!("a session {} that never was", log.session));
                continue;
            };
            for record in &log.records {
                let made = story.hands[at].records.get(record.n as usize - 1);
                if made != Some(record) {
                    self.invented = Some(format!("record {} was never submitted", record.n));
                }
                self.records[at].insert(record.n);
            }
        }
    }

    /// What a readable copy knows that no journal has.
    fn ahead(&self, copy: &snapshot::Snapshot) -> Option<String> {
        let ahead = copy.applied.iter().find(|(session, n)| {
            let at = HANDS.iter().position(|(_, own)| own == session);
            at.is_none_or(|at| !self.records[at].contains(n))
        });
        ahead.map(|(session, n)| format!("knows {session} #{n}, which no journal has"))
    }

    /// Whether a promise was kept; else what is wrong.
    fn keeps(&self, promise: &Promise) -> Result<(), String> {
        if let Some((error, again)) = &self.shut {
            return match again {
                _ if promise.created => Err(format!("does not open: {error}")),
                Err(error) => Err(format!("cannot be made again: {error}")),
                Ok(()) => Ok(()),
            };
        }
        if let Some(invented) = &self.invented {
            return Err(invented.clone());
        }
        for (at, kept) in promise.hands.iter().enumerate() {
            let records = &self.records[at];
            if let Some(early) = records.iter().find(|n| **n > kept.submitted) {
                return Err(format!("record {early} before it was submitted"));
            }
            if let Some(lost) = (1..=kept.saved).find(|n| !records.contains(n)) {
                return Err(format!("record {lost} was acknowledged and is lost"));
            }
        }
        let in_lines = promise.hands.iter().any(|kept| kept.in_lines);
        if let Some(told) = self.told.as_ref().filter(|_| !in_lines) {
            return Err(format!("a crash is told as damage: {told}"));
        }
        if let Some(sha) = promise.texts.difference(&self.texts).next() {
            return Err(format!("a stored text is lost: {sha}"));
        }
        if let Some(bad) = &self.bad_copy {
            return Err(bad.clone());
        }
        for (path, promised) in &promise.generations {
            let found = self.generations.get(path).copied().unwrap_or_default();
            if found < *promised {
                return Err(format!("{path}: generation {found} after {promised}"));
            }
        }
        Ok(())
    }
}

/// The next program after a crash can work, and loses nothing either.
fn works_on(disk: &MemoryDisk) -> Result<(), String> {
    let folder = Folder::with_disk(Arc::new(disk.clone()));
    let count = |folder: &Folder| {
        let opened = folder.open(NOW_MS).map_err(|error| error.to_string())?;
        let counts = opened.sessions.iter().map(|log| log.records.len());
        Ok::<usize, String>(counts.sum())
    };
    let before = count(&folder)?;
    let fresh = Box::new(|| ulid(999));
    let mut saver = Saver::new(folder.clone(), salma(), ulid(998), fresh);
    let saved = saver.save(&[deed(1, "بعد")]);
    saved.map_err(|error| format!("cannot be written after a crash: {error}"))?;
    if count(&folder)? != before + 1 {
        return Err("writing after a crash lost something".to_owned());
    }
    Ok(())
}

/// Looks at every state of a story until `limit`; how many there were, and the first that is bad.
/// A state is an image of the disk and what had been promised by then. The same image is opened
/// once and held against every promise, since opening only reads.
fn search(story: &Story, seed: u64, limit: usize) -> (usize, Option<String>) {
    let mut random = Random(seed ^ 0x5eed);
    let mut seen = BTreeSet::new();
    let mut known: HashMap<u64, Found> = HashMap::new();
    for (step, moment) in story.disk.trace().iter().enumerate() {
        let promise = &story.promises[moment.promised];
        for image in moment.crashes(&mut random) {
            if seen.len() >= limit {
                return (seen.len(), None);
            }
            let print = image.print();
            if !seen.insert((moment.promised, print)) {
                continue;
            }
            let found = known.entry(print);
            let found = found.or_insert_with(|| Found::on(&image.disk(), story));
            let mut result = found.keeps(promise);
            if result.is_ok() && promise.created && seen.len() % 50 == 0 {
                result = works_on(&image.disk());
            }
            if let Err(error) = result {
                let error = format!("seed {seed}, step {step}: {error}");
                return (seen.len(), Some(error));
            }
        }
    }
    (seen.len(), None)
}

/// A number from the environment.
fn wanted(name: &str, ordinarily: usize) -> usize {
    let said = std::env::var(name).ok();
    said.and_then(|text| text.parse().ok())
        .unwrap_or(ordinarily)
}

/// Hands out seeds to two threads until so much is done; how much was done, and what was bad.
fn in_parallel(
    wanted: usize,
    one: impl Fn(u64) -> (usize, Option<String>) + Sync,
) -> (usize, Vec<String>) {
    let (seed, done) = (AtomicU64::new(0), AtomicUsize::new(0));
    let work = || {
        while done.load(Ordering::SeqCst) < wanted {
            let (count, bad) = one(seed.fetch_add(1, Ordering::SeqCst) + 1);
            assert!(count > 0, "nothing to try");
            done.fetch_add(count, Ordering::SeqCst);
            if bad.is_some() {
                return bad;
            }
        }
        None
    };
    let bad = std::thread::scope(|scope| {
        let threads = [scope.spawn(work), scope.spawn(work)];
        threads.map(|thread| thread.join().unwrap())
    });
    (
        done.load(Ordering::SeqCst),
        bad.into_iter().flatten().collect(),
    )
}

#[test]
fn whatever_a_crash_leaves_acknowledged_work_is_there_and_nothing_is_invented() {
    let wanted = wanted("ISNAD_CRASH_STATES", 200_000);
    let (states, bad) = in_parallel(wanted, |seed| {
        let story = Story::run(Lie::None, seed, None);
        search(&story, seed, wanted)
    });
    assert!(bad.is_empty(), "{bad:#?}");
    assert!(states >= wanted);
    println!("{states} states");
}

/// Runs the story of a seed with errors at every call; how many runs, and the first after which
/// something is missing. Wrong protocols meet their errors only once the project is made.
fn with_errors(lie: Lie, seed: u64) -> (usize, Option<String>) {
    let mut runs = 0;
    let story = Story::run(Lie::None, seed, None);
    let (calls, made) = (story.disk.calls(), story.calls_to_create);
    let first = if lie == Lie::None { 1 } else { made + 1 };
    for call in first..=calls {
        for (errno, calls) in [(EIO, 1), (ENOSPC, 1), (EIO, 3)] {
            runs += 1;
            let fault = Fault { call, calls, errno };
            let story = Story::run(lie, seed, Some(fault));
            // The current goes right afterwards.
            let image = story.disk.now().worst();
            let mut promise = story.promises.last().cloned().unwrap();
            // A whole group may stand in two journals, once torn.
            promise.hands.iter_mut().for_each(|it| it.in_lines = true);
            if let Err(error) = Found::on(&image, &story).keeps(&promise) {
                return (runs, Some(format!("seed {seed}, {fault:?}: {error}")));
            }
        }
    }
    (runs, None)
}

#[test]
fn an_error_or_a_full_disk_at_any_call_loses_nothing() {
    let wanted = wanted("ISNAD_FAULT_RUNS", 30_000);
    let (runs, lost) = in_parallel(wanted, |seed| with_errors(Lie::None, seed));
    assert!(lost.is_empty(), "{lost:#?}");
    assert!(runs >= wanted);
    println!("{runs} runs");
}

/// Where a mistake must show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Search {
    Crash,
    Error,
}

/// Protocols with one mistake: what is wrong, where it shows, and as what.
const MUTANTS: [(&str, Lie, Search, &str); 13] = [
    (
        "a deed is acknowledged without a sync of the journal",
        Lie::NoSyncData,
        Search::Crash,
        "acknowledged and is lost",
    ),
    (
        "a deed is acknowledged before the sync",
        Lie::EarlyPromise,
        Search::Crash,
        "acknowledged and is lost",
    ),
    (
        "a new file is moved without ever being synced",
        Lie::NoSyncAll,
        Search::Crash,
        "",
    ),
    (
        "a new file is moved first and synced then",
        Lie::RenameBeforeSync,
        Search::Crash,
        "",
    ),
    ("no folder is synced", Lie::NoSyncDir, Search::Crash, ""),
    (
        "only the innermost folder is synced",
        Lie::NoSyncDirAbove,
        Search::Crash,
        "",
    ),
    (
        "the old file is removed before the new one is moved there",
        Lie::RemoveBeforeRename,
        Search::Crash,
        "generation",
    ),
    (
        "a readable copy is written in place",
        Lie::WriteInPlace,
        Search::Crash,
        "snapshot",
    ),
    (
        "the readable copy is written before the journal",
        Lie::SnapshotFirst,
        Search::Crash,
        "snapshot",
    ),
    (
        "journals are removed once there is a readable copy",
        Lie::DeleteJournals,
        Search::Crash,
        "acknowledged and is lost",
    ),
    (
        "a failed sync is tried again on the same file",
        Lie::SyncAgain,
        Search::Error,
        "acknowledged and is lost",
    ),
    (
        "a write that stopped half way is taken for whole",
        Lie::ShortWriteIsFine,
        Search::Error,
        "acknowledged and is lost",
    ),
    (
        "a journal is written on after an error",
        Lie::IgnoreWriteErrors,
        Search::Error,
        "acknowledged and is lost",
    ),
];

/// What a search finds wrong with a protocol, within a few stories.
fn caught(lie: Lie, search_in: Search) -> Option<String> {
    (1..=12).find_map(|seed| match search_in {
        Search::Crash => search(&Story::run(lie, seed, None), seed, 3000).1,
        Search::Error => with_errors(lie, seed).1,
    })
}

/// The page that people read names each mutant too.
#[test]
fn every_protocol_with_a_mistake_in_it_is_caught_and_told_of() {
    let page = include_str!("../../docs/reliability.md");
    for (name, lie, search, says) in MUTANTS {
        let bad = caught(lie, search).unwrap_or_else(|| panic!("not caught: {name}"));
        println!("{name}: {search:?}: {bad}");
        assert!(bad.contains(says), "{name}: {bad}");
        assert!(page.contains(name), "docs/reliability.md: {name}");
    }
}

#[test]
fn nothing_but_the_reserve_is_ever_removed_and_no_file_gets_shorter_as_in_webanno_1878() {
    let story = Story::run(Lie::None, 3, None);
    let mut lengths: BTreeMap<String, usize> = BTreeMap::new();
    for moment in story.disk.trace() {
        let files = moment.worst().files();
        for (path, length) in &lengths {
            let now = files.get(path).map(Vec::len);
            assert!(now.is_some_and(|now| now >= *length), "{path}");
        }
        lengths = files
            .iter()
            .filter(|(path, _)| path.starts_with("journal/") && !path.ends_with(".reserve"))
            .map(|(path, bytes)| (path.clone(), bytes.len()))
            .collect();
    }
    assert!(lengths.len() > 2, "the story never began another journal");
}

/// The stories hold what the search is meant to try.
#[test]
fn the_stories_reach_two_people_gold_groups_parts_and_further_journals() {
    let (mut gold, mut parts, mut groups, mut journals) = (0, 0, 0, 0);
    for seed in 1..=10 {
        let story = Story::run(Lie::None, seed, None);
        let files = story.disk.now().worst().files();
        gold += usize::from(files.contains_key("annotations/a1/gold.ron"));
        journals += files.keys().filter(|it| it.ends_with(".ronl")).count();
        let text: Vec<u8> = files
            .iter()
            .filter(|(path, _)| path.ends_with(".ronl"))
            .flat_map(|(_, bytes)| bytes.clone())
            .collect();
        parts += String::from_utf8(text).unwrap().matches("r:(part:").count();
        let promises = story.promises.iter();
        groups += promises.filter(|it| it.hands[1].in_lines).count();
        assert!(story.hands.iter().any(|hand| !hand.records.is_empty()));
    }
    assert!(gold > 3 && parts > 10 && groups > 3 && journals > 25);
}
