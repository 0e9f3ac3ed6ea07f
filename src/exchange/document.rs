//! The text that another tool's annotations point into, as an article.

use crate::article::{self, Article};
use crate::text::{Cp, CpIndex, CpRange};

/// An article made of a file's text, and where each position of that text lies in it.
///
/// An article has no blank lines and no white space at the ends of lines, so that its positions are others than the
/// file's.
#[derive(Clone, Debug)]
pub struct Document {
    pub article: Article,
    text: String,
    index: CpIndex,
    /// For each block where it begins in the file's text, in code points.
    starts: Vec<Cp>,
}

impl Document {
    /// Makes an article called `name` of `text`, which is as the tool counted it: line ends and byte order mark too.
    pub fn new(name: &str, text: String) -> Document {
        // A byte order mark is counted, but is none of the text.
        let (before, body) = text.strip_prefix('\u{FEFF}').map_or((0, text.as_str()), |body| (1, body));
        let mut article = article::paste_text(body);
        article.origin.file_name = name.to_owned();
        let mut starts = Vec::with_capacity(article.blocks().len());
        let (mut rest, mut at) = (body, before);
        for block in article.blocks() {
            let trimmed = rest.trim_start();
            at += count(rest.get(..rest.len() - trimmed.len()));
            starts.push(Cp(at));
            // A block is a line of the text, white space at its ends left out.
            let length = article.block_text(block).len();
            at += count(trimmed.get(..length));
            rest = trimmed.get(length..).unwrap_or_default();
        }
        let index = CpIndex::new(&text);
        Document { article, text, index, starts }
    }

    /// The file's text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The part of the file's text from `start` to `end`, in code points; `None` if they lie outside it.
    pub fn slice(&self, start: u64, end: u64) -> Option<&str> {
        let range = self.source_range(start, end)?;
        Some(self.index.slice(&self.text, range))
    }

    /// Where the code points `start..end` of the file's text lie in the article. `None` if they lie outside the text,
    /// end before they begin, or hold only white space that the article does not have.
    pub fn range(&self, start: u64, end: u64) -> Option<CpRange> {
        let source = self.source_range(start, end)?;
        let range = CpRange { start: self.place(source.start, true), end: self.place(source.end, false) };
        (source.start < source.end && range.start < range.end).then_some(range)
    }

    /// The same for UTF-16 units, as UIMA and JavaScript count.
    pub fn range_utf16(&self, start: u64, end: u64) -> Option<CpRange> {
        let (start, end) = self.from_utf16(start, end)?;
        self.range(start, end)
    }

    /// Code points for UTF-16 units of the file's text; `None` if they lie outside it.
    pub fn from_utf16(&self, start: u64, end: u64) -> Option<(u64, u64)> {
        let all = self.index.utf16(&self.text, self.index.len()) as u64;
        if start > end || end > all {
            return None;
        }
        let cp = |unit: u64| u64::from(self.index.cp_of_utf16(&self.text, unit as usize).0);
        Some((cp(start), cp(end)))
    }

    fn source_range(&self, start: u64, end: u64) -> Option<CpRange> {
        let all = u64::from(self.index.len().0);
        // Both are at most a length that is counted in 32 bits.
        (start <= end && end <= all).then(|| CpRange::new(start as u32, end as u32))
    }

    /// Where the file's position lies in the article; one in white space that the article lacks goes forward to the
    /// next block's start or back to the end of the one before.
    fn place(&self, at: Cp, forward: bool) -> Cp {
        let next = self.starts.partition_point(|start| *start <= at);
        let start_of = |number: usize| self.article.blocks().get(number).map(|b| b.range.start);
        let Some(number) = next.checked_sub(1) else { return Cp(0) };
        let (Some(block), Some(start)) = (self.article.blocks().get(number), self.starts.get(number)) else {
            return Cp(0);
        };
        let within = at.0 - start.0;
        if within < block.range.len() || within == block.range.len() && !forward {
            return block.range.start.plus(within);
        }
        let end = block.range.end;
        if forward { start_of(next).unwrap_or(end) } else { end }
    }
}

fn count(part: Option<&str>) -> u32 {
    part.map_or(0, crate::text::position::cp_len)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(text: &str, (start, end): (u64, u64), expected: Option<&str>) {
        let document = Document::new("a.txt", text.to_owned());
        let found = document.range(start, end).map(|range| document.article.slice(range).to_owned());
        assert_eq!(found.as_deref(), expected, "{text:?} {start}..{end}");
    }

    #[test]
    fn positions_count_what_the_article_leaves_out() {
        check("\u{FEFF}قال", (1, 4), Some("قال"));
        check("  قال\r\n\r\n نعم ", (2, 5), Some("قال"));
        check("  قال\r\n\r\n نعم ", (10, 13), Some("نعم"));
        check("  قال\r\n\r\n نعم ", (3, 12), Some("ال\nنع"));
        check("  قال\r\n\r\n نعم ", (5, 9), None);
        check("  قال\r\n\r\n نعم ", (0, 14), Some("قال\nنعم"));
        check("قال", (0, 4), None);
        check("قال", (2, 1), None);
        check("قال", (1, 1), None);
        check("", (0, 0), None);
    }

    #[test]
    fn utf_16_is_counted_beside_emoji() {
        let document = Document::new("", "وقال 😀 «نعم» for Reuters".to_owned());
        let range = document.range_utf16(18, 25).expect("it is inside");
        assert_eq!((range.start.0, range.end.0), (17, 24));
        assert_eq!(document.range_utf16(18, 26), None);
    }

    proptest! {
        #[test]
        fn every_range_quotes_what_the_file_has_there(text in "[ab \u{FEFF}\r\n\u{2028}\u{85}\t😀ق\u{64E}]{0,60}", a in 0u64..60, b in 0u64..60) {
            let document = Document::new("", text);
            let (a, b) = (a.min(b), a.max(b));
            if let Some(range) = document.range(a, b) {
                let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
                let quote = document.article.slice(range);
                let there = document.slice(a, b).expect("it is inside");
                // A byte order mark is none of the text.
                let there = if a == 0 { there.strip_prefix('\u{FEFF}').unwrap_or(there) } else { there };
                prop_assert_eq!(words(quote), words(there));
            }
        }
    }
}
