//! Where characters and words of a field's text begin and end.

use crate::text::{Cp, CpRange};
use icu_properties::{CodePointMapData, props::GeneralCategory};
use icu_segmenter::{GraphemeClusterSegmenter, WordSegmenter, options::WordBreakInvariantOptions};

/// The byte offset of `at` in `text`, the text's end for anything beyond.
pub(super) fn byte_of(text: &str, at: Cp) -> usize {
    text.char_indices().nth(at.index()).map_or(text.len(), |(byte, _)| byte)
}

/// The code point at byte `byte` of `text`.
fn cp_of(text: &str, byte: usize) -> Cp {
    Cp(text.get(..byte).unwrap_or(text).chars().count() as u32)
}

/// Where the character after `at` ends.
pub(super) fn grapheme_after(text: &str, at: Cp) -> Cp {
    let byte = byte_of(text, at);
    let next = GraphemeClusterSegmenter::new().segment_str(text).find(|&found| found > byte);
    cp_of(text, next.unwrap_or(text.len()))
}

/// Where the character before `at` begins.
fn grapheme_before(text: &str, at: Cp) -> Cp {
    let byte = byte_of(text, at);
    let before = GraphemeClusterSegmenter::new().segment_str(text).take_while(|&found| found < byte).last();
    cp_of(text, before.unwrap_or(0))
}

/// Where that begins which Backspace deletes at `at`: a mark alone, otherwise a whole character.
pub(super) fn deleted_back(text: &str, at: Cp) -> Cp {
    let is_mark = |c: char| {
        let category = CodePointMapData::<GeneralCategory>::new().get(c);
        matches!(category, GeneralCategory::NonspacingMark | GeneralCategory::EnclosingMark)
            && !('\u{FE00}'..='\u{FE0F}').contains(&c)
    };
    let last = text.get(..byte_of(text, at)).and_then(|before| before.chars().next_back());
    if last.is_some_and(is_mark) { at.minus(1) } else { grapheme_before(text, at) }
}

/// The stretches of `text` between word boundaries, in bytes, and whether each is a word.
fn segments(text: &str) -> Vec<(usize, usize, bool)> {
    let segmenter = WordSegmenter::new_auto(WordBreakInvariantOptions::default());
    let mut start = 0;
    let mut segments = Vec::new();
    let mut iter = segmenter.segment_str(text).iter_with_word_type();
    for (end, kind) in &mut iter {
        if end > start {
            segments.push((start, end, kind.is_word_like()));
            start = end;
        }
    }
    segments
}

/// The end of the first word that ends after `at`; the text's end if there is none.
pub(super) fn word_after(text: &str, at: Cp) -> Cp {
    let byte = byte_of(text, at);
    let found = segments(text).into_iter().find(|&(_, end, word)| word && end > byte);
    cp_of(text, found.map_or(text.len(), |(_, end, _)| end))
}

/// The start of the last word that starts before `at`; 0 if there is none.
pub(super) fn word_before(text: &str, at: Cp) -> Cp {
    let byte = byte_of(text, at);
    let found = segments(text).into_iter().rfind(|&(start, _, word)| word && start < byte);
    cp_of(text, found.map_or(0, |(start, _, _)| start))
}

/// The word, or whatever else stands between word boundaries, around `at`.
pub(super) fn word_around(text: &str, at: Cp) -> CpRange {
    let byte = byte_of(text, at);
    let all = segments(text);
    let found = all.iter().find(|&&(start, end, _)| start <= byte && byte < end).or(all.last());
    found.map_or(CpRange { start: at, end: at }, |&(start, end, _)| CpRange {
        start: cp_of(text, start),
        end: cp_of(text, end),
    })
}
