//! A hit with the words around it, for a line in a list.

use crate::text::position::byte_of;
use crate::text::{Cp, CpRange};
use std::ops::Range;

/// A part of a block around a hit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Context {
    /// Some of the block's text, cut at words, with an ellipsis where it was cut.
    pub text: String,
    /// Where in `text` the hit stands.
    pub hit: CpRange,
}

/// How long a hit is shown in full, in code points.
const LONGEST: u32 = 120;

/// The hit at these bytes of `block` with at most `before` and `after` code points around it.
pub fn context(block: &str, hit: Range<usize>, before: u32, after: u32) -> Context {
    let (head, rest) = block.split_at_checked(hit.start).unwrap_or((block, ""));
    let (hit, tail) = rest.split_at_checked(hit.len()).unwrap_or((rest, ""));
    let (hit, _) = hit.split_at(byte_of(hit, Cp(LONGEST)));
    let start = head.char_indices().rev().nth(before.saturating_sub(1) as usize).map_or(0, |(at, _)| at);
    let start = if before == 0 { head.len() } else { start };
    let end = byte_of(tail, Cp(after));
    let (left_out, shown) = head.split_at(start);
    let (tail, left_out_after) = tail.split_at(end);
    let mut text = String::new();
    if !left_out.is_empty() {
        text.push('…');
        // A place to cut may be between words already.
        text.push_str(if left_out.ends_with(char::is_whitespace) { shown } else { from_word(shown) }.trim_start());
    } else {
        text.push_str(shown);
    }
    let at = Cp(text.chars().count() as u32);
    text.push_str(hit);
    let hit = CpRange { start: at, end: at.plus(hit.chars().count() as u32) };
    if !left_out_after.is_empty() {
        text.push_str(if left_out_after.starts_with(char::is_whitespace) { tail } else { to_word(tail) }.trim_end());
        text.push('…');
    } else {
        text.push_str(tail);
    }
    Context { text, hit }
}

/// `text` without the word it begins in the middle of.
fn from_word(text: &str) -> &str {
    text.find(char::is_whitespace).and_then(|at| text.get(at..)).map_or(text, str::trim_start)
}

/// `text` without the word it ends in the middle of.
fn to_word(text: &str) -> &str {
    text.rfind(char::is_whitespace).and_then(|at| text.get(..at)).unwrap_or(text)
}
