//! Why an export or an import did not come about.

use super::{Message, Told, place, put};
use crate::app::effects::shortened;
use crate::exchange::words::closed;
use crate::exchange::{ExportError, Fault, Format, ImportError, Wrong};
use crate::locale::Locale;

impl Told for Wrong {
    fn message(&self, _: &Locale) -> Message {
        let key = match self.fault {
            Fault::Encoding => "error-fault-encoding",
            Fault::Text => "error-fault-text",
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
        let says_all = matches!(self.fault, Fault::Encoding | Fault::Newer | Fault::Archive);
        (!says_all).then(|| self.words.clone())
    }
}

impl Told for ExportError {
    fn message(&self, _: &Locale) -> Message {
        match self {
            ExportError::Cancelled => ("error-stopped-by-user", vec![]),
            ExportError::ReadOnly(format) => ("error-export-read-only", vec![("format", put(format.title()))]),
            ExportError::Failed { .. } => ("error-export-failed", vec![]),
        }
    }

    fn detail(&self) -> Option<String> {
        if let ExportError::Failed { why, .. } = self { Some(why.clone()) } else { None }
    }
}

impl Told for ImportError {
    fn message(&self, locale: &Locale) -> Message {
        let file = |name: &str| ("file", put(closed(&shortened(name))));
        let title = |format: &Format| ("format", put(format.title()));
        match self {
            ImportError::WriteOnly(format) => ("error-import-write-only", vec![title(format)]),
            ImportError::Unreadable { name, format, why } => {
                ("error-import-unreadable", vec![file(name), title(format), ("why", put(why.said(locale)))])
            }
            ImportError::NoText { name, .. } => ("error-import-no-text", vec![file(name)]),
            ImportError::TooMuch { name, what, limit } => (
                "error-import-too-much",
                vec![file(name), ("what", put(closed(what))), ("limit", place(locale, limit))],
            ),
            ImportError::Cancelled => ("error-stopped-by-user", vec![]),
        }
    }

    fn detail(&self) -> Option<String> {
        if let ImportError::Unreadable { why, .. } = self { why.detail() } else { None }
    }
}
