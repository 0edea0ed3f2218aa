//! Every kind of finding, caused on purpose: what is told of it, word for word, is in
//! `tests/golden/doctor`, in both languages. `ISNAD_WRITE_FINDINGS=1` writes those files.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

use isnad::app::Lang;
use isnad::app::check::KINDS;
use isnad::model::codebook::EditionState;
use isnad::model::{
    Affiliation, Annotator, AnnotatorId, ArticleId, Canonical, Change, Code, Comment, Content,
    Decision, Edit, Edition, Fragment, Id, Item, Membership, Region, Relation, Target, Topic,
};
use isnad::store::line::{self, FIRST};
use isnad::store::{FindingKind, ImportRecord, Journal};

use super::ground::{Ground, JOURNAL, Odd, SECOND, SNAPSHOT, TEXT, book, codebook_path, retired};
use crate::records::{NOW_MS, OTHER, SESSION, actor, article, clock, deed, record, salma, ulid};

type Cause = fn(&Ground);

/// What causes each kind, by its code.
const FILES: &[(&str, Cause)] = &[
    ("torn-tail", |it| {
        let mut bytes = it.bytes(JOURNAL);
        bytes.truncate(bytes.len() - 5);
        it.put(JOURNAL, bytes);
    }),
    ("damaged-tail", |it| {
        it.lines(JOURNAL, |all| spoil(&mut all[3]))
    }),
    ("damaged-line", |it| {
        it.lines(JOURNAL, |all| spoil(&mut all[2]))
    }),
    ("chain-break", |it| {
        it.lines(JOURNAL, |all| {
            all.remove(2);
        });
    }),
    ("sequence-gap", |it| {
        let mut journal = Journal::create(&it.folder, &salma(), OTHER).unwrap();
        journal.append(&[deed(1, "أ"), deed(4, "ب")]).unwrap();
    }),
    ("forked-session", |it| {
        let mut other = record(
            2,
            clock(2),
            vec![Change::create(actor("x-7", "هدى")).into()],
        );
        other.tx.device = "phone".to_owned();
        let (crc, first) = header(SESSION, 0);
        let (_, second) = line::encode_record(crc, &other).unwrap();
        it.put(
            &format!("journal/salma/{SESSION}-phone.ronl"),
            first + &second,
        );
    }),
    ("wrong-folder", |it| {
        it.put(&format!("journal/omar/{SESSION}.ronl"), it.bytes(JOURNAL));
    }),
    ("foreign-tag", |it| {
        let mut claim = it.claim("c-9", "قالت");
        claim.annotator = AnnotatorId::new("omar");
        it.write(vec![Change::create(claim).into()]);
    }),
    ("bad-id", |it| {
        it.write(vec![Change::create(actor("../x", "أ")).into()]);
    }),
    ("future-clock", |it| {
        let t = (NOW_MS + 3 * 24 * 60 * 60 * 1000) << 16;
        it.write_at(t, vec![Change::create(actor("x-9", "أ")).into()]);
    }),
    ("too-new", |it| it.put(SECOND, header(OTHER, 9).1)),
    ("read-only", |it| {
        it.replace("project.ron", "min_writer: 1", "min_writer: 9")
    }),
    ("unreadable-record", |it| line_of(it, "(poem:\"x\")")),
    ("broken-entry", |it| {
        let known = isnad::store::wire::encode_record(&deed(1, "أ")).unwrap();
        let broken = "Stance((after:Some((id:\"s\",target:Planet(\"t\")))))";
        line_of(it, &known.replace("edits:[", &format!("edits:[{broken},")));
    }),
    ("unknown-entry", |it| {
        it.write(vec![Edit::Unknown(
            "Weather((after:Some((id:\"t\"))))".to_owned(),
        )]);
    }),
    ("incomplete-bulk", |it| {
        let mut large = actor("x-9", "أ");
        large.note = "ن".repeat(500_000);
        it.write(vec![Change::create(large).into()]);
        it.lines(SECOND, |all| {
            all.pop();
        });
    }),
    ("conflict-copy", |it| {
        let copy = format!("journal/salma/{SESSION} (conflicted copy).ronl");
        it.put(&copy, it.bytes(JOURNAL));
    }),
    ("empty-journal", |it| it.put(SECOND, "")),
    ("no-header", |it| {
        it.lines(JOURNAL, |all| {
            all.remove(0);
        });
    }),
    ("line-ends", |it| {
        it.lines(JOURNAL, |all| {
            for line in all {
                *line = line.replace('\n', "\r\n");
            }
        });
    }),
    ("bad-name", |it| it.put("journal/Salma/x.ronl", "")),
    ("not-regular", |it| {
        it.put(SECOND, "");
        it.disk.make(SECOND, Odd::Other);
    }),
    ("unreadable", |it| {
        it.put(SECOND, "");
        it.disk.make(SECOND, Odd::Denied);
    }),
    ("too-large", |it| {
        it.put(SECOND, "");
        it.disk.make(SECOND, Odd::Huge);
    }),
    ("many-findings", |it| {
        let (mut crc, mut text) = header(OTHER, 1);
        for _ in 0..60 {
            let (next, line) = line::encode(crc, "(poem:\"x\")");
            crc = next;
            text += &line;
        }
        it.put(SECOND, text);
    }),
    ("project-file-missing", |it| it.remove("project.ron")),
    ("project-file-damaged", |it| {
        it.lines("project.ron", |all| all.truncate(3));
    }),
    ("bad-creator", |it| {
        it.replace("project.ron", "\"salma\"", "\"Salma Q\"")
    }),
    ("codebook-missing", |it| it.remove(&codebook_path())),
    ("codebook-damaged", |it| {
        it.put(&format!("codebook/{}.ron", ulid(1)), "(\n  version: 3,\n)");
    }),
    ("text-missing", |it| it.remove(&text_path(it))),
    ("text-damaged", |it| {
        it.replace(&text_path(it), "ليلى", "سلوى")
    }),
    ("text-not-utf8", |it| {
        let bytes = b"abc\nd\xff";
        let sha = isnad::store::folder::sha256_hex(bytes);
        it.put(&format!("articles/a1/{sha}.txt"), bytes);
        it.put(&format!("articles/a1/{sha}.ron"), "(bytes:6)");
    }),
    ("text-length", |it| {
        let id = ArticleId::new("a2");
        let import = ImportRecord::default();
        it.folder.put_text(&id, TEXT.as_bytes(), &import).unwrap();
        let short = article("a2", &it.revision, "قصير");
        it.write(vec![Change::create(short).into()]);
    }),
    ("import-record-missing", |it| it.remove(&import_path(it))),
    ("import-record-damaged", |it| {
        it.put(&import_path(it), "(\nfile: 3,\n)")
    }),
    ("image-missing", |it| {
        it.remove(&format!("images/{}.png", it.image))
    }),
    ("image-damaged", |it| {
        it.put(&format!("images/{}.png", it.image), "x")
    }),
    ("stray-temporary", |it| {
        it.put("articles/a1/.x.txt.7-1.tmp", "half")
    }),
    ("snapshot-damaged", |it| {
        it.lines(SNAPSHOT, |all| spoil(&mut all[7]))
    }),
    ("snapshot-differs", |it| {
        it.lines(SNAPSHOT, |all| {
            all.retain(|line| !line.starts_with("Mention"));
            sign(all);
        });
    }),
    ("snapshot-stale", |it| {
        it.write(vec![Change::create(it.claim("c-9", "قالت")).into()]);
    }),
    ("snapshot-merged", |it| {
        it.lines(SNAPSHOT, |all| {
            all.insert(1, "// isnad snapshot crc32 0badcafe\n".to_owned());
        });
    }),
    ("generation-regress", |it| {
        it.put(
            "history/annotations/a1/salma-00000000.ron",
            "generation:9,\n",
        );
    }),
    ("sudden-drop", |it| {
        it.lines(JOURNAL, |all| spoil(&mut all[2]))
    }),
    ("journal-missing", |it| it.remove(JOURNAL)),
    ("newer-file", |it| {
        it.replace(SNAPSHOT, "min_writer:1", "min_writer:9");
        it.lines(SNAPSHOT, |all| sign(all));
    }),
    ("duplicate-id", |it| {
        it.write(vec![Change::create(actor("x-1", "هدى")).into()]);
    }),
    ("unread-journal", |it| {
        line_of(
            it,
            &isnad::store::wire::encode_record(&deed(1, "أ")).unwrap(),
        );
        it.put(&format!("{SECOND}.orig"), it.bytes(SECOND));
        it.remove(SECOND);
    }),
    ("unknown-file", |it| it.put("notes.txt", "x")),
    ("git-file", |it| it.put(".gitignore", "*.swp\n.*.tmp\n")),
];

const TAGS: &[(&str, Cause)] = &[
    ("no-article", |it| {
        let mut claim = it.claim("c-9", "قالت");
        claim.article = Id::new("gone");
        it.write(vec![Change::create(claim).into()]);
    }),
    ("no-actor", |it| {
        let mut mention = it.mention("m-9", "الوزيرة");
        mention.actor = Some(Id::new("gone"));
        it.write(vec![Change::create(mention).into()]);
    }),
    ("no-content", |it| {
        let made = it.attribution("at-9", Content::Claim(Id::new("gone")));
        it.write(vec![Change::create(made).into()]);
    }),
    ("no-source", |it| {
        let mut made = it.attribution("at-9", Content::Claim(Id::new("c-1")));
        made.source = Some(Id::new("gone"));
        it.write(vec![Change::create(made).into()]);
    }),
    ("no-attribution", |it| {
        let mut stance = it.stance("s-9", Target::Claim(Id::new("c-1")));
        stance.via = Some(Id::new("gone"));
        it.write(vec![Change::create(stance).into()]);
    }),
    ("no-target", |it| {
        let stance = it.stance("s-9", Target::Claim(Id::new("gone")));
        it.write(vec![Change::create(stance).into()]);
    }),
    ("no-canonical", |it| {
        let mut claim = it.claim("c-9", "قالت");
        claim.canonical = Some(Membership {
            canonical: Id::new("gone"),
            denies: false,
            relation: Code::default(),
        });
        it.write(vec![Change::create(claim).into()]);
    }),
    ("no-topic", |it| {
        let mut made = canonical("k-9");
        made.topic = Some(Id::new("gone"));
        it.write(vec![Change::create(made).into()]);
    }),
    ("no-thread", |it| {
        let mut said = comment("co-9", Item::Claim(Id::new("c-1")));
        said.thread = Some(Id::new("gone"));
        it.write(vec![Change::create(said).into()]);
    }),
    ("with-itself", |it| {
        let tie = Affiliation {
            id: Id::new("af-9"),
            actor: Id::new("x-1"),
            to: Id::new("x-1"),
            kind: book().first("affiliation.kind").cloned().unwrap(),
            ext: Vec::new(),
        };
        it.write(vec![Change::create(tie).into()]);
    }),
    ("codebook-fault", |it| {
        let mut book = book();
        let again = book.sets[0].clone();
        book.version = Code::from("second");
        book.sets.push(again);
        let edition = Edition {
            id: Id::new("e-9"),
            annotator: salma(),
            state: EditionState::Published,
            based_on: Code::default(),
            book,
            changes: String::new(),
            recheck: Vec::new(),
            published_ms: Some(NOW_MS),
            ext: Vec::new(),
        };
        it.write(vec![Change::create(edition).into()]);
    }),
    ("topic-circle", |it| {
        let below = |id: &str, parent: &str| Topic {
            id: Id::new(id),
            parent: Some(Id::new(parent)),
            code: String::new(),
            name_ar: "موضوع".to_owned(),
            name_en: String::new(),
            merged_into: None,
            ext: Vec::new(),
        };
        it.write(vec![
            Change::create(below("t-1", "t-2")).into(),
            Change::create(below("t-2", "t-1")).into(),
        ]);
    }),
    ("foreign", |it| {
        it.write(vec![
            Change::create(it.claim("c-9", "قالت")).into(),
            Change::create(article("a2", &it.revision, TEXT)).into(),
            Change::create(Relation {
                id: Id::new("r-9"),
                annotator: salma(),
                from: Id::new("c-1"),
                to: Id::new("c-9"),
                article: Id::new("a1"),
                to_article: Id::new("a2"),
                kind: book().first("relation.kind").cloned().unwrap(),
                meta: Default::default(),
            })
            .into(),
        ]);
    }),
    ("not-about", |it| {
        let decision = Decision {
            id: Id::new("d-9"),
            by: salma(),
            article: Id::new("a1"),
            about: Vec::new(),
            verdict: Default::default(),
            taken: vec![Item::Claim(Id::new("c-1"))],
            gold: Vec::new(),
            reason: Code::default(),
            note: String::new(),
            ext: Vec::new(),
        };
        it.write(vec![Change::create(decision).into()]);
    }),
    ("attributed-twice", |it| {
        let content = || Content::Claim(Id::new("c-1"));
        it.write(vec![
            Change::create(it.attribution("at-8", content())).into(),
            Change::create(it.attribution("at-9", content())).into(),
        ]);
    }),
    ("circle", |it| {
        let content = |id: &str| Content::Attribution(Id::new(id));
        it.write(vec![
            Change::create(it.attribution("at-8", content("at-9"))).into(),
            Change::create(it.attribution("at-9", content("at-8"))).into(),
        ]);
    }),
    ("merge-circle", |it| {
        let into = |id: &str, other: &str| {
            let mut actor = actor(id, "هدى");
            actor.merged_into = Some(Id::new(other));
            actor
        };
        it.write(vec![
            Change::create(into("x-8", "x-9")).into(),
            Change::create(into("x-9", "x-8")).into(),
        ]);
    }),
    ("no-revision", |it| {
        it.write(vec![Change::create(article("a2", "", TEXT)).into()]);
    }),
    ("bad-anchor", |it| {
        let mut claim = it.claim("c-9", "قالت");
        claim.anchor.fragments = vec![Fragment(4, 4)];
        it.write(vec![Change::create(claim).into()]);
    }),
    ("out-of-text", |it| {
        let mut claim = it.claim("c-9", "قالت");
        claim.anchor.fragments = vec![Fragment(900, 904)];
        it.write(vec![Change::create(claim).into()]);
    }),
    ("unknown-code", |it| {
        let mut claim = it.claim("c-9", "قالت");
        claim.kind = Some(Code::from("nonsense"));
        it.write(vec![Change::create(claim).into()]);
    }),
    ("anchor-differs", |it| {
        let mut claim = it.claim("c-9", "قالت");
        claim.anchor.exact = vec!["كتبت".to_owned()];
        it.write(vec![Change::create(claim).into()]);
    }),
    ("anchor-revision", |it| {
        let mut claim = it.claim("c-9", "قالت");
        claim.anchor.revision = "0".repeat(64);
        it.write(vec![Change::create(claim).into()]);
    }),
    ("mark-cut", |it| {
        it.write(vec![Change::create(it.claim("c-9", "غدا")).into()]);
    }),
    ("no-type", |it| {
        let mut claim = it.claim("c-9", "قالت");
        claim.kind = None;
        it.write(vec![Change::create(claim).into()]);
    }),
    ("no-holder", |it| {
        let mut stance = it.stance("s-9", Target::Claim(Id::new("c-1")));
        stance.holder = None;
        it.write(vec![Change::create(stance).into()]);
    }),
    ("no-source-said", |it| {
        let mut made = it.attribution("at-9", Content::Claim(Id::new("c-1")));
        made.visibility = Code::default();
        it.write(vec![Change::create(made).into()]);
    }),
    ("retired-code", |it| {
        let mut claim = it.claim("c-9", "قالت");
        claim.kind = Some(retired());
        it.write(vec![Change::create(claim).into()]);
    }),
    ("required-missing", |it| {
        let mut mention = it.mention("m-9", "الوزيرة");
        mention.form = Code::default();
        it.write(vec![Change::create(mention).into()]);
    }),
    ("orphan-comment", |it| {
        let said = comment("co-9", Item::Claim(Id::new("gone")));
        it.write(vec![Change::create(said).into()]);
    }),
    ("overruled", |it| {
        let base = it.folder.open(NOW_MS).unwrap().sessions[0].records[1].stamp(SESSION);
        for (name, by, step) in [("ليلى حسن", "salma", 8), ("ليلى الحسن", "omar", 9)]
        {
            let by = AnnotatorId::new(by);
            let change = Change {
                base: Some(base.clone()),
                ..Change::modify(actor("x-1", "ليلى"), actor("x-1", name))
            };
            let mut record = record(1, clock(step), vec![change.into()]);
            record.tx.by = by.clone();
            let session = ulid(70 + step);
            let mut journal = Journal::create(&it.folder, &by, &session).unwrap();
            journal.append(&[record]).unwrap();
        }
    }),
    ("overruled-removal", |it| {
        let base = it.folder.open(NOW_MS).unwrap().sessions[0].records[1].stamp(SESSION);
        let changes = [
            Change::modify(actor("x-1", "ليلى"), actor("x-1", "ليلى حسن")),
            Change::remove(actor("x-1", "ليلى")),
        ];
        for (step, change) in (8..).zip(changes) {
            let change = Change {
                base: Some(base.clone()),
                ..change
            };
            let record = record(1, clock(step), vec![change.into()]);
            let session = ulid(70 + step);
            let mut journal = Journal::create(&it.folder, &salma(), &session).unwrap();
            journal.append(&[record]).unwrap();
        }
    }),
    ("word-cut", |it| {
        it.write(vec![Change::create(it.mention("m-9", "الوزي")).into()]);
    }),
    ("names-alike", |it| {
        let person = |id: &str, name: &str| Annotator {
            id: AnnotatorId::new(id),
            name: name.to_owned(),
            role: Code::default(),
            maker: Code::default(),
            ext: Vec::new(),
        };
        it.write(vec![
            Change::create(person("omar", "عمر علي")).into(),
            Change::create(person("rana", "رنا علي")).into(),
            Change::create(person("zayd", "عمـر علی")).into(),
        ]);
    }),
    ("in-furniture", |it| {
        let mut entry = article("a2", &it.revision, TEXT);
        entry.regions.push(Region {
            kind: Code::from("nav"),
            place: Fragment(0, 6),
        });
        let mut claim = it.claim("c-9", "قالت");
        claim.article = Id::new("a2");
        it.write(vec![
            Change::create(entry).into(),
            Change::create(claim).into(),
        ]);
    }),
];

fn canonical(id: &str) -> Canonical {
    Canonical {
        id: Id::new(id),
        proposition_ar: "قضية".to_owned(),
        proposition_en: String::new(),
        topic: None,
        from: String::new(),
        to: String::new(),
        merged_into: None,
        note: String::new(),
        ext: Vec::new(),
    }
}

fn comment(id: &str, on: Item) -> Comment {
    Comment {
        id: Id::new(id),
        annotator: salma(),
        on,
        article: Some(Id::new("a1")),
        thread: None,
        text: "أهذا ادعاء؟".to_owned(),
        state: Default::default(),
        written_ms: 1,
        ext: Vec::new(),
    }
}

fn text_path(ground: &Ground) -> String {
    format!("articles/a1/{}.txt", ground.revision)
}

fn import_path(ground: &Ground) -> String {
    format!("articles/a1/{}.ron", ground.revision)
}

/// Changes one letter in the middle of a line.
fn spoil(line: &mut String) {
    let at = line.len() / 2;
    let at = (at..line.len()).find(|at| line.as_bytes()[*at].is_ascii_alphanumeric());
    let at = at.unwrap();
    line.replace_range(at..=at, "#");
}

/// Gives a changed readable copy the checksum it should have.
fn sign(lines: &mut [String]) {
    let body: String = lines[1..].concat();
    let crc = crc32fast::hash(body.as_bytes());
    lines[0] = format!("// isnad snapshot crc32 {crc:08x}\n");
}

/// A journal's first line, and its checksum.
fn header(session: &str, min_reader: u32) -> (u32, String) {
    let schema = min_reader.max(1);
    line::encode(
        FIRST,
        &format!(
            "(journal:(schema:{schema},session:\"{session}\",annotator:\"salma\",min_reader:{min_reader}))"
        ),
    )
}

/// A second journal with one more line.
fn line_of(ground: &Ground, body: &str) {
    let (crc, first) = header(OTHER, 1);
    ground.put(SECOND, first + &line::encode(crc, body).1);
}

/// All findings of a kind, a line each.
fn told(kind: &str, cause: Cause, lang: Lang) -> String {
    let ground = Ground::new();
    cause(&ground);
    if KINDS.contains(&kind) {
        ground.write_copies();
    }
    let found = ground.check(lang);
    let mut of_kind = found.iter().filter(|it| it.kind == kind);
    let one = of_kind.next();
    let one = one.unwrap_or_else(|| panic!("{kind} is not found: {found:#?}"));
    assert!(!one.message.is_empty() && !one.remedy.is_empty(), "{one:?}");
    let line = one.line.map(|line| format!(":{line}")).unwrap_or_default();
    let shown = |text: &Option<String>| text.clone().unwrap_or_else(|| "-".to_owned());
    let mut text = String::new();
    writeln!(
        text,
        "{kind} | {:?} | {}{line} | {} | {} | {} | {} | {}",
        one.severity,
        shown(&one.file),
        shown(&one.article),
        shown(&one.tag),
        one.message,
        one.remedy,
        if one.repairable { "repairable" } else { "-" },
    )
    .unwrap();
    text
}

#[test]
fn nothing_is_odd_about_the_ground_of_these_tests() {
    assert_eq!(Ground::new().check(Lang::En), []);
}

#[test]
fn every_kind_of_finding_is_caused_by_a_fixture() {
    let caused: BTreeSet<&str> = FILES.iter().chain(TAGS).map(|(kind, _)| *kind).collect();
    let files = FindingKind::ALL.iter().map(|kind| kind.code());
    let all: BTreeSet<&str> = files.chain(KINDS.iter().copied()).collect();
    assert_eq!(caused, all);
    assert_eq!(FILES.len() + TAGS.len(), all.len(), "each once");
}

#[test]
fn every_finding_says_what_where_and_what_to_do_word_for_word() {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/doctor");
    for lang in Lang::ALL {
        let all = FILES.iter().chain(TAGS);
        let text: String = all.map(|(kind, cause)| told(kind, *cause, lang)).collect();
        let path = dir.join(format!("{}.txt", lang.code()));
        if std::env::var_os("ISNAD_WRITE_FINDINGS").is_some() {
            std::fs::write(&path, &text).unwrap();
        }
        let kept = std::fs::read_to_string(&path).unwrap();
        for (found, kept) in text.lines().zip(kept.lines()) {
            assert_eq!(found, kept);
        }
        assert_eq!(text, kept);
    }
}

#[test]
fn a_file_that_is_spoilt_is_named_with_the_line_where_there_is_one() {
    let with_line = [
        "torn-tail",
        "damaged-tail",
        "damaged-line",
        "chain-break",
        "forked-session",
        "sequence-gap",
        "future-clock",
        "wrong-folder",
        "foreign-tag",
        "bad-id",
        "too-new",
        "unreadable-record",
        "broken-entry",
        "unknown-entry",
        "no-header",
        "project-file-damaged",
        "bad-creator",
        "codebook-damaged",
        "import-record-damaged",
        "text-not-utf8",
        "sudden-drop",
    ];
    for (kind, cause) in FILES {
        let ground = Ground::new();
        cause(&ground);
        let found = ground.check(Lang::En);
        let one = found.iter().find(|it| it.kind == *kind).unwrap();
        assert!(one.file.is_some(), "{one:?}");
        if with_line.contains(kind) {
            assert!(one.line.is_some(), "{one:?}");
        }
    }
}

#[test]
fn a_finding_about_a_tag_names_the_line_of_its_readable_copy() {
    for (kind, cause) in TAGS {
        let ground = Ground::new();
        cause(&ground);
        ground.write_copies();
        let found = ground.check(Lang::En);
        let one = found.iter().find(|it| it.kind == *kind).unwrap();
        let has_copy = !matches!(
            *kind,
            "no-article"
                | "not-about"
                | "in-furniture"
                | "overruled"
                | "overruled-removal"
                | "names-alike"
        );
        if has_copy {
            let (file, line) = (one.file.as_ref(), one.line.unwrap_or(0) as usize);
            let text = String::from_utf8(ground.bytes(file.expect(kind))).unwrap();
            let there = text.lines().nth(line - 1).unwrap();
            let tag = one.tag.as_ref().unwrap();
            assert!(there.contains(&format!("((id:\"{tag}\"")), "{kind} {there}");
        }
    }
}

pub fn file_causes() -> impl Iterator<Item = (&'static str, Cause)> {
    FILES.iter().copied()
}
