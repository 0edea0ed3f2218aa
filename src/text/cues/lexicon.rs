//! The words by which Arabic news says that somebody says something, in all their forms.
//!
//! Verbs are written once, as «he» does it, and inflected here for person, gender, number and
//! mood. Forms are search keys without tanwin. What a form means in its sentence is not decided
//! here.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::text::tokens::tokens_of;

/// What saying a verb is: codes of the label sets for acts and for the outlet's commitment.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Sense {
    /// Which part of speech the form is.
    pub form: Form,
    /// Code of the act.
    pub act: &'static str,
    /// Code of the outlet's commitment.
    pub commitment: &'static str,
    /// Whether the form means something else as often, so that only what follows tells.
    pub ambiguous: bool,
    /// What may follow an ambiguous form, besides «أن» and a quotation, to make it a cue: keys of
    /// words, or beginnings of words before `*`.
    pub follows: &'static [&'static str],
}

/// A part of speech.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Form {
    /// A verb of which the subject may be before, after, or left out.
    Finite,
    /// A verb in the passive: nobody is named.
    Passive,
    /// A participle that opens a further attribution with the same source.
    Participle,
    /// A participle whose form (feminine or plural) may as well be an adjective.
    AdjectiveLike,
    /// A noun of saying, a cue only before «أن».
    Noun,
}

/// How the perfect changes before endings.
#[derive(Clone, Copy)]
enum Shape {
    /// Nothing changes.
    Sound,
    /// A long vowel is shortened before consonants, as «قال» becomes «قلت».
    Hollow(&'static str),
    /// The last letter is weak and becomes this one, as «نفى» becomes «نفيت» and «نفت».
    Weak(char),
}

use Shape::{Hollow, Sound, Weak};

/// Which forms of a verb mean something else as often as they report.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Doubt {
    None,
    /// Only «he did» in the perfect, which without vowels is spelled like a noun.
    Bare,
    /// All forms.
    All,
}

use Doubt::{All, Bare};

/// Perfect, its shape, imperfect without its prefix, jussive if different, participle, act,
/// commitment, doubt, what follows to remove the doubt.
type Row = (
    &'static str,
    Shape,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    Doubt,
    &'static [&'static str],
);

const NEUTRAL: &str = "neutral";
const ENDORSING: &str = "endorsing";
const DISTANCING: &str = "distancing";

#[rustfmt::skip]
const VERBS: &[Row] = &[
    ("قال", Hollow("قل"), "قول", "قل", "قائل", "state", NEUTRAL, Doubt::None, &[]),
    ("أكد", Sound, "ؤكد", "", "مؤكد", "confirm", NEUTRAL, Doubt::None, &[]),
    ("أعلن", Sound, "علن", "", "معلن", "state", NEUTRAL, Doubt::None, &[]),
    ("أشار", Hollow("أشر"), "شير", "شر", "مشير", "state", NEUTRAL, Doubt::None, &[]),
    ("أضاف", Hollow("أضف"), "ضيف", "ضف", "مضيف", "state", NEUTRAL, Doubt::None, &[]),
    ("أردف", Sound, "ردف", "", "مردف", "state", NEUTRAL, Doubt::None, &[]),
    ("صرح", Sound, "صرح", "", "مصرح", "state", NEUTRAL, Bare, &["ب*"]),
    ("لفت", Sound, "لفت", "", "لافت", "state", NEUTRAL, Doubt::None, &[]),
    ("شدد", Sound, "شدد", "", "مشدد", "confirm", NEUTRAL, Doubt::None, &[]),
    ("أوضح", Sound, "وضح", "", "موضح", "state", ENDORSING, Doubt::None, &[]),
    ("اعتبر", Sound, "عتبر", "", "معتبر", "believe", NEUTRAL, Doubt::None, &[]),
    ("ذكر", Sound, "ذكر", "", "ذاكر", "state", NEUTRAL, All, &[]),
    ("أفاد", Hollow("أفد"), "فيد", "فد", "مفيد", "state", NEUTRAL, Doubt::None, &[]),
    ("كشف", Sound, "كشف", "", "كاشف", "state", ENDORSING, All, &["عن"]),
    ("نقل", Sound, "نقل", "", "ناقل", "state", NEUTRAL, All, &["عن"]),
    ("حذر", Sound, "حذر", "", "محذر", "warn", NEUTRAL, Doubt::None, &[]),
    ("نبه", Sound, "نبه", "", "منبه", "warn", ENDORSING, Doubt::None, &[]),
    ("نفى", Weak('ي'), "نفي", "نف", "نافي", "deny", NEUTRAL, Doubt::None, &[]),
    ("أنكر", Sound, "نكر", "", "منكر", "deny", NEUTRAL, Doubt::None, &[]),
    ("كذب", Sound, "كذب", "", "مكذب", "deny", NEUTRAL, All, &[]),
    ("فند", Sound, "فند", "", "مفند", "deny", ENDORSING, Doubt::None, &[]),
    ("اعترف", Sound, "عترف", "", "معترف", "confirm", ENDORSING, Doubt::None, &[]),
    ("أقر", Sound, "قر", "", "مقر", "confirm", ENDORSING, All, &["ب*"]),
    ("وصف", Sound, "صف", "", "واصف", "believe", NEUTRAL, Bare, &["ب*"]),
    ("عبر", Sound, "عبر", "", "معبر", "state", NEUTRAL, All, &["عن"]),
    ("أعرب", Sound, "عرب", "", "معرب", "state", NEUTRAL, Doubt::None, &[]),
    ("أبدى", Weak('ي'), "بدي", "بد", "مبدي", "state", NEUTRAL, Doubt::None, &[]),
    ("تطرق", Sound, "تطرق", "", "متطرق", "other", NEUTRAL, Doubt::None, &[]),
    ("زعم", Sound, "زعم", "", "زاعم", "state", DISTANCING, Bare, &[]),
    ("ادعى", Weak('ي'), "دعي", "", "مدعي", "state", DISTANCING, Doubt::None, &[]),
    ("رأى", Weak('ي'), "رى", "ر", "", "believe", NEUTRAL, All, &[]),
    ("تابع", Sound, "تابع", "", "متابع", "state", NEUTRAL, All, &[]),
    ("استطرد", Sound, "ستطرد", "", "مستطرد", "state", NEUTRAL, Doubt::None, &[]),
    ("اقترح", Sound, "قترح", "", "مقترح", "offer", NEUTRAL, Doubt::None, &[]),
    ("دعا", Weak('و'), "دعو", "", "داعي", "demand", NEUTRAL, Bare, &["الي", "ل*"]),
    ("ناشد", Sound, "ناشد", "", "مناشد", "demand", NEUTRAL, Doubt::None, &[]),
    ("حث", Sound, "حث", "", "", "demand", NEUTRAL, Bare, &["علي"]),
    ("رفض", Sound, "رفض", "", "رافض", "decline", NEUTRAL, All, &["التعليق", "الافصاح", "الادلاء", "الكشف", "الحديث", "الاتهامات", "اتهامات", "المزاعم"]),
    ("طالب", Sound, "طالب", "", "مطالب", "demand", NEUTRAL, Bare, &["ب*"]),
    ("طلب", Sound, "طلب", "", "طالب", "demand", NEUTRAL, All, &["من"]),
    ("اتهم", Sound, "تهم", "", "متهم", "state", NEUTRAL, Doubt::None, &[]),
    ("ندد", Sound, "ندد", "", "مندد", "believe", NEUTRAL, Doubt::None, &[]),
    ("أدان", Hollow("أدن"), "دين", "دن", "مدين", "believe", NEUTRAL, Doubt::None, &[]),
    ("استنكر", Sound, "ستنكر", "", "مستنكر", "believe", NEUTRAL, Doubt::None, &[]),
    ("انتقد", Sound, "نتقد", "", "منتقد", "believe", NEUTRAL, Doubt::None, &[]),
    ("نوه", Sound, "نوه", "", "منوه", "state", ENDORSING, Doubt::None, &[]),
    ("جدد", Sound, "جدد", "", "مجدد", "confirm", NEUTRAL, All, &["التاكيد", "تاكيد*", "دعوته", "دعوتها", "رفضه", "رفضها", "التزام*", "مطالب*", "موقف*"]),
    ("هدد", Sound, "هدد", "", "مهدد", "warn", NEUTRAL, All, &["ب*"]),
    ("توعد", Sound, "توعد", "", "متوعد", "warn", NEUTRAL, Doubt::None, &[]),
    ("تعهد", Sound, "تعهد", "", "متعهد", "intend", NEUTRAL, Bare, &["ب*"]),
    ("وعد", Sound, "", "", "واعد", "intend", NEUTRAL, Bare, &["ب*"]),
    ("عرض", Sound, "عرض", "", "عارض", "offer", NEUTRAL, All, &["التوسط", "الوساطه", "المساعده", "مساعده*", "استضافه", "تقديم"]),
    ("توقع", Sound, "توقع", "", "متوقع", "believe", NEUTRAL, Bare, &[]),
    ("رجح", Sound, "رجح", "", "مرجح", "believe", NEUTRAL, Doubt::None, &[]),
    ("استبعد", Sound, "ستبعد", "", "مستبعد", "believe", NEUTRAL, Doubt::None, &[]),
    ("اعتقد", Sound, "عتقد", "", "معتقد", "believe", NEUTRAL, Doubt::None, &[]),
    ("أمل", Sound, "أمل", "", "آمل", "believe", NEUTRAL, All, &["في"]),
    ("تساءل", Sound, "تساءل", "", "متسائل", "other", NEUTRAL, Doubt::None, &[]),
    ("علق", Sound, "علق", "", "معلق", "other", NEUTRAL, All, &[]),
    ("رد", Sound, "رد", "", "", "other", NEUTRAL, All, &[]),
    ("لمح", Sound, "لمح", "", "ملمح", "state", NEUTRAL, Doubt::None, &[]),
    ("ألمح", Sound, "لمح", "", "", "state", NEUTRAL, Doubt::None, &[]),
    ("روى", Weak('ي'), "روي", "رو", "", "state", NEUTRAL, All, &[]),
    ("أبلغ", Sound, "بلغ", "", "مبلغ", "state", NEUTRAL, All, &[]),
    ("أخبر", Sound, "خبر", "", "مخبر", "state", NEUTRAL, Doubt::None, &[]),
    ("أظهر", Sound, "ظهر", "", "مظهر", "state", ENDORSING, All, &[]),
    ("أوصى", Weak('ي'), "وصي", "وص", "موصي", "demand", NEUTRAL, Doubt::None, &[]),
    ("قرر", Sound, "قرر", "", "مقرر", "intend", NEUTRAL, All, &[]),
    ("اعتزم", Sound, "عتزم", "", "معتزم", "intend", NEUTRAL, Doubt::None, &[]),
    ("أيد", Sound, "ؤيد", "", "مؤيد", "believe", NEUTRAL, All, &[]),
    ("أشاد", Hollow("أشد"), "شيد", "", "مشيد", "believe", NEUTRAL, Doubt::None, &[]),
    ("رحب", Sound, "رحب", "", "مرحب", "believe", NEUTRAL, Doubt::None, &[]),
    ("استدرك", Sound, "ستدرك", "", "مستدرك", "state", NEUTRAL, Doubt::None, &[]),
    ("ختم", Sound, "ختم", "", "", "state", NEUTRAL, All, &[]),
    ("اختتم", Sound, "ختتم", "", "مختتم", "state", NEUTRAL, All, &[]),
    ("وجه", Sound, "وجه", "", "موجه", "demand", NEUTRAL, All, &["دعوه", "اتهام*", "انتقاد*", "رساله", "نداء", "تحذير*"]),
    ("سأل", Sound, "سأل", "", "", "other", NEUTRAL, All, &[]),
    ("أجاب", Hollow("أجب"), "جيب", "", "مجيب", "state", NEUTRAL, Doubt::None, &[]),
    ("ورد", Sound, "", "", "", "state", NEUTRAL, All, &[]),
    ("تردد", Sound, "", "", "", "state", NEUTRAL, All, &[]),
];

/// Passives whose letters differ from the active voice.
#[rustfmt::skip]
const PASSIVES: &[(&str, &str, &str)] = &[
    ("قيل", "state", DISTANCING), ("يقال", "state", DISTANCING),
    ("أفيد", "state", NEUTRAL), ("يفاد", "state", NEUTRAL),
    ("يشار", "state", NEUTRAL), ("أشير", "state", NEUTRAL),
];

/// Nouns of saying; with pronouns attached they are found too.
#[rustfmt::skip]
const NOUNS: &[(&str, &str, &str)] = &[
    ("تأكيد", "confirm", NEUTRAL), ("تأكيدات", "confirm", NEUTRAL),
    ("قول", "state", NEUTRAL), ("أقوال", "state", NEUTRAL), ("إعلان", "state", NEUTRAL),
    ("تصريح", "state", NEUTRAL), ("تصريحات", "state", NEUTRAL),
    ("زعم", "state", DISTANCING), ("مزاعم", "state", DISTANCING),
    ("ادعاء", "state", DISTANCING), ("ادعاءات", "state", DISTANCING),
    ("تحذير", "warn", NEUTRAL), ("تحذيرات", "warn", NEUTRAL),
    ("نفي", "deny", NEUTRAL), ("اعتراف", "confirm", ENDORSING),
    ("توقعات", "believe", NEUTRAL), ("توقع", "believe", NEUTRAL),
    ("اعتقاد", "believe", NEUTRAL), ("أنباء", "state", NEUTRAL), ("اتهام", "state", NEUTRAL),
    ("اتهامات", "state", NEUTRAL),
];

/// Forms that are nearly always other words: «read» on a web page, and «half».
const OTHER_WORDS: &[&str] = &["أقرا", "نصف"];

/// Pronouns that may be attached to a noun or a verb.
const PRONOUNS: &[&str] = &["ه", "ها", "هم", "هما", "نا", "ي"];

/// All forms of all words.
pub struct Lexicon {
    forms: HashMap<Vec<char>, Sense>,
}

/// The lexicon, made when it is first asked for.
pub fn lexicon() -> &'static Lexicon {
    static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::new);
    &LEXICON
}

impl Lexicon {
    fn new() -> Self {
        let mut lexicon = Self {
            forms: HashMap::new(),
        };
        for (form, act, commitment) in PASSIVES {
            lexicon.add(form, Form::Passive, act, commitment, true, &[]);
        }
        for row in VERBS {
            lexicon.add_verb(row);
        }
        for (noun, act, commitment) in NOUNS {
            lexicon.add(noun, Form::Noun, act, commitment, true, &[]);
            for pronoun in PRONOUNS {
                let form = format!("{noun}{pronoun}");
                lexicon.add(&form, Form::Noun, act, commitment, true, &[]);
            }
        }
        lexicon
    }

    /// What a key without proclitics means, if it is a word of saying.
    pub fn sense(&self, key: &[char]) -> Option<Sense> {
        self.forms.get(key).copied()
    }

    /// The first sense that is given for a form is kept.
    fn add(
        &mut self,
        form: &str,
        part: Form,
        act: &'static str,
        commitment: &'static str,
        ambiguous: bool,
        follows: &'static [&'static str],
    ) {
        let sense = Sense {
            form: part,
            act,
            commitment,
            ambiguous,
            follows,
        };
        self.forms.entry(key_of(form)).or_insert(sense);
    }

    fn add_verb(&mut self, row: &Row) {
        let (perfect, shape, imperfect, jussive, participle, act, commitment, doubt, follows) =
            *row;
        let always = doubt == All;
        let mut finite = |form: &str, ambiguous: bool| {
            self.add(form, Form::Finite, act, commitment, ambiguous, follows);
        };
        for form in perfects(perfect, shape) {
            if !OTHER_WORDS.contains(&form.as_str()) {
                finite(&form, always || (doubt == Bare && form == perfect));
            }
        }
        // With a pronoun, what is spelled like a noun would be one: «رفضه» is his refusal.
        let accepts = matches!(shape, Sound) && doubt == Doubt::None;
        if accepts || matches!(shape, Weak('و')) {
            let (stem, _) = stems(perfect, shape);
            for pronoun in PRONOUNS.iter().filter(|one| **one != "ي") {
                let masculine = perfect.replace('ى', "ا");
                finite(&format!("{masculine}{pronoun}"), false);
                finite(&format!("{stem}ت{pronoun}"), false);
            }
        }
        if !imperfect.is_empty() {
            for prefix in ["ي", "ت", "ن", "أ"] {
                let forms = imperfects(prefix, imperfect, jussive).into_iter();
                for form in forms.filter(|form| !OTHER_WORDS.contains(&form.as_str())) {
                    finite(&form, always);
                    finite(&format!("س{form}"), always);
                }
                for pronoun in PRONOUNS.iter().filter(|one| **one != "ي") {
                    finite(&format!("{prefix}{imperfect}{pronoun}"), true);
                }
            }
        }
        if participle.is_empty() {
            return;
        }
        let weak = participle.ends_with('ي');
        let stem = participle.trim_end_matches('ي');
        let masculine = format!("{participle}ا");
        self.add(
            &masculine,
            Form::Participle,
            act,
            commitment,
            always,
            follows,
        );
        let endings: &[&str] = if weak {
            &["ية", "ين"]
        } else {
            &["ة", "ين"]
        };
        for ending in endings {
            let form = format!("{stem}{ending}");
            self.add(&form, Form::AdjectiveLike, act, commitment, true, follows);
        }
    }
}

/// What endings of the perfect are put to: those that begin with a vowel, and the others.
fn stems(perfect: &str, shape: Shape) -> (String, String) {
    let mut chars = perfect.chars();
    chars.next_back();
    let shortened = chars.as_str();
    match shape {
        Sound => (perfect.to_owned(), perfect.to_owned()),
        Hollow(short) => (perfect.to_owned(), short.to_owned()),
        Weak(letter) => (shortened.to_owned(), format!("{shortened}{letter}")),
    }
}

/// The persons of the perfect.
fn perfects(perfect: &str, shape: Shape) -> Vec<String> {
    let (before_vowel, before_consonant) = stems(perfect, shape);
    let dual = match shape {
        Weak(_) => format!("{before_consonant}ا"),
        _ => format!("{perfect}ا"),
    };
    vec![
        perfect.to_owned(),
        format!("{before_vowel}ت"),
        format!("{before_vowel}وا"),
        format!("{before_vowel}تا"),
        format!("{before_consonant}ت"),
        format!("{before_consonant}نا"),
        format!("{before_consonant}ن"),
        dual,
    ]
}

/// The persons of the imperfect with one prefix, in all moods.
fn imperfects(prefix: &str, imperfect: &str, jussive: &str) -> Vec<String> {
    let singular = format!("{prefix}{imperfect}");
    let mut forms = vec![singular.clone()];
    // «نشر» is to publish far more often than «let us point out».
    if !jussive.is_empty() && (prefix == "ي" || prefix == "ت") {
        forms.push(format!("{prefix}{jussive}"));
    }
    if prefix == "ي" || prefix == "ت" {
        let weak = imperfect.ends_with(['ي', 'و', 'ى']);
        let stem = imperfect.trim_end_matches(['ي', 'و', 'ى']);
        let stem = if weak { stem } else { imperfect };
        forms.push(format!("{prefix}{stem}ون"));
        forms.push(format!("{prefix}{stem}وا"));
        forms.push(format!("{singular}ان"));
        forms.push(format!("{singular}ن"));
    }
    forms
}

/// The key of one word.
fn key_of(word: &str) -> Vec<char> {
    tokens_of(word)
        .into_iter()
        .next()
        .map(|token| token.key)
        .unwrap_or_default()
}
