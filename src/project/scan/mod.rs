//! Cutting RON into its parts without reading them: which fields a record has, which items a list.
//!
//! This knows the lexical rules of RON (strings, characters, comments, brackets) and
//! nothing of its values; those are read by the `ron` crate, part by part, so that a
//! damaged record is one problem at one place and its neighbours are still read.
//! [`balance`] comes first: it bounds the nesting, so that nothing later recurses deeply.
//!
//! A text is walked over token by token ([`tokens`]), its brackets are matched once ([`brackets`]), and it is then cut
//! at its colons and commas ([`cut`]).

mod tokens;
mod brackets;
mod cut;
#[cfg(test)]
mod tests;

pub use brackets::{Jumps, balance};
pub use cut::{Field, fields, items, one_line, record};

/// How deep brackets may nest in a project file.
pub const MAX_DEPTH: usize = 64;

/// Why a text cannot be cut into parts, and at which byte of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snag {
    pub at: usize,
    pub what: Cause,
}

/// What is in the way.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Cause {
    #[error(
        "the text that opens here is not closed on its line; close it with a quotation mark, and write a line break in it as \\n"
    )]
    OpenString,
    #[error(
        "the file ends in the middle of the text that opens here, so it is not whole; take an earlier copy of it, or close what stands open"
    )]
    CutShort,
    #[error("the comment that opens here is never closed with */")]
    OpenComment,
    #[error("a character is written between two quotes, as in 'a'")]
    BadChar,
    #[error("a single / means nothing here; a comment opens with // or /*")]
    Slash,
    #[error("this {0:?} is never closed: the file is cut short, or a bracket is missing")]
    OpenBracket(char),
    #[error("this {0:?} closes nothing")]
    LoneBracket(char),
    #[error("this {found:?} does not close the {open:?} that is open")]
    OtherBracket { open: char, found: char },
    #[error("brackets are nested more than {MAX_DEPTH} deep, which no project needs")]
    TooDeep,
    #[error("expected {0} here")]
    Expected(&'static str),
}

type Scan<T> = Result<T, Snag>;

fn snag<T>(at: usize, what: Cause) -> Scan<T> {
    Err(Snag { at, what })
}
