//! Work with disks, done beside the window.
//!
//! Each piece has a thread of its own, so that a disk that answers late, or never, holds up neither the window nor
//! what lies on another disk. What comes of a piece is taken in by the window at a frame's beginning. For what is quick
//! a frame waits [`MOMENT`] at most, so that most files are there in the frame they were asked for and nothing flickers.
//! What takes longer is said, first in the status line and then in a notice.

use super::App;
use super::dispatch::{self, Effect};
use super::effects::name_of;
use crate::session::{Doing, Offer, Question, Severity, Task};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

/// How long all the waiting of one frame may take.
const MOMENT: Duration = Duration::from_millis(25);

/// After which time the status line says what is being done.
const SLOW: Duration = Duration::from_millis(400);

/// After which time a notice says that it takes long, with the way on.
const LATE: Duration = Duration::from_secs(5);

/// What the window does with what came of a piece.
pub(super) type Outcome = Box<dyn FnOnce(&mut App, &egui::Context, &mut Vec<Effect>) + Send>;

/// What every piece does first; by it, tests put slow disks under the program.
pub type Gate = Arc<dyn Fn() + Send + Sync>;

/// The window's end of the work.
pub(super) struct Beside {
    sender: Sender<(u64, Outcome)>,
    outcomes: Receiver<(u64, Outcome)>,
    under_way: Vec<Piece>,
    /// The last number given to a piece.
    last: u64,
    /// Until when this frame may wait.
    patience: Instant,
    pub(super) gate: Option<Gate>,
}

/// Work that is under way.
struct Piece {
    number: u64,
    /// What the user is told of it; of some, nothing.
    task: Option<(Doing, String)>,
    since: Instant,
    /// The notice that it takes long.
    notice: Option<String>,
}

impl Default for Beside {
    fn default() -> Beside {
        let (sender, outcomes) = channel();
        Beside { sender, outcomes, under_way: Vec::new(), last: 0, patience: Instant::now(), gate: None }
    }
}

impl Beside {
    /// Lets a new frame wait a moment.
    pub(super) fn begin_frame(&mut self) {
        self.patience = Instant::now() + MOMENT;
    }

    /// Whether this piece is not done yet.
    pub(super) fn is_under_way(&self, number: u64) -> bool {
        self.under_way.iter().any(|piece| piece.number == number)
    }

    /// Whether anything is.
    pub(super) fn is_busy(&self) -> bool {
        !self.under_way.is_empty()
    }
}

/// Begins `work`, which is given its number and says what the window is to do then. Gives the number; [`wait`] comes
/// next. The user is told of what has a `task` with a file.
pub(super) fn begin(
    app: &mut App,
    ctx: &egui::Context,
    task: Option<(Doing, &Path)>,
    work: impl FnOnce(u64) -> Outcome + Send + 'static,
) -> u64 {
    let beside = &mut app.beside;
    beside.last += 1;
    let number = beside.last;
    let task = task.map(|(doing, path)| (doing, name_of(path)));
    let name = task.as_ref().map(|(_, name)| name.clone()).unwrap_or_default();
    beside.under_way.push(Piece { number, task, since: Instant::now(), notice: None });
    let (sender, gate, ctx) = (beside.sender.clone(), beside.gate.clone(), ctx.clone());
    std::thread::spawn(move || {
        if let Some(gate) = gate {
            gate();
        }
        let outcome = catch_unwind(AssertUnwindSafe(|| work(number))).unwrap_or_else(|_| stopped(name));
        // The window may be gone by now; then nobody waits for it.
        let _ = sender.send((number, outcome));
        ctx.request_repaint();
    });
    list(app);
    number
}

/// Says that a piece ended by a fault of the program's own.
fn stopped(file: String) -> Outcome {
    Box::new(move |app, _, _| {
        app.session.leaving = None;
        app.session.keep_review();
        let text = app.locale.text_with("error-stopped", &[("file", file.into())]);
        app.session.notify(Severity::Error, text);
    })
}

/// Waits for piece `number` as long as this frame may, and takes in what came until then; what follows goes to `more`.
pub(super) fn wait(app: &mut App, ctx: &egui::Context, number: u64, more: &mut Vec<Effect>) {
    while app.beside.is_under_way(number) {
        let left = app.beside.patience.saturating_duration_since(Instant::now());
        match app.beside.outcomes.recv_timeout(left) {
            Ok((number, outcome)) => put(app, ctx, number, outcome, more),
            Err(_) => return,
        }
    }
}

/// Takes in what came since the last frame, and says of what is under way how it stands.
pub(super) fn follow(app: &mut App, ctx: &egui::Context, more: &mut Vec<Effect>) {
    while let Ok((number, outcome)) = app.beside.outcomes.try_recv() {
        put(app, ctx, number, outcome, more);
    }
    let now = Instant::now();
    for at in 0..app.beside.under_way.len() {
        let Some(piece) = app.beside.under_way.get(at) else { break };
        let Some((doing, file)) = piece.task.clone().filter(|_| piece.notice.is_none()) else { continue };
        let next = [SLOW, LATE].into_iter().find(|limit| now < piece.since + *limit);
        match next {
            Some(limit) => ctx.request_repaint_after(piece.since + limit - now),
            None => {
                let text = say_late(app, doing, file);
                if let Some(piece) = app.beside.under_way.get_mut(at) {
                    piece.notice = Some(text);
                }
            }
        }
    }
    list(app);
}

/// Says that a file takes long, and what can be done meanwhile.
fn say_late(app: &mut App, doing: Doing, file: String) -> String {
    let (key, offers) = match doing {
        Doing::Saving => ("notice-saving-late", vec![Offer::SaveElsewhere]),
        Doing::Opening => ("notice-opening-late", Vec::new()),
        Doing::Updating => ("notice-updating-late", Vec::new()),
    };
    let text = app.locale.text_with(key, &[("file", file.into())]);
    app.session.offer(Severity::Warning, text.clone(), offers);
    text
}

fn put(app: &mut App, ctx: &egui::Context, number: u64, outcome: Outcome, more: &mut Vec<Effect>) {
    let ended = app.beside.under_way.iter().position(|piece| piece.number == number);
    if let Some(notice) = ended.and_then(|at| app.beside.under_way.remove(at).notice) {
        app.session.notices.retain(|said| said.text != notice);
    }
    list(app);
    outcome(app, ctx, more);
    // Whatever waited for the disk need wait no longer.
    if let Some(Question::Saving(leaving)) = app.session.question.clone()
        && !app.session.is_saving()
    {
        app.session.question = None;
        if app.session.leaving.take().is_some() {
            dispatch::file::leave(&mut app.desk(more), leaving);
        }
    }
}

/// Lists in the session what the user may be told of.
fn list(app: &mut App) {
    let now = Instant::now();
    let told = app.beside.under_way.iter().filter_map(|piece| {
        let (doing, file) = piece.task.clone()?;
        Some(Task { doing, file, slow: now >= piece.since + SLOW })
    });
    app.session.tasks = told.collect();
}
