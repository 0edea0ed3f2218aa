//! Tests across layers, one module a file.

#[cfg(feature = "gui")]
mod article_view;
mod caret;
mod cli;
mod export;
#[cfg(feature = "gui")]
mod desk;
#[cfg(feature = "gui")]
mod field;
#[cfg(feature = "gui")]
mod hook;
mod import;
mod kill;
#[cfg(feature = "gui")]
mod kit;
mod layout;
#[cfg(feature = "gui")]
mod mirror;
#[cfg(feature = "gui")]
mod painter;
mod sample;
mod search;
mod segment;
mod session;
mod story;
mod support;
#[cfg(feature = "gui")]
mod theme;
mod tidy;
