//! What may be tagged, as data: sets of codes with their names in both languages.
//! A codebook is published whole and never changed afterwards; a change is a new version.
//! A code that is not in the codebook is a finding, never a reason to refuse a file.
//!
//! An [`Edition`] is one version as it is drafted and published; [`presets`] are codebooks to begin
//! with. Which fields exist is the program's business, which labels they take is the codebook's:
//! a set that is not there means that the field is not used.

use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::annotation::Ext;
use super::shared::Shared;
use super::{AnnotatorId, EditionId};

pub mod changes;
pub mod keys;
pub mod presets;
mod tables;
pub mod uses;

/// The short name of one label, e.g. `prediction`. Empty means "not said". Clones share the text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Code(
    /// Never empty.
    Option<Arc<str>>,
);

impl Code {
    pub fn new(text: impl Into<Arc<str>>) -> Self {
        Self(Some(text.into()).filter(|text| !text.is_empty()))
    }
    /// "Not said".
    pub const fn none() -> Self {
        Self(None)
    }
    pub fn as_str(&self) -> &str {
        self.0.as_deref().unwrap_or_default()
    }
    pub fn is_empty(&self) -> bool {
        self.0.is_none()
    }
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Code {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Shared::deserialize(deserializer).map(|Shared(text)| Self::new(text))
    }
}

impl From<&str> for Code {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

impl std::fmt::Display for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

/// One label of a set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodeEntry {
    pub code: Code,
    pub name_ar: String,
    pub name_en: String,
    /// What the label means and where its limits are.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub definition_ar: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub definition_en: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub examples_ar: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub examples_en: Vec<String>,
    /// `#rrggbb`; empty: the program chooses.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub colour: String,
    /// The letter that, with Alt, picks the label for the selected tag; empty: none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub shortcut: String,
    /// The label that took this one's place; readers follow it. Then this one is retired.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub merged_into: Option<Code>,
    /// A retired code stays readable and is no longer offered.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub retired: bool,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ext: Ext,
}

impl CodeEntry {
    /// A label with nothing but its names.
    pub fn new(code: Code, name_ar: &str, name_en: &str) -> Self {
        Self {
            code,
            name_ar: name_ar.to_owned(),
            name_en: name_en.to_owned(),
            definition_ar: String::new(),
            definition_en: String::new(),
            examples_ar: Vec::new(),
            examples_en: Vec::new(),
            colour: String::new(),
            shortcut: String::new(),
            merged_into: None,
            retired: false,
            ext: Ext::new(),
        }
    }

    /// The name in the wanted language, else in the other, else the code.
    pub fn name(&self, arabic: bool) -> &str {
        super::actor::either(arabic, &self.name_ar, &self.name_en, self.code.as_str())
    }
}

/// The labels of one field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodeSet {
    /// E.g. `claim.type`.
    pub id: Code,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name_ar: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name_en: String,
    pub entries: Vec<CodeEntry>,
}

impl CodeSet {
    /// The name in the wanted language, else in the other, else the id.
    pub fn name(&self, arabic: bool) -> &str {
        super::actor::either(arabic, &self.name_ar, &self.name_en, self.id.as_str())
    }

    pub fn entry(&self, code: &Code) -> Option<&CodeEntry> {
        self.entries.iter().find(|entry| entry.code == *code)
    }

    /// Labels that are offered for new tags.
    pub fn offered(&self) -> impl Iterator<Item = &CodeEntry> {
        self.entries.iter().filter(|entry| !entry.retired)
    }
}

/// One version of the label sets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Codebook {
    /// E.g. `isnad-1.0`; every tag names the version it was made under.
    pub version: Code,
    pub name_ar: String,
    pub name_en: String,
    pub sets: Vec<CodeSet>,
    /// Fields without which a tag is not complete: names of sets, and of the fields listed at
    /// [`FIELDS_WITHOUT_SET`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub required: Vec<Code>,
    /// Rules that no label carries, in both languages, for people.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub rules_ar: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub rules_en: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ext: Ext,
}

impl Codebook {
    pub fn set(&self, id: &str) -> Option<&CodeSet> {
        self.sets.iter().find(|set| set.id.as_str() == id)
    }

    pub fn entry(&self, set: &str, code: &Code) -> Option<&CodeEntry> {
        self.set(set)?.entry(code)
    }

    /// The label that stands for `code` today, following merges; `code` itself if it is unknown.
    pub fn resolve<'a>(&'a self, set: &str, code: &'a Code) -> &'a Code {
        let mut current = code;
        for _ in 0..64 {
            match self
                .entry(set, current)
                .and_then(|it| it.merged_into.as_ref())
            {
                Some(next) => current = next,
                None => break,
            }
        }
        current
    }

    /// The name of the codebook in the wanted language, else in the other, else its version.
    pub fn title(&self, arabic: bool) -> &str {
        super::actor::either(arabic, &self.name_ar, &self.name_en, self.version.as_str())
    }

    /// True if a tag without this field is not complete.
    pub fn requires(&self, field: &str) -> bool {
        self.required.iter().any(|one| one.as_str() == field)
    }

    /// The first label offered in a set, which a field takes if nobody says otherwise.
    pub fn first(&self, set: &str) -> Option<&Code> {
        self.set(set)?.offered().next().map(|entry| &entry.code)
    }

    /// The label's name in one language; an unknown code is shown as it is.
    pub fn name<'a>(&'a self, set: &str, code: &'a Code, arabic: bool) -> &'a str {
        self.entry(set, code)
            .map_or(code.as_str(), |entry| entry.name(arabic))
    }

    /// True if the set exists and holds the code.
    pub fn knows(&self, set: &str, code: &Code) -> bool {
        self.entry(set, code).is_some()
    }

    /// The codebook a project starts with.
    pub fn isnad_default() -> Self {
        presets::isnad()
    }

    /// What makes it impossible to work with, in the order found: an empty or repeated version,
    /// set or code, a merge that leads nowhere or runs in a circle.
    pub fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        if self.version.is_empty() {
            faults.push(Fault::NoVersion);
        }
        for (place, set) in self.sets.iter().enumerate() {
            let earlier = self.sets.iter().take(place);
            if set.id.is_empty() || earlier.clone().any(|other| other.id == set.id) {
                faults.push(Fault::SetTwice(set.id.clone()));
            }
            for (place, entry) in set.entries.iter().enumerate() {
                let mut earlier = set.entries.iter().take(place);
                if entry.code.is_empty() || earlier.any(|other| other.code == entry.code) {
                    faults.push(Fault::CodeTwice(set.id.clone(), entry.code.clone()));
                }
                let end = self.resolve(set.id.as_str(), &entry.code);
                let ends = set
                    .entry(end)
                    .is_some_and(|entry| entry.merged_into.is_none());
                if entry.merged_into.is_some() && !ends {
                    faults.push(Fault::MergedNowhere(set.id.clone(), entry.code.clone()));
                }
            }
        }
        faults
    }
}

/// What is wrong with a codebook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    NoVersion,
    SetTwice(Code),
    CodeTwice(Code, Code),
    MergedNowhere(Code, Code),
    /// Set and label: its key is no letter of A to Z.
    KeyUnfit(Code, Code),
    /// Set and label: its key picks another label of the same tag already.
    KeyTwice(Code, Code, Code),
}

/// Fields that may be required and take no label.
pub const FIELDS_WITHOUT_SET: &[&str] = &[
    "mention.actor",
    "attribution.source",
    "attribution.cue",
    "stance.holder",
    "stance.evidence",
    "claim.evidence",
    "claim.canonical",
];

/// Whether an edition can still be changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum EditionState {
    #[default]
    Draft,
    /// In force, or once in force; never changed again.
    Published,
}

/// One version of the codebook. A draft is its annotator's alone until it is published; tags are
/// made under the edition published last.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edition {
    pub id: EditionId,
    pub annotator: AnnotatorId,
    #[serde(default)]
    pub state: EditionState,
    /// The version it was made from.
    pub based_on: Code,
    pub book: Codebook,
    /// What changed and why, for people.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub changes: String,
    /// Labels (set and code) whose meaning changed: tags that carry them and are older are to be
    /// looked at again.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub recheck: Vec<(Code, Code)>,
    /// Milliseconds since 1970 when it was published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published_ms: Option<u64>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ext: Ext,
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_code_stands_once_and_has_both_names() {
        let book = Codebook::isnad_default();
        for set in &book.sets {
            let codes: BTreeSet<_> = set.entries.iter().map(|entry| &entry.code).collect();
            assert_eq!(codes.len(), set.entries.len(), "{}", set.id);
            for entry in &set.entries {
                assert!(!entry.name_ar.is_empty() && !entry.name_en.is_empty());
                assert!(
                    entry
                        .name_ar
                        .chars()
                        .any(|c| ('\u{600}'..='\u{6ff}').contains(&c))
                );
            }
        }
        assert!(book.knows("claim.type", &Code::from("prediction")));
        assert!(!book.knows("claim.type", &Code::from("predictio")));
        assert_eq!(book.name("x", &Code::from("raw"), true), "raw");
    }
}
