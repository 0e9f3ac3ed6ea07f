//! Review files: writing one, reading one, putting one into the project; each beside the window.

use super::dispatch::{Effect, file};
use super::effects::{why_not_opened, write_text_and};
use super::opening::{is_given_up, refuse};
use super::{App, beside};
use crate::annotation::Project;
use crate::locale::{Language, Locale};
use crate::project::{self, ProjectError, Review};
use crate::review::{self, Applied, Fate};
use crate::session::{Doing, Question, ReviewOf, Severity};
use std::path::{Path, PathBuf};

/// Writes the verdicts and comments of who works on the project, in it or on a colleague's.
pub(super) fn write(app: &mut App, ctx: &egui::Context, path: PathBuf, of: ReviewOf, more: &mut Vec<Effect>) {
    let author = app.session.reviewer().to_owned();
    let text = |project: &Project| project::write_review(&review::collect(project, &author));
    match (of, &app.session.review) {
        (ReviewOf::Mine, _) => {
            let text = text(&app.session.project);
            write_text_and(app, ctx, path, text, more, |_, _, _| {});
        }
        (ReviewOf::Theirs, Some(review)) => {
            let (text, theirs) = (text(&review.judging.project), review.theirs.clone());
            let state = review.judging.history.state();
            write_text_and(app, ctx, path, text, more, move |app, more, saved| {
                match saved {
                    true => file::review_saved(&mut app.desk(more), &theirs, state),
                    // Whatever was to follow does not.
                    false => app.session.leaving = None,
                }
            });
        }
        // The comparison has been left meanwhile, with what was said given up.
        (ReviewOf::Theirs, None) => {}
    }
}

/// The review in a file; or why it could not be read.
fn read(path: &Path) -> Result<Review, ProjectError> {
    let bytes = project::read_bytes(path)?;
    project::read_review(&bytes).map_err(ProjectError::Unsound)
}

fn say_unread(app: &mut App, path: &Path, typed: bool, error: &ProjectError) {
    let text = why_not_opened(&app.locale, path, error);
    refuse(app, typed, text);
}

/// Reads a review and asks whether to put it into the project.
pub(super) fn ask(app: &mut App, ctx: &egui::Context, path: PathBuf, more: &mut Vec<Effect>) {
    let typed = matches!(app.session.question, Some(Question::OpenPath | Question::ReviewPath { .. }));
    let file = path.clone();
    let number = beside::begin(app, ctx, Some((Doing::Opening, &path)), move |_| {
        let read = read(&file);
        Box::new(move |app, _, _| match read {
            _ if is_given_up(app, typed) => {}
            Ok(review) => {
                let (verdicts, comments) = (review.verdicts.len(), review.comments.len());
                let question = Question::ApplyReview { path: file, author: review.author, verdicts, comments };
                app.session.question = Some(question);
            }
            Err(error) => say_unread(app, &file, typed, &error),
        })
    });
    beside::wait(app, ctx, number, more);
}

/// Puts a review into the project, as one step.
pub(super) fn apply(app: &mut App, ctx: &egui::Context, path: PathBuf, more: &mut Vec<Effect>) {
    let (file, project, revision) = (path.clone(), app.session.project.clone(), app.session.revision);
    let number = beside::begin(app, ctx, Some((Doing::Opening, &path)), move |_| {
        let made = read(&file).map(|review| {
            let both = [Language::Arabic, Language::English].map(Locale::new);
            review::apply(&project, &review, &|seen, verdict| Locale::without_mark(&both, seen, verdict))
        });
        Box::new(move |app, _, more| match made {
            // What was made is not of all the work any more.
            Ok(_) if app.session.revision != revision => more.push(Effect::ApplyReview(file)),
            Ok(applied) => put(app, applied, more),
            Err(error) => say_unread(app, &file, false, &error),
        })
    });
    beside::wait(app, ctx, number, more);
}

fn put(app: &mut App, applied: Applied, more: &mut Vec<Effect>) {
    let count = |fate: Fate| i64::try_from(applied.count(fate)).unwrap_or(i64::MAX);
    let args = [
        ("added", count(Fate::Added).into()),
        ("renewed", count(Fate::Renewed).into()),
        ("known", count(Fate::Known).into()),
        ("older", count(Fate::Older).into()),
    ];
    let mut text = app.locale.text_with("review-applied", &args);
    let apart = count(Fate::OnArticle) + count(Fate::Apart);
    if apart > 0 {
        text.push(' ');
        text.push_str(&app.locale.text_with("review-applied-apart", &[("count", apart.into())]));
    }
    if applied.edits.is_empty() || app.desk(more).put_review(applied.edits) {
        app.session.notify(if apart > 0 { Severity::Warning } else { Severity::Info }, text);
    }
}
