//! Anchors: how a range is described so that it can be found again, and finding it.
//!
//! [`describe`] notes a range's quote, surroundings and place; [`resolve`] looks for
//! them in a text that may have changed, and says how sure it is. Neither moves
//! anything: what to do with the answer is the user's to say.

mod fuzzy;
mod occurrences;
mod resolve;

pub use resolve::{Candidate, Resolution, Score, carry, resolve};

use crate::annotation::Mark;
use crate::article::Article;
use crate::text::CpRange;

/// Describes `range` of `article`; see [`Mark::of`].
pub fn describe(article: &Article, range: CpRange) -> Option<Mark> {
    Mark::of(article, range)
}

#[cfg(test)]
mod tests;
