//! What several tests share.
pub mod renderer;
pub mod window;
