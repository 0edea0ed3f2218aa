//! What several tests share.
pub mod cli;
#[cfg(feature = "gui")]
pub mod renderer;
pub mod window;
