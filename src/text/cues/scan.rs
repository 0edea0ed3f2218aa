//! Where cues stand: which words report, given what stands beside them.

use std::ops::Range;

use super::super::tokens::TokenKind;
use super::lexicon::{Form, Sense, lexicon};
use super::{CueKind, Prose};

/// Farthest words from a verb at which its «أن» or quotation is looked for.
const WORDS_TO_CONTENT: usize = 24;
/// The same for forms that may be nouns or other verbs.
const WORDS_TO_CONTENT_IN_DOUBT: usize = 12;
/// The same for nouns of saying.
const WORDS_TO_CONTENT_OF_NOUN: usize = 4;
/// The same for what was issued.
const WORDS_TO_CONTENT_OF_ISSUED: usize = 10;
/// Words of a quotation in which a cue is part of a name.
const WORDS_OF_A_TITLE: usize = 3;
/// Words of a headline that may stand before its colon.
const WORDS_BEFORE_COLON: usize = 4;
/// Fewest words of a headline after its colon.
const WORDS_AFTER_COLON: usize = 4;

/// A cue by its tokens.
pub struct Found {
    /// The whole group.
    pub tokens: Range<usize>,
    pub kind: CueKind,
    pub act: &'static str,
    pub commitment: &'static str,
    pub confident: bool,
    /// Whether the text names nobody: a passive, or «بحسب ما ورد».
    pub unattributed: bool,
    /// Whether the group begins with و or ف.
    pub joined: bool,
    /// The token with which something that this verb takes begins.
    pub taken: Option<usize>,
}

/// What follows a cue and shows that it is one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Complement {
    /// A word like «أن».
    That(usize),
    /// A colon.
    Colon(usize),
    /// An opening quotation mark.
    Speech(usize),
    /// A word that this verb takes.
    Taken(usize),
}

const THAT: &[&str] = &[
    "ان",
    "انه",
    "انها",
    "انهم",
    "انهما",
    "انني",
    "اننا",
    "بان",
    "بانه",
    "بانها",
    "بانهم",
    "بانهما",
    "بانني",
    "باننا",
    "بانها",
];

/// Particles that belong to the group of the verb after them.
const PARTICLES: &[&str] = &[
    "قد",
    "لقد",
    "لم",
    "لن",
    "لا",
    "سوف",
    "كان",
    "كانت",
    "كانوا",
    "يكن",
    "تكن",
];

/// Auxiliary verbs of «still»; before them stands a negation.
const STILL: &[&str] = &["يزال", "تزال", "يزالون", "زال", "زالت", "زالوا"];

/// After these a noun stands, no verb.
const BEFORE_NOUNS: &[&str] = &[
    "في",
    "من",
    "الي",
    "علي",
    "عن",
    "مع",
    "بعد",
    "قبل",
    "دون",
    "بدون",
    "خلال",
    "عند",
    "عقب",
    "منذ",
    "حول",
    "اي",
    "كل",
    "هذا",
    "هذه",
    "غير",
    "بين",
    "اثر",
    "رغم",
    "وفق",
    "حسب",
    "بسبب",
    "اثناء",
    "نحو",
    "فوق",
    "تحت",
    "لدي",
    "ضد",
    "ذلك",
    "تلك",
    "سوي",
    "عبر",
    "بلا",
    "مجرد",
    "ثم",
];

/// Words of several tokens that work like a preposition; the first may bear و or ف.
#[rustfmt::skip]
const PREPOSITIONS: &[(&[&str], &str)] = &[
    (&["علي", "حد", "قول"], "neutral"), (&["علي", "حد", "تعبير"], "neutral"),
    (&["علي", "حد", "وصف"], "neutral"), (&["علي", "حد", "زعم"], "distancing"),
    (&["علي", "حد", "قوله"], "neutral"), (&["علي", "حد", "قولها"], "neutral"),
    (&["علي", "حد", "قولهم"], "neutral"), (&["علي", "حد", "تعبيره"], "neutral"),
    (&["علي", "حد", "تعبيرها"], "neutral"), (&["علي", "حد", "وصفه"], "neutral"),
    (&["علي", "حد", "وصفها"], "neutral"), (&["علي", "حد", "زعمه"], "distancing"),
    (&["علي", "لسان"], "neutral"), (&["نقلا", "عن"], "neutral"),
    (&["بحسب"], "neutral"), (&["حسب"], "neutral"), (&["حسبما"], "neutral"),
    (&["بحسبما"], "neutral"), (&["وفقما"], "neutral"),
    (&["وفقا"], "neutral"), (&["وفق"], "neutral"), (&["طبقا"], "neutral"),
    (&["استنادا", "الي"], "neutral"),
    (&["بحجه"], "distancing"), (&["بذريعه"], "distancing"), (&["بدعوي"], "distancing"), (&["بزعم"], "distancing"),
];

/// Sayings with «their own» pronoun: nobody else is named.
const OWN: &[&str] = &[
    "قوله",
    "قولها",
    "قولهم",
    "تعبيره",
    "تعبيرها",
    "وصفه",
    "وصفها",
    "زعمه",
];

/// What one acts according to, but which says nothing.
const NO_SPEAKERS: &[&str] = &[
    "القانون",
    "الدستور",
    "الاتفاق",
    "الاتفاقيه",
    "الخطه",
    "المعايير",
    "الحاجه",
    "الطلب",
    "الاصول",
    "الجدول",
    "الشروط",
    "البرنامج",
    "الظروف",
    "الامكان",
    "الترتيب",
    "الاقتضاء",
    "القواعد",
    "التوقيت",
    "النظام",
    "الاحكام",
    "قواعد",
    "جدول",
    "خطه",
    "معايير",
    "شروط",
    "احكام",
    "اتفاق",
    "قانون",
    "مبدا",
    "نظام",
    "الاسبقيه",
    "الاولويه",
    "الاولويات",
    "اولويات",
    "المواصفات",
    "مواصفات",
    "رغبه",
    "الميزانيه",
    "برنامج",
    "اليه",
    "ترتيب",
    "النوع",
    "الفئه",
    "المنطقه",
    "العمر",
    "اسس",
    "الاليه",
    "الاتفاقات",
    "ضوابط",
    "الضوابط",
    "المقاييس",
    "اجراءات",
    "الاجراءات",
];

/// Verbs with which words stand in a text.
const CAME: &[&str] = &["جاء", "جاءت", "ورد", "وردت"];

/// What is issued or said, with or without the article.
#[rustfmt::skip]
const ISSUED: &[&str] = &[
    "بيان", "بيانه", "بيانها", "بيانهم", "تقرير", "تقريره", "تقريرها", "تصريح", "تصريحات", "تصريحاته", "تصريحاتها",
    "رساله", "رسالته", "رسالتها", "خطاب", "خطابه", "كلمه", "كلمته", "كلمتها", "منشور", "تغريده", "مذكره",
    "نص", "خبر", "وثيقه", "افاده", "مقال", "مقاله", "ايجاز",
];

/// Colours of the mind: what «calls for» one of them demands nothing.
#[rustfmt::skip]
const MOODS: &[&str] = &[
    "القلق", "للقلق", "التفاول", "للتفاول", "التشاوم", "للتشاوم", "الخوف", "للخوف", "السخريه", "للسخريه", "الاستغراب",
    "للاستغراب", "الدهشه", "للدهشه", "الشك", "للشك", "الريبه", "للريبه", "الاسف", "للاسف", "الفخر", "للفخر", "التامل",
    "للتامل", "التساول", "للتساول", "الاطمينان", "للاطمينان", "العجب", "للعجب",
];

/// Labels of web pages, after which a colon announces nothing that anybody says.
const LABELS: &[&str] = &[
    "المصدر",
    "الكاتب",
    "تاريخ",
    "النشر",
    "كلمات",
    "تحرير",
    "مشاركه",
    "اقرا",
    "شاهد",
    "صوره",
    "فيديو",
    "المزيد",
    "تصوير",
    "ترجمه",
    "اعداد",
    "وسوم",
    "رابط",
    "للمزيد",
    "تم",
    "ايضا",
    "كتب",
    "reading",
    "source",
    "tags",
    "الموضوع",
    "الهاتف",
    "العنوان",
    "ملاحظه",
    "الوسوم",
    "المكان",
    "الساعه",
    "السعر",
    "النتيجه",
    "القسم",
    "بقلم",
    "المراسل",
    "الفئه",
];

/// All cues, in order, none overlapping another.
pub fn scan(prose: &Prose) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut at = 0;
    while at < prose.tokens.len() {
        let one = preposition(prose, at)
            .or_else(|| came_in(prose, at))
            .or_else(|| word(prose, at, found.last()))
            .or_else(|| headline_colon(prose, at));
        at += 1;
        let Some(one) = one else {
            continue;
        };
        if is_in_title(prose, one.tokens.start) {
            continue;
        }
        if found
            .last()
            .is_some_and(|last| last.tokens.end > one.tokens.start)
        {
            continue;
        }
        at = at.max(one.tokens.end);
        found.push(one);
    }
    found
}

/// Whether a token stands in a quotation so short that it is a name or a title.
fn is_in_title(prose: &Prose, at: usize) -> bool {
    let Some(token) = prose.token(at) else {
        return false;
    };
    prose
        .quote_around(token.scalars.start)
        .is_some_and(|quote| {
            let words = prose.tokens.iter().filter(|one| {
                one.is_word()
                    && quote.range.start <= one.scalars.start
                    && one.scalars.end <= quote.range.end
            });
            quote.name || (quote.balanced && words.count() <= WORDS_OF_A_TITLE)
        })
}

/// The rest of a key after و or ف.
fn without_conjunction(key: &[char]) -> Option<&[char]> {
    match key.split_first() {
        Some(('و' | 'ف', rest)) if rest.len() >= 2 => Some(rest),
        _ => None,
    }
}

fn is_word(key: &[char], word: &str) -> bool {
    word.chars().eq(key.iter().copied())
}

fn is_listed(key: &[char], words: &[&str]) -> bool {
    !key.is_empty() && words.iter().any(|word| is_word(key, word))
}

/// Whether the word at `at` is one of `words`, be it with و or ف.
pub fn is_listed_joined(prose: &Prose, at: usize, words: &[&str]) -> bool {
    let key = prose.key(at);
    is_listed(key, words) || without_conjunction(key).is_some_and(|rest| is_listed(rest, words))
}

/// Whether the word at `at` is «أن» or the like.
pub fn is_that(prose: &Prose, at: usize) -> bool {
    prose.is_one_of(at, THAT)
}

/// What a word means, with and without its conjunction; whether it bore one.
pub fn sense_at(prose: &Prose, at: usize) -> Option<(Sense, bool)> {
    let key = prose.key(at);
    let words = lexicon();
    if let Some(sense) = words.sense(key) {
        return Some((sense, false));
    }
    let rest = without_conjunction(key);
    if let Some(sense) = rest.and_then(|rest| words.sense(rest)) {
        return Some((sense, true));
    }
    // «ليؤكد»: the lam of purpose before an imperfect.
    let bare = rest.unwrap_or(key);
    match bare.split_first() {
        Some(('ل', verb)) if matches!(verb.first(), Some('ي' | 'ت')) && verb.len() > 3 => {
            let sense = words.sense(verb).filter(|sense| sense.form == Form::Finite);
            sense.map(|sense| (sense, rest.is_some()))
        }
        _ => None,
    }
}

/// Whether the word at `at` surely begins a new cue.
fn begins_cue(prose: &Prose, at: usize) -> bool {
    sense_at(prose, at).is_some_and(|(sense, _)| {
        !sense.ambiguous && matches!(sense.form, Form::Finite | Form::Participle)
    })
}

/// What follows the cue that ends before the token `from`, within `words` words.
pub fn complement(
    prose: &Prose,
    from: usize,
    words: usize,
    follows: &[&str],
) -> Option<Complement> {
    let near = from.checked_sub(1)?;
    let mut seen = 0;
    let mut at = from;
    while let Some(token) = prose.in_sentence(at, near) {
        if token.is_mark(';') {
            return None;
        }
        if token.is_mark(':') {
            return Some(Complement::Colon(at));
        }
        if prose.speech_at(at).is_some() {
            return Some(Complement::Speech(at));
        }
        if token.is_word() {
            if is_that(prose, at) {
                return Some(Complement::That(at));
            }
            if follows.iter().any(|word| takes(&token.key, word)) {
                return Some(Complement::Taken(after_name(prose, at)));
            }
            seen += 1;
            if seen > words || begins_cue(prose, at) {
                return None;
            }
        }
        at += 1;
    }
    None
}

/// Of two words with ب the first may be a name: «طالبت لينا بشارة بتحقيق».
fn after_name(prose: &Prose, at: usize) -> usize {
    let begins = |at: usize| {
        let key = prose.key(at);
        matches!(key, ['ب', ..]) && key.len() > 3
    };
    let article = matches!(prose.key(at), ['ب', 'ا', ..]);
    if begins(at) && begins(at + 1) && !article {
        at + 1
    } else {
        at
    }
}

/// Whether a key is a word that a verb takes; a pattern may end in `*`.
fn takes(key: &[char], pattern: &str) -> bool {
    match pattern.strip_suffix('*') {
        Some(beginning) => {
            let length = beginning.chars().count();
            key.len() > length + 1 && beginning.chars().eq(key.iter().copied().take(length))
        }
        None => is_word(key, pattern),
    }
}

/// A cue whose main word is the token at `at`.
fn word(prose: &Prose, at: usize, last: Option<&Found>) -> Option<Found> {
    let (sense, joined) = sense_at(prose, at)?;
    match sense.form {
        // Tanwin is on nouns only: «وعداً» is a promise.
        Form::Finite | Form::Passive if prose.token(at)?.tanwin => None,
        Form::Finite | Form::Passive => finite(prose, at, sense, joined, last),
        Form::Participle | Form::AdjectiveLike => participle(prose, at, sense, joined),
        Form::Noun => noun(prose, at, sense, joined),
    }
}

fn finite(
    prose: &Prose,
    at: usize,
    sense: Sense,
    joined: bool,
    last: Option<&Found>,
) -> Option<Found> {
    let before = at
        .checked_sub(1)
        .filter(|before| prose.in_sentence(*before, at).is_some());
    let start = group_start(prose, at);
    let mut end = at + 1;
    if prose.is_one_of(end, &["قايلا", "قايله", "قايلين"]) {
        end += 1;
    }
    let words = if sense.ambiguous {
        WORDS_TO_CONTENT_IN_DOUBT
    } else {
        WORDS_TO_CONTENT
    };
    let follows = complement(prose, end, words, sense.follows);
    // «أن تبدي السلطات اهتماماً»: what somebody is to say was not said.
    let wished = start == at && !joined && before.is_some_and(|one| prose.is_one_of(one, &["ان"]));
    if wished && follows.is_none() {
        return None;
    }
    if let Some(Complement::Taken(taken)) = follows
        && (is_listed(prose.key(taken), MOODS) || is_listed(prose.key(taken + 1), MOODS))
    {
        return None;
    }
    if sense.ambiguous {
        follows?;
        let noun = before.is_some_and(|before| {
            !joined && start == at && is_listed_joined(prose, before, BEFORE_NOUNS)
        });
        // «قالت أمل»: what stands directly after a verb of saying is who says it.
        let subject =
            last.is_some_and(|last| last.kind == CueKind::Verb && last.tokens.end == at && !joined);
        if noun || subject {
            return None;
        }
    }
    if prose.token(end).is_some_and(|token| token.is_mark(':')) {
        end += 1;
    }
    Some(Found {
        tokens: start..end,
        kind: CueKind::Verb,
        act: act_with(prose, &sense, follows),
        commitment: sense.commitment,
        confident: !sense.ambiguous || matches!(follows, Some(Complement::That(_))),
        unattributed: sense.form == Form::Passive,
        joined: joined || is_joined(prose, start),
        taken: match follows {
            Some(Complement::Taken(at)) => Some(at),
            _ => None,
        },
    })
}

/// «رفض» declines only what can be declined by silence.
fn act_with(prose: &Prose, sense: &Sense, follows: Option<Complement>) -> &'static str {
    let denies = match follows {
        Some(Complement::Taken(at)) => prose.is_one_of(at, &["الاتهامات", "اتهامات", "المزاعم"]),
        _ => false,
    };
    if denies { "deny" } else { sense.act }
}

/// Where the group of the verb at `at` begins, with «قد», «لم» and the like.
fn group_start(prose: &Prose, at: usize) -> usize {
    let mut start = at;
    while let Some(before) = start.checked_sub(1) {
        if prose.in_sentence(before, at).is_none() {
            break;
        }
        if is_listed_joined(prose, before, PARTICLES) {
            start = before;
            continue;
        }
        let earlier = before.checked_sub(1);
        let still = is_listed(prose.key(before), STILL)
            && earlier.is_some_and(|one| is_listed_joined(prose, one, &["لا", "ما", "لم"]));
        let formerly = prose.is_one_of(before, &["ان"])
            && earlier.is_some_and(|one| is_listed_joined(prose, one, &["سبق"]));
        match earlier {
            Some(earlier) if still || formerly => start = earlier,
            _ => break,
        }
    }
    start
}

/// Whether the group begins with و or ف before a particle.
fn is_joined(prose: &Prose, start: usize) -> bool {
    let key = prose.key(start);
    !is_listed(key, PARTICLES)
        && without_conjunction(key).is_some_and(|rest| is_listed(rest, PARTICLES))
}

fn participle(prose: &Prose, at: usize, sense: Sense, joined: bool) -> Option<Found> {
    let before = at
        .checked_sub(1)
        .filter(|before| prose.in_sentence(*before, at).is_some());
    let negated = before.is_some_and(|before| {
        is_listed_joined(
            prose,
            before,
            &["غير", "ليس", "ليست", "كان", "كانت", "بات", "يبدو", "اصبح"],
        )
    });
    if negated {
        return None;
    }
    let after_comma = before.is_some_and(|before| {
        prose
            .token(before)
            .is_some_and(|token| token.is_mark(',') || token.is_mark('"'))
    });
    let next_announces = is_that(prose, at + 1)
        || prose.token(at + 1).is_some_and(|token| token.is_mark(':'))
        || prose.speech_at(at + 1).is_some();
    let next_takes = prose.is_one_of(at + 1, &["الي", "علي"]) && is_that(prose, at + 2);
    let follows = complement(prose, at + 1, WORDS_TO_CONTENT_IN_DOUBT, sense.follows);
    let adjective = sense.form == Form::AdjectiveLike;
    let announced = next_announces || next_takes;
    let said = if sense.ambiguous && !adjective {
        announced || (after_comma && follows.is_some())
    } else if adjective {
        announced || after_comma || (joined && follows.is_some())
    } else {
        announced || after_comma || joined || prose.is_one_of(at + 1, &["الي", "علي", "عن"])
    };
    if !said {
        return None;
    }
    let mut end = at + 1;
    if prose.token(end).is_some_and(|token| token.is_mark(':')) {
        end += 1;
    }
    Some(Found {
        tokens: at..end,
        kind: CueKind::Participle,
        act: sense.act,
        commitment: sense.commitment,
        confident: announced || (!adjective && !sense.ambiguous),
        unattributed: false,
        joined,
        taken: None,
    })
}

fn noun(prose: &Prose, at: usize, sense: Sense, joined: bool) -> Option<Found> {
    let follows = complement(prose, at + 1, WORDS_TO_CONTENT_OF_NOUN, &[])?;
    if !matches!(follows, Complement::That(_)) {
        return None;
    }
    Some(Found {
        tokens: at..at + 1,
        kind: CueKind::Noun,
        act: sense.act,
        commitment: sense.commitment,
        confident: false,
        unattributed: false,
        joined,
        taken: None,
    })
}

/// «جاء في البيان أن»: words stand in what somebody issued or said.
fn came_in(prose: &Prose, at: usize) -> Option<Found> {
    if !is_listed_joined(prose, at, CAME) || !prose.is_one_of(at + 1, &["في"]) {
        return None;
    }
    let key = prose.key(at + 2);
    let bare = match key {
        ['ا', 'ل', rest @ ..] => rest,
        _ => key,
    };
    if !is_listed(bare, ISSUED) {
        return None;
    }
    let end = at + 2;
    let follows = complement(prose, end, WORDS_TO_CONTENT_OF_ISSUED, &[])?;
    // «جاء في بيان بعد أن …» tells when.
    if let Complement::That(that) = follows
        && prose.is_one_of(that.checked_sub(1)?, BEFORE_NOUNS)
    {
        return None;
    }
    Some(Found {
        tokens: at..end,
        kind: CueKind::Verb,
        act: "state",
        commitment: "neutral",
        confident: true,
        unattributed: false,
        joined: !is_listed(prose.key(at), CAME),
        taken: None,
    })
}

fn preposition(prose: &Prose, at: usize) -> Option<Found> {
    let key = prose.key(at);
    let (words, commitment, joined) = PREPOSITIONS.iter().find_map(|(words, commitment)| {
        let (first, rest) = words.split_first()?;
        let plain = is_word(key, first);
        let joined = without_conjunction(key).is_some_and(|rest| is_word(rest, first));
        let follow = rest
            .iter()
            .enumerate()
            .all(|(place, word)| is_word(prose.key(at + 1 + place), word));
        ((plain || joined) && follow).then_some((words, commitment, joined && !plain))
    })?;
    let mut end = at + words.len();
    let first = words.first().copied().unwrap_or_default();
    let according = matches!(first, "وفقا" | "طبقا");
    if according && !matches!(prose.key(end).first(), Some('ل')) {
        return None;
    }
    let next = prose.key(end);
    let next_name = if according {
        next.get(1..).unwrap_or_default()
    } else {
        next
    };
    let speaks = !is_listed(next, NO_SPEAKERS) && !is_listed(next_name, NO_SPEAKERS);
    let with_article: Vec<char> = std::iter::once('ا')
        .chain(next_name.iter().copied())
        .collect();
    if !speaks || (according && is_listed(&with_article, NO_SPEAKERS)) {
        return None;
    }
    if first == "حسب" && prose.key(end).is_empty() {
        return None;
    }
    let mut unattributed = words.iter().any(|word| OWN.contains(word));
    let what = matches!(first, "حسبما" | "بحسبما" | "وفقما");
    if what || (is_listed(next, &["ما"]) || (according && is_listed(next, &["لما"]))) {
        let verb = if what { end } else { end + 1 };
        let (sense, _) = sense_at(prose, verb)?;
        end = verb + 1;
        unattributed |= sense.form == Form::Passive || prose.is_one_of(verb, &["ورد", "تردد"]);
        if prose.is_one_of(end, &["في"]) && prose.is_one_of(verb, &["ورد", "جاء"]) {
            end += 1;
            unattributed = false;
        }
    }
    Some(Found {
        tokens: at..end,
        kind: CueKind::Preposition,
        act: "state",
        commitment,
        confident: true,
        unattributed,
        joined,
        taken: None,
    })
}

/// The colon of a headline such as «الوزارة: الأسعار ستنخفض هذا العام».
fn headline_colon(prose: &Prose, at: usize) -> Option<Found> {
    let colon = prose.token(at).filter(|token| token.is_mark(':'))?;
    let line_start = (0..at)
        .rev()
        .find(|one| {
            prose
                .token(*one)
                .is_some_and(|token| token.kind == TokenKind::Break)
        })
        .map_or(0, |one| one + 1);
    let before: Vec<usize> = (line_start..at)
        .filter(|one| !prose.key(*one).is_empty())
        .collect();
    let marks_before = (line_start..at).any(|one| {
        prose.token(one).is_some_and(|token| {
            token.kind == TokenKind::Mark && !token.is_mark('"') && !token.is_mark('_')
        })
    });
    let known = before.iter().any(|one| {
        is_listed(prose.key(*one), LABELS)
            || begins_cue(prose, *one)
            || prose
                .token(*one)
                .is_some_and(|word| word.key.iter().all(char::is_ascii_digit))
    });
    let line_end = (at..prose.tokens.len())
        .find(|one| {
            prose
                .token(*one)
                .is_some_and(|token| token.kind == TokenKind::Break)
        })
        .unwrap_or(prose.tokens.len());
    let after = (at + 1..line_end)
        .filter(|one| !prose.key(*one).is_empty())
        .count();
    let closed = line_end
        .checked_sub(1)
        .and_then(|last| prose.token(last))
        .is_some_and(|token| token.is_mark('.'));
    let fits = (1..=WORDS_BEFORE_COLON).contains(&before.len()) && after >= WORDS_AFTER_COLON;
    let spaced_after = prose
        .token(at + 1)
        .is_some_and(|next| next.spaced || next.is_mark('"'));
    if !fits || marks_before || known || closed || colon.spaced || !spaced_after {
        return None;
    }
    Some(Found {
        tokens: at..at + 1,
        kind: CueKind::Punctuation,
        act: "state",
        commitment: "neutral",
        confident: false,
        unattributed: false,
        joined: false,
        taken: None,
    })
}
