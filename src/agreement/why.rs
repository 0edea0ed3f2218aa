//! Why a measure has no value. A measure that is undefined says so; it is never NaN, 0 or 1
//! instead.

/// A value, or why there is none.
pub type Measured = Result<f64, Why>;

/// Why a measure is undefined.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Why {
    /// Nobody but one person, or nobody at all, tagged what is compared.
    FewerThanTwo,
    /// There is no tag, or no pair of values, to compare.
    Nothing,
    /// Everybody gave the same value everywhere, so that chance would do as well.
    NoVariation,
    /// The measure is for exactly two annotators.
    MoreThanTwo,
    /// The measure needs the number of labels there are, and the field takes anything.
    NoFixedLabels,
    /// One annotator gave one stretch of text two labels at once.
    Overlap,
    /// Nothing can be resampled: fewer than two articles are compared.
    OneArticle,
    /// The measure was not asked for.
    NotAsked,
    /// Stopped before it was done.
    Cancelled,
}

impl Why {
    pub const ALL: [Self; 9] = [
        Self::FewerThanTwo,
        Self::Nothing,
        Self::NoVariation,
        Self::MoreThanTwo,
        Self::NoFixedLabels,
        Self::Overlap,
        Self::OneArticle,
        Self::NotAsked,
        Self::Cancelled,
    ];

    /// As files and JSON name it; the words for people are made of it.
    pub fn code(self) -> &'static str {
        match self {
            Self::FewerThanTwo => "fewer than two annotators",
            Self::Nothing => "nothing to compare",
            Self::NoVariation => "no variation",
            Self::MoreThanTwo => "more than two annotators",
            Self::NoFixedLabels => "no fixed labels",
            Self::Overlap => "overlapping tags of one annotator",
            Self::OneArticle => "fewer than two articles",
            Self::NotAsked => "not asked for",
            Self::Cancelled => "cancelled",
        }
    }
}

/// A part of a whole; undefined if there is no whole.
pub fn share(part: f64, whole: f64) -> Measured {
    if whole > 0.0 {
        Ok(part / whole)
    } else {
        Err(Why::Nothing)
    }
}

/// What agreement is beyond what chance would give: (Ao − Ae) / (1 − Ae).
pub(super) fn beyond_chance(observed: f64, expected: f64) -> Measured {
    if 1.0 - expected <= f64::EPSILON {
        Err(Why::NoVariation)
    } else {
        Ok((observed - expected) / (1.0 - expected))
    }
}
