#![doc = include_str!("ARCHITECTURE.md")]

pub mod agreement;
pub mod app;
pub mod cli;
pub mod exchange;
pub mod model;
pub mod store;
pub mod text;
#[cfg(feature = "gui")]
pub mod ui;
