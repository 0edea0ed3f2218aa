//! How far a cue reaches: what is said, and who says it.

use std::ops::Range;

use super::super::tokens::TokenKind;
use super::lexicon::Form;
use super::scan::{Complement, Found, complement, is_listed_joined, is_that, sense_at};
use super::{CueHit, CueKind, Prose};

/// Most words of a source.
const WORDS_OF_A_SOURCE: usize = 12;
/// Farthest words at which content is looked for; a cue was accepted before.
const WORDS_TO_CONTENT: usize = 24;

/// Most words between a verb and its object.
const WORDS_OF_AN_ADJUNCT: usize = 5;

/// What ends the noun phrase of a source: prepositions, adverbs of time, conjunctions.
#[rustfmt::skip]
const AFTER_SOURCE: &[&str] = &[
    "في", "من", "الي", "علي", "عن", "مع", "بعد", "قبل", "خلال", "عقب", "منذ", "امام", "لدي", "عبر",
    "اثناء", "حول", "اليوم", "امس", "مساء", "صباح", "الاحد", "الاثنين", "الثلاثاء", "الاربعاء",
    "الخميس", "الجمعه", "السبت", "يوم", "مؤخرا", "موخرا", "ايضا", "كذلك", "هناك", "حيث", "الذي",
    "التي", "الذين", "بعدما", "عندما", "فيما", "بينما", "كما", "لكن", "اذ", "اي", "رسميا", "علنا",
    "مجددا", "بشده", "سابقا", "لاحقا", "حينها", "انذاك", "كل", "ليل", "فجر", "ظهر", "هاتفيا",
    "رغم", "وسط", "ضمن", "ضد", "دون", "بشكل", "بوضوح", "صراحه", "للصحفيين", "للصحافيين", "لوكاله",
    "لقناه", "لصحيفه", "به", "له", "فيه", "فيها", "انذلك", "ردا", "تعليقا", "ما", "لا", "لم", "لن",
    "قد", "سوف",
];

/// Nouns with which something said begins, so that the source before them ends.
#[rustfmt::skip]
const SAID: &[&str] = &[
    "جميع", "كافه", "اهميه", "ضروره", "حرص", "التزام", "استعداد", "رفض", "دعم", "عزم", "رغبه", "عدم", "وجود",
    "تقديم", "ارسال", "فرض", "رفع", "وقف", "التعليق", "الافصاح", "الادلاء", "التوسط", "الوساطه",
    "مواصله", "استمرار", "حق", "تمسك", "قلق", "بدء", "اطلاق", "تسليم", "صحه", "التاكيد", "مقتل",
    "اصابه", "اعتقال", "تاجيل", "الغاء", "تعليق", "المزاعم", "الاتهامات", "الخطوه",
    "الهجوم", "القرار", "نتايج", "خفض", "حدوث", "زياره", "وقوع", "تشكيل", "توقيع", "افتتاح", "انسحاب",
];

/// Bodies and offices after which a preposition still belongs to the name.
#[rustfmt::skip]
const WITH_IN: &[&str] = &[
    "مسوول", "مسوولون", "مسوولين", "مصدر", "مصادر", "خبراء", "خبير", "متحدث", "عضو", "اعضاء",
    "نواب", "ضابط", "ضباط", "دبلوماسي", "دبلوماسيون", "محلل", "محللون", "مبعوث", "المبعوث",
    "مندوب", "مندوبه", "السفير", "سفير", "مصدران", "مسووله", "باحث", "باحثون", "ناشطون", "شهود",
    "استاذ", "استاذه", "كبير", "الخاص", "الدوله",
];

/// What «في» introduces when it tells where something was said.
#[rustfmt::skip]
const OCCASIONS: &[&str] = &[
    "موتمر", "بيان", "بيانه", "بيانها", "تصريح", "تصريحات", "مقابله", "حديث", "كلمه", "كلمته",
    "كلمتها", "رساله", "اتصال", "منشور", "تغريده", "وقت", "افادته", "ختام", "خطاب", "خطابه",
    "تقرير", "تقريرها", "لقاء", "جلسه", "موتمره", "اعقاب", "ايجاز", "مقطع", "تدوينه", "حوار",
];

/// Words before a verb that leave its subject open.
#[rustfmt::skip]
const RELATIVE: &[&str] = &[
    "الذي", "التي", "الذين", "حيث", "ما", "كما", "عندما", "بعدما", "فيما", "بينما", "اذ", "من",
    "لكنه", "لكنها", "هو", "هي", "وهو", "وهي", "ثم", "او", "لكن", "اذا", "حين", "مثلما",
];

/// The hit of one of the cues that were found; `None` if it is no cue after all.
pub fn hit(prose: &Prose, found: &[Found], place: usize) -> Option<CueHit> {
    let one = found.get(place)?;
    let start = prose.token(one.tokens.start)?.scalars.start;
    let end = prose.token(one.tokens.end.checked_sub(1)?)?.scalars.end;
    let bound = found
        .get(place + 1)
        .map_or(usize::MAX, |next| next.tokens.start);
    let source = source(prose, one, bound);
    let after = source
        .as_ref()
        .map(|source| source.end)
        .filter(|after| *after >= one.tokens.end)
        .unwrap_or(one.tokens.end);
    let (content, quoted) = match one.kind {
        CueKind::Preposition => (content_of_preposition(prose, found, place, after), false),
        CueKind::Punctuation => (content_from(prose, found, place, one.tokens.end), false),
        CueKind::Verb | CueKind::Participle | CueKind::Noun => {
            content_of_verb(prose, found, place, after)
        }
    };
    let quoted = quoted
        || content.as_ref().is_some_and(|content| {
            prose.quotes.iter().any(|quote| {
                !quote.name && content.start <= quote.range.start && quote.range.end <= content.end
            })
        });
    Some(CueHit {
        cue: start..end,
        kind: one.kind,
        act: one.act,
        commitment: one.commitment,
        content,
        source: source.and_then(|tokens| scalars(prose, tokens)),
        quoted,
        confident: one.confident,
    })
}

/// The scalars of a range of tokens.
fn scalars(prose: &Prose, tokens: Range<usize>) -> Option<Range<usize>> {
    let first = prose.token(tokens.start)?;
    let last = prose.token(tokens.end.checked_sub(1)?)?;
    (tokens.start < tokens.end).then_some(first.scalars.start..last.scalars.end)
}

/// Who says it, as tokens; it ends before the next cue, at the token `bound`.
fn source(prose: &Prose, one: &Found, bound: usize) -> Option<Range<usize>> {
    if one.unattributed {
        return None;
    }
    match one.kind {
        CueKind::Participle => None,
        CueKind::Punctuation => source_before_colon(prose, one),
        // A pretext has no source of its own: it is of whoever acts.
        CueKind::Preposition if is_pretext(prose, one) => None,
        CueKind::Preposition => source_after(prose, one, bound, true),
        CueKind::Noun => source_after(prose, one, bound, false),
        CueKind::Verb => {
            let ends_with_colon = one
                .tokens
                .end
                .checked_sub(1)
                .and_then(|last| prose.token(last))
                .is_some_and(|token| token.is_mark(':'));
            let after = (!ends_with_colon)
                .then(|| source_after(prose, one, bound, false))
                .flatten();
            after.or_else(|| (!one.joined).then(|| source_before(prose, one.tokens.start))?)
        }
    }
}

/// Whether a cue is «بحجة» or the like.
fn is_pretext(prose: &Prose, one: &Found) -> bool {
    one.commitment == "distancing" && !prose.is_one_of(one.tokens.start, &["علي"])
}

/// The noun phrase that begins at a token.
fn source_after(
    prose: &Prose,
    one: &Found,
    bound: usize,
    preposition: bool,
) -> Option<Range<usize>> {
    let from = one.tokens.end;
    // «أبدت نهجاً»: an accusative is no subject.
    if !preposition && prose.token(from)?.tanwin {
        return None;
    }
    let near = from.checked_sub(1)?;
    let mut at = from;
    let mut words = 0;
    let mut quoted_name_end = 0;
    while let Some(token) = prose.in_sentence(at, near) {
        if token.kind == TokenKind::Mark {
            let name = prose
                .quotes
                .iter()
                .find(|quote| quote.name && quote.range.start == token.scalars.start);
            if let Some(name) = name {
                quoted_name_end = name.range.end;
            } else if token.scalars.start >= quoted_name_end
                && !token.is_mark('-')
                && !token.is_mark('.')
            {
                break;
            }
            at += 1;
            continue;
        }
        if at >= bound
            || one.taken == Some(at)
            || is_that(prose, at)
            || (words > 0 && is_other_verb(prose, at))
        {
            break;
        }
        if words >= WORDS_OF_A_SOURCE {
            break;
        }
        if prose.is_one_of(at, AFTER_SOURCE) && !(words > 0 && belongs(prose, from, at)) {
            break;
        }
        if !preposition && is_said(prose, at, words) {
            break;
        }
        words += 1;
        at += 1;
    }
    // A lone opening mark at the end belongs to what follows.
    while at > from
        && prose.token(at - 1).is_some_and(|token| {
            token.kind == TokenKind::Mark && token.scalars.start >= quoted_name_end
        })
    {
        at -= 1;
    }
    (words > 0).then_some(from..at)
}

/// Whether a verb or participle of saying stands at `at`, so that no noun phrase goes on.
fn is_other_verb(prose: &Prose, at: usize) -> bool {
    sense_at(prose, at).is_some_and(|(sense, _)| {
        !sense.ambiguous && matches!(sense.form, Form::Finite | Form::Passive | Form::Participle)
    })
}

/// Whether the preposition at `at` is part of the name that begins at `from`.
fn belongs(prose: &Prose, from: usize, at: usize) -> bool {
    let office = (from..at).any(|one| prose.is_one_of(one, WITH_IN));
    let occasion = prose.is_one_of(at, &["في"]) && prose.is_one_of(at + 1, OCCASIONS);
    let place = prose.is_one_of(at, &["في", "الي", "لدي", "من"]);
    let issued = at > from && prose.is_one_of(at, &["عن"]);
    if issued && prose.is_one_of(at - 1, &["صادر", "صادره", "الصادر", "الصادره"])
    {
        return true;
    }
    office && place && !occasion
}

/// Whether what is said, an object of the verb, begins at `at`.
fn is_said(prose: &Prose, at: usize, words: usize) -> bool {
    let key = prose.key(at);
    let long = key.len() >= 4;
    let own = matches!(key, [.., 'ه', 'ا'] | [.., 'ه', 'م'])
        || (matches!(key, [.., 'ه']) && !ends_with_ta_marbuta(prose, at));
    let prepositional = matches!(key, ['ب', 'ا', 'ل', ..] | ['ب', 'ه', 'ذ', ..]);
    prose.is_one_of(at, SAID) || (words > 0 && long && (own || prepositional))
}

/// Keys do not tell ta marbuta from ha; «ته» at the end is a pronoun far more often.
fn ends_with_ta_marbuta(prose: &Prose, at: usize) -> bool {
    !matches!(prose.key(at), [.., 'ت' | 'ا', 'ه'])
}

/// The noun phrase before a verb, if one begins where its clause begins.
fn source_before(prose: &Prose, verb: usize) -> Option<Range<usize>> {
    let last = verb.checked_sub(1)?;
    prose.in_sentence(last, verb)?;
    let mut start = verb;
    let mut words = 0;
    while let Some(before) = start.checked_sub(1) {
        let Some(token) = prose.in_sentence(before, verb) else {
            break;
        };
        let inside_name = prose.quotes.iter().any(|quote| {
            quote.name
                && quote.range.start <= token.scalars.start
                && token.scalars.end <= quote.range.end
        });
        let stops = (token.kind == TokenKind::Mark && !inside_name && !token.is_mark('-'))
            || is_that(prose, before)
            || is_listed_joined(prose, before, &["لكن", "فيما", "بينما", "فان", "حيث"])
            || is_other_verb(prose, before);
        if stops {
            break;
        }
        words += usize::from(token.is_word());
        start = before;
    }
    // «وكان الرئيس قد أعلن»: the auxiliary is no part of the name.
    if words > 1 && is_listed_joined(prose, start, &["كان", "كانت", "كانوا"]) {
        start += 1;
    }
    let first_open =
        is_listed_joined(prose, start, RELATIVE) || prose.is_one_of(start, AFTER_SOURCE);
    let last_open = is_listed_joined(prose, last, RELATIVE);
    ((1..=8).contains(&words) && !first_open && !last_open).then_some(start..verb)
}

fn source_before_colon(prose: &Prose, one: &Found) -> Option<Range<usize>> {
    let mut start = one.tokens.start;
    while let Some(before) = start.checked_sub(1) {
        if prose.token(before)?.kind == TokenKind::Break {
            break;
        }
        start = before;
    }
    (start < one.tokens.start).then_some(start..one.tokens.start)
}

/// What a verb, participle or noun of saying announces; and whether it is a quotation.
fn content_of_verb(
    prose: &Prose,
    found: &[Found],
    place: usize,
    after_source: usize,
) -> (Option<Range<usize>>, bool) {
    let Some(one) = found.get(place) else {
        return (None, false);
    };
    let ends_with_colon = one
        .tokens
        .end
        .checked_sub(1)
        .and_then(|last| prose.token(last))
        .is_some_and(|token| token.is_mark(':'));
    if ends_with_colon {
        return said_at(prose, found, place, one.tokens.end);
    }
    // What the next cue announces is not announced by this one.
    let next = found
        .iter()
        .skip(place + 1)
        .find(|other| other.kind != CueKind::Preposition || other.commitment == "distancing");
    let bound = next.map_or(usize::MAX, |next| next.tokens.start);
    let follows = complement(prose, one.tokens.end, WORDS_TO_CONTENT, &[]).filter(|follows| {
        matches!(
            follows,
            Complement::That(at) | Complement::Colon(at) | Complement::Speech(at) if *at < bound
        )
    });
    match follows {
        Some(Complement::That(at)) => {
            if let Some(quote) = prose.speech_at(at + 1).filter(|quote| quote.balanced)
                && let Some(token) = prose.token(at)
            {
                return (Some(token.scalars.start..quote.range.end), true);
            }
            (content_from(prose, found, place, at), false)
        }
        Some(Complement::Colon(at)) => said_at(prose, found, place, at + 1),
        Some(Complement::Speech(at)) => {
            // «أكد بوتن التزام موسكو بـ “وحدة…”»: the object begins before the quotation.
            let object = object_start(prose, one, after_source).filter(|object| *object < at);
            match object {
                Some(object)
                    if one.kind != CueKind::Noun && !prose.is_one_of(object, AFTER_SOURCE) =>
                {
                    (content_from(prose, found, place, object), true)
                }
                _ => said_at(prose, found, place, at),
            }
        }
        Some(Complement::Taken(_)) | None => {
            let object = object_start(prose, one, after_source);
            let content = object.and_then(|object| content_from(prose, found, place, object));
            (content, false)
        }
    }
}

/// A quotation that begins at a token, else what stands there.
fn said_at(
    prose: &Prose,
    found: &[Found],
    place: usize,
    at: usize,
) -> (Option<Range<usize>>, bool) {
    match prose.speech_at(at) {
        Some(quote) => (Some(quote.range.clone()), true),
        None => (content_from(prose, found, place, at), false),
    }
}

/// Where the object of a verb begins: after its source, and after «على» or «عن».
fn object_start(prose: &Prose, one: &Found, after_source: usize) -> Option<usize> {
    let near = one.tokens.start;
    let mut at = after_source;
    // An adjunct such as «، خلال مؤتمر صحفي في العاصمة،» stands before the object.
    if prose.in_sentence(at, near)?.is_mark(',') {
        let on = (at + 1..at + WORDS_TO_CONTENT)
            .find(|next| prose.is_one_of(*next, &["علي", "عن"]) || prose.is_one_of(*next, SAID));
        at = on.filter(|on| prose.in_sentence(*on, near).is_some())?;
    }
    // So does «من العاصمة» before «أهمية».
    if prose.is_one_of(at, &["من", "في", "خلال", "امام", "للصحفيين"])
        && let Some(said) = (at + 1..at + WORDS_OF_AN_ADJUNCT)
            .find(|next| prose.is_one_of(*next, SAID))
            .filter(|said| prose.in_sentence(*said, near).is_some())
    {
        at = said;
    }
    if prose.is_one_of(at, &["علي", "عن", "الي"]) {
        at += 1;
    }
    prose.in_sentence(at, near).is_some().then_some(at)
}

/// What is said from a token on to where its clause or sentence ends.
fn content_from(prose: &Prose, found: &[Found], place: usize, from: usize) -> Option<Range<usize>> {
    let one = found.get(place)?;
    let start = prose.in_sentence(from, one.tokens.start)?.scalars.start;
    let around = prose.quote_around(start).map(|quote| quote.range.clone());
    let mut end = from;
    let mut at = from;
    while let Some(token) = prose.in_sentence(at, one.tokens.start) {
        let outside = around
            .as_ref()
            .is_some_and(|quote| token.scalars.start + 1 >= quote.end);
        if outside || (token.is_mark(';') && token.scalars.len() == 1) {
            break;
        }
        // A quotation is taken whole.
        if let Some(quote) = prose.speech_at(at).filter(|quote| quote.balanced) {
            let close = quote.range.end;
            while prose
                .token(at)
                .is_some_and(|token| token.scalars.end <= close)
            {
                at += 1;
            }
            end = at;
            continue;
        }
        if at > from && is_next_cue(prose, found, place, at) {
            break;
        }
        at += 1;
        end = at;
    }
    trimmed(prose, from..end)
}

/// Whether a further attribution begins at a token: it follows a comma or is joined by و.
fn is_next_cue(prose: &Prose, found: &[Found], place: usize, at: usize) -> bool {
    found.iter().skip(place + 1).any(|other| {
        let before = at.checked_sub(1).and_then(|before| prose.token(before));
        let after_comma = before.is_some_and(|before| before.is_mark(','));
        let adverbial = matches!(other.kind, CueKind::Participle | CueKind::Preposition);
        other.tokens.start == at && (after_comma || other.joined || adverbial)
    })
}

/// Scalars of tokens without punctuation at the edges, except quotation marks and brackets.
fn trimmed(prose: &Prose, tokens: Range<usize>) -> Option<Range<usize>> {
    let is_stop = |at: usize| {
        prose.token(at).is_some_and(|token| {
            token.kind == TokenKind::Mark
                && token.key.first().is_some_and(|c| ",.;:?!-…".contains(*c))
        })
    };
    let mut tokens = tokens;
    while tokens.start < tokens.end && is_stop(tokens.end - 1) {
        tokens.end -= 1;
    }
    while tokens.start < tokens.end && is_stop(tokens.start) {
        tokens.start += 1;
    }
    scalars(prose, tokens)
}

/// What is said up to «، بما في ذلك»: examples added by whoever writes.
fn before_inclusion(prose: &Prose, near: usize, content: Range<usize>) -> Range<usize> {
    let within = (near..).take_while(|at| {
        let token = prose.in_sentence(*at, near);
        token.is_some_and(|token| token.scalars.end <= content.end)
    });
    let comma = within
        .filter(|at| prose.token(*at).is_some_and(|token| token.is_mark(',')))
        .find(|at| {
            let mut words = ["بما", "في", "ذلك"].iter().enumerate();
            words.all(|(place, word)| prose.is_one_of(at + 1 + place, &[word]))
        });
    let end = comma.and_then(|at| Some(prose.token(at.checked_sub(1)?)?.scalars.end));
    content.start
        ..end
            .filter(|end| *end > content.start)
            .unwrap_or(content.end)
}

/// What is said according to somebody: what follows, or what stands before the preposition.
fn content_of_preposition(
    prose: &Prose,
    found: &[Found],
    place: usize,
    after_source: usize,
) -> Option<Range<usize>> {
    let one = found.get(place)?;
    let start = prose.token(one.tokens.start)?.scalars.start;
    let near = one.tokens.start;
    // «بحجة أنها …»
    if is_that(prose, one.tokens.end) {
        return content_from(prose, found, place, one.tokens.end);
    }
    let comma = prose
        .in_sentence(after_source, near)
        .is_some_and(|token| token.is_mark(','));
    let next = after_source + usize::from(comma);
    if is_that(prose, next) {
        return content_from(prose, found, place, next);
    }
    let sentence = prose.sentence(near);
    let first = start == sentence.start;
    if first {
        let content = content_from(prose, found, place, next)?;
        return Some(before_inclusion(prose, near, content));
    }
    if is_pretext(prose, one) {
        return content_from(prose, found, place, one.tokens.end);
    }
    let from = (0..near)
        .rev()
        .take_while(|at| prose.in_sentence(*at, near).is_some())
        .last()?;
    trimmed(prose, from..near)
}
