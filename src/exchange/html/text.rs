//! Text in HTML: escaped, with its language and direction, isolated from what stands beside it.

use crate::exchange::words::{closed, direction_in, direction_of, language_of, tag};
use crate::locale::Language;
use crate::text::Direction;

/// What everything is in unless it says otherwise.
#[derive(Clone, Copy, Debug)]
pub(super) struct Base {
    pub language: Language,
    pub direction: Direction,
}

/// How many characters an isolate has at most that is kept on one line.
const SHORT: usize = 20;

/// What parts a text of our own making, as `Claims · الادعاءات`.
const MIDDLE: &str = " · ";

/// Writes `text` so that a reader gets just its characters, in an element or in a quoted attribute. U+0000, which HTML
/// cannot hold, becomes U+FFFD.
pub(super) fn exact(out: &mut String, text: &str) {
    let mut from = 0;
    for (at, c) in text.char_indices() {
        let instead = match c {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '"' => "&quot;",
            '\'' => "&#39;",
            '\r' => "&#13;",
            '\0' => "\u{FFFD}",
            _ => continue,
        };
        out.push_str(&text[from..at]);
        out.push_str(instead);
        from = at + c.len_utf8();
    }
    out.push_str(&text[from..]);
}

/// Writes a text among others: `<span class="…" dir="…" lang="…">text</span>`.
pub(super) fn piece(out: &mut String, base: Base, element: &str, class: &str, text: &str, known: Option<Language>) {
    let text = closed(text);
    let direction = direction_in(&text, known, base.direction);
    let parts: Vec<&str> = text.split(MIDDLE).collect();
    let is_joined = parts.len() > 1 && parts.iter().all(|part| is_balanced(part));
    // Of joined pieces each says its own.
    let language = if is_joined { known } else { language_of(&text, known) }.unwrap_or(base.language);
    out.push('<');
    out.push_str(element);
    if !class.is_empty() {
        out.push_str(&format!(" class=\"{class}\""));
    }
    // Also where it is the page's: an element with a direction of its own is isolated.
    out.push_str(&format!(" dir=\"{}\"", direction.name()));
    if language != base.language {
        out.push_str(&format!(" lang=\"{}\"", tag(language)));
    }
    out.push('>');
    if is_joined {
        for (at, part) in parts.iter().enumerate() {
            out.push_str(if at > 0 { MIDDLE } else { "" });
            let own = language_of(part, None).unwrap_or(language);
            let way = direction_of(part, direction).name();
            match own == language {
                true => out.push_str(&format!("<bdi dir=\"{way}\">")),
                false => out.push_str(&format!("<bdi dir=\"{way}\" lang=\"{}\">", tag(own))),
            }
            isolated(out, part);
            out.push_str("</bdi>");
        }
    } else {
        isolated(out, &text);
    }
    out.push_str(&format!("</{element}>"));
}

/// Whether all isolates that begin in `text` end in it, and none ends that did not begin.
fn is_balanced(text: &str) -> bool {
    closed(text) == text
}

/// Writes `text`, in which isolates are closed, with elements in their place.
fn isolated(out: &mut String, text: &str) {
    let mut from = 0;
    for (at, c) in text.char_indices() {
        let element = match c {
            // Figures such as 55–80 % stay on one line.
            '\u{2066}' if is_short(&text[at..]) => "<bdi class=\"w\" dir=\"ltr\">",
            '\u{2066}' => "<bdi dir=\"ltr\">",
            '\u{2067}' if is_short(&text[at..]) => "<bdi class=\"w\" dir=\"rtl\">",
            '\u{2067}' => "<bdi dir=\"rtl\">",
            '\u{2068}' => "<bdi>",
            '\u{2069}' => "</bdi>",
            _ => continue,
        };
        exact(out, &text[from..at]);
        out.push_str(element);
        from = at + c.len_utf8();
    }
    exact(out, &text[from..]);
}

/// Whether the isolate that `text` begins with has few characters.
fn is_short(text: &str) -> bool {
    text.chars().take(SHORT).any(|c| c == '\u{2069}')
}

/// Writes a link to `address`, one that may be followed.
pub(super) fn link(out: &mut String, address: &str) {
    out.push_str("<a class=\"url\" dir=\"ltr\" rel=\"noopener noreferrer nofollow\" href=\"");
    exact(out, address);
    out.push_str("\">");
    exact(out, address);
    out.push_str("</a>");
}

#[cfg(test)]
mod tests {
    use super::*;

    const BASE: Base = Base { language: Language::English, direction: Direction::Ltr };

    #[test]
    fn nothing_of_a_text_is_taken_for_markup() {
        let check = |text: &str, expected: &str| {
            let mut out = String::new();
            exact(&mut out, text);
            assert_eq!(out, expected);
        };
        check("<b a='1' c=\"2\">&amp;", "&lt;b a=&#39;1&#39; c=&quot;2&quot;&gt;&amp;amp;");
        check("a\rb\0c\td", "a&#13;b\u{FFFD}c\td");
        check("قال «نعم»", "قال «نعم»");
    }

    #[test]
    fn pieces_say_what_they_are_in() {
        let check = |text: &str, known, expected: &str| {
            let mut out = String::new();
            piece(&mut out, BASE, "span", "", text, known);
            assert_eq!(out, expected);
        };
        check("Claim", None, "<span dir=\"ltr\">Claim</span>");
        check("قال", None, "<span dir=\"rtl\" lang=\"ar\">قال</span>");
        let both = "<span dir=\"ltr\"><bdi dir=\"ltr\">Claim</bdi> · <bdi dir=\"rtl\" lang=\"ar\">ادعاء</bdi></span>";
        check("Claim · ادعاء", None, both);
        check("\u{2068}قال\u{2069} x", Some(Language::English), "<span dir=\"ltr\"><bdi>قال</bdi> x</span>");
        // What is not closed is closed, and an isolate that a separator cuts stays one.
        check("\u{202E}a", None, "<span dir=\"ltr\">\u{202E}a\u{202C}</span>");
        check("\u{2068}a · b\u{2069}", None, "<span dir=\"ltr\"><bdi>a · b</bdi></span>");
    }
}
