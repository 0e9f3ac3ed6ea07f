//! Exchange: the formats a project is handed on in, and other tools' work that is taken in.
//!
//! [`export`] writes a project as files in memory: notes for people, or annotations for programs. [`import`] reads
//! what another tool wrote as a project of its own, and lists what has no counterpart here; [`join`] takes that into
//! another project. What goes into an export is chosen beforehand, project to project, by
//! [`Selection`]. `docs/formats.md` tells what each format can carry. Nothing here touches a file or a window: files
//! come in as bytes and go out as bytes.

pub mod agreed;
mod compact;
mod document;
mod draft;
mod format;
mod guid;
mod import;
mod join;
pub mod lab;
mod options;
mod outcome;
pub mod preview;
mod progress;
mod quoted;
mod records;
pub mod report;
mod selection;
mod shades;
mod told;
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
pub use import::import;
pub use join::{Count, Fate, Joined, JoinedArticle, Unplaced, join};
pub use options::{Agreed, Languages, Layouts, Options};
pub use outcome::{ExportError, Fault, ImportError, Written, Wrong};
pub use preview::{Preview, preview};
pub use progress::Progress;
pub use selection::{Remarked, Selection};
pub use told::told;
pub use words::Words;

use crate::annotation::Project;

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
