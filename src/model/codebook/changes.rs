//! What differs between two codebooks, label by label: what people read before they publish.
//! Says what changed, not whether it is wise; it never changes a codebook.

use super::{Code, CodeEntry, CodeSet, Codebook};

/// One difference. Sets and labels are named by their codes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum BookChange {
    /// The names of the codebook or its rules for people.
    Described,
    SetAdded(Code),
    SetRemoved(Code),
    /// Labels that are in both stand in another order.
    Reordered(Code),
    LabelAdded(Code, Code),
    LabelRemoved(Code, Code),
    /// Names, definitions, examples, colour or shortcut.
    LabelChanged(Code, Code),
    Retired(Code, Code),
    Restored(Code, Code),
    /// Set, label that goes, label that takes its place.
    Merged(Code, Code, Code),
    /// A field that may not stay empty any more.
    Required(Code),
    /// A field that may stay empty now.
    Optional(Code),
}

impl Codebook {
    /// What makes this codebook differ from `before`, in the order of its sets. The version is
    /// no difference.
    pub fn changes_since(&self, before: &Self) -> Vec<BookChange> {
        let mut changes = Vec::new();
        let described = |book: &Self| {
            let names = [&book.name_ar, &book.name_en];
            let rules = [&book.rules_ar, &book.rules_en];
            (names.map(String::clone), rules.map(String::clone))
        };
        if described(self) != described(before) {
            changes.push(BookChange::Described);
        }
        for set in &self.sets {
            match before.set(set.id.as_str()) {
                Some(old) => labels(set, old, &mut changes),
                None => changes.push(BookChange::SetAdded(set.id.clone())),
            }
        }
        for set in &before.sets {
            if self.set(set.id.as_str()).is_none() {
                changes.push(BookChange::SetRemoved(set.id.clone()));
            }
        }
        let only = |a: &Self, b: &Self| -> Vec<Code> {
            let missing = |field: &&Code| !b.required.contains(field);
            a.required.iter().filter(missing).cloned().collect()
        };
        changes.extend(only(self, before).into_iter().map(BookChange::Required));
        changes.extend(only(before, self).into_iter().map(BookChange::Optional));
        changes
    }
}

fn labels(set: &CodeSet, old: &CodeSet, changes: &mut Vec<BookChange>) {
    let id = &set.id;
    for entry in &set.entries {
        let code = &entry.code;
        let Some(was) = old.entry(code) else {
            changes.push(BookChange::LabelAdded(id.clone(), code.clone()));
            continue;
        };
        match &entry.merged_into {
            Some(winner) if was.merged_into.as_ref() != Some(winner) => {
                let (id, code) = (id.clone(), code.clone());
                changes.push(BookChange::Merged(id, code, winner.clone()));
            }
            _ if entry.retired && !was.retired => {
                changes.push(BookChange::Retired(id.clone(), code.clone()));
            }
            _ if was.retired && !entry.retired => {
                changes.push(BookChange::Restored(id.clone(), code.clone()));
            }
            _ => {}
        }
        if said(entry) != said(was) {
            changes.push(BookChange::LabelChanged(id.clone(), code.clone()));
        }
    }
    for entry in &old.entries {
        if set.entry(&entry.code).is_none() {
            let (id, code) = (id.clone(), entry.code.clone());
            changes.push(BookChange::LabelRemoved(id, code));
        }
    }
    let order = |one: &CodeSet, other: &CodeSet| -> Vec<Code> {
        let codes = one.entries.iter().map(|entry| &entry.code);
        codes
            .filter(|code| other.entry(code).is_some())
            .cloned()
            .collect()
    };
    if order(set, old) != order(old, set) {
        changes.push(BookChange::Reordered(id.clone()));
    }
}

/// A label without its standing: what it is called and what it means.
fn said(entry: &CodeEntry) -> CodeEntry {
    CodeEntry {
        merged_into: None,
        retired: false,
        ..entry.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_codebook_does_not_differ_from_itself_under_another_version() {
        for book in super::super::presets::all() {
            let mut later = book.clone();
            later.version = Code::from("later");
            assert_eq!(later.changes_since(&book), []);
        }
    }

    #[test]
    fn each_difference_is_told_once_and_the_way_back_is_told_too() {
        let book = Codebook::isnad_default();
        let mut later = book.clone();
        let set = Code::from("claim.type");
        let entries = &mut later.sets[0].entries;
        entries.swap(0, 1);
        entries[2].name_en.push('!');
        entries[3].retired = true;
        entries.push(CodeEntry::new(Code::from("promise"), "وعد", "Promise"));
        let of = |code: &str| (set.clone(), Code::from(code));
        let (changed, retired, new) = (of("policy"), of("commitment"), of("promise"));
        assert_eq!(
            later.changes_since(&book),
            [
                BookChange::LabelChanged(changed.0.clone(), changed.1.clone()),
                BookChange::Retired(retired.0.clone(), retired.1.clone()),
                BookChange::LabelAdded(new.0.clone(), new.1.clone()),
                BookChange::Reordered(set.clone()),
            ]
        );
        assert_eq!(
            book.changes_since(&later),
            [
                BookChange::LabelChanged(changed.0, changed.1),
                BookChange::Restored(retired.0, retired.1),
                BookChange::LabelRemoved(new.0, new.1),
                BookChange::Reordered(set),
            ]
        );
    }
}
