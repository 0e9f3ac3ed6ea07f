//! Text as analysts and standards count it: positions, graphemes, words, Arabic letters.
//!
//! Nothing here knows about articles, fonts or windows. Every position that
//! crosses a module's edge is one of the types of [`position`]; a bare `usize`
//! is only ever an index into a Rust slice.

pub mod position;
pub mod direction;
pub mod graphemes;
pub mod hash;
pub mod words;
pub mod controls;
pub mod fold;
pub mod fuzzy;
pub mod clitics;

pub use direction::Direction;
pub use position::{Cp, CpIndex, CpRange};
