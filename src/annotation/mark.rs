//! Making marks: round a range outwards to whole graphemes and note what stands there.

use super::Mark;
use crate::article::Article;
use crate::text::{Cp, CpRange};
use icu_properties::{CodePointMapData, props::GraphemeClusterBreak};
use icu_segmenter::GraphemeClusterSegmenter;

/// How many code points of context a mark keeps on each side at most.
pub const CONTEXT: u32 = 32;

impl Mark {
    /// Describes `range` of `article`: rounded outwards so that no grapheme is split, with its
    /// quote and up to [`CONTEXT`] code points before and after it, in whole graphemes.
    /// `None` if the range is empty or leaves the text.
    pub fn of(article: &Article, range: CpRange) -> Option<Mark> {
        if range.is_empty() || range.end > article.index().len() {
            return None;
        }
        let range = CpRange { start: floor(article, range.start), end: ceil(article, range.end) };
        let before = ceil(article, range.start.minus(CONTEXT)).min(range.start);
        let after = floor(article, range.end.plus(CONTEXT).min(article.index().len())).max(range.end);
        Some(Mark {
            range,
            quote: article.slice(range).to_owned(),
            prefix: article.slice(CpRange::between(before, range.start)).to_owned(),
            suffix: article.slice(CpRange::between(range.end, after)).to_owned(),
        })
    }
}

/// The last grapheme boundary at or before `at`.
fn floor(article: &Article, at: Cp) -> Cp {
    boundaries_around(article, at).0
}

/// The first grapheme boundary at or after `at`.
fn ceil(article: &Article, at: Cp) -> Cp {
    boundaries_around(article, at).1
}

/// The grapheme boundaries nearest to `at`, before and after; both are `at` if it is one.
///
/// Walks back to a place that is a boundary whatever surrounds it, between two plain characters or
/// at a control (UAX #29, GB4, GB5, GB999), and counts graphemes from there; so the cost does not
/// depend on where in the text `at` lies.
fn boundaries_around(article: &Article, at: Cp) -> (Cp, Cp) {
    let text = article.text();
    let byte = article.index().byte(text, at);
    let (before, after) = text.split_at(byte);
    if before.is_empty() || after.is_empty() {
        return (at, at);
    }
    let classes = CodePointMapData::<GraphemeClusterBreak>::new();
    let plain = |c: char| classes.get(c) == GraphemeClusterBreak::Other;
    // Pictographs and Indic consonants are `Other` too, but join only across a ZWJ or a virama, which are not.
    let (mut start, mut right) = (byte, after.chars().next().is_some_and(plain));
    for (offset, c) in before.char_indices().rev() {
        let left = plain(c);
        if left && right || c == '\n' {
            break;
        }
        (start, right) = (offset, left);
    }
    if start == byte {
        return (at, at);
    }
    let mut last = (at.0 - text[start..byte].chars().count() as u32, start);
    for offset in GraphemeClusterSegmenter::new().segment_str(&text[start..]).skip(1) {
        let end = start + offset;
        let next = (last.0 + text[last.1..end].chars().count() as u32, end);
        if end == byte {
            return (at, at);
        }
        if end > byte {
            return (Cp(last.0), Cp(next.0));
        }
        last = next;
    }
    (at, at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{ArticleId, BlockKind, Meta, Origin};
    use proptest::prelude::*;

    fn article(text: &str) -> Article {
        let parts = text.split('\n').map(|t| (BlockKind::Paragraph, None, t));
        Article::new(ArticleId("a".into()), Meta::default(), Origin::default(), parts)
    }

    fn check(text: &str, range: (u32, u32), expected: &str) {
        let mark = Mark::of(&article(text), CpRange::new(range.0, range.1)).unwrap();
        assert_eq!(mark.quote, expected, "{text:?}");
    }

    #[test]
    fn no_grapheme_is_split() {
        check("قال كارتر", (4, 9), "كارتر");
        check("قَالَ", (1, 2), "قَ");
        check("قَالَ", (0, 1), "قَ");
        check("a👩\u{200D}👩\u{200D}👧b", (2, 3), "👩\u{200D}👩\u{200D}👧");
        check("🇸🇾🇱🇧", (2, 3), "🇱🇧");
        check("🇸🇾🇱🇧", (1, 3), "🇸🇾🇱🇧");
        check("ab\ncd", (1, 4), "b\nc");
    }

    #[test]
    fn an_empty_range_or_one_beyond_the_text_is_no_mark() {
        let article = article("قال");
        for range in [CpRange::new(1, 1), CpRange::new(0, 4), CpRange::new(7, 9), CpRange::new(3, 3)] {
            assert_eq!(Mark::of(&article, range), None, "{range:?}");
        }
    }

    #[test]
    fn context_is_at_most_32_code_points_in_whole_graphemes() {
        let text = format!("{}X{}", "بَ".repeat(40), "👩\u{200D}👧".repeat(40));
        let mark = Mark::of(&article(&text), CpRange::new(80, 81)).unwrap();
        assert_eq!(mark.prefix, "بَ".repeat(16));
        assert_eq!(mark.suffix, "👩\u{200D}👧".repeat(10));
        let mark = Mark::of(&article("قال"), CpRange::new(0, 3)).unwrap();
        assert_eq!((mark.prefix.as_str(), mark.suffix.as_str()), ("", ""));
    }

    fn tricky() -> impl Strategy<Value = String> {
        let parts = vec![
            "\u{64E}",
            "\u{200D}",
            "\u{200C}",
            "🇸",
            "👩",
            "🏽",
            "\u{FE0F}",
            "\r",
            "\n",
            "\t",
            "क",
            "\u{94D}",
            "ष",
            "가",
            "ᄀ",
            "ᅡ",
            "ᆨ",
            "\u{600}",
            "ب",
            "a",
            " ",
            "\u{903}",
            "ำ",
            "\u{E0061}",
        ];
        prop::collection::vec(prop::sample::select(parts), 0..40).prop_map(|p| p.concat())
    }

    proptest! {
        #[test]
        fn rounding_agrees_with_segmenting_the_whole_text(text in tricky()) {
            let article = article(&text);
            let all: Vec<u32> = GraphemeClusterSegmenter::new()
                .segment_str(article.text())
                .map(|b| article.text()[..b].chars().count() as u32)
                .collect();
            for at in 0..=article.index().len().0 {
                let before = all.iter().copied().filter(|&b| b <= at).max().unwrap_or(0);
                let after = all.iter().copied().find(|&b| b >= at).unwrap_or(at);
                prop_assert_eq!(boundaries_around(&article, Cp(at)), (Cp(before), Cp(after)), "at {} of {:?}", at, text);
            }
        }

        #[test]
        fn a_mark_quotes_its_range_and_its_surroundings(text in "\\PC{1,120}", a in 0u32..120, b in 0u32..120) {
            let article = article(&text);
            if let Some(mark) = Mark::of(&article, CpRange::between(Cp(a), Cp(b))) {
                prop_assert_eq!(article.slice(mark.range), mark.quote.as_str());
                let start = article.index().byte(article.text(), mark.range.start);
                let end = article.index().byte(article.text(), mark.range.end);
                prop_assert!(article.text()[..start].ends_with(&mark.prefix));
                prop_assert!(article.text()[end..].starts_with(&mark.suffix));
                prop_assert!(mark.prefix.chars().count() <= 32 && mark.suffix.chars().count() <= 32);
                prop_assert!(mark.range.encloses(CpRange::between(Cp(a), Cp(b))));
            }
        }
    }
}
