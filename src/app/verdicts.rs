//! What a reviewer said of a colleague's project and no file has yet: kept in a journal of its own, and said again when a
//! window that ended unasked left it behind and the same file is compared with.
//!
//! At a start nothing of it is offered: it says something only beside the colleague's file, against one's own project.

use super::App;
use super::keeping::Keeper;
use crate::annotation::{Annotation, Edit, Project, StepId, Timestamp, Verdict};
use crate::locale::{Language, Locale};
use crate::project::Journal;
use crate::review;
use crate::session::{Offer, Review, Session, Severity};
use std::path::{Path, PathBuf};

/// The folder of these journals in that of all.
pub(super) fn folder_in(journals: &Path) -> PathBuf {
    journals.join("verdicts")
}

/// Keeps what is unsaved of it.
pub(super) fn follow(app: &mut App, ctx: &egui::Context) {
    let unsaved = app.session.review.as_ref().map(|review| &review.judging).filter(|judging| judging.is_unsaved());
    let state = unsaved.filter(|_| !app.closing).map(|judging| judging.history.state());
    if app.recovery.verdicts.wants(ctx, state) {
        keep(app);
    }
}

/// Has it kept as it is now, if there is any.
pub(super) fn keep(app: &mut App) {
    let Some(review) = app.session.review.as_ref().filter(|review| review.judging.is_unsaved()) else { return };
    let (state, project) = (review.judging.history.state(), review.judging.project.clone());
    app.recovery.verdicts.keep(state, project, Some(review.path.clone()));
}

/// What was left behind about a file.
pub(super) struct Left {
    journal: Journal,
    /// When it was kept.
    at: Timestamp,
    /// What makes a project as the file holds it one in which it is said.
    edits: Vec<Edit>,
}

/// Looks in `folder` for what `reviewer` said of the project in the file at `path`, which holds `theirs`. What the file has
/// by now is removed.
pub(super) fn left(folder: &Path, path: &Path, theirs: &Project, reviewer: &str) -> Option<Left> {
    let both = [Language::Arabic, Language::English].map(Locale::new);
    // What cannot be read, or is about another file, is let go of and stays where it is.
    for journal in Journal::left_behind(folder, false) {
        let Ok((about, judged)) = journal.read() else { continue };
        let said = review::collect(&judged, reviewer);
        if about.file.as_deref() != Some(path) || said.verdicts.is_empty() && said.comments.is_empty() {
            continue;
        }
        let words = &|seen: &Annotation, verdict: Option<&Verdict>| Locale::without_mark(&both, seen, verdict);
        let edits = review::apply(theirs, &said, words).edits;
        if !edits.is_empty() {
            return Some(Left { journal, at: about.at, edits });
        }
        // If that fails, it is the same the next time.
        let _ = journal.remove();
    }
    None
}

/// Says again in `review` what was left, as one step that can be taken back.
pub(super) fn restore(
    (session, locale): (&mut Session, &Locale),
    keeper: &mut Keeper<StepId>,
    review: &mut Review,
    left: Left,
) {
    let Left { journal, at, edits } = left;
    // What does not fit stays where it is.
    if review.judging.perform("step-verdicts-again", edits, None, session.history.state()).is_ok() {
        review.list(&session.project);
        keeper.adopt(journal, None);
        let text = locale.text_with("compare-restored", &[("time", locale.time(at).into())]);
        session.offer(Severity::Info, text, vec![Offer::Undo]);
    }
}
