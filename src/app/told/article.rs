//! Why an article was not read, and what is to be said of one that was.

use super::{Message, Told, count, foreign, name, place, put, refused, system};
use crate::article::{Advice, Damage, Format, OpenError, Warning};
use crate::locale::Locale;
use fluent_bundle::FluentValue;

impl Told for OpenError {
    fn message(&self, locale: &Locale) -> Message {
        let file = |of: &str| ("file", name(of));
        match self {
            OpenError::Io { name, kind, .. } => {
                ("error-open-io", vec![file(name), ("why", put(&*locale.text(refused(*kind))))])
            }
            OpenError::TooLarge { name, limit } => {
                ("error-open-too-large", vec![file(name), ("limit", place(locale, limit >> 20))])
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
                ("error-open-encoding", vec![file(name), ("label", super::name(label))])
            }
            OpenError::Project { name } => ("error-open-project", vec![file(name)]),
        }
    }

    fn detail(&self) -> Option<String> {
        // That a file is damaged says enough: how a library puts it tells a reader nothing.
        match self {
            OpenError::Io { kind, reason, .. } => system(*kind).is_none().then(|| reason.clone()),
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

/// What kind of file it is that is not read. The error has it in English, with the format's name in brackets.
pub(super) fn kind(locale: &Locale, what: &str) -> String {
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
    match name {
        "" => word.to_string(),
        name => locale.text_with("error-kind-named", &[("kind", put(&*word)), ("name", put(foreign(name)))]),
    }
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
}

impl Told for Warning {
    fn message(&self, locale: &Locale) -> Message {
        match self {
            Warning::Malformed { encoding, count: places, line, .. } => (
                "error-read-malformed",
                vec![("count", count(*places)), ("encoding", put(*encoding)), ("line", place(locale, line))],
            ),
            Warning::Declared { declared, used } => {
                ("error-read-declared", vec![("declared", name(declared)), ("used", put(*used))])
            }
            Warning::WholePage => ("error-read-whole-page", vec![]),
            Warning::Nesting => ("error-read-nesting", vec![]),
            Warning::NotesLeftOut { count: notes } => ("error-read-notes", vec![("count", count(*notes))]),
            Warning::DeletionsLeftOut { count: deletions } => {
                ("error-read-deletions", vec![("count", count(*deletions))])
            }
        }
    }
}
