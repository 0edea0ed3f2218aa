//! The doctor: everything that is odd about a project, each with a sentence and a remedy. Files
//! are examined by `store`, rules by `model`, words and places here. Reads only; repairs nothing.

use std::collections::HashMap;

use crate::model::check::{Rule, Violation};
use crate::model::edit::fields::missing;
use crate::model::field::{Value, fields_of};
use crate::model::{Anchor, ArticleId, Code, EntityKind, Item, Project, Tag};
use crate::store::{self, Folder, Opened};
use crate::text::index::ArticleText;
use crate::text::segment::{grapheme_floor, word_at};

use super::notice::AppError;
use super::words::Words;

pub use crate::store::Severity;

/// One odd thing, in words.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Finding {
    /// Stable code; its words are `finding-<kind>` with the attribute `remedy`.
    pub kind: String,
    pub severity: Severity,
    /// Path in the project folder.
    pub file: Option<String>,
    /// Line, from 1.
    pub line: Option<u64>,
    pub article: Option<String>,
    /// Id of the tag or actor.
    pub tag: Option<String>,
    pub message: String,
    pub remedy: String,
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
    "published",
    "codebook-fault",
    "topic-circle",
    "foreign",
    "attributed-twice",
    "circle",
    "merge-circle",
    "no-revision",
    "in-use",
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
    "word-cut",
];

/// Examines a project folder.
///
/// # Errors
/// If it cannot be opened at all.
pub fn check(folder: &Folder, now_ms: u64, words: &Words) -> Result<Vec<Finding>, AppError> {
    let opened = folder.open(now_ms)?;
    let mut doctor = Doctor {
        words,
        found: Vec::new(),
    };
    for one in opened
        .findings
        .iter()
        .cloned()
        .chain(store::verify(folder, &opened))
    {
        let article = article_in(&one.file).map(str::to_owned);
        let file = (!one.file.is_empty()).then_some(one.file);
        let finding = Finding {
            file,
            article,
            line: one.line,
            ..doctor.worded(one.kind.code(), one.severity, &one.detail)
        };
        if !doctor.found.contains(&finding) {
            doctor.found.push(finding);
        }
    }
    doctor.rules(&opened.project);
    doctor.codes(&opened.project);
    doctor.fields(&opened.project);
    doctor.comments(&opened.project);
    doctor.overruled(&opened.project);
    doctor.places(folder, &opened);
    doctor.found.sort_by_key(|one| one.severity);
    Ok(doctor.found)
}

struct Doctor<'a> {
    words: &'a Words,
    found: Vec<Finding>,
}

impl Doctor<'_> {
    fn worded(&self, kind: &str, severity: Severity, detail: &str) -> Finding {
        let id = format!("finding-{kind}");
        let args = HashMap::from([("detail", detail.to_owned())]);
        Finding {
            kind: kind.to_owned(),
            severity,
            file: None,
            line: None,
            article: None,
            tag: None,
            message: self.words.loader.get_args(&id, args),
            remedy: self.words.loader.get_attr(&id, "remedy"),
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

    fn rules(&mut self, project: &Project) {
        for Violation { kind, id, rule } in crate::model::check::check(project) {
            let (code, detail) = rule_code(&rule);
            let article = project.article_of(kind, &id);
            self.add(code, Severity::Error, article.as_ref(), &id, &detail);
        }
    }

    /// Labels that the codebook does not have, and such as it no longer offers: of every field that
    /// takes labels, and of what joins one thing to another.
    fn codes(&mut self, project: &Project) {
        let mut carried: Vec<(&str, Code, Item)> = Vec::new();
        for item in items(project) {
            for field in fields_of(&item) {
                let Some(set) = field.set() else { continue };
                let codes = match project.value(&item, field) {
                    Some(Value::Label(code)) => vec![code],
                    Some(Value::Labels(codes)) => codes,
                    _ => Vec::new(),
                };
                carried.extend(codes.into_iter().map(|code| (set, code, item.clone())));
            }
            if let Some(meta) = project.meta(&item) {
                carried.push(("origin", meta.origin.clone(), item));
            }
        }
        for it in project.claims().iter() {
            if let Some(place) = &it.canonical {
                let item = Item::Claim(it.id.clone());
                carried.push(("canonical.relation", place.relation.clone(), item));
            }
        }
        for (set, code, item) in carried {
            let article = project.article_of_item(&item);
            self.code(project, set, &code, article.as_ref(), item.id());
        }
        for it in project.aliases().iter() {
            self.code(project, "alias.kind", &it.kind, None, it.id.as_str());
        }
        for it in project.affiliations().iter() {
            self.code(project, "affiliation.kind", &it.kind, None, it.id.as_str());
        }
        for it in project.bonds().iter() {
            self.code(project, "canonical.bond", &it.kind, None, it.id.as_str());
        }
    }

    fn code(
        &mut self,
        project: &Project,
        set: &str,
        code: &Code,
        article: Option<&ArticleId>,
        id: &str,
    ) {
        if code.is_empty() {
            return;
        }
        match project.codebook().entry(set, code) {
            None => {
                let detail = format!("{set}: {code}");
                self.add("unknown-code", Severity::Warning, article, id, &detail);
            }
            Some(entry) if entry.retired => {
                let now = project.codebook().resolve(set, code);
                let detail = if now == code {
                    format!("{set}: {code}")
                } else {
                    format!("{set}: {code} → {now}")
                };
                self.add("retired-code", Severity::Info, article, id, &detail);
            }
            Some(_) => {}
        }
    }

    /// The least a tag must say to be of use, and what the codebook asks for beyond that.
    fn fields(&mut self, project: &Project) {
        for it in project.claims().iter().filter(|it| it.kind.is_none()) {
            let words = it.anchor.quote();
            self.add(
                "no-type",
                Severity::Warning,
                Some(&it.article),
                it.id.as_str(),
                &words,
            );
        }
        for it in project.stances().iter().filter(|it| it.holder.is_none()) {
            self.add(
                "no-holder",
                Severity::Warning,
                Some(&it.article),
                it.id.as_str(),
                "",
            );
        }
        for it in project.attributions().iter() {
            if it.source.is_none() && it.visibility.is_empty() {
                let (article, id) = (Some(&it.article), it.id.as_str());
                self.add("no-source-said", Severity::Warning, article, id, "");
            }
        }
        // Told above already, under names of their own.
        let told = ["claim.type", "stance.holder"];
        for item in items(project) {
            let missing = missing(project, &item).into_iter();
            let mut missing: Vec<&str> = missing.filter(|it| !told.contains(it)).collect();
            let is_member = |id| {
                project
                    .claims()
                    .get(id)
                    .is_some_and(|it| it.canonical.is_some())
            };
            if let Item::Claim(id) = &item
                && project.codebook().requires("claim.canonical")
                && !is_member(id)
            {
                missing.push("claim.canonical");
            }
            if !missing.is_empty() {
                let article = project.article_of_item(&item);
                let fields = missing.join(" ");
                self.add(
                    "required-missing",
                    Severity::Warning,
                    article.as_ref(),
                    item.id(),
                    &fields,
                );
            }
        }
    }

    /// Threads about things that are gone. Comments may outlive what they are about.
    fn comments(&mut self, project: &Project) {
        for it in project.comments().iter().filter(|it| it.thread.is_none()) {
            if !project.has(&it.on) {
                let (article, id) = (it.article.as_ref(), it.id.as_str());
                self.add("orphan-comment", Severity::Info, article, id, &it.text);
            }
        }
    }

    /// Changes that lost against others made without knowing of them.
    fn overruled(&mut self, project: &Project) {
        for &kind in EntityKind::ALL {
            for (id, by) in project.overruled(kind) {
                let article = project.article_of(kind, &id);
                self.add(
                    "overruled",
                    Severity::Info,
                    article.as_ref(),
                    &id,
                    by.as_str(),
                );
            }
        }
    }

    /// Places in the words of each article. Texts that cannot be read are the store's findings.
    fn places(&mut self, folder: &Folder, opened: &Opened) {
        let project = &opened.project;
        for article in project.articles().iter() {
            let Ok(text) = folder.read_text(&article.id, &article.revision) else {
                continue;
            };
            let text = ArticleText::new(text);
            for (id, anchor) in anchors(project, &article.id) {
                if anchor.revision != article.revision {
                    let detail = anchor.quote();
                    let at = Some(&article.id);
                    self.add("anchor-revision", Severity::Warning, at, id, &detail);
                } else if let Some((kind, severity, detail)) = misplaced(&text, anchor) {
                    self.add(kind, severity, Some(&article.id), id, &detail);
                }
            }
            for it in project.mentions_in(&article.id, None) {
                let anchor = it.anchor.as_ref();
                let anchor = anchor.filter(|anchor| anchor.revision == article.revision);
                if let Some(word) = anchor.and_then(|anchor| cut_word(&text, anchor)) {
                    let (at, id) = (Some(&article.id), it.id.as_str());
                    self.add("word-cut", Severity::Info, at, id, &word);
                }
            }
        }
    }
}

/// Everything that has fields.
fn items(project: &Project) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    items.extend(project.mentions().iter().map(Tag::item));
    items.extend(project.claims().iter().map(Tag::item));
    items.extend(project.attributions().iter().map(Tag::item));
    items.extend(project.stances().iter().map(Tag::item));
    items.extend(project.relations().iter().map(Tag::item));
    items.extend(project.actors().iter().map(|it| Item::Actor(it.id.clone())));
    items
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

/// The word that the edge of a place cuts; a mention should hold whole words with what clings to
/// them. Info only: words that were glued together by mistake must be cut.
fn cut_word(text: &ArticleText, anchor: &Anchor) -> Option<String> {
    let edges = anchor
        .fragments
        .iter()
        .flat_map(|fragment| [fragment.start(), fragment.end()]);
    edges
        .filter_map(|edge| text.byte_of(edge))
        .filter(|byte| grapheme_floor(text.as_str(), *byte) == *byte)
        .find_map(|byte| {
            let word = word_at(text.as_str(), byte)?;
            (word.start < byte).then(|| text.as_str().get(word).unwrap_or_default().to_owned())
        })
}

/// True inside a letter with its marks. The two characters of a line end are no letter.
fn cuts_a_letter(text: &str, byte: usize) -> bool {
    let is_line_end = text.get(byte..).is_some_and(|rest| rest.starts_with('\n'));
    !is_line_end && grapheme_floor(text, byte) != byte
}

/// The code of a broken rule, and what it is about.
pub(super) fn rule_code(rule: &Rule) -> (&'static str, String) {
    match rule {
        Rule::NoArticle(id) => ("no-article", id.clone()),
        Rule::NoActor(id) => ("no-actor", id.clone()),
        Rule::NoContent(id) => ("no-content", id.clone()),
        Rule::NoSource(id) => ("no-source", id.clone()),
        Rule::NoAttribution(id) => ("no-attribution", id.clone()),
        Rule::NoTarget(id) => ("no-target", id.clone()),
        Rule::NoCanonical(id) => ("no-canonical", id.clone()),
        Rule::NoTopic(id) => ("no-topic", id.clone()),
        Rule::NoThread(id) => ("no-thread", id.clone()),
        Rule::WithItself => ("with-itself", String::new()),
        Rule::Published => ("published", String::new()),
        Rule::Codebook(fault) => ("codebook-fault", format!("{fault:?}")),
        Rule::TopicCircle => ("topic-circle", String::new()),
        Rule::Foreign(id) => ("foreign", id.clone()),
        Rule::NotAbout(id) => ("not-about", id.clone()),
        Rule::AttributedTwice => ("attributed-twice", String::new()),
        Rule::Circle => ("circle", String::new()),
        Rule::MergeCircle => ("merge-circle", String::new()),
        Rule::NoRevision => ("no-revision", String::new()),
        Rule::InUse => ("in-use", String::new()),
        Rule::Anchor(error) => ("bad-anchor", error.to_string()),
        Rule::OutOfText { end, scalars } => ("out-of-text", format!("{end} > {scalars}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::words::Lang;

    #[test]
    fn every_finding_has_words_and_a_remedy_in_both_languages() {
        let store = store::FindingKind::ALL.iter().map(|kind| kind.code());
        for code in store.chain(KINDS.iter().copied()) {
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
