//! Another tool's work, from the file to the one step that takes it into the project.

use super::{Desk, Effect, edit};
use crate::command::Import as Action;
use crate::session::{Import, ImportStage, Page, Question, Session, Severity};
use std::path::{Path, PathBuf};

/// The endings of files that other tools write and that are no articles.
pub const ENDINGS: [&str; 7] = ["ann", "jsonld", "json", "jsonl", "xmi", "tsv", "qdpx"];

/// Those of them that other files have too; only the content tells.
const SHARED: [&str; 3] = ["json", "jsonl", "tsv"];

/// Whether the file may be another tool's work by its name.
pub fn is_work(path: &Path) -> bool {
    has(path, &ENDINGS)
}

/// Whether only its content tells if it is.
pub fn is_unsure(path: &Path) -> bool {
    has(path, &SHARED)
}

fn has(path: &Path, endings: &[&str]) -> bool {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    endings.contains(&ending.as_str())
}

pub(super) fn dispatch(desk: &mut Desk<'_>, action: Action) {
    match action {
        Action::Ask => desk.effects.push(Effect::AskImport),
        Action::ByPath => desk.session.question = Some(Question::ImportPath { text: false }),
        Action::From(paths) => begin(desk, paths),
        Action::As(format) => go_on(desk, |import| import.format = Some(format)),
        Action::AskText => desk.effects.push(Effect::AskImportText),
        Action::TextByPath => desk.session.question = Some(Question::ImportPath { text: true }),
        Action::TextFrom(path) => go_on(desk, |import| import.text = Some(path)),
        Action::Accept => accept(desk),
    }
}

/// Begins with the first of `paths`; what was being taken in is given up.
fn begin(desk: &mut Desk<'_>, paths: Vec<PathBuf>) {
    desk.session.palette_open = false;
    desk.session.import = Import::new(paths);
    if desk.session.import.is_some() {
        desk.session.question = Some(Question::Import);
        desk.effects.push(Effect::ReadImport);
    } else if matches!(desk.session.question, Some(Question::Import | Question::ImportPath { .. })) {
        desk.session.question = None;
    }
}

/// Reads the file again, with something more known of it.
fn go_on(desk: &mut Desk<'_>, learn: impl FnOnce(&mut Import)) {
    let Some(import) = &mut desk.session.import else { return };
    learn(import);
    import.read_again();
    desk.session.question = Some(Question::Import);
    desk.effects.push(Effect::ReadImport);
}

fn accept(desk: &mut Desk<'_>) {
    let (project, revision) = (&desk.session.project, desk.session.revision);
    let Some(ImportStage::Ready(ready)) = desk.session.import.as_ref().map(|import| &import.stage) else { return };
    if ready.revision != revision {
        // What it was held against has changed meanwhile; what it brings is to be looked at again.
        return go_on(desk, |_| {});
    }
    let (edits, shown) = (ready.edits(project), ready.joined.articles.first().map(|article| article.id.clone()));
    let count = ready.joined.annotations.added;
    if !edits.is_empty() && desk.perform("step-import", edits) {
        edit::forget_what_is_gone(desk);
        show(desk.session, shown);
        let name = desk.session.import.as_ref().map(|import| import.name.clone()).unwrap_or_default();
        let name = crate::exchange::words::closed(&name);
        let undo = crate::command::Command::Edit(crate::command::Edit::Undo);
        let key = undo.shortcut(desk.session).map(|key| key.hint()).unwrap_or_default();
        let args = [("file", name.into()), ("count", (count as i64).into()), ("key", key.into())];
        desk.tell("notice-imported", &args);
    }
    next(desk);
}

/// Shows the article that something came into.
fn show(session: &mut Session, id: Option<crate::article::ArticleId>) {
    let Some(id) = id.filter(|id| session.project.article(id).is_some()) else { return };
    session.page = Page::Read;
    if session.article.as_ref() != Some(&id) {
        session.article = Some(id);
        session.selection = None;
        session.chosen = None;
        session.picking = None;
    }
}

/// Leaves the file that is being taken in, and goes on with the next.
pub fn next(desk: &mut Desk<'_>) {
    let Some(mut import) = desk.session.import.take() else { return };
    let rest = std::mem::take(&mut import.rest);
    begin(desk, rest);
}

/// Says why the file was not taken in, and goes on with the next.
pub fn refuse(desk: &mut Desk<'_>, why: String) {
    desk.session.notify(Severity::Error, why);
    next(desk);
}
