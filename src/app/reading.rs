//! Long texts are read beside the window: their beginning is shown at once, the whole when it has been read.
//!
//! Until then the project holds an article that stands for it. No command ever
//! meets that one: before any is carried out, what is being read is waited for.

use super::App;
use super::dispatch::file;
use super::effects::{name_of, take_in};
use crate::article::{self, ArticleId, OpenError, Opened};
use crate::session::Severity;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, TryRecvError, channel};

/// A file that is being read.
pub(super) struct Reading {
    path: PathBuf,
    /// The article that stands for it.
    id: ArticleId,
    receiver: Receiver<Result<Whole, OpenError>>,
    /// Who will say what was read, until reading starts.
    sender: Option<Sender<Result<Whole, OpenError>>>,
}

/// The file's bytes and what was made of them.
type Whole = (Arc<[u8]>, Opened);

/// Shows the beginning of a long text; the whole is read from the frame's end on. Answers whether it did: not for
/// other files.
pub(super) fn begin(app: &mut App, path: &Path) -> bool {
    let Some(id) = article::beginning(path).and_then(|beginning| file::show_beginning(&mut app.session, beginning))
    else {
        return false;
    };
    let (sender, receiver) = channel();
    app.readings.push_back(Reading { path: path.to_owned(), id, receiver, sender: Some(sender) });
    true
}

impl Reading {
    /// Whether the article `id` stands for it.
    pub(super) fn is_of(&self, id: &ArticleId) -> bool {
        self.id == *id
    }
}

/// Starts to read what is to be read: at a frame's end, so that it doesn't hold up what shows the beginning.
pub(super) fn start(app: &mut App, ctx: &egui::Context) {
    for reading in &mut app.readings {
        let Some(sender) = reading.sender.take() else { continue };
        let (ctx, path) = (ctx.clone(), reading.path.clone());
        std::thread::spawn(move || {
            // The window may be gone by now; then nobody waits for the answer.
            let _ = sender.send(read(&path));
            ctx.request_repaint();
        });
    }
}

/// Reads the article in the file at `path`.
pub(super) fn read(path: &Path) -> Result<Whole, OpenError> {
    let bytes = article::read_file(path)?;
    let opened = article::read_bytes(&name_of(path), &bytes, article::ReadOptions::default())?;
    Ok((bytes.into(), opened))
}

/// Waits for all that is to be read.
pub(super) fn wait(app: &mut App, ctx: &egui::Context) {
    start(app, ctx);
    finish(app, true);
}

/// Puts what has been read into the place of its beginning, in the order in which it was asked for.
pub(super) fn take(app: &mut App) {
    finish(app, false);
}

fn finish(app: &mut App, wait: bool) {
    while let Some(reading) = app.readings.front() {
        let stopped = || OpenError::Io {
            name: name_of(&reading.path),
            kind: std::io::ErrorKind::Other,
            reason: "reading it came to a stop".to_owned(),
        };
        let whole = if wait {
            reading.receiver.recv().unwrap_or_else(|_| Err(stopped()))
        } else {
            match reading.receiver.try_recv() {
                Ok(whole) => whole,
                Err(TryRecvError::Empty) => return,
                Err(TryRecvError::Disconnected) => Err(stopped()),
            }
        };
        if let Some(Reading { path, id, .. }) = app.readings.pop_front() {
            put(app, &path, &id, whole);
        }
    }
}

fn put(app: &mut App, path: &Path, id: &ArticleId, whole: Result<Whole, OpenError>) {
    let shown = app.session.article.clone();
    file::drop_beginning(&mut app.session, id);
    match whole {
        Ok((bytes, opened)) => take_in(app, path, bytes, opened, Some(id.clone())),
        Err(error) => app.session.notify(Severity::Error, error.to_string()),
    }
    // Another may have been opened since.
    if shown.as_ref() != Some(id) {
        app.session.article = shown;
    }
    file::show_some_article(&mut app.session);
}
