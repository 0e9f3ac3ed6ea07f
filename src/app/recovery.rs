//! Autosave and recovery: unsaved work goes to a journal beside the window, and what a window that ended unasked
//! left there is offered at the next start.
//!
//! While the project differs from its file, a thread keeps the whole of it as it is ([`Journal`]): at once after
//! the first change, then again [`PAUSE`] after the time before, or as much later as keeps the work of it below a
//! tenth of one processor. What takes 0.1 s or less to write is so kept within a second of every change. When the
//! project equals its file again, or the user left it, the journal is removed.

use super::App;
use super::dispatch::file;
use super::effects::name_of;
use super::told::Told;
use crate::annotation::{Difference, History, Project, Timestamp};
use crate::project::{self, About, Fingerprint, Journal, JournalError};
use crate::session::{Choice, OnDisk, Question, Recoverable, Severity};
use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

/// How long after the work was kept it is kept again, at the least.
const PAUSE: Duration = Duration::from_millis(300);

/// After a failure.
const PAUSE_AFTER_FAILURE: Duration = Duration::from_secs(20);

/// How long a save or the end of the program waits for the journal, at most.
pub(super) const PATIENCE: Duration = Duration::from_secs(3);

/// What is done with the journal, in this order, beside the window.
enum Job {
    /// Keep this project.
    Write { project: Box<Project>, file: Option<PathBuf> },
    /// The project's file, when it was read or saved last, was this.
    Base(Option<String>),
    /// There is nothing to keep any more.
    Remove,
    /// This journal is the window's from now on.
    Adopt(Journal),
    /// Say when all before is done.
    Tell(Sender<()>),
    /// The same, with the journal left for the next start.
    LetGo(Sender<()>),
}

enum Answer {
    /// The work was kept or not, after so long a time.
    Written { pause: Duration, fault: Option<std::io::Error> },
    /// What was left behind, and the journals that could not be read, each with where it stays.
    Found { work: Vec<Left>, faults: Vec<(JournalError, String)>, asked: bool },
}

/// Work that a window left.
struct Left {
    offer: Recoverable,
    project: Project,
    journal: Journal,
    /// What its file looked like when it was compared and what it held, if it was as it had been when the work began.
    same: Option<(Fingerprint, Project)>,
}

/// What the window knows of its journal and of those left behind.
pub(super) struct Recovery {
    folder: Option<PathBuf>,
    /// To the thread that writes; none where nothing is kept.
    jobs: Option<Sender<Job>>,
    sender: Sender<Answer>,
    answers: Receiver<Answer>,
    /// The revision that the journal has or is about to have; none if there is no journal.
    kept: Option<u64>,
    /// Whether the thread writes.
    busy: bool,
    not_before: Instant,
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
        let (sender, answers) = channel();
        let jobs = folder.clone().map(|folder| {
            let (jobs, received) = channel();
            let (sender, ctx) = (sender.clone(), ctx.clone());
            std::thread::spawn(move || work(&folder, &received, &sender, &ctx));
            jobs
        });
        let recovery = Recovery {
            folder,
            jobs,
            sender,
            answers,
            kept: None,
            busy: false,
            not_before: Instant::now(),
            warned: false,
            base_of: (None, false),
            left: VecDeque::new(),
        };
        recovery.look(ctx, false);
        recovery
    }

    fn send(&self, job: Job) {
        if let Some(jobs) = &self.jobs {
            // The thread ends only with the window.
            let _ = jobs.send(job);
        }
    }

    /// Waits until the thread has done all it was given, as far as that is bearable.
    fn settle(&self, job: impl FnOnce(Sender<()>) -> Job) {
        let (sender, done) = channel();
        self.send(job(sender));
        let _ = done.recv_timeout(PATIENCE);
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
        match (file.map(Path::to_owned), self.jobs.clone()) {
            (Some(file), Some(jobs)) => {
                std::thread::spawn(move || {
                    let _ = jobs.send(Job::Base(project::fingerprint(&file)));
                });
            }
            _ => self.send(Job::Base(None)),
        }
    }
}

impl Drop for Recovery {
    /// Lets the thread end what it does, so that its journal is whole and no longer locked.
    fn drop(&mut self) {
        self.settle(Job::LetGo);
    }
}

/// Keeps what is unsaved, and offers what was left behind: at the end of every frame.
pub(super) fn follow(app: &mut App, ctx: &egui::Context) {
    while let Ok(answer) = app.recovery.answers.try_recv() {
        take(app, answer);
    }
    offer_next(app);
    let saved = !app.session.is_dirty();
    let recovery = &mut app.recovery;
    recovery.note_base(app.session.file.as_deref(), saved);
    if saved || app.closing {
        if recovery.kept.take().is_some() {
            recovery.send(Job::Remove);
        }
        return;
    }
    if recovery.jobs.is_none() || recovery.kept == Some(app.session.revision) {
        return;
    }
    let now = Instant::now();
    if recovery.busy {
        ctx.request_repaint_after(Duration::from_millis(50));
    } else if now < recovery.not_before {
        ctx.request_repaint_after(recovery.not_before - now);
    } else {
        keep(app);
    }
}

/// Has the project kept as it is now.
fn keep(app: &mut App) {
    // Of the articles' texts and the annotations only the references are copied.
    let mut project = Box::new(app.session.project.clone());
    // What is still being read stands there only by its beginning.
    project.articles.retain(|article| !app.readings.iter().any(|reading| reading.is_of(&article.id)));
    app.recovery.send(Job::Write { project, file: app.session.file.clone() });
    app.recovery.kept = Some(app.session.revision);
    app.recovery.busy = true;
}

/// Has the journal brought up to date, so that no older work is left behind by what is saved next. Gives what says
/// when that is done, if there is anything to wait for.
pub(super) fn bring_up_to_date(app: &mut App) -> Option<Receiver<()>> {
    if !app.session.is_dirty() || app.recovery.jobs.is_none() {
        return None;
    }
    if app.recovery.kept != Some(app.session.revision) {
        keep(app);
    }
    let (sender, done) = channel();
    app.recovery.send(Job::Tell(sender));
    Some(done)
}

/// Removes the journal, as the user said that the work is saved or not wanted.
pub(super) fn clear(app: &mut App) {
    app.recovery.kept = None;
    app.recovery.send(Job::Remove);
    app.recovery.settle(Job::Tell);
}

/// Keeps the work as it is now for the next start.
pub(super) fn leave_for_next_start(app: &mut App) {
    keep(app);
    app.recovery.settle(Job::LetGo);
    // Nothing is kept or removed from here on.
    app.recovery.jobs = None;
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
            app.recovery.kept = Some(app.session.revision);
            app.recovery.send(Job::Adopt(journal));
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

fn take(app: &mut App, answer: Answer) {
    match answer {
        Answer::Written { pause, fault } => {
            app.recovery.busy = false;
            app.recovery.not_before = Instant::now() + pause;
            let Some(fault) = fault else { return };
            // To be tried again; said once.
            app.recovery.kept = app.recovery.kept.map(|_| u64::MAX);
            if !std::mem::replace(&mut app.recovery.warned, true) {
                let why = fault.told(&app.locale);
                warn(app, "recovery-not-kept", &why);
            }
        }
        Answer::Found { work, faults, asked } => {
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
    }
}

fn warn(app: &mut App, key: &str, why: &str) {
    let text = app.locale.text_with(key, &[("why", why.to_owned().into())]);
    app.session.notify(Severity::Warning, text);
}

/// Does what the window asks, until it is gone. Its journal is then as it was left.
fn work(folder: &Path, jobs: &Receiver<Job>, answers: &Sender<Answer>, ctx: &egui::Context) {
    let mut journal: Option<Journal> = None;
    let mut base = None;
    for job in jobs {
        match job {
            Job::Base(fingerprint) => base = fingerprint,
            Job::Write { project, file } => {
                let about = About { file, base: base.clone(), at: Timestamp::now() };
                let answer = write(folder, &mut journal, &about, *project);
                let failed = matches!(&answer, Answer::Written { fault: Some(_), .. });
                // The window may be gone by now.
                let _ = answers.send(answer);
                if failed {
                    ctx.request_repaint();
                }
            }
            Job::Remove => {
                // What can't be removed equals its file or is offered once more.
                let _ = journal.take().map(Journal::remove);
            }
            Job::Adopt(other) => {
                let _ = journal.replace(other).map(Journal::remove);
            }
            Job::Tell(sender) => {
                let _ = sender.send(());
            }
            Job::LetGo(sender) => {
                journal = None;
                let _ = sender.send(());
            }
        }
    }
}

fn write(folder: &Path, journal: &mut Option<Journal>, about: &About, project: Project) -> Answer {
    let start = Instant::now();
    let text = project::write(&project);
    drop(project);
    let computed = start.elapsed();
    let mut put = || -> std::io::Result<()> {
        let mut current = match journal.take() {
            Some(journal) => journal,
            None => Journal::create(folder)?,
        };
        let done = current.write(about, &text);
        // Where the folder itself is gone, so is the lock; the next time begins anew.
        if !done.as_ref().is_err_and(|error| error.kind() == std::io::ErrorKind::NotFound) {
            *journal = Some(current);
        }
        done
    };
    let fault = put().err();
    let waited = start.elapsed().saturating_sub(computed);
    let pause = if fault.is_some() { PAUSE_AFTER_FAILURE } else { PAUSE.max(computed * 9).max(waited) };
    Answer::Written { pause, fault }
}

/// Reads what was left behind and compares it with its files. What equals its file is removed.
fn read(journals: Vec<Journal>, asked: bool) -> Answer {
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
    Answer::Found { work, faults, asked }
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
