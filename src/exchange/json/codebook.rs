//! Codebooks as other programs read them.

use serde::Serialize;

use super::{code_list, text};
use crate::model::codebook::EditionState;
use crate::model::{CodeEntry, CodeSet, Codebook, Edition, Project};

/// One label.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LabelJson {
    pub code: String,
    pub name_ar: Option<String>,
    pub name_en: Option<String>,
    pub definition_ar: Option<String>,
    pub definition_en: Option<String>,
    pub examples_ar: Vec<String>,
    pub examples_en: Vec<String>,
    pub colour: Option<String>,
    pub shortcut: Option<String>,
    pub merged_into: Option<String>,
    pub retired: bool,
}

fn label(it: &CodeEntry) -> LabelJson {
    LabelJson {
        code: it.code.to_string(),
        name_ar: text(&it.name_ar),
        name_en: text(&it.name_en),
        definition_ar: text(&it.definition_ar),
        definition_en: text(&it.definition_en),
        examples_ar: it.examples_ar.clone(),
        examples_en: it.examples_en.clone(),
        colour: text(&it.colour),
        shortcut: text(&it.shortcut),
        merged_into: it.merged_into.as_ref().map(ToString::to_string),
        retired: it.retired,
    }
}

/// The labels of one field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SetJson {
    pub id: String,
    pub name_ar: Option<String>,
    pub name_en: Option<String>,
    pub labels: Vec<LabelJson>,
}

fn set(it: &CodeSet) -> SetJson {
    SetJson {
        id: it.id.to_string(),
        name_ar: text(&it.name_ar),
        name_en: text(&it.name_en),
        labels: it.entries.iter().map(label).collect(),
    }
}

/// One version of the label sets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CodebookJson {
    pub version: String,
    pub name_ar: Option<String>,
    pub name_en: Option<String>,
    pub sets: Vec<SetJson>,
    /// Fields without which a tag is not complete.
    pub required: Vec<String>,
    pub rules_ar: Option<String>,
    pub rules_en: Option<String>,
}

/// One codebook as JSON shows it.
pub fn codebook(it: &Codebook) -> CodebookJson {
    CodebookJson {
        version: it.version.to_string(),
        name_ar: text(&it.name_ar),
        name_en: text(&it.name_en),
        sets: it.sets.iter().map(set).collect(),
        required: code_list(&it.required),
        rules_ar: text(&it.rules_ar),
        rules_en: text(&it.rules_en),
    }
}

/// A label by its set and its code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LabelNameJson {
    pub set: String,
    pub code: String,
}

/// A version and how it came to be, without its labels.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EditionJson {
    /// `null`: the codebook the project began with.
    pub id: Option<String>,
    pub version: String,
    pub based_on: Option<String>,
    pub annotator: Option<String>,
    /// `draft` or `published`.
    pub state: &'static str,
    /// Milliseconds since 1970.
    pub published_ms: Option<u64>,
    pub changes: Option<String>,
    /// Labels whose meaning changed: older tags with them are to be looked at again.
    pub recheck: Vec<LabelNameJson>,
    pub in_force: bool,
}

fn edition(it: &Edition, in_force: bool) -> EditionJson {
    let recheck = it.recheck.iter().map(|(set, code)| LabelNameJson {
        set: set.to_string(),
        code: code.to_string(),
    });
    EditionJson {
        id: Some(it.id.to_string()),
        version: it.book.version.to_string(),
        based_on: Some(it.based_on.to_string()),
        annotator: Some(it.annotator.to_string()),
        state: match it.state {
            EditionState::Draft => "draft",
            EditionState::Published => "published",
        },
        published_ms: it.published_ms,
        changes: text(&it.changes),
        recheck: recheck.collect(),
        in_force,
    }
}

/// The codebook in force, and everything that was before it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CodebooksJson {
    #[serde(flatten)]
    pub in_force: CodebookJson,
    /// What the project began with, what was published in its order, then drafts.
    pub editions: Vec<EditionJson>,
}

/// The codebook of a project as JSON shows it.
pub fn codebooks(project: &Project) -> CodebooksJson {
    let published = project.published();
    let mut editions = vec![EditionJson {
        id: None,
        version: project.founding_codebook().version.to_string(),
        based_on: None,
        annotator: None,
        state: "published",
        published_ms: None,
        changes: None,
        recheck: Vec::new(),
        in_force: published.is_empty(),
    }];
    let last = published.last().map(|it| it.id.clone());
    let published = published.into_iter();
    editions.extend(published.map(|it| edition(it, last.as_ref() == Some(&it.id))));
    let drafts = project.editions().iter();
    let drafts = drafts.filter(|it| it.state == EditionState::Draft);
    editions.extend(drafts.map(|it| edition(it, false)));
    CodebooksJson {
        in_force: codebook(project.codebook()),
        editions,
    }
}
