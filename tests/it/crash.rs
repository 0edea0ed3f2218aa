//! Crashes, errors and full disks at every step: what was acknowledged is there afterwards, what
//! is there was submitted, and the project always opens. Deliberately wrong protocols are caught,
//! which shows that the search can find anything at all.
//!
//! `ISNAD_CRASH_STATES` sets how many states are looked at (by default 20,000).

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use isnad::model::{ArticleId, Project, Record};
use isnad::store::disk::MemoryDisk;
use isnad::store::{Folder, ImportRecord, Saver, Severity, StoreError, snapshot};

use crate::faulty_disk::{FaultyDisk, Lie, Random};
use crate::records::{self, NOW_MS, SESSION, deed, new_project, salma, tiny_codebook, ulid};

const EIO: i32 = 5;
const ENOSPC: i32 = 28;

/// What had been promised when the disk was as it was.
#[derive(Debug, Clone, Default)]
struct Promise {
    created: bool,
    /// Acknowledged records.
    saved: u64,
    /// Records handed over.
    submitted: u64,
    /// Size of the group on its way.
    group: usize,
    /// Texts that were stored.
    texts: BTreeSet<String>,
    /// Generation of the registry's snapshot.
    generation: u64,
}

/// A program at work on a faulty disk.
struct Story {
    disk: FaultyDisk,
    folder: Folder,
    saver: Saver,
    project: Project,
    records: Vec<Record>,
    promises: Vec<Promise>,
    errors: u32,
    calls_to_create: u64,
}

fn article() -> ArticleId {
    ArticleId::new("a1")
}

impl Story {
    fn new(lie: Lie) -> Self {
        let disk = FaultyDisk::new(lie);
        let folder = Folder::with_disk(Arc::new(disk.clone()));
        let mut next = 100;
        let fresh = Box::new(move || {
            next += 1;
            ulid(next)
        });
        let saver = Saver::new(folder.clone(), salma(), SESSION.to_owned(), fresh).rolling_at(3000);
        Self {
            disk,
            folder,
            saver,
            project: Project::new(String::new(), tiny_codebook()),
            records: Vec::new(),
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

    fn save(&mut self, group: u64, random: &mut Random) {
        let first = self.records.len() as u64 + 1;
        let batch: Vec<Record> = (first..first + group)
            .map(|n| deed(n, &"سَلامٌ ".repeat(random.below(12) as usize)))
            .collect();
        for record in &batch {
            self.project.absorb(SESSION, record, false);
            self.records.push(record.clone());
        }
        let submitted = self.records.len() as u64;
        self.promise(|it| {
            it.submitted = submitted;
            it.group = batch.len();
        });
        while let Err(error) = self.saver.save(&batch) {
            self.failed(&error);
        }
        self.promise(|it| it.saved = submitted);
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

    fn snapshot(&mut self) {
        let applied = [(SESSION.to_owned(), self.records.len() as u64)];
        let articles = [article()].into();
        let saved = self
            .folder
            .write_snapshots(&self.project, &articles, &salma(), &applied);
        match saved {
            Ok(()) => {
                let generation = self.generation();
                self.promise(|it| it.generation = generation);
            }
            // It is written again another time.
            Err(error) => self.failed(&error),
        }
    }

    fn generation(&self) -> u64 {
        let bytes = self.folder.disk().read("registry/salma.ron", 1 << 20);
        bytes.map_or(0, |bytes| snapshot::parse(&bytes).unwrap().generation)
    }

    /// The whole story of a seed.
    fn run(lie: Lie, seed: u64, fault: Option<(u64, i32)>) -> Self {
        let mut story = Self::new(lie);
        if let Some((call, errno)) = fault {
            story.disk.fail_at(call, errno);
        }
        let mut random = Random(seed);
        story.create();
        for _ in 0..8 {
            let group = if random.below(5) == 0 { 3 } else { 1 };
            story.save(group, &mut random);
            match random.below(5) {
                0 => story.text(&mut random),
                1 => story.snapshot(),
                _ => {}
            }
        }
        story.snapshot();
        story
    }
}

/// Looks at a disk after a crash; what is wrong with it, if anything.
fn examine(disk: &MemoryDisk, promise: &Promise, records: &[Record]) -> Result<(), String> {
    let folder = Folder::with_disk(Arc::new(disk.clone()));
    let writes = disk.writes();
    let opened = match folder.open(NOW_MS) {
        Ok(opened) => opened,
        Err(error) if promise.created => return Err(format!("does not open: {error}")),
        Err(_) => {
            let again = folder.create(&new_project());
            return again.map_err(|error| format!("cannot be made again: {error}"));
        }
    };
    if disk.writes() != writes {
        return Err("opening wrote".to_owned());
    }
    let mut found = BTreeSet::new();
    for log in &opened.sessions {
        if log.session != SESSION {
            return Err(format!("a session {} that never was", log.session));
        }
        for record in &log.records {
            if records.get(record.n as usize - 1) != Some(record) {
                return Err(format!("record {} was never submitted", record.n));
            }
            if record.n > promise.submitted {
                return Err(format!("record {} before it was submitted", record.n));
            }
            found.insert(record.n);
        }
    }
    if let Some(lost) = (1..=promise.saved).find(|n| !found.contains(n)) {
        return Err(format!("record {lost} was acknowledged and is lost"));
    }
    if promise.group == 1
        && let Some(bad) = opened
            .findings
            .iter()
            .find(|it| it.severity != Severity::Info)
    {
        return Err(format!("a crash is told as damage: {bad:?}"));
    }
    for sha in &promise.texts {
        let text = folder.read_text(&article(), sha);
        text.map_err(|error| format!("a stored text is lost: {error}"))?;
    }
    let generation = match folder.disk().read("registry/salma.ron", 1 << 20) {
        Ok(bytes) => {
            snapshot::parse(&bytes)
                .map_err(|error| format!("half a snapshot: {error}"))?
                .generation
        }
        Err(_) => 0,
    };
    if generation < promise.generation {
        return Err(format!(
            "generation {generation} after {}",
            promise.generation
        ));
    }
    Ok(())
}

/// The next program after a crash can work, and loses nothing either.
fn works_on(disk: &MemoryDisk) -> Result<(), String> {
    let folder = Folder::with_disk(Arc::new(disk.clone()));
    let count = |folder: &Folder| {
        let opened = folder.open(NOW_MS).map_err(|error| error.to_string())?;
        Ok::<_, String>(
            opened
                .sessions
                .iter()
                .map(|log| log.records.len())
                .sum::<usize>(),
        )
    };
    let before = count(&folder)?;
    let fresh = Box::new(|| ulid(999));
    let mut saver = Saver::new(folder.clone(), salma(), records::OTHER.to_owned(), fresh);
    let saved = saver.save(&[deed(1, "بعد")]);
    saved.map_err(|error| format!("cannot be written after a crash: {error}"))?;
    if count(&folder)? != before + 1 {
        return Err("writing after a crash lost something".to_owned());
    }
    Ok(())
}

/// Looks at every state of a story until `limit`; how many there were, and the first that is bad.
fn search(story: &Story, seed: u64, limit: usize) -> (usize, Option<String>) {
    let mut random = Random(seed ^ 0x5eed);
    let mut seen = BTreeSet::new();
    for (step, moment) in story.disk.trace().iter().enumerate() {
        let promise = &story.promises[moment.promised];
        for image in moment.crashes(&mut random) {
            if seen.len() >= limit {
                return (seen.len(), None);
            }
            if !seen.insert((moment.promised, print_of(&image))) {
                continue;
            }
            let mut result = examine(&image, promise, &story.records);
            if result.is_ok() && promise.created && seen.len() % 50 == 0 {
                result = works_on(&image);
            }
            if let Err(error) = result {
                return (
                    seen.len(),
                    Some(format!("seed {seed}, step {step}: {error}")),
                );
            }
        }
    }
    (seen.len(), None)
}

/// Tells images apart cheaply.
fn print_of(image: &MemoryDisk) -> (u32, u64) {
    let mut crc = crc32fast::Hasher::new();
    let mut len = 0;
    for (path, bytes) in image.files() {
        crc.update(path.as_bytes());
        crc.update(&(bytes.len() as u64).to_le_bytes());
        if !path.ends_with(".reserve") {
            crc.update(&bytes);
        }
        len += bytes.len() as u64;
    }
    (crc.finalize(), len)
}

#[test]
fn whatever_a_crash_leaves_acknowledged_work_is_there_and_nothing_is_invented() {
    let wanted: usize = std::env::var("ISNAD_CRASH_STATES")
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(20_000);
    let mut states = 0;
    let mut seed = 0;
    while states < wanted {
        seed += 1;
        let story = Story::run(Lie::None, seed, None);
        let (count, bad) = search(&story, seed, wanted - states);
        assert_eq!(bad, None);
        assert!(count > 0);
        states += count;
    }
    assert!(states >= wanted);
}

/// The first bad state that a wrong protocol leaves, within a few stories.
fn first_bad(lie: Lie) -> Option<String> {
    (1..=6).find_map(|seed| {
        let story = Story::run(lie, seed, None);
        search(&story, seed, 3000).1
    })
}

#[test]
fn mutant_without_sync_of_the_journal_is_caught() {
    let bad = first_bad(Lie::NoSyncData).expect("not caught");
    assert!(bad.contains("acknowledged and is lost"), "{bad}");
}

#[test]
fn mutant_rename_without_sync_is_caught_as_in_marktext_4852() {
    assert!(first_bad(Lie::NoSyncAll).is_some());
}

#[test]
fn mutant_without_sync_of_folders_is_caught() {
    assert!(first_bad(Lie::NoSyncDir).is_some());
}

#[test]
fn mutant_without_sync_of_the_folders_above_is_caught() {
    let bad = first_bad(Lie::NoSyncDirAbove).expect("not caught");
    assert!(bad.contains("lost") || bad.contains("open"), "{bad}");
}

#[test]
fn mutant_that_removes_before_it_renames_is_caught() {
    let bad = first_bad(Lie::RemoveBeforeRename).expect("not caught");
    assert!(bad.contains("generation"), "{bad}");
}

#[test]
fn mutant_that_writes_snapshots_in_place_is_caught_as_in_zed_60136() {
    let bad = first_bad(Lie::WriteInPlace).expect("not caught");
    assert!(bad.contains("snapshot"), "{bad}");
}

#[test]
fn mutant_that_acknowledges_before_the_sync_is_caught() {
    let story = Story::run(Lie::None, 1, None);
    // The same disk, but each promise is made two calls earlier: after the write.
    let mut random = Random(1);
    let trace = story.disk.trace();
    let bad = trace
        .windows(3)
        .map(|three| three[0].promising(three[2].promised))
        .find_map(|moment| {
            let promise = &story.promises[moment.promised];
            let images = moment.crashes(&mut random);
            let mut errors = images
                .iter()
                .filter_map(|image| examine(image, promise, &story.records).err());
            errors.find(|error| error.contains("acknowledged and is lost"))
        });
    assert!(bad.is_some());
}

/// Runs every story with one error at every call; the first run after which something is missing.
/// Wrong protocols meet their errors only once the project is made.
fn first_lost(lie: Lie, seeds: u64) -> (u64, Option<String>) {
    let mut runs = 0;
    for seed in 1..=seeds {
        let story = Story::run(Lie::None, seed, None);
        let (calls, made) = (story.disk.calls(), story.calls_to_create);
        let first = if lie == Lie::None { 1 } else { made + 1 };
        for call in first..=calls {
            for errno in [EIO, ENOSPC] {
                runs += 1;
                let story = Story::run(lie, seed, Some((call, errno)));
                // The current goes right afterwards.
                let image = story.disk.now().worst();
                let mut promise = story.promises.last().cloned().unwrap();
                // A whole group may stand in two journals, once torn.
                promise.group = 0;
                if let Err(error) = examine(&image, &promise, &story.records) {
                    let at = format!("seed {seed}, call {call}, error {errno}: {error}");
                    return (runs, Some(at));
                }
            }
        }
    }
    (runs, None)
}

#[test]
fn an_error_or_a_full_disk_at_any_call_loses_nothing() {
    let (runs, lost) = first_lost(Lie::None, 3);
    assert_eq!(lost, None);
    assert!(runs > 500, "{runs}");
}

#[test]
fn mutant_that_syncs_again_after_a_failed_sync_is_caught() {
    assert!(first_lost(Lie::SyncAgain, 2).1.is_some());
}

#[test]
fn mutant_that_takes_short_writes_for_whole_is_caught() {
    assert!(first_lost(Lie::ShortWriteIsFine, 2).1.is_some());
}

#[test]
fn mutant_that_goes_on_in_a_failed_journal_is_caught() {
    assert!(first_lost(Lie::IgnoreWriteErrors, 2).1.is_some());
}

#[test]
fn mutant_that_deletes_journals_after_a_snapshot_is_caught() {
    let story = Story::run(Lie::None, 1, None);
    let disk = story.disk.now().worst();
    let kept: BTreeMap<_, _> = disk
        .files()
        .into_iter()
        .filter(|(path, _)| !path.starts_with("journal/"))
        .collect();
    let promise = story.promises.last().unwrap();
    let bad = examine(&MemoryDisk::with_files(kept), promise, &story.records);
    assert!(bad.unwrap_err().contains("acknowledged and is lost"));
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
    assert!(lengths.len() > 1, "the story never began a second journal");
}
