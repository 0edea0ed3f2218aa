//! Tests across layers, one module a file.

mod caret;
mod layout;
#[cfg(feature = "gui")]
mod mirror;
#[cfg(feature = "gui")]
mod painter;
mod sample;
mod search;
mod segment;
mod support;
