//! The codebook: an edition is drafted step by step, each step undoable, and published whole.
//!
//! A draft is one's own. Nothing is tagged under it; tags name the edition published last. A
//! published edition is never changed, so taking a publication back means publishing what was
//! before, anew.

use super::{Desk, EditError, Item, Plan};
use crate::model::codebook::{EditionState, Fault};
use crate::model::tag::{Tag, of_tag};
use crate::model::{Change, Code, CodeEntry, Codebook, Edit, Edition, Project};

/// One step in a draft.
#[derive(Debug, Clone, PartialEq)]
pub enum Step {
    /// The names of the codebook and its rules for people.
    Describe {
        name_ar: String,
        name_en: String,
        rules_ar: String,
        rules_en: String,
    },
    AddLabel {
        set: Code,
        entry: Box<CodeEntry>,
    },
    /// Names, definitions, examples, colour and shortcut of a label. `meaning` says that older tags
    /// must be looked at again.
    ChangeLabel {
        set: Code,
        entry: Box<CodeEntry>,
        meaning: bool,
    },
    /// To this place in its set, from 0.
    MoveLabel {
        set: Code,
        code: Code,
        place: usize,
    },
    Retire {
        set: Code,
        code: Code,
        retired: bool,
    },
    /// Tags with `loser` count as tagged `winner` from now on.
    MergeLabels {
        set: Code,
        loser: Code,
        winner: Code,
    },
    /// Whether older tags with this label must be looked at again once the draft is published.
    Recheck {
        set: Code,
        code: Code,
        wanted: bool,
    },
    /// A field that may not stay empty.
    Require {
        field: Code,
        required: bool,
    },
    /// Takes another codebook's place, as when one is read from a file.
    Replace(Box<Codebook>),
    /// What changed and why, for people.
    Note(String),
}

/// Plans one step in one's draft, beginning a draft of the codebook in force if there is none.
///
/// # Errors
/// If set or label are not there, a label is there already, or a merge makes no sense.
pub fn draft(desk: &mut Desk<'_>, step: &Step) -> Result<Plan, EditError> {
    let before = desk.project.draft_of(&desk.person()).cloned();
    let mut after = match &before {
        Some(draft) => draft.clone(),
        None => begin(desk),
    };
    apply(&mut after, step)?;
    if matches!(step, Step::Replace(_)) && is_taken(desk.project, &after) {
        after.book.version = next_version(desk.project, &after.book.version);
    }
    let known: Vec<Fault> = desk.project.codebook().faults();
    if let Some(fault) = after
        .book
        .faults()
        .into_iter()
        .find(|it| !known.contains(it))
    {
        return Err(EditError::Codebook(fault));
    }
    Ok(Plan::new("codebook.edit", None, item_of(step)).edit(Change::between(before, Some(after))))
}

fn begin(desk: &mut Desk<'_>) -> Edition {
    let mut book = desk.project.codebook().clone();
    let based_on = book.version.clone();
    book.version = next_version(desk.project, &based_on);
    Edition {
        id: desk.minter.mint(),
        annotator: desk.person(),
        state: EditionState::Draft,
        based_on,
        book,
        changes: String::new(),
        recheck: Vec::new(),
        published_ms: None,
        ext: Vec::new(),
    }
}

/// True if another edition, or the book the project began with, is called what this one is.
fn is_taken(project: &Project, edition: &Edition) -> bool {
    let version = &edition.book.version;
    let mut others = project.editions().iter().filter(|it| it.id != edition.id);
    *version == project.founding_codebook().version || others.any(|it| it.book.version == *version)
}

/// The version after `version` that nothing is called yet: its last number grows by one.
fn next_version(project: &Project, version: &Code) -> Code {
    let text = version.as_str();
    let digits = text.len() - text.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let (stem, number) = text.split_at(text.len() - digits);
    let (stem, mut number) = match number.parse::<u64>() {
        Ok(number) => (stem.to_owned(), number),
        Err(_) => (format!("{text}-"), 0),
    };
    loop {
        number = number.saturating_add(1);
        let next = Code::new(format!("{stem}{number}"));
        let taken = project.editions().iter().any(|it| it.book.version == next);
        if !taken && next != project.founding_codebook().version {
            return next;
        }
    }
}

fn item_of(step: &Step) -> Option<Item> {
    let (set, code) = match step {
        Step::AddLabel { set, entry } | Step::ChangeLabel { set, entry, .. } => (set, &entry.code),
        Step::MoveLabel { set, code, .. }
        | Step::Retire { set, code, .. }
        | Step::Recheck { set, code, .. } => (set, code),
        Step::MergeLabels { set, winner, .. } => (set, winner),
        _ => return None,
    };
    Some(Item::Label(set.clone(), code.clone()))
}

fn apply(edition: &mut Edition, step: &Step) -> Result<(), EditError> {
    let book = &mut edition.book;
    match step {
        Step::Describe {
            name_ar,
            name_en,
            rules_ar,
            rules_en,
        } => {
            if name_ar.trim().is_empty() && name_en.trim().is_empty() {
                return Err(EditError::NameNeeded);
            }
            name_ar.trim().clone_into(&mut book.name_ar);
            name_en.trim().clone_into(&mut book.name_en);
            book.rules_ar.clone_from(rules_ar);
            book.rules_en.clone_from(rules_en);
        }
        Step::AddLabel { set, entry } => {
            let entries = entries_of(book, set)?;
            if entries.iter().any(|one| one.code == entry.code) {
                let fault = Fault::CodeTwice(set.clone(), entry.code.clone());
                return Err(EditError::Codebook(fault));
            }
            if entry.name_ar.is_empty() && entry.name_en.is_empty() {
                return Err(EditError::NameNeeded);
            }
            entries.push((**entry).clone());
        }
        Step::ChangeLabel {
            set,
            entry,
            meaning,
        } => {
            if entry.name_ar.is_empty() && entry.name_en.is_empty() {
                return Err(EditError::NameNeeded);
            }
            *entry_of(book, set, &entry.code)? = (**entry).clone();
            let label = (set.clone(), entry.code.clone());
            if *meaning && !edition.recheck.contains(&label) {
                edition.recheck.push(label);
            }
        }
        Step::MoveLabel { set, code, place } => {
            let entries = entries_of(book, set)?;
            let from = entries.iter().position(|one| one.code == *code);
            let from = from.ok_or_else(|| EditError::NotFound(code.to_string()))?;
            let entry = entries.remove(from);
            entries.insert((*place).min(entries.len()), entry);
        }
        Step::Retire { set, code, retired } => {
            let entry = entry_of(book, set, code)?;
            entry.retired = *retired;
            if !retired {
                entry.merged_into = None;
            }
        }
        Step::MergeLabels { set, loser, winner } => {
            if loser == winner {
                return Err(EditError::WithItself);
            }
            entry_of(book, set, winner)?;
            let entry = entry_of(book, set, loser)?;
            entry.merged_into = Some(winner.clone());
            entry.retired = true;
        }
        Step::Recheck { set, code, wanted } => {
            entry_of(book, set, code)?;
            let label = (set.clone(), code.clone());
            edition.recheck.retain(|one| *one != label);
            if *wanted {
                edition.recheck.push(label);
            }
        }
        Step::Require { field, required } => {
            book.required.retain(|one| one != field);
            if *required {
                book.required.push(field.clone());
            }
        }
        Step::Replace(other) => {
            let version = book.version.clone();
            *book = (**other).clone();
            // A codebook read from a file keeps its version's name, unless that is empty; one that
            // is taken is told apart by [`draft`].
            if book.version.is_empty() {
                book.version = version;
            }
        }
        Step::Note(text) => text.clone_into(&mut edition.changes),
    }
    Ok(())
}

fn entries_of<'a>(book: &'a mut Codebook, set: &Code) -> Result<&'a mut Vec<CodeEntry>, EditError> {
    let found = book.sets.iter_mut().find(|one| one.id == *set);
    found
        .map(|set| &mut set.entries)
        .ok_or_else(|| EditError::NotFound(set.to_string()))
}

fn entry_of<'a>(
    book: &'a mut Codebook,
    set: &Code,
    code: &Code,
) -> Result<&'a mut CodeEntry, EditError> {
    let found = entries_of(book, set)?
        .iter_mut()
        .find(|one| one.code == *code);
    found.ok_or_else(|| EditError::NotFound(code.to_string()))
}

/// Publishes one's draft.
///
/// # Errors
/// If there is no draft, another edition was published since it was begun, or the draft cannot be
/// worked with.
pub fn publish(desk: &mut Desk<'_>, now_ms: u64) -> Result<Plan, EditError> {
    let before = desk.project.draft_of(&desk.person()).cloned();
    let before = before.ok_or_else(|| EditError::NotFound("draft".to_owned()))?;
    if before.based_on != desk.project.codebook().version {
        return Err(EditError::DraftOutdated);
    }
    let mut faults = before
        .book
        .faults()
        .into_iter()
        .chain(before.book.key_faults());
    if let Some(fault) = faults.next() {
        return Err(EditError::Codebook(fault));
    }
    let mut after = before.clone();
    after.state = EditionState::Published;
    after.published_ms = Some(now_ms);
    Ok(Plan::new("codebook.publish", None, None).edit(Change::modify(before, after)))
}

/// Puts one's outdated draft on top of the codebook in force; its own words win.
///
/// # Errors
/// If there is no draft.
pub fn renew_draft(desk: &mut Desk<'_>) -> Result<Plan, EditError> {
    let before = desk.project.draft_of(&desk.person()).cloned();
    let before = before.ok_or_else(|| EditError::NotFound("draft".to_owned()))?;
    let mut after = before.clone();
    after.based_on = desk.project.codebook().version.clone();
    after.book.version = next_version(desk.project, &after.based_on);
    Ok(Plan::new("codebook.renew", None, None).edit(Change::modify(before, after)))
}

/// Throws one's draft away.
///
/// # Errors
/// If there is none.
pub fn discard(desk: &mut Desk<'_>) -> Result<Plan, EditError> {
    let draft = desk.project.draft_of(&desk.person()).cloned();
    let draft = draft.ok_or_else(|| EditError::NotFound("draft".to_owned()))?;
    Ok(Plan::new("codebook.discard", None, None).edit(Change::remove(draft)))
}

/// Publishes a former content anew: the way back from a publication. Nothing if it is in force.
pub fn republish(desk: &mut Desk<'_>, book: &Codebook, now_ms: u64) -> Plan {
    let plan = Plan::new("codebook.publish", None, None);
    let mut edition = begin(desk);
    let version = std::mem::replace(&mut edition.book, book.clone()).version;
    edition.book.version = version;
    edition.state = EditionState::Published;
    edition.published_ms = Some(now_ms);
    plan.edit(Change::create(edition))
}

/// Says that a tag was looked at under the codebook in force and stands.
///
/// # Errors
/// If it is not there or a colleague's.
pub fn rechecked(desk: &mut Desk<'_>, items: &[Item]) -> Result<Plan, EditError> {
    let version = desk.project.codebook().version.clone();
    let mut plan = Plan::new("codebook.rechecked", None, items.first().cloned());
    for item in items {
        // Named twice is meant once.
        if plan.touches(item.id()) {
            continue;
        }
        let edit: Edit = of_tag!(item, T, id => {
            let before: T = desk.my(id)?.clone();
            let mut after = before.clone();
            after.meta_mut().guideline = version.clone();
            Change::modify(before, after).into()
        }, else => return Err(EditError::NotFound(item.id().to_owned())));
        plan = plan.edit(edit);
    }
    Ok(plan)
}
