//! Tests across layers, one module a file.

mod layout;
#[cfg(feature = "gui")]
mod mirror;
#[cfg(feature = "gui")]
mod painter;
#[cfg(feature = "gui")]
mod support;
