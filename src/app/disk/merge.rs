//! Putting together what is open here and what somebody else has written to the project's file.

use super::save;
use crate::annotation::Project;
use crate::app::dispatch::{Effect, file};
use crate::app::effects::{name_of, why_not_opened};
use crate::app::{App, beside, reading};
use crate::project::{self, Fingerprint, ProjectError};
use crate::review::{self, Merged};
use crate::session::{Doing, Offer, Severity};
use std::path::Path;

/// What was read and what it makes together with what is open.
struct Made {
    merged: Merged,
    theirs: Project,
    fingerprint: Fingerprint,
}

/// What two people made of `base`, the project as it was last read or written here.
fn merged(base: Option<&Project>, ours: &Project, theirs: &Project) -> Merged {
    review::merge(base, ours, theirs)
}

/// Reads the project's file again and puts it together with what is open, as one step.
pub(in crate::app) fn merge_theirs(app: &mut App, ctx: &egui::Context, more: &mut Vec<Effect>) {
    let Some(path) = app.session.file.clone().filter(|_| !save::is_under_way(app)) else { return };
    reading::wait(app, ctx);
    let (base, ours) = (app.disk.base.clone(), app.session.project.clone());
    let (revision, file) = (app.session.revision, path.clone());
    let number = beside::begin(app, ctx, Some((Doing::Opening, &path)), move |_| {
        let made = project::open_known(&file).map(|(theirs, fingerprint)| {
            let theirs = theirs.project;
            Made { merged: merged(base.as_ref(), &ours, &theirs), theirs, fingerprint }
        });
        Box::new(move |app, _, more| {
            if app.session.file.as_ref() != Some(&file) {
                // Another project is open by now.
            } else if app.session.revision != revision {
                // What was put together is not all the work any more.
                more.push(Effect::MergeTheirs);
            } else {
                put(app, &file, made, more);
            }
        })
    });
    beside::wait(app, ctx, number, more);
}

fn put(app: &mut App, path: &Path, made: Result<Made, ProjectError>, more: &mut Vec<Effect>) {
    let Made { mut merged, theirs, fingerprint } = match made {
        Ok(made) => made,
        Err(error) => {
            let why = why_not_opened(&app.locale, path, &error);
            return app.session.offer(Severity::Error, why, vec![Offer::SaveElsewhere, Offer::KeepMine]);
        }
    };
    let same = merged.project == theirs;
    if !same {
        let mine = app.disk.version();
        merged.project.note_made_from(mine.into_iter().chain([fingerprint.version()]));
    }
    if !file::put_merged(&mut app.desk(more), merged.project) {
        return;
    }
    app.session.withdraw_offers();
    // The file may be saved over now: what is in it is in the project too.
    app.disk.know(path, fingerprint, Some(theirs), false);
    if same {
        app.session.history.mark_saved();
    }
    let count = merged.conflicts.len();
    let args = [("file", name_of(path).into()), ("count", count.into())];
    let (severity, key, offers) = match count {
        0 => (Severity::Info, "notice-merged", Vec::new()),
        _ => (Severity::Warning, "notice-merged-conflicts", vec![Offer::Settle]),
    };
    let text = app.locale.text_with(key, &args);
    app.session.offer(severity, text, offers);
}
