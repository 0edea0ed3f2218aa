//! Tests across layers, one module a file.

mod layout;
mod search;
mod segment;
