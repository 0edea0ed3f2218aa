//! Tests across layers, one module a file.

#[cfg(feature = "gui")]
mod article_view;
mod caret;
#[cfg(feature = "gui")]
mod desk;
#[cfg(feature = "gui")]
mod field;
#[cfg(feature = "gui")]
mod hook;
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
#[cfg(feature = "gui")]
mod support;
#[cfg(feature = "gui")]
mod theme;
