//! Characters that are not seen: what they are called when they are to be shown.

/// What an unseen character is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Steers direction: marks, embeddings, overrides, isolates.
    Bidi,
    /// Joins letters or keeps them apart: ZWJ, ZWNJ, CGJ, WJ.
    Joining,
    /// Allows or forbids a line to break: ZWSP, soft hyphen, no-break spaces, line and paragraph separators.
    Break,
    /// Selects a form of the character before: variation selectors, tags.
    Variation,
    /// Anything else: C0 and C1 controls, byte order mark, annotation marks.
    Other,
}

/// The names of U+0000 to U+001F, as ASCII and ECMA-48 abbreviate them.
const C0: [&str; 32] = [
    "NUL", "SOH", "STX", "ETX", "EOT", "ENQ", "ACK", "BEL", "BS", "HT", "LF", "VT", "FF", "CR", "SO", "SI", "DLE",
    "DC1", "DC2", "DC3", "DC4", "NAK", "SYN", "ETB", "CAN", "EM", "SUB", "ESC", "FS", "GS", "RS", "US",
];

/// The names of U+0080 to U+009F, from Unicode's NameAliases.txt.
const C1: [&str; 32] = [
    "PAD", "HOP", "BPH", "NBH", "IND", "NEL", "SSA", "ESA", "HTS", "HTJ", "VTS", "PLD", "PLU", "RI", "SS2", "SS3",
    "DCS", "PU1", "PU2", "STS", "CCH", "MW", "SPA", "EPA", "SOS", "SGC", "SCI", "CSI", "ST", "OSC", "PM", "APC",
];

/// The names of the variation selectors U+FE00 to U+FE0F.
const VS: [&str; 16] = [
    "VS1", "VS2", "VS3", "VS4", "VS5", "VS6", "VS7", "VS8", "VS9", "VS10", "VS11", "VS12", "VS13", "VS14", "VS15",
    "VS16",
];

/// The short name of an unseen character, such as `RLM`, and what it is for; `None` for one that is seen.
///
/// Spaces are unseen too, but only those that do more than part words are
/// named: the no-break spaces. A tab and a line feed are.
pub fn control(c: char) -> Option<(&'static str, Kind)> {
    let bidi = |name| Some((name, Kind::Bidi));
    let joining = |name| Some((name, Kind::Joining));
    let breaking = |name| Some((name, Kind::Break));
    let other = |name| Some((name, Kind::Other));
    match c {
        '\u{061C}' => bidi("ALM"),
        '\u{200E}' => bidi("LRM"),
        '\u{200F}' => bidi("RLM"),
        '\u{202A}' => bidi("LRE"),
        '\u{202B}' => bidi("RLE"),
        '\u{202C}' => bidi("PDF"),
        '\u{202D}' => bidi("LRO"),
        '\u{202E}' => bidi("RLO"),
        '\u{2066}' => bidi("LRI"),
        '\u{2067}' => bidi("RLI"),
        '\u{2068}' => bidi("FSI"),
        '\u{2069}' => bidi("PDI"),
        '\u{034F}' => joining("CGJ"),
        '\u{200C}' => joining("ZWNJ"),
        '\u{200D}' => joining("ZWJ"),
        '\u{2060}' => joining("WJ"),
        '\u{00A0}' => breaking("NBSP"),
        '\u{00AD}' => breaking("SHY"),
        '\u{200B}' => breaking("ZWSP"),
        '\u{2007}' => breaking("FIGSP"),
        '\u{2028}' => breaking("LSEP"),
        '\u{2029}' => breaking("PSEP"),
        '\u{202F}' => breaking("NNBSP"),
        '\u{180E}' => other("MVS"),
        '\u{2061}' => other("FA"),
        '\u{2062}' => other("IT"),
        '\u{2063}' => other("IS"),
        '\u{2064}' => other("IP"),
        '\u{206A}'..='\u{206F}' => other("DEPR"),
        '\u{FEFF}' => other("BOM"),
        '\u{FFF9}' => other("IAA"),
        '\u{FFFA}' => other("IAS"),
        '\u{FFFB}' => other("IAT"),
        '\u{007F}' => other("DEL"),
        '\u{E0001}' | '\u{E0020}'..='\u{E007F}' => Some(("TAG", Kind::Variation)),
        '\u{E0100}'..='\u{E01EF}' => Some(("VS", Kind::Variation)),
        _ => {
            let listed = |names: &[&'static str], first: usize| {
                (c as usize).checked_sub(first).and_then(|place| names.get(place).copied())
            };
            let other = listed(&C0, 0).or_else(|| listed(&C1, 0x80)).map(|name| (name, Kind::Other));
            other.or_else(|| listed(&VS, 0xFE00).map(|name| (name, Kind::Variation)))
        }
    }
}

/// The short name of an unseen character, such as `RLM`.
pub fn name(c: char) -> Option<&'static str> {
    control(c).map(|(name, _)| name)
}

/// Whether `c` steers direction.
pub fn is_bidi_control(c: char) -> bool {
    control(c).is_some_and(|(_, kind)| kind == Kind::Bidi)
}

/// Whether `c` takes no room of its own in a line of text and means no letter: every named character but spaces, tab and line ends.
pub fn is_zero_width(c: char) -> bool {
    let has_width = matches!(
        c,
        '\t' | '\n' | '\r' | '\u{0085}' | '\u{00A0}' | '\u{2007}' | '\u{2028}' | '\u{2029}' | '\u{202F}' | '\u{180E}'
    );
    !has_width && control(c).is_some()
}

/// Whether anything of `text` is to be seen: any character but spaces and unseen ones.
pub fn is_seen(text: &str) -> bool {
    text.chars().any(|c| !c.is_whitespace() && control(c).is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unseen_characters_have_names() {
        let check = |c, expected| assert_eq!(name(c), expected, "{}", c.escape_unicode());
        check('\u{200F}', Some("RLM"));
        check('\u{200C}', Some("ZWNJ"));
        check('\u{2069}', Some("PDI"));
        check('\u{00AD}', Some("SHY"));
        check('\u{0000}', Some("NUL"));
        check('\u{001F}', Some("US"));
        check('\u{0085}', Some("NEL"));
        check('\u{009F}', Some("APC"));
        check('\u{FE0F}', Some("VS16"));
        check(' ', None);
        check('ق', None);
        check('\u{064E}', None);
    }

    #[test]
    fn every_default_ignorable_format_character_is_named() {
        use icu_properties::props::{DefaultIgnorableCodePoint, GeneralCategory};
        use icu_properties::{CodePointMapData, CodePointSetData};
        let ignorable = CodePointSetData::new::<DefaultIgnorableCodePoint>();
        let category = CodePointMapData::<GeneralCategory>::new();
        // The characters of shorthand and musical notation mean something to their scripts alone.
        let foreign = |c| matches!(c, '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}');
        for c in ('\0'..=char::MAX).filter(|&c| !foreign(c)) {
            let format = category.get(c) == GeneralCategory::Format && ignorable.contains(c);
            if format || category.get(c) == GeneralCategory::Control || unicode_bidi_control(c) {
                assert!(name(c).is_some(), "{}", c.escape_unicode());
            }
        }
    }

    fn unicode_bidi_control(c: char) -> bool {
        use unicode_bidi::BidiClass::*;
        matches!(unicode_bidi::bidi_class(c), LRE | RLE | LRO | RLO | PDF | LRI | RLI | FSI | PDI)
    }

    #[test]
    fn what_has_a_letter_or_sign_is_seen() {
        assert!(["ق", " a ", "\u{200F}–", "\u{2068}٣\u{2069}"].into_iter().all(is_seen));
        assert!(!["", " \u{A0}\n", "\u{200F}\u{200C}", "\u{FEFF} \u{7}"].into_iter().any(is_seen));
    }

    #[test]
    fn spaces_take_room() {
        for c in ['\t', '\u{00A0}', '\u{202F}', 'ق', ' '] {
            assert!(!is_zero_width(c), "{}", c.escape_unicode());
        }
        for c in ['\u{200B}', '\u{200D}', '\u{FEFF}', '\u{061C}'] {
            assert!(is_zero_width(c), "{}", c.escape_unicode());
        }
        assert!(is_bidi_control('\u{061C}') && !is_bidi_control('\u{200D}'));
    }
}
