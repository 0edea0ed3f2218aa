//! A large project on a disk: invented articles, tagged by several people in many sessions, each
//! tag a deed of its own as somebody at work makes it.

use std::error::Error;
use std::path::Path;

use isnad::model::change::Focus;
use isnad::model::{
    Anchor, Annotator, AnnotatorId, Article, ArticleId, Attribution, Change, Claim, Code, Codebook,
    Content, Edit, Fragment, Id, Kind, Mention, Meta, Minter, Record, Stance, Target, Transaction,
};
use isnad::store::folder::sha256_hex;
use isnad::store::{Folder, ImportRecord, NewProject, Saver};

/// A Sunday morning in June.
pub const NOW_MS: u64 = 1_750_000_000_000;
const PEOPLE: [&str; 4] = ["salma", "omar", "huda", "nabil"];
/// Deeds of one sitting.
const SITTING: usize = 400;
const BATCH: usize = 200;
const SENTENCE: &str =
    "قالَ الوزيرُ في مؤتمرٍ صحفيٍّ إن الحكومةَ ستعلنُ خطةً جديدةً غدًا، ونفى المتحدثُ ذلك. ";
const CONTEXT: usize = 32;

/// The words of every article.
fn text() -> String {
    SENTENCE.repeat(30)
}

/// One person's sitting after another, each in a journal of its own.
struct Sitting {
    by: AnnotatorId,
    saver: Saver,
    minter: Minter,
    records: Vec<Record>,
    n: u64,
}

/// Makes a project of `articles` articles with `tags` tags.
pub fn make(path: &Path, articles: usize, tags: usize) -> Result<(), Box<dyn Error>> {
    let folder = Folder::on_disk(path);
    let mut made = Maker {
        folder: folder.clone(),
        ulids: 1,
        clock: NOW_MS << 16,
    };
    folder.create(&NewProject {
        id: made.ulid(),
        name: "كبير".to_owned(),
        annotator: Id::new(PEOPLE[0]),
        codebook: Codebook::isnad_default(),
        codebook_ulid: made.ulid(),
        now_ms: NOW_MS,
    })?;
    let text = text();
    let sha = sha256_hex(text.as_bytes());
    let words: Vec<char> = text.chars().collect();
    let statements = tags / articles / 4;
    let mut number = 0;
    while number < articles {
        let by = PEOPLE[number / 20 % PEOPLE.len()];
        let mut sitting = made.sitting(by);
        made.deed(&mut sitting, Change::create(annotator(by)).into())?;
        while number < articles && sitting.n < SITTING as u64 {
            let article = article(number, &sha, &text);
            let id = article.id.clone();
            write_text(path, &id, &sha, &text)?;
            made.deed(&mut sitting, Change::create(article).into())?;
            for place in 0..statements {
                for edit in statement(&mut sitting.minter, by, &id, &sha, &words, place) {
                    made.deed(&mut sitting, edit)?;
                }
            }
            number += 1;
        }
        made.save(&mut sitting)?;
    }
    Ok(())
}

struct Maker {
    folder: Folder,
    ulids: u64,
    clock: u64,
}

impl Maker {
    fn ulid(&mut self) -> String {
        self.ulids += 1;
        ulid::Ulid::from_parts(NOW_MS, u128::from(self.ulids)).to_string()
    }

    fn sitting(&mut self, by: &str) -> Sitting {
        let session = self.ulid();
        let mark = session[session.len() - 8..].to_lowercase();
        let by = AnnotatorId::new(by);
        let mut next = 0;
        let fresh = Box::new(move || {
            next += 1;
            ulid::Ulid::from_parts(NOW_MS + 1, next).to_string()
        });
        Sitting {
            minter: Minter::new(by.clone(), mark),
            saver: Saver::new(self.folder.clone(), by.clone(), session, fresh),
            by,
            records: Vec::new(),
            n: 0,
        }
    }

    fn deed(&mut self, sitting: &mut Sitting, edit: Edit) -> Result<(), Box<dyn Error>> {
        sitting.n += 1;
        self.clock += 3 << 16;
        sitting.records.push(record(
            &sitting.by,
            &mut sitting.minter,
            sitting.n,
            self.clock,
            edit,
        ));
        if sitting.records.len() == BATCH {
            self.save(sitting)?;
        }
        Ok(())
    }

    fn save(&mut self, sitting: &mut Sitting) -> Result<(), Box<dyn Error>> {
        sitting.saver.save(&sitting.records)?;
        sitting.records.clear();
        Ok(())
    }
}

/// A record of one edit.
pub fn record(by: &AnnotatorId, minter: &mut Minter, n: u64, t: u64, edit: Edit) -> Record {
    let item = edit
        .subject()
        .map_or_else(String::new, |(_, id)| id.to_owned());
    Record {
        n,
        t,
        tx: Transaction {
            id: minter.mint(),
            by: by.clone(),
            device: "laptop".to_owned(),
            group: None,
            kind: Kind::Do,
            what: Code::from("tag.claim"),
            edits: vec![edit],
            focus: Focus {
                item,
                ..Focus::default()
            },
        },
    }
}

/// The files of a text without syncs, which the making of ten thousand would wait for.
fn write_text(path: &Path, id: &ArticleId, sha: &str, text: &str) -> Result<(), Box<dyn Error>> {
    let dir = path.join("articles").join(id.as_str());
    std::fs::create_dir_all(&dir)?;
    std::fs::write(dir.join(format!("{sha}.txt")), text)?;
    let beside = isnad::store::wire::to_ron(&ImportRecord::default())?;
    std::fs::write(dir.join(format!("{sha}.ron")), beside)?;
    Ok(())
}

fn annotator(by: &str) -> Annotator {
    Annotator {
        id: Id::new(by),
        name: by.to_owned(),
        role: Code::default(),
        maker: Code::default(),
        ext: Vec::new(),
    }
}

fn article(number: usize, sha: &str, text: &str) -> Article {
    Article {
        id: Id::new(format!("article-{number:05}")),
        title: format!("خبر {number}"),
        title_basis: Default::default(),
        outlet: "الجريدة".to_owned(),
        outlet_basis: Default::default(),
        date: Default::default(),
        revision: sha.to_owned(),
        scalars: text.chars().count() as u32,
        file: format!("{number}.txt"),
        bytes: text.len() as u64,
        images: Vec::new(),
        regions: Vec::new(),
        notes: Vec::new(),
        ext: Vec::new(),
    }
}

fn anchor(sha: &str, words: &[char], start: usize, len: usize) -> Anchor {
    let end = start + len;
    let said = |from: usize, to: usize| words[from..to].iter().collect::<String>();
    Anchor {
        revision: sha.to_owned(),
        fragments: vec![Fragment(start as u32, end as u32)],
        exact: vec![said(start, end)],
        prefix: said(start.saturating_sub(CONTEXT), start),
        suffix: said(end, (end + CONTEXT).min(words.len())),
    }
}

/// Who said what, and what they think of it: four tags.
pub fn statement(
    minter: &mut Minter,
    by: &str,
    article: &ArticleId,
    sha: &str,
    words: &[char],
    place: usize,
) -> Vec<Edit> {
    let by = AnnotatorId::new(by);
    let at = place * SENTENCE.chars().count();
    let meta = || Meta {
        guideline: Code::from("isnad-1.0"),
        ..Meta::default()
    };
    let mention = Mention {
        id: minter.mint(),
        annotator: by.clone(),
        article: article.clone(),
        anchor: Some(anchor(sha, words, at + 6, 8)),
        actor: None,
        form: Code::from("name"),
        role_as_stated: String::new(),
        meta: meta(),
    };
    let mut claim = Claim::at(
        minter.mint(),
        by.clone(),
        article.clone(),
        anchor(sha, words, at + 30, 36),
        meta(),
    );
    claim.kind = Some(Code::from("factual"));
    let content = Content::Claim(claim.id.clone());
    let mut attribution =
        Attribution::of(minter.mint(), by.clone(), article.clone(), content, meta());
    attribution.source = Some(mention.id.clone());
    attribution.cue = Some(anchor(sha, words, at, 5));
    let stance = Stance {
        id: minter.mint(),
        annotator: by,
        article: article.clone(),
        holder: None,
        target: Target::Claim(claim.id.clone()),
        dimension: Code::from("epistemic"),
        label: Code::from("support"),
        intensity: None,
        explicitness: Code::default(),
        evidence: Vec::new(),
        via: None,
        sentiment: Code::default(),
        meta: meta(),
    };
    vec![
        Change::create(mention).into(),
        Change::create(claim).into(),
        Change::create(attribution).into(),
        Change::create(stance).into(),
    ]
}
