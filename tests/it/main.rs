//! Tests across layers, one module a file.

mod caret;
mod crash;
#[path = "support/faulty_disk.rs"]
mod faulty_disk;
mod layout;
#[cfg(feature = "gui")]
mod mirror;
#[cfg(feature = "gui")]
mod painter;
#[path = "support/records.rs"]
mod records;
mod search;
mod segment;
#[cfg(feature = "gui")]
mod support;
