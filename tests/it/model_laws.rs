//! Laws of the model: whatever people do, in whatever order, no rule breaks, undo leads back, and
//! all who read the same journals see the same project.
//!
//! Deeds are drawn over all planners of `model::edit` ([`deeds`]); what comes of them is compared
//! with a project read anew from the records ([`picture`]), whose index is compared in turn with
//! one worked out here from the entities alone.

mod deeds;
mod exchanged;
pub mod picture;
mod questions;
mod refused;

use isnad::model::check::{Rule, check};
use isnad::model::codebook::EditionState;
use isnad::model::edit::{Desk, Plan, actors, codebook};
use isnad::model::project::ApplyError;
use isnad::model::{
    AnnotatorId, Code, Edit, EntityKind, Id, Item, Kind, Minter, Project, Record, Stamp,
    Transaction,
};
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;

use deeds::{Dice, any_dice};
use picture::{Picture, compare, links_without_end};

/// One running program of one annotator, with a copy of the project of its own.
struct Writer {
    project: Project,
    minter: Minter,
    session: String,
    records: Vec<Record>,
}

/// What became of a deed.
enum Outcome {
    /// The planner saw no sense in it.
    Refused,
    /// It would have changed nothing.
    Nothing,
    Done,
}

impl Writer {
    fn new(annotator: &str, session: &str) -> Self {
        let mut project = Project::default();
        project.name = "p".to_owned();
        let minter = Minter::new(AnnotatorId::new(annotator), session.to_lowercase());
        Self {
            project,
            minter,
            session: session.to_owned(),
            records: Vec::new(),
        }
    }

    /// Sends edits through the door. All writers' clocks are set by `t`.
    fn apply(&mut self, t: u64, kind: Kind, plan: &Plan) -> Result<(), ApplyError> {
        let stamp = Stamp {
            t,
            session: self.session.clone(),
            n: self.records.len() as u64 + 1,
        };
        let tx = Transaction {
            id: self.minter.mint(),
            by: self.minter.annotator().clone(),
            device: String::new(),
            group: None,
            kind,
            what: plan.what.clone(),
            edits: plan.edits.clone(),
            focus: plan.focus.clone(),
        };
        let record = self.project.apply(&stamp, tx)?;
        self.records.push(record);
        Ok(())
    }

    /// Plans a deed by chance and does it. A plan that the door refuses is told, unless the
    /// project had broken rules before: then the door may stand on them.
    fn deed(&mut self, t: u64, dice: &mut Dice) -> Result<Outcome, String> {
        let mut desk = Desk {
            project: &self.project,
            minter: &mut self.minter,
            layer: isnad::model::Layer::Own,
        };
        let (name, planned) = deeds::plan(&mut desk, dice, t);
        let Ok(plan) = planned else {
            return Ok(Outcome::Refused);
        };
        if plan.edits.is_empty() {
            return Ok(Outcome::Nothing);
        }
        let before = Picture::of(&self.project);
        match self.apply(t, Kind::Do, &plan) {
            Ok(()) => Ok(Outcome::Done),
            Err(error) => {
                if before != Picture::of(&self.project) {
                    return Err(format!(
                        "{name}: refused and yet changed something: {error}"
                    ));
                }
                let is_broken = !check(&self.project).is_empty();
                match error {
                    ApplyError::Violation(_) if is_broken => Ok(Outcome::Refused),
                    error => Err(format!("{name}: the door refused its plan: {error}")),
                }
            }
        }
    }
}

/// A project that has taken in these records in this order.
fn absorbed<'a>(records: impl IntoIterator<Item = (&'a str, &'a Record)>) -> Project {
    let mut project = Project::default();
    for (session, record) in records {
        project.absorb(session, record, false);
    }
    project
}

/// The edits that take back the last record.
fn inverse(record: &Record) -> Plan {
    Plan {
        what: record.tx.what.clone(),
        edits: record.tx.inverse_edits(),
        focus: record.tx.focus.clone(),
        item: None,
    }
}

fn publishes(record: &Record) -> bool {
    record.tx.edits.iter().any(|edit| {
        matches!(edit, Edit::Edition(change)
            if change.after.as_ref().is_some_and(|it| it.state == EditionState::Published))
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn deeds_of_one_annotator_break_no_rule_and_are_taken_back_to_the_beginning(
        mut all in proptest::collection::vec(any_dice(), 1..60),
    ) {
        let mut me = Writer::new("salma", "SA");
        deeds::found(&mut me);
        let mut pictures = vec![Picture::of(&me.project)];
        let founded = me.records.len();
        for (step, dice) in all.iter_mut().enumerate() {
            let done = me.deed(step as u64 + 100, dice).map_err(TestCaseError::fail)?;
            if matches!(done, Outcome::Done) {
                prop_assert_eq!(check(&me.project), Vec::new());
                pictures.push(Picture::of(&me.project));
            }
        }
        let again = absorbed(me.records.iter().map(|it| ("SA", it)));
        compare(&me.project, &again).map_err(TestCaseError::fail)?;

        // Back, step by step. A publication is taken back by another one (a published edition is
        // never changed), so these deeds end at the last of them.
        let steps: Vec<Record> = me.records.clone();
        let published = steps.iter().rposition(publishes).map_or(founded, |at| at + 1);
        for (number, record) in steps.iter().enumerate().skip(published).rev() {
            let kind = Kind::Undo(record.tx.id.clone());
            let taken = me.apply(1000 + me.records.len() as u64, kind, &inverse(record));
            prop_assert!(taken.is_ok(), "{}: {taken:?}", record.tx.what);
            prop_assert_eq!(check(&me.project), Vec::new());
            pictures.pop();
            prop_assert_eq!(
                Some(&Picture::of(&me.project)), pictures.last(),
                "after taking back {} ({})", number, record.tx.what
            );
        }
        if published == founded {
            for record in steps.iter().take(founded).rev() {
                let kind = Kind::Undo(record.tx.id.clone());
                let taken = me.apply(1000 + me.records.len() as u64, kind, &inverse(record));
                prop_assert!(taken.is_ok(), "{}: {taken:?}", record.tx.what);
            }
            prop_assert_eq!(Picture::of(&me.project), Picture::of(&Project::default()));
        }
        let again = absorbed(me.records.iter().map(|it| ("SA", it)));
        compare(&me.project, &again).map_err(TestCaseError::fail)?;
    }

    #[test]
    fn records_of_several_writers_are_taken_in_in_any_order_and_what_collides_is_told(
        mut all in proptest::collection::vec((0usize..3, any_dice(), any::<bool>()), 1..70),
        seed in any::<u64>(),
    ) {
        // Two people, one of them on two devices.
        let mut writers = [
            Writer::new("salma", "SA"), Writer::new("salma", "SB"), Writer::new("omar", "OM"),
        ];
        deeds::found(&mut writers[0]);
        let mut known = [writers[0].records.len(), 0, 0];
        let first: Vec<Record> = writers[0].records.clone();
        for other in &mut writers[1..] {
            for record in &first {
                other.project.absorb("SA", record, false);
            }
        }
        for (step, (who, dice, is_joined)) in all.iter_mut().enumerate() {
            writers[*who].deed(step as u64 + 100, dice).map_err(TestCaseError::fail)?;
            if *is_joined {
                for from in 0..3 {
                    let session = writers[from].session.clone();
                    let new = writers[from].records[known[from]..].to_vec();
                    known[from] += new.len();
                    for (place, writer) in writers.iter_mut().enumerate() {
                        for record in new.iter().filter(|_| place != from) {
                            writer.project.absorb(&session, record, false);
                        }
                    }
                }
            }
        }
        let mut records: Vec<(&str, &Record)> = writers
            .iter()
            .flat_map(|it| it.records.iter().map(|record| (it.session.as_str(), record)))
            .collect();
        let forward = absorbed(records.clone());
        let mut state = seed | 1;
        for i in (1..records.len()).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            records.swap(i, (state >> 33) as usize % (i + 1));
        }
        let shuffled = absorbed(records.iter().copied().chain(records.iter().copied().take(3)));
        compare(&forward, &shuffled).map_err(TestCaseError::fail)?;

        let told = check(&forward);
        for (kind, id, lost) in links_without_end(&forward) {
            prop_assert!(
                told.iter().any(|it| it.kind == kind && it.id == id),
                "{kind} {id} points at {lost:?}, which is gone, and nobody says so"
            );
        }
        // Shapes are kept whatever collides: only what lies between two things can break.
        for violation in told {
            let is_between = !matches!(
                violation.rule,
                Rule::Anchor(_) | Rule::OutOfText { .. } | Rule::NoRevision | Rule::NoArticle(_)
                    | Rule::WithItself | Rule::InUse | Rule::Published | Rule::Codebook(_)
            );
            prop_assert!(is_between, "{violation}");
        }
    }

    #[test]
    fn merging_actors_and_parting_them_again_is_nothing(
        mut all in proptest::collection::vec(any_dice(), 10..50),
        one in any::<u8>(),
        other in any::<u8>(),
    ) {
        let mut me = Writer::new("salma", "SA");
        deeds::found(&mut me);
        for (step, dice) in all.iter_mut().enumerate() {
            me.deed(step as u64 + 100, dice).map_err(TestCaseError::fail)?;
        }
        let ids: Vec<_> = me.project.living_actors().map(|it| it.id.clone()).collect();
        // The deeds may have taken every actor away.
        prop_assume!(!ids.is_empty());
        let (loser, winner) = (&ids[one as usize % ids.len()], &ids[other as usize % ids.len()]);
        prop_assume!(loser != winner);
        let before = Picture::of(&me.project);
        let uses: Vec<Item> = me.project.uses_of(loser);
        let plan = {
            let mut desk = Desk { project: &me.project, minter: &mut me.minter, layer: isnad::model::Layer::Own };
            actors::merge(&mut desk, loser, winner)
        };
        let plan = plan.map_err(|error| TestCaseError::fail(error.to_string()))?;
        me.apply(900, Kind::Do, &plan).map_err(|error| TestCaseError::fail(error.to_string()))?;
        prop_assert_eq!(me.project.resolve(loser).map(|it| &it.id), Some(winner));
        let after = me.project.uses_of(winner);
        prop_assert!(uses.iter().all(|it| after.contains(it)), "tags of the loser follow");
        let plan = {
            let mut desk = Desk { project: &me.project, minter: &mut me.minter, layer: isnad::model::Layer::Own };
            actors::unmerge(&mut desk, loser)
        };
        let plan = plan.map_err(|error| TestCaseError::fail(error.to_string()))?;
        me.apply(901, Kind::Do, &plan).map_err(|error| TestCaseError::fail(error.to_string()))?;
        prop_assert_eq!(Picture::of(&me.project), before);
    }

    #[test]
    fn a_publication_is_taken_back_by_publishing_what_was_before(
        mut all in proptest::collection::vec(any_dice(), 1..40),
    ) {
        let mut me = Writer::new("salma", "SA");
        deeds::found(&mut me);
        for (step, dice) in all.iter_mut().enumerate() {
            me.deed(step as u64 + 100, dice).map_err(TestCaseError::fail)?;
        }
        let before = me.project.codebook().clone();
        // The deeds may have published a ready codebook themselves.
        let presets = isnad::model::codebook::presets::all();
        let other = presets.iter().find(|it| it.sets != before.sets).expect("presets differ");
        let plan = {
            let mut desk = Desk { project: &me.project, minter: &mut me.minter, layer: isnad::model::Layer::Own };
            codebook::republish(&mut desk, other, 7)
        };
        me.apply(900, Kind::Do, &plan).map_err(|error| TestCaseError::fail(error.to_string()))?;
        prop_assert_ne!(&me.project.codebook().sets, &before.sets);
        let plan = {
            let mut desk = Desk { project: &me.project, minter: &mut me.minter, layer: isnad::model::Layer::Own };
            codebook::republish(&mut desk, &before, 8)
        };
        me.apply(901, Kind::Do, &plan).map_err(|error| TestCaseError::fail(error.to_string()))?;
        let mut now = me.project.codebook().clone();
        prop_assert_ne!(&now.version, &before.version);
        now.version = before.version.clone();
        prop_assert_eq!(now, before);
        let mut versions: Vec<Code> =
            me.project.published().into_iter().map(|it| it.book.version.clone()).collect();
        let count = versions.len();
        versions.sort();
        versions.dedup();
        prop_assert_eq!(versions.len(), count, "no version is called as another");
    }
}

#[test]
fn the_deeds_drawn_reach_every_planner_and_every_kind_of_thing() {
    // Without this a planner whose intents are never right would look proven.
    let mut done = std::collections::BTreeMap::<&str, usize>::new();
    let mut kinds = std::collections::BTreeSet::<EntityKind>::new();
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    for _ in 0..120 {
        let mut me = Writer::new("salma", "SA");
        deeds::found(&mut me);
        for step in 0..120 {
            let mut dice = any_dice().new_tree(&mut runner).unwrap().current();
            let mut desk = Desk {
                project: &me.project,
                minter: &mut me.minter,
                layer: isnad::model::Layer::Own,
            };
            let (name, plan) = deeds::plan(&mut desk, &mut dice, step);
            let Ok(plan) = plan else { continue };
            if !plan.edits.is_empty() {
                *done.entry(name).or_default() += 1;
                me.apply(step + 100, Kind::Do, &plan)
                    .unwrap_or_else(|error| panic!("{name}: {error}: {plan:#?}"));
                kinds.extend(plan.edits.iter().filter_map(|it| Some(it.subject()?.0)));
            }
        }
    }
    let never: Vec<&&str> = deeds::NAMES
        .iter()
        .filter(|it| !done.contains_key(**it))
        .collect();
    assert!(never.is_empty(), "never done: {never:?}");
    let missing: Vec<_> = EntityKind::ALL
        .iter()
        .filter(|it| !kinds.contains(it))
        .collect();
    assert!(missing.is_empty(), "never touched: {missing:?}");
}

/// An id nobody minted.
fn nobody<T>() -> Id<T> {
    Id::new("nobody-0")
}
