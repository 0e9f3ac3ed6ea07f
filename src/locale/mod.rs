//! The program's words, in its window and in what it exports, in English and Arabic, from the Fluent files in
//! `assets/locale`: one file a part of the window.

mod dates;
mod digits;
mod messages;
mod names;

pub use digits::Digits;
pub use messages::keys;

use crate::text::Direction;
use crate::text::direction::first_strong;
use crate::text::hash::HashMap;
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use serde::{Deserialize, Serialize};
use std::cell::RefCell;
use std::fmt::Display;
use std::sync::Arc;

/// A language the program speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Language {
    #[default]
    English,
    Arabic,
}

/// The words of one language. A message that Arabic lacks is shown in English; one that both lack is its key.
pub struct Locale {
    language: Language,
    digits: Digits,
    bundle: FluentBundle<FluentResource>,
    fallback: FluentBundle<FluentResource>,
    /// The messages without arguments that were asked for.
    plain: RefCell<HashMap<String, Arc<str>>>,
}

impl Locale {
    /// The words of `language`, numbers in European digits.
    pub fn new(language: Language) -> Locale {
        Locale::with_digits(language, Digits::European)
    }

    /// The words of `language`, numbers in `digits`.
    pub fn with_digits(language: Language, digits: Digits) -> Locale {
        let [own, fallback] = [language, Language::English].map(|language| messages::bundle(language, digits));
        Locale { language, digits, bundle: own, fallback, plain: RefCell::default() }
    }

    pub fn language(&self) -> Language {
        self.language
    }

    /// Whether the interface is in Arabic.
    pub fn is_arabic(&self) -> bool {
        self.language == Language::Arabic
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
        let args: FluentArgs<'_> =
            args.iter().map(|(name, value)| (*name, messages::with_its_plural(value.clone()))).collect();
        self.format(key, Some(&args))
    }

    /// What stands between the things of a list: the comma of this language and a space.
    pub fn comma(&self) -> Arc<str> {
        self.text("comma")
    }

    /// Names or values in one line: each isolated, so that their directions do not mix, with this language's comma between.
    pub fn list<T: Display>(&self, parts: impl IntoIterator<Item = T>) -> String {
        isolated(parts).join(&self.comma())
    }

    /// The same of things that have commas of their own, with semicolons between them.
    pub fn clauses<T: Display>(&self, parts: impl IntoIterator<Item = T>) -> String {
        isolated(parts).join(&self.text("semicolon"))
    }

    /// Tags in one line, which runs as they do where all run one way, with the comma of their script; else a list.
    pub fn tags(&self, tags: &[String]) -> String {
        comma_of(tags).map_or_else(|| self.list(tags), |comma| tags.join(comma))
    }

    /// The same without isolates, to be written on.
    pub fn tags_to_write(&self, tags: &[String]) -> String {
        tags.join(comma_of(tags).unwrap_or(&self.comma()))
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

/// The comma of the script that all of `tags` are in, and a space, if there is one such script.
fn comma_of(tags: &[String]) -> Option<&'static str> {
    let mut directions = tags.iter().filter_map(|tag| first_strong(tag));
    let first = directions.next()?;
    directions.all(|other| other == first).then_some(if first.is_rtl() { "، " } else { ", " })
}

/// Each of `parts` in isolation (U+2068, U+2069).
fn isolated<T: Display>(parts: impl IntoIterator<Item = T>) -> Vec<String> {
    parts.into_iter().map(|part| format!("\u{2068}{part}\u{2069}")).collect()
}

#[cfg(test)]
mod tests;
