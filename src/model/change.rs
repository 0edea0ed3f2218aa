//! The only language in which anything changes.
//!
//! A [`Change`] has two sides; swapping them is its inverse, whatever the entity. A
//! [`Transaction`] is what one act of one person did: all of it happens, or none. A [`Record`] is
//! a transaction with its place in a journal. Nothing here decides or applies anything.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::id::{TransactionId, TransactionMark};
use super::{
    Actor, Affiliation, Alias, Annotator, AnnotatorId, Article, ArticleId, Assignment, Attribution,
    Bond, Canonical, Claim, Code, Comment, Decision, Edition, Id, Mention, Refusal, Relation,
    Review, Role, Spell, Stance, Topic, Work,
};

/// The version of an entity: when and where it was written. Ordered by clock, then session, then
/// number, which is the order of last-writer-wins.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Stamp {
    /// Hybrid clock: milliseconds since 1970 times 2^16, plus a counter.
    pub t: u64,
    /// ULID of the journal, upper case as in its file name.
    pub session: String,
    /// Number of the record in that journal, from 1.
    pub n: u64,
}

/// Milliseconds since 1970 of a hybrid clock value.
pub fn clock_ms(t: u64) -> u64 {
    t >> 16
}

/// One entity that changed: created (`None → Some`), changed, or removed (`Some → None`). The
/// sides are shared with the project that holds them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change<T> {
    #[serde(default = "none", skip_serializing_if = "Option::is_none")]
    pub before: Option<Arc<T>>,
    #[serde(default = "none", skip_serializing_if = "Option::is_none")]
    pub after: Option<Arc<T>>,
    /// Stamp of the version that was replaced. Two changes conflict only if neither descends from
    /// the other.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base: Option<Stamp>,
}

fn none<T>() -> Option<Arc<T>> {
    None
}

impl<T> Change<T> {
    pub fn create(after: T) -> Self {
        Self::between(None, Some(after))
    }
    pub fn modify(before: T, after: T) -> Self {
        Self::between(Some(before), Some(after))
    }
    pub fn remove(before: T) -> Self {
        Self::between(Some(before), None)
    }
    /// From one side to the other, whichever there are.
    pub fn between(before: Option<T>, after: Option<T>) -> Self {
        Self {
            before: before.map(Arc::new),
            after: after.map(Arc::new),
            base: None,
        }
    }
    /// The change that takes this one back. Its base is filled in when it is applied.
    #[must_use]
    pub fn inverse(self) -> Self {
        Self {
            before: self.after,
            after: self.before,
            base: None,
        }
    }
    /// The side that exists; `after` if both do.
    pub fn any(&self) -> Option<&T> {
        self.after.as_deref().or(self.before.as_deref())
    }
}

/// The kinds of entity a project holds, and where each lies.
macro_rules! kinds {
    ($($kind:ident => $table:ident),+ $(,)?) => {
        /// One changed entity of some kind.
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
        pub enum Edit {
            $($kind(Change<$kind>),)+
            /// Written by a newer version: its RON text, kept and carried, never applied.
            #[serde(skip)]
            Unknown(String),
        }

        /// The names of the kinds.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum EntityKind { $($kind,)+ }

        impl EntityKind {
            pub const ALL: &'static [Self] = &[$(Self::$kind,)+];

            /// True for what one annotator says about one article.
            pub fn is_tag(self) -> bool {
                matches!(
                    self,
                    Self::Mention | Self::Claim | Self::Attribution | Self::Stance | Self::Relation
                )
            }
        }

        impl Edit {
            /// Kind and id of what changed; `None` for an unknown entry.
            pub fn subject(&self) -> Option<(EntityKind, &str)> {
                match self {
                    $(Self::$kind(change) =>
                        change.any().map(|entity| (EntityKind::$kind, entity.id.as_str())),)+
                    Self::Unknown(_) => None,
                }
            }
            /// The edit that takes this one back; `None` for an unknown entry.
            pub fn inverse(&self) -> Option<Self> {
                match self {
                    $(Self::$kind(change) => Some(Self::$kind(change.clone().inverse())),)+
                    Self::Unknown(_) => None,
                }
            }
            /// True if it takes something away.
            pub fn removes(&self) -> bool {
                match self {
                    $(Self::$kind(change) => change.after.is_none(),)+
                    Self::Unknown(_) => false,
                }
            }
            /// True if both sides are alike.
            pub fn is_empty(&self) -> bool {
                match self {
                    $(Self::$kind(change) => change.before == change.after,)+
                    Self::Unknown(_) => false,
                }
            }
            /// The stamp of the version that was replaced.
            pub fn base(&self) -> Option<&Stamp> {
                match self {
                    $(Self::$kind(change) => change.base.as_ref(),)+
                    Self::Unknown(_) => None,
                }
            }
        }

        $(impl From<Change<$kind>> for Edit {
            fn from(change: Change<$kind>) -> Self { Self::$kind(change) }
        })+

        impl fmt::Display for EntityKind {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(match self { $(Self::$kind => stringify!($table),)+ })
            }
        }
    };
}

kinds! {
    Annotator => annotator,
    Article => article,
    Actor => actor,
    Alias => alias,
    Role => role,
    Affiliation => affiliation,
    Topic => topic,
    Canonical => canonical,
    Bond => bond,
    Edition => edition,
    Mention => mention,
    Claim => claim,
    Attribution => attribution,
    Stance => stance,
    Relation => relation,
    Comment => comment,
    Refusal => refusal,
    Work => work,
    Assignment => assignment,
    Review => review,
    Decision => decision,
    Spell => spell,
}

/// Does the same with an edit of whatever kind: `each_kind!(edit, change => …, unknown => …)`.
macro_rules! each_kind {
    ($edit:expr, $change:ident => $body:expr, unknown => $unknown:expr $(,)?) => {
        match $edit {
            $crate::model::Edit::Annotator($change) => $body,
            $crate::model::Edit::Article($change) => $body,
            $crate::model::Edit::Actor($change) => $body,
            $crate::model::Edit::Alias($change) => $body,
            $crate::model::Edit::Role($change) => $body,
            $crate::model::Edit::Affiliation($change) => $body,
            $crate::model::Edit::Topic($change) => $body,
            $crate::model::Edit::Canonical($change) => $body,
            $crate::model::Edit::Bond($change) => $body,
            $crate::model::Edit::Edition($change) => $body,
            $crate::model::Edit::Mention($change) => $body,
            $crate::model::Edit::Claim($change) => $body,
            $crate::model::Edit::Attribution($change) => $body,
            $crate::model::Edit::Stance($change) => $body,
            $crate::model::Edit::Relation($change) => $body,
            $crate::model::Edit::Comment($change) => $body,
            $crate::model::Edit::Refusal($change) => $body,
            $crate::model::Edit::Work($change) => $body,
            $crate::model::Edit::Assignment($change) => $body,
            $crate::model::Edit::Review($change) => $body,
            $crate::model::Edit::Decision($change) => $body,
            $crate::model::Edit::Spell($change) => $body,
            $crate::model::Edit::Unknown(_) => $unknown,
        }
    };
}
pub(crate) use each_kind;

/// Why a transaction was made.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Kind {
    #[default]
    Do,
    Undo(TransactionId),
    Redo(TransactionId),
}

/// Where the deed was, so that undo can take the reader back.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Focus {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub article: Option<ArticleId>,
    /// Scalar range.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub span: Option<(u32, u32)>,
    /// Id of the tag or actor.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub item: String,
}

/// What one act of one person did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Transaction {
    pub id: TransactionId,
    pub by: AnnotatorId,
    /// Name of the device, for the history only.
    #[serde(default)]
    pub device: String,
    /// Steps of one gesture share a group; undo takes the group.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<Id<TransactionMark>>,
    #[serde(default)]
    pub kind: Kind,
    /// Command id of the deed, e.g. `tag.claim`; worded by the interface.
    pub what: Code,
    pub edits: Vec<Edit>,
    #[serde(default)]
    pub focus: Focus,
}

impl Transaction {
    /// The edits as they were planned: without those that remove, beside the version that showed,
    /// versions of the same thing that lost.
    pub fn planned_edits(&self) -> impl DoubleEndedIterator<Item = &Edit> {
        let is_planned = |(place, edit): &(usize, &Edit)| {
            let mut earlier = self.edits.iter().take(*place);
            let is_removal = edit.subject().is_some() && edit.removes();
            !(is_removal && earlier.any(|one| one.subject() == edit.subject()))
        };
        let edits = self.edits.iter().enumerate();
        edits.filter(is_planned).map(|(_, edit)| edit)
    }

    /// The edits that take this transaction back, last first.
    pub fn inverse_edits(&self) -> Vec<Edit> {
        self.planned_edits()
            .rev()
            .filter_map(Edit::inverse)
            .collect()
    }
}

/// A transaction and its place in a journal: one line, written whole or not at all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// Number in the journal, from 1.
    pub n: u64,
    /// Hybrid clock.
    pub t: u64,
    pub tx: Transaction,
}

impl Record {
    pub fn stamp(&self, session: &str) -> Stamp {
        Stamp {
            t: self.t,
            session: session.to_owned(),
            n: self.n,
        }
    }
}
