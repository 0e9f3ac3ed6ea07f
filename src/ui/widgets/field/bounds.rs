//! Where a field's text is divided: paragraphs, and what a key deletes.

use crate::text::position::byte_of;
use crate::text::{Cp, CpRange, Direction, graphemes};
use icu_properties::{CodePointMapData, props::GeneralCategory};

/// A paragraph of a text: its contents, then what separates it from the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Part<'t> {
    /// The contents.
    pub text: &'t str,
    /// Where the contents lie in the whole.
    pub range: CpRange,
    /// One past the separator; the range's end for the last paragraph.
    pub next: Cp,
}

/// The paragraphs of `text`, at least one. Every line separator of Unicode but the vertical tab and
/// the form feed ends one; CR LF is one separator. Where `divided` is false the whole is one paragraph.
pub(super) fn paragraphs(text: &str, divided: bool) -> impl Iterator<Item = Part<'_>> {
    let mut rest = Some(text);
    let mut at = Cp(0);
    std::iter::from_fn(move || {
        let whole = rest?;
        let cut = if divided { whole.find(is_separator) } else { None };
        let (part, tail) = whole.split_at(cut.unwrap_or(whole.len()));
        let separator = match tail.chars().next() {
            Some('\r') if tail[1..].starts_with('\n') => 2, // CR is one byte
            Some(_) => 1,
            None => 0,
        };
        let end = at.plus(part.chars().count() as u32);
        let found = Part { text: part, range: CpRange { start: at, end }, next: end.plus(separator) };
        rest = (separator > 0).then(|| tail.get(byte_of(tail, Cp(separator))..).unwrap_or_default());
        at = found.next;
        Some(found)
    })
}

fn is_separator(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// The paragraph `at` lies in.
pub(super) fn paragraph_at(text: &str, at: Cp, divided: bool) -> Part<'_> {
    let whole = Part { text, range: CpRange::default(), next: Cp(0) };
    paragraphs(text, divided).take_while(|part| part.range.start <= at).last().unwrap_or(whole)
}

/// The direction of the mark a paragraph begins with, if it begins with one (LRM, RLM or ALM).
pub(super) fn leading_mark(paragraph: &str) -> Option<Direction> {
    match paragraph.chars().next()? {
        '\u{200E}' => Some(Direction::Ltr),
        '\u{200F}' | '\u{61C}' => Some(Direction::Rtl),
        _ => None,
    }
}

/// The mark that makes a paragraph it begins run in `direction`.
pub(super) fn mark_of(direction: Direction) -> &'static str {
    if direction.is_rtl() { "\u{200F}" } else { "\u{200E}" }
}

/// Where that begins which Backspace deletes at `at`: a mark or joiner alone, otherwise a whole character.
pub(super) fn deleted_back(text: &str, at: Cp) -> Cp {
    let is_mark = |c: char| {
        let category = CodePointMapData::<GeneralCategory>::new().get(c);
        matches!(category, GeneralCategory::NonspacingMark | GeneralCategory::EnclosingMark)
            // A variation selector is not seen by itself.
            && !('\u{FE00}'..='\u{FE0F}').contains(&c)
            || matches!(c, '\u{200C}' | '\u{200D}')
    };
    let last = text.get(..byte_of(text, at)).and_then(|before| before.chars().next_back());
    if last.is_some_and(is_mark) { at.minus(1) } else { graphemes::prev_boundary(text, at) }
}

/// Whether there is a boundary between characters at `at`, which is not beyond the text.
pub(super) fn is_boundary(text: &str, at: Cp) -> bool {
    !graphemes::boundaries_in(text, CpRange { start: at, end: at }).is_empty()
}

/// `at`, or the boundary before it where it lies inside a character.
pub(super) fn floor(text: &str, at: Cp) -> Cp {
    if is_boundary(text, at) { at } else { graphemes::prev_boundary(text, at) }
}

/// `at`, or the boundary after it where it lies inside a character.
pub(super) fn ceil(text: &str, at: Cp) -> Cp {
    if is_boundary(text, at) { at } else { graphemes::next_boundary(text, at) }
}

/// `text` as a field takes it in. In one with paragraphs CR LF and CR become LF. In one of a single line all
/// separators become spaces; one at the very end, as copied lines have, is left out. NUL is never text.
pub(super) fn taken_in(text: &str, divided: bool) -> String {
    let text = text.replace('\0', "");
    if divided {
        return text.replace("\r\n", "\n").replace('\r', "\n");
    }
    let text = text.strip_suffix('\n').unwrap_or(&text);
    let text = text.strip_suffix('\r').unwrap_or(text);
    text.replace("\r\n", " ").replace(is_separator, " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn separators_end_paragraphs() {
        let check = |text: &str, expected: &[&str]| {
            let parts: Vec<Part<'_>> = paragraphs(text, true).collect();
            assert_eq!(parts.iter().map(|part| part.text).collect::<Vec<_>>(), expected, "{text:?}");
            assert!(parts.windows(2).all(|two| two[0].next == two[1].range.start));
            assert_eq!(parts.last().map(|part| part.next.0), Some(text.chars().count() as u32));
        };
        check("", &[""]);
        check("قال\nنعم", &["قال", "نعم"]);
        check("a\r\n\rb\u{2029}", &["a", "", "b", ""]);
        check("\n\n", &["", "", ""]);
        check("a\u{85}b\u{2028}c\u{B}d", &["a", "b", "c\u{B}d"]);
        assert_eq!(paragraphs("a\nb", false).map(|part| part.text).collect::<Vec<_>>(), ["a\nb"]);
    }

    #[test]
    fn a_place_lies_in_the_paragraph_it_follows() {
        let check = |at, expected| assert_eq!(paragraph_at("ab\r\nc\n", Cp(at), true).text, expected, "{at}");
        check(0, "ab");
        check(2, "ab");
        check(3, "ab");
        check(4, "c");
        check(5, "c");
        check(6, "");
    }

    #[test]
    fn what_is_taken_in_fits_the_field() {
        let check = |text, one, many| {
            assert_eq!((taken_in(text, false).as_str(), taken_in(text, true).as_str()), (one, many));
        };
        check("a\r\nb\rc\n", "a b c", "a\nb\nc\n");
        check("a\u{2028}b\u{2029}c", "a b c", "a\u{2028}b\u{2029}c");
        check("\u{202B}a\u{202C}\u{200F}\0", "\u{202B}a\u{202C}\u{200F}", "\u{202B}a\u{202C}\u{200F}");
    }
}
