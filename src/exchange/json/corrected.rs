//! What a corrected text did to tags, as other programs read it.

use serde::Serialize;

/// How places came through, by what became of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PlacesJson {
    pub same: usize,
    pub moved: usize,
    pub normalised: usize,
    pub review: usize,
    pub orphans: usize,
}

/// A place for which a person has to look; it still lies in the older text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct UnplacedJson {
    /// The tag.
    pub id: String,
    /// `changed`, `ambiguous`, `context`, `rewritten`, `no-old-text` or `orphan`.
    pub why: &'static str,
    pub words: String,
    pub revision: String,
    /// Scalars of the new text; empty if there is none.
    pub suggestion: Vec<(usize, usize)>,
}

/// What `isnad correct --json` prints.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CorrectedJson {
    pub article: String,
    /// The revision it had, and has now.
    pub former: String,
    pub revision: String,
    /// Of whoever corrected.
    pub own: PlacesJson,
    /// Of everybody else; they are stored when their owners open the article.
    pub others: PlacesJson,
    pub unplaced: Vec<UnplacedJson>,
    pub captions_and_regions_lost: usize,
}
