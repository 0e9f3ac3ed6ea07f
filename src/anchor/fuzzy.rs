//! Finding places that are like a mark's quote where the very words are gone.
//!
//! Short pieces of the quote and its surroundings are looked up in the text; where
//! several of them stand in the right distance from each other, the quote is aligned
//! letter by letter. Time is bounded by how often the pieces stand and by the quote's length.

use super::finder::{Finder, PIECE, part};
use super::resolve::{Candidate, Known, context, score, weigh};
use crate::annotation::Mark;
use crate::text::CpRange;
use std::cmp::Reverse;
use std::ops::Range;

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

/// The places most like a mark, none twice; the score says how like. Letters that are written one for the other
/// count as the same, so that a text respelled throughout is like itself.
pub(super) fn similar(finder: &Finder<'_>, known: &Known) -> Vec<Candidate> {
    let known = &known.plain();
    let quote = &known.quote;
    let mut found: Vec<Candidate> = Vec::new();
    for start in likely_starts(finder, known) {
        let Some((range, edits)) = align(finder, known, start) else { continue };
        // No grapheme is split.
        let Some(range) = Mark::of(finder.article, range).map(|mark| mark.range) else { continue };
        let likeness = 1000 - weigh(edits, quote.len()).min(1000);
        let candidate = Candidate { range, score: score(likeness, context(&finder.plain, known, range)) };
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
    let mut votes: Vec<usize> = Vec::new();
    for (i, piece) in pieces().filter(|(_, piece)| !any_rare || rare(piece)) {
        let places = finder.likely(piece).iter().filter(|&&at| finder.stands_plain(piece, at as usize));
        // Kept from going below zero: the piece at `i` begins `i - before` after the quote's start.
        votes.extend(
            places.take(10 * COMMON).map(|&at| (at as usize + before + needle.len()).saturating_sub(i) / bucket),
        );
    }
    votes.sort_unstable();
    let counted: Vec<(usize, usize)> =
        votes.chunk_by(|a, b| a == b).filter_map(|run| Some((*run.first()?, run.len()))).collect();
    let with_next = |(i, &(b, count)): (usize, &(usize, usize))| {
        let next = counted.get(i + 1).filter(|(next, _)| *next == b + 1).map_or(0, |(_, count)| *count);
        (count + next, b)
    };
    let mut best: Vec<(usize, usize)> = counted.iter().enumerate().map(with_next).collect();
    let old = (known.start + needle.len()) / bucket;
    best.sort_unstable_by_key(|&(count, b)| (Reverse(count), b.abs_diff(old), b));
    best.truncate(MAX_ALIGNED);
    // What far fewer pieces point to is no rival of the first.
    let most = best.first().map_or(0, |(count, _)| *count);
    best.retain(|(count, _)| count * 3 >= most);
    best.into_iter().map(|(_, b)| ((b * bucket).saturating_sub(needle.len()), 2 * bucket)).collect()
}

/// The range near `start` (as far off as its second part says) that is most like the quote, and how many
/// code points of it differ. What stands around it helps to find its ends.
fn align(finder: &Finder<'_>, known: &Known, start: (usize, usize)) -> Option<(CpRange, usize)> {
    let quote = &known.quote;
    let slack = quote.len() / 4 + AROUND;
    let before: Vec<char> = known.before.iter().take(AROUND).rev().copied().collect();
    let from = start.0.saturating_sub(slack + before.len());
    let room = start.1 + before.len() + AROUND + 2 * slack;
    let window = |from: usize, length: usize| part(&finder.plain, from, from + length);
    if quote.len() <= 2 * END {
        let needle = known.needle(AROUND);
        let wanted = before.len()..before.len() + quote.len();
        let found = nearest(&needle, wanted, window(from, quote.len() + room))?;
        return Some((trimmed(finder, known, from + found.start, from + found.end)?, found.edits));
    }
    let head: Vec<char> = before.iter().chain(quote.get(..END)?).copied().collect();
    let first = nearest(&head, before.len()..head.len(), window(from, END + room))?;
    let begin = from + first.start;
    let near_end = (begin + quote.len()).saturating_sub(END + slack);
    let tail: Vec<char> =
        quote.get(quote.len() - END..)?.iter().chain(known.after.iter().take(AROUND)).copied().collect();
    let last = nearest(&tail, 0..END, window(near_end, END + AROUND + 2 * slack))?;
    // What stands between the ends is judged by them.
    let edits = (first.edits + last.edits) * quote.len() / (2 * END);
    Some((trimmed(finder, known, begin, near_end + last.end)?, edits))
}

/// `start..end` without white space at its ends where the quote had none there, and of whole words where the quote was.
fn trimmed(finder: &Finder<'_>, known: &Known, mut start: usize, mut end: usize) -> Option<CpRange> {
    let text = &finder.chars;
    let is = |at: usize, kind: fn(char) -> bool| text.get(at).is_some_and(|c| kind(*c));
    let space = |c: Option<&char>| c.is_some_and(|c| c.is_whitespace());
    while start < end && is(start, char::is_whitespace) && !space(known.quote.first()) {
        start += 1;
    }
    while start < end && is(end - 1, char::is_whitespace) && !space(known.quote.last()) {
        end -= 1;
    }
    let letter = |c: Option<&char>| c.is_some_and(|c| c.is_alphanumeric());
    if letter(known.quote.first()) && !letter(known.before.first()) {
        while start > 0 && is(start, char::is_alphanumeric) && is(start - 1, char::is_alphanumeric) {
            start -= 1;
        }
    }
    if letter(known.quote.last()) && !letter(known.after.first()) {
        while end > start && is(end - 1, char::is_alphanumeric) && is(end, char::is_alphanumeric) {
            end += 1;
        }
    }
    (start < end).then(|| Finder::range(start, end))
}

/// A part of a text that answers to a part of a pattern.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Match {
    start: usize,
    end: usize,
    /// The edits between the two parts.
    edits: usize,
}

/// The way to one cell of the alignment.
#[derive(Clone, Copy, Default)]
struct Cell {
    cost: u32,
    /// Where in the text the whole pattern begins.
    origin: u32,
    /// Where the wanted part begins and ends, and the cost up to there.
    start: (u32, u32),
    end: (u32, u32),
}

/// The part of `text` that answers to `wanted` of `pattern` where the whole pattern is most like the text (Sellers 1980).
fn nearest(pattern: &[char], wanted: Range<usize>, text: &[char]) -> Option<Match> {
    if wanted.is_empty() || text.is_empty() {
        return None;
    }
    // Notes where the wanted part begins and ends on the way to the cell after `i` of the pattern and `j` of the text.
    let noted = |mut cell: Cell, i: usize, j: u32| {
        if i == wanted.start {
            cell.start = (j, cell.cost);
        }
        if i == wanted.end {
            cell.end = (j, cell.cost);
        }
        cell
    };
    let mut column: Vec<Cell> = Vec::with_capacity(pattern.len() + 1);
    for i in 0..=pattern.len() {
        let above = column.last().copied().unwrap_or_default();
        column.push(noted(Cell { cost: i as u32, ..above }, i, 0));
    }
    let mut best: Option<(Cell, u32)> = None;
    for (j, c) in (0u32..).zip(text) {
        let mut diagonal = column.first().copied().unwrap_or_default();
        let mut above = noted(Cell { origin: j + 1, ..Cell::default() }, 0, j + 1);
        if let Some(first) = column.first_mut() {
            *first = above;
        }
        for (i, p) in pattern.iter().enumerate() {
            let Some(slot) = column.get_mut(i + 1) else { break };
            let left = *slot;
            let costs = [diagonal.cost + u32::from(p != c), left.cost + 1, above.cost + 1];
            let cell = match costs {
                [replaced, taken, put] if replaced <= taken && replaced <= put => {
                    noted(Cell { cost: replaced, ..diagonal }, i + 1, j + 1)
                }
                // More of the text after a place is no other place for what ends there.
                [_, taken, put] if taken <= put && i + 1 == wanted.end => Cell { cost: taken, ..left },
                [_, taken, put] if taken <= put => noted(Cell { cost: taken, ..left }, i + 1, j + 1),
                [_, _, put] => noted(Cell { cost: put, ..above }, i + 1, j + 1),
            };
            diagonal = left;
            *slot = cell;
            above = cell;
        }
        // Of equally near parts the one of the pattern's own length: a changed last letter belongs to it.
        let oddness = (j + 1 - above.origin).abs_diff(pattern.len() as u32);
        if best.is_none_or(|(cell, odd)| (above.cost, oddness) < (cell.cost, odd)) {
            best = Some((above, oddness));
        }
    }
    let (cell, _) = best?;
    let edits = cell.end.1.saturating_sub(cell.start.1);
    let (start, end) = (cell.start.0, cell.end.0.max(cell.start.0));
    Some(Match { start: start as usize, end: end as usize, edits: edits as usize })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_part_is_found_with_its_edits() {
        let check = |pattern: &str, text: &str, expected: Option<(&str, usize)>| {
            let chars = |t: &str| t.replace('|', "").chars().collect::<Vec<_>>();
            let at: Vec<usize> = pattern.split('|').map(|part| part.chars().count()).collect();
            let wanted = if at.len() == 3 { at[0]..at[0] + at[1] } else { 0..at[0] };
            let found = nearest(&chars(pattern), wanted, &chars(text));
            let found = found.map(|m| (chars(text)[m.start..m.end].iter().collect::<String>(), m.edits));
            assert_eq!(found, expected.map(|(part, edits)| (part.to_owned(), edits)), "{pattern} in {text}");
        };
        check("كارتر", "قال كارتر إن", Some(("كارتر", 0)));
        check("كارتر", "قال كاتر إن", Some(("كاتر", 1)));
        check("abc", "xxaXcxx", Some(("aXc", 1)));
        check("abc", "", None);
        // What stands around tells where a changed quote ends.
        check("خلال |أسابيع|، ونقلت", "تعود خلال أشهر، ونقلت الوكالة", Some(("أشهر", 5)));
        check("قال |الوزير| إن", "لكن قال الوزير الجديد إن الأمر", Some(("الوزير", 0)));
    }
}
