//! A window, or a command-line verb.

#![forbid(unsafe_code)]

use isnad::app::startup::{FirstView, run_window};
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments = isnad::cli::arguments();
    match &arguments.verb {
        Some(verb) => isnad::cli::run(verb),
        None => match run_window(FirstView::new(arguments.files), arguments.new_window) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => isnad::cli::fail(&error),
        },
    }
}
