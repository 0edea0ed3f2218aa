//! Isnad: a workbench for labelling claims, actors and stances in Arabic news.
pub mod app;
pub mod cli;
pub mod exchange;
pub mod model;
pub mod store;
pub mod text;
#[cfg(feature = "gui")]
pub mod ui;
