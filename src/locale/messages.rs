//! The messages of each language, from the files in `assets/locale`, and how Fluent puts numbers into them.

use super::{Digits, Language};
use fluent_bundle::{FluentBundle, FluentResource, FluentValue};
use unic_langid::langid;

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
            "why",
            "errors",
        )
    };
    ($language:literal: $($part:literal,)*) => {
        &[$(include_str!(concat!("../../assets/locale/", $language, "/", $part, ".ftl"))),*]
    };
}

const ENGLISH: &[&str] = messages!("en");
const ARABIC: &[&str] = messages!("ar");

/// The files of `language`, each as its text.
pub(super) fn files(language: Language) -> &'static [&'static str] {
    match language {
        Language::English => ENGLISH,
        Language::Arabic => ARABIC,
    }
}

/// The messages of `language`, whose numbers are written in `digits`.
pub(super) fn bundle(language: Language, digits: Digits) -> FluentBundle<FluentResource> {
    let id = match language {
        Language::English => langid!("en"),
        Language::Arabic => langid!("ar"),
    };
    let mut bundle = FluentBundle::new(vec![id]);
    bundle.set_formatter(Some(match digits {
        Digits::European => whole_number,
        Digits::Arabic => arabic_number,
    }));
    for file in files(language) {
        let resource = FluentResource::try_new((*file).to_owned()).unwrap_or_else(|(partial, _)| partial);
        // A key that stands twice keeps its first message; a test finds it.
        let _ = bundle.add_resource(resource);
    }
    bundle
}

/// A number that takes the same form of the Arabic plural as `value`, with the whole number kept in its options.
///
/// CLDR chooses few and many by the last two digits; `intl_pluralrules` 7.0 asks the whole number, so that 103 and 154 would
/// take the form of 100.
pub(super) fn with_its_plural(value: FluentValue<'_>) -> FluentValue<'_> {
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

/// The same in Arabic-Indic digits.
fn arabic_number<M>(value: &FluentValue<'_>, memoizer: &M) -> Option<String> {
    match value {
        FluentValue::Number(number) => {
            let plain = whole_number(value, memoizer).unwrap_or_else(|| number.as_string().into_owned());
            Some(Digits::Arabic.write(&plain))
        }
        _ => None,
    }
}

/// Every key that the messages of `language` have, for tests.
pub fn keys(language: Language) -> Vec<String> {
    files(language)
        .iter()
        .flat_map(|file| file.lines())
        .filter_map(|line| line.split_once(" ="))
        .map(|(key, _)| key)
        .filter(|key| key.starts_with(|c: char| c.is_ascii_lowercase()))
        .map(str::to_owned)
        .collect()
}
