//! By what a line tells what it is.
//!
//! Lengths are in code points. A code point has at most four bytes, so that long lines need not be counted.

/// Whether `text` is a sentence or longer.
pub(in crate::article) fn is_running(text: &str) -> bool {
    text.len() >= 480 || {
        let length = text.chars().count();
        length >= 120 || length >= 40 && final_mark(text).is_some_and(|c| is_stop(c) || c == ':')
    }
}

/// Whether `text` is short and no sentence.
pub(in crate::article) fn is_short(text: &str) -> bool {
    text.len() <= 360
        && text.chars().count() <= 90
        && text.chars().any(char::is_alphabetic)
        && !final_mark(text).is_some_and(|c| is_full_stop(c) || is_pause(c))
}

/// Whether `text` could head what follows: short, and neither a list's item nor a credit.
pub(super) fn is_heading_like(text: &str) -> bool {
    is_short(text)
        && text.chars().count() <= 80
        && text.split_whitespace().count() <= 14
        && !text.starts_with(['*', '-', '–', '—', '©', '•'])
        && !numbered(text)
}

/// Whether `text` could be a title: it may ask or exclaim, but does not end as a sentence or a part of one does.
pub(super) fn is_title_like(text: &str) -> bool {
    text.len() <= 480
        && text.chars().count() <= 120
        && text.chars().any(char::is_alphabetic)
        && !final_mark(text).is_some_and(|c| matches!(c, '.' | '۔' | '،' | ',' | ':' | '؛' | ';'))
        && !bullet(text)
}

/// The last character, behind closing quotation marks, brackets and controls of direction.
fn final_mark(text: &str) -> Option<char> {
    let closing = |c: char| {
        matches!(c, '"' | '\'' | '»' | '«' | '”' | '“' | '’' | '‘' | '‹' | '›' | ')' | ']' | '}')
            || matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
    };
    text.trim_end_matches(|c: char| c.is_whitespace() || closing(c)).chars().next_back()
}

fn is_stop(c: char) -> bool {
    is_full_stop(c) || matches!(c, '؟' | '?' | '!')
}

fn is_full_stop(c: char) -> bool {
    matches!(c, '.' | '۔' | '…' | '׃' | '。')
}

fn is_pause(c: char) -> bool {
    matches!(c, '،' | ',' | ':' | '؛' | ';')
}

/// Whether the line ends in brackets around at most four words: «… (الجزيرة)», "… [Reuters]".
pub(super) fn ends_in_credit(text: &str) -> bool {
    let text = text.trim_end_matches(['.', ' ']);
    let inside = [('(', ')'), ('[', ']')].into_iter().find_map(|(open, close)| {
        text.strip_suffix(close)?.rsplit_once(open).filter(|(before, _)| !before.trim().is_empty())
    });
    inside.is_some_and(|(_, inside)| {
        (1..=4).contains(&inside.split_whitespace().count()) && inside.chars().any(char::is_alphabetic)
    })
}

/// Whether the line says of itself that it describes a picture.
pub(super) fn begins_as_caption(text: &str) -> bool {
    const WORDS: &[&str] = &[
        "صورة:",
        "الصورة:",
        "صورة أرشيفية",
        "صورة من",
        "تصوير:",
        "عكس:",
        "تصویر:",
        "תמונה:",
        "צילום:",
        "Photo:",
        "Picture:",
        "Image:",
        "Caption:",
        "File photo",
        "©",
    ];
    let text = text.trim_start_matches(['(', '[', '-', ' ']);
    WORDS.iter().any(|w| text.starts_with(w))
}

/// Whether the line begins with a bullet and a space.
pub(super) fn bullet(text: &str) -> bool {
    let mut chars = text.chars();
    matches!(chars.next(), Some('•' | '●' | '▪' | '■' | '◦' | '‣' | '∙' | '◆' | '○' | '⁃'))
        && chars.next().is_some_and(char::is_whitespace)
}

/// Whether the line begins with a number or a dash as lists do: «1.», «٢-», «3)», «- ».
pub(super) fn numbered(text: &str) -> bool {
    let rest = text.trim_start_matches(|c: char| c.is_numeric());
    let digits = text.len() - rest.len();
    let mut chars = rest.chars();
    let mark = chars.next();
    let space = chars.next().is_some_and(char::is_whitespace);
    match mark {
        Some('-' | '–' | '—' | '*') if digits == 0 => space,
        Some('.' | ')' | '-' | '–' | '\u{66B}' | '/') => (1..=6).contains(&digits) && space,
        _ => false,
    }
}

/// Whether the whole line is quoted: in one pair of quotation marks, or after `>`.
pub(super) fn is_quote(text: &str) -> bool {
    if text.strip_prefix('>').is_some_and(|rest| rest.starts_with(' ')) {
        return true;
    }
    let body = text.trim_end_matches(['.', '۔', '،', ' ']);
    [('«', '»'), ('“', '”'), ('”', '“'), ('"', '"'), ('„', '“')].into_iter().any(|(open, close)| {
        let inside = body.strip_prefix(open).and_then(|b| b.strip_suffix(close));
        inside.is_some_and(|b| !b.contains([open, close]) && b.split_whitespace().nth(3).is_some())
    })
}
