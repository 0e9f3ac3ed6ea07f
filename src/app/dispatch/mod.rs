//! Carries commands out, one family a file, after the frame that emitted them.
//!
//! A dispatcher changes the session; what reaches outside (files, clipboard,
//! the window itself) it asks for as an [`Effect`].

pub mod agree;
mod assess;
pub mod compare;
mod copy;
mod credits;
mod edit;
pub mod export;
pub mod file;
mod find;
pub mod import;
pub mod judge;
mod key;
pub mod label;
mod mark;
mod note;
mod opened;
mod select;
mod theirs;
mod tie;
pub mod review;
pub mod update;
mod source;
mod view;

use super::told::Told;
use super::updating::Version;
use crate::annotation::{Edit, EditError, StepId};
use crate::command::{About, Command, Why, Written};
use crate::exchange::Format;
use crate::locale::Locale;
use crate::session::{Choice, Destination, Offer, ReviewOf, Session, Settings, Severity};
use crate::ui::article_view::ArticleView;
use std::path::PathBuf;

/// Something outside the session that a command asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Ask the system's dialog which files to open.
    AskOpen,
    /// Ask the system's dialog which label set to take in.
    AskLabels,
    /// Ask the system's dialog where to write the label set, suggesting this file name.
    AskSaveLabels(String),
    ReadLabels(PathBuf),
    WriteLabels(PathBuf),
    /// Ask the system's dialog where to save, suggesting this file name.
    AskSave(String),
    /// Ask the system's dialog where to save a review, suggesting this file name.
    AskSaveReview(String, ReviewOf),
    /// Ask it which review to put into the project.
    AskReview,
    /// Write what the reviewer said, of the colleague's project or of the one that is open.
    WriteReview(PathBuf, ReviewOf),
    /// Read a review and ask whether to put it in.
    ReadReview(PathBuf),
    /// Put a review into the project.
    ApplyReview(PathBuf),
    /// Open these files; work that a project would take the place of is asked about.
    Read(Vec<PathBuf>),
    /// The same, where the work was given up.
    ReadInstead(Vec<PathBuf>),
    /// Write the project here.
    Write(PathBuf),
    /// The same, where the user named the file, perhaps without the ending of projects.
    WriteTo(PathBuf),
    /// Write the project over its file, which has changed on disk.
    KeepMine,
    /// Read the project's file again.
    TakeTheirs,
    /// Put what the project's file holds now and what is open together.
    MergeTheirs,
    Copy(String),
    /// Make an article of what the clipboard holds.
    Paste,
    /// Ask the system's dialog for a newer version of the article in view.
    AskVersion,
    /// Read a newer version of the article in view.
    ReadVersion(PathBuf),
    /// Find the marks of an article in a newer version of its text.
    FindMarks(Version),
    /// Take what the clipboard holds for a newer version of the article in view.
    PasteVersion,
    /// Ask the system's dialog for a colleague's project.
    AskCompare,
    /// Read a colleague's project and hold it against the one that is open.
    ReadCompared(PathBuf),
    /// Put everything of the colleague's and mine together.
    TakeEverything,
    /// Ask the system's dialog which of other tools' files to take in.
    AskImport,
    /// Ask it for the text that such a file is about.
    AskImportText,
    /// Read the file that is to be taken in, as far as is known what it is.
    ReadImport,
    /// Ask the system's dialog whose projects to measure with what is open.
    AskColleagues,
    /// Measure agreement as everything is now.
    Measure,
    /// Ask the system's dialog where to export to, suggesting this file name.
    AskExport(String, Format),
    /// Show the article in view as a PDF file, to be printed.
    Print,
    /// Write the export that is being made.
    Export(Destination),
    /// Write it over the files that are there.
    ReplaceExported,
    StopExport,
    Zoom(f32),
    /// Let the window fill the screen, or no longer.
    FullScreen(bool),
    KeepSettings,
    /// Look for unsaved work that was put off.
    LookForWork,
    /// Do this with the work that is offered.
    Recover(Choice),
    Quit,
    /// End, though something is still being written; the work is left for the next start.
    Abandon,
}

/// What dispatchers work with.
pub struct Desk<'a> {
    pub session: &'a mut Session,
    pub view: &'a mut ArticleView,
    pub locale: &'a Locale,
    pub effects: &'a mut Vec<Effect>,
    pub gesture: &'a mut GestureStep,
}

/// The step of the history that a gesture still under way amends, and the field that was written into last: what is
/// written into one field in a row is one step, into another one a step of its own.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GestureStep(pub Option<(&'static str, StepId)>, pub Option<(About, Written)>);

/// Carries out one command.
pub fn dispatch(desk: &mut Desk<'_>, command: Command) {
    let goes_on = matches!(
        &command,
        Command::Mark(crate::command::Mark::DragEdge { .. })
            | Command::Note(crate::command::Note::Write { .. })
            | Command::Source(crate::command::Source::Put(_))
            | Command::Labels(crate::command::Labels::Put { typed: true, .. })
    );
    let command = match desk.session.update {
        Some(_) => update::intercept(desk, command),
        None => Some(command),
    };
    let Some(command) = command else { return };
    // Whoever goes elsewhere while changing a mark for a verdict has changed it.
    if desk.session.changing.is_some() && judge::ends_change(&command) {
        judge::end_change(desk, true);
    }
    if command.changes() && !command.is_of_judging(desk.session) && desk.refuses() {
        return;
    }
    if matches!(command, Command::Select(_) | Command::Mark(crate::command::Mark::Choose(_))) {
        desk.session.stop = None;
    }
    match command {
        Command::File(file) => file::dispatch(desk, file),
        Command::Edit(edit) => edit::dispatch(desk, edit),
        Command::Select(select) => select::dispatch(desk, select),
        Command::Mark(mark) => mark::dispatch(desk, mark),
        Command::Tie(tie) => tie::dispatch(desk, tie),
        Command::Assess(assess) => assess::dispatch(desk, assess),
        Command::Note(note) => note::dispatch(desk, note),
        Command::Find(find) => find::dispatch(desk, find),
        Command::Source(source) => source::dispatch(desk, source),
        Command::View(view) => view::dispatch(desk, view),
        Command::Key(key) => key::dispatch(desk, key),
        Command::Labels(labels) => label::dispatch(desk, labels),
        Command::Review(review) => review::dispatch(desk, review),
        Command::Agree(agree) => agree::dispatch(desk, agree),
        Command::Compare(compare) => compare::dispatch(desk, compare),
        // Means something only while a version waits.
        Command::Update(_) => {}
    }
    if !goes_on {
        desk.gesture.0 = None;
    }
}

impl Desk<'_> {
    /// Whether the project may only be read; then that is said, with what to do.
    pub fn refuses(&mut self) -> bool {
        let Some(read_only) = &self.session.read_only else { return false };
        let text = self.locale.text_with("read-only-refused", &[("schema", read_only.schema.into())]);
        self.session.hint(Severity::Warning, text);
        true
    }

    /// Changes the project by one step of the history; says so if that is not possible. Answers whether it was.
    fn perform(&mut self, step: &'static str, edits: Vec<Edit>) -> bool {
        if self.refuses() {
            return false;
        }
        let session = &mut *self.session;
        let done = session.history.perform(&mut session.project, step, edits);
        self.finish(done)
    }

    /// The same, but as part of the step that the gesture under way made before.
    fn amend(&mut self, step: &'static str, edits: Vec<Edit>) -> bool {
        if self.refuses() {
            return false;
        }
        let session = &mut *self.session;
        let done = match self.gesture.0 {
            Some((name, id)) if name == step => session.history.amend(&mut session.project, id, step, edits),
            _ => session.history.perform(&mut session.project, step, edits),
        };
        if let Ok(id) = &done {
            self.gesture.0 = Some((step, *id));
        }
        self.finish(done)
    }

    /// The same for what a reviewer says: on the page of a comparison it is a step of the history of the colleague's
    /// copy, elsewhere of the project's.
    fn judge(&mut self, step: &'static str, edits: Vec<Edit>) -> bool {
        self.judge_as(step, edits, None)
    }

    /// The same as part of the step that the gesture under way made before.
    fn amend_judgement(&mut self, step: &'static str, edits: Vec<Edit>) -> bool {
        if self.session.judging().is_none() {
            return self.amend(step, edits);
        }
        let amended = self.gesture.0.filter(|(name, _)| *name == step).map(|(_, id)| id);
        self.judge_as(step, edits, amended)
    }

    fn judge_as(&mut self, step: &'static str, edits: Vec<Edit>, amended: Option<StepId>) -> bool {
        if self.session.judging().is_none() {
            return self.perform(step, edits);
        }
        let session = &mut *self.session;
        let mine = session.history.state();
        let Some(review) = &mut session.review else { return false };
        let done = review.judging.perform(step, edits, amended, mine);
        review.list(&session.project);
        if let Ok(id) = &done {
            self.gesture.0 = Some((step, *id));
        }
        self.told(done)
    }

    fn finish(&mut self, done: Result<StepId, EditError>) -> bool {
        self.session.revision += 1;
        self.told(done)
    }

    /// Whether it was done; if not, why is said.
    fn told(&mut self, done: Result<StepId, EditError>) -> bool {
        self.session.withdraw_undo();
        match done {
            Ok(_) => true,
            Err(error) => {
                say_impossible(self.session, self.locale, &error);
                false
            }
        }
    }

    /// Says why `command` does nothing now, if it does nothing.
    fn explain(&mut self, command: &Command) {
        let Some(why) = command.why_not(self.session) else { return };
        let severity = if why == Why::ReadOnly { Severity::Warning } else { Severity::Info };
        let text = why.told(command, self.session, self.locale);
        self.session.hint(severity, text);
    }

    /// The key that does `command` now, as a hint; empty if there is none.
    fn key_of(&self, command: &Command) -> String {
        command.shortcut(self.session).map(|shortcut| shortcut.hint()).unwrap_or_default()
    }

    /// Says `key` with `args`, as information.
    fn tell<'v>(&mut self, key: &str, args: &[(&'v str, fluent_bundle::FluentValue<'v>)]) {
        let text = self.locale.text_with(key, args);
        self.session.notify(Severity::Info, text);
    }

    /// Says `key` with `args` of what the last step took away, with a button that takes that back.
    fn tell_undo<'v>(&mut self, key: &str, args: &[(&'v str, fluent_bundle::FluentValue<'v>)]) {
        let text = self.locale.text_with(key, args);
        self.session.offer(Severity::Info, text, vec![Offer::Undo]);
    }

    /// Says `key` of settings that were reset and had been so `before`, with a button that takes that back.
    fn tell_restore(&mut self, key: &str, before: Settings) {
        let text = self.locale.text(key).to_string();
        self.session.withdraw_restore();
        self.session.replaced = Some(Box::new(before));
        self.session.offer(Severity::Info, text, vec![Offer::Restore]);
    }

    /// Puts what a review brings into the project, as one step. Answers whether it could be done.
    pub fn put_review(&mut self, edits: Vec<Edit>) -> bool {
        let done = self.perform("step-review", edits);
        if done {
            edit::forget_what_is_gone(self);
        }
        done
    }

    /// The present author's name, for what is made now.
    fn author(&self) -> String {
        self.session.project.author.clone()
    }

    pub fn say(&mut self, severity: Severity, key: &str) {
        let text = self.locale.text(key);
        self.session.notify(severity, &*text);
    }
}

/// Says why the project was not changed.
fn say_impossible(session: &mut Session, locale: &Locale, error: &EditError) {
    let text = locale.text_with("error-edit", &[("why", error.told(locale).into())]);
    session.notify(Severity::Error, text);
}
