//! Several people's work on the same articles.
//!
//! [`merge()`] puts two projects together, with or without the one both began with; what two people made
//! differently of one field it leaves open as a [`crate::annotation::Conflict`] in the project. Nothing here
//! touches a file or a window, and nothing is lost: what is not in the result is in one of its conflicts.
//! [`settle()`] gives the edits that settle one.

mod body;
mod carry;
mod fields;
mod merge;
mod order;
mod records;
mod repair;
mod settle;
mod value;

#[cfg(test)]
mod laws;

pub use merge::{Merged, merge};
pub use settle::{Choice, SettleError, settle};
