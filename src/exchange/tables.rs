//! TODO.

use super::{ExportError, Options, Progress, Written};
use crate::annotation::Project;

pub(super) fn write_csv(_: &Project, options: &Options, _: &Progress<'_>) -> Result<Vec<Written>, ExportError> {
    Err(ExportError::Failed { format: options.format, why: "TODO".into() })
}
pub(super) fn write_xlsx(_: &Project, options: &Options, _: &Progress<'_>) -> Result<Vec<Written>, ExportError> {
    Err(ExportError::Failed { format: options.format, why: "TODO".into() })
}
