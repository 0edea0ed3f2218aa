//! What is to be compared, and what the caller knows of the texts: this layer opens no file.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::model::{AnnotatorId, ArticleId, Code, Fragment};

/// One side of a comparison.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Who {
    /// An annotator's own layer.
    Annotator(AnnotatorId),
    /// What was decided in review, by whomever.
    Gold,
}

impl Who {
    /// The name under which gold is asked for and told.
    pub const GOLD: &'static str = "gold";

    /// The id of the annotator, or `gold`.
    pub fn id(&self) -> &str {
        match self {
            Self::Annotator(id) => id.as_str(),
            Self::Gold => Self::GOLD,
        }
    }
}

/// What is to be compared and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// Whom to compare; if empty, all annotators who share an article with another.
    pub who: Vec<Who>,
    /// Only tags made under this version of the codebook.
    pub guideline: Option<Code>,
    /// Samples for intervals; 0: none.
    pub samples: usize,
    /// Seed of the samples and of γ.
    pub seed: u64,
    /// Work out γ too, which takes long.
    pub gamma: bool,
    /// Whose work on which article is not looked at, such as what the reader must not see yet.
    pub left_out: BTreeSet<(Who, ArticleId)>,
}

impl Default for Request {
    fn default() -> Self {
        Self {
            who: Vec::new(),
            guideline: None,
            samples: 0,
            seed: 1,
            gamma: false,
            left_out: BTreeSet::new(),
        }
    }
}

/// What the caller knows that a project does not hold in memory. Whatever is missing is not told.
#[derive(Debug, Clone, Default)]
pub struct Facts {
    /// Stretches of each article that are site furniture: sorted, not overlapping. Tags are
    /// compared outside of them only.
    pub excluded: BTreeMap<ArticleId, Vec<Fragment>>,
    /// The words of each article, in order.
    pub words: BTreeMap<ArticleId, Vec<Fragment>>,
    /// When each tag was made, by its id: milliseconds since 1970.
    pub made_ms: HashMap<String, u64>,
}
