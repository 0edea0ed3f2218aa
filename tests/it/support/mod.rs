//! What several tests share.
pub mod cli;
#[cfg(feature = "gui")]
pub mod renderer;
#[cfg(feature = "gui")]
pub mod window;
