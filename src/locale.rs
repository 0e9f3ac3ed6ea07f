//! The program's words, in its window and in what it exports, in English and Arabic, from the Fluent files in `assets/locale`: one file a part of the window.

use crate::annotation::{Annotation, Attribution, Bilingual, Label, Likelihood, Project, Timestamp, Verdict};
use crate::text::Direction;
use crate::text::hash::HashMap;
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use serde::{Deserialize, Serialize};
use std::cell::RefCell;
use std::sync::Arc;
use unic_langid::langid;

/// A language the program speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Language {
    #[default]
    English,
    Arabic,
}

/// What the files of a language hold; each stands once in the list below.
macro_rules! messages {
    ($language:literal) => {
        messages!(
            $language:
            "commands",
            "panels",
            "start",
            "status",
            "marks",
            "inspector",
            "labels",
            "dialogs",
            "steps",
            "update",
            "find",
            "sources",
            "keys",
            "recovery",
            "exchange",
            "export",
            "import",
            "review",
            "compare",
            "agreement",
            "parallel",
        )
    };
    ($language:literal: $($part:literal,)*) => {
        &[$(include_str!(concat!("../assets/locale/", $language, "/", $part, ".ftl"))),*]
    };
}

const ENGLISH: &[&str] = messages!("en");
const ARABIC: &[&str] = messages!("ar");

/// The words of one language. A message that Arabic lacks is shown in English; one that both lack is its key.
pub struct Locale {
    language: Language,
    bundle: FluentBundle<FluentResource>,
    fallback: FluentBundle<FluentResource>,
    plain: RefCell<HashMap<String, Arc<str>>>,
}

fn bundle(language: Language) -> FluentBundle<FluentResource> {
    let (id, parts) = match language {
        Language::English => (langid!("en"), ENGLISH),
        Language::Arabic => (langid!("ar"), ARABIC),
    };
    let mut bundle = FluentBundle::new(vec![id]);
    bundle.set_formatter(Some(whole_number));
    for part in parts {
        let resource = FluentResource::try_new((*part).to_owned()).unwrap_or_else(|(partial, _)| partial);
        // A key that stands twice keeps its first message; a test finds it.
        let _ = bundle.add_resource(resource);
    }
    bundle
}

/// A number that takes the same form of the Arabic plural as `value`, with the whole number kept in its options.
///
/// CLDR chooses few and many by the last two digits; `intl_pluralrules` 7.0 asks the whole number, so that 103 and 154 would
/// take the form of 100.
fn with_its_plural(value: FluentValue<'_>) -> FluentValue<'_> {
    match value {
        FluentValue::Number(mut number) if number.value >= 103.0 && number.value % 100.0 >= 3.0 => {
            number.options.currency = Some(number.value.to_string());
            number.value %= 100.0;
            FluentValue::Number(number)
        }
        _ => value,
    }
}

/// The digits of a number that [`with_its_plural`] made another one of.
fn whole_number<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    match value {
        FluentValue::Number(number) => number.options.currency.clone(),
        _ => None,
    }
}

impl Locale {
    pub fn new(language: Language) -> Locale {
        Locale { language, bundle: bundle(language), fallback: bundle(Language::English), plain: RefCell::default() }
    }

    pub fn language(&self) -> Language {
        self.language
    }

    /// The direction the interface runs in.
    pub fn direction(&self) -> Direction {
        match self.language {
            Language::English => Direction::Ltr,
            Language::Arabic => Direction::Rtl,
        }
    }

    /// The message `key`.
    pub fn text(&self, key: &str) -> Arc<str> {
        if let Some(known) = self.plain.borrow().get(key) {
            return known.clone();
        }
        let text: Arc<str> = self.format(key, None).into();
        self.plain.borrow_mut().insert(key.to_owned(), text.clone());
        text
    }

    /// The message `key` with its arguments. What is put in is isolated, so that directions do not mix.
    pub fn text_with<'a>(&self, key: &str, args: &[(&'a str, FluentValue<'a>)]) -> String {
        let args: FluentArgs<'_> = args.iter().map(|(name, value)| (*name, with_its_plural(value.clone()))).collect();
        self.format(key, Some(&args))
    }

    /// A label's name in this language, else in the other.
    pub fn label(&self, label: &Label) -> String {
        let (first, second) = match self.language {
            Language::English => (&label.name.en, &label.name.ar),
            Language::Arabic => (&label.name.ar, &label.name.en),
        };
        if first.is_empty() { second.clone() } else { first.clone() }
    }

    /// Whether the interface is in Arabic.
    pub fn is_arabic(&self) -> bool {
        self.language == Language::Arabic
    }

    /// In both languages, Arabic first: on what a verdict or comment was whose mark is not there any more, and what the
    /// verdict was.
    pub fn without_mark(both: &[Locale; 2], seen: &Annotation, verdict: Option<&Verdict>) -> Bilingual {
        let kind = verdict.map_or("comment", |verdict| verdict.decision.kind().key());
        let key = format!("review-without-mark-{kind}");
        let [ar, en] = both.each_ref().map(|locale| locale.text_with(&key, &[("quote", seen.quote().into())]));
        Bilingual { ar, en }
    }

    /// Who says it and through whom it came, in one line: each name isolated.
    pub fn chain(&self, project: &Project, attribution: &Attribution) -> String {
        let name = |party| format!("\u{2068}{}\u{2069}", project.party_name(party, self.is_arabic()));
        let source = match &attribution.source {
            Some(source) => name(source),
            None => self.text("chain-nobody").to_string(),
        };
        if attribution.via.is_empty() {
            return source;
        }
        let comma = self.text("chain-comma");
        let via = attribution.via.iter().map(name).collect::<Vec<_>>().join(&format!("{comma} "));
        let via = self.text_with("chain-via", &[("names", via.into())]);
        format!("{source}{comma} {via}")
    }

    /// A band of likelihood in words and figures, such as `Likely, 55–80 %`.
    pub fn likelihood(&self, band: Likelihood) -> String {
        let (from, to) = band.percent();
        let word = self.text(&format!("likelihood-{}", band.key()));
        // Figures run from left to right in both languages.
        format!("{word}{} \u{2066}{from:02}–{to}\u{A0}%\u{2069}", self.text("chain-comma"))
    }

    /// What `text` says in this language, else in the other.
    pub fn bilingual<'t>(&self, text: &'t Bilingual) -> &'t str {
        text.either(self.language == Language::Arabic)
    }

    /// Day and time of `at` where the user is, such as `2026-05-14 18:20`.
    pub fn time(&self, at: Timestamp) -> String {
        let zone = jiff::tz::TimeZone::system();
        jiff::Timestamp::from_second(at.0)
            .map(|t| t.to_zoned_datetime(zone).strftime("%Y-%m-%d %H:%M").to_string())
            .unwrap_or_default()
    }

    fn format(&self, key: &str, args: Option<&FluentArgs<'_>>) -> String {
        for bundle in [&self.bundle, &self.fallback] {
            if let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) {
                return bundle.format_pattern(pattern, args, &mut Vec::new()).into_owned();
            }
        }
        key.to_owned()
    }
}

/// Every key of the English messages, for tests and for lists of commands.
pub fn keys(language: Language) -> Vec<String> {
    let parts = if language == Language::English { ENGLISH } else { ARABIC };
    parts
        .iter()
        .flat_map(|part| part.lines())
        .filter_map(|line| line.split_once(" ="))
        .map(|(key, _)| key)
        .filter(|key| key.starts_with(|c: char| c.is_ascii_lowercase()))
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::Command;
    use crate::session::Session;
    use std::collections::BTreeSet;

    #[test]
    fn both_languages_have_the_same_messages_once_each() {
        let set = |language| {
            let keys = keys(language);
            let set: BTreeSet<String> = keys.iter().cloned().collect();
            assert_eq!(keys.len(), set.len(), "a key stands twice in {language:?}");
            let parts = if language == Language::English { ENGLISH } else { ARABIC };
            assert!(parts.iter().all(|part| FluentResource::try_new((*part).to_owned()).is_ok()));
            set
        };
        assert_eq!(set(Language::English), set(Language::Arabic));
    }

    #[test]
    fn every_command_has_a_name() {
        let locale = Locale::new(Language::Arabic);
        for command in Command::catalogue(&Session::default()).into_iter().chain(Command::motions()) {
            let key = command.name_key();
            assert_ne!(&*locale.text(&key), key, "no message for {command:?}");
        }
    }

    #[test]
    fn arguments_are_put_in_with_plurals() {
        let locale = Locale::new(Language::English);
        let text = |count: i64| {
            locale.text_with("status-marks", &[("count", count.into())]).replace(['\u{2068}', '\u{2069}'], "")
        };
        assert_eq!(text(1), "1 mark");
        assert_eq!(text(3), "3 marks");
        assert_eq!(text(1103), "1103 marks");
    }

    #[test]
    fn arabic_plurals_go_by_the_last_two_digits() {
        let locale = Locale::new(Language::Arabic);
        let text = |count: i64| {
            locale.text_with("status-conflicts", &[("count", count.into())]).replace(['\u{2068}', '\u{2069}'], "")
        };
        let form = |count: i64| text(count).trim_start_matches(|c: char| c.is_ascii_digit()).to_owned();
        for (count, like) in
            [(103, 3), (110, 10), (111, 11), (154, 54), (1_199, 99), (10_003, 3), (200, 100), (302, 100)]
        {
            assert_eq!(form(count), form(like), "{count}");
            assert!(text(count).starts_with(&count.to_string()), "{}", text(count));
        }
        assert_ne!(form(3), form(11));
        assert_ne!(form(11), form(100));
    }
}
