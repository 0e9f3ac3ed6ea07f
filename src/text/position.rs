//! Positions in a text, one type per unit.
//!
//! Isnad counts in Unicode code points ([`Cp`]), 0-based, in logical order,
//! ranges end-exclusive — as W3C Web Annotation, REFI-QDA and brat do. Rust
//! strings count in UTF-8 bytes and UIMA, Recogito and Zotero in UTF-16 units;
//! [`CpIndex`] converts at the edges.

use serde::{Deserialize, Serialize};
use std::ops::Range;

/// A position in a text, in Unicode code points from its start.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Cp(pub u32);

impl Cp {
    /// The position as a slice index.
    pub fn index(self) -> usize {
        self.0 as usize
    }

    /// The position `count` code points further on.
    pub fn plus(self, count: u32) -> Cp {
        Cp(self.0.saturating_add(count))
    }

    /// The position `count` code points back, at least 0.
    pub fn minus(self, count: u32) -> Cp {
        Cp(self.0.saturating_sub(count))
    }
}

/// A range of a text in code points, end-exclusive, `start <= end`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct CpRange {
    /// The first code point of the range.
    pub start: Cp,
    /// One past the last code point of the range.
    pub end: Cp,
}

impl CpRange {
    /// The range between two positions, given in either order.
    pub fn between(a: Cp, b: Cp) -> CpRange {
        CpRange { start: a.min(b), end: a.max(b) }
    }

    /// The range `start..end`; for literals and tests.
    pub fn new(start: u32, end: u32) -> CpRange {
        CpRange::between(Cp(start), Cp(end))
    }

    /// How many code points it holds.
    pub fn len(self) -> u32 {
        self.end.0 - self.start.0
    }

    /// Whether it holds no code point.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether the code point at `at` lies in it.
    pub fn contains(self, at: Cp) -> bool {
        self.start <= at && at < self.end
    }

    /// Whether `other` lies wholly in it.
    pub fn encloses(self, other: CpRange) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The code points both have, if any.
    pub fn intersection(self, other: CpRange) -> Option<CpRange> {
        let (start, end) = (self.start.max(other.start), self.end.min(other.end));
        (start < end).then_some(CpRange { start, end })
    }
}

/// How many code points `text` has.
pub fn cp_len(text: &str) -> u32 {
    u32::try_from(text.chars().count()).unwrap_or(u32::MAX)
}

/// The byte offset of `at` in `text`, the text's end for anything beyond. Reads `text` up to there.
///
/// For the odd look-up; [`CpIndex`] is for many in one text.
pub fn byte_of(text: &str, at: Cp) -> usize {
    let Some(before) = at.index().checked_sub(1) else { return 0 };
    let mut rest = text.chars();
    rest.nth(before);
    text.len() - rest.as_str().len()
}

/// The part of `text` that `range` names. Reads `text` up to its end.
pub fn slice_of(text: &str, range: CpRange) -> &str {
    let rest = text.get(byte_of(text, range.start)..).unwrap_or_default();
    rest.get(..byte_of(rest, Cp(range.len()))).unwrap_or_default()
}

/// Finds bytes and UTF-16 units for code points of one text, and back, in constant time.
///
/// Keeps one byte and one UTF-16 offset for every 64 code points.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CpIndex {
    /// The (byte, UTF-16) offset of code point `64 * i`.
    steps: Vec<(u32, u32)>,
    len: u32,
    bytes: u32,
    utf16: u32,
}

const STEP: u32 = 64;

/// How many bytes are counted at once; at most one step begins in so many.
const PART: usize = 64;

impl CpIndex {
    /// Reads through `text` once.
    pub fn new(text: &str) -> CpIndex {
        let mut index = CpIndex { bytes: text.len() as u32, ..CpIndex::default() };
        for (number, part) in text.as_bytes().chunks(PART).enumerate() {
            // Every code point has one byte that does not go on another; those of two UTF-16 units begin with F0 to F4.
            let starts = u32::from(part.iter().map(|&b| u8::from(b & 0xC0 != 0x80)).sum::<u8>());
            let doubles = u32::from(part.iter().map(|&b| u8::from(b >= 0xF0)).sum::<u8>());
            let before = index.len.next_multiple_of(STEP);
            if before < index.len + starts {
                // A step begins in this part: at its code point number `before - len`.
                index.step(number * PART, part, before - index.len);
            }
            index.len += starts;
            index.utf16 += starts + doubles;
        }
        index
    }

    /// Keeps the offsets of code point `skip` of `part`, which begins at byte `at`.
    fn step(&mut self, at: usize, part: &[u8], skip: u32) {
        let starts = part.iter().enumerate().filter(|&(_, &b)| b & 0xC0 != 0x80);
        let mut units = self.utf16;
        for (number, (byte, &b)) in starts.enumerate() {
            if number as u32 == skip {
                self.steps.push(((at + byte) as u32, units));
                return;
            }
            units += 1 + u32::from(b >= 0xF0);
        }
    }

    /// How many code points the text has.
    pub fn len(&self) -> Cp {
        Cp(self.len)
    }

    /// Whether the text is empty.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The byte offset of `at` in `text`, the text this index was made of; the text's end for anything beyond.
    pub fn byte(&self, text: &str, at: Cp) -> usize {
        let Some(&(start, _)) = self.steps.get((at.0 / STEP) as usize) else { return self.bytes as usize };
        let start = start as usize;
        let Some(before) = (at.0 % STEP).checked_sub(1) else { return start };
        let mut rest = text.get(start..).unwrap_or_default().chars();
        // This steps over many at once.
        rest.nth(before as usize).map_or(self.bytes as usize, |_| text.len() - rest.as_str().len())
    }

    /// The part of `text` that `range` names.
    pub fn slice<'t>(&self, text: &'t str, range: CpRange) -> &'t str {
        text.get(self.byte_range(text, range)).unwrap_or_default()
    }

    /// `range` in bytes of `text`.
    pub fn byte_range(&self, text: &str, range: CpRange) -> Range<usize> {
        let start = self.byte(text, range.start);
        start..self.byte(text, range.end).max(start)
    }

    /// The code point at or containing byte `byte` of `text`.
    pub fn cp_of_byte(&self, text: &str, byte: usize) -> Cp {
        let step = self.steps.partition_point(|&(b, _)| b as usize <= byte).saturating_sub(1);
        let Some(&(start, _)) = self.steps.get(step) else { return Cp(0) };
        let start = start as usize;
        let rest = text.get(start..).unwrap_or_default();
        let within = rest.char_indices().take_while(|&(i, c)| start + i + c.len_utf8() <= byte).count();
        Cp((step as u32 * STEP + within as u32).min(self.len))
    }

    /// The offset of `at` in UTF-16 units.
    pub fn utf16(&self, text: &str, at: Cp) -> usize {
        let Some(&(byte, units)) = self.steps.get((at.0 / STEP) as usize) else { return self.utf16 as usize };
        let rest = text.get(byte as usize..).unwrap_or_default();
        units as usize + rest.chars().take((at.0 % STEP) as usize).map(char::len_utf16).sum::<usize>()
    }

    /// The code point at or containing UTF-16 unit `unit`.
    pub fn cp_of_utf16(&self, text: &str, unit: usize) -> Cp {
        let step = self.steps.partition_point(|&(_, u)| u as usize <= unit).saturating_sub(1);
        let Some(&(byte, units)) = self.steps.get(step) else { return Cp(0) };
        let mut seen = units as usize;
        let mut at = step as u32 * STEP;
        for c in text.get(byte as usize..).unwrap_or_default().chars() {
            seen += c.len_utf16();
            if seen > unit {
                break;
            }
            at += 1;
        }
        Cp(at.min(self.len))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn counts_each_unit_of_the_worked_figure() {
        let text = "وقال 😀 «نعم» for Reuters";
        let index = CpIndex::new(text);
        let range = CpRange::new(17, 24);
        assert_eq!(index.slice(text, range), "Reuters");
        assert_eq!(index.byte_range(text, range), 29..36);
        assert_eq!((index.utf16(text, range.start), index.utf16(text, range.end)), (18, 25));
    }

    proptest! {
        #[test]
        fn every_unit_converts_there_and_back(text in "\\PC{0,300}") {
            let index = CpIndex::new(&text);
            prop_assert_eq!(index.len().0, cp_len(&text));
            let (mut byte, mut unit) = (0, 0);
            for (i, c) in text.chars().enumerate() {
                let at = Cp(i as u32);
                prop_assert_eq!(index.byte(&text, at), byte);
                prop_assert_eq!(index.utf16(&text, at), unit);
                prop_assert_eq!(index.cp_of_byte(&text, byte), at);
                prop_assert_eq!(index.cp_of_utf16(&text, unit), at);
                byte += c.len_utf8();
                unit += c.len_utf16();
            }
            prop_assert_eq!(index.byte(&text, index.len()), text.len());
        }
    }
}
