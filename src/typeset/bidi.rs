//! The Unicode Bidirectional Algorithm (UAX #9), as the typesetter needs it.
//!
//! [`levels`] gives the embedding level of each code point of a paragraph, up
//! to and with rule I2; a line then takes its own part of them through
//! [`reset_trailing`] (rule L1) and [`visual_order`] (rule L2).
//!
//! The `unicode-bidi` crate resolves paragraphs, but for one kind: those that
//! hold both an isolate and a paired bracket. Its rule N0 looks for the strong
//! character before a bracket in the wrong order when the bracket stands after
//! an isolate (version 0.3.18, `iter_backwards_from`), and no work-around from
//! outside reaches that step. Such paragraphs, rare in news, are resolved by
//! [`rules`], which follows the annex from X1 to I2. Paragraphs of one
//! direction, the most common ones, need neither.

mod rules;

use crate::text::Direction;
use std::sync::LazyLock;
use unicode_bidi::{BidiClass, BidiDataSource, HardcodedBidiData, Level, ParagraphBidiInfo};

/// The level of a paragraph in `direction`.
pub fn base_level(direction: Direction) -> u8 {
    u8::from(direction.is_rtl())
}

/// The embedding level of each code point of `text` in base direction `base`, before rule L1.
///
/// The characters that rule X9 removes (embeddings, overrides, their end, and
/// boundary neutrals such as ZWJ, ZWNJ and the soft hyphen) get the level of
/// the code point before them, at the start the base level, so that they never
/// make a run of their own. Each paragraph separator inside `text` ends a
/// paragraph; all of them have base direction `base`.
pub fn levels(text: &str, base: Direction) -> Vec<u8> {
    let chars: Vec<char> = text.chars().collect();
    let classes: Vec<BidiClass> = chars.iter().map(|&c| class(c)).collect();
    let mut levels = Vec::with_capacity(classes.len());
    let (mut start, mut byte) = (0, 0);
    while start < classes.len() {
        let end = classes[start..].iter().position(|&c| c == BidiClass::B).map_or(classes.len(), |i| start + i + 1);
        let bytes: usize = chars[start..end].iter().map(|c| c.len_utf8()).sum();
        let part = text.get(byte..byte + bytes).unwrap_or_default();
        levels.extend(paragraph_levels(part, &chars[start..end], &classes[start..end], base));
        (start, byte) = (end, byte + bytes);
    }
    levels
}

/// The levels of one paragraph, given as text, as code points and as their classes.
fn paragraph_levels(text: &str, chars: &[char], classes: &[BidiClass], base: Direction) -> Vec<u8> {
    let level = base_level(base);
    if classes.iter().all(|&c| keeps_base(c, base)) {
        return vec![level; chars.len()];
    }
    let mut levels = if classes.iter().any(|&c| is_isolate_initiator(c)) && chars.iter().any(|&c| bracket(c).is_some())
    {
        rules::resolve(chars, classes, level)
    } else {
        let base = if base.is_rtl() { Level::rtl() } else { Level::ltr() };
        let info = ParagraphBidiInfo::new_with_data_source(&Classes, text, Some(base));
        text.char_indices().map(|(i, _)| info.levels.get(i).map_or(level, Level::number)).collect()
    };
    let mut before = level;
    for (level, &class) in levels.iter_mut().zip(classes) {
        if is_removed(class) {
            *level = before;
        }
        before = *level;
    }
    levels
}

/// Whether a paragraph of nothing but such classes is at its base level throughout.
fn keeps_base(class: BidiClass, base: Direction) -> bool {
    use BidiClass::*;
    match class {
        NSM | WS | ON | S | B | CS | ES | ET | BN => true,
        R | AL => base.is_rtl(),
        // W7 makes European numbers after a left-to-right start strong.
        L | EN => !base.is_rtl(),
        AN | LRE | RLE | LRO | RLO | PDF | LRI | RLI | FSI | PDI => false,
    }
}

/// Applies rule L1 to one line: its text and its levels, one per code point.
///
/// The base level goes to segment and paragraph separators, and to the white
/// space and isolate controls before them and at the line's end, with removed
/// characters among them. Levels that already went through this may do so again.
pub fn reset_trailing(line: &str, levels: &mut [u8], base: Direction) {
    let base = base_level(base);
    if levels.iter().all(|&level| level == base) {
        return;
    }
    let mut blank = 0; // where the white space before the present code point starts
    for (i, c) in line.chars().enumerate() {
        match class(c) {
            BidiClass::S | BidiClass::B => {
                fill(levels, blank, i + 1, base);
                blank = i + 1;
            }
            class if is_blank(class) => {}
            _ => blank = i + 1,
        }
    }
    fill(levels, blank, levels.len(), base);
}

fn fill(levels: &mut [u8], start: usize, end: usize, level: u8) {
    if let Some(part) = levels.get_mut(start..end) {
        part.fill(level);
    }
}

/// Whether rule L1 resets a character of this class before a separator or at a line's end.
fn is_blank(class: BidiClass) -> bool {
    class == BidiClass::WS || class == BidiClass::PDI || is_isolate_initiator(class) || is_removed(class)
}

/// The order in which the code points of a line stand from left to right (rule L2): indices into `levels`.
pub fn visual_order(levels: &[u8]) -> Vec<usize> {
    let mut runs: Vec<(u8, usize, usize)> = Vec::new();
    for (i, &level) in levels.iter().enumerate() {
        match runs.last_mut() {
            Some((last, _, end)) if *last == level => *end = i + 1,
            _ => runs.push((level, i, i + 1)),
        }
    }
    let highest = runs.iter().map(|run| run.0).max().unwrap_or(0);
    let lowest_odd = runs.iter().map(|run| run.0 | 1).min().unwrap_or(1);
    for level in (lowest_odd..=highest).rev() {
        let mut rest = &mut runs[..];
        while let Some(start) = rest.iter().position(|run| run.0 >= level) {
            let len = rest[start..].iter().position(|run| run.0 < level).unwrap_or(rest.len() - start);
            rest[start..start + len].reverse();
            rest = &mut rest[start + len..];
        }
    }
    let mut order = Vec::with_capacity(levels.len());
    for (level, start, end) in runs {
        if level % 2 == 1 {
            order.extend((start..end).rev());
        } else {
            order.extend(start..end);
        }
    }
    order
}

/// Whether rule X9 takes characters of this class out of consideration.
pub fn is_removed(class: BidiClass) -> bool {
    use BidiClass::*;
    matches!(class, LRE | RLE | LRO | RLO | PDF | BN)
}

fn is_isolate_initiator(class: BidiClass) -> bool {
    matches!(class, BidiClass::LRI | BidiClass::RLI | BidiClass::FSI)
}

/// A bracket of a pair: its canonical opening bracket, and whether it opens.
fn bracket(c: char) -> Option<(char, bool)> {
    // No bracket lies in the scripts that fill our texts, and the crate's table is searched from its start.
    if matches!(c, '0'..='9' | 'A'..='Z' | 'a'..='z' | '\u{00AC}'..='\u{0EFF}' | ' ') {
        return None;
    }
    HardcodedBidiData.bidi_matched_opening_bracket(c).map(|found| (found.opening, found.is_open))
}

/// How many code points, from U+0000, have their class in a table.
const TABLED: usize = 0x800;

static CLASSES: LazyLock<Vec<BidiClass>> =
    LazyLock::new(|| ('\0'..).take(TABLED).map(unicode_bidi::bidi_class).collect());

/// The Bidi_Class of `c`: `unicode-bidi`'s, without its search for the first scripts of Unicode.
pub fn class(c: char) -> BidiClass {
    CLASSES.get(c as usize).copied().unwrap_or_else(|| unicode_bidi::bidi_class(c))
}

/// [`class`] as `unicode-bidi` asks for it.
struct Classes;

impl BidiDataSource for Classes {
    fn bidi_class(&self, c: char) -> BidiClass {
        class(c)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks the levels of `text`, one digit for each code point.
    fn check(text: &str, base: Direction, expected: &str) {
        let found: String = levels(text, base).iter().map(|&l| char::from(b'0' + l)).collect();
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn levels_follow_direction() {
        check("قال", Direction::Rtl, "111");
        check("قال Kerry", Direction::Rtl, "111122222");
        check("Kerry قال", Direction::Ltr, "000000111");
        check("عام 2015.", Direction::Rtl, "111122221");
        check("", Direction::Rtl, "");
    }

    #[test]
    fn a_paragraph_of_one_direction_is_at_its_base_level() {
        check("قال، (نعم).", Direction::Rtl, "11111111111");
        check("12 (3) a", Direction::Ltr, "00000000");
    }

    #[test]
    fn removed_characters_join_what_stands_before_them() {
        check("\u{202B}قال\u{202C}", Direction::Ltr, "01111");
        check("می\u{200C}شود", Direction::Ltr, "111111");
        check("a\u{202E}b", Direction::Ltr, "001");
    }

    #[test]
    fn a_bracket_after_an_isolate_looks_back_over_it() {
        // The strong character before the bracket is the Arabic letter nearest to it, not the first Latin one.
        check("\u{2067}x\u{2069}aا\u{2067}x\u{2069}(ا)", Direction::Ltr, "02001121111");
        check("ا a\u{2067}ا\u{2069}(a)", Direction::Rtl, "112232222");
    }

    #[test]
    fn each_paragraph_separator_starts_anew() {
        check("\u{202E}ab\u{2029}ab", Direction::Ltr, "011000");
        check("\u{2067}a\u{2029}(a)", Direction::Rtl, "141121");
    }

    #[test]
    fn white_space_at_the_end_of_a_line_goes_with_the_paragraph() {
        let reset = |line: &str, base| {
            let mut levels = levels(line, base);
            reset_trailing(line, &mut levels, base);
            levels.iter().map(|&l| char::from(b'0' + l)).collect::<String>()
        };
        assert_eq!(reset("قال a b ", Direction::Ltr), "11100000");
        assert_eq!(reset("a\u{2067}ا \u{2069} \u{2067}", Direction::Rtl), "2131111");
        assert_eq!(reset("a b\tc ", Direction::Rtl), "222121");
        assert_eq!(reset("a b \u{200E}", Direction::Rtl), "22222");
    }

    #[test]
    fn lines_are_reordered() {
        assert_eq!(visual_order(&[]), [0usize; 0]);
        assert_eq!(visual_order(&[0, 0, 1, 1, 0]), [0, 1, 3, 2, 4]);
        assert_eq!(visual_order(&[1, 1, 2, 2, 1]), [4, 2, 3, 1, 0]);
        assert_eq!(visual_order(&[2, 2]), [0, 1]);
        assert_eq!(visual_order(&[1, 3, 4, 3, 2]), [3, 2, 1, 4, 0]);
    }
}
