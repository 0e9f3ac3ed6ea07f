//! The rarest letter of a needle: what is not near it need not be read.

use super::{BARRIER, FOLDED, NOTHING, SEVERAL, SPACE, folded_at, folded_pair};
use crate::text::fold;
use std::ops::Range;

/// Folded letters from rare to frequent in Arabic news; what is not named is rarer.
const BY_FREQUENCY: &str = "ظثغءزذضطخصجشكحقفسدعهبترنويمال";

/// The first byte of every presentation form and full-width form, and of little else.
const FORMS: u8 = 0xEF;

/// A folded character of a needle, and how to find it in a text that is not folded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Anchor {
    /// Its place in the needle.
    place: usize,
    /// Whether a byte is the last of a character of one or two bytes that folds to it, or the first of a form.
    bytes: Vec<bool>,
}

impl Anchor {
    /// The rarest character of the needle `chars` that can be one.
    pub(super) fn of(chars: &[u32]) -> Option<Anchor> {
        let frequency = |c: u32| BY_FREQUENCY.chars().position(|letter| u32::from(letter) == c).map_or(0, |at| at + 1);
        let fit = chars.iter().enumerate().filter(|&(_, &c)| is_fit(c));
        let (place, &wanted) = fit.min_by_key(|&(_, &c)| frequency(c))?;
        let mut bytes = vec![false; 256];
        for (code, _) in FOLDED.iter().enumerate().filter(|&(_, &folded)| folded == wanted || folded == SEVERAL) {
            let last = if code < 0x80 { code } else { code & 0x3F | 0x80 };
            bytes[last] = true;
        }
        bytes[usize::from(FORMS)] = true;
        Some(Anchor { place, bytes })
    }

    /// From byte `from` on, before which nothing matches or has begun to: the next stretch of `text` in which a match
    /// of the needle `chars` may be, the anchor at its end.
    pub(super) fn next(&self, chars: &[u32], text: &str, from: usize) -> Option<Range<usize>> {
        let bytes = text.as_bytes();
        let mut at = from;
        loop {
            let found = at + bytes.get(at..)?.iter().position(|&byte| self.bytes[usize::from(byte)])?;
            at = found + 1;
            let byte = bytes.get(found).copied().unwrap_or_default();
            let before = found.checked_sub(1).and_then(|at| bytes.get(at)).copied().unwrap_or_default();
            let (start, end, folded) = match byte {
                FORMS => (found, found + 3, SEVERAL),
                0..0x80 => (found, found + 1, FOLDED[usize::from(byte)]),
                _ if matches!(before, 0xC0..0xE0) => (found - 1, found + 1, folded_pair(before, byte)),
                _ => continue,
            };
            if folded != SEVERAL && Some(&folded) != chars.get(self.place) {
                continue;
            }
            if folded != SEVERAL && !self.has_neighbours(chars, bytes, from, start..end) {
                continue;
            }
            return Some(self.begin(text, from, start)..end);
        }
    }

    /// Whether the anchor at the bytes `place` may stand between those that it stands between in the needle.
    fn has_neighbours(&self, chars: &[u32], bytes: &[u8], from: usize, place: Range<usize>) -> bool {
        let may_be = |folded: u32, wanted: u32| folded == wanted || folded == SEVERAL;
        if let Some(&wanted) = self.place.checked_sub(1).and_then(|before| chars.get(before)) {
            let mut at = place.start;
            let mut folded = NOTHING;
            while folded == NOTHING && at > from {
                (folded, at) = folded_before(bytes, at);
            }
            if !may_be(folded, wanted) {
                return false;
            }
        }
        if let Some(&wanted) = chars.get(self.place + 1) {
            let mut at = place.end;
            let mut folded = NOTHING;
            while folded == NOTHING && at < bytes.len() {
                (folded, at) = folded_at(bytes, at);
            }
            return may_be(folded, wanted);
        }
        true
    }

    /// Where a match whose anchor is at byte `start` may begin, not before `from`.
    fn begin(&self, text: &str, from: usize, start: usize) -> usize {
        let bytes = text.as_bytes();
        let mut missing = self.place;
        let mut at = start;
        let mut in_space = false;
        while at > from {
            let (mut folded, before) = folded_before(bytes, at);
            if folded == SEVERAL {
                let c = text.get(before..at).and_then(|c| c.chars().next()).unwrap_or_default();
                let mut first = NOTHING;
                fold::fold_char(c, |c| first = if first == NOTHING { u32::from(c) } else { SEVERAL });
                folded = first;
            }
            let goes_on = folded == NOTHING || folded == SPACE && in_space;
            if folded == BARRIER || missing == 0 && !goes_on {
                break;
            }
            at = before;
            if !goes_on {
                missing -= 1;
                in_space = folded == SPACE;
            }
        }
        at
    }
}

/// Whether the folded character `c` can be an anchor: everything that folds to it is of one or two bytes or begins
/// with [`FORMS`].
fn is_fit(c: u32) -> bool {
    char::from_u32(c).is_some_and(|c| match c {
        'k' => false,
        '0'..='9' | 'a'..='z' => true,
        c => matches!(c, '\u{0621}'..='\u{06FF}'),
    })
}

/// What the character before byte `at`, which is one's first, folds to, and where it begins. [`SEVERAL`] for any of
/// three or four bytes.
fn folded_before(bytes: &[u8], at: usize) -> (u32, usize) {
    let back = |count: usize| at.checked_sub(count).and_then(|at| bytes.get(at)).copied().unwrap_or_default();
    match (back(2), back(1)) {
        (_, low @ 0..0x80) => (FOLDED[usize::from(low)], at - 1),
        (lead @ 0xC0..0xE0, low) => (folded_pair(lead, low), at - 2),
        _ if back(3) >= 0xE0 => (SEVERAL, at - 3),
        _ => (SEVERAL, at.saturating_sub(4)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_folds_to_an_anchor_is_seen() {
        for c in ('\u{800}'..=char::MAX).filter(|&c| c.to_string().as_bytes()[0] != FORMS) {
            fold::fold_char(c, |folded| assert!(!is_fit(u32::from(folded)), "{}", c.escape_unicode()));
        }
    }
}
