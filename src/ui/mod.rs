//! Everything on screen. The only module that knows egui; nothing below depends on it.
pub mod article;
pub mod fonts;
pub mod mirror;
pub mod paint;
pub mod painter;
