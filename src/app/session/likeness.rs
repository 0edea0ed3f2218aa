//! What sounds alike: actors by their folded names, claims by the folded words they share. Kept in
//! step with every deed, so that the small palette can offer within a frame what fits among
//! thousands. Reads the project, never changes it; offers are never more than offers.

use std::collections::{BTreeMap, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::mpsc::{Receiver, channel};

use crate::model::{ActorId, Anchor, Claim, ClaimId, Edit, Project, Transaction};
use crate::text::fold::{FoldOptions, fold};

/// Of a longer claim only the beginning counts, so that one that spans an article costs no more.
const CLAIM_SCALARS: usize = 1_500;
/// A word that this many claims share says nothing about any of them.
const COMMON_CLAIMS: usize = 1_500;

/// The key by which names and words are compared: folded, without marks.
pub(in crate::app) fn key(text: &str) -> String {
    let folded = fold(text.trim(), &FoldOptions::default());
    folded.key().iter().collect()
}

/// The words of a text that carry meaning, as numbers: folded, without article and particles that
/// are written onto a word.
fn content_words(text: &str) -> Vec<u32> {
    let key = key(text);
    let mut words: Vec<u32> = key
        .split(|c: char| !c.is_alphanumeric())
        .filter_map(|word| {
            let stem = stem(word);
            (stem.chars().count() >= 3).then(|| {
                let mut hasher = DefaultHasher::new();
                stem.hash(&mut hasher);
                hasher.finish() as u32
            })
        })
        .collect();
    words.sort_unstable();
    words.dedup();
    words
}

/// Without conjunction, preposition and article, where enough is left to be a word.
fn stem(word: &str) -> &str {
    let mut rest = word;
    for prefixes in [
        // waw, fa; ba, lam, kaf; alef-lam
        &["\u{648}", "\u{641}"][..],
        &["\u{628}", "\u{644}", "\u{643}"],
        &["\u{627}\u{644}"],
    ] {
        let stripped = prefixes.iter().find_map(|prefix| rest.strip_prefix(prefix));
        if let Some(stripped) = stripped.filter(|left| left.chars().count() >= 3) {
            rest = stripped;
        }
    }
    rest
}

/// The beginning of what a claim quotes.
fn beginning(anchor: &Anchor) -> String {
    let mut text = String::new();
    let mut left = CLAIM_SCALARS;
    for words in &anchor.exact {
        let end = words
            .char_indices()
            .nth(left)
            .map_or(words.len(), |(at, _)| at);
        let part = words.get(..end).unwrap_or_default();
        left -= part.chars().count().min(left);
        text.push_str(part);
        text.push(' ');
        if left == 0 {
            break;
        }
    }
    text
}

/// Claims by their words.
#[derive(Default)]
struct ClaimWords {
    claims: Vec<(ClaimId, Box<[u32]>)>,
    places: HashMap<ClaimId, u32>,
    by_word: HashMap<u32, Vec<u32>>,
}

impl ClaimWords {
    fn set(&mut self, id: &ClaimId, words: Vec<u32>) {
        let place = match self.places.get(id) {
            Some(place) => {
                let old = std::mem::take(&mut self.claims[*place as usize].1);
                for word in old {
                    if let Some(places) = self.by_word.get_mut(&word) {
                        places.retain(|one| one != place);
                    }
                }
                *place
            }
            None => {
                let place = self.claims.len() as u32;
                self.claims.push((id.clone(), Box::default()));
                self.places.insert(id.clone(), place);
                place
            }
        };
        for word in &words {
            self.by_word.entry(*word).or_default().push(place);
        }
        self.claims[place as usize].1 = words.into();
    }

    /// Claims that share words, those first that share most, rare words counting more.
    fn similar(&self, words: &[u32]) -> Vec<(ClaimId, f32)> {
        let all = self.claims.len().max(1) as f32;
        let mut scores: HashMap<u32, f32> = HashMap::new();
        for word in words {
            let Some(places) = self.by_word.get(word) else {
                continue;
            };
            if places.len() > COMMON_CLAIMS {
                continue;
            }
            let weight = (1.0 + all / places.len().max(1) as f32).ln();
            for place in places {
                *scores.entry(*place).or_default() += weight;
            }
        }
        let mut found: Vec<(ClaimId, f32)> = scores
            .into_iter()
            .filter_map(|(place, score)| {
                let (id, own) = self.claims.get(place as usize)?;
                // Long claims share words with everything.
                Some((id.clone(), score / (own.len().max(1) as f32).sqrt()))
            })
            .collect();
        found.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        found
    }
}

/// Names and words of a project, as they are compared.
#[derive(Default)]
pub(in crate::app) struct Likeness {
    names: BTreeMap<ActorId, Vec<String>>,
    /// The same names as they are written, and whether others bear them too.
    surfaces: BTreeMap<ActorId, Vec<(String, bool)>>,
    /// Grows with every change of a name.
    names_generation: u64,
    claims: ClaimWords,
    /// The claims that were there at opening, while they are being read beside the window.
    reading: Option<Receiver<ClaimWords>>,
}

impl Likeness {
    /// Takes the names in hand and begins to read the claims.
    pub(super) fn of(project: &Project) -> Self {
        let mut likeness = Self::default();
        let actors: Vec<ActorId> = project.living_actors().map(|it| it.id.clone()).collect();
        for actor in &actors {
            likeness.read_names(project, actor);
        }
        let quotes: Vec<(ClaimId, String)> = project
            .claims()
            .iter()
            .map(|claim| (claim.id.clone(), beginning(&claim.anchor)))
            .collect();
        if !quotes.is_empty() {
            let (send, receive) = channel();
            std::thread::spawn(move || {
                let mut words = ClaimWords::default();
                for (id, quote) in quotes {
                    words.set(&id, content_words(&quote));
                }
                // Nobody listens any more once the project was closed.
                let _unheard = send.send(words);
            });
            likeness.reading = Some(receive);
        }
        likeness
    }

    /// Waits until the claims that were there at opening are known.
    pub(in crate::app) fn settle(&mut self) {
        let Some(reading) = self.reading.take() else {
            return;
        };
        if let Ok(mut read) = reading.recv() {
            // What was done in the meantime is newer.
            for (id, words) in std::mem::take(&mut self.claims.claims) {
                read.set(&id, words.into_vec());
            }
            self.claims = read;
        }
    }

    /// Follows a deed.
    pub(super) fn note(&mut self, project: &Project, tx: &Transaction) {
        for edit in &tx.edits {
            match edit {
                Edit::Claim(change) => {
                    if let Some(Claim { id, .. }) = change.any() {
                        let words = project.claims().get(id).map(|it| beginning(&it.anchor));
                        let words = words.as_deref().map(content_words).unwrap_or_default();
                        self.claims.set(id, words);
                    }
                }
                Edit::Actor(change) => {
                    for actor in [&change.before, &change.after].into_iter().flatten() {
                        self.read_names(project, &actor.id);
                        if let Some(winner) = &actor.merged_into {
                            self.read_names(project, winner);
                        }
                    }
                }
                Edit::Alias(change) => {
                    if let Some(alias) = change.any() {
                        self.read_names(project, &alias.actor);
                    }
                }
                _ => {}
            }
        }
    }

    /// Grows with every change of a name.
    pub(super) fn names_generation(&self) -> u64 {
        self.names_generation
    }

    fn read_names(&mut self, project: &Project, id: &ActorId) {
        self.names_generation += 1;
        let Some(actor) = project.resolve(id) else {
            self.names.remove(id);
            self.surfaces.remove(id);
            return;
        };
        if actor.id != *id {
            self.names.remove(id);
            self.surfaces.remove(id);
        }
        let ambiguous: Vec<&str> = project
            .aliases_of(&actor.id)
            .filter(|alias| alias.ambiguous)
            .map(|alias| alias.surface.as_str())
            .collect();
        let surfaces = project
            .names_of(actor)
            .map(|name| (name.to_owned(), ambiguous.contains(&name)))
            .collect();
        self.surfaces.insert(actor.id.clone(), surfaces);
        let names = project.names_of(actor).map(key).collect();
        self.names.insert(actor.id.clone(), names);
    }

    /// Every name of every living actor as it is written, and whether it is an ambiguous one.
    pub(super) fn surfaces(&self) -> &BTreeMap<ActorId, Vec<(String, bool)>> {
        &self.surfaces
    }

    /// Folded names of a living actor.
    pub(in crate::app) fn names(&self, actor: &ActorId) -> &[String] {
        self.names.get(actor).map_or(&[], Vec::as_slice)
    }

    /// Living actors one of whose folded names passes.
    pub(in crate::app) fn actors(
        &self,
        mut passes: impl FnMut(&str) -> bool,
    ) -> impl Iterator<Item = &ActorId> {
        self.names
            .iter()
            .filter(move |(_, names)| names.iter().any(|name| passes(name)))
            .map(|(id, _)| id)
    }

    /// Living actors with how many of `words` (folded) their best name shares, the most first.
    pub(in crate::app) fn actors_like(&self, words: &[String]) -> Vec<&ActorId> {
        let mut actors: Vec<(std::cmp::Reverse<usize>, &ActorId)> = self
            .names
            .iter()
            .map(|(id, names)| {
                let shared = |name: &String| {
                    let own = name.split_whitespace();
                    own.filter(|word| words.iter().any(|one| one == word))
                        .count()
                };
                let best = if words.is_empty() {
                    0
                } else {
                    names.iter().map(shared).max().unwrap_or(0)
                };
                (std::cmp::Reverse(best), id)
            })
            .collect();
        actors.sort();
        actors.into_iter().map(|(_, id)| id).collect()
    }

    /// Claims that say something like `anchor`, likeliest first, with a score above nought.
    pub(in crate::app) fn claims_like(&self, anchor: &Anchor) -> Vec<(ClaimId, f32)> {
        self.claims.similar(&content_words(&beginning(anchor)))
    }

    /// How many meaningful words two texts share, of those of the shorter.
    #[cfg(test)]
    fn overlap(one: &str, other: &str) -> f32 {
        Meaning::of(one).overlap(other)
    }
}

/// The meaningful words of a text, to be held against many others.
pub(in crate::app) struct Meaning(Vec<u32>);

impl Meaning {
    pub(in crate::app) fn of(text: &str) -> Self {
        Self(content_words(text))
    }

    /// How many words it shares with another text, of those of the shorter: 0 to 1.
    pub(in crate::app) fn overlap(&self, other: &str) -> f32 {
        let (one, other) = (&self.0, content_words(other));
        let shared = one
            .iter()
            .filter(|word| other.binary_search(word).is_ok())
            .count();
        shared as f32 / one.len().min(other.len()).max(1) as f32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn particles_and_spelling_do_not_keep_claims_apart() {
        assert!(Likeness::overlap("أُغلق الجسر اليوم", "وقالت إن الجسرَ أغلق") > 0.6);
        assert!(Likeness::overlap("أغلق الجسر", "نزل المطر غزيرا") < 0.1);
        assert_eq!(stem("والجسر"), "جسر");
        assert_eq!(stem("ولد"), "ولد");
    }

    #[test]
    fn rare_words_weigh_more_and_removed_claims_are_forgotten() {
        let mut words = ClaimWords::default();
        let id = |name: &str| ClaimId::new(name);
        words.set(&id("a"), content_words("الوزارة أغلقت الجسر الحجري"));
        words.set(&id("b"), content_words("الوزارة دفعت المنحة"));
        words.set(&id("c"), content_words("الوزارة نفت الخبر"));
        let found = words.similar(&content_words("الجسر الحجري والوزارة"));
        assert_eq!(found.first().map(|one| one.0.clone()), Some(id("a")));
        words.set(&id("a"), Vec::new());
        let found = words.similar(&content_words("الجسر الحجري"));
        assert!(found.is_empty(), "{found:?}");
    }
}
