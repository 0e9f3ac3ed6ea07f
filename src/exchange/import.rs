//! The readers by format.

use super::{Format, ImportError, Imported, Input};
use super::{brat, cas, doccano, hypothesis, label_studio, qdpx, w3c, webanno};

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
