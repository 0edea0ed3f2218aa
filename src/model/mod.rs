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
pub mod annotation;
pub mod annotator;
pub mod article;
pub mod change;
pub mod check;
pub mod codebook;
pub mod edit;
pub mod history;
pub mod id;
pub mod project;
pub mod query;
pub mod register;

pub use actor::{Actor, ActorScope, Alias};
pub use anchor::{Anchor, Fragment};
pub use annotation::{Attribution, Claim, Content, Layer, Mention, Meta, Stance, Target};
pub use annotator::Annotator;
pub use article::{Article, ArticleDate, Image};
pub use change::{Change, Edit, EntityKind, Focus, Kind, Record, Stamp, Transaction};
pub use codebook::{Code, CodeSet, Codebook};
pub use id::{
    ActorId, AliasId, AnnotatorId, ArticleId, AttributionId, ClaimId, Id, MentionId, Minter,
    StanceId,
};
pub use project::{ApplyError, Project};
