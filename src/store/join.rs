//! Joining another copy of a project into this one, and writing anew what can be written anew.
//!
//! Joining copies what only the other copy has, file by file, and changes and removes nothing that
//! is here: journals are the truth, and a project is the join of all that lie in it. A join that
//! was broken off does no harm and is finished by doing it again.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io;

use sha2::{Digest, Sha256};

use super::disk::{DiskFile, parent};
use super::error::{Doing, StoreError};
use super::finding::{Finding, FindingKind};
use super::folder::{
    FILE_BYTE_MAX, Folder, LegibleProject, PROJECT_FILE, ProjectFile, import_path, is_sha, is_ulid,
    sha256_hex, text_path,
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

/// The journals of one session that the other copy has and are not known to be here. They are held
/// against what is here together, so that each file is read once or twice, however many copies of
/// the session there are.
#[derive(Default)]
struct Family {
    /// Folder, and what the names of its journals begin with or are.
    of: (String, String),
    /// By name, each with what is in it while there is room for that in memory.
    incoming: HashMap<String, Option<Vec<u8>>>,
    /// Their names by length in bytes and hash.
    by_len: BTreeMap<usize, HashMap<[u8; 32], Vec<String>>>,
}

impl Family {
    fn add(&mut self, name: String, bytes: Vec<u8>, is_room: bool) {
        let same_len = self.by_len.entry(bytes.len()).or_default();
        let same = same_len.entry(Sha256::digest(&bytes).into()).or_default();
        same.push(name.clone());
        self.incoming.insert(name, is_room.then_some(bytes));
    }

    /// Forgets those that are the beginning of a journal that is here. Hashes of beginnings are
    /// made at no more lengths than the journal has bytes.
    fn compare(&mut self, ours: &[u8]) {
        let (mut hash, mut hashed) = (Sha256::new(), 0);
        let mut spent = Vec::new();
        for (&len_byte, incoming) in self.by_len.range_mut(..=ours.len()) {
            hash.update(ours.get(hashed..len_byte).unwrap_or_default());
            hashed = len_byte;
            let sha: [u8; 32] = hash.clone().finalize().into();
            for name in incoming.remove(&sha).unwrap_or_default() {
                self.incoming.remove(&name);
            }
            if incoming.is_empty() {
                spent.push(len_byte);
            }
        }
        for len_byte in spent {
            self.by_len.remove(&len_byte);
        }
    }
}

/// All journals of the other copy by their sessions, which are joined one after the other: names in
/// a folder are sorted, so that those of one session stand together.
struct Families {
    names: HashMap<(String, String), Vec<String>>,
    /// The one whose journals were read last.
    open: Family,
}

impl Families {
    fn of(errands: &[Errand]) -> Self {
        let mut names: HashMap<_, Vec<String>> = HashMap::new();
        for errand in errands {
            if let Errand::Journal(dir, name) = errand {
                let of = (dir.clone(), family_of(name).to_owned());
                names.entry(of).or_default().push(name.clone());
            }
        }
        Self {
            names,
            open: Family::default(),
        }
    }
}

/// What the names of all journals of one session begin with; of a journal with a strange name, the
/// name.
fn family_of(name: &str) -> &str {
    name.get(..26).filter(|stem| is_ulid(stem)).unwrap_or(name)
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
        let mut families = Families::of(&errands);
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
                    self.join_journal(other, &dir, &name, &mut families, &mut joined)?;
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
        self.make_dir(parent(path))?;
        self.write_atomic(path, bytes)
    }

    /// Copies a journal that is not here. One that is here is never written again: if the other
    /// copy goes on further, it is put beside it under a name of its own and both are read.
    fn join_journal(
        &self,
        other: &Self,
        dir: &str,
        name: &str,
        families: &mut Families,
        joined: &mut Joined,
    ) -> Result<(), StoreError> {
        let of = (dir.to_owned(), family_of(name).to_owned());
        if families.open.of != of {
            let names = families.names.remove(&of).unwrap_or_default();
            families.open = self.family(other, of, names, joined);
        }
        let family = &mut families.open;
        let bytes = match family.incoming.remove(name) {
            None => return Ok(()),
            Some(Some(bytes)) => bytes,
            Some(None) => match self.read_there(other, &format!("{dir}/{name}"), joined) {
                Some(bytes) => bytes,
                None => return Ok(()),
            },
        };
        self.make_dir(dir)?;
        joined.journals.push(self.write_beside(dir, name, &bytes)?);
        // It is one of ours now.
        family.compare(&bytes);
        Ok(())
    }

    /// Reads the journals of one session in the other copy and holds ours against them.
    fn family(
        &self,
        other: &Self,
        of: (String, String),
        names: Vec<String>,
        joined: &mut Joined,
    ) -> Family {
        let mut family = Family::default();
        let mut room = usize::try_from(FILE_BYTE_MAX).unwrap_or(usize::MAX);
        let (dir, stem) = &of;
        for name in names {
            let Some(bytes) = self.read_there(other, &format!("{dir}/{name}"), joined) else {
                continue;
            };
            let left = room.checked_sub(bytes.len());
            room = left.unwrap_or(room);
            family.add(name, bytes, left.is_some());
        }
        for ours in self.names_in(dir, |one| family_of(one) == stem) {
            if family.incoming.is_empty() {
                break;
            }
            if let Ok(ours) = self.read(&format!("{dir}/{ours}")) {
                family.compare(&ours);
            }
        }
        family.of = of;
        family
    }

    /// Writes a journal under its name, or, where something has that name, under that of a copy;
    /// gives its path.
    ///
    /// It is written in its place and not moved there: moving would replace, for good, what a
    /// synchroniser put there in the meantime. What a crash leaves of it is a beginning of that
    /// journal, as what is still on its way from a synchroniser is: its whole lines count, and the
    /// next join finds that the other copy knows more and puts that beside it.
    fn write_beside(&self, dir: &str, name: &str, bytes: &[u8]) -> Result<String, StoreError> {
        let stem = family_of(name);
        let stem = stem.strip_suffix(".ronl").unwrap_or(stem);
        let crc = crc32fast::hash(bytes);
        let mut tries = 0;
        loop {
            let path = match tries {
                0 => format!("{dir}/{name}"),
                1 => format!("{dir}/{stem} (copy {crc:08x}).ronl"),
                more => format!("{dir}/{stem} (copy {crc:08x} {more}).ronl"),
            };
            tries += 1;
            let file = match self.disk().create_new(&path) {
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists && tries < 1000 => {
                    continue;
                }
                created => created.map_err(|error| self.failed(Doing::Creating, &path, error))?,
            };
            let written = self.fill(file, &path, bytes);
            if written.is_err() {
                // Nobody was told that it is here; the join is done again.
                let _ = self.disk().remove(&path);
            }
            return written.map(|()| path);
        }
    }

    /// Writes a file that was just made, durably.
    fn fill(
        &self,
        mut file: Box<dyn DiskFile>,
        path: &str,
        bytes: &[u8],
    ) -> Result<(), StoreError> {
        file.append(bytes)
            .map_err(|error| self.failed(Doing::Writing, path, error))?;
        file.sync_all()
            .map_err(|error| self.failed(Doing::Syncing, path, error))?;
        self.disk()
            .sync_dir(parent(path))
            .map_err(|error| self.failed(Doing::Syncing, path, error))
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
