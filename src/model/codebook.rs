//! What may be tagged, as data: sets of codes with their names in both languages.
//! A codebook is published whole and never changed afterwards; a change is a new version.
//! A code that is not in the codebook is a finding, never a reason to refuse a file.

use serde::{Deserialize, Serialize};

use super::annotation::Ext;

/// The short name of one label, e.g. `prediction`. Empty means "not said".
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Code(String);

impl Code {
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }
    pub fn as_str(&self) -> &str {
        &self.0
    }
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl From<&str> for Code {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl std::fmt::Display for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// One label of a set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodeEntry {
    pub code: Code,
    pub name_ar: String,
    pub name_en: String,
    /// A retired code stays readable and is no longer offered.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub retired: bool,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ext: Ext,
}

impl CodeEntry {
    pub fn name(&self, arabic: bool) -> &str {
        if arabic { &self.name_ar } else { &self.name_en }
    }
}

/// The labels of one field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodeSet {
    /// E.g. `claim.type`.
    pub id: Code,
    pub entries: Vec<CodeEntry>,
}

/// One version of the label sets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Codebook {
    /// E.g. `isnad-1.0`; every tag names the version it was made under.
    pub version: Code,
    pub name_ar: String,
    pub name_en: String,
    pub sets: Vec<CodeSet>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ext: Ext,
}

impl Codebook {
    pub fn set(&self, id: &str) -> Option<&CodeSet> {
        self.sets.iter().find(|set| set.id.as_str() == id)
    }

    pub fn entry(&self, set: &str, code: &Code) -> Option<&CodeEntry> {
        self.set(set)?
            .entries
            .iter()
            .find(|entry| entry.code == *code)
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
        Self {
            version: Code::from("isnad-1.0"),
            name_ar: "دليل إسناد".to_owned(),
            name_en: "Isnad codebook".to_owned(),
            sets: DEFAULT_SETS
                .iter()
                .map(|(id, entries)| CodeSet {
                    id: Code::from(*id),
                    entries: entries
                        .iter()
                        .map(|(code, name_ar, name_en)| CodeEntry {
                            code: Code::from(*code),
                            name_ar: (*name_ar).to_owned(),
                            name_en: (*name_en).to_owned(),
                            retired: false,
                            ext: Ext::new(),
                        })
                        .collect(),
                })
                .collect(),
            ext: Ext::new(),
        }
    }
}

type SetRow = (
    &'static str,
    &'static [(&'static str, &'static str, &'static str)],
);

const DEFAULT_SETS: &[SetRow] = &[
    (
        "claim.type",
        &[
            ("factual", "واقعة", "Factual"),
            ("prediction", "توقّع", "Prediction"),
            ("policy", "مطلب أو توصية", "Demand"),
            ("commitment", "تعهّد أو نيّة", "Commitment"),
            ("evaluation", "حكم تقييمي", "Evaluation"),
            ("causal", "علاقة سببية", "Causal"),
            ("other", "أخرى", "Other"),
        ],
    ),
    (
        "claim.certainty",
        &[
            ("certain", "قاطع", "Certain"),
            ("probable", "مرجّح", "Probable"),
            ("possible", "محتمل", "Possible"),
            ("unspecified", "غير محدّد", "Unspecified"),
        ],
    ),
    (
        "claim.polarity",
        &[
            ("positive", "إثبات", "Affirmed"),
            ("negative", "نفي", "Negated"),
            ("unknown", "غير معروف", "Unknown"),
        ],
    ),
    (
        "stance.label",
        &[
            ("support", "مؤيّد", "Supports"),
            ("oppose", "معارض", "Opposes"),
            ("neutral", "محايد", "Neutral"),
            ("query", "متسائل", "Questions"),
            ("mixed", "مشروط", "Mixed"),
            ("none", "لا موقف", "No stance"),
        ],
    ),
    (
        "stance.dimension",
        &[
            ("epistemic", "التصديق", "Is it true?"),
            ("evaluative", "التأييد", "Is it good?"),
        ],
    ),
    (
        "stance.explicitness",
        &[
            ("explicit", "صريح", "Explicit"),
            ("implied", "ضمني", "Implied"),
        ],
    ),
    (
        "actor.type",
        &[
            ("person", "شخص", "Person"),
            ("government", "جهة حكومية", "Government body"),
            ("state", "دولة", "State"),
            (
                "international_org",
                "منظمة دولية",
                "International organisation",
            ),
            ("party_movement", "حزب أو حركة", "Party or movement"),
            ("armed_group", "جماعة مسلّحة", "Armed group"),
            ("media", "وسيلة إعلام", "News outlet"),
            ("company", "شركة", "Company"),
            ("civil_society", "مجتمع مدني", "Civil society"),
            ("population", "فئة سكانية", "Population group"),
            ("unnamed_source", "مصدر مجهّل", "Unnamed source"),
            ("other", "أخرى", "Other"),
        ],
    ),
    (
        "alias.kind",
        &[
            ("name", "اسم", "Name"),
            ("spelling", "إملاء", "Spelling"),
            ("title", "صفة", "Title"),
            ("acronym", "اختصار", "Acronym"),
            ("metonym", "كناية", "Metonym"),
            ("pejorative", "وصف قدحي", "Pejorative"),
        ],
    ),
    (
        "mention.form",
        &[
            ("name", "اسم", "Name"),
            ("title", "صفة", "Title"),
            ("nominal", "وصف", "Nominal"),
            ("pronoun", "ضمير", "Pronoun"),
            ("implicit", "مستتر", "Implicit"),
            ("metonym", "كناية", "Metonym"),
        ],
    ),
    (
        "source.visibility",
        &[
            ("named", "مسمّى", "Named"),
            ("role_only", "بالصفة فقط", "Role only"),
            ("collective", "جماعي", "Collective"),
            ("anonymous", "مجهّل", "Anonymous"),
            ("document", "وثيقة أو بيان", "Document"),
            ("media", "وسيلة إعلام", "News outlet"),
            ("author", "الكاتب", "The author"),
            ("unattributed", "غير منسوب", "Unattributed"),
        ],
    ),
    (
        "attribution.act",
        &[
            ("state", "قال", "States"),
            ("confirm", "أكّد", "Confirms"),
            ("deny", "نفى", "Denies"),
            ("demand", "طالب", "Demands"),
            ("offer", "عرض", "Offers"),
            ("warn", "حذّر", "Warns"),
            ("decline", "رفض التعليق", "Declines comment"),
            ("believe", "اعتبر", "Believes"),
            ("intend", "اعتزم", "Intends"),
            ("other", "أخرى", "Other"),
        ],
    ),
    (
        "quote.mode",
        &[
            ("direct", "مباشر", "Direct"),
            ("indirect", "غير مباشر", "Indirect"),
            ("mixed", "جزئي", "Mixed"),
        ],
    ),
    (
        "outlet.commitment",
        &[
            ("neutral", "محايد", "Neutral"),
            ("endorsing", "مؤيّد", "Endorsing"),
            ("distancing", "متحفّظ", "Distancing"),
        ],
    ),
    (
        "origin",
        &[
            ("manual", "يدوي", "By hand"),
            ("suggestion_accepted", "اقتراح مقبول", "Accepted suggestion"),
            ("suggestion_edited", "اقتراح معدّل", "Edited suggestion"),
            ("imported", "مستورد", "Imported"),
        ],
    ),
];

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
