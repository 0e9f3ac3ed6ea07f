//! Grapheme clusters (UAX #29): what a reader takes for one character.

use super::position::byte_of;
use super::{Cp, CpRange};
use icu_properties::CodePointMapData;
use icu_properties::props::GraphemeClusterBreak;
use icu_segmenter::GraphemeClusterSegmenter;
use std::ops::Range;

/// The boundaries between the grapheme clusters of `text`, its start and end included.
///
/// An empty text has one, at 0.
pub fn boundaries(text: &str) -> impl Iterator<Item = Cp> + '_ {
    let mut at = Cp(0);
    let mut byte = 0;
    GraphemeClusterSegmenter::new().segment_str(text).map(move |next| {
        at = at.plus(text.get(byte..next).unwrap_or_default().chars().count() as u32);
        byte = next;
        at
    })
}

/// The grapheme boundaries of `text` from `range.start` to `range.end`, both included where they are boundaries.
///
/// Reads `text` up to the range's end; [`boundaries_at`] is for long texts.
pub fn boundaries_in(text: &str, range: CpRange) -> Vec<Cp> {
    boundaries_at(text, byte_of(text, range.start), range)
}

/// The same where it is known that `range` starts at byte `start` of `text`.
///
/// Reads little more than the range, whatever the length of the text.
pub fn boundaries_at(text: &str, start: usize, range: CpRange) -> Vec<Cp> {
    let (head, tail) = text.split_at_checked(start).unwrap_or((text, ""));
    // Back to a place where a boundary is certain whatever stands before it.
    let (mut back, mut byte) = (0, head.len());
    let mut chars = head.chars().rev().peekable();
    let mut after = tail.chars().next();
    while let Some(c) = chars.peek().copied() {
        if after.is_some_and(|after| is_plain(c) && is_plain(after)) {
            break;
        }
        chars.next();
        back += 1;
        byte -= c.len_utf8();
        after = Some(c);
    }
    let from = range.start.minus(back);
    let text = text.get(byte..).unwrap_or_default();
    // One code point more than the range shows whether its end is a boundary.
    let len = byte_of(text, Cp(range.end.0 + 1 - from.0));
    let end = range.end;
    let text = text.get(..len).unwrap_or_default();
    boundaries(text).map(|at| at.plus(from.0)).filter(|&at| range.start <= at && at <= end).collect()
}

/// `range` of `text`, in bytes, grown outwards to whole grapheme clusters.
///
/// Reads little more than the range. Where it would have to look further back than 256 code points, as in an endless
/// row of flags, the cluster it takes may be another than the whole text shows.
pub fn round_out(text: &str, range: Range<usize>) -> Range<usize> {
    let (start, end) = (edge(text, range.start, false), edge(text, range.end, true));
    start..end.max(start)
}

/// The boundary at byte `at` of `text`, else the next one, `later` or before.
fn edge(text: &str, at: usize, later: bool) -> usize {
    let Some((head, tail)) = text.split_at_checked(at) else { return text.len() };
    let (Some(before), Some(after)) = (head.chars().next_back(), tail.chars().next()) else { return at };
    if parts(before, after) {
        return at;
    }
    let mut from = at;
    let mut right = after;
    for c in head.chars().rev().take(256) {
        if parts(c, right) {
            break;
        }
        from -= c.len_utf8();
        right = c;
    }
    let mut last = from;
    for cut in GraphemeClusterSegmenter::new().segment_str(text.get(from..).unwrap_or_default()) {
        let cut = from + cut;
        if cut == at || later && cut > at {
            return cut;
        }
        if cut > at {
            break;
        }
        last = cut;
    }
    if later { text.len() } else { last }
}

/// Whether there is a boundary between `before` and `after` whatever stands around them.
fn parts(before: char, after: char) -> bool {
    if is_plain(before) && is_plain(after) {
        return true;
    }
    let breaks = CodePointMapData::<GraphemeClusterBreak>::new();
    let stands_alone = |c| {
        let kind = breaks.get(c);
        matches!(kind, GraphemeClusterBreak::Other | GraphemeClusterBreak::Control | GraphemeClusterBreak::LF)
    };
    stands_alone(before) && stands_alone(after)
}

/// The first boundary after `at`; the end of `text` if there is none.
pub fn next_boundary(text: &str, at: Cp) -> Cp {
    let rest = text.get(byte_of(text, at)..).unwrap_or_default();
    let mut reach = 32;
    loop {
        let end = at.plus(reach);
        let found = boundaries_in(text, CpRange { start: at, end }).into_iter().find(|&found| found > at);
        let ends = rest.chars().nth(reach as usize).is_none();
        if found.is_some() || ends {
            return found.unwrap_or_else(|| at.plus(rest.chars().count() as u32));
        }
        reach = reach.saturating_mul(4);
    }
}

/// The last boundary before `at`; 0 if there is none.
pub fn prev_boundary(text: &str, at: Cp) -> Cp {
    let mut reach = 32;
    loop {
        let start = at.minus(reach);
        let found = boundaries_in(text, CpRange { start, end: at }).into_iter().rfind(|&found| found < at);
        if found.is_some() || start == Cp(0) {
            return found.unwrap_or_default();
        }
        reach = reach.saturating_mul(4);
    }
}

/// Whether `c` is of the characters between any two of which there is a boundary, in every context.
fn is_plain(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{05D0}'..='\u{05EA}' | '\u{0620}'..='\u{064A}' | '\u{0660}'..='\u{066D}'
        | '\u{0671}'..='\u{06D3}' | '\u{06F0}'..='\u{06FC}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Checks the clusters of `text`, shown with `|` between them.
    fn check(shown: &str) {
        let text = shown.replace('|', "");
        let cuts: Vec<u32> = boundaries(&text).map(|cp| cp.0).collect();
        let chars: Vec<char> = text.chars().collect();
        let found: Vec<String> =
            cuts.windows(2).map(|w| chars[w[0] as usize..w[1] as usize].iter().collect()).collect();
        assert_eq!(found.join("|"), shown);
    }

    #[test]
    fn marks_and_joiners_go_with_their_letters() {
        check("ق|ا|ل");
        check("قَ|ا|لَ");
        check("م|ی\u{200C}|ش|و|د");
        check("ع|ا|م| |😀|🇸🇾|🇱🇧|👨\u{200D}👩\u{200D}👧");
        check("a|\u{200F}|b");
        check("لَا".replace("ا", "|ا").as_str());
    }

    #[test]
    fn an_empty_text_has_one_boundary() {
        assert_eq!(boundaries("").collect::<Vec<_>>(), [Cp(0)]);
        assert_eq!(boundaries_in("", CpRange::new(0, 0)), [Cp(0)]);
        assert_eq!((next_boundary("", Cp(0)), prev_boundary("", Cp(0))), (Cp(0), Cp(0)));
    }

    proptest! {
        #[test]
        fn a_part_has_the_boundaries_of_the_whole(
            text in "[a-c \u{0627}\u{0644}\u{064E}\u{0300}\u{200D}\u{200F}\r\n\u{1F1F8}\u{1F1FE}\u{1F468}\u{0600}\u{0915}\u{094D}]{0,90}",
            a in 0u32..100, b in 0u32..100,
        ) {
            let len = text.chars().count() as u32;
            let range = CpRange::new(a.min(len), b.min(len));
            let all: Vec<Cp> = boundaries(&text).collect();
            let expected: Vec<Cp> = all.iter().copied().filter(|&at| range.start <= at && at <= range.end).collect();
            prop_assert_eq!(boundaries_in(&text, range), expected);
            let at = range.start;
            let next = all.iter().copied().find(|&found| found > at).unwrap_or(Cp(len));
            let prev = all.iter().copied().rfind(|&found| found < at).unwrap_or(Cp(0));
            prop_assert_eq!((next_boundary(&text, at), prev_boundary(&text, at)), (next, prev));
        }

        #[test]
        fn rounding_out_takes_whole_clusters(
            text in "[a-c \u{0627}\u{0644}\u{064E}\u{0300}\u{200D}\u{200F}\r\n\u{1F1F8}\u{1F1FE}\u{1F468}\u{0600}\u{0915}\u{094D}]{0,60}",
            a in 0..60_usize,
            b in 0..60_usize,
        ) {
            let places: Vec<usize> = text.char_indices().map(|(i, _)| i).chain([text.len()]).collect();
            let (a, b) = (a.min(b).min(places.len() - 1), a.max(b).min(places.len() - 1));
            let cuts: Vec<usize> = boundaries(&text).map(|at| byte_of(&text, at)).collect();
            let start = cuts.iter().rfind(|&&cut| cut <= places[a]).copied().expect("0 is one");
            let end = cuts.iter().find(|&&cut| cut >= places[b]).copied().expect("the end is one");
            prop_assert_eq!(round_out(&text, places[a]..places[b]), start..end);
        }
    }
}
