//! Opening files beside the window: a project takes the place of the one that is open, an article is added.
//!
//! A project is read before work is left for it, and once more when nobody minds: what cannot be read costs nothing.

use super::App;
use super::beside;
use super::disk;
use super::dispatch::{Effect, dispatch, file, import};
use super::effects::{look_for_missing, name_of, put_project, take_in, why_not_opened};
use super::importing;
use super::reading::{self, Loaded};
use super::told::Told;
use crate::annotation::StepId;
use crate::article::OpenError;
use crate::command::{Command, File, Import};
use crate::project::{self, Fingerprint, ProjectError, Viewed};
use crate::session::{Doing, Leaving, Question, Severity};
use std::collections::VecDeque;
use std::path::{Path, PathBuf};

/// What a file was found to hold.
enum Found {
    Project(Result<(Viewed, Fingerprint), ProjectError>),
    Article(Result<Loaded, OpenError>),
    /// Another tool's work, to be taken in.
    Work,
}

/// A file that was read, and how things stood when that was asked for.
struct Read {
    file: PathBuf,
    absolute: PathBuf,
    /// The number of the piece of work.
    number: u64,
    opened: u64,
    /// Whether the path was typed where it is still asked for.
    typed: bool,
    /// Whether it is the file of the project that was open.
    is_own: bool,
    given_up: Option<StepId>,
}

/// Opens the first of `paths`, and then the others. Work is asked about before a project takes its place, but for the state
/// of it that was given up.
pub(super) fn read(
    app: &mut App,
    ctx: &egui::Context,
    mut paths: VecDeque<PathBuf>,
    given_up: Option<StepId>,
    more: &mut Vec<Effect>,
) {
    let Some(path) = paths.pop_front() else {
        look_for_missing(app, ctx);
        return more.push(Effect::KeepSettings);
    };
    if import::is_work(&path) && !import::is_unsure(&path) {
        paths.push_front(path);
        return take_in_works(app, paths, more);
    }
    let is_project = file::is_project(&path);
    let typed = app.session.question == Some(Question::OpenPath);
    let (opened, file) = (app.session.opened, path.clone());
    let own = app.session.file.clone();
    let number = beside::begin(app, ctx, Some((Doing::Opening, &path)), move |number| {
        let absolute = std::path::absolute(&file).unwrap_or_else(|_| file.clone());
        let is_own = own.is_some_and(|own| disk::is_same(&own, &absolute));
        let found = match is_project {
            _ if import::is_unsure(&file) && importing::is_told(&file) => Found::Work,
            true => Found::Project(project::open_view(&absolute)),
            false => Found::Article(reading::load(&file)),
        };
        let read = Read { file, absolute, number, opened, typed, is_own, given_up };
        Box::new(move |app, ctx, more| put(app, ctx, read, found, paths, more))
    });
    if is_project {
        app.disk.opening = Some(number);
    }
    beside::wait(app, ctx, number, more);
}

/// Opens what was found in a file, and goes on with the other `paths`.
fn put(
    app: &mut App,
    ctx: &egui::Context,
    read: Read,
    found: Found,
    mut paths: VecDeque<PathBuf>,
    more: &mut Vec<Effect>,
) {
    if is_given_up(app, read.typed) {
        return;
    }
    let is_project = matches!(found, Found::Project(_));
    let done = match found {
        Found::Work => {
            paths.push_front(read.file);
            return take_in_works(app, paths, more);
        }
        // Another project was asked for meanwhile, or is there.
        Found::Project(_) if app.disk.opening != Some(read.number) || app.session.opened != read.opened => return,
        // Read anew it would be the same, and what was done since would be gone.
        Found::Project(Ok((_, seen))) if read.is_own && app.disk.version() == Some(seen.version()) => {
            let text = app.locale.text_with("notice-open-project", &[("file", name_of(&read.absolute).into())]);
            app.session.notify(Severity::Info, text);
            Ok(())
        }
        Found::Project(Ok(_)) if loses_work(app, read.given_up) => {
            paths.push_front(read.file);
            return file::leave(&mut app.desk(more), Leaving::Open(paths.into()));
        }
        Found::Project(found) => put_found(app, &read.absolute, found),
        Found::Article(found) => put_article(app, &read.file, found),
    };
    match done {
        Ok(()) => {
            accept(app, read.typed);
            app.session.settings.remember(read.absolute);
            // What is typed next is not meant for what was written about something else.
            app.kit.leave_field(ctx);
        }
        Err(why) => {
            refuse(app, read.typed, why);
            if is_project {
                stay(app, &mut paths);
            }
        }
    }
    more.push(Effect::Read(paths.into()));
}

fn take_in_works(app: &mut App, paths: VecDeque<PathBuf>, more: &mut Vec<Effect>) {
    dispatch(&mut app.desk(more), Command::File(File::Import(Import::From(paths.into()))));
    more.push(Effect::KeepSettings);
}

/// Whether another project in the place of the open one would lose work, but for the state that was given up: it may have
/// been worked on meanwhile.
fn loses_work(app: &App, given_up: Option<StepId>) -> bool {
    let session = &app.session;
    let is_given_up = given_up == Some(session.history.state());
    let is_at_work = session.is_dirty() || session.update.is_some();
    session.is_saving() || session.has_unsaved_review() || is_at_work && !is_given_up
}

/// Leaves nothing, as the project that was to take the place of the open one cannot be read; nor is anything added to this
/// one that was to be added to that.
fn stay(app: &mut App, paths: &mut VecDeque<PathBuf>) {
    app.session.keep_review();
    if !app.session.project.articles.is_empty() {
        paths.retain(|path| file::is_project(path));
    }
}

/// Whether the question was closed meanwhile in which the path was typed.
pub(super) fn is_given_up(app: &App, typed: bool) -> bool {
    typed && !app.session.asks_path()
}

/// Asks no more for a path that was typed, as it was of use.
pub(super) fn accept(app: &mut App, typed: bool) {
    if typed {
        app.session.question = None;
    }
}

/// Says why nothing came of a file: beneath the field its path was typed in, else in a notice.
pub(super) fn refuse(app: &mut App, typed: bool, why: String) {
    match typed {
        true => app.session.refused = Some(why),
        false => app.session.notify(Severity::Error, why),
    }
}

fn put_found(app: &mut App, path: &Path, found: Result<(Viewed, Fingerprint), ProjectError>) -> Result<(), String> {
    let (viewed, fingerprint) = found.map_err(|error| why_not_opened(&app.locale, path, &error))?;
    app.session.question = None;
    app.session.palette_open = false;
    put_project(app, path, viewed, fingerprint);
    Ok(())
}

/// Adds an article, or shows the beginning of a long one.
fn put_article(app: &mut App, path: &Path, found: Result<Loaded, OpenError>) -> Result<(), String> {
    if app.desk(&mut Vec::new()).refuses() {
        return Ok(());
    }
    match found.map_err(|error| error.told(&app.locale))? {
        Loaded::Whole((bytes, opened)) => take_in(app, path, bytes, opened, None),
        Loaded::Long(bytes, beginning) => reading::begin(app, path, bytes, beginning),
    }
    Ok(())
}
