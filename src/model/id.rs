//! Identity: readable, typed, and impossible to mint twice.
//!
//! An id is `<annotator>-<session>-<n>`: who made the thing, in which running program (the last
//! eight characters of its journal's ULID, lower case), and a running number of at least four
//! digits. Two people, or one person on two devices, can therefore never mint the same one.
//! This file knows neither clock nor entropy: the session name is handed in.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::shared::Shared;

/// The id of a thing of kind `T`. Two ids of different kinds do not compare. Clones share the text:
/// an article of thousands of tags names its annotator and itself in each of them.
pub struct Id<T> {
    text: Arc<str>,
    kind: PhantomData<fn() -> T>,
}

/// Longest id or annotator name that is accepted, in bytes.
pub const ID_BYTES_MAX: usize = 96;

/// True for what may stand in ids, annotator names and so in file names: `[a-z0-9-]`, not empty,
/// not beginning or ending with a hyphen, at most [`ID_BYTES_MAX`] bytes.
pub fn is_valid(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= ID_BYTES_MAX
        && text
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
        && !text.starts_with('-')
        && !text.ends_with('-')
}

/// Whose name an id carries that was minted as above; `None` if it was not.
pub fn minted_by(id: &str) -> Option<&str> {
    let mut parts = id.rsplitn(3, '-');
    let (number, session, who) = (parts.next()?, parts.next()?, parts.next()?);
    let is_number = number.len() >= 4 && number.bytes().all(|byte| byte.is_ascii_digit());
    (is_number && session.len() == 8).then_some(who)
}

impl<T> Id<T> {
    /// Takes any text for an id. Whether it [`is_valid`] is asked at the doors (files, arguments).
    pub fn new(text: impl Into<Arc<str>>) -> Self {
        Self {
            text: text.into(),
            kind: PhantomData,
        }
    }

    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The text, shared.
    pub(super) fn shared(&self) -> Arc<str> {
        Arc::clone(&self.text)
    }

    /// True if `ending` is this whole id or ends it, so that people may type `0001`.
    pub fn ends_with(&self, ending: &str) -> bool {
        !ending.is_empty() && self.text.ends_with(ending)
    }
}

impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        Self {
            text: Arc::clone(&self.text),
            kind: PhantomData,
        }
    }
}
impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}
impl<T> Eq for Id<T> {}
impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.text.cmp(&other.text)
    }
}
impl<T> Hash for Id<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.text.hash(state);
    }
}
impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}
impl<T> fmt::Display for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}
impl<T> Serialize for Id<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}
impl<'de, T> Deserialize<'de> for Id<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Shared::deserialize(deserializer).map(|Shared(text)| Self::new(text))
    }
}

pub type AnnotatorId = Id<super::Annotator>;
pub type ArticleId = Id<super::Article>;
pub type ActorId = Id<super::Actor>;
pub type AliasId = Id<super::Alias>;
pub type MentionId = Id<super::Mention>;
pub type ClaimId = Id<super::Claim>;
pub type AttributionId = Id<super::Attribution>;
pub type StanceId = Id<super::Stance>;
pub type RoleId = Id<super::Role>;
pub type AffiliationId = Id<super::Affiliation>;
pub type TopicId = Id<super::Topic>;
pub type CanonicalId = Id<super::Canonical>;
pub type BondId = Id<super::Bond>;
pub type EditionId = Id<super::Edition>;
pub type RelationId = Id<super::Relation>;
pub type CommentId = Id<super::Comment>;
pub type RefusalId = Id<super::Refusal>;
pub type WorkId = Id<super::Work>;
pub type AssignmentId = Id<super::Assignment>;
pub type ReviewId = Id<super::Review>;
pub type DecisionId = Id<super::Decision>;
pub type SpellId = Id<super::Spell>;
/// Marks ids of transactions; never built.
pub enum TransactionMark {}
pub type TransactionId = Id<TransactionMark>;

/// Hands out ids of one running program for one annotator.
#[derive(Debug, Clone)]
pub struct Minter {
    annotator: AnnotatorId,
    session: String,
    next: u64,
}

impl Minter {
    /// `session` is the short name of the running program (see the top of this file).
    pub fn new(annotator: AnnotatorId, session: impl Into<String>) -> Self {
        Self {
            annotator,
            session: session.into(),
            next: 1,
        }
    }

    pub fn annotator(&self) -> &AnnotatorId {
        &self.annotator
    }

    pub fn mint<T>(&mut self) -> Id<T> {
        let number = self.next;
        self.next += 1;
        Id::new(format!("{}-{}-{number:04}", self.annotator, self.session))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minted_ids_are_valid_distinct_and_end_in_four_digits() {
        let mut minter = Minter::new(AnnotatorId::new("salma"), "x7f3k2q9");
        let first: ClaimId = minter.mint();
        let second: ClaimId = minter.mint();
        assert_eq!(first.as_str(), "salma-x7f3k2q9-0001");
        assert!(first.ends_with("0001") && !first.ends_with(""));
        assert_ne!(first, second);
        assert!(is_valid(first.as_str()));
        assert_eq!(minted_by(first.as_str()), Some("salma"));
        for other in ["c1", "salma-0001", "salma-x7f3k2q9-1", "salma-x7f3k2q-0001"] {
            assert_eq!(minted_by(other), None, "{other}");
        }
        assert_eq!(minted_by("al-amin-x7f3k2q9-12345"), Some("al-amin"));
    }

    #[test]
    fn names_that_could_leave_the_folder_are_not_ids() {
        for bad in [
            "",
            "../x",
            "a/b",
            "A",
            "a b",
            "-a",
            "a-",
            "سلمى",
            "a\u{202e}b",
            "con.",
        ] {
            assert!(!is_valid(bad), "{bad:?}");
        }
    }
}
