//! Isnad: a workbench for labelling claims, actors and stances in Arabic news.
pub mod model;
pub mod text;
pub mod store;
pub mod exchange;
pub mod app;
pub mod cli;
#[cfg(feature = "gui")]
pub mod ui;
