//! Where a justified line is stretched.
//!
//! At spaces and tabs, no-break spaces among them, and on both sides of CJK
//! characters and of symbols that take a cell of their own. Controls without
//! a glyph are looked through; nothing is added at the line's outer ends.

use super::chars;
use super::units::{self, Coarse, Fine};
use crate::text::Direction;
use icu_properties::props::{BinaryProperty, EmojiPresentation};

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
pub(super) fn count(text: impl DoubleEndedIterator<Item = char>, base: Direction) -> usize {
    let mut walk = Walk::default();
    let mut count = 0;
    let mut read = |c| {
        let (before, after) = walk.opportunities(c);
        count += usize::from(before) + usize::from(after);
    };
    match base {
        Direction::Ltr => text.for_each(&mut read),
        Direction::Rtl => text.rev().for_each(&mut read),
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
/// Besides emoji these are the characters East Asian fonts give a whole cell,
/// also where Unicode leaves their width open; found by measuring justified
/// lines in Chromium.
fn stands_alone(c: char) -> bool {
    if c < '\u{2C7}' {
        return false;
    }
    let code = c as u32;
    let at = CELLS.partition_point(|&(_, last)| last < code);
    CELLS.get(at).is_some_and(|&(first, _)| first <= code) || EmojiPresentation::for_char(c)
}

/// The first and last code points of such ranges, in order.
#[rustfmt::skip]
const CELLS: &[(u32, u32)] = &[
    (0x2C7, 0x2C7), (0x2CA, 0x2CB), (0x2D9, 0x2D9), (0x2020, 0x2021), (0x2030, 0x2030), (0x203B, 0x203C),
    (0x2042, 0x2042), (0x2047, 0x2049), (0x2051, 0x2051), (0x20DD, 0x20DE), (0x2100, 0x2100), (0x2103, 0x2103),
    (0x2105, 0x2105), (0x2109, 0x210A), (0x2113, 0x2113), (0x2116, 0x2116), (0x2121, 0x2121), (0x212B, 0x212B),
    (0x213B, 0x213B), (0x2150, 0x2152), (0x2156, 0x215A), (0x2160, 0x216B), (0x2170, 0x217B), (0x217F, 0x217F),
    (0x2189, 0x2189), (0x2307, 0x2307), (0x2312, 0x2312), (0x23BE, 0x23CC), (0x23CE, 0x23CE), (0x2423, 0x2423),
    (0x2460, 0x2492), (0x249C, 0x24FF), (0x25A0, 0x25A2), (0x25AA, 0x25AB), (0x25B1, 0x25B3), (0x25B6, 0x25B7),
    (0x25BC, 0x25BD), (0x25C0, 0x25C1), (0x25C6, 0x25C7), (0x25C9, 0x25C9), (0x25CB, 0x25CC), (0x25CE, 0x25D3),
    (0x25E2, 0x25E6), (0x25EF, 0x25EF), (0x2600, 0x2603), (0x2605, 0x2606), (0x260E, 0x260E), (0x2616, 0x2617),
    (0x2660, 0x266F), (0x2672, 0x267D), (0x26A0, 0x26A0), (0x2713, 0x2713), (0x271A, 0x271A), (0x273F, 0x2740),
    (0x2756, 0x2756), (0x2763, 0x2763), (0x2776, 0x277F), (0x2B1A, 0x2B1A), (0x2E80, 0x2FDF), (0x2FF0, 0x302D),
    (0x3031, 0x312F), (0x3190, 0x31EF), (0x3200, 0x9FFF), (0xF860, 0xF862), (0xF900, 0xFAFF), (0xFE10, 0xFE12),
    (0xFE19, 0xFE19), (0xFE30, 0xFE6F), (0xFF00, 0xFF0C), (0xFF0E, 0xFF1A), (0xFF1D, 0xFF1D), (0xFF1F, 0xFFEF),
    (0x16FE0, 0x18AFF), (0x1B000, 0x1B12F), (0x1B170, 0x1B2FF), (0x1F100, 0x1F100), (0x1F110, 0x1F129),
    (0x1F130, 0x1F149), (0x1F150, 0x1F169), (0x1F170, 0x1F189), (0x1F200, 0x1F200), (0x1F202, 0x1F219),
    (0x1F21B, 0x1F22E), (0x1F230, 0x1F231), (0x1F237, 0x1F237), (0x1F23B, 0x1F24F), (0x1F252, 0x1F2FF),
    (0x1F321, 0x1F32A), (0x1F32C, 0x1F32C), (0x1F336, 0x1F336), (0x1F37D, 0x1F37D), (0x1F394, 0x1F39F),
    (0x1F3CD, 0x1F3CE), (0x1F3D4, 0x1F3DF), (0x1F3F1, 0x1F3F2), (0x1F3F5, 0x1F3F7), (0x1F43F, 0x1F43F),
    (0x1F4FD, 0x1F4FE), (0x1F53E, 0x1F54A), (0x1F54F, 0x1F54F), (0x1F568, 0x1F573), (0x1F576, 0x1F579),
    (0x1F57B, 0x1F58F), (0x1F591, 0x1F594), (0x1F597, 0x1F5A3), (0x1F5A5, 0x1F5E7), (0x1F5E9, 0x1F5FA),
    (0x1F650, 0x1F67F), (0x1F6C6, 0x1F6CB), (0x1F6CD, 0x1F6CF), (0x1F6D3, 0x1F6D4), (0x1F6D9, 0x1F6DB),
    (0x1F6E0, 0x1F6EA), (0x1F6ED, 0x1F6F3), (0x1F6FD, 0x1F6FF), (0x1F900, 0x1F90B), (0x1F93B, 0x1F93B),
    (0x1F946, 0x1F946), (0x1FAC9, 0x1FACC), (0x20000, 0x2FFFF),
];

#[cfg(test)]
mod tests {
    use super::*;

    /// The text with `room` px divided; a bar for each px added.
    fn check(text: &str, room: Coarse, expected: &str) {
        let count = count(text.chars(), Direction::Ltr);
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
        let check = |text: &str, expected| assert_eq!(count(text.chars(), Direction::Rtl), expected, "{text}");
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
