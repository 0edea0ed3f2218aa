//! A colleague's readable copy of their tags in one article, as it comes by mail. Read line by
//! line, so that what stands before a damage is still read. Whether any of it may be taken is not
//! decided here, and nothing is written.

use serde::Deserialize;
use serde::de::IgnoredAny;

use super::snapshot::FIRST_LINE;
use super::wire::from_ron;
use crate::model::{
    AnnotatorId, ArticleId, Attribution, Change, Claim, Comment, Edit, Mention, Refusal, Relation,
    Stance, Work,
};

/// What was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Sent {
    pub article: ArticleId,
    pub annotator: AnnotatorId,
    /// Sessions that the file knows, each with its last number.
    pub applied: Vec<(String, u64)>,
    /// What the annotator made, each with its line in the file, from 1.
    pub entries: Vec<(usize, Edit)>,
    pub damage: Option<Damage>,
}

/// What is wrong with a file of which something could be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Damage {
    /// This line, from 1, says nothing that can be read; what follows was not looked at.
    Line { line: usize, detail: String },
    /// The file ends too early, after this line.
    Torn { line: usize },
    /// Every line can be read, but something was changed after the file was written.
    Checksum,
}

/// Reads a file; `None` if it is no copy of tags in an article at all.
pub fn read(bytes: &[u8]) -> Option<Sent> {
    // A character that was cut must not hide the lines before it.
    let text = String::from_utf8_lossy(bytes);
    let (first, body) = text.split_once('\n')?;
    let crc = first.trim_end().strip_prefix(FIRST_LINE)?;
    let mut lines = body.lines().enumerate().map(|(at, line)| (at + 2, line));
    let (mut article, mut annotator, mut applied) = (None, None, None);
    loop {
        let (_, line) = lines.next()?;
        if line == "entries:[" {
            break;
        }
        let value = |name: &str| line.strip_prefix(name)?.strip_suffix(',');
        article = article.or(value("article:").and_then(|it| from_ron(it).ok()));
        annotator = annotator.or(value("annotator:").and_then(|it| from_ron(it).ok()));
        applied = applied.or(value("applied:").and_then(|it| from_ron(it).ok()));
    }
    let (entries, mut damage) = entries(lines);
    let found = format!("{:08x}", crc32fast::hash(body.as_bytes()));
    if damage.is_none() && found != crc {
        damage = Some(Damage::Checksum);
    }
    Some(Sent {
        article: article?,
        annotator: annotator?,
        applied: applied?,
        entries,
        damage,
    })
}

fn entries<'a>(
    lines: impl Iterator<Item = (usize, &'a str)>,
) -> (Vec<(usize, Edit)>, Option<Damage>) {
    let mut found = Vec::new();
    let mut last = 1;
    for (line, text) in lines {
        if text == "]," {
            return (found, None);
        }
        last = line;
        let entry = text.strip_suffix(',').unwrap_or(text);
        match from_ron::<Entry>(entry) {
            Ok(entry) => found.extend(entry.edit().map(|edit| (line, edit))),
            Err(detail) => return (found, Some(Damage::Line { line, detail })),
        }
    }
    (found, Some(Damage::Torn { line: last }))
}

/// One line of a readable copy of tags in an article.
#[derive(Deserialize)]
enum Entry {
    Mention(Box<Mention>),
    Claim(Box<Claim>),
    Attribution(Box<Attribution>),
    Stance(Box<Stance>),
    Relation(Box<Relation>),
    Comment(Box<Comment>),
    Refusal(Box<Refusal>),
    Work(Box<Work>),
    Review(IgnoredAny),
    Decision(IgnoredAny),
    Spell(IgnoredAny),
}

impl Entry {
    /// As an edit that makes it. Nothing of time at work, which is its owner's, nor of shared
    /// things and reviews, which belong to the project it comes from.
    fn edit(self) -> Option<Edit> {
        match self {
            Self::Mention(it) => Some(Change::create(*it).into()),
            Self::Claim(it) => Some(Change::create(*it).into()),
            Self::Attribution(it) => Some(Change::create(*it).into()),
            Self::Stance(it) => Some(Change::create(*it).into()),
            Self::Relation(it) => Some(Change::create(*it).into()),
            Self::Comment(it) => Some(Change::create(*it).into()),
            Self::Refusal(it) => Some(Change::create(*it).into()),
            Self::Work(it) => Some(Change::create(*it).into()),
            Self::Review(_) | Self::Decision(_) | Self::Spell(_) => None,
        }
    }
}
