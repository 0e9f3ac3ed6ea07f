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
    let mut rest = text;
    while !rest.is_empty() {
        let plain = plain(rest);
        let (head, tail) = rest.split_at(plain);
        out.push_str(head);
        // Where there is one character to look at there are often more.
        let near = tail.ceil_char_boundary(CHUNK);
        escape_each(out, &tail[..near]);
        rest = &tail[near..];
    }
}

fn escape_each(out: &mut String, text: &str) {
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

/// How many bytes are looked at together.
const CHUNK: usize = 32;

/// How many bytes `text` begins with, up to the end of a character, that are surely written as they are: those of ASCII and of
/// the scripts from U+0600 to U+07FF without the characters that have to be looked at.
fn plain(text: &str) -> usize {
    let (chunks, _) = text.as_bytes().as_chunks::<CHUNK>();
    // Written so that the compiler compares the bytes of a chunk all at once. U+061C, which is escaped, is D8 9C.
    let looked_at = |found, &b: &u8| {
        let narrow = b < 0x20 || b == b'"' || b == b'\\' || b == 0x7F;
        found | u8::from(narrow) | u8::from(b == 0x9C) | u8::from(matches!(b, 0xC0..=0xD7 | 0xE0..))
    };
    let plain = CHUNK * chunks.iter().take_while(|chunk| chunk.iter().fold(0, looked_at) == 0).count();
    text.floor_char_boundary(plain)
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
        fn looking_at_many_bytes_at_once_changes_nothing(
            text in prop::collection::vec(
                prop_oneof!["[\u{5F0}-\u{63F}]{1,40}", "[ -~]{1,40}", "\u{61C}", "[\"\\\\\u{7F}\u{200F}]", any::<String>()],
                0..8,
            ),
        ) {
            let text = text.concat();
            let (mut many, mut each) = (String::new(), String::new());
            escape(&mut many, &text);
            escape_each(&mut each, &text);
            prop_assert_eq!(many, each);
        }

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
