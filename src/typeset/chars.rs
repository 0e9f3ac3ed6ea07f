//! What layout asks of single characters: scripts, white space, brackets, emoji.
//!
//! Answers for the characters of most texts come from a table that is filled
//! once from the Unicode data of `icu_properties`.

#![expect(deprecated, reason = "the preferred script of several is the one with the lowest ICU number")]

use icu_properties::props::{
    BidiClass, BinaryProperty, DefaultIgnorableCodePoint, EastAsianWidth, Emoji, EmojiModifier, EmojiPresentation,
    EnumeratedProperty, Script,
};
use icu_properties::script::{ScriptWithExtensions, ScriptWithExtensionsBorrowed};
use std::sync::LazyLock;

/// A script as ICU numbers it.
pub(super) type ScriptCode = u16;

pub(super) const COMMON: ScriptCode = 0;
pub(super) const INHERITED: ScriptCode = 1;
pub(super) const LATIN: ScriptCode = 25;
const HIRAGANA: ScriptCode = 20;
const KATAKANA: ScriptCode = 22;
const KATAKANA_OR_HIRAGANA: ScriptCode = 54;

/// It hangs at a line's end: space, tab, newline and the ideographic space.
pub(super) const HANGS: u8 = 1;
/// A line may be broken after it whatever follows: space, tab, newline.
pub(super) const SPACE: u8 = 2;
/// It opens or closes a pair of brackets.
pub(super) const BRACKET: u8 = 4;
/// It may begin an emoji.
pub(super) const EMOJI: u8 = 8;

/// What is kept for each character of the table.
#[derive(Clone, Copy)]
pub(super) struct Props {
    /// The one script of the character, or, from [`SEVERAL`] on, the index of its list.
    script: ScriptCode,
    pub(super) flags: u8,
}

const SEVERAL: ScriptCode = 0x8000;
const TABLE: usize = 0x3000;

struct Table {
    props: Vec<Props>,
    lists: Vec<Vec<ScriptCode>>,
}

static CHARS: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table { props: Vec::with_capacity(TABLE), lists: Vec::new() };
    for code in 0..TABLE as u32 {
        // The table ends below the surrogates.
        let c = char::from_u32(code).unwrap_or_default();
        let list = script_list(c);
        let script = match list[..] {
            [one] => one,
            _ => match table.lists.iter().position(|l| *l == list) {
                Some(at) => SEVERAL + at as u16,
                None => {
                    table.lists.push(list);
                    SEVERAL + (table.lists.len() - 1) as u16
                }
            },
        };
        table.props.push(Props { script, flags: flags(c) });
    }
    table
});

/// The flags of `c`.
pub(super) fn flags_of(c: char) -> u8 {
    CHARS.props.get(c as usize).map_or_else(|| flags(c), |p| p.flags)
}

/// The script of `c` if its list has only one.
pub(super) fn single_script(c: char) -> Option<ScriptCode> {
    match CHARS.props.get(c as usize) {
        Some(p) => (p.script < SEVERAL).then_some(p.script),
        None => match script_list(c)[..] {
            [one] => Some(one),
            _ => None,
        },
    }
}

/// Puts the scripts `c` may belong to into `list`, the preferred one first; there is at least one.
///
/// A Common or Inherited character without extensions has just that; one with
/// several has them alone (Common) or after Inherited; Common with a single
/// extension keeps Common before it.
pub(super) fn scripts(c: char, list: &mut Vec<ScriptCode>) {
    list.clear();
    match CHARS.props.get(c as usize) {
        Some(p) if p.script < SEVERAL => list.push(p.script),
        Some(p) => list.extend_from_slice(&CHARS.lists[(p.script - SEVERAL) as usize]),
        None => list.extend(script_list(c)),
    }
}

/// The four-letter name of a script, such as `Arab`.
pub(super) fn script_tag(script: ScriptCode) -> [u8; 4] {
    static TAGS: LazyLock<Vec<[u8; 4]>> = LazyLock::new(|| {
        let names = icu_properties::PropertyNamesShort::<Script>::new();
        (0..256u16)
            .map(|code| {
                let name = names.get(Script::from_icu4c_value(code)).unwrap_or("Zyyy");
                name.as_bytes().try_into().unwrap_or(*b"Zyyy")
            })
            .collect()
    });
    TAGS.get(script as usize).copied().unwrap_or(*b"Zyyy")
}

/// Whether `c` is one of the Han family, whose punctuation moves between them.
pub(super) fn is_han(script: ScriptCode) -> bool {
    const HAN: ScriptCode = 17;
    const BOPOMOFO: ScriptCode = 5;
    matches!(script, HAN | HIRAGANA | BOPOMOFO)
}

/// Whether `c` takes a full or half East Asian cell.
pub(super) fn is_east_asian(c: char) -> bool {
    matches!(EastAsianWidth::for_char(c), EastAsianWidth::Wide | EastAsianWidth::Fullwidth | EastAsianWidth::Halfwidth)
}

/// Whether nothing is drawn for `c` where a font lacks it.
pub(super) fn is_ignorable(c: char) -> bool {
    !c.is_ascii() && DefaultIgnorableCodePoint::for_char(c)
}

/// Whether `c` is an emoji, however it is shown.
pub(super) fn is_emoji(c: char) -> bool {
    Emoji::for_char(c)
}

/// Whether `c` is shown as an emoji unless told otherwise.
pub(super) fn is_emoji_by_default(c: char) -> bool {
    EmojiPresentation::for_char(c)
}

/// Whether `c` changes the skin of the emoji before it.
pub(super) fn is_emoji_modifier(c: char) -> bool {
    EmojiModifier::for_char(c)
}

/// What UAX #9, L1, makes of a character at a line's end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum AtEnd {
    /// White space, a separator or an isolate control: it takes the base level.
    Reset,
    /// A control that X9 removes: looked through.
    Transparent,
    /// Anything else: what comes before keeps its level.
    Stops,
}

/// What UAX #9, L1, makes of `c` at a line's end.
pub(super) fn at_end(c: char) -> AtEnd {
    use BidiClass as B;
    let class = B::for_char(c);
    let reset = [
        B::WhiteSpace,
        B::SegmentSeparator,
        B::ParagraphSeparator,
        B::LeftToRightIsolate,
        B::RightToLeftIsolate,
        B::FirstStrongIsolate,
        B::PopDirectionalIsolate,
    ];
    let transparent = [
        B::LeftToRightEmbedding,
        B::RightToLeftEmbedding,
        B::LeftToRightOverride,
        B::RightToLeftOverride,
        B::PopDirectionalFormat,
        B::BoundaryNeutral,
    ];
    match class {
        _ if reset.contains(&class) => AtEnd::Reset,
        _ if transparent.contains(&class) => AtEnd::Transparent,
        _ => AtEnd::Stops,
    }
}

/// How many of the last characters of `text` have the base level if a paragraph ends with it.
pub(super) fn reset_at_end(text: &str) -> u32 {
    let mut reset = 0;
    for (n, c) in (1..).zip(text.chars().rev()) {
        match at_end(c) {
            AtEnd::Reset => reset = n,
            AtEnd::Transparent => {}
            AtEnd::Stops => break,
        }
    }
    reset
}

/// How many of the last characters of `text` have the base level if a line is broken after it: white space alone.
pub(super) fn reset_at_break(text: &str) -> u32 {
    let is_white = |c: &char| flags_of(*c) & SPACE != 0 || BidiClass::for_char(*c) == BidiClass::WhiteSpace;
    text.chars().rev().take_while(is_white).count() as u32
}

fn flags(c: char) -> u8 {
    let mut flags = 0;
    if matches!(c, ' ' | '\t' | '\n') {
        flags |= SPACE | HANGS;
    }
    if c == '\u{3000}' {
        flags |= HANGS;
    }
    if super::script::bracket(c).is_some() {
        flags |= BRACKET;
    }
    if is_emoji(c) {
        flags |= EMOJI;
    }
    flags
}

fn script_list(c: char) -> Vec<ScriptCode> {
    static DATA: LazyLock<ScriptWithExtensionsBorrowed<'static>> = LazyLock::new(ScriptWithExtensions::new);
    let mut list: Vec<ScriptCode> =
        DATA.get_script_extensions_val(c).iter().map(|script| script.to_icu4c_value()).collect();
    // OpenType has one script for both kana.
    let own = match DATA.get_script_val(c).to_icu4c_value() {
        KATAKANA | KATAKANA_OR_HIRAGANA => HIRAGANA,
        other => other,
    };
    match own {
        _ if list.first() == Some(&own) => {}
        COMMON if list.len() <= 1 => list.insert(0, COMMON),
        COMMON => prefer_lowest(&mut list),
        INHERITED => {
            prefer_lowest(&mut list);
            list.insert(0, INHERITED);
        }
        _ => {
            list.retain(|&script| script != own);
            list.insert(0, own);
        }
    }
    list
}

/// Moves the script with the lowest number that is not Latin to the front.
fn prefer_lowest(list: &mut [ScriptCode]) {
    if let Some(at) = (0..list.len()).min_by_key(|&i| (list[i] == LATIN, list[i])) {
        list.swap(0, at);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_come_with_the_preferred_one_first() {
        let check = |c, expected: &[&str]| {
            let mut list = Vec::new();
            scripts(c, &mut list);
            let names: Vec<_> = list.iter().map(|&s| String::from_utf8(script_tag(s).to_vec()).unwrap()).collect();
            assert_eq!(&names[..expected.len()], expected, "{c:?}");
        };
        check('a', &["Latn"]);
        check('ع', &["Arab"]);
        check(' ', &["Zyyy"]);
        check('،', &["Arab"]);
        check('\u{064E}', &["Zinh", "Arab"]);
        check('カ', &["Hira"]);
        check('漢', &["Hani"]);
    }

    #[test]
    fn spaces_hang_and_those_of_other_widths_do_not() {
        let check = |c, expected| assert_eq!(flags_of(c) & HANGS != 0, expected, "{c:?}");
        for c in [' ', '\t', '\u{3000}'] {
            check(c, true);
        }
        for c in ['\u{A0}', '\u{202F}', '\u{2003}', '\u{2009}', 'a', '\u{200B}'] {
            check(c, false);
        }
    }
}
