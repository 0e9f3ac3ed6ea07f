//! Several people's work on the same articles.
//!
//! [`merge()`] puts two projects together, with or without the one both began with; what two people made
//! differently of one field it leaves open as a [`crate::annotation::Conflict`] in the project. Nothing here
//! touches a file or a window, and nothing is lost: what is not in the result is in one of its conflicts.
//! [`settle()`] gives the edits that settle one, and [`compare()`] holds two people's readings against each other, mark
//! by mark; [`take_theirs()`] gives the edits that make what they have mine.

mod adopt;
mod answer;
mod body;
mod carry;
mod compare;
mod fields;
mod handed;
mod judged;
mod matching;
mod merge;
mod order;
mod reading;
mod records;
mod repair;
mod settle;
mod terms;
mod value;
mod words;

#[cfg(test)]
mod adopt_tests;
#[cfg(test)]
mod laws;
#[cfg(test)]
mod said_tests;
#[cfg(test)]
mod tests;

pub use adopt::{can_take, in_my_terms, take_theirs};
pub use answer::{answer, proposed, take};
pub use compare::{Class, Comparison, Divergence, compare};
pub use fields::fields_of;
pub use handed::{Applied, Fate, Words, apply, collect, reviewers};
pub use judged::{can_propose, in_their_terms, judged_by, with_mine, without_mine, without_reason};
pub use merge::{Merged, merge};
pub use settle::{Choice, SettleError, settle};
pub use words::{
    COMMA, attributions_of, changed_fields, id_of, kind_of, label, quote, verdict_name, version_of, words_of,
};
