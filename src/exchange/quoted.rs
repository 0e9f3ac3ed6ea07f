//! Finding what another tool marked in a text by its words, where its positions may be counted in another unit or in
//! another state of the text.

use super::{Document, LossKind};
use crate::anchor::{Finder, Resolution};
use crate::annotation::Mark;
use crate::article::Article;
use crate::text::{Cp, CpRange};
use std::cell::OnceCell;

/// What another tool says of a place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Quoted<'q> {
    /// Its words; empty if only the position is told.
    pub exact: &'q str,
    pub prefix: &'q str,
    pub suffix: &'q str,
    /// Start and end in the tool's text, in code points or in UTF-16 units; its words tell which.
    pub at: Option<(u64, u64)>,
    /// Which of the two it is where there are no words.
    pub utf16: bool,
}

/// A text in which places are looked for.
pub(super) struct Places<'d> {
    document: Option<&'d Document>,
    article: &'d Article,
    finder: OnceCell<Finder<'d>>,
    /// The text with every run of white space as one space, and where each of its code points stands.
    plain: OnceCell<(Vec<char>, Vec<u32>)>,
}

impl<'d> Places<'d> {
    /// Positions count in the document's text.
    pub fn in_document(document: &'d Document) -> Places<'d> {
        Places { document: Some(document), ..Places::in_article(&document.article) }
    }

    /// Positions count in the article's own text.
    pub fn in_article(article: &'d Article) -> Places<'d> {
        Places { document: None, article, finder: OnceCell::new(), plain: OnceCell::new() }
    }

    /// Where it stands: at its position, if its words stand there, in code points or else in UTF-16 units; otherwise
    /// where its words and surroundings are found without doubt.
    ///
    /// # Errors
    /// Why it is lost: [`LossKind::OutsideText`], [`LossKind::OtherWords`] or [`LossKind::Ambiguous`].
    pub fn find(&self, quoted: &Quoted<'_>) -> Result<CpRange, LossKind> {
        let exact = quoted.exact.trim();
        if let Some((start, end)) = quoted.at {
            if exact.is_empty() {
                let range = if quoted.utf16 { self.range_utf16(start, end) } else { self.range(start, end) };
                return range.ok_or(LossKind::OutsideText);
            }
            let fits = |range: &CpRange| same_words(self.article.slice(*range), exact);
            if let Some(range) = [self.range(start, end), self.range_utf16(start, end)].into_iter().flatten().find(fits)
            {
                return Ok(range);
            }
        }
        if exact.is_empty() {
            return Err(LossKind::NoSpan);
        }
        self.look_for(quoted, exact)
    }

    fn range(&self, start: u64, end: u64) -> Option<CpRange> {
        match self.document {
            Some(document) => document.range(start, end),
            None => within(self.article, start, end),
        }
    }

    fn range_utf16(&self, start: u64, end: u64) -> Option<CpRange> {
        let (index, text) = (self.article.index(), self.article.text());
        match self.document {
            Some(document) => document.range_utf16(start, end),
            None if end <= index.utf16(text, index.len()) as u64 && start < end => {
                let cp = |unit: u64| u64::from(index.cp_of_utf16(text, unit as usize).0);
                within(self.article, cp(start), cp(end))
            }
            None => None,
        }
    }

    fn look_for(&self, quoted: &Quoted<'_>, exact: &str) -> Result<CpRange, LossKind> {
        let near = quoted.at.and_then(|(start, _)| u32::try_from(start).ok()).unwrap_or_default();
        let mark = Mark {
            range: CpRange { start: Cp(near), end: Cp(near) },
            quote: exact.to_owned(),
            prefix: last(quoted.prefix),
            suffix: quoted.suffix.chars().take(CONTEXT).collect(),
        };
        let finder = self.finder.get_or_init(|| Finder::new(self.article));
        match finder.resolve(&mark) {
            Resolution::Exact => Ok(CpRange { start: mark.range.start, end: mark.range.start.plus(count(exact)) }),
            Resolution::Moved(range) => Ok(range),
            // The best by far, but only its very words are taken without asking.
            Resolution::Fuzzy(found) if self.article.slice(found.range) == exact => Ok(found.range),
            Resolution::Ambiguous(_) => Err(LossKind::Ambiguous),
            Resolution::Fuzzy(_) | Resolution::Orphan(_) => self.look_for_spaced(exact),
        }
    }

    /// The only place where these words stand, whatever white space is between them.
    fn look_for_spaced(&self, exact: &str) -> Result<CpRange, LossKind> {
        let (text, places) = self.plain.get_or_init(|| spaced(self.article.text()));
        let (needle, _) = spaced(exact);
        let mut found = text.windows(needle.len().max(1)).enumerate().filter(|(_, w)| *w == needle).map(|(at, _)| at);
        let place = |at: usize| places.get(at).copied();
        match (found.next(), found.next()) {
            (Some(first), None) => match (place(first), place(first + needle.len() - 1)) {
                (Some(start), Some(last)) => Ok(CpRange::new(start, last + 1)),
                _ => Err(LossKind::OtherWords),
            },
            (Some(_), Some(_)) => Err(LossKind::Ambiguous),
            _ => Err(LossKind::OtherWords),
        }
    }
}

/// As many code points of surroundings as anchors go by.
const CONTEXT: usize = crate::annotation::CONTEXT as usize;

/// The last code points of a prefix.
fn last(prefix: &str) -> String {
    let from = prefix.char_indices().rev().nth(CONTEXT - 1).map_or(0, |(at, _)| at);
    prefix.get(from..).unwrap_or_default().to_owned()
}

fn within(article: &Article, start: u64, end: u64) -> Option<CpRange> {
    // Both are at most a length that is counted in 32 bits.
    (start < end && end <= u64::from(article.index().len().0)).then(|| CpRange::new(start as u32, end as u32))
}

fn count(text: &str) -> u32 {
    crate::text::position::cp_len(text)
}

/// Whether two texts have the same letters, whatever white space is between them.
pub(super) fn same_words(a: &str, b: &str) -> bool {
    let letters = |text: &'_ str| text.chars().filter(|c| !c.is_whitespace()).collect::<Vec<char>>();
    a == b || letters(a) == letters(b)
}

/// `text` with each run of white space as one space, and the place of each code point of it in `text`.
fn spaced(text: &str) -> (Vec<char>, Vec<u32>) {
    let (mut out, mut places) = (Vec::new(), Vec::new());
    for (c, at) in text.chars().zip(0u32..) {
        let c = if c.is_whitespace() { ' ' } else { c };
        if c != ' ' || out.last() != Some(&' ') {
            out.push(c);
            places.push(at);
        }
    }
    (out, places)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "\u{FEFF}وقال 😀 «نعم» for Reuters\r\n\r\n  وقال:  «نعم» ثم\tمضى.";

    fn check(exact: &str, at: Option<(u64, u64)>, around: [&str; 2], expected: Result<&str, LossKind>) {
        let document = Document::new("a.txt", TEXT.to_owned());
        let quoted = Quoted { exact, prefix: around[0], suffix: around[1], at, utf16: false };
        let found = Places::in_document(&document).find(&quoted).map(|range| document.article.slice(range).to_owned());
        assert_eq!(found.as_deref().map_err(|kind| *kind), expected, "{exact} {at:?}");
    }

    #[test]
    fn a_place_is_told_by_code_points_utf_16_or_its_words() {
        check("Reuters", Some((18, 25)), ["", ""], Ok("Reuters"));
        check("Reuters", Some((19, 26)), ["", ""], Ok("Reuters"));
        check("Reuters", Some((2, 9)), ["", ""], Ok("Reuters"));
        check("Reuters", None, ["", ""], Ok("Reuters"));
        check("", Some((18, 25)), ["", ""], Ok("Reuters"));
        check("", Some((18, 2500)), ["", ""], Err(LossKind::OutsideText));
        check("", None, ["", ""], Err(LossKind::NoSpan));
        check("نعم", None, ["", ""], Err(LossKind::Ambiguous));
        check("«نعم» ثم مضى", None, ["", ""], Ok("«نعم» ثم\tمضى"));
        check("Reuters وقال", None, ["", ""], Ok("Reuters\nوقال"));
        check("رويترز", Some((18, 25)), ["", ""], Err(LossKind::OtherWords));
    }
}
