//! Joining another copy of a project into this one, with a report of what came and what disagrees;
//! and writing anew what journals can tell.

use std::collections::BTreeMap;

use serde::Serialize;

use super::library::why_read_only;
use super::notice::AppError;
use super::platform::Platform;
use super::words::Words;
use crate::model::touch::everything;
use crate::model::{EntityKind, Project};
use crate::store::{Finding, FindingKind, Folder, Opened, SessionLog};

pub use crate::store::Recovered;

/// What a join changed, for people and programs.
#[derive(Debug, Default, Serialize)]
pub struct Report {
    /// Journals that came, by path.
    pub journals: Vec<String>,
    /// Texts, pictures and codebooks that came, by path.
    pub files: Vec<String>,
    /// Records that came, by who made them.
    pub records: BTreeMap<String, usize>,
    /// How many things of each kind came, changed or went.
    pub kinds: BTreeMap<String, Difference>,
    /// What two people changed without knowing of each other; the later change shows, the other
    /// is kept.
    pub conflicts: Vec<Conflict>,
    /// What of the other copy could not be taken.
    #[serde(skip)]
    pub findings: Vec<Finding>,
    /// It was broken off; what came stays.
    #[serde(skip)]
    pub stopped: bool,
}

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Difference {
    pub added: usize,
    pub changed: usize,
    pub removed: usize,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Conflict {
    pub kind: String,
    pub id: String,
    /// Whose change lost.
    pub overruled: String,
    /// That change was a removal; what hung on the thing went with it.
    pub removal: bool,
}

/// Joins the copy in `other` into the project in `folder`.
///
/// # Errors
/// If either is no project this program can read, they are two different projects (neither their id
/// nor any journal is the same), or something cannot be written here; then nothing was changed but
/// files that came whole.
pub fn merge(folder: &Folder, other: &Folder, platform: &dyn Platform) -> Result<Report, AppError> {
    merge_while(folder, other, platform, &mut |_, _| true)
}

/// As [`merge`]; `heard` is told before each file of the other copy how many were looked at, and of
/// how many. If it says no, the join is broken off there: no harm is done, and doing it again
/// finishes it.
///
/// # Errors
/// As for [`merge`].
pub fn merge_while(
    folder: &Folder,
    other: &Folder,
    platform: &dyn Platform,
    heard: &mut dyn FnMut(usize, usize) -> bool,
) -> Result<Report, AppError> {
    let now_ms = platform.now_ms();
    let before = folder.open(now_ms)?;
    let theirs = other.open(now_ms)?;
    if before.read_only {
        return Err(why_read_only(folder, &before.findings));
    }
    if !are_copies(&before, &theirs) {
        return Err(AppError::OtherProject {
            ours: before.info.name.clone(),
            theirs: theirs.info.name.clone(),
        });
    }
    let joined = folder.join_while(other, heard)?;
    let after = folder.open(now_ms)?;
    let mut report = Report {
        journals: joined.journals,
        files: joined.files,
        findings: joined.findings,
        stopped: joined.stopped,
        ..Report::default()
    };
    for log in &after.sessions {
        let had = before.sessions.iter();
        let had = had.filter(|it| it.session == log.session && it.annotator == log.annotator);
        let had: usize = had.map(|it| it.records.len()).sum();
        let new = log.records.len().saturating_sub(had);
        if new > 0 {
            *report.records.entry(log.annotator.to_string()).or_default() += new;
        }
    }
    for kind in EntityKind::ALL {
        let difference = difference(&before.project, &after.project, *kind);
        if difference != Difference::default() {
            report.kinds.insert(kind.to_string(), difference);
        }
    }
    for (kind, id) in everything(&after.project) {
        let known = before.project.overruled(kind, &id);
        let lost = after.project.overruled(kind, &id).into_iter();
        let new = lost.filter(|one| !known.contains(one));
        report.conflicts.extend(new.map(|(by, removal)| Conflict {
            kind: kind.to_string(),
            id: id.to_string(),
            overruled: by.to_string(),
            removal,
        }));
    }
    Ok(report)
}

/// True for two copies of one project: by their id, or by a journal that both hold, since one of them
/// may have got a new id when its project file was damaged. A copy that has lost its id and shares no
/// journal is believed: whoever joins it says so.
fn are_copies(ours: &Opened, theirs: &Opened) -> bool {
    let id = &theirs.info.id;
    if *id == ours.info.id || id.is_empty() {
        return true;
    }
    ours.sessions.iter().any(|log| {
        let same = |it: &&SessionLog| it.session == log.session && it.annotator == log.annotator;
        let there = theirs.sessions.iter().find(same);
        let there = there.and_then(|it| it.records.first());
        there.is_some() && there == log.records.first()
    })
}

/// Why a file of the other copy was not taken: what is known of it, else what its damage is called.
pub fn reason(finding: &Finding, words: &Words) -> String {
    if !finding.detail.is_empty() {
        return finding.detail.clone();
    }
    let kind = match finding.kind {
        FindingKind::TextDamaged if finding.file.starts_with("images/") => {
            FindingKind::ImageDamaged
        }
        kind => kind,
    };
    let (message, _) = words.finding(kind.code(), String::new());
    message.trim_end_matches('.').to_owned()
}

/// Writes `project.ron` and the readable copies anew, as far as they are missing, damaged or out of
/// date.
///
/// # Errors
/// If there is no project this program can read, a newer version alone may write into it, or
/// something cannot be written.
pub fn recover(folder: &Folder, platform: &dyn Platform) -> Result<Recovered, AppError> {
    let opened = folder.open(platform.now_ms())?;
    // A lost project file makes a project read-only too, and is what is mended here.
    let is_newer = |it: &Finding| matches!(it.kind, FindingKind::TooNew | FindingKind::ReadOnly);
    if opened.findings.iter().any(is_newer) {
        return Err(AppError::ReadOnly);
    }
    Ok(folder.recover(&platform.ulid(), platform.now_ms())?)
}

fn difference(before: &Project, after: &Project, kind: EntityKind) -> Difference {
    use crate::model::project::{Entity, of_kind};
    fn of<T: Entity>(before: &Project, after: &Project) -> Difference {
        let (before, after) = (T::table(before), T::table(after));
        let mut found = Difference::default();
        for it in after.iter() {
            match before.get(it.id()) {
                None => found.added += 1,
                Some(former) if former != it => found.changed += 1,
                Some(_) => {}
            }
        }
        found.removed = before
            .iter()
            .filter(|it| after.get(it.id()).is_none())
            .count();
        found
    }
    of_kind!(kind, T => of::<T>(before, after))
}
