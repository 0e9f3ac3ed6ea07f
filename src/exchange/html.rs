//! TODO.

use super::{ExportError, Options, Progress, Written};
use crate::annotation::Project;

pub(super) fn write(_: &Project, options: &Options, _: &Progress<'_>) -> Result<Vec<Written>, ExportError> {
    Err(ExportError::Failed { format: options.format, why: "TODO".into() })
}
