//! How alike people tagged: which tag of one answers to which of another, and the measures the
//! field uses, with their sources at each.
//!
//! Pure functions of plain data and of the model. It never opens a file, never changes a project,
//! and knows no language: where a measure is undefined it says why as a code.

pub mod align;
pub mod compare;
