//! The language of a text, guessed from letters and a few frequent words.
//!
//! It is a hint for direction, fonts and word lists, and the user can change
//! it; so it is kept small, and a doubtful text gets no language at all. Among
//! languages in Arabic script the letters only some of them have decide; where
//! they share letters, their commonest words.

use std::borrow::Cow;
use std::collections::HashMap;

/// How many code points are looked at.
const LOOKED_AT: usize = 20_000;

/// Letters that tell a language in Arabic script from the others; a letter may speak for several.
const LETTERS: [(&str, &str); 7] = [
    ("ar", "ةيكىأإؤ"),
    ("fa", "پچژگکی"),
    ("ur", "ٹڈڑںےھہکی"),
    ("ps", "ټډړښځڅۍېڼګ"),
    ("ckb", "ێۆڕڵەۊ"),
    ("ug", "ۇۆۈېەڭۋ"),
    ("sd", "ڀٿٽڄڃڏڌڦڳڱڻ"),
];

/// Words each language cannot do without.
const WORDS: [(&str, &[&str]); 13] = [
    ("ar", &["في", "من", "على", "إلى", "أن", "إن", "عن", "التي", "الذي", "هذا", "قال", "كان", "بعد"]),
    ("fa", &["از", "که", "را", "است", "در", "به", "این", "با", "برای", "شد", "و", "کرد", "بر"]),
    ("ur", &["کے", "کی", "میں", "ہے", "سے", "کا", "اور", "نے", "کو", "ہیں", "پر", "یہ"]),
    ("ps", &["د", "په", "چې", "او", "ته", "له", "کې", "شي", "دی"]),
    ("ckb", &["لە", "بە", "کە", "بۆ", "ئەم", "هەموو", "یان"]),
    ("ug", &["ۋە", "بىلەن", "ئۈچۈن", "بىر", "بۇ"]),
    ("sd", &["جي", "جو", "۾", "کي", "آهي", "کان", "۽"]),
    ("en", &["the", "of", "and", "to", "in", "that", "is", "for", "was", "with", "said"]),
    ("fr", &["le", "la", "les", "de", "des", "et", "en", "un", "une", "que", "est", "du"]),
    ("de", &["der", "die", "das", "und", "in", "den", "von", "zu", "mit", "ist", "nicht"]),
    ("es", &["el", "la", "los", "de", "que", "y", "en", "un", "una", "se", "del", "por"]),
    ("tr", &["ve", "bir", "bu", "için", "ile", "da", "de", "olarak", "çok"]),
    ("it", &["il", "di", "che", "la", "e", "un", "per", "non", "del", "sono"]),
];

/// The scripts we tell apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Script {
    Arabic,
    Hebrew,
    Latin,
    Other,
}

/// The BCP 47 tag of the language of `text`, or an empty string where it is not clear.
pub fn guess(text: &str) -> &'static str {
    match script_of_text(text) {
        Some(Script::Arabic) => best(text, &["ar", "fa", "ur", "ps", "ckb", "ug", "sd"]),
        Some(Script::Hebrew) => "he",
        Some(Script::Latin) => best(text, &["en", "fr", "de", "es", "tr", "it"]),
        _ => "",
    }
}

/// The language of `text` given that a page or file says it is `declared`.
///
/// A declaration is believed as long as the text is in a script of that
/// language; a page of Arabic that says `lang="en"` is Arabic.
pub fn settle(declared: &str, text: &str) -> String {
    let tag = declared.trim().replace('_', "-");
    let well_formed = !tag.is_empty() && tag.len() <= 35 && tag.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    let primary = tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
    if !well_formed || primary == "und" || !(2..=8).contains(&primary.len()) {
        return guess(text).to_owned();
    }
    match (script_of_text(text), script_of_language(&primary)) {
        (Some(found), said) if found != said => guess(text).to_owned(),
        _ => tag,
    }
}

fn script_of_language(primary: &str) -> Script {
    match primary {
        "ar" | "ara" | "arb" | "fa" | "fas" | "per" | "pes" | "prs" | "ur" | "urd" | "ps" | "pus" | "ug" | "sd"
        | "ckb" | "arz" | "apc" | "ary" | "azb" | "pnb" | "skr" | "bal" => Script::Arabic,
        "he" | "heb" | "iw" | "yi" => Script::Hebrew,
        "ru" | "uk" | "bg" | "el" | "hy" | "ka" | "zh" | "ja" | "ko" | "th" | "hi" | "bn" | "ta" | "am" => {
            Script::Other
        }
        _ => Script::Latin,
    }
}

/// The script of most letters; `None` without letters.
fn script_of_text(text: &str) -> Option<Script> {
    let mut counts = [0usize; 4];
    for c in text.chars().take(LOOKED_AT) {
        let script = match c {
            '\u{600}'..='\u{6FF}'
            | '\u{750}'..='\u{77F}'
            | '\u{8A0}'..='\u{8FF}'
            | '\u{FB50}'..='\u{FDFF}'
            | '\u{FE70}'..='\u{FEFF}' => Script::Arabic,
            '\u{590}'..='\u{5FF}' | '\u{FB1D}'..='\u{FB4F}' => Script::Hebrew,
            'a'..='z' | 'A'..='Z' | '\u{C0}'..='\u{24F}' => Script::Latin,
            _ => Script::Other,
        };
        if c.is_alphabetic()
            && let Some(count) = counts.get_mut(script as usize)
        {
            *count += 1;
        }
    }
    let scripts = [Script::Arabic, Script::Hebrew, Script::Latin, Script::Other];
    scripts.into_iter().zip(counts).filter(|(_, n)| *n > 0).max_by_key(|(_, n)| *n).map(|(script, _)| script)
}

/// The one of `languages` that letters and words speak for clearly.
fn best(text: &str, languages: &[&'static str]) -> &'static str {
    let head = text.char_indices().nth(LOOKED_AT).map_or(text, |(end, _)| text.get(..end).unwrap_or(text));
    let mut counts: HashMap<char, usize> = HashMap::new();
    for c in head.chars().filter(|c| !c.is_ascii()) {
        *counts.entry(c).or_default() += 1;
    }
    let words = head.split(|c: char| !c.is_alphanumeric() && !matches!(c, '\u{64B}'..='\u{652}' | '\u{200C}'));
    let mut frequency: HashMap<Cow<str>, usize> = HashMap::new();
    for word in words.filter(|w| !w.is_empty()) {
        let is_cased = word.chars().any(char::is_uppercase);
        let word = if is_cased { Cow::Owned(word.to_lowercase()) } else { Cow::Borrowed(word) };
        *frequency.entry(word).or_default() += 1;
    }
    let score = |language: &str| -> usize {
        let letters = LETTERS.iter().find(|(l, _)| *l == language).map_or("", |(_, letters)| letters);
        let frequent = WORDS.iter().find(|(l, _)| *l == language).map_or(&[][..], |(_, words)| words);
        let letters: usize = letters.chars().map(|c| counts.get(&c).copied().unwrap_or(0)).sum();
        letters + 6 * frequent.iter().map(|word| frequency.get(*word).copied().unwrap_or(0)).sum::<usize>()
    };
    let mut scores: Vec<(usize, &'static str)> = languages.iter().map(|l| (score(l), *l)).collect();
    scores.sort_by(|a, b| b.cmp(a));
    match scores.as_slice() {
        [(first, language), (second, _), ..] if *first > 0 && *first * 4 >= *second * 5 => language,
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn guesses_from_letters_and_words() {
        let check = |text, expected| assert_eq!(guess(text), expected, "{text}");
        check("وقالت الوزارة في بيان إن الميناء سيغلق غدا", "ar");
        check("أسعار الخبز", "ar");
        check("وزارت راه گفت که پل جدید در روز چهارشنبه باز می‌شود", "fa");
        check("وزیر نے کہا ہے کہ نیا پل اگلے ہفتے کھول دیا جائے گا اور اس سے", "ur");
        check("وزارت وايي چې نوی پل به د چهارشنبې په ورځ پرانيستل شي", "ps");
        check("שר התחבורה אמר אתמול כי הגשר החדש ייפתח", "he");
        check("The ministry said that the bridge opens in May.", "en");
        check("Le ministre a dit que la route est fermée et que les travaux continuent.", "fr");
        check("12:30", "");
        check("", "");
        check("qqq www zzz", "");
    }

    #[test]
    fn a_declaration_must_fit_the_script() {
        let check = |declared, text, expected| assert_eq!(settle(declared, text), expected, "{declared} {text}");
        check("en", "وقالت الوزارة في بيان إن الميناء سيغلق غدا", "ar");
        check("ar-EG", "وقالت الوزارة في بيان", "ar-EG");
        check("ar_AR", "وقالت الوزارة في بيان", "ar-AR");
        check("fa-IR", "تهران", "fa-IR");
        check("", "The ministry said that the bridge opens", "en");
        check("x<y>", "The ministry said that the bridge opens", "en");
        check("ar", "", "ar");
        check("ar", "The ministry said that the bridge opens", "en");
    }
}
