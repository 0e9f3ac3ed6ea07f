//! Opening the window, after a look at the machine: what is missing is said in one sentence.
//!
//! The crates below us find the display and the graphics driver by name at run
//! time. When one is absent they panic or print their own data structures, and
//! a Wayland display that does not answer keeps them from trying X11. So the
//! machine is looked at first, and what still goes wrong is put into words.

#[cfg(target_os = "linux")]
mod display;
mod icon;
#[cfg(target_os = "linux")]
mod libraries;

use crate::app::{App, file_dialogs, handover, size};
use std::ffi::OsString;
use std::path::PathBuf;

/// What desktops know the program by: the name of its desktop file.
const NAME: &str = "isnad";

/// What the window shows first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FirstView {
    /// The empty state, which says what can be opened.
    Empty,
    /// The annotated sample that comes with the program.
    Sample,
    /// These files.
    Files(Vec<PathBuf>),
}

impl FirstView {
    /// The files named on the command line; without any, the empty state, or the sample when started by `cargo run`.
    ///
    /// Cargo sets `CARGO_MANIFEST_DIR` and `CARGO_PKG_NAME` for what it runs. Whoever starts
    /// the program from its source tree has just followed the README and wants to see an
    /// article set; whoever starts the installed program wants to open one of their own.
    pub fn new(files: Vec<PathBuf>) -> FirstView {
        FirstView::choose(files, is_run_by_cargo())
    }

    fn choose(files: Vec<PathBuf>, run_by_cargo: bool) -> FirstView {
        match (files.is_empty(), run_by_cargo) {
            (false, _) => FirstView::Files(files),
            (true, true) => FirstView::Sample,
            (true, false) => FirstView::Empty,
        }
    }
}

/// Whether `cargo run` started the program, from its source tree.
fn is_run_by_cargo() -> bool {
    let package = std::env::var_os("CARGO_PKG_NAME");
    std::env::var_os("CARGO_MANIFEST_DIR").is_some() && package.is_some_and(|name| name == env!("CARGO_PKG_NAME"))
}

/// Why no window could be opened, as a sentence that says what to do.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    #[error(
        "there is no display to open a window on (neither DISPLAY nor WAYLAND_DISPLAY is set): start it from a \
         desktop, or use `isnad read`, `isnad render` or `isnad check`, which need none"
    )]
    NoDisplay,
    #[error(
        "the display {display} ({variable}) does not answer ({reason}): set {variable} to a display that runs, or \
         use `isnad read`, `isnad render` or `isnad check`, which need none"
    )]
    NoAnswer {
        /// The environment variable that names the display.
        variable: &'static str,
        display: String,
        reason: String,
    },
    #[error(
        "the window needs libraries that are not installed: on Debian and Ubuntu `sudo apt-get install {}` \
         installs them",
        .packages.join(" ")
    )]
    MissingLibraries {
        /// Debian's and Ubuntu's packages.
        packages: Vec<&'static str>,
    },
    #[error(
        "the display offers no OpenGL, which the window is drawn with ({reason}): on Debian and Ubuntu \
         `sudo apt-get install libegl1 libgl1-mesa-dri` installs a driver that needs no graphics card"
    )]
    NoOpenGl { reason: String },
    #[error(
        "the display let no window be opened ({reason}): check that DISPLAY and XAUTHORITY name a display that you \
         may use, or use `isnad read`, `isnad render` or `isnad check`, which need none"
    )]
    Refused { reason: String },
    #[error(
        "the connection to the display was lost, so the window is gone: what was not saved is offered at the next start"
    )]
    DisplayLost,
    #[error("the window could not go on: {reason}")]
    Window { reason: String },
}

/// Opens the window on `first_view` and returns when it is closed. Where a window of this user is there already it is
/// given the files instead, unless a `new_window` is asked for, or the program is run by Cargo: who builds it wants to
/// see that build.
///
/// # Errors
/// When no window can be opened on this machine; nothing was shown then.
pub fn run_window(first_view: FirstView, new_window: bool) -> Result<(), StartError> {
    let hooks = prepare()?;
    let place = handover::Place::of_user(&hooks.display);
    if let FirstView::Files(files) = &first_view
        && !new_window
        && !is_run_by_cargo()
        && place.as_ref().is_some_and(|place| place.hand_over(files))
    {
        return Ok(());
    }
    file_dialogs::hear_of_failures();
    let viewport = egui::ViewportBuilder::default()
        .with_app_id(NAME)
        .with_icon(icon::icon())
        .with_title("Isnad")
        .with_min_inner_size([480.0, 360.0]);
    let viewport = size::restored(viewport);
    let options = eframe::NativeOptions {
        viewport,
        event_loop_builder: hooks.event_loop,
        window_builder: hooks.window,
        ..Default::default()
    };
    let create: eframe::AppCreator<'_> = Box::new(|creation| Ok(Box::new(App::new(creation, first_view, place))));
    eframe::run_native(NAME, options, create).map_err(in_words)
}

/// What fits the window to the display.
#[derive(Default)]
struct Hooks {
    /// The one name of the display.
    display: OsString,
    event_loop: Option<eframe::EventLoopBuilderHook>,
    window: Option<eframe::WindowBuilderHook>,
}

/// Looks at the machine, and forces the kind of display that answers.
#[cfg(target_os = "linux")]
fn prepare() -> Result<Hooks, StartError> {
    use display::Backend;
    use winit::platform::{wayland::EventLoopBuilderExtWayland, x11::EventLoopBuilderExtX11};

    let environment = display::Environment::read();
    let backend = display::choose(&environment, &libraries::Libraries::of_system())?;
    let event_loop: eframe::EventLoopBuilderHook = Box::new(move |builder| {
        match backend {
            Backend::Wayland => builder.with_wayland(),
            Backend::X11 => builder.with_x11(),
        };
    });
    // On X11 an app id leaves half of the window's class empty; without one both halves are what the program was
    // called by.
    let window = (backend == Backend::X11 && is_called_by_its_name())
        .then(|| -> eframe::WindowBuilderHook { Box::new(|window| egui::ViewportBuilder { app_id: None, ..window }) });
    Ok(Hooks { display: environment.name_of(backend), event_loop: Some(event_loop), window })
}

/// Whether the program was called by its own name, on whatever path.
#[cfg(target_os = "linux")]
fn is_called_by_its_name() -> bool {
    std::env::args_os().next().is_some_and(|called| std::path::Path::new(&called).file_name() == Some(NAME.as_ref()))
}

/// Other systems have one kind of display and bring its libraries along.
#[cfg(not(target_os = "linux"))]
fn prepare() -> Result<Hooks, StartError> {
    let display = ["WAYLAND_DISPLAY", "DISPLAY"].into_iter().find_map(std::env::var_os).unwrap_or_default();
    Ok(Hooks { display, ..Hooks::default() })
}

/// What eframe could not do, as a sentence.
fn in_words(error: eframe::Error) -> StartError {
    use winit::error::EventLoopError;
    match error {
        eframe::Error::NoGlutinConfigs(_, reason) => StartError::NoOpenGl { reason: one_line(&reason.to_string()) },
        eframe::Error::Glutin(reason) => StartError::NoOpenGl { reason: one_line(&reason.to_string()) },
        eframe::Error::OpenGL(reason) => StartError::NoOpenGl { reason: one_line(&reason.to_string()) },
        eframe::Error::WinitEventLoop(EventLoopError::Os(reason)) | eframe::Error::Winit(reason) => {
            StartError::Refused { reason: one_line(without_source_place(&reason.to_string())) }
        }
        // Its loop ends with a status only where it cannot read from the display any more.
        eframe::Error::WinitEventLoop(EventLoopError::ExitFailure(_)) => StartError::DisplayLost,
        other => StartError::Window { reason: one_line(&other.to_string()) },
    }
}

/// What winit says of an error of the system's, which it begins with a place in its own source.
fn without_source_place(text: &str) -> &str {
    let after_place = text.strip_prefix("os error at ").and_then(|rest| rest.split_once(": "));
    after_place.map_or(text, |(_, reason)| reason)
}

/// `text` without line breaks, the number of a system's error, and a full stop at its end.
fn one_line(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let words = line.split_once(" (os error ").map_or(line.as_str(), |(words, _)| words);
    words.trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_come_before_the_sample() {
        let file = || vec![PathBuf::from("a.txt")];
        assert_eq!(FirstView::choose(file(), true), FirstView::Files(file()));
        assert_eq!(FirstView::choose(file(), false), FirstView::Files(file()));
        assert_eq!(FirstView::choose(Vec::new(), true), FirstView::Sample);
        assert_eq!(FirstView::choose(Vec::new(), false), FirstView::Empty);
    }

    #[test]
    fn reasons_are_stripped_to_their_words() {
        assert_eq!(one_line("No such file or directory (os error 2)"), "No such file or directory");
        assert_eq!(one_line("one\n  two.\n"), "one two");
        assert_eq!(without_source_place("os error at src/x11/mod.rs:7: no: really"), "no: really");
        assert_eq!(without_source_place("plain: words"), "plain: words");
    }

    #[test]
    fn errors_are_one_sentence() {
        let errors = [
            StartError::NoDisplay,
            StartError::NoAnswer { variable: "DISPLAY", display: ":77".into(), reason: "no such file".into() },
            StartError::MissingLibraries { packages: vec!["libxi6", "libegl1"] },
            in_words(eframe::Error::WinitEventLoop(winit::error::EventLoopError::ExitFailure(1))),
            in_words(eframe::Error::AppCreation("the first line\n  and the second.\n".into())),
        ];
        for error in errors {
            let text = error.to_string();
            assert!(!text.contains('\n') && !text.contains("  ") && !text.ends_with('.'), "{text}");
        }
        let missing = StartError::MissingLibraries { packages: vec!["libxi6", "libegl1"] }.to_string();
        assert!(missing.contains("apt-get install libxi6 libegl1`"), "{missing}");
    }
}
