//! Tests across layers, one module a file.

mod agreement;
#[cfg(feature = "gui")]
mod agreement_room;
#[cfg(feature = "gui")]
mod article_view;
mod back;
mod blocks;
mod caret;
mod caret_laws;
mod cli;
#[cfg(feature = "gui")]
mod codebook_room;
mod conflicts;
mod corrected;
#[cfg(feature = "gui")]
mod corrected_room;
mod crash;
#[cfg(feature = "gui")]
mod desk;
#[path = "support/devices.rs"]
mod devices;
mod docs;
mod doctor;
mod edges;
mod editions;
mod export;
#[path = "support/faulty_disk.rs"]
mod faulty_disk;
#[cfg(feature = "gui")]
mod field;
#[cfg(feature = "gui")]
mod findings;
mod format;
mod furniture;
mod fuzz;
#[cfg(feature = "gui")]
mod gallery;
#[cfg(feature = "gui")]
mod hook;
mod hostile;
mod import;
#[cfg(feature = "gui")]
mod inspector;
mod joining;
mod journal;
mod kill;
#[cfg(feature = "gui")]
mod kit;
mod layout;
mod machine;
#[cfg(feature = "gui")]
mod marks_apart;
#[cfg(feature = "gui")]
mod mirror;
mod model_laws;
mod names;
mod news;
#[cfg(feature = "gui")]
mod number_field;
#[cfg(feature = "gui")]
mod opening;
#[cfg(feature = "gui")]
mod painter;
mod parallel;
mod passages;
mod past;
mod people;
mod reanchor;
#[path = "support/records.rs"]
mod records;
mod review;
#[cfg(feature = "gui")]
mod review_room;
#[cfg(feature = "gui")]
mod ribbons;
mod sample;
mod search;
mod segment;
mod session;
mod shaping;
mod sharing;
mod shortfall;
mod statements;
mod store;
mod story;
mod suggest;
mod support;
#[cfg(feature = "gui")]
mod team_room;
#[cfg(feature = "gui")]
mod theme;
mod tidy;
mod unicode;
mod unsaved;
mod version_control;
mod wraps;
