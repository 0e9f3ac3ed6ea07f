//! The system's file dialogs.

use super::dispatch::{export, file, import, judge, label};
use crate::command::{Agree, Command, Compare, Export, File, Import, Labels, Review};
use crate::exchange::Format;
use crate::locale::Locale;
use crate::session::{Destination, Question, ReviewOf, Session, Severity};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};
use winit::raw_window_handle::{HasDisplayHandle, HasWindowHandle, RawWindowHandle};

/// File dialogs that are open, each in a thread of its own so that the window goes on.
pub(super) struct FileDialogs {
    sender: Sender<Answer>,
    receiver: Receiver<Answer>,
    open: bool,
    /// Whether another was asked for while one is open.
    refused: bool,
    /// What each begins with.
    empty: rfd::FileDialog,
    /// The program's name, by which dialogs are called.
    title: String,
    /// The project's file: in its folder dialogs begin.
    near: Option<PathBuf>,
}

enum Answer {
    Open(Option<Vec<PathBuf>>, Duration),
    Save(Option<PathBuf>, Duration),
    /// Which label set to take in, and where to write one to.
    Labels(Option<PathBuf>, Duration),
    LabelsTo(Option<PathBuf>, Duration),
    Version(Option<PathBuf>, Duration),
    /// Which project to hold against the one that is open.
    Compare(Option<PathBuf>, Duration),
    /// Where to save a review, and which one to put in.
    ReviewTo(Option<PathBuf>, ReviewOf, Duration),
    Review(Option<PathBuf>, Duration),
    /// Which of other tools' files to take in.
    Works(Option<Vec<PathBuf>>, Duration),
    /// The text that such a file is about.
    WorkText(Option<PathBuf>, Duration),
    /// Whose projects to measure agreement with.
    Colleagues(Option<Vec<PathBuf>>, Duration),
    /// Where the project is exported to.
    HandOn(Option<PathBuf>, Duration),
}

/// The endings of files that articles are read from.
const ARTICLES: [&str; 7] = ["txt", "html", "htm", "xhtml", "docx", "md", "markdown"];

/// A dialog that is gone sooner than anybody could have closed it was never there.
const NEVER_SHOWN: Duration = Duration::from_millis(350);

/// Whether a dialog failed since that was last looked at. Where the desktop has none to show, `rfd` answers as if it had
/// been closed, and says that it failed only to whoever keeps a log.
static FAILED: AtomicBool = AtomicBool::new(false);

struct Failures;

impl log::Log for Failures {
    fn enabled(&self, metadata: &log::Metadata<'_>) -> bool {
        metadata.level() == log::Level::Error && metadata.target().starts_with("rfd")
    }

    fn log(&self, record: &log::Record<'_>) {
        // It is the last resort: what failed before it matters to nobody.
        if self.enabled(record.metadata()) && record.args().to_string().contains("zenity") {
            FAILED.store(true, Ordering::Relaxed);
        }
    }

    fn flush(&self) {}
}

/// Hears from now on of dialogs that fail.
pub(super) fn hear_of_failures() {
    if log::set_logger(&Failures).is_ok() {
        log::set_max_level(log::LevelFilter::Error);
    }
}

/// How long the dialog was there that was asked for at `start`: no time at all if it failed, however long that took.
fn shown_since(start: Instant) -> Duration {
    if FAILED.swap(false, Ordering::Relaxed) { Duration::ZERO } else { start.elapsed() }
}

impl Default for FileDialogs {
    fn default() -> FileDialogs {
        let (sender, receiver) = channel();
        let (empty, title) = (rfd::FileDialog::new(), String::new());
        FileDialogs { sender, receiver, open: false, refused: false, empty, title, near: None }
    }
}

impl FileDialogs {
    /// Dialogs that stand before this window, so that they do not get lost behind it. On Wayland they stand by themselves:
    /// what tells one window of another there is not tried.
    pub(super) fn of_window(window: &(impl HasWindowHandle + HasDisplayHandle)) -> FileDialogs {
        let dialogs = FileDialogs::default();
        let is_wayland =
            window.window_handle().is_ok_and(|handle| matches!(handle.as_raw(), RawWindowHandle::Wayland(_)));
        if is_wayland { dialogs } else { FileDialogs { empty: dialogs.empty.clone().set_parent(window), ..dialogs } }
    }

    pub(super) fn ask_version(&mut self, ctx: &egui::Context) {
        self.ask(ctx, |dialog| {
            let start = Instant::now();
            let path = dialog.add_filter("Isnad", &ARTICLES).add_filter("*", &["*"]).pick_file();
            Answer::Version(path, shown_since(start))
        });
    }

    pub(super) fn ask_open(&mut self, ctx: &egui::Context) {
        self.ask(ctx, |dialog| {
            let start = Instant::now();
            let all = [&ARTICLES[..], &["ron"]].concat();
            let paths = dialog.add_filter("Isnad", &all).add_filter("*", &["*"]).pick_files();
            Answer::Open(paths, shown_since(start))
        });
    }

    pub(super) fn ask_save(&mut self, ctx: &egui::Context, name: String, file: Option<PathBuf>) {
        self.ask(ctx, move |dialog| {
            let start = Instant::now();
            let path = beside(dialog, file).add_filter("Isnad", &["ron"]).set_file_name(name).save_file();
            Answer::Save(path, shown_since(start))
        });
    }

    pub(super) fn ask_save_review(&mut self, ctx: &egui::Context, name: String, file: Option<PathBuf>, of: ReviewOf) {
        self.ask(ctx, move |dialog| {
            let start = Instant::now();
            let path = beside(dialog, file).add_filter("Isnad", &["ron"]).set_file_name(name).save_file();
            Answer::ReviewTo(path, of, shown_since(start))
        });
    }

    pub(super) fn ask_review(&mut self, ctx: &egui::Context) {
        self.ask(ctx, |dialog| {
            let start = Instant::now();
            Answer::Review(dialog.add_filter("Isnad", &["ron"]).pick_file(), shown_since(start))
        });
    }

    pub(super) fn ask_labels(&mut self, ctx: &egui::Context) {
        self.ask(ctx, |dialog| {
            let start = Instant::now();
            Answer::Labels(dialog.add_filter("Isnad", &["ron"]).pick_file(), shown_since(start))
        });
    }

    pub(super) fn ask_save_labels(&mut self, ctx: &egui::Context, name: String, file: Option<PathBuf>) {
        self.ask(ctx, move |dialog| {
            let start = Instant::now();
            let path = beside(dialog, file).add_filter("Isnad", &["ron"]).set_file_name(name).save_file();
            Answer::LabelsTo(path, shown_since(start))
        });
    }

    pub(super) fn ask_compare(&mut self, ctx: &egui::Context) {
        self.ask(ctx, |dialog| {
            let start = Instant::now();
            Answer::Compare(dialog.add_filter("Isnad", &["ron"]).pick_file(), shown_since(start))
        });
    }

    pub(super) fn ask_import(&mut self, ctx: &egui::Context) {
        self.ask(ctx, |dialog| {
            let start = Instant::now();
            let paths = dialog.add_filter("*", &["*"]).add_filter("Isnad", &import::ENDINGS).pick_files();
            Answer::Works(paths, shown_since(start))
        });
    }

    pub(super) fn ask_import_text(&mut self, ctx: &egui::Context) {
        self.ask(ctx, |dialog| {
            let start = Instant::now();
            Answer::WorkText(dialog.add_filter("*", &["*"]).pick_file(), shown_since(start))
        });
    }

    pub(super) fn ask_colleagues(&mut self, ctx: &egui::Context, file: Option<PathBuf>) {
        self.ask(ctx, |dialog| {
            let start = Instant::now();
            let paths = beside(dialog, file).add_filter("Isnad", &["ron"]).add_filter("*", &["*"]).pick_files();
            Answer::Colleagues(paths, shown_since(start))
        });
    }

    pub(super) fn ask_export(&mut self, ctx: &egui::Context, name: String, format: Format, file: Option<PathBuf>) {
        self.ask(ctx, move |dialog| {
            let start = Instant::now();
            let dialog = beside(dialog, file).add_filter(format.title(), &[format.extension()]);
            Answer::HandOn(dialog.set_file_name(name).save_file(), shown_since(start))
        });
    }

    fn ask(&mut self, ctx: &egui::Context, ask: impl FnOnce(rfd::FileDialog) -> Answer + Send + 'static) {
        if std::mem::replace(&mut self.open, true) {
            self.refused = true;
            return ctx.request_repaint();
        }
        let (sender, ctx) = (self.sender.clone(), ctx.clone());
        let dialog = beside(self.empty.clone().set_title(&self.title), self.near.clone());
        std::thread::spawn(move || {
            let answer = ask(dialog);
            // The window may be gone by now; then nobody waits for the answer.
            let _ = sender.send(answer);
            ctx.request_repaint();
        });
    }

    /// What dialogs answered since the last frame. Where none can be shown, the path is asked for instead.
    pub(super) fn answers(&mut self, session: &mut Session, locale: &Locale) -> Vec<Command> {
        let mut commands = Vec::new();
        self.near.clone_from(&session.file);
        self.title.clear();
        self.title.push_str(&locale.text("app-name"));
        if std::mem::take(&mut self.refused) {
            session.notify(Severity::Info, &*locale.text("notice-dialog-open"));
        }
        while let Ok(answer) = self.receiver.try_recv() {
            self.open = false;
            let (question, took) = match answer {
                Answer::Open(Some(paths), _) if !paths.is_empty() => {
                    commands.push(Command::File(File::OpenPaths(paths)));
                    continue;
                }
                Answer::Save(Some(path), _) => {
                    commands.push(Command::File(File::SaveTo(path)));
                    continue;
                }
                Answer::ReviewTo(Some(path), of, _) => {
                    commands.push(Command::Review(Review::SaveTo(path, of)));
                    continue;
                }
                Answer::Review(Some(path), _) => {
                    commands.push(Command::Review(Review::ApplyFrom(path)));
                    continue;
                }
                Answer::ReviewTo(None, of, took) => (judge::ask_path(session, of), took),
                Answer::Review(None, took) => (Question::ReviewPath { of: None, path: String::new() }, took),
                Answer::Labels(Some(path), _) => {
                    commands.push(Command::Labels(Labels::ImportFrom(path)));
                    continue;
                }
                Answer::LabelsTo(Some(path), _) => {
                    commands.push(Command::Labels(Labels::ExportTo(path)));
                    continue;
                }
                Answer::Compare(Some(path), _) => {
                    commands.push(Command::Compare(Compare::With(path)));
                    continue;
                }
                Answer::Compare(None, took) => (Question::ComparePath, took),
                Answer::Works(Some(paths), _) if !paths.is_empty() => {
                    commands.push(Command::File(File::Import(Import::From(paths))));
                    continue;
                }
                Answer::WorkText(Some(path), _) => {
                    commands.push(Command::File(File::Import(Import::TextFrom(path))));
                    continue;
                }
                Answer::Colleagues(Some(paths), _) if !paths.is_empty() => {
                    commands.push(Command::Agree(Agree::With(paths)));
                    continue;
                }
                Answer::Colleagues(_, took) => (Question::ColleaguePath, took),
                Answer::Works(_, took) => (Question::ImportPath { text: false }, took),
                // It is still asked for.
                Answer::WorkText(None, took) if took >= NEVER_SHOWN => continue,
                Answer::WorkText(None, took) => (Question::ImportPath { text: true }, took),
                Answer::HandOn(Some(path), _) => {
                    commands.push(Command::File(File::Export(Export::To(Destination { path, asked: true }))));
                    continue;
                }
                // The choices stay as they are, whatever was open when the dialog was asked for.
                Answer::HandOn(None, took) => match export::ask_path(session).filter(|_| took < NEVER_SHOWN) {
                    Some(question) => (question, took),
                    None => continue,
                },
                Answer::Labels(None, took) => (label::ask_path(session, true), took),
                Answer::LabelsTo(None, took) => (label::ask_path(session, false), took),
                Answer::Version(Some(path), _) => {
                    commands.push(Command::File(File::UpdateFrom(path)));
                    continue;
                }
                Answer::Open(_, took) => (Question::OpenPath, took),
                Answer::Version(None, took) => (Question::UpdatePath, took),
                Answer::Save(None, took) => (file::ask_path(session), took),
            };
            if took < NEVER_SHOWN {
                session.ask_path(question);
                session.notify(Severity::Info, &*locale.text("notice-no-dialog"));
            } else {
                session.leaving = None;
            }
        }
        commands
    }
}

/// `dialog`, opening in the folder of `file`.
fn beside(dialog: rfd::FileDialog, file: Option<PathBuf>) -> rfd::FileDialog {
    match file.as_ref().and_then(|f| f.parent()) {
        Some(folder) => dialog.set_directory(folder),
        None => dialog,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use log::{Level, Log, Record};

    #[test]
    fn a_dialog_that_failed_was_never_there_however_long_that_took() {
        let start = Instant::now() - Duration::from_secs(2);
        let say = |target: &str, level: Level, what: &str| {
            Failures.log(&Record::builder().target(target).level(level).args(format_args!("{what}")).build());
        };
        let (portal, zenity) = ("Failed to connect to session bus: why", "Failed to pick files with zenity: why");
        say("rfd::backend::xdg_desktop_portal", Level::Warn, zenity);
        say("winit", Level::Error, zenity);
        say("rfd::backend::xdg_desktop_portal::portal", Level::Error, portal);
        assert!(shown_since(start) > NEVER_SHOWN, "nothing failed but what is followed by another");
        say("rfd::backend::xdg_desktop_portal", Level::Error, zenity);
        assert!(shown_since(start) < NEVER_SHOWN);
        assert!(shown_since(start) > NEVER_SHOWN, "the next one is another");
    }
}
