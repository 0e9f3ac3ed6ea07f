//! The direction text runs in.

use serde::{Deserialize, Serialize};
use unicode_bidi::BidiClass;

/// The direction of a text or of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Direction {
    /// Left to right, as English.
    Ltr,
    /// Right to left, as Arabic.
    #[default]
    Rtl,
}

impl Direction {
    /// `"ltr"` or `"rtl"`, as HTML and our JSON write it.
    pub fn name(self) -> &'static str {
        match self {
            Direction::Ltr => "ltr",
            Direction::Rtl => "rtl",
        }
    }

    /// Whether it is right to left.
    pub fn is_rtl(self) -> bool {
        self == Direction::Rtl
    }
}

/// The direction of the first strong character outside isolates (UAX #9, P2 and P3), if there is one.
pub fn first_strong(text: &str) -> Option<Direction> {
    let mut isolates = 0usize;
    for c in text.chars() {
        match unicode_bidi::bidi_class(c) {
            BidiClass::L if isolates == 0 => return Some(Direction::Ltr),
            BidiClass::R | BidiClass::AL if isolates == 0 => return Some(Direction::Rtl),
            BidiClass::LRI | BidiClass::RLI | BidiClass::FSI => isolates += 1,
            BidiClass::PDI => isolates = isolates.saturating_sub(1),
            BidiClass::B => return None,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_strong_character_decides() {
        let check = |text, expected| assert_eq!(first_strong(text), expected, "{text}");
        check("قال Kerry", Some(Direction::Rtl));
        check("Kerry قال", Some(Direction::Ltr));
        check("12 (3)", None);
        check("\u{2066}abc\u{2069} قال", Some(Direction::Rtl));
        check("\u{200F}abc", Some(Direction::Rtl));
        check("\u{2067}قال \u{2066}a\u{2069} b\u{2069} abc", Some(Direction::Ltr));
        check("\u{2067}قال", None);
        check("\u{2069}abc", Some(Direction::Ltr));
        check("12\u{2029}abc", None);
    }
}
