//! Exports and their previews, made beside the window.
//!
//! A preview is made anew whenever what was chosen differs from what it is of; one that is overtaken is told to stop.
//! An export is made as the project was when it was asked for. Its files are written beside their places first and
//! get their names together, so that stopping it, or a disk that refuses, leaves what was there.

use super::App;
use super::beside;
use super::disk;
use super::dispatch::Effect;
use super::effects::name_of;
use super::told::Told;
use crate::annotation::Timestamp;
use crate::exchange::{self, ExportError, Format, Options, Preview, Progress, Written};
use crate::locale::Locale;
use crate::project::{self, SaveError};
use crate::session::{Destination, Question, Severity, Stage};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::time::Duration;

/// How often the window looks how far an export is.
const LOOK: Duration = Duration::from_millis(80);

/// What is made beside the window, and what waits to be written.
#[derive(Default)]
pub(super) struct Exporting {
    preview: Option<Making>,
    /// What the preview in the session is of.
    shown: Option<Of>,
    writing: Option<Writing>,
    /// What was made and waits for leave to replace files.
    made: Option<Made>,
}

/// What a preview is of: the choices, the project, and its state.
type Of = (Options, u64, u64);

/// A preview being made.
struct Making {
    number: u64,
    of: Of,
    stop: Arc<AtomicBool>,
}

/// An export being made or written.
struct Writing {
    number: u64,
    file: String,
    signs: Arc<Signs>,
}

/// What an export and the window tell each other.
#[derive(Default)]
struct Signs {
    /// The part that is done, in thousandths.
    part: AtomicU32,
    /// Whether the files are being written.
    saving: AtomicBool,
    stop: AtomicBool,
}

impl Signs {
    fn goes_on(&self) -> bool {
        !self.stop.load(Ordering::Relaxed)
    }
}

/// The files of an export and where each goes.
struct Made(Vec<(PathBuf, Vec<u8>)>);

/// What came of an export.
enum Outcome {
    Written(Made),
    /// Files of these names are there.
    Taken(Made, Vec<String>),
    Stopped,
    NotMade(ExportError),
    NotWritten(SaveError),
}

/// Keeps the preview with the choices, and says how far an export is.
pub(super) fn follow(app: &mut App, ctx: &egui::Context, more: &mut Vec<Effect>) {
    follow_preview(app, ctx, more);
    let Some(writing) = &app.exporting.writing else { return };
    let (under_way, signs) = (app.beside.is_under_way(writing.number), writing.signs.clone());
    let part = signs.part.load(Ordering::Relaxed) as f32 / 1000.0;
    let stage = match under_way {
        true => Stage::Writing { file: writing.file.clone(), part, saving: signs.saving.load(Ordering::Relaxed) },
        // It came to a stop by a fault of the program's own, which is said.
        false => Stage::Choosing,
    };
    if let Some(export) = &mut app.session.export {
        export.stage = stage;
    }
    match under_way {
        true => ctx.request_repaint_after(LOOK),
        false => app.exporting.writing = None,
    }
}

fn follow_preview(app: &mut App, ctx: &egui::Context, more: &mut Vec<Effect>) {
    let shows = app.session.question == Some(Question::Export);
    let wanted = app.session.export.as_ref().filter(|_| shows);
    let wanted = wanted.map(|export| (export.options.clone(), app.session.opened, app.session.revision));
    if let Some(making) = &app.exporting.preview
        && wanted.as_ref() != Some(&making.of)
    {
        making.stop.store(true, Ordering::Relaxed);
        app.exporting.preview = None;
    }
    let Some(of) = wanted else {
        app.exporting.shown = None;
        return;
    };
    if app.exporting.preview.is_some() || app.exporting.shown.as_ref() == Some(&of) {
        return;
    }
    let stop = Arc::new(AtomicBool::new(false));
    let (project, options, stopped) = (app.session.project.clone(), of.0.clone(), stop.clone());
    let number = beside::begin(app, ctx, None, move |number| {
        let made = exchange::preview(&project, &options, &Progress::new(&|_| !stopped.load(Ordering::Relaxed)));
        Box::new(move |app, _, _| show(app, number, made))
    });
    app.exporting.preview = Some(Making { number, of, stop });
    beside::wait(app, ctx, number, more);
}

/// Takes in a preview, unless another is wanted by now.
fn show(app: &mut App, number: u64, made: Result<Preview, ExportError>) {
    let Some(making) = app.exporting.preview.take_if(|making| making.number == number) else { return };
    let Some(export) = &mut app.session.export else { return };
    app.exporting.shown = Some(making.of);
    export.preview = match made {
        Ok(preview) => Some(Arc::new(preview)),
        Err(error) => {
            // Where something is missing, the dialog says that by itself.
            if export.lacks().is_none() {
                export.failed = Some(why_not_made(&app.locale, export.options.format, &error));
            }
            None
        }
    };
}

fn why_not_made(locale: &Locale, format: Format, error: &ExportError) -> String {
    let args = [("format", format.title().into()), ("why", error.told(locale).into())];
    locale.text_with("export-not-made", &args)
}

/// Makes the files of the export and writes them to `to` and beside it, unless others are there.
pub(super) fn write(app: &mut App, ctx: &egui::Context, to: Destination, more: &mut Vec<Effect>) {
    let Some(export) = app.session.export.as_ref().filter(|_| app.exporting.writing.is_none()) else { return };
    let path = std::path::absolute(&to.path).unwrap_or(to.path);
    let options = Options { name: stem(&path), now: Timestamp::now(), ..export.options.clone() };
    let project = app.session.project.clone();
    begin(app, ctx, &path.clone(), more, move |signs| {
        let told = |part: f32| {
            signs.part.store((part.clamp(0.0, 1.0) * 1000.0) as u32, Ordering::Relaxed);
            signs.goes_on()
        };
        match exchange::export(&project, &options, &Progress::new(&told)) {
            Err(ExportError::Cancelled) => Outcome::Stopped,
            Err(error) => Outcome::NotMade(error),
            Ok(files) => {
                let made = placed(files, &path);
                let taken = taken(&made, to.asked);
                if taken.is_empty() { put(made, signs) } else { Outcome::Taken(made, taken) }
            }
        }
    });
}

/// Writes what was made over what is there.
pub(super) fn replace(app: &mut App, ctx: &egui::Context, more: &mut Vec<Effect>) {
    let Some(made) = app.exporting.made.take().filter(|_| app.exporting.writing.is_none()) else { return };
    let Some(path) = made.0.first().map(|(path, _)| path.clone()) else { return };
    begin(app, ctx, &path, more, move |signs| put(made, signs));
}

/// Leaves off what is being written, and lets go of what waits.
pub(super) fn stop(app: &mut App) {
    if let Some(writing) = app.exporting.writing.take() {
        writing.signs.stop.store(true, Ordering::Relaxed);
    }
    app.exporting.made = None;
    if let Some(export) = &mut app.session.export {
        export.stage = Stage::Choosing;
    }
}

fn begin(
    app: &mut App,
    ctx: &egui::Context,
    path: &Path,
    more: &mut Vec<Effect>,
    work: impl FnOnce(&Signs) -> Outcome + Send + 'static,
) {
    let signs = Arc::new(Signs::default());
    let (file, theirs) = (name_of(path), signs.clone());
    let number = beside::begin(app, ctx, None, move |number| {
        let outcome = work(&theirs);
        Box::new(move |app, _, _| end(app, number, outcome))
    });
    if let Some(export) = &mut app.session.export {
        export.stage = Stage::Writing { file: file.clone(), part: 0.0, saving: false };
    }
    app.exporting.writing = Some(Writing { number, file, signs });
    beside::wait(app, ctx, number, more);
}

/// The first file under the name that was asked for, the others beside it.
fn placed(files: Vec<Written>, path: &Path) -> Made {
    let place = |(number, file): (usize, Written)| match number {
        0 => (path.to_owned(), file.bytes),
        _ => (path.with_file_name(&file.name), file.bytes),
    };
    Made(files.into_iter().enumerate().map(place).collect())
}

/// The names of files that are there and about which nobody was asked.
fn taken(made: &Made, asked: bool) -> Vec<String> {
    let others = made.0.iter().skip(usize::from(asked));
    others.filter(|(path, _)| path.symlink_metadata().is_ok()).map(|(path, _)| name_of(path)).collect()
}

fn put(made: Made, signs: &Signs) -> Outcome {
    signs.saving.store(true, Ordering::Relaxed);
    let files: Vec<(PathBuf, &[u8])> = made.0.iter().map(|(path, bytes)| (path.clone(), bytes.as_slice())).collect();
    match project::save_all(&files, &|| signs.goes_on()) {
        Ok(true) => Outcome::Written(made),
        Ok(false) => Outcome::Stopped,
        Err(error) => Outcome::NotWritten(error),
    }
}

/// Says what came of an export. One that was stopped too late is told all the same.
fn end(app: &mut App, number: u64, outcome: Outcome) {
    let ours = app.exporting.writing.take_if(|writing| writing.number == number).is_some();
    if let Outcome::Written(made) = &outcome {
        say_written(app, made);
    }
    let Some(export) = app.session.export.as_mut().filter(|_| ours) else { return };
    export.stage = Stage::Choosing;
    let failed = match outcome {
        Outcome::Written(_) => {
            export.preview = None;
            app.session.question.take_if(|question| *question == Question::Export);
            return;
        }
        Outcome::Stopped => return,
        Outcome::Taken(made, names) => {
            app.exporting.made = Some(made);
            export.stage = Stage::Replacing(names);
            return;
        }
        Outcome::NotMade(error) => why_not_made(&app.locale, export.options.format, &error),
        Outcome::NotWritten(error) => disk::in_words(&app.locale, "export-not-written", &error),
    };
    export.failed = Some(failed.clone());
    // Something else may be asked by now, as whether to leave.
    if app.session.question != Some(Question::Export) {
        app.session.notify(Severity::Error, failed);
    }
}

fn say_written(app: &mut App, made: &Made) {
    let Some((first, _)) = made.0.first() else { return };
    let others = made.0.len() as i64 - 1;
    let args = [("file", name_of(first).into()), ("others", others.into())];
    let text = app.locale.text_with("notice-exported", &args);
    app.session.notify(Severity::Info, text);
}

/// What the files of an export to `path` are called, without an ending.
fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_beside_the_first_are_asked_about_even_where_it_was() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = |name: &str| Written { name: name.to_owned(), bytes: Vec::new() };
        let made = placed(vec![file("x.ann"), file("x.txt"), file("annotation.conf")], &folder.path().join("a.ann"));
        assert_eq!(made.0[0].0, folder.path().join("a.ann"), "the first has the name that was asked for");
        assert!(taken(&made, false).is_empty());
        for name in ["a.ann", "annotation.conf"] {
            std::fs::write(folder.path().join(name), "there").expect("it can be written");
        }
        assert_eq!(taken(&made, false), ["a.ann", "annotation.conf"]);
        assert_eq!(taken(&made, true), ["annotation.conf"]);
    }
}
