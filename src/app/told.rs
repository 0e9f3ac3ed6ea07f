//! What went wrong, in the language of the interface.
//!
//! In English an error's own text says it, as on the command line. In Arabic each kind has its message in
//! `assets/locale/ar/errors.ftl`; names, places and what other programs' libraries say are put in as they are.

use crate::annotation::{EditError, Role};
use crate::article::{Damage, OpenError, Warning, plain_reason};
use crate::exchange::words::closed;
use crate::exchange::{ExportError, Fault, ImportError, Wrong};
use crate::locale::Locale;
use crate::project::{Cause, Flaw, JournalError, Problem, ProjectError};
use crate::review::SettleError;
use fluent_bundle::FluentValue;
use std::fmt::Display;
use std::io;

/// The key of a message and what is put into it.
type Message = (&'static str, Vec<(&'static str, FluentValue<'static>)>);

/// What can be told in the language of the interface.
pub(super) trait Told: Display {
    /// Its message in Arabic.
    fn message(&self, locale: &Locale) -> Message;

    /// What it says.
    fn told(&self, locale: &Locale) -> String {
        if !locale.is_arabic() {
            return self.to_string();
        }
        let (key, args) = self.message(locale);
        locale.text_with(key, &args)
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

impl Told for io::Error {
    fn message(&self, _: &Locale) -> Message {
        let key = match self.kind() {
            io::ErrorKind::NotFound => "error-io-not-found",
            io::ErrorKind::PermissionDenied => "error-io-denied",
            io::ErrorKind::StorageFull => "error-io-full",
            io::ErrorKind::IsADirectory => "error-io-folder",
            io::ErrorKind::ReadOnlyFilesystem => "error-io-read-only",
            io::ErrorKind::TimedOut => "error-io-late",
            _ => "error-io-other",
        };
        (key, vec![("reason", put(plain_reason(self)))])
    }
}

impl Told for OpenError {
    fn message(&self, locale: &Locale) -> Message {
        let file = |name: &String| ("file", put(name));
        match self {
            OpenError::Io { name, kind, reason } => {
                let why = match kind {
                    io::ErrorKind::Other => put(reason),
                    kind => put(io::Error::from(*kind).told(locale)),
                };
                ("error-open-io", vec![file(name), ("why", why)])
            }
            OpenError::TooLarge { name, limit } => {
                ("error-open-too-large", vec![file(name), ("limit", place(locale, limit))])
            }
            OpenError::TooLong { name, limit } => {
                ("error-open-too-long", vec![file(name), ("limit", place(locale, limit))])
            }
            OpenError::Unsupported { name, what, .. } => {
                ("error-open-unsupported", vec![file(name), ("what", put(kind(locale, what)))])
            }
            OpenError::Encrypted { name } => ("error-open-encrypted", vec![file(name)]),
            OpenError::Damaged { name, detail } => {
                ("error-open-damaged", vec![file(name), ("detail", put(detail.told(locale)))])
            }
            OpenError::UnknownEncoding { name, label } => {
                ("error-open-encoding", vec![file(name), ("label", put(label))])
            }
            OpenError::Project { name } => ("error-open-project", vec![file(name)]),
        }
    }
}

/// What kind of file it is that is not read. In English its kind is told whole, with the format's name in brackets.
fn kind(locale: &Locale, what: &str) -> String {
    let (plain, name) = what.strip_suffix(')').and_then(|what| what.split_once(" (")).unwrap_or((what, ""));
    let key = match plain {
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
            Damage::Archive(words) => ("error-damage-archive", vec![("detail", put(foreign(words)))]),
            Damage::Xml(at, words) => {
                ("error-damage-xml", vec![("byte", place(locale, at)), ("detail", put(foreign(words)))])
            }
        }
    }
}

impl Told for Wrong {
    fn message(&self, _: &Locale) -> Message {
        let detail = || vec![("detail", put(foreign(&self.words)))];
        match self.fault {
            Fault::Encoding => ("error-fault-encoding", vec![]),
            Fault::Json => ("error-fault-json", detail()),
            Fault::Xml => ("error-fault-xml", detail()),
            Fault::Archive => ("error-fault-archive", detail()),
            Fault::Empty => ("error-fault-empty", vec![]),
            Fault::Newer => ("error-fault-newer", vec![]),
            Fault::Other => ("error-fault-other", detail()),
        }
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
            Warning::NoText => ("error-read-no-text", vec![]),
        }
    }
}

impl Told for ProjectError {
    fn message(&self, locale: &Locale) -> Message {
        match self {
            ProjectError::Io { path, reason } => {
                let why = reason.told(locale);
                ("error-project-io", vec![("file", put(super::effects::name_of(path))), ("why", put(why))])
            }
            ProjectError::Unsound(_) => match self.first_fault() {
                Some(problem) => problem.message(locale),
                None => ("error-flaw-other", vec![("detail", put(""))]),
            },
        }
    }
}

impl Told for Problem {
    fn message(&self, locale: &Locale) -> Message {
        let args = vec![
            ("line", place(locale, self.place.line)),
            ("column", place(locale, self.place.column)),
            ("what", put(self.what.told(locale))),
        ];
        ("error-problem", args)
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
            Flaw::LeftOut(what) => ("error-flaw-left-out", name(what)),
            Flaw::TooMany(_, most) => ("error-too-many", vec![("most", place(locale, most))]),
            Flaw::More(count, _) => ("error-flaw-more", vec![("count", (*count as i64).into())]),
            other => ("error-flaw-other", vec![("detail", put(other.to_string()))]),
        }
    }
}

impl Told for Cause {
    fn message(&self, _: &Locale) -> Message {
        let bracket = |c: &char| vec![("found", put(*c))];
        match self {
            Cause::OpenString => ("error-form-string", vec![]),
            Cause::OpenComment => ("error-form-comment", vec![]),
            Cause::BadChar => ("error-form-character", vec![]),
            Cause::Slash => ("error-form-slash", vec![]),
            Cause::OpenBracket(open) => ("error-form-open", bracket(open)),
            Cause::LoneBracket(close) => ("error-form-lone", bracket(close)),
            Cause::OtherBracket { open, found } => {
                ("error-form-other", vec![("open", put(*open)), ("found", put(*found))])
            }
            Cause::TooDeep => ("error-form-deep", vec![]),
            Cause::Expected(what) => ("error-form-expected", vec![("what", put(*what))]),
        }
    }
}

impl Told for EditError {
    fn message(&self, locale: &Locale) -> Message {
        let missing = |kind: &'static str, id: &str| ("error-edit-missing", vec![("kind", put(kind)), ("id", put(id))]);
        let id = |id: &str| vec![("id", put(id))];
        match self {
            EditError::Nameless => ("error-edit-nameless", vec![]),
            EditError::NoAnnotation(of) => missing("annotation", &of.0),
            EditError::NoAttribution(of) => missing("attribution", &of.0),
            EditError::NoSource(of) => missing("source", &of.0),
            EditError::NoRelation(of) => missing("relation", &of.0),
            EditError::NoVerdict(of) => missing("verdict", &of.0),
            EditError::NoComment(of) => missing("comment", &of.0),
            EditError::NoConflict(of) => missing("conflict", &of.0),
            EditError::NoLabel(of) => missing("label", &of.0),
            EditError::NoArticle(of) => missing("article", &of.0),
            EditError::OtherVerdict(of) => ("error-edit-other-verdict", id(&of.0)),
            EditError::OtherThread(of) => ("error-edit-other-thread", id(&of.0)),
            EditError::NoStage => ("error-edit-no-stage", vec![]),
            EditError::OtherRecord(of) => ("error-edit-other-record", id(&of.0)),
            EditError::NoRemarks => ("error-edit-no-remarks", vec![]),
            EditError::SourceCircle(of) => ("error-edit-source-circle", id(&of.0)),
            EditError::LabelCircle(of) => ("error-edit-label-circle", id(&of.0)),
            EditError::AttributionCircle(of) => ("error-edit-attribution-circle", id(&of.0)),
            EditError::SelfRelation(of) => ("error-edit-self-relation", id(&of.0)),
            EditError::Unjoinable(kind, from, to) => {
                let kind = locale.text(&format!("relation-{}-to", kind.key())).to_string();
                ("error-edit-unjoinable", vec![("kind", put(kind)), ("from", put(&*from.0)), ("to", put(&*to.0))])
            }
            EditError::JoinInUse(label, _, count) | EditError::LabelInUse(label, count) => {
                ("error-edit-label-in-use", vec![("id", put(&*label.0)), ("count", (*count as i64).into())])
            }
            EditError::RoleInUse(label) => ("error-edit-role-in-use", id(&label.0)),
            EditError::NoBlock(article, block) => {
                ("error-edit-no-block", vec![("id", put(&*article.0)), ("block", place(locale, block))])
            }
            EditError::ArticleExists(article) => ("error-edit-article-exists", id(&article.0)),
            EditError::NoPlace(at, count) => {
                ("error-edit-no-place", vec![("at", place(locale, at)), ("count", (*count as i64).into())])
            }
            EditError::BadKey(key) => ("error-edit-bad-key", vec![("key", put(*key))]),
            EditError::KeyTaken(key, label) => {
                ("error-edit-key-taken", vec![("key", put(*key)), ("id", put(&*label.0))])
            }
            EditError::Unmarked(of) => ("error-edit-unmarked", id(&of.0)),
            EditError::EmptyRange(of, _) => ("error-edit-empty-range", id(&of.0)),
            EditError::RangeOrder(of, _) => ("error-edit-range-order", id(&of.0)),
            EditError::OutsideText(of, ..) => ("error-edit-outside", id(&of.0)),
            EditError::Unfitting(of, role) => {
                let role = match role {
                    Role::Claim => "claim",
                    Role::Source => "source",
                    Role::Cue => "cue",
                };
                ("error-edit-unfitting", vec![("id", put(&*of.0)), ("role", put(role))])
            }
            EditError::OtherArticle(of) => ("error-edit-other-article", id(&of.0)),
            EditError::TooMany(_, most) => ("error-too-many", vec![("most", place(locale, most))]),
            EditError::TooDeep(_, most) => ("error-too-deep", vec![("most", place(locale, most))]),
        }
    }
}

impl Told for SettleError {
    fn message(&self, locale: &Locale) -> Message {
        match self {
            SettleError::Edit(error) => error.message(locale),
            SettleError::NoBase => ("error-settle-no-base", vec![]),
            SettleError::NoPlace => ("error-settle-no-place", vec![]),
        }
    }
}

impl Told for ExportError {
    fn message(&self, _: &Locale) -> Message {
        match self {
            ExportError::Cancelled => ("error-stopped-by-user", vec![]),
            ExportError::ReadOnly(format) => ("error-export-read-only", vec![("format", put(format.title()))]),
            ExportError::Failed { format, why } => {
                ("error-export-failed", vec![("format", put(format.title())), ("why", put(why))])
            }
        }
    }
}

impl Told for ImportError {
    fn message(&self, locale: &Locale) -> Message {
        match self {
            ImportError::WriteOnly(format) => ("error-import-write-only", vec![("format", put(format.title()))]),
            ImportError::Unreadable { name, format, why } => (
                "error-import-unreadable",
                vec![("file", put(name)), ("format", put(format.title())), ("why", put(why.told(locale)))],
            ),
            ImportError::NoText { name, .. } => ("error-import-no-text", vec![("file", put(name))]),
            ImportError::TooMuch { name, limit, .. } => {
                ("error-import-too-much", vec![("file", put(name)), ("limit", place(locale, limit))])
            }
            ImportError::Cancelled => ("error-stopped-by-user", vec![]),
        }
    }
}

impl Told for JournalError {
    fn message(&self, locale: &Locale) -> Message {
        match self {
            JournalError::Io { reason, .. } => reason.message(locale),
            JournalError::Damaged { reason, .. } => ("error-journal-damaged", vec![("detail", put(reason))]),
            JournalError::TooNew(_) => ("error-journal-too-new", vec![]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotation::{AnnotationId, LabelId, RelationKind};
    use crate::locale::Language;
    use crate::project::Place;
    use std::collections::BTreeSet;

    #[test]
    fn every_message_is_there_and_used() {
        let code = include_str!("told.rs").split("#[cfg(test)]").next().unwrap_or_default();
        let used: BTreeSet<&str> = code.split('"').filter(|text| text.starts_with("error-")).collect();
        let written: BTreeSet<&str> = include_str!("../../assets/locale/ar/errors.ftl")
            .lines()
            .filter_map(|line| line.split_once(" = "))
            .map(|(key, _)| key)
            .filter(|key| key.starts_with("error-"))
            .collect();
        assert!(used.len() > 80);
        assert_eq!(used, written);
    }

    #[test]
    fn errors_speak_the_language_of_the_interface() {
        let [english, arabic] = [Language::English, Language::Arabic].map(Locale::new);
        let check = |error: &dyn Told| {
            assert_eq!(error.told(&english), error.to_string());
            let told = error.told(&arabic);
            assert!(told.contains(|c: char| ('\u{620}'..='\u{64A}').contains(&c)), "{told}");
            assert!(!told.contains("error-") && !told.contains("{$"), "{told}");
        };
        let io = |kind| io::Error::from(kind);
        check(&io(io::ErrorKind::NotFound));
        check(&io(io::ErrorKind::InvalidData));
        let name = || "خبر.docx".to_owned();
        check(&OpenError::Io { name: name(), kind: io::ErrorKind::PermissionDenied, reason: String::new() });
        for damage in [
            Damage::CutOff,
            Damage::PartMissing("word/document.xml".to_owned()),
            Damage::Archive("invalid Zip archive".to_owned()),
            Damage::Xml(12, "syntax error".to_owned()),
        ] {
            check(&OpenError::Damaged { name: name(), detail: damage });
        }
        for fault in
            [Fault::Encoding, Fault::Json, Fault::Xml, Fault::Archive, Fault::Empty, Fault::Newer, Fault::Other]
        {
            check(&Wrong::of(fault, "EOF while parsing"));
        }
        check(&OpenError::UnknownEncoding { name: name(), label: "utf-9".to_owned() });
        check(&Warning::Malformed { encoding: "windows-1256", count: 3, line: 2, byte: 40 });
        check(&Warning::NotesLeftOut { count: 11 });
        let flaws = [
            Flaw::TooNew(9),
            Flaw::Form(Cause::OtherBracket { open: '[', found: ')' }),
            Flaw::Form(Cause::Expected("a value")),
            Flaw::Value("expected a number".to_owned()),
            Flaw::TakenId { id: "a".to_owned(), line: 7 },
            Flaw::Quote { quote: "نعم".to_owned(), found: "لا".to_owned() },
            Flaw::Unfit(EditError::NoAnnotation(AnnotationId("a".into()))),
            Flaw::TooMany("labels", 1000),
            Flaw::More(2, ""),
        ];
        for what in flaws {
            check(&what);
            let problem = Problem { place: Place { line: 3, column: 14 }, what };
            let told = problem.told(&arabic);
            assert!(told.contains("السطر") && told.contains('3') && told.contains("14"), "{told}");
        }
        let label = || LabelId("claim".into());
        check(&EditError::Unjoinable(RelationKind::Supports, label(), label()));
        check(&EditError::LabelInUse(label(), 12));
        check(&EditError::Unfitting(AnnotationId("a".into()), Role::Source));
        check(&SettleError::NoPlace);
        check(&ImportError::Cancelled);
    }

    /// Every kind of file that is told of has its own word in Arabic, with no English beside it but a format's name.
    #[test]
    fn kinds_of_files_are_named_in_arabic() {
        let arabic = Locale::new(Language::Arabic);
        let source = include_str!("../article/sniff.rs").split("#[cfg(test)]").next().unwrap_or_default();
        let kinds: Vec<&str> =
            source.split("Content::Other(\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assert!(kinds.len() > 20);
        for what in kinds {
            let told = kind(&arabic, what);
            let plain = what.split(" (").next().unwrap_or_default();
            assert!(!told.contains(plain), "{told}");
            let is_binary = what == "a file that is not text";
            assert_eq!(told == arabic.text("error-kind-binary").to_string(), is_binary, "{what}: {told}");
        }
    }

    #[test]
    fn what_a_library_says_stands_apart() {
        let arabic = Locale::new(Language::Arabic);
        let wrong = Wrong::of(Fault::Json, "it is not JSON: expected value at line 1 \u{202E}column 1");
        let told = wrong.told(&arabic);
        assert!(
            told.contains("\u{2066}it is not JSON: expected value at line 1 \u{202E}column 1\u{202C}\u{2069}"),
            "{told:?}"
        );
    }
}
