//! `isnad check PROJECT`: is this file sound, and if not, what is wrong where.

use crate::project::{self, Examined, ProjectError, Severity};
use std::io::{self, Write};
use std::path::Path;

/// The answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Soundness {
    /// Exit code 0.
    Sound,
    /// Exit code 2.
    Unsound,
}

/// Why there is no answer; exit code 2.
#[derive(Debug, thiserror::Error)]
pub enum CheckError {
    #[error(transparent)]
    Project(#[from] ProjectError),
    #[error("cannot write the answer: {0}")]
    Output(#[from] io::Error),
}

/// Reads the project at `path` and writes what is wrong with it to `out`, one problem a line as
/// `path:line:column: error: …`, in the order of the file; at the end one line that sums it up.
///
/// # Errors
/// When the file cannot be read at all, or `out` cannot be written.
pub fn check(path: &Path, out: &mut dyn Write) -> Result<Soundness, CheckError> {
    let Examined { project, problems } = project::examine(&project::read_bytes(path)?);
    let name = path.display();
    for problem in &problems {
        writeln!(out, "{name}:{problem}")?;
    }
    let wrong = problems.iter().filter(|p| p.severity() > Severity::Note).count();
    match project {
        Some(project) if wrong == 0 => {
            let counts = [
                count(project.articles.len(), "article"),
                count(project.annotations.len(), "annotation"),
                count(project.attributions.len(), "attribution"),
                count(project.sources.len(), "source"),
                count(project.relations.len(), "relation"),
            ];
            writeln!(out, "{name}: sound: {}", counts.join(", "))?;
            Ok(Soundness::Sound)
        }
        _ => {
            writeln!(out, "{name}: not sound: {}", count(wrong, "problem"))?;
            Ok(Soundness::Unsound)
        }
    }
}

fn count(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}
