//! What is tried with bytes from anywhere: one body for each door through which a stranger's bytes
//! come in. Shared by `fuzz/`, which looks for new bytes, and by the tests, which replay those that
//! were found. A body panics if the program would, or if it breaks a promise.
//!
//! Checksums would keep every changed byte outside. So bytes that begin with `sealed` are bodies,
//! one a line, and get their checksums here; all others come as they are.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use isnad::app::platform::FixedPlatform;
use isnad::app::story::{self, Step};
use isnad::app::{Session, codebook};
use isnad::exchange::export::{csv, jsonl};
use isnad::exchange::json::{Selection, tags};
use isnad::exchange::{image, import};
use isnad::model::{ArticleId, Codebook};
use isnad::store::disk::MemoryDisk;
use isnad::store::{
    Folder, ImportRecord, Severity, codebooks, line, scan, sent, snapshot, verify, wire,
};
use isnad::text::caret::Side;
use isnad::text::document::Document;
use isnad::text::fonts::Face;
use isnad::text::index::ArticleText;
use isnad::text::layout::{ParagraphStyle, TextEngine};
use isnad::text::reanchor::{Outcome, reanchor};
use isnad::text::region::Hanging;
use isnad::text::visual::LaidParagraph;
use isnad::text::{cues, fold, invisible, number, quotes, segment};
use parley::{Affinity, Alignment, BaseDirection};

/// A door.
pub type Body = fn(&[u8]);

/// Every door by its name, which is that of its corpus.
pub const BODIES: &[(&str, Body)] = &[
    ("journal", journal),
    ("snapshot", snapshot_file),
    ("project_ron", project_ron),
    ("codebook_ron", codebook_ron),
    ("story", story_file),
    ("text_import", text_import),
    ("merge", merge),
    ("image", picture),
    ("layout", layout),
    ("reanchor", reanchor_places),
];

/// The door of this name.
pub fn body(name: &str) -> Body {
    let found = BODIES.iter().find(|(one, _)| *one == name);
    found.unwrap_or_else(|| panic!("no door {name}")).1
}

const NOW_MS: u64 = 1_800_000_000_000;
/// A session that is in no journal of the founded project.
const SESSION: &str = "01JABCDEFGHJKMNPQRSTVWXYZ0";
/// Text that is laid out, in bytes: more only makes each try slower.
const LAYOUT_BYTE_MAX: usize = 2048;
/// Both texts together, in bytes: articles are longer, but show nothing that these cannot.
const REANCHOR_BYTE_MAX: usize = 8192;
const SEALED: &[u8] = b"sealed\n";

const TEXT: &str =
    "وزارة النقل تنفي\n\nقالت الوزيرة إن «الأسعار ستنخفض» قريباً.\nوأضاف المدير أن العقد لن يُوقَّع.";

/// The files of a project with one article, made once.
fn founded() -> MemoryDisk {
    static FILES: OnceLock<BTreeMap<String, Vec<u8>>> = OnceLock::new();
    let files = FILES.get_or_init(|| {
        let disk = MemoryDisk::new();
        let mut session = Session::create(
            Folder::with_disk(Arc::new(disk.clone())),
            Arc::new(FixedPlatform::new(NOW_MS - 1_000_000, 1)),
            "salma",
            "تجربة",
            Codebook::isnad_default(),
        )
        .expect("created");
        let id = ArticleId::new("salma-a-0001");
        let record = ImportRecord::default();
        let stored = session.folder().put_text(&id, TEXT.as_bytes(), &record);
        let article = isnad::model::Article {
            id,
            title: "وزارة النقل تنفي".to_owned(),
            title_basis: isnad::model::article::Basis::Guessed,
            outlet: String::new(),
            outlet_basis: isnad::model::article::Basis::Unknown,
            date: isnad::model::ArticleDate::default(),
            revision: stored.expect("stored"),
            scalars: u32::try_from(TEXT.chars().count()).expect("short"),
            file: "a.txt".to_owned(),
            bytes: TEXT.len() as u64,
            images: Vec::new(),
            regions: Vec::new(),
            notes: Vec::new(),
            ext: Vec::new(),
        };
        session
            .plan(|desk| isnad::model::edit::library::add_article(desk, article))
            .expect("added");
        session.close().expect("closed");
        disk.files()
    });
    MemoryDisk::with_files(files.clone())
}

/// Opens and examines everything; what is tagged, as JSON, with the number of errors.
fn opened(disk: &MemoryDisk) -> Option<(String, usize)> {
    let writes = disk.writes();
    let folder = Folder::with_disk(Arc::new(disk.clone()));
    let opened = folder.open(NOW_MS).ok()?;
    let findings = verify(&folder, &opened);
    let errors = |one: &&isnad::store::Finding| one.severity == Severity::Error;
    let errors = opened
        .findings
        .iter()
        .chain(&findings)
        .filter(errors)
        .count();
    let shown = serde_json::to_string(&tags(&opened.project, &Selection::default()));
    assert_eq!(disk.writes(), writes, "opening and examining never writes");
    Some((shown.expect("JSON"), errors))
}

/// A journal: as it is, or made of the bodies of its lines, with checksums and a header before.
fn journal_bytes(data: &[u8], session: &str) -> Vec<u8> {
    let Some(bodies) = data.strip_prefix(SEALED) else {
        return data.to_vec();
    };
    let text = String::from_utf8_lossy(bodies);
    let header =
        format!("(journal:(schema:1,session:\"{session}\",annotator:\"salma\",min_reader:1))");
    let (mut previous, mut journal) = (0, String::new());
    for body in std::iter::once(header.as_str()).chain(text.lines()) {
        let (crc, line) = line::encode(previous, body);
        previous = crc;
        journal.push_str(&line);
    }
    journal.into_bytes()
}

fn journal(data: &[u8]) {
    let bytes = journal_bytes(data, SESSION);
    let read = scan::scan("a.ronl", &bytes);
    for (_, record) in &read.records {
        let Ok(text) = wire::encode_record(record) else {
            continue;
        };
        let again = wire::decode_record(&text).expect("what was read can be written and read");
        assert_eq!(&again.record, record);
    }
    let disk = founded();
    disk.put(&format!("journal/salma/{SESSION}.ronl"), bytes);
    let first = opened(&disk);
    assert!(
        first.is_some(),
        "a journal never keeps a project from opening"
    );
    assert_eq!(first, opened(&disk), "opened twice, the same");
}

fn snapshot_file(data: &[u8]) {
    let sealed = data.strip_prefix(SEALED).map(|body| {
        let mut bytes =
            format!("// isnad snapshot crc32 {:08x}\n", crc32fast::hash(body)).into_bytes();
        bytes.extend(body);
        bytes
    });
    let bytes = sealed.unwrap_or_else(|| data.to_vec());
    let _read = snapshot::parse(&bytes);
    let _sent = sent::read(&bytes);
    let disk = founded();
    let before = opened(&disk).expect("a project");
    let path = "annotations/salma-a-0001/salma.ron";
    disk.put(path, bytes.clone());
    let after = opened(&disk).expect("a snapshot never keeps a project from opening");
    assert_eq!(before.0, after.0, "a snapshot is never believed");
    let folder = Folder::with_disk(Arc::new(disk.clone()));
    let recovered = folder
        .recover("01JABCDEFGHJKMNPQRSTVWXYZ9", NOW_MS)
        .expect("recovered");
    let now = opened(&disk).expect("still a project");
    if recovered.left.is_empty() {
        assert_eq!(now, before, "recovering puts it right");
    } else {
        // It tells of a journal that is not here, and is left for whoever looks for that.
        assert_eq!(now.0, before.0);
        assert_eq!(disk.files().get(path), Some(&bytes));
    }
}

fn project_ron(data: &[u8]) {
    let disk = founded();
    let before = opened(&disk).expect("a project");
    disk.put("project.ron", data);
    if let Some(after) = opened(&disk) {
        assert_eq!(before.0, after.0, "no tag depends on the project file");
    }
    let bare = MemoryDisk::with_files([("project.ron", data)]);
    let _may_fail = opened(&bare);
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    if let Ok(file) = wire::from_ron::<isnad::store::ProjectFile>(text) {
        let written = wire::to_pretty_ron(&file, 4).expect("writable");
        assert_eq!(
            wire::from_ron::<isnad::store::ProjectFile>(&written),
            Ok(file)
        );
    }
}

fn codebook_ron(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    if let Ok(book) = codebook::parse(&text, "a.ron") {
        let _faults = book.faults();
        let _changes = book.changes_since(&Codebook::isnad_default());
        let written = codebooks::to_text(&book).expect("writable");
        let again = codebook::parse(&written, "a.ron").ok();
        assert_eq!(again, Some(book), "a codebook is written as it was read");
    }
    let disk = founded();
    let before = opened(&disk).expect("a project");
    disk.put("codebook/01JABCDEFGHJKMNPQRSTVWXYZ8.ron", data);
    let after = opened(&disk).expect("a codebook beside another never keeps a project closed");
    assert_eq!(
        before.0, after.0,
        "tags stand whatever lies beside the codebook"
    );
}

/// Commands that ask the machine for files or wait for another program.
const OUTSIDE: &[&str] = &[
    "file",
    "export",
    "import",
    "project",
    "codebook.write",
    "codebook.read",
    "article.add",
];

fn story_file(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let Ok(lines) = story::parse(&text) else {
        return;
    };
    let outside = lines.iter().any(|line| match &line.step {
        Step::Do(id, args) => {
            OUTSIDE.iter().any(|one| id.contains(one))
                || args.keys().any(|key| OUTSIDE.contains(&key))
        }
        // A crash leaves the thread of the writer standing, as it must: thousands would pile up.
        Step::Press(_) | Step::Crash => true,
        _ => false,
    });
    if outside || lines.len() > 60 {
        return;
    }
    let disk = founded();
    let folder = Folder::with_disk(Arc::new(disk.clone()));
    let platform = Arc::new(FixedPlatform::new(NOW_MS, 2));
    let session = Session::open(folder, platform, None).expect("a project");
    let shown = match story::run(session, &lines, &mut |_| {}) {
        Ok((mut session, _)) => {
            session.close().expect("closed");
            serde_json::to_string(&tags(session.project(), &Selection::default())).ok()
        }
        Err(_refused) => None,
    };
    let (there, errors) = opened(&disk).expect("a project");
    assert_eq!(errors, 0, "no deed damages a project");
    if let Some(shown) = shown {
        assert_eq!(shown, there, "what is there on the screen is there on disk");
    }
}

fn text_import(data: &[u8]) {
    let Some((which, bytes)) = data.split_first() else {
        return;
    };
    match which {
        b'c' => {
            for options in [csv::CsvOptions::default(), csv::CsvOptions::plain()] {
                let _table = csv::read(bytes, options);
            }
        }
        b'j' => {
            let _values = jsonl::read(bytes);
        }
        b's' => {
            let _sent = sent::read(bytes);
        }
        _ => {
            if let Ok(read) = import::text::read(bytes.to_vec()) {
                assert_eq!(read.text.as_bytes(), bytes, "not a byte is changed");
                for region in &read.regions {
                    let _words = format!("{region:?}");
                }
            }
        }
    }
}

/// Two halves, parted by a line `====`: what two people did apart.
fn merge(data: &[u8]) {
    let parting = b"\n====\n";
    let at = data.windows(parting.len()).position(|it| it == parting);
    let (left, right) = match at {
        Some(at) => (&data[..at], &data[at + parting.len()..]),
        None => (data, &[][..]),
    };
    let copy = |journal: &[u8], session: &str| {
        let disk = founded();
        let bytes = journal_bytes(journal, session);
        disk.put(&format!("journal/salma/{session}.ronl"), bytes);
        disk
    };
    // The same file with two contents, too: a session that was forked.
    for other in ["01JABCDEFGHJKMNPQRSTVWXYZ1", SESSION] {
        let (one, two) = (copy(left, SESSION), copy(right, other));
        let (to_one, to_two) = (one.clone(), copy(right, other));
        let joined = copy(left, SESSION);
        join(&to_one, &two);
        join(&to_two, &joined);
        let there = opened(&to_one).expect("a project");
        let back = opened(&to_two).expect("a project");
        assert_eq!(there.0, back.0, "joined in either order, the same");
        let files = to_one.files();
        join(&to_one, &two);
        assert_eq!(to_one.files(), files, "joined again, nothing changes");
    }
}

fn join(here: &MemoryDisk, other: &MemoryDisk) {
    let folder = |disk: &MemoryDisk| Folder::with_disk(Arc::new(disk.clone()));
    folder(here).join(&folder(other)).expect("joined");
}

/// An older and a newer text, parted by a line `====`; every fifth word of the older is a place.
fn reanchor_places(data: &[u8]) {
    let text = String::from_utf8_lossy(&data[..data.len().min(REANCHOR_BYTE_MAX)]);
    let (old, new) = text.split_once("\n====\n").unwrap_or((&text, ""));
    let article = ArticleText::new(old);
    let words: Vec<_> = segment::words(old)
        .filter_map(|bytes| article.scalars_of(bytes))
        .collect();
    let mut places: Vec<Vec<std::ops::Range<usize>>> = words
        .windows(3)
        .step_by(5)
        .map(|three| vec![three[0].clone(), three[2].clone()])
        .collect();
    places.extend(words.iter().step_by(5).map(|one| vec![one.clone()]));
    places.push(std::iter::once(0..usize::MAX).collect());
    places.push(Vec::new());
    let outcomes = reanchor(old, new, &places);
    assert_eq!(outcomes.len(), places.len(), "one outcome for each place");
    let scalars = new.chars().count();
    for (place, outcome) in places.iter().zip(&outcomes) {
        let found = outcome.automatic().unwrap_or_else(|| outcome.suggestion());
        assert!(
            found.is_empty() || found.len() == place.len(),
            "as many fragments"
        );
        let mut end = 0;
        for one in found {
            assert!(end <= one.start && one.start < one.end && one.end <= scalars);
            end = one.end;
        }
        if let Outcome::Same(found) = outcome {
            assert_eq!(found, place, "the same place");
        }
    }
}

fn picture(data: &[u8]) {
    if let Ok(picture) = image::decode(data) {
        assert!(picture.width() <= image::SIDE_PX_MAX && picture.height() <= image::SIDE_PX_MAX);
    }
}

thread_local! {
    static ENGINE: RefCell<TextEngine> = RefCell::new(TextEngine::new());
}

/// The first byte says how wide the page is.
fn layout(data: &[u8]) {
    let Some((width, bytes)) = data.split_first() else {
        return;
    };
    let text = String::from_utf8_lossy(&bytes[..bytes.len().min(LAYOUT_BYTE_MAX)]).into_owned();
    let article = ArticleText::new(text.as_str());
    segments(&text);
    let _found = (cues::find_cues(&article), quotes::find_quotes(&article));
    let _read = (number::read(&text), invisible::unpaired_in(&article));
    let folded = fold::fold(&text, &fold::FoldOptions::default());
    for at in 0..folded.key().len() {
        let source = folded.source_range(at..at + 1).expect("a source");
        assert!(article.slice(source).is_some(), "a source lies in the text");
    }
    let style = ParagraphStyle {
        face: Face::Reading,
        bold: false,
        size_pt: 18.0,
        line_height: 1.9,
        scale: 1.0,
        width_pt: (*width > 0).then_some(f32::from(*width) * 4.0),
        alignment: Alignment::Start,
        base: BaseDirection::Auto,
    };
    ENGINE.with_borrow_mut(|engine| page(engine, article, style));
}

fn page(engine: &mut TextEngine, article: ArticleText, style: ParagraphStyle) {
    let text = article.as_str().to_owned();
    let mut document = Document::new(article, style, 8.0);
    let mut block = 0;
    while let Some(laid) = document.block(engine, block) {
        walk(laid);
        block += 1;
    }
    for box_px in document.boxes(engine, 0..text.len(), Hanging::Cover) {
        assert!(
            [box_px.x0, box_px.x1, box_px.y0, box_px.y1]
                .iter()
                .all(|it| it.is_finite())
        );
    }
    for (x, y) in [(0.0, 0.0), (50.0, 40.0), (-5.0, 1e6), (1e6, 90.0)] {
        let caret = document.hit(engine, x, y);
        assert!(
            text.is_char_boundary(caret.byte),
            "a click lands between characters"
        );
        if let Some(bytes) = document.character_at(engine, x, y) {
            assert!(text.get(bytes).is_some(), "a click meets a whole character");
        }
        document.caret_box(engine, caret);
    }
}

/// Steps through a paragraph in both directions; each walk comes to an end.
fn walk(laid: &LaidParagraph) {
    for side in [Side::Left, Side::Right] {
        let mut caret = laid.caret_at(0, Affinity::Downstream);
        // Each character has at most two places of the caret.
        let mut steps = laid.len_byte() * 2 + 4;
        while let Some(next) = laid.step(caret, side) {
            assert!(steps > 0, "the caret goes round in circles");
            assert!(next.byte <= laid.len_byte());
            steps -= 1;
            caret = next;
        }
    }
}

fn segments(text: &str) {
    let ranges = segment::words(text)
        .chain(segment::sentences(text))
        .chain(segment::clauses(text));
    for range in ranges {
        assert!(text.get(range).is_some(), "a segment is whole characters");
    }
    let mut at = 0;
    while at < text.len() {
        let next = segment::next_grapheme(text, at);
        assert!(next > at && text.is_char_boundary(next));
        at = next;
    }
}
