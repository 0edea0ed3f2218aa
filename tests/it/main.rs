//! Tests across layers, one module a file.

mod caret;
mod crash;
#[path = "support/faulty_disk.rs"]
mod faulty_disk;
mod format;
mod journal;
mod layout;
#[cfg(feature = "gui")]
mod mirror;
#[cfg(feature = "gui")]
mod painter;
#[path = "support/records.rs"]
mod records;
mod search;
mod segment;
mod store;
#[cfg(feature = "gui")]
mod support;
