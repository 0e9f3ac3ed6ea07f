//! PDF: the report on pages, set by the same engine as the window.
//!
//! [`compose`] lays the report out on A4 pages: an article in its column with its highlights, its notes in the margin
//! beside it; then the tables and sheets. [`draw`] writes the pages, tagged with their structure and languages, each
//! line with the text it stands for, so that what is copied and searched is in logical order. Fonts are those of the
//! program, of each the glyphs in use.

mod compose;
mod draw;
mod margin;
mod page;
mod plot;
mod sheet;
mod style;
mod table;

use super::report::Report;
use super::{ExportError, Options, Progress, Written};
use crate::annotation::Project;

/// Writes the report as one PDF file.
pub(super) fn write(
    project: &Project,
    options: &Options,
    progress: &Progress<'_>,
) -> Result<Vec<Written>, ExportError> {
    let report = Report::of(project, options, &Progress::silent())?;
    let book = compose::report(&report, progress)?;
    let bytes = draw::book(&book, &report, options, progress)?;
    Ok(vec![Written { name: options.file_name(), bytes }])
}

#[cfg(test)]
mod tests;
