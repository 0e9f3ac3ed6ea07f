//! The structure of a plain text: which lines are title, captions, headings and so on.
//!
//! **Lines.** Every line that holds anything is a block; hard-wrapped text
//! stays line by line, for joining lines would invent what the file does not
//! say. Lines end at the mandatory breaks of UAX #14: LF, CR, CR LF, U+000B,
//! U+000C, U+0085, U+2028 and U+2029. White space at a line's ends is dropped;
//! all else is kept, controls and NUL included.
//!
//! **Rules.** A line is *running text* if it ends in a stop or colon and has 40
//! code points, or has 120. A line is *short* if it has at most 90, does not end in a
//! stop or comma, and holds a letter. In this order:
//!
//! 1. Credit: among the last six lines, «المصدر: …» and the like; at the very
//!    end also bare names of agencies, «(رويترز)».
//! 2. The *head* is what stands before the first running text, if that comes
//!    within twelve lines. In it, lines that are a date or "place – agency" are
//!    datelines, lines that begin «بقلم», "By Name" and so on are bylines, and
//!    the first other line is the title, unless it ends in a full stop or has
//!    more than 120 code points. A text without running text (a poem, a list)
//!    has a title only if its first line stands alone before lines that stand
//!    together.
//! 3. What follows the title in the head goes by groups of lines without a
//!    blank line between: captions, if the last of them ends in a bracketed
//!    credit or begins «صورة:», or if a blank line parts them from the text;
//!    else the last line is a heading.
//! 4. In the text: lines beginning with a bullet, and two or more in a row
//!    beginning with a number or a dash, are list items; a line wholly in
//!    quotation marks, or after `>`, is a quote; a short line that ends in a
//!    bracketed credit, with a blank line after it, is a caption; another short
//!    line of at most 80 code points with running text or a list next is a
//!    heading, unless it touches another short line (then it is verse).

use super::credits;
use super::head;
use super::model::{BlockKind, MAX_BLOCKS};
use crate::text::Direction;
use std::borrow::Cow;

/// A block on its way into an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Part<'t> {
    pub kind: BlockKind,
    pub direction: Option<Direction>,
    pub text: Cow<'t, str>,
    /// Whether the source leaves space before it: a blank line, an empty paragraph.
    pub gap: bool,
    /// Whether all of its text is bold.
    pub bold: bool,
    /// Its number in its list, where the source counts what the list holds.
    pub number: Option<u32>,
}

/// Up to how many lines a head may have before the first running text.
const HEAD_LINES: usize = 12;

/// The lines of `text`, as paragraphs; at most one more than an article may have.
pub(super) fn lines(text: &str) -> Vec<Part<'_>> {
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
pub(super) fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\u{B}' | '\u{C}' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Whether a line ends within `text`.
pub(super) fn holds_line_end(text: &str) -> bool {
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

/// Finds the structure of plain text by the module's rules; parts that already are something stay what they are.
pub(super) fn arrange(parts: &mut [Part]) {
    let end = mark_tail(parts);
    let Some(parts) = parts.get_mut(..end) else { return };
    let body = head_end(parts);
    if let Some(head) = parts.get_mut(..body) {
        mark_head(head);
    }
    mark_body(parts, body);
}

/// Finds what the paragraphs of a page or document are whose titles and lists are known: byline, dateline and
/// credit as in plain text; a heading is a short line in bold with text next, or between two runs of text.
pub(super) fn refine(parts: &mut [Part]) {
    let end = mark_tail(parts);
    let head =
        parts.iter().take(end.min(HEAD_LINES)).position(|p| p.kind == BlockKind::Paragraph && is_running(&p.text));
    for part in parts.iter_mut().take(head.unwrap_or(0)).filter(|p| p.kind == BlockKind::Paragraph) {
        part.kind = head::kind(&part.text).unwrap_or(BlockKind::Paragraph);
    }
    for part in parts.iter_mut().take(end.min(6)) {
        if matches!(part.kind, BlockKind::Paragraph | BlockKind::Heading) && head::is_byline(&part.text) {
            part.kind = BlockKind::Byline;
        }
    }
    for i in 0..end {
        let before = i.checked_sub(1).and_then(|b| parts.get(b)).is_some_and(|p| is_running(&p.text));
        let runs = parts.get(i + 1).is_some_and(|p| p.kind == BlockKind::Paragraph && is_running(&p.text));
        let next = parts.get(i + 1).map(|p| p.kind);
        let Some(part) = parts.get_mut(i).filter(|p| p.kind == BlockKind::Paragraph) else { continue };
        let next_is_text = matches!(next, Some(BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Quote));
        if is_quote(&part.text) {
            part.kind = BlockKind::Quote;
        } else if is_short(&part.text) && begins_as_caption(&part.text) {
            part.kind = BlockKind::Caption;
        } else if (part.bold && next_is_text || before && runs) && is_heading_like(&part.text) {
            part.kind = BlockKind::Heading;
        }
    }
}

/// Marks credit lines near the end and gives back where the tail begins.
fn mark_tail(parts: &mut [Part]) -> usize {
    let from = parts.len().saturating_sub(6).max(1).min(parts.len());
    let mut end = parts.len();
    for i in (from..parts.len()).rev() {
        let Some(part) = parts.get_mut(i).filter(|p| p.kind == BlockKind::Paragraph) else { continue };
        let last = i + 1 == end;
        if credits::is_labelled(&part.text) || last && credits::is_agencies(&part.text) {
            part.kind = BlockKind::Credit;
        } else if last && head::is_byline(part.text.trim_matches(['(', ')', '[', ']'])) {
            part.kind = BlockKind::Byline;
        }
        if part.kind != BlockKind::Paragraph && last {
            end = i;
        }
    }
    end
}

/// How many parts stand before the first running text; 0 if the head is no head.
fn head_end(parts: &[Part]) -> usize {
    if let Some(body) = parts.iter().take(HEAD_LINES).position(|p| is_running(&p.text)) {
        return body;
    }
    // Verse, lists: a line alone before lines that stand together.
    match parts {
        [first, second, rest @ ..] if second.gap && !first.text.is_empty() && rest.first().is_some_and(|p| !p.gap) => 1,
        _ => 0,
    }
}

fn mark_head(head: &mut [Part]) {
    let mut title = false;
    let mut i = 0;
    while let Some(part) = head.get_mut(i) {
        i += 1;
        if part.kind != BlockKind::Paragraph {
            title |= part.kind == BlockKind::Title;
            continue;
        }
        if let Some(kind) = head::kind(&part.text) {
            part.kind = kind;
        } else if !title {
            if !is_title_like(&part.text) {
                return;
            }
            part.kind = BlockKind::Title;
            title = true;
        } else {
            let open = |p: &Part| p.kind == BlockKind::Paragraph && head::kind(&p.text).is_none();
            let more = head.iter().skip(i).take_while(|p| open(p) && !p.gap).count();
            let parted = head.get(i + more).is_some_and(|p| p.gap);
            mark_group(head.get_mut(i - 1..i + more).unwrap_or_default(), parted);
            i += more;
        }
    }
}

/// Marks lines that stand together between title and text; `parted` if more head follows after a blank line.
fn mark_group(group: &mut [Part], parted: bool) {
    let Some(last) = group.len().checked_sub(1) else { return };
    let captions = group.last().is_some_and(|p| ends_in_credit(&p.text) || begins_as_caption(&p.text)) || parted;
    for (i, part) in group.iter_mut().enumerate() {
        let list = bullet(&part.text);
        part.kind = match () {
            () if list => BlockKind::ListItem,
            () if captions || i < last || begins_as_caption(&part.text) => BlockKind::Caption,
            () => BlockKind::Heading,
        };
    }
}

fn mark_body(parts: &mut [Part], from: usize) {
    // From the end, so that a heading knows what it heads.
    for i in (from..parts.len()).rev() {
        let kind = body_kind(parts, i, from);
        if let Some(part) = parts.get_mut(i).filter(|p| p.kind == BlockKind::Paragraph) {
            part.kind = kind;
        }
    }
}

fn body_kind(parts: &[Part], i: usize, from: usize) -> BlockKind {
    let Some(part) = parts.get(i) else { return BlockKind::Paragraph };
    let text = part.text.as_ref();
    let before = i.checked_sub(1).filter(|&b| b >= from).and_then(|b| parts.get(b));
    let after = parts.get(i + 1);
    if bullet(text) || numbered(text) && [before, after].into_iter().flatten().any(|p| numbered(&p.text)) {
        return BlockKind::ListItem;
    }
    if is_quote(text) {
        return BlockKind::Quote;
    }
    if is_short(text) && ends_in_credit(text) && after.is_none_or(|p| p.gap) {
        return BlockKind::Caption;
    }
    let touches_short = !part.gap && before.is_some_and(|p| is_short(&p.text))
        || after.is_some_and(|p| !p.gap && is_short(&p.text) && p.kind == BlockKind::Paragraph);
    let heads = after.is_some_and(|p| p.kind == BlockKind::ListItem || is_running(&p.text));
    if heads && !touches_short && is_heading_like(text) { BlockKind::Heading } else { BlockKind::Paragraph }
}

/// Whether `text` is a sentence or longer.
pub(super) fn is_running(text: &str) -> bool {
    // Code points are at most four bytes: no need to count long lines.
    text.len() >= 480 || {
        let length = text.chars().count();
        length >= 120 || length >= 40 && final_mark(text).is_some_and(|c| is_stop(c) || c == ':')
    }
}

/// Whether `text` is short and no sentence.
pub(super) fn is_short(text: &str) -> bool {
    text.len() <= 360
        && text.chars().count() <= 90
        && text.chars().any(char::is_alphabetic)
        && !final_mark(text).is_some_and(|c| is_full_stop(c) || is_pause(c))
}

fn is_heading_like(text: &str) -> bool {
    is_short(text)
        && text.chars().count() <= 80
        && text.split_whitespace().count() <= 14
        && !text.starts_with(['*', '-', '–', '—', '©', '•'])
        && !numbered(text)
}

fn is_title_like(text: &str) -> bool {
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
fn ends_in_credit(text: &str) -> bool {
    let text = text.trim_end_matches(['.', ' ']);
    let inside = [('(', ')'), ('[', ']')].into_iter().find_map(|(open, close)| {
        text.strip_suffix(close)?.rsplit_once(open).filter(|(before, _)| !before.trim().is_empty())
    });
    inside.is_some_and(|(_, inside)| {
        (1..=4).contains(&inside.split_whitespace().count()) && inside.chars().any(char::is_alphabetic)
    })
}

/// Whether the line says of itself that it describes a picture.
fn begins_as_caption(text: &str) -> bool {
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
fn bullet(text: &str) -> bool {
    let mut chars = text.chars();
    matches!(chars.next(), Some('•' | '●' | '▪' | '■' | '◦' | '‣' | '∙' | '◆' | '○' | '⁃'))
        && chars.next().is_some_and(char::is_whitespace)
}

/// Whether the line begins with a number or a dash as lists do: «1.», «٢-», «3)», «- ».
fn numbered(text: &str) -> bool {
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
fn is_quote(text: &str) -> bool {
    if text.strip_prefix('>').is_some_and(|rest| rest.starts_with(' ')) {
        return true;
    }
    let body = text.trim_end_matches(['.', '۔', '،', ' ']);
    [('«', '»'), ('“', '”'), ('”', '“'), ('"', '"'), ('„', '“')].into_iter().any(|(open, close)| {
        let inside = body.strip_prefix(open).and_then(|b| b.strip_suffix(close));
        inside.is_some_and(|b| !b.contains([open, close]) && b.split_whitespace().nth(3).is_some())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "وقالت الوزارة في بيان لها إن الميناء سيغلق غدا أمام السفن.";

    /// Checks the kinds of the lines of `text`, one letter each; `%` stands for running text.
    fn check(text: &str, expected: &str) {
        let text = text.replace('%', TEXT);
        let mut parts = lines(&text);
        arrange(&mut parts);
        let letter = |p: &Part| match p.kind {
            BlockKind::Title => 't',
            BlockKind::Byline => 'b',
            BlockKind::Dateline => 'd',
            BlockKind::Caption => 'c',
            BlockKind::Heading => 'h',
            BlockKind::Paragraph => 'p',
            BlockKind::Quote => 'q',
            BlockKind::ListItem => 'l',
            BlockKind::Credit => 's',
        };
        assert_eq!(parts.iter().map(letter).collect::<String>(), expected, "{text}");
    }

    #[test]
    fn a_title_stands_before_running_text() {
        check("إغلاق الميناء غدا\n\n%\n\n%", "tpp");
        check("إغلاق الميناء غدا\n%\n%", "tpp");
        check("هل يغلق الميناء غدا؟\n%", "tp");
        check("%\n\n%", "pp");
        check("%", "p");
        check("إغلاق الميناء", "p");
        check("أغلق الميناء.\n%", "pp");
        check("الثلاثاء 14 مايو 2030\nإغلاق الميناء غدا\n%", "dtp");
        check("خاص\nبقلم: ليلى حداد\n%", "tbp");
    }

    #[test]
    fn what_follows_a_title_goes_by_groups() {
        check("إغلاق الميناء\n\nسفينة عند الرصيف (رويترز)\n\n%", "tcp");
        check("إغلاق الميناء\nسفينة عند الرصيف [أفق برس]\n%", "tcp");
        check("إغلاق الميناء\n\nالسفن العالقة\nسفينة عند الرصيف (رويترز)\n\n%", "tccp");
        check("إغلاق الميناء\n\nالسفن تنتظر في عرض البحر\n\n%", "thp");
        check("إغلاق الميناء\n\nسفينة عند الرصيف\n\nبداية القصة\n%", "tchp");
        check("إغلاق الميناء\n\nصورة: رصيف الميناء\n%", "tcp");
    }

    #[test]
    fn headings_are_short_lines_before_running_text() {
        check("عنوان الخبر\n%\nالمرحلة التالية\n%\n%", "tphpp");
        check("عنوان الخبر\n%\n\nالمرحلة التالية\n\n%", "tphp");
        check("عنوان الخبر\n%\n\nماذا بعد؟\n%", "tphp");
        check("عنوان الخبر\n%\n\nوأضاف قائلا:\n%", "tppp");
        check("عنوان الخبر\n%\n\nسطر من الشعر\nوسطر يليه\n%", "tpppp");
        check("عنوان الخبر\n%\n\n2030\n%", "tppp");
        check("عنوان الخبر\n%\n\nكلمة أخيرة", "tpp");
        check("عنوان الخبر\n%\n\nسفينة أخرى عند الرصيف (أفق برس)\n\n%", "tpcp");
    }

    #[test]
    fn lists_quotes_and_credits() {
        check("عنوان الخبر\n%\n- بند أول\n- بند ثان\n%", "tpllp");
        check("عنوان الخبر\n%\nالبنود\n1. أول\n2. ثان", "tphll");
        check("عنوان الخبر\n%\n١- أول\n٢- ثان", "tpll");
        check("عنوان الخبر\n%\n- قال ذلك ومضى في طريقه إلى الميناء القديم.\n%", "tppp");
        check("عنوان الخبر\n%\n• بند وحيد\n%", "tplp");
        check("عنوان الخبر\n%\n«لن نفتح الميناء قبل الصيف»\n%", "tpqp");
        check("عنوان الخبر\n%\n«لن نفتح» الميناء «قبل الصيف»\n%", "tphp");
        check("عنوان الخبر\n%\n%\nالمصدر : الأفق + وكالات", "tpps");
        check("عنوان الخبر\n%\n%\n(رويترز)", "tpps");
        check("عنوان الخبر\n%\n%\nالمصدر: الأفق\nكلمات دالة", "tppsp");
        check("عنوان الخبر\n%\n%\n(إعداد ليلى حداد)", "tppb");
        check("المصدر: الأفق", "p");
    }

    #[test]
    fn verse_and_lists_alone_are_paragraphs() {
        check("سطر\nسطر\nسطر\nسطر", "pppp");
        check("قصيدة\n\nسطر أول\nسطر ثان\n\nسطر ثالث\nسطر رابع", "tpppp");
        check("سطر\n\nسطر\n\nسطر", "ppp");
    }

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
