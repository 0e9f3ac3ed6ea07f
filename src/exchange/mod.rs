//! Exchange: the formats a project is handed on in, and other tools' work that is taken in.
//!
//! [`export`] writes a project as files in memory: notes for people, or annotations for programs. [`import`] reads
//! what another tool wrote as a project of its own, and lists what has no counterpart here; [`join`] takes that into
//! another project. What goes into an export is chosen beforehand, project to project, by
//! [`Selection`]. `docs/formats.md` tells what each format can carry. Nothing here touches a file or a window: files
//! come in as bytes and go out as bytes.

mod compact;
mod document;
mod draft;
mod format;
mod guid;
mod join;
mod options;
mod progress;
mod quoted;
mod records;
pub mod report;
mod selection;
mod shades;
pub mod words;

mod brat;
mod cas;
mod claim_review;
mod doccano;
mod docx;
mod html;
mod hypothesis;
mod json;
mod label_studio;
mod markdown;
mod pdf;
mod qdpx;
mod tables;
mod w3c;
mod webanno;

pub use document::Document;
pub use draft::{Imported, Input, Loss, LossKind};
pub use format::Format;
pub use join::{Count, Fate, Joined, JoinedArticle, Unplaced, join};
pub use options::{Languages, Layouts, Options};
pub use progress::Progress;
pub use selection::{Remarked, Selection};
pub use words::Words;

use crate::annotation::Project;

/// One file of an export.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// Its name, without a folder; the first file's is [`Options::name`] with the format's extension.
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

/// Writes `project` as files in memory, in the order they should be listed.
///
/// # Errors
/// When the user stops it by `progress`, or the format cannot hold the project.
pub fn export(project: &Project, options: &Options, progress: &Progress<'_>) -> Result<Vec<Written>, ExportError> {
    let write = match options.format {
        Format::Html => html::write,
        Format::Markdown => markdown::write,
        Format::Docx => docx::write,
        Format::Pdf => pdf::write,
        Format::Csv => tables::write_csv,
        Format::Xlsx => tables::write_xlsx,
        Format::W3c => w3c::write,
        Format::Brat => brat::write,
        Format::CasJson => cas::write,
        Format::Qdpx => qdpx::write,
        Format::ClaimReview => claim_review::write,
        Format::Json => json::write,
        Format::JsonLines => json::write_lines,
        format => return Err(ExportError::ReadOnly(format)),
    };
    let chosen = options.selection.choose(project);
    write(&chosen, options, progress)
}

/// Reads what another tool wrote, as a project of its own.
///
/// # Errors
/// When it is not of this format, lacks its text, or is more than is read.
pub fn import(input: &Input<'_>, format: Format) -> Result<Imported, ImportError> {
    match format {
        Format::W3c => w3c::read(input),
        Format::Brat => brat::read(input),
        Format::CasJson => cas::read_json(input),
        Format::CasXmi => cas::read_xmi(input),
        Format::WebannoTsv => webanno::read(input),
        Format::Qdpx => qdpx::read(input),
        Format::LabelStudio => label_studio::read(input),
        Format::Doccano => doccano::read(input),
        Format::Hypothesis => hypothesis::read(input),
        format => Err(ImportError::WriteOnly(format)),
    }
}
