//! `isnad merge [BASE] OURS THEIRS -o OUT`: two people's work in one project.

use super::{Failure, Outcome, output};
use crate::annotation::{Project, VersionId};
use crate::app::Storage;
use crate::project::{self, Branch, Loaded, ProjectError};
use crate::review::{self, Merged};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// What to merge into what.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "BASE is the project both began with. Without it the files' own history is asked: where both came \
                  from one version that was read or written on this machine lately, that is the base. Where there is \
                  none nothing counts as removed: what either has is kept. \
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
    /// What messages call OUT, where its own name says nothing: git merges in temporary files.
    #[arg(long, value_name = "NAME")]
    name: Option<PathBuf>,
    /// Let nothing count as removed, whatever both began with.
    #[arg(long)]
    no_base: bool,
}

pub(super) fn run(options: &Options) -> Result<Outcome, Failure> {
    let (base, ours, theirs) = match options.files.as_slice() {
        [base, ours, theirs] if !options.no_base => (Some(base), ours, theirs),
        [ours, theirs] => (None, ours, theirs),
        [_, _, _] => {
            return Err(Failure("--no-base goes with two projects, not with the one both began with".to_owned()));
        }
        _ => return Err(Failure("merge takes two or three projects; see isnad merge --help".to_owned())),
    };
    let given = base.is_some();
    let base = base.map(|base| read_base(base)).transpose()?.flatten();
    let [ours, theirs] = [read_version(ours)?, read_version(theirs)?];
    let base = if given || options.no_base { base } else { common([&ours, &theirs]) };
    let Merged { mut project, conflicts } = review::merge(base.as_ref(), &ours.project, &theirs.project);
    // Where somebody else says what both began with, as git does, it is for them to remember what was put together.
    if !given && ours.id != theirs.id {
        project.note_made_from([ours.id, theirs.id]);
    }
    // Nothing is written that could not be read again.
    project
        .check_counts()
        .map_err(|error| Failure(format!("the two projects make too large a one together: {error}")))?;
    output::file_or_stdout(&options.out, project::write(&project).as_bytes())?;
    if conflicts.is_empty() {
        return Ok(Outcome::Done);
    }
    let (count, s, them) = if conflicts.len() == 1 { (1, "", "it") } else { (conflicts.len(), "s", "them") };
    let out = options.name.as_ref().unwrap_or(&options.out).display();
    output::message(&format!("isnad: {count} conflict{s} left in {out}: open it in Isnad and settle {them}"));
    Ok(Outcome::Different)
}

/// A project and which version of its file it is.
struct OneVersion {
    id: VersionId,
    project: Project,
}

/// The latest version that both came from, if it is known and still there.
fn common(sides: [&OneVersion; 2]) -> Option<Project> {
    let heads = sides.map(|side| BTreeSet::from([side.id.clone()]));
    let branches = [(&heads[0], &sides[0].project), (&heads[1], &sides[1].project)]
        .map(|(heads, project)| Branch { heads, project });
    let at_hand = sides.map(|side| (side.id.clone(), &side.project));
    match Storage::of_user().versions()?.base(branches, &at_hand) {
        Ok(base) => base.map(|base| base.project),
        Err(error) => {
            output::message(&format!("isnad: what both began with is not known: {error}"));
            None
        }
    }
}

/// The project in a file; what is odd about it is told.
pub(super) fn read(path: &Path) -> Result<Project, Failure> {
    read_version(path).map(|version| version.project)
}

fn read_version(path: &Path) -> Result<OneVersion, Failure> {
    let (Loaded { project, warnings }, known) = project::open_known(path).map_err(|error| failure(path, &error))?;
    for warning in warnings {
        output::message(&format!("isnad: {}:{warning}", path.display()));
    }
    Ok(OneVersion { id: known.version(), project })
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
