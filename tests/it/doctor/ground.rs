//! A small project with nothing odd about it, on a disk that can be made to refuse things.

use std::collections::BTreeMap;
use std::io;
use std::sync::{Arc, Mutex};

use isnad::app::check::{Finding, check};
use isnad::app::{Lang, Words};
use isnad::model::{
    Anchor, ArticleId, Attribution, Change, Claim, Code, Codebook, Content, Edit, Fragment, Id,
    Image, Mention, Meta, Stance, Target,
};
use isnad::store::disk::{Disk, DiskFile, EntryKind, MemoryDisk, Metadata};
use isnad::store::{Folder, ImportRecord, Journal, NewProject};

use crate::records::{
    NOW_MS, OTHER, SESSION, actor, article, clock, new_project, record, salma, ulid,
};

pub const TEXT: &str = "قالت الوزيرة ليلى إن الأسعار ستنخفض غداً.\n";
pub const PNG: &[u8] = b"\x89PNG not really";
pub const JOURNAL: &str = "journal/salma/01JABCDEFGHJKMNPQRSTVWXYZ0.ronl";
pub const SECOND: &str = "journal/salma/01JABCDEFGHJKMNPQRSTVWXYZ1.ronl";
pub const SNAPSHOT: &str = "annotations/a1/salma.ron";

/// What a disk says of a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Odd {
    /// A link, pipe or device.
    Other,
    Denied,
    Huge,
    /// Last written so long ago, in milliseconds.
    Old(u64),
}

/// Files in memory of which some are odd.
#[derive(Debug, Clone, Default)]
pub struct OddDisk {
    pub files: MemoryDisk,
    odd: Arc<Mutex<BTreeMap<String, Odd>>>,
}

impl OddDisk {
    pub fn make(&self, path: &str, odd: Odd) {
        self.odd.lock().unwrap().insert(path.to_owned(), odd);
    }

    fn odd(&self, path: &str) -> Option<Odd> {
        self.odd.lock().unwrap().get(path).copied()
    }
}

impl Disk for OddDisk {
    fn mkdir_all(&self, dir: &str) -> io::Result<()> {
        self.files.mkdir_all(dir)
    }
    fn create_new(&self, path: &str) -> io::Result<Box<dyn DiskFile>> {
        self.files.create_new(path)
    }
    fn sync_dir(&self, dir: &str) -> io::Result<()> {
        self.files.sync_dir(dir)
    }
    fn rename(&self, from: &str, to: &str) -> io::Result<()> {
        self.files.rename(from, to)
    }
    fn read(&self, path: &str, limit_byte: u64) -> io::Result<Vec<u8>> {
        match self.odd(path) {
            Some(Odd::Other) => Err(io::ErrorKind::InvalidInput.into()),
            Some(Odd::Denied) => Err(io::ErrorKind::PermissionDenied.into()),
            Some(Odd::Huge) => Err(io::ErrorKind::FileTooLarge.into()),
            _ => self.files.read(path, limit_byte),
        }
    }
    fn list(&self, dir: &str) -> io::Result<Vec<String>> {
        self.files.list(dir)
    }
    fn remove(&self, path: &str) -> io::Result<()> {
        self.files.remove(path)
    }
    fn metadata(&self, path: &str) -> io::Result<Metadata> {
        let mut metadata = self.files.metadata(path)?;
        if self.odd(path) == Some(Odd::Other) {
            metadata.kind = EntryKind::Other;
        }
        Ok(metadata)
    }
    fn modified_ms(&self, path: &str) -> Option<u64> {
        match self.odd(path) {
            Some(Odd::Old(age)) => Some(NOW_MS - age),
            _ => Some(NOW_MS),
        }
    }
}

/// The project.
pub struct Ground {
    pub disk: OddDisk,
    pub folder: Folder,
    pub revision: String,
    pub image: String,
}

impl Ground {
    pub fn new() -> Self {
        let disk = OddDisk::default();
        let folder = Folder::with_disk(Arc::new(disk.clone()));
        let project = NewProject {
            codebook: book(),
            ..new_project()
        };
        folder.create(&project).unwrap();
        let import = ImportRecord::default();
        let id = ArticleId::new("a1");
        let revision = folder.put_text(&id, TEXT.as_bytes(), &import).unwrap();
        let image = folder.put_image(PNG, "png").unwrap();
        let ground = Self {
            disk,
            folder,
            revision,
            image,
        };
        let mut entry = article("a1", &ground.revision, TEXT);
        entry.images.push(Image {
            sha256: ground.image.clone(),
            ending: "png".to_owned(),
            caption: None,
        });
        let records = [
            record(1, clock(1), vec![Change::create(entry).into()]),
            record(
                2,
                clock(2),
                vec![
                    Change::create(ground.claim("c-1", "الأسعار ستنخفض")).into(),
                    Change::create(actor("x-1", "ليلى")).into(),
                ],
            ),
            record(
                3,
                clock(3),
                vec![Change::create(ground.mention("m-1", "ليلى")).into()],
            ),
        ];
        let mut journal = Journal::create(&ground.folder, &salma(), SESSION).unwrap();
        journal.append(&records).unwrap();
        ground.write_copies();
        ground
    }

    /// Writes the readable copies.
    pub fn write_copies(&self) {
        let opened = self.folder.open(NOW_MS).unwrap();
        let applied = opened.applied(&salma());
        let articles = [ArticleId::new("a1")].into();
        self.folder
            .write_snapshots(&opened.project, &articles, &salma(), &applied)
            .unwrap();
    }

    pub fn check(&self, lang: Lang) -> Vec<Finding> {
        check(&self.folder, NOW_MS, &Words::new(lang)).unwrap()
    }

    pub fn kinds(&self) -> Vec<String> {
        self.check(Lang::En).into_iter().map(|it| it.kind).collect()
    }

    /// A second journal of Salma's with one record.
    pub fn write(&self, edits: Vec<Edit>) {
        self.write_at(clock(9), edits);
    }

    pub fn write_at(&self, t: u64, edits: Vec<Edit>) {
        let mut journal = Journal::create(&self.folder, &salma(), OTHER).unwrap();
        journal.append(&[record(1, t, edits)]).unwrap();
    }

    pub fn bytes(&self, path: &str) -> Vec<u8> {
        self.disk.files.files()[path].clone()
    }

    pub fn put(&self, path: &str, bytes: impl Into<Vec<u8>>) {
        self.disk.files.put(path, bytes);
    }

    pub fn remove(&self, path: &str) {
        self.disk.remove(path).unwrap();
    }

    /// Changes the lines of a text file.
    pub fn lines(&self, path: &str, change: impl FnOnce(&mut Vec<String>)) {
        let text = String::from_utf8(self.bytes(path)).unwrap();
        let mut lines: Vec<String> = text.split_inclusive('\n').map(str::to_owned).collect();
        change(&mut lines);
        self.put(path, lines.concat());
    }

    pub fn replace(&self, path: &str, from: &str, to: &str) {
        let text = String::from_utf8(self.bytes(path)).unwrap();
        assert!(text.contains(from), "{path} has no {from}");
        self.put(path, text.replacen(from, to, 1));
    }

    /// The place of some words of the text.
    pub fn place(&self, words: &str) -> Anchor {
        let byte = TEXT.find(words).unwrap();
        let start = TEXT[..byte].chars().count() as u32;
        Anchor {
            revision: self.revision.clone(),
            fragments: vec![Fragment(start, start + words.chars().count() as u32)],
            exact: vec![words.to_owned()],
            prefix: TEXT[..byte].to_owned(),
            suffix: TEXT[byte + words.len()..].to_owned(),
        }
    }

    pub fn claim(&self, id: &str, words: &str) -> Claim {
        let (id, a1) = (Id::new(id), Id::new("a1"));
        let mut claim = Claim::at(id, salma(), a1, self.place(words), Meta::default());
        claim.kind = book().first("claim.type").cloned();
        claim
    }

    pub fn mention(&self, id: &str, words: &str) -> Mention {
        Mention {
            id: Id::new(id),
            annotator: salma(),
            article: Id::new("a1"),
            anchor: Some(self.place(words)),
            actor: Some(Id::new("x-1")),
            form: book().first("mention.form").cloned().unwrap(),
            role_as_stated: String::new(),
            meta: Meta::default(),
        }
    }

    pub fn attribution(&self, id: &str, content: Content) -> Attribution {
        let (id, a1) = (Id::new(id), Id::new("a1"));
        let mut made = Attribution::of(id, salma(), a1, content, Meta::default());
        made.visibility = book().first("source.visibility").cloned().unwrap();
        made
    }

    pub fn stance(&self, id: &str, target: Target) -> Stance {
        Stance {
            id: Id::new(id),
            annotator: salma(),
            article: Id::new("a1"),
            holder: Some(Id::new("x-1")),
            target,
            dimension: book().first("stance.dimension").cloned().unwrap(),
            label: book().first("stance.label").cloned().unwrap(),
            intensity: None,
            explicitness: Code::default(),
            evidence: Vec::new(),
            via: None,
            sentiment: Code::default(),
            meta: Meta::default(),
        }
    }
}

/// The codebook of the project: one label is retired, one field is asked for.
pub fn book() -> Codebook {
    let mut book = Codebook::isnad_default();
    book.required = vec![Code::from("mention.form")];
    let types = book
        .sets
        .iter_mut()
        .find(|set| set.id.as_str() == "claim.type");
    types.unwrap().entries.last_mut().unwrap().retired = true;
    book
}

pub fn retired() -> Code {
    let book = book();
    book.set("claim.type")
        .unwrap()
        .entries
        .last()
        .unwrap()
        .code
        .clone()
}

pub fn codebook_path() -> String {
    format!("codebook/{}.ron", ulid(2))
}
