//! Codebooks to begin with: Isnad's own, and those that other schemes of the field need.
//!
//! The others are parts of Isnad's with the names of their scheme, so that what is tagged under
//! them can be compared with everything else (mappings: domain page §2.2).

use super::tables::SETS;
use super::{Code, CodeEntry, CodeSet, Codebook};
use crate::model::annotation::Ext;

/// All codebooks to begin with, Isnad's own first.
pub fn all() -> Vec<Codebook> {
    vec![
        isnad(),
        dna(),
        polnear(),
        mawqif(),
        arastance(),
        checkthat(),
    ]
}

/// The codebook whose version is called `version` (`dna-1.0`).
pub fn named(version: &str) -> Option<Codebook> {
    all().into_iter().find(|it| it.version.as_str() == version)
}

/// Isnad's own.
pub fn isnad() -> Codebook {
    let sets = SETS.iter().map(|(id, name_ar, name_en, rows)| CodeSet {
        id: Code::from(*id),
        name_ar: (*name_ar).to_owned(),
        name_en: (*name_en).to_owned(),
        entries: rows
            .iter()
            .map(
                |(code, name_ar, name_en, definition_ar, definition_en)| CodeEntry {
                    definition_ar: (*definition_ar).to_owned(),
                    definition_en: (*definition_en).to_owned(),
                    ..CodeEntry::new(Code::from(*code), name_ar, name_en)
                },
            )
            .collect(),
    });
    Codebook {
        version: Code::from("isnad-1.0"),
        name_ar: "دليل إسناد".to_owned(),
        name_en: "Isnad codebook".to_owned(),
        sets: sets.collect(),
        required: codes(&[
            "claim.type",
            "mention.actor",
            "attribution.source",
            "stance.holder",
            "stance.label",
            "stance.dimension",
        ]),
        rules_ar: "يبدأ مضمون الادعاء بأداة المصدر (أنّ، إنّ، بأنّ) وتدخل فيه علامات التنصيص، ولا تدخل النقطة الأخيرة.".to_owned(),
        rules_en: "A claim begins with its complementiser and includes its quotation marks, but not the full stop at its end.".to_owned(),
        ext: Ext::new(),
    }
}

fn codes(names: &[&str]) -> Vec<Code> {
    names.iter().map(|name| Code::from(*name)).collect()
}

/// A label under the name its scheme gives it.
type Renamed = (&'static str, &'static str, &'static str);

/// A codebook of some of Isnad's sets.
struct Part {
    version: &'static str,
    name_ar: &'static str,
    name_en: &'static str,
    rules_ar: &'static str,
    rules_en: &'static str,
    /// Sets taken over whole, besides [`REGISTRY`].
    whole: &'static [&'static str],
    /// Sets of which only these labels are taken, under these names.
    some: &'static [(&'static str, &'static [Renamed])],
    required: &'static [&'static str],
}

impl Part {
    fn book(&self) -> Codebook {
        let full = isnad();
        let sets = full.sets.iter().filter_map(|set| {
            let id = set.id.as_str();
            let Some((_, rows)) = self.some.iter().find(|(name, _)| *name == id) else {
                let whole = self.whole.contains(&id) || REGISTRY.contains(&id);
                return whole.then(|| set.clone());
            };
            let entries = rows.iter().map(|(code, name_ar, name_en)| {
                let code = Code::from(*code);
                let known = set.entry(&code).cloned();
                CodeEntry {
                    name_ar: (*name_ar).to_owned(),
                    name_en: (*name_en).to_owned(),
                    ..known.unwrap_or_else(|| CodeEntry::new(code, name_ar, name_en))
                }
            });
            Some(CodeSet {
                entries: entries.collect(),
                ..set.clone()
            })
        });
        Codebook {
            version: Code::from(self.version),
            name_ar: self.name_ar.to_owned(),
            name_en: self.name_en.to_owned(),
            sets: sets.collect(),
            required: codes(self.required),
            rules_ar: self.rules_ar.to_owned(),
            rules_en: self.rules_en.to_owned(),
            ext: Ext::new(),
        }
    }
}

/// Sets without which registry and suggestions do not work; every codebook has them.
const REGISTRY: &[&str] = &[
    "alias.kind",
    "affiliation.kind",
    "mention.form",
    "flag",
    "origin",
];

/// Discourse Network Analyzer (Leifeld 2017): person, organization, concept, agreement. A concept
/// is a canonical claim, agreement a stance for or against it.
fn dna() -> Codebook {
    Part {
        version: "dna-1.0",
        name_ar: "تحليل شبكات الخطاب",
        name_en: "Discourse Network Analysis",
        rules_ar: "لكل قول شخصٌ ومنظمة وقضية، وموافقة عليها أو اعتراض.",
        rules_en: "Each statement has a person, an organization, a concept, and agreement or disagreement.",
        whole: &[
            "canonical.relation", "relation.kind", "canonical.bond",
        ],
        some: &[
            ("actor.type", &[("person", "شخص", "Person"), ("organization", "منظمة", "Organization")]),
            ("stance.label", &[("support", "موافقة", "Agreement"), ("oppose", "اعتراض", "Disagreement")]),
            ("stance.dimension", &[("evaluative", "الموافقة", "Agreement")]),
        ],
        required: &["mention.actor", "claim.canonical", "stance.holder", "stance.label"],
    }
    .book()
}

/// PolNeAR (Newell et al. 2018): source, cue and content of attributions.
fn polnear() -> Codebook {
    Part {
        version: "polnear-1.0",
        name_ar: "إسناد الأخبار السياسية (PolNeAR)",
        name_en: "PolNeAR attribution",
        rules_ar: "عبارة إسناد واحدة متصلة لكل إسناد، ومصدر واحد أو لا مصدر، ومضمون قد يكون متفرقًا. لا يُوسم الإسناد داخل الإسناد.",
        rules_en: "One contiguous cue for each attribution, one source or none, content that may be discontinuous. Attributions inside attributions are not tagged.",
        whole: &[
            "actor.type", "source.visibility", "cue.kind", "quote.mode",
        ],
        some: &[],
        required: &["attribution.cue"],
    }
    .book()
}

/// SemEval-2016 task 6 and Mawqif (Alturayeif et al. 2022): favour, against or neither towards a
/// target, and sentiment beside it.
fn mawqif() -> Codebook {
    Part {
        version: "mawqif-1.0",
        name_ar: "موقف (SemEval)",
        name_en: "Mawqif / SemEval stance",
        rules_ar: "الموقف من الموضوع لا من الادعاء، والعاطفة تُوسم منفصلة عنه.",
        rules_en: "The stance is towards the topic, not the claim; sentiment is tagged apart from it.",
        whole: &[
            "actor.type", "stance.sentiment", "stance.explicitness",
        ],
        some: &[
            ("stance.label", &[("support", "مع", "Favor"), ("oppose", "ضد", "Against"), ("none", "لا هذا ولا ذاك", "None")]),
            ("stance.dimension", &[("evaluative", "التأييد", "Favor")]),
        ],
        required: &["stance.label", "stance.sentiment"],
    }
    .book()
}

/// AraStance (Alhindi et al. 2021): what an article thinks of a claim.
fn arastance() -> Codebook {
    Part {
        version: "arastance-1.0",
        name_ar: "AraStance",
        name_en: "AraStance",
        rules_ar: "موقف المقال كله من قضية: يوافقها أو يخالفها أو يناقشها أو لا صلة له بها.",
        rules_en: "What the whole article thinks of a claim: agree, disagree, discuss or unrelated.",
        whole: &[
            "actor.type", "canonical.relation",
        ],
        some: &[
            ("stance.label", &[
                ("support", "يوافق", "Agree"),
                ("oppose", "يخالف", "Disagree"),
                ("neutral", "يناقش", "Discuss"),
                ("none", "لا صلة", "Unrelated"),
            ]),
            ("stance.dimension", &[("epistemic", "التصديق", "Is it true?")]),
        ],
        required: &["stance.label", "stance.evidence"],
    }
    .book()
}

/// CheckThat! (Nakov et al. 2022) and ClaimBuster: what is worth checking.
fn checkthat() -> Codebook {
    Part {
        version: "checkthat-1.0",
        name_ar: "CheckThat!",
        name_en: "CheckThat!",
        rules_ar: "لكل جملة: هل فيها ما يُتحقق منه، وهل يهمّ الجمهور، وهل هو ضار؟",
        rules_en: "Of each sentence: does it hold something to verify, is it of public interest, is it harmful?",
        whole: &[
            "actor.type", "claim.type", "claim.check_worthiness",
        ],
        some: &[("flag", &[
            ("verifiable", "يمكن التحقق منه", "Verifiable"),
            ("likely_false", "يرجّح كذبه", "Likely false"),
            ("public_interest", "يهمّ الجمهور", "Of public interest"),
            ("harmful", "ضار", "Harmful"),
            ("government_attention", "يهمّ الحكومة", "Needs government attention"),
            ("unsure", "غير متأكد", "Unsure"),
            ("discuss", "للنقاش", "To discuss"),
        ])],
        required: &["claim.check_worthiness"],
    }
    .book()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_preset_is_sound_and_differs_in_version() {
        let books = all();
        let mut versions: Vec<_> = books.iter().map(|book| &book.version).collect();
        versions.sort();
        versions.dedup();
        assert_eq!(versions.len(), books.len());
        for book in &books {
            assert_eq!(book.faults(), [], "{}", book.version);
            for field in &book.required {
                let known = book.set(field.as_str()).is_some()
                    || super::super::FIELDS_WITHOUT_SET.contains(&field.as_str());
                assert!(known, "{} requires {field}", book.version);
            }
            for set in REGISTRY {
                assert!(book.set(set).is_some(), "{} lacks {set}", book.version);
            }
        }
    }
}
