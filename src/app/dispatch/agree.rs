//! Measuring several people's agreement.

use super::{Desk, Effect};
use crate::command::Agree as Action;
use crate::session::{Agreement, Cursor, Page, Question, Selection};
use crate::text::CpRange;
use crate::ui::article_view::Reveal;
use std::path::{Path, PathBuf};

/// Whether a file dropped on the page is a colleague's project by its name.
pub fn is_project(path: &Path) -> bool {
    let name = path.to_string_lossy().to_lowercase();
    name.ends_with(".ron") && !name.ends_with(super::label::ENDING)
}

pub(super) fn dispatch(desk: &mut Desk<'_>, action: Action) {
    match action {
        Action::Ask => desk.effects.push(Effect::AskColleagues),
        Action::ByPath => desk.session.question = Some(Question::ColleaguePath),
        Action::With(paths) => with(desk, paths),
        Action::Without(number) => without(desk, number),
        Action::Measure => measure(desk),
        Action::Stop => desk.session.agreement.stop(),
        Action::Show { article, range } => {
            if desk.session.project.article(&article).is_some() {
                super::select::dispatch(desk, crate::command::Select::Article(article));
                show(desk, range);
            }
        }
    }
}

fn with(desk: &mut Desk<'_>, paths: Vec<PathBuf>) {
    let session = &mut *desk.session;
    session.palette_open = false;
    if session.question == Some(Question::ColleaguePath) {
        session.question = None;
    }
    if session.project.articles.is_empty() {
        return;
    }
    session.page = Page::Agreement;
    let mine = session.file.clone();
    let others = paths.into_iter().filter(|path| Some(path) != mine.as_ref()).collect();
    if session.agreement.add(others) {
        measure(desk);
    }
}

fn without(desk: &mut Desk<'_>, number: usize) {
    let agreement = &mut desk.session.agreement;
    if number >= agreement.files.len() {
        return;
    }
    agreement.files.remove(number);
    if agreement.files.is_empty() {
        *agreement = Agreement::default();
    } else {
        measure(desk);
    }
}

fn measure(desk: &mut Desk<'_>) {
    if !desk.session.agreement.files.is_empty() {
        desk.effects.push(Effect::Measure);
    }
}

/// Selects what is left of `range` in the article in view and brings it there.
fn show(desk: &mut Desk<'_>, range: CpRange) {
    let Some(article) = desk.session.article() else { return };
    let end = article.index().len();
    let range = CpRange::between(range.start.min(end), range.end.min(end));
    desk.session.selection = Some(Selection::of(range));
    desk.view.reveal(Reveal::At(Cursor::new(range.start)));
}
