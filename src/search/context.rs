//! A hit with the words around it, for a line in a list.

use crate::article::Article;
use crate::text::{Cp, CpRange};

/// A part of a block around a hit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Context {
    /// Some of the block's text, cut at words, with an ellipsis where it was cut.
    pub text: String,
    /// Where in `text` the hit stands.
    pub hit: CpRange,
}

/// How long a hit is shown in full, in code points.
const LONGEST: u32 = 120;

/// The hit at `range` of the article's text with at most `before` and `after` code points of its block around it.
pub fn context(article: &Article, range: CpRange, before: u32, after: u32) -> Context {
    let Some(block) = article.blocks().get(article.block_at(range.start)) else {
        return Context { text: String::new(), hit: CpRange::default() };
    };
    let hit_end = range.end.min(block.range.end).min(range.start.plus(LONGEST));
    let start = range.start.minus(before).max(block.range.start);
    let end = hit_end.plus(after).min(block.range.end);
    let head = article.slice(CpRange { start, end: range.start });
    let tail = article.slice(CpRange { start: hit_end, end });
    // A place to cut may be between words already: one character more shows it.
    let cut_before = start > block.range.start
        && !article.slice(CpRange { start: start.minus(1), end: start }).starts_with(char::is_whitespace);
    let cut_after = end < block.range.end
        && !article.slice(CpRange { start: end, end: end.plus(1) }).starts_with(char::is_whitespace);
    let head = if cut_before { from_word(head) } else { head.trim_start() };
    let tail = if cut_after { to_word(tail) } else { tail.trim_end() };
    let mut text = String::new();
    if start > block.range.start {
        text.push('…');
    }
    text.push_str(head);
    let at = Cp(text.chars().count() as u32);
    text.push_str(article.slice(CpRange { start: range.start, end: hit_end }));
    let hit = CpRange { start: at, end: at.plus(hit_end.0.saturating_sub(range.start.0)) };
    text.push_str(tail);
    if end < block.range.end {
        text.push('…');
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
