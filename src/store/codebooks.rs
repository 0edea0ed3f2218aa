//! The files in `codebook/`: the codebook the project began with, and a copy of each edition that
//! was published since. Editions are truly kept in journals; the copies are for people, and for
//! programs that know no editions. Each has a name that follows from its edition, so that whoever
//! writes it writes the same file.

use std::collections::BTreeSet;

use sha2::{Digest as _, Sha256};

use super::error::StoreError;
use super::finding::{Finding, FindingKind};
use super::folder::{Folder, is_ulid};
use super::version::Version;
use super::wire::to_pretty_ron;
use crate::model::codebook::EditionState;
use crate::model::{AnnotatorId, Codebook, Edition, Project};

/// Path of the copy of a published edition; `None` of a draft. The ULID is made of the time of the
/// publication and of the edition's id.
pub fn copy_path(edition: &Edition) -> Option<String> {
    if edition.state != EditionState::Published {
        return None;
    }
    let hash = Sha256::digest(edition.id.as_str().as_bytes());
    let random = hash.iter().take(10);
    let random = random.fold(0u128, |sum, byte| (sum << 8) | u128::from(*byte));
    let ulid = ulid::Ulid::from_parts(edition.published_ms.unwrap_or(0), random);
    Some(format!("codebook/{ulid}.ron"))
}

/// A codebook as its file has it.
///
/// # Errors
/// [`StoreError::Encode`], which no codebook gives.
pub fn to_text(book: &Codebook) -> Result<String, StoreError> {
    Ok(Version::OURS.line() + &to_pretty_ron(book, 4)? + "\n")
}

impl Folder {
    /// Writes the copies that are not there yet of what this annotator published.
    ///
    /// # Errors
    /// What the system says. Nothing is lost then: journals hold the editions.
    pub fn write_editions(
        &self,
        project: &Project,
        annotator: &AnnotatorId,
    ) -> Result<(), StoreError> {
        let mine = project.published().into_iter();
        for edition in mine.filter(|it| it.annotator == *annotator) {
            let Some(path) = copy_path(edition).filter(|path| !self.exists(path)) else {
                continue;
            };
            self.make_dir("codebook")?;
            self.write_atomic(&path, to_text(&edition.book)?.as_bytes())?;
        }
        Ok(())
    }

    /// The codebook the project began with: the newest file that is no copy of an edition, else the
    /// oldest copy, else the built-in one.
    pub(super) fn read_founding(
        &self,
        copies: &BTreeSet<String>,
        findings: &mut Vec<Finding>,
    ) -> Codebook {
        let names = self.list("codebook").unwrap_or_default();
        let paths: Vec<String> = names
            .iter()
            .filter(|name| name.strip_suffix(".ron").is_some_and(is_ulid))
            .map(|name| format!("codebook/{name}"))
            .collect();
        let own = paths.iter().rev().filter(|path| !copies.contains(*path));
        let copied = paths.iter().filter(|path| copies.contains(*path));
        for path in own.chain(copied) {
            match self.read_ron(path) {
                Ok(codebook) => {
                    let version = self.version(path);
                    if !version.may_write() {
                        findings.push(Finding::read_only(path, version));
                    }
                    return codebook;
                }
                Err(error) => {
                    let kind = match error {
                        StoreError::TooNew { .. } => FindingKind::TooNew,
                        _ => FindingKind::CodebookDamaged,
                    };
                    findings.push(Finding::of_error(kind, path, &error));
                }
            }
        }
        let kind = FindingKind::CodebookMissing;
        findings.push(Finding::new(kind, "codebook", None, ""));
        Codebook::isnad_default()
    }
}
