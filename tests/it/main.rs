//! Tests across layers, one module a file.

mod caret;
mod layout;
mod search;
mod segment;
