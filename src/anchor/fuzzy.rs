//! Finding places that are like a mark's quote where the very words are gone.
//!
//! Short pieces of the quote and its surroundings are looked up in the text; where
//! several of them stand in the right distance from each other, the quote is aligned
//! letter by letter. Time is bounded by the text's length and the quote's.

use super::resolve::{Candidate, context, score, weigh};
use crate::annotation::Mark;
use crate::article::Article;
use crate::text::{Cp, CpRange};
use std::cmp::Reverse;
use std::collections::HashMap;

/// How many code points a piece has.
const PIECE: usize = 6;
/// How far apart pieces begin.
const STRIDE: usize = 3;
/// How much of the surroundings is looked up with the quote.
const AROUND: usize = 16;
/// How many places are aligned at most.
const MAX_ALIGNED: usize = 8;
/// A longer quote is aligned by its two ends, so many code points each.
const END: usize = 256;

/// The places most like `mark`, none twice; the score says how like.
pub fn similar(article: &Article, mark: &Mark) -> Vec<Candidate> {
    let quote: Vec<char> = mark.quote.chars().collect();
    let mut found: Vec<Candidate> = Vec::new();
    for start in likely_starts(article, mark, quote.len()) {
        let Some(range) = align(article, &quote, start) else { continue };
        let Some(range) = Mark::of(article, range.0).map(|m| (m.range, range.1)) else { continue };
        let likeness = 1000 - weigh(range.1 as u32, quote.len() as u32).min(1000);
        let candidate = Candidate { range: range.0, score: score(likeness, context(article, mark, range.0)) };
        match found.iter_mut().find(|c| c.range.intersection(candidate.range).is_some()) {
            Some(other) if other.score < candidate.score => *other = candidate,
            Some(_) => {}
            None => found.push(candidate),
        }
    }
    found
}

/// Where the quote may begin: the code points to which most pieces point, with how far off that may be.
fn likely_starts(article: &Article, mark: &Mark, quote: usize) -> Vec<(usize, usize)> {
    let skipped = mark.prefix.chars().count().saturating_sub(AROUND);
    let around: Vec<char> = mark.prefix.chars().skip(skipped).collect();
    let before = around.len();
    let needle: Vec<char> =
        around.into_iter().chain(mark.quote.chars()).chain(mark.suffix.chars().take(AROUND)).collect();
    let mut pieces: HashMap<u64, Vec<usize>> = HashMap::new();
    for (i, piece) in needle.windows(PIECE).enumerate().step_by(STRIDE) {
        pieces.entry(piece.iter().fold(0, roll)).or_default().push(i);
    }
    let mut filter = vec![false; 1 << 12];
    let slot = |hash: u64| (hash.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 52) as usize;
    pieces.keys().for_each(|&hash| filter[slot(hash)] = true);
    // Pieces that stand in one bucket or the next point to the same place, give or take what was put in or taken out.
    let bucket = (quote / 4).max(AROUND);
    let mut votes: HashMap<usize, u32> = HashMap::new();
    let mut hash = 0;
    for (i, c) in article.text().chars().enumerate() {
        hash = roll(hash, &c);
        if i + 1 < PIECE || !filter[slot(hash)] {
            continue;
        }
        for at in pieces.get(&hash).into_iter().flatten() {
            // Kept from going below zero: the piece at `at` begins `at - before` after the quote's start.
            let start = (i + 1 - PIECE + before + needle.len()).saturating_sub(*at);
            *votes.entry(start / bucket).or_default() += 1;
        }
    }
    let mut best: Vec<(u32, usize)> =
        votes.iter().map(|(&b, &count)| (count + votes.get(&(b + 1)).copied().unwrap_or(0), b)).collect();
    best.sort_unstable_by_key(|&(count, b)| (Reverse(count), b));
    best.truncate(MAX_ALIGNED);
    best.into_iter().map(|(_, b)| ((b * bucket).saturating_sub(needle.len()), 2 * bucket)).collect()
}

/// The hash of the last [`PIECE`] code points, after one more: each takes 10 bits and leaves after six.
fn roll(hash: u64, c: &char) -> u64 {
    let code = u64::from(*c as u32);
    ((hash << 10) | ((code ^ (code >> 10)) & 0x3FF)) & ((1 << (10 * PIECE)) - 1)
}

/// The range near `start` (as far off as its second part says) that is most like `quote`, and how many
/// code points differ.
fn align(article: &Article, quote: &[char], start: (usize, usize)) -> Option<(CpRange, usize)> {
    let slack = quote.len() / 4 + AROUND;
    let from = start.0.saturating_sub(slack);
    let window = |from: usize, length: usize| {
        let range = CpRange::between(Cp(from as u32), Cp((from + length) as u32));
        article.slice(range).chars().collect::<Vec<char>>()
    };
    if quote.len() <= 2 * END {
        let (range, cost) = nearest(quote, &window(from, start.1 + quote.len() + 2 * slack))?;
        return Some((CpRange::between(Cp((from + range.0) as u32), Cp((from + range.1) as u32)), cost));
    }
    let (head, tail) = (&quote[..END], &quote[quote.len() - END..]);
    let (first, cost) = nearest(head, &window(from, start.1 + END + 2 * slack))?;
    let begin = from + first.0;
    let near_end = (begin + quote.len()).saturating_sub(END + slack);
    let (last, more) = nearest(tail, &window(near_end, END + 2 * slack))?;
    let range = CpRange::between(Cp(begin as u32), Cp((near_end + last.1) as u32));
    // What stands between the ends is judged by them.
    Some((range, (cost + more) * quote.len() / (2 * END)))
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
