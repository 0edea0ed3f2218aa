//! What is lit: the thing under the pointer, wherever the pointer is, and all that belongs with
//! it. Panes, chips, ribbons, inspector and lists read the same set. Nothing is painted here.

use std::collections::BTreeSet;

use crate::app::Session;
use crate::model::edit::Item;

/// What is lit now, kept until the pointer moves on or the project changes.
#[derive(Debug, Default)]
pub struct Lit {
    key: Option<Key>,
    items: BTreeSet<Item>,
    /// Grows whenever something else is lit.
    revision: u64,
}

#[derive(Debug, PartialEq)]
struct Key {
    generation: u64,
    annotator: String,
    hovered: Option<Item>,
    /// The link that is selected, which keeps its ends lit.
    selected: Option<Item>,
}

impl Lit {
    /// Finds out anew what is lit if that may have changed.
    pub fn refresh(&mut self, session: &Session) {
        let desk = &session.workspace;
        let is_link = |item: &&Item| matches!(item, Item::Relation(_) | Item::Canonical(_));
        let key = Key {
            generation: session.project().generation(),
            annotator: session.hand().to_string(),
            hovered: desk.hovered.clone(),
            selected: desk.selected.as_ref().filter(is_link).cloned(),
        };
        if self.key.as_ref() == Some(&key) {
            return;
        }
        let before = std::mem::take(&mut self.items);
        for item in [&key.hovered, &key.selected].into_iter().flatten() {
            let kin = session.project().kin_of(item, session.hand());
            self.items.extend(kin);
        }
        if self.items != before {
            self.revision += 1;
        }
        self.key = Some(key);
    }

    /// Whether a thing is lit.
    pub fn has(&self, item: &Item) -> bool {
        self.items.contains(item)
    }

    /// All that is lit.
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        self.items.iter()
    }

    /// Grows whenever something else is lit.
    pub fn revision(&self) -> u64 {
        self.revision
    }
}
