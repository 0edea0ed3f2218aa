//! Records to write and read back: made by hand, or by chance for properties.

use isnad::model::change::Focus;
use isnad::model::{
    Actor, ActorScope, Anchor, AnnotatorId, Article, ArticleDate, ArticleId, Change, Claim, Code,
    Codebook, Edit, Fragment, Id, Kind, Meta, Record, Stamp, Transaction,
};
use isnad::store::{Folder, NewProject};
use proptest::prelude::*;

pub const SESSION: &str = "01JABCDEFGHJKMNPQRSTVWXYZ0";
pub const OTHER: &str = "01JABCDEFGHJKMNPQRSTVWXYZ1";
pub const NOW_MS: u64 = 1_800_000_000_000;

pub fn salma() -> AnnotatorId {
    AnnotatorId::new("salma")
}

/// A clock value `step` after the start of the tests.
pub fn clock(step: u64) -> u64 {
    ((NOW_MS - 1_000_000) << 16) + step
}

/// The `i`-th ULID of these tests.
pub fn ulid(i: u64) -> String {
    ulid::Ulid::from_parts(1_700_000_000_000 + i, u128::from(i)).to_string()
}

/// A codebook so small that opening costs little.
pub fn tiny_codebook() -> Codebook {
    Codebook {
        version: Code::from("tiny-1"),
        name_ar: "صغير".to_owned(),
        name_en: "Tiny".to_owned(),
        sets: Vec::new(),
        required: Vec::new(),
        rules_ar: String::new(),
        rules_en: String::new(),
        ext: Vec::new(),
    }
}

pub fn new_project() -> NewProject {
    NewProject {
        id: ulid(1),
        name: "أخبار".to_owned(),
        annotator: salma(),
        codebook: tiny_codebook(),
        codebook_ulid: ulid(2),
        now_ms: NOW_MS,
    }
}

/// A project in memory.
pub fn memory_project() -> Folder {
    let folder = Folder::in_memory();
    folder.create(&new_project()).unwrap();
    folder
}

pub fn actor(id: &str, name: &str) -> Actor {
    Actor {
        id: Id::new(id),
        kind: Code::from("person"),
        name_ar: name.to_owned(),
        name_en: String::new(),
        scope: ActorScope::Project,
        merged_into: None,
        note: String::new(),
        external_ids: Vec::new(),
        ext: Vec::new(),
    }
}

pub fn article(id: &str, revision: &str, text: &str) -> Article {
    Article {
        id: Id::new(id),
        title: "خبر".to_owned(),
        title_basis: Default::default(),
        outlet: String::new(),
        outlet_basis: Default::default(),
        date: ArticleDate::default(),
        revision: revision.to_owned(),
        scalars: text.chars().count() as u32,
        file: "a.txt".to_owned(),
        bytes: text.len() as u64,
        images: Vec::new(),
        regions: Vec::new(),
        notes: Vec::new(),
        ext: Vec::new(),
    }
}

pub fn claim(id: &str, article: &str, start: u32, exact: &str) -> Claim {
    let anchor = Anchor {
        revision: "r".to_owned(),
        fragments: vec![Fragment(start, start + exact.chars().count() as u32)],
        exact: vec![exact.to_owned()],
        prefix: String::new(),
        suffix: String::new(),
    };
    Claim::at(
        Id::new(id),
        salma(),
        ArticleId::new(article),
        anchor,
        Meta::default(),
    )
}

/// A record of Salma's with these edits.
pub fn record(n: u64, t: u64, edits: Vec<Edit>) -> Record {
    Record {
        n,
        t,
        tx: Transaction {
            id: Id::new(format!("salma-tvwxyz0-{n:04}")),
            by: salma(),
            device: "laptop".to_owned(),
            group: None,
            kind: Kind::Do,
            what: Code::from("actor.add"),
            edits,
            focus: Focus::default(),
        },
    }
}

/// The `n`-th record of a session: it enters one actor.
pub fn deed(n: u64, name: &str) -> Record {
    let id = format!("salma-tvwxyz0-{n:04}");
    record(n, clock(n), vec![Change::create(actor(&id, name)).into()])
}

pub fn deeds(count: u64) -> Vec<Record> {
    (1..=count).map(|n| deed(n, &format!("فاعلٌ {n}"))).collect()
}

/// Text with everything that is hard to keep: marks, direction controls, quotes, backslashes,
/// line ends, things that look like our own format.
pub fn hard_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("غداً".to_owned()),
        Just("مُحَمَّد".to_owned()),
        Just("\u{202e}\u{2068}\u{2069}\u{200f}\u{61c}".to_owned()),
        Just("\u{200c}\u{200d}\u{feff}\u{0}".to_owned()),
        Just("\\u{64b}".to_owned()),
        Just("(c:\"12345678\",p:\"".to_owned()),
        Just("\"'\\\n\r\t".to_owned()),
        Just("\u{2028}\u{85}😀".to_owned()),
        any::<char>().prop_map(String::from),
        "[ -~]{0,12}",
        "[\u{600}-\u{6ff}]{0,12}",
    ];
    proptest::collection::vec(piece, 0..6).prop_map(|pieces| pieces.concat())
}

fn any_edit() -> impl Strategy<Value = Edit> {
    let id = "[a-z0-9]{1,8}";
    prop_oneof![
        (id, hard_text()).prop_map(|(id, name)| Change::create(actor(&id, &name)).into()),
        (id, hard_text(), hard_text()).prop_map(|(id, old, new)| {
            Change {
                base: Some(Stamp {
                    t: 7,
                    session: OTHER.to_owned(),
                    n: 3,
                }),
                ..Change::modify(actor(&id, &old), actor(&id, &new))
            }
            .into()
        }),
        (id, hard_text(), any::<u16>()).prop_map(|(id, exact, start)| {
            let mut claim = claim(&id, "a1", u32::from(start), &exact);
            claim.meta.note.clone_from(&exact);
            claim.meta.ext.push(("new".to_owned(), exact));
            Change::remove(claim).into()
        }),
        (0..9u8).prop_map(|x| Edit::Unknown(format!("Weather((before:None,after:Some((x:{x}))))"))),
    ]
}

/// The records of one session, numbered from 1.
pub fn any_session() -> impl Strategy<Value = Vec<Record>> {
    let one = (
        proptest::collection::vec(any_edit(), 0..4),
        hard_text(),
        0..3u8,
    );
    proptest::collection::vec(one, 1..8).prop_map(|all| {
        (1..)
            .zip(all)
            .map(|(n, (edits, device, kind))| {
                let mut record = record(n, clock(n), edits);
                record.tx.device = device;
                record.tx.kind = match kind {
                    0 => Kind::Do,
                    1 => Kind::Undo(Id::new("salma-x-0001")),
                    _ => Kind::Redo(Id::new("salma-x-0001")),
                };
                record.tx.group = (kind == 0).then(|| Id::new("g"));
                record
            })
            .collect()
    })
}
