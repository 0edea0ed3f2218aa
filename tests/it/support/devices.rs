//! Devices on which people work on copies of one project: clocks that differ, sessions, and plain
//! deeds, each on disk before the next.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use isnad::app::platform::Platform;
use isnad::app::{AppError, Session};
use isnad::model::article::Basis;
use isnad::model::edit::{fields, library, tagging};
use isnad::model::{Anchor, AnnotatorId, Article, ArticleDate, ArticleId, ClaimId, Fragment, Item};
use isnad::store::disk::Disk;
use isnad::store::{Folder, ImportRecord};

use crate::records::tiny_codebook;

const TEXT: &str =
    "قالت الوزيرة إن الأسعار ستنخفض قريبًا، وأضاف المدير أن العقد لن يوقّع هذا العام.\n";

/// One device. All share the true time; each has its own idea of it.
#[derive(Debug)]
pub struct Machine {
    name: &'static str,
    true_ms: Arc<AtomicU64>,
    ahead_ms: u64,
    ulids: AtomicU64,
}

impl Machine {
    /// `seed` goes into the ULIDs and differs from device to device.
    pub fn new(name: &'static str, true_ms: &Arc<AtomicU64>, ahead_ms: u64, seed: u64) -> Self {
        Self {
            name,
            true_ms: Arc::clone(true_ms),
            ahead_ms,
            ulids: AtomicU64::new(seed << 32),
        }
    }
}

impl Platform for Machine {
    fn now_ms(&self) -> u64 {
        self.true_ms.fetch_add(7, Ordering::SeqCst) + self.ahead_ms
    }
    fn ulid(&self) -> String {
        let count = self.ulids.fetch_add(1, Ordering::SeqCst);
        // Spread, so that the last eight characters differ like real ones.
        let random = u128::from(count.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        let time_ms = self.true_ms.load(Ordering::SeqCst) + self.ahead_ms;
        ulid::Ulid::from_parts(time_ms, random | u128::from(count) << 64).to_string()
    }
    fn device(&self) -> String {
        self.name.to_owned()
    }
}

pub fn article() -> ArticleId {
    ArticleId::new("founder-a-0001")
}

/// Makes a project with an article and two annotators on a disk, as a founder who does no more.
pub fn found(disk: impl Disk + 'static, machine: Arc<Machine>) {
    let folder = Folder::with_disk(Arc::new(disk));
    let made = Session::create(folder, machine, "founder", "مشترك", tiny_codebook());
    let mut session = made.expect("created");
    let revision = session
        .folder()
        .put_text(&article(), TEXT.as_bytes(), &ImportRecord::default())
        .expect("stored");
    let entry = Article {
        id: article(),
        title: "خبر".to_owned(),
        title_basis: Basis::Guessed,
        outlet: String::new(),
        outlet_basis: Basis::Unknown,
        date: ArticleDate::default(),
        revision,
        scalars: TEXT.chars().count() as u32,
        file: "a.txt".to_owned(),
        bytes: TEXT.len() as u64,
        images: Vec::new(),
        regions: Vec::new(),
        notes: Vec::new(),
        ext: Vec::new(),
    };
    session
        .plan(|desk| library::add_article(desk, entry))
        .expect("added");
    for name in ["salma", "omar"] {
        let id = AnnotatorId::new(name);
        session
            .plan(|desk| library::annotator(desk, &id, ""))
            .expect("entered");
    }
    session.close().expect("closed");
}

pub fn open(disk: impl Disk + 'static, machine: &Arc<Machine>, annotator: &str) -> Session {
    let folder = Folder::with_disk(Arc::new(disk));
    let platform = Arc::clone(machine);
    Session::open(folder, platform, Some(&AnnotatorId::new(annotator))).expect("opened")
}

/// What somebody does with tags of their own; numbers choose among those that are there.
#[derive(Debug, Clone)]
pub enum Deed {
    Claim(u8),
    Note(u8, String),
    Remove(u8),
    Undo,
    Redo,
}

/// Does it, and waits until it is on disk.
///
/// # Errors
/// If it was refused, or could not be saved.
pub fn act(session: &mut Session, deed: &Deed) -> Result<(), AppError> {
    match deed {
        Deed::Claim(place) => {
            let start = u32::from(*place) % 60;
            let exact: String = TEXT.chars().skip(start as usize).take(4).collect();
            let anchor = Anchor {
                revision: session
                    .project()
                    .articles()
                    .get(&article())
                    .map_or_else(String::new, |it| it.revision.clone()),
                fragments: vec![Fragment(start, start + 4)],
                exact: vec![exact],
                prefix: String::new(),
                suffix: String::new(),
            };
            let fields = tagging::ClaimFields::default();
            session.plan(|desk| tagging::claim(desk, &article(), anchor, &fields))?;
        }
        Deed::Note(which, text) => {
            if let Some(id) = chosen(session, *which) {
                session.plan(|desk| fields::note(desk, &Item::Claim(id), text))?;
            }
        }
        Deed::Remove(which) => {
            if let Some(id) = chosen(session, *which) {
                session.plan(|desk| tagging::remove(desk, &Item::Claim(id)))?;
            }
        }
        Deed::Undo => drop(session.undo()?),
        Deed::Redo => drop(session.redo()?),
    }
    session.flush()
}

/// One of the claims that the person who works here sees as their own.
pub fn chosen(session: &Session, which: u8) -> Option<ClaimId> {
    let claims = session.project().claims().iter();
    let own: Vec<&ClaimId> = claims
        .filter(|it| it.annotator == *session.annotator())
        .map(|it| &it.id)
        .collect();
    own.get(usize::from(which) % own.len().max(1))
        .map(|id| (*id).clone())
}
