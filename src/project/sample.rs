//! The project a newcomer sees first: the sample article and another paper's report of the same matter, annotated.

use super::read;
use crate::annotation::Project;

/// The bundled project, read as any other file is.
pub fn sample() -> Project {
    // Unreachable default as long as the file is sound, which a test holds.
    read(include_bytes!("../../assets/sample.isnad.ron")).map(|loaded| loaded.project).unwrap_or_default()
}
