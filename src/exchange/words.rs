//! The words of an export, in one language or both.

use super::Languages;
use crate::annotation::Bilingual;
use crate::locale::{Language, Locale};
use crate::text::{Direction, direction::first_strong};
use fluent_bundle::FluentValue;

/// The words of an export.
pub struct Words {
    /// The language of the export, then the other where both are wanted.
    locales: Vec<Locale>,
    languages: Languages,
}

/// A text and the language it is in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    pub language: Language,
    pub text: String,
}

impl Words {
    pub fn new(languages: Languages) -> Words {
        let order = match languages {
            Languages::Arabic => vec![Language::Arabic],
            Languages::English => vec![Language::English],
            Languages::Both => vec![Language::English, Language::Arabic],
        };
        Words { locales: order.into_iter().map(Locale::new).collect(), languages }
    }

    pub fn languages(&self) -> Languages {
        self.languages
    }

    /// The language the export runs in.
    pub fn language(&self) -> Language {
        self.languages.main()
    }

    /// The direction the export runs in.
    pub fn direction(&self) -> Direction {
        direction(self.language())
    }

    /// The locale of the language the export runs in.
    pub fn locale(&self) -> &Locale {
        // `new` makes at least one.
        &self.locales[0]
    }

    /// The message `key`; where both languages are wanted, in both: `Claims · الادعاءات`.
    pub fn text(&self, key: &str) -> String {
        self.join(|locale| locale.text(key).to_string())
    }

    /// The same with arguments, in the export's own language only.
    pub fn text_with<'a>(&self, key: &str, args: &[(&'a str, FluentValue<'a>)]) -> String {
        self.locale().text_with(key, args)
    }

    /// The title over the places in dispute of a question: `In dispute: Ranges`.
    pub fn in_dispute(&self, question: &str) -> String {
        format!("{}: {question}", self.text("agree-places-title"))
    }

    /// What `word` gives in each wanted language, once where they are the same.
    pub fn join(&self, word: impl Fn(&Locale) -> String) -> String {
        let mut all: Vec<(Direction, String)> = Vec::new();
        for locale in &self.locales {
            let text = word(locale);
            if !text.is_empty() && all.iter().all(|(_, other)| *other != text) {
                all.push((locale.direction(), text));
            }
        }
        if let [(_, text)] = &all[..] {
            return text.clone();
        }
        all.iter().map(|(direction, text)| apart(text, *direction)).collect::<Vec<_>>().join(" · ")
    }

    /// What was written in the wanted languages, the export's own first.
    pub fn said(&self, text: &Bilingual) -> Vec<Said> {
        let each = self.locales.iter().map(Locale::language).map(|language| {
            let text = if language == Language::Arabic { &text.ar } else { &text.en };
            Said { language, text: text.clone() }
        });
        each.filter(|said| !said.text.trim().is_empty()).collect()
    }

    /// A name in the export's language, else in the other.
    pub fn name<'t>(&self, name: &'t Bilingual) -> &'t str {
        name.either(self.language() == Language::Arabic)
    }
}

/// `text` so that what runs in it against `direction`, as figures do, keeps its place beside a text of the other one.
fn apart(text: &str, direction: Direction) -> String {
    if !text.contains(['\u{2066}', '\u{2067}', '\u{2068}']) {
        return text.to_owned();
    }
    let isolate = if direction.is_rtl() { '\u{2067}' } else { '\u{2066}' };
    format!("{isolate}{text}\u{2069}")
}

/// The direction a language is written in.
pub fn direction(language: Language) -> Direction {
    match language {
        Language::Arabic => Direction::Rtl,
        Language::English => Direction::Ltr,
    }
}

/// The language's BCP 47 tag.
pub fn tag(language: Language) -> &'static str {
    match language {
        Language::Arabic => "ar",
        Language::English => "en",
    }
}

/// The direction of a text that stands by itself: its first strong character's, else `otherwise`.
pub fn direction_of(text: &str, otherwise: Direction) -> Direction {
    first_strong(text).unwrap_or(otherwise)
}

/// The language of a text that stands by itself: `known` where its letters agree or it has none, else what most of its
/// letters are of, Arabic script taken for Arabic and Latin for English.
pub fn language_of(text: &str, known: Option<Language>) -> Option<Language> {
    let (mut arabic, mut latin) = (0u32, 0u32);
    let mut arabic_first = false;
    for c in text.chars() {
        match c {
            '\u{620}'..='\u{64A}' | '\u{66E}'..='\u{6D3}' | '\u{6FA}'..='\u{6FF}' | '\u{750}'..='\u{77F}' => {
                arabic_first |= latin == 0;
                arabic += 1;
            }
            'a'..='z' | 'A'..='Z' | '\u{C0}'..='\u{24F}' => latin += 1,
            _ => {}
        }
    }
    match known {
        Some(Language::Arabic) if arabic > 0 => known,
        Some(Language::English) if latin > 0 => known,
        _ if arabic == 0 && latin == 0 => known,
        // An Arabic sentence may hold long Latin names.
        _ if arabic >= latin || arabic_first && arabic * 3 >= latin => Some(Language::Arabic),
        _ => Some(Language::English),
    }
}

/// The direction of a text that stands by itself and may be known to be in a language; `otherwise` where nothing tells.
pub fn direction_in(text: &str, known: Option<Language>, otherwise: Direction) -> Direction {
    match known {
        // An English note that begins with an Arabic word is an English note still.
        Some(language) if language_of(text, known) == known => direction(language),
        _ => direction_of(text, otherwise),
    }
}

/// `text` if it is the address of a web page that may be followed, and nothing else.
pub fn address(text: &str) -> Option<&str> {
    let scheme = text.split_once("://")?.0;
    let is_web = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
    let is_plain =
        text.chars().all(|c| !c.is_whitespace() && !c.is_control() && crate::text::controls::control(c).is_none());
    (is_web && is_plain).then_some(text)
}

/// `text` without the invisible characters that change directions and are not closed within it, so that it cannot
/// reorder what stands beside it; see UAX #9, X1–X8.
pub fn closed(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let (mut embeddings, mut isolates) = (0u32, 0u32);
    for c in text.chars() {
        match c {
            '\u{202A}' | '\u{202B}' | '\u{202D}' | '\u{202E}' => embeddings += 1,
            '\u{202C}' if embeddings == 0 => continue,
            '\u{202C}' => embeddings -= 1,
            '\u{2066}'..='\u{2068}' => isolates += 1,
            '\u{2069}' if isolates == 0 => continue,
            '\u{2069}' => isolates -= 1,
            _ => {}
        }
        out.push(c);
    }
    out.extend(std::iter::repeat_n('\u{202C}', embeddings as usize));
    out.extend(std::iter::repeat_n('\u{2069}', isolates as usize));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_stand_beside_each_other_once_each() {
        let both = Words::new(Languages::Both);
        assert_eq!(both.text("chain-claim"), "Claim · ادعاء");
        assert_eq!(Words::new(Languages::Arabic).text("chain-claim"), "ادعاء");
        // Figures that stand in an Arabic text stay in it.
        let figures = both.join(|locale| locale.likelihood(crate::annotation::Likelihood::Likely));
        let (english, arabic) = figures.split_once(" · ").expect("both");
        assert!(english.starts_with('\u{2066}') && arabic.starts_with('\u{2067}') && arabic.ends_with('\u{2069}'));
        let said = both.said(&Bilingual { ar: "نعم".into(), en: "  ".into() });
        assert_eq!(said, [Said { language: Language::Arabic, text: "نعم".into() }]);
    }

    #[test]
    fn letters_tell_the_language_where_nothing_else_does() {
        use Language::{Arabic, English};
        let check = |text: &str, known, expected| assert_eq!(language_of(text, known), expected, "{text}");
        check("قالت City Post أمس", None, Some(Arabic));
        check("said قال twice", Some(English), Some(English));
        check("قال", Some(English), Some(Arabic));
        check("55–80%", Some(English), Some(English));
        check("1,250", None, None);
        assert_eq!(direction_in("قال means said", Some(English), Direction::Rtl), Direction::Ltr);
        assert_eq!(direction_in("قال means said", None, Direction::Ltr), Direction::Rtl);
        assert_eq!(direction_in("12", None, Direction::Ltr), Direction::Ltr);
    }

    #[test]
    fn directions_that_a_text_opens_are_closed_in_it() {
        let check = |text: &str, expected: &str| assert_eq!(closed(text), expected, "{text:?}");
        check("قال", "قال");
        check("a\u{202E}b", "a\u{202E}b\u{202C}");
        check("a\u{202C}b\u{2069}", "ab");
        check("\u{2067}a\u{2069}\u{2066}b", "\u{2067}a\u{2069}\u{2066}b\u{2069}");
    }

    #[test]
    fn only_web_pages_are_linked() {
        let check = |text: &str, linked: bool| assert_eq!(address(text).is_some(), linked, "{text}");
        check("https://example.org/a?b=\"c\"", true);
        check("HTTP://example.org", true);
        for text in ["javascript:alert(1)//", "javascript://x", "data:text/html,x", "https://a b", "http", ""] {
            check(text, false);
        }
        check("https://a\u{202E}b", false);
    }
}
