//! The keys that pick labels: one letter each, pressed together with Alt, which no command uses
//! with a letter. Says which label a key picks and which keys cannot be; presses nothing.

use super::{Code, CodeEntry, Codebook, Fault};
use crate::model::field::sets_together;

impl CodeEntry {
    /// The letter that picks the label, if it has one that can be pressed.
    pub fn key(&self) -> Option<char> {
        let mut letters = self.shortcut.chars();
        let letter = letters.next().filter(char::is_ascii_alphabetic)?;
        let alone = letters.next().is_none() && !self.retired;
        alone.then(|| letter.to_ascii_uppercase())
    }
}

impl Codebook {
    /// The label that a letter picks among some sets.
    pub fn picked_by<'a>(
        &self,
        letter: char,
        sets: impl IntoIterator<Item = &'a str>,
    ) -> Option<(&'a str, &Code)> {
        sets.into_iter().find_map(|id| {
            let entries = self.set(id)?.offered();
            let mut picked = entries.filter(|entry| entry.key() == Some(letter));
            picked.next().map(|entry| (id, &entry.code))
        })
    }

    /// Keys that are no letter, and such as mean two labels that one tag may carry.
    pub fn key_faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        for set in &self.sets {
            let named = set.offered().filter(|entry| !entry.shortcut.is_empty());
            for entry in named.filter(|entry| entry.key().is_none()) {
                faults.push(Fault::KeyUnfit(set.id.clone(), entry.code.clone()));
            }
        }
        for together in sets_together() {
            let sets = together.into_iter().filter_map(|id| self.set(id));
            let keyed: Vec<(&Code, &CodeEntry, char)> = sets
                .flat_map(|set| set.offered().map(|entry| (&set.id, entry)))
                .filter_map(|(set, entry)| Some((set, entry, entry.key()?)))
                .collect();
            for (place, (set, entry, key)) in keyed.iter().enumerate() {
                let mut earlier = keyed.iter().take(place);
                if let Some((_, other, _)) = earlier.find(|(_, _, one)| one == key) {
                    let fault =
                        Fault::KeyTwice((*set).clone(), entry.code.clone(), other.code.clone());
                    // Sets that every tag has stand in several of these lists.
                    if !faults.contains(&fault) {
                        faults.push(fault);
                    }
                }
            }
        }
        faults
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(keys: &[(&str, &str, &str)]) -> Codebook {
        let mut book = Codebook::isnad_default();
        for (set, code, key) in keys {
            let set = book.sets.iter_mut().find(|it| it.id.as_str() == *set);
            let entries = set.into_iter().flat_map(|set| &mut set.entries);
            let entry = entries.filter(|it| it.code.as_str() == *code).last();
            entry.expect("a label").shortcut = (*key).to_owned();
        }
        book
    }

    #[test]
    fn one_letter_means_one_label_of_a_tag() {
        let book = with(&[
            ("claim.type", "policy", "p"),
            ("stance.label", "oppose", "P"),
        ]);
        assert_eq!(book.key_faults(), []);
        let picked = book.picked_by('P', ["claim.certainty", "claim.type"]);
        assert_eq!(picked, Some(("claim.type", &Code::from("policy"))));
        assert_eq!(book.picked_by('P', ["claim.certainty"]), None);

        let (set, other) = (Code::from("claim.certainty"), Code::from("policy"));
        let twice = with(&[
            ("claim.type", "policy", "p"),
            ("claim.certainty", "certain", "P"),
        ]);
        let fault = Fault::KeyTwice(set, Code::from("certain"), other);
        assert_eq!(twice.key_faults(), [fault]);
    }

    #[test]
    fn a_key_is_a_latin_letter() {
        for bad in ["1", "+", "\u{62d}", "pq", " "] {
            let book = with(&[("claim.type", "policy", bad)]);
            let fault = Fault::KeyUnfit(Code::from("claim.type"), Code::from("policy"));
            assert_eq!(book.key_faults(), [fault], "{bad}");
        }
    }

    #[test]
    fn a_label_that_is_no_longer_offered_has_no_key() {
        let mut book = with(&[
            ("claim.type", "policy", "p"),
            ("claim.certainty", "certain", "p"),
        ]);
        let entries = book.sets.iter_mut().flat_map(|set| &mut set.entries);
        let old = entries.filter(|it| it.code.as_str() == "policy");
        old.for_each(|entry| entry.retired = true);
        assert_eq!(book.key_faults(), []);
        assert_eq!(book.picked_by('P', ["claim.type"]), None);
    }
}
