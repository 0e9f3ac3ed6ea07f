//! The system's file dialogs.

use super::dispatch::{export, file, import, judge, label};
use crate::command::{Agree, Command, Compare, Export, File, Import, Labels, Review};
use crate::exchange::Format;
use crate::locale::Locale;
use crate::session::{Destination, Question, ReviewOf, Session, Severity};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};
use winit::raw_window_handle::{HasDisplayHandle, HasWindowHandle, RawWindowHandle};

/// File dialogs that are open, each in a thread of its own so that the window goes on.
pub(super) struct FileDialogs {
    sender: Sender<Answered>,
    receiver: Receiver<Answered>,
    open: bool,
    /// Whether another was asked for while one is open.
    refused: bool,
    /// Whether it was told that none can be shown.
    told: bool,
    /// What each begins with.
    empty: rfd::FileDialog,
    /// The folder in which they begin.
    near: Option<PathBuf>,
}

/// An answer, and how long the dialog was there.
type Answered = (Answer, Duration);

/// What was chosen in a dialog; nothing where it was closed, or never there.
enum Answer {
    Open(Option<Vec<PathBuf>>),
    Save(Option<PathBuf>),
    /// Which label set to take in, and where to write one to.
    Labels(Option<PathBuf>),
    LabelsTo(Option<PathBuf>),
    Version(Option<PathBuf>),
    /// Which project to hold against the one that is open.
    Compare(Option<PathBuf>),
    /// Where to save a review, and which one to put in.
    ReviewTo(Option<PathBuf>, ReviewOf),
    Review(Option<PathBuf>),
    /// Which of other tools' files to take in.
    Works(Option<Vec<PathBuf>>),
    /// The text that such a file is about.
    WorkText(Option<PathBuf>),
    /// Whose projects to measure agreement with.
    Colleagues(Option<Vec<PathBuf>>),
    /// Where the project is exported to.
    HandOn(Option<PathBuf>),
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
        let empty = rfd::FileDialog::new();
        FileDialogs { sender, receiver, open: false, refused: false, told: false, empty, near: None }
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

    pub(super) fn ask_version(&mut self, ctx: &egui::Context, locale: &Locale) {
        let all = all_files(locale);
        self.ask(ctx, locale, &Command::File(File::UpdateArticle), |dialog| {
            Answer::Version(dialog.add_filter("Isnad", &ARTICLES).add_filter(all, &["*"]).pick_file())
        });
    }

    pub(super) fn ask_open(&mut self, ctx: &egui::Context, locale: &Locale) {
        let all = all_files(locale);
        self.ask(ctx, locale, &Command::File(File::Open), |dialog| {
            let ours = [&ARTICLES[..], &["ron"]].concat();
            Answer::Open(dialog.add_filter("Isnad", &ours).add_filter(all, &["*"]).pick_files())
        });
    }

    pub(super) fn ask_save(&mut self, ctx: &egui::Context, locale: &Locale, name: String) {
        self.ask(ctx, locale, &Command::File(File::SaveAs), |dialog| Answer::Save(save(dialog, name)));
    }

    /// Asks where to save a review, which goes beside `file`, the project that it is of.
    pub(super) fn ask_save_review(
        &mut self,
        ctx: &egui::Context,
        locale: &Locale,
        name: String,
        file: Option<PathBuf>,
        of: ReviewOf,
    ) {
        self.ask(ctx, locale, &Command::Review(Review::Save), move |dialog| {
            let folder = file.as_deref().and_then(Path::parent);
            Answer::ReviewTo(save(beginning_in(dialog, folder), name), of)
        });
    }

    pub(super) fn ask_review(&mut self, ctx: &egui::Context, locale: &Locale) {
        self.ask(ctx, locale, &Command::Review(Review::Apply), |dialog| Answer::Review(pick(dialog)));
    }

    pub(super) fn ask_labels(&mut self, ctx: &egui::Context, locale: &Locale) {
        self.ask(ctx, locale, &Command::Labels(Labels::Import), |dialog| Answer::Labels(pick(dialog)));
    }

    pub(super) fn ask_save_labels(&mut self, ctx: &egui::Context, locale: &Locale, name: String) {
        self.ask(ctx, locale, &Command::Labels(Labels::Export), |dialog| Answer::LabelsTo(save(dialog, name)));
    }

    pub(super) fn ask_compare(&mut self, ctx: &egui::Context, locale: &Locale) {
        self.ask(ctx, locale, &Command::Compare(Compare::Ask), |dialog| Answer::Compare(pick(dialog)));
    }

    pub(super) fn ask_import(&mut self, ctx: &egui::Context, locale: &Locale) {
        let all = all_files(locale);
        self.ask(ctx, locale, &Command::File(File::Import(Import::Ask)), |dialog| {
            Answer::Works(dialog.add_filter(all, &["*"]).add_filter("Isnad", &import::ENDINGS).pick_files())
        });
    }

    pub(super) fn ask_import_text(&mut self, ctx: &egui::Context, locale: &Locale) {
        let all = all_files(locale);
        self.ask(ctx, locale, &Command::File(File::Import(Import::AskText)), |dialog| {
            Answer::WorkText(dialog.add_filter(all, &["*"]).pick_file())
        });
    }

    pub(super) fn ask_colleagues(&mut self, ctx: &egui::Context, locale: &Locale) {
        let all = all_files(locale);
        self.ask(ctx, locale, &Command::Agree(Agree::Ask), |dialog| {
            Answer::Colleagues(dialog.add_filter("Isnad", &["ron"]).add_filter(all, &["*"]).pick_files())
        });
    }

    pub(super) fn ask_export(&mut self, ctx: &egui::Context, locale: &Locale, name: String, format: Format) {
        self.ask(ctx, locale, &Command::File(File::Export(Export::Show)), move |dialog| {
            let dialog = dialog.add_filter(format.title(), &[format.extension()]);
            Answer::HandOn(dialog.set_file_name(name).save_file())
        });
    }

    /// Asks by a dialog that is called by what `command` is.
    fn ask(
        &mut self,
        ctx: &egui::Context,
        locale: &Locale,
        command: &Command,
        ask: impl FnOnce(rfd::FileDialog) -> Answer + Send + 'static,
    ) {
        if std::mem::replace(&mut self.open, true) {
            self.refused = true;
            return ctx.request_repaint();
        }
        let (sender, ctx) = (self.sender.clone(), ctx.clone());
        let dialog = beginning_in(self.empty.clone().set_title(title(locale, command)), self.near.as_deref());
        std::thread::spawn(move || {
            let start = Instant::now();
            let answer = ask(dialog);
            // The window may be gone by now; then nobody waits for the answer.
            let _ = sender.send((answer, shown_since(start)));
            ctx.request_repaint();
        });
    }

    /// What dialogs answered since the last frame. Where none can be shown, the path is asked for instead.
    pub(super) fn answers(&mut self, session: &mut Session, locale: &Locale) -> Vec<Command> {
        let mut commands = Vec::new();
        self.near = near(session).map(Path::to_owned);
        if std::mem::take(&mut self.refused) {
            session.notify(Severity::Info, &*locale.text("notice-dialog-open"));
        }
        while let Ok((answer, took)) = self.receiver.try_recv() {
            self.open = false;
            match chosen(answer) {
                Ok(command) => commands.push(command),
                Err(answer) if took < NEVER_SHOWN => {
                    if let Some(question) = instead(session, &answer) {
                        session.ask_path(question);
                        if !std::mem::replace(&mut self.told, true) {
                            session.notify(Severity::Info, &*locale.text("notice-no-dialog"));
                        }
                    }
                }
                // The text is still asked for, and the choices of an export stay as they are.
                Err(Answer::WorkText(_) | Answer::HandOn(_)) => {}
                Err(_) => session.leaving = None,
            }
        }
        commands
    }
}

/// The command that `answer` is; the answer itself where nothing was chosen.
fn chosen(answer: Answer) -> Result<Command, Answer> {
    Ok(match answer {
        Answer::Open(Some(paths)) if !paths.is_empty() => Command::File(File::OpenPaths(paths)),
        Answer::Save(Some(path)) => Command::File(File::SaveTo(path)),
        Answer::Labels(Some(path)) => Command::Labels(Labels::ImportFrom(path)),
        Answer::LabelsTo(Some(path)) => Command::Labels(Labels::ExportTo(path)),
        Answer::Version(Some(path)) => Command::File(File::UpdateFrom(path)),
        Answer::Compare(Some(path)) => Command::Compare(Compare::With(path)),
        Answer::ReviewTo(Some(path), of) => Command::Review(Review::SaveTo(path, of)),
        Answer::Review(Some(path)) => Command::Review(Review::ApplyFrom(path)),
        Answer::Works(Some(paths)) if !paths.is_empty() => Command::File(File::Import(Import::From(paths))),
        Answer::WorkText(Some(path)) => Command::File(File::Import(Import::TextFrom(path))),
        Answer::Colleagues(Some(paths)) if !paths.is_empty() => Command::Agree(Agree::With(paths)),
        Answer::HandOn(Some(path)) => Command::File(File::Export(Export::To(Destination { path, asked: true }))),
        none => return Err(none),
    })
}

/// The question that asks for a path where the dialog of `answer` was never there; none where nothing is asked any more.
fn instead(session: &Session, answer: &Answer) -> Option<Question> {
    Some(match answer {
        Answer::Open(_) => Question::OpenPath,
        Answer::Save(_) => file::ask_path(session),
        Answer::Labels(_) => label::ask_path(session, true),
        Answer::LabelsTo(_) => label::ask_path(session, false),
        Answer::Version(_) => Question::UpdatePath,
        Answer::Compare(_) => Question::ComparePath,
        Answer::ReviewTo(_, of) => judge::ask_path(session, *of),
        Answer::Review(_) => Question::ReviewPath { of: None, path: String::new() },
        Answer::Works(_) => Question::ImportPath { text: false },
        Answer::WorkText(_) => Question::ImportPath { text: true },
        Answer::Colleagues(_) => Question::ColleaguePath,
        // Something else may have been opened since the dialog was asked for.
        Answer::HandOn(_) => return export::ask_path(session),
    })
}

/// What a dialog is called: what it is for, as menus say it, and the program.
fn title(locale: &Locale, command: &Command) -> String {
    let what = locale.text(&command.name_key());
    locale.text_with("dialog-title", &[("what", what.trim_end_matches('…').to_owned().into())])
}

/// What the choice of all files is called.
fn all_files(locale: &Locale) -> String {
    locale.text("dialog-all-files").to_string()
}

/// The folder in which dialogs begin: the project's; before it has one, that of its first article, as far as it is known,
/// else of the file that was opened last.
fn near(session: &Session) -> Option<&Path> {
    let recent = &session.settings.recent;
    let first = session.project.articles.first().map(|article| OsStr::new(&article.origin.file_name));
    let article = || recent.iter().find(|path| first.is_some() && path.file_name() == first);
    session.file.as_ref().or_else(article).or_else(|| recent.first())?.parent()
}

/// `dialog`, beginning in `folder`, if there is one.
fn beginning_in(dialog: rfd::FileDialog, folder: Option<&Path>) -> rfd::FileDialog {
    match folder {
        Some(folder) => dialog.set_directory(folder),
        None => dialog,
    }
}

/// Which of our own files to read.
fn pick(dialog: rfd::FileDialog) -> Option<PathBuf> {
    dialog.add_filter("Isnad", &["ron"]).pick_file()
}

/// Where to write one of our own files, which is to be called `name`.
fn save(dialog: rfd::FileDialog, name: String) -> Option<PathBuf> {
    dialog.add_filter("Isnad", &["ron"]).set_file_name(name).save_file()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::Language;
    use log::{Level, Log, Record};

    #[test]
    fn a_dialog_is_called_by_what_it_is_for() {
        let check = |command: Command, english: &str, arabic: &str| {
            for (language, expected) in [(Language::English, english), (Language::Arabic, arabic)] {
                let title = title(&Locale::new(language), &command);
                assert_eq!(title.replace(['\u{2068}', '\u{2069}'], ""), expected);
            }
        };
        check(Command::File(File::Open), "Open – Isnad", "فتح – إسناد");
        check(Command::File(File::SaveAs), "Save as – Isnad", "حفظ باسم – إسناد");
        check(Command::File(File::Export(Export::Show)), "Export – Isnad", "تصدير – إسناد");
    }

    #[test]
    fn that_no_dialog_answers_is_told_once() {
        let (mut dialogs, mut session) = (FileDialogs::default(), Session::default());
        let locale = Locale::new(Language::English);
        let asked = [
            (Answer::Open(None), Question::OpenPath, 1),
            (Answer::Open(None), Question::OpenPath, 0),
            (Answer::Save(None), file::ask_path(&session), 0),
        ];
        for (answer, question, told) in asked {
            dialogs.sender.send((answer, Duration::ZERO)).expect("the receiver is there");
            assert_eq!(dialogs.answers(&mut session, &locale).len(), 0);
            assert_eq!((session.question.take(), session.notices.len()), (Some(question), told));
            session.notices.clear();
        }
    }

    #[test]
    fn a_dialog_begins_where_the_project_or_its_article_lies() {
        let mut session = Session::default();
        assert_eq!(near(&session), None);
        session.settings.recent = vec!["/tmp/other.txt".into(), "/news/storm.txt".into()];
        assert_eq!(near(&session), Some(Path::new("/tmp")), "where a file was opened last");
        let mut article = crate::article::paste_text("قال الوزير.");
        article.origin.file_name = "storm.txt".to_owned();
        session.project.articles.push(std::sync::Arc::new(article));
        assert_eq!(near(&session), Some(Path::new("/news")), "where the article lies");
        session.file = Some("/work/storm.isnad.ron".into());
        assert_eq!(near(&session), Some(Path::new("/work")));
    }

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
