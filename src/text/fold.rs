//! Folding for search: writings that a reader of Arabic takes for the same become the same.
//!
//! Kept in mind: every spelling that Unicode holds equivalent folds alike, and
//! every folded character knows the code points it came from, so that what was
//! found can be marked in the text as it stands.

mod forms;

use super::controls::is_zero_width;
use super::{Cp, CpRange};

/// A folded text, with the way back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folded {
    text: String,
    /// For each code point of `text` those of the original it stands for.
    origins: Vec<CpRange>,
}

/// Folds `text`:
///
/// - alefs with hamza, madda or wasla to ا, hamza on waw to و and on ya to ي;
/// - alef maksura and Persian ya to ي, Persian kaf to ك, ta marbuta and the Urdu ha to ه;
/// - presentation forms, ligatures and full-width forms to the letters they stand for;
/// - Arabic-Indic and Persian digits to ASCII, their decimal and thousands separators too;
/// - letters with cases to lower case;
/// - other spaces to a space;
/// - tatweel, vowel marks, and characters without width (bidi marks, ZWNJ, soft hyphens) to nothing.
pub fn fold(text: &str) -> Folded {
    let mut folded = Folded::default();
    for (i, c) in text.chars().enumerate() {
        let at = Cp(i as u32);
        let range = CpRange { start: at, end: at.plus(1) };
        let before = folded.origins.len();
        fold_char(c, |c| {
            folded.text.push(c);
            folded.origins.push(range);
        });
        // A mark or tatweel belongs to the letter before it.
        if folded.origins.len() == before && leans_back(c) {
            let last = folded.origins.last().copied().unwrap_or_default();
            if !last.is_empty() && last.end == at {
                folded.origins.iter_mut().rev().take_while(|o| **o == last).for_each(|o| o.end = at.plus(1));
            }
        }
    }
    folded
}

/// Gives `put` what `c` folds to: mostly one character, several for a ligature, none for what is passed over.
pub fn fold_char(c: char, mut put: impl FnMut(char)) {
    match forms::letters(c) {
        Some("_") => {}
        Some(letters) => letters.chars().for_each(|c| fold_letter(if c == '+' { ' ' } else { c }, &mut put)),
        None => fold_letter(c, &mut put),
    }
}

fn fold_letter(c: char, put: &mut impl FnMut(char)) {
    if c != TATWEEL && !is_mark(c) && !is_zero_width(c) {
        letter(c).to_lowercase().for_each(put);
    }
}

/// Whether `c` is nothing without the letter before it: a mark or a tatweel.
pub fn leans_back(c: char) -> bool {
    c == TATWEEL || is_mark(c)
}

const TATWEEL: char = '\u{0640}';

impl Folded {
    /// The folded text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The code points of the original that a range of the folded text stands for, marks after the last letter included.
    pub fn origin(&self, range: CpRange) -> CpRange {
        let inside = self.origins.get(range.start.index()..range.end.index()).unwrap_or_default();
        match (inside.first(), inside.last()) {
            (Some(first), Some(last)) => CpRange { start: first.start, end: last.end },
            _ => {
                let at = self.origins.get(range.start.index()).map(|origin| origin.start);
                let at = at.or(self.origins.last().map(|origin| origin.end)).unwrap_or_default();
                CpRange { start: at, end: at }
            }
        }
    }

    /// Where `needle`, folded, occurs, in code points of the original; one after the other, not overlapping.
    ///
    /// A needle that folds to nothing occurs nowhere.
    pub fn find<'a>(&'a self, needle: &'a Folded) -> impl Iterator<Item = CpRange> + 'a {
        let len = needle.origins.len() as u32;
        let (mut byte, mut at) = (0, Cp(0));
        std::iter::from_fn(move || {
            if len == 0 {
                return None;
            }
            let rest = self.text.get(byte..)?;
            let found = rest.find(&needle.text)?;
            let start = at.plus(rest.get(..found)?.chars().count() as u32);
            (byte, at) = (byte + found + needle.text.len(), start.plus(len));
            Some(self.origin(CpRange { start, end: at }))
        })
    }
}

/// The letter, digit or sign that stands for all that are taken for `c`.
fn letter(c: char) -> char {
    match c {
        'آ' | 'أ' | 'إ' | 'ٱ' | 'ٲ' | 'ٳ' => 'ا',
        'ؤ' => 'و',
        'ئ' | 'ى' | 'ی' | 'ۍ' | 'ې' => 'ي',
        'ك' | 'ک' => 'ك',
        'ة' | 'ۀ' | 'ە' | 'ہ' | 'ۂ' | 'ۃ' | 'ھ' => 'ه',
        'ۓ' => 'ے',
        '\u{0660}'..='\u{0669}' => ascii_digit(c, '\u{0660}'),
        '\u{06F0}'..='\u{06F9}' => ascii_digit(c, '\u{06F0}'),
        // Full-width forms of ASCII, from the compatibility decompositions.
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        'ς' => 'σ',
        '\u{066A}' => '%',
        '\u{066B}' => '.',
        '\u{066C}' => ',',
        c if c.is_whitespace() => ' ',
        c => c,
    }
}

fn ascii_digit(c: char, zero: char) -> char {
    char::from_digit(c as u32 - zero as u32, 10).unwrap_or(c)
}

/// Whether `c` is a mark on Arabic letters: vowels, shadda, hamza and madda above or below, Quranic signs.
pub fn is_mark(c: char) -> bool {
    matches!(
        c,
        '\u{0610}'..='\u{061A}' | '\u{064B}'..='\u{065F}' | '\u{0670}' | '\u{06D6}'..='\u{06DC}'
            | '\u{06DF}'..='\u{06E4}' | '\u{06E7}' | '\u{06E8}' | '\u{06EA}'..='\u{06ED}'
            | '\u{0897}'..='\u{089F}' | '\u{08CA}'..='\u{08E1}' | '\u{08E3}'..='\u{08FF}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn writings_of_one_word_fold_alike() {
        let check = |text, expected| assert_eq!(fold(text).text(), expected, "{text}");
        check("الأُمّة", "الامه");
        check("إِلَى", "الي");
        check("آل ٱلنور", "ال النور");
        check("مســؤول", "مسوول");
        check("ایران", "ايران");
        check("کتاب", "كتاب");
        check("می\u{200C}شود", "ميشود");
        check("١٬٢٣٤٫٥ و۶۷٪", "1,234.5 و67%");
        check("Reuters\u{00A0}أ", "reuters ا");
        check("\u{FEE3}\u{FEA4}\u{FEE4}\u{FEAA} \u{FEFB} \u{FDF2}", "محمد لا الله");
        check("ﬁnance Ｒ５ ΛΌΓΟΣ λόγος", "finance r5 λόγοσ λόγοσ");
        check("\u{FDFA}", "صلي الله عليه وسلم");
        check("\u{FC62}\u{FE76}\u{202B}", "");
    }

    #[test]
    fn canonical_equivalents_fold_alike() {
        let check = |a, b| assert_eq!(fold(a).text(), fold(b).text());
        check("آ", "ا\u{0653}");
        check("أإؤئ", "ا\u{0654}ا\u{0655}و\u{0654}ي\u{0654}");
        check("ۀۂۓ", "ە\u{0654}ہ\u{0654}ے\u{0654}");
    }

    #[test]
    fn what_is_found_is_named_in_the_original() {
        let check = |text: &str, needle: &str, expected: &[&str]| {
            let (folded, needle) = (fold(text), fold(needle));
            let chars: Vec<char> = text.chars().collect();
            let part = |r: CpRange| chars[r.start.index()..r.end.index()].iter().collect::<String>();
            assert_eq!(folded.find(&needle).map(part).collect::<Vec<_>>(), expected);
        };
        check("في الأُمَّـةِ والامه", "امه", &["أُمَّـةِ", "امه"]);
        check("قال\u{200F} كارتر", "قال", &["قال"]);
        check("\u{FEFB}\u{FEFB}", "ا", &["\u{FEFB}", "\u{FEFB}"]);
        check("aaa", "aa", &["aa"]);
        check("قال", "\u{064E}", &[]);
        check("", "ا", &[]);
    }

    proptest! {
        #[test]
        fn folding_twice_is_folding_once(text in "\\PC{0,40}|[\u{0600}-\u{06FF}\u{FB50}-\u{FDFF}\u{FE70}-\u{FEFF}]{0,40}") {
            let once = fold(&text);
            let twice = fold(once.text());
            prop_assert_eq!(twice.text(), once.text());
            prop_assert_eq!(once.text().chars().count(), once.origins.len());
            prop_assert!(once.origins.is_sorted());
            let len = text.chars().count() as u32;
            prop_assert!(once.origins.iter().all(|origin| !origin.is_empty() && origin.end.0 <= len));
        }
    }
}
