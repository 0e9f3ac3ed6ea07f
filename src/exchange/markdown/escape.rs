//! Text in Markdown that stays text, whatever it looks like.
//!
//! CommonMark takes a backslash before any ASCII punctuation for that sign itself; what no backslash helps against, such
//! as spaces at a line's ends, is written as an entity.

use crate::exchange::words::closed;

/// Characters that mean something anywhere in a text, in CommonMark or in what others add to it.
const SIGNS: [char; 17] = ['\\', '`', '*', '_', '[', ']', '<', '>', '&', '~', '|', '^', '$', '{', '}', '#', '@'];

/// Characters that mean something at the start of a line.
const STARTS: [char; 5] = ['-', '+', '=', ':', '%'];

/// `text` for the middle of a line. Line feeds become spaces, U+0000 becomes U+FFFD.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut chars = text.chars().peekable();
    // The last three letters, to know `www.`.
    let mut before = [' '; 3];
    while let Some(c) = chars.next() {
        match c {
            '\n' => out.push(' '),
            '\r' => out.push_str("&#13;"),
            '\0' => out.push('\u{FFFD}'),
            // A scheme before an address, `www.` and a quoted emphasis by colons.
            ':' if chars.peek().is_some_and(|next| *next == '/' || *next == ':' || next.is_alphabetic()) => {
                out.push_str("\\:");
            }
            '.' if before.iter().all(|c| c.eq_ignore_ascii_case(&'w')) => out.push_str("\\."),
            // Smart punctuation makes a dash, an ellipsis of what follows itself.
            '-' | '.' if chars.peek() == Some(&c) => {
                out.push('\\');
                out.push(c);
            }
            '"' | '\'' => {
                out.push('\\');
                out.push(c);
            }
            '!' if chars.peek() == Some(&'[') => out.push_str("\\!"),
            _ if SIGNS.contains(&c) => {
                out.push('\\');
                out.push(c);
            }
            _ => out.push(c),
        }
        before = [before[1], before[2], c];
    }
    out
}

/// What [`escaped`] gave, for the start of a line of its own, to its end.
pub(super) fn at_the_start(escaped: &str) -> String {
    let mut out = String::with_capacity(escaped.len() + 8);
    let blank = |c: char| matches!(c, ' ' | '\t' | '\u{B}' | '\u{C}');
    let content = escaped.trim_start_matches(blank);
    for c in escaped[..escaped.len() - content.len()].chars() {
        out.push_str(&format!("&#{};", u32::from(c)));
    }
    let rest = content.trim_end_matches(blank);
    if rest.starts_with(STARTS) {
        out.push('\\');
    }
    // A number before a full stop or a bracket begins a list.
    let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    if digits > 0 && rest[digits..].starts_with(['.', ')']) {
        out.push_str(&rest[..digits]);
        out.push('\\');
        out.push_str(&rest[digits..]);
    } else {
        out.push_str(rest);
    }
    for c in content[rest.len()..].chars() {
        out.push_str(&format!("&#{};", u32::from(c)));
    }
    out
}

/// A text of one line.
pub(super) fn line(text: &str) -> String {
    at_the_start(&escaped(text.trim()))
}

/// A text among others: closed, and isolated where it is not plain ASCII.
pub(super) fn isolated(text: &str) -> String {
    let text = closed(text.trim());
    if text.is_ascii() { line(&text) } else { format!("\u{2068}{}\u{2069}", escaped(&text)) }
}
