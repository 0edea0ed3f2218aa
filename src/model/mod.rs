//! The nouns and verbs of the field: articles, actors, mentions, claims, attributions, stances,
//! and the one way in which any of them changes.
//!
//! This layer is pure. It never touches a file, a clock, a random number, a font, a language or
//! a screen, and it fails for one reason only: an intent that makes no sense. Offsets are Unicode
//! scalar values of the article's stored text; bytes are unknown here.
//!
//! Read in this order: [`id`], [`anchor`], [`annotation`], [`change`], [`project`], [`edit`].

pub mod actor;
pub mod anchor;
pub mod anchored;
pub mod annotation;
pub mod annotator;
pub mod article;
pub mod canonical;
pub mod change;
pub mod check;
pub mod codebook;
pub mod conflict;
pub mod difference;
pub mod edit;
pub mod field;
pub mod history;
pub mod id;
pub mod item;
mod kin;
pub mod past;
pub mod project;
pub mod query;
pub mod register;
pub mod review;
mod shared;
pub mod tag;
pub mod talk;
pub mod touch;
mod trial;
pub mod work;

pub use actor::{Actor, ActorScope, Affiliation, Alias, Role};
pub use anchor::{Anchor, Fragment};
pub use annotation::{
    Attribution, Claim, Content, EventTime, Layer, Membership, Mention, Meta, Relation, Stance,
    Target,
};
pub use annotator::Annotator;
pub use article::{Article, ArticleDate, Image, Region};
pub use canonical::{Bond, Canonical, Topic};
pub use change::{Change, Edit, EntityKind, Focus, Kind, Record, Stamp, Transaction};
pub use codebook::{Code, CodeEntry, CodeSet, Codebook, Edition};
pub use id::{
    ActorId, AffiliationId, AliasId, AnnotatorId, ArticleId, AssignmentId, AttributionId, BondId,
    CanonicalId, ClaimId, CommentId, DecisionId, EditionId, Id, MentionId, Minter, RefusalId,
    RelationId, ReviewId, RoleId, SpellId, StanceId, TopicId, WorkId,
};
pub use item::Item;
pub use past::Moment;
pub use project::{ApplyError, Project};
pub use review::{Assigned, Assignment, Decision, Review, SeenTag, Spell, Verdict};
pub use tag::Tag;
pub use talk::{Comment, ThreadState};
pub use work::{Refusal, Work};
