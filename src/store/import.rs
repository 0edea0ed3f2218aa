//! The record beside a stored text: where the words came from. Written once, never changed;
//! what people correct later lies in journals.

use serde::{Deserialize, Serialize};

use crate::model::Region;
use crate::model::annotation::Ext;

/// How a text came to be here.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ImportRecord {
    /// Name of the file it was read from, without folders.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub file: String,
    /// As found at the import.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub outlet: String,
    /// As found at the import.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub date: String,
    /// Site furniture as it was recognised.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub regions: Vec<Region>,
    /// Remarks of the import, as message codes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
    /// Byte length of the stored text.
    pub bytes: u64,
    /// Length of the stored text in Unicode scalar values; zero if not counted.
    #[serde(default)]
    pub scalars: u64,
    /// sha-256 (hex) of the file the text was made from, if that was not UTF-8 text.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source_sha256: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ext: Ext,
}
