//! The deep check of a project folder: every file is read and compared with what the project and
//! its own name say. It changes nothing, and it tells only what opening has not told already.

use std::collections::{BTreeMap, BTreeSet};

use super::disk::EntryKind;
use super::error::StoreError;
use super::finding::{Finding, FindingKind};
use super::folder::{
    Folder, GIT_FILES, IMAGE_ENDINGS, PROJECT_FILE, import_path, is_sha, is_temporary, is_ulid,
    sha256_hex, text_path,
};
use super::import::ImportRecord;
use super::open::{Opened, SessionLog, unreadable_kind};
use super::scan::scan;
use super::sent;
use super::snapshot::{self, Snapshot, article_entries, beyond, registry_entries};
use super::version::Version;
use crate::model::change::each_kind;
use crate::model::id::is_valid;
use crate::model::{AnnotatorId, Article, ArticleId, Change, Codebook, Edit, EntityKind};

/// Checks everything in the folder against `opened`. Most serious first.
pub fn verify(folder: &Folder, opened: &Opened) -> Vec<Finding> {
    let mut check = Check {
        folder,
        opened,
        findings: Vec::new(),
    };
    check.root();
    check.codebooks();
    check.articles();
    check.images();
    check.journals();
    check.annotations();
    check.registry();
    check.ids();
    check.findings.sort();
    check.findings.dedup();
    check.findings
}

struct Check<'a> {
    folder: &'a Folder,
    opened: &'a Opened,
    findings: Vec<Finding>,
}

impl Check<'_> {
    fn find(&mut self, kind: FindingKind, file: &str, detail: impl Into<String>) {
        self.findings.push(Finding::new(kind, file, None, detail));
    }

    fn damaged(&mut self, kind: FindingKind, file: &str, error: &StoreError) {
        let kind = match error {
            StoreError::Damaged { .. } | StoreError::NotUtf8 { .. } => kind,
            StoreError::TooNew { .. } if file.starts_with("codebook/") => FindingKind::TooNew,
            StoreError::TooNew { .. } => FindingKind::NewerFile,
            other => unreadable_kind(other),
        };
        self.findings.push(Finding::of_error(kind, file, error));
    }

    /// Names in a folder worth looking at. Temporary files and what is no file or folder are told
    /// here; other hidden names belong to other programs.
    fn names(&mut self, dir: &str) -> Vec<(String, String, EntryKind)> {
        match self.folder.kind(dir) {
            Some(EntryKind::Folder) => {}
            Some(_) => {
                self.find(FindingKind::NotRegular, dir, "");
                return Vec::new();
            }
            None => return Vec::new(),
        }
        let names = match self.folder.list(dir) {
            Ok(names) => names,
            Err(error) => {
                self.find(unreadable_kind(&error), dir, error.plain());
                return Vec::new();
            }
        };
        let mut found = Vec::new();
        for name in names {
            let path = if dir.is_empty() {
                name.clone()
            } else {
                format!("{dir}/{name}")
            };
            if is_temporary(&name) {
                self.find(FindingKind::StrayTemporary, &path, "");
            } else if !name.starts_with('.') {
                match self.folder.kind(&path) {
                    Some(EntryKind::Other) => {
                        self.find(FindingKind::NotRegular, &path, "");
                    }
                    Some(kind) => found.push((name, path, kind)),
                    None => self.find(FindingKind::Unreadable, &path, ""),
                }
            }
        }
        found
    }

    fn unknown(&mut self, path: &str) {
        self.find(FindingKind::UnknownFile, path, "");
    }

    fn read(&mut self, path: &str) -> Option<Vec<u8>> {
        match self.folder.read(path) {
            Ok(bytes) => Some(bytes),
            Err(error) => {
                self.find(unreadable_kind(&error), path, error.plain());
                None
            }
        }
    }

    fn root(&mut self) {
        const KNOWN: [&str; 9] = [
            "annotations",
            "articles",
            "codebook",
            "history",
            "images",
            "journal",
            PROJECT_FILE,
            "registry",
            "source",
        ];
        for (name, path, _) in self.names("") {
            if !KNOWN.contains(&name.as_str()) {
                self.unknown(&path);
            }
        }
        for (name, text) in GIT_FILES {
            self.git_file(name, text);
        }
        // Nothing is kept there before it is written anew if these cannot be made.
        for dir in ["history", "history/annotations", "history/registry"] {
            let kind = self.folder.kind(dir);
            if kind.is_some_and(|kind| kind != EntryKind::Folder) {
                self.find(FindingKind::NotRegular, dir, "");
            }
        }
        self.creator();
    }

    /// Whoever works without saying who they are does so as who made the project.
    fn creator(&mut self) {
        let info = &self.opened.info;
        if info.id.is_empty() || is_valid(info.created_by.as_str()) {
            return;
        }
        let bytes = self.folder.read(PROJECT_FILE).unwrap_or_default();
        let text = String::from_utf8_lossy(&bytes);
        let line = (1..)
            .zip(text.lines())
            .find(|(_, line)| line.contains("created_by"));
        let kind = FindingKind::BadCreator;
        let detail = format!("{:?}", info.created_by.as_str());
        let finding = Finding::new(kind, PROJECT_FILE, line.map(|(number, _)| number), detail);
        self.findings.push(finding);
    }

    fn git_file(&mut self, name: &str, text: &str) {
        match self.folder.kind(name) {
            None => self.find(FindingKind::GitFile, name, ""),
            Some(EntryKind::File) => {
                let Some(bytes) = self.read(name) else { return };
                let missing = git_lines_missing(&bytes, text);
                if !missing.is_empty() {
                    self.find(FindingKind::GitFile, name, missing.join(" | "));
                }
            }
            Some(_) => self.find(FindingKind::NotRegular, name, ""),
        }
    }

    fn codebooks(&mut self) {
        for (name, path, _) in self.names("codebook") {
            if !name.strip_suffix(".ron").is_some_and(is_ulid) {
                self.unknown(&path);
            } else if let Err(error) = self.folder.read_ron::<Codebook>(&path) {
                self.damaged(FindingKind::CodebookDamaged, &path, &error);
            }
        }
    }

    fn articles(&mut self) {
        for article in self.opened.project.articles().iter() {
            self.article(article);
        }
        for (name, path, kind) in self.names("articles") {
            if kind != EntryKind::Folder || !is_valid(&name) {
                self.unknown(&path);
                continue;
            }
            let article = ArticleId::new(name);
            for (name, path, _) in self.names(&path) {
                self.article_file(&article, &name, &path);
            }
        }
    }

    /// What the project says of an article, against its text.
    fn article(&mut self, article: &Article) {
        let path = text_path(&article.id, &article.revision);
        match self.folder.read_text(&article.id, &article.revision) {
            Ok(text) => {
                let (scalars, bytes) = (text.chars().count() as u64, text.len() as u64);
                let other_bytes = article.bytes != 0 && article.bytes != bytes;
                if scalars != u64::from(article.scalars) || other_bytes {
                    let detail = format!(
                        "{scalars} ≠ {}; {bytes} ≠ {}",
                        article.scalars, article.bytes
                    );
                    self.find(FindingKind::TextLength, &path, detail);
                }
            }
            // What is there is told when the folder is walked.
            Err(StoreError::HashMismatch { .. } | StoreError::NotUtf8 { .. }) => {}
            Err(StoreError::BadName { name }) => {
                self.find(FindingKind::BadName, "articles", name);
            }
            Err(StoreError::NotFound { .. }) => {
                self.find(FindingKind::TextMissing, &path, article.id.as_str());
            }
            Err(error) => self.find(unreadable_kind(&error), &path, error.plain()),
        }
        for image in &article.images {
            if let Err(error) = self.folder.read_image(&image.sha256, &image.ending) {
                let kind = match error {
                    StoreError::HashMismatch { .. } => continue,
                    StoreError::BadName { .. } => FindingKind::BadName,
                    _ => FindingKind::ImageMissing,
                };
                let file = format!("images/{}.{}", image.sha256, image.ending);
                self.find(kind, &file, article.id.as_str());
            }
        }
    }

    fn article_file(&mut self, article: &ArticleId, name: &str, path: &str) {
        if let Some(sha) = name.strip_suffix(".txt").filter(|sha| is_sha(sha)) {
            let Some(bytes) = self.read(path) else {
                return;
            };
            let found = sha256_hex(&bytes);
            if found != sha {
                self.find(FindingKind::TextDamaged, path, found);
            } else if let Err(error) = std::str::from_utf8(&bytes) {
                let at = error.valid_up_to();
                let before = bytes.iter().take(at);
                let line = 1 + before.filter(|byte| **byte == b'\n').count() as u64;
                let kind = FindingKind::TextNotUtf8;
                self.findings
                    .push(Finding::new(kind, path, Some(line), at.to_string()));
            }
            if !self.folder.exists(&import_path(article, sha)) {
                self.find(FindingKind::ImportRecordMissing, path, "");
            }
        } else if name.strip_suffix(".ron").is_some_and(is_sha) {
            if let Err(error) = self.folder.read_ron::<ImportRecord>(path) {
                self.damaged(FindingKind::ImportRecordDamaged, path, &error);
            }
        } else {
            self.unknown(path);
        }
    }

    fn images(&mut self) {
        for (name, path, _) in self.names("images") {
            let known = name
                .split_once('.')
                .filter(|(sha, ending)| is_sha(sha) && IMAGE_ENDINGS.contains(ending));
            let Some((sha, _)) = known else {
                self.unknown(&path);
                continue;
            };
            if let Some(bytes) = self.read(&path) {
                let found = sha256_hex(&bytes);
                if found != sha {
                    self.find(FindingKind::ImageDamaged, &path, found);
                }
            }
        }
    }

    fn journals(&mut self) {
        for (name, path, kind) in self.names("journal") {
            if kind != EntryKind::Folder {
                self.beside_journals(&name, &path, kind);
                continue;
            }
            for (name, path, kind) in self.names(&path) {
                if !name.ends_with(".ronl") {
                    self.beside_journals(&name, &path, kind);
                }
            }
            self.hidden_journals(&path);
        }
    }

    /// A file or folder that is not read, where journals lie.
    fn beside_journals(&mut self, name: &str, path: &str, kind: EntryKind) {
        match self
            .unread_deeds(name, path)
            .filter(|_| kind == EntryKind::File)
        {
            Some(detail) => self.find(FindingKind::UnreadJournal, path, detail),
            None => self.unknown(path),
        }
    }

    /// Journals that somebody, or a program, has hidden. Other hidden files belong to other programs.
    fn hidden_journals(&mut self, dir: &str) {
        let names = self.folder.list(dir).unwrap_or_default().into_iter();
        let is_hidden = |name: &String| name.starts_with('.') && !is_temporary(name);
        for name in names.filter(is_hidden) {
            let path = format!("{dir}/{name}");
            let is_journal = name.to_ascii_lowercase().contains(".ronl")
                && self.folder.kind(&path) == Some(EntryKind::File);
            if is_journal && let Some(detail) = self.unread_deeds(&name, &path) {
                self.find(FindingKind::UnreadJournal, &path, detail);
            }
        }
    }

    /// What there is to say of deeds that a file holds, or may hold by its name, and no journal; `None`
    /// if there are none.
    fn unread_deeds(&self, name: &str, path: &str) -> Option<String> {
        let stem = name.trim_start_matches('.').get(..26);
        let named = stem.filter(|stem| is_ulid(stem));
        let bytes = match self.folder.read(path) {
            Ok(bytes) => bytes,
            Err(error) => return named.map(|_| error.plain()),
        };
        let found = scan(path, &bytes);
        if found.records.is_empty() {
            // Packed, perhaps, or damaged; one with a header alone holds nothing.
            let may_hold = named.is_some() && found.header.is_none() && !bytes.is_empty();
            return may_hold.then(String::new);
        }
        let header = found.header.as_ref().map(|header| header.session.as_str());
        let session = header.or(named)?;
        let logs = self.opened.sessions.iter();
        let logs = logs.filter(|log| log.session == session);
        let known: BTreeSet<(u64, u64)> = logs
            .flat_map(|log| &log.records)
            .map(|record| (record.n, record.t))
            .collect();
        let records = found.records.iter();
        let unread = records
            .filter(|(_, record)| !known.contains(&(record.n, record.t)))
            .count();
        (unread > 0).then(|| format!("×{unread}"))
    }

    fn annotations(&mut self) {
        for (name, dir, kind) in self.names("annotations") {
            if kind != EntryKind::Folder || !is_valid(&name) {
                self.unknown(&dir);
                continue;
            }
            let article = ArticleId::new(name);
            for (name, path, _) in self.names(&dir) {
                let Some(annotator) = snapshot_owner(&name) else {
                    self.unknown(&path);
                    continue;
                };
                let entries = article_entries(&self.opened.project, &article, &annotator);
                self.snapshot(&path, &annotator, entries.ok(), true);
            }
        }
    }

    fn registry(&mut self) {
        let annotators: BTreeSet<_> = self
            .opened
            .sessions
            .iter()
            .map(|it| &it.annotator)
            .collect();
        // What somebody wrote last depends on everybody's journals, so that it differs is odd only
        // where there is one annotator.
        let alone = annotators.len() <= 1;
        for (name, path, _) in self.names("registry") {
            let Some(annotator) = snapshot_owner(&name) else {
                self.unknown(&path);
                continue;
            };
            let applied = self.opened.applied(&annotator);
            let entries = registry_entries(&self.opened.project, &annotator, &applied);
            self.snapshot(&path, &annotator, entries.ok(), alone);
        }
    }

    /// A readable copy. `must_agree` unless others may have changed what it should say since it was
    /// written.
    fn snapshot(
        &mut self,
        path: &str,
        annotator: &AnnotatorId,
        entries: Option<Vec<String>>,
        must_agree: bool,
    ) {
        let Some(bytes) = self.read(path) else {
            return;
        };
        let version = Version::of(&String::from_utf8_lossy(&bytes));
        if !version.may_write() {
            let needs = version.min_reader.max(version.min_writer);
            let detail = format!("{needs} > {}", Version::OURS.schema);
            self.find(FindingKind::NewerFile, path, detail);
            return;
        }
        let found = match snapshot::parse(&bytes) {
            Ok(found) => found,
            Err(detail) => return self.snapshot_damaged(path, &bytes, detail),
        };
        let applied = self.opened.applied(annotator);
        let lost = beyond(&found.applied, &applied);
        let agrees = entries.as_ref().is_none_or(|it| *it == found.entries);
        if let Some((session, n)) = lost.first() {
            let detail = format!("{session} #{n} ×{}", lost.len());
            self.find(FindingKind::JournalMissing, path, detail);
        } else if self.dropped(path, &bytes) {
            // Told; that it differs too goes without saying.
        } else if agrees {
            // Sessions that it does not name changed nothing in it.
        } else if !beyond(&applied, &found.applied).is_empty() {
            self.find(FindingKind::SnapshotStale, path, "");
        } else if must_agree {
            let detail = format!("×{}", found.entries.len());
            self.find(FindingKind::SnapshotDiffers, path, detail);
        }
        self.generation(path, &found);
    }

    fn snapshot_damaged(&mut self, path: &str, bytes: &[u8], detail: String) {
        if snapshot::is_merged(bytes) {
            self.find(FindingKind::SnapshotMerged, path, "");
            return;
        }
        let line = match sent::read(bytes).and_then(|sent| sent.damage) {
            Some(sent::Damage::Line { line, .. } | sent::Damage::Torn { line }) => {
                Some(line as u64)
            }
            _ => None,
        };
        let kind = FindingKind::SnapshotDamaged;
        self.findings.push(Finding::new(kind, path, line, detail));
    }

    /// Tells the tags that a readable copy has although no record that was read ever named them:
    /// lines of a journal were lost. True if there are any.
    fn dropped(&mut self, path: &str, bytes: &[u8]) -> bool {
        let text = String::from_utf8_lossy(bytes);
        let lost = snapshot::untold(&text, &self.opened.project);
        let Some((line, _)) = lost.first() else {
            return false;
        };
        let named: Vec<&str> = lost.iter().take(NAMED_MAX).map(|(_, id)| *id).collect();
        let detail = format!("×{}: {}", lost.len(), named.join(" "));
        let kind = FindingKind::SuddenDrop;
        self.findings
            .push(Finding::new(kind, path, Some(*line), detail));
        true
    }

    /// A readable copy that is older than one kept of it.
    fn generation(&mut self, path: &str, found: &Snapshot) {
        let kept = self.folder.kept_generation(path);
        if kept > found.generation {
            let detail = format!("{} < {kept}", found.generation);
            self.find(FindingKind::GenerationRegress, path, detail);
        }
    }

    /// One id that was created more than once, each time as something new.
    fn ids(&mut self) {
        let mut created: BTreeMap<(EntityKind, &str), Vec<&SessionLog>> = BTreeMap::new();
        for log in &self.opened.sessions {
            for edit in log.records.iter().flat_map(|record| &record.tx.edits) {
                if let Some((kind, id)) = edit.subject()
                    // Two people may enter the same person; that is one person. Two devices may
                    // begin the same work.
                    && !matches!(
                        kind,
                        EntityKind::Annotator | EntityKind::Work | EntityKind::Review
                    )
                    && edit.base().is_none()
                    && is_creation(edit)
                {
                    created.entry((kind, id)).or_default().push(log);
                }
            }
        }
        for ((kind, id), logs) in created {
            if let Some(last) = logs.last().filter(|_| logs.len() > 1) {
                let detail = format!("{kind} {id} ×{}", logs.len());
                let named = format!("journal/{}/{}.ronl", last.annotator, last.session);
                let is_there = self.folder.exists(&named);
                let file = if is_there { named.as_str() } else { "journal" };
                self.find(FindingKind::DuplicateId, file, detail);
            }
        }
    }
}

/// Things named in one finding; the rest are counted.
const NAMED_MAX: usize = 5;

/// Lines that a file for version control lacks.
pub(super) fn git_lines_missing<'a>(bytes: &[u8], wanted: &'a str) -> Vec<&'a str> {
    let has = String::from_utf8_lossy(bytes);
    let has: BTreeSet<&str> = has.lines().map(str::trim).collect();
    wanted.lines().filter(|line| !has.contains(line)).collect()
}

fn snapshot_owner(name: &str) -> Option<AnnotatorId> {
    let owner = name.strip_suffix(".ron")?;
    is_valid(owner).then(|| AnnotatorId::new(owner))
}

fn is_creation(edit: &Edit) -> bool {
    fn one<T>(change: &Change<T>) -> bool {
        change.before.is_none() && change.after.is_some()
    }
    each_kind!(edit, change => one(change), unknown => false)
}
