//! Where in an article a tag lies: scalar offsets of one revision, with the words themselves and
//! a little before and after, so that the place can be found again in a corrected text
//! (W3C Web Annotation's TextPositionSelector and TextQuoteSelector together).
//! It never holds bytes and never reads the text.

use serde::{Deserialize, Deserializer, Serialize};

/// Scalars of context kept before and after a tag.
pub const CONTEXT_SCALARS: usize = 32;

/// A half-open range of Unicode scalar values of the article's stored text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Fragment(pub u32, pub u32);

impl Fragment {
    pub fn start(self) -> usize {
        self.0 as usize
    }
    pub fn end(self) -> usize {
        self.1 as usize
    }
    pub fn range(self) -> std::ops::Range<usize> {
        self.start()..self.end()
    }
}

/// The place of a tag.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Anchor {
    /// sha-256 (hex, lower case) of the revision of the text the offsets count in.
    pub revision: String,
    /// Sorted, not overlapping, none empty, at least one.
    #[serde(deserialize_with = "just_room")]
    pub fragments: Vec<Fragment>,
    /// The words of each fragment, exactly as stored.
    #[serde(deserialize_with = "just_room")]
    pub exact: Vec<String>,
    #[serde(default)]
    pub prefix: String,
    #[serde(default)]
    pub suffix: String,
}

/// A list without room for more: nearly every place has one piece, and a large project has as many
/// places as tags.
fn just_room<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
    deserializer: D,
) -> Result<Vec<T>, D::Error> {
    let mut list = Vec::<T>::deserialize(deserializer)?;
    list.shrink_to_fit();
    Ok(list)
}

/// What can be wrong with an anchor by itself.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AnchorError {
    #[error("an anchor needs at least one fragment")]
    NoFragment,
    #[error("fragment {0}..{1} is empty or runs backwards")]
    EmptyFragment(u32, u32),
    #[error("fragments overlap or are not in order at {0}")]
    Disorder(u32),
    #[error("there are {fragments} fragments but {exact} quotations")]
    ExactCount { fragments: usize, exact: usize },
    #[error("the quotation of fragment {0}..{1} has another length")]
    ExactLength(u32, u32),
}

impl Anchor {
    /// First scalar of the first fragment.
    pub fn start(&self) -> usize {
        self.fragments.first().map_or(0, |f| f.start())
    }

    /// One past the last scalar of the last fragment.
    pub fn end(&self) -> usize {
        self.fragments.last().map_or(0, |f| f.end())
    }

    /// True if both are the same place of the same text.
    pub fn is_at(&self, other: &Self) -> bool {
        self.revision == other.revision && self.fragments == other.fragments
    }

    /// The quoted words, fragments joined by an ellipsis between spaces.
    pub fn quote(&self) -> String {
        self.exact.join(" … ")
    }

    /// True if some fragment holds the scalar at `offset`.
    pub fn contains(&self, offset: usize) -> bool {
        self.fragments.iter().any(|f| f.range().contains(&offset))
    }

    /// True if some fragment shares a scalar with `range`.
    pub fn overlaps(&self, range: &std::ops::Range<usize>) -> bool {
        self.fragments
            .iter()
            .any(|f| f.start() < range.end && range.start < f.end())
    }

    /// Checks what can be checked without the text.
    ///
    /// # Errors
    /// The first thing that breaks the shape described at the fields.
    pub fn validate(&self) -> Result<(), AnchorError> {
        if self.fragments.is_empty() {
            return Err(AnchorError::NoFragment);
        }
        if self.fragments.len() != self.exact.len() {
            return Err(AnchorError::ExactCount {
                fragments: self.fragments.len(),
                exact: self.exact.len(),
            });
        }
        let mut end_before = 0;
        for (fragment, exact) in self.fragments.iter().zip(&self.exact) {
            let Fragment(start, end) = *fragment;
            if start >= end {
                return Err(AnchorError::EmptyFragment(start, end));
            }
            if start < end_before {
                return Err(AnchorError::Disorder(start));
            }
            if exact.chars().count() != (end - start) as usize {
                return Err(AnchorError::ExactLength(start, end));
            }
            end_before = end;
        }
        Ok(())
    }
}
