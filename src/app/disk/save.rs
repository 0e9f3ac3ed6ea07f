//! Writing the project to its file, beside the window, over nothing that is not known.
//!
//! What is written is the project as it was when saving was asked for. Whatever is changed meanwhile stays unsaved
//! work. Another wish to save the same file waits for the first; a file elsewhere is written at once, and what comes
//! of the first is then only told.

use super::{OFFERS, in_words, say};
use crate::annotation::{Project, StepId, VersionId};
use crate::app::dispatch::{Effect, file};
use crate::app::effects::{name_of, put_project, shortened, why_not_opened};
use crate::app::{App, beside, keeping, reading, recovery};
use crate::project::{self, Expected, Fingerprint, ProjectError, Refused, SaveError, Saved, Versions, Viewed};
use crate::session::{Doing, Offer, Question, Severity};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Receiver;

/// A save that is under way.
pub(super) struct Saving {
    number: u64,
    path: PathBuf,
    /// What is written.
    state: StepId,
    opened: u64,
    /// Whether to save once more then, as the user asked for it meanwhile.
    again: bool,
    /// Whether the path was typed where it is still asked for.
    typed: bool,
}

/// What is to be seen to before the file is written.
enum First {
    Nothing,
    /// That what the user named, before an ending was put to it, is no folder.
    Named(PathBuf),
    /// That the version on disk, which is to be replaced, is put beside the file.
    Aside,
}

/// What is to be written, and what for.
struct Job {
    path: PathBuf,
    project: Project,
    /// The file that is open, and what it looked like when it was last read or written.
    open: Option<PathBuf>,
    known: Option<(PathBuf, Fingerprint)>,
    /// Whether the project has to say that it was made from that version.
    opened: bool,
    versions: Option<Versions>,
    first: First,
    /// Says when the journal has the same work.
    journal: Option<Receiver<()>>,
}

/// What came of it.
struct Done {
    path: PathBuf,
    /// Where the version on disk was put.
    copy: Option<PathBuf>,
    /// Where that was put which another file than the open one held.
    replaced: Option<PathBuf>,
    result: Result<Saved, Refused>,
}

/// Whether the project is being written to its file.
pub(super) fn is_under_way(app: &App) -> bool {
    app.disk.saving.as_ref().is_some_and(|saving| app.beside.is_under_way(saving.number))
}

/// Writes the project to `path`, unless that would overwrite what is not known here.
pub(in crate::app) fn write(app: &mut App, ctx: &egui::Context, path: PathBuf, more: &mut Vec<Effect>) {
    begin(app, ctx, path, First::Nothing, more);
}

/// Writes it to what the user named, with the ending of projects if that has none.
pub(in crate::app) fn write_to(app: &mut App, ctx: &egui::Context, named: PathBuf, more: &mut Vec<Effect>) {
    begin(app, ctx, with_ending(named.clone()), First::Named(named), more);
}

/// `path`, with the ending of projects if it has none.
fn with_ending(path: PathBuf) -> PathBuf {
    match path.extension() {
        Some(e) if e.eq_ignore_ascii_case("ron") => path,
        _ => {
            let mut name = path.into_os_string();
            name.push(".isnad.ron");
            PathBuf::from(name)
        }
    }
}

/// Writes the project over its file, whose version is put beside it first.
pub(in crate::app) fn keep_mine(app: &mut App, ctx: &egui::Context, more: &mut Vec<Effect>) {
    if let Some(path) = app.session.file.clone() {
        begin(app, ctx, path, First::Aside, more);
    }
}

fn begin(app: &mut App, ctx: &egui::Context, path: PathBuf, first: First, more: &mut Vec<Effect>) {
    let path = std::path::absolute(&path).unwrap_or(path);
    let (state, opened) = (app.session.history.state(), app.session.opened);
    let under_way = is_under_way(app);
    let typed = matches!(app.session.question, Some(Question::SavePath(_)));
    if let Some(saving) = app.disk.saving.as_mut().filter(|saving| under_way && saving.path == path) {
        saving.again |= (saving.state, saving.opened) != (state, opened);
        saving.typed |= typed;
        return wait_to_leave(app);
    }
    // What is still being read stands in the project only by its beginning.
    reading::wait(app, ctx);
    let job = Job {
        path: path.clone(),
        project: app.session.project.clone(),
        open: app.session.file.clone(),
        known: app.disk.known.clone(),
        opened: app.disk.opened && app.session.is_dirty(),
        versions: app.storage.versions(),
        first,
        journal: recovery::bring_up_to_date(app),
    };
    let number = beside::begin(app, ctx, Some((Doing::Saving, &path)), move |number| {
        let (done, project) = job.save();
        Box::new(move |app, _, more| end(app, number, done, project, more))
    });
    app.disk.saving = Some(Saving { number, path, state, opened, again: false, typed });
    beside::wait(app, ctx, number, more);
    if app.beside.is_under_way(number) {
        wait_to_leave(app);
    }
}

/// Lets what was to follow the saving wait for it.
fn wait_to_leave(app: &mut App) {
    if let Some(leaving) = app.session.leaving.clone().filter(|_| app.session.question.is_none()) {
        app.session.question = Some(Question::Saving(leaving));
    }
}

impl Job {
    /// Writes it; gives the project back with what came of it.
    fn save(mut self) -> (Done, Project) {
        if let Some(journal) = &self.journal {
            // A crash between the two must not leave older work than the file has.
            let _ = journal.recv_timeout(keeping::PATIENCE);
        }
        let (mut known, mut copy) = (self.known.clone(), None);
        match self.see_to_first() {
            Ok(Some((beside, fingerprint))) => {
                copy = Some(beside);
                known = Some((self.path.clone(), fingerprint));
            }
            Ok(None) => {}
            Err(error) => {
                let done = Done { path: self.path, copy, replaced: None, result: Err(error.into()) };
                return (done, self.project);
            }
        }
        let expected = match &known {
            Some((known, fingerprint)) if is_same(known, &self.path) => Expected::Unchanged(fingerprint),
            _ if self.open.as_ref().is_some_and(|open| is_same(open, &self.path)) => Expected::Absent,
            _ => Expected::Anything,
        };
        let mut replaced = None;
        // The backup beside it gives way to that of the next save; what may be somebody else's work outlasts it.
        if matches!(expected, Expected::Anything) && holds_other(&self.path, &self.project) {
            match set_aside(&self.path, "before") {
                Ok(kept) => replaced = kept.map(|(kept, _)| kept),
                Err(error) => {
                    return (Done { path: self.path, copy, replaced, result: Err(error.into()) }, self.project);
                }
            }
        }
        if self.opened {
            if !is_in_git(&self.path) {
                self.project.note_made_from(heads(&self.known));
            }
            // Where a version cannot be kept, putting work together asks more; that stops nobody from saving.
            keep(&self.versions, &self.known, &BTreeSet::new());
        }
        // Should it have changed once more meanwhile, that is asked about anew.
        let result = project::save_over(&self.path, &project::write(&self.project), expected);
        if let Ok(saved) = &result {
            keep(&self.versions, &Some((self.path.clone(), saved.fingerprint.clone())), &heads(&self.known));
        }
        (Done { path: self.path, copy, replaced, result }, self.project)
    }

    /// Sees to what comes first; gives where the version on disk was put, and what the file looked like.
    fn see_to_first(&self) -> Result<Option<(PathBuf, Fingerprint)>, SaveError> {
        match &self.first {
            // With the ending it would be a file beside the folder, or one without a name inside it.
            First::Named(named) if named.is_dir() => {
                Err(SaveError { path: named.clone(), cause: std::io::ErrorKind::IsADirectory.into() })
            }
            First::Named(_) | First::Nothing => Ok(None),
            First::Aside => set_aside(&self.path, "from-disk"),
        }
    }
}

/// Whether the file lies in a work tree of git, which knows itself what versions were made from: a line that says so
/// would be one more for two people to meet in.
fn is_in_git(path: &Path) -> bool {
    path.ancestors().skip(1).any(|folder| folder.join(".git").exists())
}

/// The version that a file was known to hold.
fn heads(known: &Option<(PathBuf, Fingerprint)>) -> BTreeSet<VersionId> {
    known.iter().map(|(_, fingerprint)| fingerprint.version()).collect()
}

/// Keeps the version that a file holds, made from `parents`, for whoever will put work together.
fn keep(versions: &Option<Versions>, known: &Option<(PathBuf, Fingerprint)>, parents: &BTreeSet<VersionId>) {
    if let (Some(versions), Some((path, fingerprint))) = (versions, known) {
        let _ = versions.keep(path, &fingerprint.version(), parents);
    }
}

/// Whether both lead to one file, through whatever links.
pub(in crate::app) fn is_same(a: &Path, b: &Path) -> bool {
    a == b || matches!((std::fs::canonicalize(a), std::fs::canonicalize(b)), (Ok(a), Ok(b)) if a == b)
}

/// Whether there is a file at `path` that holds anything but this project.
fn holds_other(path: &Path, project: &Project) -> bool {
    std::fs::read(path).is_ok_and(|held| !held.is_empty() && held != project::write(project).as_bytes())
}

/// Puts a copy of the file at `path` beside it, named with `word`, if there is one; gives where, and what the file looked like.
fn set_aside(path: &Path, word: &str) -> Result<Option<(PathBuf, Fingerprint)>, SaveError> {
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
    let copy = project::save_beside(path, word, &bytes)?;
    Ok(Some((copy, Fingerprint::new(&meta, &bytes))))
}

/// Takes in what came of a save of `project`.
fn end(app: &mut App, number: u64, done: Done, project: Project, more: &mut Vec<Effect>) {
    let saving = app.disk.saving.take_if(|saving| saving.number == number);
    let Some(saving) = saving.filter(|saving| saving.opened == app.session.opened) else {
        return tell_late(app, done);
    };
    if let Some(copy) = &done.copy {
        say(app, Severity::Info, "notice-kept-beside", &done.path, copy);
    }
    let asked = saving.typed && app.session.asks_path();
    if asked && !matches!(done.result, Err(Refused::Failed(_))) {
        app.session.question = None;
    }
    match done.result {
        Ok(saved) => {
            if let Some(kept) = &done.replaced {
                say(app, Severity::Info, "notice-replaced", &done.path, kept);
            }
            finish(app, saving, saved, project, more);
        }
        Err(Refused::Changed) => ask_which(app, &done.path),
        // Another path can be typed; what was to follow the saving waits for it.
        Err(Refused::Failed(error)) if asked => {
            app.session.refused = Some(in_words(&app.locale, "error-save", &error));
        }
        Err(Refused::Failed(error)) => fail(app, &error),
    }
}

fn finish(app: &mut App, saving: Saving, saved: Saved, project: Project, more: &mut Vec<Effect>) {
    let path = saving.path;
    file::saved(&mut app.desk(more), path.clone(), saving.state, saving.again);
    // The file may be left already for what was to follow the saving.
    if app.session.file.as_ref() == Some(&path) {
        app.session.project.note_made_from(project.lineage.iter().cloned());
        // Saved without a change, it is still to be told once there is one.
        let told = heads(&app.disk.known).is_subset(&project.lineage);
        let opened = app.disk.opened && !told;
        app.disk.know(&path, saved.fingerprint, Some(project), opened);
        app.recovery.note_saved();
    }
    if let Err(error) = saved.backup {
        let text = in_words(&app.locale, "warning-backup", &error);
        app.session.notify(Severity::Warning, text);
    }
    let file = name_of(&path).into();
    let text = match path.parent().filter(|_| saving.typed) {
        // A slip in a path that was typed shows in where the file has gone.
        Some(folder) => {
            let folder = shortened(&folder.display().to_string());
            app.locale.text_with("notice-saved-in", &[("file", file), ("folder", folder.into())])
        }
        None => app.locale.text_with("notice-saved", &[("file", file)]),
    };
    app.session.notify(Severity::Info, text);
    if saving.again {
        more.push(Effect::Write(path));
    }
}

/// Asks which version of the file at `path` to keep; beside what the user is just asked, if that is something else.
fn ask_which(app: &mut App, path: &Path) {
    // What was offered about it is asked now.
    app.session.withdraw_offers();
    if matches!(app.session.question, None | Some(Question::Saving(_))) {
        app.session.question = Some(Question::Changed);
    } else {
        app.session.leaving = None;
        let text = app.locale.text_with("notice-changed", &[("file", name_of(path).into())]);
        app.session.offer(Severity::Warning, text, OFFERS.to_vec());
    }
}

/// Says why saving failed, with the way on.
fn fail(app: &mut App, error: &SaveError) {
    app.session.leaving = None;
    let text = in_words(&app.locale, "error-save", error);
    // Said once more, it is said as the latest.
    app.session.notices.retain(|notice| notice.text != text);
    app.session.offer(Severity::Error, text, vec![Offer::SaveElsewhere]);
}

/// Says what became of a save after which something else was saved or opened.
fn tell_late(app: &mut App, done: Done) {
    let file = || name_of(&done.path).into();
    let (severity, text) = match &done.result {
        Ok(_) => (Severity::Info, app.locale.text_with("notice-saved-late", &[("file", file())])),
        Err(Refused::Changed) => (Severity::Warning, app.locale.text_with("warning-changed-late", &[("file", file())])),
        Err(Refused::Failed(error)) => (Severity::Warning, in_words(&app.locale, "error-save-late", error)),
    };
    app.session.notify(severity, text);
}

/// What was found when the project's file was read again.
struct Theirs {
    /// Where unsaved work was put.
    unsaved: Option<PathBuf>,
    read: Result<(Viewed, Fingerprint), ProjectError>,
}

/// Reads the project's file again; unsaved work is put beside it first.
pub(in crate::app) fn take_theirs(app: &mut App, ctx: &egui::Context, more: &mut Vec<Effect>) {
    let Some(path) = app.session.file.clone().filter(|_| !is_under_way(app)) else { return };
    let work = app.session.is_dirty().then(|| app.session.project.clone());
    let (revision, file) = (app.session.revision, path.clone());
    let number = beside::begin(app, ctx, Some((Doing::Opening, &path)), move |_| {
        let theirs = read_theirs(&file, work.as_ref());
        Box::new(move |app, _, more| {
            if app.session.file.as_ref() != Some(&file) {
                // Another project is open by now.
            } else if app.session.revision != revision {
                // What was put beside it is not all the work any more.
                more.push(Effect::TakeTheirs);
            } else {
                put_theirs(app, &file, theirs);
            }
        })
    });
    beside::wait(app, ctx, number, more);
}

fn read_theirs(path: &Path, work: Option<&Project>) -> Result<Theirs, SaveError> {
    let mut unsaved = None;
    if let Some(work) = work {
        unsaved = Some(project::save_beside(path, "unsaved", project::write(work).as_bytes())?);
    }
    Ok(Theirs { unsaved, read: project::open_view(path) })
}

fn put_theirs(app: &mut App, path: &Path, theirs: Result<Theirs, SaveError>) {
    let Theirs { unsaved, read } = match theirs {
        Ok(theirs) => theirs,
        Err(error) => return fail(app, &error),
    };
    let (article, chosen) = (app.session.article.clone(), app.session.chosen.clone());
    match read {
        Ok((viewed, fingerprint)) => {
            // What is said of a colleague's project has nothing to do with it.
            let review = app.session.review.take();
            put_project(app, path, viewed, fingerprint);
            app.session.review = review;
            if let Some(review) = &mut app.session.review {
                review.judging.mine_begins_anew();
            }
        }
        Err(error) => {
            let why = why_not_opened(&app.locale, path, &error);
            return app.session.offer(Severity::Error, why, vec![Offer::SaveElsewhere, Offer::KeepMine]);
        }
    }
    let session = &mut app.session;
    if let Some(article) = article.filter(|id| session.project.article(id).is_some()) {
        session.article = Some(article);
        session.chosen = chosen.filter(|id| session.project.annotations.contains_key(id));
    }
    let text = app.locale.text_with("notice-reloaded", &[("file", name_of(path).into())]);
    app.session.notify(Severity::Info, text);
    if let Some(copy) = unsaved {
        say(app, Severity::Warning, "notice-unsaved-beside", path, &copy);
    }
}
