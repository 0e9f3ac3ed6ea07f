//! Reading a colleague's project beside the window and holding it against the one that is open: once when it is opened,
//! and again after the project has changed, while the page of the comparison is shown.

use super::App;
use super::beside;
use super::dispatch::{Effect, compare, file};
use super::effects::{name_of, warn, why_not_opened};
use super::opening::{accept, is_given_up, refuse};
use super::reading;
use super::verdicts;
use crate::annotation::{Project, Timestamp, VersionId};
use crate::project::{self, Branch, Problem, ProjectError, Versions};
use crate::review::{self, Comparison, Merged};
use crate::session::{Doing, Leaving, Page, Question, Review, Severity, Work};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The comparison that was begun last.
#[derive(Default)]
pub(super) struct Comparing {
    /// Its number among what is done beside the window, and the revision of the project it is with.
    begun: Option<(u64, u64)>,
    /// The number of the putting together that was begun last.
    taking: Option<u64>,
}

/// What was read and how it differs.
struct Read {
    theirs: Project,
    written: Option<Timestamp>,
    comparison: Comparison,
    base: Option<Project>,
    heads: BTreeSet<VersionId>,
    /// What was said of it before and is in no file.
    left: Option<verdicts::Left>,
    warnings: Vec<Problem>,
}

/// Reads the project at `path` and shows how it differs from the one that is open.
pub(super) fn read(app: &mut App, ctx: &egui::Context, path: PathBuf, more: &mut Vec<Effect>) {
    reading::wait(app, ctx);
    let (mine, revision, opened) = (app.session.project.clone(), app.session.revision, app.session.opened);
    let versions = app.storage.versions();
    let heads: BTreeSet<VersionId> = app.disk.version().into_iter().collect();
    let (journals, reviewer) = (app.storage.journals(), app.session.reviewer().to_owned());
    let typed = app.session.question == Some(Question::ComparePath);
    let file = path.clone();
    let number = beside::begin(app, ctx, Some((Doing::Opening, &path)), move |_| {
        let path = std::path::absolute(&file).unwrap_or(file);
        let mut read = read_file(&path, &mine, heads, versions);
        if let (Ok(read), Some(journals)) = (&mut read, journals) {
            read.left = verdicts::left(&verdicts::folder_in(&journals), &path, &read.theirs, &reviewer);
        }
        Box::new(move |app, _, more| {
            // Another project may have been opened meanwhile.
            if app.session.opened == opened && !is_given_up(app, typed) {
                put(app, (path, typed), &mine, revision, read, more);
            }
        })
    });
    beside::wait(app, ctx, number, more);
}

fn read_file(
    path: &Path,
    mine: &Project,
    mut heads: BTreeSet<VersionId>,
    versions: Option<Versions>,
) -> Result<Read, ProjectError> {
    let (loaded, known) = project::open_known(path)?;
    let of_theirs = BTreeSet::from([known.version()]);
    let sides = [Branch { heads: &heads, project: mine }, Branch { heads: &of_theirs, project: &loaded.project }];
    let at_hand = [(known.version(), &loaded.project)];
    // Where it is not known what both began with, nothing counts as removed.
    let base = versions.and_then(|versions| versions.base(sides, &at_hand).ok().flatten());
    heads.extend(of_theirs);
    let time = std::fs::metadata(path).and_then(|meta| meta.modified()).ok();
    let seconds = time.and_then(|time| time.duration_since(std::time::UNIX_EPOCH).ok()).map(|since| since.as_secs());
    let comparison = review::compare(mine, &loaded.project);
    Ok(Read {
        written: seconds.and_then(|seconds| i64::try_from(seconds).ok()).map(Timestamp),
        warnings: loaded.warnings,
        theirs: loaded.project,
        comparison,
        base: base.map(|base| base.project),
        heads,
        left: None,
    })
}

fn put(
    app: &mut App,
    (path, typed): (PathBuf, bool),
    mine: &Project,
    revision: u64,
    read: Result<Read, ProjectError>,
    more: &mut Vec<Effect>,
) {
    let read = match read {
        Ok(read) => read,
        Err(error) => {
            app.session.keep_review();
            let why = why_not_opened(&app.locale, &path, &error);
            return refuse(app, typed, why);
        }
    };
    accept(app, typed);
    // What was said of another colleague's work, before or meanwhile, is not to be lost.
    if app.session.has_unsaved_review() {
        return file::leave(&mut app.desk(more), Leaving::Compare(path));
    }
    for warning in &read.warnings {
        warn(&mut app.session, &app.locale, &name_of(&path), warning);
    }
    let of_file = (path.clone(), name_of(&path), read.written);
    let mut review = Review::new(of_file, (mine, revision), read.theirs, read.comparison, app.session.reviewer());
    (review.base, review.heads) = (read.base.map(Arc::new), read.heads);
    if let Some(left) = read.left {
        verdicts::restore((&mut app.session, &app.locale), &mut app.recovery.verdicts, &mut review, left);
    }
    compare::show(&mut app.desk(more), review);
}

/// Compares again where the project is another one than what was compared last, once for all that has changed since.
pub(super) fn follow(app: &mut App, ctx: &egui::Context, more: &mut Vec<Effect>) {
    // Nobody waits for what came to a stop by a fault of the program's own, which is said.
    if app.comparing.taking.is_some_and(|number| !app.beside.is_under_way(number)) {
        app.comparing.taking = None;
        if let Some(review) = &mut app.session.review {
            review.taking = None;
        }
    }
    let session = &app.session;
    let Some(review) = session.review.as_ref().filter(|_| session.page == Page::Review) else { return };
    let revision = session.revision;
    let under_way = app.comparing.begun.is_some_and(|(number, of)| app.beside.is_under_way(number) || of == revision);
    if review.revision == revision || under_way {
        return;
    }
    let (mine, theirs) = (session.project.clone(), review.theirs.clone());
    let number = beside::begin(app, ctx, None, move |_| {
        let comparison = review::compare(&mine, &theirs);
        Box::new(move |app, _, _| {
            // Theirs may have been put aside, or another file opened, meanwhile.
            if let Some(review) = app.session.review.as_mut().filter(|review| Arc::ptr_eq(&review.theirs, &theirs)) {
                review.compared(&mine, comparison, revision);
            }
        })
    });
    app.comparing.begun = Some((number, revision));
    beside::wait(app, ctx, number, more);
}

/// Puts everything of theirs and mine together beside the window, as a merge does. What comes of it is put in only if
/// neither has changed meanwhile and nobody gave it up.
pub(super) fn take_everything(app: &mut App, ctx: &egui::Context, more: &mut Vec<Effect>) {
    let (mine, revision) = (app.session.project.clone(), app.session.revision);
    let Some(review) = &mut app.session.review else { return };
    let work = Work::default();
    review.taking = Some(work.clone());
    let (theirs, comparison) = (review.theirs.clone(), review.comparison.clone());
    let (base, heads) = (review.base.clone(), review.heads.clone());
    let number = beside::begin(app, ctx, None, move |_| {
        let merged = put_together(&mine, &theirs, &comparison, base.as_deref(), heads, &work);
        Box::new(move |app, _, more| {
            let review = app.session.review.as_mut().filter(|review| Arc::ptr_eq(&review.theirs, &theirs));
            let Some(review) = review.filter(|_| !work.is_stopped()) else { return };
            review.taking = None;
            match app.session.revision == revision {
                true => compare::put_all(&mut app.desk(more), merged),
                false => app.desk(more).say(Severity::Info, "compare-again"),
            }
        })
    });
    app.comparing.taking = Some(number);
    beside::wait(app, ctx, number, more);
}

/// Both put together; `None` if there is nothing new in it, or it was given up.
fn put_together(
    mine: &Project,
    theirs: &Project,
    comparison: &Comparison,
    base: Option<&Project>,
    heads: BTreeSet<VersionId>,
    work: &Work,
) -> Option<Merged> {
    let theirs = review::in_my_terms(mine, theirs, comparison);
    if work.is_stopped() {
        return None;
    }
    let mut merged = review::merge(base, mine, &theirs);
    if merged.project == *mine {
        return None;
    }
    merged.project.note_made_from(heads);
    Some(merged)
}
