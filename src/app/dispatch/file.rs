//! Files, projects, articles.

use super::{Desk, Effect, compare, edit, export, import, update};
use crate::annotation::{Edit, Filter, History, Project, StepId, Timestamp, new_id};
use crate::app::effects::{shortened, warn};
use crate::app::told::Told;
use crate::article::{self, Article, ArticleId, ReadOptions};
use crate::command::File;
use crate::locale::Locale;
use crate::session::{Agreement, Leaving, Page, Question, Session, Severity};
use std::path::PathBuf;
use std::sync::Arc;

pub(super) fn dispatch(desk: &mut Desk<'_>, command: File) {
    match command {
        File::New => leave(desk, Leaving::New),
        File::Open => desk.effects.push(Effect::AskOpen),
        File::OpenByPath => desk.session.ask_path(Question::OpenPath),
        File::OpenPaths(paths) => {
            desk.session.try_path(desk.session.question == Some(Question::OpenPath));
            desk.session.import = None;
            open(desk, paths);
        }
        File::Drop(paths) => drop_files(desk, paths),
        File::OpenSample => leave(desk, Leaving::Sample),
        File::PasteArticle => desk.effects.push(Effect::Paste),
        File::ReadAs(encoding) => read_as(desk, encoding),
        File::UpdateArticle | File::UpdateArticleByPath | File::UpdateFrom(_) | File::PasteVersion => {
            update::ask(desk, &command);
        }
        File::Print => {
            if desk.session.article().is_some() {
                desk.effects.push(Effect::Print);
            }
        }
        File::RemoveArticle => {
            if let Some(id) = desk.session.article.clone()
                && desk.perform("step-remove-article", vec![Edit::RemoveArticle(id)])
            {
                show_some_article(desk.session);
                desk.tell_undo("notice-article-removed", &[]);
            }
        }
        File::Save => {
            if let Some(Question::Unsaved(leaving)) = desk.session.question.clone() {
                desk.session.question = None;
                desk.session.leaving = Some(leaving);
            }
            match desk.session.file.clone() {
                Some(path) => desk.effects.push(Effect::Write(path)),
                None => dispatch(desk, File::SaveAs),
            }
        }
        File::SaveAs => {
            if matches!(desk.session.question, Some(Question::Changed | Question::Saving(_))) {
                desk.session.question = None;
            }
            let name = own_name(desk.session);
            desk.effects.push(Effect::AskSave(name));
        }
        File::SaveByPath => {
            let question = ask_path(desk.session);
            desk.session.ask_path(question);
        }
        File::SaveTo(path) => {
            desk.session.try_path(matches!(desk.session.question, Some(Question::SavePath(_))));
            desk.effects.push(Effect::WriteTo(path));
        }
        File::KeepMine => {
            desk.session.question = None;
            desk.effects.push(Effect::KeepMine);
        }
        File::TakeTheirs => {
            desk.session.question = None;
            // Whatever was to follow the saving does not follow this.
            desk.session.leaving = None;
            desk.effects.push(Effect::TakeTheirs);
        }
        File::MergeTheirs => {
            desk.session.question = None;
            // Whatever was to follow the saving does not follow this: it is to be looked at first.
            desk.session.leaving = None;
            desk.effects.push(Effect::MergeTheirs);
        }
        File::Import(action) => import::dispatch(desk, action),
        File::Export(action) => export::dispatch(desk, action),
        File::Quit => leave(desk, Leaving::Quit),
        File::QuitNow => desk.effects.push(Effect::Abandon),
        File::Discard => match desk.session.question.take() {
            Some(Question::Unsaved(leaving)) => go(desk, leaving),
            Some(Question::UnsavedReview(leaving)) => {
                if let Some(review) = &mut desk.session.review {
                    review.judging.given_up = true;
                }
                leave(desk, leaving);
            }
            _ => {}
        },
        File::LookForWork => leave(desk, Leaving::Recover),
        File::Recover(choice) => desk.effects.push(Effect::Recover(choice)),
        File::ShowUnread => desk.session.question = Some(Question::Unread),
        File::Cancel => {
            let importing =
                matches!(desk.session.question, Some(Question::Import | Question::ImportPath { text: false }));
            // The file whose text was asked for still waits.
            let waits = desk.session.question == Some(Question::ImportPath { text: true });
            desk.session.question = waits.then_some(Question::Import);
            desk.session.leaving = None;
            desk.session.keep_review();
            if importing {
                import::next(desk);
            }
        }
    }
}

/// Goes on unless unsaved work stands in the way, which is asked about, or something is being written, which is waited
/// for.
pub fn leave(desk: &mut Desk<'_>, leaving: Leaving) {
    if matches!(leaving, Leaving::Comparison | Leaving::Compare(_)) {
        return leave_comparison(desk, leaving);
    }
    if desk.session.has_unsaved_review() {
        desk.session.question = Some(Question::UnsavedReview(leaving));
    } else if desk.session.is_saving() {
        desk.session.leaving = Some(leaving.clone());
        desk.session.question = Some(Question::Saving(leaving));
    } else if desk.session.is_dirty() {
        desk.session.question = Some(Question::Unsaved(leaving));
    } else {
        go(desk, leaving);
    }
}

/// Ends the comparison, or begins one that was found readable, unless there are verdicts that no review file has. The project stays.
pub(super) fn leave_comparison(desk: &mut Desk<'_>, leaving: Leaving) {
    match desk.session.has_unsaved_review() {
        true => desk.session.question = Some(Question::UnsavedReview(leaving)),
        false => go(desk, leaving),
    }
}

/// What follows once the review of a colleague's project as it was in `state` is written.
pub fn review_saved(desk: &mut Desk<'_>, theirs: &Arc<Project>, state: StepId) {
    // Another may have been opened meanwhile.
    let same = desk.session.review.as_mut().filter(|review| Arc::ptr_eq(&review.theirs, theirs));
    let Some(review) = same else { return };
    review.judging.history.mark_saved_at(state);
    if let Some(leaving) = desk.session.leaving.take() {
        leave(desk, leaving);
    }
}

/// Does what unsaved work held up.
pub(super) fn go(desk: &mut Desk<'_>, leaving: Leaving) {
    match leaving {
        Leaving::Quit => desk.effects.push(Effect::Quit),
        Leaving::New => close_project(desk.session),
        Leaving::Sample => open_sample(desk.session),
        Leaving::Recover => {
            if desk.session.is_dirty() {
                close_project(desk.session);
            }
            desk.effects.push(Effect::LookForWork);
        }
        Leaving::Open(paths) => desk.effects.push(Effect::ReadInstead(paths)),
        Leaving::Comparison => compare::leave(desk),
        Leaving::Compare(path) => desk.effects.push(Effect::ReadCompared(path)),
    }
}

/// Puts an empty project in the place of the one that is open.
pub fn close_project(session: &mut Session) {
    set_project(session, Project::new(session.settings.author.clone(), Timestamp::now()), None);
}

/// Puts a copy of the bundled sample in the place of the project that is open; what is marked in it from now on is
/// the user's own.
fn open_sample(session: &mut Session) {
    let author = session.settings.author.clone();
    set_project(session, Project { author, ..crate::project::sample() }, None);
}

/// Puts `project` in the place of the one that is open.
pub fn set_project(session: &mut Session, project: Project, file: Option<PathBuf>) {
    session.project = project;
    session.page = Page::Read;
    session.source = None;
    session.history = History::new();
    session.file = file;
    session.opened += 1;
    session.read_only = None;
    session.withdraw_all_offers();
    session.selection = None;
    session.chosen = None;
    session.picking = None;
    session.stop = None;
    session.changing = None;
    session.filter = Filter::default();
    session.update = None;
    session.import = None;
    session.agreement = Agreement::default();
    session.review = None;
    session.sheet = None;
    session.originals.clear();
    session.revision += 1;
    session.article = None;
    show_some_article(session);
}

/// Shows the first article where the one in view is gone.
pub fn show_some_article(session: &mut Session) {
    if session.article().is_none() {
        session.article = session.project.articles.first().map(|a| a.id.clone());
        session.selection = None;
        session.chosen = None;
    }
}

fn open(desk: &mut Desk<'_>, paths: Vec<PathBuf>) {
    let (label_sets, paths): (Vec<_>, Vec<_>) = paths.into_iter().partition(|path| super::label::is_label_set(path));
    desk.effects.extend(label_sets.into_iter().map(Effect::ReadLabels));
    let (reviews, paths): (Vec<_>, Vec<_>) = paths.into_iter().partition(|path| is_review(path));
    desk.effects.extend(reviews.into_iter().map(Effect::ReadReview));
    let (works, mut paths): (Vec<_>, Vec<_>) = paths.into_iter().partition(|path| import::is_work(path));
    // The text beside a work is read with it.
    paths.retain(|path| path.extension().is_none_or(|e| e != "txt") || !works.contains(&path.with_extension("ann")));
    // Works come last, into the project that is open then.
    paths.extend(works);
    if paths.is_empty() {
        return;
    }
    // A project comes first: what comes with it is added to it.
    paths.sort_by_key(|path| !is_project(path));
    desk.effects.push(Effect::Read(paths));
}

fn is_review(path: &std::path::Path) -> bool {
    path.to_string_lossy().to_lowercase().ends_with(super::judge::ENDING)
}

/// Whether the file is a project by its name.
pub fn is_project(path: &std::path::Path) -> bool {
    let is_other = super::label::is_label_set(path) || is_review(path);
    path.extension().is_some_and(|e| e.eq_ignore_ascii_case("ron")) && !is_other
}

/// Opens what was dropped on the window; of another project than the open one it is asked whether to compare the two.
fn drop_files(desk: &mut Desk<'_>, mut paths: Vec<PathBuf>) {
    let session = &mut *desk.session;
    let mut projects = paths.iter().filter(|path| is_project(path));
    let asks = match (projects.next(), projects.next()) {
        (Some(one), None) => session.file.as_ref() != Some(one) && !session.project.articles.is_empty(),
        _ => false,
    };
    if asks && session.update.is_none() {
        session.palette_open = false;
        paths.sort_by_key(|path| !is_project(path));
        session.question = Some(Question::Dropped(paths));
    } else {
        dispatch(desk, File::OpenPaths(paths));
    }
}

/// Adds an article to the project and shows it. The first one of a file, where nothing was done yet, is simply there; else
/// adding is a step.
pub fn add_article(session: &mut Session, article: Article, original: Option<Arc<[u8]>>) {
    add_article_as(session, article, original, None);
}

/// The same, the article's id being `id` if it is said.
pub fn add_article_as(session: &mut Session, article: Article, original: Option<Arc<[u8]>>, id: Option<ArticleId>) {
    let known = session.project.articles.iter().find(|a| {
        !article.origin.sha256.is_empty() && a.origin.sha256 == article.origin.sha256 && a.text() == article.text()
    });
    let id = match known.cloned() {
        Some(known) => {
            say_known(session, &known);
            known.id.clone()
        }
        None => {
            let mut article = article;
            let Some(id) = id.or_else(|| new_article_id(session)) else { return };
            article.id = id.clone();
            let untouched = session.file.is_none()
                && session.history.is_saved()
                && session.history.is_empty()
                && !session.is_saving();
            let at = session.project.articles.len();
            // What was pasted is in no file.
            let is_first = at == 0 && !article.origin.file_name.is_empty();
            let edit = Edit::AddArticle { at, article: Arc::new(article) };
            let added = session.history.perform(&mut session.project, "step-article", vec![edit]);
            if let Err(error) = added {
                let locale = Locale::with_digits(session.settings.language, session.settings.digits);
                super::say_impossible(session, &locale, &error);
                return;
            }
            if untouched && is_first {
                session.history = History::new();
            }
            id
        }
    };
    if let Some(bytes) = original {
        session.originals.insert(id.clone(), bytes);
    }
    show(session, id);
}

/// Says that the project has this article, which is shown.
fn say_known(session: &mut Session, known: &Article) {
    let locale = Locale::with_digits(session.settings.language, session.settings.digits);
    let file = &known.origin.file_name;
    let name = shortened(if file.is_empty() { known.title() } else { file });
    session.notify(Severity::Info, locale.text_with("notice-open-article", &[("name", name.into())]));
}

fn new_article_id(session: &mut Session) -> Option<ArticleId> {
    let id = new_id().ok().map(ArticleId);
    if id.is_none() {
        let locale = Locale::with_digits(session.settings.language, session.settings.digits);
        session.notify(Severity::Error, &*locale.text("notice-no-random"));
    }
    id
}

/// Shows an article that has just come into the project.
fn show(session: &mut Session, id: ArticleId) {
    session.revision += 1;
    session.page = Page::Read;
    session.article = Some(id);
    session.selection = None;
    session.chosen = None;
    session.picking = None;
}

/// Shows the beginning of an article that is still being read, which stands in the project for it; gives its id.
pub fn show_beginning(session: &mut Session, mut beginning: Article) -> Option<ArticleId> {
    let id = new_article_id(session)?;
    beginning.id = id.clone();
    session.project.articles.push(Arc::new(beginning));
    show(session, id.clone());
    Some(id)
}

/// Takes the beginning of an article out again.
pub fn drop_beginning(session: &mut Session, id: &ArticleId) {
    session.project.articles.retain(|article| article.id != *id);
    session.revision += 1;
}

/// Reads the article in view again from its file's bytes, as another encoding.
fn read_as(desk: &mut Desk<'_>, encoding: &'static str) {
    let Some(current) = desk.session.article().cloned() else { return };
    let Some(bytes) = desk.session.originals.get(&current.id).cloned() else { return };
    match article::read_bytes(&current.origin.file_name, &bytes, ReadOptions { encoding: Some(encoding) }) {
        Ok(opened) => {
            update::begin(desk, "step-encoding", opened.article, None);
            for warning in opened.warnings {
                warn(desk.session, desk.locale, &current.origin.file_name, &warning);
            }
        }
        Err(error) => desk.session.notify(Severity::Error, error.told(desk.locale)),
    }
}

/// Puts `merged` in the place of the project, as one step. Answers whether that was possible.
pub fn put_merged(desk: &mut Desk<'_>, merged: Project) -> bool {
    let done = desk.perform("step-merge-theirs", vec![Edit::Whole(Box::new(merged))]);
    edit::forget_what_is_gone(desk);
    done
}

/// What follows once the project as it was in `state` is written to `path`; `again` says that it is written once more.
pub fn saved(desk: &mut Desk<'_>, path: PathBuf, state: StepId, again: bool) {
    desk.session.history.mark_saved_at(state);
    desk.session.withdraw_offers();
    desk.session.settings.remember(path.clone());
    desk.session.file = Some(path);
    desk.effects.push(Effect::KeepSettings);
    if !again && let Some(leaving) = desk.session.leaving.take() {
        if matches!(desk.session.question, Some(Question::Saving(_))) {
            desk.session.question = None;
        }
        leave(desk, leaving);
    }
}

/// The question where to save, with the project's file to begin with, else a name in the user's home.
pub fn ask_path(session: &Session) -> Question {
    let path = session.file.clone().unwrap_or_else(|| PathBuf::from("~").join(suggested_name(session)));
    Question::SavePath(path.display().to_string())
}

/// What the project's file is called, else what it might be.
pub fn own_name(session: &Session) -> String {
    let name = session.file.as_ref().and_then(|file| file.file_name());
    name.map_or_else(|| suggested_name(session), |name| name.to_string_lossy().into_owned())
}

/// A file name for the project: its own, else of its first article's title.
pub fn suggested_name(session: &Session) -> String {
    let name = if session.project.name.is_empty() {
        session.project.articles.first().map(|a| a.title().to_owned()).unwrap_or_default()
    } else {
        session.project.name.clone()
    };
    let words: Vec<String> =
        name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).take(6).map(str::to_owned).collect();
    let stem = if words.is_empty() { "project".to_owned() } else { words.join("-") };
    format!("{stem}.isnad.ron")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_file_holds_is_work_and_the_first_file_is_not() {
        let check = |articles: &[(&str, &str)], dirty: bool| {
            let mut session = Session { history: History::new(), ..Session::default() };
            for (file, text) in articles {
                let mut article = crate::article::paste_text(text);
                article.origin.file_name = (*file).to_owned();
                add_article(&mut session, article, None);
            }
            assert_eq!((session.project.articles.len(), session.is_dirty()), (articles.len(), dirty), "{articles:?}");
        };
        check(&[("", "قالت الوزارة إن الجسر سيفتح غدا.")], true);
        check(&[("a.txt", "قالت الوزارة.")], false);
        check(&[("a.txt", "قالت الوزارة."), ("b.txt", "نفت الشركة.")], true);
    }

    #[test]
    fn a_project_with_a_file_is_called_as_it_is() {
        let mut session = Session::default();
        session.project.name = "سد النهضة".to_owned();
        assert_eq!(own_name(&session), "سد-النهضة.isnad.ron");
        session.file = Some(PathBuf::from("/news/dam.isnad.ron"));
        assert_eq!(own_name(&session), "dam.isnad.ron");
    }
}
