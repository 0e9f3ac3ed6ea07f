//! Finding words in articles.
//!
//! By default writings that a reader of Arabic takes for the same are the same
//! ([`crate::text::fold`]); exactly, only the same code points are. What is
//! found is named in the text as it stands, never across blocks.

mod context;
mod scan;

pub use context::{Context, context};

use crate::article::Article;
use crate::text::{Cp, CpRange, graphemes};
use scan::Needle;
use std::ops::Range;

/// What is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    text: String,
    exact: bool,
    needle: Needle,
}

impl Query {
    /// Looks for `text`: exactly, or for all that folds alike, runs of white space taken for one space.
    pub fn new(text: &str, exact: bool) -> Query {
        Query { text: text.to_owned(), exact, needle: Needle::new(text) }
    }

    /// What was asked for, as it was typed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether only the same code points are the same.
    pub fn is_exact(&self) -> bool {
        self.exact
    }

    /// Whether it can be found nowhere: nothing was typed or, where not exact, only what folding passes over.
    pub fn is_empty(&self) -> bool {
        if self.exact { self.text.is_empty() } else { self.needle.is_empty() }
    }

    /// Gives `each` the places in `text`, in bytes, one after the other, not overlapping, none with a line feed in it.
    ///
    /// What is found by folding is rounded outwards to whole grapheme clusters, and marks and tatweel after its last
    /// letter belong to it; what is found exactly is just that.
    pub fn find(&self, text: &str, mut each: impl FnMut(Range<usize>)) {
        if !self.exact {
            let mut last = 0;
            self.needle.find(text, |range| {
                let mut range = graphemes::round_out(text, range);
                // Of CR LF, which is one cluster, only the first can be in a block.
                range.end -= usize::from(text.get(range.clone()).is_some_and(|hit| hit.ends_with('\n')));
                // Two parts of one cluster are one place.
                if range.start >= last {
                    last = range.end;
                    each(range);
                }
            });
        } else if !self.text.is_empty() && !self.text.contains('\n') {
            text.match_indices(&self.text).for_each(|(start, part)| each(start..start + part.len()));
        }
    }

    /// Where it stands in `text`.
    pub fn find_in_text(&self, text: &str) -> Vec<Hit> {
        let (mut byte, mut at) = (0, Cp(0));
        let mut walk = |to: usize| {
            at = at.plus(text.get(byte..to).unwrap_or_default().chars().count() as u32);
            byte = to;
            at
        };
        let mut found = Vec::new();
        self.find(text, |bytes| {
            let range = CpRange { start: walk(bytes.start), end: walk(bytes.end) };
            found.push(Hit { range, bytes });
        });
        found
    }

    /// Where it stands in `article`, in code points of the article's text; each place within one block.
    pub fn find_in(&self, article: &Article) -> Vec<CpRange> {
        let mut walk = Walk { article, byte: 0, at: Cp(0) };
        let mut found = Vec::new();
        self.find(article.text(), |range| {
            found.push(CpRange { start: walk.to(range.start), end: walk.to(range.end) });
        });
        found
    }
}

/// A place in a text, in both units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    pub range: CpRange,
    pub bytes: Range<usize>,
}

/// From bytes to code points, for places that ascend.
struct Walk<'a> {
    article: &'a Article,
    byte: usize,
    at: Cp,
}

/// How many bytes further it is still quicker to count than to ask the index.
const NEAR: usize = 256;

impl Walk<'_> {
    fn to(&mut self, byte: usize) -> Cp {
        let text = self.article.text();
        self.at = match text.get(self.byte..byte) {
            Some(between) if between.len() <= NEAR => self.at.plus(between.chars().count() as u32),
            _ => self.article.index().cp_of_byte(text, byte),
        };
        self.byte = byte;
        self.at
    }
}

#[cfg(test)]
mod tests;
