//! Joining another copy of a project into this one, and writing anew what can be written anew.
//!
//! Joining copies what only the other copy has, file by file, and changes and removes nothing that
//! is here: journals are the truth, and a project is the join of all that lie in it. A join that
//! was broken off does no harm and is finished by doing it again.

use std::collections::{BTreeMap, BTreeSet};

use super::error::StoreError;
use super::finding::{Finding, FindingKind};
use super::folder::{
    Folder, LegibleProject, PROJECT_FILE, ProjectFile, import_path, is_sha, is_ulid, sha256_hex,
    text_path,
};
use super::open::unreadable_kind;
use super::repair::subject;
use super::snapshot::{self, Applied, Why};
use super::wire::{SCHEMA, to_pretty_ron};
use crate::model::id::is_valid;
use crate::model::review::GOLD;
use crate::model::{AnnotatorId, ArticleId, Project};

/// What a join brought here.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Joined {
    /// Journals that were not here, or of which the other copy knew more.
    pub journals: Vec<String>,
    /// Texts, import records, pictures and codebooks that were not here.
    pub files: Vec<String>,
    /// What the other copy has and could not be taken.
    pub findings: Vec<Finding>,
    /// It was broken off; what came stays.
    pub stopped: bool,
}

/// One file of the other copy that is perhaps not here.
enum Errand {
    Text(ArticleId, String),
    /// A file that never changes, with the hash it is named by, if it is.
    File(String, Option<String>),
    /// A journal by its folder and name.
    Journal(String, String),
}

/// What was written anew.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Recovered {
    /// `project.ron` was missing or damaged.
    pub project_file: bool,
    /// The project has another id than before, since the former one could not be read: whoever has a
    /// copy should be told that it can be joined only if it shares a journal with this one, until the
    /// `project.ron` of one of them is put here.
    pub new_identity: bool,
    /// Readable copies that were missing, damaged or out of date.
    pub snapshots: Vec<String>,
    /// Readable copies that were left as they are, since they tell of what no journal here does: a
    /// journal was lost, shortened or damaged, or has not come yet. As long as there are any,
    /// something is to be brought back, and "nothing to mend" would be untrue.
    pub left: Vec<String>,
}

impl Folder {
    /// Copies into this folder what only `other` has.
    ///
    /// # Errors
    /// If something cannot be written here. What cannot be read there is a finding; the rest is
    /// joined all the same.
    pub fn join(&self, other: &Self) -> Result<Joined, StoreError> {
        self.join_while(other, &mut |_, _| true)
    }

    /// As [`Self::join`]; `heard` is told before each file how many were looked at, and of how
    /// many. If it says no, the join is broken off there.
    ///
    /// # Errors
    /// As for [`Self::join`].
    pub fn join_while(
        &self,
        other: &Self,
        heard: &mut dyn FnMut(usize, usize) -> bool,
    ) -> Result<Joined, StoreError> {
        let mut joined = Joined::default();
        let errands = other.errands();
        let total = errands.len();
        for (done, errand) in errands.into_iter().enumerate() {
            if !heard(done, total) {
                joined.stopped = true;
                break;
            }
            match errand {
                Errand::Text(article, name) => {
                    self.join_text(other, &article, &name, &mut joined)?;
                }
                Errand::File(path, sha) => {
                    self.join_file(other, &path, sha.as_deref(), &mut joined)?;
                }
                Errand::Journal(dir, name) => {
                    self.join_journal(other, &dir, &name, &mut joined)?;
                }
            }
        }
        Ok(joined)
    }

    /// Every file that somebody who joins this copy may want.
    fn errands(&self) -> Vec<Errand> {
        let mut errands = Vec::new();
        // Texts first: a journal that is here must not tell of words that are not.
        for article in self.names_in("articles", is_valid) {
            let article = ArticleId::new(article);
            let names = self.names_in(&format!("articles/{article}"), |_| true);
            let texts = names.into_iter();
            errands.extend(texts.map(|name| Errand::Text(article.clone(), name)));
        }
        for name in self.names_in("images", |_| true) {
            if let Some((sha, _)) = name.split_once('.').filter(|(sha, _)| is_sha(sha)) {
                let path = format!("images/{name}");
                errands.push(Errand::File(path, Some(sha.to_owned())));
            }
        }
        let is_book = |name: &str| name.strip_suffix(".ron").is_some_and(is_ulid);
        let books = self.names_in("codebook", is_book).into_iter();
        errands.extend(books.map(|name| Errand::File(format!("codebook/{name}"), None)));
        for annotator in self.names_in("journal", is_valid) {
            let dir = format!("journal/{annotator}");
            let journals = self.names_in(&dir, |name| name.ends_with(".ronl"));
            let journals = journals.into_iter();
            errands.extend(journals.map(|name| Errand::Journal(dir.clone(), name)));
        }
        errands
    }

    /// Names in a folder that fit; none if it is not there.
    fn names_in(&self, dir: &str, fits: impl Fn(&str) -> bool) -> Vec<String> {
        let mut names = self.list(dir).unwrap_or_default();
        names.retain(|name| !name.starts_with('.') && fits(name));
        names
    }

    fn join_text(
        &self,
        other: &Self,
        article: &ArticleId,
        name: &str,
        joined: &mut Joined,
    ) -> Result<(), StoreError> {
        let Some((sha, ending)) = name.split_once('.').filter(|(sha, _)| is_sha(sha)) else {
            return Ok(());
        };
        match ending {
            "txt" => self.join_file(other, &text_path(article, sha), Some(sha), joined),
            "ron" => self.join_file(other, &import_path(article, sha), None, joined),
            _ => Ok(()),
        }
    }

    /// Bytes of a file of the other copy, or a finding.
    fn read_there(&self, other: &Self, path: &str, joined: &mut Joined) -> Option<Vec<u8>> {
        match other.read(path) {
            Ok(bytes) => Some(bytes),
            Err(error) => {
                let kind = unreadable_kind(&error);
                let finding = Finding::new(kind, path, None, error.plain());
                joined.findings.push(finding);
                None
            }
        }
    }

    /// Copies a file that never changes once it is there.
    fn join_file(
        &self,
        other: &Self,
        path: &str,
        sha: Option<&str>,
        joined: &mut Joined,
    ) -> Result<(), StoreError> {
        let is_whole = |bytes: &[u8]| sha.is_none_or(|sha| sha256_hex(bytes) == sha);
        if self.read(path).is_ok_and(|bytes| is_whole(&bytes)) {
            return Ok(());
        }
        let Some(bytes) = self.read_there(other, path, joined) else {
            return Ok(());
        };
        if !is_whole(&bytes) {
            let finding = Finding::new(FindingKind::TextDamaged, path, None, "");
            joined.findings.push(finding);
            return Ok(());
        }
        self.write_there(path, &bytes)?;
        joined.files.push(path.to_owned());
        Ok(())
    }

    fn write_there(&self, path: &str, bytes: &[u8]) -> Result<(), StoreError> {
        self.make_dir(super::disk::parent(path))?;
        self.write_atomic(path, bytes)
    }

    /// Copies a journal that is not here. One that is here is never written again: if the other
    /// copy goes on further, it is put beside it under a name of its own and both are read.
    fn join_journal(
        &self,
        other: &Self,
        dir: &str,
        name: &str,
        joined: &mut Joined,
    ) -> Result<(), StoreError> {
        let path = format!("{dir}/{name}");
        let Some(theirs) = self.read_there(other, &path, joined) else {
            return Ok(());
        };
        let knows = |name: &String| {
            let ours = self.read(&format!("{dir}/{name}"));
            ours.is_ok_and(|ours| ours.starts_with(&theirs))
        };
        let stem = name.get(..26).filter(|stem| is_ulid(stem));
        let is_of_session = |one: &str| stem.map_or(one == name, |stem| one.starts_with(stem));
        if self.names_in(dir, is_of_session).iter().any(knows) {
            return Ok(());
        }
        let path = if self.exists(&path) {
            let crc = crc32fast::hash(&theirs);
            let stem = stem.unwrap_or(name.strip_suffix(".ronl").unwrap_or(name));
            format!("{dir}/{stem} (copy {crc:08x}).ronl")
        } else {
            path
        };
        self.write_there(&path, &theirs)?;
        joined.journals.push(path);
        Ok(())
    }

    /// Writes `project.ron` and the readable copies anew from the journals. What is there and
    /// damaged is kept in `history/`; a copy that tells of what no journal here does is left as it is.
    ///
    /// # Errors
    /// If the project cannot be opened, or something cannot be written. Nothing that is read back
    /// into a project is ever changed.
    pub fn recover(&self, id: &str, now_ms: u64) -> Result<Recovered, StoreError> {
        let mut recovered = Recovered::default();
        let opened = self.open(now_ms)?;
        if opened.is_newer() {
            return Ok(recovered);
        }
        if opened.info.id.is_empty() {
            recovered.new_identity = self.recover_project_file(id, &opened)?;
            recovered.project_file = true;
        }
        let before = self.snapshots();
        let project = &opened.project;
        let mut annotators: BTreeSet<AnnotatorId> = opened
            .sessions
            .iter()
            .map(|it| it.annotator.clone())
            .collect();
        annotators.insert(AnnotatorId::new(GOLD));
        let annotators = annotators.into_iter().filter(|it| is_valid(it.as_str()));
        for annotator in annotators {
            let mut applied = opened.applied(&annotator);
            applied.sort();
            self.recover_snapshots(project, &annotator, &applied)?;
        }
        for (path, bytes) in self.snapshots() {
            if before.get(&path) != Some(&bytes) {
                recovered.snapshots.push(path);
            } else if self.is_proof(&path, &bytes, &opened) {
                recovered.left.push(path);
            }
        }
        Ok(recovered)
    }

    /// Writes an annotator's copies anew where they do not say what journals say. `applied` is
    /// sorted.
    fn recover_snapshots(
        &self,
        project: &Project,
        annotator: &AnnotatorId,
        applied: &Applied,
    ) -> Result<(), StoreError> {
        let why = Why::Mend;
        for article in project.articles().iter() {
            let id = &article.id;
            if is_valid(id.as_str()) {
                self.write_article_snapshot(project, id, annotator, applied, why)?;
            }
        }
        if annotator.as_str() != GOLD {
            self.write_registry_snapshot(project, annotator, applied, why)?;
        }
        Ok(())
    }

    /// True for a readable copy that tells of what no journal here does.
    fn is_proof(&self, path: &str, bytes: &[u8], opened: &super::Opened) -> bool {
        let Some((_, annotator)) = subject(path) else {
            return false;
        };
        let applied = opened.applied(&annotator);
        let copy = snapshot::parse(bytes);
        copy.is_ok_and(|copy| snapshot::proves_loss(&copy, bytes, &opened.project, &applied))
    }

    /// Writes a project file anew: what is legible of the former one, else what journals tell. `id` is
    /// for a project whose own cannot be read; true if it was taken.
    pub(super) fn recover_project_file(
        &self,
        id: &str,
        opened: &super::Opened,
    ) -> Result<bool, StoreError> {
        let damaged = match self.read(PROJECT_FILE) {
            Ok(damaged) => {
                let copy = format!("history/project-{:08x}.ron", crc32fast::hash(&damaged));
                self.write_there(&copy, &damaged)?;
                damaged
            }
            Err(StoreError::NotFound { .. }) => Vec::new(),
            // What cannot be read cannot be kept either.
            Err(error) => return Err(error),
        };
        let legible = LegibleProject::of(&String::from_utf8_lossy(&damaged));
        let is_new = legible.id.is_none();
        let first = opened.sessions.iter().min_by_key(|log| &log.session);
        let first_ms = || {
            let record = first.and_then(|log| log.records.first());
            record.map(|record| crate::model::change::clock_ms(record.t))
        };
        let by_first = || first.map(|log| log.annotator.clone());
        let info = &opened.info;
        let file = ProjectFile {
            id: legible.id.unwrap_or_else(|| id.to_owned()),
            name: info.name.clone(),
            schema: SCHEMA,
            min_reader: SCHEMA,
            min_writer: SCHEMA,
            created_by: legible
                .created_by
                .or_else(by_first)
                .unwrap_or_else(|| info.created_by.clone()),
            created_ms: legible.created_ms.or_else(first_ms).unwrap_or_default(),
            ext: info.ext.clone(),
        };
        let text = to_pretty_ron(&file, 4)? + "\n";
        self.write_atomic(PROJECT_FILE, text.as_bytes())?;
        Ok(is_new)
    }

    /// All readable copies, with their bytes.
    fn snapshots(&self) -> BTreeMap<String, Vec<u8>> {
        let articles = self.names_in("annotations", is_valid);
        let mut dirs: Vec<String> = articles
            .iter()
            .map(|it| format!("annotations/{it}"))
            .collect();
        dirs.push("registry".to_owned());
        let mut found = BTreeMap::new();
        for dir in dirs {
            for name in self.names_in(&dir, |name| name.ends_with(".ron")) {
                let path = format!("{dir}/{name}");
                if let Ok(bytes) = self.read(&path) {
                    found.insert(path, bytes);
                }
            }
        }
        found
    }
}
