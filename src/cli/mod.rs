//! The command line: a window, or a verb that is a thin call into the library.
//!
//! Results go to stdout, messages to stderr. The exit status is 0 when all is
//! done, 1 where a verb says that things differ or that nothing was found, 2 for bad input or usage.

mod agree;
pub mod check;
mod desktop;
mod diff;
mod git;
mod merge;
mod export;
mod import;
mod output;
pub mod read;
mod render;
mod review;
pub mod search;

use crate::search::Query;
use clap::{Parser, Subcommand};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What the command line asks for.
#[derive(Debug, Parser)]
#[command(
    name = "isnad",
    version,
    about = "A desktop reader for analysts of Arabic news",
    long_about = "Isnad opens Arabic articles in a window where claims, sources and cues are marked and tied, \
                  and keeps that work in a project file. The verbs do their work without a window.",
    after_help = "A file that is named like a verb goes after two dashes: isnad -- read",
    args_conflicts_with_subcommands = true,
    disable_help_subcommand = true
)]
pub struct Arguments {
    /// Articles (.txt, .html, .docx, .md), a project (.ron) and other tools' annotations to open in the window.
    pub files: Vec<PathBuf>,
    /// Open the files in a window of their own, not in one that is there already.
    #[arg(long)]
    pub new_window: bool,
    #[command(subcommand)]
    pub verb: Option<Verb>,
}

/// What is done without a window.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Print an article with its structure.
    Read {
        /// The article.
        file: PathBuf,
        /// Print JSON instead of a line for each block.
        #[arg(long)]
        json: bool,
        /// The encoding, where the one found is wrong: UTF-8, windows-1256, ISO-8859-6 and so on.
        #[arg(long, value_name = "NAME")]
        encoding: Option<String>,
    },
    /// Say whether a project file is sound, and if it is not, what is wrong where.
    Check {
        /// The project.
        project: PathBuf,
    },
    /// Say where words stand in articles and projects, whatever hamzas, vowel marks and digits they are written with.
    #[command(after_help = "Taken for the same: alefs with and without hamza or madda, ى and ي, ة and ه, ك and ک, \
                            words with and without vowel marks and tatweel, Arabic and European digits, small and \
                            large Latin letters, letters and their presentation forms, one space and several.\n\
                            Exit status: 0 if anything was found, 1 if nothing was, 2 if a file could not be read.")]
    Search {
        /// What to look for.
        query: String,
        /// Articles and projects.
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// Find only the same code points.
        #[arg(long)]
        exact: bool,
        /// Print JSON instead of a line for each place.
        #[arg(long)]
        json: bool,
    },
    /// Put two people's work on one project together.
    Merge(merge::Options),
    /// Say where two people read the same articles differently.
    #[command(
        after_help = "Articles are matched by id or by text; where the texts differ, marks are found again. Who \
                            wrote something and when is no difference.\n\
                            Exit status: 0 if both say the same, 1 if they differ, 2 if a file could not be read."
    )]
    Diff {
        /// The first project: mine.
        mine: PathBuf,
        /// The second one: theirs.
        theirs: PathBuf,
        /// Print JSON instead of a line for each difference.
        #[arg(long)]
        json: bool,
    },
    /// Save a reviewer's verdicts and comments, or put them into the author's project.
    #[command(subcommand)]
    Review(review::Action),
    /// Say how far people agree who read the same articles, beyond what chance would give.
    Agree(agree::Options),
    /// Print a project as lines of text, for git to show how two versions differ.
    Show {
        /// The project.
        project: PathBuf,
    },
    /// Teach git to merge projects and to show how they differ.
    #[command(after_help = "Writes .gitattributes at the root of the repository, and the commands into its \
                            configuration. The file is shared by all clones once it is committed; the commands are not: \
                            every clone needs this once, or every user once with --global.")]
    GitSetup {
        /// A folder in the repository.
        #[arg(default_value = ".")]
        folder: PathBuf,
        /// For all of the user's repositories.
        #[arg(long)]
        global: bool,
    },
    /// Show Isnad in the desktop's menus, as the program for its own files, or take it out again.
    #[command(
        after_help = "For one user, on desktops that follow freedesktop.org: writes an entry of the menus, icons and \
                            the types of Isnad's files into XDG_DATA_HOME (~/.local/share). The entry calls this program \
                            by its path; once it is elsewhere this is needed again."
    )]
    DesktopSetup {
        /// Take it out again.
        #[arg(long)]
        remove: bool,
    },
    /// Write a project as notes for people or as annotations for other programs.
    Export(export::Options),
    /// Read what another tool wrote, as a project of its own.
    Import(import::Options),
    /// Draw an article or a project as the window would show it, into a PNG.
    Render(render::Options),
}

/// How a verb ended that could do its work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// All is done.
    Done,
    /// What was looked for is not there.
    Nothing,
    /// The things that were compared differ, or something is left to be settled.
    Different,
    /// The input was looked at and is bad; the answer says why.
    Bad,
}

/// Why a verb did not do its work: a sentence that says what, where, and what to do.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
struct Failure(String);

/// The exit status of bad input or usage, and of a window that can't be opened.
pub const BAD_INPUT: u8 = 2;

/// The exit status of a search that found nothing, of a comparison that found differences, of a merge that left
/// conflicts.
const NOT_SO: u8 = 1;

/// What the command line of this process asks for. Help, the version and errors of usage end the process.
pub fn arguments() -> Arguments {
    Arguments::parse()
}

/// Does what `verb` asks; the result is the process's exit status.
pub fn run(verb: &Verb) -> ExitCode {
    let outcome = match verb {
        Verb::Read { file, json, encoding } => read_article(file, encoding.as_deref(), *json),
        Verb::Check { project } => check_project(project),
        Verb::Search { query, files, exact, json } => search_files(&Query::new(query, *exact), files, *json),
        Verb::Merge(options) => merge::run(options),
        Verb::Diff { mine, theirs, json } => diff::diff(mine, theirs, *json),
        Verb::Review(action) => review::run(action),
        Verb::Agree(options) => agree::run(options),
        Verb::Show { project } => diff::show(project),
        Verb::GitSetup { folder, global } => git::setup(folder, *global),
        Verb::DesktopSetup { remove } => desktop::setup(*remove),
        Verb::Export(options) => export::run(options),
        Verb::Import(options) => import::run(options),
        Verb::Render(options) => render::run(options),
    };
    match outcome {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Nothing | Outcome::Different) => ExitCode::from(NOT_SO),
        Ok(Outcome::Bad) => ExitCode::from(BAD_INPUT),
        Err(failure) => fail(&failure),
    }
}

fn read_article(file: &Path, encoding: Option<&str>, json: bool) -> Result<Outcome, Failure> {
    let mut out = Vec::new();
    let warnings = read::read(file, encoding, json, &mut out).map_err(|error| Failure(error.to_string()))?;
    for warning in warnings {
        output::message(&format!("isnad: {}: {warning}", file.display()));
    }
    output::stdout(&out)?;
    Ok(Outcome::Done)
}

fn check_project(project: &Path) -> Result<Outcome, Failure> {
    let mut out = Vec::new();
    let soundness = check::check(project, &mut out).map_err(|error| Failure(error.to_string()))?;
    output::stdout(&out)?;
    Ok(match soundness {
        check::Soundness::Sound => Outcome::Done,
        check::Soundness::Unsound => Outcome::Bad,
    })
}

fn search_files(query: &Query, files: &[PathBuf], json: bool) -> Result<Outcome, Failure> {
    let found = output::to_stdout(|out| search::search(query, files, json, out))?;
    Ok(match found {
        Some(search::Found { failures: 1.., .. }) => Outcome::Bad,
        Some(search::Found { hits: 0, .. }) => Outcome::Nothing,
        _ => Outcome::Done,
    })
}

/// Says on stderr what went wrong; the result is the exit status for it.
pub fn fail(reason: &dyn std::fmt::Display) -> ExitCode {
    output::message(&format!("isnad: {reason}"));
    ExitCode::from(BAD_INPUT)
}
