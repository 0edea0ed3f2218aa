//! What is offered in a text without anybody having asked: mentions of actors the project knows,
//! and statements with their cues. A suggestion is never a tag; only a person makes it one.

use std::ops::Range;

use crate::model::ActorId;
use crate::text::cues::CueHit;

/// One suggestion. All ranges are scalars of its article.
#[derive(Debug, Clone, PartialEq)]
pub struct Suggestion {
    /// What the reader is shown: the name with what is written onto it, or what is said.
    pub range: Range<usize>,
    pub idea: Idea,
}

/// What is suggested.
#[derive(Debug, Clone, PartialEq)]
pub enum Idea {
    /// The words name one of these actors; several, or one by an ambiguous name, are for a person
    /// to choose from.
    Mention {
        actors: Vec<ActorId>,
        sure: bool,
    },
    Statement(Box<Said>),
}

/// A statement: what is said, by which words that is told, and who seems to say it.
#[derive(Debug, Clone, PartialEq)]
pub struct Said {
    pub hit: CueHit,
    /// The name in the source, and whose it is if that is sure.
    pub source: Option<(Range<usize>, Option<ActorId>)>,
}

impl Suggestion {
    /// Code of what is suggested, as refusals remember it.
    pub fn code(&self) -> &'static str {
        match self.idea {
            Idea::Mention { .. } => "mention",
            Idea::Statement(_) => "statement",
        }
    }

    /// Whom or what a refusal of it is about; empty for a statement, which its place names.
    pub fn subject(&self) -> &str {
        match &self.idea {
            Idea::Mention { actors, .. } => actors.first().map_or("", ActorId::as_str),
            Idea::Statement(_) => "",
        }
    }

    /// Ranges that are drawn: of a statement its cue and what is said.
    pub fn shown(&self) -> Vec<Range<usize>> {
        match &self.idea {
            Idea::Mention { .. } => vec![self.range.clone()],
            Idea::Statement(said) => vec![said.hit.cue.clone()],
        }
    }
}
