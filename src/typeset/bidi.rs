//! The order of characters on a line (UAX #9).

use crate::text::Direction;
use unicode_bidi::{Level, ParagraphBidiInfo};

/// The embedding level of each code point of `text`, before rule L1.
pub fn levels(text: &str, base: Direction) -> Vec<u8> {
    let level = if base.is_rtl() { Level::rtl() } else { Level::ltr() };
    let info = ParagraphBidiInfo::new(text, Some(level));
    text.char_indices().map(|(byte, _)| info.levels[byte].number()).collect()
}

/// The indices of `levels` from left to right (rule L2).
pub fn visual_order(levels: &[u8]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..levels.len()).collect();
    let highest = levels.iter().copied().max().unwrap_or(0);
    let Some(lowest_odd) = levels.iter().copied().filter(|l| l % 2 == 1).min() else { return order };
    for level in (lowest_odd..=highest).rev() {
        let mut start = 0;
        while start < order.len() {
            if levels[order[start]] < level {
                start += 1;
                continue;
            }
            let end = order[start..].iter().position(|&i| levels[i] < level).map_or(order.len(), |n| start + n);
            order[start..end].reverse();
            start = end;
        }
    }
    order
}
