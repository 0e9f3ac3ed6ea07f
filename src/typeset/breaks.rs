//! Where a line may be broken.
//!
//! The Unicode line breaking algorithm as ICU has it, with the tailoring all
//! browsers share: white space is never carried over to a new line, and pairs
//! of ASCII characters follow a table that keeps addresses, dates and names
//! such as `C++` together. `docs/typesetting.md` gives the reasons.

use super::chars;
use icu_properties::props::{EastAsianWidth, EnumeratedProperty, GeneralCategory, LineBreak};
use icu_segmenter::options::LineBreakOptions;
use icu_segmenter::{LineSegmenter, LineSegmenterBorrowed};
use std::sync::LazyLock;

static SEGMENTER: LazyLock<LineSegmenterBorrowed<'static>> =
    LazyLock::new(|| LineSegmenter::new_dictionary(LineBreakOptions::default()));

/// Calls `found` with the index of each code point of `text`, in order, before which a line may be broken.
pub(super) fn opportunities(text: &str, mut found: impl FnMut(u32)) {
    let mut unicode = SEGMENTER.segment_str(text);
    // ICU's next answer, as a byte offset.
    let mut answer = unicode.next().unwrap_or(text.len());
    let mut before = Before::default();
    for (at, (byte, c)) in text.char_indices().enumerate() {
        while answer < byte {
            answer = unicode.next().unwrap_or(text.len());
        }
        if at > 0 && may_break(&before, c, || answer == byte, text, byte) {
            found(at as u32);
        }
        before.push(c);
    }
}

/// The characters before a possible break.
#[derive(Default)]
struct Before {
    /// The last.
    last: char,
    /// The one before it.
    second: char,
    /// The last two that are not combining marks.
    bases: [char; 2],
}

impl Before {
    fn push(&mut self, c: char) {
        self.second = self.last;
        self.last = c;
        if !matches!(c, '\u{300}'..='\u{36F}' | '\u{591}'..='\u{5BD}' | '\u{5BF}' | '\u{5C1}'..='\u{5C2}' | '\u{5C4}'..='\u{5C5}')
        {
            self.bases = [self.bases[1], c];
        }
    }
}

fn may_break(before: &Before, c: char, unicode: impl Fn() -> bool, text: &str, byte: usize) -> bool {
    let last = before.last;
    if chars::flags_of(c) & chars::SPACE != 0 {
        return false;
    }
    if chars::flags_of(last) & chars::SPACE != 0 {
        return true;
    }
    if last < '!' || c < '!' {
        return false;
    }
    if last == '-' && c.is_ascii_digit() {
        // A minus, unless it joins two parts of a code: "ABCD-1234", "2014-2015".
        return before.second.is_ascii_alphanumeric();
    }
    if last <= '\u{7F}' && c <= '\u{7F}' {
        return ascii_pair(last, c);
    }
    if last <= '\u{FF}' && c <= '\u{FF}' {
        return pair_alone(last, c);
    }
    newer_rule(before, c, text, byte).unwrap_or_else(unicode)
}

/// What rules of Unicode 16 and 17 say that `icu_segmenter` does not know yet.
fn newer_rule(before: &Before, c: char, text: &str, byte: usize) -> Option<bool> {
    // Letters that none of the rules is about: most of any text.
    if matches!(c, '\u{621}'..='\u{64A}' | 'a'..='z' | 'A'..='Z')
        && !matches!(before.last, '-' | '\u{2010}' | '\u{5BE}')
    {
        return None;
    }
    if matches!(before.bases[1], '-' | '\u{2010}' | '\u{5BE}') && begins_word(before.bases[0]) && is_letter(c) {
        return Some(false);
    }
    let class = LineBreak::for_char(c);
    if class == LineBreak::ComplexContext && is_mark(c) && before.last != '\u{200B}' {
        // LB1: a mark of Thai, Khmer and their like is a combining mark.
        return Some(false);
    }
    let affix = |class| matches!(class, LineBreak::PostfixNumeric | LineBreak::PrefixNumeric);
    let closes = |class| matches!(class, LineBreak::ClosePunctuation | LineBreak::CloseParenthesis);
    if affix(class) && closes(LineBreak::for_char(before.bases[1])) {
        // LB25: "(1)%" holds together, "(a) %" does not.
        return Some(!ends_number(&text[..byte]));
    }
    if class == LineBreak::OpenPunctuation && affix(LineBreak::for_char(before.bases[1])) {
        // LB25: "$(1" holds together, "%(a" does not.
        return Some(!begins_number(&text[byte + c.len_utf8()..]));
    }
    hebrew_after_hyphen(before, c).then_some(true)
}

fn is_mark(c: char) -> bool {
    matches!(GeneralCategory::for_char(c), GeneralCategory::NonspacingMark | GeneralCategory::SpacingMark)
}

/// Whether `text`, which ends with closing punctuation, has a number before that.
fn ends_number(text: &str) -> bool {
    let mut closing = true;
    for c in text.chars().rev() {
        match LineBreak::for_char(c) {
            LineBreak::CombiningMark | LineBreak::ZWJ => {}
            LineBreak::ClosePunctuation | LineBreak::CloseParenthesis if closing => closing = false,
            LineBreak::BreakSymbols | LineBreak::InfixNumeric if !closing => {}
            class => return class == LineBreak::Numeric,
        }
    }
    false
}

/// Whether `text` begins with a number.
fn begins_number(text: &str) -> bool {
    let mut classes =
        text.chars().map(LineBreak::for_char).filter(|&c| !matches!(c, LineBreak::CombiningMark | LineBreak::ZWJ));
    match classes.next() {
        Some(LineBreak::InfixNumeric) => classes.next() == Some(LineBreak::Numeric),
        class => class == Some(LineBreak::Numeric),
    }
}

/// LB20a, which `icu_segmenter` lacks for letters beyond ASCII: whether a hyphen after `c` begins a word.
fn begins_word(c: char) -> bool {
    c == '\0'
        || chars::flags_of(c) & chars::SPACE != 0
        || matches!(LineBreak::for_char(c), LineBreak::ZWSpace | LineBreak::Glue)
}

/// Whether LB1 takes `c` for a letter.
fn is_letter(c: char) -> bool {
    let class = LineBreak::for_char(c);
    match class {
        LineBreak::ComplexContext => !is_mark(c),
        _ => {
            [LineBreak::Alphabetic, LineBreak::HebrewLetter, LineBreak::Ambiguous, LineBreak::Unknown].contains(&class)
        }
    }
}

/// Whether browsers break between two printable ASCII characters.
///
/// Before an opening bracket that follows a sign other than those that hold on
/// to what comes next, and after `-` and `?`; nowhere else.
fn ascii_pair(last: char, c: char) -> bool {
    // Never before what closes or separates.
    if matches!(c, '!' | ')' | ',' | '.' | '/' | ':' | ';' | '?' | ']' | '}') {
        return false;
    }
    match last {
        '-' => c != '$',
        '?' => !matches!(c, '"' | '\''),
        // Never after what opens, leads in or is part of a word.
        '$' | '\'' | '(' | '/' | '<' | '@' | '[' | '^' | '_' | '`' | '{' | '\u{7F}' => false,
        _ if last.is_ascii_alphanumeric() => false,
        _ => matches!(c, '(' | '<' | '[' | '{'),
    }
}

/// What the Unicode rules say of two characters that stand alone.
fn pair_alone(last: char, c: char) -> bool {
    let mut pair = String::with_capacity(4);
    pair.push(last);
    pair.push(c);
    SEGMENTER.segment_str(&pair).nth(1) == Some(last.len_utf8())
}

/// LB21a: a hyphen after a Hebrew letter holds on to what follows, but for a Hebrew letter.
///
/// `icu_segmenter` lacks the exception.
fn hebrew_after_hyphen(before: &Before, c: char) -> bool {
    let is_hebrew = |c: char| matches!(c, '\u{5D0}'..='\u{5F2}' | '\u{FB1D}'..='\u{FB4F}');
    if !is_hebrew(c) || !is_hebrew(before.bases[0]) {
        return false;
    }
    let hyphen = before.bases[1];
    match LineBreak::for_char(hyphen) {
        LineBreak::Hyphen => true,
        // Classes newer than the segmenter's rules: the maqaf and the hyphen proper.
        _ if matches!(hyphen, '\u{5BE}' | '\u{2010}') => true,
        LineBreak::BreakAfter => {
            !matches!(EastAsianWidth::for_char(hyphen), EastAsianWidth::Wide | EastAsianWidth::Fullwidth)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text with a bar where it may be broken.
    fn broken(text: &str) -> String {
        let mut at = Vec::new();
        opportunities(text, |i| at.push(i));
        let mut out = String::new();
        for (i, c) in text.chars().enumerate() {
            if at.contains(&(i as u32)) {
                out.push('|');
            }
            out.push(c);
        }
        out
    }

    fn check(expected: &str) {
        assert_eq!(broken(&expected.replace('|', "")), expected);
    }

    #[test]
    fn after_white_space_and_never_before() {
        check("قال |كارتر  |ثم \t|سكت");
        check("a |) |b");
        check(" |a");
    }

    #[test]
    fn addresses_dates_and_names_hold_together() {
        check("http://www.example.com/path/to/page?|id=12&x=|[3]");
        check("C++");
        check("2014-|2015");
        check("من |-2.5");
        check("A/RES/70/1");
        check("well-|known");
        check("18/09/2015");
    }

    #[test]
    fn latin_letters_with_accents_follow_the_pair_alone() {
        check("naïve");
        check("anti\u{AD}|dis");
        check("10\u{A0}%");
    }

    #[test]
    fn percent_signs_and_brackets() {
        check("ם |٪|(Mon");
        check("٪(5");
        check("(5)٪");
        check("(أ)|٪");
    }

    #[test]
    fn a_hyphen_that_begins_a_word_holds_on_to_it() {
        check("é |-ح");
        check("a |-ح");
    }

    #[test]
    fn hebrew_hyphens() {
        check("תל־|אביב");
        check("תל-|אביב");
    }
}
