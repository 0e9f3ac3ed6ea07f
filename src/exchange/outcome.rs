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

/// Why another tool's file was not taken in. Its text says what is wrong and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    #[error("{} can be written, but not read", .0.name())]
    WriteOnly(Format),
    /// It is not what it should be.
    #[error("{name} is no {} file: {why}", format.title())]
    Unreadable { name: String, format: Format, why: String },
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
