//! Looking for a folded needle in a text that is folded on the way (Knuth, Morris and Pratt's automaton).
//!
//! Most of a text is never folded: it is searched for the rarest letter of the needle, and the automaton runs only
//! where that letter stands beside its neighbours.

use crate::text::fold;
use std::ops::Range;
use std::sync::LazyLock;

mod anchor;

use anchor::Anchor;

/// A folded query, ready to be looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Needle {
    /// The query folded, with one space for each run of white space.
    chars: Vec<u32>,
    /// For each number of matched characters how many of them still match when the next does not.
    back: Vec<usize>,
    /// The character of the query that is looked for first, if one is fit for it.
    anchor: Option<Anchor>,
}

/// What every code point of one or two bytes folds to: a character, or one of the three below.
static FOLDED: LazyLock<Vec<u32>> = LazyLock::new(|| (0..0x800).map(fold_of).collect());

/// Folds to nothing.
const NOTHING: u32 = u32::MAX;
/// Ends a block.
const BARRIER: u32 = u32::MAX - 1;
/// Folds to several characters.
const SEVERAL: u32 = u32::MAX - 2;

const SPACE: u32 = ' ' as u32;

fn fold_of(code: u32) -> u32 {
    if code == u32::from(b'\n') {
        return BARRIER;
    }
    let Some(c) = char::from_u32(code) else { return NOTHING };
    let mut folded = NOTHING;
    fold::fold_char(c, |c| folded = if folded == NOTHING { u32::from(c) } else { SEVERAL });
    folded
}

impl Needle {
    pub(super) fn new(query: &str) -> Needle {
        let mut chars: Vec<u32> = Vec::new();
        let mut put = |c: char| {
            if c != ' ' || chars.last() != Some(&SPACE) {
                chars.push(u32::from(c));
            }
        };
        query.chars().for_each(|c| fold::fold_char(c, &mut put));
        let back = fall_back(&chars);
        let anchor = Anchor::of(&chars);
        Needle { chars, back, anchor }
    }

    /// Whether nothing is left of the query.
    pub(super) fn is_empty(&self) -> bool {
        self.chars.is_empty()
    }

    /// Gives `each` the places in `text` in bytes, from the first character that counts to the last and what leans
    /// on it. They ascend; where two come from one character that folds to several, they overlap.
    pub(super) fn find(&self, text: &str, mut each: impl FnMut(Range<usize>)) {
        if self.is_empty() {
            return;
        }
        let bytes = text.as_bytes();
        let mut matching = Matching::new(self);
        let mut at = 0;
        // Up to here every character is read; beyond, what can't be part of a match is skipped.
        let mut sure = if self.anchor.is_some() { 0 } else { bytes.len() };
        while at < bytes.len() {
            if matching.state == 0
                && at >= sure
                && let Some(anchor) = &self.anchor
            {
                let Some(window) = anchor.next(&self.chars, text, at) else { return };
                (at, sure) = (window.start, window.end);
            }
            let start = at;
            let (folded, next) = folded_at(bytes, at);
            at = next;
            let mut found = None;
            match folded {
                NOTHING => continue,
                BARRIER => matching.state = 0,
                SEVERAL => {
                    let c = text.get(start..).and_then(|rest| rest.chars().next()).unwrap_or_default();
                    fold::fold_char(c, |c| {
                        if let Some(first) = matching.step(u32::from(c), start) {
                            // Places that end within one character are one.
                            found.get_or_insert(first);
                        }
                    });
                }
                folded => found = matching.step(folded, start),
            }
            if let Some(first) = found {
                if matching.state == 0 {
                    at = self.lean(text, at);
                }
                each(first..at);
            }
        }
    }

    /// The end of what belongs to a match that ends at byte `end`: marks and tatweel, and the rest of a run of white
    /// space.
    fn lean(&self, text: &str, end: usize) -> usize {
        let ends_with_space = self.chars.last() == Some(&SPACE);
        let rest = text.get(end..).unwrap_or_default();
        let leans = |c: char| fold::leans_back(c) || ends_with_space && c != '\n' && c.is_whitespace();
        let mut end = end;
        for c in rest.chars().take_while(|&c| leans(c)) {
            end += c.len_utf8();
        }
        end
    }
}

/// What the character at byte `at`, which is one's first, folds to, and where the next begins. [`SEVERAL`] for any of
/// three or four bytes.
#[inline(always)]
fn folded_at(bytes: &[u8], at: usize) -> (u32, usize) {
    let byte = bytes.get(at).copied().unwrap_or_default();
    if byte < 0x80 {
        (FOLDED[usize::from(byte)], at + 1)
    } else if byte < 0xE0 {
        (folded_pair(byte, bytes.get(at + 1).copied().unwrap_or_default()), at + 2)
    } else {
        (SEVERAL, at + if byte < 0xF0 { 3 } else { 4 })
    }
}

/// What the character of these two bytes folds to.
#[inline(always)]
fn folded_pair(lead: u8, low: u8) -> u32 {
    FOLDED[usize::from(lead & 0x1F) << 6 | usize::from(low & 0x3F)]
}

/// For each number of matched characters of `chars` the longest proper prefix that is a suffix of them.
fn fall_back(chars: &[u32]) -> Vec<usize> {
    let mut back = vec![0; chars.len() + 1];
    let mut length = 0;
    for at in 1..chars.len() {
        while length > 0 && chars[at] != chars[length] {
            length = back[length];
        }
        if chars[at] == chars[length] {
            length += 1;
        }
        back[at + 1] = length;
    }
    back
}

/// How far a needle matches.
struct Matching<'n> {
    needle: &'n Needle,
    /// How many of its characters match what was read last; never all of them.
    state: usize,
    /// Where the last characters that matched begin, in bytes, by their number.
    starts: Vec<usize>,
    count: usize,
}

impl<'n> Matching<'n> {
    fn new(needle: &'n Needle) -> Matching<'n> {
        let starts = vec![0; needle.chars.len().next_power_of_two()];
        Matching { needle, state: 0, starts, count: 0 }
    }

    /// Reads one folded character, which comes from byte `at`. Answers with the first byte of a match it ends.
    #[inline(always)]
    fn step(&mut self, folded: u32, at: usize) -> Option<usize> {
        let chars = &self.needle.chars;
        // A run of white space is one space.
        if folded == SPACE && self.state > 0 && chars[self.state - 1] == SPACE {
            return None;
        }
        while chars[self.state] != folded {
            if self.state == 0 {
                return None;
            }
            self.state = self.needle.back[self.state];
        }
        let mask = self.starts.len() - 1;
        self.starts[self.count & mask] = at;
        self.count = self.count.wrapping_add(1);
        self.state += 1;
        if self.state < chars.len() {
            return None;
        }
        self.state = 0;
        Some(self.starts[self.count.wrapping_sub(chars.len()) & mask])
    }
}
