//! The project's file while it is open: saving over it only as it is known, noticing what others do to it, and
//! letting other windows know of this one.

mod watch;

use super::App;
use super::dispatch::{Effect, file};
use super::effects::{name_of, open_project};
use crate::annotation::Timestamp;
use crate::locale::Locale;
use crate::project::{self, Expected, Fingerprint, Held, Hold, Holder, Refused, SaveError, Saved, Why};
use crate::session::{Offer, Question, Severity};
use std::path::{Path, PathBuf};
use watch::{News, Watcher};

/// Every way on where a file has changed, the likeliest last.
const OFFERS: [Offer; 3] = [Offer::SaveElsewhere, Offer::KeepMine, Offer::TakeTheirs];

/// What is known of the project's file.
#[derive(Default)]
pub(super) struct Disk {
    /// What it looked like when it was last read or written here.
    known: Option<(PathBuf, Fingerprint)>,
    watcher: Watcher,
    /// The file other windows are told of; whether they could be.
    held: Option<(PathBuf, Option<Hold>)>,
}

impl Disk {
    /// Takes over what the file at `path` looked like when it was read or written.
    pub(super) fn know(&mut self, path: &Path, fingerprint: Fingerprint) {
        self.watcher.watch(path, &fingerprint);
        self.known = Some((path.to_owned(), fingerprint));
    }

    /// What the file at `path` must be for saving over it to lose nothing.
    fn expected(&self, path: &Path, open: Option<&Path>) -> Expected<'_> {
        match &self.known {
            Some((known, fingerprint)) if is_same(known, path) => Expected::Unchanged(fingerprint),
            _ if open.is_some_and(|open| is_same(open, path)) => Expected::Absent,
            _ => Expected::Anything,
        }
    }
}

/// Whether both lead to one file, through whatever links.
fn is_same(a: &Path, b: &Path) -> bool {
    a == b || matches!((std::fs::canonicalize(a), std::fs::canonicalize(b)), (Ok(a), Ok(b)) if a == b)
}

/// Keeps up with which file is open, and says what happened to it.
pub(super) fn follow(app: &mut App, ctx: &egui::Context) {
    let focused = ctx.input(|i| i.events.iter().any(|event| matches!(event, egui::Event::WindowFocused(true))));
    app.disk.watcher.start(ctx);
    if focused {
        app.disk.watcher.look_now();
    }
    let current = app.session.file.clone();
    if app.disk.known.as_ref().is_some_and(|(known, _)| current.as_ref() != Some(known)) {
        app.disk.known = None;
        app.disk.watcher.stop();
    }
    hold(app, current, focused);
    while let Some(news) = app.disk.watcher.news() {
        tell(app, news);
    }
}

/// Lets other windows know that `current` is open here, and the user if one has it. `again` tries what failed.
fn hold(app: &mut App, current: Option<PathBuf>, again: bool) {
    let held = app.disk.held.as_ref();
    let tried = held.map(|(path, _)| path) == current.as_ref();
    if tried && !(again && held.is_some_and(|(_, hold)| hold.is_none())) {
        return;
    }
    app.disk.held = None;
    let (Some(path), Some(folder)) = (current, app.storage.open_projects()) else { return };
    // Where it cannot be told, there is no more to say than if nobody else had it: saving looks for itself.
    let (hold, other) = match Hold::take(folder, &path) {
        Ok(Held::Here(hold)) => (Some(hold), None),
        Ok(Held::Elsewhere(holder)) => (None, Some(holder)),
        Err(_) => (None, None),
    };
    if let Some(holder) = other.filter(|_| !tried) {
        let text = open_elsewhere(&app.locale, &path, holder);
        app.session.notify(Severity::Warning, text);
    }
    app.disk.held = Some((path, hold));
}

fn open_elsewhere(locale: &Locale, path: &Path, holder: Holder) -> String {
    let file = name_of(path);
    match (holder.process, holder.since) {
        (Some(process), Some(since)) => {
            let time = locale.time(Timestamp(since));
            let args = [("file", file.into()), ("process", process.to_string().into()), ("time", time.into())];
            locale.text_with("warning-held-by", &args)
        }
        _ => locale.text_with("warning-held", &[("file", file.into())]),
    }
}

fn tell(app: &mut App, news: News) {
    let Some((path, known)) = &mut app.disk.known else { return };
    let file = name_of(path);
    let (key, offers) = match news {
        News::Touched(fingerprint) => {
            *known = fingerprint;
            return;
        }
        News::AsBefore => return app.session.withdraw_offers(),
        News::Changed => ("notice-changed", OFFERS.to_vec()),
        News::Gone => ("notice-gone", vec![Offer::SaveElsewhere]),
    };
    app.session.withdraw_offers();
    let text = app.locale.text_with(key, &[("file", file.into())]);
    app.session.offer(Severity::Warning, text, offers);
}

/// Writes the project to `path`, unless that would overwrite what is not known here.
pub(super) fn write(app: &mut App, path: PathBuf, more: &mut Vec<Effect>) {
    let path = std::path::absolute(&path).unwrap_or(path);
    let text = project::write(&app.session.project);
    let expected = app.disk.expected(&path, app.session.file.as_deref());
    let elsewhere = matches!(expected, Expected::Anything);
    match project::save_over(&path, &text, expected) {
        Ok(saved) => {
            if elsewhere && let Ok(Some(backup)) = &saved.backup {
                say(app, Severity::Info, "notice-replaced", &path, backup);
            }
            finish(app, path, saved, more);
        }
        Err(Refused::Changed) => {
            // What was offered about it is asked now.
            app.session.withdraw_offers();
            app.session.question = Some(Question::Changed);
        }
        Err(Refused::Failed(error)) => fail(app, &error),
    }
}

fn finish(app: &mut App, path: PathBuf, saved: Saved, more: &mut Vec<Effect>) {
    file::saved(&mut app.desk(more), path.clone());
    // The file may be left already for what was to follow the saving.
    if app.session.file.as_ref() == Some(&path) {
        app.disk.know(&path, saved.fingerprint);
    }
    if let Err(error) = saved.backup {
        let text = in_words(&app.locale, "warning-backup", &error);
        app.session.notify(Severity::Warning, text);
    }
    let text = app.locale.text_with("notice-saved", &[("file", name_of(&path).into())]);
    app.session.notify(Severity::Info, text);
}

/// Says why saving failed, with the way on.
fn fail(app: &mut App, error: &SaveError) {
    app.session.leaving = None;
    let text = in_words(&app.locale, "error-save", error);
    // Said once more, it is said as the latest.
    app.session.notices.retain(|notice| notice.text != text);
    app.session.offer(Severity::Error, text, vec![Offer::SaveElsewhere]);
}

/// Writes the project over its file, whose version is put beside it first.
pub(super) fn keep_mine(app: &mut App, more: &mut Vec<Effect>) {
    let Some(path) = app.session.file.clone() else { return };
    match set_aside(app, &path) {
        Ok(Some(copy)) => say(app, Severity::Info, "notice-kept-beside", &path, &copy),
        Ok(None) => {}
        Err(error) => return fail(app, &error),
    }
    // Should it change once more meanwhile, that is asked about anew.
    write(app, path, more);
}

/// Puts a copy of the file at `path` beside it, if there is one, and knows it from then on.
fn set_aside(app: &mut App, path: &Path) -> Result<Option<PathBuf>, SaveError> {
    let unread = |cause| SaveError { path: path.to_owned(), cause };
    let there = match std::fs::metadata(path) {
        Ok(meta) if meta.is_dir() => Err(std::io::ErrorKind::IsADirectory.into()),
        Ok(meta) if !meta.is_file() => Err(std::io::ErrorKind::InvalidInput.into()),
        // Looked at before it is read: what changes in between is then found changed.
        Ok(meta) => std::fs::read(path).map(|bytes| Some((meta, bytes))),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    };
    let Some((meta, bytes)) = there.map_err(unread)? else { return Ok(None) };
    let copy = project::save_beside(path, "from-disk", &bytes)?;
    app.disk.know(path, Fingerprint::new(&meta, &bytes));
    Ok(Some(copy))
}

/// Reads the project's file again; unsaved work is put beside it first.
pub(super) fn take_theirs(app: &mut App) {
    let Some(path) = app.session.file.clone() else { return };
    let mut unsaved = None;
    if app.session.is_dirty() {
        let text = project::write(&app.session.project);
        match project::save_beside(&path, "unsaved", text.as_bytes()) {
            Ok(copy) => unsaved = Some(copy),
            Err(error) => return fail(app, &error),
        }
    }
    let (article, chosen) = (app.session.article.clone(), app.session.chosen.clone());
    if let Err(why) = open_project(app, &path) {
        return app.session.offer(Severity::Error, why, vec![Offer::SaveElsewhere, Offer::KeepMine]);
    }
    let session = &mut app.session;
    if let Some(article) = article.filter(|id| session.project.article(id).is_some()) {
        session.article = Some(article);
        session.chosen = chosen.filter(|id| session.project.annotations.contains_key(id));
    }
    let text = app.locale.text_with("notice-reloaded", &[("file", name_of(&path).into())]);
    app.session.notify(Severity::Info, text);
    if let Some(copy) = unsaved {
        say(app, Severity::Warning, "notice-unsaved-beside", &path, &copy);
    }
}

/// Says `key` of `path` and of its `copy`.
fn say(app: &mut App, severity: Severity, key: &str, path: &Path, copy: &Path) {
    let text = app.locale.text_with(key, &[("file", name_of(path).into()), ("copy", name_of(copy).into())]);
    app.session.notify(severity, text);
}

/// `key` with the file that could not be written and why.
pub(super) fn in_words(locale: &Locale, key: &str, error: &SaveError) -> String {
    let why = match error.why() {
        Why::NotPermitted => "save-not-permitted",
        Why::ReadOnlyDisk => "save-read-only-disk",
        Why::DiskFull => "save-disk-full",
        Why::FolderGone => "save-folder-gone",
        Why::IsFolder => "save-is-folder",
        Why::NotInFolder => "save-not-in-folder",
        Why::NameTooLong => "save-name-too-long",
        Why::NoFile => "save-no-file",
        Why::TooLarge => "save-too-large",
        Why::Other(said) => {
            let said = locale.text_with("save-other", &[("said", said.into())]);
            return locale.text_with(key, &[("file", name_of(&error.path).into()), ("why", said.into())]);
        }
    };
    let args = [("file", name_of(&error.path).into()), ("why", locale.text(why).to_string().into())];
    locale.text_with(key, &args)
}
