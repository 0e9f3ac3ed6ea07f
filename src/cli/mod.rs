//! The command line: a window, or a verb that is a thin call into the library.
//!
//! Results go to stdout, messages to stderr. The exit status is 0 when all is
//! done, 1 where a verb says that things differ, 2 for bad input or usage.

pub mod check;
mod output;
pub mod read;
mod render;

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
    /// Articles (.txt, .html, .docx, .md) and a project (.ron) to open in the window.
    pub files: Vec<PathBuf>,
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
    /// Draw an article or a project as the window would show it, into a PNG.
    Render(render::Options),
}

/// How a verb ended that could do its work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// All is done.
    Done,
    /// The input was looked at and is bad; the answer says why.
    Bad,
}

/// Why a verb did not do its work: a sentence that says what, where, and what to do.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
struct Failure(String);

/// The exit status of bad input or usage, and of a window that can't be opened.
pub const BAD_INPUT: u8 = 2;

/// What the command line of this process asks for. Help, the version and errors of usage end the process.
pub fn arguments() -> Arguments {
    Arguments::parse()
}

/// Does what `verb` asks; the result is the process's exit status.
pub fn run(verb: &Verb) -> ExitCode {
    let outcome = match verb {
        Verb::Read { file, json, encoding } => read_article(file, encoding.as_deref(), *json),
        Verb::Check { project } => check_project(project),
        Verb::Render(options) => render::run(options),
    };
    match outcome {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
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

/// Says on stderr what went wrong; the result is the exit status for it.
pub fn fail(reason: &dyn std::fmt::Display) -> ExitCode {
    output::message(&format!("isnad: {reason}"));
    ExitCode::from(BAD_INPUT)
}
