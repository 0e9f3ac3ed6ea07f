//! Autosave and recovery: unsaved work goes to a journal beside the window ([`Keeper`]), and what a window that ended
//! unasked left there is offered at the next start. When the project equals its file again, or the user left it, the
//! journal is removed.

use super::App;
use super::dispatch::file;
use super::effects::name_of;
use super::keeping::Keeper;
use super::told::Told;
use super::verdicts;
use crate::annotation::{Difference, History, Project, StepId};
use crate::project::{self, About, Fingerprint, Journal, JournalError};
use crate::session::{Choice, OnDisk, Question, Recoverable, Severity};
use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};

/// What was left behind, and the journals that could not be read, each with where it stays.
struct Found {
    work: Vec<Left>,
    faults: Vec<(JournalError, String)>,
    asked: bool,
}

/// Work that a window left.
struct Left {
    offer: Recoverable,
    project: Project,
    journal: Journal,
    /// What its file looked like when it was compared and what it held, if it was as it had been when the work began.
    same: Option<(Fingerprint, Project)>,
}

/// What the window knows of its journals and of those left behind.
pub(super) struct Recovery {
    folder: Option<PathBuf>,
    /// Keeps the project in its state of this revision.
    work: Keeper<u64>,
    /// Keeps what is said of a colleague's project.
    pub(super) verdicts: Keeper<StepId>,
    sender: Sender<Found>,
    found: Receiver<Found>,
    /// Whether it was said that work can't be kept.
    warned: bool,
    /// The file whose fingerprint was asked for, and whether it was in agreement with the project.
    base_of: (Option<PathBuf>, bool),
    /// What is offered, one after the other.
    left: VecDeque<Left>,
}

impl Recovery {
    /// With journals in `folder`; none keeps nothing. Looks for what was left behind there.
    pub(super) fn new(ctx: &egui::Context, folder: Option<PathBuf>) -> Recovery {
        let (sender, found) = channel();
        let verdicts = folder.as_deref().map(verdicts::folder_in);
        let recovery = Recovery {
            work: Keeper::new(ctx, folder.clone()),
            verdicts: Keeper::new(ctx, verdicts),
            folder,
            sender,
            found,
            warned: false,
            base_of: (None, false),
            left: VecDeque::new(),
        };
        recovery.look(ctx, false);
        recovery
    }

    /// Looks in a thread for what was left behind, if there is anything.
    fn look(&self, ctx: &egui::Context, asked: bool) {
        let Some(folder) = &self.folder else { return };
        let journals = Journal::left_behind(folder, asked);
        if journals.is_empty() && !asked {
            return;
        }
        let (sender, ctx) = (self.sender.clone(), ctx.clone());
        std::thread::spawn(move || {
            // The window may be gone by now; then the journals are left behind again.
            let _ = sender.send(read(journals, asked));
            ctx.request_repaint();
        });
    }

    /// Takes notice that the file was written, also where the project has changed since.
    pub(super) fn note_saved(&mut self) {
        self.base_of = (None, false);
    }

    /// Asks in a thread for the fingerprint of the project's file, each time it was read or saved.
    fn note_base(&mut self, file: Option<&Path>, saved: bool) {
        let now = (file.map(Path::to_owned), saved);
        let (read, saved_again) = (now.0 != self.base_of.0, saved && !self.base_of.1);
        self.base_of = now;
        if !(read || saved_again) {
            return;
        }
        self.work.note_base(file);
    }
}

/// Keeps what is unsaved, and offers what was left behind: at the end of every frame.
pub(super) fn follow(app: &mut App, ctx: &egui::Context) {
    while let Ok(found) = app.recovery.found.try_recv() {
        take(app, found);
    }
    let faults = [app.recovery.work.fault(), app.recovery.verdicts.fault()];
    // To be tried again; said once.
    for fault in faults.into_iter().flatten() {
        if !std::mem::replace(&mut app.recovery.warned, true) {
            let why = fault.told(&app.locale);
            warn(app, "recovery-not-kept", &why);
        }
    }
    offer_next(app);
    let saved = !app.session.is_dirty();
    app.recovery.note_base(app.session.file.as_deref(), saved);
    let unsaved = (!saved && !app.closing).then_some(app.session.revision);
    if app.recovery.work.wants(ctx, unsaved) {
        keep(app);
    }
    verdicts::follow(app, ctx);
}

/// Has the project kept as it is now.
fn keep(app: &mut App) {
    // Of the articles' texts and the annotations only the references are copied.
    let mut project = app.session.project.clone();
    // What is still being read stands there only by its beginning.
    project.articles.retain(|article| !app.readings.iter().any(|reading| reading.is_of(&article.id)));
    app.recovery.work.keep(app.session.revision, project, app.session.file.clone());
}

/// Has the journal brought up to date, so that no older work is left behind by what is saved next. Gives what says
/// when that is done, if there is anything to wait for.
pub(super) fn bring_up_to_date(app: &mut App) -> Option<Receiver<()>> {
    if !app.session.is_dirty() || !app.recovery.work.can_keep() {
        return None;
    }
    if !app.recovery.work.has(app.session.revision) {
        keep(app);
    }
    Some(app.recovery.work.when_done())
}

/// Removes the journals, as the user said that the work is saved or not wanted.
pub(super) fn clear(app: &mut App) {
    app.recovery.work.clear();
    app.recovery.verdicts.clear();
}

/// Keeps the work as it is now for the next start.
pub(super) fn leave_for_next_start(app: &mut App) {
    keep(app);
    app.recovery.work.let_go();
    verdicts::keep(app);
    app.recovery.verdicts.let_go();
}

/// Looks for work that was put off.
pub(super) fn look_for_kept(app: &mut App, ctx: &egui::Context) {
    app.recovery.left.clear();
    app.recovery.look(ctx, true);
}

/// Does what the user chose with the work that is offered.
pub(super) fn choose(app: &mut App, choice: Choice) {
    app.session.question = None;
    let Some(Left { offer, project, journal, same }) = app.recovery.left.pop_front() else { return };
    let fault = match choice {
        Choice::Restore => {
            // A file that is as it was may be saved over; of any other the next save asks first.
            if let (Some(path), Some((fingerprint, base))) = (&offer.file, same) {
                app.disk.know(path, fingerprint, Some(base), true);
            }
            app.readings.clear();
            file::set_project(&mut app.session, project, offer.file);
            app.session.history = History::unsaved();
            app.recovery.work.adopt(journal, Some(app.session.revision));
            // The others are left behind again, for the next start.
            app.recovery.left.clear();
            let text = app.locale.text("recovery-restored");
            app.session.notify(Severity::Info, &*text);
            None
        }
        Choice::Keep => journal.put_off().err(),
        Choice::Delete => journal.remove().err(),
        Choice::Later => None,
    };
    if let Some(fault) = fault {
        let why = fault.told(&app.locale);
        warn(app, "recovery-not-done", &why);
    }
    offer_next(app);
}

/// Offers the next of what was left behind, while nothing else waits for an answer and nothing would be lost by it.
fn offer_next(app: &mut App) {
    let session = &mut app.session;
    if session.question.is_some() || session.palette_open || session.update.is_some() || session.is_dirty() {
        return;
    }
    let more = app.recovery.left.len().saturating_sub(1);
    if let Some(left) = app.recovery.left.front_mut() {
        left.offer.more = more;
        session.question = Some(Question::Recover(Box::new(left.offer.clone())));
    }
}

fn take(app: &mut App, Found { work, faults, asked }: Found) {
    if asked && work.is_empty() && faults.is_empty() {
        let text = app.locale.text("recovery-nothing");
        app.session.notify(Severity::Info, &*text);
    }
    app.recovery.left.extend(work);
    for (fault, place) in faults {
        let why = fault.told(&app.locale) + &place;
        warn(app, "recovery-damaged", &why);
    }
}

fn warn(app: &mut App, key: &str, why: &str) {
    let text = app.locale.text_with(key, &[("why", why.to_owned().into())]);
    app.session.notify(Severity::Warning, text);
}

/// Reads what was left behind and compares it with its files. What equals its file is removed.
fn read(journals: Vec<Journal>, asked: bool) -> Found {
    let (mut work, mut faults) = (Vec::new(), Vec::new());
    for journal in journals {
        match journal.read() {
            Ok((about, project)) => {
                let (offer, same) = compare(&about, &project, journal.is_kept());
                if offer.difference.any || matches!(offer.disk, OnDisk::Gone | OnDisk::Unreadable) {
                    work.push(Left { offer, project, journal, same });
                } else {
                    // If that fails, it is the same the next time.
                    let _ = journal.remove();
                }
            }
            Err(error) => {
                // Said once; it stays where it is said to be.
                let kept = journal.is_kept();
                let folder_and_name = journal.file().with_extension("kept");
                let aside = kept || journal.put_off().is_ok();
                let place =
                    if aside { format!(" (\u{2066}{}\u{2069})", folder_and_name.display()) } else { String::new() };
                faults.push((error, place));
            }
        }
    }
    Found { work, faults, asked }
}

/// What restoring `project` would do, and what its file looks like if it is as it was.
fn compare(about: &About, project: &Project, kept: bool) -> (Recoverable, Option<(Fingerprint, Project)>) {
    let empty = || Project::new(project.author.clone(), project.created);
    let (disk, before, same) = match &about.file {
        None => (OnDisk::Untitled, empty(), None),
        Some(file) if !file.exists() => (OnDisk::Gone, empty(), None),
        Some(file) => match project::open_known(file) {
            Err(_) => (OnDisk::Unreadable, empty(), None),
            Ok((loaded, fingerprint)) if about.base.is_some() && about.base == project::fingerprint(file) => {
                (OnDisk::Same, loaded.project.clone(), Some((fingerprint, loaded.project)))
            }
            Ok((loaded, _)) => (OnDisk::Changed, loaded.project, None),
        },
    };
    let own_name = || match project.name.as_str() {
        "" => project.articles.first().map(|article| article.title().to_owned()).unwrap_or_default(),
        name => name.to_owned(),
    };
    let offer = Recoverable {
        file: about.file.clone(),
        name: about.file.as_deref().map_or_else(own_name, name_of),
        at: about.at,
        disk,
        difference: Difference::between(&before, project),
        kept,
        more: 0,
    };
    (offer, same)
}
