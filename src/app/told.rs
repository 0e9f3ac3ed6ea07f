//! What went wrong, in the language of the interface.
//!
//! Each kind has its message in `assets/locale/*/errors.ftl`; the command line shows an error's own text instead. A message is a
//! clause that another one ends, or whole sentences with their full stop. Names and places are put in as they are. What
//! libraries say is in English whatever the interface speaks: it comes last, as a detail, and no sentence needs it.

use super::effects::shortened;
use super::storage::{StorageCause, StorageError};
use crate::article::plain_reason;
use crate::exchange::words::closed;
use crate::locale::Locale;
use crate::project::JournalError;
use fluent_bundle::FluentValue;
use std::fmt::Display;
use std::io;

mod article;
mod edits;
mod exchange;
mod project;
#[cfg(test)]
mod tests;

/// The key of a message and what is put into it.
type Message = (&'static str, Vec<(&'static str, FluentValue<'static>)>);

/// What can be told in the language of the interface.
pub(super) trait Told {
    /// Its message.
    fn message(&self, locale: &Locale) -> Message;

    /// What a library said of it, in English.
    fn detail(&self) -> Option<String> {
        None
    }

    /// What it says, without the detail.
    fn said(&self, locale: &Locale) -> String {
        let (key, args) = self.message(locale);
        locale.text_with(key, &args)
    }

    /// What it says.
    fn told(&self, locale: &Locale) -> String {
        let said = self.said(locale);
        match self.detail().filter(|words| !words.is_empty()) {
            Some(words) => {
                let what = said.trim_end_matches('.').to_owned();
                let (key, args) = ("error-details", [("what", put(what)), ("detail", put(foreign(&words)))]);
                locale.text_with(key, &args)
            }
            None => said,
        }
    }
}

/// The value to be put in for `text`.
fn put(text: impl Into<String>) -> FluentValue<'static> {
    text.into().into()
}

/// The value for a name that comes from a file and may be of any length.
fn name(text: &str) -> FluentValue<'static> {
    put(shortened(text))
}

/// The value for a count, which chooses the message's form.
fn count(number: usize) -> FluentValue<'static> {
    (number as i64).into()
}

/// The value for a number that is not counted by it, such as a line's.
fn place(locale: &Locale, number: impl Display) -> FluentValue<'static> {
    put(locale.number(number))
}

/// What the system says, as far as there is a message for it.
fn system(kind: io::ErrorKind) -> Option<&'static str> {
    Some(match kind {
        io::ErrorKind::NotFound => "error-io-not-found",
        io::ErrorKind::PermissionDenied => "error-io-denied",
        io::ErrorKind::StorageFull => "error-io-full",
        io::ErrorKind::IsADirectory => "error-io-folder",
        io::ErrorKind::NotADirectory => "error-io-no-folder",
        io::ErrorKind::ReadOnlyFilesystem => "error-io-read-only",
        io::ErrorKind::TimedOut => "error-io-late",
        _ => return None,
    })
}

/// The same, or that it refused for a reason of its own.
fn refused(kind: io::ErrorKind) -> &'static str {
    system(kind).unwrap_or("error-io-other")
}

impl Told for io::Error {
    fn message(&self, _: &Locale) -> Message {
        (refused(self.kind()), vec![])
    }

    fn detail(&self) -> Option<String> {
        system(self.kind()).is_none().then(|| plain_reason(self))
    }
}

/// What a library said, which is in English: apart from what stands around it, and without what could reorder that.
fn foreign(words: &str) -> String {
    format!("\u{2066}{}\u{2069}", closed(words))
}

impl Told for StorageError {
    fn message(&self, locale: &Locale) -> Message {
        let key = if self.what == "read" { "error-storage-read" } else { "error-storage-kept" };
        let why = match &self.cause {
            StorageCause::Disk(error) => error.said(locale),
            StorageCause::Form(_) => locale.text("error-storage-form").to_string(),
        };
        (key, vec![("file", put(foreign(&self.path.display().to_string()))), ("why", put(why))])
    }

    fn detail(&self) -> Option<String> {
        match &self.cause {
            StorageCause::Disk(error) => error.detail(),
            StorageCause::Form(words) => Some(words.clone()),
        }
    }
}

impl Told for JournalError {
    fn message(&self, locale: &Locale) -> Message {
        match self {
            JournalError::Io { reason, .. } => reason.message(locale),
            JournalError::Damaged { .. } => ("error-journal-damaged", vec![]),
            JournalError::TooNew(_) => ("error-journal-too-new", vec![]),
        }
    }

    fn detail(&self) -> Option<String> {
        match self {
            JournalError::Io { reason, .. } => reason.detail(),
            JournalError::Damaged { reason, .. } => Some(reason.clone()),
            JournalError::TooNew(_) => None,
        }
    }
}
