//! Tests across layers, one module a file.

mod caret;
mod layout;
mod search;
mod segment;
#[cfg(feature = "gui")]
mod mirror;
#[cfg(feature = "gui")]
mod painter;
#[cfg(feature = "gui")]
mod support;
