//! Project files: `name.isnad.ron`.
//!
//! [`write()`] gives a project as text, always the same text for the same project;
//! [`read`] and [`examine`] read it back and tell what is wrong with a file, line by
//! line; [`view`] reads also what a newer version wrote, as far as it is known;
//! [`open`] and [`save`] do the same with a file on disk. `docs/format.md`
//! describes the format. Nothing here knows about windows.

mod conflict;
mod fingerprint;
mod hold;
mod journal;
mod literal;
mod nest;
mod plain;
mod problem;
mod read;
mod reader;
mod record;
mod review;
mod reviewed;
mod sample;
mod save;
mod scan;
mod seen;
mod versions;
mod write;

pub use conflict::write_conflict;
pub use fingerprint::{Fingerprint, Since};
pub use hold::{Held, Hold, Holder};
pub use journal::{About, Journal, JournalError, Unread, fingerprint, journal_header, read_journal};
pub use problem::{Flaw, Misfit, Place, Problem, Severity};
pub use read::{Examined, examine, read_labels};
pub use review::{Review, ReviewedArticle, read_review, write_review};
pub use sample::sample;
pub use save::{Expected, Refused, SaveError, Saved, Why, backup_path, save, save_all, save_beside, save_over};
pub use scan::{Cause, MAX_DEPTH};
pub use versions::{Base, Branch, Versions};
pub use write::{write, write_labels};

use crate::annotation::Project;
use crate::article::plain_reason;
use std::io::Read;
use std::path::{Path, PathBuf};

/// The version of the format that is written, and the newest that is known. Before it grows, a sample of the version
/// before goes to `tests/versions`.
pub const SCHEMA: u32 = 4;

/// How large a project file may be.
pub const MAX_BYTES: u64 = 1 << 30;

/// A project that was read whole.
#[derive(Clone, Debug, PartialEq)]
pub struct Loaded {
    pub project: Project,
    /// What is odd about the file though all of it was read; see [`Severity`].
    pub warnings: Vec<Problem>,
}

/// A project to look at: whole, or of a newer version and read as far as it is known here.
#[derive(Clone, Debug, PartialEq)]
pub struct Viewed {
    pub project: Project,
    /// As of [`Loaded`]; of a newer version also what could not be taken in.
    pub warnings: Vec<Problem>,
    /// The format's version if it is a newer one. Such a project must not be written: fields that are known here may
    /// mean something else there, and what could not be taken in would be lost.
    pub newer: Option<u32>,
}

/// Why a project could not be read.
#[derive(Debug, thiserror::Error)]
pub enum ProjectError {
    /// The file itself could not be read.
    #[error("cannot read {}: {}", path.display(), plain_reason(reason))]
    Io { path: PathBuf, reason: std::io::Error },
    /// What is wrong with the text; at least one [`Severity::Fault`].
    #[error("{}", first_fault(.0))]
    Unsound(Vec<Problem>),
}

fn fault_of(problems: &[Problem]) -> Option<&Problem> {
    // A newer version explains all the others.
    let newer = problems.iter().find(|p| matches!(p.what, Flaw::TooNew(_)));
    newer.or_else(|| problems.iter().find(|p| p.severity() == Severity::Fault))
}

fn first_fault(problems: &[Problem]) -> String {
    fault_of(problems)
        .map_or_else(String::new, |p| format!("line {}, column {}: {}", p.place.line, p.place.column, p.what))
}

impl ProjectError {
    /// The fault that is told of a text that is not sound.
    pub fn first_fault(&self) -> Option<&Problem> {
        if let ProjectError::Unsound(problems) = self { fault_of(problems) } else { None }
    }

    /// The format's version if the file is from a newer Isnad.
    pub fn too_new(&self) -> Option<u32> {
        if let ProjectError::Unsound(problems) = self { newer(problems) } else { None }
    }
}

/// The format's version if these are the problems of a file from a newer Isnad.
fn newer(problems: &[Problem]) -> Option<u32> {
    problems.iter().find_map(|p| if let Flaw::TooNew(schema) = p.what { Some(schema) } else { None })
}

/// Reads a project from the bytes of its file, whole or not at all; for whoever will write it.
///
/// # Errors
/// [`ProjectError::Unsound`] if anything in it could not be taken in, or it is of a newer version; [`examine`] gives
/// what could be.
pub fn read(bytes: &[u8]) -> Result<Loaded, ProjectError> {
    let Examined { project, problems } = examine(bytes);
    match project {
        Some(project) if problems.iter().all(|p| p.severity() < Severity::Fault) => {
            Ok(Loaded { project, warnings: problems })
        }
        _ => Err(ProjectError::Unsound(problems)),
    }
}

/// Reads a project from the bytes of its file to be looked at: whole, or of a newer version what is known here.
///
/// # Errors
/// [`ProjectError::Unsound`] if it is of a known version and not whole, or of a newer one and none of its articles
/// could be read.
pub fn view(bytes: &[u8]) -> Result<Viewed, ProjectError> {
    let Examined { project, mut problems } = examine(bytes);
    let newer = newer(&problems);
    match project {
        Some(project) if newer.is_some() || problems.iter().all(|p| p.severity() < Severity::Fault) => {
            problems.retain(|p| !matches!(p.what, Flaw::TooNew(_)));
            Ok(Viewed { project, warnings: problems, newer })
        }
        _ => Err(ProjectError::Unsound(problems)),
    }
}

/// Reads a project file to be looked at, with what it looked like; see [`view`] and [`open_known`].
///
/// # Errors
/// When the file cannot be read or [`view`] fails.
pub fn open_view(path: &Path) -> Result<(Viewed, Fingerprint), ProjectError> {
    let (bytes, meta) = read_file(path)?;
    let (viewed, known) = rayon::join(|| view(&bytes), || Fingerprint::new(&meta, &bytes));
    Ok((viewed?, known))
}

/// Reads a project file, whole or not at all; for whoever will write it.
///
/// # Errors
/// When the file cannot be read, is too large, is not a sound project, or of a newer version.
pub fn open(path: &Path) -> Result<Loaded, ProjectError> {
    Ok(open_known(path)?.0)
}

/// The same, with what the file looked like, by which [`save_over`] tells whether it is still that.
///
/// # Errors
/// As [`open`].
pub fn open_known(path: &Path) -> Result<(Loaded, Fingerprint), ProjectError> {
    let (bytes, meta) = read_file(path)?;
    let (read, known) = rayon::join(|| read(&bytes), || Fingerprint::new(&meta, &bytes));
    Ok((read?, known))
}

/// The bytes of a project file, at most one more than [`MAX_BYTES`].
///
/// # Errors
/// [`ProjectError::Io`] when it cannot be read.
pub fn read_bytes(path: &Path) -> Result<Vec<u8>, ProjectError> {
    Ok(read_file(path)?.0)
}

/// The same, and what the system said of the file before.
fn read_file(path: &Path) -> Result<(Vec<u8>, std::fs::Metadata), ProjectError> {
    let io = |reason| ProjectError::Io { path: path.to_owned(), reason };
    let mut bytes = Vec::new();
    let file = std::fs::File::open(path).map_err(io)?;
    let meta = file.metadata().map_err(io)?;
    if meta.is_dir() {
        return Err(io(std::io::ErrorKind::IsADirectory.into()));
    }
    file.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(io)?;
    Ok((bytes, meta))
}

#[cfg(test)]
mod tests;
