//! Three devices, each with a folder of its own, and a synchroniser between them that is late,
//! copies in any order, copies half of a file, and makes conflict copies or overwrites. Two devices
//! belong to the same person. Nobody loses anything, and in the end all see the same.
//!
//! `ISNAD_SYNC_RUNS` sets how many runs there are (by default 2,000).

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use isnad::app::Session;
use isnad::model::edit::library;
use isnad::model::{EntityKind, Project, Stamp};
use isnad::store::disk::{Disk as _, MemoryDisk};
use isnad::store::{Folder, SessionLog, Severity, verify};

use crate::devices::{self, Deed, Machine, act};
use crate::faulty_disk::Random;
use crate::model_laws::picture::compare;
use crate::records::NOW_MS;

type Files = BTreeMap<String, Vec<u8>>;

/// What a synchroniser does with a file that changed in two places.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Manner {
    /// `name (conflicted copy …).ron` beside it.
    Dropbox,
    /// `name.sync-conflict-….ron` beside it.
    Syncthing,
    /// The later file wins, the other is gone.
    Overwriting,
}

struct Device {
    who: &'static str,
    machine: Arc<Machine>,
    disk: MemoryDisk,
    session: Session,
    /// Each file as it was when it was last the same here and at the synchroniser's.
    base: Files,
    /// The journals made here, as they must stay or grow.
    own: Files,
}

struct World {
    devices: Vec<Device>,
    /// What lies at the synchroniser's.
    cloud: Files,
    manner: Manner,
    copies: u32,
    conflicts: u32,
    random: Random,
}

fn get(disk: &MemoryDisk, path: &str) -> Option<Vec<u8>> {
    disk.read(path, u64::MAX).ok()
}

fn set(disk: &MemoryDisk, path: &str, bytes: Option<&Vec<u8>>) {
    match bytes {
        Some(bytes) => disk.put(path, bytes.clone()),
        None => disk.remove(path).unwrap(),
    }
}

fn keep(files: &mut Files, path: &str, bytes: Option<Vec<u8>>) {
    match bytes {
        Some(bytes) => drop(files.insert(path.to_owned(), bytes)),
        None => drop(files.remove(path)),
    }
}

fn is_journal(path: &str) -> bool {
    path.starts_with("journal/") && path.ends_with(".ronl")
}

impl World {
    fn new(seed: u64) -> Self {
        let true_ms = Arc::new(AtomicU64::new(NOW_MS));
        // Clocks that differ by less than a day: by hours here.
        let machines = [("laptop", 0), ("tablet", 3_600_000), ("desk", 7)];
        let mut machines = (1u64..).zip(machines).map(|(place, (name, ahead_ms))| {
            Arc::new(Machine::new(name, &true_ms, ahead_ms, place))
        });
        let machines: Vec<Arc<Machine>> = machines.by_ref().collect();
        let first = MemoryDisk::new();
        devices::found(
            first.clone(),
            Arc::new(Machine::new("first", &true_ms, 0, 9)),
        );
        let cloud = first.files();
        let devices = machines.into_iter().zip(["salma", "salma", "omar"]);
        let devices = devices.map(|(machine, who)| {
            let disk = MemoryDisk::with_files(cloud.clone());
            Device {
                who,
                session: devices::open(disk.clone(), &machine, who),
                machine,
                disk,
                base: cloud.clone(),
                own: Files::new(),
            }
        });
        let manners = [Manner::Dropbox, Manner::Syncthing, Manner::Overwriting];
        Self {
            devices: devices.collect(),
            cloud,
            manner: manners[(seed % 3) as usize],
            copies: 0,
            conflicts: 0,
            random: Random(seed),
        }
    }

    /// Lets a device do something and looks at what that did to its files.
    fn on(&mut self, at: usize, what: impl FnOnce(&mut Device)) {
        let before = self.devices[at].disk.files();
        what(&mut self.devices[at]);
        let device = &mut self.devices[at];
        let after = device.disk.files();
        for (path, bytes) in &after {
            let is_new = !before.contains_key(path);
            let changed = before.get(path) != Some(bytes);
            if is_journal(path) && changed && (is_new || device.own.contains_key(path)) {
                device.own.insert(path.clone(), bytes.clone());
            } else if changed && !is_new {
                let is_copy = path.starts_with("annotations/") || path.starts_with("registry/");
                assert!(is_copy, "{path} was written over");
            }
        }
        for path in before.keys().filter(|path| !after.contains_key(*path)) {
            assert!(path.ends_with("/.reserve"), "{path} was removed");
        }
        self.look_at_own();
    }

    /// What was acknowledged on a device stays there.
    fn look_at_own(&self) {
        for device in &self.devices {
            for (path, bytes) in &device.own {
                let now = get(&device.disk, path).unwrap_or_default();
                assert!(now.starts_with(bytes), "{path} lost something");
            }
        }
    }

    /// Every path somebody knows.
    fn paths(&self) -> Vec<String> {
        let mut paths: BTreeSet<String> = self.cloud.keys().cloned().collect();
        for device in &self.devices {
            paths.extend(device.disk.files().into_keys());
        }
        paths.into_iter().collect()
    }

    /// The synchroniser looks at one file of one device. True if anything moved.
    fn synchronise(&mut self, at: usize, path: &str, whole: bool) -> bool {
        let local = get(&self.devices[at].disk, path);
        let cloud = self.cloud.get(path).cloned();
        let base = self.devices[at].base.get(path).cloned();
        if local == cloud {
            keep(&mut self.devices[at].base, path, local);
            return false;
        }
        if local == base {
            let arrived = if whole {
                cloud
            } else {
                self.half(local, cloud)
            };
            set(&self.devices[at].disk, path, arrived.as_ref());
            keep(&mut self.devices[at].base, path, arrived);
        } else if cloud == base {
            let sent = if whole {
                local
            } else {
                self.half(cloud, local)
            };
            keep(&mut self.cloud, path, sent.clone());
            keep(&mut self.devices[at].base, path, sent);
        } else {
            self.conflict(at, path, local, cloud);
        }
        true
    }

    /// A file on its way: some of it is there, or its length without its bytes, or all of it.
    fn half(&mut self, from: Option<Vec<u8>>, to: Option<Vec<u8>>) -> Option<Vec<u8>> {
        let (from, mut bytes) = (from.unwrap_or_default(), to?);
        let new = bytes.len().saturating_sub(from.len());
        let cut = bytes.len() - self.random.below(new as u64 + 1) as usize;
        match self.random.below(4) {
            0 => bytes.truncate(cut),
            1 => bytes[cut..].fill(0),
            _ => {}
        }
        Some(bytes)
    }

    fn conflict(&mut self, at: usize, path: &str, local: Option<Vec<u8>>, cloud: Option<Vec<u8>>) {
        self.conflicts += 1;
        self.copies += 1;
        let device = &mut self.devices[at];
        let (stem, ending) = path.rsplit_once('.').unwrap_or((path, ""));
        let beside = match self.manner {
            Manner::Dropbox => format!(
                "{stem} (conflicted copy 2026-01-02 {}).{ending}",
                self.copies
            ),
            Manner::Syncthing => {
                format!(
                    "{stem}.sync-conflict-20260102-101112-{:07}.{ending}",
                    self.copies
                )
            }
            Manner::Overwriting if self.random.below(2) == 0 => {
                keep(&mut self.cloud, path, local.clone());
                keep(&mut device.base, path, local);
                return;
            }
            Manner::Overwriting => {
                set(&device.disk, path, cloud.as_ref());
                keep(&mut device.base, path, cloud);
                return;
            }
        };
        if let Some(local) = local {
            device.disk.put(&beside, local);
        }
        set(&device.disk, path, cloud.as_ref());
        keep(&mut device.base, path, cloud);
    }

    /// One thing happens.
    fn step(&mut self, number: u64) {
        let at = self.random.below(3) as usize;
        let (kind, which) = (self.random.below(16), self.random.below(200) as u8);
        let deed = match kind {
            0 => Deed::Claim(which),
            1..=6 => Deed::Note(which, format!("ملاحظة {number}")),
            7 | 8 => Deed::Remove(which),
            9 => Deed::Undo,
            10 => Deed::Redo,
            11 => return self.on(at, |it| _ = it.session.wait_for_news()),
            12 => return self.on(at, |it| rename_article(&mut it.session, number)),
            13 => return self.on(at, |it| it.restart(false)),
            _ => return self.on(at, |it| it.restart(true)),
        };
        // Refusals are part of life: nothing to undo, or somebody changed it since.
        self.on(at, |it| drop(act(&mut it.session, &deed)));
    }

    /// Everything arrives everywhere.
    fn settle(&mut self) {
        for _ in 0..40 {
            let mut moved = false;
            for path in self.paths() {
                for at in 0..self.devices.len() {
                    moved |= self.synchronise(at, &path, true);
                }
            }
            self.look_at_own();
            if !moved {
                return;
            }
        }
        panic!("the folders never become alike");
    }
}

impl Device {
    /// The program ends and begins again; it ends well, or is killed.
    fn restart(&mut self, well: bool) {
        if well {
            self.session.close().expect("closed");
        }
        self.session = devices::open(self.disk.clone(), &self.machine, self.who);
    }
}

/// Something everybody shares, which two people may change at once.
fn rename_article(session: &mut Session, number: u64) {
    let fields = library::ArticleFields {
        title: Some(format!("خبر {number}")),
        ..library::ArticleFields::default()
    };
    let renamed = session.plan(|desk| library::change_article(desk, &devices::article(), &fields));
    renamed.expect("anybody may");
    session.flush().expect("saved");
}

/// Each version that nobody who knew it has replaced must still be there, and the one that shows
/// be the latest that lives: worked out from the journals alone.
fn nobody_is_dropped(project: &Project, sessions: &[SessionLog]) {
    let mut made: BTreeMap<(EntityKind, String), Vec<(bool, Stamp)>> = BTreeMap::new();
    let mut replaced: BTreeSet<(EntityKind, String, Stamp)> = BTreeSet::new();
    for log in sessions {
        for record in &log.records {
            let stamp = record.stamp(&log.session);
            for edit in &record.tx.edits {
                let (kind, id) = edit.subject().expect("known");
                let key = (kind, id.to_owned());
                let base = edit.base().cloned();
                replaced.extend(base.map(|base| (kind, id.to_owned(), base)));
                let versions = made.entry(key).or_default();
                if versions.iter().all(|(_, other)| *other != stamp) {
                    versions.push((!edit.removes(), stamp.clone()));
                }
            }
        }
    }
    for ((kind, id), versions) in made {
        let stands =
            |(_, stamp): &(bool, Stamp)| !replaced.contains(&(kind, id.clone(), stamp.clone()));
        let mut expected: Vec<(bool, Stamp)> = versions.into_iter().filter(stands).collect();
        expected.sort_by(|a, b| b.cmp(a));
        let found: Vec<(bool, Stamp)> = match kind {
            EntityKind::Claim => heads(
                project
                    .claims()
                    .register(&isnad::model::Id::new(id.as_str())),
            ),
            EntityKind::Article => heads(
                project
                    .articles()
                    .register(&isnad::model::Id::new(id.as_str())),
            ),
            _ => continue,
        };
        assert_eq!(found, expected, "{kind} {id}");
    }
}

/// The versions of a thing, the one that shows first.
fn heads<T>(register: Option<&isnad::model::register::Register<T>>) -> Vec<(bool, Stamp)> {
    let register = register.expect("there");
    let all = register.winner().into_iter().chain(register.losers());
    all.map(|it| (it.value.is_some(), it.stamp.clone()))
        .collect()
}

/// All see the same as what their folders, which are alike, say; nothing is told as lost, and what
/// lost shows. Gives how many things have a version that lost.
fn all_agree(world: &World) -> usize {
    let first = world.devices[0].session.project();
    for device in &world.devices[1..] {
        compare(first, device.session.project())
            .unwrap_or_else(|error| panic!("two devices differ: {error}"));
    }
    let folder = Folder::with_disk(Arc::new(world.devices[2].disk.clone()));
    let opened = folder.open(NOW_MS + 10_000_000).expect("opens");
    compare(first, &opened.project)
        .unwrap_or_else(|error| panic!("a window shows what is not there: {error}"));
    nobody_is_dropped(&opened.project, &opened.sessions);
    let told = opened.findings.iter().cloned();
    let mut told = told.chain(verify(&folder, &opened));
    let bad = told.find(|it| it.severity == Severity::Error);
    assert_eq!(bad, None);
    let mut overruled = 0;
    for (id, register) in first.claims().registers() {
        let shown = register.value();
        let lost = register
            .losers()
            .iter()
            .filter(|it| it.value.as_deref() != shown);
        let told = first.overruled(EntityKind::Claim, id.as_str());
        assert_eq!(told.len(), lost.count(), "{id}");
        overruled += told.len();
    }
    overruled
}

/// One run; how many conflicts of files there were, and of things.
fn run(seed: u64) -> (u32, usize) {
    let mut world = World::new(seed);
    // Everybody begins with tags that two devices may change.
    for at in [0, 1, 2] {
        world.on(at, |it| {
            act(&mut it.session, &Deed::Claim(9)).expect("done")
        });
    }
    world.settle();
    for at in 0..3 {
        world.on(at, |it| _ = it.session.wait_for_news());
    }
    for number in 0..30 {
        world.step(number);
        for _ in 0..world.random.below(6) {
            let paths = world.paths();
            let path = &paths[world.random.below(paths.len() as u64) as usize];
            let at = world.random.below(3) as usize;
            world.synchronise(at, path, false);
            world.look_at_own();
        }
    }
    world.settle();
    for at in 0..3 {
        world.on(at, |it| _ = it.session.wait_for_news());
    }
    let overruled = all_agree(&world);
    // Once more after everybody has closed, with readable copies of all.
    for at in 0..3 {
        world.on(at, |it| it.restart(true));
    }
    world.settle();
    for at in 0..3 {
        world.on(at, |it| _ = it.session.wait_for_news());
    }
    all_agree(&world);
    (world.conflicts, overruled)
}

#[test]
fn three_devices_and_a_careless_synchroniser_lose_nothing_and_agree_in_the_end() {
    let runs = std::env::var("ISNAD_SYNC_RUNS").ok();
    let runs: u64 = runs.and_then(|text| text.parse().ok()).unwrap_or(2_000);
    let next = AtomicU64::new(0);
    let work = || {
        let (mut conflicts, mut overruled) = (0, 0);
        loop {
            let seed = next.fetch_add(1, Ordering::SeqCst);
            if seed >= runs {
                return (conflicts, overruled);
            }
            let ran = std::panic::catch_unwind(|| run(seed));
            let (files, things) = ran.unwrap_or_else(|_| panic!("in the run of seed {seed}"));
            conflicts += files;
            overruled += things;
        }
    };
    let found = std::thread::scope(|scope| {
        let threads = [scope.spawn(work), scope.spawn(work)];
        threads.map(|thread| thread.join().unwrap())
    });
    let (conflicts, overruled) = (found[0].0 + found[1].0, found[0].1 + found[1].1);
    println!("{runs} runs, {conflicts} conflicts of files, {overruled} versions that lost");
    assert!(
        u64::from(conflicts) > runs / 5,
        "{conflicts} conflicts of files"
    );
    assert!(
        overruled as u64 > runs / 2,
        "{overruled} versions that lost"
    );
}

#[test]
fn a_journal_whose_length_came_before_its_bytes_is_read_when_they_are_there() {
    let mut world = World::new(1);
    world.on(0, |it| act(&mut it.session, &Deed::Claim(3)).expect("done"));
    let (path, bytes) = world.devices[0].own.first_key_value().expect("a journal");
    let (path, bytes) = (path.clone(), bytes.clone());
    let colleague = &mut world.devices[2];
    colleague.disk.put(&path, vec![0; bytes.len()]);
    assert!(!colleague.session.wait_for_news());
    colleague.disk.put(&path, bytes);
    assert!(colleague.session.wait_for_news());
    assert_eq!(colleague.session.project().claims().len(), 1);
}
