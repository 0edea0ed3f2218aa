//! What several tests share.
pub mod renderer;
