//! The doctor: everything that is odd about a project, each with a sentence and a remedy. Files
//! are examined by `store`, the project by [`super::odd`], places in the words of articles here.
//! Examining only reads; [`repair`] does what needs nobody's decision, through `store`.

use std::collections::{BTreeMap, HashMap, HashSet};

use i18n_embed_fl::fl;

use crate::model::review::GOLD;
use crate::model::touch::everything;
use crate::model::{Anchor, AnnotatorId, ArticleId, Project};
use crate::store::repair::Failed;
use crate::store::{self, FindingKind, Folder, Opened, snapshot};
use crate::text::index::ArticleText;
use crate::text::segment::grapheme_floor;

use super::notice::AppError;
use super::odd::odd_of;
use super::platform::Platform;
use super::session::Session;
use super::words::Words;
use crate::model::id::is_valid;

pub use crate::store::{Repair, Repaired, Severity};

/// One odd thing, in words.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Finding {
    /// Stable code; its words are `finding-<kind>` with the attribute `remedy`.
    pub kind: String,
    pub severity: Severity,
    /// Path in the project folder: of a tag, that of its readable copy.
    pub file: Option<String>,
    /// Line, from 1.
    pub line: Option<u64>,
    pub article: Option<String>,
    /// Id of the tag or actor.
    pub tag: Option<String>,
    pub message: String,
    pub remedy: String,
    /// True if [`repair`] would take it away now.
    pub repairable: bool,
}

/// What came of repairing.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Mended {
    pub repaired: Vec<Repaired>,
    /// Files that could not be mended; what keeps them from it stands with their findings.
    pub failed: Vec<String>,
    /// What there is to tell afterwards.
    pub findings: Vec<Finding>,
}

/// Codes of the findings made here, besides those of `store`.
pub const KINDS: &[&str] = &[
    "no-article",
    "no-actor",
    "no-content",
    "no-source",
    "no-attribution",
    "no-target",
    "no-canonical",
    "no-topic",
    "no-thread",
    "with-itself",
    "codebook-fault",
    "topic-circle",
    "foreign",
    "not-about",
    "attributed-twice",
    "circle",
    "merge-circle",
    "no-revision",
    "bad-anchor",
    "out-of-text",
    "unknown-code",
    "anchor-differs",
    "anchor-revision",
    "mark-cut",
    "no-type",
    "no-holder",
    "no-source-said",
    "retired-code",
    "required-missing",
    "orphan-comment",
    "overruled",
    "overruled-removal",
    "word-cut",
    "in-furniture",
    "names-alike",
];

/// Codes of broken rules that refuse a deed and are never found in a project: what they forbid leaves
/// no trace by which it could be told. Their words are the same as those of findings.
pub const REFUSED_ONLY: &[&str] = &["published", "in-use"];

/// Examines a project folder.
///
/// # Errors
/// If it cannot be opened at all.
pub fn check(folder: &Folder, now_ms: u64, words: &Words) -> Result<Vec<Finding>, AppError> {
    let (opened, files) = examined(folder, now_ms)?;
    let mut doctor = Doctor {
        words,
        found: Vec::new(),
    };
    let repairs = folder.repairs(&files, &opened, now_ms);
    for (one, repair) in files.into_iter().zip(repairs) {
        let repairable = repair.is_some();
        let article = article_in(&one.file).map(str::to_owned);
        let file = (!one.file.is_empty()).then_some(one.file);
        let finding = Finding {
            file,
            article,
            line: one.line,
            repairable,
            ..doctor.worded(one.kind.code(), one.severity, &one.detail)
        };
        if !doctor.found.contains(&finding) {
            doctor.found.push(finding);
        }
    }
    doctor.kept_copies(folder, &opened);
    doctor.odd(&opened.project);
    doctor.places(folder, &opened);
    doctor.found.sort_by_key(|one| one.severity);
    locate(folder, &mut doctor.found);
    Ok(doctor.found)
}

/// Does what needs nobody's decision and examines the folder again. Journals, texts, pictures and
/// codebooks are never changed; what is replaced is kept in `history/`.
///
/// # Errors
/// If the folder cannot be opened or belongs to a newer version. What cannot be written is told with
/// its finding, and everything else is mended all the same.
pub fn repair(folder: &Folder, platform: &dyn Platform, words: &Words) -> Result<Mended, AppError> {
    let now_ms = platform.now_ms();
    let (opened, files) = examined(folder, now_ms)?;
    // Without a project file the folder is for reading only too, until that is mended.
    if opened.is_newer() {
        return Err(AppError::ReadOnly);
    }
    let repairs = folder.repair(&files, &platform.ulid(), now_ms)?;
    let mut findings = check(folder, now_ms, words)?;
    for failed in &repairs.failed {
        not_repaired(&mut findings, failed, words);
    }
    let failed = repairs.failed.into_iter().map(|it| it.file).collect();
    Ok(Mended {
        repaired: repairs.done,
        failed,
        findings,
    })
}

/// Says of what was found in a file that it could not be mended, and why.
fn not_repaired(findings: &mut [Finding], failed: &Failed, words: &Words) {
    let file = Some(failed.file.as_str());
    let of_file = findings.iter_mut().filter(|it| it.file.as_deref() == file);
    for one in of_file.filter(|it| it.repairable) {
        let why = failed.error.plain();
        let said = fl!(words.loader, "check-not-repaired", why = why);
        let said = said.replace("\u{2068}\u{2069}", "");
        one.message = format!("{} {}", one.message, said.trim_end());
        one.repairable = false;
    }
}

/// How much of an open project is known to be damaged or missing, without examining its files: what
/// opening it met, and readable copies that know more than the journals.
pub fn known_errors(session: &mut Session) -> usize {
    let mut lost = session.look_for_loss();
    // A program beside this one may have written both in the meantime.
    if lost.is_some() && session.wait_for_news() {
        lost = session.look_for_loss();
    }
    let met = session.findings().iter();
    let met = met.filter(|it| it.severity == Severity::Error).count();
    met + lost.map_or(0, |it| it.copies.len())
}

/// The project, and what is odd about its files.
fn examined(folder: &Folder, now_ms: u64) -> Result<(Opened, Vec<store::Finding>), AppError> {
    let opened = folder.open(now_ms)?;
    let mut files = store::verify(folder, &opened);
    // Of a file that may hold deeds nobody is told to move it away for its name.
    let unread: HashSet<String> = files
        .iter()
        .filter(|it| it.kind == FindingKind::UnreadJournal)
        .map(|it| it.file.clone())
        .collect();
    let is_told =
        |it: &store::Finding| it.kind == FindingKind::BadName && unread.contains(&it.file);
    let of_opening = opened.findings.iter().filter(|it| !is_told(it));
    files.splice(0..0, of_opening.cloned());
    Ok((opened, files))
}

/// Adds where people can read what a finding about a tag is about: file and line of its readable
/// copy, if it has one.
fn locate(folder: &Folder, found: &mut [Finding]) {
    let mut known: HashMap<String, HashMap<String, (String, u64)>> = HashMap::new();
    for one in found.iter_mut().filter(|it| it.file.is_none()) {
        let Some(tag) = &one.tag else { continue };
        let of_article = one.article.as_ref().filter(|it| is_valid(it));
        let of_article = of_article.map(|it| format!("annotations/{it}"));
        let place = of_article
            .into_iter()
            .chain(["registry".to_owned()])
            .find_map(|dir| {
                let lines = known
                    .entry(dir)
                    .or_insert_with_key(|dir| lines(folder, dir));
                lines.get(tag).cloned()
            });
        if let Some((file, line)) = place {
            one.file = Some(file);
            one.line = Some(line);
        }
    }
}

/// Where each entry of the readable copies in a folder stands, by its id.
fn lines(folder: &Folder, dir: &str) -> HashMap<String, (String, u64)> {
    let mut found = HashMap::new();
    let names = folder.list(dir).unwrap_or_default();
    for name in names.iter().filter(|it| it.ends_with(".ron")) {
        let path = format!("{dir}/{name}");
        let Ok(bytes) = folder.read(&path) else {
            continue;
        };
        let text = String::from_utf8_lossy(&bytes);
        for (line, id) in snapshot::named(&text) {
            found.insert(id.to_owned(), (path.clone(), line));
        }
    }
    found
}

struct Doctor<'a> {
    words: &'a Words,
    found: Vec<Finding>,
}

impl Doctor<'_> {
    fn worded(&self, kind: &str, severity: Severity, detail: &str) -> Finding {
        let (message, remedy) = self.words.finding(kind, detail.to_owned());
        Finding {
            kind: kind.to_owned(),
            severity,
            file: None,
            line: None,
            article: None,
            tag: None,
            message,
            remedy,
            repairable: false,
        }
    }

    fn add(
        &mut self,
        kind: &str,
        severity: Severity,
        article: Option<&ArticleId>,
        tag: &str,
        detail: &str,
    ) {
        let finding = Finding {
            article: article.map(ToString::to_string),
            tag: (!tag.is_empty()).then(|| tag.to_owned()),
            ..self.worded(kind, severity, detail)
        };
        self.found.push(finding);
    }

    /// Copies in `history/` that know more than the journals: once the readable copies were written
    /// anew, they alone tell that a journal is lost.
    fn kept_copies(&mut self, folder: &Folder, opened: &Opened) {
        let people = opened.sessions.iter().map(|log| log.annotator.clone());
        let people = people.chain([AnnotatorId::new(GOLD)]);
        let reach = people.map(|who| (who.clone(), opened.applied(&who)));
        let copies = folder.beyond_journals(&reach.collect());
        for copy in copies.iter().filter(|it| it.path.starts_with("history/")) {
            let Some((session, n)) = copy.sessions.first() else {
                continue;
            };
            let detail = format!("{session} #{n} ×{}", copy.sessions.len());
            let kind = FindingKind::JournalMissing;
            let finding = Finding {
                file: Some(copy.path.clone()),
                article: copy.article.as_ref().map(ToString::to_string),
                ..self.worded(kind.code(), kind.severity(), &detail)
            };
            self.found.push(finding);
        }
    }

    /// What is odd about each thing, as far as the project itself says it.
    fn odd(&mut self, project: &Project) {
        for (kind, id) in everything(project) {
            for it in odd_of(project, kind, &id) {
                self.add(
                    it.kind,
                    it.severity,
                    it.article.as_ref(),
                    &id,
                    &it.detail.plain(self.words),
                );
            }
        }
    }

    /// Places in the words of each article. Texts that cannot be read are the store's findings.
    fn places(&mut self, folder: &Folder, opened: &Opened) {
        let project = &opened.project;
        for article in project.articles().iter() {
            // Each place in the text it counts in, which may be an older one.
            let mut texts: BTreeMap<&str, Option<ArticleText>> = BTreeMap::new();
            for (id, anchor) in anchors(project, &article.id) {
                let read = || {
                    let text = folder.read_text(&article.id, &anchor.revision);
                    text.ok().map(ArticleText::new)
                };
                let text = texts.entry(&anchor.revision).or_insert_with(read);
                if let Some(text) = text
                    && let Some((kind, severity, detail)) = misplaced(text, anchor)
                {
                    self.add(kind, severity, Some(&article.id), id, &detail);
                }
            }
        }
    }
}

/// The article whose folder a path leads through.
fn article_in(file: &str) -> Option<&str> {
    let rest = file
        .strip_prefix("articles/")
        .or_else(|| file.strip_prefix("annotations/"))?;
    rest.split('/').next().filter(|id| !id.is_empty())
}

/// Every place that a tag of the article has, with the tag's id.
fn anchors<'a>(project: &'a Project, article: &ArticleId) -> Vec<(&'a str, &'a Anchor)> {
    let tags = project.tags(article, None);
    let mut anchors: Vec<(&str, &Anchor)> = Vec::new();
    anchors.extend(
        tags.mentions
            .iter()
            .filter_map(|it| Some((it.id.as_str(), it.anchor.as_ref()?))),
    );
    anchors.extend(
        tags.claims
            .iter()
            .flat_map(|it| it.anchors().map(|anchor| (it.id.as_str(), anchor))),
    );
    anchors.extend(
        tags.attributions
            .iter()
            .filter_map(|it| Some((it.id.as_str(), it.cue.as_ref()?))),
    );
    anchors.extend(
        tags.stances
            .iter()
            .flat_map(|it| it.evidence.iter().map(|anchor| (it.id.as_str(), anchor))),
    );
    anchors
}

/// What is wrong with a place in the text it was made in.
pub(super) fn misplaced(
    text: &ArticleText,
    anchor: &Anchor,
) -> Option<(&'static str, Severity, String)> {
    for (fragment, exact) in anchor.fragments.iter().zip(&anchor.exact) {
        let Some(found) = text.slice(fragment.range()) else {
            // Beyond the end: the rules say so already.
            continue;
        };
        if found != exact {
            let detail = format!("{}..{}: {exact}", fragment.0, fragment.1);
            return Some(("anchor-differs", Severity::Error, detail));
        }
        let edges = [fragment.start(), fragment.end()];
        let cuts = edges
            .into_iter()
            .filter_map(|edge| text.byte_of(edge))
            .any(|byte| cuts_a_letter(text.as_str(), byte));
        if cuts {
            return Some(("mark-cut", Severity::Warning, exact.clone()));
        }
    }
    None
}

/// True inside a letter with its marks. The two characters of a line end are no letter.
fn cuts_a_letter(text: &str, byte: usize) -> bool {
    let is_line_end = text.get(byte..).is_some_and(|rest| rest.starts_with('\n'));
    !is_line_end && grapheme_floor(text, byte) != byte
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::words::Lang;

    #[test]
    fn every_finding_has_words_and_a_remedy_in_both_languages() {
        let store = store::FindingKind::ALL.iter().map(|kind| kind.code());
        for code in store.chain(KINDS.iter().chain(REFUSED_ONLY).copied()) {
            for lang in Lang::ALL {
                let words = Words::new(lang);
                let id = format!("finding-{code}");
                assert!(words.has(&id), "{lang:?} {id}");
                assert!(
                    words.loader.has_attr(&id, "remedy"),
                    "{lang:?} {id} has no remedy"
                );
            }
        }
    }
}
