//! Files that go out. Each writer gives bytes and the list of what its format cannot carry; each
//! can read its own bytes back, so that an export is proven before it is called done.

pub mod csv;
pub mod jsonl;

use std::collections::BTreeMap;

use crate::model::{ArticleId, Project};
use crate::text::index::ArticleText;

/// The formats that can be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// One JSON value a line, one line an article; carries everything.
    Jsonl,
    /// One row a claim, and a second file with one row a mention.
    Csv,
}

/// What an export is made from.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    pub project: &'a Project,
    /// The words of every article that goes out.
    pub texts: &'a BTreeMap<ArticleId, ArticleText>,
}

/// Something a format has no place for: what kind, and how often.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Loss {
    pub kind: LossKind,
    pub count: usize,
}

/// Kinds of [`Loss`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LossKind {
    /// The words of the articles around the tags.
    Texts,
    /// Attributions farther from the claim than the nearest.
    OuterAttributions,
    /// Stances on a claim beside the one that is shown.
    MoreStances,
    /// Stances on actors.
    StancesOnActors,
    /// Stances on canonical claims and topics.
    StancesOnIssues,
    /// Spans that show a stance.
    Evidence,
    /// Pictures.
    Images,
    /// Other names of actors.
    Aliases,
    /// Offices, affiliations, names in other registers and notes of actors.
    ActorDetails,
    /// Notes, flags and confidence of attributions and stances, and through whom a stance is told.
    Remarks,
    /// Spans that show whether a claim holds.
    ClaimEvidence,
    /// How claims stand to each other.
    Relations,
    /// Times, notes and links of canonical claims, and those without members.
    CanonicalDetails,
    /// Topics, beyond the names of those that members lie under.
    Topics,
    Comments,
    /// Shared things that have no place in the file, and what is said about them.
    Unplaced,
    /// That places count in an older text of their article.
    OlderTexts,
}

impl LossKind {
    /// All of them, in order.
    pub const ALL: [Self; 17] = [
        Self::Texts,
        Self::OuterAttributions,
        Self::MoreStances,
        Self::StancesOnActors,
        Self::StancesOnIssues,
        Self::Evidence,
        Self::Images,
        Self::Aliases,
        Self::ActorDetails,
        Self::Remarks,
        Self::ClaimEvidence,
        Self::Relations,
        Self::CanonicalDetails,
        Self::Topics,
        Self::Comments,
        Self::Unplaced,
        Self::OlderTexts,
    ];

    /// The stable code; its words are the message `loss-<code>`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Texts => "texts",
            Self::OuterAttributions => "outer-attributions",
            Self::MoreStances => "more-stances",
            Self::StancesOnActors => "stances-on-actors",
            Self::Evidence => "evidence",
            Self::Images => "images",
            Self::Aliases => "aliases",
            Self::StancesOnIssues => "stances-on-issues",
            Self::ActorDetails => "actor-details",
            Self::Remarks => "remarks",
            Self::ClaimEvidence => "claim-evidence",
            Self::Relations => "relations",
            Self::CanonicalDetails => "canonical-details",
            Self::Topics => "topics",
            Self::Comments => "comments",
            Self::Unplaced => "unplaced",
            Self::OlderTexts => "older-texts",
        }
    }
}

/// The bytes of an export, what they cannot carry, and how much they hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exported {
    /// Endings to be put before the file's own (empty for the file that was asked for), and bytes.
    pub files: Vec<(&'static str, Vec<u8>)>,
    pub losses: Vec<Loss>,
    pub articles: usize,
    pub claims: usize,
    pub mentions: usize,
}

/// Why bytes that were written do not read back as they should.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadBackError {
    #[error("line {line} cannot be read: {detail}")]
    Unreadable { line: usize, detail: String },
    #[error("line {line} reads back differently")]
    Different { line: usize },
    #[error("{found} lines instead of {expected}")]
    Count { expected: usize, found: usize },
}
