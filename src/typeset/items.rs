//! Dividing a paragraph into items: stretches of one level without control characters.
//!
//! Items are what a line is put together from and reordered by. Neighbours of
//! the same direction are shaped as one group, so that letters join and kern
//! across them.

use super::{bidi, chars};
use crate::text::Direction;

/// What an item is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Text to be shaped.
    Text,
    /// Tabs, as wide as their place on the line asks.
    Tabs,
    /// Line ends and form feeds, which take no room.
    Ignored,
}

/// A stretch of one level.
#[derive(Clone, Copy, Debug)]
pub(super) struct Item {
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) level: u8,
    pub(super) kind: Kind,
    /// Whether it is shaped together with the item before.
    pub(super) joined: bool,
    /// Its shaped runs, by index; text has at least one, all of its code points being in some run.
    pub(super) runs: (u32, u32),
    /// How wide it is, unbroken.
    pub(super) advance: super::units::Fine,
}

impl Item {
    pub(super) fn is_rtl(&self) -> bool {
        self.level % 2 == 1
    }
}

/// The items of `text`, in order, covering it.
pub(super) fn items(text: &str, base: Direction) -> Vec<Item> {
    let mut levels = bidi::levels(text, base);
    reset_separators(text, &mut levels, u8::from(base.is_rtl()));
    let mut items: Vec<Item> = Vec::new();
    // Spaces that indent the paragraph are set by themselves.
    let indent = text.bytes().take_while(|&b| b == b' ').count();
    for (at, (c, &level)) in text.chars().zip(&levels).enumerate() {
        let kind = match c {
            '\t' => Kind::Tabs,
            '\n' | '\r' | '\u{C}' => Kind::Ignored,
            _ => Kind::Text,
        };
        // A zero-width non-joiner keeps what follows from kerning with what was before.
        let parted = c == '\u{200C}' || (at > 0 && at == indent);
        if let Some(last) = items.last_mut()
            && last.level == level
            && last.kind == kind
            && !parted
        {
            last.end += 1;
            continue;
        }
        let joined = !parted
            && kind == Kind::Text
            && items.last().is_some_and(|last| last.kind == Kind::Text && last.level % 2 == level % 2);
        let start = at as u32;
        items.push(Item { start, end: start + 1, level, kind, joined, runs: (0, 0), advance: 0 });
    }
    items
}

/// UAX #9, L1, as far as it does not depend on lines: separators, and the white space before them, have the base level.
fn reset_separators(text: &str, levels: &mut [u8], base: u8) {
    if !text
        .contains(['\t', '\n', '\r', '\u{B}', '\u{C}', '\u{1C}', '\u{1D}', '\u{1E}', '\u{1F}', '\u{85}', '\u{2029}'])
    {
        return;
    }
    let mut neutral = 0;
    for (at, c) in text.chars().enumerate() {
        if matches!(c, '\t' | '\n' | '\r' | '\u{B}' | '\u{1C}'..='\u{1F}' | '\u{85}' | '\u{2029}') {
            levels[neutral..=at].fill(base);
            neutral = at + 1;
        } else if chars::at_end(c) == chars::AtEnd::Stops {
            neutral = at + 1;
        }
    }
}
