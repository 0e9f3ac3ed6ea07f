//! Measuring several people's agreement beside the window.
//!
//! The open project is taken as it is when it is asked for, the others as their files are then.

use super::App;
use super::beside;
use super::dispatch::Effect;
use super::effects::{name_of, why_not_opened};
use super::reading;
use crate::agreement::{self, Options, Reading, Report, Undefined};
use crate::annotation::Project;
use crate::project::{self, ProjectError};
use crate::session::{Measured, Work};
use std::path::PathBuf;
use std::sync::Arc;

/// What came of it.
enum Came {
    Measured(Arc<Report>),
    /// This file could not be read.
    Unread(PathBuf, ProjectError),
    Stopped,
}

/// Reads the colleagues' files and measures them with what is open; a measurement under way is given up.
pub(super) fn measure(app: &mut App, ctx: &egui::Context, more: &mut Vec<Effect>) {
    reading::wait(app, ctx);
    let session = &mut app.session;
    session.agreement.stop();
    session.agreement.failed = None;
    let work = Work::default();
    session.agreement.work = Some(work.clone());
    let (project, revision) = (session.project.clone(), session.revision);
    let own_file = session.file.as_deref().map(name_of);
    let own_file = own_file.unwrap_or_else(|| app.locale.text("agree-me").to_string());
    let files = session.agreement.files.clone();
    let number = beside::begin(app, ctx, None, move |_| {
        let came = came(&project, own_file, &files, &work);
        Box::new(move |app, _, _| put(app, came, files, revision, &work))
    });
    app.agreeing = Some(number);
    beside::wait(app, ctx, number, more);
}

/// Sees that nobody waits for a measurement that came to a stop by a fault of the program's own, which is said.
pub(super) fn follow(app: &mut App) {
    if app.agreeing.is_some_and(|number| !app.beside.is_under_way(number)) {
        app.agreeing = None;
        app.session.agreement.stop();
    }
}

fn came(mine: &Project, own_file: String, files: &[PathBuf], work: &Work) -> Came {
    let mut others: Vec<Project> = Vec::new();
    for path in files {
        if work.is_stopped() {
            return Came::Stopped;
        }
        match project::open(path) {
            Ok(opened) => others.push(opened.project),
            Err(error) => return Came::Unread(path.clone(), error),
        }
    }
    let names = files.iter().map(|path| name_of(path));
    let people: Vec<(String, String)> = std::iter::once(mine)
        .chain(&others)
        .zip(std::iter::once(own_file).chain(names))
        .map(|(project, file)| (project.author.clone(), file))
        .collect();
    let projects = std::iter::once(mine).chain(&others);
    let readings: Vec<Reading<'_>> =
        agreement::told_apart(&people).into_iter().zip(projects).map(|(name, p)| Reading::of(name, p)).collect();
    match agreement::measure(&readings, Options::default(), &|part| work.at(part)) {
        Ok(report) => Came::Measured(Arc::new(report)),
        // Whatever else is undefined stands in the report.
        Err(Undefined::Cancelled | _) => Came::Stopped,
    }
}

/// Takes over what came, unless it was given up meanwhile.
fn put(app: &mut App, came: Came, files: Vec<PathBuf>, revision: u64, work: &Work) {
    let agreement = &mut app.session.agreement;
    if agreement.work.take_if(|under_way| under_way.is(work)).is_none() {
        return;
    }
    match came {
        Came::Measured(report) => agreement.measured = Some(Measured { report, files, revision }),
        Came::Unread(path, error) => agreement.failed = Some(why_not_opened(&app.locale, &path, &error)),
        Came::Stopped => {}
    }
}
