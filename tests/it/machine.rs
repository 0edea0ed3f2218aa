//! Windows of two people and a copy of the project elsewhere, in any order of deeds, undo, news,
//! joins, ends and power cuts, against a plain model that knows only what was done on what.
//!
//! `ISNAD_MACHINE_RUNS` sets how many sequences there are (by default 2,000). Seeds of failures are
//! in `tests/proptest-regressions/machine.txt`.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use isnad::app::{Session, merge};
use isnad::model::{AnnotatorId, Stamp};
use isnad::store::Folder;
use proptest::prelude::*;
use proptest::test_runner::{FileFailurePersistence, TestCaseError, TestRunner};

use crate::devices::{self, Deed, Machine, act, chosen};
use crate::faulty_disk::{FaultyDisk, Lie};
use crate::model_laws::picture::compare;
use crate::records::NOW_MS;

/// Who has windows, on which device, and in which of the two folders.
const WINDOWS: [(&str, &str, usize); 4] = [
    ("salma", "laptop", 0),
    ("salma", "laptop", 0),
    ("omar", "desk", 0),
    ("salma", "tablet", 1),
];

#[derive(Debug, Clone)]
enum Step {
    Deed(usize, Deed),
    /// A window looks what others wrote.
    News(usize),
    /// A window is closed and opened again.
    Restart(usize),
    /// A program is killed and begun again.
    Kill(usize),
    /// The current goes while a deed is on its way to one of the two folders.
    PowerCut(usize, Deed),
    /// The other copy is joined into this one.
    Merge(usize),
}

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        3 => any::<u8>().prop_map(Deed::Claim),
        4 => any::<u8>().prop_map(|which| Deed::Note(which, String::new())),
        2 => any::<u8>().prop_map(Deed::Remove),
        3 => Just(Deed::Undo),
        2 => Just(Deed::Redo),
    ]
}

fn step() -> impl Strategy<Value = Step> {
    let window = 0..WINDOWS.len();
    prop_oneof![
        12 => (window.clone(), deed()).prop_map(|(at, deed)| Step::Deed(at, deed)),
        4 => window.clone().prop_map(Step::News),
        1 => window.clone().prop_map(Step::Restart),
        1 => window.clone().prop_map(Step::Kill),
        1 => (window, deed()).prop_map(|(at, deed)| Step::PowerCut(at, deed)),
        2 => (0..2usize).prop_map(Step::Merge),
    ]
}

// ------------------------------------------------------------------ The plain model

#[derive(Debug, Clone, Copy, PartialEq)]
enum Kind {
    Do,
    Undo(usize),
    Redo(usize),
}

/// One deed: a claim had this note, or was not there, and has that one now, or is gone.
#[derive(Debug, Clone)]
struct Done {
    window: usize,
    kind: Kind,
    claim: String,
    before: Option<String>,
    after: Option<String>,
    stamp: Stamp,
    /// Versions it knew and took the place of.
    replaced: Vec<Stamp>,
}

#[derive(Debug, Default)]
struct Model {
    done: Vec<Done>,
    /// Which deeds each window knows.
    known: [BTreeSet<usize>; WINDOWS.len()],
    /// Which deeds lie in each folder.
    stored: [BTreeSet<usize>; 2],
}

impl Model {
    /// Versions of a claim that nobody known has replaced, the one that shows first.
    fn heads(&self, at: usize, claim: &str) -> Vec<&Done> {
        let known = || self.known[at].iter().map(|place| &self.done[*place]);
        let replaced: BTreeSet<&Stamp> = known().flat_map(|it| &it.replaced).collect();
        let mut heads: Vec<&Done> = known()
            .filter(|it| it.claim == claim && !replaced.contains(&it.stamp))
            .collect();
        heads.sort_by_key(|it| std::cmp::Reverse((it.after.is_some(), it.stamp.clone())));
        heads
    }

    fn shown(&self, at: usize, claim: &str) -> Option<String> {
        self.heads(at, claim).first()?.after.clone()
    }

    /// Every claim a window shows, with its note.
    fn picture(&self, at: usize) -> BTreeMap<String, String> {
        let known = self.known[at].iter();
        let claims: BTreeSet<&str> = known.map(|it| self.done[*it].claim.as_str()).collect();
        let shown = claims.into_iter();
        shown
            .filter_map(|claim| Some((claim.to_owned(), self.shown(at, claim)?)))
            .collect()
    }

    /// What undo, or redo, would turn in a window: the last deed of the same person and device.
    fn to_turn(&self, at: usize, redo: bool) -> Option<usize> {
        let mine = |place: &&usize| {
            let by = WINDOWS[self.done[**place].window];
            (by.0, by.1) == (WINDOWS[at].0, WINDOWS[at].1)
        };
        let mut mine: Vec<usize> = self.known[at].iter().filter(mine).copied().collect();
        mine.sort_by_key(|place| self.done[*place].stamp.clone());
        let (mut done, mut undone) = (Vec::new(), Vec::new());
        for place in mine {
            let (from, to, turned) = match self.done[place].kind {
                Kind::Do => {
                    undone.clear();
                    done.push(place);
                    continue;
                }
                Kind::Undo(turned) => (&mut done, &mut undone, turned),
                Kind::Redo(turned) => (&mut undone, &mut done, turned),
            };
            if let Some(found) = from.iter().rposition(|it| *it == turned) {
                to.push(from.remove(found));
            }
        }
        if redo { undone.pop() } else { done.pop() }
    }

    /// What a deed in a window must do; `None` if it must be refused, or there is nothing to do it
    /// to. A new claim gets its name only when it is made.
    fn expect(&self, session: &Session, at: usize, deed: &Deed) -> Option<Expected> {
        let of = |claim: String, after: Option<String>| Expected {
            kind: Kind::Do,
            before: self.shown(at, &claim),
            claim: Some(claim),
            after,
        };
        match deed {
            Deed::Claim(_) => Some(Expected {
                kind: Kind::Do,
                claim: None,
                before: None,
                after: Some(String::new()),
            }),
            Deed::Note(which, text) => {
                Some(of(chosen(session, *which)?.to_string(), Some(text.clone())))
            }
            Deed::Remove(which) => Some(of(chosen(session, *which)?.to_string(), None)),
            Deed::Undo | Deed::Redo => {
                let redo = matches!(deed, Deed::Redo);
                let turned = self.to_turn(at, redo)?;
                let it = &self.done[turned];
                let (kind, before, after) = if redo {
                    (Kind::Redo(turned), &it.before, &it.after)
                } else {
                    (Kind::Undo(turned), &it.after, &it.before)
                };
                // Nobody may have changed it since.
                (self.shown(at, &it.claim) == *before).then(|| Expected {
                    kind,
                    claim: Some(it.claim.clone()),
                    before: before.clone(),
                    after: after.clone(),
                })
            }
        }
    }

    /// Notes a deed that was acknowledged.
    fn note(&mut self, at: usize, expected: Expected, claim: String, stamp: Stamp) {
        let heads = self.heads(at, &claim);
        let is_removal = expected.after.is_none();
        // Who removes a thing means all of it, also what lost.
        let replaced = heads
            .iter()
            .enumerate()
            .filter(|(rank, it)| *rank == 0 || is_removal && it.after.is_some())
            .map(|(_, it)| it.stamp.clone())
            .collect();
        let place = self.done.len();
        self.done.push(Done {
            window: at,
            kind: expected.kind,
            claim,
            before: expected.before,
            after: expected.after,
            stamp,
            replaced,
        });
        self.known[at].insert(place);
        self.stored[WINDOWS[at].2].insert(place);
    }

    fn reads(&mut self, at: usize) {
        let stored = self.stored[WINDOWS[at].2].clone();
        self.known[at].extend(stored);
    }
}

#[derive(Debug)]
struct Expected {
    kind: Kind,
    claim: Option<String>,
    before: Option<String>,
    after: Option<String>,
}

// ------------------------------------------------------------------ The program

struct World {
    disks: [FaultyDisk; 2],
    machines: [Arc<Machine>; WINDOWS.len()],
    windows: Vec<Option<Session>>,
    model: Model,
    notes: u32,
}

fn folder(disk: &FaultyDisk) -> Folder {
    Folder::with_disk(Arc::new(disk.clone()))
}

impl World {
    fn new() -> Self {
        let true_ms = Arc::new(AtomicU64::new(NOW_MS));
        let disks = [(); 2].map(|()| {
            let disk = FaultyDisk::new(Lie::None);
            disk.forget_the_past();
            // The same ULIDs and times make the same project twice.
            let true_ms = Arc::new(AtomicU64::new(NOW_MS));
            let machine = Machine::new("first", &true_ms, 0, 9);
            devices::found(disk.clone(), Arc::new(machine));
            disk
        });
        let mut seed = 0;
        let machines = WINDOWS.map(|(_, device, _)| {
            seed += 1;
            Arc::new(Machine::new(device, &true_ms, 1000 * seed, seed))
        });
        let mut world = Self {
            disks,
            machines,
            windows: Vec::new(),
            model: Model::default(),
            notes: 0,
        };
        world.windows = (0..WINDOWS.len()).map(|at| Some(world.open(at))).collect();
        world
    }

    fn open(&self, at: usize) -> Session {
        let (who, _, folder) = WINDOWS[at];
        devices::open(self.disks[folder].clone(), &self.machines[at], who)
    }

    fn reopen(&mut self, at: usize) {
        self.windows[at] = None;
        self.windows[at] = Some(self.open(at));
        self.model.reads(at);
    }

    fn window(&mut self, at: usize) -> &mut Session {
        self.windows[at].as_mut().unwrap()
    }

    fn step(&mut self, step: &Step) -> Result<(), TestCaseError> {
        match step {
            Step::Deed(at, deed) => return self.deed(*at, deed),
            Step::News(at) => {
                self.window(*at).wait_for_news();
                self.model.reads(*at);
            }
            Step::Restart(at) => {
                let closed = self.window(*at).close();
                prop_assert!(closed.is_ok(), "{closed:?}");
                self.reopen(*at);
            }
            Step::Kill(at) => self.reopen(*at),
            Step::PowerCut(at, deed) => self.power_cut(*at, deed)?,
            Step::Merge(into) => {
                let [one, other] = [&self.disks[*into], &self.disks[1 - into]].map(folder);
                let report = merge::merge(&one, &other, self.machines[0].as_ref());
                let report = report.map_err(|error| TestCaseError::fail(format!("{error:?}")))?;
                prop_assert!(report.findings.is_empty());
                let theirs = self.model.stored[1 - into].clone();
                self.model.stored[*into].extend(theirs);
            }
        }
        Ok(())
    }

    fn named(&mut self, deed: &Deed) -> Deed {
        self.notes += 1;
        match deed {
            Deed::Note(which, _) => Deed::Note(*which, format!("ملاحظة {}", self.notes)),
            other => other.clone(),
        }
    }

    fn deed(&mut self, at: usize, deed: &Deed) -> Result<(), TestCaseError> {
        let deed = self.named(deed);
        let session = self.windows[at].as_mut().unwrap();
        let expected = self.model.expect(session, at, &deed);
        let before: BTreeSet<String> = claims(session).into_keys().collect();
        let generation = session.project().generation();
        let done = act(session, &deed);
        let Some(expected) = expected else {
            prop_assert_eq!(session.project().generation(), generation, "{:?}", done);
            return Ok(());
        };
        prop_assert!(done.is_ok(), "{deed:?}: {done:?}, not {expected:?}");
        let claim = expected.claim.clone().or_else(|| {
            let now = claims(session).into_keys();
            now.into_iter().find(|id| !before.contains(id))
        });
        let claim = claim.ok_or_else(|| TestCaseError::fail("no claim was made"))?;
        let register = session
            .project()
            .claims()
            .register(&isnad::model::Id::new(claim.as_str()));
        let stamps = register.into_iter().flat_map(|it| {
            let heads = it.winner().into_iter().chain(it.losers());
            heads.map(|it| it.stamp.clone())
        });
        let latest = stamps.max_by_key(|stamp| stamp.t);
        let stamp = latest.ok_or_else(|| TestCaseError::fail("no version"))?;
        self.model.note(at, expected, claim, stamp);
        Ok(())
    }

    /// What was on its way was not acknowledged, and is not there afterwards.
    fn power_cut(&mut self, at: usize, deed: &Deed) -> Result<(), TestCaseError> {
        let deed = self.named(deed);
        let place = WINDOWS[at].2;
        self.disks[place].fail_from_now(5);
        let session = self.windows[at].as_mut().unwrap();
        let expected = self.model.expect(session, at, &deed);
        let done = act(session, &deed);
        prop_assert!(expected.is_none() || done.is_err(), "saved on a dead disk");
        let there: Vec<usize> = (0..WINDOWS.len())
            .filter(|at| WINDOWS[*at].2 == place)
            .collect();
        for at in &there {
            self.windows[*at] = None;
            self.model.known[*at].clear();
        }
        self.disks[place].cut_the_current();
        for at in there {
            self.reopen(at);
        }
        Ok(())
    }

    /// Each window shows what the model says.
    fn look(&self) -> Result<(), TestCaseError> {
        for (at, window) in self.windows.iter().enumerate() {
            let session = window.as_ref().unwrap();
            prop_assert_eq!(claims(session), self.model.picture(at), "window {}", at);
            for (id, register) in session.project().claims().registers() {
                let found: Vec<&Stamp> = register
                    .winner()
                    .into_iter()
                    .chain(register.losers())
                    .map(|it| &it.stamp)
                    .collect();
                let heads = self.model.heads(at, id.as_str());
                let heads: Vec<&Stamp> = heads.iter().map(|it| &it.stamp).collect();
                prop_assert_eq!(found, heads, "versions of {} in window {}", id, at);
            }
        }
        Ok(())
    }

    /// In the end everything is joined, and all windows and both folders are alike.
    fn end(&mut self) -> Result<(), TestCaseError> {
        for into in [0, 1] {
            self.step(&Step::Merge(into))?;
        }
        for at in 0..WINDOWS.len() {
            self.step(&Step::News(at))?;
        }
        self.look()?;
        let first = self.windows[0].as_ref().unwrap().project();
        for window in self.windows.iter().flatten() {
            compare(first, window.project()).map_err(TestCaseError::fail)?;
        }
        for disk in &self.disks {
            let opened = folder(disk).open(NOW_MS + 1_000_000);
            let opened = opened.map_err(|error| TestCaseError::fail(error.to_string()))?;
            compare(first, &opened.project).map_err(TestCaseError::fail)?;
            let people: BTreeSet<AnnotatorId> = opened
                .sessions
                .iter()
                .map(|it| it.annotator.clone())
                .collect();
            prop_assert!(people.len() <= 3);
        }
        Ok(())
    }
}

/// Every claim there is, with its note.
fn claims(session: &Session) -> BTreeMap<String, String> {
    let claims = session.project().claims().iter();
    claims
        .map(|it| (it.id.to_string(), it.meta.note.clone()))
        .collect()
}

#[test]
fn any_order_of_windows_ends_joins_and_power_cuts_leaves_what_a_plain_model_says() {
    let runs = std::env::var("ISNAD_MACHINE_RUNS").ok();
    let runs: u32 = runs.and_then(|text| text.parse().ok()).unwrap_or(2_000);
    // Most of the time is spent waiting for the threads that write and listen.
    let errors = std::thread::scope(|scope| {
        let halves = [runs / 2, runs - runs / 2].map(|runs| scope.spawn(move || walk(runs)));
        halves.map(|half| half.join().unwrap())
    });
    let errors: Vec<String> = errors.into_iter().flatten().collect();
    assert!(errors.is_empty(), "{}", errors.join("\n"));
}

/// Tries so many sequences; what went wrong, with the shortest that shows it.
fn walk(runs: u32) -> Option<String> {
    let seeds = FileFailurePersistence::Direct("tests/proptest-regressions/machine.txt");
    let mut runner = TestRunner::new(ProptestConfig {
        cases: runs,
        failure_persistence: Some(Box::new(seeds)),
        ..ProptestConfig::default()
    });
    let steps = proptest::collection::vec(step(), 1..40);
    let ran = runner.run(&steps, |steps| {
        let mut world = World::new();
        for step in &steps {
            world.step(step)?;
            world.look()?;
        }
        world.end()
    });
    ran.err().map(|error| error.to_string())
}
