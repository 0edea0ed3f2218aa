//! The agreement report as other programs and people read it: JSON, CSV and a page of HTML.
//! Bytes out; what was compared and how is [`crate::agreement::report`].
//!
//! Keys of the JSON and columns of the CSV are a contract: they grow and never change.

mod csv;
pub mod figures;
mod html;
mod json;

pub use csv::csv;
pub use html::{Page, html};
pub use json::json;
