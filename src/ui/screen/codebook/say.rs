//! Sentences of the room of the codebook: what changed, who uses a label, what a set belongs to.

use i18n_embed_fl::fl;

use crate::app::commands::Args;
use crate::app::{Session, Words};
use crate::model::codebook::changes::BookChange;
use crate::model::codebook::uses::LabelUses;
use crate::model::{Code, Codebook};

/// What sets are about, in the order of the list; each with the beginnings of their names.
const SUBJECTS: [(&str, &[&str]); 5] = [
    ("codebook-group-claim", &["claim"]),
    (
        "codebook-group-attribution",
        &["attribution", "source", "cue", "quote", "outlet"],
    ),
    ("codebook-group-stance", &["stance"]),
    ("codebook-group-relation", &["relation", "canonical"]),
    (
        "codebook-group-actor",
        &["actor", "alias", "affiliation", "mention"],
    ),
];
const OTHER: &str = "codebook-group-other";

/// Fluent ids of what sets are about, in the order of the list.
pub fn subjects() -> impl Iterator<Item = &'static str> {
    SUBJECTS.iter().map(|(id, _)| *id).chain([OTHER])
}

/// Fluent id of what a set is about.
pub fn subject_of(set: &Code) -> &'static str {
    let stem = set.as_str().split('.').next().unwrap_or_default();
    SUBJECTS
        .iter()
        .find(|(_, stems)| stems.contains(&stem))
        .map_or(OTHER, |(id, _)| *id)
}

/// The name of a field: that of its set, else its own.
pub fn field(words: &Words, book: &Codebook, field: &Code) -> String {
    if let Some(set) = book.set(field.as_str()) {
        return set.name(words.is_arabic()).to_owned();
    }
    let id = format!("codebook-field-{}", field.as_str().replace('.', "-"));
    if words.has(&id) {
        words.get(&id)
    } else {
        field.to_string()
    }
}

/// What a command about the codebook has done, where nothing else on the screen tells.
pub fn news(session: &Session, words: &Words, id: &str, args: &Args) -> Option<String> {
    let l = &words.loader;
    match (id, args.get("path")) {
        ("codebook.export", Some(path)) => Some(fl!(l, "codebook-exported", file = path)),
        ("codebook.publish" | "codebook.republish", _) => {
            let version = session.project().codebook().version.as_str();
            Some(fl!(l, "codebook-published", version = version))
        }
        ("codebook.discard", _) => Some(fl!(l, "codebook-discarded")),
        _ => None,
    }
}

/// How many tags there are, in words.
pub fn tags(words: &Words, count: usize) -> String {
    let shown = words.number(count);
    fl!(words.loader, "codebook-tags", count = count, shown = shown)
}

/// Who uses a label how often, e.g. "salma 4 · omar 3".
pub fn by_whom(words: &Words, uses: &LabelUses, set: &Code, code: &Code) -> String {
    let parts: Vec<String> = uses
        .by(set, code)
        .map(|(owner, count)| {
            let count = words.number(count);
            match owner {
                Some(owner) => words.joined(&[owner.as_str(), &count], " "),
                None => words.joined(&[&words.get("codebook-shared"), &count], " "),
            }
        })
        .collect();
    words.line(&parts.iter().map(String::as_str).collect::<Vec<_>>())
}

/// One difference between a draft and the codebook in force.
pub fn change(words: &Words, book: &Codebook, before: &Codebook, change: &BookChange) -> String {
    let l = &words.loader;
    let arabic = words.is_arabic();
    let set = |id: &Code| {
        let found = book.set(id.as_str()).or_else(|| before.set(id.as_str()));
        found.map_or_else(|| id.to_string(), |set| set.name(arabic).to_owned())
    };
    let label = |id: &Code, code: &Code| {
        let found = book
            .entry(id.as_str(), code)
            .or_else(|| before.entry(id.as_str(), code));
        found.map_or_else(|| code.to_string(), |entry| entry.name(arabic).to_owned())
    };
    match change {
        BookChange::Described => fl!(l, "codebook-change-described"),
        BookChange::SetAdded(id) => fl!(l, "codebook-change-set-added", set = set(id)),
        BookChange::SetRemoved(id) => fl!(l, "codebook-change-set-removed", set = set(id)),
        BookChange::Reordered(id) => fl!(l, "codebook-change-reordered", set = set(id)),
        BookChange::LabelAdded(id, code) => {
            let (set, label) = (set(id), label(id, code));
            fl!(l, "codebook-change-added", set = set, label = label)
        }
        BookChange::LabelRemoved(id, code) => {
            let (set, label) = (set(id), label(id, code));
            fl!(l, "codebook-change-removed", set = set, label = label)
        }
        BookChange::LabelChanged(id, code) => {
            let was = before.name(id.as_str(), code, arabic).to_owned();
            let (set, label) = (set(id), label(id, code));
            if was == label {
                fl!(l, "codebook-change-changed", set = set, label = label)
            } else {
                fl!(
                    l,
                    "codebook-change-renamed",
                    set = set,
                    label = label,
                    was = was
                )
            }
        }
        BookChange::Retired(id, code) => {
            let (set, label) = (set(id), label(id, code));
            fl!(l, "codebook-change-retired", set = set, label = label)
        }
        BookChange::Restored(id, code) => {
            let (set, label) = (set(id), label(id, code));
            fl!(l, "codebook-change-restored", set = set, label = label)
        }
        BookChange::Merged(id, loser, winner) => {
            let (winner, loser) = (label(id, winner), label(id, loser));
            fl!(
                l,
                "codebook-change-merged",
                set = set(id),
                label = loser,
                winner = winner
            )
        }
        BookChange::Required(one) => {
            let field = field(words, book, one);
            fl!(l, "codebook-change-required", field = field)
        }
        BookChange::Optional(one) => {
            let field = field(words, before, one);
            fl!(l, "codebook-change-optional", field = field)
        }
    }
}
