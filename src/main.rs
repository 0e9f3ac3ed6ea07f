//! A window, or a command-line verb.

#![forbid(unsafe_code)]

use isnad::app::App;
use isnad::app::startup::{FirstView, run_window};
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments = isnad::cli::arguments();
    match &arguments.verb {
        Some(verb) => isnad::cli::run(verb),
        None => open_window(FirstView::new(arguments.files)),
    }
}

/// Shows the window until it is closed.
fn open_window(first_view: FirstView) -> ExitCode {
    let viewport = egui::ViewportBuilder::default()
        .with_app_id("isnad")
        .with_title("Isnad")
        .with_inner_size([1280.0, 860.0])
        .with_min_inner_size([480.0, 360.0]);
    let create: eframe::AppCreator<'_> = Box::new(|creation| Ok(Box::new(App::new(creation, first_view))));
    match run_window(viewport, create) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => isnad::cli::fail(&error),
    }
}
