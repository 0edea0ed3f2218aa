//! Places in corrected texts. Articles are made up word by word, every character with an identity
//! of its own, so that where a place went is known and not guessed. `ISNAD_REANCHOR_SPANS` asks for
//! more places than the ordinary run has, and prints the table of `docs/reliability.md`.

#![expect(
    clippy::single_range_in_vec_init,
    reason = "a place is a list of ranges, mostly of one"
)]

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use isnad::text::reanchor::{Doubt, Outcome, reanchor};
use proptest::prelude::*;

const WORDS: &[&str] = &[
    "قال",
    "رئيس",
    "الوزراء",
    "إن",
    "الحكومة",
    "ستعلن",
    "غدًا",
    "خطة",
    "اقتصادية",
    "جديدة",
    "وسط",
    "انتقادات",
    "المعارضة",
    "والنقابات",
    "أكّد",
    "الوزير",
    "في",
    "مؤتمر",
    "صحفي",
    "أمس",
    "على",
    "أن",
    "البرلمان",
    "سيناقش",
    "القانون",
    "الأسبوع",
    "المقبل",
    "وفق",
    "مصادر",
    "مطّلعة",
    "نفى",
    "المتحدث",
    "صحّة",
    "الأنباء",
    "حول",
    "استقالة",
    "محافظ",
    "البنك",
    "المركزي",
    "مشيرًا",
    "إلى",
    "استقرار",
    "الأسعار",
    "رغم",
    "التضخم",
    "وذكرت",
    "الوكالة",
    "الاجتماع",
    "اللجنة",
    "الأمم",
    "المتحدة",
    "دعت",
    "الأطراف",
    "ضبط",
    "النفس",
    "2024",
    "15",
    "«الخطة",
    "الأولى»",
    "(الثانية)",
    "مُدَّةً",
    "قُدِّرت",
];

/// Numbers that look random and are the same every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end.max(1) as u64) as usize
    }
    fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }
}

/// A character and who it is; those that a correction brought are nobody.
type Scalar = (char, u32);
const NOBODY: u32 = 0;

fn new_words(text: &str) -> Vec<Scalar> {
    text.chars().map(|c| (c, NOBODY)).collect()
}

fn text_of(scalars: &[Scalar]) -> String {
    scalars.iter().map(|it| it.0).collect()
}

fn sentence(dice: &mut Dice) -> String {
    let count = 6 + dice.below(14);
    let mut words = Vec::new();
    for _ in 0..count {
        let comma = if dice.chance(9) { "،" } else { "" };
        words.push(format!("{}{comma}", WORDS[dice.below(WORDS.len())]));
    }
    words.join(" ") + "."
}

/// An article of a few paragraphs; in some a sentence stands twice, some have empty paragraphs.
struct Article {
    scalars: Vec<Scalar>,
    /// Each with its line end.
    paragraphs: Vec<Range<usize>>,
    sentences: Vec<Range<usize>>,
    words: Vec<Range<usize>>,
}

impl Article {
    fn new(dice: &mut Dice) -> Self {
        let repeated = sentence(dice);
        let repeats = dice.chance(40);
        let (mut text, mut paragraphs, mut sentences) = (Vec::new(), Vec::new(), Vec::new());
        for _ in 0..6 {
            let start = text.len();
            for number in 0..3 {
                if number > 0 {
                    text.push(' ');
                }
                let at = text.len();
                let said = if repeats && dice.chance(15) {
                    repeated.clone()
                } else {
                    sentence(dice)
                };
                text.extend(said.chars());
                sentences.push(at..text.len());
            }
            text.extend(if dice.chance(30) { "\n\n" } else { "\n" }.chars());
            paragraphs.push(start..text.len());
        }
        let mut words: Vec<Range<usize>> = Vec::new();
        for (at, c) in text.iter().enumerate().filter(|it| !it.1.is_whitespace()) {
            match words.last_mut().filter(|word| word.end == at) {
                Some(word) => word.end = at + 1,
                None => words.push(at..at + 1),
            }
            assert!(!c.is_whitespace());
        }
        let scalars = text.into_iter().zip(1..).collect();
        Self {
            scalars,
            paragraphs,
            sentences,
            words,
        }
    }

    /// Places of one to eleven words; some of two or three pieces, some at the very ends.
    fn place(&self, dice: &mut Dice) -> Vec<Range<usize>> {
        let length = 1 + dice.below(11);
        let last = self.words.len() - length;
        let first = match dice.below(20) {
            0 => 0,
            1 => last,
            _ => dice.below(last + 1),
        };
        let place = |first: usize, length: usize| {
            self.words[first].start..self.words[first + length - 1].end
        };
        if length >= 5 && dice.chance(20) {
            let cut = 1 + dice.below(length - 3);
            return vec![place(first, cut), place(first + cut + 1, length - cut - 1)];
        }
        vec![place(first, length)]
    }

    fn sentences_that_repeat(&self) -> Vec<Range<usize>> {
        let words = |it: &Range<usize>| text_of(&self.scalars[it.clone()]);
        let mut seen: HashMap<String, Vec<Range<usize>>> = HashMap::new();
        for it in &self.sentences {
            seen.entry(words(it)).or_default().push(it.clone());
        }
        let mut found: Vec<_> = seen
            .into_values()
            .filter(|it| it.len() > 1)
            .flatten()
            .collect();
        found.sort_by_key(|it| it.start);
        found
    }
}

const KINDS: [(&str, usize); 13] = [
    ("none", 100),
    ("paragraph on top", 90),
    ("typos outside", 90),
    ("paragraph deleted", 70),
    ("tashkeel stripped", 100),
    ("quotes and spaces", 100),
    ("edits inside", 50),
    ("paragraph moved", 80),
    ("unrelated rewrite", 0),
    ("15 % of words replaced", 28),
    ("one of two alike deleted", 82),
    ("a sentence copied", 84),
    ("a sentence again beside itself", 80),
];

fn corrected(
    kind: usize,
    article: &Article,
    places: &[Vec<Range<usize>>],
    dice: &mut Dice,
) -> Vec<Scalar> {
    let old = &article.scalars;
    let mut new = old.clone();
    let is_in_a_place = |range: &Range<usize>| {
        places
            .iter()
            .flatten()
            .any(|it| it.start < range.end && range.start < it.end)
    };
    match kind {
        1 => {
            let top = sentence(dice) + "\n";
            new.splice(0..0, new_words(&top));
        }
        2 => {
            for _ in 0..8 {
                let word = article.words[dice.below(article.words.len())].clone();
                if is_in_a_place(&word) {
                    continue;
                }
                let at = word.start + dice.below(word.len());
                let place = new.iter().position(|it| it.1 == old[at].1);
                let Some(place) = place else { continue };
                if dice.chance(50) {
                    new.insert(place, ('ا', NOBODY));
                } else if new[place].0 != 'ة' {
                    new[place] = ('ة', NOBODY);
                }
            }
        }
        3 => {
            new.drain(article.paragraphs[dice.below(6)].clone());
        }
        4 => new.retain(|it| !('\u{64B}'..='\u{652}').contains(&it.0)),
        5 => {
            for scalar in &mut new {
                scalar.0 = match scalar.0 {
                    ' ' if dice.chance(10) => '\u{A0}',
                    '«' => '“',
                    '»' => '”',
                    other => other,
                };
            }
        }
        6 => {
            for place in places.iter().take(6) {
                let range = &place[0];
                let at = old[range.start + range.len() / 2].1;
                if let Some(at) = new.iter().position(|it| it.1 == at) {
                    new.splice(at..=at, new_words("تصحيح"));
                }
            }
        }
        7 => {
            let from = dice.below(6);
            let moved: Vec<Scalar> = new.drain(article.paragraphs[from].clone()).collect();
            let at = if dice.chance(50) { 0 } else { new.len() };
            new.splice(at..at, moved);
        }
        8 => {
            let other: Vec<String> = (0..15).map(|_| sentence(dice)).collect();
            new = new_words(&other.join("\n"));
        }
        9 => {
            for word in article
                .words
                .iter()
                .rev()
                .filter(|_| dice.chance(15))
                .collect::<Vec<_>>()
            {
                let was = text_of(&old[word.clone()]);
                let is = loop {
                    let is = WORDS[dice.below(WORDS.len())];
                    if !was.starts_with(is) && !is.starts_with(&was) {
                        break is;
                    }
                };
                new.splice(word.clone(), new_words(is));
            }
        }
        10 => {
            let alike = article.sentences_that_repeat();
            let sentence = match alike.len() {
                0 => article.sentences[dice.below(article.sentences.len())].clone(),
                count => alike[dice.below(count)].clone(),
            };
            new.drain(sentence);
        }
        11 | 12 => {
            let sentences = &article.sentences;
            let copied = sentences[dice.below(sentences.len())].clone();
            let mut copy = new_words(&text_of(&old[copied.clone()]));
            copy.push((' ', NOBODY));
            let at = if kind == 12 {
                copied.start
            } else {
                sentences[dice.below(sentences.len())].start
            };
            new.splice(at..at, copy);
        }
        _ => {}
    }
    new
}

/// True of what no reader sees: marks, joiners, spaces.
fn is_unseen(c: char) -> bool {
    c.is_whitespace() || ('\u{64B}'..='\u{652}').contains(&c)
}

/// True if every piece holds what was in it, all of it and nothing else.
fn is_right(old: &[Scalar], new: &[Scalar], was: &[Range<usize>], is: &[Range<usize>]) -> bool {
    was.len() == is.len()
        && was.iter().zip(is).all(|(was, is)| {
            let ids = |scalars: &[Scalar]| -> Vec<u32> {
                let seen = scalars.iter().filter(|it| !is_unseen(it.0));
                seen.map(|it| it.1).collect()
            };
            ids(&old[was.clone()]) == ids(&new[is.clone()])
        })
}

#[derive(Default, Clone)]
struct Tally {
    places: usize,
    same: usize,
    moved: usize,
    normalised: usize,
    suggested: usize,
    suggested_right: usize,
    bare: usize,
    orphans: usize,
    wrong: usize,
}

fn run(spans: usize) -> Vec<Tally> {
    let per_kind = spans.div_ceil(KINDS.len());
    let mut tallies = vec![Tally::default(); KINDS.len()];
    for (kind, tally) in tallies.iter_mut().enumerate() {
        let mut dice = Dice(0x5eed_0000 + kind as u64 * 7919);
        while tally.places < per_kind {
            let article = Article::new(&mut dice);
            let places: Vec<_> = (0..20).map(|_| article.place(&mut dice)).collect();
            let new = corrected(kind, &article, &places, &mut dice);
            let (old_text, new_text) = (text_of(&article.scalars), text_of(&new));
            let found = reanchor(&old_text, &new_text, &places);
            assert_eq!(found.len(), places.len());
            for (place, outcome) in places.iter().zip(&found) {
                count(tally, &article.scalars, &new, place, outcome, KINDS[kind].0);
            }
        }
    }
    tallies
}

fn count(
    tally: &mut Tally,
    old: &[Scalar],
    new: &[Scalar],
    place: &[Range<usize>],
    outcome: &Outcome,
    kind: &str,
) {
    tally.places += 1;
    match outcome {
        Outcome::Same(_) => tally.same += 1,
        Outcome::Moved(_) => tally.moved += 1,
        Outcome::Normalised(_) => tally.normalised += 1,
        Outcome::Review { suggestion, .. } if suggestion.is_empty() => tally.bare += 1,
        Outcome::Review { suggestion, .. } => {
            tally.suggested += 1;
            tally.suggested_right += usize::from(is_right(old, new, place, suggestion));
        }
        Outcome::Orphan => tally.orphans += 1,
    }
    if let Some(is) = outcome.automatic()
        && !is_right(old, new, place, is)
    {
        tally.wrong += 1;
        if tally.wrong < 4 {
            let words = |of: &[Scalar], ranges: &[Range<usize>]| -> Vec<String> {
                ranges
                    .iter()
                    .map(|it| {
                        let from = it.start.saturating_sub(30);
                        let to = (it.end + 30).min(of.len());
                        let part = |range: Range<usize>| text_of(&of[range]);
                        format!(
                            "{}[{}]{}",
                            part(from..it.start),
                            part(it.clone()),
                            part(it.end..to)
                        )
                    })
                    .collect()
            };
            eprintln!("{kind}: {:#?} -> {:#?}", words(old, place), words(new, is));
        }
    }
}

#[test]
fn no_place_is_carried_wrongly_and_most_are_carried() {
    let asked = std::env::var("ISNAD_REANCHOR_SPANS").ok();
    let spans = asked
        .as_ref()
        .and_then(|it| it.parse().ok())
        .unwrap_or(20_000);
    let tallies = run(spans);
    let mut lines = String::from(
        "| correction | places | same | moved | normalised | suggested | of these exact | to find | orphans | wrong |\n",
    );
    for ((name, _), it) in KINDS.iter().zip(&tallies) {
        lines += &format!(
            "| {name} | {} | {} | {} | {} | {} | {} | {} | {} | {} |\n",
            it.places,
            it.same,
            it.moved,
            it.normalised,
            it.suggested,
            it.suggested_right,
            it.bare,
            it.orphans,
            it.wrong
        );
    }
    if asked.is_some() {
        println!("{lines}");
    }
    for ((name, least), it) in KINDS.iter().zip(&tallies) {
        assert_eq!(it.wrong, 0, "{name}\n{lines}");
        let automatic = it.same + it.moved + it.normalised;
        assert!(automatic * 100 >= it.places * least, "{name}\n{lines}");
    }
    // Of another article nothing may be carried over, nor offered.
    assert_eq!(tallies[8].suggested, 0, "{lines}");
}

/// The only place of `words` in `text`.
fn at(text: &str, words: &str) -> Range<usize> {
    let byte = text.find(words).expect(words);
    let start = text[..byte].chars().count();
    start..start + words.chars().count()
}

const OLD: &str = "قالت الوزيرة إن المشروع سيبدأ في مارس المقبل، وإن كلفته مليونا دينار.\n\n\
    ورفضت النقابة المشروع رفضًا قاطعًا ودعت أعضاءها إلى الإضراب يوم الأحد القادم.\n";

fn only(old: &str, new: &str, words: &[&str]) -> Outcome {
    let place = words.iter().map(|it| at(old, it)).collect();
    reanchor(old, new, &[place]).remove(0)
}

fn text_at(text: &str, ranges: &[Range<usize>]) -> Vec<String> {
    let scalars: Vec<char> = text.chars().collect();
    ranges
        .iter()
        .map(|it| scalars[it.clone()].iter().collect())
        .collect()
}

#[test]
fn words_that_were_corrected_are_offered_and_never_taken() {
    let new = OLD.replace("في مارس المقبل", "في أبريل المقبل");
    let claim = "المشروع سيبدأ في مارس المقبل";
    let Outcome::Review { suggestion, why } = only(OLD, &new, &[claim]) else {
        panic!("a person has to look");
    };
    assert_eq!(why, Doubt::Changed);
    assert_eq!(
        text_at(&new, &suggestion),
        ["المشروع سيبدأ في أبريل المقبل"]
    );
}

#[test]
fn spelling_is_no_trifle_but_marks_and_quotation_marks_are() {
    let marks = OLD.replace("رفضًا قاطعًا", "رفضا قاطعا");
    assert!(matches!(
        only(OLD, &marks, &["ورفضت النقابة المشروع رفضًا قاطعًا"]),
        Outcome::Normalised(_)
    ));
    let spelling = OLD.replace("أعضاءها إلى", "اعضاءها إلى");
    assert!(matches!(
        only(OLD, &spelling, &["ودعت أعضاءها إلى الإضراب"]),
        Outcome::Review { .. }
    ));
}

#[test]
fn a_place_of_two_pieces_is_carried_whole_or_not_at_all() {
    let pieces = ["قالت الوزيرة", "وإن كلفته مليونا دينار"];
    let top = format!("تصحيح: عُدّل هذا الخبر مساء اليوم.\n{OLD}");
    let carried = only(OLD, &top, &pieces);
    let Outcome::Moved(found) = carried else {
        panic!("{carried:?}");
    };
    assert_eq!(text_at(&top, &found), pieces);
    let half = OLD.replace("مليونا دينار", "ثلاثة ملايين دينار");
    assert!(matches!(only(OLD, &half, &pieces), Outcome::Review { .. }));
}

#[test]
fn of_two_places_alike_of_which_one_went_neither_is_taken() {
    let said = "وقالت المصادر إن الخطة جاهزة.";
    let old = format!("بدأ الاجتماع صباحًا. {said} ثم خرج الوزير مسرعًا. {said} وانتهى كل شيء.");
    let new = format!("بدأ الاجتماع صباحًا. {said} وانتهى كل شيء.");
    let scalars = said.chars().count();
    let first = at(&old, said).start;
    let second = old
        .chars()
        .collect::<String>()
        .rfind(said)
        .map(|it| old[..it].chars().count());
    for start in [first, second.expect("twice")] {
        let found = reanchor(&old, &new, &[vec![start..start + scalars]]).remove(0);
        assert!(found.automatic().is_none(), "{found:?}");
    }
}

#[test]
fn a_long_article_is_done_in_time() {
    let mut dice = Dice(77);
    let mut text = String::new();
    while text.len() < 100_000 {
        text += &(sentence(&mut dice) + "\n");
    }
    let scalars = text.chars().count();
    let places: Vec<_> = (0..500)
        .map(|_| {
            let start = dice.below(scalars - 60);
            vec![start..start + 1 + dice.below(59)]
        })
        .collect();
    let mut other = String::new();
    while other.len() < 100_000 {
        other += &(sentence(&mut dice) + "\n");
    }
    let one_word = "نعم ".repeat(14_000);
    let lines: Vec<&str> = text.lines().rev().collect();
    let started = std::time::Instant::now();
    for new in [&text, &other, &one_word, &lines.join("\n")] {
        assert_eq!(reanchor(&text, new, &places).len(), 500);
    }
    reanchor(&one_word, &format!("{one_word}لا "), &places);
    let took = started.elapsed();
    if std::env::var_os("ISNAD_REANCHOR_SPANS").is_some() {
        println!("five long articles: {took:?}");
    }
    // A release takes a tenth of it; this only refuses what grows with the square.
    assert!(took.as_secs() < 60, "{took:?}");
}

fn any_text() -> impl Strategy<Value = String> {
    let letters = vec![
        "ا",
        "ب",
        "قال",
        "\u{64E}",
        "\u{640}",
        "\u{200F}",
        " ",
        "\n",
        "\r\n",
        "«",
        "»",
        "\"",
        "a",
        "😀",
        "\u{FEFF}",
        "ﷺ",
        "é",
        "e\u{301}",
        "ـ",
        ".",
        "\u{A0}",
        "أ",
        "ا\u{654}",
    ];
    proptest::collection::vec(proptest::sample::select(letters), 0..60)
        .prop_map(|parts| parts.concat())
}

proptest! {
    #[test]
    fn no_text_and_no_place_leads_outside(
        old in any_text(),
        new in any_text(),
        places in proptest::collection::vec(
            proptest::collection::vec((0usize..80, 0usize..80), 0..4), 0..8),
    ) {
        let places: Vec<Vec<Range<usize>>> = places
            .into_iter()
            .map(|place| place.into_iter().map(|(a, b)| Range { start: a, end: b }).collect())
            .collect();
        let length = new.chars().count();
        let found = reanchor(&old, &new, &places);
        prop_assert_eq!(found.len(), places.len());
        for (place, outcome) in places.iter().zip(&found) {
            let is = outcome.automatic().unwrap_or(outcome.suggestion());
            prop_assert!(is.is_empty() || is.len() == place.len());
            let mut end = 0;
            for range in is {
                prop_assert!(range.start >= end && range.start < range.end && range.end <= length);
                end = range.end;
            }
        }
    }

    #[test]
    fn a_text_that_did_not_change_keeps_every_place_with_words(
        text in any_text(),
        start in 0usize..40,
        length in 1usize..20,
    ) {
        let end = start + length;
        prop_assume!(end <= text.chars().count());
        let outcome = reanchor(&text, &text, std::slice::from_ref(&vec![start..end])).remove(0);
        if let Some(place) = outcome.automatic() {
            prop_assert!(place == [start..end], "{place:?}");
            prop_assert!(matches!(outcome, Outcome::Same(_)));
        } else {
            // Only what holds nothing that can be seen.
            let words: String = text.chars().skip(start).take(length).collect();
            prop_assert!(!words.contains("قال"), "{outcome:?}");
        }
    }
}

#[test]
fn outcomes_are_named_apart() {
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    let new = format!("خبر.\n{OLD}");
    for words in ["قالت الوزيرة إن المشروع", "رفضًا قاطعًا ودعت أعضاءها"]
    {
        let kind = match only(OLD, &new, &[words]) {
            Outcome::Moved(_) => "moved",
            _ => "other",
        };
        *kinds.entry(kind).or_default() += 1;
    }
    assert_eq!(kinds.get("moved"), Some(&2));
    assert!(matches!(only(OLD, OLD, &["النقابة"]), Outcome::Same(_)));
    let empty: Vec<Range<usize>> = Vec::new();
    assert_eq!(reanchor(OLD, OLD, &[empty]), [Outcome::Orphan]);
    assert_eq!(only(OLD, "", &["النقابة"]), Outcome::Orphan);
}
