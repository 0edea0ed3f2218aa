//! Tests across layers, one module a file.

#[cfg(feature = "gui")]
mod article_view;
mod caret;
mod crash;
#[path = "support/faulty_disk.rs"]
mod faulty_disk;
mod format;
mod journal;
#[cfg(feature = "gui")]
mod field;
#[cfg(feature = "gui")]
mod hook;
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
mod sample;
mod search;
mod segment;
mod session;
#[cfg(feature = "gui")]
mod support;
#[cfg(feature = "gui")]
mod theme;
