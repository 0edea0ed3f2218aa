//! The program without a window: a session on one project, what lies on the desk, and every
//! command there is. The window and the command line send the same commands here.
//!
//! Knows no egui, no dialog, no terminal. Errors of the layers below become sentences in
//! [`notice`], and nowhere else.

pub mod agreement;
pub mod check;
pub mod chord;
pub mod clock;
pub mod codebook;
pub mod commands;
pub mod correct;
pub mod export;
pub mod library;
pub mod merge;
pub mod mishap;
pub mod moment;
pub mod notice;
pub mod odd;
pub mod outside;
pub mod platform;
pub mod review;
pub mod sample;
pub mod sent;
pub mod session;
pub mod settings;
pub mod story;
pub mod suggestion;
pub mod team;
pub mod words;
pub mod workspace;

pub use chord::Chord;
pub use notice::{AppError, Notice, Severity};
pub use session::Session;
pub use words::{Lang, Words};
