//! Words, as a double click and Ctrl with an arrow take them.
//!
//! These are the words of UAX #29, with marks, tatweel and ZWNJ inside a word
//! and separators inside a number (`1,234.56`), and with one tailoring: digits
//! joined by slashes (`12/5/2015`) are one word, since an article's dates and
//! fractions are. Scripts written without spaces are not looked up in a dictionary.

use super::position::byte_of;
use super::{Cp, CpRange};
use icu_segmenter::WordSegmenter;
use icu_segmenter::options::WordBreakInvariantOptions;

/// A stretch of a text between two word boundaries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Segment {
    pub range: CpRange,
    /// Whether it has letters or digits; otherwise it is space or signs.
    pub is_word: bool,
}

/// The segments of `text`, which together are the whole of it.
pub fn segments(text: &str) -> impl Iterator<Item = Segment> + '_ {
    let segmenter = WordSegmenter::new_for_non_complex_scripts(WordBreakInvariantOptions::default());
    let (mut byte, mut at) = (0, Cp(0));
    let plain = segmenter.segment_str(text).iter_with_word_type().filter_map(move |(next, kind)| {
        let part = text.get(byte..next)?;
        let range = CpRange { start: at, end: at.plus(part.chars().count() as u32) };
        (byte, at) = (next, range.end);
        // `icu_segmenter` goes by the last character, so that a word that ends in a vowel mark would be none.
        let is_word = kind.is_word_like() || part.chars().any(char::is_alphanumeric);
        (!range.is_empty()).then_some((part, Segment { range, is_word }))
    });
    Dates { plain, waiting: Default::default() }
}

/// Joins the segments of dates and fractions.
struct Dates<'t, I: Iterator<Item = (&'t str, Segment)>> {
    plain: I,
    /// Segments read ahead.
    waiting: std::collections::VecDeque<(&'t str, Segment)>,
}

impl<'t, I: Iterator<Item = (&'t str, Segment)>> Dates<'t, I> {
    fn peek(&mut self, place: usize) -> Option<(&'t str, Segment)> {
        while self.waiting.len() <= place {
            let next = self.plain.next()?;
            self.waiting.push_back(next);
        }
        self.waiting.get(place).copied()
    }
}

impl<'t, I: Iterator<Item = (&'t str, Segment)>> Iterator for Dates<'t, I> {
    type Item = Segment;

    fn next(&mut self) -> Option<Segment> {
        let (mut text, mut segment) = self.peek(0)?;
        self.waiting.pop_front();
        while text.ends_with(char::is_numeric) {
            match (self.peek(0), self.peek(1)) {
                (Some(("/", _)), Some((next, number))) if next.starts_with(char::is_numeric) => {
                    (text, segment.range.end) = (next, number.range.end);
                    self.waiting.drain(..2);
                }
                _ => break,
            }
        }
        Some(segment)
    }
}

/// The segments of `text` from a boundary at least `back` code points before `at` on, or from its start.
fn segments_near(text: &str, at: Cp, back: u32) -> impl Iterator<Item = Segment> + '_ {
    let (head, tail) = text.split_at(byte_of(text, at.minus(back)));
    // Between a space and a plain character there is a boundary, whatever stands around them.
    let mut after = tail.chars().next();
    let mut start = head.len();
    for (byte, c) in head.char_indices().rev() {
        if c == ' ' && after.is_some_and(is_plain) {
            break;
        }
        (start, after) = (byte, Some(c));
    }
    let skipped = text.get(..start).unwrap_or_default().chars().count() as u32;
    let shift = move |cp: Cp| cp.plus(skipped);
    segments(text.get(start..).unwrap_or_default()).map(move |segment| Segment {
        range: CpRange { start: shift(segment.range.start), end: shift(segment.range.end) },
        ..segment
    })
}

/// Whether `c` never joins a space before it.
fn is_plain(c: char) -> bool {
    matches!(c, '!'..='~' | '\u{05D0}'..='\u{05EA}' | '\u{060C}' | '\u{061B}' | '\u{061F}' | '\u{0620}'..='\u{064A}'
        | '\u{0660}'..='\u{066D}' | '\u{0671}'..='\u{06D3}' | '\u{06F0}'..='\u{06FC}' | '«' | '»')
}

/// The word a double click at `at` takes.
///
/// It is the segment of the code point at `at`; where that is no word, but one
/// ends just there, the word that ends. At the end of the text it is the last segment.
pub fn word_at(text: &str, at: Cp) -> CpRange {
    let mut before: Option<Segment> = None;
    for segment in segments_near(text, at, 1) {
        if segment.range.contains(at) {
            let ends = before.filter(|before| before.is_word && before.range.end == at && !segment.is_word);
            return ends.unwrap_or(segment).range;
        }
        before = Some(segment);
    }
    before.map(|segment| segment.range).unwrap_or_default()
}

/// Where the first word after `at` starts; the end of `text` if there is none.
pub fn next_word_start(text: &str, at: Cp) -> Cp {
    let mut end = Cp(0);
    for segment in segments_near(text, at, 0) {
        if segment.is_word && segment.range.start > at {
            return segment.range.start;
        }
        end = segment.range.end;
    }
    end
}

/// Where the last word that starts before `at` starts; 0 if there is none.
pub fn prev_word_start(text: &str, at: Cp) -> Cp {
    let mut back = 64;
    loop {
        let before = segments_near(text, at, back).take_while(|segment| segment.range.start < at);
        if let Some(word) = before.filter(|segment| segment.is_word).last() {
            return word.range.start;
        }
        if back >= at.0 {
            return Cp(0);
        }
        back = back.saturating_mul(8);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::position::slice_of;
    use proptest::prelude::*;

    /// Checks the segments of a text shown with `|` between them.
    fn check(shown: &str) {
        let text = shown.replace('|', "");
        let found: Vec<&str> = segments(&text).map(|segment| slice_of(&text, segment.range)).collect();
        assert_eq!(found.join("|"), shown);
    }

    #[test]
    fn words_are_what_a_reader_takes_for_one() {
        check("قال| |كارتر|،| |أمس");
        check("قَالَ| |الـــوزيرُ");
        check("می\u{200C}شود| |کتاب\u{200C}ها");
        check("نحو| |1,234.56| |دولار| |12|%| |١٬٢٣٤٫٥");
        check("يوم| |12/5| |أو| |12/5/2015|.");
        check("can't| |stop| |U.S|.");
        check("(|Reuters|)| |«|نعم|»");
        check("https|:|/|/|example.com|/|a|/|b");
        check("");
    }

    #[test]
    fn a_word_that_ends_in_a_vowel_mark_is_one() {
        let words = |text: &str| segments(text).filter(|segment| segment.is_word).count();
        assert_eq!(words("قَالَ الوَزِيرُ: «نَعَمْ»"), 3);
        assert_eq!(words("…، – «»"), 0);
        assert_eq!(next_word_start("ما قَالَ أمسِ", Cp(0)), Cp(3));
    }

    /// Checks the word at the `|` in a text; the word is what stands in brackets.
    fn check_at(shown: &str) {
        let bare = shown.replace(['[', ']'], "");
        let at = bare.chars().position(|c| c == '|').unwrap_or_default();
        let text = bare.replace('|', "");
        let range = word_at(&text, Cp(at as u32));
        let found = format!("[{}]", slice_of(&text, range));
        let expected: String = shown.replace('|', "");
        let (start, end) = (expected.find('[').unwrap_or_default(), expected.find(']').unwrap_or_default());
        assert_eq!(found, &expected[start..=end], "{shown}");
    }

    #[test]
    fn a_double_click_takes_the_word_it_touches() {
        check_at("قال [كا|رتر] أمس");
        check_at("قال [|كارتر] أمس");
        check_at("قال [كارتر|] أمس");
        check_at("قال [كارتر|]، أمس");
        check_at("قال كارتر [|«]أمس");
        check_at("قال كارتر [أمس|]");
        check_at("[|]");
    }

    #[test]
    fn ctrl_and_an_arrow_go_from_word_to_word() {
        let walk = |text: &str, step: fn(&str, Cp) -> Cp, from: u32, stop: u32| {
            let mut at = Cp(from);
            let mut found = Vec::new();
            while at != Cp(stop) {
                at = step(text, at);
                found.push(at.0);
            }
            found
        };
        let text = "«قال» كارتر: 12/5.";
        assert_eq!(walk(text, next_word_start, 0, 18), [1, 6, 13, 18]);
        assert_eq!(walk(text, prev_word_start, 18, 0), [13, 6, 1, 0]);
        assert_eq!((next_word_start("", Cp(0)), prev_word_start("", Cp(0))), (Cp(0), Cp(0)));
    }

    proptest! {
        #[test]
        fn near_is_as_good_as_far(
            text in "([a-b1 /.,'\u{0627}\u{0644}\u{064E}\u{0640}\u{200C}\u{05D0}\u{30AB}\u{1F1F8}\u{200D}_«\n]{0,3}|  ){0,40}", at in 0u32..120,
        ) {
            let all: Vec<Segment> = segments(&text).collect();
            prop_assert_eq!(all.iter().map(|s| s.range.len()).sum::<u32>(), text.chars().count() as u32);
            let at = Cp(at.min(text.chars().count() as u32));
            for back in [0, 1, 9] {
                for segment in segments_near(&text, at, back) {
                    prop_assert!(all.contains(&segment), "{segment:?}");
                }
            }
            let starts = || all.iter().filter(|s| s.is_word).map(|s| s.range.start);
            let len = Cp(text.chars().count() as u32);
            prop_assert_eq!(next_word_start(&text, at), starts().find(|&start| start > at).unwrap_or(len));
            prop_assert_eq!(prev_word_start(&text, at), starts().rfind(|&start| start < at).unwrap_or_default());
        }
    }
}
