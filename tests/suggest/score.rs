//! Reads the hand-made set of sentences and counts what the finders find of it.
//!
//! Shared by the test and the bench; `README.txt` beside this file tells the marks.

use std::collections::BTreeSet;
use std::ops::Range;
use std::path::Path;

use isnad::text::cues::{CueHit, find_cues};
use isnad::text::index::ArticleText;
use isnad::text::names::NameFinder;

/// What a sentence holds by hand; ranges in scalars.
pub struct Sample {
    pub line: usize,
    pub text: String,
    pub mentions: Vec<Range<usize>>,
    pub cues: Vec<Cue>,
}

pub struct Cue {
    pub range: Range<usize>,
    pub kind: &'static str,
    pub content: Option<Range<usize>>,
    pub source: Option<Range<usize>>,
}

/// Found and right, found and wrong, not found.
#[derive(Clone, Copy, Default)]
pub struct Tally {
    pub right: usize,
    pub wrong: usize,
    pub missed: usize,
}

impl Tally {
    pub fn precision(self) -> f64 {
        share(self.right, self.wrong)
    }

    pub fn recall(self) -> f64 {
        share(self.right, self.missed)
    }

    pub fn and(self, other: Self) -> Self {
        Self {
            right: self.right + other.right,
            wrong: self.wrong + other.wrong,
            missed: self.missed + other.missed,
        }
    }
}

fn share(part: usize, rest: usize) -> f64 {
    part as f64 / (part + rest).max(1) as f64
}

/// The counts of one file.
#[derive(Default)]
pub struct Score {
    pub sentences: usize,
    pub mentions: Tally,
    pub cues: Tally,
    /// Of the cues that were found and have content or a source by hand: how many are told to
    /// the letter.
    pub contents: Tally,
    pub sources: Tally,
    /// Each difference in words.
    pub differences: Vec<String>,
}

fn file(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/suggest")
        .join(name);
    std::fs::read_to_string(path).expect("the set is beside this file")
}

/// The names of the set.
pub fn names() -> Vec<(usize, String)> {
    file("names.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| {
            let (id, surface) = line.split_once('\t').expect("number, tab, name");
            (id.parse().expect("a number"), surface.to_owned())
        })
        .collect()
}

/// The sentences of one file.
pub fn samples(name: &str) -> Vec<Sample> {
    file(name)
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
        .map(|(number, line)| sample(number + 1, line))
        .collect()
}

fn sample(line_number: usize, line: &str) -> Sample {
    let line = line.replace("\\n", "\n").replace('~', "\u{A0}");
    let mut text = String::new();
    let mut scalar = 0;
    let mut opened: Vec<(char, usize)> = Vec::new();
    let mut sample = Sample {
        line: line_number,
        text: String::new(),
        mentions: Vec::new(),
        cues: Vec::new(),
    };
    let mut ahead: (Option<Range<usize>>, Option<Range<usize>>) = (None, None);
    let mut letters = line.chars().peekable();
    while let Some(c) = letters.next() {
        let mut close = |open: char| {
            let (kind, start) = opened.pop().expect("a mark was opened");
            assert_eq!(kind, open, "line {line_number}");
            start..scalar
        };
        match c {
            '(' if letters.peek() == Some(&'=') => {
                letters.next();
                opened.push(('(', scalar));
            }
            '=' if letters.peek() == Some(&')') => {
                letters.next();
                let range = close('(');
                match sample
                    .cues
                    .iter_mut()
                    .rev()
                    .find(|cue| cue.source.is_none())
                {
                    Some(cue) => cue.source = Some(range),
                    None => ahead.1 = Some(range),
                }
            }
            '{' | '[' | '<' => opened.push((c, scalar)),
            '}' => {
                let range = close('{');
                sample.mentions.push(range);
            }
            '>' => {
                let range = close('<');
                // Content that holds cues of its own belongs to the one before it.
                let before = sample.cues.iter_mut().rev();
                let owner = before
                    .filter(|cue| cue.range.end <= range.start)
                    .find(|cue| cue.content.is_none());
                match owner {
                    Some(cue) => cue.content = Some(range),
                    None => ahead.0 = Some(range),
                }
            }
            '|' => {
                let kind = match letters.next() {
                    Some('v') => "verb",
                    Some('p') => "participle",
                    Some('n') => "noun",
                    Some('r') => "preposition",
                    Some('c') => "punctuation",
                    other => panic!("line {line_number}: kind {other:?}"),
                };
                assert_eq!(letters.next(), Some(']'), "line {line_number}");
                let range = close('[');
                sample.cues.push(Cue {
                    range,
                    kind,
                    content: ahead.0.take(),
                    source: ahead.1.take(),
                });
            }
            other => {
                text.push(other);
                scalar += 1;
            }
        }
    }
    assert!(opened.is_empty(), "line {line_number}: a mark is open");
    sample.text = text;
    sample
}

/// Runs both finders over one file.
pub fn score(name: &str, finder: &NameFinder) -> Score {
    let mut score = Score::default();
    for sample in samples(name) {
        let text = ArticleText::new(sample.text.as_str());
        score.sentences += 1;
        let found: BTreeSet<(usize, usize)> = finder
            .find(&text)
            .into_iter()
            .map(|hit| (hit.range.start, hit.range.end))
            .collect();
        let gold = sample
            .mentions
            .iter()
            .map(|one| (one.start, one.end))
            .collect();
        score.count_names(name, &sample, &text, &found, &gold);
        score.count_cues(name, &sample, &text, &find_cues(&text));
    }
    score
}

impl Score {
    fn tell(&mut self, name: &str, sample: &Sample, what: &str, words: Option<&str>) {
        let words = words.unwrap_or("nothing");
        self.differences
            .push(format!("{name}:{}: {what} «{words}»", sample.line));
    }

    fn count_names(
        &mut self,
        name: &str,
        sample: &Sample,
        text: &ArticleText,
        found: &BTreeSet<(usize, usize)>,
        gold: &BTreeSet<(usize, usize)>,
    ) {
        self.mentions.right += found.intersection(gold).count();
        for (start, end) in found.difference(gold) {
            self.mentions.wrong += 1;
            self.tell(name, sample, "no name", text.slice(*start..*end));
        }
        for (start, end) in gold.difference(found) {
            self.mentions.missed += 1;
            self.tell(name, sample, "name missed", text.slice(*start..*end));
        }
    }

    fn count_cues(&mut self, name: &str, sample: &Sample, text: &ArticleText, found: &[CueHit]) {
        let slice = |range: &Option<Range<usize>>| range.clone().and_then(|one| text.slice(one));
        for hit in found {
            let gold = sample.cues.iter().find(|cue| cue.range == hit.cue);
            let Some(gold) = gold.filter(|cue| cue.kind == hit.kind.code()) else {
                self.cues.wrong += 1;
                let what = format!("no cue ({})", hit.kind.code());
                self.tell(name, sample, &what, text.slice(hit.cue.clone()));
                continue;
            };
            self.cues.right += 1;
            if gold.content.is_some() {
                let same = gold.content == hit.content;
                self.contents.right += usize::from(same);
                self.contents.wrong += usize::from(!same);
                if !same {
                    self.tell(name, sample, "other content", slice(&hit.content));
                }
            }
            if gold.source.is_some() || hit.source.is_some() {
                let same = gold.source == hit.source;
                self.sources.right += usize::from(same);
                self.sources.wrong += usize::from(!same);
                if !same {
                    self.tell(name, sample, "other source", slice(&hit.source));
                }
            }
        }
        for cue in &sample.cues {
            if !found.iter().any(|hit| hit.cue == cue.range) {
                self.cues.missed += 1;
                self.tell(name, sample, "cue missed", text.slice(cue.range.clone()));
            }
        }
    }
}
