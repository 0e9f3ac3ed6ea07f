//! Finding the marks of an article in a newer version of its text, beside the window.

use super::App;
use super::beside;
use super::dispatch::{Effect, update};
use crate::article::Article;
use crate::session::{Doing, Severity, Update};
use std::path::Path;
use std::sync::Arc;

/// A version that was read, and the article whose text it is to replace.
#[derive(Clone, Debug, PartialEq)]
pub struct Version {
    /// What the step of the history will be called.
    pub step: &'static str,
    pub old: Arc<Article>,
    pub new: Arc<Article>,
    /// The bytes it was read from, if they are known.
    pub original: Option<Arc<[u8]>>,
}

/// Finds the marks in `version` and takes what came of them to the list. Begins anew if the project has changed meanwhile.
pub(super) fn find(app: &mut App, ctx: &egui::Context, version: Version, more: &mut Vec<Effect>) {
    let (project, revision, opened) = (app.session.project.clone(), app.session.revision, app.session.opened);
    let name = version.old.origin.file_name.clone();
    let task = (!name.is_empty()).then(|| (Doing::Updating, Path::new(&name)));
    let number = beside::begin(app, ctx, task, move |_| {
        let new = Arc::new(update::successor(&version.old, Article::clone(&version.new)));
        let same = version.step == "step-update" && version.old.text() == new.text();
        let found = (!same).then(|| {
            let found = Update::new(&project, version.step, version.old.clone(), new);
            Update { original: version.original.clone(), ..found }
        });
        Box::new(move |app, _, more| {
            let session = &mut app.session;
            // Another project may have been opened meanwhile, or the article removed.
            if session.opened != opened || session.project.article(&version.old.id).is_none() {
                return;
            }
            if session.update.is_some() {
                return app.desk(more).say(Severity::Info, "update-first");
            }
            if session.revision != revision {
                let old = session.project.article(&version.old.id).cloned().unwrap_or(version.old);
                return more.push(Effect::FindMarks(Version { old, ..version }));
            }
            session.article = Some(version.old.id.clone());
            match found {
                None => app.desk(more).say(Severity::Info, "update-same"),
                Some(found) => update::show(&mut app.desk(more), found),
            }
        })
    });
    beside::wait(app, ctx, number, more);
}
