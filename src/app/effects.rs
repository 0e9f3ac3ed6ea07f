//! What commands ask of the outside: files, the clipboard, the window.

use super::App;
use super::agreeing;
use super::beside;
use super::clipboard::{self, PasteAs};
use super::comparing;
use super::disk;
use super::dispatch::{Effect, file, label, update};
use super::exporting;
use super::importing;
use super::opening::{self, accept, is_given_up, refuse};
use super::printing;
use super::reading;
use super::recovery;
use super::reviewing;
use super::told::Told;
use super::updating;
use crate::article::{ArticleId, Opened};
use crate::locale::Locale;
use crate::project::{self, Fingerprint, Flaw, Problem, ProjectError, Viewed};
use crate::session::{Doing, Offer, Question, ReadOnly, ReviewOf, Session, Severity};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Carries out `effect`; what follows from it goes to `more`.
pub(super) fn carry_out(app: &mut App, ctx: &egui::Context, effect: Effect, more: &mut Vec<Effect>) {
    match effect {
        Effect::AskOpen => app.dialogs.ask_open(ctx, &app.locale),
        Effect::AskSave(name) => app.dialogs.ask_save(ctx, &app.locale, name),
        Effect::AskLabels => app.dialogs.ask_labels(ctx, &app.locale),
        Effect::AskSaveLabels(name) => app.dialogs.ask_save_labels(ctx, &app.locale, name),
        Effect::AskSaveReview(name, of) => {
            let file = match of {
                ReviewOf::Mine => app.session.file.clone(),
                ReviewOf::Theirs => app.session.review.as_ref().map(|review| review.path.clone()),
            };
            app.dialogs.ask_save_review(ctx, &app.locale, name, file, of);
        }
        Effect::AskReview => app.dialogs.ask_review(ctx, &app.locale),
        Effect::WriteReview(path, of) => reviewing::write(app, ctx, path, of, more),
        Effect::ReadReview(path) => reviewing::ask(app, ctx, path, more),
        Effect::ApplyReview(path) => reviewing::apply(app, ctx, path, more),
        Effect::ReadLabels(path) => read_labels(app, ctx, path, more),
        Effect::WriteLabels(path) => {
            let text = project::write_labels(&app.session.project.labels);
            write_text(app, ctx, path, text, more)
        }
        Effect::Read(paths) => opening::read(app, ctx, paths.into(), None, more),
        Effect::ReadInstead(paths) => {
            let given_up = Some(app.session.history.state());
            opening::read(app, ctx, paths.into(), given_up, more);
        }
        Effect::Write(path) => disk::write(app, ctx, path, more),
        Effect::WriteTo(named) => disk::write_to(app, ctx, named, more),
        Effect::KeepMine => disk::keep_mine(app, ctx, more),
        Effect::TakeTheirs => disk::take_theirs(app, ctx, more),
        Effect::MergeTheirs => disk::merge_theirs(app, ctx, more),
        Effect::Copy(text) => ctx.copy_text(text),
        Effect::Paste => clipboard::paste(app, ctx, PasteAs::Article, more),
        Effect::AskVersion => app.dialogs.ask_version(ctx, &app.locale),
        Effect::ReadVersion(path) => read_version(app, ctx, path, more),
        Effect::FindMarks(version) => updating::find(app, ctx, version, more),
        Effect::PasteVersion => clipboard::paste(app, ctx, PasteAs::Version, more),
        Effect::AskCompare => app.dialogs.ask_compare(ctx, &app.locale),
        Effect::ReadCompared(path) => comparing::read(app, ctx, path, more),
        Effect::TakeEverything => comparing::take_everything(app, ctx, more),
        Effect::AskImport => app.dialogs.ask_import(ctx, &app.locale),
        Effect::AskImportText => app.dialogs.ask_import_text(ctx, &app.locale),
        Effect::ReadImport => importing::read(app, ctx, more),
        Effect::AskColleagues => app.dialogs.ask_colleagues(ctx, &app.locale),
        Effect::Measure => agreeing::measure(app, ctx, more),
        Effect::AskExport(name, format) => app.dialogs.ask_export(ctx, &app.locale, name, format),
        Effect::Export(to) => exporting::write(app, ctx, to, more),
        Effect::Print => printing::print(app, ctx, more),
        Effect::ReplaceExported => exporting::replace(app, ctx, more),
        Effect::StopExport => exporting::stop(app),
        Effect::Zoom(zoom) => ctx.set_zoom_factor(zoom),
        Effect::FullScreen(on) => ctx.send_viewport_cmd(egui::ViewportCommand::Fullscreen(on)),
        Effect::KeepSettings => {
            if let Err(error) = app.storage.keep(&app.session.settings) {
                app.session.notify(Severity::Warning, error.told(&app.locale));
            }
        }
        Effect::LookForWork => recovery::look_for_kept(app, ctx),
        Effect::Recover(choice) => recovery::choose(app, choice),
        Effect::Quit => {
            recovery::clear(app);
            close(app, ctx);
        }
        Effect::Abandon => {
            recovery::leave_for_next_start(app);
            close(app, ctx);
        }
    }
}

fn close(app: &mut App, ctx: &egui::Context) {
    app.closing = true;
    ctx.send_viewport_cmd(egui::ViewportCommand::Close);
}

/// Finds out which recent files are gone.
pub(super) fn look_for_missing(app: &mut App, ctx: &egui::Context) {
    let recent = app.session.settings.recent.clone();
    beside::begin(app, ctx, None, move |_| {
        let missing = recent.into_iter().filter(|path| !path.exists()).collect();
        Box::new(move |app, _, _| app.session.missing = missing)
    });
}

pub(super) fn name_of(path: &Path) -> String {
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
    shortened(&name)
}

/// `name` as it is; its beginning and its end where it would fill the window.
pub(super) fn shortened(name: &str) -> String {
    const MOST: usize = 80;
    let count = name.chars().count();
    if count <= MOST {
        return name.to_owned();
    }
    let half = MOST / 2;
    let (start, end) = (name.chars().take(half), name.chars().skip(count - half));
    start.chain(['…']).chain(end).collect()
}

/// Why the file at `path` could not be opened.
pub(super) fn why_not_opened(locale: &Locale, path: &Path, error: &ProjectError) -> String {
    let why = match error {
        // The path may be a long one, and its end is said already.
        ProjectError::Io { reason, .. } => reason.told(locale),
        ProjectError::Unsound(_) => error.told(locale),
    };
    locale.text_with("error-open", &[("file", name_of(path).into()), ("why", why.into())])
}

/// Puts what was read of the file at `path` into the place of the project that is open.
pub(super) fn put_project(app: &mut App, path: &Path, viewed: Viewed, fingerprint: Fingerprint) {
    // What was being read was for the project that goes.
    app.readings.clear();
    let base = viewed.newer.is_none().then(|| viewed.project.clone());
    file::set_project(&mut app.session, viewed.project, Some(path.to_owned()));
    app.disk.know(path, fingerprint, base, true);
    match viewed.newer {
        Some(schema) => read_only(app, path, schema, &viewed.warnings),
        None => viewed.warnings.iter().for_each(|flaw| warn_of(&mut app.session, &app.locale, &name_of(path), flaw)),
    }
}

/// Keeps the project from being changed, as a newer version wrote it, and says so.
fn read_only(app: &mut App, path: &Path, schema: u32, problems: &[Problem]) {
    // What is kept as it is was read; nobody needs to know of it here.
    let unread: Vec<String> =
        problems.iter().filter(|p| !matches!(p.what, Flaw::Kept(_))).map(|problem| problem.told(&app.locale)).collect();
    let known = ("known", project::SCHEMA.into());
    let args = [("file", name_of(path).into()), ("schema", schema.into()), known, ("count", unread.len().into())];
    let offers = if unread.is_empty() { Vec::new() } else { vec![Offer::ShowUnread] };
    let text = app.locale.text_with("notice-read-only", &args);
    app.session.read_only = Some(ReadOnly { schema, unread });
    app.session.offer(Severity::Warning, text, offers);
}

/// Says what is odd about the file `name` though it was read.
pub(super) fn warn(session: &mut Session, locale: &Locale, name: &str, what: &dyn Told) {
    session.notify(Severity::Warning, oddity(locale, name, what));
}

fn oddity(locale: &Locale, name: &str, what: &dyn Told) -> String {
    let args = [("file", shortened(name).into()), ("what", what.told(locale).into())];
    locale.text_with("warning-open", &args)
}

/// The same of the project in the file `name`, which is now open.
fn warn_of(session: &mut Session, locale: &Locale, name: &str, problem: &Problem) {
    match &problem.what {
        // One goes there by a button: where it stands in the file helps nobody who reads it here.
        Flaw::Quote { mark, .. } => {
            let offers = vec![Offer::ShowMark(mark.clone())];
            session.offer(Severity::Warning, oddity(locale, name, &problem.what), offers);
        }
        // Nothing is wrong and nothing is to be done.
        Flaw::Kept(_) => session.notify(Severity::Info, oddity(locale, name, problem)),
        _ => warn(session, locale, name, problem),
    }
}

/// Adds what was read of the file at `path`, under the id `id` if it is said, and says what is to be said about it.
pub(super) fn take_in(app: &mut App, path: &Path, bytes: Arc<[u8]>, opened: Opened, id: Option<ArticleId>) {
    for warning in &opened.warnings {
        warn(&mut app.session, &app.locale, &name_of(path), warning);
    }
    let encoding = opened.article.origin.encoding.clone();
    file::add_article_as(&mut app.session, opened.article, Some(bytes), id);
    if !encoding.is_empty() && encoding != "UTF-8" {
        let text = app.locale.text_with("notice-opened-with", &[("encoding", encoding.into())]);
        app.session.notify(Severity::Info, text);
    }
}

/// Takes in the label set in the file at `path`.
fn read_labels(app: &mut App, ctx: &egui::Context, path: PathBuf, more: &mut Vec<Effect>) {
    let (file, typed) = (path.clone(), app.session.question == Some(Question::OpenPath));
    let number = beside::begin(app, ctx, Some((Doing::Opening, &path)), move |_| {
        let read =
            project::read_bytes(&file).and_then(|bytes| project::read_labels(&bytes).map_err(ProjectError::Unsound));
        Box::new(move |app, _, more| match read {
            _ if is_given_up(app, typed) => {}
            Ok(incoming) => {
                accept(app, typed);
                label::import(&mut app.desk(more), &name_of(&file), &incoming);
            }
            Err(error) => {
                let why = why_not_opened(&app.locale, &file, &error);
                refuse(app, typed, why);
            }
        })
    });
    beside::wait(app, ctx, number, more);
}

/// Writes a file that goes beside the project, such as a label set, and says what came of it.
fn write_text(app: &mut App, ctx: &egui::Context, path: PathBuf, text: String, more: &mut Vec<Effect>) {
    write_text_and(app, ctx, path, text, more, |_, _, _| {});
}

/// The same, and then `after`, which is told whether it was written.
pub(super) fn write_text_and(
    app: &mut App,
    ctx: &egui::Context,
    path: PathBuf,
    text: String,
    more: &mut Vec<Effect>,
    after: impl FnOnce(&mut App, &mut Vec<Effect>, bool) + Send + 'static,
) {
    let (file, typed) = (path.clone(), matches!(app.session.question, Some(Question::ReviewPath { .. })));
    let number = beside::begin(app, ctx, Some((Doing::Saving, &path)), move |_| {
        let saved = project::save(&file, &text);
        Box::new(move |app, _, more| {
            let asked = typed && app.session.asks_path();
            match &saved {
                Ok(()) => {
                    accept(app, asked);
                    let text = app.locale.text_with("notice-saved", &[("file", name_of(&file).into())]);
                    app.session.notify(Severity::Info, text);
                }
                Err(error) => {
                    let why = disk::in_words(&app.locale, "error-save", error);
                    refuse(app, asked, why);
                }
            }
            // Where another path can be typed, it is not known yet.
            if saved.is_ok() || !asked {
                after(app, more, saved.is_ok());
            }
        })
    });
    beside::wait(app, ctx, number, more);
}

/// Reads a newer version of the article in view from the file at `path`.
fn read_version(app: &mut App, ctx: &egui::Context, path: PathBuf, more: &mut Vec<Effect>) {
    let typed = app.session.question == Some(Question::UpdatePath);
    let (file, article) = (path.clone(), app.session.article.clone());
    let number = beside::begin(app, ctx, Some((Doing::Opening, &path)), move |_| {
        let read = reading::read(&file);
        Box::new(move |app, _, more| match read {
            _ if is_given_up(app, typed) => {}
            Ok(_) if app.session.update.is_some() => app.desk(more).say(Severity::Info, "update-first"),
            Ok((bytes, opened)) => {
                accept(app, typed);
                for warning in &opened.warnings {
                    warn(&mut app.session, &app.locale, &name_of(&file), warning);
                }
                // Another may have come into view meanwhile.
                if article.as_ref().is_some_and(|id| app.session.project.article(id).is_some()) {
                    app.session.article = article;
                    update::begin(&mut app.desk(more), "step-update", opened.article, Some(bytes));
                }
            }
            Err(error) => {
                let why = error.told(&app.locale);
                refuse(app, typed, why);
            }
        })
    });
    beside::wait(app, ctx, number, more);
}
