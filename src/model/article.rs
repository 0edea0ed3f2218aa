//! An article as people describe it. The words themselves are immutable files that `store`
//! keeps byte for byte; here is what may be corrected: title, outlet, date, images.

use serde::{Deserialize, Serialize};

use super::annotation::Ext;
use super::{ArticleId, Code, Fragment};

/// How sure we are of a detail: typed by a person, or guessed from the text and to be confirmed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Basis {
    Stated,
    Guessed,
    #[default]
    Unknown,
}

/// When the article says it was published.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ArticleDate {
    /// The date as found or typed.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub raw: String,
    /// `YYYY-MM-DD`, `YYYY-MM` or `YYYY`; empty if unknown.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub iso: String,
    #[serde(default)]
    pub basis: Basis,
}

/// A picture of the article; the bytes lie in `images/<sha256>.<ending>`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Image {
    pub sha256: String,
    /// `png`, `jpg` or `webp`.
    pub ending: String,
    /// The caption's place in the text; the picture is shown above it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub caption: Option<Fragment>,
}

/// A stretch of the text that is the site's and not the article's: a menu, a button, a link to
/// another article. It may be tagged like any other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Region {
    /// What it is, e.g. `nav`; [`Region::BY_HAND`] if a person marked it.
    pub kind: Code,
    pub place: Fragment,
}

impl Region {
    /// The kind of what a person marked.
    pub const BY_HAND: &'static str = "boilerplate";
}

/// One scrape of one article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Article {
    pub id: ArticleId,
    pub title: String,
    #[serde(default)]
    pub title_basis: Basis,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub outlet: String,
    #[serde(default)]
    pub outlet_basis: Basis,
    #[serde(default)]
    pub date: ArticleDate,
    /// sha-256 (hex) of the current revision of the text.
    pub revision: String,
    /// Length of that revision in Unicode scalar values.
    pub scalars: u32,
    /// Name of the file it was read from, without folders.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub file: String,
    /// Byte length of the stored text.
    #[serde(default)]
    pub bytes: u64,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub images: Vec<Image>,
    /// Site furniture, in order, none overlapping another; empty of what was imported before it was
    /// recognised.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub regions: Vec<Region>,
    /// Remarks of the import, as message codes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ext: Ext,
}
