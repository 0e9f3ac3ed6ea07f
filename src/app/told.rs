//! What went wrong, in the language of the interface.
//!
//! In English an error's own text says it, as on the command line. In Arabic each kind has its message in
//! `assets/locale/ar/errors.ftl`; names and places are put in as they are. What libraries say is in English whatever the
//! interface speaks: it comes last, set apart as a detail, and no sentence needs it.

use super::storage::StorageError;
use crate::article::{Advice, Damage, Format, OpenError, Warning, plain_reason};
use crate::exchange::words::closed;
use crate::exchange::{ExportError, Fault, ImportError, Wrong};
use crate::locale::Locale;
use crate::project::{Cause, Flaw, JournalError, Misfit, Problem, ProjectError};
use fluent_bundle::FluentValue;
use std::fmt::Display;
use std::io;

mod edits;
#[cfg(test)]
mod tests;

/// The key of a message and what is put into it.
type Message = (&'static str, Vec<(&'static str, FluentValue<'static>)>);

/// What can be told in the language of the interface.
pub(super) trait Told: Display {
    /// Its message in Arabic.
    fn message(&self, locale: &Locale) -> Message;

    /// What a library said of it, in English.
    fn detail(&self) -> Option<String> {
        None
    }

    /// Its sentence in Arabic, without the detail.
    fn said(&self, locale: &Locale) -> String {
        let (key, args) = self.message(locale);
        locale.text_with(key, &args)
    }

    /// What it says.
    fn told(&self, locale: &Locale) -> String {
        if !locale.is_arabic() {
            return self.to_string();
        }
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

impl Told for OpenError {
    fn message(&self, locale: &Locale) -> Message {
        let file = |name: &String| ("file", put(name));
        match self {
            OpenError::Io { name, kind, .. } => {
                ("error-open-io", vec![file(name), ("why", put(&*locale.text(refused(*kind))))])
            }
            OpenError::TooLarge { name, limit } => {
                ("error-open-too-large", vec![file(name), ("limit", place(locale, limit))])
            }
            OpenError::TooLong { name, limit } => {
                ("error-open-too-long", vec![file(name), ("limit", place(locale, limit))])
            }
            OpenError::Unsupported { name, what, advice } => {
                ("error-open-unsupported", vec![file(name), ("what", put(kind(locale, what))), to_do(locale, *advice)])
            }
            OpenError::Misnamed { name, what, advice } => {
                ("error-open-misnamed", vec![file(name), ("what", put(kind(locale, what))), to_do(locale, *advice)])
            }
            OpenError::NoText { name, format } => {
                let key = match format {
                    Format::Text | Format::Markdown => "error-open-no-text",
                    Format::Html => "error-open-no-text-page",
                    Format::Docx => "error-open-no-text-document",
                };
                (key, vec![file(name)])
            }
            OpenError::Encrypted { name } => ("error-open-encrypted", vec![file(name)]),
            OpenError::Damaged { name, detail } => {
                ("error-open-damaged", vec![file(name), ("what", put(detail.said(locale)))])
            }
            OpenError::UnknownEncoding { name, label } => {
                ("error-open-encoding", vec![file(name), ("label", put(label))])
            }
            OpenError::Project { name } => ("error-open-project", vec![file(name)]),
        }
    }

    fn detail(&self) -> Option<String> {
        match self {
            OpenError::Io { kind, reason, .. } => system(*kind).is_none().then(|| reason.clone()),
            OpenError::Damaged { detail, .. } => detail.detail(),
            _ => None,
        }
    }
}

/// What to do with a file that is not read.
fn to_do(locale: &Locale, advice: Advice) -> (&'static str, FluentValue<'static>) {
    let key = match advice {
        Advice::SaveAs => "error-advice-save-as",
        Advice::Unpack => "error-advice-unpack",
        Advice::Opens => "error-advice-opens",
        Advice::PasteText => "error-advice-paste",
        Advice::SavePage => "error-advice-page",
        Advice::FileInside => "error-advice-inside",
    };
    ("advice", put(&*locale.text(key)))
}

/// What kind of file it is that is not read. In English its kind is told whole, with the format's name in brackets.
fn kind(locale: &Locale, what: &str) -> String {
    let (plain, name) = what.strip_suffix(')').and_then(|what| what.split_once(" (")).unwrap_or((what, ""));
    let key = match plain {
        "a folder" => "error-kind-folder",
        "a device" => "error-kind-device",
        "a PDF document" => "error-kind-pdf",
        "an RTF document" => "error-kind-rtf",
        "a picture" => "error-kind-picture",
        "a picture, sound or film" => "error-kind-recording",
        "a film or picture" => "error-kind-film-or-picture",
        "a sound file" => "error-kind-sound",
        "a film" => "error-kind-film",
        "a compressed file" => "error-kind-compressed",
        "an archive" => "error-kind-archive",
        "a database" => "error-kind-database",
        "a program" => "error-kind-program",
        "a web archive" => "error-kind-web-archive",
        "an OpenDocument text" => "error-kind-open-document",
        "an electronic book" => "error-kind-book",
        "a spreadsheet" => "error-kind-spreadsheet",
        "a presentation" => "error-kind-presentation",
        _ => "error-kind-binary",
    };
    let word = locale.text(key);
    if name.is_empty() { word.to_string() } else { format!("{word} {}", foreign(name)) }
}

/// What a library said, which is in English: apart from what stands around it, and without what could reorder that.
fn foreign(words: &str) -> String {
    format!("\u{2066}{}\u{2069}", closed(words))
}

impl Told for Damage {
    fn message(&self, locale: &Locale) -> Message {
        match self {
            Damage::CutOff => ("error-damage-cut", vec![]),
            Damage::PartMissing(part) => ("error-damage-part", vec![("part", put(foreign(part)))]),
            Damage::Archive(_) => ("error-damage-archive", vec![]),
            Damage::Xml(at, _) => ("error-damage-xml", vec![("byte", place(locale, at))]),
        }
    }

    fn detail(&self) -> Option<String> {
        match self {
            Damage::Archive(words) | Damage::Xml(_, words) => Some(words.clone()),
            Damage::CutOff | Damage::PartMissing(_) => None,
        }
    }
}

impl Told for Wrong {
    fn message(&self, _: &Locale) -> Message {
        let key = match self.fault {
            Fault::Encoding => "error-fault-encoding",
            Fault::Json => "error-fault-json",
            Fault::Xml => "error-fault-xml",
            Fault::Archive => "error-fault-archive",
            Fault::Empty => "error-fault-empty",
            Fault::Newer => "error-fault-newer",
            Fault::Other => "error-fault-other",
        };
        (key, vec![])
    }

    fn detail(&self) -> Option<String> {
        let says_all = matches!(self.fault, Fault::Encoding | Fault::Empty | Fault::Newer);
        (!says_all).then(|| self.words.clone())
    }
}

impl Told for Warning {
    fn message(&self, locale: &Locale) -> Message {
        let count = |count: &usize| ("count", (*count as i64).into());
        match self {
            Warning::Malformed { encoding, count: places, line, .. } => (
                "error-read-malformed",
                vec![count(places), ("encoding", put(*encoding)), ("line", place(locale, line))],
            ),
            Warning::Declared { declared, used } => {
                ("error-read-declared", vec![("declared", put(declared)), ("used", put(*used))])
            }
            Warning::WholePage => ("error-read-whole-page", vec![]),
            Warning::Nesting => ("error-read-nesting", vec![]),
            Warning::NotesLeftOut { count: notes } => ("error-read-notes", vec![count(notes)]),
            Warning::DeletionsLeftOut { count: deletions } => ("error-read-deletions", vec![count(deletions)]),
        }
    }
}

impl Told for ProjectError {
    fn message(&self, locale: &Locale) -> Message {
        match self {
            ProjectError::Io { path, reason } => {
                let why = reason.said(locale);
                ("error-project-io", vec![("file", put(super::effects::name_of(path))), ("why", put(why))])
            }
            ProjectError::Unsound(_) => match self.first_fault() {
                Some(problem) => problem.message(locale),
                None => ("error-flaw-other", vec![]),
            },
        }
    }

    fn detail(&self) -> Option<String> {
        match self {
            ProjectError::Io { reason, .. } => reason.detail(),
            ProjectError::Unsound(_) => self.first_fault()?.detail(),
        }
    }
}

impl Told for Problem {
    fn message(&self, locale: &Locale) -> Message {
        let args = vec![
            ("line", place(locale, self.place.line)),
            ("column", place(locale, self.place.column)),
            ("what", put(self.what.said(locale))),
        ];
        ("error-problem", args)
    }

    fn detail(&self) -> Option<String> {
        self.what.detail()
    }
}

impl Told for Flaw {
    fn message(&self, locale: &Locale) -> Message {
        let name = |name: &str| vec![("name", put(name))];
        let newest = crate::project::SCHEMA;
        match self {
            Flaw::TooLarge => ("error-flaw-too-large", vec![]),
            Flaw::NotUtf8 => ("error-flaw-not-text", vec![]),
            Flaw::NotAProject => ("error-flaw-no-project", vec![]),
            Flaw::NotALabelSet => ("error-flaw-no-label-set", vec![]),
            Flaw::NotAReview => ("error-flaw-no-review", vec![]),
            Flaw::TooNew(schema) => {
                ("error-flaw-too-new", vec![("schema", place(locale, schema)), ("newest", place(locale, newest))])
            }
            Flaw::NoSuchSchema(schema) => ("error-flaw-no-schema", vec![("schema", place(locale, schema))]),
            Flaw::Form(cause) => cause.message(locale),
            Flaw::Value(misfit) => misfit.message(locale),
            Flaw::Missing(field) => ("error-flaw-missing", name(field)),
            Flaw::Twice(field) => ("error-flaw-twice", name(field)),
            Flaw::Both(one, other) => ("error-flaw-both", vec![("name", put(*one)), ("other", put(*other))]),
            Flaw::TakenId { id, line } => {
                ("error-flaw-taken-id", vec![("name", put(id)), ("line", place(locale, line))])
            }
            Flaw::TakenPlace => ("error-flaw-taken-place", vec![]),
            Flaw::TakenStage => ("error-flaw-taken-stage", vec![]),
            Flaw::Unfit(error) => error.message(locale),
            Flaw::Quote { quote, found } => {
                let short = |text: &str| put(super::effects::shortened(text));
                ("error-flaw-quote", vec![("found", short(found)), ("quote", short(quote))])
            }
            Flaw::Context => ("error-flaw-context", vec![]),
            Flaw::LineBreak => ("error-flaw-line-break", vec![]),
            Flaw::Unknown(field) => ("error-flaw-unknown", name(field)),
            Flaw::Kept(field) => ("error-flaw-kept", name(field)),
            Flaw::LeftOut(kind, id) => ("error-flaw-left-out", vec![("kind", put(*kind)), ("id", put(id))]),
            Flaw::TooMany(_, most) => ("error-too-many", vec![("most", place(locale, most))]),
            Flaw::More(count, _) => ("error-flaw-more", vec![("count", (*count as i64).into())]),
        }
    }

    fn detail(&self) -> Option<String> {
        if let Flaw::Value(misfit) = self { misfit.detail() } else { None }
    }
}

impl Told for Misfit {
    fn message(&self, locale: &Locale) -> Message {
        match self {
            Misfit::Color => ("error-value-color", vec![]),
            Misfit::Key => ("error-value-key", vec![]),
            Misfit::Credibility => ("error-value-credibility", vec![]),
            Misfit::Version => ("error-value-version", vec![("count", place(locale, 16))]),
            Misfit::Word(_) => ("error-value-word", vec![]),
            Misfit::Number(_) => ("error-value-number", vec![]),
            Misfit::Text(_) => ("error-value-text", vec![]),
            Misfit::Other(_) => ("error-value-other", vec![]),
        }
    }

    fn detail(&self) -> Option<String> {
        self.words().map(str::to_owned)
    }
}

/// What the messages call that which is expected somewhere in a project file.
fn wanted(what: &str) -> &'static str {
    match what {
        "a record in round brackets" => "record",
        "the name of a field" => "field",
        "a colon after the field's name" => "colon",
        "a list in square brackets" => "list",
        "nothing more" => "end",
        "a value" => "value",
        _ => "comma",
    }
}

impl Told for Cause {
    fn message(&self, _: &Locale) -> Message {
        let bracket = |c: &char| vec![("found", put(*c))];
        match self {
            Cause::OpenString => ("error-form-string", vec![]),
            Cause::CutShort => ("error-form-cut", vec![]),
            Cause::OpenComment => ("error-form-comment", vec![]),
            Cause::BadChar => ("error-form-character", vec![]),
            Cause::Slash => ("error-form-slash", vec![]),
            Cause::OpenBracket(open) => ("error-form-open", bracket(open)),
            Cause::LoneBracket(close) => ("error-form-lone", bracket(close)),
            Cause::OtherBracket { open, found } => {
                ("error-form-other", vec![("open", put(*open)), ("found", put(*found))])
            }
            Cause::TooDeep => ("error-form-deep", vec![]),
            Cause::Expected(what) => ("error-form-expected", vec![("what", put(wanted(what)))]),
        }
    }
}

impl Told for ExportError {
    fn message(&self, _: &Locale) -> Message {
        match self {
            ExportError::Cancelled => ("error-stopped-by-user", vec![]),
            ExportError::ReadOnly(format) => ("error-export-read-only", vec![("format", put(format.title()))]),
            ExportError::Failed { format, .. } => ("error-export-failed", vec![("format", put(format.title()))]),
        }
    }

    fn detail(&self) -> Option<String> {
        if let ExportError::Failed { why, .. } = self { Some(why.clone()) } else { None }
    }
}

impl Told for ImportError {
    fn message(&self, locale: &Locale) -> Message {
        match self {
            ImportError::WriteOnly(format) => ("error-import-write-only", vec![("format", put(format.title()))]),
            ImportError::Unreadable { name, format, why } => (
                "error-import-unreadable",
                vec![("file", put(name)), ("format", put(format.title())), ("why", put(why.said(locale)))],
            ),
            ImportError::NoText { name, .. } => ("error-import-no-text", vec![("file", put(name))]),
            ImportError::TooMuch { name, limit, .. } => {
                ("error-import-too-much", vec![("file", put(name)), ("limit", place(locale, limit))])
            }
            ImportError::Cancelled => ("error-stopped-by-user", vec![]),
        }
    }

    fn detail(&self) -> Option<String> {
        if let ImportError::Unreadable { why, .. } = self { why.detail() } else { None }
    }
}

impl Told for StorageError {
    fn message(&self, _: &Locale) -> Message {
        let key = if self.what == "read" { "error-storage-read" } else { "error-storage-kept" };
        (key, vec![("file", put(foreign(&self.path.display().to_string())))])
    }

    fn detail(&self) -> Option<String> {
        Some(self.reason.clone())
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
