//! Strings as the project file writes them.

/// Characters that are seen badly or not at all, as ranges, both ends inclusive: controls, spaces
/// other than U+0020, bidi and other format controls, variation selectors, fillers, noncharacters.
///
/// The list is fixed, not asked of a Unicode version, so that the same text is written the same for ever.
const ESCAPED: [(u32, u32); 30] = [
    (0x0, 0x1F),
    (0x7F, 0xA0),
    (0xAD, 0xAD),
    (0x34F, 0x34F),
    (0x61C, 0x61C),
    (0x115F, 0x1160),
    (0x1680, 0x1680),
    (0x17B4, 0x17B5),
    (0x180B, 0x180F),
    (0x2000, 0x200F),
    (0x2028, 0x202F),
    (0x205F, 0x206F),
    (0x3000, 0x3000),
    (0x3164, 0x3164),
    (0xFDD0, 0xFDEF),
    (0xFE00, 0xFE0F),
    (0xFEFF, 0xFEFF),
    (0xFFA0, 0xFFA0),
    (0xFFF0, 0xFFFB),
    (0xFFFE, 0xFFFF),
    (0x1BCA0, 0x1BCA3),
    (0x1D173, 0x1D17A),
    (0x1FFFE, 0x1FFFF),
    (0x2FFFE, 0x2FFFF),
    (0x3FFFE, 0x3FFFF),
    (0x4FFFE, 0xDFFFF),
    (0xE0000, 0xE0FFF),
    (0xEFFFE, 0xEFFFF),
    (0xFFFFE, 0xFFFFF),
    (0x10FFFE, 0x10FFFF),
];

/// Whether `c` is written as an escape.
fn is_escaped(c: char) -> bool {
    let code = c as u32;
    if (0x20..0x7F).contains(&code) || (0x620..0x1100).contains(&code) {
        return false;
    }
    let at = ESCAPED.partition_point(|&(_, last)| last < code);
    ESCAPED.get(at).is_some_and(|&(first, _)| first <= code)
}

/// Appends `text` as a RON string: in quotes, on one line, letters as they are, invisible characters as escapes.
pub fn push(out: &mut String, text: &str) {
    out.push('"');
    escape(out, text);
    out.push('"');
}

fn escape(out: &mut String, text: &str) {
    let mut plain = 0;
    for (i, c) in text.char_indices() {
        let short = match c {
            '"' => "\\\"",
            '\\' => "\\\\",
            '\n' => "\\n",
            '\r' => "\\r",
            '\t' => "\\t",
            c if is_escaped(c) => "",
            _ => continue,
        };
        out.push_str(&text[plain..i]);
        out.push_str(short);
        if short.is_empty() {
            use std::fmt::Write;
            // Writing to a String cannot fail.
            let _ = write!(out, "\\u{{{:X}}}", c as u32);
        }
        plain = i + c.len_utf8();
    }
    out.push_str(&text[plain..]);
}

/// How many characters of a text a message shows.
pub const SHOWN: usize = 40;

/// `text` for a message: escaped as in the file, cut after [`SHOWN`] characters, set apart from the direction around it.
pub fn shown(text: &str) -> String {
    let mut cut = text.char_indices().skip(SHOWN);
    let (head, dots) = cut.next().map_or((text, ""), |(i, _)| (&text[..i], "…"));
    let mut out = String::from("\u{2068}\"");
    escape(&mut out, head);
    out.push_str(dots);
    out.push_str("\"\u{2069}");
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn letters_stay_and_invisible_characters_show() {
        let check = |text, expected: &str| {
            let mut out = String::new();
            push(&mut out, text);
            assert_eq!(out, expected);
        };
        check("قَالَ: \"نعم\"", "\"قَالَ: \\\"نعم\\\"\"");
        check("a\u{200F}b\u{202E}c\u{FEFF}", r#""a\u{200F}b\u{202E}c\u{FEFF}""#);
        check("\u{0}\t\r\n\\", r#""\u{0}\t\r\n\\""#);
        check("می\u{200C}خواهم", "\"می\\u{200C}خواهم\"");
        check("5\u{A0}كم", "\"5\\u{A0}كم\"");
        check("\u{61C}\u{600}\u{6DD}😀", "\"\\u{61C}\u{600}\u{6DD}😀\"");
    }

    #[test]
    fn the_ranges_ascend() {
        assert!(ESCAPED.iter().all(|(a, b)| a <= b) && ESCAPED.windows(2).all(|w| w[0].1 < w[1].0));
    }

    proptest! {
        #[test]
        fn ron_reads_what_was_written(text in crate::annotation::arbitrary::text(), any in any::<String>()) {
            for text in [text, any] {
                let mut out = String::new();
                push(&mut out, &text);
                prop_assert!(!out.contains('\n'));
                prop_assert_eq!(ron::from_str::<String>(&out).unwrap(), text);
            }
        }
    }
}
