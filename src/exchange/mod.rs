//! In and out: other people's files become articles, and tags become files for other programs.
//!
//! Bytes in, bytes out: nothing here opens a file, asks a clock or changes a project. What a
//! format cannot carry is listed as a [`Loss`], never dropped in silence.
//!
//! Read in this order: [`import::text`], [`json`], [`export`].

pub mod agreement;
pub mod export;
pub mod figure;
pub mod image;
pub mod import;
pub mod json;

pub use export::{Format, Loss};
pub use json::Selection;
