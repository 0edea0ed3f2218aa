//! Arabic as data: where letters, words and lines are, and where they stand on a page.
//!
//! This layer turns stored text into indexes, segments, search keys and laid-out
//! paragraphs. It must not know articles' tags, files or any window: it takes text and
//! numbers, and gives numbers back. Bytes are used only here and by callers which talk
//! to it; the rest of the program counts Unicode scalar values.

pub mod caret;
pub mod clitics;
pub mod cues;
pub mod cuts;
pub mod direction;
pub mod document;
pub mod facts;
pub mod fold;
pub mod fonts;
pub mod heights;
pub mod index;
pub mod invisible;
pub mod layout;
pub mod levels;
pub mod names;
pub mod number;
pub mod parallel;
pub mod quotes;
pub mod reanchor;
pub mod region;
pub mod search;
pub mod segment;
pub mod tokens;
pub mod visual;
