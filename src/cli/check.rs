//! `isnad check PROJECT`: is this file sound, and if not, what is wrong where.

use crate::annotation::Project;
use crate::project::{self, Examined, Flaw, ProjectError, Severity};
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
/// `path:line:column: error: …`, in the order of the file; at the end one line that sums it up. A project from a newer
/// Isnad is not sound as far as can be told here; what of it can be read is counted.
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
    let newer = problems.iter().find_map(|p| if let Flaw::TooNew(schema) = p.what { Some(schema) } else { None });
    match (project, newer) {
        (Some(project), None) if wrong == 0 => {
            writeln!(out, "{name}: sound: {}", counts(&project))?;
            Ok(Soundness::Sound)
        }
        (Some(project), Some(schema)) => {
            // The version itself is one of them.
            let unread = count(wrong.saturating_sub(1), "problem");
            writeln!(out, "{name}: of the newer format {schema}, for reading only: {}; {unread}", counts(&project))?;
            Ok(Soundness::Unsound)
        }
        _ => {
            writeln!(out, "{name}: not sound: {}", count(wrong, "problem"))?;
            Ok(Soundness::Unsound)
        }
    }
}

fn counts(project: &Project) -> String {
    let counts = [
        count(project.articles.len(), "article"),
        count(project.annotations.len(), "annotation"),
        count(project.attributions.len(), "attribution"),
        count(project.sources.len(), "source"),
        count(project.relations.len(), "relation"),
    ];
    // What few projects have is told of those.
    let reviewed = [(project.verdicts.len(), "verdict"), (project.comments.len(), "comment")];
    let reviewed = reviewed.into_iter().filter(|(number, _)| *number > 0).map(|(number, what)| count(number, what));
    counts.into_iter().chain(reviewed).collect::<Vec<_>>().join(", ")
}

fn count(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}
