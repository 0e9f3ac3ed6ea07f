//! Printing: the report of the article in view as a PDF file, handed to the system's viewer, which has a print dialog.
//!
//! The file lies in the user's cache folder; the last [`KEPT`] of them stay there, so that one that a viewer still
//! shows is not taken from under it. Which program answers is the system's business: it is asked by `xdg-open` on
//! Linux and other Unix systems, by `start` on Windows, by `open` on a Mac. Where none answers, the user is told where
//! the file is.

use super::App;
use super::beside;
use super::dispatch::Effect;
use super::effects::name_of;
use super::told::Told;
use crate::annotation::Timestamp;
use crate::exchange::{self, ExportError, Format, Options, Progress, Selection};
use crate::session::Severity;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::Arc;
use std::sync::mpsc::channel;
use std::time::Duration;

/// How many printed files stay in the cache folder.
const KEPT: usize = 8;

/// How long a program that shows the file may take to say that it cannot. One that still runs then shows it.
const PATIENCE: Duration = Duration::from_secs(5);

/// What hands a file to the system's viewer; an error where none answers.
pub type Opener = Arc<dyn Fn(&Path) -> io::Result<()> + Send + Sync>;

/// What came of printing.
enum Outcome {
    Shown,
    NoViewer(PathBuf),
    NotMade(ExportError),
    NotWritten(io::Error),
}

/// The system's own viewer.
pub(super) fn of_system() -> Opener {
    Arc::new(|path| run(viewer(path)))
}

/// Makes the PDF of the article in view and hands it on, beside the window.
pub(super) fn print(app: &mut App, ctx: &egui::Context, more: &mut Vec<Effect>) {
    let Some(article) = app.session.article().cloned() else { return };
    let Some(folder) = app.storage.prints() else {
        let text = app.locale.text("print-no-folder");
        return app.session.notify(Severity::Error, &*text);
    };
    let chosen = app.session.settings.export.options("print".to_owned(), Timestamp::now());
    let selection = Selection { articles: Some([article.id.clone()].into()), ..chosen.selection.clone() };
    let mut options = Options { format: Format::Pdf, selection, agreement: None, ..chosen };
    // What is printed is what is read, whatever parts the last export had.
    options.layouts.article = true;
    let (project, opener) = (app.session.project.clone(), app.opener.clone());
    let text = app.locale.text("notice-printing");
    app.session.notify(Severity::Info, &*text);
    let number = beside::begin(app, ctx, None, move |_| {
        let outcome = match exchange::export(&project, &options, &Progress::silent()) {
            Err(error) => Outcome::NotMade(error),
            Ok(files) => match files.first().ok_or_else(no_file).and_then(|file| put(&folder, &file.bytes)) {
                Err(error) => Outcome::NotWritten(error),
                Ok(path) if opener(&path).is_ok() => Outcome::Shown,
                Ok(path) => Outcome::NoViewer(path),
            },
        };
        Box::new(move |app, _, _| say(app, outcome))
    });
    beside::wait(app, ctx, number, more);
}

fn no_file() -> io::Error {
    io::Error::other("the export made no file")
}

fn say(app: &mut App, outcome: Outcome) {
    let printing = app.locale.text("notice-printing");
    app.session.notices.retain(|notice| *notice.text != *printing);
    let (severity, text) = match outcome {
        Outcome::Shown => (Severity::Info, app.locale.text("notice-printed").to_string()),
        Outcome::NoViewer(path) => {
            let path = path.display().to_string();
            (Severity::Warning, app.locale.text_with("print-no-viewer", &[("file", path.into())]))
        }
        Outcome::NotMade(error) => {
            let why = error.told(&app.locale);
            (Severity::Error, app.locale.text_with("print-not-made", &[("why", why.into())]))
        }
        Outcome::NotWritten(error) => {
            let why = error.told(&app.locale);
            let folder = app.storage.prints().unwrap_or_default();
            let args = [("folder", folder.display().to_string().into()), ("why", why.into())];
            (Severity::Error, app.locale.text_with("print-not-written", &args))
        }
    };
    app.session.notify(severity, text);
}

/// Writes the file under a name of its own, and takes away those that are many prints old.
fn put(folder: &Path, bytes: &[u8]) -> io::Result<PathBuf> {
    std::fs::create_dir_all(folder)?;
    clear(folder, KEPT - 1);
    // Its name says nothing of what is read.
    let mut file = tempfile::Builder::new().prefix("isnad-").suffix(".pdf").tempfile_in(folder)?;
    io::Write::write_all(&mut file, bytes)?;
    let (_, path) = file.keep()?;
    Ok(path)
}

/// Removes of the printed files in `folder` all but the last `kept`. One that is in use where that matters stays.
fn clear(folder: &Path, kept: usize) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    let mut files: Vec<_> = entries
        .filter_map(|entry| {
            let path = entry.ok()?.path();
            let name = name_of(&path);
            let ours = name.starts_with("isnad-") && name.ends_with(".pdf");
            ours.then(|| Some((path.metadata().and_then(|meta| meta.modified()).ok()?, path))).flatten()
        })
        .collect();
    files.sort();
    for (_, path) in files.iter().rev().skip(kept) {
        // Another window may have removed it.
        let _ = std::fs::remove_file(path);
    }
}

/// The program that shows `path`.
#[cfg(target_os = "macos")]
fn viewer(path: &Path) -> Command {
    let mut command = Command::new("open");
    command.arg(path);
    command
}

/// The program that shows `path`.
#[cfg(windows)]
fn viewer(path: &Path) -> Command {
    use std::os::windows::process::CommandExt;
    let mut command = Command::new("cmd");
    // The first quoted word after `start` is a title; a path holds no quotation mark.
    command.raw_arg(format!("/C start \"\" \"{}\"", path.display()));
    command
}

/// The program that shows `path`.
#[cfg(not(any(target_os = "macos", windows)))]
fn viewer(path: &Path) -> Command {
    let mut command = Command::new("xdg-open");
    command.arg(path);
    command
}

/// Runs `command` without a console of its own.
fn run(mut command: Command) -> io::Result<()> {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let child = command.spawn()?;
    match ended(child) {
        Some(status) if !status.success() => Err(io::Error::other(format!("the viewer ended with {status}"))),
        _ => Ok(()),
    }
}

/// How `child` ended, if it did within [`PATIENCE`]. It is waited for all the same, so that the system can let go of it.
fn ended(mut child: Child) -> Option<ExitStatus> {
    let (sender, receiver) = channel();
    std::thread::spawn(move || {
        // Nobody may listen by then.
        let _ = sender.send(child.wait());
    });
    receiver.recv_timeout(PATIENCE).ok()?.ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_prints_stay_and_other_files_too() {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join("mine.pdf"), "mine").expect("a file of somebody else's");
        let paths: Vec<PathBuf> =
            (0..KEPT + 4).map(|number| put(folder.path(), &[number as u8]).expect("it is written")).collect();
        let last = paths.last().expect("there are some");
        assert_eq!(std::fs::read(last).expect("the last is there"), [(KEPT + 3) as u8]);
        assert_eq!(paths.iter().filter(|path| path.exists()).count(), KEPT);
        assert!(folder.path().join("mine.pdf").exists());
    }

    #[cfg(unix)]
    #[test]
    fn a_viewer_that_fails_or_is_not_there_is_told() {
        assert!(run(Command::new("true")).is_ok());
        assert!(run(Command::new("false")).is_err());
        assert!(run(Command::new("a-program-that-nobody-has")).is_err());
    }
}
