//! The command line: a window, or a verb that is a thin call into the library.
//!
//! Results go to stdout, messages to stderr. The exit status is 0 when all is
//! done, 1 where a verb says that things differ, 2 for bad input or usage.

mod output;
mod render;

use clap::{Parser, Subcommand};
use std::path::PathBuf;
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
    /// Draw an article or a project as the window would show it, into a PNG.
    Render(render::Options),
}

/// How a verb ended that found no fault with its input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// All is done.
    Done,
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
        Verb::Render(options) => render::run(options),
    };
    match outcome {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Err(failure) => fail(&failure),
    }
}

/// Says on stderr what went wrong; the result is the exit status for it.
pub fn fail(reason: &dyn std::fmt::Display) -> ExitCode {
    output::message(&format!("isnad: {reason}"));
    ExitCode::from(BAD_INPUT)
}
