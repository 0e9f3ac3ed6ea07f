//! Keeping unsaved work in a journal, beside the window.
//!
//! While there is any, a thread keeps the whole of it as it is ([`Journal`]): at once after the first change, then again
//! [`PAUSE`] after the time before, or as much later as keeps the work of it below a tenth of one processor. What takes
//! 0.1 s or less to write is so kept within a second of every change.

use crate::annotation::{Project, Timestamp};
use crate::project::{self, About, Journal};
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

/// The work was kept or not, after so long a time.
struct Written {
    pause: Duration,
    fault: Option<std::io::Error>,
}

/// The window's end of a journal of work that a `State` tells from what it was before and comes to be.
pub(super) struct Keeper<State> {
    /// To the thread that writes; none where nothing is kept.
    jobs: Option<Sender<Job>>,
    answers: Receiver<Written>,
    /// Whether there is a journal, or is about to be.
    is_there: bool,
    /// What the journal has or is about to have, if it is known.
    kept: Option<State>,
    /// Whether the thread writes.
    busy: bool,
    not_before: Instant,
}

impl<State: Copy + PartialEq> Keeper<State> {
    /// With journals in `folder`; none keeps nothing.
    pub(super) fn new(ctx: &egui::Context, folder: Option<PathBuf>) -> Keeper<State> {
        let (sender, answers) = channel();
        let jobs = folder.map(|folder| {
            let (jobs, received) = channel();
            let ctx = ctx.clone();
            std::thread::spawn(move || work(&folder, &received, &sender, &ctx));
            jobs
        });
        Keeper { jobs, answers, is_there: false, kept: None, busy: false, not_before: Instant::now() }
    }

    /// Whether anything can be kept.
    pub(super) fn can_keep(&self) -> bool {
        self.jobs.is_some()
    }

    /// Whether the journal has this state of the work, or is about to.
    pub(super) fn has(&self, state: State) -> bool {
        self.kept == Some(state)
    }

    /// What went wrong since this was asked last. It is tried again.
    pub(super) fn fault(&mut self) -> Option<std::io::Error> {
        let mut last = None;
        while let Ok(Written { pause, fault }) = self.answers.try_recv() {
            self.busy = false;
            self.not_before = Instant::now() + pause;
            if fault.is_some() {
                self.kept = None;
                last = fault;
            }
        }
        last
    }

    /// Takes notice of the state that unsaved work is in, of `None` that there is none. Answers whether [`Self::keep`]
    /// is to be called with it now.
    pub(super) fn wants(&mut self, ctx: &egui::Context, unsaved: Option<State>) -> bool {
        let Some(state) = unsaved else {
            self.kept = None;
            if std::mem::take(&mut self.is_there) {
                self.send(Job::Remove);
            }
            return false;
        };
        if !self.can_keep() || self.has(state) {
            return false;
        }
        let now = Instant::now();
        let wait = if self.busy { Duration::from_millis(50) } else { self.not_before.saturating_duration_since(now) };
        if !wait.is_zero() {
            ctx.request_repaint_after(wait);
        }
        wait.is_zero()
    }

    /// Has `project`, which is of this file, kept as it is.
    pub(super) fn keep(&mut self, state: State, project: Project, file: Option<PathBuf>) {
        self.send(Job::Write { project: Box::new(project), file });
        (self.is_there, self.kept, self.busy) = (true, Some(state), true);
    }

    /// Asks in a thread for the fingerprint of the file that the work was last read from or saved to.
    pub(super) fn note_base(&self, file: Option<&Path>) {
        match (file.map(Path::to_owned), self.jobs.clone()) {
            (Some(file), Some(jobs)) => {
                std::thread::spawn(move || {
                    let _ = jobs.send(Job::Base(project::fingerprint(&file)));
                });
            }
            _ => self.send(Job::Base(None)),
        }
    }

    /// Takes over a journal that was left behind, which has this state of the work, if any.
    pub(super) fn adopt(&mut self, journal: Journal, state: Option<State>) {
        self.send(Job::Adopt(journal));
        (self.is_there, self.kept) = (true, state);
    }

    /// What says when all that was asked for so far is done.
    pub(super) fn when_done(&self) -> Receiver<()> {
        let (sender, done) = channel();
        self.send(Job::Tell(sender));
        done
    }

    /// Removes the journal.
    pub(super) fn clear(&mut self) {
        (self.is_there, self.kept) = (false, None);
        self.send(Job::Remove);
        self.settle(Job::Tell);
    }

    /// Leaves the journal for the next start. Nothing is kept or removed from here on.
    pub(super) fn let_go(&mut self) {
        self.settle(Job::LetGo);
        self.jobs = None;
    }
}

impl<State> Keeper<State> {
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
}

impl<State> Drop for Keeper<State> {
    /// Lets the thread end what it does, so that its journal is whole and no longer locked.
    fn drop(&mut self) {
        self.settle(Job::LetGo);
    }
}

/// Does what the window asks, until it is gone. Its journal is then as it was left.
fn work(folder: &Path, jobs: &Receiver<Job>, answers: &Sender<Written>, ctx: &egui::Context) {
    let mut journal: Option<Journal> = None;
    let mut base = None;
    for job in jobs {
        match job {
            Job::Base(fingerprint) => base = fingerprint,
            Job::Write { project, file } => {
                let about = About { file, base: base.clone(), at: Timestamp::now() };
                let written = write(folder, &mut journal, &about, *project);
                let failed = written.fault.is_some();
                // The window may be gone by now.
                let _ = answers.send(written);
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

fn write(folder: &Path, journal: &mut Option<Journal>, about: &About, project: Project) -> Written {
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
    Written { pause, fault }
}
