//! How alike people tagged: which tag of one answers to which of another, and the measures the
//! field uses, with their sources at each.
//!
//! Pure functions of plain data and of the model. It never opens a file, never changes a project,
//! and knows no language: where a measure is undefined it says why ([`why::Why`]) as a code.
//!
//! The measures are: for labels on fixed things [`table`] (two annotators), [`raters`] (any
//! number) and [`alpha`] (any number, values missing, any scale; with [`sets`] also sets of
//! labels); for stretches of text [`spans`], [`u_alpha`], [`alpha_u`] and [`gamma`]; for edges
//! [`relations`]; for groups [`clusters`]. [`bootstrap`] gives intervals.

pub mod align;
pub mod alpha;
pub mod alpha_u;
pub mod bootstrap;
mod chance;
pub mod clusters;
pub mod compare;
pub mod gamma;
mod parallel;
pub mod raters;
pub mod relations;
pub mod report;
pub mod sets;
pub mod spans;
pub mod table;
pub mod u_alpha;
pub mod why;
