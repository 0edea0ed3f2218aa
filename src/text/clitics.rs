//! What may stand before a noun in the same Arabic word: و and ف, then ب, ك or ل, then the article.
//!
//! Nothing is taken from a word by guessing at its stem: a proclitic is one only if a known
//! name remains. So «بوتين» never becomes ب and «وتين», unless somebody is called «وتين».

use std::borrow::Cow;
use std::ops::Range;

use super::tokens::{Token, tokens_of};

/// Fewest letters that must remain when proclitics are taken from a word without the article.
const SHORTEST_CORE: usize = 3;

/// How a word is made of proclitics and a name.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Clitics {
    /// The letters before the name, as they are pronounced: «ول» of «وللشرع».
    pub proclitics: String,
    /// The name within the word, in scalars of the word. Where the alef of the article is left
    /// out, the core begins with the lam of the article.
    pub core: Range<usize>,
    /// Whether the alef of the article is left out, as in «للشرع» from ل and «الشرع».
    pub elided_al: bool,
}

/// One way to read the key of a word.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reading<'a> {
    /// How many characters of the key stand before the name.
    pub proclitics: usize,
    /// The key of the name when read so.
    pub form: Cow<'a, [char]>,
    /// Whether the alef of the article is left out.
    pub elided_al: bool,
}

/// All ways to read the key of a word, the one with fewest proclitics first.
pub fn readings(key: &[char]) -> Vec<Reading<'_>> {
    let mut found = vec![Reading {
        proclitics: 0,
        form: Cow::Borrowed(key),
        elided_al: false,
    }];
    let conjunctions = usize::from(matches!(key.first(), Some('و' | 'ف')));
    for taken in 0..=conjunctions {
        let rest = key.get(taken..).unwrap_or_default();
        if taken > 0 && rest.len() >= SHORTEST_CORE {
            found.push(Reading {
                proclitics: taken,
                form: Cow::Borrowed(rest),
                elided_al: false,
            });
        }
        let Some((preposition, name)) = rest.split_first() else {
            continue;
        };
        if !matches!(preposition, 'ب' | 'ك' | 'ل') || name.len() < SHORTEST_CORE {
            continue;
        }
        found.push(Reading {
            proclitics: taken + 1,
            form: Cow::Borrowed(name),
            elided_al: false,
        });
        if *preposition == 'ل' && name.first() == Some(&'ل') {
            // «للشرع» is ل and «الشرع»; «للجنة» is ل and «اللجنة», of three lams one is left out.
            for article in [&['ا'][..], &['ا', 'ل'][..]] {
                found.push(Reading {
                    proclitics: taken + 1,
                    form: article.iter().chain(name).copied().collect(),
                    elided_al: true,
                });
            }
        }
    }
    found.sort_by_key(|reading| reading.proclitics);
    found
}

/// The key of a word without the alef that bears its tanwin, as in «سامراً» for «سامر»: a name in
/// the accusative, unless the word is an adjective or adverb of the same letters.
pub fn in_accusative(word: &Token) -> Option<&[char]> {
    match word.key.as_slice() {
        [stem @ .., 'ا'] if word.tanwin && stem.len() >= SHORTEST_CORE => Some(stem),
        _ => None,
    }
}

/// How `word` is made of proclitics and `name`; `None` if it is not.
///
/// Both may be of several words, of which only the first bears proclitics. Spelling is compared
/// by search keys that keep tanwin.
pub fn core(word: &str, name: &str) -> Option<Clitics> {
    let name = tokens_of(name);
    core_of(&tokens_of(word), &name)
}

/// The first of `names` of which `span` is made, by its place in the list; of several the one
/// that needs fewest proclitics.
pub fn core_among<'a>(
    span: &str,
    names: impl IntoIterator<Item = &'a str>,
) -> Option<(usize, Clitics)> {
    let span = tokens_of(span);
    names
        .into_iter()
        .enumerate()
        .filter_map(|(place, name)| Some((place, core_of(&span, &tokens_of(name))?)))
        .min_by_key(|(place, clitics)| (clitics.core.start, *place))
}

fn core_of(span: &[Token], name: &[Token]) -> Option<Clitics> {
    let (first, rest) = span.split_first()?;
    let (name_first, name_rest) = name.split_first()?;
    let alike = rest.len() == name_rest.len()
        && rest.iter().zip(name_rest).all(|(a, b)| {
            a.key == b.key && a.tanwin == b.tanwin && a.spaced == b.spaced && a.kind == b.kind
        });
    let key = match in_accusative(first) {
        Some(stem) if !name_first.tanwin => stem,
        _ if first.tanwin == name_first.tanwin => first.key.as_slice(),
        _ => return None,
    };
    if !alike {
        return None;
    }
    let reading = readings(key)
        .into_iter()
        .find(|reading| *reading.form == *name_first.key)?;
    Some(Clitics {
        proclitics: first.key.iter().take(reading.proclitics).collect(),
        core: *first.key_scalars.get(reading.proclitics)?..span.last()?.scalars.end,
        elided_al: reading.elided_al,
    })
}
