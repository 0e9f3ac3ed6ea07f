//! The lines of a plain text.
//!
//! Every line that holds anything is a block; hard-wrapped text stays line by
//! line, for joining lines would invent what the file does not say. Lines end
//! at the mandatory breaks of UAX #14: LF, CR, CR LF, U+000B, U+000C, U+0085,
//! U+2028 and U+2029. White space at a line's ends is dropped; all else is
//! kept, controls and NUL included.

use super::Part;
use crate::article::model::MAX_BLOCKS;

/// The lines of `text`, as paragraphs; at most one more than an article may have.
pub(in crate::article) fn lines(text: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut gap = false;
    let mut rest = text;
    while !rest.is_empty() && parts.len() <= MAX_BLOCKS {
        let end = line_end(rest);
        let (line, after) = rest.split_at(end);
        let mut after_chars = after.chars();
        let crlf = after_chars.next() == Some('\r') && after_chars.clone().next() == Some('\n');
        rest = if crlf { after.get(2..).unwrap_or_default() } else { after_chars.as_str() };
        let line = line.trim();
        if line.is_empty() {
            gap = true;
        } else {
            parts.push(Part { text: line.into(), gap, ..Part::default() });
            gap = false;
        }
    }
    parts
}

/// Whether a line ends here (UAX #14: BK, CR, LF, NL).
pub(in crate::article) fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\u{B}' | '\u{C}' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Whether a line ends within `text`.
pub(in crate::article) fn holds_line_end(text: &str) -> bool {
    line_end(text) < text.len()
}

/// Where the first line of `text` ends, in bytes; the text's length if it is one line.
fn line_end(text: &str) -> usize {
    // The ends beyond ASCII begin with one of two bytes: U+0085 with C2, U+2028 and U+2029 with E2.
    let may_end = |b: u8| (b'\n'..=b'\r').contains(&b) | (b == 0xC2) | (b == 0xE2);
    let bytes = text.as_bytes();
    // Parts of a size known beforehand are looked at as a whole, which is quicker than byte by byte.
    let (parts, _) = bytes.as_chunks::<32>();
    let mut from = 0;
    loop {
        let skipped =
            parts.iter().skip(from / 32).take_while(|part| !part.iter().fold(false, |any, &b| any | may_end(b)));
        from = from.max((from / 32 + skipped.count()) * 32);
        let Some(found) = bytes.get(from..).and_then(|rest| rest.iter().position(|&b| may_end(b))) else { break };
        // Such a byte is a character's first.
        if text.get(from + found..).and_then(|rest| rest.chars().next()).is_some_and(is_line_end) {
            return from + found;
        }
        from += found + 1;
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_end_ends_a_line() {
        let check = |text, expected: &[(&str, bool)]| {
            let found = lines(text);
            let found: Vec<(&str, bool)> = found.iter().map(|p| (p.text.as_ref(), p.gap)).collect();
            assert_eq!(found, expected, "{text:?}");
        };
        check("a\r\nb\rc\nd", &[("a", false), ("b", false), ("c", false), ("d", false)]);
        check(
            "a\u{2028}b\u{2029}c\u{85}d\u{C}e\u{B}f",
            &[("a", false), ("b", false), ("c", false), ("d", false), ("e", false), ("f", false)],
        );
        check("\n\r\n a\u{A0}\u{200F}b\t\n \u{A0}\nc", &[("a\u{A0}\u{200F}b", true), ("c", true)]);
        check("\u{200F}\n", &[("\u{200F}", false)]);
        check("", &[]);
    }
}
