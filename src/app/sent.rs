//! A colleague's file that came by mail: their tags in one article enter the project under their
//! name, in a journal of theirs made here, each under its own id. So the same file again changes
//! nothing, and a later one brings up to date what the earlier one brought.
//!
//! Never guesses: what does not fit the text or the project is refused and named; the rest goes in.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::path::{Path, PathBuf};

use i18n_embed_fl::fl;

use super::check::misplaced;
use super::library::{FailReason, read_ordinary};
use super::notice::{AppError, readable};
use super::odd::rule_code;
use super::session::Session;
use super::words::Words;
use crate::exchange::import::text::FILE_BYTES_MAX;
use crate::model::change::each_kind;
use crate::model::edit::{Desk, library};
use crate::model::project::{ApplyError, Entity};
use crate::model::review::GOLD;
use crate::model::tag::Tag;
use crate::model::{Anchor, AnnotatorId, Article, ArticleId, Change, Code, Edit, Layer, Project};
use crate::store::sent::{self, Damage, Sent};
use crate::text::index::ArticleText;

/// The name of the deed.
const WHAT: &str = "review.file";

/// Why an entry was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// It is somebody else's.
    Owner(String),
    /// It lies in another article than the file.
    OtherArticle,
    /// It lies in gold.
    Gold,
    /// It was made in another revision of the text.
    OtherText,
    /// Other words stand at its place.
    OtherWords(String),
    /// The project has a version of it that the file does not know.
    Newer,
    /// It breaks a rule: code and detail of the finding.
    Rule(&'static str, String),
    /// The project refuses it.
    Unfit(String),
}

/// An entry that was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// In the file, from 1.
    pub line: usize,
    pub id: String,
    pub why: Why,
}

/// What came of a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Receipt {
    pub file: PathBuf,
    pub annotator: AnnotatorId,
    pub article: ArticleId,
    /// Entries that came to be or were changed.
    pub taken: usize,
    /// Entries that an earlier file brought and this one has no more.
    pub removed: usize,
    /// Entries that were there already.
    pub same: usize,
    pub refused: Vec<Refused>,
    pub damage: Option<Damage>,
    /// Versions of codebooks that this project never had.
    pub unknown_books: Vec<Code>,
}

/// Takes a colleague's file in. With `annotator`, tags of anybody else in it are refused.
///
/// # Errors
/// If the file cannot be read or is none, its article is not in the project, or it names gold or
/// nobody; then nothing has changed.
pub fn receive(
    session: &mut Session,
    path: &Path,
    annotator: Option<&str>,
) -> Result<Receipt, AppError> {
    if session.is_read_only() {
        return Err(AppError::ReadOnly);
    }
    let file = || path.display().to_string();
    let bytes = read_ordinary(path, FILE_BYTES_MAX).map_err(|reason| unread(file(), reason))?;
    let sent = sent::read(&bytes).ok_or_else(|| AppError::NotSent(file()))?;
    readable(&String::from_utf8_lossy(&bytes), &file())?;
    let annotator = annotator.map_or_else(|| sent.annotator.clone(), AnnotatorId::new);
    let article = session.project().articles().get(&sent.article).cloned();
    let article = article.ok_or_else(|| AppError::SentArticle {
        file: file(),
        article: sent.article.to_string(),
    })?;
    if sent.annotator.as_str() == GOLD {
        return Err(AppError::SentGold(file()));
    }
    let text = session.text(&article.id)?.clone();
    let mut receipt = Receipt {
        file: path.to_owned(),
        unknown_books: unknown_books(session.project(), &sent),
        annotator,
        article: article.id.clone(),
        taken: 0,
        removed: 0,
        same: 0,
        refused: Vec::new(),
        damage: sent.damage.clone(),
    };
    let mut edits = Vec::new();
    let mut applied: BTreeMap<&str, u64> = BTreeMap::new();
    for (session, n) in &sent.applied {
        let last = applied.entry(session).or_default();
        *last = (*last).max(*n);
    }
    let former = session.former_revisions(&article.id);
    for (line, edit) in &sent.entries {
        let why = unfit(edit, &receipt.annotator, (&article, &former), &text).or_else(|| {
            let edit = against(session, edit, &applied)?;
            match edit {
                Ok(edit) if edit.is_empty() => receipt.same += 1,
                Ok(edit) => edits.push((*line, edit)),
                Err(why) => return Some(why),
            }
            None
        });
        receipt.refuse(*line, edit, why);
    }
    if sent.damage.is_none() {
        let gone = no_more(session, &sent, &receipt.annotator);
        edits.extend(gone.into_iter().map(|edit| (0, edit)));
    }
    enter(session, &mut receipt, edits)?;
    Ok(receipt)
}

fn unread(file: String, reason: FailReason) -> AppError {
    let source = match reason {
        FailReason::Unreadable(source) => source,
        FailReason::Missing => std::io::ErrorKind::NotFound.into(),
        _ => return AppError::NotSent(file),
    };
    AppError::Read { file, source }
}

/// Sends the edits through the door, without those it refuses.
fn enter(
    session: &mut Session,
    receipt: &mut Receipt,
    mut edits: Vec<(usize, Edit)>,
) -> Result<(), AppError> {
    let who = receipt.annotator.clone();
    let plain = |edits: &[(usize, Edit)]| edits.iter().map(|(_, edit)| edit.clone()).collect();
    if !edits.is_empty() {
        match session.enter_as(&who, WHAT, &receipt.article, plain(&edits)) {
            // Nearly every file fits. Where one does not, the door names one entry only, and to knock
            // once for each would take minutes for thousands.
            Err(AppError::Apply(_)) => {
                let mut trial = session.project().clone();
                leave_out(receipt, trial.would_refuse(&who, plain(&edits)), &mut edits);
                if !edits.is_empty() {
                    session.enter_as(&who, WHAT, &receipt.article, plain(&edits))?;
                }
            }
            entered => entered?,
        }
    }
    receipt.removed = edits.iter().filter(|(_, it)| it.removes()).count();
    receipt.taken = edits.len() - receipt.removed;
    Ok(())
}

/// Takes the edits out that the door refuses, and says why.
fn leave_out(
    receipt: &mut Receipt,
    refused: Vec<(usize, ApplyError)>,
    edits: &mut Vec<(usize, Edit)>,
) {
    let mut out = BTreeSet::new();
    for (place, error) in refused {
        out.insert(place);
        // What an earlier file brought and something still needs stays.
        if let Some((line, edit)) = edits.get(place).filter(|(_, edit)| !edit.removes()) {
            receipt.refuse(*line, edit, Some(why(&error)));
        }
    }
    let mut places = 0..;
    edits.retain(|_| places.next().is_none_or(|place| !out.contains(&place)));
}

/// Why the door refused an entry.
fn why(error: &ApplyError) -> Why {
    match error {
        ApplyError::Violation(violation) => {
            let (code, detail) = rule_code(&violation.rule);
            Why::Rule(code, detail)
        }
        other => Why::Unfit(other.to_string()),
    }
}

impl Receipt {
    fn refuse(&mut self, line: usize, edit: &Edit, why: Option<Why>) {
        if let Some(why) = why {
            let id = edit.subject().map(|(_, id)| id.to_owned());
            self.refused.push(Refused {
                line,
                id: id.unwrap_or_default(),
                why,
            });
        }
    }

    /// True if anything is to be told beyond how much was taken.
    pub fn is_odd(&self) -> bool {
        !self.refused.is_empty() || self.damage.is_some() || !self.unknown_books.is_empty()
    }

    /// What came of it, a sentence each.
    pub fn lines(&self, words: &Words) -> Vec<String> {
        let l = &words.loader;
        let count = |n: usize| words.number(n);
        let who = self.annotator.as_str();
        let mut lines = vec![fl!(
            l,
            "sent-taken",
            annotator = who,
            taken = count(self.taken),
            same = count(self.same),
            removed = count(self.removed),
            refused = count(self.refused.len())
        )];
        lines.extend(self.damage.as_ref().map(|damage| match damage {
            Damage::Line { line, detail } => {
                fl!(
                    l,
                    "sent-damaged",
                    line = count(*line),
                    detail = detail.as_str()
                )
            }
            Damage::Torn { line } => fl!(l, "sent-torn", line = count(*line)),
            Damage::Checksum => fl!(l, "sent-checksum"),
        }));
        for version in &self.unknown_books {
            lines.push(fl!(l, "sent-book", version = version.as_str()));
        }
        for one in &self.refused {
            let why = one.why.words(words);
            let id = one.id.as_str();
            lines.push(fl!(
                l,
                "sent-refused",
                line = count(one.line),
                id = id,
                why = why
            ));
        }
        lines
    }
}

impl Why {
    fn words(&self, words: &Words) -> String {
        let l = &words.loader;
        match self {
            Self::Owner(owner) => fl!(l, "sent-owner", annotator = owner.as_str()),
            Self::OtherArticle => fl!(l, "sent-other-article"),
            Self::Gold => fl!(l, "sent-gold-tag"),
            Self::OtherText => fl!(l, "sent-other-text"),
            Self::OtherWords(exact) => fl!(l, "sent-other-words", words = exact.as_str()),
            Self::Newer => fl!(l, "sent-newer"),
            Self::Rule(code, detail) => {
                let args = std::collections::HashMap::from([("detail", detail.clone())]);
                l.get_args(&format!("finding-{code}"), args)
            }
            Self::Unfit(detail) => detail.clone(),
        }
    }
}

/// Whose an entry is, in which article, in which layer, at which places.
struct About<'a> {
    owner: &'a AnnotatorId,
    article: Option<&'a ArticleId>,
    layer: Layer,
    places: Vec<&'a Anchor>,
}

fn about(edit: &Edit) -> Option<About<'_>> {
    fn tag<T: Tag>(it: &T) -> About<'_> {
        About {
            owner: it.annotator(),
            article: Some(it.article()),
            layer: it.meta().layer,
            places: Vec::new(),
        }
    }
    let plain = |owner, article| About {
        owner,
        article,
        layer: Layer::Own,
        places: Vec::new(),
    };
    Some(match edit {
        Edit::Mention(change) => {
            let it = change.any()?;
            About {
                places: it.anchor.iter().collect(),
                ..tag(it)
            }
        }
        Edit::Claim(change) => {
            let it = change.any()?;
            About {
                places: it.anchors().collect(),
                ..tag(it)
            }
        }
        Edit::Attribution(change) => {
            let it = change.any()?;
            About {
                places: it.cue.iter().collect(),
                ..tag(it)
            }
        }
        Edit::Stance(change) => {
            let it = change.any()?;
            About {
                places: it.evidence.iter().collect(),
                ..tag(it)
            }
        }
        Edit::Relation(change) => tag(change.any()?),
        Edit::Refusal(change) => {
            let it = change.any()?;
            About {
                places: vec![&it.anchor],
                ..plain(&it.annotator, Some(&it.article))
            }
        }
        Edit::Comment(change) => {
            let it = change.any()?;
            plain(&it.annotator, it.article.as_ref())
        }
        Edit::Work(change) => {
            let it = change.any()?;
            plain(&it.annotator, Some(&it.article))
        }
        _ => return None,
    })
}

/// What is wrong with an entry whatever the project holds.
fn unfit(
    edit: &Edit,
    who: &AnnotatorId,
    (article, former): (&Article, &[String]),
    text: &ArticleText,
) -> Option<Why> {
    let about = about(edit)?;
    if about.layer == Layer::Gold {
        return Some(Why::Gold);
    }
    if about.owner != who {
        return Some(Why::Owner(about.owner.to_string()));
    }
    if about.article.is_some_and(|it| *it != article.id) {
        return Some(Why::OtherArticle);
    }
    about.places.into_iter().find_map(|anchor| {
        if !article.holds(anchor) {
            // What was made in a text that the article had before is found in its text of now.
            return (!former.contains(&anchor.revision)).then_some(Why::OtherText);
        }
        let (kind, _, _) = misplaced(text, anchor)?;
        (kind == "anchor-differs").then(|| Why::OtherWords(anchor.quote()))
    })
}

/// The entry as a change of what the project has; refused if that is newer than the file.
fn against(
    session: &Session,
    edit: &Edit,
    applied: &BTreeMap<&str, u64>,
) -> Option<Result<Edit, Why>> {
    fn of<T: Entity>(
        session: &Session,
        change: &Change<T>,
        applied: &BTreeMap<&str, u64>,
    ) -> Option<Result<Edit, Why>>
    where
        Change<T>: Into<Edit>,
    {
        let after = change.after.clone()?;
        let winner = T::table(session.project())
            .register(after.id())
            .and_then(|it| it.winner());
        let before = winner.and_then(|it| it.value.clone());
        let is_known = winner.is_none_or(|it| {
            let last = applied.get(it.stamp.session.as_str());
            last.is_some_and(|n| *n >= it.stamp.n) || session.was_done_as(&it.stamp, WHAT)
        });
        if !is_known && before.as_ref() != Some(&after) {
            return Some(Err(Why::Newer));
        }
        let change = Change {
            before,
            after: Some(after),
            base: None,
        };
        Some(Ok(change.into()))
    }
    each_kind!(edit, change => of(session, change, applied), unknown => None)
}

/// Removals of the tags that an earlier file of this annotator brought and this one has no more.
fn no_more(session: &Session, sent: &Sent, who: &AnnotatorId) -> Vec<Edit> {
    struct Known<'a> {
        article: &'a ArticleId,
        who: &'a AnnotatorId,
        there: HashSet<&'a str>,
    }
    fn of<T: Tag>(session: &Session, known: &Known<'_>, gone: &mut Vec<Edit>)
    where
        Change<T>: Into<Edit>,
    {
        for it in T::table(session.project()).iter() {
            let is_theirs = it.annotator() == known.who && it.article() == known.article;
            let is_there = known.there.contains(it.id().as_str());
            if !is_theirs || it.meta().layer == Layer::Gold || is_there {
                continue;
            }
            let version = session.project().version_of(&it.item());
            if version.is_some_and(|stamp| session.was_done_as(stamp, WHAT)) {
                gone.push(Change::remove(it.clone()).into());
            }
        }
    }
    let subjects = sent.entries.iter().filter_map(|(_, edit)| edit.subject());
    let known = Known {
        article: &sent.article,
        who,
        there: subjects.map(|(_, id)| id).collect(),
    };
    let mut gone = Vec::new();
    of::<crate::model::Relation>(session, &known, &mut gone);
    of::<crate::model::Stance>(session, &known, &mut gone);
    of::<crate::model::Attribution>(session, &known, &mut gone);
    of::<crate::model::Claim>(session, &known, &mut gone);
    of::<crate::model::Mention>(session, &known, &mut gone);
    gone
}

/// Versions of codebooks by which tags of the file were made and that the project never had.
fn unknown_books(project: &Project, sent: &Sent) -> Vec<Code> {
    let known = |version: &Code| {
        project.founding_codebook().version == *version
            || project
                .published()
                .iter()
                .any(|it| it.book.version == *version)
    };
    let guideline = |edit: &Edit| {
        Some(match edit {
            Edit::Mention(change) => change.any()?.meta.guideline.clone(),
            Edit::Claim(change) => change.any()?.meta.guideline.clone(),
            Edit::Attribution(change) => change.any()?.meta.guideline.clone(),
            Edit::Stance(change) => change.any()?.meta.guideline.clone(),
            Edit::Relation(change) => change.any()?.meta.guideline.clone(),
            _ => return None,
        })
    };
    let mut found: Vec<Code> = sent
        .entries
        .iter()
        .filter_map(|(_, edit)| guideline(edit))
        .filter(|version| !version.is_empty() && !known(version))
        .collect();
    found.sort();
    found.dedup();
    found
}

/// The edit that enters a person, if they are not in the project.
pub(super) fn newcomer(desk: &mut Desk<'_>, who: &AnnotatorId) -> Vec<Edit> {
    if desk.project.annotators().get(who).is_some() {
        return Vec::new();
    }
    library::annotator(desk, who, "").map_or_else(|_gold| Vec::new(), |plan| plan.edits)
}
