//! `isnad merge [BASE] OURS THEIRS -o OUT`: two people's work in one project.

use super::{Failure, Outcome, output};
use crate::annotation::Project;
use crate::project::{self, Loaded, ProjectError};
use crate::review::{self, Merged};
use std::path::{Path, PathBuf};

/// What to merge into what.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "BASE is the project both began with. Without it nothing counts as removed: what either has is kept. \
                  Where both changed the same thing, OURS is shown and THEIRS is kept in the file as a conflict, to be \
                  settled in the window; nothing that either wrote is lost.\n\
                  Exit status: 0 if nothing is left to be settled, 1 if this merge left conflicts in OUT, 2 if it \
                  could not be done; OUT is then as it was."
)]
pub struct Options {
    /// Two projects, or three with the one that both began with.
    #[arg(required = true, num_args = 2..=3, value_names = ["BASE", "OURS", "THEIRS"])]
    files: Vec<PathBuf>,
    /// Where to write the result; `-` is stdout. It may be one of the projects.
    #[arg(short, long, value_name = "OUT")]
    out: PathBuf,
}

pub(super) fn run(options: &Options) -> Result<Outcome, Failure> {
    let (base, ours, theirs) = match options.files.as_slice() {
        [base, ours, theirs] => (Some(base), ours, theirs),
        [ours, theirs] => (None, ours, theirs),
        _ => return Err(Failure("merge takes two or three projects; see isnad merge --help".to_owned())),
    };
    let base = base.map(|base| read_base(base)).transpose()?.flatten();
    let (ours, theirs) = (read(ours)?, read(theirs)?);
    let Merged { project, conflicts } = review::merge(base.as_ref(), &ours, &theirs);
    // Nothing is written that could not be read again.
    project
        .check_counts()
        .map_err(|error| Failure(format!("the two projects make too large a one together: {error}")))?;
    output::file_or_stdout(&options.out, project::write(&project).as_bytes())?;
    if conflicts.is_empty() {
        return Ok(Outcome::Done);
    }
    let (count, s) = (conflicts.len(), if conflicts.len() == 1 { "" } else { "s" });
    let out = options.out.display();
    output::message(&format!("isnad: {count} conflict{s} left in {out}: open it in Isnad and settle them"));
    Ok(Outcome::Different)
}

/// The project in a file; what is odd about it is told.
pub(super) fn read(path: &Path) -> Result<Project, Failure> {
    let Loaded { project, warnings } = project::open(path).map_err(|error| failure(path, &error))?;
    for warning in warnings {
        output::message(&format!("isnad: {}:{warning}", path.display()));
    }
    Ok(project)
}

/// The base; none if the file is empty, as git gives it where both sides added the project.
fn read_base(path: &Path) -> Result<Option<Project>, Failure> {
    let bytes = project::read_bytes(path).map_err(|error| failure(path, &error))?;
    if bytes.is_empty() {
        return Ok(None);
    }
    let loaded = project::read(&bytes).map_err(|error| failure(path, &error))?;
    Ok(Some(loaded.project))
}

fn failure(path: &Path, error: &ProjectError) -> Failure {
    match error {
        ProjectError::Io { .. } => Failure(error.to_string()),
        ProjectError::Unsound(_) => {
            let path = path.display();
            Failure(format!("{path}: {error}; `isnad check {path}` tells everything that is wrong with it"))
        }
    }
}
