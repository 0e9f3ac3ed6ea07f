//! Anchors: how a range is described so that it can be found again, and finding it.
//!
//! [`describe`] notes a range's quote, surroundings and place; [`resolve`] looks for
//! them in a text that may have changed, and says how sure it is; [`update`] does so for
//! all annotations of an article that has a newer version, and [`carry_blocks`] for its
//! blocks. None of them moves anything: what to do with the answer is the user's to say.
//! `docs/anchors.md` has the rules and what was measured.

mod blocks;
mod finder;
mod fuzzy;
mod resolve;
mod update;

pub use blocks::carry_blocks;
pub use finder::Finder;
pub use resolve::{Candidate, Resolution, Score, lowest, resolve};
pub use update::{Outcome, State, carry, place, update};

use crate::annotation::Mark;
use crate::article::Article;
use crate::text::CpRange;

/// Describes `range` of `article`; see [`Mark::of`].
pub fn describe(article: &Article, range: CpRange) -> Option<Mark> {
    Mark::of(article, range)
}

#[cfg(test)]
mod tests;
