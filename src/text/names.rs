//! Finding the known names of people, bodies and places in an article.
//!
//! Names are compared by search keys, with the proclitics of [`super::clitics`] on their first
//! word. Nothing here knows who bears a name: it is given numbers and gives them back.

use std::collections::HashMap;
use std::ops::Range;

use super::clitics::{in_accusative, readings};
use super::index::ArticleText;
use super::tokens::{Token, TokenKind, tokens, tokens_of};

/// Particles (keys) which with ya instead of alef maksura are names: «على» is not «علي».
const PARTICLES: &[&str] = &["علي", "الي", "حتي", "لدي", "متي", "سوي"];

/// Where a name stands in a text, and whose it may be.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NameHit {
    /// The whole words, with the proclitics of the first; in scalars.
    pub range: Range<usize>,
    /// The name without proclitics; in scalars.
    pub core: Range<usize>,
    /// All who bear the name, ascending; more than one if it is ambiguous.
    pub ids: Vec<usize>,
    /// Read as an accusative with tanwin, which may be an adjective or adverb of the same letters.
    pub accusative: bool,
}

/// Many names prepared for finding; made once, used for any number of articles.
pub struct NameFinder {
    /// The names by the key of their first word.
    by_first_word: HashMap<Box<[char]>, Vec<Name>>,
}

/// A name after its first word, with all who bear it.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Name {
    tanwin: bool,
    rest: Box<[Part]>,
    ids: Vec<usize>,
}

/// A further word or mark of a name.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Part {
    key: Box<[char]>,
    tanwin: bool,
    spaced: bool,
}

impl Part {
    fn of(token: &Token) -> Self {
        Self {
            key: token.key.as_slice().into(),
            tanwin: token.tanwin,
            spaced: token.spaced,
        }
    }

    /// Whether a token of a text is this part. A break between paragraphs was skipped.
    fn is(&self, token: &Token) -> bool {
        *self.key == *token.key && self.tanwin == token.tanwin && self.spaced == token.spaced
    }
}

/// A hit that may yet give way to a longer one.
struct Candidate<'a> {
    range: Range<usize>,
    core: Range<usize>,
    ids: &'a [usize],
    accusative: bool,
}

impl NameFinder {
    /// Prepares names, each a number and one spelling of what it stands for. Names without any
    /// letter or digit are left out.
    pub fn new<'a>(names: impl IntoIterator<Item = (usize, &'a str)>) -> Self {
        // All names are taken apart as one text, one a line: one pass is much faster than many.
        let mut ids = Vec::new();
        let mut lines = String::new();
        for (id, surface) in names {
            if surface.chars().any(char::is_alphanumeric) {
                ids.push(id);
                lines.extend(surface.chars().map(|c| if c == '\n' { ' ' } else { c }));
                lines.push('\n');
            }
        }
        let all = tokens_of(&lines);
        let mut by_first_word: HashMap<Box<[char]>, Vec<Name>> = HashMap::with_capacity(ids.len());
        for (id, parts) in ids
            .into_iter()
            .zip(all.split(|token| token.kind == TokenKind::Break))
        {
            let parts = name_parts(parts);
            let Some((first, rest)) = parts.split_first() else {
                continue;
            };
            let name = Name {
                tanwin: first.tanwin,
                rest: rest.iter().map(Part::of).collect(),
                ids: vec![id],
            };
            match by_first_word.get_mut(first.key.as_slice()) {
                Some(alike) => alike.push(name),
                None => {
                    by_first_word.insert(first.key.as_slice().into(), vec![name]);
                }
            }
        }
        for alike in by_first_word.values_mut() {
            alike.sort();
            alike.dedup_by(|later, name| {
                let same = later.rest == name.rest && later.tanwin == name.tanwin;
                if same {
                    name.ids.append(&mut later.ids);
                    name.ids.dedup();
                }
                same
            });
        }
        Self { by_first_word }
    }

    /// All places of the text at which a name stands, in order, none overlapping another.
    ///
    /// Of overlapping names the longest is taken, and of readings of the same words the one
    /// with fewest proclitics.
    pub fn find(&self, text: &ArticleText) -> Vec<NameHit> {
        self.find_outside(text, &[])
    }

    /// As [`Self::find`], without what touches one of the ranges `skip` (scalars), such as the
    /// menus of a web site.
    pub fn find_outside(&self, text: &ArticleText, skip: &[Range<usize>]) -> Vec<NameHit> {
        let all = tokens(text);
        let mut candidates = Vec::new();
        for (at, token) in all.iter().enumerate().filter(|(_, token)| token.is_word()) {
            let following = all.get(at..).unwrap_or_default();
            self.add(&mut candidates, following, &token.key, token.tanwin);
            if let Some(stem) = in_accusative(token) {
                self.add(&mut candidates, following, stem, false);
            }
        }
        let outside = |range: &Range<usize>| {
            skip.iter()
                .all(|left_out| range.end <= left_out.start || left_out.end <= range.start)
        };
        candidates.retain(|candidate| outside(&candidate.range));
        longest_first(candidates)
    }
}

impl NameFinder {
    /// Adds the names that begin with the first of `following`, read as `key`.
    fn add<'a>(
        &'a self,
        candidates: &mut Vec<Candidate<'a>>,
        following: &[Token],
        key: &[char],
        tanwin: bool,
    ) {
        let Some(token) = following.first() else {
            return;
        };
        let accusative = token.tanwin && !tanwin;
        for reading in readings(key) {
            if token.maksura && is_particle(&reading.form) {
                continue;
            }
            let Some(names) = self.by_first_word.get(&*reading.form) else {
                continue;
            };
            let Some(&core_start) = token.key_scalars.get(reading.proclitics) else {
                continue;
            };
            for name in names.iter().filter(|name| name.tanwin == tanwin) {
                if let Some(end) = end_of_rest(&name.rest, following) {
                    candidates.push(Candidate {
                        range: token.scalars.start..end,
                        core: core_start..end,
                        ids: &name.ids,
                        accusative,
                    });
                }
            }
        }
    }
}

fn is_particle(key: &[char]) -> bool {
    PARTICLES
        .iter()
        .any(|word| word.chars().eq(key.iter().copied()))
}

/// The words of a name with the marks between them.
fn name_parts(parts: &[Token]) -> &[Token] {
    let first = parts.iter().position(Token::is_word).unwrap_or(0);
    let end = parts
        .iter()
        .rposition(Token::is_word)
        .map_or(0, |last| last + 1);
    parts.get(first..end).unwrap_or_default()
}

/// Where a name ends of which the first word is the first of `tokens`; `None` if it is not there.
fn end_of_rest(rest: &[Part], tokens: &[Token]) -> Option<usize> {
    let mut following = tokens.iter();
    let mut end = following.next()?.scalars.end;
    let mut following = following.filter(|token| token.kind != TokenKind::Break);
    for part in rest {
        let token = following.next().filter(|token| part.is(token))?;
        end = token.scalars.end;
    }
    Some(end)
}

/// Takes the longest candidates, then the longest cores, then the first, without overlaps.
fn longest_first(mut candidates: Vec<Candidate>) -> Vec<NameHit> {
    candidates.sort_by_key(|one| {
        let length = one.range.len();
        (std::cmp::Reverse((length, one.core.len())), one.range.start)
    });
    let mut taken: std::collections::BTreeMap<usize, NameHit> = std::collections::BTreeMap::new();
    for one in candidates {
        if let Some(same) = taken.get_mut(&one.range.start)
            && same.range == one.range
            && same.core == one.core
        {
            same.ids.extend_from_slice(one.ids);
            same.ids.sort_unstable();
            same.ids.dedup();
            continue;
        }
        let before = taken.range(..one.range.end).next_back();
        if before.is_some_and(|(_, hit)| hit.range.end > one.range.start) {
            continue;
        }
        let hit = NameHit {
            range: one.range.clone(),
            core: one.core,
            ids: one.ids.to_vec(),
            accusative: one.accusative,
        };
        taken.insert(one.range.start, hit);
    }
    taken.into_values().collect()
}
