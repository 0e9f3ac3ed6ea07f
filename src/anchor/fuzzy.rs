//! Finding places that are like a mark's quote where the very words are gone.
//!
//! Short pieces of the quote and its surroundings are looked up in the text; where
//! several of them stand in the right distance from each other, the quote is aligned
//! letter by letter. Time is bounded by how often the pieces stand and by the quote's length.

use super::finder::{Finder, PIECE};
use super::resolve::{Candidate, Known, context, score, weigh};
use crate::annotation::Mark;
use crate::text::CpRange;
use std::cmp::Reverse;
use std::collections::HashMap;

/// How far apart pieces begin.
const STRIDE: usize = 3;
/// How much of the surroundings is looked up with the quote.
const AROUND: usize = 16;
/// How many places are aligned at most.
const MAX_ALIGNED: usize = 8;
/// A longer quote is aligned by its two ends, so many code points each.
const END: usize = 256;
/// A piece that stands more often says little and is passed over where rarer ones are found.
const COMMON: usize = 500;
/// A longer quote is looked up by so many of its pieces.
const MAX_PIECES: usize = 400;

/// The places most like a mark, none twice; the score says how like.
pub(super) fn similar(finder: &Finder<'_>, known: &Known) -> Vec<Candidate> {
    let quote = &known.quote;
    let mut found: Vec<Candidate> = Vec::new();
    for start in likely_starts(finder, known) {
        let Some((range, edits)) = align(finder, quote, start) else { continue };
        // No grapheme is split.
        let Some(range) = Mark::of(finder.article, range).map(|mark| mark.range) else { continue };
        let likeness = 1000 - weigh(edits, quote.len()).min(1000);
        let candidate = Candidate { range, score: score(likeness, context(finder, known, range)) };
        match found.iter_mut().find(|c| c.range.intersection(candidate.range).is_some()) {
            Some(other) if other.score < candidate.score => *other = candidate,
            Some(_) => {}
            None => found.push(candidate),
        }
    }
    found
}

/// Where the quote may begin: the code points to which most pieces point, with how far off that may be.
fn likely_starts(finder: &Finder<'_>, known: &Known) -> Vec<(usize, usize)> {
    let needle = known.needle(AROUND);
    let before = known.before.len().min(AROUND);
    let stride = STRIDE.max(needle.len() / MAX_PIECES);
    let pieces = || needle.windows(PIECE).enumerate().step_by(stride);
    let rare = |piece: &[char]| finder.likely(piece).len() <= COMMON;
    let any_rare = pieces().any(|(_, piece)| rare(piece) && !finder.likely(piece).is_empty());
    // Pieces that stand in one bucket or the next point to the same place, give or take what was put in or taken out.
    let bucket = (known.quote.len() / 4).max(AROUND);
    let mut votes: HashMap<usize, u32> = HashMap::new();
    for (i, piece) in pieces().filter(|(_, piece)| !any_rare || rare(piece)) {
        for &at in finder.likely(piece).iter().filter(|&&at| finder.stands(piece, at as usize)).take(10 * COMMON) {
            // Kept from going below zero: the piece at `i` begins `i - before` after the quote's start.
            let start = (at as usize + before + needle.len()).saturating_sub(i);
            *votes.entry(start / bucket).or_default() += 1;
        }
    }
    let mut best: Vec<(u32, usize)> =
        votes.iter().map(|(&b, &count)| (count + votes.get(&(b + 1)).copied().unwrap_or(0), b)).collect();
    let old = (known.start + needle.len()) / bucket;
    best.sort_unstable_by_key(|&(count, b)| (Reverse(count), b.abs_diff(old), b));
    best.truncate(MAX_ALIGNED);
    best.into_iter().map(|(_, b)| ((b * bucket).saturating_sub(needle.len()), 2 * bucket)).collect()
}

/// The range near `start` (as far off as its second part says) that is most like `quote`, and how many
/// code points differ.
fn align(finder: &Finder<'_>, quote: &[char], start: (usize, usize)) -> Option<(CpRange, usize)> {
    let slack = quote.len() / 4 + AROUND;
    let from = start.0.saturating_sub(slack);
    if quote.len() <= 2 * END {
        let (range, cost) = nearest(quote, finder.part(from, from + start.1 + quote.len() + 2 * slack))?;
        return Some((Finder::range(from + range.0, from + range.1), cost));
    }
    let (head, tail) = (quote.get(..END)?, quote.get(quote.len() - END..)?);
    let (first, cost) = nearest(head, finder.part(from, from + start.1 + END + 2 * slack))?;
    let begin = from + first.0;
    let near_end = (begin + quote.len()).saturating_sub(END + slack);
    let (last, more) = nearest(tail, finder.part(near_end, near_end + END + 2 * slack))?;
    // What stands between the ends is judged by them.
    Some((Finder::range(begin, near_end + last.1), (cost + more) * quote.len() / (2 * END)))
}

/// The part of `text` most like `pattern` and the edits between them (Sellers 1980).
fn nearest(pattern: &[char], text: &[char]) -> Option<((usize, usize), usize)> {
    if pattern.is_empty() || text.is_empty() {
        return None;
    }
    // For each prefix of the pattern: the fewest edits to a part of the text that ends here, and where it begins.
    let mut column: Vec<(usize, usize)> = (0..=pattern.len()).map(|i| (i, 0)).collect();
    let mut best = (usize::MAX, 0, 0, 0);
    for (j, c) in text.iter().enumerate() {
        let mut diagonal = (0, j);
        let mut above = (0, j + 1);
        for (i, p) in pattern.iter().enumerate() {
            let left = column[i + 1];
            let replaced = (diagonal.0 + usize::from(p != c), diagonal.1);
            let cell = replaced.min_by_cost((left.0 + 1, left.1)).min_by_cost((above.0 + 1, above.1));
            diagonal = left;
            column[i + 1] = cell;
            above = cell;
        }
        let (cost, start) = column[pattern.len()];
        // Of equally near parts the one of the pattern's own length: a changed last letter belongs to it.
        let oddness = (j + 1 - start).abs_diff(pattern.len());
        if (cost, oddness) < (best.0, best.3) {
            best = (cost, start, j + 1, oddness);
        }
    }
    Some(((best.1, best.2), best.0))
}

trait Cheaper {
    fn min_by_cost(self, other: Self) -> Self;
}

impl Cheaper for (usize, usize) {
    fn min_by_cost(self, other: Self) -> Self {
        if other.0 < self.0 { other } else { self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_part_is_found_with_its_edits() {
        let check = |pattern: &str, text: &str, expected| {
            let chars = |t: &str| t.chars().collect::<Vec<_>>();
            assert_eq!(nearest(&chars(pattern), &chars(text)), expected, "{pattern} in {text}");
        };
        check("كارتر", "قال كارتر إن", Some(((4, 9), 0)));
        check("كارتر", "قال كاتر إن", Some(((4, 8), 1)));
        check("abc", "xxaXcxx", Some(((2, 5), 1)));
        check("abc", "xyz", Some(((0, 3), 3)));
        check("abc", "", None);
    }
}
