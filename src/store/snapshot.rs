//! Readable copies of what the journals say: one file for each article and annotator, and one for
//! what an annotator wrote last in the registry. One entry a line, in reading order.
//!
//! They are for people and version control. Nothing is ever read back from them into a project,
//! so a lost or damaged one costs nothing. One that knows more than the journals do is never written
//! over, by nobody: it alone tells what is missing, and it is written with the next deed after the
//! journal came, or came back.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use ron::value::RawValue;
use serde::{Deserialize, Serialize};

use super::disk::parent;
use super::error::StoreError;
use super::folder::{Folder, check_id};
use super::version::Version;
use super::wire::{from_ron, to_ron};
use crate::model::id::is_valid;
use crate::model::project::{Entity, Link, Table, of_kind};
use crate::model::review::GOLD;
use crate::model::{
    Actor, Affiliation, Alias, Annotator, AnnotatorId, Article, ArticleId, Assignment, Attribution,
    Bond, Canonical, Claim, Comment, Decision, Edition, EntityKind, Id, Mention, Project, Refusal,
    Relation, Review, Role, Spell, Stance, Topic, Work,
};

pub(super) const FIRST_LINE: &str = "// isnad snapshot crc32 ";

/// The last number of each session that went into a snapshot.
pub type Applied = [(String, u64)];

/// A snapshot as read.
#[derive(Debug, Clone)]
pub struct Snapshot {
    pub generation: u64,
    pub applied: Vec<(String, u64)>,
    /// RON text of each entry.
    pub entries: Vec<String>,
}

#[derive(Serialize)]
enum Entry<'a> {
    Annotator(&'a Annotator),
    Article(&'a Article),
    Actor(&'a Actor),
    Alias(&'a Alias),
    Role(&'a Role),
    Affiliation(&'a Affiliation),
    Topic(&'a Topic),
    Canonical(&'a Canonical),
    Bond(&'a Bond),
    Edition(&'a Edition),
    Mention(&'a Mention),
    Claim(&'a Claim),
    Attribution(&'a Attribution),
    Stance(&'a Stance),
    Relation(&'a Relation),
    Comment(&'a Comment),
    Refusal(&'a Refusal),
    Work(&'a Work),
    Assignment(&'a Assignment),
    Review(&'a Review),
    Decision(&'a Decision),
    Spell(&'a Spell),
}

/// Why a readable copy is to be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Why {
    /// Somebody did something there. The copy then names the session, which tells later if its
    /// journal was lost.
    Deed,
    /// To say what journals say. One that does already is left alone, whatever it names.
    Mend,
}

/// What became of a readable copy that was to be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Written {
    Anew,
    /// There is nothing to write.
    Same,
    /// A newer version wrote it; it was left as it is.
    Newer,
    /// It tells of what no journal here does; it was left as it is.
    Proof,
}

#[derive(Deserialize)]
struct SnapshotFile {
    generation: u64,
    applied: Vec<(String, u64)>,
    entries: Vec<Box<RawValue>>,
}

pub(crate) fn annotations_path(article: &ArticleId, annotator: &AnnotatorId) -> String {
    format!("annotations/{article}/{annotator}.ron")
}

pub(crate) fn registry_path(annotator: &AnnotatorId) -> String {
    format!("registry/{annotator}.ron")
}

/// An annotator's tags in an article, one a line, by position, then by id.
pub(crate) fn article_entries(
    project: &Project,
    article: &ArticleId,
    annotator: &AnnotatorId,
) -> Result<Vec<String>, StoreError> {
    let tags = project.tags(article, Some(annotator));
    let mut entries: Vec<((usize, &str), Entry<'_>)> = Vec::new();
    let nowhere = usize::MAX;
    for one in tags.mentions {
        let at = one.anchor.as_ref().map_or(nowhere, |anchor| anchor.start());
        entries.push(((at, one.id.as_str()), Entry::Mention(one)));
    }
    for one in tags.claims {
        entries.push(((one.anchor.start(), one.id.as_str()), Entry::Claim(one)));
    }
    for one in tags.attributions {
        let at = one.cue.as_ref().map_or(nowhere, |anchor| anchor.start());
        entries.push(((at, one.id.as_str()), Entry::Attribution(one)));
    }
    for one in tags.stances {
        let at = one
            .evidence
            .first()
            .map_or(nowhere, |anchor| anchor.start());
        entries.push(((at, one.id.as_str()), Entry::Stance(one)));
    }
    let link = Link::Article(article.clone());
    let own = |it: &AnnotatorId| it == annotator;
    for one in project.linked::<Relation>(&link) {
        // A relation of two articles stands with the claim it goes out from.
        if own(&one.annotator) && one.article == *article {
            let from = project.claims().get(&one.from);
            let at = from.map_or(nowhere, |claim| claim.anchor.start());
            entries.push(((at, one.id.as_str()), Entry::Relation(one)));
        }
    }
    for one in project
        .linked::<Refusal>(&link)
        .filter(|it| own(&it.annotator))
    {
        let at = one.anchor.start();
        entries.push(((at, one.id.as_str()), Entry::Refusal(one)));
    }
    for one in project
        .linked::<Comment>(&link)
        .filter(|it| own(&it.annotator))
    {
        entries.push(((nowhere, one.id.as_str()), Entry::Comment(one)));
    }
    for one in project
        .linked::<Work>(&link)
        .filter(|it| own(&it.annotator))
    {
        entries.push(((nowhere, one.id.as_str()), Entry::Work(one)));
    }
    for one in project
        .linked::<Review>(&link)
        .filter(|it| own(&it.annotator))
    {
        entries.push(((nowhere, one.id.as_str()), Entry::Review(one)));
    }
    for one in project
        .linked::<Spell>(&link)
        .filter(|it| own(&it.annotator))
    {
        entries.push(((nowhere, one.id.as_str()), Entry::Spell(one)));
    }
    if annotator.as_str() == GOLD {
        let decisions = project.linked::<Decision>(&link);
        entries.extend(decisions.map(|one| ((nowhere, one.id.as_str()), Entry::Decision(one))));
    }
    entries.sort_by(|a, b| a.0.cmp(&b.0));
    entries.iter().map(|(_, entry)| to_ron(entry)).collect()
}

/// What an annotator wrote last of the things everybody shares, and entries of newer versions
/// from the annotator's sessions.
pub(crate) fn registry_entries(
    project: &Project,
    annotator: &AnnotatorId,
    applied: &Applied,
) -> Result<Vec<String>, StoreError> {
    fn last_by<'a, T: Entity>(
        table: &'a Table<T>,
        annotator: &'a AnnotatorId,
    ) -> impl Iterator<Item = &'a T> {
        table
            .registers()
            .filter_map(|(_, register)| register.winner())
            .filter(move |version| version.by == *annotator)
            .filter_map(|version| version.value.as_deref())
    }
    let mut entries: Vec<Entry<'_>> = Vec::new();
    entries.extend(last_by(project.annotators(), annotator).map(Entry::Annotator));
    entries.extend(last_by(project.articles(), annotator).map(Entry::Article));
    entries.extend(last_by(project.actors(), annotator).map(Entry::Actor));
    entries.extend(last_by(project.aliases(), annotator).map(Entry::Alias));
    entries.extend(last_by(project.roles(), annotator).map(Entry::Role));
    entries.extend(last_by(project.affiliations(), annotator).map(Entry::Affiliation));
    entries.extend(last_by(project.topics(), annotator).map(Entry::Topic));
    entries.extend(last_by(project.canonicals(), annotator).map(Entry::Canonical));
    entries.extend(last_by(project.bonds(), annotator).map(Entry::Bond));
    entries.extend(last_by(project.editions(), annotator).map(Entry::Edition));
    entries.extend(last_by(project.assignments(), annotator).map(Entry::Assignment));
    let nowhere = last_by(project.comments(), annotator).filter(|it| it.article.is_none());
    entries.extend(nowhere.map(Entry::Comment));
    let mut lines: Vec<String> = entries.iter().map(to_ron).collect::<Result<_, _>>()?;
    let sessions: BTreeSet<&str> = applied
        .iter()
        .map(|(session, _)| session.as_str())
        .collect();
    let unknown = project
        .unknown_entries()
        .filter(|(stamp, _)| sessions.contains(stamp.session.as_str()))
        .map(|(_, text)| text.to_owned());
    lines.extend(unknown);
    Ok(lines)
}

/// The whole text of a snapshot.
fn render(
    subject: &str,
    annotator: &AnnotatorId,
    generation: u64,
    applied: &Applied,
    entries: &[String],
) -> Result<String, StoreError> {
    let mut body = String::new();
    // Writing to a string cannot fail.
    let Version {
        schema,
        min_reader,
        min_writer,
    } = Version::OURS;
    let _ = writeln!(body, "(\nschema:{schema},\nmin_reader:{min_reader},");
    let _ = writeln!(body, "min_writer:{min_writer},\ngeneration:{generation},");
    if !subject.is_empty() {
        let _ = writeln!(body, "article:{},", to_ron(subject)?);
    }
    let _ = writeln!(body, "annotator:{},", to_ron(annotator)?);
    let _ = writeln!(body, "applied:{},\nentries:[", to_ron(applied)?);
    for entry in entries {
        let _ = writeln!(body, "{entry},");
    }
    body.push_str("],\n)\n");
    let crc = crc32fast::hash(body.as_bytes());
    Ok(format!("{FIRST_LINE}{crc:08x}\n{body}"))
}

/// Reads a snapshot.
///
/// # Errors
/// What is wrong with it.
pub fn parse(bytes: &[u8]) -> Result<Snapshot, String> {
    let text = std::str::from_utf8(bytes).map_err(|error| error.to_string())?;
    let (first, body) = text.split_once('\n').ok_or("only one line")?;
    let crc = first.strip_prefix(FIRST_LINE).ok_or("no checksum")?;
    let found = format!("{:08x}", crc32fast::hash(body.as_bytes()));
    if crc != found {
        return Err(format!("checksum {found} instead of {crc}"));
    }
    let file: SnapshotFile = from_ron(body)?;
    Ok(Snapshot {
        generation: file.generation,
        applied: file.applied,
        entries: file
            .entries
            .iter()
            .map(|raw| raw.get_ron().trim().to_owned())
            .collect(),
    })
}

/// The generation a damaged snapshot names, as far as that can be read; of two that were laid over
/// each other the higher one.
fn generation_of(bytes: &[u8]) -> u64 {
    let text = String::from_utf8_lossy(bytes);
    let named = text.lines().take(12).filter_map(|line| {
        let number = line.strip_prefix("generation:")?.strip_suffix(',')?;
        number.parse().ok()
    });
    named.max().unwrap_or(0)
}

/// The ids of the entries of a snapshot's text, each with its line, from 1. Looks at the beginning of
/// each line and reads nothing else.
pub fn named(text: &str) -> impl Iterator<Item = (u64, &str)> {
    entries_in(text).map(|(number, _, id)| (number, id))
}

/// As [`named`], with the name of each entry's kind.
fn entries_in(text: &str) -> impl Iterator<Item = (u64, &str, &str)> {
    (1..).zip(text.lines()).filter_map(|(number, line)| {
        let (kind, rest) = line.split_once("((id:\"")?;
        let is_kind = kind.bytes().all(|byte| byte.is_ascii_alphabetic());
        let id = rest.split('"').next().filter(|_| is_kind)?;
        Some((number, kind, id))
    })
}

/// The entries of a snapshot's text that no record here ever named, be it to make, change or remove
/// them: lines of a journal were lost. Each with its line, from 1.
pub(super) fn untold<'a>(text: &'a str, project: &Project) -> Vec<(u64, &'a str)> {
    let kinds: BTreeMap<String, EntityKind> = EntityKind::ALL
        .iter()
        .map(|kind| (format!("{kind:?}"), *kind))
        .collect();
    let is_told = |name: &str, id: &str| {
        let kind = kinds.get(name).copied();
        kind.is_none_or(
            |kind| of_kind!(kind, T => T::table(project).register(&Id::new(id)).is_some()),
        )
    };
    entries_in(text)
        .filter(|(_, kind, id)| !is_told(kind, id))
        .map(|(line, _, id)| (line, id))
        .collect()
}

/// True if a readable copy tells of what no journal here does: of sessions, or numbers of them, beyond
/// `applied`, or of entries that no record ever named. `bytes` are those it was read from.
pub(super) fn proves_loss(
    copy: &Snapshot,
    bytes: &[u8],
    project: &Project,
    applied: &Applied,
) -> bool {
    !beyond(&copy.applied, applied).is_empty()
        || !untold(&String::from_utf8_lossy(bytes), project).is_empty()
}

/// True if version control laid two snapshots over each other (`merge=union`): the lines that
/// differ, of which the first is one, stand there from both.
pub(super) fn is_merged(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    let mut lines = text.lines().take(2);
    lines.all(|line| line.starts_with(FIRST_LINE)) && text.lines().nth(1).is_some()
}

/// Sessions of `known` that go further than `applied`.
pub(crate) fn beyond<'a>(known: &'a Applied, applied: &Applied) -> Vec<&'a (String, u64)> {
    let applied: BTreeMap<&str, u64> = applied.iter().map(|(s, n)| (s.as_str(), *n)).collect();
    known
        .iter()
        .filter(|(session, n)| applied.get(session.as_str()).is_none_or(|have| have < n))
        .collect()
}

/// A copy as it should be.
struct Wanted<'a> {
    path: &'a str,
    /// None for the registry.
    article: Option<&'a ArticleId>,
    annotator: &'a AnnotatorId,
    /// Sorted.
    applied: &'a Applied,
    entries: &'a [String],
    why: Why,
}

impl Folder {
    /// Rewrites an annotator's snapshots: those of `articles` and the one of the registry.
    /// `applied` names the annotator's sessions and how far the project holds them
    /// ([`super::Opened::applied`], and one's own). A file that would say the same is left alone, and
    /// so is one that tells of records which the project does not hold: their journal was lost, or is
    /// still on its way.
    ///
    /// # Errors
    /// What the system says. Nothing is lost then: snapshots can be rebuilt at any time.
    pub fn write_snapshots(
        &self,
        project: &Project,
        articles: &BTreeSet<ArticleId>,
        annotator: &AnnotatorId,
        applied: &Applied,
    ) -> Result<(), StoreError> {
        check_id(annotator.as_str())?;
        let mut applied = applied.to_vec();
        applied.sort();
        for article in articles.iter().filter(|it| is_valid(it.as_str())) {
            self.write_article_snapshot(project, article, annotator, &applied, Why::Deed)?;
        }
        // Gold is tags and decisions; what everybody shares is written by people.
        if annotator.as_str() == GOLD {
            return Ok(());
        }
        self.write_registry_snapshot(project, annotator, &applied, Why::Deed)?;
        Ok(())
    }

    /// As [`Folder::write_snapshots`], of one article. `applied` is sorted.
    pub(super) fn write_article_snapshot(
        &self,
        project: &Project,
        article: &ArticleId,
        annotator: &AnnotatorId,
        applied: &Applied,
        why: Why,
    ) -> Result<Written, StoreError> {
        let entries = article_entries(project, article, annotator)?;
        let wanted = Wanted {
            path: &annotations_path(article, annotator),
            article: Some(article),
            annotator,
            applied,
            entries: &entries,
            why,
        };
        self.write_snapshot(project, &wanted)
    }

    /// As [`Folder::write_snapshots`], of the registry. `applied` is sorted.
    pub(super) fn write_registry_snapshot(
        &self,
        project: &Project,
        annotator: &AnnotatorId,
        applied: &Applied,
        why: Why,
    ) -> Result<Written, StoreError> {
        let entries = registry_entries(project, annotator, applied)?;
        let wanted = Wanted {
            path: &registry_path(annotator),
            article: None,
            annotator,
            applied,
            entries: &entries,
            why,
        };
        self.write_snapshot(project, &wanted)
    }

    /// Writes one copy, or leaves it: nobody else writes any.
    fn write_snapshot(
        &self,
        project: &Project,
        wanted: &Wanted<'_>,
    ) -> Result<Written, StoreError> {
        let Wanted {
            path,
            article,
            annotator,
            applied,
            entries,
            why,
        } = *wanted;
        let mut generation = 1;
        match self.read(path) {
            // A newer program's copy says things that ours would leave out.
            Ok(former) if !Version::of(&String::from_utf8_lossy(&former)).may_write() => {
                return Ok(Written::Newer);
            }
            Ok(former) => {
                let before = match parse(&former) {
                    Ok(snapshot) if proves_loss(&snapshot, &former, project, applied) => {
                        return Ok(Written::Proof);
                    }
                    Ok(snapshot) => {
                        let same = snapshot.applied == applied;
                        let kept = self.kept_generation(path);
                        let says_same = snapshot.entries == entries && kept <= snapshot.generation;
                        if says_same && (same || why == Why::Mend) {
                            // Whoever wrote it may have failed before its name was durable.
                            self.sync_up(parent(path))?;
                            return Ok(Written::Same);
                        }
                        // Somebody wrote into it. What stands in the registry also depends on what
                        // others wrote since.
                        if same && article.is_some() {
                            self.keep_former(path, &former)?;
                        }
                        snapshot.generation.max(kept)
                    }
                    Err(_) => {
                        // Somebody may have written into it.
                        self.keep_former(path, &former)?;
                        generation_of(&former).max(self.kept_generation(path))
                    }
                };
                generation = before.saturating_add(1);
            }
            Err(StoreError::NotFound { .. }) if entries.is_empty() => return Ok(Written::Same),
            Err(StoreError::NotFound { .. }) => {}
            Err(error) => return Err(error),
        }
        let subject = article.map_or("", ArticleId::as_str);
        let text = render(subject, annotator, generation, applied, entries)?;
        self.make_dir(parent(path))?;
        self.write_atomic(path, text.as_bytes())?;
        Ok(Written::Anew)
    }

    /// The highest generation of a snapshot that `history/` keeps; zero if it keeps none.
    pub(super) fn kept_generation(&self, path: &str) -> u64 {
        let stem = path.strip_suffix(".ron").unwrap_or(path);
        let dir = format!("history/{}", parent(path));
        let name = format!("{}-", stem.rsplit('/').next().unwrap_or(stem));
        let names = self.list(&dir).unwrap_or_default();
        let crc = |it: &str| it.strip_prefix(&name)?.strip_suffix(".ron").map(str::len);
        let kept = names.iter().filter(|it| crc(it) == Some(8));
        kept.filter_map(|it| self.read(&format!("{dir}/{it}")).ok())
            .map(|bytes| generation_of(&bytes))
            .max()
            .unwrap_or(0)
    }

    /// Copies a snapshot to `history/` under a name made of its content.
    pub(super) fn keep_former(&self, path: &str, bytes: &[u8]) -> Result<(), StoreError> {
        let stem = path.strip_suffix(".ron").unwrap_or(path);
        let copy = format!("history/{stem}-{:08x}.ron", crc32fast::hash(bytes));
        if self.exists(&copy) {
            return Ok(());
        }
        self.make_dir(parent(&copy))?;
        self.write_atomic(&copy, bytes)
    }
}
