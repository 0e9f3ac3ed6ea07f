//! Where a justified line is stretched.
//!
//! At spaces and tabs, no-break spaces among them, and on both sides of CJK
//! characters and of symbols that take a cell of their own. Controls without
//! a glyph are looked through; nothing is added at the line's outer ends.

use super::chars;
use super::units::{self, Coarse, Fine};
use crate::text::Direction;
use icu_properties::props::{EnumeratedProperty, GraphemeClusterBreak};
use icu_segmenter::{GraphemeClusterSegmenter, GraphemeClusterSegmenterBorrowed};

/// What is added beside one code point, in 1/65536 px.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stretch {
    pub(super) at: u32,
    /// On the side it begins from.
    pub(super) before: Fine,
    /// On the side it ends with.
    pub(super) after: Fine,
}

/// How many opportunities a line's text has.
///
/// It is read from the line's start in a left-to-right paragraph and from its
/// end in a right-to-left one, which matters between a space and a symbol. An
/// opportunity after what is read last lies at the line's edge and does not count.
pub(super) fn count(text: &str, base: Direction) -> usize {
    const SEGMENTER: GraphemeClusterSegmenterBorrowed<'static> = GraphemeClusterSegmenter::new();
    let mut walk = Walk::default();
    let mut count = 0;
    let mut read = |c| {
        let (before, after) = walk.opportunities(c);
        count += usize::from(before) + usize::from(after);
    };
    // What is one grapheme is stretched as one, but for signs that reach over what follows.
    let prepended = |c| GraphemeClusterBreak::for_char(c) == GraphemeClusterBreak::Prepend;
    let mut firsts = Vec::with_capacity(text.len() / 2);
    for start in SEGMENTER.segment_str(text) {
        for c in text[start..].chars() {
            firsts.push(c);
            if !prepended(c) {
                break;
            }
        }
    }
    match base {
        Direction::Ltr => firsts.into_iter().for_each(&mut read),
        Direction::Rtl => firsts.into_iter().rev().for_each(&mut read),
    }
    count - usize::from(walk.stretched && count > 0)
}

/// Divides `room` evenly among `count` opportunities.
///
/// `clusters` are the first code points of the line's clusters: item by item
/// as they follow in the text, within an item from left to right. Sorted by
/// code point.
pub(super) fn stretches(clusters: impl Iterator<Item = (u32, char)>, count: usize, room: Coarse) -> Vec<Stretch> {
    let mut shares = Shares { each: units::fine(room) / count.max(1) as Fine, left: units::fine(room), count };
    let mut walk = Walk::default();
    let mut found = Vec::new();
    for (at, c) in clusters {
        let (before, after) = walk.opportunities(c);
        if before || after {
            let before = if before { shares.take() } else { 0 };
            found.push(Stretch { at, before, after: if after { shares.take() } else { 0 } });
        }
    }
    found.sort_by_key(|stretch| stretch.at);
    found
}

/// What is left to be given away.
struct Shares {
    each: Fine,
    left: Fine,
    count: usize,
}

impl Shares {
    fn take(&mut self) -> Fine {
        if self.count == 0 {
            return 0;
        }
        self.count -= 1;
        let share = if self.count == 0 { self.left } else { self.each };
        self.left -= share;
        share
    }
}

struct Walk {
    /// Whether there is an opportunity right before, or the line's edge.
    stretched: bool,
}

impl Default for Walk {
    fn default() -> Walk {
        Walk { stretched: true }
    }
}

impl Walk {
    /// Whether the line may be stretched before and after `c`.
    fn opportunities(&mut self, c: char) -> (bool, bool) {
        if matches!(c, ' ' | '\t' | '\n' | '\u{A0}') {
            self.stretched = true;
            return (false, true);
        }
        if stands_alone(c) {
            let before = !self.stretched;
            self.stretched = true;
            return (before, true);
        }
        if !chars::is_ignorable(c) {
            self.stretched = false;
        }
        (false, false)
    }
}

/// Whether `c` is an ideograph or a symbol that is set like one.
///
/// These are emoji and the characters East Asian fonts give a whole cell, also
/// where Unicode leaves their width open. The ranges were found by setting
/// every character in a justified line of Chromium 156.
fn stands_alone(c: char) -> bool {
    let code = c as u32;
    let at = CELLS.partition_point(|&(_, last)| last < code);
    CELLS.get(at).is_some_and(|&(first, _)| first <= code)
}

/// The first and last code points of such ranges, in order.
#[rustfmt::skip]
const CELLS: &[(u32, u32)] = &[
    (0x2C7, 0x2C7), (0x2CA, 0x2CB), (0x2D9, 0x2D9), (0x2020, 0x2021), (0x2030, 0x2030), (0x203B, 0x203C),
    (0x2042, 0x2042), (0x2047, 0x2049), (0x2051, 0x2051), (0x2100, 0x2100), (0x2103, 0x2103), (0x2105, 0x2105),
    (0x2109, 0x210A), (0x2113, 0x2113), (0x2116, 0x2116), (0x2121, 0x2121), (0x212B, 0x212B), (0x213B, 0x213B),
    (0x2150, 0x2152), (0x2156, 0x215A), (0x2160, 0x216B), (0x2170, 0x217B), (0x217F, 0x217F), (0x2189, 0x2189),
    (0x2194, 0x2195), (0x2307, 0x2307), (0x2312, 0x2312), (0x231A, 0x231B), (0x23BE, 0x23CC), (0x23CE, 0x23CE),
    (0x23E9, 0x23EC), (0x23F0, 0x23F0), (0x23F3, 0x23F3), (0x2423, 0x2423), (0x2460, 0x2492), (0x249C, 0x24FF),
    (0x25A0, 0x25A2), (0x25AA, 0x25AB), (0x25B1, 0x25B3), (0x25B6, 0x25B7), (0x25BC, 0x25BD), (0x25C0, 0x25C1),
    (0x25C6, 0x25C7), (0x25C9, 0x25C9), (0x25CB, 0x25CC), (0x25CE, 0x25D3), (0x25E2, 0x25E6), (0x25EF, 0x25EF),
    (0x25FD, 0x25FE), (0x2600, 0x2603), (0x2605, 0x2606), (0x260E, 0x260E), (0x2614, 0x2617), (0x261D, 0x261D),
    (0x2620, 0x2620), (0x2640, 0x2640), (0x2642, 0x2642), (0x2648, 0x2653), (0x2660, 0x266F), (0x2672, 0x267D),
    (0x267F, 0x267F), (0x2693, 0x2693), (0x2695, 0x2696), (0x26A0, 0x26A1), (0x26A7, 0x26A7), (0x26AA, 0x26AB),
    (0x26BD, 0x26BE), (0x26C4, 0x26C5), (0x26CE, 0x26CE), (0x26D3, 0x26D4), (0x26EA, 0x26EA), (0x26F2, 0x26F3),
    (0x26F5, 0x26F5), (0x26F9, 0x26FA), (0x26FD, 0x26FD), (0x2705, 0x2705), (0x2708, 0x2708), (0x270A, 0x270D),
    (0x2713, 0x2713), (0x271A, 0x271A), (0x2728, 0x2728), (0x273F, 0x2740), (0x2744, 0x2744), (0x274C, 0x274C),
    (0x274E, 0x274E), (0x2753, 0x2757), (0x2763, 0x2764), (0x2776, 0x277F), (0x2795, 0x2797), (0x27A1, 0x27A1),
    (0x27B0, 0x27B0), (0x27BF, 0x27BF), (0x2B1A, 0x2B1C), (0x2B50, 0x2B50), (0x2B55, 0x2B55), (0x2E80, 0x2FDF),
    (0x2FF0, 0x3029), (0x3031, 0x3098), (0x309B, 0x312F), (0x3190, 0x31EF), (0x3200, 0x9FFF), (0xF860, 0xF862),
    (0xF900, 0xFAFF), (0xFE10, 0xFE12), (0xFE19, 0xFE19), (0xFE30, 0xFE6F), (0xFF00, 0xFF0C), (0xFF0E, 0xFF1A),
    (0xFF1D, 0xFF1D), (0xFF1F, 0xFF9D), (0xFFA1, 0xFFEF), (0x16FE0, 0x16FE3), (0x16FE5, 0x16FEF), (0x16FF2, 0x18AFF),
    (0x1B000, 0x1B12F), (0x1B170, 0x1B2FF), (0x1F004, 0x1F004), (0x1F0CF, 0x1F0CF), (0x1F100, 0x1F100),
    (0x1F110, 0x1F129), (0x1F130, 0x1F149), (0x1F150, 0x1F169), (0x1F170, 0x1F189), (0x1F18E, 0x1F18E),
    (0x1F191, 0x1F19A), (0x1F1E6, 0x1F3FA), (0x1F400, 0x1F6FF), (0x1F7E0, 0x1F7EB), (0x1F7F0, 0x1F7F0),
    (0x1F900, 0x1F9FF), (0x1FA70, 0x1FA7C), (0x1FA80, 0x1FA8A), (0x1FA8E, 0x1FAC6), (0x1FAC8, 0x1FADC),
    (0x1FADF, 0x1FAEA), (0x1FAEF, 0x1FAF8), (0x20000, 0x2FFFF),
];

#[cfg(test)]
mod tests {
    use super::*;

    /// The text with `room` px divided; a bar for each px added.
    fn check(text: &str, room: Coarse, expected: &str) {
        let count = count(text, Direction::Ltr);
        let stretched = stretches((0..).zip(text.chars()), count, room * 64);
        let mut out = String::new();
        for (i, c) in text.chars().enumerate() {
            let of = stretched.iter().find(|s| s.at == i as u32);
            let bars = |f: fn(&Stretch) -> Fine| "|".repeat(of.map_or(0, |s| f(s) / 65536) as usize);
            out += &format!("{}{c}{}", bars(|s| s.before), bars(|s| s.after));
        }
        assert_eq!(out, expected);
    }

    #[test]
    fn at_spaces_and_around_symbols() {
        check("a b c", 4, "a ||b ||c");
        check("a\u{A0}b c", 2, "a\u{A0}|b |c");
        check("a№b", 2, "a|№|b");
        check("a №b", 2, "a |№|b");
    }

    #[test]
    fn nothing_at_the_outer_ends() {
        check("漢a", 1, "漢|a");
        check("a漢", 1, "a|漢");
        check("a b\u{A0}", 1, "a |b\u{A0}");
        check("abc", 1, "abc");
    }

    #[test]
    fn right_to_left_text_is_read_from_its_end() {
        let check = |text: &str, expected| assert_eq!(count(text, Direction::Rtl), expected, "{text}");
        check("a №b", 3);
        check("a№ b", 2);
        check("a b\u{A0}", 2);
        check("\u{A0}a b", 1);
    }

    #[test]
    fn controls_are_looked_through() {
        check("a \u{200F}№b", 2, "a |\u{200F}№|b");
    }
}
