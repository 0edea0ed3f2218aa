//! Repairs that need nobody's decision: what journals can tell is written anew, what a program left
//! half written is removed, and version control is told what it must know.
//!
//! Journals, texts, pictures and codebooks are never touched. What is replaced and might be somebody's
//! work is kept in `history/`. A repair that was broken off does no harm and is finished by doing it
//! again.

use std::collections::HashSet;
use std::io;

use serde::Serialize;

use super::disk::{EntryKind, parent};
use super::error::{Doing, StoreError};
use super::finding::{Finding, FindingKind, Repair};
use super::folder::{Folder, GIT_FILES, is_temporary};
use super::open::Opened;
use super::snapshot::{Why, Written};
use super::verify::git_lines_missing;
use crate::model::id::is_valid;
use crate::model::{AnnotatorId, ArticleId};

/// How old a half-written file must be before it is removed, in milliseconds. Its program has
/// surely ended by then, on whichever device it ran.
pub const TEMPORARY_MS: u64 = 24 * 60 * 60 * 1000;

/// One thing that was mended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Repaired {
    pub repair: Repair,
    /// Path relative to the project folder.
    pub file: String,
    /// The project has another id than before, as [`super::Recovered::new_identity`].
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub new_identity: bool,
}

/// One thing that could not be mended, and is as it was.
#[derive(Debug)]
pub struct Failed {
    pub repair: Repair,
    /// Path relative to the project folder.
    pub file: String,
    pub error: StoreError,
}

/// What came of repairing.
#[derive(Debug, Default)]
pub struct Repairs {
    pub done: Vec<Repaired>,
    pub failed: Vec<Failed>,
}

impl Opened {
    /// True if a newer version wrote something here beside which ours must not write, so that nothing
    /// may be mended. A folder may also be for reading only because its project file is lost.
    pub fn is_newer(&self) -> bool {
        let mut kinds = self.findings.iter().map(|it| it.kind);
        kinds.any(|kind| matches!(kind, FindingKind::TooNew | FindingKind::ReadOnly))
    }
}

impl Folder {
    /// What can be done about each of `findings` here and now, which are all there are.
    pub fn repairs(
        &self,
        findings: &[Finding],
        opened: &Opened,
        now_ms: u64,
    ) -> Vec<Option<Repair>> {
        let proves = [FindingKind::JournalMissing, FindingKind::SuddenDrop];
        // A readable copy that still proves a loss stays until that is settled.
        let evidence = files(findings, |it| proves.contains(&it.kind));
        let is_newer = opened.is_newer();
        let possible = |one: &Finding| {
            let repair = one.kind.repair()?;
            let is_possible = match repair {
                _ if is_newer => false,
                Repair::ProjectFile => opened.info.id.is_empty(),
                _ if evidence.contains(one.file.as_str()) => false,
                Repair::Temporary => self.is_left_over(&one.file, now_ms),
                Repair::Snapshot => subject(&one.file).is_some(),
                Repair::GitFile => true,
            };
            is_possible.then_some(repair)
        };
        findings.iter().map(possible).collect()
    }

    /// Mends what can be mended of `findings`, which were made of the folder as it is. `id` is a
    /// ULID, for a project file that is lost. What cannot be done keeps nothing else from being done.
    ///
    /// # Errors
    /// If the project cannot be opened.
    pub fn repair(
        &self,
        findings: &[Finding],
        id: &str,
        now_ms: u64,
    ) -> Result<Repairs, StoreError> {
        let mut opened = self.open(now_ms)?;
        let repairs = self.repairs(findings, &opened, now_ms);
        let both = findings.iter().zip(repairs);
        let mut wanted: Vec<(Repair, &str)> = both
            .filter_map(|(it, repair)| Some((repair?, it.file.as_str())))
            .collect();
        // The project file first: without it nothing else may be written.
        wanted.sort_unstable();
        wanted.dedup();
        // What is merely old says nothing that journals do not.
        let kept = files(findings, |it| it.kind != FindingKind::SnapshotStale);
        let mut repairs = Repairs::default();
        for (repair, file) in wanted {
            let done = match repair {
                Repair::ProjectFile => {
                    let done = self.recover_project_file(id, &opened);
                    done.and_then(|new_identity| {
                        opened = self.open(now_ms)?;
                        Ok(Some(new_identity))
                    })
                }
                Repair::Snapshot => {
                    let done = self.repair_snapshot(file, &opened, kept.contains(file));
                    // If it was not written, there is nothing to mend any more, or not by us.
                    done.map(|it| (it == Written::Anew).then_some(false))
                }
                Repair::Temporary => self.remove_temporary(file).map(|()| Some(false)),
                Repair::GitFile => self.repair_git_file(file).map(|()| Some(false)),
            };
            let file = file.to_owned();
            match done {
                Ok(Some(new_identity)) => repairs.done.push(Repaired {
                    repair,
                    file,
                    new_identity,
                }),
                Ok(None) => {}
                Err(error) => {
                    let file_is_lost = repair == Repair::ProjectFile;
                    repairs.failed.push(Failed {
                        repair,
                        file,
                        error,
                    });
                    if file_is_lost {
                        break;
                    }
                }
            }
        }
        Ok(repairs)
    }

    /// Writes a readable copy anew; `is_kept` if the former one goes to `history/`.
    fn repair_snapshot(
        &self,
        path: &str,
        opened: &Opened,
        is_kept: bool,
    ) -> Result<Written, StoreError> {
        let Some((article, annotator)) = subject(path) else {
            return Ok(Written::Same);
        };
        if is_kept {
            self.keep_former(path, &self.read(path)?)?;
        }
        let mut applied = opened.applied(&annotator);
        applied.sort();
        let project = &opened.project;
        let why = Why::Mend;
        match article {
            Some(it) => self.write_article_snapshot(project, &it, &annotator, &applied, why),
            None => self.write_registry_snapshot(project, &annotator, &applied, why),
        }
    }

    /// True for a file of ours that a program left half written long ago.
    fn is_left_over(&self, path: &str, now_ms: u64) -> bool {
        let modified = self.disk().modified_ms(path);
        let is_old = modified.is_some_and(|it| now_ms.saturating_sub(it) > TEMPORARY_MS);
        is_old && is_our_temporary(path) && self.kind(path) == Some(EntryKind::File)
    }

    fn remove_temporary(&self, path: &str) -> Result<(), StoreError> {
        match self.disk().remove(path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                Err(self.failed(Doing::Removing, path, error))
            }
            _ => self.sync_up(parent(path)),
        }
    }

    /// Adds the lines that are missing; what is there stays.
    fn repair_git_file(&self, name: &str) -> Result<(), StoreError> {
        let Some((_, wanted)) = GIT_FILES.iter().find(|(it, _)| *it == name) else {
            return Ok(());
        };
        let former = match self.read(name) {
            Ok(former) => former,
            Err(StoreError::NotFound { .. }) => Vec::new(),
            Err(error) => return Err(error),
        };
        let missing = git_lines_missing(&former, wanted);
        let mut text = former;
        if text.last().is_some_and(|byte| *byte != b'\n') {
            text.push(b'\n');
        }
        for line in missing {
            text.extend(line.bytes());
            text.push(b'\n');
        }
        self.write_atomic(name, &text)
    }
}

/// Files with a finding of which something is true.
fn files(findings: &[Finding], is: impl Fn(&Finding) -> bool) -> HashSet<&str> {
    let of = findings.iter().filter(|it| is(it));
    of.map(|it| it.file.as_str()).collect()
}

/// Whose copy of what lies there: the article, none for the registry, and the annotator.
pub(super) fn subject(path: &str) -> Option<(Option<ArticleId>, AnnotatorId)> {
    let (dir, name) = path.rsplit_once('/')?;
    let annotator = name.strip_suffix(".ron").filter(|it| is_valid(it))?;
    let article = match dir.strip_prefix("annotations/") {
        Some(article) if is_valid(article) => Some(ArticleId::new(article)),
        Some(_) => return None,
        None if dir == "registry" => None,
        None => return None,
    };
    Some((article, AnnotatorId::new(annotator)))
}

/// True for names as `Folder::write_atomic` makes them: `.NAME.PROCESS-NUMBER.tmp`.
fn is_our_temporary(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let middle = name.strip_suffix(".tmp").and_then(|it| it.rsplit_once('.'));
    let counted = middle.and_then(|(_, counted)| counted.split_once('-'));
    is_temporary(name) && counted.is_some_and(|(process, n)| number(process) && number(n))
}
