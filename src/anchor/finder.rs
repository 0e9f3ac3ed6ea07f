//! A text made ready for looking things up in: where every short piece of it stands.

use crate::article::Article;
use crate::text::{Cp, CpRange};

/// How many code points a piece has.
pub const PIECE: usize = 6;

/// An article whose marks are being looked for. Making it reads the text once; each look-up
/// then costs what it finds, not what the text holds.
pub struct Finder<'a> {
    pub(super) article: &'a Article,
    pub(super) chars: Vec<char>,
    /// The same, letters that are written one for the other made one; see [`plain`].
    pub(super) plain: Vec<char>,
    /// For each bucket of hashes of plain pieces where they begin in `places`; one more than there are buckets.
    starts: Vec<u32>,
    /// Where pieces begin, bucket by bucket, in order.
    places: Vec<u32>,
    bits: u32,
}

impl<'a> Finder<'a> {
    /// Reads through `article`.
    pub fn new(article: &'a Article) -> Finder<'a> {
        let chars: Vec<char> = article.text().chars().collect();
        let bits = (usize::BITS - chars.len().leading_zeros()).clamp(4, 20);
        let mut counts = vec![0u32; (1 << bits) + 1];
        let plain: Vec<char> = chars.iter().copied().map(plain).collect();
        let buckets: Vec<u32> = plain.windows(PIECE).map(|piece| bucket(piece, bits)).collect();
        for &b in &buckets {
            counts[b as usize + 1] += 1;
        }
        for b in 1..counts.len() {
            counts[b] += counts[b - 1];
        }
        let mut next = counts.clone();
        let mut places = vec![0u32; buckets.len()];
        for (at, &b) in buckets.iter().enumerate() {
            // Each bucket has as many places as were counted for it.
            places[next[b as usize] as usize] = at as u32;
            next[b as usize] += 1;
        }
        Finder { article, chars, plain, starts: counts, places, bits }
    }

    /// Where pieces begin that may be `piece`, however it is spelled: all that are and some that are not, in order.
    pub(super) fn likely(&self, piece: &[char]) -> &[u32] {
        let b = bucket(piece, self.bits) as usize;
        let bound = |b: usize| self.starts.get(b).map_or(0, |&at| at as usize);
        self.places.get(bound(b)..bound(b + 1)).unwrap_or_default()
    }

    /// Whether `needle` stands at `at`.
    pub(super) fn stands(&self, needle: &[char], at: usize) -> bool {
        self.chars.get(at..at + needle.len()) == Some(needle)
    }

    /// Where `needle` begins, overlapping places too, at most `limit` of them, in order.
    pub(super) fn occurrences(&self, needle: &[char], limit: usize) -> Vec<usize> {
        if needle.len() < PIECE {
            let windows = self.chars.windows(needle.len().max(1)).enumerate();
            return windows.filter(|(_, w)| *w == needle).map(|(at, _)| at).take(limit).collect();
        }
        // The rarest of a few pieces leads to the fewest places.
        let step = (needle.len() / 16).max(1);
        let pieces = needle.windows(PIECE).enumerate().step_by(step);
        let Some((offset, piece)) = pieces.min_by_key(|(_, piece)| self.likely(piece).len()) else {
            return Vec::new();
        };
        let starts = self.likely(piece).iter().filter_map(|&at| (at as usize).checked_sub(offset));
        starts.filter(|&at| self.stands(needle, at)).take(limit).collect()
    }

    /// Whether `needle`, in plain letters, stands at `at` however it is spelled.
    pub(super) fn stands_plain(&self, needle: &[char], at: usize) -> bool {
        self.plain.get(at..at + needle.len()) == Some(needle)
    }

    /// `start..end` as a range of the article.
    pub(super) fn range(start: usize, end: usize) -> CpRange {
        CpRange::between(Cp(start as u32), Cp(end as u32))
    }
}

/// The part of `chars` from `start` to `end`, as far as there is any.
pub(super) fn part(chars: &[char], start: usize, end: usize) -> &[char] {
    let end = end.min(chars.len());
    chars.get(start.min(end)..end).unwrap_or_default()
}

/// The letter that `c` is often written for: without hamza or madda, ya for alef maksura and the Persian ya, ha for
/// ta marbuta, kaf for the Persian one; any white space but a line feed as a space.
pub(super) fn plain(c: char) -> char {
    match c {
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ؤ' => 'و',
        'ئ' | 'ى' | 'ی' => 'ي',
        'ة' | 'ہ' => 'ه',
        'ک' => 'ك',
        '\n' => '\n',
        c if c.is_whitespace() => ' ',
        c => c,
    }
}

fn bucket(piece: &[char], bits: u32) -> u32 {
    let hash =
        piece.iter().fold(0u64, |hash, &c| (hash ^ u64::from(plain(c) as u32)).wrapping_mul(0x9E37_79B9_7F4A_7C15));
    (hash >> (64 - bits)) as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{ArticleId, BlockKind, Meta, Origin};
    use proptest::prelude::*;

    fn article(text: &str) -> Article {
        let parts = text.split('\n').map(|t| (BlockKind::Paragraph, None, t));
        Article::new(ArticleId("a".into()), Meta::default(), Origin::default(), parts)
    }

    #[test]
    fn overlapping_places_are_found() {
        let check = |text: &str, needle: &str, expected: &[usize]| {
            let (article, needle) = (article(text), needle.chars().collect::<Vec<_>>());
            assert_eq!(Finder::new(&article).occurrences(&needle, 99), expected, "{text}");
        };
        check("ab ab ab", "ab ab", &[0, 3]);
        check("هههههههه", "هههههه", &[0, 1, 2]);
        check("هههه", "هه", &[0, 1, 2]);
        check("قال كارتر إن", "كارتر إن", &[4]);
        check("قال", "قال كارتر", &[]);
        check("", "قال كارتر", &[]);
    }

    proptest! {
        #[test]
        fn all_places_are_found(text in "[abه]{0,60}", needle in "[abه]{1,9}") {
            let (article, needle) = (article(&text), needle.chars().collect::<Vec<_>>());
            let chars: Vec<char> = text.chars().collect();
            let all: Vec<usize> = (0..chars.len()).filter(|&i| chars[i..].starts_with(&needle)).collect();
            prop_assert_eq!(Finder::new(&article).occurrences(&needle, usize::MAX), all);
        }
    }
}
