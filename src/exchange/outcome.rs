//! What comes of an export: files in memory; and why an export or an import does not come about.

use super::Format;

/// One file of an export.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// Its name, without a folder; the first file's is [`super::Options::name`] with the format's extension.
    pub name: String,
    pub bytes: Vec<u8>,
}

/// Why a project was not exported.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ExportError {
    /// The user stopped it.
    #[error("stopped")]
    Cancelled,
    #[error("{} can be read, but not written", .0.name())]
    ReadOnly(Format),
    /// The format cannot hold what the project holds, and why.
    #[error("the project cannot be written as {}: {why}", format.name())]
    Failed { format: Format, why: String },
}

/// What kind of thing is wrong with a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Fault {
    /// It is not in UTF-8.
    Encoding,
    /// A text that belongs to it is not in UTF-8.
    Text,
    Json,
    Xml,
    Archive,
    /// There is nothing in it that could be taken in.
    Empty,
    /// A newer version of Isnad wrote it.
    Newer,
    #[default]
    Other,
}

/// What is wrong with a file: the kind of fault, and what its reader said, in English.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    pub fault: Fault,
    pub words: String,
}

impl Wrong {
    pub fn of(fault: Fault, words: impl Into<String>) -> Wrong {
        Wrong { fault, words: words.into() }
    }

    /// A file that should be JSON.
    pub(super) fn json(error: &serde_json::Error) -> Wrong {
        Wrong::of(Fault::Json, format!("it is not JSON: {error}"))
    }

    /// A file that should be text in UTF-8.
    pub(super) fn encoding() -> Wrong {
        Wrong::of(Fault::Encoding, "it is not UTF-8")
    }
}

impl std::fmt::Display for Wrong {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.words)
    }
}

impl From<String> for Wrong {
    fn from(words: String) -> Wrong {
        Wrong::of(Fault::Other, words)
    }
}

impl From<&str> for Wrong {
    fn from(words: &str) -> Wrong {
        Wrong::of(Fault::Other, words)
    }
}

/// Why another tool's file was not taken in. Its text says what is wrong and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    #[error("{} can be written, but not read", .0.name())]
    WriteOnly(Format),
    /// It is not what it should be.
    #[error("{name} is no {} file: {why}", format.title())]
    Unreadable { name: String, format: Format, why: Wrong },
    /// It says what is marked, but not in which text.
    #[error("{name} does not hold the article's text; give it beside, as {hint}, or by --text FILE")]
    NoText { name: String, hint: String },
    /// It is larger, deeper or more than is read.
    #[error("{name} holds {what}, more than the {limit} that are read")]
    TooMuch { name: String, what: String, limit: u64 },
    /// The user stopped it.
    #[error("stopped")]
    Cancelled,
}
